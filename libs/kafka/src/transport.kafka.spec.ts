import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deadLetterTopic, internalTopic, toRecord, type EventEnvelope, type EventRecord } from '@fire-campaign/events';
import { makeLog, platformSettings, readConfig, StartError, UNREADABLE, type UnreadableData } from '@fire-campaign/platform';
import { kafkaForTests } from '@fire-campaign/testing';
import { fault, MAKER, startThings, TAKER, until, type Things } from '@fire-campaign/testing/things';
import { ConfigResourceTypes } from 'kafkajs';
import { KafkaBroker } from '../../../tools/kafka/broker.ts';
import { KafkaClient } from './client.js';
import { consumerLag, replay } from './offsets.js';
import { grantPartner } from './partners.js';
import { provisionTopics } from './topics.js';
import { connectKafka, withAdmin, type KafkaTransport } from './transport.js';

const log = makeLog(process.env['TEST_LOG'] ?? 'silent');
const settings = (changes: Readonly<Record<string, string>> = {}) =>
  readConfig(platformSettings, { ...kafkaForTests().settings, FC_KAFKA_PARTITIONS: '4', ...changes });

const warnings: string[] = [];
process.on('warning', ({ name }) => warnings.push(name));
afterAll(() => expect(warnings).not.toContain('TimeoutNegativeWarning'));

/** A service of its own, its topic, and what its group has been handed, by key. */
class Reader {
  readonly service = `reader${randomUUID().slice(0, 8)}`;
  readonly topic = internalTopic(this.service);
  readonly types = new Set([`${this.service}.thing.happened`]);
  readonly taken: EventEnvelope[] = [];
  private readonly transports: KafkaTransport[] = [];

  /** A member of the group; each event passes `before` first. */
  async join(before: (event: EventEnvelope) => Promise<void> = async () => {}): Promise<KafkaTransport> {
    const transport = await connectKafka(settings(), log);
    this.transports.push(transport);
    await transport.subscribe({
      group: this.service,
      types: this.types,
      handle: async (events) => {
        for (const event of events) {
          await before(event);
          this.taken.push(event);
        }
      },
    });
    return transport;
  }

  event(key: string, n: number, changes: Partial<EventEnvelope> = {}): EventEnvelope {
    return {
      id: randomUUID(),
      type: `${this.service}.thing.happened`,
      version: 1,
      source: this.service,
      key,
      time: '2026-03-01T08:00:00.000Z',
      regionCode: '32',
      sequence: n,
      traceId: null,
      causationId: null,
      data: { n },
      ...changes,
    };
  }

  /** What was taken of a key, without repetitions. */
  of(key: string): readonly number[] {
    return [...new Set(this.taken.filter((event) => event.key === key).map(({ sequence }) => sequence))];
  }

  async close(): Promise<void> {
    await Promise.all(this.transports.splice(0).map((transport) => transport.close()));
  }
}

async function write(topic: string, messages: readonly Pick<EventRecord, 'key' | 'value' | 'headers'>[]): Promise<void> {
  const client = new KafkaClient(settings(), log);
  const producer = client.kafka.producer();
  await producer.connect();
  await producer.send({ topic, messages: [...messages] });
  await producer.disconnect();
}

const oneTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('events over Kafka', () => {
  let reader: Reader;
  beforeEach(() => {
    reader = new Reader();
  });
  afterEach(() => reader.close());

  it('go on behind the last one applied when a group starts again', async () => {
    const first = await reader.join();
    await first.send(oneTo(20).map((n) => reader.event(`k${n % 5}`, n)));
    await until(() => reader.taken.length === 20);
    await first.close();
    const second = await reader.join();
    await second.send([reader.event('k0', 21)]);
    await until(() => reader.taken.length > 20);
    expect(reader.taken.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual(oneTo(21));
  });

  it('pass by what the group does not react to, and take structured mode', async () => {
    const transport = await reader.join();
    const { id, type, source, time, regionCode, data } = reader.event('k', 2);
    const structured = { specversion: '1.0', id, source: `urn:fire-campaign:${source}`, type: `fc.${type}.v1`, time, regioncode: regionCode, sequence: '2', classification: 'INTERNAL', subject: 'k', data }; // prettier-ignore
    await transport.send([reader.event('k', 1, { type: `${reader.service}.thing.unknown` })]);
    await write(reader.topic, [
      {
        key: 'k',
        value: Buffer.from(JSON.stringify(structured)),
        headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
      },
    ]);
    await transport.send([reader.event('k', 3)]);
    await until(() => reader.taken.length === 2);
    expect(reader.taken.map(({ sequence }) => sequence)).toEqual([2, 3]);
    expect(reader.taken[0]).toEqual(reader.event('k', 2, { id }));
  });

  it('hand on what is no event as unreadable, in its place, and nothing else stops', async () => {
    const transport = await reader.join();
    await withAdmin(settings(), log, (admin) =>
      admin.alterConfigs({
        validateOnly: false,
        resources: [
          { type: ConfigResourceTypes.TOPIC, name: reader.topic, configEntries: [{ name: 'max.message.bytes', value: '4000000' }] },
        ],
      }),
    );
    const good = toRecord(reader.event('k', 1), reader.topic, 'INTERNAL');
    await write(reader.topic, [
      good,
      { ...good, value: Buffer.from('{"n":') },
      { key: 'k', value: good.value, headers: {} },
      { ...good, headers: { ...good.headers, ce_source: 'urn:fire-campaign:directory' } },
    ]);
    // The broker learns of the new limit a little later.
    await until(() =>
      write(reader.topic, [{ ...good, value: Buffer.alloc(2_000_000, 32) }]).then(
        () => true,
        (error: { type?: string }) => error.type !== 'MESSAGE_TOO_LARGE' && Promise.reject(error),
      ),
    );
    await transport.send([reader.event('k', 2)]);
    await until(() => reader.taken.length === 6);
    const reasons = reader.taken.map(({ type, data }) => (type === UNREADABLE ? (data as UnreadableData).reason : 'read'));
    expect(reasons).toEqual([
      'read',
      expect.stringContaining('not JSON'),
      expect.stringContaining('missing'),
      expect.stringContaining('does not belong on'),
      expect.stringMatching(/too large: 2\d{6} bytes/),
      'read',
    ]);
    expect(new Set(reader.taken.map(({ key }) => key))).toEqual(new Set(['k']));
  });

  it('wait for a handler that takes longer than a session, without being handed out again', async () => {
    const transport = await reader.join(async ({ sequence }) => {
      if (sequence === 1) await wait(9000);
    });
    const slow = reader.event('slow', 1);
    await transport.send([slow, ...oneTo(20).map((n) => reader.event(`other${n}`, n + 1))]);
    await until(() => reader.taken.length >= 10); // other partitions meanwhile
    expect(reader.of('slow')).toEqual([]);
    expect(transport.troubles()).toEqual([]);
    await until(() => reader.taken.length === 21);
    await transport.send([reader.event('slow', 30)]);
    await until(() => reader.of('slow').length === 2);
    expect(reader.taken).toHaveLength(22);
  }, 60_000);

  it('come again until a failing handler takes them, in order, with other partitions going on', async () => {
    let failures = 3;
    const transport = await reader.join(async ({ key }) => {
      if (key === 'failing' && failures > 0) {
        failures -= 1;
        throw new Error('the database is away');
      }
    });
    await transport.send([...oneTo(3).map((n) => reader.event('failing', n)), ...oneTo(8).map((n) => reader.event(`k${n}`, n))]);
    await until(() => reader.of('failing').length === 3 && reader.taken.length >= 11);
    expect(reader.of('failing')).toEqual([1, 2, 3]);
    expect(failures).toBe(0);
  });

  it('are held back while a slow group has enough of them, and arrive complete and in order', async () => {
    const transport = await reader.join(() => wait(20));
    const padding = 'x'.repeat(100_000);
    await transport.send(oneTo(60).map((n) => reader.event('heavy', n, { data: { n, padding } })));
    await until(() => reader.of('heavy').length === 60);
    expect(reader.of('heavy')).toEqual(oneTo(60));
    expect(reader.taken).toHaveLength(60);
  });

  it('are finished with before a close resolves, and not brought again', async () => {
    let entered = false;
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const transport = await reader.join(async () => {
      entered = true;
      await released;
    });
    await transport.send([reader.event('k', 1)]);
    await until(() => entered);
    let closed = false;
    const closing = transport.close().then(() => (closed = true));
    await wait(300);
    expect(closed).toBe(false);
    release();
    await closing;
    expect(reader.of('k')).toEqual([1]);
    const next = await reader.join();
    await next.send([reader.event('k', 2)]);
    await until(() => reader.of('k').length === 2);
    expect(reader.taken).toHaveLength(2);
    await expect(transport.send([reader.event('k', 3)])).rejects.toThrow('closed');
  });

  it('can be counted and replayed while nobody of the group runs', async () => {
    const transport = await reader.join();
    await transport.send(oneTo(10).map((n) => reader.event(`k${n}`, n)));
    await until(() => reader.taken.length === 10);
    const request = { group: reader.service, topic: reader.topic, from: 'beginning', dryRun: false } as const;
    await expect(replay(settings(), request)).rejects.toThrow(StartError);
    const lag = async () => (await consumerLag(settings())).filter(({ group }) => group === `fc.${reader.service}`);
    await until(async () => (await lag()).some(({ lag: records }) => records === 0));
    await transport.close();
    expect(await lag()).toEqual([{ group: `fc.${reader.service}`, state: 'Empty', topic: reader.topic, lag: 0 }]);
    expect(await replay(settings(), { ...request, dryRun: true })).toEqual({ records: 10 });
    expect((await lag())[0]!.lag).toBe(0);
    expect(await replay(settings(), { ...request, from: new Date(Date.now() + 60_000) })).toEqual({ records: 0 });
    expect(await replay(settings(), request)).toEqual({ records: 10 });
    expect((await lag())[0]!.lag).toBe(10);
    await expect(replay(settings(), { ...request, topic: 'fc.int.nowhere.v1' })).rejects.toThrow('no topic fc.int.nowhere.v1');
    await reader.join();
    await until(() => reader.taken.length === 20);
  });
});

describe('two instances of a service', () => {
  let things: Things;
  beforeAll(async () => {
    things = await startThings(await connectKafka(settings(), log), await connectKafka(settings(), log));
  });
  afterAll(() => things.stop());

  it('share the partitions; coming and going loses nothing, doubles nothing and keeps the order of each key', async () => {
    fault.of = () => null;
    let publishing = true;
    const counts = new Map<string, number>();
    const publisher = (async () => {
      for (let n = 1; publishing; n += 1) {
        await Promise.all(
          oneTo(8).map(async (k) => {
            await things.publish(`key${k}`, n);
            counts.set(`key${k}`, n);
          }),
        );
      }
    })();
    for (let round = 0; round < 2; round += 1) {
      const applied = (await things.effects()).length;
      await until(async () => (await things.effects()).length > applied + 50);
      const transport = await connectKafka(settings(), log);
      const second = await things.anotherTaker(transport);
      const joined = (await things.effects()).length;
      await until(async () => (await things.effects()).length > joined + 100);
      await second.relay.stop();
      await transport.close();
      await second.stop();
    }
    publishing = false;
    await publisher;
    await things.settled();
    for (const [key, count] of counts) expect((await things.effects(key)).map(({ n }) => n)).toEqual(oneTo(count));
    expect(await things.parked()).toEqual([]);
  }, 90_000);

  it('send copies of what is parked to the dead-letter topic', async () => {
    fault.of = ({ thing }) => (thing === 'poison' ? new Error('cannot digest this') : null);
    await things.publish('poison', 1);
    await things.settled();
    const client = new KafkaClient(settings(), log);
    const consumer = client.kafka.consumer({ groupId: `watch-${randomUUID()}` });
    const copies: Record<string, string>[] = [];
    await consumer.connect();
    await consumer.subscribe({ topics: [deadLetterTopic(TAKER)], fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message: { headers } }) => {
        copies.push(Object.fromEntries(Object.entries(headers!).map(([name, value]) => [name, String(value)])));
      },
    });
    await until(() => copies.length === 1);
    expect(copies[0]).toMatchObject({ 'x-error': 'Error: cannot digest this', 'x-attempts': '5', 'x-orig-topic': internalTopic(MAKER) });
    await consumer.disconnect();
  });
});

describe('a broker that goes away', () => {
  let directory: string;
  let broker: KafkaBroker;
  let transport: KafkaTransport;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'fc-broker-'));
    broker = await KafkaBroker.start({ directory });
  }, 90_000);
  afterAll(async () => {
    await transport?.close();
    await broker?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('turns readiness red within 15 s and green when it is back, and nothing is lost', async () => {
    const reader = new Reader();
    transport = await connectKafka(readConfig(platformSettings, { ...broker.settings }), log);
    await transport.subscribe({ group: reader.service, types: reader.types, handle: async (events) => void reader.taken.push(...events) });
    await transport.send([reader.event('k', 1)]);
    await until(() => reader.taken.length === 1);
    expect(transport.troubles()).toEqual([]);
    await broker.kill();
    await expect(transport.send([reader.event('k', 2)])).rejects.toThrow(StartError);
    await until(() => transport.troubles().length > 0, 15);
    expect(transport.troubles()[0]).toMatch(new RegExp(`kafka: fc.${reader.service} has heard nothing from the broker for \\d+ s`));
    await broker.restart();
    await until(
      () =>
        transport.send([reader.event('k', 2)]).then(
          () => true,
          () => false,
        ),
      60,
    ); // as the relay does
    await until(() => reader.of('k').length === 2 && transport.troubles().length === 0, 60);
    expect(reader.of('k')).toEqual([1, 2]);
  }, 180_000);
});

/** Topics that `units` needs in the cases below. */
const OF_UNITS = ['units', 'directory'].map(internalTopic).concat(deadLetterTopic('units'), 'fc.pub.units.unit.v1');

describe('a start', () => {
  let directory: string;
  let guarded: KafkaBroker;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'fc-guarded-'));
    guarded = await KafkaBroker.start({ directory, tls: true, sasl: { admin: { username: 'admin', password: 'admin-secret' } } });
  }, 90_000);
  afterAll(async () => {
    await guarded?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const failure = async (changes: Readonly<Record<string, string>>): Promise<string> => {
    const environment = Object.fromEntries(Object.entries({ ...guarded.settings, ...changes }).filter(([, value]) => value !== ''));
    const config = readConfig(platformSettings, environment);
    const error = await connectKafka(config, log)
      .then(
        (transport) => transport.subscribe({ group: 'units', types: new Set(['directory.person.changed']), handle: async () => {} }),
        (refusal: unknown) => refusal,
      )
      .catch((refusal: unknown) => refusal);
    expect(error).toBeInstanceOf(StartError);
    return (error as Error).message;
  };

  it.each([
    ['no address is set', { FC_KAFKA_BROKERS: '' }, /FC_KAFKA_BROKERS is not set/],
    ['nothing listens there', { FC_KAFKA_BROKERS: '127.0.0.1:1' }, /cannot be reached at 127\.0\.0\.1:1 .*Check FC_KAFKA_BROKERS/],
    ['half of the credentials is missing', { FC_KAFKA_SASL_PASSWORD: '' }, /FC_KAFKA_SASL_PASSWORD is not set/],
    ['the password is wrong', { FC_KAFKA_SASL_PASSWORD: 'wrong' }, /refused the user admin .*Check FC_KAFKA_SASL_USERNAME/],
    ['the authority is not the broker’s', { FC_KAFKA_TLS_CA: '' }, /encrypted connection .* failed .*FC_KAFKA_TLS_CA/],
    [
      'the file of the authority is missing',
      { FC_KAFKA_TLS_CA: '/nowhere/ca.pem' },
      /The file of FC_KAFKA_TLS_CA, \/nowhere\/ca\.pem, cannot be read/,
    ],
    ['encryption is not switched on', { FC_KAFKA_TLS: 'false', FC_KAFKA_TLS_CA: '' }, /Kafka .*127\.0\.0\.1.* FC_KAFKA_TLS/],
    ['more copies are asked for than there are brokers', { FC_KAFKA_REPLICATION: '3' }, /cannot keep 3 copies/],
  ])(
    'says so when %s',
    async (_, changes, message) => {
      expect(await failure(changes as Record<string, string>)).toMatch(message);
    },
    60_000,
  );

  it.each([
    ['the user may write nowhere', [], [], /The Kafka user partner-\S+ may write to no topic/],
    [
      'topics are missing that the user may not make',
      [internalTopic('directory')],
      ['referral-answers'],
      /may not be made: fc\.int\.units\.v1, fc\.dlq\.units, fc\.pub\.units\.unit\.v1\. Let/,
    ],
    [
      'the user may read topics that it must write',
      OF_UNITS,
      ['referral-answers'],
      /lacks rights on topics: fc\.int\.units\.v1 \(WRITE\); fc\.dlq\.units \(WRITE\); fc\.pub\.units\.unit\.v1 \(WRITE\)\. Let/,
    ],
  ])(
    'says so when %s',
    async (_, reads, writes, message) => {
      const admin = readConfig(platformSettings, { ...guarded.settings });
      await withAdmin(admin, log, (connection) => provisionTopics(connection, reads, admin));
      const { username, password } = await grantPartner(admin, log, { code: `p${randomUUID().slice(0, 8)}`, reads, writes });
      expect(await failure({ FC_KAFKA_SASL_USERNAME: username, FC_KAFKA_SASL_PASSWORD: password })).toMatch(message);
    },
    60_000,
  );
});
