import { ConfigError, makeLog, platformSettings, readConfig, StartError } from '@fire-campaign/platform';
import { startPlatform } from './platform.js';

/* Runs the whole platform in one process. `npm start` builds first and then runs this. */
const STOP_WITHIN_MS = 10_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const config = readConfig(platformSettings, process.env);
  const log = makeLog(process.env['FC_LOG_LEVEL'] === undefined ? 'warn' : config.FC_LOG_LEVEL);
  const startedAt = performance.now();
  let last = startedAt;
  const platform = await startPlatform(config, log, (what) => {
    say(`  ${((performance.now() - last) / 1000).toFixed(1)} s · ${what} …`);
    last = performance.now();
  });

  const stop = async (signal: string) => {
    say(`\n${signal}:正在停止 stopping …`);
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await platform.stop();
    say('已停止 stopped');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal));
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

  if (platform.accounts.length > 0) {
    say('\n演示账号 Demo accounts (invented people; never use them in production). One password for all:');
    for (const { login, roles, region, password } of platform.accounts.filter(
      ({ login }) => !/^c\d/.test(login) || login.startsWith('c3201-'),
    )) {
      say(`  ${login.padEnd(18)} ${password}  ${roles.padEnd(18)} ${region}`);
    }
    say('  … and the same for the other cities: c3202-admin, c3202-inspector1, … (cities by their division code)');
  }
  say(`\nGraphQL 接口与查询界面 endpoint and explorer   ${platform.url}/graphql`);
  say(`登录服务 sign-in (OpenID Connect)              ${platform.url}/oidc`);
  say(`运行状态 health and metrics                    ${platform.url}/readyz  /livez  /metrics`);
  say(`数据目录 data                                  ${config.DATABASE_URL === undefined ? config.FC_DATA_DIR : 'DATABASE_URL'}`);
  say('停止 stop: Ctrl-C');
  say(`Ready ${platform.url}/graphql (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
} catch (error) {
  if (error instanceof StartError || error instanceof ConfigError) say(error.message);
  else process.stderr.write(`启动失败 The platform did not start: ${(error as Error).stack ?? String(error)}\n`);
  process.exit(1);
}
