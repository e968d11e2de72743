import { regionRange, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import type { Tx } from '@fire-campaign/platform';
import type { Campaign } from '../campaign/campaign.entity.js';
import { figuresOn } from '../figure/figures.js';
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
  const known = await knownRegions(tx, campaign);
  const codes = known.map(({ code }) => code);
  const figures = await figuresFor(tx, campaign, gate, codes, today);
  const [clock] = await tx.query<{ now: Date }>('SELECT now()');
  return {
    today,
    readAt: clock!.now.toISOString(),
    owner: campaign.regionCode,
    regions: await regionsFor(tx, campaign, gate, known, figures),
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
