import { readFileSync } from 'node:fs';
import { Kafka, logLevel, type KafkaConfig, type SASLOptions } from 'kafkajs';

/** Where the brokers are and who the partner is; all of it comes from the platform's operator. */
export interface Connection {
  /** `host:port` of one or more brokers. */
  readonly brokers: readonly string[];
  /** SCRAM credentials; left out only where the broker asks for none. */
  readonly sasl?: { readonly username: string; readonly password: string; readonly mechanism?: 'scram-sha-512' | 'scram-sha-256' };
  /** `true` trusts the authorities of the system; otherwise PEM texts. `cert` and `key` where the broker asks for a client certificate. */
  readonly tls?: boolean | { readonly ca?: string; readonly cert?: string; readonly key?: string };
}

/**
 * The connection as the samples in all languages read it: `FC_KAFKA_BROKERS`, `FC_KAFKA_SASL_USERNAME`, `FC_KAFKA_SASL_PASSWORD`,
 * `FC_KAFKA_SASL_MECHANISM`, `FC_KAFKA_TLS` (`true`), `FC_KAFKA_TLS_CA` (PEM file; implies TLS).
 * @throws Error when `FC_KAFKA_BROKERS` is missing or the file cannot be read
 */
export function connectionFromEnvironment(environment: Readonly<Record<string, string | undefined>>): Connection {
  const brokers = environment['FC_KAFKA_BROKERS'];
  if (!brokers) throw new Error('缺少 FC_KAFKA_BROKERS(host:port,…) · FC_KAFKA_BROKERS is missing (host:port,…)');
  const username = environment['FC_KAFKA_SASL_USERNAME'];
  const ca = environment['FC_KAFKA_TLS_CA'];
  return {
    brokers: brokers.split(',').map((broker) => broker.trim()),
    ...(username && {
      sasl: {
        username,
        password: environment['FC_KAFKA_SASL_PASSWORD'] ?? '',
        mechanism: environment['FC_KAFKA_SASL_MECHANISM'] === 'scram-sha-256' ? ('scram-sha-256' as const) : ('scram-sha-512' as const),
      },
    }),
    ...(ca ? { tls: { ca: readFileSync(ca, 'utf8') } } : environment['FC_KAFKA_TLS'] === 'true' && { tls: true }),
  };
}

/** A kafkajs client for the connection. */
export function kafkaFor({ brokers, sasl, tls }: Connection, settings: Partial<KafkaConfig> = {}): Kafka {
  return new Kafka({
    clientId: 'fire-campaign-partner',
    brokers: [...brokers],
    ...(sasl && { sasl: { mechanism: 'scram-sha-512', ...sasl } as SASLOptions }),
    ...(tls !== undefined && { ssl: typeof tls === 'boolean' ? tls : { ...tls } }),
    logLevel: logLevel.ERROR,
    ...settings,
  });
}
