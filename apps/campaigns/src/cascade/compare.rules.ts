import { isDeepStrictEqual } from 'node:util';
import type { Cadence } from '../cadence/cadence.entity.js';
import type { Campaign } from '../campaign/campaign.entity.js';
import type { Bilingual, Criterion } from '../gate/gate.criteria.js';
import { PHASE_LABELS, type Phase } from '../phase/phase.rules.js';
import type { PlanItem } from '../plan/plan-item.entity.js';
import type { Target } from '../target/target.entities.js';
import { inheritPhases, inheritTarget } from './inherit.rules.js';
import { cadenceLoosened, cadenceText, condition, criterionLoosened, targetLoosened, targetText } from './tighten.rules.js';

/** A campaign's plan as it is compared. */
export interface PlanContent {
  readonly campaign: Pick<Campaign, 'regionCode' | 'startsOn' | 'endsOn' | 'categories' | 'goal' | 'phases'>;
  readonly items: readonly PlanItem[];
  readonly targets: readonly Target[];
  readonly cadences: readonly Cadence[];
}

export const PLAN_PARTS = ['CAMPAIGN', 'PHASE', 'GATE', 'ITEM', 'TARGET', 'CADENCE'] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];
/** Stricter, looser than it may be, changed otherwise. */
export type PlanChange = 'ADDED' | 'TIGHTENED' | 'LOOSENED' | 'CHANGED' | 'REMOVED';

export interface Difference {
  readonly part: PlanPart;
  readonly change: PlanChange;
  /** What differs: id of the row before (after, for an added one), name of the phase, phase and key of the criterion. */
  readonly key: string;
  readonly name: Bilingual;
  readonly before: Bilingual | null;
  readonly after: Bilingual | null;
  /** The bound that is not kept; null when nothing binding is dropped or loosened. */
  readonly breach: Bilingual | null;
}

export interface PlanDiff {
  readonly differences: readonly Difference[];
  /** Items, targets, rules, phases and criteria that are the same on both sides. */
  readonly unchanged: number;
}

/**
 * What differs between two plans.
 *
 * @param before the plan of the campaign above, or an earlier state of the same plan
 * @param own rows are paired with those before by their origin (ORIGIN: a plan against its parent's, whose targets and gates count as
 *   they are handed down to its region), or by their id (ID: two states of one plan)
 */
export function comparePlans(before: PlanContent, own: PlanContent, by: 'ORIGIN' | 'ID'): PlanDiff {
  const region = own.campaign.regionCode;
  const origin = ({ id, originId }: { readonly id: string; readonly originId: string | null }) => (by === 'ID' ? id : originId);
  const mandatory = new Map(before.items.map((item) => [item.id, item.mandatory]));
  const binds = ({ planItemId }: { readonly planItemId: string | null }) => planItemId === null || mandatory.get(planItemId) === true;
  const placeOf = new Map(own.items.map((item) => [origin(item), item.id]));
  const place = (id: string | null) => (id === null ? null : (placeOf.get(id) ?? null));
  const targets = by === 'ID' ? before.targets : before.targets.flatMap((target) => inheritTarget(target, region) ?? []);
  const phases = by === 'ID' ? before.campaign.phases : inheritPhases(before.campaign.phases, region);

  const pairs: readonly Pair[] = [
    ...framePairs(before.campaign, own.campaign),
    ...phases.flatMap((phase) =>
      phasePairs(
        phase,
        own.campaign.phases.find((one) => one.phase === phase.phase)!,
      ),
    ),
    ...paired(
      before.items,
      own.items,
      origin,
      'ITEM',
      ({ title }) => both(title),
      itemText,
      (bound, item) => ({
        same: sameItem(bound, item) && item.mandatory === bound.mandatory && item.parentId === place(bound.parentId),
        tighter: sameItem(bound, item) && item.mandatory && item.parentId === place(bound.parentId),
        looser: !bound.mandatory ? null : item === null ? DROPPED : itemLoosened(bound, item, place(bound.parentId)),
        binding: bound.mandatory,
      }),
    ),
    ...paired(
      targets,
      own.targets,
      origin,
      'TARGET',
      ({ name }) => both(name),
      targetText,
      (bound, target) => {
        const looser = target === null ? DROPPED : (targetLoosened(bound, target) ?? moved(target.planItemId, place(bound.planItemId)));
        return {
          same: target !== null && sameTarget(bound, target) && target.planItemId === place(bound.planItemId),
          tighter: looser === null && target?.name === bound.name,
          looser,
          binding: binds(bound),
        };
      },
    ),
    ...paired(
      before.cadences,
      own.cadences,
      origin,
      'CADENCE',
      ({ who, what }) => both(`${who}:${what}`),
      cadenceText,
      (bound, rule) => {
        const looser = rule === null ? DROPPED : (cadenceLoosened(bound, rule) ?? moved(rule.planItemId, place(bound.planItemId)));
        return {
          same: rule !== null && sameCadence(bound, rule) && rule.planItemId === place(bound.planItemId),
          tighter: looser === null,
          looser,
          binding: binds(bound),
        };
      },
    ),
  ];
  const differences = pairs.flatMap(({ verdict: { same, tighter, looser, binding }, ...pair }): readonly Difference[] => {
    if (same) return [];
    // Of two states of one plan, days are simply others.
    const days = by === 'ID' && (pair.part === 'CAMPAIGN' || pair.part === 'PHASE');
    const change =
      pair.before === null
        ? 'ADDED'
        : pair.after === null
          ? 'REMOVED'
          : looser !== null && !days
            ? 'LOOSENED'
            : tighter && !days
              ? 'TIGHTENED'
              : 'CHANGED';
    return [{ ...pair, change, breach: by === 'ORIGIN' && binding ? looser : null }];
  });
  return { differences, unchanged: pairs.length - differences.length };
}

interface Verdict {
  readonly same: boolean;
  readonly tighter: boolean;
  /** The bound that is not kept. */
  readonly looser: Bilingual | null;
  /** Whether a region below has to keep it. */
  readonly binding: boolean;
}
type Pair = Omit<Difference, 'change' | 'breach'> & { readonly verdict: Verdict };

const DROPPED: Bilingual = { zh: '上级要求的内容不得删除', en: 'what the level above requires may not be dropped' };
const ADDED: Verdict = { same: false, tighter: false, looser: null, binding: false };
const both = (text: string): Bilingual => ({ zh: text, en: text });
const moved = (place: string | null, expected: string | null): Bilingual | null =>
  place === expected ? null : { zh: '须保留在原所属项之下', en: 'it stays under its item' };

function paired<Row extends { readonly id: string; readonly originId: string | null }>(
  before: readonly Row[],
  own: readonly Row[],
  origin: (row: Row) => string | null,
  part: PlanPart,
  name: (row: Row) => Bilingual,
  text: (row: Row) => Bilingual,
  judge: (bound: Row, own: Row | null) => Verdict,
): readonly Pair[] {
  const known = new Set(before.map(({ id }) => id));
  const copies = new Map(own.map((row) => [origin(row), row]));
  const kept = before.map((bound): Pair => {
    const copy = copies.get(bound.id) ?? null;
    const after = copy === null ? null : text(copy);
    return { part, key: bound.id, name: name(copy ?? bound), before: text(bound), after, verdict: judge(bound, copy) };
  });
  const added = own
    .filter((row) => !known.has(origin(row) ?? ''))
    .map((row): Pair => ({ part, key: row.id, name: name(row), before: null, after: text(row), verdict: ADDED }));
  return [...kept, ...added];
}

const KINDS = {
  OPERATION: { zh: '行动', en: 'Operation' },
  MEASURE: { zh: '措施', en: 'Measure' },
  SUB_PLAN: { zh: '子方案', en: 'Sub-plan' },
} as const;
const itemText = ({ kind, title, mandatory, text }: PlanItem): Bilingual => ({
  zh: `${KINDS[kind].zh}“${title}”(${mandatory ? '必办' : '选办'})${text === null ? '' : `:${text}`}`,
  en: `${KINDS[kind].en} "${title}" (${mandatory ? 'mandatory' : 'optional'})${text === null ? '' : `: ${text}`}`,
});
const sameItem = (bound: PlanItem, item: PlanItem | null): item is PlanItem =>
  item !== null && item.kind === bound.kind && item.title === bound.title && item.text === bound.text && item.phase === bound.phase;

/** A mandatory item stays as it is worded and where it stands; what is added goes beneath it. */
function itemLoosened(bound: PlanItem, item: PlanItem, place: string | null): Bilingual | null {
  if (!item.mandatory) return { zh: '必办内容不得改为选办', en: 'a mandatory item may not become optional' };
  if (!sameItem(bound, item))
    return { zh: '必办内容须与上级方案一致,细化内容请另立下级项', en: 'a mandatory item keeps its wording; add what is finer beneath it' };
  return moved(item.parentId, place);
}

const sameTarget = (bound: Target, own: Target) =>
  bound.name === own.name &&
  isDeepStrictEqual(targetText(bound), targetText(own)) &&
  bound.kind === own.kind &&
  bound.indicator === own.indicator;
const sameCadence = (bound: Cadence, own: Cadence) =>
  bound.what === own.what &&
  bound.who === own.who &&
  bound.indicator === own.indicator &&
  bound.form === own.form &&
  bound.dueWorkingDays === own.dueWorkingDays &&
  isDeepStrictEqual(cadenceText(bound), cadenceText(own));

function framePairs(before: PlanContent['campaign'], own: PlanContent['campaign']): readonly Pair[] {
  const days = ({ startsOn, endsOn }: PlanContent['campaign']) => ({ zh: `${startsOn} 至 ${endsOn}`, en: `${startsOn} to ${endsOn}` });
  const within = before.startsOn <= own.startsOn && own.endsOn <= before.endsOn;
  const sameCategories = isDeepStrictEqual([...before.categories].sort(), [...own.categories].sort());
  return [
    {
      part: 'CAMPAIGN',
      key: 'days',
      name: { zh: '行动期限', en: 'Days of the campaign' },
      before: days(before),
      after: days(own),
      verdict: {
        same: before.startsOn === own.startsOn && before.endsOn === own.endsOn,
        tighter: within,
        looser: within ? null : { zh: `期限须在 ${days(before).zh} 之内`, en: `the days lie within ${days(before).en}` },
        binding: true,
      },
    },
    {
      part: 'CAMPAIGN',
      key: 'categories',
      name: { zh: '纳入范围的单位类别', en: 'Categories in scope' },
      before: both(before.categories.join('、')),
      after: both(own.categories.join('、')),
      verdict: {
        same: sameCategories,
        tighter: false,
        looser: sameCategories
          ? null
          : {
              zh: '单位类别须与上级一致,数据按同一范围统计',
              en: 'the categories are those of the level above: figures are computed alike',
            },
        binding: true,
      },
    },
    {
      part: 'CAMPAIGN',
      key: 'goal',
      name: { zh: '行动目标', en: 'Goal' },
      before: both(before.goal),
      after: both(own.goal),
      verdict: { same: before.goal === own.goal, tighter: false, looser: null, binding: false },
    },
  ];
}

function phasePairs(bound: Phase, own: Phase): readonly Pair[] {
  const days = ({ startsOn, endsOn }: Phase) => ({ zh: `${startsOn} 至 ${endsOn}`, en: `${startsOn} to ${endsOn}` });
  const label = PHASE_LABELS[bound.phase];
  const within = bound.startsOn <= own.startsOn && own.endsOn <= bound.endsOn;
  return [
    {
      part: 'PHASE',
      key: bound.phase,
      name: label,
      before: days(bound),
      after: days(own),
      verdict: {
        same: bound.startsOn === own.startsOn && bound.endsOn === own.endsOn,
        tighter: within,
        looser: within ? null : { zh: `阶段须在 ${days(bound).zh} 之内`, en: `the phase lies within ${days(bound).en}` },
        binding: true,
      },
    },
    ...gatePairs(`${bound.phase}/entry`, label, bound.entryGate, own.entryGate),
    ...gatePairs(`${bound.phase}/exit`, label, bound.exitGate, own.exitGate),
  ];
}

function gatePairs(gate: string, phase: Bilingual, bound: readonly Criterion[], own: readonly Criterion[]): readonly Pair[] {
  const pair = (key: string, before: Criterion | null, after: Criterion | null, verdict: Verdict): Pair => {
    const { title } = (after ?? before)!;
    const name = { zh: `${phase.zh}:${title.zh}`, en: `${phase.en}: ${title.en}` };
    return { part: 'GATE', key: `${gate}/${key}`, name, before: before?.title ?? null, after: after?.title ?? null, verdict };
  };
  return [
    ...bound.map((one) => {
      const kept = own.find(({ key }) => key === one.key) ?? null;
      const looser = kept === null ? DROPPED : criterionLoosened(one, kept);
      const same = kept !== null && isDeepStrictEqual(condition(one), condition(kept));
      return pair(one.key, one, kept, { same, tighter: looser === null, looser, binding: true });
    }),
    ...own.filter(({ key }) => !bound.some((one) => one.key === key)).map((one) => pair(one.key, null, one, ADDED)),
  ];
}
