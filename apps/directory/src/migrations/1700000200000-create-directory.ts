import { enableRegionScope, inScopeSql } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Only the service itself, never a person: no grant covers the whole country. */
const systemOnly = (table: string) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  CREATE POLICY system_only ON ${table} USING ${inScopeSql(`''::text COLLATE "C"`)};`;

/** Visible and changeable with the person they belong to. */
const withPerson = (table: string) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  CREATE POLICY with_person ON ${table} USING (EXISTS (SELECT FROM person WHERE person.id = person_id));`;

/** Regions, organisations, people, grants, and the accounts and keys of the built-in sign-in. */
export class CreateDirectory1700000200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- No row level security: division codes are published by the state and every person needs those outside their area too,
      -- for instance to read where a unit moved from.
      CREATE TABLE region (
        code text COLLATE "C" PRIMARY KEY,
        name text NOT NULL,
        level text NOT NULL,
        parent_code text COLLATE "C" NOT NULL,
        path text NOT NULL
      );
      CREATE INDEX region_parent ON region (parent_code, code);

      CREATE TABLE loaded_file (
        name text PRIMARY KEY,
        hash text NOT NULL,
        loaded_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE organization (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL REFERENCES region (code),
        level text NOT NULL,
        parent_id uuid REFERENCES organization (id),
        name text NOT NULL,
        version int NOT NULL
      );
      CREATE INDEX organization_region ON organization (region_code, id);
      CREATE INDEX organization_parent ON organization (parent_id);

      CREATE TABLE division (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organization (id),
        region_code text COLLATE "C" NOT NULL,
        name text NOT NULL,
        version int NOT NULL,
        UNIQUE (organization_id, name)
      );
      CREATE INDEX division_region ON division (region_code, id);

      CREATE TABLE person (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organization (id),
        division_id uuid REFERENCES division (id),
        region_code text COLLATE "C" NOT NULL,
        name text NOT NULL,
        active boolean NOT NULL,
        version int NOT NULL
      );
      CREATE INDEX person_region ON person (region_code, id);
      CREATE INDEX person_organization ON person (organization_id);

      CREATE TABLE person_identity (
        issuer text NOT NULL,
        subject text NOT NULL,
        person_id uuid NOT NULL REFERENCES person (id),
        PRIMARY KEY (issuer, subject)
      );
      CREATE INDEX person_identity_person ON person_identity (person_id);

      CREATE TABLE post (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id),
        organization_id uuid NOT NULL REFERENCES organization (id),
        region_code text COLLATE "C" NOT NULL,
        title text NOT NULL,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to >= valid_from),
        version int NOT NULL
      );
      CREATE INDEX post_person ON post (person_id);
      CREATE INDEX post_region ON post (region_code, id);

      CREATE TABLE role_grant (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id),
        role text NOT NULL,
        region_code text COLLATE "C" NOT NULL REFERENCES region (code),
        campaign_id uuid,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to >= valid_from),
        reason text NOT NULL,
        granted_by text NOT NULL,
        revoked_by text,
        revoke_reason text,
        version int NOT NULL
      );
      CREATE INDEX role_grant_person ON role_grant (person_id);
      CREATE INDEX role_grant_region ON role_grant (region_code, id);

      CREATE TABLE account (
        person_id uuid PRIMARY KEY REFERENCES person (id),
        login_name text NOT NULL UNIQUE,
        password text NOT NULL,
        failures int NOT NULL DEFAULT 0,
        locked_until timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      );

      -- What the built-in sign-in keeps: sessions, codes, refresh tokens, grants of clients.
      CREATE TABLE oidc_payload (
        model text NOT NULL,
        id text NOT NULL,
        payload jsonb NOT NULL,
        uid text,
        grant_id text,
        consumed_at timestamptz,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (model, id)
      );
      CREATE INDEX oidc_payload_uid ON oidc_payload (uid) WHERE uid IS NOT NULL;
      CREATE INDEX oidc_payload_grant ON oidc_payload (grant_id) WHERE grant_id IS NOT NULL;
      CREATE INDEX oidc_payload_account ON oidc_payload ((payload ->> 'accountId'));
      CREATE INDEX oidc_payload_expiry ON oidc_payload (expires_at);

      -- Secrets and settings of this installation: token and cookie keys, the issuer people are known under, the demo password.
      CREATE TABLE installation (
        name text PRIMARY KEY,
        value jsonb NOT NULL
      );
    `);
    for (const table of ['organization', 'division', 'person', 'post', 'role_grant']) await db.query(enableRegionScope(table));
    for (const table of ['person_identity', 'account']) await db.query(withPerson(table));
    for (const table of ['oidc_payload', 'installation']) await db.query(systemOnly(table));
    // Two questions that reach past the asker's regions, and answer no more than they must.
    await db.query(`
      CREATE FUNCTION organization_place(organization uuid) RETURNS TABLE (id uuid, level text, region_code text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
        AS 'SELECT id, level, region_code FROM organization WHERE organization.id = organization_place.organization';
      CREATE FUNCTION held_roles(person uuid) RETURNS TABLE (role text, valid_from date, valid_to date)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
        AS 'SELECT role, valid_from, valid_to FROM role_grant WHERE person_id = held_roles.person AND revoked_by IS NULL';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION held_roles, organization_place`);
    await db.query(
      `DROP TABLE installation, oidc_payload, account, role_grant, post, person_identity, person, division, organization, loaded_file, region`,
    );
  }
}
