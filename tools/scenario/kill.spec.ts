import { afterAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import pg from 'pg';
import { Random } from '../random.js';
import { temporaryDirectory } from '../temporary.js';
import { Client } from './client.js';
import { PlatformProcess } from './process.js';
import { rectification } from './rectification.js';

const KILLS = 20;
/** The scenario sends some 1,700 requests; the first ones import, the last ones accept. */
const FIRST_REQUEST = 4;
const LAST_REQUEST = 1500;
const SEED = 20261122;

describe('the platform killed at 20 moments of a campaign', () => {
  const data = temporaryDirectory('kill');
  const platform = new PlatformProcess(4781, data.path);
  afterAll(async () => {
    await platform.stop();
    data.remove();
  });

  it('loses nothing it acknowledged and applies nothing twice', async () => {
    await platform.start();
    const client = new Client(platform.url, platform.password);
    const random = new Random(SEED);
    const next = () => random.next();
    const killAt = new Set<number>();
    while (killAt.size < KILLS) killAt.add(FIRST_REQUEST + Math.floor(next() * (LAST_REQUEST - FIRST_REQUEST)));
    let kills = 0;
    let restart: Promise<void> = Promise.resolve();
    client.onRequest = (request) => {
      if (!killAt.has(request)) return;
      const delay = next() * 30; // before, during or after the commit of what is under way
      restart = restart.then(async () => {
        await new Promise((resolve) => setTimeout(resolve, delay));
        await platform.kill();
        kills += 1;
        await platform.start();
      });
    };

    const result = await rectification(client, { files: [], seed: 'kill', say: () => {} });
    await restart;
    expect(kills).toBe(KILLS);
    expect(result).toMatchObject({ ok: true, units: 562, inspections: 562, phase: 'SUMMING_UP' });

    const db = new pg.Client({ host: join(data.path, 'postgres'), user: 'fc_owner', database: 'fire_campaign' });
    await db.connect();
    const one = async (sql: string) => Number((await db.query<{ n: string }>(`SELECT (${sql})::text AS n`)).rows[0]!.n);
    const services = ['directory', 'units', 'inspections', 'campaigns', 'insights'];
    for (const service of services) {
      for (let waited = 0; (await one(`SELECT count(*) FROM ${service}.outbox WHERE sent_at IS NULL`)) > 0 && waited < 100; waited += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      expect([service, 'unsent', await one(`SELECT count(*) FROM ${service}.outbox WHERE sent_at IS NULL`)]).toEqual([
        service,
        'unsent',
        0,
      ]);
      expect([service, 'parked', await one(`SELECT count(*) FROM ${service}.dead_letter`)]).toEqual([service, 'parked', 0]);
    }
    // What was acknowledged is there, once.
    expect(await one(`SELECT count(*) FROM inspections.inspection WHERE state = 'COMPLETED'`)).toBe(562);
    expect(await one('SELECT count(DISTINCT unit_id) FROM inspections.inspection')).toBe(562);
    expect(await one('SELECT count(*) FROM inspections.hazard')).toBe(result.hazardsFound);
    expect(await one(`SELECT count(*) FROM inspections.hazard WHERE state = 'CLOSED'`)).toBe(result.hazardsClosed);
    expect(await one('SELECT count(*) FROM campaigns.campaign')).toBe(1);
    // Each closure, completion and filing was published once.
    const published = (type: string) => one(`SELECT count(*) FROM inspections.outbox WHERE type = '${type}'`);
    expect(await published('inspections.inspection.completed')).toBe(562);
    expect(await published('inspections.hazard.filed')).toBe(result.hazardsFound);
    expect(await published('inspections.hazard.closed')).toBe(result.hazardsClosed);
    // What the other services know equals what the owners have.
    for (const service of ['inspections', 'campaigns', 'insights']) {
      expect([service, await one(`SELECT count(*) FROM ${service}.unit`)]).toEqual([service, await one('SELECT count(*) FROM units.unit')]);
    }
    expect(await one('SELECT count(*) FROM insights.inspection')).toBe(562);
    for (const service of services) {
      expect([service, await one(`SELECT count(*) FROM ${service}.actor_grant`)]).toEqual([
        service,
        await one('SELECT count(*) FROM directory.actor_grant'),
      ]);
    }
    await db.end();
  }, 600_000);
});
