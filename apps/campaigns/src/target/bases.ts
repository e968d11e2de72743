import { regionContains, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import { Tx } from '@fire-campaign/platform';
import type { Campaign } from '../campaign/campaign.entity.js';
import { TargetBase, type BaseKind } from './base.entity.js';
import type { BaseFact } from './progress.rules.js';
import type { TargetKind } from './target.rules.js';

/** Of which kind the base of a target is; null for targets that have none. */
export function baseKindOf(kind: TargetKind): BaseKind | null {
  return kind === 'STOCK_CLOSURE' ? 'STOCK' : kind === 'YEAR_ON_YEAR' ? 'BASELINE' : null;
}

/** The newest versions, one per region, of a campaign's indicators. */
export async function basesOf(tx: Tx, { rootId }: Campaign, indicators: readonly string[]): Promise<readonly TargetBase[]> {
  return tx.manager
    .createQueryBuilder(TargetBase, 'row')
    .distinctOn(['row.indicator', 'row.kind', 'row.regionCode'])
    .where('row.campaignId = :rootId AND row.indicator = ANY (:indicators)', { rootId, indicators })
    .orderBy('row.indicator')
    .addOrderBy('row.kind')
    .addOrderBy('row.regionCode')
    .addOrderBy('row.number', 'DESC')
    .getMany();
}

/**
 * The base of a region: its own, or else the sum of those below it, of the highest regions that have one.
 * @param bases of one indicator and kind, one per region
 */
export function baseFor(
  bases: readonly { readonly regionCode: RegionCode; readonly value: number; readonly number: number }[],
  regionCode: RegionCode,
): BaseFact | null {
  const within = bases.filter((base) => regionContains(regionCode, base.regionCode));
  const highest = within.filter((base) => !within.some((other) => other !== base && regionContains(other.regionCode, base.regionCode)));
  if (highest.length === 0) return null;
  const value = highest.reduce((sum, base) => sum + Math.round(base.value * 10_000), 0) / 10_000;
  return { value, version: Math.max(...highest.map(({ number }) => number)) };
}

/**
 * At publication: the stock of what the platform itself counts by units, from the frozen scope. Other stocks are declared.
 * @source 「一年内现存重大火灾隐患100%完成整改销案」: what existed at the start counts apart from what came later
 */
export async function takeTargetStocks(tx: Tx, { id, rootId }: Campaign, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO target_base (id, region_code, campaign_id, indicator, kind, number, value, source, declared_at)
     SELECT gen_random_uuid(), s.region_code, $2, t.indicator, 'STOCK', 1, s.units, '发布时纳入范围的单位', $3
     FROM (SELECT DISTINCT indicator FROM target WHERE campaign_id = $1 AND kind = 'STOCK_CLOSURE' AND indicator = 'COVERAGE') AS t
     CROSS JOIN campaign_snapshot s WHERE s.campaign_id = $1
     ON CONFLICT DO NOTHING`,
    [id, rootId, at],
  );
}

/** Whether a baseline's days are in order and of an earlier time than the target's last day. */
export const isEarlier = (baseline: { readonly from: LocalDate; readonly to: LocalDate }, target: { readonly to: LocalDate }): boolean =>
  baseline.from <= baseline.to && baseline.to < target.to;
