import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { defineErrors } from '../errors.js';
import { MAX_PAGE_SIZE } from '../paging.js';

export const LIMITS = {
  /** Tokens of a document, checked while parsing. Our own largest operation has about 600. */
  tokens: 3_000,
  /** Nested fields. Our own deepest operation has 9. */
  depth: 12,
  aliases: 30,
  /** Fields that could be answered: 1 each, times the page size around them. */
  cost: 50_000,
  bodyBytes: 4 * 1024 * 1024,
  /** The same for who is signed in: a file of 10 MB in Base64, which must be read before any of it may be stored. */
  uploadBytes: 14 * 1024 * 1024,
} as const;

export const limitErrors = defineErrors({
  QUERY_TOO_DEEP: {
    kind: 'limit',
    zh: '查询嵌套 {depth} 层,超过上限 {max} 层。请拆分查询。',
    en: 'The query is {depth} levels deep; {max} are allowed. Split it.',
  },
  TOO_MANY_ALIASES: {
    kind: 'limit',
    zh: '查询使用了 {aliases} 个别名,上限为 {max} 个。请拆分查询。',
    en: 'The query uses {aliases} aliases; {max} are allowed. Split it.',
  },
  QUERY_TOO_COSTLY: {
    kind: 'limit',
    zh: '查询代价 {cost} 超过上限 {max}。请减少每页条数(first)或嵌套列表。',
    en: 'The query costs {cost}; {max} is allowed. Ask for smaller pages (first) or fewer nested lists.',
  },
});

export interface QueryMeasure {
  readonly depth: number;
  readonly aliases: number;
  readonly cost: number;
}

/**
 * Depth, aliases and cost of an operation before it runs. Cost counts one for each field that could be answered; a paged list
 * multiplies what is below it by its `first` argument. Introspection counts as one field: its usual query is deep, and GraphQL's
 * own validation bounds it (MaxIntrospectionDepthRule).
 * Fragments are measured once each, so that fragments spread in fragments cost no time.
 */
export function measureQuery(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): QueryMeasure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const measured = new Map<string, QueryMeasure>();

  const pageSize = (value: ValueNode | undefined): number => {
    if (value === undefined) return 0;
    const first =
      value.kind === Kind.INT ? Number(value.value) : value.kind === Kind.VARIABLE ? Number(variables[value.name.value] ?? 50) : 50;
    return Number.isFinite(first) ? Math.max(1, Math.min(first, MAX_PAGE_SIZE)) : MAX_PAGE_SIZE;
  };

  const measure = (set: SelectionSetNode): QueryMeasure => {
    let depth = 0;
    let aliases = 0;
    let cost = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD && INTROSPECTION.has(selection.name.value)) cost += 1;
      else if (selection.kind === Kind.FIELD) {
        const below = selection.selectionSet === undefined ? { depth: 0, aliases: 0, cost: 0 } : measure(selection.selectionSet);
        const times = pageSize(selection.arguments?.find((argument) => argument.name.value === 'first')?.value) || 1;
        depth = Math.max(depth, below.depth + 1);
        aliases += below.aliases + (selection.alias === undefined ? 0 : 1);
        cost += 1 + below.cost * times;
      } else {
        const below = selection.kind === Kind.INLINE_FRAGMENT ? measure(selection.selectionSet) : measureFragment(selection.name.value);
        depth = Math.max(depth, below.depth);
        aliases += below.aliases;
        cost += below.cost;
      }
    }
    return { depth, aliases, cost };
  };
  const measureFragment = (name: string): QueryMeasure => {
    const fragment = fragments.get(name);
    if (fragment === undefined) return { depth: 0, aliases: 0, cost: 0 };
    let result = measured.get(name);
    if (result === undefined) {
      measured.set(name, { depth: 0, aliases: 0, cost: 0 }); // a cycle (refused by validation) ends here
      result = measure(fragment.selectionSet);
      measured.set(name, result);
    }
    return result;
  };
  return measure(operation.selectionSet);
}

const INTROSPECTION = new Set(['__schema', '__type']);

/** @throws QUERY_TOO_DEEP, TOO_MANY_ALIASES, QUERY_TOO_COSTLY */
export function enforceLimits(measure: QueryMeasure): void {
  if (measure.depth > LIMITS.depth) throw limitErrors.QUERY_TOO_DEEP({ depth: measure.depth, max: LIMITS.depth });
  if (measure.aliases > LIMITS.aliases) throw limitErrors.TOO_MANY_ALIASES({ aliases: measure.aliases, max: LIMITS.aliases });
  if (measure.cost > LIMITS.cost) throw limitErrors.QUERY_TOO_COSTLY({ cost: measure.cost, max: LIMITS.cost });
}
