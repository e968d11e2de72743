import { INDICATORS, type IndicatorCode } from '@fire-campaign/domain';
import type { Figure } from '../indicator/compute.js';

export interface LeagueRow extends Figure {
  /** 1 is best; equal values share a rank and the next one skips. Null when there is no value to rank. */
  readonly rank: number | null;
}

/**
 * A league table (排名): the best value first, by what the registry calls better; regions without a value at the end, not
 * ranked last. Within a rank, by region code.
 *
 * @param figures one per region, all of one indicator, any order
 */
export function rankRegions(indicator: IndicatorCode, figures: readonly Figure[]): readonly LeagueRow[] {
  const sign = INDICATORS[indicator].better === 'HIGHER' ? -1 : 1;
  const order = (figure: Figure) => (figure.value === null ? Infinity : sign * figure.value);
  const sorted = [...figures].sort((a, b) => {
    const [left, right] = [order(a), order(b)];
    return left === right ? (a.regionCode < b.regionCode ? -1 : 1) : left - right;
  });
  const firstOf = new Map<number | null, number>();
  sorted.forEach(({ value }, index) => firstOf.has(value) || firstOf.set(value, index + 1));
  return sorted.map((figure) => ({ ...figure, rank: figure.value === null ? null : firstOf.get(figure.value)! }));
}

/** Why a region has no value of a ratio: its denominator is 0. */
export const UNRANKED: Readonly<Partial<Record<IndicatorCode, { readonly zh: string; readonly en: string }>>> = {
  COVERAGE: { zh: '该地区无纳入范围单位,不参与排名', en: 'no units in scope in this region; not ranked' },
  RECTIFICATION_RATE: { zh: '该地区未发现隐患,不参与排名', en: 'no hazards found in this region; not ranked' },
  ON_TIME_RATE: { zh: '该地区尚无到期隐患,不参与排名', en: 'no hazards due yet in this region; not ranked' },
};
