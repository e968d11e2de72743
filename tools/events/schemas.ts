/** JSON Schema 2020-12 of every event, in the whole form that services see and in the redacted form that partners see. */
import * as events from '@fire-campaign/events';
import {
  classificationOf,
  EVENTS,
  highestLabel,
  INBOUND,
  inboundTopic,
  internalTopic,
  PUBLIC_ENTITIES,
  publicTopic,
  serviceOf,
  type EventContract,
  type Label,
  type LabelTree,
} from '@fire-campaign/events';
import { z } from 'zod';

/** A schema of the kinds that contracts use. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly [keyword: string]: unknown;
}

/** The schema of one event in one form. */
export interface EventSchema {
  /** Type and version, e.g. `inspections.hazard.closed.v1`. */
  readonly name: string;
  readonly contract: EventContract;
  /** `{partner}` in an inbound topic stands for the partner's code. */
  readonly topic: string;
  readonly schema: Schema;
}

export interface EventSchemas {
  /** What partners read. */
  readonly published: readonly EventSchema[];
  /** What partners write. */
  readonly inbound: readonly EventSchema[];
  /** What services exchange. */
  readonly internal: readonly EventSchema[];
}

/** All schemas, each list in the order of the events' names. */
export function eventSchemas(): EventSchemas {
  const contracts = [...EVENTS.values()];
  const inbound = Object.values<unknown>(events).filter(
    (value): value is EventContract =>
      typeof value === 'object' && value !== null && 'labels' in value && (value as EventContract).type in INBOUND,
  );
  return {
    published: contracts.flatMap((contract) => {
      const view = contract.public;
      if (view === undefined || !('topic' in view)) return [];
      const { state } = PUBLIC_ENTITIES[view.topic];
      return [eventSchema(contract, publicTopic(view.topic), 'public', { 'x-key': view.key, 'x-state': state })];
    }),
    inbound: inbound.map((contract) => {
      const message = INBOUND[contract.type as keyof typeof INBOUND];
      return eventSchema(contract, inboundTopic('{partner}', message), 'whole', { 'x-key': [contract.key] });
    }),
    internal: contracts.map((contract) =>
      eventSchema(contract, internalTopic(serviceOf(contract.type)), 'whole', { 'x-key': [contract.key] }),
    ),
  };
}

type Form = 'public' | 'whole';

function eventSchema(contract: EventContract, topic: string, form: Form, keywords: Schema): EventSchema {
  const { zh, en } = contract.description;
  const name = `${contract.type}.v${contract.version}`;
  const { $schema, ...data } = z.toJSONSchema(contract.data, { target: 'draft-2020-12', override: plain }) as Schema;
  const [title] = Object.entries<unknown>(events).find(([, value]) => value === contract)!;
  const schema: Schema = {
    $schema,
    $id: `urn:fire-campaign:schema:${form === 'public' ? '' : 'whole:'}${name}`,
    title,
    description: `${zh} / ${en}`,
    'x-type': `fc.${name}`,
    'x-topic': topic,
    ...keywords,
    'x-classification': form === 'public' ? 'PUBLIC' : classificationOf(contract),
    ...labelled(data, contract.labels, form),
  };
  return { name, contract, topic, schema };
}

const PATTERNS: Readonly<Record<string, string>> = {
  uuid: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
  date: '^\\d{4}-\\d{2}-\\d{2}$',
  'date-time': '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$',
};

/**
 * What zod writes, as a contract says it: further fields are allowed, a format comes with a pattern that one can read, and an
 * open enumeration is a string with its values so far.
 */
function plain({ jsonSchema }: { readonly jsonSchema: Record<string, unknown> }): void {
  delete jsonSchema['additionalProperties'];
  if (typeof jsonSchema['format'] === 'string') jsonSchema['pattern'] = PATTERNS[jsonSchema['format']] ?? jsonSchema['pattern'];
  if (jsonSchema['minimum'] === Number.MIN_SAFE_INTEGER) delete jsonSchema['minimum'];
  if (jsonSchema['maximum'] === Number.MAX_SAFE_INTEGER) delete jsonSchema['maximum'];
  if (jsonSchema['x-open-enum'] === true) {
    jsonSchema['x-known-values'] = jsonSchema['enum'];
    delete jsonSchema['enum'];
    delete jsonSchema['x-open-enum'];
  }
}

/** The schema with `x-classification` on each field, and, in the public form, with what redaction leaves of it. */
function labelled(schema: Schema, labels: LabelTree, form: Form): Schema {
  if (typeof labels === 'string') return { ...value(schema, labels, form), 'x-classification': labels };
  if (schema.anyOf !== undefined)
    return { ...schema, anyOf: schema.anyOf.map((one) => (one.type === 'null' ? one : labelled(one, labels, form))) };
  if (schema.items !== undefined) return { ...schema, items: labelled(schema.items, labels, form) };
  if (schema.properties === undefined) throw new Error(`labels per field for what is no object: ${JSON.stringify(schema)}`);
  const properties = Object.entries(schema.properties).map(([name, field]) => {
    const label = labels[name];
    if (label === undefined) throw new Error(`the field ${name} has no label`);
    const shown = labelled(field, label, form);
    return [name, typeof label === 'string' ? shown : { ...shown, 'x-classification': highestLabel(label) }] as const;
  });
  // A hidden field is always there, so that nobody can tell whether it is empty.
  const hidden = properties.filter(([name]) => form === 'public' && isHiding(labels[name])).map(([name]) => name);
  const required = properties.map(([name]) => name).filter((name) => schema.required?.includes(name) || hidden.includes(name));
  return { ...schema, properties: Object.fromEntries(properties), required };
}

const isHiding = (label: LabelTree | undefined) => label === 'INTERNAL' || label === 'PERSONAL';

function value(schema: Schema, label: Label, form: Form): Schema {
  if (form === 'whole') return classified(schema, label);
  if (label === 'PUBLIC') return schema;
  const { description } = schema;
  if (label === 'LOCATION') {
    return { ...schema, description: `${description}(保留两位小数,约 1 公里 / rounded to two decimals, about 1 km)` };
  }
  return {
    description: `${description}(已隐去 / hidden)`,
    type: 'object',
    properties: { $redacted: { const: label } },
    required: ['$redacted'],
    additionalProperties: false,
  };
}

/** One label for a whole structure is that of each field in it. */
function classified(schema: Schema, label: Label): Schema {
  const { properties, items, anyOf } = schema;
  const inner =
    properties && Object.entries(properties).map(([name, field]) => [name, { ...classified(field, label), 'x-classification': label }]);
  return {
    ...schema,
    ...(inner && { properties: Object.fromEntries(inner) as Schema['properties'] }),
    ...(items && { items: classified(items, label) }),
    ...(anyOf && { anyOf: anyOf.map((one) => classified(one, label)) }),
  };
}

/** The object that a schema describes: itself, one that may also be null, or the elements of a list. */
export function structure(schema: Schema): Schema | undefined {
  if (schema.properties !== undefined) return schema;
  if (schema.items !== undefined) return structure(schema.items);
  return schema.anyOf?.map(structure).find((one) => one !== undefined);
}
