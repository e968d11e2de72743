import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the directory tells of work calendars. Without region: they hold in the whole country. */
export class KnowTheCalendar1700000353000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE work_calendar (
        year int PRIMARY KEY,
        days_off text[] NOT NULL,
        workdays text[] NOT NULL,
        version int NOT NULL
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE work_calendar');
  }
}
