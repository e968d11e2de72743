import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { whereInScope, type Tx } from '@fire-campaign/platform';
import { In } from 'typeorm';
import type { Campaign } from '../campaign/campaign.entity.js';
import { Dispatch, DispatchRevision, DispatchSheet, DispatchValue } from './dispatch.entities.js';
import {
  dispatchLevel,
  LEVEL_DIGITS,
  statistics,
  type Counts,
  type DispatchLevel,
  type DispatchSheetStatus,
  type FormLine,
} from './dispatch.rules.js';

/** A line as it is read: the form's, with the value of the sheet. */
export interface ViewedLine extends FormLine {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly asOf: Date | null;
}

/** A sheet as it stood at a moment. */
export interface SheetView {
  readonly sheet: DispatchSheet;
  readonly dispatch: Dispatch;
  readonly status: DispatchSheetStatus;
  /** The revision in force; null while nothing was handed in. */
  readonly revision: DispatchRevision | null;
  /** All up to that moment, oldest first. */
  readonly revisions: readonly DispatchRevision[];
  readonly lines: readonly ViewedLine[];
  readonly statistics: ReturnType<typeof statistics>;
}

/**
 * Sheets with what they say. Before anything is handed in, computed lines show the newest figures.
 *
 * @param asOf as they stood then; null for now
 * @returns in the order given
 */
export async function viewsOf(tx: Tx, sheets: readonly DispatchSheet[], asOf: Date | null): Promise<readonly SheetView[]> {
  const dispatches = new Map(
    (await tx.manager.findBy(Dispatch, { id: In([...new Set(sheets.map(({ dispatchId }) => dispatchId))]) })).map((one) => [one.id, one]),
  );
  const all = await tx.manager.find(DispatchRevision, { where: { sheetId: In(sheets.map(({ id }) => id)) }, order: { revision: 'ASC' } });
  const known = Map.groupBy(asOf === null ? all : all.filter(({ at }) => at <= asOf), ({ sheetId }) => sheetId);
  const current = sheets.map((sheet) => ({ sheetId: sheet.id, revision: known.get(sheet.id)?.at(-1)?.revision ?? 0 }));
  const values = await tx.query<Pick<DispatchValue, 'sheetId' | 'code' | 'numerator' | 'denominator' | 'asOf'>>(
    `SELECT s.id AS "sheetId", v.code, v.numerator, v.denominator, v.as_of AS "asOf"
     FROM jsonb_to_recordset($1::jsonb) AS r("sheetId" uuid, revision int)
     JOIN dispatch_sheet s ON s.id = r."sheetId" JOIN dispatch_value v ON v.sheet_id = s.id AND v.revision = r.revision
     UNION ALL
     (SELECT DISTINCT ON (s.id, f.indicator) s.id, f.indicator, f.numerator, f.denominator, f.as_of
      FROM jsonb_to_recordset($1::jsonb) AS r("sheetId" uuid, revision int)
      JOIN dispatch_sheet s ON s.id = r."sheetId" AND r.revision = 0 AND NOT s.aggregate
      JOIN campaign c ON c.id = s.campaign_id
      JOIN figure f ON f.campaign_id = c.root_id AND f.region_code = s.region_code AND f.day <= s.day AND f.source = 'COMPUTED'
      ORDER BY s.id, f.indicator, f.day DESC)`,
    [JSON.stringify(current)],
  );
  const bySheet = Map.groupBy(values, ({ sheetId }) => sheetId);
  const counts = await openCounts(
    tx,
    sheets.filter(({ id }) => !known.has(id)),
    asOf,
  );
  return sheets.map((sheet): SheetView => {
    const dispatch = dispatches.get(sheet.dispatchId)!;
    const revisions = known.get(sheet.id) ?? [];
    const revision = revisions.at(-1) ?? null;
    const level = dispatchLevel(sheet.regionCode);
    const said = new Map((bySheet.get(sheet.id) ?? []).map((value) => [value.code, value]));
    return {
      sheet,
      dispatch,
      status: revision?.status ?? 'OPEN',
      revision,
      revisions,
      lines: dispatch.lines
        .filter((line) => LEVEL_DIGITS[line.level] >= LEVEL_DIGITS[level])
        .map((line) => {
          const { numerator = null, denominator = null, asOf: at = null } = said.get(line.code) ?? {};
          return { ...line, numerator, denominator, asOf: at, value: ratio(numerator, denominator) };
        }),
      statistics: statistics(revision ?? counts.get(sheet.id) ?? { expected: 0, onTime: 0, late: 0 }),
    };
  });
}

const ratio = (numerator: number | null, denominator: number | null): number | null => {
  if (numerator === null || denominator === null) return numerator;
  return denominator === 0 ? null : numerator / denominator;
};

/** How many are asked, and have reported by then, below sheets without a revision: what the levels above see before the cut-off. */
async function openCounts(tx: Tx, sheets: readonly DispatchSheet[], asOf: Date | null): Promise<ReadonlyMap<string, Counts>> {
  if (sheets.length === 0) return new Map();
  const rows = await tx.query<Counts & { readonly id: string }>(
    `SELECT s.id, count(*)::int AS expected, (count(*) FILTER (WHERE said.status = 'SUBMITTED'))::int AS "onTime",
       (count(*) FILTER (WHERE said.status = 'LATE'))::int AS late
     FROM dispatch_sheet s
     JOIN dispatch_sheet r ON r.dispatch_id = s.dispatch_id AND NOT r.aggregate AND r.region_code ^@ s.region_code
     LEFT JOIN LATERAL (SELECT status FROM dispatch_revision WHERE sheet_id = r.id AND ($2::timestamptz IS NULL OR at <= $2)
       ORDER BY revision DESC LIMIT 1) said ON true
     WHERE s.id = ANY ($1) GROUP BY s.id`,
    [sheets.map(({ id }) => id), asOf],
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** A sheet as a row of a table. */
export interface SheetRow extends SheetView {
  readonly regionCode: RegionCode;
  readonly name: string;
}

/** A dispatch of one day as a table, for papers: a row per region of one level in the reader's area, in the order of their codes. */
export async function dispatchTable(tx: Tx, campaign: Campaign, day: LocalDate, level: DispatchLevel): Promise<readonly SheetRow[]> {
  const query = tx.manager
    .createQueryBuilder(DispatchSheet, 'row')
    .where('row.campaignId = :id AND row.day = :day AND length(row.regionCode) = :digits', {
      id: campaign.id,
      day,
      digits: LEVEL_DIGITS[level],
    })
    .orderBy('row.regionCode');
  const sheets = await whereInScope(query, tx.actor.scopesFor('campaigns:read', campaign.id)).getMany();
  const names = await tx.query<{ code: string; name: string }>(`SELECT code, name FROM region WHERE code = ANY ($1)`, [
    sheets.map(({ regionCode }) => regionCode),
  ]);
  const nameOf = new Map(names.map(({ code, name }) => [code, name]));
  return (await viewsOf(tx, sheets, null)).map((view) => {
    const { regionCode } = view.sheet;
    return { ...view, regionCode, name: nameOf.get(regionCode) ?? regionCode };
  });
}
