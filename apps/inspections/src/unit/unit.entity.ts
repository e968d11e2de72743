import type { RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What this service knows of a unit (单位); owned by units, kept here by its events. */
@Entity({ schema: 'inspections', name: 'unit' })
export class Unit {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') name!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('text', { array: true }) categories!: string[];
  @Column('text') status!: 'OPERATING' | 'SUSPENDED' | 'CLOSED' | 'UNREACHABLE';
  /** Of the unit in units; higher wins. */
  @Column('int') version!: number;
}
