import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { person } from '../campaign/campaign.resolver.js';
import { CampaignService } from '../campaign/campaign.service.js';
import { citationsFor, documentFor } from '../document/document.loaders.js';
import { campaignFor, todayFor } from '../document/document.resolver.js';
import { DocumentService } from '../document/document.service.js';
import type {
  AnswerDirectiveInput,
  DirectiveRecipientsArgs,
  IssueDirectiveInput,
  QueryDirectivesArgs,
  ReviewDirectiveInput,
} from '../schema.generated.js';
import { Directive, DirectiveRecipient } from './directive.entities.js';
import { DirectiveService } from './directive.service.js';

@Resolver('Directive')
export class DirectiveResolver {
  constructor(
    private readonly directives: DirectiveService,
    private readonly documents: DocumentService,
    private readonly campaigns: CampaignService,
  ) {}

  @Query()
  directive(@CurrentActor() actor: Actor, @Args('id') id: string) {
    return this.directives.byId(actor, id);
  }
  @Query('directives')
  list(@CurrentActor() actor: Actor, @Args() { filter, first, after }: QueryDirectivesArgs) {
    return this.directives.list(actor, filter ?? {}, { first, after });
  }

  @Mutation()
  issueDirective(@CurrentActor() actor: Actor, @Args('input') input: IssueDirectiveInput) {
    return payload('issued', () => this.directives.issue(actor, input));
  }

  @ResolveField()
  region(@Parent() { regionCode }: Directive) {
    return { code: regionCode };
  }
  @ResolveField()
  document(@CurrentRequest() request: RequestContext, @Parent() { documentId }: Directive) {
    return documentFor(request, this.documents, documentId);
  }
  @ResolveField()
  follows(@CurrentRequest() request: RequestContext, @Parent() { followsId }: Directive) {
    return followsId === null ? null : request.loader(Directive, (ids) => this.directives.byIds(request.actor, ids)).load(followsId);
  }
  @ResolveField()
  campaign(@CurrentRequest() request: RequestContext, @Parent() { campaignId }: Directive) {
    return campaignFor(request, this.campaigns, campaignId);
  }
  @ResolveField()
  citations(@CurrentRequest() request: RequestContext, @Parent() { citedNumbers }: Directive) {
    return citationsFor(request, this.documents, citedNumbers);
  }
  @ResolveField()
  recipients(@CurrentActor() actor: Actor, @Parent() { id }: Directive, @Args() { first, after }: DirectiveRecipientsArgs) {
    return this.directives.recipients(actor, id, { first, after });
  }
  @ResolveField()
  async closed(@CurrentRequest() request: RequestContext, @Parent() { id }: Directive) {
    return (await request.loader(DirectiveService, (ids) => this.directives.closed(request.actor, ids)).load(id))!.closed;
  }
  @ResolveField()
  registeredBy(@Parent() { registeredById }: Directive) {
    return person(registeredById);
  }
}

@Resolver('DirectiveRecipient')
export class DirectiveRecipientResolver {
  constructor(
    private readonly directives: DirectiveService,
    private readonly documents: DocumentService,
  ) {}

  @Mutation()
  answerDirective(@CurrentActor() actor: Actor, @Args('input') input: AnswerDirectiveInput) {
    return payload('recipient', () => this.directives.answer(actor, input));
  }
  @Mutation()
  reviewDirective(@CurrentActor() actor: Actor, @Args('input') input: ReviewDirectiveInput) {
    return payload('recipient', () => this.directives.review(actor, input));
  }

  @ResolveField()
  region(@Parent() { regionCode }: DirectiveRecipient) {
    return { code: regionCode };
  }
  @ResolveField()
  division(@Parent() { divisionId }: DirectiveRecipient) {
    return divisionId === null ? null : { id: divisionId };
  }
  @ResolveField()
  async overdue(@CurrentRequest() request: RequestContext, @Parent() recipient: DirectiveRecipient) {
    if (recipient.status !== 'ISSUED' && recipient.status !== 'READ') return false;
    const directive = await request.loader(Directive, (ids) => this.directives.byIds(request.actor, ids)).load(recipient.directiveId);
    return directive !== null && directive.dueOn < (await todayFor(request, this.documents));
  }
  @ResolveField()
  readBy(@Parent() { readById }: DirectiveRecipient) {
    return person(readById);
  }
  @ResolveField()
  answeredBy(@Parent() { answeredById }: DirectiveRecipient) {
    return person(answeredById);
  }
  @ResolveField()
  closedBy(@Parent() { closedById }: DirectiveRecipient) {
    return person(closedById);
  }
}
