import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegionsLoaded } from '@fire-campaign/events';
import { schemaDrift } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { directory } from '../service.js';
import { LoadRegions } from './load-regions.js';
import { regionRows } from './region.entity.js';

describe('rows of the division codes', () => {
  it('carry the names of all above, in any order of input', () => {
    const names = new Map([
      ['320102', '玄武区'],
      ['32', '江苏省'],
      ['3201', '南京市'],
    ]);
    expect(regionRows(names).map(({ path }) => path)).toEqual(['江苏省', '江苏省/南京市', '江苏省/南京市/玄武区']);
  });

  it('refuse an orphan', () => {
    expect(() => regionRows(new Map([['3201', '南京市']]))).toThrow('3201');
  });
});

describe('regions', () => {
  let app: TestService;
  let viewer: TestPerson;

  beforeAll(async () => {
    app = await startService(directory, { today: '2026-03-01' });
    viewer = await app.person('VIEWER', '320102');
  });
  afterAll(() => app.stop());

  it('are loaded whole and told to the other services, up to 1,000 an event', async () => {
    const counts = await app.rows('SELECT level, count(*) AS n FROM region GROUP BY level ORDER BY n');
    expect(counts).toEqual([
      { level: 'PROVINCE', n: 31 },
      { level: 'CITY', n: 342 },
      { level: 'COUNTY', n: 2978 },
      { level: 'TOWN', n: 4118 },
      { level: 'VILLAGE', n: 39696 },
    ]);
    const events = await app.published(RegionsLoaded);
    expect(events.flatMap(({ regions }) => regions)).toHaveLength(47165);
    expect(new Set(events.map(({ batchId }) => batchId)).size).toBe(events.length);
  });

  it('are loaded once per release, and only what changed is sent again', async () => {
    const loader = app.service.nest.get(LoadRegions, { strict: false });
    const sent = (await app.published(RegionsLoaded)).length;
    await loader.onRunning();
    expect(await app.published(RegionsLoaded)).toHaveLength(sent);

    const newer = gzipSync('code,name\n32,江苏省\n3201,南京市\n320199,新设区\n320102,玄武新区\n');
    expect(await loader.load(newer)).toBe(2);
    expect((await app.published(RegionsLoaded)).at(-1)!.regions).toEqual([
      { code: '320102', name: '玄武新区' },
      { code: '320199', name: '新设区' },
    ]);
  });

  it('may be read by anyone signed in, also outside their area', async () => {
    const { region } = await viewer.ask(
      `{ region(code: "210102") { name path level parent { name parent { name parent { name } } } children(first: 1) { totalCount nodes { level } } } }`,
    );
    expect(region).toMatchObject({
      name: '和平区',
      path: '辽宁省/沈阳市/和平区',
      level: 'COUNTY',
      parent: { name: '沈阳市', parent: { name: '辽宁省', parent: null } },
      children: { nodes: [{ level: 'TOWN' }] },
    });
    expect(region.children.totalCount).toBeGreaterThan(5);
    expect(await viewer.ask(`{ region(code: "99") { name } }`)).toEqual({ region: null });
  });

  it('are found by parent, level and part of the name, page by page', async () => {
    const query = `query ($after: String) { regions(parentCode: "32", level: CITY, name: "市", first: 10, after: $after) { nodes { code } pageInfo { endCursor hasNextPage } totalCount } }`;
    const first = (await viewer.ask(query)).regions;
    expect(first).toMatchObject({ totalCount: 13, pageInfo: { hasNextPage: true } });
    const second = (await viewer.ask(query, { after: first.pageInfo.endCursor })).regions;
    expect([...first.nodes, ...second.nodes].map(({ code }: { code: string }) => code)).toHaveLength(13);
    expect((await viewer.askRaw(`{ regions(name: "\\u0000") { totalCount } }`)).errors![0]!.extensions['code']).toBe('INVALID_INPUT');
  });

  it('have tables that agree with their entities', async () => {
    expect(await schemaDrift('directory', directory.entities, { connection: app.runtime.owner })).toEqual([]);
  });
});
