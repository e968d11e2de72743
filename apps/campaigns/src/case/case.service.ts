import { Injectable } from '@nestjs/common';
import { regionContains, type RegionCode } from '@fire-campaign/domain';
import { CaseClosed } from '@fire-campaign/events';
import {
  Actor,
  Clock,
  Database,
  day,
  expectedVersion,
  filterId,
  idempotencyKey,
  optional,
  parseInput,
  platformErrors,
  regionCode,
  text,
  Tx,
  uuidv7,
  whereInScope,
  type Command,
  type PageArgs,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { readCampaign } from '../campaign/campaign.access.js';
import { errors } from '../errors.js';
import { discharge, endOfDay, owe, reschedule, withdraw } from '../obligation/obligations.js';
import type {
  CaseFilter,
  CaseListFilter,
  ChangeCaseInput,
  CloseCaseInput,
  CreateCaseListInput,
  OpenCaseInput,
  ReportCaseProgressInput,
  ReturnCaseInput,
  SubmitCaseInput,
} from '../schema.generated.js';
import { Case, CaseList, CaseProgress } from './case.entities.js';
import { CASE_SUBJECTS, caseMachine } from './case.rules.js';

const listInput = z.object({ idempotencyKey, regionCode, campaignId: optional(z.uuid()), title: text(100, 2), about: text(500) });
const said = { plan: text(5000, 2), officerId: z.uuid(), committeeMemberId: z.uuid(), dueOn: day };
const openInput = z.object({
  idempotencyKey,
  listId: z.uuid(),
  regionCode: optional(regionCode),
  subject: text(300, 2),
  reference: optional(z.object({ kind: z.enum(CASE_SUBJECTS), id: z.uuid() })),
  ...said,
});
const existing = { idempotencyKey, caseId: z.uuid() };
const changeInput = z.object({ ...existing, expectedVersion, ...said });
const progressInput = z.object({ ...existing, text: text(2000) });
const submitInput = z.object({ ...existing, note: text(2000, 2), evidence: z.array(text(300)).min(1).max(50) });
const closeInput = z.object({ ...existing, note: optional(text(2000)) });
const returnInput = z.object({ ...existing, note: text(2000, 2) });

/** Case lists (一事一策): each subject with a plan, a named officer, a day, and a closure by somebody else. */
@Injectable()
export class CaseService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, REGION_OUTSIDE */
  createList(actor: Actor, input: CreateCaseListInput): Promise<CaseList> {
    const { idempotencyKey: key, ...command } = parseInput(listInput, input);
    return this.db.command(actor, 'createCaseList', { idempotencyKey: key, ...command }, async (tx) => {
      actor.require('campaigns:write', command.regionCode, command.campaignId);
      if (command.campaignId !== null) {
        const campaign = await readCampaign(tx, actor, command.campaignId);
        campaign.requireRunning();
        requireWithin(campaign.regionCode, command.regionCode);
      }
      return tx.save(tx.manager.create(CaseList, { id: uuidv7(), ...command, createdById: actor.id, createdAt: await this.clock.now(tx) }));
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, REGION_OUTSIDE, MEMBER_UNKNOWN, CASE_DUE */
  open(actor: Actor, input: OpenCaseInput): Promise<Case> {
    const command = parseInput(openInput, input);
    return this.db.command(actor, 'openCase', command, async (tx) => {
      const list = await tx.get(CaseList, command.listId);
      actor.require('campaigns:write', list.regionCode, list.campaignId);
      await this.requireRunning(tx, list.campaignId);
      const region = command.regionCode ?? list.regionCode;
      requireWithin(list.regionCode, region);
      const { subject, reference, plan, officerId, committeeMemberId, dueOn } = command;
      await this.requireSaid(tx, list.regionCode, command);
      const opened = tx.manager.create(Case, {
        id: uuidv7(),
        regionCode: region,
        listId: list.id,
        ownerRegionCode: list.regionCode,
        campaignId: list.campaignId,
        subject,
        subjectKind: reference?.kind ?? null,
        subjectId: reference?.id ?? null,
        plan,
        officerId,
        committeeMemberId,
        dueOn,
        status: caseMachine.initial,
        openedById: actor.id,
        evidence: [],
      });
      await tx.save(opened);
      await oweCase(tx, opened);
      return tx.get(Case, opened.id);
    });
  }

  /** Gives it another plan, officer, committee member or day. @throws as `open`, STALE_VERSION, CASE_STATUS */
  change(actor: Actor, input: ChangeCaseInput): Promise<Case> {
    const command = parseInput(changeInput, input);
    return this.with(actor, 'changeCase', command, async (tx, held) => {
      actor.require('campaigns:write', held.ownerRegionCode, held.campaignId);
      if (held.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: held.version });
      held.requireOpen({ zh: '修改', en: 'change' });
      await this.requireRunning(tx, held.campaignId);
      await this.requireSaid(tx, held.ownerRegionCode, command);
      const { plan, officerId, committeeMemberId, dueOn } = command;
      const handedOver = officerId !== held.officerId;
      Object.assign(held, { plan, officerId, committeeMemberId, dueOn });
      const which = { kind: 'CASE', subjectId: held.id } as const;
      if (handedOver) {
        await withdraw(tx, which);
        await oweCase(tx, held);
      } else await reschedule(tx, which, endOfDay(dueOn));
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, CASE_STATUS */
  reportProgress(actor: Actor, input: ReportCaseProgressInput): Promise<Case> {
    const command = parseInput(progressInput, input);
    return this.with(actor, 'reportCaseProgress', command, async (tx, held) => {
      actor.require('tasks:work', held.regionCode, held.campaignId);
      held.requireOpen({ zh: '填报进展', en: 'report progress' });
      const note = { id: uuidv7(), regionCode: held.regionCode, caseId: held.id, text: command.text };
      await tx.save(tx.manager.create(CaseProgress, { ...note, reportedById: actor.id, reportedAt: await this.clock.now(tx) }));
    });
  }

  /** Asks for its closure, with what proves it. @throws NOT_FOUND, FORBIDDEN, CASE_STATUS, INVALID_INPUT */
  submit(actor: Actor, input: SubmitCaseInput): Promise<Case> {
    const command = parseInput(submitInput, input);
    return this.with(actor, 'submitCase', command, async (tx, held) => {
      actor.require('tasks:work', held.regionCode, held.campaignId);
      held.submit(actor.id, await this.clock.today(tx), command.note, command.evidence);
      await discharge(tx, { kind: 'CASE', subjectId: held.id }, await this.clock.now(tx));
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, CASE_STATUS, CASE_OWN */
  close(actor: Actor, input: CloseCaseInput): Promise<Case> {
    const command = parseInput(closeInput, input);
    return this.with(actor, 'closeCase', command, async (tx, held) => {
      actor.require('campaigns:write', held.ownerRegionCode, held.campaignId);
      held.decide('CLOSE', actor.id, await this.clock.today(tx), command.note);
      const { id: caseId, listId, campaignId, regionCode: region, dueOn, submittedOn, decidedOn: closedOn } = held;
      const late = submittedOn! > dueOn;
      await tx.publish(CaseClosed, region, { caseId, listId, campaignId, regionCode: region, dueOn, closedOn: closedOn!, late });
    });
  }

  /** Gives it back with what is missing; it is owed again by the same day. @throws the same, CAMPAIGN_NOT_RUNNING */
  return(actor: Actor, input: ReturnCaseInput): Promise<Case> {
    const command = parseInput(returnInput, input);
    return this.with(actor, 'returnCase', command, async (tx, held) => {
      actor.require('campaigns:write', held.ownerRegionCode, held.campaignId);
      await this.requireRunning(tx, held.campaignId);
      held.decide('RETURN', actor.id, await this.clock.today(tx), command.note);
      await oweCase(tx, held);
    });
  }

  lists(actor: Actor, filter: CaseListFilter, page: PageArgs) {
    const campaignId = filterId('campaignId', filter.campaignId);
    return this.db.page(actor, CaseList, ['id'], page, (query) => {
      whereInScope(query, actor.scopesFor('campaigns:read', campaignId), filter.regionCode ?? null);
      return campaignId === null ? query : query.andWhere('row.campaignId = :campaignId', { campaignId });
    });
  }

  /** Cases, as they were opened. */
  async list(actor: Actor, filter: CaseFilter, page: PageArgs) {
    const listId = filterId('listId', filter.listId);
    const officerId = filterId('officerId', filter.officerId);
    const today = await this.today(actor);
    return this.db.page(actor, Case, ['id'], page, (query) => {
      whereInScope(query, actor.scopesFor('campaigns:read'), filter.regionCode ?? null);
      if (listId !== null) query.andWhere('row.listId = :listId', { listId });
      if (officerId !== null) query.andWhere('row.officerId = :officerId', { officerId });
      if (filter.statuses != null) query.andWhere('row.status = ANY (:statuses)', { statuses: filter.statuses });
      if (filter.overdue === true) query.andWhere(`row.status IN ('OPEN', 'RETURNED') AND row.dueOn < :today`, { today });
      return query;
    });
  }

  progress(actor: Actor, { id }: Case, page: PageArgs) {
    return this.db.page(actor, CaseProgress, ['id'], page, (query) => query.andWhere('row.caseId = :id', { id }));
  }

  today(actor: Actor): Promise<string> {
    return this.db.read(actor, (tx) => this.clock.today(tx));
  }

  private with<Input extends Command & { readonly caseId: string }>(
    actor: Actor,
    operation: string,
    command: Input,
    work: (tx: Tx, held: Case) => Promise<void>,
  ): Promise<Case> {
    return this.db.command(actor, operation, command, async (tx) => {
      const held = await tx.lock(Case, command.caseId);
      await work(tx, held);
      return tx.save(held);
    });
  }

  /** A case of a campaign is owed only while that runs. @throws CAMPAIGN_NOT_RUNNING */
  private async requireRunning(tx: Tx, campaignId: string | null): Promise<void> {
    if (campaignId !== null) (await readCampaign(tx, tx.actor, campaignId)).requireRunning();
  }

  /** @throws CASE_DUE, MEMBER_UNKNOWN for people outside the list's region, the actor's area, or inactive */
  private async requireSaid(
    tx: Tx,
    owner: RegionCode,
    { officerId, committeeMemberId, dueOn }: Pick<z.output<typeof openInput>, 'officerId' | 'committeeMemberId' | 'dueOn'>,
  ): Promise<void> {
    const today = await this.clock.today(tx);
    if (dueOn < today) throw errors.CASE_DUE({ today });
    const asked = [...new Set([officerId, committeeMemberId])];
    const known = await tx.query<{ region: string }>(
      `SELECT region_code AS region FROM actor_person WHERE person_id = ANY ($1::uuid[]) AND active`,
      [asked],
    );
    const allowed = known.filter(({ region }) => regionContains(owner, region) && tx.actor.can('directory:read', region));
    if (allowed.length < asked.length) throw errors.MEMBER_UNKNOWN();
  }
}

const oweCase = (tx: Tx, { id: subjectId, regionCode: region, campaignId, officerId, subject, dueOn }: Case) =>
  owe(tx, [{ kind: 'CASE', subjectId, regionCode: region, campaignId, personId: officerId, title: subject, dueAt: endOfDay(dueOn) }]);

/** @throws REGION_OUTSIDE */
function requireWithin(owner: RegionCode, region: RegionCode): void {
  if (!regionContains(owner, region)) throw errors.REGION_OUTSIDE({ regionCode: region, owner });
}
