import type { IndicatorCode, RegionCode } from '@fire-campaign/domain';
import { INDICATORS } from '@fire-campaign/domain';
import { signatories, type Criterion } from './gate.criteria.js';
import type { Figure, GateFacts } from './gate.rules.js';

/** So many units or hazards of a region. */
export interface Count {
  readonly regionCode: RegionCode;
  readonly count: number;
}

/** What is supposed to have happened (假设). */
export interface Assumption {
  /** Units that were not inspected yet and would be. */
  readonly inspected: readonly Count[];
  /** Open hazards that would be closed: the overdue ones first, none of them corrected before. */
  readonly hazardsClosed: readonly Count[];
  readonly tasksDone: readonly string[];
  /** Regions that would have filed their plans. */
  readonly filed: readonly RegionCode[];
  /** Keys of the criteria for which everybody asked would have signed. */
  readonly signed: readonly string[];
  /** Figures as they would be; they go before all other assumptions. */
  readonly figures: readonly Omit<Figure, 'asOf'>[];
}

/**
 * The facts of a gate as they would be (模拟推演). Units and hazards count in their region and in all above it; a share never exceeds
 * 100 %, nothing falls below 0. Indicators about days that have passed (on-time closure) stay as they are.
 */
export function assume(gate: readonly Criterion[], facts: GateFacts, assumption: Assumption): GateFacts {
  const changed = facts.figures.map((figure): Figure => {
    const numerator = figure.numerator + changeOf(figure, assumption);
    return { ...figure, numerator: Math.max(0, Math.min(numerator, figure.denominator ?? Infinity)) };
  });
  const given = assumption.figures.map((figure): Figure => ({
    ...figure,
    denominator: INDICATORS[figure.indicator].kind === 'COUNT' ? null : figure.denominator,
    asOf: facts.readAt,
  }));
  const done = new Set(assumption.tasksDone);
  const settled = facts.overdue.longest.filter(({ kind, subjectId }) => isTask(kind) && done.has(subjectId));
  return {
    ...facts,
    figures: [...given, ...changed.filter((figure) => !given.some((one) => isSame(one, figure)))],
    tasks: facts.tasks.map((task) => (done.has(task.id) ? { ...task, status: 'DONE' } : task)),
    overdue: {
      counts: Object.fromEntries(
        Object.entries(facts.overdue.counts).map(([kind, count]) => [kind, count - settled.filter((one) => one.kind === kind).length]),
      ),
      longest: facts.overdue.longest.filter((one) => !settled.includes(one)),
    },
    filings: facts.filings.map((filing) => (assumption.filed.includes(filing.regionCode) ? { ...filing, filedOn: facts.today } : filing)),
    signOffs: [
      ...facts.signOffs,
      ...gate.flatMap((criterion) =>
        criterion.kind === 'SIGN_OFF' && assumption.signed.includes(criterion.key)
          ? signatories(criterion, facts.owner).map((regionCode) => ({ criterionKey: criterion.key, regionCode }))
          : [],
      ),
    ],
  };
}

const isTask = (kind: string): boolean => kind === 'TASK' || kind === 'TASK_REVIEW';

const isSame = (one: Figure, other: Figure): boolean => one.indicator === other.indicator && one.regionCode === other.regionCode;

/** By how much an assumption moves the numerator of a figure. */
const MOVES: Readonly<Partial<Record<IndicatorCode, { readonly by: 'inspected' | 'hazardsClosed'; readonly sign: 1 | -1 }>>> = {
  COVERAGE: { by: 'inspected', sign: 1 },
  RECTIFICATION_RATE: { by: 'hazardsClosed', sign: 1 },
  HAZARDS_CORRECTED: { by: 'hazardsClosed', sign: 1 },
  HAZARDS_OVERDUE: { by: 'hazardsClosed', sign: -1 },
};

function changeOf({ indicator, regionCode }: Figure, assumption: Assumption): number {
  const move = MOVES[indicator];
  if (move === undefined) return 0;
  const within = assumption[move.by].filter((count) => count.regionCode.startsWith(regionCode));
  return move.sign * within.reduce((sum, { count }) => sum + count, 0);
}
