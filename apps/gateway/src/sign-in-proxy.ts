import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Logger } from '@fire-campaign/platform';
import type { RequestHandler } from 'express';

const ANSWER_WITHIN_MS = 30_000;
/** They belong to one connection, not to the message (RFC 9110, 7.6.1). */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/**
 * Hands the sign-in pages through from the directory, so that users see one address. The directory is told the issuer's host and
 * protocol, whatever the client claims. Nothing of the directory but `/oidc` can be reached, and no other host: a request target that
 * leads elsewhere is answered 400.
 */
export function signInProxy(directory: URL, issuer: string, log: Logger): RequestHandler {
  const { host, protocol } = new URL(issuer);
  const send = directory.protocol === 'https:' ? httpsRequest : httpRequest;
  return (request, response) => {
    const target = targetOf(request.originalUrl, directory);
    if (target === null) {
      response
        .status(400)
        .type('text/plain')
        .send('地址有误,请从首页重新登录。/ This address is not one of sign-in. Start again from the first page.\n');
      return;
    }
    const forwardedFor = [request.headers['x-forwarded-for'], request.socket.remoteAddress].flat().filter((one) => one !== undefined);
    const onward = send(
      target,
      {
        method: request.method,
        headers: {
          ...endToEnd(request.headers),
          host,
          'x-forwarded-host': host,
          'x-forwarded-proto': protocol.slice(0, -1),
          'x-forwarded-for': forwardedFor.join(', '),
        },
        timeout: ANSWER_WITHIN_MS,
      },
      (answer) => {
        response.writeHead(answer.statusCode!, endToEnd(answer.headers));
        answer.pipe(response);
        answer.once('error', () => response.destroy());
      },
    );
    onward.once('timeout', () => onward.destroy(new Error('no answer in time')));
    onward.once('error', (error) => {
      log.warn({ err: error }, 'the directory does not answer');
      if (response.headersSent) response.destroy();
      else
        response
          .status(503)
          .type('text/plain')
          .send('登录服务暂时不可用,请稍后重试。/ Sign-in is unavailable for the moment. Try again shortly.\n');
    });
    response.once('close', () => onward.destroy());
    request.pipe(onward);
  };
}

/** Where a request target lies at the directory; null unless that is below its `/oidc`, however the target is read. */
function targetOf(originalUrl: string, directory: URL): URL | null {
  const [path] = originalUrl.split('?', 1) as [string];
  if (!/^\/(?!\/)/.test(path) || /[\\\s]|%(2e|2f|5c)/i.test(path) || !URL.canParse(originalUrl, directory.origin)) return null;
  const target = new URL(originalUrl, directory.origin);
  return target.origin === directory.origin && /^\/oidc(\/|$)/.test(target.pathname) ? target : null;
}

function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name) && !named.includes(name)));
}
