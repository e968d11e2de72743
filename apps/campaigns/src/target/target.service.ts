import { Injectable } from '@nestjs/common';
import { regionContains, type RegionCode } from '@fire-campaign/domain';
import {
  Actor,
  Database,
  day,
  digest,
  expectedVersion,
  idempotencyKey,
  optional,
  parseInput,
  platformErrors,
  regionCode,
  text,
  Tx,
  uuidv7,
  type PageArgs,
} from '@fire-campaign/platform';
import { In } from 'typeorm';
import { z } from 'zod';
import { readCampaign } from '../campaign/campaign.access.js';
import type { Campaign } from '../campaign/campaign.entity.js';
import { localise } from '../cascade/cascade.access.js';
import { errors } from '../errors.js';
import { framesOf, lockPart, lockPlan, requireDraft, requireItem } from '../plan/plan.access.js';
import { refuse } from '../plan/problems.js';
import { countUnits } from '../progress/scope.js';
import { subordinates } from '../projection/regions.js';
import type {
  AddTargetInput,
  ChangeTargetInput,
  DeclareReportedIndicatorInput,
  RemoveTargetInput,
  SetTargetSharesInput,
  WithdrawReportedIndicatorInput,
} from '../schema.generated.js';
import { requireDivisions } from '../task/task.service.js';
import { ReportedIndicator, Target, type Share } from './target.entities.js';
import {
  apportion,
  horizonOutside,
  indicatorFields,
  indicatorSaid,
  isComputed,
  isShareable,
  SHARE_METHODS,
  shareDifference,
  shareStep,
  targetFields,
  targetProblems,
} from './target.rules.js';

export const target = z.object({
  ...targetFields,
  from: optional(day),
  to: optional(day),
  planItemId: optional(z.uuid()),
  responsible: optional(z.object({ name: text(100), divisionId: optional(z.uuid()) })),
});
const addInput = z.object({ idempotencyKey, campaignId: z.uuid(), target });
const existing = { idempotencyKey, targetId: z.uuid(), expectedVersion };
const changeInput = z.object({ ...existing, target });
const removeInput = z.object(existing);
const sharesInput = z.object({
  ...existing,
  method: z.enum(SHARE_METHODS),
  regions: optional(
    z
      .array(z.object({ regionCode, value: optional(z.number().min(0).max(1e9)), stock: optional(z.number().min(0).max(1e9)) }))
      .min(1)
      .max(3000),
  ),
  dryRun: z.boolean().nullish(),
});
const declareInput = z.object({ idempotencyKey, campaignId: z.uuid(), ...indicatorFields });
const withdrawInput = z.object({ idempotencyKey, indicatorId: z.uuid() });

/** Declarations of targets, of the indicators that only people can report, and of each region's share. */
@Injectable()
export class TargetService {
  constructor(private readonly db: Database) {}

  /** @throws NOT_FOUND, FORBIDDEN, PLAN_FIXED, PLAN_ITEM_UNKNOWN, INDICATOR_UNKNOWN, DIVISION_UNKNOWN, TARGET_HORIZON, INVALID_INPUT */
  add(actor: Actor, input: AddTargetInput): Promise<Target> {
    const command = parseInput(addInput, input);
    return this.db.command(actor, 'addTarget', command, async (tx) => {
      const campaign = await lockPlan(tx, command.campaignId);
      const said = await sayTarget(tx, campaign, command.target);
      const { id: campaignId, regionCode: region } = campaign;
      return tx.save(tx.manager.create(Target, { id: uuidv7(), regionCode: region, campaignId, shareMethod: null, shares: [], ...said }));
    });
  }

  /** Shares of before no longer add up and are dropped. @throws the same, STALE_VERSION, INHERITED */
  change(actor: Actor, input: ChangeTargetInput): Promise<Target> {
    const command = parseInput(changeInput, input);
    return this.db.command(actor, 'changeTarget', command, async (tx) => {
      const { campaign, part } = await lockPart(tx, Target, command.targetId, command.expectedVersion);
      const said = await sayTarget(tx, campaign, command.target);
      return localise(tx, campaign, () => tx.save(Object.assign(part, said, { shareMethod: null, shares: [] })));
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, PLAN_FIXED, STALE_VERSION, INHERITED */
  remove(actor: Actor, input: RemoveTargetInput): Promise<Target> {
    const command = parseInput(removeInput, input);
    return this.db.command(actor, 'removeTarget', command, async (tx) => {
      const { campaign, part } = await lockPart(tx, Target, command.targetId, command.expectedVersion);
      await localise(tx, campaign, () => tx.manager.delete(Target, { id: part.id }));
      await tx.audit('target', part.id, part.regionCode, digest(part), null);
      return part;
    });
  }

  /**
   * Shares a target out among regions below; a dry run answers the target with the shares it would have.
   * @throws NOT_FOUND, FORBIDDEN, PLAN_FIXED, STALE_VERSION, SHARES_NOT_ADDITIVE, SHARES_NO_REGIONS, SHARES_REGION, SHARES_VALUE,
   *   SHARES_NO_STOCK, SHARES_SUM
   */
  setShares(actor: Actor, input: SetTargetSharesInput): Promise<Target> {
    const command = parseInput(sharesInput, input);
    const shareOut = async (tx: Tx, campaign: Campaign, part: Target): Promise<Target> => {
      if (!isShareable(part.kind)) throw errors.SHARES_NOT_ADDITIVE();
      const shares = await this.shares(tx, campaign, part, command);
      return Object.assign(part, { shareMethod: command.method, shares });
    };
    if (command.dryRun === true) {
      return this.db.read(actor, async (tx) => {
        const part = await tx.get(Target, command.targetId);
        const campaign = await readCampaign(tx, actor, part.campaignId);
        actor.require('campaigns:write', campaign.regionCode, campaign.id);
        requireDraft(campaign);
        if (part.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: part.version });
        return shareOut(tx, campaign, part);
      });
    }
    return this.db.command(actor, 'setTargetShares', command, async (tx) => {
      const { campaign, part } = await lockPart(tx, Target, command.targetId, command.expectedVersion);
      return tx.save(await shareOut(tx, campaign, part));
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, PLAN_FIXED, INDICATOR_COMPUTED, INDICATOR_INHERITED */
  declareIndicator(actor: Actor, input: DeclareReportedIndicatorInput): Promise<ReportedIndicator> {
    const command = parseInput(declareInput, input);
    return this.db.command(actor, 'declareReportedIndicator', command, async (tx) => {
      const { id: campaignId, regionCode: region } = await lockPlan(tx, command.campaignId);
      const { code } = command;
      if (isComputed(code)) throw errors.INDICATOR_COMPUTED({ code });
      const present = await tx.manager.findOneBy(ReportedIndicator, { campaignId, code });
      requireOwn(present);
      const indicator =
        present === null
          ? tx.manager.create(ReportedIndicator, { id: uuidv7(), regionCode: region, campaignId, code })
          : await tx.lock(ReportedIndicator, present.id);
      return tx.save(Object.assign(indicator, indicatorSaid(command)));
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, PLAN_FIXED, INDICATOR_USED, INDICATOR_INHERITED */
  withdrawIndicator(actor: Actor, input: WithdrawReportedIndicatorInput): Promise<ReportedIndicator> {
    const command = parseInput(withdrawInput, input);
    return this.db.command(actor, 'withdrawReportedIndicator', command, async (tx) => {
      const { campaignId } = await tx.get(ReportedIndicator, command.indicatorId);
      await lockPlan(tx, campaignId);
      const indicator = await tx.lock(ReportedIndicator, command.indicatorId);
      requireOwn(indicator);
      const { code } = indicator;
      const [used] = await tx.query(
        `SELECT 1 FROM target WHERE campaign_id = $1 AND indicator = $2 UNION ALL SELECT 1 FROM cadence WHERE campaign_id = $1 AND indicator = $2 LIMIT 1`,
        [campaignId, code],
      );
      if (used !== undefined) throw errors.INDICATOR_USED({ code });
      await tx.manager.delete(ReportedIndicator, { id: indicator.id });
      await tx.audit('reported_indicator', indicator.id, indicator.regionCode, digest(indicator), null);
      return indicator;
    });
  }

  /** Targets of a campaign, or of one item of its plan, as declared one after the other. */
  list(actor: Actor, of: { readonly campaignId: string } | { readonly planItemId: string }, page: PageArgs) {
    return this.db.page(actor, Target, ['id'], page, (query) =>
      'campaignId' in of ? query.andWhere('row.campaignId = :campaignId', of) : query.andWhere('row.planItemId = :planItemId', of),
    );
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<readonly Target[]> {
    return this.db.read(actor, (tx) => tx.manager.findBy(Target, { id: In([...ids]) }));
  }

  indicators(actor: Actor, campaignId: string, page: PageArgs) {
    return this.db.page(actor, ReportedIndicator, ['code', 'id'], page, (query) =>
      query.andWhere('row.campaignId = :campaignId', { campaignId }),
    );
  }

  private async shares(
    tx: Tx,
    campaign: Campaign,
    part: Target,
    { method, regions }: z.output<typeof sharesInput>,
  ): Promise<readonly Share[]> {
    const given =
      regions ??
      (method === 'BY_HAND'
        ? []
        : (await subordinates(tx, campaign.regionCode)).map((code) => ({ regionCode: code, value: null, stock: null })));
    if (given.length === 0) throw errors.SHARES_NO_REGIONS({ regionCode: campaign.regionCode });
    const codes = given.map((one) => one.regionCode);
    await requireRegions(tx, campaign.regionCode, codes);
    const step = shareStep(part.kind);
    const faulty = (index: number) => errors.SHARES_VALUE({ regionCode: codes[index]! });
    if (method === 'BY_HAND') {
      const values = given.map(({ value, stock }, index) => {
        if (value === null || stock !== null || (step === 1 && !Number.isInteger(value))) throw faulty(index);
        return value;
      });
      const difference = shareDifference(part.value, values);
      if (difference !== 0) {
        const by = Math.abs(difference);
        throw errors.SHARES_SUM({
          sum: Number((part.value + difference).toFixed(4)),
          total: part.value,
          difference: difference > 0 ? `${by} too much` : `${by} missing`,
          differenceZh: difference > 0 ? `多出 ${by}` : `还差 ${by}`,
        });
      }
      return codes.map((code, index) => ({ regionCode: code, value: values[index]! }));
    }
    const stocks = given.map(({ value, stock }, index) => {
      const expected = method === 'BY_STOCK' && given[0]!.stock !== null;
      if (value !== null || (stock !== null) !== expected) throw faulty(index);
      return stock;
    });
    const weights = method === 'EVEN' ? codes.map(() => 1) : await this.weights(tx, campaign, codes, stocks);
    if (weights.every((weight) => weight === 0)) throw errors.SHARES_NO_STOCK();
    const parts = apportion(part.value, weights, step);
    return codes.map((code, index) => ({ regionCode: code, value: parts[index]! }));
  }

  /** The stocks that were given, or the units in scope now. */
  private async weights(
    tx: Tx,
    campaign: Campaign,
    codes: readonly RegionCode[],
    stocks: readonly (number | null)[],
  ): Promise<readonly number[]> {
    if (stocks[0] !== null) return stocks.map((stock) => stock!);
    const units = await countUnits(tx, campaign, campaign.regionCode, codes[0]!.length);
    return codes.map((code) => units.get(code) ?? 0);
  }
}

/** What a target of a campaign says, checked beside the rest of its plan; without days it lasts as long as the campaign. */
export async function sayTarget(tx: Tx, campaign: Campaign, { from, to, ...given }: z.output<typeof target>) {
  const { startsOn, endsOn } = campaign;
  const said = { ...given, from: from ?? startsOn, to: to ?? endsOn };
  refuse(targetProblems(said).map((problem) => ({ ...problem, path: ['target', ...problem.path] })));
  if (horizonOutside(said, await framesOf(tx, campaign))) throw errors.TARGET_HORIZON({ startsOn, endsOn });
  await requireItem(tx, campaign.id, given.planItemId);
  await requireIndicator(tx, campaign.id, given.indicator);
  await requireDivisions(tx, given.responsible?.divisionId ?? null, []);
  return said;
}

/** What the level above counts, every region counts alike. @throws INDICATOR_INHERITED */
function requireOwn(indicator: ReportedIndicator | null): void {
  if (indicator !== null && indicator.originId !== null) throw errors.INDICATOR_INHERITED({ code: indicator.code });
}

/** @throws INDICATOR_UNKNOWN unless it is computed by the platform or declared in this campaign */
export async function requireIndicator(tx: Tx, campaignId: string, code: string | null): Promise<void> {
  if (code === null || isComputed(code)) return;
  const declared = await tx.manager.existsBy(ReportedIndicator, { campaignId, code });
  if (!declared) throw errors.INDICATOR_UNKNOWN({ code });
}

/** @throws SHARES_REGION unless they are different known regions of one level below the owner */
async function requireRegions(tx: Tx, owner: RegionCode, codes: readonly RegionCode[]): Promise<void> {
  const known = await tx.query<{ code: string }>(`SELECT code FROM region WHERE code = ANY ($1)`, [codes]);
  const names = new Set(known.map(({ code }) => code));
  codes.forEach((code, index) => {
    const fits = code !== owner && regionContains(owner, code) && code.length === codes[0]!.length && codes.indexOf(code) === index;
    if (!fits || (code.length <= 6 && !names.has(code))) throw errors.SHARES_REGION({ regionCode: code, owner });
  });
}
