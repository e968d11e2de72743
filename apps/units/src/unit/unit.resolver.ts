import { Args, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CurrentActor, payload, type Actor, type PageArgs, type RequestContext } from '@fire-campaign/platform';
import type { ChangeUnitInput, ChangeUnitStatusInput, QueryUnitGapsArgs, QueryUnitsArgs, RegisterUnitInput } from '../schema.generated.js';
import { Unit, UnitChange } from './unit.entity.js';
import { maskedPhone, unitMachine } from './unit.rules.js';
import { UnitService } from './unit.service.js';

@Resolver('Unit')
export class UnitResolver {
  constructor(private readonly units: UnitService) {}

  @Query()
  unit(@CurrentActor() actor: Actor, @Args('id') id: string) {
    return this.units.find(actor, id);
  }
  @Query()
  unitByCreditCode(@CurrentActor() actor: Actor, @Args('creditCode') creditCode: string) {
    return this.units.findByCreditCode(actor, creditCode);
  }
  @Query('units')
  list(@CurrentActor() actor: Actor, @Args() { filter, first, after }: QueryUnitsArgs) {
    return this.units.page(actor, filter, { first, after });
  }
  @Query()
  unitGaps(@CurrentActor() actor: Actor, @Args() { regionCode, kind, first, after }: QueryUnitGapsArgs) {
    return this.units.gaps(actor, regionCode, kind, { first, after });
  }

  @Mutation()
  registerUnit(@CurrentActor() actor: Actor, @Args('input') input: RegisterUnitInput) {
    return payload('unit', () => this.units.register(actor, input));
  }
  @Mutation()
  changeUnit(@CurrentActor() actor: Actor, @Args('input') input: ChangeUnitInput) {
    return payload('unit', () => this.units.change(actor, input));
  }
  @Mutation()
  changeUnitStatus(@CurrentActor() actor: Actor, @Args('input') input: ChangeUnitStatusInput) {
    return payload('unit', () => this.units.changeStatus(actor, input));
  }

  @ResolveField()
  region(@Parent() unit: Unit) {
    return { __typename: 'Region', code: unit.regionCode };
  }
  @ResolveField()
  location(@Parent() { longitude, latitude, coordinateSystem }: Unit) {
    return longitude === null ? null : { longitude, latitude, coordinateSystem };
  }
  @ResolveField()
  responsiblePerson(@CurrentActor() actor: Actor, @Parent() unit: Unit) {
    return contact(actor, unit, unit.responsibleName, unit.responsiblePhone);
  }
  @ResolveField()
  manager(@CurrentActor() actor: Actor, @Parent() unit: Unit) {
    return contact(actor, unit, unit.managerName, unit.managerPhone);
  }
  @ResolveField()
  statusActions(@CurrentActor() actor: Actor, @Parent() unit: Unit) {
    return actor.can('units:write', unit.regionCode) ? unitMachine.actions(unit.status) : [];
  }
  @ResolveField()
  history(@CurrentActor() actor: Actor, @Parent() unit: Unit, @Args() { first, after }: PageArgs) {
    return this.units.history(actor, unit.id, { first, after });
  }
  @ResolveReference()
  byReference(ref: { id: string }, request: RequestContext) {
    return request.loader(Unit, (ids) => this.units.byIds(request.actor, ids)).load(ref.id);
  }
}

@Resolver('UnitChange')
export class UnitChangeResolver {
  @ResolveField()
  actor(@Parent() change: UnitChange) {
    return { __typename: 'Person', id: change.actorId };
  }
  @ResolveField()
  fields(@CurrentActor() actor: Actor, @Parent() change: UnitChange) {
    if (actor.can('units:write', change.regionCode)) return change.fields;
    const masked = (text: string | null) => text && maskedPhone(text);
    return change.fields.map((diff) =>
      diff.field.endsWith('Phone') ? { ...diff, before: masked(diff.before), after: masked(diff.after) } : diff,
    );
  }
}

/** A person of the unit; only those who may change the record see the whole number. */
function contact(actor: Actor, unit: Unit, name: string | null, phone: string | null) {
  if (name === null && phone === null) return null;
  return { name, phone: phone === null || actor.can('units:write', unit.regionCode) ? phone : maskedPhone(phone) };
}
