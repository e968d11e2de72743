import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, sign } from 'node:crypto';
import { PartnerChanged, ReferralAnswerRecorded, type EventData, type EventEnvelope } from '@fire-campaign/events';
import { Actor, uuidv7 } from '@fire-campaign/platform';
import type { TestPerson } from '@fire-campaign/testing';
import { answerFrom, makePartner, type Sent } from '../../test/partner.js';
import { startWorld, TODAY, type World } from '../../test/world.js';

const ISSUE = `mutation ($input: IssueReferralInput!) { issueReferral(input: $input) { referral { id version } userErrors { code } } }`;

const civil = makePartner('js-civil-affairs', '32');
const housing = makePartner('nj-housing', '3201');
let world: World;
let inspector: TestPerson;

beforeAll(async () => {
  world = await startWorld();
  inspector = await world.person('INSPECTOR', '320102');
  for (const { facts } of [civil, housing]) await world.receive(PartnerChanged, facts);
});
afterAll(() => world.stop());

/** A referral to 民政 about a unit in 320102. */
async function referral(partnerCode = 'js-civil-affairs', regionCode = '320102', officer = inspector): Promise<string> {
  const [unitId] = await world.units(regionCode, 1);
  const letter = { legalBasis: '依据', content: '请处理', answerDueOn: '2026-03-25' };
  const { issueReferral } = await officer.ask(ISSUE, { input: { idempotencyKey: uuidv7(), partnerCode, unitId, ...letter } });
  return issueReferral.referral.id;
}
const done = (referralId: string, more: object = {}) => ({ referralId, regionCode: '320102', outcome: 'DONE', answeredOn: TODAY, ...more });
const receive = (...events: EventEnvelope[]) => world.service.consumer.handle(events);
const stateOf = async (id: string) => (await world.rows('SELECT state FROM referral WHERE id = $1', [id]))[0].state;
const parked = async (event: EventEnvelope): Promise<string | null> =>
  (await world.rows('SELECT reason FROM dead_letter WHERE event_id = $1', [event.id]))[0]?.reason ?? null;

describe('an answer that a partner sends', () => {
  it('is recorded with the id that the partner gave it', async () => {
    const id = await referral();
    const event = answerFrom(civil, done(id, { documentNumber: '苏民函〔2026〕7号', remarks: '已责令停业' }));
    await receive(event);
    expect(await parked(event)).toBeNull();
    const { referral: shown } = await inspector.ask(
      `{ referral(id: "${id}") { state answers { outcome documentNumber remarks eventId enteredBy { id } } } }`,
    );
    expect(shown).toEqual({
      state: 'DONE',
      answers: [
        { outcome: 'DONE', documentNumber: '苏民函〔2026〕7号', remarks: '已责令停业', eventId: event.inbound!.id, enteredBy: null },
      ],
    });
    expect((await world.published(ReferralAnswerRecorded)).at(-1)).toMatchObject({ referralId: id, outcome: 'DONE' });
  });

  it('counts once, however often it is sent', async () => {
    const id = await referral();
    const event = answerFrom(civil, done(id, { outcome: 'ACCEPTED' }));
    await receive(event, event);
    await receive(event);
    expect(await world.rows('SELECT outcome FROM referral_answer WHERE referral_id = $1', [id])).toEqual([{ outcome: 'ACCEPTED' }]);
    expect(await parked(event)).toBeNull();
  });

  it('cannot take the place of an event of ours, nor of another partner, by its id', async () => {
    const [first, second] = [await referral(), await referral('nj-housing')];
    const same = uuidv7();
    const events = [answerFrom(civil, done(first), { id: same }), answerFrom(housing, done(second), { id: same })];
    await receive(...events);
    expect([await stateOf(first), await stateOf(second)]).toEqual(['DONE', 'DONE']);
    expect(new Set([same, ...events.map(({ id }) => id)]).size).toBe(3);
  });

  it('of a region that the unit has left is taken, since the agency was told that one', async () => {
    const id = await referral();
    await world.rows(`UPDATE referral SET region_code = '320506' WHERE id = $1`, [id]);
    await receive(answerFrom(civil, done(id)));
    expect(await stateOf(id)).toBe('DONE');
  });

  const forger = generateKeyPairSync('ed25519').privateKey;
  const refusals: readonly (readonly [string, Sent & { data?: object }, string])[] = [
    ['signed by somebody else', { signature: sign(null, Buffer.from('x'), forger).toString('base64') }, 'SIGNATURE_WRONG'],
    ['with a signature that is none', { signature: 'not base64 at all!' }, 'SIGNATURE_WRONG'],
    ['altered after it was signed', { tamper: (value) => Buffer.from(`${value} `) }, 'SIGNATURE_WRONG'],
    ['without a signature', { signature: null }, 'SIGNATURE_MISSING'],
    ['without the name of a key', { keyid: null }, 'SIGNATURE_MISSING'],
    ['with a key that is not registered', { keyid: 'k9' }, 'KEY_NOT_VALID'],
    ['under the name of another', { source: 'urn:fire-campaign:partner:nj-housing' }, 'SENDER_MISMATCH'],
    ['under the name of a service', { source: 'urn:fire-campaign:inspections' }, 'SENDER_MISMATCH'],
    ['from before the key was valid', { time: '2025-12-31T12:00:00Z' }, 'KEY_NOT_VALID'],
    ['of 31 days ago', { time: '2026-02-07T01:00:00Z' }, 'SENT_TOO_LONG_AGO'],
    ['of six minutes ahead', { time: '2026-03-10T04:06:00Z' }, 'SENT_IN_FUTURE'],
    ['of a foreign region', { data: { regionCode: '210202' } }, 'OUT_OF_REGION'],
    ['of two regions', { regionCode: '320104' }, 'REGION_DIFFERS'],
    ['of another region of the partner', { data: { regionCode: '320104' } }, 'REGION_DIFFERS'],
    ['to a referral that does not exist', { data: { referralId: uuidv7() } }, 'REFERRAL_UNKNOWN'],
    ['from tomorrow', { data: { answeredOn: '2026-03-11' } }, 'DAY_IN_FUTURE'],
    ['from before the referral', { data: { answeredOn: '2026-03-09' } }, 'ANSWERED_TOO_EARLY'],
    ['with an unknown outcome', { data: { outcome: 'MAYBE' } }, 'outcome'],
    ['with remarks too long', { data: { remarks: 'x'.repeat(2001) } }, 'remarks'],
    ['with a state secret', { data: { remarks: '机密★20年' } }, 'Bears a state-secret mark'],
  ];
  it.each(refusals)('is parked when it is %s', async (_, { data = {}, ...sent }, reason) => {
    const [id, other] = [await referral(), await referral()];
    const event = answerFrom(civil, done(id, data), sent);
    await receive(event, answerFrom(civil, done(other)));
    expect(await parked(event)).toContain(reason);
    expect(await stateOf(id)).toBe('ISSUED');
    expect(await stateOf(other)).toBe('DONE'); // nothing else stops
    const again = answerFrom(civil, done(id));
    await receive(again);
    expect([await parked(again), await stateOf(id)]).toEqual([null, 'DONE']); // nor what the partner sends next
  });

  it('is parked when it answers a referral to somebody else', async () => {
    const id = await referral('nj-housing');
    const event = answerFrom(civil, done(id));
    await receive(event);
    expect(await parked(event)).toContain('REFERRAL_UNKNOWN');
    expect(await stateOf(id)).toBe('ISSUED');
  });

  it('is parked when it comes by the topic of somebody else', async () => {
    const id = await referral();
    const event = answerFrom(civil, done(id), { on: 'nj-housing' });
    await receive(event);
    expect(await parked(event)).toContain('SENDER_MISMATCH');
  });

  it('is parked when it comes by no topic of a partner at all', async () => {
    const id = await referral();
    const { inbound: _, ...event } = answerFrom(civil, done(id));
    await receive(event);
    expect(await parked(event)).toContain('SENDER_MISMATCH');
  });

  it('is parked while the partner is unknown, and taken when it is re-driven', async () => {
    const late = makePartner('js-late', '32');
    const event = answerFrom(late, done(uuidv7()));
    await receive(event);
    expect(await parked(event)).toContain('SENDER_UNKNOWN');
    const id = await referral();
    const second = answerFrom(late, done(id));
    await receive(second);
    await world.receive(PartnerChanged, late.facts);
    await world.rows(`UPDATE referral SET partner_id = $1, partner_code = 'js-late' WHERE id = $2`, [late.facts.partnerId, id]);
    await world.service.db.transaction(Actor.system('inspections'), 'redrive', (tx) => world.service.consumer.redrive(tx, second.id));
    expect(await stateOf(id)).toBe('DONE');
  });

  const changes: readonly (readonly [string, string, Partial<EventData<typeof PartnerChanged>> & { validTo?: string }, string])[] = [
    ['the partner is suspended', 'js-suspended', { status: 'SUSPENDED' }, 'SENDER_SUSPENDED'],
    ['the partner may not send answers', 'js-reader', { writes: [] }, 'MESSAGE_NOT_GRANTED'],
    ['its key has ended', 'js-ended', { validTo: '2026-03-09' }, 'KEY_NOT_VALID'],
    ['its key was revoked', 'js-revoked', { validTo: '2025-12-31' }, 'KEY_NOT_VALID'],
  ];
  it.each(changes)('is parked when %s', async (_, code, { validTo, ...more }, reason) => {
    const partner = makePartner(code, '32');
    await world.receive(PartnerChanged, partner.facts);
    const id = await referral(code);
    const keys = partner.facts.keys.map((key) => ({ ...key, ...(validTo !== undefined && { validTo }) }));
    await world.receive(PartnerChanged, { ...partner.facts, ...more, keys, version: 2 });
    const event = answerFrom(partner, done(id));
    await receive(event);
    expect(await parked(event)).toContain(reason);
    expect(await stateOf(id)).toBe('ISSUED');
  });

  it('may be signed with the old key or the new one while both are valid', async () => {
    const old = makePartner('js-rotating', '32');
    const fresh = makePartner('js-rotating', '32');
    const keys = [
      { ...old.facts.keys[0]!, validTo: '2026-03-24' },
      { ...fresh.facts.keys[0]!, keyid: 'k2', validFrom: TODAY, validTo: null },
    ];
    await world.receive(PartnerChanged, { ...old.facts, keys });
    const [first, second] = [await referral('js-rotating'), await referral('js-rotating')];
    await receive(answerFrom(old, done(first)), answerFrom(fresh, done(second), { keyid: 'k2' }));
    expect([await stateOf(first), await stateOf(second)]).toEqual(['DONE', 'DONE']);
  });
});

describe('the projection of partners', () => {
  it('keeps the highest version', async () => {
    const { facts } = makePartner('js-versions', '32');
    await world.receive(PartnerChanged, { ...facts, status: 'SUSPENDED', version: 2 });
    await world.receive(PartnerChanged, facts);
    expect(await world.rows(`SELECT status FROM partner WHERE code = 'js-versions'`)).toEqual([{ status: 'SUSPENDED' }]);
  });
});
