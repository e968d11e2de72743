import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { person } from '../campaign/campaign.resolver.js';
import { Campaign } from '../campaign/campaign.entity.js';
import type {
  CampaignSignOffsArgs,
  CampaignWaiversArgs,
  RevokeWaiverInput,
  SignOffInput,
  WaiveCriterionInput,
} from '../schema.generated.js';
import { Task } from '../task/task.entity.js';
import { TaskService } from '../task/task.service.js';
import { gateDigest } from './gate.digest.js';
import type { Blocker, GateReport, WaiverFact } from './gate.rules.js';
import { GateService } from './gate.service.js';
import { SignOff } from './sign-off.entity.js';
import { Waiver } from './waiver.entity.js';

@Resolver('Campaign')
export class CampaignGateResolver {
  constructor(private readonly gates: GateService) {}

  @Mutation()
  waiveCriterion(@CurrentActor() actor: Actor, @Args('input') input: WaiveCriterionInput) {
    return payload('waiver', () => this.gates.waive(actor, input));
  }
  @Mutation()
  revokeWaiver(@CurrentActor() actor: Actor, @Args('input') input: RevokeWaiverInput) {
    return payload('waiver', () => this.gates.revoke(actor, input));
  }
  @Mutation()
  signOff(@CurrentActor() actor: Actor, @Args('input') input: SignOffInput) {
    return payload('signOff', () => this.gates.signOff(actor, input));
  }

  @ResolveField()
  waivers(@CurrentActor() actor: Actor, @Parent() campaign: Campaign, @Args() page: CampaignWaiversArgs) {
    return this.gates.waivers(actor, campaign, page);
  }
  @ResolveField()
  signOffs(@CurrentActor() actor: Actor, @Parent() campaign: Campaign, @Args() page: CampaignSignOffsArgs) {
    return this.gates.signOffs(actor, campaign, page);
  }
}

@Resolver('GateReport')
export class GateReportResolver {
  @ResolveField()
  digest(@Parent() report: GateReport) {
    return gateDigest(report);
  }
}

@Resolver('CriterionWaiver')
export class CriterionWaiverResolver {
  @ResolveField()
  grantedBy(@Parent() waiver: WaiverFact) {
    return person(waiver.grantedById);
  }
}

@Resolver('GateBlocker')
export class GateBlockerResolver {
  constructor(private readonly tasks: TaskService) {}

  @ResolveField()
  region(@Parent() { regionCode }: Blocker) {
    return regionCode === null ? null : { code: regionCode };
  }
  @ResolveField()
  task(@CurrentRequest() request: RequestContext, @Parent() { taskId }: Blocker) {
    return taskId === null ? null : request.loader(Task, (ids) => this.tasks.byIds(request.actor, ids)).load(taskId);
  }
}

@Resolver('Waiver')
export class WaiverResolver {
  @ResolveField()
  grantedBy(@Parent() waiver: Waiver) {
    return person(waiver.grantedById);
  }
  @ResolveField()
  revokedBy(@Parent() waiver: Waiver) {
    return person(waiver.revokedById);
  }
}

@Resolver('SignOff')
export class SignOffResolver {
  @ResolveField()
  region(@Parent() signOff: SignOff) {
    return { code: signOff.regionCode };
  }
  @ResolveField()
  signedBy(@Parent() signOff: SignOff) {
    return person(signOff.signedById);
  }
}
