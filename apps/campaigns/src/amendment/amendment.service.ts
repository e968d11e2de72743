import { Injectable } from '@nestjs/common';
import { addDays, shanghaiDay } from '@fire-campaign/domain';
import { CampaignAmended, CampaignChanged } from '@fire-campaign/events';
import {
  Actor,
  Clock,
  Database,
  expectedVersion,
  filterId,
  idempotencyKey,
  optional,
  parseInput,
  platformErrors,
  text,
  Tx,
  uuidv7,
  whereInScope,
  type PageArgs,
} from '@fire-campaign/platform';
import { Not, In } from 'typeorm';
import { z } from 'zod';
import { lockCampaign } from '../campaign/campaign.access.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { contentOf, localise, recordFiled } from '../cascade/cascade.access.js';
import { comparePlans, type PlanContent, type PlanDiff } from '../cascade/compare.rules.js';
import { errors } from '../errors.js';
import { discharge, endOfDay, owe } from '../obligation/obligations.js';
import { publishPlan } from '../plan/plan.access.js';
import type { AmendmentFilter, AnswerAmendmentInput, DecideAmendmentInput, ProposeAmendmentInput } from '../schema.generated.js';
import { Amendment } from './amendment.entity.js';
import { changeInput, handedDown, isMandatory, settled, type Change } from './amendment.rules.js';
import { applyChanges } from './apply-changes.js';

const proposeInput = z.object({
  idempotencyKey,
  campaignId: z.uuid(),
  expectedVersion,
  changes: z.array(changeInput).min(1).max(100),
  reason: text(1000, 5),
  answerDays: z
    .int()
    .min(1)
    .max(90)
    .nullish()
    .transform((days) => days ?? 5),
  dryRun: z.boolean().nullish(),
});
const existing = { idempotencyKey, amendmentId: z.uuid(), expectedVersion };
const decideInput = z.object({ ...existing, approve: z.boolean(), note: optional(text(1000)) });
const answerInput = z.object({ ...existing, accept: z.boolean(), reason: optional(text(1000, 5)) });

/** Changes of plans that others already rest on, at their own level and down the cascade. */
@Injectable()
export class AmendmentService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * One person's half of an amendment. It is tried out at once, so that what a draft would refuse is refused here; a dry run keeps
   * nothing.
   * @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, CAMPAIGN_STATUS, INHERITED, AMENDMENT_EMPTY, and what `applyChanges` refuses
   */
  propose(actor: Actor, input: ProposeAmendmentInput): Promise<Amendment> {
    const given = input.changes.map((change) => Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null)));
    const command = parseInput(proposeInput, { ...input, changes: given });
    const propose = async (tx: Tx): Promise<Amendment> => {
      const campaign = await lockCampaign(tx, actor, command.campaignId, 'campaigns:write');
      if (campaign.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: campaign.version });
      campaign.requireAmendable(false);
      const before = await contentOf(tx, campaign.id);
      const changes = command.changes.map((change) => settled(change, before));
      const amendment = await this.draft(tx, campaign, changes, before, {
        status: 'PROPOSED',
        originId: null,
        mandatory: changes.some((change) => isMandatory(change, before)),
        reason: command.reason,
        answerDays: command.answerDays,
        answerDueOn: null,
      });
      if (amendment.diff.length === 0) throw errors.AMENDMENT_EMPTY();
      return amendment;
    };
    if (command.dryRun === true) {
      return this.db.transaction(actor, 'proposeAmendment', async (tx) => Object.assign(await propose(tx), { version: 0 }));
    }
    return this.db.command(actor, 'proposeAmendment', command, async (tx) => tx.save(await propose(tx)));
  }

  /**
   * The other half: carries it out, and offers it to every region below that has made the plan its own.
   * @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, AMENDMENT_STATUS, SAME_PROPOSER, and the refusals of `propose`
   */
  decide(actor: Actor, input: DecideAmendmentInput): Promise<Amendment> {
    const command = parseInput(decideInput, input);
    return this.db.command(actor, 'decideAmendment', command, async (tx) => {
      const { campaign, amendment } = await this.take(tx, command);
      amendment.decide(command.approve, actor.id, await this.clock.now(tx), command.note);
      if (command.approve) await this.carryOut(tx, campaign, amendment);
      return tx.save(amendment);
    });
  }

  /**
   * A region's answer to what the level above amended. Accepting carries it out on the region's plan, where what is stricter stays, and
   * offers it to the regions below; objecting leaves the plan as it is.
   * @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, AMENDMENT_STATUS, AMENDMENT_MANDATORY, REASON_MISSING, CAMPAIGN_STATUS
   */
  answer(actor: Actor, input: AnswerAmendmentInput): Promise<Amendment> {
    const command = parseInput(answerInput, input);
    if (!command.accept && command.reason === null) throw errors.REASON_MISSING();
    return this.db.command(actor, 'answerAmendment', command, async (tx) => {
      const { campaign, amendment } = await this.take(tx, command);
      const now = await this.clock.now(tx);
      amendment.answer(command.accept, actor.id, now, command.reason);
      if (command.accept) await this.carryOut(tx, campaign, amendment);
      await discharge(tx, { kind: 'AMENDMENT', subjectId: amendment.id }, now);
      return tx.save(amendment);
    });
  }

  /** Amendments of plans in the actor's area, as they were made. */
  list(actor: Actor, filter: AmendmentFilter & { readonly originId?: string }, page: PageArgs) {
    const campaignId = filterId('campaignId', filter.campaignId);
    return this.db.page(actor, Amendment, ['id'], page, (query) => {
      whereInScope(query, actor.scopesFor('campaigns:read', campaignId), filter.regionCode ?? null);
      if (campaignId !== null) query.andWhere('row.campaignId = :campaignId', { campaignId });
      if (filter.statuses != null) query.andWhere('row.status = ANY (:statuses)', { statuses: filter.statuses });
      if (filter.originId !== undefined) query.andWhere('row.originId = :originId', { originId: filter.originId });
      return query;
    });
  }

  private async carryOut(tx: Tx, campaign: Campaign, amendment: Amendment): Promise<void> {
    const received = amendment.originId !== null;
    campaign.requireAmendable(received);
    const before = await contentOf(tx, campaign.id);
    const apply = () => applyChanges(tx, campaign, amendment.changes, received);
    await (received ? apply() : localise(tx, campaign, apply));
    if (!received) await recordFiled(tx, campaign, this.clock);
    if (campaign.facts === null) return; // a draft binds nobody yet
    const { id: campaignId, regionCode, startsOn, endsOn } = campaign;
    await publishPlan(tx, campaign);
    await tx.publish(CampaignAmended, regionCode, { campaignId, amendmentId: amendment.id, regionCode, startsOn, endsOn });
    await tx.publish(CampaignChanged, regionCode, campaign.facts);
    await this.offer(tx, campaign, amendment, before);
  }

  /** Offers an amendment that was carried out to every campaign below, in the terms of its plan. */
  private async offer(tx: Tx, campaign: Campaign, amendment: Amendment, before: PlanContent): Promise<void> {
    const children = await tx.manager.find(Campaign, {
      where: { parentId: campaign.id, status: Not(In(['SUMMING_UP', 'ARCHIVED', 'TERMINATED'])) },
      order: { regionCode: 'ASC' },
    });
    if (children.length === 0) return;
    const after = await contentOf(tx, campaign.id);
    const answerDueOn = addDays(shanghaiDay(await this.clock.now(tx)), amendment.answerDays);
    for (const child of children) {
      const content = await contentOf(tx, child.id);
      const offered = amendment.changes.flatMap((change) => {
        const own = handedDown(change, after, content);
        return own === null ? [] : [{ own, mandatory: isMandatory(change, before) }];
      });
      if (offered.length === 0) continue;
      const changes = offered.map(({ own }) => own);
      const made = await this.draft(tx, child, changes, content, {
        status: 'RECEIVED',
        originId: amendment.id,
        mandatory: offered.some(({ mandatory }) => mandatory),
        reason: amendment.reason,
        answerDays: amendment.answerDays,
        answerDueOn,
      });
      await tx.save(made);
      await owe(tx, [
        {
          kind: 'AMENDMENT',
          subjectId: made.id,
          regionCode: child.regionCode,
          campaignId: child.id,
          title: `答复方案修订:${child.name}`,
          dueAt: endOfDay(answerDueOn),
        },
      ]);
    }
  }

  /** An amendment with the difference that it makes, found by carrying it out and taking that back. */
  private async draft(
    tx: Tx,
    campaign: Campaign,
    changes: readonly Change[],
    before: PlanContent,
    fields: Pick<Amendment, 'status' | 'originId' | 'mandatory' | 'reason' | 'answerDays' | 'answerDueOn'>,
  ): Promise<Amendment> {
    const tried = await tx.lock(Campaign, campaign.id);
    const received = fields.originId !== null;
    await tx.query('SAVEPOINT trial');
    let diff: PlanDiff;
    try {
      const apply = () => applyChanges(tx, tried, changes, received);
      await (received ? apply() : localise(tx, tried, apply));
      diff = comparePlans(before, await contentOf(tx, campaign.id), 'ID');
    } finally {
      await tx.query('ROLLBACK TO SAVEPOINT trial');
    }
    return Object.assign(new Amendment(), {
      id: uuidv7(),
      regionCode: campaign.regionCode,
      campaignId: campaign.id,
      changes,
      diff: diff.differences,
      proposedById: tx.actor.id,
      createdAt: await this.clock.now(tx),
      decidedById: null,
      decidedAt: null,
      note: null,
      ...fields,
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, STALE_VERSION */
  private async take(
    tx: Tx,
    { amendmentId, expectedVersion: seen }: { readonly amendmentId: string; readonly expectedVersion: number },
  ): Promise<{ readonly campaign: Campaign; readonly amendment: Amendment }> {
    const { campaignId } = await tx.get(Amendment, amendmentId);
    const campaign = await lockCampaign(tx, tx.actor, campaignId, 'campaigns:approve');
    const amendment = await tx.lock(Amendment, amendmentId);
    if (amendment.version !== seen) throw platformErrors.STALE_VERSION({ current: amendment.version });
    return { campaign, amendment };
  }
}
