import { Injectable } from '@nestjs/common';
import {
  Actor,
  Clock,
  Database,
  day,
  expectedVersion,
  idempotencyKey,
  optional,
  parseInput,
  platformErrors,
  recordId,
  Tx,
  uuidv7,
  whereInScope,
  type PageArgs,
} from '@fire-campaign/platform';
import { In, Not } from 'typeorm';
import { z } from 'zod';
import { lockCampaign, readCampaign } from '../campaign/campaign.access.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { rehearse } from '../dry-run.js';
import { errors } from '../errors.js';
import type { DateNamedEventInput } from '../schema.generated.js';
import { datedEvents } from './dated-events.js';
import { DeadlineChange, NamedEvent } from './deadline.entities.js';
import { moveToEvent, recordMoved } from './deadlines.js';

const dateInput = z.object({
  idempotencyKey,
  campaignId: z.uuid(),
  code: z.string().max(40),
  on: day,
  expectedVersion: optional(expectedVersion),
  dryRun: z.boolean().nullish(),
});

/** So many moved days are answered at once; all of them are listed by `deadlineChanges`. */
const SHOWN = 500;
/** A campaign names a few events. */
const MAX_EVENTS = 200;

/** A named event of a campaign, dated or not. */
export interface CampaignEvent {
  readonly code: string;
  readonly name: string;
  readonly on: string | null;
  readonly version: number | null;
  readonly datedById: string | null;
  readonly datedAt: Date | null;
}

/** Survives JSON, so that a repeated request gets the same answer. */
export interface EventDating {
  readonly event: CampaignEvent;
  readonly changes: readonly DeadlineChange[];
  readonly changesTotal: number;
  readonly dryRun: boolean;
}

/** Days that the plan does not say: those of named events, and what moves with them. */
@Injectable()
export class DeadlineService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Dates a named event, or dates it anew: all that waits for it in the campaign and in those issued under it moves there.
   * @throws NOT_FOUND, FORBIDDEN, EVENT_ABOVE, EVENT_UNKNOWN, CAMPAIGN_OVER, STALE_VERSION
   */
  dateEvent(actor: Actor, input: DateNamedEventInput): Promise<EventDating> {
    const command = parseInput(dateInput, input);
    const work = async (tx: Tx): Promise<EventDating> => {
      const root = await lockCampaign(tx, actor, command.campaignId, 'campaigns:write');
      if (root.parentId !== null) throw errors.EVENT_ABOVE();
      if (root.status === 'ARCHIVED' || root.status === 'TERMINATED') throw errors.CAMPAIGN_OVER();
      const campaigns = await tx.manager.find(Campaign, {
        where: { rootId: root.id, status: Not(In(['ARCHIVED', 'TERMINATED'])) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      const named = (
        await mentioned(
          tx,
          campaigns.map(({ id }) => id),
        )
      ).find(({ code }) => code === command.code);
      if (named === undefined) throw errors.EVENT_UNKNOWN({ code: command.code });
      const now = await this.clock.now(tx);
      const before = await datedEvents(tx, root.id);
      const event = await this.dated(tx, root, named.name, command, now);
      const after = new Map([...before, [event.code, event.on]]);
      const moved = await moveToEvent(tx, campaigns, event.code, before, after, await this.clock.today(tx));
      const changes = await recordMoved(tx, moved, { cause: 'EVENT', reason: event.name, changedAt: now });
      const { code, name, on, version, datedById, datedAt } = event;
      return {
        event: { code, name, on, version, datedById, datedAt },
        changes: changes.slice(0, SHOWN),
        changesTotal: changes.length,
        dryRun: command.dryRun === true,
      };
    };
    if (command.dryRun === true) return rehearse(this.db, actor, 'dateNamedEvent', work);
    return this.db.command(actor, 'dateNamedEvent', command, work);
  }

  /** The events that a campaign names, dated ones with their day. */
  named(actor: Actor, { id, rootId }: Campaign): Promise<readonly CampaignEvent[]> {
    return this.db.read(actor, async (tx) => {
      const dated = new Map((await tx.manager.findBy(NamedEvent, { campaignId: rootId })).map((event) => [event.code, event]));
      return (await mentioned(tx, [id])).map(({ code, name }) => {
        const { on = null, version = null, datedById = null, datedAt = null } = dated.get(code) ?? {};
        return { code, name, on, version, datedById, datedAt };
      });
    });
  }

  /** Days that moved, of the person's area, the first one first. @throws NOT_FOUND */
  async changes(actor: Actor, campaignId: string, page: PageArgs) {
    const { id } = await this.db.read(actor, (tx) => readCampaign(tx, actor, recordId(campaignId)));
    return this.db.page(actor, DeadlineChange, ['id'], page, (query) => {
      whereInScope(query, actor.scopesFor('campaigns:read', id));
      return query.andWhere('row.campaignId = :id', { id });
    });
  }

  private async dated(
    tx: Tx,
    root: Campaign,
    name: string,
    { code, on, expectedVersion: expected }: z.output<typeof dateInput>,
    datedAt: Date,
  ): Promise<NamedEvent> {
    const held = await tx.manager.findOneBy(NamedEvent, { campaignId: root.id, code });
    if ((held?.version ?? null) !== expected) throw platformErrors.STALE_VERSION({ current: held?.version ?? 0 });
    const said = { name, on, datedById: tx.actor.id, datedAt };
    if (held !== null) return tx.save(Object.assign(await tx.lock(NamedEvent, held.id), said));
    return tx.save(tx.manager.create(NamedEvent, { id: uuidv7(), regionCode: root.regionCode, campaignId: root.id, code, ...said }));
  }
}

/** The named events that tasks, cadence rules and dispatch forms of campaigns wait for, by code. */
function mentioned(tx: Tx, campaignIds: readonly string[]): Promise<{ code: string; name: string }[]> {
  return tx.query(
    `SELECT DISTINCT ON (event->>'code') event->>'code' AS code, event->>'name' AS name FROM (
       SELECT deadline->'event' AS event FROM task WHERE campaign_id = ANY ($1::uuid[])
       UNION ALL SELECT begins->'event' FROM cadence WHERE campaign_id = ANY ($1::uuid[])
       UNION ALL SELECT ends->'event' FROM cadence WHERE campaign_id = ANY ($1::uuid[])
       UNION ALL SELECT begins->'event' FROM dispatch_form WHERE campaign_id = ANY ($1::uuid[])
       UNION ALL SELECT ends->'event' FROM dispatch_form WHERE campaign_id = ANY ($1::uuid[])
     ) AS waiting WHERE jsonb_typeof(event) = 'object' ORDER BY 1, 2 LIMIT ${MAX_EVENTS}`,
    [campaignIds],
  );
}
