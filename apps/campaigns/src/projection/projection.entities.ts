import type { RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What this service knows of other services' records, fed by their events. */

/** A unit, as far as it decides what is in scope. */
@Entity({ schema: 'campaigns', name: 'unit' })
export class UnitFact {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('text', { array: true }) categories!: string[];
  @Column('text') status!: string;
  @Column('int') version!: number;
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
