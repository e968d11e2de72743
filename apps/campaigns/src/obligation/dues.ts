import {
  addDays,
  daysBetween,
  regionContains,
  regionRange,
  shanghaiDay,
  weekday,
  workingDaysBetween,
  type LocalDate,
  type WorkCalendar,
} from '@fire-campaign/domain';
import { Injectable } from '@nestjs/common';
import {
  Actor,
  Clock,
  COUNT_CAP,
  Database,
  MAX_PAGE_SIZE,
  platformErrors,
  recordId,
  Tx,
  type Page,
  type PageArgs,
} from '@fire-campaign/platform';
import { workCalendar } from '../projection/work-calendar.js';
import type { DueOf, QueryDuesArgs } from '../schema.generated.js';
import type { Obligation, ObligationKind } from './obligation.entity.js';
import { endOfDay } from './obligations.js';

/** A summary counts no further. */
const SUMMARY_CAP = 1000;

type Row = Pick<
  Obligation,
  'id' | 'regionCode' | 'campaignId' | 'kind' | 'subjectId' | 'divisionId' | 'personId' | 'title' | 'dueAt' | 'estimated'
>;

/** An obligation as it is seen at a moment. */
export interface Due extends Row {
  readonly dueOn: LocalDate;
  readonly overdue: boolean;
  readonly daysLeft: number;
  readonly workingDaysLeft: number;
}

interface Narrowed {
  readonly campaignId: string | null;
  readonly kinds: readonly ObligationKind[] | null;
  readonly regionCode: string | null;
  /** Due after this moment, and at the latest at that one. */
  readonly after: Date | null;
  readonly until: Date | null;
  readonly cursor: readonly [string, string] | null;
}

/**
 * What is owed. Every list and count is made of ranges of one index, soonest first: of one person, or of each region in question,
 * of which the soonest few are merged. So it takes as long among a million open obligations as among a hundred.
 */
@Injectable()
export class DueService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND for what is no id, PAGE_SIZE, BAD_CURSOR */
  async list(actor: Actor, { of, first, after, ...filter }: QueryDuesArgs): Promise<Page<Due>> {
    const size = first ?? 50;
    if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE_SIZE) throw platformErrors.PAGE_SIZE({ max: MAX_PAGE_SIZE });
    const campaignId = filter.campaignId == null ? null : recordId(filter.campaignId);
    const narrowed = (now: Date, args: PageArgs): Narrowed => ({
      campaignId,
      kinds: filter.kinds ?? null,
      regionCode: filter.regionCode ?? null,
      after: filter.overdue === false ? now : null,
      until: earliest(filter.overdue === true ? now : null, filter.until == null ? null : endOfDay(filter.until)),
      cursor: args.after == null ? null : decoded(args.after),
    });
    const { rows, now, calendar } = await this.read(actor, of, async (tx) => {
      const moment = await this.clock.now(tx);
      const found = await select(tx, actor, of, narrowed(moment, { after }), size + 1);
      return { now: moment, rows: found, calendar: await workCalendar(tx) };
    });
    const nodes = rows.slice(0, size).map((row) => seenAt(row, now, calendar));
    const last = nodes.at(-1);
    return {
      nodes,
      pageInfo: { endCursor: last === undefined ? null : encoded(last), hasNextPage: rows.length > size },
      totalCount: () => this.read(actor, of, async (tx) => count(tx, actor, of, narrowed(await this.clock.now(tx), {}), COUNT_CAP)),
    };
  }

  /** How much is due, counted up to 1000 each. */
  summary(actor: Actor, of: DueOf) {
    return this.read(actor, of, async (tx) => {
      const now = await this.clock.now(tx);
      const today = shanghaiDay(now);
      const tonight = endOfDay(today);
      const sunday = endOfDay(addDays(today, 7 - weekday(today)));
      const between = (after: Date | null, until: Date | null) =>
        count(tx, actor, of, { campaignId: null, kinds: null, regionCode: null, cursor: null, after, until }, SUMMARY_CAP);
      return {
        overdue: await between(null, now),
        today: await between(now, tonight),
        thisWeek: await between(tonight, sunday),
        later: await between(sunday, null),
      };
    });
  }

  /** One's own duties are one's own to see, wherever they lie; those of others by one's rights. */
  private read<Result>(actor: Actor, of: DueOf, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    if (of !== 'ME') return this.db.read(actor, work);
    return this.db.read(Actor.system('campaigns', actor.traceId), async (tx) => {
      // The planner takes row level security for a strong filter and would fetch and sort all of a person's rows.
      await tx.query(`SELECT set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true)`);
      return work(tx);
    });
  }
}

function select(tx: Tx, actor: Actor, of: DueOf, narrowed: Narrowed, limit: number): Promise<Row[]> {
  const { sql, parameters } = ranges(actor, of, narrowed, limit);
  return tx.query<Row>(
    `${sql.head} SELECT id, region_code AS "regionCode", campaign_id AS "campaignId", kind, subject_id AS "subjectId",
       division_id AS "divisionId", person_id AS "personId", title, due_at AS "dueAt", estimated
     FROM ${sql.from} ORDER BY due_at, id LIMIT ${limit}`,
    parameters,
  );
}

async function count(tx: Tx, actor: Actor, of: DueOf, narrowed: Narrowed, cap: number): Promise<number> {
  const { sql, parameters } = ranges(actor, of, narrowed, cap);
  const [row] = await tx.query<{ count: number }>(
    `${sql.head} SELECT count(*) AS count FROM (SELECT 1 FROM ${sql.from} LIMIT ${cap}) AS capped`,
    parameters,
  );
  return row!.count;
}

/** The at most `limit` soonest obligations of each index range. */
function ranges(actor: Actor, of: DueOf, narrowed: Narrowed, limit: number) {
  const parameters: unknown[] = [];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const { campaignId, kinds, regionCode, after, until, cursor } = narrowed;
  const conditions = [`o.status = 'OPEN'`];
  if (campaignId !== null) conditions.push(`o.campaign_id = ${bind(campaignId)}`);
  if (kinds !== null) conditions.push(`o.kind = ANY (${bind(kinds)}::text[])`);
  if (after !== null) conditions.push(`o.due_at > ${bind(after)}`);
  if (until !== null) conditions.push(`o.due_at <= ${bind(until)}`);
  if (cursor !== null) conditions.push(`(o.due_at, o.id) > (${bind(cursor[0])}, ${bind(cursor[1])})`);
  const soonest = (whose: string) =>
    `(SELECT o.* FROM obligation o WHERE ${[whose, ...conditions].join(' AND ')} ORDER BY o.due_at, o.id LIMIT ${limit})`;

  if (of === 'ME') {
    if (regionCode !== null) conditions.push(`o.region_code ^@ ${bind(regionCode)}`);
    return { sql: { head: '', from: `${soonest(`o.person_id = ${bind(actor.id)}`)} AS due` }, parameters };
  }
  const scopes = actor.scopesFor('campaigns:read', campaignId);
  if (of === 'ORGANIZATION') {
    const held = [...new Set(actor.grants.map((grant) => grant.regionCode))].filter(
      (region) => scopes.some((scope) => regionContains(scope, region)) && (regionCode === null || regionContains(regionCode, region)),
    );
    const from = `unnest(${bind(held)}::text[]) AS debtor (code) CROSS JOIN LATERAL ${soonest('o.region_code = debtor.code')} AS due`;
    return { sql: { head: '', from }, parameters };
  }
  const areas = (regionCode === null ? scopes : scopes.flatMap((scope) => overlap(scope, regionCode))).map(regionRange);
  // Debtors of an area are found by leaps through the index, one per region code.
  const next = (above: string, to: string) =>
    `(SELECT n.region_code FROM obligation n WHERE n.status = 'OPEN' AND n.region_code ${above} AND n.region_code < ${to} ORDER BY n.region_code LIMIT 1)`;
  const head = `WITH RECURSIVE debtor (code, last) AS (
    SELECT ${next('>= area.first', 'area.last')}, area.last
    FROM unnest(${bind(areas.map(({ from }) => from))}::text[], ${bind(areas.map(({ to }) => to))}::text[]) AS area (first, last)
    UNION ALL SELECT ${next('> debtor.code', 'debtor.last')}, debtor.last FROM debtor WHERE debtor.code IS NOT NULL)`;
  return { sql: { head, from: `debtor CROSS JOIN LATERAL ${soonest('o.region_code = debtor.code')} AS due` }, parameters };
}

/** What two regions have in common: the smaller one when it lies in the other. */
function overlap(one: string, other: string): readonly string[] {
  if (regionContains(one, other)) return [other];
  return regionContains(other, one) ? [one] : [];
}

const earliest = (one: Date | null, other: Date | null): Date | null => (one === null || (other !== null && other < one) ? other : one);

function seenAt(row: Row, now: Date, calendar: WorkCalendar): Due {
  const today = shanghaiDay(now);
  const dueOn = shanghaiDay(new Date(row.dueAt.getTime() - 1));
  return {
    ...row,
    dueOn,
    overdue: row.dueAt <= now,
    daysLeft: daysBetween(today, dueOn),
    workingDaysLeft: workingDaysBetween(today, dueOn, calendar).days,
  };
}

const encoded = ({ dueAt, id }: Row): string => Buffer.from(JSON.stringify([dueAt, id])).toString('base64url');

/** @throws BAD_CURSOR */
function decoded(cursor: string): readonly [string, string] {
  try {
    const [dueAt, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string];
    return [new Date(dueAt).toISOString(), recordId(id)];
  } catch {
    throw platformErrors.BAD_CURSOR();
  }
}
