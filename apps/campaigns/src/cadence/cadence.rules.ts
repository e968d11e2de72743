import { optional, text } from '@fire-campaign/platform';
import { z } from 'zod';
import { citation } from '../plan/citation.js';
import { bound } from '../plan/plan.rules.js';
import { indicatorCode } from '../target/target.rules.js';

export const CADENCE_PERIODS = ['DAY', 'WEEK', 'HALF_MONTH', 'MONTH', 'QUARTER', 'YEAR', 'ONCE'] as const;
export type CadencePeriod = (typeof CADENCE_PERIODS)[number];

/** How a period is answered: acts that are counted (按次), one report (定期报告), one meeting (会议). */
export const CADENCE_FORMS = ['ACTS', 'REPORT', 'MEETING'] as const;
export type CadenceForm = (typeof CADENCE_FORMS)[number];

/** Of whom the number is asked: of each person, of each organisation, or of all together. */
export const CADENCE_SCOPES = ['PER_PERSON', 'PER_ORGANIZATION', 'TOTAL'] as const;
export type CadenceScope = (typeof CADENCE_SCOPES)[number];

/** What a cadence rule says. A rule without scope is refused: 每周不少于2次 of five groups is two or ten. */
export const cadenceFields = {
  what: text(300, 2),
  who: text(200),
  indicator: optional(indicatorCode),
  atLeast: z.int().min(1).max(10_000),
  period: z.enum(CADENCE_PERIODS),
  form: z
    .enum(CADENCE_FORMS)
    .nullish()
    .transform((value) => value ?? 'ACTS'),
  dueWorkingDays: optional(z.int().min(1).max(60)),
  scope: z
    .enum(CADENCE_SCOPES)
    .nullish()
    .transform((value, context) => {
      if (value != null) return value;
      context.addIssue({
        code: 'custom',
        params: {
          code: 'CADENCE_SCOPE',
          zh: '频次要求须写明计数口径:按人、按单位还是合计。请补充。',
          en: 'A cadence rule says of whom the number is asked: per person, per organisation or in total. Add it.',
        },
      });
      return z.NEVER;
    }),
  dueBefore: optional(z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)),
  remark: optional(text(300)),
  citation: optional(citation),
};
export const cadenceBounds = { from: optional(bound), to: optional(bound) };
