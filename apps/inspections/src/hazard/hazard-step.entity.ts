import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { uuidv7 } from '@fire-campaign/platform';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { Hazard } from './hazard.entity.js';
import type { HazardAction, HazardState } from './hazard.machine.js';

export interface Evidence {
  readonly kind: 'PHOTO' | 'VIDEO' | 'DOCUMENT' | 'RECEIPT';
  readonly note: string | null;
  /** SHA-256 of the file, hex. */
  readonly contentHash: string;
}

/** What one action changed on a hazard. */
export interface HazardChange {
  readonly action: HazardAction;
  readonly fromState: HazardState;
  readonly toState: HazardState;
  /** The day it happened, Asia/Shanghai. */
  readonly happenedOn: LocalDate;
  /** Last permitted day from then on. */
  readonly dueOn: LocalDate;
  readonly note: string | null;
  readonly evidence: readonly Evidence[];
}

/** One step in the life of a hazard (隐患闭环的一步); only ever added. */
@Entity({ schema: 'inspections', name: 'hazard_step' })
export class HazardStep implements HazardChange {
  /** Rises with time. */
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'hazard_id' }) readonly hazardId!: string;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('text') readonly action!: HazardAction;
  @Column('text', { name: 'from_state' }) readonly fromState!: HazardState;
  @Column('text', { name: 'to_state' }) readonly toState!: HazardState;
  @Column('date', { name: 'happened_on' }) readonly happenedOn!: LocalDate;
  @Column('date', { name: 'due_on' }) readonly dueOn!: LocalDate;
  @Column('text', { nullable: true }) readonly note!: string | null;
  @Column('jsonb') readonly evidence!: readonly Evidence[];
  @Column('text', { name: 'actor_id' }) readonly actorId!: string;
  @CreateDateColumn({ type: 'timestamptz', name: 'recorded_at' }) readonly recordedAt!: Date;

  static of({ id: hazardId, unitId, regionCode }: Hazard, change: HazardChange, actorId: string): HazardStep {
    return Object.assign(new HazardStep(), { id: uuidv7(), hazardId, unitId, regionCode, actorId, ...change });
  }
}
