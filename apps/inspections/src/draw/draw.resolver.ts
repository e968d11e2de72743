import { Args, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { Actor, CurrentActor, payload, type PageArgs, type RequestContext } from '@fire-campaign/platform';
import type { CreateDrawInput, QueryDrawsArgs } from '../schema.generated.js';
import { Draw } from './draw.entity.js';
import { DRAW_STAGES, stageSeed } from './draw.rules.js';
import { DrawService } from './draw.service.js';

@Resolver('Draw')
export class DrawResolver {
  constructor(private readonly service: DrawService) {}

  @Query() draw(@CurrentActor() actor: Actor, @Args('id') id: string) {
    return this.service.find(actor, id);
  }

  @Query() draws(@CurrentActor() actor: Actor, @Args() args: QueryDrawsArgs) {
    return this.service.list(actor, args);
  }

  @Mutation() async createDraw(@CurrentActor() actor: Actor, @Args('input') input: CreateDrawInput) {
    const { outcome, userErrors } = await payload('outcome', () => this.service.create(actor, input));
    return { draw: outcome?.draw ?? null, preview: outcome?.preview ?? null, userErrors };
  }

  @ResolveField() campaign(@Parent() draw: Draw) {
    return draw.campaignId === null ? null : { id: draw.campaignId };
  }

  @ResolveField() drawnBy(@Parent() draw: Draw) {
    return { id: draw.drawnBy };
  }

  @ResolveField() visits(@CurrentActor() actor: Actor, @Parent() draw: Draw, @Args() args: PageArgs) {
    return this.service.visits(actor, draw, args);
  }

  @ResolveField() async stages(@CurrentActor() actor: Actor, @Parent() draw: Draw) {
    const { stages } = await this.service.record(actor, draw.id);
    return DRAW_STAGES.map((stage) => ({ stage, seed: stageSeed(draw.seed, stage), ...hashesOf(stages[stage]) }));
  }

  @ResolveField() async register(@CurrentActor() actor: Actor, @Parent() draw: Draw) {
    return (await this.service.record(actor, draw.id)).register;
  }

  @ResolveField() async unassigned(@CurrentActor() actor: Actor, @Parent() draw: Draw) {
    const { stages } = await this.service.record(actor, draw.id);
    return stages.INSPECTORS.unassigned.map(({ order, unitId, reason }) => ({ order, unit: { id: unitId }, reason }));
  }

  @ResolveField() async verification(@CurrentActor() actor: Actor, @Parent() draw: Draw) {
    const problems = await this.service.verify(actor, draw);
    return { ok: problems.length === 0, problems };
  }

  @ResolveReference() byReference(ref: { id: string }, request: RequestContext) {
    return request.loader(Draw, (ids) => this.service.byIds(request.actor, ids)).load(ref.id);
  }
}

function hashesOf({ frameHash, transcriptHash }: { frameHash: string; transcriptHash: string }) {
  return { frameHash, transcriptHash };
}
