import { defineMachine, type ActionOf, type StateOf } from '@fire-campaign/domain';

/** The states of a referral (抄告). The agency's answers move it, sent by the agency itself or entered by an officer. */
export const referralMachine = defineMachine({
  name: { zh: '抄告', en: 'Referral' },
  initial: 'ISSUED',
  states: {
    ISSUED: { zh: '已抄告' },
    ACCEPTED: { zh: '已受理' },
    REJECTED: { zh: '不予受理' },
    DONE: { zh: '已办结' },
    WITHDRAWN: { zh: '已撤回' },
  },
  transitions: [
    { from: 'ISSUED', action: 'ACCEPTED', to: 'ACCEPTED', who: 'referrals:issue', zh: '反馈受理' },
    { from: 'ISSUED', action: 'REJECTED', to: 'REJECTED', who: 'referrals:issue', zh: '反馈不予受理' },
    { from: ['ISSUED', 'ACCEPTED'], action: 'DONE', to: 'DONE', who: 'referrals:issue', zh: '反馈办结' },
    { from: ['ISSUED', 'ACCEPTED'], action: 'WITHDRAW', to: 'WITHDRAWN', who: 'referrals:issue', guard: '写明理由', zh: '撤回' },
  ],
});
export type ReferralState = StateOf<typeof referralMachine>;
export type ReferralAction = ActionOf<typeof referralMachine>;
/** What an agency answers, each an action of the machine. */
export type ReferralOutcome = Exclude<ReferralAction, 'WITHDRAW'>;
