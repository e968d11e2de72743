import { regionRange, type RegionCode } from '@fire-campaign/domain';
import { whereInScope, type Actor } from '@fire-campaign/platform';
import { Brackets, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';

/** A record made for a campaign, or for none. */
interface CampaignBound extends ObjectLiteral {
  readonly campaignId: string | null;
}

/**
 * Limits a query to what the actor may read: everything in the regions of their rights, and of a campaign also where they
 * hold a right for that campaign only.
 * @param within only this region's subtree
 */
export function whereReadable<Entity extends CampaignBound>(
  query: SelectQueryBuilder<Entity>,
  actor: Actor,
  within: RegionCode | null = null,
): SelectQueryBuilder<Entity> {
  const campaignIds = [...new Set(actor.grants.flatMap((grant) => grant.campaignId ?? []))];
  if (campaignIds.length === 0) return whereInScope(query, actor.scopesFor('inspections:read'), within);
  const alternatives = [null, ...campaignIds].flatMap((campaignId) =>
    actor.scopesFor('inspections:read', campaignId).map((scope) => ({ campaignId, ...regionRange(scope) })),
  );
  whereInScope(query, [''], within);
  return query.andWhere(
    new Brackets((either) => {
      either.where('FALSE');
      alternatives.forEach(({ campaignId, from, to }, index) => {
        const inRegion = `row.regionCode >= :readFrom${index} AND row.regionCode < :readTo${index}`;
        const ofCampaign = campaignId === null ? '' : ` AND row.campaignId = :readCampaign${index}`;
        either.orWhere(inRegion + ofCampaign, { [`readFrom${index}`]: from, [`readTo${index}`]: to, [`readCampaign${index}`]: campaignId });
      });
    }),
  );
}
