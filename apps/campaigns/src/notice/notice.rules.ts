import { defineMachine, isLocalDate, type ActionOf, type LocalDate, type StateOf } from '@fire-campaign/domain';
import type { ItemKind, NoticeDraft, Question } from '@fire-campaign/notices';
import { day, optional, text } from '@fire-campaign/platform';
import { z } from 'zod';

/** States of a notice that was handed in (通知草案). */
export const noticeMachine = defineMachine({
  name: { zh: '通知草案', en: 'Notice draft' },
  initial: 'OPEN',
  states: { OPEN: { zh: '审核中', en: 'open' }, PUBLISHED: { zh: '已成案', en: 'published' } },
  transitions: [
    {
      from: 'OPEN',
      action: 'PUBLISH',
      to: 'PUBLISHED',
      who: 'campaigns:write',
      guard: 'every item of the plan is decided, every question of a confirmed one answered',
      zh: '成案',
    },
  ],
});
export type NoticeStatus = StateOf<typeof noticeMachine>;

/** States of one item of a draft (草案条目). Only confirmed ones, accepted or edited, become part of a plan. */
export const noticeItemMachine = defineMachine({
  name: { zh: '草案条目', en: 'Notice draft item' },
  initial: 'PROPOSED',
  states: {
    PROPOSED: { zh: '待确认', en: 'proposed' },
    ACCEPTED: { zh: '已采纳', en: 'accepted' },
    EDITED: { zh: '修改后采纳', en: 'edited' },
    DROPPED: { zh: '不采纳', en: 'dropped' },
  },
  transitions: [
    { from: ['PROPOSED', 'DROPPED'], action: 'ACCEPT', to: 'ACCEPTED', who: 'campaigns:write', zh: '采纳' },
    { from: ['PROPOSED', 'ACCEPTED', 'EDITED', 'DROPPED'], action: 'EDIT', to: 'EDITED', who: 'campaigns:write', zh: '修改' },
    { from: ['PROPOSED', 'ACCEPTED', 'EDITED'], action: 'DROP', to: 'DROPPED', who: 'campaigns:write', zh: '不采纳' },
    {
      from: ['PROPOSED', 'ACCEPTED', 'EDITED'],
      action: 'MERGE',
      to: 'DROPPED',
      who: 'campaigns:write',
      guard: 'into a confirmed item of the same kind',
      zh: '并入',
    },
    { from: ['PROPOSED', 'ACCEPTED', 'EDITED'], action: 'SPLIT', to: 'DROPPED', who: 'campaigns:write', zh: '拆分' },
  ],
});
export type ItemStatus = StateOf<typeof noticeItemMachine>;
/** What is done to an item; an answer or a link leaves its state unless it decides it. */
export const REVIEW_ACTIONS = ['ACCEPT', 'EDIT', 'DROP', 'MERGE', 'SPLIT', 'ANSWER', 'LINK'] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];
export type ItemAction = ActionOf<typeof noticeItemMachine>;

/** 专项行动, 方案模板, 任务清单 */
export const PUBLISHED_AS = ['CAMPAIGN', 'TEMPLATE', 'TASK_LIST'] as const;
export type PublishedAs = (typeof PUBLISHED_AS)[number];

/** Kinds that become part of a plan. The others inform: they are kept with the document and need no decision. */
export const PLAN_KINDS = ['CAMPAIGN', 'OPERATION', 'PHASE', 'TASK', 'OFFICE', 'DEADLINE', 'FREQUENCY', 'TARGET'] as const;
export const isPlanKind = (kind: ItemKind): boolean => (PLAN_KINDS as readonly string[]).includes(kind);

/** Most items of one draft; a plan of the province has about 250. */
export const MAX_NOTICE_ITEMS = 3000;

const words = (max = 300) => text(max);
const maybeDay = optional(day);
const count = z.int().min(0).max(100_000);

/** What an item of each kind says: the fields that the grammar gives, and that a person may correct. */
const VALUES = {
  CAMPAIGN: z.strictObject({ name: text(100, 2), start: maybeDay, end: maybeDay }),
  OPERATION: z.strictObject({ no: z.int(), name: text(200, 2) }),
  PHASE: z.strictObject({
    name: words(40),
    kind: z.enum(['MOBILISATION', 'TACKLING', 'ACCEPTANCE', 'OTHER']),
    start: maybeDay,
    end: maybeDay,
  }),
  TASK: z.strictObject({
    title: text(200, 2),
    kind: z.enum(['MEASURE', 'DUTY', 'REQUIREMENT', 'PAST', 'GROUP']),
    operation: optional(words()),
  }),
  OFFICE: z.strictObject({ name: text(100, 2), role: z.enum(['RESPONSIBLE', 'LEAD', 'SUPPORT', 'ACTOR']), wildcard: z.boolean() }),
  DEADLINE: z.strictObject({
    what: words(200),
    date: maybeDay,
    basis: z.enum(['ABSOLUTE', 'PERIOD_END', 'RELATIVE', 'EVENT']),
    /** The event that is awaited, where no day is known. */
    event: optional(words(100)),
  }),
  FREQUENCY: z.strictObject({
    duty: words(),
    actor: optional(words(100)),
    period: z.enum(['DAY', 'WEEK', 'HALF_MONTH', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR', 'REGULAR', 'EVENT']),
    comparator: z.enum(['GE', 'EQ', 'LE']),
    count: optional(count),
    by: optional(z.string().regex(/^\d{2}:\d{2}$/)),
    weekday: optional(z.int().min(1).max(7)),
    until: optional(words()),
    scope: optional(z.enum(['PER_PERSON', 'PER_ORGANIZATION', 'TOTAL'])),
  }),
  TARGET: z.strictObject({
    metric: words(),
    comparator: z.enum(['GE', 'LE', 'GT', 'LT', 'EQ']),
    value: z.number().min(-1e9).max(1e9),
    unit: z.string().max(10),
    horizon: maybeDay,
    implicit: z.boolean(),
  }),
  AMOUNT: z.strictObject({
    kind: z.enum(['FINE', 'REWARD', 'SUBSIDY']),
    minYuan: optional(z.number().min(0)),
    maxYuan: optional(z.number().min(0)),
  }),
  REFERENCE: z.strictObject({ number: optional(words(60)), title: optional(words(200)) }),
  ACCOUNTABILITY: z.strictObject({ level: z.int().min(1), step: words(60), trigger: words(200) }),
  TERM: z.strictObject({ term: words(60), meaning: optional(words()) }),
} as const satisfies Readonly<Record<ItemKind, z.ZodType>>;

export type ValueOf<Kind extends ItemKind> = z.output<(typeof VALUES)[Kind]>;
/** Fields by name; which ones there are depends on the kind. */
export type ItemValue = Readonly<Record<string, string | number | boolean | null>>;

/** The schema of a kind's value. */
export const valueSchema = (kind: ItemKind): z.ZodType<ItemValue> => VALUES[kind] as unknown as z.ZodType<ItemValue>;

/** A question with what was answered. */
export interface ItemQuestion extends Question {
  readonly answer: string | null;
}

/** What a name in the text stands for: a division, a computed indicator, a registered document, or a notice handed in. */
export interface ItemLink {
  readonly kind: 'DIVISION' | 'INDICATOR' | 'DOCUMENT' | 'NOTICE';
  /** Id of the division, document or notice, code of the indicator. */
  readonly to: string;
}

/** How much of the text the items come from. */
export interface Coverage {
  readonly paragraphs: number;
  readonly cited: number;
  /** Paragraphs that no item cites, the first ones, so that a reader can see what was passed over. */
  readonly uncited: readonly { readonly start: number; readonly end: number }[];
}
const LISTED_UNCITED = 50;

/**
 * Paragraphs of a text and those that items come from; blank lines are none.
 *
 * @param spans places that items cite, in any order
 */
export function coverageOf(whole: string, spans: readonly (readonly [number, number])[]): Coverage {
  const cited = [...spans].sort((one, other) => one[0] - other[0]);
  const uncited: { start: number; end: number }[] = [];
  let paragraphs = 0;
  let found = 0;
  let next = 0;
  let reach = 0;
  for (let start = 0; start < whole.length;) {
    const line = whole.indexOf('\n', start);
    const end = line < 0 ? whole.length : line;
    if (whole.slice(start, end).trim() !== '') {
      paragraphs += 1;
      for (; next < cited.length && cited[next]![0] < end; next += 1) reach = Math.max(reach, cited[next]![1]);
      if (reach > start) found += 1;
      else if (uncited.length < LISTED_UNCITED) uncited.push({ start, end });
    }
    start = end + 1;
  }
  return { paragraphs, cited: found, uncited };
}

/** All items of a draft in the order of the text; of the same place, the more general kind first. */
export function itemsOf(draft: NoticeDraft) {
  const kinds: readonly ItemKind[] = [...PLAN_KINDS, 'AMOUNT', 'REFERENCE', 'ACCOUNTABILITY', 'TERM'];
  const { campaign, operations, phases, tasks, offices, deadlines, frequencies, targets, amounts, references, accountability, terms } =
    draft;
  return [
    ...(campaign === null ? [] : [campaign]),
    ...[...operations, ...phases, ...tasks, ...offices, ...deadlines, ...frequencies, ...targets],
    ...[...amounts, ...references, ...accountability, ...terms],
  ].sort((one, other) => one.span[0] - other.span[0] || kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || one.span[1] - other.span[1]);
}

/** An item in one line, as a list shows it. */
export function itemTitle(kind: ItemKind, value: ItemValue): string {
  const of = <Kind extends ItemKind>(_: Kind): ValueOf<Kind> => value as ValueOf<Kind>;
  const range = ({ start, end }: { readonly start: LocalDate | null; readonly end: LocalDate | null }) =>
    `${start ?? '?'} 至 ${end ?? '?'}`;
  switch (kind) {
    case 'CAMPAIGN':
      return `${of(kind).name}(${range(of(kind))})`;
    case 'OPERATION':
      return of(kind).name;
    case 'PHASE':
      return `${of(kind).name}(${range(of(kind))})`;
    case 'TASK':
      return of(kind).title;
    case 'OFFICE':
      return `${ROLES[of(kind).role]}:${of(kind).name}`;
    case 'DEADLINE':
      return `${of(kind).date ?? of(kind).event ?? '日期待定'}:${of(kind).what}`;
    case 'FREQUENCY':
      return `${PERIODS[of(kind).period]}${of(kind).count === null ? '' : `${COMPARED[of(kind).comparator]}${of(kind).count}次`}:${of(kind).duty}`;
    case 'TARGET':
      return `${of(kind).metric}${COMPARED[of(kind).comparator]}${of(kind).value}${of(kind).unit}`;
    case 'AMOUNT':
      return `${of(kind).minYuan ?? 0} 至 ${of(kind).maxYuan ?? '不限'} 元`;
    case 'REFERENCE':
      return [of(kind).number, of(kind).title].filter((part) => part !== null).join(' ');
    case 'ACCOUNTABILITY':
      return `${of(kind).step}:${of(kind).trigger}`;
    case 'TERM':
      return `${of(kind).term}:${of(kind).meaning ?? '本文未解释'}`;
  }
}

const ROLES = { RESPONSIBLE: '责任', LEAD: '牵头', SUPPORT: '配合', ACTOR: '提及' } as const;
export const COMPARED = { GE: '不少于', LE: '不超过', GT: '多于', LT: '少于', EQ: '' } as const;
const PERIODS = {
  ...{ DAY: '每日', WEEK: '每周', HALF_MONTH: '每半月', MONTH: '每月', QUARTER: '每季度', HALF_YEAR: '每半年', YEAR: '每年' },
  ...{ REGULAR: '定期', EVENT: '按事件' },
} as const;

const ANSWERED_PERIODS: Readonly<Record<string, ValueOf<'FREQUENCY'>['period']>> = {
  ...{ 每日: 'DAY', 每周: 'WEEK', 每半月: 'HALF_MONTH', 每月: 'MONTH', 每季度: 'QUARTER', 每年: 'YEAR' },
};
const ANSWERED_SCOPES: Readonly<Record<string, NonNullable<ValueOf<'FREQUENCY'>['scope']>>> = {
  ...{ 按单位: 'PER_ORGANIZATION', 按人: 'PER_PERSON', 合计: 'TOTAL' },
};

/**
 * What an answer makes of an item: a day for a term or an event, how often and of whom, what a term means; or that the figure is no
 * target at all.
 *
 * @returns the new value, and whether the item is dropped
 */
export function answered(kind: ItemKind, value: ItemValue, answer: string): { readonly value: ItemValue; readonly drop: boolean } {
  const kept = (change: ItemValue) => ({ value: { ...value, ...change }, drop: false });
  const date = answer.slice(0, 10);
  switch (kind) {
    case 'DEADLINE':
      return kept(isLocalDate(date) ? { date } : { event: answer.slice(0, 100) });
    case 'FREQUENCY':
      if (answer in ANSWERED_PERIODS) return kept({ period: ANSWERED_PERIODS[answer]!, count: value['count'] ?? 1 });
      return kept(answer in ANSWERED_SCOPES ? { scope: ANSWERED_SCOPES[answer]! } : {});
    case 'TARGET':
      return { value, drop: answer === '说明' || answer === '否' };
    case 'TERM':
      return kept({ meaning: answer.slice(0, 300) });
    default:
      return kept({});
  }
}
