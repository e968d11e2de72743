import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FiguresReported, IndicatorsComputed, RegionsLoaded } from '@fire-campaign/events';
import { Actor, uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { Campaign } from './campaign/campaign.entity.js';
import { figuresOn, reportFigures, type FiguresAsked } from './figure/figures.js';
import { campaigns } from './service.js';

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
  let campaign = (await send(admin, 'createCampaign', plan, 'campaign { id version }'))['campaign'];
  for (const { code, ...said } of INDICATORS) {
    const declared = { campaignId: campaign.id, code, zh: code, en: code, formula: '口径', evidence: '验收单', ...said };
    await send(admin, 'declareReportedIndicator', declared, 'reportedIndicator { id }');
  }
  await prepare(campaign.id);
  for (const [person, mutation] of [
    [admin, 'submitCampaign'],
    [approver, 'approveCampaign'],
    [admin, 'publishCampaign'],
  ] as const) {
    const input = { campaignId: campaign.id, expectedVersion: campaign.version };
    campaign = (await send(person, mutation, input, 'campaign { id version }', 'CampaignActionInput'))['campaign'];
  }
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
