/** Layer 3f: due dates. */
import type { LocalDate } from '@fire-campaign/domain';
import { dueDay, type DayRange } from './calendar.js';
import { type Found, type Passage, type Question, type Reading, tellsPast } from './found.js';
import type { Phase } from './phases.js';
import type { Range, Section } from './outline.js';
import { overlapWith, type Sentence } from './sentences.js';
import { timesIn, type TimeBasis, type TimeMention } from './words.js';

export interface Deadline {
  /** What is due, in the text's words. */
  readonly what: string;
  /** The last permitted day; null where only an event tells it. */
  readonly date: LocalDate | null;
  readonly basis: TimeBasis;
}

/** A time expression of a sentence with the day it means; targets take their horizon from it. */
export interface Due extends Range {
  readonly date: LocalDate | null;
  readonly basis: TimeBasis;
  /** False for a day that is a mere date (a meeting held, a beginning). */
  readonly binding: boolean;
  /** True where a last day is told (前, 底, 内): it governs the clauses after it too. */
  readonly closes: boolean;
  readonly mention: TimeMention;
}

export interface TimedPassage extends Passage {
  readonly dues: ReadonlyMap<Sentence, readonly Due[]>;
}

/** Words before a time that make it no due date of ours: recurring, or counted from something else. */
const NOT_DUE_BEFORE = /(?:每|次|提前|近|前|过去|最近|自|从|于每|截至|满|超过|保存|不少于|有效期)$/;
const RECURRING = /每(?:年|月|季度?|周|半年|半月|旬|日|天|学期)[^,。;]{0,4}$/;
const HELD = /^(?:上午|下午|晚上?)?,?[^。;]{0,30}?(?:召开了|印发了|发生|下发了|作出|来|以来|印发的|公布的|施行|实施的|发布|通过)/;
const ACTS =
  /召开|举办|举行|组织|开展|完成|报送|上报|启动|进行|建成|实现|达到|达|印发|验收|投入|开工|确保|全部|总结|考核|集中|前往|部署|发布|公布|设置|交|形成|销案|清零|整改|覆盖|接入/;

/** Due days of every sentence, with what of a section's phase and the sentence itself says of the year. */
export function timedPassages(reading: Reading, phases: readonly Found<Phase>[], frequencies: readonly Range[]): readonly TimedPassage[] {
  const { clean, calendar } = reading;
  const phaseAt = new Map(phases.filter(({ rule }) => rule === 'phase.section').map((phase) => [phase.path, phase.value]));
  const inPhase = overlapWith(phases);
  const recurring = overlapWith(frequencies);
  return reading.passages.map((passage) => {
    const parts = passage.path.split('/');
    let phase: DayRange | null = null;
    for (let depth = parts.length; depth > 0 && phase === null; depth -= 1) phase = phaseAt.get(parts.slice(0, depth).join('/')) ?? null;
    const dues = new Map<Sentence, readonly Due[]>();
    for (const sentence of passage.sentences) {
      const words = clean.text.slice(sentence.start, sentence.end);
      let year: number | null = null;
      const list: Due[] = [];
      for (const mention of timesIn(words, sentence.start, calendar.year)) {
        const told = mention.to?.year ?? mention.from?.year ?? null;
        if (told !== null) year = told;
        if (mention.opens) continue;
        if (recurring(mention.start, mention.end) || inPhase(mention.start, mention.end)) continue;
        const before = clean.text.slice(Math.max(sentence.start, mention.start - 12), mention.start);
        if (NOT_DUE_BEFORE.test(before) && !/(?:确保|须|应|要|在|于|到|至)$/.test(before) && mention.basis !== 'EVENT') continue;
        if (RECURRING.test(before) || inCitation(words, mention.start - sentence.start)) continue;
        const after = clean.text.slice(mention.end, Math.min(sentence.end, mention.end + 34));
        const date = dueDay(mention, calendar, { year: told === null ? carry(year, mention) : null, phase, ahead: mention.closes });
        const binding = isBinding(mention, date, before, after, words);
        list.push({ start: mention.start, end: mention.end, date, basis: mention.basis, binding, closes: mention.closes, mention });
      }
      if (list.length > 0) dues.set(sentence, list);
    }
    return { ...passage, dues };
  });

  /** A year told before in the sentence holds for a later month; 年底 after 2021年 too. */
  function carry(year: number | null, mention: TimeMention): number | null {
    return mention.to === null || mention.length !== null ? null : year;
  }

  function isBinding(mention: TimeMention, date: LocalDate | null, before: string, after: string, sentence: string): boolean {
    if (tellsPast(sentence)) return false;
    if (date !== null && calendar.issueDate !== null && date < calendar.issueDate) return false;
    if (mention.closes) return true;
    if (FIELD.test(before.replace(/:$/, '')) && before.endsWith(':')) return true;
    if (HELD.test(after)) return false;
    return (
      date !== null &&
      (calendar.issueDate !== null || mention.basis === 'PERIOD_END') &&
      ACTS.test(after.slice(0, 30)) &&
      !/^(?:度|以来|期间|起|开始)/.test(after)
    );
  }
}

/** True inside 《…》. */
function inCitation(sentence: string, at: number): boolean {
  const open = sentence.lastIndexOf('《', at);
  return open >= 0 && sentence.indexOf('》', open) > at;
}

/** Fields that hold a due day: 完成时限, 整改期限. */
const FIELD = /(?:完成|整改|办结|报送|上报)?(?:时限|期限|时间)$/;
const CONFIDENCE: Readonly<Record<TimeBasis, number>> = { ABSOLUTE: 0.9, PERIOD_END: 0.85, RELATIVE: 0.8, EVENT: 0.4 };
const FRAMES_CAMPAIGN = /(?:开始|结束|为期|分(?:为|成)?.{1,8}阶段|起至|自.{2,16}起)/;

/** Due dates of a notice, one for each expression. */
export function deadlinesOf(reading: Reading, passages: readonly TimedPassage[]): readonly Found<Deadline>[] {
  const { text } = reading.clean;
  const { calendar } = reading;
  const found: Found<Deadline>[] = [];
  for (const { section, path, sentences, dues } of passages) {
    if (section.role === 'FORM' || section.role === 'SCOPE') continue;
    for (const sentence of sentences) {
      for (const due of dues.get(sentence) ?? []) {
        if (!due.binding) continue;
        if (/施行|有效期|有效至/.test(text.slice(Math.max(sentence.start, due.start - 8), Math.min(sentence.end, due.end + 4)))) continue;
        if (
          FRAMES_CAMPAIGN.test(text.slice(due.start - 2, Math.min(sentence.end, due.end + 6))) &&
          due.date !== null &&
          due.date === calendar.campaign.end
        )
          continue;
        const field = fieldBefore(sentence, due);
        const range = field === null ? evidence(sentence, due) : { start: field.start, end: due.end };
        const quoted = text.slice(range.start, range.end);
        const past = section.role === 'PAST';
        const confidence = past ? 0.2 : due.date === null ? 0.4 : isLoose(due) ? 0.45 : CONFIDENCE[due.basis];
        found.push({
          ...{ path, ...range, rule: `deadline.${due.basis.toLowerCase()}`, confidence },
          value: { what: what(section, field, quoted, text.slice(due.start, due.end)), date: due.date, basis: due.basis },
          questions: questions(due, quoted),
        });
      }
    }
  }
  return found;

  /** 2021年接入200家, 下半年, 用两年时间: a stretch of time rather than a day. */
  function isLoose(due: Due): boolean {
    const words = text.slice(due.start, due.end);
    return (!due.closes && /(?:^\d{4}年|[上下]半年|季度)$/.test(words)) || words.startsWith('用');
  }

  /** 完成时限:2024年10月底 — the label, where one stands before the day. */
  function fieldBefore(sentence: Sentence, due: Due): Range | null {
    const at = sentence.clauses.findIndex(({ start, end }) => due.start >= start && due.start < end);
    const [label, clause] = [sentence.clauses[at - 1], sentence.clauses[at]];
    return label !== undefined && clause !== undefined && due.start - clause.start <= 1 && FIELD.test(text.slice(label.start, label.end))
      ? label
      : null;
  }

  function questions(due: Due, quoted: string): readonly Question[] {
    if (due.date === null)
      return [
        { zh: `“${quoted}”以事件为期,请确定具体日期`, en: 'The due date depends on an event. Which day is meant?', alternatives: [] },
      ];
    const { issueDate, campaign } = calendar;
    if (due.basis === 'RELATIVE' && issueDate !== null && campaign.start !== null && campaign.start !== issueDate) {
      const from = (start: LocalDate) =>
        dueDay(due.mention, { ...calendar, issueDate: start, campaign: { start, end: null } }, { phase: null, ahead: true });
      return [
        {
          zh: `“${quoted}”从何日起算?`,
          en: 'From which day does this term count?',
          alternatives: [`${from(issueDate)}(自成文日 ${issueDate} 起)`, `${from(campaign.start)}(自行动开始日 ${campaign.start} 起)`],
        },
      ];
    }
    return [];
  }

  /** The clause without its day; the section's title where a field or a cell holds the day alone. */
  function what(section: Section, field: Range | null, quoted: string, time: string): string {
    const at = quoted.indexOf(time);
    // 应于5月底前完成 leaves 应完成.
    const before = at < 0 ? quoted : quoted.slice(0, at).replace(/[于在到至]$/, '');
    const words = `${before}${at < 0 ? '' : quoted.slice(at + time.length)}`
      .replace(/^(?:[,、于在应须请到并且]|要(?!求))+/, '')
      .replace(/\s+/g, '');
    return (field !== null || words === '') && section.title !== null ? reading.said(section.title) : words.slice(0, 80);
  }
}

/** The clause the expression stands in; with the next where it stands alone (2020年11月底,召开总结会议). */
function evidence(sentence: Sentence, due: Due): Range {
  const at = sentence.clauses.findIndex(({ start, end }) => due.start >= start && due.start < end);
  const clause = sentence.clauses[at];
  if (clause === undefined) return { start: due.start, end: due.end };
  const last = sentence.clauses.find(({ start, end }) => due.end > start && due.end <= end) ?? clause;
  let end = Math.max(clause.end, last.end);
  const next = sentence.clauses[sentence.clauses.indexOf(last) + 1];
  if (end - due.end <= 2 && next !== undefined) end = next.end;
  const start = Math.max(clause.start, due.start - 60);
  return { start, end: Math.min(end, due.end + 130) };
}
