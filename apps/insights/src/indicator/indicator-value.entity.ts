import type { IndicatorCode, LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The stored figure of a campaign, region and day; today's is rewritten as facts come, those of earlier days stay. */
@Entity({ schema: 'insights', name: 'indicator_value' })
export class IndicatorValue {
  @PrimaryColumn('uuid', { name: 'campaign_id' }) readonly campaignId!: string;
  @PrimaryColumn('date') readonly day!: LocalDate;
  @PrimaryColumn('text', { name: 'region_code', collation: 'C' }) readonly regionCode!: RegionCode;
  @PrimaryColumn('text', { collation: 'C' }) readonly indicator!: IndicatorCode;
  /** Digits of the region code. */
  @Column('smallint') readonly level!: number;
  @Column('int') readonly numerator!: number;
  @Column('int', { nullable: true }) readonly denominator!: number | null;
  /** The count or ratio; null while the denominator is 0. */
  @Column('double precision', { nullable: true }) readonly value!: number | null;
}
