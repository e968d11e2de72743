import type { RegionCode } from '@fire-campaign/domain';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { GateReport } from '../gate/gate.rules.js';
import type { PhaseName } from './phase.rules.js';

/**
 * One change in the course of a campaign (阶段转换), kept for ever: who did what on whose proposal, and the gate report it was
 * decided by. Publication, suspension, resumption and termination are kept too, without a report.
 */
@Entity({ schema: 'campaigns', name: 'phase_transition' })
export class PhaseTransition {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  /** 1, 2, 3 … in the campaign; unique there. */
  @Column('int') ordinal!: number;
  @Column('text') phase!: PhaseName;
  @Column('text') action!: string;
  @Column('text', { name: 'from_status' }) from!: string;
  @Column('text', { name: 'to_status' }) to!: string;
  /** The phase entered or reopened by it. */
  @Column('text', { name: 'next_phase', nullable: true }) nextPhase!: PhaseName | null;
  @Column('text', { name: 'next_status', nullable: true }) nextStatus!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { name: 'actor_id' }) actorId!: string;
  @Column('uuid', { name: 'proposer_id', nullable: true }) proposerId!: string | null;
  @Column('jsonb', { nullable: true }) report!: GateReport | null;
  @CreateDateColumn({ type: 'timestamptz' }) at!: Date;
}
