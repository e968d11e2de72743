import type { LocalDate } from '@fire-campaign/domain';
import { itemOn } from '../checklist/checklists.js';

export type ItemOutcome = 'PASS' | 'FAIL' | 'CORRECTED_ON_SITE' | 'NOT_APPLICABLE';

export interface ChecklistResult {
  readonly itemCode: string;
  readonly outcome: ItemOutcome;
  readonly note: string | null;
}

export interface FoundHazard {
  readonly itemCode: string;
  readonly dueOn: LocalDate;
}

export type RecordProblemCode =
  | 'INSPECTED_IN_FUTURE'
  | 'INSPECTED_BEFORE_PLAN'
  | 'ITEM_UNKNOWN'
  | 'ITEM_TWICE'
  | 'FAIL_WITHOUT_HAZARD'
  | 'HAZARD_WITHOUT_FAIL'
  | 'DUE_BEFORE_INSPECTION';

export interface RecordProblem {
  readonly code: RecordProblemCode;
  /** Path into the input. */
  readonly field: readonly string[];
  /** What the wording names: an item code or a day. */
  readonly value: string;
}

/**
 * What is wrong with the record of an inspection (监督检查记录), all of it; nothing when it may be signed. The day lies between
 * the first planned day and today; each item is an item of a checklist in force that day and answered once; each failed item
 * has a hazard and each hazard a failed item; nothing is due before it was found.
 *
 * @param plannedFrom the first planned day
 */
export function recordProblems(
  record: { readonly inspectedOn: LocalDate; readonly checklist: readonly ChecklistResult[]; readonly hazards: readonly FoundHazard[] },
  plannedFrom: LocalDate,
  today: LocalDate,
): readonly RecordProblem[] {
  const { inspectedOn, checklist, hazards } = record;
  const problems: RecordProblem[] = [];
  if (inspectedOn > today) problems.push({ code: 'INSPECTED_IN_FUTURE', field: ['inspectedOn'], value: today });
  if (inspectedOn < plannedFrom) problems.push({ code: 'INSPECTED_BEFORE_PLAN', field: ['inspectedOn'], value: plannedFrom });
  const answered = new Set<string>();
  const withHazard = new Set(hazards.map(({ itemCode }) => itemCode));
  const failed = new Set<string>();
  checklist.forEach(({ itemCode, outcome }, index) => {
    const field = ['checklist', String(index), 'itemCode'];
    if (itemOn(itemCode, inspectedOn) === null) problems.push({ code: 'ITEM_UNKNOWN', field, value: itemCode });
    if (answered.has(itemCode)) problems.push({ code: 'ITEM_TWICE', field, value: itemCode });
    answered.add(itemCode);
    if (outcome !== 'FAIL') return;
    failed.add(itemCode);
    if (!withHazard.has(itemCode)) problems.push({ code: 'FAIL_WITHOUT_HAZARD', field, value: itemCode });
  });
  hazards.forEach(({ itemCode, dueOn }, index) => {
    if (!failed.has(itemCode))
      problems.push({ code: 'HAZARD_WITHOUT_FAIL', field: ['hazards', String(index), 'itemCode'], value: itemCode });
    if (dueOn < inspectedOn)
      problems.push({ code: 'DUE_BEFORE_INSPECTION', field: ['hazards', String(index), 'dueOn'], value: inspectedOn });
  });
  return problems;
}
