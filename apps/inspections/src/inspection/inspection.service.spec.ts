import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HazardFiled, InspectionCompleted } from '@fire-campaign/events';
import { schemaDrift, uuidv7 } from '@fire-campaign/platform';
import type { TestPerson } from '@fire-campaign/testing';
import { startWorld, type World } from '../../test/world.js';
import { inspections } from '../service.js';

const PLAN = `mutation ($input: PlanInspectionInput!) { planInspection(input: $input) { inspection { id state } userErrors { field code } } }`;
const ADVANCE = `mutation ($input: AdvanceInspectionInput!) {
  advanceInspection(input: $input) { inspection { state version reason actions } userErrors { field code } } }`;
const RECORD = `mutation ($input: RecordInspectionInput!) { recordInspection(input: $input) { inspection { state } userErrors { field code } } }`;

let world: World;
let office: TestPerson;
let pair: TestPerson[];
let unitId: string;

beforeAll(async () => {
  world = await startWorld();
  office = await world.person('CAMPAIGN_ADMIN', '3201');
  pair = [await world.person('INSPECTOR', '320102'), await world.person('INSPECTOR', '3201')];
  [unitId] = (await world.units('320102', 1)) as [string];
});
afterAll(() => world.stop());

const codeOf = async (person: TestPerson, document: string, input: object) => {
  const { data, errors } = await person.askRaw(document, { input: { idempotencyKey: uuidv7(), ...input } });
  const answer = Object.values(data ?? {})[0] as { userErrors: { code: string }[] } | null | undefined;
  return errors?.[0]?.extensions['code'] ?? answer?.userErrors.map(({ code }) => code).join() ?? 'OK';
};

it('has tables that agree with its entities', async () => {
  expect(await schemaDrift('inspections', inspections.entities, { connection: world.runtime.owner })).toEqual([]);
});

describe('planning an inspection', () => {
  const plan = (input: object = {}) => ({
    unitId,
    basis: 'COMPLAINT',
    inspectorIds: pair.map(({ id }) => id),
    plannedFrom: '2026-03-01',
    plannedTo: '2026-03-31',
    ...input,
  });

  it('is done by the office, or by an inspector who goes there', async () => {
    expect(await codeOf(office, PLAN, plan())).toBe('');
    expect(await codeOf(pair[0]!, PLAN, plan())).toBe('');
    const third = await world.person('INSPECTOR', '320102');
    expect(await codeOf(third, PLAN, plan())).toBe('FORBIDDEN');
  });

  it('takes two different inspectors who may inspect the unit', async () => {
    const [first, second] = pair.map(({ id }) => id);
    const elsewhere = await world.person('INSPECTOR', '320104');
    const viewer = await world.person('VIEWER', '320102');
    expect(await codeOf(office, PLAN, plan({ inspectorIds: [first] }))).toBe('TWO_INSPECTORS');
    expect(await codeOf(office, PLAN, plan({ inspectorIds: [first, first] }))).toBe('TWO_INSPECTORS');
    expect(await codeOf(office, PLAN, plan({ inspectorIds: [first, second, second] }))).toBe('TWO_INSPECTORS');
    expect(await codeOf(office, PLAN, plan({ inspectorIds: [first, elsewhere.id] }))).toBe('INSPECTOR_OUT_OF_AREA');
    expect(await codeOf(office, PLAN, plan({ inspectorIds: [first, viewer.id] }))).toBe('INSPECTOR_OUT_OF_AREA');
    expect(await codeOf(office, PLAN, plan({ plannedTo: '2026-02-28' }))).toBe('PLAN_ENDS_BEFORE_START');
    const [recusedUnit] = await world.units('320102', 1);
    await pair[0]!.ask(`mutation ($input: DeclareRecusalInput!) { declareRecusal(input: $input) { recusal { id } } }`, {
      input: { idempotencyKey: uuidv7(), inspectorId: first, unitId: recusedUnit, reason: '持有股份' },
    });
    expect(await codeOf(office, PLAN, plan({ unitId: recusedUnit }))).toBe('INSPECTOR_RECUSED');
  });

  it('needs a unit of the own area', async () => {
    const [foreign] = await world.units('320505', 1);
    expect(await codeOf(office, PLAN, plan({ unitId: foreign }))).toBe('NOT_FOUND');
    expect(await codeOf(office, PLAN, plan({ unitId: uuidv7() }))).toBe('NOT_FOUND');
    expect(await codeOf(office, PLAN, plan({ unitId: 'x' }))).toBe('INVALID_FORMAT');
  });
});

describe('the steps of an inspection', () => {
  it('are taken one by one, each by who may, on the version they saw', async () => {
    const planned = await world.plan(pair, unitId);
    const { id } = planned;
    let { version } = planned;
    const step = async (person: TestPerson, action: string, reason?: string) => {
      const { advanceInspection } = await person.ask(ADVANCE, {
        input: { idempotencyKey: uuidv7(), id, action, reason, expectedVersion: version },
      });
      version = advanceInspection.inspection.version;
      return advanceInspection.inspection.state;
    };
    const refused = (person: TestPerson, action: string, expectedVersion = version) =>
      codeOf(person, ADVANCE, { id, action, expectedVersion });
    const third = await world.person('INSPECTOR', '320102');

    expect(await refused(office, 'REVIEW')).toBe('INSPECTION_STATE');
    expect(await refused(pair[0]!, 'DISPATCH')).toBe('FORBIDDEN');
    expect(await step(office, 'DISPATCH')).toBe('DISPATCHED');
    expect(await refused(third, 'ACCEPT')).toBe('NOT_ITS_INSPECTOR');
    expect(await refused(pair[0]!, 'ACCEPT', version - 1)).toBe('STALE_VERSION');
    expect(await step(pair[0]!, 'ACCEPT')).toBe('ACCEPTED');
    expect(await refused(pair[0]!, 'REPORT_UNREACHABLE')).toBe('REASON_MISSING');
    expect(await step(pair[1]!, 'REPORT_UNREACHABLE', '电话无人接听')).toBe('UNREACHABLE');
    expect(await codeOf(pair[0]!, RECORD, record({ id }))).toBe('INSPECTION_STATE');
    expect(await step(office, 'REDISPATCH')).toBe('DISPATCHED');
    expect(await step(pair[0]!, 'ACCEPT')).toBe('ACCEPTED');
    expect(await step(pair[0]!, 'DEPART')).toBe('EN_ROUTE');
    expect(await step(pair[0]!, 'START')).toBe('IN_PROGRESS');
    const { inspection } = await world.record(pair[1]!, { id });
    version = inspection.version;
    expect(inspection.state).toBe('COMPLETED');
    expect(await step(office, 'REVIEW')).toBe('REVIEWED');
    expect(await step(office, 'PUBLISH')).toBe('PUBLISHED');
    expect(await refused(office, 'CANCEL')).toBe('REASON_MISSING');
  });

  it('do not let an inspector review the own visit', async () => {
    const both = await world.person(['INSPECTOR', 'CAMPAIGN_ADMIN'], '320102');
    const { id } = await world.plan([both, pair[1]!], unitId);
    const { inspection } = await world.record(both, { id });
    expect(await codeOf(both, ADVANCE, { id, action: 'REVIEW', expectedVersion: inspection.version })).toBe('REVIEWED_BY_INSPECTOR');
  });
});

const record = (input: object = {}) => ({
  inspectedOn: '2026-03-02',
  checklist: [{ itemCode: 'FIRE_LANE', outcome: 'PASS' }],
  hazards: [],
  ...input,
});

describe('recording an inspection', () => {
  it('ends it, files its hazards and tells the other services, once', async () => {
    const [unit] = await world.units('320102', 1);
    const { id } = await world.plan(pair, unit!);
    const input = {
      idempotencyKey: uuidv7(),
      id,
      checklist: [
        { itemCode: 'SAFETY_EXIT', outcome: 'FAIL', note: '二层北侧' },
        { itemCode: 'SANDWICH_PANEL', outcome: 'FAIL' },
        { itemCode: 'FIRE_LANE', outcome: 'CORRECTED_ON_SITE' },
      ],
      hazards: [
        { itemCode: 'SAFETY_EXIT', description: '安全出口上锁', level: 'GENERAL', dueOn: '2026-03-09' },
        { itemCode: 'SANDWICH_PANEL', description: '搭建聚苯夹芯彩钢板', level: 'MAJOR', dueOn: '2026-04-30' },
      ],
    };
    const before = (await world.published(HazardFiled)).length;
    const answer = await world.record(pair[0]!, input);
    expect(answer).toMatchObject({
      userErrors: [],
      inspection: { id, state: 'COMPLETED', result: 'HAZARDS_FOUND', inspectedOn: '2026-03-02' },
    });
    expect(await world.record(pair[0]!, input)).toEqual(answer);

    const completed = (await world.published(InspectionCompleted)).filter(({ inspectionId }) => inspectionId === id);
    expect(completed).toEqual([
      {
        inspectionId: id,
        unitId: unit,
        regionCode: '320102',
        campaignId: null,
        inspectedOn: '2026-03-02',
        result: 'HAZARDS_FOUND',
        hazards: 2,
      },
    ]);
    const filed = (await world.published(HazardFiled)).slice(before);
    expect(filed).toMatchObject([
      { unitId: unit, inspectionId: id, regionCode: '320102', level: 'GENERAL', foundOn: '2026-03-02', dueOn: '2026-03-09' },
      { unitId: unit, inspectionId: id, regionCode: '320102', level: 'MAJOR', foundOn: '2026-03-02', dueOn: '2026-04-30' },
    ]);

    const { inspection } = await office.ask(
      `query ($id: ID!) { inspection(id: $id) {
        actions checklist { itemCode outcome note } signedByUnit inspectors { id } campaign { id } draw { id }
        hazards { state level legalBasis overdue daysLeft history { action label fromState toState person { id } } inspection { id } }
      } }`,
      { id },
    );
    expect(inspection).toMatchObject({ actions: ['REVIEW'], signedByUnit: '单位负责人', campaign: null, draw: null });
    expect(inspection.checklist[0]).toEqual({ itemCode: 'SAFETY_EXIT', outcome: 'FAIL', note: '二层北侧' });
    expect(inspection.hazards).toMatchObject([
      {
        state: 'RECTIFYING',
        level: 'GENERAL',
        legalBasis: '消防法第六十条第一款第(三)项',
        overdue: true,
        daysLeft: -1,
        inspection: { id },
      },
      { state: 'RECTIFYING', level: 'MAJOR', legalBasis: '《重大火灾隐患判定规则》(GB 35181-2025)', overdue: false, daysLeft: 51 },
    ]);
    expect(inspection.hazards[0].history[0]).toEqual({
      action: 'FILE',
      label: '登记',
      fromState: 'FOUND',
      toState: 'FILED',
      person: { id: pair[0]!.id },
    });
  });

  it('refuses others, a second record, and names all that is wrong', async () => {
    const { id } = await world.plan(pair, unitId);
    const third = await world.person('INSPECTOR', '320102');
    expect(await codeOf(third, RECORD, record({ id }))).toBe('NOT_ITS_INSPECTOR');
    expect(await codeOf(office, RECORD, record({ id }))).toBe('FORBIDDEN');
    const { recordInspection } = await pair[0]!.ask(RECORD, {
      input: {
        idempotencyKey: uuidv7(),
        id,
        ...record({ inspectedOn: '2026-03-11', checklist: [{ itemCode: 'FIRE_LANE', outcome: 'FAIL' }] }),
      },
    });
    expect(recordInspection.userErrors).toEqual([
      { field: ['inspectedOn'], code: 'INSPECTED_IN_FUTURE' },
      { field: ['checklist', '0', 'itemCode'], code: 'FAIL_WITHOUT_HAZARD' },
    ]);
    expect(await codeOf(pair[0]!, RECORD, record({ id, checklist: [] }))).toBe('TOO_SMALL');
    expect(await codeOf(pair[0]!, RECORD, record({ id }))).toBe('');
    expect(await codeOf(pair[0]!, RECORD, record({ id }))).toBe('INSPECTION_STATE');
  });

  it('by two inspectors at once counts once', async () => {
    const { id } = await world.plan(pair, unitId);
    const codes = await Promise.all(pair.map((person) => codeOf(person, RECORD, record({ id }))));
    expect(codes.sort()).toEqual(['', 'INSPECTION_STATE']);
    expect((await world.published(InspectionCompleted)).filter(({ inspectionId }) => inspectionId === id)).toHaveLength(1);
  });
});

describe('reading inspections', () => {
  it('shows another city nothing', async () => {
    const { id } = await world.plan(pair, unitId);
    const other = await world.person(['INSPECTOR', 'CAMPAIGN_ADMIN'], '3205');
    expect(await other.ask(`{ inspection(id: "${id}") { id } inspections { nodes { id } totalCount } }`)).toEqual({
      inspection: null,
      inspections: { nodes: [], totalCount: 0 },
    });
    expect(await codeOf(other, RECORD, record({ id }))).toBe('NOT_FOUND');
    expect(await codeOf(other, ADVANCE, { id, action: 'CANCEL', reason: '重复', expectedVersion: 1 })).toBe('NOT_FOUND');
    const auditor = await world.person('AUDITOR', '3201');
    expect((await auditor.askRaw(`{ inspection(id: "${id}") { id } }`)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('filters by unit, state, inspector, day and campaign', async () => {
    const [unit] = await world.units('320102', 1);
    const campaignId = uuidv7();
    const done = await world.plan(pair, unit!, { campaignId });
    await world.record(pair[0]!, { id: done.id, inspectedOn: '2026-03-04' });
    const open = await world.plan(pair, unit!, { plannedFrom: '2026-03-20' });
    const found = async (filter: object) =>
      (
        await office.ask(`query ($filter: InspectionFilter) { inspections(filter: $filter) { nodes { id } } }`, {
          filter: { unitId: unit, ...filter },
        })
      ).inspections.nodes.map((inspection: { id: string }) => inspection.id);
    expect(await found({})).toEqual([done.id, open.id]);
    expect(await found({ states: ['PLANNED'] })).toEqual([open.id]);
    expect(await found({ inspectorId: pair[1]!.id })).toEqual([done.id, open.id]);
    expect(await found({ inspectorId: office.id })).toEqual([]);
    expect(await found({ inspectedFrom: '2026-03-04', inspectedTo: '2026-03-04' })).toEqual([done.id]);
    expect(await found({ inspectedFrom: '2026-03-05' })).toEqual([]);
    expect(await found({ campaignId })).toEqual([done.id]);
    expect(await found({ regionCode: '320104' })).toEqual([]);
  });

  it('offers the checklists of a day', async () => {
    const { now, then } = await office.ask(`{
      now: checklists { code nameZh items { code textZh legalBasis } } then: checklists(on: "2021-12-31") { code } }`);
    expect(now.map(({ code }: { code: string }) => code)).toEqual(['GENERAL', 'LETHAL_FACTORS']);
    expect(then).toEqual([{ code: 'GENERAL' }]);
  });
});
