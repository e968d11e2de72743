import { Injectable } from '@nestjs/common';
import { regionRange } from '@fire-campaign/domain';
import { Actor, Clock, Database, whereInScope, type Page, type PageArgs, type Tx } from '@fire-campaign/platform';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { readCampaign } from '../campaign/campaign.access.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { HazardFact, UnitFact } from '../projection/projection.entities.js';
import type { DrillDown } from './gate.rules.js';

/** So many ids stand with a blocker itself. */
const INLINE = 20;

/** The very records behind a blocker, as they are now and as far as the person sees them. */
@Injectable()
export class DrillDownService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The foremost units behind a blocker. */
  async unitIds(actor: Actor, drillDown: DrillDown | undefined): Promise<readonly string[]> {
    const { nodes } = await this.units(actor, drillDown, { first: INLINE });
    return nodes.map(({ id }) => id);
  }

  /** Units that were not inspected in the campaign's time, that nobody supervises, or that have such hazards. */
  async units(actor: Actor, drillDown: DrillDown | undefined, page: PageArgs): Promise<Page<UnitFact>> {
    if (drillDown === undefined) return NONE;
    const { campaign, today } = await this.db.read(actor, (tx) => this.open(tx, drillDown));
    return this.db.page(actor, UnitFact, ['regionCode', 'id'], page, (query) => {
      within(query, actor, drillDown)
        .andWhere(`row.status = 'OPERATING' AND row.categories && CAST(:categories AS text[])`, { categories: campaign.categories })
        .setParameters({ startsOn: campaign.startsOn, endsOn: campaign.endsOn, today });
      switch (drillDown.kind) {
        case 'UNSUPERVISED':
          return query.andWhere('row.supervisingBody IS NULL');
        case 'UNINSPECTED':
          return query.andWhere(
            `NOT EXISTS (SELECT 1 FROM unit_inspection i WHERE i.unit_id = row.id AND i.inspected_on BETWEEN :startsOn AND LEAST(CAST(:endsOn AS date), CAST(:today AS date)))`,
          );
        default:
          return query.andWhere(
            `EXISTS (SELECT 1 FROM hazard h WHERE h.unit_id = row.id AND ${hazards(drillDown, 'h.found_on', 'h.due_on', 'h.closed_on')})`,
          );
      }
    });
  }

  /** Hazards of units in scope that were found in the campaign's time and are open, or overdue. */
  async hazards(actor: Actor, drillDown: DrillDown | undefined, page: PageArgs): Promise<Page<HazardFact>> {
    if (drillDown?.kind !== 'HAZARDS_OPEN' && drillDown?.kind !== 'HAZARDS_OVERDUE') return NONE;
    const { campaign, today } = await this.db.read(actor, (tx) => this.open(tx, drillDown));
    return this.db.page(actor, HazardFact, ['regionCode', 'dueOn', 'id'], page, (query) =>
      within(query, actor, drillDown)
        .andWhere(hazards(drillDown, 'row.foundOn', 'row.dueOn', 'row.closedOn'))
        .andWhere(
          `EXISTS (SELECT 1 FROM unit u WHERE u.id = row.unitId AND u.status = 'OPERATING' AND u.categories && CAST(:categories AS text[]))`,
          { categories: campaign.categories },
        )
        .setParameters({ startsOn: campaign.startsOn, endsOn: campaign.endsOn, today }),
    );
  }

  /** Figures are those of the root campaign, so are its days and categories; it is published, and binds those who read the other. */
  private async open(tx: Tx, { kind, campaignId }: DrillDown) {
    const own = await readCampaign(tx, tx.actor, campaignId);
    const campaign = kind === 'UNSUPERVISED' || own.rootId === own.id ? own : await tx.get(Campaign, own.rootId);
    return { campaign, today: await this.clock.today(tx) };
  }
}

const NONE: Page<never> = { nodes: [], pageInfo: { endCursor: null, hasNextPage: false }, totalCount: () => Promise.resolve(0) };

function within<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  actor: Actor,
  { regionCode, campaignId }: DrillDown,
): SelectQueryBuilder<Row> {
  const { from, to } = regionRange(regionCode);
  whereInScope(query, actor.scopesFor('campaigns:read', campaignId));
  return query.andWhere('row.regionCode >= :drillFrom AND row.regionCode < :drillTo', { drillFrom: from, drillTo: to });
}

const hazards = ({ kind }: DrillDown, foundOn: string, dueOn: string, closedOn: string): string =>
  `${closedOn} IS NULL AND ${foundOn} BETWEEN :startsOn AND :endsOn${kind === 'HAZARDS_OVERDUE' ? ` AND ${dueOn} < :today` : ''}`;
