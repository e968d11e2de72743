import { INDICATORS, type IndicatorCode, type LocalDate } from '@fire-campaign/domain';
import { day, optional, text } from '@fire-campaign/platform';
import { z } from 'zod';
import { ACCUMULATIONS, hasDenominator } from '../figure/figure.rules.js';
import { citation } from '../plan/citation.js';
import type { Problem } from '../plan/problems.js';

/** 数量, 比率, 存量销号, 同比, 分步比率, 零发生, 资金, 规则符合, 调查 */
export const TARGET_KINDS = [
  'COUNT',
  'RATIO',
  'STOCK_CLOSURE',
  'YEAR_ON_YEAR',
  'STAGED_RATIO',
  'HARD_ZERO',
  'MONEY',
  'RULE_COMPLIANCE',
  'SURVEY',
] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

export const COMPARATORS = ['GTE', 'LTE', 'EQ', 'GT', 'LT'] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** 平均, 按存量, 手工 */
export const SHARE_METHODS = ['EVEN', 'BY_STOCK', 'BY_HAND'] as const;
export type ShareMethod = (typeof SHARE_METHODS)[number];

/** An intermediate value to be reached by the end of a day. */
export interface Stage {
  readonly on: LocalDate;
  readonly value: number;
}

export const indicatorCode = z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/);
export const isComputed = (code: string): code is IndicatorCode => Object.hasOwn(INDICATORS, code);

/** Values are exact decimals of at most four places, so that shares add up exactly. */
export const STEP = 0.0001;
const isDecimal = (value: number) => Math.abs(value * 10_000 - Math.round(value * 10_000)) < 1e-3;
const figure = z
  .number()
  .min(-1e9)
  .max(1e9)
  .refine(isDecimal, {
    params: { code: 'DECIMALS', zh: '目标值最多保留四位小数。', en: 'A figure has at most four decimals.' },
  });

/** What a target says; where it hangs and who answers for it is apart. Horizon days must be filled in before it is checked. */
export const targetFields = {
  kind: z.enum(TARGET_KINDS),
  name: text(200, 2),
  indicator: indicatorCode,
  comparator: z.enum(COMPARATORS),
  value: figure,
  unit: text(10),
  from: day,
  to: day,
  stages: z
    .array(z.object({ on: day, value: figure }))
    .max(20)
    .nullish()
    .transform((stages) => stages ?? []),
  remark: optional(text(300)),
  citation: optional(citation),
};

/** What a declaration of a reported indicator says. */
export const indicatorFields = {
  code: indicatorCode,
  zh: text(100),
  en: text(100),
  unit: text(10),
  formula: text(300),
  evidence: text(300),
  accumulation: optional(z.enum(ACCUMULATIONS)),
  withDenominator: optional(z.boolean()),
};

/** The same with what it leaves open: the figures of days are states, and shares and multiples have a denominator. */
export function indicatorSaid({ code, zh, en, unit, formula, evidence, ...open }: z.output<z.ZodObject<typeof indicatorFields>>) {
  const accumulation = open.accumulation ?? 'STATE';
  return { code, zh, en, unit, formula, evidence, accumulation, withDenominator: open.withDenominator ?? hasDenominator(unit) };
}

export interface TargetSaid {
  readonly kind: TargetKind;
  readonly comparator: Comparator;
  readonly value: number;
  readonly unit: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly stages: readonly Stage[];
}

const ALLOWED: Readonly<Record<TargetKind, readonly Comparator[]>> = {
  COUNT: ['GTE', 'EQ', 'LTE', 'GT', 'LT'],
  RATIO: ['GTE', 'EQ', 'LTE', 'GT', 'LT'],
  STOCK_CLOSURE: ['GTE', 'EQ', 'GT'],
  YEAR_ON_YEAR: ['LTE', 'GTE', 'LT', 'GT'],
  STAGED_RATIO: ['GTE', 'EQ'],
  HARD_ZERO: ['EQ'],
  MONEY: ['GTE', 'EQ', 'LTE', 'GT', 'LT'],
  RULE_COMPLIANCE: ['GTE', 'EQ'],
  SURVEY: ['GTE', 'GT'],
};
const MONEY_UNITS = ['元', '万元', '亿元'];

/** Whether a target's figure is a sum over regions, so that it can be shared out. */
export const isShareable = (kind: TargetKind): boolean => kind === 'COUNT' || kind === 'MONEY';
/** The smallest part of a figure that a region can be given. */
export const shareStep = (kind: TargetKind): number => (kind === 'MONEY' ? STEP : 1);

/**
 * What is wrong with a target by itself: its figure for its kind, its comparator, its stages, its horizon. Shares are 0–1 with
 * unit %, multiples (倍) may be larger; a change year on year is negative when it goes down.
 */
export function targetProblems({ kind, comparator, value, unit, from, to, stages }: TargetSaid): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (path: Problem['path'], code: string, zh: string, en: string) => problems.push({ path, code, zh, en });
  if (to < from) add(['to'], 'DATES', '目标期限的结束日不得早于开始日。', 'A horizon may not end before it begins.');
  if (!ALLOWED[kind].includes(comparator)) {
    add(
      ['comparator'],
      'COMPARATOR',
      '该类目标不能用此比较方式。请更换。',
      'This comparator does not fit the kind of target. Choose another.',
    );
  }
  const share = (path: Problem['path'], figure: number, most = 1) => {
    if (figure <= 0 || figure > most) {
      add(
        path,
        'TARGET_VALUE',
        '比率类目标值须大于 0 且不超过 1(95% 填 0.95)。',
        'The value of a ratio lies above 0 and up to 1 (0.95 for 95 %).',
      );
    }
  };
  switch (kind) {
    case 'COUNT':
      if (!Number.isInteger(value) || value < 1)
        add(['value'], 'TARGET_VALUE', '数量目标须为正整数。', 'A count is a whole number from 1.');
      break;
    case 'MONEY':
      if (value <= 0) add(['value'], 'TARGET_VALUE', '资金目标须大于 0。', 'An amount is larger than 0.');
      if (!MONEY_UNITS.includes(unit))
        add(['unit'], 'TARGET_UNIT', '资金目标的单位应为元、万元或亿元。', 'Give an amount in 元, 万元 or 亿元.');
      break;
    case 'HARD_ZERO':
      if (value !== 0) add(['value'], 'TARGET_VALUE', '零发生目标的值须为 0。', 'The value of a hard zero is 0.');
      break;
    case 'YEAR_ON_YEAR':
      if (value <= -1 || value > 10 || value === 0) {
        add(['value'], 'TARGET_VALUE', '同比目标填增减幅度,下降 15% 填 -0.15。', 'Give the change: -0.15 for a fall by 15 %.');
      }
      break;
    case 'RATIO':
      share(['value'], value, unit === '%' ? 1 : 1000);
      break;
    default:
      share(['value'], value);
  }
  if (kind !== 'COUNT' && kind !== 'MONEY' && kind !== 'HARD_ZERO' && kind !== 'RATIO' && unit !== '%') {
    add(['unit'], 'TARGET_UNIT', '该类目标的单位应为 %。', 'The unit of this kind of target is %.');
  }
  if (kind === 'STAGED_RATIO' ? stages.length < 2 : stages.length > 0) {
    add(['stages'], 'STAGES', '分步目标须至少两步,其他目标不设分步。', 'A staged ratio has at least two stages, other targets none.');
    return problems;
  }
  stages.forEach((stage, index) => {
    const previous = stages[index - 1];
    share(['stages', index, 'value'], stage.value);
    if (previous !== undefined && (stage.on <= previous.on || stage.value <= previous.value)) {
      add(['stages', index], 'STAGE_ORDER', '各步的日期和数值须逐步递增。', 'Stages go up, in day and in value.');
    }
    if (stage.on < from || stage.on > to) {
      add(['stages', index, 'on'], 'STAGE_OUTSIDE', '各步的日期须在目标期限之内。', 'The day of a stage lies within the horizon.');
    }
  });
  const last = stages.at(-1);
  if (last !== undefined && last.value !== value) {
    add(['value'], 'STAGE_LAST', '最后一步的数值须等于目标值。', 'The last stage reaches the target’s value.');
  }
  return problems;
}

/**
 * Divides a total by weights so that the parts add up to it exactly (最大余数法): each part is rounded down, and what is left goes,
 * one step each, to the largest remainders; among equal ones to the first.
 *
 * @param total a whole number of steps
 * @param weights at least one, none negative, not all 0
 * @param step the smallest part: 1, or 0.0001 for money
 * @throws RangeError when the weights cannot divide anything
 */
export function apportion(total: number, weights: readonly number[], step: number): readonly number[] {
  const perStep = Math.round(1 / step);
  const units = BigInt(Math.round(total * perStep));
  const scaled = weights.map((weight) => BigInt(Math.round(weight * 10_000)));
  const sum = scaled.reduce((all, weight) => all + weight, 0n);
  if (sum <= 0n || scaled.some((weight) => weight < 0n)) throw new RangeError('weights must be 0 or more, and one of them more');
  const parts = scaled.map((weight) => ({ whole: (units * weight) / sum, rest: (units * weight) % sum }));
  let left = Number(units - parts.reduce((all, { whole }) => all + whole, 0n));
  const byRest = parts.map((_, index) => index).sort((one, other) => Number(parts[other]!.rest - parts[one]!.rest) || one - other);
  const extra = new Set<number>();
  for (const index of byRest) {
    if (left === 0) break;
    extra.add(index);
    left -= 1;
  }
  return parts.map(({ whole }, index) => Number(whole + (extra.has(index) ? 1n : 0n)) / perStep);
}

/** By how much parts differ from their total, exactly; 0 when they add up, negative when something is missing. */
export function shareDifference(total: number, parts: readonly number[]): number {
  const steps = (value: number) => BigInt(Math.round(value / STEP));
  return Number(parts.reduce((sum, part) => sum + steps(part), 0n) - steps(total)) / 10_000;
}

/** Whether a horizon lies in none of the frames: the days of the campaign, or of the programme it stands under. */
export function horizonOutside(
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  frames: readonly { readonly startsOn: LocalDate; readonly endsOn: LocalDate }[],
): boolean {
  return !frames.some(({ startsOn, endsOn }) => startsOn <= from && to <= endsOn);
}
