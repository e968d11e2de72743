import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { uuidv7 } from '@fire-campaign/platform';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { AnswerFacts, Referral } from './referral.entity.js';
import type { ReferralOutcome } from './referral.machine.js';

/** Who an answer came from: entered by an officer, or an event of the agency. */
export type AnswerOrigin = { readonly enteredBy: string } | { readonly eventId: string };

/** One answer of the agency (反馈). Never changed. */
@Entity({ schema: 'inspections', name: 'referral_answer' })
export class ReferralAnswer {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'referral_id' }) readonly referralId!: string;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) readonly regionCode!: RegionCode;
  @Column('text') readonly outcome!: ReferralOutcome;
  @Column('date', { name: 'answered_on' }) readonly answeredOn!: LocalDate;
  @Column('text', { name: 'document_number', nullable: true }) readonly documentNumber!: string | null;
  @Column('text', { nullable: true }) readonly remarks!: string | null;
  /** Null when the agency sent it. */
  @Column('text', { name: 'entered_by', nullable: true }) readonly enteredBy!: string | null;
  /** Id that the agency gave its event; null when an officer entered it. */
  @Column('uuid', { name: 'event_id', nullable: true }) readonly eventId!: string | null;
  @CreateDateColumn({ type: 'timestamptz', name: 'recorded_at' }) readonly recordedAt!: Date;

  static of({ id: referralId, unitId, regionCode }: Referral, facts: AnswerFacts, origin: AnswerOrigin): ReferralAnswer {
    const { outcome, answeredOn, documentNumber, remarks } = facts;
    const from = { enteredBy: null, eventId: null, ...origin };
    return Object.assign(new ReferralAnswer(), {
      id: uuidv7(),
      ...{ referralId, unitId, regionCode, outcome, answeredOn, documentNumber, remarks },
      ...from,
    });
  }
}
