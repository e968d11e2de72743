import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { person } from '../campaign/campaign.resolver.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { CampaignService } from '../campaign/campaign.service.js';
import type {
  CampaignSignOffsArgs,
  CampaignWaiversArgs,
  GateBlockerHazardsArgs,
  GateBlockerUnitsArgs,
  QuerySimulateGateArgs,
  RevokeWaiverInput,
  SignOffInput,
  WaiveCriterionInput,
} from '../schema.generated.js';
import { Task } from '../task/task.entity.js';
import { TaskService } from '../task/task.service.js';
import { DrillDownService } from './drill-down.service.js';
import { gateDigest } from './gate.digest.js';
import type { Blocker, GateReport, WaiverFact } from './gate.rules.js';
import { GateService } from './gate.service.js';
import { SimulationService, type GateSimulation } from './simulation.service.js';
import { SignOff } from './sign-off.entity.js';
import { Waiver } from './waiver.entity.js';

@Resolver('Campaign')
export class CampaignGateResolver {
  constructor(
    private readonly gates: GateService,
    private readonly simulations: SimulationService,
  ) {}

  @Query()
  simulateGate(@CurrentActor() actor: Actor, @Args() { campaignId, action, assume }: QuerySimulateGateArgs) {
    return this.simulations.simulate(actor, campaignId, action, assume);
  }

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

@Resolver('GateSimulation')
export class GateSimulationResolver {
  @ResolveField()
  label() {
    return { zh: '模拟结果:按假设的数据判定,不是实际数据', en: 'Simulation: judged on assumed facts, not on real ones' };
  }
  @ResolveField()
  newlyMet(@Parent() { report, actual }: GateSimulation) {
    return report.criteria.filter(({ met }, index) => met && !actual.criteria[index]!.met).map(({ key }) => key);
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
  constructor(
    private readonly tasks: TaskService,
    private readonly campaignService: CampaignService,
    private readonly records: DrillDownService,
  ) {}

  @ResolveField()
  region(@Parent() { regionCode }: Blocker) {
    return regionCode === null ? null : { code: regionCode };
  }
  @ResolveField()
  task(@CurrentRequest() request: RequestContext, @Parent() { taskId }: Blocker) {
    return taskId === null ? null : request.loader(Task, (ids) => this.tasks.byIds(request.actor, ids)).load(taskId);
  }
  @ResolveField()
  subordinate(@CurrentRequest() request: RequestContext, @Parent() { subordinateId }: Blocker) {
    if (subordinateId === undefined) return null;
    return request.loader(Campaign, (ids) => this.campaignService.byIds(request.actor, ids)).load(subordinateId);
  }
  @ResolveField()
  unitIds(@CurrentActor() actor: Actor, @Parent() { drillDown }: Blocker) {
    return this.records.unitIds(actor, drillDown);
  }
  @ResolveField()
  units(@CurrentActor() actor: Actor, @Parent() { drillDown }: Blocker, @Args() page: GateBlockerUnitsArgs) {
    return this.records.units(actor, drillDown, page);
  }
  @ResolveField()
  hazards(@CurrentActor() actor: Actor, @Parent() { drillDown }: Blocker, @Args() page: GateBlockerHazardsArgs) {
    return this.records.hazards(actor, drillDown, page);
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
