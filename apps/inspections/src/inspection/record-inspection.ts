import { Injectable } from '@nestjs/common';
import { HazardFiled, InspectionCompleted } from '@fire-campaign/events';
import { AppError, Clock, Database, parseInput, type Actor, day, id, idempotencyKey, text } from '@fire-campaign/platform';
import { z } from 'zod';
import { errors } from '../errors.js';
import { Hazard } from '../hazard/hazard.entity.js';
import { HazardStep } from '../hazard/hazard-step.entity.js';
import type { RecordInspectionInput } from '../schema.generated.js';
import { Inspection } from './inspection.entity.js';
import { recordProblems, type RecordProblem } from './inspection.rules.js';

const optionalText = (maxLength: number) =>
  text(maxLength)
    .nullish()
    .transform((value) => value ?? null);

const recordInspectionInput = z.object({
  idempotencyKey,
  id,
  inspectedOn: day,
  checklist: z
    .array(
      z.object({
        itemCode: z.string().max(100),
        outcome: z.enum(['PASS', 'FAIL', 'CORRECTED_ON_SITE', 'NOT_APPLICABLE']),
        note: optionalText(500),
      }),
    )
    .min(1)
    .max(200),
  hazards: z
    .array(z.object({ itemCode: z.string().max(100), description: text(1000), level: z.enum(['GENERAL', 'MAJOR']), dueOn: day }))
    .max(100),
  signedByUnit: optionalText(100),
});

/** Records an inspection's results in one step (现场一次录入): ends it, files its hazards, tells the other services. */
@Injectable()
export class RecordInspection {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND, NOT_ITS_INSPECTOR, INSPECTION_STATE, RECORD_PROBLEMS with every problem of the record */
  execute(actor: Actor, input: RecordInspectionInput): Promise<Inspection> {
    const command = parseInput(recordInspectionInput, input);
    const { inspectedOn, checklist, signedByUnit } = command;
    return this.db.command(actor, 'recordInspection', command, async (tx) => {
      const inspection = await tx.lock(Inspection, command.id);
      const { regionCode, unitId, campaignId } = inspection;
      actor.require('inspections:record', regionCode, campaignId);
      if (!inspection.isInspectedBy(actor.id)) throw errors.NOT_ITS_INSPECTOR();
      inspection.complete({ inspectedOn, checklist, signedByUnit, hazards: command.hazards.length });
      const problems = recordProblems(command, inspection.plannedFrom, await this.clock.today(tx));
      if (problems.length > 0) throw recordRefusal(problems);
      await tx.save(inspection);

      const filed = command.hazards.map((found) => Hazard.file(inspection, found));
      for (const { hazard } of filed) await tx.save(hazard);
      await tx.manager.insert(
        HazardStep,
        filed.flatMap(({ hazard, changes }) => changes.map((change) => HazardStep.of(hazard, change, actor.id))),
      );
      await tx.publish(InspectionCompleted, regionCode, {
        inspectionId: inspection.id,
        unitId,
        regionCode,
        campaignId,
        inspectedOn,
        result: inspection.result!,
        hazards: filed.length,
      });
      await tx.publishAll(
        HazardFiled,
        filed.map(({ hazard: { id: hazardId, level, foundOn, dueOn } }) => ({
          regionCode,
          data: { hazardId, unitId, inspectionId: inspection.id, regionCode, level, foundOn, dueOn },
        })),
      );
      return inspection;
    });
  }
}

/** All problems of a record as one refusal, each beside its field. */
function recordRefusal(problems: readonly RecordProblem[]): AppError {
  const worded = problems.map(({ code, field, value }) => {
    const { zh, en } = errors[code]({ value });
    return { field, code, zh, en };
  });
  const list = (language: 'zh' | 'en') => worded.map((problem) => problem[language]).join(' ');
  return new AppError('RECORD_PROBLEMS', 'invalid', list('zh'), list('en'), worded);
}
