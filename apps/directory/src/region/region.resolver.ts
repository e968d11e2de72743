import { Args, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import type { RegionCode } from '@fire-campaign/domain';
import { CurrentActor, CurrentRequest, type Actor, type RequestContext } from '@fire-campaign/platform';
import { searched } from '../input.js';
import type { QueryRegionArgs, QueryRegionsArgs, RegionChildrenArgs } from '../schema.generated.js';
import type { Region } from './region.entity.js';
import { RegionService } from './region.service.js';

@Resolver('Region')
export class RegionResolver {
  constructor(private readonly regions: RegionService) {}

  @Query()
  region(@CurrentRequest() request: RequestContext, @Args() { code }: QueryRegionArgs) {
    return this.regions.byCode(request, code);
  }

  @Query('regions')
  page(@CurrentActor() actor: Actor, @Args() args: QueryRegionsArgs) {
    return this.regions.page(actor, { ...args, name: searched(args.name) });
  }

  @ResolveField()
  parent(@Parent() region: Region, @CurrentRequest() request: RequestContext) {
    return region.parentCode === '' ? null : this.regions.byCode(request, region.parentCode);
  }

  @ResolveField()
  children(@Parent() region: Region, @CurrentActor() actor: Actor, @Args() args: RegionChildrenArgs) {
    return this.regions.page(actor, { ...args, parentCode: region.code });
  }

  @ResolveReference()
  byReference({ code }: { code: RegionCode }, request: RequestContext) {
    return this.regions.byCode(request, code);
  }
}
