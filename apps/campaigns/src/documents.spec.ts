import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DirectiveIssued, DivisionChanged, DocumentRegistered, MeetingHeld, RegionsLoaded } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { campaigns } from './service.js';

let app: TestService;
let corps: TestPerson;
let approver: TestPerson;
let yingkou: TestPerson;
let yingkouInspector: TestPerson;
let dalian: TestPerson;
let elsewhere: TestPerson;
const divisions = new Map<string, string>();

beforeAll(async () => {
  app = await startService(campaigns, { today: '2024-02-05' });
  corps = await app.person('CAMPAIGN_ADMIN', '21');
  approver = await app.person('CAMPAIGN_APPROVER', '21');
  yingkou = await app.person('CAMPAIGN_ADMIN', '2108');
  yingkouInspector = await app.person('INSPECTOR', '2108');
  dalian = await app.person('CAMPAIGN_ADMIN', '2102');
  elsewhere = await app.person('CAMPAIGN_ADMIN', '33');
  const regions = { '21': '辽宁省', '2102': '大连市', '2108': '营口市', '210802': '站前区', '33': '浙江省' };
  await app.receive(RegionsLoaded, { batchId: 'r', regions: Object.entries(regions).map(([code, name]) => ({ code, name })) });
  for (const name of ['防火监督处', '新闻宣传处', '队务处', '保密办']) {
    const divisionId = uuidv7();
    divisions.set(name, divisionId);
    await app.receive(DivisionChanged, { divisionId, organizationId: uuidv7(), regionCode: '21', name, version: 1 });
  }
});
afterAll(() => app.stop());

type Answer = Record<string, any>;
const USER_ERRORS = `userErrors { code field message messageEn }`;
const ask = (person: TestPerson, mutation: string, input: object, selection: string) => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} ${USER_ERRORS} } }`;
  return person.askRaw(document, { input: { idempotencyKey: uuidv7(), ...input } }) as Promise<Answer>;
};
/** Sends a mutation that must succeed. */
async function send(person: TestPerson, mutation: string, input: object, selection: string): Promise<Answer> {
  const { data, errors } = await ask(person, mutation, input, selection);
  if (errors !== undefined || data[mutation].userErrors.length > 0) throw new Error(JSON.stringify(errors ?? data[mutation]));
  return data[mutation];
}
/** The code of a refusal, wherever it is given; it is worded in both languages. */
async function refusal(person: TestPerson, mutation: string, input: object): Promise<string | null> {
  const { data, errors } = await ask(person, mutation, input, '');
  const refused = errors?.[0] ?? data[mutation].userErrors[0];
  if (refused === undefined) return null;
  expect(refused.message).toMatch(/[\u4e00-\u9fff]/);
  expect(refused.messageEn ?? refused.extensions.messageEn).toMatch(/^[\x20-\x7e“”’《》〔〕\u4e00-\u9fff]+$/);
  return refused.extensions?.code ?? refused.code;
}
/** Rows of the registers, to show that a refusal changed nothing. */
const state = () =>
  app.rows(`SELECT (SELECT json_agg(d ORDER BY id) FROM document d) AS documents, (SELECT json_agg(m ORDER BY id) FROM meeting m) AS meetings,
    (SELECT json_agg(r ORDER BY id) FROM directive_recipient r) AS recipients, (SELECT json_agg(r ORDER BY id) FROM document_receipt r) AS receipts,
    (SELECT count(*) FROM obligation) AS owed, (SELECT count(*) FROM task) AS tasks, (SELECT count(*) FROM outbox) AS events`);

let serial = 100;
const facts = (fields: object = {}) => ({
  kind: 'NOTICE',
  title: '关于开展除患攻坚工作的通知',
  number: `辽消〔2024〕${(serial += 1)}号`,
  issuer: '辽宁省消防救援总队',
  level: 'CORPS',
  issuedOn: '2024-01-20',
  ...fields,
});
const DOCUMENT = 'document { id version number numberUnrecognised numberParts { issuerCode year ordinal } status permittedActions note }';
const register = async (fields: object = {}, person = corps, regionCode = '21'): Promise<Answer> =>
  (await send(person, 'registerDocument', { regionCode, document: facts(fields) }, DOCUMENT))['document'];
const meetingFacts = (fields: object = {}) => ({
  kind: 'OFFICE',
  title: '第6次局务会',
  ordinal: 6,
  convener: '消防救援局',
  level: 'BUREAU',
  heldOn: '2024-02-01',
  ...fields,
});
const MEETING = 'meeting { id version requirements { ordinal lead { name division { id } } supporting { name wildcard } issueId } }';
const record = async (fields: object = {}): Promise<Answer> =>
  send(corps, 'recordMeeting', { regionCode: '21', meeting: meetingFacts(fields) }, `${MEETING} unmatched { name candidates { id } }`);
const obligations = (subjectId: string) =>
  app.rows(`SELECT kind, region_code, status, late, due_at FROM obligation WHERE subject_id = $1 ORDER BY id`, [subjectId]);

describe('the register', () => {
  it('keeps a number as the standard writes it, and one that cannot be read as it is, flagged', async () => {
    const read = await register({ number: '辽消[2024]7号' });
    expect(read).toMatchObject({
      number: '辽消〔2024〕7号',
      numberUnrecognised: false,
      numberParts: { issuerCode: '辽消', year: 2024, ordinal: 7 },
      status: 'REGISTERED',
      permittedActions: ['PROPOSE', 'DISTRIBUTE'],
    });
    expect(await register({ number: '情况通报第六期' })).toMatchObject({
      number: '情况通报第六期',
      numberUnrecognised: true,
      numberParts: null,
    });
    expect(await register({ number: null })).toMatchObject({ number: null, numberUnrecognised: false });
    expect(await app.published(DocumentRegistered)).toContainEqual(
      expect.objectContaining({ documentId: read['id'], number: '辽消〔2024〕7号', regionCode: '21' }),
    );
    const found = await corps.ask(`{ documents(filter: { number: "辽消（2024）第7号" }) { totalCount nodes { id } } }`);
    expect(found.documents).toEqual({ totalCount: 1, nodes: [{ id: read['id'] }] });
  });

  it('holds a number once, and issues of a bulletin once per issuer', async () => {
    await register({ number: '2022年第6期', issuer: '甲办公室' });
    await register({ number: '2022年第6期', issuer: '乙办公室' });
    const before = await state();
    const again = (fields: object) => refusal(corps, 'registerDocument', { regionCode: '21', document: facts(fields) });
    expect(await again({ number: '辽消（2024）7号' })).toBe('DOCUMENT_TWICE');
    expect(await again({ number: '2022年第6期', issuer: '甲办公室' })).toBe('DOCUMENT_TWICE');
    expect(await state()).toEqual(before);
    await register({ number: '辽消〔2024〕7号' }, yingkou, '2108'); // a register of its own
  });

  it('refuses days before the signature, texts that cannot be kept, marks of secrecy, and people without the right', async () => {
    const before = await state();
    const tried = (fields: object, person = corps) => refusal(person, 'registerDocument', { regionCode: '21', document: facts(fields) });
    expect(await tried({ receivedOn: '2024-01-19' })).toBe('DOCUMENT_DATES');
    expect(await tried({ publishedOn: '2024-01-19' })).toBe('DOCUMENT_DATES');
    expect(await tried({ summary: '含\u0000空字符' })).toBe('TEXT_NUL');
    expect(await tried({ title: '损坏\ud800的标题' })).toBe('TEXT_BROKEN');
    expect(await tried({ summary: '机密★10年' })).toBe('CLASSIFIED');
    expect(await tried({ campaignId: uuidv7() })).toBe('NOT_FOUND');
    expect(await tried({ derivedFromIds: [uuidv7()] })).toBe('ORIGIN_UNKNOWN');
    expect(await tried({}, yingkou)).toBe('FORBIDDEN');
    expect(await tried({}, approver)).toBe('FORBIDDEN');
    expect(await state()).toEqual(before);
  });

  it('takes a document from its entry to the archive, step by step', async () => {
    let document = await register();
    const step = async (action: string, note: string | null = null) => {
      const input = { documentId: document['id'], expectedVersion: document['version'], action, note };
      document = (await send(corps, 'advanceDocument', input, DOCUMENT))['document'];
    };
    const tried = (action: string) =>
      refusal(corps, 'advanceDocument', { documentId: document['id'], expectedVersion: document['version'], action });
    expect(await tried('PROPOSE')).toBe('DOCUMENT_NOTE');
    expect(await tried('ARCHIVE')).toBe('DOCUMENT_STATUS');
    await step('PROPOSE', '请防火监督处阅办');
    expect(await tried('PROPOSE')).toBe('DOCUMENT_STATUS');
    await step('DISTRIBUTE');
    await step('SIGN_FOR');
    await step('HANDLE');
    await step('ANSWER', '已报送贯彻落实情况');
    await step('SETTLE');
    await step('ARCHIVE');
    expect(document).toMatchObject({ status: 'ARCHIVED', permittedActions: [], note: '已报送贯彻落实情况' });
    const change = { documentId: document['id'], expectedVersion: document['version'], document: facts() };
    expect(await refusal(corps, 'changeDocument', change)).toBe('DOCUMENT_ARCHIVED');
    expect(await refusal(corps, 'changeDocument', { ...change, expectedVersion: 1 })).toBe('STALE_VERSION');
  });

  it('links the numbers that texts cite as soon as they are registered', async () => {
    const citing = await register({ summary: '按照辽消〔2024〕77号和国务院发〔2024〕5号要求开展工作' });
    const citations = async (person = corps) =>
      (await person.ask(`query ($id: ID!) { document(id: $id) { citations { number document { id } } } }`, { id: citing['id'] })).document
        .citations;
    expect(await citations()).toEqual([
      { number: '辽消〔2024〕77号', document: null },
      { number: '国务院发〔2024〕5号', document: null },
    ]);
    const cited = await register({ number: '辽消〔2024〕77号' });
    expect((await citations())[0]).toEqual({ number: '辽消〔2024〕77号', document: { id: cited['id'] } });
  });
});

describe('lineage', () => {
  const LINEAGE = `query ($id: ID!) { document(id: $id) { lineage { depth document { title } meeting { title } } } }`;

  it('is told back to the first meeting: 部党委会 → 局党委会 → 总队会商 → 通知', async () => {
    const ministry = await record({ title: '部党委会', kind: 'PARTY_COMMITTEE', level: 'MINISTRY' });
    const bureau = await record({ title: '局务会', derivedFromIds: [ministry['meeting'].id] });
    const corpsMeeting = await record({ title: '总队会商', level: 'CORPS', derivedFromIds: [bureau['meeting'].id] });
    const notice = await register({ title: '办公会议工作要求的通知', derivedFromIds: [corpsMeeting['meeting'].id] });
    const { document } = await corps.ask(LINEAGE, { id: notice['id'] });
    expect(document.lineage).toEqual([
      { depth: 1, document: null, meeting: { title: '总队会商' } },
      { depth: 2, document: null, meeting: { title: '局务会' } },
      { depth: 3, document: null, meeting: { title: '部党委会' } },
    ]);
  });

  it('never goes round, whether through documents or meetings', async () => {
    const first = await register({ title: '第一件' });
    const meeting = (await record({ title: '传达会', derivedFromIds: [first['id']] }))['meeting'];
    const second = await register({ title: '第二件', derivedFromIds: [meeting['id']] });
    const before = await state();
    const change = (origin: string) =>
      refusal(corps, 'changeDocument', { documentId: first['id'], expectedVersion: 1, document: facts({ derivedFromIds: [origin] }) });
    expect(await change(second['id'])).toBe('LINEAGE_CYCLE');
    expect(await change(first['id'])).toBe('LINEAGE_CYCLE');
    const changed = { meetingId: meeting['id'], expectedVersion: 1, meeting: meetingFacts({ derivedFromIds: [second['id']] }) };
    expect(await refusal(corps, 'changeMeeting', changed)).toBe('LINEAGE_CYCLE');
    expect(await state()).toEqual(before);
  });

  it('lets only one of two changes close a circle, however close together they come', async () => {
    const [one, other] = [await register({ title: '甲件' }), await register({ title: '乙件' })];
    const tie = (document: Answer, origin: Answer) =>
      refusal(corps, 'changeDocument', {
        documentId: document['id'],
        expectedVersion: 1,
        document: facts({ derivedFromIds: [origin['id']] }),
      });
    const results = await Promise.all([tie(one, other), tie(other, one)]);
    expect(results.sort()).toEqual(['LINEAGE_CYCLE', null]);
  });
});

describe('an awaited document', () => {
  const AWAITED = 'awaitedDocument { id version status overdue document { id } announcedIn { meeting { title } } }';
  const awaited = async (fields: object = {}): Promise<Answer> =>
    (
      await send(
        corps,
        'awaitDocument',
        {
          regionCode: '21',
          title: '安全生产治本攻坚三年行动方案',
          issuer: '省安委会',
          level: 'PROVINCE',
          expectedBy: '2024-02-20',
          ...fields,
        },
        AWAITED,
      )
    )['awaitedDocument'];
  const seen = async (id: string) =>
    (await corps.ask(`{ awaitedDocuments(first: 200) { nodes { id status overdue document { id } } } }`)).awaitedDocuments.nodes.find(
      (node: Answer) => node['id'] === id,
    );

  it('is owed by its day, alerts when that has passed, and closes when the document is registered', async () => {
    const meeting = (await record({ title: '动员部署会', kind: 'MOBILIZATION' }))['meeting'];
    const one = await awaited({ announcedInId: meeting['id'] });
    expect(one).toMatchObject({ status: 'AWAITED', overdue: false, announcedIn: { meeting: { title: '动员部署会' } } });
    expect(await obligations(one['id'])).toMatchObject([{ kind: 'AWAITED_DOCUMENT', region_code: '21', status: 'OPEN' }]);
    await app.setTime('2024-02-21T00:00:00+08:00');
    expect((await corps.ask(`{ awaitedDocuments(filter: { overdue: true }) { totalCount } }`)).awaitedDocuments.totalCount).toBe(1);
    const arrived = await register({ title: '关于印发《安全生产治本攻坚三年行动方案》的通知', level: 'PROVINCE', issuedOn: '2024-02-18' });
    expect(await seen(one['id'])).toMatchObject({ status: 'ARRIVED', overdue: false, document: { id: arrived['id'] } });
    expect(await obligations(one['id'])).toMatchObject([{ status: 'DONE', late: true }]);
    await app.setTime('2024-02-05T12:00:00+08:00');
  });

  it('closes by its number where that is known, and never by title against another number', async () => {
    const one = await awaited({ title: '实施方案全文', number: '辽安委[2024]9号' });
    await register({ title: '实施方案全文', number: '辽安委〔2024〕8号' });
    expect(await seen(one['id'])).toMatchObject({ status: 'AWAITED' });
    const arrived = await register({ title: '另有标题', number: '辽安委（2024）第9号' });
    expect(await seen(one['id'])).toMatchObject({ status: 'ARRIVED', document: { id: arrived['id'] } });
  });

  it('is settled by hand: with a document, or with a reason, once', async () => {
    const one = await awaited({ title: '某项规定' });
    const input = { awaitedDocumentId: one['id'], expectedVersion: one['version'] };
    expect(await refusal(corps, 'settleAwaitedDocument', input)).toBe('DOCUMENT_OR_REASON');
    expect(await refusal(corps, 'settleAwaitedDocument', { ...input, documentId: uuidv7() })).toBe('ORIGIN_UNKNOWN');
    expect(await refusal(yingkou, 'settleAwaitedDocument', { ...input, reason: '不再印发' })).toBe('NOT_FOUND');
    const settled = await send(corps, 'settleAwaitedDocument', { ...input, reason: '不再印发' }, AWAITED);
    expect(settled['awaitedDocument']).toMatchObject({ status: 'WITHDRAWN' });
    expect(await obligations(one['id'])).toMatchObject([{ status: 'WITHDRAWN' }]);
    expect(await refusal(corps, 'settleAwaitedDocument', { ...input, expectedVersion: 2, reason: '再次撤销' })).toBe('AWAITED_STATUS');
  });
});

describe('circulation', () => {
  const CIRCULATION =
    'circulation { dryRun regionCodes alreadyDelivered document { version status circulation { delivered signedFor study studied overdue } } }';
  const receiptOf = async (person: TestPerson, document: Answer): Promise<Answer> =>
    (
      await person.ask(
        `query ($id: ID!) { documentReceipts(filter: { documentId: $id }) { nodes { id regionCode status document { title } } } }`,
        { id: document['id'] },
      )
    ).documentReceipts.nodes[0];
  const circulate = (document: Answer, fields: object = {}) =>
    send(
      corps,
      'circulateDocument',
      { documentId: document['id'], expectedVersion: document['version'], level: 'CITY', study: true, dueOn: '2024-02-10', ...fields },
      CIRCULATION,
    );

  it('shows a document to the regions it is sent to, and to no others', async () => {
    const document = await register({ title: '拆除障碍物通告' });
    const reads = (person: TestPerson) => person.askRaw(`query ($id: ID!) { document(id: $id) { title } }`, { id: document['id'] });
    expect(JSON.stringify((await reads(yingkou)).errors)).toContain('NOT_FOUND');
    const before = await state();
    const dry = await circulate(document, { dryRun: true });
    expect(dry['circulation']).toMatchObject({ dryRun: true, regionCodes: ['2102', '2108'], alreadyDelivered: 0 });
    expect(await state()).toEqual(before);

    const sent = await circulate(document, { level: null, regionCodes: ['2108', '2108'] });
    expect(sent['circulation']).toMatchObject({ dryRun: false, regionCodes: ['2108'], document: { status: 'DISTRIBUTED' } });
    expect((await reads(yingkou)).data).toEqual({ document: { title: '拆除障碍物通告' } });
    expect(JSON.stringify((await reads(dalian)).errors)).toContain('NOT_FOUND');
    expect(await refusal(yingkou, 'advanceDocument', { documentId: document['id'], expectedVersion: 2, action: 'HANDLE' })).toBe(
      'FORBIDDEN',
    );
    const all = await circulate({ id: document['id'], version: 2 });
    expect(all['circulation']).toMatchObject({ regionCodes: ['2102'], alreadyDelivered: 1, document: { circulation: { delivered: 2 } } });
  });

  it('keeps who signed and who studied, and owes it until then', async () => {
    const document = await register({ title: '传达学习件' });
    await circulate(document);
    const receipt = await receiptOf(yingkou, document);
    expect(receipt).toMatchObject({ regionCode: '2108', status: 'DELIVERED', document: { title: '传达学习件' } });
    expect(await obligations(receipt['id'])).toMatchObject([{ kind: 'CIRCULATION', region_code: '2108', status: 'OPEN' }]);
    const RECEIPT = 'receipt { status signedForBy { id } signedForAt studiedBy { id } note overdue }';
    const acknowledge = (action: string, note?: string) =>
      send(yingkouInspector, 'acknowledgeDocument', { receiptId: receipt['id'], action, note }, RECEIPT);
    const tried = (person: TestPerson, action: string) => refusal(person, 'acknowledgeDocument', { receiptId: receipt['id'], action });
    const before = await state();
    expect(await tried(yingkou, 'COMPLETE_STUDY')).toBe('RECEIPT_STATUS');
    expect(await tried(dalian, 'SIGN_FOR')).toBe('NOT_FOUND');
    expect(await tried(elsewhere, 'SIGN_FOR')).toBe('NOT_FOUND');
    expect(await state()).toEqual(before);

    expect((await acknowledge('SIGN_FOR'))['receipt']).toMatchObject({ status: 'SIGNED_FOR', signedForBy: { id: yingkouInspector.id } });
    expect(await tried(yingkou, 'SIGN_FOR')).toBe('RECEIPT_STATUS');
    expect(await obligations(receipt['id'])).toMatchObject([{ status: 'OPEN' }]);
    await app.setTime('2024-02-11T09:00:00+08:00');
    const counts = async () =>
      (
        await corps.ask(
          `query ($id: ID!) { document(id: $id) { circulation { delivered signedFor study studied overdue } receipts(outstanding: true) { nodes { regionCode overdue } } } }`,
          { id: document['id'] },
        )
      ).document;
    expect(await counts()).toEqual({
      circulation: { delivered: 2, signedFor: 1, study: 2, studied: 0, overdue: 2 },
      receipts: { nodes: [{ regionCode: '2102', overdue: true }, { regionCode: '2108', overdue: true }] }, // prettier-ignore
    });
    expect((await acknowledge('COMPLETE_STUDY', '党委会集中学习'))['receipt']).toMatchObject({ status: 'STUDIED', overdue: false });
    expect(await obligations(receipt['id'])).toMatchObject([{ status: 'DONE', late: true }]);
    expect((await counts()).circulation).toMatchObject({ studied: 1, overdue: 1 });
    const { document: mine } = await yingkou.ask(`query ($id: ID!) { document(id: $id) { circulation { delivered } } }`, {
      id: document['id'],
    });
    expect(mine.circulation.delivered).toBe(1); // the others’ receipts are not theirs to see
    await app.setTime('2024-02-05T12:00:00+08:00');
  });

  it('ends with the signature where no study is asked for', async () => {
    const document = await register();
    await circulate(document, { level: null, regionCodes: ['2108'], study: false });
    const advance = { documentId: document['id'], expectedVersion: 2, action: 'SIGN_FOR' };
    expect(await refusal(corps, 'advanceDocument', advance)).toBe('DOCUMENT_UNSIGNED');
    const receipt = await receiptOf(yingkou, document);
    await send(yingkou, 'acknowledgeDocument', { receiptId: receipt['id'], action: 'SIGN_FOR' }, 'receipt { id }');
    expect(await obligations(receipt['id'])).toMatchObject([{ status: 'DONE', late: false }]);
    expect(await refusal(yingkou, 'acknowledgeDocument', { receiptId: receipt['id'], action: 'COMPLETE_STUDY' })).toBe('RECEIPT_STATUS');
    expect((await send(corps, 'advanceDocument', advance, DOCUMENT))['document'].status).toBe('SIGNED_FOR');
  });

  it('refuses regions outside, a day that has passed, and both or neither way to name regions', async () => {
    const document = await register();
    const tried = (fields: object) =>
      refusal(corps, 'circulateDocument', { documentId: document['id'], expectedVersion: 1, study: false, dueOn: '2024-02-10', ...fields });
    expect(await tried({ regionCodes: ['3301'] })).toBe('CIRCULATION_REGION');
    expect(await tried({ regionCodes: ['2108'], dueOn: '2024-02-04' })).toBe('CIRCULATION_DUE');
    expect(await tried({})).toBe('REGIONS_OR_LEVEL');
    expect(await tried({ regionCodes: ['2108'], level: 'CITY' })).toBe('REGIONS_OR_LEVEL');
    expect(await refusal(elsewhere, 'circulateDocument', { documentId: document['id'], expectedVersion: 1, level: 'CITY', study: false, dueOn: '2024-02-10' })).toBe('NOT_FOUND'); // prettier-ignore
  });
});

describe('a directive', () => {
  const directive = (fields: object = {}) => ({
    regionCode: '21',
    kind: 'DIRECTIVE',
    givenOn: '2024-01-17',
    leader: '郑某',
    post: '副市长',
    level: 'CITY',
    about: '《关于2023年全市消防工作和队伍建设情况的报告》',
    text: '值得肯定,望再接再厉。',
    requiredAction: '传达学习并报送落实情况',
    dueOn: '2024-02-08',
    recipients: [{ regionCode: '2108' }, { regionCode: '21', divisionId: divisions.get('队务处') }],
    ...fields,
  });
  const ISSUED =
    'issued { dryRun regionCodes directive { id closed recipients { nodes { id regionCode status division { id } overdue } } } }';
  const RECIPIENT = 'recipient { status feedback readBy { id } answeredBy { id } reviewNote closedBy { id } }';
  const issue = async (fields: object = {}): Promise<Answer> => (await send(corps, 'issueDirective', directive(fields), ISSUED))['issued'];

  it('goes to regions and divisions, is read, answered, returned, answered again and closed', async () => {
    const before = await state();
    expect(await issue({ dryRun: true })).toEqual({ dryRun: true, regionCodes: ['21', '2108'], directive: null });
    expect(await state()).toEqual(before);

    const { directive: one } = await issue();
    const [office, city] = one.recipients.nodes;
    expect(office).toMatchObject({ regionCode: '21', status: 'ISSUED', division: { id: divisions.get('队务处') } });
    expect(await obligations(city.id)).toMatchObject([{ kind: 'DIRECTIVE', region_code: '2108', status: 'OPEN' }]);
    const act = async (person: TestPerson, mutation: string, id: string, action: string, words: object = {}) =>
      (await send(person, mutation, { recipientId: id, action, ...words }, RECIPIENT))['recipient'];
    await act(yingkou, 'answerDirective', city.id, 'READ');
    await act(yingkouInspector, 'answerDirective', city.id, 'ANSWER', { feedback: '已传达' });
    expect(await obligations(city.id)).toMatchObject([{ status: 'DONE', late: false }]);
    expect(await refusal(yingkou, 'answerDirective', { recipientId: city.id, action: 'ANSWER', feedback: '再次反馈' })).toBe(
      'DIRECTIVE_STATUS',
    );
    expect(await refusal(yingkou, 'reviewDirective', { recipientId: city.id, action: 'CLOSE' })).toBe('FORBIDDEN');
    expect(await refusal(corps, 'reviewDirective', { recipientId: city.id, action: 'RETURN' })).toBe('DIRECTIVE_NOTE');
    await act(corps, 'reviewDirective', city.id, 'RETURN', { note: '请补充学习人数' });
    expect(await obligations(city.id)).toMatchObject([{ status: 'DONE' }, { status: 'OPEN' }]);
    await act(yingkou, 'answerDirective', city.id, 'ANSWER', { feedback: '已传达,参学320人' });
    expect(await act(corps, 'reviewDirective', city.id, 'CLOSE')).toMatchObject({ status: 'CLOSED', closedBy: { id: corps.id } });
    await act(corps, 'answerDirective', office.id, 'ANSWER', { feedback: '已落实' });
    const closed = async () => (await corps.ask(`query ($id: ID!) { directive(id: $id) { closed } }`, { id: one.id })).directive.closed;
    expect(await closed()).toBe(false);
    await act(corps, 'reviewDirective', office.id, 'CLOSE');
    expect(await closed()).toBe(true);
    expect(await app.published(DirectiveIssued)).toMatchObject([{ directiveId: one.id, recipients: ['2108', '21'] }]);
  });

  it('is read by its recipients, who see their own part only', async () => {
    const { directive: one } = await issue({ recipients: [{ regionCode: '2108' }, { regionCode: '2102' }] });
    const READ = `query ($id: ID!) { directive(id: $id) { leader recipients { totalCount nodes { regionCode } } } directives { nodes { id } } }`;
    const mine = await yingkou.ask(READ, { id: one.id });
    expect(mine.directive).toEqual({ leader: '郑某', recipients: { totalCount: 1, nodes: [{ regionCode: '2108' }] } });
    expect(mine.directives.nodes).toContainEqual({ id: one.id });
    await expect(elsewhere.ask(READ, { id: one.id })).rejects.toThrow('NOT_FOUND');
    const cities = one.recipients.nodes as Answer[];
    const dalians = cities.find(({ regionCode }) => regionCode === '2102')!;
    expect(await refusal(yingkou, 'answerDirective', { recipientId: dalians['id'], action: 'READ' })).toBe('NOT_FOUND');
  });

  it('refuses what it cannot be about or go to', async () => {
    const before = await state();
    const tried = (fields: object) => refusal(corps, 'issueDirective', directive(fields));
    expect(await tried({ dueOn: '2024-01-16' })).toBe('DIRECTIVE_DATES');
    expect(await tried({ recipients: [{ regionCode: '3301' }] })).toBe('DIRECTIVE_REGION');
    expect(await tried({ recipients: [{ regionCode: '2108', divisionId: divisions.get('队务处') }] })).toBe('DIRECTIVE_DIVISION');
    expect(await tried({ recipients: [{ regionCode: '21', divisionId: uuidv7() }] })).toBe('DIVISION_UNKNOWN');
    expect(await tried({ documentId: uuidv7() })).toBe('NOT_FOUND');
    expect(await tried({ followsId: uuidv7() })).toBe('NOT_FOUND');
    expect(await tried({ text: '秘密★长期' })).toBe('CLASSIFIED');
    expect(await state()).toEqual(before);
  });
});

describe('a meeting', () => {
  const REQUIREMENTS = [
    { title: '推动系统治理', subItems: ['完善基层治理', '细化安全标准'], supporting: ['防火监督处', '新闻宣传处'] },
    { title: '加强保密工作', text: '严把关键环节', lead: '总队保密办', supporting: ['机关各处室'] },
    { title: '掀起学习热潮', supporting: ['各处室'] },
    { title: '抓好落实', supporting: ['各支队', '督察处'] },
  ];
  const running = async (): Promise<Answer> => {
    const phases = ['MOBILIZATION', 'INTENSIVE_RECTIFICATION', 'ACCEPTANCE'].map((phase, index) => ({
      phase,
      startsOn: `2024-0${index + 1}-01`,
      endsOn: `2024-0${index + 1}-28`,
    }));
    const input = {
      ...{ regionCode: '21', name: '每周工作', categories: ['HOSPITAL'], startsOn: '2024-01-01', endsOn: '2024-03-28', goal: '落实' },
      ...{ firstResponsiblePersonId: corps.id, phases },
    };
    let { campaign } = await send(corps, 'createCampaign', input, 'campaign { id version }');
    for (const [person, mutation] of [
      [corps, 'submitCampaign'],
      [approver, 'approveCampaign'],
      [corps, 'publishCampaign'],
    ] as const) {
      // prettier-ignore
      const document = `mutation ($input: CampaignActionInput!) { ${mutation}(input: $input) { campaign { id version } ${USER_ERRORS} } }`;
      const action = { idempotencyKey: uuidv7(), campaignId: campaign.id, expectedVersion: campaign.version };
      campaign = (await person.ask(document, { input: action }))[mutation].campaign;
    }
    return campaign;
  };

  it('finds the divisions of its requirements, and tells which names it did not', async () => {
    const { meeting, unmatched } = await record({ requirements: REQUIREMENTS, chair: '王某', speakers: ['李某'] });
    expect(meeting.requirements.map((one: Answer) => one['lead'])).toEqual([
      null,
      { name: '总队保密办', division: { id: divisions.get('保密办') } },
      null,
      null,
    ]);
    expect(meeting.requirements[1].supporting).toEqual([{ name: '机关各处室', wildcard: 'DIVISIONS' }]);
    expect(unmatched).toMatchObject([{ name: '督察处' }]);
    expect(await app.published(MeetingHeld)).toContainEqual(
      expect.objectContaining({ meetingId: meeting.id, requirements: 4, chair: '王某' }),
    );
    expect(JSON.stringify((await yingkou.askRaw(`{ meeting(id: "${meeting.id}") { id } }`)).errors)).toContain('NOT_FOUND');
  });

  it('issues its requirements as tasks, each once: to its divisions, every division, every city', async () => {
    const campaign = await running();
    const { meeting } = await record({ requirements: REQUIREMENTS, campaignId: campaign['id'] });
    const input = { meetingId: meeting.id, expectedVersion: 1, campaignId: campaign['id'], phase: 'MOBILIZATION', dueOn: '2024-02-09' };
    const ISSUED = `issued { dryRun tasks { ordinal regionCode } meeting { version requirements { issueId } } }`;
    const before = await state();
    const dry = (await send(corps, 'issueMeetingTasks', { ...input, dryRun: true }, ISSUED))['issued'];
    const wanted = [[1, '21'], [2, '21'], [3, '21'], [3, '21'], [3, '21'], [3, '21'], [4, '2102'], [4, '2108']]; // prettier-ignore
    expect(dry).toMatchObject({ dryRun: true, tasks: wanted.map(([ordinal, regionCode]) => ({ ordinal, regionCode })) });
    expect(await state()).toEqual(before);

    const { issued } = await send(corps, 'issueMeetingTasks', { ...input, ordinals: [2, 4] }, ISSUED);
    expect(issued.meeting.requirements.map((one: Answer) => one['issueId'] !== null)).toEqual([false, true, false, true]);
    const tasks = await app.rows(
      `SELECT region_code, title, text, lead_division_id, cardinality(supporting_division_ids) AS supporting, citation->>'clause' AS clause
       FROM task WHERE issue_id = $1`,
      [issued.meeting.requirements[1].issueId],
    );
    expect(tasks).toEqual([
      {
        ...{ region_code: '21', title: '加强保密工作', text: '加强保密工作。严把关键环节。', lead_division_id: divisions.get('保密办') },
        ...{ supporting: 3, clause: '要求第2项' },
      },
    ]);
    const again = await state();
    expect(await refusal(corps, 'issueMeetingTasks', { ...input, expectedVersion: 2, ordinals: [2] })).toBe('REQUIREMENT_ISSUED');
    expect(await refusal(corps, 'issueMeetingTasks', { ...input, expectedVersion: 2, ordinals: [5] })).toBe('REQUIREMENT_UNKNOWN');
    expect(await refusal(corps, 'issueMeetingTasks', input)).toBe('STALE_VERSION');
    expect(await refusal(yingkou, 'issueMeetingTasks', input)).toBe('NOT_FOUND');
    const altered = REQUIREMENTS.map((one, index) => (index === 1 ? { ...one, text: '另有要求' } : one));
    const change = { meetingId: meeting.id, expectedVersion: 2, meeting: meetingFacts({ requirements: altered }) };
    expect(await refusal(corps, 'changeMeeting', change)).toBe('REQUIREMENT_ISSUED');
    expect(await state()).toEqual(again);
    const kept = await send(
      corps,
      'changeMeeting',
      { ...change, meeting: meetingFacts({ requirements: REQUIREMENTS, chair: '赵某' }) },
      MEETING,
    );
    expect(kept['meeting'].requirements.map((one: Answer) => one['issueId'] !== null)).toEqual([false, true, false, true]);
  });
});
