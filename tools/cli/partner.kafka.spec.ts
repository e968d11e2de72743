import { execFile, fork, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, shanghaiDay } from '@fire-campaign/domain';
import { UnitsRegistered, type EventEnvelope } from '@fire-campaign/events';
import { connectKafka, examinePartner, partnerUsers, type KafkaTransport } from '@fire-campaign/kafka';
import { connectionFromEnvironment, consume, sendAnswer, signAnswer, type PublicEvent } from '@fire-campaign/partner-sdk';
import { makeLog, platformSettings, readConfig } from '@fire-campaign/platform';
import { createDatabase, signIn } from '@fire-campaign/testing';
import { KafkaBroker } from '../kafka/broker.ts';
import { temporaryDirectory } from '../temporary.ts';

/*
 * A partner agency from its first day to its last: the services directory and inspections as processes of their own, on a broker
 * with sign-in, rights and encryption; the operator's commands; the partner's own kit.
 */

const root = join(import.meta.dirname, '../..');
const CODE = 'js-civil-affairs';
const REFERRALS = 'fc.pub.inspections.referral.v1';
const TODAY = shanghaiDay(new Date());
const work = temporaryDirectory('partner-cli');

let broker: KafkaBroker;
let database: Awaited<ReturnType<typeof createDatabase>>;
const processes: ChildProcess[] = [];
let directory: string;
let inspections: string;
let password: string;
let units: KafkaTransport;
let partner: Awaited<ReturnType<typeof addPartner>>;
let inspector: string;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
};

/** Runs a service until the end of the specs. @returns what it printed until it was ready */
async function run(service: string, port: number): Promise<string> {
  const { host, port: databasePort, user, database: name } = database.connection;
  const child = fork(join(root, `apps/${service}/dist/main.js`), {
    env: {
      PATH: process.env['PATH'],
      ...broker.settings,
      DATABASE_URL: `postgres://${user}@localhost:${databasePort}/${name}?host=${encodeURIComponent(host!)}`,
      FC_PORT: String(port),
      FC_PUBLIC_URL: directory,
      FC_KAFKA_PARTITIONS: '2',
      FC_LOG_LEVEL: 'error',
    },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  processes.push(child);
  let printed = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`${service} ended (${code}):\n${printed}`)));
  });
  return printed;
}

beforeAll(async () => {
  [database, broker] = await Promise.all([
    createDatabase(),
    KafkaBroker.start({ directory: join(work.path, 'kafka'), sasl: { admin: { username: 'admin', password: 'admin-secret' } }, tls: true }),
  ]);
  const [first, second] = [await freePort(), await freePort()];
  directory = `http://localhost:${first}`;
  inspections = `http://localhost:${second}`;
  const [printed] = await Promise.all([run('directory', first), run('inspections', second)]);
  password = /^ {2}js-admin\s+(\S+)/m.exec(printed)![1]!;
  units = await connectKafka(readConfig(platformSettings, { ...broker.settings, FC_KAFKA_PARTITIONS: '2' }), makeLog('silent'));
  inspector = await tokenOf('c3201-inspector1');
  const token = await tokenOf('sysadmin');
  // The demonstration's people and rights travel as events, also to the service that they come from.
  await until('the administrator', () =>
    ask('{ me { grants { capabilities } } }', {}, token, directory).then(
      ({ me }) => me.grants[0] ?? null,
      () => null,
    ),
  );
}, 300_000);
afterAll(async () => {
  await units?.close();
  await Promise.all(
    processes.map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
    }),
  );
  await broker?.stop();
  await database?.drop();
  work.remove();
}, 60_000);

/** Runs an operator's command. */
function cli(words: string, options: readonly string[], settings: Readonly<Record<string, string>> = broker.settings) {
  return new Promise<{ code: number; text: string }>((resolve) => {
    const args = [join(root, 'tools/cli.ts'), ...words.split(' '), ...options];
    const env = { PATH: process.env['PATH'], FC_KAFKA_PARTITIONS: '2', ...settings };
    const child = execFile(process.execPath, args, { env }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, text: stdout + stderr }),
    );
  });
}
const tokenOf = async (username: string) =>
  (await signIn({ issuer: `${directory}/oidc`, clientId: 'cli', username, password })).accessToken;
const administrator = () => ['--user', 'sysadmin', '--password', password, '--url', directory];

async function ask(query: string, variables: object, token = inspector, service = inspections): Promise<any> {
  const response = await fetch(`${service}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: any; errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

async function until<Value>(what: string, look: () => Promise<Value | null>): Promise<Value> {
  for (const end = Date.now() + 60_000; ; await wait(100)) {
    const value = await look();
    if (value !== null) return value;
    if (Date.now() > end) throw new Error(`waited too long for ${what}`);
  }
}

function keyFile(name: string, key: KeyObject): string {
  const file = join(work.path, name);
  writeFileSync(file, key.export({ format: 'pem', type: 'spki' }));
  return file;
}

/** Registers a partner with a key pair made here. */
async function addPartner(code: string, settings?: Readonly<Record<string, string>>) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  keyFile(`${code}.pem`, publicKey);
  const { code: exit, text } = await sayAdd(code, settings);
  expect([exit, text]).toEqual([0, expect.stringContaining(`partner.${code}.`)]);
  return { text, privateKey, settings: credentialsIn(text) };
}
/** Registers a partner, or does so again, with the key whose file was made for it. */
function sayAdd(code: string, settings?: Readonly<Record<string, string>>) {
  const file = join(work.path, `${code}.pem`);
  const record = ['--code', code, '--name', '江苏演示民政厅', '--kind', 'CIVIL_AFFAIRS', '--region', '32'];
  const rights = ['--reads', 'inspections.referral,campaigns.phase', '--writes', 'referral-answers', '--keyid', 'k1', '--key-file', file];
  return cli('partner add', [...administrator(), ...record, ...rights], settings);
}
const credentialsIn = (text: string): Readonly<Record<string, string>> => ({
  ...broker.settings,
  FC_KAFKA_SASL_USERNAME: /user name:\s+(\S+)/.exec(text)?.[1] ?? '',
  FC_KAFKA_SASL_PASSWORD: /password:\s+(\S+)/.exec(text)?.[1] ?? '',
});

/** An inspector refers a new unit to the partner, as soon as inspections has heard of both. */
async function refer(partnerCode: string): Promise<string> {
  const unitId = randomUUID();
  const data = {
    batchId: randomUUID(),
    units: [{ unitId, name: '演示养老院', regionCode: '320102', categories: [], supervisingBody: null, status: 'OPERATING', version: 1 }],
  };
  const event: EventEnvelope = {
    id: randomUUID(),
    type: UnitsRegistered.type,
    version: 1,
    source: 'units',
    key: data.batchId,
    time: new Date().toISOString(),
    regionCode: '320102',
    sequence: 1,
    traceId: null,
    causationId: null,
    data,
  };
  await units.send([event]);
  return until('the referral', async () => {
    const input = {
      idempotencyKey: randomUUID(),
      partnerCode,
      unitId,
      legalBasis: '《养老机构管理办法》',
      content: '逾期未改,请依法处理。',
      answerDueOn: addDays(TODAY, 10),
    };
    const query = `mutation ($input: IssueReferralInput!) { issueReferral(input: $input) { referral { id } userErrors { code } } }`;
    const answer = await ask(query, { input }).catch((error: Error) => {
      if (!/NOT_FOUND|FORBIDDEN|UNAUTHENTICATED/.test(error.message)) throw error; // people and units are on their way
      return null;
    });
    return (answer?.issueReferral.referral?.id as string | undefined) ?? null;
  });
}
const stateOf = async (id: string): Promise<string> =>
  (await ask(`query ($id: ID!) { referral(id: $id) { state } }`, { id })).referral.state;

/** The partner answers by its present user, signing with a key that may be another's. */
async function answer(privateKey: KeyObject, referralId: string): Promise<void> {
  const facts = { referralId, regionCode: '320102', outcome: 'DONE' as const, answeredOn: TODAY };
  await sendAnswer(connectionFromEnvironment(partner.settings), signAnswer({ partner: CODE, keyId: 'k1', privateKey }, facts));
}

describe('a partner', () => {
  beforeAll(async () => {
    partner = await addPartner(CODE);
  }, 60_000);

  it('hears of a referral, answers it, and is known to have done so', async () => {
    const referralId = await refer(CODE);
    const heard: PublicEvent[] = [];
    const consumption = await consume({
      ...connectionFromEnvironment(partner.settings),
      group: `partner.${CODE}.referrals`,
      topics: [REFERRALS],
      handler: async (event) => void heard.push(event),
      deadLetter: async ({ reason }) => {
        throw new Error(reason);
      },
    });
    const about = (type: string) => heard.find((event) => event.key === referralId && event.type === type) ?? null;
    expect(await until('the event', async () => about('inspections.referral.issued'))).toMatchObject({
      regionCode: '320102',
      data: { referralId, partnerCode: CODE, content: { $redacted: 'INTERNAL' }, answerDueOn: addDays(TODAY, 10) },
    });
    await answer(partner.privateKey, referralId);
    await until('the answer', async () => ((await stateOf(referralId)) === 'DONE' ? true : null));
    expect(await until('the news of it', async () => about('inspections.referral.answered'))).toMatchObject({ data: { outcome: 'DONE' } });
    await consumption.stop();
  }, 120_000);

  it('is not believed with another key: the event is parked with the reason, and the next one is taken', async () => {
    const referralId = await refer(CODE);
    await answer(generateKeyPairSync('ed25519').privateKey, referralId);
    await answer(partner.privateKey, referralId);
    await until('the answer', async () => ((await stateOf(referralId)) === 'DONE' ? true : null));
    const letters = `{ inspectionsDeadLetters { nodes { type reason } } }`;
    await expect(ask(letters, {}, inspector)).rejects.toThrow('FORBIDDEN');
    const { inspectionsDeadLetters } = await ask(letters, {}, await tokenOf('sysadmin'));
    const parked = { type: 'partner.referral.answered', reason: expect.stringContaining('SIGNATURE_WRONG') };
    expect(inspectionsDeadLetters.nodes).toEqual([parked]);
  }, 120_000);

  it('examines its own connection and rights', async () => {
    const well = await cli('partner doctor', ['--code', CODE, '--topics', 'inspections.referral'], partner.settings);
    expect([well.code, well.text]).toEqual([0, expect.stringContaining(`✓ 可写 fc.in.${CODE}.referral-answers.v1`)]);
    expect(well.text).toContain('✓ 看不到平台内部主题');
    expect(well.text).not.toContain('✗');

    const wrong = await cli('partner doctor', ['--code', CODE], { ...partner.settings, FC_KAFKA_SASL_PASSWORD: 'wrong' });
    expect([wrong.code, wrong.text]).toEqual([1, expect.stringMatching(/✗ Kafka 拒绝用户.*FC_KAFKA_SASL_PASSWORD/)]);
    // The administrator sees what no partner may see.
    const all = await cli('partner doctor', ['--code', CODE, '--topics', 'inspections.referral,inspections.nothing']);
    expect([all.code, all.text]).toEqual([1, expect.stringMatching(/✗ .*inspections\.nothing[^]*✗ .*fc\.int\.inspections\.v1/)]);
  }, 120_000);

  it('gets commands for the broker’s administrator when the operator is none', async () => {
    for (const [by, settings] of Object.entries({ 'js-by-hand': partner.settings, 'js-offline': {} })) {
      const { text } = await addPartner(by, settings);
      expect(text).toContain(`--add --allow-principal User:partner-${by} --operation READ --topic ${REFERRALS}`);
      expect(text).not.toContain('shown this once');
    }
  }, 120_000);

  it('changes its password and its key with an overlap, and is listed', async () => {
    const second = credentialsIn((await cli('partner rotate', ['--code', CODE, ...administrator()])).text);
    expect(second['FC_KAFKA_SASL_USERNAME']).toBe(`partner-${CODE}.2`);
    for (const settings of [partner.settings, second]) await examinePartner(readConfig(platformSettings, settings), CODE);
    const { text } = await cli('partner rotate', ['--code', CODE, '--retire', ...administrator()]);
    expect(text).toContain(`partner-${CODE}\n`);
    await expect(examinePartner(readConfig(platformSettings, partner.settings), CODE)).rejects.toThrow('FC_KAFKA_SASL_PASSWORD');

    const again = credentialsIn((await sayAdd(CODE)).text);
    expect(again['FC_KAFKA_SASL_USERNAME']).toBe(`partner-${CODE}.2`);
    await examinePartner(readConfig(platformSettings, again), CODE);

    const last = addDays(TODAY, 14);
    const file = keyFile('second.pem', generateKeyPairSync('ed25519').publicKey);
    const key = ['--keyid', 'k2', '--key-file', file, '--previous-until', last];
    const rotated = await cli('partner rotate', ['--code', CODE, ...key, ...administrator()]);
    expect(rotated.text).toContain(`k1                   ${TODAY} – ${last}`);
    const repeated = await cli('partner rotate', ['--code', CODE, ...key, ...administrator()]);
    expect([repeated.code, repeated.text]).toEqual([1, expect.stringContaining('该密钥名称或公钥已登记过')]);
    const list = await cli('partner list', administrator());
    expect(list.text).toMatch(new RegExp(`${CODE}[^]*k1 \\(–${last}\\), k2[^]*partner-${CODE}\\.2`));
  }, 120_000);

  it('loses everything when it is revoked', async () => {
    const revoked = await cli('partner revoke', ['--code', CODE, ...administrator()]);
    expect([revoked.code, revoked.text]).toEqual([0, expect.stringContaining(`partner-${CODE}.2`)]);
    expect((await partnerUsers(readConfig(platformSettings, broker.settings))).has(CODE)).toBe(false);
    expect((await cli('partner list', administrator())).text).toMatch(new RegExp(`${CODE}\\s+32\\s+SUSPENDED`));
    const again = await sayAdd(CODE);
    expect([again.code, again.text]).toEqual([1, expect.stringContaining('已暂停,未授予任何 Kafka 权限')]);
    expect(again.text).not.toContain('shown this once');
    expect((await partnerUsers(readConfig(platformSettings, broker.settings))).has(CODE)).toBe(false);
  }, 120_000);

  const taken = ['--name', '另一单位', '--kind', 'OTHER', '--region', '32', '--reads', 'units.unit'];
  it.each([
    ['an unknown partner', 'partner rotate', ['--code', 'nobody'], '没有对接单位“nobody”'],
    ['a missing key file', 'partner rotate', ['--code', CODE, '--key-file', 'missing.pem'], '无法读取公钥文件'],
    ['a code that is taken', 'partner add', ['--code', CODE, ...taken], '已用于另一项内容不同的请求'],
    ['too little said', 'partner add', [], 'usage:'],
    ['a platform that does not run', 'partner list', ['--url', 'http://localhost:1'], '平台没有应答'],
  ])('is not served by a command with %s', async (_, words, options, reason) => {
    const refused = await cli(words, [...administrator(), ...options]);
    expect([refused.code, refused.text]).toEqual([1, expect.stringContaining(reason)]);
    expect(refused.text).not.toMatch(/^\s+at /m);
  });
});
