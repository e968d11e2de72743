import { describe, expect, it } from '@jest/globals';
import { criterion } from './gate.criteria.js';
import { judgeGate, NO_FACTS, type Figure, type GateFacts } from './gate.rules.js';
import { assume, type Assumption } from './simulation.rules.js';

const figure = (indicator: Figure['indicator'], regionCode: string, numerator: number, denominator: number | null): Figure => ({
  indicator,
  regionCode,
  numerator,
  denominator,
  asOf: '2026-03-09T00:00:00.000Z',
});
const facts: GateFacts = {
  ...NO_FACTS,
  campaignId: 'a-campaign',
  scope: { categories: ['HOSPITAL'], startsOn: '2026-01-01', endsOn: '2026-06-30' },
  phase: 'INTENSIVE_RECTIFICATION',
  phaseEndsOn: '2026-05-31',
  today: '2026-03-10',
  readAt: '2026-03-10T01:00:00.000Z',
  owner: '32',
  regions: [
    { code: '32', name: '江苏省' },
    { code: '3201', name: '南京市' },
  ],
  figures: [
    figure('COVERAGE', '32', 36, 50),
    figure('COVERAGE', '3201', 16, 20),
    figure('RECTIFICATION_RATE', '32', 40, 50),
    figure('HAZARDS_OVERDUE', '32', 3, null),
    figure('ON_TIME_RATE', '32', 1, 2),
  ],
};
const nothing: Assumption = { inspected: [], hazardsClosed: [], tasksDone: [], filed: [], signed: [], figures: [] };
const after = (assumption: Partial<Assumption>, indicator: Figure['indicator'], regionCode = '32') =>
  assume([], facts, { ...nothing, ...assumption }).figures.find((one) => one.indicator === indicator && one.regionCode === regionCode)!;

describe('assumed facts', () => {
  it.each<[string, Partial<Assumption>, Figure['indicator'], string, number]>([
    ['nothing', {}, 'COVERAGE', '32', 36],
    ['14 units of the region', { inspected: [{ regionCode: '32', count: 14 }] }, 'COVERAGE', '32', 50],
    ['never more than there are', { inspected: [{ regionCode: '32', count: 99 }] }, 'COVERAGE', '32', 50],
    ['a unit of a town counts in its city', { inspected: [{ regionCode: '320102001', count: 1 }] }, 'COVERAGE', '3201', 17],
    ['and in the province', { inspected: [{ regionCode: '320102001', count: 1 }] }, 'COVERAGE', '32', 37],
    ['one of another city does not', { inspected: [{ regionCode: '3205', count: 1 }] }, 'COVERAGE', '3201', 16],
    ['closed hazards raise the rate', { hazardsClosed: [{ regionCode: '3201', count: 8 }] }, 'RECTIFICATION_RATE', '32', 48],
    ['and settle the overdue ones first', { hazardsClosed: [{ regionCode: '3201', count: 8 }] }, 'HAZARDS_OVERDUE', '32', 0],
    ['what is late stays late', { hazardsClosed: [{ regionCode: '3201', count: 8 }] }, 'ON_TIME_RATE', '32', 1],
    [
      'a figure given goes before all else',
      {
        inspected: [{ regionCode: '32', count: 1 }],
        figures: [{ indicator: 'COVERAGE', regionCode: '32', numerator: 10, denominator: 50 }],
      },
      'COVERAGE',
      '32',
      10,
    ],
  ])('%s', (_, assumption, indicator, regionCode, numerator) => {
    expect(after(assumption, indicator, regionCode).numerator).toBe(numerator);
  });

  it('are judged by the same rules, and leave the real ones alone', () => {
    const gate = [
      criterion({ key: 'coverage', kind: 'INDICATOR', indicator: 'COVERAGE', comparator: 'GTE', threshold: 1, scope: 'TOTAL' }),
      criterion({ key: 'signed', kind: 'SIGN_OFF', bodies: ['OWNER', '3201'] }),
      criterion({ key: 'overdue', kind: 'NO_OVERDUE', obligations: null }),
      criterion({ key: 'tasks', kind: 'TASKS_DONE', phase: null, mandatoryOnly: false }),
    ];
    const task = {
      phase: 'MOBILIZATION',
      regionCode: '3201',
      title: '方案',
      mandatory: true,
      status: 'ISSUED',
      dueOn: '2026-03-01',
    } as const;
    const late = { kind: 'TASK', regionCode: '3201', title: '方案', dueAt: '2026-03-01T16:00:00.000Z' } as const;
    const open: GateFacts = {
      ...facts,
      tasks: [{ ...task, id: 't' }],
      overdue: { counts: { TASK: 1 }, longest: [{ ...late, id: 'o', subjectId: 't' }] },
    };
    const copy = structuredClone(open);
    const supposed = { ...nothing, inspected: [{ regionCode: '32', count: 14 }], tasksDone: ['t'], signed: ['signed'] };
    expect(judgeGate(gate, assume(gate, open, supposed)).criteria.map(({ met }) => met)).toEqual([true, true, true, true]);
    expect(judgeGate(gate, open).criteria.map(({ met }) => met)).toEqual([false, false, false, false]);
    expect(open).toEqual(copy);
  });
});
