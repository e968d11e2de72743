import type { RegionCode } from '@fire-campaign/domain';
import { Actor, platformErrors, Tx, whereInScope } from '@fire-campaign/platform';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import { readCampaign } from '../campaign/campaign.access.js';
import { errors } from '../errors.js';
import { Meeting } from '../meeting/meeting.entity.js';
import { Document } from './document.entity.js';

/** Narrows a query (alias `row`) to documents of the person's own area and those that were circulated to it. */
export function whereDocumentReadable(query: SelectQueryBuilder<Document>, actor: Actor): SelectQueryBuilder<Document> {
  const scopes = actor.scopesFor('campaigns:read');
  return query.andWhere(
    new Brackets((either) => {
      whereInScope(either as SelectQueryBuilder<Document>, scopes);
      either.orWhere(
        `EXISTS (SELECT 1 FROM document_receipt receipt WHERE receipt.document_id = row.id AND receipt.region_code ^@ ANY (:held::text[]))`,
        { held: [...scopes] },
      );
    }),
  );
}

/** @throws NOT_FOUND also when the person may not read it */
export async function readDocument(tx: Tx, actor: Actor, id: string): Promise<Document> {
  const document = await tx.get(Document, id);
  if (actor.can('campaigns:read', document.regionCode, document.campaignId)) return document;
  const circulated = await tx.query(`SELECT 1 FROM document_receipt WHERE document_id = $1 AND region_code ^@ ANY ($2::text[]) LIMIT 1`, [
    id,
    [...actor.scopesFor('campaigns:read')],
  ]);
  if (circulated.length === 0) throw platformErrors.NOT_FOUND();
  return document;
}

/**
 * Registered documents that the actor reads with these numbers, by the ending of the text in which a number was found: words may run
 * into it without a mark between.
 * @param preferred the register that comes first where several have the document
 */
export async function documentsByNumber(
  tx: Tx,
  numbers: readonly string[],
  preferred: RegionCode | null,
): Promise<ReadonlyMap<string, Document>> {
  const endings = numbers.flatMap((number) => [...number].map((_, start) => [...number].slice(start).join('')));
  const found = await whereDocumentReadable(
    tx.manager.createQueryBuilder(Document, 'row').where('row.numberKey = ANY (:endings)', { endings }),
    tx.actor,
  ).getMany();
  // The longest ending is the number meant: 辽消〔2024〕7号 and not 消〔2024〕7号.
  const elsewhere = ({ regionCode }: Document) => Number(regionCode !== preferred);
  const longest = found.sort(
    (one, other) => other.numberKey!.length - one.numberKey!.length || elsewhere(one) - elsewhere(other) || (one.id < other.id ? -1 : 1),
  );
  return new Map(
    numbers.flatMap((number) => {
      const document = longest.find((row) => number.endsWith(row.numberKey!));
      return document === undefined ? [] : [[number, document] as const];
    }),
  );
}

/** The document, held for a change by the office in whose register it is. @throws NOT_FOUND, FORBIDDEN, STALE_VERSION */
export async function lockDocument(tx: Tx, id: string, expectedVersion: number): Promise<Document> {
  const { regionCode, campaignId } = await readDocument(tx, tx.actor, id);
  tx.actor.require('campaigns:write', regionCode, campaignId);
  const document = await tx.lock(Document, id);
  if (document.version !== expectedVersion) throw platformErrors.STALE_VERSION({ current: document.version });
  return document;
}

/**
 * Checks what a record of a register refers to: its campaign, and the documents and meetings that it comes from.
 * @throws NOT_FOUND for a campaign, ORIGIN_UNKNOWN for a document or meeting that the person does not read
 */
export async function requireReferences(tx: Tx, campaignId: string | null, originIds: readonly string[]): Promise<void> {
  if (campaignId !== null) await readCampaign(tx, tx.actor, campaignId);
  const named = [...new Set(originIds)];
  if (named.length === 0) return;
  const query = <Row extends Document | Meeting>(entity: new () => Row) =>
    tx.manager.createQueryBuilder(entity, 'row').where('row.id = ANY (:named)', { named });
  const documents = await whereDocumentReadable(query(Document), tx.actor).getCount();
  const meetings = await whereInScope(query(Meeting), tx.actor.scopesFor('campaigns:read')).getCount();
  if (documents + meetings < named.length) throw errors.ORIGIN_UNKNOWN();
}

/** One record on the way from a document or meeting back to where it comes from; 1 is what it comes from directly. */
export interface LineageStep {
  readonly root: string;
  readonly id: string;
  readonly depth: number;
}

/** At most this many steps back; real chains have four. */
const MAX_LINEAGE = 20;

/** The lineage of documents and meetings, the nearest first. What the actor may not see ends it. */
export function lineageOf(tx: Tx, ids: readonly string[]): Promise<LineageStep[]> {
  return tx.query<LineageStep>(
    `WITH RECURSIVE walk(root, id, depth) AS (
       SELECT root, root, 0 FROM unnest($1::uuid[]) AS root
       UNION
       SELECT w.root, origin, w.depth + 1 FROM walk w
         LEFT JOIN document d ON d.id = w.id LEFT JOIN meeting m ON m.id = w.id,
         LATERAL unnest(COALESCE(d.derived_from_ids, m.derived_from_ids)) AS origin
       WHERE w.depth < ${MAX_LINEAGE})
     SELECT root, id, min(depth)::int AS depth FROM walk WHERE depth > 0 GROUP BY root, id ORDER BY root, depth, id`,
    [ids],
  );
}

/**
 * Changes of lineage in one province follow each other, so that two of them never close a circle together.
 * @throws LINEAGE_CYCLE when one of the origins comes from the record itself
 */
export async function requireNoCycle(tx: Tx, id: string, regionCode: string, originIds: readonly string[]): Promise<void> {
  if (originIds.length === 0) return;
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`lineage ${regionCode.slice(0, 2)}`]);
  const service = Actor.system('campaigns', tx.actor.traceId);
  const [circle] = await tx.asService(service, null, (inner) =>
    inner.query(
      `WITH RECURSIVE back(id) AS (
         SELECT unnest($1::uuid[])
         UNION
         SELECT unnest(COALESCE(d.derived_from_ids, m.derived_from_ids))
         FROM back LEFT JOIN document d ON d.id = back.id LEFT JOIN meeting m ON m.id = back.id)
       SELECT 1 FROM back WHERE id = $2`,
      [originIds, id],
    ),
  );
  if (circle !== undefined) throw errors.LINEAGE_CYCLE();
}
