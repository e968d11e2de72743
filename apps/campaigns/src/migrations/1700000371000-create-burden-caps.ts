import { enableRegionScope, inScopeSql } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Caps are read below by those who are asked, once the campaign is published. */
const BELOW = `EXISTS (SELECT 1 FROM unnest(current_setting('app.scopes', true)::text[]) AS held(region) WHERE held.region ^@ region_code)`;
const WITH_CAMPAIGN = `${inScopeSql()} OR (${BELOW} AND EXISTS (SELECT 1 FROM campaign c WHERE c.id = campaign_id AND c.published_on IS NOT NULL))`;

/** What a campaign may ask per week, where its office has set it; campaigns of before have the caps of the platform. */
export class CreateBurdenCaps1700000371000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE burden_cap (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL UNIQUE REFERENCES campaign (id),
        caps jsonb NOT NULL,
        acknowledged jsonb,
        acknowledged_reason text,
        acknowledged_by_id uuid,
        version int NOT NULL
      );
      CREATE INDEX burden_cap_region ON burden_cap (region_code, id);
    `);
    await db.query(enableRegionScope('burden_cap', WITH_CAMPAIGN));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE burden_cap`);
  }
}
