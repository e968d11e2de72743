/**
 * What the recognisers share about words: numerals, days and spans of days, and names of bodies. All of it comes from how official
 * Chinese is written (GB/T 15835 on numerals, GB/T 9704 on documents), none of it from one notice. Everything here reads *clean* text
 * (see clean.ts): half-width digits and brackets, simplified characters, `“ ”` for every pair of quotes.
 */
import { addDays, isLocalDate, type LocalDate } from '@fire-campaign/domain';

const DIGITS: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
  ...{ 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 },
};
const PLACES: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };

/** Numerals of Chinese counting, as a piece of a character class. */
export const CJK_NUMERALS = '〇零一二两三四五六七八九十百千';

/**
 * The number written as `12`, `1,200`, `3.5`, `十二`, `两千三百`, `二〇二三` or `5万`.
 *
 * @returns null for anything else
 */
export function numeral(text: string): number | null {
  if (/^\d+(?:,\d{3})*(?:\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
  const mixed = /^(\d[\d,.]*)([千万亿])$/.exec(text);
  if (mixed) {
    const value = numeral(mixed[1]!);
    return value === null ? null : value * PLACES[mixed[2]!]!;
  }
  if (text === '' || text.length > 12) return null;
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let places = 0;
  for (const char of text) {
    const value = DIGITS[char];
    const place = PLACES[char];
    if (value !== undefined) {
      digit = digit !== null && places === 0 ? digit * 10 + value : value;
    } else if (place !== undefined && place < 10_000) {
      section += (digit ?? 1) * place;
      digit = null;
      places += 1;
    } else if (place !== undefined) {
      total += (section + (digit ?? 0) || 1) * place;
      section = 0;
      digit = null;
      places += 1;
    } else return null;
  }
  return total + section + (digit ?? 0);
}

/** `一`…`九十九` for a heading or a list made by a word processor. */
export function chineseNumeral(value: number): string {
  const units = '零一二三四五六七八九';
  if (value < 10) return units[value]!;
  if (value < 100) return `${value < 20 ? '' : units[Math.floor(value / 10)]}十${value % 10 === 0 ? '' : units[value % 10]}`;
  return String(value);
}

// ── days ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** How a moment is told: to the day, as the end of a month, quarter or year, as so long after the start, or by an event. */
export type TimeBasis = 'ABSOLUTE' | 'PERIOD_END' | 'RELATIVE' | 'EVENT';

/** One expression of time, at its place in the clean text. */
export interface TimeMention {
  readonly start: number;
  /** After the whole expression, with 前, 底前 or 内. */
  readonly end: number;
  readonly basis: TimeBasis;
  /** True where a last day is told: 前, 底, 末, 内, 止. */
  readonly closes: boolean;
  /** True for a range (至, —) or a beginning (起): a span of work, not a day by which something is due. */
  readonly opens: boolean;
  readonly from: PartialDay | null;
  readonly to: PartialDay | null;
  /** For RELATIVE: how long, and whether an event starts the clock (发现之日起, 收到后). */
  readonly length: { readonly count: number; readonly unit: 'DAY' | 'WORKDAY' | 'WEEK' | 'MONTH' | 'YEAR' | 'HOUR' } | null;
}

/** A day as written: the year may be missing; `part` says which day of the month or year is meant. */
export interface PartialDay {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly part: 'DAY' | 'MONTH' | 'EARLY' | 'MIDDLE' | 'LATE' | 'YEAR' | 'HALF_1' | 'HALF_2' | 'Q1' | 'Q2' | 'Q3' | 'Q4' | 'NOW';
}

const YEAR = '(?:(\\d{4})年|(今|本|当|明|次|去|上)年)?';
const DAY_OF_MONTH = `${YEAR}(\\d{1,2})月(?:份)?(?:(\\d{1,2})[日号]|(底|末|上旬|中旬|下旬|初))?`;
const OF_YEAR =
  '(?:(\\d{4})年|(今|本|当|明|次)年|(?<![一二三四五六七八九十百两半几\\d])年)(?:年)?(底|末|内|上半年|下半年|第?[一二三四1-4]季度)';
const ISO_DAY = '(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})(?!\\d)';
const BARE_PART = '(?<![\\d全、])(上半年|下半年|第?[一二三四]季度(?=末|底|前|内))';
const NOW = '(即日|现在|(?:本(?:通知|方案|细则|办法))?(?:印发|下发|发布)之日)';
const MENTION = new RegExp(`${ISO_DAY}|${DAY_OF_MONTH}|${OF_YEAR}|${BARE_PART}|(\\d{4})年(?!度|代|第|\\d)|${NOW}(?=起|至|到)`, 'g');
const BETWEEN = /^(?:\([^()]{0,4}\))?(?:起|开始)?,?(?:至|到|-{1,3}|直至)/;
const DAY_ONLY = /^(\d{1,2})[日号]/;
const LIST_DAY = /^(?:、|和|及)(?:(\d{1,2})月)?(\d{1,2})[日号]/;
const CLOSES =
  /^(?:\([^()]{0,6}\))?(?:下班|当[日天])?(?:(?:上午|下午|晚上?|中午)?\d{1,2}(?:[时点:]\d{0,2}分?))?(?:底|末)?(?:之?前|以前|底前|为止|止|截止|内)|^[底末]/;
const RELATIVE = new RegExp(
  `(?<![近前每])([${CJK_NUMERALS}\\d]{1,4}|半)(个工作日|工作日|个?小时|个月|日|天|周|年)(?:之|以)?内|用([${CJK_NUMERALS}\\d]{1,3}|半)(个月|年)(?:左右)?(?:的)?时间`,
  'g',
);
const THIS_WEEK = /本周([一二三四五六日天])(?:之?前)?/g;
const EVENT =
  /(?:“?(?:春节|元旦|五一|国庆节?|中秋节?|清明节?|端午节?|元宵节?|两会|双节)”?|假期|节日|会期|开学|暑假|寒假|汛期|高考|会议|活动|赛事)(?:结束|来临|到来|假期|期间)?之?前|到[^,。;\n]{1,16}结束(?:期间|前|为止)?|[^,。;、\n]{2,10}结束前/g;

const WEEK_DAYS = '一二三四五六日';

/** Monday 1 … Sunday 7; null for another word. */
export function weekday(char: string): number | null {
  const index = WEEK_DAYS.indexOf(char === '天' ? '日' : char);
  return index < 0 || char === '' ? null : index + 1;
}

const QUARTERS: Readonly<Record<string, 'Q1' | 'Q2' | 'Q3' | 'Q4'>> = {
  一: 'Q1',
  二: 'Q2',
  三: 'Q3',
  四: 'Q4',
  1: 'Q1',
  2: 'Q2',
  3: 'Q3',
  4: 'Q4',
};

function ofYear(word: string): PartialDay['part'] {
  if (word === '上半年') return 'HALF_1';
  if (word === '下半年') return 'HALF_2';
  if (word.endsWith('季度')) return QUARTERS[word.replace('第', '')[0]!]!;
  return 'YEAR';
}

const RELATIVE_YEARS: Readonly<Record<string, number>> = { 今: 0, 本: 0, 当: 0, 明: 1, 次: 1, 去: -1, 上: -1 };

interface Parsed {
  readonly day: PartialDay;
  readonly basis: TimeBasis;
  /** 底, 末 and 内 belong to the words themselves. */
  readonly closes: boolean;
}

function parsed(match: RegExpMatchArray, issueYear: number | null): Parsed {
  const [, isoYear, isoMonth, isoDay, year, yearWord, month, day, part, ofYearYear, ofYearWord, ofYearPart, barePart, bareYear] = match;
  const told = (digits: string | undefined, word: string | undefined): number | null =>
    digits !== undefined ? Number(digits) : word !== undefined && issueYear !== null ? issueYear + RELATIVE_YEARS[word]! : null;
  if (isoYear !== undefined)
    return { day: { year: Number(isoYear), month: Number(isoMonth), day: Number(isoDay), part: 'DAY' }, basis: 'ABSOLUTE', closes: false };
  if (month !== undefined) {
    const base = { year: told(year, yearWord), month: Number(month), day: day === undefined ? null : Number(day) };
    if (day !== undefined) return { day: { ...base, part: 'DAY' }, basis: 'ABSOLUTE', closes: false };
    const parts = { 上旬: 'EARLY', 初: 'EARLY', 中旬: 'MIDDLE', 下旬: 'LATE' } as const;
    return {
      day: { ...base, part: parts[part as keyof typeof parts] ?? 'MONTH' },
      basis: 'PERIOD_END',
      closes: part === '底' || part === '末',
    };
  }
  if (ofYearPart !== undefined)
    return {
      day: { year: told(ofYearYear, ofYearWord), month: null, day: null, part: ofYear(ofYearPart) },
      basis: 'PERIOD_END',
      closes: /[底末内]/.test(ofYearPart),
    };
  if (barePart !== undefined)
    return { day: { year: null, month: null, day: null, part: ofYear(barePart) }, basis: 'PERIOD_END', closes: false };
  if (bareYear !== undefined)
    return { day: { year: Number(bareYear), month: null, day: null, part: 'YEAR' }, basis: 'PERIOD_END', closes: false };
  return { day: { year: null, month: null, day: null, part: 'NOW' }, basis: 'ABSOLUTE', closes: false };
}

/**
 * Every expression of time in a stretch of clean text, in order, none overlapping. Words only: what day is meant is for `dayOf`.
 *
 * @param offset added to all places, for a stretch cut out of a longer text
 * @param issueYear what 今年 and 明年 count from; null when unknown
 */
export function timesIn(text: string, offset = 0, issueYear: number | null = null): readonly TimeMention[] {
  const found: TimeMention[] = [];
  let after = 0;
  for (const match of text.matchAll(MENTION)) {
    const start = match.index;
    if (start < after) continue;
    // 第1年, 一年底 and the like are no days; neither is a number broken by the pattern (12020年).
    if (/[\d第]/.test(text[start - 1] ?? '')) continue;
    const first = parsed(match, issueYear);
    let end = start + match[0].length;
    const push = (mention: Omit<TimeMention, 'start' | 'end' | 'length'> & { end: number; start?: number }) => {
      after = mention.end;
      found.push({ length: null, ...mention, start: (mention.start ?? start) + offset, end: mention.end + offset });
    };
    const between = BETWEEN.exec(text.slice(end, end + 16));
    if (between) {
      const at = end + between[0].length;
      MENTION_AT.lastIndex = at;
      const second = MENTION_AT.exec(text);
      const dayOnly = second ? null : DAY_ONLY.exec(text.slice(at, at + 4));
      const to = second ? parsed(second, issueYear).day : dayOnly ? { ...first.day, day: Number(dayOnly[1]), part: 'DAY' as const } : null;
      if (to !== null) {
        push({ basis: 'ABSOLUTE', closes: false, opens: true, from: first.day, to, end: at + (second ?? dayOnly)![0].length });
        continue;
      }
    }
    if (first.day.part === 'NOW') continue;
    const days: { day: PartialDay; start: number }[] = [{ day: first.day, start }];
    for (
      let more = LIST_DAY.exec(text.slice(end, end + 9));
      more && first.day.part === 'DAY';
      more = LIST_DAY.exec(text.slice(end, end + 9))
    ) {
      days.push({
        day: { ...first.day, month: more[1] === undefined ? first.day.month : Number(more[1]), day: Number(more[2]) },
        start: end + 1,
      });
      end += more[0].length;
    }
    const closing = CLOSES.exec(text.slice(end, end + 16));
    if (closing) end += closing[0].length;
    const opens = closing === null && /^(?:起|开始|以来|后)/.test(text.slice(end, end + 2));
    // 6月15日、11月15日前 tells two due dates; 6月7日、8日 without 前 is one stretch of days.
    for (const { day, start } of closing === null ? days.slice(-1) : days)
      push({
        basis: first.basis,
        closes: first.closes || closing !== null,
        opens,
        from: opens ? day : null,
        to: opens ? null : day,
        start,
        end,
      });
  }
  for (const match of text.matchAll(RELATIVE)) {
    const count = (match[1] ?? match[3])!;
    const word = (match[2] ?? match[4])!;
    const value = count === '半' ? 0.5 : numeral(count);
    if (value === null || value === 0) continue;
    const unit = word.includes('工作日')
      ? 'WORKDAY'
      : word.includes('小时')
        ? 'HOUR'
        : word === '周'
          ? 'WEEK'
          : word === '个月'
            ? 'MONTH'
            : word === '年'
              ? 'YEAR'
              : 'DAY';
    if (unit === 'YEAR' && value > 30) continue;
    const before = text.slice(Math.max(0, match.index - 14), match.index);
    const event = unit === 'HOUR' || /(?:之日起|日起|后|接到|收到|发现)[^,。;]{0,8}$/.test(before);
    const fromNotice = /(?:通知|文件|方案|本[^,。;]{0,6})(?:印发|下发|之日|后|收到|接到)?[^,。;]{0,6}$/.test(before) && unit !== 'HOUR';
    found.push({
      start: match.index + offset,
      end: match.index + match[0].length + offset,
      basis: event && !fromNotice ? 'EVENT' : 'RELATIVE',
      closes: true,
      opens: false,
      from: null,
      to: null,
      length: unit === 'YEAR' && value === 0.5 ? { count: 6, unit: 'MONTH' } : { count: value, unit },
    });
  }
  for (const match of text.matchAll(THIS_WEEK))
    found.push({
      ...{ start: match.index + offset, end: match.index + match[0].length + offset, basis: 'PERIOD_END', closes: true, opens: false },
      ...{ from: null, to: null, length: { count: weekday(match[1]!)!, unit: 'WEEK' } },
    });
  for (const match of text.matchAll(EVENT))
    found.push({
      ...{ start: match.index + offset, end: match.index + match[0].length + offset, basis: 'EVENT', closes: true, opens: false },
      ...{ from: null, to: null, length: null },
    });
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: TimeMention[] = [];
  for (const mention of found) {
    const last = kept.at(-1);
    if (last !== undefined && mention.start < last.end && !(mention.end === last.end && mention.basis === last.basis)) continue;
    kept.push(mention);
  }
  return kept;
}

const MENTION_AT = new RegExp(MENTION.source, 'y');

const LAST_MONTHS = { HALF_1: 6, HALF_2: 12, Q1: 3, Q2: 6, Q3: 9, Q4: 12, YEAR: 12 } as const;
const FIRST_MONTHS = { HALF_1: 1, HALF_2: 7, Q1: 1, Q2: 4, Q3: 7, Q4: 10, YEAR: 1 } as const;
const pad = (value: number): string => String(value).padStart(2, '0');

/** The last day of a month. */
export function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * The first or the last day a partial day can mean, in a year.
 *
 * @returns null for a day that does not exist (2月30日) or a year outside 1900–2199
 */
export function dayOf(day: PartialDay, year: number, edge: 'first' | 'last'): LocalDate | null {
  let month = day.month;
  let date = day.day;
  if (month === null) {
    if (
      day.part === 'NOW' ||
      day.part === 'DAY' ||
      day.part === 'MONTH' ||
      day.part === 'EARLY' ||
      day.part === 'MIDDLE' ||
      day.part === 'LATE'
    )
      return null;
    month = (edge === 'first' ? FIRST_MONTHS : LAST_MONTHS)[day.part];
  }
  if (month < 1 || month > 12) return null;
  if (date === null) {
    const [first, last] = day.part === 'EARLY' ? [1, 10] : day.part === 'MIDDLE' ? [11, 20] : day.part === 'LATE' ? [21, 31] : [1, 31];
    date = edge === 'first' ? first : Math.min(last, lastDay(year, month));
  }
  const text = `${year}-${pad(month)}-${pad(date)}`;
  return isLocalDate(text) ? text : null;
}

/** A day so many months later, the last of the month where that day is missing. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return `${toYear}-${pad(toMonth)}-${pad(Math.min(day, lastDay(toYear, toMonth)))}`;
}

/** A day so many working days later, Saturdays and Sundays left out; public holidays are not known here. */
export function addWorkdays(date: LocalDate, days: number): LocalDate {
  let current = date;
  for (let left = days; left > 0;) {
    current = addDays(current, 1);
    const day = new Date(`${current}T00:00:00Z`).getUTCDay();
    if (day !== 0 && day !== 6) left -= 1;
  }
  return current;
}

// ── bodies ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const BODY_ENDS = [
  ...[
    '政府',
    '办公厅',
    '办公室',
    '办事处',
    '管委会',
    '委员会',
    '管理委员会',
    '指挥部',
    '领导小组',
    '工作组',
    '督察组',
    '督查组',
    '检查组',
    '专班',
  ],
  ...[
    '局',
    '厅',
    '委',
    '办',
    '处',
    '科',
    '公署',
    '总署',
    '审计署',
    '部',
    '院',
    '会',
    '室',
    '中心',
    '总队',
    '支队',
    '大队',
    '中队',
    '分队',
    '队',
    '站',
    '所',
  ],
  ...[
    '街道',
    '乡镇',
    '镇街',
    '镇',
    '乡',
    '苏木',
    '嘎查',
    '社区',
    '村',
    '公司',
    '集团',
    '企业',
    '单位',
    '部门',
    '机构',
    '机关',
    '学校',
    '医院',
  ],
  ...['联', '工会', '团委', '法院', '检察院', '银行', '场', '园区', '开发区', '高新区', '新区', '媒体', '队伍', '派出所', '警种'],
  ...[
    '各地',
    '各县',
    '各区',
    '各市',
    '各县区',
    '各区县',
    '各市县',
    '市(州)',
    '县(区)',
    '区(县)',
    '县(市、区)',
    '各级',
    '负责人',
    '责任人',
    '主官',
  ],
  ...['大队长', '支队长', '总队长', '站长', '所长', '政委', '网格长', '网格员', '主要领导', '班子成员'],
];
const BODY_END = new RegExp(
  `(?:${[...new Set(BODY_ENDS)]
    .sort((a, b) => b.length - a.length)
    .map((end) => end.replace(/[()]/g, '\\$&'))
    .join('|')})(?:\\([^()]{1,14}\\))?$`,
);
const NOT_BODY =
  /(?:[格布大全结棋]局|场所|厕所|[查到好之长]处|[督主承举挂协]办|学科|农村|[关互串]联|分组|[市现广立磁]场|(?:动员|培训|调度|座谈|[大例晚全社机])会|全|一|整|内|外|个|这|该|本着|逐|问题|隐患|现场|市场|商场|会同|学会|社会|机会|大会|体会|工场|立场|力度|全部|干部|内部|外部|局部|到位|处处|何处|部位|难点|培训|演练|检查|调度会|座谈会|现场会|会议)$/;

/** No name of a body begins with a verb or a preposition. */
const NOT_BODY_START =
  /^(?:加强|强化|建强|建立|建设|建好|健全|完善|成立|组建|设立|打造|构建|推进|推动|开展|深入|深化|提升|提高|落实|压实|明确|突出|抓好|做好|规范|整治|治理|排查|检查|严格|严查|发动|动员|督促|聚焦|紧盯|关注|夯实|发挥|充实|优化|重塑|坚持|发现|存在|对|向|将|按|以|从|为|与|使|让|把|在|每|所有|全部|确保|其|该|本着|由|经|请|组织(?!部))/;

/**
 * Whether a phrase names a body, a post or a class of them: by its last word (局, 处室, 支队, 派出所 …), as Chinese names do.
 * Bounded: a phrase over 40 characters is none.
 */
export function isBody(phrase: string): boolean {
  return (
    phrase.length >= 2 &&
    phrase.length <= 40 &&
    /^[\p{Script=Han}A-Za-z(“]/u.test(phrase) &&
    BODY_END.test(phrase) &&
    !NOT_BODY.test(phrase) &&
    !NOT_BODY_START.test(phrase)
  );
}

/** One name of a list of bodies, at its place. */
export interface NamedBody {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const LEADING = /^(?:由|请|并由|经|并|和|及|以及|与|同|各有关单位即|其中)(?=[\p{Script=Han}])/u;
const TRAILING = /(?:等(?:\d+个|[一二三四五六七八九十]+个)?(?:相关|有关|成员|行业|各)?(?:部门|单位|处室|科室|警种)?|等)$/;
const DUTIES =
  /(?:分别)?(?:按(?:照)?(?:各自)?职责(?:分工)?|依(?:据|照)?职责|根据职责(?:分工)?)?(?:分工|共同|具体|联合)?(?:负责|落实|实施|承担|参与|配合|牵头)?$/;

/**
 * The names of a list such as `县公安局、县教育局,各乡镇(街道)等`. A mark inside brackets does not part names; 和 and 及 do
 * only between two bodies; a bare 镇 or 区 belongs to the name before it (`各街道、镇`).
 */
export function bodiesOf(text: string, offset = 0): readonly NamedBody[] {
  const names: { start: number; end: number }[] = [];
  let depth = 0;
  let from = 0;
  const close = (to: number) => {
    if (to > from) names.push({ start: from, end: to });
    from = to + 1;
  };
  for (let index = 0; index <= text.length; index += 1) {
    const char = text[index];
    if (char === '(' || char === '“') depth += 1;
    else if (char === ')' || char === '”') depth = Math.max(0, depth - 1);
    else if (char === undefined || (depth === 0 && /[、,;\t\n。/ ]/.test(char))) close(index);
    else if (
      depth === 0 &&
      (char === '和' || char === '及') &&
      isBody(text.slice(Math.max(from, index - 40), index)) &&
      /^[\p{Script=Han}(]{2}/u.test(text.slice(index + 1, index + 3))
    ) {
      const rest = /^[^、,;\t\n。和及]{2,40}/.exec(text.slice(index + 1, index + 42));
      if (rest && isBody(rest[0].replace(TRAILING, ''))) close(index);
    }
  }
  const bodies: NamedBody[] = [];
  for (const { start, end } of names) {
    let [first, last] = [start, end];
    while (first < last && /\s/.test(text[first]!)) first += 1;
    while (last > first && /\s/.test(text[last - 1]!)) last -= 1;
    const lead = LEADING.exec(text.slice(first, last));
    if (lead) first += lead[0].length;
    let name = text.slice(first, last);
    const duty = DUTIES.exec(name.slice(-40))?.[0] ?? '';
    name = name.slice(0, name.length - duty.length);
    const tail = TRAILING.exec(name.slice(-12))?.[0] ?? '';
    if (name.length > tail.length) name = name.slice(0, name.length - tail.length);
    if (name === '') continue;
    const previous = bodies.at(-1);
    // 各市、县(区)人民政府 and 各街道、镇 are one name each.
    if (previous !== undefined && /^各.$/.test(previous.name) && /^县|政府$/.test(name))
      bodies[bodies.length - 1] = {
        ...previous,
        name: text.slice(previous.start - offset, first + name.length),
        end: first + name.length + offset,
      };
    else if (previous !== undefined && name.length === 1)
      bodies[bodies.length - 1] = {
        ...previous,
        name: text.slice(previous.start - offset, first + name.length),
        end: first + name.length + offset,
      };
    else bodies.push({ name, start: first + offset, end: first + name.length + offset });
  }
  return bodies;
}
