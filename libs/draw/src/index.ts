export { draw } from './draw.js';
export { frameHash, frameText, type DrawFrame, type FrameUnit } from './frame.js';
export {
  DRAW_ALGORITHM,
  seedCommit,
  transcriptText,
  type DrawOutcome,
  type DrawResult,
  type DrawSpec,
  type DrawnVisit,
  type UnassignedUnit,
} from './transcript.js';
export { verifyDraw, type DrawProblem, type DrawProblemCode } from './verify-draw.js';
