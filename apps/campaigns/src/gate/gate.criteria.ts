import { day, text } from '@fire-campaign/platform';
import { INDICATOR_CODES, INDICATORS, isRegionCode, type IndicatorCode, type RegionCode } from '@fire-campaign/domain';
import { z } from 'zod';

/** A wording in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

const wording = z.object({ zh: text(200), en: text(300).nullish() }).transform(({ zh, en }): Bilingual => ({ zh, en: en ?? zh }));
const phaseName = z.enum(['MOBILIZATION', 'INTENSIVE_RECTIFICATION', 'ACCEPTANCE']);
const described = {
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  title: wording.nullish(),
  explanation: wording.nullish(),
};

const indicatorCriterion = z
  .object({
    ...described,
    kind: z.literal('INDICATOR'),
    indicator: z.enum(INDICATOR_CODES as [IndicatorCode, ...IndicatorCode[]]),
    comparator: z.enum(['GTE', 'LTE', 'EQ']),
    threshold: z.number().min(0).max(1e9),
    scope: z.enum(['TOTAL', 'EACH_CITY', 'EACH_COUNTY']).nullish(),
  })
  .refine(({ indicator, threshold }) => INDICATORS[indicator].kind !== 'RATIO' || threshold <= 1, {
    path: ['threshold'],
    params: {
      code: 'THRESHOLD_RANGE',
      zh: '比率类指标的门槛应在 0 至 1 之间(95% 填 0.95)。',
      en: 'The threshold of a ratio lies between 0 and 1 (0.95 for 95 %).',
    },
  });

const ownTasks = { phase: phaseName.nullish(), mandatoryOnly: z.boolean().nullish() };

/**
 * One condition of a gate, as data. TOTAL judges the figure of the campaign's own region, EACH_CITY and EACH_COUNTY that of
 * every city or county below it. Task criteria without `phase` take the tasks of all phases.
 */
const criterionInput = z.discriminatedUnion('kind', [
  indicatorCriterion,
  z.object({ ...described, ...ownTasks, kind: z.literal('TASKS_SIGNED_FOR') }),
  z.object({ ...described, ...ownTasks, kind: z.literal('TASKS_DONE') }),
  z.object({ ...described, kind: z.literal('NO_OVERDUE_TASKS') }),
  z.object({
    ...described,
    kind: z.literal('SIGN_OFF'),
    bodies: z
      .array(z.string().refine((body) => body === 'OWNER' || isRegionCode(body)))
      .min(1)
      .max(200),
  }),
  z.object({ ...described, kind: z.literal('NOT_BEFORE'), date: day }),
]);

interface Described {
  readonly key: string;
  readonly title: Bilingual;
  readonly explanation: Bilingual;
}
export interface IndicatorCriterion extends Described {
  readonly kind: 'INDICATOR';
  readonly indicator: IndicatorCode;
  readonly comparator: 'GTE' | 'LTE' | 'EQ';
  readonly threshold: number;
  readonly scope: 'TOTAL' | 'EACH_CITY' | 'EACH_COUNTY';
}
export interface TasksCriterion extends Described {
  readonly kind: 'TASKS_SIGNED_FOR' | 'TASKS_DONE';
  readonly phase: z.infer<typeof phaseName> | null;
  readonly mandatoryOnly: boolean;
}
export interface NoOverdueTasksCriterion extends Described {
  readonly kind: 'NO_OVERDUE_TASKS';
}
export interface SignOffCriterion extends Described {
  readonly kind: 'SIGN_OFF';
  /** Region codes of the signing bodies; OWNER is the campaign's own region. */
  readonly bodies: readonly string[];
}
export interface NotBeforeCriterion extends Described {
  readonly kind: 'NOT_BEFORE';
  /** First day on which the phase may end. */
  readonly date: string;
}
export type Criterion = IndicatorCriterion | TasksCriterion | NoOverdueTasksCriterion | SignOffCriterion | NotBeforeCriterion;

/** A gate as input: at most 30 criteria; wordings that are left out are made from the condition. */
export const gateInput = z.array(criterionInput.transform(complete)).max(30);

function complete(input: z.output<typeof criterionInput>): Criterion {
  const withDefaults = defaultsOf(input);
  return {
    ...withDefaults,
    title: input.title ?? titleOf(withDefaults),
    explanation: input.explanation ?? explanationOf(withDefaults),
  } as Criterion;
}

type Condition =
  | Omit<IndicatorCriterion, 'title' | 'explanation'>
  | Omit<TasksCriterion, 'title' | 'explanation'>
  | Omit<NoOverdueTasksCriterion, 'title' | 'explanation'>
  | Omit<SignOffCriterion, 'title' | 'explanation'>
  | Omit<NotBeforeCriterion, 'title' | 'explanation'>;

function defaultsOf(input: z.output<typeof criterionInput>): Condition {
  const { key } = input;
  switch (input.kind) {
    case 'INDICATOR': {
      const { kind, indicator, comparator, threshold, scope } = input;
      return { key, kind, indicator, comparator, threshold, scope: scope ?? 'TOTAL' };
    }
    case 'TASKS_SIGNED_FOR':
    case 'TASKS_DONE':
      return { key, kind: input.kind, phase: input.phase ?? null, mandatoryOnly: input.mandatoryOnly ?? false };
    case 'NO_OVERDUE_TASKS':
      return { key, kind: input.kind };
    case 'SIGN_OFF':
      return { key, kind: input.kind, bodies: [...new Set(input.bodies)] };
    case 'NOT_BEFORE':
      return { key, kind: input.kind, date: input.date };
  }
}

/** A criterion made in code, with the wordings its condition implies. */
export const criterion = (condition: Condition): Criterion =>
  ({ ...condition, title: titleOf(condition), explanation: explanationOf(condition) }) as Criterion;

export const COMPARATORS = { GTE: '≥', LTE: '≤', EQ: '=' } as const;
const SCOPES = {
  TOTAL: { zh: '', en: '' },
  EACH_CITY: { zh: '各市均', en: 'in every city: ' },
  EACH_COUNTY: { zh: '各县(市、区)均', en: 'in every county: ' },
} as const;

/** A share for reading, cut and not rounded, so that 99.996 % never looks like 100 %. */
export const percent = (share: number): string => `${Math.floor(share * 10_000 + 1e-6) / 100}%`;

export const thresholdText = ({ indicator, threshold }: { readonly indicator: IndicatorCode; readonly threshold: number }): string =>
  INDICATORS[indicator].kind === 'RATIO' ? percent(threshold) : String(threshold);

function titleOf(condition: Condition): Bilingual {
  switch (condition.kind) {
    case 'INDICATOR': {
      const limit = `${COMPARATORS[condition.comparator]} ${thresholdText(condition)}`;
      const { zh, en } = INDICATORS[condition.indicator];
      return { zh: `${SCOPES[condition.scope].zh}${zh} ${limit}`, en: `${SCOPES[condition.scope].en}${en} ${limit}` };
    }
    case 'TASKS_SIGNED_FOR':
      return condition.mandatoryOnly
        ? { zh: '已下发任务,且必办任务全部签收', en: 'Tasks issued, and all mandatory ones signed for' }
        : { zh: '已下发任务,且全部签收', en: 'Tasks issued, and all of them signed for' };
    case 'TASKS_DONE':
      return condition.mandatoryOnly
        ? { zh: '必办任务全部完成', en: 'All mandatory tasks done' }
        : { zh: '任务全部完成', en: 'All tasks done' };
    case 'NO_OVERDUE_TASKS':
      return { zh: '无逾期任务', en: 'No task overdue' };
    case 'SIGN_OFF':
      return { zh: '责任单位签署确认', en: 'Signed by the responsible bodies' };
    case 'NOT_BEFORE':
      return { zh: `${condition.date} 前不得结束`, en: `Not before ${condition.date}` };
  }
}

function explanationOf(condition: Condition): Bilingual {
  switch (condition.kind) {
    case 'INDICATOR': {
      const { formula } = INDICATORS[condition.indicator];
      return { zh: `计算方法:${formula.zh}`, en: `How it is computed: ${formula.en}` };
    }
    case 'TASKS_SIGNED_FOR':
      return {
        zh: '至少下发一项任务,责任地区逐项签收,责任落到人',
        en: 'At least one task is issued and each responsible region has signed for its own',
      };
    case 'TASKS_DONE':
      return { zh: '任务经专项办审核通过才算完成', en: 'A task is done when the campaign office has accepted it' };
    case 'NO_OVERDUE_TASKS':
      return {
        zh: '超过时限仍未提交的任务为逾期;提交后待审核的不算',
        en: 'Overdue means past its due day and not submitted; awaiting review does not count',
      };
    case 'SIGN_OFF':
      return {
        zh: '列明的单位由审批负责人逐一签署;阶段退回后须重新签署',
        en: 'An approver of each listed body signs; after a return they sign anew',
      };
    case 'NOT_BEFORE':
      return { zh: '保证本阶段有足够的工作时间', en: 'Keeps enough working time in the phase' };
  }
}

/** Region codes a sign-off waits for. */
export const signatories = ({ bodies }: SignOffCriterion, owner: RegionCode): readonly RegionCode[] => [
  ...new Set(bodies.map((body) => (body === 'OWNER' ? owner : body))),
];
