import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
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

/** Names of its own: topics and groups of a broker are called after services, and outlive a spec. */
const run = randomUUID().slice(0, 8);
export const MAKER = `maker${run}`;
export const TAKER = `taker${run}`;

/** A thing of some name happened for the n-th time. */
export const ThingHappened = defineEvent({
  type: `${MAKER}.thing.happened`,
  version: 1,
  description: { zh: '测试', en: 'A test.' },
  key: 'thing',
  data: z.object({ thing: z.string(), n: z.number().int() }),
  labels: { thing: 'PUBLIC', n: 'PUBLIC' },
});
/** The taker's own event on a thing called `chain`. */
export const ThingNoted = defineEvent({
  type: `${TAKER}.thing.noted`,
  version: 1,
  description: { zh: '测试', en: 'A test.' },
  key: 'thing',
  data: z.object({ thing: z.string(), n: z.number().int() }),
  labels: { thing: 'PUBLIC', n: 'PUBLIC' },
});

/** What the taker does wrong; a spec sets it. */
export const fault = { of: (_data: EventData<typeof ThingHappened>): Error | null => null };

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
const makerDefinition: ServiceDefinition = {
  name: MAKER,
  module: MakerModule,
  sdl,
  entities: [],
  migrations: [],
  publishes: [ThingHappened as never],
};
const takerDefinition: ServiceDefinition = {
  name: TAKER,
  module: TakerModule,
  sdl,
  entities: [],
  migrations: [CreateEffect1700000000001],
  publishes: [ThingNoted as never],
};

/** Two services in one database, of which one (the maker) sends events that the other (the taker) writes down: for specs on how events travel. */
export interface Things {
  readonly maker: RunningService;
  readonly taker: RunningService;
  /** The database's owner. */
  readonly owner: pg.Pool;
  /** One more instance of the taker, prepared and running; the caller stops it. */
  anotherTaker(transport: EventTransport): Promise<RunningService>;
  publish(thing: string, n: number): Promise<void>;
  /** An event of the maker that is in no outbox. */
  envelope(thing: string, n: number): EventEnvelope;
  /** What the taker wrote down, in order, of one thing or all. */
  effects(thing?: string): Promise<readonly { readonly thing: string; readonly n: number }[]>;
  parked(): Promise<
    readonly { readonly event_id: string; readonly key: string; readonly n: number; readonly attempts: number; readonly reason: string }[]
  >;
  /** Resolves when every event in the maker's outbox was sent, and applied or parked by the taker. */
  settled(): Promise<void>;
  /** Forgets outboxes, effects and parked events. The inbox stays: what a broker brings once more must stay known. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

/** @param transport one for both services, or one for each */
export async function startThings(transport: EventTransport, takersTransport = transport): Promise<Things> {
  const database = await createDatabase();
  const owner = new pg.Pool({ ...database.connection, max: 5 });
  owner.on('error', () => {}); // a connection still closing is cut off when the database is dropped
  const runtime = (carrier: EventTransport) => ({
    config: readConfig(platformSettings, { FC_POOL_SIZE: '8' }),
    owner: database.connection,
    connectionFor: (service: string) => ({ ...database.connection, user: `fc_${service}` }),
    transport: carrier,
    verifier: new TokenVerifier(TEST_ISSUER, 'x', async () => {
      throw new Error('nobody signs in here');
    }),
    clock: new Clock(),
    log: makeLog(process.env['TEST_LOG'] ?? 'silent'),
    issuer: TEST_ISSUER,
  });
  const start = async (definition: ServiceDefinition, carrier: EventTransport) => {
    const service = await prepareService(definition, runtime(carrier));
    await service.run();
    return service;
  };
  const maker = await start(makerDefinition, transport);
  const taker = await start(takerDefinition, takersTransport);
  const rows = async <Row extends pg.QueryResultRow>(sql: string, parameters: unknown[] = []) =>
    (await owner.query<Row>(sql, parameters)).rows;

  return {
    maker,
    taker,
    owner,
    anotherTaker: (carrier) => start(takerDefinition, carrier),
    async publish(thing, n) {
      await maker.db.transaction(Actor.system(MAKER), 'test', (tx) => tx.publish(ThingHappened, '32', { thing, n }));
    },
    envelope: (thing, n) => ({
      id: randomUUID(),
      type: ThingHappened.type,
      version: 1,
      source: MAKER,
      key: thing,
      time: new Date().toISOString(),
      regionCode: '32',
      sequence: n,
      traceId: null,
      causationId: null,
      data: { thing, n },
    }),
    effects: (thing) => rows(`SELECT thing, n FROM ${TAKER}.effect WHERE $1::text IS NULL OR thing = $1 ORDER BY seq`, [thing ?? null]),
    parked: () => rows(`SELECT event_id, key, event->'data'->'n' AS n, attempts, reason FROM ${TAKER}.dead_letter ORDER BY seq`),
    settled: () =>
      until(
        async () =>
          (
            await rows(
              `SELECT 1 FROM ${MAKER}.outbox o WHERE sent_at IS NULL OR NOT EXISTS (SELECT 1 FROM ${TAKER}.inbox i WHERE i.event_id = o.id) LIMIT 1`,
            )
          ).length === 0,
      ),
    async clear() {
      await owner.query(`TRUNCATE ${TAKER}.effect, ${TAKER}.dead_letter, ${TAKER}.outbox, ${MAKER}.outbox`);
    },
    async stop() {
      await Promise.all([maker.relay.stop(), taker.relay.stop()]);
      await Promise.all([transport.close(), takersTransport.close()]);
      await Promise.all([maker.stop(), taker.stop()]);
      await owner.end();
      await database.drop();
    },
  };
}

/** Waits for a condition. @throws Error after `seconds` */
export async function until(what: () => Promise<boolean> | boolean, seconds = 20): Promise<void> {
  for (const endsAt = Date.now() + seconds * 1000; Date.now() < endsAt; await wait(10)) if (await what()) return;
  throw new Error(`waited ${seconds} s in vain`);
}
