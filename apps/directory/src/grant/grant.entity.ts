import type { LocalDate, RegionCode, Role } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { errors } from '../errors.js';

/** A right given to a person: a role in a region and all below it, from day to day, for one campaign only when one is named. */
@Entity({ schema: 'directory', name: 'role_grant' })
export class Grant {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('text') readonly role!: Role;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) readonly regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id', nullable: true }) readonly campaignId!: string | null;
  @Column('date', { name: 'valid_from' }) readonly validFrom!: LocalDate;
  /** Last day; null for as long as nobody revokes it. */
  @Column('date', { name: 'valid_to', nullable: true }) readonly validTo!: LocalDate | null;
  @Column('text') readonly reason!: string;
  /** Id of the person, or `system:directory`. */
  @Column('text', { name: 'granted_by' }) readonly grantedBy!: string;
  @Column('text', { name: 'revoked_by', nullable: true }) revokedBy!: string | null;
  @Column('text', { name: 'revoke_reason', nullable: true }) revokeReason!: string | null;
  @VersionColumn() readonly version!: number;

  /** From now on the grant counts for nothing. @throws GRANT_REVOKED */
  revoke(by: string, reason: string): void {
    if (this.revokedBy !== null) throw errors.GRANT_REVOKED();
    this.revokedBy = by;
    this.revokeReason = reason;
  }
}
