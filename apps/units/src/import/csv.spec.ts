import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvRecords, MAX_RECORD_LENGTH } from './csv.js';

const read = (text: string, delimiter?: string) =>
  [...csvRecords([text], delimiter)].map(({ line, fields, problem }) => [line, problem ?? fields]);

/** The same text cut at every place gives the same records. */
const readInPieces = (text: string, size: number) => {
  const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, index) => text.slice(index * size, (index + 1) * size));
  return [...csvRecords(pieces)].map(({ line, fields, problem }) => [line, problem ?? fields]);
};

describe('csvRecords', () => {
  it.each<[string, string, unknown[]]>([
    [
      'plain',
      'a,b\n1,2\n',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n1,2\r\n',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    [
      'CR',
      'a,b\r1,2\r',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    [
      'mixed line ends',
      'a\r\nb\nc\rd',
      [
        [1, ['a']],
        [2, ['b']],
        [3, ['c']],
        [4, ['d']],
      ],
    ],
    [
      'empty lines',
      'a\n\n\r\nb\n',
      [
        [1, ['a']],
        [4, ['b']],
      ],
    ],
    ['empty fields', ',,\n', [[1, ['', '', '']]]],
    ['quotes', '"a","b,c"\n', [[1, ['a', 'b,c']]]],
    ['a quote in quotes', '"a""b",""""\n', [[1, ['a"b', '"']]]],
    ['empty quotes', '"",x\n', [[1, ['', 'x']]]],
    ['quotes at the very end', 'x,"y"', [[1, ['x', 'y']]]],
    ['a delimiter at the very end', 'x,"y",', [[1, ['x', 'y', '']]]],
    [
      'a line end in quotes',
      '"a\nb",c\nd,e\n',
      [
        [1, ['a\nb', 'c']],
        [3, ['d', 'e']],
      ],
    ],
    [
      'several line ends in quotes',
      '"a\r\n\r\nb","c\nd"\r\ne,f',
      [
        [1, ['a\n\nb', 'c\nd']],
        [5, ['e', 'f']],
      ],
    ],
    ['a quote inside an unquoted field', 'a 5" pipe,b\n', [[1, ['a 5" pipe', 'b']]]],
    ['𠮷 beyond the basic plane', '𠮷野家,1\n', [[1, ['𠮷野家', '1']]]],
    [
      'an unterminated quote',
      'a,"b\nc,d\n',
      [
        [1, 'UNTERMINATED_QUOTE'],
        [2, ['c', 'd']],
      ],
    ],
    [
      'text behind a closing quote',
      '"a"b,c\nd,e\n',
      [
        [1, 'TEXT_AFTER_QUOTE'],
        [2, ['d', 'e']],
      ],
    ],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
    for (const size of [1, 2, 3, 7]) expect(readInPieces(text, size)).toEqual(expected);
  });

  it('takes other delimiters', () => {
    expect(read('a\tb,c\n', '\t')).toEqual([[1, ['a', 'b,c']]]);
  });

  it('goes on behind a record that is too long, and behind a quote that is closed too far away', () => {
    const long = 'x'.repeat(MAX_RECORD_LENGTH + 1);
    const expected = [
      [1, 'RECORD_TOO_LONG'],
      [2, ['a', 'b']],
    ];
    expect(read(`${long},y\na,b\n`)).toEqual(expected);
    expect(readInPieces(`${long},y\na,b\n`, 1000)).toEqual(expected);
    expect(read(`"p\n${long.slice(0, -2)}\n${long.slice(0, -2)}",q\nc\n`).filter(([, fields]) => fields === 'UNTERMINATED_QUOTE')).toEqual([
      [1, 'UNTERMINATED_QUOTE'],
    ]);
  });

  it('reads 5 MB in one field, one quote or one column of quotes in a moment', () => {
    for (const text of [
      'x'.repeat(5 << 20),
      `"${'x\n'.repeat(2 << 20)}`,
      '""\n'.repeat(1 << 20),
      '"\n'.repeat(2 << 20),
      '\r'.repeat(5 << 20),
    ]) {
      const started = performance.now();
      for (const _ of csvRecords(
        Array.from({ length: Math.ceil(text.length / 1e6) }, (_, index) => text.slice(index * 1e6, (index + 1) * 1e6)),
      ));
      expect(performance.now() - started).toBeLessThan(5000);
    }
  });

  it('reads back what was written, whatever the text and the pieces', () => {
    const quote = (field: string) => `"${field.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, size) => {
          const text = rows.map((row) => row.map(quote).join(',')).join('\r\n');
          const expected = rows.map((row) => row.map((field) => field.replace(/\r\n?/g, '\n')));
          expect(readInPieces(text, size).map(([, fields]) => fields)).toEqual(expected);
        },
      ),
    );
  });
});
