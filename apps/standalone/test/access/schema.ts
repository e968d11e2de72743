import { accessRule, type RunningService } from '@fire-campaign/platform';
import {
  getNamedType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  Kind,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** Something a request can name: a root field, an entity, or a field under an entity that takes ids of its own. */
export interface Entrance {
  readonly key: string;
  readonly service: string;
  readonly schema: GraphQLSchema;
  /** The capability that opens it; null when anyone signed in may enter. */
  readonly capability: string | null;
  readonly field: GraphQLField<unknown, unknown> | null;
  readonly type: GraphQLObjectType | null;
  readonly root: 'query' | 'mutation' | 'entity' | 'nested';
}

/** Arguments of fields below the roots: each text is asked for, so that every way to answer is seen. */
export type Variants = Readonly<Record<string, readonly string[]>>;

const PLATFORM_FIELDS = ['_service', '_entities'];
const ID_TYPES = ['ID', 'RegionCode', 'CreditCode'];

/** Every entrance of every service's subgraph, from the schema it runs with. */
export function entrancesOf(services: readonly RunningService[]): readonly Entrance[] {
  return services.flatMap(({ definition: { name: service }, schema }) => {
    const at = (key: string, root: Entrance['root'], rule: string, field: Entrance['field'], type: Entrance['type']): Entrance => ({
      key: `${service}.${key}`,
      service,
      schema,
      capability: rule === 'SIGNED_IN' ? null : rule,
      field,
      type,
      root,
    });
    const roots = ([schema.getQueryType(), schema.getMutationType()] as const).flatMap((type, index) =>
      Object.values(type?.getFields() ?? {})
        .filter(({ name }) => !PLATFORM_FIELDS.includes(name))
        .map((field) => at(field.name, index === 0 ? 'query' : 'mutation', accessRule(field, field.name), field, null)),
    );
    const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
    const entities = objects.filter(resolvable).map((type) => at(type.name, 'entity', accessRule(type, type.name), null, type));
    const nested = entities.flatMap(({ type, capability }) =>
      Object.values(type!.getFields())
        .filter((field) => idPaths(field.args, true).length > 0)
        .map((field) => at(`${type!.name}.${field.name}`, 'nested', capability ?? 'SIGNED_IN', field, type)),
    );
    return [...roots, ...entities, ...nested];
  });
}

/** Whether this service answers references to the type, rather than only pointing at another service's. */
function resolvable(type: GraphQLObjectType): boolean {
  return [type.astNode, ...type.extensionASTNodes]
    .flatMap((node) => node?.directives ?? [])
    .filter(({ name }) => name.value === 'key')
    .some((key) => !key.arguments?.some(({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value));
}

/** Paths into an entrance's arguments that name records, by an id or, in a search, by a name: `filter.unitId`. */
export const namingPaths = ({ field, root }: Entrance): readonly string[] =>
  field === null ? [] : idPaths(field.args, root !== 'mutation');

function idPaths(
  args: readonly (GraphQLArgument | GraphQLInputField)[],
  names: boolean,
  path = '',
  within: readonly string[] = [],
): readonly string[] {
  return args.flatMap((arg) => {
    const type = getNamedType(arg.type);
    const here = path === '' ? arg.name : `${path}.${arg.name}`;
    if (arg.name === 'idempotencyKey') return [];
    if (isInputObjectType(type)) {
      return within.includes(type.name) ? [] : idPaths(Object.values(type.getFields()), names, here, [...within, type.name]);
    }
    return ID_TYPES.includes(type.name) || /Ids?$/.test(arg.name) || (names && arg.name === 'name') ? [here] : [];
  });
}

/**
 * Everything a type shows, `depth` records down with all that has no id of its own on the way. A record of a type that is already
 * shown further up is shown by its id only.
 */
export function selection(type: GraphQLNamedType, variants: Variants, depth: number, shown: readonly string[] = []): string {
  if (isUnionType(type)) {
    const parts = type.getTypes().map((one) => `... on ${one.name} { ${selection(one, variants, depth, shown)} }`);
    return ['__typename', ...parts].join(' ');
  }
  if (!isObjectType(type)) throw new Error(`${type.name} has no fields`);
  const within = isRecord(type) ? [...shown, type.name] : shown;
  return Object.values(type.getFields())
    .flatMap((field) => {
      const named = getNamedType(field.type);
      const body = isLeafType(named) ? '' : nestedSelection(named, variants, depth, within);
      if (body === null) return [];
      return argumentsOf(type, field, variants).map(
        (args, index) => `${index === 0 ? '' : `${field.name}${index}: `}${field.name}${args}${body}`,
      );
    })
    .join(' ');
}

/** Null where there is nothing left to show. */
function nestedSelection(type: GraphQLNamedType, variants: Variants, depth: number, shown: readonly string[]): string | null {
  if (!isRecord(type)) {
    const text = selection(type, variants, depth, shown);
    return text === '' ? null : ` { ${text} }`;
  }
  if (depth > 1 && !shown.includes(type.name) && type.name !== 'Region') return ` { ${selection(type, variants, depth - 1, shown)} }`;
  return type.getFields()['id'] === undefined ? ' { code }' : ' { id }';
}

/** Whether a type's objects are told apart by an id or, as regions are, by a code. */
const isRecord = (type: GraphQLNamedType): type is GraphQLObjectType =>
  isObjectType(type) && (type.getFields()['id'] !== undefined || type.name === 'Region');

function argumentsOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, variants: Variants): readonly string[] {
  const given = variants[`${type.name}.${field.name}`];
  const paged = field.args.some(({ name }) => name === 'first') ? 'first: 200' : '';
  if (given === undefined && field.args.some(isRequiredArgument)) {
    throw new Error(`${type.name}.${field.name} needs arguments; add them to VARIANTS in rules.ts`);
  }
  return (given ?? ['']).map((args) => {
    const all = [args, paged].filter((text) => text !== '').join(', ');
    return all === '' ? '' : `(${all})`;
  });
}

/** An operation on a root field with all its arguments as variables. */
export function operation({ root, field }: Entrance, body: string): string {
  const { name, args } = field!;
  const variables = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return `${root} ${args.length === 0 ? '' : `(${variables})`} { ${name}${args.length === 0 ? '' : `(${passed})`}${body} }`;
}

/** A request for entities by reference, or for one field of them with its arguments as variables. */
export function entityOperation({ type, field }: Entrance, body: string): string {
  if (field === null) return `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on ${type!.name} ${body} } }`;
  const variables = field.args.map((arg) => `, $${arg.name}: ${arg.type}`).join('');
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return `query ($refs: [_Any!]!${variables}) { _entities(representations: $refs) { ... on ${type!.name} { ${field.name}(${passed})${body} } } }`;
}
