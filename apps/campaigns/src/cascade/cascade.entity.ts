import type { ActionOf, LocalDate, RegionCode } from '@fire-campaign/domain';
import { uuidv7 } from '@fire-campaign/platform';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Campaign } from '../campaign/campaign.entity.js';
import { errors } from '../errors.js';
import { cascadeMachine, type CascadeStatus } from './cascade.rules.js';

/** A campaign as it was issued to one region below: until when its plan is due there, and how far it is (转发、细化、报备). */
@Entity({ schema: 'campaigns', name: 'cascade' })
export class Cascade {
  @PrimaryColumn('uuid') id!: string;
  /** The subordinate region. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  /** The campaign that was issued. */
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  /** The first campaign of the whole cascade. */
  @Column('uuid', { name: 'root_id' }) rootId!: string;
  /** The region's own campaign, from its confirmation on. */
  @Column('uuid', { name: 'child_id', nullable: true }) childId!: string | null;
  @Column('text') status!: CascadeStatus;
  /** Last day for the filing. */
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  @Column('uuid', { name: 'issued_by_id' }) issuedById!: string;
  @Column('date', { name: 'issued_on' }) issuedOn!: LocalDate;
  @Column('date', { name: 'confirmed_on', nullable: true }) confirmedOn!: LocalDate | null;
  @Column('date', { name: 'localised_on', nullable: true }) localisedOn!: LocalDate | null;
  @Column('date', { name: 'filed_on', nullable: true }) filedOn!: LocalDate | null;
  /** It was filed after its last day. */
  @Column('boolean') late!: boolean;
  /** Why the level above returned the filed plan, the last time. */
  @Column('text', { name: 'return_reason', nullable: true }) returnReason!: string | null;
  @VersionColumn({ type: 'int' }) version!: number;

  static issue(campaign: Campaign, regionCode: RegionCode, dueOn: LocalDate, issuedById: string, today: LocalDate): Cascade {
    const cascade = new Cascade();
    return Object.assign(cascade, {
      id: uuidv7(),
      regionCode,
      campaignId: campaign.id,
      rootId: campaign.rootId,
      childId: null,
      status: cascadeMachine.initial,
      dueOn,
      issuedById,
      issuedOn: today,
      confirmedOn: null,
      localisedOn: null,
      filedOn: null,
      late: false,
      returnReason: null,
    });
  }

  /** @throws CASCADE_STATUS */
  confirm(childId: string, today: LocalDate): void {
    this.move('CONFIRM');
    this.childId = childId;
    this.confirmedOn = today;
  }

  localise(today: LocalDate): void {
    this.move('LOCALISE');
    this.localisedOn = today;
  }

  /** The region works on its plan again. */
  reopen(): void {
    this.move('REOPEN');
    this.localisedOn = null;
  }

  /** For the first time, or again after a return. */
  file(today: LocalDate): void {
    this.move(this.status === 'RETURNED' ? 'REFILE' : 'FILE');
    this.filedOn = today;
    this.late = today > this.dueOn;
  }

  /** @throws CASCADE_STATUS */
  return(reason: string, dueOn: LocalDate): void {
    this.move('RETURN');
    this.returnReason = reason;
    this.dueOn = dueOn;
    this.filedOn = null;
    this.late = false;
  }

  private move(action: ActionOf<typeof cascadeMachine>): void {
    const to = cascadeMachine.next(this.status, action);
    if (to === null) {
      const { zh, en } = cascadeMachine.states[this.status];
      const row = cascadeMachine.transitions.find((transition) => transition.action === action)!;
      throw errors.CASCADE_STATUS({ status: zh, statusEn: en, action: row.zh, actionEn: action.toLowerCase() });
    }
    this.status = to;
  }
}
