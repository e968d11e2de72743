import {
  deadLetterTopic,
  INBOUND,
  internalTopic,
  PUBLIC_TOPICS,
  serviceOf,
  type EventEnvelope,
  type EventRecord,
} from '@fire-campaign/events';
import { StartError, type EventTransport, type Logger, type PlatformConfig, type Subscription } from '@fire-campaign/platform';
import type { Admin, Message, Producer } from 'kafkajs';
import { explain, isUnauthorized, KafkaClient, REQUEST_TIMEOUT_MS } from './client.js';
import { GroupConsumer } from './group-consumer.js';
import { partitionOf } from './partition.js';
import { recordsOf } from './records.js';
import { checkRights, MAX_RECORD_BYTES, provisionTopics, type TopicRight } from './topics.js';

/** Room for the batch's own frame and the records' lengths under the topics' limit. */
const REQUEST_BYTES = MAX_RECORD_BYTES - 65_536;

/**
 * Connects to the Kafka of the settings.
 * @throws StartError that says what is wrong (address, sign-in, rights) and how to cure it
 */
export async function connectKafka(config: PlatformConfig, log: Logger): Promise<KafkaTransport> {
  const transport = new KafkaTransport(config, log);
  try {
    await transport.connect();
    return transport;
  } catch (error) {
    await transport.close();
    throw explain(error, config);
  }
}

/** Events over Kafka: to one internal topic per service and to the public topics, from there to one consumer group per service. */
export class KafkaTransport implements EventTransport {
  private producer: Promise<OpenProducer> | null = null;
  private readonly topics = new Set<string>();
  private readonly consumers: GroupConsumer[] = [];
  private closed = false;

  constructor(
    private readonly config: PlatformConfig,
    private readonly log: Logger,
  ) {}

  /** Checks address, credentials and the right to produce. */
  async connect(): Promise<void> {
    await withAdmin(this.config, this.log, async () => {});
    try {
      this.producer = OpenProducer.open(this.config, this.log);
      await this.producer;
    } catch (error) {
      this.producer = null;
      if (!isUnauthorized(error)) throw error;
      const user = this.config.FC_KAFKA_SASL_USERNAME ?? '';
      throw new StartError(
        `Kafka 用户 ${user} 无权写入任何主题。请由管理员授予所用主题的 WRITE 权限。/ The Kafka user ${user} may write to no topic. Let an administrator grant WRITE on the topics it uses.`,
        { cause: error },
      );
    }
  }

  /** Each event with its public views, in order per key, acknowledged by every replica in sync. */
  async send(events: readonly EventEnvelope[]): Promise<void> {
    if (this.closed) throw new Error('the event transport is closed');
    for (const records of requestsOf(events.flatMap(recordsOf))) {
      await this.provision([...new Set(records.map(({ topic }) => topic))]);
      const opening = (this.producer ??= OpenProducer.open(this.config, this.log));
      let producer: OpenProducer | null = null;
      try {
        producer = await opening;
        await producer.send(records);
      } catch (error) {
        // Whether the broker has the batch is not known. A new producer starts without the old one's numbering, which a broker that
        // lost its memory would refuse for ever; what comes twice, the inbox knows.
        producer?.cut();
        if (this.producer === opening) this.producer = null;
        this.topics.clear();
        throw explain(error, this.config);
      }
    }
  }

  /**
   * Makes and checks the topics of a service: those it reads, its own, its public ones, its dead letters; then reads.
   * @throws StartError naming topics or rights that are missing
   */
  async subscribe(subscription: Subscription): Promise<void> {
    const { group, types } = subscription;
    const read = [...types].filter((type) => !(type in INBOUND)).map((type) => internalTopic(serviceOf(type)));
    const published = PUBLIC_TOPICS.filter(({ events }) => events.some(({ type }) => serviceOf(type) === group)).map(({ name }) => name);
    const needed = new Map<string, TopicRight[]>(
      [internalTopic(group), deadLetterTopic(group), ...published].map((topic) => [topic, ['WRITE']]),
    );
    for (const topic of new Set(read)) needed.set(topic, [...(needed.get(topic) ?? []), 'READ']);
    try {
      await this.provision([...needed.keys()]);
      await checkRights(needed, this.config);
    } catch (error) {
      throw explain(error, this.config);
    }
    if (types.size === 0) return;
    const consumer = new GroupConsumer(subscription, this.config, this.log);
    this.consumers.push(consumer);
    consumer.start();
  }

  troubles(): readonly string[] {
    return this.consumers.flatMap((consumer) => consumer.troubles());
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
    await (await this.producer)?.close();
  }

  private async provision(topics: readonly string[]): Promise<void> {
    const unknown = topics.filter((topic) => !this.topics.has(topic));
    if (unknown.length === 0) return;
    await withAdmin(this.config, this.log, (admin) => provisionTopics(admin, unknown, this.config));
    for (const topic of unknown) this.topics.add(topic);
  }
}

/** Runs `work` with an administrative connection. */
export async function withAdmin<Result>(config: PlatformConfig, log: Logger, work: (admin: Admin) => Promise<Result>): Promise<Result> {
  const client = new KafkaClient(config, log);
  const admin = client.kafka.admin();
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    const cut = setTimeout(() => client.cut(), 1000);
    await admin.disconnect().catch((error: unknown) => log.debug({ err: error }, 'disconnecting failed'));
    clearTimeout(cut);
    client.cut();
  }
}

/** A connected idempotent producer. */
class OpenProducer {
  private constructor(
    private readonly client: KafkaClient,
    private readonly producer: Producer,
  ) {}

  static async open(config: PlatformConfig, log: Logger): Promise<OpenProducer> {
    const client = new KafkaClient(config, log);
    const producer = client.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      metadataMaxAge: 60_000,
      createPartitioner: () => partitionOf,
    });
    try {
      await producer.connect();
    } catch (error) {
      client.cut();
      throw error;
    }
    return new OpenProducer(client, producer);
  }

  /** Resolves when every record is acknowledged by every replica in sync. */
  async send(records: readonly EventRecord[]): Promise<void> {
    const topics = new Map<string, Message[]>();
    for (const { topic, ...message } of records) {
      const messages = topics.get(topic);
      if (messages === undefined) topics.set(topic, [message]);
      else messages.push(message);
    }
    const topicMessages = [...topics].map(([topic, messages]) => ({ topic, messages }));
    const cut = setTimeout(() => this.client.cut(), REQUEST_TIMEOUT_MS + 2000);
    try {
      await this.producer.sendBatch({ acks: -1, timeout: REQUEST_TIMEOUT_MS, topicMessages });
    } finally {
      clearTimeout(cut);
    }
  }

  async close(): Promise<void> {
    const cut = setTimeout(() => this.client.cut(), 2000);
    await this.producer.disconnect();
    clearTimeout(cut);
    this.cut();
  }

  cut(): void {
    this.client.cut();
  }
}

/** Consecutive records in requests whose batches every topic takes; a partition's records of one request travel as one batch. */
function* requestsOf(records: readonly EventRecord[]): Generator<readonly EventRecord[]> {
  let request: EventRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    let size = record.key.length * 3 + record.value.length;
    for (const [name, value] of Object.entries(record.headers)) size += name.length + value.length * 3;
    if (bytes + size > REQUEST_BYTES && request.length > 0) {
      yield request;
      request = [];
      bytes = 0;
    }
    request.push(record);
    bytes += size;
  }
  if (request.length > 0) yield request;
}
