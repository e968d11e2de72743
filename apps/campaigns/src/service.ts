import { Module } from '@nestjs/common';
import { CampaignAccepted, CampaignPublished, PhaseTransitioned } from '@fire-campaign/events';
import { sdlUnder, type ServiceDefinition } from '@fire-campaign/platform';
import { Campaign } from './campaign/campaign.entity.js';
import { CampaignResolver } from './campaign/campaign.resolver.js';
import { CampaignService } from './campaign/campaign.service.js';
import {
  CampaignGateResolver,
  CriterionWaiverResolver,
  GateBlockerResolver,
  GateReportResolver,
  SignOffResolver,
  WaiverResolver,
} from './gate/gate.resolver.js';
import { GateService } from './gate/gate.service.js';
import { SignOff } from './gate/sign-off.entity.js';
import { Waiver } from './gate/waiver.entity.js';
import { CreateCampaigns1700000300000 } from './migrations/1700000300000-create-campaigns.js';
import { TransitionProposal } from './phase/proposal.entity.js';
import { PhaseTransition, TransitionReport } from './phase/transition.entity.js';
import {
  CampaignTransitionResolver,
  PhaseTransitionResolver,
  TransitionPreviewResolver,
  TransitionProposalResolver,
} from './phase/transition.resolver.js';
import { TransitionService } from './phase/transition.service.js';
import { CampaignProgressResolver, RegionProgressResolver } from './progress/progress.resolver.js';
import { ProgressService } from './progress/progress.service.js';
import { ProjectionConsumer } from './projection/projection.consumer.js';
import { DivisionFact, IndicatorFact, OrganizationFact, RegionFact, SnapshotRow, UnitFact } from './projection/projection.entities.js';
import { Task } from './task/task.entity.js';
import { CampaignTaskResolver, TaskResolver } from './task/task.resolver.js';
import { TaskService } from './task/task.service.js';
import { campaignMachine } from './campaign/campaign.rules.js';
import { phaseMachine } from './phase/phase.rules.js';
import { extensionMachine, taskMachine } from './task/task.rules.js';

@Module({
  providers: [
    CampaignService,
    CampaignResolver,
    TransitionService,
    CampaignTransitionResolver,
    TransitionPreviewResolver,
    TransitionProposalResolver,
    PhaseTransitionResolver,
    GateService,
    CampaignGateResolver,
    GateReportResolver,
    CriterionWaiverResolver,
    GateBlockerResolver,
    WaiverResolver,
    SignOffResolver,
    TaskService,
    TaskResolver,
    CampaignTaskResolver,
    ProgressService,
    CampaignProgressResolver,
    RegionProgressResolver,
    ProjectionConsumer,
  ],
})
class CampaignsModule {}

export const campaigns: ServiceDefinition = {
  name: 'campaigns',
  module: CampaignsModule,
  sdl: sdlUnder(new URL('.', import.meta.url)),
  entities: [
    Campaign,
    PhaseTransition,
    TransitionReport,
    TransitionProposal,
    Waiver,
    SignOff,
    Task,
    UnitFact,
    RegionFact,
    OrganizationFact,
    DivisionFact,
    IndicatorFact,
    SnapshotRow,
  ],
  migrations: [CreateCampaigns1700000300000],
  publishes: [CampaignPublished, PhaseTransitioned, CampaignAccepted],
  machines: [campaignMachine, phaseMachine, taskMachine, extensionMachine],
};
