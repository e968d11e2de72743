import { defineErrors } from '@fire-campaign/platform';

/** Every refusal of the campaigns service. */
export const errors = defineErrors({
  CAMPAIGN_STATUS: {
    kind: 'conflict',
    zh: '专项行动处于“{status}”状态,不能{action}。请刷新后查看可办理的事项。',
    en: 'The campaign is in state {statusEn}; "{actionEn}" is not possible now. Reload to see what is.',
  },
  CAMPAIGN_NOT_RUNNING: {
    kind: 'conflict',
    zh: '专项行动处于“{status}”状态,须在“执行中”方可办理。已暂停的请先恢复。',
    en: 'The campaign is in state {statusEn} and must be running for this. Resume it first if it is suspended.',
  },
  SAME_SUBMITTER: {
    kind: 'conflict',
    zh: '提交人不能审批自己提交的方案。请由另一名审批负责人办理。',
    en: 'Who submitted a plan may not approve it. Ask another approver.',
  },
  PERSON_UNKNOWN: {
    kind: 'invalid',
    field: ['firstResponsiblePersonId'],
    zh: '第一责任人不存在或已停用。请从人员库中重新选择。',
    en: 'The first responsible person is unknown or inactive. Choose a person from the directory.',
  },
  PHASE_ACTION: {
    kind: 'conflict',
    zh: '“{phase}”阶段处于“{status}”状态,不能{action}。请刷新后查看当前阶段。',
    en: 'Phase {phaseEn} is in state {statusEn}; {actionEn} is not possible now. Reload to see the current phase.',
  },
  NO_PREVIOUS_PHASE: {
    kind: 'conflict',
    zh: '“动员部署”是第一阶段,无上一阶段可退回。如须停止,请暂停或终止专项行动。',
    en: 'Mobilisation is the first phase; there is none to go back to. Suspend or terminate the campaign instead.',
  },
  REASON_MISSING: {
    kind: 'invalid',
    field: ['reason'],
    zh: '退回须写明理由(不少于 5 个字)。',
    en: 'A return needs a reason of at least 5 characters.',
  },
  PROPOSAL_MISSING: {
    kind: 'conflict',
    zh: '支队级以上的阶段转换须先由一人提请、另一人批准,目前没有有效的提请。请先由专项办提请转段。',
    en: 'From detachment level up a phase change needs a proposal by one person and the approval of another; none is open. Propose it first.',
  },
  SAME_PERSON: {
    kind: 'conflict',
    zh: '提请人不能批准或豁免自己的提请。请由另一名审批负责人办理。',
    en: 'Who proposed the phase change may not approve it or waive for it. Ask another approver.',
  },
  CRITERION_UNKNOWN: {
    kind: 'invalid',
    field: ['criterionKey'],
    zh: '“{phase}”阶段的门槛中没有条件“{key}”。请刷新门槛报告后重新选择。',
    en: 'Phase {phaseEn} has no gate criterion "{key}". Reload the gate report and choose again.',
  },
  NOT_A_SIGN_OFF: {
    kind: 'invalid',
    field: ['criterionKey'],
    zh: '条件“{key}”不是签署类条件,由数据自动判定,无需签署。',
    en: 'Criterion "{key}" is judged from data and needs no signature.',
  },
  NOT_A_SIGNATORY: {
    kind: 'invalid',
    field: ['regionCode'],
    zh: '地区 {regionCode} 不在条件“{key}”的签署名单中。请核对签署单位。',
    en: 'Region {regionCode} is not among the signatories of criterion "{key}". Check the signing body.',
  },
  ALREADY_SIGNED: {
    kind: 'conflict',
    zh: '该单位已签署此条件,无需重复签署。',
    en: 'This body has already signed; nothing more is needed.',
  },
  WAIVER_EXPIRY: {
    kind: 'invalid',
    field: ['expiresOn'],
    zh: '豁免截止日须在今日({today})至行动结束日({endsOn})之间。',
    en: 'A waiver must end between today ({today}) and the last day of the campaign ({endsOn}).',
  },
  WAIVER_ENDED: {
    kind: 'conflict',
    zh: '该豁免已撤销。请刷新门槛报告。',
    en: 'The waiver was already revoked. Reload the gate report.',
  },
  PHASE_CLOSED: {
    kind: 'conflict',
    zh: '“{phase}”阶段已结束,不能再下发任务或调整门槛。请选择当前或后续阶段。',
    en: 'Phase {phaseEn} is over; no task or waiver can be added. Choose the current or a later phase.',
  },
  TASK_REGION: {
    kind: 'invalid',
    field: ['regionCode'],
    zh: '地区 {regionCode} 不在专项行动的地区 {owner} 内。请选择行动范围内的地区。',
    en: 'Region {regionCode} lies outside the campaign’s region {owner}. Choose one inside.',
  },
  NO_REGIONS: {
    kind: 'invalid',
    field: ['expandTo'],
    zh: '地区 {regionCode} 下没有该级行政区划。请先在组织机构中导入区划,或直接指定地区。',
    en: 'No division of that level is known below region {regionCode}. Load the division codes first, or name a region.',
  },
  TASK_DUE: {
    kind: 'invalid',
    field: ['dueOn'],
    zh: '完成时限须在行动期间({startsOn} 至 {endsOn})内。',
    en: 'The due day must lie within the campaign ({startsOn} to {endsOn}).',
  },
  DIVISION_UNKNOWN: {
    kind: 'invalid',
    field: ['leadDivisionId'],
    zh: '责任处室 {id} 不存在,或不在您的管辖范围内。请从处室名录中重新选择。',
    en: 'Division {id} is unknown or lies outside your area. Choose one from the list of divisions.',
  },
  LEAD_MISSING: {
    kind: 'invalid',
    field: ['leadDivisionId'],
    zh: '有配合处室的任务须指定一个牵头处室,且牵头处室不得同时列为配合处室。',
    en: 'A task with supporting divisions needs exactly one lead division, which is not also listed as supporting.',
  },
  TASK_STATUS: {
    kind: 'conflict',
    zh: '任务处于“{status}”状态,不能{action}。请刷新任务后重试。',
    en: 'The task is in state {statusEn}; {actionEn} is not possible now. Reload the task.',
  },
  SAME_WORKER: {
    kind: 'conflict',
    zh: '提交人或申请人不能审核自己的事项。请由专项办另一名人员办理。',
    en: 'Who submitted or asked may not decide on it. Ask a colleague of the campaign office.',
  },
  EXTENSION_DUE: {
    kind: 'invalid',
    field: ['dueOn'],
    zh: '延期后的时限须晚于现时限({dueOn})且不晚于行动结束日({endsOn})。',
    en: 'The new due day must be later than {dueOn} and not after the campaign ends on {endsOn}.',
  },
});
