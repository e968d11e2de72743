// Generated from the service's .graphql files by `npm run generated`.
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** 统一社会信用代码(18位) */
  CreditCode: { input: string; output: string; }
  /** 时刻(RFC 3339,UTC) */
  DateTime: { input: string; output: string; }
  /** 日期(YYYY-MM-DD,北京时间) */
  LocalDate: { input: string; output: string; }
  /** 比率,0 至 1 */
  Percent: { input: number; output: number; }
  /** 行政区划代码:2、4、6、9 或 12 位数字 */
  RegionCode: { input: string; output: string; }
  _Any: { input: unknown; output: unknown; }
  federation__ContextFieldValue: { input: unknown; output: unknown; }
  federation__FieldSet: { input: string; output: string; }
  federation__Policy: { input: unknown; output: unknown; }
  federation__Scope: { input: unknown; output: unknown; }
  link__Import: { input: unknown; output: unknown; }
};

export type Accumulation =
  /** 增量:每次填报新增数,期内求和 */
  | 'FLOW'
  /** 存量:每次填报当日总数,以最近一次为准 */
  | 'STATE';

export type AcknowledgeBurdenInput = {
  readonly campaignId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 理由,不少于 5 个字 */
  readonly reason: Scalars['String']['input'];
};

export type AcknowledgeDocumentInput = {
  readonly action: ReceiptAction;
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 学习情况 */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  readonly receiptId: Scalars['ID']['input'];
};

export type AddCadenceInput = {
  readonly cadence: CadenceInput;
  readonly campaignId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
};

export type AddCampaignBodyInput = {
  readonly body: CampaignBodyInput;
  readonly campaignId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 默认行动发起地区 */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};

export type AddPlanItemInput = {
  readonly campaignId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly item: PlanItemInput;
  /** 上级项;不给出则直属行动方案 */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  /** 插在同级第几位,从 1 起;不给出则排在最后 */
  readonly position?: InputMaybe<Scalars['Int']['input']>;
};

export type AddTargetInput = {
  readonly campaignId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly target: TargetInput;
};

export type AdvanceDocumentInput = {
  readonly action: DocumentAction;
  readonly documentId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

export type AdvanceEvaluationInput = {
  readonly action: EvaluationAction;
  readonly evaluationId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 退回时必填 */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** 方案修订:对已发布方案的一次改动,由本级提出或由上级送达 */
export type Amendment = {
  /** 答复上级的期限(当日仍可答复) */
  readonly answerDueOn?: Maybe<Scalars['LocalDate']['output']>;
  /** 各下级的答复,限您有权查看的地区 */
  readonly answers: AmendmentConnection;
  readonly campaign?: Maybe<Campaign>;
  readonly createdAt: Scalars['DateTime']['output'];
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly decidedBy?: Maybe<Person>;
  /** 修订前后的差异,按提出(送达)时的方案;一次修订最多 100 处 */
  readonly diff: ReadonlyArray<PlanDifference>;
  /** 由上级送达 */
  readonly fromAbove: Scalars['Boolean']['output'];
  readonly id: Scalars['ID']['output'];
  /** 含必办内容:下级须接受 */
  readonly mandatory: Scalars['Boolean']['output'];
  /** 不予批准或提出异议的理由 */
  readonly note?: Maybe<Scalars['String']['output']>;
  readonly proposedBy?: Maybe<Person>;
  readonly reason: Scalars['String']['output'];
  readonly region: Region;
  /** 所修订方案的地区 */
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly status: AmendmentStatus;
  readonly version: Scalars['Int']['output'];
};


/** 方案修订:对已发布方案的一次改动,由本级提出或由上级送达 */
export type AmendmentAnswersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** 与 CadenceInput 相同 */
export type AmendmentCadence = {
  readonly atLeast: Scalars['Int']['output'];
  readonly citation?: Maybe<Citation>;
  readonly dueBefore?: Maybe<Scalars['String']['output']>;
  readonly dueWorkingDays?: Maybe<Scalars['Int']['output']>;
  readonly form: CadenceForm;
  readonly from?: Maybe<PlanBound>;
  readonly indicator?: Maybe<Scalars['String']['output']>;
  readonly period: CadencePeriod;
  readonly planItemId?: Maybe<Scalars['ID']['output']>;
  readonly remark?: Maybe<Scalars['String']['output']>;
  readonly scope: CadenceScope;
  readonly to?: Maybe<PlanBound>;
  readonly what: Scalars['String']['output'];
  readonly who: Scalars['String']['output'];
};

/** 拟提出的一处改动,各字段与 AmendmentChangeInput 相同 */
export type AmendmentChange = {
  readonly cadence?: Maybe<AmendmentCadence>;
  readonly id?: Maybe<Scalars['ID']['output']>;
  readonly item?: Maybe<AmendmentItem>;
  readonly kind: AmendmentChangeKind;
  readonly parentId?: Maybe<Scalars['ID']['output']>;
  readonly target?: Maybe<AmendmentTarget>;
};

/** 一处改动;按 kind 给出相应字段 */
export type AmendmentChangeInput = {
  readonly cadence?: InputMaybe<CadenceInput>;
  readonly endsOn?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly goal?: InputMaybe<Scalars['String']['input']>;
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  readonly item?: InputMaybe<PlanItemInput>;
  readonly kind: AmendmentChangeKind;
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  readonly phase?: InputMaybe<PhaseName>;
  readonly startsOn?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly target?: InputMaybe<TargetInput>;
};

export type AmendmentChangeKind =
  /** 增加频次要求:cadence */
  | 'ADD_CADENCE'
  /** 增加一项:item,可给 parentId */
  | 'ADD_ITEM'
  /** 增加目标:target */
  | 'ADD_TARGET'
  /** 修改频次要求:id、cadence */
  | 'CHANGE_CADENCE'
  /** 调整行动结束日:endsOn */
  | 'CHANGE_END'
  /** 调整行动目标:goal */
  | 'CHANGE_GOAL'
  /** 修改一项:id、item */
  | 'CHANGE_ITEM'
  /** 调整未结束阶段的起止:phase、startsOn、endsOn */
  | 'CHANGE_PHASE'
  /** 修改目标:id、target;原有分解按比例调整 */
  | 'CHANGE_TARGET'
  /** 删除频次要求:id */
  | 'REMOVE_CADENCE'
  /** 删除一项及其下级:id;已下发的任务保留 */
  | 'REMOVE_ITEM'
  /** 删除目标:id */
  | 'REMOVE_TARGET';

export type AmendmentConnection = {
  readonly nodes: ReadonlyArray<Amendment>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type AmendmentFilter = {
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  /** 地区在此地区内(含下级) */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly statuses?: InputMaybe<ReadonlyArray<AmendmentStatus>>;
};

/** 与 PlanItemInput 相同 */
export type AmendmentItem = {
  readonly citation?: Maybe<Citation>;
  readonly kind: PlanItemKind;
  readonly mandatory: Scalars['Boolean']['output'];
  readonly phase?: Maybe<PhaseName>;
  readonly text?: Maybe<Scalars['String']['output']>;
  readonly title: Scalars['String']['output'];
};

export type AmendmentPayload = {
  readonly amendment?: Maybe<Amendment>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 与 ResponsibleBodyInput 相同 */
export type AmendmentResponsible = {
  readonly divisionId?: Maybe<Scalars['ID']['output']>;
  readonly name: Scalars['String']['output'];
};

export type AmendmentStatus =
  /** 已生效 */
  | 'APPLIED'
  /** 提出异议 */
  | 'OBJECTED'
  /** 待审批 */
  | 'PROPOSED'
  /** 上级修订待答复 */
  | 'RECEIVED'
  /** 未批准 */
  | 'REJECTED';

/** 与 TargetInput 相同 */
export type AmendmentTarget = {
  readonly citation?: Maybe<Citation>;
  readonly comparator: TargetComparator;
  readonly from?: Maybe<Scalars['LocalDate']['output']>;
  readonly indicator: Scalars['String']['output'];
  readonly kind: TargetKind;
  readonly name: Scalars['String']['output'];
  readonly planItemId?: Maybe<Scalars['ID']['output']>;
  readonly remark?: Maybe<Scalars['String']['output']>;
  readonly responsible?: Maybe<AmendmentResponsible>;
  readonly stages: ReadonlyArray<TargetStage>;
  readonly to?: Maybe<Scalars['LocalDate']['output']>;
  readonly unit: Scalars['String']['output'];
  readonly value: Scalars['Float']['output'];
};

export type AnswerAmendmentInput = {
  readonly accept: Scalars['Boolean']['input'];
  readonly amendmentId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 提出异议须写明理由,不少于 5 个字 */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

export type AnswerDirectiveInput = {
  readonly action: DirectiveAnswer;
  /** 办理情况 */
  readonly feedback?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly recipientId: Scalars['ID']['input'];
};

export type AssignTaskInput = {
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 牵头处室,任务责任地区本单位的处室 */
  readonly leadDivisionId: Scalars['ID']['input'];
  readonly supportingDivisionIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly taskId: Scalars['ID']['input'];
};

export type AssignedBody = {
  /** 对应的处室;未能对应或为统称时为空 */
  readonly division?: Maybe<Division>;
  /** 文件中的名称 */
  readonly name: Scalars['String']['output'];
  /** 统称,指一类单位 */
  readonly wildcard?: Maybe<BodyWildcard>;
};

export type AssumedCountInput = {
  readonly count: Scalars['Int']['input'];
  readonly regionCode: Scalars['RegionCode']['input'];
};

export type AssumedFigureInput = {
  /** 比率的分母 */
  readonly denominator?: InputMaybe<Scalars['Float']['input']>;
  readonly indicator: IndicatorCode;
  /** 分子,或计数 */
  readonly numerator: Scalars['Float']['input'];
  readonly regionCode: Scalars['RegionCode']['input'];
};

export type AwaitDocumentInput = {
  /** 宣布它的文件或会议 */
  readonly announcedInId?: InputMaybe<Scalars['ID']['input']>;
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  readonly expectedBy: Scalars['LocalDate']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly issuer: Scalars['String']['input'];
  readonly level: IssuingLevel;
  readonly number?: InputMaybe<Scalars['String']['input']>;
  readonly regionCode: Scalars['RegionCode']['input'];
  readonly title: Scalars['String']['input'];
};

/** 待发文件:已宣布、尚未印发 */
export type AwaitedDocument = {
  /** 在哪份文件或会议中宣布 */
  readonly announcedIn?: Maybe<LineageStep>;
  readonly campaign?: Maybe<Campaign>;
  /** 收到的文件 */
  readonly document?: Maybe<Document>;
  /** 预计最迟印发日 */
  readonly expectedBy: Scalars['LocalDate']['output'];
  readonly id: Scalars['ID']['output'];
  readonly issuer: Scalars['String']['output'];
  readonly level: IssuingLevel;
  readonly notedBy?: Maybe<Person>;
  readonly notedOn: Scalars['LocalDate']['output'];
  readonly number?: Maybe<Scalars['String']['output']>;
  /** 已过预计日仍未收到 */
  readonly overdue: Scalars['Boolean']['output'];
  /** 不再等待的理由 */
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly status: AwaitedStatus;
  readonly title: Scalars['String']['output'];
  readonly version: Scalars['Int']['output'];
};

export type AwaitedDocumentConnection = {
  readonly nodes: ReadonlyArray<AwaitedDocument>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type AwaitedDocumentFilter = {
  /** 只看逾期 */
  readonly overdue?: InputMaybe<Scalars['Boolean']['input']>;
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly statuses?: InputMaybe<ReadonlyArray<AwaitedStatus>>;
};

export type AwaitedDocumentPayload = {
  readonly awaitedDocument?: Maybe<AwaitedDocument>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type AwaitedStatus =
  /** 已收到 */
  | 'ARRIVED'
  /** 待发 */
  | 'AWAITED'
  /** 不再等待 */
  | 'WITHDRAWN';

export type BilingualText = {
  readonly en: Scalars['String']['output'];
  readonly zh: Scalars['String']['output'];
};

export type BodyWildcard =
  /** 各大队 */
  | 'BRIGADES'
  /** 各支队 */
  | 'DETACHMENTS'
  /** 各处室 */
  | 'DIVISIONS';

/** 估算口径,自 validFrom 起适用 */
export type BurdenAssumptions = {
  readonly minutesPerField: Scalars['Float']['output'];
  readonly minutesPerReport: Scalars['Float']['output'];
  readonly minutesPerTask: Scalars['Float']['output'];
  readonly source: Scalars['String']['output'];
  readonly sourceEn: Scalars['String']['output'];
  readonly validFrom: Scalars['LocalDate']['output'];
};

export type BurdenCapInput = {
  readonly level: BurdenLevel;
  readonly minutesPerWeek: Scalars['Float']['input'];
};

export type BurdenLevel =
  /** 市级 */
  | 'CITY'
  /** 县级 */
  | 'COUNTY'
  /** 省级 */
  | 'PROVINCE'
  /** 乡镇(街道) */
  | 'TOWN';

export type BurdenWarning = {
  readonly message: Scalars['String']['output'];
  readonly messageEn: Scalars['String']['output'];
};

/** 频次要求:每个周期至少若干次 */
export type Cadence = {
  readonly atLeast: Scalars['Int']['output'];
  readonly citation?: Maybe<Citation>;
  /** 每次须在此时刻前完成(北京时间 HH:MM,到点即为迟) */
  readonly dueBefore?: Maybe<Scalars['String']['output']>;
  /** 报告或会议情况在周期末日后几个工作日内报送;为空即末日 */
  readonly dueWorkingDays?: Maybe<Scalars['Int']['output']>;
  /** 每期如何办理:按次登记、一份报告或一次会议 */
  readonly form: CadenceForm;
  readonly from: PlanBound;
  readonly id: Scalars['ID']['output'];
  readonly indicator?: Maybe<Scalars['String']['output']>;
  readonly period: CadencePeriod;
  /** 所属行动、措施或子方案;属于整个行动时为空 */
  readonly planItemId?: Maybe<Scalars['ID']['output']>;
  /** 待核定事项 */
  readonly remark?: Maybe<Scalars['String']['output']>;
  /** 计数口径 */
  readonly scope: CadenceScope;
  readonly to: PlanBound;
  readonly version: Scalars['Int']['output'];
  /** 每次要做的事 */
  readonly what: Scalars['String']['output'];
  /** 由谁做,按文件中的名称 */
  readonly who: Scalars['String']['output'];
};

/** 登记或提交的记录 */
export type CadenceAct = {
  /** 会议主持人 */
  readonly chair?: Maybe<Scalars['String']['output']>;
  /** 办理日;会议为召开日 */
  readonly doneOn: Scalars['LocalDate']['output'];
  readonly evidence: ReadonlyArray<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /** 补办或迟报 */
  readonly late: Scalars['Boolean']['output'];
  /** 计入的周期;合计的周期属于行动发起地区,下级不可见时为空 */
  readonly period?: Maybe<CadenceTurn>;
  readonly recordedAt: Scalars['DateTime']['output'];
  readonly recordedBy?: Maybe<Person>;
  /** 审核意见;未审核时为空 */
  readonly review?: Maybe<TaskReview>;
  readonly reviewNote?: Maybe<Scalars['String']['output']>;
  readonly reviewedBy?: Maybe<Person>;
  /** 办理情况;报告正文;会议纪要 */
  readonly text: Scalars['String']['output'];
};

export type CadenceActConnection = {
  readonly nodes: ReadonlyArray<CadenceAct>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type CadenceActPayload = {
  readonly act?: Maybe<CadenceAct>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type CadenceConnection = {
  readonly nodes: ReadonlyArray<Cadence>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type CadenceForm =
  /** 按次登记 */
  | 'ACTS'
  /** 会议,每期一次 */
  | 'MEETING'
  /** 定期报告,每期一份 */
  | 'REPORT';

export type CadenceInput = {
  readonly atLeast: Scalars['Int']['input'];
  readonly citation?: InputMaybe<CitationInput>;
  readonly dueBefore?: InputMaybe<Scalars['String']['input']>;
  readonly dueWorkingDays?: InputMaybe<Scalars['Int']['input']>;
  /** 默认按次登记 */
  readonly form?: InputMaybe<CadenceForm>;
  /** 默认行动开始日 */
  readonly from?: InputMaybe<PlanBoundInput>;
  readonly indicator?: InputMaybe<Scalars['String']['input']>;
  readonly period: CadencePeriod;
  readonly planItemId?: InputMaybe<Scalars['ID']['input']>;
  readonly remark?: InputMaybe<Scalars['String']['input']>;
  /** 必须写明;原文未写明的,由起草人核定 */
  readonly scope?: InputMaybe<CadenceScope>;
  /** 默认行动结束日 */
  readonly to?: InputMaybe<PlanBoundInput>;
  readonly what: Scalars['String']['input'];
  readonly who: Scalars['String']['input'];
};

export type CadencePayload = {
  readonly cadence?: Maybe<Cadence>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type CadencePeriod =
  /** 每日 */
  | 'DAY'
  /** 每半月 */
  | 'HALF_MONTH'
  /** 每月 */
  | 'MONTH'
  /** 整个期间一次 */
  | 'ONCE'
  /** 每季度 */
  | 'QUARTER'
  /** 每周 */
  | 'WEEK'
  /** 每年 */
  | 'YEAR';

export type CadencePeriodConnection = {
  readonly nodes: ReadonlyArray<CadenceTurn>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type CadencePeriodFilter = {
  readonly cadenceId?: InputMaybe<Scalars['ID']['input']>;
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  /** 责任地区在此地区内(含下级) */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly statuses?: InputMaybe<ReadonlyArray<CadencePeriodStatus>>;
};

export type CadencePeriodPayload = {
  readonly period?: Maybe<CadenceTurn>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type CadencePeriodStatus =
  /** 迟报 */
  | 'LATE'
  /** 按时完成 */
  | 'MET'
  /** 未完成(不再变更;事后办理的另计补办) */
  | 'MISSED'
  /** 进行中 */
  | 'OPEN'
  /** 退回补正 */
  | 'RETURNED'
  /** 不再要求 */
  | 'WAIVED';

export type CadenceScope =
  /** 每个单位 */
  | 'PER_ORGANIZATION'
  /** 每人 */
  | 'PER_PERSON'
  /** 合计 */
  | 'TOTAL';

/** 一个层级的完成情况;率 = 按时 ÷ 应报 */
export type CadenceStatistics = {
  /** 实报:按时和迟报之和 */
  readonly done: Scalars['Int']['output'];
  /** 应报:时限已到或已按时完成的周期 */
  readonly due: Scalars['Int']['output'];
  /** 迟报、补办 */
  readonly late: Scalars['Int']['output'];
  readonly level: ProgressLevel;
  /** 未报 */
  readonly missing: Scalars['Int']['output'];
  /** 按时 */
  readonly onTime: Scalars['Int']['output'];
  /** 按时率,0–1;无应报时为空 */
  readonly rate?: Maybe<Scalars['Float']['output']>;
};

/** 频次周期:一个责任对象的一个周期 */
export type CadenceTurn = {
  /** 登记或提交的记录,按先后 */
  readonly acts: CadenceActConnection;
  readonly atLeast: Scalars['Int']['output'];
  readonly cadence?: Maybe<Cadence>;
  readonly campaignId: Scalars['ID']['output'];
  /** 按时登记的次数 */
  readonly count: Scalars['Int']['output'];
  /** 到此时刻即为迟 */
  readonly dueAt: Scalars['DateTime']['output'];
  /** 末日,含当日 */
  readonly endsOn: Scalars['LocalDate']['output'];
  /** 预估:放假安排尚未公布 */
  readonly estimated: Scalars['Boolean']['output'];
  readonly id: Scalars['ID']['output'];
  /** 补办或迟报的次数 */
  readonly lateCount: Scalars['Int']['output'];
  /** 未完成的周期事后补足的时间 */
  readonly madeUpAt?: Maybe<Scalars['DateTime']['output']>;
  /** 按人计数时的责任人 */
  readonly person?: Maybe<Person>;
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly startsOn: Scalars['LocalDate']['output'];
  readonly status: CadencePeriodStatus;
};


/** 频次周期:一个责任对象的一个周期 */
export type CadenceTurnActsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type Campaign = {
  /** 通过验收的日期 */
  readonly acceptedOn?: Maybe<Scalars['LocalDate']['output']>;
  /** 方案修订,限您有权查看的地区 */
  readonly amendments: AmendmentConnection;
  readonly approvedBy?: Maybe<Person>;
  /** 领导小组、专项办和专班,按地区 */
  readonly bodies: CampaignBodyConnection;
  /** 负担测算:本行动每周要求各级一个单位填报多少、约需多久 */
  readonly burden: CampaignBurden;
  /** 本行动的全部频次要求 */
  readonly cadences: CadenceConnection;
  /** 本行动由上级下发的记录;自行发起的为空 */
  readonly cascade?: Maybe<Cascade>;
  /** 纳入范围的单位类别;单位有其一即在范围内 */
  readonly categories: ReadonlyArray<Scalars['String']['output']>;
  /** 各下级由本行动细化而成的行动,限您有权查看的 */
  readonly children: CampaignConnection;
  /** 本行动依据的文件 */
  readonly citation?: Maybe<Citation>;
  readonly createdAt: Scalars['DateTime']['output'];
  /** 进行中的阶段;发布前和验收后为空 */
  readonly currentPhase?: Maybe<CampaignPhase>;
  /** 日调度表单;未设置时为空 */
  readonly dispatch?: Maybe<DispatchForm>;
  /** 文号,如 苏消〔2026〕7号 */
  readonly documentNumber?: Maybe<Scalars['String']['output']>;
  /** 最后一日(含) */
  readonly endsOn: Scalars['LocalDate']['output'];
  /** 验收评估,限您有权查看的地区 */
  readonly evaluations: EvaluationConnection;
  /** 第一责任人;不在您的管辖范围内时为空 */
  readonly firstResponsible?: Maybe<Person>;
  /** 本级以下各地区的第一责任人;本级的见 firstResponsible */
  readonly firstResponsibles: FirstResponsibleConnection;
  /** 预测:按最近若干天的进度,本地区在阶段结束日能否达到出口门槛。不在您的管辖范围或行动范围内时为空 */
  readonly forecast?: Maybe<GateForecast>;
  /** 行动目标 */
  readonly goal: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  /** 方案中提到的事件及其日期;尚未定日的,有关时限均为预估 */
  readonly namedEvents: ReadonlyArray<CampaignEvent>;
  /** 尚可办理的最近一次提请;仅行动地区可见 */
  readonly openProposal?: Maybe<TransitionProposal>;
  /** 上级行动;自行发起的为空 */
  readonly parent?: Maybe<Campaign>;
  /** 与上级方案的差异;自行发起的为空 */
  readonly parentDiff?: Maybe<PlanDiff>;
  /** 您现在可以办理的事项 */
  readonly permittedActions: ReadonlyArray<CampaignAction>;
  /** 三个阶段,依次为动员部署、除患攻坚、验收评估 */
  readonly phases: ReadonlyArray<CampaignPhase>;
  /** 全部行动、措施和子方案,按阅读顺序(上级在前,同级按次序)一次给出;每个方案最多 500 项 */
  readonly plan: ReadonlyArray<PlanItem>;
  /** 所属总体行动;其期限内的目标可超出本行动的期限 */
  readonly programme?: Maybe<Programme>;
  /** 各地区进展,限您有权查看的地区;不指定层级时为发起地区的下一级 */
  readonly progress: RegionProgressConnection;
  readonly publishedOn?: Maybe<Scalars['LocalDate']['output']>;
  readonly region: Region;
  /** 发起地区;范围是该地区及其全部下级 */
  readonly regionCode: Scalars['RegionCode']['output'];
  /** 本行动声明的人工填报指标 */
  readonly reportedIndicators: ReportedIndicatorConnection;
  /** 转段是否须一人提请、另一人批准(支队级以上) */
  readonly requiresTwoPeople: Scalars['Boolean']['output'];
  /** 签署,限您有权查看的地区 */
  readonly signOffs: SignOffConnection;
  readonly startsOn: Scalars['LocalDate']['output'];
  readonly status: CampaignStatus;
  /** 最近一次退回、暂停或终止的理由 */
  readonly statusReason?: Maybe<Scalars['String']['output']>;
  /** 报备情况:各下级已确认、已细化、已报备的情况;不给出 level 则为直接下级 */
  readonly submissionMatrix: SubmissionMatrix;
  readonly submittedBy?: Maybe<Person>;
  /** 全部目标的完成情况;默认今日。您无权查看行动所属地区时为空 */
  readonly targetSummary?: Maybe<TargetSummary>;
  /** 本行动声明的全部目标 */
  readonly targets: TargetConnection;
  /** 任务,限您有权查看的地区 */
  readonly tasks: TaskConnection;
  /** 发布以来的阶段转换,按先后 */
  readonly transitions: PhaseTransitionConnection;
  /** 现在纳入范围的在营单位,限您有权查看的地区 */
  readonly units: CampaignUnitConnection;
  /** 版本号,修改和转段时作为 expectedVersion 传回 */
  readonly version: Scalars['Int']['output'];
  /** 豁免,含已撤销和已到期的;仅行动地区可见 */
  readonly waivers: WaiverConnection;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignAmendmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignBodiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignCadencesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignChildrenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignEvaluationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignFirstResponsiblesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignForecastArgs = {
  days?: InputMaybe<Scalars['Int']['input']>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  seed?: InputMaybe<Scalars['Int']['input']>;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignProgressArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<ProgressLevel>;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignReportedIndicatorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignSignOffsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignSubmissionMatrixArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<CascadeLevel>;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignTargetSummaryArgs = {
  asOf?: InputMaybe<Scalars['LocalDate']['input']>;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignTargetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignTasksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CampaignTaskFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignTransitionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignUnitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignWaiversArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type CampaignAction =
  /** 通过验收(由验收评估阶段转段产生) */
  | 'ACCEPT'
  /** 批准 */
  | 'APPROVE'
  /** 归档 */
  | 'ARCHIVE'
  /** 发布 */
  | 'PUBLISH'
  /** 恢复 */
  | 'RESUME'
  /** 退回修改 */
  | 'RETURN'
  /** 送审 */
  | 'SUBMIT'
  /** 暂停 */
  | 'SUSPEND'
  /** 终止 */
  | 'TERMINATE';

export type CampaignActionInput = {
  readonly campaignId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** 专项行动在一个地区的工作机构 */
export type CampaignBody = {
  readonly citation?: Maybe<Citation>;
  readonly id: Scalars['ID']['output'];
  readonly kind: CampaignBodyKind;
  /** 成员,依次排列 */
  readonly members: ReadonlyArray<CampaignBodyMember>;
  readonly name: Scalars['String']['output'];
  /** 办公地点 */
  readonly officePlace?: Maybe<Scalars['String']['output']>;
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly version: Scalars['Int']['output'];
};

export type CampaignBodyConnection = {
  readonly nodes: ReadonlyArray<CampaignBody>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type CampaignBodyInput = {
  readonly citation?: InputMaybe<CitationInput>;
  readonly kind: CampaignBodyKind;
  readonly members: ReadonlyArray<CampaignBodyMemberInput>;
  readonly name: Scalars['String']['input'];
  readonly officePlace?: InputMaybe<Scalars['String']['input']>;
};

export type CampaignBodyKind =
  /** 领导小组 */
  | 'LEADING_GROUP'
  /** 专项办 */
  | 'SPECIAL_OFFICE'
  /** 工作专班 */
  | 'WORKING_TEAM';

export type CampaignBodyMember = {
  /** 任职人;待定,或不在您的管辖范围内时为空 */
  readonly person?: Maybe<Person>;
  /** 机构内职务,如组长 */
  readonly post: Scalars['String']['output'];
  /** 职务待定人选 */
  readonly vacant: Scalars['Boolean']['output'];
};

export type CampaignBodyMemberInput = {
  /** 不给出即待定 */
  readonly personId?: InputMaybe<Scalars['ID']['input']>;
  readonly post: Scalars['String']['input'];
};

export type CampaignBodyPayload = {
  readonly body?: Maybe<CampaignBody>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 负担测算 */
export type CampaignBurden = {
  /** 超过上限的部分已说明理由 */
  readonly acknowledged: Scalars['Boolean']['output'];
  readonly acknowledgedReason?: Maybe<Scalars['String']['output']>;
  /** 估算口径 */
  readonly assumptions: BurdenAssumptions;
  /** 有一级超过上限 */
  readonly overCap: Scalars['Boolean']['output'];
  readonly perLevel: ReadonlyArray<LevelBurden>;
  readonly warnings: ReadonlyArray<BurdenWarning>;
};

export type CampaignBurdenPayload = {
  readonly burden?: Maybe<CampaignBurden>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type CampaignConnection = {
  readonly nodes: ReadonlyArray<Campaign>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type CampaignDecisionInput = {
  readonly campaignId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 理由,不少于 5 个字 */
  readonly reason: Scalars['String']['input'];
};

/** 行动中的一个事件,整个行动(含下级)共用一个日期 */
export type CampaignEvent = {
  readonly code: Scalars['String']['output'];
  readonly datedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly datedBy?: Maybe<Person>;
  readonly name: Scalars['String']['output'];
  /** 已定的日期;未定时为空 */
  readonly on?: Maybe<Scalars['LocalDate']['output']>;
  /** 版本号,改定日期时作为 expectedVersion 传回;未定时为空 */
  readonly version?: Maybe<Scalars['Int']['output']>;
};

/** 门槛所依据的一个指标值 */
export type CampaignFigure = {
  readonly asOf: Scalars['DateTime']['output'];
  /** 统计日 */
  readonly day: Scalars['LocalDate']['output'];
  readonly denominator?: Maybe<Scalars['Float']['output']>;
  readonly indicator: IndicatorCode;
  readonly numerator: Scalars['Float']['output'];
  /** 计数或比率(0 至 1);分母为 0 时为空 */
  readonly value?: Maybe<Scalars['Float']['output']>;
};

export type CampaignFilter = {
  /** 发起地区在此地区内(含下级) */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly statuses?: InputMaybe<ReadonlyArray<CampaignStatus>>;
};

export type CampaignFromTemplatePayload = {
  readonly campaign?: Maybe<Campaign>;
  /** 须人工核对的责任单位名称;名称仍保留在任务和目标中 */
  readonly unmatched: ReadonlyArray<UnmatchedName>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 下发(或预演下发)的对象和对每个下级的工作量 */
export type CampaignIssue = {
  readonly cadences: Scalars['Int']['output'];
  readonly dryRun: Scalars['Boolean']['output'];
  readonly dueOn: Scalars['LocalDate']['output'];
  /** 其中必办 */
  readonly mandatoryItems: Scalars['Int']['output'];
  /** 方案的项 */
  readonly planItems: Scalars['Int']['output'];
  /** 下发对象 */
  readonly regions: ReadonlyArray<Region>;
  readonly targets: Scalars['Int']['output'];
  /** 频次要求折合每周次数 */
  readonly timesPerWeek: Scalars['Float']['output'];
};

export type CampaignPayload = {
  readonly campaign?: Maybe<Campaign>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 阶段 */
export type CampaignPhase = {
  /** 实际结束日 */
  readonly endedOn?: Maybe<Scalars['LocalDate']['output']>;
  /** 计划最后一日(含) */
  readonly endsOn: Scalars['LocalDate']['output'];
  /** 入口门槛;多数阶段没有 */
  readonly entryGate: ReadonlyArray<GateCriterion>;
  /** 出口门槛 */
  readonly exitGate: ReadonlyArray<GateCriterion>;
  readonly phase: PhaseName;
  /** 第几次进行;退回后重新进行时加一,此前的签署不再有效 */
  readonly round: Scalars['Int']['output'];
  /** 实际开始日 */
  readonly startedOn?: Maybe<Scalars['LocalDate']['output']>;
  readonly startsOn: Scalars['LocalDate']['output'];
  readonly status: PhaseStatus;
  /** 文件中的阶段名称,与阶段不同名时给出 */
  readonly title?: Maybe<Scalars['String']['output']>;
};

export type CampaignStatus =
  /** 已批准 */
  | 'APPROVED'
  /** 归档 */
  | 'ARCHIVED'
  /** 起草 */
  | 'DRAFT'
  /** 执行中 */
  | 'RUNNING'
  /** 待审 */
  | 'SUBMITTED'
  /** 总结 */
  | 'SUMMING_UP'
  /** 暂停 */
  | 'SUSPENDED'
  /** 终止 */
  | 'TERMINATED';

export type CampaignTaskFilter = {
  readonly divisionId?: InputMaybe<Scalars['ID']['input']>;
  readonly extensionRequested?: InputMaybe<Scalars['Boolean']['input']>;
  readonly overdue?: InputMaybe<Scalars['Boolean']['input']>;
  readonly phase?: InputMaybe<PhaseName>;
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly statuses?: InputMaybe<ReadonlyArray<TaskStatus>>;
};

/** 方案模板 */
export type CampaignTemplate = {
  readonly builtIn: Scalars['Boolean']['output'];
  /** 代码:自带模板的名称,或保存的模板的编号 */
  readonly code: Scalars['ID']['output'];
  readonly counts: TemplateCounts;
  /** 依据的文件 */
  readonly documents: ReadonlyArray<TemplateDocument>;
  readonly endsOn: Scalars['LocalDate']['output'];
  readonly name: Scalars['String']['output'];
  /** 保存的地区;自带模板为空 */
  readonly regionCode?: Maybe<Scalars['RegionCode']['output']>;
  /** 模板中的开始日,起草时平移到新的开始日 */
  readonly startsOn: Scalars['LocalDate']['output'];
  readonly summary: Scalars['String']['output'];
};

export type CampaignTemplateConnection = {
  readonly nodes: ReadonlyArray<CampaignTemplate>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type CampaignTemplatePayload = {
  readonly template?: Maybe<CampaignTemplate>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type CampaignUnitConnection = {
  readonly nodes: ReadonlyArray<Unit>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

/** 下发记录:一项行动对一个下级地区的要求及其报备情况 */
export type Cascade = {
  /** 下发的行动 */
  readonly campaign?: Maybe<Campaign>;
  /** 该地区自己的行动;确认后才有,其阶段和状态由该地区自行推进 */
  readonly child?: Maybe<Campaign>;
  readonly confirmedOn?: Maybe<Scalars['LocalDate']['output']>;
  /** 报备期限(当日仍可报备) */
  readonly dueOn: Scalars['LocalDate']['output'];
  readonly filedOn?: Maybe<Scalars['LocalDate']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly issuedOn: Scalars['LocalDate']['output'];
  /** 迟报 */
  readonly late: Scalars['Boolean']['output'];
  readonly localisedOn?: Maybe<Scalars['LocalDate']['output']>;
  /** 已过期限仍未报备 */
  readonly overdue: Scalars['Boolean']['output'];
  readonly region: Region;
  /** 下级地区 */
  readonly regionCode: Scalars['RegionCode']['output'];
  /** 上级最近一次退回的理由 */
  readonly returnReason?: Maybe<Scalars['String']['output']>;
  readonly status: CascadeStatus;
  readonly version: Scalars['Int']['output'];
};

export type CascadeConnection = {
  readonly nodes: ReadonlyArray<Cascade>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type CascadeFilter = {
  /** 下发的行动 */
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  /** 地区在此地区内(含下级) */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly statuses?: InputMaybe<ReadonlyArray<CascadeStatus>>;
};

export type CascadeLevel =
  /** 各市 */
  | 'CITY'
  /** 各县(市、区) */
  | 'COUNTY';

export type CascadePayload = {
  readonly cascade?: Maybe<Cascade>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type CascadeStatus =
  /** 已确认细化中 */
  | 'CONFIRMED'
  /** 已报备 */
  | 'FILED'
  /** 已下发待确认 */
  | 'ISSUED'
  /** 已细化待发布 */
  | 'LOCALISED'
  /** 退回修订 */
  | 'RETURNED';

/** 一个事项:一事一策,按时销账 */
export type Case = {
  readonly campaignId?: Maybe<Scalars['ID']['output']>;
  /** 包案的党委委员 */
  readonly committeeMember?: Maybe<Person>;
  readonly decidedBy?: Maybe<Person>;
  readonly decidedOn?: Maybe<Scalars['LocalDate']['output']>;
  readonly decisionNote?: Maybe<Scalars['String']['output']>;
  /** 办结期限(当日仍可办结) */
  readonly dueOn: Scalars['LocalDate']['output'];
  /** 佐证材料 */
  readonly evidence: ReadonlyArray<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly listId: Scalars['ID']['output'];
  /** 办理情况 */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** 承办人 */
  readonly officer?: Maybe<Person>;
  /** 已过期限,尚未申请销账 */
  readonly overdue: Scalars['Boolean']['output'];
  /** 办理方案 */
  readonly plan: Scalars['String']['output'];
  /** 进展,按填报先后 */
  readonly progress: CaseProgressConnection;
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly status: CaseStatus;
  readonly subject: Scalars['String']['output'];
  readonly subjectId?: Maybe<Scalars['ID']['output']>;
  /** 所指的单位或隐患 */
  readonly subjectKind?: Maybe<CaseSubjectKind>;
  readonly submittedBy?: Maybe<Person>;
  readonly submittedOn?: Maybe<Scalars['LocalDate']['output']>;
  /** 版本号,修改时作为 expectedVersion 传回 */
  readonly version: Scalars['Int']['output'];
};


/** 一个事项:一事一策,按时销账 */
export type CaseProgressArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type CaseConnection = {
  readonly nodes: ReadonlyArray<Case>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type CaseFilter = {
  readonly listId?: InputMaybe<Scalars['ID']['input']>;
  readonly officerId?: InputMaybe<Scalars['ID']['input']>;
  /** 只看逾期 */
  readonly overdue?: InputMaybe<Scalars['Boolean']['input']>;
  /** 该地区及其下级 */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly statuses?: InputMaybe<ReadonlyArray<CaseStatus>>;
};

/** 一事一策清单 */
export type CaseList = {
  /** 每个事项是什么,如 一名滞留人员、一处重大隐患 */
  readonly about: Scalars['String']['output'];
  /** 所属专项行动;独立的清单为空 */
  readonly campaignId?: Maybe<Scalars['ID']['output']>;
  readonly createdAt: Scalars['DateTime']['output'];
  readonly createdBy?: Maybe<Person>;
  readonly id: Scalars['ID']['output'];
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly title: Scalars['String']['output'];
};

export type CaseListConnection = {
  readonly nodes: ReadonlyArray<CaseList>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type CaseListFilter = {
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  /** 该地区及其下级 */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};

export type CaseListPayload = {
  readonly list?: Maybe<CaseList>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type CasePayload = {
  readonly case?: Maybe<Case>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 事项的一次进展 */
export type CaseProgress = {
  readonly id: Scalars['ID']['output'];
  readonly reportedAt: Scalars['DateTime']['output'];
  readonly reportedBy?: Maybe<Person>;
  readonly text: Scalars['String']['output'];
};

export type CaseProgressConnection = {
  readonly nodes: ReadonlyArray<CaseProgress>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type CaseReferenceInput = {
  readonly id: Scalars['ID']['input'];
  readonly kind: CaseSubjectKind;
};

export type CaseStatus =
  /** 已销账 */
  | 'CLOSED'
  /** 办理中 */
  | 'OPEN'
  /** 退回 */
  | 'RETURNED'
  /** 待销账 */
  | 'SUBMITTED';

export type CaseSubjectKind =
  /** 隐患 */
  | 'HAZARD'
  /** 单位 */
  | 'UNIT';

export type ChangeCadenceInput = {
  readonly cadence: CadenceInput;
  readonly cadenceId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
};

export type ChangeCampaignBodyInput = {
  readonly body: CampaignBodyInput;
  readonly bodyId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
};

export type ChangeCampaignInput = {
  readonly campaignId: Scalars['ID']['input'];
  readonly categories?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly citation?: InputMaybe<CitationInput>;
  readonly documentNumber?: InputMaybe<Scalars['String']['input']>;
  readonly endsOn?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly expectedVersion: Scalars['Int']['input'];
  readonly firstResponsiblePersonId?: InputMaybe<Scalars['ID']['input']>;
  readonly goal?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** 三个阶段,依次给出;未给出的门槛保持不变 */
  readonly phases?: InputMaybe<ReadonlyArray<PhaseInput>>;
  readonly programmeId?: InputMaybe<Scalars['ID']['input']>;
  readonly startsOn?: InputMaybe<Scalars['LocalDate']['input']>;
};

export type ChangeCaseInput = {
  readonly caseId: Scalars['ID']['input'];
  readonly committeeMemberId: Scalars['ID']['input'];
  readonly dueOn: Scalars['LocalDate']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly officerId: Scalars['ID']['input'];
  readonly plan: Scalars['String']['input'];
};

export type ChangeDocumentInput = {
  readonly document: DocumentInput;
  readonly documentId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
};

export type ChangeMeetingInput = {
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly meeting: MeetingInput;
  readonly meetingId: Scalars['ID']['input'];
};

export type ChangePlanItemInput = {
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly item: PlanItemInput;
  readonly planItemId: Scalars['ID']['input'];
};

export type ChangeProgrammeInput = {
  readonly citation?: InputMaybe<CitationInput>;
  /** 不得早于其中专项行动的结束日 */
  readonly endsOn: Scalars['LocalDate']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly goal: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  readonly programmeId: Scalars['ID']['input'];
  readonly startsOn: Scalars['LocalDate']['input'];
};

export type ChangeTargetInput = {
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly target: TargetInput;
  readonly targetId: Scalars['ID']['input'];
};

export type ChangedDeadlineKind =
  /** 频次要求结束 */
  | 'CADENCE_END'
  /** 报告或会议的一个周期 */
  | 'CADENCE_PERIOD'
  /** 频次要求开始 */
  | 'CADENCE_START'
  /** 日调度结束 */
  | 'DISPATCH_END'
  /** 日调度开始 */
  | 'DISPATCH_START'
  /** 任务 */
  | 'TASK';

export type CirculateDocumentInput = {
  readonly documentId: Scalars['ID']['input'];
  /** 只预演,不分发 */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly dueOn: Scalars['LocalDate']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 分发到登记地区以下该级每个地区 */
  readonly level?: InputMaybe<CirculationLevel>;
  /** 分发到这些地区,须在登记地区内;与 level 二者择一 */
  readonly regionCodes?: InputMaybe<ReadonlyArray<Scalars['RegionCode']['input']>>;
  /** 要求传达学习 */
  readonly study: Scalars['Boolean']['input'];
};

/** 分发结果 */
export type Circulation = {
  /** 此前已送达、不再重复的地区数 */
  readonly alreadyDelivered: Scalars['Int']['output'];
  readonly document: Document;
  readonly dryRun: Scalars['Boolean']['output'];
  /** 新送达的地区 */
  readonly regionCodes: ReadonlyArray<Scalars['RegionCode']['output']>;
};

/** 分发情况 */
export type CirculationCounts = {
  /** 已送达 */
  readonly delivered: Scalars['Int']['output'];
  /** 逾期未签收或未学习 */
  readonly overdue: Scalars['Int']['output'];
  /** 已签收 */
  readonly signedFor: Scalars['Int']['output'];
  /** 已学习 */
  readonly studied: Scalars['Int']['output'];
  /** 应学习 */
  readonly study: Scalars['Int']['output'];
};

export type CirculationLevel =
  /** 各市 */
  | 'CITY'
  /** 各县(市、区) */
  | 'COUNTY';

export type CirculationPayload = {
  readonly circulation?: Maybe<Circulation>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 出处:文件、条款,必要时摘引一句 */
export type Citation = {
  /** 条款,如 三(一)1 */
  readonly clause: Scalars['String']['output'];
  /** 文号或期号 */
  readonly documentNumber?: Maybe<Scalars['String']['output']>;
  /** 成文日期 */
  readonly issuedOn?: Maybe<Scalars['LocalDate']['output']>;
  /** 发文机关 */
  readonly issuer?: Maybe<Scalars['String']['output']>;
  readonly quote?: Maybe<Scalars['String']['output']>;
  /** 摘引在所读文本中的位置 */
  readonly span?: Maybe<TextSpan>;
  /** 文件标题 */
  readonly title: Scalars['String']['output'];
};

export type CitationInput = {
  readonly clause: Scalars['String']['input'];
  readonly documentNumber?: InputMaybe<Scalars['String']['input']>;
  readonly issuedOn?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly issuer?: InputMaybe<Scalars['String']['input']>;
  readonly quote?: InputMaybe<Scalars['String']['input']>;
  readonly span?: InputMaybe<TextSpanInput>;
  readonly title: Scalars['String']['input'];
};

export type CloseCaseInput = {
  readonly caseId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

export type CloseDispatchInput = {
  readonly campaignId: Scalars['ID']['input'];
  readonly day: Scalars['LocalDate']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
};

export type Comparator =
  /** 等于 */
  | 'EQ'
  /** 不低于 */
  | 'GTE'
  /** 不高于 */
  | 'LTE';

export type ConfirmCascadeInput = {
  readonly cascadeId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  /** 本地区的第一责任人 */
  readonly firstResponsiblePersonId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
};

export type ConfirmDispatchSheetInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly sheetId: Scalars['ID']['input'];
  /** 本级自己的项目;没有则给空列表 */
  readonly values: ReadonlyArray<DispatchValueInput>;
};

export type CreateCampaignFromTemplateInput = {
  /** 默认模板中的单位类别 */
  readonly categories?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** 本行动的文号 */
  readonly documentNumber?: InputMaybe<Scalars['String']['input']>;
  readonly firstResponsiblePersonId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 默认模板中的名称 */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** 归入的总体行动;模板要求而未给出时,一并建立 */
  readonly programmeId?: InputMaybe<Scalars['ID']['input']>;
  /** 发起地区:省、市或县(市、区) */
  readonly regionCode: Scalars['RegionCode']['input'];
  /** 行动开始日;模板中的日期按同样天数平移,各阶段天数不变 */
  readonly startsOn: Scalars['LocalDate']['input'];
  readonly templateCode: Scalars['ID']['input'];
};

export type CreateCampaignInput = {
  /** 单位类别代码,至少一个 */
  readonly categories: ReadonlyArray<Scalars['String']['input']>;
  /** 本行动依据的文件 */
  readonly citation?: InputMaybe<CitationInput>;
  readonly documentNumber?: InputMaybe<Scalars['String']['input']>;
  readonly endsOn: Scalars['LocalDate']['input'];
  readonly firstResponsiblePersonId: Scalars['ID']['input'];
  readonly goal: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  /** 三个阶段,依次给出 */
  readonly phases: ReadonlyArray<PhaseInput>;
  /** 归入的总体行动 */
  readonly programmeId?: InputMaybe<Scalars['ID']['input']>;
  /** 发起地区:省、市或县(市、区) */
  readonly regionCode: Scalars['RegionCode']['input'];
  readonly startsOn: Scalars['LocalDate']['input'];
};

export type CreateCaseListInput = {
  readonly about: Scalars['String']['input'];
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly regionCode: Scalars['RegionCode']['input'];
  readonly title: Scalars['String']['input'];
};

export type CreateEvaluationInput = {
  readonly campaignId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 被评估地区;默认行动发起地区 */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly sheet: ReadonlyArray<ScoreItemInput>;
  /** 默认优秀 90 分、合格 60 分 */
  readonly thresholds?: InputMaybe<GradeThresholdsInput>;
};

export type CreateNoticeDraftInput = {
  /** 文件,Base64,不超过 10 MB;与 text 择一 */
  readonly contentBase64?: InputMaybe<Scalars['String']['input']>;
  /** 文件名,如 通知.docx;粘贴正文时写一个便于辨认的名称 */
  readonly fileName: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 起草的地区:省、市或县(市、区) */
  readonly regionCode: Scalars['RegionCode']['input'];
  /** 粘贴的正文 */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

export type CreateProgrammeInput = {
  readonly citation?: InputMaybe<CitationInput>;
  readonly endsOn: Scalars['LocalDate']['input'];
  readonly goal: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  /** 省、市或县(市、区) */
  readonly regionCode: Scalars['RegionCode']['input'];
  readonly startsOn: Scalars['LocalDate']['input'];
};

/** 一个指标条件的预测 */
export type CriterionForecast = {
  readonly comparator: Comparator;
  /** 按中位进度还需多少天;一年内达不到时为空 */
  readonly daysNeeded?: Maybe<Scalars['Int']['output']>;
  readonly indicator: IndicatorCode;
  readonly key: Scalars['String']['output'];
  /** 现值 */
  readonly now?: Maybe<Scalars['Float']['output']>;
  /** 目标日数值的 10% 分位 */
  readonly p10?: Maybe<Scalars['Float']['output']>;
  /** 目标日数值的中位数 */
  readonly p50?: Maybe<Scalars['Float']['output']>;
  /** 目标日数值的 90% 分位 */
  readonly p90?: Maybe<Scalars['Float']['output']>;
  /** 目标日达到门槛的概率(0 至 1) */
  readonly probability: Scalars['Float']['output'];
  readonly threshold: Scalars['Float']['output'];
  readonly title: GateText;
};

export type CriterionKind =
  /** 本地区验收评估达到等次 */
  | 'EVALUATION'
  /** 指标达到门槛值 */
  | 'INDICATOR'
  /** 无失控漏管单位 */
  | 'JURISDICTION_GAPS'
  /** 不得早于某日结束 */
  | 'NOT_BEFORE'
  /** 本行动及下级行动无逾期应办事项 */
  | 'NO_OVERDUE'
  /** 无逾期任务 */
  | 'NO_OVERDUE_TASKS'
  /** 列明的单位签署 */
  | 'SIGN_OFF'
  /** 下级方案全部报备 */
  | 'SUBMISSIONS'
  /** 下级行动已通过该阶段 */
  | 'SUBORDINATE_PHASES'
  /** 目标完成 */
  | 'TARGETS'
  /** 任务全部完成 */
  | 'TASKS_DONE'
  /** 已下发任务,且全部签收 */
  | 'TASKS_SIGNED_FOR';

/** 一个条件的判定 */
export type CriterionReport = {
  /** 数值中最新事实的时刻(多个数值取最早);由本平台直接得出的为空 */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** 影响最大的障碍,最多 20 个 */
  readonly blockers: ReadonlyArray<GateBlocker>;
  /** 障碍总数 */
  readonly blockersTotal: Scalars['Int']['output'];
  readonly comparator?: Maybe<Comparator>;
  /** 逐地区判定的,为参与判定的地区数 */
  readonly denominator?: Maybe<Scalars['Float']['output']>;
  readonly explanation: GateText;
  /** 被判定的数值:计数或比率(0 至 1);逐地区判定的取最差值;尚无数据时为空 */
  readonly figure?: Maybe<Scalars['Float']['output']>;
  readonly figureText: GateText;
  readonly key: Scalars['String']['output'];
  readonly kind: CriterionKind;
  readonly met: Scalars['Boolean']['output'];
  /** 逐地区判定的,为达标地区数 */
  readonly numerator?: Maybe<Scalars['Float']['output']>;
  readonly threshold?: Maybe<Scalars['Float']['output']>;
  readonly title: GateText;
  /** 未达到,但有有效豁免 */
  readonly waived: Scalars['Boolean']['output'];
  /** 最近一次豁免,含已到期的 */
  readonly waiver?: Maybe<CriterionWaiver>;
  /** 怎样才能达到;已达到时为空 */
  readonly wouldPass?: Maybe<GateText>;
};

export type CriterionScope =
  /** 每个市都须达到 */
  | 'EACH_CITY'
  /** 每个县(市、区)都须达到 */
  | 'EACH_COUNTY'
  /** 按行动地区合计判定 */
  | 'TOTAL';

/** 报告中的豁免 */
export type CriterionWaiver = {
  /** 最后有效日 */
  readonly expiresOn: Scalars['LocalDate']['output'];
  readonly grantedAt: Scalars['DateTime']['output'];
  /** 豁免人;不在您的管辖范围内时为空 */
  readonly grantedBy?: Maybe<Person>;
  readonly id: Scalars['ID']['output'];
  /** 判定日是否有效 */
  readonly inForce: Scalars['Boolean']['output'];
  readonly reason: Scalars['String']['output'];
};

export type DateNamedEventInput = {
  /** 发起的行动;下级行动随之变动 */
  readonly campaignId: Scalars['ID']['input'];
  /** 事件代码,见 namedEvents */
  readonly code: Scalars['String']['input'];
  /** 只预演:答复将变动的时限,不作更改 */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** 改定日期时必填 */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly on: Scalars['LocalDate']['input'];
};

export type DateNamedEventPayload = {
  readonly dating?: Maybe<EventDating>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 停放的事件 */
export type DeadLetter = {
  /** 已尝试次数;0 表示因同键的前一事件停放而排队 */
  readonly attempts: Scalars['Int']['output'];
  /** 事件内容(JSON),不对外公开的字段以 {"$redacted": …} 代替 */
  readonly data: Scalars['String']['output'];
  readonly eventId: Scalars['ID']['output'];
  /** 服务名/事件编号 */
  readonly id: Scalars['ID']['output'];
  /** 事件的键;同键事件依次排队 */
  readonly key: Scalars['String']['output'];
  readonly parkedAt: Scalars['DateTime']['output'];
  /** 停放原因 */
  readonly reason: Scalars['String']['output'];
  /** 事件未写明地区时为空,由全省的管理员处置 */
  readonly regionCode?: Maybe<Scalars['RegionCode']['output']>;
  /** 停放该事件的服务 */
  readonly service: Scalars['String']['output'];
  readonly type: Scalars['String']['output'];
  /** 须先处置的同键事件;本身排在最前时为空 */
  readonly waitsFor?: Maybe<Scalars['ID']['output']>;
};

export type DeadLetterConnection = {
  readonly nodes: ReadonlyArray<DeadLetter>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

/** 处置结果 */
export type DeadLetterOutcome = {
  /** 已应用的事件数,含排在其后的 */
  readonly applied: Scalars['Int']['output'];
  /** 该键仍停放、排在最前的事件;全部处理完毕时为空 */
  readonly waiting?: Maybe<Scalars['ID']['output']>;
};

export type DeadLetterPayload = {
  readonly outcome?: Maybe<DeadLetterOutcome>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 一项变动的时限 */
export type DeadlineChange = {
  readonly after?: Maybe<Scalars['LocalDate']['output']>;
  /** 原为;等待事件、尚无日期时为空 */
  readonly before?: Maybe<Scalars['LocalDate']['output']>;
  readonly cause: DeadlineChangeCause;
  readonly changedAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  readonly kind: ChangedDeadlineKind;
  /** 事件名称或放假安排文件名称 */
  readonly reason: Scalars['String']['output'];
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  /** 任务、频次要求、周期或调度表式的编号 */
  readonly subjectId: Scalars['ID']['output'];
  readonly title: Scalars['String']['output'];
};

export type DeadlineChangeCause =
  /** 放假安排公布 */
  | 'CALENDAR'
  /** 事件定日 */
  | 'EVENT';

export type DeadlineChangeConnection = {
  readonly nodes: ReadonlyArray<DeadlineChange>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type DeadlineKind =
  /** 写明日期 */
  | 'DAY'
  /** 某一事件 */
  | 'EVENT'
  /** 月底、年底或阶段结束 */
  | 'PERIOD_END'
  /** 起止日前后若干日 */
  | 'RELATIVE'
  /** 若干工作日 */
  | 'WORKING_DAYS';

export type DecideAmendmentInput = {
  readonly amendmentId: Scalars['ID']['input'];
  readonly approve: Scalars['Boolean']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

export type DecideExtensionInput = {
  readonly approve: Scalars['Boolean']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly note?: InputMaybe<Scalars['String']['input']>;
  readonly taskId: Scalars['ID']['input'];
};

export type DeclareBaselineInput = {
  readonly from: Scalars['LocalDate']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly regionCode: Scalars['RegionCode']['input'];
  /** 来源:统计年报等 */
  readonly source: Scalars['String']['input'];
  readonly targetId: Scalars['ID']['input'];
  readonly to: Scalars['LocalDate']['input'];
  readonly value: Scalars['Float']['input'];
};

export type DeclareReportedIndicatorInput = {
  /** 默认存量 */
  readonly accumulation?: InputMaybe<Accumulation>;
  readonly campaignId: Scalars['ID']['input'];
  /** 大写字母、数字和下划线,不得与平台计算的指标相同 */
  readonly code: Scalars['String']['input'];
  readonly en: Scalars['String']['input'];
  readonly evidence: Scalars['String']['input'];
  readonly formula: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly unit: Scalars['String']['input'];
  /** 默认单位为 % 或倍的有分母 */
  readonly withDenominator?: InputMaybe<Scalars['Boolean']['input']>;
  readonly zh: Scalars['String']['input'];
};

/** 扣分 */
export type Deduction = {
  readonly on: Scalars['LocalDate']['output'];
  readonly points: Scalars['Float']['output'];
  readonly reason: Scalars['String']['output'];
};

export type DeductionInput = {
  readonly on: Scalars['LocalDate']['input'];
  readonly points: Scalars['Float']['input'];
  readonly reason: Scalars['String']['input'];
};

export type DeriveTaskOrdersInput = {
  readonly campaignId: Scalars['ID']['input'];
  /** 只预演:答复各地任务数,不作更改 */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 月份 YYYY-MM,本月或以后 */
  readonly month: Scalars['String']['input'];
};

/** 领导批示 */
export type Directive = {
  /** 就何报告或事项 */
  readonly about: Scalars['String']['output'];
  readonly campaign?: Maybe<Campaign>;
  /** 批示中引用的文号 */
  readonly citations: ReadonlyArray<DocumentCitation>;
  /** 承办单位已全部办结 */
  readonly closed: Scalars['Boolean']['output'];
  /** 批示所在的已登记文件 */
  readonly document?: Maybe<Document>;
  /** 反馈期限(当日有效) */
  readonly dueOn: Scalars['LocalDate']['output'];
  /** 所跟的批示 */
  readonly follows?: Maybe<Directive>;
  /** 批示日期 */
  readonly givenOn: Scalars['LocalDate']['output'];
  readonly id: Scalars['ID']['output'];
  readonly kind: DirectiveKind;
  /** 批示领导 */
  readonly leader: Scalars['String']['output'];
  readonly level: IssuingLevel;
  /** 职务 */
  readonly post: Scalars['String']['output'];
  /** 承办单位,限您有权查看的地区 */
  readonly recipients: DirectiveRecipientConnection;
  readonly region: Region;
  /** 登记地区 */
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly registeredBy?: Maybe<Person>;
  /** 办理要求 */
  readonly requiredAction?: Maybe<Scalars['String']['output']>;
  /** 批示全文 */
  readonly text: Scalars['String']['output'];
  readonly version: Scalars['Int']['output'];
};


/** 领导批示 */
export type DirectiveRecipientsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type DirectiveAnswer =
  /** 反馈,须写办理情况 */
  | 'ANSWER'
  /** 阅知 */
  | 'READ';

export type DirectiveConnection = {
  readonly nodes: ReadonlyArray<Directive>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type DirectiveFilter = {
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  readonly givenFrom?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly givenTo?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly kind?: InputMaybe<DirectiveKind>;
  readonly level?: InputMaybe<IssuingLevel>;
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};

export type DirectiveKind =
  /** 批示 */
  | 'DIRECTIVE'
  /** 跟批 */
  | 'FOLLOW_UP';

/** 批示的一个承办单位 */
export type DirectiveRecipient = {
  readonly answeredAt?: Maybe<Scalars['DateTime']['output']>;
  readonly answeredBy?: Maybe<Person>;
  readonly closedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly closedBy?: Maybe<Person>;
  /** 承办处室;整个单位承办时为空 */
  readonly division?: Maybe<Division>;
  readonly feedback?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /** 逾期未反馈 */
  readonly overdue: Scalars['Boolean']['output'];
  readonly readAt?: Maybe<Scalars['DateTime']['output']>;
  readonly readBy?: Maybe<Person>;
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  /** 审核意见 */
  readonly reviewNote?: Maybe<Scalars['String']['output']>;
  readonly status: DirectiveStatus;
  readonly version: Scalars['Int']['output'];
};

export type DirectiveRecipientConnection = {
  readonly nodes: ReadonlyArray<DirectiveRecipient>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type DirectiveRecipientInput = {
  readonly divisionId?: InputMaybe<Scalars['ID']['input']>;
  /** 须在登记地区内 */
  readonly regionCode: Scalars['RegionCode']['input'];
};

export type DirectiveRecipientPayload = {
  readonly recipient?: Maybe<DirectiveRecipient>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type DirectiveReview =
  /** 办结 */
  | 'CLOSE'
  /** 退回,须说明 */
  | 'RETURN';

export type DirectiveStatus =
  /** 已反馈 */
  | 'ANSWERED'
  /** 已办结 */
  | 'CLOSED'
  /** 待阅 */
  | 'ISSUED'
  /** 已阅 */
  | 'READ';

export type DiscardDeadLetterInput = {
  readonly eventId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 丢弃理由,4 至 500 字 */
  readonly reason: Scalars['String']['input'];
};

export type DispatchDaySelection =
  /** 每日 */
  | 'CALENDAR'
  /** 工作日 */
  | 'WORKING';

/** 日调度表单:每日向下级收什么、何时截止 */
export type DispatchForm = {
  /** 截止时间(北京时间 HH:MM),到点即为迟报 */
  readonly cutOff: Scalars['String']['output'];
  readonly days: DispatchDaySelection;
  readonly from: PlanBound;
  readonly id: Scalars['ID']['output'];
  /** 填报层级;以上各级自动汇总 */
  readonly level: DispatchLevel;
  readonly lines: ReadonlyArray<DispatchFormLine>;
  /** 开始填报时间(北京时间 HH:MM) */
  readonly opensAt: Scalars['String']['output'];
  /** 截止前多少分钟提醒未报地区 */
  readonly remindBefore: ReadonlyArray<Scalars['Int']['output']>;
  readonly to: PlanBound;
  readonly version: Scalars['Int']['output'];
};

export type DispatchFormInput = {
  readonly cutOff: Scalars['String']['input'];
  readonly days: DispatchDaySelection;
  /** 不给出则自行动开始 */
  readonly from?: InputMaybe<PlanBoundInput>;
  readonly level: DispatchLevel;
  readonly lines: ReadonlyArray<DispatchFormLineInput>;
  readonly opensAt: Scalars['String']['input'];
  readonly remindBefore: ReadonlyArray<Scalars['Int']['input']>;
  /** 不给出则至行动结束 */
  readonly to?: InputMaybe<PlanBoundInput>;
};

export type DispatchFormLine = {
  readonly code: Scalars['String']['output'];
  readonly en: Scalars['String']['output'];
  readonly kind: DispatchLineKind;
  /** 填报层级 */
  readonly level: DispatchLevel;
  readonly required: Scalars['Boolean']['output'];
  readonly unit: Scalars['String']['output'];
  readonly zh: Scalars['String']['output'];
};

export type DispatchFormLineInput = {
  /** 平台指标代码,或本行动声明的人工填报指标代码 */
  readonly code: Scalars['String']['input'];
  readonly en: Scalars['String']['input'];
  readonly kind: DispatchLineKind;
  /** 不给出则为填报层级;上级自己的项目写明层级 */
  readonly level?: InputMaybe<DispatchLevel>;
  readonly required: Scalars['Boolean']['input'];
  readonly unit: Scalars['String']['input'];
  readonly zh: Scalars['String']['input'];
};

export type DispatchFormPayload = {
  readonly setting?: Maybe<DispatchFormSetting>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 表单设置(或预演)的结果 */
export type DispatchFormSetting = {
  /** 采用该表单后本行动的负担测算 */
  readonly burden: CampaignBurden;
  readonly dryRun: Scalars['Boolean']['output'];
  readonly form: DispatchForm;
  /** 每日应报的地区数 */
  readonly reportingRegions: Scalars['Int']['output'];
};

export type DispatchLevel =
  /** 市 */
  | 'CITY'
  /** 县(市、区) */
  | 'COUNTY'
  /** 省 */
  | 'PROVINCE';

/** 调度表的一项 */
export type DispatchLine = {
  /** 平台计算项的数据时点;汇总时取最早的 */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  readonly code: Scalars['String']['output'];
  readonly denominator?: Maybe<Scalars['Float']['output']>;
  readonly en: Scalars['String']['output'];
  readonly kind: DispatchLineKind;
  readonly level: DispatchLevel;
  readonly numerator?: Maybe<Scalars['Float']['output']>;
  readonly required: Scalars['Boolean']['output'];
  readonly unit: Scalars['String']['output'];
  /** 数值,或分子与分母之比;分母为 0 时为空 */
  readonly value?: Maybe<Scalars['Float']['output']>;
  readonly zh: Scalars['String']['output'];
};

export type DispatchLineKind =
  /** 平台计算,自动填入 */
  | 'COMPUTED'
  /** 人工填报 */
  | 'REPORTED';

/** 调度表的一版,写成后不再改动 */
export type DispatchRevision = {
  readonly at: Scalars['DateTime']['output'];
  /** 由系统按时写成的为空 */
  readonly by?: Maybe<Person>;
  readonly hash: Scalars['String']['output'];
  readonly kind: DispatchRevisionKind;
  readonly previousHash?: Maybe<Scalars['String']['output']>;
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly revision: Scalars['Int']['output'];
  readonly statistics: DispatchStatistics;
  readonly status: DispatchSheetStatus;
};

export type DispatchRevisionKind =
  /** 汇总 */
  | 'AGGREGATED'
  /** 确认 */
  | 'CONFIRMED'
  /** 截止冻结 */
  | 'FROZEN'
  /** 补报 */
  | 'LATE'
  /** 更正 */
  | 'REVISED'
  /** 上报 */
  | 'SUBMITTED';

/** 一个地区一日的调度表 */
export type DispatchSheet = {
  /** 由下级汇总而成 */
  readonly aggregate: Scalars['Boolean']['output'];
  /** 直接下级的当日调度表,限您有权查看的地区 */
  readonly below: DispatchSheetConnection;
  readonly campaign: Campaign;
  /** 冻结时刻;截止前为空 */
  readonly closedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly confirmedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly confirmedBy?: Maybe<Person>;
  readonly day: Scalars['LocalDate']['output'];
  /** 截止时刻,到点即为迟报 */
  readonly dueAt: Scalars['DateTime']['output'];
  /** 该版的 SHA-256;链接上一版 */
  readonly hash?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly lateReason?: Maybe<Scalars['String']['output']>;
  readonly level: DispatchLevel;
  readonly lines: ReadonlyArray<DispatchLine>;
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  /** 所示为第几版;尚无内容时为 0 */
  readonly revision: Scalars['Int']['output'];
  /** 全部版本,依次 */
  readonly revisions: ReadonlyArray<DispatchRevision>;
  /** 应报、实报、按时、迟报、未报 */
  readonly statistics: DispatchStatistics;
  readonly status: DispatchSheetStatus;
  readonly submittedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly submittedBy?: Maybe<Person>;
  readonly unlockReason?: Maybe<Scalars['String']['output']>;
  /** 特批更正的截止时刻 */
  readonly unlockedUntil?: Maybe<Scalars['DateTime']['output']>;
  readonly version: Scalars['Int']['output'];
};


/** 一个地区一日的调度表 */
export type DispatchSheetBelowArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type DispatchSheetConnection = {
  readonly nodes: ReadonlyArray<DispatchSheet>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type DispatchSheetPayload = {
  readonly sheet?: Maybe<DispatchSheet>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type DispatchSheetStatus =
  /** 已汇总 */
  | 'AGGREGATED'
  /** 已确认 */
  | 'CONFIRMED'
  /** 迟报 */
  | 'LATE'
  /** 未报 */
  | 'MISSING'
  /** 待报 */
  | 'OPEN'
  /** 按时上报 */
  | 'SUBMITTED';

/** 应报、实报、按时、迟报、未报 */
export type DispatchStatistics = {
  /** 应报 */
  readonly expected: Scalars['Int']['output'];
  /** 迟报 */
  readonly late: Scalars['Int']['output'];
  /** 未报 */
  readonly missing: Scalars['Int']['output'];
  /** 按时 */
  readonly onTime: Scalars['Int']['output'];
  /** 按时上报率;无应报时为空 */
  readonly onTimeRate?: Maybe<Scalars['Percent']['output']>;
  /** 实报 */
  readonly reported: Scalars['Int']['output'];
};

export type DispatchValueInput = {
  readonly code: Scalars['String']['input'];
  readonly denominator?: InputMaybe<Scalars['Float']['input']>;
  readonly numerator?: InputMaybe<Scalars['Float']['input']>;
};

export type Division = {
  readonly id: Scalars['ID']['output'];
};

/** 登记的文件 */
export type Document = {
  readonly campaign?: Maybe<Campaign>;
  /** 分发情况,限您有权查看的地区 */
  readonly circulation: CirculationCounts;
  /** 标题和摘要中引用的文号 */
  readonly citations: ReadonlyArray<DocumentCitation>;
  /** 办理期限 */
  readonly deadline?: Maybe<Scalars['LocalDate']['output']>;
  readonly id: Scalars['ID']['output'];
  /** 成文日期 */
  readonly issuedOn: Scalars['LocalDate']['output'];
  /** 发文机关 */
  readonly issuer: Scalars['String']['output'];
  readonly kind: DocumentKind;
  readonly level: IssuingLevel;
  /** 来源链:由近及远,限您可查看的文件和会议 */
  readonly lineage: ReadonlyArray<LineageStep>;
  /** 拟办意见,或最近一步的说明 */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** 文号或期号;能识别的按规范写法,如 辽消〔2024〕7号 */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** 识别出的文号;没有文号或不能识别时为空 */
  readonly numberParts?: Maybe<DocumentNumberParts>;
  /** 有文号但不能识别,请核对 */
  readonly numberUnrecognised: Scalars['Boolean']['output'];
  /** 现在可以办理的事项 */
  readonly permittedActions: ReadonlyArray<DocumentAction>;
  /** 发布日期 */
  readonly publishedOn?: Maybe<Scalars['LocalDate']['output']>;
  readonly receipts: DocumentReceiptConnection;
  /** 收文日期 */
  readonly receivedOn?: Maybe<Scalars['LocalDate']['output']>;
  readonly region: Region;
  /** 登记地区 */
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly registeredBy?: Maybe<Person>;
  readonly registeredOn: Scalars['LocalDate']['output'];
  readonly status: DocumentStatus;
  readonly summary?: Maybe<Scalars['String']['output']>;
  readonly title: Scalars['String']['output'];
  readonly version: Scalars['Int']['output'];
};


/** 登记的文件 */
export type DocumentReceiptsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  outstanding?: InputMaybe<Scalars['Boolean']['input']>;
};

export type DocumentAction =
  /** 反馈,须写反馈内容 */
  | 'ANSWER'
  /** 归档 */
  | 'ARCHIVE'
  /** 分发 */
  | 'DISTRIBUTE'
  /** 办理 */
  | 'HANDLE'
  /** 拟办,须写拟办意见 */
  | 'PROPOSE'
  /** 办结 */
  | 'SETTLE'
  /** 签收;分发到的单位须已全部签收 */
  | 'SIGN_FOR';

/** 文中引用的文号;已登记且您可查看的,链接到登记的文件 */
export type DocumentCitation = {
  readonly document?: Maybe<Document>;
  readonly number: Scalars['String']['output'];
};

export type DocumentConnection = {
  readonly nodes: ReadonlyArray<Document>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type DocumentFilter = {
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  /** 成文日期不早于 */
  readonly issuedFrom?: InputMaybe<Scalars['LocalDate']['input']>;
  /** 成文日期不晚于 */
  readonly issuedTo?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly kind?: InputMaybe<DocumentKind>;
  readonly level?: InputMaybe<IssuingLevel>;
  /** 文号,写法不限 */
  readonly number?: InputMaybe<Scalars['String']['input']>;
  /** 登记地区在此地区内(含下级) */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly statuses?: InputMaybe<ReadonlyArray<DocumentStatus>>;
};

export type DocumentInput = {
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  readonly deadline?: InputMaybe<Scalars['LocalDate']['input']>;
  /** 来源的文件和会议 */
  readonly derivedFromIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly issuedOn: Scalars['LocalDate']['input'];
  readonly issuer: Scalars['String']['input'];
  readonly kind: DocumentKind;
  readonly level: IssuingLevel;
  /** 文号或期号,如 辽消〔2024〕7号、2022年第6期;不能识别的照录 */
  readonly number?: InputMaybe<Scalars['String']['input']>;
  /** 不早于成文日期 */
  readonly publishedOn?: InputMaybe<Scalars['LocalDate']['input']>;
  /** 不早于成文日期 */
  readonly receivedOn?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  readonly title: Scalars['String']['input'];
};

export type DocumentKind =
  /** 通告 */
  | 'ANNOUNCEMENT'
  /** 通报 */
  | 'CIRCULAR'
  /** 会议纪要 */
  | 'MINUTES'
  /** 通知 */
  | 'NOTICE'
  /** 其他 */
  | 'OTHER'
  /** 方案 */
  | 'PLAN'
  /** 报告 */
  | 'REPORT';

export type DocumentNumberParts = {
  /** 机关代字;期号前没有刊名时为空 */
  readonly issuerCode?: Maybe<Scalars['String']['output']>;
  readonly ordinal: Scalars['Int']['output'];
  readonly year: Scalars['Int']['output'];
};

export type DocumentPayload = {
  readonly document?: Maybe<Document>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 文件签收:一份文件分发到一个地区 */
export type DocumentReceipt = {
  readonly deliveredAt: Scalars['DateTime']['output'];
  readonly document?: Maybe<Document>;
  /** 最后期限(当日有效) */
  readonly dueOn: Scalars['LocalDate']['output'];
  readonly id: Scalars['ID']['output'];
  /** 学习情况 */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** 逾期未签收或未学习 */
  readonly overdue: Scalars['Boolean']['output'];
  readonly region: Region;
  /** 收文地区 */
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly signedForAt?: Maybe<Scalars['DateTime']['output']>;
  readonly signedForBy?: Maybe<Person>;
  readonly status: ReceiptStatus;
  readonly studiedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly studiedBy?: Maybe<Person>;
  /** 须组织传达学习 */
  readonly study: Scalars['Boolean']['output'];
  readonly version: Scalars['Int']['output'];
};

export type DocumentReceiptConnection = {
  readonly nodes: ReadonlyArray<DocumentReceipt>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type DocumentReceiptFilter = {
  readonly documentId?: InputMaybe<Scalars['ID']['input']>;
  /** 只看尚未签收或学习的 */
  readonly outstanding?: InputMaybe<Scalars['Boolean']['input']>;
  /** 收文地区在此地区内(含下级) */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};

export type DocumentReceiptPayload = {
  readonly receipt?: Maybe<DocumentReceipt>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type DocumentStatus =
  /** 反馈 */
  | 'ANSWERED'
  /** 归档 */
  | 'ARCHIVED'
  /** 分发 */
  | 'DISTRIBUTED'
  /** 办理 */
  | 'IN_HAND'
  /** 拟办 */
  | 'PROPOSED'
  /** 登记 */
  | 'REGISTERED'
  /** 办结 */
  | 'SETTLED'
  /** 签收 */
  | 'SIGNED_FOR';

export type DrawRecheckInput = {
  readonly evaluationId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly of: RecheckOf;
  /** 样本数,不超过总体 */
  readonly size: Scalars['Int']['input'];
};

/** 应办事项:一个单位、处室或个人在时限前应办的一件事 */
export type Due = {
  readonly campaign?: Maybe<Campaign>;
  /** 距最后期限的天数,逾期为负 */
  readonly daysLeft: Scalars['Int']['output'];
  readonly division?: Maybe<Division>;
  /** 逾期时刻:到此时刻仍未办结即为逾期 */
  readonly dueAt: Scalars['DateTime']['output'];
  /** 最后期限(当日仍可办理,北京时间) */
  readonly dueOn: Scalars['LocalDate']['output'];
  /** 预估:所依事件尚未定日,或当年放假安排尚未公布 */
  readonly estimated: Scalars['Boolean']['output'];
  readonly id: Scalars['ID']['output'];
  readonly kind: ObligationKind;
  readonly overdue: Scalars['Boolean']['output'];
  /** 已认领或指定的承办人 */
  readonly person?: Maybe<Person>;
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  /** 所办之事(任务、频次周期、个案等)的编号 */
  readonly subjectId: Scalars['ID']['output'];
  readonly title: Scalars['String']['output'];
  /** 距最后期限的工作日数,逾期为负 */
  readonly workingDaysLeft: Scalars['Int']['output'];
};

export type DueConnection = {
  readonly nodes: ReadonlyArray<Due>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type DueOf =
  /** 辖区 */
  | 'AREA'
  /** 本人 */
  | 'ME'
  /** 本单位 */
  | 'ORGANIZATION';

/** 应办事项计数;每项最多计到 1000 */
export type DueSummary = {
  /** 本周以后到期 */
  readonly later: Scalars['Int']['output'];
  readonly overdue: Scalars['Int']['output'];
  /** 本周内到期,不含今日 */
  readonly thisWeek: Scalars['Int']['output'];
  /** 今日到期 */
  readonly today: Scalars['Int']['output'];
};

/** 验收评估:一个地区的评分表、抽样复核和结果;审定后冻结 */
export type Evaluation = {
  /** 归档内容的摘要值(SHA-256) */
  readonly archiveHash?: Maybe<Scalars['String']['output']>;
  readonly campaignId: Scalars['ID']['output'];
  readonly createdBy?: Maybe<Person>;
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly decidedBy?: Maybe<Person>;
  readonly deductions: ReadonlyArray<Deduction>;
  /** 抽样;尚未抽取时为空 */
  readonly draw?: Maybe<SampleDraw>;
  /** 审定的等次 */
  readonly grade?: Maybe<EvaluationGrade>;
  readonly hand: ReadonlyArray<HandScore>;
  readonly id: Scalars['ID']['output'];
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly samples: RecheckSampleConnection;
  /** 得分:已审定的为审定结果,否则按现有数据试算 */
  readonly score: EvaluationScore;
  readonly sheet: ReadonlyArray<ScoreItem>;
  readonly status: EvaluationStatus;
  /** 最近一次退回的理由 */
  readonly statusReason?: Maybe<Scalars['String']['output']>;
  readonly thresholds: GradeThresholds;
  readonly verification: EvaluationVerification;
  readonly version: Scalars['Int']['output'];
};


/** 验收评估:一个地区的评分表、抽样复核和结果;审定后冻结 */
export type EvaluationSamplesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type EvaluationAction =
  /** 审定归档 */
  | 'DECIDE'
  /** 退回 */
  | 'RETURN'
  /** 提请审定 */
  | 'SUBMIT';

export type EvaluationConnection = {
  readonly nodes: ReadonlyArray<Evaluation>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type EvaluationGrade =
  /** 优秀 */
  | 'EXCELLENT'
  /** 合格 */
  | 'QUALIFIED'
  /** 不合格 */
  | 'UNQUALIFIED';

export type EvaluationPayload = {
  readonly evaluation?: Maybe<Evaluation>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 得分 */
export type EvaluationScore = {
  readonly deducted: Scalars['Float']['output'];
  readonly grade: EvaluationGrade;
  readonly items: ReadonlyArray<ItemScore>;
  readonly total: Scalars['Float']['output'];
  /** 置信权重:样本中复核属实的比例;未抽样时为空 */
  readonly trustWeight?: Maybe<Scalars['Float']['output']>;
};

export type EvaluationStatus =
  /** 已审定归档 */
  | 'DECIDED'
  /** 抽样复核 */
  | 'RECHECK'
  /** 评分 */
  | 'SCORING'
  /** 待审定 */
  | 'SUBMITTED';

/** 核验;无可核验的为空 */
export type EvaluationVerification = {
  /** 归档内容与审定时一致 */
  readonly archive?: Maybe<Scalars['Boolean']['output']>;
  /** 样本与种子重新抽取的结果一致 */
  readonly sample?: Maybe<Scalars['Boolean']['output']>;
};

/** 定日的结果 */
export type EventDating = {
  /** 变动的时限,至多 500 项;全部见 deadlineChanges */
  readonly changes: ReadonlyArray<DeadlineChange>;
  readonly changesTotal: Scalars['Int']['output'];
  readonly dryRun: Scalars['Boolean']['output'];
  readonly event: CampaignEvent;
};

export type ExtendPhaseInput = {
  readonly campaignId: Scalars['ID']['input'];
  /** 只列出变化,不作任何改动 */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** 新的最后一日;下级行动不得超过上级同一阶段 */
  readonly endsOn: Scalars['LocalDate']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  /** 默认 SHRINK */
  readonly following?: InputMaybe<FollowingPhases>;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly phase: PhaseName;
  /** 理由,不少于 5 个字 */
  readonly reason: Scalars['String']['input'];
};

export type ExtendPhasePayload = {
  readonly campaign?: Maybe<Campaign>;
  readonly dryRun?: Maybe<Scalars['Boolean']['output']>;
  /** 延期后行动的最后一日 */
  readonly endsOn?: Maybe<Scalars['LocalDate']['output']>;
  /** 日期有变化的阶段 */
  readonly phases?: Maybe<ReadonlyArray<MovedPhase>>;
  /** 延期时该阶段出口门槛的情况 */
  readonly report?: Maybe<GateReport>;
  /** 随阶段改期的任务,至多 50 项 */
  readonly tasks?: Maybe<ReadonlyArray<Task>>;
  /** 随阶段改期的任务总数 */
  readonly tasksTotal?: Maybe<Scalars['Int']['output']>;
  /** 存档的转换记录;dryRun 时为空 */
  readonly transition?: Maybe<PhaseTransition>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type ExtensionStatus =
  /** 已批准 */
  | 'APPROVED'
  /** 未申请 */
  | 'NONE'
  /** 已驳回 */
  | 'REJECTED'
  /** 待审批 */
  | 'REQUESTED';

/** 填报记录:一个地区一日的一个指标;更正另立一条,原记录保留 */
export type FigureReport = {
  /** 统计日 */
  readonly day: Scalars['LocalDate']['output'];
  readonly denominator?: Maybe<Scalars['Float']['output']>;
  /** 佐证:文号、编号或附件地址 */
  readonly evidence: ReadonlyArray<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /** 指标代码 */
  readonly indicator: Scalars['String']['output'];
  readonly note?: Maybe<Scalars['String']['output']>;
  /** 分子;没有分母的即数值 */
  readonly numerator: Scalars['Float']['output'];
  /** 更正理由 */
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly reportedAt: Scalars['DateTime']['output'];
  /** 填报人;由平台代录时为空 */
  readonly reportedBy?: Maybe<Person>;
  /** 所更正的记录 */
  readonly supersedesId?: Maybe<Scalars['ID']['output']>;
  /** 数值或比率(0 至 1);分母为 0 时为空 */
  readonly value?: Maybe<Scalars['Float']['output']>;
};

export type FigureReportConnection = {
  readonly nodes: ReadonlyArray<FigureReport>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type FigureReportFilter = {
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  readonly day?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly indicator?: InputMaybe<Scalars['String']['input']>;
  /** 该地区及其下级 */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};

export type FigureReportPayload = {
  readonly report?: Maybe<FigureReport>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 一个地区的第一责任人 */
export type FirstResponsible = {
  readonly id: Scalars['ID']['output'];
  readonly person?: Maybe<Person>;
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly version: Scalars['Int']['output'];
};

export type FirstResponsibleConnection = {
  readonly nodes: ReadonlyArray<FirstResponsible>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type FirstResponsiblePayload = {
  readonly firstResponsible?: Maybe<FirstResponsible>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type FollowingPhases =
  /** 后续阶段整体顺延 */
  | 'MOVE'
  /** 下一阶段推迟开始,结束日不变 */
  | 'SHRINK';

/** 假设;各项可同时给出 */
export type GateAssumptionInput = {
  /** 直接假设的指标值,优先于以上各项 */
  readonly figures?: InputMaybe<ReadonlyArray<AssumedFigureInput>>;
  /** 这些地区已报备方案 */
  readonly filed?: InputMaybe<ReadonlyArray<Scalars['RegionCode']['input']>>;
  /** 各地区销案若干处隐患,先销逾期的 */
  readonly hazardsClosed?: InputMaybe<ReadonlyArray<AssumedCountInput>>;
  /** 这些单位已检查(已检查过的不重复计) */
  readonly inspected?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** 各地区再检查若干家尚未检查的单位 */
  readonly inspectedCounts?: InputMaybe<ReadonlyArray<AssumedCountInput>>;
  /** 这些签署类条件的各单位均已签署 */
  readonly signed?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** 这些任务已完成 */
  readonly tasksDone?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** 障碍:一个未达标的地区,或一项未办结的事项;可逐级查到对应的单位、隐患、任务、下级行动 */
export type GateBlocker = {
  /** 未审定或等次不够的验收评估 */
  readonly evaluationId?: Maybe<Scalars['ID']['output']>;
  readonly figure?: Maybe<Scalars['Float']['output']>;
  /** 对应隐患(未销案的、逾期的),以查询时为准,限您有权查看的地区 */
  readonly hazards: GateHazardConnection;
  /** 逾期的应办事项 */
  readonly obligationId?: Maybe<Scalars['ID']['output']>;
  readonly region?: Maybe<Region>;
  readonly regionCode?: Maybe<Scalars['RegionCode']['output']>;
  /** 还差多少家单位、多少处隐患、多少项任务;不可计数时为空 */
  readonly shortfall?: Maybe<Scalars['Int']['output']>;
  /** 落后的下级行动 */
  readonly subordinate?: Maybe<Campaign>;
  /** 未完成的目标 */
  readonly targetId?: Maybe<Scalars['ID']['output']>;
  readonly task?: Maybe<Task>;
  readonly text: GateText;
  /** 对应单位(未检查的、无监管主体的、有未销案隐患的)的前 20 个,以查询时为准,限您有权查看的地区 */
  readonly unitIds: ReadonlyArray<Scalars['ID']['output']>;
  /** 同上,全部逐页给出 */
  readonly units: CampaignUnitConnection;
};


/** 障碍:一个未达标的地区,或一项未办结的事项;可逐级查到对应的单位、隐患、任务、下级行动 */
export type GateBlockerHazardsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** 障碍:一个未达标的地区,或一项未办结的事项;可逐级查到对应的单位、隐患、任务、下级行动 */
export type GateBlockerUnitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** 门槛中的一个条件 */
export type GateCriterion = {
  /** 签署地区代码;OWNER 表示行动发起地区 */
  readonly bodies?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly comparator?: Maybe<Comparator>;
  /** 不得早于该日结束 */
  readonly date?: Maybe<Scalars['LocalDate']['output']>;
  /** 口径和依据 */
  readonly explanation: GateText;
  /** 最低等次 */
  readonly grade?: Maybe<EvaluationGrade>;
  readonly indicator?: Maybe<IndicatorCode>;
  /** 在阶段内唯一 */
  readonly key: Scalars['String']['output'];
  readonly kind: CriterionKind;
  readonly mandatoryOnly?: Maybe<Scalars['Boolean']['output']>;
  /** 计入的应办事项类别;为空表示全部 */
  readonly obligations?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** 任务所属阶段,为空表示全部阶段;或下级行动须通过的阶段,为空表示门槛所在阶段 */
  readonly phase?: Maybe<PhaseName>;
  readonly scope?: Maybe<CriterionScope>;
  /** 须完成的目标名称;为空表示阶段内到期的全部目标 */
  readonly targets?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** 门槛值;比率为 0 至 1 */
  readonly threshold?: Maybe<Scalars['Float']['output']>;
  readonly title: GateText;
};

/** 一个条件;按 kind 给出相应各项,其余不填 */
export type GateCriterionInput = {
  /** SIGN_OFF:地区代码或 OWNER */
  readonly bodies?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** INDICATOR */
  readonly comparator?: InputMaybe<Comparator>;
  /** NOT_BEFORE */
  readonly date?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly explanation?: InputMaybe<GateTextInput>;
  /** EVALUATION:EXCELLENT 或 QUALIFIED,默认 QUALIFIED */
  readonly grade?: InputMaybe<EvaluationGrade>;
  /** INDICATOR */
  readonly indicator?: InputMaybe<IndicatorCode>;
  /** 小写字母开头,由小写字母、数字和连字符组成 */
  readonly key: Scalars['String']['input'];
  readonly kind: CriterionKind;
  /** TASKS_SIGNED_FOR、TASKS_DONE;只看必办任务 */
  readonly mandatoryOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** NO_OVERDUE;应办事项类别,如 TASK、CADENCE、REPORT;不给出则为全部 */
  readonly obligations?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** TASKS_SIGNED_FOR、TASKS_DONE:不给出则为全部阶段。SUBORDINATE_PHASES:不给出则为门槛所在阶段 */
  readonly phase?: InputMaybe<PhaseName>;
  /** INDICATOR;默认 TOTAL */
  readonly scope?: InputMaybe<CriterionScope>;
  /** TARGETS:目标名称;不给出则为阶段结束日前到期的全部目标 */
  readonly targets?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** INDICATOR;比率为 0 至 1。SUBORDINATE_PHASES:下级行动的比例,默认 1 */
  readonly threshold?: InputMaybe<Scalars['Float']['input']>;
  /** 不给出则由条件自动生成 */
  readonly title?: InputMaybe<GateTextInput>;
};

/** 出口门槛预测;是预测,不是事实 */
export type GateForecast = {
  readonly criteria: ReadonlyArray<CriterionForecast>;
  /** 所依据的天数 */
  readonly days?: Maybe<Scalars['Int']['output']>;
  /** 预测的目标日:阶段结束日 */
  readonly endsOn?: Maybe<Scalars['LocalDate']['output']>;
  /** 到目标日的天数 */
  readonly horizon?: Maybe<Scalars['Int']['output']>;
  /** 标注:预测 */
  readonly label: GateText;
  readonly madeOn: Scalars['LocalDate']['output'];
  readonly phase?: Maybe<PhaseName>;
  /** 全部指标条件同时达到的概率(0 至 1) */
  readonly probability?: Maybe<Scalars['Float']['output']>;
  /** 不作预测的原因;已作预测时为空 */
  readonly refusal?: Maybe<GateText>;
  readonly regionCode: Scalars['RegionCode']['output'];
  /** 模拟次数 */
  readonly runs: Scalars['Int']['output'];
  readonly seed: Scalars['Int']['output'];
};

export type GateHazardConnection = {
  readonly nodes: ReadonlyArray<Hazard>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

/** 门槛未达到,未作任何改动 */
export type GateNotMet = {
  readonly campaign: Campaign;
  readonly dryRun: Scalars['Boolean']['output'];
  readonly report: GateReport;
};

/** 门槛报告:逐项说明是否达到、差多少、怎样才能达到 */
export type GateReport = {
  readonly criteria: ReadonlyArray<CriterionReport>;
  /** 报告内容的摘要值(SHA-256);与提请时不同,说明此后数据有变化 */
  readonly digest: Scalars['String']['output'];
  /** 判定日 */
  readonly judgedOn: Scalars['LocalDate']['output'];
  /** 全部条件达到或已豁免 */
  readonly passed: Scalars['Boolean']['output'];
  /** 因豁免才通过 */
  readonly passedWithWaivers: Scalars['Boolean']['output'];
};

/** 模拟推演的结果 */
export type GateSimulation = {
  readonly action: TransitionAction;
  /** 按实际判定 */
  readonly actual: GateReport;
  readonly campaign: Campaign;
  /** 标注:模拟,不是实际数据 */
  readonly label: GateText;
  /** 因假设而达到的条件的 key */
  readonly newlyMet: ReadonlyArray<Scalars['String']['output']>;
  /** 按假设判定 */
  readonly report: GateReport;
};

/** 中英文文字 */
export type GateText = {
  readonly en: Scalars['String']['output'];
  readonly zh: Scalars['String']['output'];
};

export type GateTextInput = {
  /** 不给出则同中文 */
  readonly en?: InputMaybe<Scalars['String']['input']>;
  readonly zh: Scalars['String']['input'];
};

/** 由平台数据生成的文件;数据不变,内容不变 */
export type GeneratedFile = {
  readonly contentBase64: Scalars['String']['output'];
  readonly mediaType: Scalars['String']['output'];
  /** 文件名 */
  readonly name: Scalars['String']['output'];
  /** 内容的 SHA-256,十六进制 */
  readonly sha256: Scalars['String']['output'];
  readonly sizeBytes: Scalars['Int']['output'];
};

export type GradeThresholds = {
  /** 优秀分数线 */
  readonly excellent: Scalars['Float']['output'];
  /** 合格分数线 */
  readonly qualified: Scalars['Float']['output'];
};

export type GradeThresholdsInput = {
  readonly excellent: Scalars['Float']['input'];
  readonly qualified: Scalars['Float']['input'];
};

export type HandScore = {
  readonly evidence: ReadonlyArray<Scalars['String']['output']>;
  readonly key: Scalars['String']['output'];
  readonly points: Scalars['Float']['output'];
};

export type HandScoreInput = {
  readonly evidence: ReadonlyArray<Scalars['String']['input']>;
  readonly key: Scalars['String']['input'];
  readonly points: Scalars['Float']['input'];
};

export type Hazard = {
  readonly id: Scalars['ID']['output'];
};

/** 指标代码 */
export type IndicatorCode =
  /** 排查覆盖率 */
  | 'COVERAGE'
  /** 已整改隐患数 */
  | 'HAZARDS_CORRECTED'
  /** 发现隐患数 */
  | 'HAZARDS_FOUND'
  /** 逾期未销案隐患数 */
  | 'HAZARDS_OVERDUE'
  /** 按期整改率 */
  | 'ON_TIME_RATE'
  /** 隐患整改率 */
  | 'RECTIFICATION_RATE'
  /** 纳入范围单位数 */
  | 'UNITS_IN_SCOPE';

export type IssueCampaignInput = {
  readonly campaignId: Scalars['ID']['input'];
  /** 只预演:答复下发对象和工作量,不作更改 */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** 报备期限 */
  readonly dueOn: Scalars['LocalDate']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 直接下级;不给出则为全部尚未下发的 */
  readonly regions?: InputMaybe<ReadonlyArray<Scalars['RegionCode']['input']>>;
};

export type IssueCampaignPayload = {
  readonly issue?: Maybe<CampaignIssue>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type IssueDirectiveInput = {
  readonly about: Scalars['String']['input'];
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  readonly documentId?: InputMaybe<Scalars['ID']['input']>;
  /** 只预演,不转办 */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly dueOn: Scalars['LocalDate']['input'];
  readonly followsId?: InputMaybe<Scalars['ID']['input']>;
  readonly givenOn: Scalars['LocalDate']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly kind: DirectiveKind;
  readonly leader: Scalars['String']['input'];
  readonly level: IssuingLevel;
  readonly post: Scalars['String']['input'];
  readonly recipients: ReadonlyArray<DirectiveRecipientInput>;
  readonly regionCode: Scalars['RegionCode']['input'];
  readonly requiredAction?: InputMaybe<Scalars['String']['input']>;
  readonly text: Scalars['String']['input'];
};

export type IssueDirectivePayload = {
  readonly issued?: Maybe<IssuedDirective>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type IssueMeetingTasksInput = {
  /** 任务归入的专项行动 */
  readonly campaignId: Scalars['ID']['input'];
  /** 只预演,不下发 */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly dueOn: Scalars['LocalDate']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly meetingId: Scalars['ID']['input'];
  /** 第几项要求;默认尚未下发的全部 */
  readonly ordinals?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
  readonly phase: PhaseName;
};

export type IssueTaskInput = {
  readonly campaignId: Scalars['ID']['input'];
  /** 出处 */
  readonly citation?: InputMaybe<CitationInput>;
  readonly dueOn: Scalars['LocalDate']['input'];
  /** 提交时须附佐证材料;默认不要求 */
  readonly evidenceRequired?: InputMaybe<Scalars['Boolean']['input']>;
  /** 下发到责任地区以下该级每个地区 */
  readonly expandTo?: InputMaybe<TaskExpansion>;
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 牵头处室,只能一个;有配合处室时必填 */
  readonly leadDivisionId?: InputMaybe<Scalars['ID']['input']>;
  /** 默认必办 */
  readonly mandatory?: InputMaybe<Scalars['Boolean']['input']>;
  readonly phase: PhaseName;
  /** 所属行动、措施或子方案 */
  readonly planItemId?: InputMaybe<Scalars['ID']['input']>;
  /** 责任地区;默认行动发起地区 */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly supportingDivisionIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly text: Scalars['String']['input'];
  readonly title: Scalars['String']['input'];
};

export type IssueTaskPayload = {
  /** 下发的任务,每个责任地区一项,按区划代码 */
  readonly tasks?: Maybe<ReadonlyArray<Task>>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 登记并转办的结果 */
export type IssuedDirective = {
  /** 预演时为空 */
  readonly directive?: Maybe<Directive>;
  readonly dryRun: Scalars['Boolean']['output'];
  /** 承办地区,按区划代码 */
  readonly regionCodes: ReadonlyArray<Scalars['RegionCode']['output']>;
};

/** 层级:消防救援系统的部、局、总队、支队、大队,或省、市、县级党委政府及其部门 */
export type IssuingLevel =
  /** 大队 */
  | 'BRIGADE'
  /** 国家局 */
  | 'BUREAU'
  /** 市级党委政府及其部门 */
  | 'CITY'
  /** 总队 */
  | 'CORPS'
  /** 县级党委政府及其部门 */
  | 'COUNTY'
  /** 支队 */
  | 'DETACHMENT'
  /** 部级 */
  | 'MINISTRY'
  /** 省级党委政府及其部门 */
  | 'PROVINCE';

export type ItemScore = {
  /** 按数据的得分 */
  readonly claimed: Scalars['Float']['output'];
  readonly key: Scalars['String']['output'];
  /** 乘以置信权重后的得分 */
  readonly points: Scalars['Float']['output'];
};

/** 一级一个单位每周的负担 */
export type LevelBurden = {
  /** 上限(分钟) */
  readonly capMinutes: Scalars['Float']['output'];
  /** 人工填报的数据项数 */
  readonly fields: Scalars['Float']['output'];
  readonly level: BurdenLevel;
  readonly minutes: Scalars['Float']['output'];
  readonly overCap: Scalars['Boolean']['output'];
  /** 报表、记录和任务提交次数 */
  readonly reports: Scalars['Float']['output'];
};

/** 来源链的一步:文件或会议,二者之一 */
export type LineageStep = {
  /** 1 为直接来源 */
  readonly depth: Scalars['Int']['output'];
  readonly document?: Maybe<Document>;
  readonly meeting?: Maybe<Meeting>;
};

/** 会议:工作部署会议及其要求 */
export type Meeting = {
  readonly campaign?: Maybe<Campaign>;
  /** 主持人 */
  readonly chair?: Maybe<Scalars['String']['output']>;
  /** 文中引用的文号 */
  readonly citations: ReadonlyArray<DocumentCitation>;
  /** 召开单位 */
  readonly convener: Scalars['String']['output'];
  readonly heldOn: Scalars['LocalDate']['output'];
  readonly id: Scalars['ID']['output'];
  readonly kind: MeetingKind;
  readonly level: IssuingLevel;
  /** 来源链:由近及远,限您可查看的文件和会议 */
  readonly lineage: ReadonlyArray<LineageStep>;
  /** 第几次 */
  readonly ordinal?: Maybe<Scalars['Int']['output']>;
  readonly recordedBy?: Maybe<Person>;
  readonly region: Region;
  /** 登记地区 */
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly requirements: ReadonlyArray<MeetingRequirement>;
  /** 讲话人 */
  readonly speakers: ReadonlyArray<Scalars['String']['output']>;
  readonly summary?: Maybe<Scalars['String']['output']>;
  readonly title: Scalars['String']['output'];
  readonly version: Scalars['Int']['output'];
};

export type MeetingConnection = {
  readonly nodes: ReadonlyArray<Meeting>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type MeetingFilter = {
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  readonly heldFrom?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly heldTo?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly kind?: InputMaybe<MeetingKind>;
  readonly level?: InputMaybe<IssuingLevel>;
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};

export type MeetingInput = {
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  readonly chair?: InputMaybe<Scalars['String']['input']>;
  readonly convener: Scalars['String']['input'];
  /** 来源的文件和会议 */
  readonly derivedFromIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly heldOn: Scalars['LocalDate']['input'];
  readonly kind: MeetingKind;
  readonly level: IssuingLevel;
  readonly ordinal?: InputMaybe<Scalars['Int']['input']>;
  readonly requirements?: InputMaybe<ReadonlyArray<MeetingRequirementInput>>;
  readonly speakers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  readonly title: Scalars['String']['input'];
};

export type MeetingKind =
  /** 调度会 */
  | 'DISPATCH'
  /** 动员部署会 */
  | 'MOBILIZATION'
  /** 局务会、办公会 */
  | 'OFFICE'
  /** 其他 */
  | 'OTHER'
  /** 党委会 */
  | 'PARTY_COMMITTEE'
  /** 专题会 */
  | 'TOPIC'
  /** 视频会 */
  | 'VIDEO';

/** 会议要求 */
export type MeetingRequirement = {
  /** 由此下发的任务的批次;尚未下发时为空 */
  readonly issueId?: Maybe<Scalars['ID']['output']>;
  /** 牵头处室;并列负责时为空 */
  readonly lead?: Maybe<AssignedBody>;
  /** 第几项,从 1 起 */
  readonly ordinal: Scalars['Int']['output'];
  /** 一是、二是…… */
  readonly subItems: ReadonlyArray<Scalars['String']['output']>;
  /** 配合处室,或并列负责的各处室 */
  readonly supporting: ReadonlyArray<AssignedBody>;
  readonly text?: Maybe<Scalars['String']['output']>;
  readonly title: Scalars['String']['output'];
};

export type MeetingRequirementInput = {
  /** 牵头处室的名称 */
  readonly lead?: InputMaybe<Scalars['String']['input']>;
  readonly subItems?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** 配合处室的名称;没有牵头处室时为并列负责的各处室。可写 各处室、各支队、各大队 */
  readonly supporting?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly text?: InputMaybe<Scalars['String']['input']>;
  readonly title: Scalars['String']['input'];
};

/** 一项要求在一个地区的任务 */
export type MeetingTask = {
  /** 第几项要求 */
  readonly ordinal: Scalars['Int']['output'];
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly title: Scalars['String']['output'];
};

/** 由会议要求下发的任务 */
export type MeetingTasks = {
  readonly dryRun: Scalars['Boolean']['output'];
  readonly meeting: Meeting;
  readonly tasks: ReadonlyArray<MeetingTask>;
};

export type MeetingTasksPayload = {
  readonly issued?: Maybe<MeetingTasks>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type MovePlanItemInput = {
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 新的上级项;不给出则直属行动方案 */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  readonly planItemId: Scalars['ID']['input'];
  /** 移到同级第几位,从 1 起;不给出则排在最后 */
  readonly position?: InputMaybe<Scalars['Int']['input']>;
};

/** 一个阶段的日期变化 */
export type MovedPhase = {
  readonly endsOn: Scalars['LocalDate']['output'];
  readonly newEndsOn: Scalars['LocalDate']['output'];
  readonly newStartsOn: Scalars['LocalDate']['output'];
  readonly phase: PhaseName;
  readonly startsOn: Scalars['LocalDate']['output'];
};

export type Mutation = {
  /** 负担超过上限仍须发布的,说明理由;留存审计 */
  readonly acknowledgeBurden: CampaignBurdenPayload;
  /** 签收文件或确认学习完成 */
  readonly acknowledgeDocument: DocumentReceiptPayload;
  /** 在草案中增加频次要求 */
  readonly addCadence: CadencePayload;
  /** 设立领导小组、专项办或专班 */
  readonly addCampaignBody: CampaignBodyPayload;
  /** 在草案中增加一项 */
  readonly addPlanItem: PlanItemPayload;
  /** 在草案中声明目标 */
  readonly addTarget: TargetPayload;
  /** 办理文件:拟办、分发、签收、办理、反馈、办结、归档 */
  readonly advanceDocument: DocumentPayload;
  /** 提请审定、退回、审定归档;审定人不得是评估人或提请人 */
  readonly advanceEvaluation: EvaluationPayload;
  /** 答复上级的修订:接受即在本地区方案中生效(本地区从严的数值保留),或提出异议;含必办内容的不得提出异议 */
  readonly answerAmendment: AmendmentPayload;
  /** 承办单位阅知或反馈 */
  readonly answerDirective: DirectiveRecipientPayload;
  /** 批准;批准人不得是送审人 */
  readonly approveCampaign: CampaignPayload;
  /** 总结后归档 */
  readonly archiveCampaign: CampaignPayload;
  /** 指定责任处室:任务所在地区的办公室为尚待办理的任务指定本单位的牵头处室和配合处室,原有的被替换 */
  readonly assignTask: TaskPayload;
  /** 登记待发文件 */
  readonly awaitDocument: AwaitedDocumentPayload;
  /** 修改草案中的频次要求;内容整体替换 */
  readonly changeCadence: CadencePayload;
  /** 修改草案 */
  readonly changeCampaign: CampaignPayload;
  /** 调整机构;内容整体替换,地区不变 */
  readonly changeCampaignBody: CampaignBodyPayload;
  /** 调整方案、承办人、包案委员或期限 */
  readonly changeCase: CasePayload;
  /** 更正登记;内容整体替换 */
  readonly changeDocument: DocumentPayload;
  /** 更正会议登记;内容整体替换,已下发任务的要求须保持原样 */
  readonly changeMeeting: RecordMeetingPayload;
  /** 修改草案中的一项;内容整体替换,位置不变 */
  readonly changePlanItem: PlanItemPayload;
  /** 修改总体行动 */
  readonly changeProgramme: ProgrammePayload;
  /** 修改草案中的目标;内容整体替换,原分解作废 */
  readonly changeTarget: TargetPayload;
  /** 分发文件;已分发的地区不再重复 */
  readonly circulateDocument: CirculationPayload;
  /** 销账;须由承办人和申请人以外的人办理 */
  readonly closeCase: CasePayload;
  /** 截止后人工关闭并冻结当日调度(平时由系统按时完成) */
  readonly closeDispatch: DispatchSheetPayload;
  /** 确认上级下发的专项行动:生成本地区的草案,供细化 */
  readonly confirmCascade: CascadePayload;
  /** 上级确认本级汇总,只填本级自己的项目 */
  readonly confirmDispatchSheet: DispatchSheetPayload;
  /** 起草专项行动。未给出的出口门槛采用默认门槛 */
  readonly createCampaign: CampaignPayload;
  /** 按模板起草专项行动:行动、措施、任务、目标、频次要求和机构一次写入,日期随开始日平移 */
  readonly createCampaignFromTemplate: CampaignFromTemplatePayload;
  /** 建立一事一策清单 */
  readonly createCaseList: CaseListPayload;
  /** 建立验收评估:评分表满分 100;每个地区一份,由行动发起地区评估 */
  readonly createEvaluation: EvaluationPayload;
  /** 上传或粘贴一份通知,读出草案;带国家秘密标志的文件不予接收,被拒绝的文件不留存任何内容 */
  readonly createNoticeDraft: NoticeDraftPayload;
  /** 建立总体行动;建立后下级可见,下级的专项行动可归入其中 */
  readonly createProgramme: ProgrammePayload;
  /** 给事件定日,或改定日期:本行动及下级行动中等待该事件的时限一并变动 */
  readonly dateNamedEvent: DateNamedEventPayload;
  /** 审批修订;审批人不得是提出人。批准后生效,并送达各下级答复 */
  readonly decideAmendment: AmendmentPayload;
  /** 审批延期;审批人不得是申请人 */
  readonly decideExtension: TaskPayload;
  /** 申报同比目标的上年同期基数;再次申报即新版本,原版本保留 */
  readonly declareBaseline: TargetBasePayload;
  /** 声明人工填报指标;同一代码再次声明即修改 */
  readonly declareReportedIndicator: ReportedIndicatorPayload;
  /** 按剩余缺口向已分解目标的各地区派下一个月的任务;当月已派的不再派 */
  readonly deriveTaskOrders: TaskOrdersPayload;
  /** 丢弃停放的事件(永不应用,留存备查),并立即处理排在其后的事件 */
  readonly discardCampaignsDeadLetter: DeadLetterPayload;
  /** 抽取复核样本:按公开算法随机抽取,任何有权查看的人可复算 */
  readonly drawRecheck: EvaluationPayload;
  /** 阶段延期:后续阶段缩短或顺延,阶段末到期的任务随之改期;dryRun 只列出变化 */
  readonly extendPhase: ExtendPhasePayload;
  /** 把执行中的专项行动下发给直接下级,要求在期限前细化并报备;dryRun 只答复下发对象和工作量 */
  readonly issueCampaign: IssueCampaignPayload;
  /** 登记领导批示并转办 */
  readonly issueDirective: IssueDirectivePayload;
  /** 把会议要求作为任务下发,每项要求一项任务 */
  readonly issueMeetingTasks: MeetingTasksPayload;
  /** 下发任务;expandTo 把任务下发到该级每个地区,各一项。行动发布前为草稿,随行动发布一并下发 */
  readonly issueTask: IssueTaskPayload;
  /** 在草案中移动一项及其下级 */
  readonly movePlanItem: PlanItemPayload;
  /** 指定本级以下一个地区的第一责任人;再次指定即更换 */
  readonly nameFirstResponsible: FirstResponsiblePayload;
  /** 列入一个事项,由承办人按期办结 */
  readonly openCase: CasePayload;
  /** 对已发布的方案提出修订;提出时即按草案的规则检查。dryRun 只答复差异 */
  readonly proposeAmendment: AmendmentPayload;
  /** 提请转段,7 日内由另一人批准;支队级以上必经 */
  readonly proposeTransition: ProposalPayload;
  /** 发布:对下级生效,固定纳入范围单位基数,下发已拟任务,进入第一阶段 */
  readonly publishCampaign: CampaignPayload;
  /** 成案:由已确认的条目形成专项行动草案、方案模板或任务清单;还有未确认的条目或未回答的问题时不予成案,并逐一列出 */
  readonly publishNoticeDraft: PublishNoticeDraftPayload;
  /** 登记一次办理,计入其所在周期;周期已过的记为补办,不改变未完成的记录 */
  readonly recordAct: CadenceActPayload;
  /** 登记会议及其要求;责任处室按名称在本地区处室中查找 */
  readonly recordMeeting: RecordMeetingPayload;
  /** 登记一个样本的复核结果;提请审定前可改 */
  readonly recordRecheck: RecheckPayload;
  /** 重新投递停放的事件,成功后依次处理排在其后的事件;再次失败时一切不变,并说明原因 */
  readonly redriveCampaignsDeadLetter: DeadLetterPayload;
  /** 登记文件;文号或标题与待发文件相符的,待发文件随之办结 */
  readonly registerDocument: DocumentPayload;
  /** 从草案中删除频次要求 */
  readonly removeCadence: CadencePayload;
  /** 撤销机构 */
  readonly removeCampaignBody: CampaignBodyPayload;
  /** 从草案中删除一项及其下级,连同所属的任务、目标和频次要求 */
  readonly removePlanItem: RemovePlanItemPayload;
  /** 从草案中删除目标 */
  readonly removeTarget: TargetPayload;
  /** 填报进展 */
  readonly reportCaseProgress: CasePayload;
  /** 填报本地区的一个指标;下级已填报的由平台汇总,不得重复填报 */
  readonly reportFigure: FigureReportPayload;
  /** 填报任务进展:完成百分比和说明,只增不改 */
  readonly reportTaskProgress: TaskPayload;
  /** 申请延期 */
  readonly requestExtension: TaskPayload;
  /** 恢复执行 */
  readonly resumeCampaign: CampaignPayload;
  /** 退回修改 */
  readonly returnCampaign: CampaignPayload;
  /** 退回继续办理;期限不变 */
  readonly returnCase: CasePayload;
  /** 上级退回已报备的方案:下级须在新的期限前修订 */
  readonly returnFiling: CascadePayload;
  /** 审核反馈:办结或退回 */
  readonly reviewDirective: DirectiveRecipientPayload;
  /** 确认草案的一个条目:采纳、修改、不采纳、并入、拆分、回答问题、对应到处室等;每次确认都留痕 */
  readonly reviewDraftItem: ReviewDraftItemPayload;
  /** 成批采纳或不采纳尚未确认的条目;有待答问题的不成批采纳。逐条留痕 */
  readonly reviewDraftItems: ReviewDraftItemsPayload;
  /** 审核定期报告或会议情况;审核人不得是提交人 */
  readonly reviewReport: CadencePeriodPayload;
  /** 审核任务;审核人不得是提交人 */
  readonly reviewTask: TaskPayload;
  /** 在特批期限内更正;原表保留,汇总随之更新 */
  readonly reviseDispatchSheet: DispatchSheetPayload;
  /** 撤销豁免 */
  readonly revokeWaiver: WaiverPayload;
  /** 把专项行动的方案保存为模板,供本地区和下级使用 */
  readonly saveCampaignAsTemplate: CampaignTemplatePayload;
  /** 人工评分和扣分,整体替换 */
  readonly scoreEvaluation: EvaluationPayload;
  /** 调整每周负担上限 */
  readonly setBurdenCap: CampaignBurdenPayload;
  /** 指定频次要求的责任对象(地区、层级或人员之一),自下一周期起执行;未指定的,按人计的为各级第一责任人,按单位计的按文件用语认定,合计的为行动发起地区 */
  readonly setCadenceDebtors: CadencePayload;
  /** 设置日调度表单;执行中的行动自下一次开表起采用。平台能计算的、同一地区其他行动当日已要求填报的,不得再要求填报 */
  readonly setDispatchForm: DispatchFormPayload;
  /** 把数量或资金目标分解到下级地区;各地之和与目标完全相等 */
  readonly setTargetShares: TargetPayload;
  /** 确认存量销号目标的启动时存量;再次确认即新版本 */
  readonly setTargetStock: TargetBasePayload;
  /** 办结待发文件:指明收到的文件,或说明不再等待的理由 */
  readonly settleAwaitedDocument: AwaitedDocumentPayload;
  /** 为签署类条件签署;须在签署地区有审批权限 */
  readonly signOff: SignOffPayload;
  /** 送审 */
  readonly submitCampaign: CampaignPayload;
  /** 申请销账,附佐证材料 */
  readonly submitCase: CasePayload;
  /** 上报本地区当日调度表;截止时刻起为迟报,须写明原因 */
  readonly submitDispatchSheet: DispatchSheetPayload;
  /** 提交定期报告或会议情况;首次提交到时限即为迟报 */
  readonly submitReport: CadencePeriodPayload;
  /** 暂停;暂停期间不得转段和办理任务 */
  readonly suspendCampaign: CampaignPayload;
  /** 终止 */
  readonly terminateCampaign: CampaignPayload;
  /** 转段。门槛未达到时返回 GateNotMet,不作任何改动;dryRun 只判定不执行 */
  readonly transitionPhase: TransitionPhaseResult;
  /** 上级特批:在期限内允许更正已冻结的调度表 */
  readonly unlockDispatchSheet: DispatchSheetPayload;
  /** 豁免一个条件:写明理由和截止日;提请人不得豁免 */
  readonly waiveCriterion: WaiverPayload;
  /** 撤销尚未使用的人工填报指标 */
  readonly withdrawReportedIndicator: ReportedIndicatorPayload;
  /** 办理任务:签收、开始、提交 */
  readonly workTask: TaskPayload;
};


export type MutationAcknowledgeBurdenArgs = {
  input: AcknowledgeBurdenInput;
};


export type MutationAcknowledgeDocumentArgs = {
  input: AcknowledgeDocumentInput;
};


export type MutationAddCadenceArgs = {
  input: AddCadenceInput;
};


export type MutationAddCampaignBodyArgs = {
  input: AddCampaignBodyInput;
};


export type MutationAddPlanItemArgs = {
  input: AddPlanItemInput;
};


export type MutationAddTargetArgs = {
  input: AddTargetInput;
};


export type MutationAdvanceDocumentArgs = {
  input: AdvanceDocumentInput;
};


export type MutationAdvanceEvaluationArgs = {
  input: AdvanceEvaluationInput;
};


export type MutationAnswerAmendmentArgs = {
  input: AnswerAmendmentInput;
};


export type MutationAnswerDirectiveArgs = {
  input: AnswerDirectiveInput;
};


export type MutationApproveCampaignArgs = {
  input: CampaignActionInput;
};


export type MutationArchiveCampaignArgs = {
  input: CampaignActionInput;
};


export type MutationAssignTaskArgs = {
  input: AssignTaskInput;
};


export type MutationAwaitDocumentArgs = {
  input: AwaitDocumentInput;
};


export type MutationChangeCadenceArgs = {
  input: ChangeCadenceInput;
};


export type MutationChangeCampaignArgs = {
  input: ChangeCampaignInput;
};


export type MutationChangeCampaignBodyArgs = {
  input: ChangeCampaignBodyInput;
};


export type MutationChangeCaseArgs = {
  input: ChangeCaseInput;
};


export type MutationChangeDocumentArgs = {
  input: ChangeDocumentInput;
};


export type MutationChangeMeetingArgs = {
  input: ChangeMeetingInput;
};


export type MutationChangePlanItemArgs = {
  input: ChangePlanItemInput;
};


export type MutationChangeProgrammeArgs = {
  input: ChangeProgrammeInput;
};


export type MutationChangeTargetArgs = {
  input: ChangeTargetInput;
};


export type MutationCirculateDocumentArgs = {
  input: CirculateDocumentInput;
};


export type MutationCloseCaseArgs = {
  input: CloseCaseInput;
};


export type MutationCloseDispatchArgs = {
  input: CloseDispatchInput;
};


export type MutationConfirmCascadeArgs = {
  input: ConfirmCascadeInput;
};


export type MutationConfirmDispatchSheetArgs = {
  input: ConfirmDispatchSheetInput;
};


export type MutationCreateCampaignArgs = {
  input: CreateCampaignInput;
};


export type MutationCreateCampaignFromTemplateArgs = {
  input: CreateCampaignFromTemplateInput;
};


export type MutationCreateCaseListArgs = {
  input: CreateCaseListInput;
};


export type MutationCreateEvaluationArgs = {
  input: CreateEvaluationInput;
};


export type MutationCreateNoticeDraftArgs = {
  input: CreateNoticeDraftInput;
};


export type MutationCreateProgrammeArgs = {
  input: CreateProgrammeInput;
};


export type MutationDateNamedEventArgs = {
  input: DateNamedEventInput;
};


export type MutationDecideAmendmentArgs = {
  input: DecideAmendmentInput;
};


export type MutationDecideExtensionArgs = {
  input: DecideExtensionInput;
};


export type MutationDeclareBaselineArgs = {
  input: DeclareBaselineInput;
};


export type MutationDeclareReportedIndicatorArgs = {
  input: DeclareReportedIndicatorInput;
};


export type MutationDeriveTaskOrdersArgs = {
  input: DeriveTaskOrdersInput;
};


export type MutationDiscardCampaignsDeadLetterArgs = {
  input: DiscardDeadLetterInput;
};


export type MutationDrawRecheckArgs = {
  input: DrawRecheckInput;
};


export type MutationExtendPhaseArgs = {
  input: ExtendPhaseInput;
};


export type MutationIssueCampaignArgs = {
  input: IssueCampaignInput;
};


export type MutationIssueDirectiveArgs = {
  input: IssueDirectiveInput;
};


export type MutationIssueMeetingTasksArgs = {
  input: IssueMeetingTasksInput;
};


export type MutationIssueTaskArgs = {
  input: IssueTaskInput;
};


export type MutationMovePlanItemArgs = {
  input: MovePlanItemInput;
};


export type MutationNameFirstResponsibleArgs = {
  input: NameFirstResponsibleInput;
};


export type MutationOpenCaseArgs = {
  input: OpenCaseInput;
};


export type MutationProposeAmendmentArgs = {
  input: ProposeAmendmentInput;
};


export type MutationProposeTransitionArgs = {
  input: ProposeTransitionInput;
};


export type MutationPublishCampaignArgs = {
  input: CampaignActionInput;
};


export type MutationPublishNoticeDraftArgs = {
  input: PublishNoticeDraftInput;
};


export type MutationRecordActArgs = {
  input: RecordActInput;
};


export type MutationRecordMeetingArgs = {
  input: RecordMeetingInput;
};


export type MutationRecordRecheckArgs = {
  input: RecordRecheckInput;
};


export type MutationRedriveCampaignsDeadLetterArgs = {
  input: RedriveDeadLetterInput;
};


export type MutationRegisterDocumentArgs = {
  input: RegisterDocumentInput;
};


export type MutationRemoveCadenceArgs = {
  input: RemoveCadenceInput;
};


export type MutationRemoveCampaignBodyArgs = {
  input: RemoveCampaignBodyInput;
};


export type MutationRemovePlanItemArgs = {
  input: RemovePlanItemInput;
};


export type MutationRemoveTargetArgs = {
  input: RemoveTargetInput;
};


export type MutationReportCaseProgressArgs = {
  input: ReportCaseProgressInput;
};


export type MutationReportFigureArgs = {
  input: ReportFigureInput;
};


export type MutationReportTaskProgressArgs = {
  input: ReportTaskProgressInput;
};


export type MutationRequestExtensionArgs = {
  input: RequestExtensionInput;
};


export type MutationResumeCampaignArgs = {
  input: CampaignActionInput;
};


export type MutationReturnCampaignArgs = {
  input: CampaignDecisionInput;
};


export type MutationReturnCaseArgs = {
  input: ReturnCaseInput;
};


export type MutationReturnFilingArgs = {
  input: ReturnFilingInput;
};


export type MutationReviewDirectiveArgs = {
  input: ReviewDirectiveInput;
};


export type MutationReviewDraftItemArgs = {
  input: ReviewDraftItemInput;
};


export type MutationReviewDraftItemsArgs = {
  input: ReviewDraftItemsInput;
};


export type MutationReviewReportArgs = {
  input: ReviewReportInput;
};


export type MutationReviewTaskArgs = {
  input: ReviewTaskInput;
};


export type MutationReviseDispatchSheetArgs = {
  input: ReviseDispatchSheetInput;
};


export type MutationRevokeWaiverArgs = {
  input: RevokeWaiverInput;
};


export type MutationSaveCampaignAsTemplateArgs = {
  input: SaveCampaignAsTemplateInput;
};


export type MutationScoreEvaluationArgs = {
  input: ScoreEvaluationInput;
};


export type MutationSetBurdenCapArgs = {
  input: SetBurdenCapInput;
};


export type MutationSetCadenceDebtorsArgs = {
  input: SetCadenceDebtorsInput;
};


export type MutationSetDispatchFormArgs = {
  input: SetDispatchFormInput;
};


export type MutationSetTargetSharesArgs = {
  input: SetTargetSharesInput;
};


export type MutationSetTargetStockArgs = {
  input: SetTargetStockInput;
};


export type MutationSettleAwaitedDocumentArgs = {
  input: SettleAwaitedDocumentInput;
};


export type MutationSignOffArgs = {
  input: SignOffInput;
};


export type MutationSubmitCampaignArgs = {
  input: CampaignActionInput;
};


export type MutationSubmitCaseArgs = {
  input: SubmitCaseInput;
};


export type MutationSubmitDispatchSheetArgs = {
  input: SubmitDispatchSheetInput;
};


export type MutationSubmitReportArgs = {
  input: SubmitReportInput;
};


export type MutationSuspendCampaignArgs = {
  input: CampaignDecisionInput;
};


export type MutationTerminateCampaignArgs = {
  input: CampaignDecisionInput;
};


export type MutationTransitionPhaseArgs = {
  input: TransitionPhaseInput;
};


export type MutationUnlockDispatchSheetArgs = {
  input: UnlockDispatchSheetInput;
};


export type MutationWaiveCriterionArgs = {
  input: WaiveCriterionInput;
};


export type MutationWithdrawReportedIndicatorArgs = {
  input: WithdrawReportedIndicatorInput;
};


export type MutationWorkTaskArgs = {
  input: WorkTaskInput;
};

export type NameFirstResponsibleInput = {
  readonly campaignId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly personId: Scalars['ID']['input'];
  readonly regionCode: Scalars['RegionCode']['input'];
};

/** 日期待定的事件,如全国两会结束 */
export type NamedEvent = {
  readonly code: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
};

export type NamedEventInput = {
  /** 大写字母、数字和下划线 */
  readonly code: Scalars['String']['input'];
  readonly name: Scalars['String']['input'];
};

export type NoticeBulkAction =
  /** 采纳 */
  | 'ACCEPT'
  /** 不采纳 */
  | 'DROP';

/** 通知草案与在办方案的差别 */
export type NoticeComparison = {
  readonly added: Scalars['Int']['output'];
  /** 使方案与通知一致的改动,可照原样提交 proposeAmendment;最多 100 处,其余的在修订生效后再次比对即得 */
  readonly amendmentChanges: ReadonlyArray<AmendmentChange>;
  readonly changed: Scalars['Int']['output'];
  /** 按方案的次序,最多 500 项 */
  readonly differences: ReadonlyArray<NoticeDifference>;
  readonly removed: Scalars['Int']['output'];
  readonly unchanged: Scalars['Int']['output'];
};

/** 正文各段有多少被条目引用 */
export type NoticeCoverage = {
  readonly cited: Scalars['Int']['output'];
  readonly paragraphs: Scalars['Int']['output'];
  /** 未被任何条目引用的段落,最多 50 段,供人工查漏 */
  readonly uncited: ReadonlyArray<NoticePassage>;
};

export type NoticeDifference = {
  /** 已列入 amendmentChanges。任务不随方案修订,须另行下发、延期或指定处室;平台和方案都没有的指标、新增行动之下的措施、上级和本级自行写入的内容不列入 */
  readonly amended: Scalars['Boolean']['output'];
  /** 不同的各项;增加和取消的没有 */
  readonly fields: ReadonlyArray<NoticeFieldDifference>;
  /** 通知中的条目 */
  readonly itemId?: Maybe<Scalars['ID']['output']>;
  readonly kind: NoticeDifferenceKind;
  /** 通知中的原文 */
  readonly noticeQuote?: Maybe<Scalars['String']['output']>;
  readonly of: NoticeDifferenceOf;
  /** 方案中任务、目标或频次要求的编号 */
  readonly planId?: Maybe<Scalars['ID']['output']>;
  /** 方案引用的原文 */
  readonly planQuote?: Maybe<Scalars['String']['output']>;
  readonly title: Scalars['String']['output'];
};

export type NoticeDifferenceKind =
  /** 通知中有,方案中没有 */
  | 'ADDED'
  /** 两边都有,内容不同 */
  | 'CHANGED'
  /** 方案中有,通知中没有 */
  | 'REMOVED';

export type NoticeDifferenceOf =
  /** 频次要求 */
  | 'CADENCE'
  /** 行动、措施 */
  | 'ITEM'
  /** 目标 */
  | 'TARGET'
  /** 任务 */
  | 'TASK';

/** 文件要素;文中未写明的为空 */
export type NoticeDocument = {
  readonly addressees: ReadonlyArray<NoticeFact>;
  readonly attachments: ReadonlyArray<NoticeFact>;
  /** 成文日期 */
  readonly issueDate?: Maybe<NoticeFact>;
  readonly issuers: ReadonlyArray<NoticeFact>;
  /** 本文件的发文字号 */
  readonly number?: Maybe<NoticeFact>;
  /** 网页发布时间 */
  readonly publishedAt?: Maybe<NoticeFact>;
  /** 期号 */
  readonly serial?: Maybe<NoticeFact>;
  readonly title?: Maybe<NoticeFact>;
};

/** 通知草案:一份官方通知及从中读出的内容。未经人员确认的不成为任何任务 */
export type NoticeDraft = {
  /** 由此形成的专项行动 */
  readonly campaign?: Maybe<Campaign>;
  /** 上传的原件,Base64 */
  readonly contentBase64: Scalars['String']['output'];
  /** 各类条目的数量 */
  readonly counts: ReadonlyArray<NoticeItemCount>;
  readonly coverage: NoticeCoverage;
  readonly createdAt: Scalars['DateTime']['output'];
  readonly createdBy?: Maybe<Person>;
  readonly document: NoticeDocument;
  readonly fileName: Scalars['String']['output'];
  readonly format: NoticeFormat;
  readonly id: Scalars['ID']['output'];
  readonly items: NoticeItemConnection;
  /** 成案前须回答的问题数;术语等不入方案的条目的问题不计 */
  readonly openQuestions: Scalars['Int']['output'];
  /** 成案的方式;尚未成案时为空 */
  readonly publishedAs?: Maybe<NoticePublishedAs>;
  readonly publishedBy?: Maybe<Person>;
  readonly region: Region;
  /** 原件的 SHA-256 */
  readonly sha256: Scalars['String']['output'];
  readonly sizeBytes: Scalars['Int']['output'];
  readonly status: NoticeDraftStatus;
  /** 由此形成的模板的代码 */
  readonly templateCode?: Maybe<Scalars['ID']['output']>;
  /** 正文;条目的位置均按此计 */
  readonly text: Scalars['String']['output'];
  /** 每次确认条目后递增 */
  readonly version: Scalars['Int']['output'];
};


/** 通知草案:一份官方通知及从中读出的内容。未经人员确认的不成为任何任务 */
export type NoticeDraftItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<NoticeItemFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type NoticeDraftConnection = {
  readonly nodes: ReadonlyArray<NoticeDraft>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type NoticeDraftPayload = {
  readonly draft?: Maybe<NoticeDraft>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type NoticeDraftStatus =
  /** 审核中 */
  | 'OPEN'
  /** 已成案 */
  | 'PUBLISHED';

/** 文件要素的一项及其原文 */
export type NoticeFact = {
  readonly confidence: Scalars['Float']['output'];
  readonly quote: Scalars['String']['output'];
  readonly span: TextSpan;
  readonly value: Scalars['String']['output'];
};

export type NoticeFieldDifference = {
  readonly after?: Maybe<Scalars['String']['output']>;
  readonly before?: Maybe<Scalars['String']['output']>;
  /** 名称、内容、时限、牵头单位、数值、期限、次数等 */
  readonly field: Scalars['String']['output'];
};

export type NoticeFormat =
  /** Word 文档 */
  | 'DOCX'
  /** 网页 */
  | 'HTML'
  | 'PDF'
  /** 文本 */
  | 'TEXT';

/** 草案的一个条目:通知中说的一件事、它的原句,以及人员的确认 */
export type NoticeItem = {
  /** 未能对应时名称相近的处室 */
  readonly candidates: ReadonlyArray<Maybe<Division>>;
  /** 把握程度,0 至 1;低于 0.5 的请人工判断 */
  readonly confidence: Scalars['Float']['output'];
  /** 未能对应时标题相近的登记文件 */
  readonly documentCandidates: ReadonlyArray<Document>;
  readonly id: Scalars['ID']['output'];
  /** 未能对应时名称相近的平台指标,代码 */
  readonly indicatorCandidates: ReadonlyArray<Scalars['String']['output']>;
  readonly kind: NoticeItemKind;
  /** 已对应的处室、指标或文件 */
  readonly link?: Maybe<NoticeItemLink>;
  /** 并入的条目 */
  readonly mergedIntoId?: Maybe<Scalars['ID']['output']>;
  /** 在正文中的次序 */
  readonly ordinal: Scalars['Int']['output'];
  /** PDF 的页码 */
  readonly page?: Maybe<Scalars['Int']['output']>;
  /** Word 文档的段落号 */
  readonly paragraph?: Maybe<Scalars['Int']['output']>;
  /** 章节号,自上而下,如 三/(一)/1 */
  readonly path: Scalars['String']['output'];
  readonly questions: ReadonlyArray<NoticeQuestion>;
  /** 原句 */
  readonly quote: Scalars['String']['output'];
  /** 确认记录:何人、何时、依据哪句、改了什么 */
  readonly reviews: NoticeReviewConnection;
  /** 识别规则 */
  readonly rule: Scalars['String']['output'];
  readonly span: TextSpan;
  /** 由哪个条目拆分而来 */
  readonly splitFromId?: Maybe<Scalars['ID']['output']>;
  readonly status: NoticeItemStatus;
  /** 一行概述 */
  readonly title: Scalars['String']['output'];
  readonly value: NoticeItemValue;
  readonly version: Scalars['Int']['output'];
};


/** 草案的一个条目:通知中说的一件事、它的原句,以及人员的确认 */
export type NoticeItemReviewsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type NoticeItemConnection = {
  readonly nodes: ReadonlyArray<NoticeItem>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type NoticeItemCount = {
  readonly count: Scalars['Int']['output'];
  readonly kind: NoticeItemKind;
  readonly status: NoticeItemStatus;
};

export type NoticeItemFilter = {
  readonly kinds?: InputMaybe<ReadonlyArray<NoticeItemKind>>;
  /** 只要成案前须回答问题的 */
  readonly openQuestion?: InputMaybe<Scalars['Boolean']['input']>;
  readonly statuses?: InputMaybe<ReadonlyArray<NoticeItemStatus>>;
};

export type NoticeItemKind =
  /** 问责措施;不入方案 */
  | 'ACCOUNTABILITY'
  /** 罚款、奖励、补助金额;不入方案 */
  | 'AMOUNT'
  /** 专项行动的名称和起止 */
  | 'CAMPAIGN'
  /** 时限 */
  | 'DEADLINE'
  /** 频次 */
  | 'FREQUENCY'
  /** 责任、牵头、配合单位 */
  | 'OFFICE'
  /** 行动 */
  | 'OPERATION'
  /** 阶段 */
  | 'PHASE'
  /** 引用的文件;不入方案 */
  | 'REFERENCE'
  /** 指标 */
  | 'TARGET'
  /** 任务、措施、要求 */
  | 'TASK'
  /** 术语;不入方案 */
  | 'TERM';

export type NoticeItemLink = {
  readonly division?: Maybe<Division>;
  /** 登记的文件;您不可查看的为空 */
  readonly document?: Maybe<Document>;
  /** 平台计算的指标 */
  readonly indicator?: Maybe<Scalars['String']['output']>;
  readonly noticeDraftId?: Maybe<Scalars['ID']['output']>;
};

export type NoticeItemLinkInput = {
  readonly divisionId?: InputMaybe<Scalars['ID']['input']>;
  readonly documentId?: InputMaybe<Scalars['ID']['input']>;
  readonly indicator?: InputMaybe<Scalars['String']['input']>;
  readonly noticeDraftId?: InputMaybe<Scalars['ID']['input']>;
};

export type NoticeItemStatus =
  /** 已采纳 */
  | 'ACCEPTED'
  /** 不采纳 */
  | 'DROPPED'
  /** 修改后采纳 */
  | 'EDITED'
  /** 待确认 */
  | 'PROPOSED';

/** 条目的内容;只有该类条目所有的字段有值 */
export type NoticeItemValue = {
  readonly actor?: Maybe<Scalars['String']['output']>;
  readonly basis?: Maybe<Scalars['String']['output']>;
  readonly by?: Maybe<Scalars['String']['output']>;
  /** GE 不少于,LE 不超过,GT 多于,LT 少于,EQ 等于 */
  readonly comparator?: Maybe<Scalars['String']['output']>;
  readonly count?: Maybe<Scalars['Int']['output']>;
  readonly date?: Maybe<Scalars['LocalDate']['output']>;
  readonly duty?: Maybe<Scalars['String']['output']>;
  readonly end?: Maybe<Scalars['LocalDate']['output']>;
  readonly event?: Maybe<Scalars['String']['output']>;
  readonly horizon?: Maybe<Scalars['LocalDate']['output']>;
  readonly implicit?: Maybe<Scalars['Boolean']['output']>;
  /** 阶段、任务或金额的类别 */
  readonly kind?: Maybe<Scalars['String']['output']>;
  readonly level?: Maybe<Scalars['Int']['output']>;
  readonly maxYuan?: Maybe<Scalars['Float']['output']>;
  readonly meaning?: Maybe<Scalars['String']['output']>;
  readonly metric?: Maybe<Scalars['String']['output']>;
  readonly minYuan?: Maybe<Scalars['Float']['output']>;
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly no?: Maybe<Scalars['Int']['output']>;
  readonly number?: Maybe<Scalars['String']['output']>;
  readonly operation?: Maybe<Scalars['String']['output']>;
  readonly period?: Maybe<Scalars['String']['output']>;
  /** LEAD 牵头,RESPONSIBLE 责任,SUPPORT 配合,ACTOR 仅提及 */
  readonly role?: Maybe<Scalars['String']['output']>;
  /** PER_ORGANIZATION 按单位,PER_PERSON 按人,TOTAL 合计 */
  readonly scope?: Maybe<Scalars['String']['output']>;
  readonly start?: Maybe<Scalars['LocalDate']['output']>;
  readonly step?: Maybe<Scalars['String']['output']>;
  readonly term?: Maybe<Scalars['String']['output']>;
  readonly title?: Maybe<Scalars['String']['output']>;
  readonly trigger?: Maybe<Scalars['String']['output']>;
  readonly unit?: Maybe<Scalars['String']['output']>;
  readonly until?: Maybe<Scalars['String']['output']>;
  readonly value?: Maybe<Scalars['Float']['output']>;
  readonly weekday?: Maybe<Scalars['Int']['output']>;
  readonly what?: Maybe<Scalars['String']['output']>;
  readonly wildcard?: Maybe<Scalars['Boolean']['output']>;
};

export type NoticeItemValueInput = {
  readonly actor?: InputMaybe<Scalars['String']['input']>;
  readonly by?: InputMaybe<Scalars['String']['input']>;
  readonly comparator?: InputMaybe<Scalars['String']['input']>;
  readonly count?: InputMaybe<Scalars['Int']['input']>;
  readonly date?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly duty?: InputMaybe<Scalars['String']['input']>;
  readonly end?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly event?: InputMaybe<Scalars['String']['input']>;
  readonly horizon?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly kind?: InputMaybe<Scalars['String']['input']>;
  readonly maxYuan?: InputMaybe<Scalars['Float']['input']>;
  readonly meaning?: InputMaybe<Scalars['String']['input']>;
  readonly metric?: InputMaybe<Scalars['String']['input']>;
  readonly minYuan?: InputMaybe<Scalars['Float']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly number?: InputMaybe<Scalars['String']['input']>;
  readonly operation?: InputMaybe<Scalars['String']['input']>;
  readonly period?: InputMaybe<Scalars['String']['input']>;
  readonly role?: InputMaybe<Scalars['String']['input']>;
  readonly scope?: InputMaybe<Scalars['String']['input']>;
  readonly start?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly step?: InputMaybe<Scalars['String']['input']>;
  readonly title?: InputMaybe<Scalars['String']['input']>;
  readonly trigger?: InputMaybe<Scalars['String']['input']>;
  readonly unit?: InputMaybe<Scalars['String']['input']>;
  readonly until?: InputMaybe<Scalars['String']['input']>;
  readonly value?: InputMaybe<Scalars['Float']['input']>;
  readonly weekday?: InputMaybe<Scalars['Int']['input']>;
  readonly what?: InputMaybe<Scalars['String']['input']>;
  readonly wildcard?: InputMaybe<Scalars['Boolean']['input']>;
};

export type NoticePassage = {
  readonly span: TextSpan;
  readonly text: Scalars['String']['output'];
};

/** 成案(或预演)的结果 */
export type NoticePublication = {
  /** 形成的专项行动草案,须经审批、发布方才生效;或任务清单归入的专项行动 */
  readonly campaign?: Maybe<Campaign>;
  readonly counts: TemplateCounts;
  /** 登记簿中的本文件:随成案登记的,或已登记的;没有文号或成文日期、预演时为空 */
  readonly document?: Maybe<Document>;
  readonly draft: NoticeDraft;
  readonly dryRun: Scalars['Boolean']['output'];
  readonly endsOn: Scalars['LocalDate']['output'];
  readonly name: Scalars['String']['output'];
  /** 方案与原文字面不同之处 */
  readonly remarks: ReadonlyArray<NoticeRemark>;
  readonly startsOn: Scalars['LocalDate']['output'];
  /** 形成的模板的代码 */
  readonly templateCode?: Maybe<Scalars['ID']['output']>;
  /** 须人工核对的责任单位名称;名称仍保留在任务和目标中 */
  readonly unmatched: ReadonlyArray<UnmatchedName>;
};

export type NoticePublishedAs =
  /** 专项行动 */
  | 'CAMPAIGN'
  /** 任务清单 */
  | 'TASK_LIST'
  /** 方案模板 */
  | 'TEMPLATE';

/** 原文有两种读法或未写明时向人员提出的问题 */
export type NoticeQuestion = {
  /** 备选答案;为空时自行填写 */
  readonly alternatives: ReadonlyArray<Scalars['String']['output']>;
  readonly answer?: Maybe<Scalars['String']['output']>;
  readonly en: Scalars['String']['output'];
  readonly zh: Scalars['String']['output'];
};

export type NoticeRemark = {
  readonly en: Scalars['String']['output'];
  readonly itemId?: Maybe<Scalars['ID']['output']>;
  readonly zh: Scalars['String']['output'];
};

export type NoticeReview = {
  readonly action: NoticeReviewAction;
  readonly after: NoticeItemValue;
  readonly answer?: Maybe<Scalars['String']['output']>;
  readonly before: NoticeItemValue;
  readonly id: Scalars['ID']['output'];
  /** 依据的原句 */
  readonly quote: Scalars['String']['output'];
  readonly reviewedAt: Scalars['DateTime']['output'];
  readonly reviewedBy?: Maybe<Person>;
  readonly statusAfter: NoticeItemStatus;
  readonly statusBefore: NoticeItemStatus;
};

export type NoticeReviewAction =
  /** 采纳 */
  | 'ACCEPT'
  /** 回答问题 */
  | 'ANSWER'
  /** 不采纳 */
  | 'DROP'
  /** 修改 */
  | 'EDIT'
  /** 对应到处室、指标或文件 */
  | 'LINK'
  /** 并入另一条目 */
  | 'MERGE'
  /** 拆分 */
  | 'SPLIT';

export type NoticeReviewConnection = {
  readonly nodes: ReadonlyArray<NoticeReview>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type ObligationKind =
  /** 修订答复 */
  | 'AMENDMENT'
  /** 待发文件 */
  | 'AWAITED_DOCUMENT'
  /** 频次要求 */
  | 'CADENCE'
  /** 一事一策 */
  | 'CASE'
  /** 传达学习 */
  | 'CIRCULATION'
  /** 批示办理 */
  | 'DIRECTIVE'
  /** 日调度 */
  | 'DISPATCH'
  /** 阶段评估 */
  | 'EVALUATION'
  /** 会议 */
  | 'MEETING'
  /** 方案报备 */
  | 'PLAN_FILING'
  /** 定期报告 */
  | 'REPORT'
  /** 任务 */
  | 'TASK'
  /** 派单 */
  | 'TASK_ORDER'
  /** 任务审核 */
  | 'TASK_REVIEW';

export type OpenCaseInput = {
  readonly committeeMemberId: Scalars['ID']['input'];
  readonly dueOn: Scalars['LocalDate']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly listId: Scalars['ID']['input'];
  readonly officerId: Scalars['ID']['input'];
  readonly plan: Scalars['String']['input'];
  readonly reference?: InputMaybe<CaseReferenceInput>;
  /** 承办地区;不给出即清单所在地区 */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly subject: Scalars['String']['input'];
};

/** 分页信息 */
export type PageInfo = {
  /** 下一页的 after 参数 */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
};

export type PaperFormat =
  /** Excel(.xlsx) */
  | 'EXCEL'
  /** Word(.docx) */
  | 'WORD';

export type Person = {
  readonly id: Scalars['ID']['output'];
};

export type PhaseChange = {
  readonly from: PhaseStatus;
  readonly phase: PhaseName;
  readonly to: PhaseStatus;
};

export type PhaseInput = {
  readonly endsOn: Scalars['LocalDate']['input'];
  readonly entryGate?: InputMaybe<ReadonlyArray<GateCriterionInput>>;
  /** 不给出则采用默认门槛 */
  readonly exitGate?: InputMaybe<ReadonlyArray<GateCriterionInput>>;
  readonly phase: PhaseName;
  readonly startsOn: Scalars['LocalDate']['input'];
  /** 文件中的阶段名称 */
  readonly title?: InputMaybe<Scalars['String']['input']>;
};

export type PhaseName =
  /** 验收评估 */
  | 'ACCEPTANCE'
  /** 除患攻坚 */
  | 'INTENSIVE_RECTIFICATION'
  /** 动员部署 */
  | 'MOBILIZATION';

export type PhaseStatus =
  /** 待入口检查 */
  | 'ENTRY_CHECK'
  /** 待出口检查 */
  | 'EXIT_CHECK'
  /** 进行中 */
  | 'IN_PROGRESS'
  /** 未开始 */
  | 'NOT_STARTED'
  /** 已通过 */
  | 'PASSED'
  /** 带条件通过 */
  | 'PASSED_WITH_WAIVER'
  /** 退回 */
  | 'RETURNED';

/** 阶段转换的存档记录 */
export type PhaseTransition = {
  /** START_PHASE、COMPLETE_PHASE、RETURN_PHASE、EXTEND_PHASE,或 PUBLISH、SUSPEND、RESUME、TERMINATE */
  readonly action: Scalars['String']['output'];
  /** 批准人 */
  readonly actor?: Maybe<Person>;
  readonly at: Scalars['DateTime']['output'];
  readonly from: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  readonly nextPhase?: Maybe<PhaseName>;
  readonly nextStatus?: Maybe<Scalars['String']['output']>;
  /** 在行动中的序号,从 1 起 */
  readonly ordinal: Scalars['Int']['output'];
  readonly phase: PhaseName;
  /** 提请人 */
  readonly proposer?: Maybe<Person>;
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** 当时的门槛报告;仅行动地区可见 */
  readonly report?: Maybe<GateReport>;
  readonly to: Scalars['String']['output'];
};

export type PhaseTransitionConnection = {
  readonly nodes: ReadonlyArray<PhaseTransition>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

/** 已转段;dryRun 时为将会发生的转换 */
export type PhaseTransitioned = {
  readonly campaign: Campaign;
  readonly change: PhaseChange;
  readonly dryRun: Scalars['Boolean']['output'];
  readonly nextChange?: Maybe<PhaseChange>;
  readonly report: GateReport;
  /** 存档的转换记录;dryRun 时为空 */
  readonly transition?: Maybe<PhaseTransition>;
};

/** 起止:日期或事件 */
export type PlanBound = {
  readonly day?: Maybe<Scalars['LocalDate']['output']>;
  readonly event?: Maybe<NamedEvent>;
};

export type PlanBoundInput = {
  readonly day?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly event?: InputMaybe<NamedEventInput>;
};

export type PlanChange =
  /** 增加 */
  | 'ADDED'
  /** 调整 */
  | 'CHANGED'
  /** 放宽 */
  | 'LOOSENED'
  /** 删除 */
  | 'REMOVED'
  /** 从严 */
  | 'TIGHTENED';

/** 两个方案之间,或同一方案修订前后的差异 */
export type PlanDiff = {
  /** 差异;方案最多 500 项,一次给出 */
  readonly differences: ReadonlyArray<PlanDifference>;
  /** 相同的项、目标、频次要求、阶段和门槛条件数 */
  readonly unchanged: Scalars['Int']['output'];
};

export type PlanDifference = {
  /** 现内容;删除的为空 */
  readonly after?: Maybe<GateText>;
  /** 原内容;增加的为空 */
  readonly before?: Maybe<GateText>;
  /** 未达到的上级要求;符合时为空 */
  readonly breach?: Maybe<GateText>;
  readonly change: PlanChange;
  readonly name: GateText;
  readonly part: PlanPart;
};

/** 方案中的一项:行动、措施或子方案 */
export type PlanItem = {
  readonly cadences: CadenceConnection;
  /** 出处 */
  readonly citation?: Maybe<Citation>;
  /** 层次,直属行动方案的为 1 */
  readonly depth: Scalars['Int']['output'];
  readonly id: Scalars['ID']['output'];
  readonly kind: PlanItemKind;
  /** 必办:下级细化方案时不得删减或放宽 */
  readonly mandatory: Scalars['Boolean']['output'];
  /** 同级中的次序,从 1 起 */
  readonly ordinal: Scalars['Int']['output'];
  /** 上级项;直属行动方案时为空 */
  readonly parentId?: Maybe<Scalars['ID']['output']>;
  /** 所属阶段;贯穿各阶段时为空 */
  readonly phase?: Maybe<PhaseName>;
  readonly targets: TargetConnection;
  /** 任务,限您有权查看的地区 */
  readonly tasks: TaskConnection;
  readonly text?: Maybe<Scalars['String']['output']>;
  readonly title: Scalars['String']['output'];
  readonly version: Scalars['Int']['output'];
};


/** 方案中的一项:行动、措施或子方案 */
export type PlanItemCadencesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** 方案中的一项:行动、措施或子方案 */
export type PlanItemTargetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** 方案中的一项:行动、措施或子方案 */
export type PlanItemTasksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type PlanItemInput = {
  readonly citation?: InputMaybe<CitationInput>;
  readonly kind: PlanItemKind;
  readonly mandatory: Scalars['Boolean']['input'];
  readonly phase?: InputMaybe<PhaseName>;
  readonly text?: InputMaybe<Scalars['String']['input']>;
  readonly title: Scalars['String']['input'];
};

export type PlanItemKind =
  /** 措施 */
  | 'MEASURE'
  /** 行动 */
  | 'OPERATION'
  /** 子方案,如大曝光、大演练、大督导 */
  | 'SUB_PLAN';

export type PlanItemPayload = {
  readonly planItem?: Maybe<PlanItem>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type PlanPart =
  /** 频次要求 */
  | 'CADENCE'
  /** 行动本身 */
  | 'CAMPAIGN'
  /** 阶段门槛 */
  | 'GATE'
  /** 行动、措施或子方案 */
  | 'ITEM'
  /** 阶段 */
  | 'PHASE'
  /** 目标 */
  | 'TARGET';

/** 总体行动:若干专项行动归入其中,如三年行动、冬春火灾防控 */
export type Programme = {
  /** 归入其中、您可查看的专项行动 */
  readonly campaigns: CampaignConnection;
  readonly citation?: Maybe<Citation>;
  readonly createdAt: Scalars['DateTime']['output'];
  /** 最后一日(含) */
  readonly endsOn: Scalars['LocalDate']['output'];
  readonly goal: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly startsOn: Scalars['LocalDate']['output'];
  readonly version: Scalars['Int']['output'];
};


/** 总体行动:若干专项行动归入其中,如三年行动、冬春火灾防控 */
export type ProgrammeCampaignsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ProgrammeConnection = {
  readonly nodes: ReadonlyArray<Programme>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type ProgrammePayload = {
  readonly programme?: Maybe<Programme>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type ProgressLevel =
  | 'CITY'
  | 'COUNTY'
  | 'PROVINCE';

export type ProposalPayload = {
  readonly campaign?: Maybe<Campaign>;
  readonly proposal?: Maybe<TransitionProposal>;
  /** 提请时的门槛报告 */
  readonly report?: Maybe<GateReport>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type ProposeAmendmentInput = {
  /** 下级答复的天数,默认 5 */
  readonly answerDays?: InputMaybe<Scalars['Int']['input']>;
  readonly campaignId: Scalars['ID']['input'];
  readonly changes: ReadonlyArray<AmendmentChangeInput>;
  /** 只预演:答复差异,不作更改 */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 理由,不少于 5 个字 */
  readonly reason: Scalars['String']['input'];
};

export type ProposeTransitionInput = {
  readonly action: TransitionAction;
  readonly campaignId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 退回上一阶段时必填 */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

export type PublishNoticeDraftInput = {
  readonly as: NoticePublishedAs;
  /** 任务清单归入的已有专项行动,须为本地区的;执行中的即行下发,未发布的随其下发。不给出则另成一个简易的专项行动 */
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  /** 纳入范围的单位类别 */
  readonly categories: ReadonlyArray<Scalars['String']['input']>;
  readonly draftId: Scalars['ID']['input'];
  /** 只预演:答复将形成什么,不作更改 */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** 行动结束日;不给出则按文中的日期 */
  readonly endsOn?: InputMaybe<Scalars['LocalDate']['input']>;
  /** 草案的版本 */
  readonly expectedVersion: Scalars['Int']['input'];
  /** 形成新的专项行动时必填 */
  readonly firstResponsiblePersonId?: InputMaybe<Scalars['ID']['input']>;
  /** 工作目标;默认写明落实该通知 */
  readonly goal?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 默认文中的名称 */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** 归入的总体行动;目标期限超出行动而未给出时,一并建立 */
  readonly programmeId?: InputMaybe<Scalars['ID']['input']>;
  /** 行动开始日,文中各日期按同样天数平移;不给出则按文中的日期 */
  readonly startsOn?: InputMaybe<Scalars['LocalDate']['input']>;
};

export type PublishNoticeDraftPayload = {
  readonly publication?: Maybe<NoticePublication>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Query = {
  readonly _entities: ReadonlyArray<Maybe<_Entity>>;
  readonly _service: _Service;
  /** 验收评估报告(Word),限行动发起地区及其上级;未通过验收的标明草稿 */
  readonly acceptancePaper: GeneratedFile;
  /** 您管辖地区的方案修订,按提出先后 */
  readonly amendments: AmendmentConnection;
  /** 本地区待发文件(已宣布、尚未印发),按登记先后 */
  readonly awaitedDocuments: AwaitedDocumentConnection;
  /** 频次周期:每个责任对象每个周期一条,限您有权查看的地区 */
  readonly cadencePeriods: CadencePeriodConnection;
  /** 频次、定期报告、会议的应报、按时、迟报、未报,按层级,限您有权查看的地区;期间与所给起止有交集的周期计入 */
  readonly cadenceStatistics?: Maybe<ReadonlyArray<CadenceStatistics>>;
  /** 一项专项行动:本地区发起的,或上级发布、覆盖本地区的 */
  readonly campaign?: Maybe<Campaign>;
  /** 可查看的专项行动,按创建先后 */
  readonly campaigns: CampaignConnection;
  /** 本服务停放的事件:处理失败、等待处置,最早停放的在前 */
  readonly campaignsDeadLetters: DeadLetterConnection;
  /** 下发到您管辖地区的专项行动及其报备情况,按地区 */
  readonly cascades: CascadeConnection;
  /** 一事一策清单,限您有权查看的地区 */
  readonly caseLists: CaseListConnection;
  /** 清单中的事项,限您有权查看的地区 */
  readonly cases: CaseConnection;
  /** 同一文件的后续版本与在办方案比对:增加、改变和取消的任务、目标和频次,附两边的原文。只比对,不作更改 */
  readonly compareNoticeDraft: NoticeComparison;
  /** 因事件定日或放假安排公布而变动的时限,限您有权查看的地区,按变动先后 */
  readonly deadlineChanges: DeadlineChangeConnection;
  /** 一件批示:本地区登记的,或转办到本地区的 */
  readonly directive?: Maybe<Directive>;
  /** 可查看的批示,按登记先后 */
  readonly directives: DirectiveConnection;
  /** 一个地区逐日的调度表及统计,按日期先后 */
  readonly dispatchDays: DispatchSheetConnection;
  /** 日调度表(Word 或 Excel):一日、一个层级的各地区,限您有权查看的地区;截止冻结前标明草稿 */
  readonly dispatchPaper: GeneratedFile;
  /** 一个地区某日的调度表;给出 asOf 则为该时刻的样子 */
  readonly dispatchSheet: DispatchSheet;
  /** 一份登记的文件:本地区登记的,或分发给本地区的 */
  readonly document?: Maybe<Document>;
  /** 分发给本地区(含下级)的文件的签收情况,按分发先后 */
  readonly documentReceipts: DocumentReceiptConnection;
  /** 可查看的文件,按登记先后 */
  readonly documents: DocumentConnection;
  /** 应办事项计数 */
  readonly dueSummary: DueSummary;
  /** 应办事项:尚未办结的,按时限先后。本人只看派给本人的;本单位看本单位应办的全部,不论由谁办;辖区含下级 */
  readonly dues: DueConnection;
  /** 一个地区的验收评估 */
  readonly evaluation?: Maybe<Evaluation>;
  /** 填报记录,含已更正的,限您有权查看的地区;按填报先后 */
  readonly figureReports: FigureReportConnection;
  readonly meeting?: Maybe<Meeting>;
  /** 可查看的会议,按登记先后 */
  readonly meetings: MeetingConnection;
  /** 办公室月度工作情况通报(Word):领导批示、工作部署会议、文件要求,按层级分列 */
  readonly monthlyReportPaper: GeneratedFile;
  /** 催报消息:发给您所办理地区的提醒,按发出先后 */
  readonly myReminders: ReminderConnection;
  /** 一份通知的草案:文件要素、识别出的条目及其原句 */
  readonly noticeDraft: NoticeDraft;
  /** 本地区的通知草案,按上传先后 */
  readonly noticeDrafts: NoticeDraftConnection;
  /** 专项行动实施方案(Word);未发布的标明草稿或送审稿 */
  readonly planPaper: GeneratedFile;
  /** 转段预演:与正式转段取同样的事实、按同样的规则判定,不作任何改动 */
  readonly previewTransition: TransitionPreview;
  /** 一项总体行动 */
  readonly programme?: Maybe<Programme>;
  /** 本地区和上级的总体行动,按建立先后 */
  readonly programmes: ProgrammeConnection;
  /** 会议工作要求的通知(Word),各项注明责任处室;登记为来自该会议的通知前标明草稿 */
  readonly requirementNoticePaper: GeneratedFile;
  /** 模拟推演:假设若干事实成立,门槛会如何判定;只读,不作任何改动 */
  readonly simulateGate: GateSimulation;
  readonly task?: Maybe<Task>;
  /** 派单,限您有权查看的地区 */
  readonly taskOrders: TaskOrderConnection;
  /** 可查看的任务,按时限先后 */
  readonly tasks: TaskConnection;
  /** 方案模板:平台自带的,以及本地区和上级保存的 */
  readonly templates: CampaignTemplateConnection;
};


export type Query_EntitiesArgs = {
  representations: ReadonlyArray<Scalars['_Any']['input']>;
};


export type QueryAcceptancePaperArgs = {
  campaignId: Scalars['ID']['input'];
};


export type QueryAmendmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AmendmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAwaitedDocumentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AwaitedDocumentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCadencePeriodsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CadencePeriodFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCadenceStatisticsArgs = {
  cadenceId: Scalars['ID']['input'];
  from?: InputMaybe<Scalars['LocalDate']['input']>;
  to?: InputMaybe<Scalars['LocalDate']['input']>;
};


export type QueryCampaignArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCampaignsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CampaignFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCampaignsDeadLettersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};


export type QueryCascadesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CascadeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCaseListsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CaseListFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CaseFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCompareNoticeDraftArgs = {
  campaignId: Scalars['ID']['input'];
  draftId: Scalars['ID']['input'];
};


export type QueryDeadlineChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  campaignId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryDirectiveArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDirectivesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DirectiveFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryDispatchDaysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  campaignId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  regionCode: Scalars['RegionCode']['input'];
};


export type QueryDispatchPaperArgs = {
  campaignId: Scalars['ID']['input'];
  day: Scalars['LocalDate']['input'];
  format: PaperFormat;
  level: DispatchLevel;
};


export type QueryDispatchSheetArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  campaignId: Scalars['ID']['input'];
  day: Scalars['LocalDate']['input'];
  regionCode: Scalars['RegionCode']['input'];
};


export type QueryDocumentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDocumentReceiptsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DocumentReceiptFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryDocumentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DocumentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryDueSummaryArgs = {
  of: DueOf;
};


export type QueryDuesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  campaignId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<ReadonlyArray<ObligationKind>>;
  of: DueOf;
  overdue?: InputMaybe<Scalars['Boolean']['input']>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  until?: InputMaybe<Scalars['LocalDate']['input']>;
};


export type QueryEvaluationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryFigureReportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FigureReportFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMeetingArgs = {
  id: Scalars['ID']['input'];
};


export type QueryMeetingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MeetingFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMonthlyReportPaperArgs = {
  month: Scalars['String']['input'];
  regionCode: Scalars['RegionCode']['input'];
};


export type QueryMyRemindersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryNoticeDraftArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNoticeDraftsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPlanPaperArgs = {
  campaignId: Scalars['ID']['input'];
};


export type QueryPreviewTransitionArgs = {
  action: TransitionAction;
  campaignId: Scalars['ID']['input'];
};


export type QueryProgrammeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryProgrammesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};


export type QueryRequirementNoticePaperArgs = {
  meetingId: Scalars['ID']['input'];
};


export type QuerySimulateGateArgs = {
  action: TransitionAction;
  assume: GateAssumptionInput;
  campaignId: Scalars['ID']['input'];
};


export type QueryTaskArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTaskOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TaskOrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryTasksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TaskFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryTemplatesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ReceiptAction =
  /** 学习完成 */
  | 'COMPLETE_STUDY'
  /** 签收 */
  | 'SIGN_FOR';

export type ReceiptStatus =
  /** 待签收 */
  | 'DELIVERED'
  /** 已签收 */
  | 'SIGNED_FOR'
  /** 已学习 */
  | 'STUDIED';

export type RecheckOf =
  /** 已销案的隐患 */
  | 'HAZARDS'
  /** 已检查的单位 */
  | 'UNITS';

export type RecheckOutcome =
  /** 不属实 */
  | 'NOT_PASSED'
  /** 属实 */
  | 'PASSED';

export type RecheckPayload = {
  readonly sample?: Maybe<RecheckSample>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 复核样本 */
export type RecheckSample = {
  readonly evidence: ReadonlyArray<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly note?: Maybe<Scalars['String']['output']>;
  readonly ordinal: Scalars['Int']['output'];
  /** 尚未复核时为空 */
  readonly outcome?: Maybe<RecheckOutcome>;
  readonly recordedBy?: Maybe<Person>;
  /** 单位或隐患的编号 */
  readonly subjectId: Scalars['ID']['output'];
};

export type RecheckSampleConnection = {
  readonly nodes: ReadonlyArray<RecheckSample>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type RecordActInput = {
  readonly cadenceId: Scalars['ID']['input'];
  readonly evidence?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly note: Scalars['String']['input'];
  /** 办理日,不得晚于今日 */
  readonly on: Scalars['LocalDate']['input'];
  /** 按人计数时为哪个人;默认本人 */
  readonly personId?: InputMaybe<Scalars['ID']['input']>;
  /** 为哪个单位办理;合计的为办理单位;默认行动发起地区 */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};

export type RecordMeetingInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly meeting: MeetingInput;
  readonly regionCode: Scalars['RegionCode']['input'];
};

export type RecordMeetingPayload = {
  readonly meeting?: Maybe<Meeting>;
  /** 名录中未找到、只保留名称的责任处室 */
  readonly unmatched?: Maybe<ReadonlyArray<UnmatchedName>>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type RecordRecheckInput = {
  readonly evidence: ReadonlyArray<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly note: Scalars['String']['input'];
  readonly outcome: RecheckOutcome;
  readonly sampleId: Scalars['ID']['input'];
};

export type RedriveDeadLetterInput = {
  readonly eventId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
};

export type Region = {
  readonly code: Scalars['RegionCode']['output'];
};

/** 一个地区的进展 */
export type RegionProgress = {
  /** 当前门槛中的指标条件按本地区自身数据判定:本地区还要做什么 */
  readonly criteria: ReadonlyArray<CriterionReport>;
  /** 已知的指标 */
  readonly figures: ReadonlyArray<CampaignFigure>;
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly tasksDone: Scalars['Int']['output'];
  readonly tasksIssued: Scalars['Int']['output'];
  readonly tasksOverdue: Scalars['Int']['output'];
  /** 发布时纳入范围的单位数;发布前为空 */
  readonly unitsAtStart?: Maybe<Scalars['Int']['output']>;
  /** 现在纳入范围的单位数 */
  readonly unitsNow: Scalars['Int']['output'];
};

export type RegionProgressConnection = {
  readonly nodes: ReadonlyArray<RegionProgress>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type RegisterDocumentInput = {
  readonly document: DocumentInput;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly regionCode: Scalars['RegionCode']['input'];
};

/** 催报消息 */
export type Reminder = {
  readonly campaign: Campaign;
  readonly dueAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  /** 截止前多少分钟发出 */
  readonly minutesBefore: Scalars['Int']['output'];
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly sentAt: Scalars['DateTime']['output'];
  /** 所提醒的调度表 */
  readonly subjectId: Scalars['ID']['output'];
  /** 事由 */
  readonly title: Scalars['String']['output'];
};

export type ReminderConnection = {
  readonly nodes: ReadonlyArray<Reminder>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type RemoveCadenceInput = {
  readonly cadenceId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
};

export type RemoveCampaignBodyInput = {
  readonly bodyId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
};

export type RemovePlanItemInput = {
  /** 只预演:答复会删除什么,不作更改 */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly planItemId: Scalars['ID']['input'];
};

export type RemovePlanItemPayload = {
  readonly removed?: Maybe<RemovedFromPlan>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type RemoveTargetInput = {
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly targetId: Scalars['ID']['input'];
};

/** 删除(或预演删除)的内容 */
export type RemovedFromPlan = {
  readonly cadences: Scalars['Int']['output'];
  readonly dryRun: Scalars['Boolean']['output'];
  /** 项,含下级 */
  readonly planItems: Scalars['Int']['output'];
  readonly targets: Scalars['Int']['output'];
  readonly tasks: Scalars['Int']['output'];
};

export type ReportCaseProgressInput = {
  readonly caseId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly text: Scalars['String']['input'];
};

export type ReportFigureInput = {
  readonly campaignId: Scalars['ID']['input'];
  /** 同一地区同一日再次填报时必填 */
  readonly correctionReason?: InputMaybe<Scalars['String']['input']>;
  /** 统计日;增量指标填当日新增,存量指标填截至当日的总数 */
  readonly day: Scalars['LocalDate']['input'];
  /** 有分母的指标必填;调查类为有效样本量 */
  readonly denominator?: InputMaybe<Scalars['Float']['input']>;
  readonly evidence?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly indicator: Scalars['String']['input'];
  readonly note?: InputMaybe<Scalars['String']['input']>;
  readonly numerator: Scalars['Float']['input'];
  /** 填报地区;填本地区自身的数,不含下级已填报的 */
  readonly regionCode: Scalars['RegionCode']['input'];
};

export type ReportTaskProgressInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 0–100 */
  readonly percent: Scalars['Int']['input'];
  readonly taskId: Scalars['ID']['input'];
  readonly text: Scalars['String']['input'];
};

/** 人工填报指标:平台无法计算,由各地填报并附佐证 */
export type ReportedIndicator = {
  /** 多日数据如何累计 */
  readonly accumulation: Accumulation;
  readonly code: Scalars['String']['output'];
  readonly en: Scalars['String']['output'];
  /** 佐证方式 */
  readonly evidence: Scalars['String']['output'];
  /** 计算口径 */
  readonly formula: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  readonly unit: Scalars['String']['output'];
  readonly version: Scalars['Int']['output'];
  /** 须同时填报分子和分母 */
  readonly withDenominator: Scalars['Boolean']['output'];
  readonly zh: Scalars['String']['output'];
};

export type ReportedIndicatorConnection = {
  readonly nodes: ReadonlyArray<ReportedIndicator>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type ReportedIndicatorPayload = {
  readonly reportedIndicator?: Maybe<ReportedIndicator>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type RequestExtensionInput = {
  readonly dueOn: Scalars['LocalDate']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 理由,不少于 5 个字 */
  readonly reason: Scalars['String']['input'];
  readonly taskId: Scalars['ID']['input'];
};

/** 责任单位 */
export type ResponsibleBody = {
  readonly division?: Maybe<Division>;
  /** 文件中的名称 */
  readonly name: Scalars['String']['output'];
};

export type ResponsibleBodyInput = {
  readonly divisionId?: InputMaybe<Scalars['ID']['input']>;
  readonly name: Scalars['String']['input'];
};

export type ReturnCaseInput = {
  readonly caseId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 需补正的内容 */
  readonly note: Scalars['String']['input'];
};

export type ReturnFilingInput = {
  readonly cascadeId: Scalars['ID']['input'];
  /** 修订后重新报备的期限 */
  readonly dueOn: Scalars['LocalDate']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 理由,不少于 5 个字 */
  readonly reason: Scalars['String']['input'];
};

export type ReviewDirectiveInput = {
  readonly action: DirectiveReview;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly note?: InputMaybe<Scalars['String']['input']>;
  readonly recipientId: Scalars['ID']['input'];
};

export type ReviewDraftItemInput = {
  readonly action: NoticeReviewAction;
  readonly answer?: InputMaybe<Scalars['String']['input']>;
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** MERGE:并入的条目,同类 */
  readonly intoItemId?: InputMaybe<Scalars['ID']['input']>;
  readonly itemId: Scalars['ID']['input'];
  /** LINK:对应的对象,择一;都不给出则取消对应 */
  readonly link?: InputMaybe<NoticeItemLinkInput>;
  /** SPLIT:拆成的各条,写明与原条目不同的字段,至少两条 */
  readonly parts?: InputMaybe<ReadonlyArray<NoticeItemValueInput>>;
  /** ANSWER:第几个问题,从 1 起 */
  readonly question?: InputMaybe<Scalars['Int']['input']>;
  /** EDIT:要改的字段 */
  readonly value?: InputMaybe<NoticeItemValueInput>;
};

export type ReviewDraftItemPayload = {
  /** 更改的条目;并入时含并入的条目,拆分时含拆成的各条 */
  readonly items?: Maybe<ReadonlyArray<NoticeItem>>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type ReviewDraftItemsInput = {
  readonly action: NoticeBulkAction;
  /** 只限把握程度低于此的 */
  readonly belowConfidence?: InputMaybe<Scalars['Float']['input']>;
  readonly draftId: Scalars['ID']['input'];
  /** 草案的版本 */
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 默认各类 */
  readonly kinds?: InputMaybe<ReadonlyArray<NoticeItemKind>>;
  /** 只限把握程度不低于此的 */
  readonly minConfidence?: InputMaybe<Scalars['Float']['input']>;
};

export type ReviewDraftItemsPayload = {
  readonly draft?: Maybe<NoticeDraft>;
  /** 确认的条目数 */
  readonly reviewed?: Maybe<Scalars['Int']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
  /** 因有待答问题而未采纳的条目数 */
  readonly withQuestions?: Maybe<Scalars['Int']['output']>;
};

export type ReviewReportInput = {
  readonly action: TaskReview;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly note?: InputMaybe<Scalars['String']['input']>;
  readonly periodId: Scalars['ID']['input'];
};

export type ReviewTaskInput = {
  readonly action: TaskReview;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly note?: InputMaybe<Scalars['String']['input']>;
  readonly taskId: Scalars['ID']['input'];
};

export type ReviseDispatchSheetInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 理由,不少于 5 个字 */
  readonly reason: Scalars['String']['input'];
  readonly sheetId: Scalars['ID']['input'];
  readonly values: ReadonlyArray<DispatchValueInput>;
};

export type RevokeWaiverInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 理由,不少于 5 个字 */
  readonly reason: Scalars['String']['input'];
  readonly waiverId: Scalars['ID']['input'];
};

/** 抽样记录:样本框、种子、结果的摘要值 */
export type SampleDraw = {
  readonly frameHash: Scalars['String']['output'];
  readonly of: RecheckOf;
  readonly population: Scalars['Int']['output'];
  readonly seed: Scalars['String']['output'];
  readonly size: Scalars['Int']['output'];
  readonly transcriptHash: Scalars['String']['output'];
};

export type SaveCampaignAsTemplateInput = {
  readonly campaignId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  readonly summary: Scalars['String']['input'];
};

export type ScoreEvaluationInput = {
  readonly deductions: ReadonlyArray<DeductionInput>;
  readonly evaluationId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly hand: ReadonlyArray<HandScoreInput>;
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** 评分项 */
export type ScoreItem = {
  /** 得满分的指标值;越低越好的指标为上限 */
  readonly full?: Maybe<Scalars['Float']['output']>;
  readonly indicator?: Maybe<IndicatorCode>;
  readonly key: Scalars['String']['output'];
  readonly obligations?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** 满分 */
  readonly points: Scalars['Float']['output'];
  /** 是否自报数据:自报的乘以置信权重 */
  readonly selfReported: Scalars['Boolean']['output'];
  readonly source: ScoreSource;
  readonly title: Scalars['String']['output'];
};

export type ScoreItemInput = {
  readonly full?: InputMaybe<Scalars['Float']['input']>;
  readonly indicator?: InputMaybe<IndicatorCode>;
  readonly key: Scalars['String']['input'];
  readonly obligations?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly points: Scalars['Float']['input'];
  readonly selfReported?: InputMaybe<Scalars['Boolean']['input']>;
  readonly source: ScoreSource;
  readonly title: Scalars['String']['input'];
};

export type ScoreSource =
  /** 人工评分,须附佐证 */
  | 'HAND'
  /** 指标 */
  | 'INDICATOR'
  /** 应办事项按时率 */
  | 'OBLIGATIONS';

export type SetBurdenCapInput = {
  readonly campaignId: Scalars['ID']['input'];
  /** 未给出的层级保持不变 */
  readonly caps: ReadonlyArray<BurdenCapInput>;
  readonly idempotencyKey: Scalars['ID']['input'];
};

export type SetCadenceDebtorsInput = {
  readonly cadenceId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 行动范围内该级每个地区 */
  readonly level?: InputMaybe<TaskExpansion>;
  readonly personIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly regions?: InputMaybe<ReadonlyArray<Scalars['RegionCode']['input']>>;
};

export type SetDispatchFormInput = {
  readonly campaignId: Scalars['ID']['input'];
  /** 只预演,不作更改 */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** 修改已有表单时给出 */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly form: DispatchFormInput;
  readonly idempotencyKey: Scalars['ID']['input'];
};

export type SetTargetSharesInput = {
  /** 只预演:答复分解结果,不作更改 */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly method: ShareMethod;
  /** 各地区;平均分解和按存量分解时可不给出,默认全部直接下级 */
  readonly regions?: InputMaybe<ReadonlyArray<TargetShareInput>>;
  readonly targetId: Scalars['ID']['input'];
};

export type SetTargetStockInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly regionCode: Scalars['RegionCode']['input'];
  /** 来源:文件或台账 */
  readonly source: Scalars['String']['input'];
  readonly stock: Scalars['Float']['input'];
  readonly targetId: Scalars['ID']['input'];
};

export type SettleAwaitedDocumentInput = {
  readonly awaitedDocumentId: Scalars['ID']['input'];
  /** 收到的文件;与理由二者择一 */
  readonly documentId?: InputMaybe<Scalars['ID']['input']>;
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 不再等待的理由 */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

export type ShareMethod =
  /** 手工分解 */
  | 'BY_HAND'
  /** 按存量分解 */
  | 'BY_STOCK'
  /** 平均分解 */
  | 'EVEN';

/** 签署记录 */
export type SignOff = {
  readonly criterionKey: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  readonly phase: PhaseName;
  readonly region: Region;
  /** 阶段第几次进行时签署 */
  readonly round: Scalars['Int']['output'];
  readonly signedAt: Scalars['DateTime']['output'];
  readonly signedBy?: Maybe<Person>;
  readonly statement: Scalars['String']['output'];
};

export type SignOffConnection = {
  readonly nodes: ReadonlyArray<SignOff>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type SignOffInput = {
  readonly campaignId: Scalars['ID']['input'];
  readonly criterionKey: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 默认当前阶段 */
  readonly phase?: InputMaybe<PhaseName>;
  /** 签署地区;默认行动发起地区 */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  /** 签署意见 */
  readonly statement: Scalars['String']['input'];
};

export type SignOffPayload = {
  readonly signOff?: Maybe<SignOff>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type SubmissionMatrix = {
  readonly rows: CascadeConnection;
  readonly totals: SubmissionMatrixTotals;
};

/** 限您有权查看的地区 */
export type SubmissionMatrixTotals = {
  /** 其中已确认(含已细化、已报备) */
  readonly confirmed: Scalars['Int']['output'];
  /** 其中已报备 */
  readonly filed: Scalars['Int']['output'];
  /** 已下发 */
  readonly issued: Scalars['Int']['output'];
  /** 已报备中迟报的 */
  readonly late: Scalars['Int']['output'];
  /** 其中已细化(含已报备) */
  readonly localised: Scalars['Int']['output'];
  /** 已过期限仍未报备 */
  readonly overdue: Scalars['Int']['output'];
};

export type SubmitCaseInput = {
  readonly caseId: Scalars['ID']['input'];
  /** 至少一项 */
  readonly evidence: ReadonlyArray<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly note: Scalars['String']['input'];
};

export type SubmitDispatchSheetInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 迟报原因 */
  readonly lateReason?: InputMaybe<Scalars['String']['input']>;
  readonly sheetId: Scalars['ID']['input'];
  readonly values: ReadonlyArray<DispatchValueInput>;
};

export type SubmitReportInput = {
  /** 会议主持人 */
  readonly chair?: InputMaybe<Scalars['String']['input']>;
  readonly evidence?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** 会议召开日,须在周期内 */
  readonly heldOn?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly periodId: Scalars['ID']['input'];
  /** 报告正文或会议纪要 */
  readonly text: Scalars['String']['input'];
};

/** 目标:一个指标在一段期限内要达到的数值 */
export type Target = {
  /** 启动时存量或上年同期基数的各版本,限您有权查看的地区 */
  readonly bases: TargetBaseConnection;
  readonly citation?: Maybe<Citation>;
  readonly comparator: TargetComparator;
  readonly from: Scalars['LocalDate']['output'];
  readonly id: Scalars['ID']['output'];
  /** 指标代码:平台计算的指标,或本行动的人工填报指标 */
  readonly indicator: Scalars['String']['output'];
  readonly kind: TargetKind;
  readonly name: Scalars['String']['output'];
  /** 所属行动、措施或子方案;属于整个行动时为空 */
  readonly planItemId?: Maybe<Scalars['ID']['output']>;
  /** 本目标在一个地区的进展,按当日结束时已知的数据计算;默认目标所属地区、今日。您无权查看的地区为空 */
  readonly progress?: Maybe<TargetProgress>;
  /** 各下级地区对照各自分解数的进展,限您有权查看的地区 */
  readonly progressByRegion: TargetProgressConnection;
  /** 待核定事项 */
  readonly remark?: Maybe<Scalars['String']['output']>;
  /** 指标由人工填报 */
  readonly reported: Scalars['Boolean']['output'];
  readonly responsible?: Maybe<ResponsibleBody>;
  readonly shareMethod?: Maybe<ShareMethod>;
  /** 分解到下级地区的数值,限您有权查看的地区 */
  readonly shares: ReadonlyArray<TargetShare>;
  /** 分步目标的各步 */
  readonly stages: ReadonlyArray<TargetStage>;
  /** 期限最后一日(含) */
  readonly to: Scalars['LocalDate']['output'];
  readonly unit: Scalars['String']['output'];
  /** 比率填 0 至 1;同比填增减幅度,下降 15% 为 -0.15 */
  readonly value: Scalars['Float']['output'];
  readonly version: Scalars['Int']['output'];
};


/** 目标:一个指标在一段期限内要达到的数值 */
export type TargetBasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** 目标:一个指标在一段期限内要达到的数值 */
export type TargetProgressArgs = {
  asOf?: InputMaybe<Scalars['LocalDate']['input']>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};


/** 目标:一个指标在一段期限内要达到的数值 */
export type TargetProgressByRegionArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['LocalDate']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  level: ProgressLevel;
};

/** 目标的基数:一个地区的一个版本 */
export type TargetBase = {
  readonly declaredAt: Scalars['DateTime']['output'];
  /** 由平台生成时为空 */
  readonly declaredBy?: Maybe<Person>;
  /** 上年同期的起止日 */
  readonly from?: Maybe<Scalars['LocalDate']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly kind: TargetBaseKind;
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  /** 来源:文件、年报,或平台快照 */
  readonly source: Scalars['String']['output'];
  readonly to?: Maybe<Scalars['LocalDate']['output']>;
  readonly value: Scalars['Float']['output'];
  /** 版本,从 1 起 */
  readonly version: Scalars['Int']['output'];
};

export type TargetBaseConnection = {
  readonly nodes: ReadonlyArray<TargetBase>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type TargetBaseKind =
  /** 上年同期 */
  | 'BASELINE'
  /** 启动时存量 */
  | 'STOCK';

export type TargetBasePayload = {
  readonly base?: Maybe<TargetBase>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type TargetComparator =
  /** 等于 */
  | 'EQ'
  /** 高于 */
  | 'GT'
  /** 不低于 */
  | 'GTE'
  /** 低于 */
  | 'LT'
  /** 不高于 */
  | 'LTE';

export type TargetConnection = {
  readonly nodes: ReadonlyArray<Target>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type TargetInput = {
  readonly citation?: InputMaybe<CitationInput>;
  readonly comparator: TargetComparator;
  /** 默认行动开始日 */
  readonly from?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly indicator: Scalars['String']['input'];
  readonly kind: TargetKind;
  readonly name: Scalars['String']['input'];
  readonly planItemId?: InputMaybe<Scalars['ID']['input']>;
  readonly remark?: InputMaybe<Scalars['String']['input']>;
  readonly responsible?: InputMaybe<ResponsibleBodyInput>;
  readonly stages?: InputMaybe<ReadonlyArray<TargetStageInput>>;
  /** 默认行动结束日 */
  readonly to?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly unit: Scalars['String']['input'];
  readonly value: Scalars['Float']['input'];
};

export type TargetKind =
  /** 数量 */
  | 'COUNT'
  /** 零发生 */
  | 'HARD_ZERO'
  /** 资金 */
  | 'MONEY'
  /** 比率 */
  | 'RATIO'
  /** 规则符合:凡是……一律…… */
  | 'RULE_COMPLIANCE'
  /** 分步比率 */
  | 'STAGED_RATIO'
  /** 存量销号:以启动时的存量为基数 */
  | 'STOCK_CLOSURE'
  /** 调查结果 */
  | 'SURVEY'
  /** 同比增减 */
  | 'YEAR_ON_YEAR';

export type TargetPayload = {
  readonly target?: Maybe<Target>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 目标在一个地区一日的进展 */
export type TargetProgress = {
  /** 数据时点 */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** 所用基数的版本 */
  readonly baseVersion?: Maybe<Scalars['Int']['output']>;
  /** 判定日,不晚于目标期限的末日 */
  readonly day: Scalars['LocalDate']['output'];
  /** 分母、启动时存量或上年同期基数 */
  readonly denominator?: Maybe<Scalars['Float']['output']>;
  /** 所依据的填报记录,最近的在前,最多 50 条 */
  readonly evidenceIds: ReadonlyArray<Scalars['ID']['output']>;
  readonly formula: BilingualText;
  /** 还差多少(上限类为超出多少),按分子计 */
  readonly gap?: Maybe<Scalars['Float']['output']>;
  readonly numerator?: Maybe<Scalars['Float']['output']>;
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly state: TargetState;
  /** 应达到的数值:本地区的分解数,分步目标为当步的数值 */
  readonly threshold?: Maybe<Scalars['Float']['output']>;
  /** 按目标单位的数值;比率 0 至 1 */
  readonly value?: Maybe<Scalars['Float']['output']>;
};

export type TargetProgressConnection = {
  readonly nodes: ReadonlyArray<TargetProgress>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type TargetShare = {
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly value: Scalars['Float']['output'];
};

export type TargetShareInput = {
  readonly regionCode: Scalars['RegionCode']['input'];
  /** 按存量分解的存量;都不给出时取纳入范围的单位数 */
  readonly stock?: InputMaybe<Scalars['Float']['input']>;
  /** 手工分解的数值 */
  readonly value?: InputMaybe<Scalars['Float']['input']>;
};

export type TargetStage = {
  readonly on: Scalars['LocalDate']['output'];
  readonly value: Scalars['Float']['output'];
};

export type TargetStageInput = {
  readonly on: Scalars['LocalDate']['input'];
  readonly value: Scalars['Float']['input'];
};

export type TargetState =
  /** 进度滞后 */
  | 'BEHIND'
  /** 完成 */
  | 'MET'
  /** 未到期限 */
  | 'NOT_DUE'
  /** 未完成 */
  | 'NOT_MET'
  /** 未分解到本地区 */
  | 'NOT_SHARED'
  /** 无数据 */
  | 'NO_DATA'
  /** 进度正常 */
  | 'ON_COURSE';

/** 各目标的完成情况;其余的在进行中、未到期限或未分解 */
export type TargetSummary = {
  readonly asOf: Scalars['LocalDate']['output'];
  readonly met: Scalars['Int']['output'];
  readonly noData: Scalars['Int']['output'];
  readonly notMet: Scalars['Int']['output'];
  readonly total: Scalars['Int']['output'];
};

/** 任务:一个地区承担的一项工作 */
export type Task = {
  /** 文件中写明的责任单位;由模板或通知产生的任务才有 */
  readonly assignment?: Maybe<TaskAssignment>;
  /** 所属专项行动 */
  readonly campaign?: Maybe<Campaign>;
  /** 出处 */
  readonly citation?: Maybe<Citation>;
  /** 时限的来历;直接指定日期的任务为空 */
  readonly deadline?: Maybe<TaskDeadline>;
  /** 最后期限(当日仍可提交) */
  readonly dueOn: Scalars['LocalDate']['output'];
  /** 佐证材料的文号、编号或链接 */
  readonly evidence: ReadonlyArray<Scalars['String']['output']>;
  /** 提交时须附佐证材料;只在确有必要时要求 */
  readonly evidenceRequired: Scalars['Boolean']['output'];
  readonly extension: TaskExtension;
  readonly id: Scalars['ID']['output'];
  readonly issuedBy?: Maybe<Person>;
  readonly issuedOn?: Maybe<Scalars['LocalDate']['output']>;
  /** 牵头处室 */
  readonly leadDivision?: Maybe<Division>;
  /** 是否必办 */
  readonly mandatory: Scalars['Boolean']['output'];
  /** 完成情况说明 */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** 逾期:已过期限仍未提交 */
  readonly overdue: Scalars['Boolean']['output'];
  /** 最近一次填报的完成百分比,0–100 */
  readonly percent: Scalars['Int']['output'];
  readonly phase: PhaseName;
  /** 所属行动、措施或子方案 */
  readonly planItem?: Maybe<PlanItem>;
  /** 进展填报,按先后 */
  readonly progress: TaskProgressConnection;
  readonly region: Region;
  /** 责任地区 */
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly reviewNote?: Maybe<Scalars['String']['output']>;
  readonly reviewedBy?: Maybe<Person>;
  readonly reviewedOn?: Maybe<Scalars['LocalDate']['output']>;
  readonly signedForBy?: Maybe<Person>;
  readonly signedForOn?: Maybe<Scalars['LocalDate']['output']>;
  readonly status: TaskStatus;
  readonly submittedBy?: Maybe<Person>;
  readonly submittedOn?: Maybe<Scalars['LocalDate']['output']>;
  /** 配合处室 */
  readonly supportingDivisions: ReadonlyArray<Maybe<Division>>;
  readonly text: Scalars['String']['output'];
  readonly title: Scalars['String']['output'];
  readonly version: Scalars['Int']['output'];
};


/** 任务:一个地区承担的一项工作 */
export type TaskProgressArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** 文件中写明的牵头和配合单位 */
export type TaskAssignment = {
  readonly lead?: Maybe<AssignedBody>;
  readonly supporting: ReadonlyArray<AssignedBody>;
};

export type TaskConnection = {
  readonly nodes: ReadonlyArray<Task>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

/** 时限的来历 */
export type TaskDeadline = {
  /** 预估:事件尚未定日,或所涉年度的放假安排尚未公布、工作日按周一至周五推算 */
  readonly estimated: Scalars['Boolean']['output'];
  /** 所等待的事件;定日前以行动结束日为限 */
  readonly event?: Maybe<NamedEvent>;
  readonly kind: DeadlineKind;
};

export type TaskExpansion =
  /** 每个市一项 */
  | 'CITY'
  /** 每个县(市、区)一项 */
  | 'COUNTY';

/** 延期申请 */
export type TaskExtension = {
  readonly decidedBy?: Maybe<Person>;
  /** 申请延至 */
  readonly dueOn?: Maybe<Scalars['LocalDate']['output']>;
  /** 审批意见 */
  readonly note?: Maybe<Scalars['String']['output']>;
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly requestedBy?: Maybe<Person>;
  readonly status: ExtensionStatus;
};

export type TaskFilter = {
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  /** 牵头或配合处室 */
  readonly divisionId?: InputMaybe<Scalars['ID']['input']>;
  /** 只看待审批的延期申请 */
  readonly extensionRequested?: InputMaybe<Scalars['Boolean']['input']>;
  /** 只看逾期 */
  readonly overdue?: InputMaybe<Scalars['Boolean']['input']>;
  readonly phase?: InputMaybe<PhaseName>;
  /** 责任地区在此地区内(含下级) */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly statuses?: InputMaybe<ReadonlyArray<TaskStatus>>;
};

/** 派单:一个地区一个月的目标任务 */
export type TaskOrder = {
  /** 到期时本月完成数 */
  readonly achieved?: Maybe<Scalars['Float']['output']>;
  readonly basis: TaskOrderBasis;
  readonly closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** 完成时限(当日仍可完成) */
  readonly dueOn: Scalars['LocalDate']['output'];
  readonly id: Scalars['ID']['output'];
  readonly issuedAt: Scalars['DateTime']['output'];
  readonly issuedBy?: Maybe<Person>;
  /** 月份 YYYY-MM */
  readonly month: Scalars['String']['output'];
  /** 本月任务数,按目标单位 */
  readonly quantity: Scalars['Float']['output'];
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly status: TaskOrderStatus;
  readonly target: Target;
  readonly version: Scalars['Int']['output'];
};

/** 派单依据 */
export type TaskOrderBasis = {
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** 依据该日结束时的数据,此后的计入本月 */
  readonly day: Scalars['LocalDate']['output'];
  /** 剩余月数,含本月 */
  readonly months: Scalars['Int']['output'];
  /** 已完成 */
  readonly reached: Scalars['Float']['output'];
  /** 剩余 */
  readonly remaining: Scalars['Float']['output'];
  /** 本地区分解数 */
  readonly share: Scalars['Float']['output'];
};

export type TaskOrderConnection = {
  readonly nodes: ReadonlyArray<TaskOrder>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type TaskOrderFilter = {
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  readonly month?: InputMaybe<Scalars['String']['input']>;
  /** 该地区及其下级 */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly statuses?: InputMaybe<ReadonlyArray<TaskOrderStatus>>;
  readonly targetId?: InputMaybe<Scalars['ID']['input']>;
};

export type TaskOrderStatus =
  /** 已完成 */
  | 'FULFILLED'
  /** 未到期 */
  | 'OPEN'
  /** 未完成;差额并入下月 */
  | 'SHORT';

export type TaskOrdersPayload = {
  /** 新派的,每个已分解目标的每个地区至多一件 */
  readonly orders?: Maybe<ReadonlyArray<TaskOrder>>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type TaskPayload = {
  readonly task?: Maybe<Task>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 进展填报 */
export type TaskProgress = {
  readonly id: Scalars['ID']['output'];
  readonly percent: Scalars['Int']['output'];
  readonly reportedAt: Scalars['DateTime']['output'];
  readonly reportedBy?: Maybe<Person>;
  readonly text: Scalars['String']['output'];
};

export type TaskProgressConnection = {
  readonly nodes: ReadonlyArray<TaskProgress>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type TaskReview =
  /** 审核通过 */
  | 'ACCEPT'
  /** 退回,须说明原因 */
  | 'RETURN';

export type TaskStatus =
  /** 已完成 */
  | 'DONE'
  /** 草稿 */
  | 'DRAFT'
  /** 进行中 */
  | 'IN_PROGRESS'
  /** 已下发 */
  | 'ISSUED'
  /** 退回重办 */
  | 'RETURNED'
  /** 已签收 */
  | 'SIGNED_FOR'
  /** 已提交待审核 */
  | 'SUBMITTED';

export type TaskWork =
  /** 签收 */
  | 'SIGN_FOR'
  /** 开始办理 */
  | 'START'
  /** 提交,须说明完成情况 */
  | 'SUBMIT';

export type TemplateCounts = {
  readonly bodies: Scalars['Int']['output'];
  readonly cadences: Scalars['Int']['output'];
  /** 措施 */
  readonly measures: Scalars['Int']['output'];
  /** 行动 */
  readonly operations: Scalars['Int']['output'];
  /** 子方案 */
  readonly subPlans: Scalars['Int']['output'];
  readonly targets: Scalars['Int']['output'];
  readonly tasks: Scalars['Int']['output'];
};

export type TemplateDocument = {
  readonly documentNumber?: Maybe<Scalars['String']['output']>;
  readonly issuedOn?: Maybe<Scalars['LocalDate']['output']>;
  readonly issuer?: Maybe<Scalars['String']['output']>;
  readonly title: Scalars['String']['output'];
};

/** 文本中的一段,按 UTF-16 计,终点不含 */
export type TextSpan = {
  readonly end: Scalars['Int']['output'];
  readonly start: Scalars['Int']['output'];
};

export type TextSpanInput = {
  readonly end: Scalars['Int']['input'];
  readonly start: Scalars['Int']['input'];
};

export type TransitionAction =
  /** 通过出口检查,完成当前阶段并进入下一阶段;验收评估阶段完成即通过验收 */
  | 'COMPLETE_PHASE'
  /** 退回上一阶段,须写明理由 */
  | 'RETURN_PHASE'
  /** 通过入口检查,启动当前阶段 */
  | 'START_PHASE';

export type TransitionPhaseInput = {
  readonly action: TransitionAction;
  readonly campaignId: Scalars['ID']['input'];
  /** 只判定,不作任何改动 */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly expectedVersion: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 退回上一阶段时必填 */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

export type TransitionPhaseResult = GateNotMet | PhaseTransitioned;

/** 转段预演的结果 */
export type TransitionPreview = {
  /** 完成后即通过验收 */
  readonly accepts: Scalars['Boolean']['output'];
  readonly action: TransitionAction;
  readonly campaign: Campaign;
  /** 将变化的阶段;当前状态下没有此项转换时为空 */
  readonly change?: Maybe<PhaseChange>;
  /** 提请之后报告内容是否有变化;没有提请时为空 */
  readonly changedSinceProposal?: Maybe<Scalars['Boolean']['output']>;
  /** 随之进入或重新进行的阶段 */
  readonly nextChange?: Maybe<PhaseChange>;
  /** 现在由您转段能否成功 */
  readonly possible: Scalars['Boolean']['output'];
  /** 所依据的提请 */
  readonly proposal?: Maybe<TransitionProposal>;
  /** 不能办理的原因(权限、提请、状态);门槛是否达到见 report */
  readonly refusals: ReadonlyArray<TransitionRefusal>;
  /** 门槛报告;当前状态下没有此项转换时为空 */
  readonly report?: Maybe<GateReport>;
  /** 是否须另一人先提请 */
  readonly requiresProposal: Scalars['Boolean']['output'];
};

/** 转段提请 */
export type TransitionProposal = {
  readonly action: TransitionAction;
  /** 最后可批准日 */
  readonly expiresOn: Scalars['LocalDate']['output'];
  readonly id: Scalars['ID']['output'];
  readonly phase: PhaseName;
  readonly proposedAt: Scalars['DateTime']['output'];
  readonly proposedBy?: Maybe<Person>;
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** 提请人所见门槛报告的摘要值 */
  readonly reportDigest: Scalars['String']['output'];
};

export type TransitionRefusal = {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly messageEn: Scalars['String']['output'];
};

export type Unit = {
  readonly id: Scalars['ID']['output'];
};

export type UnlockDispatchSheetInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 理由,不少于 5 个字 */
  readonly reason: Scalars['String']['input'];
  readonly sheetId: Scalars['ID']['input'];
  /** 允许更正到何时,自现在起最多 7 天 */
  readonly until: Scalars['DateTime']['input'];
};

/** 未能对应到处室的名称 */
export type UnmatchedName = {
  /** 名称相近的处室 */
  readonly candidates: ReadonlyArray<Maybe<Division>>;
  readonly name: Scalars['String']['output'];
  /** 出现的位置 */
  readonly where: Scalars['String']['output'];
};

/** 输入中的一处问题 */
export type UserError = {
  readonly code: Scalars['String']['output'];
  /** 输入项的路径 */
  readonly field: ReadonlyArray<Scalars['String']['output']>;
  /** 中文说明及处理办法 */
  readonly message: Scalars['String']['output'];
  /** 英文说明及处理办法 */
  readonly messageEn: Scalars['String']['output'];
};

export type WaiveCriterionInput = {
  readonly campaignId: Scalars['ID']['input'];
  readonly criterionKey: Scalars['String']['input'];
  /** 最后有效日,不晚于行动结束日 */
  readonly expiresOn: Scalars['LocalDate']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly phase: PhaseName;
  /** 理由,不少于 10 个字 */
  readonly reason: Scalars['String']['input'];
};

/** 豁免记录 */
export type Waiver = {
  readonly criterionKey: Scalars['String']['output'];
  readonly expiresOn: Scalars['LocalDate']['output'];
  readonly grantedAt: Scalars['DateTime']['output'];
  readonly grantedBy?: Maybe<Person>;
  readonly id: Scalars['ID']['output'];
  readonly phase: PhaseName;
  readonly reason: Scalars['String']['output'];
  readonly revokeReason?: Maybe<Scalars['String']['output']>;
  readonly revokedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly revokedBy?: Maybe<Person>;
};

export type WaiverConnection = {
  readonly nodes: ReadonlyArray<Waiver>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type WaiverPayload = {
  readonly userErrors: ReadonlyArray<UserError>;
  readonly waiver?: Maybe<Waiver>;
};

export type WithdrawReportedIndicatorInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly indicatorId: Scalars['ID']['input'];
};

export type WorkTaskInput = {
  readonly action: TaskWork;
  readonly evidence?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly note?: InputMaybe<Scalars['String']['input']>;
  readonly taskId: Scalars['ID']['input'];
};

export type _Entity = Campaign | Division | Hazard | Person | Region | Task | Unit;

export type _Service = {
  readonly sdl?: Maybe<Scalars['String']['output']>;
};

export type Link__Purpose =
  /** `EXECUTION` features provide metadata necessary for operation execution. */
  | 'EXECUTION'
  /** `SECURITY` features provide metadata necessary to securely resolve fields. */
  | 'SECURITY';

