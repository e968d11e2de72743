import { Injectable } from '@nestjs/common';
import { ROLE_CODES, type Role } from '@fire-campaign/domain';
import { GrantChanged } from '@fire-campaign/events';
import {
  Clock,
  Database,
  parseInput,
  uuidv7,
  whereInScope,
  type Actor,
  type Page,
  type RequestContext,
  type Tx,
  day,
  filterId,
  id,
  idempotencyKey,
  optional,
  regionCode,
  text,
  isId,
} from '@fire-campaign/platform';
import { In } from 'typeorm';
import { z } from 'zod';
import { errors } from '../errors.js';
import { Person } from '../person/person.entity.js';
import { requireRegion } from '../region/region.service.js';
import type { IssueGrantInput, QueryGrantsArgs, RevokeGrantInput } from '../schema.generated.js';
import { Grant } from './grant.entity.js';
import { requireSeparation, requireValidity, type HeldRole } from './grant.rules.js';

const issueInput = z.object({
  idempotencyKey,
  personId: id,
  role: z.enum(ROLE_CODES as [Role, ...Role[]]),
  regionCode,
  campaignId: optional(id),
  validFrom: optional(day),
  validTo: optional(day),
  reason: text(500),
});

const revokeInput = z.object({ idempotencyKey, id, reason: text(500) });

@Injectable()
export class GrantService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  issue(actor: Actor, input: IssueGrantInput): Promise<Grant> {
    const command = parseInput(issueInput, input);
    return this.db.command(actor, 'issueGrant', command, async (tx) => {
      actor.require('directory:grant', command.regionCode);
      if (command.personId === actor.id) throw errors.GRANT_TO_ONESELF();
      const person = await tx.lock(Person, command.personId); // two grants to one person wait for each other
      if (!person.active) throw errors.PERSON_INACTIVE();
      await requireRegion(tx, command.regionCode);
      const today = await this.clock.today(tx);
      const { idempotencyKey: _, ...fields } = command;
      const grant = Object.assign(new Grant(), {
        ...fields,
        id: uuidv7(),
        validFrom: command.validFrom ?? today,
        grantedBy: actor.id,
        revokedBy: null,
        revokeReason: null,
      });
      requireValidity(grant, today);
      requireSeparation(grant, await heldRoles(tx, person.id));
      return this.save(tx, grant);
    });
  }

  revoke(actor: Actor, input: RevokeGrantInput): Promise<Grant> {
    const command = parseInput(revokeInput, input);
    return this.db.command(actor, 'revokeGrant', command, async (tx) => {
      const grant = await tx.lock(Grant, command.id);
      actor.require('directory:grant', grant.regionCode);
      grant.revoke(actor.id, command.reason);
      return this.save(tx, grant);
    });
  }

  byId(request: RequestContext, id: string): Promise<Grant | null> {
    const { actor } = request;
    const read = (ids: readonly string[]) =>
      this.db.read(actor, (tx) => {
        const query = tx.manager.createQueryBuilder(Grant, 'row').where({ id: In([...ids.filter(isId)]) });
        return whereInScope(query, actor.scopesFor('directory:read')).getMany();
      });
    return request.loader(Grant, read).load(id);
  }

  async page(actor: Actor, { personId, regionCode, role, inForce, first, after }: QueryGrantsArgs): Promise<Page<Grant>> {
    const person = filterId('personId', personId);
    const today = inForce === true ? await this.db.read(actor, (tx) => this.clock.today(tx)) : null;
    return this.db.page(actor, Grant, ['regionCode', 'id'], { first, after }, (query) => {
      whereInScope(query, actor.scopesFor('directory:read'), regionCode ?? null);
      if (person !== null) query.andWhere('row.personId = :person', { person });
      // Somebody out of sight is as unknown as a missing person, although they may have a grant here.
      if (person !== null && person !== actor.id) query.andWhere('EXISTS (SELECT FROM person WHERE id = :person)');
      if (role != null) query.andWhere('row.role = :role', { role });
      if (today !== null) {
        query.andWhere(`row.revokedBy IS NULL AND row.validFrom <= :today AND (row.validTo IS NULL OR row.validTo >= :today)`, { today });
      }
      return query;
    });
  }

  private async save(tx: Tx, grant: Grant): Promise<Grant> {
    const saved = await tx.save(grant);
    const { id: grantId, personId, role, regionCode, campaignId, validFrom, validTo, revokedBy } = saved;
    const revoked = revokedBy !== null;
    await tx.publish(GrantChanged, regionCode, { grantId, personId, role, regionCode, campaignId, validFrom, validTo, revoked });
    return saved;
  }
}

/** Roles a person holds anywhere, also where the actor sees nothing: separation of duties does not end at a border. */
export function heldRoles(tx: Tx, personId: string): Promise<HeldRole[]> {
  return tx.query<HeldRole>('SELECT role, valid_from AS "validFrom", valid_to AS "validTo" FROM held_roles($1)', [personId]);
}
