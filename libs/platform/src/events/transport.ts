import type { EventEnvelope } from '@fire-campaign/events';

/**
 * Takes a batch, in order, and resolves when every event in it was applied or parked, durably. When it rejects, the batch
 * comes again.
 */
export type BatchHandler = (events: readonly EventEnvelope[]) => Promise<void>;

export interface Subscription {
  readonly group: string;
  readonly types: ReadonlySet<string>;
  readonly handle: BatchHandler;
}

/** Type of what arrived where events are expected and is none; consumers park it at once. */
export const UNREADABLE = 'unreadable';
/** Data of an `UNREADABLE` event: where it stands, why it cannot be read, and up to 64 KiB of it. */
export interface UnreadableData {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly reason: string;
  /** Of key, value and headers together. */
  readonly bytes: number;
  /** Of the whole value, hex. */
  readonly sha256: string;
  /** Base64; empty when larger than is kept. */
  readonly value: string;
}

/** Type of the outbox rows that are copies of parked events, for those who watch a dead-letter topic; nobody reacts to them. */
export const PARKED = 'parked';
export interface ParkedCopy {
  readonly event: EventEnvelope;
  readonly attempts: number;
  readonly reason: string;
}

/**
 * Carries events from outboxes to consumer groups: at least once, equal keys in order. Two adapters: in-process and Kafka;
 * one contract suite (`transportContract` in libs/testing) holds for both.
 */
export interface EventTransport {
  /** Resolves when the events are safe outside the outbox; only then are they marked as sent. */
  send(events: readonly EventEnvelope[]): Promise<void>;
  subscribe(subscription: Subscription): Promise<void>;
  /** Names of what is not right now, such as a group that takes no events any more; empty when all is well. */
  troubles(): readonly string[];
  /** Stops taking new events and waits for those under way. */
  close(): Promise<void>;
}

/**
 * Hands events to the consumer groups of the same process. Nothing is stored on the way: the outbox row waits until every
 * group has applied or parked the event, so a crash at any point only repeats what the inbox then ignores.
 */
export class InProcessTransport implements EventTransport {
  private readonly subscriptions: Subscription[] = [];
  private readonly underWay = new Set<Promise<unknown>>();
  private closed = false;

  async subscribe(subscription: Subscription): Promise<void> {
    this.subscriptions.push(subscription);
  }

  async send(events: readonly EventEnvelope[]): Promise<void> {
    if (this.closed) throw new Error('the event transport is closed');
    const deliveries = this.subscriptions.map(async ({ types, handle }) => {
      const wanted = events.filter((event) => types.has(event.type));
      if (wanted.length > 0) await handle(wanted);
    });
    const all = Promise.all(deliveries);
    this.underWay.add(all);
    try {
      await all;
    } finally {
      // One group failing must not let the next batch overtake another group's delivery of this one.
      await Promise.allSettled(deliveries);
      this.underWay.delete(all);
    }
  }

  troubles(): readonly string[] {
    return [];
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled([...this.underWay]);
  }
}
