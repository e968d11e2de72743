import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { EmbeddedPostgres } from '@fire-campaign/platform';
import { signIn } from '@fire-campaign/testing/sign-in';
import { Client } from './scenario/client.js';
import { rectification } from './scenario/rectification.js';
import { temporaryDirectory } from './temporary.js';

const root = join(import.meta.dirname, '..');
const PORT = 4740;
const URL = `http://localhost:${PORT}`;
const SERVICES = ['directory', 'campaigns', 'insights', 'inspections', 'units'];
const START_MS = 180_000;

const supervisors: Supervisor[] = [];

/** `npm run start:distributed` after the build. */
class Supervisor {
  printed = '';
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;

  constructor(dataDirectory: string) {
    this.child = spawn(process.execPath, ['--enable-source-maps', join(root, 'tools/start-distributed.ts')], {
      env: { PATH: process.env['PATH'], FC_PORT: String(PORT), FC_DATA_DIR: dataDirectory },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout!, this.child.stderr!]) stream.on('data', (chunk) => (this.printed += String(chunk)));
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
    supervisors.push(this);
  }

  async ready(): Promise<void> {
    await until(() => /^Ready /m.test(this.printed) || this.child.exitCode !== null, START_MS);
    if (this.child.exitCode !== null) throw new Error(`the supervisor ended:\n${this.printed}`);
  }

  get password(): string {
    return /^ {2}js-admin\s+(\S+)/m.exec(this.printed)![1]!;
  }

  /** Process ids of what it started, by their command lines. */
  get children(): readonly { readonly pid: number; readonly command: string }[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => ({
        pid: Number(pid),
        command: textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' '),
        stat: textOf(`/proc/${pid}/stat`),
      }))
      .filter(({ stat }) => Number(/\) \S (\d+)/.exec(stat)?.[1]) === this.child.pid);
  }

  service(name: string): number {
    return this.children.find(({ command }) => command.includes(`apps/${name}/dist/main.js`))!.pid;
  }
}

/** Empty when the process has ended meanwhile. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const runs = (pid: number) => !['', 'Z'].includes(/\) (\S)/.exec(textOf(`/proc/${pid}/stat`))?.[1] ?? '');

async function until(condition: () => boolean | Promise<boolean>, limitMs = 60_000): Promise<void> {
  for (const end = Date.now() + limitMs; !(await condition()); await new Promise((resolve) => setTimeout(resolve, 100)))
    if (Date.now() > end) throw new Error(`still not so after ${limitMs / 1000} s: ${condition}`);
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

const readyz = async (url: string) => {
  const response = await fetch(`${url}/readyz`);
  return { status: response.status, ...((await response.json()) as { readonly troubles: readonly string[] }) };
};

describe('the distributed shape', () => {
  const data = temporaryDirectory('distributed');
  let supervisor: Supervisor;
  let client: Client;

  beforeAll(async () => {
    supervisor = new Supervisor(data.path);
    await supervisor.ready();
    client = new Client(URL, supervisor.password);
  }, START_MS);
  afterAll(async () => {
    for (const { child } of supervisors) child.kill('SIGTERM');
    await Promise.all(supervisors.map(({ ended }) => ended));
    data.remove();
  }, 30_000);

  it('runs every service and the gateway by themselves, and prints where they are', () => {
    const commands = supervisor.children.map(({ command }) => command);
    for (const name of [...SERVICES, 'gateway']) {
      expect(commands.filter((command) => command.includes(`apps/${name}/dist/main.js`))).toHaveLength(1);
      expect(supervisor.printed).toMatch(new RegExp(`^${name} +http://localhost:\\d+/readyz$`, 'm'));
    }
    expect(supervisor.printed).toContain(`Ready ${URL}/graphql`);
  });

  it('carries a campaign from the import to acceptance, like one process does', async () => {
    const result = await rectification(client, { files: [], seed: 'distributed', categories: ['SCENIC_AREA'], say: () => {} });
    expect(result).toMatchObject({ ok: true, units: 25, inspections: 25, phase: 'SUMMING_UP' });
  }, 240_000);

  it('lets nobody past a service without a token, and none but its own people with one', async () => {
    const units = /^units +(\S+)\/readyz$/m.exec(supervisor.printed)![1]!;
    const { accessToken } = await signIn({ issuer: `${URL}/oidc`, clientId: 'cli', username: 'js-viewer', password: supervisor.password });
    const ask = async (headers: Record<string, string>) => {
      const body = JSON.stringify({ query: '{ units(first: 1) { totalCount } }' });
      const response = await fetch(`${units}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      return { status: response.status, ...((await response.json()) as { data?: any; errors?: any[] }) };
    };
    expect(await ask({})).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(await ask({ authorization: `Bearer ${accessToken.slice(0, -4)}AAAA` })).toMatchObject({ status: 401 });
    expect(await ask({ authorization: `Bearer ${accessToken}` })).toMatchObject({ status: 200, data: { units: { totalCount: 562 } } });
  });

  it('goes on without a service that is killed, says so, and has it back by itself', async () => {
    const killed = supervisor.service('units');
    const both = '{ me { person { name } } unit(id: "018f0000-0000-7000-8000-000000000000") { name } }';
    const { accessToken } = await signIn({ issuer: `${URL}/oidc`, clientId: 'cli', username: 'js-viewer', password: supervisor.password });
    const ask = async () => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` };
      const response = await fetch(`${URL}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: both }) });
      return (await response.json()) as { data: any; errors?: any[] };
    };
    process.kill(killed, 'SIGKILL');
    await until(() => !runs(killed)); // the next one needs longer to start than the question to be asked
    expect(await ask()).toMatchObject({
      data: { me: { person: { name: expect.any(String) } }, unit: null },
      errors: [{ path: ['unit'], message: expect.stringContaining('units'), extensions: { code: 'UNAVAILABLE', retryable: true } }],
    });
    await until(() => supervisor.printed.includes('[units] 意外退出'));
    await until(async () => (await readyz(URL)).status === 200);
    expect(supervisor.service('units')).not.toBe(killed);
    expect(await ask()).toEqual({ data: { me: { person: { name: expect.any(String) } }, unit: null }, extensions: expect.any(Object) });
  }, 120_000);

  it('keeps its data for itself: a second start ends with a clear sentence', async () => {
    const second = new Supervisor(data.path);
    expect(await second.ended).toBe(1);
    expect(second.printed).toContain('Another running platform uses this data');
    expect((await readyz(URL)).status).toBe(200);
  }, 60_000);

  it('stops within fifteen seconds and leaves no process and no port behind', async () => {
    const server = Number(readFileSync(join(data.path, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
    const pids = [...supervisor.children.map(({ pid }) => pid), server];
    expect(pids.length).toBeGreaterThanOrEqual(SERVICES.length + 3); // with gateway, broker, database
    supervisor.child.kill('SIGINT');
    expect(await supervisor.ended).toBe(0); // 1 after fifteen seconds
    expect(supervisor.printed).toContain('已停止 stopped');
    expect(pids.filter(runs)).toEqual([]);
    expect(await Promise.all([PORT, ...SERVICES.map((_, index) => PORT + 1 + index)].map(isFree))).toEqual(Array(6).fill(true));
  }, 30_000);

  it(
    'goes on where it ended; when the supervisor is killed its processes end by themselves',
    async () => {
      const { password } = supervisor;
      supervisor = new Supervisor(data.path);
      await supervisor.ready();
      expect(supervisor.password).toBe(password);
      const { campaigns } = await new Client(URL, password).as('js-viewer').ask('{ campaigns(first: 5) { nodes { status } } }');
      expect(campaigns.nodes).toEqual([{ status: 'SUMMING_UP' }]);
      const pids = supervisor.children.map(({ pid }) => pid);
      supervisor.child.kill('SIGKILL');
      await supervisor.ended;
      await until(() => !pids.some(runs));
      await (await EmbeddedPostgres.start(data.path)).stop(); // it outlives a killed process, to be found by the next start
    },
    START_MS,
  );
});
