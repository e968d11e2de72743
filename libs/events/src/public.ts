import { v5 as uuidv5 } from 'uuid';
import * as campaigns from './campaigns.js';
import { toRecord, type EventRecord } from './cloud-events.js';
import { highestLabel, type EventContract, type EventEnvelope, type Label, type LabelTree } from './contract.js';
import * as directory from './directory.js';
import * as insights from './insights.js';
import * as inspections from './inspections.js';
import { PUBLIC_ENTITIES, publicTopic, type PublicEntity } from './topics.js';
import * as units from './units.js';

/** `fc.<type>.v<version>`: how an event is called on the wire, and the key of `EVENTS`. */
export const eventName = ({ type, version }: { readonly type: string; readonly version: number }) => `fc.${type}.v${version}`;

/** Every event that a service publishes, by its name on the wire. */
export const EVENTS: ReadonlyMap<string, EventContract> = new Map(
  [directory, units, inspections, campaigns, insights]
    .flatMap((file) => Object.values<unknown>(file))
    .filter((value): value is EventContract => typeof value === 'object' && value !== null && 'labels' in value)
    .map((contract) => [eventName(contract), contract] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** What a hidden value is replaced by, so that hidden and empty differ. */
export interface Redacted {
  readonly $redacted: 'INTERNAL' | 'PERSONAL';
}

export interface PublicTopic {
  readonly name: string;
  readonly entity: PublicEntity;
  /** Compacted: the last record of a key is its whole present state. */
  readonly state: boolean;
  /** Null for a state topic, which keeps the last record of every key for ever. */
  readonly retentionDays: number | null;
  /** Events on it, each with `public.topic` of this entity. */
  readonly events: readonly EventContract[];
}

/** Topics that partners may be given the right to read. */
export const PUBLIC_TOPICS: readonly PublicTopic[] = (Object.keys(PUBLIC_ENTITIES) as PublicEntity[]).map((entity) => ({
  name: publicTopic(entity),
  entity,
  state: PUBLIC_ENTITIES[entity].state,
  retentionDays: PUBLIC_ENTITIES[entity].state ? null : 90,
  events: [...EVENTS.values()].filter(({ public: view }) => view !== undefined && 'topic' in view && view.topic === entity),
}));

/** The highest label in an event: what its internal record is classified as. INTERNAL for an event that is not ours. */
export function classificationOf(event: { readonly type: string; readonly version: number }): Label {
  return CLASSIFICATIONS.get(eventName(event)) ?? 'INTERNAL';
}
const CLASSIFICATIONS = new Map([...EVENTS].map(([name, { labels }]) => [name, highestLabel(labels)]));

type Redact = (value: unknown) => unknown;

/**
 * The data of an event as anybody outside the services may see it: the one place where labels are turned into what is shown.
 * A hidden value becomes its marker, whether it was there or not; a field that has no label is left out.
 */
export function redact({ labels }: { readonly labels: LabelTree }, data: unknown): Record<string, unknown> {
  return redactor(labels)(data) as Record<string, unknown>;
}

const REDACTORS = new WeakMap<object, Redact>();

function redactor(labels: LabelTree): Redact {
  if (labels === 'PUBLIC') return (value) => value;
  if (labels === 'LOCATION') return (value) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value);
  if (typeof labels === 'string') {
    const marker: Redacted = { $redacted: labels };
    return () => marker;
  }
  let known = REDACTORS.get(labels);
  if (known === undefined) {
    const fields = Object.entries(labels).map(([name, label]) => ({ name, shown: redactor(label) }));
    const object = (value: Record<string, unknown>) => {
      const shown: Record<string, unknown> = {};
      for (const field of fields) shown[field.name] = field.shown(value[field.name]);
      return shown;
    };
    known = (value) => (Array.isArray(value) ? value.map(object) : value == null ? value : object(value as Record<string, unknown>));
    REDACTORS.set(labels, known);
  }
  return known;
}

/**
 * What partners see of an event: no record when it is not public, one, or one per element of a batch. The elements of a batch
 * have ids of their own, the same however often they are made: version 5 UUIDs of the element's key in the event's id.
 */
export function publicRecords(event: EventEnvelope): readonly EventRecord[] {
  const contract = EVENTS.get(eventName(event));
  const view = contract?.public;
  if (contract === undefined || view === undefined) return [];
  const data = event.data as Record<string, unknown>;
  if ('topic' in view) return [publicRecord(contract, view, event, data)];
  const { as } = view;
  const target = as.public;
  if (target === undefined || !('topic' in target)) return [];
  return (data[view.each] as readonly Record<string, unknown>[]).map((element) => {
    const { type, version } = as;
    const id = uuidv5(keyOf(target.key, element), event.id);
    return publicRecord(as, target, { ...event, id, type, version, regionCode: String(element[view.regionCode]) }, element);
  });
}

function publicRecord(
  contract: EventContract,
  view: { readonly topic: PublicEntity; readonly key: readonly string[] },
  event: EventEnvelope,
  data: Record<string, unknown>,
): EventRecord {
  const key = keyOf(view.key, data);
  return toRecord({ ...event, key, data: redact(contract, data) }, publicTopic(view.topic), 'PUBLIC');
}

const keyOf = (fields: readonly string[], data: Record<string, unknown>) => fields.map((field) => String(data[field])).join('/');
