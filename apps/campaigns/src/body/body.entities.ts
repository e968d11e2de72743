import type { RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Citation } from '../plan/citation.js';

/** 领导小组, 专项办, 专班 */
export const BODY_KINDS = ['LEADING_GROUP', 'SPECIAL_OFFICE', 'WORKING_TEAM'] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

/** A seat in a body; nobody holds it yet when `personId` is null. */
export interface Seat {
  /** 组长, 副组长, 联络员 … */
  readonly post: string;
  readonly personId: string | null;
}

/** A body of a campaign in one region: leading group, special office or working team, with its members in their order. */
@Entity({ schema: 'campaigns', name: 'campaign_body' })
export class CampaignBody {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('text') kind!: BodyKind;
  @Column('text') name!: string;
  /** Where it works (办公地点). */
  @Column('text', { name: 'office_place', nullable: true }) officePlace!: string | null;
  @Column('jsonb') members!: readonly Seat[];
  @Column('jsonb', { nullable: true }) citation!: Citation | null;
  @VersionColumn({ type: 'int' }) version!: number;
}

/** Who answers first for a campaign (第一责任人) in a region below the campaign's own; the own one's is the campaign's field. */
@Entity({ schema: 'campaigns', name: 'first_responsible' })
export class FirstResponsible {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @VersionColumn({ type: 'int' }) version!: number;
}
