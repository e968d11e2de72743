/** A day in Asia/Shanghai, 'YYYY-MM-DD', years 1900–2199; compares as text. */
export type LocalDate = string;

/** Whole days in Asia/Shanghai, `to` excluded. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** True for a day that exists, written with all its zeros. */
export function isLocalDate(text: string): text is LocalDate {
  if (!/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const epochMs = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(epochMs) && new Date(epochMs).toISOString().startsWith(text);
}

/**
 * The day `days` later, or earlier when negative.
 *
 * @throws RangeError when `date` is no day, `days` no whole number, or the result outside 1900–2199
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  if (!Number.isInteger(days)) throw new RangeError(`not a whole number of days: ${days}`);
  return dayOf(epochDay(date) + days);
}

/**
 * Days from `from` to `to`: 0 for the same day, 1 for the next, negative when `to` is earlier.
 *
 * @throws RangeError when either is no day
 */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return epochDay(to) - epochDay(from);
}

/**
 * The day it is in Asia/Shanghai at an instant. The offset is always +8 h: there has been no summer time since 1992, and
 * the summers of 1986–1991 are not told apart.
 *
 * @throws RangeError when the instant is invalid or its day outside 1900–2199
 */
export function shanghaiDay(instant: Date): LocalDate {
  return dayOf(Math.floor((instant.getTime() + SHANGHAI_OFFSET_MS) / DAY_MS));
}

/**
 * The days of a period in order; none when it is empty.
 *
 * @throws RangeError when a bound is no day, or `to` is before `from`
 */
export function eachDay(period: Period): readonly LocalDate[] {
  const first = epochDay(period.from);
  const length = epochDay(period.to) - first;
  if (length < 0) throw new RangeError(`period ends before it starts: ${period.from}..${period.to}`);
  return Array.from({ length }, (_, index) => dayOf(first + index));
}

/** 1 for Monday to 7 for Sunday. @throws RangeError when it is no day */
export const weekday = (date: LocalDate): number => ((epochDay(date) + 3) % 7) + 1; // 1970-01-01 was a Thursday

function epochDay(date: LocalDate): number {
  if (!isLocalDate(date)) throw new RangeError(`not a day: ${date}`);
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

function dayOf(epochDays: number): LocalDate {
  const moment = new Date(epochDays * DAY_MS);
  const date = Number.isNaN(moment.getTime()) ? 'invalid' : moment.toISOString().slice(0, 10);
  if (!isLocalDate(date)) throw new RangeError(`day outside 1900–2199: ${date}`);
  return date;
}
