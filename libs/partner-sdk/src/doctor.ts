import { logLevel } from 'kafkajs';
import { kafkaFor, type Connection } from './connection.js';
import { knows, validate } from './event.js';
import { decode, type KafkaRecord } from './record.js';

/** One finding of the doctor; `text` in Chinese, then English, with the cure when it is not well. */
export interface Finding {
  readonly ok: boolean;
  readonly text: string;
}

const READ_WITHIN_MS = 15_000;

/**
 * Checks connection and sign-in, the right to each topic, the group, and reads one record. Stops at the first finding that makes the
 * next ones pointless. Commits nothing.
 */
export async function doctor(options: Connection & { readonly group: string; readonly topics: readonly string[] }): Promise<Finding[]> {
  const findings: Finding[] = [];
  const note = (ok: boolean, text: string) => findings.push({ ok, text });
  const quiet = kafkaFor(options, { logLevel: logLevel.NOTHING, retry: { retries: 1 }, connectionTimeout: 5_000 });
  const admin = quiet.admin();
  const consumer = quiet.consumer({ groupId: `${options.group}.doctor`, allowAutoTopicCreation: false, maxWaitTimeInMs: 500 });
  try {
    try {
      await admin.connect();
      note(true, `已连接并登录 ${options.brokers.join(',')} · connected and signed in`);
    } catch (error) {
      const cure = /SASL|auth/i.test((error as Error).message)
        ? '请核对用户名和密码 · check user name and password'
        : '请核对 FC_KAFKA_BROKERS、网络和 CA 证书 · check FC_KAFKA_BROKERS, the network and the CA certificate';
      note(false, `无法连接 · cannot connect: ${(error as Error).message}; ${cure}`);
      return findings;
    }
    const readable: string[] = [];
    let records = 0n;
    for (const topic of options.topics) {
      try {
        const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
        for (const { high, low } of await admin.fetchTopicOffsets(topic)) records += BigInt(high) - BigInt(low);
        readable.push(topic);
        note(true, `可读主题 ${topic} · may read it, ${topics[0]?.partitions.length ?? 0} partitions`);
      } catch (error) {
        note(
          false,
          `主题 ${topic} 不存在或无权读取,请联系平台管理员授权 · missing or not permitted, ask the operator: ${(error as Error).message}`,
        );
      }
    }
    if (readable.length === 0) return findings;
    const record = await new Promise<KafkaRecord | null>((resolve, reject) => {
      const timer = setTimeout(() => resolve(null), READ_WITHIN_MS);
      const settle = (error: Error) => {
        clearTimeout(timer);
        reject(error);
      };
      consumer.on('consumer.crash', ({ payload }) => settle(payload.error));
      if (records === 0n)
        consumer.on('consumer.group_join', () => {
          clearTimeout(timer);
          resolve(null);
        });
      consumer
        .connect()
        .then(() => consumer.subscribe({ topics: readable, fromBeginning: true }))
        .then(() =>
          consumer.run({
            autoCommit: false,
            eachMessage: async ({ message }) => {
              clearTimeout(timer);
              resolve(message);
            },
          }),
        )
        .catch(settle);
    });
    if (record === null) {
      note(true, '所有主题目前没有记录 · the topics hold no record yet');
      return findings;
    }
    const event = decode(record);
    if (knows(event)) validate(event);
    note(true, `已读取一条记录 · read one record: fc.${event.type}.v${event.version} ${event.key}`);
  } catch (error) {
    note(
      false,
      `读取失败 · reading failed: ${(error as Error).message}; 请核对消费组前缀 · check the prefix of the group (${options.group})`,
    );
  } finally {
    await Promise.allSettled([admin.disconnect(), consumer.disconnect()]);
  }
  return findings;
}
