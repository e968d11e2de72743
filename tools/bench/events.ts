import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { toRecord } from '@fire-campaign/events';
import { connectKafka } from '@fire-campaign/kafka';
import {
  EmbeddedPostgres,
  InProcessTransport,
  makeLog,
  OutboxRelay,
  platformSettings,
  readConfig,
  type EventTransport,
  type Subscription,
} from '@fire-campaign/platform';
import { MAKER, startThings, TAKER, ThingHappened, until, type Things } from '@fire-campaign/testing/things';
import { Kafka, logLevel, Partitioners, type Message, type Producer } from 'kafkajs';
import { KafkaBroker } from '../kafka/broker.ts';
import { temporaryDirectory } from '../temporary.ts';
import type { Figures } from './index.ts';
import { median, quantile, round, spread } from './statistics.ts';

const ROUNDS = 5;
const SINGLES = 200;
const BACKLOG = 20_000;
const BATCH = 1000; // as the relay's
const PARTITIONS = 12;
const KEYS = 1000;
const TOPIC = 'plain';
const PADDING = 'x'.repeat(150); // makes the records about as large as ours are
const log = makeLog('error');

/**
 * How fast events travel, on a broker and a database with their ordinary durability. One event at a time, from the commit of the
 * change to the commit of its effect, beside what kafkajs alone needs for the same record; and a backlog: how fast the relay sends
 * it, beside kafkajs sending the same records from memory, and how fast a service applies it.
 */
export async function eventsBench(): Promise<Figures> {
  const directory = temporaryDirectory('bench-events');
  const postgres = await EmbeddedPostgres.start(directory.path);
  process.env['TEST_POSTGRES'] = JSON.stringify(postgres.connection());
  const broker = await KafkaBroker.start({ directory: join(directory.path, 'kafka') });
  const config = readConfig(platformSettings, { ...broker.settings, FC_KAFKA_PARTITIONS: String(PARTITIONS) });
  const sender = await connectKafka(config, log);
  const receiver = new Watched(await connectKafka(config, log));
  const overKafka = await startThings(sender, receiver);
  const local = new Watched(new InProcessTransport());
  const inProcess = await startThings(local);
  const plain = await Plain.connect(broker.brokers);
  try {
    const singles = { kafka: [] as number[][], inProcess: [] as number[][], plain: [] as number[][] };
    for (let nth = 0; nth <= ROUNDS; nth += 1) {
      const kafka = await effectsMs(overKafka, receiver);
      const alone = await plain.roundTripsMs();
      const embedded = await effectsMs(inProcess, local);
      if (nth === 0) continue; // warms all sides up
      singles.kafka.push(kafka);
      singles.plain.push(alone);
      singles.inProcess.push(embedded);
      console.log(
        `round ${nth}: one event ${[kafka, embedded, alone].map((times) => `${quantile(times, 0.5).toFixed(2)} ms`).join(' · ')} (Kafka, in-process, plain kafkajs)`,
      );
    }

    await overKafka.maker.relay.stop();
    await receiver.close(); // what the relay and kafkajs send is measured while nobody reads
    const rates = { relay: [] as number[], plain: [] as number[], applied: [] as number[] };
    for (let nth = 0; nth <= ROUNDS; nth += 1) {
      const messages = await fillOutbox(overKafka);
      const relay = BACKLOG / (await drainSeconds(overKafka, sender));
      const alone = BACKLOG / (await plain.sendSeconds(messages));
      const reader = await connectKafka(config, log);
      const applied = BACKLOG / (await applySeconds(overKafka, reader));
      await reader.close();
      if (nth === 0) continue;
      rates.relay.push(relay);
      rates.plain.push(alone);
      rates.applied.push(applied);
      console.log(`round ${nth}: relay ${relay.toFixed(0)}/s · plain kafkajs ${alone.toFixed(0)}/s · applied ${applied.toFixed(0)}/s`);
    }

    const p = (times: readonly number[][], share: number) => times.map((one) => quantile(one, share));
    const toPlain = (share: number) => p(singles.kafka, share).map((ms, nth) => ms / p(singles.plain, share)[nth]!);
    const relayToPlain = rates.relay.map((rate, nth) => rate / rates.plain[nth]!);
    return {
      ratios: {
        eventToPlainKafkajs: round(median(toPlain(0.5))),
        relayToPlainKafkajs: round(median(relayToPlain)),
        inProcessOfLimit5ms: round(median(p(singles.inProcess, 0.5)) / 5),
      },
      absolute: {
        kafkaP50Ms: round(median(p(singles.kafka, 0.5)), 2),
        kafkaP99Ms: round(median(p(singles.kafka, 0.99)), 2),
        inProcessP50Ms: round(median(p(singles.inProcess, 0.5)), 2),
        inProcessP99Ms: round(median(p(singles.inProcess, 0.99)), 2),
        plainP50Ms: round(median(p(singles.plain, 0.5)), 2),
        plainP99Ms: round(median(p(singles.plain, 0.99)), 2),
        relayPerSecond: round(median(rates.relay), 0),
        plainPerSecond: round(median(rates.plain), 0),
        appliedPerSecond: round(median(rates.applied), 0),
        spreadRelay: round(spread(relayToPlain), 2),
      },
    };
  } finally {
    await plain.close();
    await Promise.all([overKafka.stop(), inProcess.stop()]);
    await broker.stop();
    await postgres.stop();
    directory.remove();
  }
}

/** A transport that tells when a handler has committed. */
class Watched implements EventTransport {
  private readonly inner: EventTransport;
  private handled: (at: number) => void = () => {};

  constructor(inner: EventTransport) {
    this.inner = inner;
  }

  /** When the next batch is applied, in ms of `performance.now()`. */
  nextHandled(): Promise<number> {
    return new Promise((resolve) => (this.handled = resolve));
  }

  send(events: Parameters<EventTransport['send']>[0]): Promise<void> {
    return this.inner.send(events);
  }

  subscribe(subscription: Subscription): Promise<void> {
    const handle: Subscription['handle'] = async (events) => {
      await subscription.handle(events);
      if (subscription.group === TAKER) this.handled(performance.now());
    };
    return this.inner.subscribe({ ...subscription, handle });
  }

  troubles(): readonly string[] {
    return this.inner.troubles();
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}

/** From the commit of a change to the commit of its effect in the other service, one event at a time. */
async function effectsMs({ maker, publish }: Things, transport: Watched): Promise<number[]> {
  const wake = maker.db.onPublished;
  let committedAt = 0;
  maker.db.onPublished = () => {
    committedAt = performance.now();
    wake();
  };
  const times: number[] = [];
  for (let n = 1; n <= SINGLES; n += 1) {
    const handled = transport.nextHandled();
    await publish(`${n % KEYS}-${PADDING}`, n);
    times.push((await handled) - committedAt);
    await wait(2);
  }
  maker.db.onPublished = wake;
  return times;
}

/** @returns the records that the outbox's rows become, for the plain producer */
async function fillOutbox({ owner, envelope }: Things): Promise<readonly Message[]> {
  await owner.query(
    `INSERT INTO ${MAKER}.outbox (id, type, version, key, region_code, data)
     SELECT gen_random_uuid(), $1, 1, thing, '32', jsonb_build_object('thing', thing, 'n', n)
     FROM generate_series(1, $2) n, LATERAL (SELECT n % $3 || '-' || $4 AS thing) t`,
    [ThingHappened.type, BACKLOG, KEYS, PADDING],
  );
  await owner.query(`VACUUM ANALYZE ${MAKER}.outbox`);
  return Array.from({ length: BACKLOG }, (_, index) => {
    const { key, value, headers } = toRecord(envelope(`${(index + 1) % KEYS}-${PADDING}`, index + 1), TOPIC, 'INTERNAL');
    return { key, value, headers };
  });
}

async function drainSeconds({ owner }: Things, transport: EventTransport): Promise<number> {
  const { host, port, user, database } = owner.options;
  const relay = new OutboxRelay(MAKER, { host, port, user, database }, transport, log);
  const startedAt = performance.now();
  relay.start();
  await until(async () => (await owner.query(`SELECT 1 FROM ${MAKER}.outbox WHERE sent_at IS NULL LIMIT 1`)).rowCount === 0, 120);
  const seconds = (performance.now() - startedAt) / 1000;
  await relay.stop();
  return seconds;
}

/** From the first batch that is handed over to the last that is applied. */
async function applySeconds({ owner, taker, clear }: Things, transport: EventTransport): Promise<number> {
  let startedAt = 0;
  let endedAt = 0;
  let handled = 0;
  await transport.subscribe({
    group: TAKER,
    types: new Set([ThingHappened.type]),
    async handle(events) {
      startedAt ||= performance.now();
      await taker.consumer.handle(events);
      handled += events.length;
      endedAt = performance.now();
    },
  });
  await until(() => handled >= BACKLOG, 120);
  const { rows } = await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${TAKER}.effect`);
  if (rows[0]!.n < BACKLOG) throw new Error(`${rows[0]!.n} of ${BACKLOG} events had an effect`);
  await clear();
  return (endedAt - startedAt) / 1000;
}

/** kafkajs alone: an idempotent producer and a consumer of one group, with the settings that ours have. */
class Plain {
  private readonly producer: Producer;
  private readonly disconnect: () => Promise<unknown>;
  private arrived: () => void = () => {};

  private constructor(producer: Producer, disconnect: () => Promise<unknown>) {
    this.producer = producer;
    this.disconnect = disconnect;
  }

  static async connect(brokers: string): Promise<Plain> {
    const kafka = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    const topics = ['single', TOPIC].map((topic) => ({ topic, numPartitions: PARTITIONS }));
    await admin.createTopics({ topics, waitForLeaders: false });
    await until(() => admin.fetchTopicMetadata({ topics: ['single', TOPIC] }).then(() => true, () => false)); // prettier-ignore
    const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, createPartitioner: Partitioners.DefaultPartitioner });
    const consumer = kafka.consumer({ groupId: 'plain', maxWaitTimeInMs: 300 });
    await Promise.all([producer.connect(), consumer.connect()]);
    const plain = new Plain(producer, () => Promise.all([admin.disconnect(), producer.disconnect(), consumer.disconnect()]));
    const joined = new Promise((resolve) => consumer.on('consumer.group_join', resolve));
    await consumer.subscribe({ topics: ['single'], fromBeginning: true });
    await consumer.run({ eachMessage: async () => plain.arrived() });
    await joined;
    return plain;
  }

  /** From the call of `send` to the handler, one record at a time. */
  async roundTripsMs(): Promise<number[]> {
    const times: number[] = [];
    for (let n = 1; n <= SINGLES; n += 1) {
      const arrived = new Promise<void>((resolve) => (this.arrived = resolve));
      const startedAt = performance.now();
      const value = JSON.stringify({ thing: `${n % KEYS}-${PADDING}`, n });
      await this.producer.send({ topic: 'single', acks: -1, messages: [{ key: `${n % KEYS}`, value }] });
      await arrived;
      times.push(performance.now() - startedAt);
      await wait(2);
    }
    return times;
  }

  async sendSeconds(messages: readonly Message[]): Promise<number> {
    const startedAt = performance.now();
    for (let at = 0; at < messages.length; at += BATCH) {
      await this.producer.send({ topic: TOPIC, acks: -1, messages: messages.slice(at, at + BATCH) });
    }
    return (performance.now() - startedAt) / 1000;
  }

  async close(): Promise<void> {
    await this.disconnect();
  }
}
