import { enableRegionScope, inScopeSql } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The partner serves a region that holds one of the actor's: whoever works below may send it referrals. */
const SERVES = `EXISTS (SELECT 1 FROM unnest(current_setting('app.scopes', true)::text[]) AS held(region) WHERE held.region ^@ region_code)`;

/** Partner agencies. There were none before. */
export class AddPartners1700000700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE partner (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        name text NOT NULL,
        agency_kind text NOT NULL,
        region_code text COLLATE "C" NOT NULL REFERENCES region (code),
        status text NOT NULL,
        reads text[] NOT NULL,
        writes text[] NOT NULL,
        keys jsonb NOT NULL,
        version int NOT NULL
      );
      CREATE INDEX partner_region ON partner (region_code, id);
    `);
    await db.query(enableRegionScope('partner', `${inScopeSql()} OR ${SERVES}`));
    // Codes are unique in the whole country: the answer says no more than that one is taken.
    await db.query(`
      CREATE FUNCTION partner_code_taken(wanted text) RETURNS boolean
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
        AS 'SELECT EXISTS (SELECT FROM partner WHERE code = wanted)'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION partner_code_taken');
    await db.query('DROP TABLE partner');
  }
}
