import { describe, expect, it } from '@jest/globals';
import { defineMachine, type ActionOf, type StateOf } from './state-machine.js';

const hazard = defineMachine({
  name: { zh: '隐患', en: 'Hazard' },
  initial: 'OPEN',
  states: { OPEN: { zh: '待整改', en: 'Open' }, RECTIFIED: { zh: '待复查' }, CLOSED: { zh: '已销案' }, VOID: { zh: '已作废' } },
  transitions: [
    { from: 'OPEN', action: 'rectify', to: 'RECTIFIED', who: 'hazards:rectify', zh: '整改完成' },
    { from: 'RECTIFIED', action: 'close', to: 'CLOSED', who: 'hazards:reinspect', guard: '复查人≠整改人 | 有照片', zh: '复查合格' },
    { from: ['RECTIFIED', 'CLOSED'], action: 'reopen', to: 'OPEN', who: 'hazards:reinspect', zh: '复发' },
    { from: ['OPEN', 'RECTIFIED'], action: 'void', to: 'VOID', who: 'SYSTEM', zh: '作废' },
  ],
});

/** Equal types in both directions, decided by the compiler. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

describe('a state machine as data', () => {
  it('infers its states and actions', () => {
    const states: Same<StateOf<typeof hazard>, 'OPEN' | 'RECTIFIED' | 'CLOSED' | 'VOID'> = true;
    const actions: Same<ActionOf<typeof hazard>, 'rectify' | 'close' | 'reopen' | 'void'> = true;
    expect([states, actions]).toEqual([true, true]);
    // @ts-expect-error no such action
    expect(hazard.next('OPEN', 'burn')).toBeNull();
  });

  it('says where an action leads, and where it does not', () => {
    expect(hazard.next('OPEN', 'rectify')).toBe('RECTIFIED');
    expect(hazard.next('OPEN', 'close')).toBeNull();
    expect(hazard.next('CLOSED', 'reopen')).toBe('OPEN');
    expect(hazard.next('VOID', 'reopen')).toBeNull();
  });

  it('lists what may be done in each state', () => {
    expect(hazard.actions('RECTIFIED')).toEqual(['close', 'reopen', 'void']);
    expect(hazard.actions('VOID')).toEqual([]);
  });

  it('has one row per state that a transition leads from', () => {
    expect(hazard.transitions).toHaveLength(6);
    expect(hazard.transitions.filter((row) => row.action === 'reopen')).toEqual([
      { from: 'RECTIFIED', action: 'reopen', to: 'OPEN', who: 'hazards:reinspect', guard: null, zh: '复发' },
      { from: 'CLOSED', action: 'reopen', to: 'OPEN', who: 'hazards:reinspect', guard: null, zh: '复发' },
    ]);
  });

  it('prints itself as a table', () => {
    expect(hazard.markdown().split('\n').slice(0, 4)).toEqual([
      '| from | action | to | who | guard |',
      '| --- | --- | --- | --- | --- |',
      '| 待整改 `OPEN` | 整改完成 `rectify` | 待复查 `RECTIFIED` | `hazards:rectify` |  |',
      '| 待复查 `RECTIFIED` | 复查合格 `close` | 已销案 `CLOSED` | `hazards:reinspect` | 复查人≠整改人 \\| 有照片 |',
    ]);
  });

  const name = { zh: '例', en: 'Example' };
  const row = { who: 'SYSTEM', zh: '走' };
  it.each([
    [
      'an unknown state led to',
      () =>
        defineMachine<string, string>({
          name,
          initial: 'A',
          states: { A: { zh: '甲' } },
          transitions: [{ ...row, from: 'A', action: 'go', to: 'B' }],
        }),
      /unknown state B/,
    ],
    [
      'an unknown state led from',
      () =>
        defineMachine<string, string>({
          name,
          initial: 'A',
          states: { A: { zh: '甲' } },
          transitions: [{ ...row, from: ['A', 'toString'], action: 'go', to: 'A' }],
        }),
      /unknown state toString/,
    ],
    [
      'an unknown initial state',
      () => defineMachine<string, string>({ name, initial: 'X', states: { A: { zh: '甲' } }, transitions: [] }),
      /unknown state X/,
    ],
    [
      'two rows for one state and action',
      () =>
        defineMachine({
          name,
          initial: 'A',
          states: { A: { zh: '甲' }, B: { zh: '乙' } },
          transitions: [
            { ...row, from: 'A', action: 'go', to: 'B' },
            { ...row, from: ['B', 'A'], action: 'go', to: 'A' },
          ],
        }),
      /two rows for go in A/,
    ],
    [
      'a state that cannot be reached',
      () =>
        defineMachine({
          name,
          initial: 'A',
          states: { A: { zh: '甲' }, B: { zh: '乙' }, C: { zh: '丙' } },
          transitions: [{ ...row, from: 'B', action: 'go', to: 'C' }],
        }),
      /cannot be reached from A: B, C/,
    ],
    [
      'a row that leads from no state',
      () => defineMachine({ name, initial: 'A', states: { A: { zh: '甲' } }, transitions: [{ ...row, from: [], action: 'go', to: 'A' }] }),
      /leads from no state/,
    ],
  ])('refuses %s', (_, define, message) => {
    expect(define).toThrow(message);
  });

  it('lets the compiler find a state that does not exist', () => {
    const define = () =>
      defineMachine({
        name,
        initial: 'A',
        states: { A: { zh: '甲' } },
        // @ts-expect-error no such state
        transitions: [{ ...row, from: 'A', action: 'go', to: 'B' }],
      });
    expect(define).toThrow(RangeError);
  });
});
