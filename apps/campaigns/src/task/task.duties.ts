import { addDays, shanghaiDay, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import { TaskChanged } from '@fire-campaign/events';
import { Tx, uuidv7 } from '@fire-campaign/platform';
import type { Campaign } from '../campaign/campaign.entity.js';
import { datedEvents } from '../deadline/dated-events.js';
import { deadlineOf } from '../deadline/deadline.rules.js';
import { assign, discharge, endOfDay, entrust, owe, reschedule, type Owed } from '../obligation/obligations.js';
import { workCalendar } from '../projection/work-calendar.js';
import type { Wildcard } from '../template/names.js';
import { Task } from './task.entity.js';

/** Days in which the office reviews what was submitted late; what came in time is reviewed by the task's own day. */
const REVIEW_DAYS = 3;

const owed = (task: Task): Owed => ({
  kind: 'TASK',
  subjectId: task.id,
  regionCode: task.regionCode,
  campaignId: task.campaignId,
  divisionId: task.leadDivisionId,
  personId: task.signedForById,
  title: task.title,
  dueAt: endOfDay(task.dueOn),
  estimated: task.deadline?.estimated ?? false,
});

/** Issued tasks are owed by their regions, and told to other services. */
export async function oweTasks(tx: Tx, tasks: readonly Task[]): Promise<void> {
  await owe(tx, tasks.map(owed));
  await tx.publishAll(
    TaskChanged,
    tasks.map((task) => ({ regionCode: task.regionCode, data: task.facts })),
  );
}

/** After a step of a task: who owes what now, by when. */
export async function followTask(
  tx: Tx,
  task: Task,
  step: 'ASSIGN' | 'SIGN_FOR' | 'START' | 'SUBMIT' | 'RETURN' | 'ACCEPT' | 'EXTEND',
  now: Date,
): Promise<void> {
  const own = { kind: 'TASK', subjectId: task.id } as const;
  const review = { kind: 'TASK_REVIEW', subjectId: task.id } as const;
  if (step === 'ASSIGN') await entrust(tx, own, task.leadDivisionId!);
  if (step === 'SIGN_FOR') await assign(tx, own, task.signedForById!);
  if (step === 'SUBMIT') {
    await discharge(tx, own, now);
    const { campaignId, title, dueOn } = task;
    const byThen = addDays(shanghaiDay(now), REVIEW_DAYS);
    const dueAt = endOfDay(dueOn > byThen ? dueOn : byThen);
    await owe(tx, [{ ...review, regionCode: task.ownerRegionCode, campaignId, title, dueAt }]);
  }
  if (step === 'RETURN' || step === 'ACCEPT') await discharge(tx, review, now);
  if (step === 'RETURN') await owe(tx, [owed(task)]);
  if (step === 'EXTEND') await reschedule(tx, own, endOfDay(task.dueOn), task.deadline?.estimated ?? false);
  await tx.publish(TaskChanged, task.regionCode, task.facts);
}

/**
 * Issues the prepared tasks of a campaign at its publication, due on the days that are known by then. 各处室 becomes a task for every division of the campaign's own
 * organisation, 各支队 and 各大队 one for every region that has such an organisation; supporting divisions are named on the lead's task,
 * supporting detachments and brigades get tasks of their own.
 */
export async function issuePrepared(tx: Tx, campaign: Campaign, today: LocalDate): Promise<void> {
  const prepared = await tx.manager.find(Task, { where: { campaignId: campaign.id, status: 'DRAFT' }, order: { id: 'ASC' } });
  if (prepared.length === 0) return;
  const datedOn = await datedEvents(tx, campaign.rootId);
  const calendar = await workCalendar(tx);
  for (const task of prepared) {
    const computed = task.deadline === null ? null : deadlineOf(task.deadline, campaign, datedOn, calendar);
    if (computed !== null) task.settle(computed);
  }
  const bodies = await bodiesOf(tx, campaign.regionCode);
  const tasks = prepared.flatMap((task) => expanded(task, bodies));
  for (const task of tasks) task.issue(today);
  await tx.manager.save(tasks);
  await oweTasks(tx, tasks);
}

/** Where the prepared tasks of a draft will lie once it is published: region and lead division, one entry per task. */
export async function debtorsOfPrepared(
  tx: Tx,
  { id, regionCode }: Campaign,
): Promise<readonly Pick<Task, 'regionCode' | 'leadDivisionId'>[]> {
  const prepared = await tx.manager.findBy(Task, { campaignId: id, status: 'DRAFT' });
  if (prepared.length === 0) return [];
  const bodies = await bodiesOf(tx, regionCode);
  return prepared.flatMap((task) => expanded(task, bodies));
}

interface Bodies {
  readonly divisions: readonly string[];
  readonly DETACHMENTS: readonly RegionCode[];
  readonly BRIGADES: readonly RegionCode[];
}

/** What 各处室, 各支队 and 各大队 of a region are: divisions by id, organisations by their region. */
async function bodiesOf(tx: Tx, regionCode: RegionCode): Promise<Bodies> {
  const divisions = await tx.query<{ id: string }>(`SELECT id FROM division WHERE region_code = $1 ORDER BY id`, [regionCode]);
  return {
    divisions: divisions.map(({ id }) => id),
    DETACHMENTS: await organizationRegions(tx, regionCode, 'DETACHMENTS'),
    BRIGADES: await organizationRegions(tx, regionCode, 'BRIGADES'),
  };
}

/**
 * The regions in which the detachments or brigades of an area are, itself included; every city or county of it while the directory
 * names no such organisation.
 */
export async function organizationRegions(
  tx: Tx,
  regionCode: RegionCode,
  which: Exclude<Wildcard, 'DIVISIONS'>,
): Promise<readonly RegionCode[]> {
  const [level, length] = which === 'DETACHMENTS' ? ['DETACHMENT', 4] : ['BRIGADE', 6];
  const known = await tx.query<{ code: string }>(
    `SELECT DISTINCT region_code AS code FROM organization WHERE level = $2 AND region_code ^@ $1 AND length(region_code) = $3 ORDER BY 1`,
    [regionCode, level, length],
  );
  if (known.length > 0) return known.map(({ code }) => code);
  const regions = await tx.query<{ code: string }>(`SELECT code FROM region WHERE code ^@ $1 AND length(code) = $2 ORDER BY 1`, [
    regionCode,
    length,
  ]);
  return regions.map(({ code }) => code);
}

/** The tasks that a prepared one becomes; itself first. What nobody is found for stays with the campaign's own region. */
function expanded(task: Task, bodies: Bodies): readonly Task[] {
  const lead = task.assignment?.lead?.wildcard ?? null;
  const supporting = new Set(task.assignment?.supporting.flatMap(({ wildcard }) => wildcard ?? []));
  const others = (divisionId: string | null) => bodies.divisions.filter((id) => id !== divisionId);
  const debtors: Pick<Task, 'regionCode' | 'leadDivisionId' | 'supportingDivisionIds'>[] = [];
  const inRegions = (regions: readonly RegionCode[]) =>
    regions.forEach((regionCode) => debtors.push({ regionCode, leadDivisionId: null, supportingDivisionIds: [] }));
  const { regionCode, leadDivisionId, supportingDivisionIds } = task;
  if (lead === 'DIVISIONS') {
    for (const id of bodies.divisions) debtors.push({ regionCode, leadDivisionId: id, supportingDivisionIds: [] });
  } else if (lead !== null) {
    inRegions(bodies[lead]);
  } else {
    const all = supporting.has('DIVISIONS') && leadDivisionId !== null ? others(leadDivisionId) : supportingDivisionIds;
    debtors.push({ regionCode, leadDivisionId, supportingDivisionIds: [...all] });
  }
  for (const which of ['DETACHMENTS', 'BRIGADES'] as const) if (supporting.has(which) && which !== lead) inRegions(bodies[which]);
  const [first, ...more] = debtors;
  if (first === undefined) return [task];
  return [Object.assign(task, first), ...more.map((debtor) => Object.assign(new Task(), task, { id: uuidv7() }, debtor))];
}
