import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, payload, type Actor } from '@fire-campaign/platform';
import type { QueryFigureReportsArgs, ReportFigureInput } from '../schema.generated.js';
import type { FigureReport } from './figure.entities.js';
import { figureValue } from './figure.rules.js';
import { FigureService } from './figure.service.js';

@Resolver('FigureReport')
export class FigureReportResolver {
  constructor(private readonly figures: FigureService) {}

  @Query()
  figureReports(@CurrentActor() actor: Actor, @Args() { filter, first, after }: QueryFigureReportsArgs) {
    return this.figures.reports(actor, filter ?? {}, { first, after });
  }
  @Mutation()
  reportFigure(@CurrentActor() actor: Actor, @Args('input') input: ReportFigureInput) {
    return payload('report', () => this.figures.report(actor, input));
  }

  @ResolveField()
  region(@Parent() { regionCode }: FigureReport) {
    return { code: regionCode };
  }
  @ResolveField()
  value(@Parent() { numerator, denominator }: FigureReport) {
    return figureValue(numerator, denominator);
  }
  @ResolveField()
  reportedBy(@Parent() { reportedById }: FigureReport) {
    return reportedById === null ? null : { id: reportedById };
  }
}
