import { day, text } from '@fire-campaign/platform';
import { defineMachine, regionContains, type StateOf } from '@fire-campaign/domain';
import { z } from 'zod';
import { defaultExitGate } from '../gate/gate.defaults.js';
import { gateInput, type Criterion } from '../gate/gate.criteria.js';
import { PHASES, type PhaseName } from '../phase/phase.rules.js';
import { citation } from '../plan/citation.js';

/** States of a campaign (专项行动). */
export const campaignMachine = defineMachine({
  name: { zh: '专项行动', en: 'Campaign' },
  initial: 'DRAFT',
  states: {
    DRAFT: { zh: '起草', en: 'draft' },
    SUBMITTED: { zh: '待审', en: 'submitted' },
    APPROVED: { zh: '已批准', en: 'approved' },
    RUNNING: { zh: '执行中', en: 'running' },
    SUSPENDED: { zh: '暂停', en: 'suspended' },
    SUMMING_UP: { zh: '总结', en: 'summing up' },
    ARCHIVED: { zh: '归档', en: 'archived' },
    TERMINATED: { zh: '终止', en: 'terminated' },
  },
  transitions: [
    { from: 'DRAFT', action: 'SUBMIT', to: 'SUBMITTED', who: 'campaigns:write', zh: '送审' },
    {
      from: 'SUBMITTED',
      action: 'APPROVE',
      to: 'APPROVED',
      who: 'campaigns:approve',
      guard: 'another person than the submitter',
      zh: '批准',
    },
    { from: ['SUBMITTED', 'APPROVED'], action: 'RETURN', to: 'DRAFT', who: 'campaigns:approve', guard: 'with a reason', zh: '退回修改' },
    { from: 'APPROVED', action: 'PUBLISH', to: 'RUNNING', who: 'campaigns:write', zh: '发布' },
    { from: 'RUNNING', action: 'SUSPEND', to: 'SUSPENDED', who: 'campaigns:approve', guard: 'with a reason', zh: '暂停' },
    { from: 'SUSPENDED', action: 'RESUME', to: 'RUNNING', who: 'campaigns:approve', zh: '恢复' },
    { from: ['RUNNING', 'SUSPENDED'], action: 'TERMINATE', to: 'TERMINATED', who: 'campaigns:approve', guard: 'with a reason', zh: '终止' },
    {
      from: 'RUNNING',
      action: 'ACCEPT',
      to: 'SUMMING_UP',
      who: 'phases:transition',
      guard: 'the acceptance phase passed its gate',
      zh: '通过验收',
    },
    { from: 'SUMMING_UP', action: 'ARCHIVE', to: 'ARCHIVED', who: 'campaigns:write', zh: '归档' },
  ],
});
export type CampaignStatus = StateOf<typeof campaignMachine>;

/**
 * Whether phase changes of a campaign need two people: from detachment level (支队, a city) up they do.
 */
export const needsTwoPeople = (regionCode: string): boolean => regionCode.length <= 4;

/** 文号: issuer, year in 〔〕, number. @source 党政机关公文格式 GB/T 9704 */
const DOCUMENT_NUMBER = /^(.+?)〔(\d{4})〕(\d+)号$/;

const phaseInput = z.object({
  phase: z.enum(PHASES),
  title: text(40).nullish(),
  startsOn: day,
  endsOn: day,
  entryGate: gateInput.nullish(),
  exitGate: gateInput.nullish(),
});

const planFields = {
  name: text(100, 2),
  documentNumber: text(60)
    .refine((value) => DOCUMENT_NUMBER.test(value), {
      params: {
        code: 'DOCUMENT_NUMBER',
        zh: '文号格式应为“机关代字〔年份〕序号号”,如 苏消〔2026〕7号。',
        en: 'Write the document number as issuer〔year〕number号, e.g. 苏消〔2026〕7号.',
      },
    })
    .nullish(),
  categories: z
    .array(z.string().regex(/^[A-Z_]+$/))
    .min(1)
    .max(50),
  startsOn: day,
  endsOn: day,
  goal: text(5000),
  firstResponsiblePersonId: z.uuid(),
  programmeId: z.uuid().nullish(),
  citation: citation.nullish(),
  phases: z.array(phaseInput).length(PHASES.length),
};

/** The whole plan of a campaign, checked together. Gates that are left out are the usual ones. */
export const planInput = z
  .object({
    ...planFields,
    regionCode: z.string().refine((code) => /^(?:\d{2}|\d{4}|\d{6})$/.test(code), {
      params: { code: 'REGION_LEVEL', zh: '专项行动由省、市或县(市、区)发起。', en: 'A campaign belongs to a province, city or county.' },
    }),
  })
  .superRefine((plan, context) => {
    for (const { path, code, zh, en } of planProblems(plan))
      context.addIssue({ code: 'custom', path: [...path], params: { code, zh, en } });
  })
  .transform((plan) => ({
    ...plan,
    documentNumber: plan.documentNumber ?? null,
    programmeId: plan.programmeId ?? null,
    citation: plan.citation ?? null,
    categories: [...new Set(plan.categories)].sort(),
    phases: plan.phases.map(({ entryGate, exitGate, ...dates }) => ({
      ...dates,
      entryGate: entryGate ?? [],
      exitGate: exitGate ?? defaultExitGate(plan.regionCode, dates.phase),
    })),
  }));
export type Plan = z.output<typeof planInput>;

interface PlanProblem {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

interface PlanDates {
  readonly regionCode: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly phases: readonly {
    readonly phase: PhaseName;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly entryGate?: readonly Criterion[] | null;
    readonly exitGate?: readonly Criterion[] | null;
  }[];
}

/**
 * What is wrong with a plan as a whole: the three phases in their order, one after the other (gaps allowed), inside the
 * campaign's days; gates that can be judged in the campaign's region.
 */
export function planProblems({ regionCode, startsOn, endsOn, phases }: PlanDates): readonly PlanProblem[] {
  const problems: PlanProblem[] = [];
  if (endsOn < startsOn) {
    problems.push({ path: ['endsOn'], code: 'DATES', zh: '行动结束日不得早于开始日。', en: 'The campaign may not end before it starts.' });
  }
  phases.forEach((phase, index) => {
    const at = (field: string) => ['phases', index, field];
    if (phase.phase !== PHASES[index]) {
      problems.push({
        path: at('phase'),
        code: 'PHASE_ORDER',
        zh: '阶段须依次为动员部署、除患攻坚、验收评估,各一个。',
        en: 'The phases are mobilisation, intensive rectification and acceptance, each once and in this order.',
      });
    }
    if (phase.endsOn < phase.startsOn) {
      problems.push({ path: at('endsOn'), code: 'DATES', zh: '阶段结束日不得早于开始日。', en: 'A phase may not end before it starts.' });
    }
    if (phase.startsOn < startsOn || phase.endsOn > endsOn) {
      problems.push({
        path: at('startsOn'),
        code: 'PHASE_OUTSIDE',
        zh: '阶段须在行动起止日之内。',
        en: 'A phase lies within the days of the campaign.',
      });
    }
    const previous = phases[index - 1];
    if (previous !== undefined && phase.startsOn <= previous.endsOn) {
      problems.push({
        path: at('startsOn'),
        code: 'PHASE_OVERLAP',
        zh: '阶段不得早于上一阶段结束后开始。',
        en: 'A phase starts after the previous one has ended.',
      });
    }
    if (phase.exitGate?.length === 0) {
      problems.push({
        path: at('exitGate'),
        code: 'GATE_EMPTY',
        zh: '出口门槛至少要有一个条件;留空则采用默认门槛。',
        en: 'An exit gate needs a criterion; leave it out for the usual one.',
      });
    }
    problems.push(
      ...gateProblems(regionCode, phase.entryGate ?? [], at('entryGate')),
      ...gateProblems(regionCode, phase.exitGate ?? [], at('exitGate')),
    );
    const keys = [...(phase.entryGate ?? []), ...(phase.exitGate ?? [])].map(({ key }) => key);
    if (new Set(keys).size < keys.length) {
      problems.push({
        path: at('exitGate'),
        code: 'KEY_TWICE',
        zh: '同一阶段内条件的 key 不得重复。',
        en: 'Criterion keys are unique within a phase.',
      });
    }
  });
  return problems;
}

function gateProblems(owner: string, gate: readonly Criterion[], path: readonly (string | number)[]): readonly PlanProblem[] {
  return gate.flatMap((criterion, index): PlanProblem[] => {
    if (criterion.kind === 'INDICATOR' && owner.length >= { TOTAL: 99, EACH_CITY: 4, EACH_COUNTY: 6 }[criterion.scope]) {
      return [
        {
          path: [...path, index, 'scope'],
          code: 'SCOPE_LEVEL',
          zh: '“各市/各县”条件只能用于其上级地区发起的行动。',
          en: 'A criterion for every city or county needs a campaign of a region above that level.',
        },
      ];
    }
    if (criterion.kind === 'SIGN_OFF' && criterion.bodies.some((body) => body !== 'OWNER' && !regionContains(owner, body))) {
      return [
        {
          path: [...path, index, 'bodies'],
          code: 'BODY_OUTSIDE',
          zh: '签署单位须在行动地区之内。',
          en: 'The signing bodies lie within the campaign’s region.',
        },
      ];
    }
    return [];
  });
}
