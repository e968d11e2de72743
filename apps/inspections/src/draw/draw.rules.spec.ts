import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  allocateSample,
  drawVisits,
  parseRegister,
  registerText,
  stratumOf,
  stratumSizes,
  unitsWithoutInspectors,
  verifyVisits,
  type DrawPlan,
  type DrawRegister,
} from './draw.rules.js';

const SEED = '00'.repeat(32);

const register: DrawRegister = {
  units: Array.from({ length: 40 }, (_, index) => {
    const regionCode = index % 2 === 0 ? '320102' : '320104';
    return { id: `unit-${String(index).padStart(2, '0')}`, regionCode, stratum: regionCode };
  }),
  inspectors: [
    { id: 'city-1', regions: ['3201'] },
    { id: 'city-2', regions: ['3201'] },
    { id: 'east-1', regions: ['320102'] },
    { id: 'east-2', regions: ['320102'] },
    { id: 'west-1', regions: ['320104'] },
    { id: 'west-2', regions: ['320104', '320105'] },
  ],
  recusals: [{ inspectorId: 'city-1', unitId: 'unit-00' }],
};
const plan: DrawPlan = { seed: SEED, sampleSizes: { '320102': 20, '320104': 20 }, perVisit: 2 };

describe('strata', () => {
  it.each([
    ['NONE', '320102', 'ALL'],
    ['COUNTY', '320102', '320102'],
    ['COUNTY', '320102003001', '320102'],
    ['COUNTY', '3201', '3201'],
  ] as const)('%s of %s is %s', (strata, regionCode, expected) => {
    expect(stratumOf(strata, regionCode)).toBe(expected);
  });

  it('counts their units', () => {
    expect(stratumSizes(register.units)).toEqual({ '320102': 20, '320104': 20 });
  });
});

describe('sample sizes', () => {
  it.each([
    [{ sampleSize: 10 }, { a: 50, b: 30, c: 20 }, { a: 5, b: 3, c: 2 }],
    [{ sampleSize: 10 }, { a: 1, b: 1, c: 1 }, { a: 1, b: 1, c: 1 }],
    [{ sampleSize: 1 }, { a: 1, b: 1 }, { a: 1, b: 0 }],
    [{ sampleSize: 7 }, { a: 10, b: 10, c: 10 }, { a: 3, b: 2, c: 2 }],
    [{ sampleSize: 2 }, { a: 99, b: 1 }, { a: 2, b: 0 }],
    [{ samplingRate: 0.05 }, { a: 100, b: 1, c: 30 }, { a: 5, b: 1, c: 2 }],
    [{ samplingRate: 0.07 }, { a: 100 }, { a: 7 }],
    [{ samplingRate: 0.1 }, { a: 3 }, { a: 1 }],
    [{ samplingRate: 1 }, { a: 3 }, { a: 3 }],
  ])('%j of %j is %j', (size, sizes, expected) => {
    expect(allocateSample(size, sizes)).toEqual(expected);
  });

  it('never takes more than there are and always the number asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.dictionary(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 20_000 }), { minKeys: 1, noNullPrototype: true }),
        (sampleSize, sizes) => {
          const sample = allocateSample({ sampleSize }, sizes);
          const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((total, count) => total + count, 0);
          expect(sum(sample)).toBe(Math.min(sampleSize, sum(sizes)));
          for (const stratum of Object.keys(sizes)) expect(sample[stratum]).toBeLessThanOrEqual(sizes[stratum]!);
        },
      ),
    );
  });
});

describe('drawing visits', () => {
  const transcript = drawVisits(register, plan);
  const { visits, unassigned } = transcript.stages.INSPECTORS;

  it('sends two inspectors whose right covers the unit, and nobody recused from it', () => {
    expect(visits).toHaveLength(40);
    expect(unassigned).toEqual([]);
    for (const { unitId, inspectorIds } of visits) {
      const { regionCode } = register.units.find(({ id }) => id === unitId)!;
      expect(new Set(inspectorIds).size).toBe(2);
      for (const inspectorId of inspectorIds) {
        const { regions } = register.inspectors.find(({ id }) => id === inspectorId)!;
        expect(regions.some((region) => regionCode.startsWith(region))).toBe(true);
      }
      if (unitId === 'unit-00') expect(inspectorIds).not.toContain('city-1');
    }
  });

  it('does not give those of the whole city the load of every county', () => {
    const loads = register.inspectors.map(({ id }) => visits.filter(({ inspectorIds }) => inspectorIds.includes(id)).length);
    // 80 places for 6 people; drawn county by county, each of the city's would take 20 of them.
    expect(Math.max(...loads)).toBeLessThanOrEqual(17);
  });

  it('is the same whatever the order of the register, and another with another seed', () => {
    const reversed = {
      units: register.units.toReversed(),
      inspectors: register.inspectors.toReversed(),
      recusals: register.recusals.toReversed(),
    };
    expect(drawVisits(reversed, plan)).toEqual(transcript);
    expect(drawVisits(register, { ...plan, seed: '11'.repeat(32) }).stages.INSPECTORS.visits).not.toEqual(visits);
  });

  it('leaves a drawn unit unassigned when too few may go there', () => {
    const few = { ...register, inspectors: register.inspectors.filter(({ id }) => id === 'east-1' || id === 'east-2'), recusals: [] };
    expect(unitsWithoutInspectors(few, 2)).toBe(20);
    const { stages } = drawVisits(few, plan);
    expect(stages.INSPECTORS.visits).toHaveLength(20);
    expect(stages.INSPECTORS.unassigned).toHaveLength(20);
  });

  it('counts a recusal where it leaves too few', () => {
    const few = {
      ...register,
      inspectors: register.inspectors.slice(0, 2),
      recusals: [{ inspectorId: 'city-1', unitId: 'unit-00' }],
    };
    expect(unitsWithoutInspectors(few, 2)).toBe(1);
  });

  it('reads its register back from the published text', () => {
    const text = registerText(register);
    expect(registerText(parseRegister(text))).toBe(text);
    expect(drawVisits(parseRegister(text), plan)).toEqual(transcript);
  });

  describe('checked again', () => {
    const inspections = visits.map(({ order, unitId, inspectorIds }) => ({ order, unitId, inspectorIds }));
    const codes = (...args: Parameters<typeof verifyVisits>) => [...new Set(verifyVisits(...args).map(({ code }) => code))];

    it('has no problem as it was made', () => {
      expect(verifyVisits(register, plan, transcript, inspections)).toEqual([]);
    });

    it.each([
      ['another seed', codes(register, { ...plan, seed: '22'.repeat(32) }, transcript, inspections), 'SEED_DIFFERS'],
      [
        'a unit added',
        codes(
          { ...register, units: [...register.units, { id: 'x', regionCode: '320102', stratum: '320102' }] },
          plan,
          transcript,
          inspections,
        ),
        'FRAME_DIFFERS',
      ],
      ['a recusal removed', codes({ ...register, recusals: [] }, plan, transcript, inspections), 'FRAME_DIFFERS'],
      ['an inspection removed', codes(register, plan, transcript, inspections.slice(1)), 'INSPECTION_DIFFERS'],
      [
        'an inspector exchanged',
        codes(register, plan, transcript, [{ ...inspections[0]!, inspectorIds: ['east-1', 'someone'] }, ...inspections.slice(1)]),
        'INSPECTION_DIFFERS',
      ],
      ['another transcript hash', codes(register, plan, { ...transcript, transcriptHash: '0' }, inspections), 'TRANSCRIPT_DIFFERS'],
      [
        'a visit of the record exchanged',
        codes(
          register,
          plan,
          {
            ...transcript,
            stages: {
              ...transcript.stages,
              INSPECTORS: { ...transcript.stages.INSPECTORS, visits: [{ ...visits[0]!, inspectorIds: ['a', 'b'] }, ...visits.slice(1)] },
            },
          },
          inspections,
        ),
        'VISIT_DIFFERS',
      ],
    ])('finds %s', (_, found, code) => {
      expect(found).toContain(code);
    });
  });
});
