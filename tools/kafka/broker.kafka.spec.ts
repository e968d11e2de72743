import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Kafka, logLevel, type KafkaConfig } from 'kafkajs';
import { temporaryDirectory } from '../temporary.js';
import { KafkaBroker } from './broker.js';

const TOPIC = 'records';
const admin = { username: 'admin', password: 'a-test-password' };

const client = (broker: KafkaBroker, config: Partial<KafkaConfig> = {}) =>
  new Kafka({ brokers: [broker.brokers], logLevel: logLevel.NOTHING, retry: { retries: 8, initialRetryTime: 100 }, ...config });

async function createTopic(kafka: Kafka): Promise<void> {
  const control = kafka.admin();
  await control.connect();
  await control.createTopics({ topics: [{ topic: TOPIC, numPartitions: 1 }], waitForLeaders: true });
  await control.disconnect();
}

/** Sends values one by one; those returned were acknowledged. */
async function send(kafka: Kafka, values: readonly string[]): Promise<readonly string[]> {
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  for (const value of values) await producer.send({ topic: TOPIC, acks: -1, messages: [{ key: 'k', value }] });
  await producer.disconnect();
  return values;
}

async function read(kafka: Kafka, count: number): Promise<readonly string[]> {
  const consumer = kafka.consumer({ groupId: `readers-${Math.random()}`, allowAutoTopicCreation: false });
  const values: string[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
  await consumer.run({ eachMessage: async ({ message }) => void values.push(String(message.value)) });
  await until(async () => values.length >= count);
  await consumer.disconnect();
  return values;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const endsAt = Date.now() + 120_000; Date.now() < endsAt; await wait(50)) if (await condition()) return;
  throw new Error('waited too long');
}

const answers = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });

describe('a Kafka broker without Docker', () => {
  const directory = temporaryDirectory('kafka');
  let broker: KafkaBroker;
  beforeAll(async () => {
    broker = await KafkaBroker.start({ directory: directory.path });
    await createTopic(client(broker));
  }, 180_000);
  afterAll(async () => {
    await broker.stop();
    directory.remove();
  }, 180_000);

  it('keeps its records and its address over a restart', async () => {
    const { brokers } = broker;
    const sent = await send(client(broker), ['a', 'b', 'c']);
    await broker.restart();
    expect(broker.brokers).toBe(brokers);
    expect(await read(client(broker), sent.length)).toEqual(sent);
  }, 180_000);

  it('keeps every acknowledged record when it is killed', async () => {
    const before = await read(client(broker), 3);
    const sent = await send(
      client(broker),
      Array.from({ length: 200 }, (_, n) => `n${n}`),
    );
    await broker.kill();
    expect(broker.pid).toBeNull();
    await broker.restart();
    expect(await read(client(broker), before.length + sent.length)).toEqual([...before, ...sent]);
  }, 180_000);

  it('makes no topic that nobody created', async () => {
    const producer = client(broker, { retry: { retries: 1 } }).producer();
    await producer.connect();
    await expect(producer.send({ topic: 'misspelt', messages: [{ value: 'x' }] })).rejects.toThrow(/does not host this topic-partition/);
    await producer.disconnect();
  });

  it('prints warnings and errors alone', () => {
    const lines = readFileSync(broker.log, 'utf8').trim().split('\n');
    expect(lines.filter((line) => / INFO /.test(line) && !/Kafka Server started$/.test(line))).toEqual([]);
  });
});

describe('a Kafka broker with SASL, and TLS on both sides', () => {
  const directory = temporaryDirectory('kafka-sasl');
  let broker: KafkaBroker;
  let ca: Buffer;
  let own: { readonly cert: Buffer; readonly key: Buffer };
  beforeAll(async () => {
    broker = await KafkaBroker.start({ directory: directory.path, sasl: { admin }, tls: 'mutual' });
    ca = readFileSync(broker.tls!.ca);
    own = { cert: readFileSync(broker.tls!.cert), key: readFileSync(broker.tls!.key) };
  }, 180_000);
  afterAll(async () => {
    await broker.stop();
    directory.remove();
  }, 180_000);

  const as = (password: string, ssl: KafkaConfig['ssl'], retries = 0) =>
    client(broker, {
      ssl,
      sasl: { mechanism: 'scram-sha-512', username: admin.username, password },
      retry: { retries },
      connectionTimeout: 3000,
      requestTimeout: 3000,
    });
  const listTopics = async (kafka: Kafka) => {
    const control = kafka.admin();
    try {
      await control.connect();
      return await control.listTopics();
    } finally {
      await control.disconnect();
    }
  };

  it('tells the platform how it is reached', () => {
    expect(broker.settings).toEqual({
      FC_KAFKA_BROKERS: broker.brokers,
      FC_KAFKA_SASL_USERNAME: admin.username,
      FC_KAFKA_SASL_PASSWORD: admin.password,
      FC_KAFKA_TLS: 'true',
      FC_KAFKA_TLS_CA: broker.tls!.ca,
      FC_KAFKA_TLS_CERT: broker.tls!.cert,
      FC_KAFKA_TLS_KEY: broker.tls!.key,
    });
  });

  it('serves its administrator, also after a restart', async () => {
    const kafka = as(admin.password, { ca, ...own }, 8);
    await createTopic(kafka);
    const sent = await send(kafka, ['secret']);
    await broker.restart();
    expect(await read(kafka, 1)).toEqual(sent);
  }, 180_000);

  it('refuses a wrong password', async () => {
    await expect(listTopics(as('guessed', { ca, ...own }))).rejects.toThrow(/authentication failed/i);
  });

  it('refuses a client without a certificate', async () => {
    await expect(listTopics(as(admin.password, { ca }))).rejects.toThrow();
  });

  it('is not trusted without its authority', async () => {
    await expect(listTopics(as(admin.password, { ...own }))).rejects.toThrow(/self-signed certificate|unable to verify/i);
  });

  it('does not serve who speaks no TLS', async () => {
    await expect(listTopics(as(admin.password, false))).rejects.toThrow();
  });
});

describe('`npm run kafka`', () => {
  const directory = temporaryDirectory('kafka-command');
  const started: { kill(signal: 'SIGKILL'): boolean }[] = [];
  afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')));
  afterAll(() => directory.remove());

  const command = (args: readonly string[], env: Record<string, string> = {}) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'index.ts'), ...args], {
      env: { ...process.env, FC_DATA_DIR: directory.path, ...env },
    });
    started.push(child);
    const output = { text: '' };
    child.stdout.on('data', (chunk) => (output.text += chunk));
    child.stderr.on('data', (chunk) => (output.text += chunk));
    return { child, output, exit: new Promise<number | null>((done) => child.once('exit', done)) };
  };
  const freePort = async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    const { port } = server.address() as AddressInfo;
    await new Promise((done) => server.close(done));
    return port;
  };

  it('leaves no broker behind when it is killed, starts again at once, and ends when told to', async () => {
    const port = await freePort();
    const first = command(['--port', String(port)]);
    await until(async () => first.output.text.includes(`FC_KAFKA_BROKERS=127.0.0.1:${port}`));
    first.child.kill('SIGKILL');
    const second = command(['--port', String(port)]);
    await until(async () => second.output.text.includes(`FC_KAFKA_BROKERS=127.0.0.1:${port}`));
    expect(await answers(port)).toBe(true);
    second.child.kill('SIGINT');
    expect(await second.exit).toBe(0);
    expect(await answers(port)).toBe(false);
  }, 300_000);

  it('says which port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    const { port } = server.address() as AddressInfo;
    const { output, exit } = command(['--port', String(port)], { FC_DATA_DIR: join(directory.path, 'another') });
    expect(await exit).toBe(1);
    expect(output.text).toContain(`端口 ${port} 已被占用`);
    expect(output.text).toContain(`Port ${port} is taken`);
    server.close();
  }, 180_000);

  it('says what is missing on a machine with neither Java nor Docker', async () => {
    const { output, exit } = command([], { PATH: directory.path });
    expect(await exit).toBe(1);
    expect(output.text).toContain('Java 17 is missing and no Docker engine answers. Install Java 17 and Maven, or start Docker.');
  });
});
