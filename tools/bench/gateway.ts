import { createServer, type Server } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import {
  LIMITS,
  makeLog,
  measureQuery,
  enforceLimits,
  newTraceId,
  platformSettings,
  readConfig,
  RequestContext,
  type Identity,
  type RunningService,
} from '@fire-campaign/platform';
import { startPlatform, type Platform } from '@fire-campaign/standalone';
import { signIn } from '@fire-campaign/testing/sign-in';
import autocannon from 'autocannon';
import express from 'express';
import { buildSchema, isObjectType, type GraphQLFieldResolver, type GraphQLObjectType } from 'graphql';
import pg from 'pg';
import { Client } from '../scenario/client.ts';
import { temporaryDirectory } from '../temporary.ts';
import type { Figures } from './index.ts';
import { median, round, spread } from './statistics.ts';

const PORT = 4791;
const PAIRS = 5;
const SECONDS = 4;
const CONNECTIONS = 20;
const UNITS_PER_CITY = 300;
const PAGE = 20;

const NESTED = `query Nested($id: ID!, $region: RegionCode, $after: String) {
  campaign(id: $id) { id name units(regionCode: $region, first: ${PAGE}, after: $after) { nodes { id name inspections(first: 3) { nodes { id state inspectedOn } } } pageInfo { endCursor } } }
}`;
const FLAT = `query Flat($region: RegionCode, $after: String) {
  units(filter: { regionCode: $region }, first: ${PAGE}, after: $after) { nodes { id name regionCode address status } pageInfo { endCursor } }
}`;

interface Target {
  readonly name: string;
  readonly url: string;
  readonly bodies: readonly string[];
}

/**
 * What the gateway costs: the federated query (campaign → 20 units → 3 inspections each) against the same resolvers and the same
 * database behind one schema without federation; and a one-subgraph query against the subgraph's own endpoint.
 */
export async function gatewayBench(): Promise<Figures> {
  const data = temporaryDirectory('bench');
  const config = readConfig(platformSettings, { FC_PORT: String(PORT), FC_DATA_DIR: data.path });
  const platform = await startPlatform(config, makeLog('error'), () => {});
  const password = platform.accounts.find(({ login }) => login === 'js-admin')!.password;
  const { accessToken } = await signIn({ issuer: `${platform.url}/oidc`, clientId: 'cli', username: 'js-admin', password });
  const campaignId = await fill(new Client(platform.url, password), data.path);
  const service = (name: string) => platform.services.find(({ definition }) => definition.name === name)!;
  const peer = await oneSchema(platform, service);
  const subgraph = await serve(express().use(service('units').http));

  const nested = await pages(
    `${platform.url}/graphql`,
    accessToken,
    NESTED,
    { id: campaignId },
    (answer) => answer.data.campaign.units.pageInfo.endCursor,
  );
  const flat = await pages(`${platform.url}/graphql`, accessToken, FLAT, {}, (answer) => answer.data.units.pageInfo.endCursor);
  const targets: Readonly<Record<'gateway' | 'oneSchema' | 'gatewayFlat' | 'subgraph', Target>> = {
    gateway: { name: 'gateway, federated query', url: `${platform.url}/graphql`, bodies: nested },
    oneSchema: { name: 'one schema, same query', url: peer.url, bodies: nested },
    gatewayFlat: { name: 'gateway, one-subgraph query', url: `${platform.url}/graphql`, bodies: flat },
    subgraph: { name: 'subgraph called directly', url: subgraph.url, bodies: flat },
  };
  await compare(targets.gateway, targets.oneSchema, accessToken);
  await compare(targets.gatewayFlat, targets.subgraph, accessToken);

  const rates = { gateway: [] as number[], oneSchema: [] as number[], gatewayFlat: [] as number[], subgraph: [] as number[] };
  const names = Object.keys(targets) as (keyof typeof targets)[];
  for (const name of names) await load(targets[name], accessToken, 3); // warm-up
  for (let pair = 1; pair <= PAIRS; pair += 1) {
    for (const name of names) rates[name].push(await load(targets[name], accessToken, SECONDS));
    console.log(`round ${pair}: ${names.map((name) => `${targets[name].name} ${rates[name].at(-1)!.toFixed(0)}/s`).join(' · ')}`);
  }
  const ratios = (a: keyof typeof rates, b: keyof typeof rates) => rates[a].map((rate, index) => rate / rates[b][index]!);
  const federated = ratios('gateway', 'oneSchema');
  const direct = ratios('gatewayFlat', 'subgraph');
  subgraph.server.close();
  peer.server.close();
  await platform.stop();
  data.remove();
  return {
    ratios: { gatewayToOneSchema: round(median(federated)), gatewayToSubgraph: round(median(direct)) },
    absolute: {
      gatewayPerSecond: round(median(rates.gateway), 0),
      oneSchemaPerSecond: round(median(rates.oneSchema), 0),
      gatewayFlatPerSecond: round(median(rates.gatewayFlat), 0),
      subgraphPerSecond: round(median(rates.subgraph), 0),
      spreadFederated: round(spread(federated), 2),
      spreadDirect: round(spread(direct), 2),
    },
  };
}

/** Units of all cities, a published campaign over them, three inspections each. @returns the campaign's id */
async function fill(client: Client, directory: string): Promise<string> {
  const admin = client.as('js-admin');
  const { regions } = await admin.ask('{ regions(parentCode: "32", first: 50) { nodes { code } } }');
  const lines = ['name,kind,county_code,address'];
  for (const { code } of regions.nodes as { code: string }[]) {
    const { regions: counties } = await admin.ask(
      'query ($code: RegionCode) { regions(parentCode: $code, first: 50) { nodes { code } } }',
      { code },
    );
    for (let index = 0; index < UNITS_PER_CITY; index += 1) {
      const county = counties.nodes[index % counties.nodes.length].code;
      lines.push(`示例第${index}医院${code},医院,${county},示例路${index}号`);
    }
  }
  const bytes = Buffer.from(lines.join('\n'));
  const registrar = client.as('js-registrar');
  const key = (name: string) => `bench-${name}`;
  const { upload } = await registrar.act(
    'createUpload',
    { idempotencyKey: key('upload'), regionCode: '32', fileName: 'bench.csv', sizeBytes: bytes.length },
    'upload { id } userErrors { code messageEn }',
  );
  await registrar.act(
    'appendUpload',
    { idempotencyKey: key('append'), uploadId: upload.id, offset: 0, contentBase64: bytes.toString('base64') },
    'upload { id } userErrors { code messageEn }',
  );
  const preview = await registrar.act(
    'previewImport',
    { idempotencyKey: key('preview'), uploadId: upload.id },
    'import { id } userErrors { code messageEn }',
  );
  const run = await registrar.act(
    'runImport',
    { idempotencyKey: key('run'), importId: preview.import.id },
    'import { added } userErrors { code messageEn }',
  );
  if (run.import.added !== lines.length - 1) throw new Error(`${run.import.added} of ${lines.length - 1} units were imported`);

  const approver = client.as('js-approver');
  const { me } = await approver.ask('{ me { person { id } } }');
  const { campaign } = await admin.act(
    'createCampaign',
    {
      idempotencyKey: key('campaign'),
      regionCode: '32',
      name: '基准测试行动',
      categories: ['HOSPITAL'],
      startsOn: '2026-01-01',
      endsOn: '2027-12-31',
      goal: '测量',
      firstResponsiblePersonId: me.person.id,
      phases: [
        { phase: 'MOBILIZATION', startsOn: '2026-01-01', endsOn: '2026-12-31' },
        { phase: 'INTENSIVE_RECTIFICATION', startsOn: '2027-01-01', endsOn: '2027-06-30' },
        { phase: 'ACCEPTANCE', startsOn: '2027-07-01', endsOn: '2027-12-31' },
      ],
    },
    'campaign { id version } userErrors { field code messageEn }',
  );
  for (const [who, mutation] of [
    [admin, 'submitCampaign'],
    [approver, 'approveCampaign'],
    [admin, 'publishCampaign'],
  ] as const) {
    const { campaign: now } = await admin.ask('query ($id: ID!) { campaign(id: $id) { version } }', { id: campaign.id });
    await who.ask(`mutation ($input: CampaignActionInput!) { ${mutation}(input: $input) { userErrors { code } } }`, {
      input: { idempotencyKey: key(mutation), campaignId: campaign.id, expectedVersion: now.version },
    });
  }
  const db = new pg.Client({ host: `${directory}/postgres`, user: 'fc_owner', database: 'fire_campaign' });
  await db.connect();
  await db.query(
    `INSERT INTO inspections.inspection (id, unit_id, region_code, basis, state, planned_from, planned_to, inspector_ids, inspected_on, result)
     SELECT gen_random_uuid(), id, region_code, 'SAMPLING_PLAN', 'COMPLETED', '2026-01-01', '2026-01-31', ARRAY[gen_random_uuid(), gen_random_uuid()], date '2026-01-01' + n, 'PASSED'
     FROM inspections.unit, generate_series(1, 3) AS n`,
  );
  await db.query('ANALYZE');
  await db.end();
  return campaign.id as string;
}

/** Bodies that each ask for another page, so that nothing can be answered twice from a cache. */
async function pages(url: string, token: string, query: string, variables: object, endCursor: (answer: any) => string): Promise<string[]> {
  const bodies: string[] = [];
  for (let city = 1; city <= 13; city += 1) {
    const region = `32${String(city).padStart(2, '0')}`;
    for (let after: string | null = null, page = 0; page < UNITS_PER_CITY / PAGE - 1; page += 1) {
      const body = JSON.stringify({ query, variables: { ...variables, region, after } });
      bodies.push(body);
      after = endCursor(await ask(url, token, body));
    }
  }
  return bodies;
}

async function ask(url: string, token: string, body: string): Promise<any> {
  const response = await fetch(url, { method: 'POST', headers: headers(token), body });
  const answer = (await response.json()) as { errors?: unknown };
  if (answer.errors !== undefined) throw new Error(`${url}: ${JSON.stringify(answer.errors)}`);
  return answer;
}

const headers = (token: string) => ({ 'content-type': 'application/json', authorization: `Bearer ${token}` });

/** @throws Error unless both give the same data to every tenth request, and full pages */
async function compare(a: Target, b: Target, token: string): Promise<void> {
  for (const body of a.bodies.filter((_, index) => index % 10 === 0)) {
    const [one, other] = [await ask(a.url, token, body), await ask(b.url, token, body)];
    if (!isDeepStrictEqual(one.data, other.data)) throw new Error(`${a.name} and ${b.name} answer differently to ${body}`);
    const nodes = (one.data.units ?? one.data.campaign.units).nodes as { inspections?: { nodes: unknown[] } }[];
    if (nodes.length !== PAGE || nodes.some((node) => node.inspections !== undefined && node.inspections.nodes.length !== 3))
      throw new Error(`${a.name} gives short pages`);
  }
}

/** Requests per second, closed loop. @throws Error when anything but full answers came back */
async function load({ name, url, bodies }: Target, token: string, seconds: number): Promise<number> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    workers: 1,
    requests: bodies.map((body) => ({ method: 'POST' as const, headers: headers(token), body })),
  });
  if (result.errors > 0 || result.non2xx > 0) throw new Error(`${name}: ${result.errors} errors, ${result.non2xx} refusals`);
  return result['2xx'] / result.duration;
}

async function serve(handler: express.Express): Promise<{ server: Server; url: string }> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as { port: number }).port}/graphql` };
}

/** The peer: the services' own resolvers under one schema, with the same sign-in check, limits and HTTP server. */
async function oneSchema(platform: Platform, service: (name: string) => RunningService): Promise<{ server: Server; url: string }> {
  const schema = buildSchema(`
    scalar RegionCode
    scalar LocalDate
    type PageInfo { endCursor: String }
    type Inspection { id: ID! state: String! inspectedOn: LocalDate }
    type InspectionConnection { nodes: [Inspection!]! }
    type Unit { id: ID! name: String! inspections(first: Int): InspectionConnection! }
    type UnitConnection { nodes: [Unit!]! pageInfo: PageInfo! }
    type Campaign { id: ID! name: String! units(regionCode: RegionCode, first: Int, after: String): UnitConnection! }
    type Query { campaign(id: ID!): Campaign }
  `);
  type Contexts = Readonly<Record<string, RequestContext>>;
  const typeOf = (name: string, type: string) => service(name).schema.getType(type) as GraphQLObjectType;
  const borrow = (name: string, type: string, field: string): GraphQLFieldResolver<unknown, Contexts> => {
    const { resolve } = typeOf(name, type).getFields()[field]!;
    return (source, args, contexts, info) => resolve!(source, args, contexts[name], info);
  };
  const set = (type: string, field: string, resolve: GraphQLFieldResolver<any, Contexts>) => {
    const target = schema.getType(type);
    if (isObjectType(target)) target.getFields()[field]!.resolve = resolve;
  };
  const { resolveReference } = (
    typeOf('units', 'Unit').extensions as {
      apollo: { subgraph: { resolveReference: (reference: object, context: RequestContext, info: unknown) => Promise<{ name: string }> } };
    }
  ).apollo.subgraph;
  set('Query', 'campaign', borrow('campaigns', 'Query', 'campaign'));
  set('Campaign', 'units', borrow('campaigns', 'Campaign', 'units'));
  set('Unit', 'inspections', borrow('inspections', 'Unit', 'inspections'));
  set(
    'Unit',
    'name',
    async ({ id }: { id: string }, _args, contexts, info) =>
      (await resolveReference({ __typename: 'Unit', id }, contexts['units']!, info)).name,
  );

  const server = new ApolloServer<{ contexts: Contexts }>({
    schema,
    parseOptions: { maxTokens: LIMITS.tokens },
    plugins: [
      {
        async requestDidStart() {
          return {
            async didResolveOperation({ document, operation, request }) {
              if (operation !== undefined) enforceLimits(measureQuery(document, operation, request.variables ?? {}));
            },
          };
        },
      },
    ],
  });
  await server.start();
  const app = express().use(
    '/graphql',
    express.json({ limit: LIMITS.bodyBytes }),
    expressMiddleware(server as unknown as ApolloServer<Contexts>, {
      context: async ({ req }) => {
        const identity: Identity = await platform.verifier.verifyHeader(req.headers.authorization);
        const traceId = newTraceId();
        const names = ['campaigns', 'units', 'inspections'];
        const contexts = await Promise.all(
          names.map(async (name) => new RequestContext(await service(name).actors.actorFor(identity, traceId))),
        );
        return Object.fromEntries(names.map((name, index) => [name, contexts[index]!]));
      },
    }),
  );
  return serve(app);
}
