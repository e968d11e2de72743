import { describe, expect, it } from '@jest/globals';
import { criterion } from '../gate/gate.criteria.js';
import { phaseMachine, PHASES, type Phase, type PhaseStatus } from './phase.rules.js';
import { planStep, settleStep, type TransitionAction } from './transition.rules.js';

const gate = [criterion({ key: 'none', kind: 'NO_OVERDUE_TASKS' })];
const phases = (...statuses: readonly PhaseStatus[]): readonly Phase[] =>
  PHASES.map((phase, index) => ({
    phase,
    startsOn: '2026-01-01',
    endsOn: '2026-01-31',
    status: statuses[index]!,
    round: 1,
    startedOn: null,
    endedOn: null,
    entryGate: index === 2 ? gate : [],
    exitGate: gate,
  }));

describe('what a step would change', () => {
  it.each<[string, readonly Phase[], TransitionAction, boolean, object]>([
    [
      'completing enters the next',
      phases('IN_PROGRESS', 'NOT_STARTED', 'NOT_STARTED'),
      'COMPLETE_PHASE',
      false,
      {
        phase: 'MOBILIZATION',
        to: 'PASSED',
        next: { phase: 'INTENSIVE_RECTIFICATION', from: 'NOT_STARTED', to: 'IN_PROGRESS' },
        accepts: false,
      },
    ],
    [
      'from the exit check, with a waiver',
      phases('EXIT_CHECK', 'RETURNED', 'NOT_STARTED'),
      'COMPLETE_PHASE',
      true,
      { from: 'EXIT_CHECK', to: 'PASSED_WITH_WAIVER', next: { phase: 'INTENSIVE_RECTIFICATION', from: 'RETURNED', to: 'IN_PROGRESS' } },
    ],
    [
      'an entry gate is waited for',
      phases('PASSED', 'IN_PROGRESS', 'NOT_STARTED'),
      'COMPLETE_PHASE',
      false,
      { next: { phase: 'ACCEPTANCE', to: 'ENTRY_CHECK' } },
    ],
    [
      'and passed by starting',
      phases('PASSED', 'PASSED', 'ENTRY_CHECK'),
      'START_PHASE',
      false,
      { phase: 'ACCEPTANCE', to: 'IN_PROGRESS', next: null, accepts: false },
    ],
    [
      'the last phase accepts',
      phases('PASSED', 'PASSED', 'IN_PROGRESS'),
      'COMPLETE_PHASE',
      false,
      { to: 'PASSED', next: null, accepts: true },
    ],
    [
      'a return reopens the previous',
      phases('PASSED', 'IN_PROGRESS', 'NOT_STARTED'),
      'RETURN_PHASE',
      false,
      { phase: 'INTENSIVE_RECTIFICATION', to: 'RETURNED', next: { phase: 'MOBILIZATION', from: 'PASSED', to: 'IN_PROGRESS' } },
    ],
  ])('%s', (_, before, action, withWaivers, expected) => {
    expect(settleStep(planStep(before, action), withWaivers)).toMatchObject(expected);
  });

  it.each<[string, readonly Phase[], TransitionAction, string]>([
    ['the first phase has none before it', phases('IN_PROGRESS', 'NOT_STARTED', 'NOT_STARTED'), 'RETURN_PHASE', 'NO_PREVIOUS_PHASE'],
    ['a running phase needs no start', phases('IN_PROGRESS', 'NOT_STARTED', 'NOT_STARTED'), 'START_PHASE', 'PHASE_ACTION'],
    ['a phase before its entry check is not completed', phases('PASSED', 'PASSED', 'ENTRY_CHECK'), 'COMPLETE_PHASE', 'PHASE_ACTION'],
    ['nothing after the last', phases('PASSED', 'PASSED', 'PASSED'), 'COMPLETE_PHASE', 'PHASE_ACTION'],
  ])('%s', (_, before, action, code) => {
    expect(() => planStep(before, action)).toThrow(code);
  });

  it('asks a return for no gate', () => {
    expect(planStep(phases('PASSED', 'IN_PROGRESS', 'NOT_STARTED'), 'RETURN_PHASE').gate).toEqual([]);
  });
});

it('has no way out of a passed phase but being reopened', () => {
  expect([phaseMachine.actions('PASSED'), phaseMachine.actions('PASSED_WITH_WAIVER')]).toEqual([['REOPEN'], ['REOPEN']]);
});
