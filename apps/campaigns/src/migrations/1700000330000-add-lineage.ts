import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A campaign that is issued downwards becomes a campaign of each region below, whose plan is a copy that knows its origin. Campaigns
 * of before stand by themselves. An origin is no foreign key: a copy outlives what an amendment takes out of the parent's plan.
 */
export class AddLineage1700000330000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE campaign ADD COLUMN parent_id uuid REFERENCES campaign (id), ADD COLUMN root_id uuid REFERENCES campaign (id);
      UPDATE campaign SET root_id = id;
      ALTER TABLE campaign ALTER COLUMN root_id SET NOT NULL;
      CREATE UNIQUE INDEX campaign_parent ON campaign (parent_id, region_code) WHERE parent_id IS NOT NULL;
      CREATE INDEX campaign_root ON campaign (root_id, region_code) WHERE parent_id IS NOT NULL;
    `);
    for (const table of ['plan_item', 'target', 'cadence', 'reported_indicator']) {
      await db.query(`
        ALTER TABLE ${table} ADD COLUMN origin_id uuid;
        CREATE UNIQUE INDEX ${table}_origin ON ${table} (campaign_id, origin_id) WHERE origin_id IS NOT NULL;
      `);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['plan_item', 'target', 'cadence', 'reported_indicator'])
      await db.query(`ALTER TABLE ${table} DROP COLUMN origin_id`);
    await db.query(`ALTER TABLE campaign DROP COLUMN parent_id, DROP COLUMN root_id`);
  }
}
