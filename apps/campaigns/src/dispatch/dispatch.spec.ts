import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DispatchClosed, DispatchSheetRevised, DispatchSheetSubmitted, IndicatorsComputed, RegionsLoaded } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { strFromU8, unzipSync } from 'fflate';
import { campaigns } from '../service.js';
import { sheetHash } from './dispatch.rules.js';

type Answer = Record<string, any>;
let app: TestService;
let admin: TestPerson;
let approver: TestPerson;
let nanjing: TestPerson;
let nanjingApprover: TestPerson;
let xuanwu: TestPerson;
let qinhuai: TestPerson;
let gusu: TestPerson;
let campaign: Answer;

const USER_ERRORS = `userErrors { code field message messageEn }`;
async function send(person: TestPerson, mutation: string, input: object, selection: string): Promise<Answer> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} ${USER_ERRORS} } }`;
  const answer = (await person.ask(document, { input: { idempotencyKey: uuidv7(), ...input } }))[mutation];
  if (answer.userErrors.length > 0) throw new Error(JSON.stringify(answer.userErrors));
  return answer;
}
/** Codes of a refusal, wherever they are given; every refusal is worded in both languages. */
async function refusal(person: TestPerson, mutation: string, input: object): Promise<string> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${USER_ERRORS} } }`;
  const { data, errors } = await person.askRaw(document, { input: { idempotencyKey: uuidv7(), ...input } });
  if (errors !== undefined) return String(errors[0]!.extensions['code']);
  const given: Answer[] = (data as any)[mutation].userErrors;
  for (const { message, messageEn } of given) expect([message, messageEn].every((text) => text.length > 5)).toBe(true);
  return given.map(({ code }) => code).join();
}

const PHASES = [
  { phase: 'MOBILIZATION', startsOn: '2026-01-01', endsOn: '2026-01-31' },
  { phase: 'INTENSIVE_RECTIFICATION', startsOn: '2026-02-01', endsOn: '2026-05-31' },
  { phase: 'ACCEPTANCE', startsOn: '2026-06-01', endsOn: '2026-06-30' },
].map((phase) => ({ ...phase, exitGate: [{ key: 'begun', kind: 'NOT_BEFORE', date: '2026-01-01' }] }));
const INDICATOR = { en: 'Reported', unit: '条', formula: '当日受理数', evidence: '台账' };

async function draft(name: string, person = admin, regionCode = '32', codes: Record<string, string> = {}): Promise<Answer> {
  const input = {
    regionCode,
    name,
    categories: ['HOSPITAL'],
    startsOn: '2026-01-01',
    endsOn: '2026-06-30',
    goal: '全部排查一遍',
    firstResponsiblePersonId: person.id,
    phases: PHASES,
  };
  const { campaign: made } = await send(person, 'createCampaign', input, 'campaign { id version }');
  for (const [code, zh] of Object.entries(codes)) {
    await send(person, 'declareReportedIndicator', { campaignId: made.id, code, zh, ...INDICATOR }, 'reportedIndicator { id }');
  }
  return made;
}
async function publish(made: Answer, person = admin, by = approver): Promise<Answer> {
  let version = made['version'];
  for (const [who, mutation] of [
    [person, 'submitCampaign'],
    [by, 'approveCampaign'],
    [person, 'publishCampaign'],
  ] as const) {
    const document = `mutation ($input: CampaignActionInput!) { ${mutation}(input: $input) { campaign { version } ${USER_ERRORS} } }`;
    const input = { idempotencyKey: uuidv7(), campaignId: made['id'], expectedVersion: version };
    const answer = (await who.ask(document, { input }))[mutation];
    expect(answer.userErrors).toEqual([]);
    version = answer.campaign.version;
  }
  return { ...made, version };
}

const line = (code: string, zh: string, fields: object = {}) => ({
  code,
  zh,
  en: code,
  kind: 'REPORTED',
  unit: '条',
  required: true,
  ...fields,
});
const FORM = {
  level: 'COUNTY',
  opensAt: '08:00',
  cutOff: '16:00',
  remindBefore: [60, 15],
  days: 'CALENDAR',
  from: { day: '2026-03-02' },
  to: { event: { code: 'TWO_SESSIONS_END', name: '全国两会结束' } },
  lines: [
    line('COVERAGE', '排查覆盖率', { kind: 'COMPUTED', unit: '%' }),
    line('CLUES', '受理线索'),
    line('ROADS', '打通通道', { required: false }),
    line('GROUPS', '市级督导组', { level: 'CITY' }),
  ],
};
const FORM_SET = 'setting { form { id version cutOff lines { code level } } reportingRegions dryRun }';

const SHEET = `id status aggregate revision hash regionCode day closedAt submittedAt lateReason unlockedUntil
  statistics { expected reported onTime late missing onTimeRate }
  lines { code numerator denominator value asOf }
  revisions { revision kind status at reason hash previousHash statistics { expected onTime late } }`;
async function sheetOf(
  person: TestPerson,
  regionCode: string,
  day: string,
  asOf: string | null = null,
  campaignId = campaign['id'],
): Promise<Answer> {
  const document = `query ($campaignId: ID!, $regionCode: RegionCode!, $day: LocalDate!, $asOf: DateTime) {
    dispatchSheet(campaignId: $campaignId, regionCode: $regionCode, day: $day, asOf: $asOf) { ${SHEET} } }`;
  return (await person.ask(document, { campaignId, regionCode, day, asOf })).dispatchSheet;
}
const submit = async (person: TestPerson, sheetId: string, values: object[], fields: object = {}): Promise<Answer> =>
  (await send(person, 'submitDispatchSheet', { sheetId, values, ...fields }, `sheet { ${SHEET} }`))['sheet'];
const clues = (numerator: number) => ({ code: 'CLUES', numerator });
const valueOf = (sheet: Answer, code: string) => {
  const { numerator, denominator } = sheet['lines'].find((one: Answer) => one['code'] === code);
  return [numerator, denominator];
};
interface File {
  readonly name: string;
  readonly sha256: string;
  readonly contentBase64: string;
}
const PAPER = `query ($campaignId: ID!, $day: LocalDate!, $level: DispatchLevel!, $format: PaperFormat!) {
  dispatchPaper(campaignId: $campaignId, day: $day, level: $level, format: $format) { name sha256 contentBase64 } }`;
const paperOf = async (person: TestPerson, day: string, level: string, format: string): Promise<File> =>
  (await person.ask(PAPER, { campaignId: campaign['id'], day, level, format })).dispatchPaper;
const partOf = ({ contentBase64 }: File, path: string) => strFromU8(unzipSync(Buffer.from(contentBase64, 'base64'))[path]!);
const wordText = (file: File) =>
  partOf(file, 'word/document.xml')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');
/** Rows of the only sheet of an Excel file, as what their cells show; empty cells are null. */
function excelRows(file: File): (string | number | null)[][] {
  const texts = [...partOf(file, 'xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text!);
  return [...partOf(file, 'xl/worksheets/sheet1.xml').matchAll(/<row .*?<\/row>/g)].map(([row]) =>
    [...row.matchAll(/<c [^>]*?(?:\/>|(t="s")?><v>([^<]*)<\/v><\/c>)/g)].map(([, text, value]) => {
      if (value === undefined) return null;
      return text === undefined ? Number(value) : texts[Number(value)]!;
    }),
  );
}
const counts = ({ statistics: { expected, reported, onTime, late, missing } }: Answer) => [expected, reported, onTime, late, missing];

beforeAll(async () => {
  app = await startService(campaigns, { today: '2026-03-01' });
  admin = await app.person('CAMPAIGN_ADMIN', '32');
  approver = await app.person('CAMPAIGN_APPROVER', '32');
  nanjing = await app.person('CAMPAIGN_ADMIN', '3201');
  nanjingApprover = await app.person('CAMPAIGN_APPROVER', '3201');
  xuanwu = await app.person('INSPECTOR', '320102');
  qinhuai = await app.person('INSPECTOR', '320104');
  gusu = await app.person('INSPECTOR', '320508');
  const names = { '32': '江苏省', '3201': '南京市', '3205': '苏州市', '320102': '玄武区', '320104': '秦淮区', '320508': '姑苏区' };
  await app.receive(RegionsLoaded, { batchId: 'r', regions: Object.entries(names).map(([code, name]) => ({ code, name })) });
  campaign = await draft('除患攻坚行动', admin, '32', { CLUES: '受理线索', ROADS: '打通通道', GROUPS: '市级督导组' });
});
afterAll(() => app.stop());

const figures = (day: string, asOf: string, xuanwuDone: number) =>
  app.receive(IndicatorsComputed, {
    campaignId: campaign['id'],
    day,
    asOf,
    rows: [
      { indicator: 'COVERAGE', regionCode: '320102', numerator: xuanwuDone, denominator: 10, value: xuanwuDone / 10 },
      { indicator: 'COVERAGE', regionCode: '320104', numerator: 2, denominator: 5, value: 0.4 },
      { indicator: 'COVERAGE', regionCode: '320508', numerator: 0, denominator: 5, value: 0 },
    ],
  });

describe('the form', () => {
  const set = (form: object, fields: object = {}, person = admin) =>
    refusal(person, 'setDispatchForm', { campaignId: campaign['id'], form: { ...FORM, ...form }, ...fields });

  it('asks for nothing that the platform computes or nobody declared, and only of regions below', async () => {
    expect(await set({ lines: [line('COVERAGE', '覆盖率')] })).toBe('ASKED_TWICE');
    expect(await set({ lines: [line('UNDECLARED', '未声明')] })).toBe('INDICATOR_UNKNOWN');
    expect(await set({ lines: [line('CLUES', '线索'), line('CLUES', '线索')] })).toBe('LINE_TWICE');
    expect(await set({ opensAt: '16:00' })).toBe('DISPATCH_WINDOW');
    expect(await set({ from: { day: '2025-12-31' } })).toBe('CADENCE_BOUNDS');
    expect(await set({ from: { day: '2026-05-01' }, to: { day: '2026-04-01' } })).toBe('CADENCE_BOUNDS');
    expect(await set({}, {}, nanjing)).toBe('NOT_FOUND');
    const xuanwuAdmin = await app.person('CAMPAIGN_ADMIN', '320102');
    const county = await draft('县级行动', xuanwuAdmin, '320102', { CLUES: '线索' });
    const input = { campaignId: county['id'], form: { ...FORM, lines: [line('CLUES', '线索')] } };
    expect(await refusal(xuanwuAdmin, 'setDispatchForm', input)).toBe('NO_REGIONS');
    expect(await app.rows('SELECT id FROM dispatch_form')).toEqual([]);
  });

  it('is previewed, set, and changed by version', async () => {
    const input = { campaignId: campaign['id'], form: FORM };
    const preview = (await send(admin, 'setDispatchForm', { ...input, dryRun: true }, FORM_SET))['setting'];
    expect(preview).toMatchObject({ reportingRegions: 3, dryRun: true });
    expect(await app.rows('SELECT id FROM dispatch_form')).toEqual([]);
    const { setting } = await send(admin, 'setDispatchForm', input, FORM_SET);
    expect(setting.form.version).toBe(1);
    expect(setting.form.lines[3]).toEqual({ code: 'GROUPS', level: 'CITY' });
    expect(await refusal(admin, 'setDispatchForm', input)).toBe('STALE_VERSION');
    const changed = await send(
      admin,
      'setDispatchForm',
      { ...input, expectedVersion: 1, form: { ...FORM, remindBefore: [60, 30, 15] } },
      FORM_SET,
    );
    expect(changed['setting'].form.version).toBe(2);
    campaign = await publish(campaign);
  });

  it('may not ask what another running form asks the same regions on the same days', async () => {
    const other = await draft('南京专项', nanjing, '3201', { MY_CLUES: '受理线索', OTHER: '其他' });
    const form = { ...FORM, lines: [line('MY_CLUES', '受理线索')] };
    const later = { from: { day: '2026-05-01' }, to: { day: '2026-05-31' } };
    expect(await refusal(nanjing, 'setDispatchForm', { campaignId: other['id'], form })).toBe('ASKED_TWICE');
    expect(await refusal(nanjing, 'setDispatchForm', { campaignId: other['id'], form: { ...form, ...later } })).toBe('ASKED_TWICE');
    expect(await refusal(nanjing, 'setDispatchForm', { campaignId: other['id'], form: { ...FORM, lines: [line('OTHER', '其他')] } })).toBe(
      '',
    );
  });
});

describe('a day', () => {
  const DAY = '2026-03-05';
  let ids: Record<string, string>;

  it('opens at its hour, once, and owes each region its sheet', async () => {
    await app.setTime(`${DAY}T07:59:59+08:00`);
    expect(await app.rows('SELECT day FROM dispatch')).toEqual([]);
    await figures(DAY, `${DAY}T00:30:00.000Z`, 6);
    await app.setTime(`${DAY}T08:00:00+08:00`);
    await app.service.tick();
    const sheets = await app.rows<{ id: string; code: string; aggregate: boolean }>(
      'SELECT id, region_code AS code, aggregate FROM dispatch_sheet ORDER BY region_code',
    );
    expect(sheets.map(({ code, aggregate }) => `${code} ${aggregate}`)).toEqual([
      '32 true',
      '3201 true',
      '320102 false',
      '320104 false',
      '3205 true',
      '320508 false',
    ]);
    ids = Object.fromEntries(sheets.map(({ code, id }) => [code, id]));
    const owed = await app.rows(`SELECT region_code AS code, due_at AS at, status FROM obligation WHERE kind = 'DISPATCH' ORDER BY 1`);
    expect(owed.map(({ code }) => code)).toEqual(['320102', '320104', '320508']);
    expect(owed[0]).toMatchObject({ at: new Date(`${DAY}T16:00:00+08:00`), status: 'OPEN' });
    const open = await sheetOf(xuanwu, '320102', DAY);
    expect(open).toMatchObject({ status: 'OPEN', revision: 0, hash: null });
    expect(valueOf(open, 'COVERAGE')).toEqual([6, 10]);
    expect(open['lines'].map((one: Answer) => one['code'])).toEqual(['COVERAGE', 'CLUES', 'ROADS']);
    expect(counts(await sheetOf(admin, '32', DAY))).toEqual([3, 0, 0, 0, 3]);
  });

  it('takes what is right from those whose sheet it is, and nothing else', async () => {
    const input = (values: object[], sheetId = ids['320102']) => ({ sheetId, values });
    expect(await refusal(xuanwu, 'submitDispatchSheet', input([clues(1)], ids['320104']))).toBe('NOT_FOUND');
    expect(await refusal(xuanwu, 'submitDispatchSheet', input([clues(1)], ids['3201']))).toBe('NOT_FOUND');
    expect(await refusal(xuanwu, 'submitDispatchSheet', input([clues(1)], uuidv7()))).toBe('NOT_FOUND');
    expect(await refusal(nanjing, 'submitDispatchSheet', input([], ids['3201']))).toBe('DISPATCH_AGGREGATE');
    expect(await refusal(xuanwu, 'submitDispatchSheet', input([clues(1), { code: 'OTHER', numerator: 1 }]))).toBe('LINE_UNKNOWN');
    expect(await refusal(xuanwu, 'submitDispatchSheet', input([clues(1), { code: 'COVERAGE', numerator: 1 }]))).toBe('LINE_COMPUTED');
    expect(await refusal(xuanwu, 'submitDispatchSheet', input([{ code: 'ROADS', numerator: -1 }]))).toBe('LINE_NEGATIVE,LINE_MISSING');
    expect(await refusal(xuanwu, 'submitDispatchSheet', input([{ ...clues(5), denominator: 4 }]))).toBe('LINE_ABOVE_TOTAL');
    expect(await refusal(approver, 'submitDispatchSheet', input([clues(1)]))).toBe('FORBIDDEN');
    expect(await refusal(nanjing, 'confirmDispatchSheet', input([], ids['3201']))).toBe('DISPATCH_NOT_AGGREGATED');
    expect(await refusal(admin, 'closeDispatch', { campaignId: campaign['id'], day: DAY })).toBe('DISPATCH_NOT_DUE');
    expect(
      await refusal(nanjingApprover, 'unlockDispatchSheet', {
        sheetId: ids['320102'],
        until: `${DAY}T23:00:00+08:00`,
        reason: '数据有误需更正',
      }),
    ).toBe('DISPATCH_NOT_CLOSED');
    expect(await app.rows('SELECT 1 FROM dispatch_revision')).toEqual([]);

    const first = await submit(xuanwu, ids['320102']!, [clues(4)]);
    expect(first).toMatchObject({ status: 'SUBMITTED', revision: 1, lateReason: null });
    const again = await submit(xuanwu, ids['320102']!, [clues(5), { code: 'ROADS', numerator: 2 }]);
    expect(again).toMatchObject({ status: 'SUBMITTED', revision: 2 });
    expect(again['revisions'][1].previousHash).toBe(first['hash']);
    expect(await app.published(DispatchSheetSubmitted)).toHaveLength(2);
  });

  it('reminds those who have not reported, once for each time', async () => {
    const mine = `query { myReminders { totalCount nodes { title minutesBefore dueAt region { code } } } }`;
    await app.setTime(`${DAY}T14:59:59+08:00`);
    expect((await qinhuai.ask(mine)).myReminders.totalCount).toBe(0);
    await app.setTime(`${DAY}T15:00:00+08:00`);
    await app.service.tick();
    await app.setTime(`${DAY}T15:50:00+08:00`);
    const { nodes } = (await qinhuai.ask(mine)).myReminders;
    expect(nodes.map((one: Answer) => one['minutesBefore'])).toEqual([60, 15]);
    expect(nodes[0]).toMatchObject({ title: `日调度 ${DAY} 除患攻坚行动`, region: { code: '320104' } });
    expect((await xuanwu.ask(mine)).myReminders.totalCount).toBe(0);
    expect((await admin.ask(mine)).myReminders.totalCount).toBe(0);
  });

  it('takes 15:59:59 as in time and 16:00:00 as late, by the clock', async () => {
    await app.setTime(`${DAY}T15:59:59+08:00`);
    expect(await submit(qinhuai, ids['320104']!, [clues(0)])).toMatchObject({ status: 'SUBMITTED' });
    expect(counts(await sheetOf(admin, '32', DAY))).toEqual([3, 2, 2, 0, 1]); // who has reported is seen before the cut-off
    expect(counts(await sheetOf(admin, '32', DAY, `${DAY}T15:00:00+08:00`))).toEqual([3, 1, 1, 0, 2]);
    expect(wordText(await paperOf(admin, DAY, 'COUNTY', 'WORD'))).toMatch(/^草稿\n/);
    app.runtime.clock.pin(new Date(`${DAY}T16:00:00.000+08:00`)); // before the clock has closed the day
    expect(await refusal(gusu, 'submitDispatchSheet', { sheetId: ids['320508'], values: [clues(7)] })).toBe('DISPATCH_LATE_REASON');
    expect(await refusal(xuanwu, 'submitDispatchSheet', { sheetId: ids['320102'], values: [clues(9)] })).toBe('DISPATCH_FROZEN');
  });

  it('is frozen at the cut-off by exactly one, with the sums of every level above', async () => {
    await figures(DAY, `${DAY}T07:30:00.000Z`, 8);
    const close = () => refusal(admin, 'closeDispatch', { campaignId: campaign['id'], day: DAY });
    const outcomes = await Promise.all([close(), close(), app.service.tick().then(() => 'tick'), app.service.tick().then(() => 'tick')]);
    expect(outcomes.filter((one) => one === '').length).toBeLessThanOrEqual(1);
    expect(outcomes.filter((one) => one === 'DISPATCH_CLOSED').length).toBeGreaterThanOrEqual(1);
    expect(await app.published(DispatchClosed)).toHaveLength(1);
    expect((await app.published(DispatchClosed))[0]).toMatchObject({
      day: DAY,
      level: 'COUNTY',
      expected: 3,
      reported: 2,
      onTime: 2,
      late: 0,
      missing: 1,
    });

    const frozen = await sheetOf(xuanwu, '320102', DAY);
    expect(frozen).toMatchObject({ status: 'SUBMITTED', revision: 3 });
    expect(valueOf(frozen, 'COVERAGE')).toEqual([8, 10]); // the newest figure, not the one of the morning
    expect(valueOf(frozen, 'CLUES')).toEqual([5, null]);
    const city = await sheetOf(nanjing, '3201', DAY);
    expect(city).toMatchObject({ status: 'AGGREGATED', aggregate: true, revision: 1 });
    expect(counts(city)).toEqual([2, 2, 2, 0, 0]);
    expect(valueOf(city, 'COVERAGE')).toEqual([10, 15]);
    expect(valueOf(city, 'CLUES')).toEqual([5, null]);
    expect(valueOf(city, 'GROUPS')).toEqual([null, null]);
    const province = await sheetOf(admin, '32', DAY);
    expect(counts(province)).toEqual([3, 2, 2, 0, 1]);
    expect(valueOf(province, 'COVERAGE')).toEqual([10, 20]);
    const missing = await sheetOf(gusu, '320508', DAY);
    expect(missing).toMatchObject({ status: 'MISSING', revision: 1 });
    expect(valueOf(missing, 'CLUES')).toEqual([null, null]);
  });

  it('bears hashes that anybody can compute again from what is shown', async () => {
    for (const [person, region] of [
      [xuanwu, '320102'],
      [gusu, '320508'],
      [admin, '32'],
    ] as const) {
      const sheet = await sheetOf(person, region, DAY);
      const { revision, kind, previousHash } = sheet['revisions'].at(-1);
      const head = { campaignId: campaign['id'], regionCode: region, day: DAY, revision, kind, previousHash };
      expect(sheetHash(head, sheet['lines'] as never)).toBe(sheet['hash']);
    }
  });

  it('is printed in Excel and in Word, with who reported and the hash of each sheet, in one’s own area', async () => {
    const excel = await paperOf(admin, DAY, 'COUNTY', 'EXCEL');
    const [title, , heads, ...rows] = excelRows(excel);
    expect(excel.name).toBe(`除患攻坚行动日调度表(${DAY} 县级).xlsx`);
    expect(title![0]).toBe('除患攻坚行动日调度表');
    expect(heads).toEqual([
      ...['地区代码', '地区', '状态', '上报时间', '应报', '实报', '按时', '迟报', '未报'],
      ...['排查覆盖率·分子', '排查覆盖率·分母', '排查覆盖率', '受理线索(条)', '打通通道(条)', '迟报原因', '版次', '校验值(SHA-256)'],
    ]);
    const hash = async (region: string) => (await sheetOf(admin, region, DAY))['hash'];
    expect(rows).toEqual([
      ['320102', '玄武区', '按时上报', '2026年3月5日08:00', 1, 1, 1, 0, 0, 8, 10, 0.8, 5, 2, null, 3, await hash('320102')],
      ['320104', '秦淮区', '按时上报', '2026年3月5日15:59', 1, 1, 1, 0, 0, 2, 5, 0.4, 0, null, null, 2, await hash('320104')],
      ['320508', '姑苏区', '未报', null, 1, 0, 0, 0, 1, 0, 5, 0, null, null, null, 1, await hash('320508')],
      [null, '合计', null, null, 3, 2, 2, 0, 1, 10, 20, 0.5, 5, 2, null, null, null],
    ]);
    expect((await paperOf(admin, DAY, 'COUNTY', 'EXCEL')).sha256).toBe(excel.sha256);

    const word = await paperOf(nanjing, DAY, 'CITY', 'WORD');
    const text = wordText(word);
    expect(text).toMatch(/^除患攻坚行动日调度表\n.2026年3月5日,市级.\n/);
    expect(text).toContain('应报2个,实报2个,其中按时2个、迟报0个,未报0个,按时上报率100%。');
    expect(text).toContain('66.66%(10/15)');
    expect(text).toContain(await hash('3201'));
    expect(text).not.toContain(await hash('320508'));
    expect((await paperOf(nanjing, DAY, 'CITY', 'WORD')).sha256).toBe(word.sha256);
    expect(excelRows(await paperOf(nanjing, DAY, 'COUNTY', 'EXCEL'))).toHaveLength(6);

    const missing = async (person: TestPerson, day: string, level: string) =>
      (await person.askRaw(PAPER, { campaignId: campaign['id'], day, level, format: 'WORD' })).errors?.[0]?.extensions['code'];
    expect([await missing(nanjing, DAY, 'PROVINCE'), await missing(admin, '2026-03-04', 'COUNTY')]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(await missing(await app.person('CAMPAIGN_ADMIN', '33'), DAY, 'COUNTY')).toBe('NOT_FOUND');
  });

  it('takes late sheets with a reason, as revisions that change the sums', async () => {
    await app.setTime(`${DAY}T17:00:00+08:00`);
    expect(await refusal(gusu, 'submitDispatchSheet', { sheetId: ids['320508'], values: [clues(7)] })).toBe('DISPATCH_LATE_REASON');
    const late = await submit(gusu, ids['320508']!, [clues(7)], { lateReason: '停电导致迟报' });
    expect(late).toMatchObject({ status: 'LATE', revision: 2, lateReason: '停电导致迟报' });
    expect(late['revisions'][1]).toMatchObject({ kind: 'LATE', reason: '停电导致迟报' });
    expect(await refusal(gusu, 'submitDispatchSheet', { sheetId: ids['320508'], values: [clues(8)], lateReason: '再改一次数' })).toBe(
      'DISPATCH_FROZEN',
    );
    const province = await sheetOf(admin, '32', DAY);
    expect(counts(province)).toEqual([3, 3, 2, 1, 0]);
    expect(valueOf(province, 'CLUES')).toEqual([12, null]);
    expect(province['revisions'].map(({ kind }: Answer) => kind)).toEqual(['AGGREGATED', 'AGGREGATED']);
    const [owed] = await app.rows(`SELECT status, late FROM obligation WHERE subject_id = $1`, [ids['320508']]);
    expect(owed).toEqual({ status: 'DONE', late: true });
  });

  it('is confirmed by the level above with its own lines only', async () => {
    const input = (values: object[], sheetId = ids['3201']) => ({ sheetId, values });
    expect(await refusal(nanjing, 'confirmDispatchSheet', input([]))).toBe('LINE_MISSING');
    expect(await refusal(nanjing, 'confirmDispatchSheet', input([clues(9)]))).toBe('LINE_UNKNOWN,LINE_MISSING');
    expect(await refusal(xuanwu, 'confirmDispatchSheet', input([], ids['320102']))).toBe('FORBIDDEN');
    const { sheet } = await send(nanjing, 'confirmDispatchSheet', input([{ code: 'GROUPS', numerator: 2 }]), `sheet { ${SHEET} }`);
    expect(sheet).toMatchObject({ status: 'CONFIRMED', revision: 2 });
    expect(valueOf(sheet, 'CLUES')).toEqual([5, null]);
    expect(valueOf(await sheetOf(admin, '32', DAY), 'GROUPS')).toEqual([2, null]);
    expect(await refusal(nanjing, 'confirmDispatchSheet', input([{ code: 'GROUPS', numerator: 3 }]))).toBe('DISPATCH_NOT_AGGREGATED');
  });

  it('is corrected only by exception, within its time, and keeps what it said', async () => {
    await app.setTime('2026-03-06T07:00:00+08:00');
    const revise = { sheetId: ids['320102'], values: [clues(6)], reason: '线索重复计数' };
    const unlock = { sheetId: ids['320102'], until: '2026-03-06T07:30:00+08:00', reason: '核实后更正' };
    expect(await refusal(xuanwu, 'reviseDispatchSheet', revise)).toBe('DISPATCH_NOT_UNLOCKED');
    expect(await refusal(nanjing, 'unlockDispatchSheet', unlock)).toBe('FORBIDDEN');
    expect(await refusal(nanjingApprover, 'unlockDispatchSheet', { ...unlock, until: '2026-03-06T06:30:00+08:00' })).toBe(
      'DISPATCH_UNLOCK_UNTIL',
    );
    expect(await refusal(nanjingApprover, 'unlockDispatchSheet', { ...unlock, until: '2026-04-06T06:30:00+08:00' })).toBe(
      'DISPATCH_UNLOCK_UNTIL',
    );
    await send(nanjingApprover, 'unlockDispatchSheet', unlock, 'sheet { unlockedUntil }');
    await app.setTime('2026-03-06T07:10:00+08:00');
    expect(await refusal(xuanwu, 'reviseDispatchSheet', { ...revise, values: [] })).toBe('LINE_MISSING');
    const { sheet } = await send(xuanwu, 'reviseDispatchSheet', revise, `sheet { ${SHEET} }`);
    expect(sheet).toMatchObject({ status: 'SUBMITTED', revision: 4 });
    expect(valueOf(sheet, 'COVERAGE')).toEqual([8, 10]); // as frozen
    expect(await app.published(DispatchSheetRevised)).toMatchObject([{ revision: 4, reason: '线索重复计数' }]);
    const city = await sheetOf(nanjing, '3201', DAY);
    expect(city).toMatchObject({ status: 'AGGREGATED', revision: 3 });
    expect([valueOf(city, 'CLUES'), valueOf(city, 'GROUPS')]).toEqual([
      [6, null],
      [2, null],
    ]);
    await app.setTime('2026-03-06T07:30:00+08:00');
    expect(await refusal(xuanwu, 'reviseDispatchSheet', revise)).toBe('DISPATCH_UNLOCK_EXPIRED');

    const reported = `SELECT numerator FROM figure WHERE indicator = 'CLUES' AND region_code = '320102' AND day = $1`;
    expect(await app.rows(reported, [DAY])).toEqual([{ numerator: 6 }]);
    const hashes = sheet['revisions'].map(({ hash }: Answer) => hash);
    expect(sheet['revisions'].map(({ previousHash }: Answer) => previousHash)).toEqual([null, ...hashes.slice(0, -1)]);
    for (const [asOf, status, revision, clue] of [
      [`${DAY}T15:00:00+08:00`, 'SUBMITTED', 2, 5],
      [`${DAY}T18:00:00+08:00`, 'SUBMITTED', 3, 5],
      ['2026-03-06T07:20:00+08:00', 'SUBMITTED', 4, 6],
    ] as const) {
      const then = await sheetOf(xuanwu, '320102', DAY, asOf);
      expect([then['status'], then['revision'], valueOf(then, 'CLUES')[0]]).toEqual([status, revision, clue]);
    }
    const then = await sheetOf(admin, '32', DAY, `${DAY}T16:30:00+08:00`);
    expect([counts(then), valueOf(then, 'CLUES')]).toEqual([
      [3, 2, 2, 0, 1],
      [5, null],
    ]);
    const past = { campaignId: campaign['id'], regionCode: '320102', day: DAY, asOf: `${DAY}T07:00:00+08:00` };
    const { errors } = await xuanwu.askRaw(
      `query ($campaignId: ID!, $regionCode: RegionCode!, $day: LocalDate!, $asOf: DateTime) { dispatchSheet(campaignId: $campaignId, regionCode: $regionCode, day: $day, asOf: $asOf) { id } }`,
      past,
    );
    expect(errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
  });

  it('is listed by day, with those below, in one’s own area', async () => {
    await app.setTime('2026-03-06T09:00:00+08:00');
    await app.setTime('2026-03-06T16:00:00+08:00');
    await app.setTime('2026-03-07T16:30:00+08:00'); // the window passed while nothing ran: nobody could report, so nobody was asked
    await app.setTime('2026-03-08T09:00:00+08:00');
    const document = `query ($campaignId: ID!, $regionCode: RegionCode!) { dispatchDays(campaignId: $campaignId, regionCode: $regionCode) {
      totalCount nodes { day status statistics { expected missing } below { nodes { regionCode status } } } } }`;
    const days = async (person: TestPerson, regionCode: string) =>
      (await person.ask(document, { campaignId: campaign['id'], regionCode })).dispatchDays.nodes;
    const nodes = await days(nanjing, '3201');
    expect(nodes.map(({ day, status }: Answer) => `${day} ${status}`)).toEqual([
      `${DAY} AGGREGATED`,
      '2026-03-06 AGGREGATED',
      '2026-03-08 OPEN',
    ]);
    expect(nodes[1].statistics).toEqual({ expected: 2, missing: 2 });
    expect(nodes[0].below.nodes).toEqual([
      { regionCode: '320102', status: 'SUBMITTED' },
      { regionCode: '320104', status: 'SUBMITTED' },
    ]);
    expect(await days(xuanwu, '3201')).toEqual([]);
    expect(await days(gusu, '320102')).toEqual([]);
  });
});

it('asks on working days only where the form says so, and nothing of a suspended campaign', async () => {
  const made = await draft('工作日调度', nanjing, '3201', { WORKDAY: '工作日事项' });
  const form = { ...FORM, days: 'WORKING', from: { day: '2026-03-01' }, lines: [line('WORKDAY', '工作日事项')] };
  await send(nanjing, 'setDispatchForm', { campaignId: made['id'], form }, FORM_SET);
  const running = await publish(made, nanjing, nanjingApprover);
  const days = async () =>
    (await app.rows<{ day: string }>('SELECT day::text FROM dispatch WHERE campaign_id = $1 ORDER BY 1', [made['id']])).map(
      ({ day }) => day,
    );
  await app.setTime('2026-03-14T09:00:00+08:00'); // Saturday
  expect(await days()).toEqual([]);
  await app.setTime('2026-03-16T09:00:00+08:00');
  expect(await days()).toEqual(['2026-03-16']);
  const input = { idempotencyKey: uuidv7(), campaignId: made['id'], expectedVersion: running['version'], reason: '防汛期间暂停' };
  await nanjingApprover.ask(`mutation ($input: CampaignDecisionInput!) { suspendCampaign(input: $input) { ${USER_ERRORS} } }`, { input });
  expect(await app.rows(`SELECT DISTINCT status FROM obligation WHERE campaign_id = $1`, [made['id']])).toEqual([{ status: 'HELD' }]);
  const [{ id: sheetId }] = (await app.rows(`SELECT id FROM dispatch_sheet WHERE campaign_id = $1 AND region_code = '320102'`, [
    made['id'],
  ])) as [{ id: string }];
  expect(await refusal(xuanwu, 'submitDispatchSheet', { sheetId, values: [{ code: 'WORKDAY', numerator: 1 }] })).toBe(
    'CAMPAIGN_NOT_RUNNING',
  );
  await app.setTime('2026-03-17T09:00:00+08:00');
  expect(await days()).toEqual(['2026-03-16']);
  const [still] = await app.rows('SELECT closed_at AS at FROM dispatch WHERE campaign_id = $1', [made['id']]);
  expect(still).toEqual({ at: null });

  const end = { idempotencyKey: uuidv7(), campaignId: made['id'], expectedVersion: running['version'] + 1, reason: '统筹安排不再开展' };
  await nanjingApprover.ask(`mutation ($input: CampaignDecisionInput!) { terminateCampaign(input: $input) { ${USER_ERRORS} } }`, {
    input: end,
  });
  await app.setTime('2026-03-18T09:00:00+08:00');
  expect(await app.rows(`SELECT DISTINCT status FROM obligation WHERE campaign_id = $1`, [made['id']])).toEqual([{ status: 'WITHDRAWN' }]);
  expect(await refusal(nanjing, 'closeDispatch', { campaignId: made['id'], day: '2026-03-16' })).toBe('CAMPAIGN_NOT_RUNNING');
  expect(await app.rows('SELECT closed_at AS at FROM dispatch WHERE campaign_id = $1', [made['id']])).toEqual([{ at: null }]);
});
