import { listen, operationsRouter, publicUrl, runProcess, signInOf } from '@fire-campaign/platform';
import express from 'express';
import { makeGateway, supergraphSdl } from './gateway.js';
import { signInProxy } from './sign-in-proxy.js';
import { subgraphsOver } from './subgraphs.js';

/* Runs the gateway alone: services at the addresses of FC_SUBGRAPHS, and the directory's sign-in under the same address as the graph. */
await runProcess(async (config, logger) => {
  const log = logger.child({ service: 'gateway' });
  const subgraphs = subgraphsOver(config.FC_SUBGRAPHS, supergraphSdl(), log);
  const { issuer, verifier } = signInOf(config, new URL('/oidc/jwks', subgraphs.directory).href);
  const app = express();
  app.disable('x-powered-by');
  app.use(operationsRouter([], () => subgraphs.troubles()));
  if (config.FC_OIDC_ISSUER === undefined) app.use('/oidc', signInProxy(subgraphs.directory, issuer, log));
  const gateway = await makeGateway({ config, verifier, log, issuer, askSubgraph: subgraphs.ask });
  app.use(gateway.router);
  const server = await listen(app, config);
  log.info({ url: publicUrl(config) }, 'ready');
  return async () => {
    await server.close();
    await gateway.stop();
    subgraphs.close();
  };
});
