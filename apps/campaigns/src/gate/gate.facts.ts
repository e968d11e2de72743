import { regionRange, type LocalDate } from '@fire-campaign/domain';
import type { Tx } from '@fire-campaign/platform';
import type { Campaign } from '../campaign/campaign.entity.js';
import type { Phase } from '../phase/phase.rules.js';
import { regionsWithUnits } from '../progress/scope.js';
import { signatories, type Criterion } from './gate.criteria.js';
import type { Figure, GateFacts, TaskFact, WaiverFact } from './gate.rules.js';

/**
 * Everything a gate is judged by, read in one transaction. Preview, dry run and the change itself all come here, so that they
 * cannot differ. The actor must see the campaign's whole region.
 */
export async function gatherFacts(
  tx: Tx,
  campaign: Campaign,
  phase: Phase,
  gate: readonly Criterion[],
  today: LocalDate,
): Promise<GateFacts> {
  const figures = await figuresFor(tx, campaign, gate);
  const [clock] = await tx.query<{ now: Date }>('SELECT now()');
  return {
    today,
    readAt: clock!.now.toISOString(),
    owner: campaign.regionCode,
    regions: await regionsFor(tx, campaign, gate, figures),
    figures,
    tasks: gate.some(({ kind }) => kind === 'TASKS_SIGNED_FOR' || kind === 'TASKS_DONE' || kind === 'NO_OVERDUE_TASKS')
      ? await tasksFor(tx, campaign)
      : [],
    signOffs: await tx.query<GateFacts['signOffs'][number]>(
      `SELECT criterion_key AS "criterionKey", region_code AS "regionCode" FROM sign_off WHERE campaign_id = $1 AND phase = $2 AND round = $3`,
      [campaign.id, phase.phase, phase.round],
    ),
    bodyNames: await bodyNames(tx, campaign, gate),
    waivers: await waiversFor(tx, campaign, phase),
  };
}

async function figuresFor(tx: Tx, campaign: Campaign, gate: readonly Criterion[]): Promise<readonly Figure[]> {
  const indicators = [...new Set(gate.flatMap((criterion) => (criterion.kind === 'INDICATOR' ? criterion.indicator : [])))];
  if (indicators.length === 0) return [];
  const { from, to } = regionRange(campaign.regionCode);
  const rows = await tx.query<Omit<Figure, 'asOf'> & { asOf: Date }>(
    `SELECT indicator, region_code AS "regionCode", numerator, denominator, as_of AS "asOf" FROM indicator_value
     WHERE campaign_id = $1 AND indicator = ANY ($2) AND region_code >= $3 AND region_code < $4 AND length(region_code) <= 6`,
    [campaign.rootId, indicators, from, to],
  );
  return rows.map((row) => ({ ...row, asOf: row.asOf.toISOString() }));
}

/** The owner, and below it the cities and counties that take part: with a figure, or with a unit in scope. */
async function regionsFor(
  tx: Tx,
  campaign: Campaign,
  gate: readonly Criterion[],
  figures: readonly Figure[],
): Promise<GateFacts['regions']> {
  const { from, to } = regionRange(campaign.regionCode);
  const known = await tx.query<{ code: string; name: string }>(
    `SELECT code, name FROM region WHERE code >= $1 AND code < $2 ORDER BY code`,
    [from, to],
  );
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
