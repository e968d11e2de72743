import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Citation } from '../plan/citation.js';
import type { Bound } from '../plan/plan.rules.js';
import type { CadenceForm, CadencePeriod, CadenceScope } from './cadence.rules.js';

/** Who owes a rule's periods, as chosen by the office: an organisation by its region, or a person of it. */
export interface ChosenDebtor {
  readonly regionCode: RegionCode;
  readonly personId: string | null;
}

/** A cadence rule (频次要求): at least so many times per period, counted by an explicit scope. A recurring report or meeting is one, too. */
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
  /** How a period is answered: by acts that are counted, or by one report or meeting. */
  @Column('text', { default: 'ACTS' }) form!: CadenceForm;
  /** A report or meeting is due so many working days after its period's last day; on that day itself when null. */
  @Column('int', { name: 'due_working_days', nullable: true }) dueWorkingDays!: number | null;
  /** Null while the office has not chosen them. */
  @Column('jsonb', { nullable: true }) debtors!: readonly ChosenDebtor[] | null;
  /** First day of the next period to be opened; null before the first one. */
  @Column('date', { name: 'next_from', nullable: true }) nextFrom!: LocalDate | null;
  @Column('text') scope!: CadenceScope;
  /** Beijing time before which it is due each time, 'HH:MM'; that minute itself is late. */
  @Column('text', { name: 'due_before', nullable: true }) dueBefore!: string | null;
  @Column('jsonb', { name: 'begins' }) from!: Bound;
  @Column('jsonb', { name: 'ends' }) to!: Bound;
  @Column('text', { nullable: true }) remark!: string | null;
  @Column('jsonb', { nullable: true }) citation!: Citation | null;
  @VersionColumn({ type: 'int' }) version!: number;
}
