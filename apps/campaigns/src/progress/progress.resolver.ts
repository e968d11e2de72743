import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '@fire-campaign/platform';
import { Campaign } from '../campaign/campaign.entity.js';
import type { CampaignProgressArgs, CampaignUnitsArgs } from '../schema.generated.js';
import { ProgressService, type RegionProgress } from './progress.service.js';

@Resolver('Campaign')
export class CampaignProgressResolver {
  constructor(private readonly progressService: ProgressService) {}

  @ResolveField()
  progress(@CurrentActor() actor: Actor, @Parent() campaign: Campaign, @Args() { level, first, after }: CampaignProgressArgs) {
    return this.progressService.progress(actor, campaign, level ?? null, { first, after });
  }
  @ResolveField()
  units(@CurrentActor() actor: Actor, @Parent() campaign: Campaign, @Args() { regionCode, first, after }: CampaignUnitsArgs) {
    return this.progressService.units(actor, campaign, regionCode ?? null, { first, after });
  }
}

@Resolver('RegionProgress')
export class RegionProgressResolver {
  @ResolveField()
  region(@Parent() { regionCode }: RegionProgress) {
    return { code: regionCode };
  }
}
