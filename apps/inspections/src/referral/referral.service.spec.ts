import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PartnerChanged, ReferralAnswerRecorded, ReferralIssued, ReferralWithdrawn, UnitChanged } from '@fire-campaign/events';
import { schemaDrift, uuidv7 } from '@fire-campaign/platform';
import type { TestPerson } from '@fire-campaign/testing';
import { makePartner } from '../../test/partner.js';
import { startWorld, TODAY, type World } from '../../test/world.js';
import { inspections } from '../service.js';

const FIELDS = `{ referral { id state version overdue awaited: answerDueOn partnerCode partnerName regionCode unit { id } hazard { id } answers { outcome answeredOn documentNumber remarks eventId enteredBy { id } } } userErrors { field code } }`;
const mutation = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) ${FIELDS} }`;
const ISSUE = mutation('issueReferral', 'IssueReferralInput');
const ANSWER = mutation('recordReferralAnswer', 'RecordReferralAnswerInput');
const WITHDRAW = mutation('withdrawReferral', 'WithdrawReferralInput');

let world: World;
let inspector: TestPerson;
let unitId: string;

beforeAll(async () => {
  world = await startWorld();
  inspector = await world.person('INSPECTOR', '320102');
  [unitId] = (await world.units('320102', 1)) as [string];
  await world.receive(PartnerChanged, makePartner('js-civil-affairs', '32').facts);
  await world.receive(PartnerChanged, makePartner('nj-housing', '3201').facts);
  await world.receive(PartnerChanged, makePartner('ln-housing', '21').facts);
  await world.receive(PartnerChanged, makePartner('js-education', '32', { status: 'SUSPENDED' }).facts);
});
afterAll(() => world.stop());

const send = async (person: TestPerson, document: string, input: object) => {
  const { data, errors } = await person.askRaw(document, { input: { idempotencyKey: uuidv7(), ...input } });
  const answer = Object.values(data ?? {})[0] as { referral: any; userErrors: { code: string }[] } | null | undefined;
  return {
    referral: answer?.referral ?? null,
    code: errors?.[0]?.extensions['code'] ?? answer?.userErrors.map(({ code }) => code).join() ?? '',
  };
};
const letter = (more: object = {}) => ({
  partnerCode: 'js-civil-affairs',
  unitId,
  legalBasis: '《养老机构管理办法》第三十八条',
  content: '该养老机构逾期未改,请依法处理。',
  documentNumber: '宁消抄〔2026〕1号',
  answerDueOn: '2026-03-25',
  ...more,
});
const issue = async (more: object = {}) => (await send(inspector, ISSUE, letter(more))).referral;
const answer = (referral: { id: string; version: number }, more: object = {}) =>
  send(inspector, ANSWER, { id: referral.id, expectedVersion: referral.version, outcome: 'DONE', answeredOn: TODAY, ...more });

describe('a referral', () => {
  it('of a hazard is issued, accepted, done, and told to the partners each time', async () => {
    const pair = [inspector, await world.person('INSPECTOR', '320102')];
    const hazard = await world.hazard(pair, '320102');
    const issued = await issue({ unitId: null, hazardId: hazard.id });
    expect(issued).toMatchObject({
      state: 'ISSUED',
      partnerName: '演示单位 js-civil-affairs',
      regionCode: '320102',
      unit: { id: hazard.unitId },
      hazard: { id: hazard.id },
      overdue: false,
      answers: [],
    });
    const facts = {
      referralId: issued.id,
      partnerCode: 'js-civil-affairs',
      unitId: hazard.unitId,
      hazardId: hazard.id,
      regionCode: '320102',
    };
    expect((await world.published(ReferralIssued)).at(-1)).toEqual({
      ...facts,
      legalBasis: '《养老机构管理办法》第三十八条',
      content: '该养老机构逾期未改,请依法处理。',
      documentNumber: '宁消抄〔2026〕1号',
      issuedOn: TODAY,
      answerDueOn: '2026-03-25',
    });

    const accepted = await answer(issued, { outcome: 'ACCEPTED', documentNumber: '苏民函〔2026〕7号', remarks: '已转养老服务处' });
    expect(accepted.referral).toMatchObject({
      state: 'ACCEPTED',
      answers: [{ outcome: 'ACCEPTED', remarks: '已转养老服务处', eventId: null, enteredBy: { id: inspector.id } }],
    });
    const done = await answer(accepted.referral);
    expect(done.referral).toMatchObject({ state: 'DONE', answers: [{ outcome: 'ACCEPTED' }, { outcome: 'DONE', documentNumber: null }] });
    expect((await world.published(ReferralAnswerRecorded)).filter(({ referralId }) => referralId === issued.id)).toEqual([
      { ...facts, outcome: 'ACCEPTED', answeredOn: TODAY, documentNumber: '苏民函〔2026〕7号' },
      { ...facts, outcome: 'DONE', answeredOn: TODAY, documentNumber: null },
    ]);
    expect((await answer(done.referral)).code).toBe('REFERRAL_STATE');
    expect((await send(inspector, ISSUE, letter({ unitId: null, hazardId: hazard.id }))).code).toBe('');
  });

  it('is withdrawn with a reason, and then takes no answer', async () => {
    const issued = await issue();
    const { referral } = await send(inspector, WITHDRAW, { id: issued.id, expectedVersion: issued.version, reason: '已整改' });
    expect(referral.state).toBe('WITHDRAWN');
    expect((await world.published(ReferralWithdrawn)).at(-1)).toMatchObject({ referralId: issued.id, withdrawnOn: TODAY });
    expect((await answer(referral)).code).toBe('REFERRAL_STATE');
  });

  it.each([
    ['a partner that does not exist', { partnerCode: 'nobody' }, 'PARTNER_UNKNOWN'],
    ['a partner of another province', { partnerCode: 'ln-housing' }, 'PARTNER_UNKNOWN'],
    ['a suspended partner', { partnerCode: 'js-education' }, 'PARTNER_SUSPENDED'],
    ['a day that is over', { answerDueOn: '2026-03-09' }, 'ANSWER_DUE_TOO_EARLY'],
    ['neither hazard nor unit', { unitId: null }, 'HAZARD_OR_UNIT'],
    ['both hazard and unit', { hazardId: uuidv7() }, 'HAZARD_OR_UNIT'],
    ['a unit that does not exist', { unitId: uuidv7() }, 'NOT_FOUND'],
    ['a hazard that does not exist', { unitId: null, hazardId: uuidv7() }, 'NOT_FOUND'],
    ['a state secret', { content: '机密★20年' }, 'CLASSIFIED'],
  ])('is not issued to or about %s', async (_, more, code) => {
    expect(await send(inspector, ISSUE, letter(more))).toEqual({ referral: null, code });
  });

  it('is not issued about a closed hazard', async () => {
    const pair = [inspector, await world.person('INSPECTOR', '320102')];
    const { id } = await world.hazard(pair, '320102');
    await world.rows(`UPDATE hazard SET state = 'CLOSED', closed_on = '2026-03-09' WHERE id = $1`, [id]);
    expect((await send(inspector, ISSUE, letter({ unitId: null, hazardId: id }))).code).toBe('HAZARD_CLOSED');
  });

  it.each([
    ['tomorrow', { answeredOn: '2026-03-11' }, 'DAY_IN_FUTURE'],
    ['before the issue', { answeredOn: '2026-03-09' }, 'ANSWERED_TOO_EARLY'],
  ])('is not answered %s', async (_, more, code) => {
    expect((await answer(await issue(), more)).code).toBe(code);
  });

  it('is changed by who knows its present version, once per key', async () => {
    const issued = await issue();
    const input = { id: issued.id, expectedVersion: issued.version, outcome: 'ACCEPTED', answeredOn: TODAY, idempotencyKey: uuidv7() };
    const first = await send(inspector, ANSWER, input);
    expect(await send(inspector, ANSWER, input)).toEqual(first);
    expect(first.referral.answers).toHaveLength(1);
    expect((await answer(issued)).code).toBe('STALE_VERSION');
  });

  it('needs the right, and is unknown elsewhere', async () => {
    const issued = await issue();
    expect((await send(await world.person('VIEWER', '320102'), ISSUE, letter())).code).toBe('FORBIDDEN');
    const away = await world.person('INSPECTOR', '3205');
    expect((await send(away, ISSUE, letter())).code).toBe('NOT_FOUND');
    const step = { id: issued.id, expectedVersion: issued.version };
    expect((await send(away, ANSWER, { ...step, outcome: 'DONE', answeredOn: TODAY })).code).toBe('NOT_FOUND');
    expect((await send(away, WITHDRAW, { ...step, reason: '无' })).code).toBe('NOT_FOUND');
    expect(await away.ask(`{ referral(id: "${issued.id}") { id } referrals { totalCount nodes { id } } }`)).toEqual({
      referral: null,
      referrals: { totalCount: 0, nodes: [] },
    });
  });
});

describe('listing referrals', () => {
  it('puts the most overdue first and what is settled last', async () => {
    const [mine] = (await world.units('320105', 1)) as [string];
    const officer = await world.person('CAMPAIGN_ADMIN', '320105');
    const at = async (answerDueOn: string, more: object = {}) =>
      (await send(officer, ISSUE, letter({ unitId: mine, partnerCode: 'nj-housing', answerDueOn, ...more }))).referral;
    const late = await at('2026-03-10');
    const later = await at('2026-03-11');
    const settled = await at('2026-03-10');
    const open = await at('2026-03-31');
    await send(officer, ANSWER, { id: settled.id, expectedVersion: 1, outcome: 'DONE', answeredOn: TODAY });
    // Two days go by.
    for (const { id } of [late, later])
      await world.rows(
        `UPDATE referral SET issued_on = '2026-03-01', answer_due_on = answer_due_on - 2, awaited_until = awaited_until - 2 WHERE id = $1`,
        [id],
      );
    const list = async (filter: object) =>
      (
        await officer.ask(`query ($filter: ReferralFilter) { referrals(filter: $filter) { nodes { id overdue } } }`, { filter })
      ).referrals.nodes.map(({ id, overdue }: { id: string; overdue: boolean }) => [id, overdue]);
    expect(await list({ regionCode: '320105' })).toEqual([
      [late.id, true],
      [later.id, true],
      [open.id, false],
      [settled.id, false],
    ]);
    expect(await list({ overdue: true })).toHaveLength(2);
    expect(await list({ overdue: false })).toHaveLength(2);
    expect(await list({ states: ['DONE'] })).toEqual([[settled.id, false]]);
    expect(await list({ partnerCode: 'js-civil-affairs' })).toEqual([]);
    expect(await list({ unitId: mine })).toHaveLength(4);
  });

  it('follows a unit that moves', async () => {
    const [moving] = (await world.units('320102', 1)) as [string];
    const { id } = await issue({ unitId: moving });
    await answer({ id, version: 1 }, { outcome: 'ACCEPTED' });
    await world.receive(UnitChanged, {
      unitId: moving,
      name: '迁址养老院',
      regionCode: '320506',
      categories: [],
      supervisingBody: null,
      status: 'OPERATING',
      version: 2,
    });
    const there = await world.person('INSPECTOR', '320506');
    const { referral } = await there.ask(`{ referral(id: "${id}") { regionCode state answers { outcome } } }`);
    expect(referral).toEqual({ regionCode: '320506', state: 'ACCEPTED', answers: [{ outcome: 'ACCEPTED' }] });
    expect(await inspector.ask(`{ referral(id: "${id}") { id } }`)).toEqual({ referral: null });
  });

  it('lies in tables as the entities say', async () => {
    expect(await schemaDrift('inspections', inspections.entities, { connection: world.runtime.owner })).toEqual([]);
  });
});
