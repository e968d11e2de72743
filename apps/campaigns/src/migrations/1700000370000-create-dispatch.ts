import { enableRegionScope, inScopeSql } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Form and days are read below by those who have to report, once their campaign is published. */
const BELOW = `EXISTS (SELECT 1 FROM unnest(current_setting('app.scopes', true)::text[]) AS held(region) WHERE held.region ^@ region_code)`;
const WITH_CAMPAIGN = `${inScopeSql()} OR (${BELOW} AND EXISTS (SELECT 1 FROM campaign c WHERE c.id = campaign_id AND c.published_on IS NOT NULL))`;

/** Daily dispatch: the form of a campaign, its days, each region's sheet with its revisions and values, and reminders. */
export class CreateDispatch1700000370000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE dispatch_form (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL UNIQUE REFERENCES campaign (id),
        level text NOT NULL,
        lines jsonb NOT NULL,
        opens_at text NOT NULL,
        cut_off text NOT NULL,
        remind_before int[] NOT NULL,
        days text NOT NULL,
        begins jsonb NOT NULL,
        ends jsonb NOT NULL,
        version int NOT NULL
      );
      CREATE INDEX dispatch_form_region ON dispatch_form (region_code, id);

      CREATE TABLE dispatch (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        day date NOT NULL,
        level text NOT NULL,
        lines jsonb NOT NULL,
        remind_before int[] NOT NULL,
        opened_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        closed_at timestamptz,
        closed_by_id uuid,
        UNIQUE (campaign_id, day)
      );
      CREATE INDEX dispatch_region ON dispatch (region_code, id);
      CREATE INDEX dispatch_due ON dispatch (due_at) WHERE closed_at IS NULL;

      CREATE TABLE dispatch_sheet (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        dispatch_id uuid NOT NULL REFERENCES dispatch (id),
        day date NOT NULL,
        aggregate boolean NOT NULL,
        status text NOT NULL,
        revision int NOT NULL,
        hash text,
        submitted_at timestamptz,
        submitted_by_id uuid,
        late_reason text,
        confirmed_at timestamptz,
        confirmed_by_id uuid,
        unlocked_until timestamptz,
        unlock_reason text,
        unlocked_by_id uuid,
        version int NOT NULL,
        UNIQUE (dispatch_id, region_code)
      );
      CREATE INDEX dispatch_sheet_region ON dispatch_sheet (region_code, id);
      CREATE INDEX dispatch_sheet_day ON dispatch_sheet (campaign_id, region_code, day);

      -- What a sheet said: only added to.
      CREATE TABLE dispatch_revision (
        sheet_id uuid NOT NULL REFERENCES dispatch_sheet (id),
        revision int NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        status text NOT NULL,
        at timestamptz NOT NULL,
        by_id uuid,
        reason text,
        expected int NOT NULL,
        on_time int NOT NULL,
        late int NOT NULL,
        hash text NOT NULL,
        previous_hash text,
        PRIMARY KEY (sheet_id, revision)
      );
      CREATE TABLE dispatch_value (
        sheet_id uuid NOT NULL REFERENCES dispatch_sheet (id),
        revision int NOT NULL,
        code text COLLATE "C" NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        numerator double precision,
        denominator double precision,
        as_of timestamptz,
        PRIMARY KEY (sheet_id, revision, code)
      );

      CREATE TABLE reminder (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        subject_id uuid NOT NULL,
        title text NOT NULL,
        due_at timestamptz NOT NULL,
        minutes_before int NOT NULL,
        sent_at timestamptz NOT NULL,
        UNIQUE (subject_id, minutes_before)
      );
      CREATE INDEX reminder_region ON reminder (region_code, id);
    `);
    for (const table of ['dispatch_form', 'dispatch']) await db.query(enableRegionScope(table, WITH_CAMPAIGN));
    for (const table of ['dispatch_sheet', 'dispatch_revision', 'dispatch_value', 'reminder']) await db.query(enableRegionScope(table));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE reminder, dispatch_value, dispatch_revision, dispatch_sheet, dispatch, dispatch_form`);
  }
}
