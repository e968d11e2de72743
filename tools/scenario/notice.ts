import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { shanghaiDay } from '@fire-campaign/domain';
import type { Client, Session } from './client.ts';
import { key, require } from './steps.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** An invented notice that ships with the project; it always runs. */
const SHIPPED = join(ROOT, 'libs', 'notices', 'notices', '11-hundred-days.txt');
/** Public notices, where somebody has put them beside the project. */
const SEEDS = join(ROOT, '..', 'shared', 'seeds');
const SEEDS_KNOWN = 5;
const PROVINCE = '32';
const CATEGORIES = ['HOSPITAL', 'SCHOOL', 'SHOP'];
/** From here on the text tells it; what is less sure an officer looks at and, here, leaves out. */
const SURE = 0.5;
const ERRORS = 'userErrors { field code messageEn }';

export interface NoticeResult {
  readonly ok: boolean;
  readonly notices: number;
  readonly items: number;
  readonly confirmed: number;
  readonly questions: number;
  readonly seconds: number;
}

/** The files to run: those that are named, else the shipped one and the public ones that are there. */
export function noticeFiles(named: readonly string[], say: (line: string) => void): readonly string[] {
  if (named.length > 0) return named;
  const seeds = existsSync(SEEDS) ? readdirSync(SEEDS).filter((name) => name.endsWith('.txt')) : [];
  if (seeds.length < SEEDS_KNOWN) say(`${SEEDS_KNOWN - seeds.length} of ${SEEDS_KNOWN} public notices are not here and are left out`);
  return [SHIPPED, ...seeds.sort().map((name) => join(SEEDS, name))];
}

interface Item {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly title: string;
  readonly quote: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly status: string;
  readonly questions: readonly { readonly zh: string; readonly alternatives: readonly string[]; readonly answer: string | null }[];
}

/**
 * Officers make published campaigns and lists of tasks of notices, through public GraphQL: hand in, look, accept what is sure, leave out
 * the rest, answer every question, try, make a draft of it, have it approved, publish it.
 *
 * @throws Error at the first thing that is not as it must be
 */
export async function notices(client: Client, files: readonly string[], say: (line: string) => void): Promise<NoticeResult> {
  const startedAt = Date.now();
  const office = client.as('js-admin');
  const approver = client.as('js-approver');
  const { me } = await approver.ask('{ me { person { id } } }');
  const total = { items: 0, confirmed: 0, questions: 0 };
  const rows: (string | number)[][] = [];
  for (const file of files) {
    const bytes = readFileSync(file);
    say(`${basename(file)} (${bytes.length} bytes)`);
    const began = performance.now();
    const { draft } = await office.act(
      'createNoticeDraft',
      { idempotencyKey: key(), regionCode: PROVINCE, fileName: basename(file), contentBase64: bytes.toString('base64') },
      `draft { id version text document { title { value } } } ${ERRORS}`,
    );
    const milliseconds = Math.round(performance.now() - began);
    const items = await itemsOf(office, draft.id);
    for (const { quote, span } of items) require(draft.text.slice(span.start, span.end) === quote, `a quote is not in the text: ${quote}`);

    const early = await office.ask(
      `mutation ($input: PublishNoticeDraftInput!) { publishNoticeDraft(input: $input) { publication { name } userErrors { code } } }`,
      { input: publishInput(draft, me.person.id, 'CAMPAIGN') },
    );
    require(early.publishNoticeDraft.publication === null, 'a draft that nobody has confirmed became a plan');

    const bulk = async (more: object): Promise<void> => {
      const { version } = await now(office, draft.id);
      await office.act(
        'reviewDraftItems',
        { idempotencyKey: key(), draftId: draft.id, expectedVersion: version, ...more },
        `reviewed ${ERRORS}`,
      );
    };
    await bulk({ action: 'ACCEPT', minConfidence: SURE });
    await bulk({ action: 'DROP', belowConfidence: SURE });
    let questions = 0;
    for (const item of await itemsOf(office, draft.id, { openQuestion: true })) {
      let version = item.version;
      for (const [index, { zh, alternatives, answer }] of item.questions.entries()) {
        if (answer !== null) continue;
        questions += 1;
        const given = alternatives[0] ?? '另行通知';
        say(`   问 ${zh.slice(0, 60)} → ${given}`);
        const { items: changed } = await office.act(
          'reviewDraftItem',
          { idempotencyKey: key(), itemId: item.id, expectedVersion: version, action: 'ANSWER', question: index + 1, answer: given },
          `items { version } ${ERRORS}`,
        );
        version = changed[0].version;
      }
    }

    const decided = await itemsOf(office, draft.id);
    const confirmed = decided.filter(({ status }) => status === 'ACCEPTED' || status === 'EDITED');
    const as = confirmed.some(({ kind }) => kind === 'CAMPAIGN' || kind === 'OPERATION' || kind === 'PHASE') ? 'CAMPAIGN' : 'TASK_LIST';
    const input = publishInput({ id: draft.id, version: (await now(office, draft.id)).version }, me.person.id, as);
    const selection = `publication { campaign { id version } counts { operations measures tasks targets cadences } remarks { zh } unmatched { name } } ${ERRORS}`;
    const told = await office.act('publishNoticeDraft', { ...input, idempotencyKey: key(), dryRun: true }, selection);
    const { publication } = await office.act('publishNoticeDraft', input, selection);
    require(JSON.stringify(told.publication.counts) === JSON.stringify(publication.counts), 'a dry run told something else');
    for (const { zh } of publication.remarks) say(`   注 ${zh}`);
    const campaign = await published(office, approver, publication.campaign.id);
    const { counts } = publication;
    // Publication makes one of 各处室, 各支队, 各大队 for each of them.
    require(campaign.tasks.totalCount >= counts.tasks, `${campaign.tasks.totalCount} tasks instead of ${counts.tasks}`);
    for (const { citation } of campaign.tasks.nodes)
      require(draft.text.includes(citation.quote), `a task cites what the text does not say: ${citation.quote}`);

    total.items += items.length;
    total.confirmed += confirmed.length;
    total.questions += questions;
    rows.push([
      ...[basename(file).slice(0, 19), as, milliseconds, items.length, confirmed.length, questions],
      ...[counts.operations, counts.measures, counts.tasks, counts.targets, counts.cadences, publication.unmatched.length],
    ]);
  }
  const heads = [
    'notice',
    'as',
    'ms',
    'found',
    'confirmed',
    'asked',
    'operations',
    'measures',
    'tasks',
    'targets',
    'cadences',
    'unmatched',
  ];
  for (const row of [heads, ...rows]) say(row.map((cell, index) => String(cell).padEnd(index === 0 ? 20 : 11)).join(''));
  return { ok: true, notices: files.length, ...total, seconds: Math.round((Date.now() - startedAt) / 1000) };
}

async function itemsOf(session: Session, id: string, filter: object = {}): Promise<Item[]> {
  const items: Item[] = [];
  for (let after: string | null = null; ;) {
    const { noticeDraft } = await session.ask(
      `query ($id: ID!, $filter: NoticeItemFilter, $after: String) { noticeDraft(id: $id) { items(filter: $filter, first: 200, after: $after) {
         nodes { id version kind title quote span { start end } status questions { zh alternatives answer } } pageInfo { endCursor hasNextPage } } } }`,
      { id, filter, after },
    );
    items.push(...noticeDraft.items.nodes);
    if (!noticeDraft.items.pageInfo.hasNextPage) return items;
    after = noticeDraft.items.pageInfo.endCursor;
  }
}

const now = async (session: Session, id: string): Promise<{ readonly version: number }> =>
  (await session.ask('query ($id: ID!) { noticeDraft(id: $id) { version } }', { id })).noticeDraft;

const publishInput = (draft: { readonly id: string; readonly version: number }, personId: string, as: string) => ({
  idempotencyKey: key(),
  draftId: draft.id,
  expectedVersion: draft.version,
  as,
  startsOn: shanghaiDay(new Date()),
  categories: CATEGORIES,
  firstResponsiblePersonId: personId,
});

/** Submitted, approved by another person, published. */
async function published(office: Session, approver: Session, id: string): Promise<any> {
  for (const [who, mutation] of [
    [office, 'submitCampaign'],
    [approver, 'approveCampaign'],
    [office, 'publishCampaign'],
  ] as const) {
    const { campaign } = await office.ask('query ($id: ID!) { campaign(id: $id) { version } }', { id });
    await who.ask(
      `mutation ($input: CampaignActionInput!) { ${mutation}(input: $input) { campaign { status } userErrors { code messageEn } } }`,
      { input: { idempotencyKey: key(), campaignId: id, expectedVersion: campaign.version } },
    );
  }
  const { campaign } = await office.ask(
    'query ($id: ID!) { campaign(id: $id) { status tasks(first: 200) { totalCount nodes { status citation { quote } } } } }',
    { id },
  );
  require(campaign.status === 'RUNNING', `the campaign is ${campaign.status}`);
  require(campaign.tasks.nodes.every(({ status }: { status: string }) => status === 'ISSUED'), 'a task was not issued');
  return campaign;
}
