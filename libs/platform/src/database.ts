import { createHash } from 'node:crypto';
import { regionRange, type RegionCode } from '@fire-campaign/domain';
import type { EventContract, EventData } from '@fire-campaign/events';
import pg from 'pg';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral, type QueryRunner, type SelectQueryBuilder } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { type Actor } from './actor.js';
import { platformErrors } from './errors.js';
import { COUNT_CAP, readPage, type Page, type PageArgs } from './paging.js';

// Days stay 'YYYY-MM-DD' (a Date would shift with the process's time zone); bigint counters fit a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const RETRIED_SQLSTATES = new Set(['40001', '40P01']); // serialization failure, deadlock
const MAX_TRIES = 5;
/** Largest event, as JSON: with its attributes it must fit into the 1 MiB that a topic takes. */
const MAX_EVENT_BYTES = 900_000;

/** An input that can be sent twice without acting twice. */
export interface Command {
  readonly idempotencyKey: string;
}

/** An aggregate that lives in a region; every row anyone may see has these. */
export interface Regional extends ObjectLiteral {
  readonly id: string;
  regionCode: RegionCode;
}

/**
 * One transaction of one actor. Row level security is bound to the actor's regions for its whole length. Rows, events and
 * audit entries written through it commit together or not at all.
 */
export class Tx {
  private readonly digests = new WeakMap<object, string>();
  /** Set by `publish`; tells the database to wake the relay after the commit. */
  published = false;

  constructor(
    readonly actor: Actor,
    readonly manager: EntityManager,
    private readonly runner: QueryRunner,
    private readonly operation: string,
    private readonly causationId: string | null,
  ) {}

  query<Row = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.runner.query(sql, parameters as unknown[]) as Promise<Row[]>;
  }

  /** Raw driver connection, for COPY. */
  async connection(): Promise<pg.PoolClient> {
    return (await this.runner.connect()) as pg.PoolClient;
  }

  /** The record, or null when it does not exist or lies outside the actor's regions: the two cannot be told apart. */
  async find<Entity extends Regional>(entity: EntityTarget<Entity>, id: string): Promise<Entity | null> {
    const row = await this.manager.findOneBy(entity, { id } as never);
    if (row !== null) this.remember(row);
    return row;
  }

  /** @throws NOT_FOUND */
  async get<Entity extends Regional>(entity: EntityTarget<Entity>, id: string): Promise<Entity> {
    const row = await this.find(entity, id);
    if (row === null) throw platformErrors.NOT_FOUND();
    return row;
  }

  /**
   * The record, held until the end of the transaction; take it before a change, so that its events keep their order.
   * @throws NOT_FOUND
   */
  async lock<Entity extends Regional>(entity: EntityTarget<Entity>, id: string): Promise<Entity> {
    const row = await this.manager.findOne(entity, { where: { id } as never, lock: { mode: 'pessimistic_write' } });
    if (row === null) throw platformErrors.NOT_FOUND();
    this.remember(row);
    return row;
  }

  /** Writes a new or changed record and its audit entry. */
  async save<Entity extends Regional>(entity: Entity): Promise<Entity> {
    const before = this.digests.get(entity) ?? null;
    const saved = await this.manager.save(entity);
    await this.audit(
      this.manager.connection.getMetadata(entity.constructor).tableName,
      entity.id,
      entity.regionCode,
      before,
      digest(entity),
    );
    this.remember(saved);
    return saved;
  }

  /** An audit entry for a change that `save` does not see, such as a bulk import. */
  async audit(objectType: string, objectId: string, regionCode: RegionCode, before: string | null, after: string | null): Promise<void> {
    await this.query(
      `INSERT INTO audit_entry (actor_id, operation, object_type, object_id, region_code, before_digest, after_digest, trace_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [this.actor.id, this.operation, objectType, objectId, regionCode, before, after, this.actor.traceId],
    );
  }

  /** Adds an event to the outbox; it leaves after the commit. */
  async publish<Contract extends EventContract>(contract: Contract, regionCode: RegionCode, data: EventData<Contract>): Promise<void> {
    await this.publishAll(contract, [{ regionCode, data }]);
  }

  /** @throws Error on an event of more than 900 kB: split what it says into several */
  async publishAll<Contract extends EventContract>(
    contract: Contract,
    events: readonly { readonly regionCode: RegionCode; readonly data: EventData<Contract> }[],
  ): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map(({ regionCode, data }) => ({
      id: uuidv7(),
      key: String((data as Record<string, unknown>)[contract.key]),
      region_code: regionCode,
      data: contract.data.parse(data),
    }));
    for (const { key, data } of rows) {
      const bytes = Buffer.byteLength(JSON.stringify(data));
      if (bytes > MAX_EVENT_BYTES)
        throw new Error(`an event ${contract.type} of ${key} has ${bytes} bytes; the limit is ${MAX_EVENT_BYTES}`);
    }
    await this.query(
      `INSERT INTO outbox (id, type, version, key, region_code, data, trace_id, causation_id)
       SELECT e.id, $2, $3, e.key, e.region_code, e.data, $4, $5
       FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, key text, region_code text, data jsonb)`,
      [JSON.stringify(rows), contract.type, contract.version, this.actor.traceId, this.causationId],
    );
    this.published = true;
  }

  /**
   * Does a part of this transaction as the service itself: with its rights instead of the actor's, and as the effect of an event. For
   * what a person sets going and the service does, such as handling a parked event.
   */
  async asService<Result>(service: Actor, causationId: string | null, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const inner = new Tx(service, this.manager, this.runner, this.operation, causationId);
    if (!this.actor.isSystem) await this.query(scopeSettings(service));
    const result = await work(inner); // a failure ends the transaction, or a savepoint, and with it these settings
    if (!this.actor.isSystem) await this.query(scopeSettings(this.actor));
    this.published ||= inner.published;
    return result;
  }

  private remember(row: object): void {
    this.digests.set(row, digest(row));
  }
}

export interface DatabaseOptions {
  readonly service: string;
  /**
   * A login that is, or may become, the service's own role `fc_<service>`, which neither owns the tables nor bypasses row level
   * security; every connection takes that role.
   */
  readonly connection: pg.PoolConfig;
  readonly entities: readonly Function[];
  readonly poolSize: number;
}

/** The service's schema. All access goes through a transaction of an actor. */
export class Database {
  readonly source: DataSource;
  /** Called after every commit that wrote events. */
  onPublished: () => void = () => {};

  constructor(private readonly options: DatabaseOptions) {
    this.source = new DataSource({
      type: 'postgres',
      ...connectionOptions(options.connection),
      schema: options.service,
      applicationName: `fc-${options.service}`,
      entities: [...options.entities],
      synchronize: false,
      logging: false,
      poolSize: options.poolSize,
      extra: {
        options: `-c role=fc_${options.service} -c search_path=${options.service},public -c statement_timeout=25000 -c idle_in_transaction_session_timeout=30000 -c timezone=UTC`,
        connectionTimeoutMillis: 10_000, // how long a read waits its turn: one request may ask for a hundred lists
        ...KEEP_ALIVE,
      },
    });
  }

  async open(): Promise<void> {
    await this.source.initialize();
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }

  /** Reads with the actor's rights, on one snapshot. */
  async read<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const runner = this.source.createQueryRunner();
    let end = 'COMMIT';
    try {
      await runner.query(`BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; ${scopeSettings(actor)}`);
      return await work(new Tx(actor, runner.manager, runner, 'read', null));
    } catch (error) {
      end = 'ROLLBACK';
      throw error;
    } finally {
      // Nothing hangs on how a read ends, so the answer does not wait for it.
      void runner
        .query(end)
        .catch(() => {})
        .finally(() => runner.release());
    }
  }

  /**
   * A page of records, each list query's one way.
   * @param build narrows the query: the use case's scope and filters, on the alias `row`
   * @throws PAGE_SIZE, BAD_CURSOR
   */
  async page<Entity extends ObjectLiteral>(
    actor: Actor,
    entity: EntityTarget<Entity>,
    order: readonly (keyof Entity & string)[],
    args: PageArgs,
    build: (query: SelectQueryBuilder<Entity>) => SelectQueryBuilder<Entity>,
  ): Promise<Page<Entity>> {
    const query = (tx: Tx) => build(tx.manager.createQueryBuilder(entity, 'row'));
    const page = await this.read(actor, (tx) => readPage(query(tx), 'row', order, args));
    const totalCount = () => this.read(actor, async (tx) => (await query(tx).select('1').limit(COUNT_CAP).getRawMany()).length);
    return { ...page, totalCount };
  }

  /**
   * Changes with the actor's rights; a deadlock or serialization failure is tried again, so `work` must not act outside.
   * @param operation what the audit entries call it
   */
  async transaction<Result>(
    actor: Actor,
    operation: string,
    work: (tx: Tx) => Promise<Result>,
    causationId: string | null = null,
  ): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      const runner = this.source.createQueryRunner();
      try {
        await runner.startTransaction();
        await runner.query(scopeSettings(actor));
        const tx = new Tx(actor, runner.manager, runner, operation, causationId);
        const result = await work(tx);
        await runner.commitTransaction();
        if (tx.published) this.onPublished();
        return result;
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => {});
        const code = (error as { driverError?: { code?: string } }).driverError?.code ?? '';
        if (attempt === MAX_TRIES || !RETRIED_SQLSTATES.has(code)) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
      } finally {
        await runner.release();
      }
    }
  }

  /**
   * A change asked for by a person, done once per idempotency key: the same key and input get the stored answer, the same key
   * with another input is refused. The answer must survive JSON.
   * @throws IDEMPOTENCY_KEY_REUSED
   */
  async command<Input extends Command, Result>(
    actor: Actor,
    operation: string,
    input: Input,
    work: (tx: Tx) => Promise<Result>,
  ): Promise<Result> {
    const inputDigest = digest({ operation, input });
    return this.transaction(actor, operation, async (tx) => {
      // A concurrent command of the same key waits here until the first one ends.
      const claimed = await tx.query(
        `INSERT INTO idempotency_key (actor_id, key, input_digest) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING key`,
        [actor.id, input.idempotencyKey, inputDigest],
      );
      if (claimed.length === 0) {
        const [stored] = await tx.query<{ input_digest: string; answer: Result }>(
          `SELECT input_digest, answer FROM idempotency_key WHERE actor_id = $1 AND key = $2`,
          [actor.id, input.idempotencyKey],
        );
        if (stored!.input_digest !== inputDigest) throw platformErrors.IDEMPOTENCY_KEY_REUSED();
        return stored!.answer;
      }
      const result = await work(tx);
      await tx.query(`UPDATE idempotency_key SET answer = $3 WHERE actor_id = $1 AND key = $2`, [
        actor.id,
        input.idempotencyKey,
        JSON.stringify(result ?? null),
      ]);
      return result;
    });
  }
}

/**
 * For every connection to PostgreSQL: one whose far side is gone ends by itself. Pools have no limit of their own on a query: the
 * server's `statement_timeout` is the limit, and an import raises it for what it does at one go.
 */
export const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 5000 } as const;

/** TypeORM names some of pg's connection options differently; a `host` that is a directory is a unix socket. */
export function connectionOptions(connection: pg.PoolConfig) {
  return {
    host: connection.host,
    port: connection.port,
    database: connection.database,
    username: connection.user,
    password: connection.password as string | undefined,
    ssl: connection.ssl as never,
  };
}

/** Binds row level security to the actor for one transaction. Region codes are digits, so they need no quoting. */
function scopeSettings(actor: Actor): string {
  const scopes = actor.scopes;
  const ranges = scopes.map(regionRange);
  const from = scopes.length === 0 ? '~' : ranges.reduce((least, range) => (range.from < least ? range.from : least), '~');
  const to = ranges.reduce((most, range) => (range.to > most ? range.to : most), '');
  return `SELECT set_config('app.scope_from', '${from}', true), set_config('app.scope_to', '${to}', true), set_config('app.scopes', '{${scopes
    .map((scope) => `"${scope}"`)
    .join(',')}}', true)`;
}

/**
 * The condition of the row level security policies: the row's region lies in one of the actor's regions. The range lets the
 * planner use the region index, the list makes several grants exact; without settings nothing is visible.
 * @param column an SQL expression of the row's region code
 */
export function inScopeSql(column = 'region_code'): string {
  // As subqueries the settings are read once per statement and not once per row.
  return `(${column} >= (SELECT current_setting('app.scope_from', true)) AND ${column} < (SELECT current_setting('app.scope_to', true))
    AND ${column} ^@ ANY ((SELECT NULLIF(current_setting('app.scopes', true), '')::text[])::text[]))`;
}

/** Turns row level security on for a table whose rows carry `region_code`. For migrations. */
export function enableRegionScope(table: string, visible = inScopeSql()): string {
  return `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY region_read ON ${table} FOR SELECT USING (${visible});
    CREATE POLICY region_insert ON ${table} FOR INSERT WITH CHECK (${inScopeSql()});
    CREATE POLICY region_update ON ${table} FOR UPDATE USING (${inScopeSql()}) WITH CHECK (${inScopeSql()});
    CREATE POLICY region_delete ON ${table} FOR DELETE USING (${inScopeSql()});`;
}

/**
 * Limits a query to the regions in which the actor holds a right: the use case's own limit, before row level security.
 * @param column the alias and property of the region code
 * @param within only this region's subtree
 */
export function whereInScope<Entity extends ObjectLiteral>(
  query: SelectQueryBuilder<Entity>,
  scopes: readonly RegionCode[],
  within: RegionCode | null = null,
  column = 'row.regionCode',
): SelectQueryBuilder<Entity> {
  const parameters: Record<string, string> = {};
  const range = (scope: RegionCode, name: string) => {
    const { from, to } = regionRange(scope);
    parameters[`${name}From`] = from;
    parameters[`${name}To`] = to;
    return `(${column} >= :${name}From AND ${column} < :${name}To)`;
  };
  const allowed = scopes.map((scope, index) => range(scope, `scope${index}`));
  const conditions = [allowed.length === 0 ? 'FALSE' : `(${allowed.join(' OR ')})`];
  if (within !== null) conditions.push(range(within, 'within'));
  return query.andWhere(conditions.join(' AND '), parameters);
}

/** SHA-256 over canonical JSON (sorted keys), hex. */
export function digest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

function canonicalJson(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      inner !== null && typeof inner === 'object' && !Array.isArray(inner) && !(inner instanceof Date)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? 'null'
  );
}

export { uuidv7 };
