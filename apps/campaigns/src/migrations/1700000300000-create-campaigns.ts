import { enableRegionScope, inScopeSql } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** True for people of regions below a row's region: what binds them they may read. */
const BELOW = `EXISTS (SELECT 1 FROM unnest(current_setting('app.scopes', true)::text[]) AS held(region) WHERE held.region ^@ region_code)`;

/** Campaigns with their gates' records and tasks, and the projections they are judged by. */
export class CreateCampaigns1700000300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE unit (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        categories text[] NOT NULL,
        status text NOT NULL,
        version int NOT NULL
      );
      CREATE INDEX unit_operating ON unit (region_code, id) INCLUDE (categories) WHERE status = 'OPERATING';

      CREATE TABLE region (code text COLLATE "C" PRIMARY KEY, name text NOT NULL);

      CREATE TABLE organization (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        level text NOT NULL,
        name text NOT NULL,
        version int NOT NULL
      );
      CREATE INDEX organization_region ON organization (region_code, id);

      CREATE TABLE division (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        organization_id uuid NOT NULL,
        name text NOT NULL,
        version int NOT NULL
      );
      CREATE INDEX division_region ON division (region_code, id);

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

      CREATE TABLE campaign (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        name text NOT NULL,
        document_number text,
        categories text[] NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL CHECK (ends_on >= starts_on),
        goal text NOT NULL,
        first_responsible_id uuid NOT NULL,
        status text NOT NULL,
        status_reason text,
        phases jsonb NOT NULL,
        created_by_id uuid NOT NULL,
        submitted_by_id uuid,
        approved_by_id uuid,
        published_on date,
        accepted_on date,
        transition_count int NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        version int NOT NULL
      );
      CREATE INDEX campaign_region ON campaign (region_code, id);

      CREATE TABLE campaign_snapshot (
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        region_code text COLLATE "C" NOT NULL,
        units int NOT NULL,
        PRIMARY KEY (campaign_id, region_code)
      );

      CREATE TABLE phase_transition (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        ordinal int NOT NULL,
        phase text NOT NULL,
        action text NOT NULL,
        from_status text NOT NULL,
        to_status text NOT NULL,
        next_phase text,
        next_status text,
        reason text,
        actor_id uuid NOT NULL,
        proposer_id uuid,
        at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (campaign_id, ordinal)
      );
      CREATE INDEX phase_transition_region ON phase_transition (region_code, id);

      -- Apart from the transition, which people of the regions below read too.
      CREATE TABLE transition_report (
        id uuid PRIMARY KEY REFERENCES phase_transition (id),
        region_code text COLLATE "C" NOT NULL,
        report jsonb NOT NULL
      );

      CREATE TABLE transition_proposal (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        phase text NOT NULL,
        round int NOT NULL,
        action text NOT NULL,
        reason text,
        proposed_by_id uuid NOT NULL,
        proposed_at timestamptz NOT NULL DEFAULT now(),
        report_digest text NOT NULL,
        expires_on date NOT NULL,
        transition_id uuid
      );
      CREATE INDEX transition_proposal_campaign ON transition_proposal (campaign_id, phase, action);
      CREATE INDEX transition_proposal_region ON transition_proposal (region_code, id);

      CREATE TABLE waiver (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        phase text NOT NULL,
        criterion_key text NOT NULL,
        reason text NOT NULL,
        granted_by_id uuid NOT NULL,
        granted_at timestamptz NOT NULL DEFAULT now(),
        expires_on date NOT NULL,
        revoked_by_id uuid,
        revoke_reason text,
        revoked_at timestamptz
      );
      CREATE INDEX waiver_campaign ON waiver (campaign_id, phase);
      CREATE INDEX waiver_region ON waiver (region_code, id);

      CREATE TABLE sign_off (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        phase text NOT NULL,
        round int NOT NULL,
        criterion_key text NOT NULL,
        statement text NOT NULL,
        signed_by_id uuid NOT NULL,
        signed_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (campaign_id, phase, round, criterion_key, region_code)
      );
      CREATE INDEX sign_off_region ON sign_off (region_code, id);

      CREATE TABLE task (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        owner_region_code text COLLATE "C" NOT NULL,
        issue_id uuid NOT NULL,
        phase text NOT NULL,
        title text NOT NULL,
        text text NOT NULL,
        lead_division_id uuid,
        supporting_division_ids uuid[] NOT NULL,
        due_on date NOT NULL,
        mandatory boolean NOT NULL,
        status text NOT NULL,
        issued_by_id uuid NOT NULL,
        issued_on date,
        signed_for_by_id uuid,
        signed_for_on date,
        submitted_by_id uuid,
        submitted_on date,
        note text,
        evidence text[] NOT NULL,
        reviewed_by_id uuid,
        reviewed_on date,
        review_note text,
        extension_status text NOT NULL,
        extension_due_on date,
        extension_reason text,
        extension_requested_by_id uuid,
        extension_decided_by_id uuid,
        extension_note text,
        version int NOT NULL
      );
      CREATE INDEX task_region ON task (region_code, id);
      CREATE INDEX task_campaign ON task (campaign_id, due_on, id);
      CREATE INDEX task_open_due ON task (due_on, id) WHERE status IN ('ISSUED', 'SIGNED_FOR', 'IN_PROGRESS', 'RETURNED');
    `);
    for (const table of [
      'unit',
      'organization',
      'division',
      'indicator_value',
      'campaign_snapshot',
      'transition_report',
      'transition_proposal',
      'waiver',
      'sign_off',
    ]) {
      await db.query(enableRegionScope(table));
    }
    await db.query(enableRegionScope('campaign', `${inScopeSql()} OR (published_on IS NOT NULL AND ${BELOW})`));
    await db.query(enableRegionScope('phase_transition', `${inScopeSql()} OR ${BELOW}`)); // none exists before publication
    await db.query(enableRegionScope('task', `${inScopeSql()} AND (status <> 'DRAFT' OR ${inScopeSql('owner_region_code')})`));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP TABLE task, sign_off, waiver, transition_proposal, transition_report, phase_transition, campaign_snapshot, campaign, indicator_value, division, organization, region, unit`,
    );
  }
}
