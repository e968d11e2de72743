import { Module } from '@nestjs/common';
import {
  CaseClosed,
  CadencePeriodEnded,
  CampaignAccepted,
  CampaignAmended,
  CampaignChanged,
  CampaignIssued,
  CampaignPublished,
  EvaluationDecided,
  FiguresReported,
  TaskOrderIssued,
  NoticeDraftPublished,
  DispatchClosed,
  DispatchSheetRevised,
  DispatchSheetSubmitted,
  DirectiveIssued,
  DocumentRegistered,
  MeetingHeld,
  PhaseTransitioned,
  PlanFiled,
  PlanPublished,
  ProgrammeChanged,
  TaskChanged,
} from '@fire-campaign/events';
import { sdlUnder, type ServiceDefinition } from '@fire-campaign/platform';
import { Amendment } from './amendment/amendment.entity.js';
import { AmendmentResolver, CampaignAmendmentsResolver } from './amendment/amendment.resolver.js';
import { amendmentMachine } from './amendment/amendment.rules.js';
import { AmendmentService } from './amendment/amendment.service.js';
import { CampaignBody, FirstResponsible } from './body/body.entities.js';
import { CampaignBodiesResolver, CampaignBodyResolver, FirstResponsibleResolver } from './body/body.resolver.js';
import { BodyService } from './body/body.service.js';
import { BurdenCap } from './burden/burden.entity.js';
import { CampaignBurdenResolver, CampaignWithBurdenResolver } from './burden/burden.resolver.js';
import { BurdenService } from './burden/burden.service.js';
import { Cadence } from './cadence/cadence.entity.js';
import { CadenceResolver } from './cadence/cadence.resolver.js';
import { CadenceService } from './cadence/cadence.service.js';
import { CadenceAct, CadencePeriodRow } from './cadence/period.entities.js';
import { CadenceActResolver, CadencePeriodResolver } from './cadence/period.resolver.js';
import { periodMachine } from './cadence/period.rules.js';
import { PeriodService } from './cadence/period.service.js';
import { CadencePeriods } from './cadence/periods.js';
import { Campaign } from './campaign/campaign.entity.js';
import { Cascade } from './cascade/cascade.entity.js';
import { CampaignCascadeResolver, CampaignIssueResolver, CascadeResolver } from './cascade/cascade.resolver.js';
import { cascadeMachine } from './cascade/cascade.rules.js';
import { CascadeService } from './cascade/cascade.service.js';
import { CampaignResolver } from './campaign/campaign.resolver.js';
import { Case, CaseList, CaseProgress } from './case/case.entities.js';
import { CaseListResolver, CaseProgressResolver, CaseResolver } from './case/case.resolver.js';
import { caseMachine } from './case/case.rules.js';
import { CaseService } from './case/case.service.js';
import { DeadlineChange, NamedEvent } from './deadline/deadline.entities.js';
import { CampaignEventResolver, CampaignEventsResolver, DeadlineChangeResolver } from './deadline/deadline.resolver.js';
import { DeadlineService } from './deadline/deadline.service.js';
import { Directive, DirectiveRecipient } from './directive/directive.entities.js';
import { DirectiveRecipientResolver, DirectiveResolver } from './directive/directive.resolver.js';
import { directiveMachine } from './directive/directive.rules.js';
import { DirectiveService } from './directive/directive.service.js';
import { CirculationService } from './document/circulation.service.js';
import { AwaitedDocument, Document } from './document/document.entity.js';
import { AwaitedDocumentResolver, DocumentReceiptResolver, DocumentResolver } from './document/document.resolver.js';
import { awaitedMachine, documentMachine } from './document/document.rules.js';
import { DocumentService } from './document/document.service.js';
import { DocumentReceipt, receiptMachine } from './document/receipt.entity.js';
import { Meeting } from './meeting/meeting.entity.js';
import { MeetingResolver } from './meeting/meeting.resolver.js';
import { MeetingService } from './meeting/meeting.service.js';
import { PaperResolver } from './paper/paper.resolver.js';
import { PaperService } from './paper/paper.service.js';
import { CampaignService } from './campaign/campaign.service.js';
import { DrillDownService } from './gate/drill-down.service.js';
import { Dispatch, DispatchForm, DispatchRevision, DispatchSheet, DispatchValue } from './dispatch/dispatch.entities.js';
import { CampaignDispatchResolver, DispatchRevisionResolver, DispatchSheetResolver } from './dispatch/dispatch.resolver.js';
import { dispatchSheetMachine } from './dispatch/dispatch.rules.js';
import { DispatchService } from './dispatch/dispatch.service.js';
import {
  CampaignGateResolver,
  CriterionWaiverResolver,
  GateBlockerResolver,
  GateReportResolver,
  GateSimulationResolver,
  SignOffResolver,
  WaiverResolver,
} from './gate/gate.resolver.js';
import { GateService } from './gate/gate.service.js';
import { SimulationService } from './gate/simulation.service.js';
import { SignOff } from './gate/sign-off.entity.js';
import { Waiver } from './gate/waiver.entity.js';
import { Figure, FigureReport } from './figure/figure.entities.js';
import { FigureReportResolver } from './figure/figure.resolver.js';
import { FigureService } from './figure/figure.service.js';
import { Evaluation, RecheckFrame, RecheckSample } from './evaluation/evaluation.entities.js';
import { CampaignEvaluationResolver, EvaluationResolver, RecheckSampleResolver } from './evaluation/evaluation.resolver.js';
import { EvaluationService } from './evaluation/evaluation.service.js';
import { CampaignForecastResolver, GateForecastResolver } from './forecast/forecast.resolver.js';
import { ForecastService } from './forecast/forecast.service.js';
import { CreateCampaigns1700000300000 } from './migrations/1700000300000-create-campaigns.js';
import { CreatePlans1700000310000 } from './migrations/1700000310000-create-plans.js';
import { CreateDocuments1700000380000 } from './migrations/1700000380000-create-documents.js';
import { CreateObligations1700000320000 } from './migrations/1700000320000-create-obligations.js';
import { AddLineage1700000330000 } from './migrations/1700000330000-add-lineage.js';
import { FindDutiesByCampaign1700000342000 } from './migrations/1700000342000-find-duties-by-campaign.js';
import { CreateEvaluations1700000341000 } from './migrations/1700000341000-create-evaluations.js';
import { KnowUnitsAndHazards1700000340000 } from './migrations/1700000340000-know-units-and-hazards.js';
import { CreateFigures1700000360000 } from './migrations/1700000360000-create-figures.js';
import { TasksOwe1700000350000 } from './migrations/1700000350000-tasks-owe.js';
import { CadencePeriods1700000351000 } from './migrations/1700000351000-cadence-periods.js';
import { DateNamedEvents1700000352000 } from './migrations/1700000352000-date-named-events.js';
import { KnowTheCalendar1700000353000 } from './migrations/1700000353000-know-the-calendar.js';
import { CreateCases1700000354000 } from './migrations/1700000354000-create-cases.js';
import { DueResolver } from './obligation/due.resolver.js';
import { DueService } from './obligation/dues.js';
import { CreateNotices1700000390000 } from './migrations/1700000390000-create-notices.js';
import { Notice, NoticeFile, NoticeItem, NoticeReview } from './notice/notice.entities.js';
import { NoticeDraftResolver, NoticeItemResolver, NoticePublicationResolver, NoticeReviewResolver } from './notice/notice.resolver.js';
import { noticeItemMachine, noticeMachine } from './notice/notice.rules.js';
import { NoticeService } from './notice/notice.service.js';
import { NoticePublisher } from './notice/publish-notice.js';
import { CreateTargetBases1700000361000 } from './migrations/1700000361000-create-target-bases.js';
import { CreateTaskOrders1700000362000 } from './migrations/1700000362000-create-task-orders.js';
import { CreateBurdenCaps1700000371000 } from './migrations/1700000371000-create-burden-caps.js';
import { CreateDispatch1700000370000 } from './migrations/1700000370000-create-dispatch.js';
import { CreateCascade1700000331000 } from './migrations/1700000331000-create-cascade.js';
import { CreateAmendments1700000332000 } from './migrations/1700000332000-create-amendments.js';
import { Obligation } from './obligation/obligation.entity.js';
import { ExtensionResolver } from './phase/extension.resolver.js';
import { ExtensionService } from './phase/extension.service.js';
import { TaskOrder } from './order/order.entity.js';
import { TaskOrderResolver } from './order/order.resolver.js';
import { TaskOrderService } from './order/order.service.js';
import { TransitionProposal } from './phase/proposal.entity.js';
import { PhaseTransition, TransitionReport } from './phase/transition.entity.js';
import {
  CampaignTransitionResolver,
  PhaseTransitionResolver,
  TransitionPreviewResolver,
  TransitionProposalResolver,
} from './phase/transition.resolver.js';
import { TransitionService } from './phase/transition.service.js';
import { PlanItem } from './plan/plan-item.entity.js';
import { CampaignPlanResolver, PlanItemResolver, TaskPlanResolver } from './plan/plan.resolver.js';
import { PlanService } from './plan/plan.service.js';
import { Programme } from './programme/programme.entity.js';
import { CampaignProgrammeResolver, ProgrammeResolver } from './programme/programme.resolver.js';
import { ProgrammeService } from './programme/programme.service.js';
import { CampaignProgressResolver, RegionProgressResolver } from './progress/progress.resolver.js';
import { ProgressService } from './progress/progress.service.js';
import { ProjectionConsumer } from './projection/projection.consumer.js';
import {
  CalendarFact,
  DivisionFact,
  HazardFact,
  OrganizationFact,
  RegionFact,
  SnapshotRow,
  UnitFact,
  UnitInspection,
} from './projection/projection.entities.js';
import { TargetBase } from './target/base.entity.js';
import {
  CampaignTargetSummaryResolver,
  TargetAccountResolver,
  TargetBaseResolver,
  TargetProgressResolver,
} from './target/progress.resolver.js';
import { TargetProgressService } from './target/progress.service.js';
import { ReportedIndicator, Target } from './target/target.entities.js';
import { CampaignTargetsResolver, TargetResolver } from './target/target.resolver.js';
import { TargetService } from './target/target.service.js';
import { Task } from './task/task.entity.js';
import { TaskProgress } from './task/task-progress.entity.js';
import { CampaignTaskResolver, TaskProgressResolver, TaskResolver } from './task/task.resolver.js';
import { TaskService } from './task/task.service.js';
import { Reminder } from './reminder/reminder.entity.js';
import { ReminderResolver } from './reminder/reminder.resolver.js';
import { SavedTemplate } from './template/template.entity.js';
import { TemplateResolver } from './template/template.resolver.js';
import { TemplateService } from './template/template.service.js';
import { campaignMachine } from './campaign/campaign.rules.js';
import { evaluationMachine } from './evaluation/evaluation.rules.js';
import { phaseMachine } from './phase/phase.rules.js';
import { extensionMachine, taskMachine } from './task/task.rules.js';

@Module({
  providers: [
    CampaignService,
    CampaignResolver,
    TransitionService,
    ExtensionService,
    ExtensionResolver,
    CampaignTransitionResolver,
    TransitionPreviewResolver,
    TransitionProposalResolver,
    PhaseTransitionResolver,
    GateService,
    DrillDownService,
    SimulationService,
    EvaluationService,
    CampaignEvaluationResolver,
    EvaluationResolver,
    RecheckSampleResolver,
    ForecastService,
    CampaignForecastResolver,
    GateForecastResolver,
    GateSimulationResolver,
    CampaignGateResolver,
    GateReportResolver,
    CriterionWaiverResolver,
    GateBlockerResolver,
    WaiverResolver,
    SignOffResolver,
    TaskService,
    TaskResolver,
    TaskProgressResolver,
    CampaignTaskResolver,
    ProgressService,
    CampaignProgressResolver,
    RegionProgressResolver,
    PlanService,
    PlanItemResolver,
    CampaignPlanResolver,
    TaskPlanResolver,
    ProgrammeService,
    ProgrammeResolver,
    CampaignProgrammeResolver,
    BodyService,
    CampaignBodyResolver,
    FirstResponsibleResolver,
    CampaignBodiesResolver,
    TargetProgressService,
    TargetAccountResolver,
    CampaignTargetSummaryResolver,
    TargetProgressResolver,
    TargetBaseResolver,
    TaskOrderService,
    TaskOrderResolver,
    FigureService,
    FigureReportResolver,
    TargetService,
    TargetResolver,
    CampaignTargetsResolver,
    DocumentService,
    CirculationService,
    DocumentResolver,
    AwaitedDocumentResolver,
    DocumentReceiptResolver,
    MeetingService,
    MeetingResolver,
    DirectiveService,
    DirectiveResolver,
    DirectiveRecipientResolver,
    PaperService,
    PaperResolver,
    CadenceService,
    CadenceResolver,
    NoticeService,
    NoticePublisher,
    NoticeDraftResolver,
    NoticeItemResolver,
    NoticeReviewResolver,
    NoticePublicationResolver,
    PeriodService,
    CadencePeriods,
    CadencePeriodResolver,
    CadenceActResolver,
    CaseService,
    CaseResolver,
    CaseListResolver,
    CaseProgressResolver,
    DeadlineService,
    DeadlineChangeResolver,
    CampaignEventResolver,
    CampaignEventsResolver,
    TemplateService,
    TemplateResolver,
    DueService,
    DueResolver,
    DispatchService,
    DispatchSheetResolver,
    DispatchRevisionResolver,
    CampaignDispatchResolver,
    ReminderResolver,
    BurdenService,
    CampaignBurdenResolver,
    CampaignWithBurdenResolver,
    CascadeService,
    CascadeResolver,
    CampaignIssueResolver,
    CampaignCascadeResolver,
    AmendmentService,
    AmendmentResolver,
    CampaignAmendmentsResolver,
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
    UnitInspection,
    HazardFact,
    Evaluation,
    RecheckSample,
    RecheckFrame,
    RegionFact,
    OrganizationFact,
    DivisionFact,
    SnapshotRow,
    PlanItem,
    Programme,
    CampaignBody,
    FirstResponsible,
    Target,
    ReportedIndicator,
    Cadence,
    Document,
    AwaitedDocument,
    DocumentReceipt,
    Meeting,
    Directive,
    DirectiveRecipient,
    SavedTemplate,
    Notice,
    NoticeFile,
    NoticeItem,
    NoticeReview,
    Obligation,
    Figure,
    FigureReport,
    TaskProgress,
    TargetBase,
    TaskOrder,
    DispatchForm,
    Dispatch,
    DispatchSheet,
    DispatchRevision,
    DispatchValue,
    Reminder,
    BurdenCap,
    CadencePeriodRow,
    CadenceAct,
    NamedEvent,
    DeadlineChange,
    CaseList,
    Case,
    CaseProgress,
    Cascade,
    Amendment,
    CalendarFact,
  ],
  migrations: [
    CreateCampaigns1700000300000,
    CreatePlans1700000310000,
    CreateObligations1700000320000,
    AddLineage1700000330000,
    KnowUnitsAndHazards1700000340000,
    CreateEvaluations1700000341000,
    FindDutiesByCampaign1700000342000,
    TasksOwe1700000350000,
    CadencePeriods1700000351000,
    DateNamedEvents1700000352000,
    KnowTheCalendar1700000353000,
    CreateCases1700000354000,
    CreateFigures1700000360000,
    CreateTargetBases1700000361000,
    CreateTaskOrders1700000362000,
    CreateNotices1700000390000,
    CreateDispatch1700000370000,
    CreateBurdenCaps1700000371000,
    CreateDocuments1700000380000,
    CreateCascade1700000331000,
    CreateAmendments1700000332000,
  ],
  publishes: [
    CampaignChanged,
    CampaignPublished,
    PhaseTransitioned,
    CampaignAccepted,
    EvaluationDecided,
    ProgrammeChanged,
    NoticeDraftPublished,
    PlanPublished,
    TaskChanged,
    CadencePeriodEnded,
    CampaignIssued,
    PlanFiled,
    CampaignAmended,
    CaseClosed,
    FiguresReported,
    TaskOrderIssued,
    DispatchClosed,
    DispatchSheetSubmitted,
    DispatchSheetRevised,
    DocumentRegistered,
    DirectiveIssued,
    MeetingHeld,
  ],
  machines: [
    campaignMachine,
    phaseMachine,
    evaluationMachine,
    taskMachine,
    extensionMachine,
    periodMachine,
    caseMachine,
    noticeMachine,
    noticeItemMachine,
    dispatchSheetMachine,
    documentMachine,
    awaitedMachine,
    receiptMachine,
    directiveMachine,
    cascadeMachine,
    amendmentMachine,
  ],
};
