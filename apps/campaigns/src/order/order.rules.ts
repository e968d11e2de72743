import { addDays, type LocalDate } from '@fire-campaign/domain';
import { apportion } from '../target/target.rules.js';

/** 未到期, 已完成, 未完成 */
export const ORDER_STATUSES = ['OPEN', 'FULFILLED', 'SHORT'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Where an order stands: settled with what was done by the end of its due day. */
export function orderStatus({ quantity, achieved }: { readonly quantity: number; readonly achieved: number | null }): OrderStatus {
  if (achieved === null) return 'OPEN';
  return achieved >= quantity ? 'FULFILLED' : 'SHORT';
}

export const isMonth = (text: string): boolean => /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(text);

/** First and last day of a month. */
export function monthDays(month: string): { readonly first: LocalDate; readonly last: LocalDate } {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return { first: `${month}-01`, last: addDays(`${next}-01`, -1) };
}

/** Calendar months from a month to that of a day, both included; 0 when the day lies before the month. */
export function monthsLeft(month: string, to: LocalDate): number {
  const index = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return Math.max(0, index(to) - index(month) + 1);
}

/**
 * What each region is asked for in one month, so that what remains is spread evenly over the months left: the month takes its part of
 * all that remains, and the regions share it by what remains to each, both by largest remainder. The parts add up to the month's part
 * exactly, nobody is asked for more than remains to it, and in the last month everybody for all of it. What a month falls short of is
 * part of what remains in the next.
 *
 * @param remaining per region, 0 or more; those above their share have nothing left and do not make up for others
 * @param months left, this one included, at least 1
 * @param step the smallest part: 1, or 0.0001 for money
 * @throws RangeError when no month is left
 */
export function monthlyOrders(remaining: readonly number[], months: number, step: number): readonly number[] {
  if (months < 1) throw new RangeError('no month is left');
  const perStep = Math.round(1 / step);
  const total = remaining.reduce((sum, one) => sum + Math.round(one * perStep), 0) / perStep;
  if (total === 0) return remaining.map(() => 0);
  const [month] = apportion(
    total,
    Array.from({ length: months }, () => 1),
    step,
  );
  return apportion(month!, remaining, step);
}
