import { createHash } from 'node:crypto';
import {
  classificationOf,
  deadLetterTopic,
  fromInbound,
  fromRecord,
  INBOUND_TOPIC,
  internalTopic,
  publicRecords,
  serviceOf,
  toRecord,
  UnreadableRecord,
  type EventEnvelope,
  type EventRecord,
} from '@fire-campaign/events';
import { PARKED, UNREADABLE, type ParkedCopy, type UnreadableData } from '@fire-campaign/platform';
import type { KafkaMessage } from 'kafkajs';
import { v5 as uuidv5 } from 'uuid';
import { MAX_RECORD_BYTES } from './topics.js';

const NAMESPACE = '6f2f1bb5-58a8-5c1b-8c55-0d4f3f1f6a0e';
const KEPT_BYTES = 64 * 1024;
const REGION = /^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/;

/** What an outbox row becomes: the event for the services and its public views, or the copy of a parked event. */
export function recordsOf(event: EventEnvelope): readonly EventRecord[] {
  if (event.type === PARKED) return [deadLetter(event.source, event.data as ParkedCopy)];
  return [toRecord(event, internalTopic(event.source), classificationOf(event)), ...publicRecords(event)];
}

/** A parked event as it came, with where from and why in `x-` headers. */
function deadLetter(group: string, { event, attempts, reason }: ParkedCopy): EventRecord {
  const topic = deadLetterTopic(group);
  const why = { 'x-group': `fc.${group}`, 'x-event-id': event.id, 'x-error': reason.slice(0, 2000), 'x-attempts': String(attempts) };
  if (event.type !== UNREADABLE) {
    const record = toRecord(event, topic, classificationOf(event));
    const headers = { ...record.headers, ...why, 'x-orig-topic': event.inbound?.topic ?? internalTopic(event.source) };
    // Written again, numbers may take several times the room; the service's own row has the whole.
    if (record.value.length <= MAX_RECORD_BYTES) return { ...record, headers };
    return { ...record, value: Buffer.alloc(0), headers: { ...headers, 'x-omitted-bytes': String(record.value.length) } };
  }
  const { topic: from, partition, offset, value } = event.data as UnreadableData;
  return {
    topic,
    key: event.key,
    value: Buffer.from(value, 'base64'),
    headers: { ...why, 'x-orig-topic': from, 'x-orig-partition': String(partition), 'x-orig-offset': offset },
  };
}

/**
 * The event in a record of an internal or inbound topic. What is no event of that topic becomes one of type `unreadable`, so that it
 * is parked with the reason; so does an event of another service than the topic's, which only a forger sends.
 */
export function eventOf(topic: string, partition: number, message: KafkaMessage, bytes: number): EventEnvelope {
  try {
    if (bytes > MAX_RECORD_BYTES) throw new UnreadableRecord(`the record is too large: ${bytes} bytes`);
    if (INBOUND_TOPIC.test(topic)) return fromInbound(topic, message);
    const event = fromRecord(message, true);
    if (internalTopic(event.source) !== topic || serviceOf(event.type) !== event.source) {
      throw new UnreadableRecord(`an event ${event.type} of ${event.source} does not belong on ${topic}`);
    }
    return event;
  } catch (error) {
    if (!(error instanceof UnreadableRecord)) throw error;
    return unreadable(topic, partition, message, error.message);
  }
}

/** Bytes of key, value and headers. */
export function sizeOf({ key, value, headers }: KafkaMessage): number {
  let bytes = (key?.length ?? 0) + (value?.length ?? 0);
  for (const [name, content] of Object.entries(headers ?? {})) {
    for (const one of Array.isArray(content) ? content : [content]) bytes += name.length + (one?.length ?? 0);
  }
  return bytes;
}

function unreadable(topic: string, partition: number, message: KafkaMessage, reason: string): EventEnvelope<UnreadableData> {
  const id = uuidv5(`${topic} ${partition} ${message.offset}`, NAMESPACE);
  const region = [message.headers?.['ce_regioncode']].flat()[0]?.toString() ?? '';
  const time = Number(message.timestamp); // a producer may write anything there
  const value = message.value ?? Buffer.alloc(0);
  const kept = value.length <= KEPT_BYTES;
  return {
    id,
    type: UNREADABLE,
    version: 1,
    source: topic,
    // The rest of the key waits behind it, as behind any event that could not be digested; a partner's waits for nothing.
    key: message.key === null || INBOUND_TOPIC.test(topic) ? id : message.key.toString('utf8').slice(0, 200),
    time: (Math.abs(time) <= 8.64e15 ? new Date(time) : new Date()).toISOString(),
    regionCode: REGION.test(region) ? region : '00',
    sequence: Number(message.offset),
    traceId: null,
    causationId: null,
    data: {
      topic,
      partition,
      offset: message.offset,
      reason,
      bytes: sizeOf(message),
      sha256: createHash('sha256').update(value).digest('hex'),
      value: kept ? value.toString('base64') : '',
    },
  };
}
