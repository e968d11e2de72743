/** All events of one service, whole, in order per key. Services only. */
export const internalTopic = (service: string) => `fc.int.${service}.v1`;
/** What partners may know of one kind of thing: a redacted projection, in order per key. */
export const publicTopic = (entity: PublicEntity) => `fc.pub.${entity}.v1`;
/** Events which the consumer group could not digest; a copy, the group's `dead_letter` table decides. */
export const deadLetterTopic = (group: string) => `fc.dlq.${group}`;
/** Written by one partner. */
export const inboundTopic = (partner: string, message: string) => `fc.in.${partner}.${message}.v1`;

/** The service an event type belongs to: `inspections.hazard.closed` → `inspections`. */
export const serviceOf = (type: string) => type.slice(0, type.indexOf('.'));

/**
 * What partners can subscribe to, as `<domain>.<entity>`. A `state` topic is compacted: each record is the whole present state
 * of its key, so that a reader who starts from zero ends with the present. The others keep their events for 90 days.
 */
export const PUBLIC_ENTITIES = {
  'campaigns.campaign': { state: true, zh: '已发布的专项行动', en: 'Published campaigns' },
  'campaigns.milestone': { state: false, zh: '专项行动的发布与验收', en: 'Publication and acceptance of campaigns' },
  'campaigns.dispatch': { state: false, zh: '日调度截止情况', en: 'Daily dispatch as closed' },
  'campaigns.phase': { state: true, zh: '专项行动各阶段的状态', en: 'States of the phases of campaigns' },
  'directory.division': { state: true, zh: '处室', en: 'Divisions of organisations' },
  'directory.organization': { state: true, zh: '消防救援机构(总队至网格)', en: 'Organisations, from corps to grid' },
  'directory.region': { state: true, zh: '行政区划', en: 'Administrative divisions' },
  'insights.indicator': { state: false, zh: '专项行动指标', en: 'Figures of campaigns' },
  'inspections.draw': { state: false, zh: '双随机抽取', en: 'Double-random draws' },
  'inspections.hazard': { state: false, zh: '隐患自立案至销案', en: 'Hazards, from filing to closure' },
  'inspections.inspection': { state: false, zh: '监督检查', en: 'Inspections carried out' },
  'inspections.referral': { state: false, zh: '抄告及其反馈', en: 'Referrals to partner agencies, and their answers' },
  'units.unit': { state: true, zh: '单位', en: 'Supervised units' },
} as const satisfies Record<string, { readonly state: boolean; readonly zh: string; readonly en: string }>;
export type PublicEntity = keyof typeof PUBLIC_ENTITIES;
