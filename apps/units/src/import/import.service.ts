import { subtle } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ImportCompleted } from '@fire-campaign/events';
import { Database, parseInput, whereInScope, type Actor, type Page, type PageArgs, type Tx } from '@fire-campaign/platform';
import { z } from 'zod';
import { errors } from '../errors.js';
import { RegionNames, type NamedRegion } from '../region/region-names.js';
import type { PreviewImportInput, RunImportInput } from '../schema.generated.js';
import { idempotencyKey } from '../text.js';
import { delimiterOf, IMPORT_FIELDS, mapColumns, type ImportColumn, type ImportField } from './columns.js';
import { csvRecords } from './csv.js';
import { decoded, detectEncoding } from './encoding.js';
import { Import, ImportProblem, Upload, type ImportCounts } from './import.entity.js';
import { PROBLEMS, type ProblemCode } from './problems.js';
import { isClassified, RowReader } from './row.rules.js';
import { copyToStaging, countNew, isStaged, readUpload, registerStaged, type StagedRow } from './staging.js';

/** Problems kept for reading; the counts go on beyond. */
const MAX_LISTED_PROBLEMS = 10_000;

const previewImportInput = z.object({
  idempotencyKey,
  uploadId: z.uuid(),
  mapping: z
    .array(z.object({ header: z.string().max(200), field: z.enum(IMPORT_FIELDS as [ImportField, ...ImportField[]]).nullish() }))
    .max(200)
    .nullish(),
});
const runImportInput = z.object({ idempotencyKey, importId: z.uuid() });

type FoundProblem = Pick<ImportProblem, 'row' | 'field' | 'code' | 'value' | 'detail'>;

/** What reading a file came to: counts, or the one reason why it cannot be read. */
interface Reading {
  readonly columns: readonly ImportColumn[];
  readonly counts: ImportCounts;
  readonly problems: readonly FoundProblem[];
  readonly failed: boolean;
}

/**
 * Imports files of units. The preview reads the file once and stages what it would add; the run moves that into the registry. Either
 * is one transaction: all of it happens or nothing.
 */
@Injectable()
export class ImportService {
  constructor(private readonly db: Database) {}

  /** @throws NOT_FOUND, UPLOAD_INCOMPLETE */
  preview(actor: Actor, input: PreviewImportInput): Promise<Import> {
    const command = parseInput(previewImportInput, input);
    return this.db.command(actor, 'previewImport', command, async (tx) => {
      const upload = await tx.lock(Upload, command.uploadId);
      actor.require('units:import', upload.regionCode);
      upload.requireComplete();
      await makeRoom(tx);
      const bytes = await readUpload(tx, upload);
      const found = Import.of(upload, detectEncoding(bytes), actor.id);
      const mapping = new Map((command.mapping ?? []).map(({ header, field }) => [header, field ?? null]));
      await this.stage(tx, found, bytes, mapping);
      return found;
    });
  }

  /** Takes a previewed file over. A completed import is answered as it is. @throws NOT_FOUND, IMPORT_FAILED, UPLOAD_GONE */
  run(actor: Actor, input: RunImportInput): Promise<Import> {
    const command = parseInput(runImportInput, input);
    return this.db.command(actor, 'runImport', command, async (tx) => {
      const found = await tx.lock(Import, command.importId);
      actor.require('units:import', found.regionCode);
      if (found.status === 'COMPLETED') return found;
      if (found.status === 'FAILED') throw errors.IMPORT_FAILED();
      await makeRoom(tx);
      await this.stageAgainIfLost(tx, found);
      found.complete(await registerStaged(tx, found.id, found.regionCode, found.alreadyKnown === 0));
      await tx.publish(ImportCompleted, found.regionCode, { importId: found.id, ...found.counts });
      await tx.query('DELETE FROM staged_unit WHERE import_id = $1', [found.id]);
      await tx.query('DELETE FROM upload WHERE id = $1', [found.uploadId]);
      return tx.save(found); // with the one audit entry that covers all units added
    });
  }

  async find(actor: Actor, id: string): Promise<Import | null> {
    const importId = parseInput(z.uuid(), id);
    const found = await this.db.read(actor, (tx) => tx.find(Import, importId));
    return found !== null && actor.can('units:read', found.regionCode) ? found : null;
  }

  /** Imports by region, oldest first. */
  page(actor: Actor, args: PageArgs): Promise<Page<Import>> {
    return this.db.page(actor, Import, ['regionCode', 'id'], args, (query) => whereInScope(query, actor.scopesFor('units:read')));
  }

  /** Problems of one import in the order of its rows. */
  problems(actor: Actor, importId: string, args: PageArgs): Promise<Page<ImportProblem>> {
    return this.db.page(actor, ImportProblem, ['nth'], args, (query) => query.where('row.importId = :importId', { importId }));
  }

  /** A crash empties the staging table, and a week's age or another preview of the same upload makes room in it. */
  private async stageAgainIfLost(tx: Tx, found: Import): Promise<void> {
    if (found.added + found.alreadyKnown === 0 || (await isStaged(tx, found.id))) return;
    const upload = await tx.find(Upload, found.uploadId);
    if (upload === null) throw errors.UPLOAD_GONE();
    const mapping = new Map(found.columns.map(({ header, field }) => [header, field]));
    await this.stage(tx, found, await readUpload(tx, upload), mapping);
  }

  /** Reads the file, stages its rows, and saves counts and problems. */
  private async stage(tx: Tx, found: Import, bytes: Buffer, mapping: ReadonlyMap<string, ImportField | null>): Promise<void> {
    await tx.query('DELETE FROM staged_unit WHERE import_id IN (SELECT id FROM import WHERE upload_id = $1)', [found.uploadId]);
    const digest = subtle.digest('SHA-256', bytes); // by another thread, beside the reading
    const reading = await this.read(tx, found, bytes, mapping);
    found.fileDigest = Buffer.from(await digest).toString('hex');
    if (reading.failed) {
      await tx.query('DELETE FROM staged_unit WHERE import_id = $1', [found.id]);
      await tx.query('DELETE FROM upload WHERE id = $1', [found.uploadId]);
    } else {
      const added = await countNew(tx, found.id);
      found.previewed(reading.columns, { ...reading.counts, added, alreadyKnown: reading.counts.added - added });
    }
    await tx.save(found);
    await tx.query('DELETE FROM import_problem WHERE import_id = $1', [found.id]);
    await tx.query(
      `INSERT INTO import_problem (import_id, nth, region_code, "row", field, code, value, detail)
       SELECT $1, p.nth, $2, p.row, p.field, p.code, p.value, p.detail
       FROM ROWS FROM (jsonb_to_recordset($3::jsonb) AS (row int, field text, code text, value text, detail text)) WITH ORDINALITY AS p(row, field, code, value, detail, nth)`,
      [found.id, found.regionCode, JSON.stringify(reading.problems)],
    );
  }

  /** Reads the file row by row into the staging table; `counts.added` are the rows staged. */
  private async read(tx: Tx, found: Import, bytes: Buffer, mapping: ReadonlyMap<string, ImportField | null>): Promise<Reading> {
    const none = { rows: 0, added: 0, alreadyKnown: 0, duplicates: 0, rejected: 0 };
    const fail = (code: ProblemCode, value = ''): Reading => ({
      columns: [],
      counts: none,
      problems: [{ row: 1, field: null, code, value, detail: null }],
      failed: true,
    });
    const { encoding } = found;
    if (encoding === null) return fail('ENCODING');
    const [firstPiece] = decoded(bytes.subarray(0, 64 * 1024), encoding);
    const records = csvRecords(decoded(bytes, encoding), delimiterOf(firstPiece!.split(/[\r\n]/, 1)[0]!));
    const header = records.next().value;
    if (header === undefined) return fail('EMPTY_FILE');
    if (header.problem !== null) return fail(header.problem, header.raw.slice(0, 80));
    if (isClassified(header)) return fail('CLASSIFIED');
    const columns = mapColumns(header.fields, mapping);
    if (!columns.some(({ field }) => field === 'NAME')) return fail('NO_NAME_COLUMN', header.raw.slice(0, 200));

    const counts = { ...none };
    const problems: FoundProblem[] = [];
    let classified = false;
    const reader = new RowReader(columns, await knownRegions(tx, found.regionCode), found.regionCode);
    const firstRows = new Map<string, number>(); // line by dedupe key

    function* stagedRows(): Generator<StagedRow> {
      for (const record of records) {
        if (isClassified(record)) {
          classified = true;
          return;
        }
        counts.rows += 1;
        const { line } = record;
        const report = (code: ProblemCode, field: ImportField | null, value: string, detail: string | null = null) => {
          if (problems.length < MAX_LISTED_PROBLEMS) problems.push({ row: line, field, code, value, detail });
        };
        const row = reader.read(record, report);
        if (row === null) {
          counts.rejected += 1;
          continue;
        }
        const first = firstRows.get(row.dedupeKey);
        if (first !== undefined) {
          counts.duplicates += 1;
          report('DUPLICATE_IN_FILE', 'NAME', row.name.slice(0, 80), String(first));
          continue;
        }
        firstRows.set(row.dedupeKey, line);
        counts.added += 1;
        yield { row, sourceRef: `${found.fileName}#${row.ref === '' ? line : row.ref}` };
      }
    }
    await copyToStaging(tx, found.id, stagedRows());
    if (classified) return fail('CLASSIFIED');
    if (counts.rows === 0) return fail('EMPTY_FILE');
    return { columns, counts, problems, failed: false };
  }
}

/** The regions that names may mean, and all codes below the import's region. */
async function knownRegions(tx: Tx, within: string): Promise<RegionNames> {
  const rows = await tx.query<NamedRegion>(`SELECT code, name FROM region WHERE length(code) <= 6 OR code ^@ $1`, [within]);
  return new RegionNames(rows);
}

/** A large file takes longer than a statement may otherwise, and its events are put together in memory. */
async function makeRoom(tx: Tx): Promise<void> {
  await tx.query(`SELECT set_config('statement_timeout', '10min', true), set_config('work_mem', '128MB', true)`);
}

/** A problem's message in both languages. */
export function problemWording({ code, detail }: Pick<ImportProblem, 'code' | 'detail'>) {
  const { zh, en, rejects } = PROBLEMS[code];
  const fill = (text: string) => text.replace('{detail}', detail ?? '');
  return { message: fill(zh), messageEn: fill(en), rejected: rejects };
}
