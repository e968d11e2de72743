import { z } from 'zod';
import type { Inbound } from './partner.js';
import type { PublicEntity } from './topics.js';

/**
 * Who may see a field outside the platform, from the most open to the most closed. PUBLIC goes to partners as it is; LOCATION,
 * for degrees of longitude or latitude, rounded to two decimals (about 1 km); INTERNAL and PERSONAL are replaced by a marker.
 */
export const LABELS = ['PUBLIC', 'LOCATION', 'INTERNAL', 'PERSONAL'] as const;
export type Label = (typeof LABELS)[number];

/** Labels of any shape: one for a value or for a whole structure, or one per field of an object (of each object in a list). */
export type LabelTree = Label | { readonly [field: string]: LabelTree };

/** The most closed label in a tree. */
export function highestLabel(labels: LabelTree): Label {
  if (typeof labels === 'string') return labels;
  return LABELS[Math.max(...Object.values(labels).map((one) => LABELS.indexOf(highestLabel(one))))]!;
}

/**
 * The labels that a value of this type needs: a structure takes one label only when that hides all of it, else one per field;
 * a record with free keys can only be hidden.
 */
export type LabelsOf<Value> = unknown extends Value
  ? LabelTree
  : 'INTERNAL' | 'PERSONAL' | (NonNullable<Value> extends readonly (infer Item)[] ? LabelsOf<Item> : OpenLabelsOf<NonNullable<Value>>);

type OpenLabelsOf<Value> = [Value] extends [number]
  ? 'PUBLIC' | 'LOCATION'
  : [Value] extends [object]
    ? string extends keyof Value
      ? never
      : FieldLabels<Value>
    : 'PUBLIC';

type FieldLabels<Value> = { readonly [Field in keyof Value]-?: LabelsOf<Value[Field]> };

/**
 * How partners see an event: as one record on a public topic, whose key is the named fields joined by `/`; or, for a batch, as
 * one record per element of the list `each`, of the contract `as`, which describes that element alone. `regionCode` names the
 * field of an element that holds its region.
 */
export type PublicView<Data extends object = Record<string, unknown>> =
  | { readonly topic: PublicEntity; readonly key: readonly (keyof Data & string)[] }
  | { readonly each: keyof Data & string; readonly as: EventContract; readonly regionCode: string };

export interface EventContract<Data extends z.ZodObject = z.ZodObject> {
  /** `<service>.<noun>.<past participle>`, e.g. `inspections.hazard.closed`. */
  readonly type: string;
  readonly version: number;
  /** What happened, for those who consume it. */
  readonly description: { readonly zh: string; readonly en: string };
  /** The field whose value keeps events in order: equal keys arrive in the order they were committed. */
  readonly key: keyof z.infer<Data> & string;
  readonly data: Data;
  readonly labels: FieldLabels<z.infer<Data>>;
  /** Left out: the event stays inside. */
  readonly public?: PublicView<z.infer<Data>>;
}

/** Declares an event. Fields may be added later (optional); anything else is a new version beside the old one. */
export function defineEvent<Data extends z.ZodObject>(contract: EventContract<Data>): EventContract<Data> {
  return contract;
}

export type EventData<Contract> = Contract extends EventContract<infer Data> ? z.infer<Data> : never;

/**
 * An event on its way: the attributes of CloudEvents 1.0 under our names, with `data` already parsed. The Kafka transport
 * maps it to the binary binding.
 */
export interface EventEnvelope<Data = unknown> {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  /** Publishing service. */
  readonly source: string;
  readonly key: string;
  /** Moment of the change by the publisher's database clock (RFC 3339, UTC). */
  readonly time: string;
  readonly regionCode: string;
  /** Position in the publisher's outbox; grows per key in commit order. */
  readonly sequence: number;
  readonly traceId: string | null;
  /** Id of the event whose handling caused this one. */
  readonly causationId: string | null;
  readonly data: Data;
  /** Set for what a partner sent. */
  readonly inbound?: Inbound;
}

export const regionCode = z
  .string()
  .regex(/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/)
  .describe('行政区划代码 / division code');
export const localDate = z.iso.date();

/**
 * An enumeration that may gain values without a new version: published as a string with its values so far, so that a consumer
 * expects others.
 */
export function openEnum<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values).meta({ 'x-open-enum': true });
}
