import { Injectable } from '@nestjs/common';
import {
  Actor,
  Database,
  day,
  idempotencyKey,
  isId,
  optional,
  parseInput,
  regionCode,
  text,
  Tx,
  uuidv7,
  type Page,
  type PageArgs,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { isOwnOrAbove, lockCampaign, whereOwnOrAbove } from '../campaign/campaign.access.js';
import { errors } from '../errors.js';
import type { CreateCampaignFromTemplateInput, SaveCampaignAsTemplateInput } from '../schema.generated.js';
import { campaignDraft, type CampaignDraft } from './draft.js';
import { createFromDraft, type DraftedCampaign } from './from-draft.js';
import { builtInPacks } from './packs.js';
import { SavedTemplate } from './template.entity.js';
import { draftOf } from './to-draft.js';

const createInput = z.object({
  idempotencyKey,
  templateCode: text(60),
  regionCode,
  startsOn: day,
  name: optional(text(100, 2)),
  documentNumber: optional(text(60)),
  categories: optional(z.array(z.string())),
  firstResponsiblePersonId: z.uuid(),
  programmeId: optional(z.uuid()),
});
const saveInput = z.object({ idempotencyKey, campaignId: z.uuid(), name: text(100, 2), summary: text(500) });

/** A template as it is listed. */
export interface Template {
  readonly code: string;
  readonly regionCode: string | null;
  readonly draft: CampaignDraft;
}

/** Plans to start from: the built-in packs, and what regions saved for themselves and those below. */
@Injectable()
export class TemplateService {
  constructor(private readonly db: Database) {}

  /**
   * Makes a draft campaign of a template, whole or not at all.
   * @throws FORBIDDEN, TEMPLATE_UNKNOWN, INVALID_INPUT with the path of what the template lacks, PERSON_UNKNOWN, PROGRAMME_UNKNOWN,
   *   PROGRAMME_OUTSIDE
   */
  createCampaign(actor: Actor, input: CreateCampaignFromTemplateInput): Promise<DraftedCampaign> {
    const command = parseInput(createInput, input);
    return this.db.command(actor, 'createCampaignFromTemplate', command, async (tx) => {
      actor.require('campaigns:write', command.regionCode);
      const { templateCode, idempotencyKey: _, ...options } = command;
      return createFromDraft(tx, await this.draft(tx, templateCode), { ...options, links: new Map() });
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, INVALID_INPUT */
  save(actor: Actor, input: SaveCampaignAsTemplateInput): Promise<Template> {
    const command = parseInput(saveInput, input);
    return this.db.command(actor, 'saveCampaignAsTemplate', command, async (tx) => {
      const campaign = await lockCampaign(tx, actor, command.campaignId, 'campaigns:write');
      const draft = await draftOf(tx, campaign, command.name, command.summary);
      const { id: campaignId, regionCode: region } = campaign;
      const saved = { id: uuidv7(), regionCode: region, name: command.name, draft, campaignId, createdById: actor.id };
      return templateOf(await tx.save(tx.manager.create(SavedTemplate, saved)));
    });
  }

  /** The built-in packs, then what was saved, by age. */
  async list(actor: Actor, { first, after }: PageArgs): Promise<Page<Template>> {
    const packs = builtInPacks().map(({ code, draft }): Template => ({ code, regionCode: null, draft }));
    const seen = after == null ? -1 : packs.findIndex(({ code }) => cursor(code) === after);
    const ahead = after == null || seen >= 0 ? packs.slice(seen + 1) : [];
    const saved = await this.db.page(actor, SavedTemplate, ['id'], { first, after: after != null && seen < 0 ? after : null }, (query) =>
      whereOwnOrAbove(query, actor),
    );
    const size = first ?? 50;
    const nodes = [...ahead, ...saved.nodes.map(templateOf)].slice(0, size);
    const last = nodes.at(-1);
    const hasNextPage = saved.pageInfo.hasNextPage || ahead.length + saved.nodes.length > size;
    return {
      nodes,
      pageInfo: { endCursor: last === undefined ? null : cursor(last.code), hasNextPage },
      totalCount: async () => packs.length + (await saved.totalCount()),
    };
  }

  /** @throws TEMPLATE_UNKNOWN, INVALID_INPUT with the path of what it lacks */
  private async draft(tx: Tx, code: string): Promise<CampaignDraft> {
    const pack = builtInPacks().find((one) => one.code === code);
    if (pack !== undefined) return pack.draft;
    const saved = isId(code) ? await tx.find(SavedTemplate, code) : null;
    if (saved === null || !isOwnOrAbove(tx.actor, saved)) throw errors.TEMPLATE_UNKNOWN();
    return parseInput(campaignDraft, saved.draft);
  }
}

const templateOf = ({ id, regionCode: region, draft }: SavedTemplate): Template => ({ code: id, regionCode: region, draft });

/** As the platform's lists write it, so that one goes on where the other ends. */
const cursor = (code: string) => Buffer.from(JSON.stringify([code])).toString('base64url');
