/**
 * Every service and the gateway as processes of their own, with the database and the broker they need. `npm run start:distributed`
 * runs it (tools/start-distributed.ts); specs and the fault harness drive it from code.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { consumerLag } from '@fire-campaign/kafka';
import { openDatabase, platformSettings, readConfig, StartError } from '@fire-campaign/platform';
import type pg from 'pg';
import { KafkaBroker } from './kafka/broker.ts';

const root = join(import.meta.dirname, '..');
const GATEWAY = 'gateway';
const READY_WITHIN_MS = 300_000; // a machine with much else to do
const STOP_WITHIN_MS = 10_000;
const FIRST_BACKOFF_MS = 200;
const MAX_BACKOFF_MS = 5_000;

export interface DistributedOptions {
  /** Where the embedded PostgreSQL and the broker keep their data. */
  readonly directory: string;
  /** The gateway's; the services take the ones after it. */
  readonly port: number;
  /** A PostgreSQL that runs already, as the owner of the schemas; else an embedded one starts. */
  readonly databaseUrl?: string;
  /** A Kafka that runs already (host:port,…); else a broker starts. */
  readonly kafkaBrokers?: string;
  /** Settings of every process beside those made here. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Told what is being done, and every line the processes log. */
  readonly say?: (line: string) => void;
  /** Gives a start up. */
  readonly signal?: AbortSignal;
}

export interface Distributed {
  /** The gateway's, which users know. */
  readonly url: string;
  /** Every process by name, the gateway last. */
  readonly processes: readonly { readonly name: string; readonly url: string }[];
  /** What the services tell the operator, such as the demo accounts. */
  readonly notes: readonly string[];
  /** Password of the demo accounts. @throws Error when there are none */
  readonly password: string;
  /** Null while the process does not run. */
  pid(name: string): number | null;
  /** Ends a process as a crash would (`kill -9`); it is started again by itself. Resolves when it has ended. */
  kill(name: string): Promise<void>;
  /** Ends a process in order; it stays down. */
  stopProcess(name: string): Promise<void>;
  startProcess(name: string): Promise<void>;
  /** Resolves when `/readyz` of all is green. @throws Error saying what is not, after five minutes */
  ready(): Promise<void>;
  /** Resolves when every event committed before the call, and those that followed from it, are handled. */
  caughtUp(): Promise<void>;
  /** Ends all processes, then the broker and the database that were started here. */
  stop(): Promise<void>;
}

/**
 * Resolves when all are ready and know each other's facts.
 * @throws StartError with what the process that ended had to say, BrokerError
 */
export async function startDistributed(options: DistributedOptions): Promise<Distributed> {
  const { port, environment = {}, say = () => {} } = options;
  const directory = resolve(options.directory);
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const action of undo.splice(0).reverse()) await action();
  };
  try {
    say('数据库与 Kafka database and Kafka …');
    const database = await openDatabase({ DATABASE_URL: options.databaseUrl, FC_DATA_DIR: directory });
    undo.push(() => database.close());
    // Only now: a second broker would write over the data of the first before it noticed.
    const kafka = options.kafkaBrokers === undefined ? await ownBroker(directory, undo) : { FC_KAFKA_BROKERS: options.kafkaBrokers };

    const services = serviceNames();
    const addressOf = (name: string) => `http://localhost:${name === GATEWAY ? port : port + 1 + services.indexOf(name)}`;
    const url = environment['FC_PUBLIC_URL'] ?? addressOf(GATEWAY);
    const ownerUrl = options.databaseUrl ?? urlOf(database.owner);
    const common = {
      PATH: process.env['PATH'] ?? '',
      FC_LOG_LEVEL: 'warn',
      ...(environment['FC_OIDC_ISSUER'] === undefined && { FC_OIDC_JWKS_URL: `${addressOf('directory')}/oidc/jwks` }),
      ...environment,
      ...kafka,
      FC_PUBLIC_URL: url,
    };
    const processes = [
      ...services.map((name) => ({
        name,
        settings: {
          FC_HOST: '127.0.0.1',
          FC_PORT: new URL(addressOf(name)).port,
          DATABASE_URL: options.databaseUrl ?? urlOf(database.connectionFor(name)),
          FC_OWNER_DATABASE_URL: ownerUrl,
        },
      })),
      {
        name: GATEWAY,
        settings: { FC_PORT: String(port), FC_SUBGRAPHS: services.map((name) => `${name}=${addressOf(name)}/graphql`).join(',') },
      },
    ].map(({ name, settings }) => new Supervised(name, addressOf(name), { ...common, ...settings }, say));
    const named = (name: string) => {
      const found = processes.find((one) => one.name === name);
      if (found === undefined) throw new Error(`there is no process ${name}`);
      return found;
    };

    /** Until the condition holds; it may be asked many times. @throws Error saying what is missing */
    const until = async (missing: () => Promise<readonly string[]>): Promise<void> => {
      for (const end = Date.now() + READY_WITHIN_MS; ; await wait(100)) {
        options.signal?.throwIfAborted();
        const list = await missing();
        if (list.length === 0) return;
        if (Date.now() > end) throw new Error(`after ${READY_WITHIN_MS / 1000} s: ${list.join('; ')}`);
      }
    };
    const ready = () => until(async () => (await Promise.all(processes.map((one) => one.troubles()))).flat());
    const kafkaSettings = readConfig(platformSettings, Object.fromEntries(Object.entries(common).filter(([name]) => name !== 'PATH')));
    const caughtUp = async () => {
      let quiet = 0;
      await until(async () => {
        const waiting = await Promise.all(processes.filter(({ name }) => name !== GATEWAY).map((one) => one.waitingEvents()));
        const lag = await consumerLag(kafkaSettings);
        const open = [
          ...waiting.filter((count) => count > 0).map((count) => `${count} events not sent`),
          ...lag.filter(({ group, lag }) => group.startsWith('fc.') && lag > 0).map(({ group, lag }) => `${group} lags by ${lag}`),
        ];
        quiet = open.length === 0 ? quiet + 1 : 0;
        return quiet >= 2 ? [] : [...open, 'events']; // what was handled last may have caused more
      });
    };

    say('各服务与网关 services and gateway …');
    undo.push(async () => {
      await named(GATEWAY).stop(); // first: nobody asks the services any more
      await Promise.all(processes.map((one) => one.stop()));
    });
    for (const one of processes) one.start();
    await Promise.race([ready(), ...processes.map((one) => one.failedToStart)]);
    say('事件 events …');
    await caughtUp(); // people and units must be known everywhere before anybody asks
    for (const one of processes) one.startedOnce();

    const notes = () => processes.flatMap((one) => one.notes);
    return {
      url,
      processes,
      get notes() {
        return notes();
      },
      get password() {
        const found = notes().find((line) => /^ {2}js-admin /.test(line));
        if (found === undefined) throw new Error('there are no demo accounts');
        return found.trim().split(/\s+/)[1]!;
      },
      pid: (name) => named(name).pid,
      kill: (name) => named(name).kill(),
      stopProcess: (name) => named(name).stop(),
      async startProcess(name) {
        named(name).start();
        await ready();
      },
      ready,
      caughtUp,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ownBroker(directory: string, undo: (() => Promise<unknown>)[]): Promise<Readonly<Record<string, string>>> {
  const broker = await KafkaBroker.start({ directory: join(directory, 'kafka') });
  undo.push(() => broker.stop());
  return broker.settings;
}

/** One process that is started again when it ends by itself, later each time it does so before it was ready. */
class Supervised {
  readonly name: string;
  readonly url: string;
  /** Rejects when the process ends before `startedOnce`. */
  readonly failedToStart: Promise<never>;
  /** Lines of its standard output: what it tells the operator. Its log is on standard error. */
  notes: string[] = [];
  private readonly environment: Readonly<Record<string, string>>;
  private readonly say: (line: string) => void;
  private fail: (error: Error) => void = () => {};
  private running: { readonly child: ChildProcess; readonly ended: Promise<void> } | null = null;
  private restart: NodeJS.Timeout | undefined;
  private wanted = false;
  private starting = true;
  private failures = 0;

  constructor(name: string, url: string, environment: Readonly<Record<string, string>>, say: (line: string) => void) {
    this.name = name;
    this.url = url;
    this.environment = environment;
    this.say = say;
    this.failedToStart = new Promise((_, reject) => (this.fail = reject));
    this.failedToStart.catch(() => {});
  }

  get pid(): number | null {
    return this.running?.child.pid ?? null;
  }

  start(): void {
    this.wanted = true;
    if (this.running !== null) return;
    // In a group of its own, so that Ctrl-C reaches the supervisor alone. The channel closes when the supervisor is gone, however it
    // went, and the process then stops by itself.
    const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'apps', this.name, 'dist', 'main.js')], {
      cwd: root,
      detached: true,
      env: { ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.notes = [];
    const lastLines: string[] = [];
    const closed = Promise.all([
      eachLine(child.stdout!, (line) => this.notes.push(line)),
      eachLine(child.stderr!, (line) => {
        this.say(`[${this.name}] ${line}`);
        lastLines.push(line);
        if (lastLines.length > 20) lastLines.shift();
      }),
    ]);
    child.once('message', () => (this.failures = 0)); // it is ready
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    this.running = { child, ended };
    child.once('exit', (code, signal) => {
      this.running = null;
      if (!this.wanted) return;
      if (this.starting) {
        void closed.then(() => this.fail(new StartError(`${this.name}: ${lastLines.join('\n') || (signal ?? code)}`)));
        return;
      }
      const delay = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** this.failures);
      this.failures += 1;
      this.say(`[${this.name}] 意外退出,${delay} 毫秒后重新启动 / ended unexpectedly (${signal ?? code}), starts again in ${delay} ms`);
      this.restart = setTimeout(() => this.start(), delay);
    });
  }

  /** From now on it is started again when it ends. */
  startedOnce(): void {
    this.starting = false;
  }

  async kill(): Promise<void> {
    const { running } = this;
    running?.child.kill('SIGKILL');
    await running?.ended;
  }

  /** In order, by force after ten seconds. */
  async stop(): Promise<void> {
    this.wanted = false;
    clearTimeout(this.restart);
    const { running } = this;
    if (running === null) return;
    running.child.kill('SIGTERM');
    const force = setTimeout(() => void this.kill(), STOP_WITHIN_MS);
    await running.ended;
    clearTimeout(force);
  }

  async troubles(): Promise<readonly string[]> {
    if (!this.wanted) return [];
    try {
      const response = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(5_000) });
      return ((await response.json()) as { troubles: readonly string[] }).troubles;
    } catch {
      return [`${this.name}: does not answer`];
    }
  }

  /** Events committed and not yet sent; 1 while that cannot be known. */
  async waitingEvents(): Promise<number> {
    if (!this.wanted) return 0;
    const metrics = await fetch(`${this.url}/metrics`, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.text(),
      () => '',
    );
    return Number(/^fc_outbox_waiting\{.*\} (\d+)$/m.exec(metrics)?.[1] ?? 1);
  }
}

function eachLine(stream: Readable, take: (line: string) => void): Promise<void> {
  return new Promise((done) => {
    createInterface({ input: stream, crlfDelay: Infinity }).on('line', take).once('close', done);
  });
}

/** The services of this build, the directory first: the others wait for its facts. */
export function serviceNames(): readonly string[] {
  const names = readdirSync(join(root, 'apps')).filter((name) => {
    const { nx } = JSON.parse(readFileSync(join(root, 'apps', name, 'package.json'), 'utf8')) as { nx: { tags: readonly string[] } };
    return nx.tags.includes('type:service');
  });
  return ['directory', ...names.filter((name) => name !== 'directory')];
}

/** Connection settings as the text of DATABASE_URL. */
function urlOf({ host = 'localhost', port = 5432, user = '', database = '' }: pg.PoolConfig): string {
  const socket = host.startsWith('/');
  const url = new URL(`postgres://${encodeURIComponent(user)}@${socket ? 'localhost' : host}:${port}/${encodeURIComponent(database)}`);
  if (socket) url.searchParams.set('host', host);
  return url.href;
}
