import { enableRegionScope } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Case lists and their cases. There were none before. */
export class CreateCases1700000354000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE case_list (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid REFERENCES campaign (id),
        title text NOT NULL,
        about text NOT NULL,
        created_by_id uuid NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX case_list_region ON case_list (region_code, id);

      CREATE TABLE case_file (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        list_id uuid NOT NULL REFERENCES case_list (id),
        owner_region_code text COLLATE "C" NOT NULL,
        campaign_id uuid REFERENCES campaign (id),
        subject text NOT NULL,
        subject_kind text,
        subject_id uuid,
        plan text NOT NULL,
        officer_id uuid NOT NULL,
        committee_member_id uuid NOT NULL,
        due_on date NOT NULL,
        status text NOT NULL,
        opened_by_id uuid NOT NULL,
        note text,
        evidence text[] NOT NULL,
        submitted_by_id uuid,
        submitted_on date,
        decided_by_id uuid,
        decided_on date,
        decision_note text,
        version int NOT NULL,
        CHECK ((subject_kind IS NULL) = (subject_id IS NULL))
      );
      CREATE INDEX case_file_region ON case_file (region_code, id);
      CREATE INDEX case_file_list ON case_file (list_id, id);

      CREATE TABLE case_progress (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        case_id uuid NOT NULL REFERENCES case_file (id),
        text text NOT NULL,
        reported_by_id uuid NOT NULL,
        reported_at timestamptz NOT NULL
      );
      CREATE INDEX case_progress_region ON case_progress (region_code, id);
      CREATE INDEX case_progress_case ON case_progress (case_id, id);
    `);
    for (const table of ['case_list', 'case_file', 'case_progress']) await db.query(enableRegionScope(table));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE case_progress, case_file, case_list');
  }
}
