import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { deadLetterTopic, inboundTopic, internalTopic } from '@fire-campaign/events';
import { makeLog, platformSettings, readConfig, type PlatformConfig } from '@fire-campaign/platform';
import { kafkaForTests } from '@fire-campaign/testing';
import { KafkaBroker } from '../../../tools/kafka/broker.ts';
import { KafkaClient } from './client.js';
import {
  CannotAdminister,
  examinePartner,
  grantPartner,
  partnerAccess,
  partnerCommands,
  partnerUsers,
  retirePartnerUsers,
  revokePartner,
  rotatePartner,
} from './partners.js';
import { provisionTopics } from './topics.js';
import { withAdmin } from './transport.js';

const PHASES = 'fc.pub.campaigns.phase.v1';
const HAZARDS = 'fc.pub.inspections.hazard.v1';
const civilAffairs = { code: 'js-civil-affairs', reads: [PHASES], writes: ['referral-answers'] };
const housing = { code: 'nj-housing', reads: [HAZARDS], writes: ['referral-answers'] };
const log = makeLog('silent');
jest.setTimeout(120_000);

let directory: string;
let broker: KafkaBroker;
let admin: PlatformConfig;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fc-partners-'));
  broker = await KafkaBroker.start({ directory, sasl: { admin: { username: 'admin', password: 'admin-secret' } }, tls: true });
  admin = readConfig(platformSettings, { ...broker.settings, FC_KAFKA_PARTITIONS: '1' });
  const topics = [PHASES, HAZARDS, internalTopic('inspections'), internalTopic('directory'), deadLetterTopic('inspections')];
  await withAdmin(admin, log, (connection) => provisionTopics(connection, topics, admin));
}, 180_000);
afterAll(async () => {
  await broker?.stop();
  rmSync(directory, { recursive: true, force: true });
});

const as = ({ username, password }: { username: string; password: string }): PlatformConfig =>
  readConfig(platformSettings, { ...broker.settings, FC_KAFKA_SASL_USERNAME: username, FC_KAFKA_SASL_PASSWORD: password });

async function write(config: PlatformConfig, topic: string, value = 'x'): Promise<void> {
  const client = new KafkaClient(config, log);
  const producer = client.kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 0 } });
  try {
    await producer.connect();
    await producer.send({ topic, acks: -1, messages: [{ key: 'k', value }] });
  } finally {
    await producer.disconnect();
    client.cut();
  }
}

/** The first value that a group reads from a topic. */
async function read(config: PlatformConfig, topic: string, groupId: string): Promise<string> {
  const client = new KafkaClient(config, log);
  const consumer = client.kafka.consumer({ groupId, allowAutoTopicCreation: false });
  try {
    return await new Promise<string>((resolve, reject) => {
      consumer.on('consumer.crash', ({ payload }) => reject(payload.error));
      consumer
        .connect()
        .then(() => consumer.subscribe({ topics: [topic], fromBeginning: true }))
        .then(() => consumer.run({ autoCommit: false, eachMessage: async ({ message }) => resolve(message.value!.toString()) }))
        .catch(reject);
    });
  } catch (error) {
    if ((error as { type?: unknown }).type !== 'GROUP_LOAD_IN_PROGRESS') throw error;
    return await read(config, topic, groupId); // the broker has only just made its topic of offsets
  } finally {
    await consumer.disconnect();
    client.cut();
  }
}

describe('a partner on a broker with sign-in, rights and encryption', () => {
  it('reads its public topics by its groups and writes its inbound topic, and nothing else', async () => {
    const [mine, theirs] = [await grantPartner(admin, log, civilAffairs), await grantPartner(admin, log, housing)];
    expect(mine).toMatchObject({ username: 'partner-js-civil-affairs', groupPrefix: 'partner.js-civil-affairs.' });
    await write(admin, PHASES, 'a phase');
    await write(admin, HAZARDS, 'a hazard');
    await write(admin, internalTopic('inspections'), 'a secret');
    const partner = as(mine);

    expect(await read(partner, PHASES, 'partner.js-civil-affairs.statistics')).toBe('a phase');
    await write(partner, inboundTopic('js-civil-affairs', 'referral-answers'), 'an answer');

    const denied = expect.objectContaining({ message: expect.stringMatching(/[Nn]ot authorized/) });
    for (const group of ['fc.inspections', 'partner.nj-housing.statistics', 'partner.js-civil-affairs'])
      await expect(read(partner, PHASES, group)).rejects.toThrow('Failed to find group coordinator');
    for (const topic of [HAZARDS, internalTopic('inspections'), inboundTopic('nj-housing', 'referral-answers')])
      await expect(read(partner, topic, 'partner.js-civil-affairs.spy')).rejects.toEqual(denied);
    for (const topic of [PHASES, internalTopic('inspections'), inboundTopic('nj-housing', 'referral-answers')])
      await expect(write(partner, topic)).rejects.toEqual(denied);
    expect(await read(as(theirs), HAZARDS, 'partner.nj-housing.x')).toBe('a hazard');
  });

  it('finds out what it may do', async () => {
    const { topics, forbidden } = await examinePartner(as(await grantPartner(admin, log, civilAffairs)), 'js-civil-affairs');
    expect(topics.get(PHASES)).toEqual({ exists: true, read: true, write: false });
    expect(topics.get(HAZARDS)).toBeNull();
    expect(topics.get(inboundTopic('js-civil-affairs', 'referral-answers'))).toEqual({ exists: true, read: false, write: true });
    expect([...forbidden.values()].every((rights) => rights === null)).toBe(true);
    const everything = await examinePartner(admin, 'js-civil-affairs');
    expect(everything.forbidden.get(internalTopic('inspections'))).toEqual({ exists: true, read: true, write: true });
    expect(everything.forbidden.get(deadLetterTopic('inspections'))).toEqual({ exists: true, read: true, write: true });
    const services = ['campaigns', 'directory', 'insights', 'inspections', 'units'];
    expect([...everything.forbidden.keys()]).toEqual(
      expect.arrayContaining(services.flatMap((service) => [internalTopic(service), deadLetterTopic(service)])),
    );
    expect(everything.forbidden.get(inboundTopic('js-civil-affairs-neighbour', 'referral-answers'))).toMatchObject({ exists: false });
  });

  it.each([
    ['a wrong password', { FC_KAFKA_SASL_PASSWORD: 'wrong' }, 'FC_KAFKA_SASL_PASSWORD'],
    ['no encryption', { FC_KAFKA_TLS: 'false', FC_KAFKA_TLS_CA: '' }, 'FC_KAFKA_TLS'],
    ['an unknown authority', { FC_KAFKA_TLS_CA: '' }, 'FC_KAFKA_TLS_CA'],
    ['a wrong address', { FC_KAFKA_BROKERS: '127.0.0.1:1' }, 'FC_KAFKA_BROKERS'],
  ])('is told of %s, and what to check', async (_, change, setting) => {
    const { username, password } = await grantPartner(admin, log, civilAffairs);
    const settings = { ...broker.settings, FC_KAFKA_SASL_USERNAME: username, FC_KAFKA_SASL_PASSWORD: password, ...change };
    await expect(examinePartner(readConfig(platformSettings, settings), 'js-civil-affairs')).rejects.toThrow(setting);
  });

  it('gets a new user beside the old one, until that is retired', async () => {
    const partner = { ...civilAffairs, code: 'js-rotating' };
    const first = await grantPartner(admin, log, partner);
    const second = await rotatePartner(admin, log, partner);
    expect([first.username, second.username]).toEqual(['partner-js-rotating', 'partner-js-rotating.2']);
    for (const credentials of [first, second]) await write(as(credentials), inboundTopic('js-rotating', 'referral-answers'));
    expect((await partnerUsers(admin)).get('js-rotating')).toEqual([first.username, second.username]);

    expect(await retirePartnerUsers(admin, 'js-rotating')).toEqual([first.username]);
    await expect(write(as(first), inboundTopic('js-rotating', 'referral-answers'))).rejects.toThrow(/SASL|authentication/i);
    await write(as(second), inboundTopic('js-rotating', 'referral-answers'));
    const again = await grantPartner(admin, log, partner);
    expect([again.username, again.password === second.password]).toEqual(['partner-js-rotating.2', false]);
    expect((await partnerUsers(admin)).get('js-rotating')).toEqual([second.username]);
    expect((await rotatePartner(admin, log, partner)).username).toBe('partner-js-rotating.3');
  });

  it('keeps nothing when it is revoked, and another of a longer name keeps all', async () => {
    const partner = { ...civilAffairs, code: 'js-gone' };
    const longer = await grantPartner(admin, log, { ...civilAffairs, code: 'js-gone-2' });
    const gone = await grantPartner(admin, log, partner);
    expect(await revokePartner(admin, 'js-gone')).toEqual(['partner-js-gone']);
    await expect(examinePartner(as(gone), 'js-gone')).rejects.toThrow('FC_KAFKA_SASL_PASSWORD');
    expect((await partnerUsers(admin)).has('js-gone')).toBe(false);
    const acls = await withAdmin(admin, log, (connection) =>
      connection.describeAcls({
        resourceType: 1,
        resourcePatternType: 1,
        operation: 1,
        permissionType: 1,
        principal: 'User:partner-js-gone',
      }),
    );
    expect(acls.resources).toEqual([]);
    await write(as(longer), inboundTopic('js-gone-2', 'referral-answers'));
    expect(await revokePartner(admin, 'js-gone')).toEqual([]);
  });

  it('is not administered by one of them', async () => {
    const partner = as(await grantPartner(admin, log, civilAffairs));
    const before = [...(await partnerUsers(admin)).keys()];
    await expect(grantPartner(partner, log, { ...housing, code: 'js-self-made' })).rejects.toThrow(CannotAdminister);
    await expect(partnerUsers(partner)).rejects.toThrow(CannotAdminister);
    expect([...(await partnerUsers(admin)).keys()]).toEqual(before);
  });

  it('is not made on a broker that checks no rights', async () => {
    const open = readConfig(platformSettings, kafkaForTests().settings);
    await expect(grantPartner(open, log, civilAffairs)).rejects.toThrow('authorizer');
  });
});

describe('the commands for Kafka’s own tools', () => {
  it('grant what the platform would', () => {
    const config = readConfig(platformSettings, { FC_KAFKA_BROKERS: 'kafka1:9093' });
    const to = '--bootstrap-server kafka1:9093 --command-config admin.properties';
    const acl = `kafka-acls.sh ${to} --add --allow-principal User:partner-js-civil-affairs --operation`;
    const user = `kafka-configs.sh ${to} --alter --entity-type users --entity-name partner-js-civil-affairs --add-config`;
    expect(partnerCommands(partnerAccess(civilAffairs), config)).toEqual([
      `kafka-topics.sh ${to} --create --if-not-exists --topic fc.in.js-civil-affairs.referral-answers.v1 --partitions 12 --replication-factor 1 --config max.message.bytes=1048576 --config cleanup.policy=delete --config retention.ms=2592000000 --config compression.type=uncompressed`,
      `${acl} READ --topic ${PHASES}`,
      `${acl} DESCRIBE --topic ${PHASES}`,
      `${acl} READ --group partner.js-civil-affairs. --resource-pattern-type prefixed`,
      `${acl} WRITE --topic fc.in.js-civil-affairs.referral-answers.v1`,
      `${acl} DESCRIBE --topic fc.in.js-civil-affairs.referral-answers.v1`,
      `${user} 'consumer_byte_rate=5242880,producer_byte_rate=262144'`,
      `${user} 'SCRAM-SHA-512=[iterations=8192,password=<password>]'`,
    ]);
  });

  it('ask for two acknowledgements where there are three copies', () => {
    const config = readConfig(platformSettings, { FC_KAFKA_BROKERS: 'kafka1:9093', FC_KAFKA_REPLICATION: '3' });
    const [topic] = partnerCommands(partnerAccess(civilAffairs), config);
    expect(topic).toMatch(/--replication-factor 3 .* --config min\.insync\.replicas=2$/);
  });
});
