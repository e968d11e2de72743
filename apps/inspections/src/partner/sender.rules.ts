import { createPublicKey, verify } from 'node:crypto';
import { regionContains, shanghaiDay } from '@fire-campaign/domain';
import { INBOUND_TOPIC, type EventEnvelope } from '@fire-campaign/events';
import { errors } from '../errors.js';
import type { Partner, SigningKey } from './partner.entity.js';

/** As long as a partner's topic keeps what was sent: a service that was down catches up, an old recording proves nothing. */
const KEPT_DAYS = 30;
const CLOCKS_APART_MS = 5 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Whether an event is what this partner says now: it came by the partner's own topic under the partner's own name, signed over every
 * byte with a key valid at that moment, of an area that is the partner's, and lately.
 * @param partner whose code the topic bears; null when there is none
 * @param now by the database's clock
 * @throws SENDER_UNKNOWN, SENDER_MISMATCH, SENDER_SUSPENDED, MESSAGE_NOT_GRANTED, SIGNATURE_MISSING, KEY_NOT_VALID, SIGNATURE_WRONG,
 *   SENT_TOO_LONG_AGO, SENT_IN_FUTURE, OUT_OF_REGION
 */
export function requireSender(event: EventEnvelope, partner: Partner | null, now: Date): Partner {
  const { inbound } = event;
  if (inbound === undefined || event.source !== `partner:${inbound.partner}`) {
    throw errors.SENDER_MISMATCH({ source: event.source, topic: inbound?.topic ?? '' });
  }
  if (partner === null || partner.code !== inbound.partner) throw errors.SENDER_UNKNOWN({ partner: inbound.partner });
  if (partner.status !== 'ACTIVE') throw errors.SENDER_SUSPENDED({ partner: partner.code });
  const message = INBOUND_TOPIC.exec(inbound.topic)?.groups?.['message'] ?? '';
  if (!partner.writes.includes(message)) throw errors.MESSAGE_NOT_GRANTED({ partner: partner.code, message });

  const { signature, keyid } = inbound;
  if (signature === null || keyid === null) throw errors.SIGNATURE_MISSING();
  const sentAt = new Date(event.time);
  const key = partner.keys.find((one) => one.keyid === keyid);
  if (key === undefined || !isValidAt(key, sentAt)) throw errors.KEY_NOT_VALID({ keyid, time: event.time });
  if (!isSigned(inbound.signed, signature, key)) throw errors.SIGNATURE_WRONG({ keyid });

  if (sentAt.getTime() > now.getTime() + CLOCKS_APART_MS) throw errors.SENT_IN_FUTURE({ time: event.time });
  if (sentAt.getTime() < now.getTime() - KEPT_DAYS * DAY_MS) throw errors.SENT_TOO_LONG_AGO({ time: event.time, days: KEPT_DAYS });
  if (!regionContains(partner.regionCode, event.regionCode)) {
    throw errors.OUT_OF_REGION({ partner: partner.code, region: event.regionCode });
  }
  return partner;
}

/** A revoked key ends before it begins, so it is valid on no day. */
function isValidAt({ validFrom, validTo }: SigningKey, moment: Date): boolean {
  const day = shanghaiDay(moment);
  return validFrom <= day && (validTo === null || day <= validTo);
}

function isSigned(signed: string, signature: string, { publicKey }: SigningKey): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(signed, 'base64'), key, Buffer.from(signature, 'base64'));
}
