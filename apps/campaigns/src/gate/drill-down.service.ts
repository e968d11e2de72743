import { Injectable } from '@nestjs/common';
import { regionRange } from '@fire-campaign/domain';
import { Actor, Database, whereInScope, type Page, type PageArgs } from '@fire-campaign/platform';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { HazardFact, UnitFact } from '../projection/projection.entities.js';
import type { DrillDown } from './gate.rules.js';

/** So many ids stand with a blocker itself. */
const INLINE = 20;

/** Of a campaign, by `:id`. */
const CATEGORIES = `(SELECT categories FROM campaign WHERE id = :scopeId)`;
const ITS_DAYS = `(SELECT starts_on FROM campaign WHERE id = :scopeId) AND (SELECT ends_on FROM campaign WHERE id = :scopeId)`;

/**
 * The very records behind a blocker, as they are now and as far as the person sees them. Figures are those of the root campaign, so are
 * its days and categories; it is published, and binds those who read the other.
 */
@Injectable()
export class DrillDownService {
  constructor(private readonly db: Database) {}

  /** The foremost units behind a blocker. */
  async unitIds(actor: Actor, drillDown: DrillDown | undefined): Promise<readonly string[]> {
    const { nodes } = await this.units(actor, drillDown, { first: INLINE });
    return nodes.map(({ id }) => id);
  }

  /** Units that were not inspected in the campaign's time, that nobody supervises, or that have such hazards. */
  async units(actor: Actor, drillDown: DrillDown | undefined, page: PageArgs): Promise<Page<UnitFact>> {
    if (drillDown === undefined) return NONE;
    return this.db.page(actor, UnitFact, ['regionCode', 'id'], page, (query) => {
      within(query, actor, drillDown).andWhere(`row.status = 'OPERATING' AND row.categories && ${CATEGORIES}`);
      switch (drillDown.kind) {
        case 'UNSUPERVISED':
          return query.andWhere('row.supervisingBody IS NULL');
        case 'UNINSPECTED':
          return query.andWhere(
            `NOT EXISTS (SELECT 1 FROM unit_inspection i WHERE i.unit_id = row.id AND i.inspected_on BETWEEN ${ITS_DAYS})`,
          );
        default:
          // From the hazards to their units: most units of a region have none.
          return query.andWhere(
            `row.id = ANY (ARRAY(SELECT h.unit_id FROM hazard h WHERE h.region_code >= :drillFrom AND h.region_code < :drillTo
               AND ${hazards(drillDown, 'h.found_on', 'h.due_on', 'h.closed_on')}))`,
          );
      }
    });
  }

  /** Hazards of units in scope that were found in the campaign's time and are open, or overdue. */
  async hazards(actor: Actor, drillDown: DrillDown | undefined, page: PageArgs): Promise<Page<HazardFact>> {
    if (drillDown?.kind !== 'HAZARDS_OPEN' && drillDown?.kind !== 'HAZARDS_OVERDUE') return NONE;
    return this.db.page(actor, HazardFact, ['regionCode', 'dueOn', 'id'], page, (query) =>
      within(query, actor, drillDown)
        .andWhere(hazards(drillDown, 'row.foundOn', 'row.dueOn', 'row.closedOn'))
        .andWhere(`EXISTS (SELECT 1 FROM unit u WHERE u.id = row.unitId AND u.status = 'OPERATING' AND u.categories && ${CATEGORIES})`),
    );
  }
}

const NONE: Page<never> = { nodes: [], pageInfo: { endCursor: null, hasNextPage: false }, totalCount: () => Promise.resolve(0) };

function within<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  actor: Actor,
  { kind, regionCode, campaignId, rootId, day }: DrillDown,
): SelectQueryBuilder<Row> {
  const { from, to } = regionRange(regionCode);
  whereInScope(query, actor.scopesFor('campaigns:read', campaignId));
  return query
    .andWhere('row.regionCode >= :drillFrom AND row.regionCode < :drillTo', { drillFrom: from, drillTo: to })
    .setParameters({ scopeId: kind === 'UNSUPERVISED' ? campaignId : rootId, day });
}

const hazards = ({ kind }: DrillDown, foundOn: string, dueOn: string, closedOn: string): string =>
  `${closedOn} IS NULL AND ${foundOn} BETWEEN ${ITS_DAYS}${kind === 'HAZARDS_OVERDUE' ? ` AND ${dueOn} < :day` : ''}`;
