import { Injectable } from '@nestjs/common';
import { regionRange, type Capability } from '@fire-campaign/domain';
import { CampaignChanged, CampaignPublished } from '@fire-campaign/events';
import {
  Actor,
  Clock,
  Database,
  parseInput,
  platformErrors,
  Tx,
  type PageArgs,
  idempotencyKey,
  recordId,
  text,
  isId,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { requireFirstResponsible } from '../body/body.service.js';
import { requireBurdenAnswered } from '../burden/burden.access.js';
import { Cadence } from '../cadence/cadence.entity.js';
import { openPeriods, resumePeriods } from '../cadence/periods.js';
import { localise, recordFiled, recordLocalised, recordReopened } from '../cascade/cascade.access.js';
import { errors } from '../errors.js';
import { holdCampaign, resumeCampaign, withdrawCampaign } from '../obligation/obligations.js';
import { recordTransition } from '../phase/transition.journal.js';
import { publishPlan, requirePlanWithin } from '../plan/plan.access.js';
import { requireProgramme } from '../programme/programme.access.js';
import { takeSnapshot } from '../progress/scope.js';
import { takeTargetStocks } from '../target/bases.js';
import type {
  CampaignActionInput,
  CampaignDecisionInput,
  CampaignFilter,
  ChangeCampaignInput,
  CreateCampaignInput,
} from '../schema.generated.js';
import { issuePrepared } from '../task/task.duties.js';
import { lockCampaign, mayRead, readCampaign, whereReadable } from './campaign.access.js';
import { Campaign } from './campaign.entity.js';
import { planInput, type Plan } from './campaign.rules.js';

const target = { idempotencyKey, campaignId: z.uuid(), expectedVersion: z.int() };
const actionInput = z.object(target);
const decisionInput = z.object({ ...target, reason: text(1000, 5) });
const PLAN_FIELDS = [
  'name',
  'documentNumber',
  'categories',
  'startsOn',
  'endsOn',
  'goal',
  'firstResponsiblePersonId',
  'programmeId',
  'citation',
] as const;

/** The life of a campaign from draft to archive; its phases are the transition service's. */
@Injectable()
export class CampaignService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws FORBIDDEN, PERSON_UNKNOWN, PROGRAMME_UNKNOWN, PROGRAMME_OUTSIDE */
  create(actor: Actor, input: CreateCampaignInput): Promise<Campaign> {
    const plan = parseInput(planInput, input);
    const command = { ...plan, ...parseInput(z.object({ idempotencyKey }), input) };
    return this.db.command(actor, 'createCampaign', command, async (tx) => {
      actor.require('campaigns:write', plan.regionCode);
      await requirePerson(tx, plan.firstResponsiblePersonId);
      await requireProgramme(tx, plan.programmeId, plan);
      return tx.save(Campaign.draft(plan, actor.id));
    });
  }

  /**
   * Changes the fields that are given; of a phase that is given without a gate, the gate stays.
   * @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, CAMPAIGN_STATUS unless it is a draft, PERSON_UNKNOWN,
   * PROGRAMME_UNKNOWN, PROGRAMME_OUTSIDE, TARGET_HORIZON or CADENCE_BOUNDS when its plan does not fit the new days, INHERITED
   */
  change(actor: Actor, input: ChangeCampaignInput): Promise<Campaign> {
    const command = { ...input, ...parseInput(actionInput, input) };
    return this.db.command(actor, 'changeCampaign', command, async (tx) => {
      const campaign = await this.take(tx, command, 'campaigns:write');
      const plan = changedPlan(campaign, input);
      await requirePerson(tx, plan.firstResponsiblePersonId, campaign.firstResponsibleId);
      if (plan.programmeId !== campaign.programmeId) await requireProgramme(tx, plan.programmeId, plan);
      return localise(tx, campaign, async () => {
        campaign.revise(plan);
        await requirePlanWithin(tx, campaign);
        return tx.save(campaign);
      });
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, CAMPAIGN_STATUS */
  submit(actor: Actor, input: CampaignActionInput): Promise<Campaign> {
    return this.act(actor, 'submitCampaign', 'campaigns:write', parseInput(actionInput, input), async (campaign, tx) => {
      campaign.submit(actor.id);
      await recordLocalised(tx, campaign, this.clock);
    });
  }

  /** @throws the same, SAME_SUBMITTER */
  approve(actor: Actor, input: CampaignActionInput): Promise<Campaign> {
    return this.act(actor, 'approveCampaign', 'campaigns:approve', parseInput(actionInput, input), (campaign) =>
      campaign.approve(actor.id),
    );
  }

  sendBack(actor: Actor, input: CampaignDecisionInput): Promise<Campaign> {
    const command = parseInput(decisionInput, input);
    return this.act(actor, 'returnCampaign', 'campaigns:approve', command, async (campaign, tx) => {
      campaign.sendBack(command.reason);
      await recordReopened(tx, campaign);
    });
  }

  /** Makes it binding: freezes what is in scope, issues the prepared tasks, begins the first phase; files it with the level above. */
  publish(actor: Actor, input: CampaignActionInput): Promise<Campaign> {
    return this.act(actor, 'publishCampaign', 'campaigns:write', parseInput(actionInput, input), async (campaign, tx) => {
      const today = await this.clock.today(tx);
      const { status: from } = campaign.phases[0]!;
      await requireFirstResponsible(tx, campaign);
      await requireBurdenAnswered(tx, campaign);
      campaign.publish(today);
      await takeSnapshot(tx, campaign);
      await takeTargetStocks(tx, campaign, await this.clock.now(tx));
      await issuePrepared(tx, campaign, today);
      for (const rule of await tx.manager.findBy(Cadence, { campaignId: campaign.id })) await openPeriods(tx, campaign, rule, today);
      const { id: campaignId, name, regionCode, categories, startsOn, endsOn, parentId, rootId } = campaign;
      await tx.publish(CampaignPublished, regionCode, { campaignId, name, regionCode, categories, startsOn, endsOn, parentId, rootId });
      await publishPlan(tx, campaign);
      const { phase, status: to } = campaign.phases[0]!;
      await recordTransition(tx, campaign, { action: 'PUBLISH', phase, from, to });
      await recordFiled(tx, campaign, this.clock);
    });
  }

  suspend(actor: Actor, input: CampaignDecisionInput): Promise<Campaign> {
    const command = parseInput(decisionInput, input);
    return this.act(actor, 'suspendCampaign', 'campaigns:approve', command, async (campaign, tx) => {
      campaign.suspend(command.reason);
      await holdCampaign(tx, campaign.id);
      const { phase, status } = campaign.current;
      await recordTransition(tx, campaign, { action: 'SUSPEND', phase, from: status, to: 'SUSPENDED', reason: command.reason });
    });
  }

  resume(actor: Actor, input: CampaignActionInput): Promise<Campaign> {
    return this.act(actor, 'resumeCampaign', 'campaigns:approve', parseInput(actionInput, input), async (campaign, tx) => {
      campaign.resume();
      await resumeCampaign(tx, campaign.id);
      await resumePeriods(tx, campaign.id, await this.clock.today(tx));
      const { phase, status } = campaign.current;
      await recordTransition(tx, campaign, { action: 'RESUME', phase, from: 'SUSPENDED', to: status });
    });
  }

  terminate(actor: Actor, input: CampaignDecisionInput): Promise<Campaign> {
    const command = parseInput(decisionInput, input);
    return this.act(actor, 'terminateCampaign', 'campaigns:approve', command, async (campaign, tx) => {
      campaign.terminate(command.reason);
      await withdrawCampaign(tx, campaign.id);
      const { phase, status } = campaign.current;
      await recordTransition(tx, campaign, { action: 'TERMINATE', phase, from: status, to: 'TERMINATED', reason: command.reason });
    });
  }

  archive(actor: Actor, input: CampaignActionInput): Promise<Campaign> {
    return this.act(actor, 'archiveCampaign', 'campaigns:write', parseInput(actionInput, input), (campaign, tx) => {
      campaign.archive();
      return withdrawCampaign(tx, campaign.id);
    });
  }

  /** @throws NOT_FOUND */
  byId(actor: Actor, id: string): Promise<Campaign> {
    return this.db.read(actor, (tx) => readCampaign(tx, actor, recordId(id)));
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<readonly Campaign[]> {
    return this.db.read(actor, async (tx) => {
      const rows = await tx.manager
        .createQueryBuilder(Campaign, 'row')
        .where('row.id = ANY (:ids)', { ids: ids.filter(isId) })
        .getMany();
      return rows.filter((campaign) => mayRead(actor, campaign));
    });
  }

  list(actor: Actor, filter: CampaignFilter & { readonly programmeId?: string }, page: PageArgs) {
    return this.db.page(actor, Campaign, ['id'], page, (query) => {
      whereReadable(query, actor);
      if (filter.programmeId !== undefined) query.andWhere('row.programmeId = :programmeId', { programmeId: filter.programmeId });
      if (filter.statuses != null) query.andWhere('row.status = ANY (:statuses)', { statuses: filter.statuses });
      if (filter.regionCode != null) {
        const { from, to } = regionRange(filter.regionCode);
        query.andWhere('row.regionCode >= :from AND row.regionCode < :to', { from, to });
      }
      return query;
    });
  }

  private act(
    actor: Actor,
    operation: string,
    capability: Capability,
    command: z.output<typeof actionInput>,
    change: (campaign: Campaign, tx: Tx) => void | Promise<void>,
  ): Promise<Campaign> {
    return this.db.command(actor, operation, command, async (tx) => {
      const campaign = await this.take(tx, command, capability);
      await change(campaign, tx);
      const { facts } = await tx.save(campaign);
      if (facts !== null) await tx.publish(CampaignChanged, campaign.regionCode, facts);
      return campaign;
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, STALE_VERSION */
  private async take(tx: Tx, { campaignId, expectedVersion }: z.output<typeof actionInput>, capability: Capability): Promise<Campaign> {
    const campaign = await lockCampaign(tx, tx.actor, campaignId, capability);
    if (campaign.version !== expectedVersion) throw platformErrors.STALE_VERSION({ current: campaign.version });
    return campaign;
  }
}

/** The plan with the given fields in place of the present ones, checked as a whole. @throws INVALID_INPUT */
function changedPlan(campaign: Campaign, input: ChangeCampaignInput): Plan {
  const given = Object.fromEntries(PLAN_FIELDS.flatMap((field) => (input[field] == null ? [] : [[field, input[field]]])));
  const phases = input.phases?.map((phase) => {
    const present = campaign.phases.find((one) => one.phase === phase.phase);
    const { title, entryGate, exitGate } = present ?? {};
    return { ...phase, title: phase.title ?? title, entryGate: phase.entryGate ?? entryGate, exitGate: phase.exitGate ?? exitGate };
  });
  return parseInput(planInput, {
    name: campaign.name,
    documentNumber: campaign.documentNumber,
    categories: campaign.categories,
    startsOn: campaign.startsOn,
    endsOn: campaign.endsOn,
    goal: campaign.goal,
    firstResponsiblePersonId: campaign.firstResponsibleId,
    programmeId: campaign.programmeId,
    citation: campaign.citation,
    ...given,
    regionCode: campaign.regionCode,
    phases: phases ?? campaign.phases,
  });
}

/**
 * @param present who it is now, and may stay
 * @throws PERSON_UNKNOWN also for somebody outside the actor's area
 */
export async function requirePerson(tx: Tx, personId: string, present: string | null = null): Promise<void> {
  const [person] = await tx.query<{ regionCode: string }>(
    `SELECT region_code AS "regionCode" FROM actor_person WHERE person_id = $1 AND active`,
    [personId],
  );
  const known = person !== undefined && (personId === present || tx.actor.can('directory:read', person.regionCode));
  if (!known) throw errors.PERSON_UNKNOWN();
}
