import { addDays, daysBetween, type LocalDate } from '@fire-campaign/domain';
import type { DocumentHead, ItemKind } from '@fire-campaign/notices';
import { PHASES, type PhaseName } from '../phase/phase.rules.js';
import type { CampaignDraftInput } from '../template/draft.js';
import { isComputed, targetProblems, type Comparator, type TargetKind } from '../target/target.rules.js';
import type { NoticeItem } from './notice.entities.js';
import { COMPARED, type PublishedAs, type ValueOf } from './notice.rules.js';

/** What a notice does not say, or says otherwise than is wanted. */
export interface PlanOptions {
  readonly as: PublishedAs;
  /** Where days of the text that tell no year of their own begin to count; the campaign's first day in the text by default. */
  readonly startsOn: LocalDate | null;
  /** In place of the last day told in the text. */
  readonly endsOn: LocalDate | null;
  readonly name: string | null;
  readonly goal: string | null;
  readonly categories: readonly string[];
  readonly today: LocalDate;
}

/** Where the plan differs from the letter of the notice, told to who publishes it. */
export interface Remark {
  readonly itemId: string | null;
  readonly zh: string;
  readonly en: string;
}

/** A plan made of a notice. `origins` names for each row of a list the item it comes from. */
export interface NoticePlan {
  readonly draft: CampaignDraftInput;
  readonly remarks: readonly Remark[];
  readonly origins: Readonly<Record<'items' | 'tasks' | 'targets' | 'cadences', readonly NoticeItem[]>>;
  /** Divisions that people chose for names of the text. */
  readonly links: ReadonlyMap<string, string>;
}

type Of<Kind extends ItemKind> = NoticeItem & { readonly value: ValueOf<Kind> };
type Rows<List extends 'items' | 'tasks' | 'targets' | 'cadences' | 'indicators' | 'events'> = NonNullable<
  CampaignDraftInput[List]
>[number][];

/** A week's work, where a list of tasks tells no days (本周工作重点). */
const LIST_DAYS = 7;
const LONGEST_TEXT = 5000;
const COMPARATORS = { GE: 'GTE', LE: 'LTE', GT: 'GT', LT: 'LT', EQ: 'EQ' } as const;

/**
 * Makes a plan of the confirmed items of a notice: the strict form from which campaigns and templates are made. Operations hold
 * measures, each measure has a task of the bodies named at it or above it; a further day in the same section is a task of its own;
 * figures become targets, recurring duties cadence rules. Days that fall outside the campaign are moved to its edge and told in the
 * remarks; figures with a later day ask for a programme that reaches as far. A list of tasks has no measures.
 *
 * @param items all items of the draft in the order of the text; those that are not confirmed only bound the passages of others
 * @param text the text their places count in
 */
export function planOfNotice(head: DocumentHead, items: readonly NoticeItem[], text: string, options: PlanOptions): NoticePlan {
  const remarks: Remark[] = [];
  const remark = (item: NoticeItem | null, zh: string, en: string) => remarks.push({ itemId: item?.id ?? null, zh, en });
  const confirmed = items.filter((item) => item.confirmed);
  const of = <Kind extends ItemKind>(kind: Kind) => confirmed.filter((item) => item.kind === kind) as Of<Kind>[];
  const sourceOf = ({ path, quote, spanStart, spanEnd }: NoticeItem) => ({
    document: 'd1',
    clause: path.slice(0, 100) || '全文',
    quote:
      quote
        .replace(/[\f\v]/g, ' ')
        .trim()
        .slice(0, 300) || null,
    span: { start: spanStart, end: spanEnd },
  });

  // ── days ──
  const campaign = of('CAMPAIGN')[0] ?? null;
  const issued = head.issueDate?.value ?? null;
  const phasesTold = of('PHASE');
  const wished = options.startsOn ?? options.today;
  // Of a text without a first day, the days tell whether it is of today; an old one starts with the month of its first day.
  const earliest = [...phasesTold.map(({ value }) => value.start ?? value.end), ...of('DEADLINE').map(({ value }) => value.date)]
    .filter((day) => day !== null)
    .sort()[0];
  const undatedStart = earliest === undefined || earliest >= wished ? wished : `${earliest.slice(0, 7)}-01`;
  const startsOn = campaign?.value.start ?? issued ?? undatedStart;
  const told = [
    campaign?.value.end ?? null,
    ...phasesTold.map(({ value }) => value.end),
    ...(campaign?.value.end == null ? of('DEADLINE').map(({ value }) => value.date) : []),
  ].filter((day) => day !== null && day > startsOn) as LocalDate[];
  const shift = options.startsOn === null ? 0 : daysBetween(startsOn, options.startsOn);
  const least = addDays(startsOn, 2);
  const lastTold =
    campaign?.value.end ?? told.sort().at(-1) ?? (options.as === 'TASK_LIST' ? addDays(startsOn, LIST_DAYS - 1) : addDays(startsOn, 364));
  const wanted = options.endsOn === null ? lastTold : addDays(options.endsOn, -shift);
  const endsOn = wanted < least ? least : wanted;
  if (options.endsOn === null && told.length === 0)
    remark(
      campaign,
      `文中未写明结束日,暂按 ${addDays(endsOn, shift)} 结束。`,
      `The text tells no last day; the plan ends on ${addDays(endsOn, shift)}.`,
    );
  const phases = phasesOf(phasesTold, startsOn, endsOn);
  const phaseAt = (day: LocalDate): PhaseName => (phases.find((phase) => day <= phase.endsOn) ?? phases.at(-1)!).phase;
  const within = (item: NoticeItem, day: LocalDate, what: string): LocalDate => {
    const moved = day < startsOn ? startsOn : day > endsOn ? endsOn : day;
    if (moved !== day)
      remark(
        item,
        `“${what}”的时限 ${day} 不在行动期间内,按 ${moved} 办理;原文见出处。`,
        `"${what}" is due on ${day}, outside the campaign; it is taken as ${moved}. The source keeps the wording.`,
      );
    return moved;
  };

  // ── the tree ──
  // What was merged stands where the other stands; what was split, at its parts.
  const byId = new Map(items.map((item) => [item.id, item]));
  const aliases = new Map<string, string>();
  for (const { kind, mergedIntoId, path } of items)
    if (kind === 'TASK' && mergedIntoId !== null) aliases.set(path, byId.get(mergedIntoId)!.path);
  const home = (path: string): string => {
    let at = path;
    for (let step = 0; step < 5 && aliases.has(at); step += 1) at = aliases.get(at)!;
    return at;
  };
  const operations = of('OPERATION');
  const operationPaths = new Set(operations.map(({ path }) => path));
  const tasksTold = of('TASK').filter(({ value }) => value.kind !== 'PAST');
  const leaves = tasksTold.filter(({ value }) => value.kind !== 'GROUP');
  const groups = tasksTold.filter(
    ({ path, value }) =>
      value.kind === 'GROUP' &&
      !upwards(path).some((up) => operationPaths.has(up)) &&
      leaves.some((leaf) => leaf.path.startsWith(`${path}/`)),
  );
  const boundaries = items
    .filter(({ kind, splitFromId }) => (kind === 'TASK' || kind === 'OPERATION' || kind === 'PHASE') && splitFromId === null)
    .map(({ spanStart }) => spanStart)
    .sort((one, other) => one - other);
  const passage = (item: NoticeItem): string => {
    const next = boundaries.find((start) => start > item.spanStart);
    const line = text.indexOf('\n', item.spanEnd);
    const end = next ?? (line < 0 ? text.length : line);
    return text
      .slice(item.spanStart, end)
      .replace(/[\f\v]/g, ' ')
      .trim()
      .slice(0, LONGEST_TEXT);
  };

  const listOnly = options.as === 'TASK_LIST';
  const planItems: Rows<'items'> = [];
  const itemOrigins: NoticeItem[] = [];
  const parents = new Map<string, string>();
  const keys = new Map<string, string>();
  if (!listOnly) {
    for (const operation of [...operations, ...groups].sort((one, other) => one.ordinal - other.ordinal)) {
      if (parents.has(operation.path)) continue;
      const above = upwards(operation.path)
        .slice(1)
        .find((up) => parents.has(up));
      if (above !== undefined && operation.kind === 'OPERATION') {
        remark(
          operation,
          '行动之下不再设行动,其措施归入上级行动。',
          'Operations stand under no operation; its measures go to the one above.',
        );
        continue;
      }
      const key = `o${planItems.length + 1}`;
      parents.set(operation.path, key);
      keys.set(operation.path, key);
      const title =
        operation.kind === 'OPERATION' ? (operation.value as ValueOf<'OPERATION'>).name : (operation.value as ValueOf<'TASK'>).title;
      planItems.push({
        ...{ key, parent: null, kind: 'OPERATION', title: title.slice(0, 200), text: null, mandatory: true, phase: null },
        source: sourceOf(operation),
      });
      itemOrigins.push(operation);
    }
  }
  const tasks: Rows<'tasks'> = [];
  const taskOrigins: NoticeItem[] = [];

  // ── who ──
  const links = new Map<string, string>();
  const offices = of('OFFICE').filter(({ value }) => value.role !== 'ACTOR');
  for (const { value, link } of offices) if (link?.kind === 'DIVISION') links.set(value.name, link.to);
  const officesByPath = Map.groupBy(offices, ({ path }) => home(path));
  const whoAt = (path: string, item: NoticeItem): { lead: string | null; supporting: string[] } => {
    const there =
      upwards(path)
        .map((up) => officesByPath.get(up))
        .find((list) => list !== undefined) ?? [];
    const names = (...roles: readonly string[]) => there.filter(({ value }) => roles.includes(value.role)).map(({ value }) => value.name);
    const answering = [...new Set([...names('LEAD'), ...names('RESPONSIBLE')])];
    const [lead = null, ...others] = answering;
    const supporting = [...new Set([...others, ...names('SUPPORT')])].filter((name) => name !== lead).slice(0, 50);
    if (lead === null && supporting.length > 0) {
      remark(item, `只写明配合单位(${supporting.join('、')}),未写明牵头单位。`, 'Only supporting bodies are named, no lead.');
      return { lead: null, supporting: [] };
    }
    return { lead, supporting };
  };

  // ── tasks with their days ──
  const leafPaths = new Set(leaves.map(({ path }) => home(path)));
  const deadlines = of('DEADLINE').map((deadline) => ({
    deadline,
    at: upwards(home(deadline.path)).find((up) => leafPaths.has(up)) ?? null,
  }));
  const events: Rows<'events'> = [];
  const dueOf = (item: Of<'DEADLINE'>): CampaignDraftInput['tasks'][number]['deadline'] => {
    const { date, basis, what, event } = item.value;
    if (date === null) {
      const name = (event ?? item.quote.replace(/\s+/g, '')).slice(0, 100);
      const known = events.find((one) => one.name === name);
      const code = known?.code ?? `EVENT_${events.length + 1}`;
      if (known === undefined) events.push({ code, name });
      return { kind: 'EVENT', event: code };
    }
    const day = within(item, date, what);
    if (basis === 'RELATIVE' && day === date) return { kind: 'RELATIVE', from: 'START', phase: null, days: daysBetween(startsOn, day) };
    if (basis === 'PERIOD_END' && day === date && addDays(day, 1).endsWith('-01') && shift === 0)
      return { kind: 'PERIOD_END', of: day.slice(0, 7) };
    return { kind: 'DAY', day };
  };
  const phaseOf = (item: Of<'DEADLINE'>) => (item.value.date === null ? 'INTENSIVE_RECTIFICATION' : phaseAt(item.value.date));
  // 3年内达100%: a day that a figure has for its horizon is no further task.
  const figures = of('TARGET');
  const isHorizon = ({ value, spanStart, spanEnd }: Of<'DEADLINE'>): boolean =>
    value.date !== null &&
    figures.some((figure) => figure.value.horizon === value.date && figure.spanStart < spanEnd && spanStart < figure.spanEnd);
  const isInside = ({ value: { date } }: Of<'DEADLINE'>): boolean => date === null || (date >= startsOn && date <= endsOn);
  let undated = 0;
  const leavesByPlace = Map.groupBy(leaves, ({ path }) => path);
  for (const [path, together] of leavesByPlace) {
    for (const [nth, leaf] of together.entries()) {
      const title = leaf.value.title;
      const parent =
        upwards(path)
          .map((up) => parents.get(up))
          .find((key) => key !== undefined) ?? null;
      let key: string | null = null;
      if (!listOnly) {
        key = operationPaths.has(path) && parents.has(path) ? parents.get(path)! : `m${planItems.length + 1}`;
        if (!parents.has(path) || !operationPaths.has(path)) {
          planItems.push({
            ...{ key, parent, kind: 'MEASURE', title: title.slice(0, 200), text: passage(leaf), mandatory: true, phase: null },
            source: sourceOf(leaf),
          });
          itemOrigins.push(leaf);
        }
        if (nth === 0) keys.set(path, key);
      }
      // Of parts of a split item, the first has the days.
      const own = nth === 0 ? deadlines.filter(({ at }) => at === path).map(({ deadline }) => deadline) : [];
      const last = own
        .filter((deadline) => isInside(deadline) || !isHorizon(deadline))
        .toSorted((one, other) => ((one.value.date ?? '9') < (other.value.date ?? '9') ? -1 : 1))
        .at(-1);
      if (last === undefined) undated += 1;
      const requirement = leaf.value.kind === 'REQUIREMENT';
      tasks.push({
        item: key,
        phase: last !== undefined ? phaseOf(last) : requirement ? 'ACCEPTANCE' : 'INTENSIVE_RECTIFICATION',
        title: shortened(title, 100),
        text: passage(leaf),
        ...whoAt(path, leaf),
        deadline: last !== undefined ? dueOf(last) : { kind: 'PERIOD_END', of: requirement ? 'ACCEPTANCE' : 'INTENSIVE_RECTIFICATION' },
        mandatory: true,
        source: sourceOf(leaf),
      });
      taskOrigins.push(leaf);
      for (const deadline of own) if (deadline !== last && !isHorizon(deadline)) taskOfDeadline(deadline, key);
    }
  }
  for (const { deadline, at } of deadlines) if (at === null && !isHorizon(deadline)) taskOfDeadline(deadline, keyAt(deadline.path));
  if (undated > 0)
    remark(
      null,
      `${undated} 项任务未写明时限,按所在阶段的最后一天办理。`,
      `${undated} tasks have no day in the text; they are due on the last day of their phase.`,
    );

  function taskOfDeadline(item: Of<'DEADLINE'>, key: string | null): void {
    tasks.push({
      item: key,
      phase: phaseOf(item),
      title: shortened(item.value.what.length > 1 ? item.value.what : item.quote.replace(/\s+/g, ''), 100),
      text: item.quote.replace(/[\f\v]/g, ' ').trim(),
      ...whoAt(home(item.path), item),
      deadline: dueOf(item),
      mandatory: true,
      source: sourceOf(item),
    });
    taskOrigins.push(item);
  }
  function keyAt(path: string): string | null {
    return (
      upwards(home(path))
        .map((up) => keys.get(up))
        .find((key) => key !== undefined) ?? null
    );
  }

  // ── figures and recurring duties ──
  const indicators: Rows<'indicators'> = [];
  const targets: Rows<'targets'> = [];
  let horizon = endsOn;
  for (const item of figures) {
    const figure = figureOf(item.value);
    const { metric, horizon: told } = item.value;
    const to = told === null || told < startsOn ? null : told;
    if (to !== null && to > horizon) horizon = to;
    const linked = item.link?.kind === 'INDICATOR' && isComputed(item.link.to) ? item.link.to : null;
    if (linked === null)
      indicators.push({
        code: `NOTICE_${indicators.length + 1}`,
        zh: shortened(metric, 100),
        en: `Figure ${indicators.length + 1} of the notice`,
        unit: figure.unit,
        formula: shortened(`按通知要求计算:${item.quote.replace(/\s+/g, '')}`, 300),
        evidence: '责任单位填报数值并附佐证材料',
      });
    targets.push({
      item: keyAt(item.path),
      ...figure,
      name: shortened(figure.name, 200),
      indicator: linked ?? `NOTICE_${indicators.length}`,
      ...{ from: null, to, stages: [], remark: null },
      responsible: whoAt(home(item.path), item).lead,
      source: sourceOf(item),
    });
  }
  const frequencies = of('FREQUENCY');
  const cadences: Rows<'cadences'> = frequencies.map((item) => {
    const { duty, actor, period, count, by, scope } = item.value;
    const half = period === 'HALF_YEAR';
    const known = half || period === 'REGULAR' || period === 'EVENT' ? 'YEAR' : period;
    return {
      item: keyAt(item.path),
      what: shortened(duty, 300),
      who: shortened(actor ?? whoAt(home(item.path), item).lead ?? '各责任单位', 200),
      indicator: null,
      atLeast: Math.max(1, count ?? 1) * (half ? 2 : 1),
      period: known,
      scope: scope ?? 'PER_ORGANIZATION',
      dueBefore: by,
      ...{ from: null, to: null },
      remark: half ? '原文为每半年' : null,
      source: sourceOf(item),
    };
  });

  const title = head.title?.value ?? '通知';
  const name = shortened(options.name ?? campaign?.value.name ?? title, 100);
  const goal = options.goal ?? `落实《${shortened(title, 200)}》。`;
  const beyond = horizon > endsOn;
  const source = campaign === null ? { document: 'd1', clause: '全文', quote: null, span: null } : sourceOf(campaign);
  const draft: CampaignDraftInput = {
    format: 'campaign-draft/1',
    name,
    summary: shortened(`依据《${title}》`, 500),
    goal,
    categories: [...options.categories],
    documents: [
      {
        key: 'd1',
        title: shortened(title, 200),
        documentNumber: head.number?.value ?? head.serial?.value ?? null,
        issuer: head.issuers.length === 0 ? null : shortened(head.issuers.map(({ value }) => value).join('、'), 100),
        issuedOn: issued,
      },
    ],
    source,
    startsOn,
    endsOn,
    programme: beyond ? { name: shortened(`${name}(目标期)`, 100), startsOn, endsOn: horizon, goal, source } : null,
    phases,
    events,
    indicators,
    items: planItems,
    tasks,
    targets,
    cadences,
    bodies: [],
  };
  return {
    draft,
    remarks,
    origins: { items: itemOrigins, tasks: taskOrigins, targets: figures, cadences: frequencies },
    links,
  };
}

/** A path and those above it, the longest first. */
function upwards(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

const shortened = (words: string, max: number): string => (words.length <= max ? words : `${words.slice(0, max - 1)}…`);

const PHASE_OF = {
  MOBILISATION: 'MOBILIZATION',
  TACKLING: 'INTENSIVE_RECTIFICATION',
  OTHER: 'INTENSIVE_RECTIFICATION',
  ACCEPTANCE: 'ACCEPTANCE',
} as const;

/**
 * The three phases a campaign has, one after the other over all its days: their ends from the notice where it tells them, else the
 * first and the last sixth.
 */
function phasesOf(told: readonly Of<'PHASE'>[], startsOn: LocalDate, endsOn: LocalDate): CampaignDraftInput['phases'] {
  const of = (phase: PhaseName) => told.filter(({ value }) => PHASE_OF[value.kind] === phase).map(({ value }) => value);
  const edge = (phase: PhaseName, which: 'start' | 'end') => {
    const days = of(phase)
      .flatMap((value) => value[which] ?? [])
      .sort();
    return (which === 'start' ? days[0] : days.at(-1)) ?? null;
  };
  const before = (day: LocalDate | null) => (day === null ? null : addDays(day, -1));
  const sixth = Math.max(1, Math.floor((daysBetween(startsOn, endsOn) + 1) / 6));
  const clamp = (day: LocalDate, from: LocalDate, to: LocalDate) => (day < from ? from : day > to ? to : day);
  const first = clamp(
    edge('MOBILIZATION', 'end') ?? before(edge('INTENSIVE_RECTIFICATION', 'start')) ?? addDays(startsOn, sixth - 1),
    startsOn,
    addDays(endsOn, -2),
  );
  const second = clamp(
    before(edge('ACCEPTANCE', 'start')) ?? edge('INTENSIVE_RECTIFICATION', 'end') ?? addDays(endsOn, -sixth),
    addDays(first, 1),
    addDays(endsOn, -1),
  );
  const days = [
    [startsOn, first],
    [addDays(first, 1), second],
    [addDays(second, 1), endsOn],
  ] as const;
  return PHASES.map((phase, index) => {
    const names = of(phase).map(({ name }) => name);
    return { phase, title: names.length === 1 ? names[0]!.slice(0, 40) : null, startsOn: days[index]![0], endsOn: days[index]![1] };
  });
}

const YUAN: Readonly<Record<string, number>> = { 百元: 100, 千元: 1000, 百万元: 1_000_000, 千万元: 10_000_000 };
const CHANGE = /同比|比去年|较上年|较去年|比上年/;
const FALL = /下降|减少|降低|压降/;

interface Figure {
  readonly kind: TargetKind;
  readonly name: string;
  readonly comparator: Comparator;
  readonly value: number;
  readonly unit: string;
}

/**
 * What kind of target a figure is. A figure that fits none (5分钟, 200米) becomes a rule that all have to keep, with the figure in
 * its name.
 */
export function figureOf({ metric, comparator, value, unit }: ValueOf<'TARGET'>): Figure {
  const name = metric.length > 1 ? metric : `${metric}数`;
  const compared = COMPARATORS[comparator];
  const rule: Figure = {
    kind: 'RULE_COMPLIANCE',
    name: `${name}${COMPARED[comparator]}${value}${unit}`,
    comparator: 'GTE',
    value: 1,
    unit: '%',
  };
  const tried = ((): Figure => {
    if (unit === '%' && CHANGE.test(metric)) {
      const falls = FALL.test(metric);
      // At least 15 % less is a change of -0.15 or below.
      const asked = comparator === 'EQ' || comparator === 'GE' ? (falls ? 'LTE' : 'GTE') : falls ? 'GTE' : 'LTE';
      return { kind: 'YEAR_ON_YEAR', name, comparator: asked, value: (falls ? -value : value) / 100, unit };
    }
    if (value === 0) return { kind: 'HARD_ZERO', name, comparator: 'EQ', value: 0, unit: unit === '' || unit === '%' ? '起' : unit };
    if (unit === '%') {
      const stock =
        /(?:现存|存量|挂牌|已发现|排查出)[^,。]*隐患|隐患[^,。]*(?:整改|销案|清零)/.test(metric) &&
        comparator !== 'LE' &&
        comparator !== 'LT';
      return { kind: stock ? 'STOCK_CLOSURE' : 'RATIO', name, comparator: compared, value: value / 100, unit };
    }
    if (unit === '倍') return { kind: 'RATIO', name, comparator: compared, value, unit };
    if (unit.endsWith('元')) {
      const factor = YUAN[unit];
      return { kind: 'MONEY', name, comparator: compared, value: value * (factor ?? 1), unit: factor === undefined ? unit : '元' };
    }
    return Number.isInteger(value) && COUNTED.test(unit) ? { kind: 'COUNT', name, comparator: compared, value, unit } : rule;
  })();
  const days = { from: '2000-01-01', to: '2000-01-02', stages: [] };
  return targetProblems({ ...tried, ...days }).length === 0 && tried.value * 10_000 === Math.round(tried.value * 10_000) ? tried : rule;
}

/** Units of what is counted, not measured. */
const COUNTED =
  /^(?:家|人|场|批|车|栋|个|处|台|套|只|具|辆|座|幢|所|名|户|份|条|张|件|项|支|块|面|部|艘|架|根|盏|组|册|本|篇|卷|宗|例|起|次|期|对|道|口|枚|樘|类|间|堂|课|幅)/;
