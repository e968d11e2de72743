import { comparableName, type LocalDate } from '@fire-campaign/domain';
import { Tx } from '@fire-campaign/platform';
import type { ChangeInput } from '../amendment/amendment.rules.js';
import { contentOf } from '../cascade/cascade.access.js';
import type { Campaign } from '../campaign/campaign.entity.js';
import type { Citation } from '../plan/citation.js';
import { ReportedIndicator } from '../target/target.entities.js';
import { Task } from '../task/task.entity.js';
import { scheduleOf, type CampaignDraft, type Schedule } from '../template/draft.js';
import { likeness } from '../template/names.js';
import { amendmentOf, type RunningContent } from './amendment-of-notice.js';
import type { NoticePlan } from './plan-of-notice.js';

const OF = ['ITEM', 'TASK', 'TARGET', 'CADENCE'] as const;
type Of = (typeof OF)[number];

/** One row of either side, as far as it is compared. `says` has the same keys on both sides, in words. */
export interface Row {
  readonly of: Of;
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  readonly quote: string;
  readonly says: Readonly<Record<string, string | null>>;
}

export interface Difference {
  readonly kind: 'ADDED' | 'CHANGED' | 'REMOVED';
  readonly of: Of;
  readonly title: string;
  readonly fields: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[];
  readonly planId: string | null;
  readonly planQuote: string | null;
  readonly itemId: string | null;
  readonly noticeQuote: string | null;
  /** One of the changes of the amendment makes up for it. */
  readonly amended: boolean;
}

export interface Comparison {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly differences: readonly Difference[];
  readonly amendmentChanges: readonly ChangeInput[];
}
const LISTED = 500;
/** As many as one amendment takes. */
const AMENDED = 100;

/** A plan in its strict form, with the items it comes from. */
export type ComparedPlan = Pick<NoticePlan, 'origins' | 'links'> & { readonly draft: CampaignDraft };

const bare = (words: string): string => comparableName(words);
const cited = (citation: Citation | null) => ({ clause: citation?.clause ?? '', quote: citation?.quote ?? '' });

/** A campaign's plan as it is now, row by row and whole; of tasks issued to several regions at once, one. */
export interface RunningPlan {
  readonly rows: readonly Row[];
  readonly content: RunningContent;
}

export async function runningPlan(tx: Tx, { id: campaignId }: Campaign): Promise<RunningPlan> {
  const content = await contentOf(tx, campaignId);
  const of = { where: { campaignId }, order: { id: 'ASC' } } as const;
  const tasks = [...new Map((await tx.manager.find(Task, of)).map((task) => [task.issueId, task])).values()];
  const indicators = (await tx.manager.find(ReportedIndicator, of)).map(({ zh, code }) => [bare(zh), code] as const);
  const rows = [
    ...content.items.map(({ id, title, text, citation }): Row => ({
      ...{ of: 'ITEM', id, title, ...cited(citation) },
      says: { 名称: title, 内容: text },
    })),
    ...tasks.map(({ id, title, dueOn, assignment, citation }): Row => ({
      ...{ of: 'TASK', id, title, ...cited(citation) },
      says: {
        名称: title,
        时限: dueOn,
        牵头单位: assignment?.lead?.name ?? null,
        配合单位: together(assignment?.supporting.map(({ name }) => name)),
      },
    })),
    ...content.targets.map(({ id, name, comparator, value, unit, to, citation }): Row => ({
      ...{ of: 'TARGET', id, title: name, ...cited(citation) },
      says: { 名称: name, 数值: figure(comparator, value, unit), 期限: to },
    })),
    ...content.cadences.map(({ id, what, who, atLeast, period, scope, dueBefore, citation }): Row => ({
      ...{ of: 'CADENCE', id, title: what, ...cited(citation) },
      says: { 内容: what, 单位: who, 次数: `${period} ${atLeast} ${scope}`, 时点: dueBefore },
    })),
  ];
  return { rows, content: { ...content, indicators: new Map(indicators) } };
}

/** The same of a plan made of a notice, on the days of a campaign; what tells no day of its own lasts as long as the campaign. */
function plannedRows({ draft, origins }: ComparedPlan, schedule: Schedule, endsOn: LocalDate): readonly Row[] {
  const at = (list: 'items' | 'tasks' | 'targets' | 'cadences', index: number) => origins[list][index]!;
  // Deadlines told from the start count from this plan's own start, not from the earlier version's.
  const own = scheduleOf(draft, draft.startsOn);
  return [
    ...draft.items.map(({ title, text, source }, index): Row => ({
      ...{ of: 'ITEM', id: at('items', index).id, title, clause: source.clause, quote: source.quote ?? '' },
      says: { 名称: title, 内容: text },
    })),
    ...draft.tasks.map(({ title, lead, supporting, deadline, source }, index): Row => ({
      ...{ of: 'TASK', id: at('tasks', index).id, title, clause: source.clause, quote: source.quote ?? '' },
      says: { 名称: title, 时限: schedule.day(own.due(deadline).dueOn), 牵头单位: lead, 配合单位: together(supporting) },
    })),
    ...draft.targets.map(({ name, comparator, value, unit, to: until, source }, index): Row => ({
      ...{ of: 'TARGET', id: at('targets', index).id, title: name, clause: source.clause, quote: source.quote ?? '' },
      says: { 名称: name, 数值: figure(comparator, value, unit), 期限: until === null ? endsOn : schedule.day(until) },
    })),
    ...draft.cadences.map(({ what, who, atLeast, period, scope, dueBefore, source }, index): Row => ({
      ...{ of: 'CADENCE', id: at('cadences', index).id, title: what, clause: source.clause, quote: source.quote ?? '' },
      says: { 内容: what, 单位: who, 次数: `${period} ${atLeast} ${scope}`, 时点: dueBefore },
    })),
  ];
}

const together = (names: readonly string[] | undefined): string | null =>
  names === undefined || names.length === 0 ? null : names.join('、');
const figure = (comparator: string, value: number, unit: string): string =>
  `${comparator} ${unit === '%' ? `${Math.round(value * 1e4) / 100}%` : `${value}${unit}`}`;

/**
 * What a notice says otherwise than a running plan. Rows are paired by equal sentences first, then by section and like names, then by
 * like names alone; what finds no partner was added or is gone.
 *
 * @param from first day of the version the plan was made of; the plan was moved from there to `to`
 */
export function differencesFrom(plan: ComparedPlan, running: RunningPlan, from: LocalDate, to: LocalDate): Comparison {
  const schedule = scheduleOf({ ...plan.draft, startsOn: from }, to);
  const planned = plannedRows(plan, schedule, running.content.campaign.endsOn);
  const of = (rows: readonly Row[], which: Of) => rows.filter((row) => row.of === which);
  const pairs = new Map(OF.flatMap((which) => [...paired(of(running.rows, which), of(planned, which))]));
  const fields = new Map([...pairs].map(([row, other]) => [row, changedFields(other, row)]));
  const changed = new Set([...fields].flatMap(([row, differing]) => (differing.length === 0 ? [] : [row])));
  const changes = amendmentOf(plan, running.content, { running: running.rows, planned, pairs, changed }, schedule, bare);
  const amendmentChanges = [...new Set(changes.values())].slice(0, AMENDED);
  const amended = (row: Row) => changes.has(row) && amendmentChanges.includes(changes.get(row)!);

  const kept = new Set(pairs.values());
  const differences = OF.flatMap((which): Difference[] => [
    ...of(planned, which).flatMap((row): Difference[] => {
      const other = pairs.get(row) ?? null;
      if (other !== null && !changed.has(row)) return [];
      return [
        {
          ...{ kind: other === null ? 'ADDED' : 'CHANGED', of: which, title: row.title, fields: fields.get(row) ?? [] },
          ...{ itemId: row.id, noticeQuote: row.quote, planId: other?.id ?? null, planQuote: other?.quote ?? null, amended: amended(row) },
        },
      ];
    }),
    ...of(running.rows, which)
      .filter((row) => !kept.has(row))
      .map((row): Difference => ({
        ...{ kind: 'REMOVED', of: which, title: row.title, fields: [], planId: row.id, planQuote: row.quote },
        ...{ itemId: null, noticeQuote: null, amended: amended(row) },
      })),
  ]);
  const count = (kind: Difference['kind']) => differences.filter((one) => one.kind === kind).length;
  return {
    ...{ added: count('ADDED'), changed: changed.size, removed: count('REMOVED'), unchanged: pairs.size - changed.size },
    differences: differences.slice(0, LISTED),
    amendmentChanges,
  };
}

/** Partners in `before` of the rows of `after`, each at most once. */
function paired(before: readonly Row[], after: readonly Row[]): ReadonlyMap<Row, Row> {
  const pairs = new Map<Row, Row>();
  const free = new Set(before);
  const pass = (fits: (one: Row, other: Row) => number) => {
    for (const row of after) {
      if (pairs.has(row)) continue;
      let best: { readonly row: Row; readonly score: number } | null = null;
      for (const other of free) {
        const score = fits(row, other);
        if (score > (best?.score ?? 0)) best = { row: other, score };
        if (score === 1) break;
      }
      if (best === null) continue;
      pairs.set(row, best.row);
      free.delete(best.row);
    }
  };
  const alike = (least: number) => (one: Row, other: Row) => {
    const score = likeness(bare(one.title), bare(other.title));
    return score >= least ? score : 0;
  };
  pass((one, other) => Number(one.clause === other.clause && one.title === other.title && bare(one.quote) === bare(other.quote)));
  pass((one, other) => Number(one.quote !== '' && one.title === other.title && bare(one.quote) === bare(other.quote)));
  pass((one, other) => (one.clause === other.clause ? alike(0.4)(one, other) : 0));
  pass(alike(0.75));
  return pairs;
}

function changedFields(before: Row, after: Row): Difference['fields'] {
  return Object.entries(after.says).flatMap(([field, now]) => {
    const then = before.says[field] ?? null;
    return bare(then ?? '') === bare(now ?? '') ? [] : [{ field, before: then, after: now }];
  });
}
