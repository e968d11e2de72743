import type { ActionOf, RegionCode } from '@fire-campaign/domain';
import { digest } from '@fire-campaign/platform';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { errors } from '../errors.js';
import {
  evaluationMachine,
  type Deduction,
  type EvaluationStatus,
  type Grade,
  type GradeThresholds,
  type HandScore,
  type Score,
  type ScoreItem,
} from './evaluation.rules.js';

export const SAMPLED = ['UNITS', 'HAZARDS'] as const;
/** What is re-checked: units that count as inspected, or hazards that count as closed. */
export type Sampled = (typeof SAMPLED)[number];

/** The draw of a sample, enough to make it again (see libs/draw). */
export interface SampleDraw {
  readonly of: Sampled;
  readonly seed: string;
  readonly size: number;
  readonly population: number;
  readonly frameHash: string;
  readonly transcriptHash: string;
}

/** An acceptance evaluation (验收评估) of one region under a campaign; one each. Once decided it is frozen, with a hash of all it says. */
@Entity({ schema: 'campaigns', name: 'evaluation' })
export class Evaluation {
  @PrimaryColumn('uuid') id!: string;
  /** The region that is evaluated. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('text') status!: EvaluationStatus;
  /** Reason of the last return. */
  @Column('text', { name: 'status_reason', nullable: true }) statusReason!: string | null;
  @Column('jsonb') sheet!: readonly ScoreItem[];
  @Column('jsonb') thresholds!: GradeThresholds;
  @Column('jsonb') hand!: readonly HandScore[];
  @Column('jsonb') deductions!: readonly Deduction[];
  @Column('jsonb', { nullable: true }) draw!: SampleDraw | null;
  @Column('uuid', { name: 'created_by_id' }) createdById!: string;
  @Column('uuid', { name: 'submitted_by_id', nullable: true }) submittedById!: string | null;
  @Column('uuid', { name: 'decided_by_id', nullable: true }) decidedById!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  /** The score as it was decided. */
  @Column('jsonb', { nullable: true }) result!: Score | null;
  @Column('text', { nullable: true }) grade!: Grade | null;
  @Column('text', { name: 'archive_hash', nullable: true }) archiveHash!: string | null;
  @VersionColumn({ type: 'int' }) version!: number;

  /** @throws EVALUATION_STATUS */
  score(hand: readonly HandScore[], deductions: readonly Deduction[]): void {
    if (this.status !== 'SCORING' && this.status !== 'RECHECK') throw this.refusal('评分', 'scoring');
    this.hand = hand;
    this.deductions = deductions;
  }

  /** @throws EVALUATION_STATUS */
  drawn(draw: SampleDraw): void {
    this.move('DRAW');
    this.draw = draw;
  }

  /** @throws EVALUATION_STATUS, EVALUATION_OPEN while a sample is not re-checked or an item not scored */
  submit(personId: string, waiting: number): void {
    this.move('SUBMIT');
    const unscored = this.sheet.filter(({ source, key }) => source === 'HAND' && !this.hand.some((one) => one.key === key)).length;
    if (waiting > 0 || unscored > 0) throw errors.EVALUATION_OPEN({ waiting, unscored });
    this.submittedById = personId;
    this.statusReason = null;
  }

  /** @throws EVALUATION_STATUS */
  sendBack(reason: string): void {
    this.move('RETURN');
    this.statusReason = reason;
  }

  /** Freezes it. @throws EVALUATION_STATUS, SAME_EVALUATOR */
  decide(personId: string, at: Date, result: Score, samples: readonly RecheckSample[]): void {
    this.move('DECIDE');
    if (personId === this.createdById || personId === this.submittedById) throw errors.SAME_EVALUATOR();
    this.decidedById = personId;
    this.decidedAt = at;
    this.result = result;
    this.grade = result.grade;
    this.archiveHash = this.hash(samples);
  }

  /** The hash of all that an archived evaluation says: equal to `archiveHash` as long as nothing was changed behind its back. */
  hash(samples: readonly RecheckSample[]): string {
    const { id, campaignId, regionCode, sheet, thresholds, hand, deductions, draw, result } = this;
    const rechecked = samples.map(({ ordinal, subjectId, outcome, note, evidence, recordedById }) => ({
      ordinal,
      subjectId,
      outcome,
      note,
      evidence,
      recordedById,
    }));
    const people = [this.createdById, this.submittedById, this.decidedById];
    return digest({ id, campaignId, regionCode, sheet, thresholds, hand, deductions, draw, result, rechecked, people });
  }

  requireRecheck(): void {
    if (this.status !== 'RECHECK') throw this.refusal('登记复核结果', 'recording a re-check');
  }

  private move(action: ActionOf<typeof evaluationMachine>): void {
    const to = evaluationMachine.next(this.status, action);
    const { zh } = evaluationMachine.transitions.find((one) => one.action === action)!;
    if (to === null) throw this.refusal(zh, action.toLowerCase());
    this.status = to;
  }

  private refusal(action: string, actionEn: string) {
    const { zh, en } = evaluationMachine.states[this.status];
    return errors.EVALUATION_STATUS({ status: zh, statusEn: en, action, actionEn });
  }
}

export const OUTCOMES = ['PASSED', 'NOT_PASSED'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One sampled unit or closed hazard, and what the re-check (复核) found. */
@Entity({ schema: 'campaigns', name: 'recheck_sample' })
export class RecheckSample {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'evaluation_id' }) evaluationId!: string;
  /** Its place in the draw, from 1. */
  @Column('int') ordinal!: number;
  /** The unit, or the hazard. */
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('text', { nullable: true }) outcome!: Outcome | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('text', { array: true }) evidence!: string[];
  @Column('uuid', { name: 'recorded_by_id', nullable: true }) recordedById!: string | null;
}

/** Everything a sample was drawn from, so that anybody who may see it can draw again. */
@Entity({ schema: 'campaigns', name: 'recheck_frame' })
export class RecheckFrame {
  @PrimaryColumn('uuid', { name: 'evaluation_id' }) evaluationId!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'subject_ids', array: true }) subjectIds!: string[];
}
