import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import type { Campaign } from '../campaign/campaign.entity.js';
import type {
  CampaignTargetSummaryArgs,
  DeclareBaselineInput,
  SetTargetStockInput,
  TargetBasesArgs,
  TargetProgressArgs,
  TargetProgressByRegionArgs,
} from '../schema.generated.js';
import type { TargetBase } from './base.entity.js';
import type { RegionTargetProgress } from './progress.js';
import { TargetProgressService } from './progress.service.js';
import type { Target } from './target.entities.js';

@Resolver('Target')
export class TargetAccountResolver {
  constructor(private readonly progressOf: TargetProgressService) {}

  @ResolveField()
  progress(@CurrentRequest() request: RequestContext, @Parent() target: Target, @Args() { regionCode, asOf }: TargetProgressArgs) {
    const loader = request.loader(
      `target progress ${regionCode ?? ''} ${asOf ?? ''}`,
      (ids) => this.progressOf.of(request.actor, ids, { regionCode, asOf }),
      (row) => row.target.id,
    );
    return loader.load(target.id);
  }
  @ResolveField()
  progressByRegion(
    @CurrentActor() actor: Actor,
    @Parent() target: Target,
    @Args() { level, asOf, first, after }: TargetProgressByRegionArgs,
  ) {
    return this.progressOf.byRegion(actor, target, level, asOf ?? null, { first, after });
  }
  @ResolveField()
  bases(@CurrentActor() actor: Actor, @Parent() target: Target, @Args() { first, after }: TargetBasesArgs) {
    return this.progressOf.bases(actor, target, { first, after });
  }
}

@Resolver('Campaign')
export class CampaignTargetSummaryResolver {
  constructor(private readonly progressOf: TargetProgressService) {}

  @ResolveField()
  targetSummary(@CurrentActor() actor: Actor, @Parent() campaign: Campaign, @Args() { asOf }: CampaignTargetSummaryArgs) {
    return this.progressOf.summary(actor, campaign, asOf ?? null);
  }
}

@Resolver('TargetProgress')
export class TargetProgressResolver {
  @ResolveField()
  region(@Parent() { regionCode }: RegionTargetProgress) {
    return { code: regionCode };
  }
}

@Resolver('TargetBase')
export class TargetBaseResolver {
  constructor(private readonly progressOf: TargetProgressService) {}

  @Mutation()
  setTargetStock(@CurrentActor() actor: Actor, @Args('input') input: SetTargetStockInput) {
    return payload('base', () => this.progressOf.setStock(actor, input));
  }
  @Mutation()
  declareBaseline(@CurrentActor() actor: Actor, @Args('input') input: DeclareBaselineInput) {
    return payload('base', () => this.progressOf.declareBaseline(actor, input));
  }

  @ResolveField()
  region(@Parent() { regionCode }: TargetBase) {
    return { code: regionCode };
  }
  @ResolveField()
  version(@Parent() { number }: TargetBase) {
    return number;
  }
  @ResolveField()
  declaredBy(@Parent() { declaredById }: TargetBase) {
    return declaredById === null ? null : { id: declaredById };
  }
}
