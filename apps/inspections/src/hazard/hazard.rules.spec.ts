import { describe, expect, it } from '@jest/globals';
import type { Inspection } from '../inspection/inspection.entity.js';
import { Hazard } from './hazard.entity.js';
import { hazardMachine } from './hazard.machine.js';
import { daysLeft, isOverdue, legalBasis } from './hazard.rules.js';

const TODAY = '2026-03-10';
const inspection = {
  id: 'inspection',
  unitId: 'unit',
  regionCode: '320102',
  campaignId: null,
  inspectedOn: '2026-03-02',
} as unknown as Inspection;

const evidence = [{ kind: 'PHOTO', note: null, contentHash: 'ab' } as const];
const filed = (level: 'GENERAL' | 'MAJOR' = 'GENERAL', dueOn = '2026-03-20') =>
  Hazard.file(inspection, { itemCode: 'SAFETY_EXIT', description: '安全出口上锁', level, dueOn });
const rectifying = (dueOn?: string) => filed('GENERAL', dueOn).hazard;
const reported = () => {
  const hazard = rectifying();
  hazard.reportRectified({ rectifiedOn: '2026-03-05', evidence, by: 'a' }, TODAY);
  return hazard;
};
const closed = () => {
  const hazard = reported();
  hazard.pass({ reinspectedOn: '2026-03-06', finding: '合格', by: 'b' }, TODAY);
  return hazard;
};

describe('due days', () => {
  it.each([
    ['RECTIFYING', '2026-03-11', false, 1],
    ['RECTIFYING', '2026-03-10', false, 0],
    ['RECTIFYING', '2026-03-09', true, -1],
    ['AWAITING_REINSPECTION', '2026-03-09', true, -1],
    ['REOPENED', '2026-03-09', true, -1],
    ['CLOSED', '2026-03-09', false, null],
  ] as const)('a %s hazard due on %s: overdue %s, days left %s', (state, dueOn, overdue, left) => {
    expect(isOverdue({ state, dueOn }, TODAY)).toBe(overdue);
    expect(daysLeft({ state, dueOn }, TODAY)).toBe(left);
  });
});

describe('legal basis', () => {
  it.each([
    ['GENERAL', 'FIRE_LANE', '2026-03-01', '消防法第六十条第一款第(五)项'],
    ['GENERAL', 'E_BIKE', '2026-03-01', null],
    ['MAJOR', 'E_BIKE', '2025-11-01', '《重大火灾隐患判定规则》(GB 35181-2025)'],
    ['MAJOR', 'SAFETY_EXIT', '2025-10-31', '《重大火灾隐患判定规则》(GB 35181-2017);消防法第六十条第一款第(三)项'],
  ] as const)('of a %s hazard at %s found on %s is %s', (level, itemCode, foundOn, expected) => {
    expect(legalBasis(level, itemCode, foundOn)).toBe(expected);
  });
});

describe('the life of a hazard', () => {
  it.each([
    ['GENERAL', ['FILED', 'CONFIRMED', 'ORDERED', 'RECTIFYING']],
    ['MAJOR', ['FILED', 'MAJOR_CANDIDATE', 'ORDERED', 'RECTIFYING']],
  ] as const)('a %s one is filed through %j', (level, states) => {
    const { hazard, changes } = filed(level);
    expect(changes.map(({ toState }) => toState)).toEqual(states);
    expect(hazard).toMatchObject({ state: 'RECTIFYING', foundOn: '2026-03-02', dueOn: '2026-03-20', openSince: '2026-03-02' });
  });

  it('goes from filing to closure, and back when found again', () => {
    const hazard = closed();
    expect(hazard).toMatchObject({ state: 'CLOSED', closedOn: '2026-03-06', rectifiedOn: '2026-03-05' });
    const change = hazard.reopen({ reopenedOn: '2026-03-08', dueOn: '2026-03-15', finding: '再次上锁' }, TODAY);
    expect(change).toMatchObject({ fromState: 'CLOSED', toState: 'REOPENED', happenedOn: '2026-03-08', dueOn: '2026-03-15' });
    expect(hazard).toMatchObject({ closedOn: null, rectifiedOn: null, openSince: '2026-03-08' });
    hazard.reportRectified({ rectifiedOn: '2026-03-09', evidence, by: 'a' }, TODAY);
    hazard.pass({ reinspectedOn: '2026-03-10', finding: '合格', by: 'b' }, TODAY);
    expect(hazard.state).toBe('CLOSED');
  });

  it('is limited again after a failed re-inspection, and may then be reported by anybody', () => {
    const hazard = reported();
    hazard.fail({ reinspectedOn: '2026-03-07', newDueOn: '2026-03-25', finding: '仍上锁', by: 'b' }, TODAY);
    expect(hazard).toMatchObject({ state: 'RECTIFYING', dueOn: '2026-03-25', rectifiedOn: null, rectifiedBy: null });
    hazard.reportRectified({ rectifiedOn: '2026-03-08', evidence, by: 'b' }, TODAY);
    expect(() => hazard.pass({ reinspectedOn: '2026-03-09', finding: '合格', by: 'b' }, TODAY)).toThrow('SAME_PERSON');
  });

  it('may be re-inspected without a report once its last day is over', () => {
    const hazard = rectifying('2026-03-08');
    expect(() => hazard.fail({ reinspectedOn: '2026-03-08', newDueOn: '2026-03-12', finding: '未改', by: 'b' }, TODAY)).toThrow(
      'NOT_DUE_YET',
    );
    hazard.fail({ reinspectedOn: '2026-03-09', newDueOn: '2026-03-12', finding: '未改', by: 'b' }, TODAY);
    expect(hazard).toMatchObject({ state: 'RECTIFYING', dueOn: '2026-03-12' });
  });

  it.each([
    ['rectified tomorrow', () => rectifying().reportRectified({ rectifiedOn: '2026-03-11', evidence, by: 'a' }, TODAY), 'DAY_IN_FUTURE'],
    [
      'rectified before found',
      () => rectifying().reportRectified({ rectifiedOn: '2026-03-01', evidence, by: 'a' }, TODAY),
      'RECTIFIED_TOO_EARLY',
    ],
    ['rectified twice', () => reported().reportRectified({ rectifiedOn: '2026-03-06', evidence, by: 'a' }, TODAY), 'HAZARD_STATE'],
    ['passed without a report', () => rectifying().pass({ reinspectedOn: '2026-03-05', finding: '合格', by: 'b' }, TODAY), 'HAZARD_STATE'],
    ['passed by who reported', () => reported().pass({ reinspectedOn: '2026-03-06', finding: '合格', by: 'a' }, TODAY), 'SAME_PERSON'],
    ['passed tomorrow', () => reported().pass({ reinspectedOn: '2026-03-11', finding: '合格', by: 'b' }, TODAY), 'DAY_IN_FUTURE'],
    [
      'passed before rectified',
      () => reported().pass({ reinspectedOn: '2026-03-04', finding: '合格', by: 'b' }, TODAY),
      'REINSPECTED_TOO_EARLY',
    ],
    [
      'failed with a day before the re-inspection',
      () => reported().fail({ reinspectedOn: '2026-03-06', newDueOn: '2026-03-05', finding: '未改', by: 'b' }, TODAY),
      'NEW_DUE_TOO_EARLY',
    ],
    ['extended to the same day', () => rectifying().extend({ newDueOn: '2026-03-20', reason: '工程量大' }, TODAY), 'EXTENSION_TOO_SHORT'],
    [
      'extended when overdue',
      () => rectifying('2026-03-09').extend({ newDueOn: '2026-03-20', reason: '工程量大' }, TODAY),
      'EXTENSION_TOO_LATE',
    ],
    ['extended when closed', () => closed().extend({ newDueOn: '2026-03-30', reason: '工程量大' }, TODAY), 'HAZARD_STATE'],
    ['reopened while open', () => rectifying().reopen({ reopenedOn: TODAY, dueOn: TODAY, finding: '复发' }, TODAY), 'HAZARD_STATE'],
    [
      'reopened before closed',
      () => closed().reopen({ reopenedOn: '2026-03-05', dueOn: TODAY, finding: '复发' }, TODAY),
      'REOPENED_TOO_EARLY',
    ],
    [
      'reopened tomorrow',
      () => closed().reopen({ reopenedOn: '2026-03-11', dueOn: '2026-03-12', finding: '复发' }, TODAY),
      'DAY_IN_FUTURE',
    ],
    [
      'reopened and due before',
      () => closed().reopen({ reopenedOn: '2026-03-08', dueOn: '2026-03-07', finding: '复发' }, TODAY),
      'NEW_DUE_TOO_EARLY',
    ],
  ])('refuses one %s', (_, act, code) => {
    expect(act).toThrow(code);
  });

  it('extends up to its last day', () => {
    const hazard = rectifying(TODAY);
    expect(hazard.extend({ newDueOn: '2026-03-30', reason: '工程量大' }, TODAY)).toMatchObject({ action: 'EXTEND', dueOn: '2026-03-30' });
  });
});

describe('the states of a hazard', () => {
  it.each([
    ['RECTIFYING', ['REPORT_RECTIFIED', 'FAIL', 'EXTEND', 'REPORT_CANNOT_FIX', 'PENALIZE']],
    ['AWAITING_REINSPECTION', ['PASS', 'FAIL']],
    ['CLOSED', ['REOPEN']],
    ['REOPENED', ['REPORT_RECTIFIED', 'FAIL', 'EXTEND', 'REPORT_CANNOT_FIX', 'PENALIZE']],
    ['CANNOT_FIX', ['LIMIT_AGAIN', 'PENALIZE']],
    ['PENALTY', ['REPORT_RECTIFIED', 'ENFORCE', 'TRANSFER']],
    ['TRANSFERRED', []],
  ] as const)('in %s permit %j', (state, actions) => {
    expect(hazardMachine.actions(state)).toEqual(actions);
  });
});
