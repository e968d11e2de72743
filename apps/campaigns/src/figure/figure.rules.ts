import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { errors } from '../errors.js';

/**
 * How the figures of several days make one. 增量: each is what came since the one before, and they are summed; 存量: each is the state of
 * its day, and the newest counts.
 */
export const ACCUMULATIONS = ['FLOW', 'STATE'] as const;
export type Accumulation = (typeof ACCUMULATIONS)[number];

/** Whether an indicator that does not say so is a numerator over a denominator: shares and multiples are. */
export const hasDenominator = (unit: string): boolean => unit === '%' || unit === '倍';

/** Figures have at most four decimals, so that sums of amounts are exact to 1 元 where 亿元 are counted. */
const isDecimal = (value: number): boolean => Math.abs(value * 10_000 - Math.round(value * 10_000)) < 1e-3;
export const isFigure = (value: number): boolean => value >= 0 && value <= 1e12 && isDecimal(value);

/** What is reported: one figure of one region and day. */
export interface Reported {
  readonly indicator: string;
  readonly regionCode: RegionCode;
  readonly day: LocalDate;
  readonly numerator: number;
  readonly denominator: number | null;
}

/**
 * Checks a report by itself, against how its indicator is declared.
 *
 * @param unit of the indicator; of a share (%) no more than all can be reported
 * @param today a day that has not come has no figure yet
 * @throws FIGURE_FUTURE, FIGURE_VALUE, FIGURE_DENOMINATOR, FIGURE_EXCEEDS
 */
export function requireReportable(
  { indicator: code, day, numerator, denominator }: Reported,
  { unit, withDenominator }: { readonly unit: string; readonly withDenominator: boolean },
  today: LocalDate,
): void {
  if (day > today) throw errors.FIGURE_FUTURE({ day, today });
  if (!isFigure(numerator) || (denominator !== null && !isFigure(denominator))) throw errors.FIGURE_VALUE({ code });
  if (withDenominator !== (denominator !== null)) {
    const [zh, en] = withDenominator ? ['须同时填报分子和分母', 'has a denominator'] : ['只填数值,没有分母', 'has no denominator'];
    throw errors.FIGURE_DENOMINATOR({ code, zh, en });
  }
  if (unit === '%' && numerator > denominator!) throw errors.FIGURE_EXCEEDS({ code, numerator, denominator: denominator! });
}

/** The count, or numerator over denominator; null while the denominator is 0. */
export function figureValue(numerator: number, denominator: number | null): number | null {
  if (denominator === null) return numerator;
  return denominator === 0 ? null : numerator / denominator;
}
