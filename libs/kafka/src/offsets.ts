import { makeLog, StartError, type PlatformConfig } from '@fire-campaign/platform';
import type { Admin } from 'kafkajs';
import { explain, KafkaClient } from './client.js';
import { groupId } from './group-consumer.js';
import { withAdmin } from './transport.js';

/** How far a consumer group is behind on one topic. */
export interface Lag {
  /** As Kafka knows it: `fc.units`, or a partner's. */
  readonly group: string;
  /** Kafka's word for what the group does now: `Stable` while it consumes, `Empty` when no process of it runs. */
  readonly state: string;
  readonly topic: string;
  /** Records not yet applied or parked. */
  readonly lag: number;
}

/**
 * The lag of every consumer group of the platform and its partners, by group and topic.
 * @throws StartError when Kafka cannot be reached or refuses
 */
export async function consumerLag(config: PlatformConfig): Promise<readonly Lag[]> {
  return administer(config, async (admin) => {
    const { groups } = await admin.listGroups();
    const names = groups.map(({ groupId: name }) => name).filter((name) => /^(fc|partner)\./.test(name));
    if (names.length === 0) return [];
    const states = new Map((await admin.describeGroups(names)).groups.map(({ groupId: name, state }) => [name, state]));
    const ends = new Map<string, ReadonlyMap<number, Ends>>();
    const lags: Lag[] = [];
    for (const group of names.sort()) {
      for (const { topic, partitions } of await admin.fetchOffsets({ groupId: group })) {
        if (!ends.has(topic)) ends.set(topic, await endsOf(admin, topic));
        const lag = partitions.reduce((sum, { partition, offset }) => {
          const { low, high } = ends.get(topic)!.get(partition) ?? { low: 0n, high: 0n };
          const from = BigInt(offset) < low ? low : BigInt(offset); // -1: nothing committed yet; below low: too old to be kept
          return sum + Number(high - from);
        }, 0);
        lags.push({ group, state: states.get(group) ?? '', topic, lag });
      }
    }
    return lags;
  });
}

export interface ReplayRequest {
  /** A service, such as `units`. */
  readonly group: string;
  readonly topic: string;
  /** From the oldest record kept, or from the first at or after a moment. */
  readonly from: 'beginning' | Date;
  /** Only counts. */
  readonly dryRun: boolean;
}

/**
 * Lets a service take records of a topic again, from an earlier place. What it has applied before, its inbox knows and leaves
 * alone. No process of the group may run meanwhile: it would commit its own place over the new one.
 *
 * @returns how many records it will take
 * @throws StartError when the group runs, the topic is missing, or Kafka cannot be reached or refuses
 */
export async function replay(config: PlatformConfig, { group, topic, from, dryRun }: ReplayRequest): Promise<{ readonly records: number }> {
  return administer(config, async (admin) => {
    const name = groupId(group);
    if (!(await admin.listTopics()).includes(topic)) {
      throw new StartError(`Kafka 中没有主题 ${topic}。请核对名称。/ There is no topic ${topic} in Kafka. Check the name.`);
    }
    const { state } = (await admin.describeGroups([name])).groups[0]!;
    if (state !== 'Empty' && state !== 'Dead') {
      throw new StartError(
        `消费组 ${name} 正在运行(${state})。请先停止服务 ${group} 再回放。/ The group ${name} is running (${state}). Stop the service ${group}, then replay.`,
      );
    }
    const ends = await endsOf(admin, topic);
    const starts =
      from === 'beginning'
        ? [...ends].map(([partition, { low }]) => ({ partition, offset: String(low) }))
        : await admin.fetchTopicOffsetsByTimestamp(topic, from.getTime());
    const records = starts.reduce((sum, { partition, offset }) => sum + Number((ends.get(partition)?.high ?? 0n) - BigInt(offset)), 0);
    if (!dryRun) await moveTo(config, name, topic, starts);
    return { records };
  });
}

/** Commits offsets as a member of the empty group, for a moment. kafkajs's own `setOffsets` sleeps five seconds in the middle. */
async function moveTo(
  config: PlatformConfig,
  group: string,
  topic: string,
  starts: readonly { readonly partition: number; readonly offset: string }[],
): Promise<void> {
  const client = new KafkaClient(config, makeLog('silent'));
  const consumer = client.kafka.consumer({ groupId: group, maxWaitTimeInMs: 100, allowAutoTopicCreation: false });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic] });
    await new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.FETCH_START, () => resolve()); // before that, kafkajs drops commits without a word
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: async () => {} }).catch(reject);
    });
    await consumer.commitOffsets(starts.map((start) => ({ topic, ...start })));
    await consumer.disconnect();
  } finally {
    client.cut();
  }
}

interface Ends {
  /** Offset of the oldest record kept. */
  readonly low: bigint;
  /** Offset of the next one to be written. */
  readonly high: bigint;
}

async function endsOf(admin: Admin, topic: string): Promise<ReadonlyMap<number, Ends>> {
  const offsets = await admin.fetchTopicOffsets(topic);
  return new Map(offsets.map(({ partition, low, high }) => [partition, { low: BigInt(low), high: BigInt(high) }]));
}

async function administer<Result>(config: PlatformConfig, work: (admin: Admin) => Promise<Result>): Promise<Result> {
  try {
    return await withAdmin(config, makeLog('silent'), work);
  } catch (error) {
    throw explain(error, config);
  }
}
