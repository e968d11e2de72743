/** Golden events (`docs/events/golden`): records as a client of any language gets them, and what it must make of them. */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { fromRecord, inboundTopic, publicRecords, ReferralAnswered, toRecord, type EventRecord } from '@fire-campaign/events';
import { SAMPLES, sampleId } from './samples.ts';

/** Header and value texts are UTF-8. */
export interface GoldenRecord {
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

export interface GoldenEvent {
  readonly name: string;
  readonly record: GoldenRecord;
  /**
   * The event to be read; or part of the reason why the record is no event (`unreadable`) or an event that its contract does not
   * allow (`invalid`).
   */
  readonly expect: Readonly<Record<string, unknown>>;
  /** Of a signed record: whether the test key's signature holds. */
  readonly signature?: 'valid' | 'invalid';
}

const golden = ({ topic, key, headers, value }: EventRecord): GoldenRecord => ({ topic, key, headers, value: value.toString('utf8') });

/** What every reader must get out of a record. */
function read(record: GoldenRecord): Readonly<Record<string, unknown>> {
  const event = fromRecord({ ...record, key: Buffer.from(record.key), value: Buffer.from(record.value) });
  const { id, type, version, source, key, time, regionCode, sequence, data } = event;
  return { id, type, version, source, key, time, regionCode, sequence, data };
}

const readable = (name: string, record: GoldenRecord): GoldenEvent => ({ name, record, expect: read(record) });

/** The same event in structured mode. */
function structured({ topic, key, headers, value }: GoldenRecord): GoldenRecord {
  const attributes = Object.entries(headers).flatMap(([name, text]) => (name.startsWith('ce_') ? [[name.slice(3), text]] : []));
  const event = { ...Object.fromEntries(attributes), datacontenttype: headers['content-type'], data: JSON.parse(value) as unknown };
  return { topic, key, headers: { 'content-type': 'application/cloudevents+json; charset=UTF-8' }, value: JSON.stringify(event) };
}

const without = ({ headers, ...record }: GoldenRecord, name: string): GoldenRecord => ({
  ...record,
  headers: Object.fromEntries(Object.entries(headers).filter(([header]) => header !== name)),
});
const withHeader = (record: GoldenRecord, name: string, text: string): GoldenRecord => ({
  ...record,
  headers: { ...record.headers, [name]: text },
});
const withData = (record: GoldenRecord, fields: Readonly<Record<string, unknown>>): GoldenRecord => ({
  ...record,
  value: JSON.stringify({ ...(JSON.parse(record.value) as object), ...fields }),
});

const samples = SAMPLES.flatMap(([name, event]) => {
  const records = publicRecords(event);
  return records.map((record, index) => ({
    name: records.length === 1 ? name : `${name} (${index + 1} of ${records.length})`,
    record: golden(record),
  }));
});
const sample = (name: string): GoldenRecord => samples.find((one) => one.name === name)!.record;
const closed = sample('it is closed');
const phase = sample('the first phase begins');
const campaign = sample('a campaign runs; who answers for it is hidden');

/** Records that every client must read: one of every public event, and the liberties that CloudEvents allows. */
export const PUBLIC: readonly GoldenEvent[] = [
  ...samples.map(({ name, record }) => readable(name, record)),
  readable('the same event again: a duplicate', closed),
  readable('structured mode', structured(phase)),
  readable('structured mode, with a hidden value', structured(campaign)),
  readable('a field that was added later', withData(closed, { addedLater: { nested: [1, null, 'x'] } })),
  readable('an attribute that was added later', withHeader(closed, 'ce_addedlater', '1')),
  readable('a content type with a parameter', withHeader(closed, 'content-type', 'application/json; charset=utf-8')),
  readable('without the optional attributes', without(without(without(closed, 'ce_traceparent'), 'ce_subject'), 'ce_classification')),
  readable('a time with an offset', withHeader(closed, 'ce_time', '2026-01-01T09:18:00+08:00')),
  readable('a value of an open enumeration that was added later', withData(phase, { to: 'ADDED_LATER' })),
];

const unreadable = (name: string, record: GoldenRecord, reason: string): GoldenEvent => ({ name, record, expect: { unreadable: reason } });
const invalid = (name: string, record: GoldenRecord, reason: string): GoldenEvent => ({ name, record, expect: { invalid: reason } });

/** Records that no client may take for an event of the contract. */
export const UNREADABLE: readonly GoldenEvent[] = [
  unreadable('the value is not JSON', { ...closed, value: '{"hazardId":' }, 'JSON'),
  unreadable('the value is empty', { ...closed, value: '' }, 'JSON'),
  ...['specversion', 'id', 'source', 'type', 'time', 'regioncode', 'sequence'].map((name) =>
    unreadable(`no ${name}`, without(closed, `ce_${name}`), name),
  ),
  unreadable('no header at all', { ...closed, headers: {} }, 'specversion'),
  unreadable('an older CloudEvents', withHeader(closed, 'ce_specversion', '0.3'), 'specversion'),
  unreadable('an id that is no UUID', withHeader(closed, 'ce_id', '12345'), 'id'),
  unreadable('a source that is not the platform', withHeader(closed, 'ce_source', 'https://example.org/'), 'source'),
  unreadable('a type of somebody else', withHeader(closed, 'ce_type', 'com.example.thing'), 'type'),
  unreadable('a time without a date', withHeader(closed, 'ce_time', '09:18:00Z'), 'time'),
  unreadable('a time that does not exist', withHeader(closed, 'ce_time', '2026-13-01T00:00:00Z'), 'time'),
  unreadable('a region that is none', withHeader(closed, 'ce_regioncode', '320'), 'regioncode'),
  unreadable('a sequence that is no number', withHeader(closed, 'ce_sequence', '-1'), 'sequence'),
  unreadable('structured mode with a list', { ...structured(phase), value: '[]' }, 'object'),
  unreadable('structured mode without an id', { ...structured(phase), value: structured(phase).value.replace('"id":', '"di":') }, 'id'),
  unreadable(
    'structured mode without data',
    { ...structured(phase), value: structured(phase).value.replace('"data":', '"atad":') },
    'data',
  ),
  invalid('a required field is missing', withData(closed, { closedOn: undefined }), 'closedOn'),
  invalid('a field of another type', withData(closed, { hazardId: 7 }), 'hazardId'),
  invalid('a day that is none', withData(closed, { dueOn: 'tomorrow' }), 'dueOn'),
  invalid('data that is no object', { ...closed, value: '[]' }, 'object'),
  invalid('a hidden value in clear', withData(campaign, { firstResponsiblePersonId: sampleId(7, 1) }), 'firstResponsiblePersonId'),
  invalid('a type that is not known', withHeader(closed, 'ce_type', 'fc.inspections.hazard.frozen.v1'), 'fc.inspections.hazard.frozen.v1'),
  invalid(
    'a version that is not known',
    withHeader(closed, 'ce_type', 'fc.inspections.hazard.closed.v2'),
    'fc.inspections.hazard.closed.v2',
  ),
];

/**
 * The key pair of RFC 8032, section 7.1, test 1: published everywhere, so that signatures can be tried. It proves nothing; no
 * partner may use it.
 */
export const TEST_KEY = {
  keyid: 'rfc8032-test-1',
  privateKey: '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n',
  get publicKey(): string {
    return createPublicKey(createPrivateKey(this.privateKey)).export({ type: 'spki', format: 'der' }).toString('base64');
  },
};

function answer(number: number, fields: Readonly<Record<string, unknown>> = {}): GoldenRecord {
  const referralId = sampleId(8, 1);
  const data = {
    referralId,
    regionCode: '320102',
    outcome: 'DONE',
    answeredOn: '2026-04-09',
    documentNumber: '宁建函〔2026〕21号',
    ...fields,
  };
  const event = {
    id: sampleId(1, 900 + number),
    type: ReferralAnswered.type,
    version: ReferralAnswered.version,
    source: 'partner:js-housing',
    key: referralId,
    time: `2026-04-09T02:0${number}:00.000Z`,
    regionCode: '320102',
    sequence: number,
    traceId: null,
    causationId: null,
    data,
  };
  return signed(golden(toRecord(event, inboundTopic('js-housing', 'referral-answers'), 'INTERNAL')));
}

/** Signs five attributes, each ended by LF, and the value byte by byte. */
function signed(record: GoldenRecord): GoldenRecord {
  const lines = ['id', 'type', 'source', 'time', 'regioncode'].map((name) => `${record.headers[`ce_${name}`]}\n`);
  const signature = sign(null, Buffer.from(lines.join('') + record.value), createPrivateKey(TEST_KEY.privateKey)).toString('base64');
  return withHeader(withHeader(record, 'ce_keyid', TEST_KEY.keyid), 'ce_signature', signature);
}

/** What partners send: signed by the test key. */
export const INBOUND: readonly GoldenEvent[] = [
  { ...readable('a referral is done', answer(1)), signature: 'valid' },
  { ...readable('accepted, with remarks', answer(2, { outcome: 'ACCEPTED', documentNumber: undefined, remarks: '已派员核查,\n预计 10 日内办结。' })), signature: 'valid' },
  { ...readable('the value was changed after it was signed', { ...answer(3), value: answer(3).value.replace('DONE', 'REJECTED') }), signature: 'invalid' },
  { ...readable('the region was changed after it was signed', withHeader(answer(4), 'ce_regioncode', '32')), signature: 'invalid' },
  { ...readable('not signed', without(without(answer(5), 'ce_signature'), 'ce_keyid')), signature: 'invalid' },
  { ...invalid('an outcome that is none', answer(6, { outcome: 'PERHAPS' }), 'outcome'), signature: 'valid' },
  { ...invalid('no referral', answer(7, { referralId: undefined }), 'referralId'), signature: 'valid' },
]; // prettier-ignore
