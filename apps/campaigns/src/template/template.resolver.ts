import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, payload, type Actor } from '@fire-campaign/platform';
import type { CreateCampaignFromTemplateInput, QueryTemplatesArgs, SaveCampaignAsTemplateInput } from '../schema.generated.js';
import type { CampaignDraft } from './draft.js';
import { TemplateService, type Template } from './template.service.js';

@Resolver('CampaignTemplate')
export class TemplateResolver {
  constructor(private readonly templateService: TemplateService) {}

  @Query()
  templates(@CurrentActor() actor: Actor, @Args() { first, after }: QueryTemplatesArgs) {
    return this.templateService.list(actor, { first, after });
  }

  @Mutation()
  async createCampaignFromTemplate(@CurrentActor() actor: Actor, @Args('input') input: CreateCampaignFromTemplateInput) {
    const { drafted, userErrors } = await payload('drafted', () => this.templateService.createCampaign(actor, input));
    const unmatched = (drafted?.unmatched ?? []).map(({ candidates, ...one }) => ({
      ...one,
      candidates: candidates.map((id) => ({ id })),
    }));
    return { campaign: drafted?.campaign ?? null, unmatched, userErrors };
  }
  @Mutation()
  saveCampaignAsTemplate(@CurrentActor() actor: Actor, @Args('input') input: SaveCampaignAsTemplateInput) {
    return payload('template', () => this.templateService.save(actor, input));
  }

  @ResolveField()
  name(@Parent() { draft }: Template) {
    return draft.name;
  }
  @ResolveField()
  summary(@Parent() { draft }: Template) {
    return draft.summary;
  }
  @ResolveField()
  builtIn(@Parent() { regionCode }: Template) {
    return regionCode === null;
  }
  @ResolveField()
  documents(@Parent() { draft }: Template) {
    return draft.documents;
  }
  @ResolveField()
  startsOn(@Parent() { draft }: Template) {
    return draft.startsOn;
  }
  @ResolveField()
  endsOn(@Parent() { draft }: Template) {
    return draft.endsOn;
  }
  @ResolveField()
  counts(@Parent() { draft }: Template) {
    return planCounts(draft);
  }
}

/** How many of each a plan holds. */
export function planCounts({
  items,
  tasks,
  targets,
  cadences,
  bodies,
}: Pick<CampaignDraft, 'items' | 'tasks' | 'targets' | 'cadences' | 'bodies'>) {
  const ofKind = (wanted: string) => items.filter(({ kind }) => kind === wanted).length;
  return {
    operations: ofKind('OPERATION'),
    measures: ofKind('MEASURE'),
    subPlans: ofKind('SUB_PLAN'),
    tasks: tasks.length,
    targets: targets.length,
    cadences: cadences.length,
    bodies: bodies.length,
  };
}
