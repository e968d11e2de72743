import { concatBytes } from '@noble/hashes/utils.js';
import { compareBytewise, hasherAfter, utf8 } from './bytes.js';
import { frameHash, type DrawFrame, type FrameUnit } from './frame.js';
import {
  DRAW_ALGORITHM,
  checkSpec,
  seedBytes,
  seedCommit,
  sortedStrata,
  transcriptHash,
  type DrawOutcome,
  type DrawResult,
  type DrawSpec,
  type DrawnVisit,
  type UnassignedUnit,
} from './transcript.js';

/** Something to be drawn and the hash that decides its turn: lowest first. */
interface Ticket<Item> {
  readonly item: Item;
  readonly id: string;
  readonly hash: Uint8Array;
  /** The first 48 bits of the hash: settles nearly every comparison. */
  readonly head: number;
}

/**
 * Draws units and inspectors (双随机) by the algorithm of README.md. The same frame and spec give the same result
 * everywhere and always, whatever the order of the lists.
 *
 * Time grows with the frame: one sha256 per unit of a stratum drawn from, one per equally loaded inspector of each visit.
 * Units that come ordered by id spare the sorting.
 *
 * @throws RangeError for a bad spec; or naming an id that is empty, malformed, given twice, or unknown to a recusal
 */
export function draw(frame: DrawFrame, spec: DrawSpec): DrawResult {
  checkSpec(spec, frame);
  const outcome: DrawOutcome = {
    algorithm: DRAW_ALGORITHM,
    frameHash: frameHash(frame),
    seedCommit: seedCommit(spec.seed),
    ...assignInspectors(frame, spec, drawUnits(frame.units, spec)),
  };
  return { ...outcome, transcriptHash: transcriptHash(spec, outcome) };
}

/** The drawn units: stratum after stratum, in each by rising hash of seed and id. */
function drawUnits(units: readonly FrameUnit[], spec: DrawSpec): readonly FrameUnit[] {
  const hashOf = hasherAfter(keyPrefix(spec.seed, 'unit'));
  const byStratum = new Map(sortedStrata(spec).map((stratum) => [stratum, lowestTickets<FrameUnit>(spec.sampleSizes[stratum]!)]));
  for (const unit of units) byStratum.get(unit.stratum)!.offer(unit, unit.id, hashOf);
  return [...byStratum.values()].flatMap((lowest) => lowest.inOrder());
}

/**
 * Keeps the `count` lowest of all that is offered, and little more: what is above the worst of them is dropped at once, the
 * rest is sorted and cut whenever twice as many have gathered.
 */
function lowestTickets<Item>(count: number) {
  const capacity = Math.max(2 * count, 64);
  let tickets: Ticket<Item>[] = [];
  let highestHead = Infinity;
  const cut = () => {
    tickets = tickets.sort(compareTickets).slice(0, count);
    highestHead = tickets[count - 1]?.head ?? highestHead;
  };
  return {
    offer(item: Item, id: string, hashOf: (id: string) => Uint8Array): void {
      if (count === 0) return;
      const hash = hashOf(id);
      const head = headOf(hash);
      if (head > highestHead) return;
      tickets.push({ item, id, hash: hash.slice(), head });
      if (tickets.length >= capacity) cut();
    },
    inOrder(): readonly Item[] {
      cut();
      return tickets.map(({ item }) => item);
    },
  };
}

/** Gives every drawn unit its inspectors in turn: of those not recused the least loaded, equals by hash. */
function assignInspectors(frame: DrawFrame, spec: DrawSpec, drawn: readonly FrameUnit[]): Pick<DrawResult, 'visits' | 'unassigned'> {
  const visits: DrawnVisit[] = [];
  const unassigned: UnassignedUnit[] = [];
  const recused = recusedByUnit(frame);
  const loads = new Map(frame.inspectors.map(({ id }) => [id, 0]));
  for (const [index, { id: unitId, stratum }] of drawn.entries()) {
    const order = index + 1;
    const inspectorIds = leastLoaded(loads, recused.get(unitId), spec, unitId);
    if (inspectorIds === null) {
      unassigned.push({ order, unitId, stratum, reason: 'NOT_ENOUGH_INSPECTORS' });
      continue;
    }
    for (const id of inspectorIds) loads.set(id, loads.get(id)! + 1);
    visits.push({ order, unitId, stratum, inspectorIds });
  }
  return { visits, unassigned };
}

/** The inspectors of one visit, in order of load and hash; null when fewer than `perVisit` may go. */
function leastLoaded(
  loads: ReadonlyMap<string, number>,
  recused: ReadonlySet<string> | undefined,
  { seed, perVisit }: DrawSpec,
  unitId: string,
): readonly string[] | null {
  const byLoad = new Map<number, string[]>();
  let eligible = 0;
  for (const [id, load] of loads) {
    if (recused?.has(id)) continue;
    eligible += 1;
    const equals = byLoad.get(load);
    if (equals) equals.push(id);
    else byLoad.set(load, [id]);
  }
  if (eligible < perVisit) return null;

  const unit = utf8(unitId);
  const hashOf = hasherAfter(concatBytes(keyPrefix(seed, 'pair'), uint32(unit.length), unit));
  const chosen: string[] = [];
  for (const load of [...byLoad.keys()].sort((a, b) => a - b)) {
    if (chosen.length === perVisit) break;
    const lowest = lowestTickets<string>(perVisit - chosen.length);
    for (const id of byLoad.get(load)!) lowest.offer(id, id, hashOf);
    chosen.push(...lowest.inOrder());
  }
  return chosen;
}

function recusedByUnit(frame: DrawFrame): ReadonlyMap<string, ReadonlySet<string>> {
  const byUnit = new Map<string, Set<string>>();
  for (const { inspectorId, unitId } of frame.recusals) {
    byUnit.set(unitId, (byUnit.get(unitId) ?? new Set()).add(inspectorId));
  }
  return byUnit;
}

/** By hash, as a big-endian number; equal hashes, which nobody has ever seen, by id. */
function compareTickets(a: Ticket<unknown>, b: Ticket<unknown>): number {
  if (a.head !== b.head) return a.head - b.head;
  const differing = a.hash.findIndex((byte, index) => byte !== b.hash[index]);
  return differing === -1 ? compareBytewise(a.id, b.id) : a.hash[differing]! - b.hash[differing]!;
}

function headOf(hash: Uint8Array): number {
  return ((hash[0]! << 16) | (hash[1]! << 8) | hash[2]!) * 0x1000000 + ((hash[3]! << 16) | (hash[4]! << 8) | hash[5]!);
}

/** seed ‖ 0x00 ‖ purpose ‖ 0x00: one length per purpose and no two alike, so that no id can imitate another purpose's input. */
function keyPrefix(seed: string, purpose: 'unit' | 'pair'): Uint8Array {
  return concatBytes(seedBytes(seed), utf8(`\0${purpose}\0`));
}

/** Four bytes, big-endian. */
function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
