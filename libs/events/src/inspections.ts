import { z } from 'zod';
import { defineEvent, localDate, regionCode } from './contract.js';

const hazardId = z.uuid().describe('隐患编号 / id of the hazard');
const unitId = z.uuid().describe('单位编号 / id of the unit');
const inspectionId = z.uuid().describe('检查编号 / id of the inspection');
const campaignId = z.uuid().nullable().describe('所属专项行动;没有则为 null / the campaign it belongs to; null for none');
const dueOn = localDate.describe('最后整改期限,当日仍可整改 / last permitted day');
const hazard = { topic: 'inspections.hazard', key: ['hazardId'] } as const;

/** A double-random draw (双随机) was made; `transcriptHash` lets anyone check it. */
export const DrawCompleted = defineEvent({
  type: 'inspections.draw.completed',
  version: 1,
  description: { zh: '双随机抽取完成。', en: 'A double-random draw was made.' },
  key: 'drawId',
  data: z.object({
    drawId: z.uuid().describe('抽取编号 / id of the draw'),
    campaignId,
    regionCode,
    visits: z.number().int().describe('抽出的检查数 / visits drawn'),
    transcriptHash: z.string().describe('抽取记录的 SHA-256,供核验 / SHA-256 of the transcript, by which anyone can check it'),
  }),
  labels: { drawId: 'PUBLIC', campaignId: 'PUBLIC', regionCode: 'PUBLIC', visits: 'PUBLIC', transcriptHash: 'PUBLIC' },
  public: { topic: 'inspections.draw', key: ['drawId'] },
});

/** An inspection was carried out and signed. */
export const InspectionCompleted = defineEvent({
  type: 'inspections.inspection.completed',
  version: 1,
  description: { zh: '检查完成并签字。', en: 'An inspection was carried out and signed.' },
  key: 'unitId',
  data: z.object({
    inspectionId,
    unitId,
    regionCode,
    campaignId,
    inspectedOn: localDate.describe('检查日 / day of the inspection'),
    result: z.enum(['PASSED', 'HAZARDS_FOUND']).describe('合格、发现隐患 / passed, hazards found'),
    hazards: z.number().int().describe('发现隐患数 / hazards found'),
  }),
  labels: {
    inspectionId: 'PUBLIC',
    unitId: 'PUBLIC',
    regionCode: 'PUBLIC',
    campaignId: 'PUBLIC',
    inspectedOn: 'PUBLIC',
    result: 'PUBLIC',
    hazards: 'PUBLIC',
  },
  public: { topic: 'inspections.inspection', key: ['inspectionId'] },
});

/** A hazard was found and filed (立案). `dueOn` is the last permitted day. */
export const HazardFiled = defineEvent({
  type: 'inspections.hazard.filed',
  version: 1,
  description: { zh: '发现隐患并立案。', en: 'A hazard was found and filed.' },
  key: 'hazardId',
  data: z.object({
    hazardId,
    unitId,
    inspectionId,
    regionCode,
    level: z.enum(['GENERAL', 'MAJOR']).describe('一般、重大 / general, major'),
    foundOn: localDate.describe('发现日 / day it was found'),
    dueOn,
  }),
  labels: {
    hazardId: 'PUBLIC',
    unitId: 'PUBLIC',
    inspectionId: 'PUBLIC',
    regionCode: 'PUBLIC',
    level: 'PUBLIC',
    foundOn: 'PUBLIC',
    dueOn: 'PUBLIC',
  },
  public: hazard,
});

/** The unit reported a hazard corrected; re-inspection is due. */
export const HazardRectified = defineEvent({
  type: 'inspections.hazard.rectified',
  version: 1,
  description: { zh: '单位报告隐患已整改,待复查。', en: 'The unit reported a hazard corrected; re-inspection is due.' },
  key: 'hazardId',
  data: z.object({ hazardId, unitId, regionCode, rectifiedOn: localDate.describe('整改完成日 / day it was reported corrected') }),
  labels: { hazardId: 'PUBLIC', unitId: 'PUBLIC', regionCode: 'PUBLIC', rectifiedOn: 'PUBLIC' },
  public: hazard,
});

/** Re-inspection failed: the hazard is open again with a new last permitted day. */
export const RectificationRejected = defineEvent({
  type: 'inspections.hazard.rejected',
  version: 1,
  description: {
    zh: '复查不合格,隐患恢复待整改并重定期限。',
    en: 'Re-inspection failed: the hazard is open again with a new last permitted day.',
  },
  key: 'hazardId',
  data: z.object({ hazardId, unitId, regionCode, reinspectedOn: localDate.describe('复查日 / day of the re-inspection'), dueOn }),
  labels: { hazardId: 'PUBLIC', unitId: 'PUBLIC', regionCode: 'PUBLIC', reinspectedOn: 'PUBLIC', dueOn: 'PUBLIC' },
  public: hazard,
});

/** The last permitted day of an open hazard was put off (延期), before it had passed. */
export const HazardExtended = defineEvent({
  type: 'inspections.hazard.extended',
  version: 1,
  description: { zh: '整改期限届满前延期。', en: 'The last permitted day of an open hazard was put off before it had passed.' },
  key: 'hazardId',
  data: z.object({ hazardId, unitId, regionCode, extendedOn: localDate.describe('延期日 / day of the extension'), dueOn }),
  labels: { hazardId: 'PUBLIC', unitId: 'PUBLIC', regionCode: 'PUBLIC', extendedOn: 'PUBLIC', dueOn: 'PUBLIC' },
  public: hazard,
});

/** A hazard passed re-inspection (复查合格) and was closed (销案). Sent once per closure; a reopened hazard can send it again. */
export const HazardClosed = defineEvent({
  type: 'inspections.hazard.closed',
  version: 1,
  description: {
    zh: '复查合格,隐患销案;复发后可再次销案。',
    en: 'A hazard passed re-inspection and was closed; one that is reopened can be closed again.',
  },
  key: 'hazardId',
  data: z.object({ hazardId, unitId, regionCode, dueOn, closedOn: localDate.describe('销案日 / day of closure') }),
  labels: { hazardId: 'PUBLIC', unitId: 'PUBLIC', regionCode: 'PUBLIC', dueOn: 'PUBLIC', closedOn: 'PUBLIC' },
  public: hazard,
});

/** A follow-up check (回头看) found a closed hazard again. */
export const HazardReopened = defineEvent({
  type: 'inspections.hazard.reopened',
  version: 1,
  description: { zh: '回头看发现已销案隐患复发。', en: 'A follow-up check found a closed hazard again.' },
  key: 'hazardId',
  data: z.object({ hazardId, unitId, regionCode, reopenedOn: localDate.describe('复发日 / day it was found again'), dueOn }),
  labels: { hazardId: 'PUBLIC', unitId: 'PUBLIC', regionCode: 'PUBLIC', reopenedOn: 'PUBLIC', dueOn: 'PUBLIC' },
  public: hazard,
});

const referralId = z.uuid().describe('抄告编号 / id of the referral');
const partnerCode = z.string().describe('受抄告单位的代码 / code of the agency it is addressed to');
const referredUnit = z.uuid().describe('所涉单位 / the unit it is about');
const referredHazard = z.uuid().nullable().describe('所涉隐患;抄告单位情况时为 null / the hazard; null when the unit itself was referred');

/** A hazard, or a unit, was referred to a partner agency (抄告), which is to answer by `answerDueOn`. */
export const ReferralIssued = defineEvent({
  type: 'inspections.referral.issued',
  version: 1,
  description: {
    zh: '隐患或单位情况抄告行业部门,请其在期限内反馈;正文另由公函送达。',
    en: 'A hazard or a unit was referred to an agency, which is to answer in time; the letter itself comes by official mail.',
  },
  key: 'referralId',
  data: z.object({
    referralId,
    partnerCode,
    unitId: referredUnit,
    hazardId: referredHazard,
    regionCode,
    legalBasis: z.string().describe('抄告依据 / legal basis'),
    content: z.string().describe('抄告内容 / what is asked of the agency'),
    documentNumber: z.string().nullable().describe('文号 / number of the letter'),
    issuedOn: localDate.describe('抄告日 / day of issue'),
    answerDueOn: localDate.describe('最后反馈日(当日仍可反馈) / last day for the answer'),
  }),
  labels: {
    referralId: 'PUBLIC',
    partnerCode: 'PUBLIC',
    unitId: 'PUBLIC',
    hazardId: 'PUBLIC',
    regionCode: 'PUBLIC',
    legalBasis: 'PUBLIC',
    content: 'INTERNAL',
    documentNumber: 'PUBLIC',
    issuedOn: 'PUBLIC',
    answerDueOn: 'PUBLIC',
  },
  public: { topic: 'inspections.referral', key: ['referralId'] },
});

/** The agency's answer to a referral (抄告反馈) was recorded, sent by the agency or entered by an officer. */
export const ReferralAnswerRecorded = defineEvent({
  type: 'inspections.referral.answered',
  version: 1,
  description: {
    zh: '抄告反馈已登记(由受抄告单位发送或由监督员录入)。',
    en: 'An answer to a referral was recorded, sent by the agency or entered by an officer.',
  },
  key: 'referralId',
  data: z.object({
    referralId,
    partnerCode,
    unitId: referredUnit,
    hazardId: referredHazard,
    regionCode,
    outcome: z.enum(['ACCEPTED', 'REJECTED', 'DONE']).describe('受理、不予受理、办结 / accepted, rejected, done'),
    answeredOn: localDate.describe('反馈日 / day of the answer'),
    documentNumber: z.string().nullable().describe('反馈文号 / number of the answering letter'),
  }),
  labels: {
    referralId: 'PUBLIC',
    partnerCode: 'PUBLIC',
    unitId: 'PUBLIC',
    hazardId: 'PUBLIC',
    regionCode: 'PUBLIC',
    outcome: 'PUBLIC',
    answeredOn: 'PUBLIC',
    documentNumber: 'PUBLIC',
  },
  public: { topic: 'inspections.referral', key: ['referralId'] },
});

/** A referral was withdrawn before it was done; no answer is awaited any more. */
export const ReferralWithdrawn = defineEvent({
  type: 'inspections.referral.withdrawn',
  version: 1,
  description: { zh: '抄告已撤回,无需再反馈。', en: 'A referral was withdrawn; no answer is awaited any more.' },
  key: 'referralId',
  data: z.object({
    referralId,
    partnerCode,
    unitId: referredUnit,
    regionCode,
    withdrawnOn: localDate.describe('撤回日 / day of withdrawal'),
  }),
  labels: { referralId: 'PUBLIC', partnerCode: 'PUBLIC', unitId: 'PUBLIC', regionCode: 'PUBLIC', withdrawnOn: 'PUBLIC' },
  public: { topic: 'inspections.referral', key: ['referralId'] },
});
