import { addDays, shanghaiDay, type LocalDate, type WorkCalendar } from '@fire-campaign/domain';
import { TaskChanged } from '@fire-campaign/events';
import { Tx, uuidv7 } from '@fire-campaign/platform';
import { IsNull, Not } from 'typeorm';
import { Cadence } from '../cadence/cadence.entity.js';
import { OWED_AS } from '../cadence/periods.js';
import { CadencePeriodRow } from '../cadence/period.entities.js';
import { dueOf, periodsOf } from '../cadence/period.rules.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { DispatchForm } from '../dispatch/dispatch.entities.js';
import { formPeriod } from '../dispatch/dispatch.rules.js';
import { endOfDay, rescheduleAll, withdraw } from '../obligation/obligations.js';
import { workCalendar } from '../projection/work-calendar.js';
import { Task } from '../task/task.entity.js';
import { OPEN_STATUSES } from '../task/task.rules.js';
import { DeadlineChange } from './deadline.entities.js';
import { cadenceBounds, deadlineOf, type DatedEvents } from './deadline.rules.js';

/** A moved day, before it is recorded. */
export type Moved = Pick<DeadlineChange, 'kind' | 'subjectId' | 'regionCode' | 'campaignId' | 'title' | 'before' | 'after'>;

/** Why days moved, and when. */
export interface Cause {
  readonly cause: DeadlineChange['cause'];
  readonly reason: string;
  readonly changedAt: Date;
}

/** Gives tasks that are still to be done the days that now follow from what is known, with what is owed by then. */
export async function settleTasks(
  tx: Tx,
  tasks: readonly Task[],
  campaigns: ReadonlyMap<string, Campaign>,
  datedOn: DatedEvents,
  calendar: WorkCalendar,
): Promise<readonly Moved[]> {
  const moved: Moved[] = [];
  const settled = tasks.filter((task) => {
    const before = task.dueOn;
    const computed = deadlineOf(task.deadline!, campaigns.get(task.campaignId)!, datedOn, calendar);
    if (computed === null || !task.settle(computed)) return false;
    const { id: subjectId, regionCode, campaignId, title, dueOn: after } = task;
    if (before !== after) moved.push({ kind: 'TASK', subjectId, regionCode, campaignId, title, before, after });
    return true;
  });
  if (settled.length === 0) return [];
  const days = settled.map(({ id, dueOn, deadline }) => ({ id, dueOn, deadline }));
  await tx.query(
    `UPDATE task SET due_on = t."dueOn", deadline = t.deadline, version = version + 1
     FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, "dueOn" date, deadline jsonb) WHERE task.id = t.id`,
    [JSON.stringify(days)],
  );
  await rescheduleAll(
    tx,
    'TASK',
    settled.map(({ id: subjectId, dueOn, deadline }) => ({ subjectId, dueAt: endOfDay(dueOn), estimated: deadline!.estimated })),
  );
  const issued = settled.filter(({ status }) => status !== 'DRAFT');
  for (const task of issued) task.version += 1;
  await tx.publishAll(
    TaskChanged,
    issued.map((task) => ({ regionCode: task.regionCode, data: task.facts })),
  );
  return moved;
}

/** Tasks of campaigns that are still to be done, or issued, and whose day follows from something. */
export function tasksToSettle(
  tx: Tx,
  campaignIds: readonly string[],
  kind: 'EVENT' | 'WORKING_DAYS',
  code: string | null,
): Promise<Task[]> {
  const query = tx.manager
    .createQueryBuilder(Task, 'row')
    .where('row.campaignId = ANY (:campaignIds) AND row.status = ANY (:statuses)', { campaignIds, statuses: ['DRAFT', ...OPEN_STATUSES] })
    .andWhere(`row.deadline->>'kind' = :kind`, { kind });
  if (code !== null) query.andWhere(`row.deadline->'event'->>'code' = :code`, { code });
  return query.orderBy('row.id').setLock('pessimistic_write').getMany();
}

/** Everything in a cascade that waits for an event moves to its day. The campaigns are held by the caller. */
export async function moveToEvent(
  tx: Tx,
  campaigns: readonly Campaign[],
  code: string,
  before: DatedEvents,
  after: DatedEvents,
  today: LocalDate,
): Promise<readonly Moved[]> {
  const calendar = await workCalendar(tx);
  const ids = campaigns.map(({ id }) => id);
  const byId = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  const moved = [...(await settleTasks(tx, await tasksToSettle(tx, ids, 'EVENT', code), byId, after, calendar))];
  const bound = `(row.begins->'event'->>'code' = :code OR row.ends->'event'->>'code' = :code) AND row.campaignId = ANY (:ids)`;
  const rules = await tx.manager.createQueryBuilder(Cadence, 'row').where(bound, { code, ids }).orderBy('row.id').getMany();
  for (const rule of rules)
    moved.push(...(await moveCadence(tx, byId.get(rule.campaignId)!, rule, code, { before, after, calendar }, today)));
  const forms = await tx.manager.createQueryBuilder(DispatchForm, 'row').where(bound, { code, ids }).orderBy('row.id').getMany();
  for (const form of forms) {
    const campaign = byId.get(form.campaignId)!;
    const [was, is] = [before, after].map((dated) => formPeriod(form, campaign, dated)) as [Days, Days];
    const { id: subjectId, regionCode, campaignId } = form;
    const own = { subjectId, regionCode, campaignId, title: `${campaign.name}日调度` };
    if (was.from !== is.from) moved.push({ ...own, kind: 'DISPATCH_START', before: was.from, after: is.from });
    if (was.to !== is.to) moved.push({ ...own, kind: 'DISPATCH_END', before: was.to, after: is.to });
  }
  return moved;
}
type Days = ReturnType<typeof formPeriod>;

/**
 * A rule's days move with its event. Open periods are cut or lengthened to the new last day; those that would begin after it, or before
 * the new first day, are no longer asked; nothing is asked of days that passed before the event was dated.
 */
async function moveCadence(
  tx: Tx,
  campaign: Campaign,
  rule: Cadence,
  code: string,
  { before, after, calendar }: { readonly before: DatedEvents; readonly after: DatedEvents; readonly calendar: WorkCalendar },
  today: LocalDate,
): Promise<readonly Moved[]> {
  const was = cadenceBounds(rule, campaign, before);
  const is = cadenceBounds(rule, campaign, after);
  const { id: subjectId, regionCode, campaignId, what: title } = rule;
  const own = { subjectId, regionCode, campaignId, title };
  const moved: Moved[] = [];
  if (was.startsOn !== is.startsOn) moved.push({ ...own, kind: 'CADENCE_START', before: was.startsOn, after: is.startsOn });
  if (was.endsOn !== is.endsOn) moved.push({ ...own, kind: 'CADENCE_END', before: was.endsOn, after: is.endsOn });
  if (campaign.publishedOn === null || moved.length === 0) return moved;

  const putOff = rule.from.event?.code === code && is.startsOn! > today;
  const open = await tx.query<{ startsOn: LocalDate; endsOn: LocalDate }>(
    `SELECT DISTINCT starts_on AS "startsOn", ends_on AS "endsOn" FROM cadence_period WHERE cadence_id = $1 AND status = 'OPEN' ORDER BY 1`,
    [rule.id],
  );
  for (const period of open) {
    const [days] = putOff ? [] : periodsOf(rule.period, { startsOn: period.startsOn, endsOn: is.endsOn }, period.startsOn);
    if (days?.endsOn === period.endsOn) continue;
    if (days === undefined) {
      if (rule.nextFrom! > period.startsOn) rule.nextFrom = period.startsOn;
      for (const { id } of await changePeriods(tx, rule, period.startsOn, `status = 'WAIVED'`, [])) {
        await withdraw(tx, { kind: OWED_AS[rule.form], subjectId: id });
      }
      continue;
    }
    rule.nextFrom = addDays(days.endsOn, 1);
    const { dueAt, estimated } = dueOf(rule, days, calendar);
    const changed = await changePeriods(tx, rule, period.startsOn, 'ends_on = $3, due_at = $4, estimated = $5', [
      days.endsOn,
      dueAt,
      estimated,
    ]);
    await rescheduleAll(
      tx,
      OWED_AS[rule.form],
      changed.map(({ id }) => ({ subjectId: id, dueAt, estimated })),
    );
  }
  if (rule.from.event?.code === code && (rule.nextFrom === null || putOff)) {
    rule.nextFrom = [is.startsOn!, today, campaign.publishedOn].sort().at(-1)!;
  }
  await tx.save(rule);
  return moved;
}

/** Changes the open periods of a rule that begin on a day. */
async function changePeriods(tx: Tx, rule: Cadence, startsOn: LocalDate, set: string, values: readonly unknown[]) {
  const [rows] = (await tx.query(
    `UPDATE cadence_period SET ${set} WHERE cadence_id = $1 AND starts_on = $2 AND status = 'OPEN' RETURNING id`,
    [rule.id, startsOn, ...values],
  )) as unknown as [{ id: string }[], number];
  return rows;
}

/** Everything that counts working days moves to where the calendar now has it. */
export async function moveToCalendar(tx: Tx): Promise<readonly Moved[]> {
  const calendar = await workCalendar(tx);
  const campaigns = await tx.manager
    .createQueryBuilder(Campaign, 'row')
    .where(`row.status NOT IN ('ARCHIVED', 'TERMINATED')`)
    .andWhere(`EXISTS (SELECT 1 FROM task t WHERE t.campaign_id = row.id AND t.deadline->>'kind' = 'WORKING_DAYS')`)
    .orderBy('row.id')
    .getMany();
  const byId = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  const tasks = await tasksToSettle(tx, [...byId.keys()], 'WORKING_DAYS', null);
  const moved = [...(await settleTasks(tx, tasks, byId, new Map(), calendar))];
  const rules = await tx.manager.findBy(Cadence, { dueWorkingDays: Not(IsNull()) });
  for (const rule of rules) moved.push(...(await movePeriods(tx, rule, calendar)));
  return moved;
}

/** Open periods of a report or meeting that is due so many working days after them. */
async function movePeriods(tx: Tx, rule: Cadence, calendar: WorkCalendar): Promise<readonly Moved[]> {
  const periods = await tx.manager.findBy(CadencePeriodRow, { cadenceId: rule.id, status: 'OPEN' });
  const changed = periods.flatMap((period) => {
    const due = dueOf(rule, period, calendar);
    return due.dueAt.getTime() === period.dueAt.getTime() && due.estimated === period.estimated ? [] : [{ period, ...due }];
  });
  if (changed.length === 0) return [];
  const days = changed.map(({ period: { id: subjectId }, dueAt, estimated }) => ({ subjectId, dueAt, estimated }));
  await tx.query(
    `UPDATE cadence_period SET due_at = p."dueAt", estimated = p.estimated
     FROM jsonb_to_recordset($1::jsonb) AS p("subjectId" uuid, "dueAt" timestamptz, estimated boolean) WHERE cadence_period.id = p."subjectId"`,
    [JSON.stringify(days)],
  );
  await rescheduleAll(tx, OWED_AS[rule.form], days);
  const lastDay = (dueAt: Date) => shanghaiDay(new Date(dueAt.getTime() - 1));
  return changed.flatMap(({ period: { id: subjectId, regionCode, campaignId, dueAt: was }, dueAt }): Moved[] => {
    const [before, after] = [lastDay(was), lastDay(dueAt)];
    return before === after ? [] : [{ kind: 'CADENCE_PERIOD', subjectId, regionCode, campaignId, title: rule.what, before, after }];
  });
}

/** Keeps which days moved. */
export async function recordMoved(tx: Tx, moved: readonly Moved[], cause: Cause): Promise<readonly DeadlineChange[]> {
  const changes = moved.map((one) => tx.manager.create(DeadlineChange, { id: uuidv7(), ...one, ...cause }));
  for (let from = 0; from < changes.length; from += 1000) await tx.manager.insert(DeadlineChange, changes.slice(from, from + 1000));
  return changes;
}
