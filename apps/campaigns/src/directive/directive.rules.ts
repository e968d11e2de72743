import { defineMachine, type ActionOf, type StateOf } from '@fire-campaign/domain';

/** 批示; 跟批: one that follows what a leader above wrote. */
export const DIRECTIVE_KINDS = ['DIRECTIVE', 'FOLLOW_UP'] as const;
export type DirectiveKind = (typeof DIRECTIVE_KINDS)[number];

/** What each recipient of a directive does with it. */
export const directiveMachine = defineMachine({
  name: { zh: '批示办理', en: 'Directive' },
  initial: 'ISSUED',
  states: {
    ISSUED: { zh: '待阅', en: 'to be read' },
    READ: { zh: '已阅', en: 'read' },
    ANSWERED: { zh: '已反馈', en: 'answered' },
    CLOSED: { zh: '已办结', en: 'closed' },
  },
  transitions: [
    { from: 'ISSUED', action: 'READ', to: 'READ', who: 'tasks:work', zh: '阅知' },
    { from: ['ISSUED', 'READ'], action: 'ANSWER', to: 'ANSWERED', who: 'tasks:work', guard: 'with what was done', zh: '反馈' },
    { from: 'ANSWERED', action: 'RETURN', to: 'READ', who: 'campaigns:write', guard: 'with a note', zh: '退回' },
    { from: 'ANSWERED', action: 'CLOSE', to: 'CLOSED', who: 'campaigns:write', zh: '办结' },
  ],
});
export type DirectiveStatus = StateOf<typeof directiveMachine>;
export type DirectiveAction = ActionOf<typeof directiveMachine>;
