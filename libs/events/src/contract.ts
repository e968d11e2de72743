import { z } from 'zod';

/**
 * Who may see a field outside the platform. PUBLIC goes to partner topics as it is; INTERNAL and PERSONAL are replaced by a
 * marker there; every field has a label, checked by the compiler.
 */
export type Label = 'PUBLIC' | 'INTERNAL' | 'PERSONAL';

export interface EventContract<Data extends z.ZodObject = z.ZodObject> {
  /** `<service>.<noun>.<past participle>`, e.g. `inspections.hazard.closed`. */
  readonly type: string;
  readonly version: number;
  /** The field whose value keeps events in order: equal keys arrive in the order they were committed. */
  readonly key: keyof z.infer<Data> & string;
  readonly data: Data;
  readonly labels: { readonly [Field in keyof z.infer<Data>]-?: Label };
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
}

export const regionCode = z.string().regex(/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/);
export const localDate = z.iso.date();
