import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bound, inTreeOrder, MAX_ITEMS, treeProblem, type ItemKind, type TreeNode } from './plan.rules.js';

const node = (id: string, kind: ItemKind, parentId: string | null = null): TreeNode => ({ id, kind, parentId });

describe('a plan', () => {
  it.each<[string, readonly TreeNode[], string | null]>([
    ['is empty', [], null],
    ['has operations with measures', [node('o', 'OPERATION'), node('m', 'MEASURE', 'o')], null],
    ['has measures of its own', [node('m', 'MEASURE')], null],
    ['has sub-plans with operations', [node('s', 'SUB_PLAN'), node('o', 'OPERATION', 's'), node('m', 'MEASURE', 'o')], null],
    ['has sub-plans of operations', [node('o', 'OPERATION'), node('s', 'SUB_PLAN', 'o'), node('m', 'MEASURE', 's')], null],
    ['names children before their parents', [node('m', 'MEASURE', 'o'), node('o', 'OPERATION')], null],
    ['hangs nothing under a measure', [node('m', 'MEASURE'), node('x', 'MEASURE', 'm')], 'ITEM_PARENT_KIND'],
    ['puts no sub-plan under a measure', [node('m', 'MEASURE'), node('s', 'SUB_PLAN', 'm')], 'ITEM_PARENT_KIND'],
    ['puts no operation under an operation', [node('o', 'OPERATION'), node('p', 'OPERATION', 'o')], 'ITEM_PARENT_KIND'],
    ['knows the parents of its items', [node('m', 'MEASURE', 'elsewhere')], 'ITEM_PARENT_UNKNOWN'],
    ['does not run in circles', [node('o', 'OPERATION', 's'), node('s', 'SUB_PLAN', 'o')], 'ITEM_CYCLE'],
    [
      'is at most four levels deep',
      [
        node('a', 'SUB_PLAN'),
        node('b', 'OPERATION', 'a'),
        node('c', 'SUB_PLAN', 'b'),
        node('d', 'OPERATION', 'c'),
        node('e', 'MEASURE', 'd'),
      ],
      'ITEM_DEPTH',
    ],
    ['has at most 500 items', Array.from({ length: MAX_ITEMS + 1 }, (_, index) => node(`m${index}`, 'MEASURE')), 'PLAN_FULL'],
    ['has 500 items', Array.from({ length: MAX_ITEMS }, (_, index) => node(`m${index}`, 'MEASURE')), null],
  ])('%s', (_, items, code) => {
    expect(treeProblem(items)?.code ?? null).toBe(code);
  });

  it('is read with each item before what stands under it, every item once', () => {
    const parents = fc.array(fc.nat({ max: 20 }), { maxLength: 30 });
    fc.assert(
      fc.property(parents, (list) => {
        const items = list.map((parent, index) => ({
          ...node(`i${index}`, 'OPERATION', index === 0 || parent >= index ? null : `i${parent}`),
          ordinal: index,
        }));
        const order = inTreeOrder(items).map(({ item }) => item);
        expect(order.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => id).sort());
        for (const [index, { parentId }] of order.entries()) {
          expect(parentId === null || order.findIndex(({ id }) => id === parentId) < index).toBe(true);
        }
      }),
    );
  });

  it.each([
    [{ day: '2026-03-01' }, true],
    [{ event: { code: 'TWO_SESSIONS_CLOSED', name: '全国两会结束' } }, true],
    [{ day: '2026-03-01', event: { code: 'TWO_SESSIONS_CLOSED', name: '全国两会结束' } }, false],
    [{}, false],
    [{ day: '2026-02-30' }, false],
  ])('is bound by a day or an event, one of the two: %j', (value, expected) => {
    expect(bound.safeParse(value).success).toBe(expected);
  });
});
