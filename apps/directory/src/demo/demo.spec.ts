import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DivisionChanged, GrantChanged, OrganizationChanged, PersonChanged } from '@fire-campaign/events';
import { startService, TEST_ISSUER, type TestService } from '@fire-campaign/testing';
import { AccountService } from '../account/account.service.js';
import { requireLevelInRegion, requireParentAbove } from '../organization/organization.rules.js';
import { demoAccounts, directory, loadDemo, type DemoAccount } from '../service.js';
import { inventedName } from './cast.js';

let app: TestService;
let accounts: readonly DemoAccount[];
let loadedInMs: number;

beforeAll(async () => {
  app = await startService(directory, { today: '2026-03-01' });
  expect(await demoAccounts(app.service)).toEqual([]);
  const started = performance.now();
  accounts = (await loadDemo(app.service))!;
  loadedInMs = performance.now() - started;
});
afterAll(() => app.stop());

describe('the demonstration', () => {
  it('loads within three seconds, once', async () => {
    expect(loadedInMs).toBeLessThan(3000);
    expect(await loadDemo(app.service)).toBeNull();
    expect(await demoAccounts(app.service)).toEqual(accounts);
  });

  it('has the accounts of a province, its cities and counties and a neighbour, with one password', () => {
    expect(accounts).toHaveLength(13 + 13 * 8 + 104 * 2);
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(1);
    expect(accounts[0]).toEqual({
      login: 'js-admin',
      roles: 'CAMPAIGN_ADMIN',
      region: '江苏省',
      password: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/),
    });
    const logins = accounts.map(({ login }) => login);
    for (const login of [
      'js-approver',
      'sysadmin',
      'secadmin',
      'auditor',
      'c3201-inspector4',
      'c3213-grid',
      'c320102-admin',
      'ln-viewer',
      'c2102-inspector1',
    ]) {
      expect(logins).toContain(login);
    }
  });

  it('lets its people sign in', async () => {
    const service = app.service.nest.get(AccountService, { strict: false });
    expect(await service.signIn('c3201-approver', accounts[0]!.password)).not.toBeNull();
  });

  it('is a tree that the rules allow', async () => {
    const organizations = await app.rows(`SELECT id, level, region_code AS "regionCode", parent_id AS "parentId", name FROM organization`);
    const byId = new Map(organizations.map((organization) => [organization.id, organization]));
    for (const organization of organizations) {
      requireLevelInRegion(organization);
      requireParentAbove(organization, byId.get(organization.parentId) ?? null);
    }
    const levels = Object.groupBy(organizations, ({ level }) => level as string);
    expect(Object.fromEntries(Object.entries(levels).map(([level, list]) => [level, list!.length]))).toEqual({
      CORPS: 3,
      DETACHMENT: 13 + 14 + 12,
      BRIGADE: 104,
      TOWNSHIP: 3,
      COMMUNITY: 6,
      GRID: 12,
    });
  });

  it('is told to the other services whole', async () => {
    const count = async (table: string) => (await app.rows(`SELECT count(*) AS n FROM ${table}`))[0].n;
    expect(await app.published(OrganizationChanged)).toHaveLength(await count('organization'));
    expect(await app.published(DivisionChanged)).toHaveLength(14 * 8);
    expect(await app.published(GrantChanged)).toHaveLength(accounts.length);
    const people = await app.published(PersonChanged);
    expect(people).toHaveLength(await count('person'));
    expect(people.filter(({ identities }) => identities[0]?.issuer === TEST_ISSUER)).toHaveLength(accounts.length);
  });

  it('names nobody twice', () => {
    const names = Array.from({ length: 700 }, (_, number) => inventedName(number));
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => name[1] === '演')).toBe(true);
  });
});
