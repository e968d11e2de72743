import { createHash } from 'node:crypto';
import { defineMachine, regionLevel, type LocalDate, type RegionCode, type StateOf } from '@fire-campaign/domain';
import { optional, text } from '@fire-campaign/platform';
import { z } from 'zod';
import { bound, type Bound } from '../plan/plan.rules.js';
import { indicatorCode, isComputed } from '../target/target.rules.js';
import type { Problem } from '../plan/problems.js';

/** 省, 市, 县: the levels at which a dispatch is collected and summed. Towns are not asked daily. */
export const DISPATCH_LEVELS = ['PROVINCE', 'CITY', 'COUNTY'] as const;
export type DispatchLevel = (typeof DISPATCH_LEVELS)[number];
export const LEVEL_DIGITS: Readonly<Record<DispatchLevel, number>> = { PROVINCE: 2, CITY: 4, COUNTY: 6 };

/** The level of a region in a dispatch. @throws RangeError for towns and below */
export function dispatchLevel(regionCode: RegionCode): DispatchLevel {
  const level = regionLevel(regionCode);
  if (level !== 'PROVINCE' && level !== 'CITY' && level !== 'COUNTY') throw new RangeError(`no dispatch at ${regionCode}`);
  return level;
}

/** 平台计算 (prefilled, never typed), 人工填报 (what the system cannot know). */
export const LINE_KINDS = ['COMPUTED', 'REPORTED'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** One line of the form. Lines of the reporting level are summed upwards; a level above may have lines of its own. */
export interface FormLine {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: LineKind;
  readonly unit: string;
  readonly required: boolean;
  readonly level: DispatchLevel;
}

export const DISPATCH_DAYS = ['CALENDAR', 'WORKING'] as const;
export type DispatchDays = (typeof DISPATCH_DAYS)[number];
export const MAX_LINES = 40;

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
/** What a dispatch form says. @source 专项整治督导通知:「每日下午16时前汇总上报隐患排查整治情况」, until the end of a named event */
export const formFields = {
  level: z.enum(['CITY', 'COUNTY']),
  opensAt: time,
  /** The first minute that is late. */
  cutOff: time,
  /** Minutes before the cut-off at which those who have not reported are reminded. */
  remindBefore: z
    .array(
      z
        .int()
        .min(1)
        .max(24 * 60),
    )
    .max(4),
  days: z.enum(DISPATCH_DAYS),
  from: optional(bound),
  to: optional(bound),
  lines: z
    .array(
      z.object({
        code: indicatorCode,
        zh: text(60),
        en: text(100),
        kind: z.enum(LINE_KINDS),
        unit: text(10),
        required: z.boolean(),
        level: z
          .enum(DISPATCH_LEVELS)
          .nullish()
          .transform((level) => level ?? null),
      }),
    )
    .min(1)
    .max(MAX_LINES),
};

/**
 * What is wrong with a form by itself: codes twice, times that leave no window, lines of levels that do not take part, and lines
 * that ask for what the platform computes (asked twice).
 *
 * @param owner the campaign's region, the highest level of its dispatch
 */
export function formProblems(
  form: {
    readonly level: DispatchLevel;
    readonly opensAt: string;
    readonly cutOff: string;
    readonly lines: readonly FormLine[];
  },
  owner: DispatchLevel,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (form.opensAt >= form.cutOff) {
    problems.push({
      path: ['cutOff'],
      code: 'DISPATCH_WINDOW',
      zh: '截止时间须晚于开始填报时间。请修改。',
      en: 'The cut-off must come after the opening. Change one of them.',
    });
  }
  const digits = LEVEL_DIGITS[form.level];
  form.lines.forEach(({ code, kind, level }, index) => {
    const add = (name: string, zh: string, en: string) => problems.push({ path: ['lines', index, 'code'], code: name, zh, en });
    if (form.lines.findIndex((other) => other.code === code) < index) {
      add('LINE_TWICE', `“${code}”出现两次。请删除一项。`, `"${code}" stands twice. Remove one.`);
    }
    if (kind === 'REPORTED' && isComputed(code)) {
      const en = `"${code}" is computed by the platform. It is prefilled and not asked: make it a computed line.`;
      add('ASKED_TWICE', `“${code}”由平台计算并自动填入,不得再要求填报。请改为平台计算项。`, en);
    }
    if (kind === 'COMPUTED' && !isComputed(code)) {
      add(
        'LINE_NOT_COMPUTED',
        `“${code}”不是平台计算的指标。请改为人工填报项。`,
        `"${code}" is not computed by the platform. Make it a reported line.`,
      );
    }
    if (LEVEL_DIGITS[level] < LEVEL_DIGITS[owner] || LEVEL_DIGITS[level] > digits || (kind === 'COMPUTED' && level !== form.level)) {
      add(
        'LINE_LEVEL',
        '该项的填报层级不在调度范围内;平台计算项只列在填报层级。请修改。',
        'The level of this line takes no part in the dispatch, or the line is computed and not at the reporting level. Change it.',
      );
    }
  });
  if (!form.lines.some(({ level }) => level === form.level)) {
    problems.push({
      path: ['lines'],
      code: 'LINES_MISSING',
      zh: '填报层级至少须有一项。请补充。',
      en: 'The reporting level has no line. Add one.',
    });
  }
  return problems;
}

/**
 * The first and last day of a form. An event that is not dated yet leaves the campaign's own bound in force.
 *
 * @param datedOn days of the named events that are dated, by code
 */
export function formPeriod(
  { from, to }: { readonly from: Bound; readonly to: Bound },
  { startsOn, endsOn }: { readonly startsOn: LocalDate; readonly endsOn: LocalDate },
  datedOn: ReadonlyMap<string, LocalDate>,
): { readonly from: LocalDate; readonly to: LocalDate } {
  const resolved = (one: Bound, otherwise: LocalDate) => one.day ?? datedOn.get(one.event?.code ?? '') ?? otherwise;
  const first = resolved(from, startsOn);
  const last = resolved(to, endsOn);
  return { from: first < startsOn ? startsOn : first, to: last > endsOn ? endsOn : last };
}

/**
 * States of one region's sheet of one day (调度表). Those who report are asked from the opening on; the sheets of the levels above
 * are summed at the cut-off and confirmed there.
 */
export const dispatchSheetMachine = defineMachine({
  name: { zh: '日调度表', en: 'Dispatch sheet' },
  initial: 'OPEN',
  states: {
    OPEN: { zh: '待报', en: 'open' },
    SUBMITTED: { zh: '按时上报', en: 'on time' },
    MISSING: { zh: '未报', en: 'missing' },
    LATE: { zh: '迟报', en: 'late' },
    AGGREGATED: { zh: '已汇总', en: 'aggregated' },
    CONFIRMED: { zh: '已确认', en: 'confirmed' },
  },
  transitions: [
    { from: ['OPEN', 'SUBMITTED'], action: 'SUBMIT', to: 'SUBMITTED', who: 'tasks:work', guard: 'before the cut-off', zh: '上报' },
    {
      from: ['OPEN', 'MISSING'],
      action: 'SUBMIT_LATE',
      to: 'LATE',
      who: 'tasks:work',
      guard: 'at or after the cut-off, with a reason',
      zh: '补报',
    },
    { from: 'OPEN', action: 'CLOSE', to: 'MISSING', who: 'SYSTEM', guard: 'the cut-off has come', zh: '截止' },
    { from: 'OPEN', action: 'AGGREGATE', to: 'AGGREGATED', who: 'SYSTEM', guard: 'a level above; the cut-off has come', zh: '汇总' },
    { from: 'AGGREGATED', action: 'CONFIRM', to: 'CONFIRMED', who: 'campaigns:write', zh: '确认' },
    { from: 'CONFIRMED', action: 'REVISE_BELOW', to: 'AGGREGATED', who: 'SYSTEM', guard: 'a sheet below was handed in late or revised', zh: '下级更正' },
  ],
}); // prettier-ignore
export type DispatchSheetStatus = StateOf<typeof dispatchSheetMachine>;

/** 上报, 截止冻结, 补报, 更正, 汇总更新, 确认: why a revision of a sheet was written. */
export const REVISION_KINDS = ['SUBMITTED', 'FROZEN', 'LATE', 'REVISED', 'AGGREGATED', 'CONFIRMED'] as const;
export type RevisionKind = (typeof REVISION_KINDS)[number];

/** 应报 / 按时 / 迟报; reported and missing follow from them. */
export interface Counts {
  readonly expected: number;
  readonly onTime: number;
  readonly late: number;
}

/**
 * Who reported (应报 / 实报 / 按时 / 迟报 / 未报). Every expected sheet is on time, late or missing, and nothing else.
 *
 * @returns reported = on time + late; missing = expected − reported; the rate 0–1, null when nobody was asked
 */
export function statistics({ expected, onTime, late }: Counts) {
  const reported = onTime + late;
  return { expected, reported, onTime, late, missing: expected - reported, onTimeRate: expected === 0 ? null : onTime / expected };
}

export interface LineValue {
  readonly code: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
}
export interface RevisionHead {
  readonly campaignId: string;
  readonly regionCode: RegionCode;
  readonly day: LocalDate;
  readonly revision: number;
  readonly kind: RevisionKind;
  /** Hash of the revision before; null for the first. */
  readonly previousHash: string | null;
}

/**
 * The text whose hash stands for a revision of a sheet: its head, then its lines by code. Numbers are written as JSON writes them;
 * what is missing is empty. The database writes the same text when it freezes (`HASH_SQL`).
 */
export function canonicalSheet(head: RevisionHead, values: readonly LineValue[]): string {
  const { campaignId, day, regionCode, revision, kind, previousHash } = head;
  const lines = [...values]
    .sort((one, other) => (one.code < other.code ? -1 : 1))
    .map(({ code, numerator, denominator }) => `${code}|${numerator ?? ''}|${denominator ?? ''}`);
  return [`${campaignId}|${day}|${regionCode}|${revision}|${kind}|${previousHash ?? ''}`, ...lines].join('\n');
}

/** SHA-256 of the canonical text, in hex. Chained: a changed revision no longer fits those after it. */
export const sheetHash = (head: RevisionHead, values: readonly LineValue[]): string =>
  createHash('sha256').update(canonicalSheet(head, values)).digest('hex');

/** Typed figures are amounts of at most four decimals, so that sums are exact. */
const amount = z.number().min(-1e9).max(1e9);
export const typedValues = z
  .array(z.object({ code: indicatorCode, numerator: optional(amount), denominator: optional(amount) }))
  .max(MAX_LINES);

/**
 * What is wrong with typed values beside the lines of the form, all at once.
 *
 * @param level whose own lines are typed
 */
export function valueProblems(values: z.output<typeof typedValues>, lines: readonly FormLine[], level: DispatchLevel): readonly Problem[] {
  const problems: Problem[] = [];
  values.forEach(({ code, numerator, denominator }, index) => {
    const add = (field: string, name: string, zh: string, en: string) =>
      problems.push({ path: ['values', index, field], code: name, zh, en });
    const line = lines.find((one) => one.code === code);
    if (line === undefined || line.level !== level) {
      add(
        'code',
        'LINE_UNKNOWN',
        `调度表中没有您填报的“${code}”。请刷新后重填。`,
        `The sheet has no line "${code}" for you to fill. Reload it.`,
      );
      return;
    }
    if (line.kind === 'COMPUTED') {
      add(
        'code',
        'LINE_COMPUTED',
        `“${line.zh}”由平台自动填入,无需填报。请去掉该项。`,
        `"${line.en}" is filled in by the platform. Leave it out.`,
      );
    }
    if (values.findIndex((other) => other.code === code) < index) {
      add('code', 'LINE_TWICE', `“${line.zh}”填了两次。请保留一项。`, `"${line.en}" is given twice. Keep one.`);
    }
    if ((numerator ?? 0) < 0 || (denominator ?? 0) < 0) {
      add('numerator', 'LINE_NEGATIVE', `“${line.zh}”不能为负数。请核对。`, `"${line.en}" cannot be negative. Check it.`);
    }
    if (denominator !== null && (numerator ?? 0) > denominator) {
      add('numerator', 'LINE_ABOVE_TOTAL', `“${line.zh}”的分子大于分母。请核对。`, `"${line.en}" is larger than its total. Check both.`);
    }
    if (![numerator, denominator].every((number) => number === null || hasFourDecimals(number))) {
      add('numerator', 'DECIMALS', `“${line.zh}”最多保留四位小数。`, `"${line.en}" has at most four decimals.`);
    }
  });
  for (const { code, zh, en, kind, required, level: of } of lines) {
    const given = values.some((value) => value.code === code && value.numerator !== null);
    if (kind === 'REPORTED' && of === level && required && !given) {
      problems.push({
        path: ['values'],
        code: 'LINE_MISSING',
        zh: `“${zh}”为必填项。没有的请填 0。`,
        en: `"${en}" is required. Give 0 when there is none.`,
      });
    }
  }
  return problems;
}

const hasFourDecimals = (value: number) => Math.abs(value * 10_000 - Math.round(value * 10_000)) < 1e-3;

/** The moment of a time of day in Beijing some minutes earlier. */
export const minutesBefore = (moment: Date, minutes: number): Date => new Date(moment.getTime() - minutes * 60_000);
