import { addDays, daysBetween, type LocalDate } from '@fire-campaign/domain';
import { holds } from '../gate/gate.rules.js';

/** What is to hold at the end of the phase. */
export interface Aim {
  readonly key: string;
  readonly indicator: string;
  readonly kind: 'COUNT' | 'RATIO';
  readonly comparator: 'GTE' | 'LTE' | 'EQ';
  readonly threshold: number;
}

/** The figure of an indicator on a day; days without one keep the figure of the day before. */
export interface DailyFigure {
  readonly indicator: string;
  readonly day: LocalDate;
  readonly numerator: number;
  readonly denominator: number | null;
}

export interface ForecastAsked {
  readonly aims: readonly Aim[];
  readonly history: readonly DailyFigure[];
  /** The last day of the history, from which the forecast runs. */
  readonly today: LocalDate;
  /** The day it is made for; a day that has passed is forecast as it stands. */
  readonly endsOn: LocalDate;
  readonly seed: number;
  readonly runs: number;
}

export interface AimForecast {
  readonly key: string;
  /** The count or share now. */
  readonly now: number | null;
  /** One in ten runs ends below p10, half below p50, nine in ten below p90. Null while there is nothing to count. */
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  /** Share of the runs in which the aim holds on the last day. */
  readonly probability: number;
  /** Days until it first holds in the middle run; null when it does not within a year. */
  readonly daysNeeded: number | null;
}

export interface Forecast {
  /** Days of history whose increments were drawn from. */
  readonly days: number;
  readonly horizon: number;
  readonly aims: readonly AimForecast[];
  /** Share of the runs in which all aims hold on the last day. */
  readonly probability: number;
}

/** With fewer days of history nothing is forecast. */
export const LEAST_DAYS = 5;
const YEAR = 366;

/**
 * Whether a gate's figures will be reached at the pace of the last days (预测): a bootstrap. Each run draws, for every day to come,
 * one of the days of the history with the increments of all indicators on it, so that what moves together stays together.
 * Shares stay between 0 and 1, counts do not fall below 0. The same input gives the same answer on every machine.
 *
 * @returns how many days of history there are when they are too few (below `LEAST_DAYS`) for one of the indicators
 */
export function forecast({ aims, history, today, endsOn, seed, runs }: ForecastAsked): Forecast | { readonly tooFewDays: number } {
  const indicators = [...new Set(aims.map(({ indicator }) => indicator))];
  const series = indicators.map((indicator) => seriesOf(history, indicator, today));
  const days = Math.min(...series.map((one) => one.length - 1));
  if (days < LEAST_DAYS) return { tooFewDays: Math.max(0, days) };
  const increments = series.map((one) =>
    Array.from({ length: days }, (_, back) => {
      const [before, after] = [one[one.length - 2 - back]!, one[one.length - 1 - back]!];
      return { numerator: after.numerator - before.numerator, denominator: after.denominator - before.denominator };
    }),
  );
  const horizon = Math.max(0, daysBetween(today, endsOn));
  const random = mulberry32(seed);
  const states = aims.map((aim) => ({
    aim,
    at: indicators.indexOf(aim.indicator),
    ends: [] as (number | null)[],
    first: [] as number[],
    held: 0,
  }));
  let allHeld = 0;
  for (let run = 0; run < runs; run += 1) {
    const figures = series.map((one) => ({ ...one.at(-1)! }));
    const pending = new Set(states);
    const note = (day: number) => {
      for (const state of pending) {
        if (!reached(state.aim, valueOf(state.aim, figures[state.at]!))) continue;
        state.first.push(day);
        pending.delete(state);
      }
      if (day !== horizon) return;
      const held = states.filter((state) => {
        const value = valueOf(state.aim, figures[state.at]!);
        state.ends.push(value);
        return reached(state.aim, value);
      });
      for (const state of held) state.held += 1;
      if (held.length === states.length) allHeld += 1;
    };
    note(0);
    for (let day = 1; day <= horizon || (pending.size > 0 && day <= YEAR); day += 1) {
      const drawn = Math.floor(random() * days);
      figures.forEach((figure, index) => {
        const { numerator, denominator } = increments[index]![drawn]!;
        figure.denominator = Math.max(0, figure.denominator + denominator);
        figure.numerator = Math.max(0, Math.min(figure.numerator + numerator, figure.isRatio ? figure.denominator : Infinity));
      });
      note(day);
    }
    for (const state of pending) state.first.push(Infinity);
  }
  return {
    days,
    horizon,
    probability: allHeld / runs,
    aims: states.map(({ aim, at, ends, first, held }): AimForecast => {
      const values = ends.filter((value) => value !== null).sort((a, b) => a - b);
      const needed = quantile(
        first.sort((a, b) => a - b),
        0.5,
      )!;
      return {
        key: aim.key,
        now: valueOf(aim, series[at]!.at(-1)!),
        p10: quantile(values, 0.1),
        p50: quantile(values, 0.5),
        p90: quantile(values, 0.9),
        probability: held / runs,
        daysNeeded: needed <= YEAR ? needed : null,
      };
    }),
  };
}

interface State {
  numerator: number;
  denominator: number;
  readonly isRatio: boolean;
}

/** The figures of one indicator day by day up to today, from the first that is known. */
function seriesOf(history: readonly DailyFigure[], indicator: string, today: LocalDate): readonly State[] {
  const known = new Map(history.filter((one) => one.indicator === indicator).map((one) => [one.day, one]));
  const first = [...known.keys()].sort()[0];
  if (first === undefined) return [];
  const series: State[] = [];
  for (let day = first; day <= today; day = addDays(day, 1)) {
    const figure = known.get(day);
    const state =
      figure === undefined
        ? series.at(-1)!
        : { numerator: figure.numerator, denominator: figure.denominator ?? 0, isRatio: figure.denominator !== null };
    series.push(state);
  }
  return series;
}

function valueOf({ kind }: Aim, { numerator, denominator }: State): number | null {
  if (kind === 'COUNT') return numerator;
  return denominator === 0 ? null : numerator / denominator;
}

const reached = (aim: Aim, value: number | null): boolean => value !== null && holds(aim, value);

/** The value below which a share of the sorted values lies: the nearest rank. */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted.length === 0 ? null : sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}

/** Numbers in [0, 1), the same for the same seed on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
