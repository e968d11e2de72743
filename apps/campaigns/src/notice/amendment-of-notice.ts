import type { ChangeInput } from '../amendment/amendment.rules.js';
import { cadenceSaid, targetSaid } from '../amendment/amendment.rules.js';
import type { PlanContent } from '../cascade/compare.rules.js';
import type { Schedule } from '../template/draft.js';
import { citations } from '../template/from-draft.js';
import { isComputed } from '../target/target.rules.js';
import type { ComparedPlan, Row } from './compare-notice.js';

/** A running plan, and the codes of its reported indicators by their comparable names. */
export interface RunningContent extends PlanContent {
  readonly indicators: ReadonlyMap<string, string>;
}

/** Rows of both sides, paired; `changed` are those of the later version that say something else than their partners. */
export interface Paired {
  readonly running: readonly Row[];
  readonly planned: readonly Row[];
  readonly pairs: ReadonlyMap<Row, Row>;
  readonly changed: ReadonlySet<Row>;
}

/**
 * The changes by which an amendment makes a running plan say what a later version of its document says, each by the row that differs: of
 * the later version, or of the plan for what is taken out. Only what the document itself said before is taken out, with its sentence;
 * what came from the level above, or has something else hanging on it, stays. Not amendable are tasks, which are issued for themselves,
 * figures of which the plan declares no indicator, and what stands under an operation that is itself new: once that is in force, the
 * next comparison has it.
 *
 * @param comparable the name of an indicator as the plan's are kept
 * @returns in the order in which they are carried out
 */
export function amendmentOf(
  { draft, links }: ComparedPlan,
  content: RunningContent,
  { running, planned, pairs, changed }: Paired,
  schedule: Schedule,
  comparable: (name: string) => string,
): ReadonlyMap<Row, ChangeInput> {
  const changes = new Map<Row, ChangeInput>();
  const cited = citations(draft);
  const rowsOf = (of: Row['of']) => planned.filter((row) => row.of === of);
  const rows = { items: rowsOf('ITEM'), targets: rowsOf('TARGET'), cadences: rowsOf('CADENCE') };
  const partner = (row: Row): string | null => pairs.get(row)?.id ?? null;

  const indexOf = new Map(draft.items.map(({ key }, index) => [key, index]));
  const inPlan = (key: string) => partner(rows.items[indexOf.get(key)!]!);
  /** The nearest item at or above one of the document that the plan has. */
  const place = (key: string | null): string | null =>
    key === null ? null : (inPlan(key) ?? place(draft.items[indexOf.get(key)!]!.parent));

  draft.items.forEach(({ parent, kind, title, text, mandatory, phase, source }, index) => {
    const row = rows.items[index]!;
    const id = partner(row);
    const said = { kind, title, text, citation: cited(source) };
    if (id !== null) {
      if (!changed.has(row)) return;
      const own = content.items.find((item) => item.id === id)!;
      changes.set(row, { kind: 'CHANGE_ITEM', id, item: { ...said, kind: own.kind, mandatory: own.mandatory, phase: own.phase } });
    } else if (parent === null || inPlan(parent) !== null) {
      changes.set(row, { kind: 'ADD_ITEM', parentId: place(parent), item: { ...said, mandatory, phase } });
    }
  });
  draft.targets.forEach(({ item, source, indicator: code, from, to, responsible, ...said }, index) => {
    const row = rows.targets[index]!;
    const id = partner(row);
    const citation = cited(source);
    if (id !== null) {
      if (!changed.has(row)) return;
      const own = targetSaid(content.targets.find((target) => target.id === id)!);
      const { kind, name, comparator, value, unit } = said;
      const until = to === null ? own.to : schedule.day(to);
      changes.set(row, { kind: 'CHANGE_TARGET', id, target: { ...own, kind, name, comparator, value, unit, to: until, citation } });
      return;
    }
    const declared = draft.indicators.find((one) => one.code === code);
    const indicator = isComputed(code) ? code : declared === undefined ? null : (content.indicators.get(comparable(declared.zh)) ?? null);
    if (indicator === null) return;
    const target = {
      ...{ ...said, indicator, planItemId: place(item), citation },
      ...{ from: from === null ? null : schedule.day(from), to: to === null ? null : schedule.day(to) },
      responsible: responsible === null ? null : { name: responsible, divisionId: links.get(responsible) ?? null },
    };
    changes.set(row, { kind: 'ADD_TARGET', target });
  });
  draft.cadences.forEach(({ item, source, from: _from, to: _to, ...said }, index) => {
    const row = rows.cadences[index]!;
    const id = partner(row);
    const citation = cited(source);
    if (id === null) {
      changes.set(row, { kind: 'ADD_CADENCE', cadence: { ...said, from: null, to: null, planItemId: place(item), citation } });
    } else if (changed.has(row)) {
      const own = cadenceSaid(content.cadences.find((cadence) => cadence.id === id)!);
      const { what, who, atLeast, period, scope, dueBefore } = said;
      changes.set(row, { kind: 'CHANGE_CADENCE', id, cadence: { ...own, what, who, atLeast, period, scope, dueBefore, citation } });
    }
  });

  const inherited = new Set(
    [...content.items, ...content.targets, ...content.cadences].flatMap(({ id, originId }) => (originId === null ? [] : [id])),
  );
  const kept = new Set(pairs.values());
  const gone = running.filter((row) => !kept.has(row) && row.quote !== '' && !inherited.has(row.id));
  for (const row of gone) {
    if (row.of === 'TARGET') changes.set(row, { kind: 'REMOVE_TARGET', id: row.id });
    if (row.of === 'CADENCE') changes.set(row, { kind: 'REMOVE_CADENCE', id: row.id });
  }
  const goneIds = new Set(gone.map(({ id }) => id));
  const staying = new Set(
    [...content.targets, ...content.cadences].flatMap(({ id, planItemId }) => (goneIds.has(id) || planItemId === null ? [] : [planItemId])),
  );
  for (const { id } of content.items) if (!goneIds.has(id)) staying.add(id);
  const above = new Map(content.items.map(({ id, parentId }) => [id, parentId]));
  for (const start of [...staying]) for (let id = above.get(start); id != null; id = above.get(id)) staying.add(id);
  const removed = new Map<string, ChangeInput>();
  /** The removal of the uppermost item that takes this one with it; null when it stays. */
  const removal = (id: string): ChangeInput | null => {
    if (staying.has(id)) return null;
    const parentId = above.get(id) ?? null;
    const whole = parentId === null ? null : removal(parentId);
    if (whole === null && !removed.has(id)) removed.set(id, { kind: 'REMOVE_ITEM', id });
    return whole ?? removed.get(id)!;
  };
  for (const row of gone) {
    const change = row.of === 'ITEM' ? removal(row.id) : null;
    if (change !== null) changes.set(row, change);
  }
  return changes;
}
