import { enableRegionScope } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tasks say how far they are and whether they need evidence; reports of progress are kept. Tasks of before stand at 0 % and need none,
 * as they did. Who signed for an open task owes it.
 */
export class TasksOwe1700000350000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE task ADD COLUMN evidence_required boolean NOT NULL DEFAULT false, ADD COLUMN percent int NOT NULL DEFAULT 0;
      ALTER TABLE task ALTER COLUMN evidence_required DROP DEFAULT, ALTER COLUMN percent DROP DEFAULT;

      CREATE TABLE task_progress (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL,
        task_id uuid NOT NULL REFERENCES task (id),
        percent int NOT NULL CHECK (percent BETWEEN 0 AND 100),
        text text NOT NULL,
        reported_by_id uuid NOT NULL,
        reported_at timestamptz NOT NULL
      );
      CREATE INDEX task_progress_task ON task_progress (task_id, id);
      CREATE INDEX task_progress_region ON task_progress (region_code, id);

      UPDATE obligation SET person_id = task.signed_for_by_id FROM task
      WHERE task.id = obligation.subject_id AND obligation.kind = 'TASK' AND obligation.status = 'OPEN';
    `);
    await db.query(enableRegionScope('task_progress'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE task_progress;
      ALTER TABLE task DROP COLUMN evidence_required, DROP COLUMN percent;
    `);
  }
}
