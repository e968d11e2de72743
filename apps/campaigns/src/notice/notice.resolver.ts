import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { HeadItem } from '@fire-campaign/notices';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { Campaign } from '../campaign/campaign.entity.js';
import { person } from '../campaign/campaign.resolver.js';
import type {
  CreateNoticeDraftInput,
  NoticeDraftItemsArgs,
  NoticeItemReviewsArgs,
  PublishNoticeDraftInput,
  QueryCompareNoticeDraftArgs,
  QueryNoticeDraftsArgs,
  ReviewDraftItemInput,
  ReviewDraftItemsInput,
} from '../schema.generated.js';
import { CampaignService } from '../campaign/campaign.service.js';
import { documentFor } from '../document/document.loaders.js';
import { DocumentService } from '../document/document.service.js';
import type { Notice, NoticeItem, NoticeReview } from './notice.entities.js';
import { planCounts } from '../template/template.resolver.js';
import { itemTitle } from './notice.rules.js';
import { indicatorsLike, NoticeService } from './notice.service.js';
import { NoticePublisher, type Publication } from './publish-notice.js';

@Resolver('NoticeDraft')
export class NoticeDraftResolver {
  constructor(
    private readonly notices: NoticeService,
    private readonly campaigns: CampaignService,
    private readonly publisher: NoticePublisher,
  ) {}

  @Query()
  noticeDraft(@CurrentActor() actor: Actor, @Args('id') id: string) {
    return this.notices.byId(actor, id);
  }
  @Query()
  noticeDrafts(@CurrentActor() actor: Actor, @Args() { first, after }: QueryNoticeDraftsArgs) {
    return this.notices.list(actor, { first, after });
  }

  @Mutation()
  createNoticeDraft(@CurrentActor() actor: Actor, @Args('input') input: CreateNoticeDraftInput) {
    return payload('draft', () => this.notices.create(actor, input));
  }
  @Mutation()
  reviewDraftItem(@CurrentActor() actor: Actor, @Args('input') input: ReviewDraftItemInput) {
    return payload('items', () => this.notices.review(actor, input));
  }
  @Mutation()
  async reviewDraftItems(@CurrentActor() actor: Actor, @Args('input') input: ReviewDraftItemsInput) {
    const { done, userErrors } = await payload('done', () => this.notices.reviewMany(actor, input));
    return { ...done, userErrors };
  }
  @Mutation()
  publishNoticeDraft(@CurrentActor() actor: Actor, @Args('input') input: PublishNoticeDraftInput) {
    return payload('publication', () => this.publisher.publish(actor, input));
  }
  @Query()
  compareNoticeDraft(@CurrentActor() actor: Actor, @Args() { draftId, campaignId }: QueryCompareNoticeDraftArgs) {
    return this.publisher.compare(actor, draftId, campaignId);
  }

  @ResolveField()
  region(@Parent() notice: Notice) {
    return { code: notice.regionCode };
  }
  @ResolveField()
  document(@Parent() { head }: Notice) {
    const { title, number, serial, issueDate, publishedAt } = head;
    const one = (item: HeadItem | null) => (item === null ? null : fact(item));
    return {
      ...{ title: one(title), number: one(number), serial: one(serial), issueDate: one(issueDate), publishedAt: one(publishedAt) },
      ...{ issuers: head.issuers.map(fact), addressees: head.addressees.map(fact), attachments: head.attachments.map(fact) },
    };
  }
  @ResolveField()
  text(@CurrentActor() actor: Actor, @Parent() notice: Notice) {
    return this.notices.textOf(actor, notice.id);
  }
  @ResolveField()
  async contentBase64(@CurrentActor() actor: Actor, @Parent() notice: Notice) {
    return (await this.notices.file(actor, notice.id)).bytes.toString('base64');
  }
  @ResolveField()
  items(@CurrentActor() actor: Actor, @Parent() notice: Notice, @Args() { filter, first, after }: NoticeDraftItemsArgs) {
    return this.notices.items(actor, notice.id, filter ?? {}, { first, after });
  }
  @ResolveField()
  counts(@CurrentActor() actor: Actor, @Parent() notice: Notice) {
    return this.notices.counts(actor, notice.id);
  }
  @ResolveField()
  openQuestions(@CurrentActor() actor: Actor, @Parent() notice: Notice) {
    return this.notices.openQuestions(actor, notice.id);
  }
  @ResolveField()
  async coverage(@CurrentActor() actor: Actor, @Parent() { id, coverage }: Notice) {
    const text = coverage.uncited.length === 0 ? '' : await this.notices.textOf(actor, id);
    const uncited = coverage.uncited.map((span) => ({ span, text: text.slice(span.start, span.end).trim() }));
    return { ...coverage, uncited };
  }
  @ResolveField()
  createdBy(@Parent() notice: Notice) {
    return person(notice.createdById);
  }
  @ResolveField()
  publishedBy(@Parent() notice: Notice) {
    return person(notice.publishedById);
  }
  @ResolveField()
  campaign(@CurrentRequest() request: RequestContext, @Parent() { campaignId }: Notice) {
    const { actor } = request;
    return campaignId === null ? null : request.loader(Campaign, (ids) => this.campaigns.byIds(actor, ids)).load(campaignId);
  }
  @ResolveField()
  templateCode(@Parent() notice: Notice) {
    return notice.templateId;
  }
}

@Resolver('NoticeItem')
export class NoticeItemResolver {
  constructor(
    private readonly notices: NoticeService,
    private readonly documents: DocumentService,
  ) {}

  @ResolveField()
  title(@Parent() item: NoticeItem) {
    return itemTitle(item.kind, item.value);
  }
  @ResolveField()
  span(@Parent() { spanStart, spanEnd }: NoticeItem) {
    return { start: spanStart, end: spanEnd };
  }
  @ResolveField()
  async link(@CurrentRequest() request: RequestContext, @Parent() { link }: NoticeItem) {
    if (link === null) return null;
    return {
      division: link.kind === 'DIVISION' ? { id: link.to } : null,
      indicator: link.kind === 'INDICATOR' ? link.to : null,
      document: link.kind === 'DOCUMENT' ? await documentFor(request, this.documents, link.to) : null,
      noticeDraftId: link.kind === 'NOTICE' ? link.to : null,
    };
  }
  @ResolveField()
  async candidates(@CurrentActor() actor: Actor, @Parent() item: NoticeItem) {
    return (await this.notices.candidates(actor, item)).map((id) => ({ id }));
  }
  @ResolveField()
  async documentCandidates(@CurrentRequest() request: RequestContext, @Parent() item: NoticeItem) {
    const ids = await this.notices.documentCandidates(request.actor, item);
    return (await Promise.all(ids.map((id) => documentFor(request, this.documents, id)))).filter((one) => one !== null);
  }
  @ResolveField()
  indicatorCandidates(@Parent() item: NoticeItem) {
    return item.kind === 'TARGET' && item.link === null ? indicatorsLike(String(item.value['metric'])) : [];
  }
  @ResolveField()
  reviews(@CurrentActor() actor: Actor, @Parent() item: NoticeItem, @Args() { first, after }: NoticeItemReviewsArgs) {
    return this.notices.reviews(actor, item.id, { first, after });
  }
}

@Resolver('NoticeReview')
export class NoticeReviewResolver {
  @ResolveField()
  before(@Parent() review: NoticeReview) {
    return review.valueBefore;
  }
  @ResolveField()
  after(@Parent() review: NoticeReview) {
    return review.valueAfter;
  }
  @ResolveField()
  reviewedBy(@Parent() review: NoticeReview) {
    return person(review.reviewedById);
  }
}

@Resolver('NoticePublication')
export class NoticePublicationResolver {
  constructor(
    private readonly notices: NoticeService,
    private readonly campaigns: CampaignService,
    private readonly documents: DocumentService,
  ) {}

  @ResolveField()
  document(@CurrentRequest() request: RequestContext, @Parent() { documentId }: Publication) {
    return documentFor(request, this.documents, documentId);
  }
  @ResolveField()
  draft(@CurrentActor() actor: Actor, @Parent() { draftId }: Publication) {
    return this.notices.byId(actor, draftId);
  }
  @ResolveField()
  campaign(@CurrentActor() actor: Actor, @Parent() { campaignId }: Publication) {
    return campaignId === null ? null : this.campaigns.byId(actor, campaignId);
  }
  @ResolveField()
  templateCode(@Parent() { templateId }: Publication) {
    return templateId;
  }
  @ResolveField()
  counts(@Parent() { plan }: Publication) {
    return planCounts(plan);
  }
  @ResolveField()
  unmatched(@Parent() publication: Publication) {
    return publication.unmatched.map(({ candidates, ...one }) => ({ ...one, candidates: candidates.map((id) => ({ id })) }));
  }
}

const fact = ({ value, quote, span, confidence }: HeadItem) => ({ value, quote, confidence, span: { start: span[0], end: span[1] } });
