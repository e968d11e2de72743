import { createHash } from 'node:crypto';
import { regionAtLevel, type RegionCode } from '@fire-campaign/domain';
import {
  draw,
  seedCommit,
  verifyDraw,
  type DrawFrame,
  type DrawnVisit,
  type DrawProblem,
  type DrawResult,
  type DrawSpec,
} from '@fire-campaign/draw';
import { covers, type Inspector } from '../inspector/inspector-pool.js';

export type DrawStrata = 'NONE' | 'COUNTY';

/** A unit that may be drawn, where it lies and the part of the register it is drawn in. */
export interface RegisteredUnit {
  readonly id: string;
  readonly regionCode: RegionCode;
  readonly stratum: string;
}

/**
 * What a draw is made from, fixed before the seed exists: units (检查对象名录库), inspectors with the regions their right
 * covers (执法检查人员名录库), and pairs that must not meet (回避).
 */
export interface DrawRegister {
  readonly units: readonly RegisteredUnit[];
  readonly inspectors: readonly Inspector[];
  readonly recusals: readonly { readonly inspectorId: string; readonly unitId: string }[];
}

/** How much is drawn: a number of units in all, or a share of each stratum. */
export type SampleSize = { readonly sampleSize: number } | { readonly samplingRate: number };

/** Units are drawn first, then inspectors are matched to them (先抽对象、后配人员). */
export const DRAW_STAGES = ['UNITS', 'INSPECTORS'] as const;
export type DrawStage = (typeof DRAW_STAGES)[number];

export interface DrawPlan {
  readonly seed: string;
  readonly sampleSizes: Readonly<Record<string, number>>;
  readonly perVisit: number;
}

export interface DrawTranscript {
  /** sha256 of {@link registerText}, hex. */
  readonly frameHash: string;
  readonly seedCommit: string;
  readonly stages: Readonly<Record<DrawStage, DrawResult>>;
  /** sha256 over register, seed and both stages: one short value to print, sign or read out. */
  readonly transcriptHash: string;
}

export interface VerificationProblem {
  readonly stage: DrawStage | null;
  readonly code: DrawProblem['code'] | 'INSPECTION_DIFFERS';
  readonly unitId: string | null;
  readonly detail: string;
}

/** The stratum of a unit: its county, or the one stratum of all. */
export function stratumOf(strata: DrawStrata, regionCode: RegionCode): string {
  return strata === 'NONE' ? 'ALL' : (regionAtLevel(regionCode, 'COUNTY') ?? regionCode);
}

/** Units per stratum, by rising stratum. */
export function stratumSizes(units: readonly RegisteredUnit[]): Readonly<Record<string, number>> {
  const sizes = new Map<string, number>();
  for (const { stratum } of units) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1);
  return Object.fromEntries([...sizes].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Units to draw in each stratum.
 *
 * A rate takes that share of every stratum, rounded up, so that none is left out. A number is spread in proportion by
 * largest remainder; equal remainders go to the lower stratum first. Neither takes more than there are.
 *
 * @param sizes units per stratum
 */
export function allocateSample(size: SampleSize, sizes: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const strata = Object.keys(sizes).sort();
  if ('samplingRate' in size) {
    // What multiplying adds to an exact product is far below a billionth; it must not cost a unit.
    return Object.fromEntries(strata.map((stratum) => [stratum, Math.ceil(size.samplingRate * sizes[stratum]! - 1e-9)]));
  }
  const all = strata.reduce((sum, stratum) => sum + sizes[stratum]!, 0);
  const total = Math.min(size.sampleSize, all);
  const shares = strata.map((stratum) => ({
    stratum,
    whole: Math.floor((total * sizes[stratum]!) / all),
    remainder: (total * sizes[stratum]!) % all,
  }));
  const left = total - shares.reduce((sum, { whole }) => sum + whole, 0);
  const rounded = new Set(
    shares
      .toSorted((a, b) => b.remainder - a.remainder)
      .slice(0, left)
      .map(({ stratum }) => stratum),
  );
  return Object.fromEntries(shares.map(({ stratum, whole }) => [stratum, whole + (rounded.has(stratum) ? 1 : 0)]));
}

/** How many units fewer than `perVisit` inspectors may visit, by coverage and recusals. */
export function unitsWithoutInspectors({ units, inspectors, recusals }: DrawRegister, perVisit: number): number {
  const coveringAt = coveringByRegion(inspectors);
  const recusedAt = Map.groupBy(recusals, ({ unitId }) => unitId);
  return units.filter(({ id, regionCode }) => {
    const covering = coveringAt(regionCode);
    const recused = recusedAt.get(id)?.filter(({ inspectorId }) => covering.has(inspectorId)).length ?? 0;
    return covering.size - recused < perVisit;
  }).length;
}

/**
 * The register as it is published and stored: JSON lines, each ended by LF, units, inspectors and recusals by rising id.
 * `frameHash` is its sha256, so that `sha256sum` of the published text checks it.
 */
export function registerText({ units, inspectors, recusals }: DrawRegister): string {
  const rows = [
    ...byId(units).map(({ id, regionCode, stratum }) => ['unit', id, regionCode, stratum]),
    ...byId(inspectors).map(({ id, regions }) => ['inspector', id, ...[...regions].sort()]),
    ...recusals
      .map(({ inspectorId, unitId }) => ['recusal', inspectorId, unitId])
      .sort(([, a, b], [, c, d]) => (`${a}${b}` < `${c}${d}` ? -1 : 1)),
  ];
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** The register of {@link registerText}. */
export function parseRegister(text: string): DrawRegister {
  const rows = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as [string, string, ...string[]]);
  const of = (kind: string) => rows.filter(([rowKind]) => rowKind === kind);
  return {
    units: of('unit').map(([, id, regionCode, stratum]) => ({ id, regionCode: regionCode!, stratum: stratum! })),
    inspectors: of('inspector').map(([, id, ...regions]) => ({ id, regions })),
    recusals: of('recusal').map(([, inspectorId, unitId]) => ({ inspectorId, unitId: unitId! })),
  };
}

/**
 * Draws units and inspectors (双随机), each stage by `libs/draw` with a seed derived from the one that was committed to.
 * The same register and plan give the same transcript everywhere and always.
 *
 * Inspectors are matched in one draw for all drawn units, so that those whose right covers a whole city do not get the
 * load of every county; an inspector whose right does not cover a unit is kept from it like a recused one.
 */
export function drawVisits(register: DrawRegister, plan: DrawPlan): DrawTranscript {
  const units = unitsStage(register, plan);
  const drawn = draw(units.frame, units.spec);
  const inspectors = inspectorsStage(register, plan, drawn);
  const transcript = {
    frameHash: sha256Hex(registerText(register)),
    seedCommit: seedCommit(plan.seed),
    stages: { UNITS: drawn, INSPECTORS: draw(inspectors.frame, inspectors.spec) },
  };
  return { ...transcript, transcriptHash: transcriptHash(plan.seed, transcript) };
}

/**
 * Runs a draw again from its stored register and lists how the stored transcript and the inspections made from it differ;
 * nothing when all of it is exactly what register and plan give.
 *
 * @param inspections the inspections of the draw as they stand now, any order
 */
export function verifyVisits(
  register: DrawRegister,
  plan: DrawPlan,
  transcript: DrawTranscript,
  inspections: readonly { readonly order: number; readonly unitId: string; readonly inspectorIds: readonly string[] }[],
): readonly VerificationProblem[] {
  const { stages } = transcript;
  const frameHash = sha256Hex(registerText(register));
  const whole = (code: VerificationProblem['code'], what: string, wanted: string, found: string): VerificationProblem[] =>
    wanted === found ? [] : [{ stage: null, code, unitId: null, detail: `${what} is ${wanted}, the record says ${found}` }];
  const ofStage = (stage: DrawStage, { frame, spec }: StageInput) =>
    verifyDraw(frame, spec, stages[stage]).map((problem) => ({ stage, ...problem }));
  return [
    ...whole('FRAME_DIFFERS', 'register hash', frameHash, transcript.frameHash),
    ...whole('SEED_DIFFERS', 'seed commitment', seedCommit(plan.seed), transcript.seedCommit),
    ...ofStage('UNITS', unitsStage(register, plan)),
    // What the record says was drawn in the first stage is the frame of the second; when it is wrong, the first stage says so.
    ...ofStage('INSPECTORS', inspectorsStage(register, plan, stages.UNITS)),
    ...whole('TRANSCRIPT_DIFFERS', 'transcript hash', transcriptHash(plan.seed, { ...transcript, frameHash }), transcript.transcriptHash),
    ...inspectionProblems(stages.INSPECTORS.visits, inspections),
  ];
}

type Visit = Pick<DrawnVisit, 'order' | 'unitId' | 'inspectorIds'>;

function inspectionProblems(visits: readonly Visit[], inspections: readonly Visit[]): VerificationProblem[] {
  const byUnit = (rows: readonly Visit[]) =>
    new Map(rows.map(({ order, unitId, inspectorIds }) => [unitId, `place ${order}, inspectors ${inspectorIds.join(' ')}`]));
  const drawn = byUnit(visits);
  const found = byUnit(inspections);
  return [...new Set([...drawn.keys(), ...found.keys()])]
    .filter((unitId) => drawn.get(unitId) !== found.get(unitId))
    .map((unitId) => ({
      stage: null,
      code: 'INSPECTION_DIFFERS',
      unitId,
      detail: `the draw gives ${drawn.get(unitId) ?? 'no visit'}, the inspection is ${found.get(unitId) ?? 'missing'}`,
    }));
}

interface StageInput {
  readonly frame: DrawFrame;
  readonly spec: DrawSpec;
}

/** Draws units alone: a frame without inspectors leaves every drawn unit unassigned, in the order it was drawn. */
function unitsStage({ units }: DrawRegister, { seed, sampleSizes, perVisit }: DrawPlan): StageInput {
  return {
    frame: { units: units.map(({ id, stratum }) => ({ id, stratum })), inspectors: [], recusals: [] },
    spec: { seed: stageSeed(seed, 'UNITS'), sampleSizes, perVisit },
  };
}

function inspectorsStage(
  { units, inspectors, recusals }: DrawRegister,
  { seed, sampleSizes, perVisit }: DrawPlan,
  drawn: DrawResult,
): StageInput {
  const drawnIds = new Set(drawn.unassigned.map(({ unitId }) => unitId));
  const drawnUnits = units.filter(({ id }) => drawnIds.has(id));
  const coveringAt = coveringByRegion(inspectors);
  const outOfArea = drawnUnits.flatMap(({ id: unitId, regionCode }) => {
    const covering = coveringAt(regionCode);
    return covering.size === inspectors.length
      ? []
      : inspectors.filter(({ id }) => !covering.has(id)).map(({ id: inspectorId }) => ({ inspectorId, unitId }));
  });
  return {
    frame: {
      units: drawnUnits.map(({ id, stratum }) => ({ id, stratum })),
      inspectors: inspectors.map(({ id }) => ({ id })),
      recusals: [...recusals.filter(({ unitId }) => drawnIds.has(unitId)), ...outOfArea],
    },
    spec: { seed: stageSeed(seed, 'INSPECTORS'), sampleSizes, perVisit },
  };
}

/** sha256 of the seed's hex digits, a colon and the stage's name, hex. */
export function stageSeed(seed: string, stage: DrawStage): string {
  return sha256Hex(`${seed}:${stage}`);
}

function transcriptHash(seed: string, { frameHash, seedCommit, stages }: Omit<DrawTranscript, 'transcriptHash'>): string {
  const rows = [
    ['register', frameHash],
    ['seed', seedCommit, seed],
    ...DRAW_STAGES.map((stage) => ['stage', stage, stages[stage].algorithm, stages[stage].transcriptHash]),
  ];
  return sha256Hex(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

/** Ids of the inspectors who cover a region; regions repeat, so each is worked out once. */
function coveringByRegion(inspectors: readonly Inspector[]): (regionCode: RegionCode) => ReadonlySet<string> {
  const known = new Map<RegionCode, ReadonlySet<string>>();
  return (regionCode) => {
    let covering = known.get(regionCode);
    if (covering === undefined) {
      covering = new Set(inspectors.filter((inspector) => covers(inspector, regionCode)).map(({ id }) => id));
      known.set(regionCode, covering);
    }
    return covering;
  };
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
