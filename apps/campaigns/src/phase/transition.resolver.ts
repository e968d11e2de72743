import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { Campaign } from '../campaign/campaign.entity.js';
import { person } from '../campaign/campaign.resolver.js';
import { needsTwoPeople } from '../campaign/campaign.rules.js';
import { gateDigest } from '../gate/gate.digest.js';
import { seesFigures } from '../gate/gate.service.js';
import type {
  CampaignTransitionsArgs,
  ProposeTransitionInput,
  QueryPreviewTransitionArgs,
  TransitionPhaseInput,
} from '../schema.generated.js';
import { TransitionProposal } from './proposal.entity.js';
import { PhaseTransition, TransitionReport } from './transition.entity.js';
import type { Step } from './transition.rules.js';
import { TransitionService, type TransitionPreview } from './transition.service.js';

@Resolver('Campaign')
export class CampaignTransitionResolver {
  constructor(private readonly transitionService: TransitionService) {}

  @Query()
  previewTransition(@CurrentActor() actor: Actor, @Args() { campaignId, action }: QueryPreviewTransitionArgs) {
    return this.transitionService.preview(actor, campaignId, action);
  }

  @Mutation()
  async proposeTransition(@CurrentActor() actor: Actor, @Args('input') input: ProposeTransitionInput) {
    const { proposed, userErrors } = await payload('proposed', () => this.transitionService.propose(actor, input));
    return { ...proposed, userErrors };
  }

  @Mutation()
  async transitionPhase(@CurrentActor() actor: Actor, @Args('input') input: TransitionPhaseInput) {
    const { passed, step, ...outcome } = await this.transitionService.transition(actor, input);
    return passed
      ? { __typename: 'PhaseTransitioned', ...outcome, change: step, nextChange: step.next }
      : { __typename: 'GateNotMet', ...outcome };
  }

  @ResolveField()
  transitions(@CurrentActor() actor: Actor, @Parent() campaign: Campaign, @Args() page: CampaignTransitionsArgs) {
    return this.transitionService.transitions(actor, campaign.id, page);
  }
  @ResolveField()
  openProposal(@CurrentActor() actor: Actor, @Parent() campaign: Campaign) {
    return this.transitionService.openProposal(actor, campaign);
  }
}

@Resolver('TransitionPreview')
export class TransitionPreviewResolver {
  @ResolveField()
  possible(@Parent() { considered, refusals }: TransitionPreview) {
    return refusals.length === 0 && considered?.report.passed === true;
  }
  @ResolveField()
  refusals(@Parent() { refusals }: TransitionPreview) {
    return refusals.map(({ code, zh, en }) => ({ code, message: zh, messageEn: en }));
  }
  @ResolveField()
  change(@Parent() { considered }: TransitionPreview): Step | null {
    return considered?.step ?? null;
  }
  @ResolveField()
  nextChange(@Parent() { considered }: TransitionPreview) {
    return considered?.step.next ?? null;
  }
  @ResolveField()
  accepts(@Parent() { considered }: TransitionPreview) {
    return considered?.step.accepts ?? false;
  }
  @ResolveField()
  report(@Parent() { considered }: TransitionPreview) {
    return considered?.report ?? null;
  }
  @ResolveField()
  requiresProposal(@Parent() { campaign }: TransitionPreview) {
    return needsTwoPeople(campaign.regionCode);
  }
  @ResolveField()
  proposal(@Parent() { considered }: TransitionPreview) {
    return considered?.proposal ?? null;
  }
  @ResolveField()
  changedSinceProposal(@Parent() { considered }: TransitionPreview) {
    return considered?.proposal ? considered.proposal.reportDigest !== gateDigest(considered.report) : null;
  }
}

@Resolver('TransitionProposal')
export class TransitionProposalResolver {
  @ResolveField()
  proposedBy(@Parent() proposal: TransitionProposal) {
    return person(proposal.proposedById);
  }
}

@Resolver('PhaseTransition')
export class PhaseTransitionResolver {
  constructor(private readonly transitionService: TransitionService) {}

  @ResolveField()
  actor(@Parent() transition: PhaseTransition) {
    return person(transition.actorId);
  }
  @ResolveField()
  proposer(@Parent() transition: PhaseTransition) {
    return person(transition.proposerId);
  }
  /** People of regions below learn that the phase changed, not the figures of their neighbours. */
  @ResolveField()
  async report(@CurrentRequest() request: RequestContext, @Parent() { id, campaignId, regionCode }: PhaseTransition) {
    const { actor } = request;
    if (!seesFigures(actor, { id: campaignId, regionCode })) return null;
    return (await request.loader(TransitionReport, (ids) => this.transitionService.reports(actor, ids)).load(id))?.report ?? null;
  }
}
