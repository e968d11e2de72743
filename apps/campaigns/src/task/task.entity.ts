import type { ActionOf, LocalDate, RegionCode } from '@fire-campaign/domain';
import type { EventData, TaskChanged } from '@fire-campaign/events';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { errors } from '../errors.js';
import type { PhaseName } from '../phase/phase.rules.js';
import type { Citation } from '../plan/citation.js';
import type { Assignment, DeadlineOrigin } from './task.rules.js';
import { extensionMachine, OPEN_STATUSES, taskMachine, type ExtensionStatus, type TaskStatus } from './task.rules.js';

/** A task (任务) of one region under a campaign, from its issue to its acceptance by the campaign office. */
@Entity({ schema: 'campaigns', name: 'task' })
export class Task {
  @PrimaryColumn('uuid') id!: string;
  /** Whose task it is. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  /** The campaign's own region; who works there reviews. */
  @Column({ type: 'text', name: 'owner_region_code', collation: 'C' }) ownerRegionCode!: RegionCode;
  /** Common to the tasks that were issued to several regions at once. */
  @Column('uuid', { name: 'issue_id' }) issueId!: string;
  /** The item of the plan that it carries out; of the campaign as a whole when null. */
  @Column('uuid', { name: 'plan_item_id', nullable: true }) planItemId!: string | null;
  @Column('jsonb', { nullable: true }) citation!: Citation | null;
  /** Where the due day comes from; null when it was simply given. */
  @Column('jsonb', { nullable: true }) deadline!: DeadlineOrigin | null;
  /** Who answers, in the document's words; null when divisions were simply chosen. */
  @Column('jsonb', { nullable: true }) assignment!: Assignment | null;
  @Column('text') phase!: PhaseName;
  @Column('text') title!: string;
  @Column('text') text!: string;
  /** 牵头处室 */
  @Column('uuid', { name: 'lead_division_id', nullable: true }) leadDivisionId!: string | null;
  /** 配合处室 */
  @Column('uuid', { name: 'supporting_division_ids', array: true }) supportingDivisionIds!: string[];
  /** Last permitted day. */
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  @Column('boolean') mandatory!: boolean;
  @Column('text') status!: TaskStatus;
  @Column('uuid', { name: 'issued_by_id' }) issuedById!: string;
  @Column('date', { name: 'issued_on', nullable: true }) issuedOn!: LocalDate | null;
  @Column('uuid', { name: 'signed_for_by_id', nullable: true }) signedForById!: string | null;
  @Column('date', { name: 'signed_for_on', nullable: true }) signedForOn!: LocalDate | null;
  @Column('uuid', { name: 'submitted_by_id', nullable: true }) submittedById!: string | null;
  @Column('date', { name: 'submitted_on', nullable: true }) submittedOn!: LocalDate | null;
  /** What was done, as submitted. */
  @Column('text', { nullable: true }) note!: string | null;
  /** Numbers or links of the documents that prove it. */
  @Column('text', { array: true }) evidence!: string[];
  /** Only what is asked for has to be proved. */
  @Column('boolean', { name: 'evidence_required' }) evidenceRequired!: boolean;
  /** How far it is by the last report of progress, 0–100. */
  @Column('int') percent!: number;
  @Column('uuid', { name: 'reviewed_by_id', nullable: true }) reviewedById!: string | null;
  @Column('date', { name: 'reviewed_on', nullable: true }) reviewedOn!: LocalDate | null;
  @Column('text', { name: 'review_note', nullable: true }) reviewNote!: string | null;
  @Column('text', { name: 'extension_status' }) extensionStatus!: ExtensionStatus;
  @Column('date', { name: 'extension_due_on', nullable: true }) extensionDueOn!: LocalDate | null;
  @Column('text', { name: 'extension_reason', nullable: true }) extensionReason!: string | null;
  @Column('uuid', { name: 'extension_requested_by_id', nullable: true }) extensionRequestedById!: string | null;
  @Column('uuid', { name: 'extension_decided_by_id', nullable: true }) extensionDecidedById!: string | null;
  @Column('text', { name: 'extension_note', nullable: true }) extensionNote!: string | null;
  @VersionColumn({ type: 'int' }) version!: number;

  /** @throws TASK_STATUS */
  issue(today: LocalDate): void {
    this.move('ISSUE');
    this.issuedOn = today;
  }

  /** @throws TASK_STATUS */
  signFor(personId: string, today: LocalDate): void {
    this.move('SIGN_FOR');
    this.signedForById = personId;
    this.signedForOn = today;
  }

  /** @throws TASK_STATUS */
  start(): void {
    this.move('START');
  }

  /** How far it is. @throws TASK_STATUS unless it was signed for and is still to be done */
  reportProgress(percent: number): void {
    if (this.status === 'ISSUED' || !this.open) {
      throw this.refusal({ zh: '填报进展', en: 'reporting progress' });
    }
    this.percent = percent;
  }

  /** Names the divisions that answer for it. @throws TASK_STATUS unless it is issued and still to be done */
  assign(leadDivisionId: string, supportingDivisionIds: readonly string[]): void {
    if (!this.open) throw this.refusal({ zh: '指定责任处室', en: 'naming divisions' });
    this.leadDivisionId = leadDivisionId;
    this.supportingDivisionIds = [...supportingDivisionIds];
  }

  /** @throws TASK_STATUS, EVIDENCE_MISSING */
  submit(personId: string, today: LocalDate, note: string, evidence: readonly string[]): void {
    this.move('SUBMIT');
    if (this.evidenceRequired && evidence.length === 0) throw errors.EVIDENCE_MISSING();
    this.submittedById = personId;
    this.submittedOn = today;
    this.note = note;
    this.evidence = [...evidence];
  }

  /** @throws TASK_STATUS, SAME_WORKER */
  review(action: 'ACCEPT' | 'RETURN', personId: string, today: LocalDate, note: string | null): void {
    this.move(action);
    if (personId === this.submittedById) throw errors.SAME_WORKER();
    this.reviewedById = personId;
    this.reviewedOn = today;
    this.reviewNote = note;
  }

  /** @throws TASK_STATUS, EXTENSION_DUE */
  requestExtension(personId: string, dueOn: LocalDate, reason: string, endsOn: LocalDate): void {
    if (!this.open) throw this.refusal({ zh: '申请延期', en: 'asking for more time' });
    this.moveExtension('REQUEST');
    if (dueOn <= this.dueOn || dueOn > endsOn) throw errors.EXTENSION_DUE({ dueOn: this.dueOn, endsOn });
    this.extensionDueOn = dueOn;
    this.extensionReason = reason;
    this.extensionRequestedById = personId;
    this.extensionDecidedById = null;
    this.extensionNote = null;
  }

  /** @throws TASK_STATUS, SAME_WORKER */
  decideExtension(approve: boolean, personId: string, note: string | null): void {
    this.moveExtension(approve ? 'APPROVE' : 'REJECT');
    if (personId === this.extensionRequestedById) throw errors.SAME_WORKER();
    this.extensionDecidedById = personId;
    this.extensionNote = note;
    if (approve) this.postpone(this.extensionDueOn!);
  }

  /** Due later, as somebody granted or with the phase it belongs to: working days are no longer counted. */
  postpone(dueOn: LocalDate): void {
    this.dueOn = dueOn;
    if (this.deadline?.kind === 'WORKING_DAYS') this.deadline = { ...this.deadline, estimated: false, anchor: null };
  }

  /** Due on the day of its event, or so many working days later, as now known. @returns whether anything changed */
  settle(computed: { readonly dueOn: LocalDate; readonly estimated: boolean }): boolean {
    const { dueOn, estimated } = computed;
    if (this.extensionStatus === 'APPROVED' && dueOn < this.dueOn) return false; // what was granted stays
    if (this.dueOn === dueOn && this.deadline!.estimated === estimated) return false;
    this.dueOn = dueOn;
    this.deadline = { ...this.deadline!, estimated };
    return true;
  }

  /** What other services may know of it, once it is issued. */
  get facts(): EventData<typeof TaskChanged> {
    const { id: taskId, regionCode, campaignId, ownerRegionCode, planItemId, phase, title, dueOn, mandatory, version } = this;
    if (this.status === 'DRAFT') throw new Error('a draft concerns only its authors');
    const { status, submittedOn, issuedOn } = this;
    return {
      taskId,
      regionCode,
      campaignId,
      ownerRegionCode,
      planItemId,
      phase,
      title,
      status,
      dueOn,
      mandatory,
      issuedOn,
      submittedOn,
      version,
    };
  }

  /** Whether the region still has to act. */
  private get open(): boolean {
    return (OPEN_STATUSES as readonly TaskStatus[]).includes(this.status);
  }

  private move(action: ActionOf<typeof taskMachine>): void {
    const to = taskMachine.next(this.status, action);
    if (to === null) throw this.refusal({ zh: taskMachine.transitions.find((row) => row.action === action)!.zh, en: action.toLowerCase() });
    this.status = to;
  }

  private moveExtension(action: ActionOf<typeof extensionMachine>): void {
    const to = extensionMachine.next(this.extensionStatus, action);
    if (to === null) {
      const { zh, en } = extensionMachine.states[this.extensionStatus];
      const row = extensionMachine.transitions.find((transition) => transition.action === action)!;
      throw errors.TASK_STATUS({ status: `延期${zh}`, statusEn: `extension ${en}`, action: row.zh, actionEn: action.toLowerCase() });
    }
    this.extensionStatus = to;
  }

  private refusal(action: { zh: string; en: string }) {
    const { zh, en } = taskMachine.states[this.status];
    return errors.TASK_STATUS({ status: zh, statusEn: en, action: action.zh, actionEn: action.en });
  }
}
