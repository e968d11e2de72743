import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { Campaign } from '../campaign/campaign.entity.js';
import { person } from '../campaign/campaign.resolver.js';
import { CampaignService } from '../campaign/campaign.service.js';
import type {
  CloseDispatchInput,
  ConfirmDispatchSheetInput,
  DispatchSheetBelowArgs,
  QueryDispatchDaysArgs,
  QueryDispatchSheetArgs,
  ReviseDispatchSheetInput,
  SetDispatchFormInput,
  SubmitDispatchSheetInput,
  UnlockDispatchSheetInput,
} from '../schema.generated.js';
import { DispatchForm, type DispatchRevision } from './dispatch.entities.js';
import { dispatchLevel, statistics } from './dispatch.rules.js';
import { DispatchService } from './dispatch.service.js';
import type { SheetView } from './dispatch.view.js';

@Resolver('DispatchSheet')
export class DispatchSheetResolver {
  constructor(
    private readonly dispatchService: DispatchService,
    private readonly campaigns: CampaignService,
  ) {}

  @Query()
  dispatchSheet(@CurrentActor() actor: Actor, @Args() { campaignId, regionCode, day, asOf }: QueryDispatchSheetArgs) {
    return this.dispatchService.sheet(actor, campaignId, regionCode, day, asOf ?? null);
  }
  @Query()
  dispatchDays(@CurrentActor() actor: Actor, @Args() { campaignId, regionCode, first, after }: QueryDispatchDaysArgs) {
    return this.dispatchService.days(actor, campaignId, regionCode, { first, after });
  }

  @Mutation()
  setDispatchForm(@CurrentActor() actor: Actor, @Args('input') input: SetDispatchFormInput) {
    return payload('setting', () => this.dispatchService.setForm(actor, input));
  }
  @Mutation()
  submitDispatchSheet(@CurrentActor() actor: Actor, @Args('input') input: SubmitDispatchSheetInput) {
    return payload('sheet', () => this.dispatchService.submit(actor, input));
  }
  @Mutation()
  confirmDispatchSheet(@CurrentActor() actor: Actor, @Args('input') input: ConfirmDispatchSheetInput) {
    return payload('sheet', () => this.dispatchService.confirm(actor, input));
  }
  @Mutation()
  closeDispatch(@CurrentActor() actor: Actor, @Args('input') input: CloseDispatchInput) {
    return payload('sheet', () => this.dispatchService.close(actor, input));
  }
  @Mutation()
  unlockDispatchSheet(@CurrentActor() actor: Actor, @Args('input') input: UnlockDispatchSheetInput) {
    return payload('sheet', () => this.dispatchService.unlock(actor, input));
  }
  @Mutation()
  reviseDispatchSheet(@CurrentActor() actor: Actor, @Args('input') input: ReviseDispatchSheetInput) {
    return payload('sheet', () => this.dispatchService.revise(actor, input));
  }

  @ResolveField()
  id(@Parent() { sheet }: SheetView) {
    return sheet.id;
  }
  @ResolveField()
  version(@Parent() { sheet }: SheetView) {
    return sheet.version;
  }
  @ResolveField()
  campaign(@CurrentRequest() request: RequestContext, @Parent() { sheet }: SheetView) {
    return request.loader(Campaign, (ids) => this.campaigns.byIds(request.actor, ids)).load(sheet.campaignId);
  }
  @ResolveField()
  regionCode(@Parent() { sheet }: SheetView) {
    return sheet.regionCode;
  }
  @ResolveField()
  region(@Parent() { sheet }: SheetView) {
    return { code: sheet.regionCode };
  }
  @ResolveField()
  level(@Parent() { sheet }: SheetView) {
    return dispatchLevel(sheet.regionCode);
  }
  @ResolveField()
  day(@Parent() { sheet }: SheetView) {
    return sheet.day;
  }
  @ResolveField()
  aggregate(@Parent() { sheet }: SheetView) {
    return sheet.aggregate;
  }
  @ResolveField()
  dueAt(@Parent() { dispatch }: SheetView) {
    return dispatch.dueAt;
  }
  @ResolveField()
  closedAt(@Parent() { dispatch }: SheetView) {
    return dispatch.closedAt;
  }
  @ResolveField()
  submittedAt(@Parent() { sheet }: SheetView) {
    return sheet.submittedAt;
  }
  @ResolveField()
  submittedBy(@Parent() { sheet }: SheetView) {
    return person(sheet.submittedById);
  }
  @ResolveField()
  lateReason(@Parent() { sheet }: SheetView) {
    return sheet.lateReason;
  }
  @ResolveField()
  confirmedAt(@Parent() { sheet }: SheetView) {
    return sheet.confirmedAt;
  }
  @ResolveField()
  confirmedBy(@Parent() { sheet }: SheetView) {
    return person(sheet.confirmedById);
  }
  @ResolveField()
  unlockedUntil(@Parent() { sheet }: SheetView) {
    return sheet.unlockedUntil;
  }
  @ResolveField()
  unlockReason(@Parent() { sheet }: SheetView) {
    return sheet.unlockReason;
  }
  @ResolveField()
  revision(@Parent() { revision }: SheetView) {
    return revision?.revision ?? 0;
  }
  @ResolveField()
  hash(@Parent() { revision }: SheetView) {
    return revision?.hash ?? null;
  }
  @ResolveField()
  below(@CurrentActor() actor: Actor, @Parent() view: SheetView, @Args() { first, after }: DispatchSheetBelowArgs) {
    return this.dispatchService.below(actor, view, { first, after });
  }
}

@Resolver('DispatchRevision')
export class DispatchRevisionResolver {
  @ResolveField()
  by(@Parent() { byId }: DispatchRevision) {
    return person(byId);
  }
  @ResolveField()
  statistics(@Parent() revision: DispatchRevision) {
    return statistics(revision);
  }
}

@Resolver('Campaign')
export class CampaignDispatchResolver {
  constructor(private readonly dispatchService: DispatchService) {}

  @ResolveField()
  dispatch(@CurrentRequest() request: RequestContext, @Parent() campaign: Campaign) {
    return request
      .loader(
        DispatchForm,
        (ids) => this.dispatchService.formOf(request.actor, ids),
        (form) => form.campaignId,
      )
      .load(campaign.id);
  }
}
