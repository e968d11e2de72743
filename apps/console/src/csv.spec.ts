import { expect, it } from '@jest/globals';
import { csvOf } from './csv';

it('writes a table that Excel opens as it is and never runs', () => {
  expect(
    csvOf([
      ['行', '值'],
      ['1', '他说"好"'],
      ['2', '=1+1'],
    ]),
  ).toBe('\ufeff"行","值"\r\n"1","他说""好"""\r\n"2","\'=1+1"\r\n');
});
