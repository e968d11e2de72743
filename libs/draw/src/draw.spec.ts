import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draw, frameHash, frameText, seedCommit, type DrawFrame, type DrawSpec } from './index.js';

const SEED = '00'.repeat(31) + '01';

/** A seed for each number, so that statistics come out the same in every run. */
function seedOf(index: number): string {
  return createHash('sha256').update(`seed ${index}`).digest('hex');
}

function frameOf(units: number, inspectors: number): DrawFrame {
  return {
    units: Array.from({ length: units }, (_, index) => ({ id: `unit-${index}`, stratum: 'A' })),
    inspectors: Array.from({ length: inspectors }, (_, index) => ({ id: `inspector-${index}` })),
    recusals: [],
  };
}

/** Ids as unkind as they come: NUL, quotes, brackets, characters on both sides of U+FFFF. */
const id = fc.string({
  unit: fc.constantFrom('a', 'b', '"', ',', '[', '\\', '\0', '\n', ' ', '\uff5e', '\u{20bb7}', '单'),
  minLength: 1,
  maxLength: 4,
});
const stratum = fc.constantFrom('', 'A', '重点', '__proto__', '\u{20bb7}', '\uff5e');

const drawing = fc
  .record({
    units: fc.uniqueArray(fc.record({ id, stratum }), { selector: (unit) => unit.id, maxLength: 30 }),
    inspectors: fc.uniqueArray(fc.record({ id }), { selector: (inspector) => inspector.id, maxLength: 8 }),
    pairs: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 40 }),
    sizes: fc.array(fc.nat(12), { minLength: 6, maxLength: 6 }),
    perVisit: fc.integer({ min: 2, max: 4 }),
    seed: fc.stringMatching(/^[0-9a-f]{64}$/),
  })
  .map(({ units, inspectors, pairs, sizes, perVisit, seed }): { frame: DrawFrame; spec: DrawSpec } => ({
    frame: {
      units,
      inspectors,
      recusals:
        units.length === 0 || inspectors.length === 0
          ? []
          : pairs.map(([i, u]) => ({ inspectorId: inspectors[i % inspectors.length]!.id, unitId: units[u % units.length]!.id })),
    },
    spec: {
      seed,
      perVisit,
      sampleSizes: Object.fromEntries(['', 'A', '重点', '__proto__', '\u{20bb7}', '\uff5e'].map((name, index) => [name, sizes[index]!])),
    },
  }));

function shuffled<Row>(rows: readonly Row[], turn: number): readonly Row[] {
  return rows
    .map((row, index) => ({ row, key: seedOf(turn * 1000 + index) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
}

/** The algorithm of README.md word for word on Node's own hash, without a care for cost. */
function plainDraw(frame: DrawFrame, spec: DrawSpec) {
  const seed = Buffer.from(spec.seed, 'hex');
  const hash = (...parts: readonly (string | Buffer)[]) =>
    createHash('sha256')
      .update(Buffer.concat(parts.map((part) => Buffer.from(part as string))))
      .digest('hex');
  const byText = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  const facts = [
    ...frame.inspectors.map((inspector) => ['inspector', inspector.id]),
    ...frame.recusals.map((recusal) => ['recusal', recusal.inspectorId, recusal.unitId]),
    ...frame.units.map((unit) => ['unit', unit.id, unit.stratum]),
  ].map((fact) => `${JSON.stringify(fact)}\n`);
  const text = [...new Set(facts)].sort(byText).join('');

  const drawn = Object.keys(spec.sampleSizes)
    .sort(byText)
    .flatMap((name) =>
      frame.units
        .filter((unit) => unit.stratum === name)
        .map((unit) => ({ unit, key: hash(seed, '\0unit\0', unit.id) }))
        .sort((a, b) => byText(a.key, b.key))
        .slice(0, spec.sampleSizes[name])
        .map(({ unit }) => unit),
    );
  const load = new Map<string, number>();
  const visits: unknown[] = [];
  const unassigned: unknown[] = [];
  drawn.forEach((unit, index) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(Buffer.byteLength(unit.id));
    const chosen = frame.inspectors
      .filter((inspector) => !frame.recusals.some((recusal) => recusal.unitId === unit.id && recusal.inspectorId === inspector.id))
      .map((inspector) => ({ ...inspector, load: load.get(inspector.id) ?? 0, key: hash(seed, '\0pair\0', length, unit.id, inspector.id) }))
      .sort((a, b) => a.load - b.load || byText(a.key, b.key))
      .slice(0, spec.perVisit);
    const place = { order: index + 1, unitId: unit.id, stratum: unit.stratum };
    if (chosen.length < spec.perVisit) {
      unassigned.push({ ...place, reason: 'NOT_ENOUGH_INSPECTORS' });
    } else {
      for (const inspector of chosen) load.set(inspector.id, inspector.load + 1);
      visits.push({ ...place, inspectorIds: chosen.map((inspector) => inspector.id) });
    }
  });
  return { frameHash: hash(text), seedCommit: hash(seed), visits, unassigned };
}

describe('a draw', () => {
  it('is what its description says', () => {
    fc.assert(
      fc.property(drawing, ({ frame, spec }) => {
        expect(draw(frame, spec)).toMatchObject(plainDraw(frame, spec));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the lowest of many units as a full sort would', () => {
    const frame = frameOf(3000, 5);
    for (const size of [1, 40, 1000, 2999, 3000, 4000]) {
      const spec = { seed: SEED, perVisit: 2, sampleSizes: { A: size } };
      expect(draw(frame, spec)).toMatchObject(plainDraw(frame, spec));
    }
  });

  it('does not depend on the order of the lists, nor on a recusal stated twice', () => {
    fc.assert(
      fc.property(drawing, fc.nat(1000), ({ frame, spec }, turn) => {
        const again = {
          units: shuffled(frame.units, turn),
          inspectors: shuffled(frame.inspectors, turn + 1),
          recusals: shuffled([...frame.recusals, ...frame.recusals], turn + 2),
        };
        const sampleSizes = Object.fromEntries(shuffled(Object.entries(spec.sampleSizes), turn + 3));
        expect(draw(again, { ...spec, sampleSizes, seed: spec.seed.toUpperCase() })).toEqual(draw(frame, spec));
      }),
    );
  });

  it('takes the sample size of each stratum, or all there are', () => {
    fc.assert(
      fc.property(drawing, ({ frame, spec }) => {
        const result = draw(frame, spec);
        const drawn = [...result.visits, ...result.unassigned];
        expect(new Set(drawn.map((row) => row.unitId)).size).toBe(drawn.length);
        expect(drawn.map((row) => row.order).sort((a, b) => a - b)).toEqual(drawn.map((_, index) => index + 1));
        for (const [name, size] of Object.entries(spec.sampleSizes)) {
          const available = frame.units.filter((unit) => unit.stratum === name).map((unit) => unit.id);
          const taken = drawn.filter((row) => row.stratum === name).map((row) => row.unitId);
          expect(taken).toHaveLength(Math.min(size, available.length));
          expect(available).toEqual(expect.arrayContaining(taken));
        }
      }),
    );
  });

  it('sends perVisit different inspectors, none recused, or says that there are too few', () => {
    fc.assert(
      fc.property(drawing, ({ frame, spec }) => {
        const result = draw(frame, spec);
        const recusedFrom = (unitId: string) =>
          new Set(frame.recusals.filter((row) => row.unitId === unitId).map((row) => row.inspectorId));
        for (const visit of result.visits) {
          expect(new Set(visit.inspectorIds).size).toBe(spec.perVisit);
          for (const inspectorId of visit.inspectorIds) {
            expect(frame.inspectors).toContainEqual({ id: inspectorId });
            expect(recusedFrom(visit.unitId).has(inspectorId)).toBe(false);
          }
        }
        for (const { unitId } of result.unassigned) {
          expect(frame.inspectors.length - recusedFrom(unitId).size).toBeLessThan(spec.perVisit);
        }
      }),
    );
  });

  it('spreads visits so that loads differ by one at most when nobody is recused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 2, max: 9 }), fc.nat(), (units, inspectors, turn) => {
        const frame = frameOf(units, inspectors);
        const result = draw(frame, { seed: seedOf(turn), perVisit: 2, sampleSizes: { A: units } });
        const loads = frame.inspectors.map((row) => result.visits.filter((visit) => visit.inspectorIds.includes(row.id)).length);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('prefers the least loaded, so that recusals do not pile work on one inspector', () => {
    const frame = {
      ...frameOf(30, 4),
      recusals: Array.from({ length: 10 }, (_, index) => ({ inspectorId: 'inspector-0', unitId: `unit-${index}` })),
    };
    const { visits } = draw(frame, { seed: SEED, perVisit: 2, sampleSizes: { A: 30 } });
    const loads = frame.inspectors.map((row) => visits.filter((visit) => visit.inspectorIds.includes(row.id)).length);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(2);
  });

  it('draws nothing from an empty frame', () => {
    const result = draw({ units: [], inspectors: [], recusals: [] }, { seed: SEED, perVisit: 2, sampleSizes: {} });
    expect(result).toMatchObject({ visits: [], unassigned: [], frameHash: createHash('sha256').digest('hex') });
  });
});

describe('what a draw refuses', () => {
  const frame = frameOf(3, 3);
  const spec: DrawSpec = { seed: SEED, perVisit: 2, sampleSizes: { A: 2, B: 0 } };
  const unit = { id: 'unit-1', stratum: 'A' };

  it.each<[string, DrawFrame, RegExp]>([
    ['a unit given twice', { ...frame, units: [...frame.units, unit] }, /unit id given twice: "unit-1"/],
    ['a unit in two strata', { ...frame, units: [...frame.units, { ...unit, stratum: 'B' }] }, /unit id given twice: "unit-1"/],
    [
      'an inspector given twice',
      { ...frame, inspectors: [...frame.inspectors, { id: 'inspector-0' }] },
      /inspector id given twice: "inspector-0"/,
    ],
    ['an empty id', { ...frame, units: [{ id: '', stratum: 'A' }] }, /unit id is empty/],
    ['a lone surrogate in an id', { ...frame, inspectors: [{ id: 'x\ud800' }] }, /inspector id is .* not well-formed/],
    [
      'a recusal from an unknown unit',
      { ...frame, recusals: [{ inspectorId: 'inspector-0', unitId: 'unit-9' }] },
      /unknown unit: "unit-9"/,
    ],
    ['a recusal of an unknown inspector', { ...frame, recusals: [{ inspectorId: 'x', unitId: 'unit-1' }] }, /unknown inspector: "x"/],
    ['a stratum without a sample size', { ...frame, units: [{ id: 'u', stratum: 'toString' }] }, /no sample size for stratum "toString"/],
  ])('%s', (_, bad, message) => {
    expect(() => draw(bad, spec)).toThrow(RangeError);
    expect(() => draw(bad, spec)).toThrow(message);
  });

  it.each<[string, Partial<DrawSpec>, RegExp]>([
    ['a short seed', { seed: 'ab' }, /seed/],
    ['a seed that is not hex', { seed: 'g'.repeat(64) }, /seed/],
    ['a seed with a line end', { seed: `${SEED}\n` }, /seed/],
    ['a lone inspector', { perVisit: 1 }, /perVisit/],
    ['half an inspector', { perVisit: 2.5 }, /perVisit/],
    ['a negative sample', { sampleSizes: { A: -1 } }, /sample size of stratum "A"/],
    ['a broken sample size', { sampleSizes: { A: 1.5 } }, /sample size of stratum "A"/],
    ['no number at all', { sampleSizes: { A: Number.NaN } }, /sample size of stratum "A"/],
    ['a malformed stratum', { sampleSizes: { A: 1, '\ud800': 1 } }, /stratum is not well-formed/],
  ])('%s', (_, change, message) => {
    expect(() => draw(frame, { ...spec, ...change })).toThrow(RangeError);
    expect(() => draw(frame, { ...spec, ...change })).toThrow(message);
  });

  it('does not repeat the seed in its message', () => {
    expect(() => seedCommit(`${SEED.slice(0, 60)}zzzz`)).toThrow(/^seed must be 64 hex characters$/);
  });
});

describe('the hash of a frame', () => {
  it('is that of its published text', () => {
    fc.assert(
      fc.property(drawing, ({ frame }) => {
        expect(frameHash(frame)).toBe(createHash('sha256').update(frameText(frame)).digest('hex'));
      }),
    );
  });

  it('hashes long frames in pieces to the same end', () => {
    const frame = frameOf(10_000, 3);
    expect(frameHash(frame)).toBe(createHash('sha256').update(frameText(frame)).digest('hex'));
  });

  it('differs between frames that differ', () => {
    fc.assert(
      fc.property(drawing, drawing, ({ frame: one }, { frame: other }) => {
        const facts = ({ units, inspectors, recusals }: DrawFrame) =>
          JSON.stringify([
            units.map((row) => JSON.stringify([row.id, row.stratum])).sort(),
            inspectors.map((row) => row.id).sort(),
            [...new Set(recusals.map((row) => JSON.stringify([row.inspectorId, row.unitId])))].sort(),
          ]);
        const same = facts(one) === facts(other);
        expect(frameHash(one) === frameHash(other)).toBe(same);
      }),
    );
  });

  it('keeps ids that contain separators apart', () => {
    const frame = (unitId: string, stratum: string): DrawFrame => ({ units: [{ id: unitId, stratum }], inspectors: [], recusals: [] });
    expect(frameHash(frame('a","b', 'c'))).not.toBe(frameHash(frame('a', 'b","c')));
  });
});

describe('the odds of a draw', () => {
  const SEEDS = 2000;

  /** 99.9 % of fair draws stay below this, at 19 degrees of freedom. */
  const CHI_SQUARE_19 = 43.82;

  it('are the same for each of 20 units', () => {
    const [units, size] = [20, 5];
    const frame = frameOf(units, 2);
    const drawn = new Map(frame.units.map((unit) => [unit.id, 0]));
    for (let index = 0; index < SEEDS; index += 1) {
      const { visits } = draw(frame, { seed: seedOf(index), perVisit: 2, sampleSizes: { A: size } });
      for (const { unitId } of visits) drawn.set(unitId, drawn.get(unitId)! + 1);
    }
    const expected = (SEEDS * size) / units;
    const deviations = [...drawn.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // Units of one draw exclude each other; the factor restores the variance of independent ones.
    expect((deviations * (units - 1)) / (units - size)).toBeLessThan(CHI_SQUARE_19);
  });

  it('are the same for each of 20 inspectors', () => {
    const frame = frameOf(1, 20);
    const chosen = new Map(frame.inspectors.map((inspector) => [inspector.id, 0]));
    for (let index = 0; index < SEEDS; index += 1) {
      const first = draw(frame, { seed: seedOf(index), perVisit: 2, sampleSizes: { A: 1 } }).visits[0]!.inspectorIds[0]!;
      chosen.set(first, chosen.get(first)! + 1);
    }
    const expected = SEEDS / 20;
    const deviations = [...chosen.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(deviations).toBeLessThan(CHI_SQUARE_19);
  });
});

describe('the cost of a draw', () => {
  it('lets 1,000 of 200,000 units be drawn in a few seconds', () => {
    const frame = frameOf(200_000, 200);
    const started = performance.now();
    const { visits } = draw(frame, { seed: SEED, perVisit: 2, sampleSizes: { A: 1000 } });
    expect(visits).toHaveLength(1000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
