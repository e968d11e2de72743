import type { EventContract, EventData, EventEnvelope } from '@fire-campaign/events';
import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { Actor } from '../actor.js';
import type { Database, Tx } from '../database.js';
import { AppError, defineErrors, platformErrors } from '../errors.js';
import { PARKED, UNREADABLE, type ParkedCopy, type UnreadableData } from './transport.js';

const MAX_TRIES = 5;
const FIRST_BACKOFF_MS = 50;

/** A reaction to an event. It runs in the transaction that records the event as handled, so its effect happens once. */
export interface EventReaction<Contract extends EventContract = EventContract> {
  readonly contract: Contract;
  readonly handle: (data: EventData<Contract>, tx: Tx, event: EventEnvelope) => Promise<void>;
}

/** What became of the events of a key when one was re-driven or discarded. */
export interface TakenUp {
  /** How many were applied. */
  readonly applied: number;
  /** Id of the event at which the key still waits; null when none is left. */
  readonly waiting: string | null;
}

/** A parked event failed again; the cause says why. */
export class RedriveFailed extends Error {
  /** By which the database recognises what it should try again. */
  readonly driverError: unknown;

  constructor(cause: unknown) {
    super(String(cause), { cause });
    this.driverError = (cause as { driverError?: unknown } | null)?.driverError;
  }
}

interface Parked {
  readonly event_id: string;
  readonly event: EventEnvelope;
}

const errors = defineErrors({
  DEAD_LETTER_WAITS: {
    kind: 'invalid',
    field: ['eventId'],
    zh: '该事件排在事件 {head} 之后。请先重新投递或丢弃该事件。',
    en: 'This event waits behind event {head}. Re-drive or discard that one first.',
  },
  UNKNOWN_EVENT_VERSION: {
    kind: 'invalid',
    zh: '事件 {type} 的版本 {version} 无法识别。请升级本服务后重新投递。',
    en: 'Version {version} of event {type} is unknown. Upgrade this service, then re-drive the event.',
  },
  UNREADABLE_EVENT: {
    kind: 'invalid',
    zh: '收到的内容不是可识别的事件:{reason}。请与发送方核对后丢弃。',
    en: 'What arrived is not a readable event: {reason}. Settle it with the sender, then discard it.',
  },
});

/**
 * Applies the events of one consumer group to a service's schema: exactly once in effect, in order per key.
 *
 * A whole batch is applied in one transaction; when that fails, event by event with five tries each, after which the event is
 * parked in `dead_letter`, and a copy sent for those who watch the group's dead-letter topic. Later events of the same key are
 * parked behind it until it is re-driven or discarded; other keys go on. A database that does not answer is no fault of the
 * event: then `handle` rejects and parks nothing.
 */
export class EventConsumer {
  private readonly reactions = new Map<string, EventReaction>();

  constructor(
    private readonly group: string,
    private readonly db: Database,
    reactions: readonly EventReaction[],
    private readonly log: Logger,
  ) {
    for (const reaction of reactions) this.reactions.set(reaction.contract.type, reaction);
  }

  get types(): ReadonlySet<string> {
    return new Set(this.reactions.keys());
  }

  async handle(events: readonly EventEnvelope[]): Promise<void> {
    if (await this.applyTogether(events)) return;
    for (const event of events) await this.applyOrPark(event);
  }

  /** The fast path. @returns false when the batch must be taken event by event */
  private async applyTogether(events: readonly EventEnvelope[]): Promise<boolean> {
    try {
      await this.db.transaction(
        this.actorFor(events[0]!),
        'event',
        async (tx) => {
          const fresh = await this.claim(tx, events);
          // Only now: a claim waits for another instance that has the same events and may just have parked one of them.
          if ((await this.keysWaiting(tx, events)).size > 0) throw new KeyWaiting();
          // Deleting as it goes: the same event may come twice in one batch.
          for (const event of events) if (fresh.delete(event.id)) await this.react(event, tx);
        },
        events.length === 1 ? events[0]!.id : null,
      );
      return true;
    } catch (error) {
      if (!(error instanceof KeyWaiting))
        this.log.warn({ err: error, events: events.length }, 'a batch of events failed; taking them one by one');
      return false;
    }
  }

  private async applyOrPark(event: EventEnvelope): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      let tried = false;
      try {
        await this.db.transaction(
          this.actorFor(event),
          'event',
          async (tx) => {
            if ((await this.claim(tx, [event])).size === 0) return;
            if (await this.mustWait(tx, event)) return this.park(tx, event, 0, 'waits for an earlier event of its key');
            tried = true;
            await this.react(event, tx);
          },
          event.id,
        );
        return;
      } catch (error) {
        if (!tried) throw error;
        if (attempt < MAX_TRIES && !isPermanent(error)) {
          await new Promise((resolve) => setTimeout(resolve, FIRST_BACKOFF_MS * 2 ** (attempt - 1) * (0.5 + Math.random())));
          continue;
        }
        this.log.error({ err: error, event: event.id, type: event.type, key: event.key, attempts: attempt }, 'event parked in dead_letter');
        await this.db.transaction(this.actorFor(event), 'event', async (tx) => {
          if ((await this.claim(tx, [event])).size > 0) await this.park(tx, event, attempt, String(error));
        });
        return;
      }
    }
  }

  /**
   * Tries a parked event again, then those waiting behind it, in order, as far as they go.
   * @throws DEAD_LETTER_WAITS when an earlier event of its key is parked
   * @throws RedriveFailed when the event itself fails again; the transaction must end then
   */
  async redrive(tx: Tx, eventId: string): Promise<TakenUp> {
    const { key, head } = await this.keyOf(tx, eventId);
    if (head.event_id !== eventId) throw errors.DEAD_LETTER_WAITS({ head: head.event_id });
    await this.applyParked(tx, head).catch((error: unknown) => {
      throw new RedriveFailed(error);
    });
    const { applied, waiting } = await this.takeUp(tx, key);
    return { applied: applied + 1, waiting };
  }

  /**
   * Takes a parked event out for good; it is kept in `discarded_event`. When others waited behind it, they are taken up, in order, as
   * far as they go.
   */
  async discard(tx: Tx, eventId: string, by: string, reason: string): Promise<TakenUp> {
    const { key, head } = await this.keyOf(tx, eventId);
    await tx.query(
      `WITH gone AS (DELETE FROM dead_letter WHERE consumer = $1 AND event_id = $2 RETURNING *)
       INSERT INTO discarded_event (consumer, event_id, region_code, event, parked_reason, parked_at, discarded_by, discard_reason)
       SELECT consumer, event_id, region_code, event, reason, parked_at, $3, $4 FROM gone`,
      [this.group, eventId, by, reason],
    );
    return head.event_id === eventId ? this.takeUp(tx, key) : { applied: 0, waiting: head.event_id };
  }

  /** Applies what waits on a key until one fails; that one stays at its head, with the reason. */
  private async takeUp(tx: Tx, key: string): Promise<TakenUp> {
    for (let applied = 0; ; applied += 1) {
      const head = await this.headOf(tx, key);
      if (head === null) return { applied, waiting: null };
      await tx.query('SAVEPOINT parked_event');
      try {
        await this.applyParked(tx, head);
        await tx.query('RELEASE SAVEPOINT parked_event');
      } catch (error) {
        await tx.query('ROLLBACK TO SAVEPOINT parked_event');
        await tx.query(`UPDATE dead_letter SET attempts = attempts + 1, reason = $3 WHERE consumer = $1 AND event_id = $2`, [
          this.group,
          head.event_id,
          storable(String(error).slice(0, 2000)),
        ]);
        return { applied, waiting: head.event_id };
      }
    }
  }

  private async applyParked(tx: Tx, { event_id, event }: Parked): Promise<void> {
    await tx.asService(this.actorFor(event), event.id, (inner) => this.react(event, inner));
    await tx.query(`DELETE FROM dead_letter WHERE consumer = $1 AND event_id = $2`, [this.group, event_id]);
  }

  /** The key of a parked event, held until the transaction ends, and the event at its head. @throws NOT_FOUND */
  private async keyOf(tx: Tx, eventId: string): Promise<{ key: string; head: Parked }> {
    const find = () =>
      tx.query<{ key: string }>(`SELECT key FROM dead_letter WHERE consumer = $1 AND event_id = $2`, [this.group, eventId]);
    const [found] = await find();
    if (found === undefined) throw platformErrors.NOT_FOUND();
    await this.lockKey(tx, found.key);
    if ((await find()).length === 0) throw platformErrors.NOT_FOUND(); // somebody else was first
    return { key: found.key, head: (await this.headOf(tx, found.key))! };
  }

  private async headOf(tx: Tx, key: string): Promise<Parked | null> {
    const [head] = await tx.query<Parked>(`SELECT event_id, event FROM dead_letter WHERE consumer = $1 AND key = $2 ORDER BY seq LIMIT 1`, [
      this.group,
      key,
    ]);
    return head ?? null;
  }

  private async react(event: EventEnvelope, tx: Tx): Promise<void> {
    if (event.type === UNREADABLE) throw errors.UNREADABLE_EVENT({ reason: (event.data as UnreadableData).reason });
    const reaction = this.reactions.get(event.type);
    if (reaction === undefined || reaction.contract.version !== event.version) {
      throw errors.UNKNOWN_EVENT_VERSION({ type: event.type, version: event.version });
    }
    await reaction.handle(reaction.contract.data.parse(event.data) as never, tx, event);
  }

  /** Records events as handled; the ids of those that were not yet. */
  private async claim(tx: Tx, events: readonly EventEnvelope[]): Promise<Set<string>> {
    const rows = await tx.query<{ event_id: string }>(
      `INSERT INTO inbox (consumer, event_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING RETURNING event_id`,
      [this.group, events.map((event) => event.id)],
    );
    return new Set(rows.map((row) => row.event_id));
  }

  private async keysWaiting(tx: Tx, events: readonly EventEnvelope[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ key: string }>(`SELECT DISTINCT key FROM dead_letter WHERE consumer = $1 AND key = ANY ($2)`, [
      this.group,
      events.map((event) => storable(event.key)),
    ]);
    return new Set(rows.map((row) => row.key));
  }

  private async mustWait(tx: Tx, event: EventEnvelope): Promise<boolean> {
    if ((await this.keysWaiting(tx, [event])).size === 0) return false;
    await this.lockKey(tx, storable(event.key)); // a re-drive of the key may be taking the last one away just now
    return (await this.keysWaiting(tx, [event])).size > 0;
  }

  private async lockKey(tx: Tx, key: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${this.group} ${key}`]);
  }

  private async park(tx: Tx, event: EventEnvelope, attempts: number, why: string): Promise<void> {
    const kept = storable(event);
    const reason = storable(why.slice(0, 2000));
    await tx.query(
      `INSERT INTO dead_letter (consumer, event_id, type, key, region_code, event, attempts, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [this.group, event.id, event.type, kept.key, event.regionCode, JSON.stringify(kept), attempts, reason],
    );
    const copy: ParkedCopy = { event: kept, attempts, reason };
    await tx.query(
      `INSERT INTO outbox (id, type, version, key, region_code, data, trace_id, causation_id) VALUES ($1, $2, 1, $3, $4, $5, $6, $7)`,
      [uuidv7(), PARKED, kept.key, event.regionCode, JSON.stringify(copy), tx.actor.traceId, event.id],
    );
    tx.published = true;
  }

  private actorFor(event: EventEnvelope): Actor {
    return Actor.system(this.group, event.traceId ?? event.id);
  }
}

class KeyWaiting extends Error {}

/** A wrong shape or version, and what a rule refuses, will not mend itself by trying again; what is not known yet may. */
function isPermanent(error: unknown): boolean {
  if (error instanceof AppError) return ['invalid', 'conflict', 'forbidden'].includes(error.kind);
  return error instanceof Error && error.name === 'ZodError';
}

/** The same with what PostgreSQL keeps in no text (NUL, halves of surrogate pairs) replaced: what is parked may be anything. */
function storable<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  if (!/\\u(0000|d[89a-f])/.test(text)) return value;
  const clean = (part: string) => part.toWellFormed().replaceAll('\0', '\uFFFD');
  return JSON.parse(text, (_, part: unknown) => {
    if (typeof part === 'string') return clean(part);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [clean(name), inner]));
  }) as Value;
}
