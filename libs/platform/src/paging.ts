import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { platformErrors } from './errors.js';

export const MAX_PAGE_SIZE = 200;
/** `totalCount` stops here: nobody reads further, and counting a million rows costs a second. */
export const COUNT_CAP = 10_000;

export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** `totalCount` is a function so that the database counts only when the field is selected. */
export interface Page<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly totalCount: () => Promise<number>;
}

/**
 * One page by keyset: as fast at the end of a million rows as at the start.
 *
 * @param columns the order, as entity properties of `alias`, ending in a unique one; all ascending
 * @throws PAGE_SIZE, BAD_CURSOR
 */
export async function readPage<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  alias: string,
  columns: readonly (keyof Row & string)[],
  { first, after }: PageArgs,
): Promise<Omit<Page<Row>, 'totalCount'>> {
  const size = first ?? 50;
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE_SIZE) throw platformErrors.PAGE_SIZE({ max: MAX_PAGE_SIZE });
  if (after != null) {
    const values = decodeCursor(after, columns.length);
    const left = columns.map((column) => `${alias}.${column}`).join(', ');
    query.andWhere(
      `(${left}) > (${columns.map((_, index) => `:cursor${index}`).join(', ')})`,
      Object.fromEntries(values.map((value, index) => [`cursor${index}`, value])),
    );
  }
  for (const column of columns) query.addOrderBy(`${alias}.${column}`, 'ASC');
  const rows = await query.limit(size + 1).getMany();
  const nodes = rows.slice(0, size);
  const last = nodes.at(-1);
  return {
    nodes,
    pageInfo: {
      endCursor: last === undefined ? null : encodeCursor(columns.map((column) => last[column])),
      hasNextPage: rows.length > size,
    },
  };
}

function encodeCursor(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function decodeCursor(cursor: string, length: number): readonly unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(values) &&
      values.length === length &&
      values.every((value) => typeof value === 'string' || typeof value === 'number')
    ) {
      return values;
    }
  } catch {
    // answered below
  }
  throw platformErrors.BAD_CURSOR();
}
