import { describe, expect, it } from '@jest/globals';
import { DEFAULT_THRESHOLDS, scoreOf, sheetInput, thresholdsInput, type Evidence, type ScoreItem } from './evaluation.rules.js';
import { drawSample, verifySample } from './recheck.rules.js';

const SHEET: readonly ScoreItem[] = [
  { key: 'coverage', title: '排查覆盖率', points: 40, selfReported: true, source: 'INDICATOR', indicator: 'COVERAGE', full: 1 },
  { key: 'overdue', title: '无逾期隐患', points: 20, selfReported: false, source: 'INDICATOR', indicator: 'HAZARDS_OVERDUE', full: 0 },
  { key: 'reports', title: '按时报送', points: 20, selfReported: false, source: 'OBLIGATIONS', obligations: ['REPORT', 'DISPATCH'] },
  { key: 'organising', title: '组织领导', points: 20, selfReported: false, source: 'HAND' },
];
const FULL: Evidence = {
  figures: { COVERAGE: 1, HAZARDS_OVERDUE: 0 },
  obligations: [
    { kind: 'REPORT', due: 6, inTime: 6 },
    { kind: 'DISPATCH', due: 4, inTime: 4 },
  ],
  hand: [{ key: 'organising', points: 20, evidence: ['会议纪要'] }],
  deductions: [],
  sampled: 20,
  confirmed: 20,
};

describe('the score of a region', () => {
  it.each<[string, Partial<Evidence>, number, string]>([
    ['all of it', {}, 100, 'EXCELLENT'],
    ['the re-check confirms three quarters of what it says itself', { confirmed: 15 }, 90, 'EXCELLENT'],
    ['and half', { confirmed: 10 }, 80, 'QUALIFIED'],
    ['nothing confirmed', { confirmed: 0 }, 60, 'QUALIFIED'],
    ['nothing sampled yet', { sampled: 0, confirmed: 0 }, 100, 'EXCELLENT'],
    ['nine tenths covered', { figures: { COVERAGE: 0.9, HAZARDS_OVERDUE: 0 } }, 96, 'EXCELLENT'],
    ['more than asked brings no more', { figures: { COVERAGE: 1.2, HAZARDS_OVERDUE: 0 } }, 100, 'EXCELLENT'],
    ['one hazard overdue', { figures: { COVERAGE: 1, HAZARDS_OVERDUE: 1 } }, 80, 'QUALIFIED'],
    ['no figure', { figures: {} }, 40, 'UNQUALIFIED'],
    ['a report of ten late', { obligations: [{ kind: 'REPORT', due: 10, inTime: 9 }] }, 98, 'EXCELLENT'],
    ['what is not asked for does not count', { obligations: [...FULL.obligations, { kind: 'TASK', due: 9, inTime: 0 }] }, 100, 'EXCELLENT'],
    ['nothing fell due', { obligations: [] }, 80, 'QUALIFIED'],
    ['not scored by hand', { hand: [] }, 80, 'QUALIFIED'],
    ['points taken off', { deductions: [{ reason: '亡人火灾', points: 12.5, on: '2026-03-01' }] }, 87.5, 'QUALIFIED'],
    ['never below nothing', { figures: {}, deductions: [{ reason: '弄虚作假', points: 60, on: '2026-03-01' }] }, 0, 'UNQUALIFIED'],
  ])('%s', (_, evidence, total, grade) => {
    expect(scoreOf(SHEET, { ...FULL, ...evidence }, DEFAULT_THRESHOLDS)).toMatchObject({ total, grade });
  });

  it('shows what was claimed beside what the re-check leaves of it', () => {
    const { items, trustWeight } = scoreOf(SHEET, { ...FULL, confirmed: 15 }, DEFAULT_THRESHOLDS);
    expect(trustWeight).toBe(0.75);
    expect(items[0]).toEqual({ key: 'coverage', claimed: 40, points: 30 });
    expect(items[3]).toEqual({ key: 'organising', claimed: 20, points: 20 });
  });
});

describe('a score sheet', () => {
  it.each<[string, (sheet: ScoreItem[]) => unknown[], boolean]>([
    ['of a hundred points', (sheet) => sheet, true],
    ['of fewer', (sheet) => sheet.slice(1), false],
    ['with a key twice', ([first, ...rest]) => [{ ...first!, points: 20 }, { ...first!, points: 20 }, ...rest], false],
    ['with an unknown indicator', ([first, ...rest]) => [{ ...first!, indicator: 'NOTHING' }, ...rest], false],
    ['with an unknown kind of obligation', ([a, b, reports, d]) => [a, b, { ...reports!, obligations: ['NOTHING'] }, d], false],
  ])('%s', (_, change, fine) => {
    expect(sheetInput.safeParse(change([...SHEET])).success).toBe(fine);
  });

  it('asks more points for excellent than for qualified', () => {
    expect(thresholdsInput.safeParse({ excellent: 60, qualified: 60 }).success).toBe(false);
  });
});

describe('a sample', () => {
  const frame = Array.from({ length: 50 }, (_, index) => `00000000-0000-4000-8000-0000000000${String(index).padStart(2, '0')}`);
  const SEED = 'ab'.repeat(32);

  it('is the same for the same seed, without anything twice, and can be verified', () => {
    const { draw, subjectIds } = drawSample('UNITS', frame, SEED, 8);
    expect(new Set(subjectIds).size).toBe(8);
    expect(drawSample('UNITS', [...frame].reverse(), SEED, 8)).toEqual({ draw, subjectIds });
    expect(verifySample(draw, frame, subjectIds)).toBe(true);
    expect(verifySample(draw, frame, [frame.find((one) => !subjectIds.includes(one))!, ...subjectIds.slice(1)])).toBe(false);
    expect(verifySample(draw, frame.slice(1), subjectIds)).toBe(false);
    expect(verifySample({ ...draw, seed: 'cd'.repeat(32) }, frame, subjectIds)).toBe(false);
  });

  it('is never larger than what there is', () => {
    expect(() => drawSample('HAZARDS', frame, SEED, 51)).toThrow(expect.objectContaining({ code: 'SAMPLE_SIZE' }));
    expect(drawSample('HAZARDS', frame, SEED, 50).subjectIds).toHaveLength(50);
  });
});
