import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The platform as a child process, as `npm start` runs it after the build. */
export class PlatformProcess {
  private child: ChildProcess | null = null;
  private output = '';

  readonly port: number;
  private readonly dataDirectory: string;
  private readonly environment: Readonly<Record<string, string>>;

  constructor(port: number, dataDirectory: string, environment: Readonly<Record<string, string>> = {}) {
    this.port = port;
    this.dataDirectory = dataDirectory;
    this.environment = environment;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  get pid(): number {
    return this.child!.pid!;
  }

  /** Resolves when it answers. @throws Error with its output when it ends instead */
  async start(): Promise<void> {
    this.output = '';
    const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'apps/standalone/dist/main.js')], {
      env: {
        PATH: process.env['PATH'],
        FC_PORT: String(this.port),
        FC_DATA_DIR: this.dataDirectory,
        FC_LOG_LEVEL: 'warn',
        ...this.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      const take = (chunk: Buffer) => {
        this.output += chunk.toString();
        if (/^Ready /m.test(this.output)) resolve();
      };
      child.stdout!.on('data', take);
      child.stderr!.on('data', take);
      child.once('exit', (code, signal) => reject(new Error(`the platform ended (${code ?? signal}):\n${this.output}`)));
    });
  }

  /** What it has printed since its start. */
  get printed(): string {
    return this.output;
  }

  /** Password of the demo accounts, as printed at the start. */
  get password(): string {
    const match = /^ {2}js-admin\s+(\S+)/m.exec(this.output);
    if (match === null) throw new Error(`no demo accounts were printed:\n${this.output}`);
    return match[1]!;
  }

  /** Ends it with no chance to clean up, as a power cut or the OOM killer would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** As Ctrl-C. @returns its exit code; null when it did not run or was killed */
  stop(): Promise<number | null> {
    return this.end('SIGINT');
  }

  private async end(signal: 'SIGKILL' | 'SIGINT'): Promise<number | null> {
    const child = this.child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return null;
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return ended;
  }
}
