import { enableRegionScope } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Units as known by their events, recusals, draws, inspections, hazards and their history. */
export class CreateInspections1700000300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE unit (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        categories text[] NOT NULL,
        status text NOT NULL,
        version int NOT NULL
      );
      CREATE INDEX unit_region ON unit (region_code, id);
      ${enableRegionScope('unit')}

      CREATE TABLE recusal (
        id uuid PRIMARY KEY,
        inspector_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        reason text NOT NULL,
        declared_by text NOT NULL,
        declared_at timestamptz NOT NULL DEFAULT now(),
        withdrawn_on date
      );
      CREATE UNIQUE INDEX recusal_in_force ON recusal (unit_id, inspector_id) WHERE withdrawn_on IS NULL;
      CREATE INDEX recusal_inspector ON recusal (inspector_id);
      CREATE INDEX recusal_region ON recusal (region_code, id);
      ${enableRegionScope('recusal')}

      CREATE TABLE draw (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        title text NOT NULL,
        campaign_id uuid,
        categories text[] NOT NULL,
        strata text NOT NULL,
        sample_sizes jsonb NOT NULL,
        per_visit int NOT NULL CHECK (per_visit >= 2),
        planned_from date NOT NULL,
        planned_to date NOT NULL CHECK (planned_to >= planned_from),
        only_uninspected_since date,
        algorithm text NOT NULL,
        seed text NOT NULL,
        seed_commit text NOT NULL,
        frame_hash text NOT NULL,
        transcript_hash text NOT NULL,
        frame_size int NOT NULL,
        pool_size int NOT NULL,
        visit_count int NOT NULL,
        unassigned_count int NOT NULL,
        drawn_by text NOT NULL,
        drawn_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX draw_region ON draw (region_code, id);
      CREATE INDEX draw_campaign ON draw (campaign_id, id);
      ${enableRegionScope('draw')}

      CREATE TABLE draw_record (
        id uuid PRIMARY KEY REFERENCES draw,
        region_code text COLLATE "C" NOT NULL,
        register bytea NOT NULL,
        stages bytea NOT NULL
      );
      ALTER TABLE draw_record ALTER register SET STORAGE EXTERNAL, ALTER stages SET STORAGE EXTERNAL;
      ${enableRegionScope('draw_record')}

      CREATE TABLE inspection (
        id uuid PRIMARY KEY,
        unit_id uuid NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        basis text NOT NULL,
        draw_id uuid REFERENCES draw,
        draw_order int,
        campaign_id uuid,
        state text NOT NULL,
        planned_from date NOT NULL,
        planned_to date NOT NULL CHECK (planned_to >= planned_from),
        inspector_ids uuid[] NOT NULL CHECK (cardinality(inspector_ids) >= 2),
        reason text,
        inspected_on date,
        result text,
        checklist jsonb NOT NULL DEFAULT '[]',
        signed_by_unit text,
        created_at timestamptz NOT NULL DEFAULT now(),
        version int NOT NULL DEFAULT 1
      );
      CREATE INDEX inspection_region ON inspection (region_code, planned_from, id);
      CREATE INDEX inspection_planned ON inspection (planned_from, id);
      CREATE INDEX inspection_unit ON inspection (unit_id, planned_from, id);
      CREATE INDEX inspection_last ON inspection (unit_id, inspected_on) WHERE inspected_on IS NOT NULL;
      CREATE UNIQUE INDEX inspection_draw ON inspection (draw_id, draw_order) WHERE draw_id IS NOT NULL;
      CREATE INDEX inspection_campaign ON inspection (campaign_id, planned_from, id) WHERE campaign_id IS NOT NULL;
      CREATE INDEX inspection_inspectors ON inspection USING gin (inspector_ids);
      ${enableRegionScope('inspection')}

      CREATE TABLE hazard (
        id uuid PRIMARY KEY,
        unit_id uuid NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        inspection_id uuid NOT NULL REFERENCES inspection,
        campaign_id uuid,
        item_code text NOT NULL,
        description text NOT NULL,
        level text NOT NULL,
        legal_basis text,
        state text NOT NULL,
        found_on date NOT NULL,
        due_on date NOT NULL CHECK (due_on >= found_on),
        open_since date NOT NULL,
        rectified_on date,
        rectified_by text,
        closed_on date,
        created_at timestamptz NOT NULL DEFAULT now(),
        version int NOT NULL DEFAULT 1
      );
      CREATE INDEX hazard_region ON hazard (region_code, due_on, id);
      CREATE INDEX hazard_due ON hazard (due_on, id);
      CREATE INDEX hazard_open ON hazard (due_on, id) WHERE state <> 'CLOSED';
      CREATE INDEX hazard_unit ON hazard (unit_id, found_on, id);
      CREATE INDEX hazard_inspection ON hazard (inspection_id);
      ${enableRegionScope('hazard')}

      CREATE TABLE hazard_step (
        id uuid PRIMARY KEY,
        hazard_id uuid NOT NULL REFERENCES hazard,
        unit_id uuid NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        action text NOT NULL,
        from_state text NOT NULL,
        to_state text NOT NULL,
        happened_on date NOT NULL,
        due_on date NOT NULL,
        note text,
        evidence jsonb NOT NULL,
        actor_id text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX hazard_step_hazard ON hazard_step (hazard_id, id);
      CREATE INDEX hazard_step_unit ON hazard_step (unit_id);
      ${enableRegionScope('hazard_step')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE hazard_step, hazard, inspection, draw_record, draw, recusal, unit');
  }
}
