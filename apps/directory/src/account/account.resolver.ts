import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { PersonService } from '../person/person.service.js';
import type { ChangePasswordInput, CreateAccountInput } from '../schema.generated.js';
import { AccountService, type Account } from './account.service.js';

@Resolver('Account')
export class AccountResolver {
  constructor(
    private readonly accounts: AccountService,
    private readonly people: PersonService,
  ) {}

  @Mutation()
  createAccount(@CurrentActor() actor: Actor, @Args('input') input: CreateAccountInput) {
    return payload('account', () => this.accounts.create(actor, input));
  }

  @Mutation()
  changePassword(@CurrentActor() actor: Actor, @Args('input') input: ChangePasswordInput) {
    return payload('changed', () => this.accounts.changePassword(actor, input));
  }

  @ResolveField()
  person(@Parent() { personId }: Account, @CurrentRequest() request: RequestContext) {
    return this.people.byId(request, personId);
  }
}
