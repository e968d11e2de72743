import type { EventRecord } from './cloud-events.js';
import type { EventEnvelope } from './contract.js';

/** What partners see of an event: no record, one, or one per element of a batch. */
export function publicRecords(_event: EventEnvelope): readonly EventRecord[] {
  return [];
}
