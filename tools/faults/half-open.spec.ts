import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InProcessTransport } from '@fire-campaign/platform';
import { testPostgres } from '@fire-campaign/testing';
import { MAKER, startThings, ThingHappened, until, type Things } from '@fire-campaign/testing/things';
import pg from 'pg';
import { TcpProxy } from './proxy.js';

describe('a service whose connections to PostgreSQL are half-open', () => {
  const server = testPostgres();
  let proxy: TcpProxy;
  let things: Things;
  /** Past the proxy. */
  let direct: pg.Client;

  beforeAll(async () => {
    proxy = await TcpProxy.open(() => ({ path: `${server.host}/.s.PGSQL.${server.port ?? 5432}` }));
    process.env['TEST_POSTGRES'] = JSON.stringify({ ...server, host: '127.0.0.1', port: proxy.port });
    things = await startThings(new InProcessTransport());
    direct = new pg.Client({ ...server, database: things.owner.options.database });
    await direct.connect();
  });
  afterAll(async () => {
    proxy.heal();
    await direct.end();
    await things.stop();
    await proxy.close();
  });

  const relays = async () =>
    (await direct.query<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE application_name = $1`, [`fc-${MAKER}-relay`])).rows;

  it('says so, gives the relay’s connection up, and sends everything when the network is healed', async () => {
    await things.publish('thing', 1);
    await things.settled();
    expect(await things.maker.troubles()).toEqual([]);
    expect(await relays()).toHaveLength(1);

    proxy.swallow();
    for (let n = 2; n <= 5; n += 1)
      await direct.query(
        `INSERT INTO ${MAKER}.outbox (id, type, version, key, region_code, data) VALUES (gen_random_uuid(), $1, 1, 'thing', '32', $2)`,
        [ThingHappened.type, { thing: 'thing', n }],
      );
    await until(() => things.maker.relay.failingForMs > 10_000, 15);
    expect(await things.maker.troubles()).toEqual([`${MAKER}: database`, `${MAKER}: events cannot be sent`]);
    await until(async () => (await relays()).length === 0, 30);
    expect(things.maker.relay.failingForMs).toBeGreaterThan(10_000); // and goes on counting from where it began to hang

    proxy.heal();
    await until(async () => (await things.maker.troubles()).length === 0, 30);
    await things.settled();
    expect((await things.effects('thing')).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
  }, 120_000);
});
