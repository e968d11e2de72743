import { Injectable } from '@nestjs/common';
import { UnitChanged, UnitsRegistered, type EventData, type UnitFacts } from '@fire-campaign/events';
import { ReactsTo, type Tx } from '@fire-campaign/platform';

/** Tables whose rows lie in their unit's region and move with it. */
const FOLLOWING_TABLES = ['inspection', 'hazard', 'hazard_step', 'recusal', 'referral', 'referral_answer'] as const;

/** Keeps the projection of units. Events of one unit may come in any order: the highest version stays. */
@Injectable()
export class UnitConsumer {
  @ReactsTo(UnitsRegistered)
  async onRegistered({ units }: EventData<typeof UnitsRegistered>, tx: Tx): Promise<void> {
    await this.keep(units, tx);
  }

  @ReactsTo(UnitChanged)
  async onChanged(unit: EventData<typeof UnitChanged>, tx: Tx): Promise<void> {
    await this.keep([unit], tx);
  }

  private async keep(units: readonly UnitFacts[], tx: Tx): Promise<void> {
    // Written in the order of ids, so that two batches that share units wait for each other instead of deadlocking.
    const moved = await tx.query<{ id: string }>(
      `WITH incoming AS (
         SELECT DISTINCT ON (f."unitId") f."unitId" AS id, f.name, f."regionCode" AS region_code, f.categories, f.status, f.version
         FROM jsonb_to_recordset($1::jsonb) AS f("unitId" uuid, name text, "regionCode" text, categories text[], status text, version int)
         ORDER BY f."unitId", f.version DESC
       ), previous AS (
         SELECT u.id, u.region_code FROM unit u JOIN incoming i ON i.id = u.id
       ), written AS (
         INSERT INTO unit (id, name, region_code, categories, status, version)
         SELECT id, name, region_code, categories, status, version FROM incoming
         ON CONFLICT (id) DO UPDATE
           SET name = excluded.name, region_code = excluded.region_code, categories = excluded.categories,
               status = excluded.status, version = excluded.version
           WHERE unit.version < excluded.version
         RETURNING id, region_code
       )
       SELECT w.id FROM written w JOIN previous p ON p.id = w.id WHERE p.region_code <> w.region_code`,
      [JSON.stringify(units)],
    );
    if (moved.length === 0) return;
    for (const table of FOLLOWING_TABLES) {
      await tx.query(
        `UPDATE ${table} t SET region_code = u.region_code FROM unit u WHERE u.id = t.unit_id AND t.unit_id = ANY($1::uuid[])`,
        [moved.map(({ id }) => id)],
      );
    }
  }
}
