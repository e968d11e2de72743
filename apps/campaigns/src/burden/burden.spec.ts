import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegionsLoaded } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { campaigns } from '../service.js';
import { builtInPacks } from '../template/packs.js';

type Answer = Record<string, any>;
let app: TestService;
let admin: TestPerson;
let approver: TestPerson;
let nanjing: TestPerson;

const BURDEN = `overCap acknowledged acknowledgedReason perLevel { level fields reports minutes capMinutes overCap }
  warnings { message messageEn } assumptions { validFrom source minutesPerField }`;
const ERRORS = 'userErrors { code message messageEn }';
/** The payload of a mutation, or the code of its refusal, wherever that is given. */
async function send(person: TestPerson, mutation: string, input: object, selection: string, type = mutation): Promise<Answer> {
  const named = `${type[0]!.toUpperCase()}${type.slice(1)}Input`;
  const document = `mutation ($input: ${named}!) { ${mutation}(input: $input) { ${selection} ${ERRORS} } }`;
  const { data, errors } = await person.askRaw(document, { input: { idempotencyKey: uuidv7(), ...input } });
  if (errors !== undefined) return { code: errors[0]!.extensions['code'], message: errors[0]!.message };
  const answer: Answer = (data as Answer)[mutation];
  const [error] = answer['userErrors'];
  if (error !== undefined) expect([error.message, error.messageEn].every((text: string) => text.length > 5)).toBe(true);
  return { ...answer, code: error?.code ?? null };
}
const burdenOf = async (campaignId: string, person = admin): Promise<Answer> =>
  (await person.ask(`query ($id: ID!) { campaign(id: $id) { burden { ${BURDEN} } } }`, { id: campaignId })).campaign.burden;
const ofLevel = ({ perLevel }: Answer, level: string): Answer => perLevel.find((one: Answer) => one['level'] === level);
const step = (person: TestPerson, mutation: string, campaign: Answer) =>
  send(
    person,
    mutation,
    { campaignId: campaign['id'], expectedVersion: campaign['version'] },
    'campaign { id version status }',
    'campaignAction',
  );

/** Sixteen lines that are typed each day in each county: 7 × (16 × 2 + 10) = 294 minutes a week, and more with each line. */
const form = (lines: number) => ({
  level: 'COUNTY',
  opensAt: '08:00',
  cutOff: '16:00',
  remindBefore: [],
  days: 'CALENDAR',
  lines: Array.from({ length: lines }, (_, index) => {
    return { code: `LINE_${index}`, zh: `事项${index}`, en: `Line ${index}`, kind: 'REPORTED', unit: '件', required: false };
  }),
});
async function draft(): Promise<Answer> {
  const input = {
    regionCode: '32',
    name: '除患攻坚行动',
    categories: ['HOSPITAL'],
    startsOn: '2026-03-01',
    endsOn: '2026-05-31',
    goal: '全部排查一遍',
    firstResponsiblePersonId: admin.id,
    phases: [
      { phase: 'MOBILIZATION', startsOn: '2026-03-01', endsOn: '2026-03-31' },
      { phase: 'INTENSIVE_RECTIFICATION', startsOn: '2026-04-01', endsOn: '2026-04-30' },
      { phase: 'ACCEPTANCE', startsOn: '2026-05-01', endsOn: '2026-05-31' },
    ],
  };
  const { campaign } = await send(admin, 'createCampaign', input, 'campaign { id version }');
  for (let index = 0; index < 24; index += 1) {
    const said = { code: `LINE_${index}`, zh: `事项${index}`, en: `Line ${index}`, unit: '件', formula: '当日数', evidence: '台账' };
    await send(admin, 'declareReportedIndicator', { campaignId: campaign.id, ...said }, 'reportedIndicator { id }');
  }
  return campaign;
}

beforeAll(async () => {
  app = await startService(campaigns, { today: '2026-03-01' });
  admin = await app.person('CAMPAIGN_ADMIN', '32');
  approver = await app.person('CAMPAIGN_APPROVER', '32');
  nanjing = await app.person('CAMPAIGN_ADMIN', '3201');
  const regions = [
    { code: '32', name: '江苏省' },
    { code: '3201', name: '南京市' },
    { code: '320102', name: '玄武区' },
  ];
  await app.receive(RegionsLoaded, { batchId: 'r', regions });
});
afterAll(() => app.stop());

describe('the burden of a campaign', () => {
  let campaign: Answer;
  const set = (lines: number, more: object = {}) =>
    send(
      admin,
      'setDispatchForm',
      { campaignId: campaign['id'], form: form(lines), ...more },
      `setting { form { version } burden { ${BURDEN} } }`,
    );
  const capped = (minutesPerWeek: number, person = admin) =>
    send(person, 'setBurdenCap', { campaignId: campaign['id'], caps: [{ level: 'COUNTY', minutesPerWeek }] }, `burden { ${BURDEN} }`);
  const acknowledge = (reason: string, person = admin) =>
    send(person, 'acknowledgeBurden', { campaignId: campaign['id'], reason }, `burden { ${BURDEN} }`);

  it('is told when a form is tried, before anything is kept', async () => {
    campaign = await draft();
    expect((await burdenOf(campaign['id'])).perLevel.map(({ minutes }: Answer) => minutes)).toEqual([0, 0, 0, 0]);
    const { setting } = await set(16, { dryRun: true });
    expect(ofLevel(setting.burden, 'COUNTY')).toMatchObject({ fields: 112, reports: 7, minutes: 294, capMinutes: 360, overCap: false });
    expect((await set(24, { dryRun: true }))['setting'].burden).toMatchObject({
      overCap: true,
      warnings: [{ message: '县级每周约需 406 分钟,超过上限 360 分钟。请精简填报项或降低频次。' }],
    });
    expect(ofLevel(await burdenOf(campaign['id']), 'COUNTY')['minutes']).toBe(0);
    expect((await set(16))['setting'].burden).toEqual(setting.burden);
    const kept = await burdenOf(campaign['id']);
    expect(kept).toEqual(setting.burden);
    expect(kept['assumptions']).toMatchObject({ minutesPerField: 2, source: expect.stringContaining('指尖上的形式主义') });
  });

  it('counts prepared tasks where they will lie', async () => {
    const task = {
      campaignId: campaign['id'],
      phase: 'MOBILIZATION',
      title: '开展排查',
      text: '全面排查',
      dueOn: '2026-03-20',
      regionCode: '320102',
    };
    await send(admin, 'issueTask', task, 'tasks { id }');
    expect(ofLevel(await burdenOf(campaign['id']), 'COUNTY')).toMatchObject({ reports: 7.1, minutes: 298.6 }); // one in 13 weeks
  });

  it('has caps that its office alone sets, and nothing to answer for below them', async () => {
    expect((await capped(298, nanjing)).code).toBe('NOT_FOUND');
    expect((await acknowledge('确需每日掌握')).code).toBe('BURDEN_WITHIN_CAP');
    expect((await capped(-1)).code).not.toBeNull();
    const { burden } = await capped(298);
    expect(burden).toMatchObject({ overCap: true, acknowledged: false });
    expect(ofLevel(burden, 'CITY')['capMinutes']).toBe(480); // levels that are not named stay
  });

  it('is answered for again when it has grown', async () => {
    await set(15, { expectedVersion: 1 });
    await capped(270);
    expect((await acknowledge('确需每日掌握进展'))['burden'].acknowledged).toBe(true);
    expect((await set(14, { expectedVersion: 2 }))['setting'].burden).toMatchObject({ overCap: true, acknowledged: true });
    expect((await set(16, { expectedVersion: 3 }))['setting'].burden).toMatchObject({ overCap: true, acknowledged: false });
    await capped(298);
  });

  it('over its cap it is not published until somebody answers for it, and that is kept', async () => {
    const { campaign: submitted } = await step(admin, 'submitCampaign', campaign);
    const { campaign: approved } = await step(approver, 'approveCampaign', submitted);
    const refused = await step(admin, 'publishCampaign', approved);
    expect(refused).toEqual({ code: 'BURDEN_OVER_CAP', message: expect.stringContaining('县级每周约 298.6 分钟,超过负担上限 298 分钟') });
    expect(await app.rows('SELECT status FROM campaign WHERE id = $1', [campaign['id']])).toEqual([{ status: 'APPROVED' }]);
    expect((await acknowledge('短')).code).not.toBeNull();
    expect((await acknowledge('两会期间确需每日掌握', approver)).code).toBe('FORBIDDEN');
    const { burden } = await acknowledge('两会期间确需每日掌握');
    expect(burden).toMatchObject({ overCap: true, acknowledged: true, acknowledgedReason: '两会期间确需每日掌握' });
    const audit = `SELECT actor_id AS actor, object_type AS type, region_code AS region FROM audit_entry WHERE operation = 'acknowledgeBurden' ORDER BY seq`;
    expect((await app.rows(audit)).at(-1)).toEqual({ actor: admin.id, type: 'burden_cap', region: '32' });
    expect((await step(admin, 'publishCampaign', approved))['campaign'].status).toBe('RUNNING');
  });
});

describe('the built-in packs', () => {
  it.each(builtInPacks().map(({ code }) => code))('%s stays within the caps of every level', async (templateCode) => {
    const input = { templateCode, regionCode: '32', startsOn: '2026-03-02', firstResponsiblePersonId: admin.id };
    const { campaign } = await send(admin, 'createCampaignFromTemplate', input, 'campaign { id }');
    expect(await burdenOf(campaign.id)).toMatchObject({ overCap: false, warnings: [] });
  });
});

it('ranks and dispatches nobody below the county', async () => {
  const values = async (name: string): Promise<readonly string[]> => {
    const { __type: type } = await admin.ask(`{ __type(name: "${name}") { enumValues { name } } }`);
    return type.enumValues.map((one: Answer) => one['name']);
  };
  for (const name of ['ProgressLevel', 'DispatchLevel']) expect((await values(name)).at(-1)).toBe('COUNTY');
});
