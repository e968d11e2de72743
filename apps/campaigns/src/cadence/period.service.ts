import { regionContains } from '@fire-campaign/domain';
import { CadencePeriodEnded } from '@fire-campaign/events';
import { Injectable } from '@nestjs/common';
import {
  Actor,
  Clock,
  Database,
  day,
  expectedVersion,
  idempotencyKey,
  optional,
  parseInput,
  platformErrors,
  recordId,
  regionCode,
  text,
  Tx,
  uuidv7,
  whereInScope,
  type PageArgs,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { lockCampaign, readCampaign } from '../campaign/campaign.access.js';
import type { Campaign } from '../campaign/campaign.entity.js';
import { errors } from '../errors.js';
import { discharge, owe } from '../obligation/obligations.js';
import type {
  CadencePeriodFilter,
  QueryCadenceStatisticsArgs,
  RecordActInput,
  ReviewReportInput,
  SetCadenceDebtorsInput,
  SubmitReportInput,
} from '../schema.generated.js';
import { Cadence, type ChosenDebtor } from './cadence.entity.js';
import { CadenceAct, CadencePeriodRow } from './period.entities.js';
import { ended, openPeriods, OWED_AS } from './periods.js';

const debtorsInput = z
  .object({
    idempotencyKey,
    cadenceId: z.uuid(),
    expectedVersion,
    regions: optional(z.array(regionCode).min(1).max(500)),
    level: optional(z.enum(['CITY', 'COUNTY'])),
    personIds: optional(z.array(z.uuid()).min(1).max(500)),
  })
  .refine(({ regions, level, personIds }) => [regions, level, personIds].filter((one) => one !== null).length === 1, {
    params: {
      code: 'DEBTORS_ONE_WAY',
      zh: '请在地区、层级、人员中任选一种方式指定责任对象。',
      en: 'Name those who owe it in one way: regions, a level, or people.',
    },
  });
const evidence = optional(z.array(text(300)).max(50));
const actInput = z.object({
  idempotencyKey,
  cadenceId: z.uuid(),
  on: day,
  note: text(2000),
  evidence,
  regionCode: optional(regionCode),
  personId: optional(z.uuid()),
});
const submitInput = z.object({
  idempotencyKey,
  periodId: z.uuid(),
  text: text(20_000),
  evidence,
  heldOn: optional(day),
  chair: optional(text(50)),
});
const reviewInput = z
  .object({ idempotencyKey, periodId: z.uuid(), action: z.enum(['ACCEPT', 'RETURN']), note: optional(text(2000)) })
  .refine(({ action, note }) => action !== 'RETURN' || note !== null, {
    path: ['note'],
    params: { code: 'NOTE_MISSING', zh: '退回须说明需补正的内容。', en: 'Say what is missing when returning it.' },
  });

const LEVEL_LENGTH = { CITY: 4, COUNTY: 6 } as const;

/** How debtors did: periods whose moment has come or that were answered before it. */
export interface Compliance {
  readonly due: number;
  readonly onTime: number;
  /** Reports submitted late; numbers made up after their period. */
  readonly late: number;
  readonly missing: number;
}

/** What is done in the periods of cadence rules, and how it stands. */
@Injectable()
export class PeriodService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Names who owes a rule's periods, from the next period on; what is open stays. While the campaign is a draft, or runs.
   * @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_OVER, STALE_VERSION, REGION_OUTSIDE, NO_REGIONS, DEBTORS_SCOPE, MEMBER_UNKNOWN
   */
  setDebtors(actor: Actor, input: SetCadenceDebtorsInput): Promise<Cadence> {
    const command = parseInput(debtorsInput, input);
    return this.db.command(actor, 'setCadenceDebtors', command, async (tx) => {
      const { campaignId } = await tx.get(Cadence, command.cadenceId);
      const campaign = await lockCampaign(tx, actor, campaignId, 'campaigns:write');
      if (campaign.status === 'ARCHIVED' || campaign.status === 'TERMINATED') throw errors.CAMPAIGN_OVER();
      const rule = await tx.lock(Cadence, command.cadenceId);
      if (rule.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: rule.version });
      const { personIds } = command;
      if ((rule.scope === 'PER_PERSON') !== (personIds !== null) || rule.scope === 'TOTAL') throw errors.DEBTORS_SCOPE();
      rule.debtors = personIds !== null ? await people(tx, campaign, personIds) : await organizations(tx, campaign, command);
      if (campaign.publishedOn !== null) {
        const today = await this.clock.today(tx);
        rule.nextFrom ??= today; // nothing is asked of days that have passed
        if (campaign.status === 'RUNNING') await openPeriods(tx, campaign, rule, today);
      }
      return tx.save(rule);
    });
  }

  /**
   * Counts an act towards the period in which its day lies: in time, or as made up when that period is over.
   * @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, ACT_FUTURE, ACT_FORM, ACT_DEBTOR
   */
  record(actor: Actor, input: RecordActInput): Promise<CadenceAct> {
    const command = parseInput(actInput, input);
    return this.db.command(actor, 'recordAct', command, async (tx) => {
      const rule = await tx.get(Cadence, command.cadenceId);
      const campaign = await readCampaign(tx, actor, rule.campaignId);
      const { region, debtor } = actingFor(actor, campaign, rule, command);
      actor.require('tasks:work', region, campaign.id);
      campaign.requireRunning();
      if (rule.form !== 'ACTS') throw errors.ACT_FORM();
      const now = await this.clock.now(tx);
      if (command.on > (await this.clock.today(tx))) throw errors.ACT_FUTURE({ on: command.on });
      // Of a number asked in total the period belongs to the campaign's region, which may lie above the actor's.
      const act = await tx.asService(Actor.system('campaigns', actor.traceId), null, async (service) => {
        const [found] = await service.query<{ id: string }>(
          `SELECT id FROM cadence_period WHERE cadence_id = $1 AND person_id IS NOT DISTINCT FROM $2 AND ($3::text IS NULL OR region_code = $3)
             AND $4 BETWEEN starts_on AND ends_on`,
          [rule.id, debtor.personId, debtor.regionCode, command.on],
        );
        if (found === undefined) throw errors.ACT_DEBTOR({ on: command.on });
        const period = await service.lock(CadencePeriodRow, found.id);
        if (debtor.personId !== null && !actor.can('tasks:work', period.regionCode, campaign.id))
          throw errors.ACT_DEBTOR({ on: command.on });
        const late = now >= period.dueAt;
        if (late) period.lateCount += 1;
        else period.count += 1;
        if (period.status === 'OPEN' && period.count >= period.atLeast) {
          Object.assign(period, { status: 'MET', settledAt: now });
          await discharge(service, { kind: 'CADENCE', subjectId: period.id }, now);
          await service.publish(CadencePeriodEnded, period.regionCode, ended(period));
        }
        const reached = period.count + period.lateCount >= period.atLeast;
        if (period.status === 'MISSED' && reached) period.madeUpAt ??= now;
        await tx.manager.save(period);
        return actOf(period, debtor.personId === null ? region : period.regionCode, actor, now, late);
      });
      // The act itself is the actor's to write, in a region of theirs.
      return tx.save(tx.manager.create(CadenceAct, { ...act, doneOn: command.on, text: command.note, evidence: command.evidence ?? [] }));
    });
  }

  /**
   * Submits the report or the meeting that a period asks for; late at or after its moment, by its first submission.
   * @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, ACT_FORM, PERIOD_STATUS, ACT_FUTURE, MEETING_HELD
   */
  submit(actor: Actor, input: SubmitReportInput): Promise<CadencePeriodRow> {
    const command = parseInput(submitInput, input);
    return this.db.command(actor, 'submitReport', command, async (tx) => {
      const { period, rule, campaign } = await take(tx, command.periodId);
      actor.require('tasks:work', period.regionCode, campaign.id);
      campaign.requireRunning();
      if (rule.form === 'ACTS') throw errors.ACT_FORM();
      if (period.status !== 'OPEN' && period.status !== 'RETURNED') throw errors.PERIOD_STATUS();
      const now = await this.clock.now(tx);
      const today = await this.clock.today(tx);
      const { heldOn, chair } = command;
      if (rule.form === 'MEETING' && (heldOn === null || chair === null)) throw errors.MEETING_HELD();
      if (heldOn !== null && heldOn > today) throw errors.ACT_FUTURE({ on: heldOn });
      if (heldOn !== null && (heldOn < period.startsOn || heldOn > period.endsOn)) throw errors.MEETING_HELD();
      const late = now >= period.dueAt;
      const act = actOf(period, period.regionCode, actor, now, late);
      await tx.save(
        tx.manager.create(CadenceAct, { ...act, doneOn: heldOn ?? today, chair, text: command.text, evidence: command.evidence ?? [] }),
      );
      const first = period.status === 'OPEN';
      if (first && late) period.lateCount += 1;
      else if (first) period.count += 1;
      Object.assign(period, { status: period.count > 0 ? 'MET' : 'LATE', settledAt: now });
      await discharge(tx, { kind: OWED_AS[rule.form], subjectId: period.id }, now);
      if (first) await tx.publish(CadencePeriodEnded, period.regionCode, ended(period));
      return tx.save(period);
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, PERIOD_STATUS, SAME_WORKER */
  review(actor: Actor, input: ReviewReportInput): Promise<CadencePeriodRow> {
    const command = parseInput(reviewInput, input);
    return this.db.command(actor, 'reviewReport', command, async (tx) => {
      const { period, rule, campaign } = await take(tx, command.periodId);
      actor.require('campaigns:write', campaign.regionCode, campaign.id);
      campaign.requireRunning();
      const submitted = await tx.manager.findOne(CadenceAct, { where: { periodId: period.id }, order: { id: 'DESC' } });
      const open = submitted !== null && submitted.review === null && rule.form !== 'ACTS';
      if (!open || (period.status !== 'MET' && period.status !== 'LATE')) throw errors.PERIOD_STATUS();
      if (submitted.recordedById === actor.id) throw errors.SAME_WORKER();
      const reviewedAt = await this.clock.now(tx);
      Object.assign(submitted, { review: command.action, reviewedById: actor.id, reviewedAt, reviewNote: command.note });
      await tx.save(submitted);
      if (command.action === 'ACCEPT') return period;
      period.status = 'RETURNED';
      const { id: subjectId, regionCode: region, campaignId, personId, dueAt, estimated } = period;
      await owe(tx, [
        { kind: OWED_AS[rule.form], subjectId, regionCode: region, campaignId, personId, title: rule.what, dueAt, estimated },
      ]);
      return tx.save(period);
    });
  }

  /** Periods of the person's area, as they were opened. */
  list(actor: Actor, filter: CadencePeriodFilter, page: PageArgs) {
    const campaignId = filter.campaignId == null ? null : recordId(filter.campaignId);
    const cadenceId = filter.cadenceId == null ? null : recordId(filter.cadenceId);
    return this.db.page(actor, CadencePeriodRow, ['id'], page, (query) => {
      whereInScope(query, actor.scopesFor('campaigns:read', campaignId), filter.regionCode ?? null);
      if (campaignId !== null) query.andWhere('row.campaignId = :campaignId', { campaignId });
      if (cadenceId !== null) query.andWhere('row.cadenceId = :cadenceId', { cadenceId });
      if (filter.statuses != null) query.andWhere('row.status = ANY (:statuses)', { statuses: filter.statuses });
      return query;
    });
  }

  acts(actor: Actor, period: CadencePeriodRow, page: PageArgs) {
    return this.db.page(actor, CadenceAct, ['id'], page, (query) => query.andWhere('row.periodId = :id', { id: period.id }));
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<readonly CadencePeriodRow[]> {
    return this.db.read(actor, (tx) =>
      tx.manager.createQueryBuilder(CadencePeriodRow, 'row').where('row.id = ANY (:ids)', { ids }).getMany(),
    );
  }

  rules(actor: Actor, ids: readonly string[]): Promise<readonly Cadence[]> {
    return this.db.read(actor, (tx) => tx.manager.createQueryBuilder(Cadence, 'row').where('row.id = ANY (:ids)', { ids }).getMany());
  }

  /** 应报 / 实报 / 按时 / 迟报 / 未报 of the person's area by level, the highest first. */
  statistics(actor: Actor, { cadenceId, from, to }: QueryCadenceStatisticsArgs) {
    const id = recordId(cadenceId);
    const days = parseInput(z.object({ from: optional(day), to: optional(day) }), { from, to });
    return this.db.read(actor, async (tx) => {
      const { campaignId } = await tx.get(Cadence, id);
      await readCampaign(tx, actor, campaignId);
      const now = await this.clock.now(tx);
      return tx.query<Compliance & { readonly length: number }>(
        `SELECT length(region_code) AS length, count(*)::int AS due, count(*) FILTER (WHERE status = 'MET')::int AS "onTime",
           count(*) FILTER (WHERE ${LATE})::int AS late, count(*) FILTER (WHERE status <> 'MET' AND NOT ${LATE})::int AS missing
         FROM cadence_period
         WHERE cadence_id = $1 AND status <> 'WAIVED' AND (due_at <= $2 OR status = 'MET') AND length(region_code) <= 6 AND region_code ^@ ANY ($3::text[])
           AND ends_on >= COALESCE($4::date, ends_on) AND starts_on <= COALESCE($5::date, starts_on)
         GROUP BY 1 ORDER BY 1`,
        [id, now, actor.scopesFor('campaigns:read', campaignId), days.from, days.to],
      );
    });
  }
}

const LATE = `(status = 'LATE' OR (status = 'RETURNED' AND count = 0) OR (status = 'MISSED' AND made_up_at IS NOT NULL))`;

/** A period with its rule and campaign, held for a change. @throws NOT_FOUND */
async function take(tx: Tx, periodId: string) {
  const period = await tx.lock(CadencePeriodRow, periodId);
  const rule = await tx.get(Cadence, period.cadenceId);
  return { period, rule, campaign: await readCampaign(tx, tx.actor, period.campaignId) };
}

/** For whom an act is recorded, and where the right to do so is asked. @throws ACT_DEBTOR when the rule asks of somebody else */
function actingFor(actor: Actor, campaign: Campaign, { scope }: Cadence, { on, regionCode: region, personId }: z.output<typeof actInput>) {
  if (scope === 'PER_PERSON') {
    const own = actor.grants.find((grant) => actor.can('tasks:work', grant.regionCode, campaign.id))?.regionCode;
    return { region: region ?? own ?? campaign.regionCode, debtor: { personId: personId ?? actor.id, regionCode: region } };
  }
  if (personId !== null) throw errors.ACT_DEBTOR({ on });
  const place = region ?? campaign.regionCode;
  if (!regionContains(campaign.regionCode, place)) throw errors.REGION_OUTSIDE({ regionCode: place, owner: campaign.regionCode });
  return { region: place, debtor: { personId: null, regionCode: scope === 'TOTAL' ? campaign.regionCode : place } };
}

const actOf = (period: CadencePeriodRow, region: string, actor: Actor, recordedAt: Date, late: boolean) => ({
  id: uuidv7(),
  regionCode: region,
  campaignId: period.campaignId,
  periodId: period.id,
  late,
  recordedById: actor.id,
  recordedAt,
});

/** @throws REGION_OUTSIDE, NO_REGIONS */
async function organizations(
  tx: Tx,
  campaign: Campaign,
  { regions, level }: Pick<z.output<typeof debtorsInput>, 'regions' | 'level'>,
): Promise<readonly ChosenDebtor[]> {
  const outside = regions?.find((region) => !regionContains(campaign.regionCode, region));
  if (outside !== undefined) throw errors.REGION_OUTSIDE({ regionCode: outside, owner: campaign.regionCode });
  if (regions !== null) return [...new Set(regions)].map((region) => ({ regionCode: region, personId: null }));
  const below = await tx.query<{ code: string }>(`SELECT code FROM region WHERE code ^@ $1 AND length(code) = $2 ORDER BY code`, [
    campaign.regionCode,
    LEVEL_LENGTH[level!],
  ]);
  if (below.length === 0) throw errors.NO_REGIONS({ regionCode: campaign.regionCode });
  return below.map(({ code }) => ({ regionCode: code, personId: null }));
}

/** @throws MEMBER_UNKNOWN also for people outside the campaign's or the actor's area */
async function people(tx: Tx, campaign: Campaign, personIds: readonly string[]): Promise<readonly ChosenDebtor[]> {
  const asked = [...new Set(personIds)];
  const known = await tx.query<ChosenDebtor & { personId: string }>(
    `SELECT person_id AS "personId", region_code AS "regionCode" FROM actor_person WHERE person_id = ANY ($1::uuid[]) AND active ORDER BY 1`,
    [asked],
  );
  const allowed = known.filter(
    ({ regionCode: region }) => regionContains(campaign.regionCode, region) && tx.actor.can('directory:read', region),
  );
  if (allowed.length < asked.length) throw errors.MEMBER_UNKNOWN();
  return allowed;
}
