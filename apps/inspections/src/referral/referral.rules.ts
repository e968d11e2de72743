import type { LocalDate } from '@fire-campaign/domain';

/** True when the last day for an answer is over and the answer that settles it has not come. Derived from the day, never stored. */
export function isOverdue({ awaitedUntil }: { readonly awaitedUntil: LocalDate }, today: LocalDate): boolean {
  return awaitedUntil < today;
}
