import { regionRange, shanghaiDay, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import type { Tx } from '@fire-campaign/platform';
import { Campaign } from '../campaign/campaign.entity.js';
import { figuresOn } from '../figure/figures.js';
import type { Phase } from '../phase/phase.rules.js';
import { countUnsupervised, regionsWithUnits } from '../progress/scope.js';
import { Target } from '../target/target.entities.js';
import { progressOf } from '../target/progress.js';
import { signatories, type Criterion } from './gate.criteria.js';
import { NO_FACTS, type Figure, type GateFacts, type OverdueFact, type TaskFact, type WaiverFact } from './gate.rules.js';

/** So many overdue obligations are told one by one. */
const MAX_OVERDUE = 1000;

/**
 * Everything a gate is judged by, read in one transaction. Preview, dry run and the change itself all come here, so that they
 * cannot differ. The actor must see the campaign's whole region.
 */
export async function gatherFacts(tx: Tx, campaign: Campaign, phase: Phase, gate: readonly Criterion[], now: Date): Promise<GateFacts> {
  const today = shanghaiDay(now);
  const scope = await scopeOf(tx, campaign);
  const known = await knownRegions(tx, campaign);
  const codes = known.map(({ code }) => code);
  const figures = await figuresFor(tx, campaign, gate, codes, today);
  const asks = (...kinds: readonly Criterion['kind'][]) => gate.some(({ kind }) => kinds.includes(kind));
  return {
    campaignId: campaign.id,
    scope,
    phase: phase.phase,
    phaseEndsOn: phase.endsOn,
    today,
    readAt: now.toISOString(),
    owner: campaign.regionCode,
    regions: await regionsFor(tx, campaign, gate, known, figures),
    figures,
    tasks: asks('TASKS_SIGNED_FOR', 'TASKS_DONE', 'NO_OVERDUE_TASKS') ? await tasksFor(tx, campaign) : [],
    signOffs: await tx.query<GateFacts['signOffs'][number]>(
      `SELECT criterion_key AS "criterionKey", region_code AS "regionCode" FROM sign_off WHERE campaign_id = $1 AND phase = $2 AND round = $3`,
      [campaign.id, phase.phase, phase.round],
    ),
    bodyNames: await bodyNames(tx, campaign, gate),
    waivers: await waiversFor(tx, campaign, phase),
    overdue: asks('NO_OVERDUE') ? await overdueFor(tx, campaign, now) : NO_FACTS.overdue,
    subordinates: asks('SUBORDINATE_PHASES') ? await subordinatesOf(tx, campaign) : [],
    filings: asks('SUBMISSIONS') ? await filingsOf(tx, campaign) : [],
    targets: asks('TARGETS') ? await targetsOf(tx, campaign, gate, phase, today) : [],
    evaluation: asks('EVALUATION') ? await evaluationOf(tx, campaign) : null,
    gaps: asks('JURISDICTION_GAPS')
      ? await countUnsupervised(tx, { regionCode: campaign.regionCode, categories: [...scope.categories] })
      : [],
  };
}

async function figuresFor(
  tx: Tx,
  campaign: Campaign,
  gate: readonly Criterion[],
  regions: readonly RegionCode[],
  day: LocalDate,
): Promise<readonly Figure[]> {
  const indicators = [...new Set(gate.flatMap((criterion) => (criterion.kind === 'INDICATOR' ? criterion.indicator : [])))];
  return (await figuresOn(tx, campaign, { indicators, regions, day })) as readonly Figure[];
}

/** The root of a cascade is published, so that those who see a campaign below may read it. */
export async function scopeOf(tx: Tx, campaign: Campaign): Promise<GateFacts['scope']> {
  const { categories, startsOn, endsOn } = campaign.rootId === campaign.id ? campaign : await tx.get(Campaign, campaign.rootId);
  return { categories, startsOn, endsOn };
}

/** The owner, and the cities and counties below it. */
function knownRegions(tx: Tx, campaign: Campaign): Promise<GateFacts['regions']> {
  const { from, to } = regionRange(campaign.regionCode);
  return tx.query<GateFacts['regions'][number]>(`SELECT code, name FROM region WHERE code >= $1 AND code < $2 ORDER BY code`, [from, to]);
}

/** Of the known regions, those that take part: with a figure, or with a unit in scope. */
async function regionsFor(
  tx: Tx,
  campaign: Campaign,
  gate: readonly Criterion[],
  known: GateFacts['regions'],
  figures: readonly Figure[],
): Promise<GateFacts['regions']> {
  if (!gate.some((criterion) => criterion.kind === 'INDICATOR' && criterion.scope !== 'TOTAL')) return known;
  const withFigures = new Set(figures.map(({ regionCode }) => regionCode));
  const silent = known.map(({ code }) => code).filter((code) => !withFigures.has(code));
  const withUnits = await regionsWithUnits(tx, campaign, silent);
  return known.filter(({ code }) => code === campaign.regionCode || withFigures.has(code) || withUnits.has(code));
}

function tasksFor(tx: Tx, campaign: Campaign): Promise<TaskFact[]> {
  return tx.query<TaskFact>(
    `SELECT id, phase, region_code AS "regionCode", title, mandatory, status, due_on AS "dueOn" FROM task
     WHERE campaign_id = $1 ORDER BY due_on, region_code, id`,
    [campaign.id],
  );
}

/** What this campaign and those below it owe and did not do in time. */
async function overdueFor(tx: Tx, { id, rootId, regionCode }: Campaign, now: Date): Promise<GateFacts['overdue']> {
  const { from, to } = regionRange(regionCode);
  const late = `FROM obligation
    WHERE campaign_id = ANY (ARRAY(
        SELECT $1::uuid UNION SELECT id FROM campaign WHERE root_id = $2 AND parent_id IS NOT NULL AND region_code >= $3 AND region_code < $4))
      AND region_code >= $3 AND region_code < $4 AND status = 'OPEN' AND due_at <= $5`;
  const parameters = [id, rootId, from, to, now];
  const counts = await tx.query<{ kind: string; count: number }>(`SELECT kind, count(*)::int AS count ${late} GROUP BY kind`, parameters);
  const longest = await tx.query<Omit<OverdueFact, 'dueAt'> & { dueAt: Date }>(
    `SELECT id, kind, subject_id AS "subjectId", region_code AS "regionCode", title, due_at AS "dueAt" ${late} ORDER BY due_at, id LIMIT ${MAX_OVERDUE}`,
    parameters,
  );
  return {
    counts: Object.fromEntries(counts.map(({ kind, count }) => [kind, count])),
    longest: longest.map((row) => ({ ...row, dueAt: row.dueAt.toISOString() })),
  };
}

/** What the regions it was issued to owe and have filed; a filing that was returned is owed again. */
async function filingsOf(tx: Tx, { id }: Campaign): Promise<GateFacts['filings']> {
  const rows = await tx.query<{ regionCode: string; dueAt: Date; filedAt: Date | null }>(
    `SELECT DISTINCT ON (region_code) region_code AS "regionCode", due_at AS "dueAt", CASE WHEN status = 'DONE' THEN discharged_at END AS "filedAt"
     FROM obligation WHERE campaign_id = $1 AND kind = 'PLAN_FILING' AND status <> 'WITHDRAWN'
     ORDER BY region_code, status = 'DONE', due_at DESC`,
    [id],
  );
  return rows.map(({ regionCode, dueAt, filedAt }) => ({
    regionCode,
    dueOn: lastDayOf(dueAt),
    filedOn: filedAt === null ? null : shanghaiDay(filedAt),
  }));
}

/** The last day on which something could be done in time. */
const lastDayOf = (dueAt: Date): LocalDate => shanghaiDay(new Date(dueAt.getTime() - 1));

/** The targets that a gate asks for, as they stand today in the campaign's own region. */
async function targetsOf(
  tx: Tx,
  campaign: Campaign,
  gate: readonly Criterion[],
  { endsOn }: Phase,
  today: LocalDate,
): Promise<GateFacts['targets']> {
  const criteria = gate.filter((criterion) => criterion.kind === 'TARGETS');
  const all = await tx.manager.find(Target, { where: { campaignId: campaign.id }, order: { id: 'ASC' } });
  const asked = all.filter((target) =>
    criteria.some(({ targets }) => (targets === null ? target.to <= endsOn : targets.includes(target.name))),
  );
  const progress = await progressOf(tx, campaign, asked, [campaign.regionCode], today);
  return progress.map(({ target: { id, name, to, unit }, state, value, threshold, gap, asOf }) => ({
    id,
    name,
    to,
    state,
    value,
    threshold,
    gap,
    unit,
    asOf,
  }));
}

async function evaluationOf(tx: Tx, { id, regionCode }: Campaign): Promise<GateFacts['evaluation']> {
  const [row] = await tx.query<NonNullable<GateFacts['evaluation']>>(
    `SELECT id, status, (result->>'total')::float8 AS score, grade FROM evaluation WHERE campaign_id = $1 AND region_code = $2`,
    [id, regionCode],
  );
  return row ?? null;
}

/** The campaigns it was issued as; those that were terminated are no longer waited for. */
async function subordinatesOf(tx: Tx, { id }: Campaign): Promise<GateFacts['subordinates']> {
  const rows = await tx.query<{ id: string; regionCode: string; phases: readonly Phase[] }>(
    `SELECT id, region_code AS "regionCode", phases FROM campaign WHERE parent_id = $1 AND status <> 'TERMINATED' ORDER BY region_code`,
    [id],
  );
  return rows.map(({ id: campaignId, regionCode, phases }) => ({
    campaignId,
    regionCode,
    statuses: Object.fromEntries(phases.map(({ phase, status }) => [phase, status])),
  }));
}

/** The fire and rescue body of each signing region: corps, detachment or brigade. */
async function bodyNames(tx: Tx, campaign: Campaign, gate: readonly Criterion[]): Promise<Readonly<Record<string, string>>> {
  const codes = gate.flatMap((criterion) => (criterion.kind === 'SIGN_OFF' ? signatories(criterion, campaign.regionCode) : []));
  if (codes.length === 0) return {};
  const rows = await tx.query<{ region_code: string; name: string }>(
    `SELECT DISTINCT ON (region_code) region_code, name FROM organization
     WHERE region_code = ANY ($1) AND level IN ('CORPS', 'DETACHMENT', 'BRIGADE') ORDER BY region_code, id`,
    [codes],
  );
  return Object.fromEntries(rows.map(({ region_code, name }) => [region_code, name]));
}

async function waiversFor(tx: Tx, campaign: Campaign, phase: Phase): Promise<readonly WaiverFact[]> {
  const rows = await tx.query<Omit<WaiverFact, 'grantedAt'> & { grantedAt: Date }>(
    `SELECT id, criterion_key AS "criterionKey", reason, granted_by_id AS "grantedById", granted_at AS "grantedAt", expires_on AS "expiresOn"
     FROM waiver WHERE campaign_id = $1 AND phase = $2 AND revoked_by_id IS NULL`,
    [campaign.id, phase.phase],
  );
  return rows.map((row) => ({ ...row, grantedAt: row.grantedAt.toISOString() }));
}
