import type { RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What can be owed. The record behind it (`subjectId`) says what it is about; this row says who owes it by when.
 * 任务, 任务审核, 频次, 定期报告, 会议, 一事一策, 日调度, 方案报备, 修订答复, 批示办理, 传达学习, 待发文件, 派单, 阶段评估
 */
export const OBLIGATION_KINDS = [
  'TASK',
  'TASK_REVIEW',
  'CADENCE',
  'REPORT',
  'MEETING',
  'CASE',
  'DISPATCH',
  'PLAN_FILING',
  'AMENDMENT',
  'DIRECTIVE',
  'CIRCULATION',
  'AWAITED_DOCUMENT',
  'TASK_ORDER',
  'EVALUATION',
] as const;
export type ObligationKind = (typeof OBLIGATION_KINDS)[number];

/** Open, waiting while its campaign is suspended, done, not done when it could no longer be done (a period that ended), no longer asked. */
export const OBLIGATION_STATUSES = ['OPEN', 'HELD', 'DONE', 'MISSED', 'WITHDRAWN'] as const;
export type ObligationStatus = (typeof OBLIGATION_STATUSES)[number];

/** An obligation (应办事项): one debtor owes one thing by one moment. Overdue (逾期) is derived: open, and `dueAt` has come. */
@Entity({ schema: 'campaigns', name: 'obligation' })
export class Obligation {
  @PrimaryColumn('uuid') id!: string;
  /** Who owes it: the organisation of this region, unless a division or a person of it is named. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id', nullable: true }) campaignId!: string | null;
  @Column('text') kind!: ObligationKind;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('uuid', { name: 'division_id', nullable: true }) divisionId!: string | null;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  @Column('text') title!: string;
  /** The first moment that is late: 16:00:00 for what is due before 16:00, the next midnight in Beijing for what is due on a day. */
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  /** The day may still move: an event is not dated, or the calendar of the year not published. */
  @Column('boolean') estimated!: boolean;
  @Column('text') status!: ObligationStatus;
  @Column('timestamptz', { name: 'discharged_at', nullable: true }) dischargedAt!: Date | null;
  /** It was discharged at or after `dueAt`. */
  @Column('boolean') late!: boolean;
}
