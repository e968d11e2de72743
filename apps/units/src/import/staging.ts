import { setImmediate } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Tx } from '@fire-campaign/platform';
import { uuidv7 } from '@fire-campaign/platform';
import { from as copyFrom } from 'pg-copy-streams';
import type { ImportRow } from './row.rules.js';

/** Columns of `staged_unit` in the order of `copyLine`; all but the first go to `unit` as they are. */
const STAGED_COLUMNS = [
  'import_id', 'id', 'region_code', 'name', 'name_key', 'dedupe_key', 'alias', 'credit_code', 'address', 'longitude', 'latitude',
  'coordinate_system', 'categories', 'area_m2', 'height_m', 'floors_above', 'floors_below', 'responsible_name', 'responsible_phone',
  'manager_name', 'manager_phone', 'supervising_body', 'source_ref',
] as const; // prettier-ignore
const UNIT_COLUMNS = STAGED_COLUMNS.slice(1).join(', ');

/** A row with its place in the file. */
export interface StagedRow {
  readonly row: ImportRow;
  readonly sourceRef: string;
}

/** What the event of an added unit says. */
export interface AddedUnits {
  readonly units: unknown[];
}

const CHUNK_LENGTH = 128 * 1024;

/** Writes rows to the staging table by COPY, as they come; other work of the process goes on between chunks. */
export async function copyToStaging(tx: Tx, importId: string, rows: Iterable<StagedRow>): Promise<void> {
  const connection = await tx.connection();
  const copy = connection.query(copyFrom(`COPY staged_unit (${STAGED_COLUMNS.join(', ')}) FROM STDIN`));
  await pipeline(Readable.from(copyChunks(importId, rows), { objectMode: false }), copy);
}

async function* copyChunks(importId: string, rows: Iterable<StagedRow>): AsyncGenerator<Buffer> {
  let chunk = '';
  for (const { row, sourceRef } of rows) {
    chunk += copyLine(importId, row, sourceRef);
    if (chunk.length < CHUNK_LENGTH) continue;
    yield Buffer.from(chunk);
    chunk = '';
    await setImmediate();
  }
  if (chunk !== '') yield Buffer.from(chunk);
}

/** One line of COPY's text format. Only texts from the file need escapes. */
function copyLine(importId: string, row: ImportRow, sourceRef: string): string {
  return (
    `${importId}\t${uuidv7()}\t${row.regionCode}\t${escaped(row.name)}\t${escaped(row.nameKey)}\t${row.dedupeKey}\t${escaped(row.alias)}\t` +
    `${row.creditCode ?? '\\N'}\t${escaped(row.address)}\t${row.longitude ?? '\\N'}\t${row.latitude ?? '\\N'}\t${row.coordinateSystem ?? '\\N'}\t` +
    `{${row.categories.join(',')}}\t${row.areaM2 ?? '\\N'}\t${row.heightM ?? '\\N'}\t${row.floorsAbove ?? '\\N'}\t${row.floorsBelow ?? '\\N'}\t` +
    `${escaped(row.responsibleName)}\t${row.responsiblePhone ?? '\\N'}\t${escaped(row.managerName)}\t${row.managerPhone ?? '\\N'}\t` +
    `${row.supervisingBody ?? '\\N'}\t${escaped(sourceRef)}\n`
  );
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(text: string | null): string {
  if (text === null) return '\\N';
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (mark) => ESCAPES[mark]!) : text;
}

/** How many staged rows would be new units. */
export async function countNew(tx: Tx, importId: string): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `SELECT count(*) AS n FROM staged_unit s WHERE s.import_id = $1 AND NOT EXISTS (SELECT FROM unit u WHERE u.dedupe_key = s.dedupe_key)`,
    [importId],
  );
  return row!.n;
}

export async function countStaged(tx: Tx, importId: string): Promise<number> {
  const [row] = await tx.query<{ n: number }>('SELECT count(*) AS n FROM staged_unit WHERE import_id = $1', [importId]);
  return row!.n;
}

/**
 * Registers the staged rows that are not known yet, in one statement.
 * @returns the facts of the units added, in batches of an event's size
 */
export function registerStaged(tx: Tx, importId: string): Promise<AddedUnits[]> {
  return tx.query<AddedUnits>(
    `WITH added AS (
       INSERT INTO unit (${UNIT_COLUMNS}, status, source, version)
       SELECT ${UNIT_COLUMNS}, 'OPERATING', 'IMPORT', 1 FROM staged_unit WHERE import_id = $1
       ON CONFLICT (dedupe_key) DO NOTHING
       RETURNING id, name, region_code, categories, supervising_body, status, version
     ), numbered AS (SELECT *, (row_number() OVER () - 1) / 1000 AS batch FROM added)
     SELECT jsonb_agg(jsonb_build_object('unitId', id, 'name', name, 'regionCode', region_code, 'categories', categories,
       'supervisingBody', supervising_body, 'status', status, 'version', version)) AS units
     FROM numbered GROUP BY batch ORDER BY batch`,
    [importId],
  );
}
