import { Injectable } from '@nestjs/common';
import { regionRange } from '@fire-campaign/domain';
import { Actor, Database, whereInScope, type Page, type PageArgs } from '@fire-campaign/platform';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { HazardFact, UnitFact } from '../projection/projection.entities.js';
import type { DrillDown } from './gate.rules.js';

/** So many ids stand with a blocker itself. */
const INLINE = 20;

/** The very records behind a blocker, as they are now and as far as the person sees them. */
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
      within(query, actor, drillDown).andWhere(`row.status = 'OPERATING' AND row.categories && CAST(:categories AS text[])`);
      switch (drillDown.kind) {
        case 'UNSUPERVISED':
          return query.andWhere('row.supervisingBody IS NULL');
        case 'UNINSPECTED':
          return query.andWhere(
            `NOT EXISTS (SELECT 1 FROM unit_inspection i WHERE i.unit_id = row.id AND i.inspected_on BETWEEN :scopeFrom AND :scopeTo)`,
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
        .andWhere(
          `EXISTS (SELECT 1 FROM unit u WHERE u.id = row.unitId AND u.status = 'OPERATING' AND u.categories && CAST(:categories AS text[]))`,
        ),
    );
  }
}

const NONE: Page<never> = { nodes: [], pageInfo: { endCursor: null, hasNextPage: false }, totalCount: () => Promise.resolve(0) };

function within<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  actor: Actor,
  { regionCode, campaignId, day, categories, startsOn, endsOn }: DrillDown,
): SelectQueryBuilder<Row> {
  const { from, to } = regionRange(regionCode);
  whereInScope(query, actor.scopesFor('campaigns:read', campaignId));
  return query
    .andWhere('row.regionCode >= :drillFrom AND row.regionCode < :drillTo', { drillFrom: from, drillTo: to })
    .setParameters({ day, categories, scopeFrom: startsOn, scopeTo: endsOn });
}

const hazards = ({ kind }: DrillDown, foundOn: string, dueOn: string, closedOn: string): string =>
  `${closedOn} IS NULL AND ${foundOn} BETWEEN :scopeFrom AND :scopeTo${kind === 'HAZARDS_OVERDUE' ? ` AND ${dueOn} < :day` : ''}`;
