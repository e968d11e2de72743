import type { IndicatorCode, LocalDate, RegionCode } from '@fire-campaign/domain';
import { Actor, Clock, Database, whereInScope, type Page, type PageArgs } from '@fire-campaign/platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { z } from 'zod';
import { Campaign } from '../campaign/campaign.entity.js';
import { errors } from '../errors.js';
import { rankRegions, type LeagueRow } from '../league/league.rules.js';
import { pageOf } from '../paging.js';
import { computeFigures, overlaps, type Figure } from './compute.js';
import { IndicatorValue } from './indicator-value.entity.js';

/** A figure with the day it is of and the newest event in it. */
export interface DatedFigure extends Figure {
  readonly day: LocalDate;
  readonly asOf: Date;
}

export interface FigureFilter {
  readonly regionCode?: RegionCode | null;
  readonly level?: keyof typeof DIGITS | null;
  readonly codes?: readonly IndicatorCode[] | null;
  readonly day?: LocalDate | null;
}

export interface LeagueTable extends Page<LeagueRow> {
  readonly day: LocalDate | null;
  readonly asOf: Date | null;
}

const DIGITS = { PROVINCE: 2, CITY: 4, COUNTY: 6, TOWN: 9 } as const;

/** Figures of a day: read where they are stored, computed where they are not. */
type Reading = { readonly day: LocalDate; readonly asOf: Date; readonly figures: readonly Figure[] | 'STORED' };

/** Reads figures, only of regions in which the actor may read them. */
@Injectable()
export class IndicatorService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  campaigns(actor: Actor, ids: readonly string[]): Promise<readonly Campaign[]> {
    const known = ids.filter((id) => z.uuid().safeParse(id).success);
    return this.db.read(actor, (tx) => tx.manager.findBy(Campaign, { id: In(known) }));
  }

  /** @throws DAY_AHEAD, PAGE_SIZE, BAD_CURSOR */
  async figures(actor: Actor, campaign: Campaign | null, filter: FigureFilter, page: PageArgs): Promise<Page<DatedFigure>> {
    const reading = campaign && (await this.reading(actor, campaign, filter));
    if (!campaign || !reading) return pageOf<DatedFigure>([], () => '', { first: page.first });
    const { day, asOf, figures } = reading;
    if (figures !== 'STORED') {
      return pageOf(
        figures.map((figure) => ({ ...figure, day, asOf })),
        (figure) => `${figure.regionCode} ${figure.indicator}`,
        page,
      );
    }
    const stored = await this.db.page(actor, IndicatorValue, ['regionCode', 'indicator'], page, (query) => {
      whereInScope(query, actor.scopesFor('insights:read', campaign.id), filter.regionCode ?? null);
      query.andWhere('row.campaignId = :id AND row.day = :day', { id: campaign.id, day });
      if (filter.level != null) query.andWhere('row.level = :level', { level: DIGITS[filter.level] });
      if (filter.codes != null) query.andWhere('row.indicator = ANY (:codes)', { codes: filter.codes });
      return query;
    });
    return { ...stored, nodes: stored.nodes.map((value) => ({ ...value, asOf })) };
  }

  /** @throws DAY_AHEAD, PAGE_SIZE, BAD_CURSOR */
  async league(
    actor: Actor,
    campaign: Campaign | null,
    indicator: IndicatorCode,
    filter: FigureFilter & { readonly level: 'CITY' | 'COUNTY' },
    page: PageArgs,
  ): Promise<LeagueTable> {
    const reading = campaign && (await this.reading(actor, campaign, { ...filter, codes: [indicator] }));
    if (!campaign || !reading) return { ...pageOf<LeagueRow>([], () => '', { first: page.first }), day: null, asOf: null };
    const figures =
      reading.figures !== 'STORED'
        ? reading.figures
        : await this.db.read(actor, (tx) =>
            whereInScope(
              tx.manager.createQueryBuilder(IndicatorValue, 'row'),
              actor.scopesFor('insights:read', campaign.id),
              filter.regionCode ?? null,
            )
              .andWhere('row.campaignId = :id AND row.day = :day AND row.level = :level AND row.indicator = :indicator', {
                id: campaign.id,
                day: reading.day,
                level: DIGITS[filter.level],
                indicator,
              })
              .getMany(),
          );
    return { ...pageOf(rankRegions(indicator, figures), (row) => row.regionCode, page), day: reading.day, asOf: reading.asOf };
  }

  /**
   * The figures of the day asked for: by default the newest day that is stored. An ended campaign stays at its last day.
   * Null when the campaign was not computed yet.
   */
  private async reading(actor: Actor, campaign: Campaign, filter: FigureFilter): Promise<Reading | null> {
    const day = await this.db.read(actor, async (tx) => {
      if (filter.day == null) return campaign.computedOn;
      const today = await this.clock.today(tx);
      if (filter.day > today) throw errors.DAY_AHEAD({ day: filter.day, today });
      const last = campaign.endedOn === null ? null : campaign.computedOn;
      return last !== null && filter.day > last ? last : filter.day;
    });
    if (day === null) return null;
    // Facts keep the region they arose in while their unit may have moved, so they are read past row level security, whose regions
    // limit them here beside those of the right.
    const within = overlaps(actor.scopesFor('insights:read', campaign.id), filter.regionCode ?? '').flatMap((region) =>
      overlaps(actor.scopes, region),
    );
    return this.db.read(Actor.system('insights', actor.traceId), async (tx) => {
      const [stored] = await tx.query<{ as_of: Date }>(`SELECT as_of FROM computation WHERE campaign_id = $1 AND day = $2`, [
        campaign.id,
        day,
      ]);
      if (stored !== undefined) return { day, asOf: stored.as_of, figures: 'STORED' };
      const [newest] = await tx.query<{ as_of: Date | null }>(`SELECT max(as_of) AS as_of FROM watermark`);
      if (newest!.as_of === null) return null;
      const figures = await computeFigures(tx, campaign, day, within);
      return {
        day,
        asOf: newest!.as_of,
        figures: figures.filter(
          (figure) =>
            (filter.level == null || figure.level === DIGITS[filter.level]) &&
            (filter.codes == null || filter.codes.includes(figure.indicator)),
        ),
      };
    });
  }
}
