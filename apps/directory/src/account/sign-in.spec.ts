import { createHash, createPublicKey, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonChanged } from '@fire-campaign/events';
import { TokenVerifier } from '@fire-campaign/platform';
import { authorize, refresh, signIn, startService, type TestService } from '@fire-campaign/testing';
import express from 'express';
import { parse } from 'graphql';
import { decodeJwt, decodeProtectedHeader, importJWK, SignJWT, UnsecuredJWT, type JWK } from 'jose';
import { demoAccounts, directory, loadDemo, oidcHandler } from '../service.js';
import { AccountService } from './account.service.js';
import { removeExpired } from './oidc-store.js';

const AUDIENCE = 'urn:fire-campaign:api';

let app: TestService;
let server: Server;
let issuer: string;
let verifier: TokenVerifier;
let password: string;

const credentials = (username: string, secret = password) => ({ issuer, clientId: 'cli', username, password: secret });
const as = async (username: string, secret = password) => (await signIn(credentials(username, secret))).accessToken;
const refused = (promise: Promise<unknown>) => expect(promise).rejects;
const token = (parameters: Record<string, string>) => fetch(`${issuer}/token`, { method: 'POST', body: new URLSearchParams(parameters) });
const unlock = () => app.rows('UPDATE account SET failures = 0, locked_until = NULL');

async function tokenKey(): Promise<JWK> {
  const [row] = await app.rows<{ value: JWK }>(`SELECT value FROM installation WHERE name = 'token-key'`);
  return row!.value;
}

/** A token signed with the real key, to see what else the verifier looks at. */
async function forged(claims: Record<string, unknown>, header: Record<string, unknown> = {}): Promise<string> {
  const key = await tokenKey();
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ iss: issuer, aud: AUDIENCE, sub: 'x', iat: now, exp: now + 600, ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: key.kid!, typ: 'at+jwt', ...header })
    .sign(await importJWK(key, 'ES256'));
}

beforeAll(async () => {
  const mounted = express();
  server = createServer(mounted).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oidc`;
  app = await startService(directory, { today: '2026-03-01', issuer });
  mounted.use('/oidc', await oidcHandler(app.service));
  const accounts = await loadDemo(app.service);
  password = accounts![0]!.password;
  verifier = new TokenVerifier(issuer, AUDIENCE, new URL(`${issuer}/jwks`));
}, 60_000);
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await app.stop();
});

describe('signing in', () => {
  it('gives a JWT access token of ten minutes that names person, audience and issuer', async () => {
    const { accessToken, refreshToken, expiresIn } = await signIn(credentials('js-admin'));
    expect(decodeProtectedHeader(accessToken)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(expiresIn).toBe(600);
    expect(refreshToken).toBeTruthy();
    const identity = await verifier.verify(accessToken);
    const [person] = await app.rows(`SELECT person_id FROM account WHERE login_name = 'js-admin'`);
    expect(identity).toEqual({ issuer, subject: person.person_id });
    expect(decodeJwt(accessToken)).toMatchObject({ aud: AUDIENCE, client_id: 'cli' });
  });

  it('takes the login name in any case and with blanks around', async () => {
    await expect(as(' JS-Viewer ')).resolves.toBeTruthy();
  });

  it.each([
    ['a wrong password', 'js-admin', 'not-the-password'],
    ['an unknown name', 'nobody', 'not-the-password'],
    ['nothing', '', ''],
    ['a name no database can hold', 'js\0admin', 'x\0'],
  ])('refuses %s with one and the same answer', async (_, username, secret) => {
    await refused(signIn(credentials(username, secret))).toMatchObject({ code: 'login_refused' });
  });

  it('locks an account after five wrong passwords in a row, also for the right one, and for ten minutes', async () => {
    await unlock();
    for (let attempt = 0; attempt < 4; attempt += 1) await refused(as('c3201-grid', 'wrong')).toMatchObject({ code: 'login_refused' });
    await expect(as('c3201-grid')).resolves.toBeTruthy(); // the right one takes the count back
    for (let attempt = 0; attempt < 5; attempt += 1) await refused(as('c3201-grid', 'wrong')).toMatchObject({ code: 'login_refused' });
    await refused(as('c3201-grid')).toMatchObject({ code: 'login_refused' });
    await app.rows(`UPDATE account SET locked_until = locked_until - interval '9 minutes 50 seconds' WHERE login_name = 'c3201-grid'`);
    await refused(as('c3201-grid')).toMatchObject({ code: 'login_refused' });
    await app.rows(`UPDATE account SET locked_until = locked_until - interval '10 seconds' WHERE login_name = 'c3201-grid'`);
    await expect(as('c3201-grid')).resolves.toBeTruthy();
  });

  it('checks no more than five of many guesses made at once', async () => {
    await unlock();
    const accounts = app.service.nest.get(AccountService, { strict: false });
    await Promise.all(Array.from({ length: 12 }, () => accounts.signIn('c3202-grid', 'wrong')));
    const [{ n }] = await app.rows(`SELECT count(*) AS n FROM audit_entry JOIN account ON object_id = person_id::text
      WHERE operation = 'signInRefused' AND login_name = 'c3202-grid'`);
    expect(n).toBe(5);
    expect(await accounts.signIn('c3202-grid', password)).toBeNull();
  });

  it('is over for a deactivated person, whose refresh token dies too', async () => {
    const signedIn = await signIn(credentials('c3203-grid'));
    await app.rows(`UPDATE person SET active = false FROM account WHERE person.id = person_id AND login_name = 'c3203-grid'`);
    await refused(as('c3203-grid')).toMatchObject({ code: 'login_refused' });
    await refused(refresh({ issuer, clientId: 'cli' }, signedIn.refreshToken)).toMatchObject({ code: 'invalid_grant' });
  });

  it('is written down in the audit trail', async () => {
    await as('js-viewer');
    const entries = await app.rows(
      `SELECT operation FROM audit_entry JOIN account ON object_id = person_id::text WHERE login_name = 'js-viewer' ORDER BY seq`,
    );
    expect(entries.at(-1)).toEqual({ operation: 'signIn' });
  });
});

describe('tokens', () => {
  it('are renewed by a refresh token that works once; using it twice ends the sign-in', async () => {
    const client = { issuer, clientId: 'cli' };
    const first = await signIn(credentials('js-admin'));
    const second = await refresh(client, first.refreshToken);
    await expect(verifier.verify(second.accessToken)).resolves.toBeTruthy();
    await refused(refresh(client, first.refreshToken)).toMatchObject({ code: 'invalid_grant' });
    await refused(refresh(client, second.refreshToken)).toMatchObject({ code: 'invalid_grant' });
  });

  it('are given to one of many that present the same refresh token at once', async () => {
    const { refreshToken } = await signIn(credentials('js-admin'));
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => refresh({ issuer, clientId: 'cli' }, refreshToken)));
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
  });

  it('are not given for a code a second time, and what the first gave can not be renewed', async () => {
    const code_verifier = randomBytes(32).toString('base64url');
    const code = await authorize(credentials('js-admin'), code_verifier);
    const parameters = {
      client_id: 'cli',
      grant_type: 'authorization_code',
      code,
      redirect_uri: 'http://127.0.0.1/callback',
      code_verifier,
    };
    const first = await token(parameters);
    expect(first.status).toBe(200);
    const again = await token(parameters);
    expect([again.status, ((await again.json()) as { error: string }).error]).toEqual([400, 'invalid_grant']);
    const { refresh_token } = (await first.json()) as { refresh_token: string };
    await refused(refresh({ issuer, clientId: 'cli' }, refresh_token)).toMatchObject({ code: 'invalid_grant' });
  });

  it('are not given without the secret behind the code challenge', async () => {
    const code = await authorize(credentials('js-admin'), randomBytes(32).toString('base64url'));
    const parameters = { client_id: 'cli', grant_type: 'authorization_code', code, redirect_uri: 'http://127.0.0.1/callback' };
    expect((await token({ ...parameters, code_verifier: randomBytes(32).toString('base64url') })).status).toBe(400);
    expect((await token(parameters)).status).toBe(400);
  });

  it('are kept in no table', async () => {
    const { refreshToken, accessToken } = await signIn(credentials('js-admin'));
    const [{ n }] = await app.rows(
      `SELECT count(*) AS n FROM oidc_payload WHERE id = $1 OR payload::text LIKE '%' || $1 || '%' OR payload::text LIKE '%' || $2 || '%'`,
      [refreshToken, accessToken],
    );
    expect(n).toBe(0);
  });

  it('stay good when the sign-in starts anew', async () => {
    const accessToken = await as('js-admin');
    await oidcHandler(app.service);
    const restarted = express().use('/oidc', await oidcHandler(app.service));
    const other = createServer(restarted).listen(0);
    await new Promise((resolve) => other.once('listening', resolve));
    const jwks = new URL(`http://127.0.0.1:${(other.address() as AddressInfo).port}/oidc/jwks`);
    await expect(new TokenVerifier(issuer, AUDIENCE, jwks).verify(accessToken)).resolves.toBeTruthy();
    other.closeAllConnections();
    other.close();
  });

  it('and sessions are removed after their time', async () => {
    await app.rows(`UPDATE oidc_payload SET expires_at = now() - interval '1 second' WHERE model = 'Session'`);
    await removeExpired(app.service.db);
    expect(await app.rows(`SELECT 1 FROM oidc_payload WHERE model = 'Session'`)).toEqual([]);
    expect((await app.rows(`SELECT 1 FROM oidc_payload`)).length).toBeGreaterThan(0);
  });
});

describe('the services refuse', () => {
  const now = () => Math.floor(Date.now() / 1000);

  it('nothing that is right', async () => {
    await expect(verifier.verify(await forged({}))).resolves.toEqual({ issuer, subject: 'x' });
  });

  it.each([
    ['an expired token', () => forged({ iat: now() - 700, exp: now() - 60 })],
    ['a token for another audience', () => forged({ aud: 'urn:another:api' })],
    ['a token of another issuer', () => forged({ iss: 'http://elsewhere.test' })],
    ['a token without subject', () => forged({ sub: undefined })],
    ['a token of another type', () => forged({}, { typ: 'JWT' })],
    ['a token with an unknown key', () => forged({}, { kid: 'unknown' })],
    ['an unsigned token', async () => new UnsecuredJWT({ iss: issuer, aud: AUDIENCE, sub: 'x', iat: now(), exp: now() + 600 }).encode()],
    [
      'a token signed with the public key as a shared secret',
      async () => {
        const { d: _, ...publicKey } = await tokenKey();
        const secret = createPublicKey({ key: publicKey as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
        return new SignJWT({ iss: issuer, aud: AUDIENCE, sub: 'x', iat: now(), exp: now() + 600 })
          .setProtectedHeader({ alg: 'HS256', kid: publicKey.kid!, typ: 'at+jwt' })
          .sign(Buffer.from(secret));
      },
    ],
    [
      'an ID token',
      async () => {
        const code_verifier = randomBytes(32).toString('base64url');
        const code = await authorize(credentials('js-admin'), code_verifier);
        const answer = await token({
          client_id: 'cli',
          grant_type: 'authorization_code',
          code,
          redirect_uri: 'http://127.0.0.1/callback',
          code_verifier,
        });
        return ((await answer.json()) as { id_token: string }).id_token;
      },
    ],
    [
      'a token with a changed claim',
      async () => {
        const [header, , signature] = (await forged({})).split('.');
        const claims = Buffer.from(JSON.stringify({ iss: issuer, aud: AUDIENCE, sub: 'y', iat: now(), exp: now() + 600 })).toString(
          'base64url',
        );
        return [header, claims, signature].join('.');
      },
    ],
  ])('%s', async (_, make) => {
    await refused(verifier.verify(await make())).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('the login page', () => {
  const start = (parameters: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    fetch(
      `${issuer}/auth?${new URLSearchParams({
        client_id: 'console',
        response_type: 'code',
        redirect_uri: `${new URL(issuer).origin}/graphql`,
        scope: 'openid',
        code_challenge: createHash('sha256').update('x').digest('base64url'),
        code_challenge_method: 'S256',
        ...parameters,
      })}`,
      { redirect: 'manual', headers: { accept: 'text/html', ...headers } },
    );
  const open = async () => {
    const response = await start();
    const url = new URL(response.headers.get('location')!, issuer);
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    return { url, cookie };
  };

  it('needs nothing from elsewhere, and says so to the browser', async () => {
    const { url, cookie } = await open();
    const page = await fetch(url, { headers: { cookie } });
    const html = await page.text();
    expect(html).toContain('lang="zh-CN"');
    expect(html).not.toMatch(/https?:|<script|@import|url\(/);
    const style = createHash('sha256')
      .update(/<style>([^]*)<\/style>/.exec(html)![1]!)
      .digest('base64');
    expect(page.headers.get('content-security-policy')).toContain(`style-src 'sha256-${style}'`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  it('takes no form from another site, nor without its cookie', async () => {
    const { url, cookie } = await open();
    const body = new URLSearchParams({ login: 'js-admin', password });
    const post = (headers: Record<string, string>) => fetch(url, { method: 'POST', body, redirect: 'manual', headers });
    expect((await post({ cookie, origin: 'http://evil.test' })).status).toBe(403);
    expect((await post({ cookie, origin: 'null' })).status).toBe(403);
    expect((await post({ cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ origin: new URL(issuer).origin })).status).toBe(400);
    const forged = cookie.replace(/(_interaction\.sig=)(.)/, (_, name: string, first: string) => name + (first === 'A' ? 'B' : 'A'));
    expect((await post({ cookie: forged, origin: new URL(issuer).origin })).status).toBe(400);
    expect((await post({ cookie, origin: new URL(issuer).origin })).status).toBe(303);
  });

  it('shows what was typed without running it', async () => {
    const { url, cookie } = await open();
    const body = new URLSearchParams({ login: '"><script>alert(1)</script>', password: 'x' });
    const answer = await fetch(url, { method: 'POST', body, headers: { cookie, origin: url.origin } });
    expect(answer.status).toBe(401);
    const html = await answer.text();
    expect(html).toContain('role="alert"');
    expect(html).not.toContain('<script');
  });

  it.each([
    ['a redirect to another site', { redirect_uri: 'http://evil.test/graphql' }],
    ['an unknown client', { client_id: 'stranger' }],
    ['no code challenge', { code_challenge: '' }],
    ['a plain code challenge', { code_challenge_method: 'plain' }],
    ['the implicit flow', { response_type: 'id_token' }],
    ['another resource', { resource: 'urn:another:api' }],
  ])('is not shown for %s', async (_, parameters) => {
    const response = await start(parameters);
    const location = response.headers.get('location') ?? '';
    if (location === '') expect(response.status).toBe(400);
    else expect(location).toMatch(/[?#]error=/);
    expect(location).not.toContain('evil.test');
  });

  it('builds addresses from the issuer, whatever host the request claims', async () => {
    const discovery = await fetch(`${issuer}/.well-known/openid-configuration`, {
      headers: { 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https' },
    });
    expect(await discovery.json()).toMatchObject({
      issuer,
      jwks_uri: `${issuer}/jwks`,
      token_endpoint: `${issuer}/token`,
      code_challenge_methods_supported: ['S256'],
      response_types_supported: ['code'],
    });
  });

  it('lets one sign out', async () => {
    const { url, cookie } = await open();
    const jar = new Map<string, string>();
    const keep = (response: Response) => {
      for (const line of response.headers.getSetCookie()) jar.set(line.split('=')[0]!, line.split(';')[0]!);
      return response;
    };
    const body = new URLSearchParams({ login: 'js-admin', password });
    const loggedIn = await fetch(url, { method: 'POST', body, redirect: 'manual', headers: { cookie, origin: url.origin } });
    keep(await fetch(loggedIn.headers.get('location')!, { redirect: 'manual', headers: { cookie } }));
    const cookies = () => [...jar.values()].join('; ');
    const page = keep(
      await fetch(`${issuer}/session/end?client_id=console&post_logout_redirect_uri=${encodeURIComponent(`${url.origin}/`)}`, {
        headers: { cookie: cookies(), accept: 'text/html' },
      }),
    );
    const html = await page.text();
    expect(html).toContain('op.logoutForm');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)![1]!;
    const out = await fetch(`${issuer}/session/end/confirm`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
      headers: { cookie: cookies() },
    });
    expect(out.headers.get('location')).toBe(`${url.origin}/`);
    expect((await start({ prompt: 'none' }, { cookie: cookies() })).headers.get('location')).toContain('error=login_required');
  });
});

describe('changing the password', () => {
  const mutation = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { changed userErrors { code field } } }`;
  const change = async (accessToken: string, input: Record<string, string>) => {
    const identity = await verifier.verify(accessToken);
    const result = await app.service.execute({ document: parse(mutation), variables: { input } }, identity, 'test');
    return (result.data as any)?.changePassword ?? result.errors;
  };

  it('needs the current one and a strong new one, ends all sessions, and happens once', async () => {
    await unlock();
    const { accessToken, refreshToken } = await signIn(credentials('js-integrator'));
    const good = { idempotencyKey: 'p1', currentPassword: password, newPassword: '春眠不觉晓处处闻啼鸟夜来' };
    expect(await change(accessToken, { ...good, currentPassword: 'wrong' })).toMatchObject({ userErrors: [{ code: 'WRONG_PASSWORD' }] });
    for (const newPassword of ['short', 'aaaaaaaaaaaaaaaa', 'my-js-integrator-1', password, `with-nul-inside-\0`]) {
      expect(await change(accessToken, { ...good, newPassword })).toMatchObject({ userErrors: [{ code: 'WEAK_PASSWORD' }] });
    }
    expect(await change(accessToken, good)).toEqual({ changed: true, userErrors: [] });
    expect(await change(accessToken, good)).toEqual({ changed: true, userErrors: [] });
    await refused(as('js-integrator')).toMatchObject({ code: 'login_refused' });
    await refused(refresh({ issuer, clientId: 'cli' }, refreshToken)).toMatchObject({ code: 'invalid_grant' });
    await expect(as('js-integrator', good.newPassword)).resolves.toBeTruthy();
    expect((await demoAccounts(app.service)).map(({ login }) => login)).not.toContain('js-integrator');
    const stored = await app.rows(`SELECT 1 FROM idempotency_key WHERE answer::text LIKE '%春眠%'`);
    expect(stored).toEqual([]);
  });
});

describe('another issuer address', () => {
  it('makes everybody with an account known under it', async () => {
    const before = (await app.published(PersonChanged)).length;
    await app.rows(`UPDATE installation SET value = '{"issuer": "http://old.test/oidc"}' WHERE name = 'local-issuer'`);
    const accounts = app.service.nest.get(AccountService, { strict: false });
    await accounts.onRunning();
    const sent = (await app.published(PersonChanged)).slice(before);
    const [{ n }] = await app.rows('SELECT count(*) AS n FROM account');
    expect(sent).toHaveLength(n);
    expect(
      sent.every(
        ({ personId, identities, version }) => version > 1 && identities.some((one) => one.issuer === issuer && one.subject === personId),
      ),
    ).toBe(true);
    await accounts.onRunning();
    expect(await app.published(PersonChanged)).toHaveLength(before + n);
  });
});
