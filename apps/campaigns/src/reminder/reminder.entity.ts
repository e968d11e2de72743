import type { RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A reminder (催报) sent to the organisation of a region about something it owes. */
@Entity({ schema: 'campaigns', name: 'reminder' })
export class Reminder {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  /** The sheet it is about. */
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('text') title!: string;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('int', { name: 'minutes_before' }) minutesBefore!: number;
  @Column('timestamptz', { name: 'sent_at' }) sentAt!: Date;
}
