import { Injectable } from '@nestjs/common';
import { CampaignIssued } from '@fire-campaign/events';
import { regionRange, type RegionCode } from '@fire-campaign/domain';
import {
  Actor,
  Clock,
  Database,
  day,
  digest,
  expectedVersion,
  filterId,
  idempotencyKey,
  optional,
  parseInput,
  platformErrors,
  regionCode,
  text,
  Tx,
  uuidv7,
  whereInScope,
  type PageArgs,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { lockCampaign, readCampaign, whereReadable } from '../campaign/campaign.access.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { requirePerson } from '../campaign/campaign.service.js';
import { Cadence } from '../cadence/cadence.entity.js';
import { errors } from '../errors.js';
import { endOfDay, owe } from '../obligation/obligations.js';
import { PlanItem } from '../plan/plan-item.entity.js';
import { subordinates } from '../projection/regions.js';
import type {
  CascadeFilter,
  CascadeLevel,
  ConfirmCascadeInput,
  IssueCampaignInput,
  ReturnFilingInput,
  SubmissionMatrixTotals,
} from '../schema.generated.js';
import { ReportedIndicator, Target } from '../target/target.entities.js';
import { contentOf } from './cascade.access.js';
import { Cascade } from './cascade.entity.js';
import { timesPerWeek } from './cascade.rules.js';
import { comparePlans, type PlanDiff } from './compare.rules.js';
import { inheritPhases, inheritTarget } from './inherit.rules.js';

const issueInput = z.object({
  idempotencyKey,
  campaignId: z.uuid(),
  expectedVersion,
  dueOn: day,
  regions: optional(z.array(regionCode).min(1).max(200)),
  dryRun: z.boolean().nullish(),
});
const confirmInput = z.object({ idempotencyKey, cascadeId: z.uuid(), expectedVersion, firstResponsiblePersonId: z.uuid() });
const returnInput = z.object({ idempotencyKey, cascadeId: z.uuid(), expectedVersion, reason: text(1000, 5), dueOn: day });

const LEVEL_LENGTH: Readonly<Record<CascadeLevel, number>> = { CITY: 4, COUNTY: 6 };

/** What issuing a campaign asks of each region below. */
export interface Issue {
  readonly campaignId: string;
  readonly dryRun: boolean;
  readonly dueOn: string;
  readonly regionCodes: readonly RegionCode[];
  readonly planItems: number;
  readonly mandatoryItems: number;
  readonly targets: number;
  readonly cadences: number;
  readonly timesPerWeek: number;
}

/** Issuing a campaign to the regions below, which make it their own, and the level above's view of it. */
@Injectable()
export class CascadeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks direct subordinates for a plan of their own: those named, or all that are known and not asked yet. A dry run says whom,
   * and for how much.
   * @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, CAMPAIGN_NOT_RUNNING, CASCADE_DUE, CASCADE_REGION, CASCADE_TWICE, NO_SUBORDINATES
   */
  issue(actor: Actor, input: IssueCampaignInput): Promise<Issue> {
    const command = parseInput(issueInput, input);
    if (command.dryRun === true) {
      return this.db.read(actor, async (tx) => {
        const campaign = await readCampaign(tx, actor, command.campaignId);
        actor.require('campaigns:write', campaign.regionCode, campaign.id);
        return this.prepare(tx, campaign, command);
      });
    }
    return this.db.command(actor, 'issueCampaign', command, async (tx) => {
      const campaign = await lockCampaign(tx, actor, command.campaignId, 'campaigns:write');
      const issue = await this.prepare(tx, campaign, command);
      const today = await this.clock.today(tx);
      const rows = issue.regionCodes.map((code) => Cascade.issue(campaign, code, issue.dueOn, actor.id, today));
      for (const row of rows) await tx.save(row);
      await owe(
        tx,
        rows.map((row) => owed(row, campaign)),
      );
      await tx.publishAll(
        CampaignIssued,
        rows.map((row) => ({
          regionCode: row.regionCode,
          data: { campaignId: campaign.id, rootId: campaign.rootId, regionCode: row.regionCode, dueOn: row.dueOn },
        })),
      );
      return issue;
    });
  }

  /**
   * Takes an issued campaign over: makes a draft of the region's own, with a copy of everything the plan asks of the region. The
   * parent's tasks stay the parent's.
   * @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, CASCADE_STATUS, CAMPAIGN_NOT_RUNNING, PERSON_UNKNOWN
   */
  confirm(actor: Actor, input: ConfirmCascadeInput): Promise<Cascade> {
    const command = parseInput(confirmInput, input);
    return this.db.command(actor, 'confirmCascade', command, async (tx) => {
      const cascade = await this.take(tx, command, ({ regionCode: region }) => region);
      const parent = await tx.get(Campaign, cascade.campaignId);
      parent.requireRunning();
      await requirePerson(tx, command.firstResponsiblePersonId);
      const child = draftBelow(parent, cascade.regionCode, command.firstResponsiblePersonId, actor.id);
      cascade.confirm(child.id, await this.clock.today(tx));
      await tx.save(child);
      await copyPlan(tx, parent, child);
      return tx.save(cascade);
    });
  }

  /**
   * The level above wants a filed plan changed: the region owes its filing again, and settles it by amending its plan.
   * @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, CASCADE_STATUS, CASCADE_DUE
   */
  returnFiling(actor: Actor, input: ReturnFilingInput): Promise<Cascade> {
    const command = parseInput(returnInput, input);
    return this.db.command(actor, 'returnFiling', command, async (tx) => {
      const { campaignId } = await tx.get(Cascade, command.cascadeId);
      const parent = await tx.find(Campaign, campaignId);
      if (parent === null) throw platformErrors.NOT_FOUND();
      const cascade = await this.take(tx, command, () => parent.regionCode);
      await this.requireDue(tx, parent, command.dueOn);
      cascade.return(command.reason, command.dueOn);
      await owe(tx, [owed(cascade, parent)]);
      return tx.save(cascade);
    });
  }

  /** What was issued to regions of the actor's area, by region. */
  list(actor: Actor, { regionCode: within, statuses, campaignId: asked }: CascadeFilter, page: PageArgs) {
    const campaignId = filterId('campaignId', asked);
    return this.db.page(actor, Cascade, ['regionCode', 'id'], page, (query) => {
      whereInScope(query, actor.scopesFor('campaigns:read', campaignId), within ?? null);
      if (statuses != null) query.andWhere('row.status = ANY (:statuses)', { statuses });
      if (campaignId !== null) query.andWhere('row.campaignId = :campaignId', { campaignId });
      return query;
    });
  }

  /** Who below has filed and who has not, at one level; as far as the actor's area goes. */
  async matrix(actor: Actor, campaign: Campaign, level: CascadeLevel | null, page: PageArgs) {
    const digits = level === null ? campaign.regionCode.length + 2 : LEVEL_LENGTH[level];
    const { from, to } = regionRange(campaign.regionCode);
    const scopes = actor.scopesFor('campaigns:read', campaign.id);
    const rows = await this.db.page(actor, Cascade, ['regionCode', 'id'], page, (query) =>
      whereInScope(query, scopes).andWhere(
        'row.rootId = :rootId AND row.regionCode > :from AND row.regionCode < :to AND length(row.regionCode) = :digits',
        { rootId: campaign.rootId, from, to, digits },
      ),
    );
    const totals = await this.db.read(actor, async (tx): Promise<SubmissionMatrixTotals> => {
      const today = await this.clock.today(tx);
      const [counts] = await whereInScope(tx.manager.createQueryBuilder(Cascade, 'row'), scopes)
        .andWhere('row.rootId = :rootId AND row.regionCode > :from AND row.regionCode < :to AND length(row.regionCode) = :digits', {
          rootId: campaign.rootId,
          from,
          to,
          digits,
        })
        .select('count(*)::int', 'issued')
        .addSelect('count(row.confirmedOn)::int', 'confirmed')
        .addSelect(`count(*) FILTER (WHERE row.localisedOn IS NOT NULL)::int`, 'localised')
        .addSelect(`count(*) FILTER (WHERE row.status = 'FILED')::int`, 'filed')
        .addSelect(`count(*) FILTER (WHERE row.status = 'FILED' AND row.late)::int`, 'late')
        .addSelect(`count(*) FILTER (WHERE row.status <> 'FILED' AND row.dueOn < :today)::int`, 'overdue')
        .setParameter('today', today)
        .getRawMany<SubmissionMatrixTotals>();
      return counts!;
    });
    return { totals, rows };
  }

  /** The campaigns that regions below made of this one. */
  children(actor: Actor, campaign: Campaign, page: PageArgs) {
    return this.db.page(actor, Campaign, ['regionCode', 'id'], page, (query) =>
      whereReadable(query, actor).andWhere('row.parentId = :id', { id: campaign.id }),
    );
  }

  /** How a campaign's plan differs from its parent's; null for one that stands by itself. */
  diff(actor: Actor, { id, parentId }: Campaign): Promise<PlanDiff | null> {
    if (parentId === null) return Promise.resolve(null);
    return this.db.read(actor, async (tx) => comparePlans(await contentOf(tx, parentId), await contentOf(tx, id), 'ORIGIN'));
  }

  /** By which campaigns of regions were issued to them. */
  byChildren(actor: Actor, campaignIds: readonly string[]): Promise<readonly Cascade[]> {
    return this.db.read(actor, async (tx) => {
      const rows = await tx.manager.createQueryBuilder(Cascade, 'row').where('row.childId = ANY (:campaignIds)', { campaignIds }).getMany();
      return rows.filter((row) => actor.can('campaigns:read', row.regionCode, row.childId));
    });
  }

  today(actor: Actor): Promise<string> {
    return this.db.read(actor, (tx) => this.clock.today(tx));
  }

  /** @throws the refusals of `issue` */
  private async prepare(tx: Tx, campaign: Campaign, command: z.output<typeof issueInput>): Promise<Issue> {
    if (campaign.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: campaign.version });
    campaign.requireRunning();
    await this.requireDue(tx, campaign, command.dueOn);
    const known = await subordinates(tx, campaign.regionCode);
    const issued = await tx.manager.findBy(Cascade, { campaignId: campaign.id });
    const already = new Set(issued.map((row) => row.regionCode));
    const regionCodes = [...new Set(command.regions ?? known.filter((code) => !already.has(code)))].sort();
    const foreign = regionCodes.find((code) => !known.includes(code));
    if (foreign !== undefined) throw errors.CASCADE_REGION({ regionCode: foreign, owner: campaign.regionCode });
    if (known.length === 0) throw errors.NO_SUBORDINATES({ regionCode: campaign.regionCode });
    const twice = command.regions === null ? known : regionCodes.filter((code) => already.has(code));
    if (regionCodes.length === 0 || (command.regions !== null && twice.length > 0))
      throw errors.CASCADE_TWICE({ regions: twice.join('、') });
    const { items, targets, cadences } = await contentOf(tx, campaign.id);
    return {
      campaignId: campaign.id,
      dryRun: command.dryRun === true,
      dueOn: command.dueOn,
      regionCodes,
      planItems: items.length,
      mandatoryItems: items.filter(({ mandatory }) => mandatory).length,
      targets: targets.length,
      cadences: cadences.length,
      timesPerWeek: timesPerWeek(cadences),
    };
  }

  /** @throws CASCADE_DUE */
  private async requireDue(tx: Tx, { endsOn }: Campaign, dueOn: string): Promise<void> {
    const today = await this.clock.today(tx);
    if (dueOn < today || dueOn > endsOn) throw errors.CASCADE_DUE({ today, endsOn });
  }

  /** @throws NOT_FOUND, FORBIDDEN, STALE_VERSION */
  private async take(
    tx: Tx,
    { cascadeId, expectedVersion: seen }: { readonly cascadeId: string; readonly expectedVersion: number },
    office: (cascade: Cascade) => RegionCode,
  ): Promise<Cascade> {
    const found = await tx.get(Cascade, cascadeId);
    tx.actor.require('campaigns:write', office(found), found.campaignId);
    const cascade = await tx.lock(Cascade, cascadeId);
    if (cascade.version !== seen) throw platformErrors.STALE_VERSION({ current: cascade.version });
    return cascade;
  }
}

/** The draft that a region below begins with: everything of the parent as it concerns the region. */
function draftBelow(parent: Campaign, region: RegionCode, firstResponsiblePersonId: string, createdById: string): Campaign {
  const { name, documentNumber, categories, startsOn, endsOn, goal, programmeId, citation } = parent;
  const phases = inheritPhases(parent.phases, region).map(({ phase, title, startsOn: from, endsOn: to, entryGate, exitGate }) => {
    return { phase, title, startsOn: from, endsOn: to, entryGate: [...entryGate], exitGate: [...exitGate] };
  });
  const plan = { name, documentNumber, categories, startsOn, endsOn, goal, programmeId, citation, regionCode: region };
  return Campaign.draft({ ...plan, firstResponsiblePersonId, phases }, createdById, parent);
}

/** Copies what hangs on a parent's plan; who answers for a target, and who owes a rule, the region names itself. */
async function copyPlan(tx: Tx, parent: Campaign, child: Campaign): Promise<void> {
  const { items, targets, cadences } = await contentOf(tx, parent.id);
  const indicators = await tx.manager.findBy(ReportedIndicator, { campaignId: parent.id });
  const ids = new Map(items.map(({ id }) => [id, uuidv7()]));
  const copyOf = (id: string | null) => (id === null ? null : ids.get(id)!);
  const own = (originId: string) => ({ regionCode: child.regionCode, campaignId: child.id, originId, version: 1 });
  const asked = targets.flatMap((target) => inheritTarget(target, child.regionCode) ?? []);
  for (const [entity, rows] of [
    [PlanItem, items.map((item) => ({ ...item, ...own(item.id), id: copyOf(item.id), parentId: copyOf(item.parentId) }))],
    [
      Target,
      asked.map(({ responsible, ...target }) => ({
        ...target,
        ...own(target.id),
        id: uuidv7(),
        planItemId: copyOf(target.planItemId),
        responsible: responsible === null ? null : { name: responsible.name, divisionId: null },
      })),
    ],
    [
      Cadence,
      cadences.map((rule) => ({
        ...rule,
        ...own(rule.id),
        id: uuidv7(),
        planItemId: copyOf(rule.planItemId),
        debtors: null,
        nextFrom: null,
      })),
    ],
    [ReportedIndicator, indicators.map((indicator) => ({ ...indicator, ...own(indicator.id), id: uuidv7() }))],
  ] as const) {
    if (rows.length > 0) await tx.manager.insert(entity as never, rows as never);
  }
  await tx.audit('campaign_copy', child.id, child.regionCode, null, digest({ parent: parent.id, items, targets, cadences, indicators }));
}

const owed = ({ id, regionCode: region, campaignId, dueOn }: Cascade, { name }: Campaign) => ({
  kind: 'PLAN_FILING' as const,
  subjectId: id,
  regionCode: region,
  campaignId,
  title: `细化并报备:${name}`,
  dueAt: endOfDay(dueOn),
});
