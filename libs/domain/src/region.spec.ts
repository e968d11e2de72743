import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isRegionCode,
  parentRegion,
  regionAncestors,
  regionAtLevel,
  regionContains,
  regionLevel,
  regionRange,
  type RegionLevel,
} from './region.js';

const code = fc
  .tuple(fc.constantFrom(0, 2, 4, 6, 9, 12), fc.stringMatching(/^[0-3]{12}$/))
  .map(([length, digits]) => digits.slice(0, length));

describe('region codes', () => {
  it.each([
    ['21', true],
    ['2101', true],
    ['210102', true],
    ['210102001', true],
    ['210102001003', true],
    ['', false],
    ['2', false],
    ['21010', false],
    ['2101020', false],
    ['21x1', false],
    ['\uff12\uff11\uff10\uff11', false],
    ['21\n', false],
    [' 21', false],
  ])('%j is a code: %s', (text, expected) => {
    expect(isRegionCode(text)).toBe(expected);
  });

  it.each([
    ['', 'NATION', null, []],
    ['21', 'PROVINCE', '', []],
    ['2101', 'CITY', '21', ['21']],
    ['210102', 'COUNTY', '2101', ['21', '2101']],
    ['210102001', 'TOWN', '210102', ['21', '2101', '210102']],
    ['210102001003', 'VILLAGE', '210102001', ['21', '2101', '210102', '210102001']],
  ] as const)('%j is a %s in %j', (text, level, parent, ancestors) => {
    expect(regionLevel(text)).toBe(level);
    expect(parentRegion(text)).toBe(parent);
    expect(regionAncestors(text)).toEqual(ancestors);
  });

  it('refuses a malformed code instead of guessing a wider one', () => {
    for (const call of [
      () => regionLevel('2'),
      () => parentRegion('21010'),
      () => regionAncestors('abc'),
      () => regionContains('2', '2101'),
      () => regionContains('21', '2101a'),
      () => regionRange('210'),
      () => regionAtLevel('ab', 'PROVINCE'),
    ]) {
      expect(call).toThrow(RangeError);
    }
  });

  it.each([
    ['', '', true],
    ['', '210102', true],
    ['21', '21', true],
    ['21', '210102001003', true],
    ['2101', '2102', false],
    ['2101', '21', false],
    ['21', '', false],
  ])('%j contains %j: %s', (scope, inner, expected) => {
    expect(regionContains(scope, inner)).toBe(expected);
  });

  it.each([
    ['210102001', 'CITY', '2101'],
    ['210102001', 'TOWN', '210102001'],
    ['210102001', 'VILLAGE', null],
    ['210102001', 'NATION', ''],
    ['', 'NATION', ''],
    ['', 'PROVINCE', null],
  ] as const)('%j at level %s is %j', (text, level: RegionLevel, expected) => {
    expect(regionAtLevel(text, level)).toBe(expected);
  });

  it('covers the country with one range', () => {
    expect(regionRange('')).toEqual({ from: '', to: ':' });
    expect(regionRange('29')).toEqual({ from: '29', to: '29:' });
  });

  it('has a range that holds exactly what the region contains', () => {
    fc.assert(
      fc.property(code, code, (scope, inner) => {
        const { from, to } = regionRange(scope);
        expect(from <= inner && inner < to).toBe(regionContains(scope, inner));
      }),
    );
  });
});
