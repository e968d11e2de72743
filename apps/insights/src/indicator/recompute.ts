import { regionAncestors, regionContains, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import { IndicatorsComputed } from '@fire-campaign/events';
import { Actor, Clock, Database, type Tx } from '@fire-campaign/platform';
import { Injectable } from '@nestjs/common';
import { Campaign } from '../campaign/campaign.entity.js';
import { figureSql, recount, Sql, TOWN, type Figure } from './compute.js';

const TOUCHES = 20_000;
/** From so many parts on it is cheaper to count the whole campaign. */
const PARTS = 50;
const EVENT_ROWS = 1000;
/** Levels whose figures are sent to other services: province, city and county. */
const SENT_DIGITS = 6;

type SentFigure = Omit<Figure, 'level'>;

/**
 * Brings stored figures up to the facts, in two steps that each commit: find the campaigns that new facts touch, then compute
 * each of them. Several replicas share the work: a row is taken by one of them and skipped by the others.
 */
@Injectable()
export class Recompute {
  private readonly system = Actor.system('insights');

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Whether there are facts not yet counted, or running campaigns without figures for today. */
  async pending(): Promise<boolean> {
    return this.db.read(this.system, async (tx) => {
      const [row] = await tx.query<{ pending: boolean }>(
        `SELECT EXISTS (SELECT FROM touch) OR EXISTS (SELECT FROM campaign_dirty)
           OR EXISTS (SELECT FROM campaign WHERE ended_on IS NULL AND computed_on < $1) AS pending`,
        [await this.clock.today(tx)],
      );
      return row!.pending;
    });
  }

  /**
   * Marks the parts of campaigns whose figures may have changed: towns that new facts touch, and on a new day all running campaigns.
   *
   * A fact does not look for its campaigns itself: it might commit at the same moment as the campaign, or as its unit, without
   * seeing it. Looking after the commit, whichever of the two commits last finds the other.
   */
  async mark(): Promise<void> {
    await this.db.transaction(this.system, 'markCampaigns', async (tx) => {
      await tx.query(
        `WITH taken AS (
           DELETE FROM touch WHERE seq = ANY (ARRAY(SELECT seq FROM touch ORDER BY seq LIMIT ${TOUCHES} FOR UPDATE SKIP LOCKED))
           RETURNING source, event_at, campaign_id, unit_id, region_code, categories
         ),
         seen AS (
           INSERT INTO watermark (source, as_of) SELECT source, max(event_at) FROM taken GROUP BY source
           ON CONFLICT (source) DO UPDATE SET as_of = GREATEST(watermark.as_of, excluded.as_of)
         ),
         scope AS (
           SELECT region_code, categories FROM taken WHERE region_code IS NOT NULL
           UNION
           SELECT unit.region_code, unit.categories FROM unit WHERE id IN (SELECT unit_id FROM taken)
         )
         INSERT INTO campaign_dirty (campaign_id, region_code)
         SELECT id, NULL FROM campaign WHERE id IN (SELECT campaign_id FROM taken) OR (ended_on IS NULL AND computed_on < $1)
         UNION
         SELECT id, scope.region_code FROM campaign JOIN scope ON scope.region_code ^@ campaign.region_code
           AND (cardinality(campaign.categories) = 0 OR scope.categories && campaign.categories)
         WHERE ended_on IS NULL`,
        [await this.clock.today(tx)],
      );
    });
  }

  /** A marked campaign, longest waiting first; null when there is none besides `except`. */
  async nextMarked(except: readonly string[]): Promise<string | null> {
    const [marked] = await this.db.read(this.system, (tx) =>
      tx.query<{ id: string }>(`SELECT campaign_id AS id FROM campaign_dirty WHERE campaign_id <> ALL ($1::uuid[]) ORDER BY seq LIMIT 1`, [
        except,
      ]),
    );
    return marked?.id ?? null;
  }

  /** Computes the figures of today; on a new day also, for the last time, those of the day that ended. */
  async campaign(id: string): Promise<void> {
    await this.db.transaction(this.system, 'computeIndicators', async (tx) => {
      const campaign = await tx.manager
        .createQueryBuilder(Campaign, 'campaign')
        .where({ id })
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getOne();
      if (campaign === null) return;
      // Facts whose mark is deleted here have committed, and so are seen by the statements that follow.
      const marks = await tx.query<{ region_code: RegionCode | null }>(
        `WITH gone AS (DELETE FROM campaign_dirty WHERE campaign_id = $1 RETURNING region_code) SELECT DISTINCT region_code FROM gone`,
        [id],
      );
      if (marks.length === 0) return;
      const today = await this.clock.today(tx);
      const [newest] = await tx.query<{ as_of: Date }>(`SELECT max(as_of) AS as_of FROM watermark`);
      const days = campaign.computedOn !== null && campaign.computedOn < today ? [campaign.computedOn, today] : [today];
      const parts = campaign.computedOn === today ? partsOf(campaign, marks) : [campaign.regionCode];
      for (const day of days) {
        await recount(tx, campaign, day, parts);
        await this.store(tx, campaign, day, parts, newest!.as_of);
      }
      await tx.query(`UPDATE campaign SET computed_on = $2 WHERE id = $1 AND computed_on IS DISTINCT FROM $2`, [id, today]);
    });
  }

  /** Writes the figures of counted parts that differ from what is stored, and tells the other services these and the campaign's own. */
  private async store(tx: Tx, campaign: Campaign, day: LocalDate, parts: readonly RegionCode[], asOf: Date): Promise<void> {
    const sql = new Sql();
    const id = sql.value(campaign.id, 'uuid');
    const on = sql.value(day, 'date');
    const own = sql.value(campaign.regionCode, 'text');
    const regions = `(${sql.within(parts)} OR region_code = ANY (${sql.value(parts.flatMap(regionAncestors), 'text[]')}))`;
    const figures = figureSql(sql, campaign, `region_count WHERE campaign_id = ${id}`, regions);
    const rows = await tx.query<SentFigure>(
      `WITH figure AS MATERIALIZED (${figures}),
       changed AS (
         SELECT figure.* FROM figure
         LEFT JOIN (SELECT * FROM indicator_value WHERE campaign_id = ${id} AND day = ${on} AND ${regions}) AS stored USING (region_code, indicator)
         WHERE stored.indicator IS NULL OR (stored.numerator, stored.denominator) IS DISTINCT FROM (figure.numerator, figure.denominator)
       ),
       written AS (
         INSERT INTO indicator_value (campaign_id, day, region_code, level, indicator, numerator, denominator, value)
         SELECT ${id}, ${on}, region_code, level, indicator, numerator, denominator, value FROM changed
         ON CONFLICT (campaign_id, day, region_code, indicator)
         DO UPDATE SET numerator = excluded.numerator, denominator = excluded.denominator, value = excluded.value
       ),
       noted AS (
         INSERT INTO computation (campaign_id, day, as_of) VALUES (${id}, ${on}, ${sql.value(asOf, 'timestamptz')})
         ON CONFLICT (campaign_id, day) DO UPDATE SET as_of = excluded.as_of
       )
       SELECT indicator, region_code AS "regionCode", numerator, denominator, value FROM changed WHERE level <= ${SENT_DIGITS} AND region_code <> ${own}
       UNION ALL
       SELECT indicator, region_code, numerator, denominator, value FROM figure WHERE region_code = ${own}`,
      sql.parameters,
    );
    const chunks = Array.from({ length: Math.ceil(rows.length / EVENT_ROWS) }, (_, index) =>
      rows.slice(index * EVENT_ROWS, (index + 1) * EVENT_ROWS),
    );
    await tx.publishAll(
      IndicatorsComputed,
      chunks.map((chunk) => ({
        regionCode: campaign.regionCode,
        data: { campaignId: campaign.id, day, asOf: asOf.toISOString(), rows: chunk },
      })),
    );
  }
}

/** The marked regions, without those inside another; the campaign's own for all of it. */
function partsOf(campaign: Campaign, marks: readonly { readonly region_code: RegionCode | null }[]): readonly RegionCode[] {
  if (marks.some((mark) => mark.region_code === null)) return [campaign.regionCode];
  const digits = Math.max(TOWN, campaign.regionCode.length);
  const towns = [...new Set(marks.map((mark) => mark.region_code!.slice(0, digits)))];
  if (towns.length > PARTS) return [campaign.regionCode];
  return towns.filter((town) => !towns.some((other) => other !== town && regionContains(other, town)));
}
