import { daysBetween, shanghaiDay } from '@fire-campaign/domain';
import { evaluationMachine, GRADE_LABELS } from '../evaluation/evaluation.rules.js';
import type { ProgressState } from '../target/progress.rules.js';
import type { ObligationKind } from '../obligation/obligation.entity.js';
import { OBLIGATION_LABELS } from '../obligation/obligation.labels.js';
import { phaseMachine } from '../phase/phase.rules.js';
import type { EvaluationCriterion, NoOverdueCriterion, SubordinatePhasesCriterion, TargetsCriterion } from './gate.criteria.js';
import { MAX_NAMED, NO_FIGURE, regionName, type Judgement } from './gate.judgement.js';
import type { GateFacts } from './gate.rules.js';

/*
 * Criteria about what stands open in a campaign: obligations that are overdue, units that nobody supervises, subordinate campaigns
 * that are behind.
 */

/** Nothing of the chosen kinds is open past its moment. */
export function judgeNoOverdue({ obligations }: NoOverdueCriterion, facts: GateFacts): Judgement {
  const asked = (kind: ObligationKind) => obligations === null || obligations.includes(kind);
  const counts = Object.entries(facts.overdue.counts).filter(([kind, count]) => asked(kind as ObligationKind) && count > 0);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const byKind = counts.map(([kind, count]) => ({ label: OBLIGATION_LABELS[kind as ObligationKind], count }));
  return {
    ...NO_FIGURE,
    asOf: facts.readAt,
    met: total === 0,
    figure: total,
    figureText: { zh: `逾期 ${total} 项`, en: `${total} overdue` },
    numerator: total,
    threshold: 0,
    comparator: 'EQ',
    blockersTotal: total,
    blockers: facts.overdue.longest
      .filter(({ kind }) => asked(kind))
      .map(({ id, kind, subjectId, regionCode, title, dueAt }) => {
        const days = daysBetween(shanghaiDay(new Date(Date.parse(dueAt) - 1)), facts.today);
        const late = days === 0 ? { zh: '今日逾期', en: 'overdue since today' } : { zh: `逾期 ${days} 天`, en: `${days} day(s) overdue` };
        const name = regionName(regionCode, facts);
        return {
          regionCode,
          taskId: kind === 'TASK' || kind === 'TASK_REVIEW' ? subjectId : null,
          obligationId: id,
          figure: null,
          shortfall: 1,
          text: { zh: `${name}《${title}》(${OBLIGATION_LABELS[kind].zh})${late.zh}`, en: `${name} "${title}": ${late.en}` },
        };
      }),
    wouldPass:
      total === 0
        ? null
        : {
            zh: `办结 ${byKind.map(({ label, count }) => `${count} 项逾期${label.zh}`).join('、')}即可达标`,
            en: `To pass: settle what is overdue (${byKind.map(({ label, count }) => `${count} ${label.en}`).join(', ')})`,
          },
  };
}

/**
 * Every operating unit in scope has a supervising body (监管主体): no 失控漏管.
 * @source 「明确消防救援机构、公安派出所、乡镇(街道)监督管理范围」
 */
export function judgeJurisdictionGaps(facts: GateFacts): Judgement {
  const gaps = facts.gaps.filter(({ units }) => units > 0).toSorted((a, b) => b.units - a.units);
  const total = gaps.reduce((sum, { units }) => sum + units, 0);
  const named = gaps.slice(0, MAX_NAMED).map(({ regionCode, units }) => ({ name: regionName(regionCode, facts), units }));
  const more = gaps.length - named.length;
  return {
    ...NO_FIGURE,
    asOf: facts.readAt,
    met: total === 0,
    figure: total,
    figureText: { zh: `${total} 家`, en: String(total) },
    numerator: total,
    threshold: 0,
    comparator: 'EQ',
    blockers: gaps.map(({ regionCode, units }) => {
      const name = regionName(regionCode, facts);
      return {
        regionCode,
        taskId: null,
        drillDown: { kind: 'UNSUPERVISED', campaignId: facts.campaignId, regionCode, day: facts.today, ...facts.scope },
        figure: units,
        shortfall: units,
        text: { zh: `${name}有 ${units} 家单位未明确监管主体`, en: `${name}: ${units} unit(s) without a supervising body` },
      };
    }),
    wouldPass:
      total === 0
        ? null
        : {
            zh: `明确 ${total} 家单位的监管主体即可达标:${named.map(({ name, units }) => `${name} ${units} 家`).join('、')}${more > 0 ? `,另有 ${more} 个地区` : ''}`,
            en: `To pass: name the supervising body of ${total} unit(s): ${named.map(({ name, units }) => `${name} ${units}`).join(', ')}${more > 0 ? ` and ${more} more regions` : ''}`,
          },
  };
}

/** Enough of the campaigns issued below have passed the phase themselves. */
export function judgeSubordinatePhases({ phase, threshold }: SubordinatePhasesCriterion, facts: GateFacts): Judgement {
  const asked = phase ?? facts.phase;
  const behind = facts.subordinates.filter(({ statuses }) => statuses[asked] !== 'PASSED' && statuses[asked] !== 'PASSED_WITH_WAIVER');
  const total = facts.subordinates.length;
  const passed = total - behind.length;
  const missing = Math.max(0, Math.ceil(threshold * total - 1e-9) - passed);
  return {
    ...NO_FIGURE,
    asOf: facts.readAt,
    met: missing === 0,
    figure: total === 0 ? null : passed / total,
    figureText:
      total === 0
        ? { zh: '没有下级行动', en: 'No subordinate campaign' }
        : { zh: `${passed}/${total} 个下级行动已通过`, en: `${passed} of ${total} subordinate campaigns passed` },
    numerator: passed,
    denominator: total,
    threshold,
    comparator: 'GTE',
    blockers:
      missing === 0
        ? []
        : behind.map(({ campaignId, regionCode, statuses }) => {
            const state = phaseMachine.states[statuses[asked] ?? phaseMachine.initial];
            const name = regionName(regionCode, facts);
            const text = { zh: `${name}:${state.zh}`, en: `${name}: ${state.en}` };
            return { regionCode, taskId: null, subordinateId: campaignId, figure: null, shortfall: 1, text };
          }),
    wouldPass:
      missing === 0
        ? null
        : { zh: `再有 ${missing} 个下级行动通过即可达标`, en: `To pass: ${missing} more subordinate campaign(s) to pass the phase` },
  };
}

/** The campaign's own region was evaluated, and well enough. */
export function judgeEvaluation({ grade: asked }: EvaluationCriterion, { evaluation, owner, readAt }: GateFacts): Judgement {
  const grade = evaluation?.grade ?? null;
  const met = grade === 'EXCELLENT' || (grade === 'QUALIFIED' && asked === 'QUALIFIED');
  const state =
    evaluation === null
      ? { zh: '尚未评估', en: 'Not evaluated' }
      : grade === null
        ? evaluationMachine.states[evaluation.status]
        : { zh: `${GRADE_LABELS[grade].zh}(${evaluation.score} 分)`, en: `${GRADE_LABELS[grade].en} (${evaluation.score} points)` };
  const text = { zh: state.zh, en: state.en ?? state.zh };
  return {
    ...NO_FIGURE,
    asOf: readAt,
    met,
    figure: evaluation?.score ?? null,
    figureText: text,
    blockers:
      met || evaluation === null
        ? []
        : [{ regionCode: owner, taskId: null, evaluationId: evaluation.id, figure: evaluation.score, shortfall: null, text }],
    wouldPass: met
      ? null
      : grade !== null
        ? {
            zh: '评估已审定,等次未达到。确需放行的,由审批负责人写明理由豁免',
            en: 'The evaluation is decided and its grade too low. If it must pass, an approver can waive it with a reason',
          }
        : evaluation === null
          ? { zh: '建立验收评估,评分、抽样复核并审定', en: 'To pass: evaluate the region, re-check a sample, and have it decided' }
          : { zh: '完成抽样复核并由另一人审定', en: 'To pass: complete the re-check and have another person decide it' },
  };
}

/** Each region that the campaign was issued to has filed its plan. */
export function judgeSubmissions(facts: GateFacts): Judgement {
  const missing = facts.filings.filter(({ filedOn }) => filedOn === null).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const total = facts.filings.length;
  const filed = total - missing.length;
  const named = missing.slice(0, MAX_NAMED).map(({ regionCode }) => regionName(regionCode, facts));
  const more = missing.length - named.length;
  return {
    ...NO_FIGURE,
    asOf: facts.readAt,
    met: missing.length === 0,
    figure: total === 0 ? null : filed / total,
    figureText:
      total === 0 ? { zh: '未下达下级', en: 'Issued to nobody' } : { zh: `已报备 ${filed}/${total}`, en: `${filed} of ${total} filed` },
    numerator: filed,
    denominator: total,
    threshold: 1,
    comparator: 'GTE',
    blockers: missing.map(({ regionCode, dueOn }) => {
      const name = regionName(regionCode, facts);
      const days = Math.max(0, daysBetween(dueOn, facts.today));
      return {
        regionCode,
        taskId: null,
        figure: null,
        shortfall: 1,
        text: {
          zh: `${name}尚未报备${days > 0 ? `,逾期 ${days} 天` : `(${dueOn} 前)`}`,
          en: `${name} has not filed${days > 0 ? `, ${days} day(s) overdue` : ` (due ${dueOn})`}`,
        },
      };
    }),
    wouldPass:
      missing.length === 0
        ? null
        : {
            zh: `${named.join('、')}${more > 0 ? `等 ${missing.length} 个地区` : ''}报备后即可达标`,
            en: `To pass: filings of ${named.join(', ')}${more > 0 ? ` and ${more} more regions` : ''}`,
          },
  };
}

const TARGET_STATES: Readonly<Record<ProgressState, { readonly zh: string; readonly en: string }>> = {
  MET: { zh: '完成', en: 'met' },
  NOT_MET: { zh: '未完成', en: 'not met' },
  ON_COURSE: { zh: '进度正常,尚未完成', en: 'on course, not met yet' },
  BEHIND: { zh: '进度滞后', en: 'behind' },
  NO_DATA: { zh: '尚无数据', en: 'no data' },
  NOT_DUE: { zh: '未到期限', en: 'not due' },
  NOT_SHARED: { zh: '未分解到本地区', en: 'no share of this region' },
};

/** The named targets are met, or all that fall due by the end of the phase. */
export function judgeTargets({ targets: names }: TargetsCriterion, facts: GateFacts): Judgement {
  const asked = facts.targets.filter((target) => (names === null ? target.to <= facts.phaseEndsOn : names.includes(target.name)));
  const unknown = (names ?? []).filter((name) => !facts.targets.some((target) => target.name === name));
  const open = asked.filter(({ state }) => state !== 'MET');
  const total = asked.length + unknown.length;
  const met = asked.length - open.length;
  const missing = open.length + unknown.length;
  const firstNames = [...open.map(({ name }) => name), ...unknown].slice(0, MAX_NAMED);
  return {
    ...NO_FIGURE,
    asOf: asked.flatMap(({ asOf }) => asOf ?? []).sort()[0] ?? facts.readAt,
    met: missing === 0,
    figure: total === 0 ? null : met / total,
    figureText:
      total === 0 ? { zh: '没有此类目标', en: 'No such target' } : { zh: `已完成 ${met}/${total} 项`, en: `${met} of ${total} met` },
    numerator: met,
    denominator: total,
    threshold: 1,
    comparator: 'GTE',
    blockers: [
      ...open.map(({ id, name, state, value, gap, unit }) => {
        const label = TARGET_STATES[state];
        const short =
          gap === null || gap === 0 ? { zh: '', en: '' } : { zh: `,还差 ${gap}${unit === '%' ? '' : unit}`, en: `, ${gap} missing` };
        return {
          regionCode: facts.owner,
          taskId: null,
          targetId: id,
          figure: value,
          shortfall: gap === null || !Number.isInteger(gap) ? null : gap,
          text: { zh: `《${name}》${label.zh}${short.zh}`, en: `"${name}": ${label.en}${short.en}` },
        };
      }),
      ...unknown.map((name) => ({
        regionCode: facts.owner,
        taskId: null,
        figure: null,
        shortfall: null,
        text: { zh: `方案中没有目标《${name}》`, en: `The plan has no target "${name}"` },
      })),
    ],
    wouldPass:
      missing === 0
        ? null
        : {
            zh: `再完成 ${missing} 项目标即可达标:${firstNames.join('、')}`,
            en: `To pass: ${missing} target(s) to be met: ${firstNames.join(', ')}`,
          },
  };
}
