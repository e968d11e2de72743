import { Injectable } from '@nestjs/common';
import { regionContains, regionRange, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import {
  Actor,
  Clock,
  Database,
  day,
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
  type PageArgs,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { rehearse } from '../dry-run.js';
import { errors } from '../errors.js';
import { discharge, endOfDay, owe } from '../obligation/obligations.js';
import type { AcknowledgeDocumentInput, CirculateDocumentInput, DocumentReceiptFilter } from '../schema.generated.js';
import { lockDocument } from './document.access.js';
import type { Document } from './document.entity.js';
import { DocumentReceipt } from './receipt.entity.js';

const circulateInput = z
  .object({
    idempotencyKey,
    documentId: id,
    expectedVersion,
    regionCodes: optional(z.array(regionCode).min(1).max(500)),
    level: optional(z.enum(['CITY', 'COUNTY'])),
    study: z.boolean(),
    dueOn: day,
    dryRun: z.boolean().nullish(),
  })
  .refine(({ regionCodes, level }) => (regionCodes === null) !== (level === null), {
    path: ['regionCodes'],
    params: {
      code: 'REGIONS_OR_LEVEL',
      zh: '请指定地区,或指定分发到哪一级,二者择一。',
      en: 'Name the regions, or the level to circulate to: one of the two.',
    },
  });
const acknowledgeInput = z.object({
  idempotencyKey,
  receiptId: id,
  action: z.enum(['SIGN_FOR', 'COMPLETE_STUDY']),
  note: optional(text(2000)),
});

export interface Circulation {
  readonly dryRun: boolean;
  readonly regionCodes: readonly RegionCode[];
  readonly alreadyDelivered: number;
  readonly document: Document;
}

const LENGTH = { CITY: 4, COUNTY: 6 } as const;
/** A receipt for which something is still owed. */
const OUTSTANDING = `(row.status = 'DELIVERED' OR (row.status = 'SIGNED_FOR' AND row.study))`;

/** Sends documents to regions and keeps their receipts. */
@Injectable()
export class CirculationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, CIRCULATION_REGION, NO_REGIONS, CIRCULATION_DUE, DOCUMENT_ARCHIVED */
  circulate(actor: Actor, input: CirculateDocumentInput): Promise<Circulation> {
    const command = parseInput(circulateInput, input);
    const work = async (tx: Tx): Promise<Circulation> => {
      const document = await lockDocument(tx, command.documentId, command.expectedVersion);
      if (document.status === 'ARCHIVED') throw errors.DOCUMENT_ARCHIVED();
      if (command.dueOn < (await this.clock.today(tx))) throw errors.CIRCULATION_DUE();
      const wanted = await this.regions(tx, document.regionCode, command);
      const { study, dueOn } = command;
      const deliveredAt = await this.clock.now(tx);
      const held = await tx.manager.findBy(DocumentReceipt, { documentId: document.id });
      const fresh = wanted.filter((region) => !held.some((receipt) => receipt.regionCode === region));
      const receipts = fresh.map((region) =>
        tx.manager.create(DocumentReceipt, {
          ...{ id: uuidv7(), regionCode: region, documentId: document.id, ownerRegionCode: document.regionCode },
          ...{ study, dueOn, status: 'DELIVERED', deliveredAt, version: 1 },
        }),
      );
      if (receipts.length > 0) await tx.manager.insert(DocumentReceipt, receipts as never);
      const { campaignId, title } = document;
      await owe(
        tx,
        receipts.map(({ id: subjectId, regionCode: region }) => {
          return { kind: 'CIRCULATION', subjectId, regionCode: region, campaignId, title, dueAt: endOfDay(dueOn) };
        }),
      );
      if (document.status === 'REGISTERED' || document.status === 'PROPOSED') document.advance('DISTRIBUTE', null);
      const saved = await tx.save(document);
      return { dryRun: false, regionCodes: fresh, alreadyDelivered: wanted.length - fresh.length, document: saved };
    };
    if (command.dryRun !== true) return this.db.command(actor, 'circulateDocument', command, work);
    return rehearse(this.db, actor, 'circulateDocument', work).then((circulation) => ({ ...circulation, dryRun: true }));
  }

  /** @throws NOT_FOUND, FORBIDDEN, RECEIPT_STATUS */
  acknowledge(actor: Actor, input: AcknowledgeDocumentInput): Promise<DocumentReceipt> {
    const command = parseInput(acknowledgeInput, input);
    return this.db.command(actor, 'acknowledgeDocument', command, async (tx) => {
      const receipt = await tx.lock(DocumentReceipt, command.receiptId);
      if (!actor.can('campaigns:read', receipt.regionCode)) throw platformErrors.NOT_FOUND();
      actor.require('tasks:work', receipt.regionCode);
      const now = await this.clock.now(tx);
      receipt.advance(command.action, actor.id, now, command.note);
      if (receipt.complete) await discharge(tx, { kind: 'CIRCULATION', subjectId: receipt.id }, now);
      return tx.save(receipt);
    });
  }

  /** Receipts in the actor's area, the earliest sent first. */
  async list(actor: Actor, filter: DocumentReceiptFilter, page: PageArgs) {
    const documentId = filter.documentId == null ? null : recordId(filter.documentId);
    return this.db.page(actor, DocumentReceipt, ['id'], page, (query) => {
      whereInScope(query, actor.scopesFor('campaigns:read'), filter.regionCode ?? null);
      if (documentId !== null) query.andWhere('row.documentId = :documentId', { documentId });
      if (filter.outstanding === true) query.andWhere(OUTSTANDING);
      return query;
    });
  }

  /** How far the circulation of documents is in the actor's area. */
  async counts(actor: Actor, documentIds: readonly string[], today: LocalDate) {
    const rows = await this.db.read(actor, (tx) =>
      whereInScope(
        tx.manager
          .createQueryBuilder(DocumentReceipt, 'row')
          .select('row.documentId', 'id')
          .addSelect('count(*)::int', 'delivered')
          .addSelect('count(row.signedForAt)::int', 'signedFor')
          .addSelect('(count(*) FILTER (WHERE row.study))::int', 'study')
          .addSelect('count(row.studiedAt)::int', 'studied')
          .addSelect(`(count(*) FILTER (WHERE row.dueOn < :today AND ${OUTSTANDING}))::int`, 'overdue')
          .setParameters({ today })
          .where('row.documentId = ANY (:documentIds)', { documentIds })
          .groupBy('row.documentId'),
        actor.scopesFor('campaigns:read'),
      ).getRawMany<{ id: string; delivered: number; signedFor: number; study: number; studied: number; overdue: number }>(),
    );
    const none = { delivered: 0, signedFor: 0, study: 0, studied: 0, overdue: 0 };
    return documentIds.map((document) => rows.find((row) => row.id === document) ?? { id: document, ...none });
  }

  /** @throws CIRCULATION_REGION, NO_REGIONS */
  private async regions(
    tx: Tx,
    owner: RegionCode,
    { regionCodes, level }: { readonly regionCodes: readonly RegionCode[] | null; readonly level: 'CITY' | 'COUNTY' | null },
  ): Promise<readonly RegionCode[]> {
    if (level === null) {
      const outside = regionCodes!.find((code) => !regionContains(owner, code));
      if (outside !== undefined) throw errors.CIRCULATION_REGION({ regionCode: outside, owner });
      return [...new Set(regionCodes)].sort();
    }
    const { from, to } = regionRange(owner);
    const rows = await tx.query<{ code: RegionCode }>(
      `SELECT code FROM region WHERE code >= $1 AND code < $2 AND length(code) = $3 AND code <> $4 ORDER BY code`,
      [from, to, LENGTH[level], owner],
    );
    if (rows.length === 0) throw errors.NO_REGIONS({ regionCode: owner });
    return rows.map(({ code }) => code);
  }
}
