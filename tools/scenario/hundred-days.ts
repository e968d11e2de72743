import { addDays, eachDay, type LocalDate } from '@fire-campaign/domain';
import type { Client } from './client.ts';
import { Officers, type DispatchTotals, type Participant } from './officers.ts';
import type { CampaignRunOptions, CampaignRunResult } from './one-year-action.ts';
import { key, require } from './steps.ts';

const CITY = '3201';
/** After the one-year action's last day, so that both can be run on one platform, whose time only goes forward. */
const STARTS_ON = '2027-12-20';
const ERRORS = 'userErrors { field code messageEn }';
const EVENT = { code: 'TWO_SESSIONS_CLOSED', name: '全国两会结束' };
/** Five comprehensive inspection groups, each asked to go out at least twice a week. */
const GROUPS = 5;

/**
 * A city's hundred-day battle from its template: daily dispatch by 16:00 until an event that is dated only on the way, five inspection
 * groups twice a week, issued to the counties and accepted at its end.
 *
 * @throws Error at the first thing that is not as it must be
 */
export async function hundredDays(client: Client, { seed, say, short }: CampaignRunOptions): Promise<CampaignRunResult> {
  const startedAt = Date.now();
  const officers = new Officers(client, seed, say);
  const admin = officers.office(CITY);
  await officers.at(STARTS_ON);

  say('1. 从模板起草 a draft from the template');
  const all = await officers.regionsBelow(CITY);
  const counties = short ? all.slice(0, GROUPS) : all;
  const made = await admin.act(
    'createCampaignFromTemplate',
    {
      idempotencyKey: key(),
      templateCode: 'HUNDRED_DAY_BATTLE',
      regionCode: CITY,
      startsOn: STARTS_ON,
      categories: ['HOSPITAL', 'SCENIC_AREA'],
      firstResponsiblePersonId: await officers.personOf(officers.approver(CITY)),
    },
    `campaign { id version endsOn phases { phase startsOn endsOn title } cadences(first: 10) { nodes { id version what period } } targets(first: 10) { nodes { id name indicator } } } ${ERRORS}`,
  );
  const {
    id: campaignId,
    endsOn,
    cadences,
    targets,
  } = made.campaign as {
    id: string;
    endsOn: LocalDate;
    cadences: { nodes: { id: string; version: number; what: string; period: string }[] };
    targets: { nodes: { id: string; name: string; indicator: string }[] };
  };
  const exitGate = (phase: string) => [
    { key: 'tasks', kind: 'TASKS_DONE', phase, mandatoryOnly: true },
    { key: 'below', kind: 'SUBORDINATE_PHASES', threshold: 1 },
    ...(phase === 'ACCEPTANCE' ? [{ key: 'signed', kind: 'SIGN_OFF', bodies: ['OWNER'] }] : []),
  ];
  await admin.act(
    'changeCampaign',
    {
      idempotencyKey: key(),
      campaignId,
      expectedVersion: made.campaign.version,
      phases: made.campaign.phases.map((phase: { phase: string }) => ({ ...phase, exitGate: exitGate(phase.phase) })),
    },
    `campaign { id } ${ERRORS}`,
  );
  // The daily report is the dispatch sheet; asked for as a cadence, too, it would be asked twice.
  const [daily] = cadences.nodes.filter(({ period }) => period === 'DAY');
  await admin.act(
    'removeCadence',
    { idempotencyKey: key(), cadenceId: daily!.id, expectedVersion: daily!.version },
    `cadence { id } ${ERRORS}`,
  );
  const patrol = cadences.nodes.find(({ period }) => period === 'WEEK')!;
  const dispatchFrom = addDays(STARTS_ON, 10);
  await officers.setDispatchForm(CITY, campaignId, { from: { day: dispatchFrom }, to: { event: EVENT } });
  const areas = counties.slice(0, GROUPS).map(({ code }) => code);
  const debtors = { idempotencyKey: key(), cadenceId: patrol.id, expectedVersion: patrol.version, regions: areas };
  await admin.act('setCadenceDebtors', debtors, `cadence { id } ${ERRORS}`);
  await officers.publish(CITY, campaignId);
  const city: Participant = { code: CITY, name: '南京市', campaignId, cascadeId: null };

  say('2. 下发各区、报备 issued to the counties and filed');
  const fileBy = addDays(STARTS_ON, 5);
  await officers.issue(CITY, campaignId, counties, fileBy);
  await officers.fileBelow(city, counties, fileBy, addDays(fileBy, 1));
  let tasks = await officers.carryOut(owing, [CITY, ...counties.map(({ code }) => code)]);
  const levels = [counties, [city]];
  let gatesPassed = await officers.endPhaseEverywhere(levels);

  say('3. 每日调度、每周督导 daily dispatch, two patrols a week');
  const dispatch: DispatchTotals = { days: 0, expected: 0, onTime: 0, late: 0, missing: 0 };
  const closesOn = addDays(dispatchFrom, short ? 6 : 80);
  const datedOn = addDays(dispatchFrom, short ? 3 : 60);
  let patrols = 0;
  for (const day of eachDay({ from: dispatchFrom, to: addDays(closesOn, 1) })) {
    await officers.dispatchDay(CITY, campaignId, counties, day, dispatch);
    for (const code of areas) {
      if (officers.lags('patrol', code, day)) continue;
      const act = { cadenceId: patrol.id, on: day, regionCode: code, note: '综合督导', evidence: ['督导记录'] };
      await officers.office(code).act('recordAct', { idempotencyKey: key(), ...act }, `act { id } ${ERRORS}`);
      patrols += 1;
    }
    if (day !== datedOn) continue;
    const input = { campaignId, code: EVENT.code, on: closesOn };
    const rehearsal = await dateEvent({ ...input, dryRun: true });
    const changes = await dateEvent(input);
    require(JSON.stringify(rehearsal) === JSON.stringify(changes) &&
      changes.length > 0, 'dating the event does other than it was rehearsed');
    say(`   ${EVENT.name}: ${closesOn}; ${changes.length} 项期限随之确定 deadlines are final now`);
  }
  await officers.at(addDays(closesOn, 1), '08:00');
  const { dispatchDays } = await admin.ask(
    'query ($id: ID!) { dispatchDays(campaignId: $id, regionCode: "3201", first: 200) { nodes { day } } }',
    { id: campaignId },
  );
  require(dispatchDays.nodes.length === dispatch.days, `the dispatch goes on after the event: ${dispatchDays.nodes.length} days`);

  say('4. 验收 acceptance');
  await officers.at(addDays(endsOn, -5));
  for (const { indicator } of targets.nodes) {
    const figure =
      indicator === 'INSPECTION_GROUPS'
        ? { numerator: GROUPS, denominator: null }
        : { numerator: dispatch.onTime, denominator: dispatch.expected };
    const said = { campaignId, regionCode: CITY, indicator, day: addDays(endsOn, -5), ...figure, evidence: ['日调度汇总表'] };
    await admin.act('reportFigure', { idempotencyKey: key(), ...said }, `report { id } ${ERRORS}`);
  }
  for (const phase of ['INTENSIVE_RECTIFICATION', 'ACCEPTANCE']) {
    tasks += await officers.carryOut(owing, [CITY, ...counties.map(({ code }) => code)]);
    if (phase === 'ACCEPTANCE') for (const region of levels.flat()) await officers.sign(region);
    gatesPassed += await officers.endPhaseEverywhere(levels);
  }
  await officers.at(addDays(endsOn, 1));
  const { campaign } = await admin.ask(
    'query ($id: ID!) { campaign(id: $id) { status targets(first: 10) { nodes { name progress { state value numerator denominator } } } } }',
    { id: campaignId },
  );
  for (const { name, progress } of campaign.targets.nodes)
    say(`   ${name}: ${progress.value} (${progress.numerator}/${progress.denominator ?? ''}) ${progress.state}`);
  const [weekly] = await officers.cadenceStatistics(CITY, [patrol]);
  say(`   督导 patrols: ${patrols}; 日调度 dispatch: ${JSON.stringify(dispatch)}`);
  const state = (index: number) => campaign.targets.nodes[index].progress.state as string;
  const expected = targets.nodes.map(({ indicator }) =>
    indicator === 'INSPECTION_GROUPS' || dispatch.onTime === dispatch.expected ? 'MET' : 'NOT_MET',
  );
  const checks = {
    verdicts: expected.every((one, index) => one === state(index)),
    accepted: campaign.status === 'SUMMING_UP',
    gates: gatesPassed === 3 * levels.flat().length,
    dispatch: dispatch.onTime + dispatch.late + dispatch.missing === dispatch.expected,
    patrols: weekly !== undefined && weekly.due === weekly.onTime + weekly.late + weekly.missing && weekly.onTime > 0,
  };
  for (const [what, held] of Object.entries(checks)) if (!held) say(`   ✗ ${what}`);
  return {
    ok: Object.values(checks).every(Boolean),
    targets: targets.nodes.length,
    targetsMet: targets.nodes.filter((_, index) => state(index) === 'MET').length,
    tasks,
    dispatchDays: dispatch.days,
    gatesPassed,
    seconds: Math.round((Date.now() - startedAt) / 100) / 10,
  };

  async function owing(): Promise<readonly string[]> {
    const { dues } = await admin.ask('{ dues(of: AREA, kinds: [TASK], first: 200) { nodes { regionCode } } }');
    return [...new Set((dues.nodes as { regionCode: string }[]).map(({ regionCode }) => regionCode))];
  }

  async function dateEvent(input: object): Promise<readonly { title: string; before: LocalDate | null; after: LocalDate }[]> {
    const selection = `dating { changes { kind title before after } } ${ERRORS}`;
    return (await admin.act('dateNamedEvent', { idempotencyKey: key(), ...input }, selection)).dating.changes;
  }
}
