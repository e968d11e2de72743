import { Args, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { Actor, CurrentActor, CurrentRequest, payload, RequestContext } from '@fire-campaign/platform';
import { Draw } from '../draw/draw.entity.js';
import { DrawService } from '../draw/draw.service.js';
import type { Hazard } from '../hazard/hazard.entity.js';
import { HazardService } from '../hazard/hazard.service.js';
import type { AdvanceInspectionInput, PlanInspectionInput, QueryInspectionsArgs, RecordInspectionInput } from '../schema.generated.js';
import { Inspection } from './inspection.entity.js';
import { inspectionMachine } from './inspection.machine.js';
import { InspectionService } from './inspection.service.js';
import { RecordInspection } from './record-inspection.js';

@Resolver('Inspection')
export class InspectionResolver {
  constructor(
    private readonly service: InspectionService,
    private readonly recording: RecordInspection,
    private readonly draws: DrawService,
    private readonly hazardService: HazardService,
  ) {}

  @Query() inspection(@CurrentActor() actor: Actor, @Args('id') id: string) {
    return this.service.find(actor, id);
  }

  @Query() inspections(@CurrentActor() actor: Actor, @Args() args: QueryInspectionsArgs) {
    return this.service.list(actor, args);
  }

  @Mutation() planInspection(@CurrentActor() actor: Actor, @Args('input') input: PlanInspectionInput) {
    return payload('inspection', () => this.service.plan(actor, input));
  }

  @Mutation() advanceInspection(@CurrentActor() actor: Actor, @Args('input') input: AdvanceInspectionInput) {
    return payload('inspection', () => this.service.advance(actor, input));
  }

  @Mutation() recordInspection(@CurrentActor() actor: Actor, @Args('input') input: RecordInspectionInput) {
    return payload('inspection', () => this.recording.execute(actor, input));
  }

  @ResolveField() unit(@Parent() inspection: Inspection) {
    return { id: inspection.unitId };
  }

  @ResolveField() campaign(@Parent() inspection: Inspection) {
    return inspection.campaignId === null ? null : { id: inspection.campaignId };
  }

  @ResolveField() inspectors(@Parent() inspection: Inspection) {
    return inspection.inspectorIds.map((id) => ({ id }));
  }

  @ResolveField() actions(@Parent() inspection: Inspection) {
    return inspectionMachine.actions(inspection.state).filter((action) => action !== 'SIGN' && action !== 'COMPLETE');
  }

  @ResolveField() draw(@Parent() inspection: Inspection, @CurrentRequest() request: RequestContext) {
    if (inspection.drawId === null) return null;
    return request.loader(Draw, (ids) => this.draws.byIds(request.actor, ids)).load(inspection.drawId);
  }

  @ResolveField() hazards(@Parent() inspection: Inspection, @CurrentRequest() request: RequestContext) {
    return request
      .listLoader<Hazard>(
        'Inspection.hazards',
        (ids) => this.hazardService.ofInspections(request.actor, ids),
        (hazard) => hazard.inspectionId,
      )
      .load(inspection.id);
  }

  @ResolveReference() byReference(ref: { id: string }, request: RequestContext) {
    return request.loader(Inspection, (ids) => this.service.byIds(request.actor, ids)).load(ref.id);
  }
}
