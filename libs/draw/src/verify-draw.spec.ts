import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draw, verifyDraw, type DrawFrame, type DrawResult, type DrawSpec } from './index.js';

const frame: DrawFrame = {
  units: Array.from({ length: 12 }, (_, index) => ({ id: `u${index}`, stratum: index % 3 === 0 ? '重点' : '一般' })),
  inspectors: Array.from({ length: 5 }, (_, index) => ({ id: `i${index}` })),
  recusals: [
    ...['i0', 'i1', 'i2', 'i3'].map((inspectorId) => ({ inspectorId, unitId: 'u3' })), // leaves u3 unassigned
    { inspectorId: 'i4', unitId: 'u1' },
  ],
};
const spec: DrawSpec = { seed: '5e'.repeat(32), sampleSizes: { 重点: 4, 一般: 5 }, perVisit: 2 };
const result = draw(frame, spec);
const codes = (tampered: unknown) => verifyDraw(frame, spec, tampered as DrawResult).map((problem) => problem.code);
const [first, second] = result.visits as [DrawResult['visits'][0], DrawResult['visits'][0]];

type Json = string | number | { [key: string]: Json } | Json[];

/** Paths of every string and number in a value. */
function leaves(value: Json, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

/** A copy in which one leaf is changed. */
function altered(value: Json, path: readonly (string | number)[], change: (leaf: string | number) => Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return change(value as string | number);
  const copy = structuredClone(value) as Record<string | number, Json>;
  copy[key] = altered(copy[key]!, rest, change);
  return copy as Json;
}

describe('verifying a draw', () => {
  it('finds nothing wrong with what was drawn, in whatever order the frame is stored', () => {
    const reversed = { units: frame.units.toReversed(), inspectors: frame.inspectors.toReversed(), recusals: frame.recusals.toReversed() };
    expect(result.unassigned).toHaveLength(1);
    expect(verifyDraw(frame, spec, result)).toEqual([]);
    expect(verifyDraw(reversed, spec, JSON.parse(JSON.stringify(result)) as DrawResult)).toEqual([]);
  });

  it.each(leaves(result as unknown as Json).map((path) => [path.join('.'), path] as const))('finds a change of %s', (_, path) => {
    const changed = altered(result as unknown as Json, path, (leaf) => (typeof leaf === 'number' ? leaf + 1 : `${leaf}x`));
    const retyped = altered(result as unknown as Json, path, (leaf) => (typeof leaf === 'number' ? String(leaf) : leaf.length));
    expect(codes(changed)).not.toEqual([]);
    expect(codes(retyped)).not.toEqual([]);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['another algorithm', { ...result, algorithm: 'fc-draw/2' }, ['ALGORITHM_DIFFERS']],
    ['another frame hash', { ...result, frameHash: '0'.repeat(64) }, ['FRAME_DIFFERS']],
    ['another commitment', { ...result, seedCommit: '0'.repeat(64) }, ['SEED_DIFFERS']],
    ['another transcript hash', { ...result, transcriptHash: '0'.repeat(64) }, ['TRANSCRIPT_DIFFERS']],
    ['a visit left out', { ...result, visits: result.visits.slice(1) }, ['UNIT_MISSING']],
    ['a visit added', { ...result, visits: [...result.visits, { ...first, order: 99, unitId: 'other' }] }, ['UNIT_NOT_DRAWN']],
    ['a visit repeated', { ...result, visits: [...result.visits, first] }, ['UNIT_TWICE']],
    ['visits listed in another order', { ...result, visits: [second, first, ...result.visits.slice(2)] }, ['ORDER_DIFFERS']],
    ['another unit', { ...result, visits: [{ ...first, unitId: 'other' }, ...result.visits.slice(1)] }, ['UNIT_NOT_DRAWN', 'UNIT_MISSING']],
    [
      'inspectors the other way round',
      { ...result, visits: [{ ...first, inspectorIds: first.inspectorIds.toReversed() }, ...result.visits.slice(1)] },
      ['VISIT_DIFFERS'],
    ],
    [
      'an inspector more',
      { ...result, visits: [{ ...first, inspectorIds: [...first.inspectorIds, 'i9'] }, ...result.visits.slice(1)] },
      ['VISIT_DIFFERS'],
    ],
    ['an unassigned unit hidden', { ...result, unassigned: [] }, ['UNIT_MISSING']],
    [
      'inspectors for an unassigned unit',
      {
        ...result,
        unassigned: [],
        visits: [...result.visits, { order: result.unassigned[0]!.order, unitId: 'u3', stratum: '重点', inspectorIds: ['i0', 'i4'] }],
      },
      ['VISIT_DIFFERS'],
    ],
  ])('finds %s', (_, tampered, expected) => {
    expect(codes(tampered)).toEqual(expected);
  });

  it('says in words what differs, and at which unit', () => {
    const tampered = { ...result, visits: [{ ...first, inspectorIds: ['i0', 'i1'] }, ...result.visits.slice(1)] };
    expect(verifyDraw(frame, spec, tampered)).toEqual([
      {
        code: 'VISIT_DIFFERS',
        unitId: first.unitId,
        detail:
          `the draw gives place 1, stratum "${first.stratum}", inspectors ${JSON.stringify(first.inspectorIds)}, ` +
          `the result says place 1, stratum "${first.stratum}", inspectors ["i0","i1"]`,
      },
    ]);
  });

  it.each<[string, DrawFrame]>([
    ['a unit left out', { ...frame, units: frame.units.slice(1), recusals: frame.recusals }],
    [
      'a unit moved to another stratum',
      { ...frame, units: frame.units.map((unit) => (unit.id === 'u5' ? { ...unit, stratum: '重点' } : unit)) },
    ],
    ['an inspector added', { ...frame, inspectors: [...frame.inspectors, { id: 'i9' }] }],
    ['a recusal dropped', { ...frame, recusals: frame.recusals.slice(0, -1) }],
  ])('finds that the frame had %s', (_, other) => {
    expect(verifyDraw(other, spec, result).map((problem) => problem.code)).toEqual(
      expect.arrayContaining(['FRAME_DIFFERS', 'TRANSCRIPT_DIFFERS']),
    );
  });

  it.each<[string, Partial<DrawSpec>, string]>([
    ['another seed', { seed: '5f'.repeat(32) }, 'SEED_DIFFERS'],
    ['three to a visit', { perVisit: 3 }, 'VISIT_DIFFERS'],
    ['a smaller sample', { sampleSizes: { 重点: 4, 一般: 4 } }, 'UNIT_NOT_DRAWN'],
    ['a stratum without units', { sampleSizes: { ...spec.sampleSizes, 其他: 3 } }, 'TRANSCRIPT_DIFFERS'],
    ['a larger sample that takes no more units', { sampleSizes: { 重点: 9, 一般: 5 } }, 'TRANSCRIPT_DIFFERS'],
  ])('finds that the spec had %s', (_, change, code) => {
    expect(verifyDraw(frame, { ...spec, ...change }, result).map((problem) => problem.code)).toContain(code);
  });

  it('reports a frame or spec that cannot be drawn from instead of failing', () => {
    expect(verifyDraw({ ...frame, units: [...frame.units, frame.units[0]!] }, spec, result)).toEqual([
      { code: 'INPUT_REFUSED', unitId: null, detail: 'unit id given twice: "u0"' },
    ]);
    expect(verifyDraw(frame, { ...spec, perVisit: 1 }, result)).toMatchObject([{ code: 'INPUT_REFUSED' }]);
  });

  it('finds any pair of visits that swapped an inspector', () => {
    const last = result.visits.length - 1;
    fc.assert(
      fc.property(fc.nat(last), fc.nat(last), fc.nat(1), (from, to, place) => {
        const visits = result.visits.map((visit) => ({ ...visit, inspectorIds: [...visit.inspectorIds] }));
        const [one, other] = [visits[from]!.inspectorIds, visits[to]!.inspectorIds];
        if (one[place] === other[place]) return;
        [one[place], other[place]] = [other[place]!, one[place]!];
        expect(codes({ ...result, visits })).toEqual(['VISIT_DIFFERS', 'VISIT_DIFFERS']);
      }),
    );
  });
});
