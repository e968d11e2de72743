import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { parseDocumentNumber } from '@fire-campaign/domain';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { Campaign } from '../campaign/campaign.entity.js';
import { person } from '../campaign/campaign.resolver.js';
import { CampaignService } from '../campaign/campaign.service.js';
import { MeetingService } from '../meeting/meeting.service.js';
import type {
  AcknowledgeDocumentInput,
  AdvanceDocumentInput,
  AwaitDocumentInput,
  ChangeDocumentInput,
  CirculateDocumentInput,
  DocumentReceiptsArgs,
  QueryAwaitedDocumentsArgs,
  QueryDocumentReceiptsArgs,
  QueryDocumentsArgs,
  RegisterDocumentInput,
  SettleAwaitedDocumentInput,
} from '../schema.generated.js';
import { CirculationService } from './circulation.service.js';
import { AwaitedDocument, Document } from './document.entity.js';
import { citationsFor, documentFor, lineageFor, stepFor } from './document.loaders.js';
import { documentMachine } from './document.rules.js';
import { DocumentService } from './document.service.js';
import { DocumentReceipt } from './receipt.entity.js';

@Resolver('Document')
export class DocumentResolver {
  constructor(
    readonly documents: DocumentService,
    readonly meetings: MeetingService,
    private readonly circulations: CirculationService,
    private readonly campaigns: CampaignService,
  ) {}

  @Query()
  document(@CurrentActor() actor: Actor, @Args('id') id: string) {
    return this.documents.byId(actor, id);
  }
  @Query('documents')
  list(@CurrentActor() actor: Actor, @Args() { filter, first, after }: QueryDocumentsArgs) {
    return this.documents.list(actor, filter ?? {}, { first, after });
  }

  @Mutation()
  registerDocument(@CurrentActor() actor: Actor, @Args('input') input: RegisterDocumentInput) {
    return payload('document', () => this.documents.register(actor, input));
  }
  @Mutation()
  changeDocument(@CurrentActor() actor: Actor, @Args('input') input: ChangeDocumentInput) {
    return payload('document', () => this.documents.change(actor, input));
  }
  @Mutation()
  advanceDocument(@CurrentActor() actor: Actor, @Args('input') input: AdvanceDocumentInput) {
    return payload('document', () => this.documents.advance(actor, input));
  }
  @Mutation()
  circulateDocument(@CurrentActor() actor: Actor, @Args('input') input: CirculateDocumentInput) {
    return payload('circulation', () => this.circulations.circulate(actor, input));
  }

  @ResolveField()
  region(@Parent() { regionCode }: Document) {
    return { code: regionCode };
  }
  @ResolveField()
  campaign(@CurrentRequest() request: RequestContext, @Parent() { campaignId }: Document) {
    return campaignFor(request, this.campaigns, campaignId);
  }
  @ResolveField()
  numberParts(@Parent() { number }: Document) {
    return number === null ? null : parseDocumentNumber(number);
  }
  @ResolveField()
  numberUnrecognised(@Parent() { number, numberKey }: Document) {
    return number !== null && numberKey === null;
  }
  @ResolveField()
  lineage(@CurrentRequest() request: RequestContext, @Parent() { id }: Document) {
    return lineageFor(request, this, id);
  }
  @ResolveField()
  citations(@CurrentRequest() request: RequestContext, @Parent() { citedNumbers, number }: Document) {
    return citationsFor(
      request,
      this.documents,
      citedNumbers.filter((cited) => cited !== number),
    );
  }
  @ResolveField()
  permittedActions(@CurrentActor() actor: Actor, @Parent() { status, regionCode, campaignId }: Document) {
    return actor.can('campaigns:write', regionCode, campaignId) ? documentMachine.actions(status) : [];
  }
  @ResolveField()
  circulation(@CurrentRequest() request: RequestContext, @Parent() { id }: Document) {
    const counts = async (ids: readonly string[]) =>
      this.circulations.counts(request.actor, ids, await this.documents.today(request.actor));
    return request.loader(CirculationService, counts).load(id);
  }
  @ResolveField()
  receipts(@CurrentActor() actor: Actor, @Parent() { id }: Document, @Args() { outstanding, first, after }: DocumentReceiptsArgs) {
    return this.circulations.list(actor, { documentId: id, outstanding }, { first, after });
  }
  @ResolveField()
  registeredBy(@Parent() { registeredById }: Document) {
    return person(registeredById);
  }
}

@Resolver('AwaitedDocument')
export class AwaitedDocumentResolver {
  constructor(
    readonly documents: DocumentService,
    readonly meetings: MeetingService,
    private readonly campaigns: CampaignService,
  ) {}

  @Query()
  awaitedDocuments(@CurrentActor() actor: Actor, @Args() { filter, first, after }: QueryAwaitedDocumentsArgs) {
    return this.documents.awaited(actor, filter ?? {}, { first, after });
  }
  @Mutation()
  awaitDocument(@CurrentActor() actor: Actor, @Args('input') input: AwaitDocumentInput) {
    return payload('awaitedDocument', () => this.documents.await(actor, input));
  }
  @Mutation()
  settleAwaitedDocument(@CurrentActor() actor: Actor, @Args('input') input: SettleAwaitedDocumentInput) {
    return payload('awaitedDocument', () => this.documents.settleAwaited(actor, input));
  }

  @ResolveField()
  region(@Parent() { regionCode }: AwaitedDocument) {
    return { code: regionCode };
  }
  @ResolveField()
  campaign(@CurrentRequest() request: RequestContext, @Parent() { campaignId }: AwaitedDocument) {
    return campaignFor(request, this.campaigns, campaignId);
  }
  @ResolveField()
  async overdue(@CurrentRequest() request: RequestContext, @Parent() { status, expectedBy }: AwaitedDocument) {
    return status === 'AWAITED' && expectedBy < (await todayFor(request, this.documents));
  }
  @ResolveField()
  announcedIn(@CurrentRequest() request: RequestContext, @Parent() { announcedInId }: AwaitedDocument) {
    return announcedInId === null ? null : stepFor(request, this, { id: announcedInId, depth: 1 });
  }
  @ResolveField()
  document(@CurrentRequest() request: RequestContext, @Parent() { documentId }: AwaitedDocument) {
    return documentFor(request, this.documents, documentId);
  }
  @ResolveField()
  notedBy(@Parent() { notedById }: AwaitedDocument) {
    return person(notedById);
  }
}

@Resolver('DocumentReceipt')
export class DocumentReceiptResolver {
  constructor(
    private readonly documents: DocumentService,
    private readonly circulations: CirculationService,
  ) {}

  @Query()
  documentReceipts(@CurrentActor() actor: Actor, @Args() { filter, first, after }: QueryDocumentReceiptsArgs) {
    return this.circulations.list(actor, filter ?? {}, { first, after });
  }
  @Mutation()
  acknowledgeDocument(@CurrentActor() actor: Actor, @Args('input') input: AcknowledgeDocumentInput) {
    return payload('receipt', () => this.circulations.acknowledge(actor, input));
  }

  @ResolveField()
  document(@CurrentRequest() request: RequestContext, @Parent() { documentId }: DocumentReceipt) {
    return documentFor(request, this.documents, documentId);
  }
  @ResolveField()
  region(@Parent() { regionCode }: DocumentReceipt) {
    return { code: regionCode };
  }
  @ResolveField()
  async overdue(@CurrentRequest() request: RequestContext, @Parent() { status, study, dueOn }: DocumentReceipt) {
    const complete = status === 'STUDIED' || (status === 'SIGNED_FOR' && !study);
    return !complete && dueOn < (await todayFor(request, this.documents));
  }
  @ResolveField()
  signedForBy(@Parent() { signedForById }: DocumentReceipt) {
    return person(signedForById);
  }
  @ResolveField()
  studiedBy(@Parent() { studiedById }: DocumentReceipt) {
    return person(studiedById);
  }
}

export const campaignFor = (request: RequestContext, campaigns: CampaignService, campaignId: string | null) =>
  campaignId === null ? null : request.loader(Campaign, (ids) => campaigns.byIds(request.actor, ids)).load(campaignId);

/** Today, read once per request. */
export async function todayFor(request: RequestContext, documents: DocumentService): Promise<string> {
  const today = await request
    .loader(
      todayFor,
      async () => [await documents.today(request.actor)],
      () => 'today',
    )
    .load('today');
  return today!;
}
