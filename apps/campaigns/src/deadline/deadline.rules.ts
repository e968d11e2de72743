import { addWorkingDays, type LocalDate, type WorkCalendar } from '@fire-campaign/domain';
import type { Bound } from '../plan/plan.rules.js';
import type { DeadlineOrigin } from '../task/task.rules.js';

/** Days of the named events that are dated, by code. */
export type DatedEvents = ReadonlyMap<string, LocalDate>;

interface Frame {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
}

/**
 * The due day of a task that waits for an event or counts working days, within the days of its campaign.
 *
 * @returns null when there is nothing to compute: the day was given, an event is not dated yet, or somebody granted another day since
 */
export function deadlineOf(
  { kind, event, anchor }: DeadlineOrigin,
  { startsOn, endsOn }: Frame,
  datedOn: DatedEvents,
  calendar: WorkCalendar,
): { readonly dueOn: LocalDate; readonly estimated: boolean } | null {
  const within = (day: LocalDate) => (day < startsOn ? startsOn : day > endsOn ? endsOn : day);
  if (kind === 'EVENT') {
    const day = datedOn.get(event!.code);
    return day === undefined ? null : { dueOn: within(day), estimated: false };
  }
  if (kind !== 'WORKING_DAYS' || anchor == null) return null;
  const { day, estimated } = addWorkingDays(anchor.from, anchor.days, calendar);
  return { dueOn: within(day), estimated };
}

/**
 * The days of a cadence rule. What begins with an event that is not dated has no first day and waits; what ends with one lasts as long
 * as the campaign until then.
 *
 * @returns endsOn before startsOn for a rule whose event came before it began: it asks for nothing
 */
export function cadenceBounds(
  { from, to }: { readonly from: Bound; readonly to: Bound },
  { startsOn, endsOn }: Frame,
  datedOn: DatedEvents,
): { readonly startsOn: LocalDate | null; readonly endsOn: LocalDate } {
  const begins = from.day ?? datedOn.get(from.event!.code) ?? null;
  const ends = to.day ?? datedOn.get(to.event!.code) ?? endsOn;
  const frame = from.event !== null && begins !== null && begins < startsOn ? startsOn : begins;
  return { startsOn: frame, endsOn: to.event !== null && ends > endsOn ? endsOn : ends };
}
