import { Injectable } from '@nestjs/common';
import { CalendarPublished } from '@fire-campaign/events';
import { Actor, Clock, Database, digest, idempotencyKey, parseInput, Tx } from '@fire-campaign/platform';
import { z } from 'zod';
import { errors } from '../errors.js';
import type { ImportCalendarInput } from '../schema.generated.js';
import { WorkCalendarYear } from './calendar.entity.js';
import { calendarFields, consistent } from './calendar.rules.js';

const importInput = z.object({ idempotencyKey, ...calendarFields }).superRefine(consistent);
type Said = Omit<z.output<typeof importInput>, 'idempotencyKey'>;

@Injectable()
export class CalendarService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes the calendar of a year in the whole country, or another version of it. No grant covers the whole country, so it is for
   * the administrators of a province.
   * @throws CALENDAR_PROVINCE, INVALID_INPUT
   */
  import(actor: Actor, input: ImportCalendarInput): Promise<WorkCalendarYear> {
    const { idempotencyKey: key, ...said } = parseInput(importInput, input);
    return this.db.command(actor, 'importCalendar', { idempotencyKey: key, ...said }, async (tx) => {
      const province = actor.grants
        .map((grant) => grant.regionCode)
        .find((code) => code.length === 2 && actor.can('directory:write', code));
      if (province === undefined) throw errors.CALENDAR_PROVINCE();
      return publishCalendar(tx, said, province, actor.id, await this.clock.now(tx));
    });
  }

  byYear(actor: Actor, year: number): Promise<WorkCalendarYear | null> {
    return this.db.read(actor, (tx) => tx.manager.findOneBy(WorkCalendarYear, { year }));
  }
}

/** Keeps a year's calendar and tells the other services. @param regionCode under which it is told and audited */
export async function publishCalendar(
  tx: Tx,
  said: Said,
  regionCode: string,
  importedById: string | null,
  importedAt: Date,
): Promise<WorkCalendarYear> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('directory-calendar'))`);
  const held = await tx.manager.findOneBy(WorkCalendarYear, { year: said.year });
  const calendar = tx.manager.create(WorkCalendarYear, { ...said, importedById, importedAt, version: (held?.version ?? 0) + 1 });
  calendar.daysOff.sort();
  calendar.workdays.sort();
  await tx.manager.save(calendar);
  await tx.audit('work_calendar', String(said.year), regionCode, held === null ? null : digest(held), digest(calendar));
  const { year, document, daysOff, workdays, toVerify, version } = calendar;
  await tx.publish(CalendarPublished, regionCode, { year, document, daysOff, workdays, toVerify, version });
  return calendar;
}
