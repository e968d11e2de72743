import { comparableName, type LocalDate } from '@fire-campaign/domain';
import { Tx } from '@fire-campaign/platform';
import { Cadence } from '../cadence/cadence.entity.js';
import type { Campaign } from '../campaign/campaign.entity.js';
import type { Citation } from '../plan/citation.js';
import { Target } from '../target/target.entities.js';
import { Task } from '../task/task.entity.js';
import { scheduleOf, type CampaignDraft } from '../template/draft.js';
import { likeness } from '../template/names.js';
import { itemTitle } from './notice.rules.js';
import type { NoticePlan } from './plan-of-notice.js';

const OF = ['TASK', 'TARGET', 'CADENCE'] as const;
type Of = (typeof OF)[number];

/** One row of either side, as far as it is compared. `says` has the same keys on both sides, in words. */
interface Row {
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
}

export interface Comparison {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly differences: readonly Difference[];
}
const LISTED = 500;

/** A plan in its strict form, with the items it comes from. */
type ComparedPlan = Pick<NoticePlan, 'origins'> & { readonly draft: CampaignDraft };

const bare = (words: string): string => comparableName(words);
const cited = (citation: Citation | null) => ({ clause: citation?.clause ?? '', quote: citation?.quote ?? '' });

/** What a campaign's plan says now; of tasks issued to several regions at once, one. */
export async function runningPlan(tx: Tx, { id: campaignId }: Campaign): Promise<readonly Row[]> {
  const of = <Entity extends object>(entity: new () => Entity): Promise<Entity[]> =>
    tx.manager.createQueryBuilder(entity, 'row').where('row.campaignId = :campaignId', { campaignId }).orderBy('row.id').getMany();
  const tasks = [...new Map((await of(Task)).map((task) => [task.issueId, task])).values()];
  return [
    ...tasks.map(({ id, title, dueOn, assignment, citation }): Row => ({
      ...{ of: 'TASK', id, title, ...cited(citation) },
      says: {
        名称: title,
        时限: dueOn,
        牵头单位: assignment?.lead?.name ?? null,
        配合单位: together(assignment?.supporting.map(({ name }) => name)),
      },
    })),
    ...(await of(Target)).map(({ id, name, comparator, value, unit, to, citation }): Row => ({
      ...{ of: 'TARGET', id, title: name, ...cited(citation) },
      says: { 名称: name, 数值: figure(comparator, value, unit), 期限: to },
    })),
    ...(await of(Cadence)).map(({ id, what, who, atLeast, period, scope, dueBefore, citation }): Row => ({
      ...{ of: 'CADENCE', id, title: what, ...cited(citation) },
      says: { 内容: what, 单位: who, 次数: `${period} ${atLeast} ${scope}`, 时点: dueBefore },
    })),
  ];
}

/** The same of a plan made of a notice, on the days of a campaign that was moved from `from` to `to`. */
function plannedRows({ draft, origins }: ComparedPlan, from: LocalDate, to: LocalDate): readonly Row[] {
  const schedule = scheduleOf({ ...draft, startsOn: from }, to);
  const at = (list: 'tasks' | 'targets' | 'cadences', index: number) => origins[list][index]!;
  // Deadlines told from the start count from this plan's own start, not from the earlier version's.
  const own = scheduleOf(draft, draft.startsOn);
  return [
    ...draft.tasks.map(({ title, lead, supporting, deadline, source }, index): Row => ({
      ...{ of: 'TASK', id: at('tasks', index).id, title, clause: source.clause, quote: source.quote ?? '' },
      says: { 名称: title, 时限: schedule.day(own.due(deadline).dueOn), 牵头单位: lead, 配合单位: together(supporting) },
    })),
    ...draft.targets.map(({ name, comparator, value, unit, to: until, source }, index): Row => ({
      ...{ of: 'TARGET', id: at('targets', index).id, title: name, clause: source.clause, quote: source.quote ?? '' },
      says: { 名称: name, 数值: figure(comparator, value, unit), 期限: schedule.day(until ?? draft.endsOn) },
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
export function differencesFrom(plan: ComparedPlan, running: readonly Row[], from: LocalDate, to: LocalDate): Comparison {
  const planned = plannedRows(plan, from, to);
  const differences: Difference[] = [];
  let unchanged = 0;
  for (const of of OF) {
    const after = planned.filter((row) => row.of === of);
    const before = running.filter((row) => row.of === of);
    const pairs = paired(before, after);
    for (const row of after) {
      const other = pairs.get(row) ?? null;
      const fields = other === null ? [] : changedFields(other, row);
      if (other !== null && fields.length === 0) unchanged += 1;
      else
        differences.push({
          ...{ kind: other === null ? 'ADDED' : 'CHANGED', of, title: row.title, fields, itemId: row.id, noticeQuote: row.quote },
          ...{ planId: other?.id ?? null, planQuote: other?.quote ?? null },
        });
    }
    const kept = new Set(pairs.values());
    for (const row of before)
      if (!kept.has(row))
        differences.push({
          ...{ kind: 'REMOVED', of, title: row.title, fields: [], planId: row.id, planQuote: row.quote },
          ...{ itemId: null, noticeQuote: null },
        });
  }
  const count = (kind: Difference['kind']) => differences.filter((one) => one.kind === kind).length;
  return {
    ...{ added: count('ADDED'), changed: count('CHANGED'), removed: count('REMOVED'), unchanged },
    differences: differences.slice(0, LISTED),
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
