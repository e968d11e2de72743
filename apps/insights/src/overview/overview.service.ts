import { regionAncestors, regionRange, type IndicatorCode, type RegionCode } from '@fire-campaign/domain';
import { Database, type Actor, type Page, type PageArgs } from '@fire-campaign/platform';
import { Injectable } from '@nestjs/common';
import { Campaign } from '../campaign/campaign.entity.js';
import type { DatedFigure } from '../indicator/indicator.service.js';

export interface OverviewRow {
  readonly campaign: Campaign;
  readonly regionCode: RegionCode;
  readonly figures: readonly DatedFigure[];
}

const HEADLINES: readonly IndicatorCode[] = ['UNITS_IN_SCOPE', 'COVERAGE', 'HAZARDS_OVERDUE', 'RECTIFICATION_RATE'];

/** What is going on in a region. */
@Injectable()
export class OverviewService {
  constructor(private readonly db: Database) {}

  /** @throws FORBIDDEN, PAGE_SIZE, BAD_CURSOR */
  async running(actor: Actor, regionCode: RegionCode, page: PageArgs): Promise<Page<OverviewRow>> {
    actor.require('insights:read', regionCode);
    const { from, to } = regionRange(regionCode);
    const campaigns = await this.db.page(actor, Campaign, ['startsOn', 'id'], page, (query) =>
      query.andWhere('row.endedOn IS NULL AND (row.regionCode = ANY (:above) OR (row.regionCode >= :from AND row.regionCode < :to))', {
        above: regionAncestors(regionCode),
        from,
        to,
      }),
    );
    const rows = campaigns.nodes.map((campaign) => ({
      campaign,
      regionCode: campaign.regionCode.length > regionCode.length ? campaign.regionCode : regionCode,
    }));
    const figures = await this.headlines(actor, rows);
    return {
      ...campaigns,
      nodes: rows.map((row) => ({ ...row, figures: figures.filter((figure) => figure.campaignId === row.campaign.id) })),
    };
  }

  private headlines(
    actor: Actor,
    rows: readonly Omit<OverviewRow, 'figures'>[],
  ): Promise<readonly (DatedFigure & { readonly campaignId: string })[]> {
    return this.db.read(actor, (tx) =>
      tx.query(
        `SELECT v.campaign_id AS "campaignId", v.day, v.region_code AS "regionCode", v.level, v.indicator, v.numerator, v.denominator, v.value,
           c.as_of AS "asOf"
         FROM unnest($1::uuid[], $2::date[], $3::text[]) AS wanted (campaign_id, day, region_code)
         JOIN indicator_value v USING (campaign_id, day, region_code)
         JOIN computation c USING (campaign_id, day)
         WHERE v.indicator = ANY ($4)
         ORDER BY array_position($4, v.indicator)`,
        [
          rows.map(({ campaign }) => campaign.id),
          rows.map(({ campaign }) => campaign.computedOn),
          rows.map((row) => row.regionCode),
          HEADLINES,
        ],
      ),
    );
  }
}
