import { enableRegionScope } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Acceptance evaluations with their score sheets and sampled re-checks. */
export class CreateEvaluations1700000341000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE evaluation (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        status text NOT NULL,
        status_reason text,
        sheet jsonb NOT NULL,
        thresholds jsonb NOT NULL,
        hand jsonb NOT NULL,
        deductions jsonb NOT NULL,
        draw jsonb,
        created_by_id uuid NOT NULL,
        submitted_by_id uuid,
        decided_by_id uuid,
        decided_at timestamptz,
        result jsonb,
        grade text,
        archive_hash text,
        version int NOT NULL,
        UNIQUE (campaign_id, region_code)
      );
      CREATE INDEX evaluation_region ON evaluation (region_code, id);

      CREATE TABLE recheck_sample (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        evaluation_id uuid NOT NULL REFERENCES evaluation (id),
        ordinal int NOT NULL,
        subject_id uuid NOT NULL,
        outcome text,
        note text,
        evidence text[] NOT NULL,
        recorded_by_id uuid,
        UNIQUE (evaluation_id, ordinal)
      );
      CREATE INDEX recheck_sample_region ON recheck_sample (region_code, id);

      CREATE TABLE recheck_frame (
        evaluation_id uuid PRIMARY KEY REFERENCES evaluation (id),
        region_code text COLLATE "C" NOT NULL,
        subject_ids uuid[] NOT NULL
      );
    `);
    for (const table of ['evaluation', 'recheck_sample', 'recheck_frame']) await db.query(enableRegionScope(table));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE recheck_frame, recheck_sample, evaluation`);
  }
}
