import { Args, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import type { Capability } from '@fire-campaign/domain';
import { CurrentActor, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { currentPhase } from '../phase/phase.rules.js';
import type {
  CampaignActionInput,
  CampaignDecisionInput,
  ChangeCampaignInput,
  CreateCampaignInput,
  QueryCampaignsArgs,
} from '../schema.generated.js';
import { Campaign } from './campaign.entity.js';
import { campaignMachine, needsTwoPeople } from './campaign.rules.js';
import { CampaignService } from './campaign.service.js';

@Resolver('Campaign')
export class CampaignResolver {
  constructor(private readonly campaignService: CampaignService) {}

  @Query()
  campaign(@CurrentActor() actor: Actor, @Args('id') id: string) {
    return this.campaignService.byId(actor, id);
  }
  @Query()
  campaigns(@CurrentActor() actor: Actor, @Args() { filter, first, after }: QueryCampaignsArgs) {
    return this.campaignService.list(actor, filter ?? {}, { first, after });
  }

  @Mutation()
  createCampaign(@CurrentActor() actor: Actor, @Args('input') input: CreateCampaignInput) {
    return payload('campaign', () => this.campaignService.create(actor, input));
  }
  @Mutation()
  changeCampaign(@CurrentActor() actor: Actor, @Args('input') input: ChangeCampaignInput) {
    return payload('campaign', () => this.campaignService.change(actor, input));
  }
  @Mutation()
  submitCampaign(@CurrentActor() actor: Actor, @Args('input') input: CampaignActionInput) {
    return payload('campaign', () => this.campaignService.submit(actor, input));
  }
  @Mutation()
  approveCampaign(@CurrentActor() actor: Actor, @Args('input') input: CampaignActionInput) {
    return payload('campaign', () => this.campaignService.approve(actor, input));
  }
  @Mutation()
  returnCampaign(@CurrentActor() actor: Actor, @Args('input') input: CampaignDecisionInput) {
    return payload('campaign', () => this.campaignService.sendBack(actor, input));
  }
  @Mutation()
  publishCampaign(@CurrentActor() actor: Actor, @Args('input') input: CampaignActionInput) {
    return payload('campaign', () => this.campaignService.publish(actor, input));
  }
  @Mutation()
  suspendCampaign(@CurrentActor() actor: Actor, @Args('input') input: CampaignDecisionInput) {
    return payload('campaign', () => this.campaignService.suspend(actor, input));
  }
  @Mutation()
  resumeCampaign(@CurrentActor() actor: Actor, @Args('input') input: CampaignActionInput) {
    return payload('campaign', () => this.campaignService.resume(actor, input));
  }
  @Mutation()
  terminateCampaign(@CurrentActor() actor: Actor, @Args('input') input: CampaignDecisionInput) {
    return payload('campaign', () => this.campaignService.terminate(actor, input));
  }
  @Mutation()
  archiveCampaign(@CurrentActor() actor: Actor, @Args('input') input: CampaignActionInput) {
    return payload('campaign', () => this.campaignService.archive(actor, input));
  }

  @ResolveField()
  region(@Parent() campaign: Campaign) {
    return { code: campaign.regionCode };
  }
  @ResolveField()
  firstResponsible(@Parent() campaign: Campaign) {
    return person(campaign.firstResponsibleId);
  }
  @ResolveField()
  submittedBy(@Parent() campaign: Campaign) {
    return person(campaign.submittedById);
  }
  @ResolveField()
  approvedBy(@Parent() campaign: Campaign) {
    return person(campaign.approvedById);
  }
  @ResolveField()
  currentPhase(@Parent() campaign: Campaign) {
    return currentPhase(campaign.phases);
  }
  @ResolveField()
  requiresTwoPeople(@Parent() campaign: Campaign) {
    return needsTwoPeople(campaign.regionCode);
  }
  /** Acceptance is reached through the last phase, and nobody approves what they submitted. */
  @ResolveField()
  permittedActions(@CurrentActor() actor: Actor, @Parent() campaign: Campaign) {
    return campaignMachine.transitions
      .filter(
        ({ from, action, who }) =>
          from === campaign.status && action !== 'ACCEPT' && actor.can(who as Capability, campaign.regionCode, campaign.id),
      )
      .filter(({ action }) => action !== 'APPROVE' || campaign.submittedById !== actor.id)
      .map(({ action }) => action);
  }

  @ResolveReference()
  byReference(ref: { id: string }, request: RequestContext) {
    return request.loader(Campaign, (ids) => this.campaignService.byIds(request.actor, ids)).load(ref.id);
  }
}

/** A person's reference; the directory answers null when they lie outside the viewer's area. */
export const person = (id: string | null) => (id === null ? null : { id });
