import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '@fire-campaign/platform';
import type { QueryDispatchPaperArgs } from '../schema.generated.js';
import { PaperService } from './paper.service.js';

@Resolver()
export class PaperResolver {
  constructor(private readonly papers: PaperService) {}

  @Query()
  planPaper(@CurrentActor() actor: Actor, @Args('campaignId') campaignId: string) {
    return this.papers.plan(actor, campaignId);
  }
  @Query()
  acceptancePaper(@CurrentActor() actor: Actor, @Args('campaignId') campaignId: string) {
    return this.papers.acceptance(actor, campaignId);
  }
  @Query()
  monthlyReportPaper(@CurrentActor() actor: Actor, @Args('regionCode') regionCode: string, @Args('month') month: string) {
    return this.papers.monthlyReport(actor, regionCode, month);
  }
  @Query()
  requirementNoticePaper(@CurrentActor() actor: Actor, @Args('meetingId') meetingId: string) {
    return this.papers.requirementNotice(actor, meetingId);
  }
  @Query()
  dispatchPaper(@CurrentActor() actor: Actor, @Args() { campaignId, ...of }: QueryDispatchPaperArgs) {
    return this.papers.dispatch(actor, campaignId, of);
  }
}
