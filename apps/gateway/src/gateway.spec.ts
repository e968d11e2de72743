import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { makeLog, platformSettings, readConfig, TokenVerifier } from '@fire-campaign/platform';
import express from 'express';
import { getIntrospectionQuery } from 'graphql';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { makeGateway, type Gateway } from './gateway.js';

const ISSUER = 'http://issuer.test/oidc';
const AUDIENCE = 'urn:fire-campaign:api';
/** One subgraph, composed by hand: what the gateway does with it is what is tested. */
const SUPERGRAPH = /* GraphQL */ `
  schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION) {
    query: Query
  }
  directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
  directive @join__field(
    graph: join__Graph
    requires: join__FieldSet
    provides: join__FieldSet
    type: String
    external: Boolean
    override: String
    usedOverridden: Boolean
  ) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
  directive @join__graph(name: String!, url: String!) on ENUM_VALUE
  directive @join__implements(graph: join__Graph!, interface: String!) repeatable on OBJECT | INTERFACE
  directive @join__type(
    graph: join__Graph!
    key: join__FieldSet
    extension: Boolean! = false
    resolvable: Boolean! = true
    isInterfaceObject: Boolean! = false
  ) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
  scalar join__FieldSet
  scalar link__Import
  enum link__Purpose {
    SECURITY
    EXECUTION
  }
  enum join__Graph {
    THINGS @join__graph(name: "things", url: "http://things.internal/graphql")
  }
  type Thing @join__type(graph: THINGS) {
    name: String
    things(first: Int): [Thing!]
  }
  type Grant @join__type(graph: THINGS) {
    capabilities: [String!]!
  }
  type Me @join__type(graph: THINGS) {
    grants: [Grant!]!
  }
  type Query @join__type(graph: THINGS) {
    things(first: Int): [Thing!]
    me: Me!
    broken: String
  }
`;

/** Costs more than foreign queries may. */
const TRUSTED = '{ things(first: 199) { things(first: 200) { things(first: 200) { name } } } }';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let key: CryptoKey;
let jwks: ReturnType<typeof createLocalJWKSet>;
const open: { gateway: Gateway; server: Server }[] = [];
let asked = 0;

async function start(mode: 'demo' | 'production'): Promise<string> {
  const gateway = await makeGateway(
    {
      config: readConfig(platformSettings, { FC_MODE: mode }),
      verifier: new TokenVerifier(ISSUER, AUDIENCE, jwks),
      log: makeLog('silent'),
      issuer: ISSUER,
      async askSubgraph(_subgraph, _request, { identity }) {
        asked += 1;
        if (identity.subject === 'unlucky') throw new Error('SELECT secret FROM table at /home/x.ts:1');
        const capabilities = identity.subject === 'integrator' ? ['schema:introspect'] : [];
        return { data: { things: [{ name: identity.subject }], me: { grants: [{ capabilities }] }, broken: null } };
      },
    },
    SUPERGRAPH,
    new Map([[sha256(TRUSTED), TRUSTED]]),
  );
  const server = createServer(express().use(gateway.router));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ gateway, server });
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

const token = (subject: string, changes: { audience?: string; issuer?: string; expires?: string; typ?: string } = {}) =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: 'k', typ: changes.typ ?? 'at+jwt' })
    .setSubject(subject)
    .setIssuer(changes.issuer ?? ISSUER)
    .setAudience(changes.audience ?? AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(changes.expires ?? '10m')
    .sign(key);

async function post(url: string, body: string, authorization?: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }), ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
}
const query = (text: string, variables: object = {}) => JSON.stringify({ query: text, variables });

let demo: string;
let production: string;
beforeAll(async () => {
  const pair = await generateKeyPair('ES256');
  key = pair.privateKey;
  jwks = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'ES256' }] });
  [demo, production] = [await start('demo'), await start('production')];
});
afterAll(async () => {
  for (const { gateway, server } of open) {
    server.closeAllConnections();
    server.close();
    await gateway.stop();
  }
});

describe('trusted documents', () => {
  const persisted = (hash: string, query?: string) =>
    JSON.stringify({ query, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } });
  const bearer = async () => `Bearer ${await token('ada')}`;

  it.each(['demo', 'production'] as const)('are asked by their hash, whatever they cost (%s)', async (mode) => {
    const { status, text } = await post(mode === 'demo' ? demo : production, persisted(sha256(TRUSTED)), await bearer());
    expect([status, JSON.parse(text).data]).toEqual([200, { things: [{ things: null }] }]);
  });

  it('cannot be added to', async () => {
    const mine = '{ things(first: 1) { name } }';
    expect((await post(demo, persisted(sha256(mine), mine), await bearer())).status).toBe(200);
    const { text } = await post(demo, persisted(sha256(mine)), await bearer());
    expect(JSON.parse(text).errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('leave the limits of other queries as they are', async () => {
    const { text } = await post(demo, query(TRUSTED.replace('name', 'name, things(first: 1) { name }')), await bearer());
    expect(JSON.parse(text).errors[0].extensions.code).toBe('QUERY_TOO_COSTLY');
  });
});

describe('the gateway', () => {
  it('answers a signed-in person and says what the query cost', async () => {
    const { status, text } = await post(demo, query('{ things(first: 3) { name } }'), `Bearer ${await token('alice')}`);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ data: { things: [{ name: 'alice' }] }, extensions: { cost: { requested: 4, depth: 2 } } });
  });

  it.each([
    ['no token', async () => undefined],
    ['a token of another audience', async () => `Bearer ${await token('a', { audience: 'x' })}`],
    ['a token of another issuer', async () => `Bearer ${await token('a', { issuer: 'http://evil.test' })}`],
    ['an expired token', async () => `Bearer ${await token('a', { expires: '-2m' })}`],
    ['an ID token', async () => `Bearer ${await token('a', { typ: 'JWT' })}`],
    [
      'an unsigned token',
      async () => `Bearer ${btoa('{"alg":"none","typ":"at+jwt"}').replaceAll('=', '')}.${btoa('{"sub":"a"}').replaceAll('=', '')}.`,
    ],
    ['a changed token', async () => `Bearer ${(await token('a')).slice(0, -4)}AAAA`],
    ['a token of a megabyte', async () => `Bearer ${'a'.repeat(10_000)}`],
  ])('refuses %s, before any work', async (_, authorization) => {
    const before = asked;
    const { status, text } = await post(demo, query('{ things { name } }'), await authorization());
    expect(status).toBe(401);
    expect(JSON.parse(text)).toMatchObject({
      errors: [{ message: expect.stringContaining('登录'), extensions: { code: 'UNAUTHENTICATED', messageEn: expect.any(String) } }],
    });
    expect(asked).toBe(before);
  });

  it.each([
    ['depth 1,000', query(`${'{ things '.repeat(999)}{ name }${' }'.repeat(999)}`), ['QUERY_TOO_DEEP', 'GRAPHQL_PARSE_FAILED']],
    ['31 aliases', query(`{ ${Array.from({ length: 31 }, (_, i) => `a${i}: things { name }`).join(' ')} }`), ['TOO_MANY_ALIASES']],
    ['a costly query', query('{ things(first: 200) { things(first: 200) { things(first: 200) { name } } } }'), ['QUERY_TOO_COSTLY']],
    [
      'a costly query by variables',
      query('query ($n: Int) { things(first: $n) { things(first: $n) { things(first: $n) { name } } } }', { n: 200 }),
      ['QUERY_TOO_COSTLY'],
    ],
    ['10,000 directives', query(`{ things ${'@skip(if: false) '.repeat(10_000)} { name } }`), ['GRAPHQL_PARSE_FAILED']],
    ['circular fragments', query('{ things { ...f } } fragment f on Thing { things { ...f } }'), ['GRAPHQL_VALIDATION_FAILED']],
    ['an unknown field', query('{ nothing }'), ['GRAPHQL_VALIDATION_FAILED']],
    ['a syntax error', query('{ things'), ['GRAPHQL_PARSE_FAILED']],
    ['a batch', `[${query('{ things { name } }')}]`, ['BAD_REQUEST']],
    ['a body that is not JSON', '{"query": ', ['BAD_REQUEST']],
    ['a variable of the wrong type', query('query ($n: Int) { things(first: $n) { name } }', { n: 'x' }), ['BAD_USER_INPUT']],
  ])('refuses %s with a code and both wordings, and asks no subgraph', async (_, body, codes) => {
    const before = asked;
    const { text } = await post(demo, body, `Bearer ${await token('alice')}`);
    const [error] = (JSON.parse(text) as { errors: { message: string; extensions: Record<string, unknown> }[] }).errors;
    expect(codes).toContain(error!.extensions['code']);
    expect(error!.message).toMatch(/[\u4e00-\u9fff]/);
    expect(error!.extensions['messageEn']).toEqual(expect.any(String));
    expect(text).not.toMatch(/node_modules|stacktrace|\bat \w+ \(/);
    expect(asked).toBe(before);
  });

  it.each([
    ['takes a body of 13 MB from who is signed in', 13, 'alice', 200],
    ['refuses one of more than 14 MB', 15, 'alice', 413],
    ['refuses one of more than 4 MB from anybody else', 5, null, 413],
  ])('%s', async (_, mb, person, expected) => {
    const body = JSON.stringify({ query: '{ things { name } }', variables: { x: 'x'.repeat(mb * 1024 * 1024) } });
    const { status, text } = await post(demo, body, person === null ? 'Bearer forged' : `Bearer ${await token(person)}`);
    expect(status).toBe(expected);
    if (expected === 413) expect(text).toContain('BODY_TOO_LARGE');
  });

  it('tells nothing of an internal failure but a trace id', async () => {
    const { text } = await post(demo, query('{ things { name } }'), `Bearer ${await token('unlucky')}`);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL', traceId: expect.any(String) } }] });
    expect(text).not.toMatch(/SELECT|secret|home/);
  });

  it('does not take mutations or forms across sites', async () => {
    const authorization = `Bearer ${await token('alice')}`;
    const get = await fetch(`${demo}/graphql?query=${encodeURIComponent('mutation { x }')}`, {
      headers: { authorization, 'content-type': 'application/json', accept: 'application/json' },
    });
    expect(get.status).toBeGreaterThanOrEqual(400);
    const form = await post(demo, query('{ things { name } }'), authorization, { 'content-type': 'text/plain' });
    expect(form.status).toBeGreaterThanOrEqual(400);
  });
});

describe('introspection', () => {
  const schema = query(getIntrospectionQuery());
  it('is open to everybody signed in while demonstrating', async () => {
    expect((await post(demo, schema, `Bearer ${await token('alice')}`)).text).toContain('"queryType"');
  });
  it('is for integrators alone in production, where errors give no hints', async () => {
    expect((await post(production, schema, `Bearer ${await token('alice')}`)).text).toContain('FORBIDDEN');
    expect((await post(production, schema, `Bearer ${await token('integrator')}`)).text).toContain('"queryType"');
    const hint = await post(production, query('{ thing { name } }'), `Bearer ${await token('alice')}`);
    expect(hint.text).not.toContain('Did you mean');
  });
});

describe('the explorer', () => {
  it('comes from the gateway itself, and its policy lets nothing be loaded from elsewhere', async () => {
    const page = await fetch(`${demo}/graphql`, { headers: { accept: 'text/html' } });
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    const script = await (await fetch(`${demo}/explorer/start.js`)).text();
    expect(script).toContain(JSON.stringify(ISSUER));
  });
});
