import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Accumulation } from '../figure/figure.rules.js';
import type { Citation } from '../plan/citation.js';
import type { Comparator, ShareMethod, Stage, TargetKind } from './target.rules.js';

/** Who answers for a target: the name as the document has it, and the division it means when it is known. */
export interface ResponsibleBody {
  readonly name: string;
  readonly divisionId: string | null;
}

/** What one subordinate region has to contribute. */
export interface Share {
  readonly regionCode: RegionCode;
  readonly value: number;
}

/** A declared target (目标) of a campaign or of one item of its plan. Its progress is accounted elsewhere. */
@Entity({ schema: 'campaigns', name: 'target' })
export class Target {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  /** The target of the parent campaign that this one is a copy of; null for one of its own. */
  @Column('uuid', { name: 'origin_id', nullable: true }) originId!: string | null;
  /** Null: of the campaign as a whole. */
  @Column('uuid', { name: 'plan_item_id', nullable: true }) planItemId!: string | null;
  @Column('text') kind!: TargetKind;
  @Column('text') name!: string;
  /** A computed indicator of the platform, or a reported one of this campaign. */
  @Column('text') indicator!: string;
  @Column('text') comparator!: Comparator;
  /** Shares are 0–1, a change is negative when it goes down. At most four decimals. */
  @Column('double precision') value!: number;
  @Column('text') unit!: string;
  @Column('date', { name: 'starts_on' }) from!: LocalDate;
  /** Last day, included. */
  @Column('date', { name: 'ends_on' }) to!: LocalDate;
  @Column('jsonb') stages!: readonly Stage[];
  @Column('jsonb', { nullable: true }) responsible!: ResponsibleBody | null;
  @Column('text', { name: 'share_method', nullable: true }) shareMethod!: ShareMethod | null;
  @Column('jsonb') shares!: readonly Share[];
  /** What the plan's author has to settle, such as an ambiguous wording of the document. */
  @Column('text', { nullable: true }) remark!: string | null;
  @Column('jsonb', { nullable: true }) citation!: Citation | null;
  @VersionColumn({ type: 'int' }) version!: number;
}

/** An indicator (人工填报指标) that nobody can compute: declared by a plan, reported by hand with evidence. */
@Entity({ schema: 'campaigns', name: 'reported_indicator' })
export class ReportedIndicator {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  /** The declaration of the parent campaign that this one is a copy of; null for one of its own. */
  @Column('uuid', { name: 'origin_id', nullable: true }) originId!: string | null;
  /** Unique in the campaign and not the code of a computed indicator. */
  @Column('text') code!: string;
  @Column('text') zh!: string;
  @Column('text') en!: string;
  @Column('text') unit!: string;
  /** How it is counted, in words. */
  @Column('text') formula!: string;
  /** What proves it. */
  @Column('text') evidence!: string;
  @Column('text') accumulation!: Accumulation;
  /** A share or a multiple: numerator and denominator are reported, and summed apart. */
  @Column('boolean', { name: 'with_denominator' }) withDenominator!: boolean;
  @VersionColumn({ type: 'int' }) version!: number;
}
