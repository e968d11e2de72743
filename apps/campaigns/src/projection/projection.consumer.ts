import { Injectable } from '@nestjs/common';
import {
  CalendarPublished,
  DivisionChanged,
  HazardClosed,
  HazardExtended,
  HazardFiled,
  HazardReopened,
  IndicatorsComputed,
  InspectionCompleted,
  OrganizationChanged,
  RectificationRejected,
  RegionsLoaded,
  UnitChanged,
  UnitsRegistered,
  type EventData,
  type UnitFacts,
} from '@fire-campaign/events';
import { Clock, ReactsTo, Tx } from '@fire-campaign/platform';
import { moveToCalendar, recordMoved } from '../deadline/deadlines.js';

/** Keeps the projections. Each reaction is one statement for the whole event and may come in any order. */
@Injectable()
export class ProjectionConsumer {
  constructor(private readonly clock: Clock) {}

  /** What counts working days is counted anew; which days moved is kept. */
  @ReactsTo(CalendarPublished)
  async onCalendarPublished({ year, daysOff, workdays, document, version }: EventData<typeof CalendarPublished>, tx: Tx): Promise<void> {
    const newer = await tx.query(
      `INSERT INTO work_calendar (year, days_off, workdays, version) VALUES ($1, $2, $3, $4)
       ON CONFLICT (year) DO UPDATE SET days_off = $2, workdays = $3, version = $4 WHERE work_calendar.version < $4 RETURNING year`,
      [year, daysOff, workdays, version],
    );
    if (newer.length === 0) return;
    const moved = await moveToCalendar(tx);
    await recordMoved(tx, moved, { cause: 'CALENDAR', reason: document.title, changedAt: await this.clock.now(tx) });
  }

  @ReactsTo(UnitsRegistered)
  async onUnitsRegistered({ units }: EventData<typeof UnitsRegistered>, tx: Tx): Promise<void> {
    await this.keepUnits(units, tx);
  }

  @ReactsTo(UnitChanged)
  async onUnitChanged(unit: EventData<typeof UnitChanged>, tx: Tx): Promise<void> {
    await this.keepUnits([unit], tx);
  }

  /** Towns and villages are left out: gates, snapshots and league tables end at the counties. */
  @ReactsTo(RegionsLoaded)
  async onRegionsLoaded({ regions }: EventData<typeof RegionsLoaded>, tx: Tx): Promise<void> {
    const names = new Map(regions.filter(({ code }) => code.length <= 6).map(({ code, name }) => [code, name]));
    await tx.query(
      `INSERT INTO region (code, name) SELECT * FROM unnest($1::text[], $2::text[])
       ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name`,
      [[...names.keys()], [...names.values()]],
    );
  }

  @ReactsTo(OrganizationChanged)
  async onOrganizationChanged(data: EventData<typeof OrganizationChanged>, tx: Tx): Promise<void> {
    await tx.query(
      `INSERT INTO organization (id, region_code, level, name, version) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET region_code = $2, level = $3, name = $4, version = $5 WHERE organization.version < $5`,
      [data.organizationId, data.regionCode, data.level, data.name, data.version],
    );
  }

  @ReactsTo(DivisionChanged)
  async onDivisionChanged(data: EventData<typeof DivisionChanged>, tx: Tx): Promise<void> {
    await tx.query(
      `INSERT INTO division (id, region_code, organization_id, name, version) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET region_code = $2, organization_id = $3, name = $4, version = $5 WHERE division.version < $5`,
      [data.divisionId, data.regionCode, data.organizationId, data.name, data.version],
    );
  }

  /** Each day keeps its own figures; of one day, older facts never replace newer ones. */
  @ReactsTo(IndicatorsComputed)
  async onIndicatorsComputed({ campaignId, day, asOf, rows }: EventData<typeof IndicatorsComputed>, tx: Tx): Promise<void> {
    const figures = [...new Map(rows.map((row) => [`${row.indicator} ${row.regionCode}`, row])).values()];
    await tx.query(
      `INSERT INTO figure (campaign_id, indicator, region_code, day, numerator, denominator, as_of, source)
       SELECT $1, f.indicator, f."regionCode", $2, f.numerator, f.denominator, $3, 'COMPUTED'
       FROM jsonb_to_recordset($4::jsonb) AS f(indicator text, "regionCode" text, numerator double precision, denominator double precision)
       ON CONFLICT (campaign_id, indicator, region_code, day) DO UPDATE
         SET numerator = EXCLUDED.numerator, denominator = EXCLUDED.denominator, as_of = EXCLUDED.as_of
         WHERE figure.as_of <= EXCLUDED.as_of`,
      [campaignId, day, asOf, JSON.stringify(figures)],
    );
  }

  @ReactsTo(InspectionCompleted)
  async onInspection({ unitId, inspectedOn }: EventData<typeof InspectionCompleted>, tx: Tx): Promise<void> {
    await tx.query(`INSERT INTO unit_inspection (unit_id, inspected_on) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [unitId, inspectedOn]);
  }

  @ReactsTo(HazardFiled)
  async onHazardFiled({ hazardId, regionCode, unitId, foundOn, dueOn }: EventData<typeof HazardFiled>, tx: Tx): Promise<void> {
    await tx.query(`INSERT INTO hazard (id, region_code, unit_id, found_on, due_on) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`, [
      hazardId,
      regionCode,
      unitId,
      foundOn,
      dueOn,
    ]);
  }

  @ReactsTo(HazardExtended)
  onHazardExtended({ hazardId, dueOn }: EventData<typeof HazardExtended>, tx: Tx): Promise<void> {
    return this.keepHazard(hazardId, dueOn, null, tx);
  }

  @ReactsTo(RectificationRejected)
  onRectificationRejected({ hazardId, dueOn }: EventData<typeof RectificationRejected>, tx: Tx): Promise<void> {
    return this.keepHazard(hazardId, dueOn, null, tx);
  }

  @ReactsTo(HazardClosed)
  onHazardClosed({ hazardId, dueOn, closedOn }: EventData<typeof HazardClosed>, tx: Tx): Promise<void> {
    return this.keepHazard(hazardId, dueOn, closedOn, tx);
  }

  @ReactsTo(HazardReopened)
  onHazardReopened({ hazardId, dueOn }: EventData<typeof HazardReopened>, tx: Tx): Promise<void> {
    return this.keepHazard(hazardId, dueOn, null, tx);
  }

  /** Events of one hazard come in order. One that was filed before hazards were kept here stays unknown. */
  private async keepHazard(id: string, dueOn: string, closedOn: string | null, tx: Tx): Promise<void> {
    await tx.query(`UPDATE hazard SET due_on = $2, closed_on = $3 WHERE id = $1`, [id, dueOn, closedOn]);
  }

  private async keepUnits(units: readonly UnitFacts[], tx: Tx): Promise<void> {
    const newest = new Map<string, UnitFacts>();
    for (const unit of units) if ((newest.get(unit.unitId)?.version ?? -1) < unit.version) newest.set(unit.unitId, unit);
    await tx.query(
      `INSERT INTO unit (id, region_code, categories, status, supervising_body, version)
       SELECT u."unitId", u."regionCode", u.categories, u.status, u."supervisingBody", u.version
       FROM jsonb_to_recordset($1::jsonb)
         AS u("unitId" uuid, "regionCode" text, categories text[], status text, "supervisingBody" text, version int)
       ON CONFLICT (id) DO UPDATE
         SET region_code = EXCLUDED.region_code, categories = EXCLUDED.categories, status = EXCLUDED.status,
           supervising_body = EXCLUDED.supervising_body, version = EXCLUDED.version
         WHERE unit.version < EXCLUDED.version`,
      [JSON.stringify([...newest.values()])],
    );
    // A unit that moves takes its hazards along.
    await tx.query(
      `UPDATE hazard SET region_code = unit.region_code FROM unit
       WHERE hazard.unit_id = unit.id AND unit.id = ANY ($1) AND hazard.region_code <> unit.region_code`,
      [[...newest.keys()]],
    );
  }
}
