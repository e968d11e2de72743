import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { deadLetterTopic, EVENTS, INBOUND_MESSAGES, inboundTopic, internalTopic, PUBLIC_TOPICS, serviceOf } from '@fire-campaign/events';
import { StartError, type Logger, type PlatformConfig } from '@fire-campaign/platform';
import type { Acl, AclFilter, Connection } from '@platformatic/kafka';
import { explain } from './client.js';
import { topicRights, withConnection, type TopicRights } from './direct.js';
import { provisionTopics, settingsOfNew } from './topics.js';
import { withAdmin } from './transport.js';

/** A partner as directory knows it, as far as the broker is concerned. */
export interface PartnerOnBroker {
  readonly code: string;
  /** Names of public topics. */
  readonly reads: readonly string[];
  /** Inbound messages, such as `referral-answers`. */
  readonly writes: readonly string[];
}

/** One right on the broker. */
export interface PartnerRight {
  readonly operation: 'READ' | 'WRITE' | 'DESCRIBE';
  readonly resource: 'TOPIC' | 'GROUP';
  readonly name: string;
  /** Whether the right is on every name that begins so. */
  readonly prefix: boolean;
}

/** All that a user of a partner has on the broker, and no more. */
export interface PartnerAccess {
  /** Name of the SCRAM user; its principal is `User:<username>`. */
  readonly username: string;
  readonly rights: readonly PartnerRight[];
  /** Bytes per second for the user as a whole. */
  readonly quota: { readonly consumerBytes: number; readonly producerBytes: number };
  /** Names of its consumer groups begin so. */
  readonly groupPrefix: string;
  /** Topics that only this partner writes. */
  readonly inboundTopics: readonly string[];
}

/** The settings' user may not administer the broker, or the broker checks no rights; the message says which and what to do. */
export class CannotAdminister extends StartError {}

/** Every service that publishes events. */
const SERVICES = [...new Set([...EVENTS.values()].map(({ type }) => serviceOf(type)))];
const QUOTA = { consumerBytes: 5 * 2 ** 20, producerBytes: 2 ** 18 };
const SCRAM_SHA_512 = 2;
const SCRAM_ITERATIONS = 8192;
const KNOWN_WITHIN_MS = 10_000;
/** Kafka keeps one password per user, so a rotation is a second user beside the first: `partner-<code>`, `partner-<code>.2`, … */
const USERNAME = /^partner-(?<code>[a-z][a-z0-9-]*)(?:\.(?<turn>[1-9]\d*))?$/;
const turnOf = (username: string) => Number(USERNAME.exec(username)?.groups?.['turn'] ?? 1);

/** What a partner gets on the broker. @param turn counts its users, from 1 */
export function partnerAccess({ code, reads, writes }: PartnerOnBroker, turn = 1): PartnerAccess {
  const groupPrefix = `partner.${code}.`;
  const inboundTopics = writes.map((message) => inboundTopic(code, message));
  const onTopics = (topics: readonly string[], operation: PartnerRight['operation']) =>
    topics.flatMap((name): PartnerRight[] => [
      { operation, resource: 'TOPIC', name, prefix: false },
      { operation: 'DESCRIBE', resource: 'TOPIC', name, prefix: false },
    ]);
  return {
    username: `partner-${code}${turn === 1 ? '' : `.${turn}`}`,
    rights: [
      ...onTopics(reads, 'READ'),
      { operation: 'READ', resource: 'GROUP', name: groupPrefix, prefix: true },
      ...onTopics(inboundTopics, 'WRITE'),
    ],
    quota: QUOTA,
    groupPrefix,
    inboundTopics,
  };
}

/**
 * The same as commands for an administrator of the broker who works by Kafka's own tools, in the order in which they are to be run.
 */
export function partnerCommands(access: PartnerAccess, config: PlatformConfig): readonly string[] {
  const to = `--bootstrap-server ${config.FC_KAFKA_BROKERS?.join(',') ?? '<host:port>'} --command-config admin.properties`;
  const principal = `--allow-principal User:${access.username}`;
  const resource = ({ resource, name, prefix }: PartnerRight) =>
    `--${resource.toLowerCase()} ${name}${prefix ? ' --resource-pattern-type prefixed' : ''}`;
  const { FC_KAFKA_PARTITIONS: partitions, FC_KAFKA_REPLICATION: replication } = config;
  const { consumerBytes, producerBytes } = access.quota;
  const settings = (topic: string) =>
    Object.entries(settingsOfNew(topic, config))
      .map(([name, value]) => ` --config ${name}=${value}`)
      .join('');
  return [
    ...access.inboundTopics.map(
      (topic) =>
        `kafka-topics.sh ${to} --create --if-not-exists --topic ${topic} --partitions ${partitions} --replication-factor ${replication}${settings(topic)}`,
    ),
    ...access.rights.map((right) => `kafka-acls.sh ${to} --add ${principal} --operation ${right.operation} ${resource(right)}`),
    `kafka-configs.sh ${to} --alter --entity-type users --entity-name ${access.username} --add-config 'consumer_byte_rate=${consumerBytes},producer_byte_rate=${producerBytes}'`,
    `kafka-configs.sh ${to} --alter --entity-type users --entity-name ${access.username} --add-config 'SCRAM-SHA-512=[iterations=${SCRAM_ITERATIONS},password=<password>]'`,
  ];
}

/**
 * Gives a partner its topics, rights, quota and, last, its user with a new password. Done again it gives the newest of its users
 * another password.
 * @throws CannotAdminister before anything is changed; StartError when the broker cannot be reached
 */
export function grantPartner(
  config: PlatformConfig,
  log: Logger,
  partner: PartnerOnBroker,
): Promise<PartnerAccess & { readonly password: string }> {
  return administer(config, async (connection) => {
    const newest = (await usersOf(connection)).get(partner.code)?.at(-1);
    return grant(connection, config, log, partnerAccess(partner, newest === undefined ? 1 : turnOf(newest)));
  });
}

/**
 * Gives a partner a further user with the same rights, which takes over from the present ones until `retirePartnerUsers` removes
 * those.
 * @throws as `grantPartner`
 */
export function rotatePartner(
  config: PlatformConfig,
  log: Logger,
  partner: PartnerOnBroker,
): Promise<PartnerAccess & { readonly password: string }> {
  return administer(config, async (connection) => {
    const turns = (await usersOf(connection)).get(partner.code)?.map(turnOf) ?? [0];
    return grant(connection, config, log, partnerAccess(partner, Math.max(...turns) + 1));
  });
}

/** Removes a partner's users but the newest. @returns their names */
export function retirePartnerUsers(config: PlatformConfig, code: string): Promise<readonly string[]> {
  return administer(config, async (connection) => {
    const old = ((await usersOf(connection)).get(code) ?? []).slice(0, -1);
    for (const username of old) await remove(connection, username);
    return old;
  });
}

/** Removes all of a partner's users; its topics stay with what is in them. @returns their names */
export function revokePartner(config: PlatformConfig, code: string): Promise<readonly string[]> {
  return administer(config, async (connection) => {
    const all = (await usersOf(connection)).get(code) ?? [];
    for (const username of all) await remove(connection, username);
    return all;
  });
}

/** Names of the users that partners have on the broker, by code, oldest first. */
export function partnerUsers(config: PlatformConfig): Promise<ReadonlyMap<string, readonly string[]>> {
  return administer(config, usersOf);
}

/** What a partner's user finds on the broker. */
export interface PartnerFindings {
  /** Every public topic, and the partner's own inbound topics. */
  readonly topics: ReadonlyMap<string, TopicRights | null>;
  /** Topics it must not even see: the services' own, their dead letters, and those of another partner. */
  readonly forbidden: ReadonlyMap<string, TopicRights | null>;
}

/**
 * Signs in with the settings' user, who is a partner's, and finds out what it may do. Changes and reads nothing.
 * @throws StartError that says whether address, encryption or credentials are wrong
 */
export async function examinePartner(config: PlatformConfig, code: string): Promise<PartnerFindings> {
  const own = [...PUBLIC_TOPICS.map(({ name }) => name), ...INBOUND_MESSAGES.map((message) => inboundTopic(code, message))];
  const others = [
    ...SERVICES.flatMap((service) => [internalTopic(service), deadLetterTopic(service)]),
    ...INBOUND_MESSAGES.map((message) => inboundTopic(`${code}-neighbour`, message)),
  ];
  try {
    return await withConnection(config, async (connection) => ({
      topics: await topicRights(connection, own),
      forbidden: await topicRights(connection, others),
    }));
  } catch (error) {
    throw explain(error, config);
  }
}

async function grant(
  connection: Connection,
  config: PlatformConfig,
  log: Logger,
  access: PartnerAccess,
): Promise<PartnerAccess & { readonly password: string }> {
  const { createAclsV3 } = await import('@platformatic/kafka');
  await createAclsV3.api.async(connection, await aclsOf(access));
  await setQuota(connection, access.username, access.quota);
  await withAdmin(config, log, (admin) => provisionTopics(admin, access.inboundTopics, config));
  const password = randomBytes(24).toString('base64url');
  await setPassword(connection, access.username, password);
  await signInWorks({
    ...config,
    FC_KAFKA_SASL_USERNAME: access.username,
    FC_KAFKA_SASL_PASSWORD: password,
    FC_KAFKA_SASL_MECHANISM: 'scram-sha-512',
  });
  return { ...access, password };
}

/** Resolves when the brokers of the settings have heard of a new user from the controller. */
async function signInWorks(config: PlatformConfig): Promise<void> {
  for (const broker of config.FC_KAFKA_BROKERS ?? []) {
    for (const until = Date.now() + KNOWN_WITHIN_MS; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
      try {
        await withConnection({ ...config, FC_KAFKA_BROKERS: [broker] }, async () => {});
        break;
      } catch (error) {
        if (Date.now() > until) throw error;
      }
    }
  }
}

/** Rights first: they end what is connected still, which the loss of the password does not. */
async function remove(connection: Connection, username: string): Promise<void> {
  const { alterUserScramCredentialsV0, deleteAclsV3 } = await import('@platformatic/kafka');
  await deleteAclsV3.api.async(connection, [await aclFilter(`User:${username}`)]);
  await alterUserScramCredentialsV0.api.async(connection, [{ name: username, mechanism: SCRAM_SHA_512 }], []);
  await setQuota(connection, username, null);
}

async function usersOf(connection: Connection): Promise<ReadonlyMap<string, readonly string[]>> {
  const { describeAclsV3, describeUserScramCredentialsV0 } = await import('@platformatic/kafka');
  // To somebody without the right Kafka 4.3 does not answer the question for all users at all; this one it refuses.
  await describeAclsV3.api.async(connection, await aclFilter('User:partner-'));
  const { results } = await describeUserScramCredentialsV0.api.async(connection, null);
  const users = results.map(({ user }) => user).filter((user) => USERNAME.test(user));
  users.sort((one, other) => turnOf(one) - turnOf(other));
  return Map.groupBy(users, (user) => USERNAME.exec(user)!.groups!['code']!);
}

/** All rights of a principal. */
async function aclFilter(principal: string): Promise<AclFilter> {
  const { AclOperations, AclPermissionTypes, ResourcePatternTypes, ResourceTypes } = await import('@platformatic/kafka');
  return {
    resourceType: ResourceTypes.ANY,
    resourceName: null,
    resourcePatternType: ResourcePatternTypes.ANY,
    principal,
    host: null,
    operation: AclOperations.ANY,
    permissionType: AclPermissionTypes.ANY,
  };
}

async function aclsOf({ username, rights }: PartnerAccess): Promise<Acl[]> {
  const { AclOperations, AclPermissionTypes, ResourcePatternTypes, ResourceTypes } = await import('@platformatic/kafka');
  return rights.map(({ operation, resource, name, prefix }) => ({
    resourceType: ResourceTypes[resource],
    resourceName: name,
    resourcePatternType: prefix ? ResourcePatternTypes.PREFIXED : ResourcePatternTypes.LITERAL,
    principal: `User:${username}`,
    host: '*',
    operation: AclOperations[operation],
    permissionType: AclPermissionTypes.ALLOW,
  }));
}

/** Null takes the limits away. */
async function setQuota(connection: Connection, username: string, quota: PartnerAccess['quota'] | null): Promise<void> {
  const { alterClientQuotasV1 } = await import('@platformatic/kafka');
  const op = (key: 'consumer_byte_rate' | 'producer_byte_rate', value: number | undefined) =>
    value === undefined ? ({ key, remove: true } as const) : ({ key, value, remove: false } as const);
  const ops = [op('consumer_byte_rate', quota?.consumerBytes), op('producer_byte_rate', quota?.producerBytes)];
  await alterClientQuotasV1.api.async(connection, [{ entities: [{ entityType: 'user', entityName: username }], ops }], false);
}

async function setPassword(connection: Connection, username: string, password: string): Promise<void> {
  const { alterUserScramCredentialsV0 } = await import('@platformatic/kafka');
  const salt = randomBytes(32);
  const saltedPassword = pbkdf2Sync(password, salt, SCRAM_ITERATIONS, 64, 'sha512');
  const user = { name: username, mechanism: SCRAM_SHA_512, iterations: SCRAM_ITERATIONS, salt, saltedPassword };
  await alterUserScramCredentialsV0.api.async(connection, [], [user]);
}

async function administer<Result>(config: PlatformConfig, work: (connection: Connection) => Promise<Result>): Promise<Result> {
  try {
    return await withConnection(config, work);
  } catch (error) {
    const codes = ((error as { errors?: readonly { apiId?: string }[] }).errors ?? []).map(({ apiId }) => apiId);
    if (codes.includes('SECURITY_DISABLED')) {
      throw new CannotAdminister(
        'Kafka 未启用权限检查(authorizer),任何人均可读写,不能对接外单位。请由 Kafka 管理员启用 SASL 与 StandardAuthorizer。/ This Kafka checks no rights (it has no authorizer), so anybody may read and write; no partner may be connected to it. Let its administrator turn on SASL and StandardAuthorizer.',
        { cause: error },
      );
    }
    if (codes.some((code) => code?.endsWith('_AUTHORIZATION_FAILED'))) {
      const user = config.FC_KAFKA_SASL_USERNAME ?? 'ANONYMOUS';
      throw new CannotAdminister(
        `Kafka 用户 ${user} 不是管理员,不能为对接单位授权。请改用管理员登录,或由管理员执行所列命令。/ The Kafka user ${user} is no administrator and cannot give rights to partners. Sign in as one, or let one run the commands listed.`,
        { cause: error },
      );
    }
    throw explain(error, config);
  }
}
