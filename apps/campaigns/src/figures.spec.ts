import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FiguresReported, IndicatorsComputed, RegionsLoaded, TaskOrderIssued } from '@fire-campaign/events';
import { Actor, uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { Campaign } from './campaign/campaign.entity.js';
import { figuresOn, reportFigures, type FiguresAsked } from './figure/figures.js';
import { campaigns } from './service.js';
import { builtInPacks } from './template/packs.js';

let app: TestService;
let admin: TestPerson;
let approver: TestPerson;
let nanjing: TestPerson;
let xuanwu: TestPerson;
let zhejiang: TestPerson;

beforeAll(async () => {
  app = await startService(campaigns, { today: '2026-03-10' });
  admin = await app.person('CAMPAIGN_ADMIN', '32');
  approver = await app.person('CAMPAIGN_APPROVER', '32');
  nanjing = await app.person('CAMPAIGN_ADMIN', '3201');
  xuanwu = await app.person('INSPECTOR', '320102');
  zhejiang = await app.person('CAMPAIGN_ADMIN', '33');
  const names = ['江苏省', '南京市', '苏州市', '玄武区', '秦淮区'];
  const codes = ['32', '3201', '3205', '320102', '320104'];
  await app.receive(RegionsLoaded, { batchId: 'r', regions: codes.map((code, index) => ({ code, name: names[index]! })) });
});
afterAll(() => app.stop());

const USER_ERRORS = `userErrors { code field message messageEn }`;
type Answer = Record<string, any>;
/** Sends a mutation with a new idempotency key. */
async function send(person: TestPerson, mutation: string, input: object, selection: string, type?: string): Promise<Answer> {
  const inputType = type ?? `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { ${selection} ${USER_ERRORS} } }`;
  return (await person.ask(document, { input: { idempotencyKey: uuidv7(), ...input } }))[mutation];
}
/** The code of a refusal, wherever it is given. */
async function refusal(person: TestPerson, mutation: string, input: object): Promise<string | null> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${USER_ERRORS} } }`;
  const { data, errors } = await person.askRaw(document, { input: { idempotencyKey: uuidv7(), ...input } });
  return (errors?.[0]?.extensions['code'] as string) ?? (data as any)[mutation].userErrors[0]?.code ?? null;
}

const PHASES = [
  { phase: 'MOBILIZATION', startsOn: '2026-01-01', endsOn: '2026-01-31' },
  { phase: 'INTENSIVE_RECTIFICATION', startsOn: '2026-02-01', endsOn: '2026-05-31' },
  { phase: 'ACCEPTANCE', startsOn: '2026-06-01', endsOn: '2026-06-30' },
].map((phase) => ({ ...phase, exitGate: [{ key: 'begun', kind: 'NOT_BEFORE', date: '2026-01-01' }] }));
const INDICATORS = [
  { code: 'HYDRANTS_NEW', unit: '个', accumulation: 'FLOW' },
  { code: 'HYDRANTS_SOUND', unit: '%' },
  { code: 'FUNDS', unit: '亿元', accumulation: 'FLOW' },
  { code: 'STATIONS', unit: '个' },
];

async function publish({ id: campaignId, version }: Answer): Promise<void> {
  let expectedVersion = version;
  for (const [person, mutation] of [
    [admin, 'submitCampaign'],
    [approver, 'approveCampaign'],
    [admin, 'publishCampaign'],
  ] as const) {
    const { campaign } = await send(person, mutation, { campaignId, expectedVersion }, 'campaign { version }', 'CampaignActionInput');
    expectedVersion = campaign.version;
  }
}

/** A campaign of the province that is running, with indicators to report. */
async function running(prepare = async (_campaignId: string) => {}): Promise<string> {
  const plan = {
    regionCode: '32',
    name: '除患攻坚行动',
    categories: ['HOSPITAL'],
    startsOn: '2026-01-01',
    endsOn: '2026-06-30',
    goal: '全部排查一遍',
    firstResponsiblePersonId: admin.id,
    phases: PHASES,
  };
  const campaign = (await send(admin, 'createCampaign', plan, 'campaign { id version }'))['campaign'];
  for (const { code, ...said } of INDICATORS) {
    const declared = { campaignId: campaign.id, code, zh: code, en: code, formula: '口径', evidence: '验收单', ...said };
    await send(admin, 'declareReportedIndicator', declared, 'reportedIndicator { id }');
  }
  await prepare(campaign.id);
  await publish(campaign);
  return campaign.id;
}

const REPORT = 'report { id regionCode indicator day numerator denominator value supersedesId reason reportedBy { id } }';
const said = (campaignId: string, regionCode: string, day: string, numerator: number, fields: object = {}) => {
  return { campaignId, regionCode, indicator: 'HYDRANTS_NEW', day, numerator, evidence: ['验收单1号'], ...fields };
};
const report = async (person: TestPerson, ...about: Parameters<typeof said>): Promise<Answer> => {
  const answer = await send(person, 'reportFigure', said(...about), REPORT);
  expect(answer['userErrors']).toEqual([]);
  return answer['report'];
};

const service = Actor.system('campaigns');
/** Figures as `indicator region numerator/denominator`. */
async function known(campaignId: string, asked: FiguresAsked, actor = service): Promise<readonly string[]> {
  const found = await app.service.db.transaction(actor, 'test', async (tx) => figuresOn(tx, await tx.get(Campaign, campaignId), asked));
  return found.map(({ indicator, regionCode, numerator, denominator }) =>
    [indicator, regionCode, denominator === null ? numerator : `${numerator}/${denominator}`].join(' '),
  );
}

describe('figures', () => {
  it('that are reported belong to the region that made them, and are summed over what lies below', async () => {
    const id = await running();
    await report(xuanwu, id, '320102', '2026-02-01', 5);
    await report(xuanwu, id, '320102', '2026-03-01', 2);
    await report(nanjing, id, '320104', '2026-02-01', 7);
    await report(admin, id, '3205', '2026-03-05', 1);
    const asked = { indicators: ['HYDRANTS_NEW'], regions: ['32', '3201', '320102', '3210'] };
    expect(await known(id, { ...asked, day: '2026-03-10' })).toEqual([
      'HYDRANTS_NEW 32 15',
      'HYDRANTS_NEW 3201 14',
      'HYDRANTS_NEW 320102 7',
    ]);
    expect(await known(id, { ...asked, day: '2026-02-28' })).toEqual([
      'HYDRANTS_NEW 32 12',
      'HYDRANTS_NEW 3201 12',
      'HYDRANTS_NEW 320102 5',
    ]);
    expect(await known(id, { ...asked, day: '2026-03-10', from: '2026-03-01' })).toEqual([
      'HYDRANTS_NEW 32 3',
      'HYDRANTS_NEW 3201 2',
      'HYDRANTS_NEW 320102 2',
    ]);

    const share = (regionCode: string, day: string, numerator: number, denominator: number) =>
      report(admin, id, regionCode, day, numerator, { indicator: 'HYDRANTS_SOUND', denominator });
    await share('320102', '2026-02-01', 10, 100);
    await share('320102', '2026-03-01', 90, 100);
    await share('3205', '2026-01-15', 30, 300);
    expect(await known(id, { indicators: ['HYDRANTS_SOUND'], regions: ['32', '3201'], day: '2026-03-10', from: '2026-02-15' })).toEqual([
      'HYDRANTS_SOUND 32 120/400',
      'HYDRANTS_SOUND 3201 90/100',
    ]);
    for (const day of ['2026-01-01', '2026-01-02', '2026-01-03']) await report(admin, id, '3205', day, 0.1, { indicator: 'FUNDS' });
    expect(await known(id, { indicators: ['FUNDS'], regions: ['32'], day: '2026-03-10' })).toEqual(['FUNDS 32 0.3']);
    // Of a region that lies outside one's own area there is no figure, not a part of one.
    expect(await known(id, { ...asked, day: '2026-03-10' }, nanjing.actor)).toEqual(['HYDRANTS_NEW 3201 14', 'HYDRANTS_NEW 320102 7']);
  });

  it('that are computed are kept for every day, whatever order they come in', async () => {
    const id = await running();
    const compute = (day: string, asOf: string, numerator: number) =>
      app.receive(IndicatorsComputed, {
        campaignId: id,
        day,
        asOf,
        rows: [{ indicator: 'COVERAGE', regionCode: '3201', numerator, denominator: 10, value: numerator / 10 }],
      });
    await compute('2026-03-02', '2026-03-02T09:00:00Z', 4);
    await compute('2026-03-01', '2026-03-01T09:00:00Z', 3);
    await compute('2026-03-02', '2026-03-02T08:00:00Z', 1);
    const on = (day: string) => known(id, { indicators: ['COVERAGE', 'HYDRANTS_NEW'], regions: ['32', '3201'], day });
    expect(await on('2026-03-09')).toEqual(['COVERAGE 3201 4/10']);
    expect(await on('2026-03-01')).toEqual(['COVERAGE 3201 3/10']);
    expect(await on('2026-02-28')).toEqual([]);
  });

  it('are corrected with a reason, and what was said before stays', async () => {
    const id = await running();
    const first = await report(xuanwu, id, '320102', '2026-02-01', 5);
    expect(first).toMatchObject({ numerator: 5, value: 5, supersedesId: null, reportedBy: { id: xuanwu.id } });
    expect(await refusal(xuanwu, 'reportFigure', said(id, '320102', '2026-02-01', 6))).toBe('FIGURE_REPORTED');
    expect((await report(xuanwu, id, '320102', '2026-02-01', 5))['id']).toBe(first['id']);
    const second = await report(xuanwu, id, '320102', '2026-02-01', 6, { correctionReason: '漏报一处验收单' });
    expect(second).toMatchObject({ supersedesId: first['id'], reason: '漏报一处验收单' });
    expect(await known(id, { indicators: ['HYDRANTS_NEW'], regions: ['32'], day: '2026-03-10' })).toEqual(['HYDRANTS_NEW 32 6']);
    const list = `query ($id: ID!, $region: RegionCode) { figureReports(filter: { campaignId: $id, regionCode: $region }) { nodes { id numerator } } }`;
    const both = [first['id'], second['id']];
    expect((await admin.ask(list, { id })).figureReports.nodes.map((node: Answer) => node['id'])).toEqual(both);
    expect((await nanjing.ask(list, { id, region: '3205' })).figureReports.nodes).toEqual([]);
    expect((await zhejiang.ask(list, { id })).figureReports.nodes).toEqual([]);
    const events = (await app.published(FiguresReported)).filter(({ campaignId }) => campaignId === id);
    expect(events.map(({ figures }) => figures[0]!.reportId)).toEqual(both);
  });

  it('are refused with the field and both wordings, and nothing is kept', async () => {
    const id = await running();
    const { userErrors } = await send(xuanwu, 'reportFigure', said(id, '320102', '2026-03-11', 5), 'report { id }');
    expect(userErrors).toEqual([
      {
        code: 'FIGURE_FUTURE',
        field: ['day'],
        message: expect.stringContaining('晚于今日(2026-03-10)'),
        messageEn: expect.stringContaining('later than today'),
      },
    ]);
    const attempt = (fields: object, person = xuanwu, regionCode = '320102') =>
      refusal(person, 'reportFigure', said(id, regionCode, '2026-03-01', 5, fields));
    expect(await attempt({ indicator: 'COVERAGE' })).toBe('FIGURE_COMPUTED');
    expect(await attempt({ indicator: 'NOBODY_KNOWS' })).toBe('INDICATOR_UNKNOWN');
    expect(await attempt({ numerator: -1 })).toBe('FIGURE_VALUE');
    expect(await attempt({ indicator: 'HYDRANTS_SOUND' })).toBe('FIGURE_DENOMINATOR');
    expect(await attempt({ indicator: 'HYDRANTS_SOUND', denominator: 4 })).toBe('FIGURE_EXCEEDS');
    expect(await attempt({}, admin, '3301')).toBe('FORBIDDEN');
    expect(await attempt({}, xuanwu, '320104')).toBe('FORBIDDEN');
    expect(await attempt({}, zhejiang, '3301')).toBe('NOT_FOUND');
    const rows = await app.rows(
      `SELECT 1 FROM figure_report WHERE campaign_id = $1 UNION ALL SELECT 1 FROM figure WHERE campaign_id = $1`,
      [id],
    );
    expect(rows).toEqual([]);
  });

  it('of many regions come in one transaction, all or none; two who report at once do not overwrite each other', async () => {
    const id = await running();
    const made = { at: new Date('2026-03-10T08:00:00Z'), today: '2026-03-10', byId: null };
    const one = (regionCode: string, numerator: number, day = '2026-03-10') => {
      return { indicator: 'STATIONS', regionCode, day, numerator, denominator: null, evidence: [], note: null, reason: null };
    };
    const take = (reports: readonly ReturnType<typeof one>[]) =>
      app.service.db.transaction(service, 'test', async (tx) => reportFigures(tx, await tx.get(Campaign, id), made, reports));
    await expect(take([one('3201', 1), one('3301', 1)])).rejects.toMatchObject({ code: 'REGION_OUTSIDE' });
    expect(await known(id, { indicators: ['STATIONS'], regions: ['32'], day: '2026-03-10' })).toEqual([]);
    expect(await take([one('3201', 1), one('3205', 2)])).toHaveLength(2);
    expect(await known(id, { indicators: ['STATIONS'], regions: ['32'], day: '2026-03-10' })).toEqual(['STATIONS 32 3']);

    const answers = await Promise.allSettled([1, 2, 3].map((numerator) => take([one('320102', numerator, '2026-03-09')])));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'FIGURE_REPORTED' });
  });
});

const PROGRESS = 'state value threshold numerator denominator gap day asOf baseVersion evidenceIds formula { zh en }';
const target = (fields: object = {}) => {
  return { kind: 'COUNT', name: '新建市政消火栓', indicator: 'HYDRANTS_NEW', comparator: 'GTE', value: 100, unit: '个', ...fields };
};
const addTarget = async (campaignId: string, fields: object = {}): Promise<Answer> =>
  (await send(admin, 'addTarget', { campaignId, target: target(fields) }, 'target { id version }'))['target'];
const BASE = 'base { id regionCode kind version value from to source }';

/** Progress of a campaign's targets by name, in a region on a day. */
async function progress(person: TestPerson, campaignId: string, asked: object = {}, selection = PROGRESS): Promise<Answer> {
  const query = `query ($id: ID!, $regionCode: RegionCode, $asOf: LocalDate) { campaign(id: $id) {
    targets(first: 200) { nodes { name progress(regionCode: $regionCode, asOf: $asOf) { ${selection} } } } } }`;
  const { campaign } = await person.ask(query, { id: campaignId, ...asked });
  return Object.fromEntries(campaign.targets.nodes.map((node: Answer) => [node['name'], node['progress']]));
}
const summary = async (person: TestPerson, id: string, asOf?: string): Promise<Answer> =>
  (
    await person.ask(
      `query ($id: ID!, $asOf: LocalDate) { campaign(id: $id) { targetSummary(asOf: $asOf) { met notMet noData total } } }`,
      { id, asOf },
    )
  ).campaign.targetSummary;

describe('targets', () => {
  it('are judged on any day from the figures of that day, each region against its share', async () => {
    let targetId = '';
    const id = await running(async (campaignId) => {
      const added = await addTarget(campaignId);
      targetId = added['id'];
      await send(admin, 'setTargetShares', { targetId, expectedVersion: 1, method: 'EVEN' }, 'target { id }');
    });
    const first = await report(xuanwu, id, '320102', '2026-01-20', 12);
    const second = await report(admin, id, '3205', '2026-03-01', 50);
    expect((await progress(admin, id))['新建市政消火栓']).toEqual({
      state: 'ON_COURSE',
      value: 62,
      threshold: 100,
      numerator: 62,
      denominator: null,
      gap: 38,
      day: '2026-03-10',
      asOf: expect.any(String),
      baseVersion: null,
      evidenceIds: [second['id'], first['id']],
      formula: { zh: '口径:62 个,目标 ≥ 100 个', en: 'HYDRANTS_NEW: 62 个, target ≥ 100 个' },
    });
    expect((await progress(admin, id, { asOf: '2026-02-28' }))['新建市政消火栓']).toMatchObject({ state: 'BEHIND', value: 12 });
    expect((await progress(admin, id, { asOf: '2026-01-10' }))['新建市政消火栓']).toMatchObject({ state: 'NO_DATA', value: null });
    expect((await progress(nanjing, id, { regionCode: '3201' }))['新建市政消火栓']).toMatchObject({
      state: 'BEHIND',
      threshold: 50,
      gap: 38,
    });
    expect((await progress(nanjing, id, { regionCode: '320102' }))['新建市政消火栓']).toMatchObject({ state: 'NOT_SHARED', value: null });
    expect(await progress(nanjing, id)).toEqual({ 新建市政消火栓: null });
    expect(await progress(nanjing, id, { regionCode: '3205' })).toEqual({ 新建市政消火栓: null });
    const { errors } = await admin.askRaw(`query ($id: ID!) { campaign(id: $id) { targetSummary(asOf: "2026-03-11") { met } } }`, { id });
    expect(errors?.[0]?.extensions['code']).toBe('FIGURE_FUTURE');

    const byRegion = `query ($id: ID!) { campaign(id: $id) { targets { nodes { progressByRegion(level: CITY) { totalCount nodes { regionCode state threshold gap } } } } } }`;
    const cities = async (person: TestPerson) => (await person.ask(byRegion, { id })).campaign.targets.nodes[0].progressByRegion;
    const own = { regionCode: '3201', state: 'BEHIND', threshold: 50, gap: 38 };
    expect(await cities(admin)).toEqual({ totalCount: 2, nodes: [own, { regionCode: '3205', state: 'MET', threshold: 50, gap: 0 }] });
    expect(await cities(nanjing)).toEqual({ totalCount: 1, nodes: [own] });
    expect(await summary(admin, id)).toEqual({ met: 0, notMet: 0, noData: 0, total: 1 });
    expect(await summary(nanjing, id)).toBeNull();
  });

  it('of stocks and changes are accounted against the newest version of their base', async () => {
    const ids: Record<string, string> = {};
    const id = await running(async (campaignId) => {
      const closure = { kind: 'STOCK_CLOSURE', indicator: 'STATIONS', value: 0.5, unit: '%' };
      const fewer = { kind: 'YEAR_ON_YEAR', indicator: 'HYDRANTS_NEW', comparator: 'LTE', value: -0.15, unit: '%', to: '2026-03-10' };
      ids['closure'] = (await addTarget(campaignId, { name: '销案', ...closure }))['id'];
      ids['fewer'] = (await addTarget(campaignId, { name: '同比', ...fewer }))['id'];
      const units = { kind: 'STOCK_CLOSURE', indicator: 'COVERAGE', value: 1, unit: '%' };
      ids['count'] = (await addTarget(campaignId, { name: '数量' }))['id'];
      await addTarget(campaignId, { name: '单位', ...units });
    });
    const stock = (regionCode: string, value: number, fields: object = {}) => {
      return { targetId: ids['closure'], regionCode, stock: value, source: '隐患台账', ...fields };
    };
    const year = (value: number, fields: object = {}) => {
      const of = { targetId: ids['fewer'], regionCode: '32', from: '2025-01-01', to: '2025-03-10' };
      return { ...of, value, source: '火灾统计年报', ...fields };
    };
    await report(admin, id, '3201', '2026-03-01', 8, { indicator: 'STATIONS' });
    await report(admin, id, '3201', '2026-03-01', 85);
    expect(await progress(admin, id, {}, 'state')).toMatchObject({ 销案: { state: 'NO_DATA' }, 同比: { state: 'NO_DATA' } });
    expect((await send(admin, 'setTargetStock', stock('3201', 14), BASE))['base']).toMatchObject({ kind: 'STOCK', version: 1, value: 14 });
    await send(admin, 'setTargetStock', stock('3205', 6), BASE);
    await send(admin, 'declareBaseline', year(90), BASE);
    const revised = (await send(admin, 'declareBaseline', year(100, { source: '年报修订数' }), BASE))['base'];
    expect(revised).toMatchObject({ kind: 'BASELINE', version: 2, from: '2025-01-01', to: '2025-03-10', source: '年报修订数' });
    expect(await progress(admin, id, {}, 'state value denominator gap baseVersion')).toMatchObject({
      销案: { state: 'ON_COURSE', value: 0.4, denominator: 20, gap: 2, baseVersion: 1 },
      同比: { state: 'MET', denominator: 100, gap: 0, baseVersion: 2 },
    });
    expect((await progress(nanjing, id, { regionCode: '3201' }, 'state denominator'))['销案']).toEqual({ state: 'MET', denominator: 14 });
    const query = `query ($id: ID!) { campaign(id: $id) { targets { nodes { name bases { nodes { regionCode version value } } } } } }`;
    const nodes: Answer[] = (await nanjing.ask(query, { id })).campaign.targets.nodes;
    expect(nodes.find(({ name }) => name === '销案')!['bases'].nodes).toEqual([{ regionCode: '3201', version: 1, value: 14 }]);
    expect(nodes.find(({ name }) => name === '单位')!['bases'].nodes).toEqual([]); // no unit is in scope

    expect(await refusal(admin, 'declareBaseline', year(100, { targetId: ids['count'] }))).toBe('BASE_NOT_ASKED');
    expect(await refusal(admin, 'setTargetStock', stock('32', 1, { targetId: ids['fewer'] }))).toBe('BASE_NOT_ASKED');
    expect(await refusal(admin, 'setTargetStock', stock('3201', -1))).toBe('BASE_VALUE');
    expect(await refusal(admin, 'setTargetStock', stock('3301', 1))).toBe('REGION_OUTSIDE');
    expect(await refusal(admin, 'declareBaseline', year(1, { to: '2024-12-31' }))).toBe('BASELINE_PERIOD');
    expect(await refusal(admin, 'declareBaseline', year(1, { to: '2026-03-10' }))).toBe('BASELINE_PERIOD');
    expect(await refusal(nanjing, 'setTargetStock', stock('3201', 1))).toBe('FORBIDDEN');
    expect(await refusal(zhejiang, 'setTargetStock', stock('3201', 1))).toBe('NOT_FOUND');
    expect(await app.rows(`SELECT count(*)::int AS n FROM target_base WHERE campaign_id = $1`, [id])).toEqual([{ n: 4 }]);
  });
});

describe('task orders', () => {
  const ORDER =
    'orders { id regionCode month quantity dueOn status achieved target { name } basis { day share reached remaining months } issuedBy { id } }';
  const derive = (campaignId: string, month: string, fields: object = {}) =>
    send(admin, 'deriveTaskOrders', { campaignId, month, ...fields }, ORDER);
  const listed = async (person: TestPerson, filter: object): Promise<Answer[]> =>
    (
      await person.ask(
        `query ($filter: TaskOrderFilter) { taskOrders(filter: $filter) { nodes { regionCode month quantity status achieved } } }`,
        { filter },
      )
    ).taskOrders.nodes;

  it('ask each region for its part of what remains, are settled with the figures of the last day, and carry over what is short', async () => {
    await app.setTime('2026-03-10T12:00:00+08:00');
    const id = await running(async (campaignId) => {
      const { id: targetId } = await addTarget(campaignId, { value: 120 });
      await send(admin, 'setTargetShares', { targetId, expectedVersion: 1, method: 'EVEN' }, 'target { id }');
      await addTarget(campaignId, { name: '未分解' });
    });
    await report(admin, id, '3201', '2026-02-10', 12);
    await report(admin, id, '3201', '2026-03-05', 6); // counts in March
    await report(admin, id, '3205', '2026-03-01', 70); // more than its share of 60

    const dry = await derive(id, '2026-03', { dryRun: true });
    expect(dry['orders'].map(({ regionCode, quantity }: Answer) => [regionCode, quantity])).toEqual([
      ['3201', 12], // 108 remain in all, over four months: 27
      ['3205', 15],
    ]);
    expect(await listed(admin, { campaignId: id })).toEqual([]);
    const { orders, userErrors } = await derive(id, '2026-03');
    expect(userErrors).toEqual([]);
    expect(orders[0]).toMatchObject({
      regionCode: '3201',
      month: '2026-03',
      quantity: 12,
      dueOn: '2026-03-31',
      status: 'OPEN',
      achieved: null,
      target: { name: '新建市政消火栓' },
      basis: { day: '2026-02-28', share: 60, reached: 12, remaining: 48, months: 4 },
      issuedBy: { id: admin.id },
    });
    expect((await derive(id, '2026-03'))['orders']).toEqual([]); // nobody is asked twice
    const owed = (kind: string) =>
      app.rows(`SELECT region_code, status, late FROM obligation WHERE campaign_id = $1 AND kind = $2 ORDER BY id`, [id, kind]);
    expect(await owed('TASK_ORDER')).toEqual(['3201', '3205'].map((code) => ({ region_code: code, status: 'OPEN', late: false })));
    expect((await app.published(TaskOrderIssued)).filter(({ campaignId }) => campaignId === id)).toHaveLength(2);

    await report(admin, id, '3201', '2026-03-10', 5);
    await app.setTime('2026-03-31T23:59:59+08:00');
    expect(await listed(admin, { campaignId: id, statuses: ['OPEN'] })).toHaveLength(2);
    await app.setTime('2026-04-01T00:00:00+08:00');
    expect(await listed(admin, { campaignId: id })).toEqual([
      { regionCode: '3201', month: '2026-03', quantity: 12, status: 'SHORT', achieved: 11 },
      { regionCode: '3205', month: '2026-03', quantity: 15, status: 'FULFILLED', achieved: 70 },
    ]);
    expect(await owed('TASK_ORDER')).toEqual([
      { region_code: '3201', status: 'MISSED', late: false },
      { region_code: '3205', status: 'DONE', late: false },
    ]);
    expect(await listed(nanjing, { campaignId: id })).toHaveLength(1);
    expect(await listed(zhejiang, { campaignId: id })).toEqual([]);

    // 60 − 23 remain over three months: the one that was short is in it. Who has more than its share is asked for nothing.
    const april = (await derive(id, '2026-04'))['orders'];
    expect(april.map(({ regionCode, quantity }: Answer) => [regionCode, quantity])).toEqual([['3201', 13]]);
  });

  it('are refused to those below, for months that are over, and for campaigns that do not run', async () => {
    const id = await running();
    const attempt = (person: TestPerson, month: string) => refusal(person, 'deriveTaskOrders', { campaignId: id, month });
    expect(await attempt(admin, '2026-03')).toBe('ORDER_MONTH');
    expect(await attempt(admin, '2026-07')).toBe('ORDER_MONTH');
    expect(await attempt(admin, '2026-13')).toBe('NOT_A_MONTH');
    expect(await attempt(nanjing, '2026-05')).toBe('FORBIDDEN');
    expect(await attempt(zhejiang, '2026-05')).toBe('NOT_FOUND');
    await app.rows(`UPDATE campaign SET status = 'SUSPENDED' WHERE id = $1`, [id]);
    expect(await attempt(admin, '2026-05')).toBe('CAMPAIGN_NOT_RUNNING');
  });
});

/** Figures with which a target is just met, and with which it is just not. */
function figuresFor({ kind, comparator, value, unit }: Answer): readonly (readonly [number, number | null])[] {
  const above = comparator === 'GT' ? 1 : 0;
  switch (kind) {
    case 'COUNT':
      return [[value, null], [value - 1, null]]; // prettier-ignore
    case 'MONEY':
      return [[value, null], [Number((value - 0.0001).toFixed(4)), null]]; // prettier-ignore
    case 'HARD_ZERO':
      return [[0, null], [1, null]]; // prettier-ignore
    case 'STOCK_CLOSURE':
      return [[value * 40, null], [value * 40 - 1, null]]; // prettier-ignore
    case 'YEAR_ON_YEAR':
      return [[Math.round(200 * (1 + value)), null], [Math.round(200 * (1 + value)) + 1, null]]; // prettier-ignore
    default:
      expect(['%', '倍']).toContain(unit);
      return [[Math.round(value * 1000) + above, 1000], [Math.round(value * 1000) + above - 1, 1000]]; // prettier-ignore
  }
}

it('every numeric target of the one-year action can be reported, and is met and not met by the least difference', async () => {
  const { targets } = builtInPacks().find(({ code }) => code === 'ONE_YEAR_ACTION')!.draft;
  const from = { templateCode: 'ONE_YEAR_ACTION', regionCode: '32', startsOn: '2026-03-01', firstResponsiblePersonId: admin.id };
  const { campaign } = await send(admin, 'createCampaignFromTemplate', from, 'campaign { id version }');
  const id = campaign.id;
  await publish(campaign);
  const query = `query ($id: ID!) { campaign(id: $id) { targets(first: 200) { nodes { id name kind indicator comparator value unit to } } } }`;
  const declared: Answer[] = (await admin.ask(query, { id })).campaign.targets.nodes;
  expect(declared).toHaveLength(targets.length);
  await app.setTime('2029-03-31T12:00:00+08:00');
  for (const { id: targetId, kind } of declared) {
    const of = { targetId, regionCode: '32', source: '台账' };
    const period = { from: '2025-03-01', to: '2026-02-28', value: 200 };
    if (kind === 'STOCK_CLOSURE') await send(admin, 'setTargetStock', { ...of, stock: 40 }, 'base { id }');
    if (kind === 'YEAR_ON_YEAR') await send(admin, 'declareBaseline', { ...of, ...period }, 'base { id }');
  }
  const reportAll = async (which: number, more: object) => {
    for (const one of declared) {
      const [numerator, denominator] = figuresFor(one)[which]!;
      await report(admin, id, '32', one['to'], numerator, { indicator: one['indicator'], denominator, ...more });
    }
  };
  const states = async () => Object.values(await progress(admin, id, {}, 'state')).map(({ state }) => state);
  expect(await summary(admin, id)).toEqual({ met: 0, notMet: 0, noData: targets.length, total: targets.length });
  await reportAll(1, {});
  expect(await states()).toEqual(targets.map(() => 'NOT_MET'));
  await reportAll(0, { correctionReason: '按核定数更正' });
  expect(await states()).toEqual(targets.map(() => 'MET'));
  expect(await summary(admin, id)).toEqual({ met: targets.length, notMet: 0, noData: 0, total: targets.length });
});
