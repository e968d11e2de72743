import {
  comparableName,
  defineMachine,
  parseDocumentNumber,
  regionLevel,
  type ActionOf,
  type RegionCode,
  type StateOf,
} from '@fire-campaign/domain';

/** 通知, 方案, 通报, 通告, 报告, 会议纪要, 其他 */
export const DOCUMENT_KINDS = ['NOTICE', 'PLAN', 'CIRCULAR', 'ANNOUNCEMENT', 'REPORT', 'MINUTES', 'OTHER'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Who speaks (层级): the ministry, the bureau, a corps, detachment or brigade of the service; or party and government of an area. */
export const ISSUING_LEVELS = ['MINISTRY', 'BUREAU', 'CORPS', 'DETACHMENT', 'BRIGADE', 'PROVINCE', 'CITY', 'COUNTY'] as const;
export type IssuingLevel = (typeof ISSUING_LEVELS)[number];
export const LEVEL_LABELS: Readonly<Record<IssuingLevel, string>> = {
  MINISTRY: '部级',
  BUREAU: '国家局',
  CORPS: '总队',
  DETACHMENT: '支队',
  BRIGADE: '大队',
  PROVINCE: '省级',
  CITY: '市级',
  COUNTY: '县级',
};

/**
 * Whether a level is that of local party and government, seen from a region: its own level of government or one below. Everything else is
 * the line of the fire and rescue service with the governments above.
 * @source 2月份行政办公会议办公室工作情况通报:分“市级层面”和“国家局及总队层面”,省直部门文件列入后者
 */
export function isLocal(level: IssuingLevel, regionCode: RegionCode): boolean {
  const governments: readonly IssuingLevel[] = ['PROVINCE', 'CITY', 'COUNTY'];
  const own = { NATION: 0, PROVINCE: 0, CITY: 1, COUNTY: 2, TOWN: 2, VILLAGE: 2 }[regionLevel(regionCode)];
  return governments.indexOf(level) >= own;
}

const KIND_ENDINGS: readonly (readonly [RegExp, DocumentKind])[] = [
  [/通知$/u, 'NOTICE'],
  [/方案$/u, 'PLAN'],
  [/通报$/u, 'CIRCULAR'],
  [/[通公]告$/u, 'ANNOUNCEMENT'],
  [/报告$/u, 'REPORT'],
  [/纪要$/u, 'MINUTES'],
];

/** The kind of document that a title names with its last word: 关于…的通知, …工作方案. */
export const kindOfTitle = (title: string): DocumentKind => KIND_ENDINGS.find(([ending]) => ending.test(title.trim()))?.[1] ?? 'OTHER';

const LEVEL_WORDS: readonly (readonly [RegExp, IssuingLevel])[] = [
  [/^国务院|^[^省市州县区旗委]{2,12}部$/u, 'MINISTRY'],
  [/^国家.*局|部消防.*局/u, 'BUREAU'],
  [/总队/u, 'CORPS'],
  [/支队/u, 'DETACHMENT'],
  [/大队/u, 'BRIGADE'],
  [/自治区|省(?!.*[市县区])/u, 'PROVINCE'],
  [/[县区旗](?!域)/u, 'COUNTY'],
  [/[市州](?!场)/u, 'CITY'],
];
const OWN_LEVEL = { NATION: 'MINISTRY', PROVINCE: 'PROVINCE', CITY: 'CITY', COUNTY: 'COUNTY', TOWN: 'COUNTY', VILLAGE: 'COUNTY' } as const;

/**
 * The level that speaks through an issuer's name: 国家消防救援局 the bureau, 云泽省消防救援总队 the corps, 岚州市教育局 the city. A name that
 * tells no area is of the region's own level.
 */
export const levelOfIssuer = (issuer: string, regionCode: RegionCode): IssuingLevel =>
  LEVEL_WORDS.find(([words]) => words.test(issuer))?.[1] ?? OWN_LEVEL[regionLevel(regionCode)];

/** The way of a document through an office (收文办理). */
export const documentMachine = defineMachine({
  name: { zh: '文件办理', en: 'Document' },
  initial: 'REGISTERED',
  states: {
    REGISTERED: { zh: '登记', en: 'registered' },
    PROPOSED: { zh: '拟办', en: 'handling proposed' },
    DISTRIBUTED: { zh: '分发', en: 'distributed' },
    SIGNED_FOR: { zh: '签收', en: 'signed for' },
    IN_HAND: { zh: '办理', en: 'in hand' },
    ANSWERED: { zh: '反馈', en: 'answered' },
    SETTLED: { zh: '办结', en: 'settled' },
    ARCHIVED: { zh: '归档', en: 'archived' },
  },
  transitions: [
    { from: 'REGISTERED', action: 'PROPOSE', to: 'PROPOSED', who: 'campaigns:write', guard: 'with a note on how to handle it', zh: '拟办' },
    { from: ['REGISTERED', 'PROPOSED'], action: 'DISTRIBUTE', to: 'DISTRIBUTED', who: 'campaigns:write', zh: '分发' },
    {
      from: 'DISTRIBUTED',
      action: 'SIGN_FOR',
      to: 'SIGNED_FOR',
      who: 'campaigns:write',
      guard: 'every unit it was circulated to has signed for it',
      zh: '签收',
    },
    { from: ['DISTRIBUTED', 'SIGNED_FOR'], action: 'HANDLE', to: 'IN_HAND', who: 'campaigns:write', zh: '办理' },
    { from: 'IN_HAND', action: 'ANSWER', to: 'ANSWERED', who: 'campaigns:write', guard: 'with a note of the answer', zh: '反馈' },
    { from: ['IN_HAND', 'ANSWERED'], action: 'SETTLE', to: 'SETTLED', who: 'campaigns:write', zh: '办结' },
    { from: 'SETTLED', action: 'ARCHIVE', to: 'ARCHIVED', who: 'campaigns:write', zh: '归档' },
  ],
});
export type DocumentStatus = StateOf<typeof documentMachine>;
export type DocumentAction = ActionOf<typeof documentMachine>;

/** What an awaited document (待发文件) can come to. */
export const awaitedMachine = defineMachine({
  name: { zh: '待发文件', en: 'Awaited document' },
  initial: 'AWAITED',
  states: {
    AWAITED: { zh: '待发', en: 'awaited' },
    ARRIVED: { zh: '已收到', en: 'arrived' },
    WITHDRAWN: { zh: '不再等待', en: 'no longer awaited' },
  },
  transitions: [
    { from: 'AWAITED', action: 'ARRIVE', to: 'ARRIVED', who: 'campaigns:write', guard: 'a document is registered', zh: '收到' },
    { from: 'AWAITED', action: 'WITHDRAW', to: 'WITHDRAWN', who: 'campaigns:write', guard: 'with a reason', zh: '撤销' },
  ],
});
export type AwaitedStatus = StateOf<typeof awaitedMachine>;

/**
 * What tells a document apart in one register: its number, and for the issue of a bulletin also who issues it.
 * @returns null when the number is missing or cannot be read: such documents are never taken for one another
 */
export function numberKey(number: string | null, issuer: string): string | null {
  const parsed = number === null ? null : parseDocumentNumber(number);
  if (parsed === null) return null;
  return parsed.kind === 'NUMBER' ? parsed.text : `${comparableName(issuer)} ${parsed.text}`;
}

/** A title without 关于印发《…》的通知 around it, for comparison. */
export function comparableTitle(title: string): string {
  const inner = /印发《(.+)》的(?:通知|函)$/u.exec(title.trim());
  return comparableName((inner?.[1] ?? title).replace(/[《》]/gu, ''));
}
