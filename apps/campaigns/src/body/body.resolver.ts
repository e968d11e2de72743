import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, payload, type Actor } from '@fire-campaign/platform';
import type { Campaign } from '../campaign/campaign.entity.js';
import { person } from '../campaign/campaign.resolver.js';
import type {
  AddCampaignBodyInput,
  CampaignBodiesArgs,
  CampaignFirstResponsiblesArgs,
  ChangeCampaignBodyInput,
  NameFirstResponsibleInput,
  RemoveCampaignBodyInput,
} from '../schema.generated.js';
import type { CampaignBody, FirstResponsible } from './body.entities.js';
import { BodyService } from './body.service.js';

@Resolver('CampaignBody')
export class CampaignBodyResolver {
  constructor(private readonly bodyService: BodyService) {}

  @Mutation()
  addCampaignBody(@CurrentActor() actor: Actor, @Args('input') input: AddCampaignBodyInput) {
    return payload('body', () => this.bodyService.add(actor, input));
  }
  @Mutation()
  changeCampaignBody(@CurrentActor() actor: Actor, @Args('input') input: ChangeCampaignBodyInput) {
    return payload('body', () => this.bodyService.change(actor, input));
  }
  @Mutation()
  removeCampaignBody(@CurrentActor() actor: Actor, @Args('input') input: RemoveCampaignBodyInput) {
    return payload('body', () => this.bodyService.remove(actor, input));
  }

  @ResolveField()
  region(@Parent() body: CampaignBody) {
    return { code: body.regionCode };
  }
  @ResolveField()
  members(@Parent() body: CampaignBody) {
    return body.members.map(({ post, personId }) => ({ post, person: person(personId), vacant: personId === null }));
  }
}

@Resolver('FirstResponsible')
export class FirstResponsibleResolver {
  constructor(private readonly bodyService: BodyService) {}

  @Mutation()
  nameFirstResponsible(@CurrentActor() actor: Actor, @Args('input') input: NameFirstResponsibleInput) {
    return payload('firstResponsible', () => this.bodyService.nameFirstResponsible(actor, input));
  }

  @ResolveField()
  region(@Parent() named: FirstResponsible) {
    return { code: named.regionCode };
  }
  @ResolveField('person')
  personOf(@Parent() named: FirstResponsible) {
    return person(named.personId);
  }
}

@Resolver('Campaign')
export class CampaignBodiesResolver {
  constructor(private readonly bodyService: BodyService) {}

  @ResolveField()
  bodies(@CurrentActor() actor: Actor, @Parent() campaign: Campaign, @Args() { first, after }: CampaignBodiesArgs) {
    return this.bodyService.bodies(actor, campaign.id, { first, after });
  }
  @ResolveField()
  firstResponsibles(@CurrentActor() actor: Actor, @Parent() campaign: Campaign, @Args() { first, after }: CampaignFirstResponsiblesArgs) {
    return this.bodyService.firstResponsibles(actor, campaign.id, { first, after });
  }
}
