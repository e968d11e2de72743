import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import type { DeriveTaskOrdersInput, QueryTaskOrdersArgs } from '../schema.generated.js';
import { Target } from '../target/target.entities.js';
import { TargetService } from '../target/target.service.js';
import type { TaskOrder } from './order.entity.js';
import { orderStatus } from './order.rules.js';
import { TaskOrderService } from './order.service.js';

@Resolver('TaskOrder')
export class TaskOrderResolver {
  constructor(
    private readonly orders: TaskOrderService,
    private readonly targets: TargetService,
  ) {}

  @Query()
  taskOrders(@CurrentActor() actor: Actor, @Args() { filter, first, after }: QueryTaskOrdersArgs) {
    return this.orders.list(actor, filter ?? {}, { first, after });
  }
  @Mutation()
  deriveTaskOrders(@CurrentActor() actor: Actor, @Args('input') input: DeriveTaskOrdersInput) {
    return payload('orders', () => this.orders.derive(actor, input));
  }

  @ResolveField()
  region(@Parent() { regionCode }: TaskOrder) {
    return { code: regionCode };
  }
  @ResolveField()
  target(@CurrentRequest() request: RequestContext, @Parent() { targetId }: TaskOrder) {
    return request.loader(Target, (ids) => this.targets.byIds(request.actor, ids)).load(targetId);
  }
  @ResolveField()
  status(@Parent() order: TaskOrder) {
    return orderStatus(order);
  }
  @ResolveField()
  issuedBy(@Parent() { issuedById }: TaskOrder) {
    return { id: issuedById };
  }
}
