import { UnitChanged, UnitsRegistered, type EventData, type EventEnvelope, type UnitFacts } from '@fire-campaign/events';
import { ReactsTo, type Tx } from '@fire-campaign/platform';
import { Injectable } from '@nestjs/common';
import { RecomputeWorker } from '../indicator/recompute.worker.js';

/** Keeps the supervised units: the newest version of each, whatever order the events come in. */
@Injectable()
export class UnitConsumer {
  constructor(private readonly worker: RecomputeWorker) {}

  @ReactsTo(UnitsRegistered)
  async onRegistered(data: EventData<typeof UnitsRegistered>, tx: Tx, event: EventEnvelope): Promise<void> {
    await this.apply(data.units, tx, event);
  }

  @ReactsTo(UnitChanged)
  async onChanged(data: EventData<typeof UnitChanged>, tx: Tx, event: EventEnvelope): Promise<void> {
    await this.apply([data], tx, event);
  }

  private async apply(units: readonly UnitFacts[], tx: Tx, event: EventEnvelope): Promise<void> {
    await tx.query(
      `WITH incoming AS (
         SELECT DISTINCT ON (u."unitId") u.*
         FROM jsonb_to_recordset($1::jsonb) AS u("unitId" uuid, "regionCode" text, categories text[], status text, version int)
         ORDER BY u."unitId", u.version DESC
       ),
       written AS (
         INSERT INTO unit AS known (id, region_code, categories, status, version)
         SELECT "unitId", "regionCode", categories, status, version FROM incoming
         ON CONFLICT (id) DO UPDATE SET
           region_code = excluded.region_code, categories = excluded.categories, status = excluded.status, version = excluded.version,
           prior_region_code = known.region_code, prior_categories = known.categories
         WHERE known.version < excluded.version
         RETURNING region_code, categories, prior_region_code, prior_categories
       )
       INSERT INTO touch (source, event_at, region_code, categories)
       SELECT $2, $3, scope.region_code, scope.categories FROM (
         SELECT region_code, categories FROM written
         UNION
         SELECT prior_region_code, prior_categories FROM written WHERE prior_region_code IS NOT NULL
       ) AS scope`,
      [JSON.stringify(units), event.source, event.time],
    );
    this.worker.wake();
  }
}
