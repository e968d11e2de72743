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

export type AppendUploadInput = {
  /** 内容的 Base64,每块不超过 1 MB(编码前) */
  readonly contentBase64: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 该块的起始位置 */
  readonly offset: Scalars['Int']['input'];
  readonly uploadId: Scalars['ID']['input'];
};

export type ChangeUnitInput = {
  readonly address?: InputMaybe<Scalars['String']['input']>;
  readonly alias?: InputMaybe<Scalars['String']['input']>;
  readonly areaM2?: InputMaybe<Scalars['Float']['input']>;
  readonly categories?: InputMaybe<ReadonlyArray<UnitCategory>>;
  readonly creditCode?: InputMaybe<Scalars['CreditCode']['input']>;
  /** 读取时的版本号;不一致则拒绝 */
  readonly expectedVersion: Scalars['Int']['input'];
  readonly floorsAbove?: InputMaybe<Scalars['Int']['input']>;
  readonly floorsBelow?: InputMaybe<Scalars['Int']['input']>;
  readonly heightM?: InputMaybe<Scalars['Float']['input']>;
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly location?: InputMaybe<LocationInput>;
  readonly manager?: InputMaybe<UnitContactInput>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** 修改原因 */
  readonly reason: Scalars['String']['input'];
  /** 迁往的区划 */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  readonly responsiblePerson?: InputMaybe<UnitContactInput>;
  readonly supervisingBody?: InputMaybe<SupervisingBody>;
};

export type ChangeUnitStatusInput = {
  readonly action: UnitStatusAction;
  /** 读取时的版本号;不一致则拒绝 */
  readonly expectedVersion: Scalars['Int']['input'];
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 变更原因 */
  readonly reason: Scalars['String']['input'];
};

/** 坐标系 */
export type CoordinateSystem =
  /** 百度坐标 */
  | 'BD09'
  /** 2000国家大地坐标系 */
  | 'CGCS2000'
  /** 国测局坐标 */
  | 'GCJ02'
  /** 未知 */
  | 'UNKNOWN'
  | 'WGS84';

export type CreateUploadInput = {
  readonly fileName: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 导入的地区;文件中每行须在其内 */
  readonly regionCode: Scalars['RegionCode']['input'];
  readonly sizeBytes: Scalars['Int']['input'];
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

/** 一项信息修改前后的值 */
export type FieldDiff = {
  readonly after?: Maybe<Scalars['String']['output']>;
  readonly before?: Maybe<Scalars['String']['output']>;
  readonly field: Scalars['String']['output'];
};

/** 文件编码 */
export type FileEncoding =
  /** GB18030(含 GBK、GB2312) */
  | 'GB18030'
  | 'UTF_8'
  /** 带字节顺序标记的 UTF-8 */
  | 'UTF_8_BOM';

/** 一次导入 */
export type Import = {
  /** 新增单位数(预览时为预计) */
  readonly added: Scalars['Int']['output'];
  /** 已登记、未重复导入的行数(预览时为预计) */
  readonly alreadyKnown: Scalars['Int']['output'];
  /** 文件的列及其含义 */
  readonly columns: ReadonlyArray<ImportColumn>;
  readonly createdAt: Scalars['DateTime']['output'];
  /** 文件内重复的行数 */
  readonly duplicates: Scalars['Int']['output'];
  /** 识别出的编码;无法识别时为空 */
  readonly encoding?: Maybe<FileEncoding>;
  readonly fileName: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  /** 问题清单,按行号排列,最多一万条 */
  readonly problems: ImportProblemConnection;
  /** 导入的地区,文件中每行须在其内 */
  readonly regionCode: Scalars['RegionCode']['output'];
  /** 有问题、未导入的行数 */
  readonly rejected: Scalars['Int']['output'];
  /** 数据行数 */
  readonly rows: Scalars['Int']['output'];
  readonly status: ImportStatus;
};


/** 一次导入 */
export type ImportProblemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** 文件中的一列 */
export type ImportColumn = {
  /** 所含信息;空表示不读取 */
  readonly field?: Maybe<ImportField>;
  readonly header: Scalars['String']['output'];
};

export type ImportConnection = {
  readonly nodes: ReadonlyArray<Import>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

/** 列所含的信息 */
export type ImportField =
  /** 地址 */
  | 'ADDRESS'
  /** 别名 */
  | 'ALIAS'
  /** 面积(平方米) */
  | 'AREA_M2'
  /** 类别 */
  | 'CATEGORY'
  /** 市 */
  | 'CITY'
  /** 坐标系 */
  | 'COORDINATE_SYSTEM'
  /** 县区 */
  | 'COUNTY'
  /** 统一社会信用代码 */
  | 'CREDIT_CODE'
  /** 地上层数 */
  | 'FLOORS_ABOVE'
  /** 地下层数 */
  | 'FLOORS_BELOW'
  /** 高度(米) */
  | 'HEIGHT_M'
  /** 纬度 */
  | 'LATITUDE'
  /** 经度 */
  | 'LONGITUDE'
  /** 管理人 */
  | 'MANAGER_NAME'
  /** 管理人电话 */
  | 'MANAGER_PHONE'
  /** 单位名称 */
  | 'NAME'
  /** 省 */
  | 'PROVINCE'
  /** 编号 */
  | 'REF'
  /** 区划代码 */
  | 'REGION_CODE'
  /** 责任人 */
  | 'RESPONSIBLE_NAME'
  /** 责任人电话 */
  | 'RESPONSIBLE_PHONE'
  /** 监管主体 */
  | 'SUPERVISING_BODY';

/** 指定某一列的含义 */
export type ImportMappingInput = {
  /** 空表示不读取该列 */
  readonly field?: InputMaybe<ImportField>;
  readonly header: Scalars['String']['input'];
};

export type ImportPayload = {
  readonly import?: Maybe<Import>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 文件或某一行的一处问题 */
export type ImportProblem = {
  readonly code: Scalars['String']['output'];
  /** 所在的列;空表示整行或整个文件 */
  readonly column?: Maybe<ImportField>;
  /** 中文说明及处理办法 */
  readonly message: Scalars['String']['output'];
  /** 英文说明及处理办法 */
  readonly messageEn: Scalars['String']['output'];
  /** 是否因此未导入该行;否则仅为提示 */
  readonly rejected: Scalars['Boolean']['output'];
  /** 文件中的行号,首行为 1 */
  readonly row: Scalars['Int']['output'];
  /** 文件中的内容(节选) */
  readonly value: Scalars['String']['output'];
};

export type ImportProblemConnection = {
  readonly nodes: ReadonlyArray<ImportProblem>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

/** 导入的状态 */
export type ImportStatus =
  /** 已完成 */
  | 'COMPLETED'
  /** 文件无法读取 */
  | 'FAILED'
  /** 已预览 */
  | 'PREVIEWED';

/** 位置 */
export type Location = {
  readonly coordinateSystem: CoordinateSystem;
  readonly latitude: Scalars['Float']['output'];
  readonly longitude: Scalars['Float']['output'];
};

export type LocationInput = {
  readonly coordinateSystem: CoordinateSystem;
  /** 纬度,3 至 54 */
  readonly latitude: Scalars['Float']['input'];
  /** 经度,73 至 136 */
  readonly longitude: Scalars['Float']['input'];
};

export type Mutation = {
  /** 上传下一块;位置须与已收到的字节数一致 */
  readonly appendUpload: UploadPayload;
  /** 修改单位信息:只改所提交的项,提交 null 即清空 */
  readonly changeUnit: UnitPayload;
  /** 变更单位状态 */
  readonly changeUnitStatus: UnitPayload;
  /** 开始上传单位表格(.csv 或 .txt,不超过 50 MB) */
  readonly createUpload: UploadPayload;
  /** 丢弃停放的事件(永不应用,留存备查),并立即处理排在其后的事件 */
  readonly discardUnitsDeadLetter: DeadLetterPayload;
  /** 预览:读取整个文件,列出问题,不改动单位库 */
  readonly previewImport: ImportPayload;
  /** 重新投递停放的事件,成功后依次处理排在其后的事件;再次失败时一切不变,并说明原因 */
  readonly redriveUnitsDeadLetter: DeadLetterPayload;
  /** 登记单位 */
  readonly registerUnit: UnitPayload;
  /** 执行导入:一次全部完成,失败则全部不做 */
  readonly runImport: ImportPayload;
};


export type MutationAppendUploadArgs = {
  input: AppendUploadInput;
};


export type MutationChangeUnitArgs = {
  input: ChangeUnitInput;
};


export type MutationChangeUnitStatusArgs = {
  input: ChangeUnitStatusInput;
};


export type MutationCreateUploadArgs = {
  input: CreateUploadInput;
};


export type MutationDiscardUnitsDeadLetterArgs = {
  input: DiscardDeadLetterInput;
};


export type MutationPreviewImportArgs = {
  input: PreviewImportInput;
};


export type MutationRedriveUnitsDeadLetterArgs = {
  input: RedriveDeadLetterInput;
};


export type MutationRegisterUnitArgs = {
  input: RegisterUnitInput;
};


export type MutationRunImportArgs = {
  input: RunImportInput;
};

/** 分页信息 */
export type PageInfo = {
  /** 下一页的 after 参数 */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** 人员 */
export type Person = {
  readonly id: Scalars['ID']['output'];
};

export type PreviewImportInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 列对应;未指定的列按列名识别 */
  readonly mapping?: InputMaybe<ReadonlyArray<ImportMappingInput>>;
  readonly uploadId: Scalars['ID']['input'];
};

export type Query = {
  readonly _entities: ReadonlyArray<Maybe<_Entity>>;
  readonly _service: _Service;
  /** 一次导入;不存在或不在管辖范围内时为空 */
  readonly import?: Maybe<Import>;
  /** 历次导入,按地区、时间先后排列 */
  readonly imports: ImportConnection;
  /** 按编号查单位;不存在或不在管辖范围内时为空 */
  readonly unit?: Maybe<Unit>;
  /** 按统一社会信用代码查单位 */
  readonly unitByCreditCode?: Maybe<Unit>;
  /** 缺项清单:未注销且缺少某项信息的单位 */
  readonly unitGaps: UnitConnection;
  /** 单位列表,按地区、登记先后排列 */
  readonly units: UnitConnection;
  /** 本服务停放的事件:处理失败、等待处置,最早停放的在前 */
  readonly unitsDeadLetters: DeadLetterConnection;
};


export type Query_EntitiesArgs = {
  representations: ReadonlyArray<Scalars['_Any']['input']>;
};


export type QueryImportArgs = {
  id: Scalars['ID']['input'];
};


export type QueryImportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryUnitArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUnitByCreditCodeArgs = {
  creditCode: Scalars['CreditCode']['input'];
};


export type QueryUnitGapsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind: UnitGap;
  regionCode: Scalars['RegionCode']['input'];
};


export type QueryUnitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UnitFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryUnitsDeadLettersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};

export type RedriveDeadLetterInput = {
  readonly eventId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** 行政区划 */
export type Region = {
  readonly code: Scalars['RegionCode']['output'];
};

export type RegisterUnitInput = {
  readonly address?: InputMaybe<Scalars['String']['input']>;
  readonly alias?: InputMaybe<Scalars['String']['input']>;
  readonly areaM2?: InputMaybe<Scalars['Float']['input']>;
  readonly categories: ReadonlyArray<UnitCategory>;
  /** 统一社会信用代码,18位;全国唯一 */
  readonly creditCode?: InputMaybe<Scalars['CreditCode']['input']>;
  readonly floorsAbove?: InputMaybe<Scalars['Int']['input']>;
  readonly floorsBelow?: InputMaybe<Scalars['Int']['input']>;
  readonly heightM?: InputMaybe<Scalars['Float']['input']>;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly location?: InputMaybe<LocationInput>;
  readonly manager?: InputMaybe<UnitContactInput>;
  readonly name: Scalars['String']['input'];
  /** 所在区划,市级或以下;县区不明时填市级 */
  readonly regionCode: Scalars['RegionCode']['input'];
  readonly responsiblePerson?: InputMaybe<UnitContactInput>;
  readonly supervisingBody?: InputMaybe<SupervisingBody>;
};

export type RunImportInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly importId: Scalars['ID']['input'];
};

/** 监管主体 */
export type SupervisingBody =
  /** 消防救援机构 */
  | 'FIRE_RESCUE'
  /** 派出所 */
  | 'POLICE_STATION'
  /** 乡镇(街道) */
  | 'TOWNSHIP';

/** 单位:接受消防监督的单位或场所 */
export type Unit = {
  readonly address?: Maybe<Scalars['String']['output']>;
  /** 别名 */
  readonly alias?: Maybe<Scalars['String']['output']>;
  /** 建筑面积(平方米) */
  readonly areaM2?: Maybe<Scalars['Float']['output']>;
  /** 类别,至少一项 */
  readonly categories: ReadonlyArray<UnitCategory>;
  readonly createdAt: Scalars['DateTime']['output'];
  /** 统一社会信用代码 */
  readonly creditCode?: Maybe<Scalars['CreditCode']['output']>;
  /** 地上层数 */
  readonly floorsAbove?: Maybe<Scalars['Int']['output']>;
  /** 地下层数 */
  readonly floorsBelow?: Maybe<Scalars['Int']['output']>;
  /** 建筑高度(米) */
  readonly heightM?: Maybe<Scalars['Float']['output']>;
  /** 登记之后的历次修改,由早到晚 */
  readonly history: UnitChangeConnection;
  readonly id: Scalars['ID']['output'];
  readonly location?: Maybe<Location>;
  /** 消防安全管理人 */
  readonly manager?: Maybe<UnitContact>;
  /** 名称,与登记时逐字一致 */
  readonly name: Scalars['String']['output'];
  readonly region: Region;
  /** 所在区划的代码,市级或以下;市级表示县区不明 */
  readonly regionCode: Scalars['RegionCode']['output'];
  /** 消防安全责任人 */
  readonly responsiblePerson?: Maybe<UnitContact>;
  readonly source: UnitSource;
  /** 来源中的位置,如导入文件名与行号 */
  readonly sourceRef?: Maybe<Scalars['String']['output']>;
  readonly status: UnitStatus;
  /** 您现在可对该单位执行的状态操作 */
  readonly statusActions: ReadonlyArray<UnitStatusAction>;
  /** 监管主体 */
  readonly supervisingBody?: Maybe<SupervisingBody>;
  /** 版本号,修改时填入 expectedVersion */
  readonly version: Scalars['Int']['output'];
};


/** 单位:接受消防监督的单位或场所 */
export type UnitHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** 单位类别 */
export type UnitCategory =
  /** 建设工地 */
  | 'CONSTRUCTION_SITE'
  /** 人员密集场所 */
  | 'DENSELY_OCCUPIED'
  /** 养老机构 */
  | 'ELDERLY_CARE'
  /** 公共娱乐场所 */
  | 'ENTERTAINMENT'
  /** 生产企业 */
  | 'FACTORY'
  /** 一般单位 */
  | 'GENERAL'
  /** 群租房 */
  | 'GROUP_RENTAL'
  /** 易燃易爆危险品场所 */
  | 'HAZARDOUS_GOODS'
  /** 文物古建筑 */
  | 'HERITAGE'
  /** 高层建筑 */
  | 'HIGH_RISE'
  /** 火灾高危单位 */
  | 'HIGH_RISK_UNIT'
  /** 医院 */
  | 'HOSPITAL'
  /** 宾馆旅馆 */
  | 'HOTEL'
  /** 消防安全重点单位 */
  | 'KEY_UNIT'
  /** 幼儿园 */
  | 'KINDERGARTEN'
  /** 大型商业综合体 */
  | 'LARGE_COMPLEX'
  /** 九小场所 */
  | 'NINE_SMALL'
  /** 宗教活动场所 */
  | 'RELIGIOUS_SITE'
  /** 餐饮场所 */
  | 'RESTAURANT'
  /** 旅游景区 */
  | 'SCENIC_AREA'
  /** 学校 */
  | 'SCHOOL'
  /** 商店 */
  | 'SHOP'
  /** 具有一定规模非重点单位 */
  | 'SIZEABLE_NON_KEY'
  /** 三合一场所 */
  | 'THREE_IN_ONE'
  /** 培训机构 */
  | 'TRAINING_INSTITUTION'
  /** 高等学校 */
  | 'UNIVERSITY'
  /** 仓储物流场所 */
  | 'WAREHOUSE';

/** 单位信息的一次修改 */
export type UnitChange = {
  /** 修改人 */
  readonly actor?: Maybe<Person>;
  readonly at: Scalars['DateTime']['output'];
  readonly fields: ReadonlyArray<FieldDiff>;
  readonly id: Scalars['ID']['output'];
  readonly reason: Scalars['String']['output'];
  /** 修改后的版本号 */
  readonly version: Scalars['Int']['output'];
};

export type UnitChangeConnection = {
  readonly nodes: ReadonlyArray<UnitChange>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type UnitConnection = {
  readonly nodes: ReadonlyArray<Unit>;
  readonly pageInfo: PageInfo;
  /** 总数,最多计至一万 */
  readonly totalCount: Scalars['Int']['output'];
};

/** 单位的责任人或管理人 */
export type UnitContact = {
  readonly name?: Maybe<Scalars['String']['output']>;
  /** 电话;无修改权限者只见首尾数位 */
  readonly phone?: Maybe<Scalars['String']['output']>;
};

export type UnitContactInput = {
  readonly name: Scalars['String']['input'];
  readonly phone?: InputMaybe<Scalars['String']['input']>;
};

/** 单位列表的条件,各项同时满足 */
export type UnitFilter = {
  /** 属于其中任一类别 */
  readonly categories?: InputMaybe<ReadonlyArray<UnitCategory>>;
  /** 名称中包含的文字;全角半角、大小写与空格不计 */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** 该地区及其下级 */
  readonly regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  /** 处于其中任一状态 */
  readonly statuses?: InputMaybe<ReadonlyArray<UnitStatus>>;
  readonly supervisingBody?: InputMaybe<SupervisingBody>;
};

/** 缺项 */
export type UnitGap =
  /** 县区不明 */
  | 'NO_COUNTY'
  /** 无统一社会信用代码 */
  | 'NO_CREDIT_CODE'
  /** 未确定监管主体 */
  | 'NO_SUPERVISING_BODY';

export type UnitPayload = {
  readonly unit?: Maybe<Unit>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 单位信息的来源 */
export type UnitSource =
  /** 文件导入 */
  | 'IMPORT'
  /** 手工登记 */
  | 'MANUAL';

/** 单位状态 */
export type UnitStatus =
  /** 注销 */
  | 'CLOSED'
  /** 在营 */
  | 'OPERATING'
  /** 停业 */
  | 'SUSPENDED'
  /** 失联 */
  | 'UNREACHABLE';

/** 状态操作 */
export type UnitStatusAction =
  /** 注销 */
  | 'CLOSE'
  /** 恢复联系 */
  | 'FIND'
  /** 登记失联 */
  | 'LOSE'
  /** 恢复登记 */
  | 'REOPEN'
  /** 恢复营业 */
  | 'RESUME'
  /** 停业 */
  | 'SUSPEND';

/** 上传中的文件 */
export type Upload = {
  readonly fileName: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  /** 已收到的字节数,即下一块的位置 */
  readonly receivedBytes: Scalars['Int']['output'];
  readonly sizeBytes: Scalars['Int']['output'];
};

export type UploadPayload = {
  readonly upload?: Maybe<Upload>;
  readonly userErrors: ReadonlyArray<UserError>;
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

export type _Entity = Person | Region | Unit;

export type _Service = {
  readonly sdl?: Maybe<Scalars['String']['output']>;
};

export type Link__Purpose =
  /** `EXECUTION` features provide metadata necessary for operation execution. */
  | 'EXECUTION'
  /** `SECURITY` features provide metadata necessary to securely resolve fields. */
  | 'SECURITY';

