import type { LocalDate } from '@fire-campaign/domain';
import {
  HazardClosed,
  HazardExtended,
  HazardFiled,
  HazardRectified,
  HazardReopened,
  InspectionCompleted,
  RectificationRejected,
  type EventData,
  type EventEnvelope,
} from '@fire-campaign/events';
import { ReactsTo, type Tx } from '@fire-campaign/platform';
import { Injectable } from '@nestjs/common';
import { RecomputeWorker } from '../indicator/recompute.worker.js';

interface HazardChange {
  readonly hazardId: string;
  readonly day: LocalDate;
  readonly status: 'OPEN' | 'RECTIFIED' | 'CLOSED';
  /** The new last permitted day; null leaves it. */
  readonly dueOn: LocalDate | null;
}

/**
 * Keeps inspections and the states hazards were in, day by day. They hang on the unit's id alone: it does not matter whether
 * the unit is known yet, and a unit that moves takes them with it.
 */
@Injectable()
export class InspectionConsumer {
  constructor(private readonly worker: RecomputeWorker) {}

  @ReactsTo(InspectionCompleted)
  async onInspection(data: EventData<typeof InspectionCompleted>, tx: Tx, event: EventEnvelope): Promise<void> {
    await tx.query(
      `WITH touched AS (INSERT INTO touch (source, event_at, unit_id) VALUES ($5, $6, $2))
       INSERT INTO inspection (id, unit_id, region_code, inspected_on) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING`,
      [data.inspectionId, data.unitId, data.regionCode, data.inspectedOn, event.source, event.time],
    );
    this.worker.wake();
  }

  @ReactsTo(HazardFiled)
  async onFiled(data: EventData<typeof HazardFiled>, tx: Tx, event: EventEnvelope): Promise<void> {
    await tx.query(
      `WITH touched AS (INSERT INTO touch (source, event_at, unit_id) VALUES ($6, $7, $2))
       INSERT INTO hazard_state (hazard_id, unit_id, region_code, found_on, valid_from, status, due_on)
       VALUES ($1, $2, $3, $4, $4, 'OPEN', $5)`,
      [data.hazardId, data.unitId, data.regionCode, data.foundOn, data.dueOn, event.source, event.time],
    );
    this.worker.wake();
  }

  @ReactsTo(HazardRectified)
  async onRectified({ hazardId, rectifiedOn }: EventData<typeof HazardRectified>, tx: Tx, event: EventEnvelope): Promise<void> {
    await this.change({ hazardId, day: rectifiedOn, status: 'RECTIFIED', dueOn: null }, tx, event);
  }

  @ReactsTo(RectificationRejected)
  async onRejected(
    { hazardId, reinspectedOn, dueOn }: EventData<typeof RectificationRejected>,
    tx: Tx,
    event: EventEnvelope,
  ): Promise<void> {
    await this.change({ hazardId, day: reinspectedOn, status: 'OPEN', dueOn }, tx, event);
  }

  @ReactsTo(HazardExtended)
  async onExtended({ hazardId, extendedOn, dueOn }: EventData<typeof HazardExtended>, tx: Tx, event: EventEnvelope): Promise<void> {
    await this.change({ hazardId, day: extendedOn, status: 'OPEN', dueOn }, tx, event);
  }

  @ReactsTo(HazardClosed)
  async onClosed({ hazardId, closedOn, dueOn }: EventData<typeof HazardClosed>, tx: Tx, event: EventEnvelope): Promise<void> {
    await this.change({ hazardId, day: closedOn, status: 'CLOSED', dueOn }, tx, event);
  }

  @ReactsTo(HazardReopened)
  async onReopened({ hazardId, reopenedOn, dueOn }: EventData<typeof HazardReopened>, tx: Tx, event: EventEnvelope): Promise<void> {
    await this.change({ hazardId, day: reopenedOn, status: 'OPEN', dueOn }, tx, event);
  }

  /**
   * Ends the state the hazard was in and begins the next; of several changes on one day the last one stands. A change dated
   * before the state it follows takes effect with that state.
   * @throws Error when the hazard was never filed, so that the event is parked and not lost
   */
  private async change({ hazardId, day, status, dueOn }: HazardChange, tx: Tx, event: EventEnvelope): Promise<void> {
    const changed = await tx.query(
      `WITH latest AS (SELECT * FROM hazard_state WHERE hazard_id = $1 AND valid_to = 'infinity'),
       ended AS (
         UPDATE hazard_state SET valid_to = $2::date WHERE hazard_id = $1 AND valid_to = 'infinity' AND valid_from < $2::date
       ),
       touched AS (INSERT INTO touch (source, event_at, unit_id) SELECT $5, $6, unit_id FROM latest)
       INSERT INTO hazard_state (hazard_id, unit_id, region_code, found_on, valid_from, status, due_on, closed_on)
       SELECT hazard_id, unit_id, region_code, found_on, GREATEST(valid_from, $2::date), $3::text, COALESCE($4::date, due_on),
         CASE WHEN $3::text = 'CLOSED' THEN $2::date END
       FROM latest
       ON CONFLICT (hazard_id, valid_from) DO UPDATE SET status = excluded.status, due_on = excluded.due_on, closed_on = excluded.closed_on
       RETURNING hazard_id`,
      [hazardId, day, status, dueOn, event.source, event.time],
    );
    if (changed.length === 0) throw new Error(`${event.type} of hazard ${hazardId}, which was never filed`);
    this.worker.wake();
  }
}
