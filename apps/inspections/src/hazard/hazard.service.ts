import { Injectable } from '@nestjs/common';
import type { Capability, LocalDate } from '@fire-campaign/domain';
import { HazardClosed, HazardExtended, HazardRectified, HazardReopened, RectificationRejected } from '@fire-campaign/events';
import {
  Clock,
  Database,
  parseInput,
  platformErrors,
  type Actor,
  type Page,
  type PageArgs,
  type Tx,
  day,
  expectedVersion,
  id,
  idempotencyKey,
  isId,
  regionCode,
  text,
} from '@fire-campaign/platform';
import type { SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { whereReadable } from '../access.js';
import type {
  ExtendHazardInput,
  QueryHazardsArgs,
  ReinspectHazardInput,
  ReopenHazardInput,
  ReportRectificationInput,
} from '../schema.generated.js';
import { countsOfUnits, listsOfUnits } from '../unit/unit-lists.js';
import { Hazard } from './hazard.entity.js';
import { HazardStep, type HazardChange } from './hazard-step.entity.js';
import { hazardMachine, type HazardState } from './hazard.machine.js';

const hazardCommand = { idempotencyKey, id, expectedVersion };

const reportRectificationInput = z.object({
  ...hazardCommand,
  rectifiedOn: day,
  evidence: z
    .array(
      z.object({
        kind: z.enum(['PHOTO', 'VIDEO', 'DOCUMENT', 'RECEIPT']),
        note: text(500)
          .nullish()
          .transform((value) => value ?? null),
        contentHash: z
          .string()
          .regex(/^[0-9a-f]{64}$/i)
          .toLowerCase(),
      }),
    )
    .min(1)
    .max(50),
});

const reinspectHazardInput = z
  .object({ ...hazardCommand, reinspectedOn: day, passed: z.boolean(), newDueOn: day.nullish(), finding: text(1000) })
  .superRefine(({ passed, newDueOn }, context) => {
    if (passed === (newDueOn == null)) return;
    context.addIssue({
      code: 'custom',
      path: ['newDueOn'],
      params: passed
        ? {
            code: 'NEW_DUE_ON_CLOSURE',
            zh: '复查合格即销案,不得填写新的整改期限。请删除该项。',
            en: 'A passed hazard is closed and has no new last day. Leave it out.',
          }
        : {
            code: 'NEW_DUE_MISSING',
            zh: '复查不合格须填写新的整改期限。',
            en: 'A failed re-inspection needs a new last day for rectification.',
          },
    });
  });

const extendHazardInput = z.object({ ...hazardCommand, newDueOn: day, reason: text(500) });
const reopenHazardInput = z.object({ ...hazardCommand, reopenedOn: day, dueOn: day, finding: text(1000) });

const hazardFilter = z.object({
  regionCode: regionCode.nullish(),
  unitId: id.nullish(),
  states: z.array(z.enum(Object.keys(hazardMachine.states) as [HazardState, ...HazardState[]])).nullish(),
  level: z.enum(['GENERAL', 'MAJOR']).nullish(),
  overdue: z.boolean().nullish(),
  dueBefore: day.nullish(),
});

/** What every change of a hazard carries. */
interface HazardCommand {
  readonly idempotencyKey: string;
  readonly id: string;
  readonly expectedVersion: number;
}

const onlyOpen = (query: SelectQueryBuilder<Hazard>) => void query.andWhere(`row.state <> 'CLOSED'`);

@Injectable()
export class HazardService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  reportRectification(actor: Actor, input: ReportRectificationInput): Promise<Hazard> {
    const command = parseInput(reportRectificationInput, input);
    return this.change(actor, 'reportRectification', 'hazards:rectify', command, async (hazard, today, tx) => {
      const change = hazard.reportRectified({ ...command, by: actor.id }, today);
      const { id: hazardId, unitId, regionCode } = hazard;
      await tx.publish(HazardRectified, regionCode, { hazardId, unitId, regionCode, rectifiedOn: command.rectifiedOn });
      return change;
    });
  }

  reinspect(actor: Actor, input: ReinspectHazardInput): Promise<Hazard> {
    const command = parseInput(reinspectHazardInput, input);
    const { reinspectedOn, passed, newDueOn, finding } = command;
    return this.change(actor, 'reinspectHazard', 'hazards:reinspect', command, async (hazard, today, tx) => {
      const { id: hazardId, unitId, regionCode } = hazard;
      if (passed) {
        const change = hazard.pass({ reinspectedOn, finding, by: actor.id }, today);
        await tx.publish(HazardClosed, regionCode, { hazardId, unitId, regionCode, dueOn: hazard.dueOn, closedOn: reinspectedOn });
        return change;
      }
      const change = hazard.fail({ reinspectedOn, finding, by: actor.id, newDueOn: newDueOn! }, today);
      await tx.publish(RectificationRejected, regionCode, { hazardId, unitId, regionCode, reinspectedOn, dueOn: hazard.dueOn });
      return change;
    });
  }

  extend(actor: Actor, input: ExtendHazardInput): Promise<Hazard> {
    const command = parseInput(extendHazardInput, input);
    return this.change(actor, 'extendHazard', 'hazards:reinspect', command, async (hazard, today, tx) => {
      const change = hazard.extend(command, today);
      const { id: hazardId, unitId, regionCode, dueOn } = hazard;
      await tx.publish(HazardExtended, regionCode, { hazardId, unitId, regionCode, extendedOn: today, dueOn });
      return change;
    });
  }

  reopen(actor: Actor, input: ReopenHazardInput): Promise<Hazard> {
    const command = parseInput(reopenHazardInput, input);
    return this.change(actor, 'reopenHazard', 'hazards:reinspect', command, async (hazard, today, tx) => {
      const change = hazard.reopen(command, today);
      const { id: hazardId, unitId, regionCode, dueOn } = hazard;
      await tx.publish(HazardReopened, regionCode, { hazardId, unitId, regionCode, reopenedOn: command.reopenedOn, dueOn });
      return change;
    });
  }

  async find(actor: Actor, hazardId: string): Promise<Hazard | null> {
    return (await this.byIds(actor, [hazardId]))[0] ?? null;
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<readonly Hazard[]> {
    return this.db.read(actor, (tx) =>
      whereReadable(tx.manager.createQueryBuilder(Hazard, 'row').where('row.id = ANY(:ids)', { ids: ids.filter(isId) }), actor).getMany(),
    );
  }

  async list(actor: Actor, { filter, first, after }: QueryHazardsArgs): Promise<Page<Hazard>> {
    const { regionCode, unitId, states, level, overdue, dueBefore } = parseInput(hazardFilter, filter ?? {});
    const today = overdue == null ? null : await this.today(actor);
    return this.db.page(actor, Hazard, ['dueOn', 'id'], { first, after }, (query) => {
      whereReadable(query, actor, regionCode ?? null);
      if (unitId != null) query.andWhere('row.unitId = :unitId', { unitId });
      if (states != null) query.andWhere('row.state = ANY(:states)', { states });
      if (level != null) query.andWhere('row.level = :level', { level });
      if (overdue === true) query.andWhere(`row.state <> 'CLOSED' AND row.dueOn < :today`, { today });
      if (overdue === false) query.andWhere(`(row.state = 'CLOSED' OR row.dueOn >= :today)`, { today });
      if (dueBefore != null) query.andWhere('row.dueOn < :dueBefore', { dueBefore });
      return query;
    });
  }

  ofInspections(actor: Actor, inspectionIds: readonly string[]): Promise<readonly Hazard[]> {
    return this.db.read(actor, (tx) =>
      whereReadable(tx.manager.createQueryBuilder(Hazard, 'row').where('row.inspectionId = ANY(:inspectionIds)', { inspectionIds }), actor)
        .orderBy('row.id')
        .getMany(),
    );
  }

  /** The newest hazards of each of many units, in one statement. */
  ofUnits(actor: Actor, unitIds: readonly string[], openOnly: boolean, args: PageArgs): Promise<readonly Hazard[]> {
    return listsOfUnits(this.db, actor, Hazard, 'foundOn', unitIds, args, openOnly ? onlyOpen : undefined);
  }

  /** How many hazards each of many units has, in one statement. */
  countOfUnits(actor: Actor, unitIds: readonly string[], openOnly: boolean): Promise<readonly { unitId: string; count: number }[]> {
    return countsOfUnits(this.db, actor, Hazard, unitIds, openOnly ? onlyOpen : undefined);
  }

  /** The steps of many hazards, oldest first. */
  stepsOf(actor: Actor, hazardIds: readonly string[]): Promise<readonly HazardStep[]> {
    return this.db.read(actor, (tx) =>
      tx.manager
        .createQueryBuilder(HazardStep, 'step')
        .where('step.hazardId = ANY(:hazardIds)', { hazardIds })
        .orderBy('step.id')
        .getMany(),
    );
  }

  today(actor: Actor): Promise<LocalDate> {
    return this.db.read(actor, (tx) => this.clock.today(tx));
  }

  /**
   * Any change of one hazard: locked, allowed, up to date, changed, kept in its history.
   * @throws NOT_FOUND, FORBIDDEN, STALE_VERSION
   */
  private change(
    actor: Actor,
    operation: string,
    capability: Capability,
    command: HazardCommand,
    work: (hazard: Hazard, today: LocalDate, tx: Tx) => Promise<HazardChange>,
  ): Promise<Hazard> {
    return this.db.command(actor, operation, command, async (tx) => {
      const hazard = await tx.lock(Hazard, command.id);
      actor.require(capability, hazard.regionCode, hazard.campaignId);
      if (hazard.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: hazard.version });
      const change = await work(hazard, await this.clock.today(tx), tx);
      await tx.manager.insert(HazardStep, HazardStep.of(hazard, change, actor.id));
      return tx.save(hazard);
    });
  }
}
