import { defineMachine, type ActionOf, type StateOf } from '@fire-campaign/domain';

/**
 * The states of a hazard (隐患), the whole way the rules know. Recording an inspection takes a hazard from FOUND to
 * RECTIFYING; the use cases of this service then report, re-inspect, extend and reopen. Penalties, enforcement and transfer
 * are decided in case files and stand here for the record of what may follow.
 */
export const hazardMachine = defineMachine({
  name: { zh: '隐患', en: 'Hazard' },
  initial: 'FOUND',
  states: {
    FOUND: { zh: '发现' },
    FILED: { zh: '登记' },
    CONFIRMED: { zh: '认定为一般隐患' },
    MAJOR_CANDIDATE: { zh: '重大火灾隐患候选' },
    ORDERED: { zh: '下达文书' },
    RECTIFYING: { zh: '整改中' },
    AWAITING_REINSPECTION: { zh: '申请复查' },
    CLOSED: { zh: '销案' },
    REOPENED: { zh: '复发' },
    CANNOT_FIX: { zh: '无法整改上报' },
    PENALTY: { zh: '处罚、查封或停业' },
    ENFORCEMENT: { zh: '强制或代履行' },
    TRANSFERRED: { zh: '移送' },
  },
  transitions: [
    { from: 'FOUND', action: 'FILE', to: 'FILED', who: 'inspections:record', zh: '登记' },
    { from: 'FILED', action: 'CONFIRM', to: 'CONFIRMED', who: 'inspections:record', guard: '一般隐患', zh: '认定' },
    { from: 'FILED', action: 'NOMINATE', to: 'MAJOR_CANDIDATE', who: 'inspections:record', guard: '疑似重大火灾隐患', zh: '列为重大候选' },
    {
      from: 'MAJOR_CANDIDATE',
      action: 'DOWNGRADE',
      to: 'CONFIRMED',
      who: 'inspections:draw',
      guard: '集体讨论不予认定',
      zh: '不认定为重大',
    },
    {
      from: ['CONFIRMED', 'MAJOR_CANDIDATE'],
      action: 'ORDER',
      to: 'ORDERED',
      who: 'inspections:record',
      guard: '整改期限不早于检查日',
      zh: '责令改正',
    },
    { from: 'ORDERED', action: 'SERVE', to: 'RECTIFYING', who: 'inspections:record', zh: '送达' },
    {
      from: ['RECTIFYING', 'REOPENED', 'PENALTY', 'ENFORCEMENT'],
      action: 'REPORT_RECTIFIED',
      to: 'AWAITING_REINSPECTION',
      who: 'hazards:rectify',
      guard: '至少一份整改证据',
      zh: '申报整改完成',
    },
    {
      from: 'AWAITING_REINSPECTION',
      action: 'PASS',
      to: 'CLOSED',
      who: 'hazards:reinspect',
      guard: '复查人不是申报整改的人',
      zh: '复查合格销案',
    },
    {
      from: 'AWAITING_REINSPECTION',
      action: 'FAIL',
      to: 'RECTIFYING',
      who: 'hazards:reinspect',
      guard: '复查人不是申报整改的人;写明新的期限',
      zh: '复查不合格,再限期',
    },
    {
      from: ['RECTIFYING', 'REOPENED'],
      action: 'FAIL',
      to: 'RECTIFYING',
      who: 'hazards:reinspect',
      guard: '期限已过仍未申报;写明新的期限',
      zh: '到期复查不合格,再限期',
    },
    { from: 'RECTIFYING', action: 'EXTEND', to: 'RECTIFYING', who: 'hazards:reinspect', guard: '期限未过;写明理由', zh: '延期' },
    { from: 'REOPENED', action: 'EXTEND', to: 'REOPENED', who: 'hazards:reinspect', guard: '期限未过;写明理由', zh: '延期' },
    { from: 'CLOSED', action: 'REOPEN', to: 'REOPENED', who: 'hazards:reinspect', guard: '回头看发现复发', zh: '重新立案' },
    { from: ['RECTIFYING', 'REOPENED'], action: 'REPORT_CANNOT_FIX', to: 'CANNOT_FIX', who: 'hazards:rectify', zh: '无法整改上报' },
    { from: 'CANNOT_FIX', action: 'LIMIT_AGAIN', to: 'RECTIFYING', who: 'hazards:reinspect', guard: '写明新的期限', zh: '另定期限' },
    {
      from: ['RECTIFYING', 'REOPENED', 'CANNOT_FIX'],
      action: 'PENALIZE',
      to: 'PENALTY',
      who: 'inspections:draw',
      guard: '逾期不改',
      zh: '处罚、查封或责令停业',
    },
    { from: 'PENALTY', action: 'ENFORCE', to: 'ENFORCEMENT', who: 'inspections:draw', guard: '催告后仍不履行', zh: '强制执行或代履行' },
    { from: ['PENALTY', 'ENFORCEMENT'], action: 'TRANSFER', to: 'TRANSFERRED', who: 'inspections:draw', guard: '涉嫌犯罪', zh: '移送' },
  ],
});
export type HazardState = StateOf<typeof hazardMachine>;
export type HazardAction = ActionOf<typeof hazardMachine>;

/** What recording an inspection does to a new hazard of each level, in order. */
export const FILING_STEPS = {
  GENERAL: ['FILE', 'CONFIRM', 'ORDER', 'SERVE'],
  MAJOR: ['FILE', 'NOMINATE', 'ORDER', 'SERVE'],
} as const satisfies Record<string, readonly HazardAction[]>;
