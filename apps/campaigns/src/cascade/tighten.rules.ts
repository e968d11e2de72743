import { isDeepStrictEqual } from 'node:util';
import { CADENCE_PERIODS, type CadencePeriod } from '../cadence/cadence.rules.js';
import type { Cadence } from '../cadence/cadence.entity.js';
import { COMPARATORS as GATE_COMPARATORS, thresholdText, type Bilingual, type Criterion } from '../gate/gate.criteria.js';
import type { Bound } from '../plan/plan.rules.js';
import type { Comparator } from '../target/target.rules.js';
import type { SaidTarget } from './inherit.rules.js';

/*
 * What is handed down may be made stricter and never looser. Each rule answers null when the own one is at least as strict, else the
 * bound that was left.
 */

const DECIMALS = 4;
const figure = (value: number, unit: string) =>
  unit === '%' ? `${Number((value * 100).toFixed(DECIMALS - 2))}%` : `${Number(value.toFixed(DECIMALS))} ${unit}`;
export const COMPARATOR_SIGNS: Readonly<Record<Comparator, string>> = { GTE: '≥', LTE: '≤', EQ: '=', GT: '>', LT: '<' };
const STRICT: Readonly<Partial<Record<Comparator, Comparator>>> = { GTE: 'GT', LTE: 'LT' };

export const targetText = ({ comparator, value, unit, from, to, stages }: SaidTarget): Bilingual => {
  const steps = stages.map((stage) => `${stage.on} ${figure(stage.value, unit)}`).join(' → ');
  const limit = `${COMPARATOR_SIGNS[comparator]} ${figure(value, unit)}`;
  return {
    zh: `${limit}(${from} 至 ${to}${steps === '' ? '' : `;分步 ${steps}`})`,
    en: `${limit} (${from} to ${to}${steps === '' ? '' : `; stages ${steps}`})`,
  };
};

/**
 * Whether a target asks less than the one it was inherited from. At least (≥, >): the figure not lower, within the same horizon or
 * a part of it. At most (≤, <) and exactly (=): the figure not higher, or the same, over the same horizon, since a shorter one would
 * leave days out. Every stage is reached as early and as high.
 */
export function targetLoosened(bound: SaidTarget, own: SaidTarget): Bilingual | null {
  const same = { zh: `须保持原名称、指标和口径:${targetText(bound).zh}`, en: `keep name, indicator and kind: ${targetText(bound).en}` };
  if (own.name !== bound.name || own.kind !== bound.kind || own.indicator !== bound.indicator || own.unit !== bound.unit) return same;
  if (own.comparator !== bound.comparator && own.comparator !== STRICT[bound.comparator]) return same;
  const limit = `${COMPARATOR_SIGNS[bound.comparator]} ${figure(bound.value, bound.unit)}`;
  const atLeast = bound.comparator === 'GTE' || bound.comparator === 'GT';
  const reached = atLeast ? own.value >= bound.value : bound.comparator === 'EQ' ? own.value === bound.value : own.value <= bound.value;
  if (!reached) return { zh: `目标值须 ${limit}`, en: `the figure must be ${limit}` };
  const horizon = atLeast ? own.from >= bound.from && own.to <= bound.to : own.from === bound.from && own.to === bound.to;
  if (!horizon) {
    return atLeast
      ? { zh: `期限须在 ${bound.from} 至 ${bound.to} 之内`, en: `the horizon lies within ${bound.from} to ${bound.to}` }
      : { zh: `期限须为 ${bound.from} 至 ${bound.to}`, en: `the horizon stays ${bound.from} to ${bound.to}` };
  }
  const missed = bound.stages.find((stage) => !own.stages.some(({ on, value }) => on <= stage.on && value >= stage.value));
  if (missed === undefined) return null;
  const stage = figure(missed.value, bound.unit);
  return { zh: `须在 ${missed.on}(含)前达到 ${stage}`, en: `${stage} must be reached by ${missed.on}` };
}

/** Days that every period of a kind has at least. */
const DAYS: Readonly<Record<CadencePeriod, number>> = { DAY: 1, WEEK: 7, HALF_MONTH: 13, MONTH: 28, QUARTER: 90, YEAR: 365, ONCE: 1 };
/** Months, or parts of them, that periods counted by the calendar have. */
const HALF_MONTHS: Readonly<Partial<Record<CadencePeriod, number>>> = { HALF_MONTH: 1, MONTH: 2, QUARTER: 6, YEAR: 24 };

/** How many whole periods of one kind lie in any period of another: 3 whole weeks in a month, 0 months in a week. */
export function wholePeriods(inner: CadencePeriod, outer: CadencePeriod): number {
  if (inner === outer) return 1;
  if (inner === 'ONCE' || outer === 'ONCE') return 0; // a horizon may be of any length
  if (CADENCE_PERIODS.indexOf(inner) > CADENCE_PERIODS.indexOf(outer)) return 0;
  if (inner === 'DAY') return DAYS[outer];
  if (inner === 'WEEK') return Math.floor((DAYS[outer] - 6) / 7);
  return Math.floor(HALF_MONTHS[outer]! / HALF_MONTHS[inner]!);
}

export type SaidCadence = Pick<
  Cadence,
  'what' | 'who' | 'indicator' | 'atLeast' | 'period' | 'scope' | 'form' | 'dueWorkingDays' | 'dueBefore' | 'from' | 'to'
>;
const PERIODS: Readonly<Record<CadencePeriod, Bilingual>> = {
  DAY: { zh: '每日', en: 'a day' },
  WEEK: { zh: '每周', en: 'a week' },
  HALF_MONTH: { zh: '每半月', en: 'half a month' },
  MONTH: { zh: '每月', en: 'a month' },
  QUARTER: { zh: '每季度', en: 'a quarter' },
  YEAR: { zh: '每年', en: 'a year' },
  ONCE: { zh: '全程', en: 'in all' },
};
const SCOPES = {
  PER_PERSON: { zh: '按人', en: 'per person' },
  PER_ORGANIZATION: { zh: '按单位', en: 'per organisation' },
  TOTAL: { zh: '合计', en: 'in total' },
} as const;
const boundText = ({ day, event }: Bound): string => day ?? event!.name;

export const cadenceText = ({ atLeast, period, scope, dueBefore, from, to }: SaidCadence): Bilingual => ({
  zh: `${PERIODS[period].zh}不少于 ${atLeast} 次(${SCOPES[scope].zh})${dueBefore === null ? '' : `,${dueBefore} 前`},${boundText(from)} 至 ${boundText(to)}`,
  en: `at least ${atLeast} ${PERIODS[period].en} (${SCOPES[scope].en})${dueBefore === null ? '' : `, before ${dueBefore}`}, ${boundText(from)} to ${boundText(to)}`,
});

/**
 * Whether a cadence rule asks less than the one it was inherited from: in any period of the bound, the own one's whole periods must
 * bring as many times; the same thing by the same people, counted alike, not later in the day, from and to at least as far.
 */
export function cadenceLoosened(bound: SaidCadence, own: SaidCadence): Bilingual | null {
  const { zh, en } = cadenceText(bound);
  if (
    own.what !== bound.what ||
    own.who !== bound.who ||
    own.scope !== bound.scope ||
    own.form !== bound.form ||
    own.indicator !== bound.indicator
  ) {
    return { zh: `事项、责任人和计数口径须保持不变:${bound.who}${bound.what},${zh}`, en: `what, who and scope stay: ${bound.what}, ${en}` };
  }
  if (own.atLeast * wholePeriods(own.period, bound.period) < bound.atLeast)
    return { zh: `频次须为${zh}或更密`, en: `${en}, or more often` };
  if (bound.dueBefore !== null && (own.dueBefore === null || own.dueBefore > bound.dueBefore)) {
    return { zh: `每次须在 ${bound.dueBefore} 前完成`, en: `each time before ${bound.dueBefore}` };
  }
  if ((own.dueWorkingDays ?? 0) > (bound.dueWorkingDays ?? 0)) {
    const days = bound.dueWorkingDays ?? 0;
    return { zh: `须在周期结束后 ${days} 个工作日内提交`, en: `due within ${days} working days after the period` };
  }
  const begins =
    bound.from.day === null ? isDeepStrictEqual(own.from, bound.from) : own.from.day !== null && own.from.day <= bound.from.day;
  const ends = bound.to.day === null ? isDeepStrictEqual(own.to, bound.to) : own.to.day !== null && own.to.day >= bound.to.day;
  if (begins && ends) return null;
  return {
    zh: `须自 ${boundText(bound.from)} 执行到 ${boundText(bound.to)}`,
    en: `it holds from ${boundText(bound.from)} to ${boundText(bound.to)}`,
  };
}

/** Whether a gate's criterion lets more pass than the one it was inherited from. */
export function criterionLoosened(bound: Criterion, own: Criterion): Bilingual | null {
  const kept = { zh: `须保留条件“${bound.title.zh}”`, en: `keep the criterion "${bound.title.en}"` };
  switch (bound.kind) {
    case 'INDICATOR': {
      if (own.kind !== 'INDICATOR' || own.indicator !== bound.indicator || own.comparator !== bound.comparator || own.scope !== bound.scope)
        return kept;
      const strict = {
        GTE: own.threshold >= bound.threshold,
        LTE: own.threshold <= bound.threshold,
        EQ: own.threshold === bound.threshold,
      };
      const limit = `${GATE_COMPARATORS[bound.comparator]} ${thresholdText(bound)}`;
      return strict[bound.comparator] ? null : { zh: `门槛须 ${limit}`, en: `the threshold must be ${limit}` };
    }
    case 'TASKS_SIGNED_FOR':
    case 'TASKS_DONE': {
      const strict =
        own.kind === bound.kind && (own.phase === null || own.phase === bound.phase) && (bound.mandatoryOnly || !own.mandatoryOnly);
      return strict ? null : kept;
    }
    case 'SIGN_OFF':
      return own.kind === 'SIGN_OFF' && bound.bodies.every((body) => own.bodies.includes(body)) ? null : kept;
    case 'NOT_BEFORE':
      return own.kind === 'NOT_BEFORE' && own.date >= bound.date ? null : kept;
    case 'NO_OVERDUE': {
      const all =
        own.kind === 'NO_OVERDUE' && (own.obligations === null || bound.obligations?.every((one) => own.obligations?.includes(one)));
      return all === true ? null : kept;
    }
    case 'SUBORDINATE_PHASES':
      return own.kind === bound.kind && own.phase === bound.phase && own.threshold >= bound.threshold ? null : kept;
    case 'EVALUATION':
      return own.kind === bound.kind && (own.grade === bound.grade || own.grade === 'EXCELLENT') ? null : kept;
    case 'TARGETS': {
      const { targets } = bound;
      if (own.kind !== bound.kind) return kept;
      return targets === null ? (own.targets === null ? null : kept) : targets.every((name) => own.targets?.includes(name)) ? null : kept;
    }
    default: // these have nothing to be made stricter
      return isDeepStrictEqual(condition(own), condition(bound)) ? null : kept;
  }
}

/** A criterion without its wordings. */
export const condition = ({ title: _title, explanation: _explanation, ...rest }: Criterion) => rest;
