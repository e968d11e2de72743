/**
 * Drives whole campaigns through the public GraphQL endpoint, as the different people would.
 *   npm run scenario -- rectification [--units FILE …] [--seed N] [--url http://… --password …]
 *   npm run scenario -- one-year-action | hundred-days [--seed N] [--short] [--url http://… --password …]   (a platform with FC_CLOCK_CONTROL=true)
 *   npm run scenario -- notice [--file FILE …] [--url http://… --password …]
 * Without --url it starts a platform of its own on a new data directory and removes it afterwards.
 */
import { parseArgs } from 'node:util';
import { temporaryDirectory } from '../temporary.ts';
import { Client } from './client.ts';
import { hundredDays } from './hundred-days.ts';
import { noticeFiles, notices } from './notice.ts';
import { oneYearAction } from './one-year-action.ts';
import { PlatformProcess } from './process.ts';
import { rectification } from './rectification.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string' },
    password: { type: 'string' },
    units: { type: 'string', multiple: true },
    file: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    short: { type: 'boolean', default: false },
    port: { type: 'string', default: '4780' },
  },
});
// `--units a.csv b.csv`: files after the first arrive as positionals.
const more = positionals.slice(1);
const SCENARIOS: Readonly<Record<string, (client: Client) => Promise<{ readonly ok: boolean }>>> = {
  rectification: (client) => rectification(client, { files: [...(values.units ?? []), ...more], seed: values.seed, say: console.log }),
  'one-year-action': (client) => oneYearAction(client, { seed: values.seed, say: console.log, short: values.short }),
  'hundred-days': (client) => hundredDays(client, { seed: values.seed, say: console.log, short: values.short }),
  notice: (client) => notices(client, noticeFiles([...(values.file ?? []), ...more], console.log), console.log),
};
const run = SCENARIOS[positionals[0] ?? ''];
if (run === undefined) {
  console.error(
    'usage: npm run scenario -- rectification [--units FILE …] [--seed N] | one-year-action | hundred-days [--seed N] [--short] | notice [--file FILE …]   [--url URL --password DEMO_PASSWORD]',
  );
  process.exit(1);
}

let platform: PlatformProcess | null = null;
let data: ReturnType<typeof temporaryDirectory> | null = null;
let ok = false;
try {
  if (values.url === undefined) {
    data = temporaryDirectory('scenario');
    platform = new PlatformProcess(Number(values.port), data.path, { FC_CLOCK_CONTROL: 'true' });
    console.log('starting a platform on a new data directory …');
    await platform.start();
  } else if (values.password === undefined) {
    console.error('--url needs --password: the password of the demo accounts, printed by `npm start`');
    process.exit(1);
  }
  const client = new Client(platform?.url ?? values.url!, platform?.password ?? values.password!);
  const result = await run(client);
  console.log(JSON.stringify(result));
  ok = result.ok;
} catch (error) {
  console.error((error as Error).stack ?? error);
  console.log(JSON.stringify({ ok: false }));
} finally {
  await platform?.stop();
  data?.remove();
}
process.exit(ok ? 0 : 1);
