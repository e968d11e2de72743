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

export type AdvanceInspectionInput = {
  readonly action: InspectionAction;
  readonly expectedVersion: Scalars['Int']['input'];
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 取消、报告无法联系或拒绝检查时必填 */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

export type Campaign = {
  readonly id: Scalars['ID']['output'];
};

/** 检查表 */
export type Checklist = {
  readonly code: Scalars['String']['output'];
  readonly items: ReadonlyArray<ChecklistItem>;
  readonly nameEn: Scalars['String']['output'];
  readonly nameZh: Scalars['String']['output'];
  /** 出处 */
  readonly source: Scalars['String']['output'];
  /** 启用日 */
  readonly validFrom: Scalars['LocalDate']['output'];
  /** 最后有效日;长期有效时为空 */
  readonly validTo?: Maybe<Scalars['LocalDate']['output']>;
};

/** 检查项 */
export type ChecklistItem = {
  /** 代码,长期不变 */
  readonly code: Scalars['String']['output'];
  /** 不合格时违反的条款;无专门条款时为空 */
  readonly legalBasis?: Maybe<Scalars['String']['output']>;
  readonly textEn: Scalars['String']['output'];
  readonly textZh: Scalars['String']['output'];
};

/** 检查表一项的结果 */
export type ChecklistResult = {
  readonly itemCode: Scalars['String']['output'];
  readonly note?: Maybe<Scalars['String']['output']>;
  readonly outcome: ItemOutcome;
};

export type ChecklistResultInput = {
  readonly itemCode: Scalars['String']['input'];
  readonly note?: InputMaybe<Scalars['String']['input']>;
  readonly outcome: ItemOutcome;
};

/** 双随机抽取;sampleSize 与 samplingRate 二者填一 */
export type CreateDrawInput = {
  /** 所属行动 */
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  /** 限定单位类别,符合其一即可;不填不限 */
  readonly categories?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** 真:只计算数量,不抽取、不保存 */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 只抽取自该日起未检查过的单位 */
  readonly onlyUninspectedSince?: InputMaybe<Scalars['LocalDate']['input']>;
  /** 每次检查的监督员人数,不少于 2,默认 2 */
  readonly perVisit?: InputMaybe<Scalars['Int']['input']>;
  /** 计划检查的第一日 */
  readonly plannedFrom: Scalars['LocalDate']['input'];
  /** 计划检查的最后一日 */
  readonly plannedTo: Scalars['LocalDate']['input'];
  /** 抽取地区(含下级) */
  readonly regionCode: Scalars['RegionCode']['input'];
  /** 抽取单位总数,按各层单位数比例分配 */
  readonly sampleSize?: InputMaybe<Scalars['Int']['input']>;
  /** 各层抽取比例,不足一家按一家计 */
  readonly samplingRate?: InputMaybe<Scalars['Percent']['input']>;
  /** 分层方式,默认按县(市、区) */
  readonly strata?: InputMaybe<DrawStrata>;
  readonly title: Scalars['String']['input'];
};

export type CreateDrawPayload = {
  /** 抽取记录;仅预演时为空 */
  readonly draw?: Maybe<Draw>;
  /** 各项数量 */
  readonly preview?: Maybe<DrawPreview>;
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

/** 声明回避:由抽查管理人员声明,或由监督员本人声明 */
export type DeclareRecusalInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly inspectorId: Scalars['ID']['input'];
  /** 回避事由,如近亲属关系、持有股份 */
  readonly reason: Scalars['String']['input'];
  readonly unitId: Scalars['ID']['input'];
};

export type DiscardDeadLetterInput = {
  readonly eventId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 丢弃理由,4 至 500 字 */
  readonly reason: Scalars['String']['input'];
};

/** 双随机抽查:随机抽取检查对象、随机选派检查人员;任何人可凭名录和种子重算核对 */
export type Draw = {
  /** 抽取算法及版本 */
  readonly algorithm: Scalars['String']['output'];
  /** 所属行动;未关联或不在查阅人管辖范围内时为空 */
  readonly campaign?: Maybe<Campaign>;
  /** 限定的单位类别;为空表示不限 */
  readonly categories: ReadonlyArray<Scalars['String']['output']>;
  readonly drawnAt: Scalars['DateTime']['output'];
  readonly drawnBy?: Maybe<Person>;
  /** 名录的 SHA-256 */
  readonly frameHash: Scalars['String']['output'];
  /** 检查对象名录中的单位数 */
  readonly frameSize: Scalars['Int']['output'];
  readonly id: Scalars['ID']['output'];
  /** 只抽取自该日起未检查过的单位 */
  readonly onlyUninspectedSince?: Maybe<Scalars['LocalDate']['output']>;
  /** 每次检查的监督员人数 */
  readonly perVisit: Scalars['Int']['output'];
  readonly plannedFrom: Scalars['LocalDate']['output'];
  readonly plannedTo: Scalars['LocalDate']['output'];
  /** 检查人员名录中的人数 */
  readonly poolSize: Scalars['Int']['output'];
  readonly regionCode: Scalars['RegionCode']['output'];
  /** 名录原文(JSON 行文本),其 SHA-256 即 frameHash */
  readonly register: Scalars['String']['output'];
  /** 随机种子(64位十六进制) */
  readonly seed: Scalars['String']['output'];
  /** 种子承诺:种子字节的 SHA-256 */
  readonly seedCommit: Scalars['String']['output'];
  /** 两个步骤:先抽检查对象,后配检查人员 */
  readonly stages: ReadonlyArray<DrawStageRecord>;
  readonly strata: DrawStrata;
  readonly title: Scalars['String']['output'];
  /** 抽取全过程的 SHA-256,可供公示、签字核对 */
  readonly transcriptHash: Scalars['String']['output'];
  /** 抽中但可派人员不足的单位 */
  readonly unassigned: ReadonlyArray<UnassignedUnit>;
  /** 抽中但可派人员不足的单位数 */
  readonly unassignedCount: Scalars['Int']['output'];
  /** 用保存的名录和种子重新抽取,与记录及已生成的检查逐项核对 */
  readonly verification: DrawVerification;
  /** 产生的检查数 */
  readonly visitCount: Scalars['Int']['output'];
  /** 抽取产生的检查,按抽取次序 */
  readonly visits: InspectionConnection;
};


/** 双随机抽查:随机抽取检查对象、随机选派检查人员;任何人可凭名录和种子重算核对 */
export type DrawVisitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type DrawConnection = {
  readonly nodes: ReadonlyArray<Draw>;
  readonly pageInfo: PageInfo;
  /** 总数,最多计到 10000 */
  readonly totalCount: Scalars['Int']['output'];
};

export type DrawFilter = {
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  /** 只看该地区及其下级 */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};

/** 抽取的各项数量 */
export type DrawPreview = {
  /** 检查对象名录中的单位数 */
  readonly frameSize: Scalars['Int']['output'];
  /** 检查人员名录中的人数 */
  readonly poolSize: Scalars['Int']['output'];
  /** 将抽取的单位数 */
  readonly sampleSize: Scalars['Int']['output'];
  readonly strata: ReadonlyArray<StratumPreview>;
  /** 可派人员不足的单位数 */
  readonly unitsWithoutInspectors: Scalars['Int']['output'];
};

export type DrawStage =
  /** 选派检查人员 */
  | 'INSPECTORS'
  /** 抽取检查对象 */
  | 'UNITS';

/** 抽取的一个步骤 */
export type DrawStageRecord = {
  readonly frameHash: Scalars['String']['output'];
  /** 本步骤的种子,由总种子导出 */
  readonly seed: Scalars['String']['output'];
  readonly stage: DrawStage;
  readonly transcriptHash: Scalars['String']['output'];
};

/** 分层方式 */
export type DrawStrata =
  /** 按县(市、区)分层抽取 */
  | 'COUNTY'
  /** 不分层,在全部单位中抽取 */
  | 'NONE';

/** 重算核对的结果 */
export type DrawVerification = {
  /** 真:与重算结果完全一致 */
  readonly ok: Scalars['Boolean']['output'];
  readonly problems: ReadonlyArray<DrawVerificationProblem>;
};

/** 一处不一致 */
export type DrawVerificationProblem = {
  readonly code: Scalars['String']['output'];
  /** 不一致的具体内容 */
  readonly detail: Scalars['String']['output'];
  /** 所在步骤;涉及整个抽取时为空 */
  readonly stage?: Maybe<DrawStage>;
  readonly unitId?: Maybe<Scalars['ID']['output']>;
};

/** 延期:只能在期限届满前 */
export type ExtendHazardInput = {
  readonly expectedVersion: Scalars['Int']['input'];
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly newDueOn: Scalars['LocalDate']['input'];
  readonly reason: Scalars['String']['input'];
};

export type FoundHazardInput = {
  readonly description: Scalars['String']['input'];
  /** 最后整改期限(当日仍可整改,北京时间) */
  readonly dueOn: Scalars['LocalDate']['input'];
  /** 所属检查项 */
  readonly itemCode: Scalars['String']['input'];
  readonly level: HazardLevel;
};

/** 隐患:检查中发现、尚待整改或已销案的火灾隐患 */
export type Hazard = {
  /** 销案日 */
  readonly closedOn?: Maybe<Scalars['LocalDate']['output']>;
  /** 剩余天数:期限当日为 0,逾期为负,已销案为空 */
  readonly daysLeft?: Maybe<Scalars['Int']['output']>;
  readonly description: Scalars['String']['output'];
  /** 最后整改期限(当日仍可整改,北京时间) */
  readonly dueOn: Scalars['LocalDate']['output'];
  readonly foundOn: Scalars['LocalDate']['output'];
  /** 全过程,按先后排列 */
  readonly history: ReadonlyArray<HazardStep>;
  readonly id: Scalars['ID']['output'];
  /** 发现该隐患的检查 */
  readonly inspection?: Maybe<Inspection>;
  /** 所属检查项 */
  readonly itemCode: Scalars['String']['output'];
  /** 认定依据;检查项未列明条款的一般隐患为空 */
  readonly legalBasis?: Maybe<Scalars['String']['output']>;
  readonly level: HazardLevel;
  /** 已过期限且未销案 */
  readonly overdue: Scalars['Boolean']['output'];
  /** 申报的整改完成日;未申报或复查不合格时为空 */
  readonly rectifiedOn?: Maybe<Scalars['LocalDate']['output']>;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly state: HazardState;
  readonly unit: Unit;
  readonly version: Scalars['Int']['output'];
};

export type HazardConnection = {
  readonly nodes: ReadonlyArray<Hazard>;
  readonly pageInfo: PageInfo;
  /** 总数,最多计到 10000 */
  readonly totalCount: Scalars['Int']['output'];
};

export type HazardFilter = {
  /** 整改期限早于该日 */
  readonly dueBefore?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly level?: InputMaybe<HazardLevel>;
  /** 真:仅逾期未销案的;假:除此以外的 */
  readonly overdue?: InputMaybe<Scalars['Boolean']['input']>;
  /** 只看该地区及其下级 */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly states?: InputMaybe<ReadonlyArray<HazardState>>;
  readonly unitId?: InputMaybe<Scalars['ID']['input']>;
};

export type HazardLevel =
  /** 一般隐患 */
  | 'GENERAL'
  /** 疑似重大火灾隐患 */
  | 'MAJOR';

export type HazardPayload = {
  readonly hazard?: Maybe<Hazard>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type HazardState =
  /** 申请复查 */
  | 'AWAITING_REINSPECTION'
  /** 无法整改上报 */
  | 'CANNOT_FIX'
  /** 销案 */
  | 'CLOSED'
  /** 认定为一般隐患 */
  | 'CONFIRMED'
  /** 强制或代履行 */
  | 'ENFORCEMENT'
  /** 登记 */
  | 'FILED'
  /** 发现 */
  | 'FOUND'
  /** 重大火灾隐患候选 */
  | 'MAJOR_CANDIDATE'
  /** 下达文书 */
  | 'ORDERED'
  /** 处罚、查封或停业 */
  | 'PENALTY'
  /** 整改中 */
  | 'RECTIFYING'
  /** 复发 */
  | 'REOPENED'
  /** 移送 */
  | 'TRANSFERRED';

/** 隐患闭环的一步 */
export type HazardStep = {
  /** 操作代码,如 REPORT_RECTIFIED */
  readonly action: Scalars['String']['output'];
  /** 此后的整改期限 */
  readonly dueOn: Scalars['LocalDate']['output'];
  readonly evidence: ReadonlyArray<RectificationEvidence>;
  readonly fromState: HazardState;
  /** 发生日 */
  readonly happenedOn: Scalars['LocalDate']['output'];
  /** 操作名称 */
  readonly label: Scalars['String']['output'];
  /** 复查结论、延期理由等 */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** 操作人;不在查阅人管辖范围内时为空 */
  readonly person?: Maybe<Person>;
  readonly recordedAt: Scalars['DateTime']['output'];
  readonly toState: HazardState;
};

/** 检查:对一个单位的一次消防监督检查,由不少于两名监督员实施 */
export type Inspection = {
  /** 当前可执行的单步操作 */
  readonly actions: ReadonlyArray<InspectionAction>;
  readonly basis: InspectionBasis;
  /** 所属行动;未关联或不在查阅人管辖范围内时为空 */
  readonly campaign?: Maybe<Campaign>;
  /** 检查表各项结果;未检查时为空列表 */
  readonly checklist: ReadonlyArray<ChecklistResult>;
  readonly createdAt: Scalars['DateTime']['output'];
  /** 所属双随机抽取;非抽取产生或不在查阅人管辖范围内时为空 */
  readonly draw?: Maybe<Draw>;
  /** 抽取次序 */
  readonly drawOrder?: Maybe<Scalars['Int']['output']>;
  /** 本次检查发现的隐患 */
  readonly hazards: ReadonlyArray<Hazard>;
  readonly id: Scalars['ID']['output'];
  /** 检查日期;未检查时为空 */
  readonly inspectedOn?: Maybe<Scalars['LocalDate']['output']>;
  /** 监督员;不在查阅人管辖范围内的为空 */
  readonly inspectors: ReadonlyArray<Maybe<Person>>;
  readonly plannedFrom: Scalars['LocalDate']['output'];
  readonly plannedTo: Scalars['LocalDate']['output'];
  /** 取消、无法联系或拒绝检查的原因 */
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly result?: Maybe<InspectionResult>;
  /** 被检查单位签字人;拒绝签字时为空 */
  readonly signedByUnit?: Maybe<Scalars['String']['output']>;
  readonly state: InspectionState;
  readonly unit: Unit;
  readonly version: Scalars['Int']['output'];
};

/** 检查的单步操作 */
export type InspectionAction =
  /** 接收 */
  | 'ACCEPT'
  /** 取消 */
  | 'CANCEL'
  /** 出发 */
  | 'DEPART'
  /** 派发 */
  | 'DISPATCH'
  /** 公示 */
  | 'PUBLISH'
  /** 重新派发 */
  | 'REDISPATCH'
  /** 报告拒绝检查 */
  | 'REPORT_REFUSED'
  /** 报告无法联系 */
  | 'REPORT_UNREACHABLE'
  /** 审核结果 */
  | 'REVIEW'
  /** 开始检查 */
  | 'START';

/** 检查依据 */
export type InspectionBasis =
  /** 举报投诉 */
  | 'COMPLAINT'
  /** 复查 */
  | 'FOLLOW_UP'
  /** 抽查计划 */
  | 'SAMPLING_PLAN'
  /** 专项方案 */
  | 'SPECIAL_CAMPAIGN'
  /** 转办 */
  | 'TRANSFER';

export type InspectionConnection = {
  readonly nodes: ReadonlyArray<Inspection>;
  readonly pageInfo: PageInfo;
  /** 总数,最多计到 10000 */
  readonly totalCount: Scalars['Int']['output'];
};

export type InspectionFilter = {
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  /** 检查日期不早于 */
  readonly inspectedFrom?: InputMaybe<Scalars['LocalDate']['input']>;
  /** 检查日期不晚于 */
  readonly inspectedTo?: InputMaybe<Scalars['LocalDate']['input']>;
  /** 该监督员参加的检查 */
  readonly inspectorId?: InputMaybe<Scalars['ID']['input']>;
  /** 只看该地区及其下级 */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly states?: InputMaybe<ReadonlyArray<InspectionState>>;
  readonly unitId?: InputMaybe<Scalars['ID']['input']>;
};

export type InspectionPayload = {
  readonly inspection?: Maybe<Inspection>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type InspectionResult =
  /** 发现隐患 */
  | 'HAZARDS_FOUND'
  /** 未发现需限期整改的隐患 */
  | 'PASSED';

export type InspectionState =
  /** 接收 */
  | 'ACCEPTED'
  /** 取消 */
  | 'CANCELLED'
  /** 结束 */
  | 'COMPLETED'
  /** 派发 */
  | 'DISPATCHED'
  /** 在途 */
  | 'EN_ROUTE'
  /** 检查中 */
  | 'IN_PROGRESS'
  /** 计划 */
  | 'PLANNED'
  /** 公示 */
  | 'PUBLISHED'
  /** 拒绝检查 */
  | 'REFUSED'
  /** 结果审核 */
  | 'REVIEWED'
  /** 记录签字 */
  | 'SIGNED'
  /** 无法联系 */
  | 'UNREACHABLE';

/** 抄告:隐患、单位二者填一 */
export type IssueReferralInput = {
  /** 最后反馈日 */
  readonly answerDueOn: Scalars['LocalDate']['input'];
  readonly content: Scalars['String']['input'];
  /** 抄告函文号 */
  readonly documentNumber?: InputMaybe<Scalars['String']['input']>;
  readonly hazardId?: InputMaybe<Scalars['ID']['input']>;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly legalBasis: Scalars['String']['input'];
  /** 受抄告单位的代码,可用 partners 查询 */
  readonly partnerCode: Scalars['String']['input'];
  readonly unitId?: InputMaybe<Scalars['ID']['input']>;
};

export type ItemOutcome =
  /** 当场改正 */
  | 'CORRECTED_ON_SITE'
  /** 不合格 */
  | 'FAIL'
  /** 不适用 */
  | 'NOT_APPLICABLE'
  /** 合格 */
  | 'PASS';

export type Mutation = {
  /** 执行检查的单步操作 */
  readonly advanceInspection: InspectionPayload;
  /** 双随机抽取,并为每个抽中的单位生成一次检查 */
  readonly createDraw: CreateDrawPayload;
  /** 声明回避;此后的抽取和安排均避开该单位,已安排的检查不变 */
  readonly declareRecusal: RecusalPayload;
  /** 丢弃停放的事件(永不应用,留存备查),并立即处理排在其后的事件 */
  readonly discardInspectionsDeadLetter: DeadLetterPayload;
  /** 准许延期 */
  readonly extendHazard: HazardPayload;
  /** 抄告行业部门 */
  readonly issueReferral: ReferralPayload;
  /** 安排抽取之外的检查;抽查管理人员可安排,监督员可安排本人参加的检查 */
  readonly planInspection: InspectionPayload;
  /** 录入检查结果并登记隐患 */
  readonly recordInspection: InspectionPayload;
  /** 录入反馈 */
  readonly recordReferralAnswer: ReferralPayload;
  /** 重新投递停放的事件,成功后依次处理排在其后的事件;再次失败时一切不变,并说明原因 */
  readonly redriveInspectionsDeadLetter: DeadLetterPayload;
  /** 复查:合格销案,不合格再限期 */
  readonly reinspectHazard: HazardPayload;
  /** 回头看发现复发,重新立案 */
  readonly reopenHazard: HazardPayload;
  /** 申报整改完成,等待复查 */
  readonly reportRectification: HazardPayload;
  /** 撤回回避 */
  readonly withdrawRecusal: RecusalPayload;
  /** 撤回抄告 */
  readonly withdrawReferral: ReferralPayload;
};


export type MutationAdvanceInspectionArgs = {
  input: AdvanceInspectionInput;
};


export type MutationCreateDrawArgs = {
  input: CreateDrawInput;
};


export type MutationDeclareRecusalArgs = {
  input: DeclareRecusalInput;
};


export type MutationDiscardInspectionsDeadLetterArgs = {
  input: DiscardDeadLetterInput;
};


export type MutationExtendHazardArgs = {
  input: ExtendHazardInput;
};


export type MutationIssueReferralArgs = {
  input: IssueReferralInput;
};


export type MutationPlanInspectionArgs = {
  input: PlanInspectionInput;
};


export type MutationRecordInspectionArgs = {
  input: RecordInspectionInput;
};


export type MutationRecordReferralAnswerArgs = {
  input: RecordReferralAnswerInput;
};


export type MutationRedriveInspectionsDeadLetterArgs = {
  input: RedriveDeadLetterInput;
};


export type MutationReinspectHazardArgs = {
  input: ReinspectHazardInput;
};


export type MutationReopenHazardArgs = {
  input: ReopenHazardInput;
};


export type MutationReportRectificationArgs = {
  input: ReportRectificationInput;
};


export type MutationWithdrawRecusalArgs = {
  input: WithdrawRecusalInput;
};


export type MutationWithdrawReferralArgs = {
  input: WithdrawReferralInput;
};

/** 分页信息 */
export type PageInfo = {
  /** 下一页的 after 参数 */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
};

export type Partner = {
  readonly id: Scalars['ID']['output'];
};

export type Person = {
  readonly id: Scalars['ID']['output'];
};

/** 安排抽取之外的检查 */
export type PlanInspectionInput = {
  readonly basis: InspectionBasis;
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 监督员,不少于两名,均须有权检查该单位且无须回避 */
  readonly inspectorIds: ReadonlyArray<Scalars['ID']['input']>;
  readonly plannedFrom: Scalars['LocalDate']['input'];
  readonly plannedTo: Scalars['LocalDate']['input'];
  readonly unitId: Scalars['ID']['input'];
};

export type Query = {
  readonly _entities: ReadonlyArray<Maybe<_Entity>>;
  readonly _service: _Service;
  /** 某日有效的检查表,默认今日 */
  readonly checklists: ReadonlyArray<Checklist>;
  readonly draw?: Maybe<Draw>;
  /** 抽取记录,按抽取先后排列 */
  readonly draws: DrawConnection;
  readonly hazard?: Maybe<Hazard>;
  /** 隐患,整改期限近的在前 */
  readonly hazards: HazardConnection;
  readonly inspection?: Maybe<Inspection>;
  /** 检查,按计划开始日排列 */
  readonly inspections: InspectionConnection;
  /** 本服务停放的事件:处理失败、等待处置,最早停放的在前 */
  readonly inspectionsDeadLetters: DeadLetterConnection;
  /** 回避声明,按声明先后排列 */
  readonly recusals: RecusalConnection;
  readonly referral?: Maybe<Referral>;
  /** 抄告:逾期最久的在前,已办结、已撤回的在后 */
  readonly referrals: ReferralConnection;
};


export type Query_EntitiesArgs = {
  representations: ReadonlyArray<Scalars['_Any']['input']>;
};


export type QueryChecklistsArgs = {
  on?: InputMaybe<Scalars['LocalDate']['input']>;
};


export type QueryDrawArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDrawsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DrawFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryHazardArgs = {
  id: Scalars['ID']['input'];
};


export type QueryHazardsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<HazardFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryInspectionArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInspectionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InspectionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryInspectionsDeadLettersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};


export type QueryRecusalsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RecusalFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryReferralArgs = {
  id: Scalars['ID']['input'];
};


export type QueryReferralsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ReferralFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** 录入检查结果:由本次检查的一名监督员一次录入,检查即告结束,并登记隐患 */
export type RecordInspectionInput = {
  readonly checklist: ReadonlyArray<ChecklistResultInput>;
  /** 发现的隐患:每个不合格项至少一条,且只能属于不合格项 */
  readonly hazards: ReadonlyArray<FoundHazardInput>;
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 检查日期:不早于计划开始日,不晚于今日 */
  readonly inspectedOn: Scalars['LocalDate']['input'];
  /** 被检查单位签字人;拒绝签字时不填 */
  readonly signedByUnit?: InputMaybe<Scalars['String']['input']>;
};

/** 按来函录入反馈 */
export type RecordReferralAnswerInput = {
  readonly answeredOn: Scalars['LocalDate']['input'];
  readonly documentNumber?: InputMaybe<Scalars['String']['input']>;
  readonly expectedVersion: Scalars['Int']['input'];
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly outcome: ReferralOutcome;
  readonly remarks?: InputMaybe<Scalars['String']['input']>;
};

/** 整改证据 */
export type RectificationEvidence = {
  /** 文件的 SHA-256(64位十六进制) */
  readonly contentHash: Scalars['String']['output'];
  readonly kind: RectificationEvidenceKind;
  readonly note?: Maybe<Scalars['String']['output']>;
};

export type RectificationEvidenceInput = {
  /** 文件的 SHA-256(64位十六进制) */
  readonly contentHash: Scalars['String']['input'];
  readonly kind: RectificationEvidenceKind;
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

export type RectificationEvidenceKind =
  /** 文书资料 */
  | 'DOCUMENT'
  /** 照片 */
  | 'PHOTO'
  /** 票据 */
  | 'RECEIPT'
  /** 视频 */
  | 'VIDEO';

/** 回避:监督员与单位有利害关系,抽取和安排检查时不得相遇(行政处罚法第四十三条) */
export type Recusal = {
  readonly declaredAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  /** 应回避的监督员;不在查阅人管辖范围内时为空 */
  readonly inspector?: Maybe<Person>;
  readonly reason: Scalars['String']['output'];
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly unit: Unit;
  /** 撤回日期;仍有效时为空 */
  readonly withdrawnOn?: Maybe<Scalars['LocalDate']['output']>;
};

export type RecusalConnection = {
  readonly nodes: ReadonlyArray<Recusal>;
  readonly pageInfo: PageInfo;
  /** 总数,最多计到 10000 */
  readonly totalCount: Scalars['Int']['output'];
};

export type RecusalFilter = {
  /** 真:仅有效的;假:仅已撤回的 */
  readonly inForce?: InputMaybe<Scalars['Boolean']['input']>;
  readonly inspectorId?: InputMaybe<Scalars['ID']['input']>;
  /** 只看该地区及其下级 */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly unitId?: InputMaybe<Scalars['ID']['input']>;
};

export type RecusalPayload = {
  readonly recusal?: Maybe<Recusal>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type RedriveDeadLetterInput = {
  readonly eventId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** 抄告:将隐患或单位情况告知负有责任的行业部门,由其限期反馈 */
export type Referral = {
  /** 最后反馈日(当日仍可反馈,北京时间) */
  readonly answerDueOn: Scalars['LocalDate']['output'];
  /** 反馈,按先后排列 */
  readonly answers: ReadonlyArray<ReferralAnswer>;
  readonly content: Scalars['String']['output'];
  /** 抄告函文号 */
  readonly documentNumber?: Maybe<Scalars['String']['output']>;
  /** 所涉隐患;抄告单位情况时为空 */
  readonly hazard?: Maybe<Hazard>;
  readonly id: Scalars['ID']['output'];
  /** 抄告人;不在查阅人管辖范围内时为空 */
  readonly issuedBy?: Maybe<Person>;
  readonly issuedOn: Scalars['LocalDate']['output'];
  /** 抄告依据 */
  readonly legalBasis: Scalars['String']['output'];
  /** 已过反馈期限且未办结、未撤回 */
  readonly overdue: Scalars['Boolean']['output'];
  /** 受抄告单位 */
  readonly partner?: Maybe<Partner>;
  readonly partnerCode: Scalars['String']['output'];
  /** 抄告时的单位名称 */
  readonly partnerName: Scalars['String']['output'];
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly state: ReferralState;
  readonly unit: Unit;
  readonly version: Scalars['Int']['output'];
  readonly withdrawReason?: Maybe<Scalars['String']['output']>;
  readonly withdrawnOn?: Maybe<Scalars['LocalDate']['output']>;
};

/** 一次反馈:由受抄告单位经消息接口发送,或由监督员按来函录入 */
export type ReferralAnswer = {
  readonly answeredOn: Scalars['LocalDate']['output'];
  /** 反馈文号 */
  readonly documentNumber?: Maybe<Scalars['String']['output']>;
  /** 录入人;由单位自行发送,或录入人不在查阅人管辖范围内时为空 */
  readonly enteredBy?: Maybe<Person>;
  /** 单位所发事件的编号;人工录入时为空 */
  readonly eventId?: Maybe<Scalars['ID']['output']>;
  readonly outcome: ReferralOutcome;
  readonly recordedAt: Scalars['DateTime']['output'];
  /** 办理情况 */
  readonly remarks?: Maybe<Scalars['String']['output']>;
};

export type ReferralConnection = {
  readonly nodes: ReadonlyArray<Referral>;
  readonly pageInfo: PageInfo;
  /** 总数,最多计到 10000 */
  readonly totalCount: Scalars['Int']['output'];
};

export type ReferralFilter = {
  readonly hazardId?: InputMaybe<Scalars['ID']['input']>;
  /** 真:仅逾期未反馈的;假:除此以外的 */
  readonly overdue?: InputMaybe<Scalars['Boolean']['input']>;
  readonly partnerCode?: InputMaybe<Scalars['String']['input']>;
  /** 只看该地区及其下级 */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly states?: InputMaybe<ReadonlyArray<ReferralState>>;
  readonly unitId?: InputMaybe<Scalars['ID']['input']>;
};

/** 抄告的反馈 */
export type ReferralOutcome =
  /** 受理 */
  | 'ACCEPTED'
  /** 办结 */
  | 'DONE'
  /** 不予受理 */
  | 'REJECTED';

export type ReferralPayload = {
  readonly referral?: Maybe<Referral>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type ReferralState =
  /** 已受理 */
  | 'ACCEPTED'
  /** 已办结 */
  | 'DONE'
  /** 已抄告,尚未反馈 */
  | 'ISSUED'
  /** 不予受理 */
  | 'REJECTED'
  /** 已撤回 */
  | 'WITHDRAWN';

/** 复查:复查人不得是申报整改的人;期限已过仍未申报的,可直接复查并再限期 */
export type ReinspectHazardInput = {
  readonly expectedVersion: Scalars['Int']['input'];
  /** 复查结论 */
  readonly finding: Scalars['String']['input'];
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 新的整改期限,仅不合格时填写且必填 */
  readonly newDueOn?: InputMaybe<Scalars['LocalDate']['input']>;
  /** 真:合格,销案;假:不合格,再限期 */
  readonly passed: Scalars['Boolean']['input'];
  readonly reinspectedOn: Scalars['LocalDate']['input'];
};

/** 回头看发现已销案的隐患复发 */
export type ReopenHazardInput = {
  /** 新的整改期限 */
  readonly dueOn: Scalars['LocalDate']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly finding: Scalars['String']['input'];
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly reopenedOn: Scalars['LocalDate']['input'];
};

export type ReportRectificationInput = {
  /** 至少一份 */
  readonly evidence: ReadonlyArray<RectificationEvidenceInput>;
  readonly expectedVersion: Scalars['Int']['input'];
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly rectifiedOn: Scalars['LocalDate']['input'];
};

/** 一层的单位数与抽取数 */
export type StratumPreview = {
  readonly sample: Scalars['Int']['output'];
  /** 层:县级区划代码,不分层时为 ALL */
  readonly stratum: Scalars['String']['output'];
  readonly units: Scalars['Int']['output'];
};

/** 抽中但可派人员不足的单位 */
export type UnassignedUnit = {
  /** 抽取次序 */
  readonly order: Scalars['Int']['output'];
  /** 原因:NOT_ENOUGH_INSPECTORS 表示除去回避和无权检查者后人员不足 */
  readonly reason: Scalars['String']['output'];
  readonly unit: Unit;
};

/** 单位的检查与隐患;单位本身由 units 服务提供 */
export type Unit = {
  /** 隐患,发现日近的在前 */
  readonly hazards: HazardConnection;
  readonly id: Scalars['ID']['output'];
  /** 检查,计划开始日近的在前 */
  readonly inspections: InspectionConnection;
};


/** 单位的检查与隐患;单位本身由 units 服务提供 */
export type UnitHazardsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  openOnly?: InputMaybe<Scalars['Boolean']['input']>;
};


/** 单位的检查与隐患;单位本身由 units 服务提供 */
export type UnitInspectionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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

/** 撤回回避:抽查管理人员均可撤回,监督员只能撤回本人声明的回避 */
export type WithdrawRecusalInput = {
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
};

export type WithdrawReferralInput = {
  readonly expectedVersion: Scalars['Int']['input'];
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly reason: Scalars['String']['input'];
};

export type _Entity = Campaign | Draw | Hazard | Inspection | Partner | Person | Referral | Unit;

export type _Service = {
  readonly sdl?: Maybe<Scalars['String']['output']>;
};

export type Link__Purpose =
  /** `EXECUTION` features provide metadata necessary for operation execution. */
  | 'EXECUTION'
  /** `SECURITY` features provide metadata necessary to securely resolve fields. */
  | 'SECURITY';

