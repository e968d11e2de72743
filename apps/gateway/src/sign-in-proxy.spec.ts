import { afterAll, describe, expect, it } from '@jest/globals';
import { createServer, request as httpRequest, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeLog } from '@fire-campaign/platform';
import express from 'express';
import { signInProxy } from './sign-in-proxy.js';

const ISSUER = 'https://fire.example.cn/oidc';
const servers: Server[] = [];
afterAll(() => servers.forEach((server) => (server.closeAllConnections(), server.close())));

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const proxyTo = (directory: string) => serve(express().use('/oidc', signInProxy(new URL(directory), ISSUER, makeLog('silent'))));
/** A request whose target goes out as it stands; `fetch` would tidy it. */
async function ask(url: string, path: string, headers: Readonly<Record<string, string>> = {}) {
  const { hostname, port } = new URL(url);
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    httpRequest({ hostname, port, path, headers }, resolve).once('error', reject).end(),
  );
  let body = '';
  for await (const part of answer) body += String(part);
  return { statusCode: answer.statusCode, headers: answer.headers, body };
}

describe('sign-in behind the gateway', () => {
  it('hands requests and answers through, and tells the directory the address of the issuer', async () => {
    let seen: { request: IncomingMessage; body: string } | null = null;
    const directory = await serve(async (request, response) => {
      let body = '';
      for await (const part of request) body += String(part);
      seen = { request, body };
      response.writeHead(303, { location: `${ISSUER}/auth/x`, 'set-cookie': ['a=1; path=/oidc', 'b=2; path=/oidc'] }).end('见别处');
    });
    const response = await fetch(`${await proxyTo(`${directory}/graphql`)}/oidc/interaction/x?y=1`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'http', 'x-forwarded-for': '192.0.2.7', cookie: 'c=3' },
      body: new URLSearchParams({ login: '张三' }),
    });
    expect([response.status, response.headers.get('location'), await response.text()]).toEqual([303, `${ISSUER}/auth/x`, '见别处']);
    expect(response.headers.getSetCookie()).toEqual(['a=1; path=/oidc', 'b=2; path=/oidc']);
    const { request, body } = seen!;
    expect([request.method, request.url, body]).toEqual(['POST', '/oidc/interaction/x?y=1', 'login=%E5%BC%A0%E4%B8%89']);
    expect(request.headers).toMatchObject({
      host: 'fire.example.cn',
      'x-forwarded-host': 'fire.example.cn',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '192.0.2.7, 127.0.0.1',
      cookie: 'c=3',
    });
  });

  it.each([
    'http://{directory}/oidc/../any',
    'http://{directory}/metrics',
    'http://{elsewhere}/oidc/auth',
    'https://{elsewhere}/oidc',
    '//{elsewhere}/oidc',
    '/oidc/../metrics',
    '/oidc/./../graphql?x=1',
    '/oidc/%2e%2e/graphql',
    '/oidc/.%2E/graphql',
    '/oidc/..%2fgraphql',
    '/oidc/..\\graphql',
    '/oidc/%5c..%5cgraphql',
    '/\\{elsewhere}/oidc',
    '/oidcs',
    '/graphql?/oidc/',
  ])('refuses %s and fetches nothing', async (template) => {
    const fetched: string[] = [];
    const listener: RequestListener = (request, response) => (fetched.push(request.url!), response.end('secret'));
    const [directory, elsewhere] = [await serve(listener), await serve(listener)].map((url) => new URL(url));
    const target = template.replace('{directory}', directory!.host).replace('{elsewhere}', elsewhere!.host);
    // Without a path of its own it sees every target: the mount alone must not be what protects.
    const gateway = await serve(express().use(signInProxy(directory!, ISSUER, makeLog('silent'))));
    const { statusCode, body } = await ask(gateway, target);
    expect([statusCode, body]).toEqual([400, expect.stringMatching(/地址有误.*not one of sign-in/)]);
    expect(fetched).toEqual([]);
  });

  it.each(['/oidc', '/oidc?code=%2e%2e%2f', '/oidc/.well-known/openid-configuration', '/oidc/auth?redirect_uri=http://a.test/../b'])(
    'hands %s through unchanged',
    async (target) => {
      const directory = await serve((request, response) => response.end(request.url));
      expect(await ask(await proxyTo(directory), target)).toMatchObject({ statusCode: 200, body: target });
    },
  );

  it('keeps what belongs to one connection, also what Connection names, to that connection', async () => {
    let seen: IncomingMessage | null = null;
    const directory = await serve((request, response) => {
      seen = request;
      response.writeHead(200, { connection: 'close, X-Inner', 'x-inner': '1', 'x-outer': '2' }).end();
    });
    const { headers } = await ask(await proxyTo(directory), '/oidc/auth', {
      connection: 'close, X-Private , cookie',
      'x-private': '1',
      cookie: 'c=3',
      te: 'trailers',
      accept: 'text/html',
    });
    expect(seen!.headers).toMatchObject({ accept: 'text/html', host: 'fire.example.cn' });
    for (const name of ['x-private', 'cookie', 'te']) expect(seen!.headers).not.toHaveProperty(name);
    expect(headers).toMatchObject({ 'x-outer': '2' });
    expect(headers).not.toHaveProperty('x-inner');
  });

  it('says in both languages that sign-in is unavailable while the directory does not answer', async () => {
    const response = await fetch(`${await proxyTo('http://127.0.0.1:1')}/oidc/auth`);
    expect(response.status).toBe(503);
    expect(await response.text()).toMatch(/登录服务暂时不可用.*Sign-in is unavailable/);
  });
});
