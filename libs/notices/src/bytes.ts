/**
 * From a file to text: plain text in UTF-8, UTF-16 or GBK / GB18030, saved web pages, .docx and text PDF. What a file is, its first
 * bytes say; name and media type are not trusted. Work and memory are bounded by the limits below.
 */
import type { SourceMap, SourcePosition } from './draft.js';
import { docxText } from './docx.js';
import { NoticeError } from './errors.js';
import { pdfText } from './pdf.js';

/** Largest file, in bytes. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
/** Longest text, in UTF-16 units: about five hundred printed pages. */
export const MAX_TEXT_LENGTH = 400_000;

/** A file's text, with the page or paragraph of each stretch. */
export interface SourceText {
  readonly text: string;
  readonly source: SourceMap | null;
}

export const megabytes = (size: number): string => `${(size / (1024 * 1024)).toFixed(1)} MB`;

/** A source map from the places where pages or paragraphs begin. */
export function sourceMap(starts: readonly number[], position: (index: number) => SourcePosition): SourceMap {
  return {
    positionAt(offset) {
      let low = 0;
      let high = starts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (starts[middle]! <= offset) low = middle + 1;
        else high = middle;
      }
      return low === 0 ? null : position(low - 1);
    },
  };
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, index) => bytes[index] === byte);
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const PDF = [0x25, 0x50, 0x44, 0x46];
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * The text of a file.
 *
 * @throws NoticeError TOO_LARGE, EMPTY, NOT_TEXT, ENCRYPTED, OLD_WORD, BROKEN_DOCX, BROKEN_PDF, ZIP_BOMB, IMAGE_ONLY_PDF
 */
export async function textOfBytes(bytes: Uint8Array): Promise<SourceText> {
  if (bytes.length > MAX_FILE_BYTES)
    throw new NoticeError('TOO_LARGE', { size: megabytes(bytes.length), limit: megabytes(MAX_FILE_BYTES) });
  if (bytes.length === 0) throw new NoticeError('EMPTY');
  if (startsWith(bytes, ZIP)) return docxText(bytes);
  if (startsWith(bytes, COMPOUND_FILE)) throw new NoticeError(isEncryptedOffice(bytes) ? 'ENCRYPTED' : 'OLD_WORD');
  // Some producers write a few bytes before the header.
  const header = bytes.subarray(0, 1024).findIndex((_, index) => startsWith(bytes.subarray(index, index + 4), PDF));
  if (header >= 0) return pdfText(bytes);
  const text = decoded(bytes);
  return { text: isHtml(text) ? htmlText(text) : text, source: null };
}

/** A .docx with a password is a compound file with a stream named EncryptedPackage. */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  const name = [...'EncryptedPackage'].flatMap((char) => [char.charCodeAt(0), 0]);
  const limit = Math.min(bytes.length - name.length, 1 << 20);
  for (let at = 512; at <= limit; at += 2) if (bytes[at] === name[0] && startsWith(bytes.subarray(at, at + name.length), name)) return true;
  return false;
}

/** A byte order mark stays in the text: spans count as in the file read whole. */
function decoded(bytes: Uint8Array): string {
  const attempt = (encoding: string): string | null => {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return null;
    }
  };
  const utf16 = startsWith(bytes, [0xff, 0xfe]) ? 'utf-16le' : startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : null;
  const text = utf16 === null ? (attempt('utf-8') ?? attempt('gb18030')) : attempt(utf16);
  if (text === null) throw new NoticeError('NOT_TEXT', { detail: '编码既非 UTF-8 也非 GBK / neither UTF-8 nor GBK' });
  return text;
}

const isHtml = (text: string): boolean =>
  /^\s*(?:<!doctype html|<html|<head|<body|<div|<p[\s>]|<meta|<table|<!--)/i.test(text.slice(0, 2000));

const DROPPED = new Set(['script', 'style', 'noscript', 'template', 'svg', 'head', 'select', 'textarea', 'iframe', 'object']);
const BLOCKS = new Set([
  'p',
  'div',
  'br',
  'tr',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'section',
  'article',
  'ul',
  'ol',
  'hr',
  'dd',
  'dt',
  'blockquote',
  'pre',
  'form',
  'header',
  'footer',
  'nav',
  'center',
]);
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ nbsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", ensp: ' ', emsp: ' ', thinsp: ' ', middot: '·', bull: '•' },
  ...{
    ldquo: '“',
    rdquo: '”',
    lsquo: '‘',
    rsquo: '’',
    hellip: '…',
    mdash: '—',
    ndash: '–',
    copy: '©',
    times: '×',
    ge: '≥',
    le: '≤',
    permil: '‰',
  },
};

/** The text a saved web page shows: without scripts, styles and comments, a line for each block, a tab between cells. */
export function htmlText(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      parts.push(characters(html.slice(at)));
      break;
    }
    if (open > at) parts.push(characters(html.slice(at, open)));
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4);
      if (close < 0) break;
      at = close + 3;
      continue;
    }
    const tag = /^<(\/?)([a-zA-Z][a-zA-Z0-9]{0,20})/.exec(html.slice(open, open + 24));
    if (tag === null && html[open + 1] !== '!' && html[open + 1] !== '?') {
      parts.push('<');
      at = open + 1;
      continue;
    }
    const close = html.indexOf('>', open);
    if (close < 0) break;
    at = close + 1;
    const name = tag?.[2]?.toLowerCase() ?? '';
    if (tag?.[1] === '' && DROPPED.has(name) && html[close - 1] !== '/') {
      const end = endOf(html, name, at);
      if (end === null) break;
      at = end;
    } else if (name === 'td' || name === 'th') {
      if (tag![1] === '/') parts.push('\t');
    } else if (BLOCKS.has(name)) parts.push('\n');
  }
  return parts.join('').replace(/\t\n/g, '\n');
}

/** After `</name …>`; null where the element is never closed. */
function endOf(html: string, name: string, from: number): number | null {
  const pattern = new RegExp(`</${name}[^>]{0,200}>`, 'gi');
  pattern.lastIndex = from;
  const match = pattern.exec(html);
  return match === null ? null : match.index + match[0].length;
}

function characters(text: string): string {
  return text
    .replace(/[\t\r\n]+ */g, '')
    .replace(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi,
      (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
        if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
      },
    );
}
