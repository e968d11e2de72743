/**
 * Import of units against the limit: our whole import (preview that parses, checks and stages; run that registers, audits and
 * publishes) ÷ a raw COPY FROM STDIN of the same final rows into a table with the same columns, checks and indexes.
 */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { creditCodeCheckDigit } from '@fire-campaign/domain';
import { RegionsLoaded } from '@fire-campaign/events';
import { EmbeddedPostgres } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { units } from '@fire-campaign/units';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { temporaryDirectory } from '../temporary.ts';
import type { Figures } from './index.ts';
import { median, round } from './statistics.ts';

const ROWS = 200_000;
const PAIRS = 5;
const CHUNK_BYTES = 1 << 20;

const CITIES = ['南京', '无锡', '徐州', '常州', '苏州', '南通', '连云港', '淮安', '盐城', '扬州', '镇江', '泰州', '宿迁'];
const COUNTIES_PER_CITY = 8;
const REGIONS = [
  { code: '32', name: '江苏省' },
  ...CITIES.flatMap((city, index) => {
    const code = `32${String(index + 1).padStart(2, '0')}`;
    const counties = Array.from({ length: COUNTIES_PER_CITY }, (_, nth) => ({ code: `${code}0${nth + 1}`, name: `${city}第${nth + 1}区` }));
    return [{ code, name: `${city}市` }, ...counties];
  }),
];
const COUNTIES = REGIONS.filter(({ code }) => code.length === 6);

/** A small generator with a seed (mulberry32), so that every run reads the same file. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A file of invented units; half of them have a credit code, a tenth of the addresses are quoted. */
function csvFile(rows: number): Buffer {
  const random = seeded(20_260_301);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const lines = ['单位名称,统一社会信用代码,地址,省,市,县区,区划代码,类别,面积,层数,责任人,联系电话,监管主体,经度,纬度,坐标系'];
  for (let nth = 0; nth < rows; nth += 1) {
    const county = pick(COUNTIES);
    const city = CITIES[Number(county.code.slice(2, 4)) - 1]!;
    const first17 = `9132${String(nth).padStart(4, '0').slice(-4)}MA${String(nth).padStart(7, '0')}`;
    const street = `${pick(['中山', '人民', '解放', '建设', '长江'])}${pick(['东', '西', '南', '北'])}路${1 + Math.floor(random() * 900)}号`;
    lines.push(
      [
        `${city}${pick(['星', '华', '东', '瑞', '宏'])}${pick(['辉', '泰', '达', '源', '盛'])}${pick(['酒店', '超市', '学校', '仓库', '工厂'])}${nth}号店`,
        random() < 0.5 ? first17 + creditCodeCheckDigit(first17) : '',
        random() < 0.1 ? `"${street},${1 + (nth % 20)}楼"` : street,
        '江苏省',
        `${city}市`,
        county.name,
        county.code,
        pick(['宾馆', '商店', '学校', '仓储物流场所', '九小场所']),
        (random() * 5000).toFixed(1),
        String(1 + Math.floor(random() * 30)),
        pick(['张三', '李四', '王五']),
        `138${String(10_000_000 + nth)}`,
        pick(['消防救援机构', '派出所', '乡镇(街道)', '']),
        (118 + random() * 3).toFixed(6),
        (31 + random() * 3).toFixed(6),
        'BD-09',
      ].join(','),
    );
  }
  return Buffer.from(`${lines.join('\n')}\n`);
}

async function upload(person: TestPerson, file: Buffer): Promise<string> {
  const { createUpload } = await person.ask('mutation ($input: CreateUploadInput!) { createUpload(input: $input) { upload { id } } }', {
    input: { idempotencyKey: randomUUID(), regionCode: '32', fileName: 'bench.csv', sizeBytes: file.length },
  });
  for (let offset = 0; offset < file.length; offset += CHUNK_BYTES) {
    await person.ask('mutation ($input: AppendUploadInput!) { appendUpload(input: $input) { upload { receivedBytes } } }', {
      input: {
        idempotencyKey: randomUUID(),
        uploadId: createUpload.upload.id,
        offset,
        contentBase64: file.subarray(offset, offset + CHUNK_BYTES).toString('base64'),
      },
    });
  }
  return createUpload.upload.id;
}

interface Ours {
  readonly previewMs: number;
  readonly runMs: number;
}

async function ours(person: TestPerson, uploadId: string): Promise<Ours> {
  const started = performance.now();
  const { previewImport } = await person.ask(
    'mutation ($input: PreviewImportInput!) { previewImport(input: $input) { import { id added rejected } } }',
    {
      input: { idempotencyKey: randomUUID(), uploadId },
    },
  );
  const previewed = performance.now();
  const { runImport } = await person.ask('mutation ($input: RunImportInput!) { runImport(input: $input) { import { status added } } }', {
    input: { idempotencyKey: randomUUID(), importId: previewImport.import.id },
  });
  const done = performance.now();
  if (runImport.import.added !== ROWS) throw new Error(`the import added ${runImport.import.added} of ${ROWS} rows`);
  return { previewMs: previewed - started, runMs: done - previewed };
}

async function rawCopy(client: pg.Client, content: Buffer): Promise<number> {
  const started = performance.now();
  await client.query('BEGIN');
  const pieces = function* () {
    for (let at = 0; at < content.length; at += 256 * 1024) yield content.subarray(at, at + 256 * 1024);
  };
  await pipeline(Readable.from(pieces(), { objectMode: false }), client.query(copyFrom('COPY raw_unit FROM STDIN')));
  await client.query('COMMIT');
  return performance.now() - started;
}

async function contentOf(client: pg.Client, table: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(copyTo(`COPY (SELECT * FROM ${table} ORDER BY id) TO STDOUT`))) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Count and hash of a table's rows, in any order, without the columns that differ by run. */
async function fingerprint(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query(
    `SELECT count(*) AS n, sum(('x' || left(md5((to_jsonb(u) - 'id' - 'created_at')::text), 15))::bit(60)::bigint::numeric) AS hash FROM ${table} u`,
  );
  return JSON.stringify(rows[0]);
}

async function settled(app: TestService): Promise<void> {
  while (((await app.rows('SELECT count(*) AS n FROM outbox WHERE sent_at IS NULL')) as { n: number }[])[0]!.n > 0) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function importBench(): Promise<Figures> {
  const directory = temporaryDirectory('bench-import');
  const server = await EmbeddedPostgres.start(directory.path);
  process.env['TEST_POSTGRES'] = JSON.stringify(server.connection());
  const app = await startService(units);
  const client = new pg.Client({ ...app.runtime.owner, options: '-c search_path=units,public' });
  await client.connect();
  try {
    await app.receive(RegionsLoaded, { batchId: 'bench', regions: REGIONS });
    const person = await app.person('REGISTRAR', '32');
    const file = csvFile(ROWS);
    await client.query('CREATE TABLE raw_unit (LIKE unit INCLUDING ALL)');

    const oursMs: Ours[] = [];
    const rawMs: number[] = [];
    const uploadMs: number[] = [];
    let peakRssMb = 0;
    for (let pair = 0; pair <= PAIRS; pair += 1) {
      await client.query('TRUNCATE unit, unit_change, raw_unit, staged_unit, outbox');
      const started = performance.now();
      const uploadId = await upload(person, file);
      uploadMs.push(performance.now() - started);
      await client.query('CHECKPOINT');
      const watch = setInterval(() => (peakRssMb = Math.max(peakRssMb, process.memoryUsage.rss() / 2 ** 20)), 100);
      const measured = await ours(person, uploadId);
      clearInterval(watch);
      await settled(app);
      const content = await contentOf(client, 'unit');
      await client.query('CHECKPOINT');
      const raw = await rawCopy(client, content);
      const [left, right] = [await fingerprint(client, 'unit'), await fingerprint(client, 'raw_unit')];
      if (left !== right) throw new Error(`the tables differ: ${left} and ${right}`);
      if (pair === 0) continue; // warms both sides up
      oursMs.push(measured);
      rawMs.push(raw);
    }
    const rate = (ms: number) => Math.round(ROWS / (ms / 1000));
    const whole = oursMs.map(({ previewMs, runMs }) => previewMs + runMs);
    const ratios = whole.map((ms, nth) => rawMs[nth]! / ms);
    return {
      ratios: { importToCopy: round(median(ratios)) },
      absolute: {
        import_rows_per_s: rate(median(whole)),
        raw_copy_rows_per_s: rate(median(rawMs)),
        import_preview_ms: Math.round(median(oursMs.map(({ previewMs }) => previewMs))),
        import_run_ms: Math.round(median(oursMs.map(({ runMs }) => runMs))),
        import_upload_ms: Math.round(median(uploadMs)),
        import_peak_rss_mb: Math.round(peakRssMb),
      },
    };
  } finally {
    await client.end();
    await app.stop();
    await server.stop();
    directory.remove();
  }
}
