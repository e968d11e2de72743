import { regionContains, regionRange, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import { FiguresReported } from '@fire-campaign/events';
import { Tx, uuidv7 } from '@fire-campaign/platform';
import type { Campaign } from '../campaign/campaign.entity.js';
import { errors } from '../errors.js';
import { ReportedIndicator } from '../target/target.entities.js';
import { isComputed } from '../target/target.rules.js';
import { FigureReport } from './figure.entities.js';
import { figureValue, requireReportable, type Reported } from './figure.rules.js';

/*
 * The one store of figures. Computed ones come from events, reported ones through `reportFigures`; everything that judges by figures
 * (gates, targets, dispatch sheets, forecasts) reads them through `figuresOn`.
 */

/** A campaign whose figures are meant. Those of a cascade are kept under its root. */
type Owner = Pick<Campaign, 'id' | 'rootId' | 'regionCode'>;

/** A figure of a region as known on a day. */
export interface FigureOn {
  readonly indicator: string;
  readonly regionCode: RegionCode;
  readonly numerator: number;
  readonly denominator: number | null;
  /** The count, or the ratio; null while the denominator is 0. */
  readonly value: number | null;
  /** The newest day it rests on. */
  readonly day: LocalDate;
  /** The moment up to which facts are in it. */
  readonly asOf: string;
  readonly source: 'COMPUTED' | 'REPORTED';
  /** Reports it is the sum of, those of the regions that reported last first, at most `MAX_EVIDENCE`. */
  readonly evidenceIds: readonly string[];
}
export const MAX_EVIDENCE = 50;

export interface FiguresAsked {
  readonly indicators: readonly string[];
  readonly regions: readonly RegionCode[];
  /** As known at the end of this day. */
  readonly day: LocalDate;
  /** First day whose increments are summed (FLOW); all there are when not given. States count however old they are. */
  readonly from?: LocalDate;
}

type Row = Omit<FigureOn, 'asOf' | 'value'> & { readonly asOf: Date };

/**
 * Figures of regions on a day, one per indicator and region; without a figure, none. Regions outside the actor's area are left out,
 * because a sum of the visible part would be wrong. Three statements at most, however many regions.
 */
export async function figuresOn(tx: Tx, campaign: Owner, asked: FiguresAsked): Promise<readonly FigureOn[]> {
  const regions = asked.regions.filter((code) => tx.actor.scopes.some((scope) => regionContains(scope, code)));
  const computed = asked.indicators.filter(isComputed);
  const reported = asked.indicators.filter((code) => !isComputed(code));
  if (regions.length === 0) return [];
  const rows = [
    ...(computed.length === 0 ? [] : await computedOn(tx, campaign.rootId, computed, regions, asked.day)),
    ...(reported.length === 0 ? [] : await reportedOn(tx, campaign, reported, regions, asked)),
  ];
  return rows.map((row) => ({ ...row, value: figureValue(row.numerator, row.denominator), asOf: row.asOf.toISOString() }));
}

/** The computed figures of one region, day by day; days on which nothing was computed have none. */
export function figureHistory(
  tx: Tx,
  campaign: Owner,
  asked: { readonly indicators: readonly string[]; readonly regionCode: RegionCode; readonly from: LocalDate; readonly to: LocalDate },
): Promise<readonly Pick<FigureOn, 'indicator' | 'day' | 'numerator' | 'denominator'>[]> {
  return tx.query(
    `SELECT indicator, day, numerator, denominator FROM figure
     WHERE campaign_id = $1 AND indicator = ANY ($2) AND region_code = $3 AND day BETWEEN $4 AND $5 AND source = 'COMPUTED' ORDER BY day`,
    [campaign.rootId, asked.indicators, asked.regionCode, asked.from, asked.to],
  );
}

function computedOn(
  tx: Tx,
  campaignId: string,
  indicators: readonly string[],
  regions: readonly RegionCode[],
  day: LocalDate,
): Promise<Row[]> {
  return tx.query<Row>(
    `SELECT i.indicator, r.code AS "regionCode", f.numerator, f.denominator, f.day, f.as_of AS "asOf", 'COMPUTED' AS source, '{}'::uuid[] AS "evidenceIds"
     FROM unnest($2::text[]) AS i(indicator) CROSS JOIN unnest($3::text[]) AS r(code)
     CROSS JOIN LATERAL (
       SELECT numerator, denominator, day, as_of FROM figure
       WHERE campaign_id = $1 AND indicator = i.indicator AND region_code = r.code COLLATE "C" AND day <= $4
       ORDER BY day DESC LIMIT 1) AS f
     ORDER BY 1, 2`,
    [campaignId, indicators, regions, day],
  );
}

/** Sums of what the regions and those below them have reported, each for itself. Amounts are summed as decimals, exactly. */
async function reportedOn(
  tx: Tx,
  campaign: Owner,
  indicators: readonly string[],
  regions: readonly RegionCode[],
  { day, from }: FiguresAsked,
): Promise<Row[]> {
  const declared = await declaredOf(tx, campaign, indicators);
  const of = (accumulation: string) => declared.filter((one) => one.accumulation === accumulation).map(({ code }) => code);
  const ranges = regions.map(regionRange);
  const least = ranges.map((range) => range.from).sort()[0];
  const most = ranges
    .map((range) => range.to)
    .sort()
    .at(-1);
  return tx.query<Row>(
    // States: the regions that have reported are hopped to along the key, and of each its newest figure is taken.
    `WITH RECURSIVE reporter AS (
       SELECT i.indicator, (SELECT min(region_code) FROM figure
         WHERE campaign_id = $1 AND indicator = i.indicator AND region_code >= $5 AND region_code < $6) AS code
       FROM unnest($2::text[]) AS i(indicator)
       UNION ALL
       SELECT indicator, (SELECT min(region_code) FROM figure
         WHERE campaign_id = $1 AND indicator = reporter.indicator AND region_code > reporter.code AND region_code < $6)
       FROM reporter WHERE code IS NOT NULL),
     own AS (
       SELECT reporter.indicator, reporter.code, f.day, f.numerator::numeric, f.denominator::numeric, f.as_of, ARRAY[f.report_id] AS reports
       FROM reporter CROSS JOIN LATERAL (
         SELECT * FROM figure WHERE campaign_id = $1 AND indicator = reporter.indicator AND region_code = reporter.code AND day <= $7
         ORDER BY day DESC LIMIT 1) AS f
       UNION ALL
       SELECT indicator, region_code, max(day), sum(numerator::numeric), sum(denominator::numeric), max(as_of),
         (array_agg(report_id ORDER BY day DESC))[1:${MAX_EVIDENCE}]
       FROM figure WHERE campaign_id = $1 AND indicator = ANY ($3) AND region_code >= $5 AND region_code < $6
         AND day <= $7 AND ($8::date IS NULL OR day >= $8) GROUP BY 1, 2),
     within AS (SELECT own.*, r.code AS region FROM unnest($4::text[]) AS r(code) JOIN own ON own.code ^@ r.code),
     evidence AS (
       SELECT indicator, region, (array_agg(report ORDER BY day DESC, report DESC))[1:${MAX_EVIDENCE}] AS reports
       FROM within CROSS JOIN unnest(reports) AS report GROUP BY 1, 2)
     SELECT indicator, region AS "regionCode", sum(numerator)::float8 AS numerator, sum(denominator)::float8 AS denominator,
       max(day) AS day, max(as_of) AS "asOf", 'REPORTED' AS source, evidence.reports AS "evidenceIds"
     FROM within JOIN evidence USING (indicator, region) GROUP BY indicator, region, evidence.reports ORDER BY 1, 2`,
    [campaign.rootId, of('STATE'), of('FLOW'), regions, least, most, day, from ?? null],
  );
}

/** How the indicators are declared: by the campaign itself, or else by the root of its cascade. */
export async function declaredOf(tx: Tx, campaign: Owner, codes: readonly string[]): Promise<readonly ReportedIndicator[]> {
  if (codes.length === 0) return [];
  const rows = await tx.manager
    .createQueryBuilder(ReportedIndicator, 'row')
    .where('row.campaignId IN (:...owners) AND row.code IN (:...codes)', { owners: [campaign.id, campaign.rootId], codes })
    .getMany();
  return codes.flatMap((code) => {
    const found = rows.filter((row) => row.code === code);
    return found.find((row) => row.campaignId === campaign.id) ?? found[0] ?? [];
  });
}

/** A report as it is made. */
export interface FigureSaid extends Reported {
  readonly evidence: readonly string[];
  readonly note: string | null;
  /** Why it replaces an earlier report of the same region and day. */
  readonly reason: string | null;
}

/**
 * Adds reports, all or none, and makes them the figures of their days. What is already known exactly so is not added again, so that
 * a sheet may carry a figure that its region has reported before.
 *
 * @param made when and by whom; null for the service itself
 * @returns the reports in force, in the order given
 * @throws REGION_OUTSIDE, FIGURE_COMPUTED, INDICATOR_UNKNOWN, FIGURE_FUTURE, FIGURE_VALUE, FIGURE_DENOMINATOR, FIGURE_EXCEEDS,
 * FIGURE_REPORTED for a second report of a region and day without a reason
 */
export async function reportFigures(
  tx: Tx,
  campaign: Owner,
  made: { readonly at: Date; readonly today: LocalDate; readonly byId: string | null },
  reports: readonly FigureSaid[],
): Promise<readonly FigureReport[]> {
  if (reports.length === 0) return [];
  const campaignId = campaign.rootId;
  const codes = [...new Set(reports.map(({ indicator }) => indicator))];
  const computed = codes.find(isComputed);
  if (computed !== undefined) throw errors.FIGURE_COMPUTED({ code: computed });
  const declared = new Map((await declaredOf(tx, campaign, codes)).map((one) => [one.code, one]));
  for (const said of reports) {
    const { indicator: code, regionCode } = said;
    if (!regionContains(campaign.regionCode, regionCode)) throw errors.REGION_OUTSIDE({ regionCode, owner: campaign.regionCode });
    const indicator = declared.get(code);
    if (indicator === undefined) throw errors.INDICATOR_UNKNOWN({ code });
    requireReportable(said, indicator, made.today);
  }

  const keys = JSON.stringify(reports.map(({ indicator, regionCode, day }) => ({ indicator, regionCode, day })));
  const present = await tx.manager
    .createQueryBuilder(FigureReport, 'row')
    .where(
      `row.id IN (SELECT f.report_id FROM figure f
         JOIN jsonb_to_recordset(CAST(:keys AS jsonb)) AS k(indicator text, "regionCode" text, day date)
           ON f.campaign_id = :campaignId AND f.indicator = k.indicator AND f.region_code = k."regionCode" AND f.day = k.day)`,
      { keys, campaignId },
    )
    .getMany();
  const before = new Map(present.map((report) => [keyOf(report), report]));
  const answers = reports.map(({ reason, ...said }): { readonly report: FigureReport; readonly added: boolean } => {
    const earlier = before.get(keyOf(said));
    if (earlier !== undefined && reason === null) {
      if (saysTheSame(earlier, said)) return { report: earlier, added: false };
      throw errors.FIGURE_REPORTED({ day: said.day, code: said.indicator });
    }
    const report = tx.manager.create(FigureReport, {
      id: uuidv7(),
      campaignId,
      ...said,
      evidence: [...said.evidence],
      reportedById: made.byId,
      reportedAt: made.at,
      supersedesId: earlier?.id ?? null,
      reason: earlier === undefined ? null : reason,
    });
    before.set(keyOf(said), report);
    return { report, added: true };
  });
  await addReports(
    tx,
    campaignId,
    answers.flatMap(({ report, added }) => (added ? report : [])),
  );
  return answers.map(({ report }) => report);
}

const keyOf = ({ indicator, regionCode, day }: Pick<Reported, 'indicator' | 'regionCode' | 'day'>) => `${indicator} ${regionCode} ${day}`;
const saysTheSame = (earlier: FigureReport, said: Omit<FigureSaid, 'reason'>) =>
  earlier.numerator === said.numerator &&
  earlier.denominator === said.denominator &&
  said.evidence.every((one) => earlier.evidence.includes(one));

async function addReports(tx: Tx, campaignId: string, added: readonly FigureReport[]): Promise<void> {
  if (added.length === 0) return;
  await tx.manager.insert(FigureReport, added as never);
  const newest = [...new Map(added.map((report) => [keyOf(report), report])).values()];
  // Somebody else's report of the same moment is not overwritten: then fewer rows come back.
  const kept = await tx.query(
    `INSERT INTO figure (campaign_id, indicator, region_code, day, numerator, denominator, as_of, source, report_id)
     SELECT $1, r.indicator, r."regionCode", r.day, r.numerator, r.denominator, r."reportedAt", 'REPORTED', r.id
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, indicator text, "regionCode" text, day date, numerator double precision,
       denominator double precision, "reportedAt" timestamptz)
     ON CONFLICT (campaign_id, indicator, region_code, day) DO UPDATE
       SET numerator = EXCLUDED.numerator, denominator = EXCLUDED.denominator, as_of = EXCLUDED.as_of, report_id = EXCLUDED.report_id
       WHERE figure.report_id = ANY ($3::uuid[])
     RETURNING 1`,
    [campaignId, JSON.stringify(newest), added.flatMap(({ supersedesId }) => supersedesId ?? [])],
  );
  if (kept.length < newest.length) throw errors.FIGURE_REPORTED({ code: newest[0]!.indicator, day: newest[0]!.day });
  const byRegion = Map.groupBy(added, ({ regionCode }) => regionCode);
  await tx.publishAll(
    FiguresReported,
    [...byRegion].map(([regionCode, reports]) => ({
      regionCode,
      data: {
        campaignId,
        regionCode,
        figures: reports.map(({ id: reportId, indicator, day, numerator, denominator, evidence, note, supersedesId, reason }) => {
          return { reportId, indicator, day, numerator, denominator, evidence, note, supersedesId, reason };
        }),
      },
    })),
  );
}

/** Of regions and indicators, those of which some day had a figure above 0: a corrected report no longer counts. */
export async function breachesOn(
  tx: Tx,
  { rootId }: Owner,
  { indicators, regions, from, day }: FiguresAsked & { readonly from: LocalDate },
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ indicator: string; code: string }>(
    `SELECT i.indicator, r.code FROM unnest($2::text[]) AS i(indicator) CROSS JOIN unnest($3::text[]) AS r(code)
     WHERE EXISTS (SELECT 1 FROM figure WHERE campaign_id = $1 AND indicator = i.indicator AND numerator > 0
       AND region_code >= r.code COLLATE "C" AND region_code < r.code || ':' COLLATE "C" AND day BETWEEN $4 AND $5)`,
    [rootId, indicators, regions, from, day],
  );
  return new Set(rows.map(({ indicator, code }) => `${indicator} ${code}`));
}
