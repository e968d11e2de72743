/**
 * Breaks the distributed platform on purpose while officers work with it, and counts what was lost, doubled or disordered.
 *   npm run faults -- --seed 1 [--short] [--kills 50] [--port 4880]
 * A full run takes most of an hour, since every kill waits until all are ready again; --kills N kills each process N times instead.
 * What the processes log goes to tmp/faults/<seed>.log. The last line is JSON: {seed, counters, faults}. It ends with 0 only when every counter is 0.
 */
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { serviceNames } from '../distributed.ts';
import { Checker } from './checker.ts';
import { FAULTS_AT_REST, FAULTS_UNDER_LOAD, type Fault, type Scene } from './faults.ts';
import { Random } from '../random.ts';
import { Wire } from './wire.ts';
import { World } from './world.ts';
import { Writers } from './writers.ts';

const CITIES = ['3201', '3202', '3203', '3204', '3205', '3206', '3207', '3208'];

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    short: { type: 'boolean', default: false },
    kills: { type: 'string' },
    port: { type: 'string', default: '4880' },
  },
});
const seed = Number(values.seed);
const kills = values.kills === undefined ? null : Number(values.kills);
if (!Number.isSafeInteger(seed) || seed < 0 || (kills !== null && !(Number.isSafeInteger(kills) && kills > 0))) {
  console.error('usage: npm run faults -- --seed <number> [--short] [--kills <number>] [--port 4880]');
  process.exit(1);
}

const startedAt = Date.now();
const say = (line: string) => console.log(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(7)} s  ${line}`);
const random = new Random(seed);
const complaints: string[] = [];
const struck = new Map<string, number>();

say('starting PostgreSQL, Kafka and every service …');
const logFile = join(import.meta.dirname, '..', '..', 'tmp', 'faults', `${seed}.log`);
mkdirSync(dirname(logFile), { recursive: true });
const log = createWriteStream(logFile);
const world = await World.start(Number(values.port), (line) => log.write(`${new Date().toISOString()} ${line}\n`));
let failed = true;
try {
  const checker = new Checker(world.postgres.connection(), serviceNames());
  const wire = new Wire(world.broker.brokers.replace(/:\d+$/, `:${world.toBroker.port}`));
  await wire.open();
  const campaignId = await world.publishCampaign();
  const scene: Scene = { world, checker, wire, random, strangers: new Set(), complain: (what) => complaints.push(what) };

  const writers = new Writers(world.client, campaignId, String(seed));
  await writers.start(CITIES);
  const plan = random.shuffle(FAULTS_UNDER_LOAD.flatMap((fault) => Array<Fault>(timesOf(fault)).fill(fault)));
  say(`8 writers at work; ${plan.length} faults ahead`);
  for (const fault of plan) await strike(fault, scene);
  await writers.stop();
  say(`writers ended after ${writers.history.length} operations; healing`);
  await checker.settle();
  for (const fault of FAULTS_AT_REST) for (let time = 0; time < timesOf(fault); time += 1) await strike(fault, scene);
  await checker.settle(scene.strangers);

  say('checking');
  const topics = [...(await wire.internalTopics()), ...(await wire.deadLetterTopics())];
  const counters = await checker.check(writers.history, await wire.readAll(topics), campaignId, scene.strangers);
  const count = (test: (one: (typeof writers.history)[number]) => boolean) => writers.history.filter(test).length;
  const surprises = writers.history.filter((one) => (one.kind === 'refused') !== (one.outcome === 'refused'));
  for (const one of surprises) complaints.push(`${one.kind} ${one.marker} was answered ${one.outcome}: ${one.detail ?? ''}`);

  console.log('\nfault\ttimes');
  for (const [name, times] of struck) console.log(`${name}\t${times}`);
  console.log(
    `\noperations ${writers.history.length}: ${count((one) => one.outcome === 'ok')} acknowledged, ${count((one) => one.outcome === 'refused')} refused, ${count((one) => one.outcome === 'unknown')} without an answer; longest wait ${(Math.max(...writers.history.map((one) => one.endedAt - one.startedAt)) / 1000).toFixed(1)} s`,
  );
  console.log('\ncounter\tfound');
  for (const [name, found] of Object.entries(counters)) console.log(`${name}\t${found}`);
  for (const finding of [...checker.findings, ...complaints]) console.log(`✗ ${finding}`);
  failed = Object.values(counters).some((found) => found !== 0) || complaints.length > 0 || checker.findings.length > 0;
  await wire.close();
  await checker.close();
  console.log(JSON.stringify({ seed, counters, faults: Object.fromEntries(struck) }));
} finally {
  await world.stop();
}
process.exit(failed ? 1 : 0);

function timesOf({ name, times }: Fault): number {
  if (kills !== null && name.startsWith('kill -9')) return kills;
  return values.short ? times.short : times.full;
}

async function strike(fault: Fault, scene: Scene): Promise<void> {
  say(fault.name);
  await fault.strike(scene, values.short);
  struck.set(fault.name, (struck.get(fault.name) ?? 0) + 1);
}
