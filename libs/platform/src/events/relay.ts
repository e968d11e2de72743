import { setTimeout as wait } from 'node:timers/promises';
import type { EventEnvelope } from '@fire-campaign/events';
import pg from 'pg';
import type { Logger } from 'pino';
import { KEEP_ALIVE } from '../database.js';
import type { EventTransport } from './transport.js';

const BATCH = 1000;
const IDLE_POLL_MS = 1000; // catches what a lost wake-up left
const MAX_BACKOFF_MS = 5000;
const CONNECT_MS = 5000;
const QUERY_MS = 15_000;
const HUNG_MS = 10_000; // a step that takes longer counts as failing
const FAREWELL_MS = 2000;
/** The server, too, must notice that the relay is gone: until then the lost connection holds the advisory lock. */
const SERVER_KEEP_ALIVE = 'SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3';

interface OutboxRow {
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly key: string;
  readonly region_code: string;
  readonly data: unknown;
  readonly trace_id: string | null;
  readonly causation_id: string | null;
  readonly created_at: Date;
  /** Nothing that may come before it is still under way. */
  readonly ready: boolean;
  /** Unsent rows up to the number it was read behind. */
  readonly before: number;
}

/**
 * Sends a service's outbox, in commit order per key, marking rows after the transport took them.
 *
 * One relay per service works at a time: it holds an advisory lock on its own connection; others wait and wake it by NOTIFY.
 * It sends only rows of transactions older than every running one (`pg_snapshot_xmin`): identity order is not commit order, and
 * a row that commits late must not be overtaken by a later one of the same key. Nor does it pass by a row that is not ready: of two
 * transactions that changed the same thing, the second to do so may have begun first.
 */
export class OutboxRelay {
  private client: pg.Client | null = null;
  private running: Promise<void> | null = null;
  private stopping = false;
  private woken = false;
  private wakeSleeper: () => void = () => {};
  private failingSince: number | null = null;
  private stepSince: number | null = null;
  private leading = false;

  constructor(
    private readonly service: string,
    private readonly connection: pg.ClientConfig,
    private readonly transport: EventTransport,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Says that events were committed. Cheap; call it after every such commit. */
  wake(): void {
    this.woken = true;
    this.wakeSleeper();
  }

  /** Finishes the batch under way. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  /** Milliseconds for which sending has failed or one step of it has hung, 0 while it works. */
  get failingForMs(): number {
    if (this.failingSince !== null) return Date.now() - this.failingSince;
    const stepMs = this.stepSince === null ? 0 : Date.now() - this.stepSince;
    return stepMs > HUNG_MS ? stepMs : 0;
  }

  private async run(): Promise<void> {
    let backoff = 50;
    while (!this.stopping) {
      try {
        await this.lead();
        const sent = await this.drain();
        backoff = 50;
        this.failingSince = null;
        if (sent === 0) await this.sleep(IDLE_POLL_MS);
      } catch (error) {
        this.failingSince ??= Date.now();
        if (!this.stopping) this.log.warn({ err: error, retryInMs: backoff }, 'events could not be sent; the outbox keeps them');
        await this.disconnect();
        await this.pause(backoff);
        backoff = Math.min(backoff * 2, MAX_BACKOFF_MS);
      }
    }
    await this.disconnect();
  }

  private async lead(): Promise<void> {
    if (this.client === null) {
      const client = new pg.Client({
        ...this.connection,
        ...KEEP_ALIVE,
        application_name: `fc-${this.service}-relay`,
        connectionTimeoutMillis: CONNECT_MS,
        query_timeout: QUERY_MS,
      });
      client.on('error', (error) => {
        if (this.client !== client) return;
        this.log.warn({ err: error }, 'the relay lost its database connection');
        this.client = null;
        this.leading = false;
        this.wake();
      });
      await this.step(client.connect());
      this.client = client;
      client.on('notification', () => this.wake());
      await this.step(client.query(`SET search_path TO ${this.service}, public; ${SERVER_KEEP_ALIVE}; LISTEN outbox_${this.service}`));
    }
    while (!this.leading && !this.stopping) {
      const { rows } = await this.step(
        this.client.query<{ locked: boolean }>(`SELECT pg_try_advisory_lock(hashtext($1)) AS locked`, [`fc-relay-${this.service}`]),
      );
      this.leading = rows[0]!.locked;
      if (!this.leading) {
        this.failingSince = null; // another one sends
        if (this.woken) {
          this.woken = false;
          await this.step(this.client.query(`NOTIFY outbox_${this.service}`));
        }
        await this.sleep(IDLE_POLL_MS);
      }
    }
  }

  /** Sends everything that may be sent now and returns how many events that was. A batch is read while the one before is sent. */
  private async drain(): Promise<number> {
    const client = this.client;
    if (client === null || this.stopping) return 0;
    this.woken = false;
    let total = 0;
    let pause = 2;
    let batch = await this.step(this.read(client, 0));
    while (!this.stopping) {
      const unready = batch.findIndex(({ ready }) => !ready);
      const rows = unready === -1 ? batch : batch.slice(0, unready);
      if (rows.length === 0) {
        if (batch.length === 0) return total;
        // A row behind a running transaction of somebody else becomes ready without a wake-up of ours.
        await this.pause(pause);
        pause = Math.min(pause * 2, 100);
        batch = await this.step(this.read(client, 0));
        continue;
      }
      const last = rows.at(-1)!.seq;
      const [sent, next] = await this.step(
        Promise.allSettled([this.transport.send(rows.map((row) => toEnvelope(this.service, row))), this.read(client, last)]),
      );
      if (sent.status === 'rejected') throw sent.reason;
      await this.step(
        client.query({
          name: 'relay-mark',
          text: 'UPDATE outbox SET sent_at = now() WHERE seq = ANY ($1::bigint[])',
          values: [rows.map(({ seq }) => seq)],
        }),
      );
      if (next.status === 'rejected') throw next.reason;
      // A row that became visible meanwhile may belong before those read ahead.
      const overtaken = next.value.length > 0 && next.value[0]!.before > rows.length;
      batch = overtaken ? await this.step(this.read(client, 0)) : next.value;
      total += rows.length;
      pause = 2;
    }
    return total;
  }

  /** The oldest unsent rows behind a number. */
  private async read(client: pg.Client, after: number): Promise<readonly OutboxRow[]> {
    const { rows } = await client.query<OutboxRow>({
      name: 'relay-read',
      text: `SELECT seq, id, type, version, key, region_code, data, trace_id, causation_id, created_at,
               xid < pg_snapshot_xmin(pg_current_snapshot()) AS ready,
               (SELECT count(*) FROM outbox WHERE sent_at IS NULL AND seq <= $1) AS before
             FROM outbox WHERE sent_at IS NULL AND seq > $1 ORDER BY seq LIMIT ${BATCH}`,
      values: [after],
    });
    return rows;
  }

  /** Waits for one thing that may hang, and knows since when; steps follow each other. */
  private async step<Result>(work: Promise<Result>): Promise<Result> {
    const since = Date.now();
    this.stepSince = since;
    try {
      return await work;
    } catch (error) {
      this.failingSince ??= since;
      throw error;
    } finally {
      this.stepSince = null;
    }
  }

  private sleep(ms: number): Promise<void> {
    if (this.woken || this.stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeSleeper = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

  private async disconnect(): Promise<void> {
    const client = this.client;
    this.client = null;
    this.leading = false;
    // On a half-open connection nobody answers the farewell.
    if (client !== null) await Promise.race([client.end().catch(() => {}), wait(FAREWELL_MS, undefined, { ref: false })]);
  }
}

function toEnvelope(service: string, row: OutboxRow): EventEnvelope {
  return {
    id: row.id,
    type: row.type,
    version: row.version,
    source: service,
    key: row.key,
    time: row.created_at.toISOString(),
    regionCode: row.region_code,
    sequence: row.seq,
    traceId: row.trace_id,
    causationId: row.causation_id,
    data: row.data,
  };
}
