import { addDays, addWorkingDays, daysBetween, NO_CALENDAR, type LocalDate, type WorkCalendar } from '@fire-campaign/domain';
import { day, optional, text } from '@fire-campaign/platform';
import { z } from 'zod';
import { BODY_KINDS } from '../body/body.entities.js';
import { cadenceFields } from '../cadence/cadence.rules.js';
import { planProblems } from '../campaign/campaign.rules.js';
import { PHASES, type PhaseName } from '../phase/phase.rules.js';
import { citation } from '../plan/citation.js';
import { report, type Problem } from '../plan/problems.js';
import { itemFields, MAX_DEPTH, MAX_ITEMS, treeProblem } from '../plan/plan.rules.js';
import { horizonOutside, indicatorFields, isComputed, targetFields, targetProblems } from '../target/target.rules.js';

const key = z.string().regex(/^[A-Za-z][A-Za-z0-9._-]{0,39}$/);
const eventCode = z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/);
const phaseName = z.enum(PHASES);

/** Where an item comes from: the key of a document of the draft, the clause, and for what was read also the quote. */
const source = z.strictObject({ document: key, ...pick(citation.shape, 'clause', 'quote', 'span') });

/** The first or last day of the campaign, or of one of its phases. */
const anchor = { from: z.enum(['START', 'END']), phase: optional(phaseName) };

/** When a task is due. `RELATIVE` and `WORKING_DAYS` count from an anchor, negative days before it. */
const deadline = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('DAY'), day }),
  z.strictObject({
    kind: z.literal('PERIOD_END'),
    /** '2020-06', '2020' or a phase. */
    of: z.union([z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/), phaseName]),
  }),
  z.strictObject({ kind: z.literal('RELATIVE'), ...anchor, days: z.int().min(-1500).max(1500) }),
  z.strictObject({ kind: z.literal('WORKING_DAYS'), ...anchor, days: z.int().min(1).max(300) }),
  z.strictObject({ kind: z.literal('EVENT'), event: eventCode }),
]);
export type DraftDeadline = z.output<typeof deadline>;

/** A day, or an event declared under `events`. */
const draftBound = z.union([z.strictObject({ day }), z.strictObject({ event: eventCode })]);

const body = text(100);
const assigned = { lead: optional(body), supporting: z.array(body).max(50).default([]) };

const { citation: _ofTarget, ...targetSaid } = targetFields;
const { citation: _ofCadence, ...cadenceSaid } = cadenceFields;
const { citation: _ofItem, ...itemSaid } = itemFields;

/** What a draft's parts are; whether they fit together is checked after. */
const shape = z.strictObject({
  format: z.literal('campaign-draft/1'),
  name: text(100, 2),
  /** What the plan is for, for who chooses among templates. */
  summary: text(500),
  goal: text(5000),
  categories: z
    .array(z.string().regex(/^[A-Z_]+$/))
    .min(1)
    .max(50),
  documents: z
    .array(z.strictObject({ key, ...pick(citation.shape, 'title', 'documentNumber', 'issuer', 'issuedOn') }))
    .min(1)
    .max(50),
  /** What the campaign as a whole rests on. */
  source,
  startsOn: day,
  endsOn: day,
  /** Needed when targets reach beyond the campaign. */
  programme: optional(z.strictObject({ name: text(100, 2), startsOn: day, endsOn: day, goal: text(5000), source })),
  phases: z.array(z.strictObject({ phase: phaseName, title: optional(text(40)), startsOn: day, endsOn: day })).length(PHASES.length),
  events: z
    .array(z.strictObject({ code: eventCode, name: text(100) }))
    .max(50)
    .default([]),
  indicators: z.array(z.strictObject(indicatorFields)).max(300).default([]),
  items: z.array(z.strictObject({ key, parent: optional(key), ...itemSaid, source })).max(MAX_ITEMS),
  tasks: z
    .array(
      z.strictObject({
        item: optional(key),
        phase: phaseName,
        title: text(100, 2),
        text: text(5000),
        ...assigned,
        deadline,
        mandatory: z.boolean(),
        evidenceRequired: z.boolean().default(false),
        source,
      }),
    )
    .max(1000),
  targets: z
    .array(
      z.strictObject({ item: optional(key), ...targetSaid, from: optional(day), to: optional(day), responsible: optional(body), source }),
    )
    .max(300),
  cadences: z
    .array(z.strictObject({ item: optional(key), ...cadenceSaid, from: optional(draftBound), to: optional(draftBound), source }))
    .max(300),
  bodies: z
    .array(
      z.strictObject({
        kind: z.enum(BODY_KINDS),
        name: text(100, 2),
        officePlace: optional(text(200)),
        /** Seats to be filled, in their order. */
        posts: z.array(text(50)).max(100),
        source,
      }),
    )
    .max(50),
});

/**
 * A campaign's plan before it is anybody's: what a template pack holds and what is read from a notice. Regions, people and
 * divisions are not in it; bodies are named as documents name them (“防火监督处”, “各支队”), days are those of the document and
 * move with the day on which the campaign is to start. Every item says where it comes from.
 */
export const campaignDraft = shape.pipe(
  // Whether the parts fit together is asked only when each is right.
  z.custom<z.output<typeof shape>>().superRefine((draft, context) => report(context, draftProblems(draft))),
);
export type CampaignDraft = z.output<typeof campaignDraft>;
/** The same before defaults are filled in, as packs are written. */
export type CampaignDraftInput = z.input<typeof campaignDraft>;

/** What is wrong with a draft as a whole: dangling keys, a plan that is no tree, days that do not fit. */
function draftProblems(draft: z.output<typeof shape>): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (path: Problem['path'], code: string, zh: string, en: string) => problems.push({ path, code, zh, en });
  const unique = (list: 'documents' | 'items' | 'events' | 'indicators', keys: readonly string[], field: string) =>
    keys.forEach((one, index) => {
      if (keys.indexOf(one) < index) add([list, index, field], 'KEY_TWICE', `“${one}”重复。`, `"${one}" is there twice.`);
    });
  const documents = draft.documents.map((one) => one.key);
  const items = draft.items.map((one) => one.key);
  const events = draft.events.map(({ code }) => code);
  const indicators = draft.indicators.map(({ code }) => code);
  unique('documents', documents, 'key');
  unique('items', items, 'key');
  unique('events', events, 'code');
  unique('indicators', indicators, 'code');
  draft.indicators.forEach(({ code }, index) => {
    if (isComputed(code))
      add(['indicators', index, 'code'], 'INDICATOR_COMPUTED', '平台计算的指标无需填报。', 'The platform computes this indicator.');
  });

  const cites = (path: Problem['path'], { document }: { readonly document: string }) => {
    if (!documents.includes(document))
      add([...path, 'source', 'document'], 'DOCUMENT_UNKNOWN', `没有文件“${document}”。`, `There is no document "${document}".`);
  };
  const hangs = (path: Problem['path'], item: string | null) => {
    if (item !== null && !items.includes(item))
      add([...path, 'item'], 'PLAN_ITEM_UNKNOWN', `没有项“${item}”。`, `There is no item "${item}".`);
  };
  const measures = (path: Problem['path'], code: string | null) => {
    if (code !== null && !isComputed(code) && !indicators.includes(code))
      add([...path, 'indicator'], 'INDICATOR_UNKNOWN', `没有指标“${code}”。`, `There is no indicator "${code}".`);
  };
  const awaits = (path: Problem['path'], code: string) => {
    if (!events.includes(code)) add([...path, 'event'], 'EVENT_UNKNOWN', `没有事件“${code}”。`, `There is no event "${code}".`);
  };
  cites([], draft.source);
  if (draft.programme !== null) cites(['programme'], draft.programme.source);
  (['items', 'tasks', 'targets', 'cadences', 'bodies'] as const).forEach((list) =>
    draft[list].forEach((one, index) => cites([list, index], one.source)),
  );
  (['tasks', 'targets', 'cadences'] as const).forEach((list) => draft[list].forEach(({ item }, index) => hangs([list, index], item)));

  const fault = treeProblem(draft.items.map(({ key: id, parent, kind }) => ({ id, parentId: parent, kind })));
  if (fault !== null) {
    add(
      ['items', items.indexOf(fault.id), 'parent'],
      fault.code,
      `方案层次有误(最多 ${MAX_DEPTH} 层,措施归入行动或子方案)。`,
      `The items are no plan tree (at most ${MAX_DEPTH} levels, measures under operations or sub-plans).`,
    );
  }

  problems.push(...planProblems({ regionCode: '', startsOn: draft.startsOn, endsOn: draft.endsOn, phases: draft.phases }));
  const { programme } = draft;
  if (programme !== null && (programme.startsOn > draft.startsOn || programme.endsOn < draft.endsOn)) {
    add(['programme'], 'PROGRAMME_OUTSIDE', '总体行动须覆盖专项行动的期限。', 'The programme covers the days of the campaign.');
  }
  if (problems.length > 0) return problems;

  const frames = programme === null ? [draft] : [draft, programme];
  const plan = scheduleOf(draft, draft.startsOn);
  draft.tasks.forEach((task, index) => {
    if (task.deadline.kind === 'EVENT') awaits(['tasks', index, 'deadline'], task.deadline.event);
    if (horizonOutside({ from: plan.due(task.deadline).dueOn, to: plan.due(task.deadline).dueOn }, [draft])) {
      add(['tasks', index, 'deadline'], 'TASK_DUE', '完成时限须在行动期间内。', 'The due day lies within the campaign.');
    }
    if (task.supporting.length > 0 && (task.lead === null || task.supporting.includes(task.lead))) {
      add(
        ['tasks', index, 'lead'],
        'LEAD_MISSING',
        '有配合单位的任务须有一个牵头单位,且不得同时列为配合。',
        'A task with supporting bodies has one lead, not also listed as supporting.',
      );
    }
  });
  draft.targets.forEach((target, index) => {
    measures(['targets', index], target.indicator);
    const said = { ...target, from: target.from ?? draft.startsOn, to: target.to ?? draft.endsOn };
    for (const problem of targetProblems(said)) problems.push({ ...problem, path: ['targets', index, ...problem.path] });
    if (horizonOutside(said, frames))
      add(
        ['targets', index, 'to'],
        'TARGET_HORIZON',
        '目标期限须在行动或总体行动期间内。',
        'The horizon lies within the campaign or its programme.',
      );
  });
  draft.cadences.forEach((cadence, index) => {
    measures(['cadences', index], cadence.indicator);
    const days = (['from', 'to'] as const).map((end) => {
      const limit = cadence[end];
      if (limit !== null && 'event' in limit) awaits(['cadences', index, end], limit.event);
      return limit !== null && 'day' in limit ? limit.day : end === 'from' ? draft.startsOn : draft.endsOn;
    }) as [LocalDate, LocalDate];
    if (days[1] < days[0] || horizonOutside({ from: days[0], to: days[1] }, [draft])) {
      add(['cadences', index, 'to'], 'CADENCE_BOUNDS', '频次要求的起止须在行动期间内。', 'A cadence rule lies within the campaign.');
    }
  });
  return problems;
}

export interface Due {
  readonly dueOn: LocalDate;
  /** Not final: the event has no date yet, or the calendar of a year in question is not published. */
  readonly estimated: boolean;
  /** From which day how many working days are counted. */
  readonly anchor: { readonly from: LocalDate; readonly days: number } | null;
}

/** The days of a draft for a campaign that starts on another day. */
export interface Schedule {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** A day of the document, moved like the start. */
  day(day: LocalDate): LocalDate;
  phase(phase: PhaseName): { readonly startsOn: LocalDate; readonly endsOn: LocalDate };
  due(deadline: DraftDeadline): Due;
}

/**
 * Moves every day of a draft by as many days as the campaign's start moves, so that phases keep their lengths and their distances. A
 * deadline bound to an event is the campaign's last day until the event is dated; working days of years without a calendar are estimated.
 */
export function scheduleOf(
  draft: Pick<CampaignDraft, 'startsOn' | 'endsOn' | 'phases'>,
  startsOn: LocalDate,
  calendar: WorkCalendar = NO_CALENDAR,
): Schedule {
  const shift = daysBetween(draft.startsOn, startsOn);
  const moved = (date: LocalDate) => addDays(date, shift);
  const endsOn = moved(draft.endsOn);
  const phase = (name: PhaseName) => {
    const { startsOn: from, endsOn: to } = draft.phases.find((one) => one.phase === name)!;
    return { startsOn: moved(from), endsOn: moved(to) };
  };
  const anchorDay = (from: 'START' | 'END', name: PhaseName | null) => {
    const frame = name === null ? { startsOn, endsOn } : phase(name);
    return from === 'START' ? frame.startsOn : frame.endsOn;
  };
  const counted = (anchor: NonNullable<Due['anchor']>): Due => {
    const { day: dueOn, estimated } = addWorkingDays(anchor.from, anchor.days, calendar);
    return { dueOn, estimated, anchor };
  };
  const due = (one: DraftDeadline): Due => {
    switch (one.kind) {
      case 'DAY':
        return { dueOn: moved(one.day), estimated: false, anchor: null };
      case 'PERIOD_END':
        return { dueOn: isPhase(one.of) ? phase(one.of).endsOn : moved(lastDay(one.of)), estimated: false, anchor: null };
      case 'RELATIVE':
        return { dueOn: addDays(anchorDay(one.from, one.phase), one.days), estimated: false, anchor: null };
      case 'WORKING_DAYS':
        return counted({ from: anchorDay(one.from, one.phase), days: one.days });
      case 'EVENT':
        return { dueOn: endsOn, estimated: true, anchor: null };
    }
  };
  return { startsOn, endsOn, day: moved, phase, due };
}

const isPhase = (text: string): text is PhaseName => (PHASES as readonly string[]).includes(text);

/** The last day of a month '2020-06' or a year '2020' (月底, 年底). */
function lastDay(period: string): LocalDate {
  const [year, month] = period.split('-').map(Number) as [number, number?];
  return addDays(month === undefined || month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`, -1);
}

function pick<Shape extends object, Key extends keyof Shape>(from: Shape, ...keys: readonly Key[]): Pick<Shape, Key> {
  return Object.fromEntries(keys.map((one) => [one, from[one]])) as Pick<Shape, Key>;
}
