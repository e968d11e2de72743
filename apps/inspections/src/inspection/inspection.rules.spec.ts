import { describe, expect, it } from '@jest/globals';
import { inspectionMachine, RECORDABLE_STATES, RECORDING_STEPS } from './inspection.machine.js';
import { recordProblems, type ChecklistResult, type FoundHazard } from './inspection.rules.js';

const result = (itemCode: string, outcome: ChecklistResult['outcome'] = 'PASS'): ChecklistResult => ({ itemCode, outcome, note: null });
const hazard = (itemCode: string, dueOn = '2026-03-20'): FoundHazard => ({ itemCode, dueOn });

describe('the record of an inspection', () => {
  it.each([
    ['one item passed', '2026-03-02', [result('FIRE_LANE')], [], []],
    ['on the first planned day', '2026-03-01', [result('FIRE_LANE')], [], []],
    ['today', '2026-03-10', [result('FIRE_LANE')], [], []],
    ['tomorrow', '2026-03-11', [result('FIRE_LANE')], [], ['INSPECTED_IN_FUTURE']],
    ['before the plan', '2026-02-28', [result('FIRE_LANE')], [], ['INSPECTED_BEFORE_PLAN']],
    ['an item of no checklist', '2026-03-02', [result('NONSENSE')], [], ['ITEM_UNKNOWN']],
    ['an item twice', '2026-03-02', [result('FIRE_LANE'), result('FIRE_LANE')], [], ['ITEM_TWICE']],
    ['a failed item with its hazard', '2026-03-02', [result('FIRE_LANE', 'FAIL')], [hazard('FIRE_LANE')], []],
    ['two hazards of one item', '2026-03-02', [result('FIRE_LANE', 'FAIL')], [hazard('FIRE_LANE'), hazard('FIRE_LANE')], []],
    ['a failed item without hazard', '2026-03-02', [result('FIRE_LANE', 'FAIL')], [], ['FAIL_WITHOUT_HAZARD']],
    ['a hazard of a passed item', '2026-03-02', [result('FIRE_LANE')], [hazard('FIRE_LANE')], ['HAZARD_WITHOUT_FAIL']],
    ['a hazard of an item not answered', '2026-03-02', [result('FIRE_LANE')], [hazard('SAFETY_EXIT')], ['HAZARD_WITHOUT_FAIL']],
    ['corrected on site', '2026-03-02', [result('FIRE_LANE', 'CORRECTED_ON_SITE')], [], []],
    ['due on the day', '2026-03-02', [result('FIRE_LANE', 'FAIL')], [hazard('FIRE_LANE', '2026-03-02')], []],
    ['due before', '2026-03-02', [result('FIRE_LANE', 'FAIL')], [hazard('FIRE_LANE', '2026-03-01')], ['DUE_BEFORE_INSPECTION']],
    [
      'everything wrong at once',
      '2026-02-01',
      [result('FIRE_LANE', 'FAIL'), result('X')],
      [hazard('SAFETY_EXIT', '2026-01-01')],
      ['INSPECTED_BEFORE_PLAN', 'FAIL_WITHOUT_HAZARD', 'ITEM_UNKNOWN', 'HAZARD_WITHOUT_FAIL', 'DUE_BEFORE_INSPECTION'],
    ],
  ] as const)('%s', (_, inspectedOn, checklist, hazards, codes) => {
    const problems = recordProblems({ inspectedOn, checklist, hazards }, '2026-03-01', '2026-03-10');
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });
});

describe('the states of an inspection', () => {
  it.each(RECORDABLE_STATES)('leads from %s to COMPLETED by recording', (state) => {
    expect(RECORDING_STEPS.reduce((current, step) => inspectionMachine.next(current, step) ?? current, state)).toBe('COMPLETED');
  });

  it.each([
    ['PLANNED', ['DISPATCH', 'CANCEL']],
    ['DISPATCHED', ['ACCEPT', 'CANCEL']],
    ['ACCEPTED', ['DEPART', 'CANCEL', 'REPORT_UNREACHABLE']],
    ['EN_ROUTE', ['START', 'CANCEL', 'REPORT_UNREACHABLE', 'REPORT_REFUSED']],
    ['IN_PROGRESS', ['SIGN', 'REPORT_UNREACHABLE', 'REPORT_REFUSED']],
    ['SIGNED', ['COMPLETE']],
    ['COMPLETED', ['REVIEW']],
    ['REVIEWED', ['PUBLISH']],
    ['PUBLISHED', []],
    ['CANCELLED', []],
    ['UNREACHABLE', ['REDISPATCH']],
    ['REFUSED', ['REDISPATCH']],
  ] as const)('in %s permits %j', (state, actions) => {
    expect(inspectionMachine.actions(state)).toEqual(actions);
  });
});
