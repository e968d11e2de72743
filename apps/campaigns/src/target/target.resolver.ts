import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, payload, type Actor } from '@fire-campaign/platform';
import type { Campaign } from '../campaign/campaign.entity.js';
import type {
  AddTargetInput,
  CampaignReportedIndicatorsArgs,
  CampaignTargetsArgs,
  ChangeTargetInput,
  DeclareReportedIndicatorInput,
  RemoveTargetInput,
  SetTargetSharesInput,
  WithdrawReportedIndicatorInput,
} from '../schema.generated.js';
import type { Target } from './target.entities.js';
import { isComputed } from './target.rules.js';
import { TargetService } from './target.service.js';

@Resolver('Target')
export class TargetResolver {
  constructor(private readonly targetService: TargetService) {}

  @Mutation()
  addTarget(@CurrentActor() actor: Actor, @Args('input') input: AddTargetInput) {
    return payload('target', () => this.targetService.add(actor, input));
  }
  @Mutation()
  changeTarget(@CurrentActor() actor: Actor, @Args('input') input: ChangeTargetInput) {
    return payload('target', () => this.targetService.change(actor, input));
  }
  @Mutation()
  removeTarget(@CurrentActor() actor: Actor, @Args('input') input: RemoveTargetInput) {
    return payload('target', () => this.targetService.remove(actor, input));
  }
  @Mutation()
  setTargetShares(@CurrentActor() actor: Actor, @Args('input') input: SetTargetSharesInput) {
    return payload('target', () => this.targetService.setShares(actor, input));
  }
  @Mutation()
  declareReportedIndicator(@CurrentActor() actor: Actor, @Args('input') input: DeclareReportedIndicatorInput) {
    return payload('reportedIndicator', () => this.targetService.declareIndicator(actor, input));
  }
  @Mutation()
  withdrawReportedIndicator(@CurrentActor() actor: Actor, @Args('input') input: WithdrawReportedIndicatorInput) {
    return payload('reportedIndicator', () => this.targetService.withdrawIndicator(actor, input));
  }

  @ResolveField()
  reported(@Parent() target: Target) {
    return !isComputed(target.indicator);
  }
  @ResolveField()
  responsible(@Parent() { responsible }: Target) {
    if (responsible === null) return null;
    const { name, divisionId } = responsible;
    return { name, division: divisionId === null ? null : { id: divisionId } };
  }
  /** Neighbours do not see each other's shares. */
  @ResolveField()
  shares(@CurrentActor() actor: Actor, @Parent() target: Target) {
    return target.shares
      .filter(({ regionCode }) => actor.can('campaigns:read', regionCode, target.campaignId))
      .map((share) => ({ ...share, region: { code: share.regionCode } }));
  }
}

@Resolver('Campaign')
export class CampaignTargetsResolver {
  constructor(private readonly targetService: TargetService) {}

  @ResolveField()
  targets(@CurrentActor() actor: Actor, @Parent() campaign: Campaign, @Args() { first, after }: CampaignTargetsArgs) {
    return this.targetService.list(actor, { campaignId: campaign.id }, { first, after });
  }
  @ResolveField()
  reportedIndicators(@CurrentActor() actor: Actor, @Parent() campaign: Campaign, @Args() { first, after }: CampaignReportedIndicatorsArgs) {
    return this.targetService.indicators(actor, campaign.id, { first, after });
  }
}
