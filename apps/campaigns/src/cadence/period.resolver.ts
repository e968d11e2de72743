import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { person } from '../campaign/campaign.resolver.js';
import type {
  CadenceTurnActsArgs,
  QueryCadencePeriodsArgs,
  ProgressLevel,
  QueryCadenceStatisticsArgs,
  RecordActInput,
  ReviewReportInput,
  SetCadenceDebtorsInput,
  SubmitReportInput,
} from '../schema.generated.js';
import { Cadence } from './cadence.entity.js';
import { CadencePeriodRow, type CadenceAct } from './period.entities.js';
import { PeriodService, type Compliance } from './period.service.js';

@Resolver('CadenceTurn')
export class CadencePeriodResolver {
  constructor(private readonly periods: PeriodService) {}

  @Query()
  cadencePeriods(@CurrentActor() actor: Actor, @Args() { filter, first, after }: QueryCadencePeriodsArgs) {
    return this.periods.list(actor, filter ?? {}, { first, after });
  }
  @Query()
  async cadenceStatistics(@CurrentActor() actor: Actor, @Args() args: QueryCadenceStatisticsArgs) {
    const rows = await this.periods.statistics(actor, args);
    return rows.map(({ length, ...counts }) => ({ level: LEVELS[length], ...counts, ...derived(counts) }));
  }

  @Mutation()
  setCadenceDebtors(@CurrentActor() actor: Actor, @Args('input') input: SetCadenceDebtorsInput) {
    return payload('cadence', () => this.periods.setDebtors(actor, input));
  }
  @Mutation()
  recordAct(@CurrentActor() actor: Actor, @Args('input') input: RecordActInput) {
    return payload('act', () => this.periods.record(actor, input));
  }
  @Mutation()
  submitReport(@CurrentActor() actor: Actor, @Args('input') input: SubmitReportInput) {
    return payload('period', () => this.periods.submit(actor, input));
  }
  @Mutation()
  reviewReport(@CurrentActor() actor: Actor, @Args('input') input: ReviewReportInput) {
    return payload('period', () => this.periods.review(actor, input));
  }

  @ResolveField()
  cadence(@CurrentRequest() request: RequestContext, @Parent() period: CadencePeriodRow) {
    return request.loader(Cadence, (ids) => this.periods.rules(request.actor, ids)).load(period.cadenceId);
  }
  @ResolveField()
  region(@Parent() period: CadencePeriodRow) {
    return { code: period.regionCode };
  }
  @ResolveField()
  person(@Parent() period: CadencePeriodRow) {
    return person(period.personId);
  }
  @ResolveField()
  acts(@CurrentActor() actor: Actor, @Parent() period: CadencePeriodRow, @Args() { first, after }: CadenceTurnActsArgs) {
    return this.periods.acts(actor, period, { first, after });
  }
}

@Resolver('CadenceAct')
export class CadenceActResolver {
  constructor(private readonly periods: PeriodService) {}

  @ResolveField()
  period(@CurrentRequest() request: RequestContext, @Parent() act: CadenceAct) {
    return request.loader(CadencePeriodRow, (ids) => this.periods.byIds(request.actor, ids)).load(act.periodId);
  }
  @ResolveField()
  recordedBy(@Parent() act: CadenceAct) {
    return person(act.recordedById);
  }
  @ResolveField()
  reviewedBy(@Parent() act: CadenceAct) {
    return person(act.reviewedById);
  }
}

const LEVELS: Readonly<Record<number, ProgressLevel>> = { 2: 'PROVINCE', 4: 'CITY', 6: 'COUNTY' };

const derived = ({ due, onTime, late }: Compliance) => ({ done: onTime + late, rate: due === 0 ? null : onTime / due });
