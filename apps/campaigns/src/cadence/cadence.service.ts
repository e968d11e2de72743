import { Injectable } from '@nestjs/common';
import {
  Actor,
  Database,
  digest,
  expectedVersion,
  idempotencyKey,
  optional,
  parseInput,
  Tx,
  uuidv7,
  type PageArgs,
} from '@fire-campaign/platform';
import { z } from 'zod';
import type { Campaign } from '../campaign/campaign.entity.js';
import { localise } from '../cascade/cascade.access.js';
import { errors } from '../errors.js';
import { lockPart, lockPlan, requireItem } from '../plan/plan.access.js';
import type { Bound } from '../plan/plan.rules.js';
import type { AddCadenceInput, ChangeCadenceInput, RemoveCadenceInput } from '../schema.generated.js';
import { horizonOutside } from '../target/target.rules.js';
import { requireIndicator } from '../target/target.service.js';
import { Cadence } from './cadence.entity.js';
import { cadenceBounds, cadenceFields } from './cadence.rules.js';

export const cadence = z.object({ ...cadenceFields, ...cadenceBounds, planItemId: optional(z.uuid()) });
const addInput = z.object({ idempotencyKey, campaignId: z.uuid(), cadence });
const existing = { idempotencyKey, cadenceId: z.uuid(), expectedVersion };
const changeInput = z.object({ ...existing, cadence });
const removeInput = z.object(existing);

@Injectable()
export class CadenceService {
  constructor(private readonly db: Database) {}

  /** @throws NOT_FOUND, FORBIDDEN, PLAN_FIXED, PLAN_ITEM_UNKNOWN, INDICATOR_UNKNOWN, CADENCE_BOUNDS, INVALID_INPUT */
  add(actor: Actor, input: AddCadenceInput): Promise<Cadence> {
    const command = parseInput(addInput, input);
    return this.db.command(actor, 'addCadence', command, async (tx) => {
      const campaign = await lockPlan(tx, command.campaignId);
      const said = await sayCadence(tx, campaign, command.cadence);
      return tx.save(tx.manager.create(Cadence, { id: uuidv7(), regionCode: campaign.regionCode, campaignId: campaign.id, ...said }));
    });
  }

  /** @throws the same, STALE_VERSION, INHERITED */
  change(actor: Actor, input: ChangeCadenceInput): Promise<Cadence> {
    const command = parseInput(changeInput, input);
    return this.db.command(actor, 'changeCadence', command, async (tx) => {
      const { campaign, part } = await lockPart(tx, Cadence, command.cadenceId, command.expectedVersion);
      const said = await sayCadence(tx, campaign, command.cadence);
      return localise(tx, campaign, () => tx.save(Object.assign(part, said)));
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, PLAN_FIXED, STALE_VERSION, INHERITED */
  remove(actor: Actor, input: RemoveCadenceInput): Promise<Cadence> {
    const command = parseInput(removeInput, input);
    return this.db.command(actor, 'removeCadence', command, async (tx) => {
      const { campaign, part } = await lockPart(tx, Cadence, command.cadenceId, command.expectedVersion);
      await localise(tx, campaign, () => tx.manager.delete(Cadence, { id: part.id }));
      await tx.audit('cadence', part.id, part.regionCode, digest(part), null);
      return part;
    });
  }

  /** Cadence rules of a campaign, or of one item of its plan. */
  list(actor: Actor, of: { readonly campaignId: string } | { readonly planItemId: string }, page: PageArgs) {
    return this.db.page(actor, Cadence, ['id'], page, (query) =>
      'campaignId' in of ? query.andWhere('row.campaignId = :campaignId', of) : query.andWhere('row.planItemId = :planItemId', of),
    );
  }
}

/** What a cadence rule of a campaign says, checked beside the rest of its plan. */
export async function sayCadence(tx: Tx, campaign: Campaign, { from, to, ...given }: z.output<typeof cadence>) {
  const { startsOn, endsOn } = campaign;
  const said = { ...given, from: from ?? onDay(startsOn), to: to ?? onDay(endsOn) };
  const outside = horizonOutside({ from: said.from.day ?? startsOn, to: said.to.day ?? endsOn }, [campaign]);
  const backwards = said.from.day !== null && said.to.day !== null && said.to.day < said.from.day;
  if (outside || backwards) throw errors.CADENCE_BOUNDS({ startsOn, endsOn });
  await requireItem(tx, campaign.id, given.planItemId);
  await requireIndicator(tx, campaign.id, given.indicator);
  return said;
}

const onDay = (day: string): Bound => ({ day, event: null });
