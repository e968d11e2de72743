import { canonicalCreditCode, classificationMark, creditCodeProblem, regionContains, type RegionCode } from '@fire-campaign/domain';
import { nameKey } from '../text.js';
import type { RegionNames } from '../region/region-names.js';
import type { UnitDetails } from '../unit/unit.entity.js';
import {
  CATEGORIES,
  CATEGORY_CODES,
  dedupeKey,
  LIMITS,
  PHONE,
  type CoordinateSystem,
  type SupervisingBody,
  type UnitCategory,
} from '../unit/unit.rules.js';
import type { CsvRecord } from './csv.js';
import { IMPORT_FIELDS, type ImportColumn, type ImportField } from './columns.js';
import { MAX_CELL_LENGTH, RANGES, type ProblemCode } from './problems.js';

/** A row that can become a unit. */
export interface ImportRow extends UnitDetails {
  readonly nameKey: string;
  readonly dedupeKey: string;
  /** The row's own number or code in the file, '' when it has none. */
  readonly ref: string;
}

/** Receives each problem of a row. */
export type ReportProblem = (code: ProblemCode, field: ImportField | null, value: string, detail?: string) => void;

/** Words in a file's category column that are no category names of ours. */
const KINDS: Readonly<Record<string, readonly UnitCategory[]>> = {
  医院: ['DENSELY_OCCUPIED', 'HOSPITAL'],
  医疗机构: ['DENSELY_OCCUPIED', 'HOSPITAL'],
  学校: ['DENSELY_OCCUPIED', 'SCHOOL'],
  小学: ['DENSELY_OCCUPIED', 'SCHOOL'],
  中学: ['DENSELY_OCCUPIED', 'SCHOOL'],
  职业学校: ['DENSELY_OCCUPIED', 'SCHOOL'],
  幼儿园: ['DENSELY_OCCUPIED', 'KINDERGARTEN'],
  高等学校: ['DENSELY_OCCUPIED', 'UNIVERSITY'],
  高等学校及附属: ['DENSELY_OCCUPIED', 'UNIVERSITY'],
  景区: ['SCENIC_AREA'],
  商场: ['DENSELY_OCCUPIED', 'SHOP'],
  餐饮门店: ['RESTAURANT', 'SHOP'],
  餐饮: ['RESTAURANT'],
  宾馆: ['DENSELY_OCCUPIED', 'HOTEL'],
  旅馆: ['DENSELY_OCCUPIED', 'HOTEL'],
  酒店: ['DENSELY_OCCUPIED', 'HOTEL'],
  养老院: ['DENSELY_OCCUPIED', 'ELDERLY_CARE'],
  重点单位: ['KEY_UNIT'],
  三合一: ['THREE_IN_ONE'],
  工厂: ['FACTORY'],
};
const CATEGORIES_BY_WORD = new Map<string, readonly UnitCategory[]>([
  ...CATEGORY_CODES.flatMap((code) => [[nameKey(CATEGORIES[code]), [code]] as const, [nameKey(code), [code]] as const]),
  ...Object.entries(KINDS).map(([word, codes]) => [nameKey(word), codes] as const),
]);

const SYSTEMS_BY_WORD: ReadonlyMap<string, CoordinateSystem> = new Map([
  ['cgcs2000', 'CGCS2000'],
  ['2000国家大地坐标系', 'CGCS2000'],
  ['wgs84', 'WGS84'],
  ['wgs-84', 'WGS84'],
  ['gcj02', 'GCJ02'],
  ['gcj-02', 'GCJ02'],
  ['火星坐标系', 'GCJ02'],
  ['bd09', 'BD09'],
  ['bd-09', 'BD09'],
  ['百度坐标', 'BD09'],
  ['百度坐标系', 'BD09'],
]);

/** Beginnings of what a supervising body is called. */
const BODY_WORDS: readonly (readonly [string, SupervisingBody])[] = [
  ['消防', 'FIRE_RESCUE'],
  ['fire', 'FIRE_RESCUE'],
  ['派出所', 'POLICE_STATION'],
  ['公安', 'POLICE_STATION'],
  ['police', 'POLICE_STATION'],
  ['乡', 'TOWNSHIP'],
  ['镇', 'TOWNSHIP'],
  ['街道', 'TOWNSHIP'],
  ['township', 'TOWNSHIP'],
];

const MAX_REMEMBERED_WORDS = 1000;

/** What `canonicalCreditCode` leaves as it is. */
const CANONICAL_CODE = /^[0-9A-Z]{18}$/;

const SUSPICIOUS = /[\0-\x08\v\f\x0e-\x1f\ufffd]/;

/** True for a record that bears a state-secret mark: then the whole file is refused. */
export function isClassified({ raw, fields }: CsvRecord): boolean {
  return raw.includes('密') && fields.some((field) => classificationMark(field) !== null);
}

/** Turns records of one file into rows, by the file's columns, the known regions and the region of the import. */
export class RowReader {
  private readonly index: Readonly<Record<ImportField, number>>;
  // What few different words mean, by the words: looked up once and not once a row.
  private readonly kinds = new Map<string, readonly UnitCategory[] | null>();
  private readonly bodies = new Map<string, SupervisingBody | null>();
  private readonly systems = new Map<string, CoordinateSystem>();

  constructor(
    private readonly columns: readonly ImportColumn[],
    private readonly regions: RegionNames,
    private readonly within: RegionCode,
  ) {
    const position = (field: ImportField) => columns.findIndex((column) => column.field === field);
    this.index = Object.fromEntries(IMPORT_FIELDS.map((field) => [field, position(field)])) as Record<ImportField, number>;
  }

  /**
   * The row of a record, or null when it cannot be imported; every problem is reported, also those that reject nothing.
   * Cells lose blanks around them and are otherwise kept as they are.
   */
  read(record: CsvRecord, report: ReportProblem): ImportRow | null {
    if (record.problem !== null) {
      report(record.problem, null, record.raw.slice(0, 80));
      return null;
    }
    const { fields } = record;
    if (fields.length !== this.columns.length) {
      report('COLUMN_COUNT', null, record.raw.slice(0, 80), `${fields.length} ≠ ${this.columns.length}`);
      return null;
    }
    if (!this.readable(record, report)) return null;

    let good = true;
    const reject: ReportProblem = (code, field, value, detail) => {
      good = false;
      report(code, field, value, detail);
    };
    const place = this.place(fields, reject);
    const name = this.text(fields, 'NAME', LIMITS.name, reject);
    if (name === null) reject('NAME_MISSING', 'NAME', '');
    const categories = this.categories(fields, reject);
    const creditCode = this.creditCode(fields, reject);
    const address = this.text(fields, 'ADDRESS', LIMITS.address, reject);
    const alias = this.text(fields, 'ALIAS', LIMITS.name, reject);
    const longitude = this.number(fields, 'LONGITUDE', LIMITS.longitude, reject);
    const latitude = this.number(fields, 'LATITUDE', LIMITS.latitude, reject);
    if (good && (longitude === null) !== (latitude === null)) {
      reject('LOCATION_INCOMPLETE', longitude === null ? 'LONGITUDE' : 'LATITUDE', '');
    }
    const areaM2 = this.number(fields, 'AREA_M2', LIMITS.areaM2, reject);
    const heightM = this.number(fields, 'HEIGHT_M', LIMITS.heightM, reject);
    const floorsAbove = this.number(fields, 'FLOORS_ABOVE', LIMITS.floorsAbove, reject, true);
    const floorsBelow = this.number(fields, 'FLOORS_BELOW', LIMITS.floorsBelow, reject, true);
    const responsibleName = this.text(fields, 'RESPONSIBLE_NAME', LIMITS.personName, reject);
    const responsiblePhone = this.phone(fields, 'RESPONSIBLE_PHONE', reject);
    const managerName = this.text(fields, 'MANAGER_NAME', LIMITS.personName, reject);
    const managerPhone = this.phone(fields, 'MANAGER_PHONE', reject);
    const supervisingBody = this.supervisingBody(fields, reject);
    if (!good || place === null || name === null || categories === null) return null;

    if (!place.countyKnown) report('COUNTY_UNKNOWN', this.cell(fields, 'COUNTY') === '' ? 'CITY' : 'COUNTY', this.cell(fields, 'COUNTY'));
    const key = nameKey(name);
    return {
      name,
      nameKey: key,
      dedupeKey: dedupeKey(creditCode, key, place.code, address),
      alias,
      creditCode,
      address,
      regionCode: place.code,
      longitude,
      latitude,
      coordinateSystem: longitude === null ? null : this.coordinateSystem(fields),
      categories,
      areaM2,
      heightM,
      floorsAbove,
      floorsBelow,
      responsibleName,
      responsiblePhone,
      managerName,
      managerPhone,
      supervisingBody,
      ref: this.cell(fields, 'REF'),
    };
  }

  private cell(fields: readonly string[], field: ImportField): string {
    const at = this.index[field];
    return at === -1 ? '' : fields[at]!.trim();
  }

  /** False when a cell that is read holds what cannot be stored, or is very long. The check of the whole record is the cheap one. */
  private readable({ raw, fields }: CsvRecord, report: ReportProblem): boolean {
    if (raw.length <= MAX_CELL_LENGTH && !SUSPICIOUS.test(raw)) return true;
    let readable = true;
    this.columns.forEach(({ field }, at) => {
      if (field === null) return;
      const text = fields[at]!;
      const found = SUSPICIOUS.exec(text)?.[0];
      if (found !== undefined) {
        readable = false;
        report(found === '\0' ? 'TEXT_NUL' : found === '\ufffd' ? 'TEXT_BROKEN' : 'TEXT_CONTROL', field, shown(text));
      } else if (text.length > MAX_CELL_LENGTH) {
        readable = false;
        report('FIELD_TOO_LONG', field, shown(text), String(MAX_CELL_LENGTH));
      }
    });
    return readable;
  }

  private place(fields: readonly string[], reject: ReportProblem) {
    const code = this.cell(fields, 'REGION_CODE');
    const words = { code, province: this.cell(fields, 'PROVINCE'), city: this.cell(fields, 'CITY'), county: this.cell(fields, 'COUNTY') };
    const place = this.regions.resolve(words);
    const value = () => (code !== '' ? code : [words.province, words.city, words.county].filter((word) => word !== '').join(' '));
    const field = code !== '' ? 'REGION_CODE' : 'CITY';
    if (place === null) {
      // A row of another province is out of scope also where its city or county is not understood.
      const named = /^\d{4,12}$/.test(code) ? code : this.regions.province(words.province);
      const elsewhere = named !== null && !named.startsWith(this.within) && !this.within.startsWith(named);
      reject(elsewhere ? 'OUT_OF_SCOPE' : 'UNKNOWN_REGION', field, value());
    } else if (!regionContains(this.within, place.code)) {
      reject('OUT_OF_SCOPE', field, value());
    }
    return place;
  }

  private text(fields: readonly string[], field: ImportField, max: number, reject: ReportProblem): string | null {
    const text = this.cell(fields, field);
    if (text === '') return null;
    if (text.length > max) reject('FIELD_TOO_LONG', field, shown(text), String(max));
    return text;
  }

  /** Categories named in the cell, sorted; GENERAL when it is empty. */
  private categories(fields: readonly string[], reject: ReportProblem): readonly UnitCategory[] | null {
    const words = this.cell(fields, 'CATEGORY');
    let categories = this.kinds.get(words);
    if (categories === undefined) {
      const found =
        words === '' ? [['GENERAL'] as const] : words.split(/[;；,，、/|]/).map((word) => CATEGORIES_BY_WORD.get(nameKey(word)));
      categories = found.includes(undefined) ? null : [...new Set(found.flatMap((codes) => codes!))].sort();
      remember(this.kinds, words, categories);
    }
    if (categories === null) reject('UNKNOWN_KIND', 'CATEGORY', shown(words));
    return categories;
  }

  private creditCode(fields: readonly string[], reject: ReportProblem): string | null {
    const text = this.cell(fields, 'CREDIT_CODE');
    if (text === '') return null;
    const code = CANONICAL_CODE.test(text) ? text : canonicalCreditCode(text);
    const problem = creditCodeProblem(code);
    if (problem !== null) reject(`CREDIT_CODE_${problem}`, 'CREDIT_CODE', shown(text));
    return code;
  }

  private coordinateSystem(fields: readonly string[]): CoordinateSystem {
    const text = this.cell(fields, 'COORDINATE_SYSTEM');
    let system = this.systems.get(text);
    if (system === undefined) {
      system = SYSTEMS_BY_WORD.get(nameKey(text)) ?? 'UNKNOWN';
      remember(this.systems, text, system);
    }
    return system;
  }

  private number(
    fields: readonly string[],
    field: keyof typeof RANGES,
    { min, max }: { readonly min: number; readonly max: number },
    reject: ReportProblem,
    whole = false,
  ): number | null {
    const text = this.cell(fields, field);
    if (text === '') return null;
    const value = /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(value)) reject('NOT_A_NUMBER', field, shown(text));
    else if (value < min || value > max) reject('OUT_OF_RANGE', field, shown(text), RANGES[field]);
    else if (whole && !Number.isInteger(value)) reject('NOT_WHOLE', field, shown(text));
    return value;
  }

  private phone(fields: readonly string[], field: ImportField, reject: ReportProblem): string | null {
    const text = this.cell(fields, field);
    if (text === '') return null;
    if (text.length > LIMITS.phone || !PHONE.test(text)) reject('PHONE', field, shown(text));
    return text;
  }

  private supervisingBody(fields: readonly string[], reject: ReportProblem): SupervisingBody | null {
    const text = this.cell(fields, 'SUPERVISING_BODY');
    if (text === '') return null;
    let body = this.bodies.get(text);
    if (body === undefined) {
      const key = nameKey(text);
      body = BODY_WORDS.find(([word]) => key.startsWith(word))?.[1] ?? null;
      remember(this.bodies, text, body);
    }
    if (body === null) reject('UNKNOWN_SUPERVISING_BODY', 'SUPERVISING_BODY', shown(text));
    return body;
  }
}

/** Keeps what a word means, as long as there are few words: a file may have another one in each row. */
function remember<Meaning>(meanings: Map<string, Meaning>, word: string, meaning: Meaning): void {
  if (meanings.size < MAX_REMEMBERED_WORDS) meanings.set(word, meaning);
}

/** A cell's text for the report: short, and storable whatever it held. */
function shown(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return SUSPICIOUS.test(short) ? short.replace(new RegExp(SUSPICIOUS, 'g'), '\u{fffd}').toWellFormed() : short.toWellFormed();
}
