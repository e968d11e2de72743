import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PartnerChanged } from '@fire-campaign/events';
import { schemaDrift, uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { directory } from '../service.js';
import { ed25519PublicKey } from './partner.rules.js';

const TODAY = '2026-03-10';
const FIELDS = `{ partner { id code name regionCode region { name } status reads writes version keys { keyid publicKey validFrom validTo revoked } } userErrors { field code } }`;
const mutation = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) ${FIELDS} }`;
const ADD = mutation('addPartner', 'AddPartnerInput');
const ROTATE = mutation('rotatePartnerKey', 'RotatePartnerKeyInput');
const SUSPEND = mutation('suspendPartner', 'SuspendPartnerInput');
const RESUME = mutation('resumePartner', 'ResumePartnerInput');

const publicKey = () => generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' }).toString();
let codes = 0;
const civilAffairs = (more: object = {}) => ({
  code: `js-civil-affairs-${(codes += 1)}`,
  name: '江苏演示民政厅',
  agencyKind: 'CIVIL_AFFAIRS',
  regionCode: '32',
  reads: ['fc.pub.inspections.referral.v1', 'fc.pub.campaigns.phase.v1'],
  writes: ['referral-answers'],
  key: { keyid: '2026-1', publicKey: publicKey() },
  ...more,
});

let app: TestService;
let admin: TestPerson;

beforeAll(async () => {
  app = await startService(directory, { today: TODAY });
  admin = await app.person('SYSTEM_ADMIN', '32');
});
afterAll(() => app.stop());

const send = async (person: TestPerson, document: string, input: object) => {
  const { data, errors } = await person.askRaw(document, { input: { idempotencyKey: uuidv7(), ...input } });
  const answer = Object.values(data ?? {})[0] as { partner: any; userErrors: { code: string }[] } | null | undefined;
  return {
    partner: answer?.partner ?? null,
    code: errors?.[0]?.extensions['code'] ?? answer?.userErrors.map(({ code }) => code).join() ?? '',
  };
};

describe('adding a partner', () => {
  it('keeps its rights and its key, and tells the other services', async () => {
    const input = civilAffairs();
    const { partner, code } = await send(admin, ADD, input);
    expect(code).toBe('');
    const key = ed25519PublicKey(input.key.publicKey);
    expect(partner).toMatchObject({
      code: input.code,
      region: { name: '江苏省' },
      status: 'ACTIVE',
      reads: ['fc.pub.campaigns.phase.v1', 'fc.pub.inspections.referral.v1'],
      writes: ['referral-answers'],
      version: 1,
      keys: [{ keyid: '2026-1', publicKey: key, validFrom: TODAY, validTo: null, revoked: false }],
    });
    expect((await app.published(PartnerChanged)).filter((event) => event.code === input.code)).toEqual([
      expect.objectContaining({ partnerId: partner.id, status: 'ACTIVE', version: 1 }),
    ]);
  });

  it.each([
    ['a code in capitals', { code: 'JS-Civil' }, 'INVALID_FORMAT'],
    ['a code with a dot', { code: 'js.civil' }, 'INVALID_FORMAT'],
    ['a topic of the services', { reads: ['fc.int.units.v1'] }, 'INVALID_VALUE'],
    ['an unknown message', { writes: ['orders'] }, 'INVALID_VALUE'],
    ['messages without a key', { key: null }, 'KEY_MISSING'],
    ['a key that is none', { key: { keyid: 'k', publicKey: 'AAAA' } }, 'NOT_ED25519'],
    [
      'a key of another kind',
      {
        key: {
          keyid: 'k',
          publicKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'pem', type: 'spki' }).toString(),
        },
      },
      'NOT_ED25519',
    ],
    ['a region that does not exist', { regionCode: '3299' }, 'REGION_UNKNOWN'],
  ])('refuses %s', async (_, more, code) => {
    expect(await send(admin, ADD, civilAffairs(more))).toEqual({ partner: null, code });
  });

  it('refuses a code that is taken, also elsewhere', async () => {
    const { partner } = await send(await app.person('SYSTEM_ADMIN', '21'), ADD, civilAffairs({ regionCode: '21' }));
    expect((await send(admin, ADD, civilAffairs({ code: partner.code }))).code).toBe('PARTNER_EXISTS');
  });

  it('needs the right in the region', async () => {
    expect((await send(await app.person('SECURITY_ADMIN', '32'), ADD, civilAffairs())).code).toBe('FORBIDDEN');
    expect((await send(await app.person('SYSTEM_ADMIN', '3201'), ADD, civilAffairs())).code).toBe('FORBIDDEN');
  });
});

describe('the keys of a partner', () => {
  const rotate = (partner: { id: string; version: number }, more: object = {}) =>
    send(admin, ROTATE, { id: partner.id, expectedVersion: partner.version, key: { keyid: '2026-2', publicKey: publicKey() }, ...more });

  it('overlap when one is changed', async () => {
    const { partner } = await send(admin, ADD, civilAffairs());
    const rotated = await rotate(partner, { previousUntil: '2026-03-24' });
    expect(rotated.partner.keys).toMatchObject([
      { keyid: '2026-1', validTo: '2026-03-24', revoked: false },
      { keyid: '2026-2', validFrom: TODAY, validTo: null },
    ]);
    expect((await app.published(PartnerChanged)).at(-1)!.keys).toHaveLength(2);
  });

  it('are revoked at once when no day is given', async () => {
    const { partner } = await send(admin, ADD, civilAffairs());
    const { partner: rotated } = await rotate(partner);
    expect(rotated.keys).toMatchObject([{ validTo: '2026-03-09', revoked: true }, { revoked: false }]);
    expect((await rotate(partner)).code).toBe('STALE_VERSION');
    expect((await rotate(rotated)).code).toBe('KEY_EXISTS');
    const third = { keyid: '2026-3', publicKey: publicKey() };
    expect((await rotate(rotated, { key: third, previousUntil: '2026-03-09' })).code).toBe('KEYS_END_IN_PAST');
    // What was revoked stays so.
    expect((await rotate(rotated, { key: third, previousUntil: '2026-03-24' })).partner.keys).toMatchObject([
      { keyid: '2026-1', revoked: true },
      { keyid: '2026-2', validTo: '2026-03-24' },
      { keyid: '2026-3', validTo: null },
    ]);
  });
});

describe('partners', () => {
  it('are suspended and resumed', async () => {
    const { partner } = await send(admin, ADD, civilAffairs());
    const step = (document: string, expectedVersion: number) => send(admin, document, { id: partner.id, expectedVersion });
    expect((await step(RESUME, 1)).code).toBe('PARTNER_STATE');
    expect((await step(SUSPEND, 1)).partner).toMatchObject({ status: 'SUSPENDED', version: 2 });
    expect((await step(RESUME, 2)).partner).toMatchObject({ status: 'ACTIVE', version: 3 });
    expect((await app.published(PartnerChanged)).filter(({ partnerId }) => partnerId === partner.id).map(({ status }) => status)).toEqual([
      'ACTIVE',
      'SUSPENDED',
      'ACTIVE',
    ]);
  });

  it('are seen in their region and below it, where they serve, and nowhere else', async () => {
    const { partner } = await send(admin, ADD, civilAffairs());
    const query = `query ($id: ID!, $code: String!) { partner(id: $id) { code } partners(code: $code) { nodes { id } totalCount } }`;
    const asks = async (regionCode: string) =>
      (await app.person('INSPECTOR', regionCode)).ask(query, { id: partner.id, code: partner.code });
    expect(await asks('320102')).toEqual({ partner: { code: partner.code }, partners: { nodes: [{ id: partner.id }], totalCount: 1 } });
    expect(await asks('21')).toEqual({ partner: null, partners: { nodes: [], totalCount: 0 } });
    const below = await app.person('SYSTEM_ADMIN', '3201');
    expect((await send(below, SUSPEND, { id: partner.id, expectedVersion: 1 })).code).toBe('FORBIDDEN');
    const away = await app.person('SYSTEM_ADMIN', '21');
    expect((await send(away, SUSPEND, { id: partner.id, expectedVersion: 1 })).code).toBe('NOT_FOUND');
  });

  it('lie in tables as the entities say', async () => {
    expect(await schemaDrift('directory', directory.entities, { connection: app.runtime.owner })).toEqual([]);
  });
});
