import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { ImportCompleted, RegionsLoaded, UnitsRegistered } from '@fire-campaign/events';
import { refusedFor, startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { exampleUnitFiles, units } from '../service.js';
import { csvRecords } from './csv.js';

/**
 * 单位名称,统一社会信用代码,地址,市,县区,类别,面积,备注 with three rows and CRLF, in GB18030: 𠮷野家南京店 (a four-byte character, a comma in
 * quotes), 南京第一宾馆 (a line end in quotes, the area "abc"), 南京第二宾馆 (short region names, no line end).
 */
const GB18030 = Buffer.from(
  'taXOu8P7s8YszbPSu8nnu+HQxdPDtPrC6yy12Na3LMrQLM/Yx/gswOCx8CzD5rv9LLG416INCpU0sjXSsLzSxM++qbXqLCwi1tDJvcK3MbrFLNK7wqUiLMTP' +
    'vqnK0CzQ/s7kx/gsss3S+8PFteosMTIwLHgNCsTPvqm12tK7sfa53SwsItbQyb3Ctw0KMrrFIizEz76pytAs0P7O5Mf4LLH2ud0sYWJjLHgNCsTPvqm12rb+' +
    'sfa53Sws1tDJvcK3M7rFLMTPvqks0P7O5Cyx9rndLCx4',
  'base64',
);

let app: TestService;
let province: TestPerson;
let nanjing: TestPerson;
let suzhou: TestPerson;

beforeAll(async () => {
  app = await startService(units, { today: '2026-03-01' });
  await app.receive(RegionsLoaded, { batchId: 'a', regions: REGIONS });
  province = await app.person('REGISTRAR', '32');
  nanjing = await app.person('REGISTRAR', '3201');
  suzhou = await app.person('REGISTRAR', '3205');
});
afterAll(() => app.stop());

const REGIONS = [
  ...Object.entries({ '11': '北京市', '1101': '市辖区', '110101': '东城区', '32': '江苏省' }),
  ...['南京', '无锡', '徐州', '常州', '苏州', '南通', '连云港', '淮安', '盐城', '扬州', '镇江', '泰州', '宿迁'].map(
    (name, index) => [`32${String(index + 1).padStart(2, '0')}`, `${name}市`] as const,
  ),
  ['320102', '玄武区'] as const,
  ['320104', '秦淮区'] as const,
  ['320505', '虎丘区'] as const,
].map(([code, name]) => ({ code, name }));

/** The counties that files name by code. */
function countiesIn(files: readonly string[]) {
  const records = files.flatMap((file) => [...csvRecords([readFileSync(file, 'utf8')])]);
  return [...new Map(records.map(({ fields }) => [fields[6]!, fields[5]!]))]
    .filter(([code]) => /^32\d{4}$/.test(code))
    .map(([code, name]) => ({ code, name }));
}

let nth = 0;
const key = () => `key-${(nth += 1)}`;
const codeOf = (answer: { errors?: readonly { extensions: Record<string, unknown> }[] }) => answer.errors?.[0]?.extensions['code'];

const UPLOAD = '{ upload { id receivedBytes } userErrors { code field } }';
const IMPORT = `{ id fileName regionCode encoding status rows added alreadyKnown duplicates rejected columns { header field }
  problems(first: 200) { totalCount nodes { row column code message messageEn value rejected } } }`;
const CREATE = `mutation ($input: CreateUploadInput!) { createUpload(input: $input) ${UPLOAD} }`;
const APPEND = `mutation ($input: AppendUploadInput!) { appendUpload(input: $input) ${UPLOAD} }`;
const PREVIEW = `mutation ($input: PreviewImportInput!) { previewImport(input: $input) { import ${IMPORT} userErrors { code } } }`;
const RUN = `mutation ($input: RunImportInput!) { runImport(input: $input) { import ${IMPORT} userErrors { code } } }`;

const createRaw = (by: TestPerson, sizeBytes: number, regionCode: string, fileName = '单位.csv') =>
  by.askRaw(CREATE, { input: { idempotencyKey: key(), regionCode, fileName, sizeBytes } });
const appendRaw = (by: TestPerson, uploadId: string, offset: number, bytes: Uint8Array) =>
  by.askRaw(APPEND, { input: { idempotencyKey: key(), uploadId, offset, contentBase64: Buffer.from(bytes).toString('base64') } });

async function upload(by: TestPerson, content: string | Buffer, regionCode: string): Promise<string> {
  const bytes = Buffer.from(content as string);
  const created = await createRaw(by, bytes.length, regionCode);
  if (created.errors !== undefined) throw new Error(JSON.stringify(created.errors));
  const { id } = (created.data as any).createUpload.upload;
  for (let at = 0; at < bytes.length; at += 1 << 20) {
    const answer = await appendRaw(by, id, at, bytes.subarray(at, at + (1 << 20)));
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  }
  return id;
}
async function preview(by: TestPerson, content: string | Buffer, regionCode: string, mapping: object[] | null = null): Promise<any> {
  const uploadId = await upload(by, content, regionCode);
  return (await by.ask(PREVIEW, { input: { idempotencyKey: key(), uploadId, mapping } })).previewImport.import;
}
const runIt = async (by: TestPerson, importId: string): Promise<any> =>
  (await by.ask(RUN, { input: { idempotencyKey: key(), importId } })).runImport.import;
const names = async (like: string) =>
  (await app.rows('SELECT name FROM unit WHERE name LIKE $1 ORDER BY name', [like])).map((row) => row.name);

describe('uploading a file', () => {
  it('takes chunks in order, once each', async () => {
    const { upload: created } = (
      await suzhou.ask(CREATE, { input: { idempotencyKey: key(), regionCode: '3205', fileName: 'a.csv', sizeBytes: 6 } })
    ).createUpload;
    const input = { idempotencyKey: key(), uploadId: created.id, offset: 0, contentBase64: Buffer.from('abc').toString('base64') };
    expect((await suzhou.ask(APPEND, { input })).appendUpload.upload.receivedBytes).toBe(3);
    expect((await suzhou.ask(APPEND, { input })).appendUpload.upload.receivedBytes).toBe(3);
    expect(codeOf(await appendRaw(suzhou, created.id, 0, Buffer.from('abc')))).toBe('UPLOAD_OFFSET');
    expect(codeOf(await suzhou.askRaw(PREVIEW, { input: { idempotencyKey: key(), uploadId: created.id } }))).toBe('UPLOAD_INCOMPLETE');
    expect((await appendRaw(suzhou, created.id, 3, Buffer.from('defg'))).data).toMatchObject({
      appendUpload: { userErrors: [{ code: 'UPLOAD_TOO_LARGE' }] },
    });
    expect(codeOf(await appendRaw(nanjing, created.id, 3, Buffer.from('def')))).toBe('NOT_FOUND');
  });

  it.each([
    ['a file above 50 MB', { sizeBytes: 50 * 1024 * 1024 + 1 }, 'UPLOAD_TOO_LARGE'],
    ['another kind of file', { fileName: '单位.xlsx' }, 'UPLOAD_TYPE'],
    ['an unknown region', { regionCode: '320599' }, 'UNKNOWN_REGION'],
    ['an empty file', { sizeBytes: 0 }, 'TOO_SMALL'],
  ])('refuses %s', async (_, fields, code) => {
    const input = { idempotencyKey: key(), regionCode: '3205', fileName: 'a.csv', sizeBytes: 10, ...fields };
    expect((await suzhou.ask(CREATE, { input })).createUpload).toMatchObject({ upload: null, userErrors: [{ code }] });
  });

  it('refuses chunks that are too large or no base64', async () => {
    const id = await upload(suzhou, 'x', '3205');
    for (const contentBase64 of ['', '!!!!', 'YWJj=', Buffer.alloc(1024 * 1024 + 1).toString('base64')]) {
      const input = { idempotencyKey: key(), uploadId: id, offset: 1, contentBase64 };
      expect((await suzhou.ask(APPEND, { input })).appendUpload.userErrors).toMatchObject([{ code: 'CHUNK_INVALID' }]);
    }
  });

  it('is for registrars of the region', async () => {
    expect(codeOf(await createRaw(suzhou, 10, '3201'))).toBe('FORBIDDEN');
    expect(codeOf(await createRaw(suzhou, 10, '32'))).toBe('FORBIDDEN');
    expect(refusedFor(await createRaw(await app.person('INSPECTOR', '3205'), 10, '3205'), 'units:import')).toBe(true);
  });
});

describe('importing a file', () => {
  it('reads GB18030, quotes and line ends as a spreadsheet writes them', async () => {
    const found = await preview(nanjing, GB18030, '3201');
    expect(found).toMatchObject({
      encoding: 'GB18030',
      status: 'PREVIEWED',
      rows: 3,
      added: 2,
      rejected: 1,
      duplicates: 0,
      alreadyKnown: 0,
    });
    expect(found.columns.at(-1)).toEqual({ header: '备注', field: null });
    expect(found.problems.nodes).toEqual([
      {
        row: 3,
        column: 'AREA_M2',
        code: 'NOT_A_NUMBER',
        message: '不是数字。请只填数字,不带单位。',
        messageEn: 'Is not a number. Give digits only, without a unit.',
        value: 'abc',
        rejected: true,
      },
    ]);
    expect(await names('南京第二宾馆')).toEqual([]); // a preview changes nothing
    expect(await runIt(nanjing, found.id)).toMatchObject({ status: 'COMPLETED', added: 2, rejected: 1 });
    expect(
      await app.rows(
        `SELECT name, address, region_code, source, source_ref, status, version FROM unit WHERE name IN ('𠮷野家南京店', '南京第二宾馆') ORDER BY name`,
      ),
    ).toEqual([
      {
        name: '南京第二宾馆',
        address: '中山路3号',
        region_code: '320102',
        source: 'IMPORT',
        source_ref: '单位.csv#5',
        status: 'OPERATING',
        version: 1,
      },
      {
        name: '𠮷野家南京店',
        address: '中山路1号,一楼',
        region_code: '320102',
        source: 'IMPORT',
        source_ref: '单位.csv#2',
        status: 'OPERATING',
        version: 1,
      },
    ]);
  });

  it('reads a byte order mark, a mapping and tabs', async () => {
    const file = '\ufeff店家\t市\t名称\n甲店\t苏州市\tx\n';
    const found = await preview(suzhou, file, '3205', [{ header: '店家', field: 'NAME' }, { header: '名称' }]);
    expect(found).toMatchObject({ encoding: 'UTF_8_BOM', rows: 1, added: 1 });
    expect(found.columns).toEqual([
      { header: '店家', field: 'NAME' },
      { header: '市', field: 'CITY' },
      { header: '名称', field: null },
    ]);
    expect(found.problems.nodes).toMatchObject([{ row: 2, code: 'COUNTY_UNKNOWN', rejected: false }]);
    await runIt(suzhou, found.id);
    expect(await names('甲店')).toEqual(['甲店']);
  });

  it('keeps texts that COPY would take for its own marks', async () => {
    const name = '反斜\\杠\t制表"引号"\n换行\\N';
    const found = await preview(suzhou, `name,区划代码\n"${name.replaceAll('"', '""')}",320505\n\\N,320505\n`, '3205');
    expect(await runIt(suzhou, found.id)).toMatchObject({ added: 2 });
    expect(await names('反斜%')).toEqual([name]);
    expect(await names('\\\\N')).toEqual(['\\N']);
  });

  it('reports duplicates in the file, counts known units, and adds nothing when run again', async () => {
    const file = 'name,区划代码,address\n重复甲,320505,一号\n重复乙,320505,一号\n重复甲 ,320505,1号\n重复甲,320505,"一号 "\n';
    const first = await preview(suzhou, file, '3205');
    const known = await preview(suzhou, file, '3205'); // previewed before the first one runs
    expect(first).toMatchObject({ rows: 4, added: 3, duplicates: 1, alreadyKnown: 0 });
    expect(first.problems.nodes).toMatchObject([{ row: 5, code: 'DUPLICATE_IN_FILE', message: '与第 2 行是同一单位,只导入前者。' }]);
    await runIt(suzhou, first.id);
    const events = (await app.published(UnitsRegistered)).length;
    expect(await runIt(suzhou, first.id)).toMatchObject({ status: 'COMPLETED', added: 3 });
    expect(await runIt(suzhou, known.id)).toMatchObject({ status: 'COMPLETED', added: 0, alreadyKnown: 3, duplicates: 1 });
    expect(await preview(suzhou, file, '3205')).toMatchObject({ added: 0, alreadyKnown: 3 });
    expect(await names('重复%')).toHaveLength(3);
    expect(await app.published(UnitsRegistered)).toHaveLength(events);
  });

  it('adds and tells only the rest when some of the rows were registered since the preview', async () => {
    const found = await preview(suzhou, 'name,区划代码,经度,纬度\n先来,320505,,\n"后""来\\",320505,120.5853,31.2989\n', '3205');
    expect(found).toMatchObject({ added: 2, alreadyKnown: 0 });
    await runIt(suzhou, (await preview(suzhou, 'name,区划代码\n先来,320505\n', '3205')).id);
    expect(await runIt(suzhou, found.id)).toMatchObject({ status: 'COMPLETED', added: 1, alreadyKnown: 1 });
    const told = (await app.published(UnitsRegistered)).filter(({ batchId }) => batchId.startsWith(found.id));
    expect(told.map(({ units: batch }) => batch.map(({ name, location }) => ({ name, location })))).toEqual([
      [{ name: '后"来\\', location: { longitude: 120.5853, latitude: 31.2989, coordinateSystem: 'UNKNOWN' } }],
    ]);
  });

  it('tells of a unit what it registered', async () => {
    const name = '引号"反斜\\杠\t\n𠮷';
    const found = await preview(
      suzhou,
      `name,区划代码,监管主体,经度,纬度,坐标系\n"${name.replaceAll('"', '""')}",320505,派出所,120.5853,31.2989,WGS84\n甲,320505,,,,\n`,
      '3205',
    );
    await runIt(suzhou, found.id);
    const [told] = (await app.published(UnitsRegistered)).filter(({ batchId }) => batchId === `${found.id}:0`);
    const rows = await app.rows('SELECT id, name, region_code, categories, supervising_body, status, version FROM unit WHERE name = $1', [
      name,
    ]);
    expect(told?.units.slice(0, 1)).toEqual(
      rows.map(({ id, region_code, supervising_body, ...same }) => ({
        unitId: id,
        regionCode: region_code,
        supervisingBody: supervising_body,
        location: { longitude: 120.5853, latitude: 31.2989, coordinateSystem: 'WGS84' },
        ...same,
      })),
    );
    expect(rows).toHaveLength(1);
    expect(told?.units[1]?.location).toBeNull();
  });

  it('tells the other services in batches, and writes one audit entry for all units', async () => {
    const rows = Array.from({ length: 2001 }, (_, index) => `批量${index},320505,仓储物流场所`).join('\n');
    const found = await preview(suzhou, `name,区划代码,kind\n${rows}\n`, '3205');
    const input = { idempotencyKey: key(), importId: found.id };
    const answer = await suzhou.ask(RUN, { input });
    expect(await suzhou.ask(RUN, { input })).toEqual(answer);
    const batches = (await app.published(UnitsRegistered)).filter(({ batchId }) => batchId.startsWith(found.id));
    for (const batch of batches) expect(UnitsRegistered.data.parse(batch)).toEqual(batch);
    expect(batches.map(({ batchId, units: { length } }) => [batchId.split(':')[1], length])).toEqual([
      ['0', 1000],
      ['1', 1000],
      ['2', 1],
    ]);
    expect(new Set(batches.flatMap((batch) => batch.units.map((unit) => unit.name))).size).toBe(2001);
    expect(batches[0]!.units[0]).toMatchObject({
      regionCode: '320505',
      categories: ['WAREHOUSE'],
      supervisingBody: null,
      status: 'OPERATING',
      version: 1,
    });
    expect((await app.published(ImportCompleted)).filter(({ importId }) => importId === found.id)).toEqual([
      { importId: found.id, rows: 2001, added: 2001, alreadyKnown: 0, duplicates: 0, rejected: 0 },
    ]);
    expect(
      await app.rows(
        `SELECT count(*) AS n, count(DISTINCT object_id) AS objects FROM audit_entry WHERE operation = 'runImport' AND object_id = $1`,
        [found.id],
      ),
    ).toEqual([{ n: 1, objects: 1 }]);
    expect(
      await app.rows(
        'SELECT (SELECT count(*) FROM staged_unit WHERE import_id = $1) AS staged, (SELECT count(*) FROM upload_chunk) AS chunks',
        [found.id],
      ),
    ).toMatchObject([{ staged: 0 }]);
  });

  it('rejects rows of another area and takes the rest', async () => {
    const found = await preview(
      suzhou,
      'name,province,city,county,区划代码\n苏州内,江苏,苏州市,虎丘区,\n南京的,江苏,南京市,玄武区,\n北京的,北京市,北京市,东城,\n别省的,,,,440103\n',
      '3205',
    );
    expect(found.problems.nodes.map((problem: any) => [problem.row, problem.code])).toEqual([
      [3, 'OUT_OF_SCOPE'],
      [4, 'OUT_OF_SCOPE'],
      [5, 'OUT_OF_SCOPE'],
    ]);
    expect(await runIt(suzhou, found.id)).toMatchObject({ rows: 4, added: 1, rejected: 3 });
    expect(await app.rows(`SELECT region_code FROM unit WHERE name IN ('苏州内', '南京的', '北京的', '别省的')`)).toEqual([
      { region_code: '320505' },
    ]);
  });

  it('hides imports of another city, and lets it run none', async () => {
    const found = await preview(nanjing, 'name,区划代码\n南京专有,320102\n', '3201');
    expect((await suzhou.ask(`query ($id: ID!) { import(id: $id) { id } }`, { id: found.id })).import).toBeNull();
    expect(codeOf(await suzhou.askRaw(RUN, { input: { idempotencyKey: key(), importId: found.id } }))).toBe('NOT_FOUND');
    const list = async (by: TestPerson) => (await by.ask('{ imports(first: 200) { nodes { id regionCode } } }')).imports.nodes;
    expect((await list(suzhou)).every((node: any) => node.regionCode === '3205')).toBe(true);
    expect((await list(province)).map((node: any) => node.id)).toContain(found.id);
    expect(await names('南京专有')).toEqual([]);
  });

  it('keeps the last line against rows outside the region: the database refuses them whatever the staging table holds', async () => {
    const found = await preview(suzhou, 'name,区划代码\n夹带,320505\n', '3205');
    await app.rows(`UPDATE staged_unit SET region_code = '320102' WHERE import_id = $1`, [found.id]);
    expect(codeOf(await suzhou.askRaw(RUN, { input: { idempotencyKey: key(), importId: found.id } }))).toBe('NOT_FOUND');
    expect(await names('夹带')).toEqual([]);
  });

  it('reads the file again when the staged rows are gone', async () => {
    const found = await preview(suzhou, 'name,区划代码\n再读,320505\n,320505\n', '3205');
    await app.rows('TRUNCATE staged_unit');
    expect(await runIt(suzhou, found.id)).toMatchObject({
      status: 'COMPLETED',
      rows: 2,
      added: 1,
      rejected: 1,
      problems: { totalCount: 1 },
    });
    expect(await names('再读')).toEqual(['再读']);
  });

  it.each<[string, string | Buffer, string]>([
    ['UTF-16', Buffer.from('\ufeffname\n甲', 'utf16le'), 'ENCODING'],
    ['no column of names', '地址,市\n中山路,苏州市\n', 'NO_NAME_COLUMN'],
    ['no rows', 'name,市\n', 'EMPTY_FILE'],
    ['line ends only', '\n\r\n', 'EMPTY_FILE'],
    ['a mark in the first line', '机密★1年\nname,市\n', 'CLASSIFIED'],
    ['a mark in a row', 'name,区划代码\n好的,320505\n秘密★,320505\n', 'CLASSIFIED'],
    ['a broken first line', '"name,市\n甲,苏州市\n', 'UNTERMINATED_QUOTE'],
  ])('refuses the whole file for %s', async (_, file, code) => {
    const found = await preview(suzhou, file, '3205');
    expect(found).toMatchObject({ status: 'FAILED', rows: 0, added: 0, problems: { nodes: [{ row: 1, code, rejected: true }] } });
    expect(codeOf(await suzhou.askRaw(RUN, { input: { idempotencyKey: key(), importId: found.id } }))).toBe('IMPORT_FAILED');
    expect(await app.rows('SELECT 1 FROM staged_unit WHERE import_id = $1', [found.id])).toEqual([]);
  });

  it('lists broken rows with their line and goes on: NUL, broken bytes, an open quote, 10 MB in one field, a cut last line', async () => {
    const file = Buffer.concat([
      Buffer.from('name,区划代码\n空\0字符,320505\n坏'),
      Buffer.from([0xff]),
      Buffer.from('字节名称名称名称名称名称名称,320505\n半个'),
      Buffer.from([0xed, 0xa0, 0x80]),
      Buffer.from(`代理,320505\n"没有结束,320505\n${'长'.repeat((10 << 20) / 3)},320505\n完好${'名称'.repeat(20)},320505\n截断,3205`),
    ]);
    const found = await preview(suzhou, file, '3205');
    expect(found.problems.nodes.map(({ row, code }: any) => [row, code])).toEqual([
      [2, 'TEXT_NUL'],
      [3, 'TEXT_BROKEN'],
      [4, 'TEXT_BROKEN'],
      [5, 'UNTERMINATED_QUOTE'],
      [6, 'RECORD_TOO_LONG'],
      [8, 'COUNTY_UNKNOWN'],
    ]);
    expect(found).toMatchObject({ rows: 7, added: 2, rejected: 5 });
  });
});

describe('the example files', () => {
  it('are imported whole for the province', async () => {
    await app.receive(RegionsLoaded, { batchId: 'counties', regions: countiesIn(exampleUnitFiles()) });
    const [hospitals, scenic] = exampleUnitFiles().map((path) => readFileSync(path));
    const first = await preview(province, hospitals!, '32');
    expect(await runIt(province, first.id)).toMatchObject({ status: 'COMPLETED', encoding: 'UTF_8', rows: 537, rejected: 0 });
    const second = await preview(province, scenic!, '32');
    expect(await runIt(province, second.id)).toMatchObject({ rows: 25, added: 25, rejected: 0 });
    const [counts] = await app.rows(`SELECT count(*) FILTER (WHERE categories = '{DENSELY_OCCUPIED,HOSPITAL}') AS hospitals,
      count(*) FILTER (WHERE categories = '{SCENIC_AREA}' AND coordinate_system = 'BD09') AS scenic FROM unit`);
    expect(counts).toEqual({ hospitals: 537, scenic: 25 });
  });
});
