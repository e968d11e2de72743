import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { creditCodeCheckDigit } from '@fire-campaign/domain';
import { RegionsLoaded, UnitChanged, UnitsRegistered } from '@fire-campaign/events';
import { schemaDrift } from '@fire-campaign/platform';
import { refusedFor, startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { units } from '../service.js';

let app: TestService;
let registrar: TestPerson;
let inspector: TestPerson;
let elsewhere: TestPerson;

beforeAll(async () => {
  app = await startService(units, { today: '2026-03-01' });
  await app.receive(RegionsLoaded, {
    batchId: 'a',
    regions: [
      { code: '32', name: '江苏省' },
      { code: '3201', name: '南京市' },
      { code: '320102', name: '玄武区' },
      { code: '320104', name: '秦淮区' },
      { code: '3205', name: '苏州市' },
      { code: '320505', name: '虎丘区' },
    ],
  });
  registrar = await app.person('REGISTRAR', '3201');
  inspector = await app.person('INSPECTOR', '320102');
  elsewhere = await app.person('REGISTRAR', '3205');
});
afterAll(() => app.stop());

let nth = 0;
const key = () => `key-${(nth += 1)}`;
const creditCode = (serial: number) => {
  const first17 = `91320102MA${String(serial).padStart(7, '0')}`;
  return first17 + creditCodeCheckDigit(first17);
};

const UNIT = `id name alias creditCode address regionCode region { code } location { longitude latitude coordinateSystem } categories areaM2 floorsAbove
  responsiblePerson { name phone } manager { name phone } supervisingBody status statusActions source sourceRef version createdAt`;
const PAYLOAD = `{ unit { ${UNIT} } userErrors { field code message messageEn } }`;
const REGISTER = `mutation ($input: RegisterUnitInput!) { registerUnit(input: $input) ${PAYLOAD} }`;
const CHANGE = `mutation ($input: ChangeUnitInput!) { changeUnit(input: $input) ${PAYLOAD} }`;
const STATUS = `mutation ($input: ChangeUnitStatusInput!) { changeUnitStatus(input: $input) ${PAYLOAD} }`;
const READ = `query ($id: ID!) { unit(id: $id) { ${UNIT} history { totalCount nodes { version at actor { id } reason fields { field before after } } } } }`;

const given = async (details: Record<string, unknown> = {}, by = registrar) => {
  const input = { idempotencyKey: key(), name: `单位${key()}`, regionCode: '320102', categories: ['GENERAL'], ...details };
  const { registerUnit } = await by.ask(REGISTER, { input });
  if (registerUnit.unit === null) throw new Error(JSON.stringify(registerUnit.userErrors));
  return registerUnit.unit;
};
const codeOf = (answer: { errors?: readonly { extensions: Record<string, unknown> }[] }) => answer.errors?.[0]?.extensions['code'];

describe('the tables', () => {
  it('are what the entities say', async () => {
    expect(await schemaDrift('units', units.entities, { connection: app.runtime.owner })).toEqual([]);
  });
});

describe('registering a unit', () => {
  it('keeps every field as it was entered, and tells the other services', async () => {
    const code = creditCode(1);
    const unit = await given({
      name: '𠮷野家(新街口店)',
      creditCode: ` ${code.toLowerCase()} `,
      address: '中山路1号',
      location: { longitude: 118.78, latitude: 32.04, coordinateSystem: 'GCJ02' },
      categories: ['SHOP', 'DENSELY_OCCUPIED'],
      areaM2: 120.5,
      floorsAbove: 2,
      responsiblePerson: { name: '张三', phone: '13812340000' },
      supervisingBody: 'POLICE_STATION',
    });
    expect(unit).toMatchObject({
      name: '𠮷野家(新街口店)',
      creditCode: code,
      region: { code: '320102' },
      location: { longitude: 118.78, latitude: 32.04, coordinateSystem: 'GCJ02' },
      categories: ['DENSELY_OCCUPIED', 'SHOP'],
      responsiblePerson: { name: '张三', phone: '13812340000' },
      manager: null,
      status: 'OPERATING',
      statusActions: ['SUSPEND', 'LOSE', 'CLOSE'],
      source: 'MANUAL',
      version: 1,
    });
    expect((await app.published(UnitsRegistered)).at(-1)).toEqual({
      batchId: unit.id,
      units: [
        {
          unitId: unit.id,
          name: unit.name,
          regionCode: '320102',
          categories: ['DENSELY_OCCUPIED', 'SHOP'],
          supervisingBody: 'POLICE_STATION',
          status: 'OPERATING',
          location: { longitude: 118.78, latitude: 32.04, coordinateSystem: 'GCJ02' },
          version: 1,
        },
      ],
    });
    expect(await app.rows('SELECT operation, actor_id FROM audit_entry WHERE object_id = $1', [unit.id])).toEqual([
      { operation: 'registerUnit', actor_id: registrar.id },
    ]);
    const { unitByCreditCode } = await registrar.ask('query ($c: CreditCode!) { unitByCreditCode(creditCode: $c) { id } }', { c: code });
    expect(unitByCreditCode).toEqual({ id: unit.id });
  });

  it('answers a repeated request the same and acts once', async () => {
    const before = (await app.published(UnitsRegistered)).length;
    const input = { idempotencyKey: key(), name: '重复提交', regionCode: '3201', categories: ['GENERAL'] };
    const first = await registrar.ask(REGISTER, { input });
    expect(await registrar.ask(REGISTER, { input })).toEqual(first);
    expect(await app.published(UnitsRegistered)).toHaveLength(before + 1);
    expect(codeOf(await registrar.askRaw(REGISTER, { input: { ...input, name: '别的' } }))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an unknown region', { regionCode: '320199' }, 'UNKNOWN_REGION'],
    ['a province', { regionCode: '32' }, 'FORBIDDEN'],
    ['another city', { regionCode: '320505' }, 'FORBIDDEN'],
    ['a wrong check digit', { creditCode: '91320102MA00000011' }, 'CREDIT_CODE_CHECK_DIGIT'],
    ['O for 0', { creditCode: '9132O102MA00000011' }, 'CREDIT_CODE_CHARACTER'],
    ['a short code', { creditCode: '9132' }, 'CREDIT_CODE_LENGTH'],
    ['NUL', { name: '甲\0乙' }, 'TEXT_NUL'],
    ['a lone surrogate', { name: '甲\ud800' }, 'TEXT_BROKEN'],
    ['a blank name', { name: ' \u200b' }, 'TEXT_BLANK'],
    ['a state-secret mark', { address: '机密★5年' }, 'CLASSIFIED'],
    ['no category', { categories: [] }, 'TOO_SMALL'],
    ['coordinates at sea elsewhere', { location: { longitude: 10, latitude: 32, coordinateSystem: 'WGS84' } }, 'TOO_SMALL'],
  ])('refuses %s', async (_, details, code) => {
    const answer = await registrar.askRaw(REGISTER, {
      input: { idempotencyKey: key(), name: '某单位', regionCode: '320102', categories: ['GENERAL'], ...details },
    });
    const [error] = (answer.data?.['registerUnit'] as any)?.userErrors ?? [];
    expect(error?.code ?? codeOf(answer)).toBe(code);
  });

  it('refuses the same unit twice, by credit code and by name, region and address', async () => {
    await given({ name: '甲', creditCode: creditCode(2) });
    await given({ name: '乙公司', address: '一号' });
    const again = (details: Record<string, unknown>, by = registrar) =>
      by.askRaw(REGISTER, { input: { idempotencyKey: key(), regionCode: '320102', categories: ['GENERAL'], ...details } });
    expect(codeOf(await again({ name: '丙', creditCode: creditCode(2) }))).toBe('UNIT_EXISTS');
    expect(codeOf(await again({ name: '乙公司 ', address: '一号' }))).toBe('UNIT_EXISTS');
    // The other record cannot be seen from Suzhou, and still counts.
    expect(codeOf(await again({ name: '丁', creditCode: creditCode(2), regionCode: '3205' }, elsewhere))).toBe('UNIT_EXISTS');
  });

  it('needs the right to write', async () => {
    const answer = await inspector.askRaw(REGISTER, {
      input: { idempotencyKey: key(), name: '某单位', regionCode: '320102', categories: ['GENERAL'] },
    });
    expect(refusedFor(answer, 'units:write')).toBe(true);
  });
});

describe('changing a unit', () => {
  const change = (id: string, expectedVersion: number, fields: Record<string, unknown>, by = registrar) =>
    by.askRaw(CHANGE, { input: { idempotencyKey: key(), id, expectedVersion, reason: '核对', ...fields } });

  it('keeps each change with its fields, person and reason', async () => {
    const unit = await given({ name: '旧名', alias: '别名', responsiblePerson: { name: '李四', phone: '13912340001' } });
    await change(unit.id, 1, { name: '新名', categories: ['HOTEL', 'GENERAL'], responsiblePerson: { name: '李四', phone: '13912349999' } });
    await change(unit.id, 2, { alias: null, regionCode: '320104' });
    const { unit: read } = await registrar.ask(READ, { id: unit.id });
    expect(read).toMatchObject({ name: '新名', alias: null, regionCode: '320104', version: 3 });
    expect(read.history.totalCount).toBe(2);
    expect(read.history.nodes).toMatchObject([
      {
        version: 2,
        actor: { id: registrar.id },
        reason: '核对',
        fields: [
          { field: 'name', before: '旧名', after: '新名' },
          { field: 'categories', before: 'GENERAL', after: 'GENERAL, HOTEL' },
          { field: 'responsiblePhone', before: '13912340001', after: '13912349999' },
        ],
      },
      {
        version: 3,
        fields: [
          { field: 'alias', before: '别名', after: null },
          { field: 'regionCode', before: '320102', after: '320104' },
        ],
      },
    ]);
    expect(
      (await app.published(UnitChanged))
        .filter(({ unitId }) => unitId === unit.id)
        .map(({ version, name, regionCode }) => [version, name, regionCode]),
    ).toEqual([
      [2, '新名', '320102'],
      [3, '新名', '320104'],
    ]);
    // It moved out of the inspector's district, with its history.
    expect((await inspector.ask(READ, { id: unit.id })).unit).toBeNull();
  });

  it('shows telephone numbers whole only to those who may change them', async () => {
    const unit = await given({ name: '电话', responsiblePerson: { name: '王五', phone: '13812340000' } });
    await change(unit.id, 1, { manager: { name: '赵六', phone: '13912345678' } });
    const { unit: read } = await inspector.ask(READ, { id: unit.id });
    expect(read).toMatchObject({ responsiblePerson: { phone: '138****0000' }, manager: { phone: '139****5678' }, statusActions: [] });
    expect(JSON.stringify(read)).not.toMatch(/13812340000|13912345678/);
  });

  it('refuses what changes nothing, an old version, another area and a taken code', async () => {
    const unit = await given({ name: '不变' });
    const other = await given({ name: '另一家', creditCode: creditCode(3) });
    expect((await change(unit.id, 1, { name: '不变', alias: null })).data?.['changeUnit']).toMatchObject({
      unit: null,
      userErrors: [{ code: 'NOTHING_CHANGED' }],
    });
    expect(codeOf(await change(unit.id, 7, { name: '变' }))).toBe('STALE_VERSION');
    expect(codeOf(await change(unit.id, 1, { regionCode: '320505' }))).toBe('FORBIDDEN');
    expect(codeOf(await change(unit.id, 1, { name: '变' }, elsewhere))).toBe('NOT_FOUND');
    expect(codeOf(await change(unit.id, 1, { creditCode: other.creditCode }))).toBe('UNIT_EXISTS');
    expect((await registrar.ask(READ, { id: unit.id })).unit).toMatchObject({ name: '不变', version: 1 });
  });
});

describe('the status of a unit', () => {
  it('follows the table and refuses the rest', async () => {
    const unit = await given({ name: '状态' });
    const act = (expectedVersion: number, action: string) =>
      registrar.askRaw(STATUS, { input: { idempotencyKey: key(), id: unit.id, expectedVersion, action, reason: '现场核实' } });
    expect((await act(1, 'CLOSE')).data?.['changeUnitStatus']).toMatchObject({
      unit: { status: 'CLOSED', version: 2, statusActions: ['REOPEN'] },
    });
    expect(codeOf(await act(2, 'SUSPEND'))).toBe('STATUS_ACTION');
    expect((await app.published(UnitChanged)).at(-1)).toMatchObject({ unitId: unit.id, status: 'CLOSED', version: 2 });
  });
});

describe('reading units', () => {
  const list = async (by: TestPerson, filter: Record<string, unknown>, first = 50, after: string | null = null) =>
    (
      await by.ask(
        `query ($filter: UnitFilter, $first: Int, $after: String) { units(filter: $filter, first: $first, after: $after) {
      totalCount nodes { id name } pageInfo { endCursor hasNextPage } } }`,
        { filter, first, after },
      )
    ).units;

  it('finds names by any part, whatever the writing, and takes wildcards as they are', async () => {
    await given({ name: '查找Ａ-１00%大厦' });
    await given({ name: '查找A-1000大厦' });
    const found = async (name: string) => (await list(registrar, { name })).nodes.map((unit: any) => unit.name).sort();
    expect(await found('查找a')).toEqual(['查找A-1000大厦', '查找Ａ-１00%大厦']);
    expect(await found('100%大')).toEqual(['查找Ａ-１00%大厦']);
    expect(await found("'; DROP TABLE unit; --")).toEqual([]);
  });

  it('filters, and pages without gaps or repeats', async () => {
    for (const name of ['页1', '页2', '页3', '页4', '页5'])
      await given({ name, categories: ['HERITAGE'], supervisingBody: 'TOWNSHIP', regionCode: name < '页3' ? '320104' : '320102' });
    const filter = { categories: ['HERITAGE', 'RELIGIOUS_SITE'], statuses: ['OPERATING'], supervisingBody: 'TOWNSHIP' };
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const page: any = await list(registrar, filter, 2, after);
      expect(page.totalCount).toBe(5);
      seen.push(...page.nodes.map((unit: any) => unit.name));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(['页3', '页4', '页5', '页1', '页2']);
    expect((await list(registrar, { ...filter, regionCode: '320104' })).totalCount).toBe(2);
    expect((await list(inspector, filter)).totalCount).toBe(3);
    expect((await list(elsewhere, filter)).totalCount).toBe(0);
  });

  it('shows nothing of another city, by whatever way', async () => {
    const unit = await given({ name: '不可见', creditCode: creditCode(4) });
    expect((await elsewhere.ask(READ, { id: unit.id })).unit).toBeNull();
    expect(
      (await elsewhere.ask('query ($c: CreditCode!) { unitByCreditCode(creditCode: $c) { id } }', { c: unit.creditCode })).unitByCreditCode,
    ).toBeNull();
    const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Unit { name } } }';
    const representations = [
      { __typename: 'Unit', id: unit.id },
      { __typename: 'Unit', id: 'nonsense' },
    ];
    expect((await elsewhere.ask(entities, { r: representations }))._entities).toEqual([null, null]);
    expect((await inspector.ask(entities, { r: representations }))._entities).toEqual([{ name: '不可见' }, null]);
  });

  it('lists what records lack', async () => {
    const unit = await given({ name: '缺项', regionCode: '3201' });
    const gaps = async (kind: string, by = registrar) =>
      (
        await by.ask('query ($kind: UnitGap!) { unitGaps(regionCode: "3201", kind: $kind, first: 200) { nodes { id } } }', { kind })
      ).unitGaps.nodes.map((node: any) => node.id);
    for (const kind of ['NO_SUPERVISING_BODY', 'NO_COUNTY', 'NO_CREDIT_CODE']) {
      expect(await gaps(kind)).toContain(unit.id);
      expect(await gaps(kind, elsewhere)).toEqual([]);
    }
    const whole = await given({ name: '齐全', supervisingBody: 'FIRE_RESCUE', creditCode: creditCode(5) });
    for (const kind of ['NO_SUPERVISING_BODY', 'NO_COUNTY', 'NO_CREDIT_CODE']) expect(await gaps(kind)).not.toContain(whole.id);
  });
});

describe('regions', () => {
  it('take the last name sent, also within one event', async () => {
    await app.receive(RegionsLoaded, {
      batchId: 'b',
      regions: [
        { code: '320106', name: '下关区' },
        { code: '320106', name: '鼓楼区' },
      ],
    });
    expect(await app.rows(`SELECT name FROM region WHERE code = '320106'`)).toEqual([{ name: '鼓楼区' }]);
  });
});
