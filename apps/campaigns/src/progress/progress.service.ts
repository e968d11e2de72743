import { Injectable } from '@nestjs/common';
import { INDICATOR_CODES, INDICATORS, regionContains, regionLevel, type RegionCode } from '@fire-campaign/domain';
import { Actor, Clock, Database, Tx, whereInScope, type PageArgs } from '@fire-campaign/platform';
import { Campaign } from '../campaign/campaign.entity.js';
import { figuresOn } from '../figure/figures.js';
import type { Criterion, IndicatorCriterion } from '../gate/gate.criteria.js';
import { scopeOf } from '../gate/gate.facts.js';
import { judgeGate, NO_FACTS, type CriterionReport, type Figure } from '../gate/gate.rules.js';
import { currentPhase, facedGate, PHASES } from '../phase/phase.rules.js';
import { RegionFact, UnitFact } from '../projection/projection.entities.js';
import { OPEN_STATUSES } from '../task/task.rules.js';
import { countUnits } from './scope.js';

export type ProgressLevel = 'PROVINCE' | 'CITY' | 'COUNTY';
export const CODE_LENGTH: Readonly<Record<ProgressLevel, number>> = { PROVINCE: 2, CITY: 4, COUNTY: 6 };

/** How far one region is. Units in scope now are counted only when asked for: a province has a million. */
export interface RegionProgress {
  readonly campaign: Campaign;
  readonly regionCode: RegionCode;
  readonly name: string;
  /** Units in scope when the campaign was published; null before. */
  readonly unitsAtStart: number | null;
  readonly figures: readonly (Figure & { readonly value: number | null; readonly day: string })[];
  readonly tasksIssued: number;
  readonly tasksDone: number;
  readonly tasksOverdue: number;
  /** The indicator criteria of the gate ahead, judged on this region's own figures: what it still has to do. */
  readonly criteria: readonly CriterionReport[];
}

@Injectable()
export class ProgressService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Regions of one level in the campaign's and the viewer's area; the level below the campaign's own when none is given. */
  async progress(actor: Actor, campaign: Campaign, level: ProgressLevel | null, page: PageArgs) {
    const digits = CODE_LENGTH[level ?? (regionLevel(campaign.regionCode) === 'PROVINCE' ? 'CITY' : 'COUNTY')];
    const regions = await this.db.page(actor, RegionFact, ['code'], page, (query) => {
      whereInScope(query, actor.scopesFor('campaigns:read', campaign.id), campaign.regionCode, 'row.code');
      return query.andWhere('length(row.code) = :digits', { digits });
    });
    const nodes = regions.nodes.length === 0 ? [] : await this.db.read(actor, (tx) => this.rows(tx, campaign, regions.nodes, digits));
    return { ...regions, nodes };
  }

  /** The units in scope now, in the viewer's area. */
  units(actor: Actor, campaign: Campaign, within: RegionCode | null, page: PageArgs) {
    return this.db.page(actor, UnitFact, ['regionCode', 'id'], page, (query) => {
      whereInScope(query, actor.scopesFor('campaigns:read', campaign.id), within);
      if (within !== null && !regionContains(campaign.regionCode, within) && !regionContains(within, campaign.regionCode))
        query.andWhere('FALSE');
      return query
        .andWhere('row.regionCode >= :ownFrom AND row.regionCode < :ownTo', {
          ownFrom: campaign.regionCode,
          ownTo: `${campaign.regionCode}:`,
        })
        .andWhere(`row.status = 'OPERATING' AND row.categories && CAST(:categories AS text[])`, { categories: campaign.categories });
    });
  }

  /** Units in scope now of regions of one level. */
  unitsNow(actor: Actor, campaign: Campaign, codes: readonly RegionCode[]): Promise<readonly { regionCode: RegionCode; units: number }[]> {
    return this.db.read(actor, async (tx) => {
      const units = await countUnits(tx, campaign, sharedPrefix([...codes].sort(), campaign.regionCode), codes[0]!.length);
      return codes.map((regionCode) => ({ regionCode, units: units.get(regionCode) ?? 0 }));
    });
  }

  private async rows(tx: Tx, campaign: Campaign, regions: readonly RegionFact[], digits: number): Promise<readonly RegionProgress[]> {
    const codes = regions.map(({ code }) => code);
    const today = await this.clock.today(tx);
    const snapshot = await tx.query<{ code: string; units: number }>(
      `SELECT region_code AS code, units FROM campaign_snapshot WHERE campaign_id = $1 AND region_code = ANY ($2)`,
      [campaign.id, codes],
    );
    const figures = (await figuresOn(tx, campaign, {
      indicators: INDICATOR_CODES,
      regions: codes,
      day: today,
    })) as RegionProgress['figures'];
    const tasks = await tx.query<{ code: string; issued: number; done: number; overdue: number }>(
      `SELECT left(region_code, $2) AS code, count(*)::int AS issued, count(*) FILTER (WHERE status = 'DONE')::int AS done,
         count(*) FILTER (WHERE status = ANY ($4) AND due_on < $3)::int AS overdue
       FROM task WHERE campaign_id = $1 AND status <> 'DRAFT' AND length(region_code) >= $2 GROUP BY 1`,
      [campaign.id, digits, today, OPEN_STATUSES],
    );
    const phase = currentPhase(campaign.phases);
    const gate = phase === null ? [] : facedGate(phase).flatMap((criterion) => ownShare(criterion, digits, campaign.regionCode.length));
    const about = {
      ...NO_FACTS,
      campaignId: campaign.id,
      scope: await scopeOf(tx, campaign),
      phase: phase?.phase ?? PHASES[0],
      phaseEndsOn: phase?.endsOn ?? campaign.endsOn,
      today,
      readAt: '' /* figures carry their own time */,
    };
    return regions.map(({ code, name }): RegionProgress => {
      const own = figures.filter(({ regionCode }) => regionCode === code);
      const task = tasks.find((row) => row.code === code);
      return {
        campaign,
        regionCode: code,
        name,
        unitsAtStart: campaign.publishedOn === null ? null : (snapshot.find((row) => row.code === code)?.units ?? 0),
        figures: own,
        tasksIssued: task?.issued ?? 0,
        tasksDone: task?.done ?? 0,
        tasksOverdue: task?.overdue ?? 0,
        criteria: judgeGate(gate, { ...about, owner: code, regions: [{ code, name }], figures: own }).criteria,
      };
    });
  }
}

/**
 * A gate's criterion as it concerns one region: its own figure against the threshold. What does not divide by region is left
 * out: tasks, signatures, days, and counts that the whole campaign has to reach together.
 */
export function ownShare(criterion: Criterion, digits: number, ownerDigits: number): readonly IndicatorCriterion[] {
  if (criterion.kind !== 'INDICATOR') return [];
  const divides = criterion.scope !== 'TOTAL' || INDICATORS[criterion.indicator].kind === 'RATIO' || criterion.threshold === 0;
  return divides || digits === ownerDigits ? [{ ...criterion, scope: 'TOTAL' }] : [];
}

/** The longest prefix the codes share, at least the campaign's region: the range to count in. */
function sharedPrefix(codes: readonly string[], least: RegionCode): RegionCode {
  const [first, last] = [codes[0]!, codes.at(-1)!]; // sorted
  for (const digits of [6, 4, 2]) {
    if (digits > least.length && first.length >= digits && first.slice(0, digits) === last.slice(0, digits)) return first.slice(0, digits);
  }
  return least;
}
