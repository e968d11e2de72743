import { Injectable } from '@nestjs/common';
import { regionContains, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import {
  Clock,
  Database,
  day,
  idempotencyKey,
  optional,
  parseInput,
  regionCode,
  text,
  Tx,
  uuidv7,
  whereInScope,
  type Actor,
  type Command,
  type PageArgs,
} from '@fire-campaign/platform';
import { In } from 'typeorm';
import { z } from 'zod';
import { lockCampaign, readCampaign } from '../campaign/campaign.access.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { errors } from '../errors.js';
import { isFigure } from '../figure/figure.rules.js';
import { CODE_LENGTH, type ProgressLevel } from '../progress/progress.service.js';
import { RegionFact } from '../projection/projection.entities.js';
import type { DeclareBaselineInput, SetTargetStockInput } from '../schema.generated.js';
import { TargetBase, type BaseKind } from './base.entity.js';
import { baseKindOf, isEarlier } from './bases.js';
import { progressOf, type RegionTargetProgress } from './progress.js';
import { Target } from './target.entities.js';

const baseFields = { idempotencyKey, targetId: z.uuid(), regionCode, source: text(300) };
const stockInput = z.object({ ...baseFields, stock: z.number() });
const baselineInput = z.object({ ...baseFields, from: day, to: day, value: z.number() });
const asked = z.object({ regionCode: optional(regionCode), asOf: optional(day) });

/** How far targets are, on any day, and what they are accounted against. */
@Injectable()
export class TargetProgressService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Of targets, in their own region or one in it. Those of which the region is not the actor's to see, or not in the target's, are left out.
   * @throws FIGURE_FUTURE
   */
  of(
    actor: Actor,
    ids: readonly string[],
    input: { readonly regionCode?: RegionCode | null; readonly asOf?: LocalDate | null },
  ): Promise<readonly RegionTargetProgress[]> {
    const given = parseInput(asked, input);
    return this.db.read(actor, async (tx) => {
      const asOf = await this.dayOf(tx, given.asOf);
      const targets = await tx.manager.findBy(Target, { id: In([...ids]) });
      const answers: RegionTargetProgress[] = [];
      const groups = Map.groupBy(targets, (target) => `${target.campaignId} ${given.regionCode ?? target.regionCode}`);
      for (const group of groups.values()) {
        const { campaignId, regionCode: own } = group[0]!;
        const region = given.regionCode ?? own;
        if (!regionContains(own, region) || !actor.can('campaigns:read', region, campaignId)) continue;
        answers.push(...(await progressOf(tx, await readCampaign(tx, actor, campaignId), group, [region], asOf)));
      }
      return answers;
    });
  }

  /** A target in the regions of one level below it that the actor may see. @throws FIGURE_FUTURE */
  async byRegion(actor: Actor, target: Target, level: ProgressLevel, asOf: LocalDate | null, page: PageArgs) {
    const regions = await this.db.page(actor, RegionFact, ['code'], page, (query) => {
      whereInScope(query, actor.scopesFor('campaigns:read', target.campaignId), target.regionCode, 'row.code');
      return query.andWhere('length(row.code) = :digits', { digits: CODE_LENGTH[level] });
    });
    const codes = regions.nodes.map(({ code }) => code);
    const nodes = await this.db.read(actor, async (tx) => {
      const on = await this.dayOf(tx, asOf);
      return codes.length === 0 ? [] : progressOf(tx, await readCampaign(tx, actor, target.campaignId), [target], codes, on);
    });
    return { ...regions, nodes };
  }

  /** Null when the campaign's region is not the actor's to see. @throws FIGURE_FUTURE */
  summary(actor: Actor, campaign: Campaign, asOf: LocalDate | null) {
    return this.db.read(actor, async (tx) => {
      const on = await this.dayOf(tx, asOf);
      if (!actor.can('campaigns:read', campaign.regionCode, campaign.id)) return null;
      const targets = await tx.manager.findBy(Target, { campaignId: campaign.id });
      const states = (await progressOf(tx, campaign, targets, [campaign.regionCode], on)).map(({ state }) => state);
      const count = (wanted: string) => states.filter((state) => state === wanted).length;
      return { asOf: on, met: count('MET'), notMet: count('NOT_MET'), noData: count('NO_DATA'), total: states.length };
    });
  }

  /** Bases of a target's indicator in its region, every version, in the order they were declared. */
  bases(actor: Actor, { campaignId, regionCode: own, indicator, kind }: Target, page: PageArgs) {
    return this.db.page(actor, TargetBase, ['id'], page, (query) => {
      whereInScope(query, actor.scopesFor('campaigns:read', campaignId), own);
      return query.andWhere(
        'row.campaignId = (SELECT root_id FROM campaign WHERE id = :campaignId) AND row.indicator = :indicator AND row.kind = :kind',
        { campaignId, indicator, kind: baseKindOf(kind) ?? '' },
      );
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_OVER, BASE_NOT_ASKED, BASE_VALUE, REGION_OUTSIDE */
  setStock(actor: Actor, input: SetTargetStockInput): Promise<TargetBase> {
    const command = parseInput(stockInput, input);
    const { stock: value } = command;
    return this.declare(actor, 'setTargetStock', command, 'STOCK', () => ({ value, from: null, to: null }));
  }

  /** @throws the same, BASELINE_PERIOD */
  declareBaseline(actor: Actor, input: DeclareBaselineInput): Promise<TargetBase> {
    const command = parseInput(baselineInput, input);
    return this.declare(actor, 'declareBaseline', command, 'BASELINE', (target) => {
      const { value, from, to } = command;
      if (!isEarlier({ from, to }, target)) throw errors.BASELINE_PERIOD({ to: target.to });
      return { value, from, to };
    });
  }

  private declare(
    actor: Actor,
    operation: string,
    command: Command & { readonly targetId: string; readonly regionCode: RegionCode; readonly source: string },
    kind: BaseKind,
    said: (target: Target) => Pick<TargetBase, 'value' | 'from' | 'to'>,
  ): Promise<TargetBase> {
    return this.db.command(actor, operation, command, async (tx) => {
      const target = await tx.get(Target, command.targetId);
      // Versions are counted under the campaign's lock.
      const campaign = await lockCampaign(tx, actor, target.campaignId, 'campaigns:write');
      if (campaign.status === 'ARCHIVED' || campaign.status === 'TERMINATED') throw errors.CAMPAIGN_OVER();
      if (baseKindOf(target.kind) !== kind) {
        const [zh, en] =
          kind === 'STOCK' ? ['不是存量销号目标,没有启动时存量', 'has no stock'] : ['不是同比目标,没有上年同期基数', 'has no baseline'];
        throw errors.BASE_NOT_ASKED({ name: target.name, zh, en });
      }
      const { regionCode: region, source } = command;
      if (!regionContains(target.regionCode, region)) throw errors.REGION_OUTSIDE({ regionCode: region, owner: target.regionCode });
      const { value, from, to } = said(target);
      if (!isFigure(value)) throw errors.BASE_VALUE();
      const of = { campaignId: campaign.rootId, indicator: target.indicator, kind, regionCode: region };
      const number = 1 + ((await tx.manager.maximum(TargetBase, 'number', of)) ?? 0);
      const declaredAt = await this.clock.now(tx);
      return tx.save(
        tx.manager.create(TargetBase, { id: uuidv7(), ...of, number, value, from, to, source, declaredById: actor.id, declaredAt }),
      );
    });
  }

  /** @throws FIGURE_FUTURE */
  private async dayOf(tx: Tx, asOf: LocalDate | null): Promise<LocalDate> {
    const today = await this.clock.today(tx);
    if (asOf !== null && asOf > today) throw errors.FIGURE_FUTURE({ day: asOf, today });
    return asOf ?? today;
  }
}
