import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import express from 'express';
import { buildSchema, execute, getIntrospectionQuery } from 'graphql';
import { platformErrors } from '../errors.js';
import { makeLog } from '../log.js';
import type { TokenVerifier } from '../sign-in.js';
import { LIMITS } from './limits.js';
import { subgraphHttp } from './subgraph.js';

const TRACE = '0123456789abcdef0123456789abcdef';
const schema = buildSchema('type Thing { name: String things(first: Int): [Thing!] } type Query { things(first: Int): [Thing!] }');
const verifier = {
  async verifyHeader(header?: string) {
    if (header === 'Bearer keys-gone') throw platformErrors.UNAVAILABLE();
    if (header !== 'Bearer alice') throw platformErrors.UNAUTHENTICATED();
    return { issuer: 'i', subject: 'alice' };
  },
} as TokenVerifier;
const log = makeLog('silent');
const asked: { readonly subject: string; readonly traceId: string }[] = [];
const servers: Server[] = [];

async function start(hidesSchema: boolean): Promise<string> {
  const router = subgraphHttp({
    schema,
    verifier,
    hidesSchema,
    log,
    async execute({ document, variables, operationName }, { subject }, traceId) {
      asked.push({ subject, traceId });
      return execute({ schema, document, variableValues: variables, operationName, rootValue: { things: [{ name: subject }] } });
    },
  });
  const server = createServer(express().use(router));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

let demo: string;
let production: string;
beforeAll(async () => {
  [demo, production] = [await start(false), await start(true)];
});
afterAll(() => servers.forEach((server) => server.close()));

async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer alice', 'x-trace-id': TRACE, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as any };
}

describe('a subgraph over HTTP', () => {
  it('executes in the name of the token, under the trace id of the gateway', async () => {
    const query = 'query Things { things(first: 2) { name } } query Others { things { name } }';
    const { status, answer } = await post(demo, { query, operationName: 'Things' });
    expect([status, answer]).toEqual([200, { data: { things: [{ name: 'alice' }] } }]);
    expect(asked.at(-1)).toEqual({ subject: 'alice', traceId: TRACE });
    await post(demo, { query, operationName: 'Things' }, { 'x-trace-id': 'a\\nforged line' });
    expect(asked.at(-1)!.traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each<[string, number, string, unknown, Record<string, string>]>([
    ['no token', 401, 'UNAUTHENTICATED', { query: '{ things { name } }' }, { authorization: '' }],
    ['a token nobody can check now', 503, 'UNAVAILABLE', { query: '{ things { name } }' }, { authorization: 'Bearer keys-gone' }],
    ['another content type', 415, 'UNSUPPORTED_MEDIA_TYPE', '{ things { name } }', { 'content-type': 'application/graphql' }],
    ['a body that is not JSON', 400, 'BAD_REQUEST', '{"query": ', {}],
    ['a body without a query', 400, 'BAD_REQUEST', { variables: {} }, {}],
    ['a batch', 400, 'BAD_REQUEST', [{ query: '{ things { name } }' }], {}],
    ['variables that are a list', 400, 'BAD_REQUEST', { query: '{ things { name } }', variables: [1] }, {}],
    [
      'a body of more than 18 MB',
      413,
      'BODY_TOO_LARGE',
      { query: '{ things { name } }', variables: { x: 'x'.repeat(LIMITS.uploadBytes + LIMITS.bodyBytes) } },
      {},
    ],
    ['a syntax error', 400, 'BAD_USER_INPUT', { query: '{ things' }, {}],
    ['an unknown field', 400, 'BAD_USER_INPUT', { query: '{ nothing }' }, {}],
    ['no operation of that name', 400, 'BAD_USER_INPUT', { query: 'query A { things { name } }', operationName: 'B' }, {}],
    ['depth 13', 400, 'QUERY_TOO_DEEP', { query: `{ ${'things { '.repeat(12)}name${' }'.repeat(12)} }` }, {}],
    [
      'a costly query',
      400,
      'QUERY_TOO_COSTLY',
      { query: '{ things(first: 200) { things(first: 200) { things(first: 200) { name } } } }' },
      {},
    ],
  ])('refuses %s with %i %s in both languages, before any work', async (_, status, code, body, headers) => {
    const before = asked.length;
    const found = await post(demo, body, headers);
    const [error] = found.answer.errors;
    expect([found.status, error.extensions.code]).toEqual([status, code]);
    expect(error.message).toMatch(/[\u4e00-\u9fff]/);
    expect(error.extensions).toMatchObject({ messageEn: expect.any(String), traceId: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(found.answer.data).toBeUndefined();
    expect(asked.length).toBe(before);
  });

  it('answers POST alone', async () => {
    const response = await fetch(`${demo}?query={things{name}}`, { headers: { authorization: 'Bearer alice' } });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('shows its schema while demonstrating, and to nobody in production', async () => {
    const query = getIntrospectionQuery();
    expect((await post(demo, { query })).answer.data.__schema.queryType).toMatchObject({ name: 'Query' });
    expect((await post(production, { query })).answer).toMatchObject({ errors: [{ extensions: { code: 'SCHEMA_NOT_SHOWN' } }] });
    expect((await post(production, { query: '{ things { name } }' })).status).toBe(200);
  });
});
