import type { RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Citation } from '../plan/citation.js';
import type { Bound } from '../plan/plan.rules.js';
import type { CadencePeriod, CadenceScope } from './cadence.rules.js';

/** A cadence rule (频次要求): at least so many times per period, counted by an explicit scope. Its periods are kept elsewhere. */
@Entity({ schema: 'campaigns', name: 'cadence' })
export class Cadence {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  /** The rule of the parent campaign that this one is a copy of; null for one of its own. */
  @Column('uuid', { name: 'origin_id', nullable: true }) originId!: string | null;
  @Column('uuid', { name: 'plan_item_id', nullable: true }) planItemId!: string | null;
  /** What is to be done each time. */
  @Column('text') what!: string;
  /** Who has to do it, as the document names them. */
  @Column('text') who!: string;
  @Column('text', { nullable: true }) indicator!: string | null;
  @Column('int', { name: 'at_least' }) atLeast!: number;
  @Column('text') period!: CadencePeriod;
  @Column('text') scope!: CadenceScope;
  /** Beijing time before which it is due each time, 'HH:MM'; that minute itself is late. */
  @Column('text', { name: 'due_before', nullable: true }) dueBefore!: string | null;
  @Column('jsonb', { name: 'begins' }) from!: Bound;
  @Column('jsonb', { name: 'ends' }) to!: Bound;
  @Column('text', { nullable: true }) remark!: string | null;
  @Column('jsonb', { nullable: true }) citation!: Citation | null;
  @VersionColumn({ type: 'int' }) version!: number;
}
