import { enableRegionScope, inScopeSql } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The actor's area lies in the campaign's region: a campaign binds everybody below it, who therefore may know of it. */
const BINDS_ACTOR = `EXISTS (SELECT FROM unnest(current_setting('app.scopes', true)::text[]) AS scope WHERE scope ^@ region_code)`;

/** Facts taken from events, the queue of what they touched, and the figures computed from them. */
export class CreateInsights1700000600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE campaign (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        categories text[] NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        ended_on date,
        computed_on date
      );
      CREATE INDEX campaign_region ON campaign (region_code, id);
      CREATE INDEX campaign_running ON campaign (starts_on, id) WHERE ended_on IS NULL;

      -- prior_*: what the row said before its last change, since a move also changes the figures of where it left.
      CREATE TABLE unit (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        categories text[] NOT NULL,
        status text NOT NULL,
        version int NOT NULL,
        prior_region_code text COLLATE "C",
        prior_categories text[]
      );
      CREATE INDEX unit_region ON unit (region_code, id);

      CREATE TABLE inspection (
        id uuid PRIMARY KEY,
        unit_id uuid NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        inspected_on date NOT NULL
      );
      CREATE INDEX inspection_unit ON inspection (unit_id, inspected_on);

      -- One row for each stretch of days a hazard ended in the same state; valid_to is excluded.
      CREATE TABLE hazard_state (
        hazard_id uuid NOT NULL,
        valid_from date NOT NULL,
        valid_to date NOT NULL DEFAULT 'infinity',
        unit_id uuid NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        found_on date NOT NULL,
        status text NOT NULL,
        due_on date NOT NULL,
        closed_on date,
        PRIMARY KEY (hazard_id, valid_from),
        CHECK (valid_from < valid_to)
      );
      CREATE INDEX hazard_state_unit ON hazard_state (unit_id);

      -- What a fact touched: a campaign, a unit, or a scope. Rows are only added, so that facts never wait for each other; which
      -- campaigns they mean is found after their commit.
      CREATE TABLE touch (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        source text NOT NULL,
        event_at timestamptz NOT NULL,
        campaign_id uuid,
        unit_id uuid,
        region_code text COLLATE "C",
        categories text[]
      );
      -- Which part of a campaign is to be counted again; without a region all of it.
      CREATE TABLE campaign_dirty (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        campaign_id uuid NOT NULL,
        region_code text COLLATE "C"
      );
      CREATE INDEX campaign_dirty_campaign ON campaign_dirty (campaign_id);
      CREATE TABLE watermark (
        source text PRIMARY KEY,
        as_of timestamptz NOT NULL
      );

      -- Counts of the campaign's newest day, by town; figures of all levels are sums of these.
      CREATE TABLE region_count (
        campaign_id uuid NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        units int NOT NULL,
        inspected int NOT NULL,
        found int NOT NULL,
        corrected int NOT NULL,
        closed int NOT NULL,
        overdue int NOT NULL,
        due int NOT NULL,
        on_time int NOT NULL,
        PRIMARY KEY (campaign_id, region_code)
      ) WITH (fillfactor = 50);

      -- Rows are rewritten in place all day; the free space keeps that off the indexes.
      CREATE TABLE indicator_value (
        campaign_id uuid NOT NULL,
        day date NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        indicator text COLLATE "C" NOT NULL,
        level smallint NOT NULL,
        numerator int NOT NULL,
        denominator int,
        value double precision,
        PRIMARY KEY (campaign_id, day, region_code, indicator)
      ) WITH (fillfactor = 80);
      CREATE INDEX indicator_value_level ON indicator_value (campaign_id, day, level, region_code, indicator);
      CREATE INDEX indicator_value_league ON indicator_value (campaign_id, day, level, indicator, region_code);

      CREATE TABLE computation (
        campaign_id uuid NOT NULL,
        day date NOT NULL,
        as_of timestamptz NOT NULL,
        PRIMARY KEY (campaign_id, day)
      );
    `);
    for (const table of ['unit', 'inspection', 'hazard_state', 'region_count', 'indicator_value']) await db.query(enableRegionScope(table));
    await db.query(enableRegionScope('campaign', `${inScopeSql()} OR ${BINDS_ACTOR}`));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP TABLE computation, indicator_value, region_count, watermark, campaign_dirty, touch, hazard_state, inspection, unit, campaign`,
    );
  }
}
