import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { makeLog, StartError } from '@fire-campaign/platform';
import { parse } from 'graphql';
import { subgraphsOver, type Subgraphs } from './subgraphs.js';

const SDL = `
  directive @join__graph(name: String!, url: String!) on ENUM_VALUE
  enum join__Graph { DIRECTORY @join__graph(name: "directory", url: "") UNITS @join__graph(name: "units", url: "") }
`;
const log = makeLog('silent');
const CALLER = { identity: { issuer: 'i', subject: 's' }, authorization: 'Bearer token', traceId: '0123456789abcdef0123456789abcdef' };
const QUERY = { document: parse('query Q($n: Int) { units(first: $n) { id } }'), variables: { n: 2 }, operationName: 'Q' };

const open: { close(): void }[] = [];
afterAll(() => open.forEach((one) => one.close()));

async function serve(listener: RequestListener): Promise<{ readonly server: Server; readonly url: string; readonly sockets: Set<Socket> }> {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => (server.closeAllConnections(), server.close()) });
  return { server, sockets, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` };
}

async function read(request: IncomingMessage): Promise<any> {
  let text = '';
  for await (const part of request) text += String(part);
  return JSON.parse(text);
}

function over(directory: string, units: string): Subgraphs {
  const subgraphs = subgraphsOver(`directory=${directory}, units=${units}`, SDL, log);
  open.push(subgraphs);
  return subgraphs;
}

describe('where the services are', () => {
  it.each([
    ['nothing', undefined, /lacks the address of directory, units/],
    ['one of two', 'units=http://units:4000/graphql', /缺少服务 directory .* lacks the address of directory\./],
    ['an unknown service', 'unit=http://units:4000/graphql', /"unit=http:.*one of directory, units/],
    ['an address that is none', 'units=units:4000', /"units=units:4000" in FC_SUBGRAPHS is not usable/],
    ['another protocol', 'units=ftp://units/graphql', /is not usable/],
  ])('%s stops the start with what to write', (_, text, message) => {
    expect(() => subgraphsOver(text, SDL, log)).toThrow(StartError);
    expect(() => subgraphsOver(text, SDL, log)).toThrow(message);
  });
});

describe('asking a service over HTTP', () => {
  const seen: { readonly headers: IncomingMessage['headers']; readonly body: any }[] = [];
  let answer: RequestListener;
  beforeEach(() => {
    answer = (_, response) => response.end('{"data":{"units":[]}}');
  });
  const service = serve(async (request, response) => {
    if (request.url === '/readyz') {
      response.statusCode = 503;
      response.end('{"ready":false,"troubles":["units: database"]}');
      return;
    }
    seen.push({ headers: request.headers, body: await read(request) });
    answer(request, response);
  });

  it("hands on query, the caller's token and the trace id, all on one kept connection", async () => {
    const { url, sockets } = await service;
    const subgraphs = over(url, url);
    for (let round = 0; round < 3; round += 1) expect(await subgraphs.ask('units', QUERY, CALLER)).toEqual({ data: { units: [] } });
    expect(seen.at(-1)).toMatchObject({
      headers: { authorization: CALLER.authorization, 'x-trace-id': CALLER.traceId, 'content-type': 'application/json' },
      body: { query: expect.stringContaining('units(first: $n)'), variables: { n: 2 }, operationName: 'Q' },
    });
    expect(sockets.size).toBe(1);
  });

  it('hands errors of the service on as they are, whatever the status', async () => {
    answer = (_, response) => {
      response.statusCode = 400;
      response.end('{"errors":[{"message":"隐患已销案","extensions":{"code":"HAZARD_CLOSED","traceId":"t"}}]}');
    };
    expect(await over((await service).url, (await service).url).ask('units', QUERY, CALLER)).toMatchObject({
      errors: [{ extensions: { code: 'HAZARD_CLOSED' } }],
    });
  });

  it('asks once more when a kept connection turns out to be closed', async () => {
    const { url, sockets } = await service;
    const subgraphs = over(url, url);
    await subgraphs.ask('units', QUERY, CALLER);
    let cut = 0;
    answer = (request, response) => {
      if ((cut += 1) === 1) request.socket.resetAndDestroy();
      else response.end('{"data":{"units":[1]}}');
    };
    expect(await subgraphs.ask('units', QUERY, CALLER)).toEqual({ data: { units: [1] } });
    expect(sockets.size).toBeGreaterThan(1);
  });

  it.each<[string, RequestListener]>([
    ['cuts the connection', (request) => request.socket.destroy()],
    ['answers with something else', (_, response) => response.end('<html>')],
    ['answers with an empty object', (_, response) => response.end('{}')],
  ])('says which service is unavailable, and that one may try again, when it %s', async (_, listener) => {
    answer = listener;
    const { url } = await service;
    await expect(over(url, url).ask('units', QUERY, CALLER)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      retryable: true,
      en: expect.stringContaining('"units"'),
    });
  });

  it('is ready when all services are', async () => {
    const { url } = await service;
    expect(await over('http://127.0.0.1:1/graphql', url).troubles()).toEqual(['directory: does not answer', 'units: database']);
  });
});
