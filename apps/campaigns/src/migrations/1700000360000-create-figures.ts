import { enableRegionScope } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One store of figures, kept per day, and the reports that the reported ones come from. The latest computed figures of before become
 * the first days of it. Indicators declared before are states; shares and multiples have a denominator.
 */
export class CreateFigures1700000360000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE figure (
        campaign_id uuid NOT NULL,
        indicator text NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        day date NOT NULL,
        numerator double precision NOT NULL,
        denominator double precision,
        as_of timestamptz NOT NULL,
        source text NOT NULL,
        report_id uuid,
        PRIMARY KEY (campaign_id, indicator, region_code, day)
      );
      INSERT INTO figure (campaign_id, indicator, region_code, day, numerator, denominator, as_of, source)
      SELECT campaign_id, indicator, region_code, day, numerator, denominator, as_of, 'COMPUTED' FROM indicator_value;
      DROP TABLE indicator_value;

      CREATE TABLE figure_report (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        indicator text NOT NULL,
        day date NOT NULL,
        numerator double precision NOT NULL,
        denominator double precision,
        evidence text[] NOT NULL,
        note text,
        reported_by_id uuid,
        reported_at timestamptz NOT NULL,
        supersedes_id uuid,
        reason text
      );
      CREATE INDEX figure_report_region ON figure_report (region_code, id);
      CREATE INDEX figure_report_campaign ON figure_report (campaign_id, indicator, region_code, day);

      ALTER TABLE reported_indicator ADD COLUMN accumulation text, ADD COLUMN with_denominator boolean;
      UPDATE reported_indicator SET accumulation = 'STATE', with_denominator = unit IN ('%', '倍');
      ALTER TABLE reported_indicator ALTER COLUMN accumulation SET NOT NULL, ALTER COLUMN with_denominator SET NOT NULL;
    `);
    for (const table of ['figure', 'figure_report']) await db.query(enableRegionScope(table));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE reported_indicator DROP COLUMN accumulation, DROP COLUMN with_denominator;
      CREATE TABLE indicator_value (
        campaign_id uuid NOT NULL,
        indicator text NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        numerator double precision NOT NULL,
        denominator double precision,
        value double precision,
        day date NOT NULL,
        as_of timestamptz NOT NULL,
        PRIMARY KEY (campaign_id, indicator, region_code)
      );
      INSERT INTO indicator_value
      SELECT DISTINCT ON (campaign_id, indicator, region_code) campaign_id, indicator, region_code, numerator, denominator,
        CASE WHEN denominator IS NULL THEN numerator ELSE numerator / NULLIF(denominator, 0) END, day, as_of
      FROM figure WHERE source = 'COMPUTED' ORDER BY campaign_id, indicator, region_code, day DESC;
      DROP TABLE figure_report, figure;
    `);
    await db.query(enableRegionScope('indicator_value'));
  }
}
