import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';

/** Where the build leaves the console, whether this file runs from `src` or from `dist`. */
const BUILT = fileURLToPath(new URL('../../console/dist/', import.meta.url));

/**
 * The officers' console: its files, and its page for every other address that a browser opens. Mount it last. Scripts come from this
 * address alone; the few styles that the pages make while they run carry the nonce of the answer.
 */
export function consoleRouter(issuer: string): Router {
  const router = Router();
  // Names of assets carry a digest of their content.
  router.use('/assets', express.static(`${BUILT}assets`, { index: false, immutable: true, maxAge: '1y', fallthrough: false }));
  router.use(express.static(BUILT, { index: false, dotfiles: 'ignore', maxAge: '1h' }));
  router.get('/{*path}', (request, response, next) => {
    const page = `${BUILT}index.html`;
    if (request.accepts(['application/json', 'text/html']) !== 'text/html' || !existsSync(page)) {
      next();
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    response
      .set({
        'content-security-policy': policy(nonce, issuer),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
      })
      .type('html')
      .send(readFileSync(page, 'utf8').replaceAll('{{nonce}}', nonce).replaceAll('{{issuer}}', issuer));
  });
  return router;
}

function policy(nonce: string, issuer: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self' ${new URL(issuer).origin}`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}
