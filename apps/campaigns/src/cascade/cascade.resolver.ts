import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { Campaign } from '../campaign/campaign.entity.js';
import { CampaignService } from '../campaign/campaign.service.js';
import type {
  CampaignChildrenArgs,
  CampaignSubmissionMatrixArgs,
  ConfirmCascadeInput,
  IssueCampaignInput,
  QueryCascadesArgs,
  ReturnFilingInput,
} from '../schema.generated.js';
import { Cascade } from './cascade.entity.js';
import { CascadeService, type Issue } from './cascade.service.js';

@Resolver('Cascade')
export class CascadeResolver {
  constructor(
    private readonly cascadeService: CascadeService,
    private readonly campaignService: CampaignService,
  ) {}

  @Query()
  cascades(@CurrentActor() actor: Actor, @Args() { filter, first, after }: QueryCascadesArgs) {
    return this.cascadeService.list(actor, filter ?? {}, { first, after });
  }

  @Mutation()
  issueCampaign(@CurrentActor() actor: Actor, @Args('input') input: IssueCampaignInput) {
    return payload('issue', () => this.cascadeService.issue(actor, input));
  }
  @Mutation()
  confirmCascade(@CurrentActor() actor: Actor, @Args('input') input: ConfirmCascadeInput) {
    return payload('cascade', () => this.cascadeService.confirm(actor, input));
  }
  @Mutation()
  returnFiling(@CurrentActor() actor: Actor, @Args('input') input: ReturnFilingInput) {
    return payload('cascade', () => this.cascadeService.returnFiling(actor, input));
  }

  @ResolveField()
  region(@Parent() { regionCode }: Cascade) {
    return { code: regionCode };
  }
  @ResolveField()
  campaign(@CurrentRequest() request: RequestContext, @Parent() { campaignId }: Cascade) {
    return campaignLoader(request, this.campaignService).load(campaignId);
  }
  @ResolveField()
  child(@CurrentRequest() request: RequestContext, @Parent() { childId }: Cascade) {
    return childId === null ? null : campaignLoader(request, this.campaignService).load(childId);
  }
  @ResolveField()
  async overdue(@CurrentActor() actor: Actor, @Parent() { status, dueOn }: Cascade) {
    return status !== 'FILED' && dueOn < (await this.cascadeService.today(actor));
  }
}

@Resolver('CampaignIssue')
export class CampaignIssueResolver {
  @ResolveField()
  regions(@Parent() { regionCodes }: Issue) {
    return regionCodes.map((code) => ({ code }));
  }
}

@Resolver('Campaign')
export class CampaignCascadeResolver {
  constructor(
    private readonly cascadeService: CascadeService,
    private readonly campaignService: CampaignService,
  ) {}

  @ResolveField()
  parent(@CurrentRequest() request: RequestContext, @Parent() { parentId }: Campaign) {
    return parentId === null ? null : campaignLoader(request, this.campaignService).load(parentId);
  }
  @ResolveField()
  cascade(@CurrentRequest() request: RequestContext, @Parent() { id, parentId }: Campaign) {
    if (parentId === null) return null;
    return request
      .loader(
        Cascade,
        (ids) => this.cascadeService.byChildren(request.actor, ids),
        ({ childId }) => childId!,
      )
      .load(id);
  }
  @ResolveField()
  children(@CurrentActor() actor: Actor, @Parent() campaign: Campaign, @Args() { first, after }: CampaignChildrenArgs) {
    return this.cascadeService.children(actor, campaign, { first, after });
  }
  @ResolveField()
  submissionMatrix(
    @CurrentActor() actor: Actor,
    @Parent() campaign: Campaign,
    @Args() { level, first, after }: CampaignSubmissionMatrixArgs,
  ) {
    return this.cascadeService.matrix(actor, campaign, level ?? null, { first, after });
  }
  @ResolveField()
  parentDiff(@CurrentActor() actor: Actor, @Parent() campaign: Campaign) {
    return this.cascadeService.diff(actor, campaign);
  }
}

const campaignLoader = (request: RequestContext, campaigns: CampaignService) =>
  request.loader(Campaign, (ids) => campaigns.byIds(request.actor, ids));
