import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { IssuingLevel } from '../document/document.rules.js';
import type { MeetingKind, Requirement } from './meeting.rules.js';

/** A meeting (工作部署会议) that a region's office keeps in its register, with what it required. */
@Entity({ schema: 'campaigns', name: 'meeting' })
export class Meeting {
  @PrimaryColumn('uuid') id!: string;
  /** Whose register it is in. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id', nullable: true }) campaignId!: string | null;
  @Column('text') kind!: MeetingKind;
  @Column('text') title!: string;
  /** 第几次 in its year; null for single meetings. */
  @Column('int', { nullable: true }) ordinal!: number | null;
  /** Who called it. */
  @Column('text') convener!: string;
  @Column('text') level!: IssuingLevel;
  @Column('date', { name: 'held_on' }) heldOn!: LocalDate;
  /** Name and post, as they are written. */
  @Column('text', { nullable: true }) chair!: string | null;
  @Column('text', { array: true }) speakers!: string[];
  @Column('text', { nullable: true }) summary!: string | null;
  @Column('jsonb') requirements!: readonly Requirement[];
  /** Documents and meetings that it comes from. */
  @Column('uuid', { name: 'derived_from_ids', array: true }) derivedFromIds!: string[];
  /** Numbers of documents in its texts. */
  @Column('text', { name: 'cited_numbers', array: true }) citedNumbers!: string[];
  @Column('uuid', { name: 'recorded_by_id' }) recordedById!: string;
  @VersionColumn({ type: 'int' }) version!: number;
}
