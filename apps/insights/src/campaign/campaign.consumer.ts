import { CampaignAccepted, CampaignAmended, CampaignPublished, type EventData, type EventEnvelope } from '@fire-campaign/events';
import { ReactsTo, type Tx } from '@fire-campaign/platform';
import { Injectable } from '@nestjs/common';
import { RecomputeWorker } from '../indicator/recompute.worker.js';

/**
 * Keeps the campaigns for which figures are computed: those that stand by themselves. What a campaign issues to the regions below
 * is computed with it, per region, so their own publication and acceptance change nothing here.
 */
@Injectable()
export class CampaignConsumer {
  constructor(private readonly worker: RecomputeWorker) {}

  @ReactsTo(CampaignPublished)
  async onPublished(data: EventData<typeof CampaignPublished>, tx: Tx, event: EventEnvelope): Promise<void> {
    if (data.parentId != null) return;
    await tx.query(
      `INSERT INTO campaign (id, name, region_code, categories, starts_on, ends_on) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO UPDATE SET name = $2, region_code = $3, categories = $4, starts_on = $5, ends_on = $6`,
      [data.campaignId, data.name, data.regionCode, data.categories, data.startsOn, data.endsOn],
    );
    await this.touch(data.campaignId, tx, event);
  }

  @ReactsTo(CampaignAmended)
  async onAmended({ campaignId, startsOn, endsOn }: EventData<typeof CampaignAmended>, tx: Tx, event: EventEnvelope): Promise<void> {
    const [kept] = await tx.query(
      `WITH amended AS (UPDATE campaign SET starts_on = $2, ends_on = $3 WHERE id = $1 RETURNING 1) SELECT 1 FROM amended`,
      [campaignId, startsOn, endsOn],
    );
    if (kept !== undefined) await this.touch(campaignId, tx, event);
  }

  /** The last computation still counts the facts before the acceptance. */
  @ReactsTo(CampaignAccepted)
  async onAccepted(data: EventData<typeof CampaignAccepted>, tx: Tx, event: EventEnvelope): Promise<void> {
    const [kept] = await tx.query(`WITH ended AS (UPDATE campaign SET ended_on = $2 WHERE id = $1 RETURNING 1) SELECT 1 FROM ended`, [
      data.campaignId,
      data.acceptedOn,
    ]);
    if (kept !== undefined) await this.touch(data.campaignId, tx, event);
  }

  private async touch(campaignId: string, tx: Tx, event: EventEnvelope): Promise<void> {
    await tx.query(`INSERT INTO touch (source, event_at, campaign_id) VALUES ($1, $2, $3)`, [event.source, event.time, campaignId]);
    this.worker.wake();
  }
}
