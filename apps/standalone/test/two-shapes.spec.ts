import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeGateway, subgraphsOver, supergraphSdl, type Gateway } from '@fire-campaign/gateway';
import { makeLog, platformSettings, readConfig, signInOf } from '@fire-campaign/platform';
import { createDatabase } from '@fire-campaign/testing';
import { signIn } from '@fire-campaign/testing/sign-in';
import express, { type RequestHandler } from 'express';
import { startPlatform, type Platform } from '../src/platform.js';

const log = makeLog('silent');
const undo: (() => unknown)[] = [];

async function serve(handler: RequestHandler): Promise<string> {
  const server: Server = createServer(express().use(handler));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  undo.push(() => (server.closeAllConnections(), server.close()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The same services twice: behind the gateway of their own process, and behind one that reaches them over HTTP. */
describe('one process and many', () => {
  let platform: Platform;
  let apart: string;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    const { connection, drop } = await createDatabase();
    const { host, port, user, database } = connection;
    const config = readConfig(platformSettings, {
      DATABASE_URL: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host!)}`,
      FC_PORT: String(await freePort()),
      FC_POOL_SIZE: '6',
    });
    platform = await startPlatform(config, log, () => {});
    undo.push(
      () => drop(),
      () => platform.stop(),
    );
    const addresses = await Promise.all(
      platform.services.map(async ({ definition, http }) => `${definition.name}=${await serve(http)}/graphql`),
    );
    const subgraphs = subgraphsOver(addresses.join(','), supergraphSdl(), log);
    undo.push(() => subgraphs.close());
    const { issuer, verifier } = signInOf(config);
    const gateway: Gateway = await makeGateway({ config, verifier, log, issuer, askSubgraph: subgraphs.ask });
    undo.push(() => gateway.stop());
    apart = await serve(gateway.router);
  }, 120_000);
  afterAll(async () => {
    for (const action of undo.reverse()) await action();
  });

  async function token(login: string): Promise<string> {
    if (!tokens.has(login)) {
      const { password } = platform.accounts.find((account) => account.login === login)!;
      tokens.set(login, (await signIn({ issuer: `${platform.url}/oidc`, clientId: 'cli', username: login, password })).accessToken);
    }
    return tokens.get(login)!;
  }

  async function ask(url: string, login: string, query: string, variables: object): Promise<any> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await token(login)}` },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as object) };
  }

  /** Trace ids differ from answer to answer; what a service refuses carries the one of its answer. */
  function comparable(answer: any): unknown {
    const { traceId } = answer.extensions;
    for (const { path, message, extensions } of answer.errors ?? [])
      if (path !== undefined) expect([message, extensions.traceId]).toEqual([message, traceId]);
    return JSON.parse(JSON.stringify(answer).replaceAll(/"[0-9a-f]{32}"/g, '"trace"'));
  }

  const fields = Array.from(
    { length: 30 },
    (_, index) => `a${index}: units(first: 2) { nodes { id inspections(first: 1) { totalCount } } }`,
  );
  it.each<[string, string, string, object?]>([
    [
      'a page of one service',
      'js-viewer',
      '{ units(first: 3) { nodes { id name regionCode address } totalCount pageInfo { endCursor hasNextPage } } }',
    ],
    [
      'fields of three services',
      'js-viewer',
      '{ units(first: 5) { nodes { name region { code path } inspections(first: 2) { totalCount } } } me { person { name } } }',
    ],
    ['as many aliases as are allowed, across services', 'js-viewer', `{ ${fields.join(' ')} }`],
    ['one alias too many', 'js-viewer', `{ ${fields.join(' ')} b: me { person { name } } }`],
    [
      'fragments on several levels',
      'js-viewer',
      'query { ...q } fragment q on Query { units(first: 1) { nodes { ...u } } } fragment u on Unit { ...v region { ...r } } fragment v on Unit { name } fragment r on Region { name }',
    ],
    [
      'variables and skipped fields',
      'js-viewer',
      'query ($n: Int, $no: Boolean!) { units(first: $n) { totalCount @skip(if: $no) nodes { __typename id } } }',
      { n: 2, no: true },
    ],
    ['a record that is not there', 'js-viewer', '{ unit(id: "018f0000-0000-7000-8000-000000000000") { name } me { person { name } } }'],
    ['an id that is none', 'js-viewer', '{ unit(id: "no") { name } me { person { name } } }'],
    ['a page that is too large', 'js-viewer', '{ units(first: 5000) { totalCount } }'],
    ['a cursor that is none', 'js-viewer', '{ units(first: 5, after: "x") { totalCount } }'],
    [
      'a region code that is none',
      'js-viewer',
      'query ($r: RegionCode) { units(filter: { regionCode: $r }, first: 1) { totalCount } }',
      { r: '3' },
    ],
    [
      'a right that is not held',
      'js-viewer',
      'mutation { createUpload(input: { idempotencyKey: "k", regionCode: "32", fileName: "a.csv", sizeBytes: 5 }) { upload { id } userErrors { code } } }',
    ],
    [
      'input at fault',
      'js-registrar',
      'mutation { createUpload(input: { idempotencyKey: "k", regionCode: "32", fileName: "a.csv", sizeBytes: -5 }) { upload { id } userErrors { field code message messageEn } } }',
    ],
    [
      'a command, and the same again',
      'js-registrar',
      'mutation { createUpload(input: { idempotencyKey: "once", regionCode: "32", fileName: "a.csv", sizeBytes: 5 }) { upload { id } userErrors { code } } }',
    ],
    [
      'its key for something else',
      'js-registrar',
      'mutation { createUpload(input: { idempotencyKey: "once", regionCode: "32", fileName: "b.csv", sizeBytes: 6 }) { upload { id } userErrors { code } } }',
    ],
    [
      'people of another province',
      'c3201-admin',
      '{ units(filter: { regionCode: "3205" }, first: 1) { totalCount } regions(parentCode: "32", first: 20) { nodes { name } } }',
    ],
    ['the schema', 'js-integrator', '{ __schema { queryType { name } } }'],
    ['an unknown field', 'js-viewer', '{ nothing }'],
  ])('answer alike to %s', async (_, login, query, variables = {}) => {
    const together = comparable(await ask(platform.url, login, query, variables));
    expect(comparable(await ask(apart, login, query, variables))).toEqual(together);
  });
});
