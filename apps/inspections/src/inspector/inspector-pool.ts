import { regionContains, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import type { Tx } from '@fire-campaign/platform';

/** Somebody who may inspect (执法检查人员), and the regions whose units that right covers. */
export interface Inspector {
  readonly id: string;
  readonly regions: readonly RegionCode[];
}

/** True when the inspector's right covers units in `regionCode`. */
export function covers(inspector: Inspector, regionCode: RegionCode): boolean {
  return inspector.regions.some((region) => regionContains(region, regionCode));
}

/**
 * Active people with an inspector's grant in force on `day` that covers all or a part of `regionCode`, ordered by id.
 *
 * @param campaignId grants for this campaign only count too
 * @param among looks at these people only
 */
export async function inspectorPool(
  tx: Tx,
  {
    regionCode,
    campaignId,
    day,
    among = null,
  }: { regionCode: RegionCode; campaignId: string | null; day: LocalDate; among?: readonly string[] | null },
): Promise<readonly Inspector[]> {
  return tx.query<{ id: string; regions: string[] }>(
    `SELECT p.person_id AS id, array_agg(DISTINCT g.region_code) AS regions
     FROM actor_grant g JOIN actor_person p ON p.person_id = g.person_id
     WHERE g.role = 'INSPECTOR' AND p.active AND g.valid_from <= $3::date AND (g.valid_to IS NULL OR g.valid_to >= $3::date)
       AND (g.campaign_id IS NULL OR g.campaign_id = $2::uuid)
       AND (g.region_code ^@ $1 OR $1 ^@ g.region_code)
       AND ($4::uuid[] IS NULL OR p.person_id = ANY($4::uuid[]))
     GROUP BY p.person_id ORDER BY p.person_id`,
    [regionCode, campaignId, day, among],
  );
}
