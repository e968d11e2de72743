import { Args, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CAPABILITIES, EXCLUSIVE_ROLES, ROLE_CODES, ROLES, roleAllows, type Role } from '@fire-campaign/domain';
import { CurrentActor, CurrentRequest, payload, type ActiveGrant, type Actor, type RequestContext } from '@fire-campaign/platform';
import { PersonService } from '../person/person.service.js';
import { RegionService } from '../region/region.service.js';
import type { IssueGrantInput, QueryGrantsArgs, RevokeGrantInput } from '../schema.generated.js';
import type { Grant } from './grant.entity.js';
import { GrantService } from './grant.service.js';

const describeRole = (code: Role) => ({ code, ...ROLES[code], exclusive: EXCLUSIVE_ROLES.includes(code) });

@Resolver('Grant')
export class GrantResolver {
  constructor(
    private readonly grants: GrantService,
    private readonly people: PersonService,
    private readonly regions: RegionService,
  ) {}

  @Query('grants')
  page(@CurrentActor() actor: Actor, @Args() args: QueryGrantsArgs) {
    return this.grants.page(actor, args);
  }

  @Query()
  roles() {
    return ROLE_CODES.map(describeRole);
  }

  @Mutation()
  issueGrant(@CurrentActor() actor: Actor, @Args('input') input: IssueGrantInput) {
    return payload('grant', () => this.grants.issue(actor, input));
  }

  @Mutation()
  revokeGrant(@CurrentActor() actor: Actor, @Args('input') input: RevokeGrantInput) {
    return payload('grant', () => this.grants.revoke(actor, input));
  }

  @ResolveField()
  role(@Parent() { role }: Grant) {
    return describeRole(role);
  }

  @ResolveField()
  revoked(@Parent() { revokedBy }: Grant) {
    return revokedBy !== null;
  }

  @ResolveField()
  person(@Parent() { personId }: Grant, @CurrentRequest() request: RequestContext) {
    return this.people.byId(request, personId);
  }

  @ResolveField()
  grantedBy(@Parent() { grantedBy }: Grant, @CurrentRequest() request: RequestContext) {
    return this.people.byId(request, grantedBy);
  }

  @ResolveField()
  region(@Parent() { regionCode }: Grant, @CurrentRequest() request: RequestContext) {
    return this.regions.byCode(request, regionCode);
  }

  @ResolveReference()
  byReference({ id }: { id: string }, request: RequestContext) {
    return this.grants.byId(request, id);
  }
}

@Resolver('Me')
export class MeResolver {
  constructor(private readonly people: PersonService) {}

  @Query()
  me(@CurrentActor() { id, grants }: Actor) {
    const places = Map.groupBy(grants, ({ regionCode, campaignId }) => `${regionCode} ${campaignId ?? ''}`);
    return { id, grants: [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => list) };
  }

  /** Also somebody without rights, or posted outside the area they have rights in, may read their own record. */
  @ResolveField()
  person(@CurrentActor() actor: Actor) {
    return this.people.oneself(actor);
  }
}

@Resolver('RegionCapabilities')
export class RegionCapabilitiesResolver {
  constructor(private readonly regions: RegionService) {}

  @ResolveField()
  region(@Parent() [grant]: readonly ActiveGrant[], @CurrentRequest() request: RequestContext) {
    return this.regions.byCode(request, grant!.regionCode);
  }

  @ResolveField()
  campaignId(@Parent() [grant]: readonly ActiveGrant[]) {
    return grant!.campaignId;
  }

  @ResolveField()
  roles(@Parent() grants: readonly ActiveGrant[]) {
    return [...new Set(grants.map(({ role }) => role))].sort().map(describeRole);
  }

  @ResolveField()
  capabilities(@Parent() grants: readonly ActiveGrant[]) {
    return CAPABILITIES.filter((capability) => grants.some(({ role }) => roleAllows(role, capability)));
  }
}
