import type { ActionOf, LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, CreateDateColumn, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Difference } from '../cascade/compare.rules.js';
import { errors } from '../errors.js';
import { amendmentMachine, type AmendmentStatus, type Change } from './amendment.rules.js';

/** A change of a plan that others already rest on (方案修订): proposed at its own level, or received from the level above. */
@Entity({ schema: 'campaigns', name: 'amendment' })
export class Amendment {
  @PrimaryColumn('uuid') id!: string;
  /** Whose plan is changed. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  /** The amendment of the parent's plan that brought it; null for one's own. */
  @Column('uuid', { name: 'origin_id', nullable: true }) originId!: string | null;
  @Column('text') status!: AmendmentStatus;
  @Column('jsonb') changes!: readonly Change[];
  /** What the plan says before and after, as it stood when the amendment was made. */
  @Column('jsonb') diff!: readonly Difference[];
  /** Regions below have to follow. */
  @Column('boolean') mandatory!: boolean;
  @Column('text') reason!: string;
  /** How many days regions below have for their answer. */
  @Column('int', { name: 'answer_days' }) answerDays!: number;
  /** Last day of the answer to the level above; null for one's own. */
  @Column('date', { name: 'answer_due_on', nullable: true }) answerDueOn!: LocalDate | null;
  @Column('uuid', { name: 'proposed_by_id' }) proposedById!: string;
  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
  @Column('uuid', { name: 'decided_by_id', nullable: true }) decidedById!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  /** Why it was rejected or objected to. */
  @Column('text', { nullable: true }) note!: string | null;
  @VersionColumn({ type: 'int' }) version!: number;

  /** @throws AMENDMENT_STATUS, SAME_PROPOSER */
  decide(approve: boolean, personId: string, now: Date, note: string | null): void {
    this.move(approve ? 'APPROVE' : 'REJECT', personId, now, note);
    if (personId === this.proposedById) throw errors.SAME_PROPOSER();
  }

  /** @throws AMENDMENT_STATUS, AMENDMENT_MANDATORY */
  answer(accept: boolean, personId: string, now: Date, reason: string | null): void {
    this.move(accept ? 'ACCEPT' : 'OBJECT', personId, now, reason);
    if (!accept && this.mandatory) throw errors.AMENDMENT_MANDATORY();
  }

  private move(action: ActionOf<typeof amendmentMachine>, personId: string, now: Date, note: string | null): void {
    const to = amendmentMachine.next(this.status, action);
    if (to === null) {
      const { zh, en } = amendmentMachine.states[this.status];
      const row = amendmentMachine.transitions.find((transition) => transition.action === action)!;
      throw errors.AMENDMENT_STATUS({ status: zh, statusEn: en, action: row.zh, actionEn: action.toLowerCase() });
    }
    this.status = to;
    this.decidedById = personId;
    this.decidedAt = now;
    this.note = note;
  }
}
