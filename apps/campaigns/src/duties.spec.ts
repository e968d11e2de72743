import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CadencePeriodEnded, DivisionChanged, OrganizationChanged, RegionsLoaded, TaskChanged } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { campaigns } from './service.js';

let app: TestService;
let admin: TestPerson;
let approver: TestPerson;
let nanjing: TestPerson;
let xuanwu: TestPerson;
let zhejiang: TestPerson;
const divisions = new Map<string, string>();

beforeAll(async () => {
  app = await startService(campaigns, { today: '2026-03-02' });
  admin = await app.person(['CAMPAIGN_ADMIN', 'INSPECTOR'], '32');
  approver = await app.person(['CAMPAIGN_APPROVER', 'CAMPAIGN_ADMIN'], '32');
  nanjing = await app.person(['CAMPAIGN_ADMIN', 'INSPECTOR'], '3201');
  xuanwu = await app.person(['CAMPAIGN_ADMIN', 'INSPECTOR'], '320102');
  zhejiang = await app.person(['CAMPAIGN_ADMIN', 'INSPECTOR'], '33');
  const names = { '32': '江苏省', '3201': '南京市', '3205': '苏州市', '320102': '玄武区', '320106': '鼓楼区' };
  await app.receive(RegionsLoaded, { batchId: 'r', regions: Object.entries(names).map(([code, name]) => ({ code, name })) });
  for (const name of ['防火监督处', '新闻宣传处', '保密办']) {
    const divisionId = uuidv7();
    divisions.set(name, divisionId);
    await app.receive(DivisionChanged, { divisionId, organizationId: uuidv7(), regionCode: '32', name, version: 1 });
  }
});
beforeEach(() => app.setTime('2026-03-02T09:00:00+08:00'));
afterAll(() => app.stop());

const USER_ERRORS = `userErrors { code field message messageEn }`;
type Answer = Record<string, any>;

async function sendRaw(person: TestPerson, mutation: string, input: object, selection: string): Promise<Answer> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} ${USER_ERRORS} } }`;
  const { data, errors } = await person.askRaw(document, { input: { idempotencyKey: uuidv7(), ...input } });
  return errors === undefined ? (data as Answer)[mutation] : { errors };
}
/** Sends a mutation with a new idempotency key, and expects no refusal. */
async function send(person: TestPerson, mutation: string, input: object, selection: string): Promise<Answer> {
  const { userErrors, errors, ...answer } = await sendRaw(person, mutation, input, selection);
  expect({ userErrors, errors }).toEqual({ userErrors: [], errors: undefined });
  return answer;
}
/** The code of a refusal, wherever it is given; it has both wordings. */
async function refusal(person: TestPerson, mutation: string, input: object): Promise<string | null> {
  const { userErrors, errors } = await sendRaw(person, mutation, input, '');
  if (errors !== undefined) return errors[0].extensions.code;
  for (const { message, messageEn } of userErrors) expect([message, messageEn]).toEqual([expect.any(String), expect.any(String)]);
  return userErrors[0]?.code ?? null;
}

const DAYS = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
const PHASES = [
  { phase: 'MOBILIZATION', startsOn: '2026-01-01', endsOn: '2026-06-30' },
  { phase: 'INTENSIVE_RECTIFICATION', startsOn: '2026-07-01', endsOn: '2026-10-31' },
  { phase: 'ACCEPTANCE', startsOn: '2026-11-01', endsOn: '2026-12-31' },
].map((phase) => ({ ...phase, exitGate: [{ key: 'begun', kind: 'NOT_BEFORE', date: '2026-01-01' }] }));
const CAMPAIGN = 'campaign { id version status regionCode }';
async function draft(): Promise<Answer> {
  const said = { regionCode: '32', name: '一年行动', categories: ['HOSPITAL'], ...DAYS, goal: '全面整治', phases: PHASES };
  return (await send(admin, 'createCampaign', { ...said, firstResponsiblePersonId: admin.id }, CAMPAIGN))['campaign'];
}
async function step(person: TestPerson, mutation: string, campaignId: string, type = 'Action', more: object = {}): Promise<Answer> {
  const { campaign } = await admin.ask(`query ($id: ID!) { campaign(id: $id) { version } }`, { id: campaignId });
  const document = `mutation ($input: Campaign${type}Input!) { ${mutation}(input: $input) { ${CAMPAIGN} ${USER_ERRORS} } }`;
  const input = { idempotencyKey: uuidv7(), campaignId, expectedVersion: campaign.version, ...more };
  const answer = (await person.ask(document, { input }))[mutation];
  expect(answer.userErrors).toEqual([]);
  return answer.campaign;
}
async function publish({ id }: Answer): Promise<string> {
  await step(admin, 'submitCampaign', id);
  await step(approver, 'approveCampaign', id);
  await step(admin, 'publishCampaign', id);
  return id;
}
const running = async (): Promise<string> => publish(await draft());

const DUE = `id kind title dueAt dueOn estimated overdue daysLeft workingDaysLeft regionCode subjectId campaign { id } person { id } division { id }`;
async function dues(person: TestPerson, of: string, args = ''): Promise<Answer[]> {
  return (await person.ask(`{ dues(of: ${of}, first: 200 ${args}) { nodes { ${DUE} } totalCount } }`)).dues.nodes;
}
const forCampaign = (campaignId: string) => `campaignId: "${campaignId}"`;

const TASK = 'task { id status percent dueOn evidenceRequired progress { nodes { percent text reportedBy { id } } } }';
async function issue(campaignId: string, fields: object = {}): Promise<Answer[]> {
  const said = { campaignId, phase: 'MOBILIZATION', title: '开展排查', text: '全面排查', dueOn: '2026-03-20' };
  return (await send(admin, 'issueTask', { ...said, ...fields }, 'tasks { id regionCode leadDivision { id } }'))['tasks'];
}
const work = (person: TestPerson, taskId: string, action: string, more: object = {}) =>
  send(person, 'workTask', { taskId, action, ...more }, TASK);
const review = (person: TestPerson, taskId: string, action: string) => send(person, 'reviewTask', { taskId, action, note: '请补正' }, TASK);

describe('a task', () => {
  it('is owed by its region, then by who signed for it, then reviewed by the office, and again after a return', async () => {
    const campaignId = await running();
    const [task] = await issue(campaignId, { regionCode: '3201', leadDivisionId: divisions.get('保密办') });
    const of = (person: TestPerson, whose: string) => dues(person, whose, forCampaign(campaignId));
    expect(await of(nanjing, 'ORGANIZATION')).toMatchObject([
      {
        kind: 'TASK',
        dueOn: '2026-03-20',
        dueAt: '2026-03-20T16:00:00.000Z',
        daysLeft: 18,
        workingDaysLeft: 14,
        person: null,
        subjectId: task!['id'],
      },
    ]);
    expect(await of(nanjing, 'ME')).toEqual([]);
    await work(nanjing, task!['id'], 'SIGN_FOR');
    expect(await of(nanjing, 'ME')).toMatchObject([{ person: { id: nanjing.id }, division: { id: divisions.get('保密办') } }]);
    expect(await of(nanjing, 'ORGANIZATION')).toHaveLength(1);
    expect(await of(admin, 'ORGANIZATION')).toEqual([]);
    expect(await of(admin, 'AREA')).toHaveLength(1);

    await work(nanjing, task!['id'], 'START');
    const progress = { taskId: task!['id'], percent: 40, text: '已排查四成' };
    const { task: told } = await send(nanjing, 'reportTaskProgress', progress, TASK);
    expect(told).toMatchObject({ percent: 40, progress: { nodes: [{ percent: 40, text: '已排查四成', reportedBy: { id: nanjing.id } }] } });
    await work(nanjing, task!['id'], 'SUBMIT', { note: '完成' });
    expect(await of(nanjing, 'AREA')).toEqual([]);
    expect(await of(admin, 'ORGANIZATION')).toMatchObject([{ kind: 'TASK_REVIEW', regionCode: '32', dueOn: '2026-03-20' }]);

    await review(approver, task!['id'], 'RETURN');
    expect(await of(admin, 'AREA')).toMatchObject([{ kind: 'TASK', person: { id: nanjing.id } }]);
    await app.setTime('2026-03-25T09:00:00+08:00');
    await work(nanjing, task!['id'], 'START');
    await work(nanjing, task!['id'], 'SUBMIT', { note: '补正' });
    expect(await of(admin, 'ORGANIZATION')).toMatchObject([{ kind: 'TASK_REVIEW', dueOn: '2026-03-28' }]);
    await review(approver, task!['id'], 'ACCEPT');
    expect(await of(admin, 'AREA')).toEqual([]);
    const rows = await app.rows(`SELECT kind, status, late FROM obligation WHERE subject_id = $1 ORDER BY id`, [task!['id']]);
    expect(rows.map(({ kind, status, late }) => [kind, status, late])).toEqual([
      ['TASK', 'DONE', false],
      ['TASK_REVIEW', 'DONE', false],
      ['TASK', 'DONE', true],
      ['TASK_REVIEW', 'DONE', false],
    ]);
    const told2 = (await app.published(TaskChanged)).filter(({ taskId }) => taskId === task!['id']);
    expect(told2.map(({ status }) => status)).toEqual([
      'ISSUED',
      'SIGNED_FOR',
      'IN_PROGRESS',
      'SUBMITTED',
      'RETURNED',
      'IN_PROGRESS',
      'SUBMITTED',
      'DONE',
    ]);
  });

  it('gets its divisions from the office of its own region, of its own organisation and while it is open', async () => {
    const division = async (regionCode: string, name: string): Promise<string> => {
      const divisionId = uuidv7();
      await app.receive(DivisionChanged, { divisionId, organizationId: uuidv7(), regionCode, name, version: 1 });
      return divisionId;
    };
    const [lead, support, below] = [await division('3201', '防火科'), await division('3201', '宣传科'), await division('320102', '监督股')];
    const campaignId = await running();
    const [issued] = await issue(campaignId, { regionCode: '3201', leadDivisionId: divisions.get('保密办') });
    const input = { taskId: issued!['id'], expectedVersion: 1, leadDivisionId: lead, supportingDivisionIds: [support] };
    for (const foreign of [divisions.get('保密办'), below, uuidv7()]) {
      expect(await refusal(nanjing, 'assignTask', { ...input, leadDivisionId: foreign })).toBe('DIVISION_UNKNOWN');
      expect(await refusal(nanjing, 'assignTask', { ...input, supportingDivisionIds: [foreign] })).toBe('DIVISION_UNKNOWN');
    }
    expect(await refusal(nanjing, 'assignTask', { ...input, supportingDivisionIds: [lead] })).toBe('LEAD_MISSING');
    expect(await refusal(xuanwu, 'assignTask', input)).toBe('NOT_FOUND');
    expect(await refusal(zhejiang, 'assignTask', input)).toBe('NOT_FOUND');
    expect(await refusal(await app.person('INSPECTOR', '3201'), 'assignTask', input)).toBe('FORBIDDEN');

    const fields = 'task { version status leadDivision { id } supportingDivisions { id } }';
    const { task } = await send(nanjing, 'assignTask', input, fields);
    expect(task).toEqual({ version: 2, status: 'ISSUED', leadDivision: { id: lead }, supportingDivisions: [{ id: support }] });
    expect(await dues(nanjing, 'ORGANIZATION', forCampaign(campaignId))).toMatchObject([{ kind: 'TASK', division: { id: lead } }]);
    expect(await refusal(nanjing, 'assignTask', input)).toBe('STALE_VERSION');

    await work(nanjing, issued!['id'], 'SIGN_FOR');
    await send(nanjing, 'assignTask', { ...input, expectedVersion: 3, leadDivisionId: support, supportingDivisionIds: null }, fields);
    expect(await dues(nanjing, 'ME', forCampaign(campaignId))).toMatchObject([{ person: { id: nanjing.id }, division: { id: support } }]);
    await work(nanjing, issued!['id'], 'START');
    await work(nanjing, issued!['id'], 'SUBMIT', { note: '完成' });
    expect(await refusal(nanjing, 'assignTask', { ...input, expectedVersion: 6 })).toBe('TASK_STATUS');
    await review(approver, issued!['id'], 'RETURN');
    expect(await dues(nanjing, 'ME', forCampaign(campaignId))).toMatchObject([{ division: { id: support } }]);
  });

  it('moves its moment with an approved extension, and is no longer owed when its campaign ends', async () => {
    const campaignId = await running();
    const [task] = await issue(campaignId, { regionCode: '3201' });
    await send(nanjing, 'requestExtension', { taskId: task!['id'], dueOn: '2026-04-10', reason: '人手不足,请延期' }, TASK);
    await send(admin, 'decideExtension', { taskId: task!['id'], approve: true }, TASK);
    const of = () => dues(admin, 'AREA', forCampaign(campaignId));
    expect(await of()).toMatchObject([{ dueOn: '2026-04-10' }]);
    await step(approver, 'suspendCampaign', campaignId, 'Decision', { reason: '统筹安排另行通知' });
    expect(await of()).toEqual([]);
    await step(approver, 'resumeCampaign', campaignId);
    expect(await of()).toMatchObject([{ dueOn: '2026-04-10' }]);
    await step(approver, 'terminateCampaign', campaignId, 'Decision', { reason: '统筹安排不再开展' });
    expect(await of()).toEqual([]);
    expect(await app.rows(`SELECT status FROM obligation WHERE campaign_id = $1`, [campaignId])).toEqual([{ status: 'WITHDRAWN' }]);
  });

  it('asks for evidence and reports only where it should', async () => {
    const campaignId = await running();
    const [proved] = await issue(campaignId, { regionCode: '3201', evidenceRequired: true });
    const progress = { taskId: proved!['id'], percent: 10, text: '开始' };
    expect(await refusal(nanjing, 'reportTaskProgress', progress)).toBe('TASK_STATUS');
    await work(nanjing, proved!['id'], 'SIGN_FOR');
    expect(await refusal(nanjing, 'reportTaskProgress', { ...progress, percent: 101 })).toBe('TOO_BIG');
    expect(await refusal(zhejiang, 'reportTaskProgress', progress)).toBe('NOT_FOUND');
    await work(nanjing, proved!['id'], 'START');
    expect(await refusal(nanjing, 'workTask', { taskId: proved!['id'], action: 'SUBMIT', note: '完成' })).toBe('EVIDENCE_MISSING');
    const { task } = await work(nanjing, proved!['id'], 'SUBMIT', { note: '完成', evidence: ['苏消〔2026〕8号'] });
    expect(task).toMatchObject({ status: 'SUBMITTED', evidenceRequired: true, percent: 0 });
  });

  it('of 各处室, 各支队 or 各大队 becomes one for each of them at publication', async () => {
    const organization = (level: string, regionCode: string) =>
      app.receive(OrganizationChanged, { organizationId: uuidv7(), regionCode, level, name: '消防', parentId: null, version: 1 } as never);
    await organization('DETACHMENT', '3201');
    await organization('DETACHMENT', '3205');
    await organization('BRIGADE', '320106');
    const campaign = await draft();
    const body = (name: string, wildcard: string | null, divisionId: string | null = null) => ({ name, wildcard, divisionId });
    const assigned = async (title: string, lead: object, supporting: object[] = [], leadDivisionId: string | null = null) => {
      const [task] = await issue(campaign['id'], { title, leadDivisionId });
      await app.rows(`UPDATE task SET assignment = $2 WHERE id = $1`, [task!['id'], JSON.stringify({ lead, supporting })]);
    };
    await assigned('处室', body('各处室', 'DIVISIONS'), [body('各支队', 'DETACHMENTS')]);
    await assigned('大队', body('各大队', 'BRIGADES'));
    const secrecy = divisions.get('保密办')!;
    await assigned('配合', body('保密办', null, secrecy), [body('各处室', 'DIVISIONS')], secrecy);
    await publish(campaign);
    const { tasks } = await admin.ask(
      `query ($id: ID!) { tasks(filter: { campaignId: $id }, first: 50) { nodes { title status regionCode leadDivision { id } supportingDivisions { id } } } }`,
      { id: campaign['id'] },
    );
    const found = (title: string) =>
      tasks.nodes
        .filter((task: Answer) => task['title'] === title)
        .map(({ regionCode, leadDivision, supportingDivisions, status }: Answer) => [
          regionCode,
          leadDivision?.id ?? null,
          supportingDivisions.length,
          status,
        ])
        .sort();
    expect(found('处室')).toEqual(
      [...[...divisions.values()].map((id) => ['32', id, 0, 'ISSUED']), ['3201', null, 0, 'ISSUED'], ['3205', null, 0, 'ISSUED']].sort(),
    );
    expect(found('大队')).toEqual([['320106', null, 0, 'ISSUED']]);
    expect(found('配合')).toEqual([['32', secrecy, 2, 'ISSUED']]);
    expect(await dues(admin, 'AREA', forCampaign(campaign['id']))).toHaveLength(7);
  });
});

describe('what is due', () => {
  it('is answered by person, organisation and area, soonest first, page by page, and counted', async () => {
    const campaignId = await running();
    const days = ['2026-03-01', '2026-03-02', '2026-03-08', '2026-03-09', '2026-05-01'];
    for (const dueOn of days) await issue(campaignId, { expandTo: 'CITY', dueOn, title: dueOn });
    await issue(campaignId, { regionCode: '320102', dueOn: '2026-03-03', title: '区级' });
    const titles = async (person: TestPerson, of: string, args = '') =>
      (await dues(person, of, forCampaign(campaignId) + args)).map(({ title }) => title);
    expect(await titles(nanjing, 'ORGANIZATION')).toEqual(days);
    expect(await titles(nanjing, 'AREA')).toEqual(['2026-03-01', '2026-03-02', '区级', '2026-03-08', '2026-03-09', '2026-05-01']);
    expect(await titles(admin, 'AREA', ' regionCode: "320102"')).toEqual(['区级']);
    expect(await titles(nanjing, 'AREA', ' overdue: true')).toEqual(['2026-03-01']);
    expect(await titles(nanjing, 'AREA', ' overdue: false, until: "2026-03-08"')).toEqual(['2026-03-02', '区级', '2026-03-08']);
    expect(await titles(nanjing, 'AREA', ' kinds: [DISPATCH]')).toEqual([]);
    expect(await titles(zhejiang, 'AREA')).toEqual([]);
    expect(await titles(admin, 'AREA')).toHaveLength(11);

    const pages: string[] = [];
    for (let after: string | null = null; ;) {
      const { dues: page }: Answer = await admin.ask(
        `query ($after: String) { dues(of: AREA, ${forCampaign(campaignId)}, first: 4, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } totalCount } }`,
        { after },
      );
      pages.push(...page['nodes'].map(({ id }: Answer) => id));
      expect(page['totalCount']).toBe(11);
      if (!page['pageInfo'].hasNextPage) break;
      after = page['pageInfo'].endCursor;
    }
    expect(new Set(pages).size).toBe(11);

    const suzhou = await app.person('INSPECTOR', '3205');
    const { dueSummary } = await suzhou.ask(`{ dueSummary(of: ORGANIZATION) { overdue today thisWeek later } }`);
    const open = await dues(suzhou, 'ORGANIZATION');
    const counted = (test: (due: Answer) => boolean) => open.filter(test).length;
    expect(dueSummary).toEqual({
      overdue: counted(({ overdue }) => overdue),
      today: counted(({ dueOn }) => dueOn === '2026-03-02'),
      thisWeek: counted(({ dueOn }) => dueOn > '2026-03-02' && dueOn <= '2026-03-08'),
      later: counted(({ dueOn }) => dueOn > '2026-03-08'),
    });
    expect(dueSummary).toMatchObject({ overdue: 1, today: 1 });
  });

  it("is one's own to see wherever it lies, and late at the moment itself", async () => {
    const campaignId = await running();
    const [task] = await issue(campaignId, { regionCode: '3201', dueOn: '2026-03-04' });
    await work(admin, task!['id'], 'SIGN_FOR');
    await app.rows(`UPDATE obligation SET person_id = $2 WHERE subject_id = $1`, [task!['id'], xuanwu.id]);
    expect(await dues(xuanwu, 'ME')).toMatchObject([{ regionCode: '3201', overdue: false, daysLeft: 2 }]);
    await app.setTime('2026-03-04T23:59:59+08:00');
    expect(await dues(xuanwu, 'ME')).toMatchObject([{ overdue: false, daysLeft: 0, workingDaysLeft: 0 }]);
    await app.setTime('2026-03-05T00:00:00+08:00');
    expect(await dues(xuanwu, 'ME', 'overdue: true')).toMatchObject([{ overdue: true, daysLeft: -1 }]);
  });
});

const CADENCE = 'cadence { id version form scope period }';
async function cadence(campaignId: string, fields: object): Promise<Answer> {
  const said = { what: '带队督查', who: '各支队', atLeast: 2, period: 'WEEK', scope: 'PER_ORGANIZATION' };
  return (await send(admin, 'addCadence', { campaignId, cadence: { ...said, ...fields } }, CADENCE))['cadence'];
}
const PERIOD = 'period { id status count lateCount madeUpAt acts { nodes { doneOn late recordedBy { id } review chair } } }';
const record = async (person: TestPerson, cadenceId: string, on: string, more: object = {}): Promise<Answer> =>
  (await send(person, 'recordAct', { cadenceId, on, note: '已办理', ...more }, `act { ${PERIOD} }`))['act'].period;
async function periodsOfRule(cadenceId: string, person = admin): Promise<Answer[]> {
  const { cadencePeriods } = await person.ask(
    `query ($id: ID!) { cadencePeriods(filter: { cadenceId: $id }, first: 200) { nodes { id regionCode startsOn endsOn status count lateCount person { id } cadence { what } } } }`,
    { id: cadenceId },
  );
  return cadencePeriods.nodes;
}
async function statistics(cadenceId: string): Promise<Answer[]> {
  const question = `query ($id: ID!) { cadenceStatistics(cadenceId: $id) { level due done onTime late missing rate } }`;
  return (await admin.ask(question, { id: cadenceId })).cadenceStatistics;
}

describe('a cadence rule', () => {
  it('is owed period by period; what falls short is missed for good, what is made up is shown as late', async () => {
    const campaign = await draft();
    const rule = await cadence(campaign['id'], {});
    await send(admin, 'setCadenceDebtors', { cadenceId: rule['id'], expectedVersion: 1, level: 'CITY' }, CADENCE);
    await publish(campaign);
    expect((await periodsOfRule(rule['id'])).map(({ regionCode, startsOn, endsOn }) => `${regionCode} ${startsOn}..${endsOn}`)).toEqual([
      '3201 2026-03-02..2026-03-08',
      '3205 2026-03-02..2026-03-08',
    ]);
    const owed = () => dues(nanjing, 'ORGANIZATION', forCampaign(campaign['id']));
    expect(await owed()).toMatchObject([{ kind: 'CADENCE', title: '带队督查', dueOn: '2026-03-08' }]);
    const own = { regionCode: '3201' };
    expect(await record(nanjing, rule['id'], '2026-03-02', own)).toMatchObject({ status: 'OPEN', count: 1 });
    await app.setTime('2026-03-08T20:00:00+08:00');
    expect(await record(nanjing, rule['id'], '2026-03-08', own)).toMatchObject({ status: 'MET', count: 2 });
    expect(await owed()).toEqual([]);

    await app.setTime('2026-03-09T00:00:00+08:00');
    await app.setTime('2026-03-09T09:00:00+08:00'); // nothing is opened or ended twice
    const states = async () =>
      (await periodsOfRule(rule['id'])).map(({ regionCode, startsOn, status }) => `${regionCode} ${startsOn} ${status}`);
    const expected = ['3201 2026-03-02 MET', '3205 2026-03-02 MISSED', '3201 2026-03-09 OPEN', '3205 2026-03-09 OPEN'];
    expect(await states()).toEqual(expected);
    const suzhou = await app.person('INSPECTOR', '3205');
    await record(suzhou, rule['id'], '2026-03-04', { regionCode: '3205' });
    const made = await record(suzhou, rule['id'], '2026-03-05', { regionCode: '3205' });
    expect(made).toMatchObject({ status: 'MISSED', count: 0, lateCount: 2, madeUpAt: '2026-03-09T01:00:00.000Z' });
    expect(made['acts'].nodes.map(({ late }: Answer) => late)).toEqual([true, true]);
    expect(await states()).toEqual(expected);
    expect(await statistics(rule['id'])).toEqual([{ level: 'CITY', due: 2, done: 2, onTime: 1, late: 1, missing: 0, rate: 0.5 }]);
    const told = (await app.published(CadencePeriodEnded)).filter(({ cadenceId }) => cadenceId === rule['id']);
    expect(told.map(({ regionCode, outcome }) => `${regionCode} ${outcome}`)).toEqual(['3201 MET', '3205 MISSED']);
  });

  it('catches up after a stop, is asked of people or in total, and by the hour of a day', async () => {
    const campaign = await draft();
    const daily = await cadence(campaign['id'], {
      period: 'DAY',
      atLeast: 1,
      scope: 'TOTAL',
      dueBefore: '16:00',
      to: { day: '2026-03-05' },
    });
    const personal = await cadence(campaign['id'], { period: 'MONTH', scope: 'PER_PERSON', atLeast: 1 });
    await publish(campaign);
    expect(await record(xuanwu, daily['id'], '2026-03-02', { regionCode: '320102' })).toBeNull(); // it lies above
    await app.setTime('2026-03-20T09:00:00+08:00');
    expect((await periodsOfRule(daily['id'])).map(({ startsOn, status }) => `${startsOn} ${status}`)).toEqual([
      '2026-03-02 MET',
      '2026-03-03 MISSED',
      '2026-03-04 MISSED',
      '2026-03-05 MISSED',
    ]);
    expect(await periodsOfRule(personal['id'])).toMatchObject([{ regionCode: '32', person: { id: admin.id }, endsOn: '2026-03-31' }]);
    expect(await dues(admin, 'ME', forCampaign(campaign['id']))).toMatchObject([{ kind: 'CADENCE', person: { id: admin.id } }]);
    expect(await record(admin, personal['id'], '2026-03-20')).toMatchObject({ status: 'MET' });
    const [days] = await app.rows(`SELECT due_at FROM cadence_period WHERE cadence_id = $1 AND starts_on = '2026-03-04'`, [daily['id']]);
    expect(days.due_at.toISOString()).toBe('2026-03-04T08:00:00.000Z');
  });

  it('asks nothing of the time in which its campaign was suspended', async () => {
    const campaign = await draft();
    const rule = await cadence(campaign['id'], { who: '总队' });
    await publish(campaign);
    await step(approver, 'suspendCampaign', campaign['id'], 'Decision', { reason: '统筹安排另行通知' });
    await app.setTime('2026-03-25T09:00:00+08:00');
    expect(await periodsOfRule(rule['id'])).toMatchObject([{ status: 'OPEN' }]);
    await step(approver, 'resumeCampaign', campaign['id']);
    await app.setTime('2026-03-25T09:01:00+08:00');
    expect((await periodsOfRule(rule['id'])).map(({ startsOn, status }) => `${startsOn} ${status}`)).toEqual([
      '2026-03-02 WAIVED',
      '2026-03-25 OPEN',
    ]);
    expect(await dues(admin, 'AREA', forCampaign(campaign['id']))).toMatchObject([{ dueOn: '2026-03-29' }]);
  });

  it('refuses what cannot be', async () => {
    const campaign = await draft();
    const unscoped = { what: '督查', who: '督查组', atLeast: 2, period: 'WEEK' };
    expect(await refusal(admin, 'addCadence', { campaignId: campaign['id'], cadence: unscoped })).toBe('CADENCE_SCOPE');
    const rule = await cadence(campaign['id'], {});
    const choose = (fields: object) => refusal(admin, 'setCadenceDebtors', { cadenceId: rule['id'], expectedVersion: 1, ...fields });
    expect(await choose({})).toBe('DEBTORS_ONE_WAY');
    expect(await choose({ regions: ['33'] })).toBe('REGION_OUTSIDE');
    expect(await choose({ personIds: [nanjing.id] })).toBe('DEBTORS_SCOPE');
    await send(admin, 'setCadenceDebtors', { cadenceId: rule['id'], expectedVersion: 1, regions: ['3201'] }, CADENCE);
    await publish(campaign);
    const act = { cadenceId: rule['id'], on: '2026-03-02', note: '已办理', regionCode: '3201' };
    expect(await refusal(nanjing, 'recordAct', { ...act, on: '2026-03-03' })).toBe('ACT_FUTURE');
    expect(await refusal(nanjing, 'recordAct', { ...act, on: '2026-02-27' })).toBe('ACT_DEBTOR');
    expect(await refusal(admin, 'recordAct', { ...act, regionCode: '3205' })).toBe('ACT_DEBTOR');
    expect(await refusal(nanjing, 'recordAct', { ...act, regionCode: '3205' })).toBe('FORBIDDEN');
    expect(await refusal(zhejiang, 'recordAct', act)).toBe('NOT_FOUND');
    expect(await periodsOfRule(rule['id'])).toMatchObject([{ status: 'OPEN', count: 0 }]);
  });
});

describe('a recurring report or meeting', () => {
  const submit = (person: TestPerson, periodId: string, more: object = {}) =>
    send(person, 'submitReport', { periodId, text: '本期情况汇总', ...more }, PERIOD);

  it('is owed after its period, submitted, returned and accepted, and counted 应报 / 实报 / 按时 / 迟报 / 未报', async () => {
    const campaign = await draft();
    const rule = await cadence(campaign['id'], { what: '半月汇总', form: 'REPORT', period: 'HALF_MONTH', dueWorkingDays: 2, atLeast: 1 });
    await send(admin, 'setCadenceDebtors', { cadenceId: rule['id'], expectedVersion: 1, level: 'CITY' }, CADENCE);
    await publish(campaign);
    const [first, second] = await periodsOfRule(rule['id']);
    expect(await dues(nanjing, 'ORGANIZATION', forCampaign(campaign['id']))).toMatchObject([
      { kind: 'REPORT', dueOn: '2026-03-17', estimated: true },
    ]);
    await app.setTime('2026-03-17T20:00:00+08:00');
    expect((await submit(nanjing, first!['id']))['period']).toMatchObject({ status: 'MET' });
    expect(await refusal(nanjing, 'submitReport', { periodId: first!['id'], text: '再报' })).toBe('PERIOD_STATUS');
    const review = { periodId: first!['id'], action: 'RETURN', note: '数据不全' };
    expect(await refusal(nanjing, 'reviewReport', review)).toBe('FORBIDDEN');
    await send(admin, 'reviewReport', review, PERIOD);
    await app.setTime('2026-03-18T09:00:00+08:00');
    expect((await dues(nanjing, 'ORGANIZATION', forCampaign(campaign['id']))).map(({ overdue }) => overdue)).toEqual([true, false]);
    expect((await submit(nanjing, first!['id']))['period']).toMatchObject({ status: 'MET', count: 1, lateCount: 0 });
    const at = { due: 2, done: 1, onTime: 1, late: 0, missing: 1, rate: 0.5, level: 'CITY' };
    expect(await statistics(rule['id'])).toEqual([at]);
    const suzhou = await app.person('INSPECTOR', '3205');
    expect((await submit(suzhou, second!['id']))['period']).toMatchObject({ status: 'LATE', lateCount: 1 });
    expect(await statistics(rule['id'])).toEqual([{ ...at, done: 2, late: 1, missing: 0 }]);
    const { period } = await send(admin, 'reviewReport', { periodId: second!['id'], action: 'ACCEPT' }, PERIOD);
    expect(period.acts.nodes).toMatchObject([{ late: true, review: 'ACCEPT' }]);
  });

  it('of a meeting says when it was held and who chaired it; nobody reviews their own', async () => {
    const campaign = await draft();
    const rule = await cadence(campaign['id'], { what: '月听取汇报', form: 'MEETING', who: '总队', period: 'MONTH', atLeast: 1 });
    await publish(campaign);
    const [period] = await periodsOfRule(rule['id']);
    const minutes = { periodId: period!['id'], text: '会议纪要' };
    expect(await refusal(admin, 'submitReport', minutes)).toBe('MEETING_HELD');
    expect(await refusal(admin, 'submitReport', { ...minutes, heldOn: '2026-03-03', chair: '总队长' })).toBe('ACT_FUTURE');
    expect(await refusal(admin, 'submitReport', { ...minutes, heldOn: '2026-02-27', chair: '总队长' })).toBe('MEETING_HELD');
    expect(await refusal(admin, 'recordAct', { cadenceId: rule['id'], on: '2026-03-02', note: '开会' })).toBe('ACT_FORM');
    const { period: held } = await submit(admin, period!['id'], { heldOn: '2026-03-02', chair: '总队长' });
    expect(held).toMatchObject({ status: 'MET', acts: { nodes: [{ doneOn: '2026-03-02', chair: '总队长' }] } });
    expect(await refusal(admin, 'reviewReport', { periodId: period!['id'], action: 'ACCEPT' })).toBe('SAME_WORKER');
  });
});
