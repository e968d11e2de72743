import { enableRegionScope, inScopeSql } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** True for people of regions below a row's region. */
const BELOW = `EXISTS (SELECT 1 FROM unnest(current_setting('app.scopes', true)::text[]) AS held(region) WHERE held.region ^@ region_code)`;
/** What belongs to a plan is read below once its campaign is published. */
const WITH_CAMPAIGN = `${inScopeSql()} OR (${BELOW} AND EXISTS (SELECT 1 FROM campaign c WHERE c.id = campaign_id AND c.published_on IS NOT NULL))`;

/**
 * Plans under campaigns: programmes, the tree of items, bodies, targets, cadence rules, saved templates. Campaigns and tasks of
 * before stand under no programme and no item, and cite nothing.
 */
export class CreatePlans1700000310000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE programme (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        name text NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL CHECK (ends_on >= starts_on),
        goal text NOT NULL,
        citation jsonb,
        created_by_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        version int NOT NULL
      );
      CREATE INDEX programme_region ON programme (region_code, id);

      ALTER TABLE campaign ADD COLUMN programme_id uuid REFERENCES programme (id), ADD COLUMN citation jsonb;
      CREATE INDEX campaign_programme ON campaign (programme_id, id) WHERE programme_id IS NOT NULL;

      CREATE TABLE plan_item (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        parent_id uuid REFERENCES plan_item (id),
        ordinal int NOT NULL,
        kind text NOT NULL,
        title text NOT NULL,
        text text,
        mandatory boolean NOT NULL,
        phase text,
        citation jsonb,
        version int NOT NULL
      );
      CREATE INDEX plan_item_campaign ON plan_item (campaign_id, parent_id, ordinal);
      CREATE INDEX plan_item_parent ON plan_item (parent_id) WHERE parent_id IS NOT NULL;
      CREATE INDEX plan_item_region ON plan_item (region_code, id);

      ALTER TABLE task ADD COLUMN plan_item_id uuid REFERENCES plan_item (id), ADD COLUMN citation jsonb,
        ADD COLUMN deadline jsonb, ADD COLUMN assignment jsonb;
      CREATE INDEX task_plan_item ON task (plan_item_id, due_on, id) WHERE plan_item_id IS NOT NULL;

      CREATE TABLE campaign_body (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        kind text NOT NULL,
        name text NOT NULL,
        office_place text,
        members jsonb NOT NULL,
        citation jsonb,
        version int NOT NULL
      );
      CREATE INDEX campaign_body_campaign ON campaign_body (campaign_id, region_code, id);
      CREATE INDEX campaign_body_region ON campaign_body (region_code, id);

      CREATE TABLE first_responsible (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        person_id uuid NOT NULL,
        version int NOT NULL,
        UNIQUE (campaign_id, region_code)
      );
      CREATE INDEX first_responsible_region ON first_responsible (region_code, id);

      CREATE TABLE reported_indicator (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        code text NOT NULL,
        zh text NOT NULL,
        en text NOT NULL,
        unit text NOT NULL,
        formula text NOT NULL,
        evidence text NOT NULL,
        version int NOT NULL,
        UNIQUE (campaign_id, code)
      );
      CREATE INDEX reported_indicator_region ON reported_indicator (region_code, id);

      CREATE TABLE target (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        plan_item_id uuid REFERENCES plan_item (id),
        kind text NOT NULL,
        name text NOT NULL,
        indicator text NOT NULL,
        comparator text NOT NULL,
        value double precision NOT NULL,
        unit text NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL CHECK (ends_on >= starts_on),
        stages jsonb NOT NULL,
        responsible jsonb,
        share_method text,
        shares jsonb NOT NULL,
        remark text,
        citation jsonb,
        version int NOT NULL
      );
      CREATE INDEX target_campaign ON target (campaign_id, id);
      CREATE INDEX target_plan_item ON target (plan_item_id, id) WHERE plan_item_id IS NOT NULL;
      CREATE INDEX target_region ON target (region_code, id);

      CREATE TABLE cadence (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        plan_item_id uuid REFERENCES plan_item (id),
        what text NOT NULL,
        who text NOT NULL,
        indicator text,
        at_least int NOT NULL CHECK (at_least >= 1),
        period text NOT NULL,
        scope text NOT NULL,
        due_before text,
        begins jsonb NOT NULL,
        ends jsonb NOT NULL,
        remark text,
        citation jsonb,
        version int NOT NULL
      );
      CREATE INDEX cadence_campaign ON cadence (campaign_id, id);
      CREATE INDEX cadence_plan_item ON cadence (plan_item_id, id) WHERE plan_item_id IS NOT NULL;
      CREATE INDEX cadence_region ON cadence (region_code, id);

      CREATE TABLE template (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        name text NOT NULL,
        draft jsonb NOT NULL,
        campaign_id uuid NOT NULL,
        created_by_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX template_region ON template (region_code, id);
    `);
    for (const table of ['programme', 'template']) await db.query(enableRegionScope(table, `${inScopeSql()} OR ${BELOW}`));
    for (const table of ['plan_item', 'campaign_body', 'first_responsible', 'reported_indicator', 'target', 'cadence']) {
      await db.query(enableRegionScope(table, WITH_CAMPAIGN));
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE template, cadence, target, reported_indicator, first_responsible, campaign_body;
      ALTER TABLE task DROP COLUMN plan_item_id, DROP COLUMN citation, DROP COLUMN deadline, DROP COLUMN assignment;
      DROP TABLE plan_item;
      ALTER TABLE campaign DROP COLUMN programme_id, DROP COLUMN citation;
      DROP TABLE programme;
    `);
  }
}
