import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** What an order was reckoned from. */
export interface OrderBasis {
  /** Figures as known at the end of this day; what came later counts as done in the month. */
  readonly day: LocalDate;
  readonly asOf: string | null;
  /** The region's share, what it had reached, and so what remained, in the target's unit. */
  readonly share: number;
  readonly reached: number;
  readonly remaining: number;
  /** Calendar months left, the order's own included. */
  readonly months: number;
}

/** A task order (派单): what a region has to do of a target in one month. */
@Entity({ schema: 'campaigns', name: 'task_order' })
export class TaskOrder {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('uuid', { name: 'target_id' }) targetId!: string;
  /** YYYY-MM */
  @Column('text') month!: string;
  @Column('double precision') quantity!: number;
  @Column('jsonb') basis!: OrderBasis;
  /** The month's last day, or the target's when that is earlier. */
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  @Column('uuid', { name: 'issued_by_id' }) issuedById!: string;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt!: Date;
  /** What was added by the end of the due day; null until then. */
  @Column('double precision', { nullable: true }) achieved!: number | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @VersionColumn({ type: 'int' }) version!: number;

  /** Settles the order with what was reached at the end of its due day. */
  close(reached: number, at: Date): void {
    this.achieved = Number((reached - this.basis.reached).toFixed(4));
    this.closedAt = at;
  }
}
