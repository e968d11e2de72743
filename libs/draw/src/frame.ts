import { hashLines, isAscending, sortedBytewise } from './bytes.js';

/** A unit that may be drawn (检查对象名录库). */
export interface FrameUnit {
  readonly id: string;
  /** The part of the frame it is drawn in, such as a risk tier; each has a sample size of its own. */
  readonly stratum: string;
}

/** Who may be drawn, and who may not meet whom, as it was when the frame was fixed. The order of the lists means nothing. */
export interface DrawFrame {
  readonly units: readonly FrameUnit[];
  /** 执法检查人员名录库 */
  readonly inspectors: readonly { readonly id: string }[];
  /** Pairs that must not meet (回避); the same pair stated twice counts once. */
  readonly recusals: readonly { readonly inspectorId: string; readonly unitId: string }[];
}

/**
 * The canonical text of a frame: what is published before the draw, and what `frameHash` is the sha256 of.
 *
 * @returns JSON lines, each ended by LF, sorted by their UTF-8 bytes, none twice; '' for an empty frame
 * @throws RangeError as {@link frameLines}
 */
export function frameText(frame: DrawFrame): string {
  return frameLines(frame)
    .map((line) => `${line}\n`)
    .join('');
}

/**
 * sha256 of the frame's canonical text, hex.
 *
 * @throws RangeError as {@link frameLines}
 */
export function frameHash(frame: DrawFrame): string {
  return hashLines(frameLines(frame));
}

/**
 * The lines of the canonical text, without their LF.
 *
 * @throws RangeError naming the id that is empty, given twice or not well-formed Unicode (two such ids could share one
 *   UTF-8 form), or that a recusal names and the frame does not hold: a recusal with a wrong id protects nobody
 */
function frameLines(frame: DrawFrame): readonly string[] {
  checkFrame(frame);
  const recusals = frame.recusals.map(({ inspectorId, unitId }) => JSON.stringify(['recusal', inspectorId, unitId]));
  return [
    ...sortedBytewise(frame.inspectors.map(({ id }) => JSON.stringify(['inspector', id]))),
    ...sortedBytewise([...new Set(recusals)]),
    ...sortedBytewise(frame.units.map(({ id, stratum }) => JSON.stringify(['unit', id, stratum]))),
  ];
}

function checkFrame({ units, inspectors, recusals }: DrawFrame): void {
  checkIds('unit', units);
  checkIds('inspector', inspectors);
  const badStratum = units.find(({ stratum }) => !stratum.isWellFormed());
  if (badStratum) throw new RangeError(`stratum of unit ${JSON.stringify(badStratum.id)} is not well-formed Unicode`);
  checkKnown('unit', units, new Set(recusals.map(({ unitId }) => unitId)));
  checkKnown('inspector', inspectors, new Set(recusals.map(({ inspectorId }) => inspectorId)));
}

function checkIds(kind: string, rows: readonly { readonly id: string }[]): void {
  const ids = rows.map(({ id }) => id);
  const bad = ids.find((id) => id === '' || !id.isWellFormed());
  if (bad !== undefined) throw new RangeError(`${kind} id is empty or not well-formed Unicode: ${JSON.stringify(bad)}`);
  if (isAscending(ids)) return; // as a database gives them; the set below costs a second per million
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) throw new RangeError(`${kind} id given twice: ${JSON.stringify(id)}`);
    seen.add(id);
  }
}

function checkKnown(kind: string, rows: readonly { readonly id: string }[], named: Set<string>): void {
  if (named.size > 0) for (const { id } of rows) named.delete(id);
  for (const id of named) throw new RangeError(`recusal names an unknown ${kind}: ${JSON.stringify(id)}`);
}
