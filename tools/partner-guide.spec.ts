import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase } from '@fire-campaign/testing';
import pg from 'pg';
import { seenInPostgres } from '../docs/partners/typescript/postgres.ts';

const folder = join(import.meta.dirname, '../docs/partners');

describe('the guide for partners', () => {
  const links = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((page) => {
      const text = readFileSync(join(folder, page), 'utf8');
      return [...new Set([...text.matchAll(/\]\((?!http|#)([^)#]+)/g)].map((match) => match[1]!))].map((path) => [page, path] as const);
    });
  it.each(links)('%s links to a file that exists: %s', (_, path) => expect(existsSync(join(folder, path))).toBe(true));
});

describe('remembering events in PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await createDatabase();
    pool = new pg.Pool(database.connection);
    await pool.query('CREATE TABLE seen_event (id uuid PRIMARY KEY, seen_at timestamptz NOT NULL DEFAULT now())');
    await pool.query('CREATE TABLE effect (id uuid)');
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  const [id, other] = ['01985e5c-7000-7000-8000-010000000001', '01985e5c-7000-7000-8000-010000000002'];
  const effects = async (id: string) => (await pool.query('SELECT FROM effect WHERE id = $1', [id])).rowCount;

  it('applies an event once, also when it comes twice at a time', async () => {
    const once = () => seenInPostgres(pool).once(id, async (client) => void (await client.query('INSERT INTO effect VALUES ($1)', [id])));
    expect((await Promise.all([once(), once(), once()])).filter(Boolean)).toHaveLength(1);
    expect(await effects(id)).toBe(1);
  });

  it('forgets an event together with an effect that failed', async () => {
    const failing = seenInPostgres(pool).once(other, async (client) => {
      await client.query('INSERT INTO effect VALUES ($1)', [other]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await effects(other)).toBe(0);
    expect(await seenInPostgres(pool).once(other, async () => undefined)).toBe(true);
  });
});
