import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, Database, type Actor, type RequestContext } from '@fire-campaign/platform';
import { Campaign } from '../campaign/campaign.entity.js';
import { CampaignService } from '../campaign/campaign.service.js';
import type { QueryMyRemindersArgs } from '../schema.generated.js';
import { Reminder } from './reminder.entity.js';

@Resolver('Reminder')
export class ReminderResolver {
  constructor(
    private readonly db: Database,
    private readonly campaigns: CampaignService,
  ) {}

  /** Those of the very regions a person works for; what lies below them has its own people. */
  @Query()
  myReminders(@CurrentActor() actor: Actor, @Args() { first, after }: QueryMyRemindersArgs) {
    return this.db.page(actor, Reminder, ['id'], { first, after }, (query) =>
      query.andWhere('row.regionCode = ANY (:own)', { own: actor.scopesFor('tasks:work') }),
    );
  }

  @ResolveField()
  campaign(@CurrentRequest() request: RequestContext, @Parent() { campaignId }: Reminder) {
    return request.loader(Campaign, (ids) => this.campaigns.byIds(request.actor, ids)).load(campaignId);
  }
  @ResolveField()
  region(@Parent() { regionCode }: Reminder) {
    return { code: regionCode };
  }
}
