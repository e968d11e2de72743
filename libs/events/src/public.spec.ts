import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { fromRecord, type EventRecord } from './cloud-events.js';
import { defineEvent, LABELS, type EventContract, type EventEnvelope, type Label, type LabelTree } from './contract.js';
import * as library from './index.js';
import {
  CampaignChanged,
  EVENTS,
  INBOUND,
  PhaseTransitioned,
  PUBLIC_TOPICS,
  publicRecords,
  redact,
  RegionsLoaded,
  UnitsRegistered,
} from './index.js';

const contracts = Object.values<unknown>(library).filter(
  (value): value is EventContract => typeof value === 'object' && value !== null && 'labels' in value,
);
const nameOf = ({ type, version }: EventContract) => `${type}.v${version}`;
const description = { zh: '测试', en: 'A test.' };

interface JsonSchema {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}
const schemaOf = (contract: EventContract) => z.toJSONSchema(contract.data) as JsonSchema;

/** Paths of the values in data of this schema whose labels are missing, do not fit, or belong to nothing. */
function unlabelled(schema: JsonSchema, labels: LabelTree | undefined, path = ''): readonly string[] {
  if (labels === 'INTERNAL' || labels === 'PERSONAL') return [];
  const options = schema.anyOf?.filter(({ type }) => type !== 'null') ?? [schema];
  return options.flatMap((option): readonly string[] => {
    if (option.items !== undefined) return unlabelled(option.items, labels, `${path}[]`);
    if (option.properties !== undefined) {
      if (typeof labels !== 'object') return [path];
      const names = new Set([...Object.keys(option.properties), ...Object.keys(labels)]);
      return [...names].flatMap((name) => {
        const field = option.properties?.[name];
        return field === undefined ? [`${path}.${name}`] : unlabelled(field, labels[name], `${path}.${name}`);
      });
    }
    const scalar = option.type !== undefined && option.type !== 'object' && option.type !== 'array';
    const fits = labels === 'PUBLIC' || (labels === 'LOCATION' && option.type === 'number');
    return scalar && fits ? [] : [path];
  });
}

/** Values of data of this schema that their labels hide, and those they show, as they stand in `data`. */
function leaves(labels: LabelTree, data: unknown): readonly (readonly [Label, unknown])[] {
  if (typeof labels === 'string') return [[labels, data]];
  if (Array.isArray(data)) return data.flatMap((one) => leaves(labels, one));
  return Object.entries(labels).flatMap(([name, label]) => leaves(label, (data as Record<string, unknown> | null)?.[name]));
}

/** Any data of a schema. */
function dataOf(schema: JsonSchema & { readonly enum?: readonly string[]; readonly required?: readonly string[] }): fc.Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(dataOf));
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type: string) => dataOf({ ...schema, type })));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.items !== undefined) return fc.array(dataOf(schema.items), { maxLength: 3 });
  if (schema.properties !== undefined) {
    const fields = Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, dataOf(field)]));
    return fc.record(fields, { requiredKeys: [...(schema.required ?? [])] });
  }
  if (schema.type === 'null') return fc.constant(null);
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'integer') return fc.nat();
  if (schema.type === 'number') return fc.double({ min: -180, max: 180, noNaN: true });
  return fc.uuid(); // stands for any text; the data are not parsed again
}

const envelope = (contract: EventContract, data: unknown): EventEnvelope => ({
  id: '01985e5c-7000-7000-8000-000000000001',
  type: contract.type,
  version: contract.version,
  source: contract.type.split('.')[0]!,
  key: 'key',
  time: '2026-03-01T08:00:00.000Z',
  regionCode: '32',
  sequence: 7,
  traceId: null,
  causationId: null,
  data,
});
const read = (record: EventRecord) => fromRecord({ ...record, key: Buffer.from(record.key) });

describe('the contracts', () => {
  it('are all listed, either as published or as inbound', () => {
    expect(contracts.length).toBeGreaterThan(20);
    expect(contracts.filter((contract) => ![...EVENTS.values()].includes(contract)).map(({ type }) => type)).toEqual(Object.keys(INBOUND));
    expect(new Set(contracts.map(nameOf)).size).toBe(contracts.length);
  });

  it.each(contracts.map((contract) => [nameOf(contract), contract] as const))('%s labels every value, and says what it means', (_, contract) => {
    expect(unlabelled(schemaOf(contract), contract.labels)).toEqual([]);
    expect(contract.description.zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(contract.description.en).toMatch(/^[A-Z].*\.$/);
    expect(Object.keys(contract.data.shape)).toContain(contract.key);
  }); // prettier-ignore

  it('could not be written without a fitting label for each value', () => {
    const data = z.object({
      id: z.uuid(),
      name: z.string(),
      rows: z.array(z.object({ n: z.number() })),
      free: z.record(z.string(), z.string()),
    });
    const common = { type: 'things.thing.made', version: 1, description, key: 'id', data } as const;
    const labels = { id: 'PUBLIC', name: 'PUBLIC', rows: { n: 'LOCATION' }, free: 'INTERNAL' } as const;
    const good = defineEvent({ ...common, labels });
    const wrong = [
      // @ts-expect-error a field without a label
      defineEvent({ ...common, labels: { id: 'PUBLIC', name: 'PUBLIC', free: 'INTERNAL' } }),
      // @ts-expect-error one open label for a whole structure
      defineEvent({ ...common, labels: { ...labels, rows: 'PUBLIC' } }),
      // @ts-expect-error an inner field without a label
      defineEvent({ ...common, labels: { ...labels, rows: {} } }),
      // @ts-expect-error a place that is no number
      defineEvent({ ...common, labels: { ...labels, name: 'LOCATION' } }),
      // @ts-expect-error free keys in clear
      defineEvent({ ...common, labels: { ...labels, free: 'PUBLIC' } }),
    ];
    expect(unlabelled(schemaOf(good), good.labels)).toEqual([]);
    expect(wrong.map((contract) => unlabelled(schemaOf(contract), contract.labels))).toEqual([
      ['.rows[]'],
      ['.rows[]'],
      ['.rows[].n'],
      ['.name'],
      ['.free'],
    ]);
  });
});

describe('the public topics', () => {
  it('are named once, and each has events', () => {
    expect(new Set(PUBLIC_TOPICS.map(({ name }) => name)).size).toBe(PUBLIC_TOPICS.length);
    expect(PUBLIC_TOPICS.filter(({ events }) => events.length === 0)).toEqual([]);
    expect(PUBLIC_TOPICS.map(({ name }) => name).filter((name) => !/^fc\.pub\.[a-z]+\.[a-z]+\.v1$/.test(name))).toEqual([]);
  });

  it('have visible keys', () => {
    const hidden = PUBLIC_TOPICS.flatMap(({ events }) => events).filter(
      ({ public: view, labels }) =>
        view === undefined || !('topic' in view) || view.key.some((field) => (labels as Record<string, LabelTree>)[field] !== 'PUBLIC'),
    );
    expect(hidden).toEqual([]);
  });

  it('of states carry one event each, so that the last record of a key says all', () => {
    const states = PUBLIC_TOPICS.filter(({ state }) => state);
    expect(states.length).toBeGreaterThan(3);
    expect(states.filter(({ events, retentionDays }) => events.length !== 1 || retentionDays !== null)).toEqual([]);
  });

  it('show the elements of a batch in a form that has a topic of its own, with a region each', () => {
    for (const { data, public: view } of EVENTS.values()) {
      if (view === undefined || !('each' in view)) continue;
      expect(view.as.public).toHaveProperty('topic');
      const element = (schemaOf({ data } as EventContract).properties![view.each] as JsonSchema).items!;
      expect(element).toEqual(expect.objectContaining({ properties: schemaOf(view.as).properties }));
      expect(Object.keys(element.properties!)).toContain(view.regionCode);
    }
  });
});

describe('redaction', () => {
  it('keeps public values, rounds places, and marks hidden ones whether they are there or not', () => {
    const labels = { open: 'PUBLIC', place: { east: 'LOCATION' }, inner: 'INTERNAL', person: 'PERSONAL', list: { a: 'PUBLIC', b: 'PERSONAL' } } as const;
    expect(redact({ labels }, { open: [1, null], place: { east: 118.797877 }, inner: { deep: 1 }, list: [{ a: 1, b: 'x' }, { a: 2 }], extra: 'unlabelled' })).toEqual({
      open: [1, null],
      place: { east: 118.8 },
      inner: { $redacted: 'INTERNAL' },
      person: { $redacted: 'PERSONAL' },
      list: [{ a: 1, b: { $redacted: 'PERSONAL' } }, { a: 2, b: { $redacted: 'PERSONAL' } }],
    });
    expect(redact({ labels }, { open: null, place: null, inner: null, person: null, list: [] })).toEqual({
      open: null,
      place: null,
      inner: { $redacted: 'INTERNAL' },
      person: { $redacted: 'PERSONAL' },
      list: [],
    });
  }); // prettier-ignore

  it.each(contracts.map((contract) => [nameOf(contract), contract] as const))('of any %s shows nothing that is hidden', (_, contract) => {
    fc.assert(
      fc.property(dataOf(schemaOf(contract)), (data) => {
        const shown = leaves(contract.labels, redact(contract, data));
        leaves(contract.labels, data).forEach(([label, value], index) => {
          const [, other] = shown[index]!;
          if (label === 'PUBLIC') expect(other).toEqual(value);
          else if (label === 'LOCATION') expect(typeof value === 'number' ? Math.abs((other as number) - value) : 0).toBeLessThanOrEqual(0.005001);
          else expect(other).toEqual({ $redacted: label });
        });
        expect(LABELS).toEqual(expect.arrayContaining(shown.map(([label]) => label)));
      }),
      { numRuns: 50 },
    );
  }); // prettier-ignore
});

describe('what partners see', () => {
  it('of an event: one record of the same id, keyed by what it is about', () => {
    const data = { campaignId: '01985e5c-7000-7000-8000-000000000002', regionCode: '320102', phase: 'ACCEPTANCE', action: 'START_PHASE', from: 'ENTRY_CHECK', to: 'IN_PROGRESS', waivers: 0 };
    const [record, ...others] = publicRecords(envelope(PhaseTransitioned, data));
    expect(others).toEqual([]);
    expect(record).toMatchObject({ topic: 'fc.pub.campaigns.phase.v1', key: `${data.campaignId}/320102/ACCEPTANCE` });
    expect(read(record!)).toEqual({ ...envelope(PhaseTransitioned, data), key: record!.key });
  }); // prettier-ignore

  it('of a campaign: neither who answers for it nor why it was suspended', () => {
    const data = { campaignId: 'c', statusReason: 'secret', firstResponsiblePersonId: 'somebody' };
    const [record] = publicRecords(envelope(CampaignChanged, data));
    expect(record!.value.toString()).not.toMatch(/secret|somebody/);
    expect(record!.headers['ce_classification']).toBe('PUBLIC');
  });

  it('of a batch: a record per element, with an id and a region of its own, the same every time', () => {
    const units = ['1', '2'].map((end) => ({ unitId: `01985e5c-7000-7000-8000-00000000000${end}`, name: end, regionCode: `32010${end}`, location: null }));
    const event = envelope(UnitsRegistered, { batchId: 'b', units });
    const records = publicRecords(event);
    expect(records.map(({ topic, key }) => [topic, key])).toEqual(units.map(({ unitId }) => ['fc.pub.units.unit.v1', unitId]));
    expect(records.map(read)).toMatchObject(units.map((data) => ({ type: 'units.unit.changed', regionCode: data.regionCode, sequence: 7, data })));
    const ids = records.map(({ headers }) => headers['ce_id']);
    expect(new Set([event.id, ...ids]).size).toBe(3);
    expect(ids.every((id) => /^[0-9a-f-]{14}5/.test(id!))).toBe(true);
    expect(publicRecords({ ...event, time: '2027-01-01T00:00:00Z' }).map(({ headers }) => headers['ce_id'])).toEqual(ids);
    expect(publicRecords(envelope(RegionsLoaded, { batchId: 'b', regions: [{ code: '320102', name: '玄武区' }] }))[0]!.headers['ce_regioncode']).toBe('320102');
    expect(publicRecords(envelope(RegionsLoaded, { batchId: 'b', regions: [] }))).toEqual([]);
  }); // prettier-ignore

  it.each(['directory.grant.changed', 'directory.person.changed', 'units.import.completed', 'things.thing.made'])(
    'of %s: nothing',
    (type) => {
      expect(publicRecords({ ...envelope(PhaseTransitioned, {}), type })).toEqual([]);
    },
  );

  it('of a version that is not known here: nothing', () => {
    expect(publicRecords({ ...envelope(PhaseTransitioned, {}), version: 99 })).toEqual([]);
  });
});
