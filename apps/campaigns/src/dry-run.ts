import type { Actor, Database, Tx } from '@fire-campaign/platform';

/** Does `work` in a transaction and takes it back, so that a dry run answers what the change itself would. */
export async function rehearse<Result>(db: Database, actor: Actor, operation: string, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const done = new (class Rehearsed extends Error {
    result!: Result;
  })();
  try {
    await db.transaction(actor, operation, async (tx) => {
      done.result = await work(tx);
      throw done;
    });
  } catch (error) {
    if (error !== done) throw error;
  }
  return done.result;
}
