import { createServer } from 'node:http';
import express from 'express';
import { Clock } from './clock.js';
import { ConfigError, platformSettings, readConfig } from './config.js';
import { StartError } from './embedded-postgres.js';
import { InProcessTransport, type EventTransport } from './events/transport.js';
import { makeLog } from './log.js';
import { connectionFromUrl } from './migrations.js';
import { operationsRouter } from './operations.js';
import { prepareService, type ServiceDefinition } from './service.js';
import { TokenVerifier } from './sign-in.js';

/**
 * Runs one service as a process of its own: its subgraph at `/graphql`, health and metrics beside it. Needs DATABASE_URL.
 *
 * @param transport carries its events; without one the outbox keeps them until a process with a transport sends them
 */
export async function runAlone(definition: ServiceDefinition, transport: EventTransport | null = null): Promise<void> {
  try {
    const config = readConfig(platformSettings, process.env);
    if (config.DATABASE_URL === undefined)
      throw new StartError(`DATABASE_URL is not set. A service that runs alone needs a PostgreSQL; \`npm start\` brings its own.`);
    const log = makeLog(config.FC_LOG_LEVEL);
    const owner = connectionFromUrl(config.DATABASE_URL);
    const url = config.FC_PUBLIC_URL ?? `http://localhost:${config.FC_PORT}`;
    const issuer = config.FC_OIDC_ISSUER ?? `${url}/oidc`;
    const service = await prepareService(definition, {
      config,
      owner,
      connectionFor: () => owner,
      transport: transport ?? new InProcessTransport(),
      verifier: new TokenVerifier(issuer, config.FC_OIDC_AUDIENCE, new URL(config.FC_OIDC_JWKS_URL ?? `${issuer}/jwks`)),
      clock: new Clock(),
      log,
      issuer,
    });
    await service.run({ sendEvents: transport !== null });

    const app = express();
    app.disable('x-powered-by');
    app.use(operationsRouter([service]));
    if (definition.http !== undefined) app.use(definition.http.path, await definition.http.handler(service));
    app.use(service.http);
    const server = createServer(app);
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.FC_PORT, config.FC_HOST, resolve));
    log.info({ service: definition.name, url: `${url}/graphql` }, 'ready');

    const stop = async () => {
      server.close();
      server.closeIdleConnections();
      await service.stop();
      process.exit(0);
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  } catch (error) {
    process.stderr.write(`${error instanceof StartError || error instanceof ConfigError ? error.message : (error as Error).stack}\n`);
    process.exit(1);
  }
}
