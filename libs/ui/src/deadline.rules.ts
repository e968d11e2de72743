import { daysBetween, type LocalDate } from '@fire-campaign/domain';

export type DeadlineState =
  | { readonly kind: 'ahead'; readonly days: number; readonly soon: boolean }
  | { readonly kind: 'today' }
  | { readonly kind: 'overdue'; readonly days: number };

const SOON_DAYS = 3;

/** Where a duty stands on `today`; its last day is still in time. */
export function deadlineState(dueOn: LocalDate, today: LocalDate): DeadlineState {
  const days = daysBetween(today, dueOn);
  if (days === 0) return { kind: 'today' };
  return days > 0 ? { kind: 'ahead', days, soon: days <= SOON_DAYS } : { kind: 'overdue', days: -days };
}
