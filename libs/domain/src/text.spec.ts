import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { classificationMark, comparableName, textProblem } from './text.js';

describe('text that may be stored', () => {
  it.each([
    ['', null],
    ['消防安全\t重点单位\r\n第二行', null],
    ['🔥', null],
    ['a\u007f\u0085', null],
    ['a\0b', 'NUL'],
    ['\ud83d', 'LONE_SURROGATE'],
    ['\udd25\ud83d', 'LONE_SURROGATE'],
    ['a\u0001', 'CONTROL'],
    ['a\u001b[0m', 'CONTROL'],
    ['a\vb', 'CONTROL'],
  ])('%j: %s', (text, problem) => {
    expect(textProblem(text)).toBe(problem);
  });
});

describe('comparing names', () => {
  it.each([
    ['沈阳市\uff38X商场\uff08一期\uff09', '沈阳市XX商场(一期)'],
    ['沈阳市 XX 商场 【一期】', '沈阳市xx商场(一期)'],
    ['“东方”大厦', '"东方"大厦'],
    ['东方、南方店', '东方\uff0c南方店'],
    ['A座1—2层', 'a座1-2层'],
    ['\u202eABC\u200b\ufeff大厦\u3000', 'abc大厦'],
    ['Cafe\u0301', 'CAFÉ'],
    ['买买提·艾力商店', '买买提・艾力商店'],
    ['  ', ''],
  ])('%j is like %j', (one, other) => {
    expect(comparableName(one)).toBe(comparableName(other));
  });

  it.each([
    ['1-2号楼', '12号楼'],
    ['第一小学', '第二小学'],
    ['东方大厦A座', '东方大厦B座'],
  ])('%j is not like %j', (one, other) => {
    expect(comparableName(one)).not.toBe(comparableName(other));
  });

  it('changes nothing when applied again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(comparableName(comparableName(text))).toBe(comparableName(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('state-secret marks', () => {
  it.each([
    ['绝密★30年', '绝密★30年'],
    ['机密★', '机密★'],
    ['秘密★1年\n关于开展检查的通知', '秘密★1年'],
    ['机密★长期', '机密★长期'],
    ['绝密★启用前', '绝密★启用前'],
    ['附件1:绝 密 ★ 3 0 年', '绝密★30年'],
    ['秘密★三年', '秘密★三年'],
    ['秘密★6个月', '秘密★6个月'],
    ['机密*20年', '机密★20年'],
    ['机\u200b密★', '机密★'],
    ['关于……的通知\r\n机 密\r\n各支队:', '机密'],
    ['\u3000秘\u3000密\u3000', '秘密'],
    ['【绝密】', '绝密'],
    ['\uff08绝密\uff09', '绝密'],
    ['密级\uff1a秘密', '秘密'],
    ['密级:机密 10年', '机密★10年'],
  ])('%j carries %s', (text, mark) => {
    expect(classificationMark(text)).toBe(mark);
  });

  it.each([
    '',
    '各单位要做好保密工作,不得泄露国家秘密。',
    '绝密、机密、秘密三级国家秘密的保密期限',
    '开展保密检查,涉密人员签订保密承诺书',
    '保密',
    '国家秘密',
    '秘密工作制度',
    '本系统密级★无',
    '机密* 见附注',
    '密级:',
  ])('%j carries none', (text) => {
    expect(classificationMark(text)).toBeNull();
  });

  it('reads a long text in linear time', () => {
    const started = performance.now();
    expect(classificationMark(`${'绝 '.repeat(200_000)}\n${'秘密'.repeat(100_000)}${' '.repeat(200_000)}`)).toBeNull();
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
