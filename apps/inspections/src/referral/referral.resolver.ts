import { Args, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { Actor, CurrentActor, CurrentRequest, payload, RequestContext } from '@fire-campaign/platform';
import { Hazard } from '../hazard/hazard.entity.js';
import { HazardService } from '../hazard/hazard.service.js';
import type { IssueReferralInput, QueryReferralsArgs, RecordReferralAnswerInput, WithdrawReferralInput } from '../schema.generated.js';
import { ReferralAnswer } from './referral-answer.entity.js';
import { Referral } from './referral.entity.js';
import { isOverdue } from './referral.rules.js';
import { ReferralService } from './referral.service.js';

@Resolver('Referral')
export class ReferralResolver {
  constructor(
    private readonly service: ReferralService,
    private readonly hazards: HazardService,
  ) {}

  @Query() async referral(@CurrentActor() actor: Actor, @Args('id') id: string) {
    return (await this.service.byIds(actor, [id]))[0] ?? null;
  }

  @Query() referrals(@CurrentActor() actor: Actor, @Args() args: QueryReferralsArgs) {
    return this.service.list(actor, args);
  }

  @Mutation() issueReferral(@CurrentActor() actor: Actor, @Args('input') input: IssueReferralInput) {
    return payload('referral', () => this.service.issue(actor, input));
  }

  @Mutation() recordReferralAnswer(@CurrentActor() actor: Actor, @Args('input') input: RecordReferralAnswerInput) {
    return payload('referral', () => this.service.recordAnswer(actor, input));
  }

  @Mutation() withdrawReferral(@CurrentActor() actor: Actor, @Args('input') input: WithdrawReferralInput) {
    return payload('referral', () => this.service.withdraw(actor, input));
  }

  @ResolveField() unit(@Parent() referral: Referral) {
    return { id: referral.unitId };
  }

  @ResolveField() hazard(@Parent() referral: Referral, @CurrentRequest() request: RequestContext) {
    if (referral.hazardId === null) return null;
    return request.loader(Hazard, (ids) => this.hazards.byIds(request.actor, ids)).load(referral.hazardId);
  }

  @ResolveField() partner(@Parent() referral: Referral) {
    return { id: referral.partnerId };
  }

  @ResolveField() issuedBy(@Parent() referral: Referral) {
    return { id: referral.issuedBy };
  }

  @ResolveField() async overdue(@Parent() referral: Referral, @CurrentRequest() request: RequestContext) {
    const days = request.loader('today', async ([key]) => [{ id: key!, day: await this.service.today(request.actor) }]);
    return isOverdue(referral, (await days.load('today'))!.day);
  }

  @ResolveField() answers(@Parent() referral: Referral, @CurrentRequest() request: RequestContext) {
    return request
      .listLoader<ReferralAnswer>(
        ReferralAnswer,
        (ids) => this.service.answersTo(request.actor, ids),
        (answer) => answer.referralId,
      )
      .load(referral.id);
  }

  @ResolveReference() byReference(ref: { id: string }, request: RequestContext) {
    return request.loader(Referral, (ids) => this.service.byIds(request.actor, ids)).load(ref.id);
  }
}

@Resolver('ReferralAnswer')
export class ReferralAnswerResolver {
  @ResolveField() enteredBy(@Parent() answer: ReferralAnswer) {
    return answer.enteredBy === null ? null : { id: answer.enteredBy };
  }
}
