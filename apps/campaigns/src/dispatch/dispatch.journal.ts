import type { Tx } from '@fire-campaign/platform';
import type { Dispatch } from './dispatch.entities.js';
import { LEVEL_DIGITS, type LineValue, type RevisionKind } from './dispatch.rules.js';

/*
 * Revisions of sheets, written for any number of sheets at once: first the values of the next revision (`writeReports` for those who
 * report, `writeAggregates` for the levels above), then its head with the hash (`appendRevisions`). Values are never changed.
 * All run with the service's rights, because a late sheet of a county changes the sums of its city and province.
 */

/** Which sheets of a dispatch: all of the sort, or these. */
export type Sheets = readonly string[] | 'ALL';
const ids = (sheets: Sheets) => (sheets === 'ALL' ? null : sheets);
const linesOf = ({ lines }: Pick<Dispatch, 'lines'>) =>
  JSON.stringify(lines.map(({ code, kind, level }) => ({ code, kind, digits: LEVEL_DIGITS[level] })));
const LINES = `SELECT * FROM jsonb_to_recordset($3::jsonb) AS l(code text, kind text, digits int)`;
const TYPED = `SELECT * FROM jsonb_to_recordset($4::jsonb) AS t(code text, numerator double precision, denominator double precision)`;

/**
 * Values of sheets of the reporting level: what is typed, else what was typed before; computed lines from the newest figure, once
 * frozen as they were.
 *
 * @param figuresOf the root of the cascade, under which computed figures are kept
 * @param typed null where nothing is typed anew
 */
export async function writeReports(
  tx: Tx,
  dispatch: Dispatch,
  sheets: Sheets,
  figuresOf: string,
  typed: readonly LineValue[] | null,
): Promise<void> {
  await tx.query(
    `WITH line AS MATERIALIZED (${LINES}), typed AS MATERIALIZED (${TYPED})
     INSERT INTO dispatch_value (sheet_id, revision, code, region_code, numerator, denominator, as_of)
     SELECT s.id, s.revision + 1, l.code, s.region_code,
       CASE WHEN l.kind = 'REPORTED' THEN CASE WHEN $5 THEN t.numerator ELSE held.numerator END
         WHEN $6 THEN held.numerator ELSE f.numerator END,
       CASE WHEN l.kind = 'REPORTED' THEN CASE WHEN $5 THEN t.denominator ELSE held.denominator END
         WHEN $6 THEN held.denominator ELSE f.denominator END,
       CASE WHEN l.kind = 'REPORTED' THEN NULL WHEN $6 THEN held.as_of ELSE f.as_of END
     FROM dispatch_sheet s CROSS JOIN line l
     LEFT JOIN typed t ON t.code = l.code
     LEFT JOIN dispatch_value held ON held.sheet_id = s.id AND held.revision = s.revision AND held.code = l.code
     LEFT JOIN LATERAL (
       SELECT numerator, denominator, as_of FROM figure
       WHERE l.kind = 'COMPUTED' AND NOT $6 AND campaign_id = $7 AND indicator = l.code AND region_code = s.region_code AND day <= s.day
       ORDER BY day DESC LIMIT 1) f ON true
     WHERE s.dispatch_id = $1 AND NOT s.aggregate AND ($2::uuid[] IS NULL OR s.id = ANY ($2)) AND l.digits = length(s.region_code)`,
    [dispatch.id, ids(sheets), linesOf(dispatch), JSON.stringify(typed ?? []), typed !== null, dispatch.closedAt !== null, figuresOf],
  );
}

/**
 * Values of the levels above: sums of numerators and of denominators over the sheets of the line's level below. A level's own lines
 * are what is typed there, else what was typed before.
 */
export async function writeAggregates(tx: Tx, dispatch: Dispatch, sheets: Sheets, typed: readonly LineValue[] | null): Promise<void> {
  await tx.query(
    `WITH line AS MATERIALIZED (${LINES}), typed AS MATERIALIZED (${TYPED}),
     summed AS MATERIALIZED (
       SELECT left(s.region_code, n) AS above, length(s.region_code) AS digits, v.code,
         sum(v.numerator) AS numerator, sum(v.denominator) AS denominator, min(v.as_of) AS as_of
       FROM dispatch_sheet s JOIN dispatch_value v ON v.sheet_id = s.id AND v.revision = s.revision,
         generate_series(2, length(s.region_code), 2) n
       WHERE s.dispatch_id = $1 GROUP BY 1, 2, 3)
     INSERT INTO dispatch_value (sheet_id, revision, code, region_code, numerator, denominator, as_of)
     SELECT a.id, a.revision + 1, l.code, a.region_code,
       round((CASE WHEN $5 AND l.digits = length(a.region_code) THEN t.numerator ELSE v.numerator END)::numeric, 4)::double precision,
       round((CASE WHEN $5 AND l.digits = length(a.region_code) THEN t.denominator ELSE v.denominator END)::numeric, 4)::double precision,
       v.as_of
     FROM dispatch_sheet a
     JOIN line l ON l.digits >= length(a.region_code)
     LEFT JOIN summed v ON v.above = a.region_code AND v.digits = l.digits AND v.code = l.code
     LEFT JOIN typed t ON t.code = l.code
     WHERE a.dispatch_id = $1 AND a.aggregate AND ($2::uuid[] IS NULL OR a.id = ANY ($2))`,
    [dispatch.id, ids(sheets), linesOf(dispatch), JSON.stringify(typed ?? []), typed !== null],
  );
}

export interface Why {
  readonly kind: RevisionKind;
  readonly at: Date;
  readonly byId: string | null;
  readonly reason: string | null;
}

/** Heads of the revisions whose values were just written, chained by hash; the text hashed is that of `canonicalSheet`. */
export async function appendRevisions(tx: Tx, dispatchId: string, sheets: Sheets, aggregate: boolean, why: Why): Promise<void> {
  await tx.query(
    `WITH head AS MATERIALIZED (
       SELECT s.id, s.region_code, s.revision + 1 AS revision, s.status, s.hash AS previous,
         s.campaign_id || '|' || s.day || '|' || s.region_code || '|' || (s.revision + 1) || '|' || $4 || '|' || COALESCE(s.hash, '') AS text
       FROM dispatch_sheet s WHERE s.dispatch_id = $1 AND s.aggregate = $3 AND ($2::uuid[] IS NULL OR s.id = ANY ($2))),
     counted AS MATERIALIZED (
       SELECT h.id, count(*) AS expected, count(*) FILTER (WHERE r.status = 'SUBMITTED') AS on_time, count(*) FILTER (WHERE r.status = 'LATE') AS late
       FROM head h JOIN dispatch_sheet r ON r.dispatch_id = $1 AND NOT r.aggregate AND r.region_code ^@ h.region_code GROUP BY h.id),
     hashed AS MATERIALIZED (
       SELECT h.id, encode(sha256(convert_to(h.text || string_agg(
           E'\\n' || v.code || '|' || COALESCE(v.numerator::text, '') || '|' || COALESCE(v.denominator::text, ''), '' ORDER BY v.code), 'UTF8')), 'hex') AS hash
       FROM head h JOIN dispatch_value v ON v.sheet_id = h.id AND v.revision = h.revision GROUP BY h.id, h.text),
     written AS (
       INSERT INTO dispatch_revision
         (sheet_id, revision, region_code, kind, status, at, by_id, reason, expected, on_time, late, hash, previous_hash)
       SELECT h.id, h.revision, h.region_code, $4, h.status, $5, $6, $7, c.expected, c.on_time, c.late, x.hash, h.previous
       FROM head h JOIN counted c ON c.id = h.id JOIN hashed x ON x.id = h.id
       RETURNING sheet_id, revision, hash)
     UPDATE dispatch_sheet s SET revision = w.revision, hash = w.hash, version = s.version + 1 FROM written w WHERE s.id = w.sheet_id`,
    [dispatchId, ids(sheets), aggregate, why.kind, why.at, why.byId, why.reason],
  );
}
