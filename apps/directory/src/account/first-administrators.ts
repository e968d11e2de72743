import { isRegionCode, regionAncestors, regionLevel, type RegionCode, type RegionLevel, type Role } from '@fire-campaign/domain';
import { GrantChanged, OrganizationChanged } from '@fire-campaign/events';
import { Actor, Clock, parseInput, text, uuidv7, type RunningService, type Tx } from '@fire-campaign/platform';
import { z } from 'zod';
import { errors } from '../errors.js';
import { Grant } from '../grant/grant.entity.js';
import { Organization } from '../organization/organization.entity.js';
import type { OrganizationLevel } from '../organization/organization.rules.js';
import { Person } from '../person/person.entity.js';
import { PersonService } from '../person/person.service.js';
import { Region } from '../region/region.entity.js';
import { requireRegion } from '../region/region.service.js';
import { loginName } from './account.service.js';
import { hashPassword, isStrongPassword, makePassword } from './password.js';

/** The three administrators (三员) with the ends of their login names. */
const SEATS = [
  { seat: 'system', role: 'SYSTEM_ADMIN', suffix: '' },
  { seat: 'security', role: 'SECURITY_ADMIN', suffix: '-security' },
  { seat: 'audit', role: 'AUDITOR', suffix: '-audit' },
] as const satisfies readonly { readonly seat: string; readonly role: Role; readonly suffix: string }[];

const BAD_LOGIN = {
  code: 'BAD_LOGIN',
  zh: '登录名须为 3 至 41 个小写字母、数字或 . _ -,并以字母或数字开头。请换一个。',
  en: 'A login name has 3 to 41 lower-case letters, digits or . _ - and begins with a letter or a digit. Choose another.',
};
const SAME_PERSON = {
  code: 'SAME_PERSON',
  zh: '三员分立:三名管理员须为三个不同的人。请填写三个不同的姓名。',
  en: 'The three administrators are three different people. Give three different names.',
};

const input = z.object({
  login: z.string().refine((login) => SEATS.every(({ suffix }) => loginName.safeParse(`${login}${suffix}`).success), { params: BAD_LOGIN }),
  names: z
    .object({ system: text(50), security: text(50), audit: text(50) })
    .refine((names) => new Set(Object.values(names)).size === SEATS.length, { params: SAME_PERSON }),
  regionCode: z.string(),
});
export type FirstAdministratorsInput = z.input<typeof input>;

export interface FirstAdministrator {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  /** Shown this once: only its hash is kept. */
  readonly password: string;
}

/** The organisation that heads a region of each level. */
const HEADS: Readonly<Record<Exclude<RegionLevel, 'NATION'>, { readonly level: OrganizationLevel; readonly suffix: string }>> = {
  PROVINCE: { level: 'CORPS', suffix: '消防救援总队' },
  CITY: { level: 'DETACHMENT', suffix: '消防救援支队' },
  COUNTY: { level: 'BRIGADE', suffix: '消防救援大队' },
  TOWN: { level: 'TOWNSHIP', suffix: '消防安全服务中心' },
  VILLAGE: { level: 'COMMUNITY', suffix: '微型消防站' },
};

/** Cities that exist in the codes only: districts of a municipality and counties directly under a province hang on them. */
const CITY_IN_NAME_ONLY = /^(市辖区|县|(省|自治区)直辖县级行政区划)$/;

const SYSTEM = Actor.system('directory');

/**
 * Makes the three administrators (三员) of an empty installation, whom nobody could create otherwise, with the organisation they
 * work in. Each gets a password of their own.
 *
 * @param wanted its `login` names the system administrator; the others get `<login>-security` and `<login>-audit`
 * @throws INVALID_INPUT, BUILT_IN_SIGN_IN_OFF, REGION_UNKNOWN, LOGIN_TAKEN, GRANTS_EXIST: rights are given by their holders from the first grant on
 * @source 三员分立(等保三级 8.1.5)
 */
export async function createFirstAdministrators(
  service: RunningService,
  wanted: FirstAdministratorsInput,
): Promise<readonly FirstAdministrator[]> {
  const { login, names, regionCode } = parseInput(input, wanted);
  const people = service.nest.get(PersonService, { strict: false });
  if (people.localIssuer === null) throw errors.BUILT_IN_SIGN_IN_OFF();
  const seats = await Promise.all(
    SEATS.map(async ({ seat, role, suffix }) => {
      const password = passwordFor(`${login}${suffix}`);
      return { login: `${login}${suffix}`, name: names[seat], role, password, hash: await hashPassword(password) };
    }),
  );
  await service.db.transaction(SYSTEM, 'createFirstAdministrators', async (tx) => {
    await tx.query('LOCK TABLE role_grant IN SHARE ROW EXCLUSIVE MODE'); // nobody gives a first grant beside us
    if (await tx.manager.existsBy(Grant, {})) throw errors.GRANTS_EXIST();
    if (!isRegionCode(regionCode)) throw errors.REGION_UNKNOWN({ code: regionCode });
    await requireRegion(tx, regionCode);
    const organization = await headOf(tx, regionCode);
    const validFrom = await service.nest.get(Clock, { strict: false }).today(tx);
    const added: Person[] = [];
    for (const { login, name, role, hash } of seats) {
      const person = await tx.save(
        Object.assign(new Person(), { id: uuidv7(), organizationId: organization.id, divisionId: null, regionCode, name, active: true }),
      );
      added.push(person);
      await addAccount(tx, person, login, hash);
      await addGrant(tx, person, role, validFrom);
    }
    await people.publish(tx, added);
  });
  return seats.map(({ login, name, role, password }) => ({ login, name, role, password }));
}

/** Chance alone may make a password that the rules for chosen ones refuse. */
function passwordFor(login: string): string {
  for (;;) {
    const password = makePassword();
    if (isStrongPassword(password, login)) return password;
  }
}

/** The organisation that heads a region; it and those above it, from the province down, are made when missing. */
async function headOf(tx: Tx, regionCode: RegionCode): Promise<Organization> {
  let head = null as Organization | null;
  let district = false; // below a city in name only, where districts and counties have detachments
  for (const code of [...regionAncestors(regionCode), regionCode]) {
    const { name } = await tx.manager.findOneByOrFail(Region, { code });
    const at = regionLevel(code);
    if (at === 'CITY' && code !== regionCode && CITY_IN_NAME_ONLY.test(name)) {
      district = true;
      continue;
    }
    const { level, suffix } = HEADS[at === 'COUNTY' && district ? 'CITY' : (at as keyof typeof HEADS)];
    const known = await tx.manager.findOne(Organization, { where: { regionCode: code, level }, order: { id: 'ASC' } });
    head = known ?? (await addOrganization(tx, code, level, head?.id ?? null, `${name}${suffix}`));
  }
  return head!;
}

async function addOrganization(
  tx: Tx,
  regionCode: RegionCode,
  level: OrganizationLevel,
  parentId: string | null,
  name: string,
): Promise<Organization> {
  const organization = await tx.save(Object.assign(new Organization(), { id: uuidv7(), regionCode, level, parentId, name }));
  const { id: organizationId, version } = organization;
  await tx.publish(OrganizationChanged, regionCode, { organizationId, parentId, regionCode, level, name, version });
  return organization;
}

async function addAccount(tx: Tx, { id, regionCode }: Person, loginName: string, hash: string): Promise<void> {
  const added = await tx.query(
    'INSERT INTO account (person_id, login_name, password) VALUES ($1, $2, $3) ON CONFLICT (login_name) DO NOTHING RETURNING 1',
    [id, loginName, hash],
  );
  if (added.length === 0) throw errors.LOGIN_TAKEN({ loginName });
  await tx.audit('account', id, regionCode, null, null);
}

async function addGrant(tx: Tx, { id: personId, regionCode }: Person, role: Role, validFrom: string): Promise<void> {
  const grant = await tx.save(
    Object.assign(new Grant(), {
      id: uuidv7(),
      personId,
      role,
      regionCode,
      campaignId: null,
      validFrom,
      validTo: null,
      reason: '首批管理员(空系统初始化)',
      grantedBy: SYSTEM.id,
      revokedBy: null,
      revokeReason: null,
    }),
  );
  await tx.publish(GrantChanged, regionCode, {
    grantId: grant.id,
    personId,
    role,
    regionCode,
    campaignId: null,
    validFrom,
    validTo: null,
    revoked: false,
  });
}
