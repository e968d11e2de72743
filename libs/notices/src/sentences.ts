/** Sentences and clauses of clean text. Marks inside brackets or quotes do not part clauses. */
import type { Range } from './outline.js';

/** A sentence with its clauses (parted by commas and colons). */
export interface Sentence extends Range {
  readonly clauses: readonly Range[];
}

/** A text without full stops is cut, so that every rule works on bounded stretches. */
const LONGEST_SENTENCE = 600;

/** Longest bracket or quotation that is taken as one; a mark never closed does not swallow the rest. */
const LONGEST_GROUP = 120;

/** (责任单位:…,完成时限:…): a bracket of fields is a sentence of its own. */
const FIELDS = /^[([](?:责任|牵头|配合|主办|完成|时限)/;

/** Parts a stretch of text; linear. */
export function sentencesOf(text: string, { start, end }: Range): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let clauses: Range[] = [];
  let from = start;
  let clause = start;
  let skipTo = start;
  const closeClause = (at: number) => {
    if (at > clause) clauses.push({ start: clause, end: at });
    clause = at + 1;
  };
  const closeSentence = (at: number) => {
    closeClause(at);
    if (clauses.length > 0) sentences.push({ start: from, end: at, clauses });
    clauses = [];
    from = at + 1;
  };
  for (let at = start; at < end; at += 1) {
    const char = text[at]!;
    if ('。!?;\n'.includes(char)) {
      if (at < skipTo && char !== '\n') continue;
      closeSentence(at);
    } else if (char === '(' && FIELDS.test(text.slice(at, at + 3))) {
      closeSentence(at);
    } else if (at >= skipTo && (char === '(' || char === '“' || char === '《')) {
      const ahead = text.slice(at, Math.min(end, at + LONGEST_GROUP));
      const close = ahead.indexOf(char === '(' ? ')' : char === '“' ? '”' : '》');
      if (close > 0 && !ahead.slice(0, close).includes('\n')) skipTo = at + close;
    } else if (at >= skipTo && (char === ',' || char === ':' || char === '\t')) {
      if (char === ':' && /\d/.test(text[at + 1] ?? '') && /\d/.test(text[at - 1] ?? '')) continue;
      if (at - from > LONGEST_SENTENCE - 100) closeSentence(at);
      else closeClause(at);
    } else if (at - from >= LONGEST_SENTENCE) closeSentence(at);
  }
  closeSentence(end);
  return sentences;
}

/** Whether a stretch overlaps any of these; built once, asked often. */
export function overlapWith(ranges: readonly Range[]): (start: number, end: number) => boolean {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  const reach: number[] = [];
  for (const [index, { end }] of sorted.entries()) reach.push(Math.max(end, reach[index - 1] ?? 0));
  return (start, end) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.start < end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && reach[low - 1]! > start;
  };
}
