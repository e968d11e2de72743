import { isIP } from 'node:net';
import { StartError, type PlatformConfig } from '@fire-campaign/platform';
import type { Connection } from '@platformatic/kafka';
import { brokersOf, credentialsOf, tlsOf } from './client.js';

/**
 * Runs `work` on one connection of `@platformatic/kafka`, for the requests that kafkajs does not speak (users, quotas, rights). Any
 * broker will do: it hands what changes the cluster on to the controller.
 * @throws StartError on settings that do not go together; Error of the library when no broker of the settings answers
 */
export async function withConnection<Result>(config: PlatformConfig, work: (connection: Connection) => Promise<Result>): Promise<Result> {
  const { Connection } = await import('@platformatic/kafka');
  const sasl = credentialsOf(config);
  const tls = tlsOf(config);
  let failure: unknown = new StartError('no broker');
  for (const address of brokersOf(config)) {
    const [host, port] = splitAddress(address);
    const connection = new Connection('fire-campaign', {
      connectTimeout: 5000,
      requestTimeout: 15_000,
      ...(sasl !== null && { sasl: { ...sasl, mechanism: sasl.mechanism.toUpperCase() as 'SCRAM-SHA-512' } }),
      ...(tls !== null && { tls: { ...tls, ...(isIP(host) === 0 && { servername: host }) } }),
    });
    try {
      await connection.connect(host, port);
    } catch (error) {
      failure = error;
      await connection.close().catch(() => {}); // it never opened
      continue;
    }
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  }
  throw failure;
}

/** What the signed-in user may do with a topic; null when it may not even know whether the topic is there. */
export interface TopicRights {
  readonly exists: boolean;
  readonly read: boolean;
  readonly write: boolean;
}

const NOT_AUTHORIZED = 29;
const READ = 1 << 3; // numbers of Kafka's AclOperation
const WRITE = 1 << 4;

/** The signed-in user's rights on topics, by name. */
export async function topicRights(connection: Connection, topics: readonly string[]): Promise<ReadonlyMap<string, TopicRights | null>> {
  const { metadataV12 } = await import('@platformatic/kafka');
  const request = topics.map((name) => ({ id: null, name }));
  const answer = await metadataV12.api
    .async(connection, request as never, false, true)
    .catch((error: { response?: Awaited<ReturnType<typeof metadataV12.api.async>> }) => {
      if (error.response === undefined) throw error; // a topic that is missing or may not be seen makes the whole answer an error
      return error.response;
    });
  return new Map(
    answer.topics.map(({ name, errorCode, topicAuthorizedOperations: rights }) => [
      name!,
      errorCode === NOT_AUTHORIZED
        ? null
        : { exists: errorCode === 0, read: errorCode === 0 && (rights & READ) !== 0, write: errorCode === 0 && (rights & WRITE) !== 0 },
    ]),
  );
}

function splitAddress(address: string): [string, number] {
  const at = address.lastIndexOf(':');
  return [address.slice(0, at).replace(/^\[|\]$/g, ''), Number(address.slice(at + 1))];
}
