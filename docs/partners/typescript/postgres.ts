import type { SeenStore } from '@fire-campaign/partner-sdk';
import type { Pool, PoolClient } from 'pg';

/**
 * Remembers an event in the transaction of its effect, so that it takes effect exactly once whatever crashes. Needs
 * `CREATE TABLE seen_event (id uuid PRIMARY KEY, seen_at timestamptz NOT NULL DEFAULT now())`; rows older than the retention of the
 * topics (90 days) may be deleted.
 */
export function seenInPostgres(pool: Pool): SeenStore<PoolClient> {
  return {
    async once(id, effect) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const { rowCount } = await client.query('INSERT INTO seen_event (id) VALUES ($1) ON CONFLICT DO NOTHING', [id]);
        const isNew = rowCount === 1;
        if (isNew) await effect(client);
        await client.query('COMMIT');
        return isNew;
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      } finally {
        client.release();
      }
    },
  };
}
