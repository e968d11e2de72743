import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CalendarPublished, RegionsLoaded, TaskChanged } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { campaigns } from '../service.js';

type Answer = Record<string, any>;
let app: TestService;
let admin: TestPerson;
let approver: TestPerson;
let nanjing: TestPerson;
let nanjingApprover: TestPerson;
let zhejiang: TestPerson;

beforeAll(async () => {
  app = await startService(campaigns, { today: '2026-03-02' });
  admin = await app.person(['CAMPAIGN_ADMIN', 'INSPECTOR'], '32');
  approver = await app.person('CAMPAIGN_APPROVER', '32');
  nanjing = await app.person(['CAMPAIGN_ADMIN', 'INSPECTOR'], '3201');
  nanjingApprover = await app.person('CAMPAIGN_APPROVER', '3201');
  zhejiang = await app.person(['CAMPAIGN_ADMIN', 'INSPECTOR'], '33');
  const names = { '32': '江苏省', '3201': '南京市', '320102': '玄武区' };
  await app.receive(RegionsLoaded, { batchId: 'r', regions: Object.entries(names).map(([code, name]) => ({ code, name })) });
});
beforeEach(() => app.setTime('2026-03-02T09:00:00+08:00'));
afterAll(() => app.stop());

const USER_ERRORS = `userErrors { code field message messageEn }`;
async function raw(person: TestPerson, mutation: string, input: object, selection: string): Promise<Answer> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} ${USER_ERRORS} } }`;
  const { data, errors } = await person.askRaw(document, { input: { idempotencyKey: uuidv7(), ...input } });
  return errors === undefined ? (data as Answer)[mutation] : { errors };
}
async function send(person: TestPerson, mutation: string, input: object, selection: string): Promise<Answer> {
  const { userErrors, errors, ...answer } = await raw(person, mutation, input, selection);
  expect({ userErrors, errors }).toEqual({ userErrors: [], errors: undefined });
  return answer;
}
async function refusal(person: TestPerson, mutation: string, input: object): Promise<string | null> {
  const { userErrors, errors } = await raw(person, mutation, input, '');
  if (errors !== undefined) return errors[0].extensions.code;
  for (const { message, messageEn } of userErrors) expect([message, messageEn]).toEqual([expect.any(String), expect.any(String)]);
  return userErrors[0]?.code ?? null;
}

const PHASES = [
  { phase: 'MOBILIZATION', startsOn: '2026-01-01', endsOn: '2026-06-30' },
  { phase: 'INTENSIVE_RECTIFICATION', startsOn: '2026-07-01', endsOn: '2026-10-31' },
  { phase: 'ACCEPTANCE', startsOn: '2026-11-01', endsOn: '2026-12-31' },
].map((phase) => ({ ...phase, exitGate: [{ key: 'begun', kind: 'NOT_BEFORE', date: '2026-01-01' }] }));
async function draft(person: TestPerson, regionCode: string): Promise<string> {
  const days = { startsOn: '2026-01-01', endsOn: '2026-12-31', phases: PHASES };
  const said = { regionCode, name: '百日行动', categories: ['HOSPITAL'], goal: '全面整治', firstResponsiblePersonId: person.id };
  return (await send(person, 'createCampaign', { ...said, ...days }, 'campaign { id }'))['campaign'].id;
}
async function publish(id: string, person = admin, by = approver): Promise<void> {
  for (const [who, mutation] of [
    [person, 'submitCampaign'],
    [by, 'approveCampaign'],
    [person, 'publishCampaign'],
  ] as const) {
    const { campaign } = await person.ask(`query ($id: ID!) { campaign(id: $id) { version } }`, { id });
    const document = `mutation ($input: CampaignActionInput!) { ${mutation}(input: $input) { ${USER_ERRORS} } }`;
    const input = { idempotencyKey: uuidv7(), campaignId: id, expectedVersion: campaign.version };
    expect((await who.ask(document, { input }))[mutation].userErrors).toEqual([]);
  }
}
/** Issues a campaign to Nanjing, which takes it over as a draft of its own. */
async function takenOver(campaignId: string): Promise<string> {
  const { campaign } = await admin.ask(`query ($id: ID!) { campaign(id: $id) { version } }`, { id: campaignId });
  const issued = { campaignId, expectedVersion: campaign.version, dueOn: '2026-12-01', regions: ['3201'] };
  await send(admin, 'issueCampaign', issued, 'issue { regions { code } }');
  const { cascades } = await nanjing.ask(`query ($id: ID!) { cascades(filter: { campaignId: $id }, first: 5) { nodes { id version } } }`, {
    id: campaignId,
  });
  const [{ id, version }] = cascades.nodes;
  const confirmed = { cascadeId: id, expectedVersion: version, firstResponsiblePersonId: nanjing.id };
  return (await send(nanjing, 'confirmCascade', confirmed, 'cascade { child { id } }'))['cascade'].child.id;
}
const EVENT = { code: 'TWO_SESSIONS_END', name: '全国两会结束' };
async function task(person: TestPerson, campaignId: string, deadline: object, fields: object = {}): Promise<string> {
  const said = { campaignId, phase: 'MOBILIZATION', title: '随事件办结', text: '两会结束前办结', dueOn: '2026-12-31', ...fields };
  const [made] = (await send(person, 'issueTask', said, 'tasks { id }'))['tasks'];
  await app.rows(`UPDATE task SET deadline = $2 WHERE id = $1`, [made.id, JSON.stringify(deadline)]);
  return made.id;
}
const waiting = { kind: 'EVENT', event: EVENT, estimated: true };
const rule = (person: TestPerson, campaignId: string, cadence: object) =>
  send(
    person,
    'addCadence',
    { campaignId, cadence: { what: '开展督导', who: '督导组', atLeast: 1, period: 'WEEK', scope: 'TOTAL', ...cadence } },
    'cadence { id }',
  ).then(({ cadence: made }) => made.id as string);
const DATING = `dating { event { code name on version datedBy { id } } changesTotal dryRun
  changes { kind subjectId title regionCode before after cause reason } }`;
const date = async (campaignId: string, on: string, more: object = {}, person = admin): Promise<Answer> =>
  (await send(person, 'dateNamedEvent', { campaignId, code: EVENT.code, on, ...more }, DATING))['dating'];
const periods = (cadenceId: string) =>
  app.rows(`SELECT starts_on, ends_on, status FROM cadence_period WHERE cadence_id = $1 ORDER BY starts_on`, [cadenceId]);
const dueOf = async (subjectId: string) =>
  (await app.rows(`SELECT due_at, estimated, status FROM obligation WHERE subject_id = $1`, [subjectId])).map(
    ({ due_at, estimated, status }) => [due_at.toISOString(), estimated, status],
  );

describe('a named event', () => {
  it('moves what waits for it, here and below, first as a dry run', async () => {
    const id = await draft(admin, '32');
    const taskId = await task(admin, id, waiting);
    const weekly = await rule(admin, id, { to: { event: EVENT } });
    const later = await rule(admin, id, { from: { event: EVENT }, period: 'MONTH' });
    await publish(id);
    const child = await takenOver(id);
    const childTask = await task(nanjing, child, waiting);
    await publish(child, nanjing, nanjingApprover);
    expect(await dueOf(taskId)).toEqual([['2026-12-31T16:00:00.000Z', true, 'OPEN']]);
    expect(await periods(later)).toEqual([]);

    const undated = `{ campaign(id: "${id}") { namedEvents { code name on version } } }`;
    expect((await admin.ask(undated)).campaign.namedEvents).toEqual([{ ...EVENT, on: null, version: null }]);
    expect(await refusal(admin, 'dateNamedEvent', { campaignId: id, code: 'NONE', on: '2026-03-11' })).toBe('EVENT_UNKNOWN');
    expect(await refusal(nanjing, 'dateNamedEvent', { campaignId: child, code: EVENT.code, on: '2026-03-11' })).toBe('EVENT_ABOVE');
    expect(await refusal(nanjing, 'dateNamedEvent', { campaignId: id, code: EVENT.code, on: '2026-03-11' })).toBe('FORBIDDEN');
    expect(await refusal(zhejiang, 'dateNamedEvent', { campaignId: id, code: EVENT.code, on: '2026-03-11' })).toBe('NOT_FOUND');

    const rehearsed = await date(id, '2026-03-11', { dryRun: true });
    // Two rules, Nanjing's copies of them, and a task on either level.
    expect(rehearsed).toMatchObject({ dryRun: true, changesTotal: 6, event: { on: '2026-03-11', version: 1 } });
    expect(await dueOf(taskId)).toEqual([['2026-12-31T16:00:00.000Z', true, 'OPEN']]);
    const done = await date(id, '2026-03-11');
    expect({ ...done, dryRun: true }).toEqual(rehearsed);
    const because = { cause: 'EVENT', reason: EVENT.name };
    expect(done['changes']).toEqual(
      expect.arrayContaining([
        { kind: 'TASK', subjectId: taskId, title: '随事件办结', regionCode: '32', before: '2026-12-31', after: '2026-03-11', ...because },
        {
          kind: 'TASK',
          subjectId: childTask,
          title: '随事件办结',
          regionCode: '3201',
          before: '2026-12-31',
          after: '2026-03-11',
          ...because,
        },
        {
          kind: 'CADENCE_END',
          subjectId: weekly,
          title: '开展督导',
          regionCode: '32',
          before: '2026-12-31',
          after: '2026-03-11',
          ...because,
        },
        { kind: 'CADENCE_START', subjectId: later, title: '开展督导', regionCode: '32', before: null, after: '2026-03-11', ...because },
      ]),
    );
    expect(await dueOf(taskId)).toEqual([['2026-03-11T16:00:00.000Z', false, 'OPEN']]);
    expect(await dueOf(childTask)).toEqual([['2026-03-11T16:00:00.000Z', false, 'OPEN']]);
    expect((await app.published(TaskChanged)).filter(({ taskId: told }) => told === taskId).at(-1)).toMatchObject({ dueOn: '2026-03-11' });

    await app.setTime('2026-03-09T09:00:00+08:00');
    await app.setTime('2026-03-16T09:00:00+08:00');
    expect((await periods(weekly)).map(({ starts_on, ends_on }) => [starts_on, ends_on])).toEqual([
      ['2026-03-02', '2026-03-08'],
      ['2026-03-09', '2026-03-11'],
    ]);
    expect(await periods(later)).toMatchObject([{ starts_on: '2026-03-11', ends_on: '2026-03-31' }]);

    const seen = `{ campaign(id: "${child}") { namedEvents { on } } deadlineChanges(campaignId: "${child}", first: 10) { totalCount nodes { subjectId after } } }`;
    expect(await nanjing.ask(seen)).toMatchObject({
      campaign: { namedEvents: [{ on: '2026-03-11' }] },
      deadlineChanges: { totalCount: 3, nodes: expect.arrayContaining([{ subjectId: childTask, after: '2026-03-11' }]) },
    });
    const { errors } = await zhejiang.askRaw(`{ deadlineChanges(campaignId: "${id}") { totalCount } }`);
    expect(errors![0]!.extensions['code']).toBe('NOT_FOUND');
  });

  it('is dated anew by its version, and cuts or asks again what is open', async () => {
    const id = await draft(admin, '32');
    const weekly = await rule(admin, id, { to: { event: EVENT } });
    const once = await rule(admin, id, { to: { event: EVENT }, period: 'ONCE' });
    await publish(id);
    await app.setTime('2026-03-10T09:00:00+08:00');
    await date(id, '2026-03-08');
    expect(await periods(weekly)).toMatchObject([{ status: 'MISSED' }, { starts_on: '2026-03-09', status: 'WAIVED' }]);
    expect(await periods(once)).toMatchObject([{ ends_on: '2026-03-08' }]);
    const [waived] = await app.rows(`SELECT id FROM cadence_period WHERE cadence_id = $1 AND status = 'WAIVED'`, [weekly]);
    expect((await dueOf(waived!.id)).map(([, , status]) => status)).toEqual(['WITHDRAWN']);

    expect(await refusal(admin, 'dateNamedEvent', { campaignId: id, code: EVENT.code, on: '2026-03-20' })).toBe('STALE_VERSION');
    const again = await date(id, '2026-03-20', { expectedVersion: 1 });
    expect(again).toMatchObject({ event: { version: 2 }, changesTotal: 2 });
    await app.setTime('2026-03-10T10:00:00+08:00');
    expect(await periods(weekly)).toMatchObject([{ status: 'MISSED' }, { starts_on: '2026-03-09', ends_on: '2026-03-15', status: 'OPEN' }]);
    expect((await dueOf(waived!.id)).map(([, , status]) => status).sort()).toEqual(['OPEN', 'WITHDRAWN']);
  });

  it('ends the daily dispatch, and gives drafts and later publications its day', async () => {
    const id = await draft(admin, '32');
    const declared = { campaignId: id, code: 'CLUES', zh: '受理线索', en: 'Clues', unit: '条', formula: '当日受理数', evidence: '台账' };
    await send(admin, 'declareReportedIndicator', declared, 'reportedIndicator { id }');
    const line = { code: 'CLUES', zh: '受理线索', en: 'Clues', kind: 'REPORTED', unit: '条', required: true };
    const form = { level: 'COUNTY', opensAt: '08:00', cutOff: '16:00', remindBefore: [], days: 'CALENDAR', lines: [line] };
    await send(admin, 'setDispatchForm', { campaignId: id, form: { ...form, to: { event: EVENT } } }, 'setting { form { id } }');
    await publish(id);
    await app.setTime('2026-03-03T09:00:00+08:00');
    expect(await date(id, '2026-03-03')).toMatchObject({
      changes: [{ kind: 'DISPATCH_END', before: '2026-12-31', after: '2026-03-03', title: '百日行动日调度' }],
    });
    await app.setTime('2026-03-04T09:00:00+08:00');
    expect(await app.rows(`SELECT day FROM dispatch WHERE campaign_id = $1 ORDER BY day`, [id])).toEqual([{ day: '2026-03-03' }]);

    const child = await takenOver(id);
    const prepared = await task(nanjing, child, waiting);
    await publish(child, nanjing, nanjingApprover);
    expect(await dueOf(prepared)).toEqual([['2026-03-03T16:00:00.000Z', false, 'OPEN']]);
  });
});

describe('the work calendar', () => {
  const published = (version: number, daysOff: string[], workdays: string[] = []) =>
    app.receive(CalendarPublished, {
      year: 2026,
      document: { title: '关于2026年部分节假日安排的通知', number: null, issuedOn: '2025-11-04' },
      daysOff,
      workdays,
      toVerify: false,
      version,
    });
  const left = async (id: string) =>
    (await admin.ask(`{ dues(of: AREA, campaignId: "${id}", first: 50) { nodes { subjectId dueOn estimated workingDaysLeft } } }`)).dues
      .nodes;

  it('moves what counts working days, and tells which days moved', async () => {
    const id = await draft(admin, '32');
    const counted = { kind: 'WORKING_DAYS', event: null, estimated: true, anchor: { from: '2026-04-02', days: 3 } };
    const taskId = await task(admin, id, counted, { dueOn: '2026-04-07' });
    const granted = await task(admin, id, counted, { dueOn: '2026-04-07', title: '已延期' });
    const report = await rule(admin, id, { form: 'REPORT', dueWorkingDays: 3, period: 'MONTH' });
    await publish(id);
    await send(admin, 'requestExtension', { taskId: granted, dueOn: '2026-05-08', reason: '人手不足,请延期' }, 'task { id }');
    const other = await app.person('CAMPAIGN_ADMIN', '32');
    await send(other, 'decideExtension', { taskId: granted, approve: true }, 'task { id }');
    const [period] = await app.rows(`SELECT id FROM cadence_period WHERE cadence_id = $1`, [report]);
    expect(await dueOf(period!.id)).toEqual([['2026-04-03T16:00:00.000Z', true, 'OPEN']]);

    await published(1, ['2026-04-03', '2026-04-04', '2026-04-05', '2026-04-06'], ['2026-03-28']);
    expect(await dueOf(taskId)).toEqual([['2026-04-09T16:00:00.000Z', false, 'OPEN']]);
    expect(await dueOf(granted)).toEqual([['2026-05-08T16:00:00.000Z', false, 'OPEN']]);
    expect(await dueOf(period!.id)).toEqual([['2026-04-07T16:00:00.000Z', false, 'OPEN']]);
    // From 3 to 31 March 21 weekdays and a Saturday; in April 1, 2, 7, 8 and 9.
    expect((await left(id)).find((due: Answer) => due['subjectId'] === taskId)).toEqual({
      subjectId: taskId,
      dueOn: '2026-04-09',
      estimated: false,
      workingDaysLeft: 27,
    });
    const { deadlineChanges } = await admin.ask(
      `{ deadlineChanges(campaignId: "${id}", first: 10) { nodes { kind subjectId before after cause reason } } }`,
    );
    const because = { cause: 'CALENDAR', reason: '关于2026年部分节假日安排的通知' };
    expect(deadlineChanges.nodes).toEqual([
      { kind: 'TASK', subjectId: taskId, before: '2026-04-07', after: '2026-04-09', ...because },
      { kind: 'CADENCE_PERIOD', subjectId: period!.id, before: '2026-04-03', after: '2026-04-07', ...because },
    ]);
    await published(1, []); // an older version changes nothing
    expect(await dueOf(taskId)).toEqual([['2026-04-09T16:00:00.000Z', false, 'OPEN']]);
    await published(2, []);
    expect(await dueOf(taskId)).toEqual([['2026-04-07T16:00:00.000Z', false, 'OPEN']]);
  });

  it('says on which days a dispatch asks', async () => {
    await published(3, ['2026-03-02', '2026-03-03', '2026-03-04']);
    const id = await draft(admin, '32');
    const declared = { campaignId: id, code: 'CLUES', zh: '受理线索', en: 'Clues', unit: '条', formula: '当日受理数', evidence: '台账' };
    await send(admin, 'declareReportedIndicator', declared, 'reportedIndicator { id }');
    const line = { code: 'CLUES', zh: '受理线索', en: 'Clues', kind: 'REPORTED', unit: '条', required: true };
    const form = {
      level: 'COUNTY',
      opensAt: '08:00',
      cutOff: '16:00',
      remindBefore: [],
      days: 'WORKING',
      from: { day: '2026-03-04' },
      lines: [line],
    };
    await send(admin, 'setDispatchForm', { campaignId: id, form }, 'setting { form { id } }');
    await publish(id);
    for (const day of ['04', '05', '06', '07']) await app.setTime(`2026-03-${day}T09:00:00+08:00`);
    expect(await app.rows(`SELECT day FROM dispatch WHERE campaign_id = $1 ORDER BY day`, [id])).toEqual([
      { day: '2026-03-05' },
      { day: '2026-03-06' },
    ]);
  });
});
