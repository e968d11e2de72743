import { describe, expect, it } from '@jest/globals';
import { deadlineState } from './deadline.rules';

describe('a deadline', () => {
  it.each([
    ['2026-12-10', '2026-12-01', { kind: 'ahead', days: 9, soon: false }],
    ['2026-12-04', '2026-12-01', { kind: 'ahead', days: 3, soon: true }],
    ['2026-12-01', '2026-12-01', { kind: 'today' }],
    ['2026-11-30', '2026-12-01', { kind: 'overdue', days: 1 }],
    ['2026-02-28', '2026-03-01', { kind: 'overdue', days: 1 }],
  ] as const)('of %s on %s', (dueOn, today, state) => {
    expect(deadlineState(dueOn, today)).toEqual(state);
  });
});
