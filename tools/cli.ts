/**
 * Operators' commands.
 *   npm run cli -- config print
 *   npm run cli -- token --user js-admin --password … [--url http://localhost:4000]
 *   npm run cli -- admin create --login sysadmin2 --name 张三 --region 32   (first administrators of an empty installation)
 */
import { parseArgs } from 'node:util';
import { ConfigError, describeConfig, platformSettings, StartError } from '@fire-campaign/platform';
import { signIn } from '@fire-campaign/testing/sign-in';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    user: { type: 'string' },
    password: { type: 'string' },
    url: { type: 'string', default: 'http://localhost:4000' },
    login: { type: 'string' },
    name: { type: 'string' },
    region: { type: 'string' },
  },
});

const commands: Readonly<Record<string, () => Promise<void>>> = {
  async 'config print'() {
    console.log(describeConfig(platformSettings, process.env));
  },
  async token() {
    if (values.user === undefined || values.password === undefined) usage();
    const { accessToken } = await signIn({
      issuer: `${values.url}/oidc`,
      clientId: 'cli',
      username: values.user!,
      password: values.password!,
    });
    console.log(accessToken);
  },
  async 'admin create'() {
    if (values.login === undefined || values.name === undefined || values.region === undefined) usage();
    const { createFirstAdministrators } = await import('@fire-campaign/standalone');
    const accounts = await createFirstAdministrators({ login: values.login!, name: values.name!, regionCode: values.region! });
    for (const { login, role, password } of accounts) console.log(`${login}  ${password}  ${role}`);
    console.log('Change these passwords at the first sign-in (changePassword).');
  },
};

function usage(): never {
  console.error(`usage: npm run cli -- ${Object.keys(commands).join(' | ')}`);
  process.exit(1);
}

try {
  await (commands[positionals.join(' ')] ?? usage)();
  process.exit(0);
} catch (error) {
  console.error(error instanceof ConfigError || error instanceof StartError ? error.message : error);
  process.exit(1);
}
