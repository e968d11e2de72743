import { deadLetterTopic, PUBLIC_ENTITIES, publicTopic, type PublicEntity } from '@fire-campaign/events';
import { StartError, type PlatformConfig } from '@fire-campaign/platform';
import type { Admin } from 'kafkajs';
import { credentialsOf, isUnauthorized } from './client.js';
import { topicRights, withConnection } from './direct.js';

const DAY_MS = 86_400_000;
/** Largest batch a topic takes; the outbox refuses events of more than 900 kB. */
export const MAX_RECORD_BYTES = 1_048_576;

const SERVED_WITHIN_MS = 30_000;

/** What `connectKafka` checks or an administrator grants on a topic. */
export type TopicRight = 'READ' | 'WRITE';

/**
 * How a topic is kept, by its name: internal events 30 days, public events and dead letters 90 days, state for ever and compacted.
 * What partners write is stored uncompressed, so that no reader needs their codec or swells a small record.
 */
export function topicSettings(topic: string): Readonly<Record<string, string>> {
  const size = { 'max.message.bytes': String(MAX_RECORD_BYTES) };
  const forDays = (days: number) => ({ ...size, 'cleanup.policy': 'delete', 'retention.ms': String(days * DAY_MS) });
  if (topic.startsWith('fc.pub.')) {
    const entity = Object.keys(PUBLIC_ENTITIES).find((name) => publicTopic(name as PublicEntity) === topic);
    const state = entity !== undefined && PUBLIC_ENTITIES[entity as PublicEntity].state;
    return state ? { ...size, 'cleanup.policy': 'compact', 'min.compaction.lag.ms': String(7 * DAY_MS) } : forDays(90);
  }
  if (topic.startsWith(deadLetterTopic(''))) return { ...forDays(90), 'max.message.bytes': String(2 * MAX_RECORD_BYTES) };
  if (topic.startsWith('fc.in.')) return { ...forDays(30), 'compression.type': 'uncompressed' };
  return forDays(30);
}

/** All settings with which a topic is made: its own, and with three copies or more how many must acknowledge. */
export function settingsOfNew(topic: string, { FC_KAFKA_REPLICATION: replication }: PlatformConfig): Readonly<Record<string, string>> {
  return { ...topicSettings(topic), ...(replication >= 3 && { 'min.insync.replicas': '2' }) };
}

/**
 * Makes the topics that are missing, where the user may; existing ones are left as they are.
 * @throws StartError naming the topics that are missing and may not be made
 */
export async function provisionTopics(admin: Admin, topics: readonly string[], config: PlatformConfig): Promise<void> {
  const present = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !present.has(topic));
  if (missing.length === 0) return;
  const replication = config.FC_KAFKA_REPLICATION;
  try {
    await admin.createTopics({
      waitForLeaders: false, // a broker may not know a topic it has just made; kafkajs takes that for a failure
      topics: missing.map((topic) => ({
        topic,
        numPartitions: config.FC_KAFKA_PARTITIONS,
        replicationFactor: replication,
        configEntries: Object.entries(settingsOfNew(topic, config)).map(([name, value]) => ({ name, value })),
      })),
    });
  } catch (error) {
    const types = new Set(((error as { errors?: { type?: string }[] }).errors ?? []).map(({ type }) => type));
    types.delete('TOPIC_ALREADY_EXISTS'); // somebody else made them meanwhile
    if (types.size === 0 && error instanceof Error && error.name === 'KafkaJSAggregateError') return untilServed(admin, missing);
    if (types.has('INVALID_REPLICATION_FACTOR')) {
      throw new StartError(
        `Kafka 无法为每个主题保存 ${replication} 份副本。请将 FC_KAFKA_REPLICATION 设为不超过 broker 数。/ Kafka cannot keep ${replication} copies of each topic. Set FC_KAFKA_REPLICATION to the number of brokers or less.`,
        { cause: error },
      );
    }
    if (!isUnauthorized(error)) throw error;
    const list = missing.join(', ');
    throw new StartError(
      `Kafka 中没有这些主题,或无权查看,且无权创建:${list}。请由管理员创建,并授予 DESCRIBE、READ、WRITE 权限。/ These topics are missing in Kafka, or may not be seen, and may not be made: ${list}. Let an administrator make them and grant DESCRIBE, READ and WRITE.`,
      { cause: error },
    );
  }
  await untilServed(admin, missing);
}

/** Resolves when every partition of topics just made has a leader. */
async function untilServed(admin: Admin, topics: readonly string[]): Promise<void> {
  for (const end = Date.now() + SERVED_WITHIN_MS; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    try {
      const { topics: found } = await admin.fetchTopicMetadata({ topics: [...topics] });
      if (found.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0))) return;
      throw new Error(`no broker leads the new topics ${topics.join(', ')}`);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/**
 * Checks that the user may do what a service needs with its topics. Asks only where Kafka knows who we are: without sign-in and
 * client certificate nothing is refused.
 * @throws StartError naming each missing right
 */
export async function checkRights(needed: ReadonlyMap<string, readonly TopicRight[]>, config: PlatformConfig): Promise<void> {
  const user = credentialsOf(config)?.username ?? config.FC_KAFKA_TLS_CERT;
  if (user === undefined) return;
  const rights = await withConnection(config, (connection) => topicRights(connection, [...needed.keys()]));
  const lacking = [...needed].flatMap(([topic, wanted]) => {
    const { read = false, write = false } = rights.get(topic) ?? {};
    const missing = wanted.filter((right) => !(right === 'READ' ? read : write));
    return missing.length === 0 ? [] : [`${topic} (${missing.join(', ')})`];
  });
  if (lacking.length === 0) return;
  throw new StartError(
    `Kafka 用户 ${user} 缺少主题权限:${lacking.join('; ')}。请由管理员授予(kafka-acls.sh --add --allow-principal …)。/ The Kafka user ${user} lacks rights on topics: ${lacking.join('; ')}. Let an administrator grant them (kafka-acls.sh --add --allow-principal …).`,
  );
}
