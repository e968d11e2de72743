// Brings the dependencies to what the lock file says and finds a Node that can run the platform. Needs nothing installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const MINIMUM = 22;

export class Stop extends Error {}

/** Runs a step with a line that shows that it goes on, and how long it took. */
export async function step(what, work) {
  const startedAt = Date.now();
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1);
  const live = process.stdout.isTTY;
  process.stdout.write(live ? `… ${what}` : `… ${what}\n`);
  const timer = setInterval(
    () => process.stdout.write(live ? `\r… ${what} ${seconds()} s` : `… ${what} ${seconds()} s\n`),
    live ? 500 : 10_000,
  );
  try {
    const result = await work();
    process.stdout.write(`${live ? '\r' : ''}✓ ${what} ${seconds()} s\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${live ? '\r' : ''}✗ ${what} ${seconds()} s\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** @returns {Promise<{code: number, output: string}>} */
export function run(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (chunk) => {
      output += chunk;
      if (options.echo) process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => done({ code: 1, output: String(error) }));
    child.on('exit', (code) => done({ code: code ?? 1, output }));
  });
}

export async function install() {
  const lock = join(root, 'package-lock.json');
  if (!existsSync(lock)) {
    throw new Stop(
      '缺少 package-lock.json。/ package-lock.json is missing. Restore it from the repository (git checkout package-lock.json), then start again.',
    );
  }
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
  const mark = join(root, 'node_modules', '.installed-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  await step('安装依赖 installing dependencies (npm ci)', async () => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const { code, output } = await run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    if (code !== 0) throw new Stop(explainInstall(output));
    writeFileSync(mark, wanted);
  });
}

function explainInstall(output) {
  const tail = output.trim().split('\n').slice(-6).join('\n');
  if (/ENOSPC/.test(output))
    return `磁盘空间不足。/ The disk is full: npm needs about 700 MB here. Free some space, then start again.\n${tail}`;
  if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|EAI_AGAIN/.test(output))
    return `无法连接 npm 软件源。/ The npm registry cannot be reached. Check the network or npm's registry setting, then start again.\n${tail}`;
  return `依赖安装失败。/ Installing the dependencies failed:\n${tail}`;
}

/** Path of a Node that is new enough: the packaged one, else this one. */
export function findNode() {
  const packaged = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  for (const candidate of [packaged, process.execPath]) {
    const version = spawnSync(candidate, ['--version'], { encoding: 'utf8' }).stdout ?? '';
    if (Number(/^v(\d+)/.exec(version)?.[1] ?? 0) >= MINIMUM) return candidate;
  }
  throw new Stop(
    `需要 Node ${MINIMUM} 或更新版本。/ Node ${MINIMUM} or newer is needed and the packaged one was not installed (are npm install scripts switched off?). Run: npm rebuild node, or install Node ${MINIMUM}+.`,
  );
}

/** Ends the process with the cause and the cure in one sentence; other errors keep their stack. */
export function fail(error) {
  console.error(error instanceof Stop ? error.message : error);
  process.exit(1);
}
