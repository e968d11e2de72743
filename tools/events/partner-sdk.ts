/** TypeScript for the partner kit from the published schemas: `libs/partner-sdk/src/events.generated.ts`. */

import type { EventSchema, EventSchemas, Schema } from './schemas.ts';

/** @throws Error when a schema uses what is not understood here */
export function partnerSdkEvents({ published, inbound }: Pick<EventSchemas, 'published' | 'inbound'>): string {
  const list = (name: string, keys: string, meaning: string, events: readonly EventSchema[]) => {
    const entries = events.map((event) => `  '${event.name}': { topic: '${event.topic}', schema: ${JSON.stringify(event.schema)} },\n`);
    return `/** ${meaning} */\nexport const ${name}: Readonly<Record<${keys}, { readonly topic: string; readonly schema: object }>> = {\n${entries.join('')}};\n`;
  };
  return [
    '// Generated from the event contracts by `npm run generated`.',
    "import type { Redacted } from './event.js';\n",
    ...[...published, ...inbound].map(({ schema }) => `${comment(schema)}export interface ${schema.title} ${typeOf(schema)}\n`),
    '/** What `data` holds, by type and version of the public events. */',
    `export interface EventData {\n${published.map(({ name, schema }) => `  readonly '${name}': ${schema.title};`).join('\n')}\n}\n`,
    list('EVENTS', 'keyof EventData', 'Topic and JSON Schema 2020-12 of every public event, by type and version.', published),
    list(
      'INBOUND',
      inbound.map(({ name }) => `'${name}'`).join(' | '),
      'What a partner may send; `{partner}` in the topic stands for its code.',
      inbound,
    ),
  ].join('\n');
}

const comment = ({ description }: Schema, indent = '') =>
  description === undefined ? '' : `${indent}/** ${description.replaceAll('*/', '*\\/').replace(/\s+/g, ' ')} */\n`;

function typeOf(schema: Schema, indent = ''): string {
  if (schema.properties?.['$redacted'] !== undefined) return 'Redacted';
  const literals = (values: unknown) => (values as readonly unknown[]).map((value) => JSON.stringify(value)).join(' | ');
  if (schema['enum'] !== undefined) return literals(schema['enum']);
  if (schema['x-known-values'] !== undefined) return `${literals(schema['x-known-values'])} | (string & {})`;
  if (schema.anyOf !== undefined) return schema.anyOf.map((option) => typeOf(option, indent)).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((type: string) => typeOf({ ...schema, type }, indent)).join(' | ');
  switch (schema.type) {
    case 'object': {
      if (schema.properties === undefined) return 'Readonly<Record<string, unknown>>';
      const fields = Object.entries(schema.properties).map(([name, field]) => {
        const optional = schema.required?.includes(name) ? '' : '?';
        return `${comment(field, `${indent}  `)}${indent}  readonly ${name}${optional}: ${typeOf(field, `${indent}  `)};\n`;
      });
      return `{\n${fields.join('')}${indent}}`;
    }
    case 'array':
      return `readonly (${typeOf(schema.items ?? {}, indent)})[]`;
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    default:
      throw new Error(`no TypeScript for the schema ${JSON.stringify(schema).slice(0, 200)}`);
  }
}
