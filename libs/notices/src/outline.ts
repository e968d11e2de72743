/**
 * Layer 2: the section tree. Numbering decides, by the order in which its styles nest in this text (国办 style 一、(一)1.(1)① is
 * the usual one, not the only one); headings without a number, inline points (一是 … 二是 …) and articles (第三条) are sections too.
 */
import { type CleanText } from './clean.js';
import { isBody, numeral } from './words.js';

/** What a section is for, from the words of its heading and of those above it. */
export type SectionRole = 'PREFACE' | 'AIM' | 'SCOPE' | 'SCHEDULE' | 'ORGANISATION' | 'REQUIREMENTS' | 'PAST' | 'FORM' | 'WORK';

/** A stretch of clean text, end not included. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** One section, with its own text and the sections under it. */
export interface Section {
  /** Numbers from the top, or words where a number is missing: ['三', '(一)', '1']. */
  readonly path: readonly string[];
  readonly style: string;
  readonly role: SectionRole;
  /** The heading with its number and final mark; null for the preface. */
  readonly heading: Range | null;
  /** The heading's words alone. */
  readonly title: Range | null;
  /** True where the heading is a whole sentence of its own, false where it is the first clause of running text. */
  readonly headed: boolean;
  /** Own running text, after the heading, without that of the sections below. */
  readonly body: readonly Range[];
  /** Of a row in a table of work: the cells that name bodies or days, by what their column says. */
  readonly cells: readonly Cell[];
  readonly parent: Section | null;
  readonly children: readonly Section[];
}

/** One cell of a row. */
export interface Cell extends Range {
  readonly column: 'LEAD' | 'RESPONSIBLE' | 'SUPPORT' | 'DUE';
}

/** Everything in the order of the text. */
export interface Outline {
  readonly sections: readonly Section[];
  /** Where the running text begins: after title, number and addressees. */
  readonly bodyStart: number;
  /** Attachments that are blank forms or tables to fill in. */
  readonly forms: readonly Range[];
}

interface Draft {
  path: string[];
  style: string;
  role: SectionRole;
  heading: Range | null;
  title: Range | null;
  headed: boolean;
  body: Range[];
  cells: Cell[];
  parent: Draft | null;
  children: Draft[];
}

interface Numbering {
  readonly style: string;
  readonly token: string;
  readonly length: number;
}

const STYLES: readonly (readonly [string, RegExp])[] = [
  ['章', /^第([一二三四五六七八九十百\d]{1,4})[章部](?:分)?[、:\s]?/],
  ['条', /^第([一二三四五六七八九十百\d]{1,5})条[、:\s]?/],
  ['阶段', /^第([一二三四五六七八九十\d])阶段[、:,\s]?/],
  ['一、', /^([一二三四五六七八九十]{1,3})[、.:]/],
  ['(一)', /^[(]([一二三四五六七八九十]{1,3})[)][、.]?/],
  ['1.', /^(\d{1,3})[.、](?!\d)/],
  ['(1)', /^[(](\d{1,2})[)][、.]?/],
  ['1)', /^(\d{1,2})[)](?!\d)[、.]?/],
  ['①', /^([①-⑳])[、.]?/],
];

function numberingOf(paragraph: string): Numbering | null {
  for (const [style, pattern] of STYLES) {
    const match = pattern.exec(paragraph);
    if (match === null) continue;
    const token = style === '①' ? String(match[1]!.charCodeAt(0) - 0x245f) : match[1]!;
    return { style, token: style === '(一)' || style === '(1)' ? `(${token})` : token, length: match[0].length };
  }
  return null;
}

const ROLE_RULES: readonly (readonly [SectionRole, RegExp])[] = [
  [
    'AIM',
    /^(?:(?:总体|工作|主要|行动|整治|治理|攻坚|预期|目标|阶段|活动|创建|战役|专项)*(?:目标|要求和目标)(?:任务)?|总体(?:要求|思路|目标|安排)|指导思想|(?:基本|工作|总体)?原则|(?:工作)?思路|目的意义|重要意义|(?:编制|制定)?依据|工作背景|任务目标)$/,
  ],
  [
    'AIM',
    /^[\p{Script=Han}]{0,4}(?:指导思想|要求|目标|原则|思路|意义|任务)(?:和|、|及|与)[\p{Script=Han}]{0,4}(?:原则|目标|任务|思路|要求|意义)$/u,
  ],
  ['AIM', /^(?:工作|整治|治理|行动|活动|检查|实施|排查|起止|总体)?时间$/],
  [
    'SCOPE',
    /^(?:(?:重点|整治|治理|检查|排查|检测|行动|适用|实施|活动|工作|摸排|清理|监管|督查)*(?:范围|对象)(?:和(?:范围|对象|时间))?|(?:整治|治理|排查|检查)?(?:重点)?(?:场所|区域|部位)|参加(?:对象|人员)|考评对象)$/,
  ],
  [
    'SCHEDULE',
    /(?:步骤|时序|进度)(?:安排|划分|要求|计划)?$|(?:时间|实施|阶段)(?:安排|进度|步骤|节点|计划|划分|要求)$|(?:工作|实施|推进|行动|整治|治理|活动)(?:阶段|进度)$|^阶段$|(?:步骤|时间|进度|阶段|时序)(?:和|及|与|、)(?:步骤|时间|方法|安排|要求|阶段)/,
  ],
  [
    'REQUIREMENTS',
    /^(?:(?:工作|有关|相关|几点|具体|组织|纪律|落实|下步|几项)+要求|(?:组织|工作|保障|服务|相关|有关|政策)+(?:保障|措施)(?:措施)?|组织(?:领导|保障|实施)(?:和|与|及|、).{2,8}|要求)$/,
  ],
  ['ORGANISATION', /^(?:组织(?:领导|机构|架构|体系)|(?:成立)?(?:领导|工作)(?:小组|机构|专班)|机构设置|人员组成)$/],
  ['FORM', /^(?:附则|附件|其他(?:事项)?|附表)$/],
];
const PAST_HEADING = /(?:情况|问题|成效|做法|特点|形势|回顾|原因|不足|成绩|亮点|进展|教训)$/;
const PAST_VERB =
  /^(?:报|报送|报告|通报|及时|定期|加强|做好|解决|整治|聚焦|紧盯|治理|推进|深入|严格|掌握|摸清|分析|落实|检查|强化|汇总|督查|狠抓|突出|着力|坚持|研判|正视|认清|吸取|汲取)/;

/** 工作要求 among a schedule's words (进度要求) and the like: the first rule that fits, most telling first. */
function roleOf(words: string, parent: SectionRole, depth: number): SectionRole {
  const title = words.replace(/^[“”]|[:。,;]$/g, '');
  if (title.length <= 16) {
    const requirements = ROLE_RULES.find(([role]) => role === 'REQUIREMENTS')![1];
    if (requirements.test(title)) return parent === 'PAST' ? 'PAST' : 'REQUIREMENTS';
    for (const [role, pattern] of ROLE_RULES) if (pattern.test(title)) return role === 'SCHEDULE' && depth > 2 ? parent : role;
  }
  if (title.length <= 24 && PAST_HEADING.test(title) && !PAST_VERB.test(title))
    return depth === 1 || parent !== 'REQUIREMENTS' ? 'PAST' : parent;
  return parent === 'PREFACE' ? 'WORK' : parent;
}

const ATTACHMENT = /^附件\s*\d{0,2}\s*[:、]?\s*$|^附件\s*\d{1,2}\s*[:、]?\s*\S{4,40}$/;
const FORM_TITLE = /(?:表|名单|回执|样式|式样|模板|登记|清册|目录|示意图|联系方式|承诺书|告知书)(?:\(.{1,12}\))?$/;
const WORK_TABLE = /任务|分工|措施|安排|进度|职责/;
const COLUMNS: readonly (readonly [Cell['column'] | 'TASK' | 'NUMBER', RegExp])[] = [
  ['NUMBER', /^(?:序号|编号|项次|序)$/],
  ['LEAD', /^(?:牵头|主办|主责)/],
  ['SUPPORT', /^(?:配合|协办|参与|协同)/],
  ['RESPONSIBLE', /^(?:责任|落实|承办|实施|负责)(?:单位|处室|部门|科室|主体)/],
  ['DUE', /时限|期限|完成时间|时间节点|进度要求/],
  ['TASK', /任务|内容|事项|措施|项目|目标|要求/],
];
const TABLE_ROW = /\t.*\t/;
const TABLE_FIELD = /(?:单位|处室|部门|科室)\s*:/;
const LIST_OF_ATTACHMENTS = /^附件?:/;
const FIELD_LABEL =
  /^(?:责任|牵头|配合|主办|协办|承办|落实|完成|联系|整改|附|抄送|主送|印发|时间|地点|注|备注|组长|副组长|成员|签发|来源|发布)/;
const POINT = /(?:^|[。;:!?,\n])(?:“)?([一二三四五六七八九十]{1,2})(?:是|要)(?=[^,。;]{2})/g;
const UNNUMBERED_FIRST = /^(?:首先|第一)?是要/;

/** Length of the words that make a title out of the start of a paragraph, up to its first full stop, colon or lost line end. */
function firstSentence(paragraph: string): number {
  const text = paragraph.slice(0, 200);
  const end = text.search(/[。;!?\n]|:(?!\d)|(?<=^[^ ,。]{3,22}) (?=[^ ]{12})/);
  return end < 0 ? text.length : end;
}

/**
 * Builds the tree.
 *
 * @param bodyStart where the head of the document ends
 * @param skip lines after it that are no running text: signatures, further titles
 */
export function outlineOf(clean: CleanText, bodyStart: number, skip: readonly Range[]): Outline {
  const { text } = clean;
  const skipped = new Set(skip.map(({ start }) => start));
  const paragraphs: Range[] = [];
  for (let start = bodyStart; start < text.length;) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    if (stop > start && !skipped.has(start)) paragraphs.push({ start, end: stop });
    start = stop + 1;
  }
  const numbered = paragraphs.some(({ start, end }) => numberingOf(text.slice(start, Math.min(end, start + 12))) !== null);
  const missingBefore = paragraphsBeforeSecond(paragraphs, text);
  const preface: Draft = blank(['前言'], '', 'PREFACE', null);
  const sections: Draft[] = [preface];
  const stack: Draft[] = [];
  const forms: Range[] = [];
  let formFrom: number | null = null;
  let columns: readonly (Cell['column'] | 'TASK' | 'NUMBER' | null)[] | null = null;
  let rows = 0;
  let listing = false;

  const open = (style: string, token: string, heading: Range, title: Range, headed: boolean): Draft => {
    const level = stack.findIndex((section) => section.style === style);
    if (level >= 0) stack.length = level;
    const parent = stack.at(-1) ?? null;
    const path = [...(parent?.path ?? []), token];
    const section = blank(path, style, roleOf(text.slice(title.start, title.end), parent?.role ?? 'PREFACE', path.length), parent);
    section.heading = heading;
    section.title = title;
    section.headed = headed;
    (parent?.children ?? []).push(section);
    sections.push(section);
    stack.push(section);
    return section;
  };

  for (const [index, { start, end }] of paragraphs.entries()) {
    const words = text.slice(start, end);
    if (ATTACHMENT.test(words) && words.length < 50) {
      const next = paragraphs[index + 1];
      const title = /^附件\s*\d{0,2}\s*[:、]?\s*$/.test(words) ? (next === undefined ? '' : text.slice(next.start, next.end)) : words;
      if (formFrom !== null) forms.push({ start: formFrom, end: start });
      formFrom = title.length < 60 && FORM_TITLE.test(title) && !WORK_TABLE.test(title) ? start : null;
      stack.length = 0;
      listing = false;
      if (formFrom === null) preface.body.push({ start: end, end });
      continue;
    }
    if (formFrom !== null) continue;
    if (TABLE_ROW.test(words) && !TABLE_FIELD.test(words)) {
      row(words, start);
      continue;
    }
    columns = null;
    if (LIST_OF_ATTACHMENTS.test(words)) {
      listing = true;
      continue;
    }
    const numbering = numberingOf(words.slice(0, 14));
    if (listing && (numbering?.style === '1.' || words.length > 60)) {
      if (words.length <= 60) continue;
      listing = false;
    }
    listing = listing && words.length < 30 && numbering === null;
    if (listing) continue;
    if (numbering !== null && numbering.length < words.length) {
      openNumbered(numbering, start, end);
      continue;
    }
    const label = stack.length > 0 || !numbered || index > 0 ? labelOf(words) : null;
    if (label !== null) {
      const section = open(
        label.style,
        words.slice(0, label.length),
        { start, end: start + label.length + 1 },
        { start, end: start + label.length },
        true,
      );
      if (start + label.length + 1 < end) section.body.push({ start: start + label.length + 1, end });
      continue;
    }
    // A heading without a number, at the top: a short line without a full stop, before numbers begin or where there are none.
    if (
      words.length <= 24 &&
      !/[。;,、:!?\t(]/.test(words) &&
      !isDate(words) &&
      !isBody(words) &&
      paragraphs.length > index + 1 &&
      (!numbered || index < missingBefore)
    ) {
      open(numbered ? '一、' : '行', words, { start, end }, { start, end }, true);
      continue;
    }
    if (!numbered) {
      const first = firstSentence(words);
      if (
        first <= 16 &&
        first >= 4 &&
        first + 1 < words.length &&
        /[。:]/.test(words[first]!) &&
        !/^(?:请|现|为|根据|各)/.test(words) &&
        !/[:]$/.test(words) &&
        !/\d/.test(words.slice(0, first))
      ) {
        const section = open('段', words.slice(0, first), { start, end: start + first + 1 }, { start, end: start + first }, true);
        section.body.push({ start: start + first + 1, end });
        continue;
      }
    }
    const current = stack.at(-1) ?? preface;
    current.body.push({ start, end });
  }
  if (formFrom !== null) forms.push({ start: formFrom, end: text.length });

  for (const section of [...sections]) points(section);
  sections.sort((a, b) => (a.heading?.start ?? -1) - (b.heading?.start ?? -1));
  return { sections, bodyStart, forms };

  /** A row of a table: of a table of work a section of its own; of any other (figures by district) no running text. */
  function row(words: string, start: number): void {
    const cells: Range[] = [];
    let from = 0;
    for (const cell of words.split('\t')) {
      cells.push({ start: start + from, end: start + from + cell.length });
      from += cell.length + 1;
    }
    if (columns === null || columns.length === 0) {
      const kinds = cells.map(
        (cell) => COLUMNS.find(([, pattern]) => pattern.test(text.slice(cell.start, cell.end).replace(/\s/g, '')))?.[0] ?? null,
      );
      columns = kinds.includes('TASK') && kinds.some((kind) => kind === 'LEAD' || kind === 'RESPONSIBLE' || kind === 'DUE') ? kinds : [];
      rows = 0;
      return;
    }
    // Empty cells at the end of a row leave no mark.
    while (cells.length < columns.length && cells.length >= columns.length - 2)
      cells.push({ start: start + words.length, end: start + words.length });
    const of = (kind: 'TASK' | 'NUMBER'): Range | undefined => cells[columns!.indexOf(kind)];
    const task = of('TASK');
    if (task === undefined || cells.length !== columns.length || task.end - task.start < 3) return;
    rows += 1;
    const number = of('NUMBER');
    const token =
      number !== undefined && number.end > number.start && number.end - number.start <= 6
        ? text.slice(number.start, number.end)
        : String(rows);
    const first = firstSentence(text.slice(task.start, task.end));
    const section = open('表', token, { start: task.start, end: task.start + first }, { start: task.start, end: task.start + first }, true);
    if (task.start + first + 1 < task.end) section.body.push({ start: task.start + first + 1, end: task.end });
    section.role = 'WORK';
    for (const [index, kind] of columns.entries()) {
      const cell = cells[index]!;
      if (kind === null || kind === 'TASK' || kind === 'NUMBER' || cell.end === cell.start) continue;
      section.cells.push({ ...cell, column: kind });
      if (kind === 'DUE') section.body.push(cell);
    }
  }

  function openNumbered({ style, token, length }: Numbering, start: number, end: number): void {
    const from = start + length + /^\s*/.exec(text.slice(start + length, end))![0].length;
    const words = text.slice(from, end);
    const first = firstSentence(words);
    const whole = first >= words.length;
    // 动员部署阶段(2024年1月至3月)。 is a heading; a sentence of running text is not, its first clause stands in for one.
    const headed = whole || (first <= 40 && words[first] !== ';') || (words[first] === ':' && first <= 40);
    const length1 = headed ? first : firstClause(words);
    const heading = { start, end: Math.min(end, from + length1 + (headed && !whole ? 1 : 0)) };
    const section = open(style === '阶段' ? '阶段' : style, token, heading, { start: from, end: from + length1 }, headed);
    if (heading.end < end) section.body.push({ start: headed ? heading.end : from, end });
  }

  /** Splits 一是 … 二是 … out of a section's text: each point is a section of its own. */
  function points(section: Draft): void {
    if (section.children.some(({ style }) => style !== '点') || section.role === 'FORM') return;
    const own: Range[] = [];
    for (const range of section.body) {
      const words = text.slice(range.start, range.end);
      const starts: { at: number; token: string; text: number }[] = [];
      for (const match of words.matchAll(POINT)) {
        const skip = match[0].length - match[1]!.length - 1;
        const value = numeral(match[1]!);
        if (value === starts.length + 1) starts.push({ at: match.index + skip, token: String(value), text: match.index + match[0].length });
        else if (value === 2 && starts.length === 0 && UNNUMBERED_FIRST.test(words)) {
          starts.push({ at: 0, token: '1', text: 1 }, { at: match.index + skip, token: '2', text: match.index + match[0].length });
        }
      }
      if (starts.length < 2) {
        own.push(range);
        continue;
      }
      if (starts[0]!.at > 0) own.push({ start: range.start, end: range.start + starts[0]!.at });
      const closing = trailingField(words, starts.at(-1)!.text);
      for (const [index, point] of starts.entries()) {
        const stop = range.start + (starts[index + 1]?.at ?? closing);
        const from = range.start + point.text;
        const first = firstSentence(text.slice(from, stop));
        const short = first <= 30;
        const length = short ? first : firstClause(text.slice(from, stop));
        const child = blank([...section.path, point.token], '点', section.role === 'PREFACE' ? 'WORK' : section.role, section);
        child.heading = { start: range.start + point.at, end: from + length };
        child.title = { start: from, end: from + length };
        child.headed = short;
        child.body.push({ start: short ? Math.min(stop, from + length + 1) : from, end: stop });
        section.children.push(child);
        sections.push(child);
      }
      if (closing < words.length) own.push({ start: range.start + closing, end: range.end });
    }
    section.body = own;
  }
}

/** 市级层面: and other labels of a part that carries no number. */
function labelOf(words: string): { length: number; style: string } | null {
  const inline = /^[^,。;:、\d(]{1,10}(?:层面|方面|领域|环节|系统)(?=:)/.exec(words);
  if (inline) return { length: inline[0].length, style: '标' };
  const whole = /^([^,。;:、\d“《(]{3,12}):$/.exec(words);
  if (whole && !FIELD_LABEL.test(words) && !/如下|以下|通知|各|单位/.test(words)) return { length: whole[1]!.length, style: '标' };
  return null;
}

/** Where the (责任单位:…) that closes a list of points begins; the text's length when there is none. */
function trailingField(words: string, from: number): number {
  const at = words.lastIndexOf('(');
  if (at > from && /^[([](?:[^()]{0,4})(?:责任|牵头|配合|完成)/.test(words.slice(at, at + 12)) && /[)\]][。]?$/.test(words)) return at;
  return words.length;
}

const isDate = (words: string): boolean => /^[\d〇零一二三四五六七八九十]{2,4}年/.test(words);

/** How many paragraphs stand before 二、 where it is the first heading of its style: the one for 一 then lost its number. */
function paragraphsBeforeSecond(paragraphs: readonly Range[], text: string): number {
  for (const [index, { start }] of paragraphs.entries()) {
    const numbering = numberingOf(text.slice(start, start + 8));
    if (numbering?.style === '一、') return numbering.token === '二' ? index : 0;
  }
  return 0;
}

/** Length of the first clause; with the second where the first only leads in (按照 …, 以 … 为抓手). */
function firstClause(paragraph: string): number {
  const words = paragraph.slice(0, 90);
  const first = words.search(/[,;。:!?]/);
  if (first < 0) return words.length;
  if (
    /^(?:(?:到|于|自)?(?:\d{4}年|\d{1,2}月|今年|年底|年内|每[年月周日季])|按照|按|以|根据|结合|围绕|依托|通过|针对|为|在|对|坚持|紧盯|聚焦|利用|依法)/.test(
      words,
    ) &&
    words[first] === ','
  ) {
    const second = words.slice(first + 1).search(/[,;。:!?]/);
    return second < 0 ? words.length : first + 1 + second;
  }
  return first;
}

function blank(path: string[], style: string, role: SectionRole, parent: Draft | null): Draft {
  return { path, style, role, heading: null, title: null, headed: false, body: [], cells: [], parent, children: [] };
}

/** Path as written in a draft: `三/(一)/1`. */
export const pathText = (section: Section): string => section.path.join('/');

/** All of a section's own words: heading and body, in order. */
export function ownRanges(section: Section): readonly Range[] {
  const heading =
    section.heading === null || section.title === null || !section.headed ? [] : [{ start: section.title.start, end: section.heading.end }];
  return [...heading, ...section.body];
}
