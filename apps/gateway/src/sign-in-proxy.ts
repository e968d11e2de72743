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
 * protocol, whatever the client claims.
 */
export function signInProxy(directory: URL, issuer: string, log: Logger): RequestHandler {
  const { host, protocol } = new URL(issuer);
  const send = directory.protocol === 'https:' ? httpsRequest : httpRequest;
  return (request, response) => {
    const forwardedFor = [request.headers['x-forwarded-for'], request.socket.remoteAddress].flat().filter((one) => one !== undefined);
    const onward = send(
      new URL(request.originalUrl, directory.origin),
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

function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)));
}
