import { describe, expect, it } from '@jest/globals';
import { followedDays, reshared } from '../amendment/amendment.rules.js';
import type { PlanItem } from '../plan/plan-item.entity.js';
import type { Target } from '../target/target.entities.js';
import { comparePlans, type PlanContent } from './compare.rules.js';

const campaign: PlanContent['campaign'] = {
  regionCode: '32',
  startsOn: '2026-01-01',
  endsOn: '2026-06-30',
  categories: ['HOSPITAL'],
  goal: '全部排查一遍',
  phases: [],
};
const item = (id: string, fields: Partial<PlanItem> = {}): PlanItem =>
  ({ id, originId: null, parentId: null, kind: 'OPERATION', title: id, text: null, mandatory: true, phase: null, ...fields }) as PlanItem;
const copy = (of: string, fields: Partial<PlanItem> = {}) => item(`own-${of}`, { originId: of, title: of, ...fields });
const target = (id: string, fields: Partial<Target> = {}): Target =>
  ({
    id,
    originId: null,
    planItemId: null,
    kind: 'RATIO',
    name: '整改率',
    indicator: 'RECTIFICATION_RATE',
    comparator: 'GTE',
    value: 0.9,
    unit: '%',
    from: '2026-01-01',
    to: '2026-06-30',
    stages: [],
    shareMethod: null,
    shares: [],
    ...fields,
  }) as Target;
const plan = (fields: Partial<PlanContent> = {}): PlanContent => ({ campaign, items: [], targets: [], cadences: [], ...fields });
const told = (before: PlanContent, own: PlanContent, by: 'ORIGIN' | 'ID' = 'ORIGIN') =>
  comparePlans(before, own, by).differences.map(({ part, change, breach }) => `${part} ${change}${breach === null ? '' : ' !'}`);

describe('a plan beside the one it was copied from', () => {
  const optional = { mandatory: false } as const;
  it.each<[string, readonly PlanItem[], readonly PlanItem[], readonly string[]]>([
    ['is the same', [item('a')], [copy('a')], []],
    ['has something of its own', [item('a')], [copy('a'), item('b')], ['ITEM ADDED']],
    ['lacks what is mandatory', [item('a')], [], ['ITEM REMOVED !']],
    ['lacks what is optional', [item('a', optional)], [], ['ITEM REMOVED']],
    ['makes something mandatory', [item('a', optional)], [copy('a')], ['ITEM TIGHTENED']],
    ['makes something optional', [item('a')], [copy('a', optional)], ['ITEM LOOSENED !']],
    ['words something mandatory otherwise', [item('a')], [copy('a', { text: '酌情' })], ['ITEM LOOSENED !']],
    ['words something optional otherwise', [item('a', optional)], [copy('a', { ...optional, title: 'b' })], ['ITEM CHANGED']],
    [
      'moves something mandatory out',
      [item('a'), item('m', { kind: 'MEASURE', parentId: 'a' })],
      [copy('a'), copy('m', { kind: 'MEASURE' })],
      ['ITEM LOOSENED !'],
    ],
    [
      'keeps the tree under its own ids',
      [item('a'), item('m', { kind: 'MEASURE', parentId: 'a' })],
      [copy('a'), copy('m', { kind: 'MEASURE', parentId: 'own-a' })],
      [],
    ],
  ])('%s', (_, before, own, expected) => {
    expect(told(plan({ items: before }), plan({ items: own }))).toEqual(expected);
  });

  it.each<[string, Target, Target | null, readonly string[]]>([
    ['asks more', target('t'), target('o', { originId: 't', value: 0.95 }), ['TARGET TIGHTENED']],
    ['asks less', target('t'), target('o', { originId: 't', value: 0.8 }), ['TARGET LOOSENED !']],
    ['does not ask', target('t'), null, ['TARGET REMOVED !']],
    [
      'asks less under an optional item',
      target('t', { planItemId: 'a' }),
      target('o', { originId: 't', planItemId: 'own-a', value: 0.8 }),
      ['TARGET LOOSENED'],
    ],
    ['calls it otherwise', target('t'), target('o', { originId: 't', name: '比例' }), ['TARGET LOOSENED !']],
  ])('%s', (_, bound, own, expected) => {
    const items = [item('a', optional)];
    const ownItems = [copy('a', optional)];
    expect(told(plan({ items, targets: [bound] }), plan({ items: ownItems, targets: own === null ? [] : [own] }))).toEqual(expected);
  });

  it('owes its share, not the whole', () => {
    const shared = target('t', {
      kind: 'COUNT',
      unit: '人',
      value: 100,
      shareMethod: 'BY_HAND',
      shares: [
        { regionCode: '3201', value: 60 },
        { regionCode: '3205', value: 40 },
      ],
    });
    const nanjing = { ...campaign, regionCode: '3201' };
    const own = (value: number) => target('o', { originId: 't', kind: 'COUNT', unit: '人', value });
    const beside = (targets: readonly Target[], regionCode = '3201') =>
      told(plan({ targets: [shared] }), plan({ campaign: { ...nanjing, regionCode }, targets }));
    expect(beside([own(60)])).toEqual([]);
    expect(beside([own(59)])).toEqual(['TARGET LOOSENED !']);
    expect(beside([], '3210')).toEqual([]); // nothing is asked of it
  });

  it('lies within its days and scope', () => {
    const own = (fields: Partial<PlanContent['campaign']>) => told(plan(), plan({ campaign: { ...campaign, ...fields } }));
    expect(own({ endsOn: '2026-05-31' })).toEqual(['CAMPAIGN TIGHTENED']);
    expect(own({ endsOn: '2026-07-31' })).toEqual(['CAMPAIGN LOOSENED !']);
    expect(own({ categories: ['HOTEL'] })).toEqual(['CAMPAIGN LOOSENED !']);
    expect(own({ goal: '一户不漏' })).toEqual(['CAMPAIGN CHANGED']);
  });

  it('beside an earlier state of itself: days are simply others, and nothing is a breach', () => {
    const later = plan({ campaign: { ...campaign, endsOn: '2026-07-31' }, targets: [target('t', { value: 0.8 })] });
    expect(told(plan({ targets: [target('t')] }), later, 'ID')).toEqual(['CAMPAIGN CHANGED', 'TARGET LOOSENED']);
  });
});

describe('an amendment from above', () => {
  const days = (startsOn: string, endsOn: string) => ({ startsOn, endsOn });
  const before = days('2026-02-01', '2026-05-31');
  const asked = days('2026-02-01', '2026-06-30');
  it.each([
    ['moves days that were the same', before, asked, asked],
    ['leaves stricter days', days('2026-02-10', '2026-05-15'), asked, days('2026-02-10', '2026-05-15')],
    ['moves the end that was the same', days('2026-02-10', '2026-05-31'), asked, days('2026-02-10', '2026-06-30')],
    ['cuts what would lie outside', days('2026-02-10', '2026-05-15'), days('2026-03-01', '2026-04-30'), days('2026-03-01', '2026-04-30')],
    [
      'replaces what would lie outside altogether',
      days('2026-02-01', '2026-02-20'),
      days('2026-03-01', '2026-04-30'),
      days('2026-03-01', '2026-04-30'),
    ],
  ])('%s', (_, own, wanted, expected) => {
    expect(followedDays(own, before, wanted)).toEqual(expected);
  });

  it.each<[string, Pick<Target, 'kind' | 'value'>, readonly number[], readonly number[]]>([
    ['in the same proportion', { kind: 'COUNT', value: 1100 }, [600, 400, 0], [660, 440, 0]],
    ['adding up exactly', { kind: 'COUNT', value: 10 }, [1, 1, 1], [4, 3, 3]],
    ['money to four decimals', { kind: 'MONEY', value: 0.1 }, [1, 2], [0.0333, 0.0667]],
    ['a ratio has none', { kind: 'RATIO', value: 0.9 }, [1, 1], []],
    ['none of nothing', { kind: 'COUNT', value: 10 }, [0, 0], []],
  ])('shares a new figure out: %s', (_, said, values, expected) => {
    const shares = values.map((value, index) => ({ regionCode: `320${index + 1}`, value }));
    expect(reshared(said, { shareMethod: 'BY_HAND', shares }).shares.map(({ value }) => value)).toEqual(expected);
  });
});
