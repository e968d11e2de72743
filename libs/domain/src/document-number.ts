/**
 * An official document's number (文号): who issued it by code, year and running number, as 辽消〔2024〕7号; or the issue of a bulletin,
 * as 2022年第6期, which counts for its issuer and says no code.
 */
export interface DocumentNumber {
  readonly kind: 'NUMBER' | 'ISSUE';
  /** 机关代字 such as 辽消; the bulletin's name where it stands before an issue; null when there is none. */
  readonly issuerCode: string | null;
  readonly year: number;
  readonly ordinal: number;
  /** As it is written by the standard: 辽消〔2024〕7号, 情况通报2022年第6期. Equal numbers have equal texts. */
  readonly text: string;
}

const NUMBER = /^([^()\d《》,;。:]{1,30})\((\d{4})\)第?(\d{1,5})号$/u;
const ISSUE = /^([^()\d《》,;。:]{0,30})(\d{4})年度?第(\d{1,4})期$/u;
const CITED = /\p{Script=Han}{1,20}\(\d{4}\)第?\d{1,5}号/gu;
const BEFORE_NUMBER = /^(?:.*(?:根据|按照|依据|贯彻|落实|印发|转发|执行|文件|通知|以及|和|及|与|见|按|以))(?=\p{Script=Han})/u;

/** Widths and brackets made alike: 〔〕 [] ［］ （） 【】 〖〗 are one here. */
const alike = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[〔[【〖]/g, '(')
    .replace(/[〕\]】〗]/g, ')');

/**
 * Reads a document number as people write it, whatever brackets they use, with or without 第.
 *
 * @returns null for anything else; the caller keeps the text as it is
 * @source GB/T 9704-2012 7.2.5:发文字号由发文机关代字、年份、发文顺序号组成;年份用六角括号〔〕括入,不加“第”字,不编虚位
 */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  const plain = alike(text).replace(/\s/g, '');
  const number = NUMBER.exec(plain);
  const [, code, year, ordinal] = number ?? ISSUE.exec(plain) ?? [];
  if (year === undefined || Number(ordinal) === 0) return null;
  const [said, count] = [Number(year), Number(ordinal)];
  const issuerCode = code === '' ? null : code!;
  return number === null
    ? { kind: 'ISSUE', issuerCode, year: said, ordinal: count, text: `${code}${said}年第${count}期` }
    : { kind: 'NUMBER', issuerCode, year: said, ordinal: count, text: `${code}〔${said}〕${count}号` };
}

/**
 * The document numbers that a text cites, each once, in its order. Where words run into the code without a mark between, some of them
 * may stay before it; the number meant is then an ending of the text found.
 */
export function citedNumbers(text: string): readonly DocumentNumber[] {
  const found = [...alike(text).matchAll(CITED)].flatMap(([words]) => parseDocumentNumber(words.replace(BEFORE_NUMBER, '')) ?? []);
  return [...new Map(found.map((number) => [number.text, number])).values()];
}
