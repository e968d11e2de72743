import type { IndicatorCode } from '@fire-campaign/domain';
import { INDICATORS } from '@fire-campaign/domain';
import { describe, expect, it } from '@jest/globals';
import { rankRegions, UNRANKED } from './league.rules.js';

const figures = (indicator: IndicatorCode, values: Readonly<Record<string, number | null>>) =>
  Object.entries(values).map(([regionCode, value]) => ({ regionCode, level: 4, indicator, numerator: 0, denominator: 0, value }));

const ranked = (indicator: IndicatorCode, values: Readonly<Record<string, number | null>>) =>
  rankRegions(indicator, figures(indicator, values)).map(({ regionCode, rank }) => [regionCode, rank]);

describe('league tables', () => {
  it('puts the larger value first where larger is better', () => {
    expect(ranked('COVERAGE', { 3201: 0.5, 3202: 1, 3203: 0 })).toEqual([
      ['3202', 1],
      ['3201', 2],
      ['3203', 3],
    ]);
  });

  it('puts the smaller value first where smaller is better', () => {
    expect(ranked('HAZARDS_OVERDUE', { 3201: 7, 3202: 0, 3203: 3 })).toEqual([
      ['3202', 1],
      ['3203', 2],
      ['3201', 3],
    ]);
  });

  it('lets equal values share a rank, in the order of their codes, and skips the next', () => {
    expect(ranked('COVERAGE', { 3203: 0.5, 3201: 0.5, 3202: 0.25, 3204: 0.5 })).toEqual([
      ['3201', 1],
      ['3203', 1],
      ['3204', 1],
      ['3202', 4],
    ]);
  });

  it('leaves regions without a value unranked at the end', () => {
    expect(ranked('ON_TIME_RATE', { 3202: null, 3201: null, 3203: 0 })).toEqual([
      ['3203', 1],
      ['3201', null],
      ['3202', null],
    ]);
  });

  it('ranks nothing when there is nothing', () => {
    expect(rankRegions('COVERAGE', [])).toEqual([]);
  });

  it('has a reason for every indicator that can be without a value', () => {
    const ratios = Object.entries(INDICATORS).filter(([, { kind }]) => kind === 'RATIO');
    expect(Object.keys(UNRANKED).sort()).toEqual(ratios.map(([code]) => code).sort());
  });
});
