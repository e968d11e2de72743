import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CaseClosed, RegionsLoaded } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { campaigns } from '../service.js';

type Answer = Record<string, any>;
let app: TestService;
let office: TestPerson;
let colleague: TestPerson;
let officer: TestPerson;
let successor: TestPerson;
let member: TestPerson;
let zhejiang: TestPerson;
let listId: string;

beforeAll(async () => {
  app = await startService(campaigns, { today: '2026-03-02' });
  office = await app.person(['CAMPAIGN_ADMIN', 'INSPECTOR'], '32');
  colleague = await app.person('CAMPAIGN_ADMIN', '32');
  officer = await app.person(['INSPECTOR', 'CAMPAIGN_ADMIN'], '3201');
  successor = await app.person('INSPECTOR', '3201');
  member = await app.person('VIEWER', '32');
  zhejiang = await app.person(['CAMPAIGN_ADMIN', 'INSPECTOR'], '33');
  await app.receive(RegionsLoaded, { batchId: 'r', regions: [{ code: '32', name: '江苏省' }] });
  const said = { regionCode: '32', title: '滞留人员移交', about: '一名滞留人员' };
  listId = (await send(office, 'createCaseList', said, 'list { id }'))['list'].id;
});
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
  return errors === undefined ? (userErrors[0]?.code ?? null) : errors[0].extensions.code;
}
const CASE = `case { id version status regionCode dueOn overdue evidence officer { id } committeeMember { id } progress { nodes { text } } }`;
const opening = (more: object = {}) => ({
  ...{ listId, regionCode: '3201', subject: '张某移交', plan: '一人一策:联系接收、按期移交', dueOn: '2026-03-20' },
  ...{ officerId: officer.id, committeeMemberId: member.id, ...more },
});
const open = async (more: object = {}): Promise<Answer> => (await send(office, 'openCase', opening(more), CASE))['case'];
const owed = async (person: TestPerson) =>
  (await person.ask(`{ dues(of: ME, kinds: [CASE], first: 50) { nodes { subjectId title dueOn } } }`)).dues.nodes;

it('is owed by its officer until it is submitted, returned, and closed by somebody else', async () => {
  const { id } = await open();
  expect(await owed(officer)).toEqual([{ subjectId: id, title: '张某移交', dueOn: '2026-03-20' }]);
  const { case: told } = await send(officer, 'reportCaseProgress', { caseId: id, text: '已联系接收单位' }, CASE);
  expect(told).toMatchObject({ status: 'OPEN', progress: { nodes: [{ text: '已联系接收单位' }] }, committeeMember: { id: member.id } });
  expect(await refusal(officer, 'submitCase', { caseId: id, note: '已移交', evidence: [] })).toBe('TOO_SMALL');
  const submit = () => send(officer, 'submitCase', { caseId: id, note: '已移交', evidence: ['移交单 3 号'] }, CASE);
  await submit();
  expect(await owed(officer)).toEqual([]);
  expect(await refusal(officer, 'closeCase', { caseId: id })).toBe('FORBIDDEN');
  await send(colleague, 'returnCase', { caseId: id, note: '请补交接收函' }, CASE);
  expect(await owed(officer)).toHaveLength(1);
  expect(await refusal(colleague, 'closeCase', { caseId: id })).toBe('CASE_STATUS');
  await app.setTime('2026-03-21T09:00:00+08:00');
  const { cases } = await office.ask(`{ cases(filter: { overdue: true }, first: 10) { nodes { id overdue } totalCount } }`);
  expect(cases).toEqual({ nodes: [{ id, overdue: true }], totalCount: 1 });
  await submit();
  const { case: closed } = await send(colleague, 'closeCase', { caseId: id }, CASE);
  expect(closed).toMatchObject({ status: 'CLOSED', evidence: ['移交单 3 号'], overdue: false });
  expect(await app.published(CaseClosed)).toEqual([
    { caseId: id, listId, campaignId: null, regionCode: '3201', dueOn: '2026-03-20', closedOn: '2026-03-21', late: true },
  ]);
  expect(await refusal(officer, 'reportCaseProgress', { caseId: id, text: '再补充' })).toBe('CASE_STATUS');
  await app.setTime('2026-03-02T09:00:00+08:00');
});

it('goes to another officer and another day, by its version', async () => {
  const { id, version } = await open({ reference: { kind: 'HAZARD', id: uuidv7() } });
  const change = { caseId: id, expectedVersion: version, plan: '调整方案', committeeMemberId: member.id };
  const next = { ...change, officerId: successor.id, dueOn: '2026-03-25' };
  expect(await refusal(office, 'changeCase', { ...next, expectedVersion: 99 })).toBe('STALE_VERSION');
  await send(office, 'changeCase', next, CASE);
  expect(await owed(officer)).toEqual([]);
  expect(await owed(successor)).toMatchObject([{ subjectId: id, dueOn: '2026-03-25' }]);
  const { case: kept } = await send(office, 'changeCase', { ...next, expectedVersion: version + 1, dueOn: '2026-03-30' }, CASE);
  expect(kept).toMatchObject({ dueOn: '2026-03-30', officer: { id: successor.id } });
  expect(await owed(successor)).toMatchObject([{ dueOn: '2026-03-30' }]);
});

it('is refused with unknown people, past days, other regions and by who did it', async () => {
  expect(await refusal(office, 'openCase', opening({ officerId: uuidv7() }))).toBe('MEMBER_UNKNOWN');
  expect(await refusal(office, 'openCase', opening({ committeeMemberId: zhejiang.id }))).toBe('MEMBER_UNKNOWN');
  expect(await refusal(office, 'openCase', opening({ dueOn: '2026-03-01' }))).toBe('CASE_DUE');
  expect(await refusal(office, 'openCase', opening({ regionCode: '3301' }))).toBe('REGION_OUTSIDE');
  expect(await refusal(zhejiang, 'openCase', opening())).toBe('NOT_FOUND');
  const { id } = await open({ officerId: colleague.id });
  await send(office, 'submitCase', { caseId: id, note: '已移交', evidence: ['移交单'] }, CASE);
  for (const person of [office, colleague]) expect(await refusal(person, 'closeCase', { caseId: id })).toBe('CASE_OWN');
  expect(await refusal(zhejiang, 'closeCase', { caseId: id })).toBe('NOT_FOUND');
  expect(await zhejiang.ask(`{ caseLists(first: 10) { totalCount } cases(first: 10) { totalCount } }`)).toEqual({
    caseLists: { totalCount: 0 },
    cases: { totalCount: 0 },
  });
});
