import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import type { Campaign } from '../campaign/campaign.entity.js';
import { CampaignService } from '../campaign/campaign.service.js';
import type { ChangeProgrammeInput, CreateProgrammeInput, ProgrammeCampaignsArgs, QueryProgrammesArgs } from '../schema.generated.js';
import { Programme } from './programme.entity.js';
import { ProgrammeService } from './programme.service.js';

@Resolver('Programme')
export class ProgrammeResolver {
  constructor(
    private readonly programmeService: ProgrammeService,
    private readonly campaignService: CampaignService,
  ) {}

  @Query()
  programme(@CurrentActor() actor: Actor, @Args('id') id: string) {
    return this.programmeService.byId(actor, id);
  }
  @Query()
  programmes(@CurrentActor() actor: Actor, @Args() { regionCode, first, after }: QueryProgrammesArgs) {
    return this.programmeService.list(actor, regionCode ?? null, { first, after });
  }

  @Mutation()
  createProgramme(@CurrentActor() actor: Actor, @Args('input') input: CreateProgrammeInput) {
    return payload('programme', () => this.programmeService.create(actor, input));
  }
  @Mutation()
  changeProgramme(@CurrentActor() actor: Actor, @Args('input') input: ChangeProgrammeInput) {
    return payload('programme', () => this.programmeService.change(actor, input));
  }

  @ResolveField()
  region(@Parent() programme: Programme) {
    return { code: programme.regionCode };
  }
  @ResolveField()
  campaigns(@CurrentActor() actor: Actor, @Parent() programme: Programme, @Args() { first, after }: ProgrammeCampaignsArgs) {
    return this.campaignService.list(actor, { programmeId: programme.id }, { first, after });
  }
}

@Resolver('Campaign')
export class CampaignProgrammeResolver {
  constructor(private readonly programmeService: ProgrammeService) {}

  @ResolveField()
  programme(@CurrentRequest() request: RequestContext, @Parent() { programmeId }: Campaign) {
    return programmeId === null
      ? null
      : request.loader(Programme, (ids) => this.programmeService.byIds(request.actor, ids)).load(programmeId);
  }
}
