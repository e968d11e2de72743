import { Injectable } from '@nestjs/common';
import { addDays, type RegionCode } from '@fire-campaign/domain';
import { TaskOrderIssued } from '@fire-campaign/events';
import {
  Actor,
  Clock,
  Database,
  digest,
  filterId,
  idempotencyKey,
  parseInput,
  Tx,
  uuidv7,
  whereInScope,
  type OnTick,
  type PageArgs,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { lockCampaign, readCampaign } from '../campaign/campaign.access.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { errors } from '../errors.js';
import { discharge, endOfDay, miss, owe } from '../obligation/obligations.js';
import type { DeriveTaskOrdersInput, TaskOrderFilter } from '../schema.generated.js';
import { progressOf } from '../target/progress.js';
import { Target } from '../target/target.entities.js';
import { isShareable, shareStep } from '../target/target.rules.js';
import { TaskOrder } from './order.entity.js';
import { isMonth, monthDays, monthlyOrders, monthsLeft, orderStatus } from './order.rules.js';

const month = z.string().refine(isMonth, {
  params: { code: 'NOT_A_MONTH', zh: '月份应为 YYYY-MM。请修改。', en: 'A month is written YYYY-MM. Correct it.' },
});
const deriveInput = z.object({ idempotencyKey, campaignId: z.uuid(), month, dryRun: z.boolean().nullish() });
/** Orders closed in one transaction. */
const BATCH = 200;

/** Monthly orders: derived from what remains of shared targets, settled when the month is over. */
@Injectable()
export class TaskOrderService implements OnTick {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks every region for its part of what remains of each target that was shared out. What a region was already asked for in that
   * month stays as it is.
   * @returns the orders that are added, or would be
   * @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, ORDER_MONTH
   */
  derive(actor: Actor, input: DeriveTaskOrdersInput): Promise<readonly TaskOrder[]> {
    const command = parseInput(deriveInput, input);
    if (command.dryRun === true) {
      return this.db.read(actor, async (tx) => {
        const campaign = await readCampaign(tx, actor, command.campaignId);
        actor.require('campaigns:write', campaign.regionCode, campaign.id);
        return (await this.derived(tx, campaign, command.month)).map(({ order }) => order);
      });
    }
    return this.db.command(actor, 'deriveTaskOrders', command, async (tx) => {
      const campaign = await lockCampaign(tx, actor, command.campaignId, 'campaigns:write');
      const derived = await this.derived(tx, campaign, command.month);
      const orders = derived.map(({ order }) => order);
      if (orders.length === 0) return orders;
      await tx.manager.insert(TaskOrder, orders as never);
      await tx.audit('task_order_issue', campaign.id, campaign.regionCode, null, digest(orders));
      await owe(
        tx,
        derived.map(({ order: { id: subjectId, regionCode, campaignId, quantity, dueOn }, target }) => {
          const title = `${command.month} 派单:${target.name} ${quantity} ${target.unit}`;
          return { kind: 'TASK_ORDER', subjectId, regionCode, campaignId, title, dueAt: endOfDay(dueOn) };
        }),
      );
      await tx.publishAll(
        TaskOrderIssued,
        derived.map(({ order: { id: orderId, regionCode, campaignId, targetId, quantity, dueOn }, target: { unit } }) => {
          return { regionCode, data: { orderId, campaignId, regionCode, targetId, month: command.month, quantity, unit, dueOn } };
        }),
      );
      return orders;
    });
  }

  /** Orders in the order they were issued. */
  list(actor: Actor, filter: TaskOrderFilter, page: PageArgs) {
    const campaignId = filterId('campaignId', filter.campaignId);
    const targetId = filterId('targetId', filter.targetId);
    return this.db.page(actor, TaskOrder, ['id'], page, (query) => {
      whereInScope(query, actor.scopesFor('campaigns:read', campaignId), filter.regionCode ?? null);
      if (campaignId !== null) query.andWhere('row.campaignId = :campaignId', { campaignId });
      if (targetId !== null) query.andWhere('row.targetId = :targetId', { targetId });
      if (filter.month != null) query.andWhere('row.month = :month', { month: filter.month });
      if (filter.statuses != null) {
        query.andWhere(
          `CASE WHEN row.achieved IS NULL THEN 'OPEN' WHEN row.achieved >= row.quantity THEN 'FULFILLED' ELSE 'SHORT' END = ANY (:statuses)`,
          { statuses: filter.statuses },
        );
      }
      return query;
    });
  }

  /** Settles the orders whose day is over, with the figures of that day. */
  async onTick(): Promise<void> {
    while ((await this.closeSome()) === BATCH);
  }

  private closeSome(): Promise<number> {
    return this.db.transaction(Actor.system('campaigns'), 'closeTaskOrders', async (tx) => {
      const now = await this.clock.now(tx);
      const today = await this.clock.today(tx);
      const due = await tx.manager
        .createQueryBuilder(TaskOrder, 'row')
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .where('row.closedAt IS NULL AND row.dueOn < :today', { today })
        .orderBy('row.dueOn')
        .limit(BATCH)
        .getMany();
      for (const orders of Map.groupBy(due, ({ targetId, dueOn }) => `${targetId} ${dueOn}`).values()) {
        const { targetId, campaignId, dueOn } = orders[0]!;
        const reached = await reachedOn(tx, await tx.get(Campaign, campaignId), await tx.get(Target, targetId), orders, dueOn);
        for (const order of orders) {
          order.close(reached.get(order.regionCode) ?? 0, now);
          await tx.save(order);
          const which = { kind: 'TASK_ORDER', subjectId: order.id } as const;
          // What was done by the end of the day is not late because it is seen afterwards.
          if (orderStatus(order) === 'FULFILLED') await discharge(tx, which, new Date(endOfDay(dueOn).getTime() - 1));
          else await miss(tx, which);
        }
      }
      return due.length;
    });
  }

  /** @throws CAMPAIGN_NOT_RUNNING, ORDER_MONTH */
  private async derived(
    tx: Tx,
    campaign: Campaign,
    wanted: string,
  ): Promise<readonly { readonly order: TaskOrder; readonly target: Target }[]> {
    campaign.requireRunning();
    const issuedAt = await this.clock.now(tx);
    const today = await this.clock.today(tx);
    const { first, last } = monthDays(wanted);
    if (last < today || monthsLeft(wanted, campaign.endsOn) === 0) {
      throw errors.ORDER_MONTH({ month: wanted, from: today.slice(0, 7), to: campaign.endsOn.slice(0, 7) });
    }
    const day = today < first ? today : addDays(first, -1);
    const targets = (await tx.manager.find(Target, { where: { campaignId: campaign.id }, order: { id: 'ASC' } })).filter(
      ({ kind, comparator, shares, from, to }) =>
        isShareable(kind) && comparator !== 'LTE' && comparator !== 'LT' && shares.length > 0 && from <= last && first <= to,
    );
    const present = await tx.manager.find(TaskOrder, {
      select: { targetId: true, regionCode: true },
      where: { campaignId: campaign.id, month: wanted },
    });
    const held = new Set(present.map(({ targetId, regionCode }) => `${targetId} ${regionCode}`));
    const answers: { order: TaskOrder; target: Target }[] = [];
    for (const target of targets) {
      const regions = target.shares.map(({ regionCode }) => regionCode);
      const progress = new Map((await progressOf(tx, campaign, [target], regions, day)).map((one) => [one.regionCode, one]));
      const months = monthsLeft(wanted, target.to);
      const basis = target.shares.map(({ regionCode, value: share }) => {
        const { value, gap, asOf } = progress.get(regionCode)!;
        return { day, asOf, share, reached: value ?? 0, remaining: gap ?? share, months };
      });
      const quantities = monthlyOrders(
        basis.map(({ remaining }) => remaining),
        months,
        shareStep(target.kind),
      );
      target.shares.forEach(({ regionCode }, index) => {
        const quantity = quantities[index]!;
        if (quantity === 0 || held.has(`${target.id} ${regionCode}`)) return;
        const order = tx.manager.create(TaskOrder, {
          id: uuidv7(),
          regionCode,
          campaignId: campaign.id,
          targetId: target.id,
          month: wanted,
          quantity,
          basis: basis[index]!,
          dueOn: last < target.to ? last : target.to,
          issuedById: tx.actor.id,
          issuedAt,
          achieved: null,
          closedAt: null,
          version: 1,
        });
        answers.push({ order, target });
      });
    }
    return answers;
  }
}

async function reachedOn(
  tx: Tx,
  campaign: Campaign,
  target: Target,
  orders: readonly TaskOrder[],
  day: string,
): Promise<ReadonlyMap<RegionCode, number>> {
  const regions = orders.map(({ regionCode }) => regionCode);
  return new Map((await progressOf(tx, campaign, [target], regions, day)).map(({ regionCode, value }) => [regionCode, value ?? 0]));
}
