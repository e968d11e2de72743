import { describe, expect, it } from '@jest/globals';
import type { CadencePeriod } from '../cadence/cadence.rules.js';
import { criterion, type Criterion } from '../gate/gate.criteria.js';
import { inheritPhases, inheritTarget, type SaidTarget } from './inherit.rules.js';
import { timesPerWeek } from './cascade.rules.js';
import { cadenceLoosened, criterionLoosened, targetLoosened, wholePeriods, type SaidCadence } from './tighten.rules.js';

const target = (fields: Partial<SaidTarget> = {}): SaidTarget => ({
  kind: 'COUNT',
  name: '培训',
  indicator: 'TRAINED',
  comparator: 'GTE',
  value: 100,
  unit: '人',
  from: '2026-01-01',
  to: '2026-06-30',
  stages: [],
  shareMethod: null,
  shares: [],
  ...fields,
});
const ratio = { kind: 'RATIO', unit: '%', value: 0.9 } as const;
const atMost = { ...ratio, comparator: 'LTE', value: 0.1 } as const;
const staged = { kind: 'STAGED_RATIO', unit: '%', value: 1 } as const;
const steps = (...values: readonly (readonly [string, number])[]) => ({ ...staged, stages: values.map(([on, value]) => ({ on, value })) });

describe('a target that was handed down', () => {
  it.each<[string, Partial<SaidTarget>, Partial<SaidTarget>, string | null]>([
    ['stays', {}, {}, null],
    ['may ask more', {}, { value: 101 }, null],
    ['may not ask less', {}, { value: 99 }, '目标值须 ≥ 100 人'],
    ['may be reached sooner', {}, { to: '2026-05-31' }, null],
    ['may not be reached later', {}, { to: '2026-07-01' }, '期限须在 2026-01-01 至 2026-06-30 之内'],
    ['may not count from earlier', {}, { from: '2025-12-01' }, '期限须在 2026-01-01 至 2026-06-30 之内'],
    ['may exclude the figure itself', {}, { comparator: 'GT' }, null],
    ['may not turn round', {}, { comparator: 'LTE' }, '须保持原名称、指标和口径'],
    ['keeps its indicator', {}, { indicator: 'COVERAGE' }, '须保持原名称、指标和口径'],
    ['at most: may allow less', atMost, { ...atMost, value: 0.05 }, null],
    ['at most: may not allow more', atMost, { ...atMost, value: 0.2 }, '目标值须 ≤ 10%'],
    ['at most: holds for all its days', atMost, { ...atMost, to: '2026-05-31' }, '期限须为 2026-01-01 至 2026-06-30'],
    ['exactly: stays', { kind: 'HARD_ZERO', comparator: 'EQ', value: 0 }, { kind: 'HARD_ZERO', comparator: 'EQ', value: 0 }, null],
    ['exactly: no other figure', { ...ratio, comparator: 'EQ' }, { ...ratio, comparator: 'EQ', value: 1 }, '目标值须 = 90%'],
    [
      'a fall may be steeper',
      { kind: 'YEAR_ON_YEAR', comparator: 'LTE', value: -0.15, unit: '%' },
      { kind: 'YEAR_ON_YEAR', comparator: 'LTE', value: -0.2, unit: '%' },
      null,
    ],
    [
      'a fall may not be gentler',
      { kind: 'YEAR_ON_YEAR', comparator: 'LTE', value: -0.15, unit: '%' },
      { kind: 'YEAR_ON_YEAR', comparator: 'LTE', value: -0.1, unit: '%' },
      '目标值须 ≤ -15%',
    ],
    [
      'stages may come earlier and be more',
      steps(['2026-03-31', 0.33], ['2026-06-30', 1]),
      steps(['2026-03-01', 0.4], ['2026-06-01', 1]),
      null,
    ],
    [
      'no stage may be lower',
      steps(['2026-03-31', 0.33], ['2026-06-30', 1]),
      steps(['2026-03-31', 0.3], ['2026-06-30', 1]),
      '须在 2026-03-31(含)前达到 33%',
    ],
  ])('%s', (_, bound, own, expected) => {
    const looser = targetLoosened(target(bound), target(own));
    expect(looser?.zh ?? null).toEqual(expected === null ? null : expect.stringContaining(expected));
    expect(looser === null || looser.en !== '').toBe(true);
  });

  const shares = [
    { regionCode: '320102', value: 30 },
    { regionCode: '320104', value: 25 },
    { regionCode: '320505', value: 45 },
  ];
  it.each<[string, Partial<SaidTarget>, string, Partial<SaidTarget> | null]>([
    ['not shared out: the whole figure, of each', {}, '3201', { value: 100, shares: [] }],
    ['a ratio: the same', ratio, '3201', { value: 0.9 }],
    [
      'shared among cities: its share',
      {
        shareMethod: 'BY_HAND',
        shares: [
          { regionCode: '3201', value: 60 },
          { regionCode: '3205', value: 40 },
        ],
      },
      '3201',
      { value: 60, shares: [], shareMethod: null },
    ],
    [
      'shared among counties: the sum inside, handed on',
      { shareMethod: 'EVEN', shares },
      '3201',
      { value: 55, shares: shares.slice(0, 2), shareMethod: 'EVEN' },
    ],
    ['and the county’s own', { shareMethod: 'EVEN', shares }, '320104', { value: 25, shares: [] }],
    ['no share: nothing is asked', { shareMethod: 'EVEN', shares }, '3210', null],
    [
      'money adds up exactly',
      {
        kind: 'MONEY',
        unit: '万元',
        shares: [
          { regionCode: '320102', value: 0.1 },
          { regionCode: '320104', value: 0.2 },
        ],
      },
      '3201',
      { value: 0.3 },
    ],
  ])('is handed down %s', (_, fields, region, expected) => {
    const inherited = inheritTarget(target(fields), region);
    if (expected === null) expect(inherited).toBeNull();
    else expect(inherited).toMatchObject(expected);
  });
});

const day = (value: string) => ({ day: value, event: null });
const event = (code: string) => ({ day: null, event: { code, name: code } });
const rule = (fields: Partial<SaidCadence> = {}): SaidCadence => ({
  what: '督导',
  who: '督导组',
  indicator: null,
  atLeast: 2,
  period: 'WEEK',
  scope: 'TOTAL',
  form: 'ACTS',
  dueBefore: null,
  dueWorkingDays: null,
  from: day('2026-01-01'),
  to: day('2026-06-30'),
  ...fields,
});

describe('a cadence rule that was handed down', () => {
  it.each<[string, Partial<SaidCadence>, Partial<SaidCadence>, string | null]>([
    ['stays', {}, {}, null],
    ['may ask more often', {}, { atLeast: 3 }, null],
    ['may not ask less often', {}, { atLeast: 1 }, '频次须为每周不少于 2 次'],
    ['once a day is more than twice a week', {}, { atLeast: 1, period: 'DAY' }, null],
    ['a week is not made of months, however often', {}, { atLeast: 60, period: 'MONTH' }, '频次须为'],
    ['every week is three times in any month', { atLeast: 3, period: 'MONTH' }, { atLeast: 1, period: 'WEEK' }, null],
    ['but not four times', { atLeast: 4, period: 'MONTH' }, { atLeast: 1, period: 'WEEK' }, '频次须为每月不少于 4 次'],
    ['may be due earlier in the day', { dueBefore: '16:00' }, { dueBefore: '15:00' }, null],
    ['may not be due later', { dueBefore: '16:00' }, { dueBefore: '17:00' }, '16:00 前'],
    ['may not be due at any time', { dueBefore: '16:00' }, {}, '16:00 前'],
    ['may last longer', {}, { to: day('2026-07-31') }, null],
    ['may not end earlier', {}, { to: day('2026-05-31') }, '执行到 2026-06-30'],
    ['may not begin later', {}, { from: day('2026-02-01') }, '须自 2026-01-01'],
    ['keeps its event', { to: event('CLOSED') }, { to: event('CLOSED') }, null],
    ['takes no day for an event', { to: event('CLOSED') }, { to: day('2026-12-31') }, '执行到 CLOSED'],
    ['may be handed in sooner after its period', { form: 'REPORT', dueWorkingDays: 5 }, { form: 'REPORT', dueWorkingDays: 3 }, null],
    ['but not later', { form: 'REPORT', dueWorkingDays: 3 }, { form: 'REPORT', dueWorkingDays: 5 }, '3 个工作日内'],
    ['is counted alike', {}, { scope: 'PER_PERSON' }, '计数口径须保持不变'],
  ])('%s', (_, bound, own, expected) => {
    expect(cadenceLoosened(rule(bound), rule(own))?.zh ?? null).toEqual(expected === null ? null : expect.stringContaining(expected));
  });

  it.each<[CadencePeriod, CadencePeriod, number]>([
    ['DAY', 'WEEK', 7],
    ['DAY', 'MONTH', 28],
    ['WEEK', 'HALF_MONTH', 1],
    ['WEEK', 'QUARTER', 12],
    ['HALF_MONTH', 'MONTH', 2],
    ['MONTH', 'YEAR', 12],
    ['QUARTER', 'YEAR', 4],
    ['YEAR', 'YEAR', 1],
    ['YEAR', 'DAY', 0],
    ['MONTH', 'ONCE', 0],
    ['ONCE', 'ONCE', 1],
  ])('counts whole periods: %s in %s are %i', (inner, outer, expected) => {
    expect(wholePeriods(inner, outer)).toBe(expected);
  });

  it('has a weight', () => {
    expect(timesPerWeek([rule(), rule({ period: 'DAY', atLeast: 1 }), rule({ period: 'MONTH', atLeast: 13 })])).toBe(12);
    expect(timesPerWeek([])).toBe(0);
  });
});

describe('a gate that was handed down', () => {
  const coverage = (threshold: number, scope: 'TOTAL' | 'EACH_CITY' | 'EACH_COUNTY' = 'TOTAL') =>
    criterion({ key: 'a', kind: 'INDICATOR', indicator: 'COVERAGE', comparator: 'GTE', threshold, scope });
  const tasks = (phase: 'ACCEPTANCE' | null, mandatoryOnly: boolean) => criterion({ key: 'a', kind: 'TASKS_DONE', phase, mandatoryOnly });
  const signed = (...bodies: string[]) => criterion({ key: 'a', kind: 'SIGN_OFF', bodies });
  const notBefore = (date: string) => criterion({ key: 'a', kind: 'NOT_BEFORE', date });

  it.each<[string, Criterion, Criterion, boolean]>([
    ['a higher threshold', coverage(0.9), coverage(0.95), true],
    ['a lower one', coverage(0.9), coverage(0.8), false],
    ['another scope', coverage(0.9, 'EACH_COUNTY'), coverage(0.9), false],
    ['all tasks instead of the mandatory ones', tasks('ACCEPTANCE', true), tasks(null, false), true],
    ['only the mandatory ones', tasks(null, false), tasks(null, true), false],
    ['those of one phase only', tasks(null, false), tasks('ACCEPTANCE', false), false],
    ['more signatures', signed('OWNER'), signed('OWNER', '320102'), true],
    ['fewer signatures', signed('OWNER', '320102'), signed('OWNER'), false],
    ['a later first day', notBefore('2026-02-01'), notBefore('2026-03-01'), true],
    ['an earlier one', notBefore('2026-02-01'), notBefore('2026-01-01'), false],
    ['the same condition in other words', { ...coverage(0.9), title: { zh: '覆盖', en: 'cover' } }, coverage(0.9), true],
    ['another kind', notBefore('2026-02-01'), signed('OWNER'), false],
  ])('%s: %#', (_, bound, own, strict) => {
    expect(criterionLoosened(bound, own) === null).toBe(strict);
  });

  const handed = (gate: readonly Criterion[], region: string) =>
    inheritPhases(
      [
        {
          phase: 'ACCEPTANCE',
          startsOn: '2026-01-01',
          endsOn: '2026-02-01',
          status: 'NOT_STARTED',
          round: 0,
          startedOn: null,
          endedOn: null,
          entryGate: [],
          exitGate: gate,
        },
      ],
      region,
    )[0]!.exitGate;
  it('is judged where it now applies', () => {
    expect(handed([coverage(0.9, 'EACH_CITY')], '3201')).toEqual([coverage(0.9)]);
    expect(handed([coverage(0.9, 'EACH_COUNTY')], '3201')).toEqual([coverage(0.9, 'EACH_COUNTY')]);
    expect(handed([coverage(0.9, 'EACH_COUNTY')], '320102')).toEqual([coverage(0.9)]);
    expect(handed([signed('OWNER', '3205', '320102')], '3201')).toEqual([signed('OWNER', '320102')].map((one) => ({ ...one })));
    const together = criterion({
      key: 'b',
      kind: 'INDICATOR',
      indicator: 'HAZARDS_FOUND',
      comparator: 'GTE',
      threshold: 500,
      scope: 'TOTAL',
    });
    expect(handed([together, coverage(0.9)], '3201')).toEqual([coverage(0.9)]);
    expect(handed([together], '3201').map(({ key }) => key)).toEqual([
      'rectification',
      'hazards-overdue',
      'acceptance-signed',
      'subordinates-passed',
    ]);
  });
});
