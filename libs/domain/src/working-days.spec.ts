import { describe, expect, it } from '@jest/globals';
import { addWorkingDays, isWorkingDay, NO_CALENDAR, workingDaysBetween, type WorkCalendar } from './working-days.js';

/** Spring Festival as in 2026: off from Sunday 15 to Monday 23 February, made up on Saturdays 14 and 28. */
const calendar: WorkCalendar = {
  years: new Set([2026]),
  daysOff: new Set(Array.from({ length: 9 }, (_, index) => `2026-02-${15 + index}`)),
  workdays: new Set(['2026-02-14', '2026-02-28']),
};

describe('working days', () => {
  it.each([
    ['a Friday', '2026-02-13', true],
    ['a make-up Saturday', '2026-02-14', true],
    ['a Wednesday off', '2026-02-18', false],
    ['an ordinary Saturday', '2026-03-07', false],
  ])('%s', (_, day, expected) => {
    expect(isWorkingDay(day, calendar)).toBe(expected);
  });

  it.each([
    ['the next one', '2026-03-02', 1, '2026-03-03', false],
    ['over a weekend', '2026-03-06', 1, '2026-03-09', false],
    ['a make-up Saturday counts', '2026-02-13', 1, '2026-02-14', false],
    ['over the holidays', '2026-02-14', 1, '2026-02-24', false],
    ['backwards over the holidays', '2026-02-24', -1, '2026-02-14', false],
    ['none is the day itself, working or not', '2026-02-18', 0, '2026-02-18', false],
    ['into an unpublished year it is an estimate', '2026-12-31', 1, '2027-01-01', true],
    ['within it, too', '2027-03-01', 5, '2027-03-08', true],
  ])('added: %s', (_, from, count, day, estimated) => {
    expect(addWorkingDays(from, count, calendar)).toEqual({ day, estimated });
  });

  it.each([
    ['the same day', '2026-03-02', '2026-03-02', 0, false],
    ['a week', '2026-03-02', '2026-03-09', 5, false],
    ['over the holidays', '2026-02-13', '2026-02-24', 2, false],
    ['to an earlier day', '2026-03-09', '2026-03-02', -5, false],
    ['across the turn of the year', '2026-12-30', '2027-01-04', 3, true],
  ])('between: %s', (_, from, to, days, estimated) => {
    expect(workingDaysBetween(from, to, calendar)).toEqual({ days, estimated });
  });

  it('are Monday to Friday while no calendar is published, and whole', () => {
    expect(addWorkingDays('2026-02-13', 1, NO_CALENDAR)).toEqual({ day: '2026-02-16', estimated: true });
    expect(() => addWorkingDays('2026-02-13', 0.5, NO_CALENDAR)).toThrow(RangeError);
    expect(() => workingDaysBetween('2026-02-30', '2026-03-02', NO_CALENDAR)).toThrow(RangeError);
  });
});
