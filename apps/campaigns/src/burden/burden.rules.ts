import { readFileSync } from 'node:fs';
import { daysBetween, regionLevel, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import { day } from '@fire-campaign/platform';
import { z } from 'zod';
import type { CadencePeriod } from '../cadence/cadence.rules.js';
import type { DispatchDays, DispatchLevel, FormLine } from '../dispatch/dispatch.rules.js';

/** 省, 市, 县, 乡镇: whose work is counted. */
export const BURDEN_LEVELS = ['PROVINCE', 'CITY', 'COUNTY', 'TOWN'] as const;
export type BurdenLevel = (typeof BURDEN_LEVELS)[number];

export const weeklyMinutes = z.number().min(0).max(10_080);
const perLevel = z.object({ PROVINCE: weeklyMinutes, CITY: weeklyMinutes, COUNTY: weeklyMinutes, TOWN: weeklyMinutes });
/** Minutes per week of one organisation, by level. */
export type MinutesPerLevel = z.output<typeof perLevel>;

/** How long things are taken to take, from a day on; shown wherever a burden is. */
const assumptions = z.object({
  validFrom: day,
  source: z.string(),
  sourceEn: z.string(),
  minutesPerField: weeklyMinutes,
  minutesPerReport: weeklyMinutes,
  minutesPerTask: weeklyMinutes,
  capMinutesPerWeek: perLevel,
});
export type BurdenAssumptions = z.output<typeof assumptions>;
export const ASSUMPTIONS: BurdenAssumptions = assumptions.parse(
  JSON.parse(readFileSync(new URL('../../data/burden.json', import.meta.url), 'utf8')),
);

/** What a plan asks of those who carry it out. */
export interface BurdeningPlan {
  readonly regionCode: RegionCode;
  readonly startsOn: LocalDate;
  /** Last day, included. */
  readonly endsOn: LocalDate;
  readonly form: { readonly level: DispatchLevel; readonly days: DispatchDays; readonly lines: readonly FormLine[] } | null;
  readonly cadences: readonly {
    readonly who: string;
    readonly atLeast: number;
    readonly period: CadencePeriod;
    readonly indicator: string | null;
  }[];
  /** How many tasks each division of a region has, and its office those without one. */
  readonly tasks: readonly { readonly regionCode: RegionCode; readonly count: number }[];
}

/** Per week, for one organisation of a level; rounded to one decimal. */
export interface Burden {
  /** Figures typed. */
  readonly fields: number;
  /** Sheets, records and submissions handed in. */
  readonly reports: number;
  readonly minutes: number;
}
export type BurdenPerLevel = Readonly<Record<BurdenLevel, Burden>>;

const PER_WEEK: Readonly<Record<CadencePeriod, number>> = {
  DAY: 7,
  WEEK: 1,
  HALF_MONTH: 24 / 52,
  MONTH: 12 / 52,
  QUARTER: 4 / 52,
  YEAR: 1 / 52,
  ONCE: 0,
};
const BODIES: readonly (readonly [RegExp, BurdenLevel])[] = [
  [/乡镇|街道|派出所|社区|村|网格/u, 'TOWN'],
  [/大队|县级|各县/u, 'COUNTY'],
  [/支队|市级|各市/u, 'CITY'],
  [/总队|省级/u, 'PROVINCE'],
];

/**
 * What a plan costs one organisation of each level per week: typed lines of the daily dispatch, cadence rules by the body that
 * they name (the campaign's own level when it names none), and tasks spread over the days of the campaign, counted for the division or office that
 * has most of them. What is computed is not typed and costs nothing.
 *
 * @returns fields, reports and minutes per level; all 0 where nothing is asked
 * @source 中央网信办《关于防治“指尖上的形式主义”的若干意见》(2023)
 */
export function burdenOf(plan: BurdeningPlan, given: BurdenAssumptions = ASSUMPTIONS): BurdenPerLevel {
  const nothing = () => ({ fields: 0, reports: 0, tasks: 0 });
  const sums = { PROVINCE: nothing(), CITY: nothing(), COUNTY: nothing(), TOWN: nothing() };
  if (plan.form !== null) {
    const daysAWeek = plan.form.days === 'CALENDAR' ? 7 : 5;
    for (const [level, lines] of Map.groupBy(plan.form.lines, (line) => line.level)) {
      sums[level].fields += lines.filter(({ kind }) => kind === 'REPORTED').length * daysAWeek;
      sums[level].reports += daysAWeek;
    }
  }
  const own = burdenLevel(plan.regionCode);
  for (const { who, atLeast, period, indicator } of plan.cadences) {
    const level = BODIES.find(([pattern]) => pattern.test(who))?.[1] ?? own;
    const times = atLeast * PER_WEEK[period];
    sums[level].reports += times;
    if (indicator !== null) sums[level].fields += times;
  }
  const weeks = Math.max(1, (daysBetween(plan.startsOn, plan.endsOn) + 1) / 7);
  for (const [level, tasks] of Map.groupBy(plan.tasks, ({ regionCode }) => burdenLevel(regionCode))) {
    sums[level].tasks += Math.max(...tasks.map(({ count }) => count)) / weeks;
  }
  const costs = ({ fields, reports, tasks }: ReturnType<typeof nothing>): Burden => ({
    fields: rounded(fields),
    reports: rounded(reports + tasks),
    minutes: rounded(fields * given.minutesPerField + reports * given.minutesPerReport + tasks * given.minutesPerTask),
  });
  return { PROVINCE: costs(sums.PROVINCE), CITY: costs(sums.CITY), COUNTY: costs(sums.COUNTY), TOWN: costs(sums.TOWN) };
}

/** Levels that are asked more than their cap allows; the cap itself is allowed. */
export const levelsOver = (burden: BurdenPerLevel, caps: MinutesPerLevel): readonly BurdenLevel[] =>
  BURDEN_LEVELS.filter((level) => burden[level].minutes > caps[level]);

/** Villages count with their town. */
function burdenLevel(regionCode: RegionCode): BurdenLevel {
  const level = regionLevel(regionCode);
  if (level === 'NATION') throw new RangeError('a campaign has a region');
  return level === 'VILLAGE' ? 'TOWN' : level;
}

const rounded = (value: number) => Math.round(value * 10) / 10;
