import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitChanged, UnitsRegistered } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import type { TestPerson } from '@fire-campaign/testing';
import { startWorld, type World } from '../../test/world.js';

let world: World;
let pair: TestPerson[];

beforeAll(async () => {
  world = await startWorld();
  pair = [await world.person('INSPECTOR', '3201'), await world.person('INSPECTOR', '3201')];
});
afterAll(() => world.stop());

const facts = (unitId: string, version: number, regionCode = '320102') => ({
  unitId,
  name: `第${version}版`,
  regionCode,
  categories: [],
  supervisingBody: null,
  status: 'OPERATING' as const,
  version,
});

/** Statements that a piece of work sends to the database, transaction control left out. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const source = world.service.db.source as { logger: typeof world.service.db.source.logger };
  const logger = source.logger;
  const statements: string[] = [];
  source.logger = Object.assign(Object.create(logger) as typeof logger, { logQuery: (query: string) => void statements.push(query) });
  try {
    await work();
  } finally {
    source.logger = logger;
  }
  return statements.filter((statement) => !/^(BEGIN|START|COMMIT|SELECT set_config)/.test(statement));
}

describe('the projection of units', () => {
  it('keeps the highest version, in whatever order events come', async () => {
    const id = uuidv7();
    await world.receive(UnitChanged, facts(id, 3));
    await world.receive(UnitsRegistered, { batchId: uuidv7(), units: [facts(id, 1)] });
    await world.receive(UnitChanged, facts(id, 2));
    expect(await world.rows('SELECT name, version FROM unit WHERE id = $1', [id])).toEqual([{ name: '第3版', version: 3 }]);
  });

  it('takes a batch of 1,000 in one statement, even with a unit in it twice', async () => {
    const ids = Array.from({ length: 999 }, () => uuidv7());
    const units = [...ids.map((id) => facts(id, 1)), facts(ids[0]!, 2)];
    const statements = await statementsOf(() => world.receive(UnitsRegistered, { batchId: uuidv7(), units }));
    expect(statements.filter((statement) => statement.includes('INTO unit'))).toHaveLength(1);
    expect(await world.rows('SELECT count(*) FROM unit WHERE id = ANY($1)', [ids])).toEqual([{ count: 999 }]);
    expect(await world.rows('SELECT version FROM unit WHERE id = $1', [ids[0]])).toEqual([{ version: 2 }]);
  });

  it('takes inspections, hazards and recusals along when a unit moves', async () => {
    const { id, unitId } = await world.hazard(pair, '320102');
    const county = await world.person('INSPECTOR', '320104');
    const seen = () => county.ask(`{ hazard(id: "${id}") { regionCode history { action } inspection { regionCode } } }`);
    expect(await seen()).toEqual({ hazard: null });
    await world.receive(UnitChanged, facts(unitId, 2, '320104'));
    expect((await seen()).hazard).toMatchObject({ regionCode: '320104', inspection: { regionCode: '320104' } });
    expect((await seen()).hazard.history).toHaveLength(4);
  });
});

describe('inspections and hazards of units', () => {
  const ENTITIES = `query ($units: [_Any!]!, $first: Int, $after: String) {
    _entities(representations: $units) { ... on Unit {
      id
      inspections(first: $first, after: $after) { nodes { id plannedFrom } pageInfo { hasNextPage endCursor } totalCount }
      hazards(openOnly: true, first: $first) { nodes { id state overdue } totalCount }
    } } }`;
  const references = (ids: readonly string[]) => ids.map((id) => ({ __typename: 'Unit', id }));

  it('are read for twenty units in one statement each', async () => {
    const units = await world.units('320102', 20);
    for (const unitId of units) {
      for (const day of ['2026-03-01', '2026-03-03', '2026-03-02', '2026-03-04']) await world.plan(pair, unitId, { plannedFrom: day });
    }
    let answer: any;
    const statements = await statementsOf(async () => {
      answer = await pair[0]!.ask(ENTITIES, { units: references(units), first: 3 });
    });
    expect(answer._entities).toHaveLength(20);
    for (const { inspections, hazards } of answer._entities) {
      expect(inspections.nodes.map(({ plannedFrom }: { plannedFrom: string }) => plannedFrom)).toEqual([
        '2026-03-04',
        '2026-03-03',
        '2026-03-02',
      ]);
      expect(inspections).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
      expect(hazards).toEqual({ nodes: [], totalCount: 0 });
    }
    const reading = (pattern: RegExp) => statements.filter((statement) => pattern.test(statement));
    expect(reading(/LATERAL .*"inspection"/s)).toHaveLength(1);
    expect(reading(/LATERAL .*"hazard"/s)).toHaveLength(1);
    expect(reading(/GROUP BY/)).toHaveLength(2);
    expect(statements).toHaveLength(4);
  }, 60_000);

  it('go on where the page ended', async () => {
    const [unitId] = await world.units('320102', 1);
    for (const day of ['2026-03-01', '2026-03-02', '2026-03-02']) await world.plan(pair, unitId!, { plannedFrom: day });
    const page = async (after?: string) =>
      (await pair[0]!.ask(ENTITIES, { units: references([unitId!]), first: 2, after }))._entities[0].inspections;
    const first = await page();
    const second = await page(first.pageInfo.endCursor);
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect([...first.nodes, ...second.nodes].map(({ plannedFrom }: { plannedFrom: string }) => plannedFrom)).toEqual([
      '2026-03-02',
      '2026-03-02',
      '2026-03-01',
    ]);
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }: { id: string }) => id)).size).toBe(3);
  });

  it('show only open hazards when asked, and nothing to another city', async () => {
    const { unitId, id } = await world.hazard(pair, '320102');
    const ask = async (person: TestPerson) => (await person.ask(ENTITIES, { units: references([unitId, 'no-uuid']), first: 5 }))._entities;
    expect((await ask(pair[0]!))[0].hazards).toEqual({ nodes: [{ id, state: 'RECTIFYING', overdue: false }], totalCount: 1 });
    expect((await ask(await world.person('VIEWER', '3205')))[0]).toMatchObject({
      inspections: { nodes: [], totalCount: 0 },
      hazards: { nodes: [], totalCount: 0 },
    });
  });

  it('refuse a bad cursor or page size', async () => {
    const codeOf = async (variables: object) =>
      (await pair[0]!.askRaw(ENTITIES, { units: references([uuidv7()]), ...variables })).errors?.[0]?.extensions['code'];
    expect(await codeOf({ first: 0 })).toBe('PAGE_SIZE');
    expect(await codeOf({ first: 201 })).toBe('PAGE_SIZE');
    expect(await codeOf({ first: 1, after: 'bm9uc2Vuc2U' })).toBe('BAD_CURSOR');
  });
});
