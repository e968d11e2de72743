import { LIMITS } from '../unit/unit.rules.js';
import { CREDIT_CODE_REFUSALS } from '../unit/unit.input.js';

interface ProblemWording {
  /** Whether the row is left out; otherwise it is imported all the same. */
  readonly rejects: boolean;
  readonly zh: string;
  readonly en: string;
}

const rejects = (zh: string, en: string): ProblemWording => ({ rejects: true, zh, en });
const creditCode = ({ zh, en }: { zh: string; en: string }) => rejects(zh, en);
const range = ({ min, max }: { readonly min: number; readonly max: number }) => `${min}–${max}`;

/** Longest text of a cell that is read. */
export const MAX_CELL_LENGTH = 500;

/** What can be wrong with a file or a row, in words; `{detail}` is filled in per problem. */
export const PROBLEMS = {
  // the file
  ENCODING: rejects(
    '文件不是 UTF-8 或 GB18030 编码的文本。请在表格软件中另存为“CSV UTF-8”。',
    'The file is no text in UTF-8 or GB18030. Save it as “CSV UTF-8”.',
  ),
  EMPTY_FILE: rejects('文件没有数据行。请核对文件。', 'The file has no rows of data. Check it.'),
  NO_NAME_COLUMN: rejects(
    '没有“单位名称”列。请在首行写明列名,或在列对应中指定。',
    'There is no column with the unit’s name. Name it in the first line, or map it.',
  ),
  CLASSIFIED: rejects(
    '文件含有国家秘密标志,已整体拒收。本平台不得存储涉密信息。',
    'The file bears a state-secret mark and was refused. This platform may not hold classified information.',
  ),
  // the row
  UNTERMINATED_QUOTE: rejects('引号没有结束。请补上引号。', 'A quote is never closed. Close it.'),
  TEXT_AFTER_QUOTE: rejects(
    '引号之后还有文字。请将字段内的引号写成两个。',
    'There is text behind a closing quote. Write quotes inside a field twice.',
  ),
  RECORD_TOO_LONG: rejects('整行过长。请检查是否缺少引号或换行。', 'The row is too long. Look for a missing quote or line end.'),
  COLUMN_COUNT: rejects(
    '列数与首行不符({detail})。请补齐或合并。',
    'The number of columns differs from the first line ({detail}). Correct the row.',
  ),
  TEXT_NUL: rejects('含有空字符。请删除。', 'Contains a NUL character. Remove it.'),
  TEXT_BROKEN: rejects(
    '含有无法识别的字节。请检查文件编码或重新输入。',
    'Contains bytes that are no text. Check the encoding, or type it again.',
  ),
  TEXT_CONTROL: rejects('含有控制字符。请删除。', 'Contains a control character. Remove it.'),
  FIELD_TOO_LONG: rejects('超过 {detail} 个字符。请缩短。', 'Is longer than {detail} characters. Shorten it.'),
  NAME_MISSING: rejects('单位名称为空。请填写。', 'The unit’s name is missing. Fill it in.'),
  UNKNOWN_KIND: rejects('类别无法识别。请使用平台的类别名称。', 'The category is not known. Use one of the platform’s.'),
  UNKNOWN_REGION: rejects(
    '区划代码或省、市、县区名称无法识别。请核对。',
    'The region code, or the names of province, city and county, are not known. Check them.',
  ),
  OUT_OF_SCOPE: rejects(
    '不在本次导入的地区内。请由当地单位库管理员导入。',
    'Lies outside the region of this import. Let the registrar there import it.',
  ),
  CREDIT_CODE_LENGTH: creditCode(CREDIT_CODE_REFUSALS.LENGTH),
  CREDIT_CODE_CHARACTER: creditCode(CREDIT_CODE_REFUSALS.CHARACTER),
  CREDIT_CODE_CHECK_DIGIT: creditCode(CREDIT_CODE_REFUSALS.CHECK_DIGIT),
  NOT_A_NUMBER: rejects('不是数字。请只填数字,不带单位。', 'Is not a number. Give digits only, without a unit.'),
  NOT_WHOLE: rejects('应为整数。请更正。', 'Must be a whole number. Correct it.'),
  OUT_OF_RANGE: rejects('超出合理范围 {detail}。请核对。', 'Lies outside {detail}. Check it.'),
  LOCATION_INCOMPLETE: rejects('经度和纬度须同时填写。请补齐或都留空。', 'Longitude and latitude belong together. Give both or none.'),
  PHONE: rejects('不是电话号码。请只填一个号码。', 'Is not a telephone number. Give one number.'),
  UNKNOWN_SUPERVISING_BODY: rejects(
    '监管主体应为消防救援机构、派出所或乡镇(街道)。请更正。',
    'The supervising body is the fire and rescue service, the police station or the township. Correct it.',
  ),
  DUPLICATE_IN_FILE: rejects('与第 {detail} 行是同一单位,只导入前者。', 'Is the same unit as row {detail}; only that one is imported.'),
  COUNTY_UNKNOWN: {
    rejects: false,
    zh: '县区不明,已登记到市级。请在缺项清单中补充县区。',
    en: 'The county is not known; registered with the city. Add the county later (list of gaps).',
  },
} as const satisfies Record<string, ProblemWording>;
export type ProblemCode = keyof typeof PROBLEMS;

/** Believable values of a numeric column, in words. */
export const RANGES = {
  LONGITUDE: range(LIMITS.longitude),
  LATITUDE: range(LIMITS.latitude),
  AREA_M2: range(LIMITS.areaM2),
  HEIGHT_M: range(LIMITS.heightM),
  FLOORS_ABOVE: range(LIMITS.floorsAbove),
  FLOORS_BELOW: range(LIMITS.floorsBelow),
} as const;
