import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type { RegionCode } from '@fire-campaign/domain';
import { UnitsRegistered } from '@fire-campaign/events';
import type { Tx } from '@fire-campaign/platform';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { unitMachine } from '../unit/unit.rules.js';
import type { Upload } from './import.entity.js';
import type { ImportRow } from './row.rules.js';

/** Columns of `staged_unit` that go to `unit` as they are, in the order of `copyLine`. */
const UNIT_COLUMNS = [
  'id', 'region_code', 'name', 'name_key', 'dedupe_key', 'alias', 'credit_code', 'address', 'longitude', 'latitude',
  'coordinate_system', 'categories', 'area_m2', 'height_m', 'floors_above', 'floors_below', 'responsible_name', 'responsible_phone',
  'manager_name', 'manager_phone', 'supervising_body', 'source_ref',
].join(', '); // prettier-ignore

/** A row with its place in the file. */
export interface StagedRow {
  readonly row: ImportRow;
  readonly sourceRef: string;
}

const UNIQUE_VIOLATION = '23505';
const UNITS_PER_EVENT = 1000;

const CHUNK_LENGTH = 64 * 1024;
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
  const copy = connection.query(copyFrom(`COPY staged_unit (import_id, ${UNIT_COLUMNS}, event) FROM STDIN`));
  await pipeline(Readable.from(copyChunks(importId, rows), { objectMode: false, highWaterMark: AHEAD_BYTES }), copy);
}

async function* copyChunks(importId: string, rows: Iterable<StagedRow>): AsyncGenerator<Buffer> {
  const nextId = idSource();
  let chunk = '';
  let line = ''; // the last one, still without its end: it may have to carry an event
  let facts = ''; // of the units since the last event
  let units = 0;
  const event = () => `{"batchId":"${importId}:${Math.ceil(units / UNITS_PER_EVENT) - 1}","units":[${facts}]}`;
  for (const { row, sourceRef } of rows) {
    if (facts !== '' && units % UNITS_PER_EVENT === 0) {
      chunk += `${line}\t${event()}\n`;
      facts = '';
    } else if (line !== '') {
      chunk += `${line}\t\\N\n`;
    }
    const id = nextId();
    line = copyLine(importId, id, row, sourceRef);
    if (facts !== '') facts += ',';
    facts += factsOf(id, row);
    units += 1;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield Buffer.from(chunk);
    chunk = '';
    await setImmediate();
  }
  if (line !== '') yield Buffer.from(`${chunk}${line}\t${event()}\n`);
}

/** UUIDs (version 7) in rising order: one moment, a counter of 26 bits, 48 random bits. Made one by one they cost as much as reading the rows. */
function idSource(): () => string {
  const msecs = Date.now().toString(16).padStart(12, '0');
  const start = `${msecs.slice(0, 8)}-${msecs.slice(8)}-7`;
  let random = '';
  let at = 0;
  let seq = 0;
  return () => {
    if (at === random.length) {
      random = randomBytes(12 * 1024).toString('hex');
      at = 0;
    }
    const high = (seq >>> 14).toString(16).padStart(3, '0');
    const low = (0x8000 | (seq & 0x3fff)).toString(16);
    seq += 1;
    at += 12;
    return `${start}${high}-${low}-${random.slice(at - 12, at)}`;
  };
}

/** One line of COPY's text format, but for the event. Only texts from the file need escapes. */
function copyLine(importId: string, id: string, row: ImportRow, sourceRef: string): string {
  return (
    `${importId}\t${id}\t${row.regionCode}\t${escaped(row.name)}\t${escaped(row.nameKey)}\t${row.dedupeKey}\t${escaped(row.alias)}\t` +
    `${row.creditCode ?? '\\N'}\t${escaped(row.address)}\t${row.longitude ?? '\\N'}\t${row.latitude ?? '\\N'}\t${row.coordinateSystem ?? '\\N'}\t` +
    `{${row.categories.join(',')}}\t${row.areaM2 ?? '\\N'}\t${row.heightM ?? '\\N'}\t${row.floorsAbove ?? '\\N'}\t${row.floorsBelow ?? '\\N'}\t` +
    `${escaped(row.responsibleName)}\t${row.responsiblePhone ?? '\\N'}\t${escaped(row.managerName)}\t${row.managerPhone ?? '\\N'}\t` +
    `${row.supervisingBody ?? '\\N'}\t${escaped(sourceRef)}`
  );
}

/** `UnitFacts` of a new unit as JSON within COPY's text format. Codes need no quoting. */
function factsOf(id: string, row: ImportRow): string {
  const { name, regionCode, categories, supervisingBody, longitude, latitude, coordinateSystem } = row;
  const location =
    longitude === null || latitude === null
      ? 'null'
      : `{"longitude":${longitude},"latitude":${latitude},"coordinateSystem":"${coordinateSystem ?? 'UNKNOWN'}"}`;
  return (
    `{"unitId":"${id}","name":${escaped(JSON.stringify(name))},"regionCode":"${regionCode}","categories":["${categories.join('","')}"],` +
    `"supervisingBody":${supervisingBody === null ? 'null' : `"${supervisingBody}"`},"status":"${unitMachine.initial}","location":${location},"version":1}`
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

/** Whether the rows of an import are there: they come and go together. */
export async function isStaged(tx: Tx, importId: string): Promise<boolean> {
  const [row] = await tx.query<{ found: boolean }>('SELECT EXISTS (SELECT FROM staged_unit WHERE import_id = $1) AS found', [importId]);
  return row!.found;
}

/**
 * Registers the staged rows that are not known yet and puts their events into the outbox.
 *
 * @param allNew whether all of them seem to be new; then they go in without looking for each one, and their events are prepared
 * @returns how many units were added
 */
export async function registerStaged(tx: Tx, importId: string, regionCode: RegionCode, allNew: boolean): Promise<number> {
  tx.published = true;
  if (allNew) {
    await tx.query('SAVEPOINT all_new');
    try {
      return await registerAll(tx, importId, regionCode);
    } catch (error) {
      if ((error as { driverError?: { code?: string } }).driverError?.code !== UNIQUE_VIOLATION) throw error;
      await tx.query('ROLLBACK TO SAVEPOINT all_new'); // somebody registered one of them since the preview
    }
  }
  return registerNew(tx, importId, regionCode);
}

async function registerAll(tx: Tx, importId: string, regionCode: RegionCode): Promise<number> {
  const [row] = await tx.query<{ added: number }>(
    `WITH published AS (
       INSERT INTO outbox (id, type, version, key, region_code, data, trace_id)
       SELECT gen_random_uuid(), $2, $3, $1 || ':' || row_number() OVER (ORDER BY id) - 1, $4, event, $5
       FROM staged_unit WHERE import_id = $1::uuid AND event IS NOT NULL ORDER BY id
     ), added AS (
       INSERT INTO unit (${UNIT_COLUMNS}, status, source, version)
       SELECT ${UNIT_COLUMNS}, '${unitMachine.initial}', 'IMPORT', 1 FROM staged_unit WHERE import_id = $1::uuid
       RETURNING 1
     )
     SELECT count(*) AS added FROM added`,
    [importId, UnitsRegistered.type, UnitsRegistered.version, regionCode, tx.actor.traceId],
  );
  return row!.added;
}

/**
 * Leaves out what is known by now. The events are written where the rows are: to carry the facts of 200,000 units into this process,
 * check them and carry them back costs more than the rest of the import.
 */
async function registerNew(tx: Tx, importId: string, regionCode: RegionCode): Promise<number> {
  const [row] = await tx.query<{ added: number }>(
    `WITH added AS (
       INSERT INTO unit (${UNIT_COLUMNS}, status, source, version)
       SELECT ${UNIT_COLUMNS}, '${unitMachine.initial}', 'IMPORT', 1 FROM staged_unit WHERE import_id = $1
       ON CONFLICT (dedupe_key) DO NOTHING
       RETURNING id, name, region_code, categories, supervising_body, status, longitude, latitude, coordinate_system, version
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
  return row!.added;
}

/** `UnitFacts` of a row of `added`, as JSON text: several times faster than jsonb_build_object. Codes need no quoting. */
const FACTS = `'{"unitId":"' || id || '","name":' || to_json(name) || ',"regionCode":"' || region_code
  || '","categories":["' || array_to_string(categories, '","') || '"],"supervisingBody":' || coalesce('"' || supervising_body || '"', 'null')
  || ',"status":"' || status || '","location":' || coalesce('{"longitude":' || longitude || ',"latitude":' || latitude
  || ',"coordinateSystem":"' || coalesce(coordinate_system, 'UNKNOWN') || '"}', 'null') || ',"version":' || version || '}'`;
