import { Args, Query, Resolver } from '@nestjs/graphql';
import { Actor, Clock, CurrentActor, Database } from '@fire-campaign/platform';
import type { QueryChecklistsArgs } from '../schema.generated.js';
import { checklistsOn } from './checklists.js';

@Resolver('Checklist')
export class ChecklistResolver {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  @Query() async checklists(@CurrentActor() actor: Actor, @Args() { on }: QueryChecklistsArgs) {
    const day = on ?? (await this.db.read(actor, (tx) => this.clock.today(tx)));
    return checklistsOn(day).map(({ zh, en, items, ...list }) => ({
      ...list,
      nameZh: zh,
      nameEn: en,
      items: items.map((item) => ({ code: item.code, textZh: item.zh, textEn: item.en, legalBasis: item.legalBasis })),
    }));
  }
}
