import type { RegionCode } from '@fire-campaign/domain';
import type { EventData, PartnerChanged } from '@fire-campaign/events';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type SigningKey = EventData<typeof PartnerChanged>['keys'][number];

/** What this service knows of a partner agency (对接单位); owned by directory, kept here by its events. */
@Entity({ schema: 'inspections', name: 'partner' })
export class Partner {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') readonly code!: string;
  @Column('text') readonly name!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) readonly regionCode!: RegionCode;
  @Column('text') readonly status!: 'ACTIVE' | 'SUSPENDED';
  /** Inbound messages it may send. */
  @Column('text', { array: true }) readonly writes!: string[];
  @Column('jsonb') readonly keys!: readonly SigningKey[];
  /** Of the partner in directory; higher wins. */
  @Column('int') readonly version!: number;
}
