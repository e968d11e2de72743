import { enableRegionScope } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What gates lead down to: who supervises a unit, when it was inspected, which hazards are open. Units of before count as untold,
 * not as gaps, until their next change; inspections and hazards of before come with a replay of their topics.
 */
export class KnowUnitsAndHazards1700000340000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE unit ADD COLUMN supervising_body text;
      UPDATE unit SET supervising_body = 'UNTOLD';
      CREATE INDEX unit_unsupervised ON unit (region_code, id) INCLUDE (categories) WHERE status = 'OPERATING' AND supervising_body IS NULL;

      CREATE TABLE unit_inspection (
        unit_id uuid NOT NULL,
        inspected_on date NOT NULL,
        PRIMARY KEY (unit_id, inspected_on)
      );

      CREATE TABLE hazard (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        unit_id uuid NOT NULL,
        found_on date NOT NULL,
        due_on date NOT NULL,
        closed_on date
      );
      CREATE INDEX hazard_open ON hazard (region_code, due_on, id) WHERE closed_on IS NULL;
      CREATE INDEX hazard_unit ON hazard (unit_id);
    `);
    await db.query(enableRegionScope('hazard'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE hazard, unit_inspection;
      DROP INDEX unit_unsupervised;
      ALTER TABLE unit DROP COLUMN supervising_body;
    `);
  }
}
