import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import { errors } from '../errors.js';
import type { PhaseName } from '../phase/phase.rules.js';

/** A criterion waived (豁免): who answers for it, why, and until when. It is shown wherever the gate's result is. */
@Entity({ schema: 'campaigns', name: 'waiver' })
export class Waiver {
  @PrimaryColumn('uuid') id!: string;
  /** The campaign's own region. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('text') phase!: PhaseName;
  @Column('text', { name: 'criterion_key' }) criterionKey!: string;
  @Column('text') reason!: string;
  @Column('uuid', { name: 'granted_by_id' }) grantedById!: string;
  @CreateDateColumn({ name: 'granted_at', type: 'timestamptz' }) grantedAt!: Date;
  /** Last day on which it counts. */
  @Column('date', { name: 'expires_on' }) expiresOn!: LocalDate;
  @Column('uuid', { name: 'revoked_by_id', nullable: true }) revokedById!: string | null;
  @Column('text', { name: 'revoke_reason', nullable: true }) revokeReason!: string | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;

  /** @throws WAIVER_ENDED */
  revoke(personId: string, reason: string, at: Date): void {
    if (this.revokedById !== null) throw errors.WAIVER_ENDED();
    this.revokedById = personId;
    this.revokeReason = reason;
    this.revokedAt = at;
  }
}
