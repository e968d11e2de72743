import type { RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { OrganizationLevel } from './organization.rules.js';

/** A fire and rescue organisation (总队, 支队, 大队, 队站) or one of local government that works with it (乡镇, 社区, 网格). */
@Entity({ schema: 'directory', name: 'organization' })
export class Organization {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) readonly regionCode!: RegionCode;
  @Column('text') readonly level!: OrganizationLevel;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('text') name!: string;
  @VersionColumn() readonly version!: number;
}
