/**
 * Layer 3a: the document's head and foot (GB/T 9704-2012: 发文机关标志、发文字号、标题、主送机关、附件说明、发文机关署名、成文日期).
 */
import { type LocalDate } from '@fire-campaign/domain';
import { type CleanText, originalSpan, startsHeading } from './clean.js';
import type { Range } from './outline.js';
import { bodiesOf, dayOf, isBody, numeral, timesIn } from './words.js';

/** One value of the head with the place it was read from. */
export interface HeadValue {
  readonly value: string;
  /** In the original text: UTF-16 offsets, end not included. */
  readonly span: readonly [number, number];
  /** In the clean text; null for a line of a web page's frame, which is not part of it. */
  readonly range: Range | null;
  readonly rule: string;
  readonly confidence: number;
}

export interface Head {
  readonly title: HeadValue | null;
  /** Other lines that read like the title: that of an attached plan, or the short one of a web page. */
  readonly titles: readonly HeadValue[];
  readonly issuer: HeadValue | null;
  /** All issuing bodies of a joint notice, the first included. */
  readonly issuers: readonly HeadValue[];
  readonly number: HeadValue | null;
  /** 2022年第6期 of a bulletin, which is no document number. */
  readonly serial: HeadValue | null;
  readonly issueDate: HeadValue | null;
  readonly publishedAt: HeadValue | null;
  readonly addressees: readonly HeadValue[];
  readonly attachments: readonly HeadValue[];
  /** Where running text begins. */
  readonly bodyStart: number;
  /** Lines that are no running text: titles, signatures, dates, lists of attachments' titles. */
  readonly skip: readonly Range[];
  /** The year most days of the text lie in, where the issue date is not told; null when the text names none. */
  readonly year: number | null;
}

interface Line extends Range {
  readonly text: string;
}

const TITLE_END =
  /(?:通知|方案|通报|意见|报告|细则|办法|安排|计划|要点|通告|公告|公示|函|决定|规定|规划|批复|纪要|请示|清单|倡议书|制度|提示|指引|预案|部署|任务分工|分工表|任务表|责任表)(?:\([^()]{1,14}\))?$/;
const WEAK_TITLE_END = /(?:行动|整治|攻坚战|工作|活动|治理)$/;
const MASTHEAD = /(?:文件|简报|快报|专报|通报|信息|动态|公报|内部明电|明传电报)$/;
const NUMBER = /^((?:[\p{Script=Han}()]{2,16})[[(]\d{4}[\])]第?\d{1,5}号)(?=$|[\s\t(:]|签发)/u;
const SERIAL = /^(?:\(?(?:\d{4}年)?第?\d{1,4}期\)?|\(?总?第\d{1,4}期\)?)(?=$|[\s\t(])/;
const CJK_DAY =
  /^([〇零一二三四五六七八九十]{4}|\d{4})年([〇零一二三四五六七八九十]{1,3}|\d{1,2})月([〇零一二三四五六七八九十]{1,3}|\d{1,2})日/;
const SALUTATION = /^(?:此件|公开发布|\(此件|\(公开|特此|附件)/;

function day(text: string): LocalDate | null {
  const match = CJK_DAY.exec(text);
  if (match === null) return null;
  const [year, month, date] = match.slice(1).map((part) => numeral(part!));
  return dayOf({ year: year!, month: month!, day: date!, part: 'DAY' }, year!, 'last');
}

/** 署名: bodies alone on a line, one or several. */
function issuersOf(line: Line): readonly Range[] {
  if (line.text.length > 90 || /[,。;:《》%]|\d/.test(line.text)) return [];
  const parts = line.text.split(/[\t ]+/).flatMap((part) => part.split('、'));
  return parts.every((part) => isBody(part)) ? bodiesOf(line.text, line.start) : [];
}

/** Reads head and foot of a notice. */
export function headOf(clean: CleanText, original: string): Head {
  const lines: Line[] = [];
  for (let start = 0; start < clean.text.length;) {
    const at = clean.text.indexOf('\n', start);
    const end = at < 0 ? clean.text.length : at;
    if (end > start) lines.push({ start, end, text: clean.text.slice(start, end) });
    start = end + 1;
  }
  const value = (range: Range, rule: string, confidence: number): HeadValue => {
    const span = originalSpan(clean, range.start, range.end);
    return { value: original.slice(...span).replace(/\s+/g, ''), span, range: { start: range.start, end: range.end }, rule, confidence };
  };
  const labelled = (names: readonly string[], rule: string): HeadValue | null => {
    for (const name of names) {
      const label = clean.labels.get(name);
      if (label !== undefined) return { value: label.value, span: [label.start, label.end], range: null, rule, confidence: 0.9 };
    }
    return null;
  };

  const skip: Range[] = [];
  const firstHeading = lines.findIndex(({ text }) => startsHeading(text) && !/^附件/.test(text));
  const headEnd = firstHeading < 0 ? Math.min(lines.length, 60) : firstHeading;
  const isSentence = (line: Line): boolean =>
    /[。;!]/.test(line.text) || (line.text.length > 44 && /[,]/.test(line.text) && !TITLE_END.test(line.text));

  // ── number, serial, dates on lines of their own ──
  let number: HeadValue | null = null;
  let serial: HeadValue | null = null;
  for (const line of lines.slice(0, Math.min(headEnd, 20))) {
    const match = NUMBER.exec(line.text);
    if (match && number === null) {
      number = value({ start: line.start, end: line.start + match[1]!.length }, 'head.number', 0.95);
      skip.push(line);
    } else if (SERIAL.test(line.text) && serial === null) {
      serial = value(line, 'head.serial', 0.9);
      skip.push(line);
    }
  }
  const labelledNumber = labelled(['文号', '发文字号'], 'head.number.label');
  if (labelledNumber !== null && /[号號]$/.test(labelledNumber.value)) number ??= labelledNumber;

  // ── signature: a day alone on its line, bodies above it ──
  let issueDate: HeadValue | null = null;
  let issuers: readonly HeadValue[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.text.length > 60) continue;
    const columns = line.text.split('\t');
    const words = columns.at(-1)!.replace(/^\(|\)$/g, '');
    const found = day(words);
    const rest = words.replace(CJK_DAY, '');
    if (found === null || !/^(?:印发|发布|通过)?$/.test(rest)) continue;
    const at = line.start + line.text.length - columns.at(-1)!.length;
    const dated = {
      start: at + (columns.at(-1)!.startsWith('(') ? 1 : 0),
      end: line.end - (columns.at(-1)!.endsWith(')') ? 1 : 0) - rest.length,
    };
    const date = { ...value(dated, 'head.date.signature', 0.95), value: found };
    let above = columns.length > 1 ? issuersOf({ ...line, text: columns.slice(0, -1).join('\t'), end: at - 1 }) : [];
    const signature: Range[] = [line];
    for (let back = index - 1; back >= 0 && back >= index - 8 && columns.length === 1; back -= 1) {
      const names = issuersOf(lines[back]!);
      if (names.length === 0) break;
      above = [...names, ...above];
      signature.push(lines[back]!);
    }
    if (above.length > 0 && issuers.length === 0) {
      issuers = above.map((range) => value(range, 'head.issuer.signature', 0.95));
      issueDate = date;
    } else if (issueDate === null) issueDate = date;
    skip.push(...signature);
  }

  // ── title ──
  const titles: HeadValue[] = [];
  const mastheads: Line[] = [];
  const skipped = new Set(skip.map(({ start }) => start));
  let group: Line[] = [];
  let bodyStart: number | null = null;
  let addressees: HeadValue[] = [];
  const region = lines.slice(0, headEnd);
  const close = () => {
    if (group.length > 0) {
      const range = { start: group[0]!.start, end: group.at(-1)!.end };
      const words = group.map(({ text }) => text).join('');
      const confidence = TITLE_END.test(words) ? 0.95 : WEAK_TITLE_END.test(words) ? 0.6 : 0.3;
      if (confidence > 0.3 || titles.length === 0) {
        titles.push(value(range, confidence > 0.9 ? 'head.title' : 'head.title.weak', confidence));
        if (confidence > 0.3) skip.push(...group);
      }
    }
    group = [];
  };
  /** A circular's own title, 冬春火灾防控通报, and the masthead 情况通报 look alike: under a masthead stands the title. */
  const titleFollows = (index: number): boolean => {
    for (const line of region.slice(index + 1, index + 7)) {
      if (isSentence(line) || /:$/.test(line.text)) return false;
      if (!skipped.has(line.start) && TITLE_END.test(line.text)) return true;
    }
    return false;
  };
  for (const [index, line] of region.entries()) {
    const next = region[index + 1];
    if (skipped.has(line.start)) {
      close();
      continue;
    }
    if (/:$/.test(line.text) && bodyStart === null && line.text.length <= 240 && isAddressees(line.text)) {
      close();
      addressees = splitTop(line).map((range) => value(range, 'head.addressees', 0.9));
      bodyStart = line.end;
      continue;
    }
    if (
      isSentence(line) ||
      line.text.length > 80 ||
      SALUTATION.test(line.text) ||
      /[:。]$/.test(line.text) ||
      /^\(\d{4}年/.test(line.text)
    ) {
      close();
      continue;
    }
    if (/\t.*\t/.test(line.text)) {
      close();
      bodyStart ??= titles.length > 0 ? line.start - 1 : null;
      continue;
    }
    if (
      issuersOf(line).length > 0 &&
      group.length === 0 &&
      !(next !== undefined && /^关于/.test(next.text) && !(index > 0 && issuersOf(region[index - 1]!).length > 0))
    ) {
      mastheads.push(line);
      skip.push(line);
      continue;
    }
    if (
      MASTHEAD.test(line.text) &&
      group.length === 0 &&
      (/文件$/.test(line.text) ||
        (next !== undefined && (SERIAL.test(next.text) || (skipped.has(next.start) && (!/通报$/.test(line.text) || titleFollows(index))))))
    ) {
      mastheads.push(line);
      skip.push(line);
      continue;
    }
    group.push(line);
    const words = group.map(({ text }) => text).join('');
    const goesOn =
      next !== undefined &&
      !skipped.has(next.start) &&
      !isSentence(next) &&
      !/:$/.test(next.text) &&
      TITLE_END.test(words + next.text) &&
      next.text.length <= 8;
    if ((TITLE_END.test(words) && !goesOn) || group.length >= 5) close();
  }
  close();
  const title = [...titles].sort((a, b) => b.confidence - a.confidence || a.span[0] - b.span[0])[0] ?? null;

  // ── issuer, where no signature tells it ──
  if (issuers.length === 0) {
    const named = mastheads.flatMap((line) => issuersOf(line));
    if (named.length > 0) issuers = named.map((range) => value(range, 'head.issuer.masthead', 0.85));
  }
  if (issuers.length === 0) {
    const masthead = mastheads.find(({ text }) => isBody(text.replace(MASTHEAD, '').replace(/情况$|工作$/, '')));
    if (masthead !== undefined) {
      const words = masthead.text.replace(MASTHEAD, '').replace(/情况$|工作$/, '');
      issuers = [value({ start: masthead.start, end: masthead.start + words.length }, 'head.issuer.masthead', 0.8)];
    }
  }
  const inTitle = title?.range ? issuerInTitle(clean, title.range) : null;
  if (issuers.length === 0 && inTitle !== null) issuers = [value(inTitle, 'head.issuer.title', 0.75)];
  if (issuers.length === 0) {
    const label = labelled(['发文机关', '发文机构', '发布机构', '来源', '信息来源'], 'head.issuer.label');
    if (label !== null && isBody(label.value)) issuers = [{ ...label, confidence: 0.7 }];
  }
  if (issuers.length === 0) {
    const named =
      /(?:^|[,。;:、\n在由向经和与对])([^,。;:、\n在由向经和与对的条《》“”\d]{2,8}(?:省|市|县|区|旗|州|盟)消防救援(?:总队|支队|大队))/.exec(
        clean.text.slice(0, 4000),
      );
    if (named) {
      const start = named.index + named[0].length - named[1]!.length;
      issuers = [value({ start, end: start + named[1]!.length }, 'head.issuer.named', 0.5)];
    }
  }

  // ── day, where no signature tells it ──
  if (issueDate === null) {
    const label = labelled(['成文日期', '发文日期', '生成日期'], 'head.date.label');
    const found = label === null ? null : timesIn(label.value)[0]?.to;
    const date = found?.year == null ? null : dayOf(found, found.year, 'last');
    if (label !== null && date !== null) issueDate = { ...label, value: date };
  }
  if (issueDate === null) {
    for (const line of lines.slice(-12)) {
      const match = /(\d{4}年\d{1,2}月\d{1,2}日)印发$/.exec(line.text);
      const date = match === null ? null : day(match[1]!);
      if (date !== null)
        issueDate = { ...value({ start: line.end - match![0].length, end: line.end - 2 }, 'head.date.imprint', 0.8), value: date };
    }
  }
  const published = labelled(['发布时间', '发布日期', '公开日期'], 'head.published');

  const attachments: HeadValue[] = [];
  for (const [index, line] of lines.entries()) {
    if (!/^附件?:/.test(line.text)) continue;
    for (let at = index; at < lines.length && at < index + 20; at += 1) {
      const item = /^(?:附件?:)?(?:(\d{1,2})[.、])?(.{2,60})$/.exec(lines[at]!.text);
      if (item === null || (at > index && item[1] === undefined)) break;
      attachments.push(value({ start: lines[at]!.end - item[2]!.length, end: lines[at]!.end }, 'head.attachment', 0.9));
    }
    break;
  }

  const years = new Map<number, number>();
  for (const match of clean.text.slice(0, 200_000).matchAll(/(?<!\d)((?:19|20)\d{2})(?=年|\]\d)/g)) {
    const year = Number(match[1]);
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  const common = [...years].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null;
  const publishedYear = published === null ? null : Number(/^\d{4}/.exec(published.value)?.[0] ?? NaN);
  const year =
    issueDate !== null
      ? Number(issueDate.value.slice(0, 4))
      : publishedYear !== null && !Number.isNaN(publishedYear)
        ? publishedYear
        : common;

  return {
    ...{ title, titles, issuers, number, serial, issueDate, addressees, attachments, skip, year },
    issuer: issuers[0] ?? null,
    publishedAt: published,
    bodyStart: bodyStart ?? titles[0]?.range?.end ?? 0,
  };
}

const isAddressees = (line: string): boolean =>
  /^(?:各|省|市|县|区|旗|州|机关|大队|支队|总队|全|有关|本|直属|驻|公安|消防)/.test(line) ||
  bodiesOf(line.replace(/:$/, '')).every(({ name }) => isBody(name));

/** Parts of a line between commas and semicolons outside brackets. */
function splitTop({ start, text }: Line): readonly Range[] {
  const parts: Range[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index]!;
    if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    else if ((depth === 0 && (char === ',' || char === ';')) || (char === ':' && index === text.length - 1)) {
      if (index > from) parts.push({ start: start + from, end: start + index });
      from = index + 1;
    }
  }
  return parts;
}

/** 某某局关于… names its issuer; so does 某某大队2024年…工作安排. */
function issuerInTitle(clean: CleanText, title: Range): Range | null {
  const words = clean.text.slice(title.start, title.end);
  const about = words.indexOf('关于');
  const limit = about > 0 ? about : Math.min(words.search(/\d/) < 0 ? 0 : words.search(/\d/), 30);
  for (let length = limit; length >= 4; length -= 1) {
    const phrase = words.slice(0, length).replace(/\s+$/, '');
    if (isBody(phrase)) return { start: title.start, end: title.start + phrase.length };
    if (about > 0) break;
  }
  return null;
}
