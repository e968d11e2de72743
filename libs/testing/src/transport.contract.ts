import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { defineEvent, type EventData, type EventEnvelope } from '@fire-campaign/events';
import {
  Actor,
  Clock,
  makeLog,
  platformSettings,
  prepareService,
  ReactsTo,
  readConfig,
  TokenVerifier,
  type EventTransport,
  type RunningService,
  type ServiceDefinition,
  type Tx,
} from '@fire-campaign/platform';
import { Injectable, Module } from '@nestjs/common';
import pg from 'pg';
import { z } from 'zod';
import { createDatabase, TEST_ISSUER } from './service.js';

const ThingHappened = defineEvent({
  type: 'maker.thing.happened',
  version: 1,
  key: 'thing',
  data: z.object({ thing: z.string(), n: z.number().int() }),
  labels: { thing: 'PUBLIC', n: 'PUBLIC' },
});
const ThingNoted = defineEvent({
  type: 'taker.thing.noted',
  version: 1,
  key: 'thing',
  data: z.object({ thing: z.string(), n: z.number().int() }),
  labels: { thing: 'PUBLIC', n: 'PUBLIC' },
});

/** What the consumer of the contract suite does wrong, per test. */
const fault = { of: (_data: EventData<typeof ThingHappened>): Error | null => null };

@Injectable()
class Taker {
  @ReactsTo(ThingHappened)
  async take(data: EventData<typeof ThingHappened>, tx: Tx): Promise<void> {
    const error = fault.of(data);
    if (error !== null) throw error;
    await tx.query('INSERT INTO effect (thing, n) VALUES ($1, $2)', [data.thing, data.n]);
    if (data.thing === 'chain') await tx.publish(ThingNoted, '32', data);
  }
}
@Module({})
class MakerModule {}
@Module({ providers: [Taker] })
class TakerModule {}

class CreateEffect1700000000001 {
  readonly name = 'CreateEffect1700000000001';
  async up(db: { query(sql: string): Promise<unknown> }): Promise<void> {
    await db.query('CREATE TABLE effect (seq bigint GENERATED ALWAYS AS IDENTITY, thing text NOT NULL, n int NOT NULL)');
  }
  async down(db: { query(sql: string): Promise<unknown> }): Promise<void> {
    await db.query('DROP TABLE effect');
  }
}

const sdl = 'type Query { nothing: Boolean @access(capability: "SIGNED_IN") }';
const maker: ServiceDefinition = {
  name: 'maker',
  module: MakerModule,
  sdl,
  entities: [],
  migrations: [],
  publishes: [ThingHappened as never],
};
const taker: ServiceDefinition = {
  name: 'taker',
  module: TakerModule,
  sdl,
  entities: [],
  migrations: [CreateEffect1700000000001],
  publishes: [ThingNoted as never],
};

/**
 * What every event transport must do: at least once on the wire, exactly once in effect, in order per key, nothing lost.
 * @param make a fresh transport, connected to whatever carries its events
 */
export function transportContract(name: string, make: () => Promise<EventTransport>): void {
  describe(`event transport: ${name}`, () => {
    let database: Awaited<ReturnType<typeof createDatabase>>;
    let owner: pg.Pool;
    let from: RunningService;
    let to: RunningService;
    let transport: EventTransport;
    /** Rejects after the delivery, as a crash between the acknowledgement and the mark would. */
    let crashes = 0;
    let sendings = 0;
    const system = Actor.system('maker');

    beforeAll(async () => {
      database = await createDatabase();
      owner = new pg.Pool({ ...database.connection, max: 3 });
      transport = await make();
      const flaky: EventTransport = {
        subscribe: (subscription) => transport.subscribe(subscription),
        close: () => transport.close(),
        async send(events) {
          sendings += 1;
          await transport.send(events);
          if (crashes > 0) {
            crashes -= 1;
            throw new Error('crashed after the acknowledgement');
          }
        },
      };
      const runtime = {
        config: readConfig(platformSettings, { FC_POOL_SIZE: '8' }),
        owner: database.connection,
        connectionFor: (service: string) => ({ ...database.connection, user: `fc_${service}` }),
        transport: flaky,
        verifier: new TokenVerifier(TEST_ISSUER, 'x', async () => {
          throw new Error('nobody signs in here');
        }),
        clock: new Clock(),
        log: makeLog('silent'),
        issuer: TEST_ISSUER,
      };
      from = await prepareService(maker, runtime);
      to = await prepareService(taker, runtime);
      await from.run();
      await to.run();
    });
    afterAll(async () => {
      await from.stop();
      await to.stop();
      await transport.close();
      await owner.end();
      await database.drop();
    });
    beforeEach(async () => {
      fault.of = () => null;
      crashes = 0;
      sendings = 0;
      await owner.query(
        'TRUNCATE taker.effect; TRUNCATE taker.inbox; TRUNCATE taker.dead_letter; TRUNCATE maker.outbox; TRUNCATE taker.outbox',
      );
    });

    const publish = (thing: string, n: number) =>
      from.db.transaction(system, 'test', (tx) => tx.publish(ThingHappened, '32', { thing, n }));
    const effects = async (thing?: string) =>
      (
        await owner.query<{ thing: string; n: number }>(
          'SELECT thing, n FROM taker.effect WHERE $1::text IS NULL OR thing = $1 ORDER BY seq',
          [thing ?? null],
        )
      ).rows;
    const parked = async () =>
      (
        await owner.query<{ event_id: string; n: number; attempts: number }>(
          `SELECT event_id, event->'data'->'n' AS n, attempts FROM taker.dead_letter ORDER BY seq`,
        )
      ).rows;
    const unsent = async () =>
      (await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM maker.outbox WHERE sent_at IS NULL')).rows[0]!.n;
    const until = async (what: () => Promise<boolean>) => {
      for (const endsAt = Date.now() + 15_000; Date.now() < endsAt; await wait(10)) if (await what()) return;
      throw new Error('waited too long');
    };
    const settled = () => until(async () => (await unsent()) === 0);

    it('applies every event once, in commit order per key, with 16 writers', async () => {
      const writers = Array.from({ length: 16 }, async (_, writer) => {
        for (let n = 1; n <= 25; n += 1) await publish(`key-${writer}`, n);
      });
      await Promise.all(writers);
      await settled();
      const rows = await effects();
      expect(rows).toHaveLength(16 * 25);
      for (let writer = 0; writer < 16; writer += 1) {
        expect(rows.filter((row) => row.thing === `key-${writer}`).map((row) => row.n)).toEqual(
          Array.from({ length: 25 }, (_, index) => index + 1),
        );
      }
    });

    it('publishes nothing when the change is rolled back', async () => {
      await from.db
        .transaction(system, 'test', async (tx) => {
          await tx.publish(ThingHappened, '32', { thing: 'never', n: 1 });
          throw new Error('refused');
        })
        .catch(() => {});
      await publish('after', 1);
      await settled();
      expect(await effects()).toEqual([{ thing: 'after', n: 1 }]);
    });

    it('has one effect when the relay crashes after the acknowledgement and sends again', async () => {
      crashes = 2;
      await publish('twice', 1);
      await settled();
      expect(sendings).toBeGreaterThanOrEqual(3);
      expect(await effects()).toEqual([{ thing: 'twice', n: 1 }]);
    });

    it('has one effect when the same event stands twice in one batch', async () => {
      await publish('double', 1);
      await settled();
      const { rows } = await owner.query('SELECT id, type, version, key, region_code, data FROM maker.outbox');
      await owner.query('TRUNCATE taker.effect; TRUNCATE taker.inbox');
      const event = {
        ...rows[0],
        source: 'maker',
        time: new Date().toISOString(),
        regionCode: '32',
        sequence: 1,
        traceId: null,
        causationId: null,
      } as EventEnvelope;
      await transport.send([event, event]);
      await until(async () => (await effects()).length > 0);
      expect(await effects()).toEqual([{ thing: 'double', n: 1 }]);
    });

    it('does not skip or overtake a row that commits late', async () => {
      const late = new pg.Client(database.connection);
      await late.connect();
      await late.query('BEGIN');
      await late.query(
        `INSERT INTO maker.outbox (id, type, version, key, region_code, data) VALUES (gen_random_uuid(), $1, 1, 'gap', '32', '{"thing":"gap","n":1}')`,
        [ThingHappened.type],
      );
      await publish('gap', 2);
      await wait(200);
      expect(await effects('gap')).toEqual([]);
      await late.query('COMMIT');
      await late.end();
      await settled();
      expect(await effects('gap')).toEqual([
        { thing: 'gap', n: 1 },
        { thing: 'gap', n: 2 },
      ]);
    });

    it('parks a poison event after five tries; only its key waits, and a re-drive takes the key up in order', async () => {
      fault.of = ({ thing, n }) => (thing === 'bad' && n === 3 ? new Error('cannot digest 3') : null);
      for (let n = 1; n <= 5; n += 1) {
        await publish('bad', n);
        await publish('good', n);
      }
      await settled();
      expect((await effects('good')).map((row) => row.n)).toEqual([1, 2, 3, 4, 5]);
      expect((await effects('bad')).map((row) => row.n)).toEqual([1, 2]);
      expect((await parked()).map(({ n, attempts }) => [n, attempts])).toEqual([[3, 5], [4, 0], [5, 0]]); // prettier-ignore

      const [head] = await parked();
      await expect(to.db.transaction(Actor.system('taker'), 'redrive', (tx) => to.consumer.redrive(tx, head!.event_id))).rejects.toThrow(
        'cannot digest 3',
      );
      expect(await parked()).toHaveLength(3);
      fault.of = () => null;
      await to.db.transaction(Actor.system('taker'), 'redrive', (tx) => to.consumer.redrive(tx, head!.event_id));
      expect((await effects('bad')).map((row) => row.n)).toEqual([1, 2, 3, 4, 5]);
      expect(await parked()).toEqual([]);
    });

    it('recovers by itself from a failure that passes', async () => {
      let failures = 3;
      fault.of = () => (failures-- > 0 ? new Error('for a moment') : null);
      await publish('moment', 1);
      await settled();
      expect(await effects('moment')).toEqual([{ thing: 'moment', n: 1 }]);
      expect(await parked()).toEqual([]);
    });

    it('parks what has a wrong shape or an unknown version at once, and goes on', async () => {
      const insert = (version: number, data: object) =>
        owner.query(
          `INSERT INTO maker.outbox (id, type, version, key, region_code, data) VALUES (gen_random_uuid(), $1, $2, $3, '32', $4)`,
          [ThingHappened.type, version, JSON.stringify(data), JSON.stringify(data)],
        );
      await insert(1, { thing: 'shape', n: 'not a number' });
      await insert(9, { thing: 'version', n: 1 });
      await publish('fine', 1);
      await settled();
      expect(await effects()).toEqual([{ thing: 'fine', n: 1 }]);
      expect((await parked()).map(({ attempts }) => attempts)).toEqual([1, 1]);
    });

    it('sends what a reaction published, naming its cause', async () => {
      await publish('chain', 1);
      await settled();
      const { rows } = await owner.query<EventEnvelope & { causation_id: string }>('SELECT type, causation_id FROM taker.outbox');
      const { rows: causes } = await owner.query<{ id: string }>('SELECT id FROM maker.outbox');
      expect(rows).toEqual([{ type: ThingNoted.type, causation_id: causes[0]!.id }]);
    });
  });
}
