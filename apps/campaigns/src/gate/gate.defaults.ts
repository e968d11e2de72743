import { regionLevel, type RegionCode } from '@fire-campaign/domain';
import type { PhaseName } from '../phase/phase.rules.js';
import { criterion, type Criterion } from './gate.criteria.js';

/** What holds at every level. */
const EXIT_GATES: Readonly<Record<PhaseName, readonly Criterion[]>> = {
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

/** A province or city ends a phase after those below it: the campaigns it was issued as have passed the phase themselves. */
const subordinatesFirst = criterion({ key: 'subordinates-passed', kind: 'SUBORDINATE_PHASES', phase: null, threshold: 1 });

/**
 * The exit gate of a phase in a campaign that names none, by the level of its region. It follows what notices ask for again and
 * again: everything checked once (全部排查一遍), hazards corrected, nothing overdue, acceptance signed, from the lowest level upwards.
 * A phase has no entry gate unless its campaign names one: what opens it is the exit of the phase before.
 */
export function defaultExitGate(regionCode: RegionCode, phase: PhaseName): readonly Criterion[] {
  return regionLevel(regionCode) === 'COUNTY' ? EXIT_GATES[phase] : [...EXIT_GATES[phase], subordinatesFirst];
}
