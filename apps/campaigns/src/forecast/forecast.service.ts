import { Injectable } from '@nestjs/common';
import { addDays, INDICATORS, regionContains, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import { Actor, Clock, Database, parseInput } from '@fire-campaign/platform';
import { z } from 'zod';
import type { Campaign } from '../campaign/campaign.entity.js';
import { figureHistory } from '../figure/figures.js';
import type { IndicatorCriterion } from '../gate/gate.criteria.js';
import { currentPhase, type PhaseName } from '../phase/phase.rules.js';
import { ownShare } from '../progress/progress.service.js';
import { forecast, LEAST_DAYS, type Aim, type Forecast } from './forecast.rules.js';

const RUNS = 1000;
const forecastInput = z.object({
  days: z.int().min(LEAST_DAYS).max(90).nullish(),
  seed: z.int().min(0).max(2_147_483_647).nullish(),
});

/** A forecast with what it was made from, or why there is none. */
export interface GateForecast {
  readonly regionCode: RegionCode;
  readonly phase: PhaseName | null;
  readonly endsOn: LocalDate | null;
  readonly madeOn: LocalDate;
  readonly seed: number;
  readonly runs: number;
  readonly refusal: { readonly zh: string; readonly en: string } | null;
  readonly criteria: readonly IndicatorCriterion[];
  readonly forecast: Forecast | null;
}

/** Forecasts of the exit gate of the phase under way. */
@Injectable()
export class ForecastService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @param within a region of the campaign; its own when none is given
   * @returns null where the person may not see the region's figures, or the region is not of the campaign
   */
  async forecast(
    actor: Actor,
    campaign: Campaign,
    within: RegionCode | null,
    input: { readonly days?: number | null; readonly seed?: number | null },
  ): Promise<GateForecast | null> {
    const { days, seed } = parseInput(forecastInput, input);
    const regionCode = within ?? campaign.regionCode;
    const sees = actor.can('campaigns:read', regionCode, campaign.id) && actor.scopes.some((scope) => regionContains(scope, regionCode));
    if (!sees || !regionContains(campaign.regionCode, regionCode)) return null;
    return this.db.read(actor, async (tx) => {
      const today = await this.clock.today(tx);
      const phase = currentPhase(campaign.phases);
      const about = { regionCode, phase: phase?.phase ?? null, endsOn: phase?.endsOn ?? null, madeOn: today, seed: seed ?? 1, runs: RUNS };
      const none = (zh: string, en: string): GateForecast => ({ ...about, refusal: { zh, en }, criteria: [], forecast: null });
      if (phase === null) return none('没有进行中的阶段,无可预测。', 'No phase is under way; there is nothing to forecast.');
      const isOwn = regionCode === campaign.regionCode;
      const criteria = phase.exitGate
        .filter((criterion) => !isOwn || (criterion.kind === 'INDICATOR' && criterion.scope === 'TOTAL')) // what each region must reach is forecast for each
        .flatMap((criterion) => ownShare(criterion, regionCode.length, campaign.regionCode.length));
      if (criteria.length === 0)
        return none('出口门槛中没有指标条件,无可预测。', 'The exit gate has no indicator criterion; there is nothing to forecast.');
      const history = await figureHistory(tx, campaign, {
        indicators: [...new Set(criteria.map(({ indicator }) => indicator))],
        regionCode,
        from: addDays(today, -(days ?? 14)),
        to: today,
      });
      const result = forecast({ aims: criteria.map(aimOf), history, today, endsOn: phase.endsOn, seed: about.seed, runs: RUNS });
      if ('tooFewDays' in result) {
        return none(
          `历史数据只有 ${result.tooFewDays} 天,不足 ${LEAST_DAYS} 天,不作预测。请待数据积累后再看。`,
          `There are only ${result.tooFewDays} days of history, fewer than ${LEAST_DAYS}: no forecast. Look again when there are more.`,
        );
      }
      return { ...about, refusal: null, criteria, forecast: result };
    });
  }
}

const aimOf = ({ key, indicator, comparator, threshold }: IndicatorCriterion): Aim => ({
  key,
  indicator,
  kind: INDICATORS[indicator].kind,
  comparator,
  threshold,
});
