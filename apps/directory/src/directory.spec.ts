import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DivisionChanged, GrantChanged, OrganizationChanged, PersonChanged } from '@fire-campaign/events';
import { Actor, uuidv7 } from '@fire-campaign/platform';
import { startService, TEST_ISSUER, type TestPerson, type TestService } from '@fire-campaign/testing';
import { parse } from 'graphql';
import { AccountService } from './account/account.service.js';
import { directory } from './service.js';

let app: TestService;
let sysadmin: TestPerson;
let secadmin: TestPerson;
let viewer: TestPerson;
let outsider: TestPerson;
let corps: string;
let detachment: string;

const CREATE_ORGANIZATION = `mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) { organization { id name level version regionCode region { path } parent { id } } userErrors { code field } } }`;
const CHANGE_ORGANIZATION = `mutation ($input: ChangeOrganizationInput!) { changeOrganization(input: $input) { organization { id name version parent { id } } userErrors { code } } }`;
const CREATE_DIVISION = `mutation ($input: CreateDivisionInput!) { createDivision(input: $input) { division { id name organization { id } } userErrors { code } } }`;
const CREATE_PERSON = `mutation ($input: CreatePersonInput!) { createPerson(input: $input) { person { id name active version regionCode } userErrors { code field message } } }`;
const CHANGE_PERSON = `mutation ($input: ChangePersonInput!) { changePerson(input: $input) { person { id name active version regionCode organization { id } } userErrors { code } } }`;
const ASSIGN_POST = `mutation ($input: AssignPostInput!) { assignPost(input: $input) { post { id title validFrom validTo person { name } organization { id } } userErrors { code } } }`;
const END_POST = `mutation ($input: EndPostInput!) { endPost(input: $input) { post { validTo } userErrors { code } } }`;
const ISSUE = `mutation ($input: IssueGrantInput!) { issueGrant(input: $input) { grant { id role { code zh } regionCode validFrom validTo revoked person { id } grantedBy { id } region { name } } userErrors { code field } } }`;
const REVOKE = `mutation ($input: RevokeGrantInput!) { revokeGrant(input: $input) { grant { id revoked revokeReason } userErrors { code } } }`;

const key = () => ({ idempotencyKey: uuidv7() });
const codeOf = async (person: TestPerson, document: string, variables: Record<string, unknown>) =>
  (await person.askRaw(document, variables)).errors?.[0]?.extensions['code'];

async function organization(input: Record<string, unknown>, by = sysadmin): Promise<any> {
  return (await by.ask(CREATE_ORGANIZATION, { input: { ...key(), ...input } })).createOrganization;
}
async function person(organizationId: string, more: Record<string, unknown> = {}): Promise<any> {
  return (await sysadmin.ask(CREATE_PERSON, { input: { ...key(), organizationId, name: '张演明', ...more } })).createPerson;
}
const issue = (input: Record<string, unknown>, by = secadmin) => by.ask(ISSUE, { input: { ...key(), reason: '工作需要', ...input } });

beforeAll(async () => {
  app = await startService(directory, { today: '2026-03-01' });
  sysadmin = await app.person('SYSTEM_ADMIN', '32');
  secadmin = await app.person('SECURITY_ADMIN', '32');
  viewer = await app.person('VIEWER', '3201');
  outsider = await app.person('VIEWER', '21');
  corps = (await organization({ level: 'CORPS', regionCode: '32', name: '江苏演示总队' })).organization.id;
  detachment = (await organization({ level: 'DETACHMENT', regionCode: '3201', name: '南京演示支队', parentId: corps })).organization.id;
});
afterAll(() => app.stop());

describe('organisations', () => {
  it('are set up, told to the others, and set up once per key', async () => {
    const input = { ...key(), level: 'BRIGADE', regionCode: '320102', name: ' 玄武演示大队 ', parentId: detachment };
    const first = (await sysadmin.ask(CREATE_ORGANIZATION, { input })).createOrganization;
    expect(first).toMatchObject({
      organization: { name: '玄武演示大队', version: 1, region: { path: '江苏省/南京市/玄武区' }, parent: { id: detachment } },
      userErrors: [],
    });
    expect((await sysadmin.ask(CREATE_ORGANIZATION, { input })).createOrganization).toEqual(first);
    const events = (await app.published(OrganizationChanged)).filter(({ name }) => name === '玄武演示大队');
    expect(events).toEqual([
      {
        organizationId: first.organization.id,
        parentId: detachment,
        regionCode: '320102',
        level: 'BRIGADE',
        name: '玄武演示大队',
        version: 1,
      },
    ]);
    expect(await codeOf(sysadmin, CREATE_ORGANIZATION, { input: { ...input, name: '另一大队' } })).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it.each([
    [{ level: 'BRIGADE', regionCode: '320199', name: '无', parentId: null }, 'REGION_UNKNOWN'],
    [{ level: 'CORPS', regionCode: '3201', name: '无' }, 'LEVEL_NOT_IN_REGION'],
    [{ level: 'DETACHMENT', regionCode: '3202', name: '无' }, 'PARENT_REQUIRED'],
    [{ level: 'CORPS', regionCode: '32', name: '机密★20年' }, 'CLASSIFIED'],
    [{ level: 'CORPS', regionCode: '32', name: 'a\u0000b' }, 'TEXT_NUL'],
    [{ level: 'CORPS', regionCode: '32', name: '   ' }, 'TOO_SMALL'],
  ])('are refused: %j', async (input, code) => {
    expect(await organization(input)).toMatchObject({ organization: null, userErrors: [{ code }] });
  });

  it('are set up only where one may', async () => {
    const input = { ...key(), level: 'CORPS', regionCode: '21', name: '无' };
    expect(await codeOf(sysadmin, CREATE_ORGANIZATION, { input })).toBe('FORBIDDEN');
    expect(await codeOf(viewer, CREATE_ORGANIZATION, { input: { ...input, regionCode: '32' } })).toBe('FORBIDDEN');
  });

  it('change by who knows their present version', async () => {
    const { organization: made } = await organization({
      level: 'BRIGADE',
      regionCode: '320104',
      name: '秦淮演示大队',
      parentId: detachment,
    });
    const change = { id: made.id, name: '秦淮大队', parentId: corps, expectedVersion: 1 };
    const { changeOrganization } = await sysadmin.ask(CHANGE_ORGANIZATION, { input: { ...key(), ...change } });
    expect(changeOrganization.organization).toEqual({ id: made.id, name: '秦淮大队', version: 2, parent: { id: corps } });
    expect(await codeOf(sysadmin, CHANGE_ORGANIZATION, { input: { ...key(), ...change } })).toBe('STALE_VERSION');
    expect((await app.published(OrganizationChanged)).at(-1)).toMatchObject({ organizationId: made.id, name: '秦淮大队', version: 2 });
  });

  it('may hang under a parent that the one who sets them up does not see', async () => {
    const city = await app.person('SYSTEM_ADMIN', '3202');
    const answer = await organization({ level: 'DETACHMENT', regionCode: '3202', name: '无锡演示支队', parentId: corps }, city);
    expect(answer).toMatchObject({ organization: { name: '无锡演示支队', parent: null }, userErrors: [] });
  });

  it('are seen by those whose area they lie in', async () => {
    const query = `query ($id: ID!) { organization(id: $id) { name children(first: 1) { totalCount } divisions { totalCount } people { totalCount } } organizations(name: "演示") { totalCount } }`;
    expect(await viewer.ask(query, { id: detachment })).toMatchObject({ organization: { name: '南京演示支队' } });
    expect(await viewer.ask(query, { id: corps })).toMatchObject({ organization: null });
    expect(await outsider.ask(query, { id: detachment })).toEqual({ organization: null, organizations: { totalCount: 0 } });
    expect(await outsider.ask(query, { id: 'no-uuid' })).toEqual({ organization: null, organizations: { totalCount: 0 } });
    expect((await viewer.ask(`{ organizations(regionCode: "320102", level: BRIGADE) { nodes { name } } }`)).organizations.nodes).toEqual([
      { name: '玄武演示大队' },
    ]);
  });

  it('have divisions, of different names', async () => {
    const input = { organizationId: detachment, name: '防火监督科' };
    const { createDivision } = await sysadmin.ask(CREATE_DIVISION, { input: { ...key(), ...input } });
    expect(createDivision).toMatchObject({ division: { name: '防火监督科', organization: { id: detachment } }, userErrors: [] });
    expect((await app.published(DivisionChanged)).at(-1)).toMatchObject({
      organizationId: detachment,
      regionCode: '3201',
      name: '防火监督科',
    });
    const again = await sysadmin.ask(CREATE_DIVISION, { input: { ...key(), ...input } });
    expect(again.createDivision.userErrors).toMatchObject([{ code: 'DIVISION_EXISTS' }]);
    expect((await viewer.ask(`{ divisions(regionCode: "3201") { nodes { name } } }`)).divisions.nodes).toEqual([{ name: '防火监督科' }]);
    expect((await outsider.ask(`{ divisions { nodes { name } } }`)).divisions.nodes).toEqual([]);
  });
});

describe('people', () => {
  it('are registered with the identities by which another issuer knows them', async () => {
    const identities = [{ issuer: 'https://sso.example.test', subject: 'zhang' }];
    const { person: made } = await person(detachment, { identities });
    expect(made).toMatchObject({ name: '张演明', active: true, version: 1, regionCode: '3201' });
    expect((await app.published(PersonChanged)).at(-1)).toEqual({
      personId: made.id,
      organizationId: detachment,
      regionCode: '3201',
      name: '张演明',
      active: true,
      identities,
      version: 1,
    });
    expect(await person(corps, { identities })).toMatchObject({ person: null, userErrors: [{ code: 'IDENTITY_TAKEN' }] });
    const own = [{ issuer: TEST_ISSUER, subject: made.id }];
    expect(await person(corps, { identities: own })).toMatchObject({ person: null, userErrors: [{ code: 'IDENTITY_RESERVED' }] });
  });

  it('move, leave, and are told with each version', async () => {
    const { person: made } = await person(detachment);
    const input = { id: made.id, organizationId: corps, name: '张演亮', active: false, expectedVersion: 1 };
    const { changePerson } = await sysadmin.ask(CHANGE_PERSON, { input: { ...key(), ...input } });
    expect(changePerson.person).toMatchObject({ name: '张演亮', active: false, version: 2, regionCode: '32', organization: { id: corps } });
    expect((await app.published(PersonChanged)).at(-1)).toMatchObject({ personId: made.id, regionCode: '32', active: false, version: 2 });
    expect(await codeOf(sysadmin, CHANGE_PERSON, { input: { ...key(), ...input } })).toBe('STALE_VERSION');
    expect(await viewer.ask(`query ($id: ID!) { person(id: $id) { name } }`, { id: made.id })).toEqual({ person: null });
    const post = { personId: made.id, organizationId: corps, title: '参谋', validFrom: '2026-01-01' };
    expect((await sysadmin.ask(ASSIGN_POST, { input: { ...key(), ...post } })).assignPost.userErrors).toMatchObject([
      { code: 'PERSON_INACTIVE' },
    ]);
  });

  it('belong to a division of their own organisation', async () => {
    const { divisions } = await sysadmin.ask(`{ divisions(regionCode: "3201") { nodes { id } } }`);
    expect(await person(corps, { divisionId: divisions.nodes[0].id })).toMatchObject({ userErrors: [{ code: 'DIVISION_ELSEWHERE' }] });
    expect(await person(detachment, { divisionId: divisions.nodes[0].id })).toMatchObject({ userErrors: [] });
  });

  it('hold posts for a time', async () => {
    const { person: made } = await person(detachment, { name: '李演正' });
    const input = {
      personId: made.id,
      organizationId: detachment,
      title: '防火监督科科长',
      validFrom: '2026-01-01',
      validTo: '2025-12-31',
    };
    expect((await sysadmin.ask(ASSIGN_POST, { input: { ...key(), ...input } })).assignPost.userErrors).toMatchObject([
      { code: 'PERIOD_REVERSED' },
    ]);
    const { assignPost } = await sysadmin.ask(ASSIGN_POST, { input: { ...key(), ...input, validTo: null } });
    expect(assignPost.post).toMatchObject({
      title: '防火监督科科长',
      validTo: null,
      person: { name: '李演正' },
      organization: { id: detachment },
    });
    const end = { id: assignPost.post.id, on: '2026-02-28' };
    expect((await sysadmin.ask(END_POST, { input: { ...key(), ...end, on: '2025-01-01' } })).endPost.userErrors).toMatchObject([
      { code: 'PERIOD_REVERSED' },
    ]);
    expect((await sysadmin.ask(END_POST, { input: { ...key(), ...end } })).endPost.post).toEqual({ validTo: '2026-02-28' });
    expect(await codeOf(sysadmin, END_POST, { input: { ...key(), ...end } })).toBe('POST_ENDED');
    const { person: seen } = await viewer.ask(`query ($id: ID!) { person(id: $id) { posts { nodes { title validTo } } } }`, {
      id: made.id,
    });
    expect(seen.posts.nodes).toEqual([{ title: '防火监督科科长', validTo: '2026-02-28' }]);
  });

  it('are found by part of the name, organisation and state, in one’s own area', async () => {
    const { people } = await viewer.ask(
      `query ($o: ID!) { people(name: "李演", organizationId: $o, active: true, regionCode: "32") { nodes { name region { name } } totalCount } }`,
      { o: detachment },
    );
    expect(people).toEqual({ nodes: [{ name: '李演正', region: { name: '南京市' } }], totalCount: 1 });
    expect((await outsider.ask(`{ people { totalCount } }`)).people.totalCount).toBe(0);
    expect((await viewer.askRaw(`{ people(organizationId: "x") { totalCount } }`)).errors![0]!.extensions['code']).toBe('INVALID_INPUT');
  });

  it('know who they are and what they may do', async () => {
    const identities = [{ issuer: 'https://sso.example.test', subject: 'me' }];
    const { person: made } = await person(corps, { name: '王演宁', identities });
    await issue({ personId: made.id, role: 'INSPECTOR', regionCode: '320102' });
    await issue({ personId: made.id, role: 'VIEWER', regionCode: '21' }).catch(() => {}); // outside secadmin's area
    await until(async () => (await app.rows('SELECT 1 FROM actor_grant WHERE person_id = $1', [made.id])).length === 1);
    const document = parse(
      `{ me { id person { name organization { name } } grants { region { path } campaignId roles { code zh en } capabilities } } }`,
    );
    const { data } = await app.service.execute({ document }, identities[0]!, 'test');
    expect(data).toMatchObject({
      me: {
        id: made.id,
        person: { name: '王演宁', organization: null },
        grants: [{ region: { path: '江苏省/南京市/玄武区' }, campaignId: null, roles: [{ code: 'INSPECTOR', zh: '消防监督员' }] }],
      },
    });
    expect((data as any).me.grants[0].capabilities).toContain('inspections:record');
  });
});

describe('grants', () => {
  it('are issued, told to the others, counted at once, and revoked', async () => {
    const { person: made } = await person(detachment);
    const input = { ...key(), reason: '派驻', personId: made.id, role: 'INSPECTOR', regionCode: '3201', validTo: '2026-12-31' };
    const first = (await secadmin.ask(ISSUE, { input })).issueGrant;
    expect(first).toMatchObject({
      grant: {
        role: { code: 'INSPECTOR' },
        validFrom: '2026-03-01',
        validTo: '2026-12-31',
        revoked: false,
        person: { id: made.id },
        region: { name: '南京市' },
      },
      userErrors: [],
    });
    expect((await secadmin.ask(ISSUE, { input })).issueGrant).toEqual(first);
    const ofPerson = async () => (await app.published(GrantChanged)).filter(({ personId }) => personId === made.id);
    expect(await ofPerson()).toEqual([
      {
        grantId: first.grant.id,
        personId: made.id,
        role: 'INSPECTOR',
        regionCode: '3201',
        campaignId: null,
        validFrom: '2026-03-01',
        validTo: '2026-12-31',
        revoked: false,
      },
    ]);

    const query = `query ($id: ID!) { grants(personId: $id, regionCode: "3201", role: INSPECTOR) { nodes { id revoked } } person(id: $id) { grants(inForce: true) { totalCount } } }`;
    expect((await viewer.ask(query, { id: made.id })).grants.nodes).toEqual([{ id: first.grant.id, revoked: false }]);
    expect((await outsider.ask(query, { id: made.id })).grants.nodes).toEqual([]);

    const revoke = { id: first.grant.id, reason: '调离' };
    expect((await secadmin.ask(REVOKE, { input: { ...key(), ...revoke } })).revokeGrant.grant).toEqual({
      id: first.grant.id,
      revoked: true,
      revokeReason: '调离',
    });
    expect((await ofPerson()).at(-1)).toMatchObject({ grantId: first.grant.id, revoked: true });
    expect(await codeOf(secadmin, REVOKE, { input: { ...key(), ...revoke } })).toBe('GRANT_REVOKED');
    expect((await viewer.ask(query, { id: made.id })).person.grants.totalCount).toBe(0);
  });

  it('in force are those of today', async () => {
    const { person: made } = await person(detachment);
    await issue({ personId: made.id, role: 'VIEWER', regionCode: '3201', validFrom: '2199-01-01' });
    await issue({ personId: made.id, role: 'REGISTRAR', regionCode: '3201', validFrom: '2026-03-01' });
    const { person: seen } = await viewer.ask(
      `query ($id: ID!) { person(id: $id) { grants(inForce: true) { nodes { role { code } } } } }`,
      { id: made.id },
    );
    expect(seen.grants.nodes).toEqual([{ role: { code: 'REGISTRAR' } }]);
  });

  it('are not given to oneself, beyond one’s area, by others, to strangers, or for the past', async () => {
    const { person: made } = await person(detachment);
    const wanted = { ...key(), personId: made.id, role: 'VIEWER', regionCode: '3201', reason: '工作需要' };
    expect(await codeOf(secadmin, ISSUE, { input: { ...wanted, personId: secadmin.id } })).toBe('GRANT_TO_ONESELF');
    expect(await codeOf(secadmin, ISSUE, { input: { ...wanted, regionCode: '21' } })).toBe('FORBIDDEN');
    expect(await codeOf(sysadmin, ISSUE, { input: wanted })).toBe('FORBIDDEN');
    expect(await codeOf(secadmin, ISSUE, { input: { ...wanted, personId: uuidv7() } })).toBe('NOT_FOUND');
    const city = await app.person('SECURITY_ADMIN', '3202');
    expect(await codeOf(city, ISSUE, { input: { ...wanted, regionCode: '3202' } })).toBe('NOT_FOUND');
    expect(await codeOf(city, ISSUE, { input: wanted })).toBe('FORBIDDEN');
    expect((await issue({ ...wanted, ...key(), validFrom: '2026-02-28' })).issueGrant.userErrors).toMatchObject([
      { code: 'GRANT_IN_PAST' },
    ]);
    expect((await issue({ ...wanted, ...key(), regionCode: '329999' })).issueGrant.userErrors).toMatchObject([{ code: 'REGION_UNKNOWN' }]);
    expect((await issue({ ...wanted, ...key(), reason: '' })).issueGrant.userErrors).toMatchObject([{ field: ['reason'] }]);
  });

  it('keep the three administrators apart, also across borders that the granter cannot see over', async () => {
    const { person: made } = await person(detachment);
    const liaoning = await app.person('SECURITY_ADMIN', '21');
    expect(await codeOf(liaoning, ISSUE, { input: { ...key(), personId: made.id, role: 'AUDITOR', regionCode: '21', reason: '无' } })).toBe(
      'NOT_FOUND',
    );
    await issue({ personId: made.id, role: 'AUDITOR', regionCode: '32' });
    const city = await app.person('SECURITY_ADMIN', '3201');
    const answer = await issue({ personId: made.id, role: 'SYSTEM_ADMIN', regionCode: '3201' }, city);
    expect(answer.issueGrant).toMatchObject({ grant: null, userErrors: [{ code: 'ROLES_EXCLUDE', field: ['role'] }] });
    expect((await issue({ personId: made.id, role: 'AUDITOR', regionCode: '3201' }, city)).issueGrant.userErrors).toEqual([]);
  });

  it('of two that exclude each other only one is given when both come at once', async () => {
    const { person: made } = await person(detachment);
    const roles = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'];
    const answers = await Promise.all(roles.map((role) => issue({ personId: made.id, role, regionCode: '3201' })));
    expect(answers.filter(({ issueGrant }) => issueGrant.grant !== null)).toHaveLength(1);
  });

  it('use roles that anyone may look up', async () => {
    const { roles } = await outsider.ask(`{ roles { code zh en capabilities exclusive } }`);
    expect(roles).toHaveLength(10);
    expect(roles.filter(({ exclusive }: any) => exclusive).map(({ code }: any) => code)).toEqual([
      'SYSTEM_ADMIN',
      'SECURITY_ADMIN',
      'AUDITOR',
    ]);
  });
});

describe('accounts', () => {
  const CREATE = `mutation ($input: CreateAccountInput!) { createAccount(input: $input) { account { loginName person { id } } userErrors { code } } }`;
  const PASSWORD = 'correct horse battery';

  it('are opened for people without rights, and make them known to the issuer', async () => {
    const { person: made } = await person(detachment);
    const input = { ...key(), personId: made.id, loginName: 'zhang.yanming', password: PASSWORD };
    const open = (more: object, by = sysadmin) => by.ask(CREATE, { input: { ...input, ...key(), ...more } });
    expect((await open({ password: 'short' })).createAccount.userErrors).toMatchObject([{ code: 'WEAK_PASSWORD' }]);
    const answer = { account: { loginName: 'zhang.yanming', person: { id: made.id } }, userErrors: [] };
    expect((await sysadmin.ask(CREATE, { input })).createAccount).toEqual(answer);
    expect((await sysadmin.ask(CREATE, { input })).createAccount).toEqual(answer);
    expect((await app.published(PersonChanged)).at(-1)).toMatchObject({
      personId: made.id,
      version: 2,
      identities: [{ issuer: TEST_ISSUER, subject: made.id }],
    });
    const accounts = app.service.nest.get(AccountService, { strict: false });
    expect(await accounts.signIn('zhang.yanming', PASSWORD)).toBe(made.id);

    expect(await codeOf(sysadmin, CREATE, { input: { ...input, ...key() } })).toBe('ACCOUNT_EXISTS');
    const { person: second } = await person(corps);
    expect((await open({ personId: second.id })).createAccount.userErrors).toMatchObject([{ code: 'LOGIN_TAKEN' }]);
    expect((await open({ personId: second.id, loginName: 'Not Good' })).createAccount.userErrors).toMatchObject([
      { code: 'INVALID_FORMAT' },
    ]);
    await issue({ personId: second.id, role: 'VIEWER', regionCode: '32' });
    expect(await codeOf(sysadmin, CREATE, { input: { ...input, ...key(), personId: second.id, loginName: 'second' } })).toBe(
      'ACCOUNT_AFTER_GRANT',
    );
  });
});

describe('the audit trail', () => {
  const query = `query ($type: String, $id: String) { auditEntries(objectType: $type, objectId: $id, regionCode: "3201", first: 200) { nodes { seq at actorId operation objectType beforeDigest afterDigest } totalCount } }`;

  it('tells an auditor of the area who did what', async () => {
    const auditor = await app.person('AUDITOR', '32');
    const { auditEntries } = await auditor.ask(query, { type: 'organization', id: detachment });
    expect(auditEntries.nodes).toMatchObject([
      { actorId: sysadmin.id, operation: 'createOrganization', objectType: 'organization', beforeDigest: null },
    ]);
    expect((await (await app.person('AUDITOR', '21')).ask(query)).auditEntries.totalCount).toBe(0);
    expect(await codeOf(sysadmin, query, {})).toBe('FORBIDDEN');
  });
});

describe('references of other services', () => {
  it('resolve to what the asker may see', async () => {
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Region { path } ... on Organization { name } } }`;
    const representations = [
      { __typename: 'Region', code: '3201' },
      { __typename: 'Organization', id: detachment },
      { __typename: 'Organization', id: corps },
    ];
    expect(await viewer.ask(query, { representations })).toEqual({
      _entities: [{ path: '江苏省/南京市' }, { name: '南京演示支队' }, null],
    });
  });
});

describe('row level security', () => {
  it('hides keys, sign-ins and accounts from every person’s transaction', async () => {
    const reader = new Actor(uuidv7(), [{ role: 'SYSTEM_ADMIN', regionCode: '32', campaignId: null }], 'test');
    const count = (actor: Actor, table: string) =>
      app.service.db.read(actor, async (tx) => (await tx.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))[0]!.n);
    const system = Actor.system('directory');
    expect(await count(system, 'installation')).toBeGreaterThan(0);
    for (const table of ['installation', 'oidc_payload']) expect(await count(reader, table)).toBe(0);
    const liaoning = new Actor(uuidv7(), [{ role: 'SYSTEM_ADMIN', regionCode: '21', campaignId: null }], 'test');
    for (const table of ['account', 'person_identity', 'person', 'role_grant', 'post', 'division', 'organization']) {
      expect(await count(system, table)).toBeGreaterThan(0);
      expect(await count(liaoning, table)).toBe(0);
    }
  });
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not happen within 5 s');
}
