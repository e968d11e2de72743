import { enableRegionScope } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** To which regions a campaign was issued, and how far each is with its plan. Nothing was issued before. */
export class CreateCascade1700000331000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE cascade (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        root_id uuid NOT NULL REFERENCES campaign (id),
        child_id uuid UNIQUE REFERENCES campaign (id),
        status text NOT NULL,
        due_on date NOT NULL,
        issued_by_id uuid NOT NULL,
        issued_on date NOT NULL,
        confirmed_on date,
        localised_on date,
        filed_on date,
        late boolean NOT NULL,
        return_reason text,
        version int NOT NULL,
        UNIQUE (campaign_id, region_code)
      );
      CREATE INDEX cascade_region ON cascade (region_code, id);
      CREATE INDEX cascade_root ON cascade (root_id, region_code);
    `);
    await db.query(enableRegionScope('cascade'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE cascade`);
  }
}
