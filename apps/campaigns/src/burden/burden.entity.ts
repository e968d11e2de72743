import type { RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { MinutesPerLevel } from './burden.rules.js';

/** What a campaign may ask per week (负担上限), and whether its issuer has answered for asking more. */
@Entity({ schema: 'campaigns', name: 'burden_cap' })
export class BurdenCap {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('jsonb') caps!: MinutesPerLevel;
  /** The minutes that were acknowledged; more than these have to be acknowledged again. */
  @Column('jsonb', { nullable: true }) acknowledged!: MinutesPerLevel | null;
  @Column('text', { name: 'acknowledged_reason', nullable: true }) acknowledgedReason!: string | null;
  @Column('uuid', { name: 'acknowledged_by_id', nullable: true }) acknowledgedById!: string | null;
  @VersionColumn({ type: 'int' }) version!: number;
}
