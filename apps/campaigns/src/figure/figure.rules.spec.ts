import { describe, expect, it } from '@jest/globals';
import { figureValue, hasDenominator, requireReportable } from './figure.rules.js';

const said = (fields: object = {}) => ({
  indicator: 'HYDRANTS',
  regionCode: '3201',
  day: '2026-03-01',
  numerator: 3,
  denominator: null as number | null,
  ...fields,
});
const COUNT = { unit: '个', withDenominator: false };
const SHARE = { unit: '%', withDenominator: true };
const MULTIPLE = { unit: '倍', withDenominator: true };

describe('a reported figure', () => {
  it.each([
    ['a count', said(), COUNT],
    ['nothing', said({ numerator: 0 }), COUNT],
    ['an amount to 1 元 in 万元', said({ numerator: 1234.5678 }), { unit: '万元', withDenominator: false }],
    ['a share', said({ denominator: 4 }), SHARE],
    ['nothing of nothing', said({ numerator: 0, denominator: 0 }), SHARE],
    ['a multiple above one', said({ denominator: 2 }), MULTIPLE],
  ])('may be %s', (_, report, indicator) => {
    expect(() => requireReportable(report, indicator, '2026-03-01')).not.toThrow();
  });

  it.each([
    ['a day that has not come', said({ day: '2026-03-02' }), COUNT, 'FIGURE_FUTURE'],
    ['less than nothing', said({ numerator: -1 }), COUNT, 'FIGURE_VALUE'],
    ['a fifth decimal', said({ numerator: 0.00001 }), COUNT, 'FIGURE_VALUE'],
    ['no number', said({ numerator: NaN }), COUNT, 'FIGURE_VALUE'],
    ['a negative denominator', said({ denominator: -4 }), SHARE, 'FIGURE_VALUE'],
    ['a share without its whole', said(), SHARE, 'FIGURE_DENOMINATOR'],
    ['a count with a denominator', said({ denominator: 4 }), COUNT, 'FIGURE_DENOMINATOR'],
    ['more than all', said({ denominator: 2 }), SHARE, 'FIGURE_EXCEEDS'],
  ])('is never %s', (_, report, indicator, code) => {
    expect(() => requireReportable(report, indicator, '2026-03-01')).toThrow(expect.objectContaining({ code }));
  });

  it('is a count, a ratio, or nothing while there is nothing to divide by', () => {
    expect([figureValue(3, null), figureValue(3, 4), figureValue(0, 0)]).toEqual([3, 0.75, null]);
    expect(['%', '倍', '个', '亿元'].map(hasDenominator)).toEqual([true, true, false, false]);
  });
});
