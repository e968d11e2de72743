import { Args, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { OrganizationService } from '../organization/organization.service.js';
import type { CreateDivisionInput, QueryDivisionsArgs } from '../schema.generated.js';
import type { Division } from './division.entity.js';
import { DivisionService } from './division.service.js';

@Resolver('Division')
export class DivisionResolver {
  constructor(
    private readonly divisions: DivisionService,
    private readonly organizations: OrganizationService,
  ) {}

  @Query('divisions')
  page(@CurrentActor() actor: Actor, @Args() args: QueryDivisionsArgs) {
    return this.divisions.page(actor, args);
  }

  @Mutation()
  createDivision(@CurrentActor() actor: Actor, @Args('input') input: CreateDivisionInput) {
    return payload('division', () => this.divisions.create(actor, input));
  }

  @ResolveField()
  organization(@Parent() { organizationId }: Division, @CurrentRequest() request: RequestContext) {
    return this.organizations.byId(request, organizationId);
  }

  @ResolveReference()
  byReference({ id }: { id: string }, request: RequestContext) {
    return this.divisions.byId(request, id);
  }
}
