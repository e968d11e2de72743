import { defineErrors } from '@fire-campaign/platform';

export const errors = defineErrors({
  DAY_AHEAD: {
    kind: 'invalid',
    field: ['day'],
    zh: '{day} 尚未到来,没有指标。请选择今天({today})或之前的日期。',
    en: '{day} is still ahead and has no figures. Choose today ({today}) or an earlier day.',
  },
});
