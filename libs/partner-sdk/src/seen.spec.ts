import { describe, expect, it } from '@jest/globals';
import { seenInMemory } from './index.js';

describe('remembering in memory', () => {
  it('runs an effect once per id', async () => {
    const seen = seenInMemory();
    const ran: string[] = [];
    const once = (id: string) => seen.once(id, async () => void ran.push(id));
    expect([await once('a'), await once('b'), await once('a')]).toEqual([true, true, false]);
    expect(ran).toEqual(['a', 'b']);
  });

  it('forgets what failed, so that it can be tried again', async () => {
    const seen = seenInMemory();
    await expect(seen.once('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await seen.once('a', async () => undefined)).toBe(true);
  });

  it('keeps the last ids only', async () => {
    const seen = seenInMemory(2);
    for (const id of ['a', 'b', 'c']) await seen.once(id, async () => undefined);
    expect(await seen.once('c', async () => undefined)).toBe(false);
    expect(await seen.once('a', async () => undefined)).toBe(true);
  });
});
