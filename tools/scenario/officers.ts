import { setTimeout as wait } from 'node:timers/promises';
import type { LocalDate } from '@fire-campaign/domain';
import type { Client, Session } from './client.ts';
import { chance, inParallel, key, require } from './steps.ts';

/*
 * What officers of every level do in a campaign that runs for months, through the public graph: publish, issue downwards, confirm and
 * file, work off what is due, report at 16:00, and move from phase to phase.
 */

const ERRORS = 'userErrors { field code messageEn }';
const FACTS_WITHIN_MS = 60_000;
/** Share of the regions that lag: they file late, hand in late or not at all, and miss what they owe. */
const LAGGARDS = 0.15;

/** A region that takes part, with its campaign once it has one. */
export interface Participant {
  readonly code: string;
  readonly name: string;
  campaignId: string | null;
  /** Its cascade row: what it was issued. */
  cascadeId: string | null;
}

/** What reached a daily dispatch over all its days. */
export interface DispatchTotals {
  days: number;
  expected: number;
  onTime: number;
  late: number;
  missing: number;
}

export interface CadenceRow {
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly missing: number;
}

export class Officers {
  readonly client: Client;
  readonly say: (line: string) => void;
  private readonly seed: string;

  constructor(client: Client, seed: string, say: (line: string) => void) {
    this.client = client;
    this.seed = seed;
    this.say = say;
  }

  /** Sets the time of the platform, Beijing time. */
  at(day: LocalDate, time = '09:00'): Promise<void> {
    return this.client.setTime(`${day}T${time}:00+08:00`);
  }

  /** Whether somebody lags in something: by the seed, the same in every run. */
  lags(...words: readonly string[]): boolean {
    return chance(this.seed, 'lags', ...words) < LAGGARDS;
  }

  /** The office of a region: its campaign administrator. */
  office(code: string): Session {
    return this.client.as(code === '32' ? 'js-admin' : `c${code}-admin`);
  }
  /** Who decides in a region. */
  approver(code: string): Session {
    return this.client.as(code === '32' ? 'js-approver' : `c${code}-approver`);
  }

  /** Who carries tasks out in a region, where it is another than its office, who reviews them. */
  worker(code: string): Session {
    return code === '32' ? this.client.as('js-clerk') : code.length === 4 ? this.client.as(`c${code}-inspector1`) : this.office(code);
  }

  async personOf(session: Session): Promise<string> {
    return (await session.ask('{ me { person { id } } }')).me.person.id;
  }

  async regionsBelow(code: string): Promise<Participant[]> {
    const { regions } = await this.office(code).ask('query ($code: RegionCode!) { regions(parentCode: $code, first: 200) { nodes { code name } } }', { code }); // prettier-ignore
    return regions.nodes.map((node: { code: string; name: string }) => ({ ...node, campaignId: null, cascadeId: null }));
  }

  async version(code: string, campaignId: string): Promise<number> {
    return (await this.office(code).ask('query ($id: ID!) { campaign(id: $id) { version } }', { id: campaignId })).campaign.version;
  }

  /** A step that names a campaign and its version, such as `publishCampaign`. */
  async step(session: Session, code: string, mutation: string, campaignId: string): Promise<void> {
    const expectedVersion = await this.version(code, campaignId);
    const data = await session.ask(
      `mutation ($input: CampaignActionInput!) { ${mutation}(input: $input) { campaign { status } ${ERRORS} } }`,
      { input: { idempotencyKey: key(), campaignId, expectedVersion } },
    );
    require(data[mutation].userErrors.length === 0, `${mutation} in ${code}: ${JSON.stringify(data[mutation].userErrors)}`);
  }

  /** Submitted by the office, approved by another, published. */
  async publish(code: string, campaignId: string): Promise<void> {
    await this.step(this.office(code), code, 'submitCampaign', campaignId);
    await this.step(this.approver(code), code, 'approveCampaign', campaignId);
    await this.step(this.office(code), code, 'publishCampaign', campaignId);
  }

  /** Issues a published campaign to regions directly below; they know then what they were issued. */
  async issue(code: string, campaignId: string, to: readonly Participant[], dueOn: string): Promise<void> {
    const expectedVersion = await this.version(code, campaignId);
    await this.office(code).act(
      'issueCampaign',
      { idempotencyKey: key(), campaignId, expectedVersion, dueOn, regions: to.map((one) => one.code) },
      `issue { regions { code } } ${ERRORS}`,
    );
    for (let after: string | null = null; ;) {
      const { cascades } = await this.office(code).ask(
        'query ($id: ID!, $after: String) { cascades(filter: { campaignId: $id }, first: 200, after: $after) { nodes { id regionCode } pageInfo { endCursor hasNextPage } } }',
        { id: campaignId, after },
      );
      for (const { id, regionCode } of cascades.nodes as { id: string; regionCode: string }[]) {
        const participant = to.find((one) => one.code === regionCode);
        if (participant !== undefined) participant.cascadeId = id;
      }
      if (!cascades.pageInfo.hasNextPage) break;
      after = cascades.pageInfo.endCursor;
    }
    require(to.every(({ cascadeId }) => cascadeId !== null), `not every region below ${code} was issued the campaign`);
  }

  /** Takes an issued campaign over: a draft of the region's own. */
  async confirm(region: Participant): Promise<string> {
    const office = this.office(region.code);
    const { cascades } = await office.ask(
      'query ($code: RegionCode!) { cascades(filter: { regionCode: $code }, first: 50) { nodes { id version regionCode } } }',
      { code: region.code },
    );
    const row = (cascades.nodes as { id: string; version: number }[]).find(({ id }) => id === region.cascadeId);
    require(row !== undefined, `${region.code} does not see what it was issued`);
    const { cascade } = await office.act(
      'confirmCascade',
      {
        idempotencyKey: key(),
        cascadeId: row.id,
        expectedVersion: row.version,
        firstResponsiblePersonId: await this.personOf(this.approver(region.code)),
      },
      `cascade { child { id } } ${ERRORS}`,
    );
    region.campaignId = cascade.child.id;
    return cascade.child.id;
  }

  /** Does what tasks a region owes now: signs for, starts, submits. @returns how many */
  async workTasks(code: string): Promise<number> {
    const worker = this.worker(code);
    const { dues } = await worker.ask('{ dues(of: ORGANIZATION, kinds: [TASK], first: 200) { nodes { subjectId } } }');
    for (const { subjectId } of dues.nodes as { subjectId: string }[]) {
      for (const action of ['SIGN_FOR', 'START', 'SUBMIT']) {
        await worker.act('workTask', { idempotencyKey: key(), taskId: subjectId, action, ...(action === 'SUBMIT' ? { note: '已按要求完成,材料齐全。', evidence: ['工作台账'] } : {}) }, `task { status } ${ERRORS}`); // prettier-ignore
      }
    }
    return dues.nodes.length;
  }

  /** Reviews what was submitted to an office; the reviewer is another person than the submitter. @returns how many */
  async reviewTasks(code: string): Promise<number> {
    const { dues } = await this.office(code).ask('{ dues(of: ORGANIZATION, kinds: [TASK_REVIEW], first: 200) { nodes { subjectId } } }');
    let reviewed = 0;
    for (const { subjectId } of dues.nodes as { subjectId: string }[]) {
      const data = await this.office(code).ask(
        `mutation ($input: ReviewTaskInput!) { reviewTask(input: $input) { task { status } ${ERRORS} } }`,
        { input: { idempotencyKey: key(), taskId: subjectId, action: 'ACCEPT', note: '材料齐全' } },
      );
      if (data.reviewTask.userErrors.length === 0) reviewed += 1;
    }
    return reviewed;
  }

  /**
   * Ends the running phase of a region's campaign: waits until the gate opens, one proposes, another decides.
   * @returns false when the gate stays shut, with what is missing told
   */
  async endPhase(code: string, campaignId: string): Promise<boolean> {
    const approver = this.approver(code);
    for (const until = Date.now() + FACTS_WITHIN_MS; ; await wait(200)) {
      const { previewTransition: preview } = await approver.ask(
        'query ($id: ID!) { previewTransition(campaignId: $id, action: COMPLETE_PHASE) { requiresProposal report { passed criteria { key met title { zh } figureText { zh } wouldPass { zh } } } } }',
        { id: campaignId },
      );
      if (preview.report.passed) {
        if (preview.requiresProposal) {
          const input = { idempotencyKey: key(), campaignId, action: 'COMPLETE_PHASE' };
          await this.office(code).act('proposeTransition', input, `proposal { id } ${ERRORS}`);
        }
        break;
      }
      if (Date.now() > until) {
        for (const criterion of preview.report.criteria.filter((one: { met: boolean }) => !one.met))
          this.say(`   ✗ ${code} ${criterion.title.zh}: ${criterion.figureText.zh} — ${criterion.wouldPass?.zh ?? ''}`);
        return false;
      }
    }
    const { transitionPhase: result } = await approver.ask(
      'mutation ($input: TransitionPhaseInput!) { transitionPhase(input: $input) { __typename ... on GateNotMet { report { criteria { key met } } } } }',
      { input: { idempotencyKey: key(), campaignId, action: 'COMPLETE_PHASE', expectedVersion: await this.version(code, campaignId) } },
    );
    return result.__typename === 'PhaseTransitioned';
  }

  /** Everybody's running phase, from the lowest level upwards. @returns how many gates were passed */
  async endPhaseEverywhere(levels: readonly (readonly Participant[])[]): Promise<number> {
    let passed = 0;
    for (const level of levels) {
      await inParallel(level, async ({ code, campaignId }) => {
        require(await this.endPhase(code, campaignId!), `the gate of ${code} does not open`);
        passed += 1;
      });
    }
    return passed;
  }

  /** Who below has filed, as the level above sees it. */
  async matrix(code: string, campaignId: string, level: 'CITY' | 'COUNTY'): Promise<{ filed: number; late: number; overdue: number }> {
    const { campaign } = await this.office(code).ask(
      'query ($id: ID!, $level: CascadeLevel) { campaign(id: $id) { submissionMatrix(level: $level, first: 1) { totals { issued filed late overdue } } } }',
      { id: campaignId, level },
    );
    return campaign.submissionMatrix.totals;
  }

  /** Confirms what a region was issued, makes it its own (a city adds a task), and files it. */
  async file(region: Participant, ownTaskDueOn: LocalDate | null): Promise<void> {
    const campaignId = await this.confirm(region);
    if (ownTaskDueOn !== null) {
      const task = { phase: 'MOBILIZATION', title: '明确本市重点区域和行业', text: '结合实际细化任务分工。', dueOn: ownTaskDueOn, mandatory: true }; // prettier-ignore
      await this.office(region.code).act('issueTask', { idempotencyKey: key(), campaignId, ...task }, `tasks { id } ${ERRORS}`);
    }
    await this.publish(region.code, campaignId);
  }

  /** Issues to regions, of which the laggards file a day late; the level above sees exactly them. @returns how many were late */
  async fileBelow(above: Participant, regions: readonly Participant[], fileBy: LocalDate, afterwards: LocalDate): Promise<number> {
    const late = regions.filter(({ code }) => this.lags('filing', code));
    await inParallel(
      regions.filter((region) => !late.includes(region)),
      (region) => this.file(region, null),
    );
    await this.at(afterwards);
    const level = regions[0]!.code.length === 4 ? 'CITY' : 'COUNTY';
    const before = await this.matrix(above.code, above.campaignId!, level);
    require(before.overdue === late.length, `${late.length} regions are late, the matrix says ${before.overdue}`);
    this.say(`   逾期未报备 overdue after ${fileBy}: ${late.map(({ name }) => name).join('、') || '—'}`);
    await inParallel(late, (region) => this.file(region, null));
    const after = await this.matrix(above.code, above.campaignId!, level);
    require(after.filed === regions.length && after.late === late.length, `the matrix of filings is ${JSON.stringify(after)}`);
    return late.length;
  }

  /** Everybody works off the tasks that are due to them, and offices review what they get, until nothing is left. @returns how many */
  async carryOut(codes: () => Promise<readonly string[]>, offices: readonly string[]): Promise<number> {
    let all = 0;
    for (;;) {
      let done = 0;
      await inParallel(await codes(), async (code) => {
        done += await this.workTasks(code);
      });
      let reviewed = 0;
      for (const code of offices) reviewed += await this.reviewTasks(code);
      all += done;
      if (done === 0 && reviewed === 0) return all;
    }
  }

  /**
   * One day of dispatch: most counties report in time, laggards late or never; the day is frozen at 16:00:00.
   * @param office region whose sheet sums up all of them
   */
  async dispatchDay(
    office: string,
    campaignId: string,
    counties: readonly Participant[],
    day: LocalDate,
    totals: DispatchTotals,
  ): Promise<void> {
    const how = ({ code }: Participant) =>
      this.lags('dispatch', code, day) ? (chance(this.seed, 'late', code, day) < 0.5 ? 'LATE' : 'MISSING') : 'ON_TIME';
    const sheetOf = async (who: Session, code: string, selection: string) =>
      (await who.ask(`query ($id: ID!, $code: RegionCode!, $day: LocalDate!) { dispatchSheet(campaignId: $id, regionCode: $code, day: $day) { ${selection} } }`, { id: campaignId, code, day })).dispatchSheet; // prettier-ignore
    const handIn = async ({ code }: Participant, lateReason: string | null) => {
      const values = [{ code: 'PLACES_SCREENED', numerator: 1 + Math.floor(chance(this.seed, 'places', code, day) * 20) }];
      const { id: sheetId } = await sheetOf(this.office(code), code, 'id');
      const input = { idempotencyKey: key(), sheetId, values, lateReason };
      await this.office(code).act('submitDispatchSheet', input, `sheet { status } ${ERRORS}`);
    };
    await this.at(day, '08:00');
    await this.at(day, '15:30');
    await inParallel(
      counties.filter((county) => how(county) === 'ON_TIME'),
      (county) => handIn(county, null),
    );
    await this.at(day, '16:00');
    await inParallel(
      counties.filter((county) => how(county) === 'LATE'),
      (county) => handIn(county, '县里网络中断'),
    );
    const sheet = await sheetOf(this.office(office), office, 'hash statistics { expected onTime late missing }');
    require(sheet.hash !== null, `the sheet of ${day} is not frozen`);
    totals.days += 1;
    for (const figure of ['expected', 'onTime', 'late', 'missing'] as const) totals[figure] += sheet.statistics[figure];
    const missing = counties.filter((county) => how(county) === 'MISSING').length;
    require(sheet.statistics.missing - missing === sheet.statistics.expected - counties.length, `the dispatch of ${day} counts ${JSON.stringify(sheet.statistics)}, ${missing} of ${counties.length} did not report`); // prettier-ignore
  }

  /** The form of the daily dispatch: one figure that the platform computes, one that is typed. */
  async setDispatchForm(office: string, campaignId: string, bounds: { readonly from: object; readonly to: object }): Promise<void> {
    const declared = { code: 'PLACES_SCREENED', zh: '当日排查场所数', en: 'Places screened that day', unit: '处', formula: '当日排查的九小场所等', evidence: '排查台账', accumulation: 'FLOW' }; // prettier-ignore
    await this.office(office).act('declareReportedIndicator', { idempotencyKey: key(), campaignId, ...declared }, `reportedIndicator { id } ${ERRORS}`); // prettier-ignore
    const lines = [
      { code: 'HAZARDS_FOUND', zh: '累计发现隐患', en: 'Hazards found', kind: 'COMPUTED', unit: '处', required: false },
      { code: 'PLACES_SCREENED', zh: '当日排查场所数', en: 'Places screened that day', kind: 'REPORTED', unit: '处', required: true },
    ];
    const form = { level: 'COUNTY', opensAt: '08:00', cutOff: '16:00', remindBefore: [60, 15], days: 'CALENDAR', ...bounds, lines };
    await this.office(office).act('setDispatchForm', { idempotencyKey: key(), campaignId, form }, `setting { reportingRegions } ${ERRORS}`);
  }

  async sign({ code, campaignId }: Participant): Promise<void> {
    const input = { campaignId, phase: 'ACCEPTANCE', criterionKey: 'signed', statement: '经复核,同意通过验收。' };
    await this.approver(code).act('signOff', { idempotencyKey: key(), ...input }, `signOff { id } ${ERRORS}`);
  }

  /** How often what was to be done regularly was done, rule by rule and level by level. */
  async cadenceStatistics(
    office: string,
    cadences: readonly { readonly id: string; readonly what: string }[],
  ): Promise<readonly CadenceRow[]> {
    const all: CadenceRow[] = [];
    this.say(['频次要求', '层级', '应报', '按时', '迟报', '未报'].join('\t'));
    for (const { id, what } of cadences) {
      const { cadenceStatistics } = await this.office(office).ask(
        'query ($id: ID!) { cadenceStatistics(cadenceId: $id) { level due onTime late missing } }',
        { id },
      );
      for (const row of cadenceStatistics) {
        this.say([what, row.level, row.due, row.onTime, row.late, row.missing].join('\t'));
        all.push(row);
      }
    }
    return all;
  }
}
