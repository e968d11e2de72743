import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { comparableName, INDICATORS } from '@fire-campaign/domain';
import { NoticeError, type ItemKind } from '@fire-campaign/notices';
import {
  Actor,
  AppError,
  Clock,
  Database,
  digest,
  expectedVersion,
  id,
  idempotencyKey,
  optional,
  parseInput,
  platformErrors,
  recordId,
  regionCode,
  text,
  Tx,
  uuidv7,
  whereInScope,
  type Page,
  type PageArgs,
} from '@fire-campaign/platform';
import type { SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { documentsByNumber, whereDocumentReadable } from '../document/document.access.js';
import { Document } from '../document/document.entity.js';
import { comparableTitle, numberKey } from '../document/document.rules.js';
import { errors } from '../errors.js';
import type { CreateNoticeDraftInput, NoticeItemFilter, ReviewDraftItemInput, ReviewDraftItemsInput } from '../schema.generated.js';
import { likeness, matchName, type NamedDivision } from '../template/names.js';
import { Notice, NoticeFile, NoticeItem, NoticeReview } from './notice.entities.js';
import {
  answered,
  coverageOf,
  isPlanKind,
  itemsOf,
  MAX_NOTICE_ITEMS,
  PLAN_KINDS,
  REVIEW_ACTIONS,
  valueSchema,
  type ItemLink,
  type ItemValue,
  type ReviewAction,
} from './notice.rules.js';
import { readInThread } from './reading.js';

/** Largest file, in bytes. */
export const MAX_NOTICE_BYTES = 10 * 1024 * 1024;
const FILE_NAME = /\.(?:docx?|pdf|txt|html?|mhtml)$/i;
const WRITTEN_AT_ONCE = 500;

const createInput = z.object({
  idempotencyKey,
  regionCode,
  fileName: text(200),
  contentBase64: z.string().nullish(),
  text: z.string().nullish(),
});
/** The fields that are given; which ones a kind has is checked with the whole value. */
const change = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const reviewInput = z.object({
  idempotencyKey,
  itemId: id,
  expectedVersion,
  action: z.enum(REVIEW_ACTIONS),
  value: optional(change),
  intoItemId: optional(id),
  parts: optional(z.array(change).min(2).max(20)),
  question: optional(z.int().min(1)),
  answer: optional(text(300)),
  link: optional(
    z.object({ divisionId: optional(id), indicator: optional(z.string()), documentId: optional(id), noticeDraftId: optional(id) }),
  ),
});
type Review = z.output<typeof reviewInput>;
const bulkInput = z.object({
  idempotencyKey,
  draftId: id,
  expectedVersion,
  action: z.enum(['ACCEPT', 'DROP']),
  kinds: optional(z.array(z.string())),
  minConfidence: optional(z.number().min(0).max(1)),
  belowConfidence: optional(z.number().min(0).max(1)),
});

/** Notices handed in, and what people decide of the items read from them. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads a notice and keeps the original with its draft, whole or not at all. What is refused leaves nothing behind: the file is
   * read before anything is stored, so a text with a state-secret mark never reaches the database.
   * @throws FORBIDDEN, TEMPLATE_REGION, NOTICE_SOURCE, NOTICE_TYPE, NOTICE_BASE64, NOTICE_FILE_SIZE, NOTICE_TOO_HARD, NOTICE_TOO_MANY,
   *   and NOTICE_ with the reader's own code for what cannot or must not be read
   */
  async create(actor: Actor, input: CreateNoticeDraftInput): Promise<Notice> {
    const { contentBase64, text: pasted, ...said } = parseInput(createInput, input);
    actor.require('campaigns:write', said.regionCode);
    if (said.regionCode.length > 6) throw errors.TEMPLATE_REGION();
    if ((contentBase64 == null) === (pasted == null)) throw errors.NOTICE_SOURCE();
    if (contentBase64 != null && !FILE_NAME.test(said.fileName)) throw errors.NOTICE_TYPE({ fileName: said.fileName });
    const bytes = contentBase64 == null ? Buffer.from(pasted!, 'utf8') : decoded(contentBase64);
    if (bytes.length > MAX_NOTICE_BYTES)
      throw errors.NOTICE_FILE_SIZE({ mb: (bytes.length / 1024 / 1024).toFixed(1), max: MAX_NOTICE_BYTES / 1024 / 1024 });
    const read = await readInThread(contentBase64 == null ? { text: pasted! } : { bytes }).catch((error: unknown) => {
      throw error instanceof NoticeError ? refusal(error, contentBase64 == null ? 'text' : 'contentBase64') : error;
    });
    const found = itemsOf(read);
    if (found.length > MAX_NOTICE_ITEMS) throw errors.NOTICE_TOO_MANY({ count: found.length, max: MAX_NOTICE_ITEMS });

    const command = { ...said, sha256: createHash('sha256').update(bytes).digest('hex') };
    const made = await this.db.command(actor, 'createNoticeDraft', command, async (tx) => {
      const { text: whole, document: head, ...draft } = read;
      const own = { regionCode: said.regionCode };
      const notice = tx.manager.create(Notice, {
        id: uuidv7(),
        ...own,
        fileName: said.fileName,
        format: formatOf(bytes, contentBase64 != null && /\.m?html?$/i.test(said.fileName)),
        sha256: command.sha256,
        sizeBytes: bytes.length,
        head,
        draft,
        coverage: coverageOf(
          whole,
          [...found, ...Object.values(head).flat()].flatMap((one) => (one === null ? [] : [one.span])),
        ),
        status: 'OPEN',
        createdById: actor.id,
      });
      await tx.save(notice);
      await tx.manager.insert(NoticeFile, { noticeId: notice.id, ...own, bytes, text: whole });
      const cited = found.flatMap(({ kind, value }) => (kind === 'REFERENCE' && value.number !== null ? [value.number] : []));
      const linkOf = await linker(tx, said.regionCode, cited);
      const items = found.map((item, index) =>
        tx.manager.create(NoticeItem, {
          id: uuidv7(),
          ...own,
          noticeId: notice.id,
          ordinal: index + 1,
          kind: item.kind,
          readAs: item.id,
          path: item.path,
          value: item.value as unknown as ItemValue,
          quote: item.quote,
          spanStart: item.span[0],
          spanEnd: item.span[1],
          page: item.source?.page ?? null,
          paragraph: item.source?.paragraph ?? null,
          rule: item.rule,
          confidence: item.confidence,
          questions: item.questions.map((question) => ({ ...question, answer: null })),
          link: linkOf(item.kind, item.value as unknown as ItemValue),
          status: 'PROPOSED',
          mergedIntoId: null,
          splitFromId: null,
          version: 1,
        }),
      );
      for (let from = 0; from < items.length; from += WRITTEN_AT_ONCE)
        await tx.manager.insert(NoticeItem, items.slice(from, from + WRITTEN_AT_ONCE) as never);
      await tx.audit('notice_draft', notice.id, notice.regionCode, null, digest(draft));
      return notice.id;
    });
    return this.byId(actor, made);
  }

  /**
   * One decision about one item, kept with who made it and the sentence it rests on.
   * @throws NOT_FOUND, FORBIDDEN, NOTICE_PUBLISHED, STALE_VERSION, ITEM_STATUS, ITEM_ACTION, ITEM_MERGE, ITEM_QUESTION, ITEM_ANSWER,
   *   ITEM_LINK, INVALID_INPUT for a value that its kind does not have
   */
  async review(actor: Actor, input: ReviewDraftItemInput): Promise<readonly NoticeItem[]> {
    const command = parseInput(reviewInput, input);
    const changed = await this.db.command(actor, 'reviewDraftItem', command, async (tx) => {
      const { noticeId } = await tx.get(NoticeItem, command.itemId);
      const notice = await this.take(tx, noticeId);
      const item = await tx.lock(NoticeItem, command.itemId);
      if (item.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: item.version });
      const before = { status: item.status, value: item.value };
      const others = await this.decide(tx, item, command);
      await tx.save(item);
      const reviews = [this.reviewOf(item, before, command.action, actor.id, command.answer, await this.clock.now(tx))];
      await tx.manager.insert(NoticeReview, reviews as never);
      await touch(tx, notice.id);
      return [item.id, ...others.map((other) => other.id)];
    });
    return this.byIds(actor, changed);
  }

  /**
   * Decides all proposed items of the given kinds and confidence at once; each is recorded by itself. Items with an open question are
   * left for the person who answers it.
   * @throws NOT_FOUND, FORBIDDEN, NOTICE_PUBLISHED, STALE_VERSION
   */
  async reviewMany(
    actor: Actor,
    input: ReviewDraftItemsInput,
  ): Promise<{ readonly draft: Notice; readonly reviewed: number; readonly withQuestions: number }> {
    const command = parseInput(bulkInput, input);
    const { draftId, ...counts } = await this.db.command(actor, 'reviewDraftItems', command, async (tx) => {
      const notice = await this.take(tx, command.draftId);
      if (notice.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: notice.version });
      const query = tx.manager
        .createQueryBuilder(NoticeItem, 'row')
        .setLock('pessimistic_write')
        .where(`row.noticeId = :noticeId AND row.status = 'PROPOSED'`, { noticeId: notice.id })
        .orderBy('row.ordinal');
      if (command.kinds !== null) query.andWhere('row.kind = ANY (:kinds)', { kinds: command.kinds });
      if (command.minConfidence !== null) query.andWhere('row.confidence >= :min', { min: command.minConfidence });
      if (command.belowConfidence !== null) query.andWhere('row.confidence < :below', { below: command.belowConfidence });
      const proposed = await query.getMany();
      const open = command.action === 'ACCEPT' ? proposed.filter(hasOpenQuestion) : [];
      const decided = proposed.filter((item) => !open.includes(item));
      const now = await this.clock.now(tx);
      const reviews = decided.map((item) => {
        const before = { status: item.status, value: item.value };
        item.move(command.action);
        return this.reviewOf(item, before, command.action, actor.id, null, now);
      });
      if (decided.length > 0) {
        await tx.query(`UPDATE notice_draft_item SET status = $2, version = version + 1 WHERE id = ANY ($1)`, [
          decided.map((item) => item.id),
          decided[0]!.status,
        ]);
        for (let from = 0; from < reviews.length; from += WRITTEN_AT_ONCE)
          await tx.manager.insert(NoticeReview, reviews.slice(from, from + WRITTEN_AT_ONCE) as never);
        await tx.audit('notice_draft', notice.id, notice.regionCode, null, digest(reviews));
        await touch(tx, notice.id);
      }
      return { draftId: notice.id, reviewed: decided.length, withQuestions: open.length };
    });
    return { draft: await this.byId(actor, draftId), ...counts };
  }

  /** @throws NOT_FOUND also for a notice that is not the actor's to read */
  byId(actor: Actor, noticeId: string): Promise<Notice> {
    return this.db.read(actor, (tx) => readNoticeOf(tx, recordId(noticeId)));
  }

  list(actor: Actor, page: PageArgs): Promise<Page<Notice>> {
    return this.db.page(actor, Notice, ['id'], page, (query) => whereInScope(query, actor.scopesFor('campaigns:read')));
  }

  items(actor: Actor, noticeId: string, filter: NoticeItemFilter, page: PageArgs): Promise<Page<NoticeItem>> {
    return this.db.page(actor, NoticeItem, ['ordinal', 'id'], page, (query) => {
      whereInScope(query, actor.scopesFor('campaigns:read')).andWhere('row.noticeId = :noticeId', { noticeId });
      return narrowed(query, filter);
    });
  }

  reviews(actor: Actor, itemId: string, page: PageArgs): Promise<Page<NoticeReview>> {
    return this.db.page(actor, NoticeReview, ['id'], page, (query) =>
      whereInScope(query, actor.scopesFor('campaigns:read')).andWhere('row.itemId = :itemId', { itemId }),
    );
  }

  counts(actor: Actor, noticeId: string): Promise<readonly { readonly kind: string; readonly status: string; readonly count: number }[]> {
    return this.db.read(actor, (tx) =>
      tx.query(
        `SELECT kind, status, count(*)::int AS count FROM notice_draft_item WHERE notice_id = $1 GROUP BY 1, 2 ORDER BY min(ordinal), 2`,
        [noticeId],
      ),
    );
  }

  openQuestions(actor: Actor, noticeId: string): Promise<number> {
    return this.db.read(actor, async (tx) => {
      const [row] = await tx.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM notice_draft_item, jsonb_array_elements(questions) AS question
         WHERE notice_id = $1 AND kind = ANY ($2) AND status <> 'DROPPED' AND question->>'answer' IS NULL`,
        [noticeId, PLAN_KINDS],
      );
      return row!.count;
    });
  }

  file(actor: Actor, noticeId: string): Promise<NoticeFile> {
    return this.db.read(actor, (tx) => tx.manager.findOneByOrFail(NoticeFile, { noticeId }));
  }
  async textOf(actor: Actor, noticeId: string): Promise<string> {
    const [row] = await this.db.read(actor, (tx) =>
      tx.query<{ text: string }>(`SELECT text FROM notice_file WHERE notice_id = $1`, [noticeId]),
    );
    return row!.text;
  }

  /** Ids of divisions of the notice's region whose names are like an office's that is not linked. */
  candidates(actor: Actor, item: NoticeItem): Promise<readonly string[]> {
    if (item.kind !== 'OFFICE' || item.link !== null) return Promise.resolve([]);
    return this.db.read(actor, async (tx) => {
      const match = matchName(String(item.value['name']), await divisionsOf(tx, item.regionCode));
      return match.kind === 'UNMATCHED' ? match.candidates : [];
    });
  }

  /** Ids of documents in the region's register whose titles are like that of a cited one that is not linked, the likeliest first. */
  documentCandidates(actor: Actor, { kind, link, value, regionCode: region }: NoticeItem): Promise<readonly string[]> {
    const title = value['title'];
    if (kind !== 'REFERENCE' || link !== null || typeof title !== 'string') return Promise.resolve([]);
    return this.db.read(actor, async (tx) => {
      const registered = await tx.query<{ id: string; title: string }>(
        `SELECT id, title FROM document WHERE region_code = $1 ORDER BY id DESC LIMIT 5000`,
        [region],
      );
      return registered
        .map((one) => ({ id: one.id, likeness: likeness(comparableTitle(title), comparableTitle(one.title)) }))
        .filter((one) => one.likeness >= 0.6)
        .sort((one, other) => other.likeness - one.likeness)
        .slice(0, 3)
        .map((one) => one.id);
    });
  }

  private byIds(actor: Actor, ids: readonly string[]): Promise<readonly NoticeItem[]> {
    return this.db.read(actor, (tx) =>
      tx.manager
        .createQueryBuilder(NoticeItem, 'row')
        .where('row.id = ANY (:ids)', { ids })
        .orderBy('row.ordinal')
        .addOrderBy('row.id')
        .getMany(),
    );
  }

  /** The notice, held for a change of its items. @throws NOT_FOUND, FORBIDDEN, NOTICE_PUBLISHED */
  private async take(tx: Tx, noticeId: string): Promise<Notice> {
    const { regionCode: region } = await readNoticeOf(tx, noticeId);
    tx.actor.require('campaigns:write', region);
    const notice = await tx.lock(Notice, noticeId);
    notice.requireOpen();
    return notice;
  }

  /** Changes an item as asked. @returns other items that changed with it, or came of it */
  private async decide(tx: Tx, item: NoticeItem, command: Review): Promise<readonly NoticeItem[]> {
    const lacks = (missing: string) => errors.ITEM_ACTION({ action: command.action, missing });
    switch (command.action) {
      case 'ACCEPT':
      case 'DROP':
        item.move(command.action);
        return [];
      case 'EDIT':
        if (command.value === null) throw lacks('value');
        item.value = valueOf(item, command.value, ['value']);
        item.move('EDIT');
        return [];
      case 'MERGE': {
        if (command.intoItemId === null) throw lacks('intoItemId');
        const into = await tx.find(NoticeItem, command.intoItemId);
        if (into === null || into.noticeId !== item.noticeId || into.kind !== item.kind || into.id === item.id || into.status === 'DROPPED')
          throw errors.ITEM_MERGE();
        item.move('MERGE');
        item.mergedIntoId = into.id;
        return [into];
      }
      case 'SPLIT': {
        if (command.parts === null) throw lacks('parts');
        const values = command.parts.map((part, index) => valueOf(item, part, ['parts', String(index)]));
        item.move('SPLIT');
        const parts = values.map((value) =>
          tx.manager.create(NoticeItem, { ...item, id: uuidv7(), value, status: 'EDITED', splitFromId: item.id, version: 1 }),
        );
        for (const part of parts) await tx.save(part);
        return parts;
      }
      case 'ANSWER': {
        if (command.question === null || command.answer === null) throw lacks('question, answer');
        const { answer } = command;
        const question = item.questions[command.question - 1];
        if (question === undefined) throw errors.ITEM_QUESTION({ number: command.question });
        if (question.alternatives.length > 0 && !question.alternatives.includes(answer))
          throw errors.ITEM_ANSWER({ alternatives: question.alternatives.join('、') });
        item.questions = item.questions.map((one) => (one === question ? { ...one, answer } : one));
        const made = answered(item.kind, item.value, answer);
        const same = digest(made.value) === digest(item.value);
        item.value = made.value;
        // Who answers has read the sentence: with the last answer the item is decided.
        if (made.drop) item.move('DROP');
        else if (!hasOpenQuestion(item) && item.status !== 'EDITED') {
          if (!same) item.move('EDIT');
          else if (item.status !== 'ACCEPTED') item.move('ACCEPT');
        }
        return [];
      }
      case 'LINK':
        item.link = await linkFor(tx, item, command.link);
        return [];
    }
  }

  private reviewOf(
    item: NoticeItem,
    before: Pick<NoticeItem, 'status' | 'value'>,
    action: ReviewAction,
    reviewedById: string,
    answer: string | null,
    reviewedAt: Date,
  ): NoticeReview {
    return Object.assign(new NoticeReview(), {
      id: uuidv7(),
      regionCode: item.regionCode,
      itemId: item.id,
      action,
      statusBefore: before.status,
      statusAfter: item.status,
      valueBefore: before.value,
      valueAfter: item.value,
      quote: item.quote,
      answer,
      reviewedById,
      reviewedAt,
    });
  }
}

/** @throws NOT_FOUND also when the actor may not read drafts of its region */
export async function readNoticeOf(tx: Tx, noticeId: string): Promise<Notice> {
  const notice = await tx.get(Notice, noticeId);
  if (!tx.actor.can('campaigns:read', notice.regionCode)) throw platformErrors.NOT_FOUND();
  return notice;
}

export const hasOpenQuestion = ({ questions }: Pick<NoticeItem, 'questions'>): boolean => questions.some(({ answer }) => answer === null);

/** Computed indicators whose names are like a target's words, the likeliest first. */
export function indicatorsLike(metric: string): readonly string[] {
  return Object.entries(INDICATORS)
    .map(([code, { zh }]) => ({ code, likeness: likeness(comparableName(metric), comparableName(zh)) }))
    .filter((one) => one.likeness >= 0.4)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, 3)
    .map(({ code }) => code);
}

/** @throws NOTICE_BASE64 */
function decoded(contentBase64: string): Buffer {
  const bytes = Buffer.from(contentBase64, 'base64');
  const whole = contentBase64.length === Math.ceil(bytes.length / 3) * 4 && /^[A-Za-z0-9+/]*={0,2}$/.test(contentBase64);
  if (!whole) throw errors.NOTICE_BASE64();
  return bytes;
}

/** The reader's refusal as this service words it: the same code and wordings, beside the field that holds the text. */
function refusal({ code, zh, en }: NoticeError, field: string): AppError {
  const named = `NOTICE_${code}`;
  return new AppError(named, 'invalid', zh, en, [{ field: [field], code: named, zh, en }]);
}

function formatOf(bytes: Buffer, page: boolean): Notice['format'] {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return 'DOCX';
  if (bytes.subarray(0, 1024).includes('%PDF')) return 'PDF';
  return page ? 'HTML' : 'TEXT';
}

/**
 * An item's value with the given fields in place of the present ones.
 * @param at where the fields stand in the input
 * @throws INVALID_INPUT, also for a field that the kind does not have
 */
function valueOf(item: NoticeItem, given: z.output<typeof change>, at: readonly string[]): ItemValue {
  try {
    return parseInput(valueSchema(item.kind), { ...item.value, ...given });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const problems = error.problems.map((problem) => ({ ...problem, field: [...at, ...problem.field] }));
    throw new AppError(error.code, error.kind, error.zh, error.en, problems);
  }
}

async function divisionsOf(tx: Tx, region: string): Promise<readonly NamedDivision[]> {
  return tx.query<NamedDivision & Record<string, unknown>>(`SELECT id, name FROM division WHERE region_code = $1 ORDER BY id`, [region]);
}

/**
 * What names stand for beyond doubt: equal names of divisions, of computed indicators, numbers of registered documents and of notices
 * handed in before.
 * @param cited numbers of cited documents
 */
async function linker(tx: Tx, region: string, cited: readonly string[]): Promise<(kind: ItemKind, value: ItemValue) => ItemLink | null> {
  const divisions = await divisionsOf(tx, region);
  const notices = await tx.query<{ id: string; number: string }>(
    `SELECT id, head->'number'->>'value' AS number FROM notice WHERE head->'number'->>'value' IS NOT NULL ORDER BY id LIMIT 10000`,
  );
  const keyOf = (number: string) => numberKey(number, '') ?? number;
  const documents = await documentsByNumber(tx, [...new Set(cited.map(keyOf))], region);
  const byNumber = new Map(notices.map((notice) => [comparableName(notice.number), notice.id]));
  const byName = new Map(Object.entries(INDICATORS).map(([code, { zh }]) => [comparableName(zh), code]));
  return (kind, value) => {
    if (kind === 'OFFICE') {
      const match = matchName(String(value['name']), divisions);
      return match.kind === 'DIVISION' ? { kind: 'DIVISION', to: match.divisionId } : null;
    }
    if (kind === 'TARGET') {
      const code = byName.get(comparableName(String(value['metric'])));
      return code === undefined ? null : { kind: 'INDICATOR', to: code };
    }
    if (kind !== 'REFERENCE' || value['number'] === null) return null;
    const number = String(value['number']);
    const document = documents.get(keyOf(number));
    if (document !== undefined) return { kind: 'DOCUMENT', to: document.id };
    const known = byNumber.get(comparableName(number));
    return known === undefined ? null : { kind: 'NOTICE', to: known };
  };
}

/** @throws ITEM_LINK */
async function linkFor(tx: Tx, item: NoticeItem, link: Review['link']): Promise<ItemLink | null> {
  const { divisionId = null, indicator = null, documentId = null, noticeDraftId = null } = link ?? {};
  const given = [divisionId, indicator, documentId, noticeDraftId].filter((one) => one !== null);
  if (given.length === 0) return null;
  if (given.length > 1) throw errors.ITEM_LINK();
  if (divisionId !== null && item.kind === 'OFFICE') {
    const [known] = await tx.query(`SELECT 1 FROM division WHERE id = $1 AND region_code = $2`, [divisionId, item.regionCode]);
    if (known !== undefined) return { kind: 'DIVISION', to: divisionId };
  }
  if (indicator !== null && item.kind === 'TARGET' && Object.hasOwn(INDICATORS, indicator)) return { kind: 'INDICATOR', to: indicator };
  if (documentId !== null && item.kind === 'REFERENCE') {
    const query = tx.manager.createQueryBuilder(Document, 'row').where('row.id = :documentId', { documentId });
    if (await whereDocumentReadable(query, tx.actor).getExists()) return { kind: 'DOCUMENT', to: documentId };
  }
  if (noticeDraftId !== null && item.kind === 'REFERENCE') {
    const known = await tx.find(Notice, noticeDraftId);
    if (known !== null && tx.actor.can('campaigns:read', known.regionCode)) return { kind: 'NOTICE', to: known.id };
  }
  throw errors.ITEM_LINK();
}

/** What was confirmed is part of what is published: whoever publishes has seen this version. */
const touch = (tx: Tx, noticeId: string) => tx.query(`UPDATE notice SET version = version + 1 WHERE id = $1`, [noticeId]);

function narrowed(
  query: SelectQueryBuilder<NoticeItem>,
  { kinds, statuses, openQuestion }: NoticeItemFilter,
): SelectQueryBuilder<NoticeItem> {
  if (kinds != null) query.andWhere('row.kind = ANY (:kinds)', { kinds });
  if (statuses != null) query.andWhere('row.status = ANY (:statuses)', { statuses });
  if (openQuestion != null) {
    const open = `EXISTS (SELECT FROM jsonb_array_elements(row.questions) AS question WHERE question->>'answer' IS NULL)`;
    const stands = `(row.kind = ANY (:planKinds) AND row.status <> 'DROPPED' AND ${open})`;
    query.andWhere(openQuestion ? stands : `NOT ${stands}`, { planKinds: PLAN_KINDS });
  }
  return query;
}

/** Whether an item stands in the way of publication. */
export const isUndecided = (item: NoticeItem): boolean => isPlanKind(item.kind) && item.status === 'PROPOSED';
