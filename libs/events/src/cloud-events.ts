import { LABELS, type EventEnvelope } from './contract.js';

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
const CLASSIFICATION = new RegExp(`^(${LABELS.join('|')})$`);
/** Far more than any event needs. */
const MAX_DEPTH = 64;
const MAX_KEY_LENGTH = 200;
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
 * @param labelled whether it must say how it is classified, as every event of a service does
 * @throws UnreadableRecord
 */
export function fromRecord(record: ReceivedRecord, labelled = false): EventEnvelope {
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
  if (key.length > MAX_KEY_LENGTH) throw new UnreadableRecord(`the key has ${key.length} characters; ${MAX_KEY_LENGTH} are allowed`);
  if (labelled) required('classification', CLASSIFICATION);
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
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(value);
    if (!nestsDeeply(text)) return JSON.parse(text);
  } catch (error) {
    throw new UnreadableRecord(`the value is not JSON in UTF-8: ${(error as Error).message.slice(0, 200)}`);
  }
  throw new UnreadableRecord(`the value nests more than ${MAX_DEPTH} levels deep`);
}

/** What parses may still be too deep to be written again, as everything parked must be. */
function nestsDeeply(json: string): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json.charCodeAt(at);
    if (inText) {
      if (character === BACKSLASH) at += 1;
      else if (character === QUOTE) inText = false;
    } else if (character === QUOTE) inText = true;
    else if (character === OPEN_BRACE || character === OPEN_BRACKET) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (character === CLOSE_BRACE || character === CLOSE_BRACKET) depth -= 1;
  }
  return false;
}
const [BACKSLASH, QUOTE, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [...'\\"{}[]'].map((one) => one.charCodeAt(0));

function asObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UnreadableRecord(`${what} is not a JSON object`);
  return value as Record<string, unknown>;
}
