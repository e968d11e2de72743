import { createServer, type Server } from 'node:http';
import { campaigns } from '@fire-campaign/campaigns';
import { demoAccounts, directory, loadDemo, type DemoAccount } from '@fire-campaign/directory';
import { makeGateway, type Gateway } from '@fire-campaign/gateway';
import { insights } from '@fire-campaign/insights';
import { inspections } from '@fire-campaign/inspections';
import {
  Clock,
  connectionFromUrl,
  EmbeddedPostgres,
  InProcessTransport,
  operationsRouter,
  prepareService,
  StartError,
  TokenVerifier,
  type Logger,
  type PlatformConfig,
  type RunningService,
  type ServiceDefinition,
  type ServiceRuntime,
} from '@fire-campaign/platform';
import { units } from '@fire-campaign/units';
import express from 'express';
import pg from 'pg';

/** Every service of this build, in the order they start. */
export const SERVICES: readonly ServiceDefinition[] = [directory, units, inspections, campaigns, insights];

export interface Platform {
  readonly url: string;
  readonly services: readonly RunningService[];
  readonly verifier: TokenVerifier;
  readonly accounts: readonly DemoAccount[];
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
    const url = config.FC_PUBLIC_URL ?? `http://localhost:${config.FC_PORT}`;
    const issuer = config.FC_OIDC_ISSUER ?? `${url}/oidc`;

    // The port is taken first: a second start must not touch the data of the first.
    const app = express();
    app.disable('x-powered-by');
    const server = createServer(app);
    await listen(server, config);
    undo.push(() => close(server));

    step('数据库 database');
    const { owner, connectionFor, stopDatabase } = await openDatabase(config);
    const unlock = await lockInstance(owner); // before this the database may be somebody else's, and must not be stopped
    undo.push(stopDatabase, unlock);

    const transport = new InProcessTransport();
    const jwks = new URL(
      config.FC_OIDC_JWKS_URL ?? (config.FC_OIDC_ISSUER === undefined ? `http://localhost:${config.FC_PORT}/oidc/jwks` : `${issuer}/jwks`),
    );
    const verifier = new TokenVerifier(issuer, config.FC_OIDC_AUDIENCE, jwks, config.FC_OIDC_ISSUER === undefined ? 'at+jwt' : undefined);
    const runtime: ServiceRuntime = { config, owner, connectionFor, transport, verifier, clock: new Clock(), log, issuer };

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
    return { url, services, verifier, accounts, stop };
  } catch (error) {
    await stop();
    throw error;
  }
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
      } else reject(error);
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

async function openDatabase(config: PlatformConfig) {
  if (config.DATABASE_URL !== undefined) {
    const owner = connectionFromUrl(config.DATABASE_URL);
    return { owner, connectionFor: () => owner, stopDatabase: async () => {} };
  }
  const postgres = await EmbeddedPostgres.start(config.FC_DATA_DIR);
  return {
    owner: postgres.connection(),
    connectionFor: (service: string) => postgres.connection(`fc_${service}`),
    stopDatabase: () => postgres.stop(),
  };
}

/** One running platform per database: two would both believe that they hand over all events. */
async function lockInstance(owner: pg.PoolConfig): Promise<() => Promise<void>> {
  const client = new pg.Client(owner);
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ locked: boolean }>(`SELECT pg_try_advisory_lock(hashtext('fc-standalone')) AS locked`);
  if (!rows[0]!.locked) {
    await client.end();
    throw new StartError(
      '该数据目录正被另一个平台进程使用。请先停止它,或用 FC_DATA_DIR 指定其他目录。/ Another running platform uses this data. Stop it first, or set FC_DATA_DIR to another folder.',
    );
  }
  return () => client.end();
}
