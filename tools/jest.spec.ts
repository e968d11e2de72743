import { afterAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { temporaryDirectory } from './temporary.js';

/** What `npm run jest` does on a machine with neither Java nor Docker. */
describe('the specs that need Kafka', () => {
  const nothing = temporaryDirectory('no-programs');
  afterAll(() => nothing.remove());
  const run = (env: Record<string, string>, ...args: readonly string[]) =>
    new Promise<{ code: number; output: string }>((done) => {
      const { CI: _, TEST_KAFKA: __, ...rest } = process.env;
      const options = { env: { ...rest, PATH: nothing.path, ...env } };
      const child = execFile(process.execPath, [join(import.meta.dirname, 'jest.mjs'), ...args], options, (_, stdout, stderr) =>
        done({ code: child.exitCode ?? 1, output: stdout + stderr }),
      );
    });

  it('are left out without a broker, and said so; the others run', async () => {
    const { code, output } = await run({}, 'tools/kafka', 'libs/domain/src/local-date.spec.ts');
    expect(output).toMatch(/\*\.kafka\.spec\.ts are left out: .*Java 17 is missing/);
    expect(output).toMatch(/Test Suites: 1 passed, 1 total/);
    expect(code).toBe(0);
  }, 180_000);

  it('fail the run in CI', async () => {
    for (const results of [[], ['--ci', '--json', `--outputFile=${join(nothing.path, 'results.json')}`]]) {
      const { code, output } = await run({ CI: 'true' }, 'tools/kafka', ...results);
      expect(output).toContain('Java 17 is missing');
      expect(code).toBe(1);
    }
  }, 180_000);

  it('ask for no broker when none is chosen', async () => {
    const { code, output } = await run({ CI: 'true' }, 'libs/domain/src/local-date.spec.ts');
    expect(output).not.toContain('Kafka');
    expect(code).toBe(0);
  }, 180_000);
});
