import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** The day of a named event (事件), such as “全国两会结束”: dated once for a whole cascade, by the office that started it. */
@Entity({ schema: 'campaigns', name: 'named_event' })
export class NamedEvent {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  /** The first campaign of the cascade. */
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('date', { name: 'happens_on' }) on!: LocalDate;
  @Column('uuid', { name: 'dated_by_id' }) datedById!: string;
  @Column('timestamptz', { name: 'dated_at' }) datedAt!: Date;
  @VersionColumn({ type: 'int' }) version!: number;
}

/** 任务, 频次起, 频次止, 频次周期, 日调度起, 日调度止: what a moved day is of. */
export const DEADLINE_KINDS = ['TASK', 'CADENCE_START', 'CADENCE_END', 'CADENCE_PERIOD', 'DISPATCH_START', 'DISPATCH_END'] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** A day that moved because an event was dated or the work calendar published. It is only ever added. */
@Entity({ schema: 'campaigns', name: 'deadline_change' })
export class DeadlineChange {
  @PrimaryColumn('uuid') id!: string;
  /** Whose day it is. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('text') kind!: DeadlineKind;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('text') title!: string;
  /** Null: it had no day yet, for it waits for its event. */
  @Column('date', { name: 'before_on', nullable: true }) before!: LocalDate | null;
  /** Null: it is no longer asked. */
  @Column('date', { name: 'after_on', nullable: true }) after!: LocalDate | null;
  @Column('text') cause!: 'EVENT' | 'CALENDAR';
  /** The event's name, or the title of the notice with the calendar. */
  @Column('text') reason!: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}
