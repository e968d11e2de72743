import { INDICATORS, regionContains, regionRange, type IndicatorCode, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import type { Tx } from '@fire-campaign/platform';
import type { Campaign } from '../campaign/campaign.entity.js';

/** One figure of one region. */
export interface Figure {
  readonly regionCode: RegionCode;
  /** Digits of the region code. */
  readonly level: number;
  readonly indicator: IndicatorCode;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly value: number | null;
}

/** Digits of the region codes that figures are given for: province, city, county, town. */
const LEVELS = [2, 4, 6, 9] as const;
/** The finest level that is counted. */
export const TOWN = 9;

/** What is counted of a town's operating units and of the hazards found at them; `countSql` says how. */
const COUNTS = ['units', 'inspected', 'found', 'corrected', 'closed', 'overdue', 'due', 'on_time'] as const;
type Count = (typeof COUNTS)[number];

/** The formulas of the registry over these counts. */
const FORMULAS: Readonly<Record<IndicatorCode, { readonly numerator: Count; readonly denominator: Count | null }>> = {
  UNITS_IN_SCOPE: { numerator: 'units', denominator: null },
  COVERAGE: { numerator: 'inspected', denominator: 'units' },
  HAZARDS_FOUND: { numerator: 'found', denominator: null },
  HAZARDS_CORRECTED: { numerator: 'corrected', denominator: null },
  HAZARDS_OVERDUE: { numerator: 'overdue', denominator: null },
  RECTIFICATION_RATE: { numerator: 'closed', denominator: 'found' },
  ON_TIME_RATE: { numerator: 'on_time', denominator: 'due' },
};

const columns = COUNTS.join(', ');
const zeros = COUNTS.map(() => '0').join(', ');
const sums = COUNTS.map((count) => `sum(${count})::int AS ${count}`).join(', ');
const figureRows = Object.entries(FORMULAS)
  .map(([code, { numerator, denominator }]) => {
    const value = INDICATORS[code as IndicatorCode].kind === 'COUNT' ? numerator : `${numerator}::float8 / NULLIF(${denominator}, 0)`;
    return `('${code}', ${numerator}, ${denominator ?? 'NULL::int'}, (${value})::float8)`;
  })
  .join(', ');

/** SQL under construction with the values of its `$n`. */
export class Sql {
  readonly parameters: unknown[] = [];

  /** Adds a value. @returns the `$n` that stands for it, with its type */
  value(value: unknown, type: string): string {
    this.parameters.push(value);
    return `$${this.parameters.length}::${type}`;
  }

  /** The condition that `region_code` lies in one of these regions. */
  within(regions: readonly RegionCode[]): string {
    const ranges = regions.map((region) => {
      const { from, to } = regionRange(region);
      return `region_code >= ${this.value(from, 'text')} AND region_code < ${this.value(to, 'text')}`;
    });
    return ranges.length === 0 ? 'FALSE' : `(${ranges.join(' OR ')})`;
  }
}

/**
 * Counts one campaign on the day D, town by town (higher where a unit's town is not known), from the facts: hazards in the state
 * they ended D in, units as they are registered now, since their events carry no day. A town whose units are all closed has a
 * row of zeros.
 *
 * @param within regions of which none lies in another
 */
function countSql(sql: Sql, campaign: Campaign, day: LocalDate, within: readonly RegionCode[]): string {
  const categories = campaign.categories.length === 0 ? 'TRUE' : `categories && ${sql.value(campaign.categories, 'text[]')}`;
  const window = `BETWEEN ${sql.value(campaign.startsOn, 'date')} AND ${sql.value(day < campaign.endsOn ? day : campaign.endsOn, 'date')}`;
  const on = sql.value(day, 'date');
  return `
    WITH scoped AS (
      SELECT id, left(region_code, ${Math.max(TOWN, campaign.regionCode.length)}) AS region_code, status = 'OPERATING' AS operating FROM unit
      WHERE ${sql.within(within)} AND ${categories}
    ),
    counted AS (
      SELECT region_code, count(*) FILTER (WHERE operating) AS units, 0 AS inspected,
        0 AS found, 0 AS corrected, 0 AS closed, 0 AS overdue, 0 AS due, 0 AS on_time
      FROM scoped GROUP BY 1
      UNION ALL
      SELECT region_code, 0, count(*), 0, 0, 0, 0, 0, 0
      FROM scoped WHERE operating AND EXISTS (SELECT FROM inspection WHERE unit_id = scoped.id AND inspected_on ${window}) GROUP BY 1
      UNION ALL
      SELECT scoped.region_code, 0, 0,
        count(*),
        count(*) FILTER (WHERE hazard.status <> 'OPEN'),
        count(*) FILTER (WHERE hazard.status = 'CLOSED'),
        count(*) FILTER (WHERE hazard.due_on < ${on} AND hazard.status <> 'CLOSED'),
        count(*) FILTER (WHERE hazard.due_on <= ${on}),
        count(*) FILTER (WHERE hazard.due_on <= ${on} AND hazard.status = 'CLOSED' AND hazard.closed_on <= hazard.due_on)
      FROM scoped JOIN hazard_state hazard ON hazard.unit_id = scoped.id
      WHERE operating AND hazard.found_on ${window} AND hazard.valid_from <= ${on} AND ${on} < hazard.valid_to
      GROUP BY 1
    )
    SELECT region_code, ${sums} FROM counted GROUP BY 1`;
}

/**
 * The figures of all levels from counts by town, and of the campaign's own region even when nothing is counted.
 *
 * @param counts a relation with `region_code` and the counts
 * @param regions a condition on the figures' `region_code`
 * @returns columns region_code, level, indicator, numerator, denominator, value
 */
export function figureSql(sql: Sql, campaign: Campaign, counts: string, regions = 'TRUE'): string {
  const own = sql.value(campaign.regionCode, 'text');
  const digits = LEVELS.filter((level) => level >= campaign.regionCode.length);
  return `
    SELECT rolled.region_code, length(rolled.region_code)::smallint AS level, figure.indicator, figure.numerator, figure.denominator, figure.value
    FROM (
      SELECT left(leaf.region_code, digits) COLLATE "C" AS region_code, ${sums}
      FROM (SELECT region_code, ${columns} FROM ${counts} UNION ALL SELECT ${own}, ${zeros}) AS leaf
      JOIN unnest(${sql.value(digits.length > 0 ? digits : [campaign.regionCode.length], 'int[]')}) AS digits ON digits <= length(leaf.region_code)
      GROUP BY 1
    ) AS rolled CROSS JOIN LATERAL (VALUES ${figureRows}) AS figure (indicator, numerator, denominator, value)
    WHERE ${regions}`;
}

/**
 * Counts parts of a campaign again and keeps the counts. A town that has no units any more keeps its row, at zero.
 *
 * @param within regions of which none lies in another; the campaign's own is all of it
 */
export async function recount(tx: Tx, campaign: Campaign, day: LocalDate, within: readonly RegionCode[]): Promise<void> {
  const sql = new Sql();
  const counted = countSql(sql, campaign, day, within);
  const id = sql.value(campaign.id, 'uuid');
  await tx.query(
    `WITH counted AS MATERIALIZED (${counted})
     INSERT INTO region_count (campaign_id, region_code, ${columns})
     SELECT ${id}, region_code, ${columns} FROM counted
     UNION ALL
     SELECT ${id}, region_code, ${zeros} FROM region_count
     WHERE campaign_id = ${id} AND ${sql.within(within)} AND region_code NOT IN (SELECT region_code FROM counted)
     ON CONFLICT (campaign_id, region_code) DO UPDATE SET ${COUNTS.map((count) => `${count} = excluded.${count}`).join(', ')}`,
    sql.parameters,
  );
}

/**
 * Figures for any day, straight from the facts. The transaction must see all regions: a unit's facts keep the region they arose
 * in after it moved.
 *
 * @param within only figures of regions in these, none of which lies in another
 */
export async function computeFigures(
  tx: Tx,
  campaign: Campaign,
  day: LocalDate,
  within: readonly RegionCode[] = [''],
): Promise<readonly Figure[]> {
  const sql = new Sql();
  const counts = countSql(sql, campaign, day, overlaps(within, campaign.regionCode));
  const figures = figureSql(sql, campaign, 'counts', sql.within(within));
  return tx.query<Figure>(
    `WITH counts AS (${counts})
     SELECT region_code AS "regionCode", level, indicator, numerator, denominator, value FROM (${figures}) AS figures
     ORDER BY region_code, indicator COLLATE "C"`,
    sql.parameters,
  );
}

/** The parts of some regions that lie in `region`. */
export function overlaps(regions: readonly RegionCode[], region: RegionCode): readonly RegionCode[] {
  return regions.flatMap((one) => (regionContains(one, region) ? [region] : regionContains(region, one) ? [one] : []));
}
