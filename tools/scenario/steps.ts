import { createHash, randomUUID } from 'node:crypto';

/* What scenarios are made of. */

/** Regions that work at the same time. */
const PARALLEL = 4;

/** A new idempotency key. */
export const key = (): string => randomUUID();

/** A number in [0, 1) that depends on the seed and the words only: the same units have the same fate in every run. */
export function chance(seed: string, ...words: readonly string[]): number {
  return (
    createHash('sha256')
      .update([seed, ...words].join('\0'))
      .digest()
      .readUInt32BE(0) /
    2 ** 32
  );
}

export function require(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

export async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: PARALLEL }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
}
