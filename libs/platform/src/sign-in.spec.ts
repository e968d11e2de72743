import { afterAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { platformSettings, readConfig } from './config.js';
import { signInOf, TokenVerifier } from './sign-in.js';

const pair = await generateKeyPair('ES256');
const keySet = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'ES256' }] });
const token = (expires = '10m') =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: 'k', typ: 'at+jwt' })
    .setSubject('alice')
    .setIssuer('i')
    .setAudience('a')
    .setIssuedAt(Date.now() / 1000 - 3600)
    .setExpirationTime(expires)
    .sign(pair.privateKey);

const servers: Server[] = [];
afterAll(() => servers.forEach((server) => (server.closeAllConnections(), server.close())));

/** An issuer's keys over HTTP; `answer.text` null closes the connection. */
async function issuer() {
  const answer: { status: number; text: string | null; asked: number } = { status: 200, text: keySet, asked: 0 };
  const server = createServer((request, response) => {
    answer.asked += 1;
    if (answer.text === null) request.socket.destroy();
    else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.text);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { answer, url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`) };
}

describe('verifying a token', () => {
  it('says who signed in, by keys that are fetched once', async () => {
    const { answer, url } = await issuer();
    const verifier = new TokenVerifier('i', 'a', url);
    for (const text of [await token(), await token('20m'), await token()])
      expect(await verifier.verifyHeader(`Bearer ${text}`)).toEqual({ issuer: 'i', subject: 'alice' });
    expect(answer.asked).toBe(1);
  });

  it('refuses one that was verified before and has ended', async () => {
    const verifier = new TokenVerifier('i', 'a', (await issuer()).url);
    const ended = await token('-29s'); // two clocks may differ by half a minute
    await verifier.verify(ended);
    await expect(
      (async () => {
        for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100)))
          await verifier.verify(ended);
      })(),
    ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each<[string, { status?: number; text: string | null }]>([
    ['does not answer', { text: null }],
    ['answers with a fault', { status: 503, text: '{}' }],
    ['answers with something else', { text: '<html>' }],
    ['answers with no keys', { text: '{}' }],
  ])('asks to try again, and blames no token, while the issuer %s', async (_, change) => {
    const { answer, url } = await issuer();
    Object.assign(answer, change);
    const verifier = new TokenVerifier('i', 'a', url);
    await expect(verifier.verify(await token())).rejects.toMatchObject({ code: 'UNAVAILABLE', retryable: true });
    await expect(verifier.verify('no.token.at-all')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('who signs users in', () => {
  it.each([
    ['the directory', {}, 'http://localhost:4000/oidc'],
    ['the directory behind its public address', { FC_PUBLIC_URL: 'https://fire.example.cn' }, 'https://fire.example.cn/oidc'],
    ['an issuer of its own', { FC_OIDC_ISSUER: 'https://id.example.cn' }, 'https://id.example.cn'],
  ])('is %s', (_, environment, expected) => {
    expect(signInOf(readConfig(platformSettings, environment as unknown as NodeJS.ProcessEnv)).issuer).toBe(expected);
  });
});
