import { Args, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { RegionService } from '../region/region.service.js';
import type {
  AddPartnerInput,
  QueryPartnerArgs,
  QueryPartnersArgs,
  ResumePartnerInput,
  RotatePartnerKeyInput,
  SuspendPartnerInput,
} from '../schema.generated.js';
import type { Partner } from './partner.entity.js';
import { isRevoked, type SigningKey } from './partner.rules.js';
import { PartnerService } from './partner.service.js';

@Resolver('Partner')
export class PartnerResolver {
  constructor(
    private readonly partners: PartnerService,
    private readonly regions: RegionService,
  ) {}

  @Query()
  partner(@CurrentRequest() request: RequestContext, @Args() { id }: QueryPartnerArgs) {
    return this.partners.byId(request, id);
  }

  @Query('partners')
  page(@CurrentActor() actor: Actor, @Args() args: QueryPartnersArgs) {
    return this.partners.page(actor, args);
  }

  @Mutation()
  addPartner(@CurrentActor() actor: Actor, @Args('input') input: AddPartnerInput) {
    return payload('partner', () => this.partners.add(actor, input));
  }

  @Mutation()
  rotatePartnerKey(@CurrentActor() actor: Actor, @Args('input') input: RotatePartnerKeyInput) {
    return payload('partner', () => this.partners.rotateKey(actor, input));
  }

  @Mutation()
  suspendPartner(@CurrentActor() actor: Actor, @Args('input') input: SuspendPartnerInput) {
    return payload('partner', () => this.partners.suspend(actor, input));
  }

  @Mutation()
  resumePartner(@CurrentActor() actor: Actor, @Args('input') input: ResumePartnerInput) {
    return payload('partner', () => this.partners.resume(actor, input));
  }

  @ResolveField()
  region(@Parent() { regionCode }: Partner, @CurrentRequest() request: RequestContext) {
    return this.regions.byCode(request, regionCode);
  }

  @ResolveReference()
  byReference({ id }: { id: string }, request: RequestContext) {
    return this.partners.byId(request, id);
  }
}

@Resolver('PartnerKey')
export class PartnerKeyResolver {
  @ResolveField()
  revoked(@Parent() key: SigningKey) {
    return isRevoked(key);
  }
}
