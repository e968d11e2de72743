import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type { RegionCode } from '@fire-campaign/domain';
import { UnitsRegistered } from '@fire-campaign/events';
import { uuidv7, type Tx } from '@fire-campaign/platform';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { unitMachine } from '../unit/unit.rules.js';
import type { Upload } from './import.entity.js';
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

const CHUNK_LENGTH = 32 * 1024;
/** How far reading may run ahead of the database, so that both work at the same time. */
const AHEAD_BYTES = 1024 * 1024;

/** Bytes before the first row of COPY's binary format, and before each row of one column. */
const COPY_HEADER_BYTES = 19;
const COPY_ROW_BYTES = 6;

/** The uploaded file. By COPY, since a query's answer carries bytes as twice as many hexadecimal digits. */
export async function readUpload(tx: Tx, { id, sizeBytes }: Upload): Promise<Buffer> {
  const connection = await tx.connection();
  const answer: Buffer[] = [];
  const chunks = connection.query(
    copyTo(`COPY (SELECT bytes FROM upload_chunk WHERE upload_id = '${id}' ORDER BY start) TO STDOUT (FORMAT binary)`),
  );
  for await (const piece of chunks) answer.push(piece as Buffer);
  const copied = Buffer.concat(answer);
  const file = Buffer.alloc(sizeBytes);
  for (let from = COPY_HEADER_BYTES, to = 0; to < sizeBytes;) {
    const length = copied.readInt32BE(from + 2);
    to += copied.copy(file, to, from + COPY_ROW_BYTES, from + COPY_ROW_BYTES + length);
    from += COPY_ROW_BYTES + length;
  }
  return file;
}

/** Writes rows to the staging table by COPY, as they come; other work of the process goes on between chunks. */
export async function copyToStaging(tx: Tx, importId: string, rows: Iterable<StagedRow>): Promise<void> {
  const connection = await tx.connection();
  const copy = connection.query(copyFrom(`COPY staged_unit (${STAGED_COLUMNS.join(', ')}) FROM STDIN`));
  await pipeline(Readable.from(copyChunks(importId, rows), { objectMode: false, highWaterMark: AHEAD_BYTES }), copy);
}

async function* copyChunks(importId: string, rows: Iterable<StagedRow>): AsyncGenerator<Buffer> {
  const nextId = idSource();
  let chunk = '';
  for (const { row, sourceRef } of rows) {
    chunk += copyLine(importId, nextId(), row, sourceRef);
    if (chunk.length < CHUNK_LENGTH) continue;
    yield Buffer.from(chunk);
    chunk = '';
    await setImmediate();
  }
  if (chunk !== '') yield Buffer.from(chunk);
}

/** UUIDs (version 7) in rising order, whose random bits are fetched in bulk: one by one they cost as much as reading the rows. */
function idSource(): () => string {
  const msecs = Date.now();
  let pool = Buffer.alloc(0);
  let seq = 0;
  return () => {
    if (pool.length === 0) pool = randomBytes(16 * 1024);
    const random = pool.subarray(0, 16);
    pool = pool.subarray(16);
    seq += 1;
    return uuidv7({ msecs, seq, random });
  };
}

/** One line of COPY's text format. Only texts from the file need escapes. */
function copyLine(importId: string, id: string, row: ImportRow, sourceRef: string): string {
  return (
    `${importId}\t${id}\t${row.regionCode}\t${escaped(row.name)}\t${escaped(row.nameKey)}\t${row.dedupeKey}\t${escaped(row.alias)}\t` +
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
 * Registers the staged rows that are not known yet and puts their events into the outbox, in one statement. The events are written
 * where the rows are: to carry the facts of 200,000 units into this process, check them and carry them back costs more than the
 * rest of the import.
 *
 * @returns how many units were added
 */
export async function registerStaged(tx: Tx, importId: string, regionCode: RegionCode): Promise<number> {
  const [row] = await tx.query<{ added: number }>(
    `WITH added AS (
       INSERT INTO unit (${UNIT_COLUMNS}, status, source, version)
       SELECT ${UNIT_COLUMNS}, '${unitMachine.initial}', 'IMPORT', 1 FROM staged_unit WHERE import_id = $1
       ON CONFLICT (dedupe_key) DO NOTHING
       RETURNING id, name, region_code, categories, supervising_body, status, version
     ), batches AS (
       SELECT batch, string_agg(${FACTS}, ',') AS units
       FROM (SELECT *, (row_number() OVER () - 1) / ${UNITS_PER_EVENT} AS batch FROM added) AS numbered GROUP BY batch ORDER BY batch
     ), published AS (
       INSERT INTO outbox (id, type, version, key, region_code, data, trace_id)
       SELECT gen_random_uuid(), $2, $3, $1 || ':' || batch, $4, ('{"batchId":"' || $1 || ':' || batch || '","units":[' || units || ']}')::jsonb, $5
       FROM batches
     )
     SELECT count(*) AS added FROM added`,
    [importId, UnitsRegistered.type, UnitsRegistered.version, regionCode, tx.actor.traceId],
  );
  tx.published = true;
  return row!.added;
}

const UNITS_PER_EVENT = 1000;

/** `UnitFacts` of a row of `added`, as JSON text: several times faster than jsonb_build_object. Codes need no quoting. */
const FACTS = `'{"unitId":"' || id || '","name":' || to_json(name) || ',"regionCode":"' || region_code
  || '","categories":["' || array_to_string(categories, '","') || '"],"supervisingBody":' || coalesce('"' || supervising_body || '"', 'null')
  || ',"status":"' || status || '","version":' || version || '}'`;
