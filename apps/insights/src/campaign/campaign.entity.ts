import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published campaign as far as figures need it. It can be read from its region, from above and from below. */
@Entity({ schema: 'insights', name: 'campaign' })
export class Campaign {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') readonly name!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) readonly regionCode!: RegionCode;
  /** Unit categories in scope; empty means all. */
  @Column('text', { array: true }) readonly categories!: readonly string[];
  @Column('date', { name: 'starts_on' }) readonly startsOn!: LocalDate;
  @Column('date', { name: 'ends_on' }) readonly endsOn!: LocalDate;
  /** Day of acceptance (验收); later facts no longer count. */
  @Column('date', { name: 'ended_on', nullable: true }) readonly endedOn!: LocalDate | null;
  /** Newest day with stored figures: today while the campaign runs. */
  @Column('date', { name: 'computed_on', nullable: true }) readonly computedOn!: LocalDate | null;
}
