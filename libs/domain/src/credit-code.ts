const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CODE_LENGTH = 18;

export type CreditCodeProblem = 'LENGTH' | 'CHARACTER' | 'CHECK_DIGIT';

/** The code as it is stored: full-width characters narrowed, blanks and invisible characters removed, upper case. Checks nothing. */
export function canonicalCreditCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toUpperCase();
}

/**
 * What is wrong with a unified social credit code (统一社会信用代码), the first that applies; null when it is well formed.
 * Says nothing about whether the code was ever issued. The five letters I, O, S, V and Z are not in the alphabet.
 *
 * @param code in canonical form; a lower-case letter is a CHARACTER problem
 * @source GB 32100-2015 第4章 (18 characters), 第5章 (check character)
 */
export function creditCodeProblem(code: string): CreditCodeProblem | null {
  if (code.length !== CODE_LENGTH) return 'LENGTH';
  if ([...code].some((character) => !ALPHABET.includes(character))) return 'CHARACTER';
  return code.at(-1) === creditCodeCheckDigit(code.slice(0, -1)) ? null : 'CHECK_DIGIT';
}

/**
 * The 18th character: (31 − Σ value · 3^(position − 1) mod 31) mod 31, as a character of the alphabet.
 *
 * @throws RangeError when `first17` is not 17 characters of the alphabet
 * @source GB 32100-2015 附录A
 */
export function creditCodeCheckDigit(first17: string): string {
  const values = [...first17].map((character) => ALPHABET.indexOf(character));
  if (values.length !== CODE_LENGTH - 1 || values.includes(-1))
    throw new RangeError(`not the first 17 characters of a credit code: ${first17}`);
  // Horner's rule from the right end: the weight of the first character is 1, each next one three times the last.
  const sum = values.reduceRight((total, value) => (total * 3 + value) % 31, 0);
  return ALPHABET.charAt((31 - sum) % 31);
}
