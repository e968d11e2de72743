import { Args, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { Campaign } from '../campaign/campaign.entity.js';
import { person } from '../campaign/campaign.resolver.js';
import { CampaignService } from '../campaign/campaign.service.js';
import type {
  AssignTaskInput,
  CampaignTasksArgs,
  DecideExtensionInput,
  IssueTaskInput,
  QueryTasksArgs,
  ReportTaskProgressInput,
  RequestExtensionInput,
  ReviewTaskInput,
  TaskProgressArgs,
  WorkTaskInput,
} from '../schema.generated.js';
import { Task } from './task.entity.js';
import { TaskProgress } from './task-progress.entity.js';
import { isOverdue } from './task.rules.js';
import { TaskService } from './task.service.js';

@Resolver('Task')
export class TaskResolver {
  constructor(
    private readonly taskService: TaskService,
    private readonly campaigns: CampaignService,
  ) {}

  @Query()
  task(@CurrentActor() actor: Actor, @Args('id') id: string) {
    return this.taskService.byId(actor, id);
  }
  @Query()
  tasks(@CurrentActor() actor: Actor, @Args() { filter, first, after }: QueryTasksArgs) {
    return this.taskService.list(actor, filter ?? {}, { first, after });
  }

  @Mutation()
  issueTask(@CurrentActor() actor: Actor, @Args('input') input: IssueTaskInput) {
    return payload('tasks', () => this.taskService.issue(actor, input));
  }
  @Mutation()
  assignTask(@CurrentActor() actor: Actor, @Args('input') input: AssignTaskInput) {
    return payload('task', () => this.taskService.assign(actor, input));
  }
  @Mutation()
  workTask(@CurrentActor() actor: Actor, @Args('input') input: WorkTaskInput) {
    return payload('task', () => this.taskService.work(actor, input));
  }
  @Mutation()
  reviewTask(@CurrentActor() actor: Actor, @Args('input') input: ReviewTaskInput) {
    return payload('task', () => this.taskService.review(actor, input));
  }
  @Mutation()
  requestExtension(@CurrentActor() actor: Actor, @Args('input') input: RequestExtensionInput) {
    return payload('task', () => this.taskService.requestExtension(actor, input));
  }
  @Mutation()
  decideExtension(@CurrentActor() actor: Actor, @Args('input') input: DecideExtensionInput) {
    return payload('task', () => this.taskService.decideExtension(actor, input));
  }
  @Mutation()
  reportTaskProgress(@CurrentActor() actor: Actor, @Args('input') input: ReportTaskProgressInput) {
    return payload('task', () => this.taskService.reportProgress(actor, input));
  }

  @ResolveField()
  progress(@CurrentActor() actor: Actor, @Parent() task: Task, @Args() { first, after }: TaskProgressArgs) {
    return this.taskService.progress(actor, task, { first, after });
  }
  @ResolveField()
  campaign(@CurrentRequest() request: RequestContext, @Parent() task: Task) {
    return request.loader(Campaign, (ids) => this.campaigns.byIds(request.actor, ids)).load(task.campaignId);
  }
  @ResolveField()
  region(@Parent() task: Task) {
    return { code: task.regionCode };
  }
  @ResolveField()
  leadDivision(@Parent() task: Task) {
    return task.leadDivisionId === null ? null : { id: task.leadDivisionId };
  }
  @ResolveField()
  supportingDivisions(@Parent() task: Task) {
    return task.supportingDivisionIds.map((id) => ({ id }));
  }
  @ResolveField()
  async overdue(@CurrentRequest() request: RequestContext, @Parent() task: Task) {
    const today = await request
      .loader(
        TaskResolver,
        async () => [await this.taskService.today(request.actor)],
        () => 'today',
      )
      .load('today');
    return isOverdue(task, today!);
  }
  @ResolveField()
  issuedBy(@Parent() task: Task) {
    return person(task.issuedById);
  }
  @ResolveField()
  signedForBy(@Parent() task: Task) {
    return person(task.signedForById);
  }
  @ResolveField()
  submittedBy(@Parent() task: Task) {
    return person(task.submittedById);
  }
  @ResolveField()
  reviewedBy(@Parent() task: Task) {
    return person(task.reviewedById);
  }
  @ResolveField()
  extension(@Parent() task: Task) {
    return {
      status: task.extensionStatus,
      dueOn: task.extensionDueOn,
      reason: task.extensionReason,
      requestedBy: person(task.extensionRequestedById),
      decidedBy: person(task.extensionDecidedById),
      note: task.extensionNote,
    };
  }

  @ResolveReference()
  byReference(ref: { id: string }, request: RequestContext) {
    return request.loader(Task, (ids) => this.taskService.byIds(request.actor, ids)).load(ref.id);
  }
}

@Resolver('Campaign')
export class CampaignTaskResolver {
  constructor(private readonly taskService: TaskService) {}

  @ResolveField()
  tasks(@CurrentActor() actor: Actor, @Parent() campaign: Campaign, @Args() { filter, first, after }: CampaignTasksArgs) {
    return this.taskService.list(actor, { ...filter, campaignId: campaign.id }, { first, after });
  }
}

@Resolver('TaskProgress')
export class TaskProgressResolver {
  @ResolveField()
  reportedBy(@Parent() progress: TaskProgress) {
    return person(progress.reportedById);
  }
}
