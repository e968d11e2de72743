import { Injectable } from '@nestjs/common';
import { DivisionChanged } from '@fire-campaign/events';
import {
  Database,
  parseInput,
  uuidv7,
  whereInScope,
  type Actor,
  type Page,
  type RequestContext,
  filterId,
  id,
  idempotencyKey,
  text,
  isId,
} from '@fire-campaign/platform';
import { In } from 'typeorm';
import { z } from 'zod';
import { errors } from '../errors.js';
import { Organization } from '../organization/organization.entity.js';
import type { CreateDivisionInput, QueryDivisionsArgs } from '../schema.generated.js';
import { Division } from './division.entity.js';

const createInput = z.object({ idempotencyKey, organizationId: id, name: text(100) });

@Injectable()
export class DivisionService {
  constructor(private readonly db: Database) {}

  create(actor: Actor, input: CreateDivisionInput): Promise<Division> {
    const command = parseInput(createInput, input);
    return this.db.command(actor, 'createDivision', command, async (tx) => {
      const { id: organizationId, regionCode } = await tx.lock(Organization, command.organizationId);
      actor.require('directory:write', regionCode);
      const { name } = command;
      if (await tx.manager.existsBy(Division, { organizationId, name })) throw errors.DIVISION_EXISTS({ name });
      const division = await tx.save(Object.assign(new Division(), { id: uuidv7(), organizationId, regionCode, name }));
      await tx.publish(DivisionChanged, regionCode, {
        divisionId: division.id,
        organizationId,
        regionCode,
        name,
        version: division.version,
      });
      return division;
    });
  }

  byId(request: RequestContext, id: string): Promise<Division | null> {
    const { actor } = request;
    const read = (ids: readonly string[]) =>
      this.db.read(actor, (tx) => {
        const query = tx.manager.createQueryBuilder(Division, 'row').where({ id: In([...ids.filter(isId)]) });
        return whereInScope(query, actor.scopesFor('directory:read')).getMany();
      });
    return request.loader(Division, read).load(id);
  }

  page(actor: Actor, { organizationId, regionCode, first, after }: QueryDivisionsArgs): Promise<Page<Division>> {
    const organization = filterId('organizationId', organizationId);
    return this.db.page(actor, Division, ['regionCode', 'id'], { first, after }, (query) => {
      whereInScope(query, actor.scopesFor('directory:read'), regionCode ?? null);
      if (organization !== null) query.andWhere('row.organizationId = :organization', { organization });
      return query;
    });
  }
}
