import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { uuidv7 } from '@fire-campaign/platform';
import { Column, CreateDateColumn, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { errors } from '../errors.js';
import type { Inspection } from '../inspection/inspection.entity.js';
import type { Evidence, HazardChange } from './hazard-step.entity.js';
import { FILING_STEPS, hazardMachine, type HazardAction, type HazardState } from './hazard.machine.js';
import { isOverdue, legalBasis, type HazardLevel } from './hazard.rules.js';

/**
 * A fire hazard (隐患) at one unit, from filing (立案) to closure (销案). Every change answers with what it changed, for the
 * hazard's history.
 */
@Entity({ schema: 'inspections', name: 'hazard' })
export class Hazard {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'inspection_id' }) readonly inspectionId!: string;
  @Column('uuid', { name: 'campaign_id', nullable: true }) readonly campaignId!: string | null;
  @Column('text', { name: 'item_code' }) readonly itemCode!: string;
  @Column('text') readonly description!: string;
  @Column('text') readonly level!: HazardLevel;
  @Column('text', { name: 'legal_basis', nullable: true }) readonly legalBasis!: string | null;
  @Column('text') state!: HazardState;
  @Column('date', { name: 'found_on' }) readonly foundOn!: LocalDate;
  /** Last permitted day, Asia/Shanghai. */
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  /** The day from which it is open: found, found again, or last re-inspected without success. */
  @Column('date', { name: 'open_since' }) openSince!: LocalDate;
  @Column('date', { name: 'rectified_on', nullable: true }) rectifiedOn!: LocalDate | null;
  @Column('text', { name: 'rectified_by', nullable: true }) rectifiedBy!: string | null;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn!: LocalDate | null;
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' }) readonly createdAt!: Date;
  @VersionColumn({ type: 'int', default: 1 }) version!: number;

  /** Files a hazard found in an inspection and orders its correction (立案、责令改正). */
  static file(
    inspection: Inspection,
    found: { readonly itemCode: string; readonly description: string; readonly level: HazardLevel; readonly dueOn: LocalDate },
  ): { readonly hazard: Hazard; readonly changes: readonly HazardChange[] } {
    const foundOn = inspection.inspectedOn!;
    const hazard = Object.assign(new Hazard(), {
      id: uuidv7(),
      unitId: inspection.unitId,
      regionCode: inspection.regionCode,
      inspectionId: inspection.id,
      campaignId: inspection.campaignId,
      itemCode: found.itemCode,
      description: found.description,
      level: found.level,
      legalBasis: legalBasis(found.level, found.itemCode, foundOn),
      state: hazardMachine.initial,
      foundOn,
      dueOn: found.dueOn,
      openSince: foundOn,
      rectifiedOn: null,
      rectifiedBy: null,
      closedOn: null,
    });
    const changes = FILING_STEPS[found.level].map((action) => hazard.move(action, foundOn, null));
    return { hazard, changes };
  }

  /**
   * The unit says it is corrected (申报整改完成).
   * @throws HAZARD_STATE, DAY_IN_FUTURE, RECTIFIED_TOO_EARLY
   */
  reportRectified(report: { rectifiedOn: LocalDate; evidence: readonly Evidence[]; by: string }, today: LocalDate): HazardChange {
    const { rectifiedOn, evidence, by } = report;
    this.checkAction('REPORT_RECTIFIED');
    if (rectifiedOn > today) throw errors.DAY_IN_FUTURE({ today });
    if (rectifiedOn < this.openSince) throw errors.RECTIFIED_TOO_EARLY({ day: this.openSince });
    this.rectifiedOn = rectifiedOn;
    this.rectifiedBy = by;
    return this.move('REPORT_RECTIFIED', rectifiedOn, null, evidence);
  }

  /**
   * Re-inspection (复查) found it corrected: it is closed (销案).
   * @throws HAZARD_STATE, SAME_PERSON, DAY_IN_FUTURE, REINSPECTED_TOO_EARLY
   */
  pass(reinspection: { reinspectedOn: LocalDate; finding: string; by: string }, today: LocalDate): HazardChange {
    this.checkReinspection('PASS', reinspection, today);
    this.closedOn = reinspection.reinspectedOn;
    return this.move('PASS', reinspection.reinspectedOn, reinspection.finding);
  }

  /**
   * Re-inspection found it uncorrected: a new last day is set (再限期). Needs no report of the unit once the last day is over.
   * @throws HAZARD_STATE, SAME_PERSON, DAY_IN_FUTURE, REINSPECTED_TOO_EARLY, NOT_DUE_YET, NEW_DUE_TOO_EARLY
   */
  fail(reinspection: { reinspectedOn: LocalDate; finding: string; by: string; newDueOn: LocalDate }, today: LocalDate): HazardChange {
    const { reinspectedOn, finding, newDueOn } = reinspection;
    this.checkReinspection('FAIL', reinspection, today);
    if (newDueOn < reinspectedOn) throw errors.NEW_DUE_TOO_EARLY({ day: reinspectedOn });
    this.dueOn = newDueOn;
    this.openSince = reinspectedOn;
    this.rectifiedOn = null;
    this.rectifiedBy = null;
    return this.move('FAIL', reinspectedOn, finding);
  }

  /**
   * Gives more time (延期), before the last day is over.
   * @throws HAZARD_STATE, EXTENSION_TOO_LATE, EXTENSION_TOO_SHORT
   */
  extend({ newDueOn, reason }: { newDueOn: LocalDate; reason: string }, today: LocalDate): HazardChange {
    this.checkAction('EXTEND');
    if (isOverdue(this, today)) throw errors.EXTENSION_TOO_LATE({ day: this.dueOn });
    if (newDueOn <= this.dueOn) throw errors.EXTENSION_TOO_SHORT({ day: this.dueOn });
    this.dueOn = newDueOn;
    return this.move('EXTEND', today, reason);
  }

  /**
   * A follow-up check (回头看) found it again.
   * @throws HAZARD_STATE, DAY_IN_FUTURE, REOPENED_TOO_EARLY, NEW_DUE_TOO_EARLY
   */
  reopen({ reopenedOn, dueOn, finding }: { reopenedOn: LocalDate; dueOn: LocalDate; finding: string }, today: LocalDate): HazardChange {
    this.checkAction('REOPEN');
    if (reopenedOn > today) throw errors.DAY_IN_FUTURE({ today });
    if (reopenedOn < this.closedOn!) throw errors.REOPENED_TOO_EARLY({ day: this.closedOn });
    if (dueOn < reopenedOn) throw errors.NEW_DUE_TOO_EARLY({ day: reopenedOn });
    this.dueOn = dueOn;
    this.openSince = reopenedOn;
    this.rectifiedOn = null;
    this.rectifiedBy = null;
    this.closedOn = null;
    return this.move('REOPEN', reopenedOn, finding);
  }

  private checkReinspection(
    action: 'PASS' | 'FAIL',
    { reinspectedOn, by }: { reinspectedOn: LocalDate; by: string },
    today: LocalDate,
  ): void {
    this.checkAction(action);
    if (this.rectifiedBy === by) throw errors.SAME_PERSON();
    if (reinspectedOn > today) throw errors.DAY_IN_FUTURE({ today });
    if (this.rectifiedOn !== null) {
      if (reinspectedOn < this.rectifiedOn) throw errors.REINSPECTED_TOO_EARLY({ day: this.rectifiedOn });
    } else if (reinspectedOn <= this.dueOn) {
      throw errors.NOT_DUE_YET({ day: this.dueOn });
    }
  }

  private checkAction(action: HazardAction): HazardState {
    const next = hazardMachine.next(this.state, action);
    if (next !== null) return next;
    const { zh } = hazardMachine.transitions.find((row) => row.action === action)!;
    throw errors.HAZARD_STATE({ zh, action, stateZh: hazardMachine.states[this.state].zh, state: this.state });
  }

  private move(action: HazardAction, happenedOn: LocalDate, note: string | null, evidence: readonly Evidence[] = []): HazardChange {
    const fromState = this.state;
    this.state = this.checkAction(action);
    return { action, fromState, toState: this.state, happenedOn, dueOn: this.dueOn, note, evidence };
  }
}
