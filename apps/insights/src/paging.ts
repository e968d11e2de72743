import { MAX_PAGE_SIZE, platformErrors, type Page, type PageArgs } from '@fire-campaign/platform';

/**
 * A page of rows that were worked out and not read in order: a league table, or figures of a day that is not stored.
 *
 * @param rows all of them, in order
 * @param keyOf tells a row from all others
 * @throws PAGE_SIZE, BAD_CURSOR
 */
export function pageOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string, { first, after }: PageArgs): Page<Row> {
  const size = first ?? 50;
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE_SIZE) throw platformErrors.PAGE_SIZE({ max: MAX_PAGE_SIZE });
  const cursorOf = (row: Row) => Buffer.from(keyOf(row)).toString('base64url');
  const start = after == null ? 0 : rows.findIndex((row) => cursorOf(row) === after) + 1;
  if (after != null && start === 0) throw platformErrors.BAD_CURSOR();
  const nodes = rows.slice(start, start + size);
  const last = nodes.at(-1);
  return {
    nodes,
    pageInfo: { endCursor: last === undefined ? null : cursorOf(last), hasNextPage: start + size < rows.length },
    totalCount: async () => rows.length,
  };
}
