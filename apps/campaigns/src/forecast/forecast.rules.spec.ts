import { describe, expect, it } from '@jest/globals';
import { addDays } from '@fire-campaign/domain';
import { forecast, type Aim, type DailyFigure, type Forecast } from './forecast.rules.js';

const TODAY = '2026-03-11';
const coverage = (threshold = 1): Aim => ({ key: 'coverage', indicator: 'COVERAGE', kind: 'RATIO', comparator: 'GTE', threshold });
const overdue: Aim = { key: 'overdue', indicator: 'HAZARDS_OVERDUE', kind: 'COUNT', comparator: 'EQ', threshold: 0 };

/** Figures of the days up to today. */
const daily = (indicator: string, numerators: readonly number[], denominator: number | null): DailyFigure[] =>
  numerators.map((numerator, index) => ({ indicator, day: addDays(TODAY, index - numerators.length + 1), numerator, denominator }));
const asked = (aims: readonly Aim[], history: readonly DailyFigure[], horizon: number, seed = 7) => ({
  aims,
  history,
  today: TODAY,
  endsOn: addDays(TODAY, horizon),
  seed,
  runs: 1000,
});
const run = (...args: Parameters<typeof asked>) => forecast(asked(...args)) as Forecast;

/** Ten a day of a hundred, up to 50. */
const STEADY = daily('COVERAGE', [0, 10, 20, 30, 40, 50], 100);
const UNEVEN = daily('COVERAGE', [0, 0, 20, 20, 40, 40, 50], 100);

describe('a forecast', () => {
  it.each<[string, number, number, number, number | null]>([
    ['reaches the aim on the very day', 5, 1, 1, 5],
    ['is a day short', 4, 0.9, 0, 5],
    ['never exceeds all', 30, 1, 1, 5],
    ['stands still when the phase is over', -3, 0.5, 0, 5],
  ])('at a steady pace %s', (_, horizon, p50, probability, daysNeeded) => {
    const { aims, ...rest } = run([coverage()], STEADY, horizon);
    expect(aims[0]).toMatchObject({ now: 0.5, p10: p50, p50, p90: p50, probability, daysNeeded });
    expect(rest).toEqual({ days: 5, horizon: Math.max(0, horizon), probability });
  });

  it('at an uneven pace gives a range, and the same one for the same seed', () => {
    const first = run([coverage(0.9)], UNEVEN, 5);
    const [aim] = first.aims;
    expect(aim!.p10!).toBeLessThan(aim!.p50!);
    expect(aim!.p50!).toBeLessThan(aim!.p90!);
    expect(aim!.probability).toBeGreaterThan(0.3);
    expect(aim!.probability).toBeLessThan(0.7); // the mean pace of 8⅓ a day comes to 91⅔
    expect(run([coverage(0.9)], UNEVEN, 5)).toEqual(first);
    expect(run([coverage(0.9)], UNEVEN, 5, 8)).not.toEqual(first);
  });

  it('agrees with the exact odds', () => {
    // Each day brings 0 or 20, three to three; 40 more within two days take two days of 20: one in four.
    const { aims } = run([coverage(0.9)], daily('COVERAGE', [-10, -10, 10, 10, 30, 30, 50], 100), 2);
    expect(aims[0]!.probability).toBeCloseTo(0.25, 1);
  });

  it('says that a pace of nothing never gets there', () => {
    const { aims } = run([coverage()], daily('COVERAGE', [50, 50, 50, 50, 50, 50], 100), 20);
    expect(aims[0]).toMatchObject({ p50: 0.5, probability: 0, daysNeeded: null });
  });

  it('keeps what happened on one day together', () => {
    const both = [...UNEVEN, ...daily('HAZARDS_OVERDUE', [5, 5, 3, 3, 1, 1, 0], null)];
    const { probability, aims } = run([coverage(0.6), { ...overdue, threshold: 0 }], both, 1);
    expect(aims[1]!.probability).toBe(1);
    expect(probability).toBe(aims[0]!.probability);
  });

  it('lets a share fall when more units come into scope', () => {
    const growing = [100, 110, 120, 130, 140, 150].flatMap((denominator, index) =>
      daily('COVERAGE', [50], denominator).map((one) => ({ ...one, day: addDays(TODAY, index - 5) })),
    );
    expect(run([coverage()], growing, 5).aims[0]).toMatchObject({ p50: 0.25, probability: 0 });
  });

  it('carries a figure over days without one', () => {
    const sparse = STEADY.filter((_, index) => index !== 2 && index !== 3);
    expect(run([coverage()], sparse, 3).days).toBe(5);
  });

  it('is refused with fewer than five days of history', () => {
    expect(forecast(asked([coverage()], STEADY.slice(1), 5))).toEqual({ tooFewDays: 4 });
    expect(forecast(asked([coverage(), overdue], STEADY, 5))).toEqual({ tooFewDays: 0 });
  });
});
