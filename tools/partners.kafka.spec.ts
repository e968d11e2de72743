import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, generateKeyPairSync, verify } from 'node:crypto';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { publicRecords, type EventRecord } from '@fire-campaign/events';
import { grantPartner } from '@fire-campaign/kafka';
import { connectionFromEnvironment, sendAnswer, signAnswer } from '@fire-campaign/partner-sdk';
import { makeLog, platformSettings, readConfig } from '@fire-campaign/platform';
import { Kafka, logLevel } from 'kafkajs';
import { SAMPLES } from './events/samples.ts';
import { KafkaBroker } from './kafka/broker.ts';
import { temporaryDirectory } from './temporary.ts';

const root = join(import.meta.dirname, '..');
const work = temporaryDirectory('partner-samples');
const SCHEMAS = join(root, 'docs/events/schemas');
const TOPICS = ['fc.pub.campaigns.phase.v1', 'fc.pub.inspections.hazard.v1'] as const;
type Command = readonly [file: string, ...args: string[]];
const run = ([file, ...args]: Command, cwd: string, env: Readonly<Record<string, string>> = {}) =>
  promisify(execFile)(file, args, { cwd, env: { ...process.env, FC_SCHEMAS: SCHEMAS, ...env }, maxBuffer: 2 ** 26 });

interface Language {
  readonly name: string;
  /** What must be on the machine. */
  readonly needs: Command;
  /** Builds the sample in its folder. */
  prepare(folder: string): Promise<unknown>;
  /** Runs the golden events. */
  readonly golden: Command;
  readonly main: Command;
}

/** Packages of the sample's requirements, kept between runs. */
const venv = join(
  root,
  'node_modules/.cache/partners',
  `python-${createHash('sha256').update(readFileSync(join(root, 'docs/partners/python/requirements.txt'))).digest('hex').slice(0, 12)}`,
); // prettier-ignore
const python = join(venv, 'bin/python');

const LANGUAGES: readonly Language[] = [
  {
    name: 'typescript',
    needs: ['npm', '--version'],
    async prepare(folder) {
      await run(['npm', 'pack', '--workspace', 'libs/partner-sdk', '--pack-destination', work.path], root);
      const [packed] = readdirSync(work.path).filter((file) => file.endsWith('.tgz'));
      const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline'];
      await run(['npm', 'install', ...quiet, join(work.path, packed!)], folder);
    },
    golden: [process.execPath, '--test', '--test-reporter=tap'],
    main: [process.execPath, '--disable-warning=TimeoutNegativeWarning', 'main.ts'],
  },
  {
    name: 'java',
    needs: ['mvn', '--version'],
    prepare: (folder) =>
      run(['mvn', '-B', '-q', '-DskipTests', 'package', 'dependency:copy-dependencies', '-DincludeScope=runtime'], folder),
    golden: ['mvn', '-B', 'surefire:test'],
    main: ['java', '-cp', `target/classes${delimiter}target/dependency/*`, 'firecampaign.Main'],
  },
  {
    name: 'python',
    needs: ['python3', '-c', 'import sys, venv; sys.exit(sys.version_info < (3, 11))'],
    async prepare(folder) {
      if (existsSync(join(venv, 'complete'))) return;
      mkdirSync(dirname(venv), { recursive: true });
      await run(['python3', '-m', 'venv', '--clear', venv], folder);
      await run([python, '-m', 'pip', 'install', '-q', '-r', 'requirements.txt'], folder);
      mkdirSync(join(venv, 'complete'));
    },
    golden: [python, '-m', 'unittest'],
    main: [python, 'main.py'],
  },
  {
    name: 'go',
    needs: ['go', 'version'],
    prepare: (folder) => run(['go', 'build', '-o', 'sample', '.'], folder, { GOTOOLCHAIN: 'local' }),
    golden: ['go', 'test', '-count=1', '.'],
    main: ['./sample'],
  },
];

const languages = LANGUAGES.filter(({ name, needs: [file, ...args] }) => {
  const found = spawnSync(file, args).status === 0;
  if (!found) process.stderr.write(`跳过 ${name} 样例,缺少 ${file} / the ${name} sample is left out: ${file} is missing\n`);
  return found;
});
const folderOf = (name: string) => join(work.path, name);

let broker: KafkaBroker;
/** What the partner was told: addresses, authority, credentials. */
let partner: Record<string, string>;
let producer: ReturnType<Kafka['producer']>;
let consumer: ReturnType<Kafka['consumer']>;

const admin = () =>
  new Kafka({
    brokers: [broker.brokers],
    ssl: { ca: readFileSync(broker.tls!.ca, 'utf8') },
    sasl: { mechanism: 'scram-sha-512', username: 'admin', password: 'admin-secret' },
    logLevel: logLevel.NOTHING,
  });

const send = ({ topic, key, value, headers }: EventRecord) =>
  producer.send({ topic, acks: -1, messages: [{ key, value, headers: { ...headers } }] });

beforeAll(async () => {
  for (const { name } of languages) {
    const built = /\/(node_modules|target|__pycache__)$/;
    cpSync(join(root, 'docs/partners', name), folderOf(name), { recursive: true, filter: (path) => !built.test(path) });
  }
  const sasl = { admin: { username: 'admin', password: 'admin-secret' } };
  broker = await KafkaBroker.start({ directory: join(work.path, 'kafka'), sasl, tls: true });
  const kafka = admin();
  const topics = kafka.admin();
  producer = kafka.producer();
  consumer = kafka.consumer({ groupId: 'checker' });
  await Promise.all([topics.connect(), producer.connect()]);
  await topics.createTopics({ topics: TOPICS.map((topic) => ({ topic, numPartitions: 3 })), waitForLeaders: true });
  await topics.disconnect();
  const granted = await grantPartner(readConfig(platformSettings, { ...broker.settings, FC_KAFKA_PARTITIONS: '1' }), makeLog('silent'), {
    code: 'js-housing',
    reads: TOPICS,
    writes: ['referral-answers'],
  });
  partner = { ...broker.settings, FC_KAFKA_SASL_USERNAME: granted.username, FC_KAFKA_SASL_PASSWORD: granted.password };
  await Promise.all(languages.map(({ name, prepare }) => prepare(folderOf(name))));
}, 600_000);

afterAll(async () => {
  await Promise.allSettled([producer?.disconnect(), consumer?.disconnect()]);
  await broker?.stop();
  rmSync(work.path, { recursive: true, force: true });
});

interface Outcome {
  readonly lines: readonly string[];
  /** What it said of itself when it stopped. */
  readonly summary: string;
  readonly code: number | null;
  readonly deadLetters: readonly { readonly reason: string; readonly value: string }[];
}

/** Runs a sample until it printed `count` lines, then stops it as an operator would. */
async function consume({ name, main: [file, ...args] }: Language, count: number): Promise<Outcome> {
  const folder = folderOf(name);
  const env = { ...process.env, ...partner, FC_SCHEMAS: SCHEMAS, FC_KAFKA_GROUP: `partner.js-housing.${name}` };
  const child = spawn(file, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((done) => child.on('exit', done));
  let summary = '';
  child.stderr.on('data', (text: Buffer) => (summary += text.toString()));
  const timer = setTimeout(() => child.kill('SIGKILL'), 100_000);
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) if (lines.push(line) === count) child.kill('SIGTERM');
  const code = await ended;
  clearTimeout(timer);
  const letters = join(folder, 'dead-letters.ndjson');
  const deadLetters = existsSync(letters) ? readFileSync(letters, 'utf8').trimEnd().split('\n') : [];
  return { lines, summary, code, deadLetters: deadLetters.map((line) => JSON.parse(line) as Outcome['deadLetters'][number]) };
}

const records = SAMPLES.flatMap(([, event]) => publicRecords(event)).filter(({ topic }) => (TOPICS as readonly string[]).includes(topic));
const closure = records.find(({ headers }) => headers['ce_type'] === 'fc.inspections.hazard.closed.v1')!;
const withHeaders = (record: EventRecord, headers: Readonly<Record<string, string>>): EventRecord => ({
  ...record,
  headers: { ...record.headers, ...headers },
});
const lineOf = ({ headers, key, value }: EventRecord): string[] => {
  const data = JSON.parse(value.toString()) as Record<string, string>;
  const about = (type: string) => `${headers['ce_time']} ${headers['ce_regioncode']} ${type} ${key}`;
  switch (headers['ce_type']) {
    case 'fc.campaigns.phase.transitioned.v1':
      return [`${about('campaigns.phase.transitioned')} ${data['phase']} ${data['from']} -> ${data['to']}`];
    case 'fc.inspections.hazard.closed.v1':
      return [`${about('inspections.hazard.closed')} closed ${data['closedOn']}, due ${data['dueOn']}`];
    default:
      return [];
  }
};
/** Lines in order per key, the keys sorted. */
const byKey = (lines: readonly string[]) => [...Map.groupBy(lines, (line) => line.split(' ')[3]!)].sort(([a], [b]) => (a < b ? -1 : 1));

describe.each(languages.map((language) => [language.name, language] as const))('the %s sample', (name, { golden }) => {
  it('passes the golden events', async () => {
    await run(golden, folderOf(name), { GOTOOLCHAIN: 'local' });
  }, 120_000);
});

describe('the package of the kit', () => {
  it('type-checks in a project of its own', async () => {
    await run(['npm', 'run', 'check'], folderOf('typescript'));
  }, 60_000);

  it('needs nothing of the platform, and leaves nothing in the tree', () => {
    const installed = readdirSync(join(folderOf('typescript'), 'node_modules/@fire-campaign'));
    expect(installed).toEqual(['partner-sdk']);
    expect(existsSync(join(root, 'libs/partner-sdk/types'))).toBe(false);
  });

  it('sends a signed answer with no more than the rights of a partner', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const referralId = '01985e5c-7000-7000-8000-080000000001';
    const answer = { referralId, regionCode: '320102', outcome: 'ACCEPTED', answeredOn: '2026-04-03' } as const;
    const signed = signAnswer({ partner: 'js-housing', keyId: '2026-1', privateKey }, answer);
    await sendAnswer(connectionFromEnvironment(partner), signed);

    await consumer.connect();
    await consumer.subscribe({ topic: 'fc.in.js-housing.referral-answers.v1', fromBeginning: true });
    const message = await new Promise<{ readonly value: Buffer | null; readonly headers?: object }>((resolve, reject) => {
      consumer.run({ eachMessage: async ({ message }) => resolve(message) }).catch(reject);
    });
    const header = (name: string) => String((message.headers as Record<string, Buffer>)[name]);
    const covered = ['ce_id', 'ce_type', 'ce_source', 'ce_time', 'ce_regioncode'].map((name) => `${header(name)}\n`).join('');
    const bytes = Buffer.concat([Buffer.from(covered), message.value!]);
    expect(verify(null, bytes, publicKey, Buffer.from(header('ce_signature'), 'base64'))).toBe(true);
  }, 60_000);
});

describe('on a broker with encryption and rights', () => {
  const each = languages.map(({ name }, index) => [name, index] as const);
  let outcomes: readonly Outcome[];

  describe('events of the platform and some that are none', () => {
    beforeAll(async () => {
      const last = records.findLastIndex(({ key }) => key === closure.key);
      const id = (number: number) => ({ ce_id: `01985e5c-7000-7000-8000-09000000000${number}` });
      const strange = [
        closure, // again
        { ...withHeaders(closure, id(1)), value: Buffer.from('{"hazardId":') },
        withHeaders(closure, { ...id(2), ce_type: 'fc.inspections.hazard.closed.v2' }),
        {
          ...withHeaders(closure, id(4)),
          value: Buffer.from(closure.value.toString().replace(/"closedOn":"[^"]*"/, '"closedOn":"yesterday"')),
        },
        withHeaders(closure, { ...id(3), ce_type: 'fc.inspections.hazard.frozen.v1' }),
      ];
      for (const record of [...records.slice(0, last), ...strange, ...records.slice(last)]) await send(record);
      const lines = records.flatMap(lineOf).length;
      outcomes = await Promise.all(languages.map((language) => consume(language, lines)));
    }, 120_000);

    it.each(each)('%s prints each once, in order per key', (_, index) => {
      expect(byKey(outcomes[index]!.lines)).toEqual(byKey(records.flatMap(lineOf)));
    });
    it.each(each)('%s keeps what it cannot read, with the reason', (_, index) => {
      expect(outcomes[index]!.deadLetters).toEqual([
        expect.objectContaining({
          topic: 'fc.pub.inspections.hazard.v1',
          reason: expect.stringContaining('not JSON in UTF-8'),
          value: Buffer.from('{"hazardId":').toString('base64'),
        }),
        expect.objectContaining({ reason: expect.stringContaining('closedOn') }),
      ]);
    });
    it.each(each)('%s stops in order when told to', (_, index) => {
      const { code, summary } = outcomes[index]!;
      expect(summary).toContain(`handled ${records.length}, duplicates 1, skipped 2, dead letters 2`);
      expect([0, 143]).toContain(code); // the Java machine ends with 128 + 15
    });
  });

  describe('after a stop', () => {
    const next = withHeaders(closure, { ce_id: '01985e5c-7000-7000-8000-090000000005' });
    beforeAll(async () => {
      await send(next);
      outcomes = await Promise.all(languages.map((language) => consume(language, 1)));
    }, 120_000);

    it.each(each)('%s goes on where it ended', (_, index) => {
      expect(outcomes[index]!.lines).toEqual(lineOf(next));
      expect(outcomes[index]!.summary).toContain('handled 1, duplicates 0, skipped 0, dead letters 0');
    });
  });

  describe('the doctor', () => {
    const ask = (env: Readonly<Record<string, string>>) =>
      Promise.all(
        languages.map(({ name, main: [file, ...args] }) =>
          run([file, ...args, 'doctor'], folderOf(name), { ...partner, FC_KAFKA_GROUP: `partner.js-housing.${name}`, ...env }).then(
            ({ stdout }) => ({ code: 0, stdout }),
            ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
          ),
        ),
      );
    let sound: Awaited<ReturnType<typeof ask>>;
    let refused: typeof sound;
    beforeAll(async () => {
      sound = await ask({});
      refused = await ask({ FC_KAFKA_SASL_PASSWORD: 'wrong' });
    }, 120_000);

    it.each(each)('of %s finds a sound connection sound, and reads a record', (_, index) => {
      const { code, stdout } = sound[index]!;
      expect(code).toBe(0);
      for (const topic of TOPICS) expect(stdout).toContain(topic);
      expect(stdout).toMatch(/read one record: fc\.[a-z.]+\.v1 /);
      expect(stdout).not.toContain('✗');
    });
    it.each(each)('of %s says so when the password is wrong', (_, index) => {
      expect(refused[index]!.code).toBe(1);
      expect(refused[index]!.stdout).toMatch(/✗ .*(密码|password)/);
    });
  });
});
