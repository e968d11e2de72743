import { PHASE_LABELS, currentPhase, facedGate, phaseMachine, type Phase, type PhaseName, type PhaseStatus } from './phase.rules.js';
import { errors } from '../errors.js';
import type { Criterion } from '../gate/gate.criteria.js';

export const TRANSITION_ACTIONS = ['START_PHASE', 'COMPLETE_PHASE', 'RETURN_PHASE'] as const;
/** What a person may do to the current phase: start it, complete it, or go back to the previous one. */
export type TransitionAction = (typeof TRANSITION_ACTIONS)[number];

export const ACTION_LABELS: Readonly<Record<TransitionAction, { readonly zh: string; readonly en: string }>> = {
  START_PHASE: { zh: '启动阶段', en: 'starting the phase' },
  COMPLETE_PHASE: { zh: '完成阶段', en: 'completing the phase' },
  RETURN_PHASE: { zh: '退回上一阶段', en: 'returning to the previous phase' },
};

export interface PhaseChange {
  readonly phase: PhaseName;
  readonly from: PhaseStatus;
  readonly to: PhaseStatus;
}

/** A change of phase before it is judged: what would change, and which gate stands before it. */
export interface PlannedStep {
  readonly action: TransitionAction;
  readonly phase: Phase;
  /** The neighbour that the action enters or reopens. */
  readonly neighbour: Phase | null;
  /** Empty for a return, which no gate hinders. */
  readonly gate: readonly Criterion[];
}

/** The same with its outcome. */
export interface Step extends PhaseChange {
  readonly action: TransitionAction;
  readonly next: PhaseChange | null;
  /** Completes the last phase, and so the campaign. */
  readonly accepts: boolean;
}

/**
 * What an action would do to a campaign's phases.
 *
 * @throws PHASE_ACTION when the current phase's state does not permit it, NO_PREVIOUS_PHASE
 */
export function planStep(phases: readonly Phase[], action: TransitionAction): PlannedStep {
  const phase = currentPhase(phases) ?? phases[0]!;
  const index = phases.indexOf(phase);
  const machineAction = action === 'START_PHASE' ? 'START' : action === 'COMPLETE_PHASE' ? 'PASS' : 'RETURN';
  if (phaseMachine.next(phase.status, machineAction) === null) {
    const label = PHASE_LABELS[phase.phase];
    const status = phaseMachine.states[phase.status];
    const { zh, en } = ACTION_LABELS[action];
    throw errors.PHASE_ACTION({ phase: label.zh, phaseEn: label.en, status: status.zh, statusEn: status.en, action: zh, actionEn: en });
  }
  if (action === 'RETURN_PHASE') {
    if (index === 0) throw errors.NO_PREVIOUS_PHASE();
    return { action, phase, neighbour: phases[index - 1]!, gate: [] };
  }
  return { action, phase, neighbour: action === 'COMPLETE_PHASE' ? (phases[index + 1] ?? null) : null, gate: facedGate(phase) };
}

/** The step that a passed gate permits. */
export function settleStep({ action, phase, neighbour }: PlannedStep, withWaivers: boolean): Step {
  const machineAction =
    action === 'START_PHASE' ? 'START' : action === 'RETURN_PHASE' ? 'RETURN' : withWaivers ? 'PASS_WITH_WAIVER' : 'PASS';
  const neighbourAction =
    action === 'RETURN_PHASE' ? 'REOPEN' : neighbour !== null && neighbour.entryGate.length > 0 ? 'AWAIT_ENTRY' : 'ENTER';
  return {
    action,
    phase: phase.phase,
    from: phase.status,
    to: phaseMachine.next(phase.status, machineAction)!,
    next: neighbour && { phase: neighbour.phase, from: neighbour.status, to: phaseMachine.next(neighbour.status, neighbourAction)! },
    accepts: action === 'COMPLETE_PHASE' && neighbour === null,
  };
}
