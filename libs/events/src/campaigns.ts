import { z } from 'zod';
import { defineEvent, localDate, openEnum, regionCode } from './contract.js';

const campaignId = z.uuid().describe('专项行动编号 / id of the campaign');
const categories = z.array(z.string()).describe('纳入范围的单位类别 / categories of units in scope');
const startsOn = localDate.describe('首日 / first day');
const endsOn = localDate.describe('末日,含当日 / last day, included');
const phaseName = z
  .enum(['MOBILIZATION', 'INTENSIVE_RECTIFICATION', 'ACCEPTANCE'])
  .describe('阶段:动员部署、除患攻坚、验收评估 / mobilisation, intensive rectification, acceptance');

/**
 * A campaign that binds others: sent at its publication and at every later change, always with its whole present state. Drafts
 * concern only their authors. A higher `version` wins.
 */
export const CampaignChanged = defineEvent({
  type: 'campaigns.campaign.changed',
  version: 1,
  description: {
    zh: '专项行动已发布或发生变化;每条记录都是其完整的当前状态,草案不发布。',
    en: 'A campaign was published or changed; each record is its whole present state. Drafts are not published.',
  },
  key: 'campaignId',
  data: z.object({
    campaignId,
    regionCode,
    name: z.string().describe('名称 / name'),
    documentNumber: z.string().nullable().describe('文号 / number of the notice'),
    categories,
    startsOn,
    endsOn,
    phases: z
      .array(z.object({ phase: phaseName, startsOn, endsOn }))
      .describe('计划的阶段;尚无阶段记录的即未开始 / phases as planned; one without a record of its own has not started'),
    status: openEnum(['RUNNING', 'SUSPENDED', 'SUMMING_UP', 'ARCHIVED', 'TERMINATED']).describe(
      '执行中、暂停、总结、归档、终止 / running, suspended, summing up, archived, terminated',
    ),
    statusReason: z.string().nullable().describe('暂停或终止的原因 / reason of a suspension or termination'),
    firstResponsiblePersonId: z.uuid().describe('第一责任人 / the person who answers for it'),
    publishedOn: localDate.describe('发布日 / day of publication'),
    acceptedOn: localDate.nullable().describe('验收通过日 / day of acceptance'),
    version: z.number().int().describe('版本,大者为新 / a higher one is newer'),
  }),
  labels: {
    campaignId: 'PUBLIC',
    regionCode: 'PUBLIC',
    name: 'PUBLIC',
    documentNumber: 'PUBLIC',
    categories: 'PUBLIC',
    startsOn: 'PUBLIC',
    endsOn: 'PUBLIC',
    phases: { phase: 'PUBLIC', startsOn: 'PUBLIC', endsOn: 'PUBLIC' },
    status: 'PUBLIC',
    statusReason: 'INTERNAL',
    firstResponsiblePersonId: 'PERSONAL',
    publishedOn: 'PUBLIC',
    acceptedOn: 'PUBLIC',
    version: 'PUBLIC',
  },
  public: { topic: 'campaigns.campaign', key: ['campaignId'] },
});

/** A campaign was published: from now on it binds the regions below its own. */
export const CampaignPublished = defineEvent({
  type: 'campaigns.campaign.published',
  version: 1,
  description: { zh: '专项行动发布,自此对下级地区生效。', en: 'A campaign was published: from now on it binds the regions below its own.' },
  key: 'campaignId',
  data: z.object({
    campaignId,
    name: z.string().describe('名称 / name'),
    regionCode,
    categories,
    startsOn,
    endsOn,
    parentId: z.uuid().nullish().describe('上级行动;自行发起的为空 / campaign of the region above; none for one that stands by itself'),
    rootId: z.uuid().optional().describe('最上级行动,指标统计归于其下 / first campaign of the cascade, under which figures are computed'),
  }),
  labels: {
    campaignId: 'PUBLIC',
    name: 'PUBLIC',
    regionCode: 'PUBLIC',
    categories: 'PUBLIC',
    startsOn: 'PUBLIC',
    endsOn: 'PUBLIC',
    parentId: 'PUBLIC',
    rootId: 'PUBLIC',
  },
  public: { topic: 'campaigns.milestone', key: ['campaignId'] },
});

const phaseState = openEnum([
  'NOT_STARTED',
  'ENTRY_CHECK',
  'IN_PROGRESS',
  'EXIT_CHECK',
  'PASSED',
  'PASSED_WITH_WAIVER',
  'RETURNED',
  'SUSPENDED',
  'TERMINATED',
]);

/**
 * A phase entered or left a state, after its gate was judged (or without one, for suspensions and returns). `to` is its present
 * state; a phase that never had a transition has not started.
 */
export const PhaseTransitioned = defineEvent({
  type: 'campaigns.phase.transitioned',
  version: 1,
  description: {
    zh: '阶段状态转换;to 即该阶段的当前状态,尚无记录的阶段为未开始。',
    en: 'A phase changed its state. `to` is its present state; a phase without a record has not started.',
  },
  key: 'campaignId',
  data: z.object({
    campaignId,
    regionCode,
    phase: phaseName,
    action: openEnum([
      'PUBLISH',
      'START_PHASE',
      'PROPOSE',
      'COMPLETE_PHASE',
      'RETURN_PHASE',
      'EXTEND_PHASE',
      'SUSPEND',
      'RESUME',
      'TERMINATE',
    ]).describe('引起转换的动作 / what caused it'),
    from: phaseState.describe('原状态 / state before'),
    to: phaseState.describe('现状态 / state after'),
    waivers: z.number().int().describe('豁免的条件数 / criteria that were waived'),
  }),
  labels: {
    campaignId: 'PUBLIC',
    regionCode: 'PUBLIC',
    phase: 'PUBLIC',
    action: 'PUBLIC',
    from: 'PUBLIC',
    to: 'PUBLIC',
    waivers: 'PUBLIC',
  },
  public: { topic: 'campaigns.phase', key: ['campaignId', 'regionCode', 'phase'] },
});
/** States in which `PhaseTransitioned` can show a phase. */
export type PublishedPhaseState = z.infer<typeof phaseState>;

/** A campaign passed its last gate (验收) and is closed for new facts. */
export const CampaignAccepted = defineEvent({
  type: 'campaigns.campaign.accepted',
  version: 1,
  description: { zh: '专项行动通过验收,不再计入新的事实。', en: 'A campaign passed its last gate and is closed for new facts.' },
  key: 'campaignId',
  data: z.object({ campaignId, regionCode, acceptedOn: localDate.describe('验收通过日 / day of acceptance') }),
  labels: { campaignId: 'PUBLIC', regionCode: 'PUBLIC', acceptedOn: 'PUBLIC' },
  public: { topic: 'campaigns.milestone', key: ['campaignId'] },
});

/** The acceptance evaluation of a region was decided and archived. Sent once. */
export const EvaluationDecided = defineEvent({
  type: 'campaigns.evaluation.decided',
  version: 1,
  description: { zh: '一个地区的验收评估已审定并归档。', en: 'The acceptance evaluation of a region was decided and archived.' },
  key: 'evaluationId',
  data: z.object({
    evaluationId: z.uuid().describe('评估编号 / id of the evaluation'),
    campaignId,
    regionCode,
    score: z.number().describe('得分,0 至 100 / points, 0 to 100'),
    grade: openEnum(['EXCELLENT', 'QUALIFIED', 'UNQUALIFIED']).describe('优秀、合格、不合格 / excellent, qualified, not qualified'),
    trustWeight: z
      .number()
      .nullable()
      .describe('置信权重:样本中复核属实的比例;未抽样为 null / share of the sample confirmed by re-check; null without a sample'),
    decidedOn: localDate.describe('审定日 / day of the decision'),
    archiveHash: z.string().describe('归档内容的 SHA-256 / SHA-256 of what was archived'),
  }),
  labels: {
    evaluationId: 'INTERNAL',
    campaignId: 'PUBLIC',
    regionCode: 'PUBLIC',
    score: 'INTERNAL',
    grade: 'INTERNAL',
    trustWeight: 'INTERNAL',
    decidedOn: 'PUBLIC',
    archiveHash: 'INTERNAL',
  },
});

const issuingLevel = openEnum(['MINISTRY', 'BUREAU', 'CORPS', 'DETACHMENT', 'BRIGADE', 'PROVINCE', 'CITY', 'COUNTY']).describe(
  '层级:部、国家局、总队、支队、大队,省、市、县级党委政府 / level of who speaks: of the service, or of local party and government',
);
const ofCampaign = z.uuid().nullable().describe('所属专项行动,不属于时为空 / campaign it belongs to, null for none');

/** A document was entered into the register of a region. */
export const DocumentRegistered = defineEvent({
  type: 'campaigns.document.registered',
  version: 1,
  description: { zh: '文件登记入册。', en: 'A document was entered into the register of a region.' },
  key: 'documentId',
  data: z.object({
    documentId: z.uuid().describe('文件编号 / id of the document'),
    regionCode,
    campaignId: ofCampaign,
    kind: openEnum(['NOTICE', 'PLAN', 'CIRCULAR', 'ANNOUNCEMENT', 'REPORT', 'MINUTES', 'OTHER']).describe(
      '通知、方案、通报、通告、报告、会议纪要、其他 / notice, plan, circular, announcement, report, minutes, other',
    ),
    title: z.string().describe('标题 / title'),
    number: z.string().nullable().describe('文号或期号 / its number, or issue of a bulletin'),
    issuer: z.string().describe('发文机关 / who issued it'),
    level: issuingLevel,
    issuedOn: localDate.describe('成文日期 / day it was signed'),
    receivedOn: localDate.nullable().describe('收文日期 / day it was received'),
  }),
  labels: {
    documentId: 'INTERNAL',
    regionCode: 'PUBLIC',
    campaignId: 'PUBLIC',
    kind: 'INTERNAL',
    title: 'INTERNAL',
    number: 'INTERNAL',
    issuer: 'INTERNAL',
    level: 'INTERNAL',
    issuedOn: 'INTERNAL',
    receivedOn: 'INTERNAL',
  },
});

/** A directive of a leader was registered and passed on. */
export const DirectiveIssued = defineEvent({
  type: 'campaigns.directive.issued',
  version: 1,
  description: { zh: '领导批示登记并转办。', en: 'A directive of a leader was registered and passed on.' },
  key: 'directiveId',
  data: z.object({
    directiveId: z.uuid().describe('批示编号 / id of the directive'),
    regionCode,
    campaignId: ofCampaign,
    kind: openEnum(['DIRECTIVE', 'FOLLOW_UP']).describe('批示、跟批 / directive, or one that follows another'),
    givenOn: localDate.describe('批示日期 / day it was given'),
    leader: z.string().describe('批示领导 / the leader’s name'),
    post: z.string().describe('职务 / the leader’s post'),
    level: issuingLevel,
    dueOn: localDate.describe('反馈期限,含当日 / last day for answers'),
    recipients: z.array(regionCode).describe('承办单位的地区 / regions of those who have to answer'),
  }),
  labels: {
    directiveId: 'INTERNAL',
    regionCode: 'PUBLIC',
    campaignId: 'PUBLIC',
    kind: 'INTERNAL',
    givenOn: 'INTERNAL',
    leader: 'PERSONAL',
    post: 'PERSONAL',
    level: 'INTERNAL',
    dueOn: 'INTERNAL',
    recipients: 'INTERNAL',
  },
});

/** A meeting was entered into the register of a region. */
export const MeetingHeld = defineEvent({
  type: 'campaigns.meeting.held',
  version: 1,
  description: { zh: '工作部署会议登记入册。', en: 'A meeting was entered into the register of a region.' },
  key: 'meetingId',
  data: z.object({
    meetingId: z.uuid().describe('会议编号 / id of the meeting'),
    regionCode,
    campaignId: ofCampaign,
    kind: openEnum(['DISPATCH', 'MOBILIZATION', 'VIDEO', 'TOPIC', 'OFFICE', 'PARTY_COMMITTEE', 'OTHER']).describe(
      '调度会、动员部署会、视频会、专题会、局务会(办公会)、党委会、其他 / dispatch, mobilisation, video, topic, office, party committee, other',
    ),
    title: z.string().describe('名称 / title'),
    ordinal: z.number().int().nullable().describe('第几次 / its ordinal'),
    level: issuingLevel,
    heldOn: localDate.describe('召开日期 / day it was held'),
    chair: z.string().nullable().describe('主持人 / who chaired it'),
    requirements: z.number().int().describe('要求的项数 / how many requirements it made'),
  }),
  labels: {
    meetingId: 'INTERNAL',
    regionCode: 'PUBLIC',
    campaignId: 'PUBLIC',
    kind: 'INTERNAL',
    title: 'INTERNAL',
    ordinal: 'INTERNAL',
    level: 'INTERNAL',
    heldOn: 'INTERNAL',
    chair: 'PERSONAL',
    requirements: 'INTERNAL',
  },
});

/** A programme, the umbrella of campaigns, was created or changed. A higher `version` wins. */
export const ProgrammeChanged = defineEvent({
  type: 'campaigns.programme.changed',
  version: 1,
  description: { zh: '总体行动建立或发生变化。', en: 'A programme of campaigns was created or changed.' },
  key: 'programmeId',
  data: z.object({
    programmeId: z.uuid().describe('总体行动编号 / id of the programme'),
    regionCode,
    name: z.string().describe('名称 / name'),
    startsOn,
    endsOn,
    version: z.number().int().describe('版本,大者为新 / a higher one is newer'),
  }),
  labels: { programmeId: 'PUBLIC', regionCode: 'PUBLIC', name: 'PUBLIC', startsOn: 'PUBLIC', endsOn: 'PUBLIC', version: 'PUBLIC' },
});

const planItemId = z.uuid().nullable().describe('所属项,属于整个行动时为空 / item of the plan, null for the campaign as a whole');
const bound = z
  .object({ day: localDate.nullable(), event: z.object({ code: z.string(), name: z.string() }).nullable() })
  .describe('日期或待定事件,二者择一 / a day or an event to be dated, one of the two');

/** A plan was made of an official notice: which document became which campaign, template or list of tasks. */
export const NoticeDraftPublished = defineEvent({
  type: 'campaigns.notice-draft.published',
  version: 1,
  description: {
    zh: '一份通知经人员确认后成案:形成了哪个专项行动、模板或任务清单。',
    en: 'A notice, once people had confirmed what it tells, became a campaign, a template or a list of tasks.',
  },
  key: 'noticeDraftId',
  data: z.object({
    noticeDraftId: z.uuid(),
    regionCode,
    title: z.string(),
    documentNumber: z.string().nullable().describe('发文字号 / number of the document'),
    sha256: z.string().describe('原件的 SHA-256 / of the original file'),
    publishedAs: openEnum(['CAMPAIGN', 'TEMPLATE', 'TASK_LIST']),
    campaignId: z.uuid().nullable(),
    templateId: z.uuid().nullable(),
  }),
  labels: {
    noticeDraftId: 'INTERNAL',
    regionCode: 'INTERNAL',
    title: 'INTERNAL',
    documentNumber: 'INTERNAL',
    sha256: 'INTERNAL',
    publishedAs: 'INTERNAL',
    campaignId: 'INTERNAL',
    templateId: 'INTERNAL',
  },
});

/** What the plan of a campaign consists of, sent once at its publication. */
export const PlanPublished = defineEvent({
  type: 'campaigns.plan.published',
  version: 1,
  description: {
    zh: '专项行动发布时和每次修订后的方案:行动和措施、目标及其分解、频次要求。',
    en: 'The plan of a campaign as published, and as it is after each amendment: operations and measures, targets with shares, cadence rules.',
  },
  key: 'campaignId',
  data: z.object({
    campaignId,
    regionCode,
    programmeId: z.uuid().nullable().describe('所属总体行动 / programme it stands under'),
    items: z
      .array(
        z.object({
          planItemId: z.uuid(),
          parentId: z.uuid().nullable(),
          ordinal: z.number().int(),
          kind: openEnum(['OPERATION', 'MEASURE', 'SUB_PLAN']),
          title: z.string(),
          mandatory: z.boolean(),
        }),
      )
      .max(500)
      .describe('行动、措施、子方案 / operations, measures, sub-plans'),
    targets: z
      .array(
        z.object({
          targetId: z.uuid(),
          planItemId,
          kind: openEnum([
            'COUNT',
            'RATIO',
            'STOCK_CLOSURE',
            'YEAR_ON_YEAR',
            'STAGED_RATIO',
            'HARD_ZERO',
            'MONEY',
            'RULE_COMPLIANCE',
            'SURVEY',
          ]),
          name: z.string(),
          indicator: z.string().describe('指标代码,平台计算或人工填报 / computed by the platform, or reported by hand'),
          comparator: openEnum(['GTE', 'LTE', 'EQ', 'GT', 'LT']),
          value: z.number().describe('比率为 0 至 1 / shares are 0 to 1'),
          unit: z.string(),
          from: localDate,
          to: localDate.describe('末日,含当日 / last day, included'),
          stages: z.array(z.object({ on: localDate, value: z.number() })),
          shares: z.array(z.object({ regionCode, value: z.number() })).describe('分解到下级地区 / shares of regions below'),
        }),
      )
      .describe('目标 / targets'),
    cadences: z
      .array(
        z.object({
          cadenceId: z.uuid(),
          planItemId,
          what: z.string(),
          who: z.string(),
          atLeast: z.number().int(),
          period: openEnum(['DAY', 'WEEK', 'HALF_MONTH', 'MONTH', 'QUARTER', 'YEAR', 'ONCE']),
          scope: openEnum(['PER_PERSON', 'PER_ORGANIZATION', 'TOTAL']),
          dueBefore: z.string().nullable().describe('北京时间 HH:MM,到点即为迟 / Beijing time, that minute is late'),
          from: bound,
          to: bound,
        }),
      )
      .describe('频次要求 / cadence rules'),
  }),
  labels: {
    campaignId: 'PUBLIC',
    regionCode: 'PUBLIC',
    programmeId: 'PUBLIC',
    items: 'INTERNAL',
    targets: 'INTERNAL',
    cadences: 'INTERNAL',
  },
});

/** A region reported figures of a campaign by hand, or corrected them. */
export const FiguresReported = defineEvent({
  type: 'campaigns.figures.reported',
  version: 1,
  description: {
    zh: '地区填报或更正了专项行动的指标数据。',
    en: 'A region reported figures of a campaign by hand, or corrected them.',
  },
  key: 'campaignId',
  data: z.object({
    campaignId,
    regionCode,
    figures: z
      .array(
        z.object({
          reportId: z.uuid(),
          indicator: z.string().describe('指标代码 / indicator'),
          day: localDate.describe('统计日 / day of the figure'),
          numerator: z.number(),
          denominator: z.number().nullable(),
          evidence: z.array(z.string()).describe('佐证 / what proves it'),
          note: z.string().nullable(),
          supersedesId: z.uuid().nullable().describe('所更正的记录 / report that it corrects'),
          reason: z.string().nullable().describe('更正理由 / why'),
        }),
      )
      .describe('数据 / the figures'),
  }),
  labels: { campaignId: 'PUBLIC', regionCode: 'PUBLIC', figures: 'INTERNAL' },
});

/** A task was issued, signed for, submitted, returned, accepted, or its day moved: its whole present state. A higher `version` wins. */
export const TaskChanged = defineEvent({
  type: 'campaigns.task.changed',
  version: 1,
  description: {
    zh: '任务已下发或发生变化(签收、提交、退回、完成、延期);每条记录都是其完整的当前状态。',
    en: 'A task was issued or changed (signed for, submitted, returned, done, extended); each record is its whole present state.',
  },
  key: 'taskId',
  data: z.object({
    taskId: z.uuid().describe('任务编号 / id of the task'),
    regionCode,
    campaignId,
    ownerRegionCode: regionCode.describe('下发地区,由其审核 / region that issued it and reviews it'),
    planItemId,
    phase: phaseName,
    title: z.string().describe('标题 / title'),
    status: openEnum(['ISSUED', 'SIGNED_FOR', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'DONE']).describe('当前状态 / present state'),
    dueOn: localDate.describe('最后期限,含当日 / last permitted day'),
    mandatory: z.boolean().describe('是否必办 / whether it must be done'),
    issuedOn: localDate.nullable().describe('下发日 / day of issue'),
    submittedOn: localDate.nullable().describe('最近提交日 / day of the last submission'),
    version: z.number().int().describe('版本,大者为新 / a higher one is newer'),
  }),
  labels: {
    taskId: 'PUBLIC',
    regionCode: 'PUBLIC',
    campaignId: 'PUBLIC',
    ownerRegionCode: 'PUBLIC',
    planItemId: 'PUBLIC',
    phase: 'PUBLIC',
    title: 'INTERNAL',
    status: 'INTERNAL',
    dueOn: 'INTERNAL',
    mandatory: 'INTERNAL',
    issuedOn: 'INTERNAL',
    submittedOn: 'INTERNAL',
    version: 'INTERNAL',
  },
});

/** A region was asked for its part of a target in one month. */
export const TaskOrderIssued = defineEvent({
  type: 'campaigns.task-order.issued',
  version: 1,
  description: {
    zh: '向地区派下一个月的目标任务。',
    en: 'A region was asked for its part of a target in one month.',
  },
  key: 'orderId',
  data: z.object({
    orderId: z.uuid().describe('派单编号 / id of the order'),
    campaignId,
    regionCode,
    targetId: z.uuid().describe('目标编号 / id of the target'),
    month: z.string().describe('月份 YYYY-MM / month'),
    quantity: z.number().describe('本月任务数 / what is asked for'),
    unit: z.string(),
    dueOn: localDate.describe('末日,含当日 / last day, included'),
  }),
  labels: {
    orderId: 'PUBLIC',
    campaignId: 'PUBLIC',
    regionCode: 'PUBLIC',
    targetId: 'PUBLIC',
    month: 'PUBLIC',
    quantity: 'INTERNAL',
    unit: 'PUBLIC',
    dueOn: 'PUBLIC',
  },
});

const dispatchDay = localDate.describe('调度日 / day of the dispatch');
const sheetHash = z.string().describe('调度表该版的 SHA-256 / SHA-256 of that revision of the sheet');

/** The daily dispatch of a campaign was frozen at its cut-off; sheets handed in later are late and change the sums, not this fact. */
export const DispatchClosed = defineEvent({
  type: 'campaigns.dispatch.closed',
  version: 1,
  description: {
    zh: '专项行动当日调度截止冻结:应报、实报、按时、迟报、未报。',
    en: 'The dispatch of a day was frozen at its cut-off: who was asked, and who had reported.',
  },
  key: 'campaignId',
  data: z.object({
    campaignId,
    regionCode,
    day: dispatchDay,
    level: openEnum(['CITY', 'COUNTY']).describe('填报层级 / level that reports'),
    expected: z.number().int().describe('应报地区数 / regions asked'),
    reported: z.number().int().describe('实报 / regions that reported'),
    onTime: z.number().int().describe('按时 / in time'),
    late: z.number().int().describe('迟报 / late'),
    missing: z.number().int().describe('未报 / not at all'),
    hash: sheetHash,
  }),
  labels: {
    campaignId: 'PUBLIC',
    regionCode: 'PUBLIC',
    day: 'PUBLIC',
    level: 'PUBLIC',
    expected: 'PUBLIC',
    reported: 'PUBLIC',
    onTime: 'PUBLIC',
    late: 'PUBLIC',
    missing: 'PUBLIC',
    hash: 'PUBLIC',
  },
  public: { topic: 'campaigns.dispatch', key: ['campaignId'] },
});

const revisedSheet = {
  campaignId,
  sheetId: z.uuid().describe('调度表编号 / id of the sheet'),
  regionCode,
  day: dispatchDay,
  revision: z.number().int().describe('版次 / revision of the sheet'),
  hash: sheetHash,
};
const revisedSheetLabels = {
  campaignId: 'PUBLIC',
  sheetId: 'INTERNAL',
  regionCode: 'PUBLIC',
  day: 'PUBLIC',
  revision: 'INTERNAL',
  hash: 'INTERNAL',
} as const;

/** A region handed its sheet of a day in. */
export const DispatchSheetSubmitted = defineEvent({
  type: 'campaigns.dispatch.sheet-submitted',
  version: 1,
  description: { zh: '一个地区上报了当日调度表。', en: 'A region handed its dispatch sheet of a day in.' },
  key: 'campaignId',
  data: z.object({ ...revisedSheet, late: z.boolean().describe('迟报 / at or after the cut-off') }),
  labels: { ...revisedSheetLabels, late: 'INTERNAL' },
});

/** A frozen sheet was corrected by exception. */
export const DispatchSheetRevised = defineEvent({
  type: 'campaigns.dispatch.sheet-revised',
  version: 1,
  description: { zh: '已冻结的调度表经特批更正。', en: 'A frozen dispatch sheet was corrected by exception.' },
  key: 'campaignId',
  data: z.object({ ...revisedSheet, reason: z.string().describe('更正理由 / why') }),
  labels: { ...revisedSheetLabels, reason: 'INTERNAL' },
});
/** A period of a cadence rule was decided for one debtor: met, reported late, or missed for good. Sent once per period. */
export const CadencePeriodEnded = defineEvent({
  type: 'campaigns.cadence.period-ended',
  version: 1,
  description: {
    zh: '频次要求、定期报告或会议的一个周期对一个责任对象有了结果:按时、迟报或未完成。',
    en: 'A period of a cadence rule, recurring report or meeting was decided for one debtor: met, late or missed.',
  },
  key: 'periodId',
  data: z.object({
    periodId: z.uuid().describe('周期编号 / id of the period'),
    cadenceId: z.uuid().describe('频次要求编号 / id of the cadence rule'),
    campaignId,
    regionCode,
    startsOn,
    endsOn,
    atLeast: z.number().int().describe('要求次数 / number asked'),
    count: z.number().int().describe('按时次数 / number reached in time'),
    outcome: openEnum(['MET', 'LATE', 'MISSED']).describe('结果 / outcome'),
  }),
  labels: {
    periodId: 'PUBLIC',
    cadenceId: 'PUBLIC',
    campaignId: 'PUBLIC',
    regionCode: 'PUBLIC',
    startsOn: 'PUBLIC',
    endsOn: 'PUBLIC',
    atLeast: 'INTERNAL',
    count: 'INTERNAL',
    outcome: 'INTERNAL',
  },
});

const dueOn = localDate.describe('期限,含当日 / last day, included');
const rootId = z.uuid().describe('最上级行动 / first campaign of the cascade');

/** A campaign was issued to a region directly below, which has to make the plan its own and file it. */
export const CampaignIssued = defineEvent({
  type: 'campaigns.campaign.issued',
  version: 1,
  description: {
    zh: '专项行动下发给一个下级地区,要求细化并报备。',
    en: 'A campaign was issued to a region directly below, which has to make the plan its own and file it.',
  },
  key: 'campaignId',
  data: z.object({ campaignId, rootId, regionCode: regionCode.describe('下级地区 / the subordinate region'), dueOn }),
  labels: { campaignId: 'PUBLIC', rootId: 'PUBLIC', regionCode: 'PUBLIC', dueOn: 'PUBLIC' },
});

/** A region filed its own plan of an issued campaign: by publishing it, or by amending it after it was returned. */
export const PlanFiled = defineEvent({
  type: 'campaigns.plan.filed',
  version: 1,
  description: {
    zh: '下级地区报备了细化方案:随其发布,或在退回修订之后。',
    en: 'A region filed its own plan of an issued campaign: by publishing it, or by amending it after it was returned.',
  },
  key: 'campaignId',
  data: z.object({
    campaignId: campaignId.describe('该地区自己的行动 / the region’s own campaign'),
    parentId: z.uuid().describe('下发的行动 / the campaign that was issued'),
    rootId,
    regionCode,
    dueOn,
    filedOn: localDate.describe('报备日 / day of the filing'),
    late: z.boolean().describe('迟报 / after its last day'),
  }),
  labels: {
    campaignId: 'PUBLIC',
    parentId: 'PUBLIC',
    rootId: 'PUBLIC',
    regionCode: 'PUBLIC',
    dueOn: 'PUBLIC',
    filedOn: 'PUBLIC',
    late: 'PUBLIC',
  },
});

/** The plan of a published campaign was amended; `PlanPublished` with the whole plan follows or precedes it. */
export const CampaignAmended = defineEvent({
  type: 'campaigns.campaign.amended',
  version: 1,
  description: {
    zh: '已发布的方案经修订;起止日为修订后的日期。',
    en: 'The plan of a published campaign was amended; the days are those after it.',
  },
  key: 'campaignId',
  data: z.object({ campaignId, amendmentId: z.uuid().describe('修订编号 / id of the amendment'), regionCode, startsOn, endsOn }),
  labels: { campaignId: 'PUBLIC', amendmentId: 'PUBLIC', regionCode: 'PUBLIC', startsOn: 'PUBLIC', endsOn: 'PUBLIC' },
});

/** A case of a case list (一事一策) was closed. */
export const CaseClosed = defineEvent({
  type: 'campaigns.case.closed',
  version: 1,
  description: { zh: '一事一策清单中的一个事项销账。', en: 'A case of a case list was closed.' },
  key: 'caseId',
  data: z.object({
    caseId: z.uuid().describe('事项编号 / id of the case'),
    listId: z.uuid().describe('清单编号 / id of the list'),
    campaignId: z.uuid().nullable().describe('专项行动编号;没有则为 null / id of the campaign; null for none'),
    regionCode,
    dueOn: localDate.describe('办结期限,含当日 / last permitted day'),
    closedOn: localDate.describe('销账日期 / day of the closure'),
    late: z.boolean().describe('是否逾期申请销账 / whether it was submitted late'),
  }),
  labels: {
    caseId: 'INTERNAL',
    listId: 'INTERNAL',
    campaignId: 'INTERNAL',
    regionCode: 'PUBLIC',
    dueOn: 'INTERNAL',
    closedOn: 'INTERNAL',
    late: 'INTERNAL',
  },
});
