import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { regionRange, type RegionCode } from '@fire-campaign/domain';
import { DRAW_ALGORITHM } from '@fire-campaign/draw';
import { DrawCompleted } from '@fire-campaign/events';
import {
  Actor,
  Clock,
  Database,
  parseInput,
  uuidv7,
  type Page,
  type PageArgs,
  type Tx,
  day,
  id,
  idempotencyKey,
  isId,
  regionCode,
  text,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { whereReadable } from '../access.js';
import { errors } from '../errors.js';
import { Inspection } from '../inspection/inspection.entity.js';
import { inspectorPool } from '../inspector/inspector-pool.js';
import type { CreateDrawInput, DrawPreview, QueryDrawsArgs } from '../schema.generated.js';
import { Draw, DrawRecord } from './draw.entity.js';
import {
  allocateSample,
  drawVisits,
  parseRegister,
  registerText,
  stratumOf,
  stratumSizes,
  unitsWithoutInspectors,
  verifyVisits,
  type DrawPlan,
  type DrawRegister,
  type DrawTranscript,
  type VerificationProblem,
} from './draw.rules.js';

/** Sizes above which a draw would hold up other requests of its process for more than a few seconds. */
const MAX_FRAME = 200_000;
const MAX_VISITS = 5_000;
/** Pairs of visit and inspector. */
const MAX_PAIRS = 200_000;

const compress = promisify(gzip);
const decompress = promisify(gunzip);

const createDrawInput = z
  .object({
    idempotencyKey,
    title: text(200),
    campaignId: id.nullish().transform((value) => value ?? null),
    regionCode,
    categories: z
      .array(text(100))
      .max(50)
      .nullish()
      .transform((value) => [...new Set(value ?? [])]),
    sampleSize: z.int().min(1).max(MAX_VISITS).nullish(),
    samplingRate: z.number().positive().max(1).nullish(),
    strata: z
      .enum(['NONE', 'COUNTY'])
      .nullish()
      .transform((value) => value ?? 'COUNTY'),
    perVisit: z
      .int()
      .min(2)
      .max(10)
      .nullish()
      .transform((value) => value ?? 2),
    plannedFrom: day,
    plannedTo: day,
    onlyUninspectedSince: day.nullish().transform((value) => value ?? null),
    dryRun: z
      .boolean()
      .nullish()
      .transform((value) => value ?? false),
  })
  .superRefine(({ sampleSize, samplingRate, plannedFrom, plannedTo }, context) => {
    if ((sampleSize == null) === (samplingRate == null)) {
      context.addIssue({
        code: 'custom',
        path: ['sampleSize'],
        params: {
          code: 'SAMPLE_SIZE_OR_RATE',
          zh: '抽取数量与抽取比例须填且只填一项。',
          en: 'Give either a sample size or a sampling rate, and not both.',
        },
      });
    }
    if (plannedTo < plannedFrom) {
      context.addIssue({
        code: 'custom',
        path: ['plannedTo'],
        params: {
          code: 'PLAN_ENDS_BEFORE_START',
          zh: '计划结束日不得早于开始日。请改正日期。',
          en: 'The last planned day must not be before the first. Correct the days.',
        },
      });
    }
  });
type CreateDraw = z.output<typeof createDrawInput>;

const drawFilter = z.object({ regionCode: regionCode.nullish(), campaignId: id.nullish() });

/** What a draw will be made from, and how much of it. */
interface DrawBasis {
  readonly register: DrawRegister;
  readonly sampleSizes: Readonly<Record<string, number>>;
  readonly preview: DrawPreview;
}

export interface DrawOutcome {
  /** Null after a dry run. */
  readonly draw: Draw | null;
  readonly preview: DrawPreview;
}

@Injectable()
export class DrawService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Draws units and inspectors and plans one inspection for each drawn unit, all in one commit. A dry run gathers and judges
   * the same and writes nothing.
   * @throws EMPTY_FRAME, NOT_ENOUGH_INSPECTORS, DRAW_TOO_LARGE
   */
  async create(actor: Actor, input: CreateDrawInput): Promise<DrawOutcome> {
    const command = parseInput(createDrawInput, input);
    actor.require('inspections:draw', command.regionCode, command.campaignId);
    if (command.dryRun) return this.db.read(actor, async (tx) => ({ draw: null, preview: (await this.gather(tx, command)).preview }));
    return this.db.command(actor, 'createDraw', command, async (tx) => {
      const { register, sampleSizes, preview } = await this.gather(tx, command);
      const plan: DrawPlan = { seed: randomBytes(32).toString('hex'), sampleSizes, perVisit: command.perVisit };
      const transcript = drawVisits(register, plan);
      const { visits, unassigned } = transcript.stages.INSPECTORS;
      const draw = tx.manager.create(Draw, {
        id: uuidv7(),
        regionCode: command.regionCode,
        title: command.title,
        campaignId: command.campaignId,
        categories: command.categories,
        strata: command.strata,
        sampleSizes,
        perVisit: command.perVisit,
        plannedFrom: command.plannedFrom,
        plannedTo: command.plannedTo,
        onlyUninspectedSince: command.onlyUninspectedSince,
        algorithm: DRAW_ALGORITHM,
        seed: plan.seed,
        seedCommit: transcript.seedCommit,
        frameHash: transcript.frameHash,
        transcriptHash: transcript.transcriptHash,
        frameSize: preview.frameSize,
        poolSize: preview.poolSize,
        visitCount: visits.length,
        unassignedCount: unassigned.length,
        drawnBy: actor.id,
      });
      await tx.save(draw);
      await tx.manager.insert(DrawRecord, {
        id: draw.id,
        regionCode: draw.regionCode,
        register: await compress(registerText(register)),
        stages: await compress(JSON.stringify(transcript.stages)),
      });
      // The units are held, so that a unit that moves to another region takes its new inspection along.
      await tx.query(
        `INSERT INTO inspection (id, unit_id, region_code, basis, draw_id, draw_order, campaign_id, state, planned_from, planned_to, inspector_ids)
         SELECT v.id, u.id, u.region_code, 'SAMPLING_PLAN', $2, v.place, $3, 'PLANNED', $4, $5, v.inspectors
         FROM jsonb_to_recordset($1::jsonb) AS v(id uuid, unit_id uuid, place int, inspectors uuid[]) JOIN unit u ON u.id = v.unit_id
         ORDER BY u.id FOR SHARE OF u`,
        [
          JSON.stringify(
            visits.map(({ order, unitId, inspectorIds }) => ({ id: uuidv7(), unit_id: unitId, place: order, inspectors: inspectorIds })),
          ),
          draw.id,
          draw.campaignId,
          draw.plannedFrom,
          draw.plannedTo,
        ],
      );
      await tx.publish(DrawCompleted, draw.regionCode, {
        drawId: draw.id,
        campaignId: draw.campaignId,
        regionCode: draw.regionCode,
        visits: visits.length,
        transcriptHash: draw.transcriptHash,
      });
      return { draw, preview };
    });
  }

  async find(actor: Actor, drawId: string): Promise<Draw | null> {
    return (await this.byIds(actor, [drawId]))[0] ?? null;
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<readonly Draw[]> {
    return this.db.read(actor, (tx) =>
      whereReadable(tx.manager.createQueryBuilder(Draw, 'row').where('row.id = ANY(:ids)', { ids: ids.filter(isId) }), actor).getMany(),
    );
  }

  async list(actor: Actor, { filter, first, after }: QueryDrawsArgs): Promise<Page<Draw>> {
    const { regionCode, campaignId } = parseInput(drawFilter, filter ?? {});
    return this.db.page(actor, Draw, ['id'], { first, after }, (query) => {
      whereReadable(query, actor, regionCode ?? null);
      if (campaignId != null) query.andWhere('row.campaignId = :campaignId', { campaignId });
      return query;
    });
  }

  visits(actor: Actor, draw: Draw, args: PageArgs): Promise<Page<Inspection>> {
    return this.db.page(actor, Inspection, ['drawOrder', 'id'], args, (query) =>
      whereReadable(query.where('row.drawId = :drawId', { drawId: draw.id }), actor),
    );
  }

  /** The register and stages of a draw the actor may see. */
  async record(actor: Actor, drawId: string): Promise<{ register: string; stages: DrawTranscript['stages'] }> {
    const { register, stages } = await this.db.read(actor, (tx) => tx.get(DrawRecord, drawId));
    return {
      register: (await decompress(register)).toString(),
      stages: JSON.parse((await decompress(stages)).toString()) as DrawTranscript['stages'],
    };
  }

  /** Draws again from what was stored and compares everything, the inspections of the draw included. */
  async verify(actor: Actor, draw: Draw): Promise<readonly VerificationProblem[]> {
    const { register, stages } = await this.record(actor, draw.id);
    // Read past the actor's regions: a unit that moved to another region took its inspection along.
    const inspections = await this.db.read(Actor.system('inspections'), (tx) =>
      tx.query<{ order: number; unitId: string; inspectorIds: string[] }>(
        `SELECT draw_order AS "order", unit_id AS "unitId", inspector_ids AS "inspectorIds" FROM inspection WHERE draw_id = $1`,
        [draw.id],
      ),
    );
    const { seed, sampleSizes, perVisit, frameHash, seedCommit, transcriptHash } = draw;
    return verifyVisits(
      parseRegister(register),
      { seed, sampleSizes, perVisit },
      { frameHash, seedCommit, stages, transcriptHash },
      inspections,
    );
  }

  /** @throws EMPTY_FRAME, NOT_ENOUGH_INSPECTORS, DRAW_TOO_LARGE */
  private async gather(tx: Tx, command: CreateDraw): Promise<DrawBasis> {
    const { campaignId, perVisit, sampleSize, samplingRate, strata } = command;
    const unitRows = await this.unitsToDraw(tx, command);
    if (unitRows.length === 0) throw errors.EMPTY_FRAME();
    if (unitRows.length > MAX_FRAME) throw errors.DRAW_TOO_LARGE({ what: 'units', count: unitRows.length - 1, max: MAX_FRAME });
    const units = unitRows.map((unit) => ({ ...unit, stratum: stratumOf(strata, unit.regionCode) }));

    const inspectors = await inspectorPool(tx, { regionCode: command.regionCode, campaignId, day: await this.clock.today(tx) });
    const inFrame = new Set(units.map((unit) => unit.id));
    const declared = await tx.query<{ inspectorId: string; unitId: string }>(
      `SELECT inspector_id AS "inspectorId", unit_id AS "unitId" FROM recusal WHERE withdrawn_on IS NULL AND inspector_id = ANY($1::uuid[])`,
      [inspectors.map((inspector) => inspector.id)],
    );
    const register: DrawRegister = { units, inspectors, recusals: declared.filter(({ unitId }) => inFrame.has(unitId)) };
    const uninspectable = unitsWithoutInspectors(register, perVisit);
    if (uninspectable === units.length) throw errors.NOT_ENOUGH_INSPECTORS({ pool: inspectors.length, perVisit, units: units.length });

    const sizes = stratumSizes(units);
    const sampleSizes = allocateSample(sampleSize != null ? { sampleSize } : { samplingRate: samplingRate! }, sizes);
    const total = Object.values(sampleSizes).reduce((sum, size) => sum + size, 0);
    if (total > MAX_VISITS) throw errors.DRAW_TOO_LARGE({ what: 'visits', count: total, max: MAX_VISITS });
    if (total * inspectors.length > MAX_PAIRS) {
      throw errors.DRAW_TOO_LARGE({ what: 'visits × inspectors', count: total * inspectors.length, max: MAX_PAIRS });
    }
    return {
      register,
      sampleSizes,
      preview: {
        frameSize: units.length,
        poolSize: inspectors.length,
        sampleSize: total,
        unitsWithoutInspectors: uninspectable,
        strata: Object.entries(sizes).map(([stratum, size]) => ({ stratum, units: size, sample: sampleSizes[stratum]! })),
      },
    };
  }

  /** Operating units of the draw's region and categories by rising id, one more than allowed at most. */
  private unitsToDraw(
    tx: Tx,
    { regionCode, categories, onlyUninspectedSince }: CreateDraw,
  ): Promise<{ id: string; regionCode: RegionCode }[]> {
    const { from, to } = regionRange(regionCode);
    return tx.query(
      `SELECT u.id, u.region_code AS "regionCode" FROM unit u
       WHERE u.status = 'OPERATING' AND u.region_code >= $1 AND u.region_code < $2
         AND (cardinality($3::text[]) = 0 OR u.categories && $3::text[])
         AND ($4::date IS NULL OR NOT EXISTS (SELECT 1 FROM inspection i WHERE i.unit_id = u.id AND i.inspected_on >= $4::date))
       ORDER BY u.id LIMIT $5`,
      [from, to, categories, onlyUninspectedSince, MAX_FRAME + 1],
    );
  }
}
