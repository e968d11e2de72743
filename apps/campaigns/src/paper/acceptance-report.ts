import { shanghaiDay } from '@fire-campaign/domain';
import type { Campaign } from '../campaign/campaign.entity.js';
import { campaignMachine } from '../campaign/campaign.rules.js';
import type { Evaluation, Sampled } from '../evaluation/evaluation.entities.js';
import { evaluationMachine, GRADE_LABELS } from '../evaluation/evaluation.rules.js';
import type { FigureOn } from '../figure/figures.js';
import { percent } from '../gate/gate.criteria.js';
import type { CriterionReport, GateReport } from '../gate/gate.rules.js';
import type { Waiver } from '../gate/waiver.entity.js';
import { PHASE_LABELS, phaseMachine, type PhaseName } from '../phase/phase.rules.js';
import type { Target } from '../target/target.entities.js';
import type { Comparator } from '../target/target.rules.js';
import { taskMachine, type TaskStatus } from '../task/task.rules.js';
import { targetTable, targetValue } from './campaign-plan.js';
import { chineseOrdinal, dayInWords, ended, heading2, markOf, sections, words, type Block, type Paper } from './paper.blocks.js';

export interface AcceptanceReport {
  readonly campaign: Campaign;
  readonly issuer: string;
  /** Completed phases with the report each was decided by; the newest of each phase. */
  readonly gates: readonly { readonly phase: PhaseName; readonly at: Date; readonly report: GateReport }[];
  readonly waivers: readonly Waiver[];
  readonly targets: readonly Target[];
  readonly figures: readonly FigureOn[];
  readonly tasks: Readonly<Partial<Record<TaskStatus, number>>>;
  /** By region code. */
  readonly evaluations: readonly EvaluationOfRegion[];
  readonly asOf: Date;
}

/** An acceptance evaluation with how its re-check went. */
export interface EvaluationOfRegion {
  readonly name: string;
  readonly evaluation: Evaluation;
  readonly sampled: number;
  readonly confirmed: number;
  readonly refuted: number;
}

/** The acceptance report of a campaign (验收评估报告): phases, gates with their figures and waivers, targets, tasks, evaluations. */
export function acceptanceReport(given: AcceptanceReport): Paper {
  const { campaign, issuer, gates, waivers, targets, figures, tasks, evaluations, asOf } = given;
  const title = `${campaign.name}验收评估报告`;
  const phases = campaign.phases.map((phase, index) => {
    const { startedOn, endedOn } = phase;
    const real = startedOn === null ? '尚未开始' : `${dayInWords(startedOn)}${endedOn === null ? '起' : `至${dayInWords(endedOn)}`}`;
    const state = phaseMachine.states[phase.status].zh;
    return words(
      { text: `(${chineseOrdinal(index + 1)})${phase.title ?? PHASE_LABELS[phase.phase].zh}阶段。`, face: 'HEADING_2' },
      `计划${dayInWords(phase.startsOn)}至${dayInWords(phase.endsOn)},实际${real},${state}。`,
    );
  });
  const total = Object.values(tasks).reduce((sum, count) => sum + count, 0);
  return {
    name: title,
    asOf,
    blocks: [
      ...markOf(campaign.acceptedOn === null ? 'DRAFT' : 'ISSUED'),
      { kind: 'TITLE', text: title },
      ...sections([
        [
          '基本情况',
          [
            words(
              `${campaign.name}自${dayInWords(campaign.startsOn)}开展,至${dayInWords(campaign.endsOn)}结束,` +
                `目前处于“${campaignMachine.states[campaign.status].zh}”状态${campaign.acceptedOn === null ? '' : `,于${dayInWords(campaign.acceptedOn)}通过验收`}。`,
            ),
            words(`行动目标:${ended(campaign.goal)}`),
          ],
        ],
        ['阶段实施情况', phases],
        ['阶段门槛检查情况', gates.flatMap(gateBlocks)],
        [
          '条件豁免情况',
          waivers.map(({ phase, criterionKey, reason, expiresOn, revokedAt }, index) => {
            const criterion = gates.flatMap(({ report }) => report.criteria).find(({ key }) => key === criterionKey);
            const revoked = revokedAt === null ? '' : `,已于${dayInWords(shanghaiDay(revokedAt))}撤销`;
            return words(
              `${index + 1}.${PHASE_LABELS[phase].zh}阶段“${criterion?.title.zh ?? criterionKey}”:${ended(reason)}有效至${dayInWords(expiresOn)}${revoked}。`,
            );
          }),
        ],
        ['目标完成情况', targetTable(targets, (target) => reached(target, figures))],
        [
          '任务完成情况',
          total === 0
            ? []
            : [words(`共下发任务${total}项:${Object.entries(tasks).map(([status, count]) => `${taskMachine.states[status as TaskStatus].zh}${count}项`).join('、')}。`)], // prettier-ignore
        ],
        ['验收评估情况', evaluationBlocks(campaign, evaluations)],
      ]),
      { kind: 'SIGNATURE', issuer, day: campaign.acceptedOn ?? shanghaiDay(asOf) },
    ],
  };
}

function gateBlocks({ phase, at, report }: AcceptanceReport['gates'][number], index: number): readonly Block[] {
  const result = report.passedWithWaivers ? '带条件通过' : report.passed ? '通过' : '未通过';
  return [
    heading2(`(${chineseOrdinal(index + 1)})${PHASE_LABELS[phase].zh}阶段:${dayInWords(shanghaiDay(at))}${result}`),
    {
      kind: 'TABLE',
      columns: [
        { title: '条件', share: 0.4 },
        { title: '数据', share: 0.4 },
        { title: '结论', share: 0.2 },
      ],
      rows: report.criteria.map((criterion) => [criterion.title.zh, criterion.figureText.zh, conclusion(criterion)]),
    },
  ];
}

const conclusion = ({ met, waived }: CriterionReport): string => (met ? '达到' : waived ? '未达到,已豁免' : '未达到');

const SAMPLED: Readonly<Record<Sampled, string>> = { UNITS: '已检查的单位', HAZARDS: '已销案的隐患' };
const pointsOf = (value: number): string => `${value}分`;

/** The campaign's own region in full, those below in a table. Scores are told once they are decided. */
function evaluationBlocks(campaign: Campaign, evaluations: readonly EvaluationOfRegion[]): readonly Block[] {
  const own = evaluations.find(({ evaluation }) => evaluation.regionCode === campaign.regionCode);
  const below = evaluations.filter((one) => one !== own);
  return [...(own === undefined ? [] : ownEvaluation(own)), ...(below.length === 0 ? [] : evaluationsBelow(below))];
}

function ownEvaluation({ name, evaluation, sampled, confirmed, refuted }: EvaluationOfRegion): readonly Block[] {
  const { sheet, deductions, draw, result, grade, decidedAt, archiveHash, status } = evaluation;
  const recheck =
    draw === null
      ? '尚未抽样复核。'
      : `从${draw.population}个${SAMPLED[draw.of]}中随机抽取${sampled}个复核,属实${confirmed}个,不属实${refuted}个` +
        `${sampled === confirmed + refuted ? '' : `,待复核${sampled - confirmed - refuted}个`}。抽样种子${draw.seed},样本框校验值${draw.frameHash},可据以复算。`;
  if (result === null || grade === null || decidedAt === null)
    return [words(`${name}的验收评估处于“${evaluationMachine.states[status].zh}”状态,得分和等次待审定。${recheck}`)];
  const trust = result.trustWeight === null ? '' : `自报数据按复核属实的比例${percent(result.trustWeight)}计分。`;
  return [
    words(
      `${name}得${pointsOf(result.total)},等次为${GRADE_LABELS[grade].zh},${dayInWords(shanghaiDay(decidedAt))}审定归档(归档校验值${archiveHash})。`,
    ),
    words(`${recheck}${trust}`),
    {
      kind: 'TABLE',
      columns: [
        { title: '评分项', share: 0.46 },
        { title: '满分', share: 0.18 },
        { title: '按数据得分', share: 0.18 },
        { title: '核定得分', share: 0.18 },
      ],
      rows: sheet.map(({ key, title, points, selfReported }) => {
        const score = result.items.find((item) => item.key === key);
        return [`${title}${selfReported ? '(自报)' : ''}`, String(points), String(score?.claimed ?? 0), String(score?.points ?? 0)];
      }),
    },
    ...deductions.map(({ on, reason, points }, index) =>
      words(`扣分${index + 1}.${dayInWords(on)},${reason.replace(/。$/, '')},扣${pointsOf(points)}。`),
    ),
  ];
}

const evaluationsBelow = (evaluations: readonly EvaluationOfRegion[]): readonly Block[] => [
  words('各地区验收评估结果如下。'),
  {
    kind: 'TABLE',
    columns: ['地区', '状态', '得分', '等次', '复核样本', '属实'].map((title, index) => {
      return { title, share: [0.26, 0.22, 0.13, 0.13, 0.13, 0.13][index]! };
    }),
    rows: evaluations.map(({ name, evaluation: { status, result, grade }, sampled, confirmed }) => [
      name,
      evaluationMachine.states[status].zh,
      result === null ? '—' : String(result.total),
      grade === null ? '—' : GRADE_LABELS[grade].zh,
      String(sampled),
      String(confirmed),
    ]),
  },
];

const HOLDS: Readonly<Record<Comparator, (value: number, wanted: number) => boolean>> = {
  GTE: (value, wanted) => value >= wanted,
  LTE: (value, wanted) => value <= wanted,
  EQ: (value, wanted) => value === wanted,
  GT: (value, wanted) => value > wanted,
  LT: (value, wanted) => value < wanted,
};

/** What a target has reached; null where it needs more than one figure or there is none. */
function reached(target: Target, figures: readonly FigureOn[]): readonly [string, string] | null {
  const figure = figures.find(({ indicator }) => indicator === target.indicator);
  if (figure === undefined || figure.value === null || target.kind === 'YEAR_ON_YEAR' || target.kind === 'STOCK_CLOSURE') return null;
  const parts = figure.denominator === null ? '' : `(${figure.numerator}/${figure.denominator})`;
  return [`${targetValue(target, figure.value)}${parts}`, HOLDS[target.comparator](figure.value, target.value) ? '达到' : '未达到'];
}
