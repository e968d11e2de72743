import { defineMachine, type StateOf } from '@fire-campaign/domain';

/** States of a case (一事一策、按时销账). Overdue is derived from its day. @source 专项工作通知:逐人(逐事)制定方案,明确责任人,按时销账 */
export const caseMachine = defineMachine({
  name: { zh: '一事一策', en: 'Case' },
  initial: 'OPEN',
  states: {
    OPEN: { zh: '办理中', en: 'open' },
    SUBMITTED: { zh: '待销账', en: 'submitted' },
    RETURNED: { zh: '退回', en: 'returned' },
    CLOSED: { zh: '已销账', en: 'closed' },
  },
  transitions: [
    { from: ['OPEN', 'RETURNED'], action: 'SUBMIT', to: 'SUBMITTED', who: 'tasks:work', guard: 'with a note and evidence', zh: '申请销账' },
    {
      from: 'SUBMITTED',
      action: 'CLOSE',
      to: 'CLOSED',
      who: 'campaigns:write',
      guard: 'another person than the named officer and the submitter',
      zh: '销账',
    },
    {
      from: 'SUBMITTED',
      action: 'RETURN',
      to: 'RETURNED',
      who: 'campaigns:write',
      guard: 'another person than the named officer and the submitter; with a note',
      zh: '退回',
    },
  ],
});
export type CaseStatus = StateOf<typeof caseMachine>;

/** What a case may point to: it is kept as it is given and never read. */
export const CASE_SUBJECTS = ['UNIT', 'HAZARD'] as const;
export type CaseSubject = (typeof CASE_SUBJECTS)[number];
