import { defineMachine, type LocalDate, type StateOf } from '@fire-campaign/domain';
import type { Criterion } from '../gate/gate.criteria.js';

/** The phases of every campaign, in their order. */
export const PHASES = ['MOBILIZATION', 'INTENSIVE_RECTIFICATION', 'ACCEPTANCE'] as const;
export type PhaseName = (typeof PHASES)[number];

export const PHASE_LABELS = {
  MOBILIZATION: { zh: '动员部署', en: 'Mobilisation' },
  INTENSIVE_RECTIFICATION: { zh: '除患攻坚', en: 'Intensive rectification' },
  ACCEPTANCE: { zh: '验收评估', en: 'Acceptance' },
} as const satisfies Record<PhaseName, { zh: string; en: string }>;

/** States of one phase (阶段). @source 消防安全集中除患攻坚大整治行动:动员部署、除患攻坚、验收评估三个阶段 */
export const phaseMachine = defineMachine({
  name: { zh: '阶段', en: 'Phase' },
  initial: 'NOT_STARTED',
  states: {
    NOT_STARTED: { zh: '未开始', en: 'not started' },
    ENTRY_CHECK: { zh: '待入口检查', en: 'entry check' },
    IN_PROGRESS: { zh: '进行中', en: 'in progress' },
    EXIT_CHECK: { zh: '待出口检查', en: 'exit check' },
    PASSED: { zh: '已通过', en: 'passed' },
    PASSED_WITH_WAIVER: { zh: '带条件通过', en: 'passed with waiver' },
    RETURNED: { zh: '退回', en: 'returned' },
  },
  transitions: [
    {
      from: ['NOT_STARTED', 'RETURNED'],
      action: 'AWAIT_ENTRY',
      to: 'ENTRY_CHECK',
      who: 'SYSTEM',
      guard: 'the phase has an entry gate',
      zh: '转入口检查',
    },
    {
      from: ['NOT_STARTED', 'RETURNED'],
      action: 'ENTER',
      to: 'IN_PROGRESS',
      who: 'SYSTEM',
      guard: 'the phase has no entry gate',
      zh: '进入',
    },
    { from: 'ENTRY_CHECK', action: 'START', to: 'IN_PROGRESS', who: 'phases:transition', guard: 'entry gate passed', zh: '启动阶段' },
    { from: 'IN_PROGRESS', action: 'PROPOSE', to: 'EXIT_CHECK', who: 'phases:propose', zh: '提请完成' },
    {
      from: ['IN_PROGRESS', 'EXIT_CHECK'],
      action: 'PASS',
      to: 'PASSED',
      who: 'phases:transition',
      guard: 'every criterion of the exit gate met',
      zh: '完成阶段',
    },
    {
      from: ['IN_PROGRESS', 'EXIT_CHECK'],
      action: 'PASS_WITH_WAIVER',
      to: 'PASSED_WITH_WAIVER',
      who: 'phases:transition',
      guard: 'every criterion of the exit gate met or waived',
      zh: '带条件完成',
    },
    {
      from: ['ENTRY_CHECK', 'IN_PROGRESS', 'EXIT_CHECK'],
      action: 'RETURN',
      to: 'RETURNED',
      who: 'phases:transition',
      guard: 'not the first phase; with a reason',
      zh: '退回上一阶段',
    },
    {
      from: ['PASSED', 'PASSED_WITH_WAIVER'],
      action: 'REOPEN',
      to: 'IN_PROGRESS',
      who: 'SYSTEM',
      guard: 'the next phase was returned',
      zh: '重新进行',
    },
  ],
});
export type PhaseStatus = StateOf<typeof phaseMachine>;

/** A phase as its campaign keeps it. */
export interface Phase {
  readonly phase: PhaseName;
  /** What the campaign's document calls it, when that is another name. */
  readonly title?: string | null | undefined;
  readonly startsOn: LocalDate;
  /** Last day, included. */
  readonly endsOn: LocalDate;
  readonly status: PhaseStatus;
  /** Grows each time the phase is entered, so that signatures of an earlier attempt do not count again. */
  readonly round: number;
  readonly startedOn: LocalDate | null;
  readonly endedOn: LocalDate | null;
  readonly entryGate: readonly Criterion[];
  readonly exitGate: readonly Criterion[];
}

/** The phase under way; null before publication and after acceptance. */
export function currentPhase(phases: readonly Phase[]): Phase | null {
  return phases.find(({ status }) => status === 'ENTRY_CHECK' || status === 'IN_PROGRESS' || status === 'EXIT_CHECK') ?? null;
}

/** The gate that the current phase stands before: entry while it waits to start, else exit. */
export const facedGate = (phase: Phase): readonly Criterion[] => (phase.status === 'ENTRY_CHECK' ? phase.entryGate : phase.exitGate);

export const phaseOver = ({ status }: Phase): boolean => status === 'PASSED' || status === 'PASSED_WITH_WAIVER';
