import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  parseInput,
  uuidv7,
  whereInScope,
  type Actor,
  type Page,
  id,
  idempotencyKey,
  regionCode,
  text,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { errors } from '../errors.js';
import type { DeclareRecusalInput, QueryRecusalsArgs, WithdrawRecusalInput } from '../schema.generated.js';
import { Unit } from '../unit/unit.entity.js';
import { Recusal } from './recusal.entity.js';

const declareRecusalInput = z.object({ idempotencyKey, inspectorId: id, unitId: id, reason: text(500) });
const withdrawRecusalInput = z.object({ idempotencyKey, id });
const recusalFilter = z.object({
  regionCode: regionCode.nullish(),
  inspectorId: id.nullish(),
  unitId: id.nullish(),
  inForce: z.boolean().nullish(),
});

@Injectable()
export class RecusalService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND for the unit, INSPECTOR_UNKNOWN, RECUSAL_IN_FORCE */
  declare(actor: Actor, input: DeclareRecusalInput): Promise<Recusal> {
    const command = parseInput(declareRecusalInput, input);
    return this.db.command(actor, 'declareRecusal', command, async (tx) => {
      // The unit is held, so that two declarations of the same pair come one after the other.
      const unit = await tx.lock(Unit, command.unitId);
      const own = actor.id === command.inspectorId;
      actor.require(own ? 'inspections:read' : 'inspections:draw', unit.regionCode);
      const [inspector] = await tx.query<{ regionCode: string; covers: boolean }>(
        `SELECT p.region_code AS "regionCode", EXISTS (
           SELECT FROM actor_grant g WHERE g.person_id = p.person_id AND g.role = 'INSPECTOR' AND $2 ^@ g.region_code) AS covers
         FROM actor_person p WHERE p.person_id = $1`,
        [command.inspectorId, unit.regionCode],
      );
      // Somebody of elsewhere who may not inspect the unit is as unknown as nobody.
      const known = inspector !== undefined && (own || inspector.covers || actor.can('inspections:read', inspector.regionCode));
      if (!known) throw errors.INSPECTOR_UNKNOWN();
      const pair = { inspectorId: command.inspectorId, unitId: command.unitId };
      const inForce = await tx.query('SELECT 1 FROM recusal WHERE inspector_id = $1 AND unit_id = $2 AND withdrawn_on IS NULL', [
        pair.inspectorId,
        pair.unitId,
      ]);
      if (inForce.length > 0) throw errors.RECUSAL_IN_FORCE();
      return tx.save(
        tx.manager.create(Recusal, {
          ...pair,
          id: uuidv7(),
          regionCode: unit.regionCode,
          reason: command.reason,
          declaredBy: actor.id,
          withdrawnOn: null,
        }),
      );
    });
  }

  /** @throws NOT_FOUND, RECUSAL_WITHDRAWN */
  withdraw(actor: Actor, input: WithdrawRecusalInput): Promise<Recusal> {
    const command = parseInput(withdrawRecusalInput, input);
    return this.db.command(actor, 'withdrawRecusal', command, async (tx) => {
      const recusal = await tx.lock(Recusal, command.id);
      const own = actor.id === recusal.inspectorId && actor.id === recusal.declaredBy;
      actor.require(own ? 'inspections:read' : 'inspections:draw', recusal.regionCode);
      recusal.withdraw(await this.clock.today(tx));
      return tx.save(recusal);
    });
  }

  async list(actor: Actor, { filter, first, after }: QueryRecusalsArgs): Promise<Page<Recusal>> {
    const { regionCode, inspectorId, unitId, inForce } = parseInput(recusalFilter, filter ?? {});
    return this.db.page(actor, Recusal, ['id'], { first, after }, (query) => {
      whereInScope(query, actor.scopesFor('inspections:read'), regionCode ?? null);
      if (inspectorId != null) query.andWhere('row.inspectorId = :inspectorId', { inspectorId });
      if (unitId != null) query.andWhere('row.unitId = :unitId', { unitId });
      if (inForce != null) query.andWhere(`row.withdrawnOn IS ${inForce ? '' : 'NOT'} NULL`);
      return query;
    });
  }
}
