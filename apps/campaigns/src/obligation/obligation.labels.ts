import type { ObligationKind } from './obligation.entity.js';

/** What officers call each kind of obligation. */
export const OBLIGATION_LABELS: Readonly<Record<ObligationKind, { readonly zh: string; readonly en: string }>> = {
  TASK: { zh: '任务', en: 'tasks' },
  TASK_REVIEW: { zh: '任务审核', en: 'task reviews' },
  CADENCE: { zh: '频次要求', en: 'cadences' },
  REPORT: { zh: '定期报告', en: 'reports' },
  MEETING: { zh: '会议', en: 'meetings' },
  CASE: { zh: '一事一策', en: 'cases' },
  DISPATCH: { zh: '日调度', en: 'daily dispatch' },
  PLAN_FILING: { zh: '方案报备', en: 'plan filings' },
  AMENDMENT: { zh: '修订答复', en: 'answers to amendments' },
  DIRECTIVE: { zh: '批示办理', en: 'directives' },
  CIRCULATION: { zh: '传达学习', en: 'circulation' },
  AWAITED_DOCUMENT: { zh: '待发文件', en: 'awaited documents' },
  TASK_ORDER: { zh: '派单', en: 'task orders' },
  EVALUATION: { zh: '验收评估', en: 'evaluations' },
};
