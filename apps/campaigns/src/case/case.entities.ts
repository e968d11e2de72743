import type { ActionOf, LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { errors } from '../errors.js';
import { caseMachine, type CaseStatus, type CaseSubject } from './case.rules.js';

/** A list of cases of one kind (任务清单), under a campaign or by itself. */
@Entity({ schema: 'campaigns', name: 'case_list' })
export class CaseList {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id', nullable: true }) campaignId!: string | null;
  @Column('text') title!: string;
  /** What one case of it is about: a person, a hazard, a site … */
  @Column('text') about!: string;
  @Column('uuid', { name: 'created_by_id' }) createdById!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

/** A case (一事一策): one subject with a plan, a named officer and a committee member in charge, to be closed by a day. */
@Entity({ schema: 'campaigns', name: 'case_file' })
export class Case {
  @PrimaryColumn('uuid') id!: string;
  /** Where it is worked on. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'list_id' }) listId!: string;
  /** The list's region, whose office opens and closes. */
  @Column({ type: 'text', name: 'owner_region_code', collation: 'C' }) ownerRegionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id', nullable: true }) campaignId!: string | null;
  @Column('text') subject!: string;
  @Column('text', { name: 'subject_kind', nullable: true }) subjectKind!: CaseSubject | null;
  @Column('uuid', { name: 'subject_id', nullable: true }) subjectId!: string | null;
  @Column('text') plan!: string;
  /** 承办人 */
  @Column('uuid', { name: 'officer_id' }) officerId!: string;
  /** 包案的党委委员 */
  @Column('uuid', { name: 'committee_member_id' }) committeeMemberId!: string;
  /** Last permitted day. */
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  @Column('text') status!: CaseStatus;
  @Column('uuid', { name: 'opened_by_id' }) openedById!: string;
  /** What was done, as submitted. */
  @Column('text', { nullable: true }) note!: string | null;
  @Column('text', { array: true }) evidence!: string[];
  @Column('uuid', { name: 'submitted_by_id', nullable: true }) submittedById!: string | null;
  @Column('date', { name: 'submitted_on', nullable: true }) submittedOn!: LocalDate | null;
  @Column('uuid', { name: 'decided_by_id', nullable: true }) decidedById!: string | null;
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: LocalDate | null;
  @Column('text', { name: 'decision_note', nullable: true }) decisionNote!: string | null;
  @VersionColumn({ type: 'int' }) version!: number;

  /** @throws CASE_STATUS unless it is still worked on */
  requireOpen(action: { readonly zh: string; readonly en: string }): void {
    if (this.status !== 'OPEN' && this.status !== 'RETURNED') throw this.refusal(action);
  }

  /** @throws CASE_STATUS */
  submit(personId: string, today: LocalDate, note: string, evidence: readonly string[]): void {
    this.move('SUBMIT');
    Object.assign(this, { submittedById: personId, submittedOn: today, note, evidence: [...evidence] });
  }

  /** @throws CASE_STATUS, CASE_OWN */
  decide(action: 'CLOSE' | 'RETURN', personId: string, today: LocalDate, decisionNote: string | null): void {
    this.move(action);
    if (personId === this.officerId || personId === this.submittedById) throw errors.CASE_OWN();
    Object.assign(this, { decidedById: personId, decidedOn: today, decisionNote });
  }

  private move(action: ActionOf<typeof caseMachine>): void {
    const to = caseMachine.next(this.status, action);
    if (to === null) {
      throw this.refusal({ zh: caseMachine.transitions.find((row) => row.action === action)!.zh, en: action.toLowerCase() });
    }
    this.status = to;
  }

  private refusal(action: { readonly zh: string; readonly en: string }) {
    const { zh, en } = caseMachine.states[this.status];
    return errors.CASE_STATUS({ status: zh, statusEn: en, action: action.zh, actionEn: action.en });
  }
}

/** A note of progress on a case. It is only ever added. */
@Entity({ schema: 'campaigns', name: 'case_progress' })
export class CaseProgress {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('text') text!: string;
  @Column('uuid', { name: 'reported_by_id' }) reportedById!: string;
  @Column('timestamptz', { name: 'reported_at' }) reportedAt!: Date;
}
