/**
 * Runs the distributed shape until Ctrl-C: an embedded PostgreSQL unless DATABASE_URL is set, a broker unless FC_KAFKA_BROKERS is
 * set, every service and the gateway. `npm run start:distributed` builds first and then runs this.
 */
import { ConfigError, platformSettings, readConfig, StartError } from '@fire-campaign/platform';
import { startDistributed } from './distributed.ts';
import { BrokerError } from './kafka/broker.ts';

const STOP_WITHIN_MS = 15_000;
const startedAt = performance.now();
const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const config = readConfig(platformSettings, process.env);
  const environment = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[0].startsWith('FC_') && entry[1] !== undefined),
  );
  const start = new AbortController();
  const starting = startDistributed({
    directory: config.FC_DATA_DIR,
    port: config.FC_PORT,
    databaseUrl: config.DATABASE_URL,
    kafkaBrokers: environment['FC_KAFKA_BROKERS'],
    environment,
    say: (line) => say(line.startsWith('[') ? line : `  ${seconds()} s  ${line}`),
    signal: start.signal,
  });

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return; // an impatient second Ctrl-C must not leave processes behind
    stopping = true;
    say(`\n${signal}:正在停止 stopping …`);
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    start.abort();
    await (await starting.catch(() => null))?.stop();
    say('已停止 stopped');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal));
  const platform = await starting.catch((error: unknown) => {
    if (stopping) return new Promise<never>(() => {}); // `stop` ends the process
    throw error;
  });

  for (const note of platform.notes) say(note);
  say('');
  for (const { name, url } of platform.processes) say(`${name.padEnd(14)} ${url}/readyz`);
  say(`\nGraphQL 接口与查询界面 endpoint and explorer   ${platform.url}/graphql`);
  say(`登录服务 sign-in (OpenID Connect)              ${platform.url}/oidc`);
  say('停止 stop: Ctrl-C');
  say(`Ready ${platform.url}/graphql (${seconds()} s)`);
} catch (error) {
  const known = error instanceof StartError || error instanceof ConfigError || error instanceof BrokerError;
  process.stderr.write(known ? `${error.message}\n` : `启动失败 The platform did not start: ${(error as Error).stack ?? String(error)}\n`);
  process.exit(1);
}
