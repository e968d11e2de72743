import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DivisionChanged, PersonChanged, PlanPublished, ProgrammeChanged, RegionsLoaded, UnitsRegistered } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { campaigns } from './service.js';
import { builtInPacks } from './template/packs.js';

let app: TestService;
let admin: TestPerson;
let approver: TestPerson;
let nanjing: TestPerson;
let zhejiang: TestPerson;
const divisions = new Map<string, string>();

beforeAll(async () => {
  app = await startService(campaigns, { today: '2026-03-01' });
  admin = await app.person('CAMPAIGN_ADMIN', '32');
  approver = await app.person('CAMPAIGN_APPROVER', '32');
  nanjing = await app.person('CAMPAIGN_ADMIN', '3201');
  zhejiang = await app.person('CAMPAIGN_ADMIN', '33');
  const names = ['江苏省', '南京市', '苏州市', '扬州市', '玄武区'];
  const codes = ['32', '3201', '3205', '3210', '320102'];
  await app.receive(RegionsLoaded, { batchId: 'r', regions: codes.map((code, index) => ({ code, name: names[index]! })) });
  for (const name of ['防火监督处', '新闻宣传处', '队务处', '保密办']) {
    const divisionId = uuidv7();
    divisions.set(name, divisionId);
    await app.receive(DivisionChanged, { divisionId, organizationId: uuidv7(), regionCode: '32', name, version: 1 });
  }
  const unit = (regionCode: string) => ({
    unitId: uuidv7(),
    name: '单位',
    regionCode,
    categories: ['HOSPITAL'],
    supervisingBody: null,
    status: 'OPERATING' as const,
    version: 1,
  });
  await app.receive(UnitsRegistered, { batchId: 'u', units: [unit('320102'), unit('320102'), unit('320102'), unit('320505')] });
});
afterAll(() => app.stop());

const USER_ERRORS = `userErrors { code field message messageEn }`;
type Answer = Record<string, any>;

/** Sends a mutation with a new idempotency key. */
async function send(person: TestPerson, mutation: string, input: object, selection: string): Promise<Answer> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} ${USER_ERRORS} } }`;
  return (await person.ask(document, { input: { idempotencyKey: uuidv7(), ...input } }))[mutation];
}
/** The code of a refusal, wherever it is given. */
async function refusal(person: TestPerson, mutation: string, input: object): Promise<string | null> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${USER_ERRORS} } }`;
  const { data, errors } = await person.askRaw(document, { input: { idempotencyKey: uuidv7(), ...input } });
  return (errors?.[0]?.extensions['code'] as string) ?? (data as any)[mutation].userErrors[0]?.code ?? null;
}

const PLAN = [
  { phase: 'MOBILIZATION', startsOn: '2026-01-01', endsOn: '2026-01-31' },
  { phase: 'INTENSIVE_RECTIFICATION', startsOn: '2026-02-01', endsOn: '2026-05-31' },
  { phase: 'ACCEPTANCE', startsOn: '2026-06-01', endsOn: '2026-06-30' },
].map((phase) => ({ ...phase, exitGate: [{ key: 'begun', kind: 'NOT_BEFORE', date: '2026-01-01' }] }));
const campaignInput = (person: TestPerson, regionCode = '32') => ({
  regionCode,
  name: '除患攻坚行动',
  categories: ['HOSPITAL'],
  startsOn: '2026-01-01',
  endsOn: '2026-06-30',
  goal: '全部排查一遍',
  firstResponsiblePersonId: person.id,
  phases: PLAN,
});
const CAMPAIGN = 'campaign { id version status regionCode }';
const draft = async (person = admin, regionCode = '32', fields: object = {}): Promise<Answer> => {
  const { campaign, userErrors } = await send(person, 'createCampaign', { ...campaignInput(person, regionCode), ...fields }, CAMPAIGN);
  expect(userErrors).toEqual([]);
  return campaign;
};
async function step(person: TestPerson, mutation: string, campaign: Answer): Promise<Answer> {
  const document = `mutation ($input: CampaignActionInput!) { ${mutation}(input: $input) { ${CAMPAIGN} ${USER_ERRORS} } }`;
  const input = { idempotencyKey: uuidv7(), campaignId: campaign['id'], expectedVersion: campaign['version'] };
  return (await person.ask(document, { input }))[mutation].campaign;
}
const published = async (campaign: Answer) =>
  step(admin, 'publishCampaign', await step(approver, 'approveCampaign', await step(admin, 'submitCampaign', campaign)));

const ITEM = 'planItem { id version kind title parentId ordinal depth mandatory citation { title clause quote } }';
const item = (kind: string, title: string, fields: object = {}) => ({ kind, title, mandatory: true, ...fields });
const addItem = async (campaign: Answer, kind: string, title: string, fields: object = {}): Promise<Answer> =>
  (await send(admin, 'addPlanItem', { campaignId: campaign['id'], item: item(kind, title), ...fields }, ITEM))['planItem'];
const planOf = async (person: TestPerson, campaign: Answer): Promise<Answer[]> =>
  (await person.ask(`query ($id: ID!) { campaign(id: $id) { plan { id title depth ordinal parentId } } }`, { id: campaign['id'] })).campaign
    .plan;
const outline = async (campaign: Answer) =>
  (await planOf(admin, campaign)).map(({ title, depth, ordinal }) => `${depth}.${ordinal} ${title}`);

describe('the tree of a plan', () => {
  it('is answered in reading order, and keeps it when items come, move and go', async () => {
    const campaign = await draft();
    const first = await addItem(campaign, 'OPERATION', '大排查');
    const second = await addItem(campaign, 'OPERATION', '大约谈');
    await addItem(campaign, 'MEASURE', '措施二', { parentId: first['id'] });
    const measure = await addItem(campaign, 'MEASURE', '措施一', { parentId: first['id'], position: 1 });
    const drill = await addItem(campaign, 'SUB_PLAN', '大演练', { position: 2 });
    expect(await outline(campaign)).toEqual(['1.1 大排查', '2.1 措施一', '2.2 措施二', '1.2 大演练', '1.3 大约谈']);

    const move = (planItemId: string, expectedVersion: number, fields: object) =>
      send(admin, 'movePlanItem', { planItemId, expectedVersion, ...fields }, ITEM);
    const moved = await move(measure['id'], measure['version'], { parentId: drill['id'] });
    expect(moved['planItem']).toMatchObject({ parentId: drill['id'], ordinal: 1, depth: 2 });
    await move(second['id'], second['version'], { position: 1 });
    expect(await outline(campaign)).toEqual(['1.1 大约谈', '1.2 大排查', '2.1 措施二', '1.3 大演练', '2.1 措施一']);

    const change = {
      planItemId: second['id'],
      expectedVersion: 2,
      item: item('OPERATION', '集中约谈', { mandatory: false, citation: { title: '实施方案', clause: '三(二)' } }),
    };
    expect((await send(admin, 'changePlanItem', change, ITEM))['planItem']).toMatchObject({
      title: '集中约谈',
      mandatory: false,
      ordinal: 1,
      citation: { title: '实施方案', clause: '三(二)', quote: null },
    });
    expect(await refusal(admin, 'changePlanItem', change)).toBe('STALE_VERSION');
    await send(admin, 'removePlanItem', { planItemId: first['id'], expectedVersion: 1 }, 'removed { planItems }');
    expect(await outline(campaign)).toEqual(['1.1 集中约谈', '1.2 大演练', '2.1 措施一']);
  });

  it('removes with an item all that hangs on it, and says beforehand what that is', async () => {
    const campaign = await draft();
    const operation = await addItem(campaign, 'OPERATION', '大排查');
    const measure = await addItem(campaign, 'MEASURE', '全部排查一遍', { parentId: operation['id'] });
    const planItemId = measure['id'];
    await send(admin, 'addTarget', { campaignId: campaign['id'], target: coverage({ planItemId }) }, 'target { id }');
    await send(admin, 'addCadence', { campaignId: campaign['id'], cadence: weekly({ planItemId }) }, 'cadence { id }');
    const task = {
      campaignId: campaign['id'],
      planItemId,
      phase: 'MOBILIZATION',
      title: '建立台账',
      text: '逐项排查',
      dueOn: '2026-01-20',
      expandTo: 'CITY',
    };
    await send(admin, 'issueTask', task, 'tasks { planItem { id } }');
    const { campaign: seen } = await admin.ask(
      `query ($id: ID!) { campaign(id: $id) { plan { id tasks { totalCount } targets { nodes { name } } cadences { nodes { what } } } } }`,
      { id: campaign['id'] },
    );
    expect(seen.plan[1]).toEqual({
      id: planItemId,
      tasks: { totalCount: 3 },
      targets: { nodes: [{ name: '排查覆盖率' }] },
      cadences: { nodes: [{ what: '综合督导' }] },
    });

    const input = { planItemId: operation['id'], expectedVersion: 1 };
    const counts = { planItems: 2, tasks: 3, targets: 1, cadences: 1 };
    const selection = 'removed { planItems tasks targets cadences dryRun }';
    expect((await send(admin, 'removePlanItem', { ...input, dryRun: true }, selection))['removed']).toEqual({ ...counts, dryRun: true });
    expect(await outline(campaign)).toHaveLength(2);
    expect((await send(admin, 'removePlanItem', input, selection))['removed']).toEqual({ ...counts, dryRun: false });
    const rows = await app.rows(
      `SELECT (SELECT count(*) FROM task WHERE campaign_id = $1)::int + (SELECT count(*) FROM target WHERE campaign_id = $1)::int + (SELECT count(*) FROM cadence WHERE campaign_id = $1)::int AS left`,
      [campaign['id']],
    );
    expect(rows).toEqual([{ left: 0 }]);
  });

  it('refuses what makes no tree, items of other plans, and people without the right', async () => {
    const campaign = await draft();
    const other = await draft();
    const operation = await addItem(campaign, 'OPERATION', '大排查');
    const measure = await addItem(campaign, 'MEASURE', '措施', { parentId: operation['id'] });
    const foreign = await addItem(other, 'OPERATION', '别的行动');
    const add = (fields: object, person = admin) =>
      refusal(person, 'addPlanItem', { campaignId: campaign['id'], item: item('MEASURE', '新措施'), ...fields });
    expect(await add({ parentId: measure['id'] })).toBe('ITEM_PARENT_KIND');
    expect(await add({ parentId: foreign['id'] })).toBe('ITEM_PARENT_UNKNOWN');
    expect(await add({ parentId: uuidv7() })).toBe('ITEM_PARENT_UNKNOWN');
    expect(await add({}, nanjing)).toBe('NOT_FOUND');
    const move = { planItemId: operation['id'], expectedVersion: 1 };
    expect(await refusal(admin, 'movePlanItem', { ...move, parentId: operation['id'] })).toBe('ITEM_PARENT_KIND');
    expect(await refusal(admin, 'changePlanItem', { ...move, item: item('MEASURE', '改成措施') })).toBe('ITEM_PARENT_KIND'); // it has a measure below
    expect(await refusal(zhejiang, 'removePlanItem', move)).toBe('NOT_FOUND');
    expect(await outline(campaign)).toEqual(['1.1 大排查', '2.1 措施']);
  });

  it('is fixed once it is submitted; people below read it once it is published, and only then', async () => {
    const campaign = await draft();
    const operation = await addItem(campaign, 'OPERATION', '大排查');
    const submitted = await step(admin, 'submitCampaign', campaign);
    const change = { planItemId: operation['id'], expectedVersion: 1 };
    expect(await refusal(admin, 'addPlanItem', { campaignId: campaign['id'], item: item('OPERATION', '追加') })).toBe('PLAN_FIXED');
    expect(await refusal(admin, 'removePlanItem', { ...change, dryRun: true })).toBe('PLAN_FIXED');
    expect(await refusal(nanjing, 'removePlanItem', change)).toBe('NOT_FOUND');
    await step(admin, 'publishCampaign', await step(approver, 'approveCampaign', submitted));
    expect(await refusal(admin, 'removePlanItem', change)).toBe('PLAN_FIXED');
    expect(await refusal(nanjing, 'removePlanItem', change)).toBe('FORBIDDEN');
    expect((await planOf(nanjing, campaign)).map(({ title }) => title)).toEqual(['大排查']);
    await expect(planOf(zhejiang, campaign)).rejects.toThrow('NOT_FOUND');
  });
});

const coverage = (fields: object = {}) => ({
  kind: 'RATIO',
  name: '排查覆盖率',
  indicator: 'COVERAGE',
  comparator: 'GTE',
  value: 1,
  unit: '%',
  ...fields,
});
const hydrants = (fields: object = {}) =>
  coverage({ kind: 'COUNT', name: '新建市政消火栓', indicator: 'HYDRANTS_NEW', value: 8000, unit: '个', ...fields });
const HYDRANTS = {
  code: 'HYDRANTS_NEW',
  zh: '新建市政消火栓',
  en: 'New hydrants',
  unit: '个',
  formula: '期内建成并验收的',
  evidence: '验收单',
};
const weekly = (fields: object = {}) => ({
  what: '综合督导',
  who: '综合督察组',
  atLeast: 2,
  period: 'WEEK',
  scope: 'PER_ORGANIZATION',
  ...fields,
});
const TARGET =
  'target { id version indicator reported value from to planItemId shareMethod shares { regionCode value } responsible { name division { id } } }';

describe('targets', () => {
  it('name a computed indicator or one that the plan declares', async () => {
    const campaign = await draft();
    const campaignId = campaign['id'];
    expect(await refusal(admin, 'addTarget', { campaignId, target: hydrants() })).toBe('INDICATOR_UNKNOWN');
    expect(await refusal(admin, 'declareReportedIndicator', { campaignId, ...HYDRANTS, code: 'COVERAGE' })).toBe('INDICATOR_COMPUTED');
    const { reportedIndicator } = await send(
      admin,
      'declareReportedIndicator',
      { campaignId, ...HYDRANTS },
      'reportedIndicator { id version }',
    );
    const again = await send(
      admin,
      'declareReportedIndicator',
      { campaignId, ...HYDRANTS, unit: '座' },
      'reportedIndicator { id version unit }',
    );
    expect(again['reportedIndicator']).toEqual({ id: reportedIndicator.id, version: 2, unit: '座' });

    const responsible = { name: '防火监督处', divisionId: divisions.get('防火监督处') };
    const { target } = await send(admin, 'addTarget', { campaignId, target: hydrants({ responsible }) }, TARGET);
    expect(target).toMatchObject({
      reported: true,
      from: '2026-01-01',
      to: '2026-06-30',
      responsible: { name: '防火监督处', division: { id: responsible.divisionId } },
    });
    expect(await refusal(admin, 'withdrawReportedIndicator', { indicatorId: reportedIndicator.id })).toBe('INDICATOR_USED');
    await send(admin, 'removeTarget', { targetId: target.id, expectedVersion: 1 }, 'target { id }');
    expect(
      (await send(admin, 'withdrawReportedIndicator', { indicatorId: reportedIndicator.id }, 'reportedIndicator { code }'))[
        'reportedIndicator'
      ],
    ).toEqual({
      code: 'HYDRANTS_NEW',
    });
  });

  it('are refused with the field and both wordings', async () => {
    const campaignId = (await draft())['id'];
    const { userErrors } = await send(admin, 'addTarget', { campaignId, target: coverage({ value: 98 }) }, 'target { id }');
    expect(userErrors).toEqual([
      {
        code: 'TARGET_VALUE',
        field: ['target', 'value'],
        message: expect.stringContaining('95% 填 0.95'),
        messageEn: expect.stringContaining('0.95 for 95 %'),
      },
    ]);
    const add = (fields: object, person = admin) => refusal(person, 'addTarget', { campaignId, target: coverage(fields) });
    expect(await add({ to: '2026-07-01' })).toBe('TARGET_HORIZON');
    expect(await add({ from: '2026-05-01', to: '2026-04-01' })).toBe('DATES');
    expect(await add({ planItemId: uuidv7() })).toBe('PLAN_ITEM_UNKNOWN');
    expect(await add({ responsible: { name: '某处', divisionId: uuidv7() } })).toBe('DIVISION_UNKNOWN');
    expect(await add({ value: 0.33333 })).toBe('DECIMALS');
    expect(await add({}, nanjing)).toBe('NOT_FOUND');
  });

  it('are shared out exactly: evenly, by stock, by hand', async () => {
    const campaignId = (await draft())['id'];
    await send(admin, 'declareReportedIndicator', { campaignId, ...HYDRANTS }, 'reportedIndicator { id }');
    const { target } = await send(admin, 'addTarget', { campaignId, target: hydrants() }, TARGET);
    const share = (fields: object, version = 1) => ({ targetId: target.id, expectedVersion: version, ...fields });
    const dry = await send(admin, 'setTargetShares', share({ method: 'EVEN', dryRun: true }), TARGET);
    const even = [
      { regionCode: '3201', value: 2667 },
      { regionCode: '3205', value: 2667 },
      { regionCode: '3210', value: 2666 },
    ];
    expect(dry['target']).toMatchObject({ version: 1, shareMethod: 'EVEN', shares: even });
    expect((await send(admin, 'setTargetShares', share({ method: 'EVEN' }), TARGET))['target']).toMatchObject({ version: 2, shares: even });

    const byUnits = (await send(admin, 'setTargetShares', share({ method: 'BY_STOCK' }, 2), TARGET))['target'];
    expect(byUnits.shares.map(({ value }: Answer) => value)).toEqual([6000, 2000, 0]); // three units, one, none
    const regions = [
      { regionCode: '3201', stock: 1 },
      { regionCode: '3205', stock: 3 },
    ];
    const byStock = (await send(admin, 'setTargetShares', share({ method: 'BY_STOCK', regions }, 3), TARGET))['target'];
    expect(byStock.shares.map(({ value }: Answer) => value)).toEqual([2000, 6000]);

    const byHand = (...values: readonly number[]) =>
      share({ method: 'BY_HAND', regions: values.map((value, index) => ({ regionCode: ['3201', '3205', '3210'][index], value })) }, 4);
    const { userErrors } = await send(admin, 'setTargetShares', byHand(3000, 3000, 1999), TARGET);
    expect(userErrors).toMatchObject([
      { code: 'SHARES_SUM', message: expect.stringContaining('还差 1'), messageEn: expect.stringContaining('1 missing') },
    ]);
    expect((await send(admin, 'setTargetShares', byHand(3000, 3000, 2000), TARGET))['target']).toMatchObject({
      version: 5,
      shareMethod: 'BY_HAND',
    });

    const attempt = (fields: object) => refusal(admin, 'setTargetShares', share(fields, 5));
    const one = (regionCode: string, fields: object = {}) => ({
      method: 'EVEN',
      regions: [{ regionCode: '3201' }, { regionCode, ...fields }],
    });
    expect(await attempt(one('33'))).toBe('SHARES_REGION');
    expect(await attempt(one('3201'))).toBe('SHARES_REGION');
    expect(await attempt(one('320102'))).toBe('SHARES_REGION');
    expect(await attempt(one('3299'))).toBe('SHARES_REGION');
    expect(await attempt(one('3205', { value: 5 }))).toBe('SHARES_VALUE');
    expect(await attempt({ method: 'BY_HAND' })).toBe('SHARES_NO_REGIONS');
    expect(await attempt({ method: 'BY_STOCK', regions: [{ regionCode: '3210', stock: 0 }] })).toBe('SHARES_NO_STOCK');
    expect(await attempt({ method: 'BY_HAND', regions: [{ regionCode: '3201', value: 0.5 }] })).toBe('SHARES_VALUE');
    const ratio = await send(admin, 'addTarget', { campaignId, target: coverage() }, TARGET);
    expect(await refusal(admin, 'setTargetShares', { targetId: ratio['target'].id, expectedVersion: 1, method: 'EVEN' })).toBe(
      'SHARES_NOT_ADDITIVE',
    );

    const changed = await send(
      admin,
      'changeTarget',
      { targetId: target.id, expectedVersion: 5, target: hydrants({ value: 9000 }) },
      TARGET,
    );
    expect(changed['target']).toMatchObject({ value: 9000, shareMethod: null, shares: [] });
  });

  it('show each region its own share, once published', async () => {
    const campaign = await draft();
    const campaignId = campaign['id'];
    await send(admin, 'declareReportedIndicator', { campaignId, ...HYDRANTS }, 'reportedIndicator { id }');
    const { target } = await send(admin, 'addTarget', { campaignId, target: hydrants() }, TARGET);
    await send(admin, 'setTargetShares', { targetId: target.id, expectedVersion: 1, method: 'EVEN' }, TARGET);
    await published(campaign);
    const query = `query ($id: ID!) { campaign(id: $id) { targets { nodes { value shares { regionCode value } } } reportedIndicators { nodes { code } } } }`;
    expect((await nanjing.ask(query, { id: campaignId })).campaign).toEqual({
      targets: { nodes: [{ value: 8000, shares: [{ regionCode: '3201', value: 2667 }] }] },
      reportedIndicators: { nodes: [{ code: 'HYDRANTS_NEW' }] },
    });
    expect((await app.published(PlanPublished)).filter((plan) => plan.campaignId === campaignId)).toMatchObject([
      { regionCode: '32', items: [], targets: [{ targetId: target.id, value: 8000, shares: [{}, {}, {}] }], cadences: [] },
    ]);
    expect(await refusal(admin, 'setTargetShares', { targetId: target.id, expectedVersion: 2, method: 'EVEN' })).toBe('PLAN_FIXED');
  });
});

describe('cadence rules', () => {
  const CADENCE = 'cadence { id version atLeast period scope dueBefore from { day event { code } } to { day event { code name } } }';
  it('say of whom, and last until a day or an event', async () => {
    const campaignId = (await draft())['id'];
    const to = { event: { code: 'TWO_SESSIONS_CLOSED', name: '全国两会结束' } };
    const { cadence } = await send(admin, 'addCadence', { campaignId, cadence: weekly({ dueBefore: '16:00', to }) }, CADENCE);
    expect(cadence).toMatchObject({ dueBefore: '16:00', from: { day: '2026-01-01', event: null }, to: { day: null, event: to.event } });
    const { userErrors } = await send(admin, 'addCadence', { campaignId, cadence: weekly({ scope: null }) }, 'cadence { id }');
    expect(userErrors).toMatchObject([
      {
        code: 'CADENCE_SCOPE',
        field: ['cadence', 'scope'],
        message: expect.stringContaining('计数口径'),
        messageEn: expect.stringContaining('of whom'),
      },
    ]);
    const add = (fields: object) => refusal(admin, 'addCadence', { campaignId, cadence: weekly(fields) });
    expect(await add({ atLeast: 0 })).toBe('TOO_SMALL');
    expect(await add({ to: { day: '2026-07-01' } })).toBe('CADENCE_BOUNDS');
    expect(await add({ from: { day: '2026-05-01' }, to: { day: '2026-04-01' } })).toBe('CADENCE_BOUNDS');
    expect(await add({ to: {} })).toBe('BOUND');
    expect(await add({ indicator: 'NOBODY_KNOWS' })).toBe('INDICATOR_UNKNOWN');
    expect(await add({ dueBefore: '25:00' })).toBe('INVALID_FORMAT');

    const change = { cadenceId: cadence.id, expectedVersion: 1, cadence: weekly({ atLeast: 3, scope: 'TOTAL' }) };
    expect((await send(admin, 'changeCadence', change, CADENCE))['cadence']).toMatchObject({
      atLeast: 3,
      scope: 'TOTAL',
      dueBefore: null,
      version: 2,
    });
    expect(await refusal(admin, 'changeCadence', change)).toBe('STALE_VERSION');
    expect(await refusal(zhejiang, 'removeCadence', { cadenceId: cadence.id, expectedVersion: 2 })).toBe('NOT_FOUND');
    await send(admin, 'removeCadence', { cadenceId: cadence.id, expectedVersion: 2 }, 'cadence { id }');
  });

  it('and targets keep a campaign’s days from being narrowed past them', async () => {
    const campaign = await draft();
    const campaignId = campaign['id'];
    const { target } = await send(admin, 'addTarget', { campaignId, target: coverage() }, 'target { id }');
    const narrow = {
      campaignId,
      expectedVersion: campaign['version'],
      endsOn: '2026-06-20',
      phases: PLAN.map((phase) => ({ ...phase, endsOn: phase.endsOn === '2026-06-30' ? '2026-06-20' : phase.endsOn })),
    };
    expect(await refusal(admin, 'changeCampaign', narrow)).toBe('TARGET_HORIZON');
    await send(admin, 'removeTarget', { targetId: target.id, expectedVersion: 1 }, 'target { id }');
    await send(admin, 'addCadence', { campaignId, cadence: weekly() }, 'cadence { id }');
    expect(await refusal(admin, 'changeCampaign', narrow)).toBe('CADENCE_BOUNDS');
  });
});

describe('programmes', () => {
  const PROGRAMME = 'programme { id version name startsOn endsOn regionCode }';
  const threeYears = (fields: object = {}) => ({
    regionCode: '32',
    name: '三年行动',
    startsOn: '2026-01-01',
    endsOn: '2028-12-31',
    goal: '治本攻坚',
    ...fields,
  });

  it('gather campaigns of their region and below, and give their targets longer horizons', async () => {
    const { programme } = await send(admin, 'createProgramme', threeYears(), PROGRAMME);
    expect((await app.published(ProgrammeChanged)).at(-1)).toEqual({
      programmeId: programme.id,
      regionCode: '32',
      name: '三年行动',
      startsOn: '2026-01-01',
      endsOn: '2028-12-31',
      version: 1,
    });
    const own = await draft(admin, '32', { programmeId: programme.id });
    const below = await draft(nanjing, '3201', { programmeId: programme.id });
    const target = coverage({
      kind: 'STAGED_RATIO',
      to: '2028-12-31',
      stages: [
        { on: '2026-12-31', value: 0.33 },
        { on: '2028-12-31', value: 1 },
      ],
    });
    expect((await send(admin, 'addTarget', { campaignId: own['id'], target }, 'target { to }'))['target'].to).toBe('2028-12-31');

    const query = `query ($id: ID!) { programme(id: $id) { name campaigns { nodes { id programme { name } } } } programmes { nodes { id } } }`;
    const seen = await nanjing.ask(query, { id: programme.id });
    expect(seen.programme.campaigns.nodes).toEqual([{ id: below['id'], programme: { name: '三年行动' } }]); // the province's is a draft
    expect(seen.programmes.nodes.map(({ id }: Answer) => id)).toContain(programme.id);
    expect((await zhejiang.ask(`{ programmes { nodes { id } } }`)).programmes.nodes).toEqual([]);

    const change = (fields: object) => ({
      programmeId: programme.id,
      expectedVersion: 1,
      name: '三年行动',
      startsOn: '2026-01-01',
      endsOn: '2028-12-31',
      goal: '治本攻坚',
      ...fields,
    });
    expect(await refusal(admin, 'changeProgramme', change({ endsOn: '2026-12-31' }))).toBe('PROGRAMME_NARROWED'); // the target
    expect(await refusal(admin, 'changeProgramme', change({ endsOn: '2025-12-31' }))).toBe('PROGRAMME_DATES');
    expect(await refusal(nanjing, 'changeProgramme', change({}))).toBe('FORBIDDEN');
    expect(await refusal(zhejiang, 'changeProgramme', change({}))).toBe('NOT_FOUND');
    expect((await send(admin, 'changeProgramme', change({ name: '治本攻坚三年行动' }), PROGRAMME))['programme']).toMatchObject({
      version: 2,
      name: '治本攻坚三年行动',
    });
    expect(await refusal(admin, 'changeCampaign', { campaignId: own['id'], expectedVersion: 1, programmeId: uuidv7() })).toBe(
      'PROGRAMME_UNKNOWN',
    );
  });

  it('take no campaign of elsewhere or of other days', async () => {
    const { programme } = await send(admin, 'createProgramme', threeYears({ startsOn: '2026-02-01' }), PROGRAMME);
    const create = (person: TestPerson, regionCode: string, programmeId: string) =>
      refusal(person, 'createCampaign', { ...campaignInput(person, regionCode), programmeId });
    expect(await create(admin, '32', programme.id)).toBe('PROGRAMME_OUTSIDE');
    expect(await create(zhejiang, '33', programme.id)).toBe('PROGRAMME_UNKNOWN');
    const { programme: city } = await send(nanjing, 'createProgramme', threeYears({ regionCode: '3201' }), PROGRAMME);
    expect(await create(admin, '32', city.id)).toBe('PROGRAMME_UNKNOWN'); // a city's does not cover the province
    expect(await refusal(nanjing, 'createProgramme', threeYears())).toBe('FORBIDDEN');
  });
});

describe('bodies', () => {
  const BODY = 'body { id version kind name regionCode officePlace members { post vacant person { id } } }';
  const office = (fields: object = {}) => ({
    kind: 'SPECIAL_OFFICE',
    name: '专项办',
    officePlace: '防火部',
    members: [{ post: '主任', personId: admin.id }, { post: '联络员' }],
    ...fields,
  });

  it('are arranged by each region for itself, also while the campaign runs', async () => {
    const campaign = await draft();
    const campaignId = campaign['id'];
    const { body } = await send(admin, 'addCampaignBody', { campaignId, body: office() }, BODY);
    expect(body).toMatchObject({
      regionCode: '32',
      members: [
        { post: '主任', vacant: false, person: { id: admin.id } },
        { post: '联络员', vacant: true, person: null },
      ],
    });
    const add = (fields: object, person = admin) => refusal(person, 'addCampaignBody', { campaignId, body: office(fields) });
    expect(await add({ members: [{ post: '主任', personId: uuidv7() }] })).toBe('MEMBER_UNKNOWN');
    expect(
      await add({
        members: [
          { post: '主任', personId: admin.id },
          { post: '副主任', personId: admin.id },
        ],
      }),
    ).toBe('MEMBER_TWICE');
    expect(await refusal(admin, 'addCampaignBody', { campaignId, regionCode: '3301', body: office() })).toBe('FORBIDDEN');
    expect(await add({}, nanjing)).toBe('NOT_FOUND');
    const running = await published(campaign);
    expect(await refusal(nanjing, 'addCampaignBody', { campaignId, body: office({ members: [] }) })).toBe('FORBIDDEN');
    const own = await send(
      nanjing,
      'addCampaignBody',
      { campaignId, regionCode: '3201', body: office({ members: [{ post: '主任', personId: nanjing.id }] }) },
      BODY,
    );
    const change = { bodyId: body.id, expectedVersion: 1, body: office({ members: [] }) };
    expect(await refusal(nanjing, 'changeCampaignBody', change)).toBe('FORBIDDEN');
    expect((await send(admin, 'changeCampaignBody', change, BODY))['body']).toMatchObject({ version: 2, members: [] });
    const list = `query ($id: ID!) { campaign(id: $id) { bodies { nodes { id regionCode } } } }`;
    expect((await nanjing.ask(list, { id: campaignId })).campaign.bodies.nodes).toEqual([
      { id: body.id, regionCode: '32' },
      { id: own['body'].id, regionCode: '3201' },
    ]);
    await send(admin, 'removeCampaignBody', { bodyId: own['body'].id, expectedVersion: 1 }, BODY);
    const decision = { campaignId, expectedVersion: running['version'], reason: '任务已合并办理' };
    await approver.ask(`mutation ($input: CampaignDecisionInput!) { terminateCampaign(input: $input) { campaign { id } } }`, {
      input: { idempotencyKey: uuidv7(), ...decision },
    });
    expect(await refusal(admin, 'removeCampaignBody', { bodyId: body.id, expectedVersion: 2 })).toBe('CAMPAIGN_OVER');
  });

  it('stand under a first responsible person in each region; without one at its own level nothing is published', async () => {
    const campaign = await draft();
    const campaignId = campaign['id'];
    const NAMED = 'firstResponsible { id version regionCode person { id } }';
    const name = (regionCode: string, personId: string) => ({ campaignId, regionCode, personId });
    const { firstResponsible } = await send(admin, 'nameFirstResponsible', name('3201', nanjing.id), NAMED);
    expect(firstResponsible).toMatchObject({ version: 1, regionCode: '3201', person: { id: nanjing.id } });
    expect((await send(admin, 'nameFirstResponsible', name('3201', admin.id), NAMED))['firstResponsible']).toMatchObject({
      id: firstResponsible.id,
      version: 2,
      person: { id: admin.id },
    });
    expect(await refusal(admin, 'nameFirstResponsible', name('32', admin.id))).toBe('OWN_FIRST_RESPONSIBLE');
    expect(await refusal(admin, 'nameFirstResponsible', name('3205', uuidv7()))).toBe('MEMBER_UNKNOWN');
    expect(await app.rows(`SELECT region_code FROM first_responsible WHERE campaign_id = $1`, [campaignId])).toEqual([
      { region_code: '3201' },
    ]);

    const leaving = await app.person('VIEWER', '32');
    const other = await draft(admin, '32', { firstResponsiblePersonId: leaving.id });
    const approved = await step(approver, 'approveCampaign', await step(admin, 'submitCampaign', other));
    await app.receive(PersonChanged, {
      personId: leaving.id,
      organizationId: uuidv7(),
      regionCode: '32',
      name: '离任',
      active: false,
      identities: [],
      version: 2,
    });
    const { errors } = await admin.askRaw(
      `mutation ($input: CampaignActionInput!) { publishCampaign(input: $input) { campaign { id } } }`,
      {
        input: { idempotencyKey: uuidv7(), campaignId: approved['id'], expectedVersion: approved['version'] },
      },
    );
    expect(errors?.[0]?.extensions['code']).toBe('FIRST_RESPONSIBLE_GONE');
  });
});

describe('templates', () => {
  const FROM =
    'campaign { id version status name startsOn endsOn citation { title clause } programme { startsOn endsOn } phases { phase title startsOn endsOn } } unmatched { name where candidates { id } }';
  const from = (templateCode: string, fields: object = {}) => ({
    templateCode,
    regionCode: '32',
    startsOn: '2026-03-01',
    firstResponsiblePersonId: admin.id,
    ...fields,
  });
  const COUNTS = `SELECT (SELECT count(*)::int FROM plan_item WHERE campaign_id = $1) AS items, (SELECT count(*)::int FROM task WHERE campaign_id = $1) AS tasks,
    (SELECT count(*)::int FROM target WHERE campaign_id = $1) AS targets, (SELECT count(*)::int FROM cadence WHERE campaign_id = $1) AS cadences,
    (SELECT count(*)::int FROM campaign_body WHERE campaign_id = $1) AS bodies, (SELECT count(*)::int FROM reported_indicator WHERE campaign_id = $1) AS indicators,
    (SELECT count(*)::int FROM plan_item WHERE campaign_id = $1 AND citation IS NULL) + (SELECT count(*)::int FROM task WHERE campaign_id = $1 AND citation IS NULL)
      + (SELECT count(*)::int FROM target WHERE campaign_id = $1 AND citation IS NULL) + (SELECT count(*)::int FROM cadence WHERE campaign_id = $1 AND citation IS NULL) AS uncited`;

  it.each(builtInPacks().map(({ code }) => code))('%s becomes a draft that can be approved and published', async (code) => {
    const { draft: pack } = builtInPacks().find((one) => one.code === code)!;
    const { campaign, userErrors } = await send(admin, 'createCampaignFromTemplate', from(code), FROM);
    expect(userErrors).toEqual([]);
    expect(await app.rows(COUNTS, [campaign.id])).toEqual([
      {
        items: pack.items.length,
        tasks: pack.tasks.length,
        targets: pack.targets.length,
        cadences: pack.cadences.length,
        bodies: pack.bodies.length,
        indicators: pack.indicators.length,
        uncited: 0,
      },
    ]);
    expect(campaign.citation.title).toBe(pack.documents.find(({ key }) => key === pack.source.document)!.title);
    const running = await published(campaign);
    expect(running['status']).toBe('RUNNING');
    expect((await planOf(nanjing, campaign)).map(({ title }) => title).sort()).toEqual(pack.items.map(({ title }) => title).sort());
    const [plan] = (await app.published(PlanPublished)).filter(({ campaignId }) => campaignId === campaign.id);
    expect([plan!.items.length, plan!.targets.length, plan!.cadences.length]).toEqual([
      pack.items.length,
      pack.targets.length,
      pack.cadences.length,
    ]);
  });

  it('move their days to the start, match divisions by name and tell which they did not find', async () => {
    const { campaign, unmatched } = await send(
      admin,
      'createCampaignFromTemplate',
      from('ONE_YEAR_ACTION', { name: '专项整治一年行动' }),
      FROM,
    );
    expect(campaign).toMatchObject({
      name: '专项整治一年行动',
      startsOn: '2026-03-01',
      endsOn: '2027-03-05',
      programme: { startsOn: '2026-03-01', endsOn: '2029-03-04' },
      phases: [
        { title: '学习动员', startsOn: '2026-03-01', endsOn: '2026-04-04' },
        { title: '全面实施', startsOn: '2026-04-05', endsOn: '2027-01-03' },
        { title: '督查落实', startsOn: '2027-01-04', endsOn: '2027-03-05' },
      ],
    });
    expect(unmatched).toEqual([
      { name: '防火部', where: '任务“成立领导小组和专项办”牵头', candidates: [{ id: divisions.get('防火监督处') }] },
    ]);

    const week = await send(admin, 'createCampaignFromTemplate', from('WEEKLY_MEETING_REQUIREMENTS'), FROM);
    const query = `query ($id: ID!) { campaign(id: $id) { tasks(first: 50) { nodes { title leadDivision { id } planItem { title } citation { clause }
      deadline { kind estimated } assignment { lead { name wildcard division { id } } supporting { name wildcard } } } } } }`;
    const tasks: Answer[] = (await admin.ask(query, { id: week['campaign'].id })).campaign.tasks.nodes;
    expect(tasks.find(({ title }) => title === '保密风险自查')).toEqual({
      title: '保密风险自查',
      leadDivision: { id: divisions.get('保密办') }, // 总队保密办
      planItem: { title: '保密工作' },
      citation: { clause: '三' },
      deadline: { kind: 'PERIOD_END', estimated: false },
      assignment: {
        lead: { name: '总队保密办', wildcard: null, division: { id: divisions.get('保密办') } },
        supporting: [{ name: '机关各处室', wildcard: 'DIVISIONS' }],
      },
    });
    expect(new Set(week['unmatched'].map(({ name }: Answer) => name))).toEqual(
      new Set(['灭火救援指挥部', '后勤装备处', '指挥中心', '作战训练处', '特种灾害救援处', '信息通信处']),
    );
  });

  it('bind deadlines to events that have no date yet', async () => {
    const { campaign } = await send(admin, 'createCampaignFromTemplate', from('HUNDRED_DAY_BATTLE'), FROM);
    const query = `query ($id: ID!) { campaign(id: $id) { endsOn tasks { nodes { dueOn deadline { kind estimated event { code name } } } } cadences { nodes { period dueBefore to { day event { name } } } } } }`;
    const { endsOn, tasks, cadences } = (await admin.ask(query, { id: campaign.id })).campaign;
    expect(tasks.nodes.filter(({ deadline }: Answer) => deadline.kind === 'EVENT')).toEqual([
      { dueOn: endsOn, deadline: { kind: 'EVENT', estimated: true, event: { code: 'TWO_SESSIONS_CLOSED', name: '全国两会结束' } } },
    ]);
    expect(cadences.nodes).toContainEqual({ period: 'DAY', dueBefore: '16:00', to: { day: null, event: { name: '全国两会结束' } } });
  });

  it('are used once per idempotency key, in the actor’s own area, whole or not at all', async () => {
    const document = `mutation ($input: CreateCampaignFromTemplateInput!) { createCampaignFromTemplate(input: $input) { campaign { id } unmatched { name } ${USER_ERRORS} } }`;
    const input = { idempotencyKey: uuidv7(), ...from('ONE_YEAR_ACTION') };
    const first = await admin.ask(document, { input });
    expect(await admin.ask(document, { input })).toEqual(first);
    const before = await app.rows(`SELECT (SELECT count(*) FROM campaign) AS campaigns, (SELECT count(*) FROM programme) AS programmes`);
    const create = (fields: object, person = admin) =>
      refusal(person, 'createCampaignFromTemplate', { ...from('ONE_YEAR_ACTION'), ...fields });
    expect(await create({ templateCode: 'NO_SUCH' })).toBe('TEMPLATE_UNKNOWN');
    expect(await create({ templateCode: uuidv7() })).toBe('TEMPLATE_UNKNOWN');
    expect(await create({ firstResponsiblePersonId: uuidv7() })).toBe('PERSON_UNKNOWN');
    expect(await create({ documentNumber: '第1号' })).toBe('DOCUMENT_NUMBER');
    expect(await create({ regionCode: '320102001' })).toBe('REGION_LEVEL');
    expect(await create({}, nanjing)).toBe('FORBIDDEN');
    const { programme } = await send(
      admin,
      'createProgramme',
      { regionCode: '32', name: '一年', startsOn: '2026-01-01', endsOn: '2027-12-31', goal: '一年' },
      'programme { id }',
    );
    expect(await create({ programmeId: programme.id })).toBe('PROGRAMME_OUTSIDE'); // its three-year targets
    const after = await app.rows(`SELECT (SELECT count(*) FROM campaign) AS campaigns, (SELECT count(*) FROM programme) - 1 AS programmes`);
    expect(after).toEqual(before);
  });

  it('can be saved from a campaign, and make another one alike', async () => {
    const { campaign } = await send(admin, 'createCampaignFromTemplate', from('ONE_YEAR_ACTION'), FROM);
    await addItem(campaign, 'OPERATION', '本省增加的行动');
    const TEMPLATE =
      'template { code name builtIn regionCode startsOn endsOn documents { title } counts { operations measures subPlans tasks targets cadences bodies } }';
    const { template } = await send(
      admin,
      'saveCampaignAsTemplate',
      { campaignId: campaign.id, name: '本省一年行动', summary: '十大行动加一' },
      TEMPLATE,
    );
    expect(template).toMatchObject({
      name: '本省一年行动',
      builtIn: false,
      regionCode: '32',
      startsOn: '2026-03-01',
      endsOn: '2027-03-05',
      counts: { operations: 11, measures: 30, subPlans: 0, tasks: 16, targets: 42, cadences: 6, bodies: 3 },
    });
    const again = await send(
      nanjing,
      'createCampaignFromTemplate',
      from(template.code, { regionCode: '3201', startsOn: '2026-05-01', firstResponsiblePersonId: nanjing.id }),
      FROM,
    );
    expect(again['userErrors']).toEqual([]);
    const [one] = await app.rows(COUNTS, [campaign.id]);
    const [other] = await app.rows(COUNTS, [again['campaign'].id]);
    expect(other).toEqual({ ...one, uncited: 0 });
    expect(
      await refusal(
        zhejiang,
        'createCampaignFromTemplate',
        from(template.code, { regionCode: '33', firstResponsiblePersonId: zhejiang.id }),
      ),
    ).toBe('TEMPLATE_UNKNOWN');
    expect(await refusal(nanjing, 'saveCampaignAsTemplate', { campaignId: campaign.id, name: '不行', summary: '不行' })).toBe('NOT_FOUND');

    await app.rows(`UPDATE template SET draft = draft #- '{targets,3,unit}' WHERE id = $1`, [template.code]);
    const { userErrors, campaign: none } = await send(admin, 'createCampaignFromTemplate', from(template.code), 'campaign { id }');
    expect([none, userErrors]).toMatchObject([null, [{ field: ['targets', '3', 'unit'] }]]);
  });

  it('are listed page by page: the built-in ones first, then one’s own and those of above', async () => {
    const pages: string[] = [];
    const document = `query ($after: String) { templates(first: 2, after: $after) { nodes { code name summary } pageInfo { endCursor hasNextPage } totalCount } }`;
    const total = (await nanjing.ask(`{ templates(first: 200) { totalCount nodes { code } } }`)).templates;
    for (let after: string | null = null; ;) {
      const { templates }: Answer = await nanjing.ask(document, { after });
      pages.push(...templates.nodes.map(({ code }: Answer) => code));
      after = templates.pageInfo.endCursor;
      if (!templates.pageInfo.hasNextPage) break;
    }
    expect(pages).toEqual(total.nodes.map(({ code }: Answer) => code));
    expect(pages).toHaveLength(total.totalCount);
    expect(pages.slice(0, 5)).toEqual(builtInPacks().map(({ code }) => code));
    expect(pages.length).toBeGreaterThan(5);
    expect((await zhejiang.ask(`{ templates { totalCount } }`)).templates.totalCount).toBe(5);
  });
});
