import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A figure of a day: the newest of an indicator up to a day is what is known on that day. A computed one speaks for its whole region;
 * a reported one only for what the region itself has reported, so that a total is a sum over the region and all below it.
 */
@Entity({ schema: 'campaigns', name: 'figure' })
export class Figure {
  /** The campaign at the root of a cascade: figures are kept once, whoever carries it out. */
  @PrimaryColumn('uuid', { name: 'campaign_id' }) campaignId!: string;
  @PrimaryColumn('text') indicator!: string;
  @PrimaryColumn({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @PrimaryColumn('date') day!: LocalDate;
  @Column('double precision') numerator!: number;
  /** Null for what is only counted. */
  @Column('double precision', { nullable: true }) denominator!: number | null;
  @Column('timestamptz', { name: 'as_of' }) asOf!: Date;
  @Column('text') source!: 'COMPUTED' | 'REPORTED';
  /** Of a reported one, the report in force. */
  @Column('uuid', { name: 'report_id', nullable: true }) reportId!: string | null;
}

/** A reported figure (填报数据). Reports are only added: a correction supersedes the one before and says why. */
@Entity({ schema: 'campaigns', name: 'figure_report' })
export class FigureReport {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('text') indicator!: string;
  @Column('date') day!: LocalDate;
  @Column('double precision') numerator!: number;
  @Column('double precision', { nullable: true }) denominator!: number | null;
  /** What proves it: numbers of documents, addresses of files. */
  @Column('text', { array: true }) evidence!: string[];
  @Column('text', { nullable: true }) note!: string | null;
  /** Null: by the service, such as a dispatch sheet taken over at its cut-off. */
  @Column('uuid', { name: 'reported_by_id', nullable: true }) reportedById!: string | null;
  @Column('timestamptz', { name: 'reported_at' }) reportedAt!: Date;
  @Column('uuid', { name: 'supersedes_id', nullable: true }) supersedesId!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
}
