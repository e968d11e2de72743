import { describe, expect, it } from '@jest/globals';
import { NO_CALENDAR } from '@fire-campaign/domain';
import { dueOf, organizationsMeant, periodsOf } from './period.rules.js';

const days = (startsOn: string, endsOn: string) => ({ startsOn, endsOn });

describe('periods of a rule', () => {
  it.each([
    ['DAY', days('2026-03-02', '2026-03-04'), '2026-03-03', ['2026-03-02..2026-03-02', '2026-03-03..2026-03-03']],
    [
      'WEEK',
      days('2026-03-04', '2026-03-17'),
      '2026-12-31',
      ['2026-03-04..2026-03-08', '2026-03-09..2026-03-15', '2026-03-16..2026-03-17'],
    ],
    [
      'HALF_MONTH',
      days('2026-02-10', '2026-03-31'),
      '2026-03-16',
      ['2026-02-10..2026-02-15', '2026-02-16..2026-02-28', '2026-03-01..2026-03-15', '2026-03-16..2026-03-31'],
    ],
    [
      'MONTH',
      days('2026-11-20', '2027-01-10'),
      '2027-12-31',
      ['2026-11-20..2026-11-30', '2026-12-01..2026-12-31', '2027-01-01..2027-01-10'],
    ],
    ['QUARTER', days('2026-02-01', '2026-12-31'), '2026-04-01', ['2026-02-01..2026-03-31', '2026-04-01..2026-06-30']],
    ['YEAR', days('2026-05-01', '2027-05-01'), '2027-05-01', ['2026-05-01..2026-12-31', '2027-01-01..2027-05-01']],
    ['ONCE', days('2026-05-01', '2027-05-01'), '2026-05-01', ['2026-05-01..2027-05-01']],
    ['MONTH', days('2026-05-01', '2026-05-31'), '2026-04-30', []],
    ['MONTH', days('2026-05-02', '2026-05-01'), '2026-12-31', []],
  ] as const)('%s', (period, bounds, upTo, expected) => {
    expect(periodsOf(period, bounds, upTo).map(({ startsOn, endsOn }) => `${startsOn}..${endsOn}`)).toEqual(expected);
  });

  it.each([
    ['acts by the end of the last day', 'ACTS', 'WEEK', null, null, '2026-03-08T16:00:00.000Z', false],
    ['daily acts before an hour', 'ACTS', 'DAY', '16:00', null, '2026-03-08T08:00:00.000Z', false],
    ['weekly acts know no hour', 'ACTS', 'WEEK', '16:00', null, '2026-03-08T16:00:00.000Z', false],
    ['a report on the last day', 'REPORT', 'WEEK', '16:00', null, '2026-03-08T08:00:00.000Z', false],
    ['a report three working days later', 'REPORT', 'WEEK', null, 3, '2026-03-11T16:00:00.000Z', true],
  ] as const)('are due: %s', (_, form, period, dueBefore, dueWorkingDays, dueAt, estimated) => {
    const due = dueOf({ form, period, dueBefore, dueWorkingDays }, days('2026-03-02', '2026-03-08'), NO_CALENDAR);
    expect({ ...due, dueAt: due.dueAt.toISOString() }).toEqual({ dueAt, estimated });
  });

  it.each([
    ['各支队', 'DETACHMENTS'],
    ['各市消安委', 'DETACHMENTS'],
    ['各大队', 'BRIGADES'],
    ['各区县(市)', 'BRIGADES'],
    ['总队督导组', null],
  ])('are asked of %s', (who, expected) => {
    expect(organizationsMeant(who)).toBe(expected);
  });
});
