import { Injectable } from '@nestjs/common';
import { regionRange } from '@fire-campaign/domain';
import { ProgrammeChanged } from '@fire-campaign/events';
import {
  Actor,
  Database,
  day,
  expectedVersion,
  idempotencyKey,
  isId,
  optional,
  parseInput,
  platformErrors,
  recordId,
  text,
  Tx,
  uuidv7,
  type PageArgs,
} from '@fire-campaign/platform';
import { In } from 'typeorm';
import { z } from 'zod';
import { isOwnOrAbove, whereOwnOrAbove } from '../campaign/campaign.access.js';
import { errors } from '../errors.js';
import { citation } from '../plan/citation.js';
import type { ChangeProgrammeInput, CreateProgrammeInput } from '../schema.generated.js';
import { Programme } from './programme.entity.js';

const fields = { name: text(100, 2), startsOn: day, endsOn: day, goal: text(5000), citation: optional(citation) };
const createInput = z.object({ idempotencyKey, regionCode: z.string().regex(/^(?:\d{2}|\d{4}|\d{6})$/), ...fields });
const changeInput = z.object({ idempotencyKey, programmeId: z.uuid(), expectedVersion, ...fields });

@Injectable()
export class ProgrammeService {
  constructor(private readonly db: Database) {}

  /** @throws FORBIDDEN, PROGRAMME_DATES */
  create(actor: Actor, input: CreateProgrammeInput): Promise<Programme> {
    const { idempotencyKey: key, ...facts } = parseInput(createInput, input);
    return this.db.command(actor, 'createProgramme', { idempotencyKey: key, ...facts }, (tx) => createProgramme(tx, facts));
  }

  /** @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, PROGRAMME_DATES, PROGRAMME_NARROWED */
  change(actor: Actor, input: ChangeProgrammeInput): Promise<Programme> {
    const command = parseInput(changeInput, input);
    return this.db.command(actor, 'changeProgramme', command, async (tx) => {
      const { regionCode } = await tx.get(Programme, command.programmeId);
      actor.require('campaigns:write', regionCode);
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`programme ${command.programmeId}`]);
      const programme = await tx.lock(Programme, command.programmeId);
      if (programme.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: programme.version });
      const { name, startsOn, endsOn, goal } = command;
      Object.assign(programme, { name, startsOn, endsOn, goal, citation: command.citation });
      if (endsOn < startsOn) throw errors.PROGRAMME_DATES();
      const [outside] = await tx.query(
        `SELECT 1 FROM campaign c LEFT JOIN target t ON t.campaign_id = c.id WHERE c.programme_id = $1 AND (c.starts_on < $2 OR c.ends_on > $3
           OR ((t.starts_on < c.starts_on OR t.ends_on > c.ends_on) AND (t.starts_on < $2 OR t.ends_on > $3))) LIMIT 1`,
        [programme.id, startsOn, endsOn],
      );
      if (outside !== undefined) throw errors.PROGRAMME_NARROWED();
      return announced(tx, await tx.save(programme));
    });
  }

  /** @throws NOT_FOUND */
  byId(actor: Actor, id: string): Promise<Programme> {
    return this.db.read(actor, async (tx) => {
      const programme = await tx.get(Programme, recordId(id));
      if (!isOwnOrAbove(actor, programme)) throw platformErrors.NOT_FOUND();
      return programme;
    });
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<readonly Programme[]> {
    return this.db.read(actor, async (tx) => {
      const rows = await tx.manager.findBy(Programme, { id: In(ids.filter(isId)) });
      return rows.filter((programme) => isOwnOrAbove(actor, programme));
    });
  }

  list(actor: Actor, regionCode: string | null, page: PageArgs) {
    return this.db.page(actor, Programme, ['id'], page, (query) => {
      whereOwnOrAbove(query, actor);
      return regionCode === null
        ? query
        : query.andWhere('row.regionCode >= :from AND row.regionCode < :to', { ...regionRange(regionCode) });
    });
  }
}

/** @throws FORBIDDEN, PROGRAMME_DATES */
export async function createProgramme(
  tx: Tx,
  facts: Pick<Programme, 'regionCode' | 'name' | 'startsOn' | 'endsOn' | 'goal' | 'citation'>,
): Promise<Programme> {
  tx.actor.require('campaigns:write', facts.regionCode);
  if (facts.endsOn < facts.startsOn) throw errors.PROGRAMME_DATES();
  return announced(tx, await tx.save(tx.manager.create(Programme, { id: uuidv7(), createdById: tx.actor.id, ...facts })));
}

async function announced(tx: Tx, programme: Programme): Promise<Programme> {
  const { id: programmeId, regionCode, name, startsOn, endsOn, version } = programme;
  await tx.publish(ProgrammeChanged, regionCode, { programmeId, regionCode, name, startsOn, endsOn, version });
  return programme;
}
