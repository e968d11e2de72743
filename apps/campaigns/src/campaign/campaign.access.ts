import { regionAncestors, regionContains, type Capability, type RegionCode } from '@fire-campaign/domain';
import { Actor, platformErrors, Tx, whereInScope } from '@fire-campaign/platform';
import { Brackets, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { Campaign } from './campaign.entity.js';

/** Whether a person reads a campaign: it lies in their area, or it is published and binds their area from above. */
export function mayRead(actor: Actor, campaign: Pick<Campaign, 'id' | 'regionCode' | 'publishedOn'>): boolean {
  const scopes = actor.scopesFor('campaigns:read', campaign.id);
  if (scopes.some((scope) => regionContains(scope, campaign.regionCode))) return true;
  return campaign.publishedOn !== null && scopes.some((scope) => regionContains(campaign.regionCode, scope));
}

/** @throws NOT_FOUND also when the person may not read it */
export async function readCampaign(tx: Tx, actor: Actor, id: string): Promise<Campaign> {
  const campaign = await tx.get(Campaign, id);
  if (!mayRead(actor, campaign)) throw platformErrors.NOT_FOUND();
  return campaign;
}

/**
 * The campaign, held for a change by somebody with the right in its own region.
 * @throws NOT_FOUND, FORBIDDEN for those below who only read it
 */
export async function lockCampaign(tx: Tx, actor: Actor, id: string, capability: Capability): Promise<Campaign> {
  const { regionCode } = await readCampaign(tx, actor, id);
  actor.require(capability, regionCode, id);
  return tx.lock(Campaign, id);
}

/** Whether a row of a region is read where it concerns that region and all below it: by people of either side. */
export const isOwnOrAbove = (actor: Actor, { regionCode }: { readonly regionCode: RegionCode }): boolean =>
  actor.scopesFor('campaigns:read').some((scope) => regionContains(scope, regionCode) || regionContains(regionCode, scope));

/** Narrows a query (alias `row`) to rows of the person's area and of the regions above it. */
export function whereOwnOrAbove<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, actor: Actor): SelectQueryBuilder<Row> {
  const scopes = actor.scopesFor('campaigns:read');
  const above = scopes.flatMap((scope) => (scope === '' ? [] : regionAncestors(scope)));
  return query.andWhere(
    new Brackets((either) => {
      whereInScope(either as SelectQueryBuilder<Row>, scopes);
      if (above.length > 0) either.orWhere('row.regionCode IN (:...above)', { above });
    }),
  );
}

/** Narrows a query on campaigns (alias `row`) to those the person reads. */
export function whereReadable(query: SelectQueryBuilder<Campaign>, actor: Actor): SelectQueryBuilder<Campaign> {
  const scopes = actor.scopesFor('campaigns:read');
  const above = scopes.flatMap((scope) => (scope === '' ? [] : regionAncestors(scope)));
  const bound = actor.grants.flatMap(({ campaignId }) =>
    campaignId !== null && actor.scopesFor('campaigns:read', campaignId).length > 0 ? campaignId : [],
  );
  return query.andWhere(
    new Brackets((either) => {
      whereInScope(either as SelectQueryBuilder<Campaign>, scopes);
      if (above.length > 0) either.orWhere('(row.publishedOn IS NOT NULL AND row.regionCode IN (:...above))', { above });
      if (bound.length > 0) either.orWhere('row.id IN (:...bound)', { bound }); // of these, row level security shows what the grant's region sees
    }),
  );
}
