import { setTimeout as delay } from 'node:timers/promises';
import kafkajs, { type EachBatchPayload, type KafkaMessage, type Producer } from 'kafkajs';
import { kafkaFor, type Connection } from './connection.js';
import { knows, validate, type PublicEvent } from './event.js';
import { decode } from './record.js';
import { seenInMemory, type SeenStore } from './seen.js';

/** A record that could not be digested: as it came, from where, and why. */
export interface DeadLetter {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly record: Pick<KafkaMessage, 'key' | 'value' | 'headers'>;
  /** What was wrong; for a handler that failed, its error's message. */
  readonly reason: string;
}

/** What to consume, by which group, and what becomes of the records; `Context` is what the `seen` store hands to the handler. */
export interface ConsumeOptions<Context> extends Connection {
  /** Consumer group; must begin with the prefix which the operator named (`partner.<code>.`). */
  readonly group: string;
  /** Public topics (`fc.pub.…`); a new group starts with the oldest record. */
  readonly topics: readonly string[];
  /**
   * Called for each event once, in order per key. An event whose handler keeps failing (5 tries, about 6 s) becomes a dead letter.
   * @param context what the `seen` store hands over, e.g. the transaction in which it remembers the event
   */
  readonly handler: (event: PublicEvent, context: Context) => Promise<void>;
  /** Keeps a record that could not be digested; when it fails as often as a handler may, consuming ends with its error. */
  readonly deadLetter: (letter: DeadLetter) => Promise<void>;
  /** Default: the last 100,000 ids, in memory. */
  readonly seen?: SeenStore<Context>;
}

/** How many records ended how since the start. */
export interface ConsumptionCounts {
  /** Events that took effect. */
  handled: number;
  /** Deliveries of events that had taken effect before. */
  duplicates: number;
  /** Events of types or versions which this version of the kit does not know. */
  skipped: number;
  deadLetters: number;
}

/** A consumer at work, from `consume` until `stop`; it may also end by itself, with an error, so watch `done`. */
export interface Consumption {
  readonly counts: Readonly<ConsumptionCounts>;
  /** Ends when stopped; rejects when consuming cannot go on (rights withdrawn, dead letters cannot be kept). */
  readonly done: Promise<void>;
  /** Lets the present handlers end, commits what they did and leaves the group. */
  stop(): Promise<void>;
}

const TRIES = 5;
const HEARTBEAT_MS = 3_000;
const COMMIT_EVERY = 500; // records

/**
 * Consumes public events until stopped. What becomes of a record:
 * - an event that fits its schema: to the handler, once per id;
 * - a type or version that this kit does not know: skipped, with one warning each, since publishers may add types, and send a new
 *   version beside the old one;
 * - a record that is no event, data that does not fit, a handler that keeps failing: dead letter.
 *
 * Offsets are committed after the effects, so a crash repeats the last ones; `seen` keeps them from taking effect twice.
 * @throws Error of kafkajs when the brokers cannot be reached, the credentials are wrong, or a topic or group is not permitted
 */
export async function consume<Context = void>(options: ConsumeOptions<Context>): Promise<Consumption> {
  const seen = options.seen ?? (seenInMemory() as SeenStore<Context>);
  const counts: ConsumptionCounts = { handled: 0, duplicates: 0, skipped: 0, deadLetters: 0 };
  const unknown = new Set<string>();
  const stopping = new AbortController();
  const ended = Promise.withResolvers<void>();
  const consumer = kafkaFor(options).consumer({ groupId: options.group, allowAutoTopicCreation: false });
  const asked = new Set<number>(); // brokers asked for records since kafkajs last joined with none under way
  let mixed = false; // what is under way was fetched under an older assignment

  /** @throws the last error, after as many tries as are allowed; the reason of `stopping` when stopped meanwhile */
  const persist = async (work: () => Promise<void>): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await work();
      } catch (error) {
        if (tries === TRIES) throw error;
        await delay(400 * 2 ** (tries - 1) * (0.75 + Math.random() / 2), undefined, { signal: stopping.signal });
      }
    }
  };

  const digest = async (message: KafkaMessage): Promise<void> => {
    const received = decode(message);
    if (!knows(received)) {
      counts.skipped += 1;
      const name = `fc.${received.type}.v${received.version}`;
      if (!unknown.has(name)) process.emitWarning(`${name} is skipped: this version of the kit does not know it`, 'PartnerKitWarning');
      unknown.add(name);
      return;
    }
    const event = validate(received);
    let ran = false;
    await persist(async () => {
      ran = await seen.once(event.id, (context) => options.handler(event, context));
    });
    if (ran) counts.handled += 1;
    else counts.duplicates += 1;
  };

  const eachBatch = async (payload: EachBatchPayload): Promise<void> => {
    const { batch, heartbeat, resolveOffset, isRunning, isStale } = payload;
    const commit = () => payload.commitOffsetsIfNecessary(payload.uncommittedOffsets());
    let lost: unknown; // why this consumer no longer owns the partition
    const beating = setInterval(() => heartbeat().catch((error: unknown) => (lost = error)), HEARTBEAT_MS);
    let count = 0;
    try {
      for (const message of batch.messages) {
        if (!isRunning() || isStale() || stopping.signal.aborted) break;
        if (lost !== undefined) throw lost;
        if (mixed) throw joinAnew();
        try {
          await digest(message);
        } catch (error) {
          if (stopping.signal.aborted) break;
          const { topic, partition } = batch;
          const { offset, key, value, headers } = message;
          const reason = error instanceof Error ? error.message : String(error);
          await persist(() => options.deadLetter({ topic, partition, offset, record: { key, value, headers }, reason }));
          counts.deadLetters += 1;
        }
        if (mixed) throw joinAnew();
        resolveOffset(message.offset);
        count += 1;
        if (count % COMMIT_EVERY === 0) await commit();
      }
      await commit();
    } catch (error) {
      if (error !== lost && !stopping.signal.aborted && !isKafkaError(error)) end(error);
      throw error;
    } finally {
      clearInterval(beating);
    }
  };

  const end = (error?: unknown): void => {
    stopping.abort();
    const left = consumer.disconnect();
    if (error === undefined) left.then(ended.resolve, ended.reject);
    else void left.catch(() => undefined).then(() => ended.reject(error));
  };

  // When one broker's answer makes kafkajs join anew (a partition moved to another broker), the answers of the others are still on
  // their way or at work; kafkajs would take them for answers under the new assignment and commit them over their new owner. They
  // are dropped, and come again from the committed offsets after a join for which kafkajs lets all of them end first.
  const orderly = () => {
    asked.clear();
    mixed = false;
  };
  consumer.on('consumer.fetch_start', ({ payload }) => void asked.add(payload.nodeId));
  consumer.on('consumer.group_join', () => void (mixed ||= asked.size > 1));
  consumer.on('consumer.rebalancing', orderly);
  consumer.on('consumer.crash', ({ payload }) => {
    orderly();
    if (!payload.restart) end(payload.error);
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...options.topics], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 4, eachBatch });
  } catch (error) {
    await consumer.disconnect();
    throw error;
  }
  ended.promise.catch(() => undefined); // whoever awaits `done` sees it
  return {
    counts,
    done: ended.promise,
    stop: () => {
      if (!stopping.signal.aborted) end();
      return ended.promise;
    },
  };
}

/**
 * Keeps dead letters in a topic of the partner's own: the record as it came, with headers that say where from and why.
 * @param producer a connected kafkajs producer
 */
export function deadLettersToTopic(producer: Producer, topic: string): ConsumeOptions<unknown>['deadLetter'] {
  return async ({ record, reason, ...from }) => {
    const origin = { fc_topic: from.topic, fc_partition: String(from.partition), fc_offset: from.offset, fc_reason: reason };
    await producer.send({ topic, acks: -1, messages: [{ ...record, headers: { ...record.headers, ...origin } }] });
  };
}

/** What kafkajs answers by ending all that is under way and joining the group again. */
const joinAnew = () => {
  const reason = new Error('partitions were assigned anew while other brokers were answering');
  return new kafkajs.KafkaJSProtocolError(Object.assign(reason, { type: 'REBALANCE_IN_PROGRESS', retriable: true }));
};

const isKafkaError = (error: unknown) => error instanceof Error && error.name.startsWith('KafkaJS');
