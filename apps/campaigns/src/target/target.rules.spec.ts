import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { apportion, horizonOutside, shareDifference, STEP, targetProblems, type TargetSaid } from './target.rules.js';

const said = (fields: Partial<TargetSaid>): TargetSaid => ({
  kind: 'RATIO',
  comparator: 'GTE',
  value: 0.9,
  unit: '%',
  from: '2019-11-27',
  to: '2020-11-30',
  stages: [],
  ...fields,
});
const stages = (...pairs: readonly [string, number][]) => pairs.map(([on, value]) => ({ on, value }));
const staged = (...pairs: readonly [string, number][]) =>
  said({ kind: 'STAGED_RATIO', value: pairs.at(-1)?.[1] ?? 1, to: '2022-11-30', stages: stages(...pairs) });

describe('a target', () => {
  it.each<[string, TargetSaid, readonly string[]]>([
    ['「完好率不低于98%」', said({ value: 0.98 }), []],
    ['「新建市政消火栓不少于8000个」', said({ kind: 'COUNT', value: 8000, unit: '个' }), []],
    ['「投入5.36亿元」', said({ kind: 'MONEY', value: 5.36, unit: '亿元' }), []],
    ['「同比至少下降15%」', said({ kind: 'YEAR_ON_YEAR', comparator: 'LTE', value: -0.15 }), []],
    ['「坚决杜绝重特大火灾」', said({ kind: 'HARD_ZERO', comparator: 'EQ', value: 0, unit: '起' }), []],
    ['「现存重大火灾隐患100%完成整改销案」', said({ kind: 'STOCK_CLOSURE', comparator: 'EQ', value: 1 }), []],
    ['「100%抄告民政部门」', said({ kind: 'RULE_COMPLIANCE', comparator: 'EQ', value: 1 }), []],
    ['「知晓率达90%以上」', said({ kind: 'SURVEY', value: 0.9 }), []],
    ['「平均工资水平的1.5倍」', said({ value: 1.5, unit: '倍' }), []],
    ['「1年内33%,3年内达100%」', staged(['2020-11-30', 0.33], ['2022-11-30', 1]), []],
    ['a percentage written as 98', said({ value: 98 }), ['TARGET_VALUE']],
    ['a ratio of nothing', said({ value: 0 }), ['TARGET_VALUE']],
    ['half a hydrant', said({ kind: 'COUNT', value: 0.5, unit: '个' }), ['TARGET_VALUE']],
    ['no hydrants', said({ kind: 'COUNT', value: 0, unit: '个' }), ['TARGET_VALUE']],
    ['money in percent', said({ kind: 'MONEY', value: 10 }), ['TARGET_UNIT']],
    ['a debt', said({ kind: 'MONEY', value: -1, unit: '万元' }), ['TARGET_VALUE']],
    ['a fall by 15, not by 15 %', said({ kind: 'YEAR_ON_YEAR', comparator: 'LTE', value: -15 }), ['TARGET_VALUE']],
    ['a change that equals', said({ kind: 'YEAR_ON_YEAR', comparator: 'EQ', value: -0.15 }), ['COMPARATOR']],
    ['a hard zero of one', said({ kind: 'HARD_ZERO', comparator: 'EQ', value: 1, unit: '起' }), ['TARGET_VALUE']],
    ['a hard zero at most', said({ kind: 'HARD_ZERO', comparator: 'LTE', value: 0, unit: '起' }), ['COMPARATOR']],
    ['closure of a stock in pieces', said({ kind: 'STOCK_CLOSURE', unit: '处' }), ['TARGET_UNIT']],
    ['a horizon that runs backwards', said({ to: '2019-11-26' }), ['DATES']],
    ['one stage', staged(['2022-11-30', 1]), ['STAGES']],
    ['stages of a plain ratio', said({ stages: stages(['2020-01-01', 0.5], ['2020-11-30', 0.9]) }), ['STAGES']],
    ['stages that fall', staged(['2020-11-30', 0.5], ['2021-11-30', 0.4]), ['STAGE_ORDER']],
    ['stages that run backwards', staged(['2021-11-30', 0.3], ['2020-11-30', 0.4]), ['STAGE_ORDER']],
    ['two stages on one day', staged(['2020-11-30', 0.3], ['2020-11-30', 0.4]), ['STAGE_ORDER']],
    ['a stage outside the horizon', staged(['2020-11-30', 0.33], ['2023-01-01', 1]), ['STAGE_OUTSIDE']],
    ['stages that end short', { ...staged(['2020-11-30', 0.33], ['2022-11-30', 0.9]), value: 1 }, ['STAGE_LAST']],
  ])('%s', (_, target, codes) => {
    expect(targetProblems(target).map(({ code }) => code)).toEqual(codes);
  });

  it('lies within the campaign, or within its programme', () => {
    const campaign = { startsOn: '2019-11-27', endsOn: '2020-11-30' };
    const programme = { startsOn: '2019-11-27', endsOn: '2022-11-30' };
    const threeYears = { from: '2019-11-27', to: '2022-11-30' };
    expect(horizonOutside({ from: campaign.startsOn, to: campaign.endsOn }, [campaign])).toBe(false);
    expect(horizonOutside(threeYears, [campaign])).toBe(true);
    expect(horizonOutside(threeYears, [campaign, programme])).toBe(false);
  });
});

describe('sharing out', () => {
  it.each([
    [8000, [1, 1, 1], 1, [2667, 2667, 2666]],
    [66, Array(13).fill(1), 1, [6, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5]],
    [10, [3, 2, 0], 1, [6, 4, 0]],
    [1, [1, 2, 2], 1, [0, 1, 0]],
    [5.36, [1, 1, 1], STEP, [1.7867, 1.7867, 1.7866]],
  ])('%d by %j', (total, weights, step, expected) => {
    expect(apportion(total, weights, step)).toEqual(expected);
  });

  it('always adds up, and gives nobody more than a step away from their part', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 150 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), weights, (total, list) => {
        fc.pre(list.some((weight) => weight > 0));
        const parts = apportion(total, list, 1);
        const sum = list.reduce((all, weight) => all + weight, 0);
        expect(shareDifference(total, parts)).toBe(0);
        for (const [index, part] of parts.entries()) expect(Math.abs(part - (total * list[index]!) / sum)).toBeLessThan(1.000001);
      }),
    );
  });

  it.each([[[]], [[0, 0]], [[1, -1]]])('refuses weights that divide nothing: %j', (weights) => {
    expect(() => apportion(10, weights, 1)).toThrow(RangeError);
  });

  it.each([
    [10, [6, 4], 0],
    [10, [6, 3], -1],
    [5.36, [1.1, 4.27], 0.01],
    [0.3, [0.1, 0.2], 0], // not 0.30000000000000004
  ])('of %d into %j differs by %d', (total, parts, difference) => {
    expect(shareDifference(total, parts)).toBe(difference);
  });
});
