/**
 * An Apache Kafka broker on this machine, until Ctrl-C; its data stay in `.data/kafka` (FC_DATA_DIR).
 *   npm run kafka [-- --port 9092]
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BrokerError, KafkaBroker, kafkaVersion } from './broker.ts';

try {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '9092' } } });
  const directory = join(resolve(process.env['FC_DATA_DIR'] ?? '.data'), 'kafka');
  console.log(`… Kafka ${kafkaVersion()},数据目录 / data in ${directory}`);
  const broker = await KafkaBroker.start({ directory, port: Number(values.port) });
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      stopping = true;
      void broker.stop();
    });
  console.log(`✓ Kafka 已就绪 / ready at ${broker.brokers}`);
  console.log(`  平台使用 / for the platform: FC_KAFKA_BROKERS=${broker.brokers}`);
  console.log(`  停止:Ctrl-C / to stop: Ctrl-C; 日志 / log: ${broker.log}`);
  await broker.ended();
  if (!stopping) throw new BrokerError(`Kafka 意外退出,原因见 / Kafka ended by itself; the cause is in ${broker.log}`);
  process.exit(0);
} catch (error) {
  console.error(error instanceof BrokerError ? error.message : error);
  process.exit(1);
}
