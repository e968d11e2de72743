import { describe, expect, it } from '@jest/globals';
import { EVENTS, fromRecord, internalTopic, type EventEnvelope, type EventRecord } from '@fire-campaign/events';
import { PARKED, UNREADABLE, type UnreadableData } from '@fire-campaign/platform';
import type { KafkaMessage } from 'kafkajs';
import { eventOf, recordsOf, sizeOf } from './records.js';

const ID = '0190d2a0-0000-7000-8000-000000000001';
const HAZARD = '0190d2a0-0000-7000-8000-00000000000a';
const TOPIC = internalTopic('inspections');

const closed: EventEnvelope = {
  id: ID,
  type: 'inspections.hazard.closed',
  version: 1,
  source: 'inspections',
  key: HAZARD,
  time: '2026-03-01T08:00:00.000Z',
  regionCode: '320102',
  sequence: 7,
  traceId: null,
  causationId: null,
  data: { hazardId: HAZARD },
};

/** The record as a broker would deliver it, with some of it changed. */
function delivered(record: EventRecord, changes: Partial<KafkaMessage> = {}): KafkaMessage {
  const headers = Object.fromEntries(Object.entries(record.headers).map(([name, value]) => [name, Buffer.from(value)]));
  return {
    key: Buffer.from(record.key),
    value: record.value,
    headers,
    timestamp: '1772352000000',
    attributes: 0,
    offset: '41',
    ...changes,
  } as KafkaMessage;
}
const readFrom = (topic: string, message: KafkaMessage) => eventOf(topic, 3, message, sizeOf(message));

describe('what an outbox row becomes', () => {
  it('is the whole event for the services, first', () => {
    const [internal, ...others] = recordsOf(closed);
    expect(internal).toMatchObject({ topic: TOPIC, key: HAZARD, headers: { ce_type: 'fc.inspections.hazard.closed.v1', ce_id: ID } });
    expect(readFrom(TOPIC, delivered(internal!))).toEqual(closed);
    expect(EVENTS.get('fc.inspections.hazard.closed.v1')!.public).toBeDefined();
    expect(others.map(({ topic, key }) => [topic, key])).toEqual([['fc.pub.inspections.hazard.v1', HAZARD]]);
  });

  it('is, for a parked event, one copy on the dead-letter topic of the group, with the reason', () => {
    const data = { event: closed, attempts: 5, reason: 'Error: 无法处理' };
    const records = recordsOf({ ...closed, id: HAZARD, type: PARKED, source: 'campaigns', data });
    expect(records).toHaveLength(1);
    const [copy] = records;
    expect(copy).toMatchObject({
      topic: 'fc.dlq.campaigns',
      key: HAZARD,
      headers: { 'x-group': 'fc.campaigns', 'x-error': 'Error: 无法处理', 'x-attempts': '5', 'x-orig-topic': TOPIC },
    });
    expect(fromRecord(delivered(copy!))).toEqual(closed);
  });

  it('is, for a parked event that grows beyond what a topic takes, a copy without its data', () => {
    const large = { ...closed, data: { list: Array.from({ length: 200_000 }, () => 1e20) } };
    const [copy] = recordsOf({ ...closed, type: PARKED, source: 'campaigns', data: { event: large, attempts: 1, reason: 'refused' } });
    expect(copy!.value).toHaveLength(0);
    expect(Number(copy!.headers['x-omitted-bytes'])).toBeGreaterThan(4_000_000);
  });

  it('is, for a parked record that was no event, the record as it came and where it stood', () => {
    const event = readFrom(TOPIC, delivered(recordsOf(closed)[0]!, { value: Buffer.from('{no JSON') }));
    const [copy] = recordsOf({ ...closed, type: PARKED, source: 'campaigns', data: { event, attempts: 1, reason: 'no JSON' } });
    expect(copy).toMatchObject({ topic: 'fc.dlq.campaigns', key: HAZARD, value: Buffer.from('{no JSON') });
    expect(copy!.headers).toMatchObject({ 'x-orig-topic': TOPIC, 'x-orig-partition': '3', 'x-orig-offset': '41', 'x-error': 'no JSON' });
  });
});

describe('what a record is read as', () => {
  const record = recordsOf(closed)[0]!;
  const { headers } = delivered(record);
  const forged = recordsOf({ ...closed, source: 'directory', type: 'directory.grant.changed' })[0]!;
  const structured = Buffer.from(
    JSON.stringify({
      specversion: '1.0',
      id: ID,
      source: 'urn:fire-campaign:inspections',
      type: 'fc.inspections.hazard.closed.v1',
      time: closed.time,
      subject: HAZARD,
      regioncode: '320102',
      sequence: '7',
      classification: 'PUBLIC',
      data: closed.data,
    }),
  );

  it('accepts the structured mode', () => {
    const message = delivered(record, { headers: { 'content-type': Buffer.from('application/cloudevents+json') }, value: structured });
    expect(readFrom(TOPIC, message)).toEqual(closed);
  });

  it.each<[string, string, KafkaMessage]>([
    ['is not JSON', 'the value is not JSON', delivered(record, { value: Buffer.from([0xff, 0x00, 0x7b]) })],
    ['has no value', 'the record has no value', delivered(record, { value: null })],
    ['nests too deeply', 'nests more than 64 levels', delivered(record, { value: Buffer.from('['.repeat(6000) + ']'.repeat(6000)) })],
    ['has a key beyond measure', 'the key has 4000 characters', delivered(record, { key: Buffer.alloc(4000, 'k') })],
    [
      'bears no label',
      'the attribute classification is missing',
      delivered(record, { headers: { ...headers, ce_classification: undefined } }),
    ],
    ['has no headers', 'is missing', delivered(record, { headers: {} })],
    ['has an id that is none', 'the attribute id is malformed', delivered(record, { headers: { ...headers, ce_id: Buffer.from('7') } })],
    ['is larger than a topic should hold', 'the record is too large: 2', delivered(record, { value: Buffer.alloc(2_000_000, 32) })],
    ['names a service that does not own the topic', 'does not belong on', delivered(forged)],
    [
      'names an event of another service',
      'does not belong on',
      delivered(record, { headers: { ...headers, ce_type: Buffer.from('fc.directory.grant.changed.v1') } }),
    ],
  ])('makes what %s an event that will be parked', (_, reason, message) => {
    const event = readFrom(TOPIC, message) as EventEnvelope<UnreadableData>;
    expect(event).toMatchObject({ type: UNREADABLE, source: TOPIC, sequence: 41 });
    expect(event.data).toMatchObject({ topic: TOPIC, partition: 3, offset: '41', reason: expect.stringContaining(reason) });
    expect(event.data.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(event.data.value.length).toBeLessThan(100_000);
  });

  it('keeps key and region of what it cannot read where they are sound, and gives it the same id each time', () => {
    const bad = delivered(record, { value: Buffer.from('?') });
    expect(readFrom(TOPIC, bad)).toMatchObject({ key: HAZARD, regionCode: '320102' });
    expect(readFrom(TOPIC, bad).id).toBe(readFrom(TOPIC, bad).id);
    const worse = delivered(record, {
      value: Buffer.from('?'),
      key: null,
      headers: { ce_regioncode: Buffer.from('全国') },
      timestamp: '9223372036854775807',
    });
    const event = readFrom(TOPIC, worse);
    expect(event).toMatchObject({ key: event.id, regionCode: '00' });
    expect(Number.isNaN(Date.parse(event.time))).toBe(false);
  });

  it('lets nothing wait behind what a partner sent', () => {
    const event = readFrom('fc.in.js-housing.referral-answers.v1', delivered(record));
    expect(event).toMatchObject({ type: UNREADABLE, key: event.id });
  });
});
