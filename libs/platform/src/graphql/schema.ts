import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isLocalDate, isRegionCode, CAPABILITIES, type Capability } from '@fire-campaign/domain';
import {
  GraphQLError,
  GraphQLScalarType,
  isObjectType,
  Kind,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { deadLetterSdl } from '../events/dead-letters.js';
import type { RequestContext } from './context.js';

/** Federation, access and value types that every subgraph begins with. */
export const SCHEMA_HEADER = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@tag", "@inaccessible"])

  "操作或类型所需的权限;SIGNED_IN 表示登录即可"
  directive @access(capability: String!) on FIELD_DEFINITION | OBJECT

  "时刻(RFC 3339,UTC)"
  scalar DateTime
  "日期(YYYY-MM-DD,北京时间)"
  scalar LocalDate
  "行政区划代码:2、4、6、9 或 12 位数字"
  scalar RegionCode
  "统一社会信用代码(18位)"
  scalar CreditCode
  "比率,0 至 1"
  scalar Percent

  "分页信息"
  type PageInfo @shareable {
    "下一页的 after 参数"
    endCursor: String
    hasNextPage: Boolean!
  }

  "输入中的一处问题"
  type UserError @shareable {
    "输入项的路径"
    field: [String!]!
    code: String!
    "中文说明及处理办法"
    message: String!
    "英文说明及处理办法"
    messageEn: String!
  }
`;

/** A whole subgraph: the header, the service's own part, and the fields that every service has under its own name. */
export function subgraphSdl({ name, sdl }: { readonly name: string; readonly sdl: string }): string {
  return [SCHEMA_HEADER, sdl, deadLetterSdl(name)].join('\n');
}

/** All SDL files beside the code at `directory` (a service's `src` or `dist`), in a stable order. */
export function sdlUnder(directory: URL): string {
  return readdirSync(fileURLToPath(directory), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(join(fileURLToPath(directory), name), 'utf8'))
    .join('\n');
}

const textScalar = (name: string, accepts: (text: string) => boolean, hint: string) => {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && accepts(value)) return value;
    throw new GraphQLError(`${name}: ${hint}`, { extensions: { code: 'BAD_USER_INPUT' } });
  };
  return new GraphQLScalarType({
    name,
    serialize: (value) => (value instanceof Date ? value.toISOString() : value),
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
};

export const SCALARS = {
  DateTime: textScalar(
    'DateTime',
    (text) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)),
    '时刻应为 RFC 3339 格式 / use RFC 3339',
  ),
  LocalDate: textScalar('LocalDate', isLocalDate, '日期应为 YYYY-MM-DD / use YYYY-MM-DD'),
  RegionCode: textScalar('RegionCode', isRegionCode, '区划代码应为 2、4、6、9 或 12 位数字 / use 2, 4, 6, 9 or 12 digits'),
  CreditCode: textScalar('CreditCode', () => true, ''),
  Percent: new GraphQLScalarType<number, unknown>({
    name: 'Percent',
    parseValue: (value) => {
      if (typeof value === 'number' && value >= 0 && value <= 1) return value;
      throw new GraphQLError('Percent: 应在 0 至 1 之间 / must lie between 0 and 1', { extensions: { code: 'BAD_USER_INPUT' } });
    },
    parseLiteral: (node) => {
      const value = node.kind === Kind.FLOAT || node.kind === Kind.INT ? Number(node.value) : Number.NaN;
      if (value >= 0 && value <= 1) return value;
      throw new GraphQLError('Percent: 应在 0 至 1 之间 / must lie between 0 and 1', { extensions: { code: 'BAD_USER_INPUT' } });
    },
  }),
};

type Rule = Capability | 'SIGNED_IN';

/** The `@access` rule of a root field or entity type. @throws Error when it has none: nothing is reachable by omission */
export function accessRule(node: GraphQLField<unknown, unknown> | GraphQLObjectType, where: string): Rule {
  const directive = node.astNode?.directives?.find(({ name }) => name.value === 'access') ?? extensionDirective(node);
  const value = directive?.arguments?.[0]?.value;
  const rule = value?.kind === Kind.STRING ? value.value : undefined;
  if (rule === 'SIGNED_IN' || CAPABILITIES.includes(rule as Capability)) return rule as Rule;
  throw new Error(`${where} has no valid @access rule (found ${rule ?? 'none'}); add @access(capability: "…")`);
}

function extensionDirective(node: GraphQLField<unknown, unknown> | GraphQLObjectType) {
  return 'extensionASTNodes' in node
    ? node.extensionASTNodes.flatMap((extension) => extension.directives ?? []).find(({ name }) => name.value === 'access')
    : undefined;
}

/**
 * Puts the `@access` check in front of every root field and every entity reference of a subgraph: who holds the right nowhere is
 * refused before any work. Where the right must hold is checked by the use case, and again by row level security.
 */
export function enforceAccess(schema: GraphQLSchema): void {
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      if (field.name === '_service') continue;
      if (field.name === '_entities') {
        guardEntities(schema, field);
        continue;
      }
      const rule = accessRule(field, `${root!.name}.${field.name}`);
      const resolve = field.resolve!;
      field.resolve = (source, args, context: RequestContext, info) => {
        if (rule !== 'SIGNED_IN') context.actor.requireSomewhere(rule);
        return resolve(source, args, context, info);
      };
    }
  }
}

function guardEntities(schema: GraphQLSchema, field: GraphQLField<unknown, RequestContext>): void {
  const rules = new Map<string, Rule>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && resolvesReferences(type)) rules.set(type.name, accessRule(type, `entity ${type.name}`));
  }
  const resolve = field.resolve!;
  field.resolve = (source, args: { representations: readonly { __typename: string }[] }, context, info) => {
    for (const { __typename } of args.representations) {
      const rule = rules.get(__typename);
      if (rule !== undefined && rule !== 'SIGNED_IN') context.actor.requireSomewhere(rule);
    }
    return resolve(source, args, context, info);
  };
}

/** Stubs of other services' entities (`resolvable: false`) have nothing to protect. */
function resolvesReferences(type: GraphQLObjectType): boolean {
  const directives = [type.astNode, ...type.extensionASTNodes].flatMap((node) => node?.directives ?? []);
  const keys = directives.filter(({ name }) => name.value === 'key');
  return keys.some(
    (key) => !key.arguments?.some(({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value),
  );
}
