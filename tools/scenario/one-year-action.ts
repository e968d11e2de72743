import { addDays, eachDay, type LocalDate } from '@fire-campaign/domain';
import type { Client } from './client.ts';
import { Officers, type DispatchTotals, type Participant } from './officers.ts';
import { chance, inParallel, key, require } from './steps.ts';

const PROVINCE = '32';
/** The day on which the campaign begins; the platform's clock is set, so any day will do. */
const STARTS_ON = '2026-12-01';
const ERRORS = 'userErrors { field code messageEn }';
/** Numeric targets of the template. */
const TARGETS = 42;
/** Share of the targets that laggards fall short of, and what they reach of those. */
const HARD = 0.3;
const SHORT_OF = 0.8;
/** What a city had at the start, and in the year before: hazards to close, and fires. */
const STOCK = 1000;
const LAST_YEAR = 100;

export interface CampaignRunOptions {
  readonly seed: string;
  readonly say: (line: string) => void;
  /** A few regions and days only: for CI. */
  readonly short: boolean;
}

export interface CampaignRunResult {
  readonly ok: boolean;
  readonly targets: number;
  readonly targetsMet: number;
  readonly tasks: number;
  readonly dispatchDays: number;
  readonly gatesPassed: number;
  readonly seconds: number;
}

interface Reached {
  readonly numerator: number;
  readonly denominator: number | null;
}

interface Target {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly name: string;
  readonly indicator: string;
  readonly comparator: string;
  readonly value: number;
  readonly unit: string;
  readonly to: LocalDate;
  readonly stages: readonly { readonly on: LocalDate; readonly value: number }[];
}

/**
 * A provincial one-year action from its template, issued to the cities and their counties, run through the year by the clock: plans
 * filed, tasks carried out, monthly orders, half-monthly reports, quarterly drills, a month of daily dispatch, three phases on every
 * level; at its end every numeric target is judged, and each verdict is the one that the reported figures call for.
 *
 * @throws Error at the first thing that is not as it must be
 */
export async function oneYearAction(client: Client, { seed, say, short }: CampaignRunOptions): Promise<CampaignRunResult> {
  const startedAt = Date.now();
  const officers = new Officers(client, seed, say);
  const admin = officers.office(PROVINCE);
  const few = short ? 2 : undefined;
  let gatesPassed = 0;
  let tasks = 0;

  await officers.at(STARTS_ON);
  say('1. 从模板起草 a draft from the template');
  const cities = (await officers.regionsBelow(PROVINCE)).slice(0, few);
  const countiesOf = new Map<string, Participant[]>();
  for (const { code } of cities) countiesOf.set(code, (await officers.regionsBelow(code)).slice(0, few));
  const counties = [...countiesOf.values()].flat();
  const { id: campaignId, endsOn } = await draft();
  const province: Participant = { code: PROVINCE, name: '江苏省', campaignId, cascadeId: null };
  const levels = [counties, cities, [province]];
  const dispatchFrom = addDays(STARTS_ON, 45);
  const dispatchTo = addDays(dispatchFrom, short ? 2 : 30);
  await officers.setDispatchForm(PROVINCE, campaignId, { from: { day: dispatchFrom }, to: { day: dispatchTo } });
  const { targets, indicators, cadences } = await readPlan();
  require(targets.length === TARGETS, `the template has ${TARGETS} numeric targets, found ${targets.length}`);
  await shareOut();
  await weighBurden();
  await setDebtors();
  await officers.publish(PROVINCE, campaignId);
  await declareBases();

  say('2. 逐级下发、细化、报备 issued, localised and filed, level by level');
  const fileBy = addDays(STARTS_ON, 10);
  await officers.issue(PROVINCE, campaignId, cities, fileBy);
  await inParallel(cities, (city) => officers.file(city, addDays(STARTS_ON, 28)));
  for (const { code, campaignId: id } of cities) await officers.issue(code, id!, countiesOf.get(code)!, fileBy);
  await officers.fileBelow(province, counties, fileBy, addDays(fileBy, 1));

  say('3. 学习动员 mobilisation');
  await officers.at(addDays(STARTS_ON, 25));
  await carryOut('MOBILIZATION');
  gatesPassed += await officers.endPhaseEverywhere(levels);

  say('4. 全面实施 the year: monthly orders, figures, drills, reports, a month of daily dispatch');
  const dispatch: DispatchTotals = { days: 0, expected: 0, onTime: 0, late: 0, missing: 0 };
  const told = new Map<string, Reached>();
  const begins = addDays(STARTS_ON, 31);
  const months = [...new Set(eachDay({ from: begins, to: addDays(endsOn, 1) }).map((day) => day.slice(0, 7)))];
  let orders = 0;
  for (const [index, month] of months.entries()) {
    const first = index === 0 ? begins : `${month}-01`;
    const last = index === months.length - 1 ? endsOn : addDays(`${months[index + 1]}-01`, -1);
    await officers.at(first);
    const derived = await admin.act('deriveTaskOrders', { idempotencyKey: key(), campaignId, month }, `orders { id } ${ERRORS}`);
    orders += derived.orders.length;
    if (first <= dispatchFrom && dispatchFrom <= last)
      for (const day of eachDay({ from: dispatchFrom, to: addDays(dispatchTo, 1) }))
        await officers.dispatchDay(PROVINCE, campaignId, counties, day, dispatch);
    for (const day of [`${month}-14`, last]) {
      if (day < first || day > last || (dispatch.days > 0 && day <= dispatchTo)) continue;
      await officers.at(day, '11:00');
      await actRegularly(day);
    }
    if (!short || index % 3 === 2 || last === endsOn) await report(last, (index + 1) / months.length);
    if (index === 8) {
      await carryOut('INTENSIVE_RECTIFICATION');
      gatesPassed += await officers.endPhaseEverywhere(levels);
    }
  }
  say(`   派单 orders: ${orders}; 日调度 dispatch: ${JSON.stringify(dispatch)}`);

  say('5. 督查落实、验收 acceptance');
  await carryOut('ACCEPTANCE');
  for (const region of levels.flat()) await officers.sign(region);
  gatesPassed += await officers.endPhaseEverywhere(levels);
  const verdicts = await judge();
  const statistics = await officers.cadenceStatistics(PROVINCE, cadences);
  const { campaign } = await admin.ask('query ($id: ID!) { campaign(id: $id) { status } }', { id: campaignId });

  const wrong = verdicts.filter(({ state, expected }) => !expected.includes(state));
  for (const { target, state, expected } of wrong) say(`   ✗ ${target.name}: ${state}, expected ${expected.join(' or ')}`);
  const checks = {
    verdicts: wrong.length === 0,
    orders: orders > 0,
    accepted: campaign.status === 'SUMMING_UP',
    gates: gatesPassed === 3 * levels.flat().length,
    dispatch: dispatch.days === (short ? 3 : 31) && dispatch.onTime + dispatch.late + dispatch.missing === dispatch.expected,
    cadences: statistics.length > 0 && statistics.every(({ due, onTime, late, missing }) => due === onTime + late + missing),
  };
  for (const [what, held] of Object.entries(checks)) if (!held) say(`   ✗ ${what}`);
  return {
    ok: Object.values(checks).every(Boolean),
    targets: verdicts.length,
    targetsMet: verdicts.filter(({ state }) => state === 'MET').length,
    tasks,
    dispatchDays: dispatch.days,
    gatesPassed,
    seconds: Math.round((Date.now() - startedAt) / 100) / 10,
  };

  async function draft(): Promise<{ id: string; endsOn: LocalDate }> {
    const made = await admin.act(
      'createCampaignFromTemplate',
      {
        idempotencyKey: key(),
        templateCode: 'ONE_YEAR_ACTION',
        regionCode: PROVINCE,
        startsOn: STARTS_ON,
        name: `消防安全一年行动(演示 ${seed})`,
        categories: ['HOSPITAL', 'SCENIC_AREA'],
        firstResponsiblePersonId: await officers.personOf(officers.approver(PROVINCE)),
      },
      `campaign { id version phases { phase startsOn endsOn title } } ${ERRORS}`,
    );
    const { id, version, phases } = made.campaign;
    const exitGate = (phase: string) => [
      { key: 'tasks', kind: 'TASKS_DONE', phase, mandatoryOnly: true },
      { key: 'below', kind: 'SUBORDINATE_PHASES', threshold: 1 },
      ...(phase === 'MOBILIZATION' ? [{ key: 'filed', kind: 'SUBMISSIONS' }] : []),
      ...(phase === 'ACCEPTANCE' ? [{ key: 'signed', kind: 'SIGN_OFF', bodies: ['OWNER'] }] : []),
    ];
    const { campaign: changed } = await admin.act(
      'changeCampaign',
      {
        idempotencyKey: key(),
        campaignId: id,
        expectedVersion: version,
        phases: phases.map((phase: { phase: string }) => ({ ...phase, exitGate: exitGate(phase.phase) })),
      },
      `campaign { id endsOn } ${ERRORS}`,
    );
    return changed;
  }

  async function readPlan() {
    const { campaign: read } = await admin.ask(
      `query ($id: ID!) { campaign(id: $id) {
        targets(first: 100) { nodes { id version kind name indicator comparator value unit to stages { on value } } }
        reportedIndicators(first: 100) { nodes { code accumulation withDenominator } }
        cadences(first: 50) { nodes { id version what scope } } } }`,
      { id: campaignId },
    );
    const declared = read.reportedIndicators.nodes as { code: string; accumulation: string; withDenominator: boolean }[];
    return {
      targets: read.targets.nodes as Target[],
      indicators: new Map(declared.map((one) => [one.code, one])),
      cadences: read.cadences.nodes as { id: string; version: number; what: string; scope: string }[],
    };
  }

  /** Counts and amounts are shared out among the cities. */
  async function shareOut(): Promise<void> {
    const regions = cities.map(({ code }) => ({ regionCode: code }));
    for (const { id, version, kind } of targets) {
      if (kind !== 'COUNT' && kind !== 'MONEY') continue;
      const input = { idempotencyKey: key(), targetId: id, expectedVersion: version, method: 'EVEN', regions };
      await admin.act('setTargetShares', input, `target { version } ${ERRORS}`);
    }
  }

  async function weighBurden(): Promise<void> {
    const { campaign: read } = await admin.ask(
      'query ($id: ID!) { campaign(id: $id) { burden { overCap warnings { messageEn } perLevel { level minutes capMinutes } } } }',
      { id: campaignId },
    );
    const { perLevel, overCap, warnings } = read.burden;
    for (const { level, minutes, capMinutes } of perLevel)
      say(`   每周负担 burden of ${level}: ${Math.round(minutes)} of ${capMinutes} min`);
    require(!overCap, `the plan asks more than the caps: ${JSON.stringify(warnings)}`);
  }

  /** What targets are accounted against: the stock of the start, and last year's figure. */
  async function declareBases(): Promise<void> {
    for (const { id, kind } of targets) {
      const common = { targetId: id, regionCode: PROVINCE, source: '消防年报' };
      if (kind === 'STOCK_CLOSURE')
        await admin.act('setTargetStock', { idempotencyKey: key(), ...common, stock: STOCK * cities.length }, `base { id } ${ERRORS}`);
      if (kind === 'YEAR_ON_YEAR') {
        const period = { from: addDays(STARTS_ON, -365), to: addDays(STARTS_ON, -1) };
        const input = { idempotencyKey: key(), ...common, ...period, value: LAST_YEAR * cities.length };
        await admin.act('declareBaseline', input, `base { id } ${ERRORS}`);
      }
    }
  }

  /** What is asked of each organisation is owed by every city; the rest is the province's own. */
  async function setDebtors(): Promise<void> {
    const regions = cities.map(({ code }) => code);
    for (const { id, version, scope } of cadences) {
      if (scope !== 'PER_ORGANIZATION') continue;
      const input = { idempotencyKey: key(), cadenceId: id, expectedVersion: version, regions };
      await admin.act('setCadenceDebtors', input, `cadence { id } ${ERRORS}`);
    }
  }

  async function carryOut(phase: string): Promise<void> {
    // Tasks for 各支队 and 各大队 go to every region of the province, also to those that take no further part in a short run.
    const owing = async () => {
      const codes = new Set<string>();
      for (let after: string | null = null; ;) {
        const { dues } = await admin.ask(
          'query ($after: String) { dues(of: AREA, kinds: [TASK], first: 200, after: $after) { nodes { regionCode } pageInfo { endCursor hasNextPage } } }',
          { after },
        );
        for (const { regionCode } of dues.nodes) codes.add(regionCode);
        if (!dues.pageInfo.hasNextPage) return [...codes];
        after = dues.pageInfo.endCursor;
      }
    };
    const offices = levels.flat().map(({ code }) => code);
    tasks += await officers.carryOut(owing, offices);
    say(`   ${phase}: ${tasks} 项任务 tasks done so far`);
  }

  /** Drills, reports and hearings that are open: a laggard misses some. */
  async function actRegularly(day: LocalDate): Promise<void> {
    await inParallel([province, ...cities], async ({ code }) => {
      const office = officers.office(code);
      const { cadencePeriods } = await office.ask(
        'query ($id: ID!, $code: RegionCode!) { cadencePeriods(filter: { campaignId: $id, regionCode: $code, statuses: [OPEN] }, first: 200) { nodes { id regionCode startsOn cadence { id form } } } }',
        { id: campaignId, code },
      );
      for (const { id, regionCode, startsOn, cadence } of cadencePeriods.nodes) {
        if (regionCode !== code || startsOn > day || officers.lags('cadence', code, cadence.id, startsOn)) continue;
        if (cadence.form === 'ACTS') {
          const input = { cadenceId: cadence.id, on: day, regionCode, note: '已组织实施', evidence: ['实施记录'] };
          await office.act('recordAct', { idempotencyKey: key(), ...input }, `act { id } ${ERRORS}`);
        } else {
          const held = cadence.form === 'MEETING' ? { heldOn: day, chair: '专项办主任' } : {};
          const input = { periodId: id, text: '进展情况汇总', evidence: ['汇总表'], ...held };
          await office.act('submitReport', { idempotencyKey: key(), ...input }, `period { id } ${ERRORS}`);
        }
      }
    });
  }

  /** Every city reports what its targets count; `progress` of the year has passed. */
  async function report(day: LocalDate, progress: number): Promise<void> {
    await inParallel(cities, async ({ code }) => {
      const office = officers.office(code);
      for (const target of targets) {
        const { kind, indicator } = target;
        // Ratios and the like are reported once a quarter, counts and amounts every month.
        if (progress < 1 && kind !== 'COUNT' && kind !== 'MONEY' && Math.round(progress * 12) % 3 !== 0) continue;
        const now = reachedOf(target, code, progress);
        const flows = indicators.get(indicator)!.accumulation === 'FLOW';
        const before = (flows ? told.get(`${code} ${indicator}`) : undefined) ?? { numerator: 0, denominator: 0 };
        told.set(`${code} ${indicator}`, now);
        const numerator = Number((now.numerator - before.numerator).toFixed(4));
        const denominator = now.denominator === null ? null : now.denominator - before.denominator!;
        const said = { campaignId, regionCode: code, indicator, day, numerator, denominator, evidence: ['统计台账'] };
        await office.act('reportFigure', { idempotencyKey: key(), ...said }, `report { id } ${ERRORS}`);
      }
    });
  }

  /** What a city has reached of a target since the start: all of it by the end, unless it lags and the target is hard. */
  function reachedOf({ kind, indicator, value, stages }: Target, code: string, progress: number): Reached {
    const falls = officers.lags('target', code, indicator) && chance(seed, 'hard', indicator) < HARD;
    const reached = progress * (falls ? SHORT_OF : 1);
    const denominator = indicators.get(indicator)!.withDenominator ? 1000 : null;
    switch (kind) {
      case 'HARD_ZERO':
        return { numerator: 0, denominator };
      case 'COUNT':
        return { numerator: Math.ceil(wholeShare(value, code) * reached), denominator };
      case 'MONEY':
        return { numerator: Number((((value * 1.05) / cities.length) * reached).toFixed(4)), denominator };
      case 'YEAR_ON_YEAR':
        return { numerator: Math.floor(LAST_YEAR * (1 + value * (falls ? 0.5 : 1.1)) * progress), denominator };
      case 'STOCK_CLOSURE':
        return { numerator: Math.floor(STOCK * Math.min(1, value + 0.02) * reached), denominator };
      default: {
        const aim = stages[0]?.value ?? value;
        return { numerator: Math.floor(1000 * (aim > 1 ? aim * 1.1 : Math.min(1, aim + 0.02)) * reached), denominator: 1000 };
      }
    }
  }

  /** A city's part of a count, so that the parts make up the whole. */
  function wholeShare(value: number, code: string): number {
    const index = cities.findIndex((city) => city.code === code);
    return Math.floor(value / cities.length) + (index < value % cities.length ? 1 : 0);
  }

  /** The table of all numeric targets, each with its verdict and the ones that the reported figures allow. */
  async function judge(): Promise<{ target: Target; state: string; expected: readonly string[] }[]> {
    const { campaign: read } = await admin.ask(
      'query ($id: ID!) { campaign(id: $id) { targets(first: 100) { nodes { id progress { state value numerator denominator } } } } }',
      { id: campaignId },
    );
    say(['目标', '要求', '数值', '分子/分母', '结论'].join('\t'));
    return targets.map((target) => {
      const { progress } = read.targets.nodes.find((one: { id: string }) => one.id === target.id);
      const { state, value, numerator, denominator } = progress;
      const asked = `${target.comparator} ${target.value} ${target.unit}`;
      say([target.name, asked, value, denominator === null ? numerator : `${numerator}/${denominator}`, state].join('\t'));
      return { target, state, expected: verdictsOf(target) };
    });
  }

  /**
   * The verdict by plain arithmetic over what the cities reported, apart from the platform's own rules. Where the horizon reaches
   * beyond the campaign it is not final.
   */
  function verdictsOf(target: Target): readonly string[] {
    const { kind, comparator, value, stages, to } = target;
    const totals = cities.map(({ code }) => reachedOf(target, code, 1));
    const sum = (of: (one: Reached) => number) => totals.reduce((all, one) => all + of(one), 0);
    const bases: Readonly<Record<string, number>> = { COUNT: 1, MONEY: 1, HARD_ZERO: 1, STOCK_CLOSURE: STOCK * cities.length, YEAR_ON_YEAR: LAST_YEAR * cities.length }; // prettier-ignore
    const ratio = sum(({ numerator }) => numerator) / (bases[kind] ?? sum(({ denominator }) => denominator!));
    const figure = Number((kind === 'YEAR_ON_YEAR' ? ratio - 1 : ratio).toFixed(9));
    const aim = stages[0]?.value ?? value;
    const holds = { GTE: figure >= aim, GT: figure > aim, LTE: figure <= aim, LT: figure < aim, EQ: figure === aim }[comparator]!;
    if (to <= endsOn) return [holds ? 'MET' : 'NOT_MET'];
    return holds ? ['MET'] : ['ON_COURSE', 'BEHIND'];
  }
}
