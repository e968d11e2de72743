import { defineMachine, INDICATORS, type IndicatorCode, type StateOf } from '@fire-campaign/domain';
import { day, text } from '@fire-campaign/platform';
import { z } from 'zod';
import { OBLIGATION_KINDS, type ObligationKind } from '../obligation/obligation.entity.js';

/** States of an acceptance evaluation (验收评估) of one region. */
export const evaluationMachine = defineMachine({
  name: { zh: '验收评估', en: 'Acceptance evaluation' },
  initial: 'SCORING',
  states: {
    SCORING: { zh: '评分', en: 'scoring' },
    RECHECK: { zh: '抽样复核', en: 're-check' },
    SUBMITTED: { zh: '待审定', en: 'submitted' },
    DECIDED: { zh: '已审定归档', en: 'decided and archived' },
  },
  transitions: [
    {
      from: 'SCORING',
      action: 'DRAW',
      to: 'RECHECK',
      who: 'campaigns:write',
      guard: 'a sample no larger than the population',
      zh: '抽取复核样本',
    },
    {
      from: 'RECHECK',
      action: 'SUBMIT',
      to: 'SUBMITTED',
      who: 'campaigns:write',
      guard: 'every sample re-checked, every item by hand scored',
      zh: '提请审定',
    },
    { from: 'SUBMITTED', action: 'RETURN', to: 'RECHECK', who: 'campaigns:approve', guard: 'with a reason', zh: '退回' },
    {
      from: 'SUBMITTED',
      action: 'DECIDE',
      to: 'DECIDED',
      who: 'campaigns:approve',
      guard: 'another person than its author and submitter',
      zh: '审定归档',
    },
  ],
});
export type EvaluationStatus = StateOf<typeof evaluationMachine>;

/** 优秀、合格、不合格 */
export const GRADES = ['EXCELLENT', 'QUALIFIED', 'UNQUALIFIED'] as const;
export type Grade = (typeof GRADES)[number];
export const GRADE_LABELS: Readonly<Record<Grade, { readonly zh: string; readonly en: string }>> = {
  EXCELLENT: { zh: '优秀', en: 'excellent' },
  QUALIFIED: { zh: '合格', en: 'qualified' },
  UNQUALIFIED: { zh: '不合格', en: 'not qualified' },
};

/** From how many points a grade is given. */
export interface GradeThresholds {
  readonly excellent: number;
  readonly qualified: number;
}

interface Item {
  readonly key: string;
  readonly title: string;
  /** The most points it can bring; those of all items make 100. */
  readonly points: number;
  /** What the region says of itself: its points are weighed by how much of it the re-check confirms (末端倒逼). */
  readonly selfReported: boolean;
}
/** One line of the score sheet (评分表), and where its points come from. */
export type ScoreItem =
  /** A figure of the region: full points from `full` on (up to it, where less is better). */
  | (Item & { readonly source: 'INDICATOR'; readonly indicator: IndicatorCode; readonly full: number })
  /** The share of what the region owed that it did in time, of the given kinds. */
  | (Item & { readonly source: 'OBLIGATIONS'; readonly obligations: readonly ObligationKind[] })
  /** Given by people, with evidence. */
  | (Item & { readonly source: 'HAND' });

const points = z.number().gt(0).max(100);
const item = {
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  title: text(200),
  points,
  selfReported: z
    .boolean()
    .nullish()
    .transform((given) => given ?? false),
};
const indicators = Object.keys(INDICATORS) as [IndicatorCode, ...IndicatorCode[]];

/** A score sheet: its points make 100, its keys differ. */
export const sheetInput = z
  .array(
    z.discriminatedUnion('source', [
      z.object({ ...item, source: z.literal('INDICATOR'), indicator: z.enum(indicators), full: z.number().min(0).max(1e9) }),
      z.object({ ...item, source: z.literal('OBLIGATIONS'), obligations: z.array(z.enum(OBLIGATION_KINDS)).min(1) }),
      z.object({ ...item, source: z.literal('HAND') }),
    ]),
  )
  .min(1)
  .max(50)
  .superRefine((items, context) => {
    const add = (code: string, zh: string, en: string) => context.addIssue({ code: 'custom', params: { code, zh, en } });
    const sum = items.reduce((all, one) => all + one.points, 0);
    if (Math.abs(sum - 100) > 1e-6)
      add('SHEET_SUM', `评分表各项满分之和须为 100,现为 ${sum}。`, `The points of a score sheet make 100, not ${sum}.`);
    if (new Set(items.map(({ key }) => key)).size < items.length)
      add('KEY_TWICE', '评分项的 key 不得重复。', 'The keys of a score sheet differ.');
  });

export const thresholdsInput = z
  .object({ excellent: z.number().min(0).max(100), qualified: z.number().min(0).max(100) })
  .refine(({ excellent, qualified }) => excellent > qualified, {
    params: { code: 'GRADES', zh: '优秀分数线须高于合格分数线。', en: 'Excellent takes more points than qualified.' },
  });
export const DEFAULT_THRESHOLDS: GradeThresholds = { excellent: 90, qualified: 60 };

/** Points that people give to one item, with what proves them. */
export const handScore = z.object({ key: z.string(), points: z.number().min(0).max(100), evidence: z.array(text(300)).min(1).max(20) });
export type HandScore = z.output<typeof handScore>;
/** Points taken off the whole. */
export const deduction = z.object({ reason: text(300, 2), points, on: day });
export type Deduction = z.output<typeof deduction>;

/** What the points are computed from. */
export interface Evidence {
  /** The figure of an indicator; null while there is nothing to count, which brings no points. */
  readonly figures: Readonly<Partial<Record<IndicatorCode, number | null>>>;
  /** Of what fell due, how much was done in time. */
  readonly obligations: readonly { readonly kind: ObligationKind; readonly due: number; readonly inTime: number }[];
  readonly hand: readonly HandScore[];
  readonly deductions: readonly Deduction[];
  readonly sampled: number;
  readonly confirmed: number;
}

export interface ItemScore {
  readonly key: string;
  /** By the figures alone. */
  readonly claimed: number;
  /** After the trust weight. */
  readonly points: number;
}
export interface Score {
  readonly items: readonly ItemScore[];
  readonly deducted: number;
  /** Share of the sample that the re-check confirmed; null before anything was sampled. */
  readonly trustWeight: number | null;
  /** 0–100, two decimals. */
  readonly total: number;
  readonly grade: Grade;
}

/**
 * The score of a region (得分): points by the sheet, what it reports of itself weighed by how much the sampled re-check confirms,
 * less the deductions, never below 0. An unscored item brings nothing; so does a share of obligations of which none fell due.
 * @source 「末端倒逼」: scores rest on grass-roots evidence that was sampled, not on self-report
 */
export function scoreOf(sheet: readonly ScoreItem[], evidence: Evidence, thresholds: GradeThresholds): Score {
  const trustWeight = evidence.sampled === 0 ? null : evidence.confirmed / evidence.sampled;
  const items = sheet.map((one): ItemScore => {
    const claimed = round(Math.min(one.points, one.points * shareOf(one, evidence)));
    return { key: one.key, claimed, points: round(one.selfReported ? claimed * (trustWeight ?? 1) : claimed) };
  });
  const deducted = round(evidence.deductions.reduce((sum, one) => sum + one.points, 0));
  const total = round(Math.max(0, items.reduce((sum, one) => sum + one.points, 0) - deducted));
  const grade = total >= thresholds.excellent ? 'EXCELLENT' : total >= thresholds.qualified ? 'QUALIFIED' : 'UNQUALIFIED';
  return { items, deducted, trustWeight, total, grade };
}

function shareOf(one: ScoreItem, { figures, obligations, hand }: Evidence): number {
  switch (one.source) {
    case 'INDICATOR': {
      const value = figures[one.indicator] ?? null;
      if (value === null) return 0;
      if (INDICATORS[one.indicator].better === 'LOWER') return value <= one.full ? 1 : 0;
      return one.full === 0 ? 1 : value / one.full;
    }
    case 'OBLIGATIONS': {
      const counted = obligations.filter(({ kind }) => one.obligations.includes(kind));
      const due = counted.reduce((sum, row) => sum + row.due, 0);
      return due === 0 ? 0 : counted.reduce((sum, row) => sum + row.inTime, 0) / due;
    }
    case 'HAND':
      return (hand.find(({ key }) => key === one.key)?.points ?? 0) / one.points;
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;
