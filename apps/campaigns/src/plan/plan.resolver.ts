import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { CadenceService } from '../cadence/cadence.service.js';
import type { Campaign } from '../campaign/campaign.entity.js';
import type {
  AddPlanItemInput,
  ChangePlanItemInput,
  MovePlanItemInput,
  PlanItemCadencesArgs,
  PlanItemTargetsArgs,
  PlanItemTasksArgs,
  RemovePlanItemInput,
} from '../schema.generated.js';
import { TargetService } from '../target/target.service.js';
import type { Task } from '../task/task.entity.js';
import type { AssignedBody } from '../task/task.rules.js';
import { TaskService } from '../task/task.service.js';
import { PlanItem } from './plan-item.entity.js';
import { PlanService } from './plan.service.js';

@Resolver('PlanItem')
export class PlanItemResolver {
  constructor(
    private readonly plans: PlanService,
    private readonly tasksOf: TaskService,
    private readonly targetsOf: TargetService,
    private readonly cadencesOf: CadenceService,
  ) {}

  @Mutation()
  addPlanItem(@CurrentActor() actor: Actor, @Args('input') input: AddPlanItemInput) {
    return payload('planItem', () => this.plans.add(actor, input));
  }
  @Mutation()
  changePlanItem(@CurrentActor() actor: Actor, @Args('input') input: ChangePlanItemInput) {
    return payload('planItem', () => this.plans.change(actor, input));
  }
  @Mutation()
  movePlanItem(@CurrentActor() actor: Actor, @Args('input') input: MovePlanItemInput) {
    return payload('planItem', () => this.plans.move(actor, input));
  }
  @Mutation()
  removePlanItem(@CurrentActor() actor: Actor, @Args('input') input: RemovePlanItemInput) {
    return payload('removed', () => this.plans.remove(actor, input));
  }

  @ResolveField()
  async depth(@CurrentRequest() request: RequestContext, @Parent() item: PlanItem) {
    const plan = await planLoader(request, this.plans).load(item.campaignId);
    return plan.find(({ id }) => id === item.id)!.depth;
  }
  @ResolveField()
  tasks(@CurrentActor() actor: Actor, @Parent() item: PlanItem, @Args() { first, after }: PlanItemTasksArgs) {
    return this.tasksOf.list(actor, { campaignId: item.campaignId, planItemId: item.id }, { first, after });
  }
  @ResolveField()
  targets(@CurrentActor() actor: Actor, @Parent() item: PlanItem, @Args() { first, after }: PlanItemTargetsArgs) {
    return this.targetsOf.list(actor, { planItemId: item.id }, { first, after });
  }
  @ResolveField()
  cadences(@CurrentActor() actor: Actor, @Parent() item: PlanItem, @Args() { first, after }: PlanItemCadencesArgs) {
    return this.cadencesOf.list(actor, { planItemId: item.id }, { first, after });
  }
}

@Resolver('Campaign')
export class CampaignPlanResolver {
  constructor(private readonly plans: PlanService) {}

  @ResolveField()
  plan(@CurrentRequest() request: RequestContext, @Parent() campaign: Campaign) {
    return planLoader(request, this.plans).load(campaign.id);
  }
}

@Resolver('Task')
export class TaskPlanResolver {
  constructor(private readonly plans: PlanService) {}

  @ResolveField()
  planItem(@CurrentRequest() request: RequestContext, @Parent() { planItemId }: Task) {
    return planItemId === null ? null : request.loader(PlanItem, (ids) => this.plans.byIds(request.actor, ids)).load(planItemId);
  }
  @ResolveField()
  assignment(@Parent() { assignment }: Task) {
    return assignment === null
      ? null
      : { lead: assignment.lead === null ? null : assigned(assignment.lead), supporting: assignment.supporting.map(assigned) };
  }
}

/** A responsible body as the schema shows it. */
export const assigned = ({ name, wildcard, divisionId }: AssignedBody) => ({
  name,
  wildcard,
  division: divisionId === null ? null : { id: divisionId },
});

const planLoader = (request: RequestContext, plans: PlanService) =>
  request.listLoader(
    PlanService,
    (ids) => plans.ofCampaigns(request.actor, ids),
    ({ campaignId }) => campaignId,
  );
