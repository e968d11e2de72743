import { randomUUID } from 'node:crypto';

/** The Kafka broker that `npm run jest` started for all `*.kafka.spec.ts` of the run. */
export interface TestKafka {
  /** `host:port` */
  readonly brokers: string;
  /** The platform's settings that reach it (`FC_KAFKA_*`). */
  readonly settings: Readonly<Record<string, string>>;
  /** A name that no other spec uses, for topics, groups and services: `maker` → `maker_5f0c…`. */
  unique(name: string): string;
}

/**
 * The broker that the spec files of a run share. Topics and groups of the platform's own services have fixed names, so a spec that
 * runs those services on Kafka starts a broker of its own (`KafkaBroker` of tools/kafka), as does one that needs SASL, TLS or faults.
 *
 * @throws Error when the run has no broker
 */
export function kafkaForTests(): TestKafka {
  const text = process.env['TEST_KAFKA'];
  if (text === undefined) throw new Error('Run specs with `npm run jest -- <path>`: it starts the broker that *.kafka.spec.ts need.');
  const settings = JSON.parse(text) as Readonly<Record<string, string>>;
  return {
    brokers: settings['FC_KAFKA_BROKERS']!,
    settings,
    unique: (name) => `${name}_${randomUUID().replaceAll('-', '').slice(0, 12)}`,
  };
}
