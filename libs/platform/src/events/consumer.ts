import type { EventContract, EventData, EventEnvelope } from '@fire-campaign/events';
import type { Logger } from 'pino';
import { Actor } from '../actor.js';
import type { Database, Tx } from '../database.js';
import { defineErrors } from '../errors.js';

const MAX_TRIES = 5;
const FIRST_BACKOFF_MS = 50;

/** A reaction to an event. It runs in the transaction that records the event as handled, so its effect happens once. */
export interface EventReaction<Contract extends EventContract = EventContract> {
  readonly contract: Contract;
  readonly handle: (data: EventData<Contract>, tx: Tx, event: EventEnvelope) => Promise<void>;
}

const errors = defineErrors({
  UNKNOWN_EVENT_VERSION: {
    kind: 'invalid',
    zh: '事件 {type} 的版本 {version} 无法识别。请升级本服务后重新投递。',
    en: 'Version {version} of event {type} is unknown. Upgrade this service, then re-drive the event.',
  },
});

/**
 * Applies the events of one consumer group to a service's schema: exactly once in effect, in order per key.
 *
 * A whole batch is applied in one transaction; when that fails, event by event with five tries each, after which the event is
 * parked in `dead_letter`. Later events of the same key are parked behind it until it is re-driven or discarded; other keys go on.
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
          if ((await this.keysWaiting(tx, events)).size > 0) throw new KeyWaiting();
          const fresh = await this.claim(tx, events);
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
      try {
        await this.db.transaction(
          this.actorFor(event),
          'event',
          async (tx) => {
            if ((await this.claim(tx, [event])).size === 0) return;
            if ((await this.keysWaiting(tx, [event])).size > 0) await this.park(tx, event, 0, 'waits for an earlier event of its key');
            else await this.react(event, tx);
          },
          event.id,
        );
        return;
      } catch (error) {
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

  /** Tries a parked event again, then those waiting behind it, in order. @returns how many were applied */
  async redrive(tx: Tx, eventId: string): Promise<number> {
    const [parked] = await tx.query<{ key: string }>(`SELECT key FROM dead_letter WHERE consumer = $1 AND event_id = $2`, [
      this.group,
      eventId,
    ]);
    if (parked === undefined) return 0;
    const waiting = await tx.query<{ event_id: string; event: EventEnvelope }>(
      `SELECT event_id, event FROM dead_letter WHERE consumer = $1 AND key = $2 ORDER BY seq FOR UPDATE`,
      [this.group, parked.key],
    );
    for (const { event_id, event } of waiting) {
      await this.react(event, tx);
      await tx.query(`DELETE FROM dead_letter WHERE consumer = $1 AND event_id = $2`, [this.group, event_id]);
    }
    return waiting.length;
  }

  private async react(event: EventEnvelope, tx: Tx): Promise<void> {
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
      events.map((event) => event.key),
    ]);
    return new Set(rows.map((row) => row.key));
  }

  private async park(tx: Tx, event: EventEnvelope, attempts: number, reason: string): Promise<void> {
    await tx.query(
      `INSERT INTO dead_letter (consumer, event_id, type, key, region_code, event, attempts, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [this.group, event.id, event.type, event.key, event.regionCode, JSON.stringify(event), attempts, reason.slice(0, 2000)],
    );
  }

  private actorFor(event: EventEnvelope): Actor {
    return Actor.system(this.group, event.traceId ?? event.id);
  }
}

class KeyWaiting extends Error {}

/** A wrong shape or version will not mend itself by trying again. */
function isPermanent(error: unknown): boolean {
  return error instanceof Error && (error.name === 'ZodError' || error.message.startsWith('UNKNOWN_EVENT_VERSION'));
}
