import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IndicatorCode } from '@fire-campaign/domain';
import {
  CampaignAccepted,
  CampaignChanged,
  CampaignPublished,
  DivisionChanged,
  IndicatorsComputed,
  OrganizationChanged,
  PhaseTransitioned,
  RegionsLoaded,
  UnitChanged,
  UnitsRegistered,
  type UnitFacts,
} from '@fire-campaign/events';
import { schemaDrift, uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { campaigns } from './service.js';

const TODAY = '2026-03-01';
let app: TestService;
let provinceAdmin: TestPerson;
let provinceApprover: TestPerson;
let provinceBoth: TestPerson;
let nanjingAdmin: TestPerson;
let nanjingApprover: TestPerson;
let xuanwuAdmin: TestPerson;
let xuanwuApprover: TestPerson;
let zhejiangViewer: TestPerson;
const divisionId = uuidv7();

beforeAll(async () => {
  app = await startService(campaigns, { today: TODAY });
  provinceAdmin = await app.person('CAMPAIGN_ADMIN', '32');
  provinceApprover = await app.person('CAMPAIGN_APPROVER', '32');
  provinceBoth = await app.person(['CAMPAIGN_ADMIN', 'CAMPAIGN_APPROVER'], '32');
  nanjingAdmin = await app.person('CAMPAIGN_ADMIN', '3201');
  nanjingApprover = await app.person('CAMPAIGN_APPROVER', '3201');
  xuanwuAdmin = await app.person('CAMPAIGN_ADMIN', '320102');
  xuanwuApprover = await app.person('CAMPAIGN_APPROVER', '320102');
  zhejiangViewer = await app.person('VIEWER', '33');
  await app.receive(RegionsLoaded, {
    batchId: 'r',
    regions: [
      { code: '32', name: '江苏省' },
      { code: '3201', name: '南京市' },
      { code: '3205', name: '苏州市' },
      { code: '3210', name: '扬州市' }, // no unit in scope
      { code: '320102', name: '玄武区' },
      { code: '320505', name: '虎丘区' },
      { code: '320102001', name: '梅园新村街道' },
      { code: '33', name: '浙江省' },
    ],
  });
  await app.receive(OrganizationChanged, {
    organizationId: uuidv7(),
    parentId: null,
    regionCode: '32',
    level: 'CORPS',
    name: '江苏省消防救援总队',
    version: 1,
  });
  await app.receive(DivisionChanged, { divisionId, organizationId: uuidv7(), regionCode: '32', name: '防火监督处', version: 1 });
  await app.receive(UnitsRegistered, {
    batchId: 'u',
    units: [
      ...units('320102001', 3),
      ...units('320505', 2),
      ...units('320505', 1, { status: 'CLOSED' }),
      ...units('3201', 1, { categories: ['SCHOOL'] }),
    ],
  });
});
afterAll(() => app.stop());

function units(regionCode: string, count: number, fields: Partial<UnitFacts> = {}): UnitFacts[] {
  return Array.from({ length: count }, () => ({
    unitId: uuidv7(),
    name: '单位',
    regionCode,
    categories: ['HOSPITAL', 'KEY_UNIT'],
    supervisingBody: null,
    status: 'OPERATING' as const,
    version: 1,
    ...fields,
  }));
}

const PASSING = [{ key: 'begun', kind: 'NOT_BEFORE', date: '2026-01-01' }];
const COVERAGE = [{ key: 'coverage', kind: 'INDICATOR', indicator: 'COVERAGE', comparator: 'GTE', threshold: 1 }];
const CAMPAIGN = `id version status regionCode`;

interface Gates {
  readonly mobilization?: readonly object[];
  readonly intensive?: readonly object[];
  readonly intensiveEntry?: readonly object[];
  readonly acceptance?: readonly object[];
}

const draftInput = (regionCode: string, firstResponsiblePersonId: string, gates: Gates = {}) => ({
  idempotencyKey: uuidv7(),
  regionCode,
  name: '消防安全集中除患攻坚大整治行动',
  documentNumber: '苏消〔2026〕7号',
  categories: ['HOSPITAL', 'HOTEL'],
  startsOn: '2026-01-01',
  endsOn: '2026-06-30',
  goal: '全部排查一遍',
  firstResponsiblePersonId,
  phases: [
    { phase: 'MOBILIZATION', startsOn: '2026-01-01', endsOn: '2026-01-31', exitGate: gates.mobilization ?? PASSING },
    {
      phase: 'INTENSIVE_RECTIFICATION',
      startsOn: '2026-02-01',
      endsOn: '2026-05-31',
      exitGate: gates.intensive ?? PASSING,
      entryGate: gates.intensiveEntry,
    },
    { phase: 'ACCEPTANCE', startsOn: '2026-06-01', endsOn: '2026-06-30', exitGate: gates.acceptance ?? PASSING },
  ],
});

interface CampaignRow {
  readonly id: string;
  readonly version: number;
  readonly status: string;
}

async function draft(person: TestPerson, regionCode: string, gates: Gates = {}): Promise<CampaignRow> {
  const { createCampaign } = await person.ask(
    `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { campaign { ${CAMPAIGN} } userErrors { code message } } }`,
    { input: draftInput(regionCode, person.id, gates) },
  );
  expect(createCampaign.userErrors).toEqual([]);
  return createCampaign.campaign;
}

const actDocument = (mutation: string) =>
  `mutation ($input: Campaign${/^(return|suspend|terminate)/.test(mutation) ? 'Decision' : 'Action'}Input!) { ${mutation}(input: $input) { campaign { ${CAMPAIGN} } userErrors { code } } }`;

async function act(person: TestPerson, mutation: string, campaign: CampaignRow, fields: object = {}): Promise<CampaignRow> {
  const input = { idempotencyKey: uuidv7(), campaignId: campaign.id, expectedVersion: campaign.version, ...fields };
  return (await person.ask(actDocument(mutation), { input }))[mutation].campaign;
}

async function running(author: TestPerson, approver: TestPerson, regionCode: string, gates: Gates = {}): Promise<CampaignRow> {
  const approved = await act(approver, 'approveCampaign', await act(author, 'submitCampaign', await draft(author, regionCode, gates)));
  return act(author, 'publishCampaign', approved);
}

const runningInXuanwu = (gates: Gates = {}) => running(xuanwuAdmin, xuanwuApprover, '320102', gates);
const runningInProvince = (gates: Gates = {}) => running(provinceAdmin, provinceApprover, '32', gates);

const REPORT = `report { passed passedWithWaivers digest criteria { key met waived figureText { zh } wouldPass { zh } asOf waiver { reason expiresOn inForce grantedBy { id } } blockers { text { zh } } blockersTotal } }`;
const TRANSITION = `mutation ($input: TransitionPhaseInput!) { transitionPhase(input: $input) { __typename
  ... on PhaseTransitioned { dryRun change { phase from to } nextChange { phase to } campaign { ${CAMPAIGN} currentPhase { phase status } } transition { id ordinal } ${REPORT} }
  ... on GateNotMet { dryRun campaign { ${CAMPAIGN} } ${REPORT} } } }`;

const transitionInput = (campaign: CampaignRow, fields: object = {}) => ({
  idempotencyKey: uuidv7(),
  campaignId: campaign.id,
  action: 'COMPLETE_PHASE',
  expectedVersion: campaign.version,
  ...fields,
});
const transition = async (person: TestPerson, campaign: CampaignRow, fields: object = {}) =>
  (await person.ask(TRANSITION, { input: transitionInput(campaign, fields) })).transitionPhase;

async function propose(person: TestPerson, campaign: CampaignRow, fields: object = {}): Promise<CampaignRow> {
  const { proposeTransition } = await person.ask(
    `mutation ($input: ProposeTransitionInput!) { proposeTransition(input: $input) { proposal { id expiresOn } campaign { ${CAMPAIGN} } ${REPORT} userErrors { code } } }`,
    { input: { idempotencyKey: uuidv7(), campaignId: campaign.id, action: 'COMPLETE_PHASE', ...fields } },
  );
  expect(proposeTransition.proposal.expiresOn).toBe('2026-03-08');
  return proposeTransition.campaign;
}

const preview = async (person: TestPerson, campaign: CampaignRow, action = 'COMPLETE_PHASE') =>
  (
    await person.ask(
      `query ($id: ID!, $action: TransitionAction!) { previewTransition(campaignId: $id, action: $action) {
        possible requiresProposal accepts change { phase to } refusals { code } proposal { id proposedBy { id } } changedSinceProposal ${REPORT} } }`,
      { id: campaign.id, action },
    )
  ).previewTransition;

const codeOf = async (person: TestPerson, document: string, variables?: Record<string, unknown>) => {
  const { errors } = await person.askRaw(document, variables);
  return errors?.[0]?.extensions?.['code'] ?? null;
};

const figure = (
  campaign: CampaignRow,
  indicator: IndicatorCode,
  regionCode: string,
  numerator: number,
  denominator: number | null,
  asOf = '2026-03-01T01:00:00Z',
) =>
  app.receive(IndicatorsComputed, {
    campaignId: campaign.id,
    day: asOf.slice(0, 10),
    asOf,
    rows: [
      {
        indicator,
        regionCode,
        numerator,
        denominator,
        value: denominator === null ? numerator : denominator === 0 ? null : numerator / denominator,
      },
    ],
  });

const rowCounts = async () =>
  (
    await app.rows<{ counts: object }>(
      `SELECT jsonb_object_agg(relname, (xpath('/row/c/text()', query_to_xml(format('SELECT count(*) AS c FROM campaigns.%I', relname), false, true, '')))[1]::text) AS counts
       FROM pg_class WHERE relnamespace = 'campaigns'::regnamespace AND relkind = 'r'`,
    )
  )[0]!.counts;

it('keeps its tables as its entities say', async () => {
  expect(await schemaDrift('campaigns', campaigns.entities, { connection: app.runtime.owner })).toEqual([]);
});

describe('a campaign', () => {
  it('goes from draft to running: another person approves, publication freezes the scope and tells the others once', async () => {
    const before = (await app.published(CampaignPublished)).length;
    const submitted = await act(provinceAdmin, 'submitCampaign', await draft(provinceAdmin, '32'));
    const approved = await act(provinceApprover, 'approveCampaign', submitted);
    expect([submitted.status, approved.status]).toEqual(['SUBMITTED', 'APPROVED']);
    const input = { idempotencyKey: uuidv7(), campaignId: approved.id, expectedVersion: approved.version };
    const first = await provinceAdmin.ask(actDocument('publishCampaign'), { input });
    const again = await provinceAdmin.ask(actDocument('publishCampaign'), { input });
    expect(first.publishCampaign.campaign.status).toBe('RUNNING');
    expect(again).toEqual(first);

    expect((await app.published(CampaignPublished)).slice(before)).toEqual([
      {
        campaignId: approved.id,
        name: '消防安全集中除患攻坚大整治行动',
        regionCode: '32',
        categories: ['HOSPITAL', 'HOTEL'],
        startsOn: '2026-01-01',
        endsOn: '2026-06-30',
        parentId: null,
        rootId: approved.id,
      },
    ]);
    expect((await app.published(PhaseTransitioned)).filter(({ campaignId }) => campaignId === approved.id)).toEqual([
      {
        campaignId: approved.id,
        regionCode: '32',
        phase: 'MOBILIZATION',
        action: 'PUBLISH',
        from: 'NOT_STARTED',
        to: 'IN_PROGRESS',
        waivers: 0,
      },
    ]);
    const states = (await app.published(CampaignChanged)).filter(({ campaignId }) => campaignId === approved.id);
    expect(states).toMatchObject([{ status: 'RUNNING', publishedOn: TODAY, version: first.publishCampaign.campaign.version }]);
    expect(states[0]!.phases.map(({ phase }) => phase)).toEqual(['MOBILIZATION', 'INTENSIVE_RECTIFICATION', 'ACCEPTANCE']);
    expect(
      await app.rows(`SELECT region_code AS code, units FROM campaign_snapshot WHERE campaign_id = $1 ORDER BY 1`, [approved.id]),
    ).toEqual([
      { code: '32', units: 5 },
      { code: '3201', units: 3 },
      { code: '320102', units: 3 },
      { code: '3205', units: 2 },
      { code: '320505', units: 2 },
    ]);
  });

  it('is not approved by who submitted it, nor by who has no right there', async () => {
    const submitted = await act(provinceBoth, 'submitCampaign', await draft(provinceBoth, '32'));
    const input = { idempotencyKey: uuidv7(), campaignId: submitted.id, expectedVersion: submitted.version };
    expect(await codeOf(provinceBoth, actDocument('approveCampaign'), { input })).toBe('SAME_SUBMITTER');
    expect(await codeOf(nanjingApprover, actDocument('approveCampaign'), { input })).toBe('NOT_FOUND');
    const { campaign } = await provinceBoth.ask(`query ($id: ID!) { campaign(id: $id) { permittedActions } }`, { id: submitted.id });
    expect(campaign.permittedActions).toEqual(['RETURN']);
  });

  it('is changed only as a draft, by the version last seen; a phase given without a gate keeps its own', async () => {
    const created = await draft(provinceAdmin, '32', { mobilization: COVERAGE });
    const change = `mutation ($input: ChangeCampaignInput!) { changeCampaign(input: $input) { campaign { ${CAMPAIGN} name goal phases { endsOn exitGate { key } } } userErrors { code field } } }`;
    const base = { campaignId: created.id, expectedVersion: created.version };
    const phases = draftInput('32', provinceAdmin.id).phases.map(({ phase, startsOn, endsOn }) => ({
      phase,
      startsOn,
      endsOn: endsOn === '2026-01-31' ? '2026-01-20' : endsOn,
    }));
    const { changeCampaign } = await provinceAdmin.ask(change, { input: { ...base, idempotencyKey: uuidv7(), goal: '新目标', phases } });
    expect(changeCampaign.campaign).toMatchObject({
      goal: '新目标',
      name: '消防安全集中除患攻坚大整治行动',
      phases: [{ endsOn: '2026-01-20', exitGate: [{ key: 'coverage' }] }, {}, {}],
    });
    expect(await codeOf(provinceAdmin, change, { input: { ...base, idempotencyKey: uuidv7(), goal: '更新' } })).toBe('STALE_VERSION');

    const current = { ...base, expectedVersion: changeCampaign.campaign.version };
    const wrong = await provinceAdmin.ask(change, { input: { ...current, idempotencyKey: uuidv7(), endsOn: '2026-05-01' } });
    expect(wrong.changeCampaign.campaign).toBeNull();
    expect(wrong.changeCampaign.userErrors.map(({ code }: { code: string }) => code)).toContain('PHASE_OUTSIDE');
    await act(provinceAdmin, 'submitCampaign', changeCampaign.campaign);
    const late = { ...base, expectedVersion: changeCampaign.campaign.version + 1, idempotencyKey: uuidv7(), goal: '更新' };
    expect(await codeOf(provinceAdmin, change, { input: late })).toBe('CAMPAIGN_STATUS');
  });

  it('refuses a first responsible person nobody knows', async () => {
    const { createCampaign } = await provinceAdmin.ask(
      `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { campaign { id } userErrors { code field } } }`,
      { input: draftInput('32', uuidv7()) },
    );
    expect(createCampaign).toEqual({ campaign: null, userErrors: [{ code: 'PERSON_UNKNOWN', field: ['firstResponsiblePersonId'] }] });
  });

  it('goes back to its authors with a reason', async () => {
    const submitted = await act(provinceAdmin, 'submitCampaign', await draft(provinceAdmin, '32'));
    const returned = await act(provinceApprover, 'returnCampaign', submitted, { reason: '目标须量化到市' });
    expect(returned.status).toBe('DRAFT');
  });

  it('is seen as a draft only in its own area, and once published also below it, never elsewhere', async () => {
    const query = `query ($id: ID!) { campaign(id: $id) { ${CAMPAIGN} } }`;
    const list = `{ campaigns(first: 200) { nodes { id } totalCount } }`;
    const hidden = await draft(provinceAdmin, '32');
    const shown = await runningInProvince();
    expect(await codeOf(nanjingAdmin, query, { id: hidden.id })).toBe('NOT_FOUND');
    expect((await nanjingAdmin.ask(query, { id: shown.id })).campaign.id).toBe(shown.id);
    expect(await codeOf(zhejiangViewer, query, { id: shown.id })).toBe('NOT_FOUND');
    expect(await codeOf(zhejiangViewer, query, { id: 'nonsense' })).toBe('NOT_FOUND');

    const ids = async (person: TestPerson) => (await person.ask(list)).campaigns.nodes.map(({ id }: { id: string }) => id);
    expect(await ids(nanjingAdmin)).toContain(shown.id);
    expect(await ids(nanjingAdmin)).not.toContain(hidden.id);
    expect(await ids(provinceAdmin)).toEqual(expect.arrayContaining([hidden.id, shown.id]));
    expect((await zhejiangViewer.ask(list)).campaigns).toEqual({ nodes: [], totalCount: 0 });
    const drafts = await provinceAdmin.ask(
      `{ campaigns(filter: { statuses: [DRAFT], regionCode: "32" }, first: 200) { nodes { id status } } }`,
    );
    expect(drafts.campaigns.nodes.every(({ status }: CampaignRow) => status === 'DRAFT')).toBe(true);

    const input = { idempotencyKey: uuidv7(), campaignId: shown.id, expectedVersion: shown.version, reason: '不属本地区权限' };
    expect(await codeOf(nanjingApprover, actDocument('suspendCampaign'), { input })).toBe('FORBIDDEN');
    const references = await nanjingAdmin.ask(`query ($r: [_Any!]!) { _entities(representations: $r) { ... on Campaign { id } } }`, {
      r: [shown.id, hidden.id, 'nonsense'].map((id) => ({ __typename: 'Campaign', id })),
    });
    expect(references._entities).toEqual([{ id: shown.id }, null, null]);
  });
});

describe('a change of phase', () => {
  it('at county level needs one person; the last phase accepts the campaign', async () => {
    let campaign = await runningInXuanwu();
    for (const next of ['INTENSIVE_RECTIFICATION', 'ACCEPTANCE']) {
      const result = await transition(xuanwuApprover, campaign);
      expect(result).toMatchObject({
        __typename: 'PhaseTransitioned',
        dryRun: false,
        campaign: { currentPhase: { phase: next, status: 'IN_PROGRESS' } },
      });
      campaign = result.campaign;
    }
    expect(await preview(xuanwuApprover, campaign)).toMatchObject({
      possible: true,
      accepts: true,
      change: { phase: 'ACCEPTANCE', to: 'PASSED' },
    });
    const accepted = await transition(xuanwuApprover, campaign);
    expect(accepted.campaign).toMatchObject({ status: 'SUMMING_UP', currentPhase: null });
    expect((await app.published(CampaignAccepted)).filter(({ campaignId }) => campaignId === campaign.id)).toEqual([
      { campaignId: campaign.id, regionCode: '320102', acceptedOn: TODAY },
    ]);
    expect((await app.published(CampaignChanged)).filter(({ campaignId }) => campaignId === campaign.id).at(-1)).toMatchObject({
      status: 'SUMMING_UP',
      acceptedOn: TODAY,
      version: accepted.campaign.version,
    });
    const { campaign: stored } = await xuanwuApprover.ask(
      `query ($id: ID!) { campaign(id: $id) { transitions { totalCount nodes { ordinal action phase from to nextPhase actor { id } proposer { id } report { passed } } } } }`,
      { id: campaign.id },
    );
    expect(stored.transitions.totalCount).toBe(4);
    expect(stored.transitions.nodes[3]).toEqual({
      ordinal: 4,
      action: 'COMPLETE_PHASE',
      phase: 'ACCEPTANCE',
      from: 'IN_PROGRESS',
      to: 'PASSED',
      nextPhase: null,
      actor: { id: xuanwuApprover.id },
      proposer: null,
      report: { passed: true },
    });
    expect((await act(xuanwuAdmin, 'archiveCampaign', accepted.campaign)).status).toBe('ARCHIVED');
  });

  it('through a failing gate is answered with the report and changes nothing', async () => {
    const campaign = await runningInXuanwu({ mobilization: COVERAGE });
    await figure(campaign, 'COVERAGE', '320102', 1, 3);
    const events = (await app.published(PhaseTransitioned)).length;
    const result = await transition(xuanwuApprover, campaign);
    expect(result).toMatchObject({
      __typename: 'GateNotMet',
      campaign: { version: campaign.version },
      report: {
        passed: false,
        criteria: [
          {
            key: 'coverage',
            met: false,
            figureText: { zh: '33.33%(1/3)' },
            wouldPass: { zh: '再检查 2 家单位即可达标' },
            asOf: '2026-03-01T01:00:00.000Z',
          },
        ],
      },
    });
    expect((await app.published(PhaseTransitioned)).length).toBe(events);
    expect(await preview(xuanwuApprover, campaign)).toMatchObject({ possible: false, refusals: [], report: result.report });

    await figure(campaign, 'COVERAGE', '320102', 3, 3, '2026-03-01T03:00:00Z');
    await figure(campaign, 'COVERAGE', '320102', 0, 3, '2026-03-01T02:00:00Z'); // late and older: ignored
    expect(await transition(xuanwuApprover, campaign)).toMatchObject({ __typename: 'PhaseTransitioned', report: { passed: true } });
  });

  it('tried dry writes nothing at all and says what would happen', async () => {
    const campaign = await runningInXuanwu();
    const before = await rowCounts();
    const result = await transition(xuanwuApprover, campaign, { dryRun: true });
    expect(result).toMatchObject({
      __typename: 'PhaseTransitioned',
      dryRun: true,
      transition: null,
      change: { phase: 'MOBILIZATION', to: 'PASSED' },
      campaign: { version: campaign.version },
    });
    expect(Number((before as { campaign: string }).campaign)).toBeGreaterThan(0);
    expect(await rowCounts()).toEqual(before);
    const timeless = (value: unknown) =>
      JSON.parse(JSON.stringify(value, (name, inner: unknown) => (name === 'asOf' ? undefined : inner))) as unknown;
    expect(timeless(await transition(xuanwuApprover, campaign, { dryRun: true, action: 'COMPLETE_PHASE' }))).toEqual(timeless(result));
  });

  it('asked for 32 times at once happens once', async () => {
    const campaign = await runningInXuanwu();
    const key = uuidv7();
    const attempts = Array.from({ length: 32 }, (_, index) =>
      xuanwuApprover.askRaw(TRANSITION, { input: transitionInput(campaign, index < 4 ? { idempotencyKey: key } : {}) }),
    );
    const answers = (await Promise.all(attempts)).map(
      ({ data, errors }) => (errors?.[0]?.extensions['code'] as string) ?? (data as any).transitionPhase.transition.id,
    );
    const won = answers.filter((answer) => answer !== 'STALE_VERSION');
    expect(new Set(won).size).toBe(1);
    expect([1, 4]).toContain(won.length); // alone, or the four that share a key
    expect(await app.rows(`SELECT ordinal FROM phase_transition WHERE campaign_id = $1 ORDER BY 1`, [campaign.id])).toEqual([
      { ordinal: 1 },
      { ordinal: 2 },
    ]);
    expect(
      (await app.published(PhaseTransitioned)).filter(({ campaignId }) => campaignId === campaign.id).map(({ phase, to }) => [phase, to]),
    ).toEqual([
      ['MOBILIZATION', 'IN_PROGRESS'],
      ['MOBILIZATION', 'PASSED'],
      ['INTENSIVE_RECTIFICATION', 'IN_PROGRESS'],
    ]);
  });

  it('from detachment level up needs a proposal by another person, in force', async () => {
    const published = await runningInProvince();
    const attempt = (person: TestPerson, campaign: CampaignRow) => codeOf(person, TRANSITION, { input: transitionInput(campaign) });
    expect(await attempt(provinceApprover, published)).toBe('PROPOSAL_MISSING');
    expect((await preview(provinceApprover, published)).refusals).toEqual([{ code: 'PROPOSAL_MISSING' }]);

    const own = await propose(provinceBoth, published);
    expect(await attempt(provinceBoth, own)).toBe('SAME_PERSON');
    await app.rows(`UPDATE transition_proposal SET expires_on = '2026-02-28' WHERE campaign_id = $1`, [published.id]);
    expect(await attempt(provinceApprover, own)).toBe('PROPOSAL_MISSING');

    const proposed = await propose(provinceAdmin, own);
    const { campaign } = await provinceApprover.ask(
      `query ($id: ID!) { campaign(id: $id) { requiresTwoPeople currentPhase { status } openProposal { proposedBy { id } } } }`,
      {
        id: published.id,
      },
    );
    expect(campaign).toEqual({
      requiresTwoPeople: true,
      currentPhase: { status: 'EXIT_CHECK' },
      openProposal: { proposedBy: { id: provinceAdmin.id } },
    });
    expect(await preview(provinceApprover, proposed)).toMatchObject({ possible: true, refusals: [], changedSinceProposal: false });
    expect(await preview(provinceAdmin, proposed)).toMatchObject({
      possible: false,
      refusals: [{ code: 'FORBIDDEN' }, { code: 'SAME_PERSON' }],
    });
    const result = await transition(provinceApprover, proposed);
    expect(result.__typename).toBe('PhaseTransitioned');
    expect(
      (await app.published(PhaseTransitioned))
        .filter(({ campaignId }) => campaignId === published.id)
        .map(({ action, phase, from, to }) => [action, phase, from, to]),
    ).toEqual([
      ['PUBLISH', 'MOBILIZATION', 'NOT_STARTED', 'IN_PROGRESS'],
      ['PROPOSE', 'MOBILIZATION', 'IN_PROGRESS', 'EXIT_CHECK'],
      ['COMPLETE_PHASE', 'MOBILIZATION', 'EXIT_CHECK', 'PASSED'],
      ['COMPLETE_PHASE', 'INTENSIVE_RECTIFICATION', 'NOT_STARTED', 'IN_PROGRESS'],
    ]);
    expect(
      await app.rows(`SELECT actor_id, proposer_id FROM phase_transition WHERE campaign_id = $1 AND ordinal = 2`, [published.id]),
    ).toEqual([{ actor_id: provinceApprover.id, proposer_id: provinceAdmin.id }]);
    expect(await attempt(provinceApprover, result.campaign)).toBe('PROPOSAL_MISSING'); // a proposal serves once
  });

  it('can go back one phase, with a reason; what was signed must be signed again', async () => {
    const campaign = await runningInXuanwu({ mobilization: [{ key: 'signed', kind: 'SIGN_OFF', bodies: ['OWNER'] }] });
    const sign = (person: TestPerson, fields: object = {}) =>
      codeOf(person, `mutation ($input: SignOffInput!) { signOff(input: $input) { signOff { id } userErrors { code } } }`, {
        input: { idempotencyKey: uuidv7(), campaignId: campaign.id, criterionKey: 'signed', statement: '同意', ...fields },
      });
    expect(await sign(xuanwuApprover)).toBeNull();
    expect(await sign(xuanwuApprover)).toBe('ALREADY_SIGNED');
    const { campaign: moved } = await transition(xuanwuApprover, campaign);
    const refused = await xuanwuApprover.askRaw(TRANSITION, { input: transitionInput(moved, { action: 'RETURN_PHASE' }) });
    expect(refused.errors?.[0]?.extensions['code']).toBe('REASON_MISSING');

    const back = await transition(xuanwuApprover, moved, { action: 'RETURN_PHASE', reason: '动员不充分,两街道未部署' });
    expect(back).toMatchObject({
      change: { phase: 'INTENSIVE_RECTIFICATION', to: 'RETURNED' },
      nextChange: { phase: 'MOBILIZATION', to: 'IN_PROGRESS' },
    });
    expect(await transition(xuanwuApprover, back.campaign)).toMatchObject({
      __typename: 'GateNotMet',
      report: { criteria: [{ figureText: { zh: '已签署 0/1' } }] },
    });
    expect(await sign(xuanwuApprover)).toBeNull();
    expect(await transition(xuanwuApprover, back.campaign)).toMatchObject({
      __typename: 'PhaseTransitioned',
      nextChange: { phase: 'INTENSIVE_RECTIFICATION', to: 'IN_PROGRESS' },
    });
    expect(
      await codeOf(xuanwuApprover, TRANSITION, {
        input: transitionInput(await runningInXuanwu(), { action: 'RETURN_PHASE', reason: '退回到起点之前' }),
      }),
    ).toBe('NO_PREVIOUS_PHASE');
  });

  it('waits before an entry gate until it is passed', async () => {
    const campaign = await runningInXuanwu({ intensiveEntry: COVERAGE.map((one) => ({ ...one, key: 'entry' })) });
    const { campaign: waiting } = await transition(xuanwuApprover, campaign);
    expect(waiting.currentPhase).toEqual({ phase: 'INTENSIVE_RECTIFICATION', status: 'ENTRY_CHECK' });
    expect(await codeOf(xuanwuApprover, TRANSITION, { input: transitionInput(waiting) })).toBe('PHASE_ACTION');
    expect(await transition(xuanwuApprover, waiting, { action: 'START_PHASE' })).toMatchObject({
      __typename: 'GateNotMet',
      report: { criteria: [{ key: 'entry', figureText: { zh: '尚无数据' } }] },
    });
    await figure(campaign, 'COVERAGE', '320102', 3, 3);
    expect(await transition(xuanwuApprover, waiting, { action: 'START_PHASE' })).toMatchObject({
      campaign: { currentPhase: { status: 'IN_PROGRESS' } },
    });
  });

  it('is refused while the campaign is suspended, and after it is terminated', async () => {
    const suspended = await act(xuanwuApprover, 'suspendCampaign', await runningInXuanwu(), { reason: '全力抗洪抢险' });
    const attempt = (campaign: CampaignRow) => codeOf(xuanwuApprover, TRANSITION, { input: transitionInput(campaign) });
    expect(await attempt(suspended)).toBe('CAMPAIGN_NOT_RUNNING');
    expect(await preview(xuanwuApprover, suspended)).toMatchObject({
      possible: false,
      report: null,
      refusals: [{ code: 'CAMPAIGN_NOT_RUNNING' }],
    });
    const resumed = await act(xuanwuApprover, 'resumeCampaign', suspended);
    expect((await transition(xuanwuApprover, resumed, { dryRun: true })).__typename).toBe('PhaseTransitioned');
    expect(await attempt(await act(xuanwuApprover, 'terminateCampaign', resumed, { reason: '并入全市行动' }))).toBe('CAMPAIGN_NOT_RUNNING');
    expect(
      (await app.published(PhaseTransitioned))
        .filter(({ campaignId }) => campaignId === suspended.id)
        .map(({ action, to }) => [action, to]),
    ).toEqual([
      ['PUBLISH', 'IN_PROGRESS'],
      ['SUSPEND', 'SUSPENDED'],
      ['RESUME', 'IN_PROGRESS'],
      ['TERMINATE', 'TERMINATED'],
    ]);
    expect(
      (await app.published(CampaignChanged))
        .filter(({ campaignId }) => campaignId === suspended.id)
        .map(({ status, statusReason }) => [status, statusReason]),
    ).toEqual([
      ['RUNNING', null],
      ['SUSPENDED', '全力抗洪抢险'],
      ['RUNNING', null],
      ['TERMINATED', '并入全市行动'],
    ]);
  });

  it('judges every city by those that have something to count, and shows neighbours’ figures to nobody below', async () => {
    const campaign = await runningInProvince({ mobilization: [{ ...COVERAGE[0], scope: 'EACH_CITY' }] });
    await figure(campaign, 'COVERAGE', '3201', 3, 3);
    const report = (await preview(provinceAdmin, campaign)).report;
    expect(report.criteria[0]).toMatchObject({
      met: false,
      figureText: { zh: '2 个市中 1 个达标,最差 100%' },
      blockers: [{ text: { zh: '苏州市:尚无数据' } }],
    });
    await figure(campaign, 'COVERAGE', '3205', 1, 2);
    expect((await preview(provinceAdmin, campaign)).report.criteria[0].wouldPass.zh).toBe('苏州市再检查 1 家单位,即可达标');
    const document = `query ($id: ID!) { previewTransition(campaignId: $id, action: COMPLETE_PHASE) { possible } }`;
    expect(await codeOf(nanjingAdmin, document, { id: campaign.id })).toBe('FORBIDDEN');
    expect(await codeOf(zhejiangViewer, document, { id: campaign.id })).toBe('NOT_FOUND');
  });
});

describe('a waiver', () => {
  const WAIVE = `mutation ($input: WaiveCriterionInput!) { waiveCriterion(input: $input) { waiver { id expiresOn grantedBy { id } } userErrors { code field } } }`;
  const waiveInput = (campaign: CampaignRow, fields: object = {}) => ({
    idempotencyKey: uuidv7(),
    campaignId: campaign.id,
    phase: 'MOBILIZATION',
    criterionKey: 'coverage',
    reason: '两家医院停业装修,复业后补查',
    expiresOn: '2026-03-31',
    ...fields,
  });

  it('lets a phase pass under condition while it lasts, and is shown with who, why and until when', async () => {
    const campaign = await runningInXuanwu({ mobilization: COVERAGE });
    const { waiveCriterion } = await xuanwuApprover.ask(WAIVE, { input: waiveInput(campaign) });
    await app.rows(`UPDATE waiver SET expires_on = '2026-02-28' WHERE id = $1`, [waiveCriterion.waiver.id]);
    expect(await transition(xuanwuApprover, campaign)).toMatchObject({
      __typename: 'GateNotMet',
      report: { passed: false, criteria: [{ waived: false, waiver: { inForce: false, expiresOn: '2026-02-28' } }] },
    });
    await app.rows(`UPDATE waiver SET expires_on = '2026-03-01' WHERE id = $1`, [waiveCriterion.waiver.id]);
    expect(await transition(xuanwuApprover, campaign)).toMatchObject({
      change: { to: 'PASSED_WITH_WAIVER' },
      report: {
        passed: true,
        passedWithWaivers: true,
        criteria: [
          {
            met: false,
            waived: true,
            waiver: { reason: '两家医院停业装修,复业后补查', inForce: true, grantedBy: { id: xuanwuApprover.id } },
          },
        ],
      },
    });
    expect(
      (await app.published(PhaseTransitioned)).find(({ campaignId, to }) => campaignId === campaign.id && to === 'PASSED_WITH_WAIVER')
        ?.waivers,
    ).toBe(1);
  });

  it('ends when it is revoked', async () => {
    const campaign = await runningInXuanwu({ mobilization: COVERAGE });
    const { waiveCriterion } = await xuanwuApprover.ask(WAIVE, { input: waiveInput(campaign) });
    const revoke = `mutation ($input: RevokeWaiverInput!) { revokeWaiver(input: $input) { waiver { revokeReason revokedBy { id } } } }`;
    const input = { idempotencyKey: uuidv7(), waiverId: waiveCriterion.waiver.id, reason: '医院已复业' };
    expect((await xuanwuApprover.ask(revoke, { input })).revokeWaiver.waiver).toEqual({
      revokeReason: '医院已复业',
      revokedBy: { id: xuanwuApprover.id },
    });
    expect(await codeOf(xuanwuApprover, revoke, { input: { ...input, idempotencyKey: uuidv7() } })).toBe('WAIVER_ENDED');
    expect((await transition(xuanwuApprover, campaign)).__typename).toBe('GateNotMet');
    const { campaign: shown } = await xuanwuApprover.ask(
      `query ($id: ID!) { campaign(id: $id) { waivers { nodes { criterionKey revokedAt } } } }`,
      { id: campaign.id },
    );
    expect(shown.waivers.nodes).toEqual([{ criterionKey: 'coverage', revokedAt: expect.any(String) }]);
  });

  it('is not granted by who proposed, without a reason, for nothing, or beyond the campaign', async () => {
    const campaign = await runningInProvince({ mobilization: COVERAGE });
    await propose(provinceBoth, campaign);
    expect(await codeOf(provinceBoth, WAIVE, { input: waiveInput(campaign) })).toBe('SAME_PERSON');
    expect(await codeOf(provinceAdmin, WAIVE, { input: waiveInput(campaign) })).toBe('FORBIDDEN');
    for (const [fields, code] of [
      [{ reason: '太短' }, 'TOO_SMALL'],
      [{ criterionKey: 'unknown' }, 'CRITERION_UNKNOWN'],
      [{ expiresOn: '2026-07-01' }, 'WAIVER_EXPIRY'],
      [{ expiresOn: '2026-02-28' }, 'WAIVER_EXPIRY'],
    ] as const) {
      const { waiveCriterion } = await provinceApprover.ask(WAIVE, { input: waiveInput(campaign, fields) });
      expect([waiveCriterion.waiver, waiveCriterion.userErrors[0].code]).toEqual([null, code]);
    }
    const other = await runningInProvince({ mobilization: COVERAGE });
    await provinceBoth.ask(WAIVE, { input: waiveInput(other) });
    const proposal = { idempotencyKey: uuidv7(), campaignId: other.id, action: 'COMPLETE_PHASE' };
    expect(
      await codeOf(provinceBoth, `mutation ($input: ProposeTransitionInput!) { proposeTransition(input: $input) { proposal { id } } }`, {
        input: proposal,
      }),
    ).toBe('SAME_PERSON');
  });
});

describe('signatures', () => {
  it('are given by approvers of the bodies named, each in their own region', async () => {
    const campaign = await runningInProvince({ mobilization: [{ key: 'signed', kind: 'SIGN_OFF', bodies: ['OWNER', '3201'] }] });
    const document = `mutation ($input: SignOffInput!) { signOff(input: $input) { signOff { region { code } signedBy { id } } userErrors { code } } }`;
    const input = (fields: object) => ({
      idempotencyKey: uuidv7(),
      campaignId: campaign.id,
      criterionKey: 'signed',
      statement: '已部署到位',
      ...fields,
    });
    expect(await codeOf(nanjingApprover, document, { input: input({}) })).toBe('FORBIDDEN'); // the owner's signature
    const wrong = await nanjingApprover.ask(document, { input: input({ regionCode: '320102' }) });
    expect(wrong.signOff.userErrors).toEqual([{ code: 'NOT_A_SIGNATORY' }]);
    const { signOff } = await nanjingApprover.ask(document, { input: input({ regionCode: '3201' }) });
    expect(signOff.signOff).toEqual({ region: { code: '3201' }, signedBy: { id: nanjingApprover.id } });
    expect((await preview(provinceAdmin, campaign)).report.criteria[0]).toMatchObject({
      figureText: { zh: '已签署 1/2' },
      wouldPass: { zh: '由江苏省消防救援总队签署后即可达标' },
    });
  });
});

describe('tasks', () => {
  const TASK = `id regionCode status dueOn overdue mandatory version note leadDivision { id } supportingDivisions { id } extension { status dueOn }`;
  const ISSUE = `mutation ($input: IssueTaskInput!) { issueTask(input: $input) { tasks { ${TASK} } userErrors { code } } }`;
  const WORK = `mutation ($input: WorkTaskInput!) { workTask(input: $input) { task { ${TASK} } userErrors { code field } } }`;
  const REVIEW = `mutation ($input: ReviewTaskInput!) { reviewTask(input: $input) { task { ${TASK} } userErrors { code } } }`;
  const issueInput = (campaign: CampaignRow, fields: object = {}) => ({
    idempotencyKey: uuidv7(),
    campaignId: campaign.id,
    phase: 'MOBILIZATION',
    title: '制定本地实施方案',
    text: '结合实际细化,报专项办备案',
    dueOn: '2026-03-15',
    ...fields,
  });
  const work = async (person: TestPerson, taskId: string, action: string, fields: object = {}) =>
    (await person.ask(WORK, { input: { idempotencyKey: uuidv7(), taskId, action, ...fields } })).workTask;

  it('are issued to every city, signed for there, submitted, returned and accepted by another person', async () => {
    const campaign = await runningInProvince();
    const input = issueInput(campaign, { expandTo: 'CITY', leadDivisionId: divisionId });
    const { issueTask } = await provinceAdmin.ask(ISSUE, { input });
    expect((await provinceAdmin.ask(ISSUE, { input })).issueTask).toEqual(issueTask);
    expect(
      issueTask.tasks.map(({ regionCode, status, mandatory, leadDivision }: any) => [regionCode, status, mandatory, leadDivision.id]),
    ).toEqual([
      ['3201', 'ISSUED', true, divisionId],
      ['3205', 'ISSUED', true, divisionId],
      ['3210', 'ISSUED', true, divisionId],
    ]);
    const [{ id }, suzhou] = issueTask.tasks;
    expect(await codeOf(nanjingAdmin, WORK, { input: { idempotencyKey: uuidv7(), taskId: suzhou.id, action: 'SIGN_FOR' } })).toBe(
      'NOT_FOUND',
    );
    expect(await codeOf(nanjingApprover, WORK, { input: { idempotencyKey: uuidv7(), taskId: id, action: 'SIGN_FOR' } })).toBe('FORBIDDEN');
    expect((await work(nanjingAdmin, id, 'SIGN_FOR')).task.status).toBe('SIGNED_FOR');
    await work(nanjingAdmin, id, 'START');
    expect((await work(nanjingAdmin, id, 'SUBMIT')).userErrors).toEqual([{ code: 'NOTE_MISSING', field: ['note'] }]);
    expect((await work(nanjingAdmin, id, 'SUBMIT', { note: '已印发', evidence: ['宁消〔2026〕3号'] })).task.status).toBe('SUBMITTED');

    const review = (person: TestPerson, fields: object) =>
      person.askRaw(REVIEW, { input: { idempotencyKey: uuidv7(), taskId: id, ...fields } });
    expect((await review(nanjingAdmin, { action: 'ACCEPT' })).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    await review(provinceAdmin, { action: 'RETURN', note: '缺责任分工' });
    await work(nanjingAdmin, id, 'START');
    await work(provinceAdmin, id, 'SUBMIT', { note: '代为提交' });
    expect((await review(provinceAdmin, { action: 'ACCEPT' })).errors?.[0]?.extensions['code']).toBe('SAME_WORKER');
    expect((await review(provinceBoth, { action: 'ACCEPT' })).data).toMatchObject({ reviewTask: { task: { status: 'DONE' } } });
    expect(await codeOf(nanjingAdmin, WORK, { input: { idempotencyKey: uuidv7(), taskId: id, action: 'START' } })).toBe('TASK_STATUS');

    const list = `query ($id: ID!) { campaign(id: $id) { tasks { totalCount nodes { regionCode campaign { id } } } } tasks(filter: { campaignId: $id, statuses: [DONE] }) { nodes { id } } }`;
    const seen = await nanjingAdmin.ask(list, { id: campaign.id });
    expect(seen).toEqual({
      campaign: { tasks: { totalCount: 1, nodes: [{ regionCode: '3201', campaign: { id: campaign.id } }] } },
      tasks: { nodes: [{ id }] },
    });
  });

  it('prepared before publication are drafts nobody below sees, and issued with the campaign', async () => {
    const created = await draft(provinceAdmin, '32');
    const { issueTask } = await provinceAdmin.ask(ISSUE, { input: issueInput(created, { regionCode: '3201' }) });
    const [{ id, status }] = issueTask.tasks;
    expect(status).toBe('DRAFT');
    expect(await codeOf(nanjingAdmin, `query ($id: ID!) { task(id: $id) { id } }`, { id })).toBe('NOT_FOUND');
    const approved = await act(provinceApprover, 'approveCampaign', await act(provinceAdmin, 'submitCampaign', created));
    await act(provinceAdmin, 'publishCampaign', approved);
    expect((await nanjingAdmin.ask(`query ($id: ID!) { task(id: $id) { status issuedOn } }`, { id })).task).toEqual({
      status: 'ISSUED',
      issuedOn: TODAY,
    });
  });

  it('are overdue after their due day; an extension approved by another person gives them time', async () => {
    const campaign = await runningInProvince({ mobilization: [{ key: 'late', kind: 'NO_OVERDUE_TASKS' }] });
    const { issueTask } = await provinceAdmin.ask(ISSUE, { input: issueInput(campaign, { regionCode: '3201', dueOn: '2026-02-20' }) });
    const [task] = issueTask.tasks;
    expect(task.overdue).toBe(true);
    expect((await preview(provinceAdmin, campaign)).report.criteria[0]).toMatchObject({
      met: false,
      blockers: [{ text: { zh: '南京市《制定本地实施方案》已下发,逾期 9 天' } }],
    });
    expect(
      (
        await provinceAdmin.ask(`query ($id: ID!) { tasks(filter: { campaignId: $id, overdue: true }) { nodes { id } } }`, {
          id: campaign.id,
        })
      ).tasks.nodes,
    ).toEqual([{ id: task.id }]);

    const request = `mutation ($input: RequestExtensionInput!) { requestExtension(input: $input) { task { ${TASK} } userErrors { code } } }`;
    const decide = `mutation ($input: DecideExtensionInput!) { decideExtension(input: $input) { task { ${TASK} } userErrors { code } } }`;
    const input = { taskId: task.id, dueOn: '2026-02-10', reason: '等待上级方案' };
    expect((await nanjingAdmin.ask(request, { input: { ...input, idempotencyKey: uuidv7() } })).requestExtension.userErrors).toEqual([
      { code: 'EXTENSION_DUE' },
    ]);
    const asked = await nanjingAdmin.ask(request, { input: { ...input, dueOn: '2026-03-20', idempotencyKey: uuidv7() } });
    expect(asked.requestExtension.task).toMatchObject({ dueOn: '2026-02-20', extension: { status: 'REQUESTED', dueOn: '2026-03-20' } });
    const decided = await provinceAdmin.ask(decide, { input: { idempotencyKey: uuidv7(), taskId: task.id, approve: true } });
    expect(decided.decideExtension.task).toMatchObject({ dueOn: '2026-03-20', overdue: false, extension: { status: 'APPROVED' } });
  });

  it('are refused for other regions, unknown divisions, days outside the campaign and phases that are over', async () => {
    const campaign = await runningInXuanwu();
    const attempt = async (fields: object) => {
      const { data, errors } = await xuanwuAdmin.askRaw(ISSUE, { input: issueInput(campaign, fields) });
      return (errors?.[0]?.extensions['code'] as string) ?? (data as any).issueTask.userErrors[0]?.code;
    };
    expect(await attempt({ regionCode: '320505' })).toBe('TASK_REGION');
    expect(await attempt({ expandTo: 'CITY' })).toBe('NO_REGIONS');
    expect(await attempt({ dueOn: '2026-07-01' })).toBe('TASK_DUE');
    expect(await attempt({ leadDivisionId: divisionId })).toBe('DIVISION_UNKNOWN'); // the province's, not theirs to command
    expect(await attempt({ supportingDivisionIds: [uuidv7()] })).toBe('LEAD_MISSING');
    expect(await codeOf(xuanwuApprover, ISSUE, { input: issueInput(campaign) })).toBe('FORBIDDEN');
    await transition(xuanwuApprover, campaign);
    expect(await attempt({})).toBe('PHASE_CLOSED');
  });
});

describe('progress', () => {
  const PROGRESS = `query ($id: ID!, $level: ProgressLevel) { campaign(id: $id) { progress(level: $level) { totalCount nodes {
    regionCode unitsAtStart unitsNow tasksIssued tasksDone tasksOverdue figures { indicator value day } criteria { key met wouldPass { zh } } } } } }`;

  it('shows each region its figures and what it still has to do, and nobody their neighbours’', async () => {
    const campaign = await runningInProvince({ mobilization: [...COVERAGE, { key: 'late', kind: 'NO_OVERDUE_TASKS' }] });
    await figure(campaign, 'COVERAGE', '3201', 1, 3);
    await figure(campaign, 'COVERAGE', '3205', 2, 2);
    await provinceAdmin.ask(`mutation ($input: IssueTaskInput!) { issueTask(input: $input) { tasks { id } } }`, {
      input: {
        idempotencyKey: uuidv7(),
        campaignId: campaign.id,
        phase: 'MOBILIZATION',
        title: '部署',
        text: '部署',
        dueOn: '2026-02-01',
        expandTo: 'COUNTY',
      },
    });
    const nanjing = {
      regionCode: '3201',
      unitsAtStart: 3,
      unitsNow: 3,
      tasksIssued: 1,
      tasksDone: 0,
      tasksOverdue: 1,
      figures: [{ indicator: 'COVERAGE', value: 1 / 3, day: '2026-03-01' }],
      criteria: [{ key: 'coverage', met: false, wouldPass: { zh: '再检查 2 家单位即可达标' } }],
    };
    const suzhou = {
      regionCode: '3205',
      unitsAtStart: 2,
      unitsNow: 2,
      figures: [{ value: 1 }],
      criteria: [{ met: true, wouldPass: null }],
    };
    const all = (await provinceAdmin.ask(PROGRESS, { id: campaign.id })).campaign.progress;
    expect(all).toMatchObject({
      totalCount: 3,
      nodes: [nanjing, suzhou, { regionCode: '3210', unitsAtStart: 0, unitsNow: 0, figures: [] }],
    });
    expect((await nanjingAdmin.ask(PROGRESS, { id: campaign.id, level: 'CITY' })).campaign.progress).toEqual({
      totalCount: 1,
      nodes: [nanjing],
    });
    expect((await nanjingAdmin.ask(PROGRESS, { id: campaign.id, level: 'PROVINCE' })).campaign.progress.nodes).toEqual([]);
    expect(
      (await provinceAdmin.ask(PROGRESS, { id: campaign.id, level: 'COUNTY' })).campaign.progress.nodes.map((row: any) => [
        row.regionCode,
        row.tasksIssued,
      ]),
    ).toEqual([
      ['320102', 1],
      ['320505', 1],
    ]);
    const { campaign: seen } = await nanjingAdmin.ask(
      `query ($id: ID!) { campaign(id: $id) { transitions { nodes { action report { passed } } } openProposal { id } waivers { nodes { id } } } }`,
      {
        id: campaign.id,
      },
    );
    expect(seen).toEqual({ transitions: { nodes: [{ action: 'PUBLISH', report: null }] }, openProposal: null, waivers: { nodes: [] } });
  });

  it('lists the units in scope as they are now, in the viewer’s area', async () => {
    const late = units('330100', 1)[0]!;
    await app.receive(UnitsRegistered, { batchId: 'late', units: [late] });
    const campaign = await runningInProvince();
    const document = `query ($id: ID!, $region: RegionCode, $after: String) { campaign(id: $id) { units(regionCode: $region, first: 2, after: $after) { nodes { id } totalCount pageInfo { endCursor hasNextPage } } } }`;
    const ask = async (person: TestPerson, variables: object = {}) =>
      (await person.ask(document, { id: campaign.id, ...variables })).campaign.units;
    const first = await ask(provinceAdmin);
    expect([first.totalCount, first.nodes.length, first.pageInfo.hasNextPage]).toEqual([5, 2, true]);
    const second = await ask(provinceAdmin, { after: first.pageInfo.endCursor });
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }: { id: string }) => id)).size).toBe(4);
    expect((await ask(nanjingAdmin)).totalCount).toBe(3);
    expect((await ask(nanjingAdmin, { region: '3205' })).totalCount).toBe(0);
    expect((await ask(provinceAdmin, { region: '3205' })).totalCount).toBe(2);
    // A unit that moves in counts; an older message about it changes nothing.
    await app.receive(UnitChanged, { ...late, regionCode: '320505', version: 3 });
    await app.receive(UnitChanged, { ...late, status: 'CLOSED', version: 2 });
    expect((await ask(provinceAdmin, { region: '3205' })).totalCount).toBe(3);
    await app.receive(UnitChanged, { ...late, regionCode: '330100', version: 4 });
  });
});
