import type { EventEnvelope } from '@fire-campaign/events';
import pg from 'pg';
import type { Logger } from 'pino';
import type { EventTransport } from './transport.js';

const BATCH = 500;
const IDLE_POLL_MS = 1000; // catches what a lost wake-up left
const MAX_BACKOFF_MS = 5000;

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
}

/**
 * Sends a service's outbox, in commit order per key, marking rows after the transport took them.
 *
 * One relay per service works at a time: it holds an advisory lock on its own connection; others wait and wake it by NOTIFY.
 * It reads only rows of transactions older than every running one (`pg_snapshot_xmin`): identity order is not commit order,
 * and a row that commits late must not be overtaken by a later one of the same key.
 */
export class OutboxRelay {
  private client: pg.Client | null = null;
  private running: Promise<void> | null = null;
  private stopping = false;
  private woken = false;
  private wakeSleeper: () => void = () => {};
  private failingSince: number | null = null;
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

  /** Milliseconds for which sending has failed, 0 while it works. */
  get failingForMs(): number {
    return this.failingSince === null ? 0 : Date.now() - this.failingSince;
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
      const client = new pg.Client({ ...this.connection, application_name: `fc-${this.service}-relay` });
      client.on('error', (error) => {
        this.log.warn({ err: error }, 'the relay lost its database connection');
        this.client = null;
        this.leading = false;
        this.wake();
      });
      await client.connect();
      client.on('notification', () => this.wake());
      await client.query(`SET search_path TO ${this.service}, public`);
      await client.query(`LISTEN outbox_${this.service}`);
      this.client = client;
    }
    while (!this.leading && !this.stopping) {
      const { rows } = await this.client.query<{ locked: boolean }>(`SELECT pg_try_advisory_lock(hashtext($1)) AS locked`, [
        `fc-relay-${this.service}`,
      ]);
      this.leading = rows[0]!.locked;
      if (!this.leading) {
        if (this.woken) {
          this.woken = false;
          await this.client.query(`NOTIFY outbox_${this.service}`);
        }
        await this.sleep(IDLE_POLL_MS);
      }
    }
  }

  /** Sends everything that may be sent now and returns how many events that was. */
  private async drain(): Promise<number> {
    const client = this.client;
    if (client === null || this.stopping) return 0;
    this.woken = false;
    let total = 0;
    let pause = 2;
    for (;;) {
      const { rows } = await client.query<OutboxRow>({
        name: 'relay-read',
        text: `SELECT seq, id, type, version, key, region_code, data, trace_id, causation_id, created_at FROM outbox
               WHERE sent_at IS NULL AND xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY seq LIMIT ${BATCH}`,
      });
      if (rows.length === 0) {
        // A row behind a running transaction of somebody else becomes ready without a wake-up of ours.
        const { rows: waiting } = await client.query('SELECT 1 FROM outbox WHERE sent_at IS NULL LIMIT 1');
        if (waiting.length > 0) {
          await this.pause(pause);
          pause = Math.min(pause * 2, 100);
          if (this.stopping) return total;
          continue;
        }
        return total;
      }
      await this.transport.send(rows.map((row) => toEnvelope(this.service, row)));
      await client.query({
        name: 'relay-mark',
        text: 'UPDATE outbox SET sent_at = now() WHERE seq = ANY ($1::bigint[])',
        values: [rows.map((row) => row.seq)],
      });
      total += rows.length;
      pause = 2;
      if (this.stopping) return total;
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
    await client?.end().catch(() => {});
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
