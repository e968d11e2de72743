import { PlanPublished } from '@fire-campaign/events';
import { platformErrors, Tx, type Regional } from '@fire-campaign/platform';
import type { EntityTarget } from 'typeorm';
import { lockCampaign } from '../campaign/campaign.access.js';
import type { Campaign } from '../campaign/campaign.entity.js';
import { campaignMachine } from '../campaign/campaign.rules.js';
import { Cadence } from '../cadence/cadence.entity.js';
import { errors } from '../errors.js';
import { Programme } from '../programme/programme.entity.js';
import { Target } from '../target/target.entities.js';
import { horizonOutside } from '../target/target.rules.js';
import { PlanItem } from './plan-item.entity.js';

/**
 * The campaign, held for a change of its plan. A plan is changed as a draft only: what is under approval or binds others stays as it is.
 * @throws NOT_FOUND, FORBIDDEN, PLAN_FIXED
 */
export async function lockPlan(tx: Tx, campaignId: string): Promise<Campaign> {
  const campaign = await lockCampaign(tx, tx.actor, campaignId, 'campaigns:write');
  requireDraft(campaign);
  return campaign;
}

/** @throws PLAN_FIXED */
export function requireDraft({ status }: Campaign): void {
  const { zh, en } = campaignMachine.states[status];
  if (status !== 'DRAFT') throw errors.PLAN_FIXED({ status: zh, statusEn: en });
}

/**
 * A part of a draft's plan, held with its campaign.
 * @throws NOT_FOUND, FORBIDDEN, PLAN_FIXED, STALE_VERSION
 */
export async function lockPart<Part extends Regional & { readonly campaignId: string; readonly version: number }>(
  tx: Tx,
  entity: EntityTarget<Part>,
  id: string,
  expectedVersion: number,
): Promise<{ readonly campaign: Campaign; readonly part: Part }> {
  const { campaignId } = await tx.get(entity, id);
  const campaign = await lockPlan(tx, campaignId);
  const part = await tx.lock(entity, id);
  if (part.version !== expectedVersion) throw platformErrors.STALE_VERSION({ current: part.version });
  return { campaign, part };
}

/** @throws PLAN_ITEM_UNKNOWN when there is an id and it is no item of this campaign */
export async function requireItem(tx: Tx, campaignId: string, planItemId: string | null): Promise<void> {
  if (planItemId === null) return;
  const [item] = await tx.query(`SELECT 1 FROM plan_item WHERE id = $1 AND campaign_id = $2`, [planItemId, campaignId]);
  if (item === undefined) throw errors.PLAN_ITEM_UNKNOWN();
}

/**
 * Checks that what a plan already says fits the campaign's days, after these or its programme were changed.
 * @throws TARGET_HORIZON, CADENCE_BOUNDS
 */
export async function requirePlanWithin(tx: Tx, campaign: Campaign): Promise<void> {
  const { startsOn, endsOn } = campaign;
  const frames = await framesOf(tx, campaign);
  const targets = await tx.manager.findBy(Target, { campaignId: campaign.id });
  if (targets.some((target) => horizonOutside(target, frames))) throw errors.TARGET_HORIZON({ startsOn, endsOn });
  const cadences = await tx.manager.findBy(Cadence, { campaignId: campaign.id });
  const outside = ({ from, to }: Cadence) => horizonOutside({ from: from.day ?? startsOn, to: to.day ?? endsOn }, [campaign]);
  if (cadences.some(outside)) throw errors.CADENCE_BOUNDS({ startsOn, endsOn });
}

/** The days in which a campaign's targets may lie: its own, and those of its programme. */
export async function framesOf(tx: Tx, campaign: Campaign): Promise<readonly { readonly startsOn: string; readonly endsOn: string }[]> {
  const programme = campaign.programmeId === null ? null : await tx.find(Programme, campaign.programmeId);
  return programme === null ? [campaign] : [campaign, programme];
}

/** Tells the other services what a campaign's plan consists of, at its publication. */
export async function publishPlan(tx: Tx, { id: campaignId, regionCode, programmeId }: Campaign): Promise<void> {
  const items = await tx.manager.find(PlanItem, { where: { campaignId }, order: { id: 'ASC' } });
  const targets = await tx.manager.find(Target, { where: { campaignId }, order: { id: 'ASC' } });
  const cadences = await tx.manager.find(Cadence, { where: { campaignId }, order: { id: 'ASC' } });
  await tx.publish(PlanPublished, regionCode, {
    campaignId,
    regionCode,
    programmeId,
    items: items.map(({ id: planItemId, parentId, ordinal, kind, title, mandatory }) => ({
      planItemId,
      parentId,
      ordinal,
      kind,
      title,
      mandatory,
    })),
    targets: targets.map(({ id: targetId, planItemId, kind, name, indicator, comparator, value, unit, from, to, stages, shares }) => {
      return { targetId, planItemId, kind, name, indicator, comparator, value, unit, from, to, stages: [...stages], shares: [...shares] };
    }),
    cadences: cadences.map(({ id: cadenceId, planItemId, what, who, atLeast, period, scope, dueBefore, from, to }) => {
      return { cadenceId, planItemId, what, who, atLeast, period, scope, dueBefore, from, to };
    }),
  });
}
