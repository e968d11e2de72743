import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { DrawStrata } from './draw.rules.js';

/** A double-random draw (双随机): its terms and the hashes that let anyone check it. Never changed once made. */
@Entity({ schema: 'inspections', name: 'draw' })
export class Draw {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('text') readonly title!: string;
  @Column('uuid', { name: 'campaign_id', nullable: true }) readonly campaignId!: string | null;
  @Column('text', { array: true }) readonly categories!: string[];
  @Column('text') readonly strata!: DrawStrata;
  @Column('jsonb', { name: 'sample_sizes' }) readonly sampleSizes!: Readonly<Record<string, number>>;
  @Column('int', { name: 'per_visit' }) readonly perVisit!: number;
  @Column('date', { name: 'planned_from' }) readonly plannedFrom!: LocalDate;
  @Column('date', { name: 'planned_to' }) readonly plannedTo!: LocalDate;
  @Column('date', { name: 'only_uninspected_since', nullable: true }) readonly onlyUninspectedSince!: LocalDate | null;
  @Column('text') readonly algorithm!: string;
  @Column('text') readonly seed!: string;
  @Column('text', { name: 'seed_commit' }) readonly seedCommit!: string;
  @Column('text', { name: 'frame_hash' }) readonly frameHash!: string;
  @Column('text', { name: 'transcript_hash' }) readonly transcriptHash!: string;
  @Column('int', { name: 'frame_size' }) readonly frameSize!: number;
  @Column('int', { name: 'pool_size' }) readonly poolSize!: number;
  @Column('int', { name: 'visit_count' }) readonly visitCount!: number;
  @Column('int', { name: 'unassigned_count' }) readonly unassignedCount!: number;
  @Column('text', { name: 'drawn_by' }) readonly drawnBy!: string;
  @CreateDateColumn({ type: 'timestamptz', name: 'drawn_at' }) readonly drawnAt!: Date;
}

/** What a draw was made from and what it gave, apart from the draw because of its size. Gzipped. */
@Entity({ schema: 'inspections', name: 'draw_record' })
export class DrawRecord {
  /** Of the draw. */
  @PrimaryColumn('uuid') readonly id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  /** `registerText`. */
  @Column('bytea') readonly register!: Buffer;
  /** `DrawTranscript.stages` as JSON. */
  @Column('bytea') readonly stages!: Buffer;
}
