/** Text of a PDF, line by line as printed. */
import { type getDocumentProxy } from 'unpdf';
import { megabytes, MAX_TEXT_LENGTH, sourceMap, type SourceText } from './bytes.js';
import { NoticeError } from './errors.js';

const MAX_PAGES = 500;
/** Fewer characters than this in the whole file: pictures of pages, at most with page numbers. */
const LEAST_CHARACTERS = 20;

/**
 * @throws NoticeError ENCRYPTED, BROKEN_PDF, TOO_LARGE, IMAGE_ONLY_PDF
 */
export async function pdfText(bytes: Uint8Array): Promise<SourceText> {
  // Loaded only for a PDF: it is the one large part of this library.
  const { getDocumentProxy: open } = await import('unpdf');
  let document: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    // The reader takes its bytes over, so it gets a copy.
    document = await open(bytes.slice(), { verbosity: 0 });
  } catch (error) {
    throw new NoticeError(error instanceof Error && error.name === 'PasswordException' ? 'ENCRYPTED' : 'BROKEN_PDF', {}, error);
  }
  try {
    if (document.numPages > MAX_PAGES)
      throw new NoticeError('TOO_LARGE', { size: `${document.numPages} 页 / pages`, limit: `${MAX_PAGES}` });
    const pages: string[] = [];
    const starts: number[] = [];
    let length = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await linesOf(await document.getPage(number));
      starts.push(length);
      pages.push(page);
      length += page.length + 1;
      if (length > MAX_TEXT_LENGTH)
        throw new NoticeError('TOO_LARGE', { size: megabytes(length), limit: `${MAX_TEXT_LENGTH} 字 / characters` });
    }
    const text = pages.join('\n');
    if (text.replace(/\s/g, '').length < LEAST_CHARACTERS) throw new NoticeError('IMAGE_ONLY_PDF');
    return { text, source: sourceMap(starts, (index) => ({ page: index + 1, paragraph: null })) };
  } catch (error) {
    if (error instanceof NoticeError) throw error;
    throw new NoticeError('BROKEN_PDF', {}, error);
  } finally {
    await document.loadingTask.destroy();
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

/** A new line where the base line moves; a tab where a gap wider than two characters parts columns. */
async function linesOf(page: Page): Promise<string> {
  const { items } = await page.getTextContent();
  const parts: string[] = [];
  let last: { readonly y: number; readonly right: number } | null = null;
  for (const item of items) {
    if (!('str' in item)) continue;
    const [, , , , x, y] = item.transform as number[];
    const size = item.height || 10;
    const str = printable(item.str);
    if (str !== '') {
      if (last !== null && Math.abs(last.y - y!) > size * 0.5) {
        if (parts.at(-1) !== '\n') parts.push('\n');
      } else if (last !== null && x! - last.right > size * 2) parts.push('\t');
      parts.push(str);
      last = { y: y!, right: x! + item.width };
    }
    if (item.hasEOL && parts.at(-1) !== '\n') {
      parts.push('\n');
      last = null;
    }
  }
  return parts.join('');
}

/** Fonts without a character map yield control characters and halves of characters: they are no text. */
function printable(text: string): string {
  return [...text.toWellFormed()].filter((char) => char >= ' ' && char !== '\ufffd').join('');
}
