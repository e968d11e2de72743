import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, payload, type Actor } from '@fire-campaign/platform';
import type { Campaign } from '../campaign/campaign.entity.js';
import { person } from '../campaign/campaign.resolver.js';
import type { DateNamedEventInput, QueryDeadlineChangesArgs } from '../schema.generated.js';
import type { DeadlineChange } from './deadline.entities.js';
import { DeadlineService, type CampaignEvent } from './deadline.service.js';

@Resolver('DeadlineChange')
export class DeadlineChangeResolver {
  constructor(private readonly deadlines: DeadlineService) {}

  @Query()
  deadlineChanges(@CurrentActor() actor: Actor, @Args() { campaignId, first, after }: QueryDeadlineChangesArgs) {
    return this.deadlines.changes(actor, campaignId, { first, after });
  }
  @Mutation()
  dateNamedEvent(@CurrentActor() actor: Actor, @Args('input') input: DateNamedEventInput) {
    return payload('dating', () => this.deadlines.dateEvent(actor, input));
  }

  @ResolveField()
  region(@Parent() { regionCode }: DeadlineChange) {
    return { code: regionCode };
  }
}

@Resolver('CampaignEvent')
export class CampaignEventResolver {
  @ResolveField()
  datedBy(@Parent() { datedById }: CampaignEvent) {
    return person(datedById);
  }
}

@Resolver('Campaign')
export class CampaignEventsResolver {
  constructor(private readonly deadlines: DeadlineService) {}

  @ResolveField()
  namedEvents(@CurrentActor() actor: Actor, @Parent() campaign: Campaign) {
    return this.deadlines.named(actor, campaign);
  }
}
