/** All events of one service, whole, in order per key. Services only. */
export const internalTopic = (service: string) => `fc.int.${service}.v1`;
/** What partners may know of one kind of thing: a redacted projection, in order per key. */
export const publicTopic = (entity: string) => `fc.pub.${entity}.v1`;
/** Events which the consumer group could not digest; a copy, the group's `dead_letter` table decides. */
export const deadLetterTopic = (group: string) => `fc.dlq.${group}`;
/** Written by one partner. */
export const inboundTopic = (partner: string, message: string) => `fc.in.${partner}.${message}.v1`;

/** The service an event type belongs to: `inspections.hazard.closed` → `inspections`. */
export const serviceOf = (type: string) => type.slice(0, type.indexOf('.'));
