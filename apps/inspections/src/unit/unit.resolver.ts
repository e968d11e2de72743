import { Args, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CurrentRequest, RequestContext } from '@fire-campaign/platform';
import type { Hazard } from '../hazard/hazard.entity.js';
import { HazardService } from '../hazard/hazard.service.js';
import type { Inspection } from '../inspection/inspection.entity.js';
import { InspectionService } from '../inspection/inspection.service.js';
import type { UnitHazardsArgs, UnitInspectionsArgs } from '../schema.generated.js';
import { unitPage } from './unit-lists.js';

interface UnitReference {
  readonly id: string;
}

interface UnitCount {
  readonly unitId: string;
  readonly count: number;
}

/** Adds inspections and hazards to units' own type; lists of many units are read together. */
@Resolver('Unit')
export class UnitResolver {
  constructor(
    private readonly inspectionService: InspectionService,
    private readonly hazardService: HazardService,
  ) {}

  @ResolveField() async inspections(
    @Parent() unit: UnitReference,
    @CurrentRequest() request: RequestContext,
    @Args() { first, after }: UnitInspectionsArgs,
  ) {
    const args = { first, after };
    const rows = await request
      .listLoader<Inspection>(
        `Unit.inspections ${JSON.stringify(args)}`,
        (ids) => this.inspectionService.ofUnits(request.actor, ids, args),
        (inspection) => inspection.unitId,
      )
      .load(unit.id);
    return unitPage(rows, 'plannedFrom', args, async () => {
      const counts = request.loader<UnitCount>(
        'Unit.inspections totalCount',
        (ids) => this.inspectionService.countOfUnits(request.actor, ids),
        (row) => row.unitId,
      );
      return (await counts.load(unit.id))?.count ?? 0;
    });
  }

  @ResolveField() async hazards(
    @Parent() unit: UnitReference,
    @CurrentRequest() request: RequestContext,
    @Args() { first, after, openOnly: asked }: UnitHazardsArgs,
  ) {
    const args = { first, after };
    const openOnly = asked ?? false;
    const rows = await request
      .listLoader<Hazard>(
        `Unit.hazards ${openOnly} ${JSON.stringify(args)}`,
        (ids) => this.hazardService.ofUnits(request.actor, ids, openOnly, args),
        (hazard) => hazard.unitId,
      )
      .load(unit.id);
    return unitPage(rows, 'foundOn', args, async () => {
      const counts = request.loader<UnitCount>(
        `Unit.hazards totalCount ${openOnly}`,
        (ids) => this.hazardService.countOfUnits(request.actor, ids, openOnly),
        (row) => row.unitId,
      );
      return (await counts.load(unit.id))?.count ?? 0;
    });
  }

  @ResolveReference() byReference({ id }: UnitReference) {
    return { id };
  }
}
