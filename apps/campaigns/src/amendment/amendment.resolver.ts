import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { Campaign } from '../campaign/campaign.entity.js';
import { person } from '../campaign/campaign.resolver.js';
import { CampaignService } from '../campaign/campaign.service.js';
import type {
  AmendmentAnswersArgs,
  AnswerAmendmentInput,
  CampaignAmendmentsArgs,
  DecideAmendmentInput,
  ProposeAmendmentInput,
  QueryAmendmentsArgs,
} from '../schema.generated.js';
import type { Amendment } from './amendment.entity.js';
import { AmendmentService } from './amendment.service.js';

@Resolver('Amendment')
export class AmendmentResolver {
  constructor(
    private readonly amendments: AmendmentService,
    private readonly campaignService: CampaignService,
  ) {}

  @Query('amendments')
  list(@CurrentActor() actor: Actor, @Args() { filter, first, after }: QueryAmendmentsArgs) {
    return this.amendments.list(actor, filter ?? {}, { first, after });
  }

  @Mutation()
  proposeAmendment(@CurrentActor() actor: Actor, @Args('input') input: ProposeAmendmentInput) {
    return payload('amendment', () => this.amendments.propose(actor, input));
  }
  @Mutation()
  decideAmendment(@CurrentActor() actor: Actor, @Args('input') input: DecideAmendmentInput) {
    return payload('amendment', () => this.amendments.decide(actor, input));
  }
  @Mutation()
  answerAmendment(@CurrentActor() actor: Actor, @Args('input') input: AnswerAmendmentInput) {
    return payload('amendment', () => this.amendments.answer(actor, input));
  }

  @ResolveField()
  campaign(@CurrentRequest() request: RequestContext, @Parent() { campaignId }: Amendment) {
    return request.loader(Campaign, (ids) => this.campaignService.byIds(request.actor, ids)).load(campaignId);
  }
  @ResolveField()
  region(@Parent() { regionCode }: Amendment) {
    return { code: regionCode };
  }
  @ResolveField()
  fromAbove(@Parent() { originId }: Amendment) {
    return originId !== null;
  }
  @ResolveField()
  proposedBy(@Parent() { proposedById }: Amendment) {
    return person(proposedById);
  }
  @ResolveField()
  decidedBy(@Parent() { decidedById }: Amendment) {
    return person(decidedById);
  }
  @ResolveField()
  answers(@CurrentActor() actor: Actor, @Parent() { id }: Amendment, @Args() { first, after }: AmendmentAnswersArgs) {
    return this.amendments.list(actor, { originId: id }, { first, after });
  }
}

@Resolver('Campaign')
export class CampaignAmendmentsResolver {
  constructor(private readonly amendmentService: AmendmentService) {}

  @ResolveField()
  amendments(@CurrentActor() actor: Actor, @Parent() { id }: Campaign, @Args() { first, after }: CampaignAmendmentsArgs) {
    return this.amendmentService.list(actor, { campaignId: id }, { first, after });
  }
}
