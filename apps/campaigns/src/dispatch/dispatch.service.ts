import { Injectable } from '@nestjs/common';
import { isWorkingDay, shanghaiDay, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import { DispatchClosed, DispatchSheetRevised, DispatchSheetSubmitted } from '@fire-campaign/events';
import {
  Actor,
  Clock,
  Database,
  day,
  expectedVersion,
  filterId,
  idempotencyKey,
  optional,
  parseInput,
  platformErrors,
  recordId,
  text,
  Tx,
  uuidv7,
  whereInScope,
  type OnTick,
  type PageArgs,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { campaignBurden } from '../burden/burden.access.js';
import { lockCampaign, readCampaign } from '../campaign/campaign.access.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { datedEvents } from '../deadline/dated-events.js';
import { errors } from '../errors.js';
import { reportFigures } from '../figure/figures.js';
import { discharge, owe, timeOfDay } from '../obligation/obligations.js';
import { refuse } from '../plan/problems.js';
import { workCalendar } from '../projection/work-calendar.js';
import { horizonOutside } from '../target/target.rules.js';
import { requireIndicator } from '../target/target.service.js';
import type {
  CloseDispatchInput,
  ConfirmDispatchSheetInput,
  ReviseDispatchSheetInput,
  SetDispatchFormInput,
  SubmitDispatchSheetInput,
  UnlockDispatchSheetInput,
} from '../schema.generated.js';
import { Dispatch, DispatchForm, DispatchSheet } from './dispatch.entities.js';
import { appendRevisions, writeAggregates, writeReports, type Why } from './dispatch.journal.js';
import {
  dispatchLevel,
  formFields,
  formPeriod,
  formProblems,
  LEVEL_DIGITS,
  minutesBefore,
  statistics,
  typedValues,
  valueProblems,
  type LineValue,
} from './dispatch.rules.js';
import { viewsOf, type SheetView } from './dispatch.view.js';

const formInput = z.object({
  idempotencyKey,
  campaignId: z.uuid(),
  expectedVersion: optional(expectedVersion),
  form: z.object(formFields),
  dryRun: z.boolean().nullish(),
});
const sheet = { idempotencyKey, sheetId: z.uuid() };
const submitInput = z.object({ ...sheet, values: typedValues, lateReason: optional(text(500, 5)) });
const confirmInput = z.object({ ...sheet, values: typedValues });
const closeInput = z.object({ idempotencyKey, campaignId: z.uuid(), day });
const unlockInput = z.object({ ...sheet, until: z.iso.datetime({ offset: true }), reason: text(500, 5) });
const reviseInput = z.object({ ...sheet, values: typedValues, reason: text(500, 5) });

const MAX_UNLOCK_DAYS = 7;
const system = (tx: Tx) => Actor.system('campaigns', tx.actor.traceId);

/** Daily dispatch (日调度): forms, the sheets of each day, the freeze at the cut-off, and what comes after it. */
@Injectable()
export class DispatchService implements OnTick {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Sets what a campaign asks every day. Of a running campaign it counts from the next day that opens, which is today when no day has.
   * @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, DISPATCH_CAMPAIGN_OVER, NO_REGIONS, CADENCE_BOUNDS, INDICATOR_UNKNOWN, ASKED_TWICE,
   * INVALID_INPUT
   */
  setForm(actor: Actor, input: SetDispatchFormInput) {
    const command = parseInput(formInput, input);
    const work = async (tx: Tx, campaign: Campaign) => {
      const set = await this.said(tx, campaign, command);
      const { id, regionCode } = campaign;
      const regions = await reportingRegions(tx, regionCode, set.level);
      if (regions.length === 0) throw errors.NO_REGIONS({ regionCode });
      const form = { id: uuidv7(), regionCode, campaignId: id, version: 1, ...set };
      const burden = await campaignBurden(tx, campaign, set);
      return { form, reportingRegions: regions.length, burden, dryRun: command.dryRun === true };
    };
    if (command.dryRun === true) {
      return this.db.read(actor, async (tx) => {
        const campaign = await readCampaign(tx, actor, command.campaignId);
        actor.require('campaigns:write', campaign.regionCode, campaign.id);
        return work(tx, campaign);
      });
    }
    return this.db.command(actor, 'setDispatchForm', command, async (tx) => {
      const campaign = await lockCampaign(tx, actor, command.campaignId, 'campaigns:write');
      const { form, ...setting } = await work(tx, campaign);
      const held = await tx.manager.findOneBy(DispatchForm, { campaignId: campaign.id });
      if ((held?.version ?? null) !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: held?.version ?? 0 });
      const { id, version: _, ...fields } = form;
      const saved =
        held === null ? tx.manager.create(DispatchForm, { id, ...fields }) : Object.assign(await tx.lock(DispatchForm, held.id), fields);
      await tx.save(saved);
      if (campaign.status === 'RUNNING') await this.openToday(tx, campaign, saved);
      return { form: saved, ...setting };
    });
  }

  /**
   * Hands a region's sheet in; before the cut-off as often as needed.
   * @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, DISPATCH_AGGREGATE, DISPATCH_FROZEN, DISPATCH_LATE_REASON, FIGURE_DENOMINATOR, INVALID_INPUT
   */
  submit(actor: Actor, input: SubmitDispatchSheetInput): Promise<SheetView> {
    const command = parseInput(submitInput, input);
    return this.db.command(actor, 'submitDispatchSheet', command, async (tx) => {
      const { campaign, dispatch, sheet: held, now } = await this.take(tx, command.sheetId, 'tasks:work');
      campaign.requireRunning();
      held.submit(now, actor.id, dispatch, command.lateReason);
      refuse(valueProblems(command.values, dispatch.lines, dispatch.level));
      await tx.save(held);
      const late = held.status === 'LATE';
      const why: Why = { kind: late ? 'LATE' : 'SUBMITTED', at: now, byId: actor.id, reason: held.lateReason };
      await discharge(tx, { kind: 'DISPATCH', subjectId: held.id }, now);
      return this.revised(tx, campaign, dispatch, held, command.values, why);
    });
  }

  /**
   * A level above confirms the sums of its region, with the lines of its own.
   * @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, DISPATCH_NOT_AGGREGATED, INVALID_INPUT
   */
  confirm(actor: Actor, input: ConfirmDispatchSheetInput): Promise<SheetView> {
    const command = parseInput(confirmInput, input);
    return this.db.command(actor, 'confirmDispatchSheet', command, async (tx) => {
      const { campaign, dispatch, sheet: held, now } = await this.take(tx, command.sheetId, 'campaigns:write');
      campaign.requireRunning();
      held.confirm(now, actor.id);
      refuse(valueProblems(command.values, dispatch.lines, dispatchLevel(held.regionCode)));
      await tx.save(held);
      return this.revised(tx, campaign, dispatch, held, command.values, { kind: 'CONFIRMED', at: now, byId: actor.id, reason: null });
    });
  }

  /**
   * The level above allows a frozen sheet to be revised until a moment.
   * @throws NOT_FOUND, FORBIDDEN, DISPATCH_NOT_CLOSED, DISPATCH_UNLOCK_UNTIL
   */
  unlock(actor: Actor, input: UnlockDispatchSheetInput): Promise<SheetView> {
    const command = parseInput(unlockInput, input);
    return this.db.command(actor, 'unlockDispatchSheet', command, async (tx) => {
      const { regionCode, campaignId } = await tx.get(DispatchSheet, command.sheetId);
      const campaign = await readCampaign(tx, actor, campaignId);
      actor.require('campaigns:approve', regionAbove(regionCode, campaign.regionCode), campaignId);
      const held = await tx.lock(DispatchSheet, command.sheetId);
      const { closedAt } = await tx.get(Dispatch, held.dispatchId);
      const now = await this.clock.now(tx);
      const until = new Date(command.until);
      if (closedAt === null) throw errors.DISPATCH_NOT_CLOSED();
      if (until <= now || until > minutesBefore(now, -MAX_UNLOCK_DAYS * 24 * 60))
        throw errors.DISPATCH_UNLOCK_UNTIL({ days: MAX_UNLOCK_DAYS });
      held.unlock(until, command.reason, actor.id);
      return this.view(tx, await tx.save(held));
    });
  }

  /**
   * Corrects a frozen sheet while it is unlocked. What it said before stays readable.
   * @throws NOT_FOUND, FORBIDDEN, DISPATCH_NOT_CLOSED, DISPATCH_NOT_REPORTED, DISPATCH_NOT_UNLOCKED, DISPATCH_UNLOCK_EXPIRED,
   * DISPATCH_AGGREGATE for sums without lines of their own, INVALID_INPUT
   */
  revise(actor: Actor, input: ReviseDispatchSheetInput): Promise<SheetView> {
    const command = parseInput(reviseInput, input);
    return this.db.command(actor, 'reviseDispatchSheet', command, async (tx) => {
      const { campaign, dispatch, sheet: held, now } = await this.take(tx, command.sheetId, 'tasks:work');
      const level = dispatchLevel(held.regionCode);
      if (dispatch.closedAt === null) throw errors.DISPATCH_NOT_CLOSED();
      if (held.status === 'MISSING') throw errors.DISPATCH_NOT_REPORTED();
      if (held.aggregate && !dispatch.lines.some((line) => line.level === level)) throw errors.DISPATCH_AGGREGATE();
      held.requireUnlocked(now);
      refuse(valueProblems(command.values, dispatch.lines, level));
      return this.revised(tx, campaign, dispatch, held, command.values, {
        kind: 'REVISED',
        at: now,
        byId: actor.id,
        reason: command.reason,
      });
    });
  }

  /**
   * Freezes a day by hand, after its cut-off.
   * @returns the campaign's own sheet
   * @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING when it was terminated, DISPATCH_NOT_DUE, DISPATCH_CLOSED when somebody or the
   * clock was first
   */
  close(actor: Actor, input: CloseDispatchInput): Promise<SheetView> {
    const command = parseInput(closeInput, input);
    return this.db.command(actor, 'closeDispatch', command, async (tx) => {
      const campaign = await readCampaign(tx, actor, command.campaignId);
      actor.require('campaigns:write', campaign.regionCode, campaign.id);
      if (campaign.status === 'TERMINATED') campaign.requireRunning();
      const [found] = await tx.query<{ id: string }>(`SELECT id FROM dispatch WHERE campaign_id = $1 AND day = $2`, [
        campaign.id,
        command.day,
      ]);
      if (found === undefined) throw platformErrors.NOT_FOUND();
      const dispatch = await tx.lock(Dispatch, found.id);
      const now = await this.clock.now(tx);
      if (now < dispatch.dueAt) throw errors.DISPATCH_NOT_DUE();
      if (dispatch.closedAt !== null) throw errors.DISPATCH_CLOSED();
      await this.freeze(tx, campaign, dispatch, now, actor.id);
      const own = await tx.manager.findOneByOrFail(DispatchSheet, { dispatchId: dispatch.id, regionCode: campaign.regionCode });
      return this.view(tx, own);
    });
  }

  /** @param asOf shows the sheet as it stood at that moment. @throws NOT_FOUND */
  sheet(actor: Actor, campaignId: string, regionCode: RegionCode, on: LocalDate, asOf: string | null): Promise<SheetView> {
    return this.db.read(actor, async (tx) => {
      const campaign = await readCampaign(tx, actor, recordId(campaignId));
      const held = actor.can('campaigns:read', regionCode, campaign.id)
        ? await tx.manager.findOneBy(DispatchSheet, { campaignId: campaign.id, regionCode, day: on })
        : null;
      const moment = asOf === null ? null : new Date(asOf);
      const [view] = held === null ? [] : await viewsOf(tx, [held], moment);
      if (view === undefined || (moment !== null && moment < view.dispatch.openedAt)) throw platformErrors.NOT_FOUND();
      return view;
    });
  }

  /** The sheets of one region, day by day; none for a campaign or region that is not read. */
  days(actor: Actor, campaignId: string, regionCode: RegionCode, page: PageArgs) {
    const regions = actor.can('campaigns:read', regionCode, campaignId) ? [regionCode] : [];
    return this.pageOf(actor, ['day', 'id'], page, { campaignId: filterId('campaignId', campaignId)!, regions });
  }

  /** The sheets of the regions directly below, in the viewer's area. */
  below(actor: Actor, { sheet: { regionCode, campaignId }, dispatch }: SheetView, page: PageArgs) {
    return this.pageOf(actor, ['regionCode', 'id'], page, { campaignId, dispatchId: dispatch.id, above: regionCode });
  }

  formOf(actor: Actor, campaignIds: readonly string[]): Promise<readonly DispatchForm[]> {
    return this.db.read(actor, (tx) =>
      tx.manager.createQueryBuilder(DispatchForm, 'row').where('row.campaignId = ANY (:campaignIds)', { campaignIds }).getMany(),
    );
  }

  /**
   * Opens the day, reminds, and closes at the cut-off. A day whose window passed while nothing ran is not asked. A suspended campaign is
   * left alone until it goes on; of a terminated one the last day stays as it is, and nobody owes it.
   */
  async onTick(): Promise<void> {
    const actor = Actor.system('campaigns');
    const due = await this.db.read(actor, async (tx) => {
      const now = await this.clock.now(tx);
      const forms = await tx.query<{ id: string }>(
        `SELECT f.campaign_id AS id FROM dispatch_form f JOIN campaign c ON c.id = f.campaign_id
         WHERE c.status = 'RUNNING' AND NOT EXISTS (SELECT 1 FROM dispatch d WHERE d.campaign_id = f.campaign_id AND d.day = $1)`,
        [shanghaiDay(now)],
      );
      const open = await tx.query<{ id: string; dueAt: Date }>(
        `SELECT d.id, d.due_at AS "dueAt" FROM dispatch d JOIN campaign c ON c.id = d.campaign_id
         WHERE d.closed_at IS NULL AND c.status IN ('RUNNING', 'SUMMING_UP', 'ARCHIVED') ORDER BY d.due_at, d.id`,
      );
      return { now, forms, open };
    });
    for (const { id } of due.forms) await this.db.transaction(actor, 'openDispatch', (tx) => this.openNext(tx, id));
    for (const { id, dueAt } of due.open) {
      if (dueAt <= due.now) await this.db.transaction(actor, 'closeDispatch', (tx) => this.closeDue(tx, id));
      else await this.db.transaction(actor, 'remind', (tx) => remind(tx, id, due.now));
    }
  }

  private async openNext(tx: Tx, campaignId: string): Promise<void> {
    const form = await tx.manager.findOneBy(DispatchForm, { campaignId });
    const campaign = await tx.get(Campaign, campaignId);
    if (form !== null && campaign.status === 'RUNNING') await this.openToday(tx, campaign, form);
  }

  /** Opens today's sheets when their window is open and they are not; two replicas meet at the unique day. */
  private async openToday(tx: Tx, campaign: Campaign, form: DispatchForm): Promise<void> {
    const now = await this.clock.now(tx);
    const today = shanghaiDay(now);
    const dueAt = timeOfDay(today, form.cutOff);
    const { from, to } = formPeriod(form, campaign, await datedEvents(tx, campaign.rootId));
    const asked = from <= today && today <= to && (form.days === 'CALENDAR' || isWorkingDay(today, await workCalendar(tx)));
    if (!asked || now < timeOfDay(today, form.opensAt) || now >= dueAt) return;
    const id = uuidv7();
    const opened = await tx.query(
      `INSERT INTO dispatch (id, region_code, campaign_id, day, level, lines, remind_before, opened_at, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (campaign_id, day) DO NOTHING RETURNING id`,
      [id, campaign.regionCode, campaign.id, today, form.level, JSON.stringify(form.lines), form.remindBefore, now, dueAt],
    );
    if (opened.length === 0) return;
    const regions = await reportingRegions(tx, campaign.regionCode, form.level);
    const digits = campaign.regionCode.length;
    const above = new Set(
      regions.flatMap((code) => [code.slice(0, 4), code.slice(0, 2)].filter((one) => one.length >= digits && one !== code)),
    );
    const sheets = [...regions, ...above].map((regionCode) => ({ id: uuidv7(), regionCode, aggregate: above.has(regionCode) }));
    await tx.query(
      `INSERT INTO dispatch_sheet (id, region_code, campaign_id, dispatch_id, day, aggregate, status, revision, version)
       SELECT s.id, s."regionCode", $2, $3, $4, s.aggregate, 'OPEN', 0, 1
       FROM jsonb_to_recordset($1::jsonb) AS s(id uuid, "regionCode" text, aggregate boolean)`,
      [JSON.stringify(sheets), campaign.id, id, today],
    );
    await owe(
      tx,
      sheets
        .filter(({ aggregate }) => !aggregate)
        .map(({ id: subjectId, regionCode }) => {
          return { kind: 'DISPATCH' as const, subjectId, regionCode, campaignId: campaign.id, title: titleOf(campaign, today), dueAt };
        }),
    );
    await tx.audit('dispatch', id, campaign.regionCode, null, null);
    await tx.asService(system(tx), null, (inner) => remind(inner, id, now));
  }

  private async closeDue(tx: Tx, id: string): Promise<void> {
    const [free] = await tx.query(`SELECT 1 FROM dispatch WHERE id = $1 AND closed_at IS NULL FOR UPDATE SKIP LOCKED`, [id]);
    if (free === undefined) return;
    const dispatch = await tx.get(Dispatch, id);
    await this.freeze(tx, await tx.get(Campaign, dispatch.campaignId), dispatch, await this.clock.now(tx), null);
  }

  /** The cut-off of a dispatch that is held: who has not reported is missing, all sheets are frozen and summed upwards. */
  private async freeze(outer: Tx, campaign: Campaign, dispatch: Dispatch, at: Date, byId: string | null): Promise<void> {
    await outer.asService(system(outer), null, async (tx) => {
      await tx.query(
        `UPDATE dispatch_sheet SET status = CASE WHEN aggregate THEN 'AGGREGATED' ELSE 'MISSING' END WHERE dispatch_id = $1 AND status = 'OPEN'`,
        [dispatch.id],
      );
      await writeReports(tx, dispatch, 'ALL', campaign.rootId, null);
      await appendRevisions(tx, dispatch.id, 'ALL', false, { kind: 'FROZEN', at, byId, reason: null });
      await writeAggregates(tx, dispatch, 'ALL', null);
      await appendRevisions(tx, dispatch.id, 'ALL', true, { kind: 'AGGREGATED', at, byId, reason: null });
      await tx.query(`UPDATE dispatch SET closed_at = $2, closed_by_id = $3 WHERE id = $1`, [dispatch.id, at, byId]);
      const [own] = await tx.query<{ expected: number; onTime: number; late: number; hash: string }>(
        `SELECT r.expected, r.on_time AS "onTime", r.late, r.hash FROM dispatch_sheet s
         JOIN dispatch_revision r ON r.sheet_id = s.id AND r.revision = s.revision WHERE s.dispatch_id = $1 AND s.region_code = $2`,
        [dispatch.id, campaign.regionCode],
      );
      const { expected, reported, onTime, late, missing } = statistics(own!);
      const { id: campaignId, regionCode } = campaign;
      const { day: on, level } = dispatch;
      await tx.publish(DispatchClosed, regionCode, {
        campaignId,
        regionCode,
        day: on,
        level,
        expected,
        reported,
        onTime,
        late,
        missing,
        hash: own!.hash,
      });
    });
    await outer.audit('dispatch', dispatch.id, dispatch.regionCode, null, null);
  }

  /** The next revision of a sheet that is held, and of the sums above it once the day is closed. */
  private async revised(
    tx: Tx,
    campaign: Campaign,
    dispatch: Dispatch,
    held: DispatchSheet,
    typed: readonly LineValue[],
    why: Why,
  ): Promise<SheetView> {
    await this.asFigures(tx, campaign, dispatch, held, typed, why);
    await tx.asService(system(tx), null, async (inner) => {
      if (held.aggregate) await writeAggregates(inner, dispatch, [held.id], typed);
      else await writeReports(inner, dispatch, [held.id], campaign.rootId, typed);
      await appendRevisions(inner, dispatch.id, [held.id], held.aggregate, why);
      if (dispatch.closedAt === null) return;
      const above = await inner.query<{ id: string }>(
        `SELECT id FROM dispatch_sheet WHERE dispatch_id = $1 AND aggregate AND $2 ^@ region_code AND region_code <> $2 ORDER BY id`,
        [dispatch.id, held.regionCode],
      );
      const sums = above.map(({ id }) => id);
      await inner.query(`UPDATE dispatch_sheet SET status = 'AGGREGATED' WHERE id = ANY ($1) AND status = 'CONFIRMED'`, [sums]);
      await writeAggregates(inner, dispatch, sums, null);
      await appendRevisions(inner, dispatch.id, sums, true, { ...why, kind: 'AGGREGATED' });
    });
    const view = await this.view(tx, await tx.manager.findOneByOrFail(DispatchSheet, { id: held.id }));
    const { regionCode, campaignId, day: on, revision, hash, status } = view.sheet;
    const facts = { campaignId, sheetId: held.id, regionCode, day: on, revision, hash: hash! };
    if (why.kind === 'SUBMITTED' || why.kind === 'LATE')
      await tx.publish(DispatchSheetSubmitted, regionCode, { ...facts, late: status === 'LATE' });
    if (why.kind === 'REVISED') await tx.publish(DispatchSheetRevised, regionCode, { ...facts, reason: why.reason! });
    await tx.audit('dispatch_sheet', held.id, regionCode, view.revision!.previousHash, hash);
    return view;
  }

  /** What was typed becomes the region's figures of that day; handed in again, it replaces them. */
  private async asFigures(
    tx: Tx,
    campaign: Campaign,
    { day: on }: Dispatch,
    { regionCode }: DispatchSheet,
    typed: readonly LineValue[],
    why: Why,
  ) {
    const reason = why.reason ?? '当日调度重新上报';
    const reports = typed.flatMap(({ code: indicator, numerator, denominator }) =>
      numerator === null
        ? []
        : [{ indicator, regionCode, day: on, numerator, denominator, evidence: [], note: titleOf(campaign, on), reason }],
    );
    await reportFigures(tx, campaign, { at: why.at, today: shanghaiDay(why.at), byId: why.byId }, reports);
  }

  /**
   * A sheet with its day and campaign, held for a change. After the cut-off the whole day is held, because its sums change too.
   * @throws NOT_FOUND, FORBIDDEN
   */
  private async take(tx: Tx, sheetId: string, capability: 'tasks:work' | 'campaigns:write') {
    const { regionCode, campaignId, dispatchId } = await tx.get(DispatchSheet, sheetId);
    const campaign = await readCampaign(tx, tx.actor, campaignId);
    tx.actor.require(capability, regionCode, campaignId);
    const now = await this.clock.now(tx);
    const dispatch = await tx.asService(system(tx), null, async (inner) => {
      const hold = (mode: 'pessimistic_read' | 'pessimistic_write') =>
        inner.manager.findOneOrFail(Dispatch, { where: { id: dispatchId }, lock: { mode } });
      const { dueAt } = await inner.get(Dispatch, dispatchId);
      const held = await hold(now < dueAt ? 'pessimistic_read' : 'pessimistic_write');
      return now < dueAt && held.closedAt !== null ? hold('pessimistic_write') : held;
    });
    return { campaign, dispatch, now, sheet: await tx.lock(DispatchSheet, sheetId) };
  }

  private async view(tx: Tx, one: DispatchSheet): Promise<SheetView> {
    const [view] = await viewsOf(tx, [one], null);
    return view!;
  }

  private async pageOf(
    actor: Actor,
    order: readonly ('day' | 'regionCode' | 'id')[],
    page: PageArgs,
    of: {
      readonly campaignId: string;
      readonly regions?: readonly RegionCode[];
      readonly dispatchId?: string;
      readonly above?: RegionCode;
    },
  ) {
    const found = await this.db.page(actor, DispatchSheet, order, page, (query) => {
      query.andWhere('row.campaignId = :campaignId', { campaignId: of.campaignId });
      whereInScope(query, actor.scopesFor('campaigns:read', of.campaignId));
      if (of.regions !== undefined) query.andWhere('row.regionCode = ANY (:regions)', { regions: of.regions });
      if (of.above !== undefined) {
        query.andWhere('row.dispatchId = :dispatchId AND row.regionCode ^@ CAST(:above AS text) AND length(row.regionCode) = :digits', {
          dispatchId: of.dispatchId,
          above: of.above,
          digits: of.above.length + 2,
        });
      }
      return query;
    });
    const nodes = found.nodes.length === 0 ? [] : await this.db.read(actor, (tx) => viewsOf(tx, found.nodes, null));
    return { ...found, nodes };
  }

  /** The form as it will be kept, checked by itself and beside what is asked already. */
  private async said(tx: Tx, campaign: Campaign, { form }: z.output<typeof formInput>) {
    const { startsOn, endsOn, status } = campaign;
    if (status !== 'DRAFT' && status !== 'RUNNING') throw errors.DISPATCH_CAMPAIGN_STATE();
    const { from, to, lines, ...fields } = form;
    const said = {
      ...fields,
      lines: lines.map((line) => ({ ...line, level: line.level ?? form.level })),
      from: from ?? { day: startsOn, event: null },
      to: to ?? { day: endsOn, event: null },
    };
    const period = { from: said.from.day ?? startsOn, to: said.to.day ?? endsOn };
    if (period.to < period.from || horizonOutside(period, [campaign])) throw errors.CADENCE_BOUNDS({ startsOn, endsOn });
    refuse(formProblems(said, dispatchLevel(campaign.regionCode)).map((problem) => ({ ...problem, path: ['form', ...problem.path] })));
    for (const { code, kind } of said.lines) if (kind === 'REPORTED') await requireIndicator(tx, campaign.id, code);
    await requireNotAsked(
      tx,
      campaign,
      said.lines.filter(({ kind }) => kind === 'REPORTED'),
      formPeriod(said, campaign, await datedEvents(tx, campaign.rootId)),
    );
    return said;
  }
}

/** Regions of the reporting level in a campaign's region. */
async function reportingRegions(tx: Tx, owner: RegionCode, level: 'CITY' | 'COUNTY'): Promise<readonly RegionCode[]> {
  const digits = LEVEL_DIGITS[level];
  if (digits <= owner.length) return [];
  const rows = await tx.query<{ code: string }>(`SELECT code FROM region WHERE code ^@ $1 AND length(code) = $2 ORDER BY code`, [
    owner,
    digits,
  ]);
  return rows.map(({ code }) => code);
}

/**
 * Nobody is asked twice for the same: another form that is in force for the same regions on a day of these may not have a line of
 * the same code or name. Such forms may belong to campaigns above, beside or below.
 * @throws ASKED_TWICE
 */
async function requireNotAsked(
  tx: Tx,
  campaign: Campaign,
  lines: readonly { readonly code: string; readonly zh: string }[],
  period: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<void> {
  const others = await tx.asService(system(tx), null, (inner) =>
    inner.query<{ name: string; line: string }>(
      `SELECT c.name, l.zh AS line FROM dispatch_form f JOIN campaign c ON c.id = f.campaign_id
       CROSS JOIN LATERAL jsonb_to_recordset(f.lines) AS l(code text, zh text, kind text)
       WHERE c.id <> $1 AND c.status = 'RUNNING' AND (c.region_code ^@ $2 OR $2 ^@ c.region_code) AND l.kind = 'REPORTED'
         AND (l.code = ANY ($3) OR l.zh = ANY ($4))
         AND COALESCE(f.begins->>'day', ${datedOn('begins')}, c.starts_on::text) <= $6
         AND COALESCE(f.ends->>'day', ${datedOn('ends')}, c.ends_on::text) >= $5
       ORDER BY c.id LIMIT 1`,
      [campaign.id, campaign.regionCode, lines.map(({ code }) => code), lines.map(({ zh }) => zh), period.from, period.to],
    ),
  );
  const [other] = others;
  if (other !== undefined) throw errors.ASKED_TWICE({ line: other.line, campaign: other.name });
}

/** The day of the event by which a form begins or ends; null while it is not dated. */
const datedOn = (bound: 'begins' | 'ends') =>
  `(SELECT e.happens_on::text FROM named_event e WHERE e.campaign_id = c.root_id AND e.code = f.${bound}->'event'->>'code')`;

/** One row per region that has not reported, for each time to remind that has come; never twice. */
async function remind(tx: Tx, dispatchId: string, now: Date): Promise<void> {
  const { dueAt, remindBefore, campaignId, day: on } = await tx.get(Dispatch, dispatchId);
  // Of several that have come since the last look, the latest is enough.
  const minutes = remindBefore.filter((before) => minutesBefore(dueAt, before) <= now).sort((one, other) => one - other)[0];
  if (minutes === undefined) return;
  const campaign = await tx.get(Campaign, campaignId);
  const waiting = await tx.query<{ id: string; regionCode: string }>(
    `SELECT s.id, s.region_code AS "regionCode" FROM dispatch_sheet s WHERE s.dispatch_id = $1 AND NOT s.aggregate AND s.status = 'OPEN'
       AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.subject_id = s.id AND r.minutes_before = $2)`,
    [dispatchId, minutes],
  );
  const rows = waiting.map(({ id: subjectId, regionCode }) => ({ id: uuidv7(), subjectId, regionCode }));
  await tx.query(
    `INSERT INTO reminder (id, region_code, campaign_id, subject_id, title, due_at, minutes_before, sent_at)
     SELECT r.id, r."regionCode", $2, r."subjectId", $3, $4, $5, $6
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "subjectId" uuid, "regionCode" text)
     ON CONFLICT (subject_id, minutes_before) DO NOTHING`,
    [JSON.stringify(rows), campaignId, titleOf(campaign, on), dueAt, minutes, now],
  );
}

const titleOf = ({ name }: Campaign, on: LocalDate): string => `日调度 ${on} ${name}`;

/** The region directly above within a campaign; the campaign's own for itself. */
const regionAbove = (regionCode: RegionCode, owner: RegionCode): RegionCode =>
  regionCode.length > owner.length ? regionCode.slice(0, -2) : owner;
