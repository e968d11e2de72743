/** The contract as AsyncAPI: public topics, the inbound topic, and the headers that every record bears. */
import { PUBLIC_ENTITIES, PUBLIC_TOPICS } from '@fire-campaign/events';
import { stringify } from 'yaml';
import type { EventSchema, EventSchemas } from './schemas.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const text = (pattern: string, description: string, example: string) => ({ type: 'string', pattern, description, examples: [example] });
const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

/** CloudEvents 1.0 in the binary mode of its Kafka binding. Header values are UTF-8. */
const HEADERS = {
  type: 'object',
  properties: {
    'content-type': text('^application/json', 'Of the value', 'application/json'),
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: text(UUID, '事件编号,用于去重 / id of the event; the same event may come more than once', '01985e5c-7000-7000-8000-010000000018'),
    ce_source: text('^urn:fire-campaign:', '发布方 / who published it', 'urn:fire-campaign:inspections'),
    ce_type: text('^fc\\.[a-z0-9.-]+\\.v[1-9][0-9]*$', '类型与版本 / type and version', 'fc.inspections.hazard.closed.v1'),
    ce_time: { type: 'string', format: 'date-time', description: '变更时刻 / moment of the change' },
    ce_subject: { type: 'string', description: '记录键 / the key of the record' },
    ce_regioncode: text('^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$', '所属行政区划 / region', '320102'),
    ce_sequence: text('^[0-9]{1,15}$', '同一键内递增;可有间隔,批量事件的各条记录相同 / grows per key, with gaps; equal for the elements of a batch', '42'),
    ce_classification: { type: 'string', description: '数据密级标签 / label of the data', enum: ['PUBLIC', 'LOCATION', 'INTERNAL', 'PERSONAL'] },
    ce_traceparent: { type: 'string', description: 'W3C Trace Context' },
    ce_causationid: text(UUID, '引发它的事件 / id of the event that caused it', '01985e5c-7000-7000-8000-010000000012'),
  },
  required: ['content-type', 'ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time', 'ce_regioncode', 'ce_sequence'],
}; // prettier-ignore

const SIGNATURE_HEADERS = {
  type: 'object',
  properties: {
    ce_source: text('^urn:fire-campaign:partner:[a-z][a-z0-9-]*$', '对接单位 / the partner', 'urn:fire-campaign:partner:js-housing'),
    ce_keyid: { type: 'string', description: '签名密钥编号 / name of the signing key' },
    ce_signature: { type: 'string', description: 'Ed25519 签名,base64 / Ed25519 signature, base64', contentEncoding: 'base64' },
  },
  required: ['ce_keyid', 'ce_signature'],
};

/** @param version of the contract */
export function asyncApi({ published, inbound }: EventSchemas, version: string): string {
  const channels = Object.fromEntries([
    ...PUBLIC_TOPICS.map(({ name, entity, state, retentionDays }) => [
      name,
      {
        address: name,
        title: PUBLIC_ENTITIES[entity].en,
        description: `${PUBLIC_ENTITIES[entity].zh} / ${PUBLIC_ENTITIES[entity].en}`,
        messages: references(published.filter((event) => event.topic === name)),
        bindings: {
          kafka: {
            topic: name,
            topicConfiguration:
              retentionDays === null
                ? { 'cleanup.policy': ['compact'] }
                : { 'cleanup.policy': ['delete'], 'retention.ms': retentionDays * DAY_MS },
            bindingVersion: '0.5.0',
          },
        },
        'x-state': state,
      },
    ]),
    ...inbound.map((event) => [
      event.topic,
      {
        address: event.topic,
        title: event.schema.title,
        description: event.schema.description,
        parameters: { partner: { description: '对接单位代码 / code of the partner, the only one who may write there' } },
        messages: references([event]),
      },
    ]),
  ]);
  const operation = (action: 'send' | 'receive', topic: string, name: string) => [
    name,
    { action, channel: { $ref: `#/channels/${pointer(topic)}` } },
  ];
  return stringify(
    {
      asyncapi: '3.1.0',
      info: {
        title: '消防专项整治行动管理平台事件 / Fire Campaign Platform events',
        version,
        description: 'Generated from the event contracts. How to read the topics is said in README.md beside this file.',
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      defaultContentType: 'application/json',
      servers: {
        platform: {
          host: '{broker}',
          protocol: 'kafka-secure',
          variables: { broker: { description: 'host:port', default: 'kafka.example.org:9094' } },
          security: [{ $ref: '#/components/securitySchemes/scram' }],
        },
      },
      channels,
      operations: Object.fromEntries([
        ...PUBLIC_TOPICS.map(({ name, entity }) => operation('send', name, `publish-${entity}`)),
        ...inbound.map(({ topic, name }) => operation('receive', topic, `receive-${name}`)),
      ]),
      components: {
        securitySchemes: {
          scram: { type: 'scramSha512', description: '用户与口令由平台签发 / user and password are issued by the platform' },
        },
        messageTraits: {
          cloudEvent: { contentType: 'application/json', headers: HEADERS },
        },
        messages: Object.fromEntries([...published, ...inbound].map((event) => [event.name, message(event)])),
      },
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

const pointer = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');
const references = (events: readonly EventSchema[]) =>
  Object.fromEntries(events.map(({ name }) => [name, { $ref: `#/components/messages/${name}` }]));

function message({ name, contract, schema }: EventSchema) {
  const signed = contract.type.startsWith('partner.');
  return {
    name: `fc.${name}`,
    title: schema.title,
    summary: schema.description,
    traits: [{ $ref: '#/components/messageTraits/cloudEvent' }],
    ...(signed && { headers: SIGNATURE_HEADERS }),
    payload: { $ref: `./schemas/${name}.json` },
    bindings: {
      kafka: { key: { type: 'string', description: (schema['x-key'] as readonly string[]).join('/') }, bindingVersion: '0.5.0' },
    },
  };
}
