import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { person } from '../campaign/campaign.resolver.js';
import { CampaignService } from '../campaign/campaign.service.js';
import { citationsFor, lineageFor } from '../document/document.loaders.js';
import { campaignFor } from '../document/document.resolver.js';
import { DocumentService } from '../document/document.service.js';
import { assigned } from '../plan/plan.resolver.js';
import type { ChangeMeetingInput, IssueMeetingTasksInput, QueryMeetingsArgs, RecordMeetingInput } from '../schema.generated.js';
import { Meeting } from './meeting.entity.js';
import { MeetingService, type RecordedMeeting } from './meeting.service.js';

@Resolver('Meeting')
export class MeetingResolver {
  constructor(
    readonly meetings: MeetingService,
    readonly documents: DocumentService,
    private readonly campaigns: CampaignService,
  ) {}

  @Query()
  meeting(@CurrentActor() actor: Actor, @Args('id') id: string) {
    return this.meetings.byId(actor, id);
  }
  @Query('meetings')
  list(@CurrentActor() actor: Actor, @Args() { filter, first, after }: QueryMeetingsArgs) {
    return this.meetings.list(actor, filter ?? {}, { first, after });
  }

  @Mutation()
  recordMeeting(@CurrentActor() actor: Actor, @Args('input') input: RecordMeetingInput) {
    return recorded(() => this.meetings.record(actor, input));
  }
  @Mutation()
  changeMeeting(@CurrentActor() actor: Actor, @Args('input') input: ChangeMeetingInput) {
    return recorded(() => this.meetings.change(actor, input));
  }
  @Mutation()
  issueMeetingTasks(@CurrentActor() actor: Actor, @Args('input') input: IssueMeetingTasksInput) {
    return payload('issued', () => this.meetings.issueTasks(actor, input));
  }

  @ResolveField()
  region(@Parent() { regionCode }: Meeting) {
    return { code: regionCode };
  }
  @ResolveField()
  requirements(@Parent() { requirements }: Meeting) {
    return requirements.map(({ lead, supporting, ...said }, index) => ({
      ...said,
      ordinal: index + 1,
      lead: lead === null ? null : assigned(lead),
      supporting: supporting.map(assigned),
    }));
  }
  @ResolveField()
  campaign(@CurrentRequest() request: RequestContext, @Parent() { campaignId }: Meeting) {
    return campaignFor(request, this.campaigns, campaignId);
  }
  @ResolveField()
  lineage(@CurrentRequest() request: RequestContext, @Parent() { id }: Meeting) {
    return lineageFor(request, this, id);
  }
  @ResolveField()
  citations(@CurrentRequest() request: RequestContext, @Parent() { citedNumbers }: Meeting) {
    return citationsFor(request, this.documents, citedNumbers);
  }
  @ResolveField()
  recordedBy(@Parent() { recordedById }: Meeting) {
    return person(recordedById);
  }
}

async function recorded(work: () => Promise<RecordedMeeting>) {
  const { done, userErrors } = await payload('done', work);
  const unmatched = (done?.unmatched ?? []).map(({ candidates, ...one }) => ({ ...one, candidates: candidates.map((id) => ({ id })) }));
  return { meeting: done?.meeting ?? null, unmatched, userErrors };
}
