import { Injectable } from '@nestjs/common';
import { regionRange, type LocalDate } from '@fire-campaign/domain';
import { DocumentRegistered } from '@fire-campaign/events';
import {
  Actor,
  Clock,
  Database,
  day,
  expectedVersion,
  id,
  idempotencyKey,
  isId,
  optional,
  parseInput,
  platformErrors,
  recordId,
  regionCode,
  text,
  Tx,
  uuidv7,
  whereInScope,
  type PageArgs,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { errors } from '../errors.js';
import { discharge, endOfDay, owe, withdraw } from '../obligation/obligations.js';
import type {
  AdvanceDocumentInput,
  AwaitDocumentInput,
  AwaitedDocumentFilter,
  ChangeDocumentInput,
  DocumentFilter,
  RegisterDocumentInput,
  SettleAwaitedDocumentInput,
} from '../schema.generated.js';
import {
  documentsByNumber,
  lineageOf,
  lockDocument,
  readDocument,
  requireNoCycle,
  requireReferences,
  whereDocumentReadable,
} from './document.access.js';
import { AwaitedDocument, Document, type DocumentFacts } from './document.entity.js';
import { comparableTitle, DOCUMENT_KINDS, documentMachine, ISSUING_LEVELS, numberKey, type DocumentAction } from './document.rules.js';

const document = z.object({
  kind: z.enum(DOCUMENT_KINDS),
  title: text(200, 2),
  number: optional(text(60)),
  issuer: text(100, 2),
  level: z.enum(ISSUING_LEVELS),
  issuedOn: day,
  receivedOn: optional(day),
  publishedOn: optional(day),
  summary: optional(text(5000)),
  deadline: optional(day),
  campaignId: optional(id),
  derivedFromIds: z.array(id).max(20).nullish().transform((ids) => [...new Set(ids ?? [])]), // prettier-ignore
});
const existing = { idempotencyKey, documentId: id, expectedVersion };
const registerInput = z.object({ idempotencyKey, regionCode, document });
const changeInput = z.object({ ...existing, document });
const ACTIONS = [...new Set(documentMachine.transitions.map(({ action }) => action))] as [DocumentAction, ...DocumentAction[]];
const advanceInput = z.object({ ...existing, action: z.enum(ACTIONS), note: optional(text(2000)) });
const awaitInput = z.object({
  idempotencyKey,
  regionCode,
  title: text(200, 2),
  number: optional(text(60)),
  issuer: text(100, 2),
  level: z.enum(ISSUING_LEVELS),
  expectedBy: day,
  announcedInId: optional(id),
  campaignId: optional(id),
});
const settleInput = z
  .object({ idempotencyKey, awaitedDocumentId: id, expectedVersion, documentId: optional(id), reason: optional(text(1000, 2)) })
  .refine(({ documentId, reason }) => (documentId === null) !== (reason === null), {
    path: ['documentId'],
    params: {
      code: 'DOCUMENT_OR_REASON',
      zh: '请指明收到的文件,或说明不再等待的理由,二者择一。',
      en: 'Name the document that arrived, or say why it is no longer awaited: one of the two.',
    },
  });

/** The register of documents, and what is awaited. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws FORBIDDEN, NOT_FOUND for its campaign, ORIGIN_UNKNOWN, DOCUMENT_DATES, DOCUMENT_TWICE */
  register(actor: Actor, input: RegisterDocumentInput): Promise<Document> {
    const command = parseInput(registerInput, input);
    return this.db.command(actor, 'registerDocument', command, async (tx) => {
      const facts = command.document;
      actor.require('campaigns:write', command.regionCode, facts.campaignId);
      return registerDocument(tx, this.clock, command.regionCode, facts);
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, ORIGIN_UNKNOWN, LINEAGE_CYCLE, DOCUMENT_DATES, DOCUMENT_TWICE, DOCUMENT_ARCHIVED */
  change(actor: Actor, input: ChangeDocumentInput): Promise<Document> {
    const command = parseInput(changeInput, input);
    return this.db.command(actor, 'changeDocument', command, async (tx) => {
      const changed = await lockDocument(tx, command.documentId, command.expectedVersion);
      if (changed.status === 'ARCHIVED') throw errors.DOCUMENT_ARCHIVED();
      const facts = command.document;
      actor.require('campaigns:write', changed.regionCode, facts.campaignId);
      const added = facts.derivedFromIds.filter((origin) => !changed.derivedFromIds.includes(origin));
      await requireReferences(tx, facts.campaignId === changed.campaignId ? null : facts.campaignId, added);
      await requireNoCycle(tx, changed.id, changed.regionCode, added);
      changed.write(facts);
      await requireUnregistered(tx, changed);
      await tx.save(changed);
      await arrived(tx, this.clock, changed);
      return changed;
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, DOCUMENT_STATUS, DOCUMENT_NOTE, DOCUMENT_UNSIGNED */
  advance(actor: Actor, input: AdvanceDocumentInput): Promise<Document> {
    const command = parseInput(advanceInput, input);
    return this.db.command(actor, 'advanceDocument', command, async (tx) => {
      const advanced = await lockDocument(tx, command.documentId, command.expectedVersion);
      advanced.advance(command.action, command.note);
      if (command.action === 'SIGN_FOR') {
        const [waiting] = await tx.query<{ units: number }>(
          `SELECT count(*)::int AS units FROM document_receipt WHERE document_id = $1 AND status = 'DELIVERED'`,
          [advanced.id],
        );
        if (waiting!.units > 0) throw errors.DOCUMENT_UNSIGNED({ units: waiting!.units });
      }
      return tx.save(advanced);
    });
  }

  /** @throws FORBIDDEN, NOT_FOUND for its campaign, ORIGIN_UNKNOWN */
  await(actor: Actor, input: AwaitDocumentInput): Promise<AwaitedDocument> {
    const { idempotencyKey: key, ...facts } = parseInput(awaitInput, input);
    return this.db.command(actor, 'awaitDocument', { idempotencyKey: key, ...facts }, async (tx) => {
      actor.require('campaigns:write', facts.regionCode, facts.campaignId);
      await requireReferences(tx, facts.campaignId, facts.announcedInId === null ? [] : [facts.announcedInId]);
      const awaited = tx.manager.create(AwaitedDocument, {
        ...{ id: uuidv7(), ...facts, status: 'AWAITED', documentId: null, reason: null },
        ...{ notedById: actor.id, notedOn: await this.clock.today(tx) },
      });
      await tx.save(awaited);
      const { id: subjectId, regionCode: region, campaignId, title, expectedBy } = awaited;
      await owe(tx, [{ kind: 'AWAITED_DOCUMENT', subjectId, regionCode: region, campaignId, title, dueAt: endOfDay(expectedBy) }]);
      return awaited;
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, ORIGIN_UNKNOWN, AWAITED_STATUS */
  settleAwaited(actor: Actor, input: SettleAwaitedDocumentInput): Promise<AwaitedDocument> {
    const command = parseInput(settleInput, input);
    return this.db.command(actor, 'settleAwaitedDocument', command, async (tx) => {
      const awaited = await tx.get(AwaitedDocument, command.awaitedDocumentId);
      if (!actor.can('campaigns:read', awaited.regionCode, awaited.campaignId)) throw platformErrors.NOT_FOUND();
      actor.require('campaigns:write', awaited.regionCode, awaited.campaignId);
      const held = await tx.lock(AwaitedDocument, awaited.id);
      if (held.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: held.version });
      if (command.documentId === null) {
        held.withdraw(command.reason!);
        await withdraw(tx, { kind: 'AWAITED_DOCUMENT', subjectId: held.id });
      } else {
        await requireReferences(tx, null, [command.documentId]);
        const named = await tx.find(Document, command.documentId);
        if (named === null) throw errors.ORIGIN_UNKNOWN(); // a meeting
        await settle(tx, this.clock, held, named.id);
      }
      return tx.save(held);
    });
  }

  /** @throws NOT_FOUND */
  byId(actor: Actor, documentId: string): Promise<Document> {
    return this.db.read(actor, (tx) => readDocument(tx, actor, recordId(documentId)));
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<readonly Document[]> {
    return this.db.read(actor, (tx) =>
      whereDocumentReadable(
        tx.manager.createQueryBuilder(Document, 'row').where('row.id = ANY (:ids)', { ids: ids.filter(isId) }),
        actor,
      ).getMany(),
    );
  }

  /** Registered documents that the actor reads with these numbers, by the ending of the text in which a number was found. */
  async cited(actor: Actor, numbers: readonly string[]): Promise<readonly { readonly id: string; readonly document: Document | null }[]> {
    const found = await this.db.read(actor, (tx) => documentsByNumber(tx, numbers, null));
    return numbers.map((number) => ({ id: number, document: found.get(number) ?? null }));
  }

  list(actor: Actor, filter: DocumentFilter, page: PageArgs) {
    const campaignId = filter.campaignId == null ? null : recordId(filter.campaignId);
    return this.db.page(actor, Document, ['id'], page, (query) => {
      whereDocumentReadable(query, actor);
      if (filter.regionCode != null)
        query.andWhere('row.regionCode >= :from AND row.regionCode < :to', { ...regionRange(filter.regionCode) });
      if (campaignId !== null) query.andWhere('row.campaignId = :campaignId', { campaignId });
      if (filter.kind != null) query.andWhere('row.kind = :kind', { kind: filter.kind });
      if (filter.statuses != null) query.andWhere('row.status = ANY (:statuses)', { statuses: filter.statuses });
      if (filter.level != null) query.andWhere('row.level = :level', { level: filter.level });
      if (filter.number != null) {
        query.andWhere('(row.numberKey = :key OR row.number = :number)', { key: numberKey(filter.number, ''), number: filter.number });
      }
      if (filter.issuedFrom != null) query.andWhere('row.issuedOn >= :issuedFrom', { issuedFrom: filter.issuedFrom });
      if (filter.issuedTo != null) query.andWhere('row.issuedOn <= :issuedTo', { issuedTo: filter.issuedTo });
      return query;
    });
  }

  async awaited(actor: Actor, filter: AwaitedDocumentFilter, page: PageArgs) {
    const today = await this.today(actor);
    return this.db.page(actor, AwaitedDocument, ['id'], page, (query) => {
      whereInScope(query, actor.scopesFor('campaigns:read'), filter.regionCode ?? null);
      if (filter.statuses != null) query.andWhere('row.status = ANY (:statuses)', { statuses: filter.statuses });
      if (filter.overdue === true) query.andWhere(`row.status = 'AWAITED' AND row.expectedBy < :today`, { today });
      return query;
    });
  }

  lineage(actor: Actor, ids: readonly string[]) {
    return this.db.read(actor, (tx) => lineageOf(tx, ids.filter(isId)));
  }

  today(actor: Actor): Promise<LocalDate> {
    return this.db.read(actor, (tx) => this.clock.today(tx));
  }
}

/**
 * Adds a document to a region's register as a part of another transaction, by somebody who may write there.
 * @throws NOT_FOUND for its campaign, ORIGIN_UNKNOWN, DOCUMENT_DATES, DOCUMENT_TWICE
 */
export async function registerDocument(tx: Tx, clock: Clock, region: string, facts: DocumentFacts): Promise<Document> {
  await requireReferences(tx, facts.campaignId, facts.derivedFromIds);
  const registered = Document.register(region, facts, tx.actor.id, await clock.today(tx));
  await requireUnregistered(tx, registered);
  await tx.save(registered);
  await arrived(tx, clock, registered);
  const { id: documentId, campaignId, kind, title, number, issuer, level, issuedOn, receivedOn } = registered;
  const said = { documentId, regionCode: region, campaignId, kind, title, number, issuer, level, issuedOn, receivedOn };
  await tx.publish(DocumentRegistered, region, said);
  return registered;
}

/** Closes what was awaited in the same register under the same number, or without a number under the same title. */
async function arrived(tx: Tx, clock: Clock, { id: documentId, regionCode: region, numberKey: key, title }: Document): Promise<void> {
  const open = await tx.manager.find(AwaitedDocument, {
    where: { regionCode: region, status: 'AWAITED' },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  for (const awaited of open) {
    const awaitedKey = numberKey(awaited.number, awaited.issuer);
    const same = awaitedKey !== null && key !== null ? awaitedKey === key : comparableTitle(awaited.title) === comparableTitle(title);
    if (!same) continue;
    await settle(tx, clock, awaited, documentId);
    await tx.save(awaited);
  }
}

async function settle(tx: Tx, clock: Clock, awaited: AwaitedDocument, documentId: string): Promise<void> {
  awaited.arrive(documentId);
  await discharge(tx, { kind: 'AWAITED_DOCUMENT', subjectId: awaited.id }, await clock.now(tx));
}

/** @throws DOCUMENT_TWICE when the register holds another document of this number */
async function requireUnregistered(tx: Tx, { id: documentId, regionCode: region, numberKey: key, number }: Document): Promise<void> {
  if (key === null) return;
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`document ${region} ${key}`]);
  const [other] = await tx.query<{ title: string }>(`SELECT title FROM document WHERE region_code = $1 AND number_key = $2 AND id <> $3`, [
    region,
    key,
    documentId,
  ]);
  if (other !== undefined) throw errors.DOCUMENT_TWICE({ number, title: other.title });
}
