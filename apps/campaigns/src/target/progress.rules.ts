import { addDays, daysBetween, regionContains, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import { isShareable, shareStep, type Comparator, type Stage, type TargetKind } from './target.rules.js';

/**
 * 完成, 未完成, 进度正常, 进度滞后, 无数据, 未到期限, 未分解. MET and NOT_MET are final where the horizon has ended; before, a target that asks
 * for at least something is met as soon as it is reached, and one that asks for at most something is on course until the end.
 */
export const PROGRESS_STATES = ['MET', 'NOT_MET', 'ON_COURSE', 'BEHIND', 'NO_DATA', 'NOT_DUE', 'NOT_SHARED'] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

export interface TargetJudged {
  readonly kind: TargetKind;
  readonly comparator: Comparator;
  readonly value: number;
  readonly unit: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly stages: readonly Stage[];
}

/** What a target is accounted against beside its threshold: the stock at the start, or last year's figure. */
export interface BaseFact {
  readonly value: number;
  /** Newer versions stand beside older ones; this is the newest. */
  readonly version: number;
}

export interface TargetFacts {
  /** The day to judge, at its end. */
  readonly day: LocalDate;
  /** What the indicator counts, in words. */
  readonly words: { readonly zh: string; readonly en: string };
  /** The unit in which the indicator is reported; of amounts it may differ from the target's. */
  readonly unit: string;
  /** Over the horizon up to the day; null without any. */
  readonly figure: {
    readonly numerator: number;
    readonly denominator: number | null;
    readonly asOf: string;
    readonly evidenceIds: readonly string[];
  } | null;
  /** Whether any day of the horizon up to the day had a figure above 0; asked for HARD_ZERO. */
  readonly breached: boolean;
  /** What this region has to reach: its share of a count or an amount; null when it has none. */
  readonly threshold: number | null;
  /** Asked for STOCK_CLOSURE and YEAR_ON_YEAR. */
  readonly base: BaseFact | null;
}

export interface TargetProgress {
  readonly state: ProgressState;
  /** In the target's unit: a count, an amount, a share 0–1, a change. Null while there is nothing to divide by. */
  readonly value: number | null;
  /** What had to be reached by the day: of a staged ratio, the stage in force. */
  readonly threshold: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** How much more (or, of a limit, how much less) it takes, in what is counted; 0 when nothing, null when unknown. */
  readonly gap: number | null;
  readonly formula: { readonly zh: string; readonly en: string };
  readonly day: LocalDate;
  readonly asOf: string | null;
  readonly baseVersion: number | null;
  readonly evidenceIds: readonly string[];
}

/** Shares and the like are held to four decimals; beyond that nothing is rounded. */
const SCALE = 10_000n;
const exact = (value: number): bigint => BigInt(Math.round(value * 10_000));
const YUAN: Readonly<Record<string, bigint>> = { 元: 1n, 万元: 10_000n, 亿元: 100_000_000n };

/** Two sides of a comparison as whole numbers: what there is, what it takes, and how much of either is one counted thing. */
interface Measure {
  readonly have: bigint;
  readonly need: bigint;
  readonly one: bigint;
  readonly value: number | null;
  readonly denominator: number | null;
  readonly arithmetic: { readonly zh: string; readonly en: string };
}

/**
 * How far a target is in a region at the end of a day. All comparisons are exact: shares by multiplication, amounts in 元.
 *
 * - COUNT, MONEY: the figure against the region's share.
 * - RATIO, SURVEY: numerator over denominator; of a survey the denominator is the sample.
 * - STAGED_RATIO: against the first stage whose day has not passed, the last one afterwards.
 * - RULE_COMPLIANCE: one that lacks it breaks the rule, so short of all it is behind at once; where nothing falls under the rule
 *   (0 of 0, reported) it is kept, or regions without such places could never meet it.
 * - STOCK_CLOSURE: closed over the stock of the start, whatever came later; a stock of 0 is closed.
 * - YEAR_ON_YEAR: against the base in proportion to the days that have passed, the whole at the end. Against a base of 0 only 0 is no rise.
 * - HARD_ZERO: one breach on any day of the horizon and it is not met for good. Nothing reported is not zero.
 *
 * Before the end, what falls short is on course while it is at least its part of the days that have passed.
 * @source 江苏省专项整治行动方案(2019-11-28)三:「一年内现存重大火灾隐患100%完成整改销案」「1年内全省33%的市政消火栓进入感知网络平台」
 */
export function judgeTarget(target: TargetJudged, facts: TargetFacts): TargetProgress {
  const { kind, comparator, unit } = target;
  const { day, figure, base } = facts;
  const stage = stageOn(target, day);
  const threshold = kind === 'STAGED_RATIO' ? stage.value : facts.threshold;
  const measure = figure === null || threshold === null ? null : measured(target, facts, figure, threshold, stage);
  const met = measure !== null && (kind === 'HARD_ZERO' ? !facts.breached && measure.have === 0n : meets(comparator, measure));
  const sign = `${SIGNS[comparator]} ${threshold === null ? '—' : written(kind, unit, threshold)}`;
  const arithmetic = measure?.arithmetic ?? { zh: '无数据', en: 'no data' };
  const state = stateOf(target, facts, stage, measure, met);
  return {
    state,
    value: measure?.value ?? null,
    threshold,
    numerator: figure?.numerator ?? null,
    denominator: measure?.denominator ?? figure?.denominator ?? null,
    gap: measure === null || state === 'NO_DATA' ? null : met ? 0 : gapOf(kind, comparator, measure),
    formula: {
      zh: `${facts.words.zh}:${arithmetic.zh},目标 ${sign}`,
      en: `${facts.words.en}: ${arithmetic.en}, target ${sign}`,
    },
    day,
    asOf: figure?.asOf ?? null,
    baseVersion: base?.version ?? null,
    evidenceIds: figure?.evidenceIds ?? [],
  };
}

interface StageInForce {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Value that was to be reached before. */
  readonly start: number;
  readonly value: number;
}

/** The part of the horizon that a day lies in: between two stages, or the whole. */
function stageOn({ kind, value, from, to, stages }: TargetJudged, day: LocalDate): StageInForce {
  if (kind !== 'STAGED_RATIO') return { from, to, start: 0, value };
  const ahead = stages.findIndex(({ on }) => on >= day);
  const index = ahead === -1 ? stages.length - 1 : ahead;
  const [before, current] = [stages[index - 1], stages[index]!];
  return {
    from: before === undefined ? from : addDays(before.on, 1),
    to: current.on,
    start: before?.value ?? 0,
    value: current.value,
  };
}

/** Days of the stage that have passed at the end of a day, and all of them. */
function passed({ from, to }: StageInForce, day: LocalDate): { readonly days: bigint; readonly all: bigint } {
  const all = daysBetween(from, to) + 1;
  return { days: BigInt(Math.min(all, Math.max(0, daysBetween(from, day) + 1))), all: BigInt(all) };
}

function measured(
  { kind, unit }: TargetJudged,
  { day, unit: counted, base }: TargetFacts,
  { numerator, denominator }: NonNullable<TargetFacts['figure']>,
  threshold: number,
  stage: StageInForce,
): Measure | null {
  const [n, d] = [exact(numerator), denominator === null ? null : exact(denominator)];
  const plain = (have: bigint, need: bigint, value: number): Measure => {
    const text = `${amount(value)} ${unit}`;
    return { have, need, one: SCALE, value, denominator: null, arithmetic: { zh: text, en: text } };
  };
  const over = (whole: bigint, noteZh = '', noteEn = ''): Measure => {
    const value = whole === 0n ? null : Number(n) / Number(whole);
    const result =
      value === null ? ['无应办对象', 'nothing to count'] : [`= ${written(kind, unit, value)}`, `= ${written(kind, unit, value)}`];
    const all = Number(whole) / 10_000;
    return {
      have: n * SCALE,
      need: exact(threshold) * whole,
      one: SCALE * SCALE,
      value,
      denominator: all,
      arithmetic: {
        zh: `${amount(numerator)} ÷ ${amount(all)}${noteZh} ${result[0]}`,
        en: `${amount(numerator)} ÷ ${amount(all)}${noteEn} ${result[1]}`,
      },
    };
  };
  switch (kind) {
    case 'COUNT':
    case 'HARD_ZERO':
      return plain(n, exact(threshold), numerator);
    case 'MONEY': {
      const [from, to] = [YUAN[counted] ?? 1n, YUAN[unit] ?? 1n];
      const value = Number(n * from) / Number(to) / 10_000;
      return { ...plain(n * from, exact(threshold) * to, value), one: SCALE * to };
    }
    case 'STOCK_CLOSURE':
      return base === null ? null : over(exact(base.value), '(启动时存量)', ' (stock at the start)');
    case 'YEAR_ON_YEAR': {
      if (base === null) return null;
      const { days, all } = passed(stage, day);
      const b = exact(base.value);
      const value = b === 0n || days === 0n ? null : (Number(n) * Number(all)) / (Number(b) * Number(days)) - 1;
      const [zh, en] = days === all ? ['', ''] : [` × ${days}/${all} 日`, ` × ${days}/${all} days`];
      const change = value === null ? '' : ` = ${written(kind, unit, value)}`;
      return {
        have: n * SCALE * all,
        need: b * (SCALE + exact(threshold)) * days,
        one: SCALE * SCALE * all,
        value,
        denominator: base.value,
        arithmetic: {
          zh: `${amount(numerator)} ÷ (上年同期 ${amount(base.value)}${zh})− 1${change}`,
          en: `${amount(numerator)} ÷ (a year before ${amount(base.value)}${en}) − 1${change}`,
        },
      };
    }
    default:
      return d === null ? null : over(d);
  }
}

const meets = (comparator: Comparator, { have, need }: Pick<Measure, 'have' | 'need'>): boolean =>
  ({ GTE: have >= need, LTE: have <= need, EQ: have === need, GT: have > need, LT: have < need })[comparator];

function stateOf(target: TargetJudged, facts: TargetFacts, stage: StageInForce, measure: Measure | null, met: boolean): ProgressState {
  const { kind, comparator } = target;
  const { day, figure, breached } = facts;
  if (day < target.from) return 'NOT_DUE';
  if (kind === 'HARD_ZERO' && breached) return 'NOT_MET';
  if (figure === null) return 'NO_DATA';
  if (facts.threshold === null) return 'NOT_SHARED';
  const empty = measure?.denominator === 0;
  if (measure === null || (empty && kind !== 'RULE_COMPLIANCE' && kind !== 'STOCK_CLOSURE' && kind !== 'YEAR_ON_YEAR')) return 'NO_DATA';
  if (day >= stage.to) return met ? 'MET' : 'NOT_MET';
  if (kind === 'HARD_ZERO' || comparator === 'LTE' || comparator === 'LT') return met ? 'ON_COURSE' : 'BEHIND';
  if (met) return empty ? 'ON_COURSE' : 'MET';
  if (kind === 'RULE_COMPLIANCE' || kind === 'SURVEY') return 'BEHIND';
  const { days, all } = passed(stage, day);
  const start = stage.value === 0 ? 0n : (measure.need * exact(stage.start)) / exact(stage.value);
  const due = start * all + (measure.need - start) * days;
  return measure.have * all >= due && measure.have < measure.need ? 'ON_COURSE' : 'BEHIND';
}

/** The least number of steps (whole things, 0.0001 of an amount) after which a target that is not met would be. */
function gapOf(kind: TargetKind, comparator: Comparator, { have, need, one }: Measure): number {
  const perOne = BigInt(Math.round(1 / shareStep(kind)));
  const step = one / perOne;
  const distance = have > need ? have - need : need - have;
  const steps = comparator === 'GT' || comparator === 'LT' ? distance / step + 1n : (distance + step - 1n) / step;
  return Number(steps) / Number(perOne);
}

const SIGNS: Readonly<Record<Comparator, string>> = { GTE: '≥', LTE: '≤', EQ: '=', GT: '>', LT: '<' };
const amount = (value: number): string => String(Number(value.toFixed(4)));
/** A number as it is said in a target's unit: shares and changes in per cent. */
const written = (kind: TargetKind, unit: string, value: number): string =>
  unit === '%' && !isShareable(kind) && kind !== 'HARD_ZERO' ? `${amount(Number((value * 100).toFixed(2)))}%` : `${amount(value)} ${unit}`;

/**
 * What a region has to reach of a target: all of it where it is set, of counts and amounts below what was shared out to it or to
 * the regions in it, of others the same everywhere.
 * @returns null where nothing was shared out
 */
export function thresholdFor(
  target: TargetJudged & {
    readonly regionCode: RegionCode;
    readonly shares: readonly { readonly regionCode: RegionCode; readonly value: number }[];
  },
  regionCode: RegionCode,
): number | null {
  if (regionCode === target.regionCode || !isShareable(target.kind)) return target.value;
  const own = target.shares.filter((share) => regionContains(regionCode, share.regionCode));
  return own.length === 0 ? null : Number(own.reduce((sum, share) => sum + exact(share.value), 0n)) / 10_000;
}
