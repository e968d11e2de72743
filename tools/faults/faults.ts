import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { internalTopic, toRecord } from '@fire-campaign/events';
import { serviceNames } from '../distributed.ts';
import type { Checker } from './checker.ts';
import type { Random } from '../random.ts';
import type { Wire, WireRecord } from './wire.ts';
import type { World } from './world.ts';

const MB = 2 ** 20;

export interface Scene {
  readonly world: World;
  readonly checker: Checker;
  readonly wire: Wire;
  readonly random: Random;
  /** Ids of events that no service published; the harness put them on the wire. */
  readonly strangers: Set<string>;
  /** Says what went other than it must, beside the counters. */
  readonly complain: (what: string) => void;
}

/** Something that goes wrong while the writers write. */
export interface Fault {
  readonly name: string;
  /** How often a full run does it, and the short one of CI. */
  readonly times: { readonly full: number; readonly short: number };
  strike(scene: Scene, short: boolean): Promise<void>;
}

const PROCESSES = [...serviceNames(), 'gateway'];

const kills: readonly Fault[] = PROCESSES.map((name) => ({
  name: `kill -9 ${name}`,
  times: { full: 50, short: 2 },
  async strike({ world, random }) {
    await wait(random.below(800)); // before, during or after the commit of what is under way
    await world.platform.kill(name);
    await world.platform.ready();
  },
}));

/** The relay lives in its service's process: that is killed while rows wait in the outbox, so between a commit and its mark. */
const killRelay: Fault = {
  name: 'kill -9 a relay at work',
  times: { full: 50, short: 2 },
  async strike({ world, checker, random }) {
    const service = random.next() < 0.5 ? 'units' : 'inspections';
    for (const until = Date.now() + 5000; Date.now() < until;) {
      if ((await checker.count(`SELECT count(*) FROM ${service}.outbox WHERE sent_at IS NULL`)) > 0) break;
    }
    await world.platform.kill(service);
    await world.platform.ready();
  },
};

const brokerDown: Fault = {
  name: 'broker unreachable for 60 s',
  times: { full: 1, short: 1 },
  async strike({ world }, short) {
    world.toBroker.refuse();
    await wait(short ? 8_000 : 60_000);
    world.toBroker.heal();
  },
};

const brokerSilent: Fault = {
  name: 'connections to the broker half-open',
  times: { full: 2, short: 1 },
  async strike({ world }, short) {
    world.toBroker.swallow();
    await wait(short ? 3_000 : 15_000);
    world.toBroker.heal();
  },
};

const brokerKilled: Fault = {
  name: 'broker kill -9 and restart',
  times: { full: 3, short: 1 },
  async strike({ world }) {
    await world.broker.kill();
    await wait(500);
    await world.broker.restart();
  },
};

const postgresCrash: Fault = {
  name: 'PostgreSQL immediate shutdown and restart',
  times: { full: 5, short: 1 },
  async strike({ world, random }) {
    await wait(random.below(500));
    await world.postgres.crash();
    await wait(500);
    await world.restartPostgres();
    await world.platform.ready();
  },
};

const postgresResets: Fault = {
  name: 'connections to PostgreSQL reset',
  times: { full: 5, short: 1 },
  async strike({ world }) {
    world.toPostgres.reset();
    await world.platform.ready();
  },
};

const postgresSilent: Fault = {
  name: 'connections to PostgreSQL half-open',
  times: { full: 2, short: 1 },
  async strike({ world }, short) {
    world.toPostgres.swallow();
    await wait(short ? 3_000 : 15_000);
    world.toPostgres.heal();
    await world.platform.ready();
  },
};

const slowNetwork: Fault = {
  name: 'latency of 100 ms to PostgreSQL and broker',
  times: { full: 2, short: 1 },
  async strike({ world }, short) {
    world.toPostgres.delay(100);
    world.toBroker.delay(100);
    await wait(short ? 4_000 : 20_000);
    world.toPostgres.heal();
    world.toBroker.heal();
  },
};

/** Faults that strike while the writers write. */
export const FAULTS_UNDER_LOAD: readonly Fault[] = [
  ...kills,
  killRelay,
  brokerDown,
  brokerSilent,
  brokerKilled,
  postgresCrash,
  postgresResets,
  postgresSilent,
  slowNetwork,
];

/** What consumers keep of others' events. */
const PROJECTIONS = [
  'inspections.unit',
  'campaigns.unit',
  'campaigns.figure',
  'insights.unit',
  'insights.inspection',
  'insights.hazard_state',
  'insights.region_count',
  'insights.indicator_value',
];

const redelivered: Fault = {
  name: 'whole topics delivered three times',
  times: { full: 1, short: 1 },
  async strike({ world, checker, wire, strangers, complain }) {
    const before = await checker.stateOf(PROJECTIONS);
    const records = (await wire.readAll(await wire.internalTopics())).filter((record) => !strangers.has(record.id));
    await wire.write(records);
    await wire.write(records);
    await world.platform.caughtUp();
    await checker.settle(strangers);
    const after = await checker.stateOf(PROJECTIONS);
    if (after !== before) complain(`three deliveries left another state than one:\n${before}\n—\n${after}`);
  },
};

/** Everything insights knows is thrown away and built again from the events, in another order across keys. */
const shuffled: Fault = {
  name: 'events shuffled across keys',
  times: { full: 1, short: 1 },
  async strike({ world, checker, wire, random, strangers, complain }) {
    const kept = ['insights.unit', 'insights.inspection', 'insights.hazard_state', 'insights.region_count'];
    const before = await checker.stateOf(kept);
    const records = (await wire.readAll(await wire.internalTopics())).filter((record) => !strangers.has(record.id));
    await world.platform.stopProcess('insights');
    await checker.rows(
      `TRUNCATE insights.inbox, insights.touch, insights.campaign_dirty, insights.campaign, insights.computation, insights.watermark,
         insights.unit, insights.inspection, insights.hazard_state, insights.region_count, insights.indicator_value,
         insights.actor_person, insights.actor_identity, insights.actor_grant`,
    );
    await world.platform.startProcess('insights');
    await wire.write(shuffleAcrossKeys(firsts(records), random));
    await world.platform.ready();
    await checker.settle(strangers);
    const after = await checker.stateOf(kept);
    if (after !== before) complain(`another order left another state:\n${before}\n—\n${after}`);
  },
};

const poison: Fault = {
  name: 'five poisonous records among 10,000',
  times: { full: 1, short: 1 },
  async strike({ checker, wire, random, strangers, complain }, short) {
    const total = short ? 2_000 : 10_000;
    const topic = internalTopic('units');
    const groups = ['inspections', 'campaigns', 'insights'];
    await wire.allowLarge(topic, 16 * MB);
    const parkedBefore = await Promise.all(groups.map((group) => checker.parked(group)));

    const good = Array.from({ length: total - 5 }, (_, index) => unitChanged(topic, { name: `毒丸演练单位${index}` }));
    const bad = [
      { ...unitChanged(topic, {}), value: Buffer.from('{"unitId": ') },
      unitChanged(topic, { status: 'BURNT_DOWN' }),
      unitChanged(topic, { categories: ['\u0000'] }), // of the right shape, and PostgreSQL refuses it: a bug of the handler
      { ...unitChanged(topic, {}), value: Buffer.alloc(10 * MB, 'x') },
      unitChanged(topic, {}, 99),
    ];
    const all = random.shuffle([...good, ...bad]);
    for (const { headers } of all) strangers.add(headers['ce_id']!);
    const startedAt = Date.now();
    await wire.write(all.map(({ key, value, headers }) => ({ topic, message: { key, value, headers } })));

    const ids = good.map(({ headers }) => headers['ce_id']!);
    const applied = () =>
      Promise.all(
        groups.map((group) =>
          checker.count(`SELECT count(*) FROM ${group}.inbox WHERE consumer = '${group}' AND event_id = ANY ($1::uuid[])`, [ids]),
        ),
      );
    const parked = async () =>
      (await Promise.all(groups.map((group) => checker.parked(group)))).map((n, index) => n - parkedBefore[index]!);
    let state = '';
    for (const until = startedAt + 60_000; Date.now() < until; await wait(250)) {
      const [done, aside] = [await applied(), await parked()];
      state = `applied ${done.join('/')}, parked ${aside.join('/')}`;
      if (done.every((n) => n === total - 5) && aside.every((n) => n === 5)) return;
    }
    complain(`of ${total} events, 5 poisonous, within 60 s in ${groups.join('/')}: ${state}`);
  },
};

/** Faults of the events themselves, when the writers have ended. */
export const FAULTS_AT_REST: readonly Fault[] = [redelivered, shuffled, poison];

function unitChanged(topic: string, change: Readonly<Record<string, unknown>>, version = 1) {
  const unitId = randomUUID();
  return toRecord(
    {
      id: randomUUID(),
      type: 'units.unit.changed',
      version,
      source: 'units',
      key: unitId,
      time: new Date().toISOString(),
      regionCode: '110101',
      sequence: 1,
      traceId: null,
      causationId: null,
      data: {
        unitId,
        name: '毒丸演练单位',
        regionCode: '110101',
        categories: ['SCHOOL'],
        supervisingBody: null,
        status: 'OPERATING',
        version: 1,
        ...change,
      },
    },
    topic,
    'PUBLIC',
  );
}

/** Each event once, where it first came. */
function firsts(records: readonly WireRecord[]): readonly WireRecord[] {
  const seen = new Set<string>();
  return records.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** Any order in which the records of each key keep theirs. */
function shuffleAcrossKeys(records: readonly WireRecord[], random: Random): readonly WireRecord[] {
  const queues = new Map<string, WireRecord[]>();
  for (const record of records) {
    const key = `${record.topic}/${record.key}`;
    queues.set(key, [...(queues.get(key) ?? []), record]);
  }
  const turns = random.shuffle([...queues].flatMap(([key, queue]) => queue.map(() => key)));
  const next = new Map<string, number>();
  return turns.map((key) => {
    const at = next.get(key) ?? 0;
    next.set(key, at + 1);
    return queues.get(key)![at]!;
  });
}
