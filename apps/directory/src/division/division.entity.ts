import type { RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** A division (处室) of an organisation: the body a task names as responsible (责任处室). */
@Entity({ schema: 'directory', name: 'division' })
export class Division {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'organization_id' }) readonly organizationId!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) readonly regionCode!: RegionCode; // its organisation's
  @Column('text') readonly name!: string;
  @VersionColumn() readonly version!: number;
}
