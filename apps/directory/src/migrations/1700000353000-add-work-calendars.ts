import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work calendars by year. There were none before: working days were Monday to Friday. */
export class AddWorkCalendars1700000353000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- No row level security: the calendar is published by the state and holds for the whole country.
      CREATE TABLE work_calendar (
        year int PRIMARY KEY,
        document jsonb NOT NULL,
        days_off text[] NOT NULL,
        workdays text[] NOT NULL,
        to_verify boolean NOT NULL,
        imported_by_id uuid,
        imported_at timestamptz NOT NULL,
        version int NOT NULL
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE work_calendar');
  }
}
