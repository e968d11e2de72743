import { addDays, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import { CadencePeriodEnded } from '@fire-campaign/events';
import { Injectable } from '@nestjs/common';
import { Actor, Clock, Database, Tx, uuidv7 } from '@fire-campaign/platform';
import { In } from 'typeorm';
import { FirstResponsible } from '../body/body.entities.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { cadenceBounds } from '../deadline/deadline.rules.js';
import { datedEvents } from '../deadline/dated-events.js';
import type { ObligationKind } from '../obligation/obligation.entity.js';
import { miss, owe, withdraw } from '../obligation/obligations.js';
import { workCalendar } from '../projection/work-calendar.js';
import { organizationRegions } from '../task/task.duties.js';
import { Cadence } from './cadence.entity.js';
import type { CadenceForm } from './cadence.rules.js';
import { CadencePeriodRow } from './period.entities.js';
import { dueOf, organizationsMeant, periodsOf } from './period.rules.js';

/** Periods that are ended in one transaction. */
const BATCH = 500;

/** What a rule's periods are owed as. */
export const OWED_AS = { ACTS: 'CADENCE', REPORT: 'REPORT', MEETING: 'MEETING' } as const satisfies Record<CadenceForm, ObligationKind>;

interface Debtor {
  readonly regionCode: RegionCode;
  readonly personId: string | null;
}

/** Opens the periods of running campaigns as they begin, and ends those that fell short. */
@Injectable()
export class CadencePeriods {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async onTick(): Promise<void> {
    const system = Actor.system('campaigns');
    const waiting = await this.db.read(system, async (tx) =>
      tx.query<{ id: string }>(
        // Copies that nobody was chosen for are asked nowhere: a province has a hundred times as many of them as rules of its own.
        `SELECT r.id FROM cadence r JOIN campaign c ON c.id = r.campaign_id
         WHERE c.status = 'RUNNING' AND (r.origin_id IS NULL OR r.debtors IS NOT NULL)
           AND (r.next_from IS NULL OR r.next_from <= LEAST($1::date, c.ends_on)) ORDER BY r.id`,
        [await this.clock.today(tx)],
      ),
    );
    for (const { id } of waiting) {
      await this.db.transaction(system, 'openCadencePeriods', async (tx) => {
        const [held] = await tx.query<{ campaignId: string }>(
          `SELECT campaign_id AS "campaignId" FROM cadence WHERE id = $1 FOR UPDATE SKIP LOCKED`,
          [id],
        );
        if (held === undefined) return; // another replica is at it
        const campaign = await tx.manager.findOneByOrFail(Campaign, { id: held.campaignId });
        if (campaign.status === 'RUNNING') await openPeriods(tx, campaign, await tx.get(Cadence, id), await this.clock.today(tx));
      });
    }
    for (let ended = BATCH; ended === BATCH;) {
      ended = await this.db.transaction(system, 'endCadencePeriods', async (tx) => endPeriods(tx, await this.clock.now(tx)));
    }
  }
}

/** Opens the periods of a rule that have begun by today and are not open yet. The rule is held by the caller. */
export async function openPeriods(tx: Tx, campaign: Campaign, rule: Cadence, today: LocalDate): Promise<void> {
  const bounds = cadenceBounds(rule, campaign, await datedEvents(tx, campaign.rootId));
  const startsOn = rule.nextFrom ?? later(bounds.startsOn, campaign.publishedOn!);
  if (startsOn === null || startsOn > today) return;
  const periods = periodsOf(rule.period, { startsOn, endsOn: bounds.endsOn }, today);
  const debtors = await debtorsOf(tx, campaign, rule);
  if (periods.length === 0 || debtors.length === 0) return;
  const { id: cadenceId, campaignId, atLeast } = rule;
  const calendar = await workCalendar(tx);
  const rows = periods.flatMap((days) => {
    const due = dueOf(rule, days, calendar);
    return debtors.map((debtor) => ({ id: uuidv7(), campaignId, cadenceId, ...debtor, ...days, ...due, dueAt: due.dueAt.toISOString() }));
  });
  const opened = await tx.asService(Actor.system('campaigns', tx.actor.traceId), null, (inner) =>
    inner.query<{
      id: string;
      regionCode: string;
      personId: string | null;
      dueAt: Date;
      estimated: boolean;
      startsOn: string;
      endsOn: string;
    }>(
      `INSERT INTO cadence_period (id, region_code, campaign_id, cadence_id, person_id, starts_on, ends_on, due_at, estimated, at_least, count, late_count, status)
       SELECT p.id, p."regionCode", p."campaignId", p."cadenceId", p."personId", p."startsOn", p."endsOn", p."dueAt", p.estimated, $2, 0, 0, 'OPEN'
       FROM jsonb_to_recordset($1::jsonb) AS p(id uuid, "regionCode" text, "campaignId" uuid, "cadenceId" uuid, "personId" uuid,
         "startsOn" date, "endsOn" date, "dueAt" timestamptz, estimated boolean)
       ON CONFLICT (cadence_id, region_code, person_id, starts_on) DO UPDATE
         SET status = 'OPEN', ends_on = EXCLUDED.ends_on, due_at = EXCLUDED.due_at, estimated = EXCLUDED.estimated
         WHERE cadence_period.status = 'WAIVED'
       RETURNING id, region_code AS "regionCode", person_id AS "personId", due_at AS "dueAt", estimated, starts_on AS "startsOn", ends_on AS "endsOn"`,
      [JSON.stringify(rows), atLeast],
    ),
  );
  await owe(
    tx,
    opened.map(({ id: subjectId, regionCode, personId, dueAt, estimated }) => ({
      kind: OWED_AS[rule.form],
      subjectId,
      regionCode,
      campaignId,
      personId,
      title: rule.what,
      dueAt,
      estimated,
    })),
  );
  rule.nextFrom = addDays(periods.at(-1)!.endsOn, 1);
  await tx.manager.save(rule);
}

/**
 * Who owes a rule's periods. Chosen by the office; else of a TOTAL the campaign's own region, PER_PERSON the first responsible persons,
 * PER_ORGANIZATION the organisations that its words mean. A rule copied from a campaign above is asked there, and here only of chosen ones.
 */
async function debtorsOf(tx: Tx, campaign: Campaign, rule: Cadence): Promise<readonly Debtor[]> {
  const organizations = (regions: readonly RegionCode[]) => regions.map((regionCode) => ({ regionCode, personId: null }));
  const { debtors } = rule;
  if (debtors !== null) return debtors;
  if (rule.originId !== null) return [];
  if (rule.scope === 'TOTAL') return organizations([campaign.regionCode]);
  if (rule.scope === 'PER_PERSON') {
    const named = await tx.asService(Actor.system('campaigns', tx.actor.traceId), null, (inner) =>
      inner.manager.findBy(FirstResponsible, { campaignId: campaign.id }),
    );
    return [
      { regionCode: campaign.regionCode, personId: campaign.firstResponsibleId },
      ...named.map(({ regionCode, personId }) => ({ regionCode, personId })),
    ];
  }
  const meant = organizationsMeant(rule.who);
  return organizations(meant === null ? [campaign.regionCode] : await organizationRegions(tx, campaign.regionCode, meant));
}

/** What fell short of its number by its moment is missed, for good. @returns how many were ended */
async function endPeriods(tx: Tx, now: Date): Promise<number> {
  const over = await tx.query<{ id: string }>(
    `SELECT p.id FROM cadence_period p JOIN cadence r ON r.id = p.cadence_id JOIN campaign c ON c.id = p.campaign_id
     WHERE p.status = 'OPEN' AND p.due_at <= $1 AND r.form = 'ACTS' AND c.status = 'RUNNING'
     ORDER BY p.due_at LIMIT ${BATCH} FOR UPDATE OF p SKIP LOCKED`,
    [now],
  );
  if (over.length === 0) return 0;
  const periods = await tx.manager.findBy(CadencePeriodRow, { id: In(over.map(({ id }) => id)) });
  for (const period of periods) {
    Object.assign(period, { status: 'MISSED', settledAt: now });
    await miss(tx, { kind: 'CADENCE', subjectId: period.id });
  }
  await tx.manager.save(periods);
  await tx.publishAll(
    CadencePeriodEnded,
    periods.map((period) => ({ regionCode: period.regionCode, data: ended(period) })),
  );
  return periods.length;
}

/** What is told of a period when it is decided. */
export function ended({ id: periodId, cadenceId, campaignId, regionCode, startsOn, endsOn, atLeast, count, status }: CadencePeriodRow) {
  const outcome = status === 'MET' || status === 'LATE' ? status : 'MISSED';
  return { periodId, cadenceId, campaignId, regionCode, startsOn, endsOn, atLeast, count, outcome } as const;
}

/**
 * A suspended campaign goes on: acts of periods that ended meanwhile are not asked, and the next periods begin today. Reports
 * of such periods can still be given and stay owed.
 */
export async function resumePeriods(tx: Tx, campaignId: string, today: LocalDate): Promise<void> {
  const waived = await tx.asService(Actor.system('campaigns', tx.actor.traceId), null, async (inner) => {
    await inner.query(`UPDATE cadence SET next_from = $2 WHERE campaign_id = $1 AND next_from < $2`, [campaignId, today]);
    const [rows] = (await inner.query(
      `UPDATE cadence_period SET status = 'WAIVED' WHERE campaign_id = $1 AND status = 'OPEN' AND ends_on < $2
         AND cadence_id IN (SELECT id FROM cadence WHERE form = 'ACTS') RETURNING id`,
      [campaignId, today],
    )) as unknown as [{ id: string }[], number];
    return rows;
  });
  for (const { id: subjectId } of waived) await withdraw(tx, { kind: 'CADENCE', subjectId });
}

const later = (one: LocalDate | null, other: LocalDate): LocalDate | null => (one === null ? null : one > other ? one : other);
