import type { RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Who did what to which record: written by the platform with every change, never altered. */
@Entity({ schema: 'directory', name: 'audit_entry' })
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) readonly seq!: number;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) readonly at!: Date;
  /** A person's id, or `system:<service>`. */
  @Column('text', { name: 'actor_id' }) readonly actorId!: string;
  @Column('text') readonly operation!: string;
  @Column('text', { name: 'object_type' }) readonly objectType!: string;
  @Column('text', { name: 'object_id' }) readonly objectId!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) readonly regionCode!: RegionCode;
  @Column('text', { name: 'before_digest', nullable: true }) readonly beforeDigest!: string | null;
  @Column('text', { name: 'after_digest', nullable: true }) readonly afterDigest!: string | null;
  @Column('text', { name: 'trace_id' }) readonly traceId!: string;
}
