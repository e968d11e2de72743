/** Events that services have parked, and how far the consumer groups are: see docs/operations.md. */
import { randomUUID } from 'node:crypto';
import { consumerLag, replay } from '@fire-campaign/kafka';
import { platformSettings, readConfig } from '@fire-campaign/platform';
import { Session, SIGN_IN_OPTIONS } from './session.ts';

/** Options of these commands, for `parseArgs`. */
export const EVENT_OPTIONS = {
  ...SIGN_IN_OPTIONS,
  region: { type: 'string' },
  service: { type: 'string' },
  event: { type: 'string' },
  reason: { type: 'string' },
  group: { type: 'string' },
  topic: { type: 'string' },
  from: { type: 'string' },
  'from-beginning': { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
} as const;
type Values = { readonly [Name in keyof typeof EVENT_OPTIONS]?: string | boolean };

const SERVICE = '--service <service, e.g. units>';
const WHO = '--password <password> [--url http://localhost:4000]';

interface ParkedEvent {
  readonly eventId: string;
  readonly type: string;
  readonly key: string;
  readonly regionCode: string | null;
  readonly reason: string;
  readonly attempts: number;
  readonly parkedAt: string;
  readonly waitsFor: string | null;
  readonly data: string;
}

/** @returns the exit code, 0 when left out; `usage` ends the process */
export const EVENT_COMMANDS: Readonly<
  Record<string, { readonly usage: string; run(values: Values, usage: () => never): Promise<number | void> }>
> = {
  'events dead-letters': {
    usage: `${SERVICE} [--region <division code>] --user <system or security administrator> ${WHO}`,
    async run(values, usage) {
      const service = serviceOf(values, usage);
      const session = await Session.open(values, usage);
      const field = `${service}DeadLetters`;
      const query = `query ($after: String, $regionCode: RegionCode) { ${field}(first: 100, after: $after, regionCode: $regionCode) {
        nodes { eventId type key regionCode reason attempts parkedAt waitsFor data } pageInfo { endCursor hasNextPage } totalCount } }`;
      for (let after: string | null = null; ;) {
        const { [field]: page } = await session.ask(query, { after, regionCode: values.region ?? null });
        if (after === null) console.log(`${service}: 停放事件 ${page.totalCount} 件 / ${page.totalCount} events parked`);
        for (const event of page.nodes) print(event);
        if (!page.pageInfo.hasNextPage) return;
        after = page.pageInfo.endCursor;
      }
    },
  },

  'events redrive': {
    usage: `${SERVICE} --event <event id> --user <system administrator> ${WHO}`,
    run: (values, usage) => act('redrive', values, usage),
  },

  'events discard': {
    usage: `${SERVICE} --event <event id> --reason <why> --user <security administrator> ${WHO}`,
    run: (values, usage) => (values.reason === undefined ? usage() : act('discard', values, usage, { reason: values.reason })),
  },

  'events lag': {
    usage: '  (FC_KAFKA_*)',
    async run() {
      const lags = await consumerLag(settings());
      if (lags.length === 0) console.log('尚无消费组。/ There is no consumer group yet.');
      for (const { group, state, topic, lag } of lags) console.log(`${group.padEnd(24)} ${state.padEnd(10)} ${topic.padEnd(40)} ${lag}`);
    },
  },

  'events replay': {
    usage: '--group <service> --topic <topic> (--from-beginning | --from 2026-03-01T00:00:00+08:00) [--dry-run]   (FC_KAFKA_*)',
    async run(values, usage) {
      const { group, topic, from, 'from-beginning': beginning, 'dry-run': dryRun } = values;
      if (typeof group !== 'string' || typeof topic !== 'string' || (from === undefined) === (beginning !== true)) return usage();
      const moment = typeof from === 'string' ? new Date(from) : null;
      if (moment !== null && Number.isNaN(moment.getTime())) return usage();
      const { records } = await replay(settings(), { group, topic, from: moment ?? 'beginning', dryRun: dryRun === true });
      console.log(
        dryRun === true
          ? `试运行:将重读 ${records} 条记录,未作更改。/ Dry run: ${records} records would be taken again; nothing was changed.`
          : `✓ 服务 ${group} 启动后将重读 ${records} 条记录,已应用过的不会重复生效。/ ${group} will take ${records} records again once it is started; what it applied before has no second effect.`,
      );
    },
  },
};

async function act(verb: 'redrive' | 'discard', values: Values, usage: () => never, more: object = {}): Promise<void> {
  const service = serviceOf(values, usage);
  if (typeof values.event !== 'string') return usage();
  const session = await Session.open(values, usage);
  const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1);
  const { outcome } = await session.change(
    `${verb}${capital(service)}DeadLetter`,
    `${capital(verb)}DeadLetterInput`,
    { idempotencyKey: randomUUID(), eventId: values.event, ...more },
    'outcome { applied waiting }',
  );
  if (verb === 'discard') console.log('✓ 已丢弃,内容留存备查。/ Discarded; the event is kept for evidence.');
  console.log(`✓ 已应用 ${outcome.applied} 件 / ${outcome.applied} events applied`);
  if (outcome.waiting !== null) console.log(`– 该键仍停放于 / the key still waits at ${outcome.waiting}`);
}

function print({ eventId, type, key, regionCode, reason, attempts, parkedAt, waitsFor, data }: ParkedEvent): void {
  console.log(`\n${eventId}  ${type}  ${parkedAt}`);
  console.log(`  地区 region: ${regionCode ?? '–'}; 键 key: ${key}; 尝试 attempts: ${attempts}`);
  if (waitsFor === null) console.log(`  原因 reason: ${reason}`);
  else console.log(`  排在其后 waits for: ${waitsFor}`);
  console.log(`  内容 data: ${data}`);
}

function serviceOf({ service }: Values, usage: () => never): string {
  return typeof service === 'string' && /^[a-z]+$/.test(service) ? service : usage();
}

const settings = () => readConfig(platformSettings, process.env);
