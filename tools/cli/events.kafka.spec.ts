import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GrantChanged } from '@fire-campaign/events';
import { kafkaForTests } from '@fire-campaign/testing';
import { Kafka, logLevel, type Admin } from 'kafkajs';
import pg from 'pg';
import { PlatformProcess } from '../scenario/process.js';
import { temporaryDirectory } from '../temporary.js';

/** Runs an operator's command. */
function cli(words: string, options: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  return new Promise<{ code: number; text: string }>((resolve) => {
    const args = [join(import.meta.dirname, '../cli.ts'), ...words.split(' '), ...options];
    const child = execFile(process.execPath, args, { env: { PATH: process.env['PATH'], ...settings } }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, text: stdout + stderr }),
    );
  });
}

describe('parked events from the command line', () => {
  const data = temporaryDirectory('cli-events');
  let platform: PlatformProcess;
  let db: pg.Client;

  beforeAll(async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    const { port } = server.address() as AddressInfo;
    await new Promise((done) => server.close(done));
    platform = new PlatformProcess(port, data.path);
    await platform.start();
    db = new pg.Client({ host: join(data.path, 'postgres'), user: 'fc_owner', database: 'fire_campaign' });
    await db.connect();
  }, 180_000);
  afterAll(async () => {
    await db?.end();
    await platform?.stop();
    data.remove();
  }, 60_000);

  /** Events of one key in the dead letters of units; `good` ones can be applied by now. @returns their ids */
  async function park(...good: readonly boolean[]): Promise<readonly string[]> {
    const personId = randomUUID();
    const ids: string[] = [];
    for (const [index, one] of good.entries()) {
      const id = randomUUID();
      const grant = { grantId: randomUUID(), personId, role: 'VIEWER', regionCode: '3201', campaignId: null };
      const facts = { ...grant, validFrom: '2020-01-01', validTo: null, revoked: one ? true : 'neither' };
      const event = { id, type: GrantChanged.type, version: 1, source: 'directory', key: personId, regionCode: '3201', data: facts };
      await db.query(
        `INSERT INTO units.dead_letter (consumer, event_id, type, key, region_code, event, attempts, reason) VALUES ('units', $1, $2, $3, '3201', $4, $5, $6)`,
        [id, event.type, personId, event, index === 0 ? 5 : 0, index === 0 ? '数据库曾不可用' : 'waits for an earlier event of its key'],
      );
      ids.push(id);
    }
    return ids;
  }
  const as = (login: string) => ['--user', login, '--password', platform.password, '--url', platform.url];
  const operator = (words: string, ...options: readonly string[]) => cli(words, ['--service', 'units', ...options, ...as('sysadmin')]);
  const security = (words: string, ...options: readonly string[]) => cli(words, ['--service', 'units', ...options, ...as('secadmin')]);

  it('are listed, re-driven and discarded', async () => {
    const [head, next, last] = await park(true, true, false);
    const listed = await operator('events dead-letters', '--region', '3201');
    expect(listed).toEqual({ code: 0, text: expect.stringContaining('3 events parked') });
    expect(listed.text).toMatch(new RegExp(`${head} .*directory.grant.changed[^]*数据库曾不可用[^]*${next}[^]*waits for: ${head}`));
    expect(listed.text).toContain('"revoked":{"$redacted":"INTERNAL"}');

    const refused = await security('events redrive', '--event', head!);
    expect(refused).toEqual({ code: 1, text: expect.stringContaining('You do not hold the right "events:redrive"') });
    const redriven = await operator('events redrive', '--event', head!);
    expect(redriven).toEqual({ code: 0, text: expect.stringMatching(new RegExp(`2 events applied[^]*still waits at ${last}`)) });

    const again = await operator('events redrive', '--event', last!);
    expect(again).toEqual({ code: 1, text: expect.stringContaining('The event failed again and stays parked') });
    const discarded = await security('events discard', '--event', last!, '--reason', '来源系统确认为误报');
    expect(discarded).toEqual({ code: 0, text: expect.stringContaining('Discarded; the event is kept for evidence') });
    expect((await db.query('SELECT discard_reason FROM units.discarded_event')).rows).toEqual([{ discard_reason: '来源系统确认为误报' }]);
    expect((await security('events dead-letters')).text).toContain('0 events parked');
  }, 180_000);

  it.each([
    ['events redrive', ['--service', 'units']],
    ['events discard', ['--service', 'units', '--event', 'x', '--user', 'a', '--password', 'b']],
    ['events dead-letters', ['--service', 'units { x }']],
    ['events replay', ['--group', 'units', '--topic', 'fc.int.units.v1']],
    ['events replay', ['--group', 'units', '--topic', 'fc.int.units.v1', '--from', 'yesterday']],
    ['events replay', ['--group', 'units', '--topic', 'fc.int.units.v1', '--from', '2026-01-01', '--from-beginning']],
  ])(
    '%s %j shows how it is used',
    async (words, options) => {
      expect(await cli(words, options)).toEqual({ code: 1, text: expect.stringContaining(`npm run cli -- ${words} `) });
    },
    60_000,
  );
});

describe('consumer groups from the command line', () => {
  const { brokers, settings, unique } = kafkaForTests();
  const kafka = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING });
  const topic = unique('fc.test.lag');
  const group = unique('tests');

  const administer = async (work: (admin: Admin) => Promise<void>) => {
    const admin = kafka.admin();
    await admin.connect();
    await work(admin).finally(() => admin.disconnect());
  };
  /** The group, stopped, with all records behind it. */
  const applyAll = () =>
    administer(async (admin) => {
      const ends = await admin.fetchTopicOffsets(topic);
      await admin.setOffsets({
        groupId: `fc.${group}`,
        topic,
        partitions: ends.map(({ partition, high }) => ({ partition, offset: high })),
      });
    });
  const send = async (count: number) => {
    const producer = kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    await producer.send({ topic, messages: Array.from({ length: count }, (_, n) => ({ key: `k${n}`, value: 'x' })) });
    await producer.disconnect();
  };
  const lag = async () => {
    const { text } = await cli('events lag', [], settings);
    return text
      .split('\n')
      .find((line) => line.startsWith(`fc.${group} `))
      ?.split(/\s+/);
  };

  beforeAll(async () => {
    await administer(async (admin) => void (await admin.createTopics({ topics: [{ topic, numPartitions: 3 }], waitForLeaders: true })));
    await send(30);
    await applyAll();
  }, 180_000);

  it('show how far they are', async () => {
    expect(await lag()).toEqual([`fc.${group}`, 'Empty', topic, '0']);
    await send(5);
    expect(await lag()).toEqual([`fc.${group}`, 'Empty', topic, '5']);
    await applyAll();
  }, 180_000);

  it('are moved back while they do not run, after a dry run that changes nothing', async () => {
    const options = ['--group', group, '--topic', topic];
    const dry = await cli('events replay', [...options, '--from-beginning', '--dry-run'], settings);
    expect(dry).toEqual({ code: 0, text: expect.stringContaining('Dry run: 35 records') });
    expect((await lag())?.at(-1)).toBe('0');
    const moved = await cli('events replay', [...options, '--from-beginning'], settings);
    expect(moved).toEqual({ code: 0, text: expect.stringContaining('will take 35 records again') });
    expect((await lag())?.at(-1)).toBe('35');
    const later = await cli('events replay', [...options, '--from', new Date(Date.now() + 60_000).toISOString()], settings);
    expect(later).toEqual({ code: 0, text: expect.stringContaining('will take 0 records again') });
  }, 180_000);

  it('say what is wrong', async () => {
    const unknown = await cli('events replay', ['--group', group, '--topic', 'fc.int.nothing.v1', '--from-beginning'], settings);
    expect(unknown).toEqual({ code: 1, text: expect.stringContaining('There is no topic fc.int.nothing.v1') });
    expect((await cli('events lag', [], {})).code).toBe(1);
  }, 180_000);
});
