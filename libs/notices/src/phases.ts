/** Layer 3b: phases (阶段) and their days. */
import { type Calendar, type DayRange, resolveDay, resolveRange } from './calendar.js';
import type { CleanText } from './clean.js';
import type { Found } from './found.js';
import { ownRanges, pathText, type Range, type Section } from './outline.js';
import { timesIn, type TimeMention } from './words.js';

export type PhaseKind = 'MOBILISATION' | 'TACKLING' | 'ACCEPTANCE' | 'OTHER';

export interface Phase extends DayRange {
  readonly name: string;
  readonly kind: PhaseKind;
}

const MOBILISING = /动员|部署|启动|发动|筹备|准备|学习|宣传|摸底|摸排|调查|方案|培训|登记/;
const TACKLING = /实施|整治|治理|攻坚|排查|自查|检查|推进|集中|整改|行动|开展|执法|落实|清理|攻坚|突击/;
const ACCEPTING = /总结|验收|评估|考核|考评|巩固|提升|督查|督导|回头看|复查|评比|销号|评价|长效|收尾/;

/** What a phase is for: by its words, and by its place where they say more than one thing (督查落实 ends, 检查督导 in the middle does not). */
export function phaseKind(name: string, index: number, count: number): PhaseKind {
  const [first, last] = [index === 0 && count > 1, index === count - 1 && count > 1];
  if (first && MOBILISING.test(name)) return 'MOBILISATION';
  if (last && ACCEPTING.test(name)) return 'ACCEPTANCE';
  if (TACKLING.test(name)) return 'TACKLING';
  if (ACCEPTING.test(name)) return 'ACCEPTANCE';
  if (MOBILISING.test(name)) return 'MOBILISATION';
  return 'OTHER';
}

/** 分动员部署、除患攻坚、验收评估三个阶段. */
const LISTED = /(?:共?分(?:为|成)?|按照?|包括)([^,。;:分\n]{2,60}?)(?:等)?(?:[两二三四五六]|\d)个(?:阶段|步骤)/g;
const DATED = /\([^()]*\d{1,2}月[^()]*\)/;
const NAMED = /([^,。;:、()\n]{2,14}阶段)/;
const OF_PHASE = /(?:为|是|进行|开展)?([^,。;:、()\n\d]{2,14}阶段)/;

/** The days a phase's words tell: in brackets after its name, after a colon, or at the start of its text. */
function daysOf(words: string, calendar: Calendar): DayRange & { readonly found: boolean } {
  const mentions = timesIn(words, 0, calendar.year);
  const first: TimeMention | undefined = mentions.find(({ to, from }) => to !== null || from !== null);
  if (first === undefined) return { start: null, end: null, found: false };
  if (first.from !== null && first.to !== null) return { ...resolveRange(first, calendar), found: true };
  if (first.to !== null && first.closes) return { start: null, end: resolveDay(first.to, 'last', calendar, { ahead: true }), found: true };
  if (first.to !== null)
    return {
      start: resolveDay(first.to, 'first', calendar, { ahead: true }),
      end: resolveDay(first.to, 'last', calendar, { ahead: true }),
      found: true,
    };
  return { start: resolveDay(first.from!, 'first', calendar), end: null, found: true };
}

/** Phases of a notice, in the order of the text. */
export function phasesOf({
  clean: { text },
  said,
  sections,
  calendar,
}: {
  readonly clean: CleanText;
  readonly said: (range: Range) => string;
  readonly sections: readonly Section[];
  readonly calendar: Calendar;
}): readonly Found<Phase>[] {
  const found: (Omit<Found<Phase>, 'value'> & { value: Omit<Phase, 'kind'> })[][] = [];
  for (const section of sections) {
    if (section.role === 'PAST' || section.role === 'FORM') continue;
    const parts = section.children.filter(({ heading }) => heading !== null);
    // (一)动员部署(3月1日至10日): days in the headings make phases of parts wherever they stand.
    const dated = parts.filter((part) => DATED.test(title(part)));
    const scheduled = section.role === 'SCHEDULE' && parts.length > 0 && parts.some((part) => isPhase(part));
    if (scheduled || dated.length >= 2 || parts.filter((part) => NAMED.test(title(part)) && isPhase(part)).length >= 2) {
      const group: (typeof found)[number] = [];
      for (const part of parts) {
        if (!isPhase(part) && !scheduled && !dated.includes(part)) continue;
        const words = title(part);
        const inHeading = daysOf(text.slice(part.heading!.start, part.heading!.end), calendar);
        const opening =
          part.body[0] === undefined ? '' : text.slice(part.body[0].start, Math.min(part.body[0].end, part.body[0].start + 44));
        const inBody =
          !inHeading.found && /^[(从自于时即]?(?:间|日)?.{0,3}(?:\d|即日)/.test(opening)
            ? daysOf(opening.split(/[。;]/)[0]!, calendar)
            : null;
        const days = inBody?.found === true ? inBody : inHeading;
        const named = phaseName(words);
        if (named === '') continue;
        const at = part.title!.start + Math.max(0, words.indexOf(named));
        const name = said({ start: at, end: at + named.length });
        const end = inBody?.found === true ? part.body[0]!.start + opening.split(/[。;]/)[0]!.length : part.heading!.end;
        group.push({
          path: pathText(part),
          start: part.title!.start,
          end: trimEnd(text, part.title!.start, end),
          rule: 'phase.section',
          confidence: days.found ? 0.95 : 0.8,
          value: { name, start: days.start, end: days.end },
        });
      }
      if (group.length > 0) found.push(group);
      continue;
    }
    if (section.children.length > 0 && section.role !== 'PREFACE') continue;
    const group: (typeof found)[number] = [];
    for (const range of ownRanges(section)) {
      const words = text.slice(range.start, range.end);
      if (section.role === 'SCHEDULE') {
        // 3月为动员部署阶段,4月至10月为集中整治阶段。
        for (const mention of timesIn(words, 0, calendar.year)) {
          const after = OF_PHASE.exec(words.slice(mention.end, mention.end + 24));
          if (after === null || after.index > 3) continue;
          const days = daysOf(words.slice(mention.start, mention.end), calendar);
          const end = mention.end + after.index + after[0].length;
          group.push({
            path: pathText(section),
            start: range.start + mention.start,
            end: range.start + end,
            rule: 'phase.sentence',
            confidence: 0.8,
            value: { name: phaseName(after[1]!), start: days.start, end: days.end },
          });
        }
      }
      if (group.length > 0) continue;
      for (const match of words.matchAll(LISTED)) {
        const names = match[1]!.split(/[、和]/).filter((name) => name.length >= 2 && name.length <= 14);
        if (names.length < 2) continue;
        for (const name of names)
          group.push({
            path: pathText(section),
            start: range.start + match.index,
            end: range.start + match.index + match[0].length,
            rule: 'phase.list',
            confidence: 0.85,
            value: { name, start: null, end: null },
          });
        break;
      }
    }
    if (group.length >= 2) found.push(group);
  }
  return found.flatMap((group) =>
    group.map((item, index) => ({ ...item, value: { ...item.value, kind: phaseKind(item.value.name, index, group.length) } })),
  );

  function title(section: Section): string {
    const end =
      section.body[0] !== undefined && /^\([^()]*\)$/.test(text.slice(section.title!.start, section.title!.end))
        ? Math.min(section.body[0].end, section.body[0].start + 24)
        : 0;
    return text.slice(section.title!.start, Math.max(section.title!.end, section.heading!.end, end));
  }
  function isPhase(section: Section): boolean {
    const words = title(section).slice(0, 60);
    if (section.style === '阶段' || NAMED.test(words)) return true;
    return section.parent?.role === 'SCHEDULE' && (timesIn(words, 0, calendar.year).length > 0 || /^[^,。;]{2,12}$/.test(words));
  }
}

/** The name alone: without days, brackets and colon. */
function phaseName(words: string): string {
  const bare = words
    .replace(/^第[一二三四五六\d]阶段[:、,]?/, '')
    .replace(/^\([^()]{2,40}\)[:,]?/, '')
    .replace(/^(?:\d{4}年)?\d{1,2}月[^,:为]{0,24}(?:为|:|,)/, '');
  const named = /^[^(:。,;]*阶段/.exec(bare)?.[0] ?? bare.split(/[(:。,;]/)[0]!;
  return named.trim().slice(0, 30);
}

function trimEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start + 1 && /[\s。:;,]/.test(text[last - 1]!)) last -= 1;
  return last;
}
