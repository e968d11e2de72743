import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, CreateDateColumn, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Citation } from '../plan/citation.js';

/** A programme (三年行动, 冬春火灾防控 and the like): the umbrella under which campaigns of its region and below stand. */
@Entity({ schema: 'campaigns', name: 'programme' })
export class Programme {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('text') name!: string;
  @Column('date', { name: 'starts_on' }) startsOn!: LocalDate;
  /** Last day, included. */
  @Column('date', { name: 'ends_on' }) endsOn!: LocalDate;
  @Column('text') goal!: string;
  @Column('jsonb', { nullable: true }) citation!: Citation | null;
  @Column('uuid', { name: 'created_by_id' }) createdById!: string;
  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
  @VersionColumn({ type: 'int' }) version!: number;
}
