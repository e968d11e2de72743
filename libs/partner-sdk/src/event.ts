import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { EVENTS, type EventData } from './events.generated.js';
import type { CloudEvent } from './record.js';

/** Every public event this version of the kit knows; narrow it by `type`, and by `version` where a type has several. */
export type PublicEvent = {
  [Name in keyof EventData]: Name extends `${infer Type}.v${infer Version extends number}`
    ? CloudEvent<Type, Version, EventData[Name]>
    : never;
}[keyof EventData];

/** The data does not fit the published schema of its type; the message names the field. */
export class InvalidEvent extends Error {
  override readonly name = 'InvalidEvent';
}

/** Stands where a value is hidden from partners, so that hidden differs from empty. */
export interface Redacted {
  /** Why it is hidden: `INTERNAL` or `PERSONAL`. */
  readonly $redacted: string;
}

/** Whether a value was hidden by the publisher. */
export function isRedacted(value: unknown): value is Redacted {
  return typeof value === 'object' && value !== null && '$redacted' in value;
}

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const validators = new Map<object, ValidateFunction>();

/** What is wrong with `data` by a JSON Schema 2020-12, naming the field; null when nothing is. */
export function problemOf(schema: object, data: unknown): string | null {
  let valid = validators.get(schema);
  if (valid === undefined) validators.set(schema, (valid = ajv.compile(schema)));
  if (valid(data)) return null;
  const { instancePath, params, message } = valid.errors![0]!;
  const field = `${instancePath}/${(params as { missingProperty?: string }).missingProperty ?? ''}`.replace(/\/$/, '') || '/';
  return `${field}: ${message}`;
}

/** Whether this version of the kit knows the event's type in this version. */
export function knows({ type, version }: Pick<CloudEvent, 'type' | 'version'>): boolean {
  return Object.hasOwn(EVENTS, `${type}.v${version}`);
}

/**
 * The event as a typed one. Fields which the schema does not name are left in: newer publishers may add some.
 * @throws InvalidEvent when its type or version is unknown, or its data does not fit
 */
export function validate(event: CloudEvent): PublicEvent {
  const name = `${event.type}.v${event.version}`;
  if (!knows(event)) throw new InvalidEvent(`unknown type or version: fc.${name}`);
  const problem = problemOf(EVENTS[name as keyof EventData].schema, event.data);
  if (problem !== null) throw new InvalidEvent(`the data does not fit fc.${name}: ${problem}`);
  return event as PublicEvent;
}
