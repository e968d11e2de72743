import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  canonicalSheet,
  dispatchSheetMachine,
  formPeriod,
  formProblems,
  sheetHash,
  statistics,
  valueProblems,
  type FormLine,
  type RevisionHead,
} from './dispatch.rules.js';

const line = (code: string, fields: Partial<FormLine> = {}): FormLine => ({
  code,
  zh: code,
  en: code,
  kind: 'REPORTED',
  unit: '处',
  required: true,
  level: 'COUNTY',
  ...fields,
});
const form = (lines: readonly FormLine[], fields: object = {}) => ({
  level: 'COUNTY' as const,
  opensAt: '08:00',
  cutOff: '16:00',
  lines,
  ...fields,
});
const codes = (problems: readonly { readonly code: string }[]) => problems.map(({ code }) => code);

describe('who reported (应报 / 实报 / 按时 / 迟报 / 未报)', () => {
  it.each([
    [
      { expected: 140, onTime: 137, late: 2 },
      { expected: 140, reported: 139, onTime: 137, late: 2, missing: 1, onTimeRate: 137 / 140 },
    ],
    [
      { expected: 1, onTime: 0, late: 0 },
      { expected: 1, reported: 0, onTime: 0, late: 0, missing: 1, onTimeRate: 0 },
    ],
    [
      { expected: 0, onTime: 0, late: 0 },
      { expected: 0, reported: 0, onTime: 0, late: 0, missing: 0, onTimeRate: null },
    ],
  ])('%j', (counts, expected) => expect(statistics(counts)).toEqual(expected));
});

describe('the hash of a sheet', () => {
  const head: RevisionHead = { campaignId: 'c', regionCode: '320102', day: '2026-03-05', revision: 2, kind: 'FROZEN', previousHash: 'ab' };
  const values = [
    { code: 'B', numerator: 1.5, denominator: null },
    { code: 'A', numerator: 180, denominator: 200 },
    { code: 'C', numerator: null, denominator: null },
  ];
  it('is that of one text: head, then lines by code', () => {
    const text = 'c|2026-03-05|320102|2|FROZEN|ab\nA|180|200\nB|1.5|\nC||';
    expect(canonicalSheet(head, values)).toBe(text);
    expect(sheetHash(head, values)).toBe(createHash('sha256').update(text).digest('hex'));
    expect(sheetHash(head, values.toReversed())).toBe(sheetHash(head, values));
  });
  it.each<[string, Partial<RevisionHead>, number]>([
    ['another value', {}, 181],
    ['another day', { day: '2026-03-06' }, 180],
    ['another region', { regionCode: '320104' }, 180],
    ['another predecessor', { previousHash: null }, 180],
  ])('changes with %s', (_, fields, numerator) => {
    const changed = [{ code: 'A', numerator, denominator: 200 }, ...values.filter(({ code }) => code !== 'A')];
    expect(sheetHash({ ...head, ...fields }, changed)).not.toBe(sheetHash(head, values));
  });
});

describe('a form', () => {
  it.each<[string, string[], ReturnType<typeof form>, 'PROVINCE' | 'CITY']>([
    ['is right', [], form([line('CLUES'), line('COVERAGE', { kind: 'COMPUTED' }), line('GROUPS', { level: 'CITY' })]), 'PROVINCE'],
    ['without a window', ['DISPATCH_WINDOW'], form([line('CLUES')], { cutOff: '08:00' }), 'PROVINCE'],
    ['asks for what is computed', ['ASKED_TWICE'], form([line('COVERAGE')]), 'PROVINCE'],
    ['computes what is not', ['LINE_NOT_COMPUTED'], form([line('CLUES', { kind: 'COMPUTED' })]), 'PROVINCE'],
    ['has a line twice', ['LINE_TWICE'], form([line('CLUES'), line('CLUES')]), 'PROVINCE'],
    ['asks a level above the campaign', ['LINE_LEVEL'], form([line('CLUES'), line('GROUPS', { level: 'PROVINCE' })]), 'CITY'],
    ['asks below those who report', ['LINE_LEVEL'], form([line('CLUES'), line('X', { level: 'CITY' })], { level: 'CITY' }), 'PROVINCE'],
    ['asks those who report nothing', ['LINES_MISSING'], form([line('GROUPS', { level: 'CITY' })]), 'PROVINCE'],
  ])('%s', (_, expected, given, owner) => {
    expect(codes(formProblems(given, owner)).slice(0, expected.length || 1)).toEqual(expected);
  });
});

describe('typed values', () => {
  const lines = [
    line('CLUES'),
    line('NOTE', { required: false }),
    line('COVERAGE', { kind: 'COMPUTED' }),
    line('GROUPS', { level: 'CITY' }),
  ];
  const value = (code: string, numerator: number | null, denominator: number | null = null) => ({ code, numerator, denominator });
  it.each([
    ['what is asked', [], [value('CLUES', 0)]],
    ['a ratio', [], [value('CLUES', 3, 4), value('NOTE', 0.0001)]],
    ['an unknown line', ['LINE_UNKNOWN'], [value('CLUES', 1), value('OTHER', 1)]],
    ['a line of another level', ['LINE_UNKNOWN'], [value('CLUES', 1), value('GROUPS', 1)]],
    ['a computed line', ['LINE_COMPUTED'], [value('CLUES', 1), value('COVERAGE', 1, 2)]],
    ['a line twice', ['LINE_TWICE'], [value('CLUES', 1), value('CLUES', 2)]],
    ['nothing where something is required', ['LINE_MISSING'], [value('NOTE', 1)]],
    ['an empty required line', ['LINE_MISSING'], [value('CLUES', null)]],
    ['a negative figure', ['LINE_NEGATIVE'], [value('CLUES', -1)]],
    ['more than the total', ['LINE_ABOVE_TOTAL'], [value('CLUES', 5, 4)]],
    ['too many decimals', ['DECIMALS'], [value('CLUES', 0.00001)]],
  ])('%s', (_, expected, values) => {
    expect(codes(valueProblems(values, lines, 'COUNTY'))).toEqual(expected);
  });
});

it('lasts until its named event, and until the campaign ends while that is not dated', () => {
  const campaign = { startsOn: '2026-01-01', endsOn: '2026-06-30' };
  const bounds = { from: { day: '2026-02-01', event: null }, to: { day: null, event: { code: 'TWO_SESSIONS_END', name: '全国两会结束' } } };
  expect(formPeriod(bounds, campaign, new Map())).toEqual({ from: '2026-02-01', to: '2026-06-30' });
  expect(formPeriod(bounds, campaign, new Map([['TWO_SESSIONS_END', '2026-03-11']]))).toEqual({ from: '2026-02-01', to: '2026-03-11' });
  expect(formPeriod(bounds, campaign, new Map([['TWO_SESSIONS_END', '2026-09-01']]))).toEqual({ from: '2026-02-01', to: '2026-06-30' });
});

it('lets a sheet be handed in late, and a summed one be confirmed again after a correction below', () => {
  expect(dispatchSheetMachine.next('MISSING', 'SUBMIT_LATE')).toBe('LATE');
  expect(dispatchSheetMachine.next('LATE', 'SUBMIT_LATE')).toBeNull();
  expect(dispatchSheetMachine.next('CONFIRMED', 'REVISE_BELOW')).toBe('AGGREGATED');
});
