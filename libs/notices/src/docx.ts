/** Text of a .docx: paragraphs with the numbers Word shows, table rows with tabs between cells. */
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { megabytes, sourceMap, type SourceText } from './bytes.js';
import { NoticeError } from './errors.js';
import { chineseNumeral } from './words.js';

/** Most that the parts read may hold unpacked, in bytes. */
const MAX_XML_BYTES = 24 * 1024 * 1024;
const PARTS = new Set(['word/document.xml', 'word/numbering.xml']);

/**
 * @throws NoticeError ENCRYPTED, BROKEN_DOCX, ZIP_BOMB
 */
export function docxText(bytes: Uint8Array): SourceText {
  if ((bytes[6]! & 1) === 1) throw new NoticeError('ENCRYPTED');
  let unpacked = 0;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.has(name)) return false;
        unpacked += originalSize;
        if (unpacked > MAX_XML_BYTES) throw new NoticeError('ZIP_BOMB', { size: megabytes(unpacked) });
        return true;
      },
    });
  } catch (error) {
    if (error instanceof NoticeError) throw error;
    throw new NoticeError('BROKEN_DOCX', { detail: 'zip' }, error);
  }
  const main = parts['word/document.xml'];
  if (main === undefined) throw new NoticeError('BROKEN_DOCX', { detail: 'word/document.xml' });
  try {
    const numbering = parts['word/numbering.xml'];
    return paragraphsOf(main, numbering === undefined ? new Map() : numberingOf(numbering));
  } catch (error) {
    throw new NoticeError('BROKEN_DOCX', { detail: 'XML' }, error);
  }
}

/** Feeds XML to handlers; the prefix of names is dropped. */
function parse(
  bytes: Uint8Array,
  handle: {
    open(name: string, attribute: (name: string) => string | undefined): void;
    close?(name: string): void;
    text?(text: string): void;
  },
): void {
  const parser = new SaxesParser();
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => handle.open(local(tag.name), (name) => tag.attributes[`w:${name}`]));
  parser.on('closetag', (tag) => handle.close?.(local(tag.name)));
  parser.on('text', (text) => handle.text?.(text));
  parser.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close();
}

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

/** Levels of each list, by its number. */
function numberingOf(bytes: Uint8Array): Map<string, Level[]> {
  const abstracts = new Map<string, Level[]>();
  const lists = new Map<string, Level[]>();
  let levels: Level[] | null = null;
  let level = 0;
  let list: string | null = null;
  const set = (change: Partial<Level>) => {
    if (levels !== null && level >= 0 && level < 9) levels[level] = { format: 'decimal', text: '', start: 1, ...levels[level], ...change };
  };
  parse(bytes, {
    open(name, attribute) {
      const value = attribute('val') ?? '';
      if (name === 'abstractNum') abstracts.set(attribute('abstractNumId') ?? '', (levels = []));
      else if (name === 'lvl') level = Number(attribute('ilvl'));
      else if (name === 'numFmt') set({ format: value });
      else if (name === 'lvlText') set({ text: value });
      else if (name === 'start') set({ start: Number(value) });
      else if (name === 'num') [list, levels] = [attribute('numId') ?? null, null];
      else if (name === 'abstractNumId' && list !== null) lists.set(list, abstracts.get(value) ?? []);
    },
  });
  return lists;
}

const CIRCLED = (value: number): string => (value <= 20 ? String.fromCharCode(0x245f + value) : String(value));

function numberText(value: number, format: string): string {
  if (
    format.startsWith('chinese') ||
    format.startsWith('japanese') ||
    format.startsWith('ideographDigital') ||
    format === 'ideographTraditional'
  )
    return chineseNumeral(value);
  if (format === 'decimalEnclosedCircle' || format === 'decimalEnclosedCircleChinese') return CIRCLED(value);
  if (format === 'bullet' || format === 'none') return '';
  return String(value);
}

function paragraphsOf(bytes: Uint8Array, lists: ReadonlyMap<string, readonly Level[]>): SourceText {
  const counters = new Map<string, number[]>();
  const lines: string[] = [];
  const starts: number[] = [];
  let length = 0;
  let paragraph: string[] = [];
  let list: { id: string; level: number } | null = null;
  let inText = false;
  /** Inside what Word keeps but does not show: deleted text, fallbacks drawn again. */
  let hidden = 0;
  const rows: string[][] = [];
  let depth = 0;

  const label = (): string => {
    const levels = list === null ? undefined : lists.get(list.id);
    const own = list === null ? undefined : levels?.[list.level];
    if (list === null || levels === undefined || own === undefined) return '';
    const counts = counters.get(list.id) ?? [];
    counters.set(list.id, counts);
    counts[list.level] = (counts[list.level] ?? own.start - 1) + 1;
    counts.length = list.level + 1;
    return own.format === 'bullet'
      ? ''
      : own.text.replace(/%(\d)/g, (_, nth: string) =>
          numberText(counts[Number(nth) - 1] ?? 1, levels[Number(nth) - 1]?.format ?? 'decimal'),
        );
  };
  const push = (line: string) => {
    starts.push(length);
    lines.push(line);
    length += line.length + 1;
  };
  parse(bytes, {
    open(name, attribute) {
      if (name === 'Fallback' || name === 'del' || name === 'moveFrom') hidden += 1;
      else if (name === 'p') [paragraph, list] = [[], null];
      else if (name === 'numId') list = { id: attribute('val') ?? '', level: list?.level ?? 0 };
      else if (name === 'ilvl') list = { id: list?.id ?? '', level: Number(attribute('val')) };
      else if (name === 't') inText = hidden === 0;
      else if (name === 'tab' && hidden === 0 && paragraph.length > 0) paragraph.push('\t');
      else if ((name === 'br' || name === 'cr') && hidden === 0) paragraph.push('\n');
      else if (name === 'tbl') depth += 1;
      else if (name === 'tr') rows.push([]);
      else if (name === 'tc') rows.at(-1)?.push('');
    },
    text(text) {
      if (inText) paragraph.push(text);
    },
    close(name) {
      if (name === 'Fallback' || name === 'del' || name === 'moveFrom') hidden -= 1;
      else if (name === 't') inText = false;
      else if (name === 'tbl') depth -= 1;
      else if (name === 'tr') push(rows.pop()!.join('\t'));
      else if (name === 'p') {
        const line = `${label()}${paragraph.join('')}`;
        const row = rows.at(-1);
        if (depth > 0 && row !== undefined && row.length > 0) row[row.length - 1] += line.replace(/[\t\n]/g, '');
        else push(line);
      }
    },
  });
  return { text: lines.join('\n'), source: sourceMap(starts, (index) => ({ page: null, paragraph: index + 1 })) };
}
