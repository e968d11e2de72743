import { createServer, type Server } from 'node:http';
import { dirname } from 'node:path';
import { campaigns } from '@fire-campaign/campaigns';
import {
  createFirstAdministrators as createFirstAdministratorsIn,
  demoAccounts,
  directory,
  loadDemo,
  type DemoAccount,
  type FirstAdministrator,
  type FirstAdministratorsInput,
} from '@fire-campaign/directory';
import { makeGateway, type Gateway } from '@fire-campaign/gateway';
import { insights } from '@fire-campaign/insights';
import { inspections } from '@fire-campaign/inspections';
import {
  asAppError,
  Clock,
  connectionFromUrl,
  diskFull,
  EmbeddedPostgres,
  InProcessTransport,
  operationsRouter,
  prepareService,
  StartError,
  TokenVerifier,
  type EventTransport,
  type Logger,
  type PlatformConfig,
  type RunningService,
  type ServiceDefinition,
  type ServiceRuntime,
} from '@fire-campaign/platform';
import { loadExampleUnits, units } from '@fire-campaign/units';
import express from 'express';
import pg from 'pg';

/** Every service of this build, in the order they start. */
export const SERVICES: readonly ServiceDefinition[] = [directory, units, inspections, campaigns, insights];

export interface Platform {
  readonly url: string;
  readonly services: readonly RunningService[];
  readonly verifier: TokenVerifier;
  readonly accounts: readonly DemoAccount[];
  /** Where the embedded PostgreSQL keeps its data; null with an external database. */
  readonly dataDirectory: string | null;
  stop(): Promise<void>;
}

/**
 * Starts the whole platform in this process: PostgreSQL (embedded unless DATABASE_URL is set), every service, the gateway.
 *
 * @param step told what is being done, for the operator to see
 * @throws StartError with one sentence on cause and cure
 */
export async function startPlatform(config: PlatformConfig, log: Logger, step: (what: string) => void): Promise<Platform> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const action of undo.reverse()) await action().catch((error: unknown) => log.error({ err: error }, 'stopping failed'));
  };
  try {
    // The port is taken first: a second start must not touch the data of the first.
    const app = express();
    app.disable('x-powered-by');
    const server = createServer(app);
    await listen(server, config);
    undo.push(() => close(server));

    step('数据库 database');
    const database = await openDatabase(config);
    undo.push(() => database.close());

    const transport = new InProcessTransport();
    const runtime = makeRuntime(config, log, database, transport);
    const { verifier, issuer } = runtime;

    step('数据表与服务 schemas and services');
    const services: RunningService[] = [];
    for (const definition of SERVICES) {
      const service = await prepareService(definition, runtime);
      services.push(service);
      undo.push(() => service.stop());
    }
    undo.push(() => transport.close());

    const byName = new Map(services.map((service) => [service.definition.name, service]));
    const gateway: Gateway = await makeGateway({
      config,
      verifier,
      log: log.child({ service: 'gateway' }),
      issuer,
      askSubgraph: (subgraph, request, identity, traceId) => byName.get(subgraph)!.execute(request, identity, traceId),
    });
    undo.push(() => gateway.stop());

    step('区划等基础数据 reference data');
    for (const service of services) await service.run();

    let accounts: readonly DemoAccount[] = [];
    if (config.FC_MODE === 'demo' && config.FC_DEMO_DATA) {
      step('演示数据 demo data');
      await loadDemo(byName.get('directory')!);
      await byName.get('directory')!.settled(); // the import needs the regions
      await loadExampleUnits(byName.get('units')!, '32');
      accounts = await demoAccounts(byName.get('directory')!);
    }

    // People and units must be known everywhere before anybody asks.
    for (const service of services) await service.settled();

    app.use(operationsRouter(services));
    for (const service of services) {
      const { http } = service.definition;
      if (http !== undefined) app.use(http.path, await http.handler(service));
    }
    app.use(gateway.router);
    app.get('/', (_, response) => response.redirect('/graphql'));
    return { url: urlOf(config), services, verifier, accounts, dataDirectory: database.directory, stop };
  } catch (error) {
    await stop();
    const refusal = asAppError(error);
    if (refusal?.code !== 'STORAGE_FULL') throw error;
    throw new StartError(config.DATABASE_URL === undefined ? diskFull(config.FC_DATA_DIR) : `${refusal.zh} / ${refusal.en}`);
  }
}

/**
 * Makes the first administrators of an empty installation. The platform must not be running; the other services learn of them
 * at its next start, until when the outbox keeps the events.
 *
 * @throws StartError, AppError
 */
export async function createFirstAdministrators(
  config: PlatformConfig,
  log: Logger,
  input: FirstAdministratorsInput,
): Promise<readonly FirstAdministrator[]> {
  const database = await openDatabase(config);
  try {
    const service = await prepareService(directory, makeRuntime(config, log, database, new InProcessTransport()));
    try {
      await service.run({ sendEvents: false }); // loads the division codes
      return await createFirstAdministratorsIn(service, input);
    } finally {
      await service.stop();
    }
  } finally {
    await database.close();
  }
}

/** Address users type. */
const urlOf = (config: PlatformConfig) => config.FC_PUBLIC_URL ?? `http://localhost:${config.FC_PORT}`;

function makeRuntime(
  config: PlatformConfig,
  log: Logger,
  { owner, connectionFor }: OpenDatabase,
  transport: EventTransport,
): ServiceRuntime {
  const issuer = config.FC_OIDC_ISSUER ?? `${urlOf(config)}/oidc`;
  const jwks = new URL(
    config.FC_OIDC_JWKS_URL ?? (config.FC_OIDC_ISSUER === undefined ? `http://localhost:${config.FC_PORT}/oidc/jwks` : `${issuer}/jwks`),
  );
  const verifier = new TokenVerifier(issuer, config.FC_OIDC_AUDIENCE, jwks, config.FC_OIDC_ISSUER === undefined ? 'at+jwt' : undefined);
  return { config, owner, connectionFor, transport, verifier, clock: new Clock(), log, issuer };
}

function listen(server: Server, config: PlatformConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new StartError(
            `端口 ${config.FC_PORT} 已被占用。请停止占用它的程序,或用 FC_PORT 换一个端口。/ Port ${config.FC_PORT} is taken. Stop the program that uses it, or choose another port: FC_PORT=4001 npm start`,
          ),
        );
      } else {
        reject(
          new StartError(
            `无法监听 ${config.FC_HOST}:${config.FC_PORT}(${error.code})。请将 FC_HOST 设为本机地址,FC_PORT 设为允许使用的端口。/ Cannot listen on ${config.FC_HOST}:${config.FC_PORT} (${error.code}). Set FC_HOST to an address of this machine and FC_PORT to a port you may use.`,
          ),
        );
      }
    });
    server.listen(config.FC_PORT, config.FC_HOST, resolve);
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), 3_000);
  await closed;
  clearTimeout(force);
}

interface OpenDatabase extends Pick<ServiceRuntime, 'owner' | 'connectionFor'> {
  /** Null with an external database. */
  readonly directory: string | null;
  close(): Promise<void>;
}

/** Opens the configured database for this process alone; an embedded one stops with `close`. */
async function openDatabase(config: PlatformConfig): Promise<OpenDatabase> {
  if (config.DATABASE_URL !== undefined) {
    const owner = connectionFromUrl(config.DATABASE_URL);
    return { owner, connectionFor: () => owner, directory: null, close: await lockInstance(owner) };
  }
  const postgres = await EmbeddedPostgres.start(config.FC_DATA_DIR);
  const unlock = await lockInstance(postgres.connection()); // before this it may be somebody else's, and must not be stopped
  return {
    owner: postgres.connection(),
    connectionFor: (service) => postgres.connection(`fc_${service}`),
    directory: dirname(postgres.directory),
    async close() {
      await unlock();
      await postgres.stop();
    },
  };
}

/** One running platform per database: two would both believe that they hand over all events. */
async function lockInstance(owner: pg.PoolConfig): Promise<() => Promise<void>> {
  const client = new pg.Client(owner);
  client.on('error', () => {});
  await client.connect().catch((error: NodeJS.ErrnoException) => {
    const cause = error.code ?? error.message;
    throw new StartError(
      `无法连接数据库(${cause})。请检查数据库是否运行,以及 DATABASE_URL 的主机、库名、用户和密码。/ The database cannot be reached (${cause}). Check that it runs, and host, database, user and password in DATABASE_URL.`,
    );
  });
  const { rows } = await client.query<{ locked: boolean }>(`SELECT pg_try_advisory_lock(hashtext('fc-standalone')) AS locked`);
  if (!rows[0]!.locked) {
    await client.end();
    throw new StartError(
      '该数据目录正被另一个平台进程使用。请先停止它,或用 FC_DATA_DIR 指定其他目录。/ Another running platform uses this data. Stop it first, or set FC_DATA_DIR to another folder.',
    );
  }
  return () => client.end();
}
