import type { IndicatorCode } from '@fire-campaign/domain';
import { CurrentRequest, type PageArgs, type RequestContext } from '@fire-campaign/platform';
import { Args, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { definitionOf } from '../indicator/indicator.resolver.js';
import { IndicatorService, type FigureFilter } from '../indicator/indicator.service.js';
import { Campaign } from './campaign.entity.js';

interface CampaignRef {
  readonly id: string;
}

/** Adds figures to the campaigns of another service; what is protected is each figure's region, not the campaign. */
@Resolver('Campaign')
export class CampaignResolver {
  constructor(private readonly indicatorService: IndicatorService) {}

  @ResolveReference()
  byReference(ref: CampaignRef): CampaignRef {
    return ref;
  }

  @ResolveField()
  async indicators(@Parent() ref: CampaignRef, @Args() args: FigureFilter & PageArgs, @CurrentRequest() request: RequestContext) {
    return this.indicatorService.figures(request.actor, await this.known(ref, request), args, args);
  }

  @ResolveField()
  async leagueTable(
    @Parent() ref: CampaignRef,
    @Args() args: FigureFilter & PageArgs & { readonly indicator: IndicatorCode; readonly level: 'CITY' | 'COUNTY' },
    @CurrentRequest() request: RequestContext,
  ) {
    const table = await this.indicatorService.league(request.actor, await this.known(ref, request), args.indicator, args, args);
    return { ...table, definition: definitionOf(args.indicator) };
  }

  private known({ id }: CampaignRef, request: RequestContext): Promise<Campaign | null> {
    return request.loader(Campaign, (ids) => this.indicatorService.campaigns(request.actor, ids)).load(id);
  }
}
