import { describe, expect, it } from '@jest/globals';
import { isMonth, monthDays, monthlyOrders, monthsLeft } from './order.rules.js';

describe('monthly orders', () => {
  it.each([
    ['evenly over the months', [12, 24], 6, 1, [2, 4]],
    ['what does not divide goes to the largest remainders', [10, 10, 10], 4, 1, [3, 3, 2]],
    ['the last month takes all', [7, 0, 5], 1, 1, [7, 0, 5]],
    ['the first months take what is left over', [7], 4, 1, [2]],
    ['nothing remains', [0, 0], 3, 1, [0, 0]],
    ['less than a month each', [1, 1, 1], 12, 1, [1, 0, 0]],
    ['amounts to four decimals', [5.36, 1], 3, 0.0001, [1.7867, 0.3333]],
  ] as const)('%s', (_, remaining, months, step, expected) => {
    expect(monthlyOrders(remaining, months, step)).toEqual(expected);
  });

  it('that are each fulfilled end exactly at the target, whatever the months', () => {
    for (let months = 1; months <= 13; months += 1) {
      let remaining: readonly number[] = [801, 13, 0, 267, 1];
      for (let left = months; left > 0; left -= 1) {
        const orders = monthlyOrders(remaining, left, 1);
        orders.forEach((order, index) => expect(order).toBeLessThanOrEqual(remaining[index]!));
        remaining = remaining.map((one, index) => one - orders[index]!);
      }
      expect(remaining).toEqual([0, 0, 0, 0, 0]);
    }
  });

  it('carry what a month fell short of into the next', () => {
    const first = monthlyOrders([12], 6, 1)[0]!;
    const next = (done: number) => monthlyOrders([12 - done], 5, 1)[0];
    expect([first, next(2), next(0)]).toEqual([2, 2, 3]);
  });

  it('are refused when no month is left', () => {
    expect(() => monthlyOrders([1], 0, 1)).toThrow(RangeError);
  });

  it('know their months', () => {
    expect(monthDays('2026-12')).toEqual({ first: '2026-12-01', last: '2026-12-31' });
    expect(monthDays('2028-02')).toEqual({ first: '2028-02-01', last: '2028-02-29' });
    expect([monthsLeft('2026-11', '2027-01-15'), monthsLeft('2026-11', '2026-11-01'), monthsLeft('2026-11', '2026-10-31')]).toEqual([
      3, 1, 0,
    ]);
    expect(['2026-11', '2026-13', '2026-1', '1999-01'].map(isMonth)).toEqual([true, false, false, false]);
  });
});
