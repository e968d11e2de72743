import type { RegionCode } from '@fire-campaign/domain';
import type { UnitFacts } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import { errors } from '../errors.js';
import { nameKey } from '../text.js';
import {
  dedupeKey,
  unitMachine,
  type CoordinateSystem,
  type SupervisingBody,
  type UnitCategory,
  type UnitStatus,
  type UnitStatusAction,
} from './unit.rules.js';

/** What an officer enters about a unit; null where it is not known. */
export interface UnitDetails {
  readonly name: string;
  readonly alias: string | null;
  readonly creditCode: string | null;
  readonly address: string | null;
  readonly regionCode: RegionCode;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly coordinateSystem: CoordinateSystem | null;
  readonly categories: readonly UnitCategory[];
  readonly areaM2: number | null;
  readonly heightM: number | null;
  readonly floorsAbove: number | null;
  readonly floorsBelow: number | null;
  readonly responsibleName: string | null;
  readonly responsiblePhone: string | null;
  readonly managerName: string | null;
  readonly managerPhone: string | null;
  readonly supervisingBody: SupervisingBody | null;
}

/** One field before and after a change, as text. */
export interface FieldDiff {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A unit (单位) under fire supervision, and the changes its record allows. */
@Entity({ schema: 'units', name: 'unit' })
export class Unit implements UnitDetails {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('text') name!: string;
  /** The name in comparable form, for search. */
  @Column('text', { name: 'name_key' }) nameKey!: string;
  @Column({ type: 'text', name: 'dedupe_key', collation: 'C' }) dedupeKey!: string;
  @Column('text', { nullable: true }) alias!: string | null;
  @Column('text', { name: 'credit_code', nullable: true }) creditCode!: string | null;
  @Column('text', { nullable: true }) address!: string | null;
  @Column('double precision', { nullable: true }) longitude!: number | null;
  @Column('double precision', { nullable: true }) latitude!: number | null;
  @Column('text', { name: 'coordinate_system', nullable: true }) coordinateSystem!: CoordinateSystem | null;
  @Column('text', { array: true }) categories!: UnitCategory[];
  @Column('double precision', { name: 'area_m2', nullable: true }) areaM2!: number | null;
  @Column('double precision', { name: 'height_m', nullable: true }) heightM!: number | null;
  @Column('int', { name: 'floors_above', nullable: true }) floorsAbove!: number | null;
  @Column('int', { name: 'floors_below', nullable: true }) floorsBelow!: number | null;
  @Column('text', { name: 'responsible_name', nullable: true }) responsibleName!: string | null;
  @Column('text', { name: 'responsible_phone', nullable: true }) responsiblePhone!: string | null;
  @Column('text', { name: 'manager_name', nullable: true }) managerName!: string | null;
  @Column('text', { name: 'manager_phone', nullable: true }) managerPhone!: string | null;
  @Column('text', { name: 'supervising_body', nullable: true }) supervisingBody!: SupervisingBody | null;
  @Column('text') status!: UnitStatus;
  @Column('text') readonly source!: 'MANUAL' | 'IMPORT';
  /** Where in the source the record comes from: file and row of an import. */
  @Column('text', { name: 'source_ref', nullable: true }) readonly sourceRef!: string | null;
  @Column('int') version!: number;
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' }) readonly createdAt!: Date;

  /** A unit entered by hand. */
  static register(details: UnitDetails): Unit {
    const unit = Object.assign(new Unit(), details, {
      id: uuidv7(),
      categories: [...details.categories].sort(),
      status: unitMachine.initial,
      source: 'MANUAL',
      sourceRef: null,
      version: 1,
    });
    unit.deriveKeys();
    return unit;
  }

  /**
   * Takes over what differs.
   * @returns the fields that changed
   * @throws NOTHING_CHANGED
   */
  change(details: Partial<UnitDetails>): FieldDiff[] {
    const diffs: FieldDiff[] = [];
    for (const [field, given] of Object.entries(details)) {
      const value: unknown = Array.isArray(given) ? [...given].sort() : given;
      const before = asText(this[field as keyof UnitDetails]);
      const after = asText(value);
      if (before === after) continue;
      diffs.push({ field, before, after });
      Object.assign(this, { [field]: value });
    }
    if (diffs.length === 0) throw errors.NOTHING_CHANGED();
    this.deriveKeys();
    this.version += 1;
    return diffs;
  }

  /** @throws STATUS_ACTION when the unit's status does not allow it */
  changeStatus(action: UnitStatusAction): FieldDiff {
    const before = this.status;
    const after = unitMachine.next(before, action);
    if (after === null) {
      const zh = unitMachine.transitions.find((row) => row.action === action)!.zh;
      throw errors.STATUS_ACTION({ status: unitMachine.states[before].zh, action: zh, statusCode: before, actionCode: action });
    }
    this.status = after;
    this.version += 1;
    return { field: 'status', before, after };
  }

  /** What other services need to know. */
  get facts(): UnitFacts {
    const { id, name, regionCode, categories, supervisingBody, status, longitude, latitude, version } = this;
    const coordinateSystem = this.coordinateSystem ?? 'UNKNOWN';
    const location = longitude === null || latitude === null ? null : { longitude, latitude, coordinateSystem };
    return { unitId: id, name, regionCode, categories, supervisingBody, status, location, version };
  }

  private deriveKeys(): void {
    this.nameKey = nameKey(this.name);
    this.dedupeKey = dedupeKey(this.creditCode, this.nameKey, this.regionCode, this.address);
  }
}

/** A change of a unit's record after its registration: who, when, why, and each field before and after. */
@Entity({ schema: 'units', name: 'unit_change' })
export class UnitChange {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  /** The unit's region now: the history moves with the unit. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('int') readonly version!: number;
  @CreateDateColumn({ type: 'timestamptz' }) readonly at!: Date;
  @Column('text', { name: 'actor_id' }) readonly actorId!: string;
  @Column('text') readonly reason!: string;
  @Column('jsonb') readonly fields!: readonly FieldDiff[];

  static of(unit: Unit, actorId: string, reason: string, fields: readonly FieldDiff[]): UnitChange {
    const { id: unitId, regionCode, version } = unit;
    return Object.assign(new UnitChange(), { id: uuidv7(), unitId, regionCode, version, actorId, reason, fields });
  }
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? value.join(', ') : String(value);
}
