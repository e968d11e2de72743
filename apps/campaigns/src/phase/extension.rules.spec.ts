import { describe, expect, it } from '@jest/globals';
import { AppError } from '@fire-campaign/platform';
import { extendedPhases, type Extension, type Frame } from './extension.rules.js';
import type { Phase, PhaseName, PhaseStatus } from './phase.rules.js';

const phase = (name: PhaseName, startsOn: string, endsOn: string, status: PhaseStatus): Phase => ({
  phase: name,
  startsOn,
  endsOn,
  status,
  round: 1,
  startedOn: null,
  endedOn: null,
  entryGate: [],
  exitGate: [],
});
const campaign = {
  endsOn: '2026-06-30',
  phases: [
    phase('MOBILIZATION', '2026-01-01', '2026-01-31', 'PASSED'),
    phase('INTENSIVE_RECTIFICATION', '2026-02-01', '2026-05-31', 'IN_PROGRESS'),
    phase('ACCEPTANCE', '2026-06-01', '2026-06-30', 'NOT_STARTED'),
  ],
};
const FREE: Frame = { phases: [], endsOn: null };
const TODAY = '2026-05-20';
const extension = (fields: Partial<Extension>): Extension => ({
  phase: 'INTENSIVE_RECTIFICATION',
  endsOn: '2026-06-10',
  following: 'SHRINK',
  ...fields,
});
const days = (extended: Partial<Extension>, frame = FREE, today = TODAY) => {
  const { phases, endsOn } = extendedPhases(campaign, extension(extended), frame, today);
  return [...phases.map((one) => `${one.startsOn}..${one.endsOn}`), endsOn];
};

describe('an extension', () => {
  it.each<[string, Partial<Extension>, readonly string[]]>([
    ['shortens the next phase', {}, ['2026-01-01..2026-01-31', '2026-02-01..2026-06-10', '2026-06-11..2026-06-30', '2026-06-30']],
    [
      'leaves it one day',
      { endsOn: '2026-06-29' },
      ['2026-01-01..2026-01-31', '2026-02-01..2026-06-29', '2026-06-30..2026-06-30', '2026-06-30'],
    ],
    [
      'or moves all that follows, and the end of the campaign',
      { following: 'MOVE' },
      ['2026-01-01..2026-01-31', '2026-02-01..2026-06-10', '2026-06-11..2026-07-10', '2026-07-10'],
    ],
    [
      'of the last phase prolongs the campaign',
      { phase: 'ACCEPTANCE', endsOn: '2026-07-05' },
      ['2026-01-01..2026-01-31', '2026-02-01..2026-05-31', '2026-06-01..2026-07-05', '2026-07-05'],
    ],
  ])('%s', (_, extended, expected) => {
    expect(days(extended)).toEqual(expected);
  });

  it.each<[string, Partial<Extension>, Frame, string, string]>([
    ['a phase that has passed', { phase: 'MOBILIZATION', endsOn: '2026-02-05' }, FREE, TODAY, 'PHASE_OVER'],
    ['backwards', { endsOn: '2026-05-30' }, FREE, TODAY, 'EXTENSION_DAY'],
    ['to the same day', { endsOn: '2026-05-31' }, FREE, TODAY, 'EXTENSION_DAY'],
    ['to a day that has passed', {}, FREE, '2026-06-11', 'EXTENSION_DAY'],
    ['over the end of the next phase', { endsOn: '2026-06-30' }, FREE, TODAY, 'EXTENSION_NEXT'],
    [
      'beyond the parent’s phase',
      {},
      { phases: [{ phase: 'INTENSIVE_RECTIFICATION', endsOn: '2026-06-05' }], endsOn: '2026-06-30' },
      TODAY,
      'EXTENSION_FRAME',
    ],
    [
      'so that a later phase outlasts the parent’s',
      { following: 'MOVE' },
      { phases: [{ phase: 'ACCEPTANCE', endsOn: '2026-06-30' }], endsOn: null },
      TODAY,
      'EXTENSION_FRAME',
    ],
    [
      'beyond the parent or programme',
      { phase: 'ACCEPTANCE', endsOn: '2026-07-05' },
      { phases: [], endsOn: '2026-07-01' },
      TODAY,
      'EXTENSION_FRAME',
    ],
  ])('is refused %s', (_, extended, frame, today, code) => {
    try {
      days(extended, frame, today);
      throw new Error('was not refused');
    } catch (error) {
      expect((error as AppError).code).toBe(code);
    }
  });

  it('is not refused for a later phase that reached beyond the parent’s before', () => {
    const frame = { phases: [{ phase: 'ACCEPTANCE' as const, endsOn: '2026-06-15' }], endsOn: null };
    expect(days({}, frame)[2]).toBe('2026-06-11..2026-06-30');
  });
});
