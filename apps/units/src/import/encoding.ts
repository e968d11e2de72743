import { isUtf8 } from 'node:buffer';

export type FileEncoding = 'UTF_8' | 'UTF_8_BOM' | 'GB18030';

/** Share of broken characters up to which a text still counts as UTF-8 with a few broken bytes. */
const MAX_BROKEN_SHARE = 0.1;
const PIECE_BYTES = 1 << 20;

/**
 * The encoding of a text file; null when it is none we read (UTF-16, or no text at all). Bytes that are valid UTF-8 are UTF-8. Others
 * are UTF-8 with broken bytes when those are few beside the characters that are whole, else GB18030 (also GBK and GB2312): Chinese in
 * GB18030, taken as UTF-8, is broken nearly everywhere.
 */
export function detectEncoding(bytes: Uint8Array): FileEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'UTF_8_BOM';
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return null;
  if (zeros(bytes.subarray(0, PIECE_BYTES)) > bytes.length / 100) return null;
  if (isUtf8(bytes)) return 'UTF_8';
  let broken = 0;
  let whole = 0;
  for (const piece of decoded(bytes, 'UTF_8')) {
    for (const run of piece.match(/[^\0-\x7f]+/g) ?? []) {
      const breaks = run.split('\ufffd').length - 1;
      broken += breaks;
      whole += run.length - breaks;
    }
  }
  return broken <= whole * MAX_BROKEN_SHARE ? 'UTF_8' : 'GB18030';
}

/** The text in pieces; broken bytes become U+FFFD, a byte order mark vanishes. */
export function* decoded(bytes: Uint8Array, encoding: FileEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding === 'GB18030' ? 'gb18030' : 'utf-8');
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true });
  }
  yield decoder.decode();
}

function zeros(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) count += 1;
  return count;
}
