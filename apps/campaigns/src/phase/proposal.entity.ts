import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { PhaseName } from './phase.rules.js';
import type { TransitionAction } from './transition.rules.js';

/** How long a proposal may wait for its approval. */
export const PROPOSAL_DAYS = 7;

/** One person's proposal (提请) to change the phase, on which another decides. */
@Entity({ schema: 'campaigns', name: 'transition_proposal' })
export class TransitionProposal {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('text') phase!: PhaseName;
  /** The round of the phase it was made for; a proposal does not outlive a return. */
  @Column('int') round!: number;
  @Column('text') action!: TransitionAction;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { name: 'proposed_by_id' }) proposedById!: string;
  @CreateDateColumn({ name: 'proposed_at', type: 'timestamptz' }) proposedAt!: Date;
  /** Digest of the gate report the proposer saw, so that the approver can tell whether it has changed since. */
  @Column('text', { name: 'report_digest' }) reportDigest!: string;
  /** Last day on which it can be decided. */
  @Column('date', { name: 'expires_on' }) expiresOn!: LocalDate;
  /** The transition that it led to. */
  @Column('uuid', { name: 'transition_id', nullable: true }) transitionId!: string | null;
}
