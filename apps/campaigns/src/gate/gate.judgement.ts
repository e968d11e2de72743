import type { RegionCode } from '@fire-campaign/domain';
import type { CriterionReport, GateFacts } from './gate.rules.js';

/** What the rules of one criterion say; its wordings and waiver are added to it. */
export type Judgement = Omit<CriterionReport, 'key' | 'kind' | 'title' | 'explanation' | 'waived' | 'waiver' | 'blockersTotal'> & {
  /** Where only the foremost blockers are known. */
  readonly blockersTotal?: number;
};

/** Of many regions or bodies so many are named in a sentence. */
export const MAX_NAMED = 5;

export const NO_FIGURE = { figure: null, numerator: null, denominator: null, threshold: null, comparator: null } as const;

export const regionName = (code: RegionCode, { regions }: GateFacts): string =>
  regions.find((region) => region.code === code)?.name ?? code;
