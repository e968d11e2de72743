import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Actor, UNREADABLE, type EventTransport } from '@fire-campaign/platform';
import type { EventEnvelope } from '@fire-campaign/events';
import { fault, MAKER, startThings, TAKER, ThingHappened, ThingNoted, until, type Things } from './things.js';

/**
 * What every event transport must do: at least once on the wire, exactly once in effect, in order per key, nothing lost.
 * @param make a fresh transport, connected to whatever carries its events
 */
export function transportContract(name: string, make: () => Promise<EventTransport>): void {
  describe(`event transport: ${name}`, () => {
    let things: Things;
    let transport: EventTransport;
    /** Rejects after the delivery, as a crash between the acknowledgement and the mark would. */
    let crashes = 0;
    let sendings = 0;
    const system = Actor.system(MAKER);

    beforeAll(async () => {
      transport = await make();
      things = await startThings({
        subscribe: (subscription) => transport.subscribe(subscription),
        troubles: () => transport.troubles(),
        close: () => transport.close(),
        async send(events) {
          sendings += 1;
          await transport.send(events);
          if (crashes > 0) {
            crashes -= 1;
            throw new Error('crashed after the acknowledgement');
          }
        },
      });
    });
    afterAll(() => things.stop());
    beforeEach(async () => {
      fault.of = () => null;
      crashes = 0;
      sendings = 0;
      await things.clear();
    });

    it('applies every event once, in commit order per key, with 16 writers', async () => {
      const writers = Array.from({ length: 16 }, async (_, writer) => {
        for (let n = 1; n <= 25; n += 1) await things.publish(`key-${writer}`, n);
      });
      await Promise.all(writers);
      await things.settled();
      const rows = await things.effects();
      expect(rows).toHaveLength(16 * 25);
      for (let writer = 0; writer < 16; writer += 1) {
        expect(rows.filter((row) => row.thing === `key-${writer}`).map((row) => row.n)).toEqual(
          Array.from({ length: 25 }, (_, index) => index + 1),
        );
      }
    });

    it('publishes nothing when the change is rolled back', async () => {
      await things.maker.db
        .transaction(system, 'test', async (tx) => {
          await tx.publish(ThingHappened, '32', { thing: 'never', n: 1 });
          throw new Error('refused');
        })
        .catch(() => {});
      await things.publish('after', 1);
      await things.settled();
      expect(await things.effects()).toEqual([{ thing: 'after', n: 1 }]);
      expect((await things.owner.query(`SELECT key FROM ${MAKER}.outbox`)).rows).toEqual([{ key: 'after' }]);
    });

    it('has one effect when the relay crashes after the acknowledgement and sends again', async () => {
      crashes = 2;
      await things.publish('twice', 1);
      await until(async () => crashes === 0);
      await things.publish('twice', 2); // comes behind all repetitions of the first
      await things.settled();
      expect(sendings).toBeGreaterThanOrEqual(3);
      expect(await things.effects()).toEqual([
        { thing: 'twice', n: 1 },
        { thing: 'twice', n: 2 },
      ]);
    });

    it('has one effect when the same event stands twice in one batch', async () => {
      const event = things.envelope('double', 1);
      await transport.send([event, event, things.envelope('double', 2)]);
      await until(async () => (await things.effects()).some(({ n }) => n === 2));
      expect(await things.effects()).toEqual([
        { thing: 'double', n: 1 },
        { thing: 'double', n: 2 },
      ]);
    });

    it('does not skip or overtake a row that commits late', async () => {
      const late = await things.owner.connect();
      await late.query('BEGIN');
      await late.query(
        `INSERT INTO ${MAKER}.outbox (id, type, version, key, region_code, data) VALUES (gen_random_uuid(), $1, 1, 'gap', '32', '{"thing":"gap","n":1}')`,
        [ThingHappened.type],
      );
      await things.publish('gap', 2);
      await wait(200);
      expect(await things.effects('gap')).toEqual([]);
      await late.query('COMMIT');
      late.release();
      await things.settled();
      expect(await things.effects('gap')).toEqual([
        { thing: 'gap', n: 1 },
        { thing: 'gap', n: 2 },
      ]);
    });

    it('keeps the order of a key when the second to change it began first, beside a long transaction', async () => {
      const [early, long, late] = [await things.owner.connect(), await things.owner.connect(), await things.owner.connect()];
      const insert = (n: number) =>
        `INSERT INTO ${MAKER}.outbox (id, type, version, key, region_code, data) VALUES (gen_random_uuid(), '${ThingHappened.type}', 1, 'turn', '32', '{"thing":"turn","n":${n}}')`;
      for (const client of [early, long, late]) await client.query('BEGIN; SELECT pg_current_xact_id()');
      await late.query(`${insert(1)}; COMMIT`);
      await early.query(`${insert(2)}; COMMIT`);
      await wait(200);
      expect(await things.effects('turn')).toEqual([]);
      await long.query('COMMIT');
      for (const client of [early, long, late]) client.release();
      await things.settled();
      expect((await things.effects('turn')).map(({ n }) => n)).toEqual([1, 2]);
    });

    it('parks a poison event after five tries; only its key waits, and a re-drive takes the key up in order', async () => {
      fault.of = ({ thing, n }) => (thing === 'bad' && n === 3 ? new Error('cannot digest 3') : null);
      for (let n = 1; n <= 5; n += 1) {
        await things.publish('bad', n);
        await things.publish('good', n);
      }
      await things.settled();
      expect((await things.effects('good')).map((row) => row.n)).toEqual([1, 2, 3, 4, 5]);
      expect((await things.effects('bad')).map((row) => row.n)).toEqual([1, 2]);
      expect((await things.parked()).map(({ n, attempts }) => [n, attempts])).toEqual([[3, 5], [4, 0], [5, 0]]); // prettier-ignore
      const { rows: copies } = await things.owner.query(
        `SELECT causation_id, data->'attempts' AS attempts FROM ${TAKER}.outbox WHERE type = 'parked' ORDER BY seq`,
      );
      expect(copies).toEqual((await things.parked()).map(({ event_id, attempts }) => ({ causation_id: event_id, attempts })));

      const [head] = await things.parked();
      await expect(
        things.taker.db.transaction(Actor.system(TAKER), 'redrive', (tx) => things.taker.consumer.redrive(tx, head!.event_id)),
      ).rejects.toThrow('cannot digest 3');
      expect(await things.parked()).toHaveLength(3);
      fault.of = () => null;
      await things.taker.db.transaction(Actor.system(TAKER), 'redrive', (tx) => things.taker.consumer.redrive(tx, head!.event_id));
      expect((await things.effects('bad')).map((row) => row.n)).toEqual([1, 2, 3, 4, 5]);
      expect(await things.parked()).toEqual([]);
    });

    it('recovers by itself from a failure that passes', async () => {
      let failures = 3;
      fault.of = () => (failures-- > 0 ? new Error('for a moment') : null);
      await things.publish('moment', 1);
      await things.settled();
      expect(await things.effects('moment')).toEqual([{ thing: 'moment', n: 1 }]);
      expect(await things.parked()).toEqual([]);
    });

    it('parks nothing while the database fails, and goes on by itself afterwards', async () => {
      await things.owner.query(`ALTER TABLE ${TAKER}.inbox RENAME TO inbox_away`);
      await things.publish('outage', 1);
      await things.publish('outage', 2);
      await until(async () => sendings > 0);
      await wait(300);
      await things.owner.query(`ALTER TABLE ${TAKER}.inbox_away RENAME TO inbox`);
      await things.settled();
      expect((await things.effects('outage')).map(({ n }) => n)).toEqual([1, 2]);
      expect(await things.parked()).toEqual([]);
    });

    it('parks text that no database keeps, and goes on', async () => {
      await transport.send([things.envelope('nul\0 and \ud800', 1), things.envelope('plain', 1)]);
      await until(async () => (await things.effects('plain')).length === 1 && (await things.parked()).length === 1);
      expect(await things.parked()).toMatchObject([{ key: 'nul\uFFFD and \uFFFD', n: 1 }]);
    });

    it('parks at once what is no event, with the reason', async () => {
      const data = { topic: 't', partition: 0, offset: '7', reason: 'the value is not JSON', bytes: 1, sha256: '', value: 'eA==' };
      await things.taker.consumer.handle([{ ...things.envelope('junk', 1), type: UNREADABLE, regionCode: '00', data }]);
      expect(await things.parked()).toMatchObject([{ key: 'junk', attempts: 1, reason: expect.stringContaining('the value is not JSON') }]);
    });

    it('refuses to publish an event that is too large to be carried', async () => {
      await expect(things.publish('x'.repeat(900_000), 1)).rejects.toThrow('the limit is 900000');
    });

    it('parks what has a wrong shape or an unknown version at once, and goes on', async () => {
      const insert = (version: number, data: object) =>
        things.owner.query(
          `INSERT INTO ${MAKER}.outbox (id, type, version, key, region_code, data) VALUES (gen_random_uuid(), $1, $2, $3, '32', $4)`,
          [ThingHappened.type, version, JSON.stringify(data), JSON.stringify(data)],
        );
      await insert(1, { thing: 'shape', n: 'not a number' });
      await insert(9, { thing: 'version', n: 1 });
      await things.publish('fine', 1);
      await things.settled();
      expect(await things.effects()).toEqual([{ thing: 'fine', n: 1 }]);
      expect((await things.parked()).map(({ attempts }) => attempts)).toEqual([1, 1]);
    });

    it('sends what a reaction published, naming its cause', async () => {
      await things.publish('chain', 1);
      await things.settled();
      const { rows } = await things.owner.query<EventEnvelope & { causation_id: string }>(`SELECT type, causation_id FROM ${TAKER}.outbox`);
      const { rows: causes } = await things.owner.query<{ id: string }>(`SELECT id FROM ${MAKER}.outbox`);
      expect(rows).toEqual([{ type: ThingNoted.type, causation_id: causes[0]!.id }]);
    });
  });
}
