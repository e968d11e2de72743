import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { fromInbound, inboundTopic, PartnerChanged, type EventData, type EventEnvelope } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';

type Facts = EventData<typeof PartnerChanged>;

/** A partner agency with a key pair. */
export interface PartnerForTests {
  /** What directory tells of it. */
  readonly facts: Facts;
  readonly privateKey: KeyObject;
}

/** An active partner of a region that may answer referrals, with the key `k1` of the whole year. */
export function makePartner(code: string, regionCode: string, more: Partial<Facts> = {}): PartnerForTests {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = { keyid: 'k1', publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') };
  const facts: Facts = {
    partnerId: uuidv7(),
    code,
    name: `演示单位 ${code}`,
    agencyKind: 'CIVIL_AFFAIRS',
    regionCode,
    status: 'ACTIVE',
    reads: [],
    writes: ['referral-answers'],
    keys: [{ ...key, validFrom: '2026-01-01', validTo: '2026-12-31' }],
    version: 1,
    ...more,
  };
  return { facts, privateKey };
}

/** What differs from a right answer. */
export interface Sent {
  readonly id?: string;
  readonly source?: string;
  readonly time?: string;
  readonly regionCode?: string;
  readonly keyid?: string | null;
  readonly signature?: string | null;
  /** Topic of this partner instead of the sender's. */
  readonly on?: string;
  /** Changes the value after it was signed. */
  readonly tamper?: (value: Buffer) => Buffer;
}

/** An answer as it arrives from a partner's topic, signed over the bytes that the contract names. */
export function answerFrom(
  { facts, privateKey }: PartnerForTests,
  answer: { readonly regionCode: string; readonly [field: string]: unknown },
  sent: Sent = {},
): EventEnvelope {
  const id = sent.id ?? uuidv7();
  const type = 'fc.partner.referral.answered.v1';
  const source = sent.source ?? `urn:fire-campaign:partner:${facts.code}`;
  const time = sent.time ?? '2026-03-10T01:00:00.000Z';
  const region = sent.regionCode ?? answer.regionCode;
  const value = Buffer.from(JSON.stringify(answer));
  const signed = Buffer.concat([Buffer.from(`${id}\n${type}\n${source}\n${time}\n${region}\n`), value]);
  const signature = sent.signature === undefined ? sign(null, signed, privateKey).toString('base64') : sent.signature;
  const keyid = sent.keyid === undefined ? 'k1' : sent.keyid;
  const headers = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: id,
    ce_source: source,
    ce_type: type,
    ce_time: time,
    ce_regioncode: region,
    ce_sequence: '0',
    ...(signature !== null && { ce_signature: signature }),
    ...(keyid !== null && { ce_keyid: keyid }),
  };
  const record = { key: Buffer.from(String(answer['referralId'])), value: sent.tamper?.(value) ?? value, headers };
  return fromInbound(inboundTopic(sent.on ?? facts.code, 'referral-answers'), record);
}
