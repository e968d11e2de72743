import type { ActionOf, LocalDate, RegionCode } from '@fire-campaign/domain';
import type { CampaignChanged, EventData } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import { Column, CreateDateColumn, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { errors } from '../errors.js';
import type { Step } from '../phase/transition.rules.js';
import type { Citation } from '../plan/citation.js';
import { currentPhase, phaseMachine, type Phase } from '../phase/phase.rules.js';
import { campaignMachine, type CampaignStatus, type Plan } from './campaign.rules.js';

/** A campaign (专项行动): one region's plan in three phases, each left through a gate. Its scope is the region's subtree. */
@Entity({ schema: 'campaigns', name: 'campaign' })
export class Campaign {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('text') name!: string;
  /** 文号 */
  @Column('text', { name: 'document_number', nullable: true }) documentNumber!: string | null;
  /** Unit categories; a unit is in scope when it has one of them. */
  @Column('text', { array: true }) categories!: string[];
  @Column('date', { name: 'starts_on' }) startsOn!: LocalDate;
  /** Last day, included. */
  @Column('date', { name: 'ends_on' }) endsOn!: LocalDate;
  @Column('text') goal!: string;
  /** 第一责任人; a person of the directory. */
  @Column('uuid', { name: 'first_responsible_id' }) firstResponsibleId!: string;
  /** The campaign of the region above, by which it was issued here; null for one that stands by itself. */
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  /** The first campaign of its cascade, itself when it has no parent. Computed figures are kept under it, for every region below. */
  @Column('uuid', { name: 'root_id' }) rootId!: string;
  /** The programme it stands under. */
  @Column('uuid', { name: 'programme_id', nullable: true }) programmeId!: string | null;
  /** The document it rests on. */
  @Column('jsonb', { nullable: true }) citation!: Citation | null;
  @Column('text') status!: CampaignStatus;
  /** Reason of the last return, suspension or termination. */
  @Column('text', { name: 'status_reason', nullable: true }) statusReason!: string | null;
  @Column('jsonb') phases!: readonly Phase[];
  @Column('uuid', { name: 'created_by_id' }) createdById!: string;
  @Column('uuid', { name: 'submitted_by_id', nullable: true }) submittedById!: string | null;
  @Column('uuid', { name: 'approved_by_id', nullable: true }) approvedById!: string | null;
  @Column('date', { name: 'published_on', nullable: true }) publishedOn!: LocalDate | null;
  @Column('date', { name: 'accepted_on', nullable: true }) acceptedOn!: LocalDate | null;
  /** Transitions stored so far; the next one takes the next ordinal. */
  @Column('int', { name: 'transition_count' }) transitionCount!: number;
  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
  @VersionColumn({ type: 'int' }) version!: number;

  /** @param parent the campaign that is issued to the plan's region */
  static draft(plan: Plan, createdById: string, parent: Campaign | null = null): Campaign {
    const campaign = new Campaign();
    campaign.id = uuidv7();
    campaign.parentId = parent?.id ?? null;
    campaign.rootId = parent?.rootId ?? campaign.id;
    campaign.regionCode = plan.regionCode;
    campaign.status = campaignMachine.initial;
    campaign.statusReason = null;
    campaign.createdById = createdById;
    campaign.submittedById = null;
    campaign.approvedById = null;
    campaign.publishedOn = null;
    campaign.acceptedOn = null;
    campaign.transitionCount = 0;
    campaign.write(plan);
    return campaign;
  }

  /** @throws CAMPAIGN_STATUS unless it is a draft */
  revise(plan: Plan): void {
    if (this.status !== 'DRAFT') throw this.refusal({ zh: '修改方案', en: 'change the plan' });
    this.write(plan);
  }

  /**
   * Its plan is amended once it binds others; a draft takes what the level above amends.
   * @throws CAMPAIGN_STATUS
   */
  requireAmendable(received: boolean): void {
    const may = this.status === 'RUNNING' || this.status === 'SUSPENDED' || (received && this.status === 'DRAFT');
    if (!may) throw this.refusal({ zh: '修订方案', en: 'amend the plan' });
  }

  /** @throws CAMPAIGN_STATUS */
  submit(personId: string): void {
    this.move('SUBMIT');
    this.submittedById = personId;
    this.statusReason = null;
  }

  /** @throws CAMPAIGN_STATUS, SAME_SUBMITTER */
  approve(personId: string): void {
    this.move('APPROVE');
    if (personId === this.submittedById) throw errors.SAME_SUBMITTER();
    this.approvedById = personId;
  }

  /** Back to its authors. @throws CAMPAIGN_STATUS */
  sendBack(reason: string): void {
    this.move('RETURN');
    this.approvedById = null;
    this.statusReason = reason;
  }

  /** Binding from now on; the first phase begins. @throws CAMPAIGN_STATUS */
  publish(today: LocalDate): void {
    this.move('PUBLISH');
    this.publishedOn = today;
    this.phases = this.phases.map((phase, index) => (index === 0 ? entered(phase, today) : phase));
  }

  /** @throws CAMPAIGN_STATUS */
  suspend(reason: string): void {
    this.move('SUSPEND');
    this.statusReason = reason;
  }

  /** @throws CAMPAIGN_STATUS */
  resume(): void {
    this.move('RESUME');
    this.statusReason = null;
  }

  /** @throws CAMPAIGN_STATUS */
  terminate(reason: string): void {
    this.move('TERMINATE');
    this.statusReason = reason;
  }

  /** @throws CAMPAIGN_STATUS */
  archive(): void {
    this.move('ARCHIVE');
  }

  /** The running phase waits for its exit check, because somebody proposed to complete it. */
  awaitExitCheck(): void {
    this.phases = this.phases.map((phase) =>
      phase.phase === this.current.phase && phase.status === 'IN_PROGRESS' ? { ...phase, status: 'EXIT_CHECK' as const } : phase,
    );
  }

  /** Carries out a judged step; the last phase's completion is the acceptance (验收) of the campaign. */
  take(step: Step, today: LocalDate): void {
    this.phases = this.phases.map((phase): Phase => {
      if (phase.phase === step.phase) {
        const ended = step.action === 'COMPLETE_PHASE' ? today : null;
        return { ...phase, status: step.to, startedOn: phase.startedOn ?? (step.action === 'START_PHASE' ? today : null), endedOn: ended };
      }
      if (phase.phase !== step.next?.phase) return phase;
      return step.action === 'RETURN_PHASE'
        ? { ...phase, status: step.next.to, endedOn: null, round: phase.round + 1 }
        : entered(phase, today);
    });
    if (step.accepts) {
      this.move('ACCEPT');
      this.acceptedOn = today;
    }
  }

  /** Gives it the days of a decided extension. @throws CAMPAIGN_NOT_RUNNING */
  extend(phases: readonly Phase[], endsOn: LocalDate): void {
    this.requireRunning();
    this.phases = phases;
    this.endsOn = endsOn;
  }

  /** What others may know of it; null before its publication, while it concerns only its authors. */
  get facts(): EventData<typeof CampaignChanged> | null {
    const { id, regionCode, name, documentNumber, categories, startsOn, endsOn, status, statusReason, publishedOn, acceptedOn, version } =
      this;
    if (publishedOn === null || status === 'DRAFT' || status === 'SUBMITTED' || status === 'APPROVED') return null;
    return {
      campaignId: id,
      regionCode,
      name,
      documentNumber,
      categories,
      startsOn,
      endsOn,
      phases: this.phases.map((phase) => ({ phase: phase.phase, startsOn: phase.startsOn, endsOn: phase.endsOn })),
      status,
      statusReason,
      firstResponsiblePersonId: this.firstResponsibleId,
      publishedOn,
      acceptedOn,
      version,
    };
  }

  nextOrdinal(): number {
    this.transitionCount += 1;
    return this.transitionCount;
  }

  /** The phase under way. @throws CAMPAIGN_NOT_RUNNING */
  get current(): Phase {
    const phase = currentPhase(this.phases);
    if (phase === null) throw this.notRunning();
    return phase;
  }

  /** @throws CAMPAIGN_NOT_RUNNING */
  requireRunning(): void {
    if (this.status !== 'RUNNING') throw this.notRunning();
  }

  private notRunning() {
    const { zh, en } = campaignMachine.states[this.status];
    return errors.CAMPAIGN_NOT_RUNNING({ status: zh, statusEn: en });
  }

  private move(action: ActionOf<typeof campaignMachine>): void {
    const to = campaignMachine.next(this.status, action);
    if (to === null) {
      const row = campaignMachine.transitions.find((transition) => transition.action === action)!;
      throw this.refusal({ zh: row.zh, en: action.toLowerCase() });
    }
    this.status = to;
  }

  private refusal(action: { zh: string; en: string }) {
    const { zh, en } = campaignMachine.states[this.status];
    return errors.CAMPAIGN_STATUS({ status: zh, statusEn: en, action: action.zh, actionEn: action.en });
  }

  private write(plan: Plan): void {
    const { regionCode: _, firstResponsiblePersonId, phases, ...fields } = plan;
    Object.assign(this, { ...fields, firstResponsibleId: firstResponsiblePersonId });
    this.phases = phases.map((phase) => ({ ...phase, status: phaseMachine.initial, round: 0, startedOn: null, endedOn: null }));
  }
}

/** A phase as it is entered: before its entry gate when it has one, else under way. */
function entered(phase: Phase, today: LocalDate): Phase {
  const status = phase.entryGate.length > 0 ? 'ENTRY_CHECK' : 'IN_PROGRESS';
  return { ...phase, status, round: phase.round + 1, startedOn: status === 'IN_PROGRESS' ? today : null, endedOn: null };
}
