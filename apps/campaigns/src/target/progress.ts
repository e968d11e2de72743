import { INDICATORS, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import { Tx } from '@fire-campaign/platform';
import type { Campaign } from '../campaign/campaign.entity.js';
import { breachesOn, declaredOf, figuresOn } from '../figure/figures.js';
import { baseFor, baseKindOf, basesOf } from './bases.js';
import { judgeTarget, thresholdFor, type TargetProgress } from './progress.rules.js';
import type { Target } from './target.entities.js';
import { isComputed } from './target.rules.js';

/** A target as it stands in a region. */
export interface RegionTargetProgress extends TargetProgress {
  readonly target: Target;
  readonly regionCode: RegionCode;
}

/**
 * Judges targets of one campaign in regions at the end of a day, from the figures known of that day: each target in each region. The
 * actor must see the regions whole.
 */
export async function progressOf(
  tx: Tx,
  campaign: Campaign,
  targets: readonly Target[],
  regions: readonly RegionCode[],
  asOf: LocalDate,
): Promise<readonly RegionTargetProgress[]> {
  const declared = new Map((await declaredOf(tx, campaign, reportedOf(targets))).map((one) => [one.code, one]));
  const bases = await basesOf(
    tx,
    campaign,
    targets.filter(({ kind }) => baseKindOf(kind) !== null).map(({ indicator }) => indicator),
  );
  const horizons = Map.groupBy(targets, ({ from, to }) => `${from} ${to}`);
  const answers: RegionTargetProgress[] = [];
  for (const group of horizons.values()) {
    const { from, to } = group[0]!;
    const day = asOf < to ? asOf : to;
    const indicators = [...new Set(group.map(({ indicator }) => indicator))];
    const figures = new Map(
      (await figuresOn(tx, campaign, { indicators, regions, day, from })).map((one) => [`${one.indicator} ${one.regionCode}`, one]),
    );
    const zeros = group.filter(({ kind }) => kind === 'HARD_ZERO').map(({ indicator }) => indicator);
    const breached = zeros.length === 0 ? new Set() : await breachesOn(tx, campaign, { indicators: zeros, regions, from, day });
    for (const target of group) {
      const { indicator, kind } = target;
      const said = declared.get(indicator);
      const words = isComputed(indicator) ? INDICATORS[indicator].formula : { zh: said?.formula ?? indicator, en: said?.en ?? indicator };
      const own = bases.filter((base) => base.indicator === indicator && base.kind === baseKindOf(kind));
      for (const regionCode of regions) {
        const progress = judgeTarget(target, {
          day,
          words,
          unit: said?.unit ?? target.unit,
          figure: figures.get(`${indicator} ${regionCode}`) ?? null,
          breached: breached.has(`${indicator} ${regionCode}`),
          threshold: thresholdFor(target, regionCode),
          base: baseFor(own, regionCode),
        });
        answers.push({ ...progress, target, regionCode });
      }
    }
  }
  return answers;
}

const reportedOf = (targets: readonly Target[]): readonly string[] => [
  ...new Set(targets.map(({ indicator }) => indicator).filter((code) => !isComputed(code))),
];
