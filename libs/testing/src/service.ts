import { randomUUID } from 'node:crypto';
import type { Capability, RegionCode, Role } from '@fire-campaign/domain';
import { GrantChanged, PersonChanged, type EventContract, type EventData, type EventEnvelope } from '@fire-campaign/events';
import {
  Actor,
  Clock,
  InProcessTransport,
  makeLog,
  platformSettings,
  prepareService,
  readConfig,
  TokenVerifier,
  uuidv7,
  type RunningService,
  type ServiceDefinition,
  type ServiceRuntime,
} from '@fire-campaign/platform';
import { parse, type ExecutionResult } from 'graphql';
import pg from 'pg';

export const TEST_ISSUER = 'http://issuer.test/oidc';

/** Connection of the database server that `npm run jest` started. */
export function testPostgres(): pg.PoolConfig {
  const text = process.env['TEST_POSTGRES'];
  if (text === undefined) throw new Error('Run specs with `npm run jest -- <path>`: it starts the database they need.');
  return JSON.parse(text) as pg.PoolConfig;
}

/** A new, empty database on the test server. */
export async function createDatabase(): Promise<{ connection: pg.PoolConfig; drop: () => Promise<void> }> {
  const server = testPostgres();
  const name = `t_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ ...server, database: 'postgres' });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`CREATE DATABASE ${name}`);
  return { connection: { ...server, database: name }, drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) };
}

export interface TestPerson {
  readonly id: string;
  readonly actor: Actor;
  /** Runs an operation; throws when it answers with errors. */
  ask<Data = any>(document: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
  /** Runs an operation and returns the raw answer. */
  askRaw(document: string, variables?: Readonly<Record<string, unknown>>): Promise<ExecutionResult>;
}

export interface TestService {
  readonly service: RunningService;
  readonly runtime: ServiceRuntime;
  /** A person with one role in one region, known to the service. */
  person(role: Role | readonly Role[], regionCode: RegionCode): Promise<TestPerson>;
  /** Delivers an event as another service would have sent it, and waits until it is applied. */
  receive<Contract extends EventContract>(contract: Contract, data: EventData<Contract>, regionCode?: RegionCode): Promise<void>;
  /** Data of all events of a type that this service has committed, oldest first. */
  published<Contract extends EventContract>(contract: Contract): Promise<EventData<Contract>[]>;
  /** Sets the time, such as '2026-12-01T16:00:00+08:00', and does what has fallen due by then. */
  setTime(moment: string): Promise<void>;
  /** Rows of a query run by the schema's owner, past row level security. */
  rows<Row = any>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

/** Runs one service on a database of its own, with a fixed day. Events it receives, and the course of time, are given by the test. */
export async function startService(
  definition: ServiceDefinition,
  options: {
    readonly today?: string;
    /** Where the built-in sign-in is reached, for specs that really sign in. */
    readonly issuer?: string;
  } = {},
): Promise<TestService> {
  const issuer = options.issuer ?? TEST_ISSUER;
  const database = await createDatabase();
  const transport = new InProcessTransport();
  const runtime: ServiceRuntime = {
    config: readConfig(platformSettings, { FC_POOL_SIZE: '6' }),
    owner: database.connection,
    connectionFor: (service) => ({ ...database.connection, user: `fc_${service}` }),
    transport,
    verifier: new TokenVerifier(issuer, 'urn:fire-campaign:api', async () => {
      throw new Error('specs do not sign in');
    }),
    clock: new Clock(options.today ?? null),
    log: makeLog(process.env['TEST_LOG'] ?? 'silent'),
    issuer,
  };
  const service = await prepareService(definition, runtime);
  await service.run({ tick: false });
  const owner = new pg.Pool({ ...database.connection, max: 2, options: `-c search_path=${definition.name},public` });
  owner.on('error', () => {}); // a connection still closing is cut off when the database is dropped
  let sequence = 0;

  const receive: TestService['receive'] = async (contract, data, regionCode = '32') => {
    const envelope: EventEnvelope = {
      id: uuidv7(),
      type: contract.type,
      version: contract.version,
      source: contract.type.split('.')[0]!,
      key: String((data as Record<string, unknown>)[contract.key]),
      time: new Date().toISOString(),
      regionCode,
      sequence: (sequence += 1),
      traceId: null,
      causationId: null,
      data,
    };
    await service.consumer.handle([envelope]);
    const [parked] = (await owner.query<{ reason: string }>('SELECT reason FROM dead_letter WHERE event_id = $1', [envelope.id])).rows;
    if (parked !== undefined) throw new Error(`the event was parked: ${parked.reason}`);
  };

  return {
    service,
    runtime,
    receive,
    async person(role, regionCode) {
      const personId = uuidv7();
      await receive(PersonChanged, {
        personId,
        organizationId: uuidv7(),
        regionCode,
        name: '测试人员',
        active: true,
        identities: [{ issuer, subject: personId }],
        version: 1,
      });
      for (const one of typeof role === 'string' ? [role] : role) {
        await receive(GrantChanged, {
          grantId: uuidv7(),
          personId,
          role: one as Role,
          regionCode,
          campaignId: null,
          validFrom: '2000-01-01',
          validTo: null,
          revoked: false,
        });
      }
      const identity = { issuer, subject: personId };
      const askRaw: TestPerson['askRaw'] = (document, variables) =>
        service.execute({ document: parse(document), variables }, identity, 'test');
      return {
        id: personId,
        actor: await service.actors.actorFor(identity, 'test'),
        askRaw,
        async ask(document, variables) {
          const result = await askRaw(document, variables);
          if (result.errors !== undefined) throw new Error(JSON.stringify(result.errors));
          return result.data as never;
        },
      };
    },
    async published(contract) {
      const { rows } = await owner.query<{ data: never }>('SELECT data FROM outbox WHERE type = $1 ORDER BY seq', [contract.type]);
      return rows.map((row) => row.data);
    },
    async setTime(moment) {
      runtime.clock.pin(new Date(moment));
      await service.tick();
    },
    async rows(sql, parameters = []) {
      return (await owner.query(sql, parameters as unknown[])).rows;
    },
    async stop() {
      await service.stop();
      await owner.end();
      await database.drop();
    },
  };
}

/** An actor for rules and use cases that are tested without GraphQL. */
export function actorWith(role: Role, regionCode: RegionCode, id: string = uuidv7()): Actor {
  return new Actor(id, [{ role, regionCode, campaignId: null }], 'test');
}

/** Checks that a person without a right is refused before any work. */
export function refusedFor(result: ExecutionResult, capability: Capability): boolean {
  return result.errors?.some((error) => error.extensions['code'] === 'FORBIDDEN' && error.message.includes(capability)) ?? false;
}
