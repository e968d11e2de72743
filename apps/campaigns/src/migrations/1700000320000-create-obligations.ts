import { enableRegionScope } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who owes what by when, one row per debtor. Open tasks of before become obligations of their regions, tasks that wait for a review
 * obligations of the campaign's office.
 */
export class CreateObligations1700000320000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE obligation (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid,
        kind text NOT NULL,
        subject_id uuid NOT NULL,
        division_id uuid,
        person_id uuid,
        title text NOT NULL,
        due_at timestamptz NOT NULL,
        estimated boolean NOT NULL,
        status text NOT NULL,
        discharged_at timestamptz,
        late boolean NOT NULL
      );
      -- Whose it is, soonest first: by person, by region without a person, by division.
      CREATE INDEX obligation_person_due ON obligation (person_id, due_at, id) WHERE status = 'OPEN' AND person_id IS NOT NULL;
      CREATE INDEX obligation_region_due ON obligation (region_code, due_at, id) WHERE status = 'OPEN';
      CREATE INDEX obligation_division_due ON obligation (division_id, due_at, id) WHERE status = 'OPEN' AND division_id IS NOT NULL;
      CREATE INDEX obligation_subject ON obligation (subject_id, kind);
      CREATE INDEX obligation_campaign ON obligation (campaign_id, region_code, due_at) WHERE status = 'OPEN';

      INSERT INTO obligation (id, region_code, campaign_id, kind, subject_id, division_id, title, due_at, estimated, status, late)
      SELECT gen_random_uuid(), region_code, campaign_id, 'TASK', id, lead_division_id, title,
        (due_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai', COALESCE((deadline->>'estimated')::boolean, false), 'OPEN', false
      FROM task WHERE status IN ('ISSUED', 'SIGNED_FOR', 'IN_PROGRESS', 'RETURNED')
      UNION ALL
      SELECT gen_random_uuid(), owner_region_code, campaign_id, 'TASK_REVIEW', id, NULL, title,
        (due_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai', false, 'OPEN', false
      FROM task WHERE status = 'SUBMITTED';
    `);
    await db.query(enableRegionScope('obligation'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE obligation`);
  }
}
