import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, eachDay, isLocalDate, shanghaiDay } from './local-date.js';

const day = fc.integer({ min: 0, max: 109_571 }).map((days) => addDays('1900-01-01', days));

describe('local dates', () => {
  it.each([
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['1900-01-01', true],
    ['2199-12-31', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2100-02-29', false],
    ['2024-02-30', false],
    ['2024-04-31', false],
    ['2024-00-10', false],
    ['2024-13-01', false],
    ['2024-01-00', false],
    ['1899-12-31', false],
    ['2200-01-01', false],
    ['2024-1-1', false],
    ['2024-01-01T00:00:00Z', false],
    ['2024-01-01\n', false],
    ['\uff12\uff10\uff12\uff14-01-01', false],
    ['', false],
  ])('%j is a day: %s', (text, expected) => {
    expect(isLocalDate(text)).toBe(expected);
  });

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2024-01-01', -1, '2023-12-31'],
    ['2019-11-27', 369, '2020-11-30'],
    ['2024-02-19', 0, '2024-02-19'],
  ])('%s plus %i days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
    expect(daysBetween(date, expected)).toBe(days);
  });

  it.each([
    ['2024-02-18T15:59:59.999Z', '2024-02-18'],
    ['2024-02-18T16:00:00.000Z', '2024-02-19'],
    ['2024-02-29T16:00:00.000Z', '2024-03-01'],
    ['1969-12-31T15:59:59.999Z', '1969-12-31'],
    ['1969-12-31T16:00:00.000Z', '1970-01-01'],
    ['2024-07-01T15:30:00.000Z', '2024-07-01'],
  ])('at %s it is %s in Shanghai', (instant, expected) => {
    expect(shanghaiDay(new Date(instant))).toBe(expected);
  });

  it('refuses what is no day', () => {
    for (const call of [
      () => addDays('2024-02-30', 1),
      () => addDays('2024-02-28', 0.5),
      () => addDays('2199-12-31', 1),
      () => addDays('1900-01-01', -1),
      () => addDays('2024-01-01', 1e15),
      () => daysBetween('2024-01-01', 'today'),
      () => shanghaiDay(new Date(Number.NaN)),
      () => eachDay({ from: '2024-01-02', to: '2024-01-01' }),
    ]) {
      expect(call).toThrow(RangeError);
    }
  });

  it('lists the days of a period without its end', () => {
    expect(eachDay({ from: '2024-02-28', to: '2024-03-02' })).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(eachDay({ from: '2024-02-28', to: '2024-02-28' })).toEqual([]);
  });

  it('adds and subtracts the same days, and orders as text', () => {
    fc.assert(
      fc.property(day, day, (from, to) => {
        const days = daysBetween(from, to);
        expect(addDays(from, days)).toBe(to);
        expect(Math.sign(days)).toBe(from < to ? 1 : from > to ? -1 : 0);
      }),
    );
  });
});
