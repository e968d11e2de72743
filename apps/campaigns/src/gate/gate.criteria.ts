import { day, text } from '@fire-campaign/platform';
import { INDICATOR_CODES, INDICATORS, isRegionCode, type IndicatorCode, type RegionCode } from '@fire-campaign/domain';
import { z } from 'zod';
import { OBLIGATION_KINDS, type ObligationKind } from '../obligation/obligation.entity.js';
import { OBLIGATION_LABELS } from '../obligation/obligation.labels.js';

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
  z.object({ ...described, kind: z.literal('NO_OVERDUE'), obligations: z.array(z.enum(OBLIGATION_KINDS)).min(1).nullish() }),
  z.object({ ...described, kind: z.literal('SUBMISSIONS') }),
  z.object({ ...described, kind: z.literal('TARGETS'), targets: z.array(text(200)).min(1).max(50).nullish() }),
  z.object({ ...described, kind: z.literal('JURISDICTION_GAPS') }),
  z.object({ ...described, kind: z.literal('EVALUATION'), grade: z.enum(['EXCELLENT', 'QUALIFIED']).nullish() }),
  z.object({
    ...described,
    kind: z.literal('SUBORDINATE_PHASES'),
    phase: phaseName.nullish(),
    threshold: z.number().gt(0).max(1).nullish(),
  }),
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
export interface NoOverdueCriterion extends Described {
  readonly kind: 'NO_OVERDUE';
  /** The kinds that count; null for all. */
  readonly obligations: readonly ObligationKind[] | null;
}
export interface JurisdictionGapsCriterion extends Described {
  readonly kind: 'JURISDICTION_GAPS';
}
export interface SubordinatePhasesCriterion extends Described {
  readonly kind: 'SUBORDINATE_PHASES';
  /** The phase they must have passed; null for the phase of this gate. */
  readonly phase: z.infer<typeof phaseName> | null;
  /** Which share of them, above 0 and up to 1. */
  readonly threshold: number;
}
export interface EvaluationCriterion extends Described {
  readonly kind: 'EVALUATION';
  /** The least grade. */
  readonly grade: 'EXCELLENT' | 'QUALIFIED';
}
export interface SubmissionsCriterion extends Described {
  readonly kind: 'SUBMISSIONS';
}
export interface TargetsCriterion extends Described {
  readonly kind: 'TARGETS';
  /** Names of the campaign's targets, which its copies below keep; null for those whose horizon ends by the end of the phase. */
  readonly targets: readonly string[] | null;
}
export type Criterion =
  | IndicatorCriterion
  | TasksCriterion
  | NoOverdueTasksCriterion
  | SignOffCriterion
  | NotBeforeCriterion
  | NoOverdueCriterion
  | JurisdictionGapsCriterion
  | SubordinatePhasesCriterion
  | EvaluationCriterion
  | SubmissionsCriterion
  | TargetsCriterion;

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

type WithoutWordings<One> = One extends Criterion ? Omit<One, 'title' | 'explanation'> : never;
type Condition = WithoutWordings<Criterion>;

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
    case 'NO_OVERDUE':
      return { key, kind: input.kind, obligations: input.obligations == null ? null : [...new Set(input.obligations)] };
    case 'JURISDICTION_GAPS':
    case 'SUBMISSIONS':
      return { key, kind: input.kind };
    case 'TARGETS':
      return { key, kind: input.kind, targets: input.targets == null ? null : [...new Set(input.targets)] };
    case 'EVALUATION':
      return { key, kind: input.kind, grade: input.grade ?? 'QUALIFIED' };
    case 'SUBORDINATE_PHASES':
      return { key, kind: input.kind, phase: input.phase ?? null, threshold: input.threshold ?? 1 };
  }
}

/** A criterion made in code, with the wordings its condition implies. */
export const criterion = (condition: Condition): Criterion =>
  ({ ...condition, title: titleOf(condition), explanation: explanationOf(condition) }) as Criterion;

export const COMPARATORS = { GTE: '≥', LTE: '≤', EQ: '=' } as const;
/** 动员部署、除患攻坚、验收评估 */
const PHASE_NAMES = {
  MOBILIZATION: { zh: '“动员部署”', en: 'mobilisation' },
  INTENSIVE_RECTIFICATION: { zh: '“除患攻坚”', en: 'intensive rectification' },
  ACCEPTANCE: { zh: '“验收评估”', en: 'acceptance' },
} as const;
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
    case 'NO_OVERDUE': {
      const labels = condition.obligations?.map((kind) => OBLIGATION_LABELS[kind]);
      return labels === undefined
        ? { zh: '无逾期应办事项', en: 'Nothing owed is overdue' }
        : {
            zh: `无逾期应办事项(${labels.map(({ zh }) => zh).join('、')})`,
            en: `Nothing overdue: ${labels.map(({ en }) => en).join(', ')}`,
          };
    }
    case 'JURISDICTION_GAPS':
      return { zh: '无失控漏管单位', en: 'No unit without a supervising body' };
    case 'SUBMISSIONS':
      return { zh: '下级方案全部报备', en: 'All subordinate plans filed' };
    case 'TARGETS':
      return condition.targets === null
        ? { zh: '阶段内到期的目标全部完成', en: 'All targets due in the phase met' }
        : { zh: `目标完成:${condition.targets.join('、')}`, en: `Targets met: ${condition.targets.join(', ')}` };
    case 'EVALUATION':
      return condition.grade === 'EXCELLENT'
        ? { zh: '验收评估为优秀', en: 'Evaluated as excellent' }
        : { zh: '验收评估合格', en: 'Evaluated as qualified' };
    case 'SUBORDINATE_PHASES': {
      const { phase, threshold } = condition;
      const name = phase === null ? { zh: '本阶段', en: 'this phase' } : PHASE_NAMES[phase];
      return threshold === 1
        ? { zh: `下级行动全部通过${name.zh}`, en: `All subordinate campaigns passed ${name.en}` }
        : {
            zh: `${percent(threshold)} 的下级行动通过${name.zh}`,
            en: `${percent(threshold)} of the subordinate campaigns passed ${name.en}`,
          };
    }
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
    case 'NO_OVERDUE':
      return {
        zh: '本行动及其下级行动中,到期仍未办结的应办事项为逾期',
        en: 'Overdue is what this campaign and those below it owe and did not do by its moment',
      };
    case 'JURISDICTION_GAPS':
      return {
        zh: '范围内在营单位须明确由消防救援机构、公安派出所或乡镇(街道)之一监管',
        en: 'Each operating unit in scope is supervised by the fire service, a police station or a township',
      };
    case 'SUBMISSIONS':
      return {
        zh: '行动下达的各地区须细化方案并报备;退回修订的须重新报备',
        en: 'Each region it was issued to makes the plan its own and files it; a returned one is filed again',
      };
    case 'TARGETS':
      return {
        zh: '按目标口径以行动地区的数据判定;未到期的目标不计',
        en: 'Judged for the campaign’s own region as each target is declared; what is not due yet does not count',
      };
    case 'EVALUATION':
      return {
        zh: '按评分表评分,自报数据经抽样复核,由另一人审定',
        en: 'Scored by the sheet, self-reported data re-checked by sample, decided by another person',
      };
    case 'SUBORDINATE_PHASES':
      return {
        zh: '由本行动下达的各下级行动各自转段;未下达的视为达到',
        en: 'The campaigns it was issued as pass their own gates; met when it was issued to nobody',
      };
  }
}

/** Region codes a sign-off waits for. */
export const signatories = ({ bodies }: SignOffCriterion, owner: RegionCode): readonly RegionCode[] => [
  ...new Set(bodies.map((body) => (body === 'OWNER' ? owner : body))),
];
