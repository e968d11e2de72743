import type { WorkCalendar } from '@fire-campaign/domain';
import { Tx } from '@fire-campaign/platform';
import { CalendarFact } from './projection.entities.js';

/** The work calendar as far as it is published. */
export async function workCalendar(tx: Tx): Promise<WorkCalendar> {
  const years = await tx.manager.find(CalendarFact);
  return {
    years: new Set(years.map(({ year }) => year)),
    daysOff: new Set(years.flatMap(({ daysOff }) => daysOff)),
    workdays: new Set(years.flatMap(({ workdays }) => workdays)),
  };
}
