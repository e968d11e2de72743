import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { DivisionChanged, NoticeDraftPublished, RegionsLoaded } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { strToU8, zipSync } from 'fflate';
import { campaigns } from '../service.js';

let app: TestService;
let officer: TestPerson;
let colleague: TestPerson;
let viewer: TestPerson;
let neighbour: TestPerson;
const divisions = new Map<string, string>();

beforeAll(async () => {
  app = await startService(campaigns, { today: '2026-03-01' });
  officer = await app.person('CAMPAIGN_ADMIN', '320102');
  colleague = await app.person(['CAMPAIGN_ADMIN', 'CAMPAIGN_APPROVER'], '320102');
  viewer = await app.person('VIEWER', '320102');
  neighbour = await app.person('CAMPAIGN_ADMIN', '320105');
  const regions = [
    { code: '32', name: '江苏省' },
    { code: '320102', name: '玄武区' },
  ];
  await app.receive(RegionsLoaded, { batchId: 'r', regions });
  for (const name of ['防火监督科', '县公安局']) {
    const divisionId = uuidv7();
    divisions.set(name, divisionId);
    await app.receive(DivisionChanged, { divisionId, organizationId: uuidv7(), regionCode: '320102', name, version: 1 });
  }
});
afterAll(() => app.stop());

const NOTICE = readFileSync(new URL('../../../../libs/notices/notices/11-hundred-days.txt', import.meta.url), 'utf8');
const USER_ERRORS = `userErrors { code field message messageEn }`;
type Answer = Record<string, any>;

async function send(person: TestPerson, mutation: string, input: object, selection: string): Promise<Answer> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} ${USER_ERRORS} } }`;
  return (await person.ask(document, { input: { idempotencyKey: uuidv7(), ...input } }))[mutation];
}
async function refusal(person: TestPerson, mutation: string, input: object): Promise<Answer> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${USER_ERRORS} } }`;
  const { data, errors } = await person.askRaw(document, { input: { idempotencyKey: uuidv7(), ...input } });
  if (errors !== undefined)
    return { code: errors[0]!.extensions['code'], message: errors[0]!.message, messageEn: errors[0]!.extensions['messageEn'] };
  return (data as any)[mutation].userErrors[0];
}

const ITEM = 'id version ordinal kind title path quote span { start end } confidence status questions { zh alternatives answer }';
const DRAFT = `draft { id version status openQuestions counts { kind status count } }`;
const made = async (text = NOTICE, more: object = {}): Promise<Answer> => {
  const { draft, userErrors } = await send(
    officer,
    'createNoticeDraft',
    { regionCode: '320102', fileName: '方案.txt', text, ...more },
    DRAFT,
  );
  expect(userErrors).toEqual([]);
  return draft;
};
const itemsOf = async (person: TestPerson, id: string, filter: object = {}): Promise<Answer[]> =>
  (
    await person.ask(
      `query ($id: ID!, $filter: NoticeItemFilter) { noticeDraft(id: $id) { items(filter: $filter, first: 200) { nodes { ${ITEM} } } } }`,
      { id, filter },
    )
  ).noticeDraft.items.nodes;
const review = (item: Answer, action: string, more: object = {}, person = officer) =>
  send(person, 'reviewDraftItem', { itemId: item['id'], expectedVersion: item['version'], action, ...more }, `items { ${ITEM} }`);

describe('a notice that is handed in', () => {
  it('becomes a draft whose items quote the original exactly', async () => {
    const draft = await made();
    const { noticeDraft } = await viewer.ask(
      `query ($id: ID!) { noticeDraft(id: $id) { text contentBase64 sizeBytes format document { title { value } issueDate { value quote } }
         coverage { paragraphs cited uncited { text } } createdBy { id } } }`,
      { id: draft['id'] },
    );
    expect(noticeDraft.text).toBe(NOTICE);
    expect(Buffer.from(noticeDraft.contentBase64, 'base64').toString()).toBe(NOTICE);
    expect(noticeDraft).toMatchObject({ format: 'TEXT', sizeBytes: Buffer.byteLength(NOTICE), createdBy: { id: officer.id } });
    expect(noticeDraft.document.issueDate.value).toBe('2023-11-24');
    const { paragraphs, cited, uncited } = noticeDraft.coverage;
    expect(paragraphs).toBe(NOTICE.split('\n').filter((line) => line.trim() !== '').length);
    expect(cited + uncited.length).toBe(paragraphs);
    const items = await itemsOf(viewer, draft['id']);
    for (const { quote, span } of items) expect(NOTICE.slice(span.start, span.end)).toBe(quote);
    expect(items.filter(({ kind }) => kind === 'OPERATION')).toHaveLength(3);
    expect(items.map(({ ordinal }) => ordinal)).toEqual(items.map((_, index) => index + 1));
    expect(new Set(items.map(({ status }) => status))).toEqual(new Set(['PROPOSED']));
  });

  it('is read once per key, and does not exist for neighbours', async () => {
    const input = { idempotencyKey: uuidv7(), regionCode: '320102', fileName: '方案.txt', text: NOTICE };
    const first = await send(officer, 'createNoticeDraft', input, DRAFT);
    const again = await send(officer, 'createNoticeDraft', input, DRAFT);
    expect(again['draft'].id).toBe(first['draft'].id);
    const { errors } = await neighbour.askRaw(`query ($id: ID!) { noticeDraft(id: $id) { id } }`, { id: first['draft'].id });
    expect(errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    const listed = await neighbour.ask(`{ noticeDrafts { nodes { id } totalCount } }`);
    expect(listed.noticeDrafts).toEqual({ nodes: [], totalCount: 0 });
    expect((await refusal(viewer, 'createNoticeDraft', { ...input, idempotencyKey: uuidv7() }))['code']).toBe('FORBIDDEN');
    expect((await refusal(neighbour, 'createNoticeDraft', { ...input, idempotencyKey: uuidv7() }))['code']).toBe('FORBIDDEN');
  });
});

describe('what cannot be taken', () => {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const file = (fileName: string, bytes: Uint8Array) => ({ fileName, contentBase64: base64(bytes) });
  const compound = () => {
    const bytes = Buffer.alloc(4096);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.write('EncryptedPackage', 1024, 'utf16le');
    return bytes;
  };
  /** A page without text. */
  const scanned = () => {
    const objects = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
    ];
    let out = '%PDF-1.7\n';
    const offsets = objects.map((content, index) => {
      const at = out.length;
      out += `${index + 1} 0 obj\n${content}\nendobj\n`;
      return at;
    });
    const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    return strToU8(`${out}xref\n0 4\n0000000000 65535 f \n${rows}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF\n`);
  };
  it.each<[string, string, () => object]>([
    ['an empty file', 'NOTICE_EMPTY', () => file('通知.txt', new Uint8Array())],
    ['blanks', 'NOTICE_EMPTY', () => ({ text: ' \n\u3000' })],
    ['a PDF of pictures', 'NOTICE_IMAGE_ONLY_PDF', () => file('扫描.pdf', scanned())],
    ['a .docx with a password', 'NOTICE_ENCRYPTED', () => file('通知.docx', compound())],
    ['half a .docx', 'NOTICE_BROKEN_DOCX', () => file('通知.docx', zipSync({ 'word/document.xml': strToU8(NOTICE) }).subarray(0, 90))],
    ['a zip bomb', 'NOTICE_ZIP_BOMB', () => file('通知.docx', zipSync({ 'word/document.xml': new Uint8Array(40 * 1024 * 1024) }))],
    ['more than 10 MB', 'NOTICE_FILE_SIZE', () => file('通知.txt', new Uint8Array(10 * 1024 * 1024 + 1).fill(0x61))],
    ['10 MB of text', 'NOTICE_TOO_LARGE', () => file('通知.txt', new Uint8Array(10 * 1024 * 1024).fill(0x61))],
    ['50 MB of pasted text', 'NOTICE_FILE_SIZE', () => ({ text: '一'.repeat(17 * 1024 * 1024) })],
    ['a text of a thousand duties', 'NOTICE_TOO_MANY', () => ({ text: `关于工作的通知\n${'一、开展检查\n'.repeat(4000)}` })],
    ['lone surrogates', 'NOTICE_NOT_TEXT', () => ({ text: `${NOTICE}\ud800` })],
    ['what is no Base64', 'NOTICE_BASE64', () => ({ fileName: '通知.txt', contentBase64: '不是' })],
    ['Base64 that broke off', 'NOTICE_BASE64', () => ({ fileName: '通知.txt', contentBase64: base64(strToU8(NOTICE)).slice(0, -1) })],
    ['a program', 'NOTICE_TYPE', () => file('通知.exe', strToU8(NOTICE))],
    [
      'a picture with another name',
      'NOTICE_NOT_TEXT',
      () => file('通知.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0xff)),
    ],
    ['an old .doc', 'NOTICE_OLD_WORD', () => file('通知.doc', compound().fill(0, 1024))],
    ['both file and text', 'NOTICE_SOURCE', () => ({ text: NOTICE, contentBase64: 'YQ==' })],
    ['a state-secret mark', 'NOTICE_CLASSIFIED', () => ({ text: `机密★10年\n${NOTICE}` })],
    ['a state-secret mark in a file', 'NOTICE_CLASSIFIED', () => file('通知.txt', strToU8(`秘密\n${NOTICE}`))],
  ])('%s is refused in both languages, and leaves nothing: %s', async (_, code, input) => {
    const tables = ['notice', 'notice_file', 'notice_draft_item'];
    const counted = async () => JSON.stringify(await Promise.all(tables.map((table) => app.rows(`SELECT count(*) FROM ${table}`))));
    const before = await counted();
    const started = performance.now();
    const refused = await refusal(officer, 'createNoticeDraft', { regionCode: '320102', fileName: '通知.txt', ...input() });
    expect(refused['code']).toBe(code);
    expect(refused['message']).toMatch(/[\u4e00-\u9fff].*。$/s);
    expect(refused['messageEn']).toMatch(/^[A-Z].*\.$/s);
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(await counted()).toBe(before);
  });

  it('bytes in GBK, scripts in a page, right-to-left marks and a text without numbers are read', async () => {
    const page = `<html><script>var x = "一、假任务";</script><body>${NOTICE.split('\n')
      .map((line) => `<p>${line}</p>`)
      .join('')}</body></html>`;
    const drafts = [
      await made(NOTICE.replaceAll('，', '\u202e，\u202c')),
      await made('请各单位于2024年5月20日前报送自查报告,每季度检查不少于1次。'),
      await made(undefined, { text: undefined, fileName: '页面.html', contentBase64: base64(strToU8(page)) }),
      // 请于2024年5月20日前完成检查。
      await made(undefined, {
        text: undefined,
        contentBase64: base64(
          Uint8Array.from('C7 EB D3 DA 32 30 32 34 C4 EA 35 D4 C2 32 30 C8 D5 C7 B0 CD EA B3 C9 BC EC B2 E9 A1 A3'.split(' '), (hex) =>
            Number.parseInt(hex, 16),
          ),
        ),
      }),
    ];
    const found = await Promise.all(drafts.map(({ id }) => itemsOf(officer, id)));
    expect(found[0]!.filter(({ kind }) => kind === 'OPERATION')).toHaveLength(3);
    expect(found[1]!.map(({ kind }) => kind)).toEqual(['OFFICE', 'DEADLINE', 'FREQUENCY']);
    expect(found[2]!.filter(({ kind }) => kind === 'OPERATION')).toHaveLength(3);
    expect(JSON.stringify(found[2])).not.toContain('假任务');
    expect(found[3]!.map(({ kind, title }) => [kind, title])).toEqual([['DEADLINE', '2024-05-20:完成检查']]);
  });
});

describe('reviewing a draft', () => {
  it('keeps who decided what of which sentence', async () => {
    const draft = await made();
    const [task, other] = await itemsOf(officer, draft['id'], { kinds: ['TASK'] });
    const [accepted] = (await review(task!, 'ACCEPT'))['items'];
    expect(accepted).toMatchObject({ status: 'ACCEPTED', version: 2 });
    const [edited] = (await review(accepted, 'EDIT', { value: { title: '整治安全出口和疏散通道' } }, colleague))['items'];
    expect(edited).toMatchObject({ status: 'EDITED', title: '整治安全出口和疏散通道', quote: task!['quote'] });
    expect((await refusal(officer, 'reviewDraftItem', { itemId: task!['id'], expectedVersion: 1, action: 'DROP' }))['code']).toBe(
      'STALE_VERSION',
    );
    const [dropped] = (await review(edited, 'DROP'))['items'];
    expect(dropped['status']).toBe('DROPPED');
    expect((await refusal(officer, 'reviewDraftItem', { itemId: task!['id'], expectedVersion: 4, action: 'DROP' }))['code']).toBe(
      'ITEM_STATUS',
    );
    expect((await refusal(viewer, 'reviewDraftItem', { itemId: task!['id'], expectedVersion: 4, action: 'ACCEPT' }))['code']).toBe(
      'FORBIDDEN',
    );
    expect((await refusal(neighbour, 'reviewDraftItem', { itemId: task!['id'], expectedVersion: 4, action: 'ACCEPT' }))['code']).toBe(
      'NOT_FOUND',
    );
    const { noticeDraft } = await viewer.ask(
      `query ($id: ID!) { noticeDraft(id: $id) { version items(filter: { kinds: [TASK] }, first: 1) { nodes { reviews {
         nodes { action statusBefore statusAfter before { title } after { title } quote reviewedBy { id } } } } } } }`,
      { id: draft['id'] },
    );
    expect(noticeDraft.version).toBe(draft['version'] + 3);
    expect(noticeDraft.items.nodes[0].reviews.nodes).toEqual([
      expect.objectContaining({
        action: 'ACCEPT',
        statusBefore: 'PROPOSED',
        statusAfter: 'ACCEPTED',
        reviewedBy: { id: officer.id },
        quote: task!['quote'],
      }),
      expect.objectContaining({
        action: 'EDIT',
        before: { title: task!['title'] },
        after: { title: '整治安全出口和疏散通道' },
        reviewedBy: { id: colleague.id },
      }),
      expect.objectContaining({ action: 'DROP', statusAfter: 'DROPPED' }),
    ]);
    const wrong = await refusal(officer, 'reviewDraftItem', {
      itemId: other!['id'],
      expectedVersion: 1,
      action: 'EDIT',
      value: { horizon: '2026-01-01' },
    });
    expect(wrong).toMatchObject({ code: 'UNRECOGNIZED_KEYS', field: ['value'] });
    const classified = await refusal(officer, 'reviewDraftItem', {
      itemId: other!['id'],
      expectedVersion: 1,
      action: 'EDIT',
      value: { title: '机密★' },
    });
    expect(classified).toMatchObject({ code: 'CLASSIFIED', field: ['value', 'title'] });
  });

  it('merges, splits, links and answers', async () => {
    const draft = await made();
    const [first, second, third] = await itemsOf(officer, draft['id'], { kinds: ['TASK'], statuses: ['PROPOSED'] });
    const offices = await itemsOf(officer, draft['id'], { kinds: ['OFFICE'] });
    expect(
      (
        await refusal(officer, 'reviewDraftItem', {
          itemId: first!['id'],
          expectedVersion: 1,
          action: 'MERGE',
          intoItemId: offices[0]!['id'],
        })
      )['code'],
    ).toBe('ITEM_MERGE');
    expect((await refusal(officer, 'reviewDraftItem', { itemId: first!['id'], expectedVersion: 1, action: 'MERGE' }))['code']).toBe(
      'ITEM_ACTION',
    );
    const merged = (await review(first!, 'MERGE', { intoItemId: second!['id'] }))['items'];
    expect(merged.map(({ status }: Answer) => status)).toEqual(['DROPPED', 'PROPOSED']);
    const split = (await review(third!, 'SPLIT', { parts: [{ title: '其一' }, { title: '其二' }] }))['items'];
    expect(split.map(({ title, status }: Answer) => [title, status])).toEqual([
      [third!['title'], 'DROPPED'],
      ['其一', 'EDITED'],
      ['其二', 'EDITED'],
    ]);
    expect(split.every(({ quote }: Answer) => quote === third!['quote'])).toBe(true);

    const office = offices.find(({ title }) => title.includes('县消防救援大队'))!;
    const linked = await review(office, 'LINK', { link: { divisionId: divisions.get('防火监督科') } });
    expect(linked['userErrors']).toEqual([]);
    const foreign = { itemId: office['id'], expectedVersion: 2, action: 'LINK', link: { divisionId: uuidv7() } };
    expect((await refusal(officer, 'reviewDraftItem', foreign))['code']).toBe('ITEM_LINK');
    const links = await officer.ask(
      `query ($id: ID!) { noticeDraft(id: $id) { items(filter: { kinds: [OFFICE] }, first: 50) { nodes { id title link { division { id } } } } } }`,
      { id: draft['id'] },
    );
    const linkedTo = new Map<string, string>(links.noticeDraft.items.nodes.map(({ id, link }: Answer) => [id, link?.division.id ?? null]));
    expect(linkedTo.get(office['id'])).toBe(divisions.get('防火监督科'));
    const police = offices.find(({ title }) => title.endsWith('县公安局'))!;
    expect(linkedTo.get(police['id'])).toBe(divisions.get('县公安局'));

    const asked = (await itemsOf(officer, draft['id'], { kinds: ['FREQUENCY'], openQuestion: true }))[0]!;
    expect(asked['questions'][0].alternatives.length).toBeGreaterThan(1);
    const bad = { itemId: asked['id'], expectedVersion: 1, action: 'ANSWER', question: 1, answer: '也许' };
    expect((await refusal(officer, 'reviewDraftItem', bad))['code']).toBe('ITEM_ANSWER');
    const [answer] = (await review(asked, 'ANSWER', { question: 1, answer: asked['questions'][0].alternatives[0] }))['items'];
    expect(answer).toMatchObject({ questions: [{ answer: asked['questions'][0].alternatives[0] }, ...asked['questions'].slice(1)] });
  });

  it('accepts many at once, recorded one by one, and leaves those with a question', async () => {
    const draft = await made();
    const before = await itemsOf(officer, draft['id']);
    const sure = before.filter(({ confidence }) => confidence >= 0.5);
    const bulk = (version: number, more: object) =>
      send(officer, 'reviewDraftItems', { draftId: draft['id'], expectedVersion: version, ...more }, `${DRAFT} reviewed withQuestions`);
    const done = await bulk(draft['version'], { action: 'ACCEPT', minConfidence: 0.5 });
    const open = sure.filter(({ questions }) => questions.length > 0).length;
    expect(done).toMatchObject({ reviewed: sure.length - open, withQuestions: open });
    expect(
      (await refusal(officer, 'reviewDraftItems', { draftId: draft['id'], expectedVersion: draft['version'], action: 'DROP' }))['code'],
    ).toBe('STALE_VERSION');
    const rest = await bulk(done['draft'].version, { action: 'DROP', belowConfidence: 0.5 });
    expect(rest['reviewed']).toBe(before.length - sure.length);
    const [{ count }] = await app.rows(
      `SELECT count(*)::int AS count FROM notice_review r JOIN notice_draft_item i ON i.id = r.item_id WHERE i.notice_id = $1`,
      [draft['id']],
    );
    expect(count).toBe(done['reviewed'] + rest['reviewed']);
  });
});

describe('a plan made of what was confirmed', () => {
  const PUBLICATION = `publication { dryRun name startsOn endsOn templateCode campaign { id version status name startsOn endsOn documentNumber }
    counts { operations measures tasks targets cadences } remarks { zh en itemId } unmatched { name where candidates { id } } draft { id version status } }`;
  const publish = (draft: Answer, more: object = {}, person = officer) =>
    send(
      person,
      'publishNoticeDraft',
      {
        draftId: draft['id'],
        expectedVersion: draft['version'],
        as: 'CAMPAIGN',
        categories: ['SCHOOL'],
        firstResponsiblePersonId: officer.id,
        ...more,
      },
      PUBLICATION,
    );
  const versionOf = async ({ id }: Answer): Promise<Answer> =>
    (await officer.ask(`query ($id: ID!) { noticeDraft(id: $id) { id version openQuestions } }`, { id })).noticeDraft;
  /** As an officer leaves it: the sure accepted, the rest dropped, every question answered. */
  const settled = async (text = NOTICE): Promise<Answer> => settle(await made(text));
  const settle = async (draft: Answer): Promise<Answer> => {
    const bulk = async (more: object) =>
      send(
        officer,
        'reviewDraftItems',
        { draftId: draft['id'], expectedVersion: (await versionOf(draft))['version'], ...more },
        'reviewed',
      );
    await bulk({ action: 'ACCEPT', minConfidence: 0.5 });
    await bulk({ action: 'DROP', belowConfidence: 0.5 });
    for (const item of await itemsOf(officer, draft['id'], { openQuestion: true })) {
      let version = item['version'];
      for (const [index, { alternatives, answer }] of item['questions'].entries()) {
        if (answer !== null) continue;
        const given = await review({ ...item, version }, 'ANSWER', { question: index + 1, answer: alternatives[0] ?? '待定' });
        version = given['items'][0].version;
      }
    }
    return versionOf(draft);
  };

  it('is refused while something is undecided or unanswered, with the list', async () => {
    const draft = await made();
    const refused = await publish(draft);
    expect(refused['publication']).toBeNull();
    expect(refused['userErrors'].length).toBeGreaterThan(10);
    expect(refused['userErrors'][0]).toMatchObject({ code: 'ITEM_UNDECIDED', message: expect.stringMatching(/^第 1 条“.+”尚未确认/) });
    const accepted = await send(officer, 'reviewDraftItems', { draftId: draft['id'], expectedVersion: 1, action: 'ACCEPT' }, DRAFT);
    const asked = await itemsOf(officer, draft['id'], { openQuestion: true });
    for (const item of asked) await review(item, 'ACCEPT');
    const open = await publish(await versionOf(accepted['draft']));
    expect(new Set(open['userErrors'].map(({ code }: Answer) => code))).toEqual(new Set(['QUESTION_OPEN']));
  });

  it('becomes a draft campaign, each row with its sentence; told once before, binding only when published', async () => {
    const draft = await settled();
    expect(draft['openQuestions']).toBe(0);
    const told = await publish(draft, { dryRun: true, startsOn: '2026-12-01' });
    expect(told['userErrors']).toEqual([]);
    expect(told['publication']).toMatchObject({ dryRun: true, campaign: null, startsOn: '2026-12-01', endsOn: '2027-03-10' });
    expect(await app.rows(`SELECT 1 FROM campaign`)).toHaveLength(0);
    const { publication, userErrors } = await publish(draft, { startsOn: '2026-12-01' });
    expect(userErrors).toEqual([]);
    expect(publication).toMatchObject({
      ...{ dryRun: false, counts: told['publication'].counts, unmatched: told['publication'].unmatched },
      campaign: { status: 'DRAFT', name: '望河县消防安全“百日攻坚战”', startsOn: '2026-12-01', endsOn: '2027-03-10' },
      draft: { status: 'PUBLISHED' },
    });
    expect(publication.unmatched.map(({ name }: Answer) => name)).not.toContain('县公安局');
    const { campaign } = await officer.ask(
      `query ($id: ID!) { campaign(id: $id) { plan { kind title citation { clause quote span { start end } } }
         tasks(first: 100) { nodes { title status dueOn citation { quote span { start end } } assignment { lead { name division { id } } supporting { name division { id } } } } }
         targets(first: 100) { nodes { name citation { quote } } } cadences(first: 100) { nodes { what citation { quote } } } } }`,
      { id: publication.campaign.id },
    );
    for (const { citation } of [...campaign.plan, ...campaign.tasks.nodes])
      expect(NOTICE.slice(citation.span.start, citation.span.end).trim()).toBe(citation.quote);
    for (const { citation } of [...campaign.targets.nodes, ...campaign.cadences.nodes]) expect(NOTICE).toContain(citation.quote);
    expect(new Set(campaign.tasks.nodes.map(({ status }: Answer) => status))).toEqual(new Set(['DRAFT']));
    const assigned = campaign.tasks.nodes.flatMap(({ assignment }: Answer) => assignment.supporting);
    expect(assigned.find(({ name }: Answer) => name === '县公安局').division).toEqual({ id: divisions.get('县公安局') });

    expect(await app.published(NoticeDraftPublished)).toEqual([
      expect.objectContaining({ noticeDraftId: draft['id'], campaignId: publication.campaign.id, publishedAs: 'CAMPAIGN' }),
    ]);
    expect(
      (
        await refusal(officer, 'publishNoticeDraft', {
          draftId: draft['id'],
          expectedVersion: publication.draft.version,
          as: 'CAMPAIGN',
          categories: ['SCHOOL'],
          firstResponsiblePersonId: officer.id,
        })
      )['code'],
    ).toBe('NOTICE_PUBLISHED');
    const [item] = await itemsOf(officer, draft['id']);
    expect(
      (await refusal(officer, 'reviewDraftItem', { itemId: item!['id'], expectedVersion: item!['version'], action: 'DROP' }))['code'],
    ).toBe('NOTICE_PUBLISHED');

    // A later version of the same document: a day and a figure changed, a task gone, a task added.
    const amended = NOTICE.replace('集中充电端口3000个', '集中充电端口4000个')
      .replace('12月31日前每个小区', '12月20日前每个小区')
      .replace(/\n2\.整治违规动火。[^\n]*\n/, '\n')
      .replace('（三）打好应急准备', '6.整治违规储油。对加油站周边全面排查。\n\n（三）打好应急准备');
    const later = await made(amended);
    const { compareNoticeDraft: same } = await officer.ask(
      `query ($draftId: ID!, $campaignId: ID!) { compareNoticeDraft(draftId: $draftId, campaignId: $campaignId) { added changed removed unchanged
         differences { kind of title planQuote noticeQuote fields { field before after } } } }`,
      { draftId: later['id'], campaignId: publication.campaign.id },
    );
    const differences: Answer[] = same.differences;
    expect(differences.find(({ kind, title }) => kind === 'REMOVED' && title.includes('违规动火'))).toBeDefined();
    expect(differences.find(({ kind, title }) => kind === 'ADDED' && title.includes('违规储油'))).toBeDefined();
    expect(differences.find(({ of, kind }) => of === 'TARGET' && kind === 'CHANGED')).toMatchObject({
      fields: [{ field: '数值', before: 'GTE 3000个', after: 'GTE 4000个' }],
    });
    expect(differences.find(({ of, kind }) => of === 'TASK' && kind === 'CHANGED')).toMatchObject({
      fields: [{ field: '时限', before: '2026-12-31', after: '2026-12-20' }],
      planQuote: expect.any(String),
      noticeQuote: expect.any(String),
    });
    expect(same.unchanged).toBeGreaterThan(5);

    // In force, the later version is a proposed amendment in one step, and then there is nothing left to amend.
    const campaignId: string = publication.campaign.id;
    const step = async (person: TestPerson, mutation: string, more: object = {}) => {
      const { campaign: now } = await officer.ask(`query ($id: ID!) { campaign(id: $id) { version } }`, { id: campaignId });
      const input = { idempotencyKey: uuidv7(), campaignId, expectedVersion: now.version, ...more };
      const type = mutation === 'proposeAmendment' ? 'ProposeAmendmentInput' : 'CampaignActionInput';
      const selection = mutation === 'proposeAmendment' ? 'amendment { id version diff { part change } }' : 'campaign { status }';
      const answer = await person.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} ${USER_ERRORS} } }`, {
        input,
      });
      expect(answer[mutation].userErrors).toEqual([]);
      return answer[mutation];
    };
    await step(officer, 'submitCampaign');
    await step(colleague, 'approveCampaign');
    await step(officer, 'publishCampaign');
    const CITED = 'citation { title documentNumber issuer issuedOn clause quote span { start end } }';
    const compared = async (): Promise<Answer> =>
      (
        await officer.ask(
          `query ($draftId: ID!, $campaignId: ID!) { compareNoticeDraft(draftId: $draftId, campaignId: $campaignId) {
             differences { kind of title amended }
             amendmentChanges { kind id parentId item { kind title text mandatory phase ${CITED} }
               target { kind name planItemId indicator comparator value unit from to stages { on value } responsible { name divisionId } remark ${CITED} }
               cadence { what who planItemId indicator atLeast period form dueWorkingDays scope dueBefore from { day event { code name } }
                 to { day event { code name } } remark ${CITED} } } } }`,
          { draftId: later['id'], campaignId },
        )
      ).compareNoticeDraft;
    const { amendmentChanges, differences: told2 } = await compared();
    const kinds = amendmentChanges.map(({ kind }: Answer) => kind);
    expect(new Set(kinds)).toEqual(new Set(['CHANGE_ITEM', 'ADD_ITEM', 'CHANGE_TARGET', 'REMOVE_TARGET', 'REMOVE_ITEM']));
    expect(kinds.at(-1)).toBe('REMOVE_ITEM');
    expect(told2.filter(({ of }: Answer) => of !== 'TASK').every(({ amended }: Answer) => amended)).toBe(true);
    expect(told2.some(({ of, amended }: Answer) => of === 'TASK' && amended)).toBe(false);
    const { amendment } = await step(officer, 'proposeAmendment', { changes: amendmentChanges, reason: '文件修订后重新印发' });
    expect(amendment.diff).toEqual(expect.arrayContaining([{ part: 'ITEM', change: 'ADDED' }, { part: 'ITEM', change: 'REMOVED' }])); // prettier-ignore
    const decision = { amendmentId: amendment.id, expectedVersion: amendment.version, approve: true };
    expect((await send(colleague, 'decideAmendment', decision, 'amendment { status }'))['amendment']).toEqual({ status: 'APPLIED' });
    const after = await compared();
    expect(after['amendmentChanges']).toEqual([]);
    expect(new Set(after['differences'].map(({ of }: Answer) => of))).toEqual(new Set(['TASK']));
  });

  it('cites registered documents, and is registered itself under its number, once', async () => {
    const said = { kind: 'NOTICE', issuer: '云泽省消防救援总队', level: 'CORPS', issuedOn: '2026-01-05' };
    const register = async (document: object): Promise<string> =>
      (await send(officer, 'registerDocument', { regionCode: '320102', document: { ...said, ...document } }, 'document { id }'))['document'].id; // prettier-ignore
    const origin = await register({ title: '关于加强冬季火灾防控工作的通知', number: '云消[2026]第9号' });
    const alike = await register({ title: '仓储物流场所消防安全整治工作方案' });
    const text = `玄武区消防救援大队
关于开展仓储场所消防安全整治的通知

玄消〔2026〕12号

各有关单位:

一、开展排查。根据云消〔2026〕9号要求,全面排查仓储场所,并按照《仓储物流场所消防安全整治方案》落实措施。
二、加强整治。对排查出的问题逐一整改,并执行云消〔2026〕77号规定。

玄武区消防救援大队
2026年2月20日
`;
    const references = async ({ id }: Answer): Promise<Answer[]> =>
      (
        await officer.ask(
          `query ($id: ID!) { noticeDraft(id: $id) { items(filter: { kinds: [REFERENCE] }, first: 20) { nodes {
             id version value { number title } link { document { id } noticeDraftId } documentCandidates { id } } } } }`,
          { id },
        )
      ).noticeDraft.items.nodes;
    const draft = await made(text);
    const cited = await references(draft);
    const numbered = cited.find(({ value }) => value.number === '云消〔2026〕9号')!;
    expect(numbered).toMatchObject({ link: { document: { id: origin }, noticeDraftId: null }, documentCandidates: [] });
    const titled = cited.find(({ value }) => value.title === '仓储物流场所消防安全整治方案')!;
    expect(titled).toMatchObject({ link: null, documentCandidates: [{ id: alike }] });
    const link = (documentId: string) => ({ itemId: titled['id'], expectedVersion: 1, action: 'LINK', link: { documentId } });
    expect((await refusal(officer, 'reviewDraftItem', link(uuidv7())))['code']).toBe('ITEM_LINK');
    expect((await review(titled, 'LINK', { link: { documentId: alike } }))['userErrors']).toEqual([]);
    await settle(draft);

    const registered =
      'document { id number title kind level issuedOn campaign { id } lineage { depth document { id } } citations { number document { id } } }';
    const input = { as: 'CAMPAIGN', categories: ['SCHOOL'], firstResponsiblePersonId: officer.id, startsOn: '2026-03-02' };
    const published = async ({ id }: Answer, more: object = {}) =>
      send(
        officer,
        'publishNoticeDraft',
        { draftId: id, expectedVersion: (await versionOf({ id }))['version'], ...input, ...more },
        `publication { campaign { id } ${registered} }`,
      );
    expect((await published(draft, { dryRun: true }))['publication']).toMatchObject({ document: null });
    const { publication, userErrors } = await published(draft);
    expect(userErrors).toEqual([]);
    expect(publication.document).toMatchObject({
      ...{ number: '玄消〔2026〕12号', title: '玄武区消防救援大队关于开展仓储场所消防安全整治的通知', kind: 'NOTICE', level: 'BRIGADE' },
      ...{ issuedOn: '2026-02-20', campaign: { id: publication.campaign.id } },
      citations: [
        { number: '云消〔2026〕9号', document: { id: origin } },
        { number: '云消〔2026〕77号', document: null },
      ],
    });
    expect(new Set(publication.document.lineage.map(({ document }: Answer) => document.id))).toEqual(new Set([origin, alike]));

    const again = await published(await settled(text), { as: 'TEMPLATE' });
    expect(again['publication'].document.id).toBe(publication.document.id);
    const unnumbered = await published(await settled(text.replace('玄消〔2026〕12号\n', '')), { as: 'TEMPLATE' });
    expect(unnumbered['publication']).toMatchObject({ document: null });
  });

  it('becomes a template, or a list of tasks', async () => {
    const template = await publish(await settled(), { as: 'TEMPLATE', firstResponsiblePersonId: null });
    expect(template['publication']).toMatchObject({ campaign: null, templateCode: expect.any(String) });
    const { templates } = await officer.ask(`{ templates(first: 20) { nodes { code name counts { operations measures } } } }`);
    expect(templates.nodes.find(({ code }: Answer) => code === template['publication'].templateCode)).toMatchObject({
      counts: { operations: 3 },
    });
    const created = await send(
      officer,
      'createCampaignFromTemplate',
      {
        templateCode: template['publication'].templateCode,
        regionCode: '320102',
        startsOn: '2026-06-01',
        firstResponsiblePersonId: officer.id,
      },
      'campaign { startsOn endsOn }',
    );
    expect(created).toMatchObject({ campaign: { startsOn: '2026-06-01', endsOn: '2026-09-08' }, userErrors: [] });

    const weekly = readFileSync(new URL('../../../../libs/notices/notices/16-weekly-points.txt', import.meta.url), 'utf8');
    const list = await publish(await settled(weekly), { as: 'TASK_LIST', startsOn: '2026-03-02' });
    expect(list).toMatchObject({ publication: { counts: { operations: 0, measures: 0 }, startsOn: '2026-03-02' }, userErrors: [] });
    expect(list['publication'].counts.tasks).toBeGreaterThan(3);

    // Under a campaign of the region that is there: of a draft they wait with its other tasks.
    const under = { as: 'TASK_LIST', startsOn: '2026-03-02', firstResponsiblePersonId: null, campaignId: list['publication'].campaign.id };
    const more = await publish(await settled(weekly), under);
    expect(more['userErrors']).toEqual([]);
    expect(more['publication'].campaign.id).toBe(under.campaignId);
    const [{ count }] = await app.rows(`SELECT count(*)::int AS count FROM task WHERE campaign_id = $1 AND status = 'DRAFT'`, [
      under.campaignId,
    ]);
    expect(count).toBe(2 * list['publication'].counts.tasks);
    const late = await publish(await settled(weekly), { ...under, startsOn: '2027-03-02' });
    expect(late['userErrors']).toMatchObject([{ code: 'TASK_DUE' }]);
    const unknown = await publish(await settled(weekly), { ...under, campaignId: uuidv7() });
    expect(unknown['userErrors']).toMatchObject([{ code: 'NOTICE_CAMPAIGN', field: ['campaignId'] }]);

    const lacking = { ...(await settled()) };
    const none = await refusal(officer, 'publishNoticeDraft', {
      draftId: lacking['id'],
      expectedVersion: lacking['version'],
      as: 'CAMPAIGN',
      categories: ['SCHOOL'],
    });
    expect(none).toMatchObject({ code: 'PERSON_MISSING', field: ['firstResponsiblePersonId'] });
    expect(
      (
        await refusal(neighbour, 'publishNoticeDraft', {
          draftId: lacking['id'],
          expectedVersion: lacking['version'],
          as: 'TEMPLATE',
          categories: ['SCHOOL'],
        })
      )['code'],
    ).toBe('NOT_FOUND');
  });
});
