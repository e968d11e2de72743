import { defineMachine, type LocalDate, type RegionCode, type StateOf } from '@fire-campaign/domain';
import { day, text, uuidv7 } from '@fire-campaign/platform';
import { z } from 'zod';
import type { PlanContent } from '../cascade/compare.rules.js';
import { inheritTarget } from '../cascade/inherit.rules.js';
import { cadenceLoosened, targetLoosened } from '../cascade/tighten.rules.js';
import { cadence } from '../cadence/cadence.service.js';
import type { Cadence } from '../cadence/cadence.entity.js';
import { PHASES, type PhaseName } from '../phase/phase.rules.js';
import { item, type ItemSaid } from '../plan/plan.service.js';
import type { Target } from '../target/target.entities.js';
import { apportion, isShareable, shareStep } from '../target/target.rules.js';
import { target } from '../target/target.service.js';

/** States of an amendment (方案修订): one's own waits for a second person, one from above for the region's answer. */
export const amendmentMachine = defineMachine({
  name: { zh: '方案修订', en: 'Amendment' },
  initial: 'PROPOSED',
  states: {
    PROPOSED: { zh: '待审批', en: 'proposed' },
    RECEIVED: { zh: '待答复', en: 'received' },
    APPLIED: { zh: '已生效', en: 'applied' },
    REJECTED: { zh: '未批准', en: 'rejected' },
    OBJECTED: { zh: '提出异议', en: 'objected' },
  },
  transitions: [
    { from: 'PROPOSED', action: 'HAND_DOWN', to: 'RECEIVED', who: 'SYSTEM', guard: 'it comes from the level above', zh: '送达' },
    { from: 'PROPOSED', action: 'APPROVE', to: 'APPLIED', who: 'campaigns:approve', guard: 'another person than the proposer', zh: '批准' },
    {
      from: 'PROPOSED',
      action: 'REJECT',
      to: 'REJECTED',
      who: 'campaigns:approve',
      guard: 'another person than the proposer',
      zh: '不予批准',
    },
    { from: 'RECEIVED', action: 'ACCEPT', to: 'APPLIED', who: 'campaigns:approve', zh: '接受' },
    {
      from: 'RECEIVED',
      action: 'OBJECT',
      to: 'OBJECTED',
      who: 'campaigns:approve',
      guard: 'nothing in it is mandatory; with a reason',
      zh: '提出异议',
    },
  ],
});
export type AmendmentStatus = StateOf<typeof amendmentMachine>;

/** One change as it is proposed. */
export const changeInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ADD_ITEM'), parentId: z.uuid().nullish(), item: z.object(item.shape) }),
  z.object({ kind: z.literal('CHANGE_ITEM'), id: z.uuid(), item: z.object(item.shape) }),
  z.object({ kind: z.literal('REMOVE_ITEM'), id: z.uuid() }),
  z.object({ kind: z.literal('ADD_TARGET'), target: z.object(target.shape) }),
  z.object({ kind: z.literal('CHANGE_TARGET'), id: z.uuid(), target: z.object(target.shape) }),
  z.object({ kind: z.literal('REMOVE_TARGET'), id: z.uuid() }),
  z.object({ kind: z.literal('ADD_CADENCE'), cadence: z.object(cadence.shape) }),
  z.object({ kind: z.literal('CHANGE_CADENCE'), id: z.uuid(), cadence: z.object(cadence.shape) }),
  z.object({ kind: z.literal('REMOVE_CADENCE'), id: z.uuid() }),
  z.object({ kind: z.literal('CHANGE_PHASE'), phase: z.enum(PHASES), startsOn: day, endsOn: day }),
  z.object({ kind: z.literal('CHANGE_END'), endsOn: day }),
  z.object({ kind: z.literal('CHANGE_GOAL'), goal: text(5000) }),
]);
export type ChangeInput = z.output<typeof changeInput>;

type TargetSaid = z.output<typeof target> & Partial<Pick<Target, 'shareMethod' | 'shares'>>;
type CadenceSaid = z.output<typeof cadence>;
interface Days {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
}

/**
 * One change as it is kept: what is added has its id, and its origin when it comes from above; days and goal know what they replace
 * there.
 */
export type Change =
  | {
      readonly kind: 'ADD_ITEM';
      readonly id: string;
      readonly originId: string | null;
      readonly parentId: string | null;
      readonly item: ItemSaid;
    }
  | { readonly kind: 'CHANGE_ITEM'; readonly id: string; readonly item: ItemSaid }
  | { readonly kind: 'ADD_TARGET'; readonly id: string; readonly originId: string | null; readonly target: TargetSaid }
  | { readonly kind: 'CHANGE_TARGET'; readonly id: string; readonly target: TargetSaid }
  | { readonly kind: 'ADD_CADENCE'; readonly id: string; readonly originId: string | null; readonly cadence: CadenceSaid }
  | { readonly kind: 'CHANGE_CADENCE'; readonly id: string; readonly cadence: CadenceSaid }
  | { readonly kind: 'REMOVE_ITEM' | 'REMOVE_TARGET' | 'REMOVE_CADENCE'; readonly id: string }
  | ({ readonly kind: 'CHANGE_PHASE'; readonly phase: PhaseName; readonly before: Days } & Days)
  | { readonly kind: 'CHANGE_END'; readonly endsOn: LocalDate; readonly before: LocalDate }
  | { readonly kind: 'CHANGE_GOAL'; readonly goal: string; readonly before: string };

/** A proposed change, ready to be kept. */
export function settled(change: ChangeInput, { campaign }: PlanContent): Change {
  switch (change.kind) {
    case 'ADD_ITEM':
      return { ...change, id: uuidv7(), originId: null, parentId: change.parentId ?? null };
    case 'ADD_TARGET':
      return { ...change, id: uuidv7(), originId: null };
    case 'ADD_CADENCE':
      return { ...change, id: uuidv7(), originId: null };
    case 'CHANGE_PHASE': {
      const { startsOn, endsOn } = campaign.phases.find(({ phase }) => phase === change.phase)!;
      return { ...change, before: { startsOn, endsOn } };
    }
    case 'CHANGE_END':
      return { ...change, before: campaign.endsOn };
    case 'CHANGE_GOAL':
      return { ...change, before: campaign.goal };
    default:
      return change;
  }
}

/**
 * Whether regions below have to follow a change: of days, of what is mandatory, of figures and rules that bind. What is taken out, and
 * a goal in other words, they may keep as it was.
 *
 * @param before the plan that is changed, before the change
 */
export function isMandatory(change: Change, { items }: PlanContent): boolean {
  const binds = (id: string | null) => id === null || items.find((one) => one.id === id)?.mandatory === true;
  switch (change.kind) {
    case 'ADD_ITEM':
      return change.item.mandatory;
    case 'CHANGE_ITEM':
      return change.item.mandatory || binds(change.id);
    case 'ADD_TARGET':
    case 'CHANGE_TARGET':
      return binds(change.target.planItemId);
    case 'ADD_CADENCE':
    case 'CHANGE_CADENCE':
      return binds(change.cadence.planItemId);
    case 'CHANGE_PHASE':
    case 'CHANGE_END':
      return true;
    default:
      return false;
  }
}

/**
 * A change of the parent's plan in the terms of a region's copy; null when it does not concern the region: an optional item that it
 * dropped, a target of which it has no share.
 *
 * @param parent the parent's plan after the change
 */
export function handedDown(change: Change, parent: PlanContent, child: PlanContent): Change | null {
  const region = child.campaign.regionCode;
  const copy = (rows: readonly { readonly id: string; readonly originId: string | null }[], id: string) =>
    rows.find(({ originId }) => originId === id)?.id ?? null;
  const place = (id: string | null) => (id === null ? null : copy(child.items, id));
  const dropped = (id: string | null) => id !== null && copy(child.items, id) === null;
  switch (change.kind) {
    case 'ADD_ITEM':
      if (dropped(change.parentId) && !change.item.mandatory) return null;
      return { ...change, id: uuidv7(), originId: change.id, parentId: place(change.parentId) };
    case 'CHANGE_ITEM': {
      const id = copy(child.items, change.id);
      if (id !== null) return { ...change, id };
      if (!change.item.mandatory) return null;
      const { parentId } = parent.items.find((one) => one.id === change.id)!;
      return { kind: 'ADD_ITEM', id: uuidv7(), originId: change.id, parentId: place(parentId), item: change.item };
    }
    case 'ADD_TARGET':
    case 'CHANGE_TARGET': {
      const id = copy(child.targets, change.id);
      const asked = inheritTarget(
        parent.targets.find((one) => one.id === change.id)!,
        region,
      );
      if (asked === null) return id === null ? null : { kind: 'REMOVE_TARGET', id };
      if (dropped(asked.planItemId)) return null;
      const said: TargetSaid = {
        ...targetSaid(asked),
        ...inside(asked, child.campaign),
        planItemId: place(asked.planItemId),
        responsible: asked.responsible === null ? null : { name: asked.responsible.name, divisionId: null },
      };
      return id === null
        ? { kind: 'ADD_TARGET', id: uuidv7(), originId: change.id, target: said }
        : { kind: 'CHANGE_TARGET', id, target: said };
    }
    case 'ADD_CADENCE':
    case 'CHANGE_CADENCE': {
      const id = copy(child.cadences, change.id);
      const asked = parent.cadences.find((one) => one.id === change.id)!;
      if (dropped(asked.planItemId)) return null;
      const { startsOn, endsOn } = child.campaign;
      const from = asked.from.day !== null && asked.from.day < startsOn ? { day: startsOn, event: null } : asked.from;
      const to = asked.to.day !== null && asked.to.day > endsOn ? { day: endsOn, event: null } : asked.to;
      const said = { ...cadenceSaid(asked), from, to, planItemId: place(asked.planItemId) };
      return id === null
        ? { kind: 'ADD_CADENCE', id: uuidv7(), originId: change.id, cadence: said }
        : { kind: 'CHANGE_CADENCE', id, cadence: said };
    }
    case 'REMOVE_ITEM':
    case 'REMOVE_TARGET':
    case 'REMOVE_CADENCE': {
      const rows = { REMOVE_ITEM: child.items, REMOVE_TARGET: child.targets, REMOVE_CADENCE: child.cadences }[change.kind];
      const id = copy(rows, change.id);
      return id === null ? null : { ...change, id };
    }
    default:
      return change;
  }
}

/** What a target says, as a change of it is proposed. */
export function targetSaid(of: Target): TargetSaid {
  const {
    kind,
    name,
    indicator,
    comparator,
    value,
    unit,
    from,
    to,
    stages,
    remark,
    citation,
    planItemId,
    responsible,
    shareMethod,
    shares,
  } = of;
  return {
    kind,
    name,
    indicator,
    comparator,
    value,
    unit,
    from,
    to,
    stages: [...stages],
    remark,
    citation,
    planItemId,
    responsible,
    shareMethod,
    shares,
  };
}

/** What a cadence rule says, as a change of it is proposed. */
export function cadenceSaid(of: Cadence): CadenceSaid {
  const { what, who, indicator, atLeast, period, scope, form, dueWorkingDays, dueBefore, from, to, remark, citation, planItemId } = of;
  return { what, who, indicator, atLeast, period, scope, form, dueWorkingDays, dueBefore, from, to, remark, citation, planItemId };
}

/** A horizon as far as it lies in the days of a campaign; one of a programme, that lies beyond them altogether, stays. */
function inside({ from, to }: Pick<Target, 'from' | 'to'>, { startsOn, endsOn }: Days): Pick<Target, 'from' | 'to'> {
  if (to < startsOn || from > endsOn) return { from, to };
  return { from: from < startsOn ? startsOn : from, to: to > endsOn ? endsOn : to };
}

/** The stricter of what the level above asks and what the region had set itself: its figure stays where it is stricter. */
export function stricterTarget(asked: TargetSaid & { readonly from: LocalDate; readonly to: LocalDate }, own: Target): TargetSaid {
  const bound = { ...asked, shareMethod: null, shares: [] };
  if (targetLoosened(bound, own) === null) return targetSaid(own);
  const kept = { ...bound, value: own.value };
  return {
    ...asked,
    responsible: own.responsible,
    value: asked.stages.length === 0 && targetLoosened(bound, kept) === null ? own.value : asked.value,
  };
}

export const stricterCadence = (asked: CadenceSaid & Pick<Cadence, 'from' | 'to'>, own: Cadence): CadenceSaid =>
  cadenceLoosened(asked, own) === null ? cadenceSaid(own) : asked;

/** Days that follow the parent's where they were the same, and stay inside them where the region had set its own. */
export function followedDays(own: Days, before: Days, asked: Days): Days {
  if (own.startsOn === before.startsOn && own.endsOn === before.endsOn) return asked;
  const startsOn = own.startsOn === before.startsOn || own.startsOn < asked.startsOn ? asked.startsOn : own.startsOn;
  const endsOn = own.endsOn === before.endsOn || own.endsOn > asked.endsOn ? asked.endsOn : own.endsOn;
  return startsOn <= endsOn ? { startsOn, endsOn } : asked;
}

/** Shares of a figure that has changed: in the same proportion, adding up to it exactly. */
export function reshared(
  { kind, value }: Pick<Target, 'kind' | 'value'>,
  { shares, shareMethod }: Pick<Target, 'shares' | 'shareMethod'>,
): Pick<Target, 'shares' | 'shareMethod'> {
  if (!isShareable(kind) || shares.length === 0 || shares.every((share) => share.value === 0)) return { shares: [], shareMethod: null };
  const parts = apportion(
    value,
    shares.map((share) => share.value),
    shareStep(kind),
  );
  return {
    shareMethod,
    shares: shares.map(({ regionCode }, index): { regionCode: RegionCode; value: number } => ({ regionCode, value: parts[index]! })),
  };
}
