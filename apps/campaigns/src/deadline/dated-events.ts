import { Tx } from '@fire-campaign/platform';
import { NamedEvent } from './deadline.entities.js';
import type { DatedEvents } from './deadline.rules.js';

/** Days of the named events of a cascade that are dated. */
export async function datedEvents(tx: Tx, rootId: string): Promise<DatedEvents> {
  const dated = await tx.manager.findBy(NamedEvent, { campaignId: rootId });
  return new Map(dated.map(({ code, on }) => [code, on]));
}
