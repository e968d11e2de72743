/** Layer 3i: cited documents, steps of accountability, and terms (三长, 九无 …) with what the text says of them. */
import type { Found, Reading } from './found.js';
import { type Range } from './outline.js';

export interface Reference {
  /** 〔2024〕1号 with its prefix; null where the text cites by title alone. */
  readonly number: string | null;
  readonly title: string | null;
}

export interface AccountabilityStep {
  /** 1 for the first step of the text's ladder. */
  readonly level: number;
  readonly step: string;
  readonly trigger: string;
}

export interface Term {
  readonly term: string;
  /** What the text says it means; null where it is not defined in this text. */
  readonly meaning: string | null;
}

const CITED_NUMBER = /[\p{Script=Han}]{2,10}[[(]\d{4}[\])]第?\d{1,5}号/gu;
const UNQUOTED_TITLE =
  /^[,\s]*((?:[\p{Script=Han}\d]{0,14})关于[^。;《》\n]{4,80}?的(?:通知|通告|通报|意见|公告|函|决定))|^[,\s]*(关于印发《[^《》\n]{4,80}》的(?:通知|函))/u;
const STEPS =
  '提醒|约谈|警示约谈|督办|挂牌督办|曝光|通报批评|通报曝光|通报|问责|责任追究|追究责任|追责问责|追责|移送司法机关|一票否决|停产整顿';
/** 对…的,予以… : whom it meets ends with 的, a comma or the verb. */
const STEP = new RegExp(
  `对(?:于)?([^。;]{2,90}?)(?:的,?|,|(?=予以|进行|实施|给予|依法|依规|严肃|一律|坚决))[^。;对]{0,24}?(${STEPS})`,
  'gu',
);
const SLOGAN = /“([^“”\n]{2,16})”/g;
const NUMERIC_SLOGAN =
  /^(?:[一二两三四五六七八九十]{1,2}|\d{1,2})[\p{Script=Han}]{1,3}(?:[、一二三四五六七八九十两\d][\p{Script=Han}]{0,4})*$|^[\d一二三四五六七八九十]+(?:\+[\dN一二三四五六七八九十]+)+$/u;

/** Titles in 《…》, the outer one where one lies inside another. */
function quotedTitles(text: string, { start, end }: Range): readonly Range[] {
  const found: Range[] = [];
  let depth = 0;
  let from = 0;
  for (let at = start; at < end; at += 1) {
    if (text[at] === '《') {
      if (depth === 0) from = at;
      depth += 1;
    } else if (text[at] === '》' && depth > 0) {
      depth -= 1;
      if (depth === 0 && at - from <= 140) found.push({ start: from, end: at + 1 });
    } else if (text[at] === '\n' || at - from > 160) depth = 0;
  }
  return found;
}

/** Documents the text cites; the notice's own title and number are none. */
export function referencesOf({ clean, said, passages, head }: Reading): readonly Found<Reference>[] {
  const { text } = clean;
  const found: Found<Reference>[] = [];
  const seen = new Set<string>();
  const own = new Set([head.title?.value, ...head.titles.map(({ value }) => value), ...head.attachments.map(({ value }) => value)]);
  for (const { section, path } of passages) {
    const ranges =
      section.heading === null ? section.body : [{ start: section.heading.start, end: section.body.at(-1)?.end ?? section.heading.end }];
    for (const range of ranges) {
      const words = text.slice(range.start, range.end);
      const titles = quotedTitles(text, range).map(({ start, end }) => ({
        start,
        end,
        title: said({ start: start + 1, end: end - 1 }),
        used: false,
      }));
      const byStart = new Map(titles.map((title) => [title.start, title]));
      const byEnd = new Map(titles.map((title) => [title.end, title]));
      for (const match of words.matchAll(CITED_NUMBER)) {
        const start = range.start + match.index;
        const number = match[0].replace(/^(?:根据|按照|依据|贯彻|落实|印发|转发|以|按|和|及)+/, '');
        const from = start + match[0].length - number.length;
        const after = text.slice(start + match[0].length, Math.min(range.end, start + match[0].length + 100));
        const close = start + match[0].length;
        const follows =
          byStart.get(close) ??
          byStart.get(close + 1) ??
          byStart.get(close + 2) ??
          byEnd.get(start) ??
          byEnd.get(start - 1) ??
          byEnd.get(start - 2);
        const plain = follows === undefined ? UNQUOTED_TITLE.exec(after) : null;
        if (follows !== undefined) follows.used = true;
        // 关于印发《…》的通知: the document inside is cited with the one around it.
        for (let at = close; plain !== null && at < close + plain[0].length; at += 1) {
          const inner = byStart.get(at);
          if (inner !== undefined) inner.used = true;
        }
        const title = follows?.title ?? (plain === null ? null : (plain[1] ?? plain[2])!.replace(/\s+/g, ''));
        if (seen.has(number) || number === head.number?.value) continue;
        seen.add(number);
        found.push({
          path,
          start: from,
          end: start + match[0].length,
          rule: 'reference.number',
          confidence: 0.9,
          value: { number: asWritten(number), title },
        });
      }
      for (const { start, end, title, used } of titles) {
        if (used || title.length < 5 || own.has(title) || seen.has(title) || [...own].some((name) => name?.includes(title))) continue;
        seen.add(title);
        found.push({ path, start, end, rule: 'reference.title', confidence: 0.85, value: { number: null, title } });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const asWritten = (number: string): string => number.replace(/[[(](\d{4})[\])]/, '〔$1〕');

/** Steps taken against those who fail, in the order of the text. */
export function accountabilityOf({ clean, passages }: Reading): readonly Found<AccountabilityStep>[] {
  const found: Found<AccountabilityStep>[] = [];
  for (const { section, path, sentences } of passages) {
    if (section.role === 'PAST' || section.role === 'FORM') continue;
    for (const sentence of sentences) {
      const words = clean.text.slice(sentence.start, sentence.end);
      if (words.length > 600) continue;
      for (const match of words.matchAll(STEP)) {
        const trigger = match[1]!.replace(/\s+/g, '').replace(/,$/, '');
        if (trigger.length < 4) continue;
        found.push({
          path,
          start: sentence.start + match.index,
          end: sentence.start + match.index + match[0].length,
          rule: 'accountability.step',
          confidence: 0.75,
          value: { level: found.length + 1, step: match[2]!, trigger },
        });
      }
    }
  }
  return found;
}

/** Numeric slogans in quotes, each once, with the words that explain it in brackets or after 即. */
export function termsOf({ clean, passages }: Reading): readonly Found<Term>[] {
  const { text } = clean;
  const found = new Map<string, Found<Term>>();
  for (const { section, path } of passages) {
    const ranges =
      section.heading === null ? section.body : [{ start: section.heading.start, end: section.body.at(-1)?.end ?? section.heading.end }];
    for (const { start, end } of ranges) {
      for (const match of text.slice(start, end).matchAll(SLOGAN)) {
        const term = match[1]!.replace(/\s+/g, '');
        if (!NUMERIC_SLOGAN.test(term)) continue;
        const at = start + match.index;
        const after = text.slice(at + match[0].length, Math.min(end, at + match[0].length + 260));
        const meaning =
          /^\((?:即|指)?:?([^()]{4,240})\)/.exec(after)?.[1] ?? /^[,(]?(?:即|是指)[,:]?([^。]{4,160})/.exec(after)?.[1] ?? null;
        const known = found.get(term);
        if (known === undefined || (known.value.meaning === null && meaning !== null))
          found.set(term, {
            ...{ path, start: at, end: at + match[0].length, rule: 'term.numeric', confidence: meaning === null ? 0.6 : 0.8 },
            value: { term, meaning },
            questions:
              meaning === null
                ? [
                    {
                      zh: `“${term}”在本文中未作解释,其含义是什么?`,
                      en: `"${term}" is not defined in this text. What does it stand for?`,
                      alternatives: [],
                    },
                  ]
                : [],
          });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
