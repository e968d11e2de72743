import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegionsLoaded } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { strFromU8, unzipSync } from 'fflate';
import { campaigns } from '../service.js';

let app: TestService;
let corps: TestPerson;
let approver: TestPerson;
let city: TestPerson;
let elsewhere: TestPerson;
let campaign: { id: string; version: number };

const FILE = '{ name mediaType sizeBytes sha256 contentBase64 }';
type File = { name: string; mediaType: string; sizeBytes: number; sha256: string; contentBase64: string };
const fileOf = async (person: TestPerson, field: string): Promise<File> =>
  Object.values(await person.ask<Record<string, File>>(`{ ${field} ${FILE} }`))[0]!;
const textOf = ({ contentBase64 }: File) =>
  strFromU8(unzipSync(Buffer.from(contentBase64, 'base64'))['word/document.xml']!)
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');
const refused = async (person: TestPerson, field: string) =>
  (await person.askRaw(`{ ${field} ${FILE} }`)).errors?.map(({ extensions }) => extensions['code']);
async function send(person: TestPerson, mutation: string, type: string, input: object, selection: string): Promise<any> {
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { messageEn } } }`;
  const answer = (await person.ask<any>(document, { input: { idempotencyKey: uuidv7(), ...input } }))[mutation];
  expect(answer.userErrors).toEqual([]);
  return answer;
}

beforeAll(async () => {
  app = await startService(campaigns, { today: '2024-01-10' });
  corps = await app.person('CAMPAIGN_ADMIN', '21');
  approver = await app.person('CAMPAIGN_APPROVER', '21');
  city = await app.person('CAMPAIGN_ADMIN', '2108');
  elsewhere = await app.person('CAMPAIGN_ADMIN', '33');
  const regions = [{ code: '21', name: '辽宁省' }, { code: '2108', name: '营口市' }]; // prettier-ignore
  await app.receive(RegionsLoaded, { batchId: 'r', regions });
  const input = {
    templateCode: 'CONCENTRATED_RECTIFICATION',
    regionCode: '21',
    startsOn: '2024-01-10',
    firstResponsiblePersonId: corps.id,
  };
  ({ campaign } = await send(corps, 'createCampaignFromTemplate', 'CreateCampaignFromTemplateInput', input, 'campaign { id version }'));
});
afterAll(() => app.stop());

describe('the plan of a campaign in Word', () => {
  it('says what the plan says, is marked until it is published, and keeps its hash while nothing changes', async () => {
    const field = `planPaper(campaignId: "${campaign.id}")`;
    const file = await fileOf(corps, field);
    const bytes = Buffer.from(file.contentBase64, 'base64');
    expect(file).toMatchObject({ sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    expect(file.name).toMatch(/方案\.docx$/);
    expect((await fileOf(corps, field)).sha256).toBe(file.sha256);
    const text = textOf(file);
    expect(text.startsWith('草稿')).toBe(true);
    for (const heading of ['一、工作目标', '实施步骤', '重点任务', '依据文件', '完成时限:', '责任处室:']) expect(text).toContain(heading);

    const step = async (person: TestPerson, mutation: string) => {
      const action = { campaignId: campaign.id, expectedVersion: campaign.version };
      ({ campaign } = await send(person, mutation, 'CampaignActionInput', action, 'campaign { id version }'));
    };
    expect(await refused(city, field)).toEqual(['NOT_FOUND']); // a draft is its authors’ business
    await step(corps, 'submitCampaign');
    expect(textOf(await fileOf(corps, field)).startsWith('送审稿')).toBe(true);
    await step(approver, 'approveCampaign');
    await step(corps, 'publishCampaign');
    expect(textOf(await fileOf(city, field))).not.toMatch(/草稿|送审稿/);
    expect(await refused(elsewhere, field)).toEqual(['NOT_FOUND']);
    expect(await refused(corps, 'planPaper(campaignId: "no id")')).toEqual(['NOT_FOUND']);
  });
});

describe('the acceptance report', () => {
  it('is a draft before acceptance, and not for those who see no figures of the whole region', async () => {
    const field = `acceptancePaper(campaignId: "${campaign.id}")`;
    const text = textOf(await fileOf(corps, field));
    expect(text).toMatch(/^草稿/);
    for (const heading of ['一、基本情况', '二、阶段实施情况', '任务完成情况']) expect(text).toContain(heading);
    expect(text).not.toContain('验收评估情况');
    const sheet = [{ key: 'organising', title: '组织领导', points: 100, source: 'HAND' }];
    for (const region of ['21', '2108']) {
      const input = { campaignId: campaign.id, regionCode: region, sheet };
      await send(corps, 'createEvaluation', 'CreateEvaluationInput', input, 'evaluation { id }');
    }
    const evaluated = textOf(await fileOf(corps, field));
    expect(evaluated).toContain('辽宁省的验收评估处于“评分”状态,得分和等次待审定。尚未抽样复核。');
    expect(evaluated).toMatch(/营口市\n评分\n—\n—\n0\n0\n/);
    expect(await refused(city, field)).toEqual(['NOT_FOUND']);
    expect(await refused(elsewhere, field)).toEqual(['NOT_FOUND']);
  });
});

describe('papers of the registers', () => {
  it('are made of one office’s own registers, for those who read them', async () => {
    const meeting = {
      ...{ kind: 'OFFICE', title: '行政办公会议', ordinal: 6, convener: '总队', level: 'CORPS', heldOn: '2024-01-09' },
      requirements: [{ title: '加强保密工作', lead: '保密办', supporting: ['机关各处室'] }],
    };
    const { meeting: held } = await send(corps, 'recordMeeting', 'RecordMeetingInput', { regionCode: '21', meeting }, 'meeting { id }');
    const notice = `requirementNoticePaper(meetingId: "${held.id}")`;
    expect(textOf(await fileOf(corps, notice))).toContain('一、加强保密工作。(责任处室:保密办牵头,机关各处室配合)');
    expect(await refused(city, notice)).toEqual(['NOT_FOUND']);
    const document = {
      kind: 'NOTICE',
      title: '工作要求的通知',
      number: '辽消〔2024〕9号',
      issuer: '总队',
      level: 'CORPS',
      issuedOn: '2024-01-10',
    };
    const registered = { regionCode: '21', document: { ...document, derivedFromIds: [held.id] } };
    await send(corps, 'registerDocument', 'RegisterDocumentInput', registered, 'document { id }');
    expect(textOf(await fileOf(corps, notice))).toMatch(/^[^草]*\n辽消〔2024〕9号\n/);

    const monthly = (region: string, month = '2024-01') => `monthlyReportPaper(regionCode: "${region}", month: "${month}")`;
    expect(textOf(await fileOf(corps, monthly('21')))).toMatch(
      /1月9日,总队组织召开第6次行政办公会议.*\n[\s\S]*1\.辽消〔2024〕9号,《工作要求的通知》/,
    );
    expect(textOf(await fileOf(city, monthly('2108')))).not.toContain('辽消〔2024〕9号');
    expect(await refused(city, monthly('21'))).toEqual(['NOT_FOUND']);
    expect(await refused(corps, monthly('21', '2024-13'))).toEqual(['INVALID_INPUT']);
  });
});
