import { IndicatorsComputed } from '@fire-campaign/events';
import { sdlUnder, type ServiceDefinition } from '@fire-campaign/platform';
import { Module } from '@nestjs/common';
import { CampaignConsumer } from './campaign/campaign.consumer.js';
import { Campaign } from './campaign/campaign.entity.js';
import { CampaignResolver } from './campaign/campaign.resolver.js';
import { InspectionConsumer } from './fact/inspection.consumer.js';
import { UnitConsumer } from './fact/unit.consumer.js';
import { IndicatorValue } from './indicator/indicator-value.entity.js';
import { IndicatorResolver, IndicatorValueResolver } from './indicator/indicator.resolver.js';
import { IndicatorService } from './indicator/indicator.service.js';
import { Recompute } from './indicator/recompute.js';
import { RecomputeWorker } from './indicator/recompute.worker.js';
import { LeagueTableRowResolver } from './league/league.resolver.js';
import { CreateInsights1700000600000 } from './migrations/1700000600000-create-insights.js';
import { OverviewResolver } from './overview/overview.resolver.js';
import { OverviewService } from './overview/overview.service.js';

@Module({
  providers: [
    CampaignConsumer,
    CampaignResolver,
    UnitConsumer,
    InspectionConsumer,
    IndicatorService,
    IndicatorResolver,
    IndicatorValueResolver,
    Recompute,
    RecomputeWorker,
    LeagueTableRowResolver,
    OverviewService,
    OverviewResolver,
  ],
})
class InsightsModule {}

/** Figures from events; decides nothing. */
export const insights: ServiceDefinition = {
  name: 'insights',
  module: InsightsModule,
  sdl: sdlUnder(new URL('.', import.meta.url)),
  entities: [Campaign, IndicatorValue],
  migrations: [CreateInsights1700000600000],
  publishes: [IndicatorsComputed],
};
