import { describe, expect, it } from '@jest/globals';
import { decoded, detectEncoding } from './encoding.js';

const text = (bytes: Uint8Array) => [...decoded(bytes, detectEncoding(bytes)!)].join('');
const utf8 = (content: string) => Buffer.from(content);

/** 「名称,地址\n𠮷野家,南京\n」 in GB18030; 𠮷 takes four bytes. */
const GB18030 = Uint8Array.from([
  0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb5, 0xd8, 0xd6, 0xb7, 0x0a, 0x95, 0x34, 0xb2, 0x35, 0xd2, 0xb0, 0xbc, 0xd2, 0x2c, 0xc4, 0xcf, 0xbe, 0xa9,
  0x0a,
]);

describe('detectEncoding', () => {
  it.each([
    ['ASCII', utf8('name\nabc\n'), 'UTF_8'],
    ['UTF-8', utf8('单位名称\n南京医院'), 'UTF_8'],
    ['UTF-8 with a mark', utf8('\ufeff单位名称'), 'UTF_8_BOM'],
    ['UTF-8 with one broken byte', Buffer.concat([utf8('单位名称,地址\n南京市第一医院'), Buffer.from([0xff]), utf8('\n')]), 'UTF_8'],
    [
      'UTF-8 with an encoded lone surrogate',
      Buffer.concat([utf8('名称名称名称名称名称名称名称名称名称名称名称名称\n'.repeat(3)), Buffer.from([0xed, 0xa0, 0x80])]),
      'UTF_8',
    ],
    ['GB18030', GB18030, 'GB18030'],
    ['nothing', utf8(''), 'UTF_8'],
    ['UTF-16', Buffer.from('\ufeff单位', 'utf16le'), null],
    ['UTF-16 without a mark', Buffer.from('name,address', 'utf16le'), null],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48]), null],
  ])('%s', (_, bytes, expected) => {
    expect(detectEncoding(bytes)).toBe(expected);
  });

  it('decodes what it found, without the mark', () => {
    expect(text(GB18030)).toBe('名称,地址\n𠮷野家,南京\n');
    expect(text(utf8('\ufeff𠮷'))).toBe('𠮷');
  });

  it('keeps a character that lies across two pieces', () => {
    const content = '南'.repeat(700_000);
    expect(text(utf8(content))).toBe(content);
  });
});
