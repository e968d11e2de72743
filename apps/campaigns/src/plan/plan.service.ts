import { Injectable } from '@nestjs/common';
import { Actor, Database, digest, expectedVersion, idempotencyKey, isId, optional, parseInput, Tx, uuidv7 } from '@fire-campaign/platform';
import { In } from 'typeorm';
import { z } from 'zod';
import { readCampaign } from '../campaign/campaign.access.js';
import type { Campaign } from '../campaign/campaign.entity.js';
import { localise } from '../cascade/cascade.access.js';
import { errors } from '../errors.js';
import type {
  AddPlanItemInput,
  ChangePlanItemInput,
  MovePlanItemInput,
  RemovedFromPlan,
  RemovePlanItemInput,
} from '../schema.generated.js';
import { lockPart, lockPlan, requireDraft } from './plan.access.js';
import { PlanItem } from './plan-item.entity.js';
import { inTreeOrder, itemFields, MAX_DEPTH, MAX_ITEMS, treeProblem } from './plan.rules.js';

const position = optional(z.int().min(1).max(MAX_ITEMS));
export const item = z.object(itemFields);
const addInput = z.object({ idempotencyKey, campaignId: z.uuid(), parentId: optional(z.uuid()), position, item });
const existing = { idempotencyKey, planItemId: z.uuid(), expectedVersion };
const changeInput = z.object({ ...existing, item });
const moveInput = z.object({ ...existing, parentId: optional(z.uuid()), position });
const removeInput = z.object({ ...existing, dryRun: z.boolean().nullish() });

/** The tree of operations, measures and sub-plans of a draft. */
@Injectable()
export class PlanService {
  constructor(private readonly db: Database) {}

  /** @throws NOT_FOUND, FORBIDDEN, PLAN_FIXED, PLAN_FULL, ITEM_PARENT_UNKNOWN, ITEM_PARENT_KIND, ITEM_DEPTH */
  add(actor: Actor, input: AddPlanItemInput): Promise<PlanItem> {
    const command = parseInput(addInput, input);
    return this.db.command(actor, 'addPlanItem', command, async (tx) => {
      const campaign = await lockPlan(tx, command.campaignId);
      const { parentId, position: place } = command;
      return insertItem(tx, campaign, { id: uuidv7(), originId: null, parentId, item: command.item }, place);
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, PLAN_FIXED, STALE_VERSION, ITEM_PARENT_KIND when the new kind does not fit its place, INHERITED */
  change(actor: Actor, input: ChangePlanItemInput): Promise<PlanItem> {
    const command = parseInput(changeInput, input);
    return this.db.command(actor, 'changePlanItem', command, async (tx) => {
      const { campaign, part } = await lockPart(tx, PlanItem, command.planItemId, command.expectedVersion);
      return localise(tx, campaign, () => rewordItem(tx, part, command.item));
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, PLAN_FIXED, STALE_VERSION, ITEM_PARENT_UNKNOWN, ITEM_PARENT_KIND, ITEM_CYCLE, ITEM_DEPTH, INHERITED */
  move(actor: Actor, input: MovePlanItemInput): Promise<PlanItem> {
    const command = parseInput(moveInput, input);
    return this.db.command(actor, 'movePlanItem', command, async (tx) => {
      const { campaign, part } = await lockPart(tx, PlanItem, command.planItemId, command.expectedVersion);
      const others = (await itemsOf(tx, campaign.id)).filter(({ id }) => id !== part.id);
      return localise(tx, campaign, async () => {
        const left = part.parentId;
        part.parentId = command.parentId;
        requireTree([...others, part]);
        part.ordinal = await makeRoom(tx, others, part, command.position);
        if (left !== part.parentId) await number(tx, siblings(others, left));
        return tx.save(part);
      });
    });
  }

  /**
   * Removes an item with all below it and what hangs on them: a draft's tasks, targets and cadence rules. A dry run only counts.
   * @throws NOT_FOUND, FORBIDDEN, PLAN_FIXED, STALE_VERSION, INHERITED
   */
  remove(actor: Actor, input: RemovePlanItemInput): Promise<RemovedFromPlan> {
    const command = parseInput(removeInput, input);
    if (command.dryRun === true) {
      return this.db.read(actor, async (tx) => {
        const { id, campaignId } = await tx.get(PlanItem, command.planItemId);
        const campaign = await readCampaign(tx, actor, campaignId);
        actor.require('campaigns:write', campaign.regionCode, campaign.id);
        requireDraft(campaign);
        const ids = below(await itemsOf(tx, campaignId), id);
        const [counts] = await tx.query<Pick<RemovedFromPlan, 'tasks' | 'targets' | 'cadences'>>(
          `SELECT (SELECT count(*)::int FROM task WHERE plan_item_id = ANY ($1)) AS tasks,
             (SELECT count(*)::int FROM target WHERE plan_item_id = ANY ($1)) AS targets,
             (SELECT count(*)::int FROM cadence WHERE plan_item_id = ANY ($1)) AS cadences`,
          [ids],
        );
        return { planItems: ids.length, ...counts!, dryRun: true };
      });
    }
    return this.db.command(actor, 'removePlanItem', command, async (tx) => {
      const { campaign, part } = await lockPart(tx, PlanItem, command.planItemId, command.expectedVersion);
      return localise(tx, campaign, async () => ({ ...(await removeItem(tx, part)), dryRun: false }));
    });
  }

  /** Items of campaigns that the actor may read, in reading order within each. */
  async ofCampaigns(actor: Actor, campaignIds: readonly string[]): Promise<readonly (PlanItem & { readonly depth: number })[]> {
    const items = await this.db.read(actor, (tx) => tx.manager.findBy(PlanItem, { campaignId: In(campaignIds.filter(isId)) }));
    return [...Map.groupBy(items, ({ campaignId }) => campaignId).values()].flatMap((plan) =>
      inTreeOrder(plan).map(({ item: one, depth }) => Object.assign(one, { depth })),
    );
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<readonly PlanItem[]> {
    return this.db.read(actor, (tx) => tx.manager.findBy(PlanItem, { id: In(ids.filter(isId)) }));
  }
}

export type ItemSaid = z.output<typeof item>;

/** Puts a new item into a plan; last among its siblings without a position. */
export async function insertItem(
  tx: Tx,
  { id: campaignId, regionCode }: Campaign,
  added: { readonly id: string; readonly originId: string | null; readonly parentId: string | null; readonly item: ItemSaid },
  place: number | null,
): Promise<PlanItem> {
  const { id, originId, parentId } = added;
  const items = await itemsOf(tx, campaignId);
  const row = tx.manager.create(PlanItem, { id, regionCode, campaignId, originId, parentId, ordinal: 0, ...added.item });
  requireTree([...items, row]);
  row.ordinal = await makeRoom(tx, items, row, place);
  return tx.save(row);
}

/** Replaces what an item says; its place stays. */
export async function rewordItem(tx: Tx, part: PlanItem, said: ItemSaid): Promise<PlanItem> {
  const others = (await itemsOf(tx, part.campaignId)).filter(({ id }) => id !== part.id);
  Object.assign(part, said);
  requireTree([...others, part]);
  return tx.save(part);
}

/** Takes an item out of its plan with all below it and what hangs on them. */
export async function removeItem(tx: Tx, part: PlanItem): Promise<Omit<RemovedFromPlan, 'dryRun'>> {
  const items = await itemsOf(tx, part.campaignId);
  const ids = below(items, part.id);
  const gone = async (table: 'task' | 'target' | 'cadence'): Promise<number> => {
    const [row] = await tx.query<{ count: number }>(
      `WITH gone AS (DELETE FROM ${table} WHERE plan_item_id = ANY ($1) RETURNING 1) SELECT count(*)::int AS count FROM gone`,
      [ids],
    );
    return row!.count;
  };
  const removed = { planItems: ids.length, tasks: await gone('task'), targets: await gone('target'), cadences: await gone('cadence') };
  await tx.query(`DELETE FROM plan_item WHERE id = ANY ($1)`, [ids]);
  const left = items.filter(({ id }) => id !== part.id);
  await number(tx, siblings(left, part.parentId));
  await tx.audit('plan_item', part.id, part.regionCode, digest(part), null);
  return removed;
}

const itemsOf = (tx: Tx, campaignId: string): Promise<PlanItem[]> => tx.manager.findBy(PlanItem, { campaignId });

const siblings = (items: readonly PlanItem[], parentId: string | null): readonly PlanItem[] =>
  items.filter((one) => one.parentId === parentId).sort((one, other) => one.ordinal - other.ordinal);

function below(items: readonly PlanItem[], id: string): readonly string[] {
  return [id, ...items.filter(({ parentId }) => parentId === id).flatMap((child) => below(items, child.id))];
}

/** @throws PLAN_FULL, ITEM_PARENT_UNKNOWN, ITEM_PARENT_KIND, ITEM_CYCLE, ITEM_DEPTH */
function requireTree(items: readonly PlanItem[]): void {
  const problem = treeProblem(items);
  if (problem !== null) throw errors[problem.code]({ max: problem.code === 'PLAN_FULL' ? MAX_ITEMS : MAX_DEPTH });
}

/** Moves the siblings aside. @returns the ordinal that is free then; the last one for a position beyond */
async function makeRoom(tx: Tx, others: readonly PlanItem[], item: PlanItem, position: number | null): Promise<number> {
  const beside = siblings(others, item.parentId);
  const ordinal = Math.min(position ?? beside.length + 1, beside.length + 1);
  await number(tx, beside.toSpliced(ordinal - 1, 0, item), item.id);
  return ordinal;
}

/** Numbers siblings in their order; an item's place is relative, so its version stays. */
async function number(tx: Tx, ordered: readonly PlanItem[], except: string | null = null): Promise<void> {
  const moved = ordered.flatMap(({ id, ordinal }, index) => (id === except || ordinal === index + 1 ? [] : [{ id, ordinal: index + 1 }]));
  if (moved.length === 0) return;
  await tx.query(
    `UPDATE plan_item SET ordinal = n.ordinal FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, ordinal int) WHERE plan_item.id = n.id`,
    [JSON.stringify(moved)],
  );
}
