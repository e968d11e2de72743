import { describe, expect, it } from '@jest/globals';
import { UnreadableRecord, type ReceivedRecord } from './cloud-events.js';
import { fromInbound } from './partner.js';

const TOPIC = 'fc.in.js-civil-affairs.referral-answers.v1';
const ID = '0198F7A0-0000-7000-8000-000000000001';
const VALUE = '{ "referralId": "x",\n "regionCode": "320102" }';

const record = (headers: Readonly<Record<string, string>> = {}, value = VALUE): ReceivedRecord => ({
  key: Buffer.from('any key'),
  value: Buffer.from(value),
  headers: {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: ID,
    ce_source: 'urn:fire-campaign:partner:js-civil-affairs',
    ce_type: 'fc.partner.referral.answered.v1',
    ce_time: '2026-03-10T09:00:00+08:00',
    ce_regioncode: '320102',
    ce_sequence: '0',
    ce_keyid: 'k1',
    ce_signature: 'c2ln',
    ...headers,
  },
});

describe('a record of a partner’s topic', () => {
  it('says what was signed, byte by byte', () => {
    const { inbound, type, source } = fromInbound(TOPIC, record());
    expect([type, source]).toEqual(['partner.referral.answered', 'partner:js-civil-affairs']);
    expect(inbound).toMatchObject({ topic: TOPIC, partner: 'js-civil-affairs', id: ID.toLowerCase(), keyid: 'k1', signature: 'c2ln' });
    expect(Buffer.from(inbound!.signed, 'base64').toString()).toBe(
      `${ID}\nfc.partner.referral.answered.v1\nurn:fire-campaign:partner:js-civil-affairs\n2026-03-10T09:00:00+08:00\n320102\n${VALUE}`,
    );
  });

  it('has an id of its own: the same for the same event, another for another topic, never the one given', () => {
    const { id, key } = fromInbound(TOPIC, record());
    expect(fromInbound(TOPIC, record({}, '{}')).id).toBe(id);
    expect(fromInbound('fc.in.nj-housing.referral-answers.v1', record()).id).not.toBe(id);
    expect([id, key]).not.toContain(ID.toLowerCase());
    expect(key).toBe(id); // nothing waits behind it
  });

  it('may be unsigned, which whoever takes it refuses', () => {
    const { headers, ...rest } = record();
    const { ce_keyid: _, ce_signature: __, ...unsigned } = headers as Record<string, string>;
    expect(fromInbound(TOPIC, { ...rest, headers: unsigned }).inbound).toMatchObject({ keyid: null, signature: null });
  });

  it.each([
    ['an event of a service', TOPIC, record({ ce_type: 'fc.directory.grant.changed.v1' }), 'do not belong'],
    ['another message', 'fc.in.js-civil-affairs.orders.v1', record(), 'do not belong'],
    ['a topic of the services', 'fc.int.inspections.v1', record(), 'not a topic of a partner'],
    ['a topic below a partner’s', 'fc.in.js.civil.referral-answers.v1', record(), 'not a topic of a partner'],
    ['the structured mode', TOPIC, structured(), 'binary mode'],
    ['no JSON', TOPIC, record({}, '{'), 'not JSON'],
  ])('is unreadable: %s', (_, topic, given, reason) => {
    expect(() => fromInbound(topic, given)).toThrow(UnreadableRecord);
    expect(() => fromInbound(topic, given)).toThrow(reason);
  });
});

function structured(): ReceivedRecord {
  const attributes = Object.entries(record().headers!).flatMap(([name, value]) =>
    name.startsWith('ce_') ? [[name.slice(3), value] as const] : [],
  );
  const event = { ...Object.fromEntries(attributes), data: {} };
  return {
    key: Buffer.from('any key'),
    value: Buffer.from(JSON.stringify(event)),
    headers: { 'content-type': 'application/cloudevents+json' },
  };
}
