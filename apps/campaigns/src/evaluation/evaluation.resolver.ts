import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, payload, type Actor } from '@fire-campaign/platform';
import { Campaign } from '../campaign/campaign.entity.js';
import { person } from '../campaign/campaign.resolver.js';
import type {
  AdvanceEvaluationInput,
  CampaignEvaluationsArgs,
  CreateEvaluationInput,
  DrawRecheckInput,
  EvaluationSamplesArgs,
  RecordRecheckInput,
  ScoreEvaluationInput,
} from '../schema.generated.js';
import { Evaluation, RecheckSample } from './evaluation.entities.js';
import { EvaluationService } from './evaluation.service.js';

@Resolver('Campaign')
export class CampaignEvaluationResolver {
  constructor(private readonly evaluationService: EvaluationService) {}

  @ResolveField()
  evaluations(@CurrentActor() actor: Actor, @Parent() campaign: Campaign, @Args() page: CampaignEvaluationsArgs) {
    return this.evaluationService.list(actor, campaign.id, page);
  }
}

@Resolver('Evaluation')
export class EvaluationResolver {
  constructor(private readonly evaluationService: EvaluationService) {}

  @Query()
  evaluation(@CurrentActor() actor: Actor, @Args('id') id: string) {
    return this.evaluationService.byId(actor, id);
  }
  @Mutation()
  createEvaluation(@CurrentActor() actor: Actor, @Args('input') input: CreateEvaluationInput) {
    return payload('evaluation', () => this.evaluationService.create(actor, input));
  }
  @Mutation()
  scoreEvaluation(@CurrentActor() actor: Actor, @Args('input') input: ScoreEvaluationInput) {
    return payload('evaluation', () => this.evaluationService.score(actor, input));
  }
  @Mutation()
  drawRecheck(@CurrentActor() actor: Actor, @Args('input') input: DrawRecheckInput) {
    return payload('evaluation', () => this.evaluationService.draw(actor, input));
  }
  @Mutation()
  recordRecheck(@CurrentActor() actor: Actor, @Args('input') input: RecordRecheckInput) {
    return payload('sample', () => this.evaluationService.record(actor, input));
  }
  @Mutation()
  advanceEvaluation(@CurrentActor() actor: Actor, @Args('input') input: AdvanceEvaluationInput) {
    return payload('evaluation', () => this.evaluationService.advance(actor, input));
  }

  @ResolveField()
  region(@Parent() { regionCode }: Evaluation) {
    return { code: regionCode };
  }
  @ResolveField()
  score(@CurrentActor() actor: Actor, @Parent() evaluation: Evaluation) {
    return this.evaluationService.scoreFor(actor, evaluation);
  }
  @ResolveField()
  verification(@CurrentActor() actor: Actor, @Parent() evaluation: Evaluation) {
    return this.evaluationService.verify(actor, evaluation);
  }
  @ResolveField()
  samples(@CurrentActor() actor: Actor, @Parent() evaluation: Evaluation, @Args() page: EvaluationSamplesArgs) {
    return this.evaluationService.samples(actor, evaluation, page);
  }
  @ResolveField()
  createdBy(@Parent() { createdById }: Evaluation) {
    return person(createdById);
  }
  @ResolveField()
  decidedBy(@Parent() { decidedById }: Evaluation) {
    return person(decidedById);
  }
}

@Resolver('RecheckSample')
export class RecheckSampleResolver {
  @ResolveField()
  recordedBy(@Parent() { recordedById }: RecheckSample) {
    return person(recordedById);
  }
}
