import { defineMachine, type StateOf } from '@fire-campaign/domain';
import type { Cadence } from '../cadence/cadence.entity.js';
import type { CadencePeriod } from '../cadence/cadence.rules.js';

/** States of what a campaign asks of one subordinate region: to make the plan its own and file it (转发、细化、报备). */
export const cascadeMachine = defineMachine({
  name: { zh: '方案报备', en: 'Cascade' },
  initial: 'ISSUED',
  states: {
    ISSUED: { zh: '已下发待确认', en: 'issued' },
    CONFIRMED: { zh: '已确认细化中', en: 'confirmed' },
    LOCALISED: { zh: '已细化待发布', en: 'localised' },
    FILED: { zh: '已报备', en: 'filed' },
    RETURNED: { zh: '退回修订', en: 'returned' },
  },
  transitions: [
    { from: 'ISSUED', action: 'CONFIRM', to: 'CONFIRMED', who: 'campaigns:write', guard: 'the parent is running', zh: '确认' },
    { from: 'CONFIRMED', action: 'LOCALISE', to: 'LOCALISED', who: 'SYSTEM', guard: 'the region’s plan is submitted', zh: '送审' },
    { from: 'LOCALISED', action: 'REOPEN', to: 'CONFIRMED', who: 'SYSTEM', guard: 'the region’s plan is sent back', zh: '退回修改' },
    { from: 'LOCALISED', action: 'FILE', to: 'FILED', who: 'SYSTEM', guard: 'the region’s plan is published', zh: '报备' },
    { from: 'FILED', action: 'RETURN', to: 'RETURNED', who: 'campaigns:write', guard: 'by the level above; with a reason', zh: '退回修订' },
    { from: 'RETURNED', action: 'REFILE', to: 'FILED', who: 'SYSTEM', guard: 'the region’s plan is amended', zh: '重新报备' },
  ],
});
export type CascadeStatus = StateOf<typeof cascadeMachine>;
export const CASCADE_STATUSES = Object.keys(cascadeMachine.states) as readonly CascadeStatus[];

const PER_WEEK: Readonly<Record<CadencePeriod, number>> = {
  DAY: 7,
  WEEK: 1,
  HALF_MONTH: 24 / 52,
  MONTH: 12 / 52,
  QUARTER: 4 / 52,
  YEAR: 1 / 52,
  ONCE: 0,
};

/** How many times a week cadence rules ask for something, to one decimal; a rule that counts per person or organisation counts once. */
export const timesPerWeek = (rules: readonly Pick<Cadence, 'atLeast' | 'period'>[]): number =>
  Math.round(rules.reduce((sum, { atLeast, period }) => sum + atLeast * PER_WEEK[period], 0) * 10) / 10;
