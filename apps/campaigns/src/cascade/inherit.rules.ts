import { INDICATORS, regionContains, type RegionCode } from '@fire-campaign/domain';
import { criterion, type Criterion } from '../gate/gate.criteria.js';
import { defaultExitGate } from '../gate/gate.defaults.js';
import type { Phase } from '../phase/phase.rules.js';
import type { Target } from '../target/target.entities.js';
import { isShareable, shareDifference } from '../target/target.rules.js';

/** What a target says, as far as it is handed down. */
export type SaidTarget = Pick<
  Target,
  'kind' | 'name' | 'indicator' | 'comparator' | 'value' | 'unit' | 'from' | 'to' | 'stages' | 'shareMethod' | 'shares'
>;

/**
 * What a target asks of one region below.
 *
 * @param target of the campaign above
 * @param region the subordinate, or one further below
 * @returns a shared count or amount: the region's share, or the sum of the shares inside it, which it hands on as they are. One that
 *   is not shared out asks the whole figure of each region, as「各地培训不少于 100 人」does; so do ratios, rules and the like. Null when
 *   the shares ask nothing of the region.
 */
export function inheritTarget<Said extends SaidTarget>(target: Said, region: RegionCode): Said | null {
  if (!isShareable(target.kind) || target.shares.length === 0) return { ...target, shareMethod: null, shares: [] };
  const inside = target.shares.filter(({ regionCode }) => regionContains(region, regionCode));
  const value = shareDifference(
    0,
    inside.map((share) => share.value),
  );
  if (value === 0) return null;
  const below = inside.filter(({ regionCode }) => regionCode !== region);
  return { ...target, value, shares: below, shareMethod: below.length === 0 ? null : target.shareMethod };
}

/**
 * The phases of a region below: the same days, and the same gates as far as they can be judged there. "Every city" is the city itself,
 * "every county" likewise; of named signatories those inside remain; a number that the whole campaign reaches together, and that no
 * region below was asked for, is left out, as are phases and filings of subordinates where there are none. An exit gate that would have no criterion is the usual one.
 */
export function inheritPhases(phases: readonly Phase[], region: RegionCode): readonly Phase[] {
  return phases.map((phase) => {
    const [entryGate, exitGate] = [phase.entryGate, phase.exitGate].map((gate) => gate.flatMap((one) => inheritCriterion(one, region)));
    return { ...phase, entryGate: entryGate!, exitGate: exitGate!.length > 0 ? exitGate! : defaultExitGate(region, phase.phase) };
  });
}

function inheritCriterion(one: Criterion, region: RegionCode): readonly Criterion[] {
  switch (one.kind) {
    case 'INDICATOR': {
      const together = one.scope === 'TOTAL' && INDICATORS[one.indicator].kind === 'COUNT' && one.comparator !== 'LTE' && one.threshold > 0;
      if (together) return [];
      const own = (one.scope === 'EACH_CITY' && region.length >= 4) || (one.scope === 'EACH_COUNTY' && region.length >= 6);
      return [own ? reworded(one, { ...one, scope: 'TOTAL' }) : one];
    }
    case 'SIGN_OFF': {
      const bodies = one.bodies.filter((body) => body === 'OWNER' || regionContains(region, body));
      return bodies.length === 0 ? [] : [{ ...one, bodies }];
    }
    case 'SUBORDINATE_PHASES':
    case 'SUBMISSIONS':
      return region.length >= 6 ? [] : [one];
    default:
      return [one];
  }
}

/** Keeps a wording that was given, and makes anew one that the condition implied. */
function reworded(before: Criterion, after: Criterion): Criterion {
  return criterion(before).title.zh === before.title.zh ? { ...after, title: criterion(after).title } : after;
}
