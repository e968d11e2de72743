import { addDays, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { errors } from '../errors.js';
import { isRevoked, type AgencyKind, type PartnerStatus, type SigningKey } from './partner.rules.js';

/** An agency of another department (对接单位) that reads public topics and answers referrals. */
@Entity({ schema: 'directory', name: 'partner' })
export class Partner {
  @PrimaryColumn('uuid') readonly id!: string;
  /** Names its principal, topics and groups on the broker, so it never changes. */
  @Column('text') readonly code!: string;
  @Column('text') readonly name!: string;
  @Column('text', { name: 'agency_kind' }) readonly agencyKind!: AgencyKind;
  /** The area it answers for. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) readonly regionCode!: RegionCode;
  @Column('text') status!: PartnerStatus;
  /** Names of the public topics it may read. */
  @Column('text', { array: true }) readonly reads!: string[];
  /** Inbound messages it may send. */
  @Column('text', { array: true }) readonly writes!: string[];
  /** Oldest first. */
  @Column('jsonb') keys!: readonly SigningKey[];
  @VersionColumn() readonly version!: number;

  /** @throws PARTNER_STATE */
  suspend(): void {
    if (this.status === 'SUSPENDED') throw errors.PARTNER_STATE({ zh: '暂停', en: 'suspended' });
    this.status = 'SUSPENDED';
  }

  /** @throws PARTNER_STATE */
  resume(): void {
    if (this.status === 'ACTIVE') throw errors.PARTNER_STATE({ zh: '启用', en: 'active' });
    this.status = 'ACTIVE';
  }

  /**
   * From today `next` signs. The keys in force end with the day `previousUntil`; without one they are revoked, together with
   * all they ever signed that is not yet recorded.
   * @throws KEY_EXISTS, KEYS_END_IN_PAST
   */
  rotateKey(next: { readonly keyid: string; readonly publicKey: string }, previousUntil: LocalDate | null, today: LocalDate): void {
    if (this.keys.some(({ keyid, publicKey }) => keyid === next.keyid || publicKey === next.publicKey)) throw errors.KEY_EXISTS();
    if (previousUntil !== null && previousUntil < today) throw errors.KEYS_END_IN_PAST({ today });
    const ended = this.keys.map((key): SigningKey => {
      if (isRevoked(key) || (key.validTo !== null && key.validTo < today)) return key;
      return { ...key, validTo: previousUntil ?? addDays(key.validFrom, -1) };
    });
    this.keys = [...ended, { ...next, validFrom: today, validTo: null }];
  }
}
