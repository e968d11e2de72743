import { draw, verifyDraw, type DrawFrame, type DrawSpec } from '@fire-campaign/draw';
import { errors } from '../errors.js';
import type { SampleDraw, Sampled } from './evaluation.entities.js';

const frameOf = (subjectIds: readonly string[]): DrawFrame => ({
  units: subjectIds.map((id) => ({ id, stratum: '' })),
  inspectors: [],
  recusals: [],
});
const specOf = (seed: string, size: number): DrawSpec => ({ seed, sampleSizes: { '': size }, perVisit: 2 });

/**
 * Draws the sample of a re-check (抽样复核) by the public algorithm of libs/draw, without inspectors: those are sent afterwards.
 *
 * @param subjectIds all units or hazards that could be drawn, each once
 * @returns the draw, and the ids drawn in their order
 * @throws SAMPLE_SIZE when more are asked for than there are
 */
export function drawSample(
  of: Sampled,
  subjectIds: readonly string[],
  seed: string,
  size: number,
): { readonly draw: SampleDraw; readonly subjectIds: readonly string[] } {
  const population = subjectIds.length;
  if (size > population) throw errors.SAMPLE_SIZE({ size, population });
  const { frameHash, transcriptHash, unassigned } = draw(frameOf(subjectIds), specOf(seed, size));
  return { draw: { of, seed, size, population, frameHash, transcriptHash }, subjectIds: unassigned.map(({ unitId }) => unitId) };
}

/** Draws again from the kept frame: whether it is the very sample that was kept. */
export function verifySample(
  { seed, size, frameHash, transcriptHash }: SampleDraw,
  frame: readonly string[],
  sample: readonly string[],
): boolean {
  const spec = specOf(seed, size);
  const result = draw(frameOf(frame), spec);
  const unassigned = sample.map((unitId, index) => ({ order: index + 1, unitId, stratum: '', reason: 'NOT_ENOUGH_INSPECTORS' as const }));
  return verifyDraw(frameOf(frame), spec, { ...result, frameHash, transcriptHash, unassigned }).length === 0;
}
