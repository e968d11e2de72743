// Runs Jest on a fresh embedded PostgreSQL that all specs share; each spec file makes its own database in it. When the run includes
// specs named `*.kafka.spec.ts` they share a fresh Kafka broker, too, or the one whose settings TEST_KAFKA already names.
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
const { BrokerError, BrokerUnavailable, KafkaBroker } = await import('./kafka/broker.ts');

const wanted = process.argv.slice(2);
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(root, 'node_modules/jest/bin/jest.js'), ...wanted];
const directory = mkdtempSync(join(tmpdir(), 'fc-test-'));
// Tests do not survive a power cut, so their database need not either; the kill tests use a server of their own.
const { chmodSync } = await import('node:fs');
chmodSync(directory, 0o755);

const NONE = { env: {}, args: [], stop: async () => {} };

/** @returns what Jest is started with: the broker's settings, or the exclusion of the specs that need one */
async function kafka() {
  if (process.env.TEST_KAFKA !== undefined) return NONE;
  // With --json the list would go into the file of the results.
  const listed = [...jest.filter((argument) => !/^--(json|outputFile)/.test(argument)), '--listTests'];
  const { stdout } = spawnSync(process.execPath, listed, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (!stdout.includes('.kafka.spec.ts')) return NONE;
  try {
    const broker = await KafkaBroker.start({ directory: join(directory, 'kafka') });
    return { env: { TEST_KAFKA: JSON.stringify(broker.settings) }, args: [], stop: () => broker.stop() };
  } catch (error) {
    if (!(error instanceof BrokerUnavailable) || process.env.CI === 'true') throw error;
    console.error(`跳过 *.kafka.spec.ts / *.kafka.spec.ts are left out: ${error.message}`);
    return { ...NONE, args: ['/node_modules/', '\\.kafka\\.spec\\.ts$'].map((pattern) => `--testPathIgnorePatterns=${pattern}`) };
  }
}

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
  const run = spawn(process.execPath, [...jest, ...args], {
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
