import { Injectable } from '@nestjs/common';
import { regionContains } from '@fire-campaign/domain';
import {
  Actor,
  Database,
  digest,
  expectedVersion,
  idempotencyKey,
  optional,
  parseInput,
  platformErrors,
  regionCode,
  text,
  Tx,
  uuidv7,
  type PageArgs,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { readCampaign } from '../campaign/campaign.access.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { errors } from '../errors.js';
import { citation } from '../plan/citation.js';
import type {
  AddCampaignBodyInput,
  ChangeCampaignBodyInput,
  NameFirstResponsibleInput,
  RemoveCampaignBodyInput,
} from '../schema.generated.js';
import { BODY_KINDS, CampaignBody, FirstResponsible, type Seat } from './body.entities.js';

const body = z.object({
  kind: z.enum(BODY_KINDS),
  name: text(100, 2),
  officePlace: optional(text(200)),
  members: z
    .array(z.object({ post: text(50), personId: optional(z.uuid()) }))
    .max(100)
    .refine(
      (members) => {
        const people = members.flatMap(({ personId }) => personId ?? []);
        return new Set(people).size === people.length;
      },
      { params: { code: 'MEMBER_TWICE', zh: '同一人在一个机构中只列一次。', en: 'A person is listed once in a body.' } },
    ),
  citation: optional(citation),
});
const addInput = z.object({ idempotencyKey, campaignId: z.uuid(), regionCode: optional(regionCode), body });
const existing = { idempotencyKey, bodyId: z.uuid(), expectedVersion };
const changeInput = z.object({ ...existing, body });
const removeInput = z.object(existing);
const nameInput = z.object({ idempotencyKey, campaignId: z.uuid(), regionCode, personId: z.uuid() });

/**
 * Leading groups, special offices and working teams, and who answers first in each region. Each region arranges its own, also after
 * publication: people change while a campaign runs.
 */
@Injectable()
export class BodyService {
  constructor(private readonly db: Database) {}

  /** @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_OVER, REGION_OUTSIDE, MEMBER_UNKNOWN */
  add(actor: Actor, input: AddCampaignBodyInput): Promise<CampaignBody> {
    const command = parseInput(addInput, input);
    return this.db.command(actor, 'addCampaignBody', command, async (tx) => {
      const campaign = await readCampaign(tx, actor, command.campaignId);
      const region = command.regionCode ?? campaign.regionCode;
      arrange(actor, campaign, region);
      await requireMembers(tx, command.body.members, []);
      return tx.save(tx.manager.create(CampaignBody, { id: uuidv7(), regionCode: region, campaignId: campaign.id, ...command.body }));
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_OVER, STALE_VERSION, MEMBER_UNKNOWN */
  change(actor: Actor, input: ChangeCampaignBodyInput): Promise<CampaignBody> {
    const command = parseInput(changeInput, input);
    return this.db.command(actor, 'changeCampaignBody', command, async (tx) => {
      const found = await this.take(tx, command);
      await requireMembers(tx, command.body.members, found.members);
      return tx.save(Object.assign(found, command.body));
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_OVER, STALE_VERSION */
  remove(actor: Actor, input: RemoveCampaignBodyInput): Promise<CampaignBody> {
    const command = parseInput(removeInput, input);
    return this.db.command(actor, 'removeCampaignBody', command, async (tx) => {
      const found = await this.take(tx, command);
      await tx.manager.delete(CampaignBody, { id: found.id });
      await tx.audit('campaign_body', found.id, found.regionCode, digest(found), null);
      return found;
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_OVER, REGION_OUTSIDE, OWN_FIRST_RESPONSIBLE, MEMBER_UNKNOWN */
  nameFirstResponsible(actor: Actor, input: NameFirstResponsibleInput): Promise<FirstResponsible> {
    const command = parseInput(nameInput, input);
    return this.db.command(actor, 'nameFirstResponsible', command, async (tx) => {
      const campaign = await readCampaign(tx, actor, command.campaignId);
      arrange(actor, campaign, command.regionCode);
      if (command.regionCode === campaign.regionCode) throw errors.OWN_FIRST_RESPONSIBLE();
      const place = { campaignId: campaign.id, regionCode: command.regionCode };
      // Made first when it is the first of its region, so that two who name at once follow each other.
      await tx.query(
        `INSERT INTO first_responsible (id, region_code, campaign_id, person_id, version) VALUES ($1, $2, $3, $4, 0)
         ON CONFLICT (campaign_id, region_code) DO NOTHING`,
        [uuidv7(), place.regionCode, place.campaignId, command.personId],
      );
      const { id } = await tx.manager.findOneByOrFail(FirstResponsible, place);
      const named = await tx.lock(FirstResponsible, id);
      await requireMembers(
        tx,
        [{ post: '', personId: command.personId }],
        named.version === 0 ? [] : [{ post: '', personId: named.personId }],
      );
      named.personId = command.personId;
      named.version += 1;
      return tx.save(named);
    });
  }

  bodies(actor: Actor, campaignId: string, page: PageArgs) {
    return this.db.page(actor, CampaignBody, ['regionCode', 'id'], page, (query) =>
      query.andWhere('row.campaignId = :campaignId', { campaignId }),
    );
  }

  firstResponsibles(actor: Actor, campaignId: string, page: PageArgs) {
    return this.db.page(actor, FirstResponsible, ['regionCode', 'id'], page, (query) =>
      query.andWhere('row.campaignId = :campaignId', { campaignId }),
    );
  }

  private async take(tx: Tx, { bodyId, expectedVersion: seen }: z.output<typeof removeInput>): Promise<CampaignBody> {
    const { campaignId, regionCode: region } = await tx.get(CampaignBody, bodyId);
    arrange(tx.actor, await readCampaign(tx, tx.actor, campaignId), region);
    const found = await tx.lock(CampaignBody, bodyId);
    if (found.version !== seen) throw platformErrors.STALE_VERSION({ current: found.version });
    return found;
  }
}

/** @throws FORBIDDEN, CAMPAIGN_OVER, REGION_OUTSIDE */
function arrange(actor: Actor, campaign: Campaign, region: string): void {
  actor.require('campaigns:write', region, campaign.id);
  if (!regionContains(campaign.regionCode, region)) throw errors.REGION_OUTSIDE({ regionCode: region, owner: campaign.regionCode });
  if (campaign.status === 'ARCHIVED' || campaign.status === 'TERMINATED') throw errors.CAMPAIGN_OVER();
}

/**
 * @param present who holds a seat now, and may keep it
 * @throws MEMBER_UNKNOWN also for people outside the actor's area
 */
async function requireMembers(tx: Tx, members: readonly Seat[], present: readonly Seat[]): Promise<void> {
  const asked = members.flatMap(({ personId }) =>
    personId === null || present.some((seat) => seat.personId === personId) ? [] : personId,
  );
  const known = await tx.query<{ id: string; regionCode: string }>(
    `SELECT person_id AS id, region_code AS "regionCode" FROM actor_person WHERE person_id = ANY ($1::uuid[]) AND active`,
    [asked],
  );
  const allowed = (id: string) => known.some((person) => person.id === id && tx.actor.can('directory:read', person.regionCode));
  if (!asked.every(allowed)) throw errors.MEMBER_UNKNOWN();
}

/**
 * A campaign is published only with somebody who answers for it at its own level.
 * @throws FIRST_RESPONSIBLE_GONE
 * @source 江苏省专项行动方案(2019-11-28)五(二):明确第一责任人
 */
export async function requireFirstResponsible(tx: Tx, { firstResponsibleId }: Campaign): Promise<void> {
  const [person] = await tx.query(`SELECT 1 FROM actor_person WHERE person_id = $1 AND active`, [firstResponsibleId]);
  if (person === undefined) throw errors.FIRST_RESPONSIBLE_GONE();
}
