import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '@fire-campaign/platform';
import { Campaign } from '../campaign/campaign.entity.js';
import type { CampaignForecastArgs } from '../schema.generated.js';
import { ForecastService, type GateForecast } from './forecast.service.js';

@Resolver('Campaign')
export class CampaignForecastResolver {
  constructor(private readonly forecasts: ForecastService) {}

  @ResolveField()
  forecast(@CurrentActor() actor: Actor, @Parent() campaign: Campaign, @Args() { regionCode, ...how }: CampaignForecastArgs) {
    return this.forecasts.forecast(actor, campaign, regionCode ?? null, how);
  }
}

@Resolver('GateForecast')
export class GateForecastResolver {
  @ResolveField()
  label() {
    return { zh: '预测:按近期进度推算,不是事实', en: 'Forecast: what the recent pace leads to, not a fact' };
  }
  @ResolveField()
  days(@Parent() { forecast }: GateForecast) {
    return forecast?.days ?? null;
  }
  @ResolveField()
  horizon(@Parent() { forecast }: GateForecast) {
    return forecast?.horizon ?? null;
  }
  @ResolveField()
  probability(@Parent() { forecast }: GateForecast) {
    return forecast?.probability ?? null;
  }
  @ResolveField()
  criteria(@Parent() { criteria, forecast }: GateForecast) {
    return forecast === null ? [] : forecast.aims.map((aim, index) => ({ ...criteria[index], ...aim }));
  }
}
