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

/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type Campaign = {
  /** 通过验收的日期 */
  readonly acceptedOn?: Maybe<Scalars['LocalDate']['output']>;
  readonly approvedBy?: Maybe<Person>;
  /** 纳入范围的单位类别;单位有其一即在范围内 */
  readonly categories: ReadonlyArray<Scalars['String']['output']>;
  readonly createdAt: Scalars['DateTime']['output'];
  /** 进行中的阶段;发布前和验收后为空 */
  readonly currentPhase?: Maybe<CampaignPhase>;
  /** 文号,如 苏消〔2026〕7号 */
  readonly documentNumber?: Maybe<Scalars['String']['output']>;
  /** 最后一日(含) */
  readonly endsOn: Scalars['LocalDate']['output'];
  /** 第一责任人;不在您的管辖范围内时为空 */
  readonly firstResponsible?: Maybe<Person>;
  /** 行动目标 */
  readonly goal: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  /** 尚可办理的最近一次提请;仅行动地区可见 */
  readonly openProposal?: Maybe<TransitionProposal>;
  /** 您现在可以办理的事项 */
  readonly permittedActions: ReadonlyArray<CampaignAction>;
  /** 三个阶段,依次为动员部署、除患攻坚、验收评估 */
  readonly phases: ReadonlyArray<CampaignPhase>;
  /** 各地区进展,限您有权查看的地区;不指定层级时为发起地区的下一级 */
  readonly progress: RegionProgressConnection;
  readonly publishedOn?: Maybe<Scalars['LocalDate']['output']>;
  readonly region: Region;
  /** 发起地区;范围是该地区及其全部下级 */
  readonly regionCode: Scalars['RegionCode']['output'];
  /** 转段是否须一人提请、另一人批准(支队级以上) */
  readonly requiresTwoPeople: Scalars['Boolean']['output'];
  /** 签署,限您有权查看的地区 */
  readonly signOffs: SignOffConnection;
  readonly startsOn: Scalars['LocalDate']['output'];
  readonly status: CampaignStatus;
  /** 最近一次退回、暂停或终止的理由 */
  readonly statusReason?: Maybe<Scalars['String']['output']>;
  readonly submittedBy?: Maybe<Person>;
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
export type CampaignProgressArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<ProgressLevel>;
};


/** 专项行动:一个地区在三个阶段内的整治方案,每个阶段经门槛检查后才能结束 */
export type CampaignSignOffsArgs = {
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

export type CampaignUnitConnection = {
  readonly nodes: ReadonlyArray<Unit>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type ChangeCampaignInput = {
  readonly campaignId: Scalars['ID']['input'];
  readonly categories?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly documentNumber?: InputMaybe<Scalars['String']['input']>;
  readonly endsOn?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly expectedVersion: Scalars['Int']['input'];
  readonly firstResponsiblePersonId?: InputMaybe<Scalars['ID']['input']>;
  readonly goal?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** 三个阶段,依次给出;未给出的门槛保持不变 */
  readonly phases?: InputMaybe<ReadonlyArray<PhaseInput>>;
  readonly startsOn?: InputMaybe<Scalars['LocalDate']['input']>;
};

export type Comparator =
  /** 等于 */
  | 'EQ'
  /** 不低于 */
  | 'GTE'
  /** 不高于 */
  | 'LTE';

export type CreateCampaignInput = {
  /** 单位类别代码,至少一个 */
  readonly categories: ReadonlyArray<Scalars['String']['input']>;
  readonly documentNumber?: InputMaybe<Scalars['String']['input']>;
  readonly endsOn: Scalars['LocalDate']['input'];
  readonly firstResponsiblePersonId: Scalars['ID']['input'];
  readonly goal: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  /** 三个阶段,依次给出 */
  readonly phases: ReadonlyArray<PhaseInput>;
  /** 发起地区:省、市或县(市、区) */
  readonly regionCode: Scalars['RegionCode']['input'];
  readonly startsOn: Scalars['LocalDate']['input'];
};

export type CriterionKind =
  /** 指标达到门槛值 */
  | 'INDICATOR'
  /** 不得早于某日结束 */
  | 'NOT_BEFORE'
  /** 无逾期任务 */
  | 'NO_OVERDUE_TASKS'
  /** 列明的单位签署 */
  | 'SIGN_OFF'
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

export type DecideExtensionInput = {
  readonly approve: Scalars['Boolean']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly note?: InputMaybe<Scalars['String']['input']>;
  readonly taskId: Scalars['ID']['input'];
};

export type Division = {
  readonly id: Scalars['ID']['output'];
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

/** 障碍:一个未达标的地区,或一项未办结的任务 */
export type GateBlocker = {
  readonly figure?: Maybe<Scalars['Float']['output']>;
  readonly region?: Maybe<Region>;
  readonly regionCode?: Maybe<Scalars['RegionCode']['output']>;
  /** 还差多少家单位、多少处隐患、多少项任务;不可计数时为空 */
  readonly shortfall?: Maybe<Scalars['Int']['output']>;
  readonly task?: Maybe<Task>;
  readonly text: GateText;
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
  readonly indicator?: Maybe<IndicatorCode>;
  /** 在阶段内唯一 */
  readonly key: Scalars['String']['output'];
  readonly kind: CriterionKind;
  readonly mandatoryOnly?: Maybe<Scalars['Boolean']['output']>;
  /** 任务所属阶段;为空表示全部阶段 */
  readonly phase?: Maybe<PhaseName>;
  readonly scope?: Maybe<CriterionScope>;
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
  /** INDICATOR */
  readonly indicator?: InputMaybe<IndicatorCode>;
  /** 小写字母开头,由小写字母、数字和连字符组成 */
  readonly key: Scalars['String']['input'];
  readonly kind: CriterionKind;
  /** TASKS_SIGNED_FOR、TASKS_DONE;只看必办任务 */
  readonly mandatoryOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** TASKS_SIGNED_FOR、TASKS_DONE;不给出则为全部阶段 */
  readonly phase?: InputMaybe<PhaseName>;
  /** INDICATOR;默认 TOTAL */
  readonly scope?: InputMaybe<CriterionScope>;
  /** INDICATOR;比率为 0 至 1 */
  readonly threshold?: InputMaybe<Scalars['Float']['input']>;
  /** 不给出则由条件自动生成 */
  readonly title?: InputMaybe<GateTextInput>;
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

export type IssueTaskInput = {
  readonly campaignId: Scalars['ID']['input'];
  readonly dueOn: Scalars['LocalDate']['input'];
  /** 下发到责任地区以下该级每个地区 */
  readonly expandTo?: InputMaybe<TaskExpansion>;
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 牵头处室,只能一个;有配合处室时必填 */
  readonly leadDivisionId?: InputMaybe<Scalars['ID']['input']>;
  /** 默认必办 */
  readonly mandatory?: InputMaybe<Scalars['Boolean']['input']>;
  readonly phase: PhaseName;
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

export type Mutation = {
  /** 批准;批准人不得是送审人 */
  readonly approveCampaign: CampaignPayload;
  /** 总结后归档 */
  readonly archiveCampaign: CampaignPayload;
  /** 修改草案 */
  readonly changeCampaign: CampaignPayload;
  /** 起草专项行动。未给出的出口门槛采用默认门槛 */
  readonly createCampaign: CampaignPayload;
  /** 审批延期;审批人不得是申请人 */
  readonly decideExtension: TaskPayload;
  /** 下发任务;expandTo 把任务下发到该级每个地区,各一项。行动发布前为草稿,随行动发布一并下发 */
  readonly issueTask: IssueTaskPayload;
  /** 提请转段,7 日内由另一人批准;支队级以上必经 */
  readonly proposeTransition: ProposalPayload;
  /** 发布:对下级生效,固定纳入范围单位基数,下发已拟任务,进入第一阶段 */
  readonly publishCampaign: CampaignPayload;
  /** 申请延期 */
  readonly requestExtension: TaskPayload;
  /** 恢复执行 */
  readonly resumeCampaign: CampaignPayload;
  /** 退回修改 */
  readonly returnCampaign: CampaignPayload;
  /** 审核任务;审核人不得是提交人 */
  readonly reviewTask: TaskPayload;
  /** 撤销豁免 */
  readonly revokeWaiver: WaiverPayload;
  /** 为签署类条件签署;须在签署地区有审批权限 */
  readonly signOff: SignOffPayload;
  /** 送审 */
  readonly submitCampaign: CampaignPayload;
  /** 暂停;暂停期间不得转段和办理任务 */
  readonly suspendCampaign: CampaignPayload;
  /** 终止 */
  readonly terminateCampaign: CampaignPayload;
  /** 转段。门槛未达到时返回 GateNotMet,不作任何改动;dryRun 只判定不执行 */
  readonly transitionPhase: TransitionPhaseResult;
  /** 豁免一个条件:写明理由和截止日;提请人不得豁免 */
  readonly waiveCriterion: WaiverPayload;
  /** 办理任务:签收、开始、提交 */
  readonly workTask: TaskPayload;
};


export type MutationApproveCampaignArgs = {
  input: CampaignActionInput;
};


export type MutationArchiveCampaignArgs = {
  input: CampaignActionInput;
};


export type MutationChangeCampaignArgs = {
  input: ChangeCampaignInput;
};


export type MutationCreateCampaignArgs = {
  input: CreateCampaignInput;
};


export type MutationDecideExtensionArgs = {
  input: DecideExtensionInput;
};


export type MutationIssueTaskArgs = {
  input: IssueTaskInput;
};


export type MutationProposeTransitionArgs = {
  input: ProposeTransitionInput;
};


export type MutationPublishCampaignArgs = {
  input: CampaignActionInput;
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


export type MutationReviewTaskArgs = {
  input: ReviewTaskInput;
};


export type MutationRevokeWaiverArgs = {
  input: RevokeWaiverInput;
};


export type MutationSignOffArgs = {
  input: SignOffInput;
};


export type MutationSubmitCampaignArgs = {
  input: CampaignActionInput;
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


export type MutationWaiveCriterionArgs = {
  input: WaiveCriterionInput;
};


export type MutationWorkTaskArgs = {
  input: WorkTaskInput;
};

/** 分页信息 */
export type PageInfo = {
  /** 下一页的 after 参数 */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
};

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
  /** START_PHASE、COMPLETE_PHASE、RETURN_PHASE,或 PUBLISH、SUSPEND、RESUME、TERMINATE */
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

export type ProposeTransitionInput = {
  readonly action: TransitionAction;
  readonly campaignId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 退回上一阶段时必填 */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

export type Query = {
  readonly _entities: ReadonlyArray<Maybe<_Entity>>;
  readonly _service: _Service;
  /** 一项专项行动:本地区发起的,或上级发布、覆盖本地区的 */
  readonly campaign?: Maybe<Campaign>;
  /** 可查看的专项行动,按创建先后 */
  readonly campaigns: CampaignConnection;
  /** 转段预演:与正式转段取同样的事实、按同样的规则判定,不作任何改动 */
  readonly previewTransition: TransitionPreview;
  readonly task?: Maybe<Task>;
  /** 可查看的任务,按时限先后 */
  readonly tasks: TaskConnection;
};


export type Query_EntitiesArgs = {
  representations: ReadonlyArray<Scalars['_Any']['input']>;
};


export type QueryCampaignArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCampaignsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CampaignFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPreviewTransitionArgs = {
  action: TransitionAction;
  campaignId: Scalars['ID']['input'];
};


export type QueryTaskArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTasksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TaskFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
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

export type RequestExtensionInput = {
  readonly dueOn: Scalars['LocalDate']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 理由,不少于 5 个字 */
  readonly reason: Scalars['String']['input'];
  readonly taskId: Scalars['ID']['input'];
};

export type ReviewTaskInput = {
  readonly action: TaskReview;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly note?: InputMaybe<Scalars['String']['input']>;
  readonly taskId: Scalars['ID']['input'];
};

export type RevokeWaiverInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 理由,不少于 5 个字 */
  readonly reason: Scalars['String']['input'];
  readonly waiverId: Scalars['ID']['input'];
};

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

/** 任务:一个地区承担的一项工作 */
export type Task = {
  /** 所属专项行动 */
  readonly campaign?: Maybe<Campaign>;
  /** 最后期限(当日仍可提交) */
  readonly dueOn: Scalars['LocalDate']['output'];
  /** 佐证材料的文号、编号或链接 */
  readonly evidence: ReadonlyArray<Scalars['String']['output']>;
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
  readonly phase: PhaseName;
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

export type TaskConnection = {
  readonly nodes: ReadonlyArray<Task>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
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

export type TaskPayload = {
  readonly task?: Maybe<Task>;
  readonly userErrors: ReadonlyArray<UserError>;
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

export type WorkTaskInput = {
  readonly action: TaskWork;
  readonly evidence?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly note?: InputMaybe<Scalars['String']['input']>;
  readonly taskId: Scalars['ID']['input'];
};

export type _Entity = Campaign | Division | Person | Region | Task | Unit;

export type _Service = {
  readonly sdl?: Maybe<Scalars['String']['output']>;
};

export type Link__Purpose =
  /** `EXECUTION` features provide metadata necessary for operation execution. */
  | 'EXECUTION'
  /** `SECURITY` features provide metadata necessary to securely resolve fields. */
  | 'SECURITY';

