import { setTimeout as wait } from 'node:timers/promises';
import { Kafka, logLevel, type Admin, type IHeaders, type Message, type Producer } from 'kafkajs';

/** A record as it lies in a topic, and what of it the checker needs. */
export interface WireRecord {
  readonly topic: string;
  readonly key: string;
  readonly id: string;
  readonly sequence: number;
  readonly message: Pick<Message, 'key' | 'value' | 'headers'>;
}

/** The harness's own hands on the topics: reads everything, and puts there what no service would. */
export class Wire {
  private readonly kafka: Kafka;
  private readonly producer: Producer;
  private readonly admin: Admin;

  constructor(brokers: string) {
    this.kafka = new Kafka({
      clientId: 'faults',
      brokers: brokers.split(','),
      logLevel: logLevel.NOTHING,
      retry: { retries: 20, maxRetryTime: 5000 },
    });
    this.producer = this.kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
    this.admin = this.kafka.admin();
  }

  async open(): Promise<void> {
    await this.admin.connect();
    await this.producer.connect();
  }

  async close(): Promise<void> {
    await this.producer.disconnect();
    await this.admin.disconnect();
  }

  internalTopics(): Promise<string[]> {
    return this.topics('fc.int.');
  }

  /** Copies of what the consumer groups parked; the id of such a record is the parked event's. */
  deadLetterTopics(): Promise<string[]> {
    return this.topics('fc.dlq.');
  }

  private async topics(prefix: string): Promise<string[]> {
    return (await this.admin.listTopics()).filter((topic) => topic.startsWith(prefix));
  }

  /** Every record of some topics, partition by partition in the order of the log. */
  async readAll(topics: readonly string[]): Promise<WireRecord[]> {
    const ends = new Map<string, number>();
    for (const topic of topics) {
      for (const { partition, low, high } of await this.admin.fetchTopicOffsets(topic)) {
        if (Number(high) > Number(low)) ends.set(`${topic}/${partition}`, Number(high));
      }
    }
    const records: WireRecord[] = [];
    if (ends.size === 0) return records;
    const consumer = this.kafka.consumer({ groupId: `faults-${Date.now()}-${Math.random()}`, maxWaitTimeInMs: 100 });
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => payload.restart || reject(payload.error));
      consumer
        .run({
          autoCommit: false,
          eachBatch: async ({ batch }) => {
            const place = `${batch.topic}/${batch.partition}`;
            for (const { key, value, headers } of batch.messages) {
              records.push({
                topic: batch.topic,
                key: key?.toString() ?? '',
                id: text(headers, 'x-event-id') || text(headers, 'ce_id'),
                sequence: Number(text(headers, 'ce_sequence')),
                message: { key, value, headers: headers ?? {} },
              });
            }
            if (Number(batch.lastOffset()) + 1 >= (ends.get(place) ?? 0)) ends.delete(place);
            if (ends.size === 0) resolve();
          },
        })
        .catch(reject);
    });
    await consumer.disconnect();
    return records;
  }

  /** Puts records into their topics, in this order. */
  async write(records: readonly Pick<WireRecord, 'topic' | 'message'>[]): Promise<void> {
    for (let from = 0; from < records.length; from += 500) {
      const byTopic = new Map<string, Message[]>();
      for (const { topic, message } of records.slice(from, from + 500))
        byTopic.set(topic, [...(byTopic.get(topic) ?? []), message as Message]);
      await this.producer.sendBatch({ acks: -1, topicMessages: [...byTopic].map(([topic, messages]) => ({ topic, messages })) });
    }
  }

  /** Lets a topic take records of this size, as a careless operator might. */
  async allowLarge(topic: string, bytes: number): Promise<void> {
    const topicConfig = { type: 2, name: topic };
    await this.admin.alterConfigs({
      validateOnly: false,
      resources: [{ ...topicConfig, configEntries: [{ name: 'max.message.bytes', value: String(bytes) }] }],
    });
    // The broker learns of it a little later.
    for (let known = ''; known !== String(bytes); await wait(50)) {
      const { resources } = await this.admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ ...topicConfig, configNames: ['max.message.bytes'] }],
      });
      known = resources[0]?.configEntries[0]?.configValue ?? '';
    }
  }
}

function text(headers: IHeaders | undefined, name: string): string {
  const value = headers?.[name];
  return (Array.isArray(value) ? value[0] : value)?.toString() ?? '';
}
