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

/** 内置登录服务的账号 */
export type Account = {
  /** 登录名 */
  readonly loginName: Scalars['String']['output'];
  readonly person?: Maybe<Person>;
};

export type AccountPayload = {
  readonly account?: Maybe<Account>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type AddPartnerInput = {
  readonly agencyKind: AgencyKind;
  /** 2至40个小写字母、数字或横线,以字母开头,如 js-civil-affairs */
  readonly code: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 签名公钥;可发送消息的须填 */
  readonly key?: InputMaybe<PartnerKeyInput>;
  readonly name: Scalars['String']['input'];
  /** 可订阅的公开主题,如 fc.pub.inspections.referral.v1 */
  readonly reads: ReadonlyArray<Scalars['String']['input']>;
  readonly regionCode: Scalars['RegionCode']['input'];
  /** 可发送的消息,如 referral-answers */
  readonly writes: ReadonlyArray<Scalars['String']['input']>;
};

/** 对接单位的类别 */
export type AgencyKind =
  /** 民政 */
  | 'CIVIL_AFFAIRS'
  /** 商务 */
  | 'COMMERCE'
  /** 文物 */
  | 'CULTURAL_HERITAGE'
  /** 文化和旅游 */
  | 'CULTURE_TOURISM'
  /** 教育 */
  | 'EDUCATION'
  /** 应急管理 */
  | 'EMERGENCY'
  /** 卫生健康 */
  | 'HEALTH'
  /** 住房和城乡建设 */
  | 'HOUSING'
  /** 市场监督管理 */
  | 'MARKET_REGULATION'
  /** 其他 */
  | 'OTHER'
  /** 平台公司 */
  | 'PLATFORM_COMPANY'
  /** 公安 */
  | 'PUBLIC_SECURITY'
  /** 宗教事务 */
  | 'RELIGIOUS_AFFAIRS';

export type AssignPostInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly organizationId: Scalars['ID']['input'];
  readonly personId: Scalars['ID']['input'];
  readonly title: Scalars['String']['input'];
  readonly validFrom: Scalars['LocalDate']['input'];
  readonly validTo?: InputMaybe<Scalars['LocalDate']['input']>;
};

/** 审计记录:谁在何时对哪条记录做了什么。只增不改 */
export type AuditEntry = {
  /** 操作人编号;system: 开头为系统 */
  readonly actorId: Scalars['String']['output'];
  /** 变更后记录的摘要(SHA-256) */
  readonly afterDigest?: Maybe<Scalars['String']['output']>;
  readonly at: Scalars['DateTime']['output'];
  /** 变更前记录的摘要(SHA-256);新建时为空 */
  readonly beforeDigest?: Maybe<Scalars['String']['output']>;
  readonly objectId: Scalars['String']['output'];
  readonly objectType: Scalars['String']['output'];
  readonly operation: Scalars['String']['output'];
  readonly regionCode: Scalars['RegionCode']['output'];
  /** 序号 */
  readonly seq: Scalars['Int']['output'];
  /** 追踪号 */
  readonly traceId: Scalars['String']['output'];
};

export type AuditEntryConnection = {
  readonly nodes: ReadonlyArray<AuditEntry>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

/** 公布放假安排的文件 */
export type CalendarDocument = {
  readonly issuedOn: Scalars['LocalDate']['output'];
  readonly number?: Maybe<Scalars['String']['output']>;
  readonly title: Scalars['String']['output'];
};

export type CalendarDocumentInput = {
  readonly issuedOn: Scalars['LocalDate']['input'];
  readonly number?: InputMaybe<Scalars['String']['input']>;
  readonly title: Scalars['String']['input'];
};

export type CalendarPayload = {
  readonly calendar?: Maybe<WorkCalendar>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type ChangeOrganizationInput = {
  readonly expectedVersion: Scalars['Int']['input'];
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  /** 上级机构;为空表示没有上级 */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
};

export type ChangePasswordInput = {
  readonly currentPassword: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 至少12个字符 */
  readonly newPassword: Scalars['String']['input'];
};

export type ChangePasswordPayload = {
  /** 已修改时为真 */
  readonly changed?: Maybe<Scalars['Boolean']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type ChangePersonInput = {
  readonly active: Scalars['Boolean']['input'];
  readonly divisionId?: InputMaybe<Scalars['ID']['input']>;
  readonly expectedVersion: Scalars['Int']['input'];
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  readonly organizationId: Scalars['ID']['input'];
};

export type CreateAccountInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 3至50个小写字母、数字、点、横线或下划线 */
  readonly loginName: Scalars['String']['input'];
  /** 初始密码,至少12个字符;请本人登录后立即修改 */
  readonly password: Scalars['String']['input'];
  /** 尚无任何授权的人员 */
  readonly personId: Scalars['ID']['input'];
};

export type CreateDivisionInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  readonly organizationId: Scalars['ID']['input'];
};

export type CreateOrganizationInput = {
  /** 幂等键:同一键重复提交只执行一次 */
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly level: OrganizationLevel;
  readonly name: Scalars['String']['input'];
  /** 上级机构;总队和乡镇可不填 */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  readonly regionCode: Scalars['RegionCode']['input'];
};

export type CreatePersonInput = {
  readonly divisionId?: InputMaybe<Scalars['ID']['input']>;
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 使用外部登录服务时的身份,至多5个;内置登录请用 createAccount */
  readonly identities?: InputMaybe<ReadonlyArray<SignInIdentityInput>>;
  readonly name: Scalars['String']['input'];
  readonly organizationId: Scalars['ID']['input'];
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

/** 处室:机构的内设部门,任务的责任处室 */
export type Division = {
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  /** 所属机构 */
  readonly organization?: Maybe<Organization>;
  readonly regionCode: Scalars['RegionCode']['output'];
};

export type DivisionConnection = {
  readonly nodes: ReadonlyArray<Division>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type DivisionPayload = {
  readonly division?: Maybe<Division>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type EndPostInput = {
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 任职末日 */
  readonly on: Scalars['LocalDate']['input'];
};

/** 授权:人员在某区划及其下级、某段时间内担任某角色 */
export type Grant = {
  /** 仅限该行动时的行动编号 */
  readonly campaignId?: Maybe<Scalars['ID']['output']>;
  /** 授权人;系统授予或不在您的管辖范围内时为空 */
  readonly grantedBy?: Maybe<Person>;
  readonly id: Scalars['ID']['output'];
  /** 被授权人;不在您的管辖范围内时为空 */
  readonly person?: Maybe<Person>;
  readonly reason: Scalars['String']['output'];
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly revokeReason?: Maybe<Scalars['String']['output']>;
  readonly revoked: Scalars['Boolean']['output'];
  readonly role: Role;
  /** 生效首日 */
  readonly validFrom: Scalars['LocalDate']['output'];
  /** 生效末日;长期有效时为空 */
  readonly validTo?: Maybe<Scalars['LocalDate']['output']>;
};

export type GrantConnection = {
  readonly nodes: ReadonlyArray<Grant>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type GrantPayload = {
  readonly grant?: Maybe<Grant>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type ImportCalendarInput = {
  readonly daysOff: ReadonlyArray<Scalars['LocalDate']['input']>;
  readonly document: CalendarDocumentInput;
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 尚未与文件原文核对 */
  readonly toVerify: Scalars['Boolean']['input'];
  readonly workdays: ReadonlyArray<Scalars['LocalDate']['input']>;
  readonly year: Scalars['Int']['input'];
};

export type IssueGrantInput = {
  readonly campaignId?: InputMaybe<Scalars['ID']['input']>;
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly personId: Scalars['ID']['input'];
  /** 授权理由,记入审计 */
  readonly reason: Scalars['String']['input'];
  readonly regionCode: Scalars['RegionCode']['input'];
  readonly role: RoleCode;
  /** 生效首日;不填为今天 */
  readonly validFrom?: InputMaybe<Scalars['LocalDate']['input']>;
  /** 生效末日;不填为长期 */
  readonly validTo?: InputMaybe<Scalars['LocalDate']['input']>;
};

/** 当前登录人 */
export type Me = {
  /** 当前有效的授权,按区划归并 */
  readonly grants: ReadonlyArray<RegionCapabilities>;
  /** 登录人的人员编号 */
  readonly id: Scalars['ID']['output'];
  readonly person?: Maybe<Person>;
};

export type Mutation = {
  /** 登记对接单位 */
  readonly addPartner: PartnerPayload;
  /** 任职 */
  readonly assignPost: PostPayload;
  /** 机构更名或改换上级 */
  readonly changeOrganization: OrganizationPayload;
  /** 修改本人密码。本人在各处的登录随即失效,须重新登录 */
  readonly changePassword: ChangePasswordPayload;
  /** 人员更名、调动、停用或恢复 */
  readonly changePerson: PersonPayload;
  /** 开通账号。须在授权之前 */
  readonly createAccount: AccountPayload;
  /** 设立处室 */
  readonly createDivision: DivisionPayload;
  /** 设立机构 */
  readonly createOrganization: OrganizationPayload;
  /** 登记人员 */
  readonly createPerson: PersonPayload;
  /** 丢弃停放的事件(永不应用,留存备查),并立即处理排在其后的事件 */
  readonly discardDirectoryDeadLetter: DeadLetterPayload;
  /** 免职 */
  readonly endPost: PostPayload;
  /** 录入一年的放假安排,全国生效;须为省级系统管理员。按工作日计算的时限随之重算 */
  readonly importCalendar: CalendarPayload;
  /** 授权。不能给自己授权;系统管理员、安全保密管理员、安全审计员不得由同一人兼任 */
  readonly issueGrant: GrantPayload;
  /** 重新投递停放的事件,成功后依次处理排在其后的事件;再次失败时一切不变,并说明原因 */
  readonly redriveDirectoryDeadLetter: DeadLetterPayload;
  /** 恢复对接 */
  readonly resumePartner: PartnerPayload;
  /** 撤销授权,立即生效 */
  readonly revokeGrant: GrantPayload;
  /** 更换签名公钥 */
  readonly rotatePartnerKey: PartnerPayload;
  /** 暂停对接:其后的反馈不予受理 */
  readonly suspendPartner: PartnerPayload;
};


export type MutationAddPartnerArgs = {
  input: AddPartnerInput;
};


export type MutationAssignPostArgs = {
  input: AssignPostInput;
};


export type MutationChangeOrganizationArgs = {
  input: ChangeOrganizationInput;
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationChangePersonArgs = {
  input: ChangePersonInput;
};


export type MutationCreateAccountArgs = {
  input: CreateAccountInput;
};


export type MutationCreateDivisionArgs = {
  input: CreateDivisionInput;
};


export type MutationCreateOrganizationArgs = {
  input: CreateOrganizationInput;
};


export type MutationCreatePersonArgs = {
  input: CreatePersonInput;
};


export type MutationDiscardDirectoryDeadLetterArgs = {
  input: DiscardDeadLetterInput;
};


export type MutationEndPostArgs = {
  input: EndPostInput;
};


export type MutationImportCalendarArgs = {
  input: ImportCalendarInput;
};


export type MutationIssueGrantArgs = {
  input: IssueGrantInput;
};


export type MutationRedriveDirectoryDeadLetterArgs = {
  input: RedriveDeadLetterInput;
};


export type MutationResumePartnerArgs = {
  input: ResumePartnerInput;
};


export type MutationRevokeGrantArgs = {
  input: RevokeGrantInput;
};


export type MutationRotatePartnerKeyArgs = {
  input: RotatePartnerKeyInput;
};


export type MutationSuspendPartnerArgs = {
  input: SuspendPartnerInput;
};

/** 机构:消防救援机构,以及与其协同的乡镇(街道)、社区(村)、网格 */
export type Organization = {
  /** 下级机构 */
  readonly children: OrganizationConnection;
  /** 内设处室 */
  readonly divisions: DivisionConnection;
  readonly id: Scalars['ID']['output'];
  readonly level: OrganizationLevel;
  readonly name: Scalars['String']['output'];
  /** 上级机构;没有上级,或上级不在您的管辖范围内时为空 */
  readonly parent?: Maybe<Organization>;
  /** 所属人员 */
  readonly people: PersonConnection;
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  /** 版本号,修改时作为 expectedVersion 传回 */
  readonly version: Scalars['Int']['output'];
};


/** 机构:消防救援机构,以及与其协同的乡镇(街道)、社区(村)、网格 */
export type OrganizationChildrenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** 机构:消防救援机构,以及与其协同的乡镇(街道)、社区(村)、网格 */
export type OrganizationDivisionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** 机构:消防救援机构,以及与其协同的乡镇(街道)、社区(村)、网格 */
export type OrganizationPeopleArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type OrganizationConnection = {
  readonly nodes: ReadonlyArray<Organization>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

/** 机构层级 */
export type OrganizationLevel =
  /** 大队 */
  | 'BRIGADE'
  /** 社区(村) */
  | 'COMMUNITY'
  /** 总队 */
  | 'CORPS'
  /** 支队 */
  | 'DETACHMENT'
  /** 网格 */
  | 'GRID'
  /** 队站 */
  | 'STATION'
  /** 乡镇(街道) */
  | 'TOWNSHIP';

export type OrganizationPayload = {
  readonly organization?: Maybe<Organization>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 分页信息 */
export type PageInfo = {
  /** 下一页的 after 参数 */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** 对接单位:订阅公开主题、反馈抄告的行业部门或平台公司。本地区及上级地区的均可见 */
export type Partner = {
  readonly agencyKind: AgencyKind;
  /** 单位代码,全国唯一,不可更改 */
  readonly code: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  /** 签名公钥,按登记先后排列 */
  readonly keys: ReadonlyArray<PartnerKey>;
  readonly name: Scalars['String']['output'];
  /** 可订阅的公开主题 */
  readonly reads: ReadonlyArray<Scalars['String']['output']>;
  /** 负责的地区 */
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  readonly status: PartnerStatus;
  /** 版本号,修改时作为 expectedVersion 传回 */
  readonly version: Scalars['Int']['output'];
  /** 可发送的消息 */
  readonly writes: ReadonlyArray<Scalars['String']['output']>;
};

export type PartnerConnection = {
  readonly nodes: ReadonlyArray<Partner>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

/** 签名公钥(Ed25519) */
export type PartnerKey = {
  /** 密钥名称,即事件属性 keyid */
  readonly keyid: Scalars['String']['output'];
  /** 公钥:SubjectPublicKeyInfo(DER)的 base64 */
  readonly publicKey: Scalars['String']['output'];
  /** 已作废:任何签名均不认可 */
  readonly revoked: Scalars['Boolean']['output'];
  readonly validFrom: Scalars['LocalDate']['output'];
  /** 最后有效日;长期有效时为空 */
  readonly validTo?: Maybe<Scalars['LocalDate']['output']>;
};

export type PartnerKeyInput = {
  /** 密钥名称,1至50个小写字母、数字、点或横线 */
  readonly keyid: Scalars['String']['input'];
  /** Ed25519 公钥:PEM 或其 base64 */
  readonly publicKey: Scalars['String']['input'];
};

export type PartnerPayload = {
  readonly partner?: Maybe<Partner>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type PartnerStatus =
  /** 启用 */
  | 'ACTIVE'
  /** 暂停:其反馈一律不受理 */
  | 'SUSPENDED';

/** 人员 */
export type Person = {
  /** 是否在用;停用后不能登录,已有授权一并失效 */
  readonly active: Scalars['Boolean']['output'];
  readonly division?: Maybe<Division>;
  /** 您管辖范围内对其的授权 */
  readonly grants: GrantConnection;
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  /** 所属机构;不在您的管辖范围内时为空 */
  readonly organization?: Maybe<Organization>;
  /** 担任的职务 */
  readonly posts: PostConnection;
  readonly region: Region;
  readonly regionCode: Scalars['RegionCode']['output'];
  /** 版本号,修改时作为 expectedVersion 传回 */
  readonly version: Scalars['Int']['output'];
};


/** 人员 */
export type PersonGrantsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  inForce?: InputMaybe<Scalars['Boolean']['input']>;
};


/** 人员 */
export type PersonPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type PersonConnection = {
  readonly nodes: ReadonlyArray<Person>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type PersonPayload = {
  readonly person?: Maybe<Person>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** 职务:人员在机构中的任职,只表明职责,不产生权限 */
export type Post = {
  readonly id: Scalars['ID']['output'];
  readonly organization?: Maybe<Organization>;
  readonly person?: Maybe<Person>;
  readonly title: Scalars['String']['output'];
  /** 任职首日 */
  readonly validFrom: Scalars['LocalDate']['output'];
  /** 任职末日;在任且未定时为空 */
  readonly validTo?: Maybe<Scalars['LocalDate']['output']>;
};

export type PostConnection = {
  readonly nodes: ReadonlyArray<Post>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type PostPayload = {
  readonly post?: Maybe<Post>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Query = {
  readonly _entities: ReadonlyArray<Maybe<_Entity>>;
  readonly _service: _Service;
  /** 查机构、人员、授权、账号的审计记录,由早到晚 */
  readonly auditEntries: AuditEntryConnection;
  /** 一年的放假安排;尚未公布的年份为空,工作日按周一至周五预估 */
  readonly calendar?: Maybe<WorkCalendar>;
  /** 本服务停放的事件:处理失败、等待处置,最早停放的在前 */
  readonly directoryDeadLetters: DeadLetterConnection;
  /** 查处室。各条件同时成立 */
  readonly divisions: DivisionConnection;
  /** 查授权。各条件同时成立 */
  readonly grants: GrantConnection;
  /** 当前登录人及其权限 */
  readonly me: Me;
  /** 按编号查机构;不存在或不在管辖范围内时为空 */
  readonly organization?: Maybe<Organization>;
  /** 查机构。各条件同时成立 */
  readonly organizations: OrganizationConnection;
  /** 按编号查对接单位;不存在或不在管辖范围内时为空 */
  readonly partner?: Maybe<Partner>;
  /** 查对接单位。各条件同时成立 */
  readonly partners: PartnerConnection;
  /** 查人员。各条件同时成立 */
  readonly people: PersonConnection;
  /** 按编号查人员;不存在或不在管辖范围内时为空 */
  readonly person?: Maybe<Person>;
  /** 按代码查区划;没有该代码时为空 */
  readonly region?: Maybe<Region>;
  /** 查区划。各条件同时成立 */
  readonly regions: RegionConnection;
  /** 全部角色 */
  readonly roles: ReadonlyArray<Role>;
};


export type Query_EntitiesArgs = {
  representations: ReadonlyArray<Scalars['_Any']['input']>;
};


export type QueryAuditEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  objectId?: InputMaybe<Scalars['String']['input']>;
  objectType?: InputMaybe<Scalars['String']['input']>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};


export type QueryCalendarArgs = {
  year: Scalars['Int']['input'];
};


export type QueryDirectoryDeadLettersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};


export type QueryDivisionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  organizationId?: InputMaybe<Scalars['ID']['input']>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};


export type QueryGrantsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  inForce?: InputMaybe<Scalars['Boolean']['input']>;
  personId?: InputMaybe<Scalars['ID']['input']>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  role?: InputMaybe<RoleCode>;
};


export type QueryOrganizationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOrganizationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<OrganizationLevel>;
  name?: InputMaybe<Scalars['String']['input']>;
  parentId?: InputMaybe<Scalars['ID']['input']>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};


export type QueryPartnerArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPartnersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  code?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  status?: InputMaybe<PartnerStatus>;
};


export type QueryPeopleArgs = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  organizationId?: InputMaybe<Scalars['ID']['input']>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
};


export type QueryPersonArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRegionArgs = {
  code: Scalars['RegionCode']['input'];
};


export type QueryRegionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<RegionLevel>;
  name?: InputMaybe<Scalars['String']['input']>;
  parentCode?: InputMaybe<Scalars['RegionCode']['input']>;
};

export type RedriveDeadLetterInput = {
  readonly eventId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** 行政区划(国家统计局统计用区划代码,2023-06-30)。乡镇及以下仅收录辽宁、江苏、内蒙古,村级仅收录辽宁、江苏、鄂尔多斯 */
export type Region = {
  /** 下一级区划 */
  readonly children: RegionConnection;
  readonly code: Scalars['RegionCode']['output'];
  readonly level: RegionLevel;
  readonly name: Scalars['String']['output'];
  /** 上级区划;省级为空 */
  readonly parent?: Maybe<Region>;
  /** 自省级起的全称,如 江苏省/南京市/玄武区 */
  readonly path: Scalars['String']['output'];
};


/** 行政区划(国家统计局统计用区划代码,2023-06-30)。乡镇及以下仅收录辽宁、江苏、内蒙古,村级仅收录辽宁、江苏、鄂尔多斯 */
export type RegionChildrenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** 在一个区划及其下级拥有的权限 */
export type RegionCapabilities = {
  /** 仅限该行动时的行动编号 */
  readonly campaignId?: Maybe<Scalars['ID']['output']>;
  readonly capabilities: ReadonlyArray<Scalars['String']['output']>;
  readonly region: Region;
  /** 角色 */
  readonly roles: ReadonlyArray<Role>;
};

export type RegionConnection = {
  readonly nodes: ReadonlyArray<Region>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

/** 行政区划的层级 */
export type RegionLevel =
  /** 市、州、盟(4位) */
  | 'CITY'
  /** 县、区、旗(6位) */
  | 'COUNTY'
  /** 省、自治区、直辖市(2位) */
  | 'PROVINCE'
  /** 乡镇、街道、苏木(9位) */
  | 'TOWN'
  /** 村、社区(12位) */
  | 'VILLAGE';

export type ResumePartnerInput = {
  readonly expectedVersion: Scalars['Int']['input'];
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
};

export type RevokeGrantInput = {
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly reason: Scalars['String']['input'];
};

/** 角色:一组固定的权限 */
export type Role = {
  /** 所含权限 */
  readonly capabilities: ReadonlyArray<Scalars['String']['output']>;
  readonly code: RoleCode;
  /** 英文名称 */
  readonly en: Scalars['String']['output'];
  /** 是否为三员之一(同一人只能任其一) */
  readonly exclusive: Scalars['Boolean']['output'];
  /** 中文名称 */
  readonly zh: Scalars['String']['output'];
};

/** 角色代码 */
export type RoleCode =
  | 'AUDITOR'
  | 'CAMPAIGN_ADMIN'
  | 'CAMPAIGN_APPROVER'
  | 'GRID_WORKER'
  | 'INSPECTOR'
  | 'INTEGRATOR'
  | 'REGISTRAR'
  | 'SECURITY_ADMIN'
  | 'SYSTEM_ADMIN'
  | 'VIEWER';

/** 登记新公钥,当日生效 */
export type RotatePartnerKeyInput = {
  readonly expectedVersion: Scalars['Int']['input'];
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly key: PartnerKeyInput;
  /** 原公钥的最后有效日;不填则原公钥立即作废(如私钥已泄露) */
  readonly previousUntil?: InputMaybe<Scalars['LocalDate']['input']>;
};

/** 外部登录服务中的身份 */
export type SignInIdentityInput = {
  /** 签发方(issuer) */
  readonly issuer: Scalars['String']['input'];
  /** 主体标识(sub) */
  readonly subject: Scalars['String']['input'];
};

export type SuspendPartnerInput = {
  readonly expectedVersion: Scalars['Int']['input'];
  readonly id: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['ID']['input'];
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

/** 一年的放假安排,全国一致 */
export type WorkCalendar = {
  /** 放假日 */
  readonly daysOff: ReadonlyArray<Scalars['LocalDate']['output']>;
  readonly document: CalendarDocument;
  /** 待核对:尚未与文件原文核对 */
  readonly toVerify: Scalars['Boolean']['output'];
  readonly version: Scalars['Int']['output'];
  /** 调休上班的周六、周日 */
  readonly workdays: ReadonlyArray<Scalars['LocalDate']['output']>;
  readonly year: Scalars['Int']['output'];
};

export type _Entity = Division | Grant | Organization | Partner | Person | Region;

export type _Service = {
  readonly sdl?: Maybe<Scalars['String']['output']>;
};

export type Link__Purpose =
  /** `EXECUTION` features provide metadata necessary for operation execution. */
  | 'EXECUTION'
  /** `SECURITY` features provide metadata necessary to securely resolve fields. */
  | 'SECURITY';

