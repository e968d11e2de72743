import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeLog, platformSettings, readConfig } from '@fire-campaign/platform';
import { createDatabase } from '@fire-campaign/testing';
import pg from 'pg';
import { createFirstAdministrators } from '../src/platform.js';

/** What `npm run cli -- admin create` does beside services that run apart, where the directory's login may not create anything. */
describe('the first administrators of an installation whose services have logins of their own', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  it('are made with tables of the owner, by the login of the directory', async () => {
    const { host, port, user, database: name } = database.connection;
    const urlOf = (login: string) => `postgres://${login}@localhost:${port}/${name}?host=${encodeURIComponent(host!)}`;
    const config = readConfig(platformSettings, {
      FC_MODE: 'production',
      DATABASE_URL: urlOf('fc_directory'),
      FC_OWNER_DATABASE_URL: urlOf(user!),
    });
    const made = await createFirstAdministrators(config, makeLog('silent'), {
      login: 'admin',
      names: { system: '张三', security: '李四', audit: '王五' },
      regionCode: '32',
    });
    expect(made.map(({ login, role }) => [login, role])).toEqual([
      ['admin', 'SYSTEM_ADMIN'],
      ['admin-security', 'SECURITY_ADMIN'],
      ['admin-audit', 'AUDITOR'],
    ]);
    const client = new pg.Client(database.connection);
    await client.connect();
    const { rows } = await client.query<{ tableowner: string }>(`SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'directory'`);
    await client.end();
    expect(rows).toEqual([{ tableowner: user }]);
  }, 120_000);
});
