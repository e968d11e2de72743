import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GrantChanged, OrganizationChanged, PersonChanged } from '@fire-campaign/events';
import { startService, TEST_ISSUER, type TestService } from '@fire-campaign/testing';
import { requireLevelInRegion, requireParentAbove } from '../organization/organization.rules.js';
import { createFirstAdministrators, directory, type FirstAdministratorsInput } from '../service.js';
import { AccountService } from './account.service.js';

const wanted: FirstAdministratorsInput = {
  login: 'zhangsan',
  names: { system: '张三', security: '李四', audit: '王五' },
  regionCode: '32',
};

let app: TestService;
beforeAll(async () => {
  app = await startService(directory, { today: '2026-03-01' });
});
afterAll(() => app.stop());
/** Brings the directory back to regions alone. */
const empty = () => app.rows('TRUNCATE organization, person, role_grant, account, post, division, person_identity, outbox, audit_entry');
const create = (input: Partial<FirstAdministratorsInput> = {}) => createFirstAdministrators(app.service, { ...wanted, ...input });

describe('the first administrators', () => {
  it('are three people with a role, an account and a password each, and everybody is told', async () => {
    const made = await create();
    expect(made.map(({ login, name, role }) => [login, name, role])).toEqual([
      ['zhangsan', '张三', 'SYSTEM_ADMIN'],
      ['zhangsan-security', '李四', 'SECURITY_ADMIN'],
      ['zhangsan-audit', '王五', 'AUDITOR'],
    ]);
    expect(new Set(made.map(({ password }) => password)).size).toBe(3);
    const ids = await Promise.all(
      made.map(({ login, password }) => app.service.nest.get(AccountService, { strict: false }).signIn(login, password)),
    );
    expect(new Set(ids).size).toBe(3);
    const people = await app.published(PersonChanged);
    expect(people.map(({ personId }) => personId)).toEqual(ids);
    expect(people[0]).toMatchObject({ name: '张三', active: true, version: 1, identities: [{ issuer: TEST_ISSUER, subject: ids[0] }] });
    expect(await app.published(GrantChanged)).toEqual(
      made.map(({ role }, index) => ({
        grantId: expect.any(String),
        personId: ids[index],
        role,
        regionCode: '32',
        campaignId: null,
        validFrom: '2026-03-01',
        validTo: null,
        revoked: false,
      })),
    );
    expect(await app.published(OrganizationChanged)).toMatchObject([{ level: 'CORPS', regionCode: '32', parentId: null, name: '江苏省消防救援总队' }]); // prettier-ignore
    const audited = await app.rows(
      `SELECT object_type AS type, count(*)::int AS n FROM audit_entry WHERE operation = 'createFirstAdministrators' GROUP BY 1 ORDER BY 1`,
    );
    expect(audited).toEqual([
      { type: 'account', n: 3 },
      { type: 'organization', n: 1 },
      { type: 'person', n: 3 },
      { type: 'role_grant', n: 3 },
    ]);
  });

  it('are made once: from the first grant on, even a revoked one, rights come from their holders', async () => {
    await expect(create({ login: 'another' })).rejects.toMatchObject({ code: 'GRANTS_EXIST', zh: expect.stringContaining('issueGrant') });
    await app.rows(`UPDATE role_grant SET revoked_by = 'x', revoke_reason = 'x'`);
    await expect(create({ login: 'another' })).rejects.toMatchObject({ code: 'GRANTS_EXIST' });
  });

  it.each([
    ['32', ['CORPS 江苏省消防救援总队']],
    ['320102', ['CORPS 江苏省消防救援总队', 'DETACHMENT 南京市消防救援支队', 'BRIGADE 玄武区消防救援大队']],
    ['110101', ['CORPS 北京市消防救援总队', 'DETACHMENT 东城区消防救援支队']], // 1101 is a city in name only
  ])('work in the organisation that heads their region, below those above it: %s', async (regionCode, names) => {
    await empty();
    await create({ regionCode });
    const organizations = await app.rows('SELECT id, level, region_code AS "regionCode", parent_id AS "parentId", name FROM organization ORDER BY region_code'); // prettier-ignore
    expect(organizations.map(({ level, name }) => `${level} ${name}`)).toEqual(names);
    const byId = new Map(organizations.map((organization) => [organization.id, organization]));
    for (const organization of organizations) {
      requireLevelInRegion(organization);
      requireParentAbove(organization, byId.get(organization.parentId) ?? null);
    }
    expect(await app.rows('SELECT DISTINCT organization_id AS id, region_code AS region FROM person')).toEqual([
      { id: organizations.at(-1).id, region: regionCode },
    ]);
  });

  it('use the organisation that is there', async () => {
    await app.rows('TRUNCATE role_grant, account');
    const before = await app.rows('SELECT id FROM organization ORDER BY id');
    await create({ regionCode: '110101' });
    expect(await app.rows('SELECT id FROM organization ORDER BY id')).toEqual(before);
  });

  it.each<[string, Partial<FirstAdministratorsInput>, object]>([
    ['an unknown region', { regionCode: '99' }, { code: 'REGION_UNKNOWN' }],
    ['no region at all', { regionCode: '江苏' }, { code: 'REGION_UNKNOWN' }],
    ['a login name of the wrong form', { login: 'Zhang San' }, { problems: [{ field: ['login'], code: 'BAD_LOGIN' }] }],
    ['a login name without room for the ending', { login: 'a'.repeat(42) }, { problems: [{ field: ['login'], code: 'BAD_LOGIN' }] }],
    ['one person twice', { names: { system: '张三', security: ' 张三', audit: '王五' } }, { problems: [{ field: ['names'], code: 'SAME_PERSON' }] }], // prettier-ignore
    ['no name', { names: { system: '张三', security: ' ', audit: '王五' } }, { problems: [{ field: ['names', 'security'] }] }],
  ])('are refused, and nothing is left behind, for %s', async (_, input, problem) => {
    await empty();
    await expect(create(input)).rejects.toMatchObject(problem);
    expect(await app.rows('SELECT 1 FROM organization UNION ALL SELECT 1 FROM person UNION ALL SELECT 1 FROM outbox')).toEqual([]);
  });

  it('are refused for a login name that is taken', async () => {
    await empty();
    await create();
    await app.rows('TRUNCATE role_grant');
    await expect(create()).rejects.toMatchObject({ code: 'LOGIN_TAKEN' });
    expect(await app.rows('SELECT 1 FROM person')).toHaveLength(3);
  });
});
