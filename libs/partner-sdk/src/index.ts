export { type KafkaRecord, type CloudEvent, UnreadableRecord, decode } from './record.js';
export { type PublicEvent, type Redacted, InvalidEvent, isRedacted, knows, validate } from './event.js';
export * from './events.generated.js';
export { type SeenStore, seenInMemory } from './seen.js';
export { type Connection, connectionFromEnvironment } from './connection.js';
export { type ConsumeOptions, type Consumption, type ConsumptionCounts, type DeadLetter, consume, deadLettersToTopic } from './consume.js';
export { type Signer, type SignedRecord, signAnswer, sendAnswer } from './answer.js';
export { type Finding, doctor } from './doctor.js';
