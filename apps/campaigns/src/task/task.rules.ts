import { defineMachine, type LocalDate, type StateOf } from '@fire-campaign/domain';

/** States of a task (任务). Overdue (逾期) is no state: it is derived from the due day. */
export const taskMachine = defineMachine({
  name: { zh: '任务', en: 'Task' },
  initial: 'DRAFT',
  states: {
    DRAFT: { zh: '草稿', en: 'draft' },
    ISSUED: { zh: '已下发', en: 'issued' },
    SIGNED_FOR: { zh: '已签收', en: 'signed for' },
    IN_PROGRESS: { zh: '进行中', en: 'in progress' },
    SUBMITTED: { zh: '已提交待审核', en: 'submitted' },
    RETURNED: { zh: '退回重办', en: 'returned' },
    DONE: { zh: '已完成', en: 'done' },
  },
  transitions: [
    { from: 'DRAFT', action: 'ISSUE', to: 'ISSUED', who: 'campaigns:write', guard: 'the campaign is published', zh: '下发' },
    { from: 'ISSUED', action: 'SIGN_FOR', to: 'SIGNED_FOR', who: 'tasks:work', zh: '签收' },
    { from: ['SIGNED_FOR', 'RETURNED'], action: 'START', to: 'IN_PROGRESS', who: 'tasks:work', zh: '开始办理' },
    { from: 'IN_PROGRESS', action: 'SUBMIT', to: 'SUBMITTED', who: 'tasks:work', guard: 'with a note of what was done', zh: '提交' },
    { from: 'SUBMITTED', action: 'ACCEPT', to: 'DONE', who: 'campaigns:write', guard: 'another person than the submitter', zh: '审核通过' },
    {
      from: 'SUBMITTED',
      action: 'RETURN',
      to: 'RETURNED',
      who: 'campaigns:write',
      guard: 'another person than the submitter; with a note',
      zh: '退回',
    },
  ],
});
export type TaskStatus = StateOf<typeof taskMachine>;

/** States of a request for more time (延期申请). */
export const extensionMachine = defineMachine({
  name: { zh: '延期申请', en: 'Extension' },
  initial: 'NONE',
  states: {
    NONE: { zh: '未申请', en: 'none' },
    REQUESTED: { zh: '待审批', en: 'requested' },
    APPROVED: { zh: '已批准', en: 'approved' },
    REJECTED: { zh: '已驳回', en: 'rejected' },
  },
  transitions: [
    {
      from: ['NONE', 'APPROVED', 'REJECTED'],
      action: 'REQUEST',
      to: 'REQUESTED',
      who: 'tasks:work',
      guard: 'the task is open',
      zh: '申请延期',
    },
    {
      from: 'REQUESTED',
      action: 'APPROVE',
      to: 'APPROVED',
      who: 'campaigns:write',
      guard: 'another person than the applicant',
      zh: '批准延期',
    },
    {
      from: 'REQUESTED',
      action: 'REJECT',
      to: 'REJECTED',
      who: 'campaigns:write',
      guard: 'another person than the applicant',
      zh: '驳回延期',
    },
  ],
});
export type ExtensionStatus = StateOf<typeof extensionMachine>;

/** States in which the responsible region still has to act. */
export const OPEN_STATUSES = ['ISSUED', 'SIGNED_FOR', 'IN_PROGRESS', 'RETURNED'] as const satisfies readonly TaskStatus[];

/** Whether the region is late: past its due day (the day itself still counts) and not yet submitted. */
export function isOverdue({ status, dueOn }: { readonly status: TaskStatus; readonly dueOn: LocalDate }, today: LocalDate): boolean {
  return (OPEN_STATUSES as readonly TaskStatus[]).includes(status) && dueOn < today;
}

/** Where a due day comes from, so that it can be computed again when the event is dated or the calendar published. */
export interface DeadlineOrigin {
  readonly kind: 'DAY' | 'PERIOD_END' | 'RELATIVE' | 'WORKING_DAYS' | 'EVENT';
  readonly event: { readonly code: string; readonly name: string } | null;
  readonly estimated: boolean;
  /** From which day how many working days are counted; none once somebody granted another day. */
  readonly anchor?: { readonly from: LocalDate; readonly days: number } | null;
}

/** A responsible body in a document's words: one division when it was recognised, a kind of bodies for 各处室 and the like. */
export interface AssignedBody {
  readonly name: string;
  readonly wildcard: 'DIVISIONS' | 'DETACHMENTS' | 'BRIGADES' | null;
  readonly divisionId: string | null;
}
export interface Assignment {
  readonly lead: AssignedBody | null;
  readonly supporting: readonly AssignedBody[];
}
