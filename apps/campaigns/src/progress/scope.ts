import { regionRange, type RegionCode } from '@fire-campaign/domain';
import type { Tx } from '@fire-campaign/platform';
import type { Campaign } from '../campaign/campaign.entity.js';

type Scope = Pick<Campaign, 'regionCode' | 'categories'>;

/** Of some regions, those with at least one unit in the campaign's scope. */
export async function regionsWithUnits(tx: Tx, { categories }: Scope, regions: readonly RegionCode[]): Promise<ReadonlySet<RegionCode>> {
  if (regions.length === 0) return new Set();
  const rows = await tx.query<{ code: string }>(
    `SELECT code FROM unnest($1::text[]) AS code WHERE EXISTS (
       SELECT 1 FROM unit WHERE region_code >= code COLLATE "C" AND region_code < code || ':' COLLATE "C" AND status = 'OPERATING' AND categories && $2::text[])`,
    [regions, categories],
  );
  return new Set(rows.map(({ code }) => code));
}

/** Units in scope per region of one level, in a campaign's part below `within`. Regions without any are left out. */
export async function countUnits(
  tx: Tx,
  { categories }: Scope,
  within: RegionCode,
  codeLength: number,
): Promise<ReadonlyMap<RegionCode, number>> {
  const { from, to } = regionRange(within);
  const rows = await tx.query<{ code: string; units: number }>(
    `SELECT left(region_code, $4) AS code, count(*)::int AS units FROM unit
     WHERE region_code >= $1 AND region_code < $2 AND length(region_code) >= $4 AND status = 'OPERATING' AND categories && $3::text[]
     GROUP BY 1`,
    [from, to, categories, codeLength],
  );
  return new Map(rows.map(({ code, units }) => [code, units]));
}

/** Operating units in scope without a supervising body, per region of the level below the campaign's own. */
export function countUnsupervised(
  tx: Tx,
  { regionCode, categories }: Scope,
): Promise<readonly { readonly regionCode: RegionCode; readonly units: number }[]> {
  const { from, to } = regionRange(regionCode);
  return tx.query(
    `SELECT left(region_code, $4) AS "regionCode", count(*)::int AS units FROM unit
     WHERE region_code >= $1 AND region_code < $2 AND status = 'OPERATING' AND supervising_body IS NULL AND categories && $3::text[]
     GROUP BY 1 ORDER BY 1`,
    [from, to, categories, regionCode.length < 6 ? regionCode.length + 2 : 9],
  );
}

/**
 * Freezes what is in scope now, per region down to the counties: the stock that targets account against.
 * @source 「一年内现存重大火灾隐患100%完成整改销案」: what existed at the start counts apart from what came later
 */
export async function takeSnapshot(tx: Tx, { id, regionCode, categories }: Campaign): Promise<void> {
  const { from, to } = regionRange(regionCode);
  await tx.query(
    `WITH county AS (
       SELECT left(region_code, 6) AS code, count(*)::int AS units FROM unit
       WHERE region_code >= $2 AND region_code < $3 AND status = 'OPERATING' AND categories && $4::text[] GROUP BY 1)
     INSERT INTO campaign_snapshot (campaign_id, region_code, units)
     SELECT $1, left(code, digits), sum(units) FROM county CROSS JOIN unnest('{2,4,6}'::int[]) AS digits
     WHERE digits >= length($2) AND digits <= length(code) GROUP BY 2`,
    [id, from, to, categories],
  );
}
