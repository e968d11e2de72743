import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, payload, type Actor } from '@fire-campaign/platform';
import { person } from '../campaign/campaign.resolver.js';
import type {
  CaseProgressArgs,
  ChangeCaseInput,
  CloseCaseInput,
  CreateCaseListInput,
  OpenCaseInput,
  QueryCaseListsArgs,
  QueryCasesArgs,
  ReportCaseProgressInput,
  ReturnCaseInput,
  SubmitCaseInput,
} from '../schema.generated.js';
import type { Case, CaseList, CaseProgress } from './case.entities.js';
import { CaseService } from './case.service.js';

@Resolver('Case')
export class CaseResolver {
  constructor(private readonly caseService: CaseService) {}

  @Query()
  cases(@CurrentActor() actor: Actor, @Args() { filter, first, after }: QueryCasesArgs) {
    return this.caseService.list(actor, filter ?? {}, { first, after });
  }
  @Mutation()
  openCase(@CurrentActor() actor: Actor, @Args('input') input: OpenCaseInput) {
    return payload('case', () => this.caseService.open(actor, input));
  }
  @Mutation()
  changeCase(@CurrentActor() actor: Actor, @Args('input') input: ChangeCaseInput) {
    return payload('case', () => this.caseService.change(actor, input));
  }
  @Mutation()
  reportCaseProgress(@CurrentActor() actor: Actor, @Args('input') input: ReportCaseProgressInput) {
    return payload('case', () => this.caseService.reportProgress(actor, input));
  }
  @Mutation()
  submitCase(@CurrentActor() actor: Actor, @Args('input') input: SubmitCaseInput) {
    return payload('case', () => this.caseService.submit(actor, input));
  }
  @Mutation()
  closeCase(@CurrentActor() actor: Actor, @Args('input') input: CloseCaseInput) {
    return payload('case', () => this.caseService.close(actor, input));
  }
  @Mutation()
  returnCase(@CurrentActor() actor: Actor, @Args('input') input: ReturnCaseInput) {
    return payload('case', () => this.caseService.return(actor, input));
  }

  @ResolveField()
  region(@Parent() { regionCode }: Case) {
    return { code: regionCode };
  }
  @ResolveField()
  officer(@Parent() { officerId }: Case) {
    return person(officerId);
  }
  @ResolveField()
  committeeMember(@Parent() { committeeMemberId }: Case) {
    return person(committeeMemberId);
  }
  @ResolveField()
  submittedBy(@Parent() { submittedById }: Case) {
    return person(submittedById);
  }
  @ResolveField()
  decidedBy(@Parent() { decidedById }: Case) {
    return person(decidedById);
  }
  @ResolveField()
  async overdue(@CurrentActor() actor: Actor, @Parent() { status, dueOn }: Case) {
    return (status === 'OPEN' || status === 'RETURNED') && dueOn < (await this.caseService.today(actor));
  }
  @ResolveField()
  progress(@CurrentActor() actor: Actor, @Parent() held: Case, @Args() { first, after }: CaseProgressArgs) {
    return this.caseService.progress(actor, held, { first, after });
  }
}

@Resolver('CaseList')
export class CaseListResolver {
  constructor(private readonly caseService: CaseService) {}

  @Query()
  caseLists(@CurrentActor() actor: Actor, @Args() { filter, first, after }: QueryCaseListsArgs) {
    return this.caseService.lists(actor, filter ?? {}, { first, after });
  }
  @Mutation()
  createCaseList(@CurrentActor() actor: Actor, @Args('input') input: CreateCaseListInput) {
    return payload('list', () => this.caseService.createList(actor, input));
  }

  @ResolveField()
  region(@Parent() { regionCode }: CaseList) {
    return { code: regionCode };
  }
  @ResolveField()
  createdBy(@Parent() { createdById }: CaseList) {
    return person(createdById);
  }
}

@Resolver('CaseProgress')
export class CaseProgressResolver {
  @ResolveField()
  reportedBy(@Parent() { reportedById }: CaseProgress) {
    return person(reportedById);
  }
}
