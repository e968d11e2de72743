import type { PhaseName } from '../phase/phase.rules.js';
import { criterion, type Criterion } from './gate.criteria.js';

/**
 * The exit gates of a campaign that names none. They follow what notices ask for again and again: everything checked once
 * (全部排查一遍), hazards corrected, nothing overdue, acceptance signed.
 */
export const DEFAULT_EXIT_GATES: Readonly<Record<PhaseName, readonly Criterion[]>> = {
  MOBILIZATION: [criterion({ key: 'tasks-signed-for', kind: 'TASKS_SIGNED_FOR', phase: 'MOBILIZATION', mandatoryOnly: true })],
  INTENSIVE_RECTIFICATION: [
    criterion({ key: 'coverage', kind: 'INDICATOR', indicator: 'COVERAGE', comparator: 'GTE', threshold: 1, scope: 'TOTAL' }),
    criterion({
      key: 'rectification',
      kind: 'INDICATOR',
      indicator: 'RECTIFICATION_RATE',
      comparator: 'GTE',
      threshold: 0.8,
      scope: 'TOTAL',
    }),
    criterion({ key: 'hazards-overdue', kind: 'INDICATOR', indicator: 'HAZARDS_OVERDUE', comparator: 'EQ', threshold: 0, scope: 'TOTAL' }),
    criterion({ key: 'tasks-done', kind: 'TASKS_DONE', phase: 'INTENSIVE_RECTIFICATION', mandatoryOnly: true }),
  ],
  ACCEPTANCE: [
    criterion({
      key: 'rectification',
      kind: 'INDICATOR',
      indicator: 'RECTIFICATION_RATE',
      comparator: 'GTE',
      threshold: 0.95,
      scope: 'TOTAL',
    }),
    criterion({ key: 'hazards-overdue', kind: 'INDICATOR', indicator: 'HAZARDS_OVERDUE', comparator: 'EQ', threshold: 0, scope: 'TOTAL' }),
    criterion({ key: 'acceptance-signed', kind: 'SIGN_OFF', bodies: ['OWNER'] }),
  ],
};
