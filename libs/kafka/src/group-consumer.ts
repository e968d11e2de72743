import { INBOUND, INBOUND_TOPIC, internalTopic, serviceOf } from '@fire-campaign/events';
import { UNREADABLE, type Logger, type PlatformConfig, type Subscription } from '@fire-campaign/platform';
import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import { explain, KafkaClient } from './client.js';
import { eventOf, sizeOf } from './records.js';

const CHUNK = 500;
/** Partitions whose events are applied at the same time; the database connections are also there for queries. */
const WORKERS = 3;
/** A partition with more than this waiting is not fetched until half of it is gone. */
const WAITING_BYTES = 1_048_576;
const SESSION_MS = 6000; // the least that brokers allow by default: a killed process gives its partitions up after this
const HEARTBEAT_MS = 2000;
const SILENT_MS = 10_000; // red within 15 s of the last answer
const GIVEN_UP_MS = 20_000;
const LOOK_AGAIN_S = 15; // for topics of new partners
const MAX_BACKOFF_MS = 2500;

/** Kafka's name for a service's consumer group. */
export const groupId = (group: string) => `fc.${group}`;

/**
 * One consumer group of this process: takes its topics' events, in order per partition, and commits an offset when the handler has
 * applied or parked everything before it.
 *
 * kafkajs only fetches: each partition has a queue here, so that a slow or failing event holds up its own partition and never the
 * heartbeats. When partitions move, what is queued is dropped and comes again from the committed offsets, here or elsewhere; a
 * batch under way ends, and whoever takes the partition over meets its inbox entries. A consumer that crashed, or that has heard
 * nothing for 20 s whatever kafkajs believes, is replaced by a new one.
 */
export class GroupConsumer {
  private session: Session | null = null;
  private running: Promise<void> | null = null;
  private stopping = false;
  private wake: () => void = () => {};
  private heardAt = Date.now();
  private problem: string | null = null;
  private readonly name: string;

  constructor(
    private readonly subscription: Subscription,
    private readonly config: PlatformConfig,
    private readonly log: Logger,
  ) {
    this.name = groupId(subscription.group);
  }

  start(): void {
    this.running = this.run();
  }

  /** Empty while all is well. */
  troubles(): readonly string[] {
    const silentMs = Date.now() - this.heardAt;
    if (silentMs <= SILENT_MS) return this.session?.troubles() ?? [];
    const why = this.problem === null ? '' : ` (${this.problem})`;
    return [`kafka: ${this.name} has heard nothing from the broker for ${Math.round(silentMs / 1000)} s${why}`];
  }

  /** Takes nothing new and waits for what is being applied. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    let backoff = 250;
    while (!this.stopping) {
      const startedAt = Date.now();
      const session = new Session(this.name, this.subscription, this.config, this.log, () => {
        this.heardAt = Date.now();
        this.problem = null;
      });
      this.session = session;
      try {
        await session.start();
        await this.watch(session, startedAt);
      } catch (error) {
        this.problem = (explain(error, this.config) as Error).message;
        if (!this.stopping)
          this.log.warn({ err: error, group: this.name, retryInMs: backoff }, 'a Kafka consumer stopped; it starts again');
      }
      await session.stop();
      if (Date.now() - startedAt > 30_000) backoff = 250;
      await this.sleep(backoff * (0.5 + Math.random()));
      backoff = Math.min(backoff * 2, MAX_BACKOFF_MS);
    }
  }

  /** Returns when the session is to end; rejects when it has failed. */
  private async watch(session: Session, startedAt: number): Promise<void> {
    for (let look = 1; !this.stopping; look += 1) {
      await Promise.race([this.sleep(1000), session.crashed]);
      if (Date.now() - Math.max(this.heardAt, startedAt) > GIVEN_UP_MS) throw new Error('the broker has not answered for 20 s');
      if (look % LOOK_AGAIN_S === 0 && (await session.topicsChanged())) return;
    }
  }

  private sleep(ms: number): Promise<void> {
    if (this.stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** What was fetched of one partition and not yet applied. */
interface Lane {
  readonly topic: string;
  readonly partition: number;
  waiting: Fetched[];
  bytes: number;
  paused: boolean;
  working: Promise<void> | null;
  failingSince: number | null;
}

interface Fetched {
  readonly message: KafkaMessage;
  readonly bytes: number;
}

/** One kafkajs consumer, from its start to its end. */
class Session {
  /** Rejects when the consumer cannot go on. */
  readonly crashed: Promise<never>;
  private crash!: (error: Error) => void;
  private readonly client: KafkaClient;
  private readonly consumer: Consumer;
  private readonly lanes = new Map<string, Lane>();
  /** How far each lane is, as long as the broker does not know. */
  private readonly handled = new Map<Lane, string>();
  private committing: Promise<void> | null = null;
  private topics: readonly string[] = [];
  /** Grows with each assignment; what was fetched under an older one is not ours any more. */
  private assignment = 0;
  private stopping = false;
  private readonly wakeSleepers = new Set<() => void>();
  private freeWorkers = WORKERS;
  private readonly queueing: (() => void)[] = [];

  constructor(
    private readonly name: string,
    private readonly subscription: Subscription,
    config: PlatformConfig,
    private readonly log: Logger,
    private readonly heard: () => void,
  ) {
    this.crashed = new Promise((_, reject) => (this.crash = reject));
    this.crashed.catch(() => {}); // may happen while nobody waits for it
    this.client = new KafkaClient(config, log);
    this.consumer = this.client.kafka.consumer({
      groupId: name,
      sessionTimeout: SESSION_MS,
      heartbeatInterval: HEARTBEAT_MS,
      rebalanceTimeout: 15_000,
      maxWaitTimeInMs: 300,
      maxBytesPerPartition: WAITING_BYTES / 2,
      maxBytes: 8 * WAITING_BYTES,
      metadataMaxAge: 60_000,
      allowAutoTopicCreation: false,
    });
    const { CRASH, FETCH, FETCH_START, GROUP_JOIN, HEARTBEAT } = this.consumer.events;
    const fetching = new Set<number>();
    this.consumer.on(CRASH, ({ payload }) => this.crash(payload.error));
    this.consumer.on(HEARTBEAT, () => this.heard());
    this.consumer.on(FETCH_START, ({ payload }) => void fetching.add(payload.nodeId));
    this.consumer.on(FETCH, ({ payload }) => void fetching.delete(payload.nodeId));
    this.consumer.on(GROUP_JOIN, ({ payload }) => {
      this.heard();
      this.reassign();
      this.log.debug({ group: name, assigned: payload.memberAssignment }, 'partitions assigned');
      // When one broker's answer makes kafkajs join anew (a partition moved to another broker), the answers of the others are still
      // on their way; kafkajs would take them for answers under the new assignment and skip what lies before them.
      if (fetching.size > 1) {
        this.stopping = true;
        this.crash(new Error('partitions were assigned anew while other brokers were answering'));
      }
    });
  }

  async start(): Promise<void> {
    this.topics = await this.wantedTopics();
    if (this.topics.length === 0) return this.heard();
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...this.topics], fromBeginning: true });
    await this.consumer.run({ autoCommit: false, eachBatch: async (payload) => this.take(payload) });
  }

  /** Whether a partner's topic was made or removed since the start. */
  async topicsChanged(): Promise<boolean> {
    if (messagesOf(this.subscription).length === 0) return false;
    const wanted = await this.wantedTopics();
    if (this.topics.length === 0) this.heard();
    return wanted.join() !== this.topics.join();
  }

  troubles(): readonly string[] {
    return [...this.lanes.values()]
      .filter(({ failingSince }) => failingSince !== null && Date.now() - failingSince > SILENT_MS)
      .map(({ topic, partition }) => `kafka: ${this.name} cannot apply the events of ${topic}/${partition}`);
  }

  /** Ends batches under way, commits what they did, and leaves the group; a broker that does not answer is cut off. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const lane of this.lanes.values()) drop(lane);
    for (const wakeSleeper of this.wakeSleepers) wakeSleeper();
    await Promise.all([...this.lanes.values()].map(({ working }) => working));
    const cut = setTimeout(() => this.client.cut(), 2000);
    await this.committing;
    await this.consumer
      .disconnect()
      .catch((error: unknown) => this.log.debug({ err: error, group: this.name }, 'leaving the group failed'));
    clearTimeout(cut);
    this.client.cut();
  }

  private async wantedTopics(): Promise<readonly string[]> {
    const services = [...this.subscription.types].filter((type) => !(type in INBOUND)).map(serviceOf);
    const internal = [...new Set(services)].map(internalTopic);
    const messages = messagesOf(this.subscription);
    if (messages.length === 0) return internal;
    const admin = this.client.kafka.admin();
    await admin.connect();
    try {
      const inbound = (await admin.listTopics()).filter((topic) => messages.includes(INBOUND_TOPIC.exec(topic)?.groups?.['message'] ?? ''));
      return [...internal, ...inbound.sort()];
    } finally {
      await admin.disconnect();
    }
  }

  /** Queues what was fetched; kafkajs fetches on from behind it. */
  private take({ batch, pause }: EachBatchPayload): void {
    if (this.stopping) return;
    const id = `${batch.topic}/${batch.partition}`;
    let lane = this.lanes.get(id);
    if (lane === undefined) {
      lane = { topic: batch.topic, partition: batch.partition, waiting: [], bytes: 0, paused: false, working: null, failingSince: null };
      this.lanes.set(id, lane);
    }
    for (const message of batch.messages) {
      const bytes = sizeOf(message);
      lane.waiting.push({ message, bytes });
      lane.bytes += bytes;
    }
    if (lane.bytes > WAITING_BYTES && !lane.paused) {
      lane.paused = true;
      pause();
    }
    lane.working ??= this.work(lane).catch((error: Error) => this.crash(error));
  }

  private async work(lane: Lane): Promise<void> {
    while (lane.waiting.length > 0) {
      await this.worker();
      try {
        const { assignment } = this;
        const chunk = lane.waiting.splice(0, CHUNK);
        if (chunk.length === 0) break; // dropped while it queued for a worker
        for (const { bytes } of chunk) lane.bytes -= bytes;
        if (await this.apply(lane, chunk, assignment)) {
          this.handled.set(lane, String(BigInt(chunk.at(-1)!.message.offset) + 1n));
          if (this.committing === null) this.committing = this.commit();
        }
      } finally {
        this.release();
      }
      if (lane.paused && lane.bytes < WAITING_BYTES / 2 && !this.stopping) this.resume(lane);
    }
    lane.working = null;
  }

  private async worker(): Promise<void> {
    while (this.freeWorkers === 0) await new Promise<void>((resolve) => this.queueing.push(resolve));
    this.freeWorkers -= 1;
  }

  private release(): void {
    this.freeWorkers += 1;
    this.queueing.shift()?.();
  }

  /** Hands a chunk over until it is applied. @returns false when the partition was taken away or the session ends before */
  private async apply(lane: Lane, chunk: readonly Fetched[], assignment: number): Promise<boolean> {
    const { types, handle } = this.subscription;
    const events = chunk
      .map(({ message, bytes }) => eventOf(lane.topic, lane.partition, message, bytes))
      .filter(({ type }) => types.has(type) || type === UNREADABLE);
    for (let backoff = 100; ; backoff = Math.min(backoff * 2, MAX_BACKOFF_MS)) {
      try {
        if (events.length > 0) await handle(events);
        lane.failingSince = null;
        return assignment === this.assignment;
      } catch (error) {
        lane.failingSince ??= Date.now();
        const where = { topic: lane.topic, partition: lane.partition };
        this.log.warn({ err: error, ...where, retryInMs: backoff }, 'events could not be applied; they are tried again');
        this.release(); // a partition that fails must not keep the others waiting
        await this.sleep(backoff * (0.5 + Math.random()));
        await this.worker();
        if (this.stopping || assignment !== this.assignment) return false;
      }
    }
  }

  /** Tells the broker how far the lanes are, all in one request, until there is nothing new. */
  private async commit(): Promise<void> {
    while (this.handled.size > 0) {
      const offsets = [...this.handled].map(([{ topic, partition }, offset]) => ({ topic, partition, offset }));
      this.handled.clear();
      // Without it the events come again after the next assignment, and the inbox knows them.
      await this.consumer
        .commitOffsets(offsets)
        .catch((error: unknown) => this.log.debug({ err: error, group: this.name }, 'commit failed'));
    }
    this.committing = null;
  }

  /** After an assignment everything comes again from the committed offsets. */
  private reassign(): void {
    this.assignment += 1;
    this.handled.clear();
    for (const lane of this.lanes.values()) {
      drop(lane);
      lane.failingSince = null;
      if (lane.paused) this.resume(lane);
    }
  }

  private resume(lane: Lane): void {
    lane.paused = false;
    this.consumer.resume([{ topic: lane.topic, partitions: [lane.partition] }]);
  }

  private async sleep(ms: number): Promise<void> {
    if (this.stopping) return;
    let wakeSleeper = () => {};
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeSleeper = () => {
        clearTimeout(timer);
        resolve();
      };
      this.wakeSleepers.add(wakeSleeper);
    });
    this.wakeSleepers.delete(wakeSleeper);
  }
}

function drop(lane: Lane): void {
  lane.waiting = [];
  lane.bytes = 0;
}

/** Messages of partners that the subscription reacts to. */
function messagesOf({ types }: Subscription): readonly string[] {
  return Object.entries(INBOUND).flatMap(([type, message]) => (types.has(type) ? [message] : []));
}
