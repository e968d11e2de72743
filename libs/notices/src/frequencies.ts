/** Layer 3g: recurring duties: 每季度不少于1次, 每日16时前, 每半月, 一周一调度, 定期. */
import { type Found, type Question, type Reading, tellsPast } from './found.js';
import type { Range } from './outline.js';
import type { Sentence } from './sentences.js';
import { CJK_NUMERALS, isBody, numeral, weekday } from './words.js';

export type Recurrence = 'DAY' | 'WEEK' | 'HALF_MONTH' | 'MONTH' | 'QUARTER' | 'HALF_YEAR' | 'YEAR' | 'REGULAR' | 'EVENT';

export interface Frequency {
  readonly duty: string;
  readonly actor: string | null;
  readonly period: Recurrence;
  readonly comparator: 'GE' | 'EQ' | 'LE';
  /** How often in a period; null where the text does not say (定期). */
  readonly count: number | null;
  /** Time of day by which it is due, HH:MM; that minute itself excluded. */
  readonly by: string | null;
  /** 1 = Monday. */
  readonly weekday: number | null;
  /** Words that tell how long: 到全国“两会”结束期间. */
  readonly until: string | null;
  /** Of whom the number is asked (每人, 各单位每月); null where the text does not say: two visits of five groups are two or ten. */
  readonly scope: 'PER_PERSON' | 'PER_ORGANIZATION' | null;
}

const PER_PERSON = /每(?:人|名|位)|人均/;
const PER_ORGANIZATION =
  /各[^,。;]{1,12}每|每(?:个|家|支|座|站|所|乡|镇|村|社区|县|市|街道|单位|支队|大队|中队)[^,。;]{0,8}(?:每|不少于|至少)|^各/;
const WORDS_OF_PERIOD = ['每日', '每周', '每半月', '每月', '每季度', '每年'];

/** What is left open: how often, and of whom a number of two or more is asked. */
function questionsOf({ period, count, scope }: Pick<Frequency, 'period' | 'count' | 'scope'>, quoted: string): readonly Question[] {
  const questions: Question[] = [];
  if (period === 'REGULAR' || period === 'EVENT')
    questions.push({ zh: `“${quoted}”未写明周期,多久一次?`, en: 'The period is not told. How often?', alternatives: WORDS_OF_PERIOD });
  if (scope === null && count !== null && count > 1)
    questions.push({
      zh: `“${quoted}”的次数按什么口径计?`,
      en: 'Of whom is the number asked: of each organisation, of each person, or of all together?',
      alternatives: ['按单位', '按人', '合计'],
    });
  return questions;
}

const PERIODS: readonly (readonly [RegExp, Recurrence])[] = [
  [/^(?:半个?月)/, 'HALF_MONTH'],
  [/^半年/, 'HALF_YEAR'],
  [/^(?:工作日|日|天|晚|夜)/, 'DAY'],
  [/^(?:周|星期|个?星期)/, 'WEEK'],
  [/^个?月/, 'MONTH'],
  [/^(?:个?季度?)/, 'QUARTER'],
  [/^(?:年度?|一?年)/, 'YEAR'],
];
const EVERY = new RegExp(
  `每(?:(半个?月|半年|工作日|[日天晚夜](?!间值)|个?星期|周|个月|月|个?季度?|年度?)|(?:隔)?([${CJK_NUMERALS}\\d]{1,3})(个小时|小时|天|日|个工作日|周|个月|年|个季度)|学期|旬)`,
  'g',
);
const WEEKDAY = /^([一二三四五六日天])(?![次期轮遍个场回日天])/;
const DAYS = /^(?:的)?((?:\d{1,2}[日号](?:[、和及]?))+|底|末|初|最后一(?:天|日|个工作日))/;
const CLOCK =
  /^(?:的)?(?:[、,和及])?(上午|下午|晚上?|早上?|中午|凌晨)?(\d{1,2})(?:[时点](?:(\d{1,2})分)?|:(\d{2}))(?:整)?(?:[、和及](?:上午|下午|晚上?)?\d{1,2}[时点:]\d{0,2})*(?:之前|以前|前)?/;
const COUNT = new RegExp(
  `(不少于|不得少于|不低于|不得低于|不下于|至少|最少|保证|≥)?[^,。;、${CJK_NUMERALS}\\d]{0,24}?([${CJK_NUMERALS}\\d]{1,5})(?:个)?(次|遍|轮|回|期|场次|场|起|晚|天)(以上)?`,
  'g',
);
const OBJECTS = /(?:不少于|至少|不低于|不得少于)([一二两三四五六七八九十\d]{1,6})(?!次|遍|轮|回|期|场|起|晚|天)/;
const REGULAR = /定期(?!存)[^,。;、]{2,24}|按(?:月|季度?|周|旬|年度)(?=[^,。;]{2})[^,。;]{2,24}|逐(?:月|季|周|日)[^,。;]{2,24}/g;
const COMPOUND =
  /(?<![本上下当首末每\d一二三四五六七八九十个全])(日|周|旬|半月|月|季度?|年)(?:度)?(调度|通报|会商|报告|例会|研判|督导|汇总|小结|讲评|点评|考评|考核|排名|清零|自查)(?=[、,。;”和制机)]|$|工作|开展|及)/g;
const ONE_A_PERIOD =
  /一(日|天|周|旬|月|季度?|年)一(调度|通报|会商|报告|例会|研判|督导|汇总|小结|讲评|排名|检查|督查|总结|次|报|清零|考核|评估)/g;
const BOTH_HALVES = /上、?下半年(?:各|分别|至少|均)/g;
const YEARLY = /年度(?=[^,。;“”《》]{0,12}(?:考核|检查|检测|评估|评价|演练|培训|排查|述职|报告))[^,。;]{2,20}|月度[^,。;]{2,20}/g;

/** All recurring duties; `every` is the bare expression (每月25日前), which is no due date. */
export function frequenciesOf({ clean, passages }: Reading): readonly Found<Frequency & { readonly every: Range }>[] {
  const { text } = clean;
  const found: Found<Frequency & { readonly every: Range }>[] = [];
  for (const { section, path, sentences } of passages) {
    if (section.role === 'FORM' || section.role === 'SCOPE') continue;
    for (const sentence of sentences) {
      const words = text.slice(sentence.start, sentence.end);
      const past = section.role === 'PAST' || (tellsPast(words) && !/(?:要|应|须|确保)/.test(words));
      const until = /到[^,。;]{1,14}结束(?:期间|前)?/.exec(words)?.[0] ?? null;
      const push = (
        start: number,
        end: number,
        rule: string,
        confidence: number,
        value: Omit<Frequency, 'duty' | 'actor' | 'until' | 'scope'>,
        every = end,
      ) => {
        const range = clausesAround(sentence, sentence.start + start, sentence.start + end);
        const quoted = text.slice(range.start, range.end).replace(/\s+/g, '');
        const actor = /^([^每,:]{2,24}?)(?=每|要|须|应|于每|对|组织|至少)/.exec(quoted)?.[1] ?? null;
        const scope = PER_PERSON.test(quoted) ? 'PER_PERSON' : PER_ORGANIZATION.test(quoted) ? 'PER_ORGANIZATION' : null;
        found.push({
          ...{ path, ...range, rule, confidence: past ? Math.min(confidence, 0.2) : confidence },
          questions: questionsOf({ ...value, scope }, quoted.slice(0, 80)),
          value: {
            ...value,
            every: { start: sentence.start + start, end: sentence.start + every },
            duty: quoted.slice(0, 80),
            actor: actor !== null && isBody(actor) ? actor : null,
            until,
            scope,
          },
        });
      };
      for (const match of words.matchAll(EVERY)) {
        const from = match.index;
        // 每年度 of a title, 每个 of a thing: only periods count.
        let after = from + match[0].length;
        const rest = () => words.slice(after, after + 40);
        let period = match[1] === undefined ? 'EVENT' : PERIODS.find(([pattern]) => pattern.test(match[1]!))![1];
        if (match[0] === '每旬') period = 'EVENT';
        let day: number | null = null;
        if (period === 'WEEK') {
          const told = WEEKDAY.exec(rest());
          if (told !== null) {
            day = weekday(told[1]!);
            after += told[0].length;
          }
        }
        let count: number | null = null;
        let fixed = false;
        const days = period === 'MONTH' || period === 'QUARTER' || period === 'YEAR' || period === 'HALF_YEAR' ? DAYS.exec(rest()) : null;
        if (days !== null) {
          after += days[0].length;
          fixed = true;
          const many = days[1]!.match(/\d{1,2}[日号]/g)?.length ?? 1;
          if (many > 1) count = many;
        }
        const month =
          period === 'YEAR' ? /^(?:的)?\d{1,2}月(?:\d{1,2}[日号]|底|末)?(?:至\d{1,2}月(?:\d{1,2}[日号]|底)?)?前?/.exec(rest()) : null;
        if (month !== null) {
          after += month[0].length;
          fixed = true;
        }
        let by: string | null = null;
        const clock = CLOCK.exec(rest());
        if (clock !== null && (period === 'DAY' || period === 'WEEK' || period === 'MONTH')) {
          const before = /前$/.test(clock[0]);
          const hour = Number(clock[2]) + (/下午|晚/.test(clock[1] ?? '') && Number(clock[2]) < 12 ? 12 : 0);
          const clocks = clock[0].match(/\d{1,2}[时点:]/g)!.length;
          if (hour < 25 && before && clocks === 1)
            by = `${String(hour).padStart(2, '0')}:${(clock[3] ?? clock[4] ?? '00').padStart(2, '0')}`;
          if (clocks > 1) count = clocks;
          after += clock[0].length;
        }
        const due = /^(?:之?前|以前)/.exec(rest());
        if (due !== null) after += due[0].length;
        // How often: in its own clause first, then in what follows until another 每.
        const clauseEnd = endOfClause(sentence, sentence.start + after) - sentence.start;
        const next = words.indexOf('每', after);
        const stop = Math.min(words.length, next < 0 ? words.length : next, after + 90);
        const own = counted(words.slice(after, Math.min(clauseEnd, stop)));
        const further =
          own === null && count === null && !fixed && clauseEnd < stop
            ? counted(words.slice(clauseEnd, stop).split(/[,;]/).slice(0, 2).join(','))
            : null;
        const told = own ?? (further !== null && further.comparator === 'GE' ? further : null);
        const lead = /(?:至少|不少于)$/.test(words.slice(Math.max(0, from - 4), from));
        const end = told === null ? Math.max(after, clauseEnd) : Math.max((own === null ? clauseEnd : after) + told.end, after);
        const objects = told === null && OBJECTS.test(words.slice(after, clauseEnd));
        const money = told === null && /[万亿]?元/.test(words.slice(after, clauseEnd));
        const many = count !== null && told === null;
        const confidence =
          period === 'EVENT'
            ? 0.4
            : objects || money || many
              ? 0.45
              : told !== null
                ? 0.95
                : fixed || by !== null || day !== null
                  ? 0.85
                  : 0.7;
        push(
          from,
          end,
          `frequency.every${told === null ? '' : '.count'}`,
          confidence,
          {
            period: period as Recurrence,
            comparator: told?.comparator ?? (lead || /^至少/.test(rest()) ? 'GE' : 'EQ'),
            count: told?.count ?? count ?? 1,
            by,
            weekday: day,
          },
          after,
        );
      }
      for (const match of words.matchAll(BOTH_HALVES)) {
        const told = counted(words.slice(match.index + match[0].length, match.index + match[0].length + 30));
        if (told !== null)
          push(match.index, match.index + match[0].length + told.end, 'frequency.halves', 0.85, {
            period: 'HALF_YEAR',
            comparator: told.comparator,
            count: told.count,
            by: null,
            weekday: null,
          });
      }
      for (const match of words.matchAll(ONE_A_PERIOD))
        push(match.index, match.index + match[0].length, 'frequency.one', 0.6, { ...PLAIN, period: shortPeriod(match[1]!) });
      for (const match of words.matchAll(COMPOUND))
        push(match.index, match.index + match[0].length, 'frequency.compound', 0.5, { ...PLAIN, period: shortPeriod(match[1]!) });
      for (const match of words.matchAll(REGULAR)) {
        const period = match[0].startsWith('定期') ? 'REGULAR' : shortPeriod(/^[按逐](半年|季度?|月|周|旬|年度|日)/.exec(match[0])![1]!);
        if (/每[^,。;]{0,3}$/.test(words.slice(Math.max(0, match.index - 5), match.index))) continue;
        push(
          match.index,
          match.index + match[0].length,
          period === 'REGULAR' ? 'frequency.regular' : 'frequency.by',
          period === 'REGULAR' ? 0.4 : 0.6,
          { ...PLAIN, period, count: period === 'REGULAR' ? null : 1 },
        );
      }
      for (const match of words.matchAll(YEARLY)) {
        if (/[每\d上本]$/.test(words.slice(0, match.index))) continue;
        push(match.index, match.index + match[0].length, 'frequency.yearly', 0.35, {
          ...PLAIN,
          period: match[0].startsWith('月') ? 'MONTH' : 'YEAR',
        });
      }
    }
  }
  return found;
}

const PLAIN = { comparator: 'EQ', count: 1, by: null, weekday: null } as const;

function shortPeriod(word: string): Recurrence {
  if (word.startsWith('半年')) return 'HALF_YEAR';
  if (word.startsWith('半月')) return 'HALF_MONTH';
  return ({ 日: 'DAY', 天: 'DAY', 周: 'WEEK', 旬: 'EVENT', 月: 'MONTH', 季: 'QUARTER', 年: 'YEAR' } as const)[word[0] as '日'] ?? 'REGULAR';
}

/** 开展1次, 不少于两次, 至少开展一次, 2次以上. */
function counted(words: string): { count: number; comparator: 'GE' | 'EQ'; end: number } | null {
  for (const match of words.matchAll(COUNT)) {
    const count = numeral(match[2]!);
    if (
      count === null ||
      /第$/.test(words.slice(0, match.index + match[0].length - match[3]!.length - match[2]!.length - (match[4]?.length ?? 0)))
    )
      continue;
    const before = words.slice(0, match.index + match[0].length);
    const comparator = match[4] !== undefined || /不少于|不得少于|不低于|不得低于|不下于|至少|最少|≥/.test(before) ? 'GE' : 'EQ';
    return { count, comparator, end: match.index + match[0].length };
  }
  return null;
}

function endOfClause(sentence: Sentence, at: number): number {
  for (const { end } of sentence.clauses) if (end >= at) return end;
  return sentence.end;
}

/** The clauses a stretch of a sentence touches, cut to what can be shown. */
function clausesAround(sentence: Sentence, start: number, end: number): { start: number; end: number } {
  const first = sentence.clauses.find((clause) => start < clause.end) ?? sentence;
  const last = [...sentence.clauses].reverse().find((clause) => clause.start < end) ?? sentence;
  return { start: Math.max(first.start, start - 60), end: Math.min(Math.max(last.end, end), end + 80) };
}
