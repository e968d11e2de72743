import type { RegionCode } from '@fire-campaign/domain';
import { CurrentActor, type Actor, type PageArgs } from '@fire-campaign/platform';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { OverviewService, type OverviewRow } from './overview.service.js';

@Resolver('OverviewRow')
export class OverviewResolver {
  constructor(private readonly overviews: OverviewService) {}

  @Query()
  overview(@CurrentActor() actor: Actor, @Args() args: PageArgs & { readonly regionCode: RegionCode }) {
    return this.overviews.running(actor, args.regionCode, args);
  }

  @ResolveField()
  campaign(@Parent() { campaign }: OverviewRow) {
    return { __typename: 'Campaign', id: campaign.id };
  }

  @ResolveField()
  campaignName(@Parent() { campaign }: OverviewRow) {
    return campaign.name;
  }

  @ResolveField()
  startsOn(@Parent() { campaign }: OverviewRow) {
    return campaign.startsOn;
  }

  @ResolveField()
  endsOn(@Parent() { campaign }: OverviewRow) {
    return campaign.endsOn;
  }

  @ResolveField()
  region(@Parent() row: OverviewRow) {
    return { __typename: 'Region', code: row.regionCode };
  }

  @ResolveField()
  indicators(@Parent() row: OverviewRow) {
    return row.figures;
  }
}
