import type { RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** A sign-in subject at an issuer that means one person. */
export interface SignInIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/** Somebody who works with the platform. */
@Entity({ schema: 'directory', name: 'person' })
export class Person {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'division_id', nullable: true }) divisionId!: string | null;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode; // its organisation's
  @Column('text') name!: string;
  /** False once they left: every sign-in and every request is refused, whatever grants remain. */
  @Column('boolean') active!: boolean;
  @VersionColumn() version!: number;
}
