import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Kafka, logLevel, type Admin, type Producer } from 'kafkajs';
import { consume, deadLettersToTopic, doctor, type Consumption, type ConsumeOptions, type DeadLetter, type PublicEvent } from './index.js';

const brokers = [(JSON.parse(process.env['TEST_KAFKA'] ?? '{}') as Record<string, string>)['FC_KAFKA_BROKERS']!];
const kafka = new Kafka({ brokers, logLevel: logLevel.ERROR });
let admin: Admin;
let producer: Producer;
const running: Consumption[] = [];

beforeAll(async () => {
  jest.spyOn(console, 'error').mockReturnValue(undefined); // kafkajs tells of errors that are provoked here
  admin = kafka.admin();
  producer = kafka.producer();
  await Promise.all([admin.connect(), producer.connect()]);
});
afterAll(async () => {
  await Promise.allSettled(running.map((consumption) => consumption.stop()));
  await Promise.all([admin.disconnect(), producer.disconnect()]);
});

/** A topic of its own, closures of hazards on it, and a group that reads it. */
async function topic(partitions = 3) {
  const name = `partner-sdk-${randomUUID()}`;
  await admin.createTopics({ topics: [{ topic: name, numPartitions: partitions }], waitForLeaders: true });
  const group = `${name}.group`;
  return {
    name,
    group,
    /** @param closedOn tells one event from another */
    async close(hazardId: string, closedOn: string, headers: Record<string, string> = {}, value?: string): Promise<void> {
      const data = { hazardId, unitId: randomUUID(), regionCode: '320102', dueOn: '2026-04-30', closedOn };
      const attributes = {
        'content-type': 'application/json',
        ce_specversion: '1.0',
        ce_id: randomUUID(),
        ce_source: 'urn:fire-campaign:inspections',
        ce_type: 'fc.inspections.hazard.closed.v1',
        ce_time: '2026-04-02T01:00:00.000Z',
        ce_regioncode: '320102',
        ce_sequence: '1',
        ...headers,
      };
      await producer.send({ topic: name, messages: [{ key: hazardId, value: value ?? JSON.stringify(data), headers: attributes }] });
    },
    async consume<Context = void>(options: Partial<ConsumeOptions<Context>>) {
      const handled: PublicEvent[] = [];
      const letters: DeadLetter[] = [];
      const consumption = await consume<Context>({
        brokers,
        group,
        topics: [name],
        handler: async (event) => void handled.push(event),
        deadLetter: async (letter) => void letters.push(letter),
        ...options,
      });
      running.push(consumption);
      return { consumption, handled, letters };
    },
  };
}

async function until(condition: () => boolean): Promise<void> {
  const limit = Date.now() + 25_000;
  while (!condition()) {
    if (Date.now() > limit) throw new Error('the condition did not come about');
    await delay(20);
  }
}
const total = ({ counts }: Consumption) => counts.handled + counts.duplicates + counts.skipped + counts.deadLetters;
const days = (events: readonly PublicEvent[], key: string) =>
  events.flatMap((event) => (event.type === 'inspections.hazard.closed' && event.key === key ? [event.data.closedOn] : []));

describe('consuming', () => {
  it('gives every event to the handler once, in order per key, from the oldest on', async () => {
    const { close, consume } = await topic();
    const keys = [randomUUID(), randomUUID(), randomUUID()];
    const repeated = randomUUID();
    const expected = Array.from({ length: 20 }, (_, index) => `2026-04-${String(index + 1).padStart(2, '0')}`);
    for (const day of expected) for (const key of keys) await close(key, day);
    await close(keys[0]!, '2026-05-01', { ce_id: repeated });
    await close(keys[0]!, '2026-05-01', { ce_id: repeated });

    const { consumption, handled } = await consume({});
    await until(() => total(consumption) === 62);
    expect(consumption.counts).toEqual({ handled: 61, duplicates: 1, skipped: 0, deadLetters: 0 });
    expect(keys.map((key) => days(handled, key))).toEqual([[...expected, '2026-05-01'], expected, expected]);
  });

  it('keeps what it cannot digest with the reason, skips what it does not know, and goes on', async () => {
    const { name, close, consume } = await topic(1);
    const key = randomUUID();
    await close(key, '2026-04-01', {}, '{"hazardId":');
    await close(key, '2026-04-02', { ce_id: 'seven' });
    await close(key, 'yesterday');
    await close(key, '2026-04-03', { ce_type: 'fc.inspections.hazard.closed.v2' });
    await close(key, '2026-04-04', { ce_type: 'fc.inspections.hazard.frozen.v1' });
    await close(key, '2026-04-05');

    const { consumption, handled, letters } = await consume({});
    await until(() => total(consumption) === 6);
    expect(consumption.counts).toEqual({ handled: 1, duplicates: 0, skipped: 2, deadLetters: 3 });
    expect(days(handled, key)).toEqual(['2026-04-05']);
    expect(letters.map(({ topic, partition, offset, reason }) => [topic, partition, offset, reason])).toEqual([
      [name, 0, '0', expect.stringContaining('not JSON in UTF-8')],
      [name, 0, '1', 'the attribute id is malformed: seven'],
      [name, 0, '2', expect.stringContaining('/closedOn')],
    ]);
    expect(letters[0]!.record.value!.toString()).toBe('{"hazardId":');
  });

  it('tries a failing handler again before it gives up, while later events wait', async () => {
    const { close, consume } = await topic(1);
    const key = randomUUID();
    for (const day of ['2026-04-01', '2026-04-02', '2026-04-03']) await close(key, day);
    const tried: string[] = [];
    const { consumption, letters } = await consume({
      handler: async (event) => {
        const [day] = days([event], key);
        tried.push(day!);
        if (day === '2026-04-01' && tried.length < 3) throw new Error('busy');
        if (day === '2026-04-02') throw new Error('never');
      },
    });
    await until(() => total(consumption) === 3);
    expect(tried).toEqual([...Array<string>(3).fill('2026-04-01'), ...Array<string>(5).fill('2026-04-02'), '2026-04-03']);
    expect(letters.map(({ reason }) => reason)).toEqual(['never']);
  });

  it('goes on after a stop where it ended, and lets a handler at work end first', async () => {
    const { close, consume } = await topic(1);
    const key = randomUUID();
    await close(key, '2026-04-01');
    await close(key, '2026-04-02');
    const begun = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const first = await consume({
      handler: async () => {
        begun.resolve();
        await release.promise;
      },
    });
    await begun.promise;
    const stopped = first.consumption.stop();
    release.resolve();
    await stopped;
    expect(first.consumption.counts.handled).toBe(1);

    const second = await consume({});
    await until(() => total(second.consumption) === 1);
    expect(days(second.handled, key)).toEqual(['2026-04-02']);
  });

  it('ends with the error when dead letters cannot be kept, and loses nothing', async () => {
    const { close, consume } = await topic(1);
    await close(randomUUID(), '2026-04-01', {}, 'not JSON');
    const first = await consume({ deadLetter: () => Promise.reject(new Error('the disk is full')) });
    await expect(first.consumption.done).rejects.toThrow('the disk is full');
    const second = await consume({});
    await until(() => second.letters.length === 1);
  });

  it('can keep dead letters in a topic: the record as it was, and why', async () => {
    const { name, close, consume } = await topic(1);
    const letters = await topic(1);
    const key = randomUUID();
    await close(key, '2026-04-01', {}, 'not JSON');
    const { consumption } = await consume({ deadLetter: deadLettersToTopic(producer, letters.name) });
    await until(() => total(consumption) === 1);
    const kept = await letters.consume({});
    await until(() => kept.letters.length === 1);
    const { record } = kept.letters[0]!;
    expect([record.key!.toString(), record.value!.toString()]).toEqual([key, 'not JSON']);
    const header = (header: string) => record.headers![header]!.toString();
    expect(['ce_type', 'fc_topic', 'fc_partition', 'fc_offset'].map(header)).toEqual(['fc.inspections.hazard.closed.v1', name, '0', '0']);
    expect(header('fc_reason')).toContain('not JSON');
  });

  it('refuses to start on a topic that is not there', async () => {
    await expect(consume({ brokers, group: randomUUID(), topics: ['fc.pub.nothing.v1'], handler: fine, deadLetter: fine })).rejects.toThrow(
      'This server does not host this topic-partition',
    );
  });
});
const fine = () => Promise.resolve();

describe('the doctor', () => {
  it('finds a sound connection sound, and reads a record', async () => {
    const { name, group, close } = await topic(1);
    await close(randomUUID(), '2026-04-01');
    const findings = await doctor({ brokers, group, topics: [name] });
    expect(findings.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(findings[2]!.text).toContain('fc.inspections.hazard.closed.v1');
  });

  it('names a topic that cannot be read', async () => {
    const findings = await doctor({ brokers, group: randomUUID(), topics: ['fc.pub.nothing.v1'] });
    expect(findings.map(({ ok }) => ok)).toEqual([true, false]);
    expect(findings[1]!.text).toContain('fc.pub.nothing.v1');
  });

  it('names an address where no broker answers', async () => {
    const findings = await doctor({ brokers: ['127.0.0.1:1'], group: randomUUID(), topics: ['fc.pub.nothing.v1'] });
    expect(findings).toEqual([{ ok: false, text: expect.stringContaining('FC_KAFKA_BROKERS') }]);
  });
});
