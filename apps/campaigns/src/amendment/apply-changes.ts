import { digest, parseInput, Tx } from '@fire-campaign/platform';
import { Campaign } from '../campaign/campaign.entity.js';
import { planInput } from '../campaign/campaign.rules.js';
import { Cadence } from '../cadence/cadence.entity.js';
import { sayCadence } from '../cadence/cadence.service.js';
import { errors } from '../errors.js';
import { PHASE_LABELS, phaseOver } from '../phase/phase.rules.js';
import { PlanItem } from '../plan/plan-item.entity.js';
import { requirePlanWithin } from '../plan/plan.access.js';
import { insertItem, removeItem, rewordItem } from '../plan/plan.service.js';
import { Target } from '../target/target.entities.js';
import { sayTarget } from '../target/target.service.js';
import { followedDays, reshared, stricterCadence, stricterTarget, type Change } from './amendment.rules.js';

const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Carries an amendment out on a campaign's plan, by the rules of a draft.
 *
 * @param received it comes from the level above: what the region has made stricter stays, and what it has dropped stays dropped
 * @throws PLAN_PART_UNKNOWN, PLAN_PART_USED, PHASE_CLOSED, and what a draft's changes refuse
 */
export async function applyChanges(tx: Tx, campaign: Campaign, changes: readonly Change[], received: boolean): Promise<void> {
  // Days first, so that what is added later may lie in them.
  for (const change of changes) amendFrame(campaign, change, received);
  const { firstResponsibleId: firstResponsiblePersonId, ...plan } = campaign;
  parseInput(planInput, { ...plan, firstResponsiblePersonId });
  await tx.save(campaign);
  try {
    for (const change of changes) await applyOne(tx, campaign, change, received);
  } catch (error) {
    if ((error as { driverError?: { code?: string } }).driverError?.code === FOREIGN_KEY_VIOLATION) throw errors.PLAN_PART_USED();
    throw error;
  }
  await requirePlanWithin(tx, campaign);
}

function amendFrame(campaign: Campaign, change: Change, received: boolean): void {
  if (change.kind === 'CHANGE_GOAL') {
    if (!received || campaign.goal === change.before) campaign.goal = change.goal;
  } else if (change.kind === 'CHANGE_END') {
    const follows = !received || campaign.endsOn === change.before || campaign.endsOn > change.endsOn;
    if (follows) campaign.endsOn = change.endsOn;
  } else if (change.kind === 'CHANGE_PHASE') {
    const own = campaign.phases.find(({ phase }) => phase === change.phase)!;
    if (phaseOver(own)) {
      if (received) return;
      const label = PHASE_LABELS[change.phase];
      throw errors.PHASE_CLOSED({ phase: label.zh, phaseEn: label.en });
    }
    const { startsOn, endsOn } = received ? followedDays(own, change.before, change) : change;
    campaign.phases = campaign.phases.map((one) => (one === own ? { ...one, startsOn, endsOn } : one));
  }
}

async function applyOne(tx: Tx, campaign: Campaign, change: Change, received: boolean): Promise<void> {
  const { id: campaignId, regionCode } = campaign;
  const found = async <Row extends PlanItem | Target | Cadence>(entity: new () => Row, id: string): Promise<Row | null> => {
    const row = await tx.manager.findOneBy(entity as never, { id, campaignId } as never);
    if (row !== null) return tx.lock(entity as never, id);
    if (received) return null;
    throw errors.PLAN_PART_UNKNOWN();
  };
  const removed = async (entity: typeof Target | typeof Cadence, name: string, id: string): Promise<void> => {
    const row = await found(entity as new () => Target | Cadence, id);
    if (row === null) return;
    await tx.manager.delete(entity as never, { id });
    await tx.audit(name, id, regionCode, digest(row), null);
  };
  switch (change.kind) {
    case 'ADD_ITEM':
      await insertItem(tx, campaign, change, null);
      break;
    case 'CHANGE_ITEM': {
      const item = await found(PlanItem, change.id);
      if (item !== null) await rewordItem(tx, item, { ...change.item, mandatory: change.item.mandatory || (received && item.mandatory) });
      break;
    }
    case 'REMOVE_ITEM': {
      const item = await found(PlanItem, change.id);
      if (item === null) return;
      const [own] = await tx.query(
        `WITH RECURSIVE below AS (
           SELECT id, origin_id FROM plan_item WHERE parent_id = $1
           UNION ALL SELECT i.id, i.origin_id FROM plan_item i JOIN below b ON i.parent_id = b.id)
         SELECT 1 FROM below WHERE origin_id IS NULL LIMIT 1`,
        [item.id],
      );
      if (received && own !== undefined) {
        await tx.save(Object.assign(item, { originId: null })); // the region has put something of its own beneath it
        break;
      }
      await releaseTasks(tx, item);
      await removeItem(tx, item);
      break;
    }
    case 'ADD_TARGET': {
      const { shareMethod = null, shares = [], ...given } = change.target;
      const said = await sayTarget(tx, campaign, given);
      const { id, originId } = change;
      await tx.save(tx.manager.create(Target, { id, originId, regionCode, campaignId, ...said, shareMethod, shares: [...shares] }));
      break;
    }
    case 'CHANGE_TARGET': {
      const own = await found(Target, change.id);
      if (own === null) return;
      const { startsOn, endsOn } = campaign;
      const asked = { ...change.target, from: change.target.from ?? startsOn, to: change.target.to ?? endsOn };
      const { shareMethod = null, shares = [], ...given } = received ? stricterTarget(asked, own) : asked;
      const said = await sayTarget(tx, campaign, given);
      const asGiven = shares.length > 0 && said.value === asked.value;
      await tx.save(Object.assign(own, said, asGiven ? { shareMethod, shares: [...shares] } : reshared(said, own)));
      break;
    }
    case 'ADD_CADENCE': {
      const said = await sayCadence(tx, campaign, change.cadence);
      const { id, originId } = change;
      await tx.save(tx.manager.create(Cadence, { id, originId, regionCode, campaignId, ...said }));
      break;
    }
    case 'CHANGE_CADENCE': {
      const own = await found(Cadence, change.id);
      if (own === null) return;
      const bounds = { from: { day: campaign.startsOn, event: null }, to: { day: campaign.endsOn, event: null } };
      const asked = { ...change.cadence, from: change.cadence.from ?? bounds.from, to: change.cadence.to ?? bounds.to };
      await tx.save(Object.assign(own, await sayCadence(tx, campaign, received ? stricterCadence(asked, own) : asked)));
      break;
    }
    case 'REMOVE_TARGET':
      await removed(Target, 'target', change.id);
      break;
    case 'REMOVE_CADENCE':
      await removed(Cadence, 'cadence', change.id);
      break;
    default:
  }
}

/** Tasks that were issued outlive the item they carried out. */
async function releaseTasks(tx: Tx, { id }: PlanItem): Promise<void> {
  await tx.query(
    `WITH RECURSIVE below AS (
       SELECT id FROM plan_item WHERE id = $1 UNION ALL SELECT i.id FROM plan_item i JOIN below b ON i.parent_id = b.id)
     UPDATE task SET plan_item_id = NULL, version = version + 1 WHERE plan_item_id IN (SELECT id FROM below) AND status <> 'DRAFT'`,
    [id],
  );
}
