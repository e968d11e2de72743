import { Module } from '@nestjs/common';
import {
  DrawCompleted,
  HazardClosed,
  HazardExtended,
  HazardFiled,
  HazardRectified,
  HazardReopened,
  InspectionCompleted,
  RectificationRejected,
  ReferralAnswerRecorded,
  ReferralIssued,
  ReferralWithdrawn,
} from '@fire-campaign/events';
import { sdlUnder, type ServiceDefinition } from '@fire-campaign/platform';
import { ChecklistResolver } from './checklist/checklist.resolver.js';
import { Draw, DrawRecord } from './draw/draw.entity.js';
import { DrawResolver } from './draw/draw.resolver.js';
import { DrawService } from './draw/draw.service.js';
import { Hazard } from './hazard/hazard.entity.js';
import { HazardStep } from './hazard/hazard-step.entity.js';
import { HazardResolver, HazardStepResolver } from './hazard/hazard.resolver.js';
import { HazardService } from './hazard/hazard.service.js';
import { Inspection } from './inspection/inspection.entity.js';
import { InspectionResolver } from './inspection/inspection.resolver.js';
import { InspectionService } from './inspection/inspection.service.js';
import { RecordInspection } from './inspection/record-inspection.js';
import { CreateInspections1700000300000 } from './migrations/1700000300000-create-inspections.js';
import { AddReferrals1700000700000 } from './migrations/1700000700000-add-referrals.js';
import { PartnerConsumer } from './partner/partner.consumer.js';
import { Partner } from './partner/partner.entity.js';
import { Recusal } from './recusal/recusal.entity.js';
import { RecusalResolver } from './recusal/recusal.resolver.js';
import { RecusalService } from './recusal/recusal.service.js';
import { ReferralAnswer } from './referral/referral-answer.entity.js';
import { ReferralConsumer } from './referral/referral.consumer.js';
import { Referral } from './referral/referral.entity.js';
import { referralMachine } from './referral/referral.machine.js';
import { ReferralAnswerResolver, ReferralResolver } from './referral/referral.resolver.js';
import { ReferralService } from './referral/referral.service.js';
import { UnitConsumer } from './unit/unit.consumer.js';
import { Unit } from './unit/unit.entity.js';
import { UnitResolver } from './unit/unit.resolver.js';
import { hazardMachine } from './hazard/hazard.machine.js';
import { inspectionMachine } from './inspection/inspection.machine.js';

@Module({
  providers: [
    ChecklistResolver,
    DrawResolver,
    DrawService,
    HazardResolver,
    HazardService,
    HazardStepResolver,
    InspectionResolver,
    InspectionService,
    PartnerConsumer,
    RecordInspection,
    RecusalResolver,
    RecusalService,
    ReferralAnswerResolver,
    ReferralConsumer,
    ReferralResolver,
    ReferralService,
    UnitConsumer,
    UnitResolver,
  ],
})
class InspectionsModule {}

export const inspections: ServiceDefinition = {
  name: 'inspections',
  module: InspectionsModule,
  sdl: sdlUnder(new URL('.', import.meta.url)),
  entities: [Unit, Recusal, Draw, DrawRecord, Inspection, Hazard, HazardStep, Partner, Referral, ReferralAnswer],
  migrations: [CreateInspections1700000300000, AddReferrals1700000700000],
  publishes: [
    DrawCompleted,
    InspectionCompleted,
    HazardFiled,
    HazardRectified,
    RectificationRejected,
    HazardExtended,
    HazardClosed,
    HazardReopened,
    ReferralIssued,
    ReferralAnswerRecorded,
    ReferralWithdrawn,
  ],
  machines: [inspectionMachine, hazardMachine, referralMachine],
};
