import { Injectable } from '@nestjs/common';
import { canonicalCreditCode, regionLevel, type RegionCode } from '@fire-campaign/domain';
import { UnitChanged, UnitsRegistered } from '@fire-campaign/events';
import { Database, parseInput, platformErrors, whereInScope, type Actor, type Page, type PageArgs, type Tx } from '@fire-campaign/platform';
import { z } from 'zod';
import { errors } from '../errors.js';
import type { ChangeUnitInput, ChangeUnitStatusInput, RegisterUnitInput, UnitFilter, UnitGap } from '../schema.generated.js';
import { nameKey } from '../text.js';
import { Unit, UnitChange, type FieldDiff } from './unit.entity.js';
import {
  changeUnitInput,
  changeUnitStatusInput,
  detailsOf,
  newDetailsOf,
  regionCode,
  registerUnitInput,
  unitFilter,
} from './unit.input.js';

const UNIQUE_VIOLATION = '23505';

/** What makes a record incomplete (缺项), as a condition on `row`. */
const GAPS: Readonly<Record<UnitGap, string>> = {
  NO_SUPERVISING_BODY: 'row.supervisingBody IS NULL',
  NO_COUNTY: 'length(row.regionCode) = 4',
  NO_CREDIT_CODE: 'row.creditCode IS NULL',
};

/** The registry of units (单位库). */
@Injectable()
export class UnitService {
  constructor(private readonly db: Database) {}

  /** @throws UNIT_EXISTS, UNKNOWN_REGION, REGION_TOO_COARSE */
  register(actor: Actor, input: RegisterUnitInput): Promise<Unit> {
    const command = parseInput(registerUnitInput, input);
    return this.db.command(actor, 'registerUnit', command, async (tx) => {
      actor.require('units:write', command.regionCode);
      await requireUnitRegion(tx, command.regionCode);
      const unit = Unit.register(newDetailsOf(command));
      await saveUnique(tx, unit);
      await tx.publish(UnitsRegistered, unit.regionCode, { batchId: unit.id, units: [unit.facts] });
      return unit;
    });
  }

  /** @throws NOT_FOUND, STALE_VERSION, NOTHING_CHANGED, UNIT_EXISTS, UNKNOWN_REGION, REGION_TOO_COARSE */
  change(actor: Actor, input: ChangeUnitInput): Promise<Unit> {
    const command = parseInput(changeUnitInput, input);
    return this.db.command(actor, 'changeUnit', command, async (tx) => {
      const unit = await this.lock(tx, command.id, command.expectedVersion);
      const from = unit.regionCode;
      const diffs = unit.change(detailsOf(command));
      if (unit.regionCode !== from) {
        actor.require('units:write', unit.regionCode);
        await requireUnitRegion(tx, unit.regionCode);
        await tx.query('UPDATE unit_change SET region_code = $2 WHERE unit_id = $1', [unit.id, unit.regionCode]);
      }
      return this.keepChange(tx, unit, command.reason, diffs);
    });
  }

  /** @throws NOT_FOUND, STALE_VERSION, STATUS_ACTION */
  changeStatus(actor: Actor, input: ChangeUnitStatusInput): Promise<Unit> {
    const command = parseInput(changeUnitStatusInput, input);
    return this.db.command(actor, 'changeUnitStatus', command, async (tx) => {
      const unit = await this.lock(tx, command.id, command.expectedVersion);
      return this.keepChange(tx, unit, command.reason, [unit.changeStatus(command.action)]);
    });
  }

  find(actor: Actor, id: string): Promise<Unit | null> {
    return this.byIds(actor, [id]).then(([unit]) => unit ?? null);
  }

  /** @param code in any writing; a malformed code finds nothing */
  async findByCreditCode(actor: Actor, code: string): Promise<Unit | null> {
    const canonical = canonicalCreditCode(parseInput(z.string().max(100), code));
    // A credit code is the unit's dedupe key, whose unique index answers this.
    const unit = await this.db.read(actor, (tx) => tx.manager.findOneBy(Unit, { dedupeKey: canonical, creditCode: canonical }));
    return unit !== null && actor.can('units:read', unit.regionCode) ? unit : null;
  }

  async byIds(actor: Actor, ids: readonly string[]): Promise<readonly Unit[]> {
    const wellFormed = ids.filter((id) => z.uuid().safeParse(id).success);
    if (wellFormed.length === 0) return [];
    const units = await this.db.read(actor, (tx) =>
      tx.manager.createQueryBuilder(Unit, 'row').where('row.id = ANY (:ids)', { ids: wellFormed }).getMany(),
    );
    return units.filter((unit) => actor.can('units:read', unit.regionCode));
  }

  /**
   * Units by region, then age. A part of a name is looked for with strpos, which reads (region_code, id) in order and stops at a full
   * page. Under row level security neither LIKE nor a trigram index helps: LIKE is not leakproof, so the policy is checked first and the
   * index is never taken, and its misjudged selectivity makes the planner sort the whole region; where the database's locale is C,
   * trigrams hold no Chinese at all. Measured over 200,000 units with a province's scope: a page of a common word 1.4 ms (LIKE 160), a
   * word that does not occur 300 ms (LIKE 130, on two cores); a city is a thirteenth of that.
   */
  page(actor: Actor, filter: UnitFilter | null | undefined, args: PageArgs): Promise<Page<Unit>> {
    const { regionCode: within, categories, statuses, supervisingBody, name } = parseInput(unitFilter, filter ?? {});
    return this.db.page(actor, Unit, ['regionCode', 'id'], args, (query) => {
      whereInScope(query, actor.scopesFor('units:read'), within ?? null);
      if (categories?.length) query.andWhere('row.categories && :categories', { categories });
      if (statuses?.length) query.andWhere('row.status = ANY (:statuses)', { statuses });
      if (supervisingBody != null) query.andWhere('row.supervisingBody = :supervisingBody', { supervisingBody });
      if (name != null) query.andWhere('strpos(row.nameKey, :part) > 0', { part: nameKey(name) });
      return query;
    });
  }

  /** Units in operation whose record lacks something (缺项清单). */
  gaps(actor: Actor, within: RegionCode, gap: UnitGap, args: PageArgs): Promise<Page<Unit>> {
    const region = parseInput(regionCode, within);
    return this.db.page(actor, Unit, ['regionCode', 'id'], args, (query) =>
      whereInScope(query, actor.scopesFor('units:read'), region).andWhere("row.status <> 'CLOSED'").andWhere(GAPS[gap]),
    );
  }

  /** Changes of one unit, oldest first. */
  history(actor: Actor, unitId: string, args: PageArgs): Promise<Page<UnitChange>> {
    return this.db.page(actor, UnitChange, ['version'], args, (query) =>
      whereInScope(query, actor.scopesFor('units:read')).andWhere('row.unitId = :unitId', { unitId }),
    );
  }

  private async lock(tx: Tx, id: string, expectedVersion: number): Promise<Unit> {
    const unit = await tx.lock(Unit, id);
    tx.actor.require('units:write', unit.regionCode);
    if (unit.version !== expectedVersion) throw platformErrors.STALE_VERSION({ current: unit.version });
    return unit;
  }

  private async keepChange(tx: Tx, unit: Unit, reason: string, diffs: readonly FieldDiff[]): Promise<Unit> {
    await saveUnique(tx, unit);
    await tx.manager.insert(UnitChange, UnitChange.of(unit, tx.actor.id, reason, diffs));
    await tx.publish(UnitChanged, unit.regionCode, unit.facts);
    return unit;
  }
}

/** @throws UNKNOWN_REGION, REGION_TOO_COARSE */
async function requireUnitRegion(tx: Tx, code: RegionCode): Promise<void> {
  if (['NATION', 'PROVINCE'].includes(regionLevel(code))) throw errors.REGION_TOO_COARSE({ regionCode: code });
  const known = await tx.query('SELECT 1 FROM region WHERE code = $1', [code]);
  if (known.length === 0) throw errors.UNKNOWN_REGION({ regionCode: code });
}

/** @throws UNIT_EXISTS; only the database can tell, since the other record may lie outside the actor's regions */
async function saveUnique(tx: Tx, unit: Unit): Promise<void> {
  try {
    await tx.save(unit);
  } catch (error) {
    if ((error as { driverError?: { code?: string } }).driverError?.code === UNIQUE_VIOLATION) throw errors.UNIT_EXISTS();
    throw error;
  }
}
