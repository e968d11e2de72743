import { enableRegionScope } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Changes of published plans, with what they change before and after. None were made before. */
export class CreateAmendments1700000332000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE amendment (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        origin_id uuid REFERENCES amendment (id),
        status text NOT NULL,
        changes jsonb NOT NULL,
        diff jsonb NOT NULL,
        mandatory boolean NOT NULL,
        reason text NOT NULL,
        answer_days int NOT NULL,
        answer_due_on date,
        proposed_by_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        decided_by_id uuid,
        decided_at timestamptz,
        note text,
        version int NOT NULL,
        UNIQUE (origin_id, campaign_id)
      );
      CREATE INDEX amendment_campaign ON amendment (campaign_id, id);
      CREATE INDEX amendment_region ON amendment (region_code, id);
    `);
    await db.query(enableRegionScope('amendment'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE amendment`);
  }
}
