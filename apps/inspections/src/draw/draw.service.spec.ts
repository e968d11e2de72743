import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DrawCompleted } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import type { TestPerson } from '@fire-campaign/testing';
import { startWorld, type World } from '../../test/world.js';

const CREATE = `mutation ($input: CreateDrawInput!) {
  createDraw(input: $input) {
    draw { id frameSize poolSize visitCount unassignedCount frameHash seedCommit transcriptHash seed drawnAt drawnBy { id } }
    preview { frameSize poolSize sampleSize unitsWithoutInspectors strata { stratum units sample } }
    userErrors { field code message }
  } }`;
const DRAW = `query ($id: ID!, $first: Int, $after: String) {
  draw(id: $id) {
    register verification { ok problems { stage code unitId } } stages { stage seed frameHash transcriptHash }
    unassigned { order unit { id } reason }
    visits(first: $first, after: $after) {
      nodes { id state basis drawOrder regionCode unit { id } inspectors { id } plannedFrom plannedTo draw { id } }
      pageInfo { hasNextPage endCursor } totalCount
    }
  } }`;
const RECUSE = `mutation ($input: DeclareRecusalInput!) {
  declareRecusal(input: $input) { recusal { id withdrawnOn inspector { id } unit { id } } userErrors { field code } } }`;
const WITHDRAW = `mutation ($input: WithdrawRecusalInput!) {
  withdrawRecusal(input: $input) { recusal { id withdrawnOn } userErrors { field code } } }`;

let world: World;
let office: TestPerson;
let cityInspectors: TestPerson[];
let countyInspectors: TestPerson[];
let units: string[];

const drawInput = (input: object = {}) => ({
  idempotencyKey: uuidv7(),
  title: '三月抽查',
  regionCode: '3201',
  sampleSize: 10,
  plannedFrom: '2026-03-10',
  plannedTo: '2026-03-31',
  ...input,
});
const people = (count: number, regionCode: string) =>
  Promise.all(Array.from({ length: count }, () => world.person('INSPECTOR', regionCode)));

beforeAll(async () => {
  world = await startWorld();
  office = await world.person('CAMPAIGN_ADMIN', '3201');
  cityInspectors = await people(2, '3201');
  countyInspectors = await people(2, '320102');
  await people(3, '320505');
  units = [...(await world.units('320102001', 12)), ...(await world.units('320104', 8))];
  await world.units('320102', 2, { status: 'CLOSED' });
  await world.units('3205', 5);
});
afterAll(() => world.stop());

describe('a double-random draw', () => {
  it('draws units and inspectors, plans the visits and tells the other services', async () => {
    const input = drawInput();
    const { createDraw } = await office.ask(CREATE, { input });
    expect(createDraw).toMatchObject({
      userErrors: [],
      draw: { frameSize: 20, poolSize: 4, visitCount: 10, unassignedCount: 0, drawnBy: { id: office.id } },
      preview: {
        frameSize: 20,
        poolSize: 4,
        sampleSize: 10,
        unitsWithoutInspectors: 0,
        strata: [
          { stratum: '320102', units: 12, sample: 6 },
          { stratum: '320104', units: 8, sample: 4 },
        ],
      },
    });
    const { id, transcriptHash, frameHash } = createDraw.draw;
    expect(await world.published(DrawCompleted)).toEqual([
      { drawId: id, campaignId: null, regionCode: '3201', visits: 10, transcriptHash },
    ]);

    const { draw } = await office.ask(DRAW, { id, first: 200 });
    expect(draw.verification).toEqual({ ok: true, problems: [] });
    expect(createHash('sha256').update(draw.register).digest('hex')).toBe(frameHash);
    expect(draw.stages.map(({ stage }: { stage: string }) => stage)).toEqual(['UNITS', 'INSPECTORS']);
    expect(draw.visits.totalCount).toBe(10);
    expect(draw.visits.nodes.map(({ drawOrder }: { drawOrder: number }) => drawOrder)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const countyIds = countyInspectors.map((person) => person.id);
    for (const visit of draw.visits.nodes) {
      expect(visit).toMatchObject({
        state: 'PLANNED',
        basis: 'SAMPLING_PLAN',
        plannedFrom: '2026-03-10',
        plannedTo: '2026-03-31',
        draw: { id },
      });
      expect(units).toContain(visit.unit.id);
      const sent = visit.inspectors.map((person: { id: string }) => person.id);
      expect(new Set(sent).size).toBe(2);
      if (visit.regionCode === '320104') expect(sent.filter((one: string) => countyIds.includes(one))).toEqual([]);
    }

    // The same key again: the same answer, nothing drawn anew.
    const again = await office.ask(CREATE, { input });
    expect(again.createDraw).toEqual(createDraw);
    expect(await world.published(DrawCompleted)).toHaveLength(1);
    const page = (await office.ask(DRAW, { id, first: 3 })).draw.visits;
    expect(page.pageInfo.hasNextPage).toBe(true);
    const next = (await office.ask(DRAW, { id, first: 3, after: page.pageInfo.endCursor })).draw.visits;
    expect(next.nodes[0].drawOrder).toBe(4);
  });

  it('shows in its verification when somebody changed what was drawn', async () => {
    const { createDraw } = await office.ask(CREATE, { input: drawInput({ sampleSize: 3 }) });
    await world.rows(
      `UPDATE inspection SET inspector_ids = array_replace(inspector_ids, inspector_ids[1], $2) WHERE draw_id = $1 AND draw_order = 1`,
      [createDraw.draw.id, uuidv7()],
    );
    const { draw } = await office.ask(DRAW, { id: createDraw.draw.id });
    expect(draw.verification).toMatchObject({ ok: false, problems: [{ stage: null, code: 'INSPECTION_DIFFERS' }] });
  });

  it('writes nothing on a dry run', async () => {
    const before = await world.rows('SELECT count(*) FROM inspection');
    const { createDraw } = await office.ask(CREATE, {
      input: drawInput({ sampleSize: undefined, samplingRate: 0.5, strata: 'NONE', dryRun: true }),
    });
    expect(createDraw).toMatchObject({
      draw: null,
      userErrors: [],
      preview: { frameSize: 20, sampleSize: 10, strata: [{ stratum: 'ALL', units: 20, sample: 10 }] },
    });
    expect(await world.rows('SELECT count(*) FROM inspection')).toEqual(before);
  });

  it('keeps recused people away, and no longer once the recusal is withdrawn', async () => {
    const [unit] = await world.units('320105', 1);
    const [first, second] = await people(2, '320105');
    const everybody = [...cityInspectors, first!, second!].map((person) => person.id);
    const recusals = await Promise.all(
      cityInspectors.map((inspector) =>
        office.ask(RECUSE, { input: { idempotencyKey: uuidv7(), inspectorId: inspector.id, unitId: unit, reason: '近亲属' } }),
      ),
    );
    const drawn = async () => {
      const { createDraw } = await office.ask(CREATE, { input: drawInput({ regionCode: '320105', sampleSize: 1, perVisit: 2 }) });
      return (await office.ask(DRAW, { id: createDraw.draw.id })).draw;
    };
    const draw = await drawn();
    expect(new Set(draw.visits.nodes[0].inspectors.map((person: { id: string }) => person.id))).toEqual(new Set([first!.id, second!.id]));
    expect(draw.verification.ok).toBe(true);

    const own = { idempotencyKey: uuidv7(), inspectorId: first!.id, unitId: unit, reason: '持有股份' };
    expect((await first!.ask(RECUSE, { input: own })).declareRecusal.recusal.inspector.id).toBe(first!.id);
    const refused = await office.ask(CREATE, { input: drawInput({ regionCode: '320105', sampleSize: 1 }) });
    expect(refused.createDraw).toMatchObject({ draw: null, userErrors: [{ field: ['perVisit'], code: 'NOT_ENOUGH_INSPECTORS' }] });
    expect(refused.createDraw.userErrors[0].message).toContain('4 名');

    for (const { declareRecusal } of recusals) {
      await office.ask(WITHDRAW, { input: { idempotencyKey: uuidv7(), id: declareRecusal.recusal.id } });
    }
    for (const { id } of (await drawn()).visits.nodes[0].inspectors) expect(everybody.filter((one) => one !== first!.id)).toContain(id);
  });

  it('leaves drawn units unassigned where too few may go', async () => {
    await world.units('330102', 2);
    await world.units('330104', 2);
    await people(2, '330102');
    const hangzhou = await world.person('CAMPAIGN_ADMIN', '3301');
    const { createDraw } = await hangzhou.ask(CREATE, { input: drawInput({ regionCode: '3301', sampleSize: 4 }) });
    expect(createDraw).toMatchObject({ draw: { visitCount: 2, unassignedCount: 2 }, preview: { unitsWithoutInspectors: 2 } });
    const { draw } = await hangzhou.ask(DRAW, { id: createDraw.draw.id });
    expect(draw.unassigned).toHaveLength(2);
    expect(draw.unassigned[0].reason).toBe('NOT_ENOUGH_INSPECTORS');
    expect(draw.verification.ok).toBe(true);
  });

  it('takes only units not inspected since a day', async () => {
    const [done, open] = await world.units('320106', 2);
    const inspectors = await people(2, '320106');
    const { id } = await world.plan(inspectors, done!);
    await world.record(inspectors[0]!, { id, inspectedOn: '2026-03-05' });
    const frameSince = async (onlyUninspectedSince: string) =>
      (await office.ask(CREATE, { input: drawInput({ regionCode: '320106', sampleSize: 5, dryRun: true, onlyUninspectedSince }) }))
        .createDraw.preview.frameSize;
    expect(await frameSince('2026-03-05')).toBe(1);
    expect(await frameSince('2026-03-06')).toBe(2);
    const { createDraw } = await office.ask(CREATE, { input: drawInput({ regionCode: '320106', onlyUninspectedSince: '2026-03-01' }) });
    expect((await office.ask(DRAW, { id: createDraw.draw.id })).draw.visits.nodes.map((visit: any) => visit.unit.id)).toEqual([open]);
  });

  it.each([
    ['nothing to draw', { categories: ['NINE_SMALL'] }, ['EMPTY_FRAME']],
    ['neither size nor rate', { sampleSize: undefined }, ['SAMPLE_SIZE_OR_RATE']],
    ['size and rate', { samplingRate: 0.5 }, ['SAMPLE_SIZE_OR_RATE']],
    ['a plan that ends before it starts', { plannedTo: '2026-03-09' }, ['PLAN_ENDS_BEFORE_START']],
    ['one inspector a visit', { perVisit: 1 }, ['TOO_SMALL']],
    ['a title with NUL', { title: 'a\0' }, ['TEXT_NUL']],
    ['a title with a secrecy mark', { title: '机密★20年' }, ['CLASSIFIED']],
  ])('refuses %s', async (_, input, codes) => {
    const { createDraw } = await office.ask(CREATE, { input: drawInput(input) });
    expect(createDraw.draw).toBeNull();
    expect(createDraw.userErrors.map(({ code }: { code: string }) => code)).toEqual(codes);
  });

  it('refuses other regions and people without the right', async () => {
    const codeOf = async (person: TestPerson, input: object = {}) =>
      (await person.askRaw(CREATE, { input: drawInput(input) })).errors?.[0]?.extensions['code'];
    expect(await codeOf(office, { regionCode: '3205' })).toBe('FORBIDDEN');
    expect(await codeOf(office, { regionCode: '32' })).toBe('FORBIDDEN');
    expect(await codeOf(cityInspectors[0]!)).toBe('FORBIDDEN');
  });

  it('is not seen by another city', async () => {
    const { createDraw } = await office.ask(CREATE, { input: drawInput({ sampleSize: 1 }) });
    const other = await world.person('CAMPAIGN_ADMIN', '3205');
    expect(await other.ask(DRAW, { id: createDraw.draw.id })).toEqual({ draw: null });
    expect(await other.ask(DRAW, { id: 'no-uuid' })).toEqual({ draw: null });
    expect((await other.ask('{ draws { nodes { id } totalCount } }')).draws).toEqual({ nodes: [], totalCount: 0 });
    const reference = await other.ask(
      `{ _entities(representations: [{ __typename: "Draw", id: "${createDraw.draw.id}" }]) { ... on Draw { title } } }`,
    );
    expect(reference._entities).toEqual([null]);
  });
});

describe('recusals', () => {
  const declare = (person: TestPerson, input: object) =>
    person.askRaw(RECUSE, {
      input: { idempotencyKey: uuidv7(), unitId: units[0], inspectorId: countyInspectors[0]!.id, reason: '近亲属', ...input },
    });
  const codeOf = (result: Awaited<ReturnType<typeof declare>>) =>
    result.errors?.[0]?.extensions['code'] ?? (result.data as any).declareRecusal.userErrors[0]?.code ?? 'OK';

  it('are declared by the office or the inspector, once per pair', async () => {
    const [unitId] = await world.units('320102', 1);
    expect(codeOf(await declare(countyInspectors[1]!, { unitId }))).toBe('FORBIDDEN');
    expect(codeOf(await declare(countyInspectors[0]!, { unitId }))).toBe('OK');
    expect(codeOf(await declare(office, { unitId }))).toBe('RECUSAL_IN_FORCE');
    expect(codeOf(await declare(office, { unitId, inspectorId: uuidv7() }))).toBe('INSPECTOR_UNKNOWN');
    expect(codeOf(await declare(office, { unitId: uuidv7() }))).toBe('NOT_FOUND');
    const { recusals } = await office.ask(
      `query ($unitId: ID) { recusals(filter: { unitId: $unitId, inForce: true }) { nodes { reason } totalCount } }`,
      {
        unitId,
      },
    );
    expect(recusals).toEqual({ nodes: [{ reason: '近亲属' }], totalCount: 1 });
  });

  it('that the office declared are not withdrawn by the inspector', async () => {
    const [unitId] = await world.units('320102', 1);
    const declared = (await declare(office, { unitId })).data as any;
    const input = { idempotencyKey: uuidv7(), id: declared.declareRecusal.recusal.id };
    expect((await countyInspectors[0]!.askRaw(WITHDRAW, { input })).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await office.ask(WITHDRAW, { input })).withdrawRecusal.recusal.withdrawnOn).toBe('2026-03-10');
    const twice = await office.askRaw(WITHDRAW, { input: { ...input, idempotencyKey: uuidv7() } });
    expect(twice.errors?.[0]?.extensions['code']).toBe('RECUSAL_WITHDRAWN');
  });
});
