import { enableRegionScope } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices as they were received, what was read in them, and who confirmed what. There were none before; a template may come from a notice now. */
export class CreateNotices1700000390000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE template ALTER COLUMN campaign_id DROP NOT NULL;

      CREATE TABLE notice (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        file_name text NOT NULL,
        format text NOT NULL,
        sha256 text NOT NULL,
        size_bytes int NOT NULL,
        head jsonb NOT NULL,
        draft jsonb NOT NULL,
        coverage jsonb NOT NULL,
        status text NOT NULL,
        published_as text,
        published_by_id uuid,
        campaign_id uuid REFERENCES campaign (id),
        template_id uuid REFERENCES template (id),
        created_by_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        version int NOT NULL
      );
      CREATE INDEX notice_region ON notice (region_code, id);
      CREATE INDEX notice_campaign ON notice (campaign_id) WHERE campaign_id IS NOT NULL;

      -- Apart from the rest: read only when somebody asks for the original or its text.
      CREATE TABLE notice_file (
        notice_id uuid PRIMARY KEY REFERENCES notice (id),
        region_code text COLLATE "C" NOT NULL,
        bytes bytea NOT NULL,
        text text NOT NULL
      );

      CREATE TABLE notice_draft_item (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        notice_id uuid NOT NULL REFERENCES notice (id),
        ordinal int NOT NULL,
        kind text NOT NULL,
        read_as text NOT NULL,
        path text NOT NULL,
        value jsonb NOT NULL,
        quote text NOT NULL,
        span_start int NOT NULL,
        span_end int NOT NULL,
        page int,
        paragraph int,
        rule text NOT NULL,
        confidence double precision NOT NULL,
        questions jsonb NOT NULL,
        link jsonb,
        status text NOT NULL,
        merged_into_id uuid REFERENCES notice_draft_item (id),
        split_from_id uuid REFERENCES notice_draft_item (id),
        version int NOT NULL
      );
      CREATE INDEX notice_draft_item_notice ON notice_draft_item (notice_id, ordinal, id);
      CREATE INDEX notice_draft_item_region ON notice_draft_item (region_code, id);

      CREATE TABLE notice_review (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        item_id uuid NOT NULL REFERENCES notice_draft_item (id),
        action text NOT NULL,
        status_before text NOT NULL,
        status_after text NOT NULL,
        value_before jsonb NOT NULL,
        value_after jsonb NOT NULL,
        quote text NOT NULL,
        answer text,
        reviewed_by_id uuid NOT NULL,
        reviewed_at timestamptz NOT NULL
      );
      CREATE INDEX notice_review_item ON notice_review (item_id, id);
      CREATE INDEX notice_review_region ON notice_review (region_code, id);
    `);
    for (const table of ['notice', 'notice_file', 'notice_draft_item', 'notice_review']) await db.query(enableRegionScope(table));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE notice_review, notice_draft_item, notice_file, notice;
      DELETE FROM template WHERE campaign_id IS NULL;
      ALTER TABLE template ALTER COLUMN campaign_id SET NOT NULL;
    `);
  }
}
