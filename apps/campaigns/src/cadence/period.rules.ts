import { addDays, addWorkingDays, defineMachine, weekday, type LocalDate, type StateOf, type WorkCalendar } from '@fire-campaign/domain';
import { endOfDay, timeOfDay } from '../obligation/obligations.js';
import type { Wildcard } from '../template/names.js';
import type { CadenceForm, CadencePeriod } from './cadence.rules.js';

/** States of one period of a cadence rule for one debtor (频次周期). */
export const periodMachine = defineMachine({
  name: { zh: '频次周期', en: 'Cadence period' },
  initial: 'OPEN',
  states: {
    OPEN: { zh: '进行中', en: 'open' },
    MET: { zh: '按时完成', en: 'met' },
    LATE: { zh: '迟报', en: 'late' },
    RETURNED: { zh: '退回补正', en: 'returned' },
    MISSED: { zh: '未完成', en: 'missed' },
    WAIVED: { zh: '不再要求', en: 'waived' },
  },
  transitions: [
    {
      from: 'OPEN',
      action: 'MEET',
      to: 'MET',
      who: 'tasks:work',
      guard: 'the number is reached, or the report submitted, in time',
      zh: '按时完成',
    },
    {
      from: 'OPEN',
      action: 'SUBMIT_LATE',
      to: 'LATE',
      who: 'tasks:work',
      guard: 'a report or meeting submitted when it was late',
      zh: '迟报',
    },
    {
      from: ['MET', 'LATE'],
      action: 'RETURN',
      to: 'RETURNED',
      who: 'campaigns:write',
      guard: 'a report or meeting; another person than the submitter',
      zh: '退回',
    },
    { from: 'RETURNED', action: 'MEET', to: 'MET', who: 'tasks:work', guard: 'the first submission was in time', zh: '补正' },
    { from: 'RETURNED', action: 'SUBMIT_LATE', to: 'LATE', who: 'tasks:work', guard: 'the first submission was late', zh: '补正' },
    {
      from: 'OPEN',
      action: 'MISS',
      to: 'MISSED',
      who: 'SYSTEM',
      guard: 'acts fell short when the period was over; for good',
      zh: '到期未完成',
    },
    {
      from: 'OPEN',
      action: 'WAIVE',
      to: 'WAIVED',
      who: 'SYSTEM',
      guard: 'the campaign was suspended when it ended, or the event by which the rule begins or ends was dated so that it is not asked',
      zh: '不再要求',
    },
    { from: 'WAIVED', action: 'REOPEN', to: 'OPEN', who: 'SYSTEM', guard: 'that event was dated anew', zh: '恢复要求' },
  ],
});
export type PeriodStatus = StateOf<typeof periodMachine>;

/** Whole days, the last one included. */
export interface Days {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
}

/**
 * The periods of a rule that begin on or before a day, in order: calendar days, weeks from Monday to Sunday, half months (1st–15th, 16th to
 * the end), months, quarters, years, or once; the first and the last are cut to the rule's own days.
 *
 * @param bounds the rule's days; empty when it ends before it starts
 * @param upTo periods that begin later are left out
 * @throws RangeError when a day does not exist
 */
export function periodsOf(period: CadencePeriod, bounds: Days, upTo: LocalDate): readonly Days[] {
  const periods: Days[] = [];
  for (let startsOn = bounds.startsOn; startsOn <= bounds.endsOn && startsOn <= upTo;) {
    const whole = lastDayOf(period, startsOn);
    const endsOn = whole === null || whole > bounds.endsOn ? bounds.endsOn : whole;
    periods.push({ startsOn, endsOn });
    startsOn = addDays(endsOn, 1);
  }
  return periods;
}

/** The last day of the calendar's period in which a day lies; null for once. */
function lastDayOf(period: CadencePeriod, day: LocalDate): LocalDate | null {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const endOfMonth = (last: number) => addDays(last === 12 ? `${year + 1}-01-01` : `${year}-${String(last + 1).padStart(2, '0')}-01`, -1);
  switch (period) {
    case 'DAY':
      return day;
    case 'WEEK':
      return addDays(day, 7 - weekday(day));
    case 'HALF_MONTH':
      return day.slice(8) <= '15' ? `${day.slice(0, 8)}15` : endOfMonth(month);
    case 'MONTH':
      return endOfMonth(month);
    case 'QUARTER':
      return endOfMonth(Math.ceil(month / 3) * 3);
    case 'YEAR':
      return `${year}-12-31`;
    case 'ONCE':
      return null;
  }
}

/**
 * The first moment at which what a period asks is late: the end of its last day; for reports and meetings with working days, the end of
 * the last of these; an hour of that day where the rule names one and the period is a day or a submission.
 *
 * @param calendar which days are worked
 * @returns `estimated` when the calendar of a year in question is not published
 */
export function dueOf(
  rule: {
    readonly form: CadenceForm;
    readonly period: CadencePeriod;
    readonly dueBefore: string | null;
    readonly dueWorkingDays: number | null;
  },
  { endsOn }: Days,
  calendar: WorkCalendar,
): { readonly dueAt: Date; readonly estimated: boolean } {
  const { day, estimated } = addWorkingDays(endsOn, rule.form === 'ACTS' ? 0 : (rule.dueWorkingDays ?? 0), calendar);
  const timed = rule.dueBefore !== null && (rule.period === 'DAY' || rule.form !== 'ACTS');
  return { dueAt: timed ? timeOfDay(day, rule.dueBefore!) : endOfDay(day), estimated };
}

/** Which organisations a document's words mean: every detachment or city, every brigade or county, or else the campaign's own. */
export function organizationsMeant(who: string): Exclude<Wildcard, 'DIVISIONS'> | null {
  if (/各大队|各(?:县|区)/.test(who)) return 'BRIGADES';
  return /各支队|各(?:设区)?市/.test(who) ? 'DETACHMENTS' : null;
}
