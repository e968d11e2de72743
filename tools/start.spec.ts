import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { Client } from './scenario/client.js';
import { PlatformProcess } from './scenario/process.js';
import { temporaryDirectory as newDirectory } from './temporary.js';

const root = join(import.meta.dirname, '..');
const isRoot = process.getuid?.() === 0;
const START_MS = 90_000;

const directories: { readonly path: string; readonly remove: () => void }[] = [];
function temporaryDirectory(): string {
  const directory = newDirectory('start');
  directories.push(directory);
  return directory.path;
}
afterAll(() => directories.forEach((directory) => directory.remove()));

async function listening(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

async function freePort(): Promise<number> {
  const { server, port } = await listening();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface Ended {
  readonly code: number | null;
  readonly errors: string;
}

/** Runs a program to its end. */
function ended(script: string, environment: Readonly<Record<string, string>>): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--enable-source-maps', script], {
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += String(chunk)));
    child.once('close', (code) => resolve({ code, errors }));
  });
}
const startEnds = (environment: Readonly<Record<string, string>>) => ended(join(root, 'apps/standalone/dist/main.js'), environment);

/** One message in both languages, of a heading and a line at most, and nothing for programmers. */
function expectRefusal({ code, errors }: Ended, ...parts: readonly (string | RegExp)[]): void {
  for (const part of parts) expect(errors).toMatch(part);
  expect(errors).toMatch(/[\u4e00-\u9fff].*\/ \S/);
  expect(errors).not.toMatch(/^\s+at |Error:|\{"level"/m);
  expect(errors.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
  expect(code).toBe(1);
}

describe('the platform', () => {
  const data = temporaryDirectory();
  const cluster = join(data, 'postgres', 'cluster');
  let platform: PlatformProcess;
  let port: number;
  let coldRows: Readonly<Record<string, number>>;

  beforeAll(async () => {
    port = await freePort();
    platform = new PlatformProcess(port, data);
    await platform.start();
  }, START_MS);
  afterAll(async () => {
    await platform.stop();
  });

  const status = async (path: string) => (await fetch(`${platform.url}${path}`)).status;
  const units = async () => {
    const { units } = await new Client(platform.url, platform.password).as('js-viewer').ask('{ units(first: 1) { totalCount } }');
    return units.totalCount as number;
  };

  /** How many rows each table of each service has; what signing in writes is left out. */
  async function rows(): Promise<Readonly<Record<string, number>>> {
    const db = new pg.Client({ host: join(data, 'postgres'), user: 'fc_owner', database: 'fire_campaign' });
    await db.connect();
    const { rows: tables } = await db.query<{ name: string; n: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name,
         (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I.%I', schemaname, tablename), false, true, '')))[1]::text AS n
       FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename NOT IN ('oidc_payload', 'audit_entry') ORDER BY 1`,
    );
    await db.end();
    return Object.fromEntries(tables.map(({ name, n }) => [name, Number(n)]));
  }

  it('prints its addresses, the accounts and where it is ready', () => {
    expect(platform.printed).toMatch(new RegExp(`^Ready http://localhost:${port}/graphql`, 'm'));
    for (const path of ['/graphql', '/oidc', '/readyz']) expect(platform.printed).toContain(`http://localhost:${port}${path}`);
    expect(platform.printed).toMatch(/^ {2}js-admin +\w{4}-\w{4}-\w{4} +CAMPAIGN_ADMIN +江苏省$/m);
    expect(platform.printed).toContain(data);
  });

  it('answers health checks, metrics and its users', async () => {
    expect(await Promise.all(['/livez', '/readyz'].map(status))).toEqual([200, 200]);
    expect(await (await fetch(`${platform.url}/metrics`)).text()).toMatch(/^fc_outbox_waiting\{service="directory"\} 0$/m);
    expect(await units()).toBeGreaterThan(0);
    coldRows = await rows();
    expect(coldRows).toMatchObject({ 'directory.region': expect.any(Number), 'units.unit': expect.any(Number) });
  });

  it('keeps its port and its data for itself: others end with a clear sentence and it goes on unharmed', async () => {
    const other = temporaryDirectory();
    const [onPort, onData] = await Promise.all([
      startEnds({ FC_PORT: String(port), FC_DATA_DIR: other }),
      startEnds({ FC_PORT: String(await freePort()), FC_DATA_DIR: data }),
    ]);
    expectRefusal(onPort, `Port ${port} is taken`, 'FC_PORT=4001 npm start');
    expect(existsSync(join(other, 'postgres'))).toBe(false);
    expectRefusal(onData, 'Another running platform uses this data', 'FC_DATA_DIR');
    expect(await status('/readyz')).toBe(200);
    expect(await units()).toBeGreaterThan(0);
  });

  it('stops within ten seconds with its database, even while somebody holds a connection', async () => {
    const server = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    const slow = connect(port, '127.0.0.1');
    slow.on('error', () => {});
    await new Promise<void>((resolve) => slow.once('connect', resolve));
    slow.write('POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{');
    const startedAt = performance.now();
    expect(await platform.stop()).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    slow.destroy();
    expect(platform.printed).toContain('已停止 stopped');
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false);
    expect(() => process.kill(server, 0)).toThrow('ESRCH');
  });

  it(
    'goes on where it ended, with the same accounts, and loads nothing twice',
    async () => {
      const { password } = platform;
      await platform.start();
      expect(platform.password).toBe(password);
      expect(await units()).toBeGreaterThan(0);
      expect(await rows()).toEqual(coldRows);
      await platform.stop();
    },
    START_MS,
  );

  it('leaves the data of another PostgreSQL alone', async () => {
    writeFileSync(join(cluster, 'PG_VERSION'), '15\n');
    expectRefusal(await startEnds({ FC_PORT: String(port), FC_DATA_DIR: data }), 'made by PostgreSQL 15', 'FC_DATA_DIR');
  });
});

describe('a start that cannot succeed', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly RegExp[]]>([
    ['an unknown setting', { FC_PROT: '4001' }, [/FC_PROT is not a setting \(did you mean FC_PORT\?\)/]],
    ['a port that is no number', { FC_PORT: 'abc' }, [/FC_PORT: .*expected number/]],
    ['an address of another machine', { FC_HOST: '192.0.2.1' }, [/192\.0\.2\.1/, /FC_HOST/]],
    ['a data directory below a file', { FC_DATA_DIR: join(root, 'package.json', 'data') }, [/package\.json\/data/, /Set FC_DATA_DIR/]],
    ['a database that is not there', { DATABASE_URL: 'postgres://user:geheim@127.0.0.1:1/x' }, [/ECONNREFUSED/, /DATABASE_URL/]],
  ])('says what to do about %s', async (_, environment, parts) => {
    const unused = temporaryDirectory();
    const result = await startEnds({ FC_PORT: String(await freePort()), FC_DATA_DIR: join(unused, 'data'), ...environment });
    expectRefusal(result, ...parts);
    expect(result.errors).not.toContain('geheim');
    expect(existsSync(join(unused, 'data'))).toBe(false);
  });

  it('says so when npm start finds no lock file', async () => {
    const copy = temporaryDirectory();
    mkdirSync(join(copy, 'tools'));
    for (const file of ['start.mjs', 'install.mjs']) copyFileSync(join(root, 'tools', file), join(copy, 'tools', file));
    expectRefusal(await ended(join(copy, 'tools', 'start.mjs'), {}), 'package-lock.json is missing', 'git checkout package-lock.json');
  });
});

describe('a full disk', () => {
  const disk = temporaryDirectory();
  const mount = (size: string) => spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', disk]).status === 0;
  const unmount = () => spawnSync('umount', [disk]);
  const possible = isRoot && mount('4m');
  if (possible) unmount();
  else process.stderr.write('A full disk is not tried: this user may not mount a small one.\n');

  // The first has no room for a cluster, the second none for the tables, the third none for the division codes.
  for (const size of possible ? ['4m', '42m', '60m'] : []) {
    const ends = async () => {
      mount(size);
      try {
        const { code, errors } = await startEnds({
          FC_PORT: String(await freePort()),
          FC_DATA_DIR: disk,
          FC_LOG_LEVEL: 'silent',
          FC_DEMO_DATA: 'false',
        });
        expectRefusal({ code, errors }, 'is full. Free some space', 'FC_DATA_DIR');
        expect(existsSync(join(disk, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
      } finally {
        unmount();
      }
    };
    it(`ends the start with a clear sentence, without leaving a server behind: ${size}`, ends, START_MS);
  }
});

describe('a folder that only its owner may enter', () => {
  it(
    'holds the data, but for root, whose database runs as another user and gets one under /var/tmp',
    async () => {
      const locked = temporaryDirectory();
      chmodSync(locked, 0o700);
      const platform = new PlatformProcess(await freePort(), join(locked, 'data'), { FC_DEMO_DATA: 'false' });
      let directory: string | undefined;
      try {
        await platform.start();
        const printed = /数据目录 data +(.+)$/m.exec(platform.printed)?.[1];
        if (isRoot) directory = printed;
        expect(printed).toMatch(isRoot ? /^\/var\/tmp\/fire-campaign-[0-9a-f]{12}$/ : join(locked, 'data'));
        expect((await fetch(`${platform.url}/readyz`)).status).toBe(200);
        expect(await platform.stop()).toBe(0);
      } finally {
        await platform.stop();
        if (directory !== undefined) rmSync(directory, { recursive: true });
      }
    },
    START_MS,
  );
});
