import { day, optional, text } from '@fire-campaign/platform';
import { z } from 'zod';
import { PHASES } from '../phase/phase.rules.js';
import { citation } from './citation.js';

/** 行动, 措施, 子方案 */
export const ITEM_KINDS = ['OPERATION', 'MEASURE', 'SUB_PLAN'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** A plan is answered whole, so it has an end. The largest known one has 40 items. */
export const MAX_ITEMS = 500;
export const MAX_DEPTH = 4;

/** What an item of a plan says; its place in the tree is apart. */
export const itemFields = {
  kind: z.enum(ITEM_KINDS),
  title: text(200, 2),
  text: optional(text(5000)),
  /** Below, it may be neither dropped nor loosened. */
  mandatory: z.boolean(),
  phase: optional(z.enum(PHASES)),
  citation: optional(citation),
};

/** A day, or a named event that is to be dated later (如“全国两会结束”). */
export const bound = z
  .object({ day: optional(day), event: optional(z.object({ code: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/), name: text(100) })) })
  .refine((value) => (value.day === null) !== (value.event === null), {
    params: { code: 'BOUND', zh: '起止须写明一个日期或一个事件,二者择一。', en: 'Give a day or a named event, one of the two.' },
  });
export type Bound = z.output<typeof bound>;

/** Under what an item may stand; null is the campaign itself. */
const PARENTS: Readonly<Record<ItemKind, readonly (ItemKind | null)[]>> = {
  OPERATION: [null, 'SUB_PLAN'],
  MEASURE: [null, 'OPERATION', 'SUB_PLAN'],
  SUB_PLAN: [null, 'OPERATION'],
};

export interface TreeNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: ItemKind;
}
export type TreeProblem = 'PLAN_FULL' | 'ITEM_PARENT_UNKNOWN' | 'ITEM_PARENT_KIND' | 'ITEM_CYCLE' | 'ITEM_DEPTH';

/**
 * Why some items are no plan tree, the first that applies; null when they are one.
 *
 * @param items in any order, ids unique
 */
export function treeProblem(items: readonly TreeNode[]): { readonly code: TreeProblem; readonly id: string } | null {
  if (items.length > MAX_ITEMS) return { code: 'PLAN_FULL', id: items[MAX_ITEMS]!.id };
  const byId = new Map(items.map((item) => [item.id, item]));
  for (const { id, kind, parentId } of items) {
    const parent = parentId === null ? null : byId.get(parentId);
    if (parent === undefined) return { code: 'ITEM_PARENT_UNKNOWN', id };
    if (!PARENTS[kind].includes(parent?.kind ?? null)) return { code: 'ITEM_PARENT_KIND', id };
  }
  const depths = new Map(inTreeOrder(items.map((item) => ({ ...item, ordinal: 0 }))).map(({ item, depth }) => [item.id, depth]));
  const circling = items.find(({ id }) => !depths.has(id));
  if (circling !== undefined) return { code: 'ITEM_CYCLE', id: circling.id };
  const deep = items.find(({ id }) => depths.get(id)! > MAX_DEPTH);
  return deep === undefined ? null : { code: 'ITEM_DEPTH', id: deep.id };
}

/** Items as a reader goes through them: each before what stands under it, siblings by ordinal. Those on a circle are left out. */
export function inTreeOrder<Item extends TreeNode & { readonly ordinal: number }>(
  items: readonly Item[],
): readonly { readonly item: Item; readonly depth: number }[] {
  const children = Map.groupBy(items, ({ parentId }) => parentId);
  const below = (parentId: string | null, depth: number): { item: Item; depth: number }[] =>
    (children.get(parentId) ?? [])
      .toSorted((one, other) => one.ordinal - other.ordinal)
      .flatMap((item) => [{ item, depth }, ...below(item.id, depth + 1)]);
  return below(null, 1);
}
