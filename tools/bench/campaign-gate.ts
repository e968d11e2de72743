import { campaigns } from '@fire-campaign/campaigns';
import { uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import type { Figures } from './index.ts';
import { quantile, round } from './statistics.ts';

const TODAY = '2026-03-02';
const FEW = 10_000;
const MANY = 1_000_000;
const ASKED = 100;
/** A province, its 13 cities and their 95 counties. */
const CITIES = Array.from({ length: 13 }, (_, index) => `32${String(index + 1).padStart(2, '0')}`);
const COUNTIES = Array.from({ length: 95 }, (_, index) => `${CITIES[index % CITIES.length]}${String(index + 1).padStart(2, '0')}`);
const REGIONS = ['32', ...CITIES, ...COUNTIES];
/** Every kind of criterion that reads more than a row. */
const GATE = [
  { key: 'coverage', kind: 'INDICATOR', indicator: 'COVERAGE', comparator: 'GTE', threshold: 1, scope: 'EACH_COUNTY' },
  { key: 'rectification', kind: 'INDICATOR', indicator: 'RECTIFICATION_RATE', comparator: 'GTE', threshold: 0.95 },
  { key: 'hazards-overdue', kind: 'INDICATOR', indicator: 'HAZARDS_OVERDUE', comparator: 'EQ', threshold: 0 },
  { key: 'tasks-done', kind: 'TASKS_DONE' },
  { key: 'nothing-overdue', kind: 'NO_OVERDUE' },
  { key: 'gaps', kind: 'JURISDICTION_GAPS' },
  { key: 'below', kind: 'SUBORDINATE_PHASES' },
];

/**
 * The gate page of a province: all criteria with figures and blockers, over 10,000 and then 1,000,000 units of which one in a hundred
 * has no supervising body; and the first 20 units behind a blocker. Projections are filled directly, figures as insights would send them.
 */
export async function gatePart(): Promise<Figures> {
  const app = await startService(campaigns, { today: TODAY });
  try {
    const author = await app.person('CAMPAIGN_ADMIN', '32');
    const approver = await app.person('CAMPAIGN_APPROVER', '32');
    await app.rows(`INSERT INTO region (code, name) SELECT code, code FROM unnest($1::text[]) AS code`, [REGIONS]);
    const campaignId = await publish(author, approver, GATE);
    await fill(app, campaignId);
    const page = `{ previewTransition(campaignId: "${campaignId}", action: COMPLETE_PHASE) { possible report { passed digest criteria { key met figureText { zh } asOf blockersTotal wouldPass { zh } blockers { regionCode text { zh } } } } } }`;
    const units = `{ previewTransition(campaignId: "${campaignId}", action: COMPLETE_PHASE) { report { criteria { blockers { unitIds } } } } }`;
    await register(app, 0, FEW);
    const few = await timesOf(approver, page, ASKED);
    await register(app, FEW, MANY);
    const many = await timesOf(approver, page, ASKED);
    const drilled = await timesOf(approver, units, 10);
    const absolute = {
      gatePreviewP50Ms: round(quantile(many, 0.5)),
      gatePreviewP99Ms: round(quantile(many, 0.99)),
      gateUnitIdsP50Ms: round(quantile(drilled, 0.5)),
    };
    const ratios = { gatePreviewGrowth: round(quantile(many, 0.5) / quantile(few, 0.5)) };
    console.log(
      `gate preview over ${MANY} units: p50 ${absolute.gatePreviewP50Ms} ms, p99 ${absolute.gatePreviewP99Ms} ms, ${ratios.gatePreviewGrowth} times that over ${FEW}; with the units behind every blocker p50 ${absolute.gateUnitIdsP50Ms} ms`,
    );
    return { ratios, absolute };
  } finally {
    await app.stop();
  }
}

async function timesOf(person: TestPerson, document: string, times: number): Promise<number[]> {
  for (let warm = 0; warm < 5; warm += 1) await person.ask(document);
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const started = performance.now();
    await person.ask(document);
    taken.push(performance.now() - started);
  }
  return taken;
}

/** A running campaign of the province; `prepare` adds to the draft. @returns its id */
export async function publish(
  author: TestPerson,
  approver: TestPerson,
  exitGate: readonly object[],
  prepare: (campaignId: string) => Promise<void> = async () => {},
): Promise<string> {
  const phases = [
    { phase: 'MOBILIZATION', startsOn: '2026-01-01', endsOn: '2026-03-31', exitGate },
    { phase: 'INTENSIVE_RECTIFICATION', startsOn: '2026-04-01', endsOn: '2026-05-31' },
    { phase: 'ACCEPTANCE', startsOn: '2026-06-01', endsOn: '2026-06-30' },
  ];
  const plan = {
    regionCode: '32',
    name: '集中除患攻坚大整治行动',
    categories: ['HOSPITAL'],
    startsOn: '2026-01-01',
    endsOn: '2026-06-30',
    goal: '全部排查一遍',
  };
  const act = async (person: TestPerson, mutation: string, type: string, input: object) => {
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { campaign { id version } userErrors { message } } }`;
    const { campaign, userErrors } = (await person.ask(document, { input: { idempotencyKey: uuidv7(), ...input } }))[mutation];
    if (campaign === null) throw new Error(JSON.stringify(userErrors));
    return { campaignId: campaign.id as string, expectedVersion: campaign.version as number };
  };
  let campaign = await act(author, 'createCampaign', 'CreateCampaignInput', { ...plan, phases, firstResponsiblePersonId: author.id });
  await prepare(campaign.campaignId);
  campaign = await act(author, 'submitCampaign', 'CampaignActionInput', campaign);
  campaign = await act(approver, 'approveCampaign', 'CampaignActionInput', campaign);
  return (await act(author, 'publishCampaign', 'CampaignActionInput', campaign)).campaignId;
}

/** Figures of every region for 14 days, and what each county owes. */
async function fill(app: TestService, campaignId: string): Promise<void> {
  await app.rows(
    `INSERT INTO figure (campaign_id, indicator, region_code, day, numerator, denominator, as_of, source)
     SELECT $1, indicator, code, $3::date - back, 70 + (14 - back), CASE WHEN indicator <> 'HAZARDS_OVERDUE' THEN 100 END, now(), 'COMPUTED'
     FROM unnest($2::text[]) AS code, unnest('{COVERAGE,RECTIFICATION_RATE,HAZARDS_OVERDUE}'::text[]) AS indicator, generate_series(0, 13) AS back`,
    [campaignId, REGIONS, TODAY],
  );
  await app.rows(
    `INSERT INTO obligation (id, region_code, campaign_id, kind, subject_id, title, due_at, estimated, status, late)
     SELECT gen_random_uuid(), code, $1, 'REPORT', gen_random_uuid(), '半月报', $3::timestamptz - interval '1 day', false, 'OPEN', false
     FROM unnest($2::text[]) AS code`,
    [campaignId, COUNTIES, TODAY],
  );
}

/** Units `from` to `to`, spread over the counties; one in a hundred without a supervising body. */
async function register(app: TestService, from: number, to: number): Promise<void> {
  await app.rows(
    `INSERT INTO unit (id, region_code, categories, status, supervising_body, version)
     SELECT gen_random_uuid(), ($1::text[])[1 + n % cardinality($1::text[])] || '001', '{HOSPITAL}', 'OPERATING',
       CASE WHEN n % 100 > 0 THEN 'FIRE_RESCUE' END, 1
     FROM generate_series($2::int, $3::int - 1) AS n`,
    [COUNTIES, from, to],
  );
  await app.rows('VACUUM ANALYZE unit');
}
