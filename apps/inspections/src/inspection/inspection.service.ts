import { Injectable } from '@nestjs/common';
import type { Capability } from '@fire-campaign/domain';
import {
  Clock,
  Database,
  parseInput,
  platformErrors,
  uuidv7,
  type Actor,
  type Page,
  day,
  expectedVersion,
  id,
  idempotencyKey,
  isId,
  regionCode,
  text,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { whereReadable } from '../access.js';
import { errors } from '../errors.js';
import { covers, inspectorPool } from '../inspector/inspector-pool.js';
import type { AdvanceInspectionInput, PlanInspectionInput, QueryInspectionsArgs } from '../schema.generated.js';
import { countsOfUnits, listsOfUnits, type UnitListArgs } from '../unit/unit-lists.js';
import { Unit } from '../unit/unit.entity.js';
import { Inspection, INSPECTION_BASES } from './inspection.entity.js';
import { inspectionMachine, REASONED_ACTIONS, type InspectionState } from './inspection.machine.js';

const planInspectionInput = z
  .object({
    idempotencyKey,
    unitId: id,
    basis: z.enum(INSPECTION_BASES),
    campaignId: id.nullish().transform((value) => value ?? null),
    inspectorIds: z.array(id).max(10),
    plannedFrom: day,
    plannedTo: day,
  })
  .superRefine(({ inspectorIds, plannedFrom, plannedTo }, context) => {
    if (new Set(inspectorIds).size < 2 || new Set(inspectorIds).size < inspectorIds.length) {
      context.addIssue({
        code: 'custom',
        path: ['inspectorIds'],
        params: {
          code: 'TWO_INSPECTORS',
          zh: '检查须由不少于两名不同的监督员实施(行政处罚法第四十二条)。请补足人员。',
          en: 'An inspection takes at least two different inspectors. Name enough of them, each once.',
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

const advanceInspectionInput = z
  .object({
    idempotencyKey,
    id,
    action: z.enum([
      'DISPATCH',
      'ACCEPT',
      'DEPART',
      'START',
      'REVIEW',
      'PUBLISH',
      'CANCEL',
      'REPORT_UNREACHABLE',
      'REPORT_REFUSED',
      'REDISPATCH',
    ]),
    reason: text(500)
      .nullish()
      .transform((value) => value ?? null),
    expectedVersion,
  })
  .superRefine(({ action, reason }, context) => {
    if (!REASONED_ACTIONS.includes(action) || reason !== null) return;
    context.addIssue({
      code: 'custom',
      path: ['reason'],
      params: { code: 'REASON_MISSING', zh: '该操作须写明原因。', en: 'This step needs a reason.' },
    });
  });

const inspectionFilter = z.object({
  regionCode: regionCode.nullish(),
  unitId: id.nullish(),
  campaignId: id.nullish(),
  states: z.array(z.enum(Object.keys(inspectionMachine.states) as [InspectionState, ...InspectionState[]])).nullish(),
  inspectorId: id.nullish(),
  inspectedFrom: day.nullish(),
  inspectedTo: day.nullish(),
});

@Injectable()
export class InspectionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Plans an inspection outside the draws (专项、举报、转办、复查): an office of the unit's area may, and an inspector for a
   * visit of their own.
   * @throws NOT_FOUND for the unit, INSPECTOR_OUT_OF_AREA, INSPECTOR_RECUSED
   */
  plan(actor: Actor, input: PlanInspectionInput): Promise<Inspection> {
    const command = parseInput(planInspectionInput, input);
    const { unitId, basis, campaignId, inspectorIds, plannedFrom, plannedTo } = command;
    return this.db.command(actor, 'planInspection', command, async (tx) => {
      // The unit is held, so that a recusal or a move to another region comes before or after, never in between.
      const unit = await tx.lock(Unit, unitId);
      const own = inspectorIds.includes(actor.id) && actor.can('inspections:record', unit.regionCode, campaignId);
      if (!own) actor.require('inspections:draw', unit.regionCode, campaignId);
      const today = await this.clock.today(tx);
      const pool = await inspectorPool(tx, { regionCode: unit.regionCode, campaignId, day: today, among: inspectorIds });
      const covering = pool.filter((inspector) => covers(inspector, unit.regionCode));
      if (covering.length < inspectorIds.length) throw errors.INSPECTOR_OUT_OF_AREA();
      const recused = await tx.query(
        'SELECT 1 FROM recusal WHERE unit_id = $1 AND inspector_id = ANY($2::uuid[]) AND withdrawn_on IS NULL LIMIT 1',
        [unit.id, inspectorIds],
      );
      if (recused.length > 0) throw errors.INSPECTOR_RECUSED();
      return tx.save(
        tx.manager.create(Inspection, {
          id: uuidv7(),
          unitId: unit.id,
          regionCode: unit.regionCode,
          basis,
          drawId: null,
          drawOrder: null,
          campaignId,
          state: inspectionMachine.initial,
          plannedFrom,
          plannedTo,
          inspectorIds,
          reason: null,
          inspectedOn: null,
          result: null,
          checklist: [],
          signedByUnit: null,
        }),
      );
    });
  }

  /** @throws NOT_FOUND, STALE_VERSION, NOT_ITS_INSPECTOR, REVIEWED_BY_INSPECTOR, INSPECTION_STATE */
  advance(actor: Actor, input: AdvanceInspectionInput): Promise<Inspection> {
    const command = parseInput(advanceInspectionInput, input);
    const { action, reason } = command;
    const who = inspectionMachine.transitions.find((row) => row.action === action)!.who as Capability;
    return this.db.command(actor, 'advanceInspection', command, async (tx) => {
      const inspection = await tx.lock(Inspection, command.id);
      actor.require(who, inspection.regionCode, inspection.campaignId);
      if (inspection.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: inspection.version });
      if (who === 'inspections:record' && !inspection.isInspectedBy(actor.id)) throw errors.NOT_ITS_INSPECTOR();
      if (action === 'REVIEW' && inspection.isInspectedBy(actor.id)) throw errors.REVIEWED_BY_INSPECTOR();
      inspection.advance(action, reason);
      return tx.save(inspection);
    });
  }

  async find(actor: Actor, inspectionId: string): Promise<Inspection | null> {
    return (await this.byIds(actor, [inspectionId]))[0] ?? null;
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<readonly Inspection[]> {
    return this.db.read(actor, (tx) =>
      whereReadable(
        tx.manager.createQueryBuilder(Inspection, 'row').where('row.id = ANY(:ids)', { ids: ids.filter(isId) }),
        actor,
      ).getMany(),
    );
  }

  async list(actor: Actor, { filter, first, after }: QueryInspectionsArgs): Promise<Page<Inspection>> {
    const { regionCode, unitId, campaignId, states, inspectorId, inspectedFrom, inspectedTo } = parseInput(inspectionFilter, filter ?? {});
    return this.db.page(actor, Inspection, ['plannedFrom', 'id'], { first, after }, (query) => {
      whereReadable(query, actor, regionCode ?? null);
      if (unitId != null) query.andWhere('row.unitId = :unitId', { unitId });
      if (campaignId != null) query.andWhere('row.campaignId = :campaignId', { campaignId });
      if (states != null) query.andWhere('row.state = ANY(:states)', { states });
      if (inspectorId != null) query.andWhere('row.inspectorIds @> ARRAY[CAST(:inspectorId AS uuid)]', { inspectorId });
      if (inspectedFrom != null) query.andWhere('row.inspectedOn >= :inspectedFrom', { inspectedFrom });
      if (inspectedTo != null) query.andWhere('row.inspectedOn <= :inspectedTo', { inspectedTo });
      return query;
    });
  }

  /** The newest inspections of each of many units, in one statement. */
  ofUnits(actor: Actor, unitIds: readonly string[], args: UnitListArgs): Promise<readonly Inspection[]> {
    return listsOfUnits(this.db, actor, Inspection, 'plannedFrom', unitIds, args);
  }

  /** How many inspections each of many units has, in one statement. */
  countOfUnits(actor: Actor, unitIds: readonly string[]): Promise<readonly { unitId: string; count: number }[]> {
    return countsOfUnits(this.db, actor, Inspection, unitIds);
  }
}
