/**
 * Layer 3h: numeric targets. A figure is a target where the sentence asks for it to be reached; figures that say which places are
 * meant (5万平方米以上的…), what was done, what it costs to offend, or what a model is called (“1+6+N”) are none.
 */
import type { LocalDate } from '@fire-campaign/domain';
import type { Due, TimedPassage } from './deadlines.js';
import { type Found, type Question, type Reading, tellsPast } from './found.js';
import type { Range } from './outline.js';
import { overlapWith } from './sentences.js';
import { CJK_NUMERALS, numeral, timesIn } from './words.js';

export type Comparator = 'GE' | 'LE' | 'GT' | 'LT' | 'EQ';

export interface Target {
  /** What is measured, in the text's words. */
  readonly metric: string;
  readonly comparator: Comparator;
  readonly value: number;
  /** As written: %, 个, 套, 亿元 … */
  readonly unit: string;
  readonly horizon: LocalDate | null;
  /** True where 100 % or 0 is told in words: 全部, 一律, 杜绝. */
  readonly implicit: boolean;
}

/** A fine, a reward or a subsidy: an amount, or a band from `minYuan` to `maxYuan`. */
export interface Amount {
  readonly kind: 'FINE' | 'REWARD' | 'SUBSIDY';
  readonly minYuan: number | null;
  readonly maxYuan: number | null;
}

const COUNTED =
  '家次|人次|场次|批次|车次|栋次|个百分点|个|家|处|台|套|只|具|辆|座|栋|幢|所|名|人|户|份|条|张|件|项|场|批|支|块|面|部|艘|架|根|盏|组|册|本|篇|卷|宗|例|起|次|期|车|对|道|口|枚|樘|类|间|堂|课|幅|小时';
const MEASURED = '平方米|公里|千米|厘米|米|学时|课时|小时|分钟|秒|个工作日|天|日|周岁|周|个月|年|层|吨|升|岁|度|分贝|分|千瓦';
const NUMBER = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';
const WORDED = `([${CJK_NUMERALS}]{1,6})(成(?!立|员|果|效|为|功|本|熟|都|长|品|分)|倍|${COUNTED}|[百千万亿]{0,2}元)`;
const QUANTITY = new RegExp(
  `(${NUMBER})\\s*(?:(%|成(?!立|员|果))|([百千万亿]{0,2})(元|倍|${COUNTED}|${MEASURED})?)|${WORDED}|百分之([${CJK_NUMERALS}\\d.]{1,6})`,
  'g',
);
const EVENT_UNITS = /^(?:次|遍|轮|回|期|场|起|场次|小时)$/;
const COUNTED_UNIT = new RegExp(`^(?:${COUNTED})$`);

const COMPARISONS: readonly (readonly [Comparator, RegExp])[] = [
  ['GE', /(?:不少于|不得少于|不低于|不得低于|不小于|不得小于|不下于|至少|最少|≥|>=)/],
  ['LE', /(?:不超过|不得超过|不高于|不得高于|不多于|不得多于|不大于|不得大于|控制在|压降至|降至|降到|≤|<=|限制在|不长于|缩短至|缩短到)/],
  ['LT', /(?:低于|少于|小于|不足|不到|<)/],
  ['GT', /(?:高于|超过|多于|大于|突破|>)/],
];
/** Between the comparing word and the figure: nothing, or the verb it governs (至少下降15%, 至少建成1个). */
const adjacent = (pattern: RegExp): RegExp => new RegExp(`${pattern.source}[\\p{Script=Han}]{0,8}$`, 'u');
const ADJACENT = COMPARISONS.map(([comparator, pattern]) => [comparator, adjacent(pattern)] as const);
/** 增幅应高于一般公共预算支出增幅的20%: the share of something stands between. */
const OF_SOMETHING = COMPARISONS.map(
  ([comparator, pattern]) => [comparator, new RegExp(`(?:应|须|要|得|必须)${pattern.source}[\\p{Script=Han}]{2,24}的$`, 'u')] as const,
);
const LIMIT = /不少于|不得少于|不低于|不得低于|不超过|不得超过|不高于|至少|控制在/;
const AFTER = /^(?:及)?(以上|以内|以下|之内)/;
const ENDS = /^(?:\([^()]{0,30}\))?(?:$|[,。;、!?:)”\n\d]|的?(?:目标|任务|要求)(?:$|[,。;]))/;
const FINE = /罚款|罚金|罚没|处罚|加处|没收/;
const REWARD = /奖励|奖金/;
const SUBSIDY = /补助|补贴|每[^,。;]{1,6}给予|奖补(?!资金)/;
const FUNDING = /投入|安排|投资|落实|筹措|列支|资金|经费|预算|总额|拨付/;
const HARM = /死亡|受伤|伤亡|遇难|直接(?:财产|经济)?损失|过火|烧毁|发生火灾/;
const SCOPE_NOUN =
  /(?:面积|高度|长度|宽度|床位(?:数|在)?|层数|建筑|从业人员|员工|人数|规模|容积|储量|距离|间距|居住|年龄|户数)[^,。;]{0,8}$/;
const PRODUCES =
  /(?:新建|改建|建成|建设|完成|安装|加装|改造|新增|增设|增配|配备|配齐|配置|购置|新购|采购|打造|创建|培育|培训|发展|招录|招聘|支持|拆除|清理|划设|发放|张贴|整治|整改|接入|打通|投放|开放|更换|维修|补建|扶持|销案|摘牌|推广|设置|曝光|查处|约谈|抽查|检查|排查|走访|测试|评查|命名|评选|编制|制作|播放|播出|刊发|推送|组织|整修|回收|淘汰)(?:了|好|约|近|超|全[市县区省])?$/;
const ATTRIBUTES =
  /(?:成立|组建|设立|设|分|明确|按照|完善|建强|提档升级|包含|涵盖|划分|形成|抽调|下设|辖区|共计|共有|共|建立|健全|突出|用好|抓好|落实|制定|开展)$/;
const IN_WORDS: readonly (readonly [RegExp, number])[] = [
  [
    /全部|一律|逐一|逐个|逐户|逐家|全覆盖|全面达标|所有[^,。;]{2,40}(?:均|都|要|全部|一遍|达标|完好|完成|建成|安装|配备|落实|开展)|(?:检查|排查|过筛|轮训|培训|走访|覆盖)一遍|一个不漏|应[装改查拆]尽[装改查拆]/,
    100,
  ],
  [/杜绝|零发生|零亡人|清零|不发生/, 0],
];

interface Quantity extends Range {
  readonly value: number;
  readonly unit: string;
}

/** Targets of a notice, and the sums of money that are fines, rewards or subsidies. */
export function targetsOf(
  { clean, said }: Reading,
  passages: readonly TimedPassage[],
  frequencies: readonly Range[],
): { readonly targets: readonly Found<Target>[]; readonly amounts: readonly Found<Amount>[] } {
  const { text } = clean;
  const inFrequency = overlapWith(frequencies);
  const targets: Found<Target>[] = [];
  const amounts: Found<Amount>[] = [];
  for (const { section, path, sentences, dues } of passages) {
    if (section.role === 'FORM') continue;
    for (const sentence of sentences) {
      const words = text.slice(sentence.start, sentence.end);
      const pastSection = section.role === 'PAST';
      const past = tellsPast(words) || (HARM.test(words) && !/下降|杜绝|遏制|减少|控制/.test(words));
      const list = dues.get(sentence) ?? [];
      const quantities = quantitiesIn(words);
      if (!pastSection) amounts.push(...amountsIn(words, quantities, sentence.start, path));
      let subject = '';
      for (const [index, quantity] of quantities.entries()) {
        const { value, unit } = quantity;
        const at = { start: sentence.start + quantity.start, end: sentence.start + quantity.end };
        const clause = sentence.clauses.find(({ start, end }) => at.start >= start && at.start < end) ?? sentence;
        const previous = quantities[index - 1];
        const from = Math.max(clause.start - sentence.start, previous === undefined ? 0 : cutAfter(words, previous, quantity.start));
        const before = words.slice(from, quantity.start);
        const after = words.slice(quantity.end, quantity.end + 24);
        if (unit.endsWith('元') && (FINE.test(words) || ((REWARD.test(words) || SUBSIDY.test(words)) && !/资金|经费/.test(before))))
          continue;
        if (FINE.test(text.slice(clause.start, clause.end)) || /扣减?$|扣$/.test(before)) continue;
        if (
          section.role === 'SCOPE' ||
          quoted(words, quantity.start) ||
          isOrdinal(words.slice(Math.max(0, quantity.start - 30), quantity.start), unit, after)
        )
          continue;
        const recurring = inFrequency(at.start, at.start + 1);
        const judged = judge(quantity, before, after, words, recurring);
        if (judged === null) continue;
        const { own, metric } = metricOf(before, after, subject || words.slice(0, from), from, list, sentence.start, unit);
        if (own === metric) subject = own;
        const range =
          clause.end - clause.start <= 110
            ? clause
            : { start: Math.max(clause.start, at.end - 100), end: Math.min(clause.end, at.end + 30) };
        // 已整改的要“回头看”,回头看率不低于20%: a limit is set even where the sentence looks back.
        const looksBack = pastSection || (past && !(judged.rule.endsWith('compared') && LIMIT.test(before)));
        const confidence = looksBack ? 0.15 : judged.confidence;
        targets.push({
          ...{ path, start: range.start, end: range.end, rule: judged.rule, confidence },
          value: {
            metric,
            comparator: judged.comparator,
            value,
            unit: COUNTED_UNIT.test(unit) ? said({ start: at.end - unit.length, end: at.end }) : unit,
            horizon: horizonAt(list, at, clause),
            implicit: false,
          },
          questions: confidence < 0.5 && !looksBack ? [ASK_TARGET] : [],
        });
      }
      for (const clause of sentence.clauses) {
        const told = text.slice(clause.start, clause.end);
        if (
          told.length > 160 ||
          quantities.some(
            ({ start, unit }) => unit === '%' && sentence.start + start >= clause.start && sentence.start + start < clause.end,
          )
        )
          continue;
        const match = IN_WORDS.find(([pattern]) => pattern.test(told));
        if (match === undefined) continue;
        const asked = !pastSection && !past && section.role !== 'SCOPE';
        targets.push({
          ...{ path, start: clause.start, end: clause.end, rule: 'target.words', confidence: asked ? 0.4 : 0.15 },
          value: {
            metric: told.replace(/\s+/g, '').slice(0, 60),
            comparator: 'EQ',
            value: match[1],
            unit: match[1] === 100 ? '%' : '起',
            horizon: horizonAt(list, clause, clause),
            implicit: true,
          },
          questions: asked ? [ASK_WORDS] : [],
        });
      }
    }
  }
  return { targets, amounts };
}

interface Judged {
  readonly comparator: Comparator;
  readonly rule: string;
  readonly confidence: number;
}

/**
 * Whether a figure is a target.
 *
 * @param before its clause up to it, from the figure before on
 * @param recurring true inside a recurring duty (每月抽查不少于20家)
 * @returns null where it is none for certain
 */
function judge({ unit, value }: Quantity, before: string, after: string, sentence: string, recurring: boolean): Judged | null {
  const share = unit === '%' || unit === '个百分点';
  const tail = AFTER.exec(after);
  const rest = after.slice(tail?.[0].length ?? 0);
  const told =
    ADJACENT.find(([, pattern]) => pattern.test(before)) ?? (share ? OF_SOMETHING.find(([, pattern]) => pattern.test(before)) : undefined);
  let comparator: Comparator = told?.[0] ?? 'EQ';
  if (tail !== null && comparator === 'EQ') comparator = tail[1] === '以上' ? 'GE' : 'LE';
  const compared = told !== undefined || tail !== null;
  // 由82%提高到95%: where it starts from is no target.
  if (/(?:由|从)[^,。;]{0,14}$/.test(before) && /^(?:提高|提升|增加|增至|下降|降低|降至|上升|压降|扩大|到|增长)/.test(after)) return null;
  // 面积5万平方米以上的…, 居住10人以上的…, 整改率低于85%的街道: which are meant, not what is to be reached.
  const attributive = /^的(?!目标|任务|要求|\d)/.test(rest);
  if (tail !== null && (attributive || !ENDS.test(rest))) return null;
  if (attributive && (comparator === 'LT' || comparator === 'GT' || comparator === 'LE')) return null;
  if (!share && (attributive || tail !== null) && SCOPE_NOUN.test(before.replace(/(?:不低于|不少于|超过|大于|达到?)$/, ''))) return null;
  if (!share && comparator === 'GT' && SCOPE_NOUN.test(before.replace(/(?:超过|大于|高于|多于)$/, ''))) return null;
  if (share) {
    if (/占[\p{Script=Han}]{0,16}$/u.test(before) && !/达到?$|不低于$|不少于$/.test(before))
      return { comparator, rule: 'target.share', confidence: 0.3 };
    if (/(?:\d%?-|至)$/.test(before) || /^(?:-|至)\d/.test(after)) return { comparator, rule: 'target.range', confidence: 0.45 };
    return compared
      ? { comparator, rule: 'target.percent.compared', confidence: 0.95 }
      : { comparator, rule: 'target.percent', confidence: 0.85 };
  }
  if (recurring && EVENT_UNITS.test(unit)) return null;
  if (unit === '倍')
    return /罚/.test(sentence) || !/(?:为|达到?|增长|提高到?|的)$/.test(before)
      ? null
      : { comparator, rule: 'target.times', confidence: 0.7 };
  if (unit === '')
    return compared && value >= 2 && tail === null && ENDS.test(after) && /(?:不少于|不低于|达到)$/.test(before)
      ? { comparator, rule: 'target.plain', confidence: 0.5 }
      : null;
  if (compared && !attributive)
    return { comparator, rule: 'target.compared', confidence: recurring ? 0.55 : comparator === 'LT' ? 0.45 : 0.85 };
  if (unit.endsWith('元')) {
    const funded = FUNDING.test(before) || FUNDING.test(after.slice(0, 8));
    return { comparator, rule: 'target.money', confidence: funded && !/每(?!年)[\p{Script=Han}]{0,3}$/u.test(before) ? 0.7 : 0.35 };
  }
  if (!COUNTED_UNIT.test(unit) || recurring) return null;
  if (/(?:达到?|增至|增加到|扩大到|总数|总量|员额|控制数)$/.test(before) && !/^[\p{Script=Han}]/u.test(rest))
    return { comparator, rule: 'target.reached', confidence: 0.75 };
  const noun = before.replace(/[^\p{Script=Han}]/gu, '');
  if (ENDS.test(rest) && noun.length >= 2 && !ATTRIBUTES.test(before) && unit !== '项' && !EVENT_UNITS.test(unit))
    return { comparator, rule: 'target.count', confidence: value >= 2 ? 0.7 : 0.4 };
  if (PRODUCES.test(before) && (/^[\p{Script=Han}“]/u.test(rest) || ENDS.test(rest)) && value >= 2)
    return { comparator, rule: 'target.produced', confidence: value >= 5 ? 0.6 : 0.45 };
  return EVENT_UNITS.test(unit) ? null : { comparator, rule: 'target.attribute', confidence: 0.25 };
}

const ASK_TARGET: Question = {
  zh: '此处数字是须达到的指标,还是对工作内容的说明?',
  en: 'Is this figure a target to reach, or a description of the work?',
  alternatives: ['指标', '说明'],
};
const ASK_WORDS: Question = {
  zh: '此处是否作为100%(或零发生)的指标考核?',
  en: 'Is this to be measured as 100 % (or none)?',
  alternatives: ['是', '否'],
};

/** Figures with their units, those inside time expressions left out. */
function quantitiesIn(words: string): readonly Quantity[] {
  const found: Quantity[] = [];
  const times = timesIn(words);
  for (const match of words.matchAll(QUANTITY)) {
    const [whole, digits, sign, scale = '', plain, worded, wordedUnit, percent] = match;
    const start = match.index;
    const end = start + whole.trimEnd().length;
    if (times.some((time) => start < time.end && end > time.start)) continue;
    if (
      digits !== undefined &&
      (/[\d.+\-/A-Za-z:]$/.test(words.slice(Math.max(0, start - 1), start)) || /^[.:+/A-Za-z]\d/.test(words.slice(end, end + 2)))
    )
      continue;
    let value = percent !== undefined ? numeral(percent) : numeral((digits ?? worded)!);
    let unit = percent !== undefined || sign === '%' ? '%' : (plain ?? wordedUnit ?? '');
    if (sign === '成' || wordedUnit === '成') [value, unit] = [value === null ? null : value * 10, '%'];
    if (scale !== '') {
      if (unit === '') continue;
      if (unit === '元') unit = `${scale}元`;
      else value = value === null ? null : value * numeral(`1${scale.at(-1)!}`)! * (scale.length > 1 ? numeral(`1${scale[0]}`)! : 1);
    }
    if (value !== null && Number.isFinite(value)) found.push({ start, end, value, unit });
  }
  return found;
}

const YUAN: Readonly<Record<string, number>> = { 元: 1, 百元: 100, 千元: 1000, 万元: 10_000, 百万元: 1e6, 千万元: 1e7, 亿元: 1e8 };

/** 处五千元以上五万元以下罚款, 给予每平方米20元补助, 奖励5万元至10万元. */
function amountsIn(words: string, quantities: readonly Quantity[], offset: number, path: string): readonly Found<Amount>[] {
  const kind = FINE.test(words) ? 'FINE' : REWARD.test(words) ? 'REWARD' : SUBSIDY.test(words) ? 'SUBSIDY' : null;
  if (kind === null) return [];
  const found: Found<Amount>[] = [];
  const money = quantities.filter(({ unit }) => unit in YUAN);
  for (let index = 0; index < money.length; index += 1) {
    const low = money[index]!;
    const high = money[index + 1];
    const between = high === undefined ? '' : words.slice(low.end, high.start);
    const yuan = low.value * YUAN[low.unit]!;
    if (high !== undefined && /^(?:以上|至|到|-)/.test(between) && between.length <= 3) {
      found.push({
        path,
        start: offset + low.start,
        end: offset + high.end,
        rule: 'amount.band',
        confidence: 0.9,
        value: { kind, minYuan: yuan, maxYuan: high.value * YUAN[high.unit]! },
      });
      index += 1;
    } else {
      const upTo = /^以下/.test(words.slice(low.end, low.end + 2));
      found.push({
        path,
        start: offset + low.start,
        end: offset + low.end,
        rule: 'amount.single',
        confidence: 0.7,
        value: { kind, minYuan: upTo ? null : yuan, maxYuan: /^以上/.test(words.slice(low.end, low.end + 2)) ? null : yuan },
      });
    }
  }
  return found;
}

/** 第3次, 3号楼, 电话…, 五一起 … */
function isOrdinal(before: string, unit: string, after: string): boolean {
  return (
    /(?:第|编号|[[〔])$|电话[^,。]{0,8}$/.test(before) ||
    (unit === '' && /^[号楼栋日月年时点岁]/.test(after)) ||
    (unit === '起' && /^(?:来|至|到)/.test(after)) ||
    (unit === '日' && /[月\d]$/.test(before))
  );
}

/** Inside “…” or 《…》: a slogan, a model's or a document's name. */
function quoted(words: string, at: number): boolean {
  for (const [open, close] of [
    ['“', '”'],
    ['《', '》'],
  ] as const) {
    const from = words.lastIndexOf(open, at);
    if (from < 0 || at - from > 80) continue;
    const to = words.indexOf(close, from);
    if (to > at && to - from < 160) return true;
  }
  return false;
}

/** Where what belongs to the figure before ends: after its next mark. */
function cutAfter(words: string, previous: Quantity, limit: number): number {
  const mark = words.slice(previous.end, limit).search(/[、,;。:]/);
  return mark < 0 ? previous.end : previous.end + mark + 1;
}

const COMPARING_WORDS =
  /不少于|不得少于|不低于|不得低于|不小于|不下于|至少|最少|不超过|不得超过|不高于|力争|确保|应?高于|超过|控制在|[要须]?达到|[要须]?达$|分别|(?:提高|提升|增加|降低)到|由[\d.]+%|≥|≤/g;
const VAGUE = /^(?:同比|完成|实现|接入|投入|全[省市县区]|总数|总量|其中)?(?:下降|减少|降低|提高|提升|以上)?$/;

/**
 * What is measured: the words before the figure without days and comparing words, with those after it where they carry the verb
 * (100%达标); with the subject told before where they say too little (同比至少下降15%, 3年内达100%).
 */
function metricOf(
  before: string,
  after: string,
  subject: string,
  from: number,
  list: readonly Due[],
  offset: number,
  unit: string,
): { own: string; metric: string } {
  let words = before;
  for (const { start, end } of list) {
    const [first, last] = [start - offset - from, end - offset - from];
    if (first >= 0 && last <= words.length) words = `${words.slice(0, first)}${' '.repeat(last - first)}${words.slice(last)}`;
  }
  const bare = words
    .replace(COMPARING_WORDS, '')
    .replace(/[\s,、:;]+/g, '')
    .replace(/^(?:其中|实现|确保|使|要|应|到|在|对存在的|对)+/, '')
    .replace(/为$/, '');
  const follow = /^的?(?!以上|以内|以下|目标)([\p{Script=Han}]{2,16})/u.exec(after)?.[1] ?? '';
  const own = `${bare}${unit === '%' || unit.endsWith('元') || bare.length < 4 ? follow : ''}`;
  const full =
    VAGUE.test(own) || VAGUE.test(bare) || (own.length <= 4 && !/[率数量度]$/.test(own))
      ? `${
          subject
            .split(/[,。;:]/)
            .filter((part) => part.length > 1)
            .at(-1) ?? ''
        }${own}`
      : own;
  return { own: own.slice(-60), metric: full.slice(-60) };
}

/** The due day that governs a place: the nearest told before it; a mere date (6月6日举办…) governs its own clause alone. */
function horizonAt(list: readonly Due[], { start, end }: Range, clause: Range): LocalDate | null {
  const governing = list.filter(
    (due) =>
      due.date !== null &&
      (due.binding || due.basis !== 'ABSOLUTE') &&
      (due.end <= end || due.start <= start) &&
      (due.closes || due.basis === 'PERIOD_END' || (due.start >= clause.start && due.start < clause.end)),
  );
  return governing.at(-1)?.date ?? null;
}
