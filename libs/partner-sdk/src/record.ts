/** A Kafka record as kafkajs, @platformatic/kafka and others deliver it. */
export interface KafkaRecord {
  readonly key?: Uint8Array | string | null;
  readonly value: Uint8Array | string | null;
  readonly headers?: Readonly<Record<string, Uint8Array | string | readonly (Uint8Array | string)[] | undefined>>;
}

/** The attributes of a CloudEvent of the platform, with `data` not yet checked. */
export interface CloudEvent<Type extends string = string, Version extends number = number, Data = unknown> {
  /** UUID; the same event may arrive more than once, always with the same id. */
  readonly id: string;
  /** `<service>.<noun>.<past participle>`, without the prefix `fc.` and the version of `ce_type`. */
  readonly type: Type;
  readonly version: Version;
  /** Publisher, without `urn:fire-campaign:`. */
  readonly source: string;
  /** What the event is about; events of one key arrive in the order in which they happened. */
  readonly key: string;
  /** Moment of the change, RFC 3339, UTC. */
  readonly time: string;
  /** Administrative division: 2, 4, 6, 9 or 12 digits. */
  readonly regionCode: string;
  /** Grows with every event of a key. */
  readonly sequence: number;
  readonly data: Data;
}

/** The record is not an event of the platform; the message says why. */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';
}

const TYPE = /^fc\.([a-z0-9-]+(?:\.[a-z0-9-]+)+)\.v([1-9]\d{0,3})$/;
const SOURCE = /^urn:fire-campaign:([a-z0-9:-]+)$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;
const REGION = /^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/;

/**
 * The event in a record of the CloudEvents 1.0 Kafka binding: binary mode (attributes in `ce_` headers, data in the value) or
 * structured mode (`content-type: application/cloudevents+json`).
 * @throws UnreadableRecord
 */
export function decode(record: KafkaRecord): CloudEvent {
  if (record.value === null) throw new UnreadableRecord('the record has no value');
  const structured = headerOf(record, 'content-type')?.startsWith('application/cloudevents') ?? false;
  const body = parseJson(record.value);
  if (structured && (typeof body !== 'object' || body === null || Array.isArray(body))) {
    throw new UnreadableRecord('the structured event is not a JSON object');
  }
  const attributes = structured ? (body as Record<string, unknown>) : null;
  const attribute = (name: string): string | undefined => {
    const value = attributes === null ? headerOf(record, `ce_${name}`) : attributes[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const required = (name: string, form: RegExp): RegExpExecArray => {
    const value = attribute(name);
    if (value === undefined) throw new UnreadableRecord(`the attribute ${name} is missing`);
    const match = form.exec(value);
    if (match === null) throw new UnreadableRecord(`the attribute ${name} is malformed: ${value.slice(0, 100)}`);
    return match;
  };

  required('specversion', /^1\.0$/);
  const [, type, version] = required('type', TYPE);
  const key = textOf(record.key ?? '') || attribute('subject');
  if (!key) throw new UnreadableRecord('the record has neither a key nor a subject');
  const [time] = required('time', TIME);
  if (Number.isNaN(Date.parse(time))) throw new UnreadableRecord(`the attribute time is malformed: ${time}`);
  if (attributes !== null && !('data' in attributes)) throw new UnreadableRecord('the structured event has no data');
  return {
    id: required('id', UUID)[0].toLowerCase(),
    type: type!,
    version: Number(version),
    source: required('source', SOURCE)[1]!,
    key,
    time,
    regionCode: required('regioncode', REGION)[0],
    sequence: Number(required('sequence', /^\d{1,15}$/)[0]),
    data: attributes === null ? body : attributes['data'],
  };
}

/** The first value of a header as text. */
export function headerOf(record: KafkaRecord, name: string): string | undefined {
  const value = record.headers?.[name];
  const first = typeof value === 'string' || value instanceof Uint8Array ? value : value?.[0];
  return first === undefined ? undefined : textOf(first);
}

const textOf = (value: Uint8Array | string) => (typeof value === 'string' ? value : new TextDecoder().decode(value));

function parseJson(value: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof value === 'string' ? value : new TextDecoder('utf-8', { fatal: true }).decode(value));
  } catch (error) {
    throw new UnreadableRecord(`the value is not JSON in UTF-8: ${(error as Error).message.slice(0, 200)}`);
  }
}
