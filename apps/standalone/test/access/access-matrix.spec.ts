import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLE_CODES } from '@fire-campaign/domain';
import { Actor } from '@fire-campaign/platform';
import { Matrix } from './matrix.js';
import { RULES, type ChangeRule } from './rules.js';
import { startWorld, type World } from './world.js';

let world: World;
let matrix: Matrix;

beforeAll(async () => {
  world = await startWorld();
  matrix = new Matrix(world, { roles: ROLE_CODES, checked: true });
}, 590_000);
afterAll(() => world.stop());

const rules = (...answers: readonly string[]) => Object.keys(RULES).filter((key) => answers.includes(RULES[key]!.answers));

describe('the access matrix', () => {
  it('has a rule for every field and entity of the schema, and no other', () => {
    expect(matrix.gaps()).toEqual([]);
  });

  it('runs every service in its own role, bound by row level security', async () => {
    for (const { definition, db } of world.services) {
      const rows = await db.read(Actor.system(definition.name), (tx) =>
        tx.query(
          `SELECT current_user AS role, rolsuper OR rolbypassrls AS unbound, EXISTS (SELECT FROM pg_class JOIN pg_roles o ON o.oid = relowner
          WHERE relnamespace = $1::regnamespace AND o.rolname = current_user) AS owner FROM pg_roles WHERE rolname = current_user`,
          [definition.name],
        ),
      );
      expect(rows).toEqual([{ role: `fc_${definition.name}`, unbound: false, owner: false }]);
    }
  });
});

describe('reading', () => {
  it.each(rules('EVERYBODY', 'SELF', 'ONE', 'LIST'))(
    '%s shows only what the asker may see',
    async (key) => {
      expect(await matrix.run(key)).toEqual([]);
    },
    120_000,
  );
  it.each(rules('ENTITY', 'NESTED'))(
    '%s by reference shows only what the asker may see',
    async (key) => {
      expect(await matrix.run(key)).toEqual([]);
    },
    120_000,
  );
});

describe('changing', () => {
  const changes = rules('CHANGE');
  it.each(changes)('%s refuses records of elsewhere like missing ones, and changes nothing', async (key) => {
    expect(await matrix.run(key)).toEqual([]);
  });
  const keepsIdsUnread = (key: string) => Object.keys((RULES[key] as ChangeRule).unread).length > 0;
  it.each(changes.filter(keepsIdsUnread))('%s does not tell apart the ids it keeps unread', async (key) => {
    expect(await matrix.unread(key)).toEqual([]);
  });
  it.each(changes)('%s acts with the same arguments on records of the asker’s own region', async (key) => {
    expect(await matrix.control(key)).toEqual([]);
  });
});

describe('the matrix', () => {
  it('has thousands of cases', () => {
    expect(matrix.cases).toBeGreaterThanOrEqual(5_000);
  });
});
