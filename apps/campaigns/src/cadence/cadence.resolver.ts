import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, payload, type Actor } from '@fire-campaign/platform';
import type { Campaign } from '../campaign/campaign.entity.js';
import type { AddCadenceInput, CampaignCadencesArgs, ChangeCadenceInput, RemoveCadenceInput } from '../schema.generated.js';
import { CadenceService } from './cadence.service.js';

@Resolver('Campaign')
export class CadenceResolver {
  constructor(private readonly cadenceService: CadenceService) {}

  @Mutation()
  addCadence(@CurrentActor() actor: Actor, @Args('input') input: AddCadenceInput) {
    return payload('cadence', () => this.cadenceService.add(actor, input));
  }
  @Mutation()
  changeCadence(@CurrentActor() actor: Actor, @Args('input') input: ChangeCadenceInput) {
    return payload('cadence', () => this.cadenceService.change(actor, input));
  }
  @Mutation()
  removeCadence(@CurrentActor() actor: Actor, @Args('input') input: RemoveCadenceInput) {
    return payload('cadence', () => this.cadenceService.remove(actor, input));
  }

  @ResolveField()
  cadences(@CurrentActor() actor: Actor, @Parent() campaign: Campaign, @Args() { first, after }: CampaignCadencesArgs) {
    return this.cadenceService.list(actor, { campaignId: campaign.id }, { first, after });
  }
}
