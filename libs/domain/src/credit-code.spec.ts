import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalCreditCode, creditCodeCheckDigit, creditCodeProblem } from './credit-code.js';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** The weights as GB 32100-2015 prints them, so that the rule in the code is checked against the table and not itself. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

function printedCheckDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(first17.charAt(index)), 0);
  const check = 31 - (sum % 31);
  return check === 31 ? '0' : ALPHABET.charAt(check);
}

const first17 = fc.array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 }).map((characters) => characters.join(''));

describe('unified social credit codes', () => {
  it.each([
    ['91110000802100433B', '北京百度网讯科技有限公司'],
    ['9144030071526726XG', '深圳市腾讯计算机系统有限公司'],
    ['914403001922038216', '华为技术有限公司'],
    ['91330100799655058B', '阿里巴巴(中国)有限公司'],
  ])('accepts the published code %s of %s', (code) => {
    expect(creditCodeProblem(code)).toBeNull();
  });

  it.each([
    ['', 'LENGTH'],
    ['91110000802100433', 'LENGTH'],
    ['91110000802100433B0', 'LENGTH'],
    ['9111000080210043IB', 'CHARACTER'],
    ['91110000802100433b', 'CHARACTER'],
    ['9111000080210043 B', 'CHARACTER'],
    ['91110000802100433Z', 'CHARACTER'],
    ['91110000802100433C', 'CHECK_DIGIT'],
    ['19110000802100433B', 'CHECK_DIGIT'],
  ])('refuses %j: %s', (code, problem) => {
    expect(creditCodeProblem(code)).toBe(problem);
  });

  it('reads a code however it was typed', () => {
    expect(canonicalCreditCode(' 9111 0000 8021 0043 3b\u200b\n')).toBe('91110000802100433B');
    expect(canonicalCreditCode('\uff19\uff11110000802100433\uff42')).toBe('91110000802100433B');
  });

  it('computes the check digit of the printed table', () => {
    fc.assert(
      fc.property(first17, (head) => {
        expect(creditCodeCheckDigit(head)).toBe(printedCheckDigit(head));
        expect(creditCodeProblem(head + printedCheckDigit(head))).toBeNull();
      }),
    );
  });

  it('finds every single wrong character and every swap of neighbours', () => {
    fc.assert(
      fc.property(first17, fc.nat(17), fc.constantFrom(...ALPHABET), (head, index, character) => {
        const code = head + printedCheckDigit(head);
        const wrong = code.slice(0, index) + character + code.slice(index + 1);
        const swapped =
          code.slice(0, index) +
          code
            .slice(index, index + 2)
            .split('')
            .reverse()
            .join('') +
          code.slice(index + 2);
        if (wrong !== code) expect(creditCodeProblem(wrong)).toBe('CHECK_DIGIT');
        if (swapped !== code) expect(creditCodeProblem(swapped)).toBe('CHECK_DIGIT');
      }),
    );
  });

  it.each(['', '9111000080210043', '9111000080210043I', '911100008021004330'])('has no check digit for %j', (text) => {
    expect(() => creditCodeCheckDigit(text)).toThrow(RangeError);
  });
});
