/**
 * Operators' commands.
 *   npm run cli -- config print
 *   npm run cli -- token --user js-admin --password … [--url http://localhost:4000]
 *   npm run cli -- admin create --login zhangsan --names 张三,李四,王五 --region 32
 *     the first administrators of an empty installation (system, security, audit: three people); the platform must be stopped
 *   npm run cli -- partner add|rotate|list|revoke|doctor
 *     partner agencies, see docs/partners/onboarding.md
 *   npm run cli -- notice FILE [--annotation]
 *     what an official notice asks for, as a draft campaign with quotes, see libs/notices/README.md
 *   npm run -s cli -- paper plan|acceptance|monthly|requirements|dispatch
 *     official papers of a running platform as Word or Excel files
 *   npm run cli -- events dead-letters|redrive|discard|lag|replay
 *     events that services could not apply, and how far they are, see docs/operations.md
 */
import { parseArgs } from 'node:util';
import { asAppError, ConfigError, describeConfig, makeLog, platformSettings, readConfig, StartError } from '@fire-campaign/platform';
import { signIn, SignInRefused } from '@fire-campaign/testing/sign-in';
import { EVENT_COMMANDS, EVENT_OPTIONS } from './cli/events.ts';
import { NOTICE_COMMANDS, NOTICE_OPTIONS } from './cli/notice.ts';
import { PAPER_COMMANDS, PAPER_OPTIONS } from './cli/paper.ts';
import { PARTNER_COMMANDS, PARTNER_OPTIONS } from './cli/partner.ts';

const options = {
  ...PARTNER_OPTIONS,
  ...EVENT_OPTIONS,
  ...NOTICE_OPTIONS,
  ...PAPER_OPTIONS,
  user: { type: 'string' },
  password: { type: 'string' },
  url: { type: 'string', default: 'http://localhost:4000' },
  login: { type: 'string' },
  names: { type: 'string' },
  region: { type: 'string' },
} as const;
type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

interface Command {
  readonly usage: string;
  /** `words` are those after the command's name. @returns the exit code, 0 when left out */
  run(values: Values, usage: () => never, words: readonly string[]): Promise<number | void>;
}

const commands: Readonly<Record<string, Command>> = {
  ...PARTNER_COMMANDS,
  ...EVENT_COMMANDS,
  ...NOTICE_COMMANDS,
  ...PAPER_COMMANDS,
  'config print': {
    usage: '',
    async run() {
      console.log(describeConfig(platformSettings, process.env));
    },
  },
  token: {
    usage: '--user <login name> --password <password> [--url http://localhost:4000]',
    async run({ user, password, url }) {
      if (user === undefined || password === undefined) usage();
      const { accessToken } = await signIn({ issuer: `${url}/oidc`, clientId: 'cli', username: user!, password: password! });
      console.log(accessToken);
    },
  },
  'admin create': {
    usage: '--login <login name> --names <system>,<security>,<audit administrator> --region <division code, e.g. 32>',
    async run({ login, names, region }) {
      const people = names?.split(/[,,、]/).map((name) => name.trim()) ?? [];
      if (login === undefined || region === undefined || people.length !== 3) usage();
      const { createFirstAdministrators } = await import('@fire-campaign/standalone');
      const [system, security, audit] = people as [string, string, string];
      const administrators = await createFirstAdministrators(readConfig(platformSettings, process.env), makeLog('warn'), {
        login: login!,
        names: { system, security, audit },
        regionCode: region!,
      });
      for (const { login, password, role, name } of administrators)
        console.log(`${login.padEnd(24)} ${password}  ${role.padEnd(15)} ${name}`);
      console.log(
        '密码只显示这一次,请分别交给三人,首次登录后立即修改(changePassword)。/ These passwords are shown this once. Hand each to its person, who changes it after the first sign-in (changePassword).',
      );
    },
  },
};

function usage(): never {
  console.error(`usage:\n${Object.entries(commands).map(([name, { usage }]) => `  npm run cli -- ${name} ${usage}`.trimEnd()).join('\n')}`); // prettier-ignore
  process.exit(1);
}

/** What the operator did not cause keeps its stack. */
function explain(error: unknown): unknown {
  const refusal = asAppError(error);
  if (refusal !== null) return `${refusal.zh} / ${refusal.en}`;
  if (error instanceof SignInRefused) return `登录失败 / The sign-in was refused (${error.code}). Check login name, password and --url.`;
  if (error instanceof TypeError && error.message === 'fetch failed')
    return `平台没有应答,请检查 --url 以及平台是否运行。/ The platform does not answer (${String((error.cause as Error | undefined)?.message)}). Check --url, and that it runs.`;
  return error instanceof ConfigError || error instanceof StartError ? error.message : error;
}

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [name, words] = positionals[0] === 'notice' ? ['notice', positionals.slice(1)] : [positionals.join(' '), []];
  const code = await (commands[name]?.run ?? usage)(values, usage, words);
  process.exit(code ?? 0);
} catch (error) {
  if (String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')) usage();
  console.error(explain(error));
  process.exit(1);
}
