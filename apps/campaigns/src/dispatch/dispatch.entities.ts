import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { errors } from '../errors.js';
import type { Bound } from '../plan/plan.rules.js';
import { dispatchSheetMachine, type DispatchDays, type DispatchSheetStatus, type FormLine, type RevisionKind } from './dispatch.rules.js';

/** What a campaign asks of the regions below it every day (日调度): one form per campaign. */
@Entity({ schema: 'campaigns', name: 'dispatch_form' })
export class DispatchForm {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  /** Whose regions report; the levels above are summed. */
  @Column('text') level!: 'CITY' | 'COUNTY';
  @Column('jsonb') lines!: readonly FormLine[];
  /** Beijing time, 'HH:MM'. */
  @Column('text', { name: 'opens_at' }) opensAt!: string;
  /** Beijing time, 'HH:MM'; that minute itself is late. */
  @Column('text', { name: 'cut_off' }) cutOff!: string;
  @Column('int', { name: 'remind_before', array: true }) remindBefore!: number[];
  @Column('text') days!: DispatchDays;
  @Column('jsonb', { name: 'begins' }) from!: Bound;
  @Column('jsonb', { name: 'ends' }) to!: Bound;
  @VersionColumn({ type: 'int' }) version!: number;
}

/** One day of a dispatch, with the form as it was when the day opened. */
@Entity({ schema: 'campaigns', name: 'dispatch' })
export class Dispatch {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('date') day!: LocalDate;
  @Column('text') level!: 'CITY' | 'COUNTY';
  @Column('jsonb') lines!: readonly FormLine[];
  @Column('int', { name: 'remind_before', array: true }) remindBefore!: number[];
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
  /** The first moment that is late. */
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  /** Who closed it by hand; null when the clock did. */
  @Column('uuid', { name: 'closed_by_id', nullable: true }) closedById!: string | null;
}

/** The sheet of one region for one day. What it says is in its revisions; this row says where it stands. */
@Entity({ schema: 'campaigns', name: 'dispatch_sheet' })
export class DispatchSheet {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('uuid', { name: 'dispatch_id' }) dispatchId!: string;
  @Column('date') day!: LocalDate;
  /** It is summed from those below and not typed, but for the lines of its own level. */
  @Column('boolean') aggregate!: boolean;
  @Column('text') status!: DispatchSheetStatus;
  /** Of the newest revision; 0 while there is none. */
  @Column('int') revision!: number;
  @Column('text', { nullable: true }) hash!: string | null;
  @Column('timestamptz', { name: 'submitted_at', nullable: true }) submittedAt!: Date | null;
  @Column('uuid', { name: 'submitted_by_id', nullable: true }) submittedById!: string | null;
  @Column('text', { name: 'late_reason', nullable: true }) lateReason!: string | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt!: Date | null;
  @Column('uuid', { name: 'confirmed_by_id', nullable: true }) confirmedById!: string | null;
  /** Until when, by exception, the frozen sheet may be revised. */
  @Column('timestamptz', { name: 'unlocked_until', nullable: true }) unlockedUntil!: Date | null;
  @Column('text', { name: 'unlock_reason', nullable: true }) unlockReason!: string | null;
  @Column('uuid', { name: 'unlocked_by_id', nullable: true }) unlockedById!: string | null;
  @VersionColumn({ type: 'int' }) version!: number;

  /** Handed in at a moment. @throws DISPATCH_AGGREGATE, DISPATCH_FROZEN, DISPATCH_LATE_REASON */
  submit(at: Date, personId: string, { dueAt, closedAt }: Pick<Dispatch, 'dueAt' | 'closedAt'>, lateReason: string | null): void {
    if (this.aggregate) throw errors.DISPATCH_AGGREGATE();
    const late = closedAt !== null || at >= dueAt;
    const to = dispatchSheetMachine.next(this.status, late ? 'SUBMIT_LATE' : 'SUBMIT');
    if (to === null) throw errors.DISPATCH_FROZEN();
    if (late && lateReason === null) throw errors.DISPATCH_LATE_REASON();
    this.status = to;
    this.submittedAt = at;
    this.submittedById = personId;
    this.lateReason = late ? lateReason : null;
  }

  /** @throws DISPATCH_NOT_AGGREGATED */
  confirm(at: Date, personId: string): void {
    const to = dispatchSheetMachine.next(this.status, 'CONFIRM');
    if (to === null)
      throw errors.DISPATCH_NOT_AGGREGATED({
        status: dispatchSheetMachine.states[this.status].zh,
        statusEn: dispatchSheetMachine.states[this.status].en,
      });
    this.status = to;
    this.confirmedAt = at;
    this.confirmedById = personId;
  }

  /** @throws DISPATCH_NOT_UNLOCKED, DISPATCH_UNLOCK_EXPIRED when the exception has ended at `at` */
  requireUnlocked(at: Date): void {
    if (this.unlockedUntil === null) throw errors.DISPATCH_NOT_UNLOCKED();
    if (at >= this.unlockedUntil) throw errors.DISPATCH_UNLOCK_EXPIRED();
  }

  unlock(until: Date, reason: string, personId: string): void {
    this.unlockedUntil = until;
    this.unlockReason = reason;
    this.unlockedById = personId;
  }
}

/** One revision of a sheet; never changed. With it stand its values, and the statistics as they were then. */
@Entity({ schema: 'campaigns', name: 'dispatch_revision' })
export class DispatchRevision {
  @PrimaryColumn('uuid', { name: 'sheet_id' }) sheetId!: string;
  @PrimaryColumn('int') revision!: number;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('text') kind!: RevisionKind;
  /** Status of the sheet from this revision on. */
  @Column('text') status!: DispatchSheetStatus;
  @Column('timestamptz') at!: Date;
  /** Null when the clock wrote it. */
  @Column('uuid', { name: 'by_id', nullable: true }) byId!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('int') expected!: number;
  @Column('int', { name: 'on_time' }) onTime!: number;
  @Column('int') late!: number;
  @Column('text') hash!: string;
  @Column('text', { name: 'previous_hash', nullable: true }) previousHash!: string | null;
}

/** The value of one line in one revision. */
@Entity({ schema: 'campaigns', name: 'dispatch_value' })
export class DispatchValue {
  @PrimaryColumn('uuid', { name: 'sheet_id' }) sheetId!: string;
  @PrimaryColumn('int') revision!: number;
  @PrimaryColumn({ type: 'text', collation: 'C' }) code!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('double precision', { nullable: true }) numerator!: number | null;
  @Column('double precision', { nullable: true }) denominator!: number | null;
  /** Until when facts are counted, of computed lines; the oldest of those summed. */
  @Column('timestamptz', { name: 'as_of', nullable: true }) asOf!: Date | null;
}
