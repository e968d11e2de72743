import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { connectionOptions, enableRegionScope, inScopeSql, KEEP_ALIVE } from './database.js';
import { StartError } from './embedded-postgres.js';
import pg from 'pg';

/**
 * The tables every service has in its own schema: outbox, inbox, dead letters, idempotency keys, audit entries, and the
 * projection of people and grants from which actors are made.
 */
export class PlatformTables1700000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE outbox (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        type text NOT NULL,
        version int NOT NULL,
        key text NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        data jsonb NOT NULL,
        trace_id text,
        causation_id uuid,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        sent_at timestamptz
      );
      CREATE INDEX outbox_unsent ON outbox (seq) WHERE sent_at IS NULL;

      CREATE TABLE inbox (
        consumer text NOT NULL,
        event_id uuid NOT NULL,
        handled_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (consumer, event_id)
      );

      CREATE TABLE dead_letter (
        seq bigint GENERATED ALWAYS AS IDENTITY,
        consumer text NOT NULL,
        event_id uuid NOT NULL,
        type text NOT NULL,
        key text NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        event jsonb NOT NULL,
        attempts int NOT NULL,
        reason text NOT NULL,
        parked_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (consumer, event_id)
      );
      CREATE INDEX dead_letter_key ON dead_letter (consumer, key, seq);

      CREATE TABLE idempotency_key (
        actor_id text NOT NULL,
        key text NOT NULL,
        input_digest text NOT NULL,
        answer jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (actor_id, key)
      );

      CREATE TABLE audit_entry (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        actor_id text NOT NULL,
        operation text NOT NULL,
        object_type text NOT NULL,
        object_id text NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        before_digest text,
        after_digest text,
        trace_id text NOT NULL
      );
      CREATE INDEX audit_entry_object ON audit_entry (object_type, object_id, seq);
      CREATE INDEX audit_entry_region ON audit_entry (region_code, seq);
      ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
      CREATE POLICY region_read ON audit_entry FOR SELECT USING (${inScopeSql()});
      CREATE POLICY anyone_adds ON audit_entry FOR INSERT WITH CHECK (true);

      CREATE TABLE actor_person (
        person_id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        name text NOT NULL,
        active boolean NOT NULL,
        version int NOT NULL
      );
      CREATE TABLE actor_identity (
        issuer text NOT NULL,
        subject text NOT NULL,
        person_id uuid NOT NULL,
        PRIMARY KEY (issuer, subject)
      );
      CREATE INDEX actor_identity_person ON actor_identity (person_id);
      CREATE TABLE actor_grant (
        grant_id uuid PRIMARY KEY,
        person_id uuid NOT NULL,
        role text NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid,
        valid_from date NOT NULL,
        valid_to date
      );
      CREATE INDEX actor_grant_person ON actor_grant (person_id);
      CREATE INDEX actor_grant_role ON actor_grant (role, region_code);
    `);
    await db.query(enableRegionScope('dead_letter'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE actor_grant, actor_identity, actor_person, audit_entry, idempotency_key, dead_letter, inbox, outbox`);
  }
}

/**
 * Administrators read parked events and may discard them; what is discarded is kept. A record that does not say its region (region
 * '00') is visible to those who answer for a whole province: nobody else could ever deal with it. Old rows stay as they are.
 */
export class DiscardDeadLetters1700000710000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const visible = `${inScopeSql()} OR (region_code = '00' AND EXISTS (
      SELECT FROM unnest(NULLIF(current_setting('app.scopes', true), '')::text[]) AS scope WHERE length(scope) <= 2))`;
    await db.query(`
      DROP POLICY region_read ON dead_letter;
      CREATE POLICY region_read ON dead_letter FOR SELECT USING (${visible});
      CREATE TABLE discarded_event (
        consumer text NOT NULL,
        event_id uuid NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        event jsonb NOT NULL,
        parked_reason text NOT NULL,
        parked_at timestamptz NOT NULL,
        discarded_by text NOT NULL,
        discard_reason text NOT NULL,
        discarded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (consumer, event_id)
      );
    `);
    await db.query(enableRegionScope('discarded_event', visible));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE discarded_event;
      DROP POLICY region_read ON dead_letter;
      CREATE POLICY region_read ON dead_letter FOR SELECT USING (${inScopeSql()});
    `);
  }
}

/** `postgres://user:password@host:port/database` as connection settings. */
export function connectionFromUrl(text: string): pg.PoolConfig {
  const url = new URL(text);
  return {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || 5432),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    ssl: ['require', 'verify-full'].includes(url.searchParams.get('sslmode') ?? '') || undefined, // certificates are verified
  };
}

/** @throws StartError when the database does not let us in */
export async function connectOrExplain(connection: pg.PoolConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, ...KEEP_ALIVE });
  client.on('error', () => {});
  await client.connect().catch((error: NodeJS.ErrnoException) => {
    const cause = error.code ?? error.message;
    throw new StartError(
      `无法连接数据库(${cause})。请检查数据库是否运行,以及 DATABASE_URL 的主机、库名、用户和密码。/ The database cannot be reached (${cause}). Check that it runs, and host, database, user and password in DATABASE_URL.`,
    );
  });
  return client;
}

/** Connection of the owner of all schemas, who runs migrations and creates the services' roles. */
export interface OwnerConnection {
  readonly connection: pg.PoolConfig;
}

/** Makes a service's schema and role when missing. The role may use the tables but not own them. */
export async function migrate(
  service: string,
  entities: readonly Function[],
  migrations: readonly Function[],
  owner: OwnerConnection,
): Promise<readonly string[]> {
  const source = ownerSource(service, entities, migrations, owner);
  await source.initialize();
  try {
    const runner = source.createQueryRunner();
    // One migrator at a time; the lock ends with the connection.
    await runner.query(`SELECT pg_advisory_lock(hashtext('fc-migrate'))`);
    try {
      const role = `fc_${service}`;
      await runner.query(
        `DO $$ BEGIN CREATE ROLE ${role} LOGIN NOBYPASSRLS; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
      );
      await runner.query(`GRANT ${role} TO CURRENT_USER`);
      await runner.query(`CREATE SCHEMA IF NOT EXISTS ${service}`);
      await runner.query(`GRANT USAGE ON SCHEMA ${service} TO ${role}`);
      await runner.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA ${service} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role}`);
      await runner.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA ${service} GRANT USAGE ON SEQUENCES TO ${role}`);
      const done = await source.runMigrations({ transaction: 'each' });
      await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${service}.audit_entry FROM ${role}`);
      return done.map((migration) => migration.name);
    } finally {
      await runner.query(`SELECT pg_advisory_unlock(hashtext('fc-migrate'))`);
      await runner.release();
    }
  } finally {
    await source.destroy();
  }
}

/**
 * Statements that would bring the tables to what the entities say: empty when migrations and entities agree. Indexes,
 * constraints and policies are the migrations' own business, since an entity cannot express them all.
 */
export async function schemaDrift(service: string, entities: readonly Function[], owner: OwnerConnection): Promise<readonly string[]> {
  const source = ownerSource(service, entities, [], owner);
  await source.initialize();
  try {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    return upQueries
      .map(({ query }) => query)
      .filter((query) => !/^(DROP INDEX|CREATE (UNIQUE )?INDEX|ALTER TABLE \S+ (DROP|ADD) CONSTRAINT|COMMENT)/.test(query));
  } finally {
    await source.destroy();
  }
}

function ownerSource(service: string, entities: readonly Function[], migrations: readonly Function[], owner: OwnerConnection): DataSource {
  return new DataSource({
    type: 'postgres',
    ...connectionOptions(owner.connection),
    schema: service,
    applicationName: `fc-migrate-${service}`,
    entities: [...entities],
    migrations: [PlatformTables1700000000000, DiscardDeadLetters1700000710000, ...migrations] as never,
    migrationsTableName: 'migration',
    synchronize: false,
    logger: 'debug', // the default one prints failures to standard output, beside the error that is thrown
    poolSize: 2,
    extra: { options: `-c search_path=${service},public`, ...KEEP_ALIVE },
  });
}
