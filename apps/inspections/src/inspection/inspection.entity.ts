import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, CreateDateColumn, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { errors } from '../errors.js';
import {
  inspectionMachine,
  RECORDABLE_STATES,
  RECORDING_STEPS,
  type InspectionAction,
  type InspectionState,
} from './inspection.machine.js';
import type { ChecklistResult } from './inspection.rules.js';

/** Why a visit may take place at all. @source 国办发〔2024〕54号(检查须有依据) */
export const INSPECTION_BASES = ['SAMPLING_PLAN', 'SPECIAL_CAMPAIGN', 'COMPLAINT', 'TRANSFER', 'FOLLOW_UP'] as const;
export type InspectionBasis = (typeof INSPECTION_BASES)[number];

/** One inspection (检查) of one unit by at least two inspectors. */
@Entity({ schema: 'inspections', name: 'inspection' })
export class Inspection {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('text') readonly basis!: InspectionBasis;
  @Column('uuid', { name: 'draw_id', nullable: true }) readonly drawId!: string | null;
  /** Place in the draw, from 1. */
  @Column('int', { name: 'draw_order', nullable: true }) readonly drawOrder!: number | null;
  @Column('uuid', { name: 'campaign_id', nullable: true }) readonly campaignId!: string | null;
  @Column('text') state!: InspectionState;
  @Column('date', { name: 'planned_from' }) readonly plannedFrom!: LocalDate;
  @Column('date', { name: 'planned_to' }) readonly plannedTo!: LocalDate;
  @Column('uuid', { name: 'inspector_ids', array: true }) readonly inspectorIds!: string[];
  /** Why it was cancelled or could not take place. */
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('date', { name: 'inspected_on', nullable: true }) inspectedOn!: LocalDate | null;
  @Column('text', { nullable: true }) result!: 'PASSED' | 'HAZARDS_FOUND' | null;
  @Column('jsonb', { default: () => "'[]'" }) checklist!: readonly ChecklistResult[];
  @Column('text', { name: 'signed_by_unit', nullable: true }) signedByUnit!: string | null;
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' }) readonly createdAt!: Date;
  @VersionColumn({ type: 'int', default: 1 }) version!: number;

  isInspectedBy(personId: string): boolean {
    return this.inspectorIds.includes(personId);
  }

  /**
   * Takes one step by itself.
   * @throws INSPECTION_STATE
   */
  advance(action: InspectionAction, reason: string | null): void {
    const next = inspectionMachine.next(this.state, action);
    if (next === null) throw this.refusal(action);
    this.state = next;
    this.reason = reason;
  }

  /**
   * Enters the results and takes every step that is still before the end (现场一次录入).
   * @throws INSPECTION_STATE when it is over, cancelled, or was given up and not dispatched again
   */
  complete(record: { inspectedOn: LocalDate; checklist: readonly ChecklistResult[]; signedByUnit: string | null; hazards: number }): void {
    if (!RECORDABLE_STATES.includes(this.state)) throw this.refusal('SIGN');
    for (const step of RECORDING_STEPS) this.state = inspectionMachine.next(this.state, step) ?? this.state;
    this.inspectedOn = record.inspectedOn;
    this.checklist = record.checklist;
    this.signedByUnit = record.signedByUnit;
    this.result = record.hazards > 0 ? 'HAZARDS_FOUND' : 'PASSED';
  }

  private refusal(action: InspectionAction) {
    const { zh } = inspectionMachine.transitions.find((row) => row.action === action)!;
    return errors.INSPECTION_STATE({ zh, action, stateZh: inspectionMachine.states[this.state].zh, state: this.state });
  }
}
