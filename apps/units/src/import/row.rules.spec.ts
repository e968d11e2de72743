import { describe, expect, it } from '@jest/globals';
import { creditCodeCheckDigit } from '@fire-campaign/domain';
import { RegionNames } from '../region/region-names.js';
import { mapColumns, type ImportField } from './columns.js';
import { csvRecords } from './csv.js';
import { isClassified, RowReader } from './row.rules.js';

const regions = new RegionNames(
  [
    ['32', '江苏省'],
    ['3201', '南京市'],
    ['320102', '玄武区'],
    ['3205', '苏州市'],
    ['320505', '虎丘区'],
    ['11', '北京市'],
    ['1101', '市辖区'],
    ['110101', '东城区'],
  ].map(([code, name]) => ({ code: code!, name: name! })),
);
const FIRST17 = '91320102MA0000001';
const CODE = FIRST17 + creditCodeCheckDigit(FIRST17);

/** The row of one record, and its problems as [code, column, detail]. */
function readRow(headers: string, line: string, within = '3201') {
  const columns = mapColumns(headers.split(','), new Map());
  const [record] = csvRecords([line]);
  const problems: unknown[][] = [];
  const row = new RowReader(columns, regions, within).read(record!, (code, field, _, detail) => {
    problems.push(detail === undefined ? [code, field] : [code, field, detail]);
  });
  return { row, problems };
}
const HEADERS = '单位名称,统一社会信用代码,地址,省,市,县区,类别,面积,层数,责任人,联系电话,管理人,监管主体,经度,纬度,坐标系';

describe('RowReader', () => {
  it('reads every column', () => {
    const { row, problems } = readRow(
      HEADERS,
      `" 南京(第一)医院 ",${CODE.toLowerCase()},中山路1号,江苏省,南京市,玄武区,医院；九小场所,1200.5,12,张三,025-83712345,李四,玄武门派出所,118.78,32.04,BD-09`,
    );
    expect(problems).toEqual([['UNKNOWN_SUPERVISING_BODY', 'SUPERVISING_BODY']]);
    expect(row).toBeNull();
    expect(
      readRow(
        HEADERS,
        `" 南京（第一）医院 ",${CODE.toLowerCase()},中山路1号,江苏省,南京市,玄武区,医院；九小场所,1200.5,12,张三,025-83712345,李四,派出所,118.78,32.04,BD-09`,
      ),
    ).toEqual({
      problems: [],
      row: {
        name: '南京（第一）医院',
        nameKey: '南京(第一)医院',
        dedupeKey: CODE,
        alias: null,
        creditCode: CODE,
        address: '中山路1号',
        regionCode: '320102',
        longitude: 118.78,
        latitude: 32.04,
        coordinateSystem: 'BD09',
        categories: ['DENSELY_OCCUPIED', 'HOSPITAL', 'NINE_SMALL'],
        areaM2: 1200.5,
        heightM: null,
        floorsAbove: 12,
        floorsBelow: null,
        responsibleName: '张三',
        responsiblePhone: '025-83712345',
        managerName: '李四',
        managerPhone: null,
        supervisingBody: 'POLICE_STATION',
        ref: '',
      },
    });
  });

  it.each<[string, string, string, unknown[][]]>([
    ['too few columns', 'name,city', '甲', [['COLUMN_COUNT', null, '1 ≠ 2']]],
    ['too many columns', 'name,city', '甲,南京市,x', [['COLUMN_COUNT', null, '3 ≠ 2']]],
    ['an unterminated quote', 'name,city', '"甲,南京市', [['UNTERMINATED_QUOTE', null]]],
    ['no name', 'name,city,县区', ' ,南京市,玄武区', [['NAME_MISSING', 'NAME']]],
    ['NUL', 'name,city,县区', '甲\0,南京市,玄武区', [['TEXT_NUL', 'NAME']]],
    ['a broken byte', 'name,city,县区', '甲\ufffd,南京市,玄武区', [['TEXT_BROKEN', 'NAME']]],
    ['a control character', 'name,city,县区', '甲,南京市,玄武区\x01', [['TEXT_CONTROL', 'COUNTY']]],
    ['a long cell', 'name,city,address', `甲,南京市,${'长'.repeat(501)}`, [['FIELD_TOO_LONG', 'ADDRESS', '500']]],
    ['a long name', 'name,city,县区', `${'长'.repeat(201)},南京市,玄武区`, [['FIELD_TOO_LONG', 'NAME', '200']]],
    ['an unknown category', 'name,kind,区划代码', '甲,飞机场,320102', [['UNKNOWN_KIND', 'CATEGORY']]],
    ['one unknown category of two', 'name,kind,区划代码', '甲,医院;飞机场,320102', [['UNKNOWN_KIND', 'CATEGORY']]],
    ['an unknown code in the region', 'name,区划代码', '甲,320199', [['UNKNOWN_REGION', 'REGION_CODE']]],
    ['an unknown code elsewhere', 'name,区划代码', '甲,440103', [['OUT_OF_SCOPE', 'REGION_CODE']]],
    ['another city', 'name,区划代码', '甲,320505', [['OUT_OF_SCOPE', 'REGION_CODE']]],
    ['another province by name', 'name,province,city,county', '甲,北京市,北京市,东城', [['OUT_OF_SCOPE', 'CITY']]],
    ['an unknown city of another province', 'name,province,city', '甲,北京市,延边州', [['OUT_OF_SCOPE', 'CITY']]],
    ['an unknown city', 'name,province,city', '甲,江苏省,Nanjing', [['UNKNOWN_REGION', 'CITY']]],
    ['no place at all', 'name,address', '甲,中山路', [['UNKNOWN_REGION', 'CITY']]],
    [
      'a wrong check digit',
      'name,信用代码,区划代码',
      `甲,${FIRST17}${CODE.endsWith('1') ? '2' : '1'},320102`,
      [['CREDIT_CODE_CHECK_DIGIT', 'CREDIT_CODE']],
    ],
    ['O for 0', 'name,信用代码,区划代码', `甲,${CODE.replace('0', 'O')},320102`, [['CREDIT_CODE_CHARACTER', 'CREDIT_CODE']]],
    ['a short credit code', 'name,信用代码,区划代码', '甲,9132,320102', [['CREDIT_CODE_LENGTH', 'CREDIT_CODE']]],
    ['an area in words', 'name,面积,区划代码', '甲,约500平方米,320102', [['NOT_A_NUMBER', 'AREA_M2']]],
    ['a hexadecimal area', 'name,面积,区划代码', '甲,0x10,320102', [['NOT_A_NUMBER', 'AREA_M2']]],
    ['an impossible area', 'name,面积,区划代码', '甲,-1,320102', [['OUT_OF_RANGE', 'AREA_M2', '0–10000000']]],
    ['half a floor', 'name,层数,区划代码', '甲,2.5,320102', [['NOT_WHOLE', 'FLOORS_ABOVE']]],
    [
      'swapped coordinates',
      'name,lng,lat,区划代码',
      '甲,32.04,118.78,320102',
      [
        ['OUT_OF_RANGE', 'LONGITUDE', '73–136'],
        ['OUT_OF_RANGE', 'LATITUDE', '3–54'],
      ],
    ],
    ['half a location', 'name,lng,lat,区划代码', '甲,118.78,,320102', [['LOCATION_INCOMPLETE', 'LATITUDE']]],
    ['two telephone numbers in words', 'name,联系电话,区划代码', '甲,办公室138xxxx,320102', [['PHONE', 'RESPONSIBLE_PHONE']]],
    [
      'several problems at once',
      'name,kind,面积,区划代码',
      ',飞机场,x,320505',
      [
        ['OUT_OF_SCOPE', 'REGION_CODE'],
        ['NAME_MISSING', 'NAME'],
        ['UNKNOWN_KIND', 'CATEGORY'],
        ['NOT_A_NUMBER', 'AREA_M2'],
      ],
    ],
  ])('refuses %s', (_, headers, line, expected) => {
    expect(readRow(headers, line)).toEqual({ row: null, problems: expected });
  });

  it('registers with the city when the county is not known, and says so', () => {
    const { row, problems } = readRow('name,province,city,county', '甲,江苏省,南京市,江北新区');
    expect(row).toMatchObject({ regionCode: '3201' });
    expect(problems).toEqual([['COUNTY_UNKNOWN', 'COUNTY']]);
    expect(readRow('name,province,city,county', '甲,江苏省,南京市,江北新区', '320102').problems).toEqual([['OUT_OF_SCOPE', 'CITY']]);
  });

  it.each([
    ['', ['GENERAL']],
    ['旅游景区', ['SCENIC_AREA']],
    ['高等学校及附属', ['DENSELY_OCCUPIED', 'UNIVERSITY']],
    ['餐饮门店', ['RESTAURANT', 'SHOP']],
    ['KEY_UNIT、群租房', ['GROUP_RENTAL', 'KEY_UNIT']],
    ['消防安全重点单位', ['KEY_UNIT']],
  ])('takes the category %s', (kind, expected) => {
    expect(readRow('name,kind,区划代码', `甲,${kind},320102`).row).toMatchObject({ categories: expected });
  });

  it.each([
    ['WGS84', 'WGS84'],
    ['GCJ-02', 'GCJ02'],
    ['unknown, 2 decimals', 'UNKNOWN'],
    ['', 'UNKNOWN'],
  ])('takes the coordinate system %s', (system, expected) => {
    expect(readRow('name,lng,lat,坐标系,区划代码', `甲,118,32,"${system}",320102`).row).toMatchObject({ coordinateSystem: expected });
  });
});

describe('mapColumns', () => {
  it('knows the headers of common files, and lets a person decide', () => {
    const fields = (headers: string[], given: [string, ImportField | null][] = []) =>
      mapColumns(headers, new Map(given)).map(({ field }) => field);
    expect(fields('id,name,kind,province,city,county,county_code,address,lng,lat,coord_sys,note'.split(','))).toEqual([
      'REF', 'NAME', 'CATEGORY', 'PROVINCE', 'CITY', 'COUNTY', 'REGION_CODE', 'ADDRESS', 'LONGITUDE', 'LATITUDE', 'COORDINATE_SYSTEM', null,
    ]); // prettier-ignore
    expect(fields(HEADERS.split(','))).not.toContain(null);
    expect(fields(['名称', '单位名称', '（别名）'])).toEqual(['NAME', null, null]);
    expect(fields(['名称', '甲方'], [['甲方', 'NAME']])).toEqual([null, 'NAME']);
    expect(fields(['名称', '地址'], [['地址', null]])).toEqual(['NAME', null]);
  });
});

describe('isClassified', () => {
  it.each([
    ['精密仪器厂,1', false],
    ['机密★10年,1', true],
    ['"甲","秘密"', true],
    ['保密局,秘密花园酒店', false],
  ])('%s', (line, expected) => {
    expect(isClassified([...csvRecords([line])][0]!)).toBe(expected);
  });
});
