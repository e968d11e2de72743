import express from 'express';
import { Clock } from './clock.js';
import { ConfigError, platformSettings, readConfig, type PlatformConfig } from './config.js';
import { StartError } from './embedded-postgres.js';
import type { EventTransport } from './events/transport.js';
import { listen } from './http-server.js';
import { makeLog, type Logger } from './log.js';
import { connectionFromUrl, connectOrExplain } from './migrations.js';
import { operationsRouter } from './operations.js';
import { prepareService, type RunningService, type ServiceDefinition } from './service.js';
import { publicUrl, signInOf } from './sign-in.js';

const STOP_WITHIN_MS = 10_000;

/**
 * Runs a program to its end: settings from the environment, an orderly stop within ten seconds on SIGINT, SIGTERM or when the
 * process that started it is gone, which is told by a message when this one is ready; a start that fails says why and ends with 1. A
 * start under way is cut off: all it does are transactions.
 *
 * @param start resolves to what stops it again
 */
export async function runProcess(start: (config: PlatformConfig, log: Logger) => Promise<() => Promise<void>>): Promise<void> {
  let end: (() => Promise<void>) | null = null;
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await end?.();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  if (process.connected) process.on('disconnect', () => void stop());
  try {
    const config = readConfig(platformSettings, process.env);
    const log = makeLog(config.FC_LOG_LEVEL);
    process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
    end = await start(config, log);
    process.send?.('ready');
  } catch (error) {
    process.stderr.write(`${error instanceof StartError || error instanceof ConfigError ? error.message : (error as Error).stack}\n`);
    process.exit(1);
  }
}

/**
 * Runs one service as a process of its own: its subgraph at `POST /graphql`, health and metrics beside it, events over Kafka. The
 * database is DATABASE_URL; migrations run as the owner of the schemas (FC_OWNER_DATABASE_URL), everything else as the service's
 * own role. `/readyz` is red until it has all it needs at the start.
 *
 * @param connectTransport how its events travel
 */
export async function runAlone(
  definition: ServiceDefinition,
  connectTransport: (config: PlatformConfig, log: Logger) => Promise<EventTransport>,
): Promise<void> {
  const { name } = definition;
  await runProcess(async (config, log) => {
    if (config.DATABASE_URL === undefined)
      throw new StartError(
        `未设置 DATABASE_URL。单独运行的服务需要 PostgreSQL;\`npm start\` 自带数据库。/ DATABASE_URL is not set. A service that runs alone needs a PostgreSQL; \`npm start\` brings its own.`,
      );
    const app = express();
    app.disable('x-powered-by');
    app.disable('etag'); // nobody keeps answers of a service
    const services: RunningService[] = [];
    let starting: readonly string[] = [`${name}: starting`];
    app.use(operationsRouter(services, async () => starting));
    const server = await listen(app, config);

    const own = connectionFromUrl(config.DATABASE_URL);
    const owner = config.FC_OWNER_DATABASE_URL === undefined ? own : connectionFromUrl(config.FC_OWNER_DATABASE_URL);
    await (await connectOrExplain(owner)).end();
    const transport = await connectTransport(config, log.child({ service: name }));
    const { issuer, verifier } = signInOf(config);
    const service = await prepareService(definition, {
      config,
      owner,
      connectionFor: () => own,
      transport,
      verifier,
      clock: new Clock(),
      log,
      issuer,
    });
    services.push(service);
    await service.run();
    if (definition.http !== undefined) app.use(definition.http.path, await definition.http.handler(service));
    app.use(service.http);
    if (definition.demo !== undefined && config.FC_MODE === 'demo' && config.FC_DEMO_DATA)
      for (const line of await definition.demo(service)) process.stdout.write(`${line}\n`);
    starting = [];
    log.info({ service: name, url: publicUrl(config) }, 'ready');

    return async () => {
      await server.close();
      await service.relay.stop(); // what it has sent is marked before the transport closes
      await transport.close();
      await service.stop();
    };
  });
}
