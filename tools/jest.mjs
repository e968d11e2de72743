// Runs Jest on a fresh embedded PostgreSQL that all specs share; each spec file makes its own database in it.
//   npm run jest -- [jest arguments]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
await build();
const { EmbeddedPostgres } = await import('@fire-campaign/platform');
const directory = mkdtempSync(join(tmpdir(), 'fc-test-'));
// Tests do not survive a power cut, so their database need not either; the kill tests use a server of their own.
const { chmodSync } = await import('node:fs');
chmodSync(directory, 0o755);
const postgres = await EmbeddedPostgres.start(directory, {
  settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=400'],
});
const jest = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(root, 'node_modules/jest/bin/jest.js'),
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, TEST_POSTGRES: JSON.stringify(postgres.connection()) } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
const code = await new Promise((done) => jest.on('exit', (exit) => done(exit ?? 1)));
await postgres.stop();
rmSync(directory, { recursive: true, force: true });
process.exit(code);
