import { classificationMark, textProblem } from '@fire-campaign/domain';
import { MAX_TEXT_LENGTH, type SourceText, textOfBytes } from './bytes.js';
import { draftFromText, type NoticeDraft } from './draft.js';
import { NoticeError } from './errors.js';

/** A notice as it arrives: pasted text, or a file's bytes. */
export type NoticeInput = { readonly text: string } | { readonly bytes: Uint8Array };

/**
 * Reads a notice into a draft campaign: pasted text, .txt (UTF-8, UTF-16, GBK), saved web page, .docx or text PDF; what a file
 * is, its bytes say. The same input gives the same draft.
 *
 * @throws NoticeError for whatever cannot or must not be read; no part of it is kept
 */
export async function readNotice(input: NoticeInput): Promise<NoticeDraft> {
  const { text, source }: SourceText = 'text' in input ? { text: input.text, source: null } : await textOfBytes(input.bytes);
  if (text.length > MAX_TEXT_LENGTH)
    throw new NoticeError('TOO_LARGE', { size: `${text.length} 字 / characters`, limit: `${MAX_TEXT_LENGTH} 字 / characters` });
  const problem = textProblem(text.replace(/[\f\v]/g, '\n'));
  if (problem !== null) throw new NoticeError('NOT_TEXT', { detail: PROBLEMS[problem] });
  if (!/[\p{L}\p{N}]/u.test(text)) throw new NoticeError('EMPTY');
  const mark = classificationMark(text);
  if (mark !== null) throw new NoticeError('CLASSIFIED', { mark });
  return draftFromText(text, source);
}

const PROBLEMS = {
  NUL: '含有空字符(NUL) / it holds NUL characters',
  LONE_SURROGATE: '含有损坏的字符(孤立代理项) / it holds broken characters (lone surrogates)',
  CONTROL: '含有控制字符 / it holds control characters',
} as const;
