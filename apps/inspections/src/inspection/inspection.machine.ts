import { defineMachine, type ActionOf, type StateOf } from '@fire-campaign/domain';

/**
 * The states of an inspection (检查). SIGN and COMPLETE are performed by recording its results, which takes the steps before
 * them along; the others by `advanceInspection`.
 */
export const inspectionMachine = defineMachine({
  name: { zh: '检查', en: 'Inspection' },
  initial: 'PLANNED',
  states: {
    PLANNED: { zh: '计划' },
    DISPATCHED: { zh: '派发' },
    ACCEPTED: { zh: '接收' },
    EN_ROUTE: { zh: '在途' },
    IN_PROGRESS: { zh: '检查中' },
    SIGNED: { zh: '记录签字' },
    COMPLETED: { zh: '结束' },
    REVIEWED: { zh: '结果审核' },
    PUBLISHED: { zh: '公示' },
    CANCELLED: { zh: '取消' },
    UNREACHABLE: { zh: '无法联系' },
    REFUSED: { zh: '拒绝检查' },
  },
  transitions: [
    { from: 'PLANNED', action: 'DISPATCH', to: 'DISPATCHED', who: 'inspections:draw', zh: '派发' },
    { from: 'DISPATCHED', action: 'ACCEPT', to: 'ACCEPTED', who: 'inspections:record', guard: '本次检查的监督员', zh: '接收' },
    { from: 'ACCEPTED', action: 'DEPART', to: 'EN_ROUTE', who: 'inspections:record', guard: '本次检查的监督员', zh: '出发' },
    { from: 'EN_ROUTE', action: 'START', to: 'IN_PROGRESS', who: 'inspections:record', guard: '本次检查的监督员', zh: '开始检查' },
    {
      from: 'IN_PROGRESS',
      action: 'SIGN',
      to: 'SIGNED',
      who: 'inspections:record',
      guard: '本次检查的监督员;记录完整,每个不合格项均有隐患',
      zh: '签字',
    },
    { from: 'SIGNED', action: 'COMPLETE', to: 'COMPLETED', who: 'inspections:record', guard: '本次检查的监督员', zh: '结束检查' },
    { from: 'COMPLETED', action: 'REVIEW', to: 'REVIEWED', who: 'inspections:draw', guard: '审核人不是本次检查的监督员', zh: '审核结果' },
    { from: 'REVIEWED', action: 'PUBLISH', to: 'PUBLISHED', who: 'inspections:draw', zh: '公示' },
    {
      from: ['PLANNED', 'DISPATCHED', 'ACCEPTED', 'EN_ROUTE'],
      action: 'CANCEL',
      to: 'CANCELLED',
      who: 'inspections:draw',
      guard: '写明原因',
      zh: '取消',
    },
    {
      from: ['ACCEPTED', 'EN_ROUTE', 'IN_PROGRESS'],
      action: 'REPORT_UNREACHABLE',
      to: 'UNREACHABLE',
      who: 'inspections:record',
      guard: '本次检查的监督员;写明原因',
      zh: '报告无法联系',
    },
    {
      from: ['EN_ROUTE', 'IN_PROGRESS'],
      action: 'REPORT_REFUSED',
      to: 'REFUSED',
      who: 'inspections:record',
      guard: '本次检查的监督员;写明原因',
      zh: '报告拒绝检查',
    },
    { from: ['UNREACHABLE', 'REFUSED'], action: 'REDISPATCH', to: 'DISPATCHED', who: 'inspections:draw', zh: '重新派发' },
  ],
});
export type InspectionState = StateOf<typeof inspectionMachine>;
export type InspectionAction = ActionOf<typeof inspectionMachine>;

/** Steps that recording the results takes along, in order; those already behind the inspection are left out. */
export const RECORDING_STEPS = ['DISPATCH', 'ACCEPT', 'DEPART', 'START', 'SIGN', 'COMPLETE'] as const satisfies readonly InspectionAction[];
/** States from which results may be recorded. */
export const RECORDABLE_STATES: readonly InspectionState[] = ['PLANNED', 'DISPATCHED', 'ACCEPTED', 'EN_ROUTE', 'IN_PROGRESS'];
/** Steps that say why. */
export const REASONED_ACTIONS: readonly InspectionAction[] = ['CANCEL', 'REPORT_UNREACHABLE', 'REPORT_REFUSED'];
