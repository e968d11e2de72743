import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, Database, whereInScope, type Actor } from '@fire-campaign/platform';
import { searched } from '../input.js';
import type { QueryAuditEntriesArgs } from '../schema.generated.js';
import { AuditEntry } from './audit-entry.entity.js';

@Resolver('AuditEntry')
export class AuditResolver {
  constructor(private readonly db: Database) {}

  @Query()
  auditEntries(@CurrentActor() actor: Actor, @Args() args: QueryAuditEntriesArgs) {
    const { regionCode, first, after } = args;
    const objectType = searched(args.objectType);
    const objectId = searched(args.objectId);
    return this.db.page(actor, AuditEntry, ['seq'], { first, after }, (query) => {
      whereInScope(query, actor.scopesFor('audit:read'), regionCode ?? null);
      if (objectType !== null) query.andWhere('row.objectType = :objectType', { objectType });
      if (objectId !== null) query.andWhere('row.objectId = :objectId', { objectId });
      return query;
    });
  }
}
