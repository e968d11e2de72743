import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addDays, shanghaiDay, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import { Actor, Clock, Database, day, parseInput, platformErrors, recordId, regionCode, Tx } from '@fire-campaign/platform';
import { Between, In } from 'typeorm';
import { z } from 'zod';
import { CampaignBody } from '../body/body.entities.js';
import { Cadence } from '../cadence/cadence.entity.js';
import { readCampaign } from '../campaign/campaign.access.js';
import { Directive } from '../directive/directive.entities.js';
import { DISPATCH_LEVELS } from '../dispatch/dispatch.rules.js';
import { dispatchTable } from '../dispatch/dispatch.view.js';
import { lineageOf } from '../document/document.access.js';
import { AwaitedDocument, Document } from '../document/document.entity.js';
import { Evaluation } from '../evaluation/evaluation.entities.js';
import { figuresOn } from '../figure/figures.js';
import { seesFigures } from '../gate/gate.service.js';
import { Waiver } from '../gate/waiver.entity.js';
import { Meeting } from '../meeting/meeting.entity.js';
import { readMeeting } from '../meeting/meeting.service.js';
import { PhaseTransition, TransitionReport } from '../phase/transition.entity.js';
import { PHASES } from '../phase/phase.rules.js';
import { PlanItem } from '../plan/plan-item.entity.js';
import { Target } from '../target/target.entities.js';
import { Task } from '../task/task.entity.js';
import type { TaskStatus } from '../task/task.rules.js';
import { acceptanceReport, type EvaluationOfRegion } from './acceptance-report.js';
import { campaignPlan } from './campaign-plan.js';
import { dispatchSheetPaper, dispatchSheetWorkbook } from './dispatch-sheet.js';
import { excelFile } from './excel.js';
import { monthlyReport } from './monthly-report.js';
import type { Paper } from './paper.blocks.js';
import { requirementNotice } from './requirement-notice.js';
import { wordFile } from './word.js';

export interface GeneratedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly contentBase64: string;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FORMATS = ['WORD', 'EXCEL'] as const;
const dispatchInput = z.object({ day, level: z.enum(DISPATCH_LEVELS), format: z.enum(FORMATS) });
const monthlyInput = z.object({ regionCode, month: z.string().regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/) });

/** Official papers made of what the platform knows, with the rights of who asks for them. */
@Injectable()
export class PaperService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND */
  plan(actor: Actor, campaignId: string): Promise<GeneratedFile> {
    return this.word(actor, async (tx) => {
      const campaign = await readCampaign(tx, actor, recordId(campaignId));
      const { id, regionCode: region } = campaign;
      const own = { where: { campaignId: id }, order: { id: 'ASC' } } as const;
      const tasks = await tx.manager.find(Task, { where: { campaignId: id }, order: { dueOn: 'ASC', id: 'ASC' } });
      const bodies = await tx.manager.find(CampaignBody, { where: { campaignId: id, regionCode: region }, order: { id: 'ASC' } });
      const people = [campaign.firstResponsibleId, ...bodies.flatMap(({ members }) => members.flatMap(({ personId }) => personId ?? []))];
      const divisions = tasks.flatMap(({ leadDivisionId, supportingDivisionIds }) => [leadDivisionId ?? [], supportingDivisionIds].flat());
      return campaignPlan({
        campaign,
        issuer: await issuerOf(tx, region),
        items: await tx.manager.find(PlanItem, own),
        tasks: [...new Map(tasks.map((task) => [task.issueId, task] as const)).values()],
        targets: await tx.manager.find(Target, own),
        cadences: await tx.manager.find(Cadence, own),
        bodies,
        nameOf: await namesOfPeople(tx, people),
        divisionOf: await namesOfDivisions(tx, divisions),
        asOf: campaign.createdAt,
      });
    });
  }

  /** @throws NOT_FOUND, also for those below, who do not see the figures of the whole region */
  acceptance(actor: Actor, campaignId: string): Promise<GeneratedFile> {
    return this.word(actor, async (tx) => {
      const campaign = await readCampaign(tx, actor, recordId(campaignId));
      if (!seesFigures(actor, campaign)) throw platformErrors.NOT_FOUND();
      const { id, regionCode: region } = campaign;
      const today = await this.clock.today(tx);
      const completed = await tx.manager.find(PhaseTransition, {
        where: { campaignId: id, action: 'COMPLETE_PHASE' },
        order: { ordinal: 'ASC' },
      });
      const reports = await tx.manager.findBy(TransitionReport, { id: In(completed.map((transition) => transition.id)) });
      const gates = PHASES.flatMap((phase) => {
        const last = completed.findLast((transition) => transition.phase === phase);
        const report = reports.find((one) => one.id === last?.id)?.report;
        return last === undefined || report === undefined ? [] : [{ phase, at: last.at, report }];
      });
      const targets = await tx.manager.find(Target, { where: { campaignId: id }, order: { id: 'ASC' } });
      const indicators = [...new Set(targets.map(({ indicator }) => indicator))];
      const figures = indicators.length === 0 ? [] : await figuresOn(tx, campaign, { indicators, regions: [region], day: today });
      const counts = await tx.query<{ status: TaskStatus; count: number }>(
        `SELECT status, count(*)::int AS count FROM task WHERE campaign_id = $1 AND status <> 'DRAFT' GROUP BY status ORDER BY status`,
        [id],
      );
      return acceptanceReport({
        campaign,
        issuer: await issuerOf(tx, region),
        gates,
        waivers: await tx.manager.find(Waiver, { where: { campaignId: id }, order: { id: 'ASC' } }),
        targets,
        figures,
        tasks: Object.fromEntries(counts.map(({ status, count }) => [status, count])),
        evaluations: await evaluationsOf(tx, id),
        asOf: noon(campaign.acceptedOn ?? today),
      });
    });
  }

  /** @throws INVALID_INPUT, NOT_FOUND for a region that is not the actor's */
  monthlyReport(actor: Actor, region: RegionCode, month: string): Promise<GeneratedFile> {
    const asked = parseInput(monthlyInput, { regionCode: region, month });
    return this.word(actor, async (tx) => {
      if (!actor.can('campaigns:read', asked.regionCode)) throw platformErrors.NOT_FOUND();
      const from = `${asked.month}-01`;
      const last = lastDay(asked.month);
      const own = { regionCode: asked.regionCode };
      const documents = await tx.query<{ id: string }>(
        `SELECT id FROM document WHERE region_code = $1 AND COALESCE(received_on, issued_on) BETWEEN $2 AND $3
         ORDER BY COALESCE(received_on, issued_on), id`,
        [asked.regionCode, from, last],
      );
      const found = await tx.manager.findBy(Document, { id: In(documents.map(({ id }) => id)) });
      const awaited = await tx.manager.find(AwaitedDocument, { where: own, order: { id: 'ASC' } });
      const arrived = await tx.manager.findBy(Document, { id: In(awaited.flatMap(({ documentId }) => documentId ?? [])) });
      const arrivedOn = new Map(arrived.map((document) => [document.id, document.receivedOn ?? document.registeredOn]));
      return monthlyReport({
        ...asked,
        issuer: `${await issuerOf(tx, asked.regionCode)}办公室`,
        directives: await tx.manager.find(Directive, {
          where: { ...own, givenOn: Between(from, last) },
          order: { givenOn: 'ASC', id: 'ASC' },
        }),
        meetings: await tx.manager.find(Meeting, { where: { ...own, heldOn: Between(from, last) }, order: { heldOn: 'ASC', id: 'ASC' } }),
        documents: documents.map(({ id }) => found.find((document) => document.id === id)!),
        awaited: awaited.filter(
          ({ status, documentId }) => status === 'AWAITED' || (documentId !== null && arrivedOn.get(documentId)! > last),
        ),
        day: addDays(last, 1),
        asOf: noon(last),
      });
    });
  }

  /** @throws NOT_FOUND */
  requirementNotice(actor: Actor, meetingId: string): Promise<GeneratedFile> {
    return this.word(actor, async (tx) => {
      const meeting = await readMeeting(tx, recordId(meetingId));
      const steps = await lineageOf(tx, [meeting.id]);
      const origins = await tx.manager.findBy(Meeting, { id: In(steps.map(({ id }) => id)) });
      const [issued] = await tx.manager
        .createQueryBuilder(Document, 'row')
        .where(`row.regionCode = :region AND row.kind = 'NOTICE' AND :meeting = ANY (row.derivedFromIds)`, {
          region: meeting.regionCode,
          meeting: meeting.id,
        })
        .orderBy('row.id')
        .limit(1)
        .getMany();
      return requirementNotice({
        meeting,
        issuer: await issuerOf(tx, meeting.regionCode),
        origins: steps.flatMap(({ id }) => origins.find((origin) => origin.id === id) ?? []),
        issued: issued ?? null,
        day: meeting.heldOn,
        asOf: noon(issued?.issuedOn ?? meeting.heldOn),
      });
    });
  }

  /**
   * The dispatch of one day at one level, of the actor's area; a draft until the day is frozen.
   * @throws INVALID_INPUT, NOT_FOUND also when there is none in the actor's area
   */
  async dispatch(actor: Actor, campaignId: string, of: z.input<typeof dispatchInput>): Promise<GeneratedFile> {
    const asked = parseInput(dispatchInput, of);
    const sheet = await this.db.read(actor, async (tx) => {
      const campaign = await readCampaign(tx, actor, recordId(campaignId));
      const rows = await dispatchTable(tx, campaign, asked.day, asked.level);
      if (rows.length === 0) throw platformErrors.NOT_FOUND();
      return { campaign, issuer: await issuerOf(tx, campaign.regionCode), day: asked.day, level: asked.level, rows };
    });
    if (asked.format === 'WORD') return this.word(actor, async () => dispatchSheetPaper(sheet));
    const workbook = dispatchSheetWorkbook(sheet);
    return fileOf(`${workbook.name}.xlsx`, EXCEL, await excelFile(workbook));
  }

  private async word(actor: Actor, gather: (tx: Tx) => Promise<Paper>): Promise<GeneratedFile> {
    const paper = await this.db.read(actor, gather);
    return fileOf(`${paper.name}.docx`, WORD, await wordFile(paper));
  }
}

function fileOf(name: string, mediaType: string, bytes: Uint8Array): GeneratedFile {
  return {
    name: name.replace(/[\\/:*?"<>|\r\n]/g, '_'),
    mediaType,
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    contentBase64: Buffer.from(bytes).toString('base64'),
  };
}

/** A moment that stands for a day, for the file's own dates. */
const noon = (day: LocalDate): Date => new Date(`${day}T12:00:00+08:00`);

function lastDay(month: string): LocalDate {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return shanghaiDay(new Date(Date.UTC(year, number, 0)));
}

/** The organisation that speaks for a region, by the names of the directory, or by the region's where the directory has none. */
async function issuerOf(tx: Tx, region: RegionCode): Promise<string> {
  const [level, suffix] = { 2: ['CORPS', '消防救援总队'], 4: ['DETACHMENT', '消防救援支队'] }[region.length] ?? ['BRIGADE', '消防救援大队'];
  const [row] = await tx.query<{ organization: string | null; region: string | null }>(
    `SELECT (SELECT name FROM organization WHERE region_code = $1 AND level = $2 ORDER BY id LIMIT 1) AS organization,
       (SELECT name FROM region WHERE code = $1) AS region`,
    [region, level],
  );
  return row!.organization ?? `${row!.region ?? ''}${suffix}`;
}

async function evaluationsOf(tx: Tx, campaignId: string): Promise<readonly EvaluationOfRegion[]> {
  const evaluations = await tx.manager.find(Evaluation, { where: { campaignId }, order: { regionCode: 'ASC' } });
  const rows = await tx.query<{ id: string; name: string | null; sampled: number; confirmed: number; refuted: number }>(
    `SELECT e.id, (SELECT name FROM region WHERE code = e.region_code) AS name, count(s.id)::int AS sampled,
       (count(*) FILTER (WHERE s.outcome = 'PASSED'))::int AS confirmed, (count(*) FILTER (WHERE s.outcome = 'NOT_PASSED'))::int AS refuted
     FROM evaluation e LEFT JOIN recheck_sample s ON s.evaluation_id = e.id WHERE e.campaign_id = $1 GROUP BY e.id`,
    [campaignId],
  );
  return evaluations.map((evaluation) => {
    const { name, sampled, confirmed, refuted } = rows.find(({ id }) => id === evaluation.id)!;
    return { name: name ?? evaluation.regionCode, evaluation, sampled, confirmed, refuted };
  });
}

/** Names of people the actor may see. */
async function namesOfPeople(tx: Tx, ids: readonly string[]): Promise<(id: string | null) => string | null> {
  const rows = await tx.query<{ id: string; name: string; regionCode: RegionCode }>(
    `SELECT person_id AS id, name, region_code AS "regionCode" FROM actor_person WHERE person_id = ANY ($1::uuid[])`,
    [ids],
  );
  const names = new Map(rows.filter((row) => tx.actor.can('directory:read', row.regionCode)).map(({ id, name }) => [id, name]));
  return (id) => (id === null ? null : (names.get(id) ?? null));
}

async function namesOfDivisions(tx: Tx, ids: readonly string[]): Promise<(id: string) => string | null> {
  const rows = await tx.query<{ id: string; name: string }>(`SELECT id, name FROM division WHERE id = ANY ($1::uuid[])`, [ids]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? null;
}
