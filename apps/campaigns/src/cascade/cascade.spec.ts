import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CampaignAmended, CampaignIssued, CampaignPublished, PlanFiled, RegionsLoaded } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { campaigns } from '../service.js';

type Answer = Record<string, any>;
interface Office {
  readonly admin: TestPerson;
  readonly approver: TestPerson;
}

let app: TestService;
let province: Office;
let nanjing: Office;
let suzhou: Office;
let xuanwu: Office;

beforeAll(async () => {
  app = await startService(campaigns, { today: '2026-01-05' });
  const regions = {
    '32': '江苏省',
    '3201': '南京市',
    '3205': '苏州市',
    '3210': '扬州市',
    '320102': '玄武区',
    '320104': '秦淮区',
    '320505': '虎丘区',
  };
  await app.receive(RegionsLoaded, { batchId: 'r', regions: Object.entries(regions).map(([code, name]) => ({ code, name })) });
  const office = async (regionCode: string): Promise<Office> => ({
    admin: await app.person('CAMPAIGN_ADMIN', regionCode),
    approver: await app.person('CAMPAIGN_APPROVER', regionCode),
  });
  province = await office('32');
  nanjing = await office('3201');
  suzhou = await office('3205');
  xuanwu = await office('320102');
});
afterAll(() => app.stop());

const USER_ERRORS = `userErrors { code field message messageEn }`;
async function send(person: TestPerson, mutation: string, input: object, selection: string): Promise<Answer> {
  const type = inputType(mutation);
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} ${USER_ERRORS} } }`;
  return (await person.ask(document, { input: { idempotencyKey: uuidv7(), ...input } }))[mutation];
}
/** The refusal of a mutation, wherever it is given; null when it was not refused. */
async function refusal(person: TestPerson, mutation: string, input: object): Promise<Answer | null> {
  const document = `mutation ($input: ${inputType(mutation)}!) { ${mutation}(input: $input) { ${USER_ERRORS} } }`;
  const { data, errors } = await person.askRaw(document, { input: { idempotencyKey: uuidv7(), ...input } });
  return errors?.[0] !== undefined
    ? { message: errors[0].message, ...errors[0].extensions }
    : ((data as any)[mutation].userErrors[0] ?? null);
}
const inputType = (mutation: string) =>
  /^(submit|approve|publish)Campaign$/.test(mutation)
    ? 'CampaignActionInput'
    : mutation === 'returnCampaign'
      ? 'CampaignDecisionInput'
      : `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
const at = (campaign: Answer) => ({ campaignId: campaign['id'], expectedVersion: campaign['version'] });

const CAMPAIGN = 'campaign { id version status regionCode phases { phase exitGate { __typename } } }';
async function publish({ admin, approver }: Office, campaign: Answer): Promise<Answer> {
  let now = campaign;
  for (const [who, mutation] of [
    [admin, 'submitCampaign'],
    [approver, 'approveCampaign'],
    [admin, 'publishCampaign'],
  ] as const) {
    const answer = await send(who, mutation, at(now), CAMPAIGN);
    expect(answer['userErrors']).toEqual([]);
    now = answer['campaign'];
  }
  return now;
}

const PHASES = [
  { phase: 'MOBILIZATION', startsOn: '2026-01-01', endsOn: '2026-01-31' },
  { phase: 'INTENSIVE_RECTIFICATION', startsOn: '2026-02-01', endsOn: '2026-05-31' },
  { phase: 'ACCEPTANCE', startsOn: '2026-06-01', endsOn: '2026-06-30' },
];
const GATE = [
  { key: 'coverage', kind: 'INDICATOR', indicator: 'COVERAGE', comparator: 'GTE', threshold: 0.9, scope: 'EACH_CITY' },
  { key: 'found', kind: 'INDICATOR', indicator: 'HAZARDS_FOUND', comparator: 'GTE', threshold: 5000 },
];
const item = (title: string, mandatory: boolean, kind = 'OPERATION') => ({ kind, title, mandatory });

/** A running campaign of the province: two operations, one of them mandatory with a measure; targets; a cadence rule; an indicator. */
async function running(): Promise<Answer> {
  const phases = PHASES.map((phase, index) => (index === 1 ? { ...phase, exitGate: GATE } : phase));
  const { campaign } = await send(
    province.admin,
    'createCampaign',
    {
      regionCode: '32',
      name: '除患攻坚行动',
      documentNumber: '苏消〔2026〕7号',
      categories: ['HOSPITAL'],
      startsOn: '2026-01-01',
      endsOn: '2026-06-30',
      goal: '全部排查一遍',
      firstResponsiblePersonId: province.admin.id,
      phases,
    },
    CAMPAIGN,
  );
  const campaignId = campaign.id;
  const add = async (mutation: string, input: object, noun: string): Promise<Answer> => {
    const answer = await send(province.admin, mutation, { campaignId, ...input }, `${noun} { id version }`);
    expect(answer['userErrors']).toEqual([]);
    return answer[noun];
  };
  const must = await add('addPlanItem', { item: item('大排查', true) }, 'planItem');
  await add('addPlanItem', { parentId: must['id'], item: item('逐户建档', true, 'MEASURE') }, 'planItem');
  const may = await add('addPlanItem', { item: item('大宣传', false) }, 'planItem');
  const indicator = { code: 'TRAINED', zh: '培训人数', en: 'People trained', unit: '人', formula: '签到人数', evidence: '签到表' };
  await add('declareReportedIndicator', indicator, 'reportedIndicator');
  const count = { kind: 'COUNT', name: '培训', planItemId: must['id'], indicator: 'TRAINED', comparator: 'GTE', value: 1000, unit: '人' };
  const target = await add('addTarget', { target: count }, 'target');
  const regions = [
    { regionCode: '3201', value: 600 },
    { regionCode: '3205', value: 400 },
    { regionCode: '3210', value: 0 },
  ];
  await send(
    province.admin,
    'setTargetShares',
    { targetId: target['id'], expectedVersion: target['version'], method: 'BY_HAND', regions },
    'target { id }',
  );
  const ratio = { kind: 'RATIO', name: '整改率', indicator: 'RECTIFICATION_RATE', comparator: 'GTE', value: 0.9, unit: '%' };
  await add('addTarget', { target: ratio }, 'target');
  const optional = {
    kind: 'RATIO',
    name: '知晓率',
    planItemId: may['id'],
    indicator: 'COVERAGE',
    comparator: 'GTE',
    value: 0.5,
    unit: '%',
  };
  await add('addTarget', { target: optional }, 'target');
  const cadence = { what: '督导', who: '督导组', atLeast: 2, period: 'WEEK', scope: 'TOTAL', dueBefore: '18:00' };
  await add('addCadence', { cadence }, 'cadence');
  return publish(province, campaign);
}

const ISSUE = 'issue { dryRun dueOn planItems mandatoryItems targets cadences timesPerWeek regions { code } }';
const issue = (person: TestPerson, campaign: Answer, fields: object = {}) =>
  send(person, 'issueCampaign', { ...at(campaign), dueOn: '2026-01-20', ...fields }, ISSUE);
const CASCADE = 'cascade { id version status regionCode late child { id version status regionCode } }';
const cascadesOf = async (person: TestPerson, campaign: Answer): Promise<Answer[]> =>
  (
    await person.ask(
      `query ($id: ID!) { cascades(filter: { campaignId: $id }) { nodes { id version status regionCode dueOn overdue campaign { id name } child { id version } } } }`,
      { id: campaign['id'] },
    )
  ).cascades.nodes;
async function confirm({ admin }: Office, campaign: Answer, regionCode: string): Promise<Answer> {
  const row = (await cascadesOf(admin, campaign)).find((one) => one['regionCode'] === regionCode)!;
  const input = { cascadeId: row['id'], expectedVersion: row['version'], firstResponsiblePersonId: admin.id };
  const { cascade, userErrors } = await send(admin, 'confirmCascade', input, CASCADE);
  expect(userErrors).toEqual([]);
  return cascade.child;
}
const PLAN = `id version status parent { id } plan { id version title mandatory parentId kind } targets(first: 50) { nodes { id version name value comparator kind indicator unit planItemId from to } }
  cadences { nodes { id version what atLeast period } } reportedIndicators { nodes { id code } } startsOn endsOn phases { phase startsOn endsOn exitGate { key scope threshold } }`;
const read = async (person: TestPerson, campaign: Answer, selection = PLAN): Promise<Answer> =>
  (await person.ask(`query ($id: ID!) { campaign(id: $id) { ${selection} } }`, { id: campaign['id'] })).campaign;
/** What is owed because of the cascade; cadence rules are owed besides. */
const obligations = (campaign: Answer) =>
  app.rows(
    `SELECT region_code AS region, kind, status, late, due_at FROM obligation
     WHERE campaign_id = $1 AND kind IN ('PLAN_FILING', 'AMENDMENT') ORDER BY region_code, id`,
    [campaign['id']],
  );

describe('issuing a campaign', () => {
  it('says beforehand to whom and how much, then asks each subordinate once', async () => {
    const campaign = await running();
    const preview = await issue(province.admin, campaign, { dryRun: true });
    expect(preview['issue']).toEqual({
      dryRun: true,
      dueOn: '2026-01-20',
      planItems: 3,
      mandatoryItems: 2,
      targets: 3,
      cadences: 1,
      timesPerWeek: 2,
      regions: [{ code: '3201' }, { code: '3205' }, { code: '3210' }],
    });
    expect(await cascadesOf(province.admin, campaign)).toEqual([]);
    expect(await obligations(campaign)).toEqual([]);

    await issue(province.admin, campaign, { regions: ['3201'] });
    const rest = await issue(province.admin, campaign);
    expect(rest['issue'].regions).toEqual([{ code: '3205' }, { code: '3210' }]);
    expect(await obligations(campaign)).toMatchObject(
      ['3201', '3205', '3210'].map((region) => ({
        region,
        kind: 'PLAN_FILING',
        status: 'OPEN',
        due_at: new Date('2026-01-21T00:00:00+08:00'),
      })),
    );
    const events = (await app.published(CampaignIssued)).filter(({ campaignId }) => campaignId === campaign['id']);
    expect(events.map(({ regionCode }) => regionCode)).toEqual(['3201', '3205', '3210']);
    expect(await cascadesOf(nanjing.admin, campaign)).toMatchObject([
      { regionCode: '3201', status: 'ISSUED', campaign: { name: '除患攻坚行动' } },
    ]);
  });

  it('is refused for what is not published, for regions that are no direct subordinates, twice, late, and by others', async () => {
    const campaign = await running();
    const attempt = (person: TestPerson, fields: object = {}) =>
      refusal(person, 'issueCampaign', { ...at(campaign), dueOn: '2026-01-20', ...fields });
    await issue(province.admin, campaign, { regions: ['3201'] });
    expect(await attempt(province.admin, { regions: ['3201', '3205'] })).toMatchObject({ code: 'CASCADE_TWICE' });
    expect(await attempt(province.admin, { regions: ['320102'] })).toMatchObject({ code: 'CASCADE_REGION', field: ['regions'] });
    expect(await attempt(province.admin, { regions: ['33'] })).toMatchObject({ code: 'CASCADE_REGION' });
    expect(await attempt(province.admin, { dueOn: '2026-07-01' })).toMatchObject({ code: 'CASCADE_DUE' });
    expect(await attempt(province.admin, { dueOn: '2026-01-04' })).toMatchObject({ code: 'CASCADE_DUE' });
    expect(await attempt(province.admin, { expectedVersion: 1 })).toMatchObject({ code: 'STALE_VERSION' });
    expect(await attempt(nanjing.admin)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await attempt(province.approver)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await cascadesOf(province.admin, campaign)).toHaveLength(1);

    const child = await confirm(nanjing, campaign, '3201');
    expect(await refusal(nanjing.admin, 'issueCampaign', { ...at(child), dueOn: '2026-01-20' })).toMatchObject({
      code: 'CAMPAIGN_NOT_RUNNING',
      messageEn: expect.stringContaining('must be running'),
    });
  });
});

describe('taking a campaign over', () => {
  it('copies what the plan asks of the region, and nothing of the neighbours', async () => {
    const campaign = await running();
    await issue(province.admin, campaign);
    const child = await confirm(nanjing, campaign, '3201');
    const copy = await read(nanjing.admin, child);
    expect(copy).toMatchObject({ status: 'DRAFT', parent: { id: campaign['id'] } });
    expect(copy['plan'].map(({ title, mandatory }: Answer) => [title, mandatory])).toEqual([
      ['大排查', true],
      ['逐户建档', true],
      ['大宣传', false],
    ]);
    expect(copy['plan'][1].parentId).toBe(copy['plan'][0].id);
    expect(copy['targets'].nodes.map(({ name, value }: Answer) => [name, value])).toEqual([
      ['培训', 600],
      ['整改率', 0.9],
      ['知晓率', 0.5],
    ]);
    expect(copy['reportedIndicators'].nodes).toMatchObject([{ code: 'TRAINED' }]);
    expect(copy['phases'][1].exitGate).toEqual([{ key: 'coverage', scope: 'TOTAL', threshold: 0.9 }]); // 5000 hazards found are the province's
    expect(await read(nanjing.admin, child, 'parentDiff { unchanged differences { change } }')).toEqual({
      parentDiff: { unchanged: 20, differences: [] },
    });
    const yangzhou = await app.person('CAMPAIGN_ADMIN', '3210');
    const none = await confirm({ admin: yangzhou, approver: yangzhou }, campaign, '3210');
    expect((await read(yangzhou, none))['targets'].nodes.map(({ name }: Answer) => name)).toEqual(['整改率', '知晓率']);
  });

  it('is the subordinate’s own: neighbours see nothing, and nobody confirms twice', async () => {
    const campaign = await running();
    await issue(province.admin, campaign);
    const [row] = await cascadesOf(nanjing.admin, campaign);
    const input = { cascadeId: row!['id'], expectedVersion: row!['version'], firstResponsiblePersonId: nanjing.admin.id };
    expect(await refusal(suzhou.admin, 'confirmCascade', { ...input, firstResponsiblePersonId: suzhou.admin.id })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await refusal(nanjing.approver, 'confirmCascade', input)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(nanjing.admin, 'confirmCascade', { ...input, firstResponsiblePersonId: suzhou.admin.id })).toMatchObject({
      code: 'PERSON_UNKNOWN',
    });
    expect(await refusal(nanjing.admin, 'confirmCascade', { ...input, expectedVersion: 7 })).toMatchObject({ code: 'STALE_VERSION' });
    const child = await confirm(nanjing, campaign, '3201');
    const version = row!['version'] + 1;
    expect(await refusal(nanjing.admin, 'confirmCascade', { ...input, expectedVersion: version })).toMatchObject({
      code: 'CASCADE_STATUS',
      message: expect.stringContaining('已确认细化中'),
    });

    expect((await cascadesOf(suzhou.admin, campaign)).map(({ regionCode }) => regionCode)).toEqual(['3205']);
    const foreign = await suzhou.admin.askRaw(`query ($id: ID!) { campaign(id: $id) { id } }`, { id: child['id'] });
    expect(foreign.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    const matrix = 'children { nodes { id } } submissionMatrix { totals { issued confirmed } rows { nodes { regionCode } } }';
    expect(await read(suzhou.admin, campaign, matrix)).toEqual({
      children: { nodes: [] },
      submissionMatrix: { totals: { issued: 1, confirmed: 0 }, rows: { nodes: [{ regionCode: '3205' }] } },
    });
  });
});

describe('localising a plan', () => {
  const setUp = async () => {
    const campaign = await running();
    await issue(province.admin, campaign);
    const child = await read(nanjing.admin, await confirm(nanjing, campaign, '3201'));
    return { campaign, child };
  };
  const named = (rows: Answer[], name: string) =>
    rows.find((row) => row['title'] === name || row['name'] === name || row['what'] === name)!;
  const targetInput = ({ kind, name, indicator, comparator, value, unit, planItemId, from, to }: Answer) => {
    return { kind, name, indicator, comparator, value, unit, planItemId, from, to };
  };

  it('adds and tightens freely, and shows it beside the parent’s plan', async () => {
    const { child } = await setUp();
    const must = named(child['plan'], '大排查');
    const trained = named(child['targets'].nodes, '培训');
    const rule = named(child['cadences'].nodes, '督导');
    await send(
      nanjing.admin,
      'addPlanItem',
      { campaignId: child['id'], parentId: must['id'], item: item('夜查', false, 'MEASURE') },
      'planItem { id }',
    );
    await send(
      nanjing.admin,
      'changeTarget',
      { targetId: trained['id'], expectedVersion: trained['version'], target: { ...targetInput(trained), value: 700 } },
      'target { id }',
    );
    const cadence = { what: '督导', who: '督导组', atLeast: 1, period: 'DAY', scope: 'TOTAL', dueBefore: '17:00' };
    await send(nanjing.admin, 'changeCadence', { cadenceId: rule['id'], expectedVersion: rule['version'], cadence }, 'cadence { id }');
    const dropped = named(child['plan'], '大宣传');
    await send(nanjing.admin, 'removePlanItem', { planItemId: dropped['id'], expectedVersion: dropped['version'] }, 'removed { targets }');
    const phases = PHASES.map((phase, index) => (index === 2 ? { ...phase, startsOn: '2026-06-10' } : phase));
    const changed = await send(nanjing.admin, 'changeCampaign', { ...at(child), goal: '全市一户不漏', phases }, CAMPAIGN);
    expect(changed['userErrors']).toEqual([]);

    const { parentDiff } = await read(
      nanjing.admin,
      child,
      'parentDiff { unchanged differences { part change name { zh } before { zh } after { zh } breach { zh } } }',
    );
    expect(parentDiff.differences.map(({ part, change, name }: Answer) => `${part} ${change} ${name.zh}`)).toEqual([
      'CAMPAIGN CHANGED 行动目标',
      'PHASE TIGHTENED 验收评估',
      'ITEM REMOVED 大宣传',
      'ITEM ADDED 夜查',
      'TARGET TIGHTENED 培训',
      'TARGET REMOVED 知晓率',
      'CADENCE TIGHTENED 督导组:督导',
    ]);
    expect(parentDiff.differences.every(({ breach }: Answer) => breach === null)).toBe(true);
    expect(parentDiff.differences[4]).toMatchObject({
      before: { zh: '≥ 600 人(2026-01-01 至 2026-06-30)' },
      after: { zh: '≥ 700 人(2026-01-01 至 2026-06-30)' },
    });
    expect(parentDiff.differences[6]).toMatchObject({
      before: { zh: '每周不少于 2 次(合计),18:00 前,2026-01-01 至 2026-06-30' },
      after: { zh: '每日不少于 1 次(合计),17:00 前,2026-01-01 至 2026-06-30' },
    });
  });

  it('drops and loosens nothing that is binding, and says what the bound is', async () => {
    const { child } = await setUp();
    const before = await read(nanjing.admin, child);
    const must = named(child['plan'], '大排查');
    const measure = named(child['plan'], '逐户建档');
    const may = named(child['plan'], '大宣传');
    const trained = named(child['targets'].nodes, '培训');
    const rate = named(child['targets'].nodes, '整改率');
    const rule = named(child['cadences'].nodes, '督导');
    const part = (row: Answer, key: string) => ({ [key]: row['id'], expectedVersion: row['version'] });
    const tried: readonly (readonly [string, object, RegExp])[] = [
      ['removePlanItem', part(must, 'planItemId'), /“大排查”.*不得删除/],
      ['changePlanItem', { ...part(must, 'planItemId'), item: item('大排查', false) }, /不得改为选办/],
      ['changePlanItem', { ...part(must, 'planItemId'), item: item('小排查', true) }, /须与上级方案一致/],
      ['movePlanItem', { ...part(measure, 'planItemId'), parentId: may['id'] }, /“逐户建档”.*原所属项/],
      ['removeTarget', part(trained, 'targetId'), /“培训”.*不得删除/],
      ['changeTarget', { ...part(trained, 'targetId'), target: { ...targetInput(trained), value: 599 } }, /目标值须 ≥ 600 人/],
      ['changeTarget', { ...part(trained, 'targetId'), target: { ...targetInput(trained), planItemId: may['id'] } }, /原所属项/],
      ['changeTarget', { ...part(rate, 'targetId'), target: { ...targetInput(rate), value: 0.85 } }, /目标值须 ≥ 90%/],
      ['changeTarget', { ...part(rate, 'targetId'), target: { ...targetInput(rate), comparator: 'LTE' } }, /保持原名称、指标/],
      ['removeCadence', part(rule, 'cadenceId'), /不得删除/],
      [
        'changeCadence',
        {
          ...part(rule, 'cadenceId'),
          cadence: { what: '督导', who: '督导组', atLeast: 7, period: 'MONTH', scope: 'TOTAL', dueBefore: '18:00' },
        },
        /频次须为每周不少于 2 次/,
      ],
      [
        'changeCadence',
        {
          ...part(rule, 'cadenceId'),
          cadence: { what: '督导', who: '督导组', atLeast: 2, period: 'WEEK', scope: 'TOTAL', dueBefore: '19:00' },
        },
        /18:00 前完成/,
      ],
      ['changeCampaign', { ...at(child), categories: ['HOSPITAL', 'HOTEL'] }, /单位类别须与上级一致/],
      ['changeCampaign', { ...at(child), endsOn: '2026-07-31' }, /期限须在 2026-01-01 至 2026-06-30 之内/],
      [
        'changeCampaign',
        {
          ...at(child),
          phases: PHASES.map((phase, index) =>
            index === 0 ? { ...phase, endsOn: '2026-01-20' } : index === 1 ? { ...phase, startsOn: '2026-01-25' } : phase,
          ),
        },
        /“除患攻坚”.*2026-02-01 至 2026-05-31/,
      ],
      [
        'changeCampaign',
        {
          ...at(child),
          phases: PHASES.map((phase, index) =>
            index === 1 ? { ...phase, exitGate: [{ ...GATE[0], scope: 'TOTAL', threshold: 0.8 }] } : phase,
          ),
        },
        /门槛须 ≥ 90%/,
      ],
    ];
    for (const [mutation, input, message] of tried) {
      const refused = await refusal(nanjing.admin, mutation, input);
      expect(refused).toMatchObject({ code: 'INHERITED', message: expect.stringMatching(message) });
      expect(refused!['messageEn']).toMatch(/comes from the level above/);
    }
    const backwards = PHASES.map((phase, index) => (index === 1 ? { ...phase, startsOn: '2026-01-15' } : phase));
    expect(await refusal(nanjing.admin, 'changeCampaign', { ...at(child), phases: backwards })).toMatchObject({ code: 'PHASE_OVERLAP' });
    const indicator = { campaignId: child['id'], code: 'TRAINED', zh: '培训', en: 'x', unit: '人', formula: '估算', evidence: '无' };
    expect(await refusal(nanjing.admin, 'declareReportedIndicator', indicator)).toMatchObject({ code: 'INDICATOR_INHERITED' });
    expect(await read(nanjing.admin, child)).toEqual(before);
  });
});

describe('filing', () => {
  it('is the publication at the region’s own level, on time or late; the level above sees it for every level', async () => {
    await app.setTime('2026-01-05T12:00:00+08:00');
    const campaign = await running();
    await issue(province.admin, campaign);
    const draft = await confirm(nanjing, campaign, '3201');
    const submitted = await send(nanjing.admin, 'submitCampaign', at(draft), CAMPAIGN);
    const matrix = async (person: TestPerson, level = '') =>
      (
        await read(
          person,
          campaign,
          `submissionMatrix${level} { totals { issued confirmed localised filed late overdue } rows { nodes { regionCode status late overdue child { status currentPhase { phase status } } } } }`,
        )
      )['submissionMatrix'];
    expect((await matrix(province.admin)).rows.nodes[0]).toMatchObject({
      regionCode: '3201',
      status: 'LOCALISED',
      child: { status: 'SUBMITTED' },
    });
    const back = await send(nanjing.approver, 'returnCampaign', { ...at(submitted['campaign']), reason: '请补充处室分工' }, CAMPAIGN);
    expect((await matrix(province.admin)).rows.nodes[0].status).toBe('CONFIRMED');
    const city = await publish(nanjing, back['campaign']);
    expect(city['status']).toBe('RUNNING');

    const late = await confirm(suzhou, campaign, '3205');
    await app.setTime('2026-01-21T00:00:00+08:00');
    await publish(suzhou, late);
    expect(await obligations(campaign)).toMatchObject([
      { region: '3201', status: 'DONE', late: false },
      { region: '3205', status: 'DONE', late: true },
      { region: '3210', status: 'OPEN' },
    ]);
    const whole = await matrix(province.admin);
    expect(whole.totals).toEqual({ issued: 3, confirmed: 2, localised: 2, filed: 2, late: 1, overdue: 1 });
    expect(whole.rows.nodes).toMatchObject([
      {
        regionCode: '3201',
        status: 'FILED',
        late: false,
        child: { status: 'RUNNING', currentPhase: { phase: 'MOBILIZATION', status: 'IN_PROGRESS' } },
      },
      { regionCode: '3205', status: 'FILED', late: true },
      { regionCode: '3210', status: 'ISSUED', overdue: true, child: null },
    ]);
    expect((await app.published(PlanFiled)).filter(({ rootId }) => rootId === campaign['id'])).toMatchObject([
      { campaignId: city['id'], parentId: campaign['id'], regionCode: '3201', late: false },
      { regionCode: '3205', late: true, dueOn: '2026-01-20', filedOn: '2026-01-21' },
    ]);
    expect((await app.published(CampaignPublished)).find(({ campaignId }) => campaignId === city['id'])).toMatchObject({
      parentId: campaign['id'],
      rootId: campaign['id'],
    });

    // On to the counties: the city issues its own plan; the province sees through it.
    const next = await issue(nanjing.admin, city, { dueOn: '2026-02-01' });
    expect(next['issue'].regions).toEqual([{ code: '320102' }, { code: '320104' }]);
    await publish(xuanwu, await confirm(xuanwu, city, '320102'));
    const counties = await matrix(province.admin, '(level: COUNTY)');
    expect(counties.totals).toMatchObject({ issued: 2, confirmed: 1, filed: 1 });
    expect(counties.rows.nodes.map(({ regionCode, status }: Answer) => [regionCode, status])).toEqual([
      ['320102', 'FILED'],
      ['320104', 'ISSUED'],
    ]);
    expect((await matrix(suzhou.admin, '(level: COUNTY)')).totals.issued).toBe(0);
    const child = await read(
      xuanwu.admin,
      (await cascadesOf(xuanwu.admin, city))[0]!['child'],
      'parent { id parent { id } } cascade { status dueOn }',
    );
    expect(child).toEqual({
      parent: { id: city['id'], parent: { id: campaign['id'] } },
      cascade: { status: 'FILED', dueOn: '2026-02-01' },
    });
  });

  it('can be returned by the level above, which asks for it again', async () => {
    await app.setTime('2026-01-05T12:00:00+08:00');
    const campaign = await running();
    await issue(province.admin, campaign);
    await publish(nanjing, await confirm(nanjing, campaign, '3201'));
    const [row] = await cascadesOf(nanjing.admin, campaign);
    const input = { cascadeId: row!['id'], expectedVersion: row!['version'], reason: '未落实责任处室', dueOn: '2026-01-25' };
    expect(await refusal(nanjing.admin, 'returnFiling', input)).toMatchObject({ code: 'FORBIDDEN' });
    const returned = await send(province.admin, 'returnFiling', input, 'cascade { status dueOn returnReason filedOn }');
    expect(returned['cascade']).toEqual({ status: 'RETURNED', dueOn: '2026-01-25', returnReason: '未落实责任处室', filedOn: null });
    const [, open] = (await obligations(campaign)).filter(({ region }) => region === '3201');
    expect(open).toMatchObject({ status: 'OPEN', due_at: new Date('2026-01-26T00:00:00+08:00') });
    const [other] = await cascadesOf(suzhou.admin, campaign);
    const early = { ...input, cascadeId: other!['id'], expectedVersion: other!['version'] };
    expect(await refusal(province.admin, 'returnFiling', early)).toMatchObject({ code: 'CASCADE_STATUS' });
  });
});

describe('an amendment', () => {
  const AMENDMENT = `amendment { id version status mandatory fromAbove note answerDueOn diff { part change name { zh } before { zh } after { zh } } }`;
  const pending = async (person: TestPerson, campaign: Answer): Promise<Answer[]> =>
    (
      await read(
        person,
        campaign,
        `amendments { nodes { id version status mandatory fromAbove answerDueOn diff { change name { zh } after { zh } } } }`,
      )
    )['amendments'].nodes;
  const propose = (person: TestPerson, campaign: Answer, changes: readonly object[], fields: object = {}) =>
    send(person, 'proposeAmendment', { ...at(campaign), reason: '形势需要,调整部署', changes, ...fields }, AMENDMENT);
  const at2 = (amendment: Answer) => ({ amendmentId: amendment['id'], expectedVersion: amendment['version'] });
  const answer = (person: TestPerson, amendment: Answer, fields: object) =>
    send(person, 'answerAmendment', { ...at2(amendment), ...fields }, AMENDMENT);
  const named = (rows: Answer[], name: string) =>
    rows.find((row) => row['title'] === name || row['name'] === name || row['what'] === name)!;
  const target = ({ kind, name, indicator, comparator, unit, planItemId, from, to }: Answer, value: number) => {
    return { kind, name, indicator, comparator, value, unit, planItemId, from, to };
  };

  /** Province, its city with a county, all running; the city asks 700 of the 600 that it was given. */
  const setUp = async () => {
    await app.setTime('2026-01-05T12:00:00+08:00');
    const root = await running();
    await issue(province.admin, root);
    const draft = await confirm(nanjing, root, '3201');
    const trained = named((await read(nanjing.admin, draft))['targets'].nodes, '培训');
    const change = { targetId: trained['id'], expectedVersion: trained['version'], target: target(trained, 700) };
    await send(nanjing.admin, 'changeTarget', change, 'target { id }');
    const city = await publish(nanjing, draft);
    await issue(nanjing.admin, city, { dueOn: '2026-02-01' });
    const county = await publish(xuanwu, await confirm(xuanwu, city, '320102'));
    return { root, city, county };
  };

  it('is decided by a second person, reaches every level as a proposal, and spares what is stricter there', async () => {
    const { root, city, county } = await setUp();
    const before = await read(province.admin, root);
    const must = named(before['plan'], '大排查');
    const trained = named(before['targets'].nodes, '培训');
    const changes = [
      { kind: 'CHANGE_TARGET', id: trained['id'], target: target(trained, 1100) },
      { kind: 'ADD_ITEM', parentId: must['id'], item: item('回头看', true, 'MEASURE') },
      { kind: 'CHANGE_END', endsOn: '2026-07-31' },
      { kind: 'CHANGE_PHASE', phase: 'ACCEPTANCE', startsOn: '2026-06-01', endsOn: '2026-07-31' },
    ];
    const preview = await propose(province.admin, root, changes, { dryRun: true });
    expect(preview['amendment'].diff.map(({ change, name }: Answer) => `${change} ${name.zh}`)).toEqual([
      'CHANGED 行动期限',
      'CHANGED 验收评估',
      'ADDED 回头看',
      'TIGHTENED 培训',
    ]);
    expect(await pending(province.admin, root)).toEqual([]);
    const both = await app.person(['CAMPAIGN_ADMIN', 'CAMPAIGN_APPROVER'], '32');
    const { amendment } = await propose(both, root, changes);
    expect(await read(province.admin, root)).toEqual(before);
    expect(await refusal(both, 'decideAmendment', { ...at2(amendment), approve: true })).toMatchObject({ code: 'SAME_PROPOSER' });
    expect(await refusal(nanjing.approver, 'decideAmendment', { ...at2(amendment), approve: true })).toMatchObject({ code: 'NOT_FOUND' });
    await send(province.approver, 'decideAmendment', { ...at2(amendment), approve: true }, AMENDMENT);
    const after = await read(province.admin, root, 'endsOn targets { nodes { name value shares { regionCode value } } } plan { title }');
    expect(after['endsOn']).toBe('2026-07-31');
    expect(named(after['targets'].nodes, '培训')).toMatchObject({
      value: 1100,
      shares: [
        { regionCode: '3201', value: 660 },
        { regionCode: '3205', value: 440 },
        { regionCode: '3210', value: 0 },
      ],
    });

    const [received] = await pending(nanjing.admin, city);
    expect(received).toMatchObject({ status: 'RECEIVED', mandatory: true, fromAbove: true, answerDueOn: '2026-01-10' });
    expect(received!['diff'].map(({ change, name }: Answer) => `${change} ${name.zh}`)).toEqual([
      'CHANGED 行动期限',
      'CHANGED 验收评估',
      'ADDED 回头看',
    ]);
    expect(await obligations(city)).toMatchObject([
      { region: '3201', kind: 'AMENDMENT', status: 'OPEN', due_at: new Date('2026-01-11T00:00:00+08:00') },
      { region: '320102', kind: 'PLAN_FILING' },
      { region: '320104', kind: 'PLAN_FILING' },
    ]);
    expect(await pending(xuanwu.admin, county)).toEqual([]);
    expect(await refusal(suzhou.approver, 'answerAmendment', { ...at2(received!), accept: true })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(nanjing.approver, 'answerAmendment', { ...at2(received!), accept: false, reason: '人手确有困难' })).toMatchObject({
      code: 'AMENDMENT_MANDATORY',
    });
    await answer(nanjing.approver, received!, { accept: true });
    const taken = await read(
      nanjing.admin,
      city,
      'endsOn phases { endsOn } targets { nodes { name value } } plan { title mandatory } parentDiff { differences { change name { zh } breach { zh } } }',
    );
    expect(taken).toMatchObject({
      endsOn: '2026-07-31',
      plan: [{ title: '大排查' }, { title: '逐户建档' }, { title: '回头看', mandatory: true }, { title: '大宣传' }],
    });
    expect(named(taken['targets'].nodes, '培训')['value']).toBe(700);
    expect(taken['parentDiff'].differences).toEqual([{ change: 'TIGHTENED', name: { zh: '培训' }, breach: null }]);

    const [below] = await pending(xuanwu.admin, county);
    expect(below).toMatchObject({ status: 'RECEIVED', mandatory: true });
    await answer(xuanwu.approver, below!, { accept: true });
    expect((await read(xuanwu.admin, county))['plan'].map(({ title }: Answer) => title)).toContain('回头看');
    expect(
      (await app.published(CampaignAmended)).filter(({ endsOn }) => endsOn === '2026-07-31').map(({ regionCode }) => regionCode),
    ).toEqual(['32', '3201', '320102']);
  });

  it('may be objected to where nothing mandatory changes', async () => {
    const { root, city } = await setUp();
    const may = named((await read(province.admin, root))['plan'], '大宣传');
    const { amendment } = await propose(province.admin, root, [{ kind: 'CHANGE_ITEM', id: may['id'], item: item('大宣传大曝光', false) }]);
    expect(amendment.mandatory).toBe(false);
    await send(province.approver, 'decideAmendment', { ...at2(amendment), approve: true }, AMENDMENT);
    const [received] = await pending(nanjing.admin, city);
    expect(await refusal(nanjing.approver, 'answerAmendment', { ...at2(received!), accept: false })).toMatchObject({
      code: 'REASON_MISSING',
    });
    const objected = await answer(nanjing.approver, received!, { accept: false, reason: '本市另有安排' });
    expect(objected['amendment']).toMatchObject({ status: 'OBJECTED', note: '本市另有安排' });
    expect(named((await read(nanjing.admin, city))['plan'], '大宣传')).toBeDefined();
    const answers = await read(province.admin, root, 'amendments { nodes { answers { nodes { regionCode status note } } } }');
    expect(answers['amendments'].nodes[0].answers.nodes).toEqual([{ regionCode: '3201', status: 'OBJECTED', note: '本市另有安排' }]);
    expect(await refusal(nanjing.approver, 'answerAmendment', { ...at2(objected['amendment']), accept: true })).toMatchObject({
      code: 'AMENDMENT_STATUS',
    });
  });

  it('keeps to the rules of a draft, and settles a filing that was returned', async () => {
    const { root, city } = await setUp();
    const plan = await read(nanjing.admin, city);
    const must = named(plan['plan'], '大排查');
    const rate = named(plan['targets'].nodes, '整改率');
    const tried: readonly (readonly [object, string])[] = [
      [{ kind: 'REMOVE_ITEM', id: must['id'] }, 'INHERITED'],
      [{ kind: 'CHANGE_TARGET', id: rate['id'], target: target(rate, 0.5) }, 'INHERITED'],
      [{ kind: 'CHANGE_END', endsOn: '2026-08-31' }, 'INHERITED'],
      [{ kind: 'CHANGE_PHASE', phase: 'INTENSIVE_RECTIFICATION', startsOn: '2026-01-20', endsOn: '2026-05-31' }, 'PHASE_OVERLAP'],
      [{ kind: 'CHANGE_PHASE', phase: 'ACCEPTANCE', startsOn: '2026-06-20', endsOn: '2026-06-10' }, 'DATES'],
      [{ kind: 'REMOVE_TARGET', id: uuidv7() }, 'PLAN_PART_UNKNOWN'],
      [{ kind: 'CHANGE_GOAL', goal: '全部排查一遍' }, 'AMENDMENT_EMPTY'],
    ];
    for (const [change, code] of tried) {
      const input = { ...at(city), reason: '形势需要,调整部署', changes: [change] };
      expect(await refusal(nanjing.admin, 'proposeAmendment', input)).toMatchObject({ code });
    }
    expect(
      await refusal(nanjing.admin, 'proposeAmendment', {
        ...at(city),
        expectedVersion: 1,
        reason: '形势需要,调整部署',
        changes: [tried[0]![0]],
      }),
    ).toMatchObject({ code: 'STALE_VERSION' });
    expect(await read(nanjing.admin, city)).toEqual(plan);

    const [row] = await cascadesOf(nanjing.admin, root);
    const returned = { cascadeId: row!['id'], expectedVersion: row!['version'], reason: '未落实责任处室', dueOn: '2026-01-25' };
    await send(province.admin, 'returnFiling', returned, 'cascade { id }');
    const { amendment } = await propose(nanjing.admin, city, [{ kind: 'ADD_ITEM', item: item('专班推进', true) }]);
    await send(nanjing.approver, 'decideAmendment', { ...at2(amendment), approve: true }, AMENDMENT);
    expect((await cascadesOf(nanjing.admin, root))[0]).toMatchObject({ status: 'FILED' });
    expect((await obligations(root)).filter(({ region }) => region === '3201')).toMatchObject([{ status: 'DONE' }, { status: 'DONE' }]);
  });
});
