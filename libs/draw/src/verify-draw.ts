import { draw } from './draw.js';
import type { DrawFrame } from './frame.js';
import type { DrawResult, DrawSpec, DrawnVisit, UnassignedUnit } from './transcript.js';

export type DrawProblemCode =
  | 'INPUT_REFUSED'
  | 'ALGORITHM_DIFFERS'
  | 'FRAME_DIFFERS'
  | 'SEED_DIFFERS'
  | 'UNIT_MISSING'
  | 'UNIT_NOT_DRAWN'
  | 'UNIT_TWICE'
  | 'VISIT_DIFFERS'
  | 'ORDER_DIFFERS'
  | 'TRANSCRIPT_DIFFERS';

/** One difference between a result and the draw run again. */
export interface DrawProblem {
  readonly code: DrawProblemCode;
  /** The unit concerned; null when the difference is not about one unit. */
  readonly unitId: string | null;
  /** The difference in plain words, for the record of the check. */
  readonly detail: string;
}

type Row = DrawnVisit | UnassignedUnit;

/**
 * Runs a draw again and lists how `result` differs: nothing when it is exactly what frame and spec give. Needs no trust in
 * whoever made the result; the frame and the seed's commitment still have to be those published beforehand.
 *
 * @param result as `draw` gives it; fields it does not know are not looked at
 */
export function verifyDraw(frame: DrawFrame, spec: DrawSpec, result: DrawResult): readonly DrawProblem[] {
  let expected: DrawResult;
  try {
    expected = draw(frame, spec);
  } catch (error) {
    if (error instanceof RangeError) return [problem('INPUT_REFUSED', null, error.message)];
    throw error;
  }
  return [
    ...differs('ALGORITHM_DIFFERS', 'algorithm', expected.algorithm, result.algorithm),
    ...differs('FRAME_DIFFERS', 'frame hash', expected.frameHash, result.frameHash),
    ...differs('SEED_DIFFERS', 'seed commitment', expected.seedCommit, result.seedCommit),
    ...unitProblems(expected, result),
    ...differs('TRANSCRIPT_DIFFERS', 'transcript hash', expected.transcriptHash, result.transcriptHash),
  ];
}

function unitProblems(expected: DrawResult, result: DrawResult): readonly DrawProblem[] {
  const expectedRows = rowsOf(expected);
  const foundRows = rowsOf(result);
  const expectedByUnit = new Map(expectedRows.map((row) => [row.unitId, row]));
  const seen = new Set<string>();
  const problems: DrawProblem[] = [];
  for (const row of foundRows) {
    const { unitId } = row;
    const drawn = expectedByUnit.get(unitId);
    if (seen.has(unitId)) problems.push(problem('UNIT_TWICE', unitId, 'listed more than once'));
    else if (!drawn) problems.push(problem('UNIT_NOT_DRAWN', unitId, 'listed, but the draw does not choose it'));
    else if (describe(row) !== describe(drawn)) {
      problems.push(problem('VISIT_DIFFERS', unitId, `the draw gives ${describe(drawn)}, the result says ${describe(row)}`));
    }
    seen.add(unitId);
  }
  for (const row of expectedRows) {
    if (!seen.has(row.unitId))
      problems.push(problem('UNIT_MISSING', row.unitId, `the draw gives ${describe(row)}, the result leaves it out`));
  }
  // Rows that agree one by one can still stand in another sequence, which the transcript hash covers.
  const misplaced = problems.length === 0 ? foundRows.find((row, index) => row.unitId !== expectedRows[index]?.unitId) : undefined;
  return misplaced ? [problem('ORDER_DIFFERS', misplaced.unitId, 'not listed in the order of the draw')] : problems;
}

function rowsOf(result: DrawResult): readonly Row[] {
  return [...result.visits, ...result.unassigned];
}

/** All that a row says besides its unit; equal rows give equal texts, and only they. */
function describe(row: Row): string {
  const place = `place ${JSON.stringify(row.order)}, stratum ${JSON.stringify(row.stratum)}`;
  return 'reason' in row
    ? `${place}, unassigned ${JSON.stringify(row.reason)}`
    : `${place}, inspectors ${JSON.stringify(row.inspectorIds)}`;
}

function differs(code: DrawProblemCode, what: string, expected: string, found: string): readonly DrawProblem[] {
  return expected === found ? [] : [problem(code, null, `${what} is ${expected}, the result says ${found}`)];
}

function problem(code: DrawProblemCode, unitId: string | null, detail: string): DrawProblem {
  return { code, unitId, detail };
}
