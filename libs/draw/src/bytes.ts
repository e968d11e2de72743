import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const UTF8 = new TextEncoder();
const LINES_PER_UPDATE = 4096;

export function utf8(text: string): Uint8Array {
  return UTF8.encode(text);
}

export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** sha256 of the UTF-8 of the lines, each ended by LF, without building the whole text. */
export function hashLines(lines: readonly string[]): string {
  const hash = sha256.create();
  for (let start = 0; start < lines.length; start += LINES_PER_UPDATE) {
    hash.update(utf8(`${lines.slice(start, start + LINES_PER_UPDATE).join('\n')}\n`));
  }
  return bytesToHex(hash.digest());
}

/**
 * Makes sha256(prefix ‖ UTF-8 of text) a function of the text. A draw hashes every unit of the frame, so the state after the
 * prefix, the working state and both buffers are kept between calls: a new hash object for each costs half as much again.
 *
 * @returns a function whose answer is overwritten by its next call: copy what is kept
 */
export function hasherAfter(prefix: Uint8Array): (text: string) => Uint8Array {
  const afterPrefix = sha256.create().update(prefix);
  const working = afterPrefix.clone();
  const digest = new Uint8Array(working.outputLen);
  let encoded = new Uint8Array(256);
  return (text) => {
    if (encoded.length < text.length * 3) encoded = new Uint8Array(text.length * 6); // a UTF-16 unit takes at most three bytes
    const { written } = UTF8.encodeInto(text, encoded);
    afterPrefix._cloneInto(working);
    working.update(encoded.subarray(0, written)).digestInto(digest);
    return digest;
  };
}

/**
 * Orders texts by their UTF-8 bytes, which is the order of their code points. JavaScript's own order differs from it where
 * characters beyond U+FFFF meet those from U+E000 to U+FFFF.
 */
export function compareBytewise(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return aboveBmpLast(left) - aboveBmpLast(right);
  }
  return a.length - b.length;
}

/** A UTF-16 unit moved so that surrogates, which begin characters beyond U+FFFF, come after all other units. */
function aboveBmpLast(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** The texts by their UTF-8 bytes. Costs one pass when they come in that order already. */
export function sortedBytewise(texts: readonly string[]): readonly string[] {
  if (texts.some((text) => /[\ud800-\udfff]/.test(text))) return texts.toSorted(compareBytewise);
  return isAscending(texts) ? texts : texts.toSorted();
}

/** True when each text is greater than the one before by UTF-16 units, so that none is there twice. */
export function isAscending(texts: readonly string[]): boolean {
  return texts.every((text, index) => index === 0 || texts[index - 1]! < text);
}
