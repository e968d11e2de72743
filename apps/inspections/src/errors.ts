import { defineErrors } from '@fire-campaign/platform';

/** Every refusal of this service. */
export const errors = defineErrors({
  // recusals
  INSPECTOR_UNKNOWN: {
    kind: 'invalid',
    field: ['inspectorId'],
    zh: '没有该监督员。请核对人员编号。',
    en: 'There is no such inspector. Check the id.',
  },
  RECUSAL_IN_FORCE: {
    kind: 'conflict',
    zh: '该监督员对该单位已有有效的回避声明,无需重复声明。',
    en: 'A recusal of this inspector from this unit is already in force; there is nothing to do.',
  },
  RECUSAL_WITHDRAWN: {
    kind: 'conflict',
    zh: '该回避声明已于 {day} 撤回。如仍须回避,请重新声明。',
    en: 'This recusal was withdrawn on {day}. Declare a new one if it is needed again.',
  },

  // draws
  EMPTY_FRAME: {
    kind: 'invalid',
    field: ['regionCode'],
    zh: '该地区没有符合条件的在营单位可抽取。请放宽类别或未检查日期的限定。',
    en: 'No operating unit of this region meets the conditions. Widen the categories or the day of the last inspection.',
  },
  NOT_ENOUGH_INSPECTORS: {
    kind: 'invalid',
    field: ['perVisit'],
    zh: '名录中有监督员 {pool} 名,但 {units} 家单位中没有一家可派出 {perVisit} 名(须有权检查该单位且无须回避)。请先为监督员授权。',
    en: 'The pool holds {pool} inspectors, but none of the {units} units can get {perVisit} of them (covering it and not recused). Grant more inspectors first.',
  },
  DRAW_TOO_LARGE: {
    kind: 'invalid',
    field: ['regionCode'],
    zh: '抽取规模过大({what}:{count},上限 {max})。请按下级地区分别抽取或减少抽取数量。',
    en: 'The draw is too large ({what}: {count}, at most {max}). Draw by lower regions or draw fewer units.',
  },

  // inspections
  INSPECTOR_OUT_OF_AREA: {
    kind: 'invalid',
    field: ['inspectorIds'],
    zh: '有人员在该单位所在地区没有监督员授权。请改派有权检查该单位的监督员。',
    en: 'Somebody named has no inspector grant where the unit lies. Name inspectors whose grant covers it.',
  },
  INSPECTOR_RECUSED: {
    kind: 'invalid',
    field: ['inspectorIds'],
    zh: '有监督员须对该单位回避。请改派其他监督员。',
    en: 'An inspector named is recused from this unit. Name somebody else.',
  },
  INSPECTION_STATE: {
    kind: 'conflict',
    zh: '检查处于“{stateZh}”,不能“{zh}”。请刷新后按当前状态操作。',
    en: 'The inspection is {state}; {action} is not possible. Reload it and act on its present state.',
  },
  NOT_ITS_INSPECTOR: {
    kind: 'forbidden',
    zh: '您不是本次检查的监督员。请由本次检查的监督员操作。',
    en: 'You are not an inspector of this inspection. One of its inspectors must do this.',
  },
  REVIEWED_BY_INSPECTOR: {
    kind: 'forbidden',
    zh: '审核人不得是本次检查的监督员。请由他人审核。',
    en: 'Who inspected must not review the result. Somebody else must do this.',
  },
  INSPECTED_IN_FUTURE: {
    kind: 'invalid',
    zh: '检查日期不得晚于今日({value})。请改正日期。',
    en: 'The inspection cannot be later than today ({value}). Correct the day.',
  },
  INSPECTED_BEFORE_PLAN: {
    kind: 'invalid',
    zh: '检查日期不得早于计划开始日({value})。请改正日期。',
    en: 'The inspection cannot be before the first planned day ({value}). Correct the day.',
  },
  ITEM_UNKNOWN: {
    kind: 'invalid',
    zh: '检查日有效的检查表中没有检查项“{value}”。请使用检查表中的代码。',
    en: 'No checklist in force that day has the item "{value}". Use a code of a checklist.',
  },
  ITEM_TWICE: { kind: 'invalid', zh: '检查项“{value}”重复。请只保留一条。', en: 'The item "{value}" is answered twice. Keep one answer.' },
  FAIL_WITHOUT_HAZARD: {
    kind: 'invalid',
    zh: '检查项“{value}”不合格,但没有登记隐患。请补充隐患或改正结果。',
    en: 'The item "{value}" failed but has no hazard. Add the hazard or correct the outcome.',
  },
  HAZARD_WITHOUT_FAIL: {
    kind: 'invalid',
    zh: '隐患所属检查项“{value}”未判为不合格。请改正检查结果或删除该隐患。',
    en: 'The item "{value}" of this hazard did not fail. Correct the outcome or remove the hazard.',
  },
  DUE_BEFORE_INSPECTION: {
    kind: 'invalid',
    zh: '整改期限不得早于检查日期({value})。请改正期限。',
    en: 'The last day for rectification cannot be before the inspection ({value}). Correct it.',
  },

  // hazards
  HAZARD_STATE: {
    kind: 'conflict',
    zh: '隐患处于“{stateZh}”,不能“{zh}”。请刷新后按当前状态操作。',
    en: 'The hazard is {state}; {action} is not possible. Reload it and act on its present state.',
  },
  SAME_PERSON: {
    kind: 'forbidden',
    zh: '复查人不得是申报整改的人。请由他人复查。',
    en: 'Who reported the rectification must not re-inspect it. Somebody else must do this.',
  },
  DAY_IN_FUTURE: {
    kind: 'invalid',
    zh: '日期不得晚于今日({today})。请改正日期。',
    en: 'The day cannot be later than today ({today}). Correct it.',
  },
  RECTIFIED_TOO_EARLY: {
    kind: 'invalid',
    field: ['rectifiedOn'],
    zh: '整改完成日不得早于隐患发现、复发或上次复查不合格之日({day})。请改正日期。',
    en: 'Rectification cannot be before the hazard was found, found again or last failed ({day}). Correct the day.',
  },
  REINSPECTED_TOO_EARLY: {
    kind: 'invalid',
    field: ['reinspectedOn'],
    zh: '复查日期不得早于整改完成日({day})。请改正日期。',
    en: 'Re-inspection cannot be before the rectification ({day}). Correct the day.',
  },
  NOT_DUE_YET: {
    kind: 'conflict',
    zh: '整改期限({day})未过且尚未申报整改,不能复查。请待申报整改或期限届满后复查。',
    en: 'The last day ({day}) is not over and no rectification is reported. Re-inspect when one of them has happened.',
  },
  NEW_DUE_TOO_EARLY: {
    kind: 'invalid',
    zh: '新的整改期限不得早于 {day}。请改正期限。',
    en: 'The new last day cannot be before {day}. Correct it.',
  },
  EXTENSION_TOO_LATE: {
    kind: 'conflict',
    zh: '整改期限({day})已过,不能延期。请复查并再限期,或依法处罚。',
    en: 'The last day ({day}) is over; it cannot be extended. Re-inspect and set a new one, or penalize.',
  },
  EXTENSION_TOO_SHORT: {
    kind: 'invalid',
    field: ['newDueOn'],
    zh: '延期后的期限须晚于原期限({day})。请改正期限。',
    en: 'The extended last day must be later than {day}. Correct it.',
  },
  REOPENED_TOO_EARLY: {
    kind: 'invalid',
    field: ['reopenedOn'],
    zh: '复发日期不得早于销案日({day})。请改正日期。',
    en: 'It cannot be found again before it was closed ({day}). Correct the day.',
  },

  // referrals
  PARTNER_UNKNOWN: {
    kind: 'invalid',
    field: ['partnerCode'],
    zh: '没有代码为“{code}”且负责地区 {region} 的对接单位。请用 partners 查询正确的代码,或由系统管理员登记(addPartner)。',
    en: 'No partner "{code}" answers for region {region}. Look the code up with the query partners, or ask a system administrator to add it.',
  },
  PARTNER_SUSPENDED: {
    kind: 'invalid',
    field: ['partnerCode'],
    zh: '对接单位“{name}”已暂停对接。请改用公函,或由系统管理员恢复(resumePartner)。',
    en: 'The partner "{name}" is suspended. Write to it by letter, or ask a system administrator to resume it.',
  },
  HAZARD_CLOSED: {
    kind: 'conflict',
    zh: '该隐患已于 {day} 销案,无需抄告。如已复发,请先重新立案。',
    en: 'This hazard was closed on {day}; there is nothing to refer. If it is back, reopen it first.',
  },
  ANSWER_DUE_TOO_EARLY: {
    kind: 'invalid',
    field: ['answerDueOn'],
    zh: '反馈期限不得早于今日({today})。请改正期限。',
    en: 'The last day for the answer cannot be before today ({today}). Correct it.',
  },
  REFERRAL_STATE: {
    kind: 'conflict',
    zh: '抄告处于“{stateZh}”,不能“{zh}”。请刷新后按当前状态操作。',
    en: 'The referral is {state}; {action} is not possible. Reload it and act on its present state.',
  },
  ANSWERED_TOO_EARLY: {
    kind: 'invalid',
    field: ['answeredOn'],
    zh: '反馈日期不得早于抄告日({day})。请改正日期。',
    en: 'The answer cannot be from before the referral ({day}). Correct the day.',
  },

  // what partners send
  SENDER_UNKNOWN: {
    kind: 'not-found',
    zh: '没有代码为“{partner}”的对接单位。请登记后重新投递。',
    en: 'There is no partner "{partner}". Add it, then re-drive the event.',
  },
  SENDER_MISMATCH: {
    kind: 'forbidden',
    zh: '事件来源“{source}”与主题 {topic} 不属于同一对接单位。对接单位只能以自己的名义在自己的主题发送。',
    en: 'The source "{source}" and the topic "{topic}" are not of one partner. A partner speaks for itself, on its own topic.',
  },
  SENDER_SUSPENDED: {
    kind: 'forbidden',
    zh: '对接单位“{partner}”已暂停对接,其消息不予受理。恢复对接后可重新投递。',
    en: 'The partner "{partner}" is suspended. Re-drive the event when it has been resumed.',
  },
  MESSAGE_NOT_GRANTED: {
    kind: 'forbidden',
    zh: '对接单位“{partner}”未获准发送消息“{message}”。',
    en: 'The partner "{partner}" may not send the message "{message}".',
  },
  SIGNATURE_MISSING: {
    kind: 'forbidden',
    zh: '事件没有签名(signature、keyid)。请对接单位签名后重新发送。',
    en: 'The event bears no signature (signature, keyid). The partner must sign it and send it anew.',
  },
  KEY_NOT_VALID: {
    kind: 'forbidden',
    zh: '签名密钥“{keyid}”未登记,或在 {time} 无效。请核对密钥名称和有效期。',
    en: 'The key "{keyid}" is not registered, or was not valid at {time}. Check its name and its days.',
  },
  SIGNATURE_WRONG: {
    kind: 'forbidden',
    zh: '签名与内容不符(密钥“{keyid}”)。内容可能被篡改或伪造,请与对接单位核实。',
    en: 'The signature does not fit the content (key "{keyid}"). It may be altered or forged; ask the partner.',
  },
  SENT_TOO_LONG_AGO: {
    kind: 'invalid',
    zh: '事件时间 {time} 早于 {days} 天前,不予受理。请对接单位重新发送,或人工录入。',
    en: 'The event is of {time}, more than {days} days ago. The partner must send it anew, or an officer enters it.',
  },
  SENT_IN_FUTURE: {
    kind: 'invalid',
    zh: '事件时间 {time} 晚于当前时间。请对接单位校准时钟后重新发送。',
    en: 'The event is of {time}, which lies ahead. The partner must set its clock and send it anew.',
  },
  OUT_OF_REGION: {
    kind: 'forbidden',
    zh: '地区 {region} 不在对接单位“{partner}”负责的地区内。',
    en: 'Region {region} lies outside the area of the partner "{partner}".',
  },
  REGION_DIFFERS: {
    kind: 'invalid',
    zh: '地区不一致:{attribute} 与 {data}。应为抄告时的地区。',
    en: 'The regions differ: {attribute} and {data}. Both must be the region that the referral was issued in.',
  },
  REFERRAL_UNKNOWN: {
    kind: 'invalid',
    zh: '没有发给“{partner}”的抄告 {id}。请核对编号。',
    en: 'No referral {id} is addressed to "{partner}". Check the id.',
  },
});
