import { daysBetween, INDICATORS, type IndicatorCode, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import type { EvaluationStatus, Grade } from '../evaluation/evaluation.rules.js';
import type { ProgressState } from '../target/progress.rules.js';
import type { ObligationKind } from '../obligation/obligation.entity.js';
import type { PhaseName, PhaseStatus } from '../phase/phase.rules.js';
import { isOverdue, taskMachine, type TaskStatus } from '../task/task.rules.js';
import {
  COMPARATORS,
  percent,
  signatories,
  thresholdText,
  type Bilingual,
  type Criterion,
  type IndicatorCriterion,
  type NotBeforeCriterion,
  type SignOffCriterion,
  type TasksCriterion,
} from './gate.criteria.js';
import { MAX_NAMED, NO_FIGURE, regionName, type Judgement } from './gate.judgement.js';
import {
  judgeEvaluation,
  judgeJurisdictionGaps,
  judgeNoOverdue,
  judgeSubmissions,
  judgeSubordinatePhases,
  judgeTargets,
} from './gate.standing.rules.js';

/** The latest figure of an indicator for a region. */
export interface Figure {
  readonly indicator: IndicatorCode;
  readonly regionCode: RegionCode;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly asOf: string;
}
export interface TaskFact {
  readonly id: string;
  readonly phase: PhaseName;
  readonly regionCode: RegionCode;
  readonly title: string;
  readonly mandatory: boolean;
  readonly status: TaskStatus;
  readonly dueOn: LocalDate;
}
export interface WaiverFact {
  readonly id: string;
  readonly criterionKey: string;
  readonly reason: string;
  readonly grantedById: string;
  readonly grantedAt: string;
  /** Last day on which it counts. */
  readonly expiresOn: LocalDate;
}

/** What somebody owed by a moment that has come. */
export interface OverdueFact {
  readonly id: string;
  readonly kind: ObligationKind;
  /** The record behind it, such as the task. */
  readonly subjectId: string;
  readonly regionCode: RegionCode;
  readonly title: string;
  /** The first moment that is late. */
  readonly dueAt: string;
}

/** A campaign that the judged one was issued as, in a region below. */
export interface SubordinateFact {
  readonly campaignId: string;
  readonly regionCode: RegionCode;
  readonly statuses: Readonly<Partial<Record<PhaseName, PhaseStatus>>>;
}

/** What a region below was asked to file, and when it did; null while it has not, or has to again. */
export interface FilingFact {
  readonly regionCode: RegionCode;
  readonly dueOn: LocalDate;
  readonly filedOn: LocalDate | null;
}

/** A target as it stands in the campaign's own region. */
export interface TargetFact {
  readonly id: string;
  readonly name: string;
  readonly to: LocalDate;
  readonly state: ProgressState;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly gap: number | null;
  readonly unit: string;
  readonly asOf: string | null;
}

/** All that a gate is judged by, gathered in one transaction. */
export interface GateFacts {
  readonly campaignId: string;
  /** Which units are in scope, and in which days they count: as for the figures, of the root campaign. */
  readonly scope: { readonly categories: readonly string[]; readonly startsOn: LocalDate; readonly endsOn: LocalDate };
  /** The phase whose gate it is. */
  readonly phase: PhaseName;
  readonly today: LocalDate;
  /** Moment these facts were read: the as-of time of whatever the service itself owns (tasks, signatures, days). */
  readonly readAt: string;
  /** The campaign's own region. */
  readonly owner: RegionCode;
  /** The owner and the cities and counties below it that have a figure or a unit in scope. */
  readonly regions: readonly { readonly code: RegionCode; readonly name: string }[];
  readonly figures: readonly Figure[];
  readonly tasks: readonly TaskFact[];
  /** Signatures of the phase's present round. */
  readonly signOffs: readonly { readonly criterionKey: string; readonly regionCode: RegionCode }[];
  /** Names of the signing bodies by region. */
  readonly bodyNames: Readonly<Record<RegionCode, string>>;
  /** Waivers of the phase that were not revoked. */
  readonly waivers: readonly WaiverFact[];
  /** How many obligations of each kind are overdue, and the longest overdue of them. */
  readonly overdue: {
    readonly counts: Readonly<Partial<Record<ObligationKind, number>>>;
    readonly longest: readonly OverdueFact[];
  };
  readonly subordinates: readonly SubordinateFact[];
  readonly filings: readonly FilingFact[];
  readonly targets: readonly TargetFact[];
  /** The last day of the phase. */
  readonly phaseEndsOn: LocalDate;
  /** The acceptance evaluation of the campaign's own region. */
  readonly evaluation: {
    readonly id: string;
    readonly status: EvaluationStatus;
    readonly score: number | null;
    readonly grade: Grade | null;
  } | null;
  /** Operating units in scope without a supervising body, by region of the level below the owner. */
  readonly gaps: readonly { readonly regionCode: RegionCode; readonly units: number }[];
}

/** Facts about a campaign of which nothing is known yet. */
export const NO_FACTS = {
  regions: [],
  figures: [],
  tasks: [],
  signOffs: [],
  bodyNames: {},
  waivers: [],
  overdue: { counts: {}, longest: [] },
  subordinates: [],
  filings: [],
  targets: [],
  evaluation: null,
  gaps: [],
} as const satisfies Partial<GateFacts>;

/** Which records are behind a blocker; they are listed page by page, as they are when they are asked for. */
export interface DrillDown {
  readonly kind: 'UNINSPECTED' | 'UNSUPERVISED' | 'HAZARDS_OPEN' | 'HAZARDS_OVERDUE';
  readonly campaignId: string;
  readonly regionCode: RegionCode;
  /** The day of the judgement: what was due before is overdue. */
  readonly day: LocalDate;
  readonly categories: readonly string[];
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
}

/** What stands in the way: a region, a task, or something owed. */
export interface Blocker {
  readonly regionCode: RegionCode | null;
  readonly taskId: string | null;
  readonly obligationId?: string;
  readonly evaluationId?: string;
  readonly targetId?: string;
  /** The subordinate campaign. */
  readonly subordinateId?: string;
  readonly drillDown?: DrillDown;
  readonly figure: number | null;
  /** How many units, hazards or tasks are missing there; null when that is not countable. */
  readonly shortfall: number | null;
  readonly text: Bilingual;
}

export interface CriterionReport {
  readonly key: string;
  readonly kind: Criterion['kind'];
  readonly title: Bilingual;
  readonly explanation: Bilingual;
  readonly met: boolean;
  /** Not met, but a waiver is in force. */
  readonly waived: boolean;
  readonly waiver: (WaiverFact & { readonly inForce: boolean }) | null;
  /** The count or share (0–1) judged; of criteria for each city or county, the worst. Null without data. */
  readonly figure: number | null;
  readonly figureText: Bilingual;
  /** Of criteria for each city or county: how many of them meet it, of how many judged. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly threshold: number | null;
  readonly comparator: 'GTE' | 'LTE' | 'EQ' | null;
  /** Time of the newest fact in the figure (the oldest of several figures), or the moment of judging where tasks, signatures or days are judged; null without data. */
  readonly asOf: string | null;
  /** The most important ones, at most 20. */
  readonly blockers: readonly Blocker[];
  readonly blockersTotal: number;
  /** What would make it pass; null when met. */
  readonly wouldPass: Bilingual | null;
}

export interface GateReport {
  /** Every criterion is met or waived. */
  readonly passed: boolean;
  /** Passed, but only with at least one waiver. */
  readonly passedWithWaivers: boolean;
  readonly judgedOn: LocalDate;
  readonly criteria: readonly CriterionReport[];
}

const MAX_BLOCKERS = 20;
const EPSILON = 1e-9;

/**
 * Whether a phase may pass its gate (阶段门槛), and if not, what would make it pass.
 *
 * @param gate its criteria; an empty gate passes
 * @returns one report per criterion in the order of the gate. A missing figure is not met; so is a ratio over nothing in the
 *   campaign's own region, while a city or county with nothing to count is left out, as in rankings. A waiver counts up to
 *   and including its last day and never changes `met`.
 */
export function judgeGate(gate: readonly Criterion[], facts: GateFacts): GateReport {
  const criteria = gate.map((criterion): CriterionReport => {
    const judgement = judge(criterion, facts);
    const waiver = newestWaiver(criterion.key, facts);
    const { key, kind, title, explanation } = criterion;
    return {
      key,
      kind,
      title,
      explanation,
      ...judgement,
      waived: !judgement.met && waiver?.inForce === true,
      waiver,
      blockers: judgement.blockers.slice(0, MAX_BLOCKERS),
      blockersTotal: judgement.blockersTotal ?? judgement.blockers.length,
    };
  });
  const passed = criteria.every(({ met, waived }) => met || waived);
  return { passed, passedWithWaivers: passed && criteria.some(({ waived }) => waived), judgedOn: facts.today, criteria };
}

function newestWaiver(key: string, { waivers, today }: GateFacts): CriterionReport['waiver'] {
  const [newest] = waivers.filter(({ criterionKey }) => criterionKey === key).sort((a, b) => (a.expiresOn < b.expiresOn ? 1 : -1));
  return newest === undefined ? null : { ...newest, inForce: today <= newest.expiresOn };
}

function judge(criterion: Criterion, facts: GateFacts): Judgement {
  switch (criterion.kind) {
    case 'INDICATOR':
      return criterion.scope === 'TOTAL' ? judgeTotal(criterion, facts) : judgeEach(criterion, facts);
    case 'TASKS_SIGNED_FOR':
      return judgeTasksSignedFor(criterion, facts);
    case 'TASKS_DONE':
      return judgeTasksDone(criterion, facts);
    case 'NO_OVERDUE_TASKS':
      return judgeOverdueTasks(facts);
    case 'SIGN_OFF':
      return judgeSignOff(criterion, facts);
    case 'NOT_BEFORE':
      return judgeNotBefore(criterion, facts);
    case 'NO_OVERDUE':
      return judgeNoOverdue(criterion, facts);
    case 'JURISDICTION_GAPS':
      return judgeJurisdictionGaps(facts);
    case 'SUBMISSIONS':
      return judgeSubmissions(facts);
    case 'TARGETS':
      return judgeTargets(criterion, facts);
    case 'EVALUATION':
      return judgeEvaluation(criterion, facts);
    case 'SUBORDINATE_PHASES':
      return judgeSubordinatePhases(criterion, facts);
  }
}

// --- indicators -----------------------------------------------------------------------------------------------------

function judgeTotal(criterion: IndicatorCriterion, facts: GateFacts): Judgement {
  const { indicator, threshold, comparator } = criterion;
  const figure = figureOf(indicator, facts.owner, facts);
  const value = figure === undefined ? null : valueOf(figure);
  const met = value !== null && holds(criterion, value);
  const blockers = met ? [] : shortRegions(criterion, regionsBelow(facts), facts).map((row) => row.blocker);
  return {
    met,
    figure: value,
    figureText: figureText(indicator, figure),
    numerator: figure?.numerator ?? null,
    denominator: figure?.denominator ?? null,
    threshold,
    comparator,
    asOf: figure?.asOf ?? null,
    blockers,
    wouldPass: met
      ? null
      : figure === undefined
        ? noData(indicator)
        : value === null
          ? nothingToCount(indicator)
          : remedySentence(criterion, figure),
  };
}

function judgeEach(criterion: IndicatorCriterion, facts: GateFacts): Judgement {
  const { indicator, threshold, comparator, scope } = criterion;
  const codeLength = scope === 'EACH_CITY' ? 4 : 6;
  const level = scope === 'EACH_CITY' ? { zh: '市', en: 'cities' } : { zh: '县(市、区)', en: 'counties' };
  const regions = facts.regions.filter(({ code }) => code.length === codeLength);
  const figures = regions.map(({ code }) => figureOf(indicator, code, facts));
  const counted = regions.filter((_, index) => figures[index] === undefined || valueOf(figures[index]) !== null);
  const short = shortRegions(criterion, counted, facts);
  const values = figures.flatMap((figure) => (figure === undefined ? [] : (valueOf(figure) ?? [])));
  const met = counted.length > 0 && short.length === 0;
  const reached = counted.length - short.length;
  const worst = values.length === 0 ? null : comparator === 'GTE' ? Math.min(...values) : Math.max(...values);
  const worstText = worst === null ? '' : display(indicator, worst);
  const asOf = figures.flatMap((figure) => figure?.asOf ?? []).sort()[0] ?? null;
  return {
    met,
    figure: worst,
    figureText:
      counted.length === 0
        ? figures.length > 0
          ? NOTHING_TO_COUNT
          : NO_DATA
        : {
            zh: `${counted.length} 个${level.zh}中 ${reached} 个达标${worstText === '' ? '' : `,最差 ${worstText}`}`,
            en: `${reached} of ${counted.length} ${level.en} meet it${worstText === '' ? '' : `, the worst ${worstText}`}`,
          },
    numerator: reached,
    denominator: counted.length,
    threshold,
    comparator,
    asOf,
    blockers: short.map((row) => row.blocker),
    wouldPass: met
      ? null
      : counted.length > 0
        ? remedyByRegion(short, level)
        : figures.length > 0
          ? nothingToCount(indicator)
          : noData(indicator),
  };
}

interface ShortRegion {
  readonly name: string;
  readonly remedy: Bilingual | null;
  readonly blocker: Blocker;
}

/** Regions that do not reach the threshold, the furthest from it first; those without any data before them. */
function shortRegions(criterion: IndicatorCriterion, regions: GateFacts['regions'], facts: GateFacts): readonly ShortRegion[] {
  const short = regions.flatMap(({ code, name }): ShortRegion[] => {
    const figure = figureOf(criterion.indicator, code, facts);
    if (figure === undefined) {
      return [
        {
          name,
          remedy: null,
          blocker: {
            regionCode: code,
            taskId: null,
            figure: null,
            shortfall: null,
            ...drillDown(criterion, code, facts),
            text: { zh: `${name}:尚无数据`, en: `${name}: no data yet` },
          },
        },
      ];
    }
    const value = valueOf(figure);
    if (value === null || holds(criterion, value)) return [];
    const missing = shortfall(criterion, figure);
    const remedy = missing === null ? null : remedyFor(criterion, figure, missing);
    const shown = figureText(criterion.indicator, figure);
    const text = {
      zh: `${name} ${shown.zh}${remedy === null ? '' : `,还需${remedy.zh}`}`,
      en: `${name} ${shown.en}${remedy === null ? '' : `: still to ${remedy.en}`}`,
    };
    const at = { regionCode: code, taskId: null, ...drillDown(criterion, code, facts) };
    return [{ name, remedy, blocker: { ...at, figure: value, shortfall: missing, text } }];
  });
  return short.sort((a, b) => (b.blocker.shortfall ?? Infinity) - (a.blocker.shortfall ?? Infinity));
}

/** Cities of a province, counties of a city; a county itself, because its towns have no figures. */
const regionsBelow = ({ owner, regions }: GateFacts) =>
  regions.filter(({ code }) => code.length === (owner.length < 6 ? owner.length + 2 : owner.length));

/** The records that hold an indicator back, where this service knows them one by one. */
const BEHIND: Readonly<Partial<Record<IndicatorCode, DrillDown['kind']>>> = {
  COVERAGE: 'UNINSPECTED',
  RECTIFICATION_RATE: 'HAZARDS_OPEN',
  HAZARDS_OVERDUE: 'HAZARDS_OVERDUE',
};

function drillDown({ indicator }: IndicatorCriterion, regionCode: RegionCode, facts: GateFacts): Pick<Blocker, 'drillDown'> {
  const kind = BEHIND[indicator];
  const { campaignId, scope, today: day } = facts;
  return kind === undefined ? {} : { drillDown: { kind, campaignId, regionCode, day, ...scope } };
}

const figureOf = (indicator: IndicatorCode, regionCode: RegionCode, { figures }: GateFacts): Figure | undefined =>
  figures.find((figure) => figure.indicator === indicator && figure.regionCode === regionCode);

/** The count, or the share; null over a denominator of 0. */
function valueOf({ indicator, numerator, denominator }: Figure): number | null {
  if (INDICATORS[indicator].kind === 'COUNT') return numerator;
  return denominator === null || denominator === 0 ? null : numerator / denominator;
}

/** Whether a value reaches its threshold, past float noise. */
export function holds({ comparator, threshold }: Pick<IndicatorCriterion, 'comparator' | 'threshold'>, value: number): boolean {
  switch (comparator) {
    case 'GTE':
      return value >= threshold - EPSILON;
    case 'LTE':
      return value <= threshold + EPSILON;
    case 'EQ':
      return Math.abs(value - threshold) <= EPSILON;
  }
}

/**
 * How many units or hazards must still change for the threshold to hold.
 *
 * @returns null when no work can bring it there: a share above its limit, or an on-time rate of 100 % after a late closure
 */
function shortfall({ indicator, threshold }: IndicatorCriterion, figure: Figure): number | null {
  const { numerator, denominator } = figure;
  if (INDICATORS[indicator].kind === 'COUNT') return Math.ceil(Math.abs(threshold - numerator) - EPSILON);
  if (denominator === null || numerator / denominator > threshold) return null;
  // Late closures stay late: the rate rises only by further hazards that are closed in time.
  if (indicator === 'ON_TIME_RATE')
    return threshold >= 1 ? null : Math.ceil((threshold * denominator - numerator) / (1 - threshold) - EPSILON);
  return Math.ceil(threshold * denominator - numerator - EPSILON);
}

/** What work raises an indicator, or lowers it, by `n`; null where no honest work does. */
const REMEDIES: Readonly<
  Record<IndicatorCode, { readonly raise: ((n: number) => Bilingual) | null; readonly lower: ((n: number) => Bilingual) | null }>
> = {
  UNITS_IN_SCOPE: { raise: (n) => ({ zh: `登记 ${n} 家在营单位`, en: `register ${n} operating unit(s)` }), lower: null },
  COVERAGE: { raise: (n) => ({ zh: `检查 ${n} 家单位`, en: `inspect ${n} unit(s)` }), lower: null },
  HAZARDS_FOUND: { raise: null, lower: null },
  HAZARDS_CORRECTED: { raise: (n) => ({ zh: `完成整改 ${n} 处隐患`, en: `correct ${n} hazard(s)` }), lower: null },
  HAZARDS_OVERDUE: { raise: null, lower: (n) => ({ zh: `销案 ${n} 处逾期隐患`, en: `close ${n} overdue hazard(s)` }) },
  RECTIFICATION_RATE: { raise: (n) => ({ zh: `销案 ${n} 处隐患`, en: `close ${n} hazard(s)` }), lower: null },
  ON_TIME_RATE: { raise: (n) => ({ zh: `按期销案 ${n} 处后续到期隐患`, en: `close ${n} further hazard(s) on time` }), lower: null },
};

function remedyFor({ indicator, threshold }: IndicatorCriterion, figure: Figure, missing: number): Bilingual | null {
  const direction = (valueOf(figure) ?? 0) < threshold ? 'raise' : 'lower';
  return REMEDIES[indicator][direction]?.(missing) ?? null;
}

function remedySentence(criterion: IndicatorCriterion, figure: Figure): Bilingual {
  const missing = shortfall(criterion, figure);
  const remedy = missing === null ? null : remedyFor(criterion, figure, missing);
  return remedy === null ? beyondRemedy(criterion) : { zh: `再${remedy.zh}即可达标`, en: `To pass: ${remedy.en}` };
}

function remedyByRegion(short: readonly ShortRegion[], level: Bilingual): Bilingual {
  const named = short.slice(0, MAX_NAMED);
  const more = short.length - named.length;
  const zh = named.map(({ name, remedy, blocker }) =>
    remedy === null ? (blocker.figure === null ? `${name}补报数据` : `${name}无法靠后续工作达标,须豁免`) : `${name}再${remedy.zh}`,
  );
  const en = named.map(({ name, remedy, blocker }) =>
    remedy === null ? (blocker.figure === null ? `${name}: report data` : `${name}: only a waiver helps`) : `${name}: ${remedy.en}`,
  );
  return {
    zh: `${zh.join('、')}${more > 0 ? `,另有 ${more} 个${level.zh}未达标` : short.every(({ remedy }) => remedy !== null) ? ',即可达标' : ''}`,
    en: `To pass: ${en.join('; ')}${more > 0 ? `; and ${more} more ${level.en}` : ''}`,
  };
}

function beyondRemedy(criterion: IndicatorCriterion): Bilingual {
  const limit = `${COMPARATORS[criterion.comparator]} ${thresholdText(criterion)}`;
  return {
    zh: `已无法通过后续工作达到 ${limit}。确需放行的,由审批负责人写明理由豁免`,
    en: `No further work brings it to ${limit}. If it must pass, an approver can waive it with a reason`,
  };
}

const NO_DATA: Bilingual = { zh: '尚无数据', en: 'No data yet' };
const NOTHING_TO_COUNT: Bilingual = { zh: '无应计对象(0/0)', en: 'nothing to count (0 of 0)' };

const noData = (indicator: IndicatorCode): Bilingual => ({
  zh: `“${INDICATORS[indicator].zh}”尚无数据:请核对范围内已有在营单位、检查和隐患已录入;录入后数分钟内自动计算`,
  en: `No figure for "${INDICATORS[indicator].en}" yet: check that units in scope, inspections and hazards are recorded; it is computed within minutes`,
});

const nothingToCount = (indicator: IndicatorCode): Bilingual =>
  indicator === 'COVERAGE'
    ? {
        zh: '范围内没有在营单位,无法计算:请核对行动类别与单位库',
        en: 'There is no operating unit in scope: check the campaign’s categories and the unit registry',
      }
    : {
        zh: '尚无应计隐患,无法计算:请先核实排查质量;确无隐患的,由审批负责人写明理由豁免',
        en: 'There is no hazard to count: verify the quality of the checks; if there is truly none, an approver can waive it with a reason',
      };

function display(indicator: IndicatorCode, value: number): string {
  return INDICATORS[indicator].kind === 'RATIO' ? percent(value) : String(value);
}

function figureText(indicator: IndicatorCode, figure: Figure | undefined): Bilingual {
  if (figure === undefined) return NO_DATA;
  const { numerator, denominator } = figure;
  const value = valueOf(figure);
  if (INDICATORS[indicator].kind === 'COUNT')
    return { zh: `${numerator} ${indicator === 'UNITS_IN_SCOPE' ? '家' : '处'}`, en: String(numerator) };
  if (value === null) return NOTHING_TO_COUNT;
  return { zh: `${percent(value)}(${numerator}/${denominator})`, en: `${percent(value)} (${numerator} of ${denominator})` };
}

// --- tasks ----------------------------------------------------------------------------------------------------------

function judgeTasksSignedFor({ phase, mandatoryOnly }: TasksCriterion, facts: GateFacts): Judgement {
  const issued = issuedTasks(phase, facts);
  const asked = issued.filter(({ mandatory }) => mandatory || !mandatoryOnly);
  const waiting = asked.filter(({ status }) => status === 'ISSUED');
  const signed = asked.length - waiting.length;
  const met = issued.length > 0 && waiting.length === 0;
  return {
    ...NO_FIGURE,
    asOf: facts.readAt,
    met,
    figure: asked.length === 0 ? null : signed / asked.length,
    figureText:
      issued.length === 0
        ? { zh: '尚未下发任务', en: 'No task issued' }
        : { zh: `已签收 ${signed}/${asked.length} 项`, en: `${signed} of ${asked.length} signed for` },
    numerator: signed,
    denominator: asked.length,
    threshold: 1,
    comparator: 'GTE',
    blockers: waiting.map((task) => taskBlocker(task, facts)),
    wouldPass: met
      ? null
      : issued.length === 0
        ? { zh: '至少下发 1 项任务,并由责任地区签收', en: 'Issue at least one task and have the responsible regions sign for it' }
        : { zh: `再签收 ${waiting.length} 项任务即可达标`, en: `To pass: ${waiting.length} task(s) to be signed for` },
  };
}

function judgeTasksDone({ phase, mandatoryOnly }: TasksCriterion, facts: GateFacts): Judgement {
  const asked = issuedTasks(phase, facts).filter(({ mandatory }) => mandatory || !mandatoryOnly);
  const open = asked.filter(({ status }) => status !== 'DONE');
  const awaiting = open.filter(({ status }) => status === 'SUBMITTED').length;
  const done = asked.length - open.length;
  return {
    ...NO_FIGURE,
    asOf: facts.readAt,
    met: open.length === 0,
    figure: asked.length === 0 ? null : done / asked.length,
    figureText:
      asked.length === 0
        ? { zh: '没有此类任务', en: 'No such task' }
        : { zh: `已完成 ${done}/${asked.length} 项`, en: `${done} of ${asked.length} done` },
    numerator: done,
    denominator: asked.length,
    threshold: 1,
    comparator: 'GTE',
    blockers: open.map((task) => taskBlocker(task, facts)),
    wouldPass:
      open.length === 0
        ? null
        : {
            zh: `再完成 ${open.length} 项任务即可达标${awaiting > 0 ? `(其中 ${awaiting} 项已提交,待审核)` : ''}`,
            en: `To pass: ${open.length} task(s) to be done${awaiting > 0 ? ` (${awaiting} of them only await review)` : ''}`,
          },
  };
}

function judgeOverdueTasks(facts: GateFacts): Judgement {
  const late = facts.tasks.filter((task) => isOverdue(task, facts.today));
  return {
    ...NO_FIGURE,
    asOf: facts.readAt,
    met: late.length === 0,
    figure: late.length,
    figureText: { zh: `逾期 ${late.length} 项`, en: `${late.length} overdue` },
    numerator: late.length,
    threshold: 0,
    comparator: 'EQ',
    blockers: late.map((task) => taskBlocker(task, facts)),
    wouldPass:
      late.length === 0
        ? null
        : {
            zh: `提交 ${late.length} 项逾期任务或批准其延期即可达标`,
            en: `To pass: submit ${late.length} overdue task(s), or approve an extension`,
          },
  };
}

const issuedTasks = (phase: PhaseName | null, { tasks }: GateFacts) =>
  tasks.filter((task) => task.status !== 'DRAFT' && (phase === null || task.phase === phase));

function taskBlocker(task: TaskFact, facts: GateFacts): Blocker {
  const { today } = facts;
  const region = regionName(task.regionCode, facts);
  const lateDays = isOverdue(task, today) ? daysBetween(task.dueOn, today) : 0;
  const status = taskMachine.states[task.status];
  return {
    regionCode: task.regionCode,
    taskId: task.id,
    figure: null,
    shortfall: 1,
    text: {
      zh: `${region}《${task.title}》${status.zh}${lateDays > 0 ? `,逾期 ${lateDays} 天` : ''}`,
      en: `${region} "${task.title}": ${status.en ?? task.status}${lateDays > 0 ? `, ${lateDays} day(s) overdue` : ''}`,
    },
  };
}

// --- signatures and days --------------------------------------------------------------------------------------------

function judgeSignOff(criterion: SignOffCriterion, facts: GateFacts): Judgement {
  const asked = signatories(criterion, facts.owner);
  const signed = new Set(facts.signOffs.filter(({ criterionKey }) => criterionKey === criterion.key).map(({ regionCode }) => regionCode));
  const missing = asked.filter((code) => !signed.has(code));
  const nameOf = (code: RegionCode) => facts.bodyNames[code] ?? regionName(code, facts);
  const named = missing.slice(0, MAX_NAMED).map(nameOf);
  const more = missing.length - named.length;
  return {
    ...NO_FIGURE,
    asOf: facts.readAt,
    met: missing.length === 0,
    figure: (asked.length - missing.length) / asked.length,
    figureText: {
      zh: `已签署 ${asked.length - missing.length}/${asked.length}`,
      en: `${asked.length - missing.length} of ${asked.length} signed`,
    },
    numerator: asked.length - missing.length,
    denominator: asked.length,
    threshold: 1,
    comparator: 'GTE',
    blockers: missing.map((code) => ({
      regionCode: code,
      taskId: null,
      figure: null,
      shortfall: 1,
      text: { zh: `${nameOf(code)}尚未签署`, en: `${nameOf(code)} has not signed` },
    })),
    wouldPass:
      missing.length === 0
        ? null
        : {
            zh: `由${named.join('、')}${more > 0 ? `等 ${missing.length} 家` : ''}签署后即可达标`,
            en: `To pass: signatures of ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
          },
  };
}

function judgeNotBefore({ date }: NotBeforeCriterion, { today, readAt }: GateFacts): Judgement {
  const days = Math.max(0, daysBetween(today, date));
  return {
    ...NO_FIGURE,
    asOf: readAt,
    met: days === 0,
    figure: days,
    figureText: days === 0 ? { zh: '已到期', en: 'Reached' } : { zh: `还有 ${days} 天`, en: `${days} day(s) to go` },
    numerator: days,
    threshold: 0,
    comparator: 'EQ',
    blockers: [],
    wouldPass: days === 0 ? null : { zh: `${date} 起即可达标`, en: `Passes from ${date} on` },
  };
}
