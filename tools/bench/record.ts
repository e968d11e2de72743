import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Figures } from './index.ts';

const docs = join(import.meta.dirname, '..', '..', 'docs');

type Records = Record<string, Figures & { readonly on: string; readonly machine: string }>;

/** What each figure says, in the order of the page. */
const MEANINGS: Readonly<Record<string, string>> = {
  gatewayToOneSchema:
    'requests/s of the gateway (campaign → 20 units → 3 inspections each) ÷ the same resolvers and database in one schema without federation',
  gatewayToSubgraph: 'requests/s of the gateway for a one-subgraph query ÷ the subgraph called directly over HTTP',
  importToCopy: 'rows/s of a whole import (parse, validate, scope, duplicates, audit, events) ÷ raw COPY of the same rows',
  coldOfLimit12s: 'start with a new data directory to the first answer ÷ 12 s',
  warmOfLimit5s: 'start with a warm data directory to the first answer ÷ 5 s',
  noticesToScan: 'reading a notice into a draft ÷ counting its characters by ten regular expressions, the longest notice',
  growthNotices: 'time of ten times the text ÷ ten times the time, notices one after another (1 = linear)',
  growthHostile: 'the same, the worst of the hostile texts',
  longestOfLimit20ms: 'the longest notice ÷ 20 ms',
  eventToPlainKafkajs: 'one event over Kafka, commit of the change to commit of its effect ÷ kafkajs alone from send to handler, p50',
  relayToPlainKafkajs: 'events/s of the relay (read, send, mark) ÷ kafkajs sending the same records from memory',
  inProcessOfLimit5ms: 'one event in one process, commit of the change to commit of its effect ÷ 5 ms, p50',
  memoryOfLimit450MB: 'resident memory without PostgreSQL ÷ 450 MB',
};

/** Keeps the figures of a run in `docs/benchmarks.json` and prints the page from it. */
export function record(bench: string, figures: Figures): void {
  const file = join(docs, 'benchmarks.json');
  const records: Records = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Records) : {};
  records[bench] = {
    ...figures,
    on: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
  };
  writeFileSync(file, `${JSON.stringify(records, null, 2)}\n`);
  const sections = Object.entries(records).map(([name, { ratios, absolute, on, machine }]) => {
    const rows = Object.entries(ratios).map(([key, value]) => `| ${MEANINGS[key] ?? key} | ${value} |`);
    const rest = Object.entries(absolute).map(([key, value]) => `${key} ${value}`);
    return `## ${name}\n\n\`npm run bench -- ${name}\` on ${machine}, ${on}\n\n| ratio | median |\n| --- | --- |\n${rows.join('\n')}\n\nAbsolute figures of the same run: ${rest.join(', ')}.`;
  });
  const page = `# Benchmarks

Each figure is a ratio against a peer or a limit in the same run: both sides interleaved, answers compared before timing, medians. Absolute
figures depend on the machine and are for orientation. Printed by \`npm run bench -- NAME --record\`; not edited by hand.

${sections.join('\n\n')}
`;
  writeFileSync(join(docs, 'benchmarks.md'), page);
}
