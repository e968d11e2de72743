import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryDirectory } from '../temporary.js';
import { Client } from './client.js';
import { notices } from './notice.js';
import { PlatformProcess } from './process.js';

describe('the shipped notice', () => {
  const data = temporaryDirectory('notice');
  const platform = new PlatformProcess(4782, data.path);
  beforeAll(() => platform.start(), 120_000);
  afterAll(async () => {
    await platform.stop();
    data.remove();
  });

  it('becomes a published campaign through public GraphQL', async () => {
    const file = new URL('../../libs/notices/notices/11-hundred-days.txt', import.meta.url).pathname;
    const lines: string[] = [];
    const result = await notices(new Client(platform.url, platform.password), [file], (line) => lines.push(line));
    expect(result).toMatchObject({ ok: true, notices: 1 });
    expect(result.confirmed).toBeGreaterThan(20);
    expect(lines.at(-1)).toMatch(/^11-hundred-days\.txt +CAMPAIGN/);
  }, 120_000);
});
