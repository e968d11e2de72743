import { campaigns } from '@fire-campaign/campaigns';
import {
  createFirstAdministrators as createFirstAdministratorsIn,
  demoAccounts,
  directory,
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
  diskFull,
  InProcessTransport,
  listen,
  openDatabase,
  operationsRouter,
  prepareService,
  publicUrl,
  signInOf,
  StartError,
  type TokenVerifier,
  type EventTransport,
  type Logger,
  type OpenDatabase,
  type PlatformConfig,
  type RunningService,
  type ServiceDefinition,
  type ServiceRuntime,
} from '@fire-campaign/platform';
import { units } from '@fire-campaign/units';
import express from 'express';

/** Every service of this build, in the order they start. */
export const SERVICES: readonly ServiceDefinition[] = [directory, units, inspections, campaigns, insights];

export interface Platform {
  readonly url: string;
  readonly services: readonly RunningService[];
  readonly verifier: TokenVerifier;
  readonly accounts: readonly DemoAccount[];
  /** What the services tell the operator at the start, such as the demo accounts. */
  readonly notes: readonly string[];
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
  if (config.FC_CLOCK_CONTROL && config.FC_MODE === 'production')
    throw new StartError('生产模式下不得设置 FC_CLOCK_CONTROL。/ FC_CLOCK_CONTROL is not allowed in production mode. Remove it.');
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const action of undo.reverse()) await action().catch((error: unknown) => log.error({ err: error }, 'stopping failed'));
  };
  try {
    // The port is taken first: a second start must not touch the data of the first.
    const app = express();
    app.disable('x-powered-by');
    const server = await listen(app, config);
    undo.push(() => server.close());

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
      askSubgraph: (subgraph, request, { identity, traceId }) => byName.get(subgraph)!.execute(request, identity, traceId),
    });
    undo.push(() => gateway.stop());

    step('区划等基础数据 reference data');
    for (const service of services) await service.run();

    const notes: string[] = [];
    if (config.FC_MODE === 'demo' && config.FC_DEMO_DATA) {
      step('演示数据 demo data');
      for (const service of services) notes.push(...((await service.definition.demo?.(service)) ?? []));
    }
    const accounts = await demoAccounts(byName.get('directory')!);

    // People and units must be known everywhere before anybody asks.
    for (const service of services) await service.settled();

    app.use(operationsRouter(services));
    for (const service of services) {
      const { http } = service.definition;
      if (http !== undefined) app.use(http.path, await http.handler(service));
    }
    if (config.FC_CLOCK_CONTROL) app.post('/clock', express.json(), clockControl(runtime.clock, services));
    app.use(gateway.router);
    return { url: publicUrl(config), services, verifier, accounts, notes, dataDirectory: database.directory, stop };
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

/** Sets the time of all services, does what has fallen due by then, and answers when all that followed has arrived. */
function clockControl(clock: Clock, services: readonly RunningService[]): express.RequestHandler {
  return async (request, response) => {
    const at = new Date(String((request.body as { at?: unknown } | undefined)?.at));
    if (Number.isNaN(at.getTime())) {
      response.status(400).json({ error: 'at: a moment such as 2026-12-01T15:59:00+08:00' });
      return;
    }
    clock.pin(at);
    for (let round = 0; round < 2; round += 1) {
      for (const service of services) await service.tick();
      for (const service of services) await service.settled();
    }
    response.json({ at: at.toISOString() });
  };
}

function makeRuntime(
  config: PlatformConfig,
  log: Logger,
  { owner, connectionFor }: OpenDatabase,
  transport: EventTransport,
): ServiceRuntime {
  const { issuer, verifier } = signInOf(config, `http://localhost:${config.FC_PORT}/oidc/jwks`);
  return { config, owner, connectionFor, transport, verifier, clock: new Clock(), log, issuer };
}
