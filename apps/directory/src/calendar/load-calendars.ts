import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Actor, Clock, Database, LOG, type Logger, type OnRunning } from '@fire-campaign/platform';
import { z } from 'zod';
import { WorkCalendarYear } from './calendar.entity.js';
import { calendarFields, consistent } from './calendar.rules.js';
import { publishCalendar } from './calendar.service.js';

const shipped = z.array(z.object(calendarFields).superRefine(consistent));
/** Belongs to no division: the calendar holds in the whole country. */
const COUNTRY = '00';

/** Loads the calendars that come with the project at the first start and after a release that brings newer ones. */
@Injectable()
export class LoadCalendars implements OnRunning {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** What somebody imported stays. */
  async onRunning(): Promise<void> {
    const file = await readFile(new URL('./calendars.json', import.meta.url), 'utf8');
    const hash = createHash('sha256').update(file).digest('hex');
    await this.db.transaction(Actor.system('directory'), 'loadCalendars', async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('directory-calendar'))`); // several processes may start together
      const known = await tx.query(`SELECT 1 FROM loaded_file WHERE name = 'calendars' AND hash = $1`, [hash]);
      if (known.length > 0) return;
      const now = await this.clock.now(tx);
      const calendars = shipped.parse(JSON.parse(file));
      for (const calendar of calendars) {
        const held = await tx.manager.findOneBy(WorkCalendarYear, { year: calendar.year });
        if (held === null || held.importedById === null) await publishCalendar(tx, calendar, COUNTRY, null, now);
      }
      await tx.query(
        `INSERT INTO loaded_file (name, hash) VALUES ('calendars', $1) ON CONFLICT (name) DO UPDATE SET hash = $1, loaded_at = now()`,
        [hash],
      );
      this.log.info({ calendars: calendars.length }, 'work calendars loaded');
    });
  }
}
