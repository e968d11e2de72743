import { hexToBytes } from '@noble/hashes/utils.js';
import { compareBytewise, hashLines, sha256Hex } from './bytes.js';
import type { DrawFrame } from './frame.js';

/** The algorithm of README.md. What it computes never changes; a better one gets a new name. */
export const DRAW_ALGORITHM = 'fc-draw/1';

export interface DrawSpec {
  /** 32 random bytes as 64 hex characters; secret until the frame is fixed. */
  readonly seed: string;
  /** Units to draw by stratum; every stratum of the frame is named, 0 for none. More than there are takes all. */
  readonly sampleSizes: Readonly<Record<string, number>>;
  /** Inspectors per visit, at least 2. @source 行政处罚法(2021)第四十二条第一款:「执法人员不得少于两人」 */
  readonly perVisit: number;
}

/** A drawn unit and who inspects it. */
export interface DrawnVisit {
  /** Place among all drawn units, from 1; a place missing here is that of an unassigned unit. */
  readonly order: number;
  readonly unitId: string;
  readonly stratum: string;
  /** In the order they were chosen. */
  readonly inspectorIds: readonly string[];
}

/** A drawn unit that too few inspectors may visit. It stays drawn: no other unit takes its place. */
export interface UnassignedUnit {
  readonly order: number;
  readonly unitId: string;
  readonly stratum: string;
  readonly reason: 'NOT_ENOUGH_INSPECTORS';
}

export interface DrawResult {
  readonly algorithm: typeof DRAW_ALGORITHM;
  /** sha256 of the frame's canonical text, hex. */
  readonly frameHash: string;
  /** sha256 of the seed's 32 bytes, hex; may be published before the seed. */
  readonly seedCommit: string;
  readonly visits: readonly DrawnVisit[];
  readonly unassigned: readonly UnassignedUnit[];
  /** sha256 of the transcript's canonical text, hex: one short value to print, sign or read out. */
  readonly transcriptHash: string;
}

export type DrawOutcome = Omit<DrawResult, 'transcriptHash'>;

/**
 * What binds a seed before it is shown: sha256 of its 32 bytes, hex.
 *
 * @throws RangeError when `seed` is not 64 hex characters
 */
export function seedCommit(seed: string): string {
  return sha256Hex(seedBytes(seed));
}

/** @throws RangeError when `seed` is not 64 hex characters */
export function seedBytes(seed: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/i.test(seed)) throw new RangeError('seed must be 64 hex characters');
  return hexToBytes(seed);
}

/** @throws RangeError when `perVisit` or a sample size is no sensible number, or a stratum of the frame has no sample size */
export function checkSpec({ seed, sampleSizes, perVisit }: DrawSpec, frame: DrawFrame): void {
  seedBytes(seed);
  if (!Number.isSafeInteger(perVisit) || perVisit < 2) throw new RangeError(`perVisit must be a whole number, at least 2: ${perVisit}`);
  for (const [stratum, size] of Object.entries(sampleSizes)) {
    if (!stratum.isWellFormed()) throw new RangeError(`stratum is not well-formed Unicode: ${JSON.stringify(stratum)}`);
    if (!Number.isSafeInteger(size) || size < 0) {
      throw new RangeError(`sample size of stratum ${JSON.stringify(stratum)} must be a whole number, at least 0: ${size}`);
    }
  }
  const unsized = frame.units.find(({ stratum }) => !Object.hasOwn(sampleSizes, stratum));
  if (unsized) throw new RangeError(`no sample size for stratum ${JSON.stringify(unsized.stratum)}`);
}

/** The strata of a spec in the order they are drawn. */
export function sortedStrata(spec: DrawSpec): readonly string[] {
  return Object.keys(spec.sampleSizes).sort(compareBytewise);
}

/**
 * The canonical text of a draw, enough to run it again beside the frame's: JSON lines, each ended by LF, in the order of
 * README.md. `transcriptHash` is its sha256.
 */
export function transcriptText(spec: DrawSpec, outcome: DrawOutcome): string {
  return transcriptLines(spec, outcome)
    .map((line) => `${line}\n`)
    .join('');
}

export function transcriptHash(spec: DrawSpec, outcome: DrawOutcome): string {
  return hashLines(transcriptLines(spec, outcome));
}

function transcriptLines(spec: DrawSpec, outcome: DrawOutcome): readonly string[] {
  return [
    ['draw', outcome.algorithm],
    ['frame', outcome.frameHash],
    ['seed', outcome.seedCommit, spec.seed.toLowerCase()],
    ['perVisit', spec.perVisit],
    ...sortedStrata(spec).map((stratum) => ['sample', stratum, spec.sampleSizes[stratum]]),
    ...outcome.visits.map((visit) => ['visit', visit.order, visit.unitId, visit.stratum, visit.inspectorIds]),
    ...outcome.unassigned.map((unit) => ['unassigned', unit.order, unit.unitId, unit.stratum, unit.reason]),
  ].map((row) => JSON.stringify(row));
}
