import type { Capability, RegionCode } from '@fire-campaign/domain';
import { EVENTS, eventName, redact, type EventEnvelope } from '@fire-campaign/events';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { z } from 'zod';
import { Actor } from '../actor.js';
import { digest, whereInScope, type Database, type Tx } from '../database.js';
import { asAppError, defineErrors, parseInput, platformErrors } from '../errors.js';
import { payload } from '../graphql/answer.js';
import type { RequestContext } from '../graphql/context.js';
import { id, idempotencyKey, optional, regionCode, text } from '../input.js';
import type { Page, PageArgs } from '../paging.js';
import { RedriveFailed, type EventConsumer, type TakenUp } from './consumer.js';
import { UNREADABLE } from './transport.js';

const errors = defineErrors({
  REDRIVE_FAILED: {
    kind: 'invalid',
    field: ['eventId'],
    zh: '重新投递未成功,该事件及其后的事件仍停放:{reason}。请排除原因后再试,或丢弃该事件。',
    en: 'The event failed again and stays parked, with those behind it: {reason}. Remove the cause and try again, or discard it.',
  },
});

/** An event that a service could not apply, and the ones of its key that wait behind it. */
@Entity({ name: 'dead_letter' })
export class ParkedEvent {
  @Column('bigint') readonly seq!: number;
  @PrimaryColumn('text') readonly consumer!: string;
  @PrimaryColumn('uuid', { name: 'event_id' }) readonly eventId!: string;
  @Column('text') readonly type!: string;
  @Column('text') readonly key!: string;
  /** '00' when the record does not say. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) readonly regionCode!: RegionCode;
  @Column('jsonb') readonly event!: EventEnvelope;
  @Column('int') readonly attempts!: number;
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'parked_at', default: () => 'now()' }) readonly parkedAt!: Date;
}

/** A parked event as an administrator sees it. */
export interface DeadLetter extends Pick<ParkedEvent, 'eventId' | 'type' | 'key' | 'reason' | 'attempts' | 'parkedAt'> {
  /** `<service>/<event id>` */
  readonly id: string;
  readonly service: string;
  readonly regionCode: RegionCode | null;
  /** Id of the event at the head of its key, which must be re-driven or discarded first; null for the head itself. */
  readonly waitsFor: string | null;
  /** The event's data as JSON, hidden where partners may not see them. */
  readonly data: string;
}

export interface DeadLetterArgs extends PageArgs {
  readonly regionCode?: RegionCode | null;
}

const redriveInput = z.object({ idempotencyKey, eventId: id });
type RedriveInput = z.input<typeof redriveInput>;
const discardInput = z.object({ idempotencyKey, eventId: id, reason: text(500, 4) });
type DiscardInput = z.input<typeof discardInput>;

/**
 * What administrators do about the events a service has parked: read them, have them tried again, or give them up. Two roles share
 * it, so that whoever runs the platform cannot make an event disappear alone.
 */
export class DeadLetters {
  private readonly system: Actor;

  constructor(
    private readonly service: string,
    private readonly db: Database,
    private readonly consumer: () => EventConsumer,
  ) {
    this.system = Actor.system(service);
  }

  /** Longest parked first. */
  async list(actor: Actor, { regionCode: within, ...page }: DeadLetterArgs): Promise<Page<DeadLetter>> {
    const filter = parseInput(z.object({ regionCode: optional(regionCode) }), { regionCode: within });
    const scopes = actor.scopesFor('events:read');
    const found = await this.db.page(actor, ParkedEvent, ['seq'], page, (query) => {
      if (filter.regionCode !== null || !coversAProvince(scopes)) return whereInScope(query, scopes, filter.regionCode);
      return whereInScope(query, [...scopes, NO_REGION]);
    });
    const heads = await this.headsOf(found.nodes.map(({ key }) => key));
    return { ...found, nodes: found.nodes.map((row) => this.show(row, heads.get(row.key) ?? row.eventId)) };
  }

  /**
   * Applies a parked event, then those that waited behind it as far as they go.
   * @throws NOT_FOUND, FORBIDDEN, DEAD_LETTER_WAITS; REDRIVE_FAILED when it fails again: then nothing is changed
   */
  async redrive(actor: Actor, input: RedriveInput): Promise<TakenUp> {
    const command = parseInput(redriveInput, input);
    try {
      return await this.db.command(actor, 'redriveDeadLetter', command, async (tx) => {
        await this.record(tx, command.eventId, 'events:redrive');
        return tx.asService(this.system, null, (inner) => this.consumer().redrive(inner, command.eventId));
      });
    } catch (error) {
      if (!(error instanceof RedriveFailed)) throw error;
      if (asAppError(error.cause)?.retryable) throw error.cause;
      throw errors.REDRIVE_FAILED({ reason: error.message.slice(0, 1000) });
    }
  }

  /**
   * Gives a parked event up; what waited behind it is tried at once.
   * @throws NOT_FOUND, FORBIDDEN
   */
  discard(actor: Actor, input: DiscardInput): Promise<TakenUp> {
    const command = parseInput(discardInput, input);
    return this.db.command(actor, 'discardDeadLetter', command, async (tx) => {
      await this.record(tx, command.eventId, 'events:discard');
      return tx.asService(this.system, null, (inner) => this.consumer().discard(inner, command.eventId, actor.id, command.reason));
    });
  }

  /** Checks the right and writes the audit entry. */
  private async record(tx: Tx, eventId: string, capability: Capability): Promise<void> {
    const [row] = await tx.query<{ region_code: RegionCode; event: EventEnvelope }>(
      `SELECT region_code, event FROM dead_letter WHERE consumer = $1 AND event_id = $2`,
      [this.service, eventId],
    );
    if (row === undefined) throw platformErrors.NOT_FOUND();
    if (row.region_code !== NO_REGION) tx.actor.require(capability, row.region_code);
    else if (!coversAProvince(tx.actor.scopesFor(capability))) throw platformErrors.FORBIDDEN({ capability });
    await tx.audit('dead_letter', eventId, row.region_code, digest(row.event), null);
  }

  /** The first event of each key; it may lie outside the reader's area. */
  private async headsOf(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.read(this.system, (tx) =>
      tx.query<{ key: string; event_id: string }>(
        `SELECT DISTINCT ON (key) key, event_id FROM dead_letter WHERE consumer = $1 AND key = ANY ($2) ORDER BY key, seq`,
        [this.service, keys],
      ),
    );
    return new Map(rows.map(({ key, event_id }) => [key, event_id]));
  }

  private show(row: ParkedEvent, head: string): DeadLetter {
    const { eventId, type, key, reason, attempts, parkedAt } = row;
    return {
      id: `${this.service}/${eventId}`,
      service: this.service,
      ...{ eventId, type, key, reason, attempts, parkedAt },
      regionCode: row.regionCode === NO_REGION ? null : row.regionCode,
      waitsFor: head === eventId ? null : head,
      data: preview(row.event),
    };
  }
}

/** The region of what does not say where it belongs; no such division exists. */
const NO_REGION = '00';

/** A record of no region is the business of those who answer for a whole province, and of row level security's like rule. */
const coversAProvince = (scopes: readonly RegionCode[]) => scopes.some((scope) => scope.length <= 2);

const SHOWN_CHARACTERS = 2000;

/** The data with what partners may not see replaced by markers: all of them when they do not fit the contract. */
function preview(event: EventEnvelope): string {
  return JSON.stringify(redacted(event), (name, value: unknown) => {
    const length = name === '' ? 0 : (JSON.stringify(value)?.length ?? 0);
    return length > SHOWN_CHARACTERS ? { $omitted: length } : value;
  });
}

function redacted(event: EventEnvelope): Readonly<Record<string, unknown>> {
  const contract = EVENTS.get(eventName(event));
  if (contract?.data.safeParse(event.data).success) return redact(contract, event.data);
  const marker = { $redacted: 'INTERNAL' };
  const data = (event.data ?? {}) as Readonly<Record<string, unknown>>;
  if (event.type === UNREADABLE) return { ...data, value: marker };
  return Object.fromEntries(Object.keys(data).map((name) => [name, marker]));
}

const capitalised = (service: string) => service[0]!.toUpperCase() + service.slice(1);

/** What answers the fields of `deadLetterSdl`. */
export function deadLetterResolvers(service: string, letters: DeadLetters) {
  const noun = capitalised(service);
  type Resolve<Args> = (source: unknown, args: Args, request: RequestContext) => unknown;
  const list: Resolve<DeadLetterArgs> = (_, args, { actor }) => letters.list(actor, args);
  const redrive: Resolve<{ input: RedriveInput }> = (_, { input }, { actor }) => payload('outcome', () => letters.redrive(actor, input));
  const discard: Resolve<{ input: DiscardInput }> = (_, { input }, { actor }) => payload('outcome', () => letters.discard(actor, input));
  return {
    Query: { [`${service}DeadLetters`]: list },
    Mutation: { [`redrive${noun}DeadLetter`]: redrive, [`discard${noun}DeadLetter`]: discard },
  };
}

/** The part of a subgraph in which its parked events are read and dealt with; the service's name makes the fields its own. */
export function deadLetterSdl(service: string): string {
  const noun = capitalised(service);
  return /* GraphQL */ `
    extend type Query {
      "本服务停放的事件:处理失败、等待处置,最早停放的在前"
      ${service}DeadLetters(
        first: Int
        after: String
        "仅此地区"
        regionCode: RegionCode
      ): DeadLetterConnection! @access(capability: "events:read")
    }

    extend type Mutation {
      "重新投递停放的事件,成功后依次处理排在其后的事件;再次失败时一切不变,并说明原因"
      redrive${noun}DeadLetter(input: RedriveDeadLetterInput!): DeadLetterPayload! @access(capability: "events:redrive")
      "丢弃停放的事件(永不应用,留存备查),并立即处理排在其后的事件"
      discard${noun}DeadLetter(input: DiscardDeadLetterInput!): DeadLetterPayload! @access(capability: "events:discard")
    }

    "停放的事件"
    type DeadLetter @shareable {
      "服务名/事件编号"
      id: ID!
      eventId: ID!
      "停放该事件的服务"
      service: String!
      type: String!
      "事件的键;同键事件依次排队"
      key: String!
      "事件未写明地区时为空,由全省的管理员处置"
      regionCode: RegionCode
      "停放原因"
      reason: String!
      "已尝试次数;0 表示因同键的前一事件停放而排队"
      attempts: Int!
      parkedAt: DateTime!
      "须先处置的同键事件;本身排在最前时为空"
      waitsFor: ID
      "事件内容(JSON),不对外公开的字段以 {\\"$redacted\\": …} 代替"
      data: String!
    }

    type DeadLetterConnection @shareable {
      nodes: [DeadLetter!]!
      pageInfo: PageInfo!
      totalCount: Int!
    }

    input RedriveDeadLetterInput {
      idempotencyKey: ID!
      eventId: ID!
    }

    input DiscardDeadLetterInput {
      idempotencyKey: ID!
      eventId: ID!
      "丢弃理由,4 至 500 字"
      reason: String!
    }

    "处置结果"
    type DeadLetterOutcome @shareable {
      "已应用的事件数,含排在其后的"
      applied: Int!
      "该键仍停放、排在最前的事件;全部处理完毕时为空"
      waiting: ID
    }

    type DeadLetterPayload @shareable {
      outcome: DeadLetterOutcome
      userErrors: [UserError!]!
    }
  `;
}
