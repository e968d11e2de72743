import type { RegionCode } from '@fire-campaign/domain';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { GateReport } from '../gate/gate.rules.js';
import type { PhaseName } from './phase.rules.js';

/**
 * One change in the course of a campaign (阶段转换), kept for ever: who did what on whose proposal. Everybody in the campaign's
 * region may read it.
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
  @CreateDateColumn({ type: 'timestamptz' }) at!: Date;
}

/**
 * The gate report that a transition was decided by; publication, suspension, resumption and termination have none. It shows the
 * figures of the whole region, and so is not for people of the regions below.
 */
@Entity({ schema: 'campaigns', name: 'transition_report' })
export class TransitionReport {
  /** The transition's. */
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('jsonb') report!: GateReport;
}
