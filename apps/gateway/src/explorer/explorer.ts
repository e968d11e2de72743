import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import express, { Router } from 'express';

const altair = createRequire(import.meta.url)('altair-static') as {
  getDistDirectory(): string;
  renderAltair(options: Record<string, unknown>): string;
};

/**
 * The bundled explorer: a browser that opens `/graphql` gets Altair from this process, signed in by the code flow with PKCE.
 * Nothing is loaded from elsewhere; the policy forbids it.
 */
export function explorerRouter(issuer: string): Router {
  const router = Router();
  const page = altair.renderAltair({ baseURL: '/explorer/', serveInitialOptionsInSeperateRequest: '/explorer/start.js' });
  // The built script, wherever this file itself runs from.
  const start = readFileSync(new URL('../../dist/explorer/start.js', import.meta.url), 'utf8').replace(
    /['"]\{\{issuer\}\}['"]/,
    JSON.stringify(issuer),
  );
  router.get('/graphql', (request, response, next) => {
    if (request.accepts(['application/json', 'text/html']) !== 'text/html' || request.query['query'] !== undefined) {
      next();
      return;
    }
    response
      .set(
        'Content-Security-Policy',
        `default-src 'self'; connect-src 'self' ${new URL(issuer).origin}; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-eval'; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; frame-ancestors 'none'`,
      )
      .type('html')
      .send(page);
  });
  router.get('/explorer/start.js', (_, response) => void response.type('js').send(start));
  router.use('/explorer', express.static(altair.getDistDirectory(), { index: false, maxAge: '1h' }));
  return router;
}
