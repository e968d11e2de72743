import { describe, expect, it } from '@jest/globals';
import { daysBetween } from '@fire-campaign/domain';
import { campaignDraft, scheduleOf, type CampaignDraft } from './draft.js';
import { matchName } from './names.js';
import { builtInPacks } from './packs.js';

const pack = (code: string): CampaignDraft => builtInPacks().find((one) => one.code === code)!.draft;
const ofKind = ({ items }: CampaignDraft, kind: string) => items.filter((item) => item.kind === kind).map(({ title }) => title);
const year = pack('ONE_YEAR_ACTION');

describe('the built-in packs', () => {
  it('are five, each with its documents', () => {
    expect(builtInPacks().map(({ code }) => code)).toEqual([
      'CONCENTRATED_RECTIFICATION',
      'HUNDRED_DAY_BATTLE',
      'ONE_YEAR_ACTION',
      'THREE_CHIEFS_RESPONSIBILITY',
      'WEEKLY_MEETING_REQUIREMENTS',
    ]);
  });

  it.each(builtInPacks().map(({ code, draft }) => [code, draft] as const))(
    '%s cites a document and clause everywhere, and quotes briefly',
    (_, draft) => {
      const { items, tasks, targets, cadences, bodies } = draft;
      for (const { source } of [...items, ...tasks, ...targets, ...cadences, ...bodies]) {
        expect(source.clause).not.toBe('');
        expect(source.quote?.length ?? 0).toBeLessThanOrEqual(40);
      }
    },
  );

  it('keep bodies named in general, people to be filled in', () => {
    const named = builtInPacks().flatMap(({ draft }) => draft.tasks.flatMap(({ lead, supporting }) => [lead, ...supporting]));
    expect(named).toEqual(expect.arrayContaining(['各处室', '机关各处室', '各支队', '各大队', '总队保密办']));
    expect(builtInPacks().flatMap(({ draft }) => draft.bodies.flatMap(({ posts }) => posts))).toContain('组长');
  });
});

describe('the one-year action', () => {
  it('has ten operations and thirty measures in three dated phases', () => {
    expect(ofKind(year, 'OPERATION').map((title) => /“(.+)”行动/.exec(title)![1])).toEqual(
      ['雷霆', '磐石', '重塑', '细雨', '必胜', '尖刀', '登峰', '强基', '清风', '领军'], // prettier-ignore
    );
    expect(ofKind(year, 'MEASURE')).toHaveLength(30);
    expect(year.items.filter(({ kind }) => kind === 'MEASURE').map(({ key }) => key)).toEqual(
      Array.from({ length: 30 }, (_, index) => `M${index + 1}`),
    );
    expect(year.phases.map(({ title, startsOn, endsOn }) => [title, startsOn, endsOn])).toEqual([
      ['学习动员', '2019-11-27', '2019-12-31'],
      ['全面实施', '2020-01-01', '2020-09-30'],
      ['督查落实', '2020-10-01', '2020-11-30'],
    ]);
  });

  it.each([
    ['FIRES_GENERAL', 'YEAR_ON_YEAR', 'LTE', -0.15, '%'],
    ['FIRES_LARGER', 'YEAR_ON_YEAR', 'LTE', -0.3, '%'],
    ['FIRES_MAJOR', 'HARD_ZERO', 'EQ', 0, '起'],
    ['COMPLEXES_UP_TO_STANDARD', 'RATIO', 'EQ', 1, '%'],
    ['UNITS_UP_TO_STANDARD', 'RATIO', 'EQ', 1, '%'],
    ['MAJOR_HAZARDS_CLOSED', 'STOCK_CLOSURE', 'EQ', 1, '%'],
    ['AREA_HAZARDS_CLOSED', 'STOCK_CLOSURE', 'GTE', 0.5, '%'],
    ['HERITAGE_LISTED', 'RULE_COMPLIANCE', 'EQ', 1, '%'],
    ['ELDERLY_CARE_REFERRED', 'RULE_COMPLIANCE', 'EQ', 1, '%'],
    ['HYDRANTS_NEW', 'COUNT', 'GTE', 8000, '个'],
    ['HYDRANTS_SOUND', 'RATIO', 'GTE', 0.98, '%'],
    ['HYDRANTS_CONNECTED', 'STAGED_RATIO', 'GTE', 1, '%'],
    ['CONTROL_ROOMS_CONNECTED', 'RATIO', 'GTE', 0.9, '%'],
    ['HIGH_RISK_CONNECTED', 'RATIO', 'EQ', 1, '%'],
    ['SPRINKLERS', 'COUNT', 'GTE', 8000, '套'],
    ['SMOKE_DETECTORS', 'COUNT', 'GTE', 60000, '只'],
    ['ELECTRIC_MONITORS', 'COUNT', 'GTE', 10000, '套'],
    ['CHARGING_POINTS', 'COUNT', 'GTE', 10000, '套'],
    ['AWARENESS', 'SURVEY', 'GTE', 0.9, '%'],
    ['TRAINING_COVERAGE', 'RATIO', 'EQ', 1, '%'],
    ['CADRES_ROTATED', 'RATIO', 'EQ', 1, '%'],
    ['STATIONS_STARTED', 'COUNT', 'GTE', 66, '个'],
    ['STATIONS_IN_SERVICE', 'COUNT', 'GTE', 43, '个'],
    ['STATIONS_APPROVED', 'COUNT', 'GTE', 346, '个'],
    ['STATION_FUNDS', 'MONEY', 'GTE', 10, '亿元'],
    ['FIRE_ENGINES', 'COUNT', 'GTE', 268, '辆'],
    ['FIRE_ENGINE_FUNDS', 'MONEY', 'GTE', 5.36, '亿元'],
    ['KITCHEN_AND_ROOMS', 'RATIO', 'EQ', 1, '%'],
    ['STATIONS_REGULAR', 'RATIO', 'EQ', 1, '%'],
    ['STATIONS_EXCELLENT', 'RATIO', 'GTE', 0.8, '%'],
    ['FULL_TIME_POSTS', 'COUNT', 'GTE', 10000, '名'],
    ['FULL_TIME_WAGE_RATIO', 'RATIO', 'GTE', 1.5, '倍'],
    ['BUDGET_GROWTH_EXCESS', 'RATIO', 'GT', 0.2, '%'],
    ['FACILITIES_SOUND', 'RATIO', 'EQ', 1, '%'],
    ['DISASTER_COMM_PLANS', 'COUNT', 'EQ', 15, '类'],
    ['RESCUE_CENTRES', 'COUNT', 'EQ', 6, '个'],
  ])('asks for %s: %s %s %d %s', (code, kind, comparator, value, unit) => {
    expect(year.targets.filter(({ indicator }) => indicator === code)).toMatchObject([{ kind, comparator, value, unit }]);
  });

  it('reaches 33 % of the hydrants in one year and all in three, and 346 stations in three', () => {
    const byCode = (code: string) => year.targets.find(({ indicator }) => indicator === code)!;
    expect(byCode('HYDRANTS_CONNECTED').stages).toEqual([
      { on: '2020-11-30', value: 0.33 },
      { on: '2022-11-30', value: 1 },
    ]);
    expect(byCode('STATIONS_APPROVED').to).toBe('2022-11-30');
    expect(byCode('STATIONS_STARTED').to).toBeNull(); // the campaign's own year
    expect(year.programme).toMatchObject({ startsOn: '2019-11-27', endsOn: '2022-11-30' });
  });

  it('is reported half-monthly, heard monthly, drilled and inspected quarterly', () => {
    expect(year.cadences.map(({ period, atLeast, scope, what }) => [period, atLeast, scope, what.slice(0, 6)])).toEqual(
      expect.arrayContaining([
        ['HALF_MONTH', 1, 'PER_ORGANIZATION', '汇总进展情况'],
        ['MONTH', 1, 'TOTAL', '听取情况汇报'],
        ['QUARTER', 1, 'PER_ORGANIZATION', '跨区域战勤保'],
        ['QUARTER', 1, 'TOTAL', '“大督察”:'],
      ]),
    );
  });

  it('has its dated tasks', () => {
    const schedule = scheduleOf(year, year.startsOn);
    expect(year.tasks.map(({ title, deadline }) => [title, schedule.due(deadline).dueOn])).toEqual(
      expect.arrayContaining([
        ['召开动员部署会', '2019-11-30'],
        ['报送实施方案', '2019-12-05'],
        ['全媒体中心实体运作', '2020-06-30'],
        ['报送总结报告', '2020-11-20'],
        ['召开总结会议', '2020-11-30'],
      ]),
    );
  });
});

describe('the other packs', () => {
  it('rectification: three phases, five streams of work, three sub-plans, the fine of Art. 60', () => {
    const draft = pack('CONCENTRATED_RECTIFICATION');
    const streams = draft.items.filter(({ parent }) => parent === null).map(({ title }) => title);
    expect(streams).toEqual(['大排查大整治', '大约谈', '大演练', '大督导', '大曝光']);
    expect(ofKind(draft, 'SUB_PLAN')).toEqual(['大演练', '大督导', '大曝光']);
    expect(draft.items.some(({ text }) => text?.includes('5000 元以上 50000 元以下'))).toBe(true);
    const schedule = scheduleOf(draft, draft.startsOn);
    expect(draft.tasks.map(({ deadline }) => schedule.due(deadline).dueOn)).toEqual(expect.arrayContaining(['2024-03-31', '2024-06-30']));
  });

  it('three chiefs: 3 + 5 + 5 + N, joint checks every quarter and month', () => {
    const draft = pack('THREE_CHIEFS_RESPONSIBILITY');
    const below = (key: string) => draft.items.filter(({ parent }) => parent === key).length;
    expect([below('A'), below('B'), below('C')]).toEqual([3, 5, 5]);
    expect([below('A2'), below('A3')]).toEqual([5, 4]);
    expect(below('N')).toBeGreaterThan(0);
    expect(draft.items.filter(({ parent }) => parent === 'C').map(({ title }) => title)).toEqual(['提醒', '约谈', '督办', '曝光', '问责']);
    expect(draft.cadences.map(({ period, scope, atLeast }) => [period, scope, atLeast])).toEqual(
      expect.arrayContaining([
        ['QUARTER', 'PER_PERSON', 1],
        ['MONTH', 'PER_PERSON', 1],
      ]),
    );
  });

  it('weekly requirements: four and five items with their divisions', () => {
    const draft = pack('WEEKLY_MEETING_REQUIREMENTS');
    expect(['P6', 'P10'].map((key) => draft.items.filter(({ parent }) => parent === key).length)).toEqual([4, 5]);
    expect(draft.tasks.find(({ item }) => item === 'P6.3')).toMatchObject({ lead: '总队保密办', supporting: ['机关各处室'] });
    expect(daysBetween(draft.startsOn, draft.endsOn)).toBe(6);
  });

  it('hundred days: daily by 16:00, five groups twice a week, until an event', () => {
    const draft = pack('HUNDRED_DAY_BATTLE');
    expect(daysBetween(draft.startsOn, draft.endsOn) + 1).toBe(100);
    expect(draft.bodies.filter(({ kind }) => kind === 'WORKING_TEAM')).toHaveLength(5);
    const to = { event: 'TWO_SESSIONS_CLOSED' };
    expect(draft.cadences).toMatchObject([
      { period: 'WEEK', atLeast: 2, scope: 'PER_ORGANIZATION', to },
      { period: 'DAY', atLeast: 1, dueBefore: '16:00', to },
    ]);
  });
});

describe('a draft', () => {
  const broken = (change: (draft: any) => void) => {
    const draft = structuredClone(year) as any;
    change(draft);
    return campaignDraft.safeParse(draft).error?.issues.map(({ path }) => path.join('.')) ?? [];
  };

  it.each<[string, (draft: any) => void, string]>([
    ['a target without unit', (draft) => delete draft.targets[3].unit, 'targets.3.unit'],
    ['an item without citation', (draft) => delete draft.items[7].source, 'items.7.source'],
    ['a citation without clause', (draft) => delete draft.tasks[2].source.clause, 'tasks.2.source.clause'],
    ['a field nobody knows', (draft) => (draft.bodies[0].chairman = '某人'), 'bodies.0'],
    ['a cadence without scope', (draft) => delete draft.cadences[1].scope, 'cadences.1.scope'],
    ['a cadence of none', (draft) => (draft.cadences[1].atLeast = 0), 'cadences.1.atLeast'],
    ['a deadline of no kind', (draft) => (draft.tasks[0].deadline = { kind: 'SOON' }), 'tasks.0.deadline.kind'],
    ['an unknown document', (draft) => (draft.items[0].source.document = 'other'), 'items.0.source.document'],
    ['an unknown parent', (draft) => (draft.items[1].parent = 'O99'), 'items.1.parent'],
    ['an unknown item', (draft) => (draft.tasks[6].item = 'M99'), 'tasks.6.item'],
    ['an unknown indicator', (draft) => (draft.targets[0].indicator = 'NOBODY_KNOWS'), 'targets.0.indicator'],
    ['an unknown event', (draft) => (draft.events = []), 'tasks.7.deadline.event'],
    ['two items of one key', (draft) => (draft.items[2].key = 'M1'), 'items.2.key'],
    ['a computed indicator as reported', (draft) => (draft.indicators[0].code = 'COVERAGE'), 'indicators.0.code'],
    ['phases that overlap', (draft) => (draft.phases[1].startsOn = '2019-12-31'), 'phases.1.startsOn'],
    ['a day that does not exist', (draft) => (draft.endsOn = '2020-11-31'), 'endsOn'],
    ['a target beyond the programme', (draft) => (draft.programme = null), 'targets.15.to'],
    ['a task after the end', (draft) => (draft.tasks[2].deadline.day = '2021-01-01'), 'tasks.2.deadline'],
    ['support without a lead', (draft) => (draft.tasks[0].supporting = ['各大队']), 'tasks.0.lead'],
  ])('is refused for %s, saying where', (_, change, path) => {
    expect(broken(change)).toContain(path);
  });

  it('keeps the lengths of its phases when it starts on another day', () => {
    const schedule = scheduleOf(year, '2026-03-01');
    for (const { phase, startsOn, endsOn } of year.phases) {
      const moved = schedule.phase(phase);
      expect(daysBetween(moved.startsOn, moved.endsOn)).toBe(daysBetween(startsOn, endsOn));
    }
    expect(daysBetween(schedule.startsOn, schedule.endsOn)).toBe(daysBetween(year.startsOn, year.endsOn));
    expect(schedule.phase('MOBILIZATION').startsOn).toBe('2026-03-01');
  });

  it.each<[Parameters<ReturnType<typeof scheduleOf>['due']>[0], string, boolean]>([
    [{ kind: 'DAY', day: '2019-12-05' }, '2019-12-05', false],
    [{ kind: 'PERIOD_END', of: '2020-02' }, '2020-02-29', false],
    [{ kind: 'PERIOD_END', of: '2020-12' }, '2020-12-31', false],
    [{ kind: 'PERIOD_END', of: '2019' }, '2019-12-31', false],
    [{ kind: 'PERIOD_END', of: 'INTENSIVE_RECTIFICATION' }, '2020-09-30', false],
    [{ kind: 'RELATIVE', from: 'START', phase: null, days: 10 }, '2019-12-07', false],
    [{ kind: 'RELATIVE', from: 'END', phase: 'MOBILIZATION', days: -1 }, '2019-12-30', false],
    [{ kind: 'WORKING_DAYS', from: 'START', phase: null, days: 3 }, '2019-12-02', true], // Wednesday, over a weekend
    [{ kind: 'EVENT', event: 'TWO_SESSIONS_CLOSED' }, '2020-11-30', true],
  ])('is due %j on %s', (deadline, dueOn, estimated) => {
    expect(scheduleOf(year, year.startsOn).due(deadline)).toMatchObject({ dueOn, estimated });
  });
});

describe('names of divisions', () => {
  const divisions = ['防火监督处', '新闻宣传处', '总队保密办', '作战训练处', '信息通信处'].map((name, index) => ({
    id: `d${index}`,
    name,
  }));
  it.each<[string, object]>([
    ['防火监督处', { kind: 'DIVISION', divisionId: 'd0' }],
    ['防火监督处 ', { kind: 'DIVISION', divisionId: 'd0' }],
    ['总队防火监督处', { kind: 'DIVISION', divisionId: 'd0' }],
    ['保密办', { kind: 'DIVISION', divisionId: 'd2' }],
    ['各处室', { kind: 'WILDCARD', wildcard: 'DIVISIONS' }],
    ['机关各处室', { kind: 'WILDCARD', wildcard: 'DIVISIONS' }],
    ['各支队', { kind: 'WILDCARD', wildcard: 'DETACHMENTS' }],
    ['各大队', { kind: 'WILDCARD', wildcard: 'BRIGADES' }],
    ['防火监督科', { kind: 'UNMATCHED', candidates: ['d0'] }],
    ['特种灾害救援处', { kind: 'UNMATCHED', candidates: [] }],
  ])('%s', (name, expected) => {
    expect(matchName(name, divisions)).toEqual(expected);
  });
  it('are not guessed where two bear one name', () => {
    const twins = [...divisions, { id: 'd9', name: '防火监督处' }];
    expect(matchName('防火监督处', twins)).toEqual({ kind: 'UNMATCHED', candidates: ['d0', 'd9'] });
  });
});
