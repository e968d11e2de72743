import { ConfigError, makeLog, platformSettings, readConfig, StartError } from '@fire-campaign/platform';
import { startPlatform } from './platform.js';

/* Runs the whole platform in one process. `npm start` builds first and then runs this. */
const STOP_WITHIN_MS = 10_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const config = readConfig(platformSettings, process.env);
  const log = makeLog(process.env['FC_LOG_LEVEL'] === undefined ? 'warn' : config.FC_LOG_LEVEL);
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
  const starting = startPlatform(config, log, (what) => say(`  ${seconds()} s  ${what} …`));

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return; // an impatient second Ctrl-C must not leave the database running
    stopping = true;
    say(`\n${signal}:正在停止 stopping …`);
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await (await starting.catch(() => null))?.stop(); // a start under way is finished first, so that all of it can be undone
    say('已停止 stopped');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
  const platform = await starting;

  for (const note of platform.notes) say(note);
  say(`\n管理平台 console                                 ${platform.url}`);
  say(`GraphQL 接口与查询界面 endpoint and explorer   ${platform.url}/graphql`);
  say(`登录服务 sign-in (OpenID Connect)              ${platform.url}/oidc`);
  say(`运行状态 health and metrics                    ${platform.url}/readyz  /livez  /metrics`);
  say(`数据目录 data                                  ${platform.dataDirectory ?? 'DATABASE_URL'}`);
  say('停止 stop: Ctrl-C');
  say(`Ready ${platform.url}/graphql (${seconds()} s)`);
} catch (error) {
  const known = error instanceof StartError || error instanceof ConfigError;
  process.stderr.write(known ? `${error.message}\n` : `启动失败 The platform did not start: ${(error as Error).stack ?? String(error)}\n`);
  process.exit(1);
}
