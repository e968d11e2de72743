import { enableRegionScope, inScopeSql } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** True for people of regions below a row's region. */
const BELOW = `EXISTS (SELECT 1 FROM unnest(current_setting('app.scopes', true)::text[]) AS held(region) WHERE held.region ^@ region_code)`;

/** The days of named events, once per cascade, and every deadline that moved because of one or because of the calendar. */
export class DateNamedEvents1700000352000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE named_event (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        code text NOT NULL,
        name text NOT NULL,
        happens_on date NOT NULL,
        dated_by_id uuid NOT NULL,
        dated_at timestamptz NOT NULL,
        version int NOT NULL,
        UNIQUE (campaign_id, code)
      );
      CREATE INDEX named_event_region ON named_event (region_code, id);

      CREATE TABLE deadline_change (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        kind text NOT NULL,
        subject_id uuid NOT NULL,
        title text NOT NULL,
        before_on date,
        after_on date,
        cause text NOT NULL,
        reason text NOT NULL,
        changed_at timestamptz NOT NULL
      );
      CREATE INDEX deadline_change_region ON deadline_change (region_code, id);
      CREATE INDEX deadline_change_campaign ON deadline_change (campaign_id, id);
    `);
    await db.query(enableRegionScope('named_event', `${inScopeSql()} OR ${BELOW}`));
    await db.query(enableRegionScope('deadline_change'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE deadline_change, named_event');
  }
}
