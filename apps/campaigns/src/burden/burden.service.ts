import { Injectable } from '@nestjs/common';
import { Actor, Database, idempotencyKey, parseInput, text, Tx, uuidv7 } from '@fire-campaign/platform';
import { z } from 'zod';
import { lockCampaign } from '../campaign/campaign.access.js';
import type { Campaign } from '../campaign/campaign.entity.js';
import { errors } from '../errors.js';
import type { AcknowledgeBurdenInput, SetBurdenCapInput } from '../schema.generated.js';
import { campaignBurden, type CampaignBurden } from './burden.access.js';
import { BurdenCap } from './burden.entity.js';
import { BURDEN_LEVELS, weeklyMinutes, type MinutesPerLevel } from './burden.rules.js';

const capInput = z.object({
  idempotencyKey,
  campaignId: z.uuid(),
  caps: z.array(z.object({ level: z.enum(BURDEN_LEVELS), minutesPerWeek: weeklyMinutes })).min(1),
});
const acknowledgeInput = z.object({ idempotencyKey, campaignId: z.uuid(), reason: text(500, 5) });

/** The burden meter (负担测算): what a campaign asks per week, its caps, and who answers for more. */
@Injectable()
export class BurdenService {
  constructor(private readonly db: Database) {}

  of(actor: Actor, campaign: Campaign): Promise<CampaignBurden> {
    return this.db.read(actor, (tx) => campaignBurden(tx, campaign));
  }

  /** Changes the caps of the levels given. @throws NOT_FOUND, FORBIDDEN */
  setCap(actor: Actor, input: SetBurdenCapInput): Promise<CampaignBurden> {
    const command = parseInput(capInput, input);
    return this.db.command(actor, 'setBurdenCap', command, async (tx) => {
      const campaign = await lockCampaign(tx, actor, command.campaignId, 'campaigns:write');
      const { caps, held } = await campaignBurden(tx, campaign);
      const given = Object.fromEntries(command.caps.map(({ level, minutesPerWeek }) => [level, minutesPerWeek]));
      await keep(tx, campaign, held, { caps: { ...caps, ...given } });
      return campaignBurden(tx, campaign);
    });
  }

  /**
   * Answers for a burden over the cap as it is now; a heavier one has to be answered for again.
   * @throws NOT_FOUND, FORBIDDEN, BURDEN_WITHIN_CAP
   */
  acknowledge(actor: Actor, input: AcknowledgeBurdenInput): Promise<CampaignBurden> {
    const command = parseInput(acknowledgeInput, input);
    return this.db.command(actor, 'acknowledgeBurden', command, async (tx) => {
      const campaign = await lockCampaign(tx, actor, command.campaignId, 'campaigns:write');
      const { burden, caps, held, over } = await campaignBurden(tx, campaign);
      if (over.length === 0) throw errors.BURDEN_WITHIN_CAP();
      const acknowledged = Object.fromEntries(BURDEN_LEVELS.map((level) => [level, burden[level].minutes])) as MinutesPerLevel;
      await keep(tx, campaign, held, { caps, acknowledged, acknowledgedReason: command.reason, acknowledgedById: actor.id });
      return campaignBurden(tx, campaign);
    });
  }
}

async function keep(tx: Tx, { id: campaignId, regionCode }: Campaign, held: BurdenCap | null, fields: Partial<BurdenCap>): Promise<void> {
  const unanswered = { acknowledged: null, acknowledgedReason: null, acknowledgedById: null };
  const cap =
    held === null
      ? tx.manager.create(BurdenCap, { id: uuidv7(), campaignId, regionCode, ...unanswered })
      : await tx.lock(BurdenCap, held.id);
  await tx.save(Object.assign(cap, fields));
}
