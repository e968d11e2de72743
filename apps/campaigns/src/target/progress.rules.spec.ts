import { describe, expect, it } from '@jest/globals';
import { judgeTarget, thresholdFor, type TargetFacts, type TargetJudged } from './progress.rules.js';

const target = (fields: Partial<TargetJudged> = {}): TargetJudged => ({
  kind: 'COUNT',
  comparator: 'GTE',
  value: 100,
  unit: '个',
  from: '2026-01-01',
  to: '2026-04-10', // 100 days
  stages: [],
  ...fields,
});
const END = '2026-04-10';
const HALF = '2026-02-19'; // 50 of them have passed
const figure = (numerator: number, denominator: number | null = null) => {
  return { numerator, denominator, asOf: '2026-02-19T08:00:00Z', evidenceIds: ['a'] };
};
const judge = (of: TargetJudged, day: string, found: TargetFacts['figure'], fields: Partial<TargetFacts> = {}) => {
  const words = { zh: '口径', en: 'Words' };
  return judgeTarget(of, { day, words, unit: of.unit, figure: found, breached: false, threshold: of.value, base: null, ...fields });
};
const state = (...asked: Parameters<typeof judge>) => judge(...asked).state;

const share = (fields: Partial<TargetJudged> = {}) => target({ kind: 'RATIO', unit: '%', value: 0.98, ...fields });
const rule = share({ kind: 'RULE_COMPLIANCE', comparator: 'EQ', value: 1 });
const zero = target({ kind: 'HARD_ZERO', comparator: 'EQ', value: 0 });
const closure = share({ kind: 'STOCK_CLOSURE', comparator: 'GTE', value: 0.5 });
const fewer = share({ kind: 'YEAR_ON_YEAR', comparator: 'LTE', value: -0.15 });
const funds = target({ kind: 'MONEY', unit: '亿元', value: 5.36 });
const staged = share({
  kind: 'STAGED_RATIO',
  value: 1,
  stages: [
    { on: '2026-02-19', value: 0.33 },
    { on: END, value: 1 },
  ],
});
const survey = share({ kind: 'SURVEY', value: 0.9 });

describe('a target', () => {
  it.each([
    ['a count at its end', target(), END, figure(100), 'MET', 0],
    ['a count that lacks one', target(), END, figure(99), 'NOT_MET', 1],
    ['a count reached early', target(), HALF, figure(100), 'MET', 0],
    ['a count at its pace', target(), HALF, figure(50), 'ON_COURSE', 50],
    ['a count behind', target(), HALF, figure(49), 'BEHIND', 51],
    ['a count before its horizon', target(), '2025-12-31', figure(1), 'NOT_DUE', 99],
    ['a count of which nothing is known', target(), END, null, 'NO_DATA', null],
    ['exactly six', target({ comparator: 'EQ', value: 6 }), END, figure(6), 'MET', 0],
    ['seven instead of six', target({ comparator: 'EQ', value: 6 }), HALF, figure(7), 'BEHIND', 1],
    ['more than', target({ comparator: 'GT' }), END, figure(100), 'NOT_MET', 1],
    ['a limit that holds so far', target({ comparator: 'LTE' }), HALF, figure(100), 'ON_COURSE', 0],
    ['a limit that held', target({ comparator: 'LTE' }), END, figure(100), 'MET', 0],
    ['a limit that was passed', target({ comparator: 'LTE' }), HALF, figure(103), 'BEHIND', 3],
    ['a limit not reached', target({ comparator: 'LT' }), END, figure(100), 'NOT_MET', 1],

    ['a share met to the last', share(), END, figure(98, 100), 'MET', 0],
    ['a share that lacks the rounding', share(), END, figure(979, 1000), 'NOT_MET', 1],
    ['a share that whole things cannot hit', share(), END, figure(320, 333), 'NOT_MET', 7],
    ['a third, compared without rounding', share({ value: 0.3333 }), END, figure(1, 3), 'MET', 0],
    ['a share of nothing', share(), END, figure(0, 0), 'NO_DATA', null],
    ['a share without its whole', share(), END, figure(5), 'NO_DATA', null],
    ['a multiple', share({ unit: '倍', value: 1.5 }), END, figure(150, 100), 'MET', 0],

    ['a rule that is kept', rule, END, figure(3, 3), 'MET', 0],
    ['a rule that is broken half way', rule, HALF, figure(2, 3), 'BEHIND', 1],
    ['a rule that was broken', rule, END, figure(2, 3), 'NOT_MET', 1],
    ['a rule under which nothing falls', rule, END, figure(0, 0), 'MET', 0],
    ['a rule under which nothing falls yet', rule, HALF, figure(0, 0), 'ON_COURSE', 0],
    ['a rule of which nothing is said', rule, END, null, 'NO_DATA', null],

    ['no breach so far', zero, HALF, figure(0), 'ON_COURSE', 0],
    ['no breach at all', zero, END, figure(0), 'MET', 0],
    ['silence', zero, END, null, 'NO_DATA', null],

    ['a survey below', survey, HALF, figure(899, 1000), 'BEHIND', 1],
    ['a survey that is enough', survey, HALF, figure(900, 1000), 'MET', 0],

    ['the first stage, reached', staged, HALF, figure(33, 100), 'MET', 0],
    ['the first stage, missed', staged, HALF, figure(32, 100), 'NOT_MET', 1],
    ['the first stage, on the way', staged, '2026-01-25', figure(17, 100), 'ON_COURSE', 16],
    ['the second stage, on the way', staged, '2026-03-16', figure(67, 100), 'ON_COURSE', 33],
    ['the second stage, behind', staged, '2026-03-16', figure(66, 100), 'BEHIND', 34],
    ['the last stage', staged, '2027-01-01', figure(100, 100), 'MET', 0],
  ] as const)('%s', (_, of, day, found, expected, gap) => {
    const judged = judge(of, day, found);
    expect([judged.state, judged.gap]).toEqual([expected, gap]);
  });

  it('is closed over the stock of the start', () => {
    const base = { value: 30, version: 2 };
    expect(judge(closure, END, figure(15), { base })).toMatchObject({ state: 'MET', value: 0.5, denominator: 30, baseVersion: 2, gap: 0 });
    expect(judge(closure, END, figure(14), { base })).toMatchObject({ state: 'NOT_MET', gap: 1 });
    expect(state(closure, HALF, figure(8), { base })).toBe('ON_COURSE');
    expect(state(closure, END, figure(15))).toBe('NO_DATA');
    expect(state(closure, END, figure(0), { base: { value: 0, version: 1 } })).toBe('MET');
  });

  it('is compared with the year before, in proportion until the end', () => {
    const base = { value: 200, version: 1 };
    expect(judge(fewer, END, figure(170), { base })).toMatchObject({ state: 'MET', value: expect.closeTo(-0.15), gap: 0 });
    expect(judge(fewer, END, figure(171), { base })).toMatchObject({ state: 'NOT_MET', gap: 1 });
    expect(judge(fewer, HALF, figure(85), { base })).toMatchObject({ state: 'ON_COURSE', value: expect.closeTo(-0.15) });
    expect(judge(fewer, HALF, figure(86), { base })).toMatchObject({ state: 'BEHIND', gap: 1 });
    expect(state(fewer, END, figure(0), { base: { value: 0, version: 1 } })).toBe('MET');
    expect(state(fewer, END, figure(1), { base: { value: 0, version: 1 } })).toBe('NOT_MET');
    expect(state(fewer, END, figure(1))).toBe('NO_DATA');
  });

  it('of zero is not met for good after one breach', () => {
    expect(state(zero, HALF, figure(0), { breached: true })).toBe('NOT_MET');
    expect(state(zero, END, figure(1), { breached: true })).toBe('NOT_MET');
  });

  it('of money is exact between 元, 万元 and 亿元', () => {
    expect(judge(funds, END, figure(536_000_000), { unit: '元' })).toMatchObject({ state: 'MET', value: 5.36 });
    expect(judge(funds, END, figure(535_999_999), { unit: '元' })).toMatchObject({ state: 'NOT_MET', gap: 0.0001 });
    expect(judge(funds, END, figure(53_600), { unit: '万元' })).toMatchObject({ state: 'MET', value: 5.36 });
    expect(judge(funds, END, figure(53_599.9999), { unit: '万元' }).state).toBe('NOT_MET');
  });

  it('says how it was reckoned, in both languages', () => {
    expect(judge(share(), END, figure(320, 333)).formula).toEqual({
      zh: '口径:320 ÷ 333 = 96.1%,目标 ≥ 98%',
      en: 'Words: 320 ÷ 333 = 96.1%, target ≥ 98%',
    });
    expect(judge(fewer, HALF, figure(85), { base: { value: 200, version: 1 } }).formula.zh).toBe(
      '口径:85 ÷ (上年同期 200 × 50/100 日)− 1 = -15%,目标 ≤ -15%',
    );
    expect(judge(target(), END, null).formula.en).toBe('Words: no data, target ≥ 100 个');
  });

  it('asks of a region what was shared out to it or within it', () => {
    const shared = { ...target(), regionCode: '32', shares: [] as { regionCode: string; value: number }[] };
    shared.shares.push({ regionCode: '320102', value: 30 }, { regionCode: '320104', value: 20 }, { regionCode: '320505', value: 50 });
    expect(['32', '3201', '320102', '3210'].map((code) => thresholdFor(shared, code))).toEqual([100, 50, 30, null]);
    expect(thresholdFor({ ...shared, ...share() }, '3210')).toBe(0.98);
    expect(state(target(), HALF, figure(5), { threshold: null })).toBe('NOT_SHARED');
  });
});
