import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import { fromRecord, SOURCE_PREFIX, UnreadableRecord, type ReceivedRecord } from './cloud-events.js';
import { defineEvent, localDate, regionCode, type EventEnvelope } from './contract.js';

/** What partners may send: the message's name in its topic `fc.in.<partner>.<message>.v1`, by event type. */
export const INBOUND = { 'partner.referral.answered': 'referral-answers' } as const;
export type InboundMessage = (typeof INBOUND)[keyof typeof INBOUND];
export const INBOUND_MESSAGES = Object.values(INBOUND) as [InboundMessage, ...InboundMessage[]];

/** Topics of all partners for one message; `partner` is the code of the one that alone may write there. */
export const INBOUND_TOPIC = /^fc\.in\.(?<partner>[a-z][a-z0-9-]*)\.(?<message>[a-z-]+)\.v1$/;

/** A partner answers a referral (抄告反馈): accepted or rejected first, done when the matter is settled. */
export const ReferralAnswered = defineEvent({
  type: 'partner.referral.answered',
  version: 1,
  description: { zh: '对接单位反馈抄告。', en: 'A partner answers a referral.' },
  key: 'referralId',
  data: z.object({
    referralId: z.uuid().describe('抄告编号 / id of the referral'),
    regionCode,
    outcome: z.enum(['ACCEPTED', 'REJECTED', 'DONE']).describe('受理、不予受理、办结 / accepted, rejected, done'),
    answeredOn: localDate.describe('反馈日 / day of the answer'),
    documentNumber: z.string().max(100).nullish().describe('反馈文号 / number of the answering letter'),
    remarks: z.string().max(2000).nullish().describe('办理情况 / what was done, or why not'),
  }),
  labels: {
    referralId: 'PUBLIC',
    regionCode: 'PUBLIC',
    outcome: 'PUBLIC',
    answeredOn: 'PUBLIC',
    documentNumber: 'PUBLIC',
    remarks: 'INTERNAL',
  },
});

/** How an event came in from a partner, for those who check that it is the partner's. */
export interface Inbound {
  readonly topic: string;
  /** The only one who may write to the topic, so the sender. */
  readonly partner: string;
  /** The id that the partner gave it. */
  readonly id: string;
  /** What the signature covers, base64: `${ce_id}\n${ce_type}\n${ce_source}\n${ce_time}\n${ce_regioncode}\n` and the value, byte by byte. */
  readonly signed: string;
  /** Base64; null when the record bears none. */
  readonly signature: string | null;
  /** The partner's name of the key. */
  readonly keyid: string | null;
}

const NAMESPACE = '0f6c1f2e-6b0a-5d2b-9a57-3a6f3f1d7c11';

/**
 * The event in a record of a partner's topic. Its id and key are made from topic and id, so that no partner can take the place of
 * another's event or of ours, nor let anything wait behind what it sends. Whether the partner may say what it says is not checked here.
 * @throws UnreadableRecord also for a type that does not belong to the topic
 */
export function fromInbound(topic: string, record: ReceivedRecord): EventEnvelope {
  const { partner, message } = INBOUND_TOPIC.exec(topic)?.groups ?? {};
  if (partner === undefined) throw new UnreadableRecord(`${topic} is not a topic of a partner`);
  const event = fromRecord(record);
  if ((INBOUND as Readonly<Record<string, string>>)[event.type] !== message) {
    throw new UnreadableRecord(`events of type ${event.type} do not belong on ${topic}`);
  }
  const header = (name: string): string | null => {
    const value = record.headers?.[name];
    const first = Array.isArray(value) ? value[0] : value;
    return first === undefined ? null : first.toString();
  };
  const given = header('ce_id');
  if (given === null) throw new UnreadableRecord('what a partner sends is signed, so it comes in binary mode');
  const attributes = [given, `fc.${event.type}.v${event.version}`, SOURCE_PREFIX + event.source, event.time, event.regionCode];
  const id = uuidv5(`${topic} ${event.id}`, NAMESPACE);
  return {
    ...event,
    id,
    key: id,
    inbound: {
      topic,
      partner,
      id: event.id,
      signed: Buffer.concat([Buffer.from(`${attributes.join('\n')}\n`), record.value!]).toString('base64'),
      signature: header('ce_signature'),
      keyid: header('ce_keyid'),
    },
  };
}
