import { Injectable } from '@nestjs/common';
import { regionContains } from '@fire-campaign/domain';
import {
  Actor,
  Clock,
  Database,
  parseInput,
  Tx,
  uuidv7,
  whereInScope,
  type PageArgs,
  idempotencyKey,
  day,
  text,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { lockCampaign, readCampaign } from '../campaign/campaign.access.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { errors } from '../errors.js';
import { PHASE_LABELS, phaseOver, PHASES, type Phase, type PhaseName } from '../phase/phase.rules.js';
import { TransitionProposal } from '../phase/proposal.entity.js';
import type { RevokeWaiverInput, SignOffInput, WaiveCriterionInput } from '../schema.generated.js';
import { signatories, type Criterion } from './gate.criteria.js';
import { SignOff } from './sign-off.entity.js';
import { Waiver } from './waiver.entity.js';

const criterionKey = z.string().max(40);
const waiveInput = z.object({
  idempotencyKey,
  campaignId: z.uuid(),
  phase: z.enum(PHASES),
  criterionKey,
  reason: text(1000, 10),
  expiresOn: day,
});
const revokeInput = z.object({ idempotencyKey, waiverId: z.uuid(), reason: text(1000, 5) });
const signOffInput = z.object({
  idempotencyKey,
  campaignId: z.uuid(),
  phase: z.enum(PHASES).nullish(),
  criterionKey,
  regionCode: z
    .string()
    .regex(/^\d{2,12}$/)
    .nullish(),
  statement: text(1000, 2),
});

/** What people add to a gate's facts: waivers and signatures. */
@Injectable()
export class GateService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, PHASE_CLOSED, CRITERION_UNKNOWN, WAIVER_EXPIRY, SAME_PERSON */
  waive(actor: Actor, input: WaiveCriterionInput): Promise<Waiver> {
    const command = parseInput(waiveInput, input);
    return this.db.command(actor, 'waiveCriterion', command, async (tx) => {
      const campaign = await lockCampaign(tx, actor, command.campaignId, 'phases:waive');
      campaign.requireRunning();
      const { phase } = findCriterion(campaign, command.phase, command.criterionKey);
      const today = await this.clock.today(tx);
      if (command.expiresOn < today || command.expiresOn > campaign.endsOn) throw errors.WAIVER_EXPIRY({ today, endsOn: campaign.endsOn });
      if (await hasProposed(tx, campaign, phase, today)) throw errors.SAME_PERSON();
      const { reason, expiresOn } = command;
      return tx.save(
        Object.assign(new Waiver(), {
          id: uuidv7(),
          regionCode: campaign.regionCode,
          campaignId: campaign.id,
          phase: phase.phase,
          criterionKey: command.criterionKey,
          reason,
          grantedById: actor.id,
          expiresOn,
          revokedById: null,
          revokeReason: null,
          revokedAt: null,
        }),
      );
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, WAIVER_ENDED */
  revoke(actor: Actor, input: RevokeWaiverInput): Promise<Waiver> {
    const command = parseInput(revokeInput, input);
    return this.db.command(actor, 'revokeWaiver', command, async (tx) => {
      const { campaignId } = await tx.get(Waiver, command.waiverId);
      await lockCampaign(tx, actor, campaignId, 'phases:waive'); // a transition in progress ends first
      const waiver = await tx.lock(Waiver, command.waiverId);
      const [row] = await tx.query<{ now: Date }>('SELECT now()');
      waiver.revoke(actor.id, command.reason, row!.now);
      return tx.save(waiver);
    });
  }

  /**
   * Signs for a body named in a criterion of the current phase; the campaign's own region when none is given.
   * @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, PHASE_CLOSED, CRITERION_UNKNOWN, NOT_A_SIGN_OFF, NOT_A_SIGNATORY, ALREADY_SIGNED
   */
  signOff(actor: Actor, input: SignOffInput): Promise<SignOff> {
    const command = parseInput(signOffInput, input);
    return this.db.command(actor, 'signOff', command, async (tx) => {
      const campaign = await readCampaign(tx, actor, command.campaignId);
      campaign.requireRunning();
      const { phase, criterion } = findCriterion(campaign, command.phase ?? campaign.current.phase, command.criterionKey);
      const regionCode = command.regionCode ?? campaign.regionCode;
      if (criterion.kind !== 'SIGN_OFF') throw errors.NOT_A_SIGN_OFF({ key: criterion.key });
      if (!signatories(criterion, campaign.regionCode).includes(regionCode))
        throw errors.NOT_A_SIGNATORY({ regionCode, key: criterion.key });
      actor.require('campaigns:approve', regionCode, campaign.id);
      const signOff = Object.assign(new SignOff(), {
        id: uuidv7(),
        regionCode,
        campaignId: campaign.id,
        phase: phase.phase,
        round: Math.max(1, phase.round),
        criterionKey: criterion.key,
        statement: command.statement,
        signedById: actor.id,
      });
      await this.claim(tx, signOff);
      return tx.save(signOff);
    });
  }

  waivers(actor: Actor, campaign: Campaign, page: PageArgs) {
    return this.db.page(actor, Waiver, ['id'], page, (query) =>
      whereInScope(query, actor.scopesFor('campaigns:read', campaign.id)).andWhere('row.campaignId = :id', { id: campaign.id }),
    );
  }

  signOffs(actor: Actor, campaign: Campaign, page: PageArgs) {
    return this.db.page(actor, SignOff, ['id'], page, (query) =>
      whereInScope(query, actor.scopesFor('campaigns:read', campaign.id)).andWhere('row.campaignId = :id', { id: campaign.id }),
    );
  }

  /** Two signatures at once wait for each other here. @throws ALREADY_SIGNED */
  private async claim(tx: Tx, { campaignId, phase, round, criterionKey: key, regionCode }: SignOff): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `sign-off ${campaignId} ${phase} ${round} ${key} ${regionCode}`,
    ]);
    if (await tx.manager.existsBy(SignOff, { campaignId, phase, round, criterionKey: key, regionCode })) throw errors.ALREADY_SIGNED();
  }
}

function findCriterion(campaign: Campaign, name: PhaseName, key: string): { readonly phase: Phase; readonly criterion: Criterion } {
  const phase = campaign.phases.find((one) => one.phase === name)!;
  const { zh, en } = PHASE_LABELS[name];
  if (phaseOver(phase)) throw errors.PHASE_CLOSED({ phase: zh, phaseEn: en });
  const criterion = [...phase.entryGate, ...phase.exitGate].find((one) => one.key === key);
  if (criterion === undefined) throw errors.CRITERION_UNKNOWN({ phase: zh, phaseEn: en, key });
  return { phase, criterion };
}

/** Whether the person has an open proposal for this phase. */
function hasProposed(tx: Tx, campaign: Campaign, { phase, round }: Phase, today: string): Promise<boolean> {
  return tx.manager
    .createQueryBuilder(TransitionProposal, 'row')
    .where('row.campaignId = :id AND row.phase = :phase AND row.round = :round AND row.proposedById = :person', {
      id: campaign.id,
      phase,
      round,
      person: tx.actor.id,
    })
    .andWhere('row.transitionId IS NULL AND row.expiresOn >= :today', { today })
    .getExists();
}

/** Whether the whole of a gate's figures may be shown: only to those in the campaign's own region or above. */
export const seesFigures = (actor: Actor, campaign: Pick<Campaign, 'id' | 'regionCode'>): boolean =>
  actor.scopesFor('campaigns:read', campaign.id).some((scope) => regionContains(scope, campaign.regionCode));
