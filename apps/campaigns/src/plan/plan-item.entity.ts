import type { RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { PhaseName } from '../phase/phase.rules.js';
import type { Citation } from './citation.js';
import type { ItemKind } from './plan.rules.js';

/** One item of a campaign's plan: an operation (行动), a measure (措施) or a sub-plan (子方案). */
@Entity({ schema: 'campaigns', name: 'plan_item' })
export class PlanItem {
  @PrimaryColumn('uuid') id!: string;
  /** The campaign's region. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  /** The item of the parent campaign that this one is a copy of; null for one of its own. */
  @Column('uuid', { name: 'origin_id', nullable: true }) originId!: string | null;
  /** Place among its siblings, from 1 without gaps. */
  @Column('int') ordinal!: number;
  @Column('text') kind!: ItemKind;
  @Column('text') title!: string;
  @Column('text', { nullable: true }) text!: string | null;
  @Column('boolean') mandatory!: boolean;
  @Column('text', { nullable: true }) phase!: PhaseName | null;
  @Column('jsonb', { nullable: true }) citation!: Citation | null;
  @VersionColumn({ type: 'int' }) version!: number;
}
