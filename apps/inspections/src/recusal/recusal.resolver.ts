import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, CurrentActor, payload } from '@fire-campaign/platform';
import type { DeclareRecusalInput, QueryRecusalsArgs, WithdrawRecusalInput } from '../schema.generated.js';
import type { Recusal } from './recusal.entity.js';
import { RecusalService } from './recusal.service.js';

@Resolver('Recusal')
export class RecusalResolver {
  constructor(private readonly service: RecusalService) {}

  @Query() recusals(@CurrentActor() actor: Actor, @Args() args: QueryRecusalsArgs) {
    return this.service.list(actor, args);
  }

  @Mutation() declareRecusal(@CurrentActor() actor: Actor, @Args('input') input: DeclareRecusalInput) {
    return payload('recusal', () => this.service.declare(actor, input));
  }

  @Mutation() withdrawRecusal(@CurrentActor() actor: Actor, @Args('input') input: WithdrawRecusalInput) {
    return payload('recusal', () => this.service.withdraw(actor, input));
  }

  @ResolveField() inspector(@Parent() recusal: Recusal) {
    return { id: recusal.inspectorId };
  }

  @ResolveField() unit(@Parent() recusal: Recusal) {
    return { id: recusal.unitId };
  }
}
