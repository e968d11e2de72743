import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryDirectory } from '../temporary.js';
import { Client } from './client.js';
import { hundredDays } from './hundred-days.js';
import { oneYearAction } from './one-year-action.js';
import { PlatformProcess } from './process.js';

describe('a campaign run by the clock, in short', () => {
  const data = temporaryDirectory('campaign-year');
  const platform = new PlatformProcess(4783, data.path, { FC_CLOCK_CONTROL: 'true' });
  const lines: string[] = [];
  const options = { seed: '1', short: true, say: (line: string) => lines.push(line) };
  beforeAll(() => platform.start(), 120_000);
  afterAll(async () => {
    await platform.stop();
    data.remove();
  });

  it('judges every numeric target of the one-year action as the reported figures call for', async () => {
    const result = await oneYearAction(new Client(platform.url, platform.password), options);
    expect({ result, lines }).toMatchObject({ result: { ok: true, targets: 42, dispatchDays: 3, gatesPassed: 21 } });
    // Laggards fall short of some: a run in which everything is met would prove little.
    expect(result.targetsMet).toBeGreaterThan(0);
    expect(result.targetsMet).toBeLessThan(42);
  }, 300_000);

  it('ends the daily dispatch of the hundred days with the event that is dated on the way', async () => {
    const result = await hundredDays(new Client(platform.url, platform.password), options);
    expect({ result, lines }).toMatchObject({ result: { ok: true, dispatchDays: 7, gatesPassed: 18 } });
  }, 300_000);
});
