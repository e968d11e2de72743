import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { errors } from '../errors.js';

/** A post (职务) that a person holds in an organisation for a time. It names a duty and gives no rights: those come from grants. */
@Entity({ schema: 'directory', name: 'post' })
export class Post {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('uuid', { name: 'organization_id' }) readonly organizationId!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) readonly regionCode!: RegionCode; // its organisation's
  @Column('text') readonly title!: string;
  @Column('date', { name: 'valid_from' }) readonly validFrom!: LocalDate;
  /** Last day; null while nobody knows it. */
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: LocalDate | null;
  @VersionColumn() readonly version!: number;

  /**
   * @param on last day in the post
   * @throws POST_ENDED when it ended before, PERIOD_REVERSED
   */
  end(on: LocalDate, today: LocalDate): void {
    if (this.validTo !== null && this.validTo < today) throw errors.POST_ENDED({ on: this.validTo });
    if (on < this.validFrom) throw errors.PERIOD_REVERSED({ from: this.validFrom, to: on });
    this.validTo = on;
  }
}
