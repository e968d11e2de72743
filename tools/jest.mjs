// Runs Jest on a fresh embedded PostgreSQL that all specs share; each spec file makes its own database in it. When the run includes
// specs named `*.kafka.spec.ts` they share a fresh Kafka broker, too, or the one whose settings TEST_KAFKA already names. Specs named
// `*.browser.spec.ts` need the system's Chromium.
//   npm run jest -- [jest arguments]
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
await build();
const { EmbeddedPostgres } = await import('@fire-campaign/platform');
const { chromium, ChromiumUnavailable } = await import('./browser/chromium.ts');
const { BrokerError, BrokerUnavailable, KafkaBroker } = await import('./kafka/broker.ts');

const wanted = process.argv.slice(2);
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(root, 'node_modules/jest/bin/jest.js'), ...wanted];
const directory = mkdtempSync(join(tmpdir(), 'fc-test-'));
// Tests do not survive a power cut, so their database need not either; the kill tests use a server of their own.
const { chmodSync } = await import('node:fs');
chmodSync(directory, 0o755);

const NONE = { env: {}, args: [], stop: async () => {} };

// With --json the list would go into the file of the results.
const listing = [...jest.filter((argument) => !/^--(json|outputFile)/.test(argument)), '--listTests'];
const { stdout: listed } = spawnSync(process.execPath, listing, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
const without = (kind) => `--testPathIgnorePatterns=\\.${kind}\\.spec\\.ts$`;

/** @returns the exclusion of the specs that need a browser, where there is none */
function browser() {
  if (!listed.includes('.browser.spec.ts')) return [];
  try {
    chromium();
    return [];
  } catch (error) {
    if (!(error instanceof ChromiumUnavailable) || process.env.CI === 'true') throw error;
    console.error(`跳过 *.browser.spec.ts / *.browser.spec.ts are left out: ${error.message}`);
    return [without('browser')];
  }
}

/** @returns what Jest is started with: the broker's settings, or the exclusion of the specs that need one */
async function kafka() {
  if (process.env.TEST_KAFKA !== undefined || !listed.includes('.kafka.spec.ts')) return NONE;
  try {
    const broker = await KafkaBroker.start({ directory: join(directory, 'kafka') });
    return { env: { TEST_KAFKA: JSON.stringify(broker.settings) }, args: [], stop: () => broker.stop() };
  } catch (error) {
    if (!(error instanceof BrokerUnavailable) || process.env.CI === 'true') throw error;
    console.error(`跳过 *.kafka.spec.ts / *.kafka.spec.ts are left out: ${error.message}`);
    return { ...NONE, args: [without('kafka')] };
  }
}

const left = browser();
const [postgres, broker] = await Promise.allSettled([
  EmbeddedPostgres.start(directory, {
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=400'],
  }),
  kafka(),
]);
const failure = [postgres, broker].find(({ status }) => status === 'rejected');
let code = 1;
if (failure === undefined) {
  const { env, args } = broker.value;
  const run = spawn(process.execPath, [...jest, ...args, ...left, '--testPathIgnorePatterns=/node_modules/'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env, TEST_POSTGRES: JSON.stringify(postgres.value.connection()) },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => run.kill(signal));
  code = await new Promise((done) => run.on('exit', (exit) => done(exit ?? 1)));
} else console.error(failure.reason instanceof BrokerError ? failure.reason.message : failure.reason);
await Promise.all([postgres.value?.stop(), broker.value?.stop()]);
rmSync(directory, { recursive: true, force: true });
process.exit(code);
