import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, payload, type Actor } from '@fire-campaign/platform';
import type { ExtendPhaseInput } from '../schema.generated.js';
import { ExtensionService, type ExtensionOutcome } from './extension.service.js';

@Resolver('ExtendPhasePayload')
export class ExtensionResolver {
  constructor(private readonly extensions: ExtensionService) {}

  @Mutation()
  async extendPhase(@CurrentActor() actor: Actor, @Args('input') input: ExtendPhaseInput) {
    const { extended, userErrors } = await payload('extended', () => this.extensions.extend(actor, input));
    return { ...extended, userErrors };
  }

  @ResolveField()
  tasks(@CurrentActor() actor: Actor, @Parent() { taskIds }: Partial<ExtensionOutcome>) {
    return taskIds === undefined ? null : this.extensions.tasks(actor, taskIds);
  }
}
