import { enableRegionScope } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cadence rules are asked period by period: a row per debtor and period, and what was done in it. A recurring report or meeting is a
 * cadence rule whose period is answered by one submission. Rules of before count acts; their periods begin with the day of the
 * migration, so that nothing is missed that nobody could record.
 */
export class CadencePeriods1700000351000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE cadence ADD COLUMN form text NOT NULL DEFAULT 'ACTS', ADD COLUMN due_working_days int, ADD COLUMN debtors jsonb,
        ADD COLUMN next_from date;
      UPDATE cadence SET next_from = (now() AT TIME ZONE 'Asia/Shanghai')::date
      FROM campaign WHERE campaign.id = cadence.campaign_id AND campaign.published_on IS NOT NULL;

      CREATE TABLE cadence_period (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        cadence_id uuid NOT NULL REFERENCES cadence (id) ON DELETE CASCADE,
        person_id uuid,
        starts_on date NOT NULL,
        ends_on date NOT NULL CHECK (ends_on >= starts_on),
        due_at timestamptz NOT NULL,
        estimated boolean NOT NULL,
        at_least int NOT NULL,
        count int NOT NULL,
        late_count int NOT NULL,
        status text NOT NULL,
        settled_at timestamptz,
        made_up_at timestamptz,
        UNIQUE NULLS NOT DISTINCT (cadence_id, region_code, person_id, starts_on)
      );
      CREATE INDEX cadence_period_region ON cadence_period (region_code, id);
      CREATE INDEX cadence_period_open ON cadence_period (due_at) WHERE status = 'OPEN';

      CREATE TABLE cadence_act (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL,
        period_id uuid NOT NULL REFERENCES cadence_period (id) ON DELETE CASCADE,
        done_on date NOT NULL,
        text text NOT NULL,
        evidence text[] NOT NULL,
        chair text,
        late boolean NOT NULL,
        recorded_by_id uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        review text,
        reviewed_by_id uuid,
        reviewed_at timestamptz,
        review_note text
      );
      CREATE INDEX cadence_act_period ON cadence_act (period_id, id);
      CREATE INDEX cadence_act_region ON cadence_act (region_code, id);
    `);
    for (const table of ['cadence_period', 'cadence_act']) await db.query(enableRegionScope(table));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE cadence_act, cadence_period;
      ALTER TABLE cadence DROP COLUMN form, DROP COLUMN due_working_days, DROP COLUMN debtors, DROP COLUMN next_from;
    `);
  }
}
