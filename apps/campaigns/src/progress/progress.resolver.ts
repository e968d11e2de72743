import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, type Actor, type RequestContext } from '@fire-campaign/platform';
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
  constructor(private readonly progressService: ProgressService) {}

  @ResolveField()
  async unitsNow(@CurrentRequest() request: RequestContext, @Parent() { campaign, regionCode }: RegionProgress) {
    const counts = request.loader(
      `units now ${campaign.id} ${regionCode.length}`,
      (codes) => this.progressService.unitsNow(request.actor, campaign, codes),
      (row) => row.regionCode,
    );
    return (await counts.load(regionCode))!.units;
  }
  @ResolveField()
  region(@Parent() { regionCode }: RegionProgress) {
    return { code: regionCode };
  }
}
