import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { IssuingLevel } from '../document/document.rules.js';
import { errors } from '../errors.js';
import { directiveMachine, type DirectiveAction, type DirectiveKind, type DirectiveStatus } from './directive.rules.js';

/** What a leader wrote on a report or about an incident (批示). */
@Entity({ schema: 'campaigns', name: 'directive' })
export class Directive {
  @PrimaryColumn('uuid') id!: string;
  /** Whose office keeps and passes it on. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id', nullable: true }) campaignId!: string | null;
  @Column('text') kind!: DirectiveKind;
  @Column('date', { name: 'given_on' }) givenOn!: LocalDate;
  @Column('text') leader!: string;
  @Column('text') post!: string;
  @Column('text') level!: IssuingLevel;
  /** The report or incident it was written on, in words. */
  @Column('text', { name: 'about' }) about!: string;
  /** The same, where it is in the register. */
  @Column('uuid', { name: 'document_id', nullable: true }) documentId!: string | null;
  /** The directive that it follows. */
  @Column('uuid', { name: 'follows_id', nullable: true }) followsId!: string | null;
  @Column('text') text!: string;
  @Column('text', { name: 'required_action', nullable: true }) requiredAction!: string | null;
  /** Last day for the answers. */
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  @Column('text', { name: 'cited_numbers', array: true }) citedNumbers!: string[];
  @Column('uuid', { name: 'registered_by_id' }) registeredById!: string;
  @VersionColumn({ type: 'int' }) version!: number;
}

/** One recipient of a directive: a region's organisation, or a division of it. */
@Entity({ schema: 'campaigns', name: 'directive_recipient' })
export class DirectiveRecipient {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'directive_id' }) directiveId!: string;
  /** Whose office closes it. */
  @Column({ type: 'text', name: 'owner_region_code', collation: 'C' }) ownerRegionCode!: RegionCode;
  @Column('uuid', { name: 'division_id', nullable: true }) divisionId!: string | null;
  @Column('text') status!: DirectiveStatus;
  @Column('uuid', { name: 'read_by_id', nullable: true }) readById!: string | null;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt!: Date | null;
  @Column('text', { nullable: true }) feedback!: string | null;
  @Column('uuid', { name: 'answered_by_id', nullable: true }) answeredById!: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null;
  /** What was said when it was returned or closed. */
  @Column('text', { name: 'review_note', nullable: true }) reviewNote!: string | null;
  @Column('uuid', { name: 'closed_by_id', nullable: true }) closedById!: string | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @VersionColumn({ type: 'int' }) version!: number;

  /** @throws DIRECTIVE_STATUS, DIRECTIVE_NOTE */
  advance(action: DirectiveAction, personId: string, now: Date, note: string | null): void {
    const to = directiveMachine.next(this.status, action);
    if (to === null) {
      const { zh, en } = directiveMachine.states[this.status];
      const row = directiveMachine.transitions.find((one) => one.action === action)!;
      throw errors.DIRECTIVE_STATUS({ status: zh, statusEn: en, action: row.zh, actionEn: action.toLowerCase() });
    }
    if (note === null && (action === 'ANSWER' || action === 'RETURN')) throw errors.DIRECTIVE_NOTE();
    this.status = to;
    if (action === 'READ' || action === 'ANSWER') {
      this.readById ??= personId;
      this.readAt ??= now;
    }
    if (action === 'ANSWER') Object.assign(this, { feedback: note, answeredById: personId, answeredAt: now });
    if (action === 'CLOSE') Object.assign(this, { closedById: personId, closedAt: now });
    if (action === 'RETURN' || action === 'CLOSE') this.reviewNote = note;
  }
}
