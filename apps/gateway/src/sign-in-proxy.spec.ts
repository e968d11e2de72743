import { afterAll, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
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

  it('says in both languages that sign-in is unavailable while the directory does not answer', async () => {
    const response = await fetch(`${await proxyTo('http://127.0.0.1:1')}/oidc/auth`);
    expect(response.status).toBe(503);
    expect(await response.text()).toMatch(/登录服务暂时不可用.*Sign-in is unavailable/);
  });
});
