import { PhaseTransitioned, type EventData, type PublishedPhaseState } from '@fire-campaign/events';
import { Tx, uuidv7 } from '@fire-campaign/platform';
import type { Campaign } from '../campaign/campaign.entity.js';
import type { GateReport } from '../gate/gate.rules.js';
import type { PhaseName } from './phase.rules.js';
import { PhaseTransition, TransitionReport } from './transition.entity.js';
import type { PhaseChange } from './transition.rules.js';

interface Entry {
  readonly action: EventData<typeof PhaseTransitioned>['action'];
  readonly phase: PhaseName;
  readonly from: PublishedPhaseState;
  readonly to: PublishedPhaseState;
  readonly next?: PhaseChange | null;
  readonly reason?: string | null;
  readonly proposerId?: string | null;
  readonly report?: GateReport | null;
}

/** Writes a transition of a locked campaign and tells the other services; call it before the campaign is saved. */
export async function recordTransition(tx: Tx, campaign: Campaign, entry: Entry): Promise<PhaseTransition> {
  const { action, phase, from, to, next = null, reason = null, proposerId = null, report = null } = entry;
  const transition = Object.assign(new PhaseTransition(), {
    id: uuidv7(),
    regionCode: campaign.regionCode,
    campaignId: campaign.id,
    ordinal: campaign.nextOrdinal(),
    phase,
    action,
    from,
    to,
    nextPhase: next?.phase ?? null,
    nextStatus: next?.to ?? null,
    reason,
    actorId: tx.actor.id,
    proposerId,
  });
  const waivers = report?.criteria.filter(({ waived }) => waived).length ?? 0;
  const facts = { campaignId: campaign.id, regionCode: campaign.regionCode, action };
  await tx.publish(PhaseTransitioned, campaign.regionCode, { ...facts, phase, from, to, waivers });
  if (next !== null) await tx.publish(PhaseTransitioned, campaign.regionCode, { ...facts, ...next, waivers: 0 });
  const saved = await tx.save(transition);
  if (report !== null) await tx.manager.insert(TransitionReport, { id: saved.id, regionCode: saved.regionCode, report } as never);
  return saved;
}
