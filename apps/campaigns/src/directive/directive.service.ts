import { Injectable } from '@nestjs/common';
import { citedNumbers, regionContains, type LocalDate } from '@fire-campaign/domain';
import { DirectiveIssued } from '@fire-campaign/events';
import {
  Actor,
  Clock,
  Database,
  day,
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
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { readDocument, requireReferences } from '../document/document.access.js';
import { ISSUING_LEVELS } from '../document/document.rules.js';
import { rehearse } from '../dry-run.js';
import { errors } from '../errors.js';
import { discharge, endOfDay, owe, type Owed } from '../obligation/obligations.js';
import type { AnswerDirectiveInput, DirectiveFilter, IssueDirectiveInput, ReviewDirectiveInput } from '../schema.generated.js';
import { requireDivisions } from '../task/task.service.js';
import { Directive, DirectiveRecipient } from './directive.entities.js';
import { DIRECTIVE_KINDS } from './directive.rules.js';

const issueInput = z.object({
  idempotencyKey,
  regionCode,
  kind: z.enum(DIRECTIVE_KINDS),
  givenOn: day,
  leader: text(50),
  post: text(100),
  level: z.enum(ISSUING_LEVELS),
  about: text(300, 2),
  documentId: optional(id),
  followsId: optional(id),
  text: text(5000),
  requiredAction: optional(text(2000)),
  dueOn: day,
  campaignId: optional(id),
  recipients: z
    .array(z.object({ regionCode, divisionId: optional(id) }))
    .min(1)
    .max(200),
  dryRun: z.boolean().nullish(),
});
const answerInput = z.object({ idempotencyKey, recipientId: id, action: z.enum(['READ', 'ANSWER']), feedback: optional(text(5000)) });
const reviewInput = z.object({ idempotencyKey, recipientId: id, action: z.enum(['CLOSE', 'RETURN']), note: optional(text(2000)) });

export interface IssuedDirective {
  readonly dryRun: boolean;
  readonly regionCodes: readonly string[];
  readonly directive: Directive | null;
}

/** Directives of leaders and what comes of them. */
@Injectable()
export class DirectiveService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws FORBIDDEN, NOT_FOUND for campaign, document and directive followed, DIRECTIVE_DATES, DIRECTIVE_REGION, DIRECTIVE_DIVISION,
   * DIVISION_UNKNOWN
   */
  issue(actor: Actor, input: IssueDirectiveInput): Promise<IssuedDirective> {
    const command = parseInput(issueInput, input);
    const { idempotencyKey: _, dryRun: __, recipients, ...facts } = command;
    const work = async (tx: Tx): Promise<IssuedDirective> => {
      actor.require('campaigns:write', facts.regionCode, facts.campaignId);
      if (facts.dueOn < facts.givenOn) throw errors.DIRECTIVE_DATES({ givenOn: facts.givenOn });
      await requireReferences(tx, facts.campaignId, []);
      if (facts.documentId !== null) await readDocument(tx, actor, facts.documentId);
      if (facts.followsId !== null) await readDirective(tx, facts.followsId);
      await requireRecipients(tx, facts.regionCode, recipients);
      const cited = citedNumbers(`${facts.about}\n${facts.text}\n${facts.requiredAction ?? ''}`).map((number) => number.text);
      const directive = await tx.save(
        tx.manager.create(Directive, { id: uuidv7(), ...facts, citedNumbers: cited, registeredById: actor.id }),
      );
      const { id: directiveId, regionCode: ownerRegionCode } = directive;
      const named = new Map(recipients.map((one) => [`${one.regionCode} ${one.divisionId}`, one]));
      const rows = [...named.values()].map((one) =>
        tx.manager.create(DirectiveRecipient, { id: uuidv7(), ...one, directiveId, ownerRegionCode, status: 'ISSUED', version: 1 }),
      );
      await tx.manager.insert(DirectiveRecipient, rows as never);
      await owe(
        tx,
        rows.map((row) => owed(directive, row)),
      );
      const { campaignId, kind, givenOn, leader, post, level, dueOn } = directive;
      const said = { directiveId, regionCode: ownerRegionCode, campaignId, kind, givenOn, leader, post, level, dueOn };
      await tx.publish(DirectiveIssued, ownerRegionCode, { ...said, recipients: rows.map((row) => row.regionCode) });
      return { dryRun: false, regionCodes: [...new Set(rows.map((row) => row.regionCode))].sort(), directive };
    };
    if (command.dryRun !== true) return this.db.command(actor, 'issueDirective', command, work);
    return rehearse(this.db, actor, 'issueDirective', work).then((issued) => ({ ...issued, dryRun: true, directive: null }));
  }

  /** @throws NOT_FOUND, FORBIDDEN, DIRECTIVE_STATUS, DIRECTIVE_NOTE */
  answer(actor: Actor, input: AnswerDirectiveInput): Promise<DirectiveRecipient> {
    const command = parseInput(answerInput, input);
    return this.db.command(actor, 'answerDirective', command, async (tx) => {
      const recipient = await lockRecipient(tx, command.recipientId);
      actor.require('tasks:work', recipient.regionCode);
      const now = await this.clock.now(tx);
      recipient.advance(command.action, actor.id, now, command.feedback);
      if (command.action === 'ANSWER') await discharge(tx, { kind: 'DIRECTIVE', subjectId: recipient.id }, now);
      return tx.save(recipient);
    });
  }

  /** An answer that is returned is owed again. @throws NOT_FOUND, FORBIDDEN, DIRECTIVE_STATUS, DIRECTIVE_NOTE */
  review(actor: Actor, input: ReviewDirectiveInput): Promise<DirectiveRecipient> {
    const command = parseInput(reviewInput, input);
    return this.db.command(actor, 'reviewDirective', command, async (tx) => {
      const recipient = await lockRecipient(tx, command.recipientId);
      const directive = await tx.get(Directive, recipient.directiveId);
      actor.require('campaigns:write', recipient.ownerRegionCode, directive.campaignId);
      recipient.advance(command.action, actor.id, await this.clock.now(tx), command.note);
      if (command.action === 'RETURN') await owe(tx, [owed(directive, recipient)]);
      return tx.save(recipient);
    });
  }

  /** @throws NOT_FOUND */
  byId(actor: Actor, directiveId: string): Promise<Directive> {
    return this.db.read(actor, (tx) => readDirective(tx, recordId(directiveId)));
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<readonly Directive[]> {
    return this.db.read(actor, (tx) =>
      whereDirectiveReadable(
        tx.manager.createQueryBuilder(Directive, 'row').where('row.id = ANY (:ids)', { ids: ids.filter(isId) }),
        actor,
      ).getMany(),
    );
  }

  list(actor: Actor, filter: DirectiveFilter, page: PageArgs) {
    const campaignId = filter.campaignId == null ? null : recordId(filter.campaignId);
    return this.db.page(actor, Directive, ['id'], page, (query) => {
      whereDirectiveReadable(query, actor);
      if (filter.regionCode != null) query.andWhere('row.regionCode ^@ :region', { region: filter.regionCode });
      if (campaignId !== null) query.andWhere('row.campaignId = :campaignId', { campaignId });
      if (filter.kind != null) query.andWhere('row.kind = :kind', { kind: filter.kind });
      if (filter.level != null) query.andWhere('row.level = :level', { level: filter.level });
      if (filter.givenFrom != null) query.andWhere('row.givenOn >= :givenFrom', { givenFrom: filter.givenFrom });
      if (filter.givenTo != null) query.andWhere('row.givenOn <= :givenTo', { givenTo: filter.givenTo });
      return query;
    });
  }

  /** Recipients in the actor's area. */
  recipients(actor: Actor, directiveId: string, page: PageArgs) {
    return this.db.page(actor, DirectiveRecipient, ['regionCode', 'id'], page, (query) =>
      whereInScope(query, actor.scopesFor('campaigns:read')).andWhere('row.directiveId = :directiveId', { directiveId }),
    );
  }

  /** Of directives: whether every recipient has closed; of those the actor does not see, too. */
  async closed(actor: Actor, directiveIds: readonly string[]): Promise<readonly { readonly id: string; readonly closed: boolean }[]> {
    const open = await this.db.read(Actor.system('campaigns', actor.traceId), (tx) =>
      tx.query<{ id: string }>(
        `SELECT DISTINCT directive_id AS id FROM directive_recipient WHERE directive_id = ANY ($1::uuid[]) AND status <> 'CLOSED'`,
        [directiveIds],
      ),
    );
    return directiveIds.map((directive) => ({ id: directive, closed: !open.some((row) => row.id === directive) }));
  }

  today(actor: Actor): Promise<LocalDate> {
    return this.db.read(actor, (tx) => this.clock.today(tx));
  }
}

const owed = ({ about, dueOn, campaignId }: Directive, { id: subjectId, regionCode: region, divisionId }: DirectiveRecipient): Owed => ({
  ...{ kind: 'DIRECTIVE', subjectId, regionCode: region, divisionId, campaignId, title: about, dueAt: endOfDay(dueOn) },
});

function whereDirectiveReadable(query: SelectQueryBuilder<Directive>, actor: Actor): SelectQueryBuilder<Directive> {
  const scopes = actor.scopesFor('campaigns:read');
  return query.andWhere(
    new Brackets((either) => {
      whereInScope(either as SelectQueryBuilder<Directive>, scopes);
      either.orWhere(
        `EXISTS (SELECT 1 FROM directive_recipient sent WHERE sent.directive_id = row.id AND sent.region_code ^@ ANY (:held::text[]))`,
        { held: [...scopes] },
      );
    }),
  );
}

/** @throws NOT_FOUND also when the person may not read it */
async function readDirective(tx: Tx, directiveId: string): Promise<Directive> {
  const [found] = await whereDirectiveReadable(
    tx.manager.createQueryBuilder(Directive, 'row').where('row.id = :directiveId', { directiveId }),
    tx.actor,
  ).getMany();
  if (found === undefined) throw platformErrors.NOT_FOUND();
  return found;
}

async function lockRecipient(tx: Tx, recipientId: string): Promise<DirectiveRecipient> {
  const recipient = await tx.lock(DirectiveRecipient, recipientId);
  if (!tx.actor.can('campaigns:read', recipient.regionCode)) throw platformErrors.NOT_FOUND();
  return recipient;
}

/** @throws DIRECTIVE_REGION, DIVISION_UNKNOWN, DIRECTIVE_DIVISION when a division belongs to another region than it is named with */
async function requireRecipients(
  tx: Tx,
  owner: string,
  recipients: readonly { readonly regionCode: string; readonly divisionId: string | null }[],
): Promise<void> {
  for (const { regionCode: region, divisionId } of recipients) {
    if (!regionContains(owner, region)) throw errors.DIRECTIVE_REGION({ regionCode: region, owner });
    if (divisionId === null) continue;
    await requireDivisions(tx, divisionId, []);
    const [own] = await tx.query(`SELECT 1 FROM division WHERE id = $1 AND region_code = $2`, [divisionId, region]);
    if (own === undefined) throw errors.DIRECTIVE_DIVISION({ regionCode: region });
  }
}
