import type { RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A report of progress (进展填报) on a task. It is only ever added to. */
@Entity({ schema: 'campaigns', name: 'task_progress' })
export class TaskProgress {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('uuid', { name: 'task_id' }) taskId!: string;
  /** 0–100 */
  @Column('int') percent!: number;
  @Column('text') text!: string;
  @Column('uuid', { name: 'reported_by_id' }) reportedById!: string;
  @Column('timestamptz', { name: 'reported_at' }) reportedAt!: Date;
}
