/** Which day a time expression means, given the notice it stands in. */
import { addDays, type LocalDate } from '@fire-campaign/domain';
import { addMonths, addWorkdays, dayOf, type PartialDay, type TimeMention } from './words.js';

/** Days from the first to the last, both included; either may be unknown. */
export interface DayRange {
  readonly start: LocalDate | null;
  readonly end: LocalDate | null;
}

/** What days of a notice are counted from. */
export interface Calendar {
  readonly issueDate: LocalDate | null;
  /** Year of the issue, or the one most days of the text lie in. */
  readonly year: number | null;
  /** The campaign, as far as known. */
  readonly campaign: DayRange;
}

/** What the sentence around an expression adds. */
export interface TimeContext {
  /** A year told earlier in the sentence. */
  readonly year?: number | null;
  /** The phase or month the section speaks of. */
  readonly phase?: DayRange | null;
  /** True where the day must still be to come when the notice is issued (前, 底前). */
  readonly ahead?: boolean;
}

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** The day a partial day means; its year from itself, the sentence, the phase, the campaign or the issue, in this order. */
export function resolveDay(day: PartialDay, edge: 'first' | 'last', calendar: Calendar, context: TimeContext = {}): LocalDate | null {
  if (day.part === 'NOW') return calendar.issueDate;
  if (day.year !== null) return dayOf(day, day.year, edge);
  const inside = (range: DayRange | null | undefined): LocalDate | null => {
    if (!range) return null;
    const { start, end } = range;
    for (let year = yearOf(start ?? end ?? '1900'); end !== null && year <= yearOf(end); year += 1) {
      const date = dayOf(day, year, edge);
      if (date !== null && (start === null || date >= start) && date <= end) return date;
    }
    return null;
  };
  if (context.year != null) return dayOf(day, context.year, edge);
  const near = inside(context.phase) ?? inside(calendar.campaign);
  if (near !== null) return near;
  const year = calendar.year;
  if (year === null) return null;
  const date = dayOf(day, year, edge);
  if (date !== null && context.ahead === true && calendar.issueDate !== null && date < calendar.issueDate)
    return dayOf(day, year + 1, edge) ?? date;
  return date;
}

/** First and last day of a range (5月20日至6月底), in calendar order even where it crosses a new year. */
export function resolveRange(mention: TimeMention, calendar: Calendar, context: TimeContext = {}): DayRange {
  const { from, to } = mention;
  let start =
    from === null
      ? null
      : resolveDay(from, 'first', calendar, from.year === null && to?.year != null ? { ...context, year: earlierYear(from, to) } : context);
  let end: LocalDate | null = null;
  if (to !== null) {
    const carried = to.year ?? (start === null ? null : yearOf(start));
    end = resolveDay(to, 'last', calendar, { ...context, year: carried });
    if (end !== null && start !== null && end < start && to.year === null) end = resolveDay(to, 'last', calendar, { year: carried! + 1 });
    if (end !== null && start !== null && end < start && from!.year === null)
      start = resolveDay(from!, 'first', calendar, { year: yearOf(end) - 1 }) ?? start;
  }
  return { start, end };
}

/** 12月1日至2021年3月: the first day lies in the year before where its month comes later. */
function earlierYear(from: PartialDay, to: PartialDay): number {
  return from.month !== null && to.month !== null && from.month > to.month ? to.year! - 1 : to.year!;
}

/**
 * The last permitted day an expression tells.
 *
 * @returns null where only an event tells it
 */
export function dueDay(mention: TimeMention, calendar: Calendar, context: TimeContext): LocalDate | null {
  if (mention.length !== null) {
    const { count, unit } = mention.length;
    if (mention.basis === 'EVENT') return null;
    const { issueDate, campaign } = calendar;
    if (mention.basis === 'PERIOD_END') return issueDate === null ? null : weekdayOf(issueDate, campaign.start, count);
    // 一年内 of a one-year campaign ends with it; longer terms count from its start.
    if (unit === 'YEAR') {
      const start = campaign.start ?? issueDate;
      if (start === null) return null;
      const due = addMonths(start, count * 12);
      return campaign.end !== null && campaign.start !== null && Math.abs(Date.parse(campaign.end) - Date.parse(due)) < 46 * 864e5
        ? campaign.end
        : due;
    }
    if (issueDate === null) return null;
    if (unit === 'MONTH') return addMonths(issueDate, count);
    if (unit === 'WORKDAY') return count <= 400 ? addWorkdays(issueDate, count) : null;
    return count <= 4000 ? addDays(issueDate, unit === 'WEEK' ? count * 7 : count) : null;
  }
  return mention.to === null ? null : resolveDay(mention.to, 'last', calendar, context);
}

/** 本周五 of a notice: in the week that starts on or after the issue where that is at the week's end, otherwise in its own week. */
function weekdayOf(issueDate: LocalDate, start: LocalDate | null, weekday: number): LocalDate {
  const from = start ?? issueDate;
  const own = new Date(`${from}T00:00:00Z`).getUTCDay() || 7;
  const monday = addDays(from, own >= 6 ? 8 - own : 1 - own);
  return addDays(monday, weekday - 1);
}
