import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IndicatorCode } from '@fire-campaign/domain';
import {
  CampaignChanged,
  EvaluationDecided,
  HazardClosed,
  HazardExtended,
  HazardFiled,
  HazardReopened,
  IndicatorsComputed,
  InspectionCompleted,
  PhaseTransitioned,
  RegionsLoaded,
  UnitChanged,
  UnitsRegistered,
  type UnitFacts,
} from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { campaigns } from './service.js';

const TODAY = '2026-03-01';
let app: TestService;
let provinceAdmin: TestPerson;
let provinceApprover: TestPerson;
let nanjingAdmin: TestPerson;
let nanjingApprover: TestPerson;
let zhejiangViewer: TestPerson;

const unit = (regionCode: string, fields: Partial<UnitFacts> = {}): UnitFacts => ({
  unitId: uuidv7(),
  name: '单位',
  regionCode,
  categories: ['HOSPITAL'],
  supervisingBody: 'FIRE_RESCUE',
  status: 'OPERATING',
  version: 1,
  ...fields,
});
const xuanwuUnits = [unit('320102001'), unit('320102001'), unit('320102001', { supervisingBody: null })];
const huqiuUnits = [unit('320505'), unit('320505', { supervisingBody: null }), unit('320505', { supervisingBody: null, status: 'CLOSED' })];
const school = unit('320505', { supervisingBody: null, categories: ['SCHOOL'] });
const foreignUnit = unit('330102');

beforeAll(async () => {
  app = await startService(campaigns, { today: TODAY });
  provinceAdmin = await app.person('CAMPAIGN_ADMIN', '32');
  provinceApprover = await app.person('CAMPAIGN_APPROVER', '32');
  nanjingAdmin = await app.person('CAMPAIGN_ADMIN', '3201');
  nanjingApprover = await app.person('CAMPAIGN_APPROVER', '3201');
  zhejiangViewer = await app.person('VIEWER', '33');
  await app.receive(RegionsLoaded, {
    batchId: 'r',
    regions: [
      { code: '32', name: '江苏省' },
      { code: '3201', name: '南京市' },
      { code: '3205', name: '苏州市' },
      { code: '320102', name: '玄武区' },
      { code: '320505', name: '虎丘区' },
    ],
  });
  await app.receive(UnitsRegistered, { batchId: 'u', units: [...xuanwuUnits, ...huqiuUnits, school, foreignUnit] });
});
afterAll(() => app.stop());

const PASSING = [{ key: 'begun', kind: 'NOT_BEFORE', date: '2026-01-01' }];
const COVERAGE = { key: 'coverage', kind: 'INDICATOR', indicator: 'COVERAGE', comparator: 'GTE', threshold: 1 };
const ROW = `id version status`;

interface Row {
  readonly id: string;
  readonly version: number;
  readonly status: string;
}

/** A running campaign; its mobilisation has the given exit gate. */
async function running(
  author: TestPerson,
  approver: TestPerson,
  regionCode: string,
  gate: readonly object[] = PASSING,
  prepare = async (_draft: Row) => {},
): Promise<Row> {
  const input = {
    idempotencyKey: uuidv7(),
    regionCode,
    name: '集中除患攻坚大整治行动',
    categories: ['HOSPITAL'],
    startsOn: '2026-01-01',
    endsOn: '2026-06-30',
    goal: '全部排查一遍',
    firstResponsiblePersonId: author.id,
    phases: [
      { phase: 'MOBILIZATION', startsOn: '2026-01-01', endsOn: '2026-03-15', exitGate: gate },
      { phase: 'INTENSIVE_RECTIFICATION', startsOn: '2026-03-16', endsOn: '2026-05-31', exitGate: PASSING },
      { phase: 'ACCEPTANCE', startsOn: '2026-06-01', endsOn: '2026-06-30', exitGate: PASSING },
    ],
  };
  const { createCampaign } = await author.ask(
    `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { campaign { ${ROW} } userErrors { code message } } }`,
    { input },
  );
  expect(createCampaign.userErrors).toEqual([]);
  let campaign: Row = createCampaign.campaign;
  await prepare(campaign);
  for (const [person, mutation] of [
    [author, 'submitCampaign'],
    [approver, 'approveCampaign'],
    [author, 'publishCampaign'],
  ] as const)
    campaign = await act(person, mutation, campaign);
  return campaign;
}

async function act(person: TestPerson, mutation: string, { id, version }: Row, fields: object = {}): Promise<Row> {
  const kind = 'reason' in fields ? 'Decision' : 'Action';
  const document = `mutation ($input: Campaign${kind}Input!) { ${mutation}(input: $input) { campaign { ${ROW} } userErrors { code } } }`;
  const input = { idempotencyKey: uuidv7(), campaignId: id, expectedVersion: version, ...fields };
  const answer = (await person.ask(document, { input }))[mutation];
  expect(answer.userErrors).toEqual([]);
  return answer.campaign;
}

/** What the platform does when a campaign is issued to a region below. */
const issuedBy = (parent: Row, child: Row) =>
  app.rows(`UPDATE campaign SET parent_id = $1, root_id = $1 WHERE id = $2`, [parent.id, child.id]);

const figure = (campaign: Row, indicator: IndicatorCode, regionCode: string, numerator: number, denominator: number | null, day = TODAY) =>
  app.receive(IndicatorsComputed, {
    campaignId: campaign.id,
    day,
    asOf: `${day}T01:00:00Z`,
    rows: [{ indicator, regionCode, numerator, denominator, value: denominator === null ? numerator : numerator / denominator }],
  });

const CRITERION = `key met figureText { zh } blockersTotal
  blockers { regionCode obligationId subordinate { id } task { id } unitIds units(first: 50) { nodes { id } totalCount } hazards(first: 50) { nodes { id } totalCount } text { zh } }`;
const preview = async (person: TestPerson, { id }: Row, action = 'COMPLETE_PHASE') =>
  (
    await person.ask(
      `query ($id: ID!, $action: TransitionAction!) { previewTransition(campaignId: $id, action: $action) { possible report { passed criteria { ${CRITERION} } } } }`,
      { id, action },
    )
  ).previewTransition;
const codeOf = async (person: TestPerson, document: string, variables?: Record<string, unknown>) => {
  const { errors } = await person.askRaw(document, variables);
  return errors?.[0]?.extensions?.['code'] ?? null;
};
const rowCounts = async () =>
  (
    await app.rows<{ counts: object }>(
      `SELECT jsonb_object_agg(relname, (xpath('/row/c/text()', query_to_xml(format('SELECT count(*) AS c FROM campaigns.%I', relname), false, true, '')))[1]::text) AS counts
       FROM pg_class WHERE relnamespace = 'campaigns'::regnamespace AND relkind = 'r'`,
    )
  )[0]!.counts;

describe('a gate', () => {
  it('leads to the units that were not inspected in the campaign’s time', async () => {
    const campaign = await running(provinceAdmin, provinceApprover, '32', [COVERAGE]);
    const [inspected, before, never] = xuanwuUnits;
    const inspection = (unitId: string, inspectedOn: string) => ({
      inspectionId: uuidv7(),
      unitId,
      regionCode: '320102001',
      campaignId: null,
      inspectedOn,
      result: 'PASSED' as const,
      hazards: 0,
    });
    await app.receive(InspectionCompleted, inspection(inspected!.unitId, '2026-02-01'));
    await app.receive(InspectionCompleted, inspection(before!.unitId, '2025-12-31'));
    for (const [regionCode, inspectedUnits, units] of [
      ['32', 1, 5],
      ['3201', 1, 3],
      ['3205', 0, 2],
    ] as const)
      await figure(campaign, 'COVERAGE', regionCode, inspectedUnits, units);

    const [coverage] = (await preview(provinceApprover, campaign)).report.criteria;
    const [suzhou, nanjing] = [coverage.blockers.find(regionIs('3205')), coverage.blockers.find(regionIs('3201'))];
    expect(nanjing.units.nodes.map(idOf).sort()).toEqual([before!.unitId, never!.unitId].sort());
    expect(nanjing.unitIds).toEqual(nanjing.units.nodes.map(idOf));
    expect(suzhou.units.totalCount).toBe(2); // neither the school nor what is closed
    expect(suzhou.hazards).toEqual({ nodes: [], totalCount: 0 });
  });

  it('leads to the hazards that are overdue, as they are now', async () => {
    const gate = [{ key: 'overdue', kind: 'INDICATOR', indicator: 'HAZARDS_OVERDUE', comparator: 'EQ', threshold: 0 }];
    const campaign = await running(provinceAdmin, provinceApprover, '32', gate);
    const [at] = huqiuUnits;
    const hazard = async (dueOn: string, foundOn = '2026-02-01') => {
      const hazardId = uuidv7();
      const filed = { hazardId, unitId: at!.unitId, inspectionId: uuidv7(), regionCode: '320505', level: 'GENERAL' as const };
      await app.receive(HazardFiled, { ...filed, foundOn, dueOn });
      return hazardId;
    };
    const fact = { unitId: at!.unitId, regionCode: '320505' };
    const late = await hazard('2026-02-20');
    const closed = await hazard('2026-02-20');
    const extended = await hazard('2026-02-20');
    const again = await hazard('2026-02-10');
    await hazard('2026-03-20');
    await hazard('2025-12-01', '2025-11-01');
    await app.receive(HazardClosed, { ...fact, hazardId: closed, dueOn: '2026-02-20', closedOn: '2026-02-25' });
    await app.receive(HazardExtended, { ...fact, hazardId: extended, extendedOn: '2026-02-19', dueOn: '2026-03-10' });
    await app.receive(HazardClosed, { ...fact, hazardId: again, dueOn: '2026-02-10', closedOn: '2026-02-09' });
    await app.receive(HazardReopened, { ...fact, hazardId: again, reopenedOn: '2026-02-15', dueOn: '2026-02-28' });
    await figure(campaign, 'HAZARDS_OVERDUE', '32', 2, null);
    await figure(campaign, 'HAZARDS_OVERDUE', '3205', 2, null);

    const [{ blockers }] = (await preview(provinceApprover, campaign)).report.criteria;
    const suzhou = blockers.find(regionIs('3205'));
    expect(suzhou.hazards.nodes.map(idOf)).toEqual([late, again]);
    expect(suzhou.units.nodes.map(idOf)).toEqual([at!.unitId]);
  });

  it('counts units without a supervising body, and passes when none is left', async () => {
    const campaign = await running(provinceAdmin, provinceApprover, '32', [{ key: 'gaps', kind: 'JURISDICTION_GAPS' }]);
    const [before] = (await preview(provinceApprover, campaign)).report.criteria;
    expect(before).toMatchObject({ met: false, figureText: { zh: '2 家' } });
    expect(before.blockers.map(({ unitIds }: { unitIds: string[] }) => unitIds)).toEqual([
      [xuanwuUnits[2]!.unitId],
      [huqiuUnits[1]!.unitId],
    ]);
    for (const one of [xuanwuUnits[2]!, huqiuUnits[1]!])
      await app.receive(UnitChanged, { ...one, supervisingBody: 'TOWNSHIP', version: 2 });
    expect((await preview(provinceApprover, campaign)).report).toMatchObject({ passed: true, criteria: [{ figureText: { zh: '0 家' } }] });
  });

  it('waits for what is owed in it and in the campaigns below, and for those to pass the phase', async () => {
    const gate = [
      { key: 'nothing-overdue', kind: 'NO_OVERDUE', obligations: ['TASK'] },
      { key: 'below', kind: 'SUBORDINATE_PHASES' },
    ];
    const campaign = await running(provinceAdmin, provinceApprover, '32', gate);
    expect((await preview(provinceApprover, campaign)).report.passed).toBe(true);
    const child = await running(nanjingAdmin, nanjingApprover, '3201');
    await issuedBy(campaign, child);
    const owed = (campaignId: string, kind: string, dueAt: string) =>
      app.rows(
        `INSERT INTO obligation (id, region_code, campaign_id, kind, subject_id, title, due_at, estimated, status, late)
         VALUES ($1, '3201', $2, $3, $1, '上报方案', $4, false, 'OPEN', false) RETURNING id`,
        [uuidv7(), campaignId, kind, dueAt],
      );
    const [late] = await owed(child.id, 'TASK', '2026-02-28T00:00:00+08:00');
    await owed(child.id, 'REPORT', '2026-02-28T00:00:00+08:00'); // another kind
    await owed(child.id, 'TASK', '2026-03-02T00:00:00+08:00'); // not yet
    await owed(uuidv7(), 'TASK', '2026-02-28T00:00:00+08:00'); // of another campaign

    const { report } = await preview(provinceApprover, campaign);
    expect(report.criteria).toMatchObject([
      { met: false, blockersTotal: 1, blockers: [{ obligationId: late.id, text: { zh: '南京市《上报方案》(任务)逾期 2 天' } }] },
      { met: false, blockers: [{ regionCode: '3201', subordinate: { id: child.id }, text: { zh: '南京市:进行中' } }] },
    ]);
  });

  it('waits for the plans of those below, and for its targets', async () => {
    const gate = [
      { key: 'filed', kind: 'SUBMISSIONS' },
      { key: 'targets', kind: 'TARGETS', targets: ['全部排查'] },
    ];
    const target = { kind: 'RATIO', name: '全部排查', indicator: 'COVERAGE', comparator: 'GTE', value: 1, unit: '%' };
    const campaign = await running(provinceAdmin, provinceApprover, '32', gate, async ({ id }) => {
      const input = { idempotencyKey: uuidv7(), campaignId: id, target };
      const { addTarget } = await provinceAdmin.ask(
        `mutation ($input: AddTargetInput!) { addTarget(input: $input) { target { id } userErrors { code message } } }`,
        { input },
      );
      expect(addTarget.userErrors).toEqual([]);
    });
    const filing = (regionCode: string, status: string) =>
      app.rows(
        `INSERT INTO obligation (id, region_code, campaign_id, kind, subject_id, title, due_at, estimated, status, discharged_at, late)
         VALUES ($1, $2, $3, 'PLAN_FILING', $1, '细化并报备', '2026-02-27T00:00:00+08:00', false, $4, CASE WHEN $4 = 'DONE' THEN now() END, false)`,
        [uuidv7(), regionCode, campaign.id, status],
      );
    await filing('3201', 'DONE');
    await filing('3205', 'DONE');
    await filing('3205', 'OPEN'); // returned, and owed again
    await figure(campaign, 'COVERAGE', '32', 4, 5);
    const [submissions, targets] = (await preview(provinceApprover, campaign)).report.criteria;
    expect(submissions).toMatchObject({
      met: false,
      figureText: { zh: '已报备 1/2' },
      blockers: [{ text: { zh: '苏州市尚未报备,逾期 3 天' } }],
    });
    expect(targets).toMatchObject({ met: false, figureText: { zh: '已完成 0/1 项' }, blockers: [{ regionCode: '32' }] });
    const assume = `query ($id: ID!) { simulateGate(campaignId: $id, action: COMPLETE_PHASE, assume: { filed: ["3205"] }) { newlyMet } }`;
    expect((await provinceApprover.ask(assume, { id: campaign.id })).simulateGate.newlyMet).toEqual(['filed']);
    await app.rows(`UPDATE obligation SET status = 'DONE', discharged_at = now() WHERE campaign_id = $1 AND status = 'OPEN'`, [
      campaign.id,
    ]);
    await figure(campaign, 'COVERAGE', '32', 5, 5, '2026-03-01');
    expect((await preview(provinceApprover, campaign)).report).toMatchObject({ passed: true });
  });

  it('shows those below neither the report nor the units of their neighbours', async () => {
    const campaign = await running(provinceAdmin, provinceApprover, '32', [COVERAGE]);
    const document = `query ($id: ID!) { previewTransition(campaignId: $id, action: COMPLETE_PHASE) { possible } }`;
    expect(await codeOf(nanjingAdmin, document, { id: campaign.id })).toBe('FORBIDDEN');
    expect(await codeOf(zhejiangViewer, document, { id: campaign.id })).toBe('NOT_FOUND');
  });

  it('is refused with a kind of obligation or a share that does not exist', async () => {
    const created = async (gate: object) => {
      const input = {
        idempotencyKey: uuidv7(),
        regionCode: '32',
        name: '行动',
        categories: ['HOSPITAL'],
        startsOn: '2026-01-01',
        endsOn: '2026-06-30',
        goal: '目标',
        firstResponsiblePersonId: provinceAdmin.id,
        phases: ['MOBILIZATION', 'INTENSIVE_RECTIFICATION', 'ACCEPTANCE'].map((phase, index) => ({
          phase,
          startsOn: `2026-0${index + 1}-01`,
          endsOn: `2026-0${index + 1}-20`,
          exitGate: [gate],
        })),
      };
      const { createCampaign } = await provinceAdmin.ask(
        `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { campaign { id } userErrors { code message messageEn } } }`,
        { input },
      );
      return createCampaign;
    };
    for (const gate of [
      { key: 'o', kind: 'NO_OVERDUE', obligations: ['NOTHING'] },
      { key: 's', kind: 'SUBORDINATE_PHASES', threshold: 1.5 },
    ]) {
      const { campaign, userErrors } = await created(gate);
      expect(campaign).toBeNull();
      expect(userErrors.length).toBeGreaterThan(0);
    }
  });
});

describe('at every level', () => {
  it.each([
    ['a province', '32', true],
    ['a city', '3201', true],
    ['a county', '320102', false],
  ])('of %s a waiver lapses by the clock, and a phase can be returned to with a reason', async (_, regionCode, twoPeople) => {
    const author = await app.person('CAMPAIGN_ADMIN', regionCode);
    const approver = await app.person('CAMPAIGN_APPROVER', regionCode);
    const campaign = await running(author, approver, regionCode, [COVERAGE]);
    const ask = async (person: TestPerson, mutation: string, input: object, selection: string) =>
      (
        await person.ask(
          `mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { ${selection} } }`,
          { input: { idempotencyKey: uuidv7(), campaignId: campaign.id, ...input } },
        )
      )[mutation];
    const waive = (expiresOn: string) =>
      ask(
        approver,
        'waiveCriterion',
        { phase: 'MOBILIZATION', criterionKey: 'coverage', reason: '道路中断,两乡镇延后排查', expiresOn },
        'waiver { id } userErrors { code }',
      );
    const passes = async () => (await preview(approver, campaign)).report.passed;

    await waive(TODAY);
    expect(await passes()).toBe(true);
    await app.setTime('2026-03-02T00:00:00+08:00');
    expect(await passes()).toBe(false);
    await app.setTime(`${TODAY}T12:00:00+08:00`);

    const move = async (action: string, reason?: string) => {
      if (twoPeople) await ask(author, 'proposeTransition', { action, reason }, 'proposal { id } userErrors { code }');
      const { campaign: now } = await approver.ask(`query ($id: ID!) { campaign(id: $id) { version } }`, { id: campaign.id });
      return ask(
        approver,
        'transitionPhase',
        { action, reason, expectedVersion: now.version },
        `__typename ... on PhaseTransitioned { change { phase to } nextChange { phase to } }`,
      );
    };
    expect(await move('COMPLETE_PHASE')).toMatchObject({ change: { to: 'PASSED_WITH_WAIVER' }, nextChange: { to: 'IN_PROGRESS' } });
    expect(await move('RETURN_PHASE', '动员不充分,重新部署')).toMatchObject({
      change: { phase: 'INTENSIVE_RECTIFICATION', to: 'RETURNED' },
      nextChange: { phase: 'MOBILIZATION', to: 'IN_PROGRESS' },
    });
  });
});

describe('a simulation', () => {
  const SIMULATE = `query ($id: ID!, $action: TransitionAction!, $assume: GateAssumptionInput!) {
    simulateGate(campaignId: $id, action: $action, assume: $assume) { label { zh } newlyMet report { passed criteria { key met figureText { zh } } } actual { passed } } }`;
  const simulate = async (person: TestPerson, { id }: Row, assume: object) =>
    (await person.ask(SIMULATE, { id, action: 'COMPLETE_PHASE', assume })).simulateGate;
  let campaign: Row;
  beforeAll(async () => {
    campaign = await running(provinceAdmin, provinceApprover, '32', [COVERAGE, { key: 'signed', kind: 'SIGN_OFF', bodies: ['OWNER'] }]);
    await figure(campaign, 'COVERAGE', '32', 3, 5);
  });

  it('judges the gate as if, beside the real one, and writes nothing', async () => {
    const before = await rowCounts();
    const fresh = [huqiuUnits[0]!.unitId, huqiuUnits[1]!.unitId];
    expect(await simulate(provinceApprover, campaign, { inspected: fresh, signed: ['signed'] })).toEqual({
      label: { zh: '模拟结果:按假设的数据判定,不是实际数据' },
      newlyMet: ['coverage', 'signed'],
      report: {
        passed: true,
        criteria: [
          { key: 'coverage', met: true, figureText: { zh: '100%(5/5)' } },
          { key: 'signed', met: true, figureText: { zh: '已签署 1/1' } },
        ],
      },
      actual: { passed: false },
    });
    expect(await rowCounts()).toEqual(before);
  });

  it('does not count a unit twice that was inspected already', async () => {
    const { report } = await simulate(provinceApprover, campaign, { inspected: [xuanwuUnits[0]!.unitId, huqiuUnits[0]!.unitId] });
    expect(report.criteria[0].figureText.zh).toBe('80%(4/5)');
  });

  it('answers a foreign unit as a missing one, and refuses other regions, tasks and keys', async () => {
    const refusal = async (assume: object) => {
      const { errors } = await provinceApprover.askRaw(SIMULATE, { id: campaign.id, action: 'COMPLETE_PHASE', assume });
      return [errors?.[0]?.extensions['code'], errors?.[0]?.message];
    };
    const foreign = await refusal({ inspected: [foreignUnit.unitId] });
    expect(foreign[0]).toBe('ASSUMED_UNKNOWN');
    expect(await refusal({ inspected: [uuidv7()] })).toEqual(foreign);
    expect(await refusal({ inspected: [school.unitId] })).toEqual(foreign);
    expect((await refusal({ tasksDone: [uuidv7()] }))[0]).toBe('ASSUMED_UNKNOWN');
    expect((await refusal({ inspectedCounts: [{ regionCode: '33', count: 1 }] }))[0]).toBe('REGION_OUTSIDE');
    expect((await refusal({ signed: ['coverage'] }))[0]).toBe('CRITERION_UNKNOWN');
    expect(await codeOf(nanjingAdmin, SIMULATE, { id: campaign.id, action: 'COMPLETE_PHASE', assume: {} })).toBe('FORBIDDEN');
    expect(await codeOf(zhejiangViewer, SIMULATE, { id: campaign.id, action: 'COMPLETE_PHASE', assume: {} })).toBe('NOT_FOUND');
  });
});

describe('an extension of a phase', () => {
  const EXTEND = `mutation ($input: ExtendPhaseInput!) { extendPhase(input: $input) { campaign { ${ROW} endsOn phases { startsOn endsOn } } dryRun endsOn
    phases { phase startsOn endsOn newStartsOn newEndsOn } tasks { id dueOn } tasksTotal report { passed } transition { action phase from to reason report { passed } } userErrors { code message messageEn } } }`;
  const input = ({ id, version }: Row, fields: object = {}) => ({
    idempotencyKey: uuidv7(),
    campaignId: id,
    phase: 'MOBILIZATION',
    endsOn: '2026-03-31',
    reason: '汛期影响,工作量较大',
    expectedVersion: version,
    ...fields,
  });
  const extend = async (person: TestPerson, campaign: Row, fields: object = {}) =>
    (await person.ask(EXTEND, { input: input(campaign, fields) })).extendPhase;
  const issueTask = async (campaign: Row, dueOn: string): Promise<string> => {
    const task = {
      idempotencyKey: uuidv7(),
      campaignId: campaign.id,
      phase: 'MOBILIZATION',
      title: '制定方案',
      text: '制定方案',
      regionCode: '3201',
      dueOn,
    };
    const { issueTask: issued } = await provinceAdmin.ask(
      `mutation ($input: IssueTaskInput!) { issueTask(input: $input) { tasks { id } userErrors { code } } }`,
      { input: task },
    );
    return issued.tasks[0].id;
  };

  it('tried dry lists what moves; done, it moves the phases and what is due at their end, and is kept with the report', async () => {
    const campaign = await running(provinceAdmin, provinceApprover, '32', [COVERAGE]);
    const atTheEnd = await issueTask(campaign, '2026-03-15');
    const before = await issueTask(campaign, '2026-03-10');
    const moves = {
      endsOn: '2026-06-30',
      phases: [
        { phase: 'MOBILIZATION', startsOn: '2026-01-01', endsOn: '2026-03-15', newStartsOn: '2026-01-01', newEndsOn: '2026-03-31' },
        {
          phase: 'INTENSIVE_RECTIFICATION',
          startsOn: '2026-03-16',
          endsOn: '2026-05-31',
          newStartsOn: '2026-04-01',
          newEndsOn: '2026-05-31',
        },
      ],
      tasksTotal: 1,
      report: { passed: false },
    };
    const counts = await rowCounts();
    const dry = await extend(provinceApprover, campaign, { dryRun: true });
    expect(dry).toMatchObject({
      ...moves,
      dryRun: true,
      campaign: { version: campaign.version },
      tasks: [{ id: atTheEnd, dueOn: '2026-03-15' }],
      transition: null,
    });
    expect(await rowCounts()).toEqual(counts);

    const same = input(campaign);
    const { extendPhase: done } = await provinceApprover.ask(EXTEND, { input: same });
    expect(done).toMatchObject({
      ...moves,
      dryRun: false,
      campaign: { phases: [{ endsOn: '2026-03-31' }, { startsOn: '2026-04-01' }, {}] },
      tasks: [{ id: atTheEnd, dueOn: '2026-03-31' }],
      transition: { action: 'EXTEND_PHASE', phase: 'MOBILIZATION', from: 'IN_PROGRESS', to: 'IN_PROGRESS', report: { passed: false } },
      userErrors: [],
    });
    expect((await provinceApprover.ask(EXTEND, { input: same })).extendPhase).toEqual(done);
    expect(await app.rows(`SELECT due_on AS "dueOn" FROM task WHERE id = $1`, [before])).toEqual([{ dueOn: '2026-03-10' }]);
    expect((await app.published(PhaseTransitioned)).at(-1)).toMatchObject({
      campaignId: campaign.id,
      action: 'EXTEND_PHASE',
      to: 'IN_PROGRESS',
    });
    expect((await app.published(CampaignChanged)).at(-1)).toMatchObject({
      campaignId: campaign.id,
      phases: [{ endsOn: '2026-03-31' }, {}, {}],
    });
  });

  it('of a subordinate campaign stays within the parent’s phase', async () => {
    const parent = await running(provinceAdmin, provinceApprover, '32');
    const child = await running(nanjingAdmin, nanjingApprover, '3201');
    await issuedBy(parent, child);
    const refused = await extend(nanjingApprover, child);
    expect(refused.userErrors).toMatchObject([{ code: 'EXTENSION_FRAME' }]);
    expect((await extend(provinceApprover, parent)).userErrors).toEqual([]);
    expect((await extend(nanjingApprover, child)).userErrors).toEqual([]);
  });

  it('is refused backwards, over the next phase, to an old version, by those without the right', async () => {
    const campaign = await running(provinceAdmin, provinceApprover, '32');
    const counts = await rowCounts();
    const codes = async (fields: object) =>
      (await extend(provinceApprover, campaign, fields)).userErrors.map(({ code }: { code: string }) => code);
    expect(await codes({ endsOn: '2026-03-10' })).toEqual(['EXTENSION_DAY']);
    expect(await codes({ endsOn: '2026-06-01' })).toEqual(['EXTENSION_NEXT']);
    expect(await codeOf(provinceApprover, EXTEND, { input: input(campaign, { expectedVersion: 1 }) })).toBe('STALE_VERSION');
    expect(await codeOf(provinceAdmin, EXTEND, { input: input(campaign) })).toBe('FORBIDDEN');
    expect(await codeOf(nanjingApprover, EXTEND, { input: input(campaign) })).toBe('FORBIDDEN');
    expect(await codeOf(zhejiangViewer, EXTEND, { input: input(campaign) })).toBe('FORBIDDEN');
    expect(await rowCounts()).toEqual(counts);
  });
});

describe('a forecast', () => {
  const FORECAST = `query ($id: ID!, $regionCode: RegionCode, $seed: Int, $days: Int) { campaign(id: $id) { forecast(regionCode: $regionCode, seed: $seed, days: $days) {
    label { zh } regionCode phase endsOn refusal { zh en } days horizon seed runs probability criteria { key title { zh } now p10 p50 p90 probability daysNeeded } } } }`;
  const forecast = async (person: TestPerson, { id }: Row, more: object = {}) =>
    (await person.ask(FORECAST, { id, seed: 7, ...more })).campaign.forecast;
  let campaign: Row;
  beforeAll(async () => {
    campaign = await running(provinceAdmin, provinceApprover, '32', [COVERAGE, { key: 'begun', kind: 'NOT_BEFORE', date: '2026-01-01' }]);
  });

  it('is refused with too little history, saying why', async () => {
    await figure(campaign, 'COVERAGE', '32', 10, 100, '2026-02-27');
    await figure(campaign, 'COVERAGE', '32', 30, 100, '2026-03-01');
    expect(await forecast(provinceApprover, campaign)).toMatchObject({
      refusal: { zh: '历史数据只有 2 天,不足 5 天,不作预测。请待数据积累后再看。' },
      probability: null,
      criteria: [],
    });
  });

  it('tells each region, from its own days, whether the gate will be met by the end of the phase; the same for the same seed', async () => {
    for (const [day, share] of [
      ['2026-02-22', 0],
      ['2026-02-24', 4],
      ['2026-02-26', 12],
      ['2026-02-28', 16],
      ['2026-03-01', 24],
    ] as const)
      await figure(campaign, 'COVERAGE', '3201', share, 60, day);
    const first = await forecast(nanjingAdmin, campaign, { regionCode: '3201' });
    expect(first).toMatchObject({
      label: { zh: '预测:按近期进度推算,不是事实' },
      regionCode: '3201',
      phase: 'MOBILIZATION',
      endsOn: '2026-03-15',
      refusal: null,
      days: 7,
      horizon: 14,
      seed: 7,
      runs: 1000,
      criteria: [{ key: 'coverage', title: { zh: '排查覆盖率 ≥ 100%' }, now: 0.4 }],
    });
    expect(first.probability).toBeGreaterThan(0.5);
    expect(first.criteria[0].p10).toBeLessThan(1);
    expect(first.criteria[0].daysNeeded).toBeGreaterThan(5);
    expect(await forecast(nanjingAdmin, campaign, { regionCode: '3201' })).toEqual(first);
  });

  it('is not made for those who may not see the region, nor for a region outside', async () => {
    expect(await forecast(nanjingAdmin, campaign)).toBeNull();
    expect(await forecast(nanjingAdmin, campaign, { regionCode: '3205' })).toBeNull();
    expect(await forecast(provinceApprover, campaign, { regionCode: '33' })).toBeNull();
    expect(await codeOf(provinceApprover, FORECAST, { id: campaign.id, days: 3 })).toBe('INVALID_INPUT');
  });
});

describe('an acceptance evaluation', () => {
  const FIELDS = `id version status grade archiveHash draw { population size } verification { sample archive }
    score { total grade trustWeight items { key claimed points } } samples(first: 50) { nodes { id subjectId outcome } }`;
  const SHEET = [
    { key: 'coverage', title: '排查覆盖率', points: 60, source: 'INDICATOR', indicator: 'COVERAGE', full: 1, selfReported: true },
    { key: 'organising', title: '组织领导', points: 40, source: 'HAND' },
  ];
  const ask = async (person: TestPerson, mutation: string, input: object) => {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const of = mutation === 'recordRecheck' ? 'sample { id outcome }' : `evaluation { ${FIELDS} }`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${of} userErrors { code message messageEn } } }`;
    const result = await person.askRaw(document, { input: { idempotencyKey: uuidv7(), ...input } });
    const data = result.data as any;
    return { code: result.errors?.[0]?.extensions['code'] ?? data[mutation].userErrors[0]?.code ?? null, ...data?.[mutation] };
  };
  const named = ({ id, version }: Row) => ({ evaluationId: id, expectedVersion: version });
  let both: TestPerson;
  let campaign: Row;
  let evaluation: any;
  beforeAll(async () => {
    both = await app.person(['CAMPAIGN_ADMIN', 'CAMPAIGN_APPROVER'], '32');
    campaign = await running(provinceAdmin, provinceApprover, '32', [{ key: 'evaluated', kind: 'EVALUATION' }]);
    await figure(campaign, 'COVERAGE', '32', 5, 5);
    for (const { unitId, regionCode } of [...xuanwuUnits, ...huqiuUnits])
      await app.receive(InspectionCompleted, {
        inspectionId: uuidv7(),
        unitId,
        regionCode,
        campaignId: null,
        inspectedOn: '2026-02-10',
        result: 'PASSED',
        hazards: 0,
      });
  });

  it('is scored by its sheet and owed by the campaign’s office', async () => {
    expect((await preview(provinceApprover, campaign)).report.criteria[0]).toMatchObject({ met: false, figureText: { zh: '尚未评估' } });
    const created = await ask(both, 'createEvaluation', { campaignId: campaign.id, sheet: SHEET });
    expect(created.evaluation).toMatchObject({ status: 'SCORING', score: { total: 60, grade: 'QUALIFIED', trustWeight: null } });
    expect(await app.rows(`SELECT status, region_code AS region FROM obligation WHERE subject_id = $1`, [created.evaluation.id])).toEqual([
      { status: 'OPEN', region: '32' },
    ]);
    expect((await ask(provinceAdmin, 'createEvaluation', { campaignId: campaign.id, sheet: SHEET })).code).toBe('EVALUATION_EXISTS');
    const scored = {
      hand: [{ key: 'organising', points: 35, evidence: ['会议纪要'] }],
      deductions: [{ reason: '迟报', points: 1, on: '2026-02-01' }],
    };
    expect(
      (await ask(both, 'scoreEvaluation', { ...named(created.evaluation), ...scored, hand: [{ ...scored.hand[0], points: 41 }] })).code,
    ).toBe('SCORE_ITEM');
    ({ evaluation } = await ask(both, 'scoreEvaluation', { ...named(created.evaluation), ...scored }));
    expect(evaluation.score.total).toBe(94);
  });

  it('draws its sample from what counts as inspected, never more than there is, and anybody can draw again', async () => {
    expect((await ask(both, 'drawRecheck', { ...named(evaluation), of: 'UNITS', size: 6 })).code).toBe('SAMPLE_SIZE');
    ({ evaluation } = await ask(both, 'drawRecheck', { ...named(evaluation), of: 'UNITS', size: 4 }));
    expect(evaluation).toMatchObject({
      status: 'RECHECK',
      draw: { population: 5, size: 4 },
      verification: { sample: true, archive: null },
    });
    const subjects = evaluation.samples.nodes.map(({ subjectId }: { subjectId: string }) => subjectId);
    expect([...xuanwuUnits, ...huqiuUnits].map(({ unitId }) => unitId)).toEqual(expect.arrayContaining(subjects));
  });

  it('weighs what the region says of itself by what the re-check confirms; another person decides, and it is frozen', async () => {
    expect((await ask(both, 'advanceEvaluation', { ...named(evaluation), action: 'SUBMIT' })).code).toBe('EVALUATION_OPEN');
    const outcomes = ['PASSED', 'PASSED', 'PASSED', 'NOT_PASSED'];
    for (const [index, { id }] of evaluation.samples.nodes.entries())
      expect(
        (await ask(both, 'recordRecheck', { sampleId: id, outcome: outcomes[index], note: '现场核实', evidence: ['照片'] })).code,
      ).toBeNull();
    ({ evaluation } = await ask(both, 'advanceEvaluation', { ...named(evaluation), action: 'SUBMIT' }));
    expect(evaluation).toMatchObject({
      status: 'SUBMITTED',
      score: { total: 79, trustWeight: 0.75, items: [{ claimed: 60, points: 45 }, { points: 35 }] },
    });
    expect((await ask(both, 'advanceEvaluation', { ...named(evaluation), action: 'DECIDE' })).code).toBe('SAME_EVALUATOR');
    expect((await ask(provinceAdmin, 'advanceEvaluation', { ...named(evaluation), action: 'DECIDE' })).code).toBe('FORBIDDEN');
    expect((await ask(provinceApprover, 'advanceEvaluation', { ...named(evaluation), action: 'RETURN' })).code).toBe('REASON_MISSING');

    ({ evaluation } = await ask(provinceApprover, 'advanceEvaluation', { ...named(evaluation), action: 'DECIDE' }));
    expect(evaluation).toMatchObject({ status: 'DECIDED', grade: 'QUALIFIED', verification: { sample: true, archive: true } });
    expect((await app.published(EvaluationDecided)).at(-1)).toMatchObject({
      score: 79,
      grade: 'QUALIFIED',
      archiveHash: evaluation.archiveHash,
    });
    expect(await app.rows(`SELECT status FROM obligation WHERE subject_id = $1`, [evaluation.id])).toEqual([{ status: 'DONE' }]);
    expect((await preview(provinceApprover, campaign)).report.criteria[0]).toMatchObject({ met: true, figureText: { zh: '合格(79 分)' } });

    await figure(campaign, 'COVERAGE', '32', 1, 5);
    const read = `query ($id: ID!) { evaluation(id: $id) { score { total } verification { archive } } }`;
    expect((await provinceApprover.ask(read, { id: evaluation.id })).evaluation).toEqual({
      score: { total: 79 },
      verification: { archive: true },
    });
    await app.rows(`UPDATE recheck_sample SET outcome = 'PASSED' WHERE evaluation_id = $1`, [evaluation.id]);
    expect((await provinceApprover.ask(read, { id: evaluation.id })).evaluation.verification.archive).toBe(false);
    expect((await ask(both, 'scoreEvaluation', { ...named(evaluation), hand: [], deductions: [] })).code).toBe('EVALUATION_STATUS');
  });

  it('of a region below is made by the region above alone, and seen there', async () => {
    const other = await running(provinceAdmin, provinceApprover, '32');
    const input = { campaignId: other.id, regionCode: '3201', sheet: SHEET };
    expect((await ask(nanjingAdmin, 'createEvaluation', input)).code).toBe('FORBIDDEN');
    expect((await ask(provinceAdmin, 'createEvaluation', { ...input, regionCode: '3301' })).code).toBe('REGION_OUTSIDE');
    expect((await ask(provinceAdmin, 'createEvaluation', { ...input, sheet: SHEET.slice(1) })).code).toBe('SHEET_SUM');
    const { evaluation: made } = await ask(provinceAdmin, 'createEvaluation', input);
    const read = `query ($id: ID!) { evaluation(id: $id) { id } }`;
    expect((await nanjingAdmin.ask(read, { id: made.id })).evaluation.id).toBe(made.id);
    expect(await codeOf(zhejiangViewer, read, { id: made.id })).toBe('NOT_FOUND');
    expect((await ask(nanjingAdmin, 'scoreEvaluation', { ...named(made), hand: [], deductions: [] })).code).toBe('FORBIDDEN');
  });
});

const idOf = ({ id }: { id: string }) => id;
const regionIs =
  (wanted: string) =>
  ({ regionCode }: { regionCode: string }) =>
    regionCode === wanted;
