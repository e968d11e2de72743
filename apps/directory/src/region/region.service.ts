import { Injectable } from '@nestjs/common';
import type { RegionCode } from '@fire-campaign/domain';
import { Database, type Actor, type Page, type RequestContext, type Tx } from '@fire-campaign/platform';
import { In } from 'typeorm';
import { errors } from '../errors.js';
import type { QueryRegionsArgs } from '../schema.generated.js';
import { Region } from './region.entity.js';

/** Division codes; anyone signed in may read all of them. */
@Injectable()
export class RegionService {
  constructor(private readonly db: Database) {}

  /** One region, read together with the others of the request. */
  byCode(request: RequestContext, code: RegionCode): Promise<Region | null> {
    const read = (codes: readonly RegionCode[]) => this.db.read(request.actor, (tx) => tx.manager.findBy(Region, { code: In([...codes]) }));
    return request.loader(Region, read, (region) => region.code).load(code);
  }

  page(actor: Actor, { parentCode, level, name, first, after }: QueryRegionsArgs): Promise<Page<Region>> {
    return this.db.page(actor, Region, ['code'], { first, after }, (query) => {
      if (parentCode != null) query.andWhere('row.parentCode = :parentCode', { parentCode });
      if (level != null) query.andWhere('row.level = :level', { level });
      if (name != null) query.andWhere('strpos(row.name, :name) > 0', { name });
      return query;
    });
  }
}

/** @throws REGION_UNKNOWN */
export async function requireRegion(tx: Tx, code: RegionCode): Promise<void> {
  if (!(await tx.manager.existsBy(Region, { code }))) throw errors.REGION_UNKNOWN({ code });
}
