import type { LocalDate } from '@fire-campaign/domain';

/** The faces of official papers: 仿宋 for the body, 黑体 and 楷体 for headings of the first and second level. */
export type Face = 'BODY' | 'HEADING_1' | 'HEADING_2';

export interface Run {
  readonly text: string;
  readonly face?: Face;
}

/** A piece of an official paper, in reading order; how it looks is the writer's business. */
export type Block =
  | { readonly kind: 'MARK' | 'NUMBER' | 'ADDRESSEES' | 'HEADING_1' | 'HEADING_2'; readonly text: string }
  | { readonly kind: 'TITLE'; readonly text: string }
  | { readonly kind: 'TEXT'; readonly runs: readonly Run[] }
  | { readonly kind: 'TABLE'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'SIGNATURE'; readonly issuer: string; readonly day: LocalDate };

export interface Column {
  readonly title: string;
  /** Share of the width of the page. */
  readonly share: number;
}

export interface Paper {
  /** File name without its ending. */
  readonly name: string;
  /** Moment of the newest data in it: the same data make the same file. */
  readonly asOf: Date;
  readonly blocks: readonly Block[];
}

export const words = (...runs: readonly (string | Run)[]): Block => ({
  kind: 'TEXT',
  runs: runs.map((run) => (typeof run === 'string' ? { text: run } : run)),
});
export const heading1 = (text: string): Block => ({ kind: 'HEADING_1', text });
export const heading2 = (text: string): Block => ({ kind: 'HEADING_2', text });

/** What is not issued says so: 草稿, or 送审稿 once it waits for approval. */
export const markOf = (state: 'DRAFT' | 'SUBMITTED' | 'ISSUED'): readonly Block[] =>
  state === 'ISSUED' ? [] : [{ kind: 'MARK', text: state === 'DRAFT' ? '草稿' : '送审稿' }];

const DIGITS = '〇一二三四五六七八九';

/** 一 … 九十九, for headings. @throws RangeError outside */
export function chineseOrdinal(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`no heading is numbered ${value}`);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`}${ones === 0 ? '' : DIGITS[ones]}`;
}

/** Headings 一、二、 … of the sections that say anything, in their order. */
export const sections = (given: readonly (readonly [string, readonly Block[]])[]): readonly Block[] =>
  given
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([title, blocks], index) => [heading1(`${chineseOrdinal(index + 1)}、${title}`), ...blocks]);

/** 2024年1月17日 */
export function dayInWords(day: LocalDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 1月17日 */
export const dayOfYear = (day: LocalDate): string => dayInWords(day).replace(/^\d+年/, '');

/** The text with a full stop, unless it ends in one. */
export const ended = (text: string): string => (/[。!?;:]$/u.test(text) ? text : `${text}。`);

/** 《…》 around a title that has none. */
export const quoted = (title: string): string => (title.includes('《') ? title : `《${title}》`);
