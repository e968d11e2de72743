/** Official papers as files, made by a running platform with the rights of who asks. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Session, SIGN_IN_OPTIONS } from './session.ts';

/** Options of these commands, for `parseArgs`. */
export const PAPER_OPTIONS = {
  ...SIGN_IN_OPTIONS,
  campaign: { type: 'string' },
  meeting: { type: 'string' },
  region: { type: 'string' },
  month: { type: 'string' },
  day: { type: 'string' },
  level: { type: 'string' },
  format: { type: 'string', default: 'word' },
  out: { type: 'string' },
} as const;
type Option = keyof typeof PAPER_OPTIONS;
type Values = { readonly [Name in Option]?: unknown };

/** Whose values are typed in small letters. */
const ENUMS: readonly string[] = ['DispatchLevel!', 'PaperFormat!'];
const SIGN_IN = '--out <file> (--user <login name> --password <password> | --token <access token>) [--url http://localhost:4000]';

/** A command that writes the file which a query answers; `args` says from which option each of its arguments is taken. */
function paper(field: string, usage: string, args: Readonly<Record<string, { readonly option: Option; readonly type: string }>>) {
  const declared = Object.entries(args).map(([name, { type }]) => `$${name}: ${type}`);
  const passed = Object.keys(args).map((name) => `${name}: $${name}`);
  const query = `query (${declared.join(', ')}) { ${field}(${passed.join(', ')}) { name sizeBytes sha256 contentBase64 } }`;
  return {
    usage: `${usage} ${SIGN_IN}`,
    async run(values: Values, refuse: () => never): Promise<number> {
      const { out } = values;
      const variables = Object.fromEntries(
        Object.entries(args).map(([name, { option, type }]) => {
          const value = values[option];
          if (typeof value !== 'string') return refuse();
          return [name, ENUMS.includes(type) ? value.toUpperCase() : value];
        }),
      );
      if (typeof out !== 'string') return refuse();
      const session = await Session.open(values, refuse);
      const { [field]: file } = await session.ask(query, variables);
      const bytes = Buffer.from(file.contentBase64, 'base64');
      if (createHash('sha256').update(bytes).digest('hex') !== file.sha256)
        throw new Error(`the file came with another hash than ${file.sha256}`);
      // npm runs scripts in the workspace's folder; the file is meant from where the command was typed.
      const path = resolve(process.env['INIT_CWD'] ?? '.', out);
      writeFileSync(path, bytes);
      console.log(`${file.name}  ${file.sizeBytes}  ${file.sha256}\n${path}`);
      return 0;
    },
  };
}

const campaignId = { option: 'campaign', type: 'ID!' } as const;

export const PAPER_COMMANDS = {
  'paper plan': paper('planPaper', '--campaign <id>', { campaignId }),
  'paper acceptance': paper('acceptancePaper', '--campaign <id>', { campaignId }),
  'paper monthly': paper('monthlyReportPaper', '--region 32 --month 2026-03', {
    regionCode: { option: 'region', type: 'RegionCode!' },
    month: { option: 'month', type: 'String!' },
  }),
  'paper requirements': paper('requirementNoticePaper', '--meeting <id>', { meetingId: { option: 'meeting', type: 'ID!' } }),
  'paper dispatch': paper('dispatchPaper', '--campaign <id> --day 2026-03-05 --level county|city|province [--format word|excel]', {
    campaignId,
    day: { option: 'day', type: 'LocalDate!' },
    level: { option: 'level', type: 'DispatchLevel!' },
    format: { option: 'format', type: 'PaperFormat!' },
  }),
};
