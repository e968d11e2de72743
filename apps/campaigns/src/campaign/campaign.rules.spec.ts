import { describe, expect, it } from '@jest/globals';
import { parseInput } from '@fire-campaign/platform';
import { campaignMachine, needsTwoPeople, planInput } from './campaign.rules.js';

const plan = {
  regionCode: '32',
  name: '消防安全集中除患攻坚大整治行动',
  documentNumber: '苏消〔2026〕7号',
  categories: ['HOSPITAL', 'HOTEL'],
  startsOn: '2026-01-01',
  endsOn: '2026-06-30',
  goal: '全部排查一遍,逐项建立隐患清单、整改清单,形成闭环',
  firstResponsiblePersonId: '019c0000-0000-7000-8000-000000000001',
  phases: [
    { phase: 'MOBILIZATION', startsOn: '2026-01-01', endsOn: '2026-01-31' },
    { phase: 'INTENSIVE_RECTIFICATION', startsOn: '2026-02-10', endsOn: '2026-05-31' },
    { phase: 'ACCEPTANCE', startsOn: '2026-06-01', endsOn: '2026-06-30' },
  ],
};
const phaseWith = (index: number, fields: object) => ({
  ...plan,
  phases: plan.phases.map((phase, at) => (at === index ? { ...phase, ...fields } : phase)),
});
const indicator = { key: 'coverage', kind: 'INDICATOR', indicator: 'COVERAGE', comparator: 'GTE', threshold: 1 };

describe('a plan', () => {
  it('gets the usual gates where it names none', () => {
    const { phases } = parseInput(planInput, plan);
    expect(phases.map(({ exitGate }) => exitGate.map(({ title }) => title.zh))).toEqual([
      ['已下发任务,且必办任务全部签收', '下级行动全部通过本阶段'],
      ['排查覆盖率 ≥ 100%', '隐患整改率 ≥ 80%', '逾期未销案隐患数 = 0', '必办任务全部完成', '下级行动全部通过本阶段'],
      ['隐患整改率 ≥ 95%', '逾期未销案隐患数 = 0', '责任单位签署确认', '下级行动全部通过本阶段'],
    ]);
    expect(phases.map(({ entryGate }) => entryGate)).toEqual([[], [], []]);
  });

  it('is the same after being stored and read again', () => {
    const once = parseInput(planInput, plan);
    expect(parseInput(planInput, JSON.parse(JSON.stringify(once)))).toEqual(once);
  });

  it.each<[string, object, string]>([
    ['ends before it starts', { ...plan, endsOn: '2025-12-31' }, 'DATES'],
    ['phases overlap', phaseWith(1, { startsOn: '2026-01-31' }), 'PHASE_OVERLAP'],
    ['a phase outside the campaign', phaseWith(2, { endsOn: '2026-07-01' }), 'PHASE_OUTSIDE'],
    ['a phase backwards', phaseWith(0, { endsOn: '2025-12-31' }), 'DATES'],
    ['phases in another order', { ...plan, phases: [...plan.phases].reverse() }, 'PHASE_ORDER'],
    ['two phases only', { ...plan, phases: plan.phases.slice(0, 2) }, 'TOO_SMALL'],
    ['no day', { ...plan, startsOn: '2026-02-30' }, 'NOT_A_DAY'],
    ['a document number without its year', { ...plan, documentNumber: '苏消7号' }, 'DOCUMENT_NUMBER'],
    ['a category in small letters', { ...plan, categories: ['hotel'] }, 'INVALID_FORMAT'],
    ['no category', { ...plan, categories: [] }, 'TOO_SMALL'],
    ['of a town', { ...plan, regionCode: '320102001' }, 'REGION_LEVEL'],
    ['bears a secrecy mark', { ...plan, goal: '机密★20年\n全部排查一遍' }, 'CLASSIFIED'],
    ['with a NUL', { ...plan, goal: '全部\0排查' }, 'TEXT_NUL'],
    ['with half a character', { ...plan, name: '行动\ud800' }, 'TEXT_BROKEN'],
    ['an empty exit gate', phaseWith(0, { exitGate: [] }), 'GATE_EMPTY'],
    ['a share above 1', phaseWith(0, { exitGate: [{ ...indicator, threshold: 95 }] }), 'THRESHOLD_RANGE'],
    ['an unknown indicator', phaseWith(0, { exitGate: [{ ...indicator, indicator: 'HAPPINESS' }] }), 'INVALID_VALUE'],
    ['one key twice', phaseWith(0, { entryGate: [indicator], exitGate: [indicator] }), 'KEY_TWICE'],
    ['every city of a city', { ...phaseWith(0, { exitGate: [{ ...indicator, scope: 'EACH_CITY' }] }), regionCode: '3201' }, 'SCOPE_LEVEL'],
    ['a signatory elsewhere', phaseWith(0, { exitGate: [{ key: 's', kind: 'SIGN_OFF', bodies: ['3301'] }] }), 'BODY_OUTSIDE'],
  ])('is refused: %s', (_, input, code) => {
    const result = planInput.safeParse(input);
    const codes = result.error?.issues.map((issue) =>
      issue.code === 'custom' ? (issue.params?.['code'] as string) : issue.code.toUpperCase(),
    );
    expect(codes).toContain(code);
  });
});

it.each([
  ['32', true],
  ['3201', true],
  ['320102', false],
])('region %s needs two people for a phase change: %s', (region, expected) => {
  expect(needsTwoPeople(region)).toBe(expected);
});

it('ends in archive or termination', () => {
  expect([campaignMachine.actions('ARCHIVED'), campaignMachine.actions('TERMINATED')]).toEqual([[], []]);
});
