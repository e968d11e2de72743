import { dirname } from 'node:path';
import type pg from 'pg';
import type { PlatformConfig } from './config.js';
import { EmbeddedPostgres, StartError } from './embedded-postgres.js';
import { connectionFromUrl, connectOrExplain } from './migrations.js';
import type { ServiceRuntime } from './service.js';

/** The database of one running platform. */
export interface OpenDatabase extends Pick<ServiceRuntime, 'owner' | 'connectionFor'> {
  /** Null with an external database. */
  readonly directory: string | null;
  close(): Promise<void>;
}

/**
 * Opens the configured database for one platform alone; an embedded one stops with `close`. An external one is DATABASE_URL, and for
 * migrations FC_OWNER_DATABASE_URL where the two are different logins.
 * @throws StartError
 */
export async function openDatabase(
  config: Pick<PlatformConfig, 'DATABASE_URL' | 'FC_DATA_DIR'> & Partial<Pick<PlatformConfig, 'FC_OWNER_DATABASE_URL'>>,
): Promise<OpenDatabase> {
  if (config.DATABASE_URL !== undefined) {
    const own = connectionFromUrl(config.DATABASE_URL);
    const owner = connectionFromUrl(config.FC_OWNER_DATABASE_URL ?? config.DATABASE_URL);
    return { owner, connectionFor: () => own, directory: null, close: await lockInstance(owner) };
  }
  const postgres = await EmbeddedPostgres.start(config.FC_DATA_DIR);
  const unlock = await lockInstance(postgres.connection()); // before this it may be somebody else's, and must not be stopped
  return {
    owner: postgres.connection(),
    connectionFor: (service) => postgres.connection(`fc_${service}`),
    directory: dirname(postgres.directory),
    async close() {
      await unlock();
      await postgres.stop();
    },
  };
}

/** One running platform per database: two would both believe that they hand over all events. */
async function lockInstance(owner: pg.PoolConfig): Promise<() => Promise<void>> {
  const client = await connectOrExplain(owner);
  const { rows } = await client.query<{ locked: boolean }>(`SELECT pg_try_advisory_lock(hashtext('fc-standalone')) AS locked`);
  if (!rows[0]!.locked) {
    await client.end();
    throw new StartError(
      '该数据目录正被另一个平台进程使用。请先停止它,或用 FC_DATA_DIR 指定其他目录。/ Another running platform uses this data. Stop it first, or set FC_DATA_DIR to another folder.',
    );
  }
  return () => client.end();
}
