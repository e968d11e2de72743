import { Injectable } from '@nestjs/common';
import { addDays } from '@fire-campaign/domain';
import { CampaignAccepted, CampaignChanged, PhaseTransitioned } from '@fire-campaign/events';
import {
  Actor,
  AppError,
  Clock,
  Database,
  parseInput,
  platformErrors,
  Tx,
  uuidv7,
  type PageArgs,
  idempotencyKey,
  recordId,
  text,
} from '@fire-campaign/platform';
import { In } from 'typeorm';
import { z } from 'zod';
import { lockCampaign, readCampaign } from '../campaign/campaign.access.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { needsTwoPeople } from '../campaign/campaign.rules.js';
import { errors } from '../errors.js';
import { gateDigest } from '../gate/gate.digest.js';
import { gatherFacts } from '../gate/gate.facts.js';
import { judgeGate, type GateReport } from '../gate/gate.rules.js';
import { withdrawCampaign } from '../obligation/obligations.js';
import type { ProposeTransitionInput, TransitionPhaseInput } from '../schema.generated.js';
import { PROPOSAL_DAYS, TransitionProposal } from './proposal.entity.js';
import { PhaseTransition, TransitionReport } from './transition.entity.js';
import { recordTransition } from './transition.journal.js';
import { planStep, settleStep, TRANSITION_ACTIONS, type PlannedStep, type Step, type TransitionAction } from './transition.rules.js';

const action = z.enum(TRANSITION_ACTIONS);
const reason = text(1000, 5).nullish();
const returnsWithReason = (input: { readonly action: TransitionAction; readonly reason?: string | null | undefined }) => {
  if (input.action === 'RETURN_PHASE' && input.reason == null) throw errors.REASON_MISSING();
};
const proposeInput = z.object({ idempotencyKey, campaignId: z.uuid(), action, reason });
const transitionInput = z.object({
  idempotencyKey,
  campaignId: z.uuid(),
  action,
  reason,
  expectedVersion: z.int(),
  dryRun: z.boolean().nullish().default(false),
});

/** A change of phase as it stands now: the step, the judged gate, the proposal it rests on, and what refuses it. */
export interface Considered {
  readonly campaign: Campaign;
  readonly planned: PlannedStep;
  readonly step: Step;
  readonly report: GateReport;
  readonly proposal: TransitionProposal | null;
  /** Why this person may not decide now, the most important first; the gate's verdict is apart. */
  readonly refusals: readonly AppError[];
}

/** The preview shown on the gate page; `considered` is null when no such step exists now. */
export interface TransitionPreview {
  readonly campaign: Campaign;
  readonly action: TransitionAction;
  readonly considered: Considered | null;
  readonly refusals: readonly AppError[];
}

/** Survives JSON, so that a repeated request gets the same answer. */
export interface TransitionOutcome {
  readonly passed: boolean;
  readonly dryRun: boolean;
  readonly campaign: Campaign;
  readonly step: Step;
  readonly report: GateReport;
  readonly transition: PhaseTransition | null;
}

export interface Proposed {
  readonly proposal: TransitionProposal;
  readonly report: GateReport;
  readonly campaign: Campaign;
}

/** Changes of phase: preview, proposal and decision. All three judge the same facts by the same rules. */
@Injectable()
export class TransitionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND, FORBIDDEN for those who may not see the figures of the whole region */
  preview(actor: Actor, campaignId: string, wanted: TransitionAction): Promise<TransitionPreview> {
    return this.db.read(actor, async (tx) => {
      const campaign = await readCampaign(tx, actor, recordId(campaignId));
      actor.require('campaigns:read', campaign.regionCode, campaign.id);
      try {
        const considered = await this.consider(tx, campaign, wanted);
        return { campaign, action: wanted, considered, refusals: considered.refusals };
      } catch (error) {
        if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
        return { campaign, action: wanted, considered: null, refusals: [error] };
      }
    });
  }

  /**
   * One person's half of a change of phase; needed from detachment level up. The gate need not be passed yet.
   * @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, PHASE_ACTION, NO_PREVIOUS_PHASE, REASON_MISSING, SAME_PERSON for who waived
   */
  propose(actor: Actor, input: ProposeTransitionInput): Promise<Proposed> {
    const command = parseInput(proposeInput, input);
    returnsWithReason(command);
    return this.db.command(actor, 'proposeTransition', command, async (tx) => {
      const campaign = await lockCampaign(tx, actor, command.campaignId, 'phases:propose');
      const { planned, report } = await this.consider(tx, campaign, command.action);
      if (report.criteria.some(({ waived, waiver }) => waived && waiver?.grantedById === actor.id)) throw errors.SAME_PERSON();
      const proposal = await tx.save(
        Object.assign(new TransitionProposal(), {
          id: uuidv7(),
          regionCode: campaign.regionCode,
          campaignId: campaign.id,
          phase: planned.phase.phase,
          round: planned.phase.round,
          action: command.action,
          reason: command.reason ?? null,
          proposedById: actor.id,
          reportDigest: gateDigest(report),
          expiresOn: addDays(report.judgedOn, PROPOSAL_DAYS),
          transitionId: null,
        }),
      );
      if (command.action === 'COMPLETE_PHASE') {
        const { regionCode } = campaign;
        const { phase, status: from } = campaign.current;
        campaign.awaitExitCheck();
        const { status: to } = campaign.current;
        if (from !== to) {
          const facts = { campaignId: campaign.id, regionCode, phase, action: 'PROPOSE', from, to, waivers: 0 } as const;
          await tx.publish(PhaseTransitioned, regionCode, facts);
        }
        await tx.save(campaign);
      }
      return { proposal, report, campaign };
    });
  }

  /**
   * Changes the phase when its gate is passed or waived. A gate that is not passed is an answer, not an error, and changes nothing.
   * @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, CAMPAIGN_NOT_RUNNING, PHASE_ACTION, NO_PREVIOUS_PHASE, REASON_MISSING,
   *   PROPOSAL_MISSING, SAME_PERSON
   */
  transition(actor: Actor, input: TransitionPhaseInput): Promise<TransitionOutcome> {
    const command = parseInput(transitionInput, input);
    returnsWithReason(command);
    if (command.dryRun) {
      return this.db.read(actor, async (tx) => {
        const campaign = await readCampaign(tx, actor, command.campaignId);
        actor.require('phases:transition', campaign.regionCode, campaign.id);
        return outcome(await this.decide(tx, campaign, command), true);
      });
    }
    return this.db.command(actor, 'transitionPhase', command, async (tx) => {
      const campaign = await lockCampaign(tx, actor, command.campaignId, 'phases:transition');
      const decided = await this.decide(tx, campaign, command);
      if (!decided.report.passed) return outcome(decided, false);
      return outcome(decided, false, await this.carryOut(tx, decided, command.reason ?? decided.proposal?.reason ?? null));
    });
  }

  transitions(actor: Actor, campaignId: string, page: PageArgs) {
    return this.db.page(actor, PhaseTransition, ['ordinal'], page, (query) => query.where('row.campaignId = :campaignId', { campaignId }));
  }

  /** The reports that transitions were decided by, where there is one and the actor's regions hold it. */
  reports(actor: Actor, transitionIds: readonly string[]): Promise<readonly TransitionReport[]> {
    return this.db.read(actor, (tx) => tx.manager.findBy(TransitionReport, { id: In([...transitionIds]) }));
  }

  /** The newest proposal that can still be decided, for the current phase. */
  openProposal(actor: Actor, campaign: Campaign): Promise<TransitionProposal | null> {
    if (!actor.can('campaigns:read', campaign.regionCode, campaign.id)) return Promise.resolve(null);
    return this.db.read(actor, async (tx) => {
      const [newest] = await tx.manager
        .createQueryBuilder(TransitionProposal, 'row')
        .where('row.campaignId = :id AND row.transitionId IS NULL AND row.expiresOn >= :today', {
          id: campaign.id,
          today: await this.clock.today(tx),
        })
        .orderBy('row.id', 'DESC')
        .limit(5)
        .getMany();
      const phase = campaign.phases.find((one) => one.phase === newest?.phase);
      return newest !== undefined && phase?.round === newest.round ? newest : null;
    });
  }

  /** @throws STALE_VERSION, and the first refusal */
  private async decide(
    tx: Tx,
    campaign: Campaign,
    command: { readonly action: TransitionAction; readonly expectedVersion: number },
  ): Promise<Considered> {
    if (campaign.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: campaign.version });
    const considered = await this.consider(tx, campaign, command.action);
    if (considered.refusals.length > 0) throw considered.refusals[0];
    return considered;
  }

  /** The one way to a verdict: facts, gate, proposal. @throws CAMPAIGN_NOT_RUNNING, PHASE_ACTION, NO_PREVIOUS_PHASE */
  private async consider(tx: Tx, campaign: Campaign, wanted: TransitionAction): Promise<Considered> {
    campaign.requireRunning();
    const { actor } = tx;
    const planned = planStep(campaign.phases, wanted);
    const report = judgeGate(planned.gate, await gatherFacts(tx, campaign, planned.phase, planned.gate, await this.clock.now(tx)));
    const open = await this.openProposals(tx, campaign, planned, report.judgedOn);
    const proposal = open.find(({ proposedById }) => proposedById !== actor.id) ?? null;
    const refusals: AppError[] = [];
    if (!actor.can('phases:transition', campaign.regionCode, campaign.id))
      refusals.push(platformErrors.FORBIDDEN({ capability: 'phases:transition' }));
    if (proposal === null && needsTwoPeople(campaign.regionCode)) {
      refusals.push(open.length > 0 ? errors.SAME_PERSON() : errors.PROPOSAL_MISSING());
    }
    return {
      campaign,
      planned,
      step: settleStep(planned, report.passedWithWaivers),
      report,
      proposal: proposal ?? open[0] ?? null,
      refusals,
    };
  }

  private openProposals(tx: Tx, campaign: Campaign, { phase, action: wanted }: PlannedStep, today: string): Promise<TransitionProposal[]> {
    return tx.manager
      .createQueryBuilder(TransitionProposal, 'row')
      .where('row.campaignId = :campaignId AND row.phase = :phase AND row.round = :round AND row.action = :wanted', {
        campaignId: campaign.id,
        phase: phase.phase,
        round: phase.round,
        wanted,
      })
      .andWhere('row.transitionId IS NULL AND row.expiresOn >= :today', { today })
      .orderBy('row.id', 'DESC')
      .getMany();
  }

  private async carryOut(tx: Tx, { campaign, step, report, proposal }: Considered, why: string | null): Promise<PhaseTransition> {
    campaign.take(step, report.judgedOn);
    const transition = await recordTransition(tx, campaign, { ...step, reason: why, proposerId: proposal?.proposedById ?? null, report });
    if (proposal !== null) {
      proposal.transitionId = transition.id;
      await tx.save(proposal);
    }
    await tx.save(campaign);
    if (step.accepts) {
      await withdrawCampaign(tx, campaign.id, ['TASK', 'TASK_REVIEW', 'CADENCE']); // what is worked on only while it runs
      await tx.publish(CampaignAccepted, campaign.regionCode, {
        campaignId: campaign.id,
        regionCode: campaign.regionCode,
        acceptedOn: report.judgedOn,
      });
      await tx.publish(CampaignChanged, campaign.regionCode, campaign.facts!);
    }
    return transition;
  }
}

function outcome({ campaign, step, report }: Considered, dryRun: boolean, transition: PhaseTransition | null = null): TransitionOutcome {
  return { passed: report.passed, dryRun, campaign, step, report, transition };
}
