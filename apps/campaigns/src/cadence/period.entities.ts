import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PeriodStatus } from './period.rules.js';

/** One period of a cadence rule for one debtor: an organisation (its region), or a person of it. */
@Entity({ schema: 'campaigns', name: 'cadence_period' })
export class CadencePeriodRow {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('uuid', { name: 'cadence_id' }) cadenceId!: string;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  @Column('date', { name: 'starts_on' }) startsOn!: LocalDate;
  /** Last day, included. */
  @Column('date', { name: 'ends_on' }) endsOn!: LocalDate;
  /** The first moment that is late. */
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('boolean') estimated!: boolean;
  @Column('int', { name: 'at_least' }) atLeast!: number;
  /** Acts recorded in time. */
  @Column('int') count!: number;
  /** Acts recorded when the period was over (补办). */
  @Column('int', { name: 'late_count' }) lateCount!: number;
  @Column('text') status!: PeriodStatus;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt!: Date | null;
  /** When a missed period's number was reached after all. */
  @Column('timestamptz', { name: 'made_up_at', nullable: true }) madeUpAt!: Date | null;
}

/** What was done in a period: an act that counts, or the submission of a report or a meeting. It is only ever added to. */
@Entity({ schema: 'campaigns', name: 'cadence_act' })
export class CadenceAct {
  @PrimaryColumn('uuid') id!: string;
  /** The region of whoever recorded it. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('uuid', { name: 'period_id' }) periodId!: string;
  /** The day on which it was done; of a meeting, held. */
  @Column('date', { name: 'done_on' }) doneOn!: LocalDate;
  /** What was done; a report's text, a meeting's minutes. */
  @Column('text') text!: string;
  @Column('text', { array: true }) evidence!: string[];
  /** Who chaired a meeting (主持人). */
  @Column('text', { nullable: true }) chair!: string | null;
  @Column('boolean') late!: boolean;
  @Column('uuid', { name: 'recorded_by_id' }) recordedById!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  /** Of a submission only. */
  @Column('text', { nullable: true }) review!: 'ACCEPT' | 'RETURN' | null;
  @Column('uuid', { name: 'reviewed_by_id', nullable: true }) reviewedById!: string | null;
  @Column('timestamptz', { name: 'reviewed_at', nullable: true }) reviewedAt!: Date | null;
  @Column('text', { name: 'review_note', nullable: true }) reviewNote!: string | null;
}
