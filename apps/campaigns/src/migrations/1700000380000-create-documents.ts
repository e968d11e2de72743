import { enableRegionScope, inScopeSql } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The register of documents, awaited ones, meetings and directives of leaders. Documents and directives are also read by the regions to
 * which they were sent; each region sees its own receipts only.
 */
export class CreateDocuments1700000380000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE document (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid REFERENCES campaign (id),
        kind text NOT NULL,
        title text NOT NULL,
        number text,
        number_key text,
        issuer text NOT NULL,
        level text NOT NULL,
        issued_on date NOT NULL,
        received_on date,
        published_on date,
        summary text,
        deadline date,
        derived_from_ids uuid[] NOT NULL,
        cited_numbers text[] NOT NULL,
        status text NOT NULL,
        note text,
        registered_by_id uuid NOT NULL,
        registered_on date NOT NULL,
        version int NOT NULL,
        UNIQUE (region_code, number_key)
      );
      CREATE INDEX document_region ON document (region_code, id);
      CREATE INDEX document_issued ON document (region_code, issued_on);
      CREATE INDEX document_number ON document (number_key) WHERE number_key IS NOT NULL;
      CREATE INDEX document_campaign ON document (campaign_id, id) WHERE campaign_id IS NOT NULL;

      CREATE TABLE meeting (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid REFERENCES campaign (id),
        kind text NOT NULL,
        title text NOT NULL,
        ordinal int CHECK (ordinal >= 1),
        convener text NOT NULL,
        level text NOT NULL,
        held_on date NOT NULL,
        chair text,
        speakers text[] NOT NULL,
        summary text,
        requirements jsonb NOT NULL,
        derived_from_ids uuid[] NOT NULL,
        cited_numbers text[] NOT NULL,
        recorded_by_id uuid NOT NULL,
        version int NOT NULL
      );
      CREATE INDEX meeting_region ON meeting (region_code, id);
      CREATE INDEX meeting_held ON meeting (region_code, held_on);

      CREATE TABLE awaited_document (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid REFERENCES campaign (id),
        title text NOT NULL,
        number text,
        issuer text NOT NULL,
        level text NOT NULL,
        expected_by date NOT NULL,
        announced_in_id uuid,
        status text NOT NULL,
        document_id uuid REFERENCES document (id),
        reason text,
        noted_by_id uuid NOT NULL,
        noted_on date NOT NULL,
        version int NOT NULL
      );
      CREATE INDEX awaited_document_region ON awaited_document (region_code, id);
      CREATE INDEX awaited_document_open ON awaited_document (region_code) WHERE status = 'AWAITED';

      CREATE TABLE document_receipt (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        document_id uuid NOT NULL REFERENCES document (id),
        owner_region_code text COLLATE "C" NOT NULL,
        study boolean NOT NULL,
        due_on date NOT NULL,
        status text NOT NULL,
        delivered_at timestamptz NOT NULL,
        signed_for_by_id uuid,
        signed_for_at timestamptz,
        studied_by_id uuid,
        studied_at timestamptz,
        note text,
        version int NOT NULL,
        UNIQUE (document_id, region_code)
      );
      CREATE INDEX document_receipt_region ON document_receipt (region_code, id);

      CREATE TABLE directive (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid REFERENCES campaign (id),
        kind text NOT NULL,
        given_on date NOT NULL,
        leader text NOT NULL,
        post text NOT NULL,
        level text NOT NULL,
        about text NOT NULL,
        document_id uuid REFERENCES document (id),
        follows_id uuid REFERENCES directive (id),
        text text NOT NULL,
        required_action text,
        due_on date NOT NULL,
        cited_numbers text[] NOT NULL,
        registered_by_id uuid NOT NULL,
        version int NOT NULL
      );
      CREATE INDEX directive_region ON directive (region_code, id);
      CREATE INDEX directive_given ON directive (region_code, given_on);

      CREATE TABLE directive_recipient (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        directive_id uuid NOT NULL REFERENCES directive (id),
        owner_region_code text COLLATE "C" NOT NULL,
        division_id uuid,
        status text NOT NULL,
        read_by_id uuid,
        read_at timestamptz,
        feedback text,
        answered_by_id uuid,
        answered_at timestamptz,
        review_note text,
        closed_by_id uuid,
        closed_at timestamptz,
        version int NOT NULL,
        UNIQUE NULLS NOT DISTINCT (directive_id, region_code, division_id)
      );
      CREATE INDEX directive_recipient_region ON directive_recipient (region_code, id);
    `);
    for (const table of ['meeting', 'awaited_document', 'document_receipt', 'directive_recipient'])
      await db.query(enableRegionScope(table));
    const sent = (table: string, receipt: string) =>
      `${inScopeSql()} OR EXISTS (SELECT 1 FROM ${receipt} sent WHERE sent.${table}_id = ${table}.id)`; // limited by its own policy
    await db.query(enableRegionScope('document', sent('document', 'document_receipt')));
    await db.query(enableRegionScope('directive', sent('directive', 'directive_recipient')));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE directive_recipient, directive, document_receipt, awaited_document, meeting, document`);
  }
}
