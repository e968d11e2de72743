import { Injectable } from '@nestjs/common';
import { regionContains, regionRange, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import {
  Actor,
  Clock,
  Database,
  digest,
  parseInput,
  platformErrors,
  Tx,
  uuidv7,
  whereInScope,
  type Command,
  type PageArgs,
  idempotencyKey,
  day,
  optional,
  recordId,
  text,
  isId,
} from '@fire-campaign/platform';
import type { SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { readCampaign } from '../campaign/campaign.access.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { errors } from '../errors.js';
import { citation } from '../plan/citation.js';
import { requireItem } from '../plan/plan.access.js';
import { PHASE_LABELS, phaseOver, PHASES } from '../phase/phase.rules.js';
import type {
  AssignTaskInput,
  DecideExtensionInput,
  IssueTaskInput,
  ReportTaskProgressInput,
  RequestExtensionInput,
  ReviewTaskInput,
  TaskFilter,
  WorkTaskInput,
} from '../schema.generated.js';
import { Task } from './task.entity.js';
import { followTask, oweTasks } from './task.duties.js';
import { TaskProgress } from './task-progress.entity.js';
import { OPEN_STATUSES, type Assignment } from './task.rules.js';

const regionCode = z.string().regex(/^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/);
const issueInput = z.object({
  idempotencyKey,
  campaignId: z.uuid(),
  planItemId: optional(z.uuid()),
  citation: optional(citation),
  phase: z.enum(PHASES),
  title: text(100, 2),
  text: text(5000),
  regionCode: regionCode.nullish(),
  expandTo: z.enum(['CITY', 'COUNTY']).nullish(),
  leadDivisionId: z.uuid().nullish(),
  supportingDivisionIds: z.array(z.uuid()).max(50).nullish(),
  dueOn: day,
  mandatory: z.boolean().nullish(),
  evidenceRequired: z.boolean().nullish(),
});
const assignInput = z.object({
  idempotencyKey,
  taskId: z.uuid(),
  expectedVersion: z.int(),
  leadDivisionId: z.uuid(),
  supportingDivisionIds: z.array(z.uuid()).max(50).nullish(),
});
const workInput = z
  .object({
    idempotencyKey,
    taskId: z.uuid(),
    action: z.enum(['SIGN_FOR', 'START', 'SUBMIT']),
    note: text(2000).nullish(),
    evidence: z.array(text(300)).max(50).nullish(),
  })
  .refine(({ action, note }) => action !== 'SUBMIT' || note != null, {
    path: ['note'],
    params: { code: 'NOTE_MISSING', zh: '提交任务须说明完成情况。', en: 'Say what was done when submitting a task.' },
  });
const reviewInput = z
  .object({ idempotencyKey, taskId: z.uuid(), action: z.enum(['ACCEPT', 'RETURN']), note: text(2000).nullish() })
  .refine(({ action, note }) => action !== 'RETURN' || note != null, {
    path: ['note'],
    params: { code: 'NOTE_MISSING', zh: '退回任务须说明需补正的内容。', en: 'Say what is missing when returning a task.' },
  });
const requestInput = z.object({ idempotencyKey, taskId: z.uuid(), dueOn: day, reason: text(1000, 5) });
const progressInput = z.object({ idempotencyKey, taskId: z.uuid(), percent: z.int().min(0).max(100), text: text(2000) });
const decideInput = z.object({ idempotencyKey, taskId: z.uuid(), approve: z.boolean(), note: text(1000).nullish() });

const EXPANDED_LENGTH = { CITY: 4, COUNTY: 6 } as const;

@Injectable()
export class TaskService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Issues a task to one region, or to every city or county below it. Tasks of a campaign that is not published yet stay drafts
   * and are issued with it.
   * @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, PHASE_CLOSED, TASK_REGION, NO_REGIONS, TASK_DUE, DIVISION_UNKNOWN,
   * LEAD_MISSING, PLAN_ITEM_UNKNOWN
   */
  issue(actor: Actor, input: IssueTaskInput): Promise<Task[]> {
    const command = parseInput(issueInput, input);
    return this.db.command(actor, 'issueTask', command, async (tx) => issueTasks(tx, await this.clock.today(tx), command));
  }

  /**
   * Names the divisions of the responsible organisation that lead and support; what the task was issued with is replaced.
   * @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, STALE_VERSION, TASK_STATUS, LEAD_MISSING, DIVISION_UNKNOWN also for divisions
   * of other organisations
   */
  assign(actor: Actor, input: AssignTaskInput): Promise<Task> {
    const command = parseInput(assignInput, input);
    return this.change(actor, 'assignTask', command, async (tx, task) => {
      actor.require('campaigns:write', task.regionCode, task.campaignId);
      if (task.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: task.version });
      const supporting = [...new Set(command.supportingDivisionIds)];
      await requireDivisions(tx, command.leadDivisionId, supporting, task.regionCode);
      task.assign(command.leadDivisionId, supporting);
      return 'ASSIGN';
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, TASK_STATUS, EVIDENCE_MISSING */
  work(actor: Actor, input: WorkTaskInput): Promise<Task> {
    const command = parseInput(workInput, input);
    return this.change(actor, 'workTask', command, async (tx, task) => {
      actor.require('tasks:work', task.regionCode, task.campaignId);
      const today = await this.clock.today(tx);
      if (command.action === 'SIGN_FOR') task.signFor(actor.id, today);
      else if (command.action === 'START') task.start();
      else task.submit(actor.id, today, command.note!, command.evidence ?? []);
      return command.action;
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, TASK_STATUS, SAME_WORKER */
  review(actor: Actor, input: ReviewTaskInput): Promise<Task> {
    const command = parseInput(reviewInput, input);
    return this.change(actor, 'reviewTask', command, async (tx, task) => {
      actor.require('campaigns:write', task.ownerRegionCode, task.campaignId);
      task.review(command.action, actor.id, await this.clock.today(tx), command.note ?? null);
      return command.action;
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, TASK_STATUS, EXTENSION_DUE */
  requestExtension(actor: Actor, input: RequestExtensionInput): Promise<Task> {
    const command = parseInput(requestInput, input);
    return this.change(actor, 'requestExtension', command, async (_, task, campaign) => {
      actor.require('tasks:work', task.regionCode, task.campaignId);
      task.requestExtension(actor.id, command.dueOn, command.reason, campaign.endsOn);
      return null;
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, TASK_STATUS, SAME_WORKER */
  decideExtension(actor: Actor, input: DecideExtensionInput): Promise<Task> {
    const command = parseInput(decideInput, input);
    return this.change(actor, 'decideExtension', command, async (_, task) => {
      actor.require('campaigns:write', task.ownerRegionCode, task.campaignId);
      task.decideExtension(command.approve, actor.id, command.note ?? null);
      return command.approve ? 'EXTEND' : null;
    });
  }

  /** Adds a report of progress. @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, TASK_STATUS */
  reportProgress(actor: Actor, input: ReportTaskProgressInput): Promise<Task> {
    const command = parseInput(progressInput, input);
    return this.change(actor, 'reportTaskProgress', command, async (tx, task) => {
      actor.require('tasks:work', task.regionCode, task.campaignId);
      task.reportProgress(command.percent);
      const { percent, text: said } = command;
      const { id: taskId, regionCode: region, campaignId } = task;
      const own = { id: uuidv7(), regionCode: region, campaignId, taskId, percent, text: said };
      await tx.save(tx.manager.create(TaskProgress, { ...own, reportedById: actor.id, reportedAt: await this.clock.now(tx) }));
      return null;
    });
  }

  /** Reports of progress on a task, the first one first. */
  progress(actor: Actor, task: Task, page: PageArgs) {
    return this.db.page(actor, TaskProgress, ['id'], page, (query) => query.andWhere('row.taskId = :id', { id: task.id }));
  }

  /** @throws NOT_FOUND */
  byId(actor: Actor, id: string): Promise<Task> {
    return this.db.read(actor, async (tx) => {
      const task = await tx.get(Task, recordId(id));
      if (!mayReadTask(actor, task)) throw platformErrors.NOT_FOUND();
      return task;
    });
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<readonly Task[]> {
    return this.db.read(actor, async (tx) => {
      const rows = await tx.manager
        .createQueryBuilder(Task, 'row')
        .where('row.id = ANY (:ids)', { ids: ids.filter(isId) })
        .getMany();
      return rows.filter((task) => mayReadTask(actor, task));
    });
  }

  /** Tasks by due day, the earliest first. */
  list(actor: Actor, filter: TaskFilter & { readonly planItemId?: string }, page: PageArgs) {
    const campaignId = filter.campaignId == null ? null : recordId(filter.campaignId);
    return this.db
      .read(actor, (tx) => this.clock.today(tx))
      .then((today) =>
        this.db.page(actor, Task, ['dueOn', 'id'], page, (query) => {
          whereInScope(query, actor.scopesFor('campaigns:read', campaignId), filter.regionCode ?? null);
          return narrowed(query, { ...filter, campaignId }, today);
        }),
      );
  }

  today(actor: Actor): Promise<string> {
    return this.db.read(actor, (tx) => this.clock.today(tx));
  }

  private change<Input extends Command & { readonly taskId: string }>(
    actor: Actor,
    operation: string,
    command: Input,
    work: (tx: Tx, task: Task, campaign: Campaign) => Promise<Parameters<typeof followTask>[2] | null>,
  ): Promise<Task> {
    return this.db.command(actor, operation, command, async (tx) => {
      const task = await tx.lock(Task, command.taskId);
      const campaign = await readCampaign(tx, actor, task.campaignId);
      campaign.requireRunning();
      const step = await work(tx, task, campaign);
      const saved = await tx.save(task);
      if (step !== null) await followTask(tx, saved, step, await this.clock.now(tx));
      return saved;
    });
  }
}

const mayReadTask = (actor: Actor, task: Task): boolean => actor.can('campaigns:read', task.regionCode, task.campaignId);

function narrowed(
  query: SelectQueryBuilder<Task>,
  filter: TaskFilter & { readonly planItemId?: string },
  today: string,
): SelectQueryBuilder<Task> {
  if (filter.campaignId != null) query.andWhere('row.campaignId = :campaignId', { campaignId: filter.campaignId });
  if (filter.planItemId !== undefined) query.andWhere('row.planItemId = :planItemId', { planItemId: filter.planItemId });
  if (filter.phase != null) query.andWhere('row.phase = :phase', { phase: filter.phase });
  if (filter.statuses != null) query.andWhere('row.status = ANY (:statuses)', { statuses: filter.statuses });
  if (filter.extensionRequested === true) query.andWhere(`row.extensionStatus = 'REQUESTED'`);
  if (filter.overdue === true) query.andWhere('row.dueOn < :today AND row.status = ANY (:open)', { today, open: [...OPEN_STATUSES] });
  if (filter.divisionId != null) {
    query.andWhere('(row.leadDivisionId = :division OR :division = ANY (row.supportingDivisionIds))', {
      division: recordId(filter.divisionId),
    });
  }
  return query;
}

/**
 * @param regionCode given where they must be divisions of that region's own organisation
 * @throws LEAD_MISSING, DIVISION_UNKNOWN also for divisions outside the actor's area
 */
export async function requireDivisions(
  tx: Tx,
  lead: string | null,
  supporting: readonly string[],
  regionCode: RegionCode | null = null,
): Promise<void> {
  if (supporting.length > 0 && (lead === null || supporting.includes(lead))) throw errors.LEAD_MISSING();
  const asked = lead === null ? [] : [lead, ...supporting];
  const known = await tx.query<{ id: string }>(
    `SELECT id FROM division WHERE id = ANY ($1::uuid[]) AND ($2::text IS NULL OR region_code = $2)`,
    [asked, regionCode],
  );
  const missing = asked.find((id) => !known.some((division) => division.id === id));
  if (missing !== undefined) throw errors.DIVISION_UNKNOWN({ id: missing });
}

/** What `issueTasks` takes; `assignment` says who answers in the words of a document. */
export type TaskIssue = Omit<z.output<typeof issueInput>, 'idempotencyKey'> & {
  readonly assignment?: Assignment;
  /** Given where several calls are one issue. */
  readonly issueId?: string;
};

/**
 * Issues a task as a part of another transaction; see `TaskService.issue`.
 * @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, PHASE_CLOSED, TASK_REGION, NO_REGIONS, TASK_DUE, DIVISION_UNKNOWN,
 * LEAD_MISSING, PLAN_ITEM_UNKNOWN
 */
export async function issueTasks(tx: Tx, today: LocalDate, command: TaskIssue): Promise<Task[]> {
  const { actor } = tx;
  const campaign = await readCampaign(tx, actor, command.campaignId);
  actor.require('campaigns:write', campaign.regionCode, campaign.id);
  // Publication and phase changes wait meanwhile, so that no draft is left behind in a campaign that has just begun.
  const { status, phases } = await tx.lock(Campaign, campaign.id);
  const prepared = status === 'DRAFT' || status === 'SUBMITTED' || status === 'APPROVED';
  if (!prepared) campaign.requireRunning();
  const phase = phases.find((one) => one.phase === command.phase)!;
  const label = PHASE_LABELS[command.phase];
  if (phaseOver(phase)) throw errors.PHASE_CLOSED({ phase: label.zh, phaseEn: label.en });
  if (command.dueOn < campaign.startsOn || command.dueOn > campaign.endsOn) {
    throw errors.TASK_DUE({ startsOn: campaign.startsOn, endsOn: campaign.endsOn });
  }
  const regions = await responsibleRegions(tx, campaign, command.regionCode ?? campaign.regionCode, command.expandTo ?? null);
  const lead = command.leadDivisionId ?? null;
  const supporting = [...new Set(command.supportingDivisionIds ?? [])];
  await requireDivisions(tx, lead, supporting);
  await requireItem(tx, campaign.id, command.planItemId);
  const issueId = command.issueId ?? uuidv7();
  const tasks = regions.map((region) =>
    tx.manager.create(Task, {
      id: uuidv7(),
      regionCode: region,
      campaignId: campaign.id,
      ownerRegionCode: campaign.regionCode,
      issueId,
      planItemId: command.planItemId,
      citation: command.citation,
      deadline: null,
      assignment: command.assignment ?? null,
      phase: command.phase,
      title: command.title,
      text: command.text,
      leadDivisionId: lead,
      supportingDivisionIds: supporting,
      dueOn: command.dueOn,
      mandatory: command.mandatory ?? true,
      evidenceRequired: command.evidenceRequired ?? false,
      percent: 0,
      status: prepared ? 'DRAFT' : 'ISSUED',
      issuedById: actor.id,
      issuedOn: prepared ? null : today,
      evidence: [],
      extensionStatus: 'NONE',
    }),
  );
  await tx.manager.save(tasks);
  if (!prepared) await oweTasks(tx, tasks);
  await tx.audit('task_issue', issueId, campaign.regionCode, null, digest({ ...command, regions }));
  const ids = tasks.map(({ id }) => id);
  return tx.manager.createQueryBuilder(Task, 'row').where('row.id = ANY (:ids)', { ids }).orderBy('row.regionCode').getMany();
}

/** @throws TASK_REGION, NO_REGIONS */
async function responsibleRegions(
  tx: Tx,
  campaign: Campaign,
  region: string,
  expandTo: 'CITY' | 'COUNTY' | null,
): Promise<readonly string[]> {
  if (!regionContains(campaign.regionCode, region)) throw errors.TASK_REGION({ regionCode: region, owner: campaign.regionCode });
  if (expandTo === null) return [region];
  const { from, to } = regionRange(region);
  const rows = await tx.query<{ code: string }>(
    `SELECT code FROM region WHERE code >= $1 AND code < $2 AND length(code) = $3 ORDER BY code`,
    [from, to, EXPANDED_LENGTH[expandTo]],
  );
  if (rows.length === 0) throw errors.NO_REGIONS({ regionCode: region });
  return rows.map(({ code }) => code);
}
