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

export type Campaign = {
  readonly id: Scalars['ID']['output'];
  /** 行动的指标,限您有权查看的地区,按区划代码、指标代码排序。不指定统计日时为最新统计日 */
  readonly indicators: IndicatorValueConnection;
  /** 按一个指标给地区排名,名次在您有权查看的地区之间计算 */
  readonly leagueTable: LeagueTableConnection;
};


export type CampaignIndicatorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  codes?: InputMaybe<ReadonlyArray<IndicatorCode>>;
  day?: InputMaybe<Scalars['LocalDate']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<IndicatorLevel>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};


export type CampaignLeagueTableArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  day?: InputMaybe<Scalars['LocalDate']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  indicator: IndicatorCode;
  level: LeagueTableLevel;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
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

export type DiscardDeadLetterInput = {
  readonly eventId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 丢弃理由,4 至 500 字 */
  readonly reason: Scalars['String']['input'];
};

/** 数值越高越好,还是越低越好 */
export type IndicatorBetter =
  | 'HIGHER'
  | 'LOWER';

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

/** 指标定义:目标、阶段关口、排名和地图引用的每一个数字,只在此定义一次 */
export type IndicatorDefinition = {
  readonly better: IndicatorBetter;
  readonly code: IndicatorCode;
  /** 英文名称 */
  readonly en: Scalars['String']['output'];
  readonly formulaEn: Scalars['String']['output'];
  /** 计算口径;D日为统计日(含当日,北京时间) */
  readonly formulaZh: Scalars['String']['output'];
  readonly kind: IndicatorKind;
  /** 据以计算的事件类型 */
  readonly sources: ReadonlyArray<Scalars['String']['output']>;
  /** 名称 */
  readonly zh: Scalars['String']['output'];
};

export type IndicatorKind =
  /** 计数 */
  | 'COUNT'
  /** 比率,0 至 1 */
  | 'RATIO';

/** 指标按哪一级行政区划给出 */
export type IndicatorLevel =
  | 'CITY'
  | 'COUNTY'
  | 'PROVINCE'
  | 'TOWN';

/** 一项行动在一个地区、一日的一个指标 */
export type IndicatorValue = {
  /** 已计入的最新事件的时刻 */
  readonly asOf: Scalars['DateTime']['output'];
  /** 统计日 */
  readonly day: Scalars['LocalDate']['output'];
  /** 比率的分母;计数为空 */
  readonly denominator?: Maybe<Scalars['Int']['output']>;
  readonly indicator: IndicatorCode;
  /** 指标名称 */
  readonly label: Scalars['String']['output'];
  /** 计数,或比率的分子 */
  readonly numerator: Scalars['Int']['output'];
  readonly region: Region;
  /** 计数或比率(0 至 1);分母为 0 时为空 */
  readonly value?: Maybe<Scalars['Float']['output']>;
};

export type IndicatorValueConnection = {
  readonly nodes: ReadonlyArray<IndicatorValue>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

/** 排名表 */
export type LeagueTableConnection = {
  /** 已计入的最新事件的时刻 */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** 统计日;尚未计算时为空 */
  readonly day?: Maybe<Scalars['LocalDate']['output']>;
  /** 排名所依据的指标,含计算口径和优劣方向 */
  readonly definition: IndicatorDefinition;
  readonly nodes: ReadonlyArray<LeagueTableRow>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

/** 排名的地区层级 */
export type LeagueTableLevel =
  | 'CITY'
  | 'COUNTY';

/** 排名表的一行 */
export type LeagueTableRow = {
  readonly denominator?: Maybe<Scalars['Int']['output']>;
  readonly numerator: Scalars['Int']['output'];
  /** 名次,1 为最好;数值相同的名次相同。没有数值的地区不排名,列在最后 */
  readonly rank?: Maybe<Scalars['Int']['output']>;
  readonly region: Region;
  /** 不排名的原因 */
  readonly unrankedReason?: Maybe<Scalars['String']['output']>;
  readonly unrankedReasonEn?: Maybe<Scalars['String']['output']>;
  /** 计数或比率(0 至 1) */
  readonly value?: Maybe<Scalars['Float']['output']>;
};

export type Mutation = {
  /** 丢弃停放的事件(永不应用,留存备查),并立即处理排在其后的事件 */
  readonly discardInsightsDeadLetter: DeadLetterPayload;
  /** 重新投递停放的事件,成功后依次处理排在其后的事件;再次失败时一切不变,并说明原因 */
  readonly redriveInsightsDeadLetter: DeadLetterPayload;
};


export type MutationDiscardInsightsDeadLetterArgs = {
  input: DiscardDeadLetterInput;
};


export type MutationRedriveInsightsDeadLetterArgs = {
  input: RedriveDeadLetterInput;
};

export type OverviewConnection = {
  readonly nodes: ReadonlyArray<OverviewRow>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

/** 一项进行中的行动在一个地区的概况 */
export type OverviewRow = {
  /** 行动;不在您可查看的行动之列时为空 */
  readonly campaign?: Maybe<Campaign>;
  readonly campaignName: Scalars['String']['output'];
  readonly endsOn: Scalars['LocalDate']['output'];
  /** 主要指标:纳入范围单位数、排查覆盖率、逾期未销案隐患数、隐患整改率 */
  readonly indicators: ReadonlyArray<IndicatorValue>;
  /** 下列指标所属的地区:所查地区,或行动的地区(当它在所查地区之内) */
  readonly region: Region;
  readonly startsOn: Scalars['LocalDate']['output'];
};

/** 分页信息 */
export type PageInfo = {
  /** 下一页的 after 参数 */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
};

export type Query = {
  readonly _entities: ReadonlyArray<Maybe<_Entity>>;
  readonly _service: _Service;
  /** 全部指标定义 */
  readonly indicators: ReadonlyArray<IndicatorDefinition>;
  /** 本服务停放的事件:处理失败、等待处置,最早停放的在前 */
  readonly insightsDeadLetters: DeadLetterConnection;
  /** 与一个地区有关的进行中行动(覆盖该地区或在其内)及其主要指标,按开始日期排序 */
  readonly overview: OverviewConnection;
};


export type Query_EntitiesArgs = {
  representations: ReadonlyArray<Scalars['_Any']['input']>;
};


export type QueryInsightsDeadLettersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};


export type QueryOverviewArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  regionCode: Scalars['RegionCode']['input'];
};

export type RedriveDeadLetterInput = {
  readonly eventId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
};

export type Region = {
  readonly code: Scalars['RegionCode']['output'];
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

export type _Entity = Campaign | Region;

export type _Service = {
  readonly sdl?: Maybe<Scalars['String']['output']>;
};

export type Link__Purpose =
  /** `EXECUTION` features provide metadata necessary for operation execution. */
  | 'EXECUTION'
  /** `SECURITY` features provide metadata necessary to securely resolve fields. */
  | 'SECURITY';

