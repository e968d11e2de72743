import type { Tx } from '@fire-campaign/platform';
import type { Campaign } from '../campaign/campaign.entity.js';
import { Cadence } from '../cadence/cadence.entity.js';
import { DispatchForm } from '../dispatch/dispatch.entities.js';
import { errors } from '../errors.js';
import { debtorsOfPrepared } from '../task/task.duties.js';
import { BurdenCap } from './burden.entity.js';
import {
  ASSUMPTIONS,
  burdenOf,
  levelsOver,
  type BurdenLevel,
  type BurdenPerLevel,
  type BurdeningPlan,
  type MinutesPerLevel,
} from './burden.rules.js';

/** A campaign's burden beside its caps. */
export interface CampaignBurden {
  readonly burden: BurdenPerLevel;
  readonly caps: MinutesPerLevel;
  readonly over: readonly BurdenLevel[];
  /** Whether somebody has answered for all that is over the cap. */
  readonly acknowledged: boolean;
  readonly held: BurdenCap | null;
}

export const LEVEL_NAMES: Readonly<Record<BurdenLevel, { readonly level: string; readonly levelEn: string }>> = {
  PROVINCE: { level: '省级', levelEn: 'the province' },
  CITY: { level: '市级', levelEn: 'a city' },
  COUNTY: { level: '县级', levelEn: 'a county' },
  TOWN: { level: '乡镇(街道)', levelEn: 'a town' },
};

/** @param form the dispatch form to reckon with in place of the one that is kept */
export async function campaignBurden(tx: Tx, campaign: Campaign, form: BurdeningPlan['form'] = null): Promise<CampaignBurden> {
  const of = { campaignId: campaign.id };
  const cadences = await tx.manager.findBy(Cadence, of);
  const asked = form ?? (await tx.manager.findOneBy(DispatchForm, of));
  const issued = await tx.query<{ regionCode: string; leadDivisionId: string | null }>(
    `SELECT region_code AS "regionCode", lead_division_id AS "leadDivisionId" FROM task WHERE campaign_id = $1 AND status <> 'DRAFT'`,
    [campaign.id],
  );
  // A task is the work of its lead division; only those without one are the work of the organisation's office together.
  const debtors = Map.groupBy(
    [...issued, ...(await debtorsOfPrepared(tx, campaign))],
    (task) => `${task.regionCode} ${task.leadDivisionId}`,
  );
  const held = await tx.manager.findOneBy(BurdenCap, of);
  const tasks = [...debtors.values()].map((list) => ({ regionCode: list[0]!.regionCode, count: list.length }));
  const { regionCode, startsOn, endsOn } = campaign;
  const burden = burdenOf({ regionCode, startsOn, endsOn, form: asked, cadences, tasks });
  const caps = held?.caps ?? ASSUMPTIONS.capMinutesPerWeek;
  const over = levelsOver(burden, caps);
  const allowed = held?.acknowledged ?? null;
  return { burden, caps, over, held, acknowledged: allowed !== null && over.every((level) => burden[level].minutes <= allowed[level]) };
}

/**
 * A campaign that asks more than its caps is published only when its issuer has answered for it.
 * @throws BURDEN_OVER_CAP
 */
export async function requireBurdenAnswered(tx: Tx, campaign: Campaign): Promise<void> {
  const { burden, caps, over, acknowledged } = await campaignBurden(tx, campaign);
  const [level] = over;
  if (level === undefined || acknowledged) return;
  throw errors.BURDEN_OVER_CAP({ ...LEVEL_NAMES[level], minutes: burden[level].minutes, cap: caps[level] });
}
