import type { RegionCode } from '@fire-campaign/domain';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { PhaseName } from '../phase/phase.rules.js';

/** A body's signature (签署) under a gate criterion, for one round of the phase. */
@Entity({ schema: 'campaigns', name: 'sign_off' })
export class SignOff {
  @PrimaryColumn('uuid') id!: string;
  /** The signing body's region. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('text') phase!: PhaseName;
  @Column('int') round!: number;
  @Column('text', { name: 'criterion_key' }) criterionKey!: string;
  @Column('text') statement!: string;
  @Column('uuid', { name: 'signed_by_id' }) signedById!: string;
  @CreateDateColumn({ name: 'signed_at', type: 'timestamptz' }) signedAt!: Date;
}
