import type { RegionCode } from '@fire-campaign/domain';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { CampaignDraft } from './draft.js';

/** A template that somebody saved from a campaign or made of a notice; used in its region and below. The built-in packs are files. */
@Entity({ schema: 'campaigns', name: 'template' })
export class SavedTemplate {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('text') name!: string;
  @Column('jsonb') draft!: CampaignDraft;
  /** The campaign it was saved from; null when it was made of a notice. */
  @Column('uuid', { name: 'campaign_id', nullable: true }) campaignId!: string | null;
  @Column('uuid', { name: 'created_by_id' }) createdById!: string;
  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
}
