import { describe, expect, it } from '@jest/globals';
import { CloudEvent, Kafka, type KafkaEvent, type KafkaMessage } from 'cloudevents';
import fc from 'fast-check';
import { fromRecord, toRecord, UnreadableRecord, type EventRecord, type ReceivedRecord } from './cloud-events.js';
import type { EventEnvelope } from './contract.js';

const event: EventEnvelope = {
  id: '01985e5c-7000-7000-8000-000000000001',
  type: 'inspections.hazard.closed',
  version: 2,
  source: 'inspections',
  key: '01985e5c-7000-7000-8000-000000000002',
  time: '2026-03-01T08:00:00.125Z',
  regionCode: '320102',
  sequence: 42,
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  causationId: '01985e5c-7000-7000-8000-000000000003',
  data: { hazardId: '01985e5c-7000-7000-8000-000000000002', note: '复查合格 "甲"\n', n: 1.5, none: null },
};
const record = toRecord(event, 'fc.int.inspections.v1', 'PUBLIC');

const received = ({ key, value, headers }: EventRecord): ReceivedRecord => ({
  key: Buffer.from(key),
  value,
  headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
});
const withHeaders = (headers: Readonly<Record<string, string>>): ReceivedRecord => ({
  ...received(record),
  headers: { ...record.headers, ...headers },
});

/** What a Kafka client delivers of a message that the SDK made; its binary mode leaves the data as it is. */
const delivered = ({ key, value, headers }: KafkaMessage): ReceivedRecord => ({
  key: Buffer.from(String(key)),
  value: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
  headers: headers as Readonly<Record<string, string>>,
});

/** The event as the SDK writes it. */
const written = new CloudEvent({
  id: event.id,
  source: 'urn:fire-campaign:inspections',
  type: 'fc.inspections.hazard.closed.v2',
  time: event.time,
  subject: event.key,
  datacontenttype: 'application/json',
  partitionkey: event.key,
  regioncode: event.regionCode,
  sequence: '42',
  classification: 'PUBLIC',
  causationid: event.causationId,
  traceparent: `00-${event.traceId}-0000000000000001-01`,
  data: event.data,
});

describe('a record', () => {
  it('is what the CloudEvents binding for Kafka says', () => {
    expect(record).toEqual({
      topic: 'fc.int.inspections.v1',
      key: event.key,
      value: Buffer.from(JSON.stringify(event.data)),
      headers: {
        'content-type': 'application/json',
        ce_specversion: '1.0',
        ce_id: event.id,
        ce_source: 'urn:fire-campaign:inspections',
        ce_type: 'fc.inspections.hazard.closed.v2',
        ce_time: event.time,
        ce_subject: event.key,
        ce_regioncode: '320102',
        ce_sequence: '42',
        ce_classification: 'PUBLIC',
        ce_traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-8000000000000001-01',
        ce_causationid: event.causationId,
      },
    });
  });

  it('leaves out what an event has not', () => {
    const { headers } = toRecord({ ...event, traceId: null, causationId: null }, 'fc.int.inspections.v1', 'PUBLIC');
    expect(Object.keys(headers).filter((name) => /trace|causation/.test(name))).toEqual([]);
  });

  it('is read by the SDK with the same attributes', () => {
    const message = { key: record.key, value: record.value.toString(), headers: { ...record.headers } } as unknown as KafkaMessage;
    const read = Kafka.toEvent(message) as CloudEvent<unknown>;
    expect(read.toJSON()).toEqual({
      specversion: '1.0',
      id: event.id,
      source: 'urn:fire-campaign:inspections',
      type: 'fc.inspections.hazard.closed.v2',
      time: event.time,
      subject: event.key,
      datacontenttype: 'application/json',
      regioncode: '320102',
      sequence: '42',
      classification: 'PUBLIC',
      traceparent: record.headers['ce_traceparent'],
      causationid: event.causationId,
      partitionkey: event.key,
      data: event.data,
    });
  });

  it.each([
    ['binary', Kafka.binary],
    ['structured', Kafka.structured],
  ])('that the SDK wrote in %s mode is read as the same event', (_, write) => {
    expect(fromRecord(delivered(write(written as unknown as KafkaEvent<unknown>)))).toEqual(event);
  });

  it('may name its key as the subject, repeat headers, and hold attributes and times of other forms', () => {
    expect(fromRecord({ ...received(record), key: null }).key).toBe(event.key);
    expect(fromRecord({ ...received(record), headers: { ...record.headers, ce_id: [record.headers['ce_id']!, 'x'] } }).id).toBe(event.id);
    expect(fromRecord(withHeaders({ ce_id: event.id.toUpperCase() })).id).toBe(event.id);
    expect(fromRecord(withHeaders({ ce_time: '2026-03-01T16:00:00+08:00' })).time).toBe('2026-03-01T16:00:00+08:00');
    const value = Buffer.from(JSON.stringify({ ...written.toJSON(), sequence: 42 }));
    expect(fromRecord({ key: null, value, headers: { 'content-type': 'application/cloudevents+json' } })).toEqual(event);
  });

  it('bears one of our labels where it must', () => {
    expect(fromRecord(received(record), true)).toMatchObject({ id: event.id });
    for (const ce_classification of ['', 'SECRET']) {
      expect(fromRecord(withHeaders({ ce_classification }))).toMatchObject({ id: event.id });
      expect(() => fromRecord(withHeaders({ ce_classification }), true)).toThrow('classification');
    }
  });

  it('may nest up to 64 levels, and brackets in its texts count for nothing', () => {
    const value = (inner: string) => Buffer.from('['.repeat(64) + inner + ']'.repeat(64));
    expect(fromRecord({ ...received(record), value: value('"\\"[[{{"') })).toMatchObject({ id: event.id });
  });

  it.each([
    ['no value', { ...received(record), value: null }, 'no value'],
    ['a value that is not UTF-8', { ...received(record), value: Buffer.from([0x22, 0xff, 0x22]) }, 'UTF-8'],
    ['neither key nor subject', { ...withHeaders({ ce_subject: '' }), key: Buffer.alloc(0) }, 'neither a key nor a subject'],
    ['deep nesting', { ...received(record), value: Buffer.from('{"a":'.repeat(65) + '1' + '}'.repeat(65)) }, 'more than 64 levels'],
    ['a long key', { ...received(record), key: Buffer.alloc(201, 'k') }, '201 characters'],
    ['a causation that is no id', withHeaders({ ce_causationid: 'x' }), 'causationid'],
    ['an object for an attribute', { key: null, value: Buffer.from(JSON.stringify({ ...written.toJSON(), id: {} })), headers: { 'content-type': 'application/cloudevents+json' } }, 'id is missing'],
    ['a list of events', { key: null, value: Buffer.from('[]'), headers: { 'content-type': 'application/cloudevents-batch+json' } }, 'not a JSON object'],
    ['another binary format', { ...received(record), headers: { 'content-type': 'application/cloudevents+avro' } }, 'specversion'],
  ])('with %s is unreadable', (_, wrong: ReceivedRecord, reason) => {
    expect(() => fromRecord(wrong)).toThrow(UnreadableRecord);
    expect(() => fromRecord(wrong)).toThrow(reason);
  }); // prettier-ignore
});

describe('any event', () => {
  const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
  const envelope: fc.Arbitrary<EventEnvelope> = fc.record({
    id: fc.uuid(),
    type: fc.tuple(word, word, word).map((words) => words.join('.')),
    version: fc.integer({ min: 1, max: 9999 }),
    source: fc.tuple(word, word).map((words) => words.join(':')),
    key: fc.string({ minLength: 1, unit: 'grapheme' }),
    time: fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true }).map((date) => date.toISOString()),
    regionCode: fc.oneof(...[2, 4, 6, 9, 12].map(digits)),
    sequence: fc.nat(),
    traceId: fc.option(fc.stringMatching(/^[0-9a-f]{32}$/)),
    causationId: fc.option(fc.uuid()),
    data: fc.jsonValue(),
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(envelope, (sent) => {
        const back = fromRecord(received(toRecord(sent, 'topic', 'PUBLIC')));
        expect(back).toEqual({ ...sent, data: JSON.parse(JSON.stringify(sent.data)) });
      }),
    );
  });

  it('is read by the SDK as we read it', () => {
    fc.assert(
      fc.property(envelope, (sent) => {
        const { key, value, headers } = toRecord(sent, 'topic', 'PUBLIC');
        const read = Kafka.toEvent({ key, value: value.toString(), headers: { ...headers } } as unknown as KafkaMessage) as CloudEvent;
        expect([read.id, read.type, read.source, read.time]).toEqual([sent.id, `fc.${sent.type}.v${sent.version}`, `urn:fire-campaign:${sent.source}`, sent.time]);
      }),
    ); // prettier-ignore
  });

  it('is all that bytes can be: anything else is refused as unreadable', () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
    const text = fc.oneof(bytes, fc.string(), fc.constantFrom('1.0', '{}', 'application/cloudevents+json'));
    const value = fc.oneof(
      bytes,
      fc.json().map((json) => Buffer.from(json)),
      fc.constant(null),
    );
    const headers = fc.oneof(
      fc.dictionary(fc.oneof(fc.constantFrom(...Object.keys(record.headers)), fc.string()), fc.oneof(text, fc.array(text))),
      fc.tuple(fc.constantFrom(...Object.keys(record.headers)), text).map(([name, other]) => ({ ...record.headers, [name]: other })),
    );
    fc.assert(
      fc.property(fc.record({ key: fc.option(bytes), value, headers }), (wild) => {
        try {
          fromRecord(wild);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableRecord);
        }
      }),
      { numRuns: 2000 },
    ); // prettier-ignore
  });
});
