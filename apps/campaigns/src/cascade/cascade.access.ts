import { PlanFiled } from '@fire-campaign/events';
import { shanghaiDay } from '@fire-campaign/domain';
import { Clock, Tx } from '@fire-campaign/platform';
import { Campaign } from '../campaign/campaign.entity.js';
import { Cadence } from '../cadence/cadence.entity.js';
import { errors } from '../errors.js';
import { discharge } from '../obligation/obligations.js';
import { PlanItem } from '../plan/plan-item.entity.js';
import { Target } from '../target/target.entities.js';
import { Cascade } from './cascade.entity.js';
import { comparePlans, type Difference, type PlanContent } from './compare.rules.js';

/** The plan of a campaign as it is stored now. */
export async function contentOf(tx: Tx, campaignId: string): Promise<PlanContent> {
  const of = { where: { campaignId }, order: { id: 'ASC' } } as const;
  return {
    campaign: await tx.manager.findOneByOrFail(Campaign, { id: campaignId }),
    items: await tx.manager.find(PlanItem, of),
    targets: await tx.manager.find(Target, of),
    cadences: await tx.manager.find(Cadence, of),
  };
}

/**
 * Makes a change of a campaign's plan. When the campaign was issued by the level above, the change may not drop or loosen what is
 * binding there; what was looser before, because the parent's plan was amended meanwhile, does not hinder it.
 * @throws INHERITED naming the part and its bound
 */
export async function localise<Result>(tx: Tx, { id, parentId }: Campaign, change: () => Promise<Result>): Promise<Result> {
  if (parentId === null) return change();
  const parent = await contentOf(tx, parentId);
  const breaches = async () => comparePlans(parent, await contentOf(tx, id), 'ORIGIN').differences.filter(({ breach }) => breach !== null);
  const same = (one: Difference, other: Difference) => one.key === other.key && one.after?.zh === other.after?.zh;
  const before = await breaches();
  const result = await change();
  const added = (await breaches()).find((one) => !before.some((other) => same(one, other)));
  if (added === undefined) return result;
  const { name, breach } = added;
  throw errors.INHERITED({ name: name.zh, nameEn: name.en, bound: breach!.zh, boundEn: breach!.en });
}

/** The row by which a campaign was issued to its region, held for a change; null for a campaign that stands by itself. */
async function lockCascade(tx: Tx, { id, parentId }: Campaign): Promise<Cascade | null> {
  if (parentId === null) return null;
  const { id: cascadeId } = await tx.manager.findOneByOrFail(Cascade, { childId: id });
  return tx.lock(Cascade, cascadeId);
}

/** The region's plan was submitted at its own level. */
export async function recordLocalised(tx: Tx, campaign: Campaign, clock: Clock): Promise<void> {
  const cascade = await lockCascade(tx, campaign);
  if (cascade === null) return;
  cascade.localise(await clock.today(tx));
  await tx.save(cascade);
}

/** It was sent back to its authors. */
export async function recordReopened(tx: Tx, campaign: Campaign): Promise<void> {
  const cascade = await lockCascade(tx, campaign);
  if (cascade === null) return;
  cascade.reopen();
  await tx.save(cascade);
}

/** It was published, and with that filed with the level above; or amended, after the level above had returned it. */
export async function recordFiled(tx: Tx, campaign: Campaign, clock: Clock): Promise<void> {
  const cascade = await lockCascade(tx, campaign);
  if (cascade === null || cascade.status === 'FILED') return;
  const now = await clock.now(tx);
  cascade.file(shanghaiDay(now));
  await tx.save(cascade);
  await discharge(tx, { kind: 'PLAN_FILING', subjectId: cascade.id }, now);
  const { campaignId, rootId, regionCode, dueOn, filedOn, late } = cascade;
  await tx.publish(PlanFiled, regionCode, {
    campaignId: campaign.id,
    parentId: campaignId,
    rootId,
    regionCode,
    dueOn,
    filedOn: filedOn!,
    late,
  });
}
