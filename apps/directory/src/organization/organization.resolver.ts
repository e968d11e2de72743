import { Args, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { DivisionService } from '../division/division.service.js';
import { PersonService } from '../person/person.service.js';
import { RegionService } from '../region/region.service.js';
import type {
  ChangeOrganizationInput,
  CreateOrganizationInput,
  OrganizationChildrenArgs,
  OrganizationDivisionsArgs,
  OrganizationPeopleArgs,
  QueryOrganizationArgs,
  QueryOrganizationsArgs,
} from '../schema.generated.js';
import type { Organization } from './organization.entity.js';
import { OrganizationService } from './organization.service.js';

@Resolver('Organization')
export class OrganizationResolver {
  constructor(
    private readonly organizations: OrganizationService,
    private readonly divisionsOf: DivisionService,
    private readonly peopleOf: PersonService,
    private readonly regions: RegionService,
  ) {}

  @Query()
  organization(@CurrentRequest() request: RequestContext, @Args() { id }: QueryOrganizationArgs) {
    return this.organizations.byId(request, id);
  }

  @Query('organizations')
  page(@CurrentActor() actor: Actor, @Args() args: QueryOrganizationsArgs) {
    return this.organizations.page(actor, args);
  }

  @Mutation()
  createOrganization(@CurrentActor() actor: Actor, @Args('input') input: CreateOrganizationInput) {
    return payload('organization', () => this.organizations.create(actor, input));
  }

  @Mutation()
  changeOrganization(@CurrentActor() actor: Actor, @Args('input') input: ChangeOrganizationInput) {
    return payload('organization', () => this.organizations.change(actor, input));
  }

  @ResolveField()
  region(@Parent() { regionCode }: Organization, @CurrentRequest() request: RequestContext) {
    return this.regions.byCode(request, regionCode);
  }

  @ResolveField()
  parent(@Parent() { parentId }: Organization, @CurrentRequest() request: RequestContext) {
    return parentId === null ? null : this.organizations.byId(request, parentId);
  }

  @ResolveField()
  children(@Parent() { id }: Organization, @CurrentActor() actor: Actor, @Args() args: OrganizationChildrenArgs) {
    return this.organizations.page(actor, { ...args, parentId: id });
  }

  @ResolveField()
  divisions(@Parent() { id }: Organization, @CurrentActor() actor: Actor, @Args() args: OrganizationDivisionsArgs) {
    return this.divisionsOf.page(actor, { ...args, organizationId: id });
  }

  @ResolveField()
  people(@Parent() { id }: Organization, @CurrentActor() actor: Actor, @Args() args: OrganizationPeopleArgs) {
    return this.peopleOf.page(actor, { ...args, organizationId: id });
  }

  @ResolveReference()
  byReference({ id }: { id: string }, request: RequestContext) {
    return this.organizations.byId(request, id);
  }
}
