/**
 * Remembers which events took effect, so that one delivered twice takes effect once.
 *
 * `Context` is what the store hands to the effect, e.g. a database transaction: a store that records the id in the transaction
 * of the effect makes it exactly once; one of its own memory makes it at most once per process.
 */
export interface SeenStore<Context = void> {
  /**
   * Runs `effect` unless `id` was remembered, and remembers it when the effect succeeded.
   * @returns whether it ran
   * @throws what `effect` throws; then nothing is remembered
   */
  once(id: string, effect: (context: Context) => Promise<void>): Promise<boolean>;
}

/** The last `limit` ids, in memory: enough where a repeated effect after a restart does no harm. */
export function seenInMemory(limit = 100_000): SeenStore {
  const ids = new Set<string>();
  return {
    async once(id, effect) {
      if (ids.has(id)) return false;
      await effect();
      ids.add(id);
      if (ids.size > limit) ids.delete(ids.values().next().value!);
      return true;
    },
  };
}
