import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Actor, enableRegionScope, uuidv7, whereInScope } from '@fire-campaign/platform';
import { defineEvent } from '@fire-campaign/events';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { z } from 'zod';
import { actorWith, startService, type TestService } from './service.js';

@Entity({ schema: 'things', name: 'thing' })
class Thing {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: string;
  @Column('text') name!: string;
}
class CreateThing1700000000001 {
  readonly name = 'CreateThing1700000000001';
  async up(db: { query(sql: string): Promise<unknown> }): Promise<void> {
    await db.query('CREATE TABLE thing (id uuid PRIMARY KEY, region_code text COLLATE "C" NOT NULL, name text NOT NULL)');
    await db.query(enableRegionScope('thing'));
  }
  async down(): Promise<void> {}
}
const ThingMade = defineEvent({
  type: 'things.thing.made',
  version: 1,
  description: { zh: '测试', en: 'A test.' },
  key: 'id',
  data: z.object({ id: z.uuid() }),
  labels: { id: 'PUBLIC' },
});
@Module({})
class Things {}

const NANJING = '3201';
const SUZHOU = '3205';
let app: TestService;

beforeAll(async () => {
  app = await startService({
    name: 'things',
    module: Things,
    sdl: 'type Query { nothing: Boolean @access(capability: "SIGNED_IN") }',
    entities: [Thing],
    migrations: [CreateThing1700000000001],
    publishes: [],
  });
});
afterAll(() => app.stop());

const thing = (regionCode: string, name = 'x') => Object.assign(new Thing(), { id: uuidv7(), regionCode, name });
const make = (actor: Actor, regionCode: string, key: string = uuidv7(), name = 'x') =>
  app.service.db.command(actor, 'makeThing', { idempotencyKey: key, regionCode, name }, async (tx) => {
    const made = await tx.save(thing(regionCode, name));
    await tx.publish(ThingMade, regionCode, { id: made.id });
    return made;
  });
const names = (actor: Actor) =>
  app.service.db.read(actor, (tx) => tx.manager.find(Thing).then((rows) => rows.map((row) => row.regionCode).sort()));

describe('row level security', () => {
  it('shows each actor its own regions only, without any condition in the query', async () => {
    const system = Actor.system('things');
    for (const region of ['3201', '320102', '3205', '2101']) await make(system, region);
    expect(await names(system)).toEqual(['2101', '3201', '320102', '3205']);
    expect(await names(actorWith('VIEWER', '32'))).toEqual(['3201', '320102', '3205']);
    expect(await names(actorWith('VIEWER', NANJING))).toEqual(['3201', '320102']);
    expect(await names(actorWith('VIEWER', '320102'))).toEqual(['320102']);
    expect(await names(new Actor('nobody', [], 'test'))).toEqual([]);
    const two = new Actor('two', [{ role: 'VIEWER', regionCode: '2101', campaignId: null }, { role: 'VIEWER', regionCode: '3205', campaignId: null }], 'test'); // prettier-ignore
    expect(await names(two)).toEqual(['2101', '3205']); // 3201 lies between the two codes
  });

  it('refuses to write outside, as if nothing were there', async () => {
    await expect(make(actorWith('VIEWER', NANJING), SUZHOU)).rejects.toMatchObject({ driverError: { code: '42501' } });
    const nanjing = actorWith('VIEWER', NANJING);
    const theirs = await make(Actor.system('things'), SUZHOU);
    await expect(app.service.db.transaction(nanjing, 't', (tx) => tx.lock(Thing, theirs.id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(app.service.db.transaction(nanjing, 't', (tx) => tx.lock(Thing, uuidv7()))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const changed = await app.service.db.transaction(nanjing, 't', (tx) =>
      tx.query(`UPDATE thing SET name = 'taken' WHERE id = $1 RETURNING id`, [theirs.id]),
    );
    expect(JSON.stringify(changed)).not.toContain(theirs.id);
  });

  it('shows nothing to a connection that no actor was bound to', async () => {
    expect(await app.service.db.source.query('SELECT * FROM things.thing')).toEqual([]);
  });
});

describe('a command', () => {
  const actor = actorWith('VIEWER', '32');
  const count = async (table: string) => (await app.rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n;

  it('acts once when sent fifty times at once, and answers alike', async () => {
    const key = uuidv7();
    const answers = await Promise.all(Array.from({ length: 50 }, () => make(actor, NANJING, key, 'once')));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await app.rows(`SELECT id FROM thing WHERE name = 'once'`)).toHaveLength(1);
    expect((await app.published(ThingMade)).filter(({ id }) => id === answers[0]!.id)).toHaveLength(1);
    expect(await app.rows('SELECT 1 FROM audit_entry WHERE object_id = $1', [answers[0]!.id])).toHaveLength(1);
  });

  it('refuses the same key with another input', async () => {
    const key = uuidv7();
    await make(actor, NANJING, key, 'first');
    await expect(make(actor, NANJING, key, 'second')).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('leaves row, event, audit entry and key together or not at all', async () => {
    const before = await Promise.all(['thing', 'outbox', 'audit_entry', 'idempotency_key'].map(count));
    const failing = app.service.db.command(actor, 'makeThing', { idempotencyKey: uuidv7() }, async (tx) => {
      const made = await tx.save(thing(NANJING));
      await tx.publish(ThingMade, NANJING, { id: made.id });
      throw new Error('at the last moment');
    });
    await expect(failing).rejects.toThrow('at the last moment');
    expect(await Promise.all(['thing', 'outbox', 'audit_entry', 'idempotency_key'].map(count))).toEqual(before);
  });

  it('may be tried again with the same key after a failure', async () => {
    const key = uuidv7();
    const attempt = (fails: boolean) =>
      app.service.db.command(actor, 'makeThing', { idempotencyKey: key }, async (tx) => {
        if (fails) throw new Error('first time');
        return (await tx.save(thing(NANJING))).id;
      });
    await expect(attempt(true)).rejects.toThrow('first time');
    expect(await attempt(false)).toEqual(expect.any(String));
  });

  it('writes who did what to which record, with digests before and after', async () => {
    const made = await make(actor, NANJING);
    await app.service.db.transaction(actor, 'renameThing', async (tx) => {
      const row = await tx.lock(Thing, made.id);
      row.name = 'renamed';
      await tx.save(row);
    });
    const entries = await app.rows(
      'SELECT actor_id, operation, object_type, before_digest, after_digest FROM audit_entry WHERE object_id = $1 ORDER BY seq',
      [made.id],
    );
    expect(entries).toEqual([
      { actor_id: actor.id, operation: 'makeThing', object_type: 'thing', before_digest: null, after_digest: expect.any(String) },
      {
        actor_id: actor.id,
        operation: 'renameThing',
        object_type: 'thing',
        before_digest: entries[0].after_digest,
        after_digest: expect.any(String),
      },
    ]);
    await expect(app.service.db.transaction(actor, 't', (tx) => tx.query('DELETE FROM audit_entry'))).rejects.toThrow('permission denied');
    await expect(app.service.db.transaction(actor, 't', (tx) => tx.query(`UPDATE audit_entry SET operation = 'x'`))).rejects.toThrow(
      'permission denied',
    );
  });

  it('is tried again by itself after a deadlock', async () => {
    const [a, b] = [await make(actor, NANJING), await make(actor, NANJING)];
    const rename = (first: string, second: string) =>
      app.service.db.transaction(actor, 'swap', async (tx) => {
        await tx.lock(Thing, first);
        await new Promise((resolve) => setTimeout(resolve, 60));
        await tx.lock(Thing, second);
      });
    await expect(Promise.all([rename(a.id, b.id), rename(b.id, a.id)])).resolves.toBeDefined();
  });
});

describe('pages', () => {
  it('walk through all rows once, count on demand, and refuse bad cursors and sizes', async () => {
    const actor = actorWith('VIEWER', '3213');
    for (let index = 0; index < 7; index += 1) await make(Actor.system('things'), '321302');
    const page = (args: { first?: number; after?: string | null }) =>
      app.service.db.page(actor, Thing, ['regionCode', 'id'], args, (query) => whereInScope(query, actor.scopesFor('units:read')));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo } = await page({ first: 3, after });
      seen.push(...nodes.map(({ id }) => id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
    expect(await (await page({ first: 1 })).totalCount()).toBe(7);
    await expect(page({ first: 0 })).rejects.toMatchObject({ code: 'PAGE_SIZE' });
    await expect(page({ first: 201 })).rejects.toMatchObject({ code: 'PAGE_SIZE' });
    await expect(page({ after: 'nonsense' })).rejects.toMatchObject({ code: 'BAD_CURSOR' });
  });
});
