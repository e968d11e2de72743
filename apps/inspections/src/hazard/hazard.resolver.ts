import { Args, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import type { LocalDate } from '@fire-campaign/domain';
import { Actor, CurrentActor, CurrentRequest, payload, RequestContext } from '@fire-campaign/platform';
import { Inspection } from '../inspection/inspection.entity.js';
import { InspectionService } from '../inspection/inspection.service.js';
import type {
  ExtendHazardInput,
  QueryHazardsArgs,
  ReinspectHazardInput,
  ReopenHazardInput,
  ReportRectificationInput,
} from '../schema.generated.js';
import { Hazard } from './hazard.entity.js';
import { HazardStep } from './hazard-step.entity.js';
import { hazardMachine } from './hazard.machine.js';
import { daysLeft, isOverdue } from './hazard.rules.js';
import { HazardService } from './hazard.service.js';

@Resolver('Hazard')
export class HazardResolver {
  constructor(
    private readonly service: HazardService,
    private readonly inspections: InspectionService,
  ) {}

  @Query() hazard(@CurrentActor() actor: Actor, @Args('id') id: string) {
    return this.service.find(actor, id);
  }

  @Query() hazards(@CurrentActor() actor: Actor, @Args() args: QueryHazardsArgs) {
    return this.service.list(actor, args);
  }

  @Mutation() reportRectification(@CurrentActor() actor: Actor, @Args('input') input: ReportRectificationInput) {
    return payload('hazard', () => this.service.reportRectification(actor, input));
  }

  @Mutation() reinspectHazard(@CurrentActor() actor: Actor, @Args('input') input: ReinspectHazardInput) {
    return payload('hazard', () => this.service.reinspect(actor, input));
  }

  @Mutation() extendHazard(@CurrentActor() actor: Actor, @Args('input') input: ExtendHazardInput) {
    return payload('hazard', () => this.service.extend(actor, input));
  }

  @Mutation() reopenHazard(@CurrentActor() actor: Actor, @Args('input') input: ReopenHazardInput) {
    return payload('hazard', () => this.service.reopen(actor, input));
  }

  @ResolveField() unit(@Parent() hazard: Hazard) {
    return { id: hazard.unitId };
  }

  @ResolveField() inspection(@Parent() hazard: Hazard, @CurrentRequest() request: RequestContext) {
    return request.loader(Inspection, (ids) => this.inspections.byIds(request.actor, ids)).load(hazard.inspectionId);
  }

  @ResolveField() async overdue(@Parent() hazard: Hazard, @CurrentRequest() request: RequestContext) {
    return isOverdue(hazard, await this.today(request));
  }

  @ResolveField() async daysLeft(@Parent() hazard: Hazard, @CurrentRequest() request: RequestContext) {
    return daysLeft(hazard, await this.today(request));
  }

  @ResolveField() history(@Parent() hazard: Hazard, @CurrentRequest() request: RequestContext) {
    return request
      .listLoader<HazardStep>(
        HazardStep,
        (ids) => this.service.stepsOf(request.actor, ids),
        (step) => step.hazardId,
      )
      .load(hazard.id);
  }

  @ResolveReference() byReference(ref: { id: string }, request: RequestContext) {
    return request.loader(Hazard, (ids) => this.service.byIds(request.actor, ids)).load(ref.id);
  }

  /** The day of the database's clock, read once per request. */
  private async today(request: RequestContext): Promise<LocalDate> {
    const days = request.loader('today', async ([key]) => [{ id: key!, day: await this.service.today(request.actor) }]);
    return (await days.load('today'))!.day;
  }
}

@Resolver('HazardStep')
export class HazardStepResolver {
  @ResolveField() label(@Parent() step: HazardStep) {
    return hazardMachine.transitions.find((row) => row.action === step.action && row.from === step.fromState)!.zh;
  }

  @ResolveField() person(@Parent() step: HazardStep) {
    return { id: step.actorId };
  }
}
