import { Injectable } from '@nestjs/common';
import { regionContains, type RegionCode } from '@fire-campaign/domain';
import { OrganizationChanged } from '@fire-campaign/events';
import {
  Database,
  parseInput,
  platformErrors,
  uuidv7,
  whereInScope,
  type Actor,
  type Page,
  type RequestContext,
  type Tx,
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
import { searched } from '../input.js';
import { requireRegion } from '../region/region.service.js';
import type { ChangeOrganizationInput, CreateOrganizationInput, QueryOrganizationsArgs } from '../schema.generated.js';
import { Organization } from './organization.entity.js';
import { ORGANIZATION_LEVELS, requireLevelInRegion, requireParentAbove } from './organization.rules.js';

const createInput = z.object({
  idempotencyKey,
  level: z.enum(ORGANIZATION_LEVELS),
  regionCode,
  name: text(100),
  parentId: optional(id),
});

const changeInput = z.object({ idempotencyKey, id, expectedVersion: z.int(), name: text(100), parentId: optional(id) });

@Injectable()
export class OrganizationService {
  constructor(private readonly db: Database) {}

  create(actor: Actor, input: CreateOrganizationInput): Promise<Organization> {
    const command = parseInput(createInput, input);
    return this.db.command(actor, 'createOrganization', command, async (tx) => {
      actor.require('directory:write', command.regionCode);
      await requireRegion(tx, command.regionCode);
      requireLevelInRegion(command);
      const { idempotencyKey: _, ...fields } = command;
      const organization = Object.assign(new Organization(), { id: uuidv7(), ...fields });
      requireParentAbove(organization, await this.parent(tx, command.parentId, organization.regionCode));
      return this.save(tx, organization);
    });
  }

  /** Renames an organisation or puts it under another parent; region and level stay, since records hang on them. */
  change(actor: Actor, input: ChangeOrganizationInput): Promise<Organization> {
    const command = parseInput(changeInput, input);
    return this.db.command(actor, 'changeOrganization', command, async (tx) => {
      const organization = await tx.lock(Organization, command.id);
      actor.require('directory:write', organization.regionCode);
      if (organization.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: organization.version });
      requireParentAbove(organization, await this.parent(tx, command.parentId, organization.regionCode));
      organization.name = command.name;
      organization.parentId = command.parentId;
      return this.save(tx, organization);
    });
  }

  /** One organisation, null outside the actor's regions; read together with the others of the request. */
  byId(request: RequestContext, id: string): Promise<Organization | null> {
    const { actor } = request;
    const read = (ids: readonly string[]) =>
      this.db.read(actor, (tx) => {
        const query = tx.manager.createQueryBuilder(Organization, 'row').where({ id: In([...ids.filter(isId)]) });
        return whereInScope(query, actor.scopesFor('directory:read')).getMany();
      });
    return request.loader(Organization, read).load(id);
  }

  page(actor: Actor, { regionCode, parentId, level, name, first, after }: QueryOrganizationsArgs): Promise<Page<Organization>> {
    const part = searched(name);
    const parent = filterId('parentId', parentId);
    return this.db.page(actor, Organization, ['regionCode', 'id'], { first, after }, (query) => {
      whereInScope(query, actor.scopesFor('directory:read'), regionCode ?? null);
      // A parent out of sight is as unknown as a missing one, although its children may be here.
      if (parent !== null) query.andWhere('row.parentId = :parent AND EXISTS (SELECT FROM organization WHERE id = :parent)', { parent });
      if (level != null) query.andWhere('row.level = :level', { level });
      if (part !== null) query.andWhere('strpos(row.name, :part) > 0', { part });
      return query;
    });
  }

  /**
   * The parent may lie above the actor's regions, so it is read past row level security: level and region of what is above are no
   * secret. Anything else out of sight is as unknown as what does not exist.
   * @throws NOT_FOUND
   */
  private async parent(tx: Tx, parentId: string | null, childRegion: RegionCode): Promise<Organization | null> {
    if (parentId === null) return null;
    const [row] = await tx.query<Organization>('SELECT id, level, region_code AS "regionCode" FROM organization_place($1)', [parentId]);
    const known = row !== undefined && (regionContains(row.regionCode, childRegion) || tx.actor.can('directory:read', row.regionCode));
    if (!known) throw platformErrors.NOT_FOUND();
    return row;
  }

  private async save(tx: Tx, organization: Organization): Promise<Organization> {
    const saved = await tx.save(organization);
    const { id: organizationId, parentId, regionCode, level, name, version } = saved;
    await tx.publish(OrganizationChanged, regionCode, { organizationId, parentId, regionCode, level, name, version });
    return saved;
  }
}
