import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Actor } from '@fire-campaign/platform';
import { Matrix } from './matrix.js';
import { RULES } from './rules.js';
import { startWorld, type World } from './world.js';

let world: World;
let matrix: Matrix;

/** Row level security is the second wall: here the first, the checks of the use cases, lets everything through. */
beforeAll(async () => {
  world = await startWorld();
  jest.spyOn(Actor.prototype, 'require').mockImplementation(() => {});
  jest.spyOn(Actor.prototype, 'requireSomewhere').mockImplementation(() => {});
  jest.spyOn(Actor.prototype, 'scopesFor').mockImplementation(() => ['']);
  matrix = new Matrix(world, { roles: ['VIEWER', 'INSPECTOR'], checked: false });
}, 300_000);
afterAll(async () => {
  jest.restoreAllMocks();
  await world.stop();
});

const rules = (wanted: (answers: string) => boolean) => Object.keys(RULES).filter((key) => wanted(RULES[key]!.answers));

describe('row level security alone', () => {
  it.each(rules((answers) => answers !== 'CHANGE'))('%s shows no record of elsewhere', async (key) => {
    expect(await matrix.run(key)).toEqual([]);
  });
  it.each(rules((answers) => answers === 'CHANGE'))('%s changes no record of elsewhere', async (key) => {
    expect(await matrix.run(key)).toEqual([]);
  });
  it('is tried in more than a thousand cases', () => {
    expect(matrix.cases).toBeGreaterThanOrEqual(1_000);
  });
});
