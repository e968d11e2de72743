import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, payload, type Actor } from '@fire-campaign/platform';
import type { Campaign } from '../campaign/campaign.entity.js';
import type { AcknowledgeBurdenInput, SetBurdenCapInput } from '../schema.generated.js';
import { LEVEL_NAMES, type CampaignBurden } from './burden.access.js';
import { ASSUMPTIONS, BURDEN_LEVELS } from './burden.rules.js';
import { BurdenService } from './burden.service.js';

@Resolver('CampaignBurden')
export class CampaignBurdenResolver {
  constructor(private readonly burdenService: BurdenService) {}

  @Mutation()
  setBurdenCap(@CurrentActor() actor: Actor, @Args('input') input: SetBurdenCapInput) {
    return payload('burden', () => this.burdenService.setCap(actor, input));
  }
  @Mutation()
  acknowledgeBurden(@CurrentActor() actor: Actor, @Args('input') input: AcknowledgeBurdenInput) {
    return payload('burden', () => this.burdenService.acknowledge(actor, input));
  }

  @ResolveField()
  perLevel(@Parent() { burden, caps, over }: CampaignBurden) {
    return BURDEN_LEVELS.map((level) => ({ level, ...burden[level], capMinutes: caps[level], overCap: over.includes(level) }));
  }
  @ResolveField()
  overCap(@Parent() { over }: CampaignBurden) {
    return over.length > 0;
  }
  @ResolveField()
  warnings(@Parent() { burden, caps, over }: CampaignBurden) {
    return over.map((level) => {
      const [{ minutes }, cap, { level: zh, levelEn }] = [burden[level], caps[level], LEVEL_NAMES[level]];
      return {
        message: `${zh}每周约需 ${minutes} 分钟,超过上限 ${cap} 分钟。请精简填报项或降低频次。`,
        messageEn: `About ${minutes} minutes a week are asked of ${levelEn}, more than the cap of ${cap}. Ask for less, or less often.`,
      };
    });
  }
  @ResolveField()
  acknowledgedReason(@Parent() { held }: CampaignBurden) {
    return held?.acknowledgedReason ?? null;
  }
  @ResolveField()
  assumptions() {
    return ASSUMPTIONS;
  }
}

@Resolver('Campaign')
export class CampaignWithBurdenResolver {
  constructor(private readonly burdenService: BurdenService) {}

  @ResolveField()
  burden(@CurrentActor() actor: Actor, @Parent() campaign: Campaign) {
    return this.burdenService.of(actor, campaign);
  }
}
