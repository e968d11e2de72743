import { createPrivateKey, randomUUID, sign, type KeyObject } from 'node:crypto';
import { kafkaFor, type Connection } from './connection.js';
import { InvalidEvent, problemOf } from './event.js';
import { INBOUND, type ReferralAnswered } from './events.generated.js';

/** What signs an answer: the partner's code, and the key of which the platform's operator holds the public half. */
export interface Signer {
  /** The partner's code, e.g. `js-civil-affairs`. */
  readonly partner: string;
  readonly keyId: string;
  /** Ed25519 private key: PEM (PKCS#8) or a key object. */
  readonly privateKey: string | KeyObject;
}

/** A record ready to be sent by any Kafka client. */
export interface SignedRecord {
  readonly topic: string;
  readonly key: string;
  readonly value: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * An answer to a referral (抄告反馈) as a signed CloudEvent. Sending one record twice does no harm: the platform knows its id.
 * @param event id and moment; by default a new UUID and now
 * @throws InvalidEvent when the answer does not fit the schema; TypeError when the key is not an Ed25519 key
 */
export function signAnswer(
  { partner, keyId, privateKey }: Signer,
  answer: ReferralAnswered,
  { id = randomUUID() as string, time = new Date().toISOString() } = {},
): SignedRecord {
  const problem = problemOf(INBOUND['partner.referral.answered.v1'].schema, answer);
  if (problem !== null) throw new InvalidEvent(`the answer does not fit its schema: ${problem}`);
  const key = typeof privateKey === 'string' ? createPrivateKey(privateKey) : privateKey;
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError(`an Ed25519 key is needed, not ${key.asymmetricKeyType}`);

  const type = 'fc.partner.referral.answered.v1';
  const source = `urn:fire-campaign:partner:${partner}`;
  const value = Buffer.from(JSON.stringify(answer));
  const signed = Buffer.concat([Buffer.from(`${id}\n${type}\n${source}\n${time}\n${answer.regionCode}\n`), value]);
  return {
    topic: `fc.in.${partner}.referral-answers.v1`,
    key: answer.referralId,
    value,
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: id,
      ce_source: source,
      ce_type: type,
      ce_time: time,
      ce_subject: answer.referralId,
      ce_regioncode: answer.regionCode,
      ce_sequence: String(Date.parse(time)),
      ce_classification: 'INTERNAL',
      ce_keyid: keyId,
      ce_signature: sign(null, signed, key).toString('base64'),
    },
  };
}

/**
 * Sends an answer and waits until all in-sync replicas hold it.
 * @throws Error of kafkajs when it could not be sent; send the same record again
 */
export async function sendAnswer(connection: Connection, { topic, key, value, headers }: SignedRecord): Promise<void> {
  const producer = kafkaFor(connection).producer({ allowAutoTopicCreation: false });
  await producer.connect();
  try {
    await producer.send({ topic, acks: -1, messages: [{ key, value: Buffer.from(value), headers: { ...headers } }] });
  } finally {
    await producer.disconnect();
  }
}
