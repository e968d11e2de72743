/** A record of a CSV text. */
export interface CsvRecord {
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
  /** The record as it stands in the file, line ends as LF, for checks that concern all of it. */
  readonly raw: string;
  /** Why the record has no fields; null when it has. */
  readonly problem: CsvProblem | null;
}

/** A quote that is never closed (or not within MAX_RECORD_LENGTH), text behind a closing quote, or a record that is too long. */
export type CsvProblem = 'UNTERMINATED_QUOTE' | 'TEXT_AFTER_QUOTE' | 'RECORD_TOO_LONG';

/** Longest record in UTF-16 units; it bounds how far a forgotten quote can reach, and what is held at once. */
export const MAX_RECORD_LENGTH = 64 * 1024;

/**
 * Splits a CSV text that arrives in pieces (RFC 4180; line ends LF, CRLF, CR or mixed; the last one may be missing). Empty lines are
 * left out. A quote inside an unquoted field stands for itself. After a problem the text is taken up again at the next line, so
 * that one bad record costs no other. Time grows with the text, whatever it holds.
 *
 * @param delimiter one character that is neither a quote nor a line end
 */
export function* csvRecords(pieces: Iterable<string>, delimiter = ','): Generator<CsvRecord> {
  let rest = '';
  let line = 1;
  let skipping = false;
  for (const { text: piece, final } of withLineFeeds(pieces)) {
    const text = rest === '' ? piece : rest + piece;
    let at = 0;
    if (skipping) {
      const feed = text.indexOf('\n');
      if (feed === -1) continue;
      at = feed + 1;
      line += 1;
      skipping = false;
    }
    while (at < text.length) {
      const step = readRecord(text, at, delimiter, final);
      if (step === null) break;
      if (step.raw !== '') yield { line, fields: step.fields, raw: step.raw, problem: step.problem };
      line += step.lines;
      at = step.end;
    }
    rest = text.slice(at);
    if (rest.length > MAX_RECORD_LENGTH) {
      yield { line, fields: [], raw: rest.slice(0, MAX_RECORD_LENGTH), problem: 'RECORD_TOO_LONG' };
      rest = '';
      skipping = true;
    }
  }
}

/** The pieces with every line end as LF, and an empty last one marked as final. */
function* withLineFeeds(pieces: Iterable<string>): Generator<{ readonly text: string; readonly final: boolean }> {
  let heldReturn = false; // a CR at the end of a piece: an LF may follow
  for (const piece of pieces) {
    let text: string = heldReturn ? `\r${piece}` : piece;
    heldReturn = text.endsWith('\r');
    if (heldReturn) text = text.slice(0, -1);
    yield { text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, final: false };
  }
  yield { text: heldReturn ? '\n' : '', final: true };
}

interface Step {
  readonly fields: readonly string[];
  readonly raw: string;
  readonly problem: CsvProblem | null;
  /** Where the next record begins. */
  readonly end: number;
  /** Line ends passed. */
  readonly lines: number;
}

/** The record that begins at `start`; null when more text is needed to tell. */
function readRecord(text: string, start: number, delimiter: string, final: boolean): Step | null {
  const feed = text.indexOf('\n', start);
  if (feed === -1 && !final) return null;
  const end = feed === -1 ? text.length : feed;
  const raw = text.slice(start, end);
  if (raw.length > MAX_RECORD_LENGTH) return badLine(text, start, end, 'RECORD_TOO_LONG');
  if (raw.includes('"')) return readQuoted(text, start, end, delimiter, final);
  return { fields: raw.split(delimiter), raw, problem: null, end: end + 1, lines: 1 };
}

/** A record with quotes, which may go on past `lineEnd`. */
function readQuoted(text: string, start: number, lineEnd: number, delimiter: string, final: boolean): Step | null {
  const fields: string[] = [];
  const latest = start + MAX_RECORD_LENGTH;
  let end = lineEnd; // end of the line that `at` is on
  let lines = 1;
  for (let at = start; ; at += 1) {
    if (text[at] === '"') {
      let value = '';
      let from = at + 1;
      for (;;) {
        const close = text.indexOf('"', from);
        if (close === -1 && !final && text.length < latest) return null;
        if (close === -1 || close > latest) return badLine(text, start, lineEnd, 'UNTERMINATED_QUOTE');
        if (close + 1 === text.length && !final) return null; // the next piece may begin with the second quote of a pair
        value += text.slice(from, close);
        from = close + 1;
        if (text[from] !== '"') break;
        value += '"';
        from += 1;
      }
      fields.push(value);
      at = from;
      if (at > end) {
        lines += value.split('\n').length - 1;
        end = text.indexOf('\n', at);
        if (end === -1) {
          if (!final) return null;
          end = text.length;
        }
      }
      if (at < end && text[at] !== delimiter) return badLine(text, start, lineEnd, 'TEXT_AFTER_QUOTE');
    } else {
      const next = text.indexOf(delimiter, at);
      const to = next === -1 || next > end ? end : next;
      fields.push(text.slice(at, to));
      at = to;
    }
    if (at >= end) return { fields, raw: text.slice(start, end), problem: null, end: end + 1, lines };
  }
}

/** Gives up one line. */
function badLine(text: string, start: number, end: number, problem: CsvProblem): Step {
  return { fields: [], raw: text.slice(start, Math.min(end, start + MAX_RECORD_LENGTH)), problem, end: end + 1, lines: 1 };
}
