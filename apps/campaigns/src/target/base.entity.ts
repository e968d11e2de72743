import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 启动时存量, 上年同期 */
export type BaseKind = 'STOCK' | 'BASELINE';

/**
 * What a target is accounted against (基数), of one region: the stock when the campaign began, or the figure of the year before. A newer
 * version stands beside the older ones; progress goes by the newest and says which it is.
 */
@Entity({ schema: 'campaigns', name: 'target_base' })
export class TargetBase {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  /** Like figures, under the root of the cascade: the targets below are accounted against the same. */
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('text') indicator!: string;
  @Column('text') kind!: BaseKind;
  /** Of its versions, from 1. */
  @Column('int') number!: number;
  @Column('double precision') value!: number;
  /** Days that a baseline counts; null for a stock. */
  @Column('date', { name: 'starts_on', nullable: true }) from!: LocalDate | null;
  @Column('date', { name: 'ends_on', nullable: true }) to!: LocalDate | null;
  /** Where it is taken from: the snapshot at publication, a document, a yearbook. */
  @Column('text') source!: string;
  /** Null: by the platform. */
  @Column('uuid', { name: 'declared_by_id', nullable: true }) declaredById!: string | null;
  @Column('timestamptz', { name: 'declared_at' }) declaredAt!: Date;
}
