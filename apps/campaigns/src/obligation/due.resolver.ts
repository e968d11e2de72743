import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, type Actor, type RequestContext } from '@fire-campaign/platform';
import { Campaign } from '../campaign/campaign.entity.js';
import { person } from '../campaign/campaign.resolver.js';
import { CampaignService } from '../campaign/campaign.service.js';
import type { QueryDuesArgs, QueryDueSummaryArgs } from '../schema.generated.js';
import { DueService, type Due } from './dues.js';

@Resolver('Due')
export class DueResolver {
  constructor(
    private readonly dueService: DueService,
    private readonly campaigns: CampaignService,
  ) {}

  @Query()
  dues(@CurrentActor() actor: Actor, @Args() args: QueryDuesArgs) {
    return this.dueService.list(actor, args);
  }
  @Query()
  dueSummary(@CurrentActor() actor: Actor, @Args() { of }: QueryDueSummaryArgs) {
    return this.dueService.summary(actor, of);
  }

  @ResolveField()
  campaign(@CurrentRequest() request: RequestContext, @Parent() due: Due) {
    if (due.campaignId === null) return null;
    return request.loader(Campaign, (ids) => this.campaigns.byIds(request.actor, ids)).load(due.campaignId);
  }
  @ResolveField()
  region(@Parent() due: Due) {
    return { code: due.regionCode };
  }
  @ResolveField()
  division(@Parent() due: Due) {
    return due.divisionId === null ? null : { id: due.divisionId };
  }
  @ResolveField()
  person(@Parent() due: Due) {
    return person(due.personId);
  }
}
