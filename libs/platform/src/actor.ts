import { regionContains, roleAllows, type Capability, type RegionCode, type Role } from '@fire-campaign/domain';
import { platformErrors } from './errors.js';

/** A right in force now: a role in a region and all below it, for one campaign only when `campaignId` is set. */
export interface ActiveGrant {
  readonly role: Role;
  readonly regionCode: RegionCode;
  readonly campaignId: string | null;
}

/** Who acts. Every use case and every query takes one; there is no access to data without it. */
export class Actor {
  /** Regions the actor may see at all, none inside another; `['']` is the whole country. */
  readonly scopes: readonly RegionCode[];

  constructor(
    /** Id of the person, or `system:<service>`. */
    readonly id: string,
    readonly grants: readonly ActiveGrant[],
    readonly traceId: string,
    private readonly everything = false,
  ) {
    this.scopes = everything ? [''] : outermost(grants.map((grant) => grant.regionCode));
  }

  /** The service itself, handling events and loading reference data. Never made from a request. */
  static system(service: string, traceId = 'system'): Actor {
    return new Actor(`system:${service}`, [], traceId, true);
  }

  get isSystem(): boolean {
    return this.everything;
  }

  /** Regions in which the actor holds `capability`. A campaign-bound grant counts only for that campaign. */
  scopesFor(capability: Capability, campaignId: string | null = null): readonly RegionCode[] {
    if (this.everything) return [''];
    return outermost(
      this.grants
        .filter((grant) => roleAllows(grant.role, capability) && (grant.campaignId === null || grant.campaignId === campaignId))
        .map((grant) => grant.regionCode),
    );
  }

  can(capability: Capability, regionCode: RegionCode, campaignId: string | null = null): boolean {
    return this.scopesFor(capability, campaignId).some((scope) => regionContains(scope, regionCode));
  }

  /** @throws FORBIDDEN */
  require(capability: Capability, regionCode: RegionCode, campaignId: string | null = null): void {
    if (!this.can(capability, regionCode, campaignId)) throw platformErrors.FORBIDDEN({ capability });
  }

  /**
   * The cheap check before any work: does the actor hold the right anywhere?
   * @throws FORBIDDEN
   */
  requireSomewhere(capability: Capability): void {
    if (this.everything) return;
    if (!this.grants.some((grant) => roleAllows(grant.role, capability))) throw platformErrors.FORBIDDEN({ capability });
  }
}

function outermost(regions: readonly RegionCode[]): readonly RegionCode[] {
  const unique = [...new Set(regions)];
  return unique.filter((region) => !unique.some((other) => other !== region && regionContains(other, region))).sort();
}
