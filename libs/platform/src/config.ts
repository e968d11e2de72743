import { z } from 'zod';

interface Setting<Schema extends z.ZodType = z.ZodType> {
  /** Parses the text of the variable; carries the default. */
  readonly schema: Schema;
  /** One line for `config print` and the operator's page. */
  readonly about: string;
  /** Printed as `***`. */
  readonly secret?: boolean;
}
export type Settings = Readonly<Record<string, Setting>>;
export type ConfigOf<S extends Settings> = { readonly [Name in keyof S]: z.output<S[Name]['schema']> };

/** A bad or unknown variable; the message names it and says what is allowed. */
export class ConfigError extends Error {}

const boolean = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Settings every process has. All `FC_` names; `DATABASE_URL` alone keeps its customary name. */
export const platformSettings = {
  FC_MODE: {
    schema: z.enum(['demo', 'production']).default('demo'),
    about: 'demo: invented people with printed passwords, any signed-in user may introspect; production: neither',
  },
  FC_HOST: { schema: z.string().default('127.0.0.1'), about: 'address to listen on' },
  FC_PORT: { schema: z.coerce.number().int().min(1).max(65535).default(4000), about: 'port of the gateway (or of the one service)' },
  FC_PUBLIC_URL: {
    schema: z.url().optional(),
    about: 'address users type, when a proxy stands in front; default http://localhost:<FC_PORT>',
  },
  FC_DATA_DIR: { schema: z.string().default('.data'), about: 'where the embedded PostgreSQL keeps its data' },
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    about: 'external PostgreSQL 15+, as a user who may create schemas and roles; without it the embedded one is used',
    secret: true,
  },
  FC_OWNER_DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    about: 'the same database as the owner of the schemas, for migrations; default DATABASE_URL',
    secret: true,
  },
  FC_SUBGRAPHS: {
    schema: z.string().optional(),
    about: 'where a gateway that runs alone finds the services: directory=http://directory:4000/graphql,units=http://units:4000/graphql,…',
  },
  FC_POOL_SIZE: { schema: z.coerce.number().int().min(2).max(100).default(8), about: 'database connections per service' },
  FC_LOG_LEVEL: {
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    about: 'least severe log line written',
  },
  FC_OIDC_ISSUER: { schema: z.url().optional(), about: 'external OpenID Connect issuer; without it the built-in one signs users in' },
  FC_OIDC_JWKS_URL: { schema: z.url().optional(), about: 'JWKS address of the external issuer; default <issuer>/jwks' },
  FC_OIDC_AUDIENCE: { schema: z.string().default('urn:fire-campaign:api'), about: 'audience that access tokens must name' },
  FC_DEMO_DATA: {
    schema: boolean.default(true),
    about: 'load invented organisations, people and the example units at the first start (demo mode only)',
  },
  FC_CLOCK_CONTROL: {
    schema: boolean.default(false),
    about: 'for rehearsals: `POST /clock {"at":"2026-12-01T15:59:00+08:00"}` sets the time of the whole platform (demo mode, one process)',
  },
  FC_KAFKA_BROKERS: {
    schema: z
      .string()
      .transform((text) => text.split(',').map((address) => address.trim()))
      .refine((list) => list.every((address) => /^(\[[0-9a-f:]+\]|[a-z0-9._-]+):\d{1,5}$/i.test(address)), 'expected host:port,host:port')
      .optional(),
    about: 'addresses of the Kafka brokers, host:port,host:port; events travel through them when services run apart',
  },
  FC_KAFKA_SASL_USERNAME: { schema: z.string().optional(), about: 'user who signs in to Kafka; without it nobody signs in' },
  FC_KAFKA_SASL_PASSWORD: { schema: z.string().optional(), about: 'password of that user', secret: true },
  FC_KAFKA_SASL_MECHANISM: {
    schema: z.enum(['scram-sha-512', 'scram-sha-256', 'plain']).default('scram-sha-512'),
    about: 'how that user signs in: scram-sha-512, scram-sha-256, or plain (only over an encrypted connection)',
  },
  FC_KAFKA_TLS: {
    schema: boolean.default(false),
    about: 'true encrypts the connection to Kafka; FC_KAFKA_TLS_CA or FC_KAFKA_TLS_CERT does so, too, whatever stands here',
  },
  FC_KAFKA_TLS_CA: { schema: z.string().optional(), about: 'PEM file of the authority that signed the broker certificates; turns TLS on' },
  FC_KAFKA_TLS_CERT: {
    schema: z.string().optional(),
    about: 'PEM file of a client certificate, where the brokers ask for one; turns TLS on',
  },
  FC_KAFKA_TLS_KEY: { schema: z.string().optional(), about: 'PEM file of the key to FC_KAFKA_TLS_CERT' },
  FC_KAFKA_PARTITIONS: {
    schema: z.coerce.number().int().min(1).max(1000).default(12),
    about: 'partitions of topics made from now on; never changed afterwards, since order per key hangs on it',
  },
  FC_KAFKA_REPLICATION: {
    schema: z.coerce.number().int().min(1).max(9).default(1),
    about: 'copies of topics made from now on; 3 with three or more brokers, of which two must then acknowledge',
  },
} satisfies Settings;
export type PlatformConfig = ConfigOf<typeof platformSettings>;

/**
 * Reads settings from the environment.
 * @throws ConfigError naming every bad or unknown `FC_` variable
 */
export function readConfig<S extends Settings>(settings: S, environment: NodeJS.ProcessEnv): ConfigOf<S> {
  const problems: string[] = [];
  const known = Object.keys(settings);
  for (const name of Object.keys(environment)) {
    if (!name.startsWith('FC_') || known.includes(name)) continue;
    const nearest = [...known].sort((a, b) => distance(a, name) - distance(b, name))[0]!;
    problems.push(`${name} is not a setting (did you mean ${nearest}?)`);
  }
  const values: Record<string, unknown> = {};
  for (const [name, { schema, about }] of Object.entries(settings)) {
    const text = environment[name];
    const result = schema.safeParse(text === '' ? undefined : text);
    if (result.success) values[name] = result.data;
    else problems.push(`${name}: ${result.error.issues.map((issue) => issue.message).join('; ')} (${about})`);
  }
  if (problems.length > 0)
    throw new ConfigError(
      `配置有误,请更正后重新启动。/ The configuration is not usable. Correct it and start again:\n  ${problems.join('\n  ')}`,
    );
  return values as ConfigOf<S>;
}

/** Every setting with its value and where it came from; secrets hidden. */
export function describeConfig<S extends Settings>(settings: S, environment: NodeJS.ProcessEnv): string {
  const config = readConfig(settings, environment);
  return Object.entries(settings)
    .map(([name, { about, secret }]) => {
      const value = config[name as keyof S];
      const shown = value === undefined ? '(not set)' : secret ? '***' : String(value);
      return `${name}=${shown}  # ${environment[name] === undefined ? 'default' : 'environment'}: ${about}`;
    })
    .join('\n');
}

/** Levenshtein distance, for "did you mean". */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
