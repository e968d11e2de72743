import { Args, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { DivisionService } from '../division/division.service.js';
import { GrantService } from '../grant/grant.service.js';
import { OrganizationService } from '../organization/organization.service.js';
import { RegionService } from '../region/region.service.js';
import type {
  AssignPostInput,
  ChangePersonInput,
  CreatePersonInput,
  EndPostInput,
  PersonGrantsArgs,
  PersonPostsArgs,
  QueryPeopleArgs,
  QueryPersonArgs,
} from '../schema.generated.js';
import type { Person } from './person.entity.js';
import { PersonService } from './person.service.js';
import type { Post } from './post.entity.js';

@Resolver('Person')
export class PersonResolver {
  constructor(
    private readonly people: PersonService,
    private readonly organizations: OrganizationService,
    private readonly divisions: DivisionService,
    private readonly grantsOf: GrantService,
    private readonly regions: RegionService,
  ) {}

  @Query()
  person(@CurrentRequest() request: RequestContext, @Args() { id }: QueryPersonArgs) {
    return this.people.byId(request, id);
  }

  @Query('people')
  page(@CurrentActor() actor: Actor, @Args() args: QueryPeopleArgs) {
    return this.people.page(actor, args);
  }

  @Mutation()
  createPerson(@CurrentActor() actor: Actor, @Args('input') input: CreatePersonInput) {
    return payload('person', () => this.people.create(actor, input));
  }

  @Mutation()
  changePerson(@CurrentActor() actor: Actor, @Args('input') input: ChangePersonInput) {
    return payload('person', () => this.people.change(actor, input));
  }

  @ResolveField()
  organization(@Parent() { organizationId }: Person, @CurrentRequest() request: RequestContext) {
    return this.organizations.byId(request, organizationId);
  }

  @ResolveField()
  division(@Parent() { divisionId }: Person, @CurrentRequest() request: RequestContext) {
    return divisionId === null ? null : this.divisions.byId(request, divisionId);
  }

  @ResolveField()
  region(@Parent() { regionCode }: Person, @CurrentRequest() request: RequestContext) {
    return this.regions.byCode(request, regionCode);
  }

  @ResolveField()
  posts(@Parent() { id }: Person, @CurrentActor() actor: Actor, @Args() args: PersonPostsArgs) {
    return this.people.posts(actor, id, args);
  }

  @ResolveField()
  grants(@Parent() { id }: Person, @CurrentActor() actor: Actor, @Args() args: PersonGrantsArgs) {
    return this.grantsOf.page(actor, { ...args, personId: id });
  }

  @ResolveReference()
  byReference({ id }: { id: string }, request: RequestContext) {
    return this.people.byId(request, id);
  }
}

@Resolver('Post')
export class PostResolver {
  constructor(
    private readonly people: PersonService,
    private readonly organizations: OrganizationService,
  ) {}

  @Mutation()
  assignPost(@CurrentActor() actor: Actor, @Args('input') input: AssignPostInput) {
    return payload('post', () => this.people.assignPost(actor, input));
  }

  @Mutation()
  endPost(@CurrentActor() actor: Actor, @Args('input') input: EndPostInput) {
    return payload('post', () => this.people.endPost(actor, input));
  }

  @ResolveField()
  person(@Parent() { personId }: Post, @CurrentRequest() request: RequestContext) {
    return this.people.byId(request, personId);
  }

  @ResolveField()
  organization(@Parent() { organizationId }: Post, @CurrentRequest() request: RequestContext) {
    return this.organizations.byId(request, organizationId);
  }
}
