export { annotation } from './annotation.js';
export { MAX_FILE_BYTES, MAX_TEXT_LENGTH } from './bytes.js';
export type { Campaign, Operation } from './campaign.js';
export type { Deadline } from './deadlines.js';
export {
  type DocumentHead,
  type DraftItem,
  draftFromText,
  type HeadItem,
  type ItemKind,
  type NoticeDraft,
  type SourcePosition,
} from './draft.js';
export { NoticeError, type NoticeErrorCode } from './errors.js';
export { CERTAIN, type Question } from './found.js';
export type { Frequency, Recurrence } from './frequencies.js';
export type { Office, OfficeRole } from './offices.js';
export type { Phase, PhaseKind } from './phases.js';
export { type NoticeInput, readNotice } from './read-notice.js';
export type { AccountabilityStep, Reference, Term } from './references.js';
export type { Amount, Comparator, Target } from './targets.js';
export type { Task, TaskKind } from './tasks.js';
