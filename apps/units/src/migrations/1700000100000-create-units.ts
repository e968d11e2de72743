import { enableRegionScope } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The registry of units with its history, uploads and imports, and the projection of regions. */
export class CreateUnits1700000100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE region (
        code text COLLATE "C" PRIMARY KEY,
        name text NOT NULL
      );

      CREATE TABLE unit (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        name text NOT NULL,
        name_key text NOT NULL,
        dedupe_key text COLLATE "C" NOT NULL,
        alias text,
        credit_code text,
        address text,
        longitude double precision,
        latitude double precision,
        coordinate_system text CHECK (coordinate_system IN ('CGCS2000', 'WGS84', 'GCJ02', 'BD09', 'UNKNOWN')),
        categories text[] NOT NULL CHECK (cardinality(categories) > 0),
        area_m2 double precision,
        height_m double precision,
        floors_above int,
        floors_below int,
        responsible_name text,
        responsible_phone text,
        manager_name text,
        manager_phone text,
        supervising_body text CHECK (supervising_body IN ('FIRE_RESCUE', 'POLICE_STATION', 'TOWNSHIP')),
        status text NOT NULL CHECK (status IN ('OPERATING', 'SUSPENDED', 'CLOSED', 'UNREACHABLE')),
        source text NOT NULL CHECK (source IN ('MANUAL', 'IMPORT')),
        source_ref text,
        version int NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (credit_code IS NULL OR credit_code = dedupe_key)
      );
      CREATE UNIQUE INDEX unit_dedupe ON unit (dedupe_key);
      CREATE INDEX unit_region ON unit (region_code, id);

      CREATE TABLE unit_change (
        id uuid PRIMARY KEY,
        unit_id uuid NOT NULL REFERENCES unit,
        region_code text COLLATE "C" NOT NULL,
        version int NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        actor_id text NOT NULL,
        reason text NOT NULL,
        fields jsonb NOT NULL,
        UNIQUE (unit_id, version)
      );

      CREATE TABLE upload (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        file_name text NOT NULL,
        size_bytes int NOT NULL,
        received_bytes int NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE upload_chunk (
        upload_id uuid NOT NULL REFERENCES upload ON DELETE CASCADE,
        start int NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (upload_id, start)
      );

      CREATE TABLE import (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        upload_id uuid NOT NULL,
        file_name text NOT NULL,
        file_digest text NOT NULL,
        encoding text,
        columns jsonb NOT NULL,
        status text NOT NULL,
        rows int NOT NULL,
        added int NOT NULL,
        already_known int NOT NULL,
        duplicates int NOT NULL,
        rejected int NOT NULL,
        actor_id text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX import_region ON import (region_code, id);
      CREATE TABLE import_problem (
        import_id uuid NOT NULL REFERENCES import,
        nth int NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        "row" int NOT NULL,
        field text,
        code text NOT NULL,
        value text NOT NULL,
        detail text,
        PRIMARY KEY (import_id, nth)
      );

      -- Rows that a previewed import would add. COPY does not go into tables under row level security; nothing of this table is
      -- ever shown. What a crash takes from it is read again from the upload. Every thousandth row and the last one carry the event
      -- that tells of the rows up to them, for the usual case that all of them are new.
      CREATE UNLOGGED TABLE staged_unit (
        import_id uuid NOT NULL,
        id uuid NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        name text NOT NULL,
        name_key text NOT NULL,
        dedupe_key text COLLATE "C" NOT NULL,
        alias text,
        credit_code text,
        address text,
        longitude double precision,
        latitude double precision,
        coordinate_system text,
        categories text[] NOT NULL,
        area_m2 double precision,
        height_m double precision,
        floors_above int,
        floors_below int,
        responsible_name text,
        responsible_phone text,
        manager_name text,
        manager_phone text,
        supervising_body text,
        source_ref text NOT NULL,
        event jsonb
      );
      CREATE INDEX staged_unit_import ON staged_unit (import_id);
    `);
    for (const table of ['unit', 'unit_change', 'upload', 'upload_chunk', 'import', 'import_problem']) {
      await db.query(enableRegionScope(table));
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE staged_unit, import_problem, import, upload_chunk, upload, unit_change, unit, region`);
  }
}
