import type { CampaignBody } from '../body/body.entities.js';
import type { Cadence } from '../cadence/cadence.entity.js';
import type { CadencePeriod, CadenceScope } from '../cadence/cadence.rules.js';
import type { Campaign } from '../campaign/campaign.entity.js';
import { percent } from '../gate/gate.criteria.js';
import { responsibleWords } from '../meeting/meeting.rules.js';
import { PHASE_LABELS } from '../phase/phase.rules.js';
import type { Citation } from '../plan/citation.js';
import type { PlanItem } from '../plan/plan-item.entity.js';
import { inTreeOrder, type Bound } from '../plan/plan.rules.js';
import type { Target } from '../target/target.entities.js';
import type { Comparator, TargetKind } from '../target/target.rules.js';
import type { Task } from '../task/task.entity.js';
import { chineseOrdinal, dayInWords, ended, heading2, markOf, quoted, sections, words, type Block, type Paper } from './paper.blocks.js';

export interface CampaignPlan {
  readonly campaign: Campaign;
  readonly issuer: string;
  readonly items: readonly PlanItem[];
  /** One of each issue. */
  readonly tasks: readonly Task[];
  readonly targets: readonly Target[];
  readonly cadences: readonly Cadence[];
  readonly bodies: readonly CampaignBody[];
  readonly nameOf: (personId: string | null) => string | null;
  readonly divisionOf: (divisionId: string) => string | null;
  readonly asOf: Date;
}

const SIGNS: Readonly<Record<Comparator, string>> = { GTE: '不低于', LTE: '不高于', EQ: '等于', GT: '高于', LT: '低于' };
const PERIODS: Readonly<Record<CadencePeriod, string>> = { DAY: '每日', WEEK: '每周', HALF_MONTH: '每半月', MONTH: '每月', QUARTER: '每季度', YEAR: '每年', ONCE: '期间内' }; // prettier-ignore
const SCOPES: Readonly<Record<CadenceScope, string>> = { PER_PERSON: '每人', PER_ORGANIZATION: '每单位', TOTAL: '合计' };
const RATIOS: readonly TargetKind[] = ['RATIO', 'STOCK_CLOSURE', 'YEAR_ON_YEAR', 'STAGED_RATIO', 'RULE_COMPLIANCE', 'SURVEY'];

/** A value of a target as officers write it: shares in percent where the unit is %, else with the unit. */
export const targetValue = ({ kind, unit }: Pick<Target, 'kind' | 'unit'>, value: number): string =>
  unit === '%' && RATIOS.includes(kind) ? (value < 0 ? `-${percent(-value)}` : percent(value)) : `${value}${unit}`;
export const targetWords = (target: Target): string => `${SIGNS[target.comparator]}${targetValue(target, target.value)}`;

/** The plan of a campaign (实施方案). */
export function campaignPlan(plan: CampaignPlan): Paper {
  const { campaign, targets, cadences, bodies, nameOf } = plan;
  const title = `${campaign.name}${/方案$/.test(campaign.name) ? '' : '实施方案'}`;
  const state = campaign.publishedOn !== null ? 'ISSUED' : campaign.status === 'DRAFT' ? 'DRAFT' : 'SUBMITTED';
  const responsible = nameOf(campaign.firstResponsibleId);
  return {
    name: title,
    asOf: plan.asOf,
    blocks: [
      ...markOf(state),
      { kind: 'TITLE', text: title },
      ...(campaign.documentNumber === null ? [] : [{ kind: 'NUMBER' as const, text: campaign.documentNumber }]),
      ...sections([
        ['工作目标', [words(ended(campaign.goal)), ...targetTable(targets, nameless)]],
        [
          '组织领导',
          [
            ...(responsible === null ? [] : [words(`第一责任人:${responsible}。`)]),
            ...bodies.map(({ name, officePlace, members }) => {
              const place = officePlace === null ? '' : `,办公地点设在${officePlace}`;
              const seats = members.map(({ post, personId }) => [post, nameOf(personId)].filter((word) => word !== null).join(' '));
              return words(`${name}${place}。${seats.length === 0 ? '' : `成员:${seats.join('、')}。`}`);
            }),
          ],
        ],
        [
          '实施步骤',
          campaign.phases.map((phase, index) => {
            const label = phase.title ?? PHASE_LABELS[phase.phase].zh;
            const span = `${dayInWords(phase.startsOn)}至${dayInWords(phase.endsOn)}`;
            return words({ text: `(${chineseOrdinal(index + 1)})${label}阶段。`, face: 'HEADING_2' }, `${span}。`);
          }),
        ],
        ['重点任务', taskBlocks(plan)],
        [
          '工作频次',
          cadences.map(({ who, what, period, atLeast, scope, dueBefore, from, to }, index) => {
            const before = dueBefore === null ? '' : `,每次于${dueBefore}前完成`;
            return words(
              `${index + 1}.${who}${what},${PERIODS[period]}不少于${atLeast}次(${SCOPES[scope]}计)${before},自${boundWords(from)}起至${boundWords(to)}止。`,
            );
          }),
        ],
        ['依据文件', citedDocuments(plan).map((text, index) => words(`${index + 1}.${text}`))],
      ]),
      { kind: 'SIGNATURE', issuer: plan.issuer, day: campaign.publishedOn ?? campaign.startsOn },
    ],
  };
}

const nameless = () => null;

/** Targets as a table, with what was reached where that is known. */
export function targetTable(targets: readonly Target[], reachedBy: (target: Target) => readonly [string, string] | null): readonly Block[] {
  if (targets.length === 0) return [];
  const reached = targets.map(reachedBy);
  const shown = reached.some((one) => one !== null);
  return [
    {
      kind: 'TABLE',
      columns: [
        { title: '序号', share: 0.08 },
        { title: '目标', share: shown ? 0.26 : 0.34 },
        { title: '要求', share: 0.18 },
        { title: '期限', share: shown ? 0.2 : 0.22 },
        ...(shown ? [{ title: '完成情况', share: 0.14 }, { title: '结论', share: 0.14 }] : [{ title: '责任单位', share: 0.18 }]), // prettier-ignore
      ],
      rows: targets.map((target, index) => [
        String(index + 1),
        target.name,
        targetWords(target),
        dayInWords(target.to),
        ...(shown ? (reached[index] ?? ['无数据', '无法判定']) : [target.responsible?.name ?? '—']),
      ]),
    },
  ];
}

const boundWords = ({ day, event }: Bound): string => (day === null ? `“${event!.name}”` : dayInWords(day));

/** (一) operations and sub-plans, 1. measures below them, (1) their tasks; tasks of the campaign as a whole come last. */
function taskBlocks({ items, tasks, divisionOf }: CampaignPlan): readonly Block[] {
  const tree = inTreeOrder(items);
  const top = new Map<string, number>();
  const within = new Map<string | null, number>();
  const next = (key: string | null) => within.set(key, (within.get(key) ?? 0) + 1).get(key)!;
  const tasksOf = (planItemId: string | null) =>
    tasks
      .filter((task) => task.planItemId === planItemId)
      .map((task, index) => {
        const bodies = task.assignment ?? {
          lead: task.leadDivisionId === null ? null : named(task.leadDivisionId),
          supporting: task.supportingDivisionIds.map(named),
        };
        const responsible = responsibleWords(bodies);
        const told = [`完成时限:${dayInWords(task.dueOn)}`, ...(responsible === null ? [] : [responsible])].join(';');
        return words(`(${index + 1})${ended(task.title)}${task.text === task.title ? '' : ended(task.text)}(${told})`);
      });
  const named = (id: string) => ({ name: divisionOf(id) ?? '责任处室', wildcard: null, divisionId: id });
  const blocks = tree.flatMap(({ item, depth }): readonly Block[] => {
    const order = depth === 1 ? top.set(item.id, top.size + 1).size : next(item.parentId);
    const head =
      depth === 1
        ? heading2(`(${chineseOrdinal(order)})${item.title}`)
        : words(`${order}.${ended(item.title)}${item.text === null ? '' : ended(item.text)}`);
    return [head, ...(depth === 1 && item.text !== null ? [words(ended(item.text))] : []), ...tasksOf(item.id)];
  });
  return [...blocks, ...tasksOf(null)];
}

/** Each document that the plan cites, once. */
function citedDocuments({ campaign, items, tasks, targets, cadences, bodies }: CampaignPlan): readonly string[] {
  const cited = [campaign, ...items, ...tasks, ...targets, ...cadences, ...bodies].flatMap(({ citation }): Citation[] =>
    citation === null ? [] : [citation],
  );
  const told = cited.map(({ title, documentNumber, issuer }) => {
    const facts = [documentNumber, issuer].filter((fact) => fact !== null).join(',');
    return `${quoted(title)}${facts === '' ? '' : `(${facts})`}`;
  });
  return [...new Set(told)];
}
