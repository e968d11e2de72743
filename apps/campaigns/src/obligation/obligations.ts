import { addDays, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import { Actor, Tx, uuidv7 } from '@fire-campaign/platform';
import { OBLIGATION_KINDS, type ObligationKind, type ObligationStatus } from './obligation.entity.js';

/*
 * The one list of what is owed. Every kind of duty keeps its own record and writes who owes it by when here, in the same transaction:
 * `owe` when it arises, `discharge` when it is done, `reschedule` when the day moves, `withdraw` when it is no longer asked,
 * `miss` when its time has passed and it can no longer be done.
 */

export interface Owed {
  readonly kind: ObligationKind;
  readonly subjectId: string;
  readonly regionCode: RegionCode;
  readonly campaignId: string | null;
  readonly divisionId?: string | null;
  readonly personId?: string | null;
  readonly title: string;
  readonly dueAt: Date;
  readonly estimated?: boolean;
}

/** Which obligations: of a subject and kind, all debtors unless one is named. */
export interface Which {
  readonly kind: ObligationKind;
  readonly subjectId: string;
  readonly regionCode?: RegionCode;
  readonly personId?: string;
}

/** The first moment that is late for what may still be done on `day`: the next midnight in Beijing. */
export const endOfDay = (day: LocalDate): Date => new Date(`${addDays(day, 1)}T00:00:00+08:00`);

/** The first moment that is late for what is due before a time ('16:00') of a day: that minute itself. */
export const timeOfDay = (day: LocalDate, time: string): Date => new Date(`${day}T${time}:00+08:00`);

// Debtors may lie above the actor (a review by the office that issued the task), so the rows are the service's to write.
const asService = <Result>(tx: Tx, work: (inner: Tx) => Promise<Result>): Promise<Result> =>
  tx.asService(Actor.system('campaigns', tx.actor.traceId), null, work);

/** Adds obligations, one row per debtor. What is owed already by the same debtor (open, same subject and kind) is not added again. */
export async function owe(tx: Tx, owed: readonly Owed[]): Promise<void> {
  if (owed.length === 0) return;
  const rows = owed.map(({ divisionId = null, personId = null, estimated = false, dueAt, ...one }) => ({
    id: uuidv7(),
    ...one,
    divisionId,
    personId,
    estimated,
    dueAt: dueAt.toISOString(),
  }));
  await asService(tx, (inner) =>
    inner.query(
      `INSERT INTO obligation (id, region_code, campaign_id, kind, subject_id, division_id, person_id, title, due_at, estimated, status, late)
       SELECT o.id, o."regionCode", o."campaignId", o.kind, o."subjectId", o."divisionId", o."personId", o.title, o."dueAt", o.estimated, 'OPEN', false
       FROM jsonb_to_recordset($1::jsonb) AS o(id uuid, "regionCode" text, "campaignId" uuid, kind text, "subjectId" uuid,
         "divisionId" uuid, "personId" uuid, title text, "dueAt" timestamptz, estimated boolean)
       WHERE NOT EXISTS (
         SELECT 1 FROM obligation held WHERE held.subject_id = o."subjectId" AND held.kind = o.kind AND held.status IN ('OPEN', 'HELD')
           AND held.region_code = o."regionCode" AND held.person_id IS NOT DISTINCT FROM o."personId")`,
      [JSON.stringify(rows)],
    ),
  );
}

/** Marks open obligations as done at a moment; at or after their due moment they are done late. */
export function discharge(tx: Tx, which: Which, at: Date): Promise<void> {
  return settle(tx, which, `status = 'DONE', discharged_at = $5, late = ($5 >= due_at)`, at);
}

/** Their time has passed and they can no longer be done. */
export function miss(tx: Tx, which: Which): Promise<void> {
  return settle(tx, which, `status = 'MISSED'`);
}

/** They are no longer asked. */
export function withdraw(tx: Tx, which: Which): Promise<void> {
  return settle(tx, which, `status = 'WITHDRAWN'`);
}

/** Moves the due moment of open obligations. */
export function reschedule(tx: Tx, which: Which, dueAt: Date, estimated = false): Promise<void> {
  return settle(tx, which, `due_at = $5, estimated = ${estimated}`, dueAt);
}

/** The same for many subjects of one kind at once, each with a moment of its own. */
export async function rescheduleAll(
  tx: Tx,
  kind: ObligationKind,
  moved: readonly { readonly subjectId: string; readonly dueAt: Date; readonly estimated: boolean }[],
): Promise<void> {
  if (moved.length === 0) return;
  await asService(tx, (inner) =>
    inner.query(
      `UPDATE obligation SET due_at = m."dueAt", estimated = m.estimated
       FROM jsonb_to_recordset($2::jsonb) AS m("subjectId" uuid, "dueAt" timestamptz, estimated boolean)
       WHERE obligation.subject_id = m."subjectId" AND kind = $1 AND status IN ('OPEN', 'HELD')`,
      [kind, JSON.stringify(moved)],
    ),
  );
}

/** A person has taken them on: they are this person's from now on. */
export function assign(tx: Tx, which: Which, personId: string): Promise<void> {
  return settle(tx, which, `person_id = $5`, personId);
}

/** A division of the debtor answers for them from now on. */
export function entrust(tx: Tx, which: Which, divisionId: string): Promise<void> {
  return settle(tx, which, `division_id = $5`, divisionId);
}

/**
 * While a campaign is suspended nothing of it can be done, so nothing of it is due or overdue. When it goes on, everything is owed by
 * the same moments as before; for what fell due meanwhile the office may grant more time.
 */
export function holdCampaign(tx: Tx, campaignId: string): Promise<void> {
  return settleCampaign(tx, campaignId, 'HELD', ['OPEN'], OBLIGATION_KINDS);
}

export function resumeCampaign(tx: Tx, campaignId: string): Promise<void> {
  return settleCampaign(tx, campaignId, 'OPEN', ['HELD'], OBLIGATION_KINDS);
}

/** The campaign has ended: nothing of these kinds is asked any more. */
export function withdrawCampaign(tx: Tx, campaignId: string, kinds: readonly ObligationKind[] = OBLIGATION_KINDS): Promise<void> {
  return settleCampaign(tx, campaignId, 'WITHDRAWN', ['OPEN', 'HELD'], kinds);
}

async function settleCampaign(
  tx: Tx,
  campaignId: string,
  to: ObligationStatus,
  from: readonly ObligationStatus[],
  kinds: readonly ObligationKind[],
): Promise<void> {
  await asService(tx, (inner) =>
    inner.query(`UPDATE obligation SET status = $2 WHERE campaign_id = $1 AND status = ANY ($3::text[]) AND kind = ANY ($4::text[])`, [
      campaignId,
      to,
      from,
      kinds,
    ]),
  );
}

async function settle(tx: Tx, { kind, subjectId, regionCode, personId }: Which, set: string, value?: Date | string): Promise<void> {
  const parameters: unknown[] = [subjectId, kind, regionCode ?? null, personId ?? null];
  if (value !== undefined) parameters.push(value);
  await asService(tx, (inner) =>
    inner.query(
      `UPDATE obligation SET ${set} WHERE subject_id = $1 AND kind = $2 AND status IN ('OPEN', 'HELD')
         AND ($3::text IS NULL OR region_code = $3) AND ($4::uuid IS NULL OR person_id = $4)`,
      parameters,
    ),
  );
}
