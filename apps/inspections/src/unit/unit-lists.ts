import type { LocalDate } from '@fire-campaign/domain';
import { Database, MAX_PAGE_SIZE, platformErrors, type Actor, type PageArgs, day, id, isId } from '@fire-campaign/platform';
import type { EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { whereReadable } from '../access.js';

/** A record of a unit; the lists under a unit show the newest day first. */
interface OfUnit extends ObjectLiteral {
  readonly id: string;
  readonly unitId: string;
  readonly campaignId: string | null;
}

export type UnitListArgs = PageArgs;

type Narrow<Entity extends OfUnit> = (query: SelectQueryBuilder<Entity>) => void;

/**
 * One page for each of many units, in one statement. Each unit gets one record more than a page holds when there are more,
 * which `unitPage` turns into `hasNextPage`.
 * @param newestBy the property whose days order the list
 * @throws PAGE_SIZE, BAD_CURSOR
 */
export async function listsOfUnits<Entity extends OfUnit>(
  db: Database,
  actor: Actor,
  entity: EntityTarget<Entity>,
  newestBy: keyof Entity & string,
  unitIds: readonly string[],
  args: UnitListArgs,
  narrow: Narrow<Entity> = () => {},
): Promise<readonly Entity[]> {
  const limit = pageSize(args) + 1;
  const cursor = args.after == null ? null : decodeCursor(args.after);
  return db.read(actor, (tx) => {
    const ofOneUnit = whereReadable(
      tx.manager.createQueryBuilder(entity, 'row').select('row.id').where('row.unitId = asked.unit_id'),
      actor,
    );
    narrow(ofOneUnit);
    if (cursor !== null) {
      ofOneUnit.andWhere(`(row.${newestBy}, row.id) < (:cursorDay, :cursorId)`, { cursorDay: cursor.day, cursorId: cursor.id });
    }
    ofOneUnit.orderBy(`row.${newestBy}`, 'DESC').addOrderBy('row.id', 'DESC').limit(limit);
    return tx.manager
      .createQueryBuilder(entity, 'found')
      .where(
        `found.id IN (SELECT listed.id FROM unnest(CAST(:unitIds AS uuid[])) AS asked(unit_id)
         CROSS JOIN LATERAL (${ofOneUnit.getQuery()}) AS listed(id))`,
        { ...ofOneUnit.getParameters(), unitIds: unitIds.filter(isId) },
      )
      .orderBy(`found.${newestBy}`, 'DESC')
      .addOrderBy('found.id', 'DESC')
      .getMany();
  });
}

/** How many records each of many units has, in one statement; units without any are left out. */
export function countsOfUnits<Entity extends OfUnit>(
  db: Database,
  actor: Actor,
  entity: EntityTarget<Entity>,
  unitIds: readonly string[],
  narrow: Narrow<Entity> = () => {},
): Promise<readonly { unitId: string; count: number }[]> {
  return db.read(actor, (tx) => {
    const query = whereReadable(
      tx.manager.createQueryBuilder(entity, 'row').where('row.unitId = ANY(:unitIds)', { unitIds: unitIds.filter(isId) }),
      actor,
    );
    narrow(query);
    return query.select('row.unitId', 'unitId').addSelect('count(*)::int', 'count').groupBy('row.unitId').getRawMany();
  });
}

/** One unit's page from what `listsOfUnits` gave for it. */
export function unitPage<Entity extends OfUnit>(
  rows: readonly Entity[],
  newestBy: keyof Entity & string,
  args: UnitListArgs,
  totalCount: () => Promise<number>,
) {
  const nodes = rows.slice(0, pageSize(args));
  const last = nodes.at(-1);
  return {
    nodes,
    pageInfo: {
      endCursor: last === undefined ? null : encodeCursor(last[newestBy] as LocalDate, last.id),
      hasNextPage: rows.length > nodes.length,
    },
    totalCount,
  };
}

function pageSize({ first }: UnitListArgs): number {
  const size = first ?? 50;
  if (size < 1 || size > MAX_PAGE_SIZE) throw platformErrors.PAGE_SIZE({ max: MAX_PAGE_SIZE });
  return size;
}

function encodeCursor(lastDay: LocalDate, lastId: string): string {
  return Buffer.from(`${lastDay} ${lastId}`).toString('base64url');
}

function decodeCursor(cursor: string): { readonly day: LocalDate; readonly id: string } {
  const [lastDay, lastId] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (!day.safeParse(lastDay).success || !id.safeParse(lastId).success) throw platformErrors.BAD_CURSOR();
  return { day: lastDay!, id: lastId! };
}
