import { enableRegionScope, inScopeSql } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The partner serves a region that holds one of the actor's: whoever works below may send it referrals. */
const SERVES = `EXISTS (SELECT 1 FROM unnest(current_setting('app.scopes', true)::text[]) AS held(region) WHERE held.region ^@ region_code)`;

/** Referrals to partner agencies with their answers, and the partners as known by their events. There were none before. */
export class AddReferrals1700000700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE partner (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        name text NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        status text NOT NULL,
        writes text[] NOT NULL,
        keys jsonb NOT NULL,
        version int NOT NULL
      );
      ${enableRegionScope('partner', `${inScopeSql()} OR ${SERVES}`)}

      CREATE TABLE referral (
        id uuid PRIMARY KEY,
        unit_id uuid NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        issued_region_code text COLLATE "C" NOT NULL,
        hazard_id uuid REFERENCES hazard,
        campaign_id uuid,
        partner_id uuid NOT NULL REFERENCES partner,
        partner_code text NOT NULL,
        partner_name text NOT NULL,
        legal_basis text NOT NULL,
        content text NOT NULL,
        document_number text,
        state text NOT NULL,
        issued_on date NOT NULL,
        issued_by text NOT NULL,
        answer_due_on date NOT NULL CHECK (answer_due_on >= issued_on),
        awaited_until date NOT NULL,
        withdrawn_on date,
        withdraw_reason text,
        created_at timestamptz NOT NULL DEFAULT now(),
        version int NOT NULL DEFAULT 1
      );
      CREATE INDEX referral_region ON referral (region_code, awaited_until, id);
      CREATE INDEX referral_awaited ON referral (awaited_until, id);
      CREATE INDEX referral_unit ON referral (unit_id);
      CREATE INDEX referral_hazard ON referral (hazard_id) WHERE hazard_id IS NOT NULL;
      ${enableRegionScope('referral')}

      CREATE TABLE referral_answer (
        id uuid PRIMARY KEY,
        referral_id uuid NOT NULL REFERENCES referral,
        unit_id uuid NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        outcome text NOT NULL,
        answered_on date NOT NULL,
        document_number text,
        remarks text,
        entered_by text,
        event_id uuid,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((entered_by IS NULL) <> (event_id IS NULL))
      );
      CREATE INDEX referral_answer_referral ON referral_answer (referral_id, id);
      CREATE INDEX referral_answer_unit ON referral_answer (unit_id);
      ${enableRegionScope('referral_answer')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE referral_answer, referral, partner');
  }
}
