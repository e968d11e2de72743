import { describe, expect, it } from '@jest/globals';
import { createPrivateKey, createPublicKey, verify } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fromFile, Parser } from '@asyncapi/parser';
import { EVENTS, fromInbound, fromRecord, PUBLIC_TOPICS, UnreadableRecord } from '@fire-campaign/events';
import { z } from 'zod';
import { temporaryDirectory } from '../temporary.js';
import { breakingChanges } from './compatibility.js';
import { INBOUND, PUBLIC, TEST_KEY, UNREADABLE, type GoldenEvent, type GoldenRecord } from './golden.js';
import { eventContract, freezeRelease } from './index.js';
import { eventSchemas, type Schema } from './schemas.js';

const schemas = eventSchemas();
const all = [...schemas.published, ...schemas.inbound, ...schemas.internal];
const received = ({ key, value, headers }: GoldenRecord) => ({ key: Buffer.from(key), value: Buffer.from(value), headers });

/** Why the data of a golden event do not fit its schema; null when they do. */
function misfit({ record }: GoldenEvent): string | null {
  const { type, version, data } = fromRecord(received(record));
  const known = [...schemas.published, ...schemas.inbound].find(({ name }) => name === `${type}.v${version}`);
  if (known === undefined) return `fc.${type}.v${version} is not known`;
  const { error } = z.fromJSONSchema(known.schema as z.core.JSONSchema.JSONSchema).safeParse(data);
  return error === undefined ? null : JSON.stringify(error.issues);
}

/** Writes the contract as it is now below a folder. */
function writeContract(folder: string): void {
  for (const { path, content } of eventContract(folder).files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

describe('AsyncAPI', () => {
  it('passes its parser without a remark, and has every topic', async () => {
    const folder = temporaryDirectory('asyncapi');
    try {
      writeContract(folder.path);
      const { document, diagnostics } = await fromFile(new Parser(), join(folder.path, 'docs/events/asyncapi.yaml')).parse();
      expect(diagnostics).toEqual([]);
      const channels = document!.channels().all();
      expect(channels.map((channel) => channel.address())).toEqual([
        ...PUBLIC_TOPICS.map(({ name }) => name),
        'fc.in.{partner}.referral-answers.v1',
      ]);
      const messages = channels.flatMap((channel) => channel.messages().all());
      expect(messages.map((message) => message.payload()!.json<{ readonly title?: string }>().title)).toEqual(
        expect.arrayContaining(['PhaseTransitioned', 'HazardClosed', 'ReferralAnswered']),
      );
      expect(messages.length).toBe(schemas.published.length + schemas.inbound.length);
    } finally {
      folder.remove();
    }
  }, 60_000);
});

describe('schemas', () => {
  it('are there for every event', () => {
    expect(schemas.internal.map(({ name }) => `fc.${name}`)).toEqual([...EVENTS.keys()]);
    expect(schemas.inbound.map(({ name }) => name)).toEqual(['partner.referral.answered.v1']);
    expect(new Set(all.map(({ schema }) => schema['$id'])).size).toBe(all.length);
  });

  it.each(all.map((event) => [String(event.schema['$id']), event.schema] as const))('%s name and classify every field, and tell partners what it means', (_, schema) => {
    const forPartners = !String(schema['x-topic']).startsWith('fc.int.');
    expect(schema.title).toMatch(/^[A-Z]\w+$/);
    const missing: string[] = [];
    const walk = (fields: Schema['properties'], path: string) => {
      for (const [name, field] of Object.entries(fields ?? {})) {
        if (!/^(PUBLIC|LOCATION|INTERNAL|PERSONAL)$/.test(String(field['x-classification']))) missing.push(`label of ${path}${name}`);
        if (forPartners && !/\p{Script=Han}.* \/ \w/u.test(field.description ?? '')) missing.push(`meaning of ${path}${name}`);
        if (field.properties?.['$redacted'] === undefined) {
          for (const inner of [field, field.items, ...(field.anyOf ?? [])]) walk(inner?.properties, `${path}${name}.`);
        }
      }
    };
    walk(schema.properties, '');
    expect(missing).toEqual([]);
  }); // prettier-ignore
});

describe('golden events', () => {
  it('are there for every public event, and for the elements of a batch', () => {
    const shown = new Set(
      PUBLIC.map(({ record, expect: event }) => `${record.topic} ${String(event['type'])}.v${String(event['version'])}`),
    );
    expect(schemas.published.filter(({ name, topic }) => !shown.has(`${topic} ${name}`)).map(({ name }) => name)).toEqual([]);
    expect(PUBLIC.filter(({ name }) => name.endsWith('of 2)')).length).toBeGreaterThanOrEqual(4);
  });

  it('pin what is hidden and what is rounded', () => {
    const data = (name: string) => PUBLIC.find((one) => one.name.startsWith(name))!.expect['data'];
    expect(data('a campaign runs')).toMatchObject({ statusReason: { $redacted: 'INTERNAL' }, firstResponsiblePersonId: { $redacted: 'PERSONAL' } });
    expect(data('a hazard is referred')).toMatchObject({ content: { $redacted: 'INTERNAL' } });
    expect(data('units are registered')).toMatchObject({ location: { longitude: 118.8, latitude: 32.07 } });
  }); // prettier-ignore

  it.each(PUBLIC.map((golden) => [golden.name, golden] as const))('public: %s', (_, golden) => {
    expect(fromRecord(received(golden.record))).toMatchObject(golden.expect);
    expect(misfit(golden)).toBeNull();
  });

  it.each(UNREADABLE.map((golden) => [golden.name, golden] as const))('unreadable: %s', (_, golden) => {
    if ('unreadable' in golden.expect) {
      expect(() => fromRecord(received(golden.record))).toThrow(UnreadableRecord);
      expect(() => fromRecord(received(golden.record))).toThrow(String(golden.expect['unreadable']));
    } else {
      expect(misfit(golden)).toContain(String(golden.expect['invalid']));
    }
  });

  it.each(INBOUND.map((golden) => [golden.name, golden] as const))('inbound: %s', (_, golden) => {
    if ('invalid' in golden.expect) expect(misfit(golden)).toContain(String(golden.expect['invalid']));
    else {
      expect(fromRecord(received(golden.record))).toMatchObject(golden.expect);
      expect(misfit(golden)).toBeNull();
    }
    const { inbound } = fromInbound(golden.record.topic, received(golden.record));
    const key = createPublicKey({ key: Buffer.from(TEST_KEY.publicKey, 'base64'), format: 'der', type: 'spki' });
    const holds = verify(null, Buffer.from(inbound!.signed, 'base64'), key, Buffer.from(inbound!.signature ?? '', 'base64'));
    expect(holds ? 'valid' : 'invalid').toBe(golden.signature);
  });

  it('are signed with the key pair of RFC 8032, section 7.1, test 1', () => {
    const { x } = createPublicKey(createPrivateKey(TEST_KEY.privateKey)).export({ format: 'jwk' });
    expect(Buffer.from(x!, 'base64url').toString('hex')).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
  });
});

describe('a change of the contract', () => {
  const field = (schema: object = {}) => ({ type: 'string', 'x-classification': 'PUBLIC', ...schema });
  const schema = (topic: string, properties: object, required = Object.keys(properties)): Schema =>
    ({ 'x-topic': topic, 'x-key': ['a'], type: 'object', properties, required }) as Schema;
  const read = (properties: object, required?: string[]) => schema('fc.pub.a.b.v1', properties, required);
  const written = (properties: object, required?: string[]) => schema('fc.in.{partner}.m.v1', properties, required);
  const breaks = (old: Schema, now: Schema) => breakingChanges('1.0.0', new Map([['a.b.v1', old]]), new Map([['a.b.v1', now]]));

  const nullable = field({ type: ['string', 'null'] });
  const number = field({ type: 'number' });
  const list = (items: object, more: object = {}) => field({ type: 'array', items, ...more });
  const object = (properties: object, required = Object.keys(properties)) => field({ type: 'object', properties, required });

  it.each([
    ['nothing', read({ a: field() }), read({ a: field() })],
    ['a new field', read({ a: field() }), read({ a: field(), b: field() })],
    ['a new optional field', read({ a: field() }), read({ a: field(), b: field() }, ['a'])],
    ['a field that is always there now', read({ a: field() }, []), read({ a: field() })],
    ['a field that is never null now', read({ a: nullable }), read({ a: field() })],
    ['an integer for a number', read({ a: number }), read({ a: field({ type: 'integer' }) })],
    ['a value of an enumeration that is not used any more', read({ a: field({ enum: ['X', 'Y'] }) }), read({ a: field({ enum: ['X'] }) })],
    ['a new value of an open enumeration', read({ a: field({ 'x-known-values': ['X'] }) }), read({ a: field({ 'x-known-values': ['X', 'Y'] }) })],
    ['a narrower limit', read({ a: list(field(), { maxItems: 9 }) }), read({ a: list(field(), { maxItems: 5 }) })],
    ['a new inner field', read({ a: list(object({ b: field() })) }), read({ a: list(object({ b: field(), c: field() })) })],
    ['another description', read({ a: field({ description: 'x' }) }), read({ a: field({ description: 'y' }) })],
    ['a new optional field to write', written({ a: field() }), written({ a: field(), b: field() }, ['a'])],
    ['a field that need not be written any more', written({ a: field() }), written({ a: field() }, [])],
    ['a new value to write', written({ a: field({ enum: ['X'] }) }), written({ a: field({ enum: ['X', 'Y'] }) })],
    ['a wider limit to write', written({ a: field({ maxLength: 5 }) }), written({ a: field({ maxLength: 9 }) })],
  ])('may be %s', (_, old, now) => {
    expect(breaks(old, now)).toEqual([]);
  }); // prettier-ignore

  it.each([
    ['a lost field', read({ a: field(), b: field() }), read({ a: field() }), 'b is gone'],
    ['a lost inner field', read({ a: list(object({ b: field() })) }), read({ a: list(object({})) }), 'a.b is gone'],
    ['another type', read({ a: field() }), read({ a: number }), 'a may now be number'],
    ['a null', read({ a: field() }), read({ a: nullable }), 'a may now be null'],
    ['a null, among alternatives', read({ a: field() }), read({ a: { ...field(), anyOf: [field(), { type: 'null' }] } }), 'a may now be null'],
    ['a field that may be absent now', read({ a: field() }), read({ a: field() }, []), 'a may now be absent'],
    ['an inner field that may be absent now', read({ a: object({ b: field() }) }), read({ a: object({ b: field() }, []) }), 'a.b may now be absent'],
    ['a new value of a closed enumeration', read({ a: field({ enum: ['X'] }) }), read({ a: field({ enum: ['X', 'Y'] }) }), 'a may now be Y'],
    ['an enumeration that is opened', read({ a: field({ enum: ['X'] }) }), read({ a: field() }), 'a may now have any value'],
    ['another format', read({ a: field({ format: 'date' }) }), read({ a: field({ format: 'date-time' }) }), 'the format of a has changed'],
    ['a wider limit', read({ a: field({ maxLength: 5 }) }), read({ a: field() }), 'maxLength of a has changed'],
    ['a lower limit', read({ a: field({ minimum: 0 }) }), read({ a: field({ minimum: -1 }) }), 'minimum of a has changed'],
    ['another type in a list', read({ a: list(field()) }), read({ a: list(number) }), 'a[] may now be number'],
    ['a place that is rounded no more', read({ a: field({ 'x-classification': 'LOCATION' }) }), read({ a: field() }), 'a was labelled LOCATION and is PUBLIC'],
    ['another topic', read({ a: field() }), schema('fc.pub.a.c.v1', { a: field() }), 'x-topic was "fc.pub.a.b.v1" and is "fc.pub.a.c.v1"'],
    ['another key', read({ a: field() }), { ...read({ a: field() }), 'x-key': ['b'] }, 'x-key was ["a"] and is ["b"]'],
    ['a field that must be written now', written({ a: field() }, []), written({ a: field() }), 'a may no longer be absent'],
    ['a new field that must be written', written({ a: field() }), written({ a: field(), b: field() }), 'b may no longer be absent'],
    ['a value that may not be written any more', written({ a: field({ enum: ['X', 'Y'] }) }), written({ a: field({ enum: ['X'] }) }), 'a may no longer be Y'],
    ['a narrower limit to write', written({ a: field({ maxLength: 9 }) }), written({ a: field({ maxLength: 5 }) }), 'maxLength of a has changed'],
    ['a field that is not read any more', written({ a: field(), b: field() }, ['a']), written({ a: field() }), 'b is gone'],
  ])('may not be %s', (_, old, now, sentence) => {
    expect(breaks(old, now)).toEqual([`a.b.v1: ${sentence} since 1.0.0. Leave it as it was, and publish a.b.v2 with the change beside it.`]);
  }); // prettier-ignore

  it('may take an event away only a release after its successor came', () => {
    const one = read({ a: field() });
    expect(breakingChanges('1.0.0', new Map([['a.b.v1', one]]), new Map([['a.b.v2', one]]))).toEqual([
      'a.b.v1: the event is gone. Publish it beside a.b.v2 for one release, and take it away in the release after.',
    ]);
    const both = new Map([['a.b.v1', one], ['a.b.v2', one]]); // prettier-ignore
    expect(breakingChanges('1.1.0', both, new Map([['a.b.v2', one]]))).toEqual([]);
  });

  it('is held against the last release, which is frozen once', () => {
    const copy = temporaryDirectory('contract');
    try {
      writeContract(copy.path);
      const versions = () => eventContract(copy.path).files[0]!.content.match(/^Version (\S+)/m)![1];
      expect(versions()).toBe('0.1.0-next');
      freezeRelease(copy.path, '1.0.0');
      expect(() => freezeRelease(copy.path, '1.0.0')).toThrow('1.0.0 is released already; the next version is 1.1.0');
      expect(() => freezeRelease(copy.path, '2')).toThrow('a version is three numbers, such as 1.1.0');
      expect([versions(), eventContract(copy.path).breaks]).toEqual(['1.0.0', []]);
      const file = join(copy.path, 'docs/events/released/1.0.0/inspections.hazard.closed.v1.json');
      const released = schemas.published.find(({ name }) => name === 'inspections.hazard.closed.v1')!.schema;
      writeFileSync(file, JSON.stringify({ ...released, properties: { ...released.properties, gone: { type: 'string' } } }));
      expect(versions()).toBe('1.1.0-next');
      expect(eventContract(copy.path).breaks).toEqual([
        'inspections.hazard.closed.v1: gone is gone since 1.0.0. Leave it as it was, and publish inspections.hazard.closed.v2 with the change beside it.',
      ]);
    } finally {
      copy.remove();
    }
  });
});
