import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { migrate } from '@fire-campaign/platform';
import { SERVICES } from '@fire-campaign/standalone';
import { createDatabase } from '@fire-campaign/testing';
import { Checker, type Counters } from './checker.js';
import type { WireRecord } from './wire.js';
import type { Operation } from './writers.js';

const NOTHING: Counters = { lost: 0, phantom: 0, duplicateEffect: 0, orderBreaks: 0, unsent: 0, inboxMismatch: 0, indicatorMismatch: 0 };
const CAMPAIGN = randomUUID();

describe('the checker of the fault harness finds what was planted', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let checker: Checker;
  let history: Operation[];
  let wire: WireRecord[];
  let strangers: Set<string>;

  beforeAll(async () => {
    database = await createDatabase();
    for (const { name, entities, migrations } of SERVICES) await migrate(name, entities, migrations, { connection: database.connection });
    checker = new Checker(database.connection, SERVICES.map(({ name }) => name)); // prettier-ignore
  }, 120_000);
  afterAll(async () => {
    await checker.close();
    await database.drop();
  });
  beforeEach(async () => {
    [history, wire, strangers] = [[], [], new Set()];
    const tables = SERVICES.flatMap(({ name }) => [`${name}.outbox`, `${name}.inbox`, `${name}.dead_letter`]);
    await checker.rows(`TRUNCATE ${tables.join()}, units.unit, insights.indicator_value CASCADE`);
  });

  const check = () => checker.check(history, wire, CAMPAIGN, strangers);
  /** An event in a service's outbox, sent and on the wire unless the test says otherwise. */
  async function event(service: string, type: string, { key = randomUUID() as string, sent = true, onWire = true, data = {} } = {}) {
    const id = randomUUID();
    const [row] = await checker.rows<{ seq: number }>(
      `INSERT INTO ${service}.outbox (id, type, version, key, region_code, data, sent_at) VALUES ($1, $2, 1, $3, '32', $4, ${sent ? 'now()' : 'NULL'}) RETURNING seq`,
      [id, type, key, JSON.stringify(data)],
    );
    if (onWire) wire.push({ topic: `fc.int.${service}.v1`, key, id, sequence: row!.seq, message: { key, value: '' } });
    return id;
  }
  const handled = (service: string, id: string) => checker.rows(`INSERT INTO ${service}.inbox VALUES ($1, $2)`, [service, id]);
  const unit = (name: string) =>
    checker.rows(
      `INSERT INTO units.unit (id, region_code, name, name_key, dedupe_key, categories, status, source, version)
       VALUES ($1, '320102', $2, $2, $3, '{SCHOOL}', 'OPERATING', 'MANUAL', 1)`,
      [randomUUID(), name, randomUUID()],
    );
  const operation = (change: Partial<Operation>): Operation => ({
    ...{ kind: 'register', marker: 'M', startedAt: 0, endedAt: 1, outcome: 'ok', id: randomUUID(), version: 1 },
    ...change,
  });

  it('nothing, where nothing is wrong', async () => {
    const id = await event('units', 'units.unit.changed');
    await handled('insights', id);
    expect(await check()).toEqual(NOTHING);
  });

  it('an acknowledged unit that is not there', async () => {
    history.push(operation({}));
    expect(await check()).toEqual({ ...NOTHING, lost: 1 });
  });

  it('an event marked as sent that is not on the wire', async () => {
    await event('units', 'units.unit.changed', { onWire: false });
    expect(await check()).toEqual({ ...NOTHING, lost: 1 });
  });

  it('a refused unit that is there', async () => {
    await unit('M-refused');
    history.push(operation({ kind: 'refused', marker: 'M-refused', outcome: 'refused', id: null, version: null }));
    expect(await check()).toEqual({ ...NOTHING, phantom: 1 });
  });

  it('one registration with two units, one closure told twice', async () => {
    await unit('M');
    await unit('M');
    history.push(operation({ outcome: 'unknown', id: null, version: null }));
    expect(await check()).toEqual({ ...NOTHING, duplicateEffect: 1 });
    const [key, hazardId] = [randomUUID(), randomUUID()];
    for (let time = 0; time < 2; time += 1) await event('inspections', 'inspections.hazard.closed', { key, data: { hazardId } });
    expect(await check()).toEqual({ ...NOTHING, duplicateEffect: 2 });
  });

  it('two events of a key on the wire in another order; a repeated one is none', async () => {
    const key = randomUUID();
    for (const version of [1, 2]) await event('units', 'units.unit.changed', { key, data: { version } });
    wire.push(wire[0]!);
    expect(await check()).toEqual(NOTHING);
    wire.splice(0, 2, wire[1]!, wire[0]!);
    expect(await check()).toEqual({ ...NOTHING, orderBreaks: 1 });
  });

  it('an event that never left its outbox', async () => {
    await event('units', 'units.unit.changed', { sent: false, onWire: false });
    expect(await check()).toEqual({ ...NOTHING, unsent: 1 });
  });

  it('an event a service did not handle though it handles others like it, and one nobody published', async () => {
    await handled('insights', await event('units', 'units.unit.changed'));
    await event('units', 'units.unit.changed');
    expect(await check()).toEqual({ ...NOTHING, inboxMismatch: 1 });
    const stranger = randomUUID();
    await handled('insights', stranger);
    expect(await check()).toEqual({ ...NOTHING, inboxMismatch: 2 });
    strangers.add(stranger);
    expect(await check()).toEqual({ ...NOTHING, inboxMismatch: 1 });
  });

  it('a figure that the facts do not bear out', async () => {
    await checker.rows(`INSERT INTO insights.indicator_value VALUES ($1, '2026-03-01', '320102', 'HAZARDS_FOUND', 6, 3, NULL, 3)`, [
      CAMPAIGN,
    ]);
    expect(await check()).toEqual({ ...NOTHING, indicatorMismatch: 1 });
  });

  it('a projection that changed', async () => {
    const before = await checker.stateOf(['units.unit']);
    await unit('M');
    expect(await checker.stateOf(['units.unit'])).not.toBe(before);
  });
});
