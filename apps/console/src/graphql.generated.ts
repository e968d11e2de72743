// Generated from the console's .gql files by `npm run generated`.
/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import { document } from './document';
export type PhaseName =
  /** 动员部署 */
  | 'MOBILIZATION'
  /** 除患攻坚 */
  | 'INTENSIVE_RECTIFICATION'
  /** 验收评估 */
  | 'ACCEPTANCE';

export type PlanItemKind =
  /** 行动 */
  | 'OPERATION'
  /** 措施 */
  | 'MEASURE'
  /** 子方案,如大曝光、大演练、大督导 */
  | 'SUB_PLAN';

export type TargetKind =
  /** 数量 */
  | 'COUNT'
  /** 比率 */
  | 'RATIO'
  /** 存量销号:以启动时的存量为基数 */
  | 'STOCK_CLOSURE'
  /** 同比增减 */
  | 'YEAR_ON_YEAR'
  /** 分步比率 */
  | 'STAGED_RATIO'
  /** 零发生 */
  | 'HARD_ZERO'
  /** 资金 */
  | 'MONEY'
  /** 规则符合:凡是……一律…… */
  | 'RULE_COMPLIANCE'
  /** 调查结果 */
  | 'SURVEY';

export type TargetComparator =
  /** 不低于 */
  | 'GTE'
  /** 不高于 */
  | 'LTE'
  /** 等于 */
  | 'EQ'
  /** 高于 */
  | 'GT'
  /** 低于 */
  | 'LT';

export type CadencePeriod =
  /** 每日 */
  | 'DAY'
  /** 每周 */
  | 'WEEK'
  /** 每半月 */
  | 'HALF_MONTH'
  /** 每月 */
  | 'MONTH'
  /** 每季度 */
  | 'QUARTER'
  /** 每年 */
  | 'YEAR'
  /** 整个期间一次 */
  | 'ONCE';

export type CadenceScope =
  /** 每人 */
  | 'PER_PERSON'
  /** 每个单位 */
  | 'PER_ORGANIZATION'
  /** 合计 */
  | 'TOTAL';

export type CampaignBodyKind =
  /** 领导小组 */
  | 'LEADING_GROUP'
  /** 专项办 */
  | 'SPECIAL_OFFICE'
  /** 工作专班 */
  | 'WORKING_TEAM';

export type TaskReview =
  /** 审核通过 */
  | 'ACCEPT'
  /** 退回,须说明原因 */
  | 'RETURN';

export type TaskExpansion =
  /** 每个市一项 */
  | 'CITY'
  /** 每个县(市、区)一项 */
  | 'COUNTY';

export type CampaignStatus =
  /** 起草 */
  | 'DRAFT'
  /** 待审 */
  | 'SUBMITTED'
  /** 已批准 */
  | 'APPROVED'
  /** 执行中 */
  | 'RUNNING'
  /** 暂停 */
  | 'SUSPENDED'
  /** 总结 */
  | 'SUMMING_UP'
  /** 归档 */
  | 'ARCHIVED'
  /** 终止 */
  | 'TERMINATED';

export type CampaignAction =
  /** 送审 */
  | 'SUBMIT'
  /** 批准 */
  | 'APPROVE'
  /** 退回修改 */
  | 'RETURN'
  /** 发布 */
  | 'PUBLISH'
  /** 暂停 */
  | 'SUSPEND'
  /** 恢复 */
  | 'RESUME'
  /** 终止 */
  | 'TERMINATE'
  /** 通过验收(由验收评估阶段转段产生) */
  | 'ACCEPT'
  /** 归档 */
  | 'ARCHIVE';

export type PhaseStatus =
  /** 未开始 */
  | 'NOT_STARTED'
  /** 待入口检查 */
  | 'ENTRY_CHECK'
  /** 进行中 */
  | 'IN_PROGRESS'
  /** 待出口检查 */
  | 'EXIT_CHECK'
  /** 已通过 */
  | 'PASSED'
  /** 带条件通过 */
  | 'PASSED_WITH_WAIVER'
  /** 退回 */
  | 'RETURNED';

export type DispatchLevel =
  /** 省 */
  | 'PROVINCE'
  /** 市 */
  | 'CITY'
  /** 县(市、区) */
  | 'COUNTY';

export type DispatchLineKind =
  /** 平台计算,自动填入 */
  | 'COMPUTED'
  /** 人工填报 */
  | 'REPORTED';

export type DispatchSheetStatus =
  /** 待报 */
  | 'OPEN'
  /** 按时上报 */
  | 'SUBMITTED'
  /** 未报 */
  | 'MISSING'
  /** 迟报 */
  | 'LATE'
  /** 已汇总 */
  | 'AGGREGATED'
  /** 已确认 */
  | 'CONFIRMED';

export type DispatchRevisionKind =
  /** 上报 */
  | 'SUBMITTED'
  /** 截止冻结 */
  | 'FROZEN'
  /** 补报 */
  | 'LATE'
  /** 更正 */
  | 'REVISED'
  /** 汇总 */
  | 'AGGREGATED'
  /** 确认 */
  | 'CONFIRMED';

export type EvaluationGrade =
  /** 优秀 */
  | 'EXCELLENT'
  /** 合格 */
  | 'QUALIFIED'
  /** 不合格 */
  | 'UNQUALIFIED';

/** 指标代码 */
export type IndicatorCode =
  /** 纳入范围单位数 */
  | 'UNITS_IN_SCOPE'
  /** 排查覆盖率 */
  | 'COVERAGE'
  /** 发现隐患数 */
  | 'HAZARDS_FOUND'
  /** 已整改隐患数 */
  | 'HAZARDS_CORRECTED'
  /** 逾期未销案隐患数 */
  | 'HAZARDS_OVERDUE'
  /** 隐患整改率 */
  | 'RECTIFICATION_RATE'
  /** 按期整改率 */
  | 'ON_TIME_RATE';

export type Comparator =
  /** 不低于 */
  | 'GTE'
  /** 不高于 */
  | 'LTE'
  /** 等于 */
  | 'EQ';

export type CriterionKind =
  /** 指标达到门槛值 */
  | 'INDICATOR'
  /** 已下发任务,且全部签收 */
  | 'TASKS_SIGNED_FOR'
  /** 任务全部完成 */
  | 'TASKS_DONE'
  /** 无逾期任务 */
  | 'NO_OVERDUE_TASKS'
  /** 列明的单位签署 */
  | 'SIGN_OFF'
  /** 不得早于某日结束 */
  | 'NOT_BEFORE'
  /** 本行动及下级行动无逾期应办事项 */
  | 'NO_OVERDUE'
  /** 下级行动已通过该阶段 */
  | 'SUBORDINATE_PHASES'
  /** 下级方案全部报备 */
  | 'SUBMISSIONS'
  /** 目标完成 */
  | 'TARGETS'
  /** 无失控漏管单位 */
  | 'JURISDICTION_GAPS'
  /** 本地区验收评估达到等次 */
  | 'EVALUATION';

export type CriterionScope =
  /** 按行动地区合计判定 */
  | 'TOTAL'
  /** 每个市都须达到 */
  | 'EACH_CITY'
  /** 每个县(市、区)都须达到 */
  | 'EACH_COUNTY';

export type TransitionAction =
  /** 通过入口检查,启动当前阶段 */
  | 'START_PHASE'
  /** 通过出口检查,完成当前阶段并进入下一阶段;验收评估阶段完成即通过验收 */
  | 'COMPLETE_PHASE'
  /** 退回上一阶段,须写明理由 */
  | 'RETURN_PHASE';

export type DueOf =
  /** 本人 */
  | 'ME'
  /** 本单位 */
  | 'ORGANIZATION'
  /** 辖区 */
  | 'AREA';

export type ObligationKind =
  /** 任务 */
  | 'TASK'
  /** 任务审核 */
  | 'TASK_REVIEW'
  /** 频次要求 */
  | 'CADENCE'
  /** 定期报告 */
  | 'REPORT'
  /** 会议 */
  | 'MEETING'
  /** 一事一策 */
  | 'CASE'
  /** 日调度 */
  | 'DISPATCH'
  /** 方案报备 */
  | 'PLAN_FILING'
  /** 修订答复 */
  | 'AMENDMENT'
  /** 批示办理 */
  | 'DIRECTIVE'
  /** 传达学习 */
  | 'CIRCULATION'
  /** 待发文件 */
  | 'AWAITED_DOCUMENT'
  /** 派单 */
  | 'TASK_ORDER'
  /** 阶段评估 */
  | 'EVALUATION';

export type DeadlineKind =
  /** 写明日期 */
  | 'DAY'
  /** 月底、年底或阶段结束 */
  | 'PERIOD_END'
  /** 起止日前后若干日 */
  | 'RELATIVE'
  /** 若干工作日 */
  | 'WORKING_DAYS'
  /** 某一事件 */
  | 'EVENT';

export type TaskStatus =
  /** 草稿 */
  | 'DRAFT'
  /** 已下发 */
  | 'ISSUED'
  /** 已签收 */
  | 'SIGNED_FOR'
  /** 进行中 */
  | 'IN_PROGRESS'
  /** 已提交待审核 */
  | 'SUBMITTED'
  /** 退回重办 */
  | 'RETURNED'
  /** 已完成 */
  | 'DONE';

export type ExtensionStatus =
  /** 未申请 */
  | 'NONE'
  /** 待审批 */
  | 'REQUESTED'
  /** 已批准 */
  | 'APPROVED'
  /** 已驳回 */
  | 'REJECTED';

export type TaskWork =
  /** 签收 */
  | 'SIGN_FOR'
  /** 开始办理 */
  | 'START'
  /** 提交,须说明完成情况 */
  | 'SUBMIT';

/** 角色代码 */
export type RoleCode =
  | 'CAMPAIGN_ADMIN'
  | 'CAMPAIGN_APPROVER'
  | 'REGISTRAR'
  | 'INSPECTOR'
  | 'GRID_WORKER'
  | 'VIEWER'
  | 'INTEGRATOR'
  | 'SYSTEM_ADMIN'
  | 'SECURITY_ADMIN'
  | 'AUDITOR';

/** 机构层级 */
export type OrganizationLevel =
  /** 总队 */
  | 'CORPS'
  /** 支队 */
  | 'DETACHMENT'
  /** 大队 */
  | 'BRIGADE'
  /** 队站 */
  | 'STATION'
  /** 乡镇(街道) */
  | 'TOWNSHIP'
  /** 社区(村) */
  | 'COMMUNITY'
  /** 网格 */
  | 'GRID';

/** 分层方式 */
export type DrawStrata =
  /** 不分层,在全部单位中抽取 */
  | 'NONE'
  /** 按县(市、区)分层抽取 */
  | 'COUNTY';

export type HazardLevel =
  /** 一般隐患 */
  | 'GENERAL'
  /** 疑似重大火灾隐患 */
  | 'MAJOR';

export type HazardState =
  /** 发现 */
  | 'FOUND'
  /** 登记 */
  | 'FILED'
  /** 认定为一般隐患 */
  | 'CONFIRMED'
  /** 重大火灾隐患候选 */
  | 'MAJOR_CANDIDATE'
  /** 下达文书 */
  | 'ORDERED'
  /** 整改中 */
  | 'RECTIFYING'
  /** 申请复查 */
  | 'AWAITING_REINSPECTION'
  /** 销案 */
  | 'CLOSED'
  /** 复发 */
  | 'REOPENED'
  /** 无法整改上报 */
  | 'CANNOT_FIX'
  /** 处罚、查封或停业 */
  | 'PENALTY'
  /** 强制或代履行 */
  | 'ENFORCEMENT'
  /** 移送 */
  | 'TRANSFERRED';

export type RectificationEvidenceKind =
  /** 照片 */
  | 'PHOTO'
  /** 视频 */
  | 'VIDEO'
  /** 文书资料 */
  | 'DOCUMENT'
  /** 票据 */
  | 'RECEIPT';

/** 检查依据 */
export type InspectionBasis =
  /** 抽查计划 */
  | 'SAMPLING_PLAN'
  /** 专项方案 */
  | 'SPECIAL_CAMPAIGN'
  /** 举报投诉 */
  | 'COMPLAINT'
  /** 转办 */
  | 'TRANSFER'
  /** 复查 */
  | 'FOLLOW_UP';

export type InspectionState =
  /** 计划 */
  | 'PLANNED'
  /** 派发 */
  | 'DISPATCHED'
  /** 接收 */
  | 'ACCEPTED'
  /** 在途 */
  | 'EN_ROUTE'
  /** 检查中 */
  | 'IN_PROGRESS'
  /** 记录签字 */
  | 'SIGNED'
  /** 结束 */
  | 'COMPLETED'
  /** 结果审核 */
  | 'REVIEWED'
  /** 公示 */
  | 'PUBLISHED'
  /** 取消 */
  | 'CANCELLED'
  /** 无法联系 */
  | 'UNREACHABLE'
  /** 拒绝检查 */
  | 'REFUSED';

/** 检查的单步操作 */
export type InspectionAction =
  /** 派发 */
  | 'DISPATCH'
  /** 接收 */
  | 'ACCEPT'
  /** 出发 */
  | 'DEPART'
  /** 开始检查 */
  | 'START'
  /** 审核结果 */
  | 'REVIEW'
  /** 公示 */
  | 'PUBLISH'
  /** 取消 */
  | 'CANCEL'
  /** 报告无法联系 */
  | 'REPORT_UNREACHABLE'
  /** 报告拒绝检查 */
  | 'REPORT_REFUSED'
  /** 重新派发 */
  | 'REDISPATCH';

export type InspectionResult =
  /** 未发现需限期整改的隐患 */
  | 'PASSED'
  /** 发现隐患 */
  | 'HAZARDS_FOUND';

export type ItemOutcome =
  /** 合格 */
  | 'PASS'
  /** 不合格 */
  | 'FAIL'
  /** 当场改正 */
  | 'CORRECTED_ON_SITE'
  /** 不适用 */
  | 'NOT_APPLICABLE';

/** 文件编码 */
export type FileEncoding =
  | 'UTF_8'
  /** 带字节顺序标记的 UTF-8 */
  | 'UTF_8_BOM'
  /** GB18030(含 GBK、GB2312) */
  | 'GB18030';

/** 导入的状态 */
export type ImportStatus =
  /** 已预览 */
  | 'PREVIEWED'
  /** 已完成 */
  | 'COMPLETED'
  /** 文件无法读取 */
  | 'FAILED';

/** 列所含的信息 */
export type ImportField =
  /** 编号 */
  | 'REF'
  /** 单位名称 */
  | 'NAME'
  /** 别名 */
  | 'ALIAS'
  /** 统一社会信用代码 */
  | 'CREDIT_CODE'
  /** 类别 */
  | 'CATEGORY'
  /** 省 */
  | 'PROVINCE'
  /** 市 */
  | 'CITY'
  /** 县区 */
  | 'COUNTY'
  /** 区划代码 */
  | 'REGION_CODE'
  /** 地址 */
  | 'ADDRESS'
  /** 经度 */
  | 'LONGITUDE'
  /** 纬度 */
  | 'LATITUDE'
  /** 坐标系 */
  | 'COORDINATE_SYSTEM'
  /** 面积(平方米) */
  | 'AREA_M2'
  /** 高度(米) */
  | 'HEIGHT_M'
  /** 地上层数 */
  | 'FLOORS_ABOVE'
  /** 地下层数 */
  | 'FLOORS_BELOW'
  /** 责任人 */
  | 'RESPONSIBLE_NAME'
  /** 责任人电话 */
  | 'RESPONSIBLE_PHONE'
  /** 管理人 */
  | 'MANAGER_NAME'
  /** 管理人电话 */
  | 'MANAGER_PHONE'
  /** 监管主体 */
  | 'SUPERVISING_BODY';

/** 单位类别 */
export type UnitCategory =
  /** 消防安全重点单位 */
  | 'KEY_UNIT'
  /** 火灾高危单位 */
  | 'HIGH_RISK_UNIT'
  /** 具有一定规模非重点单位 */
  | 'SIZEABLE_NON_KEY'
  /** 一般单位 */
  | 'GENERAL'
  /** 九小场所 */
  | 'NINE_SMALL'
  /** 三合一场所 */
  | 'THREE_IN_ONE'
  /** 群租房 */
  | 'GROUP_RENTAL'
  /** 人员密集场所 */
  | 'DENSELY_OCCUPIED'
  /** 医院 */
  | 'HOSPITAL'
  /** 学校 */
  | 'SCHOOL'
  /** 幼儿园 */
  | 'KINDERGARTEN'
  /** 高等学校 */
  | 'UNIVERSITY'
  /** 培训机构 */
  | 'TRAINING_INSTITUTION'
  /** 旅游景区 */
  | 'SCENIC_AREA'
  /** 商店 */
  | 'SHOP'
  /** 餐饮场所 */
  | 'RESTAURANT'
  /** 宾馆旅馆 */
  | 'HOTEL'
  /** 公共娱乐场所 */
  | 'ENTERTAINMENT'
  /** 养老机构 */
  | 'ELDERLY_CARE'
  /** 高层建筑 */
  | 'HIGH_RISE'
  /** 大型商业综合体 */
  | 'LARGE_COMPLEX'
  /** 建设工地 */
  | 'CONSTRUCTION_SITE'
  /** 生产企业 */
  | 'FACTORY'
  /** 仓储物流场所 */
  | 'WAREHOUSE'
  /** 易燃易爆危险品场所 */
  | 'HAZARDOUS_GOODS'
  /** 文物古建筑 */
  | 'HERITAGE'
  /** 宗教活动场所 */
  | 'RELIGIOUS_SITE';

/** 监管主体 */
export type SupervisingBody =
  /** 消防救援机构 */
  | 'FIRE_RESCUE'
  /** 派出所 */
  | 'POLICE_STATION'
  /** 乡镇(街道) */
  | 'TOWNSHIP';

/** 单位状态 */
export type UnitStatus =
  /** 在营 */
  | 'OPERATING'
  /** 停业 */
  | 'SUSPENDED'
  /** 注销 */
  | 'CLOSED'
  /** 失联 */
  | 'UNREACHABLE';

/** 状态操作 */
export type UnitStatusAction =
  /** 停业 */
  | 'SUSPEND'
  /** 恢复营业 */
  | 'RESUME'
  /** 登记失联 */
  | 'LOSE'
  /** 恢复联系 */
  | 'FIND'
  /** 注销 */
  | 'CLOSE'
  /** 恢复登记 */
  | 'REOPEN';

/** 单位信息的来源 */
export type UnitSource =
  /** 手工登记 */
  | 'MANUAL'
  /** 文件导入 */
  | 'IMPORT';

/** 坐标系 */
export type CoordinateSystem =
  /** 2000国家大地坐标系 */
  | 'CGCS2000'
  | 'WGS84'
  /** 国测局坐标 */
  | 'GCJ02'
  /** 百度坐标 */
  | 'BD09'
  /** 未知 */
  | 'UNKNOWN';

export type CreateCampaignInput = {
  readonly idempotencyKey: string;
  /** 发起地区:省、市或县(市、区) */
  readonly regionCode: string;
  readonly name: string;
  readonly documentNumber?: string | null | undefined;
  /** 单位类别代码,至少一个 */
  readonly categories: ReadonlyArray<string>;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly goal: string;
  readonly firstResponsiblePersonId: string;
  /** 归入的总体行动 */
  readonly programmeId?: string | null | undefined;
  /** 本行动依据的文件 */
  readonly citation?: CitationInput | null | undefined;
  /** 三个阶段,依次给出 */
  readonly phases: ReadonlyArray<PhaseInput>;
};

export type PhaseInput = {
  readonly phase: PhaseName;
  /** 文件中的阶段名称 */
  readonly title?: string | null | undefined;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly entryGate?: ReadonlyArray<GateCriterionInput> | null | undefined;
  /** 不给出则采用默认门槛 */
  readonly exitGate?: ReadonlyArray<GateCriterionInput> | null | undefined;
};

export type CampaignActionInput = {
  readonly idempotencyKey: string;
  readonly campaignId: string;
  readonly expectedVersion: number;
};

export type CampaignDecisionInput = {
  readonly idempotencyKey: string;
  readonly campaignId: string;
  readonly expectedVersion: number;
  /** 理由,不少于 5 个字 */
  readonly reason: string;
};

export type DispatchValueInput = {
  readonly code: string;
  readonly numerator?: number | null | undefined;
  readonly denominator?: number | null | undefined;
};

export type SubmitDispatchSheetInput = {
  readonly idempotencyKey: string;
  readonly sheetId: string;
  readonly values: ReadonlyArray<DispatchValueInput>;
  /** 迟报原因 */
  readonly lateReason?: string | null | undefined;
};

export type ConfirmDispatchSheetInput = {
  readonly idempotencyKey: string;
  readonly sheetId: string;
  /** 本级自己的项目;没有则给空列表 */
  readonly values: ReadonlyArray<DispatchValueInput>;
};

export type GateTextInput = {
  readonly zh: string;
  /** 不给出则同中文 */
  readonly en?: string | null | undefined;
};

/** 一个条件;按 kind 给出相应各项,其余不填 */
export type GateCriterionInput = {
  /** 小写字母开头,由小写字母、数字和连字符组成 */
  readonly key: string;
  readonly kind: CriterionKind;
  /** 不给出则由条件自动生成 */
  readonly title?: GateTextInput | null | undefined;
  readonly explanation?: GateTextInput | null | undefined;
  /** INDICATOR */
  readonly indicator?: IndicatorCode | null | undefined;
  /** INDICATOR */
  readonly comparator?: Comparator | null | undefined;
  /** INDICATOR;比率为 0 至 1。SUBORDINATE_PHASES:下级行动的比例,默认 1 */
  readonly threshold?: number | null | undefined;
  /** INDICATOR;默认 TOTAL */
  readonly scope?: CriterionScope | null | undefined;
  /** TASKS_SIGNED_FOR、TASKS_DONE:不给出则为全部阶段。SUBORDINATE_PHASES:不给出则为门槛所在阶段 */
  readonly phase?: PhaseName | null | undefined;
  /** TASKS_SIGNED_FOR、TASKS_DONE;只看必办任务 */
  readonly mandatoryOnly?: boolean | null | undefined;
  /** SIGN_OFF:地区代码或 OWNER */
  readonly bodies?: ReadonlyArray<string> | null | undefined;
  /** NOT_BEFORE */
  readonly date?: string | null | undefined;
  /** NO_OVERDUE;应办事项类别,如 TASK、CADENCE、REPORT;不给出则为全部 */
  readonly obligations?: ReadonlyArray<string> | null | undefined;
  /** TARGETS:目标名称;不给出则为阶段结束日前到期的全部目标 */
  readonly targets?: ReadonlyArray<string> | null | undefined;
  /** EVALUATION:EXCELLENT 或 QUALIFIED,默认 QUALIFIED */
  readonly grade?: EvaluationGrade | null | undefined;
};

export type WaiveCriterionInput = {
  readonly idempotencyKey: string;
  readonly campaignId: string;
  readonly phase: PhaseName;
  readonly criterionKey: string;
  /** 理由,不少于 10 个字 */
  readonly reason: string;
  /** 最后有效日,不晚于行动结束日 */
  readonly expiresOn: string;
};

export type RevokeWaiverInput = {
  readonly idempotencyKey: string;
  readonly waiverId: string;
  /** 理由,不少于 5 个字 */
  readonly reason: string;
};

export type SignOffInput = {
  readonly idempotencyKey: string;
  readonly campaignId: string;
  /** 默认当前阶段 */
  readonly phase?: PhaseName | null | undefined;
  readonly criterionKey: string;
  /** 签署地区;默认行动发起地区 */
  readonly regionCode?: string | null | undefined;
  /** 签署意见 */
  readonly statement: string;
};

/** 假设;各项可同时给出 */
export type GateAssumptionInput = {
  /** 这些单位已检查(已检查过的不重复计) */
  readonly inspected?: ReadonlyArray<string> | null | undefined;
  /** 各地区再检查若干家尚未检查的单位 */
  readonly inspectedCounts?: ReadonlyArray<AssumedCountInput> | null | undefined;
  /** 各地区销案若干处隐患,先销逾期的 */
  readonly hazardsClosed?: ReadonlyArray<AssumedCountInput> | null | undefined;
  /** 这些任务已完成 */
  readonly tasksDone?: ReadonlyArray<string> | null | undefined;
  /** 这些地区已报备方案 */
  readonly filed?: ReadonlyArray<string> | null | undefined;
  /** 这些签署类条件的各单位均已签署 */
  readonly signed?: ReadonlyArray<string> | null | undefined;
  /** 直接假设的指标值,优先于以上各项 */
  readonly figures?: ReadonlyArray<AssumedFigureInput> | null | undefined;
};

export type AssumedCountInput = {
  readonly regionCode: string;
  readonly count: number;
};

export type AssumedFigureInput = {
  readonly indicator: IndicatorCode;
  readonly regionCode: string;
  /** 分子,或计数 */
  readonly numerator: number;
  /** 比率的分母 */
  readonly denominator?: number | null | undefined;
};

export type ProposeTransitionInput = {
  readonly idempotencyKey: string;
  readonly campaignId: string;
  readonly action: TransitionAction;
  /** 退回上一阶段时必填 */
  readonly reason?: string | null | undefined;
};

export type TransitionPhaseInput = {
  readonly idempotencyKey: string;
  readonly campaignId: string;
  readonly action: TransitionAction;
  readonly expectedVersion: number;
  /** 退回上一阶段时必填 */
  readonly reason?: string | null | undefined;
  /** 只判定,不作任何改动 */
  readonly dryRun?: boolean | null | undefined;
};

export type CitationInput = {
  readonly title: string;
  readonly documentNumber?: string | null | undefined;
  readonly issuer?: string | null | undefined;
  readonly issuedOn?: string | null | undefined;
  readonly clause: string;
  readonly quote?: string | null | undefined;
  readonly span?: TextSpanInput | null | undefined;
};

export type TextSpanInput = {
  readonly start: number;
  readonly end: number;
};

export type TaskFilter = {
  readonly campaignId?: string | null | undefined;
  readonly phase?: PhaseName | null | undefined;
  readonly statuses?: ReadonlyArray<TaskStatus> | null | undefined;
  /** 责任地区在此地区内(含下级) */
  readonly regionCode?: string | null | undefined;
  /** 只看逾期 */
  readonly overdue?: boolean | null | undefined;
  /** 只看待审批的延期申请 */
  readonly extensionRequested?: boolean | null | undefined;
  /** 牵头或配合处室 */
  readonly divisionId?: string | null | undefined;
};

export type IssueTaskInput = {
  readonly idempotencyKey: string;
  readonly campaignId: string;
  /** 所属行动、措施或子方案 */
  readonly planItemId?: string | null | undefined;
  /** 出处 */
  readonly citation?: CitationInput | null | undefined;
  readonly phase: PhaseName;
  readonly title: string;
  readonly text: string;
  /** 责任地区;默认行动发起地区 */
  readonly regionCode?: string | null | undefined;
  /** 下发到责任地区以下该级每个地区 */
  readonly expandTo?: TaskExpansion | null | undefined;
  /** 牵头处室,只能一个;有配合处室时必填 */
  readonly leadDivisionId?: string | null | undefined;
  readonly supportingDivisionIds?: ReadonlyArray<string> | null | undefined;
  readonly dueOn: string;
  /** 默认必办 */
  readonly mandatory?: boolean | null | undefined;
  /** 提交时须附佐证材料;默认不要求 */
  readonly evidenceRequired?: boolean | null | undefined;
};

export type WorkTaskInput = {
  readonly idempotencyKey: string;
  readonly taskId: string;
  readonly action: TaskWork;
  readonly note?: string | null | undefined;
  readonly evidence?: ReadonlyArray<string> | null | undefined;
};

export type ReviewTaskInput = {
  readonly idempotencyKey: string;
  readonly taskId: string;
  readonly action: TaskReview;
  readonly note?: string | null | undefined;
};

export type ReportTaskProgressInput = {
  readonly idempotencyKey: string;
  readonly taskId: string;
  /** 0–100 */
  readonly percent: number;
  readonly text: string;
};

export type RequestExtensionInput = {
  readonly idempotencyKey: string;
  readonly taskId: string;
  readonly dueOn: string;
  /** 理由,不少于 5 个字 */
  readonly reason: string;
};

export type DecideExtensionInput = {
  readonly idempotencyKey: string;
  readonly taskId: string;
  readonly approve: boolean;
  readonly note?: string | null | undefined;
};

export type CreateCampaignFromTemplateInput = {
  readonly idempotencyKey: string;
  readonly templateCode: string;
  /** 发起地区:省、市或县(市、区) */
  readonly regionCode: string;
  /** 行动开始日;模板中的日期按同样天数平移,各阶段天数不变 */
  readonly startsOn: string;
  /** 默认模板中的名称 */
  readonly name?: string | null | undefined;
  /** 本行动的文号 */
  readonly documentNumber?: string | null | undefined;
  /** 默认模板中的单位类别 */
  readonly categories?: ReadonlyArray<string> | null | undefined;
  readonly firstResponsiblePersonId: string;
  /** 归入的总体行动;模板要求而未给出时,一并建立 */
  readonly programmeId?: string | null | undefined;
};

export type RedriveDeadLetterInput = {
  readonly idempotencyKey: string;
  readonly eventId: string;
};

export type DiscardDeadLetterInput = {
  readonly idempotencyKey: string;
  readonly eventId: string;
  /** 丢弃理由,4 至 500 字 */
  readonly reason: string;
};

export type CreateAccountInput = {
  readonly idempotencyKey: string;
  /** 尚无任何授权的人员 */
  readonly personId: string;
  /** 3至50个小写字母、数字、点、横线或下划线 */
  readonly loginName: string;
  /** 初始密码,至少12个字符;请本人登录后立即修改 */
  readonly password: string;
};

export type CreateDivisionInput = {
  readonly idempotencyKey: string;
  readonly organizationId: string;
  readonly name: string;
};

export type IssueGrantInput = {
  readonly idempotencyKey: string;
  readonly personId: string;
  readonly role: RoleCode;
  readonly regionCode: string;
  readonly campaignId?: string | null | undefined;
  /** 生效首日;不填为今天 */
  readonly validFrom?: string | null | undefined;
  /** 生效末日;不填为长期 */
  readonly validTo?: string | null | undefined;
  /** 授权理由,记入审计 */
  readonly reason: string;
};

export type RevokeGrantInput = {
  readonly idempotencyKey: string;
  readonly id: string;
  readonly reason: string;
};

export type CreateOrganizationInput = {
  /** 幂等键:同一键重复提交只执行一次 */
  readonly idempotencyKey: string;
  readonly level: OrganizationLevel;
  readonly regionCode: string;
  readonly name: string;
  /** 上级机构;总队和乡镇可不填 */
  readonly parentId?: string | null | undefined;
};

/** 外部登录服务中的身份 */
export type SignInIdentityInput = {
  /** 签发方(issuer) */
  readonly issuer: string;
  /** 主体标识(sub) */
  readonly subject: string;
};

export type CreatePersonInput = {
  readonly idempotencyKey: string;
  readonly organizationId: string;
  readonly divisionId?: string | null | undefined;
  readonly name: string;
  /** 使用外部登录服务时的身份,至多5个;内置登录请用 createAccount */
  readonly identities?: ReadonlyArray<SignInIdentityInput> | null | undefined;
};

export type ChangePersonInput = {
  readonly idempotencyKey: string;
  readonly id: string;
  readonly expectedVersion: number;
  readonly organizationId: string;
  readonly divisionId?: string | null | undefined;
  readonly name: string;
  readonly active: boolean;
};

export type DrawFilter = {
  /** 只看该地区及其下级 */
  readonly regionCode?: string | null | undefined;
  readonly campaignId?: string | null | undefined;
};

/** 双随机抽取;sampleSize 与 samplingRate 二者填一 */
export type CreateDrawInput = {
  readonly idempotencyKey: string;
  readonly title: string;
  /** 所属行动 */
  readonly campaignId?: string | null | undefined;
  /** 抽取地区(含下级) */
  readonly regionCode: string;
  /** 限定单位类别,符合其一即可;不填不限 */
  readonly categories?: ReadonlyArray<string> | null | undefined;
  /** 抽取单位总数,按各层单位数比例分配 */
  readonly sampleSize?: number | null | undefined;
  /** 各层抽取比例,不足一家按一家计 */
  readonly samplingRate?: number | null | undefined;
  /** 分层方式,默认按县(市、区) */
  readonly strata?: DrawStrata | null | undefined;
  /** 每次检查的监督员人数,不少于 2,默认 2 */
  readonly perVisit?: number | null | undefined;
  /** 计划检查的第一日 */
  readonly plannedFrom: string;
  /** 计划检查的最后一日 */
  readonly plannedTo: string;
  /** 只抽取自该日起未检查过的单位 */
  readonly onlyUninspectedSince?: string | null | undefined;
  /** 真:只计算数量,不抽取、不保存 */
  readonly dryRun?: boolean | null | undefined;
};

export type HazardFilter = {
  /** 只看该地区及其下级 */
  readonly regionCode?: string | null | undefined;
  readonly unitId?: string | null | undefined;
  readonly states?: ReadonlyArray<HazardState> | null | undefined;
  readonly level?: HazardLevel | null | undefined;
  /** 真:仅逾期未销案的;假:除此以外的 */
  readonly overdue?: boolean | null | undefined;
  /** 整改期限早于该日 */
  readonly dueBefore?: string | null | undefined;
};

export type RectificationEvidenceInput = {
  readonly kind: RectificationEvidenceKind;
  readonly note?: string | null | undefined;
  /** 文件的 SHA-256(64位十六进制) */
  readonly contentHash: string;
};

export type ReportRectificationInput = {
  readonly idempotencyKey: string;
  readonly id: string;
  readonly rectifiedOn: string;
  /** 至少一份 */
  readonly evidence: ReadonlyArray<RectificationEvidenceInput>;
  readonly expectedVersion: number;
};

/** 复查:复查人不得是申报整改的人;期限已过仍未申报的,可直接复查并再限期 */
export type ReinspectHazardInput = {
  readonly idempotencyKey: string;
  readonly id: string;
  readonly reinspectedOn: string;
  /** 真:合格,销案;假:不合格,再限期 */
  readonly passed: boolean;
  /** 新的整改期限,仅不合格时填写且必填 */
  readonly newDueOn?: string | null | undefined;
  /** 复查结论 */
  readonly finding: string;
  readonly expectedVersion: number;
};

/** 延期:只能在期限届满前 */
export type ExtendHazardInput = {
  readonly idempotencyKey: string;
  readonly id: string;
  readonly newDueOn: string;
  readonly reason: string;
  readonly expectedVersion: number;
};

/** 回头看发现已销案的隐患复发 */
export type ReopenHazardInput = {
  readonly idempotencyKey: string;
  readonly id: string;
  readonly reopenedOn: string;
  /** 新的整改期限 */
  readonly dueOn: string;
  readonly finding: string;
  readonly expectedVersion: number;
};

export type InspectionFilter = {
  /** 只看该地区及其下级 */
  readonly regionCode?: string | null | undefined;
  readonly unitId?: string | null | undefined;
  readonly campaignId?: string | null | undefined;
  readonly states?: ReadonlyArray<InspectionState> | null | undefined;
  /** 该监督员参加的检查 */
  readonly inspectorId?: string | null | undefined;
  /** 检查日期不早于 */
  readonly inspectedFrom?: string | null | undefined;
  /** 检查日期不晚于 */
  readonly inspectedTo?: string | null | undefined;
};

export type AdvanceInspectionInput = {
  readonly idempotencyKey: string;
  readonly id: string;
  readonly action: InspectionAction;
  /** 取消、报告无法联系或拒绝检查时必填 */
  readonly reason?: string | null | undefined;
  readonly expectedVersion: number;
};

/** 录入检查结果:由本次检查的一名监督员一次录入,检查即告结束,并登记隐患 */
export type RecordInspectionInput = {
  readonly idempotencyKey: string;
  readonly id: string;
  /** 检查日期:不早于计划开始日,不晚于今日 */
  readonly inspectedOn: string;
  readonly checklist: ReadonlyArray<ChecklistResultInput>;
  /** 发现的隐患:每个不合格项至少一条,且只能属于不合格项 */
  readonly hazards: ReadonlyArray<FoundHazardInput>;
  /** 被检查单位签字人;拒绝签字时不填 */
  readonly signedByUnit?: string | null | undefined;
};

export type ChecklistResultInput = {
  readonly itemCode: string;
  readonly outcome: ItemOutcome;
  readonly note?: string | null | undefined;
};

export type FoundHazardInput = {
  /** 所属检查项 */
  readonly itemCode: string;
  readonly description: string;
  readonly level: HazardLevel;
  /** 最后整改期限(当日仍可整改,北京时间) */
  readonly dueOn: string;
};

export type CreateUploadInput = {
  readonly idempotencyKey: string;
  /** 导入的地区;文件中每行须在其内 */
  readonly regionCode: string;
  readonly fileName: string;
  readonly sizeBytes: number;
};

export type AppendUploadInput = {
  readonly idempotencyKey: string;
  readonly uploadId: string;
  /** 该块的起始位置 */
  readonly offset: number;
  /** 内容的 Base64,每块不超过 1 MB(编码前) */
  readonly contentBase64: string;
};

/** 指定某一列的含义 */
export type ImportMappingInput = {
  readonly header: string;
  /** 空表示不读取该列 */
  readonly field?: ImportField | null | undefined;
};

export type PreviewImportInput = {
  readonly idempotencyKey: string;
  readonly uploadId: string;
  /** 列对应;未指定的列按列名识别 */
  readonly mapping?: ReadonlyArray<ImportMappingInput> | null | undefined;
};

export type RunImportInput = {
  readonly idempotencyKey: string;
  readonly importId: string;
};

/** 单位列表的条件,各项同时满足 */
export type UnitFilter = {
  /** 该地区及其下级 */
  readonly regionCode?: string | null | undefined;
  /** 属于其中任一类别 */
  readonly categories?: ReadonlyArray<UnitCategory> | null | undefined;
  /** 处于其中任一状态 */
  readonly statuses?: ReadonlyArray<UnitStatus> | null | undefined;
  readonly supervisingBody?: SupervisingBody | null | undefined;
  /** 名称中包含的文字;全角半角、大小写与空格不计 */
  readonly name?: string | null | undefined;
};

export type LocationInput = {
  /** 经度,73 至 136 */
  readonly longitude: number;
  /** 纬度,3 至 54 */
  readonly latitude: number;
  readonly coordinateSystem: CoordinateSystem;
};

export type UnitContactInput = {
  readonly name: string;
  readonly phone?: string | null | undefined;
};

export type RegisterUnitInput = {
  readonly idempotencyKey: string;
  readonly name: string;
  readonly alias?: string | null | undefined;
  /** 统一社会信用代码,18位;全国唯一 */
  readonly creditCode?: string | null | undefined;
  readonly address?: string | null | undefined;
  /** 所在区划,市级或以下;县区不明时填市级 */
  readonly regionCode: string;
  readonly location?: LocationInput | null | undefined;
  readonly categories: ReadonlyArray<UnitCategory>;
  readonly areaM2?: number | null | undefined;
  readonly heightM?: number | null | undefined;
  readonly floorsAbove?: number | null | undefined;
  readonly floorsBelow?: number | null | undefined;
  readonly responsiblePerson?: UnitContactInput | null | undefined;
  readonly manager?: UnitContactInput | null | undefined;
  readonly supervisingBody?: SupervisingBody | null | undefined;
};

export type ChangeUnitInput = {
  readonly idempotencyKey: string;
  readonly id: string;
  /** 读取时的版本号;不一致则拒绝 */
  readonly expectedVersion: number;
  /** 修改原因 */
  readonly reason: string;
  readonly name?: string | null | undefined;
  readonly alias?: string | null | undefined;
  readonly creditCode?: string | null | undefined;
  readonly address?: string | null | undefined;
  /** 迁往的区划 */
  readonly regionCode?: string | null | undefined;
  readonly location?: LocationInput | null | undefined;
  readonly categories?: ReadonlyArray<UnitCategory> | null | undefined;
  readonly areaM2?: number | null | undefined;
  readonly heightM?: number | null | undefined;
  readonly floorsAbove?: number | null | undefined;
  readonly floorsBelow?: number | null | undefined;
  readonly responsiblePerson?: UnitContactInput | null | undefined;
  readonly manager?: UnitContactInput | null | undefined;
  readonly supervisingBody?: SupervisingBody | null | undefined;
};

export type ChangeUnitStatusInput = {
  readonly idempotencyKey: string;
  readonly id: string;
  /** 读取时的版本号;不一致则拒绝 */
  readonly expectedVersion: number;
  readonly action: UnitStatusAction;
  /** 变更原因 */
  readonly reason: string;
};

export type RegionChoiceQueryVariables = Exact<{
  parentCode: string;
}>;


export type RegionChoiceQuery = { readonly __typename: 'Query', readonly regions: { readonly __typename: 'RegionConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Region', readonly code: string, readonly name: string }> } };

export type PeopleChoiceQueryVariables = Exact<{
  regionCode: string;
  name?: string | null | undefined;
}>;


export type PeopleChoiceQuery = { readonly __typename: 'Query', readonly people: { readonly __typename: 'PersonConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Person', readonly id: string, readonly name: string, readonly organization: { readonly __typename: 'Organization', readonly id: string, readonly name: string } | null }> } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { readonly __typename: 'Query', readonly me: { readonly __typename: 'Me', readonly id: string, readonly person: { readonly __typename: 'Person', readonly id: string, readonly name: string, readonly organization: { readonly __typename: 'Organization', readonly id: string, readonly name: string } | null } | null, readonly grants: ReadonlyArray<{ readonly __typename: 'RegionCapabilities', readonly campaignId: string | null, readonly capabilities: ReadonlyArray<string>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly roles: ReadonlyArray<{ readonly __typename: 'Role', readonly code: RoleCode, readonly zh: string, readonly en: string }> }> } };

export type AuditQueryVariables = Exact<{
  objectType?: string | null | undefined;
  objectId?: string | null | undefined;
  regionCode?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AuditQuery = { readonly __typename: 'Query', readonly auditEntries: { readonly __typename: 'AuditEntryConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'AuditEntry', readonly seq: number, readonly at: string, readonly actorId: string, readonly operation: string, readonly objectType: string, readonly objectId: string, readonly regionCode: string, readonly beforeDigest: string | null, readonly afterDigest: string | null, readonly traceId: string }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type CampaignDispatchQueryVariables = Exact<{
  id: string;
  regionCode: string;
  day: string;
}>;


export type CampaignDispatchQuery = { readonly __typename: 'Query', readonly dispatchSheet: { readonly __typename: 'DispatchSheet', readonly id: string, readonly version: number, readonly regionCode: string, readonly level: DispatchLevel, readonly day: string, readonly status: DispatchSheetStatus, readonly aggregate: boolean, readonly dueAt: string, readonly closedAt: string | null, readonly submittedAt: string | null, readonly lateReason: string | null, readonly confirmedAt: string | null, readonly below: { readonly __typename: 'DispatchSheetConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'DispatchSheet', readonly id: string, readonly regionCode: string, readonly status: DispatchSheetStatus, readonly submittedAt: string | null, readonly lateReason: string | null, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly submittedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly statistics: { readonly __typename: 'DispatchStatistics', readonly expected: number, readonly reported: number } }> }, readonly revisions: ReadonlyArray<{ readonly __typename: 'DispatchRevision', readonly revision: number, readonly kind: DispatchRevisionKind, readonly at: string, readonly reason: string | null, readonly hash: string, readonly by: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null }>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly submittedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly confirmedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly statistics: { readonly __typename: 'DispatchStatistics', readonly expected: number, readonly reported: number, readonly onTime: number, readonly late: number, readonly missing: number, readonly onTimeRate: number | null }, readonly lines: ReadonlyArray<{ readonly __typename: 'DispatchLine', readonly code: string, readonly zh: string, readonly en: string, readonly kind: DispatchLineKind, readonly unit: string, readonly required: boolean, readonly level: DispatchLevel, readonly numerator: number | null, readonly denominator: number | null, readonly value: number | null, readonly asOf: string | null }> } };

export type SheetFragment = { readonly __typename: 'DispatchSheet', readonly id: string, readonly version: number, readonly regionCode: string, readonly level: DispatchLevel, readonly day: string, readonly status: DispatchSheetStatus, readonly aggregate: boolean, readonly dueAt: string, readonly closedAt: string | null, readonly submittedAt: string | null, readonly lateReason: string | null, readonly confirmedAt: string | null, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly submittedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly confirmedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly statistics: { readonly __typename: 'DispatchStatistics', readonly expected: number, readonly reported: number, readonly onTime: number, readonly late: number, readonly missing: number, readonly onTimeRate: number | null }, readonly lines: ReadonlyArray<{ readonly __typename: 'DispatchLine', readonly code: string, readonly zh: string, readonly en: string, readonly kind: DispatchLineKind, readonly unit: string, readonly required: boolean, readonly level: DispatchLevel, readonly numerator: number | null, readonly denominator: number | null, readonly value: number | null, readonly asOf: string | null }> };

export type SubmitDispatchSheetMutationVariables = Exact<{
  input: SubmitDispatchSheetInput;
}>;


export type SubmitDispatchSheetMutation = { readonly __typename: 'Mutation', readonly submitDispatchSheet: { readonly __typename: 'DispatchSheetPayload', readonly sheet: { readonly __typename: 'DispatchSheet', readonly id: string, readonly version: number, readonly regionCode: string, readonly level: DispatchLevel, readonly day: string, readonly status: DispatchSheetStatus, readonly aggregate: boolean, readonly dueAt: string, readonly closedAt: string | null, readonly submittedAt: string | null, readonly lateReason: string | null, readonly confirmedAt: string | null, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly submittedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly confirmedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly statistics: { readonly __typename: 'DispatchStatistics', readonly expected: number, readonly reported: number, readonly onTime: number, readonly late: number, readonly missing: number, readonly onTimeRate: number | null }, readonly lines: ReadonlyArray<{ readonly __typename: 'DispatchLine', readonly code: string, readonly zh: string, readonly en: string, readonly kind: DispatchLineKind, readonly unit: string, readonly required: boolean, readonly level: DispatchLevel, readonly numerator: number | null, readonly denominator: number | null, readonly value: number | null, readonly asOf: string | null }> } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type ConfirmDispatchSheetMutationVariables = Exact<{
  input: ConfirmDispatchSheetInput;
}>;


export type ConfirmDispatchSheetMutation = { readonly __typename: 'Mutation', readonly confirmDispatchSheet: { readonly __typename: 'DispatchSheetPayload', readonly sheet: { readonly __typename: 'DispatchSheet', readonly id: string, readonly version: number, readonly regionCode: string, readonly level: DispatchLevel, readonly day: string, readonly status: DispatchSheetStatus, readonly aggregate: boolean, readonly dueAt: string, readonly closedAt: string | null, readonly submittedAt: string | null, readonly lateReason: string | null, readonly confirmedAt: string | null, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly submittedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly confirmedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly statistics: { readonly __typename: 'DispatchStatistics', readonly expected: number, readonly reported: number, readonly onTime: number, readonly late: number, readonly missing: number, readonly onTimeRate: number | null }, readonly lines: ReadonlyArray<{ readonly __typename: 'DispatchLine', readonly code: string, readonly zh: string, readonly en: string, readonly kind: DispatchLineKind, readonly unit: string, readonly required: boolean, readonly level: DispatchLevel, readonly numerator: number | null, readonly denominator: number | null, readonly value: number | null, readonly asOf: string | null }> } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type CampaignPageQueryVariables = Exact<{
  id: string;
}>;


export type CampaignPageQuery = { readonly __typename: 'Query', readonly campaign: { readonly __typename: 'Campaign', readonly goal: string, readonly categories: ReadonlyArray<string>, readonly statusReason: string | null, readonly acceptedOn: string | null, readonly id: string, readonly version: number, readonly name: string, readonly documentNumber: string | null, readonly status: CampaignStatus, readonly regionCode: string, readonly startsOn: string, readonly endsOn: string, readonly publishedOn: string | null, readonly requiresTwoPeople: boolean, readonly permittedActions: ReadonlyArray<CampaignAction>, readonly dispatch: { readonly __typename: 'DispatchForm', readonly id: string } | null, readonly submittedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly approvedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly programme: { readonly __typename: 'Programme', readonly id: string, readonly name: string } | null, readonly citation: { readonly __typename: 'Citation', readonly title: string, readonly documentNumber: string | null, readonly issuer: string | null, readonly issuedOn: string | null, readonly clause: string, readonly quote: string | null } | null, readonly progress: { readonly __typename: 'RegionProgressConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'RegionProgress', readonly regionCode: string, readonly unitsAtStart: number | null, readonly unitsNow: number, readonly tasksIssued: number, readonly tasksDone: number, readonly tasksOverdue: number, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly figures: ReadonlyArray<{ readonly __typename: 'CampaignFigure', readonly indicator: IndicatorCode, readonly value: number | null, readonly numerator: number, readonly denominator: number | null, readonly asOf: string }> }> }, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly firstResponsible: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly phases: ReadonlyArray<{ readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly title: string | null, readonly status: PhaseStatus, readonly startsOn: string, readonly endsOn: string, readonly startedOn: string | null, readonly endedOn: string | null }>, readonly currentPhase: { readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly status: PhaseStatus } | null, readonly openProposal: { readonly __typename: 'TransitionProposal', readonly id: string, readonly phase: PhaseName, readonly action: TransitionAction, readonly reason: string | null, readonly proposedAt: string, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null } | null };

export type CampaignHeadFragment = { readonly __typename: 'Campaign', readonly id: string, readonly version: number, readonly name: string, readonly documentNumber: string | null, readonly status: CampaignStatus, readonly regionCode: string, readonly startsOn: string, readonly endsOn: string, readonly publishedOn: string | null, readonly requiresTwoPeople: boolean, readonly permittedActions: ReadonlyArray<CampaignAction>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly firstResponsible: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly phases: ReadonlyArray<{ readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly title: string | null, readonly status: PhaseStatus, readonly startsOn: string, readonly endsOn: string, readonly startedOn: string | null, readonly endedOn: string | null }>, readonly currentPhase: { readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly status: PhaseStatus } | null, readonly openProposal: { readonly __typename: 'TransitionProposal', readonly id: string, readonly phase: PhaseName, readonly action: TransitionAction, readonly reason: string | null, readonly proposedAt: string, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null };

export type ProposalFragment = { readonly __typename: 'TransitionProposal', readonly id: string, readonly phase: PhaseName, readonly action: TransitionAction, readonly reason: string | null, readonly proposedAt: string, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null };

export type SourceFragment = { readonly __typename: 'Citation', readonly title: string, readonly documentNumber: string | null, readonly issuer: string | null, readonly issuedOn: string | null, readonly clause: string, readonly quote: string | null };

export type CampaignPlanQueryVariables = Exact<{
  id: string;
}>;


export type CampaignPlanQuery = { readonly __typename: 'Query', readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly plan: ReadonlyArray<{ readonly __typename: 'PlanItem', readonly id: string, readonly kind: PlanItemKind, readonly title: string, readonly text: string | null, readonly parentId: string | null, readonly depth: number, readonly ordinal: number, readonly mandatory: boolean, readonly phase: PhaseName | null, readonly citation: { readonly __typename: 'Citation', readonly title: string, readonly documentNumber: string | null, readonly issuer: string | null, readonly issuedOn: string | null, readonly clause: string, readonly quote: string | null } | null, readonly cadences: { readonly __typename: 'CadenceConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Cadence', readonly id: string, readonly what: string, readonly who: string, readonly atLeast: number, readonly period: CadencePeriod, readonly scope: CadenceScope, readonly dueBefore: string | null }> } }> } | null };

export type CampaignTargetsQueryVariables = Exact<{
  id: string;
}>;


export type CampaignTargetsQuery = { readonly __typename: 'Query', readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly targets: { readonly __typename: 'TargetConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Target', readonly id: string, readonly kind: TargetKind, readonly name: string, readonly indicator: string, readonly reported: boolean, readonly comparator: TargetComparator, readonly value: number, readonly unit: string, readonly from: string, readonly to: string, readonly remark: string | null, readonly stages: ReadonlyArray<{ readonly __typename: 'TargetStage', readonly on: string, readonly value: number }>, readonly responsible: { readonly __typename: 'ResponsibleBody', readonly name: string } | null, readonly shares: ReadonlyArray<{ readonly __typename: 'TargetShare', readonly regionCode: string, readonly value: number, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string } }>, readonly citation: { readonly __typename: 'Citation', readonly title: string, readonly documentNumber: string | null, readonly issuer: string | null, readonly issuedOn: string | null, readonly clause: string, readonly quote: string | null } | null }> } } | null };

export type CampaignRecordQueryVariables = Exact<{
  id: string;
}>;


export type CampaignRecordQuery = { readonly __typename: 'Query', readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly transitions: { readonly __typename: 'PhaseTransitionConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'PhaseTransition', readonly id: string, readonly ordinal: number, readonly phase: PhaseName, readonly action: string, readonly from: string, readonly to: string, readonly reason: string | null, readonly at: string, readonly actor: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly proposer: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly report: { readonly __typename: 'GateReport', readonly passed: boolean, readonly passedWithWaivers: boolean, readonly criteria: ReadonlyArray<{ readonly __typename: 'CriterionReport', readonly key: string, readonly met: boolean, readonly waived: boolean, readonly title: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly figureText: { readonly __typename: 'GateText', readonly zh: string, readonly en: string } }> } | null }> }, readonly bodies: { readonly __typename: 'CampaignBodyConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'CampaignBody', readonly id: string, readonly kind: CampaignBodyKind, readonly name: string, readonly officePlace: string | null, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly members: ReadonlyArray<{ readonly __typename: 'CampaignBodyMember', readonly post: string, readonly vacant: boolean, readonly person: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null }> }> } } | null };

export type SubmitCampaignMutationVariables = Exact<{
  input: CampaignActionInput;
}>;


export type SubmitCampaignMutation = { readonly __typename: 'Mutation', readonly submitCampaign: { readonly __typename: 'CampaignPayload', readonly campaign: { readonly __typename: 'Campaign', readonly statusReason: string | null, readonly id: string, readonly version: number, readonly name: string, readonly documentNumber: string | null, readonly status: CampaignStatus, readonly regionCode: string, readonly startsOn: string, readonly endsOn: string, readonly publishedOn: string | null, readonly requiresTwoPeople: boolean, readonly permittedActions: ReadonlyArray<CampaignAction>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly firstResponsible: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly phases: ReadonlyArray<{ readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly title: string | null, readonly status: PhaseStatus, readonly startsOn: string, readonly endsOn: string, readonly startedOn: string | null, readonly endedOn: string | null }>, readonly currentPhase: { readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly status: PhaseStatus } | null, readonly openProposal: { readonly __typename: 'TransitionProposal', readonly id: string, readonly phase: PhaseName, readonly action: TransitionAction, readonly reason: string | null, readonly proposedAt: string, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type ApproveCampaignMutationVariables = Exact<{
  input: CampaignActionInput;
}>;


export type ApproveCampaignMutation = { readonly __typename: 'Mutation', readonly approveCampaign: { readonly __typename: 'CampaignPayload', readonly campaign: { readonly __typename: 'Campaign', readonly statusReason: string | null, readonly id: string, readonly version: number, readonly name: string, readonly documentNumber: string | null, readonly status: CampaignStatus, readonly regionCode: string, readonly startsOn: string, readonly endsOn: string, readonly publishedOn: string | null, readonly requiresTwoPeople: boolean, readonly permittedActions: ReadonlyArray<CampaignAction>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly firstResponsible: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly phases: ReadonlyArray<{ readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly title: string | null, readonly status: PhaseStatus, readonly startsOn: string, readonly endsOn: string, readonly startedOn: string | null, readonly endedOn: string | null }>, readonly currentPhase: { readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly status: PhaseStatus } | null, readonly openProposal: { readonly __typename: 'TransitionProposal', readonly id: string, readonly phase: PhaseName, readonly action: TransitionAction, readonly reason: string | null, readonly proposedAt: string, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type ReturnCampaignMutationVariables = Exact<{
  input: CampaignDecisionInput;
}>;


export type ReturnCampaignMutation = { readonly __typename: 'Mutation', readonly returnCampaign: { readonly __typename: 'CampaignPayload', readonly campaign: { readonly __typename: 'Campaign', readonly statusReason: string | null, readonly id: string, readonly version: number, readonly name: string, readonly documentNumber: string | null, readonly status: CampaignStatus, readonly regionCode: string, readonly startsOn: string, readonly endsOn: string, readonly publishedOn: string | null, readonly requiresTwoPeople: boolean, readonly permittedActions: ReadonlyArray<CampaignAction>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly firstResponsible: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly phases: ReadonlyArray<{ readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly title: string | null, readonly status: PhaseStatus, readonly startsOn: string, readonly endsOn: string, readonly startedOn: string | null, readonly endedOn: string | null }>, readonly currentPhase: { readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly status: PhaseStatus } | null, readonly openProposal: { readonly __typename: 'TransitionProposal', readonly id: string, readonly phase: PhaseName, readonly action: TransitionAction, readonly reason: string | null, readonly proposedAt: string, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type PublishCampaignMutationVariables = Exact<{
  input: CampaignActionInput;
}>;


export type PublishCampaignMutation = { readonly __typename: 'Mutation', readonly publishCampaign: { readonly __typename: 'CampaignPayload', readonly campaign: { readonly __typename: 'Campaign', readonly statusReason: string | null, readonly id: string, readonly version: number, readonly name: string, readonly documentNumber: string | null, readonly status: CampaignStatus, readonly regionCode: string, readonly startsOn: string, readonly endsOn: string, readonly publishedOn: string | null, readonly requiresTwoPeople: boolean, readonly permittedActions: ReadonlyArray<CampaignAction>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly firstResponsible: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly phases: ReadonlyArray<{ readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly title: string | null, readonly status: PhaseStatus, readonly startsOn: string, readonly endsOn: string, readonly startedOn: string | null, readonly endedOn: string | null }>, readonly currentPhase: { readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly status: PhaseStatus } | null, readonly openProposal: { readonly __typename: 'TransitionProposal', readonly id: string, readonly phase: PhaseName, readonly action: TransitionAction, readonly reason: string | null, readonly proposedAt: string, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type SuspendCampaignMutationVariables = Exact<{
  input: CampaignDecisionInput;
}>;


export type SuspendCampaignMutation = { readonly __typename: 'Mutation', readonly suspendCampaign: { readonly __typename: 'CampaignPayload', readonly campaign: { readonly __typename: 'Campaign', readonly statusReason: string | null, readonly id: string, readonly version: number, readonly name: string, readonly documentNumber: string | null, readonly status: CampaignStatus, readonly regionCode: string, readonly startsOn: string, readonly endsOn: string, readonly publishedOn: string | null, readonly requiresTwoPeople: boolean, readonly permittedActions: ReadonlyArray<CampaignAction>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly firstResponsible: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly phases: ReadonlyArray<{ readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly title: string | null, readonly status: PhaseStatus, readonly startsOn: string, readonly endsOn: string, readonly startedOn: string | null, readonly endedOn: string | null }>, readonly currentPhase: { readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly status: PhaseStatus } | null, readonly openProposal: { readonly __typename: 'TransitionProposal', readonly id: string, readonly phase: PhaseName, readonly action: TransitionAction, readonly reason: string | null, readonly proposedAt: string, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type ResumeCampaignMutationVariables = Exact<{
  input: CampaignActionInput;
}>;


export type ResumeCampaignMutation = { readonly __typename: 'Mutation', readonly resumeCampaign: { readonly __typename: 'CampaignPayload', readonly campaign: { readonly __typename: 'Campaign', readonly statusReason: string | null, readonly id: string, readonly version: number, readonly name: string, readonly documentNumber: string | null, readonly status: CampaignStatus, readonly regionCode: string, readonly startsOn: string, readonly endsOn: string, readonly publishedOn: string | null, readonly requiresTwoPeople: boolean, readonly permittedActions: ReadonlyArray<CampaignAction>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly firstResponsible: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly phases: ReadonlyArray<{ readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly title: string | null, readonly status: PhaseStatus, readonly startsOn: string, readonly endsOn: string, readonly startedOn: string | null, readonly endedOn: string | null }>, readonly currentPhase: { readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly status: PhaseStatus } | null, readonly openProposal: { readonly __typename: 'TransitionProposal', readonly id: string, readonly phase: PhaseName, readonly action: TransitionAction, readonly reason: string | null, readonly proposedAt: string, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type TerminateCampaignMutationVariables = Exact<{
  input: CampaignDecisionInput;
}>;


export type TerminateCampaignMutation = { readonly __typename: 'Mutation', readonly terminateCampaign: { readonly __typename: 'CampaignPayload', readonly campaign: { readonly __typename: 'Campaign', readonly statusReason: string | null, readonly id: string, readonly version: number, readonly name: string, readonly documentNumber: string | null, readonly status: CampaignStatus, readonly regionCode: string, readonly startsOn: string, readonly endsOn: string, readonly publishedOn: string | null, readonly requiresTwoPeople: boolean, readonly permittedActions: ReadonlyArray<CampaignAction>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly firstResponsible: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly phases: ReadonlyArray<{ readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly title: string | null, readonly status: PhaseStatus, readonly startsOn: string, readonly endsOn: string, readonly startedOn: string | null, readonly endedOn: string | null }>, readonly currentPhase: { readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly status: PhaseStatus } | null, readonly openProposal: { readonly __typename: 'TransitionProposal', readonly id: string, readonly phase: PhaseName, readonly action: TransitionAction, readonly reason: string | null, readonly proposedAt: string, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type ArchiveCampaignMutationVariables = Exact<{
  input: CampaignActionInput;
}>;


export type ArchiveCampaignMutation = { readonly __typename: 'Mutation', readonly archiveCampaign: { readonly __typename: 'CampaignPayload', readonly campaign: { readonly __typename: 'Campaign', readonly statusReason: string | null, readonly id: string, readonly version: number, readonly name: string, readonly documentNumber: string | null, readonly status: CampaignStatus, readonly regionCode: string, readonly startsOn: string, readonly endsOn: string, readonly publishedOn: string | null, readonly requiresTwoPeople: boolean, readonly permittedActions: ReadonlyArray<CampaignAction>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly firstResponsible: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly phases: ReadonlyArray<{ readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly title: string | null, readonly status: PhaseStatus, readonly startsOn: string, readonly endsOn: string, readonly startedOn: string | null, readonly endedOn: string | null }>, readonly currentPhase: { readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly status: PhaseStatus } | null, readonly openProposal: { readonly __typename: 'TransitionProposal', readonly id: string, readonly phase: PhaseName, readonly action: TransitionAction, readonly reason: string | null, readonly proposedAt: string, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type CampaignAnswerFragment = { readonly __typename: 'CampaignPayload', readonly campaign: { readonly __typename: 'Campaign', readonly statusReason: string | null, readonly id: string, readonly version: number, readonly name: string, readonly documentNumber: string | null, readonly status: CampaignStatus, readonly regionCode: string, readonly startsOn: string, readonly endsOn: string, readonly publishedOn: string | null, readonly requiresTwoPeople: boolean, readonly permittedActions: ReadonlyArray<CampaignAction>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly firstResponsible: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly phases: ReadonlyArray<{ readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly title: string | null, readonly status: PhaseStatus, readonly startsOn: string, readonly endsOn: string, readonly startedOn: string | null, readonly endedOn: string | null }>, readonly currentPhase: { readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly status: PhaseStatus } | null, readonly openProposal: { readonly __typename: 'TransitionProposal', readonly id: string, readonly phase: PhaseName, readonly action: TransitionAction, readonly reason: string | null, readonly proposedAt: string, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> };

export type CampaignsQueryVariables = Exact<{
  statuses?: ReadonlyArray<CampaignStatus> | CampaignStatus | null | undefined;
  regionCode?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type CampaignsQuery = { readonly __typename: 'Query', readonly campaigns: { readonly __typename: 'CampaignConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Campaign', readonly id: string, readonly name: string, readonly documentNumber: string | null, readonly status: CampaignStatus, readonly startsOn: string, readonly endsOn: string, readonly publishedOn: string | null, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly currentPhase: { readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly title: string | null, readonly status: PhaseStatus, readonly endsOn: string } | null, readonly firstResponsible: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type DeadLettersQueryVariables = Exact<{ [key: string]: never; }>;


export type DeadLettersQuery = { readonly __typename: 'Query', readonly directoryDeadLetters: { readonly __typename: 'DeadLetterConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'DeadLetter', readonly id: string, readonly eventId: string, readonly service: string, readonly type: string, readonly key: string, readonly regionCode: string | null, readonly reason: string, readonly attempts: number, readonly parkedAt: string, readonly waitsFor: string | null, readonly data: string }> }, readonly unitsDeadLetters: { readonly __typename: 'DeadLetterConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'DeadLetter', readonly id: string, readonly eventId: string, readonly service: string, readonly type: string, readonly key: string, readonly regionCode: string | null, readonly reason: string, readonly attempts: number, readonly parkedAt: string, readonly waitsFor: string | null, readonly data: string }> }, readonly inspectionsDeadLetters: { readonly __typename: 'DeadLetterConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'DeadLetter', readonly id: string, readonly eventId: string, readonly service: string, readonly type: string, readonly key: string, readonly regionCode: string | null, readonly reason: string, readonly attempts: number, readonly parkedAt: string, readonly waitsFor: string | null, readonly data: string }> }, readonly campaignsDeadLetters: { readonly __typename: 'DeadLetterConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'DeadLetter', readonly id: string, readonly eventId: string, readonly service: string, readonly type: string, readonly key: string, readonly regionCode: string | null, readonly reason: string, readonly attempts: number, readonly parkedAt: string, readonly waitsFor: string | null, readonly data: string }> }, readonly insightsDeadLetters: { readonly __typename: 'DeadLetterConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'DeadLetter', readonly id: string, readonly eventId: string, readonly service: string, readonly type: string, readonly key: string, readonly regionCode: string | null, readonly reason: string, readonly attempts: number, readonly parkedAt: string, readonly waitsFor: string | null, readonly data: string }> } };

export type ParkedFragment = { readonly __typename: 'DeadLetterConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'DeadLetter', readonly id: string, readonly eventId: string, readonly service: string, readonly type: string, readonly key: string, readonly regionCode: string | null, readonly reason: string, readonly attempts: number, readonly parkedAt: string, readonly waitsFor: string | null, readonly data: string }> };

export type RedriveDirectoryMutationVariables = Exact<{
  input: RedriveDeadLetterInput;
}>;


export type RedriveDirectoryMutation = { readonly __typename: 'Mutation', readonly redriveDirectoryDeadLetter: { readonly __typename: 'DeadLetterPayload', readonly outcome: { readonly __typename: 'DeadLetterOutcome', readonly applied: number, readonly waiting: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type RedriveUnitsMutationVariables = Exact<{
  input: RedriveDeadLetterInput;
}>;


export type RedriveUnitsMutation = { readonly __typename: 'Mutation', readonly redriveUnitsDeadLetter: { readonly __typename: 'DeadLetterPayload', readonly outcome: { readonly __typename: 'DeadLetterOutcome', readonly applied: number, readonly waiting: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type RedriveInspectionsMutationVariables = Exact<{
  input: RedriveDeadLetterInput;
}>;


export type RedriveInspectionsMutation = { readonly __typename: 'Mutation', readonly redriveInspectionsDeadLetter: { readonly __typename: 'DeadLetterPayload', readonly outcome: { readonly __typename: 'DeadLetterOutcome', readonly applied: number, readonly waiting: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type RedriveCampaignsMutationVariables = Exact<{
  input: RedriveDeadLetterInput;
}>;


export type RedriveCampaignsMutation = { readonly __typename: 'Mutation', readonly redriveCampaignsDeadLetter: { readonly __typename: 'DeadLetterPayload', readonly outcome: { readonly __typename: 'DeadLetterOutcome', readonly applied: number, readonly waiting: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type RedriveInsightsMutationVariables = Exact<{
  input: RedriveDeadLetterInput;
}>;


export type RedriveInsightsMutation = { readonly __typename: 'Mutation', readonly redriveInsightsDeadLetter: { readonly __typename: 'DeadLetterPayload', readonly outcome: { readonly __typename: 'DeadLetterOutcome', readonly applied: number, readonly waiting: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type DiscardDirectoryMutationVariables = Exact<{
  input: DiscardDeadLetterInput;
}>;


export type DiscardDirectoryMutation = { readonly __typename: 'Mutation', readonly discardDirectoryDeadLetter: { readonly __typename: 'DeadLetterPayload', readonly outcome: { readonly __typename: 'DeadLetterOutcome', readonly applied: number, readonly waiting: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type DiscardUnitsMutationVariables = Exact<{
  input: DiscardDeadLetterInput;
}>;


export type DiscardUnitsMutation = { readonly __typename: 'Mutation', readonly discardUnitsDeadLetter: { readonly __typename: 'DeadLetterPayload', readonly outcome: { readonly __typename: 'DeadLetterOutcome', readonly applied: number, readonly waiting: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type DiscardInspectionsMutationVariables = Exact<{
  input: DiscardDeadLetterInput;
}>;


export type DiscardInspectionsMutation = { readonly __typename: 'Mutation', readonly discardInspectionsDeadLetter: { readonly __typename: 'DeadLetterPayload', readonly outcome: { readonly __typename: 'DeadLetterOutcome', readonly applied: number, readonly waiting: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type DiscardCampaignsMutationVariables = Exact<{
  input: DiscardDeadLetterInput;
}>;


export type DiscardCampaignsMutation = { readonly __typename: 'Mutation', readonly discardCampaignsDeadLetter: { readonly __typename: 'DeadLetterPayload', readonly outcome: { readonly __typename: 'DeadLetterOutcome', readonly applied: number, readonly waiting: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type DiscardInsightsMutationVariables = Exact<{
  input: DiscardDeadLetterInput;
}>;


export type DiscardInsightsMutation = { readonly __typename: 'Mutation', readonly discardInsightsDeadLetter: { readonly __typename: 'DeadLetterPayload', readonly outcome: { readonly __typename: 'DeadLetterOutcome', readonly applied: number, readonly waiting: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type HandledFragment = { readonly __typename: 'DeadLetterPayload', readonly outcome: { readonly __typename: 'DeadLetterOutcome', readonly applied: number, readonly waiting: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> };

export type DrawPageQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type DrawPageQuery = { readonly __typename: 'Query', readonly draw: { readonly __typename: 'Draw', readonly id: string, readonly title: string, readonly frameSize: number, readonly poolSize: number, readonly visitCount: number, readonly unassignedCount: number, readonly perVisit: number, readonly plannedFrom: string, readonly plannedTo: string, readonly algorithm: string, readonly seed: string, readonly seedCommit: string, readonly frameHash: string, readonly transcriptHash: string, readonly register: string, readonly drawnAt: string, readonly drawnBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly name: string } | null, readonly verification: { readonly __typename: 'DrawVerification', readonly ok: boolean, readonly problems: ReadonlyArray<{ readonly __typename: 'DrawVerificationProblem', readonly code: string, readonly detail: string }> }, readonly unassigned: ReadonlyArray<{ readonly __typename: 'UnassignedUnit', readonly order: number, readonly unit: { readonly __typename: 'Unit', readonly id: string, readonly name: string } }>, readonly visits: { readonly __typename: 'InspectionConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Inspection', readonly id: string, readonly drawOrder: number | null, readonly state: InspectionState, readonly unit: { readonly __typename: 'Unit', readonly id: string, readonly name: string, readonly region: { readonly __typename: 'Region', readonly code: string, readonly path: string } }, readonly inspectors: ReadonlyArray<{ readonly __typename: 'Person', readonly id: string, readonly name: string } | null> }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean } } } | null };

export type DrawsQueryVariables = Exact<{
  filter: DrawFilter;
  first: number;
  after?: string | null | undefined;
}>;


export type DrawsQuery = { readonly __typename: 'Query', readonly draws: { readonly __typename: 'DrawConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Draw', readonly id: string, readonly title: string, readonly regionCode: string, readonly frameSize: number, readonly poolSize: number, readonly visitCount: number, readonly unassignedCount: number, readonly plannedFrom: string, readonly plannedTo: string, readonly drawnAt: string, readonly drawnBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly name: string } | null }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type GateQueryVariables = Exact<{
  id: string;
  action: TransitionAction;
}>;


export type GateQuery = { readonly __typename: 'Query', readonly previewTransition: { readonly __typename: 'TransitionPreview', readonly action: TransitionAction, readonly possible: boolean, readonly accepts: boolean, readonly requiresProposal: boolean, readonly changedSinceProposal: boolean | null, readonly refusals: ReadonlyArray<{ readonly __typename: 'TransitionRefusal', readonly code: string, readonly message: string, readonly messageEn: string }>, readonly change: { readonly __typename: 'PhaseChange', readonly phase: PhaseName, readonly from: PhaseStatus, readonly to: PhaseStatus } | null, readonly nextChange: { readonly __typename: 'PhaseChange', readonly phase: PhaseName, readonly from: PhaseStatus, readonly to: PhaseStatus } | null, readonly proposal: { readonly __typename: 'TransitionProposal', readonly id: string, readonly phase: PhaseName, readonly action: TransitionAction, readonly reason: string | null, readonly proposedAt: string, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null, readonly report: { readonly __typename: 'GateReport', readonly passed: boolean, readonly passedWithWaivers: boolean, readonly judgedOn: string, readonly digest: string, readonly criteria: ReadonlyArray<{ readonly __typename: 'CriterionReport', readonly key: string, readonly kind: CriterionKind, readonly met: boolean, readonly waived: boolean, readonly figure: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly threshold: number | null, readonly comparator: Comparator | null, readonly asOf: string | null, readonly blockersTotal: number, readonly title: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly explanation: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly waiver: { readonly __typename: 'CriterionWaiver', readonly id: string, readonly reason: string, readonly grantedAt: string, readonly expiresOn: string, readonly inForce: boolean, readonly grantedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null, readonly figureText: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly blockers: ReadonlyArray<{ readonly __typename: 'GateBlocker', readonly regionCode: string | null, readonly shortfall: number | null, readonly unitIds: ReadonlyArray<string>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string } | null, readonly task: { readonly __typename: 'Task', readonly id: string } | null, readonly subordinate: { readonly __typename: 'Campaign', readonly id: string } | null, readonly text: { readonly __typename: 'GateText', readonly zh: string, readonly en: string } }>, readonly wouldPass: { readonly __typename: 'GateText', readonly zh: string, readonly en: string } | null }> } | null, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly version: number, readonly name: string, readonly documentNumber: string | null, readonly status: CampaignStatus, readonly regionCode: string, readonly startsOn: string, readonly endsOn: string, readonly publishedOn: string | null, readonly requiresTwoPeople: boolean, readonly permittedActions: ReadonlyArray<CampaignAction>, readonly phases: ReadonlyArray<{ readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly title: string | null, readonly status: PhaseStatus, readonly startsOn: string, readonly endsOn: string, readonly startedOn: string | null, readonly endedOn: string | null, readonly entryGate: ReadonlyArray<{ readonly __typename: 'GateCriterion', readonly key: string, readonly indicator: IndicatorCode | null, readonly phase: PhaseName | null, readonly bodies: ReadonlyArray<string> | null }>, readonly exitGate: ReadonlyArray<{ readonly __typename: 'GateCriterion', readonly key: string, readonly indicator: IndicatorCode | null, readonly phase: PhaseName | null, readonly bodies: ReadonlyArray<string> | null }> }>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly firstResponsible: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly currentPhase: { readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly status: PhaseStatus } | null, readonly openProposal: { readonly __typename: 'TransitionProposal', readonly id: string, readonly phase: PhaseName, readonly action: TransitionAction, readonly reason: string | null, readonly proposedAt: string, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null } } };

export type GateBelowQueryVariables = Exact<{
  id: string;
}>;


export type GateBelowQuery = { readonly __typename: 'Query', readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly name: string, readonly regionCode: string, readonly progress: { readonly __typename: 'RegionProgressConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'RegionProgress', readonly regionCode: string, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly criteria: ReadonlyArray<{ readonly __typename: 'CriterionReport', readonly key: string, readonly met: boolean, readonly asOf: string | null, readonly title: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly figureText: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly wouldPass: { readonly __typename: 'GateText', readonly zh: string, readonly en: string } | null }> }> } } | null };

export type ReportFragment = { readonly __typename: 'GateReport', readonly passed: boolean, readonly passedWithWaivers: boolean, readonly judgedOn: string, readonly digest: string, readonly criteria: ReadonlyArray<{ readonly __typename: 'CriterionReport', readonly key: string, readonly kind: CriterionKind, readonly met: boolean, readonly waived: boolean, readonly figure: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly threshold: number | null, readonly comparator: Comparator | null, readonly asOf: string | null, readonly blockersTotal: number, readonly title: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly explanation: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly waiver: { readonly __typename: 'CriterionWaiver', readonly id: string, readonly reason: string, readonly grantedAt: string, readonly expiresOn: string, readonly inForce: boolean, readonly grantedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null, readonly figureText: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly blockers: ReadonlyArray<{ readonly __typename: 'GateBlocker', readonly regionCode: string | null, readonly shortfall: number | null, readonly unitIds: ReadonlyArray<string>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string } | null, readonly task: { readonly __typename: 'Task', readonly id: string } | null, readonly subordinate: { readonly __typename: 'Campaign', readonly id: string } | null, readonly text: { readonly __typename: 'GateText', readonly zh: string, readonly en: string } }>, readonly wouldPass: { readonly __typename: 'GateText', readonly zh: string, readonly en: string } | null }> };

export type ProposeTransitionMutationVariables = Exact<{
  input: ProposeTransitionInput;
}>;


export type ProposeTransitionMutation = { readonly __typename: 'Mutation', readonly proposeTransition: { readonly __typename: 'ProposalPayload', readonly proposal: { readonly __typename: 'TransitionProposal', readonly id: string, readonly phase: PhaseName, readonly action: TransitionAction, readonly reason: string | null, readonly proposedAt: string, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly version: number, readonly name: string, readonly documentNumber: string | null, readonly status: CampaignStatus, readonly regionCode: string, readonly startsOn: string, readonly endsOn: string, readonly publishedOn: string | null, readonly requiresTwoPeople: boolean, readonly permittedActions: ReadonlyArray<CampaignAction>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly firstResponsible: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly phases: ReadonlyArray<{ readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly title: string | null, readonly status: PhaseStatus, readonly startsOn: string, readonly endsOn: string, readonly startedOn: string | null, readonly endedOn: string | null }>, readonly currentPhase: { readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly status: PhaseStatus } | null, readonly openProposal: { readonly __typename: 'TransitionProposal', readonly id: string, readonly phase: PhaseName, readonly action: TransitionAction, readonly reason: string | null, readonly proposedAt: string, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type TransitionPhaseMutationVariables = Exact<{
  input: TransitionPhaseInput;
}>;


export type TransitionPhaseMutation = { readonly __typename: 'Mutation', readonly transitionPhase:
    | { readonly __typename: 'PhaseTransitioned', readonly dryRun: boolean, readonly change: { readonly __typename: 'PhaseChange', readonly phase: PhaseName, readonly from: PhaseStatus, readonly to: PhaseStatus }, readonly nextChange: { readonly __typename: 'PhaseChange', readonly phase: PhaseName, readonly from: PhaseStatus, readonly to: PhaseStatus } | null, readonly report: { readonly __typename: 'GateReport', readonly passed: boolean, readonly passedWithWaivers: boolean, readonly judgedOn: string, readonly digest: string, readonly criteria: ReadonlyArray<{ readonly __typename: 'CriterionReport', readonly key: string, readonly kind: CriterionKind, readonly met: boolean, readonly waived: boolean, readonly figure: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly threshold: number | null, readonly comparator: Comparator | null, readonly asOf: string | null, readonly blockersTotal: number, readonly title: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly explanation: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly waiver: { readonly __typename: 'CriterionWaiver', readonly id: string, readonly reason: string, readonly grantedAt: string, readonly expiresOn: string, readonly inForce: boolean, readonly grantedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null, readonly figureText: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly blockers: ReadonlyArray<{ readonly __typename: 'GateBlocker', readonly regionCode: string | null, readonly shortfall: number | null, readonly unitIds: ReadonlyArray<string>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string } | null, readonly task: { readonly __typename: 'Task', readonly id: string } | null, readonly subordinate: { readonly __typename: 'Campaign', readonly id: string } | null, readonly text: { readonly __typename: 'GateText', readonly zh: string, readonly en: string } }>, readonly wouldPass: { readonly __typename: 'GateText', readonly zh: string, readonly en: string } | null }> }, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly version: number, readonly name: string, readonly documentNumber: string | null, readonly status: CampaignStatus, readonly regionCode: string, readonly startsOn: string, readonly endsOn: string, readonly publishedOn: string | null, readonly requiresTwoPeople: boolean, readonly permittedActions: ReadonlyArray<CampaignAction>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly firstResponsible: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly phases: ReadonlyArray<{ readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly title: string | null, readonly status: PhaseStatus, readonly startsOn: string, readonly endsOn: string, readonly startedOn: string | null, readonly endedOn: string | null }>, readonly currentPhase: { readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly status: PhaseStatus } | null, readonly openProposal: { readonly __typename: 'TransitionProposal', readonly id: string, readonly phase: PhaseName, readonly action: TransitionAction, readonly reason: string | null, readonly proposedAt: string, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null } }
    | { readonly __typename: 'GateNotMet', readonly dryRun: boolean, readonly report: { readonly __typename: 'GateReport', readonly passed: boolean, readonly passedWithWaivers: boolean, readonly judgedOn: string, readonly digest: string, readonly criteria: ReadonlyArray<{ readonly __typename: 'CriterionReport', readonly key: string, readonly kind: CriterionKind, readonly met: boolean, readonly waived: boolean, readonly figure: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly threshold: number | null, readonly comparator: Comparator | null, readonly asOf: string | null, readonly blockersTotal: number, readonly title: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly explanation: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly waiver: { readonly __typename: 'CriterionWaiver', readonly id: string, readonly reason: string, readonly grantedAt: string, readonly expiresOn: string, readonly inForce: boolean, readonly grantedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null, readonly figureText: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly blockers: ReadonlyArray<{ readonly __typename: 'GateBlocker', readonly regionCode: string | null, readonly shortfall: number | null, readonly unitIds: ReadonlyArray<string>, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string } | null, readonly task: { readonly __typename: 'Task', readonly id: string } | null, readonly subordinate: { readonly __typename: 'Campaign', readonly id: string } | null, readonly text: { readonly __typename: 'GateText', readonly zh: string, readonly en: string } }>, readonly wouldPass: { readonly __typename: 'GateText', readonly zh: string, readonly en: string } | null }> }, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly version: number } }
   };

export type WaiveCriterionMutationVariables = Exact<{
  input: WaiveCriterionInput;
}>;


export type WaiveCriterionMutation = { readonly __typename: 'Mutation', readonly waiveCriterion: { readonly __typename: 'WaiverPayload', readonly waiver: { readonly __typename: 'Waiver', readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type RevokeWaiverMutationVariables = Exact<{
  input: RevokeWaiverInput;
}>;


export type RevokeWaiverMutation = { readonly __typename: 'Mutation', readonly revokeWaiver: { readonly __typename: 'WaiverPayload', readonly waiver: { readonly __typename: 'Waiver', readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type SignOffMutationVariables = Exact<{
  input: SignOffInput;
}>;


export type SignOffMutation = { readonly __typename: 'Mutation', readonly signOff: { readonly __typename: 'SignOffPayload', readonly signOff: { readonly __typename: 'SignOff', readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type BlockerRecordsQueryVariables = Exact<{
  id: string;
  action: TransitionAction;
}>;


export type BlockerRecordsQuery = { readonly __typename: 'Query', readonly previewTransition: { readonly __typename: 'TransitionPreview', readonly report: { readonly __typename: 'GateReport', readonly criteria: ReadonlyArray<{ readonly __typename: 'CriterionReport', readonly key: string, readonly blockers: ReadonlyArray<{ readonly __typename: 'GateBlocker', readonly units: { readonly __typename: 'CampaignUnitConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Unit', readonly id: string, readonly name: string }> }, readonly hazards: { readonly __typename: 'GateHazardConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Hazard', readonly id: string, readonly description: string, readonly dueOn: string, readonly unit: { readonly __typename: 'Unit', readonly id: string, readonly name: string } }> } }> }> } | null } };

export type SimulateGateQueryVariables = Exact<{
  id: string;
  action: TransitionAction;
  assume: GateAssumptionInput;
}>;


export type SimulateGateQuery = { readonly __typename: 'Query', readonly simulateGate: { readonly __typename: 'GateSimulation', readonly newlyMet: ReadonlyArray<string>, readonly label: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly report: { readonly __typename: 'GateReport', readonly passed: boolean, readonly criteria: ReadonlyArray<{ readonly __typename: 'CriterionReport', readonly key: string, readonly met: boolean, readonly waived: boolean, readonly title: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly figureText: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly wouldPass: { readonly __typename: 'GateText', readonly zh: string, readonly en: string } | null }> } } };

export type GateForecastQueryVariables = Exact<{
  id: string;
}>;


export type GateForecastQuery = { readonly __typename: 'Query', readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly forecast: { readonly __typename: 'GateForecast', readonly endsOn: string | null, readonly days: number | null, readonly probability: number | null, readonly label: { readonly __typename: 'GateText', readonly zh: string, readonly en: string }, readonly refusal: { readonly __typename: 'GateText', readonly zh: string, readonly en: string } | null, readonly criteria: ReadonlyArray<{ readonly __typename: 'CriterionForecast', readonly key: string, readonly now: number | null, readonly p50: number | null, readonly probability: number, readonly daysNeeded: number | null, readonly title: { readonly __typename: 'GateText', readonly zh: string, readonly en: string } }> } | null } | null };

export type GrantsQueryVariables = Exact<{
  personId?: string | null | undefined;
  regionCode?: string | null | undefined;
  role?: RoleCode | null | undefined;
  inForce?: boolean | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type GrantsQuery = { readonly __typename: 'Query', readonly grants: { readonly __typename: 'GrantConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Grant', readonly id: string, readonly regionCode: string, readonly campaignId: string | null, readonly validFrom: string, readonly validTo: string | null, readonly reason: string, readonly revoked: boolean, readonly revokeReason: string | null, readonly person: { readonly __typename: 'Person', readonly id: string, readonly name: string, readonly organization: { readonly __typename: 'Organization', readonly id: string, readonly name: string } | null } | null, readonly role: { readonly __typename: 'Role', readonly code: RoleCode, readonly zh: string, readonly en: string, readonly exclusive: boolean }, readonly region: { readonly __typename: 'Region', readonly code: string, readonly path: string }, readonly grantedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean } }, readonly roles: ReadonlyArray<{ readonly __typename: 'Role', readonly code: RoleCode, readonly zh: string, readonly en: string, readonly exclusive: boolean, readonly capabilities: ReadonlyArray<string> }> };

export type IssueGrantMutationVariables = Exact<{
  input: IssueGrantInput;
}>;


export type IssueGrantMutation = { readonly __typename: 'Mutation', readonly issueGrant: { readonly __typename: 'GrantPayload', readonly grant: { readonly __typename: 'Grant', readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type RevokeGrantMutationVariables = Exact<{
  input: RevokeGrantInput;
}>;


export type RevokeGrantMutation = { readonly __typename: 'Mutation', readonly revokeGrant: { readonly __typename: 'GrantPayload', readonly grant: { readonly __typename: 'Grant', readonly id: string, readonly revoked: boolean } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type HazardsQueryVariables = Exact<{
  filter: HazardFilter;
  first: number;
  after?: string | null | undefined;
}>;


export type HazardsQuery = { readonly __typename: 'Query', readonly hazards: { readonly __typename: 'HazardConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Hazard', readonly id: string, readonly version: number, readonly description: string, readonly level: HazardLevel, readonly state: HazardState, readonly foundOn: string, readonly dueOn: string, readonly overdue: boolean, readonly rectifiedOn: string | null, readonly closedOn: string | null, readonly regionCode: string, readonly unit: { readonly __typename: 'Unit', readonly id: string, readonly name: string, readonly region: { readonly __typename: 'Region', readonly code: string, readonly path: string } } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type HazardRowFragment = { readonly __typename: 'Hazard', readonly id: string, readonly version: number, readonly description: string, readonly level: HazardLevel, readonly state: HazardState, readonly foundOn: string, readonly dueOn: string, readonly overdue: boolean, readonly rectifiedOn: string | null, readonly closedOn: string | null, readonly regionCode: string, readonly unit: { readonly __typename: 'Unit', readonly id: string, readonly name: string, readonly region: { readonly __typename: 'Region', readonly code: string, readonly path: string } } };

export type HazardDetailQueryVariables = Exact<{
  id: string;
}>;


export type HazardDetailQuery = { readonly __typename: 'Query', readonly hazard: { readonly __typename: 'Hazard', readonly legalBasis: string | null, readonly id: string, readonly version: number, readonly description: string, readonly level: HazardLevel, readonly state: HazardState, readonly foundOn: string, readonly dueOn: string, readonly overdue: boolean, readonly rectifiedOn: string | null, readonly closedOn: string | null, readonly regionCode: string, readonly inspection: { readonly __typename: 'Inspection', readonly id: string } | null, readonly history: ReadonlyArray<{ readonly __typename: 'HazardStep', readonly action: string, readonly label: string, readonly fromState: HazardState, readonly toState: HazardState, readonly happenedOn: string, readonly dueOn: string, readonly note: string | null, readonly recordedAt: string, readonly evidence: ReadonlyArray<{ readonly __typename: 'RectificationEvidence', readonly kind: RectificationEvidenceKind, readonly note: string | null, readonly contentHash: string }>, readonly person: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null }>, readonly unit: { readonly __typename: 'Unit', readonly id: string, readonly name: string, readonly region: { readonly __typename: 'Region', readonly code: string, readonly path: string } } } | null };

export type ReportRectificationMutationVariables = Exact<{
  input: ReportRectificationInput;
}>;


export type ReportRectificationMutation = { readonly __typename: 'Mutation', readonly reportRectification: { readonly __typename: 'HazardPayload', readonly hazard: { readonly __typename: 'Hazard', readonly id: string, readonly version: number, readonly description: string, readonly level: HazardLevel, readonly state: HazardState, readonly foundOn: string, readonly dueOn: string, readonly overdue: boolean, readonly rectifiedOn: string | null, readonly closedOn: string | null, readonly regionCode: string, readonly unit: { readonly __typename: 'Unit', readonly id: string, readonly name: string, readonly region: { readonly __typename: 'Region', readonly code: string, readonly path: string } } } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type ReinspectHazardMutationVariables = Exact<{
  input: ReinspectHazardInput;
}>;


export type ReinspectHazardMutation = { readonly __typename: 'Mutation', readonly reinspectHazard: { readonly __typename: 'HazardPayload', readonly hazard: { readonly __typename: 'Hazard', readonly id: string, readonly version: number, readonly description: string, readonly level: HazardLevel, readonly state: HazardState, readonly foundOn: string, readonly dueOn: string, readonly overdue: boolean, readonly rectifiedOn: string | null, readonly closedOn: string | null, readonly regionCode: string, readonly unit: { readonly __typename: 'Unit', readonly id: string, readonly name: string, readonly region: { readonly __typename: 'Region', readonly code: string, readonly path: string } } } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type ExtendHazardMutationVariables = Exact<{
  input: ExtendHazardInput;
}>;


export type ExtendHazardMutation = { readonly __typename: 'Mutation', readonly extendHazard: { readonly __typename: 'HazardPayload', readonly hazard: { readonly __typename: 'Hazard', readonly id: string, readonly version: number, readonly description: string, readonly level: HazardLevel, readonly state: HazardState, readonly foundOn: string, readonly dueOn: string, readonly overdue: boolean, readonly rectifiedOn: string | null, readonly closedOn: string | null, readonly regionCode: string, readonly unit: { readonly __typename: 'Unit', readonly id: string, readonly name: string, readonly region: { readonly __typename: 'Region', readonly code: string, readonly path: string } } } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type ReopenHazardMutationVariables = Exact<{
  input: ReopenHazardInput;
}>;


export type ReopenHazardMutation = { readonly __typename: 'Mutation', readonly reopenHazard: { readonly __typename: 'HazardPayload', readonly hazard: { readonly __typename: 'Hazard', readonly id: string, readonly version: number, readonly description: string, readonly level: HazardLevel, readonly state: HazardState, readonly foundOn: string, readonly dueOn: string, readonly overdue: boolean, readonly rectifiedOn: string | null, readonly closedOn: string | null, readonly regionCode: string, readonly unit: { readonly __typename: 'Unit', readonly id: string, readonly name: string, readonly region: { readonly __typename: 'Region', readonly code: string, readonly path: string } } } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type CreateUploadMutationVariables = Exact<{
  input: CreateUploadInput;
}>;


export type CreateUploadMutation = { readonly __typename: 'Mutation', readonly createUpload: { readonly __typename: 'UploadPayload', readonly upload: { readonly __typename: 'Upload', readonly id: string, readonly receivedBytes: number } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type AppendUploadMutationVariables = Exact<{
  input: AppendUploadInput;
}>;


export type AppendUploadMutation = { readonly __typename: 'Mutation', readonly appendUpload: { readonly __typename: 'UploadPayload', readonly upload: { readonly __typename: 'Upload', readonly id: string, readonly receivedBytes: number } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type PreviewImportMutationVariables = Exact<{
  input: PreviewImportInput;
}>;


export type PreviewImportMutation = { readonly __typename: 'Mutation', readonly previewImport: { readonly __typename: 'ImportPayload', readonly import: { readonly __typename: 'Import', readonly id: string, readonly fileName: string, readonly status: ImportStatus, readonly encoding: FileEncoding | null, readonly rows: number, readonly added: number, readonly alreadyKnown: number, readonly duplicates: number, readonly rejected: number, readonly problems: { readonly __typename: 'ImportProblemConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'ImportProblem', readonly row: number, readonly column: ImportField | null, readonly code: string, readonly message: string, readonly messageEn: string, readonly value: string, readonly rejected: boolean }> }, readonly columns: ReadonlyArray<{ readonly __typename: 'ImportColumn', readonly header: string, readonly field: ImportField | null }> } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type RunImportMutationVariables = Exact<{
  input: RunImportInput;
}>;


export type RunImportMutation = { readonly __typename: 'Mutation', readonly runImport: { readonly __typename: 'ImportPayload', readonly import: { readonly __typename: 'Import', readonly id: string, readonly fileName: string, readonly status: ImportStatus, readonly encoding: FileEncoding | null, readonly rows: number, readonly added: number, readonly alreadyKnown: number, readonly duplicates: number, readonly rejected: number, readonly columns: ReadonlyArray<{ readonly __typename: 'ImportColumn', readonly header: string, readonly field: ImportField | null }> } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type ImportProblemsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type ImportProblemsQuery = { readonly __typename: 'Query', readonly import: { readonly __typename: 'Import', readonly id: string, readonly problems: { readonly __typename: 'ImportProblemConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'ImportProblem', readonly row: number, readonly column: ImportField | null, readonly code: string, readonly message: string, readonly messageEn: string, readonly value: string, readonly rejected: boolean }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean } } } | null };

export type ImportFactsFragment = { readonly __typename: 'Import', readonly id: string, readonly fileName: string, readonly status: ImportStatus, readonly encoding: FileEncoding | null, readonly rows: number, readonly added: number, readonly alreadyKnown: number, readonly duplicates: number, readonly rejected: number, readonly columns: ReadonlyArray<{ readonly __typename: 'ImportColumn', readonly header: string, readonly field: ImportField | null }> };

export type ImportRowProblemFragment = { readonly __typename: 'ImportProblem', readonly row: number, readonly column: ImportField | null, readonly code: string, readonly message: string, readonly messageEn: string, readonly value: string, readonly rejected: boolean };

export type InspectionPageQueryVariables = Exact<{
  id: string;
}>;


export type InspectionPageQuery = { readonly __typename: 'Query', readonly inspection: { readonly __typename: 'Inspection', readonly drawOrder: number | null, readonly id: string, readonly version: number, readonly state: InspectionState, readonly basis: InspectionBasis, readonly actions: ReadonlyArray<InspectionAction>, readonly regionCode: string, readonly plannedFrom: string, readonly plannedTo: string, readonly reason: string | null, readonly inspectedOn: string | null, readonly result: InspectionResult | null, readonly signedByUnit: string | null, readonly unit: { readonly __typename: 'Unit', readonly id: string, readonly name: string, readonly address: string | null, readonly region: { readonly __typename: 'Region', readonly code: string, readonly path: string }, readonly hazards: { readonly __typename: 'HazardConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Hazard', readonly id: string, readonly itemCode: string, readonly description: string, readonly state: HazardState, readonly dueOn: string }> } }, readonly hazards: ReadonlyArray<{ readonly __typename: 'Hazard', readonly id: string, readonly itemCode: string, readonly description: string, readonly level: HazardLevel, readonly state: HazardState, readonly dueOn: string, readonly closedOn: string | null }>, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly name: string } | null, readonly draw: { readonly __typename: 'Draw', readonly id: string, readonly title: string } | null, readonly inspectors: ReadonlyArray<{ readonly __typename: 'Person', readonly id: string, readonly name: string } | null>, readonly checklist: ReadonlyArray<{ readonly __typename: 'ChecklistResult', readonly itemCode: string, readonly outcome: ItemOutcome, readonly note: string | null }> } | null, readonly checklists: ReadonlyArray<{ readonly __typename: 'Checklist', readonly code: string, readonly nameZh: string, readonly nameEn: string, readonly source: string, readonly items: ReadonlyArray<{ readonly __typename: 'ChecklistItem', readonly code: string, readonly textZh: string, readonly textEn: string, readonly legalBasis: string | null }> }> };

export type VisitFragment = { readonly __typename: 'Inspection', readonly id: string, readonly version: number, readonly state: InspectionState, readonly basis: InspectionBasis, readonly actions: ReadonlyArray<InspectionAction>, readonly regionCode: string, readonly plannedFrom: string, readonly plannedTo: string, readonly reason: string | null, readonly inspectedOn: string | null, readonly result: InspectionResult | null, readonly signedByUnit: string | null, readonly inspectors: ReadonlyArray<{ readonly __typename: 'Person', readonly id: string, readonly name: string } | null>, readonly checklist: ReadonlyArray<{ readonly __typename: 'ChecklistResult', readonly itemCode: string, readonly outcome: ItemOutcome, readonly note: string | null }> };

export type AdvanceInspectionMutationVariables = Exact<{
  input: AdvanceInspectionInput;
}>;


export type AdvanceInspectionMutation = { readonly __typename: 'Mutation', readonly advanceInspection: { readonly __typename: 'InspectionPayload', readonly inspection: { readonly __typename: 'Inspection', readonly id: string, readonly version: number, readonly state: InspectionState, readonly basis: InspectionBasis, readonly actions: ReadonlyArray<InspectionAction>, readonly regionCode: string, readonly plannedFrom: string, readonly plannedTo: string, readonly reason: string | null, readonly inspectedOn: string | null, readonly result: InspectionResult | null, readonly signedByUnit: string | null, readonly inspectors: ReadonlyArray<{ readonly __typename: 'Person', readonly id: string, readonly name: string } | null>, readonly checklist: ReadonlyArray<{ readonly __typename: 'ChecklistResult', readonly itemCode: string, readonly outcome: ItemOutcome, readonly note: string | null }> } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type RecordInspectionMutationVariables = Exact<{
  input: RecordInspectionInput;
}>;


export type RecordInspectionMutation = { readonly __typename: 'Mutation', readonly recordInspection: { readonly __typename: 'InspectionPayload', readonly inspection: { readonly __typename: 'Inspection', readonly id: string, readonly version: number, readonly state: InspectionState, readonly basis: InspectionBasis, readonly actions: ReadonlyArray<InspectionAction>, readonly regionCode: string, readonly plannedFrom: string, readonly plannedTo: string, readonly reason: string | null, readonly inspectedOn: string | null, readonly result: InspectionResult | null, readonly signedByUnit: string | null, readonly inspectors: ReadonlyArray<{ readonly __typename: 'Person', readonly id: string, readonly name: string } | null>, readonly checklist: ReadonlyArray<{ readonly __typename: 'ChecklistResult', readonly itemCode: string, readonly outcome: ItemOutcome, readonly note: string | null }> } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type InspectionsQueryVariables = Exact<{
  filter: InspectionFilter;
  first: number;
  after?: string | null | undefined;
}>;


export type InspectionsQuery = { readonly __typename: 'Query', readonly inspections: { readonly __typename: 'InspectionConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Inspection', readonly id: string, readonly state: InspectionState, readonly basis: InspectionBasis, readonly plannedFrom: string, readonly plannedTo: string, readonly inspectedOn: string | null, readonly result: InspectionResult | null, readonly unit: { readonly __typename: 'Unit', readonly id: string, readonly name: string, readonly region: { readonly __typename: 'Region', readonly code: string, readonly path: string } }, readonly inspectors: ReadonlyArray<{ readonly __typename: 'Person', readonly id: string, readonly name: string } | null>, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly name: string } | null }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type TemplatesQueryVariables = Exact<{ [key: string]: never; }>;


export type TemplatesQuery = { readonly __typename: 'Query', readonly templates: { readonly __typename: 'CampaignTemplateConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'CampaignTemplate', readonly code: string, readonly name: string, readonly summary: string, readonly builtIn: boolean, readonly startsOn: string, readonly endsOn: string, readonly documents: ReadonlyArray<{ readonly __typename: 'TemplateDocument', readonly title: string, readonly documentNumber: string | null }>, readonly counts: { readonly __typename: 'TemplateCounts', readonly operations: number, readonly measures: number, readonly tasks: number, readonly targets: number, readonly cadences: number } }> } };

export type CreateCampaignFromTemplateMutationVariables = Exact<{
  input: CreateCampaignFromTemplateInput;
}>;


export type CreateCampaignFromTemplateMutation = { readonly __typename: 'Mutation', readonly createCampaignFromTemplate: { readonly __typename: 'CampaignFromTemplatePayload', readonly campaign: { readonly __typename: 'Campaign', readonly id: string } | null, readonly unmatched: ReadonlyArray<{ readonly __typename: 'UnmatchedName', readonly name: string, readonly where: string }>, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type CreateCampaignMutationVariables = Exact<{
  input: CreateCampaignInput;
}>;


export type CreateCampaignMutation = { readonly __typename: 'Mutation', readonly createCampaign: { readonly __typename: 'CampaignPayload', readonly campaign: { readonly __typename: 'Campaign', readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type RefusalFragment = { readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string };

export type DrawCampaignsQueryVariables = Exact<{
  regionCode?: string | null | undefined;
}>;


export type DrawCampaignsQuery = { readonly __typename: 'Query', readonly campaigns: { readonly __typename: 'CampaignConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Campaign', readonly id: string, readonly name: string, readonly categories: ReadonlyArray<string> }> } };

export type CreateDrawMutationVariables = Exact<{
  input: CreateDrawInput;
}>;


export type CreateDrawMutation = { readonly __typename: 'Mutation', readonly createDraw: { readonly __typename: 'CreateDrawPayload', readonly preview: { readonly __typename: 'DrawPreview', readonly frameSize: number, readonly poolSize: number, readonly sampleSize: number, readonly unitsWithoutInspectors: number, readonly strata: ReadonlyArray<{ readonly __typename: 'StratumPreview', readonly stratum: string, readonly units: number, readonly sample: number }> } | null, readonly draw: { readonly __typename: 'Draw', readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type OrganizationsQueryVariables = Exact<{
  regionCode?: string | null | undefined;
  name?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type OrganizationsQuery = { readonly __typename: 'Query', readonly organizations: { readonly __typename: 'OrganizationConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Organization', readonly id: string, readonly version: number, readonly name: string, readonly level: OrganizationLevel, readonly regionCode: string, readonly region: { readonly __typename: 'Region', readonly code: string, readonly path: string }, readonly parent: { readonly __typename: 'Organization', readonly id: string, readonly name: string } | null, readonly divisions: { readonly __typename: 'DivisionConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Division', readonly id: string, readonly name: string }> }, readonly people: { readonly __typename: 'PersonConnection', readonly totalCount: number } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type CreateOrganizationMutationVariables = Exact<{
  input: CreateOrganizationInput;
}>;


export type CreateOrganizationMutation = { readonly __typename: 'Mutation', readonly createOrganization: { readonly __typename: 'OrganizationPayload', readonly organization: { readonly __typename: 'Organization', readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type CreateDivisionMutationVariables = Exact<{
  input: CreateDivisionInput;
}>;


export type CreateDivisionMutation = { readonly __typename: 'Mutation', readonly createDivision: { readonly __typename: 'DivisionPayload', readonly division: { readonly __typename: 'Division', readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type OverviewQueryVariables = Exact<{
  region: string;
  me: string;
  of: DueOf;
}>;


export type OverviewQuery = { readonly __typename: 'Query', readonly overview: { readonly __typename: 'OverviewConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'OverviewRow', readonly campaignName: string, readonly endsOn: string, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly name: string, readonly status: CampaignStatus, readonly regionCode: string, readonly phases: ReadonlyArray<{ readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly title: string | null, readonly status: PhaseStatus, readonly startsOn: string, readonly endsOn: string }>, readonly openProposal: { readonly __typename: 'TransitionProposal', readonly id: string, readonly action: TransitionAction, readonly phase: PhaseName, readonly expiresOn: string, readonly proposedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null } | null } | null, readonly indicators: ReadonlyArray<{ readonly __typename: 'IndicatorValue', readonly indicator: IndicatorCode, readonly numerator: number, readonly denominator: number | null, readonly value: number | null, readonly asOf: string }> }> }, readonly preparing: { readonly __typename: 'CampaignConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Campaign', readonly id: string, readonly name: string, readonly status: CampaignStatus, readonly startsOn: string }> }, readonly dueSummary: { readonly __typename: 'DueSummary', readonly overdue: number, readonly today: number, readonly thisWeek: number, readonly later: number }, readonly dues: { readonly __typename: 'DueConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Due', readonly id: string, readonly kind: ObligationKind, readonly title: string, readonly dueOn: string, readonly estimated: boolean, readonly overdue: boolean, readonly workingDaysLeft: number, readonly daysLeft: number, readonly subjectId: string, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly person: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly name: string } | null }> }, readonly toReview: { readonly __typename: 'TaskConnection', readonly totalCount: number }, readonly extensions: { readonly __typename: 'TaskConnection', readonly totalCount: number }, readonly overdueHazards: { readonly __typename: 'HazardConnection', readonly totalCount: number }, readonly toReinspect: { readonly __typename: 'HazardConnection', readonly totalCount: number }, readonly myVisits: { readonly __typename: 'InspectionConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Inspection', readonly id: string, readonly state: InspectionState, readonly plannedTo: string, readonly unit: { readonly __typename: 'Unit', readonly id: string, readonly name: string } }> } };

export type PeopleQueryVariables = Exact<{
  regionCode?: string | null | undefined;
  name?: string | null | undefined;
  active?: boolean | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type PeopleQuery = { readonly __typename: 'Query', readonly people: { readonly __typename: 'PersonConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Person', readonly id: string, readonly version: number, readonly name: string, readonly active: boolean, readonly regionCode: string, readonly region: { readonly __typename: 'Region', readonly code: string, readonly path: string }, readonly organization: { readonly __typename: 'Organization', readonly id: string, readonly name: string } | null, readonly division: { readonly __typename: 'Division', readonly id: string, readonly name: string } | null, readonly posts: { readonly __typename: 'PostConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Post', readonly id: string, readonly title: string, readonly validTo: string | null }> }, readonly grants: { readonly __typename: 'GrantConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Grant', readonly id: string, readonly role: { readonly __typename: 'Role', readonly code: RoleCode, readonly zh: string, readonly en: string }, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string } }> } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type OrganizationChoiceQueryVariables = Exact<{
  regionCode?: string | null | undefined;
  name?: string | null | undefined;
}>;


export type OrganizationChoiceQuery = { readonly __typename: 'Query', readonly organizations: { readonly __typename: 'OrganizationConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Organization', readonly id: string, readonly name: string, readonly version: number }> } };

export type CreatePersonMutationVariables = Exact<{
  input: CreatePersonInput;
}>;


export type CreatePersonMutation = { readonly __typename: 'Mutation', readonly createPerson: { readonly __typename: 'PersonPayload', readonly person: { readonly __typename: 'Person', readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type ChangePersonMutationVariables = Exact<{
  input: ChangePersonInput;
}>;


export type ChangePersonMutation = { readonly __typename: 'Mutation', readonly changePerson: { readonly __typename: 'PersonPayload', readonly person: { readonly __typename: 'Person', readonly id: string, readonly version: number, readonly name: string, readonly active: boolean } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type CreateAccountMutationVariables = Exact<{
  input: CreateAccountInput;
}>;


export type CreateAccountMutation = { readonly __typename: 'Mutation', readonly createAccount: { readonly __typename: 'AccountPayload', readonly account: { readonly __typename: 'Account', readonly loginName: string } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type TasksQueryVariables = Exact<{
  filter: TaskFilter;
  first: number;
  after?: string | null | undefined;
}>;


export type TasksQuery = { readonly __typename: 'Query', readonly tasks: { readonly __typename: 'TaskConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Task', readonly id: string, readonly version: number, readonly title: string, readonly phase: PhaseName, readonly status: TaskStatus, readonly overdue: boolean, readonly mandatory: boolean, readonly dueOn: string, readonly regionCode: string, readonly percent: number, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly name: string, readonly regionCode: string } | null, readonly leadDivision: { readonly __typename: 'Division', readonly id: string, readonly name: string } | null, readonly deadline: { readonly __typename: 'TaskDeadline', readonly kind: DeadlineKind, readonly estimated: boolean, readonly event: { readonly __typename: 'NamedEvent', readonly name: string } | null } | null, readonly extension: { readonly __typename: 'TaskExtension', readonly status: ExtensionStatus, readonly dueOn: string | null } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type TaskRowFragment = { readonly __typename: 'Task', readonly id: string, readonly version: number, readonly title: string, readonly phase: PhaseName, readonly status: TaskStatus, readonly overdue: boolean, readonly mandatory: boolean, readonly dueOn: string, readonly regionCode: string, readonly percent: number, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly name: string, readonly regionCode: string } | null, readonly leadDivision: { readonly __typename: 'Division', readonly id: string, readonly name: string } | null, readonly deadline: { readonly __typename: 'TaskDeadline', readonly kind: DeadlineKind, readonly estimated: boolean, readonly event: { readonly __typename: 'NamedEvent', readonly name: string } | null } | null, readonly extension: { readonly __typename: 'TaskExtension', readonly status: ExtensionStatus, readonly dueOn: string | null } };

export type TaskDetailQueryVariables = Exact<{
  id: string;
}>;


export type TaskDetailQuery = { readonly __typename: 'Query', readonly task: { readonly __typename: 'Task', readonly text: string, readonly evidenceRequired: boolean, readonly issuedOn: string | null, readonly signedForOn: string | null, readonly submittedOn: string | null, readonly note: string | null, readonly evidence: ReadonlyArray<string>, readonly reviewedOn: string | null, readonly reviewNote: string | null, readonly id: string, readonly version: number, readonly title: string, readonly phase: PhaseName, readonly status: TaskStatus, readonly overdue: boolean, readonly mandatory: boolean, readonly dueOn: string, readonly regionCode: string, readonly percent: number, readonly progress: { readonly __typename: 'TaskProgressConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'TaskProgress', readonly id: string, readonly percent: number, readonly text: string, readonly reportedAt: string, readonly reportedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null }> }, readonly issuedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly signedForBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly submittedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly reviewedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly planItem: { readonly __typename: 'PlanItem', readonly id: string, readonly title: string } | null, readonly citation: { readonly __typename: 'Citation', readonly title: string, readonly documentNumber: string | null, readonly issuer: string | null, readonly issuedOn: string | null, readonly clause: string, readonly quote: string | null } | null, readonly assignment: { readonly __typename: 'TaskAssignment', readonly lead: { readonly __typename: 'AssignedBody', readonly name: string } | null, readonly supporting: ReadonlyArray<{ readonly __typename: 'AssignedBody', readonly name: string }> } | null, readonly extension: { readonly __typename: 'TaskExtension', readonly status: ExtensionStatus, readonly dueOn: string | null, readonly reason: string | null, readonly note: string | null, readonly requestedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly decidedBy: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null }, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly name: string, readonly regionCode: string } | null, readonly leadDivision: { readonly __typename: 'Division', readonly id: string, readonly name: string } | null, readonly deadline: { readonly __typename: 'TaskDeadline', readonly kind: DeadlineKind, readonly estimated: boolean, readonly event: { readonly __typename: 'NamedEvent', readonly name: string } | null } | null } | null };

export type WorkTaskMutationVariables = Exact<{
  input: WorkTaskInput;
}>;


export type WorkTaskMutation = { readonly __typename: 'Mutation', readonly workTask: { readonly __typename: 'TaskPayload', readonly task: { readonly __typename: 'Task', readonly id: string, readonly version: number, readonly title: string, readonly phase: PhaseName, readonly status: TaskStatus, readonly overdue: boolean, readonly mandatory: boolean, readonly dueOn: string, readonly regionCode: string, readonly percent: number, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly name: string, readonly regionCode: string } | null, readonly leadDivision: { readonly __typename: 'Division', readonly id: string, readonly name: string } | null, readonly deadline: { readonly __typename: 'TaskDeadline', readonly kind: DeadlineKind, readonly estimated: boolean, readonly event: { readonly __typename: 'NamedEvent', readonly name: string } | null } | null, readonly extension: { readonly __typename: 'TaskExtension', readonly status: ExtensionStatus, readonly dueOn: string | null } } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type ReviewTaskMutationVariables = Exact<{
  input: ReviewTaskInput;
}>;


export type ReviewTaskMutation = { readonly __typename: 'Mutation', readonly reviewTask: { readonly __typename: 'TaskPayload', readonly task: { readonly __typename: 'Task', readonly id: string, readonly version: number, readonly title: string, readonly phase: PhaseName, readonly status: TaskStatus, readonly overdue: boolean, readonly mandatory: boolean, readonly dueOn: string, readonly regionCode: string, readonly percent: number, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly name: string, readonly regionCode: string } | null, readonly leadDivision: { readonly __typename: 'Division', readonly id: string, readonly name: string } | null, readonly deadline: { readonly __typename: 'TaskDeadline', readonly kind: DeadlineKind, readonly estimated: boolean, readonly event: { readonly __typename: 'NamedEvent', readonly name: string } | null } | null, readonly extension: { readonly __typename: 'TaskExtension', readonly status: ExtensionStatus, readonly dueOn: string | null } } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type RequestExtensionMutationVariables = Exact<{
  input: RequestExtensionInput;
}>;


export type RequestExtensionMutation = { readonly __typename: 'Mutation', readonly requestExtension: { readonly __typename: 'TaskPayload', readonly task: { readonly __typename: 'Task', readonly id: string, readonly version: number, readonly title: string, readonly phase: PhaseName, readonly status: TaskStatus, readonly overdue: boolean, readonly mandatory: boolean, readonly dueOn: string, readonly regionCode: string, readonly percent: number, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly name: string, readonly regionCode: string } | null, readonly leadDivision: { readonly __typename: 'Division', readonly id: string, readonly name: string } | null, readonly deadline: { readonly __typename: 'TaskDeadline', readonly kind: DeadlineKind, readonly estimated: boolean, readonly event: { readonly __typename: 'NamedEvent', readonly name: string } | null } | null, readonly extension: { readonly __typename: 'TaskExtension', readonly status: ExtensionStatus, readonly dueOn: string | null } } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type DecideExtensionMutationVariables = Exact<{
  input: DecideExtensionInput;
}>;


export type DecideExtensionMutation = { readonly __typename: 'Mutation', readonly decideExtension: { readonly __typename: 'TaskPayload', readonly task: { readonly __typename: 'Task', readonly id: string, readonly version: number, readonly title: string, readonly phase: PhaseName, readonly status: TaskStatus, readonly overdue: boolean, readonly mandatory: boolean, readonly dueOn: string, readonly regionCode: string, readonly percent: number, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly name: string, readonly regionCode: string } | null, readonly leadDivision: { readonly __typename: 'Division', readonly id: string, readonly name: string } | null, readonly deadline: { readonly __typename: 'TaskDeadline', readonly kind: DeadlineKind, readonly estimated: boolean, readonly event: { readonly __typename: 'NamedEvent', readonly name: string } | null } | null, readonly extension: { readonly __typename: 'TaskExtension', readonly status: ExtensionStatus, readonly dueOn: string | null } } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type IssueTaskMutationVariables = Exact<{
  input: IssueTaskInput;
}>;


export type IssueTaskMutation = { readonly __typename: 'Mutation', readonly issueTask: { readonly __typename: 'IssueTaskPayload', readonly tasks: ReadonlyArray<{ readonly __typename: 'Task', readonly id: string }> | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type ReportTaskProgressMutationVariables = Exact<{
  input: ReportTaskProgressInput;
}>;


export type ReportTaskProgressMutation = { readonly __typename: 'Mutation', readonly reportTaskProgress: { readonly __typename: 'TaskPayload', readonly task: { readonly __typename: 'Task', readonly id: string, readonly version: number, readonly title: string, readonly phase: PhaseName, readonly status: TaskStatus, readonly overdue: boolean, readonly mandatory: boolean, readonly dueOn: string, readonly regionCode: string, readonly percent: number, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly name: string, readonly regionCode: string } | null, readonly leadDivision: { readonly __typename: 'Division', readonly id: string, readonly name: string } | null, readonly deadline: { readonly __typename: 'TaskDeadline', readonly kind: DeadlineKind, readonly estimated: boolean, readonly event: { readonly __typename: 'NamedEvent', readonly name: string } | null } | null, readonly extension: { readonly __typename: 'TaskExtension', readonly status: ExtensionStatus, readonly dueOn: string | null } } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type UnitPageQueryVariables = Exact<{
  id: string;
}>;


export type UnitPageQuery = { readonly __typename: 'Query', readonly unit: { readonly __typename: 'Unit', readonly id: string, readonly version: number, readonly name: string, readonly alias: string | null, readonly creditCode: string | null, readonly address: string | null, readonly regionCode: string, readonly categories: ReadonlyArray<UnitCategory>, readonly status: UnitStatus, readonly statusActions: ReadonlyArray<UnitStatusAction>, readonly supervisingBody: SupervisingBody | null, readonly areaM2: number | null, readonly heightM: number | null, readonly floorsAbove: number | null, readonly floorsBelow: number | null, readonly source: UnitSource, readonly sourceRef: string | null, readonly createdAt: string, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly location: { readonly __typename: 'Location', readonly longitude: number, readonly latitude: number, readonly coordinateSystem: CoordinateSystem } | null, readonly responsiblePerson: { readonly __typename: 'UnitContact', readonly name: string | null, readonly phone: string | null } | null, readonly manager: { readonly __typename: 'UnitContact', readonly name: string | null, readonly phone: string | null } | null, readonly inspections: { readonly __typename: 'InspectionConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Inspection', readonly id: string, readonly state: InspectionState, readonly basis: InspectionBasis, readonly plannedFrom: string, readonly plannedTo: string, readonly inspectedOn: string | null, readonly result: InspectionResult | null }> }, readonly hazards: { readonly __typename: 'HazardConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Hazard', readonly id: string, readonly description: string, readonly level: HazardLevel, readonly state: HazardState, readonly foundOn: string, readonly dueOn: string, readonly closedOn: string | null }> }, readonly history: { readonly __typename: 'UnitChangeConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'UnitChange', readonly id: string, readonly version: number, readonly at: string, readonly reason: string, readonly actor: { readonly __typename: 'Person', readonly id: string, readonly name: string } | null, readonly fields: ReadonlyArray<{ readonly __typename: 'FieldDiff', readonly field: string, readonly before: string | null, readonly after: string | null }> }> } } | null };

export type ChangeUnitMutationVariables = Exact<{
  input: ChangeUnitInput;
}>;


export type ChangeUnitMutation = { readonly __typename: 'Mutation', readonly changeUnit: { readonly __typename: 'UnitPayload', readonly unit: { readonly __typename: 'Unit', readonly id: string, readonly version: number } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type ChangeUnitStatusMutationVariables = Exact<{
  input: ChangeUnitStatusInput;
}>;


export type ChangeUnitStatusMutation = { readonly __typename: 'Mutation', readonly changeUnitStatus: { readonly __typename: 'UnitPayload', readonly unit: { readonly __typename: 'Unit', readonly id: string, readonly version: number } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type UnitsQueryVariables = Exact<{
  filter: UnitFilter;
  first: number;
  after?: string | null | undefined;
}>;


export type UnitsQuery = { readonly __typename: 'Query', readonly units: { readonly __typename: 'UnitConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'Unit', readonly id: string, readonly name: string, readonly alias: string | null, readonly creditCode: string | null, readonly address: string | null, readonly regionCode: string, readonly categories: ReadonlyArray<UnitCategory>, readonly status: UnitStatus, readonly supervisingBody: SupervisingBody | null, readonly areaM2: number | null, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string, readonly path: string }, readonly responsiblePerson: { readonly __typename: 'UnitContact', readonly name: string | null, readonly phone: string | null } | null, readonly inspections: { readonly __typename: 'InspectionConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Inspection', readonly id: string, readonly state: InspectionState, readonly inspectedOn: string | null, readonly result: InspectionResult | null }> } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type RegisterUnitMutationVariables = Exact<{
  input: RegisterUnitInput;
}>;


export type RegisterUnitMutation = { readonly __typename: 'Mutation', readonly registerUnit: { readonly __typename: 'UnitPayload', readonly unit: { readonly __typename: 'Unit', readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly __typename: 'UserError', readonly field: ReadonlyArray<string>, readonly code: string, readonly message: string, readonly messageEn: string }> } };

export type WallboardQueryVariables = Exact<{
  regionCode: string;
}>;


export type WallboardQuery = { readonly __typename: 'Query', readonly overview: { readonly __typename: 'OverviewConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'OverviewRow', readonly campaignName: string, readonly startsOn: string, readonly endsOn: string, readonly campaign: { readonly __typename: 'Campaign', readonly id: string, readonly phases: ReadonlyArray<{ readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly title: string | null, readonly status: PhaseStatus, readonly startsOn: string, readonly endsOn: string }>, readonly currentPhase: { readonly __typename: 'CampaignPhase', readonly phase: PhaseName, readonly status: PhaseStatus } | null, readonly progress: { readonly __typename: 'RegionProgressConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'RegionProgress', readonly regionCode: string, readonly unitsNow: number, readonly tasksIssued: number, readonly tasksDone: number, readonly tasksOverdue: number, readonly region: { readonly __typename: 'Region', readonly code: string, readonly name: string }, readonly figures: ReadonlyArray<{ readonly __typename: 'CampaignFigure', readonly indicator: IndicatorCode, readonly value: number | null, readonly numerator: number, readonly denominator: number | null, readonly asOf: string }> }> } } | null, readonly indicators: ReadonlyArray<{ readonly __typename: 'IndicatorValue', readonly indicator: IndicatorCode, readonly value: number | null, readonly numerator: number, readonly denominator: number | null, readonly asOf: string }> }> } };

export const RegionChoiceDocument = document<RegionChoiceQuery, RegionChoiceQueryVariables>('3dfcf6f8610a75faa6fbda5e344734f3afdf96cda8ee8203eb2702e686d96145', "query RegionChoice($parentCode: RegionCode!) { __typename regions(parentCode: $parentCode, first: 200) { __typename nodes { __typename code name } } }");
export const PeopleChoiceDocument = document<PeopleChoiceQuery, PeopleChoiceQueryVariables>('4e0aa52108ed2092e32b49d0530075f662817dab4e52f87a478b7334454da546', "query PeopleChoice($name: String, $regionCode: RegionCode!) { __typename people(regionCode: $regionCode, name: $name, active: true, first: 50) { __typename nodes { __typename id name organization { __typename id name } } } }");
export const MeDocument = document<MeQuery, MeQueryVariables>('fbff013ed84946453e6e93a524fe6dcef3e2c9c027b87e9a73507e80920ff029', "query Me { __typename me { __typename grants { __typename campaignId capabilities region { __typename code name path } roles { __typename code en zh } } id person { __typename id name organization { __typename id name } } } }");
export const AuditDocument = document<AuditQuery, AuditQueryVariables>('8a6afefd56091d6c64de53ddbc64e7426aa42f720b4eb28c95c538c29930d339', "query Audit($after: String, $first: Int!, $objectId: String, $objectType: String, $regionCode: RegionCode) { __typename auditEntries( objectType: $objectType objectId: $objectId regionCode: $regionCode first: $first after: $after ) { __typename nodes { __typename actorId afterDigest at beforeDigest objectId objectType operation regionCode seq traceId } pageInfo { __typename endCursor hasNextPage } totalCount } }");
export const CampaignDispatchDocument = document<CampaignDispatchQuery, CampaignDispatchQueryVariables>('7801c83947a3f4f7de3f5f2b41c36945b887fa9f3291f978a584efecbe74ebe6', "fragment Sheet on DispatchSheet { __typename aggregate closedAt confirmedAt confirmedBy { __typename id name } day dueAt id lateReason level lines { __typename asOf code denominator en kind level numerator required unit value zh } region { __typename code name } regionCode statistics { __typename expected late missing onTime onTimeRate reported } status submittedAt submittedBy { __typename id name } version } query CampaignDispatch($day: LocalDate!, $id: ID!, $regionCode: RegionCode!) { __typename dispatchSheet(campaignId: $id, regionCode: $regionCode, day: $day) { __typename below(first: 100) { __typename nodes { __typename id lateReason region { __typename code name } regionCode statistics { __typename expected reported } status submittedAt submittedBy { __typename id name } } totalCount } revisions { __typename at by { __typename id name } hash kind reason revision } ...Sheet } }");
export const SubmitDispatchSheetDocument = document<SubmitDispatchSheetMutation, SubmitDispatchSheetMutationVariables>('5f4889c3aa1e7345686973ab477e056b8284a64da81b57cc6dd89ee142b82341', "fragment Refusal on UserError { __typename code field message messageEn } fragment Sheet on DispatchSheet { __typename aggregate closedAt confirmedAt confirmedBy { __typename id name } day dueAt id lateReason level lines { __typename asOf code denominator en kind level numerator required unit value zh } region { __typename code name } regionCode statistics { __typename expected late missing onTime onTimeRate reported } status submittedAt submittedBy { __typename id name } version } mutation SubmitDispatchSheet($input: SubmitDispatchSheetInput!) { __typename submitDispatchSheet(input: $input) { __typename sheet { __typename ...Sheet } userErrors { __typename ...Refusal } } }");
export const ConfirmDispatchSheetDocument = document<ConfirmDispatchSheetMutation, ConfirmDispatchSheetMutationVariables>('719f092706c64eadd27837cb01a35a5bd65dd785996f8cb16c3c69f2100e64f5', "fragment Refusal on UserError { __typename code field message messageEn } fragment Sheet on DispatchSheet { __typename aggregate closedAt confirmedAt confirmedBy { __typename id name } day dueAt id lateReason level lines { __typename asOf code denominator en kind level numerator required unit value zh } region { __typename code name } regionCode statistics { __typename expected late missing onTime onTimeRate reported } status submittedAt submittedBy { __typename id name } version } mutation ConfirmDispatchSheet($input: ConfirmDispatchSheetInput!) { __typename confirmDispatchSheet(input: $input) { __typename sheet { __typename ...Sheet } userErrors { __typename ...Refusal } } }");
export const CampaignPageDocument = document<CampaignPageQuery, CampaignPageQueryVariables>('a07da50493fd32045759123aab8b010b3a56244023217166202f71d2cc0ca6ae', "fragment CampaignHead on Campaign { __typename currentPhase { __typename phase status } documentNumber endsOn firstResponsible { __typename id name } id name openProposal { __typename ...Proposal } permittedActions phases { __typename endedOn endsOn phase startedOn startsOn status title } publishedOn region { __typename code name path } regionCode requiresTwoPeople startsOn status version } fragment Proposal on TransitionProposal { __typename action expiresOn id phase proposedAt proposedBy { __typename id name } reason } fragment Source on Citation { __typename clause documentNumber issuedOn issuer quote title } query CampaignPage($id: ID!) { __typename campaign(id: $id) { __typename acceptedOn approvedBy { __typename id name } categories citation { __typename ...Source } dispatch { __typename id } goal programme { __typename id name } progress(first: 50) { __typename nodes { __typename figures { __typename asOf denominator indicator numerator value } region { __typename code name } regionCode tasksDone tasksIssued tasksOverdue unitsAtStart unitsNow } totalCount } statusReason submittedBy { __typename id name } ...CampaignHead } }");
export const CampaignPlanDocument = document<CampaignPlanQuery, CampaignPlanQueryVariables>('19dbacdc0cf6dd5a612a2805edb8f816e7776de67e807cc168bddb200406b588', "fragment Source on Citation { __typename clause documentNumber issuedOn issuer quote title } query CampaignPlan($id: ID!) { __typename campaign(id: $id) { __typename id plan { __typename cadences(first: 20) { __typename nodes { __typename atLeast dueBefore id period scope what who } totalCount } citation { __typename ...Source } depth id kind mandatory ordinal parentId phase text title } } }");
export const CampaignTargetsDocument = document<CampaignTargetsQuery, CampaignTargetsQueryVariables>('a525771b754068bba5e887ce6c53464397e07c0a74596b053b7737b3320d5274', "fragment Source on Citation { __typename clause documentNumber issuedOn issuer quote title } query CampaignTargets($id: ID!) { __typename campaign(id: $id) { __typename id targets(first: 100) { __typename nodes { __typename citation { __typename ...Source } comparator from id indicator kind name remark reported responsible { __typename name } shares { __typename region { __typename code name } regionCode value } stages { __typename on value } to unit value } totalCount } } }");
export const CampaignRecordDocument = document<CampaignRecordQuery, CampaignRecordQueryVariables>('cb835de2dea11551a76ad7416cbdfd72be3bd3b93b6e972b3f93c8d44bbaf411', "query CampaignRecord($id: ID!) { __typename campaign(id: $id) { __typename bodies(first: 50) { __typename nodes { __typename id kind members { __typename person { __typename id name } post vacant } name officePlace region { __typename code name } } totalCount } id transitions(first: 100) { __typename nodes { __typename action actor { __typename id name } at from id ordinal phase proposer { __typename id name } reason report { __typename criteria { __typename figureText { __typename en zh } key met title { __typename en zh } waived } passed passedWithWaivers } to } totalCount } } }");
export const SubmitCampaignDocument = document<SubmitCampaignMutation, SubmitCampaignMutationVariables>('5ec297b204632882c97ea49f0c15ac0b5880cf5728338768c737be652f3b531e', "fragment CampaignAnswer on CampaignPayload { __typename campaign { __typename statusReason ...CampaignHead } userErrors { __typename ...Refusal } } fragment CampaignHead on Campaign { __typename currentPhase { __typename phase status } documentNumber endsOn firstResponsible { __typename id name } id name openProposal { __typename ...Proposal } permittedActions phases { __typename endedOn endsOn phase startedOn startsOn status title } publishedOn region { __typename code name path } regionCode requiresTwoPeople startsOn status version } fragment Proposal on TransitionProposal { __typename action expiresOn id phase proposedAt proposedBy { __typename id name } reason } fragment Refusal on UserError { __typename code field message messageEn } mutation SubmitCampaign($input: CampaignActionInput!) { __typename submitCampaign(input: $input) { __typename ...CampaignAnswer } }");
export const ApproveCampaignDocument = document<ApproveCampaignMutation, ApproveCampaignMutationVariables>('265bfec803fdc3be1ac252ac71abf98697c6c910f9b2ecc5ed96fe7efb10eadf', "fragment CampaignAnswer on CampaignPayload { __typename campaign { __typename statusReason ...CampaignHead } userErrors { __typename ...Refusal } } fragment CampaignHead on Campaign { __typename currentPhase { __typename phase status } documentNumber endsOn firstResponsible { __typename id name } id name openProposal { __typename ...Proposal } permittedActions phases { __typename endedOn endsOn phase startedOn startsOn status title } publishedOn region { __typename code name path } regionCode requiresTwoPeople startsOn status version } fragment Proposal on TransitionProposal { __typename action expiresOn id phase proposedAt proposedBy { __typename id name } reason } fragment Refusal on UserError { __typename code field message messageEn } mutation ApproveCampaign($input: CampaignActionInput!) { __typename approveCampaign(input: $input) { __typename ...CampaignAnswer } }");
export const ReturnCampaignDocument = document<ReturnCampaignMutation, ReturnCampaignMutationVariables>('33b20c94a37da2ba3e7a6143f1e453dd2f1f2078874bba4ccd569ba79c79ada4', "fragment CampaignAnswer on CampaignPayload { __typename campaign { __typename statusReason ...CampaignHead } userErrors { __typename ...Refusal } } fragment CampaignHead on Campaign { __typename currentPhase { __typename phase status } documentNumber endsOn firstResponsible { __typename id name } id name openProposal { __typename ...Proposal } permittedActions phases { __typename endedOn endsOn phase startedOn startsOn status title } publishedOn region { __typename code name path } regionCode requiresTwoPeople startsOn status version } fragment Proposal on TransitionProposal { __typename action expiresOn id phase proposedAt proposedBy { __typename id name } reason } fragment Refusal on UserError { __typename code field message messageEn } mutation ReturnCampaign($input: CampaignDecisionInput!) { __typename returnCampaign(input: $input) { __typename ...CampaignAnswer } }");
export const PublishCampaignDocument = document<PublishCampaignMutation, PublishCampaignMutationVariables>('d291bc747a02320455a2486b8994aa6dd983fc9ec78c72cb27a622a4f32686b2', "fragment CampaignAnswer on CampaignPayload { __typename campaign { __typename statusReason ...CampaignHead } userErrors { __typename ...Refusal } } fragment CampaignHead on Campaign { __typename currentPhase { __typename phase status } documentNumber endsOn firstResponsible { __typename id name } id name openProposal { __typename ...Proposal } permittedActions phases { __typename endedOn endsOn phase startedOn startsOn status title } publishedOn region { __typename code name path } regionCode requiresTwoPeople startsOn status version } fragment Proposal on TransitionProposal { __typename action expiresOn id phase proposedAt proposedBy { __typename id name } reason } fragment Refusal on UserError { __typename code field message messageEn } mutation PublishCampaign($input: CampaignActionInput!) { __typename publishCampaign(input: $input) { __typename ...CampaignAnswer } }");
export const SuspendCampaignDocument = document<SuspendCampaignMutation, SuspendCampaignMutationVariables>('08d84efa91229d3de91088205c97b02f2d771a4884b073dccf57caff2690e695', "fragment CampaignAnswer on CampaignPayload { __typename campaign { __typename statusReason ...CampaignHead } userErrors { __typename ...Refusal } } fragment CampaignHead on Campaign { __typename currentPhase { __typename phase status } documentNumber endsOn firstResponsible { __typename id name } id name openProposal { __typename ...Proposal } permittedActions phases { __typename endedOn endsOn phase startedOn startsOn status title } publishedOn region { __typename code name path } regionCode requiresTwoPeople startsOn status version } fragment Proposal on TransitionProposal { __typename action expiresOn id phase proposedAt proposedBy { __typename id name } reason } fragment Refusal on UserError { __typename code field message messageEn } mutation SuspendCampaign($input: CampaignDecisionInput!) { __typename suspendCampaign(input: $input) { __typename ...CampaignAnswer } }");
export const ResumeCampaignDocument = document<ResumeCampaignMutation, ResumeCampaignMutationVariables>('d9e5e53389cf3409bf4b2b23d300c4aaa580c8c74964255081e8e52235d53c37', "fragment CampaignAnswer on CampaignPayload { __typename campaign { __typename statusReason ...CampaignHead } userErrors { __typename ...Refusal } } fragment CampaignHead on Campaign { __typename currentPhase { __typename phase status } documentNumber endsOn firstResponsible { __typename id name } id name openProposal { __typename ...Proposal } permittedActions phases { __typename endedOn endsOn phase startedOn startsOn status title } publishedOn region { __typename code name path } regionCode requiresTwoPeople startsOn status version } fragment Proposal on TransitionProposal { __typename action expiresOn id phase proposedAt proposedBy { __typename id name } reason } fragment Refusal on UserError { __typename code field message messageEn } mutation ResumeCampaign($input: CampaignActionInput!) { __typename resumeCampaign(input: $input) { __typename ...CampaignAnswer } }");
export const TerminateCampaignDocument = document<TerminateCampaignMutation, TerminateCampaignMutationVariables>('9394690b5ba0193f2c097579257beb6a3099288ecf6923e70bea14768776a113', "fragment CampaignAnswer on CampaignPayload { __typename campaign { __typename statusReason ...CampaignHead } userErrors { __typename ...Refusal } } fragment CampaignHead on Campaign { __typename currentPhase { __typename phase status } documentNumber endsOn firstResponsible { __typename id name } id name openProposal { __typename ...Proposal } permittedActions phases { __typename endedOn endsOn phase startedOn startsOn status title } publishedOn region { __typename code name path } regionCode requiresTwoPeople startsOn status version } fragment Proposal on TransitionProposal { __typename action expiresOn id phase proposedAt proposedBy { __typename id name } reason } fragment Refusal on UserError { __typename code field message messageEn } mutation TerminateCampaign($input: CampaignDecisionInput!) { __typename terminateCampaign(input: $input) { __typename ...CampaignAnswer } }");
export const ArchiveCampaignDocument = document<ArchiveCampaignMutation, ArchiveCampaignMutationVariables>('6e497a75c12b77ba11ad6a4bc48561eb9025546458fcb0ba08bbc1755b60a99e', "fragment CampaignAnswer on CampaignPayload { __typename campaign { __typename statusReason ...CampaignHead } userErrors { __typename ...Refusal } } fragment CampaignHead on Campaign { __typename currentPhase { __typename phase status } documentNumber endsOn firstResponsible { __typename id name } id name openProposal { __typename ...Proposal } permittedActions phases { __typename endedOn endsOn phase startedOn startsOn status title } publishedOn region { __typename code name path } regionCode requiresTwoPeople startsOn status version } fragment Proposal on TransitionProposal { __typename action expiresOn id phase proposedAt proposedBy { __typename id name } reason } fragment Refusal on UserError { __typename code field message messageEn } mutation ArchiveCampaign($input: CampaignActionInput!) { __typename archiveCampaign(input: $input) { __typename ...CampaignAnswer } }");
export const CampaignsDocument = document<CampaignsQuery, CampaignsQueryVariables>('7bd54af2864a787dee7a3637417518dd35bc6e30f412e2bb931e768d6f991fb7', "query Campaigns($after: String, $first: Int!, $regionCode: RegionCode, $statuses: [CampaignStatus!]) { __typename campaigns( filter: {statuses: $statuses, regionCode: $regionCode} first: $first after: $after ) { __typename nodes { __typename currentPhase { __typename endsOn phase status title } documentNumber endsOn firstResponsible { __typename id name } id name publishedOn region { __typename code name path } startsOn status } pageInfo { __typename endCursor hasNextPage } totalCount } }");
export const DeadLettersDocument = document<DeadLettersQuery, DeadLettersQueryVariables>('7c5199da89c6422597510f2fd352f1c8f3eeea6b6a04e6bb4d14b4ac92790f3a', "fragment Parked on DeadLetterConnection { __typename nodes { __typename attempts data eventId id key parkedAt reason regionCode service type waitsFor } totalCount } query DeadLetters { __typename campaignsDeadLetters(first: 100) { __typename ...Parked } directoryDeadLetters(first: 100) { __typename ...Parked } insightsDeadLetters(first: 100) { __typename ...Parked } inspectionsDeadLetters(first: 100) { __typename ...Parked } unitsDeadLetters(first: 100) { __typename ...Parked } }");
export const RedriveDirectoryDocument = document<RedriveDirectoryMutation, RedriveDirectoryMutationVariables>('75053d9237926fd18d6a0c56839eff33ff8f8c99468fb501fcb8b54b88c92a9a', "fragment Handled on DeadLetterPayload { __typename outcome { __typename applied waiting } userErrors { __typename ...Refusal } } fragment Refusal on UserError { __typename code field message messageEn } mutation RedriveDirectory($input: RedriveDeadLetterInput!) { __typename redriveDirectoryDeadLetter(input: $input) { __typename ...Handled } }");
export const RedriveUnitsDocument = document<RedriveUnitsMutation, RedriveUnitsMutationVariables>('99bf488f39947cd19f138b08fd2b07143eb0d62826b94bdcb80f5797ea846fed', "fragment Handled on DeadLetterPayload { __typename outcome { __typename applied waiting } userErrors { __typename ...Refusal } } fragment Refusal on UserError { __typename code field message messageEn } mutation RedriveUnits($input: RedriveDeadLetterInput!) { __typename redriveUnitsDeadLetter(input: $input) { __typename ...Handled } }");
export const RedriveInspectionsDocument = document<RedriveInspectionsMutation, RedriveInspectionsMutationVariables>('13ec09e3146744c4b4d840d1f33634377030d3c78c11e7b3951321483b2f2de4', "fragment Handled on DeadLetterPayload { __typename outcome { __typename applied waiting } userErrors { __typename ...Refusal } } fragment Refusal on UserError { __typename code field message messageEn } mutation RedriveInspections($input: RedriveDeadLetterInput!) { __typename redriveInspectionsDeadLetter(input: $input) { __typename ...Handled } }");
export const RedriveCampaignsDocument = document<RedriveCampaignsMutation, RedriveCampaignsMutationVariables>('f2d0102fe362be4d2757c1614d932407796dba3e5133d7cb52affd6d319b71e4', "fragment Handled on DeadLetterPayload { __typename outcome { __typename applied waiting } userErrors { __typename ...Refusal } } fragment Refusal on UserError { __typename code field message messageEn } mutation RedriveCampaigns($input: RedriveDeadLetterInput!) { __typename redriveCampaignsDeadLetter(input: $input) { __typename ...Handled } }");
export const RedriveInsightsDocument = document<RedriveInsightsMutation, RedriveInsightsMutationVariables>('51c615106b9fb7f82d2f21a23919eb2ec2140d124e46234a14bfd59798246677', "fragment Handled on DeadLetterPayload { __typename outcome { __typename applied waiting } userErrors { __typename ...Refusal } } fragment Refusal on UserError { __typename code field message messageEn } mutation RedriveInsights($input: RedriveDeadLetterInput!) { __typename redriveInsightsDeadLetter(input: $input) { __typename ...Handled } }");
export const DiscardDirectoryDocument = document<DiscardDirectoryMutation, DiscardDirectoryMutationVariables>('6199e210bc6dd5417d02bdf9e6006565f3edfd62af9d9f3c18291def15133b12', "fragment Handled on DeadLetterPayload { __typename outcome { __typename applied waiting } userErrors { __typename ...Refusal } } fragment Refusal on UserError { __typename code field message messageEn } mutation DiscardDirectory($input: DiscardDeadLetterInput!) { __typename discardDirectoryDeadLetter(input: $input) { __typename ...Handled } }");
export const DiscardUnitsDocument = document<DiscardUnitsMutation, DiscardUnitsMutationVariables>('0cd9a8a9708a403977b5e632d29553ad9de9c098cf0f3003cbc957d40be2a2c7', "fragment Handled on DeadLetterPayload { __typename outcome { __typename applied waiting } userErrors { __typename ...Refusal } } fragment Refusal on UserError { __typename code field message messageEn } mutation DiscardUnits($input: DiscardDeadLetterInput!) { __typename discardUnitsDeadLetter(input: $input) { __typename ...Handled } }");
export const DiscardInspectionsDocument = document<DiscardInspectionsMutation, DiscardInspectionsMutationVariables>('7271d3006dc4775aad9ea29d60d19671754d8079d126ef35e6f1193f4c8784c0', "fragment Handled on DeadLetterPayload { __typename outcome { __typename applied waiting } userErrors { __typename ...Refusal } } fragment Refusal on UserError { __typename code field message messageEn } mutation DiscardInspections($input: DiscardDeadLetterInput!) { __typename discardInspectionsDeadLetter(input: $input) { __typename ...Handled } }");
export const DiscardCampaignsDocument = document<DiscardCampaignsMutation, DiscardCampaignsMutationVariables>('98b25628d89fd6ef77ac923512e46ddac40e81cd27a171a40e914b52e33a78ad', "fragment Handled on DeadLetterPayload { __typename outcome { __typename applied waiting } userErrors { __typename ...Refusal } } fragment Refusal on UserError { __typename code field message messageEn } mutation DiscardCampaigns($input: DiscardDeadLetterInput!) { __typename discardCampaignsDeadLetter(input: $input) { __typename ...Handled } }");
export const DiscardInsightsDocument = document<DiscardInsightsMutation, DiscardInsightsMutationVariables>('518ce3cc88a86d68da1e7b5f2258af0ae3cca34bf45588c0dd5dcf575d72e0f2', "fragment Handled on DeadLetterPayload { __typename outcome { __typename applied waiting } userErrors { __typename ...Refusal } } fragment Refusal on UserError { __typename code field message messageEn } mutation DiscardInsights($input: DiscardDeadLetterInput!) { __typename discardInsightsDeadLetter(input: $input) { __typename ...Handled } }");
export const DrawPageDocument = document<DrawPageQuery, DrawPageQueryVariables>('145e35a20286db3e14a5ad2eeceed1982f05b53402bf6c5f26d97aa2ed0f32e7', "query DrawPage($after: String, $first: Int!, $id: ID!) { __typename draw(id: $id) { __typename algorithm campaign { __typename id name } drawnAt drawnBy { __typename id name } frameHash frameSize id perVisit plannedFrom plannedTo poolSize register seed seedCommit title transcriptHash unassigned { __typename order unit { __typename id name } } unassignedCount verification { __typename ok problems { __typename code detail } } visitCount visits(first: $first, after: $after) { __typename nodes { __typename drawOrder id inspectors { __typename id name } state unit { __typename id name region { __typename code path } } } pageInfo { __typename endCursor hasNextPage } totalCount } } }");
export const DrawsDocument = document<DrawsQuery, DrawsQueryVariables>('a16e118cec3fddd74774ac48abecf4e0429cdac917d7e7a9b848e0769bce856e', "query Draws($after: String, $filter: DrawFilter!, $first: Int!) { __typename draws(filter: $filter, first: $first, after: $after) { __typename nodes { __typename campaign { __typename id name } drawnAt drawnBy { __typename id name } frameSize id plannedFrom plannedTo poolSize regionCode title unassignedCount visitCount } pageInfo { __typename endCursor hasNextPage } totalCount } }");
export const GateDocument = document<GateQuery, GateQueryVariables>('709454a37528e9c6daab65d41a82aa03840eeb2d4420341a5c2a59b78eed50cf', "fragment CampaignHead on Campaign { __typename currentPhase { __typename phase status } documentNumber endsOn firstResponsible { __typename id name } id name openProposal { __typename ...Proposal } permittedActions phases { __typename endedOn endsOn phase startedOn startsOn status title } publishedOn region { __typename code name path } regionCode requiresTwoPeople startsOn status version } fragment Proposal on TransitionProposal { __typename action expiresOn id phase proposedAt proposedBy { __typename id name } reason } fragment Report on GateReport { __typename criteria { __typename asOf blockers { __typename region { __typename code name } regionCode shortfall subordinate { __typename id } task { __typename id } text { __typename en zh } unitIds } blockersTotal comparator denominator explanation { __typename en zh } figure figureText { __typename en zh } key kind met numerator threshold title { __typename en zh } waived waiver { __typename expiresOn grantedAt grantedBy { __typename id name } id inForce reason } wouldPass { __typename en zh } } digest judgedOn passed passedWithWaivers } query Gate($action: TransitionAction!, $id: ID!) { __typename previewTransition(campaignId: $id, action: $action) { __typename accepts action campaign { __typename phases { __typename entryGate { __typename bodies indicator key phase } exitGate { __typename bodies indicator key phase } phase } ...CampaignHead } change { __typename from phase to } changedSinceProposal nextChange { __typename from phase to } possible proposal { __typename ...Proposal } refusals { __typename code message messageEn } report { __typename ...Report } requiresProposal } }");
export const GateBelowDocument = document<GateBelowQuery, GateBelowQueryVariables>('b94fbf887a73a0cea464da44314bb02f5193fb95e980f6410a1decc6de4fa227', "query GateBelow($id: ID!) { __typename campaign(id: $id) { __typename id name progress(first: 50) { __typename nodes { __typename criteria { __typename asOf figureText { __typename en zh } key met title { __typename en zh } wouldPass { __typename en zh } } region { __typename code name } regionCode } } regionCode } }");
export const ProposeTransitionDocument = document<ProposeTransitionMutation, ProposeTransitionMutationVariables>('1e2a118c5af2f9a985c3feba0bd583a0d38fff292c326f5954a6b675b0b85da5', "fragment CampaignHead on Campaign { __typename currentPhase { __typename phase status } documentNumber endsOn firstResponsible { __typename id name } id name openProposal { __typename ...Proposal } permittedActions phases { __typename endedOn endsOn phase startedOn startsOn status title } publishedOn region { __typename code name path } regionCode requiresTwoPeople startsOn status version } fragment Proposal on TransitionProposal { __typename action expiresOn id phase proposedAt proposedBy { __typename id name } reason } fragment Refusal on UserError { __typename code field message messageEn } mutation ProposeTransition($input: ProposeTransitionInput!) { __typename proposeTransition(input: $input) { __typename campaign { __typename ...CampaignHead } proposal { __typename ...Proposal } userErrors { __typename ...Refusal } } }");
export const TransitionPhaseDocument = document<TransitionPhaseMutation, TransitionPhaseMutationVariables>('44189705a78d0f959510596b38c545c1882b9ecbfc5ad5eee658a8fca464b061', "fragment CampaignHead on Campaign { __typename currentPhase { __typename phase status } documentNumber endsOn firstResponsible { __typename id name } id name openProposal { __typename ...Proposal } permittedActions phases { __typename endedOn endsOn phase startedOn startsOn status title } publishedOn region { __typename code name path } regionCode requiresTwoPeople startsOn status version } fragment Proposal on TransitionProposal { __typename action expiresOn id phase proposedAt proposedBy { __typename id name } reason } fragment Report on GateReport { __typename criteria { __typename asOf blockers { __typename region { __typename code name } regionCode shortfall subordinate { __typename id } task { __typename id } text { __typename en zh } unitIds } blockersTotal comparator denominator explanation { __typename en zh } figure figureText { __typename en zh } key kind met numerator threshold title { __typename en zh } waived waiver { __typename expiresOn grantedAt grantedBy { __typename id name } id inForce reason } wouldPass { __typename en zh } } digest judgedOn passed passedWithWaivers } mutation TransitionPhase($input: TransitionPhaseInput!) { __typename transitionPhase(input: $input) { __typename ... on GateNotMet { __typename campaign { __typename id version } dryRun report { __typename ...Report } } ... on PhaseTransitioned { __typename campaign { __typename ...CampaignHead } change { __typename from phase to } dryRun nextChange { __typename from phase to } report { __typename ...Report } } } }");
export const WaiveCriterionDocument = document<WaiveCriterionMutation, WaiveCriterionMutationVariables>('c81c62dec28e3aacaec95ed53df0efef6d147579dd183bb715e2bcfeb0f52bae', "fragment Refusal on UserError { __typename code field message messageEn } mutation WaiveCriterion($input: WaiveCriterionInput!) { __typename waiveCriterion(input: $input) { __typename userErrors { __typename ...Refusal } waiver { __typename id } } }");
export const RevokeWaiverDocument = document<RevokeWaiverMutation, RevokeWaiverMutationVariables>('18af8179b547d986545a3d3ceccf6f6d5c4519a016066ecca77af2b297f44f74', "fragment Refusal on UserError { __typename code field message messageEn } mutation RevokeWaiver($input: RevokeWaiverInput!) { __typename revokeWaiver(input: $input) { __typename userErrors { __typename ...Refusal } waiver { __typename id } } }");
export const SignOffDocument = document<SignOffMutation, SignOffMutationVariables>('bb0cae0a0f990cb2006b6ce14bf67aa583160a0102cda4d0b5418b69f45f5948', "fragment Refusal on UserError { __typename code field message messageEn } mutation SignOff($input: SignOffInput!) { __typename signOff(input: $input) { __typename signOff { __typename id } userErrors { __typename ...Refusal } } }");
export const BlockerRecordsDocument = document<BlockerRecordsQuery, BlockerRecordsQueryVariables>('f3e49830790326ca3fdb595fbb58408924f361aa75c14b78b85d9038255c3d15', "query BlockerRecords($action: TransitionAction!, $id: ID!) { __typename previewTransition(campaignId: $id, action: $action) { __typename report { __typename criteria { __typename blockers { __typename hazards(first: 20) { __typename nodes { __typename description dueOn id unit { __typename id name } } totalCount } units(first: 20) { __typename nodes { __typename id name } totalCount } } key } } } }");
export const SimulateGateDocument = document<SimulateGateQuery, SimulateGateQueryVariables>('a84ec4b4d98d36ddbfc1abf06f841c4ef610b3c6af720eb8afed03914bc7936a', "query SimulateGate($action: TransitionAction!, $assume: GateAssumptionInput!, $id: ID!) { __typename simulateGate(campaignId: $id, action: $action, assume: $assume) { __typename label { __typename en zh } newlyMet report { __typename criteria { __typename figureText { __typename en zh } key met title { __typename en zh } waived wouldPass { __typename en zh } } passed } } }");
export const GateForecastDocument = document<GateForecastQuery, GateForecastQueryVariables>('511400ab47d108d519d33c6afdae5a0ee1ac912f368b6a89c6cd548e695c0614', "query GateForecast($id: ID!) { __typename campaign(id: $id) { __typename forecast { __typename criteria { __typename daysNeeded key now p50 probability title { __typename en zh } } days endsOn label { __typename en zh } probability refusal { __typename en zh } } id } }");
export const GrantsDocument = document<GrantsQuery, GrantsQueryVariables>('3c621d78c8e8176e89bcad674419a76e7f4752781fe6d5d428f914a8ebeb4d9a', "query Grants($after: String, $first: Int!, $inForce: Boolean, $personId: ID, $regionCode: RegionCode, $role: RoleCode) { __typename grants( personId: $personId regionCode: $regionCode role: $role inForce: $inForce first: $first after: $after ) { __typename nodes { __typename campaignId grantedBy { __typename id name } id person { __typename id name organization { __typename id name } } reason region { __typename code path } regionCode revokeReason revoked role { __typename code en exclusive zh } validFrom validTo } pageInfo { __typename endCursor hasNextPage } totalCount } roles { __typename capabilities code en exclusive zh } }");
export const IssueGrantDocument = document<IssueGrantMutation, IssueGrantMutationVariables>('18186a427fbe1f6c003474cb6f2c314625d2abd3fd207dacb6f9db498778dbae', "fragment Refusal on UserError { __typename code field message messageEn } mutation IssueGrant($input: IssueGrantInput!) { __typename issueGrant(input: $input) { __typename grant { __typename id } userErrors { __typename ...Refusal } } }");
export const RevokeGrantDocument = document<RevokeGrantMutation, RevokeGrantMutationVariables>('7783cd1e20415f63834f70d5e48f4ca1eba8cba0921ea4ffeb31ef670f90a2c2', "fragment Refusal on UserError { __typename code field message messageEn } mutation RevokeGrant($input: RevokeGrantInput!) { __typename revokeGrant(input: $input) { __typename grant { __typename id revoked } userErrors { __typename ...Refusal } } }");
export const HazardsDocument = document<HazardsQuery, HazardsQueryVariables>('b267d4a2d0df2609c3bf00e4e6eb54bd54eee62c6f3d586a6e155b3da7600f8c', "fragment HazardRow on Hazard { __typename closedOn description dueOn foundOn id level overdue rectifiedOn regionCode state unit { __typename id name region { __typename code path } } version } query Hazards($after: String, $filter: HazardFilter!, $first: Int!) { __typename hazards(filter: $filter, first: $first, after: $after) { __typename nodes { __typename ...HazardRow } pageInfo { __typename endCursor hasNextPage } totalCount } }");
export const HazardDetailDocument = document<HazardDetailQuery, HazardDetailQueryVariables>('539319ea6995200ca01dd083ed3850a9bc5f5ada2d2cab5394f26124fe1e6373', "fragment HazardRow on Hazard { __typename closedOn description dueOn foundOn id level overdue rectifiedOn regionCode state unit { __typename id name region { __typename code path } } version } query HazardDetail($id: ID!) { __typename hazard(id: $id) { __typename history { __typename action dueOn evidence { __typename contentHash kind note } fromState happenedOn label note person { __typename id name } recordedAt toState } inspection { __typename id } legalBasis ...HazardRow } }");
export const ReportRectificationDocument = document<ReportRectificationMutation, ReportRectificationMutationVariables>('1a47503bd0a90e3654550f062f7f7da3ac4c0fb20e7f1daaf9ed4c5b132cabcd', "fragment HazardRow on Hazard { __typename closedOn description dueOn foundOn id level overdue rectifiedOn regionCode state unit { __typename id name region { __typename code path } } version } fragment Refusal on UserError { __typename code field message messageEn } mutation ReportRectification($input: ReportRectificationInput!) { __typename reportRectification(input: $input) { __typename hazard { __typename ...HazardRow } userErrors { __typename ...Refusal } } }");
export const ReinspectHazardDocument = document<ReinspectHazardMutation, ReinspectHazardMutationVariables>('396571890527f3d80d7548135d0480b28e57e98b9a982903de1ded20702478c6', "fragment HazardRow on Hazard { __typename closedOn description dueOn foundOn id level overdue rectifiedOn regionCode state unit { __typename id name region { __typename code path } } version } fragment Refusal on UserError { __typename code field message messageEn } mutation ReinspectHazard($input: ReinspectHazardInput!) { __typename reinspectHazard(input: $input) { __typename hazard { __typename ...HazardRow } userErrors { __typename ...Refusal } } }");
export const ExtendHazardDocument = document<ExtendHazardMutation, ExtendHazardMutationVariables>('03219f53de707e0c173e15002ff7febb9402bb4ab31a77ceb03898be0d8e0d1e', "fragment HazardRow on Hazard { __typename closedOn description dueOn foundOn id level overdue rectifiedOn regionCode state unit { __typename id name region { __typename code path } } version } fragment Refusal on UserError { __typename code field message messageEn } mutation ExtendHazard($input: ExtendHazardInput!) { __typename extendHazard(input: $input) { __typename hazard { __typename ...HazardRow } userErrors { __typename ...Refusal } } }");
export const ReopenHazardDocument = document<ReopenHazardMutation, ReopenHazardMutationVariables>('9d1c517d88a0c8f549075a6b834e332b276fbf8ae14acfbbef897581e9cc4b38', "fragment HazardRow on Hazard { __typename closedOn description dueOn foundOn id level overdue rectifiedOn regionCode state unit { __typename id name region { __typename code path } } version } fragment Refusal on UserError { __typename code field message messageEn } mutation ReopenHazard($input: ReopenHazardInput!) { __typename reopenHazard(input: $input) { __typename hazard { __typename ...HazardRow } userErrors { __typename ...Refusal } } }");
export const CreateUploadDocument = document<CreateUploadMutation, CreateUploadMutationVariables>('9d677c1cac2b600e46d079c88a59a50c0f35a5a8d3da6d099724e07174adbe14', "fragment Refusal on UserError { __typename code field message messageEn } mutation CreateUpload($input: CreateUploadInput!) { __typename createUpload(input: $input) { __typename upload { __typename id receivedBytes } userErrors { __typename ...Refusal } } }");
export const AppendUploadDocument = document<AppendUploadMutation, AppendUploadMutationVariables>('8daa8b9bb81233c718e746a1dbecbf7cb4ca532a6c24e8fc66b193a2d92500f5', "fragment Refusal on UserError { __typename code field message messageEn } mutation AppendUpload($input: AppendUploadInput!) { __typename appendUpload(input: $input) { __typename upload { __typename id receivedBytes } userErrors { __typename ...Refusal } } }");
export const PreviewImportDocument = document<PreviewImportMutation, PreviewImportMutationVariables>('c909f1932b45a1c2479c7a649ba95197885b281baedf2e952d47acbcb677bdb3', "fragment ImportFacts on Import { __typename added alreadyKnown columns { __typename field header } duplicates encoding fileName id rejected rows status } fragment ImportRowProblem on ImportProblem { __typename code column message messageEn rejected row value } fragment Refusal on UserError { __typename code field message messageEn } mutation PreviewImport($input: PreviewImportInput!) { __typename previewImport(input: $input) { __typename import { __typename problems(first: 100) { __typename nodes { __typename ...ImportRowProblem } totalCount } ...ImportFacts } userErrors { __typename ...Refusal } } }");
export const RunImportDocument = document<RunImportMutation, RunImportMutationVariables>('4f79f1a06cc419fe9fc953624491c666fd48ec7d53cc73d06959560d519078e1', "fragment ImportFacts on Import { __typename added alreadyKnown columns { __typename field header } duplicates encoding fileName id rejected rows status } fragment Refusal on UserError { __typename code field message messageEn } mutation RunImport($input: RunImportInput!) { __typename runImport(input: $input) { __typename import { __typename ...ImportFacts } userErrors { __typename ...Refusal } } }");
export const ImportProblemsDocument = document<ImportProblemsQuery, ImportProblemsQueryVariables>('1250c7d58d09a3d3038e01e9361d0d4aa8ea980c1c432c31d20ffb6df5f0a0a8', "fragment ImportRowProblem on ImportProblem { __typename code column message messageEn rejected row value } query ImportProblems($after: String, $id: ID!) { __typename import(id: $id) { __typename id problems(first: 200, after: $after) { __typename nodes { __typename ...ImportRowProblem } pageInfo { __typename endCursor hasNextPage } } } }");
export const InspectionPageDocument = document<InspectionPageQuery, InspectionPageQueryVariables>('e9afcbdcee49bce1db7f427577dd4d7b10fb2fd9228fac65f8ce74120da584d4', "fragment Visit on Inspection { __typename actions basis checklist { __typename itemCode note outcome } id inspectedOn inspectors { __typename id name } plannedFrom plannedTo reason regionCode result signedByUnit state version } query InspectionPage($id: ID!) { __typename checklists { __typename code items { __typename code legalBasis textEn textZh } nameEn nameZh source } inspection(id: $id) { __typename campaign { __typename id name } draw { __typename id title } drawOrder hazards { __typename closedOn description dueOn id itemCode level state } unit { __typename address hazards(openOnly: true, first: 20) { __typename nodes { __typename description dueOn id itemCode state } totalCount } id name region { __typename code path } } ...Visit } }");
export const AdvanceInspectionDocument = document<AdvanceInspectionMutation, AdvanceInspectionMutationVariables>('3366e3f1d471c52ef94960d697ce36f3e7ad3a1b0f39812dd413caebb546f9df', "fragment Refusal on UserError { __typename code field message messageEn } fragment Visit on Inspection { __typename actions basis checklist { __typename itemCode note outcome } id inspectedOn inspectors { __typename id name } plannedFrom plannedTo reason regionCode result signedByUnit state version } mutation AdvanceInspection($input: AdvanceInspectionInput!) { __typename advanceInspection(input: $input) { __typename inspection { __typename ...Visit } userErrors { __typename ...Refusal } } }");
export const RecordInspectionDocument = document<RecordInspectionMutation, RecordInspectionMutationVariables>('c018a59c7735b23c5beb37dc25c1d367f28e532a1bc976223f90272dde70f68b', "fragment Refusal on UserError { __typename code field message messageEn } fragment Visit on Inspection { __typename actions basis checklist { __typename itemCode note outcome } id inspectedOn inspectors { __typename id name } plannedFrom plannedTo reason regionCode result signedByUnit state version } mutation RecordInspection($input: RecordInspectionInput!) { __typename recordInspection(input: $input) { __typename inspection { __typename ...Visit } userErrors { __typename ...Refusal } } }");
export const InspectionsDocument = document<InspectionsQuery, InspectionsQueryVariables>('3da431978d42633359c3caad3b1e252de7ebe3448227e85a57beef8f54bd5600', "query Inspections($after: String, $filter: InspectionFilter!, $first: Int!) { __typename inspections(filter: $filter, first: $first, after: $after) { __typename nodes { __typename basis campaign { __typename id name } id inspectedOn inspectors { __typename id name } plannedFrom plannedTo result state unit { __typename id name region { __typename code path } } } pageInfo { __typename endCursor hasNextPage } totalCount } }");
export const TemplatesDocument = document<TemplatesQuery, TemplatesQueryVariables>('3b69fc8f4947ce21bbc6c6a62e55c88461d8cc599d010727b3d73a4d5cce6bff', "query Templates { __typename templates(first: 50) { __typename nodes { __typename builtIn code counts { __typename cadences measures operations targets tasks } documents { __typename documentNumber title } endsOn name startsOn summary } } }");
export const CreateCampaignFromTemplateDocument = document<CreateCampaignFromTemplateMutation, CreateCampaignFromTemplateMutationVariables>('21549f16c781eb71869fd04d33d504de004bd36069bee6a9c5bb713ca82a4c1a', "fragment Refusal on UserError { __typename code field message messageEn } mutation CreateCampaignFromTemplate($input: CreateCampaignFromTemplateInput!) { __typename createCampaignFromTemplate(input: $input) { __typename campaign { __typename id } unmatched { __typename name where } userErrors { __typename ...Refusal } } }");
export const CreateCampaignDocument = document<CreateCampaignMutation, CreateCampaignMutationVariables>('8e2415978fb30feb45640eb13102b93246b32ebf02207424957d17a505c1d364', "fragment Refusal on UserError { __typename code field message messageEn } mutation CreateCampaign($input: CreateCampaignInput!) { __typename createCampaign(input: $input) { __typename campaign { __typename id } userErrors { __typename ...Refusal } } }");
export const DrawCampaignsDocument = document<DrawCampaignsQuery, DrawCampaignsQueryVariables>('300de4dfffcbb862b4c0ed4fbf2c6b9a7de8f09467bd00ba86604384223a4198', "query DrawCampaigns($regionCode: RegionCode) { __typename campaigns(filter: {statuses: [RUNNING], regionCode: $regionCode}, first: 50) { __typename nodes { __typename categories id name } } }");
export const CreateDrawDocument = document<CreateDrawMutation, CreateDrawMutationVariables>('acd4a13e26a79a3308bc73735146dd64b843ca7997f77a6254e096e58901a1fc', "fragment Refusal on UserError { __typename code field message messageEn } mutation CreateDraw($input: CreateDrawInput!) { __typename createDraw(input: $input) { __typename draw { __typename id } preview { __typename frameSize poolSize sampleSize strata { __typename sample stratum units } unitsWithoutInspectors } userErrors { __typename ...Refusal } } }");
export const OrganizationsDocument = document<OrganizationsQuery, OrganizationsQueryVariables>('38346c6afb5f49dcfc6e12b025b541d0bf0d4c8a87558ac3e9f4f16fa7813b72', "query Organizations($after: String, $first: Int!, $name: String, $regionCode: RegionCode) { __typename organizations( regionCode: $regionCode name: $name first: $first after: $after ) { __typename nodes { __typename divisions(first: 20) { __typename nodes { __typename id name } } id level name parent { __typename id name } people(first: 1) { __typename totalCount } region { __typename code path } regionCode version } pageInfo { __typename endCursor hasNextPage } totalCount } }");
export const CreateOrganizationDocument = document<CreateOrganizationMutation, CreateOrganizationMutationVariables>('ce59f587f9e66832de136e11e29d44e7088038b006ab051c804c74592214b1fd', "fragment Refusal on UserError { __typename code field message messageEn } mutation CreateOrganization($input: CreateOrganizationInput!) { __typename createOrganization(input: $input) { __typename organization { __typename id } userErrors { __typename ...Refusal } } }");
export const CreateDivisionDocument = document<CreateDivisionMutation, CreateDivisionMutationVariables>('434bf785fac7d0a92de3220f80e6d5fa070c44278ddc8517c4ed7f89ece16c3e', "fragment Refusal on UserError { __typename code field message messageEn } mutation CreateDivision($input: CreateDivisionInput!) { __typename createDivision(input: $input) { __typename division { __typename id } userErrors { __typename ...Refusal } } }");
export const OverviewDocument = document<OverviewQuery, OverviewQueryVariables>('9b4905c899b270b001f1c76290926dc2480c0b8143550376a656dbc27796bb03', "query Overview($me: ID!, $of: DueOf!, $region: RegionCode!) { __typename preparing: campaigns( filter: {statuses: [DRAFT, SUBMITTED, APPROVED]} first: 10 ) { __typename nodes { __typename id name startsOn status } totalCount } dueSummary(of: $of) { __typename later overdue thisWeek today } dues(of: $of, first: 12) { __typename nodes { __typename campaign { __typename id name } daysLeft dueOn estimated id kind overdue person { __typename id name } region { __typename code name } subjectId title workingDaysLeft } totalCount } overdueHazards: hazards(filter: {regionCode: $region, overdue: true}, first: 1) { __typename totalCount } toReinspect: hazards( filter: {regionCode: $region, states: [AWAITING_REINSPECTION]} first: 1 ) { __typename totalCount } myVisits: inspections( filter: {inspectorId: $me, states: [PLANNED, DISPATCHED, ACCEPTED, EN_ROUTE, IN_PROGRESS]} first: 8 ) { __typename nodes { __typename id plannedTo state unit { __typename id name } } totalCount } overview(regionCode: $region, first: 20) { __typename nodes { __typename campaign { __typename id name openProposal { __typename action expiresOn id phase proposedBy { __typename id name } } phases { __typename endsOn phase startsOn status title } regionCode status } campaignName endsOn indicators { __typename asOf denominator indicator numerator value } region { __typename code name } } totalCount } toReview: tasks(filter: {regionCode: $region, statuses: [SUBMITTED]}, first: 1) { __typename totalCount } extensions: tasks( filter: {regionCode: $region, extensionRequested: true} first: 1 ) { __typename totalCount } }");
export const PeopleDocument = document<PeopleQuery, PeopleQueryVariables>('31df4ff768bb94e4344e2c81a01d408b6edf235dd04f72f7f43b4242da1c827d', "query People($active: Boolean, $after: String, $first: Int!, $name: String, $regionCode: RegionCode) { __typename people( regionCode: $regionCode name: $name active: $active first: $first after: $after ) { __typename nodes { __typename active division { __typename id name } grants(inForce: true, first: 5) { __typename nodes { __typename id region { __typename code name } role { __typename code en zh } } } id name organization { __typename id name } posts(first: 5) { __typename nodes { __typename id title validTo } } region { __typename code path } regionCode version } pageInfo { __typename endCursor hasNextPage } totalCount } }");
export const OrganizationChoiceDocument = document<OrganizationChoiceQuery, OrganizationChoiceQueryVariables>('8e2d3126895c1ba819c573d63098426762f002bbf8524a3451d73c5c0eac6f0c', "query OrganizationChoice($name: String, $regionCode: RegionCode) { __typename organizations(regionCode: $regionCode, name: $name, first: 50) { __typename nodes { __typename id name version } } }");
export const CreatePersonDocument = document<CreatePersonMutation, CreatePersonMutationVariables>('b53f14999da968706b028cadbe3b83712ee2b676430ff772c8ea9239ca73bd2c', "fragment Refusal on UserError { __typename code field message messageEn } mutation CreatePerson($input: CreatePersonInput!) { __typename createPerson(input: $input) { __typename person { __typename id } userErrors { __typename ...Refusal } } }");
export const ChangePersonDocument = document<ChangePersonMutation, ChangePersonMutationVariables>('3deadf1e306aec12a4bc91d4bdc23ac231eefd57f8e86e5fe0401774fb1168e8', "fragment Refusal on UserError { __typename code field message messageEn } mutation ChangePerson($input: ChangePersonInput!) { __typename changePerson(input: $input) { __typename person { __typename active id name version } userErrors { __typename ...Refusal } } }");
export const CreateAccountDocument = document<CreateAccountMutation, CreateAccountMutationVariables>('c3e1c5a5730b36ed55673953708089cbadfac17176732c8d39a5daaef581de06', "fragment Refusal on UserError { __typename code field message messageEn } mutation CreateAccount($input: CreateAccountInput!) { __typename createAccount(input: $input) { __typename account { __typename loginName } userErrors { __typename ...Refusal } } }");
export const TasksDocument = document<TasksQuery, TasksQueryVariables>('ec932b4a0f0eadb9bc34a9eaeab0bfa49bd1364e685131a438849d59c5a9f48a', "fragment TaskRow on Task { __typename campaign { __typename id name regionCode } deadline { __typename estimated event { __typename name } kind } dueOn extension { __typename dueOn status } id leadDivision { __typename id name } mandatory overdue percent phase region { __typename code name } regionCode status title version } query Tasks($after: String, $filter: TaskFilter!, $first: Int!) { __typename tasks(filter: $filter, first: $first, after: $after) { __typename nodes { __typename ...TaskRow } pageInfo { __typename endCursor hasNextPage } totalCount } }");
export const TaskDetailDocument = document<TaskDetailQuery, TaskDetailQueryVariables>('5518030902939bcd08ea5bc09e87fa3324d1765184c80f7e8d76f32486d1b2e6', "fragment Source on Citation { __typename clause documentNumber issuedOn issuer quote title } fragment TaskRow on Task { __typename campaign { __typename id name regionCode } deadline { __typename estimated event { __typename name } kind } dueOn extension { __typename dueOn status } id leadDivision { __typename id name } mandatory overdue percent phase region { __typename code name } regionCode status title version } query TaskDetail($id: ID!) { __typename task(id: $id) { __typename assignment { __typename lead { __typename name } supporting { __typename name } } citation { __typename ...Source } evidence evidenceRequired extension { __typename decidedBy { __typename id name } dueOn note reason requestedBy { __typename id name } status } issuedBy { __typename id name } issuedOn note planItem { __typename id title } progress(first: 50) { __typename nodes { __typename id percent reportedAt reportedBy { __typename id name } text } } reviewNote reviewedBy { __typename id name } reviewedOn signedForBy { __typename id name } signedForOn submittedBy { __typename id name } submittedOn text ...TaskRow } }");
export const WorkTaskDocument = document<WorkTaskMutation, WorkTaskMutationVariables>('1ed37574e31575d027376e1f6f9e955d16e352fd1d0d9d07fa3d9abcdd773361', "fragment Refusal on UserError { __typename code field message messageEn } fragment TaskRow on Task { __typename campaign { __typename id name regionCode } deadline { __typename estimated event { __typename name } kind } dueOn extension { __typename dueOn status } id leadDivision { __typename id name } mandatory overdue percent phase region { __typename code name } regionCode status title version } mutation WorkTask($input: WorkTaskInput!) { __typename workTask(input: $input) { __typename task { __typename ...TaskRow } userErrors { __typename ...Refusal } } }");
export const ReviewTaskDocument = document<ReviewTaskMutation, ReviewTaskMutationVariables>('6b11404dbf81447557e05eb65bb4a7422f303eb0a89da3c8293e4fee471f0a2f', "fragment Refusal on UserError { __typename code field message messageEn } fragment TaskRow on Task { __typename campaign { __typename id name regionCode } deadline { __typename estimated event { __typename name } kind } dueOn extension { __typename dueOn status } id leadDivision { __typename id name } mandatory overdue percent phase region { __typename code name } regionCode status title version } mutation ReviewTask($input: ReviewTaskInput!) { __typename reviewTask(input: $input) { __typename task { __typename ...TaskRow } userErrors { __typename ...Refusal } } }");
export const RequestExtensionDocument = document<RequestExtensionMutation, RequestExtensionMutationVariables>('699578d51583c47182bb84bf72ea14a86c3c0c9efd5459ec13e02877facb1cbe', "fragment Refusal on UserError { __typename code field message messageEn } fragment TaskRow on Task { __typename campaign { __typename id name regionCode } deadline { __typename estimated event { __typename name } kind } dueOn extension { __typename dueOn status } id leadDivision { __typename id name } mandatory overdue percent phase region { __typename code name } regionCode status title version } mutation RequestExtension($input: RequestExtensionInput!) { __typename requestExtension(input: $input) { __typename task { __typename ...TaskRow } userErrors { __typename ...Refusal } } }");
export const DecideExtensionDocument = document<DecideExtensionMutation, DecideExtensionMutationVariables>('1141d37e0d40e456a1dcd48fb06cc951ca3124cbbfbc6606cf40dd71b9269316', "fragment Refusal on UserError { __typename code field message messageEn } fragment TaskRow on Task { __typename campaign { __typename id name regionCode } deadline { __typename estimated event { __typename name } kind } dueOn extension { __typename dueOn status } id leadDivision { __typename id name } mandatory overdue percent phase region { __typename code name } regionCode status title version } mutation DecideExtension($input: DecideExtensionInput!) { __typename decideExtension(input: $input) { __typename task { __typename ...TaskRow } userErrors { __typename ...Refusal } } }");
export const IssueTaskDocument = document<IssueTaskMutation, IssueTaskMutationVariables>('ed04549d1480dae23d666187cd30bdbb8c22699f8aa45903c7107c93ee7c391d', "fragment Refusal on UserError { __typename code field message messageEn } mutation IssueTask($input: IssueTaskInput!) { __typename issueTask(input: $input) { __typename tasks { __typename id } userErrors { __typename ...Refusal } } }");
export const ReportTaskProgressDocument = document<ReportTaskProgressMutation, ReportTaskProgressMutationVariables>('0aa57f5e54c2709463e0d6792841f91eeb0b98a9093438d8b34cb578872b4a38', "fragment Refusal on UserError { __typename code field message messageEn } fragment TaskRow on Task { __typename campaign { __typename id name regionCode } deadline { __typename estimated event { __typename name } kind } dueOn extension { __typename dueOn status } id leadDivision { __typename id name } mandatory overdue percent phase region { __typename code name } regionCode status title version } mutation ReportTaskProgress($input: ReportTaskProgressInput!) { __typename reportTaskProgress(input: $input) { __typename task { __typename ...TaskRow } userErrors { __typename ...Refusal } } }");
export const UnitPageDocument = document<UnitPageQuery, UnitPageQueryVariables>('59960559db3d6d34298ebfe238c96344593135984a152f050e5d60b49c2aedd7', "query UnitPage($id: ID!) { __typename unit(id: $id) { __typename address alias areaM2 categories createdAt creditCode floorsAbove floorsBelow hazards(first: 20) { __typename nodes { __typename closedOn description dueOn foundOn id level state } totalCount } heightM history(first: 50) { __typename nodes { __typename actor { __typename id name } at fields { __typename after before field } id reason version } totalCount } id inspections(first: 20) { __typename nodes { __typename basis id inspectedOn plannedFrom plannedTo result state } totalCount } location { __typename coordinateSystem latitude longitude } manager { __typename name phone } name region { __typename code name path } regionCode responsiblePerson { __typename name phone } source sourceRef status statusActions supervisingBody version } }");
export const ChangeUnitDocument = document<ChangeUnitMutation, ChangeUnitMutationVariables>('ba9412445e718f0ef22b9cd276db7ee44fb7dbe599b4b62d634ceb7c4087961d', "fragment Refusal on UserError { __typename code field message messageEn } mutation ChangeUnit($input: ChangeUnitInput!) { __typename changeUnit(input: $input) { __typename unit { __typename id version } userErrors { __typename ...Refusal } } }");
export const ChangeUnitStatusDocument = document<ChangeUnitStatusMutation, ChangeUnitStatusMutationVariables>('c06ee219f20510a907b017bb7c50d129c8975b1752eb865c4722c032b577e3c0', "fragment Refusal on UserError { __typename code field message messageEn } mutation ChangeUnitStatus($input: ChangeUnitStatusInput!) { __typename changeUnitStatus(input: $input) { __typename unit { __typename id version } userErrors { __typename ...Refusal } } }");
export const UnitsDocument = document<UnitsQuery, UnitsQueryVariables>('59bf8eef3ac891af4892b63dd0b6cf719a8dd18468c24d94b5b05b5301c8a232', "query Units($after: String, $filter: UnitFilter!, $first: Int!) { __typename units(filter: $filter, first: $first, after: $after) { __typename nodes { __typename address alias areaM2 categories creditCode id inspections(first: 1) { __typename nodes { __typename id inspectedOn result state } } name region { __typename code name path } regionCode responsiblePerson { __typename name phone } status supervisingBody } pageInfo { __typename endCursor hasNextPage } totalCount } }");
export const RegisterUnitDocument = document<RegisterUnitMutation, RegisterUnitMutationVariables>('437f8bf29b8c1fb40ccc3a4285d31db11550ccc647f7af59a6700a7aa871455d', "fragment Refusal on UserError { __typename code field message messageEn } mutation RegisterUnit($input: RegisterUnitInput!) { __typename registerUnit(input: $input) { __typename unit { __typename id } userErrors { __typename ...Refusal } } }");
export const WallboardDocument = document<WallboardQuery, WallboardQueryVariables>('c966f1963f9b9f4567ec79afb89aa67935a1eb4bc5e35da3d16e22b41c338107', "query Wallboard($regionCode: RegionCode!) { __typename overview(regionCode: $regionCode, first: 1) { __typename nodes { __typename campaign { __typename currentPhase { __typename phase status } id phases { __typename endsOn phase startsOn status title } progress(first: 200) { __typename nodes { __typename figures { __typename asOf denominator indicator numerator value } region { __typename code name } regionCode tasksDone tasksIssued tasksOverdue unitsNow } } } campaignName endsOn indicators { __typename asOf denominator indicator numerator value } startsOn } } }");
