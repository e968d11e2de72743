import { regionContains, regionLevel, type RegionCode, type RegionLevel } from '@fire-campaign/domain';
import { errors } from '../errors.js';

/**
 * The levels of organisations from the top, with the levels of region in which one may be set up. Districts of a municipality
 * (直辖市) have detachments; a brigade may answer for a whole city (直属大队).
 */
const REGION_LEVELS = {
  CORPS: ['PROVINCE'],
  DETACHMENT: ['CITY', 'COUNTY'],
  BRIGADE: ['CITY', 'COUNTY'],
  STATION: ['COUNTY', 'TOWN'],
  TOWNSHIP: ['TOWN'],
  COMMUNITY: ['VILLAGE'],
  GRID: ['TOWN', 'VILLAGE'],
} as const satisfies Record<string, readonly RegionLevel[]>;
export type OrganizationLevel = keyof typeof REGION_LEVELS;
export const ORGANIZATION_LEVELS = Object.keys(REGION_LEVELS) as [OrganizationLevel, ...OrganizationLevel[]];

/** Corps head their province; townships are local government and may stand alone. */
const WITHOUT_PARENT: readonly OrganizationLevel[] = ['CORPS', 'TOWNSHIP'];

interface Place {
  readonly level: OrganizationLevel;
  readonly regionCode: RegionCode;
}

/** @throws LEVEL_NOT_IN_REGION */
export function requireLevelInRegion({ level, regionCode }: Place): void {
  const allowed: readonly RegionLevel[] = REGION_LEVELS[level];
  if (!allowed.includes(regionLevel(regionCode))) throw errors.LEVEL_NOT_IN_REGION({ level, allowed: allowed.join('/') });
}

/**
 * A parent is of a higher level and its region contains the child's, so the tree of organisations follows the tree of regions and has no cycles.
 * @throws PARENT_REQUIRED, PARENT_NOT_ABOVE
 */
export function requireParentAbove(child: Place, parent: Place | null): void {
  if (parent === null) {
    if (!WITHOUT_PARENT.includes(child.level)) throw errors.PARENT_REQUIRED();
    return;
  }
  const above = ORGANIZATION_LEVELS.indexOf(parent.level) < ORGANIZATION_LEVELS.indexOf(child.level);
  if (!above || !regionContains(parent.regionCode, child.regionCode)) throw errors.PARENT_NOT_ABOVE();
}
