import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineEvent, GrantChanged, UnitChanged, UnitsRegistered, type EventData, type EventEnvelope } from '@fire-campaign/events';
import { ParkedEvent, ReactsTo, schemaDrift, UNREADABLE, uuidv7, type ServiceDefinition, type Tx } from '@fire-campaign/platform';
import { Injectable, Module } from '@nestjs/common';
import { z } from 'zod';
import { startService, type TestPerson, type TestService } from './service.js';

const data = z.object({ thing: z.string(), n: z.number().int() });
const labels = { thing: 'PUBLIC', n: 'PUBLIC' } as const;
const description = { zh: '测试', en: 'For the test' };
const Happened = defineEvent({ type: 'elsewhere.thing.happened', version: 1, description, key: 'thing', data, labels });
const Noted = defineEvent({ type: 'keeper.thing.noted', version: 1, description, key: 'thing', data, labels });

/** Numbers that the consumer cannot digest for now. */
const indigestible = new Set<number>();

@Injectable()
class Keeper {
  @ReactsTo(Happened)
  async take(data: EventData<typeof Happened>, tx: Tx): Promise<void> {
    if (indigestible.has(data.n)) throw new Error(`cannot digest ${data.n}`);
    await tx.query('INSERT INTO effect (thing, n) VALUES ($1, $2)', [data.thing, data.n]);
    await tx.publish(Noted, '32', data);
  }
}
@Module({ providers: [Keeper] })
class KeeperModule {}

class CreateEffect1700000900000 {
  readonly name = 'CreateEffect1700000900000';
  async up(db: { query(sql: string): Promise<unknown> }): Promise<void> {
    await db.query('CREATE TABLE effect (seq bigint GENERATED ALWAYS AS IDENTITY, thing text NOT NULL, n int NOT NULL)');
  }
  async down(db: { query(sql: string): Promise<unknown> }): Promise<void> {
    await db.query('DROP TABLE effect');
  }
}

const keeper: ServiceDefinition = {
  name: 'keeper',
  module: KeeperModule,
  sdl: 'type Query { nothing: Boolean @access(capability: "SIGNED_IN") }',
  entities: [],
  migrations: [CreateEffect1700000900000],
  publishes: [Noted as never],
};

const LIST = `query ($regionCode: RegionCode, $first: Int, $after: String) {
  keeperDeadLetters(regionCode: $regionCode, first: $first, after: $after) {
    nodes { id eventId service type key regionCode reason attempts parkedAt waitsFor data }
    pageInfo { endCursor hasNextPage } totalCount
  }
}`;
const REDRIVE = `mutation ($input: RedriveDeadLetterInput!) {
  answer: redriveKeeperDeadLetter(input: $input) { outcome { applied waiting } userErrors { field code message messageEn } }
}`;
const DISCARD = `mutation ($input: DiscardDeadLetterInput!) {
  answer: discardKeeperDeadLetter(input: $input) { outcome { applied waiting } userErrors { field code message messageEn } }
}`;

describe('parked events', () => {
  let app: TestService;
  let operator: TestPerson;
  let security: TestPerson;
  let sequence = 0;

  beforeAll(async () => {
    app = await startService(keeper);
    operator = await app.person('SYSTEM_ADMIN', '32');
    security = await app.person('SECURITY_ADMIN', '32');
  });
  afterAll(() => app.stop());

  const envelope = (thing: string, n: number, regionCode: string, more: Partial<EventEnvelope> = {}): EventEnvelope => ({
    id: uuidv7(),
    type: Happened.type,
    version: 1,
    source: 'elsewhere',
    key: thing,
    time: new Date().toISOString(),
    regionCode,
    sequence: (sequence += 1),
    traceId: null,
    causationId: null,
    data: { thing, n },
    ...more,
  });
  /** Sends events of one key of which the first cannot be digested. @returns their ids */
  const park = async (thing: string, numbers: readonly number[], regionCode = '320102') => {
    indigestible.add(numbers[0]!);
    const events = numbers.map((n) => envelope(thing, n, regionCode));
    await app.service.consumer.handle(events);
    return events.map((event) => event.id);
  };
  const list = async (person: TestPerson, variables = {}) => (await person.ask(LIST, variables)).keeperDeadLetters;
  const ids = async (person: TestPerson, variables = {}) => (await list(person, variables)).nodes.map((node: any) => node.eventId);
  const redrive = async (person: TestPerson, eventId: string, idempotencyKey: string = uuidv7()) =>
    (await person.ask(REDRIVE, { input: { idempotencyKey, eventId } })).answer;
  const discard = async (person: TestPerson, eventId: string, idempotencyKey: string = uuidv7()) =>
    (await person.ask(DISCARD, { input: { idempotencyKey, eventId, reason: '重复上报' } })).answer;
  const effects = async (thing: string) =>
    (await app.rows<{ n: number }>('SELECT n FROM effect WHERE thing = $1 ORDER BY seq', [thing])).map(({ n }) => n);
  const audits = (eventId: string) =>
    app.rows(`SELECT actor_id, operation, before_digest, after_digest FROM audit_entry WHERE object_id = $1 ORDER BY seq`, [eventId]);

  it('are listed with their reason, in order, and say what they wait for', async () => {
    const [head, next] = await park('listed', [101, 102]);
    const { nodes, totalCount } = await list(operator, { regionCode: '320102' });
    expect(nodes).toEqual([
      {
        id: `keeper/${head}`,
        eventId: head,
        service: 'keeper',
        type: Happened.type,
        key: 'listed',
        regionCode: '320102',
        reason: 'Error: cannot digest 101',
        attempts: 5,
        parkedAt: expect.any(String),
        waitsFor: null,
        data: '{"n":{"$redacted":"INTERNAL"},"thing":{"$redacted":"INTERNAL"}}',
      },
      expect.objectContaining({ eventId: next, attempts: 0, waitsFor: head }),
    ]);
    expect(totalCount).toBe(2);
    const first = await list(operator, { regionCode: '320102', first: 1 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(await ids(security, { regionCode: '320102', after: first.pageInfo.endCursor })).toEqual([next]);
  });

  it('are re-driven with those behind them, in order, as effects of the events themselves', async () => {
    const [head, next, last] = await park('redriven', [111, 112, 113]);
    indigestible.delete(111);
    expect(await redrive(operator, head!)).toEqual({ outcome: { applied: 3, waiting: null }, userErrors: [] });
    expect(await effects('redriven')).toEqual([111, 112, 113]);
    const causes = await app.rows(`SELECT causation_id FROM outbox WHERE type = $1 AND key = 'redriven' ORDER BY seq`, [Noted.type]);
    expect(causes.map((row) => row.causation_id)).toEqual([head, next, last]);
  });

  it('go on as far as they can: one that fails behind the first stays at the head, with its own reason', async () => {
    const [head, , third, fourth] = await park('halfway', [121, 122, 123, 124]);
    indigestible.delete(121);
    indigestible.add(123);
    expect(await redrive(operator, head!)).toEqual({ outcome: { applied: 2, waiting: third }, userErrors: [] });
    expect(await effects('halfway')).toEqual([121, 122]);
    const { nodes } = await list(operator);
    expect(nodes.find((node: any) => node.eventId === third)).toMatchObject({
      reason: 'Error: cannot digest 123',
      attempts: 1,
      waitsFor: null,
    });
    expect(nodes.find((node: any) => node.eventId === fourth)).toMatchObject({ waitsFor: third });
    await app.service.consumer.handle([envelope('halfway', 125, '320102')]);
    expect(await effects('halfway')).toEqual([121, 122]);
    indigestible.delete(123);
    expect((await redrive(operator, third!)).outcome).toEqual({ applied: 3, waiting: null });
    expect(await effects('halfway')).toEqual([121, 122, 123, 124, 125]);
  });

  it('stay as they were when they fail again, and the refusal says why; the same key may then be tried again', async () => {
    const [head, next] = await park('failing', [131, 132]);
    const before = await app.rows(`SELECT * FROM dead_letter WHERE key = 'failing' ORDER BY seq`);
    const key = uuidv7();
    expect(await redrive(operator, head!, key)).toEqual({
      outcome: null,
      userErrors: [
        {
          field: ['eventId'],
          code: 'REDRIVE_FAILED',
          message: expect.stringContaining('cannot digest 131'),
          messageEn: expect.stringContaining('cannot digest 131'),
        },
      ],
    });
    expect(await app.rows(`SELECT * FROM dead_letter WHERE key = 'failing' ORDER BY seq`)).toEqual(before);
    expect(await audits(head!)).toEqual([]);
    expect((await redrive(operator, next!)).userErrors).toMatchObject([
      { code: 'DEAD_LETTER_WAITS', messageEn: expect.stringContaining(head!) },
    ]);
    indigestible.delete(131);
    expect((await redrive(operator, head!, key)).outcome).toEqual({ applied: 2, waiting: null });
  });

  it('are re-driven once per key', async () => {
    const [head] = await park('once', [141]);
    indigestible.delete(141);
    const key = uuidv7();
    const answers = [await redrive(operator, head!, key), await redrive(operator, head!, key)];
    expect(answers[1]).toEqual(answers[0]);
    expect(await effects('once')).toEqual([141]);
    expect((await operator.askRaw(REDRIVE, { input: { idempotencyKey: uuidv7(), eventId: head } })).errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('are discarded for good, kept for evidence, and let those behind them go', async () => {
    const [head, next] = await park('discarded', [151, 152]);
    expect(await discard(security, head!)).toEqual({ outcome: { applied: 1, waiting: null }, userErrors: [] });
    expect(await effects('discarded')).toEqual([152]);
    expect(
      await app.rows('SELECT discarded_by, discard_reason, parked_reason, event FROM discarded_event WHERE event_id = $1', [head]),
    ).toEqual([
      {
        discarded_by: security.id,
        discard_reason: '重复上报',
        parked_reason: 'Error: cannot digest 151',
        event: expect.objectContaining({ id: head, data: { thing: 'discarded', n: 151 } }),
      },
    ]);
    await app.service.consumer.handle([envelope('discarded', 151, '320102', { id: head! })]); // the same event once more
    expect(await effects('discarded')).toEqual([152]);
    expect(await ids(operator)).not.toContain(next);
  });

  it('that only wait may be discarded alone', async () => {
    const [head, second, third] = await park('middle', [161, 162, 163]);
    expect((await discard(security, second!)).outcome).toEqual({ applied: 0, waiting: head });
    indigestible.delete(161);
    expect((await redrive(operator, head!)).outcome).toEqual({ applied: 2, waiting: null });
    expect(await effects('middle')).toEqual([161, 163]);
    expect(await ids(operator)).not.toContain(third);
  });

  it('stay parked when the next one fails after a discard', async () => {
    const [head, second] = await park('chain', [171, 172]);
    indigestible.add(172);
    expect((await discard(security, head!)).outcome).toEqual({ applied: 0, waiting: second });
    indigestible.delete(172);
    expect((await redrive(operator, second!)).outcome).toEqual({ applied: 1, waiting: null });
  });

  it('leave an audit entry with the digest of the event and who did it', async () => {
    const [head] = await park('audited', [181]);
    indigestible.delete(181);
    await redrive(operator, head!);
    const entry = { before_digest: expect.stringMatching(/^[0-9a-f]{64}$/), after_digest: null };
    expect(await audits(head!)).toEqual([{ ...entry, actor_id: operator.id, operation: 'redriveDeadLetter' }]);
    const [other] = await park('audited too', [182]);
    await discard(security, other!);
    expect(await audits(other!)).toEqual([{ ...entry, actor_id: security.id, operation: 'discardDeadLetter' }]);
  });

  it('take two roles: who re-drives does not discard, and business roles see nothing', async () => {
    const [head] = await park('roles', [191]);
    const viewer = await app.person('VIEWER', '32');
    const codeOf = async (person: TestPerson, document: string, variables: object) =>
      (await person.askRaw(document, variables as never)).errors?.[0]?.extensions['code'];
    const input = { idempotencyKey: uuidv7(), eventId: head };
    expect(await codeOf(operator, DISCARD, { input: { ...input, reason: '不需要' } })).toBe('FORBIDDEN');
    expect(await codeOf(security, REDRIVE, { input })).toBe('FORBIDDEN');
    expect(await codeOf(viewer, LIST, {})).toBe('FORBIDDEN');
    expect(await ids(operator)).toContain(head);
  });

  it('are seen and dealt with in one’s own region alone, also when others of their key lie elsewhere', async () => {
    indigestible.add(201);
    const events = [envelope('moved', 201, '320102'), envelope('moved', 202, '320505')];
    await app.service.consumer.handle(events);
    const [head, next] = events.map((event) => event.id) as [string, string];
    const suzhou = await app.person('SYSTEM_ADMIN', '3205');
    expect((await list(suzhou)).nodes).toMatchObject([{ eventId: next, waitsFor: head }]);
    expect((await suzhou.askRaw(REDRIVE, { input: { idempotencyKey: uuidv7(), eventId: head } })).errors?.[0]?.extensions['code']).toBe(
      'NOT_FOUND',
    );
    indigestible.delete(201);
    const nanjing = await app.person('SYSTEM_ADMIN', '3201');
    expect((await redrive(nanjing, head)).outcome).toEqual({ applied: 2, waiting: null });
    expect(await effects('moved')).toEqual([201, 202]);
    const entries = await app.rows('SELECT DISTINCT operation FROM audit_entry WHERE object_id = ANY ($1)', [[head, next]]);
    expect(entries).toEqual([{ operation: 'redriveDeadLetter' }]);
  });

  describe('without a region', () => {
    const unreadable = () =>
      envelope('', 0, '00', {
        type: UNREADABLE,
        key: uuidv7(),
        data: {
          topic: 'fc.int.units.v1',
          partition: 3,
          offset: '17',
          reason: 'not JSON',
          bytes: 9,
          sha256: 'a'.repeat(64),
          value: 'c2VjcmV0',
        },
      });

    it('are the business of those who answer for a whole province', async () => {
      const event = unreadable();
      await app.service.consumer.handle([event]);
      const { nodes } = await list(operator);
      const shown = nodes.find((node: any) => node.eventId === event.id);
      expect(shown).toMatchObject({ regionCode: null, attempts: 1, reason: expect.stringContaining('not JSON') });
      expect(JSON.parse(shown.data)).toMatchObject({
        topic: 'fc.int.units.v1',
        partition: 3,
        offset: '17',
        value: { $redacted: 'INTERNAL' },
      });
      expect(await ids(operator, { regionCode: '32' })).not.toContain(event.id);

      const city = await app.person(['SYSTEM_ADMIN'], '3201');
      const cityToo = await app.person('SECURITY_ADMIN', '3201');
      expect(await ids(city)).not.toContain(event.id);
      const input = { idempotencyKey: uuidv7(), eventId: event.id, reason: '乱码记录' };
      expect((await cityToo.askRaw(DISCARD, { input })).errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
      expect((await discard(security, event.id)).outcome).toEqual({ applied: 0, waiting: null });
    });

    it('are not given to who holds the right in a city and another role in the province', async () => {
      const event = unreadable();
      await app.service.consumer.handle([event]);
      const both = await app.person('VIEWER', '32');
      const grant = { grantId: uuidv7(), personId: both.id, role: 'SECURITY_ADMIN' as const, regionCode: '3201', campaignId: null };
      await app.receive(GrantChanged, { ...grant, validFrom: '2000-01-01', validTo: null, revoked: false });
      expect(await ids(both)).not.toContain(event.id);
      const input = { idempotencyKey: uuidv7(), eventId: event.id, reason: '乱码记录' };
      expect((await both.askRaw(DISCARD, { input })).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    });
  });

  it('show of their data what partners may see, and nothing when it does not fit the contract', async () => {
    const unit: EventData<typeof UnitChanged> = {
      unitId: uuidv7(),
      name: '市第一医院',
      regionCode: '320102',
      categories: ['HOSPITAL'],
      supervisingBody: null,
      status: 'OPERATING',
      location: { longitude: 118.796877, latitude: 32.060255, coordinateSystem: 'CGCS2000' },
      version: 1,
    };
    const contract = { type: UnitChanged.type, version: 1 };
    const events = [unit, { ...unit, name: { phone: '13800138000' } }].map((data) =>
      envelope('', 0, '320102', { ...contract, key: uuidv7(), data }),
    );
    await app.service.consumer.handle(events);
    const { nodes } = await list(operator);
    const shown = (event: EventEnvelope) => JSON.parse(nodes.find((node: any) => node.eventId === event.id).data);
    expect(shown(events[0]!)).toEqual({ ...unit, location: { longitude: 118.8, latitude: 32.06, coordinateSystem: 'CGCS2000' } });
    expect(shown(events[1]!)).toEqual(Object.fromEntries(Object.keys(unit).map((name) => [name, { $redacted: 'INTERNAL' }])));
  });

  it('show that a long field is there without showing it', async () => {
    const event = envelope('', 0, '320102', {
      type: UnitsRegistered.type,
      key: uuidv7(),
      data: {
        batchId: uuidv7(),
        units: Array.from({ length: 50 }, () => ({
          unitId: uuidv7(),
          name: '单位',
          regionCode: '320102',
          categories: [],
          supervisingBody: null,
          status: 'OPERATING',
          version: 1,
        })),
      },
    });
    await app.service.consumer.handle([event]);
    const { nodes } = await list(operator);
    const { units } = JSON.parse(nodes.find((node: any) => node.eventId === event.id).data);
    expect(units).toEqual({ $omitted: expect.any(Number) });
  });

  it('lie in a table that agrees with its entity', async () => {
    expect(await schemaDrift('keeper', [ParkedEvent], { connection: app.runtime.owner })).toEqual([]);
  });
});
