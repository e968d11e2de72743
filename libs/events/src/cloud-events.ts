import type { EventEnvelope } from './contract.js';

/** A Kafka record, before it is sent. */
export interface EventRecord {
  readonly topic: string;
  readonly key: string;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** A Kafka record as any client delivers it. */
export interface ReceivedRecord {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>;
}

/** The record is not an event of ours; the message says why. */
export class UnreadableRecord extends Error {}

export const SOURCE_PREFIX = 'urn:fire-campaign:';
const TYPE = /^fc\.([a-z0-9-]+(?:\.[a-z0-9-]+)+)\.v([1-9]\d{0,3})$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;
const REGION = /^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/;

/**
 * The event in the binary mode of the CloudEvents 1.0 Kafka binding: attributes as `ce_` headers, `data` as the value.
 * @param classification the highest label of the fields in `data`
 */
export function toRecord(event: EventEnvelope, topic: string, classification: string): EventRecord {
  const trace = event.traceId?.replaceAll('-', '') ?? '';
  return {
    topic,
    key: event.key,
    value: Buffer.from(JSON.stringify(event.data)),
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_source: SOURCE_PREFIX + event.source,
      ce_type: `fc.${event.type}.v${event.version}`,
      ce_time: event.time,
      ce_subject: event.key,
      ce_regioncode: event.regionCode,
      ce_sequence: String(event.sequence),
      ce_classification: classification,
      ...(/^[0-9a-f]{32}$/i.test(trace) && { ce_traceparent: `00-${trace}-${event.id.replaceAll('-', '').slice(-16)}-01` }),
      ...(event.causationId !== null && { ce_causationid: event.causationId }),
    },
  };
}

/**
 * The event in a record of either mode: binary, or structured (`content-type: application/cloudevents+json`).
 * @throws UnreadableRecord
 */
export function fromRecord(record: ReceivedRecord): EventEnvelope {
  const header = (name: string): string | undefined => {
    const value = record.headers?.[name];
    const first = Array.isArray(value) ? value[0] : value;
    return typeof first === 'string' ? first : first?.toString('utf8');
  };
  if (record.value === null) throw new UnreadableRecord('the record has no value');
  const structured = header('content-type')?.startsWith('application/cloudevents') ?? false;
  const body = parseJson(record.value);
  const attributes = structured ? asObject(body, 'the structured event') : null;
  const attribute = (name: string): string | undefined => {
    const value = attributes === null ? header(`ce_${name}`) : attributes[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const optional = (name: string, form: RegExp): string | null => {
    const value = attribute(name);
    if (value === undefined) return null;
    if (!form.test(value)) throw new UnreadableRecord(`the attribute ${name} is malformed: ${value.slice(0, 100)}`);
    return value;
  };
  const required = (name: string, form: RegExp): string => {
    const value = optional(name, form);
    if (value === null) throw new UnreadableRecord(`the attribute ${name} is missing`);
    return value;
  };

  required('specversion', /^1\.0$/);
  const [, type, version] = TYPE.exec(required('type', TYPE))!;
  const key = record.key?.toString('utf8') || attribute('subject');
  if (key === undefined || key === '') throw new UnreadableRecord('the record has neither a key nor a subject');
  const time = required('time', TIME);
  if (Number.isNaN(Date.parse(time))) throw new UnreadableRecord(`the attribute time is malformed: ${time}`);
  if (attributes !== null && !('data' in attributes)) throw new UnreadableRecord('the structured event has no data');
  return {
    id: required('id', UUID).toLowerCase(),
    type: type!,
    version: Number(version),
    source: required('source', /^urn:fire-campaign:[a-z0-9:-]+$/).slice(SOURCE_PREFIX.length),
    key,
    time,
    regionCode: required('regioncode', REGION),
    sequence: Number(required('sequence', /^\d{1,15}$/)),
    traceId: /^00-([0-9a-f]{32})-/.exec(attribute('traceparent') ?? '')?.[1] ?? null,
    causationId: optional('causationid', UUID)?.toLowerCase() ?? null,
    data: attributes === null ? body : attributes['data'],
  };
}

function parseJson(value: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(value));
  } catch (error) {
    throw new UnreadableRecord(`the value is not JSON in UTF-8: ${(error as Error).message.slice(0, 200)}`);
  }
}

function asObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UnreadableRecord(`${what} is not a JSON object`);
  return value as Record<string, unknown>;
}
