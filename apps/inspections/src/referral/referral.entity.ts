import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { uuidv7 } from '@fire-campaign/platform';
import { Column, CreateDateColumn, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { errors } from '../errors.js';
import type { Partner } from '../partner/partner.entity.js';
import type { Unit } from '../unit/unit.entity.js';
import { referralMachine, type ReferralAction, type ReferralOutcome, type ReferralState } from './referral.machine.js';

/** After all days on which an answer is awaited. */
const NO_LONGER = '9999-12-31';

export interface ReferralFacts {
  readonly legalBasis: string;
  readonly content: string;
  readonly documentNumber: string | null;
  readonly answerDueOn: LocalDate;
}

export interface AnswerFacts {
  readonly outcome: ReferralOutcome;
  readonly answeredOn: LocalDate;
  readonly documentNumber: string | null;
  readonly remarks: string | null;
}

/**
 * A hazard or a unit put before the agency that is responsible for it (抄告), with a day by which it is to answer.
 * @source 江苏省专项整治行动方案:养老机构逾期未改的一律抄告民政部门;隐患抄告为五项协调机制之一
 */
@Entity({ schema: 'inspections', name: 'referral' })
export class Referral {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  /** Of the unit, with which it moves. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  /** Where it was issued: the region that the agency was told, and answers with. */
  @Column({ type: 'text', name: 'issued_region_code', collation: 'C' }) readonly issuedRegionCode!: RegionCode;
  /** Null when the unit itself was referred. */
  @Column('uuid', { name: 'hazard_id', nullable: true }) readonly hazardId!: string | null;
  @Column('uuid', { name: 'campaign_id', nullable: true }) readonly campaignId!: string | null;
  @Column('uuid', { name: 'partner_id' }) readonly partnerId!: string;
  @Column('text', { name: 'partner_code' }) readonly partnerCode!: string;
  /** As it was called on the day of issue. */
  @Column('text', { name: 'partner_name' }) readonly partnerName!: string;
  @Column('text', { name: 'legal_basis' }) readonly legalBasis!: string;
  @Column('text') readonly content!: string;
  @Column('text', { name: 'document_number', nullable: true }) readonly documentNumber!: string | null;
  @Column('text') state!: ReferralState;
  @Column('date', { name: 'issued_on' }) readonly issuedOn!: LocalDate;
  @Column('text', { name: 'issued_by' }) readonly issuedBy!: string;
  /** Last day for the answer that settles it, Asia/Shanghai. */
  @Column('date', { name: 'answer_due_on' }) readonly answerDueOn!: LocalDate;
  /** `answerDueOn` while an answer is awaited and far off afterwards, so that lists begin with what is most overdue. */
  @Column('date', { name: 'awaited_until' }) awaitedUntil!: LocalDate;
  @Column('date', { name: 'withdrawn_on', nullable: true }) withdrawnOn!: LocalDate | null;
  @Column('text', { name: 'withdraw_reason', nullable: true }) withdrawReason!: string | null;
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' }) readonly createdAt!: Date;
  @VersionColumn({ type: 'int', default: 1 }) version!: number;

  /** @throws PARTNER_SUSPENDED, ANSWER_DUE_TOO_EARLY */
  static issue(
    subject: { readonly unit: Unit; readonly hazard: { readonly id: string; readonly campaignId: string | null } | null },
    partner: Partner,
    facts: ReferralFacts,
    by: string,
    today: LocalDate,
  ): Referral {
    if (partner.status !== 'ACTIVE') throw errors.PARTNER_SUSPENDED({ name: partner.name });
    if (facts.answerDueOn < today) throw errors.ANSWER_DUE_TOO_EARLY({ today });
    const { unit, hazard } = subject;
    return Object.assign(new Referral(), {
      id: uuidv7(),
      unitId: unit.id,
      regionCode: unit.regionCode,
      issuedRegionCode: unit.regionCode,
      hazardId: hazard?.id ?? null,
      campaignId: hazard?.campaignId ?? null,
      partnerId: partner.id,
      partnerCode: partner.code,
      partnerName: partner.name,
      legalBasis: facts.legalBasis,
      content: facts.content,
      documentNumber: facts.documentNumber,
      state: referralMachine.initial,
      issuedOn: today,
      issuedBy: by,
      answerDueOn: facts.answerDueOn,
      awaitedUntil: facts.answerDueOn,
      withdrawnOn: null,
      withdrawReason: null,
    });
  }

  /** @throws REFERRAL_STATE, DAY_IN_FUTURE, ANSWERED_TOO_EARLY */
  answer({ outcome, answeredOn }: AnswerFacts, today: LocalDate): void {
    const next = this.next(outcome);
    if (answeredOn > today) throw errors.DAY_IN_FUTURE({ today });
    if (answeredOn < this.issuedOn) throw errors.ANSWERED_TOO_EARLY({ day: this.issuedOn });
    this.moveTo(next);
  }

  /** @throws REFERRAL_STATE */
  withdraw(reason: string, today: LocalDate): void {
    this.moveTo(this.next('WITHDRAW'));
    this.withdrawnOn = today;
    this.withdrawReason = reason;
  }

  private next(action: ReferralAction): ReferralState {
    const next = referralMachine.next(this.state, action);
    if (next !== null) return next;
    const { zh } = referralMachine.transitions.find((row) => row.action === action)!;
    throw errors.REFERRAL_STATE({ zh, action, stateZh: referralMachine.states[this.state].zh, state: this.state });
  }

  private moveTo(state: ReferralState): void {
    this.state = state;
    if (referralMachine.actions(state).length === 0) this.awaitedUntil = NO_LONGER;
  }
}
