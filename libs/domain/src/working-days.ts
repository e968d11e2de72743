import { addDays, weekday, type LocalDate } from './local-date.js';

/** The State Council's calendar (放假安排) of the years that are published: days off, and workdays that make up for them (调休). */
export interface WorkCalendar {
  readonly years: ReadonlySet<number>;
  readonly daysOff: ReadonlySet<LocalDate>;
  readonly workdays: ReadonlySet<LocalDate>;
}

/** While nothing is published, working days are Monday to Friday. */
export const NO_CALENDAR: WorkCalendar = { years: new Set(), daysOff: new Set(), workdays: new Set() };

/** Monday to Friday, except days off, and make-up workdays. */
export function isWorkingDay(day: LocalDate, { daysOff, workdays }: WorkCalendar): boolean {
  return workdays.has(day) || (weekday(day) <= 5 && !daysOff.has(day));
}

/**
 * The working day `count` working days after `from` (before it when negative); `from` itself, which is not counted, for 0.
 *
 * @returns `estimated` when a day that was passed lies in a year whose calendar is not published (预估)
 * @throws RangeError when `from` is no day, `count` no whole number, or the result outside 1900–2199
 */
export function addWorkingDays(
  from: LocalDate,
  count: number,
  calendar: WorkCalendar,
): { readonly day: LocalDate; readonly estimated: boolean } {
  if (!Number.isInteger(count)) throw new RangeError(`not a whole number of days: ${count}`);
  const step = Math.sign(count);
  let day = addDays(from, 0);
  let estimated = false;
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, step);
    estimated ||= !isPublished(day, calendar);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return { day, estimated };
}

/**
 * Working days after `from` up to and with `to`: 0 on the same day, negative when `to` is earlier (then those from `to` on before
 * `from`).
 *
 * @returns `estimated` as above
 * @throws RangeError when either is no day
 */
export function workingDaysBetween(
  from: LocalDate,
  to: LocalDate,
  calendar: WorkCalendar,
): { readonly days: number; readonly estimated: boolean } {
  if (to < from) {
    const { days, estimated } = workingDaysBetween(addDays(to, -1), addDays(from, -1), calendar);
    return { days: -days, estimated };
  }
  let days = 0;
  let estimated = false;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    estimated ||= !isPublished(day, calendar);
    if (isWorkingDay(day, calendar)) days += 1;
  }
  return { days, estimated };
}

const isPublished = (day: LocalDate, { years }: WorkCalendar): boolean => years.has(Number(day.slice(0, 4)));
