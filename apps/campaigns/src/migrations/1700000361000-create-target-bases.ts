import { enableRegionScope } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What targets are accounted against: stocks at the start and last year's figures, each with its versions. */
export class CreateTargetBases1700000361000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE target_base (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        indicator text NOT NULL,
        kind text NOT NULL,
        number int NOT NULL,
        value double precision NOT NULL,
        starts_on date,
        ends_on date,
        source text NOT NULL,
        declared_by_id uuid,
        declared_at timestamptz NOT NULL,
        UNIQUE (campaign_id, indicator, kind, region_code, number)
      );
      CREATE INDEX target_base_region ON target_base (region_code, id);
    `);
    await db.query(enableRegionScope('target_base'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE target_base`);
  }
}
