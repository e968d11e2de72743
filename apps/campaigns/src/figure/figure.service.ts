import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  day,
  digest,
  filterId,
  idempotencyKey,
  optional,
  parseInput,
  regionCode,
  text,
  whereInScope,
  type Actor,
  type PageArgs,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { readCampaign } from '../campaign/campaign.access.js';
import type { FigureReportFilter, ReportFigureInput } from '../schema.generated.js';
import { indicatorCode } from '../target/target.rules.js';
import { FigureReport } from './figure.entities.js';
import { reportFigures } from './figures.js';

const reportInput = z.object({
  idempotencyKey,
  campaignId: z.uuid(),
  regionCode,
  indicator: indicatorCode,
  day,
  numerator: z.number(),
  denominator: optional(z.number()),
  evidence: z
    .array(text(300))
    .max(50)
    .nullish()
    .transform((evidence) => evidence ?? []),
  note: optional(text(2000)),
  correctionReason: optional(text(1000, 5)),
});

/** Figures as people report them. */
@Injectable()
export class FigureService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, and what `reportFigures` refuses */
  report(actor: Actor, input: ReportFigureInput): Promise<FigureReport> {
    const command = parseInput(reportInput, input);
    return this.db.command(actor, 'reportFigure', command, async (tx) => {
      const campaign = await readCampaign(tx, actor, command.campaignId);
      actor.require('tasks:work', command.regionCode, campaign.id);
      campaign.requireRunning();
      const made = { at: await this.clock.now(tx), today: await this.clock.today(tx), byId: actor.id };
      const { correctionReason: reason, ...said } = command;
      const [report] = await reportFigures(tx, campaign, made, [{ ...said, reason }]);
      await tx.audit('figure_report', report!.id, report!.regionCode, null, digest(report));
      return report!;
    });
  }

  /** Reports in the order they were made, those that were corrected too. */
  reports(actor: Actor, filter: FigureReportFilter, page: PageArgs) {
    const campaignId = filterId('campaignId', filter.campaignId);
    return this.db.page(actor, FigureReport, ['id'], page, (query) => {
      whereInScope(query, actor.scopesFor('campaigns:read', campaignId), filter.regionCode ?? null);
      if (campaignId !== null) query.andWhere('row.campaignId = (SELECT root_id FROM campaign WHERE id = :campaignId)', { campaignId });
      if (filter.indicator != null) query.andWhere('row.indicator = :indicator', { indicator: filter.indicator });
      if (filter.day != null) query.andWhere('row.day = :day', { day: filter.day });
      return query;
    });
  }
}
