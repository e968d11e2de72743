import { describe, expect, it } from '@jest/globals';
import type { FormLine } from '../dispatch/dispatch.rules.js';
import { burdenOf, levelsOver, type BurdenAssumptions, type BurdeningPlan } from './burden.rules.js';

const given: BurdenAssumptions = {
  validFrom: '2026-01-01',
  source: '测算',
  sourceEn: 'Estimate',
  minutesPerField: 2,
  minutesPerReport: 10,
  minutesPerTask: 60,
  capMinutesPerWeek: { PROVINCE: 600, CITY: 480, COUNTY: 360, TOWN: 120 },
};
const line = (code: string, kind: 'COMPUTED' | 'REPORTED', level: 'CITY' | 'COUNTY' = 'COUNTY'): FormLine => {
  return { code, zh: code, en: code, kind, unit: '处', required: true, level };
};
const plan = (fields: Partial<BurdeningPlan>): BurdeningPlan => {
  return { regionCode: '32', startsOn: '2026-01-01', endsOn: '2026-03-11', form: null, cadences: [], tasks: [], ...fields }; // ten weeks
};
const form = (lines: readonly FormLine[], days: 'CALENDAR' | 'WORKING' = 'CALENDAR') => ({ level: 'COUNTY' as const, days, lines });
const none = { fields: 0, reports: 0, minutes: 0 };
const cadence = (who: string, fields: object = {}) => ({ who, atLeast: 2, period: 'WEEK' as const, indicator: null, ...fields });

describe('what a plan asks per week', () => {
  it.each<[string, Partial<BurdeningPlan>, object]>([
    ['nothing', {}, {}],
    [
      'a sheet of computed lines is a report without fields',
      { form: form([line('A', 'COMPUTED')]) },
      { COUNTY: { fields: 0, reports: 7, minutes: 70 } },
    ],
    [
      'typed lines count each day, those of a city for the city',
      { form: form([line('A', 'COMPUTED'), line('B', 'REPORTED'), line('C', 'REPORTED', 'CITY')]) },
      { COUNTY: { fields: 7, reports: 7, minutes: 84 }, CITY: { fields: 7, reports: 7, minutes: 84 } },
    ],
    ['only working days', { form: form([line('B', 'REPORTED')], 'WORKING') }, { COUNTY: { fields: 5, reports: 5, minutes: 60 } }],
    ['a cadence falls to the body it names', { cadences: [cadence('各大队')] }, { COUNTY: { fields: 0, reports: 2, minutes: 20 } }],
    [
      'of a police station',
      { cadences: [cadence('公安派出所', { period: 'DAY', atLeast: 1 })] },
      { TOWN: { fields: 0, reports: 7, minutes: 70 } },
    ],
    [
      'or else to the campaign’s own office',
      { cadences: [cadence('督导组', { indicator: 'VISITS', atLeast: 13, period: 'QUARTER' })] },
      { PROVINCE: { fields: 1, reports: 1, minutes: 12 } },
    ],
    [
      'tasks are spread over the campaign, for the debtor that has most',
      {
        tasks: [
          { regionCode: '3201', count: 20 },
          { regionCode: '3205', count: 5 },
        ],
      },
      { CITY: { fields: 0, reports: 2, minutes: 120 } },
    ],
    [
      'of villages with the towns',
      { tasks: [{ regionCode: '320102001001', count: 10 }] },
      { TOWN: { fields: 0, reports: 1, minutes: 60 } },
    ],
  ])('%s', (_, fields, expected) => {
    expect(burdenOf(plan(fields), given)).toEqual({ PROVINCE: none, CITY: none, COUNTY: none, TOWN: none, ...expected });
  });

  it('is over a cap only above it', () => {
    const burden = burdenOf(plan({ form: form([line('B', 'REPORTED')]) }), given);
    expect(levelsOver(burden, { ...given.capMinutesPerWeek, COUNTY: 84 })).toEqual([]);
    expect(levelsOver(burden, { ...given.capMinutesPerWeek, COUNTY: 83.9 })).toEqual(['COUNTY']);
  });
});
