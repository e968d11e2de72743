import { parentRegion, regionContains, regionLevel, type RegionCode } from '@fire-campaign/domain';
import { DivisionChanged, GrantChanged, OrganizationChanged } from '@fire-campaign/events';
import { Actor, CONFIG, uuidv7, type PlatformConfig, type RunningService, type Tx } from '@fire-campaign/platform';
import { install, installed } from '../account/installation.js';
import { hashPassword, makePassword } from '../account/password.js';
import { Division } from '../division/division.entity.js';
import { Grant } from '../grant/grant.entity.js';
import { Organization } from '../organization/organization.entity.js';
import type { OrganizationLevel } from '../organization/organization.rules.js';
import { Person } from '../person/person.entity.js';
import { PersonService } from '../person/person.service.js';
import { Post } from '../person/post.entity.js';
import {
  COMMUNITIES_PER_TOWN,
  DIVISIONS,
  GRIDS,
  inventedName,
  MAIN_COUNTY,
  MAIN_COUNTY_TOWNS,
  MAIN_PROVINCE,
  PROVINCES,
  seats,
  type Seat,
} from './cast.js';

/** One line of the list of accounts that a demonstration prints. */
export interface DemoAccount {
  readonly login: string;
  /** Role codes, separated by commas. */
  readonly roles: string;
  readonly region: string;
  readonly password: string;
}

interface DemoPassword {
  readonly password: string;
  readonly hash: string;
}

/** Since when the invented people hold their posts and rights: before any date a demonstration may show. */
const SINCE = '2020-01-01';
const SYSTEM = Actor.system('directory');

/**
 * Loads invented organisations, people and accounts, with one random password for all.
 * @returns the accounts; null when the demonstration was loaded before
 * @throws Error in production mode
 */
export async function loadDemo(service: RunningService): Promise<readonly DemoAccount[] | null> {
  if (service.nest.get<PlatformConfig>(CONFIG, { strict: false }).FC_MODE === 'production') {
    throw new Error('demo accounts have printed passwords and are refused in production mode');
  }
  const people = service.nest.get(PersonService, { strict: false });
  const password = makePassword();
  const secret: DemoPassword = { password, hash: await hashPassword(password) }; // once: a hundred accounts would take ten seconds
  const loaded = await service.db.transaction(SYSTEM, 'loadDemo', async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('directory-demo'))`);
    if ((await installed(tx, 'demo-password')) !== undefined) return false;
    const names = await regionNames(tx);
    const organizations = await addOrganizations(tx, names);
    const divisions = await addDivisions(tx, organizations);
    await addPeople(tx, people, organizations, divisions, names, secret.hash);
    await install(tx, 'demo-password', secret);
    await tx.audit('demo', MAIN_PROVINCE, MAIN_PROVINCE, null, null);
    return true;
  });
  return loaded ? demoAccounts(service) : null;
}

/** The accounts of the demonstration whose password nobody changed; empty when it was never loaded. */
export async function demoAccounts(service: RunningService): Promise<readonly DemoAccount[]> {
  return service.db.read(SYSTEM, async (tx) => {
    const secret = await installed<DemoPassword>(tx, 'demo-password');
    if (secret === undefined) return [];
    return tx.query<DemoAccount>(
      `SELECT login_name AS login, string_agg(DISTINCT role, ', ') AS roles, string_agg(DISTINCT region.path, ', ') AS region, $2 AS password
       FROM account JOIN role_grant USING (person_id) JOIN region ON region.code = role_grant.region_code
       WHERE password = $1 AND revoked_by IS NULL
       GROUP BY login_name, account.person_id ORDER BY account.person_id`,
      [secret.hash, secret.password],
    );
  });
}

/** Loads the demonstration where it is missing. @returns its accounts, as the operator reads them */
export async function demonstrate(service: RunningService): Promise<readonly string[]> {
  await loadDemo(service);
  const accounts = await demoAccounts(service);
  if (accounts.length === 0) return [];
  return [
    '',
    '演示账号 Demo accounts (invented people; never use them in production). One password for all:',
    ...accounts
      .filter(({ login }) => !/^c\d/.test(login) || login.startsWith('c3201-') || login.startsWith('c320102-'))
      .map(({ login, roles, region, password }) => `  ${login.padEnd(18)} ${password}  ${roles.padEnd(18)} ${region}`),
    '  … and the same for the other cities and counties: c3202-admin, c3202-inspector1, c320505-admin, … (by their division code)',
  ];
}

async function regionNames(tx: Tx): Promise<ReadonlyMap<RegionCode, string>> {
  const rows = await tx.query<{ code: RegionCode; name: string }>(
    `SELECT code, name FROM region
     WHERE left(code, 2) = ANY ($1) AND level IN ('PROVINCE', 'CITY') OR code LIKE $2 AND level = 'COUNTY' OR code LIKE $3 ORDER BY code`,
    [PROVINCES, `${MAIN_PROVINCE}%`, `${MAIN_COUNTY}%`],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}

type Directory = ReadonlyMap<RegionCode, Organization>;

/** @returns the organisation that heads each region */
async function addOrganizations(tx: Tx, names: ReadonlyMap<RegionCode, string>): Promise<Directory> {
  const heads = new Map<RegionCode, Organization>();
  const all: Organization[] = [];
  const add = (level: OrganizationLevel, regionCode: RegionCode, parentId: string | null, title: string) => {
    const organization = Object.assign(new Organization(), {
      id: uuidv7(),
      level,
      regionCode,
      parentId,
      name: `${title}(演示)`,
      version: 1,
    });
    all.push(organization);
    return organization;
  };
  const head = (level: OrganizationLevel, code: RegionCode, suffix: string) => {
    const parentId = heads.get(parentRegion(code)!)?.id ?? null;
    heads.set(code, add(level, code, parentId, `${names.get(code)}${suffix}`));
  };

  const codes = [...names.keys()];
  const at = (level: string, within: RegionCode = '') =>
    codes.filter((code) => regionLevel(code) === level && regionContains(within, code));
  for (const code of at('PROVINCE')) head('CORPS', code, '消防救援总队');
  for (const code of at('CITY')) head('DETACHMENT', code, '消防救援支队');
  for (const code of at('COUNTY', MAIN_PROVINCE)) head('BRIGADE', code, '消防救援大队');
  for (const town of at('TOWN', MAIN_COUNTY).slice(0, MAIN_COUNTY_TOWNS)) {
    head('TOWNSHIP', town, '消防安全服务中心');
    for (const community of at('VILLAGE', town).slice(0, COMMUNITIES_PER_TOWN)) {
      head('COMMUNITY', community, '微型消防站');
      for (const grid of GRIDS) add('GRID', community, heads.get(community)!.id, `${names.get(community)}${grid}`);
    }
  }
  await tx.manager.insert(Organization, all);
  await tx.publishAll(
    OrganizationChanged,
    all.map(({ id: organizationId, parentId, regionCode, level, name, version }) => ({
      regionCode,
      data: { organizationId, parentId, regionCode, level, name, version },
    })),
  );
  return heads;
}

/** @returns the divisions of each organisation that has any, in the order of `DIVISIONS` */
async function addDivisions(tx: Tx, heads: Directory): Promise<ReadonlyMap<string, readonly Division[]>> {
  const owners = [...heads.values()].filter(
    ({ level, regionCode }) => (level === 'CORPS' || level === 'DETACHMENT') && regionContains(MAIN_PROVINCE, regionCode),
  );
  const divisions = owners.flatMap(({ id: organizationId, level, regionCode }) =>
    DIVISIONS.map((names) => {
      const name = level === 'CORPS' ? names.corps : names.detachment;
      return Object.assign(new Division(), { id: uuidv7(), organizationId, regionCode, name, version: 1 });
    }),
  );
  await tx.manager.insert(Division, divisions);
  await tx.publishAll(
    DivisionChanged,
    divisions.map(({ id: divisionId, organizationId, regionCode, name, version }) => ({
      regionCode,
      data: { divisionId, organizationId, regionCode, name, version },
    })),
  );
  return Map.groupBy(divisions, ({ organizationId }) => organizationId);
}

/** The people behind the accounts, and a head for each division. */
async function addPeople(
  tx: Tx,
  service: PersonService,
  heads: Directory,
  divisions: ReadonlyMap<string, readonly Division[]>,
  names: ReadonlyMap<RegionCode, string>,
  password: string,
): Promise<void> {
  const people: Person[] = [];
  const posts: Post[] = [];
  const join = (organization: Organization, division: Division | null, title: string): Person => {
    const { id: organizationId, regionCode } = organization;
    const person = Object.assign(new Person(), {
      id: uuidv7(),
      organizationId,
      divisionId: division?.id ?? null,
      regionCode,
      name: inventedName(people.length),
      active: true,
      version: 1,
    });
    people.push(person);
    posts.push(
      Object.assign(new Post(), { id: uuidv7(), personId: person.id, organizationId, regionCode, title, validFrom: SINCE, validTo: null }),
    );
    return person;
  };

  const ofMainProvince = (level: string) =>
    [...names.keys()].filter((code) => regionLevel(code) === level && regionContains(MAIN_PROVINCE, code));
  const seated = seats(ofMainProvince('CITY'), ofMainProvince('COUNTY')).map((seat) => {
    const organization = heads.get(seat.regionCode)!;
    return { ...seat, person: join(organization, divisions.get(organization.id)?.[seat.division] ?? null, seat.title) };
  });
  for (const organization of heads.values()) {
    for (const division of divisions.get(organization.id) ?? []) join(organization, division, `${division.name}负责人`);
  }
  await tx.manager.insert(Person, people);
  await tx.manager.insert(Post, posts);
  await tx.query(
    `INSERT INTO account (person_id, login_name, password) SELECT id, login, $3 FROM unnest($1::uuid[], $2::text[]) AS seat (id, login)`,
    [seated.map(({ person }) => person.id), seated.map(({ login }) => login), password],
  );
  await service.publish(tx, people);
  await addGrants(tx, seated);
}

async function addGrants(tx: Tx, seated: readonly (Seat & { readonly person: Person })[]): Promise<void> {
  const grants = seated.map(({ person, role, regionCode }) =>
    Object.assign(new Grant(), {
      id: uuidv7(),
      personId: person.id,
      role,
      regionCode,
      campaignId: null,
      validFrom: SINCE,
      validTo: null,
      reason: '演示数据',
      grantedBy: SYSTEM.id,
      revokedBy: null,
      revokeReason: null,
    }),
  );
  await tx.manager.insert(Grant, grants);
  await tx.publishAll(
    GrantChanged,
    grants.map(({ id: grantId, personId, role, regionCode, campaignId, validFrom, validTo }) => ({
      regionCode,
      data: { grantId, personId, role, regionCode, campaignId, validFrom, validTo, revoked: false },
    })),
  );
}
