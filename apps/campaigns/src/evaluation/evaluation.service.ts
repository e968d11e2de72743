import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { regionContains, regionRange, type Capability, type IndicatorCode } from '@fire-campaign/domain';
import { EvaluationDecided } from '@fire-campaign/events';
import {
  Actor,
  Clock,
  Database,
  expectedVersion,
  id,
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
import { lockCampaign } from '../campaign/campaign.access.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { errors } from '../errors.js';
import { figuresOn } from '../figure/figures.js';
import { discharge, endOfDay, owe } from '../obligation/obligations.js';
import type {
  AdvanceEvaluationInput,
  CreateEvaluationInput,
  DrawRecheckInput,
  RecordRecheckInput,
  ScoreEvaluationInput,
} from '../schema.generated.js';
import { Evaluation, OUTCOMES, RecheckFrame, RecheckSample, SAMPLED, type Sampled } from './evaluation.entities.js';
import {
  deduction,
  DEFAULT_THRESHOLDS,
  evaluationMachine,
  handScore,
  scoreOf,
  sheetInput,
  thresholdsInput,
  type Evidence,
  type Score,
} from './evaluation.rules.js';
import { drawSample, verifySample } from './recheck.rules.js';

const createInput = z.object({
  idempotencyKey,
  campaignId: id,
  regionCode: optional(regionCode),
  sheet: sheetInput,
  thresholds: optional(thresholdsInput),
});
const existing = { idempotencyKey, evaluationId: id, expectedVersion };
const scoreInput = z.object({ ...existing, hand: z.array(handScore).max(50), deductions: z.array(deduction).max(50) });
const drawInput = z.object({ ...existing, of: z.enum(SAMPLED), size: z.int().min(1).max(1000) });
const recordInput = z.object({
  idempotencyKey,
  sampleId: id,
  outcome: z.enum(OUTCOMES),
  note: text(1000, 2),
  evidence: z.array(text(300)).max(20),
});
const advanceInput = z.object({ ...existing, action: z.enum(['SUBMIT', 'RETURN', 'DECIDE']), reason: optional(text(1000, 5)) });

/** Acceptance evaluations (验收评估): score sheet, sampled re-check, decision, archive. */
@Injectable()
export class EvaluationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins the evaluation of a region of the campaign, its own when none is given; the campaign's region owes it by the end of the
   * acceptance phase.
   * @throws NOT_FOUND, FORBIDDEN, CAMPAIGN_NOT_RUNNING, REGION_OUTSIDE, EVALUATION_EXISTS
   */
  create(actor: Actor, input: CreateEvaluationInput): Promise<Evaluation> {
    const command = parseInput(createInput, input);
    return this.db.command(actor, 'createEvaluation', command, async (tx) => {
      const campaign = await lockCampaign(tx, actor, command.campaignId, 'campaigns:write');
      campaign.requireRunning();
      const region = command.regionCode ?? campaign.regionCode;
      if (!regionContains(campaign.regionCode, region)) throw errors.REGION_OUTSIDE({ regionCode: region, owner: campaign.regionCode });
      if (await tx.manager.existsBy(Evaluation, { campaignId: campaign.id, regionCode: region })) throw errors.EVALUATION_EXISTS();
      const evaluation = await tx.save(
        tx.manager.create(Evaluation, {
          id: uuidv7(),
          regionCode: region,
          campaignId: campaign.id,
          status: evaluationMachine.initial,
          statusReason: null,
          sheet: command.sheet,
          thresholds: command.thresholds ?? DEFAULT_THRESHOLDS,
          hand: [],
          deductions: [],
          draw: null,
          createdById: actor.id,
          submittedById: null,
          decidedById: null,
          decidedAt: null,
          result: null,
          grade: null,
          archiveHash: null,
        }),
      );
      await owe(tx, [
        {
          kind: 'EVALUATION',
          subjectId: evaluation.id,
          regionCode: campaign.regionCode,
          campaignId: campaign.id,
          title: `${campaign.name}验收评估`,
          dueAt: endOfDay(campaign.phases.at(-1)!.endsOn),
        },
      ]);
      return evaluation;
    });
  }

  /** Replaces the points given by hand and the deductions. @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, EVALUATION_STATUS, SCORE_ITEM */
  score(actor: Actor, input: ScoreEvaluationInput): Promise<Evaluation> {
    const command = parseInput(scoreInput, input);
    return this.db.command(actor, 'scoreEvaluation', command, async (tx) => {
      const { evaluation } = await this.take(tx, command, 'campaigns:write');
      const keys = new Set<string>();
      for (const { key, points } of command.hand) {
        const line = evaluation.sheet.find((one) => one.key === key && one.source === 'HAND');
        if (line === undefined || points > line.points || keys.has(key)) throw errors.SCORE_ITEM({ key });
        keys.add(key);
      }
      evaluation.score(command.hand, command.deductions);
      return tx.save(evaluation);
    });
  }

  /**
   * Draws what is to be re-checked, verifiably, from what the region counts as inspected or closed.
   * @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, EVALUATION_STATUS, SAMPLE_SIZE
   */
  draw(actor: Actor, input: DrawRecheckInput): Promise<Evaluation> {
    const command = parseInput(drawInput, input);
    return this.db.command(actor, 'drawRecheck', command, async (tx) => {
      const { evaluation, campaign } = await this.take(tx, command, 'campaigns:write');
      const population = await populationOf(tx, campaign, evaluation, command.of);
      const sample = drawSample(command.of, population, randomBytes(32).toString('hex'), command.size);
      evaluation.drawn(sample.draw);
      const at = { regionCode: evaluation.regionCode, evaluationId: evaluation.id };
      await tx.manager.insert(RecheckFrame, { ...at, subjectIds: [...population] });
      await tx.manager.insert(
        RecheckSample,
        sample.subjectIds.map((subjectId, index) => ({
          ...at,
          id: uuidv7(),
          ordinal: index + 1,
          subjectId,
          outcome: null,
          note: null,
          evidence: [],
          recordedById: null,
        })),
      );
      return tx.save(evaluation);
    });
  }

  /** What the re-check of one sample found; a later record replaces it until the evaluation is submitted. @throws NOT_FOUND, FORBIDDEN, EVALUATION_STATUS */
  record(actor: Actor, input: RecordRecheckInput): Promise<RecheckSample> {
    const command = parseInput(recordInput, input);
    return this.db.command(actor, 'recordRecheck', command, async (tx) => {
      const { evaluationId } = await tx.get(RecheckSample, command.sampleId);
      const { evaluation } = await this.lock(tx, evaluationId, 'campaigns:write');
      evaluation.requireRecheck();
      const sample = await tx.lock(RecheckSample, command.sampleId);
      const { outcome, note, evidence } = command;
      return tx.save(Object.assign(sample, { outcome, note, evidence, recordedById: actor.id }));
    });
  }

  /**
   * Submits it, returns it with a reason, or decides it: then it is frozen.
   * @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, EVALUATION_STATUS, EVALUATION_OPEN, REASON_MISSING, SAME_EVALUATOR
   */
  advance(actor: Actor, input: AdvanceEvaluationInput): Promise<Evaluation> {
    const command = parseInput(advanceInput, input);
    if (command.action === 'RETURN' && command.reason === null) throw errors.REASON_MISSING();
    const { who } = evaluationMachine.transitions.find(({ action }) => action === command.action)!;
    return this.db.command(actor, 'advanceEvaluation', command, async (tx) => {
      const { evaluation, campaign } = await this.take(tx, command, who as Capability);
      const samples = await samplesOf(tx, evaluation.id);
      switch (command.action) {
        case 'SUBMIT':
          evaluation.submit(actor.id, samples.filter(({ outcome }) => outcome === null).length);
          break;
        case 'RETURN':
          evaluation.sendBack(command.reason!);
          break;
        case 'DECIDE': {
          const now = await this.clock.now(tx);
          evaluation.decide(actor.id, now, await this.scoreNow(tx, campaign, evaluation, samples), samples);
          await discharge(tx, { kind: 'EVALUATION', subjectId: evaluation.id }, now);
          const { id: evaluationId, campaignId, regionCode: region, result, archiveHash } = evaluation;
          const { total: score, grade, trustWeight } = result!;
          await tx.publish(EvaluationDecided, region, {
            evaluationId,
            campaignId,
            regionCode: region,
            score,
            grade,
            trustWeight,
            decidedOn: await this.clock.today(tx),
            archiveHash: archiveHash!,
          });
        }
      }
      return tx.save(evaluation);
    });
  }

  /** @throws NOT_FOUND also outside the actor's regions */
  byId(actor: Actor, evaluationId: string): Promise<Evaluation> {
    return this.db.read(actor, async (tx) => {
      const evaluation = await tx.get(Evaluation, recordId(evaluationId));
      if (!actor.can('campaigns:read', evaluation.regionCode, evaluation.campaignId)) throw platformErrors.NOT_FOUND();
      return evaluation;
    });
  }

  list(actor: Actor, campaignId: string, page: PageArgs) {
    return this.db.page(actor, Evaluation, ['regionCode', 'id'], page, (query) =>
      whereInScope(query, actor.scopesFor('campaigns:read', campaignId)).andWhere('row.campaignId = :campaignId', { campaignId }),
    );
  }

  samples(actor: Actor, { id: evaluationId, campaignId }: Evaluation, page: PageArgs) {
    return this.db.page(actor, RecheckSample, ['ordinal'], page, (query) =>
      whereInScope(query, actor.scopesFor('campaigns:read', campaignId)).andWhere('row.evaluationId = :evaluationId', { evaluationId }),
    );
  }

  /** The score as decided, or as it stands now. */
  scoreFor(actor: Actor, evaluation: Evaluation): Promise<Score> {
    if (evaluation.result !== null) return Promise.resolve(evaluation.result);
    return this.db.read(actor, async (tx) =>
      this.scoreNow(tx, await tx.get(Campaign, evaluation.campaignId), evaluation, await samplesOf(tx, evaluation.id)),
    );
  }

  /** Whether the sample is what its seed draws, and an archived evaluation what was decided. */
  verify(actor: Actor, evaluation: Evaluation): Promise<{ readonly sample: boolean | null; readonly archive: boolean | null }> {
    return this.db.read(actor, async (tx) => {
      const stored = await tx.get(Evaluation, evaluation.id);
      const samples = await samplesOf(tx, stored.id);
      const frame = stored.draw === null ? null : await tx.manager.findOneByOrFail(RecheckFrame, { evaluationId: stored.id });
      return {
        sample:
          frame === null
            ? null
            : verifySample(
                stored.draw!,
                frame.subjectIds,
                samples.map(({ subjectId }) => subjectId),
              ),
        archive: stored.archiveHash === null ? null : stored.hash(samples) === stored.archiveHash,
      };
    });
  }

  private async take(
    tx: Tx,
    command: { readonly evaluationId: string; readonly expectedVersion: number },
    capability: Capability,
  ): Promise<{ readonly evaluation: Evaluation; readonly campaign: Campaign }> {
    const taken = await this.lock(tx, command.evaluationId, capability);
    if (taken.evaluation.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: taken.evaluation.version });
    return taken;
  }

  /** Held for a change by somebody with the right in the campaign's own region: nobody evaluates themselves from below. */
  private async lock(tx: Tx, evaluationId: string, capability: Capability) {
    const { campaignId } = await tx.get(Evaluation, evaluationId);
    const campaign = await lockCampaign(tx, tx.actor, campaignId, capability);
    campaign.requireRunning();
    return { campaign, evaluation: await tx.lock(Evaluation, evaluationId) };
  }

  private async scoreNow(tx: Tx, campaign: Campaign, evaluation: Evaluation, samples: readonly RecheckSample[]): Promise<Score> {
    const { sheet, thresholds, hand, deductions, regionCode: region } = evaluation;
    const indicators = [...new Set(sheet.flatMap((one) => (one.source === 'INDICATOR' ? one.indicator : [])))];
    const now = await this.clock.now(tx);
    const figures = await figuresOn(tx, campaign, { indicators, regions: [region], day: await this.clock.today(tx) });
    const evidence: Evidence = {
      figures: Object.fromEntries(figures.map(({ indicator, value }) => [indicator as IndicatorCode, value])),
      obligations: await obligationsOf(tx, campaign, region, now),
      hand,
      deductions,
      sampled: samples.filter(({ outcome }) => outcome !== null).length,
      confirmed: samples.filter(({ outcome }) => outcome === 'PASSED').length,
    };
    return scoreOf(sheet, evidence, thresholds);
  }
}

const samplesOf = (tx: Tx, evaluationId: string): Promise<RecheckSample[]> =>
  tx.manager.find(RecheckSample, { where: { evaluationId }, order: { ordinal: 'ASC' } });

/** What a region, with all below it, owed under a campaign and those below it: how much fell due, and how much of it was done in time. */
function obligationsOf(
  tx: Tx,
  { id: campaignId, rootId, regionCode: owner }: Campaign,
  region: string,
  now: Date,
): Promise<Evidence['obligations']> {
  const [{ from, to }, own] = [regionRange(region), regionRange(owner)];
  return tx.query(
    `SELECT kind, count(*)::int AS due, (count(*) FILTER (WHERE status = 'DONE' AND NOT late))::int AS "inTime" FROM obligation
     WHERE campaign_id = ANY (ARRAY(
         SELECT $1::uuid UNION SELECT id FROM campaign WHERE root_id = $2 AND parent_id IS NOT NULL AND region_code >= $6 AND region_code < $7))
       AND region_code >= $3 AND region_code < $4 AND (status = 'DONE' OR status IN ('OPEN', 'MISSED') AND due_at <= $5)
     GROUP BY kind`,
    [campaignId, rootId, from, to, now, own.from, own.to],
  );
}

/** Ids of all that a region counts as done in the campaign's time: units in scope inspected, or hazards of such units closed. */
async function populationOf(tx: Tx, campaign: Campaign, { regionCode: region }: Evaluation, of: Sampled): Promise<readonly string[]> {
  const root = campaign.rootId === campaign.id ? campaign : await tx.get(Campaign, campaign.rootId);
  const { from, to } = regionRange(region);
  const rows = await tx.query<{ id: string }>(
    of === 'UNITS'
      ? `SELECT id FROM unit WHERE region_code >= $1 AND region_code < $2 AND status = 'OPERATING' AND categories && $3::text[]
           AND EXISTS (SELECT 1 FROM unit_inspection i WHERE i.unit_id = unit.id AND i.inspected_on BETWEEN $4 AND $5) ORDER BY id`
      : `SELECT hazard.id FROM hazard JOIN unit ON unit.id = hazard.unit_id
         WHERE hazard.region_code >= $1 AND hazard.region_code < $2 AND unit.categories && $3::text[]
           AND found_on BETWEEN $4 AND $5 AND closed_on IS NOT NULL ORDER BY hazard.id`,
    [from, to, root.categories, root.startsOn, root.endsOn],
  );
  return rows.map(({ id: subjectId }) => subjectId);
}
