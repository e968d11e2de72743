// Generated from the event contracts by `npm run generated`.
import type { Redacted } from './event.js';

/** 专项行动通过验收,不再计入新的事实。 / A campaign passed its last gate and is closed for new facts. */
export interface CampaignAccepted {
  /** 专项行动编号 / id of the campaign */
  readonly campaignId: string;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 验收通过日 / day of acceptance */
  readonly acceptedOn: string;
}

/** 专项行动已发布或发生变化;每条记录都是其完整的当前状态,草案不发布。 / A campaign was published or changed; each record is its whole present state. Drafts are not published. */
export interface CampaignChanged {
  /** 专项行动编号 / id of the campaign */
  readonly campaignId: string;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 名称 / name */
  readonly name: string;
  /** 文号 / number of the notice */
  readonly documentNumber: string | null;
  /** 纳入范围的单位类别 / categories of units in scope */
  readonly categories: readonly (string)[];
  /** 首日 / first day */
  readonly startsOn: string;
  /** 末日,含当日 / last day, included */
  readonly endsOn: string;
  /** 计划的阶段;尚无阶段记录的即未开始 / phases as planned; one without a record of its own has not started */
  readonly phases: readonly ({
    /** 阶段:动员部署、除患攻坚、验收评估 / mobilisation, intensive rectification, acceptance */
    readonly phase: "MOBILIZATION" | "INTENSIVE_RECTIFICATION" | "ACCEPTANCE";
    /** 首日 / first day */
    readonly startsOn: string;
    /** 末日,含当日 / last day, included */
    readonly endsOn: string;
  })[];
  /** 执行中、暂停、总结、归档、终止 / running, suspended, summing up, archived, terminated */
  readonly status: "RUNNING" | "SUSPENDED" | "SUMMING_UP" | "ARCHIVED" | "TERMINATED" | (string & {});
  /** 暂停或终止的原因 / reason of a suspension or termination(已隐去 / hidden) */
  readonly statusReason: Redacted;
  /** 第一责任人 / the person who answers for it(已隐去 / hidden) */
  readonly firstResponsiblePersonId: Redacted;
  /** 发布日 / day of publication */
  readonly publishedOn: string;
  /** 验收通过日 / day of acceptance */
  readonly acceptedOn: string | null;
  /** 版本,大者为新 / a higher one is newer */
  readonly version: number;
}

/** 专项行动发布,自此对下级地区生效。 / A campaign was published: from now on it binds the regions below its own. */
export interface CampaignPublished {
  /** 专项行动编号 / id of the campaign */
  readonly campaignId: string;
  /** 名称 / name */
  readonly name: string;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 纳入范围的单位类别 / categories of units in scope */
  readonly categories: readonly (string)[];
  /** 首日 / first day */
  readonly startsOn: string;
  /** 末日,含当日 / last day, included */
  readonly endsOn: string;
  /** 上级行动;自行发起的为空 / campaign of the region above; none for one that stands by itself */
  readonly parentId?: string | null;
  /** 最上级行动,指标统计归于其下 / first campaign of the cascade, under which figures are computed */
  readonly rootId?: string;
}

/** 专项行动当日调度截止冻结:应报、实报、按时、迟报、未报。 / The dispatch of a day was frozen at its cut-off: who was asked, and who had reported. */
export interface DispatchClosed {
  /** 专项行动编号 / id of the campaign */
  readonly campaignId: string;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 调度日 / day of the dispatch */
  readonly day: string;
  /** 填报层级 / level that reports */
  readonly level: "CITY" | "COUNTY" | (string & {});
  /** 应报地区数 / regions asked */
  readonly expected: number;
  /** 实报 / regions that reported */
  readonly reported: number;
  /** 按时 / in time */
  readonly onTime: number;
  /** 迟报 / late */
  readonly late: number;
  /** 未报 / not at all */
  readonly missing: number;
  /** 调度表该版的 SHA-256 / SHA-256 of that revision of the sheet */
  readonly hash: string;
}

/** 阶段状态转换;to 即该阶段的当前状态,尚无记录的阶段为未开始。 / A phase changed its state. `to` is its present state; a phase without a record has not started. */
export interface PhaseTransitioned {
  /** 专项行动编号 / id of the campaign */
  readonly campaignId: string;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 阶段:动员部署、除患攻坚、验收评估 / mobilisation, intensive rectification, acceptance */
  readonly phase: "MOBILIZATION" | "INTENSIVE_RECTIFICATION" | "ACCEPTANCE";
  /** 引起转换的动作 / what caused it */
  readonly action: "PUBLISH" | "START_PHASE" | "PROPOSE" | "COMPLETE_PHASE" | "RETURN_PHASE" | "EXTEND_PHASE" | "SUSPEND" | "RESUME" | "TERMINATE" | (string & {});
  /** 原状态 / state before */
  readonly from: "NOT_STARTED" | "ENTRY_CHECK" | "IN_PROGRESS" | "EXIT_CHECK" | "PASSED" | "PASSED_WITH_WAIVER" | "RETURNED" | "SUSPENDED" | "TERMINATED" | (string & {});
  /** 现状态 / state after */
  readonly to: "NOT_STARTED" | "ENTRY_CHECK" | "IN_PROGRESS" | "EXIT_CHECK" | "PASSED" | "PASSED_WITH_WAIVER" | "RETURNED" | "SUSPENDED" | "TERMINATED" | (string & {});
  /** 豁免的条件数 / criteria that were waived */
  readonly waivers: number;
}

/** 处室新建或变更;每条记录都是其完整的当前状态。 / A division of an organisation was created or changed; each record is its whole present state. */
export interface DivisionChanged {
  /** 处室编号 / id of the division */
  readonly divisionId: string;
  /** 所属机构 / the organisation it belongs to */
  readonly organizationId: string;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 名称 / name */
  readonly name: string;
  /** 版本,大者为新 / a higher one is newer */
  readonly version: number;
}

/** 机构新建或变更;每条记录都是其完整的当前状态。 / An organisation was created or changed; each record is its whole present state. */
export interface OrganizationChanged {
  /** 机构编号 / id of the organisation */
  readonly organizationId: string;
  /** 上级机构;没有则为 null / the one above it; null for none */
  readonly parentId: string | null;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 层级:总队、支队、大队、队站、乡镇街道、社区、网格 / CORPS, DETACHMENT, BRIGADE, STATION, TOWNSHIP, COMMUNITY, GRID */
  readonly level: string;
  /** 名称 / name */
  readonly name: string;
  /** 版本,大者为新 / a higher one is newer */
  readonly version: number;
}

/** 行政区划载入或更名;每条记录都是其完整的当前状态。 / A division code was loaded or renamed; each record is its whole present state. */
export interface RegionChanged {
  /** 行政区划代码 / division code */
  readonly code: string;
  /** 名称 / name */
  readonly name: string;
}

/** 某专项行动某日的指标重新计算,每个事件至多 1000 行。 / Figures of one campaign for one day were computed anew, up to 1,000 rows an event. */
export interface IndicatorsComputed {
  /** 专项行动编号 / id of the campaign */
  readonly campaignId: string;
  /** 统计日 / the day they are for */
  readonly day: string;
  /** 数据时点,UTC / moment of the newest fact in them, UTC */
  readonly asOf: string;
  /** 各地区、各指标的数值 / one row per region and indicator */
  readonly rows: readonly ({
    /** 指标 / indicator */
    readonly indicator: "UNITS_IN_SCOPE" | "COVERAGE" | "HAZARDS_FOUND" | "HAZARDS_CORRECTED" | "HAZARDS_OVERDUE" | "RECTIFICATION_RATE" | "ON_TIME_RATE" | (string & {});
    /** 行政区划代码 / division code */
    readonly regionCode: string;
    /** 分子,或计数 / numerator, or the count */
    readonly numerator: number;
    /** 分母;计数为 null / denominator; null for a count */
    readonly denominator: number | null;
    /** 数值;比率为 0–1,分母为 0 时为 null / value; a ratio is 0–1, null while the denominator is 0 */
    readonly value: number | null;
  })[];
}

/** 双随机抽取完成。 / A double-random draw was made. */
export interface DrawCompleted {
  /** 抽取编号 / id of the draw */
  readonly drawId: string;
  /** 所属专项行动;没有则为 null / the campaign it belongs to; null for none */
  readonly campaignId: string | null;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 抽出的检查数 / visits drawn */
  readonly visits: number;
  /** 抽取记录的 SHA-256,供核验 / SHA-256 of the transcript, by which anyone can check it */
  readonly transcriptHash: string;
}

/** 复查合格,隐患销案;复发后可再次销案。 / A hazard passed re-inspection and was closed; one that is reopened can be closed again. */
export interface HazardClosed {
  /** 隐患编号 / id of the hazard */
  readonly hazardId: string;
  /** 单位编号 / id of the unit */
  readonly unitId: string;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 最后整改期限,当日仍可整改 / last permitted day */
  readonly dueOn: string;
  /** 销案日 / day of closure */
  readonly closedOn: string;
}

/** 整改期限届满前延期。 / The last permitted day of an open hazard was put off before it had passed. */
export interface HazardExtended {
  /** 隐患编号 / id of the hazard */
  readonly hazardId: string;
  /** 单位编号 / id of the unit */
  readonly unitId: string;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 延期日 / day of the extension */
  readonly extendedOn: string;
  /** 最后整改期限,当日仍可整改 / last permitted day */
  readonly dueOn: string;
}

/** 发现隐患并立案。 / A hazard was found and filed. */
export interface HazardFiled {
  /** 隐患编号 / id of the hazard */
  readonly hazardId: string;
  /** 单位编号 / id of the unit */
  readonly unitId: string;
  /** 检查编号 / id of the inspection */
  readonly inspectionId: string;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 一般、重大 / general, major */
  readonly level: "GENERAL" | "MAJOR";
  /** 发现日 / day it was found */
  readonly foundOn: string;
  /** 最后整改期限,当日仍可整改 / last permitted day */
  readonly dueOn: string;
}

/** 单位报告隐患已整改,待复查。 / The unit reported a hazard corrected; re-inspection is due. */
export interface HazardRectified {
  /** 隐患编号 / id of the hazard */
  readonly hazardId: string;
  /** 单位编号 / id of the unit */
  readonly unitId: string;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 整改完成日 / day it was reported corrected */
  readonly rectifiedOn: string;
}

/** 复查不合格,隐患恢复待整改并重定期限。 / Re-inspection failed: the hazard is open again with a new last permitted day. */
export interface RectificationRejected {
  /** 隐患编号 / id of the hazard */
  readonly hazardId: string;
  /** 单位编号 / id of the unit */
  readonly unitId: string;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 复查日 / day of the re-inspection */
  readonly reinspectedOn: string;
  /** 最后整改期限,当日仍可整改 / last permitted day */
  readonly dueOn: string;
}

/** 回头看发现已销案隐患复发。 / A follow-up check found a closed hazard again. */
export interface HazardReopened {
  /** 隐患编号 / id of the hazard */
  readonly hazardId: string;
  /** 单位编号 / id of the unit */
  readonly unitId: string;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 复发日 / day it was found again */
  readonly reopenedOn: string;
  /** 最后整改期限,当日仍可整改 / last permitted day */
  readonly dueOn: string;
}

/** 检查完成并签字。 / An inspection was carried out and signed. */
export interface InspectionCompleted {
  /** 检查编号 / id of the inspection */
  readonly inspectionId: string;
  /** 单位编号 / id of the unit */
  readonly unitId: string;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 所属专项行动;没有则为 null / the campaign it belongs to; null for none */
  readonly campaignId: string | null;
  /** 检查日 / day of the inspection */
  readonly inspectedOn: string;
  /** 合格、发现隐患 / passed, hazards found */
  readonly result: "PASSED" | "HAZARDS_FOUND";
  /** 发现隐患数 / hazards found */
  readonly hazards: number;
}

/** 抄告反馈已登记(由受抄告单位发送或由监督员录入)。 / An answer to a referral was recorded, sent by the agency or entered by an officer. */
export interface ReferralAnswerRecorded {
  /** 抄告编号 / id of the referral */
  readonly referralId: string;
  /** 受抄告单位的代码 / code of the agency it is addressed to */
  readonly partnerCode: string;
  /** 所涉单位 / the unit it is about */
  readonly unitId: string;
  /** 所涉隐患;抄告单位情况时为 null / the hazard; null when the unit itself was referred */
  readonly hazardId: string | null;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 受理、不予受理、办结 / accepted, rejected, done */
  readonly outcome: "ACCEPTED" | "REJECTED" | "DONE";
  /** 反馈日 / day of the answer */
  readonly answeredOn: string;
  /** 反馈文号 / number of the answering letter */
  readonly documentNumber: string | null;
}

/** 隐患或单位情况抄告行业部门,请其在期限内反馈;正文另由公函送达。 / A hazard or a unit was referred to an agency, which is to answer in time; the letter itself comes by official mail. */
export interface ReferralIssued {
  /** 抄告编号 / id of the referral */
  readonly referralId: string;
  /** 受抄告单位的代码 / code of the agency it is addressed to */
  readonly partnerCode: string;
  /** 所涉单位 / the unit it is about */
  readonly unitId: string;
  /** 所涉隐患;抄告单位情况时为 null / the hazard; null when the unit itself was referred */
  readonly hazardId: string | null;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 抄告依据 / legal basis */
  readonly legalBasis: string;
  /** 抄告内容 / what is asked of the agency(已隐去 / hidden) */
  readonly content: Redacted;
  /** 文号 / number of the letter */
  readonly documentNumber: string | null;
  /** 抄告日 / day of issue */
  readonly issuedOn: string;
  /** 最后反馈日(当日仍可反馈) / last day for the answer */
  readonly answerDueOn: string;
}

/** 抄告已撤回,无需再反馈。 / A referral was withdrawn; no answer is awaited any more. */
export interface ReferralWithdrawn {
  /** 抄告编号 / id of the referral */
  readonly referralId: string;
  /** 受抄告单位的代码 / code of the agency it is addressed to */
  readonly partnerCode: string;
  /** 所涉单位 / the unit it is about */
  readonly unitId: string;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 撤回日 / day of withdrawal */
  readonly withdrawnOn: string;
}

/** 单位登记、变更、停业、注销或迁移;每条记录都是其完整的当前状态。 / A unit was registered, changed, suspended, closed or moved; each record is its whole present state. */
export interface UnitChanged {
  /** 单位编号 / id of the unit */
  readonly unitId: string;
  /** 单位名称 / name */
  readonly name: string;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 单位类别 / categories */
  readonly categories: readonly (string)[];
  /** 监管主体:消防救援机构、公安派出所、乡镇街道;未定为 null / who supervises it; null while undecided */
  readonly supervisingBody: "FIRE_RESCUE" | "POLICE_STATION" | "TOWNSHIP" | null;
  /** 在营、停业、注销、失联 / operating, suspended, closed, unreachable */
  readonly status: "OPERATING" | "SUSPENDED" | "CLOSED" | "UNREACHABLE";
  /** 位置;未登记为 null / where it is; null when not known */
  readonly location?: {
    /** 经度 / degrees east(保留两位小数,约 1 公里 / rounded to two decimals, about 1 km) */
    readonly longitude: number;
    /** 纬度 / degrees north(保留两位小数,约 1 公里 / rounded to two decimals, about 1 km) */
    readonly latitude: number;
    /** 坐标系 / coordinate system */
    readonly coordinateSystem: "CGCS2000" | "WGS84" | "GCJ02" | "BD09" | "UNKNOWN";
  } | null;
  /** 版本,大者为新 / a higher one is newer */
  readonly version: number;
}

/** 对接单位反馈抄告。 / A partner answers a referral. */
export interface ReferralAnswered {
  /** 抄告编号 / id of the referral */
  readonly referralId: string;
  /** 行政区划代码 / division code */
  readonly regionCode: string;
  /** 受理、不予受理、办结 / accepted, rejected, done */
  readonly outcome: "ACCEPTED" | "REJECTED" | "DONE";
  /** 反馈日 / day of the answer */
  readonly answeredOn: string;
  /** 反馈文号 / number of the answering letter */
  readonly documentNumber?: string | null;
  /** 办理情况 / what was done, or why not */
  readonly remarks?: string | null;
}

/** What `data` holds, by type and version of the public events. */
export interface EventData {
  readonly 'campaigns.campaign.accepted.v1': CampaignAccepted;
  readonly 'campaigns.campaign.changed.v1': CampaignChanged;
  readonly 'campaigns.campaign.published.v1': CampaignPublished;
  readonly 'campaigns.dispatch.closed.v1': DispatchClosed;
  readonly 'campaigns.phase.transitioned.v1': PhaseTransitioned;
  readonly 'directory.division.changed.v1': DivisionChanged;
  readonly 'directory.organization.changed.v1': OrganizationChanged;
  readonly 'directory.region.changed.v1': RegionChanged;
  readonly 'insights.indicators.computed.v1': IndicatorsComputed;
  readonly 'inspections.draw.completed.v1': DrawCompleted;
  readonly 'inspections.hazard.closed.v1': HazardClosed;
  readonly 'inspections.hazard.extended.v1': HazardExtended;
  readonly 'inspections.hazard.filed.v1': HazardFiled;
  readonly 'inspections.hazard.rectified.v1': HazardRectified;
  readonly 'inspections.hazard.rejected.v1': RectificationRejected;
  readonly 'inspections.hazard.reopened.v1': HazardReopened;
  readonly 'inspections.inspection.completed.v1': InspectionCompleted;
  readonly 'inspections.referral.answered.v1': ReferralAnswerRecorded;
  readonly 'inspections.referral.issued.v1': ReferralIssued;
  readonly 'inspections.referral.withdrawn.v1': ReferralWithdrawn;
  readonly 'units.unit.changed.v1': UnitChanged;
}

/** Topic and JSON Schema 2020-12 of every public event, by type and version. */
export const EVENTS: Readonly<Record<keyof EventData, { readonly topic: string; readonly schema: object }>> = {
  'campaigns.campaign.accepted.v1': { topic: 'fc.pub.campaigns.milestone.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:campaigns.campaign.accepted.v1","title":"CampaignAccepted","description":"专项行动通过验收,不再计入新的事实。 / A campaign passed its last gate and is closed for new facts.","x-type":"fc.campaigns.campaign.accepted.v1","x-topic":"fc.pub.campaigns.milestone.v1","x-key":["campaignId"],"x-state":false,"x-classification":"PUBLIC","type":"object","properties":{"campaignId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"专项行动编号 / id of the campaign","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"acceptedOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"验收通过日 / day of acceptance","x-classification":"PUBLIC"}},"required":["campaignId","regionCode","acceptedOn"]} },
  'campaigns.campaign.changed.v1': { topic: 'fc.pub.campaigns.campaign.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:campaigns.campaign.changed.v1","title":"CampaignChanged","description":"专项行动已发布或发生变化;每条记录都是其完整的当前状态,草案不发布。 / A campaign was published or changed; each record is its whole present state. Drafts are not published.","x-type":"fc.campaigns.campaign.changed.v1","x-topic":"fc.pub.campaigns.campaign.v1","x-key":["campaignId"],"x-state":true,"x-classification":"PUBLIC","type":"object","properties":{"campaignId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"专项行动编号 / id of the campaign","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"name":{"type":"string","description":"名称 / name","x-classification":"PUBLIC"},"documentNumber":{"description":"文号 / number of the notice","type":["string","null"],"x-classification":"PUBLIC"},"categories":{"type":"array","items":{"type":"string"},"description":"纳入范围的单位类别 / categories of units in scope","x-classification":"PUBLIC"},"startsOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"首日 / first day","x-classification":"PUBLIC"},"endsOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"末日,含当日 / last day, included","x-classification":"PUBLIC"},"phases":{"type":"array","items":{"type":"object","properties":{"phase":{"type":"string","enum":["MOBILIZATION","INTENSIVE_RECTIFICATION","ACCEPTANCE"],"description":"阶段:动员部署、除患攻坚、验收评估 / mobilisation, intensive rectification, acceptance","x-classification":"PUBLIC"},"startsOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"首日 / first day","x-classification":"PUBLIC"},"endsOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"末日,含当日 / last day, included","x-classification":"PUBLIC"}},"required":["phase","startsOn","endsOn"]},"description":"计划的阶段;尚无阶段记录的即未开始 / phases as planned; one without a record of its own has not started","x-classification":"PUBLIC"},"status":{"type":"string","description":"执行中、暂停、总结、归档、终止 / running, suspended, summing up, archived, terminated","x-known-values":["RUNNING","SUSPENDED","SUMMING_UP","ARCHIVED","TERMINATED"],"x-classification":"PUBLIC"},"statusReason":{"description":"暂停或终止的原因 / reason of a suspension or termination(已隐去 / hidden)","type":"object","properties":{"$redacted":{"const":"INTERNAL"}},"required":["$redacted"],"additionalProperties":false,"x-classification":"INTERNAL"},"firstResponsiblePersonId":{"description":"第一责任人 / the person who answers for it(已隐去 / hidden)","type":"object","properties":{"$redacted":{"const":"PERSONAL"}},"required":["$redacted"],"additionalProperties":false,"x-classification":"PERSONAL"},"publishedOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"发布日 / day of publication","x-classification":"PUBLIC"},"acceptedOn":{"anyOf":[{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$"},{"type":"null"}],"description":"验收通过日 / day of acceptance","x-classification":"PUBLIC"},"version":{"type":"integer","description":"版本,大者为新 / a higher one is newer","x-classification":"PUBLIC"}},"required":["campaignId","regionCode","name","documentNumber","categories","startsOn","endsOn","phases","status","statusReason","firstResponsiblePersonId","publishedOn","acceptedOn","version"]} },
  'campaigns.campaign.published.v1': { topic: 'fc.pub.campaigns.milestone.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:campaigns.campaign.published.v1","title":"CampaignPublished","description":"专项行动发布,自此对下级地区生效。 / A campaign was published: from now on it binds the regions below its own.","x-type":"fc.campaigns.campaign.published.v1","x-topic":"fc.pub.campaigns.milestone.v1","x-key":["campaignId"],"x-state":false,"x-classification":"PUBLIC","type":"object","properties":{"campaignId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"专项行动编号 / id of the campaign","x-classification":"PUBLIC"},"name":{"type":"string","description":"名称 / name","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"categories":{"type":"array","items":{"type":"string"},"description":"纳入范围的单位类别 / categories of units in scope","x-classification":"PUBLIC"},"startsOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"首日 / first day","x-classification":"PUBLIC"},"endsOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"末日,含当日 / last day, included","x-classification":"PUBLIC"},"parentId":{"description":"上级行动;自行发起的为空 / campaign of the region above; none for one that stands by itself","anyOf":[{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"},{"type":"null"}],"x-classification":"PUBLIC"},"rootId":{"description":"最上级行动,指标统计归于其下 / first campaign of the cascade, under which figures are computed","type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","x-classification":"PUBLIC"}},"required":["campaignId","name","regionCode","categories","startsOn","endsOn"]} },
  'campaigns.dispatch.closed.v1': { topic: 'fc.pub.campaigns.dispatch.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:campaigns.dispatch.closed.v1","title":"DispatchClosed","description":"专项行动当日调度截止冻结:应报、实报、按时、迟报、未报。 / The dispatch of a day was frozen at its cut-off: who was asked, and who had reported.","x-type":"fc.campaigns.dispatch.closed.v1","x-topic":"fc.pub.campaigns.dispatch.v1","x-key":["campaignId"],"x-state":false,"x-classification":"PUBLIC","type":"object","properties":{"campaignId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"专项行动编号 / id of the campaign","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"day":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"调度日 / day of the dispatch","x-classification":"PUBLIC"},"level":{"type":"string","description":"填报层级 / level that reports","x-known-values":["CITY","COUNTY"],"x-classification":"PUBLIC"},"expected":{"type":"integer","description":"应报地区数 / regions asked","x-classification":"PUBLIC"},"reported":{"type":"integer","description":"实报 / regions that reported","x-classification":"PUBLIC"},"onTime":{"type":"integer","description":"按时 / in time","x-classification":"PUBLIC"},"late":{"type":"integer","description":"迟报 / late","x-classification":"PUBLIC"},"missing":{"type":"integer","description":"未报 / not at all","x-classification":"PUBLIC"},"hash":{"type":"string","description":"调度表该版的 SHA-256 / SHA-256 of that revision of the sheet","x-classification":"PUBLIC"}},"required":["campaignId","regionCode","day","level","expected","reported","onTime","late","missing","hash"]} },
  'campaigns.phase.transitioned.v1': { topic: 'fc.pub.campaigns.phase.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:campaigns.phase.transitioned.v1","title":"PhaseTransitioned","description":"阶段状态转换;to 即该阶段的当前状态,尚无记录的阶段为未开始。 / A phase changed its state. `to` is its present state; a phase without a record has not started.","x-type":"fc.campaigns.phase.transitioned.v1","x-topic":"fc.pub.campaigns.phase.v1","x-key":["campaignId","regionCode","phase"],"x-state":true,"x-classification":"PUBLIC","type":"object","properties":{"campaignId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"专项行动编号 / id of the campaign","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"phase":{"type":"string","enum":["MOBILIZATION","INTENSIVE_RECTIFICATION","ACCEPTANCE"],"description":"阶段:动员部署、除患攻坚、验收评估 / mobilisation, intensive rectification, acceptance","x-classification":"PUBLIC"},"action":{"type":"string","description":"引起转换的动作 / what caused it","x-known-values":["PUBLISH","START_PHASE","PROPOSE","COMPLETE_PHASE","RETURN_PHASE","EXTEND_PHASE","SUSPEND","RESUME","TERMINATE"],"x-classification":"PUBLIC"},"from":{"type":"string","description":"原状态 / state before","x-known-values":["NOT_STARTED","ENTRY_CHECK","IN_PROGRESS","EXIT_CHECK","PASSED","PASSED_WITH_WAIVER","RETURNED","SUSPENDED","TERMINATED"],"x-classification":"PUBLIC"},"to":{"type":"string","description":"现状态 / state after","x-known-values":["NOT_STARTED","ENTRY_CHECK","IN_PROGRESS","EXIT_CHECK","PASSED","PASSED_WITH_WAIVER","RETURNED","SUSPENDED","TERMINATED"],"x-classification":"PUBLIC"},"waivers":{"type":"integer","description":"豁免的条件数 / criteria that were waived","x-classification":"PUBLIC"}},"required":["campaignId","regionCode","phase","action","from","to","waivers"]} },
  'directory.division.changed.v1': { topic: 'fc.pub.directory.division.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:directory.division.changed.v1","title":"DivisionChanged","description":"处室新建或变更;每条记录都是其完整的当前状态。 / A division of an organisation was created or changed; each record is its whole present state.","x-type":"fc.directory.division.changed.v1","x-topic":"fc.pub.directory.division.v1","x-key":["divisionId"],"x-state":true,"x-classification":"PUBLIC","type":"object","properties":{"divisionId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"处室编号 / id of the division","x-classification":"PUBLIC"},"organizationId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"所属机构 / the organisation it belongs to","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"name":{"type":"string","description":"名称 / name","x-classification":"PUBLIC"},"version":{"type":"integer","description":"版本,大者为新 / a higher one is newer","x-classification":"PUBLIC"}},"required":["divisionId","organizationId","regionCode","name","version"]} },
  'directory.organization.changed.v1': { topic: 'fc.pub.directory.organization.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:directory.organization.changed.v1","title":"OrganizationChanged","description":"机构新建或变更;每条记录都是其完整的当前状态。 / An organisation was created or changed; each record is its whole present state.","x-type":"fc.directory.organization.changed.v1","x-topic":"fc.pub.directory.organization.v1","x-key":["organizationId"],"x-state":true,"x-classification":"PUBLIC","type":"object","properties":{"organizationId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"机构编号 / id of the organisation","x-classification":"PUBLIC"},"parentId":{"anyOf":[{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"},{"type":"null"}],"description":"上级机构;没有则为 null / the one above it; null for none","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"level":{"type":"string","description":"层级:总队、支队、大队、队站、乡镇街道、社区、网格 / CORPS, DETACHMENT, BRIGADE, STATION, TOWNSHIP, COMMUNITY, GRID","x-classification":"PUBLIC"},"name":{"type":"string","description":"名称 / name","x-classification":"PUBLIC"},"version":{"type":"integer","description":"版本,大者为新 / a higher one is newer","x-classification":"PUBLIC"}},"required":["organizationId","parentId","regionCode","level","name","version"]} },
  'directory.region.changed.v1': { topic: 'fc.pub.directory.region.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:directory.region.changed.v1","title":"RegionChanged","description":"行政区划载入或更名;每条记录都是其完整的当前状态。 / A division code was loaded or renamed; each record is its whole present state.","x-type":"fc.directory.region.changed.v1","x-topic":"fc.pub.directory.region.v1","x-key":["code"],"x-state":true,"x-classification":"PUBLIC","type":"object","properties":{"code":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"name":{"type":"string","description":"名称 / name","x-classification":"PUBLIC"}},"required":["code","name"]} },
  'insights.indicators.computed.v1': { topic: 'fc.pub.insights.indicator.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:insights.indicators.computed.v1","title":"IndicatorsComputed","description":"某专项行动某日的指标重新计算,每个事件至多 1000 行。 / Figures of one campaign for one day were computed anew, up to 1,000 rows an event.","x-type":"fc.insights.indicators.computed.v1","x-topic":"fc.pub.insights.indicator.v1","x-key":["campaignId"],"x-state":false,"x-classification":"PUBLIC","type":"object","properties":{"campaignId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"专项行动编号 / id of the campaign","x-classification":"PUBLIC"},"day":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"统计日 / the day they are for","x-classification":"PUBLIC"},"asOf":{"type":"string","format":"date-time","pattern":"^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$","description":"数据时点,UTC / moment of the newest fact in them, UTC","x-classification":"PUBLIC"},"rows":{"maxItems":1000,"type":"array","items":{"type":"object","properties":{"indicator":{"type":"string","description":"指标 / indicator","x-known-values":["UNITS_IN_SCOPE","COVERAGE","HAZARDS_FOUND","HAZARDS_CORRECTED","HAZARDS_OVERDUE","RECTIFICATION_RATE","ON_TIME_RATE"],"x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"numerator":{"type":"number","description":"分子,或计数 / numerator, or the count","x-classification":"PUBLIC"},"denominator":{"description":"分母;计数为 null / denominator; null for a count","type":["number","null"],"x-classification":"PUBLIC"},"value":{"description":"数值;比率为 0–1,分母为 0 时为 null / value; a ratio is 0–1, null while the denominator is 0","type":["number","null"],"x-classification":"PUBLIC"}},"required":["indicator","regionCode","numerator","denominator","value"]},"description":"各地区、各指标的数值 / one row per region and indicator","x-classification":"PUBLIC"}},"required":["campaignId","day","asOf","rows"]} },
  'inspections.draw.completed.v1': { topic: 'fc.pub.inspections.draw.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:inspections.draw.completed.v1","title":"DrawCompleted","description":"双随机抽取完成。 / A double-random draw was made.","x-type":"fc.inspections.draw.completed.v1","x-topic":"fc.pub.inspections.draw.v1","x-key":["drawId"],"x-state":false,"x-classification":"PUBLIC","type":"object","properties":{"drawId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"抽取编号 / id of the draw","x-classification":"PUBLIC"},"campaignId":{"anyOf":[{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"},{"type":"null"}],"description":"所属专项行动;没有则为 null / the campaign it belongs to; null for none","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"visits":{"type":"integer","description":"抽出的检查数 / visits drawn","x-classification":"PUBLIC"},"transcriptHash":{"type":"string","description":"抽取记录的 SHA-256,供核验 / SHA-256 of the transcript, by which anyone can check it","x-classification":"PUBLIC"}},"required":["drawId","campaignId","regionCode","visits","transcriptHash"]} },
  'inspections.hazard.closed.v1': { topic: 'fc.pub.inspections.hazard.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:inspections.hazard.closed.v1","title":"HazardClosed","description":"复查合格,隐患销案;复发后可再次销案。 / A hazard passed re-inspection and was closed; one that is reopened can be closed again.","x-type":"fc.inspections.hazard.closed.v1","x-topic":"fc.pub.inspections.hazard.v1","x-key":["hazardId"],"x-state":false,"x-classification":"PUBLIC","type":"object","properties":{"hazardId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"隐患编号 / id of the hazard","x-classification":"PUBLIC"},"unitId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"单位编号 / id of the unit","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"dueOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"最后整改期限,当日仍可整改 / last permitted day","x-classification":"PUBLIC"},"closedOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"销案日 / day of closure","x-classification":"PUBLIC"}},"required":["hazardId","unitId","regionCode","dueOn","closedOn"]} },
  'inspections.hazard.extended.v1': { topic: 'fc.pub.inspections.hazard.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:inspections.hazard.extended.v1","title":"HazardExtended","description":"整改期限届满前延期。 / The last permitted day of an open hazard was put off before it had passed.","x-type":"fc.inspections.hazard.extended.v1","x-topic":"fc.pub.inspections.hazard.v1","x-key":["hazardId"],"x-state":false,"x-classification":"PUBLIC","type":"object","properties":{"hazardId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"隐患编号 / id of the hazard","x-classification":"PUBLIC"},"unitId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"单位编号 / id of the unit","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"extendedOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"延期日 / day of the extension","x-classification":"PUBLIC"},"dueOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"最后整改期限,当日仍可整改 / last permitted day","x-classification":"PUBLIC"}},"required":["hazardId","unitId","regionCode","extendedOn","dueOn"]} },
  'inspections.hazard.filed.v1': { topic: 'fc.pub.inspections.hazard.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:inspections.hazard.filed.v1","title":"HazardFiled","description":"发现隐患并立案。 / A hazard was found and filed.","x-type":"fc.inspections.hazard.filed.v1","x-topic":"fc.pub.inspections.hazard.v1","x-key":["hazardId"],"x-state":false,"x-classification":"PUBLIC","type":"object","properties":{"hazardId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"隐患编号 / id of the hazard","x-classification":"PUBLIC"},"unitId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"单位编号 / id of the unit","x-classification":"PUBLIC"},"inspectionId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"检查编号 / id of the inspection","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"level":{"type":"string","enum":["GENERAL","MAJOR"],"description":"一般、重大 / general, major","x-classification":"PUBLIC"},"foundOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"发现日 / day it was found","x-classification":"PUBLIC"},"dueOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"最后整改期限,当日仍可整改 / last permitted day","x-classification":"PUBLIC"}},"required":["hazardId","unitId","inspectionId","regionCode","level","foundOn","dueOn"]} },
  'inspections.hazard.rectified.v1': { topic: 'fc.pub.inspections.hazard.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:inspections.hazard.rectified.v1","title":"HazardRectified","description":"单位报告隐患已整改,待复查。 / The unit reported a hazard corrected; re-inspection is due.","x-type":"fc.inspections.hazard.rectified.v1","x-topic":"fc.pub.inspections.hazard.v1","x-key":["hazardId"],"x-state":false,"x-classification":"PUBLIC","type":"object","properties":{"hazardId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"隐患编号 / id of the hazard","x-classification":"PUBLIC"},"unitId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"单位编号 / id of the unit","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"rectifiedOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"整改完成日 / day it was reported corrected","x-classification":"PUBLIC"}},"required":["hazardId","unitId","regionCode","rectifiedOn"]} },
  'inspections.hazard.rejected.v1': { topic: 'fc.pub.inspections.hazard.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:inspections.hazard.rejected.v1","title":"RectificationRejected","description":"复查不合格,隐患恢复待整改并重定期限。 / Re-inspection failed: the hazard is open again with a new last permitted day.","x-type":"fc.inspections.hazard.rejected.v1","x-topic":"fc.pub.inspections.hazard.v1","x-key":["hazardId"],"x-state":false,"x-classification":"PUBLIC","type":"object","properties":{"hazardId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"隐患编号 / id of the hazard","x-classification":"PUBLIC"},"unitId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"单位编号 / id of the unit","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"reinspectedOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"复查日 / day of the re-inspection","x-classification":"PUBLIC"},"dueOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"最后整改期限,当日仍可整改 / last permitted day","x-classification":"PUBLIC"}},"required":["hazardId","unitId","regionCode","reinspectedOn","dueOn"]} },
  'inspections.hazard.reopened.v1': { topic: 'fc.pub.inspections.hazard.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:inspections.hazard.reopened.v1","title":"HazardReopened","description":"回头看发现已销案隐患复发。 / A follow-up check found a closed hazard again.","x-type":"fc.inspections.hazard.reopened.v1","x-topic":"fc.pub.inspections.hazard.v1","x-key":["hazardId"],"x-state":false,"x-classification":"PUBLIC","type":"object","properties":{"hazardId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"隐患编号 / id of the hazard","x-classification":"PUBLIC"},"unitId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"单位编号 / id of the unit","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"reopenedOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"复发日 / day it was found again","x-classification":"PUBLIC"},"dueOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"最后整改期限,当日仍可整改 / last permitted day","x-classification":"PUBLIC"}},"required":["hazardId","unitId","regionCode","reopenedOn","dueOn"]} },
  'inspections.inspection.completed.v1': { topic: 'fc.pub.inspections.inspection.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:inspections.inspection.completed.v1","title":"InspectionCompleted","description":"检查完成并签字。 / An inspection was carried out and signed.","x-type":"fc.inspections.inspection.completed.v1","x-topic":"fc.pub.inspections.inspection.v1","x-key":["inspectionId"],"x-state":false,"x-classification":"PUBLIC","type":"object","properties":{"inspectionId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"检查编号 / id of the inspection","x-classification":"PUBLIC"},"unitId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"单位编号 / id of the unit","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"campaignId":{"anyOf":[{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"},{"type":"null"}],"description":"所属专项行动;没有则为 null / the campaign it belongs to; null for none","x-classification":"PUBLIC"},"inspectedOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"检查日 / day of the inspection","x-classification":"PUBLIC"},"result":{"type":"string","enum":["PASSED","HAZARDS_FOUND"],"description":"合格、发现隐患 / passed, hazards found","x-classification":"PUBLIC"},"hazards":{"type":"integer","description":"发现隐患数 / hazards found","x-classification":"PUBLIC"}},"required":["inspectionId","unitId","regionCode","campaignId","inspectedOn","result","hazards"]} },
  'inspections.referral.answered.v1': { topic: 'fc.pub.inspections.referral.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:inspections.referral.answered.v1","title":"ReferralAnswerRecorded","description":"抄告反馈已登记(由受抄告单位发送或由监督员录入)。 / An answer to a referral was recorded, sent by the agency or entered by an officer.","x-type":"fc.inspections.referral.answered.v1","x-topic":"fc.pub.inspections.referral.v1","x-key":["referralId"],"x-state":false,"x-classification":"PUBLIC","type":"object","properties":{"referralId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"抄告编号 / id of the referral","x-classification":"PUBLIC"},"partnerCode":{"type":"string","description":"受抄告单位的代码 / code of the agency it is addressed to","x-classification":"PUBLIC"},"unitId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"所涉单位 / the unit it is about","x-classification":"PUBLIC"},"hazardId":{"anyOf":[{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"},{"type":"null"}],"description":"所涉隐患;抄告单位情况时为 null / the hazard; null when the unit itself was referred","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"outcome":{"type":"string","enum":["ACCEPTED","REJECTED","DONE"],"description":"受理、不予受理、办结 / accepted, rejected, done","x-classification":"PUBLIC"},"answeredOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"反馈日 / day of the answer","x-classification":"PUBLIC"},"documentNumber":{"description":"反馈文号 / number of the answering letter","type":["string","null"],"x-classification":"PUBLIC"}},"required":["referralId","partnerCode","unitId","hazardId","regionCode","outcome","answeredOn","documentNumber"]} },
  'inspections.referral.issued.v1': { topic: 'fc.pub.inspections.referral.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:inspections.referral.issued.v1","title":"ReferralIssued","description":"隐患或单位情况抄告行业部门,请其在期限内反馈;正文另由公函送达。 / A hazard or a unit was referred to an agency, which is to answer in time; the letter itself comes by official mail.","x-type":"fc.inspections.referral.issued.v1","x-topic":"fc.pub.inspections.referral.v1","x-key":["referralId"],"x-state":false,"x-classification":"PUBLIC","type":"object","properties":{"referralId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"抄告编号 / id of the referral","x-classification":"PUBLIC"},"partnerCode":{"type":"string","description":"受抄告单位的代码 / code of the agency it is addressed to","x-classification":"PUBLIC"},"unitId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"所涉单位 / the unit it is about","x-classification":"PUBLIC"},"hazardId":{"anyOf":[{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"},{"type":"null"}],"description":"所涉隐患;抄告单位情况时为 null / the hazard; null when the unit itself was referred","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"legalBasis":{"type":"string","description":"抄告依据 / legal basis","x-classification":"PUBLIC"},"content":{"description":"抄告内容 / what is asked of the agency(已隐去 / hidden)","type":"object","properties":{"$redacted":{"const":"INTERNAL"}},"required":["$redacted"],"additionalProperties":false,"x-classification":"INTERNAL"},"documentNumber":{"description":"文号 / number of the letter","type":["string","null"],"x-classification":"PUBLIC"},"issuedOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"抄告日 / day of issue","x-classification":"PUBLIC"},"answerDueOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"最后反馈日(当日仍可反馈) / last day for the answer","x-classification":"PUBLIC"}},"required":["referralId","partnerCode","unitId","hazardId","regionCode","legalBasis","content","documentNumber","issuedOn","answerDueOn"]} },
  'inspections.referral.withdrawn.v1': { topic: 'fc.pub.inspections.referral.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:inspections.referral.withdrawn.v1","title":"ReferralWithdrawn","description":"抄告已撤回,无需再反馈。 / A referral was withdrawn; no answer is awaited any more.","x-type":"fc.inspections.referral.withdrawn.v1","x-topic":"fc.pub.inspections.referral.v1","x-key":["referralId"],"x-state":false,"x-classification":"PUBLIC","type":"object","properties":{"referralId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"抄告编号 / id of the referral","x-classification":"PUBLIC"},"partnerCode":{"type":"string","description":"受抄告单位的代码 / code of the agency it is addressed to","x-classification":"PUBLIC"},"unitId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"所涉单位 / the unit it is about","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"withdrawnOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"撤回日 / day of withdrawal","x-classification":"PUBLIC"}},"required":["referralId","partnerCode","unitId","regionCode","withdrawnOn"]} },
  'units.unit.changed.v1': { topic: 'fc.pub.units.unit.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:units.unit.changed.v1","title":"UnitChanged","description":"单位登记、变更、停业、注销或迁移;每条记录都是其完整的当前状态。 / A unit was registered, changed, suspended, closed or moved; each record is its whole present state.","x-type":"fc.units.unit.changed.v1","x-topic":"fc.pub.units.unit.v1","x-key":["unitId"],"x-state":true,"x-classification":"PUBLIC","type":"object","properties":{"unitId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"单位编号 / id of the unit","x-classification":"PUBLIC"},"name":{"type":"string","description":"单位名称 / name","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"categories":{"type":"array","items":{"type":"string"},"description":"单位类别 / categories","x-classification":"PUBLIC"},"supervisingBody":{"anyOf":[{"type":"string","enum":["FIRE_RESCUE","POLICE_STATION","TOWNSHIP"]},{"type":"null"}],"description":"监管主体:消防救援机构、公安派出所、乡镇街道;未定为 null / who supervises it; null while undecided","x-classification":"PUBLIC"},"status":{"type":"string","enum":["OPERATING","SUSPENDED","CLOSED","UNREACHABLE"],"description":"在营、停业、注销、失联 / operating, suspended, closed, unreachable","x-classification":"PUBLIC"},"location":{"description":"位置;未登记为 null / where it is; null when not known","anyOf":[{"type":"object","properties":{"longitude":{"type":"number","description":"经度 / degrees east(保留两位小数,约 1 公里 / rounded to two decimals, about 1 km)","x-classification":"LOCATION"},"latitude":{"type":"number","description":"纬度 / degrees north(保留两位小数,约 1 公里 / rounded to two decimals, about 1 km)","x-classification":"LOCATION"},"coordinateSystem":{"type":"string","enum":["CGCS2000","WGS84","GCJ02","BD09","UNKNOWN"],"description":"坐标系 / coordinate system","x-classification":"PUBLIC"}},"required":["longitude","latitude","coordinateSystem"]},{"type":"null"}],"x-classification":"LOCATION"},"version":{"type":"integer","description":"版本,大者为新 / a higher one is newer","x-classification":"PUBLIC"}},"required":["unitId","name","regionCode","categories","supervisingBody","status","version"]} },
};

/** What a partner may send; `{partner}` in the topic stands for its code. */
export const INBOUND: Readonly<Record<'partner.referral.answered.v1', { readonly topic: string; readonly schema: object }>> = {
  'partner.referral.answered.v1': { topic: 'fc.in.{partner}.referral-answers.v1', schema: {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:fire-campaign:schema:whole:partner.referral.answered.v1","title":"ReferralAnswered","description":"对接单位反馈抄告。 / A partner answers a referral.","x-type":"fc.partner.referral.answered.v1","x-topic":"fc.in.{partner}.referral-answers.v1","x-key":["referralId"],"x-classification":"INTERNAL","type":"object","properties":{"referralId":{"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$","description":"抄告编号 / id of the referral","x-classification":"PUBLIC"},"regionCode":{"type":"string","pattern":"^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$","description":"行政区划代码 / division code","x-classification":"PUBLIC"},"outcome":{"type":"string","enum":["ACCEPTED","REJECTED","DONE"],"description":"受理、不予受理、办结 / accepted, rejected, done","x-classification":"PUBLIC"},"answeredOn":{"type":"string","format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"反馈日 / day of the answer","x-classification":"PUBLIC"},"documentNumber":{"description":"反馈文号 / number of the answering letter","anyOf":[{"type":"string","maxLength":100},{"type":"null"}],"x-classification":"PUBLIC"},"remarks":{"description":"办理情况 / what was done, or why not","anyOf":[{"type":"string","maxLength":2000},{"type":"null"}],"x-classification":"INTERNAL"}},"required":["referralId","regionCode","outcome","answeredOn"]} },
};
