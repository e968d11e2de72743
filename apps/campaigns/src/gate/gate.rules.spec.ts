import { describe, expect, it } from '@jest/globals';
import type { PhaseName, PhaseStatus } from '../phase/phase.rules.js';
import { criterion, type Criterion } from './gate.criteria.js';
import { judgeGate, NO_FACTS, type Figure, type GateFacts, type OverdueFact, type TargetFact, type TaskFact } from './gate.rules.js';

const TODAY = '2026-03-10';
const AS_OF = '2026-03-10T02:00:00.000Z';

const READ_AT = '2026-03-10T03:00:00.000Z';

const SCOPE = { categories: ['HOSPITAL'], startsOn: '2026-01-01', endsOn: '2026-06-30' };
const noFacts: GateFacts = {
  ...NO_FACTS,
  campaignId: 'a-campaign',
  scope: SCOPE,
  phase: 'MOBILIZATION',
  phaseEndsOn: '2026-03-31',
  today: TODAY,
  readAt: READ_AT,
  owner: '32',
  regions: [
    { code: '32', name: '江苏省' },
    { code: '3201', name: '南京市' },
    { code: '3205', name: '苏州市' },
    { code: '320102', name: '玄武区' },
    { code: '320505', name: '虎丘区' },
  ],
  bodyNames: { '32': '江苏省消防救援总队', '3201': '南京市消防救援支队' },
};

const ratio = (indicator: Figure['indicator'], regionCode: string, numerator: number, denominator: number): Figure => ({
  indicator,
  regionCode,
  numerator,
  denominator,
  asOf: AS_OF,
});
const count = (indicator: Figure['indicator'], regionCode: string, numerator: number): Figure => ({
  indicator,
  regionCode,
  numerator,
  denominator: null,
  asOf: AS_OF,
});
const task = (fields: Partial<TaskFact>): TaskFact => ({
  id: 'a-task',
  phase: 'MOBILIZATION',
  regionCode: '3201',
  title: '制定方案',
  mandatory: true,
  status: 'ISSUED',
  dueOn: '2026-03-31',
  ...fields,
});

const coverage = (scope: 'TOTAL' | 'EACH_CITY' | 'EACH_COUNTY', threshold = 1): Criterion =>
  criterion({ key: 'coverage', kind: 'INDICATOR', indicator: 'COVERAGE', comparator: 'GTE', threshold, scope });
const indicator = (code: Figure['indicator'], comparator: 'GTE' | 'LTE' | 'EQ', threshold: number): Criterion =>
  criterion({ key: 'figure', kind: 'INDICATOR', indicator: code, comparator, threshold, scope: 'TOTAL' });

const overdue = (fields: Partial<OverdueFact> = {}): OverdueFact => ({
  id: 'an-obligation',
  kind: 'REPORT',
  subjectId: 'a-report',
  regionCode: '3201',
  title: '半月报',
  dueAt: '2026-03-08T08:00:00.000Z', // 16:00 of 8 March in Beijing
  ...fields,
});
const subordinate = (regionCode: string, status: PhaseStatus) => ({
  campaignId: `campaign-${regionCode}`,
  regionCode,
  statuses: { MOBILIZATION: status, INTENSIVE_RECTIFICATION: 'NOT_STARTED' as const },
});
const subordinates = (threshold: number, phase: PhaseName | null = null) =>
  criterion({ key: 'below', kind: 'SUBORDINATE_PHASES', phase, threshold });

const filing = (regionCode: string, filedOn: string | null) => ({ regionCode, dueOn: '2026-03-05', filedOn });
const target = (fields: Partial<TargetFact>): TargetFact => ({
  id: 'a-target',
  name: '消火栓',
  to: '2026-03-31',
  state: 'MET',
  value: 1,
  threshold: 1,
  gap: 0,
  unit: '个',
  asOf: AS_OF,
  ...fields,
});
const targets = (names: readonly string[] | null) => criterion({ key: 'targets', kind: 'TARGETS', targets: names });

const judgeOne = (one: Criterion, facts: Partial<GateFacts> = {}) => judgeGate([one], { ...noFacts, ...facts }).criteria[0]!;

describe('judging one criterion', () => {
  it.each<[string, Criterion, Partial<GateFacts>, boolean, string, string | null]>([
    ['coverage reached', coverage('TOTAL'), { figures: [ratio('COVERAGE', '32', 50, 50)] }, true, '100%(50/50)', null],
    [
      'coverage one short',
      coverage('TOTAL'),
      { figures: [ratio('COVERAGE', '32', 49, 50)] },
      false,
      '98%(49/50)',
      '再检查 1 家单位即可达标',
    ],
    [
      'a share is cut, not rounded',
      coverage('TOTAL'),
      { figures: [ratio('COVERAGE', '32', 29_999, 30_000)] },
      false,
      '99.99%(29999/30000)',
      '再检查 1 家单位即可达标',
    ],
    [
      'coverage of 95 % is short by 37',
      coverage('TOTAL', 0.95),
      { figures: [ratio('COVERAGE', '32', 913, 1000)] },
      false,
      '91.3%(913/1000)',
      '再检查 37 家单位即可达标',
    ],
    [
      'a threshold met exactly, past float noise',
      coverage('TOTAL', 0.7),
      { figures: [ratio('COVERAGE', '32', 7, 10)] },
      true,
      '70%(7/10)',
      null,
    ],
    [
      'no figure',
      coverage('TOTAL'),
      {},
      false,
      '尚无数据',
      '“排查覆盖率”尚无数据:请核对范围内已有在营单位、检查和隐患已录入;录入后数分钟内自动计算',
    ],
    [
      'no unit in scope',
      coverage('TOTAL'),
      { figures: [ratio('COVERAGE', '32', 0, 0)] },
      false,
      '无应计对象(0/0)',
      '范围内没有在营单位,无法计算:请核对行动类别与单位库',
    ],
    [
      'no hazard found',
      indicator('RECTIFICATION_RATE', 'GTE', 0.95),
      { figures: [ratio('RECTIFICATION_RATE', '32', 0, 0)] },
      false,
      '无应计对象(0/0)',
      '尚无应计隐患,无法计算:请先核实排查质量;确无隐患的,由审批负责人写明理由豁免',
    ],
    [
      'rectification short',
      indicator('RECTIFICATION_RATE', 'GTE', 0.95),
      { figures: [ratio('RECTIFICATION_RATE', '32', 90, 100)] },
      false,
      '90%(90/100)',
      '再销案 5 处隐患即可达标',
    ],
    ['overdue none', indicator('HAZARDS_OVERDUE', 'EQ', 0), { figures: [count('HAZARDS_OVERDUE', '32', 0)] }, true, '0 处', null],
    [
      'overdue three',
      indicator('HAZARDS_OVERDUE', 'EQ', 0),
      { figures: [count('HAZARDS_OVERDUE', '32', 3)] },
      false,
      '3 处',
      '再销案 3 处逾期隐患即可达标',
    ],
    [
      'overdue within a limit',
      indicator('HAZARDS_OVERDUE', 'LTE', 3),
      { figures: [count('HAZARDS_OVERDUE', '32', 3)] },
      true,
      '3 处',
      null,
    ],
    [
      'late closures can be outweighed',
      indicator('ON_TIME_RATE', 'GTE', 0.9),
      { figures: [ratio('ON_TIME_RATE', '32', 8, 10)] },
      false,
      '80%(8/10)',
      '再按期销案 10 处后续到期隐患即可达标',
    ],
    [
      'but never to 100 %',
      indicator('ON_TIME_RATE', 'GTE', 1),
      { figures: [ratio('ON_TIME_RATE', '32', 9, 10)] },
      false,
      '90%(9/10)',
      '已无法通过后续工作达到 ≥ 100%。确需放行的,由审批负责人写明理由豁免',
    ],
    [
      'what only grows cannot be lowered',
      indicator('HAZARDS_FOUND', 'LTE', 5),
      { figures: [count('HAZARDS_FOUND', '32', 9)] },
      false,
      '9 处',
      '已无法通过后续工作达到 ≤ 5。确需放行的,由审批负责人写明理由豁免',
    ],
    [
      'a share above its limit',
      indicator('COVERAGE', 'LTE', 0.5),
      { figures: [ratio('COVERAGE', '32', 6, 10)] },
      false,
      '60%(6/10)',
      '已无法通过后续工作达到 ≤ 50%。确需放行的,由审批负责人写明理由豁免',
    ],
    [
      'a count to reach',
      indicator('HAZARDS_CORRECTED', 'GTE', 20),
      { figures: [count('HAZARDS_CORRECTED', '32', 12)] },
      false,
      '12 处',
      '再完成整改 8 处隐患即可达标',
    ],

    [
      'every city reaches it',
      coverage('EACH_CITY', 0.9),
      { figures: [ratio('COVERAGE', '3201', 9, 10), ratio('COVERAGE', '3205', 19, 20)] },
      true,
      '2 个市中 2 个达标,最差 90%',
      null,
    ],
    [
      'one city fails',
      coverage('EACH_CITY'),
      { figures: [ratio('COVERAGE', '3201', 38, 50), ratio('COVERAGE', '3205', 20, 20)] },
      false,
      '2 个市中 1 个达标,最差 76%',
      '南京市再检查 12 家单位,即可达标',
    ],
    [
      'one city has no figure',
      coverage('EACH_CITY'),
      { figures: [ratio('COVERAGE', '3205', 20, 20)] },
      false,
      '2 个市中 1 个达标,最差 100%',
      '南京市补报数据',
    ],
    [
      'a city with nothing to count is left out',
      coverage('EACH_CITY'),
      { figures: [ratio('COVERAGE', '3201', 0, 0), ratio('COVERAGE', '3205', 20, 20)] },
      true,
      '1 个市中 1 个达标,最差 100%',
      null,
    ],
    [
      'nothing to count anywhere',
      coverage('EACH_CITY'),
      { figures: [ratio('COVERAGE', '3201', 0, 0), ratio('COVERAGE', '3205', 0, 0)] },
      false,
      '无应计对象(0/0)',
      '范围内没有在营单位,无法计算:请核对行动类别与单位库',
    ],
    [
      'no city known',
      coverage('EACH_CITY'),
      { regions: [] },
      false,
      '尚无数据',
      '“排查覆盖率”尚无数据:请核对范围内已有在营单位、检查和隐患已录入;录入后数分钟内自动计算',
    ],
    [
      'every county, both short',
      coverage('EACH_COUNTY'),
      { figures: [ratio('COVERAGE', '320102', 1, 3), ratio('COVERAGE', '320505', 0, 4)] },
      false,
      '2 个县(市、区)中 0 个达标,最差 0%',
      '虎丘区再检查 4 家单位、玄武区再检查 2 家单位,即可达标',
    ],

    [
      'no task issued',
      criterion({ key: 't', kind: 'TASKS_SIGNED_FOR', phase: 'MOBILIZATION', mandatoryOnly: true }),
      {},
      false,
      '尚未下发任务',
      '至少下发 1 项任务,并由责任地区签收',
    ],
    [
      'a draft is no issued task',
      criterion({ key: 't', kind: 'TASKS_SIGNED_FOR', phase: 'MOBILIZATION', mandatoryOnly: true }),
      { tasks: [task({ status: 'DRAFT' })] },
      false,
      '尚未下发任务',
      '至少下发 1 项任务,并由责任地区签收',
    ],
    [
      'one not signed for',
      criterion({ key: 't', kind: 'TASKS_SIGNED_FOR', phase: 'MOBILIZATION', mandatoryOnly: true }),
      { tasks: [task({}), task({ status: 'SIGNED_FOR' })] },
      false,
      '已签收 1/2 项',
      '再签收 1 项任务即可达标',
    ],
    [
      'a voluntary one may stay unsigned',
      criterion({ key: 't', kind: 'TASKS_SIGNED_FOR', phase: 'MOBILIZATION', mandatoryOnly: true }),
      { tasks: [task({ mandatory: false })] },
      true,
      '已签收 0/0 项',
      null,
    ],
    [
      'tasks of another phase do not count',
      criterion({ key: 't', kind: 'TASKS_SIGNED_FOR', phase: 'ACCEPTANCE', mandatoryOnly: false }),
      { tasks: [task({})] },
      false,
      '尚未下发任务',
      '至少下发 1 项任务,并由责任地区签收',
    ],
    [
      'no task to do',
      criterion({ key: 't', kind: 'TASKS_DONE', phase: 'MOBILIZATION', mandatoryOnly: true }),
      {},
      true,
      '没有此类任务',
      null,
    ],
    [
      'one awaits review',
      criterion({ key: 't', kind: 'TASKS_DONE', phase: null, mandatoryOnly: false }),
      { tasks: [task({ status: 'DONE' }), task({ status: 'SUBMITTED' })] },
      false,
      '已完成 1/2 项',
      '再完成 1 项任务即可达标(其中 1 项已提交,待审核)',
    ],
    [
      'the due day itself is in time',
      criterion({ key: 't', kind: 'NO_OVERDUE_TASKS' }),
      { tasks: [task({ dueOn: TODAY })] },
      true,
      '逾期 0 项',
      null,
    ],
    [
      'the day after is not',
      criterion({ key: 't', kind: 'NO_OVERDUE_TASKS' }),
      { tasks: [task({ dueOn: '2026-03-09' }), task({ dueOn: '2026-03-01', status: 'SUBMITTED' })] },
      false,
      '逾期 1 项',
      '提交 1 项逾期任务或批准其延期即可达标',
    ],

    [
      'nobody signed',
      criterion({ key: 's', kind: 'SIGN_OFF', bodies: ['OWNER', '3201'] }),
      {},
      false,
      '已签署 0/2',
      '由江苏省消防救援总队、南京市消防救援支队签署后即可达标',
    ],
    [
      'one of two signed',
      criterion({ key: 's', kind: 'SIGN_OFF', bodies: ['OWNER', '3205'] }),
      { signOffs: [{ criterionKey: 's', regionCode: '32' }] },
      false,
      '已签署 1/2',
      '由苏州市签署后即可达标',
    ],
    [
      'a signature under another criterion',
      criterion({ key: 's', kind: 'SIGN_OFF', bodies: ['OWNER'] }),
      { signOffs: [{ criterionKey: 'other', regionCode: '32' }] },
      false,
      '已签署 0/1',
      '由江苏省消防救援总队签署后即可达标',
    ],
    [
      'all signed',
      criterion({ key: 's', kind: 'SIGN_OFF', bodies: ['OWNER'] }),
      { signOffs: [{ criterionKey: 's', regionCode: '32' }] },
      true,
      '已签署 1/1',
      null,
    ],
    ['too early', criterion({ key: 'd', kind: 'NOT_BEFORE', date: '2026-03-31' }), {}, false, '还有 21 天', '2026-03-31 起即可达标'],
    ['on the day', criterion({ key: 'd', kind: 'NOT_BEFORE', date: TODAY }), {}, true, '已到期', null],

    ['nothing overdue', criterion({ key: 'o', kind: 'NO_OVERDUE', obligations: null }), {}, true, '逾期 0 项', null],
    [
      'of all kinds',
      criterion({ key: 'o', kind: 'NO_OVERDUE', obligations: null }),
      { overdue: { counts: { REPORT: 2, CADENCE: 1 }, longest: [overdue()] } },
      false,
      '逾期 3 项',
      '办结 2 项逾期定期报告、1 项逾期频次要求即可达标',
    ],
    [
      'only of the kinds asked for',
      criterion({ key: 'o', kind: 'NO_OVERDUE', obligations: ['CADENCE'] }),
      { overdue: { counts: { REPORT: 2 }, longest: [overdue()] } },
      true,
      '逾期 0 项',
      null,
    ],

    ['no unit without a supervising body', criterion({ key: 'g', kind: 'JURISDICTION_GAPS' }), {}, true, '0 家', null],
    [
      'gaps in two cities, the larger first',
      criterion({ key: 'g', kind: 'JURISDICTION_GAPS' }),
      {
        gaps: [
          { regionCode: '3201', units: 2 },
          { regionCode: '3205', units: 5 },
        ],
      },
      false,
      '7 家',
      '明确 7 家单位的监管主体即可达标:苏州市 5 家、南京市 2 家',
    ],

    ['plans asked of nobody', criterion({ key: 'f', kind: 'SUBMISSIONS' }), {}, true, '未下达下级', null],
    [
      'one plan of two filed',
      criterion({ key: 'f', kind: 'SUBMISSIONS' }),
      { filings: [filing('3201', '2026-03-01'), filing('3205', null)] },
      false,
      '已报备 1/2',
      '苏州市报备后即可达标',
    ],
    [
      'all filed',
      criterion({ key: 'f', kind: 'SUBMISSIONS' }),
      { filings: [filing('3201', '2026-03-01'), filing('3205', '2026-03-09')] },
      true,
      '已报备 2/2',
      null,
    ],

    ['no target due in the phase', targets(null), { targets: [target({ to: '2026-12-31', state: 'BEHIND' })] }, true, '没有此类目标', null],
    [
      'a target of the phase is behind',
      targets(null),
      { targets: [target({}), target({ id: 'other', name: '培训', state: 'BEHIND', gap: 3 })] },
      false,
      '已完成 1/2 项',
      '再完成 1 项目标即可达标:培训',
    ],
    ['a named target whenever it is due', targets(['消火栓']), { targets: [target({ to: '2026-12-31' })] }, true, '已完成 1/1 项', null],
    [
      'on course is not met',
      targets(['消火栓']),
      { targets: [target({ state: 'ON_COURSE' })] },
      false,
      '已完成 0/1 项',
      '再完成 1 项目标即可达标:消火栓',
    ],
    [
      'a name the plan does not have',
      targets(['没有的']),
      { targets: [target({})] },
      false,
      '已完成 0/1 项',
      '再完成 1 项目标即可达标:没有的',
    ],

    [
      'not evaluated',
      criterion({ key: 'e', kind: 'EVALUATION', grade: 'QUALIFIED' }),
      {},
      false,
      '尚未评估',
      '建立验收评估,评分、抽样复核并审定',
    ],
    [
      'evaluation not decided',
      criterion({ key: 'e', kind: 'EVALUATION', grade: 'QUALIFIED' }),
      { evaluation: { id: 'e', status: 'SUBMITTED', score: null, grade: null } },
      false,
      '待审定',
      '完成抽样复核并由另一人审定',
    ],
    [
      'evaluated well enough',
      criterion({ key: 'e', kind: 'EVALUATION', grade: 'QUALIFIED' }),
      { evaluation: { id: 'e', status: 'DECIDED', score: 95, grade: 'EXCELLENT' } },
      true,
      '优秀(95 分)',
      null,
    ],
    [
      'not well enough',
      criterion({ key: 'e', kind: 'EVALUATION', grade: 'EXCELLENT' }),
      { evaluation: { id: 'e', status: 'DECIDED', score: 79, grade: 'QUALIFIED' } },
      false,
      '合格(79 分)',
      '评估已审定,等次未达到。确需放行的,由审批负责人写明理由豁免',
    ],

    ['issued to nobody', subordinates(1), {}, true, '没有下级行动', null],
    [
      'one of two has passed',
      subordinates(1),
      { subordinates: [subordinate('3201', 'PASSED'), subordinate('3205', 'IN_PROGRESS')] },
      false,
      '1/2 个下级行动已通过',
      '再有 1 个下级行动通过即可达标',
    ],
    [
      'passed with a waiver is passed',
      subordinates(1),
      { subordinates: [subordinate('3201', 'PASSED'), subordinate('3205', 'PASSED_WITH_WAIVER')] },
      true,
      '2/2 个下级行动已通过',
      null,
    ],
    [
      'half of them is enough',
      subordinates(0.5),
      { subordinates: [subordinate('3201', 'PASSED'), subordinate('3205', 'RETURNED')] },
      true,
      '1/2 个下级行动已通过',
      null,
    ],
    [
      'a share is rounded up to whole campaigns',
      subordinates(0.6),
      { subordinates: [subordinate('3201', 'PASSED'), subordinate('3205', 'EXIT_CHECK')] },
      false,
      '1/2 个下级行动已通过',
      '再有 1 个下级行动通过即可达标',
    ],
    [
      'of a named phase',
      subordinates(1, 'INTENSIVE_RECTIFICATION'),
      { subordinates: [subordinate('3201', 'PASSED')] },
      false,
      '0/1 个下级行动已通过',
      '再有 1 个下级行动通过即可达标',
    ],
  ])('%s', (_, one, facts, met, figureText, wouldPass) => {
    const report = judgeOne(one, facts);
    expect([report.met, report.figureText.zh, report.wouldPass?.zh ?? null]).toEqual([met, figureText, wouldPass]);
    expect(report.waived).toBe(false);
  });

  it('names the cities that hold a total back, the furthest first', () => {
    const figures = [ratio('COVERAGE', '32', 55, 70), ratio('COVERAGE', '3201', 48, 50), ratio('COVERAGE', '3205', 7, 20)];
    expect(judgeOne(coverage('TOTAL'), { figures }).blockers).toEqual([
      {
        regionCode: '3205',
        taskId: null,
        drillDown: { kind: 'UNINSPECTED', campaignId: 'a-campaign', regionCode: '3205', day: TODAY, ...SCOPE },
        figure: 0.35,
        shortfall: 13,
        text: { zh: '苏州市 35%(7/20),还需检查 13 家单位', en: '苏州市 35% (7 of 20): still to inspect 13 unit(s)' },
      },
      {
        regionCode: '3201',
        taskId: null,
        drillDown: { kind: 'UNINSPECTED', campaignId: 'a-campaign', regionCode: '3201', day: TODAY, ...SCOPE },
        figure: 0.96,
        shortfall: 2,
        text: { zh: '南京市 96%(48/50),还需检查 2 家单位', en: '南京市 96% (48 of 50): still to inspect 2 unit(s)' },
      },
    ]);
  });

  it('names late tasks with their days', () => {
    const { blockers } = judgeOne(criterion({ key: 't', kind: 'NO_OVERDUE_TASKS' }), {
      tasks: [task({ dueOn: '2026-03-07', status: 'IN_PROGRESS' })],
    });
    expect(blockers).toEqual([
      {
        regionCode: '3201',
        taskId: 'a-task',
        figure: null,
        shortfall: 1,
        text: { zh: '南京市《制定方案》进行中,逾期 3 天', en: '南京市 "制定方案": in progress, 3 day(s) overdue' },
      },
    ]);
  });

  it('names what is overdue with its debtor, its kind and its days, and counts what is not listed', () => {
    const late = [overdue(), overdue({ id: 'today', kind: 'TASK', subjectId: 'a-task', dueAt: '2026-03-10T01:00:00.000Z' })];
    const report = judgeOne(criterion({ key: 'o', kind: 'NO_OVERDUE', obligations: null }), {
      overdue: { counts: { REPORT: 40, TASK: 1 }, longest: late },
    });
    expect(report.blockersTotal).toBe(41);
    expect(report.blockers).toMatchObject([
      { regionCode: '3201', obligationId: 'an-obligation', taskId: null, text: { zh: '南京市《半月报》(定期报告)逾期 2 天' } },
      { obligationId: 'today', taskId: 'a-task', text: { zh: '南京市《半月报》(任务)今日逾期' } },
    ]);
  });

  it('leads to the units without a supervising body and to the campaigns that are behind', () => {
    const gaps = [{ regionCode: '3205', units: 5 }];
    expect(judgeOne(criterion({ key: 'g', kind: 'JURISDICTION_GAPS' }), { gaps }).blockers).toMatchObject([
      { shortfall: 5, drillDown: { kind: 'UNSUPERVISED', regionCode: '3205' }, text: { zh: '苏州市有 5 家单位未明确监管主体' } },
    ]);
    expect(judgeOne(subordinates(1), { subordinates: [subordinate('3205', 'EXIT_CHECK')] }).blockers).toMatchObject([
      { subordinateId: 'campaign-3205', text: { zh: '苏州市:待出口检查' } },
    ]);
  });

  it('names who has not filed, and what each target lacks', () => {
    expect(judgeOne(criterion({ key: 'f', kind: 'SUBMISSIONS' }), { filings: [filing('3205', null)] }).blockers).toMatchObject([
      { regionCode: '3205', text: { zh: '苏州市尚未报备,逾期 5 天', en: '苏州市 has not filed, 5 day(s) overdue' } },
    ]);
    expect(judgeOne(targets(null), { targets: [target({ state: 'BEHIND', gap: 3 })] }).blockers).toMatchObject([
      { targetId: 'a-target', shortfall: 3, text: { zh: '《消火栓》进度滞后,还差 3个' } },
    ]);
  });

  it('leads a county to its own units, because its towns have no figures', () => {
    const facts = { owner: '320102', regions: [{ code: '320102', name: '玄武区' }], figures: [ratio('COVERAGE', '320102', 1, 3)] };
    expect(judgeOne(coverage('TOTAL'), facts).blockers).toMatchObject([
      { regionCode: '320102', shortfall: 2, drillDown: { kind: 'UNINSPECTED', regionCode: '320102' } },
    ]);
  });

  it('caps the blockers and tells how many there are', () => {
    const tasks = Array.from({ length: 25 }, (_, index) => task({ id: `t${index}` }));
    const report = judgeOne(criterion({ key: 't', kind: 'TASKS_DONE', phase: null, mandatoryOnly: false }), { tasks });
    expect([report.blockers.length, report.blockersTotal]).toEqual([20, 25]);
  });

  it('takes the moment of judging for what the service owns itself', () => {
    expect(judgeOne(criterion({ key: 'no-overdue', kind: 'NO_OVERDUE_TASKS' })).asOf).toBe(READ_AT);
    expect(judgeOne(criterion({ key: 'not-before', kind: 'NOT_BEFORE', date: TODAY })).asOf).toBe(READ_AT);
  });

  it('takes the oldest of several figures as the time of the criterion', () => {
    const older = { ...ratio('COVERAGE', '3205', 20, 20), asOf: '2026-03-09T00:00:00.000Z' };
    expect(judgeOne(coverage('EACH_CITY'), { figures: [ratio('COVERAGE', '3201', 1, 1), older] }).asOf).toBe('2026-03-09T00:00:00.000Z');
  });
});

describe('judging a gate', () => {
  const short = [ratio('COVERAGE', '32', 1, 2)];
  const waiver = {
    id: 'w',
    criterionKey: 'coverage',
    reason: '汛期道路中断,两县暂缓',
    grantedById: 'p',
    grantedAt: AS_OF,
    expiresOn: TODAY,
  };

  it.each([
    ['all met', [ratio('COVERAGE', '32', 2, 2)], [], { passed: true, passedWithWaivers: false }],
    ['one not met', short, [], { passed: false, passedWithWaivers: false }],
    ['waived, on its last day', short, [waiver], { passed: true, passedWithWaivers: true }],
    ['waiver expired', short, [{ ...waiver, expiresOn: '2026-03-09' }], { passed: false, passedWithWaivers: false }],
    ['a waiver of something else', short, [{ ...waiver, criterionKey: 'other' }], { passed: false, passedWithWaivers: false }],
    ['an unneeded waiver does not taint it', [ratio('COVERAGE', '32', 2, 2)], [waiver], { passed: true, passedWithWaivers: false }],
    ['the longest of several counts', short, [{ ...waiver, expiresOn: '2026-03-01' }, waiver], { passed: true, passedWithWaivers: true }],
  ])('%s', (_, figures, waivers, verdict) => {
    expect(judgeGate([coverage('TOTAL')], { ...noFacts, figures, waivers })).toMatchObject({ ...verdict, judgedOn: TODAY });
  });

  it('shows an expired waiver, but not as in force', () => {
    const [report] = judgeGate([coverage('TOTAL')], {
      ...noFacts,
      figures: short,
      waivers: [{ ...waiver, expiresOn: '2026-03-09' }],
    }).criteria;
    expect(report).toMatchObject({ met: false, waived: false, waiver: { reason: waiver.reason, grantedById: 'p', inForce: false } });
  });

  it('passes an empty gate', () => {
    expect(judgeGate([], noFacts)).toEqual({ passed: true, passedWithWaivers: false, judgedOn: TODAY, criteria: [] });
  });
});

describe('the wording of a criterion', () => {
  it.each([
    [coverage('TOTAL'), '排查覆盖率 ≥ 100%', 'Coverage ≥ 100%'],
    [coverage('EACH_CITY', 0.95), '各市均排查覆盖率 ≥ 95%', 'in every city: Coverage ≥ 95%'],
    [indicator('HAZARDS_OVERDUE', 'EQ', 0), '逾期未销案隐患数 = 0', 'Hazards overdue = 0'],
    [criterion({ key: 'd', kind: 'NOT_BEFORE', date: '2026-03-31' }), '2026-03-31 前不得结束', 'Not before 2026-03-31'],
  ])('%#', (one, zh, en) => {
    expect(one.title).toEqual({ zh, en });
  });
});
