import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  decode,
  InvalidEvent,
  isRedacted,
  signAnswer,
  UnreadableRecord,
  validate,
  type CloudEvent,
  type KafkaRecord,
  type ReferralAnswered,
} from './index.js';

interface Golden {
  readonly name: string;
  readonly record: KafkaRecord & { readonly key: string; readonly value: string; readonly headers: Readonly<Record<string, string>> };
  readonly expect: { readonly unreadable?: string; readonly invalid?: string };
  readonly signature?: 'valid' | 'invalid';
}
const folder = join(import.meta.dirname, '../../../docs/events/golden');
const golden = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Golden[];

describe.each(readdirSync(folder).filter((file) => file !== 'inbound.json'))('the golden events of %s', (file) => {
  it.each(golden(file).map((example) => [example.name, example] as const))('%s', (_, { record, expect: expected }) => {
    const read = () => validate(decode(record));
    if (expected.unreadable !== undefined) {
      expect(read).toThrow(UnreadableRecord);
      expect(read).toThrow(expected.unreadable);
    } else if (expected.invalid !== undefined) {
      expect(read).toThrow(InvalidEvent);
      expect(read).toThrow(expected.invalid);
    } else expect(read()).toEqual(expected);
  });
});

describe('reading a record', () => {
  const closed = golden('public.json').find(({ name }) => name === 'it is closed')!;

  it('takes bytes and lists of header values as kafkajs delivers them', () => {
    const { key, value, headers } = closed.record;
    const bytes = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, [Buffer.from(text)]]));
    expect(decode({ key: Buffer.from(key), value: Buffer.from(value), headers: bytes })).toEqual(closed.expect);
  });

  it('names a tombstone', () => expect(() => decode({ ...closed.record, value: null })).toThrow('the record has no value'));

  it('refuses bytes that are not UTF-8', () => {
    expect(() => decode({ ...closed.record, value: Uint8Array.of(0x22, 0xff, 0x22) })).toThrow('not JSON in UTF-8');
  });

  it('narrows an event by its type', () => {
    const event = validate(decode(closed.record));
    expect(event.type === 'inspections.hazard.closed' && event.data.closedOn).toBe('2026-04-02');
  });

  it('tells hidden values from others', () => {
    const event = golden('public.json')
      .map(({ record }) => validate(decode(record)))
      .find((one) => one.type === 'campaigns.campaign.changed')!;
    expect([event.data.firstResponsiblePersonId, event.data.name, null].map(isRedacted)).toEqual([true, false, false]);
  });
});

describe('an answer to a referral', () => {
  // RFC 8032, section 7.1, test 1: the published test key.
  const privateKey =
    '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n';
  const signer = { partner: 'js-housing', keyId: 'rfc8032-test-1', privateKey };
  const examples = golden('inbound.json');
  const signed = examples
    .filter((one) => one.signature === 'valid' && one.expect.invalid === undefined)
    .map((example) => [example.name, example] as const);

  it.each(signed)('is signed as in the golden event: %s', (_, { record, expect: expected }) => {
    const { id, time, data } = expected as unknown as CloudEvent<string, number, ReferralAnswered>;
    const answer = signAnswer(signer, data, { id, time });
    expect({ ...answer, value: Buffer.from(answer.value).toString() }).toEqual({
      ...record,
      headers: { ...record.headers, ce_sequence: String(Date.parse(time)) },
    });
    expect(decode(answer)).toMatchObject({ id, time, data });
  });

  const invalid = examples.flatMap(({ name, record, expect: { invalid } }) =>
    invalid === undefined ? [] : [[name, record, invalid] as const],
  );
  it.each(invalid)('that does not fit its schema is not signed: %s', (_, { value }, reason) => {
    const sign = () => signAnswer(signer, JSON.parse(value) as ReferralAnswered);
    expect(sign).toThrow(InvalidEvent);
    expect(sign).toThrow(reason);
  });

  it('needs an Ed25519 key', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const [[, { expect: expected }]] = signed as [(typeof signed)[number]];
    const { data } = expected as unknown as { data: ReferralAnswered };
    expect(() => signAnswer({ ...signer, privateKey }, data)).toThrow('an Ed25519 key is needed, not ec');
  });
});
