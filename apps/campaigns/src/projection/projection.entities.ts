import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What this service knows of other services' records, fed by their events. */

/** A unit, as far as it decides what is in scope. */
@Entity({ schema: 'campaigns', name: 'unit' })
export class UnitFact {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('text', { array: true }) categories!: string[];
  @Column('text') status!: string;
  /** Who supervises it (监管主体); null is a gap (失控漏管). UNTOLD: not told yet since this is kept. */
  @Column('text', { name: 'supervising_body', nullable: true }) supervisingBody!: string | null;
  @Column('int') version!: number;
}

/** Days on which a unit was inspected. Without a region: it is only read beside the unit, which may have moved since. */
@Entity({ schema: 'campaigns', name: 'unit_inspection' })
export class UnitInspection {
  @PrimaryColumn('uuid', { name: 'unit_id' }) unitId!: string;
  @PrimaryColumn('date', { name: 'inspected_on' }) inspectedOn!: LocalDate;
}

/** A hazard, as far as it stands in the way of a gate. */
@Entity({ schema: 'campaigns', name: 'hazard' })
export class HazardFact {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('date', { name: 'found_on' }) foundOn!: LocalDate;
  /** Last permitted day. */
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn!: LocalDate | null;
}

/** A division code of a province, city or county with its name. */
@Entity({ schema: 'campaigns', name: 'region' })
export class RegionFact {
  @PrimaryColumn({ type: 'text', collation: 'C' }) code!: RegionCode;
  @Column('text') name!: string;
}

@Entity({ schema: 'campaigns', name: 'organization' })
export class OrganizationFact {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('text') level!: string;
  @Column('text') name!: string;
  @Column('int') version!: number;
}

/** A division (处室). */
@Entity({ schema: 'campaigns', name: 'division' })
export class DivisionFact {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('text') name!: string;
  @Column('int') version!: number;
}

/** Units in scope per region when the campaign was published. */
@Entity({ schema: 'campaigns', name: 'campaign_snapshot' })
export class SnapshotRow {
  @PrimaryColumn('uuid', { name: 'campaign_id' }) campaignId!: string;
  @PrimaryColumn({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('int') units!: number;
}

/** The work calendar of a year. */
@Entity({ schema: 'campaigns', name: 'work_calendar' })
export class CalendarFact {
  @PrimaryColumn('int') year!: number;
  @Column('text', { name: 'days_off', array: true }) daysOff!: LocalDate[];
  @Column('text', { array: true }) workdays!: LocalDate[];
  @Column('int') version!: number;
}
