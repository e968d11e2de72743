import { nameKey } from '../text.js';

/** What a column of an import file can hold, with the headers that mean it. */
export const COLUMN_HEADERS = {
  REF: ['id', '编号', '序号'],
  NAME: ['name', '单位名称', '名称', '场所名称'],
  ALIAS: ['alias', '别名', '简称'],
  CREDIT_CODE: ['credit_code', 'creditCode', '统一社会信用代码', '信用代码', '社会信用代码'],
  CATEGORY: ['kind', 'category', '类别', '单位类别', '场所类型'],
  PROVINCE: ['province', '省', '省份'],
  CITY: ['city', '市', '城市', '地市'],
  COUNTY: ['county', '县区', '区县', '县(市、区)', '县'],
  REGION_CODE: ['county_code', 'region_code', '区划代码', '行政区划代码'],
  ADDRESS: ['address', '地址', '详细地址', '单位地址'],
  LONGITUDE: ['lng', 'lon', 'longitude', '经度'],
  LATITUDE: ['lat', 'latitude', '纬度'],
  COORDINATE_SYSTEM: ['coord_sys', '坐标系'],
  AREA_M2: ['area_m2', 'area', '面积', '建筑面积', '面积(平方米)', '建筑面积(㎡)'],
  HEIGHT_M: ['height_m', '高度', '建筑高度', '建筑高度(米)'],
  FLOORS_ABOVE: ['floors', 'floors_above', '层数', '地上层数'],
  FLOORS_BELOW: ['floors_below', '地下层数'],
  RESPONSIBLE_NAME: ['responsible', '责任人', '消防安全责任人'],
  RESPONSIBLE_PHONE: ['phone', '联系电话', '电话', '责任人电话'],
  MANAGER_NAME: ['manager', '管理人', '消防安全管理人'],
  MANAGER_PHONE: ['manager_phone', '管理人电话'],
  SUPERVISING_BODY: ['supervising_body', '监管主体', '监管单位'],
} as const satisfies Record<string, readonly string[]>;
export type ImportField = keyof typeof COLUMN_HEADERS;
export const IMPORT_FIELDS = Object.keys(COLUMN_HEADERS) as readonly ImportField[];

export interface ImportColumn {
  readonly header: string;
  /** Null for a column that is not read. */
  readonly field: ImportField | null;
}

const FIELD_BY_HEADER = new Map(IMPORT_FIELDS.flatMap((field) => COLUMN_HEADERS[field].map((header) => [nameKey(header), field] as const)));

/**
 * Which column holds what. A mapping given by the person counts before the known headers; a field that two columns claim goes to the first.
 *
 * @param given field by header; null leaves a column out
 */
export function mapColumns(headers: readonly string[], given: ReadonlyMap<string, ImportField | null>): readonly ImportColumn[] {
  const claimed = new Set<ImportField | null>(given.values());
  return headers.map((text) => {
    const header = text.trim();
    const chosen = given.get(header);
    if (chosen !== undefined) return { header, field: chosen };
    const field = FIELD_BY_HEADER.get(nameKey(header)) ?? null;
    if (field === null || claimed.has(field)) return { header, field: null };
    claimed.add(field);
    return { header, field };
  });
}

/** The delimiter of a file by its first line: the comma, unless there is none but tabs or semicolons. */
export function delimiterOf(firstLine: string): ',' | '\t' | ';' {
  if (firstLine.includes(',')) return ',';
  return firstLine.includes('\t') ? '\t' : firstLine.includes(';') ? ';' : ',';
}
