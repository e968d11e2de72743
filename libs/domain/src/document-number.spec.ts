import { describe, expect, it } from '@jest/globals';
import { citedNumbers, parseDocumentNumber } from './document-number.js';

describe('a document number', () => {
  it.each([
    ['辽消〔2024〕7号', '辽消', 2024, 7, '辽消〔2024〕7号'],
    ['辽消[2024]7号', '辽消', 2024, 7, '辽消〔2024〕7号'],
    ['盘安委(2024)第01号', '盘安委', 2024, 1, '盘安委〔2024〕1号'],
    ['国家局（2024）8号', '国家局', 2024, 8, '国家局〔2024〕8号'],
    [' 辽教电 ［２０２４］ ３ 号 ', '辽教电', 2024, 3, '辽教电〔2024〕3号'],
    ['鄂政办发【2022】22号', '鄂政办发', 2022, 22, '鄂政办发〔2022〕22号'],
    ['2022年第6期', null, 2022, 6, '2022年第6期'],
    ['情况通报 2022 年 第 6 期', '情况通报', 2022, 6, '情况通报2022年第6期'],
  ])('is read from %s', (text, issuerCode, year, ordinal, written) => {
    expect(parseDocumentNumber(text)).toMatchObject({ issuerCode, year, ordinal, text: written });
  });

  it.each([
    '',
    '辽消2024-7',
    '〔2024〕7号',
    '辽消〔24〕7号',
    '辽消〔2024〕号',
    '辽消〔2024〕0号',
    '关于印发《方案》〔2024〕7号',
    '第6次局务会',
  ])('is not read from “%s”', (text) => expect(parseDocumentNumber(text)).toBeNull());
});

describe('citations', () => {
  it('are found once each, in the order of the text', () => {
    const text = '根据辽消〔2024〕7号和盘安委[2024]1号,转发国家局（2024）8号《通告》;仍按辽消〔2024〕7号办理。2022年第6期不计。';
    expect(citedNumbers(text).map((number) => number.text)).toEqual(['辽消〔2024〕7号', '盘安委〔2024〕1号', '国家局〔2024〕8号']);
  });
});
