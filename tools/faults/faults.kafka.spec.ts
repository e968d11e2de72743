import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FAULTS_AT_REST, FAULTS_UNDER_LOAD } from './faults.js';

describe('the distributed platform under faults', () => {
  it('loses nothing, doubles nothing and keeps the order, whatever strikes', async () => {
    const program = [
      '--disable-warning=ExperimentalWarning',
      join(import.meta.dirname, 'index.ts'),
      '--seed',
      '20261122',
      '--short',
      '--port',
      '4860',
    ];
    const output = await new Promise<string>((done) => {
      execFile(process.execPath, program, { maxBuffer: 64 * 2 ** 20 }, (error, stdout, stderr) =>
        done(`${stdout}${error === null ? '' : stderr}`),
      );
    });
    const last = output.trim().split('\n').findLast((line) => line.startsWith('{"seed"')); // prettier-ignore
    expect({ output, last }).toMatchObject({ last: expect.any(String) });
    const { counters, faults } = JSON.parse(last!) as { counters: Record<string, number>; faults: Record<string, number> };
    expect({ output, counters }).toMatchObject({
      counters: { lost: 0, phantom: 0, duplicateEffect: 0, orderBreaks: 0, unsent: 0, inboxMismatch: 0, indicatorMismatch: 0 },
    });
    expect(output).not.toMatch(/^✗/m);
    // A fault that never struck would prove nothing.
    for (const { name, times } of [...FAULTS_UNDER_LOAD, ...FAULTS_AT_REST]) expect([name, faults[name]]).toEqual([name, times.short]);
  }, 600_000);
});
