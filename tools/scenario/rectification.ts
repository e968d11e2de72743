import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { addDays, daysBetween, shanghaiDay } from '@fire-campaign/domain';
import { exampleUnitFiles } from '@fire-campaign/units';
import type { Client, Session } from './client.ts';
import { chance, inParallel, key, require } from './steps.ts';

const PROVINCE = '32';
const CAMPAIGN_DAYS = 90;
const MOBILIZATION_DAYS = 10;
const RECTIFICATION_DAYS = 65;
const CHUNK = 512 * 1024;
/** Facts travel between the services as events; nothing says when one has arrived but the service that needs it. */
const FACTS_WITHIN_MS = 60_000;
const CATEGORIES = ['HOSPITAL', 'SCENIC_AREA', 'SCHOOL', 'UNIVERSITY', 'SHOP'];

export interface ScenarioOptions {
  /** CSV files to import beside the example ones. */
  readonly files: readonly string[];
  /** Only units of these are part of the campaign; the 25 of SCENIC_AREA make a short one. */
  readonly categories?: readonly string[];
  readonly seed: string;
  readonly say: (line: string) => void;
}

export interface ScenarioResult {
  readonly ok: boolean;
  readonly units: number;
  readonly inspections: number;
  readonly hazardsFound: number;
  readonly hazardsClosed: number;
  readonly refusedTransitions: number;
  readonly phase: string;
  readonly seconds: number;
}

/**
 * The main job: a provincial campaign over real units, from the import to acceptance. Days are a simulated calendar that ends
 * today: records are entered after the fact, as paper records are.
 *
 * @throws Error at the first thing that is not as it must be
 */
export async function rectification(
  client: Client,
  { files, seed, say, categories = CATEGORIES }: ScenarioOptions,
): Promise<ScenarioResult> {
  const startedAt = Date.now();
  const today = shanghaiDay(new Date());
  const startsOn = addDays(today, -CAMPAIGN_DAYS);
  const rectificationFrom = addDays(startsOn, MOBILIZATION_DAYS);
  const acceptanceFrom = addDays(rectificationFrom, RECTIFICATION_DAYS);
  const admin = client.as('js-admin');
  const approver = client.as('js-approver');
  const outsider = client.as('c2102-viewer');
  let refusedTransitions = 0;

  say('1. 导入单位 importing units');
  const registrar = client.as('js-registrar');
  for (const file of [...exampleUnitFiles(), ...files]) {
    const first = await importFile(registrar, file);
    const again = await importFile(registrar, file);
    require(again.added === 0, `a second import of ${basename(file)} added ${again.added} units`);
    say(
      `   ${basename(file)}: ${first.rows} rows, ${first.added} added, ${first.alreadyKnown} known, ${first.duplicates} duplicates, ${first.rejected} rejected`,
    );
  }

  say('2. 制定、审批、发布方案 drafting, approving and publishing the campaign');
  const cities = await admin
    .ask(`{ regions(parentCode: "${PROVINCE}", first: 50) { nodes { code name } } }`)
    .then((data) => data.regions.nodes as { code: string; name: string }[]);
  require(cities.length === 13, `Jiangsu has 13 cities, found ${cities.length}`);
  const { me } = await approver.ask('{ me { person { id } } }');
  const created = await admin.act(
    'createCampaign',
    {
      idempotencyKey: key(),
      regionCode: PROVINCE,
      name: `消防安全集中除患攻坚大整治行动(演示 ${seed})`,
      documentNumber: '苏消演〔2026〕1号',
      categories,
      startsOn,
      endsOn: addDays(today, 14),
      goal: '范围内单位全部排查一遍,发现的隐患全部整改销案。',
      firstResponsiblePersonId: me.person.id,
      phases: [
        { phase: 'MOBILIZATION', startsOn, endsOn: addDays(rectificationFrom, -1) },
        { phase: 'INTENSIVE_RECTIFICATION', startsOn: rectificationFrom, endsOn: addDays(acceptanceFrom, -1) },
        { phase: 'ACCEPTANCE', startsOn: acceptanceFrom, endsOn: addDays(today, 14) },
      ],
    },
    'campaign { id version status } userErrors { field code messageEn }',
  );
  const campaignId: string = created.campaign.id;
  const version = async () =>
    (await admin.ask('query ($id: ID!) { campaign(id: $id) { version } }', { id: campaignId })).campaign.version as number;
  const step = async (who: Session, mutation: string) =>
    who.ask(
      `mutation ($input: CampaignActionInput!) { ${mutation}(input: $input) { campaign { status } userErrors { code messageEn } } }`,
      {
        input: { idempotencyKey: key(), campaignId, expectedVersion: await version() },
      },
    );
  await step(admin, 'submitCampaign');
  await step(approver, 'approveCampaign');
  const unseenDraft = await outsider.askRaw('query ($id: ID!) { campaign(id: $id) { name } }', { id: campaignId });
  require(unseenDraft.data?.campaign == null, 'another province saw a campaign before its publication');
  await step(admin, 'publishCampaign');
  await admin.act(
    'issueTask',
    {
      idempotencyKey: key(),
      campaignId,
      phase: 'MOBILIZATION',
      title: '制定本市实施方案并召开动员部署会',
      text: '细化任务分工和工作责任,对列管单位全部排查一遍。',
      expandTo: 'CITY',
      dueOn: addDays(today, 7),
      mandatory: true,
    },
    'tasks { id } userErrors { field code messageEn }',
  );
  await outsiderSeesNothing('after publication');

  say('3. 过早转换被拒绝 an early transition is refused');
  await refuse('动员部署');

  say('4. 各市签收、办理任务 the cities sign for and carry out their tasks');
  await inParallel(cities, async ({ code }) => {
    const city = client.as(`c${code}-admin`);
    const { tasks } = await city.ask(
      `query ($filter: TaskFilter) { tasks(filter: $filter, first: 50) { nodes { id regionCode status } } }`,
      { filter: { campaignId } },
    );
    require(tasks.nodes.length === 1 &&
      tasks.nodes[0].regionCode === code, `${code} sees ${tasks.nodes.length} tasks instead of its own one`);
    for (const action of ['SIGN_FOR', 'START', 'SUBMIT']) {
      await city.act('workTask', { idempotencyKey: key(), taskId: tasks.nodes[0].id, action, ...(action === 'SUBMIT' ? { note: '已印发方案并召开动员部署会', evidence: ['方案印发稿', '会议纪要'] } : {}) }, 'task { status } userErrors { field code messageEn }'); // prettier-ignore
    }
    await admin.act(
      'reviewTask',
      { idempotencyKey: key(), taskId: tasks.nodes[0].id, action: 'ACCEPT', note: '材料齐全' },
      'task { status } userErrors { field code messageEn }',
    );
  });
  await advance('MOBILIZATION');

  say('5. 双随机抽取、检查 draws and inspections');
  await refuse('除患攻坚');
  const items = await admin
    .ask('{ checklists { code items { code textZh } } }')
    .then((data) => data.checklists[0].items as { code: string; textZh: string }[]);
  const totals = new Map(cities.map(({ code }) => [code, { visits: 0, found: 0, closed: 0 }]));
  await inParallel(cities, (city) => inspectCity(city.code));
  const total = (figure: 'visits' | 'found' | 'closed') => [...totals.values()].reduce((sum, city) => sum + city[figure], 0);
  await outsiderSeesNothing('after the inspections');
  await neighbourSeesNothing();
  await indicatorsReach({ COVERAGE: total('visits'), HAZARDS_FOUND: total('found') });
  if (total('found') > 0) await refuse('除患攻坚');

  say('6. 整改、复查、销案 rectification, re-inspection, closure');
  await inParallel(cities, (city) => closeHazards(city.code));
  await indicatorsReach({ RECTIFICATION_RATE: total('closed'), HAZARDS_OVERDUE: 0 });
  await advance('INTENSIVE_RECTIFICATION');

  say('7. 验收 acceptance');
  const { campaign: beforeAcceptance } = await approver.ask(
    'query ($id: ID!) { campaign(id: $id) { phases { phase exitGate { key kind } } } }',
    { id: campaignId },
  );
  const signOffs = beforeAcceptance.phases[2].exitGate.filter((criterion: { kind: string }) => criterion.kind === 'SIGN_OFF');
  for (const { key: criterionKey } of signOffs) {
    await approver.act(
      'signOff',
      { idempotencyKey: key(), campaignId, phase: 'ACCEPTANCE', criterionKey, statement: '经现场抽查复核,同意通过验收。' },
      'signOff { id } userErrors { field code messageEn }',
    );
  }
  await advance('ACCEPTANCE');
  await outsiderSeesNothing('after acceptance');
  const { campaign } = await admin.ask(
    `query ($id: ID!) { campaign(id: $id) { status phases { phase status } progress(level: CITY, first: 50) { nodes { region { name } unitsNow tasksDone figures { indicator numerator denominator value } } } } }`,
    { id: campaignId },
  );
  const rows = campaign.progress.nodes as {
    region: { name: string };
    unitsNow: number;
    tasksDone: number;
    figures: { indicator: string; numerator: number; denominator: number | null; value: number | null }[];
  }[];
  printTable(rows, say);
  const units = rows.reduce((sum, row) => sum + row.unitsNow, 0);
  const phase = campaign.phases.every((one: { status: string }) => one.status === 'PASSED') ? campaign.status : 'INCOMPLETE';
  const ok = phase === 'SUMMING_UP' && total('visits') === units && total('found') === total('closed') && refusedTransitions >= 2;
  return {
    ok,
    units,
    inspections: total('visits'),
    hazardsFound: total('found'),
    hazardsClosed: total('closed'),
    refusedTransitions,
    phase,
    seconds: Math.round((Date.now() - startedAt) / 100) / 10,
  };

  /** Proposes to end the running phase and expects a refusal that names what is missing. */
  async function refuse(phaseName: string): Promise<void> {
    const result = await transition();
    require(result.__typename === 'GateNotMet', `the phase ${phaseName} ended although its gate cannot be met`);
    refusedTransitions += 1;
    for (const criterion of result.report.criteria.filter((one: { met: boolean }) => !one.met)) {
      say(`   ✗ ${criterion.title.zh}: ${criterion.figureText.zh} — ${criterion.wouldPass?.zh ?? ''}`);
    }
  }

  async function advance(phase: string): Promise<void> {
    for (const until = Date.now() + FACTS_WITHIN_MS; ; await wait(200)) {
      const { previewTransition: preview } = await approver.ask(
        'query ($id: ID!) { previewTransition(campaignId: $id, action: COMPLETE_PHASE) { report { passed criteria { key met figureText { zh } wouldPass { zh } } } } }',
        { id: campaignId },
      );
      if (preview.report.passed) break;
      require(Date.now() <
        until, `the gate of ${phase} does not open: ${JSON.stringify(preview.report.criteria.filter((one: { met: boolean }) => !one.met))}`);
    }
    const result = await transition();
    require(result.__typename === 'PhaseTransitioned', `the phase ${phase} did not end: ${JSON.stringify(result)}`);
    say(`   ✓ ${phase}: ${result.change.from} → ${result.change.to}`);
  }

  /** One person proposes, another decides. */
  async function transition(): Promise<any> {
    const { campaign: before } = await admin.ask('query ($id: ID!) { campaign(id: $id) { openProposal { id } } }', { id: campaignId });
    if (before.openProposal === null) {
      await admin.act(
        'proposeTransition',
        { idempotencyKey: key(), campaignId, action: 'COMPLETE_PHASE' },
        'proposal { id } userErrors { code messageEn }',
      );
    }
    const { transitionPhase } = await approver.ask(
      `mutation ($input: TransitionPhaseInput!) { transitionPhase(input: $input) {
        __typename
        ... on PhaseTransitioned { change { from to } campaign { status } }
        ... on GateNotMet { report { passed criteria { key met title { zh } figureText { zh } asOf wouldPass { zh en } } } }
      } }`,
      { input: { idempotencyKey: key(), campaignId, action: 'COMPLETE_PHASE', expectedVersion: await version() } },
    );
    return transitionPhase;
  }

  async function inspectCity(code: string): Promise<void> {
    const cityAdmin = client.as(`c${code}-admin`);
    const wanted = {
      title: '除患攻坚阶段全覆盖检查',
      campaignId,
      regionCode: code,
      categories,
      samplingRate: 1,
      strata: 'COUNTY',
      perVisit: 2,
      plannedFrom: rectificationFrom,
      plannedTo: addDays(acceptanceFrom, -1),
    };
    if ((await unitsKnownEverywhere(cityAdmin, wanted)) === 0) return;
    const inspectors = new Map<string, Session>();
    for (const number of [1, 2, 3, 4]) {
      const session = client.as(`c${code}-inspector${number}`);
      inspectors.set((await session.ask('{ me { person { id } } }')).me.person.id, session);
    }
    const { draw } = await cityAdmin.act(
      'createDraw',
      { idempotencyKey: key(), ...wanted },
      'draw { id visitCount unassignedCount verification { ok } } userErrors { field code messageEn }',
    );
    require(draw.verification.ok, `the draw of ${code} does not verify`);
    require(draw.unassignedCount === 0, `${draw.unassignedCount} units of ${code} got no inspectors`);
    for (let after: string | null = null; ;) {
      const { draw: page } = await cityAdmin.ask(
        'query ($id: ID!, $after: String) { draw(id: $id) { visits(first: 100, after: $after) { nodes { id unit { id name } inspectors { id } } pageInfo { endCursor hasNextPage } } } }',
        { id: draw.id, after },
      );
      for (const visit of page.visits.nodes) await inspect(code, visit, inspectors);
      if (!page.visits.pageInfo.hasNextPage) break;
      after = page.visits.pageInfo.endCursor;
    }
  }

  /** Waits until those who draw and those who count know the units that are registered. @returns how many a draw would take from */
  async function unitsKnownEverywhere(cityAdmin: Session, draw: { readonly regionCode: string }): Promise<number> {
    const filter = { regionCode: draw.regionCode, categories, statuses: ['OPERATING'] };
    for (const until = Date.now() + FACTS_WITHIN_MS; ; await wait(200)) {
      const { units, campaign } = await cityAdmin.ask(
        'query ($id: ID!, $filter: UnitFilter) { units(filter: $filter, first: 1) { totalCount } campaign(id: $id) { units(first: 1) { totalCount } } }',
        { id: campaignId, filter },
      );
      const registered: number = units.totalCount;
      if (registered === 0) return 0;
      const { createDraw } = await cityAdmin.ask(
        'mutation ($input: CreateDrawInput!) { createDraw(input: $input) { preview { frameSize } } }',
        { input: { idempotencyKey: key(), ...draw, dryRun: true } },
      );
      const known = [campaign.units.totalCount, createDraw.preview?.frameSize];
      if (known.every((count) => count === registered)) return registered;
      require(Date.now() <
        until, `${registered} units are registered in ${draw.regionCode}, the campaign and the draw know ${known.join(', ')}`);
    }
  }

  async function inspect(
    code: string,
    visit: { id: string; unit: { name: string }; inspectors: readonly { id: string }[] },
    inspectors: ReadonlyMap<string, Session>,
  ): Promise<void> {
    const { name } = visit.unit;
    const day = addDays(rectificationFrom, Math.floor(chance(seed, 'day', name) * (RECTIFICATION_DAYS - 20)));
    const faults = chance(seed, 'faults', name) < 0.35 ? 1 + Math.floor(chance(seed, 'how many', name) * 3) : 0;
    const start = Math.floor(chance(seed, 'which', name) * items.length);
    const failed = new Set(Array.from({ length: faults }, (_, index) => items[(start + index) % items.length]!.code));
    const inspector = inspectors.get(visit.inspectors[0]!.id);
    require(inspector !== undefined && visit.inspectors.length >= 2, `a visit in ${code} has inspectors from elsewhere or fewer than two`);
    const { inspection } = await inspector.act(
      'recordInspection',
      {
        idempotencyKey: key(),
        id: visit.id,
        inspectedOn: day,
        checklist: items.map((item) => ({ itemCode: item.code, outcome: failed.has(item.code) ? 'FAIL' : 'PASS' })),
        hazards: items
          .filter((item) => failed.has(item.code))
          .map((item) => ({ itemCode: item.code, description: `${item.textZh}:不符合`, level: 'GENERAL', dueOn: addDays(day, 15) })),
        signedByUnit: '单位负责人(演示)',
      },
      'inspection { state hazards { id } } userErrors { field code messageEn }',
    );
    const figures = totals.get(code)!;
    figures.visits += 1;
    figures.found += inspection.hazards.length;
  }

  async function closeHazards(code: string): Promise<void> {
    const [first, second] = [client.as(`c${code}-inspector1`), client.as(`c${code}-inspector2`)];
    for (let after: string | null = null; ;) {
      const { hazards } = await first.ask(
        'query ($after: String, $region: RegionCode) { hazards(filter: { regionCode: $region }, first: 100, after: $after) { nodes { id version state dueOn unit { name } inspection { inspectedOn } } pageInfo { endCursor hasNextPage } } }',
        { after, region: code },
      );
      for (const hazard of hazards.nodes) if (hazard.state !== 'CLOSED') await closeHazard(code, first, second, hazard);
      if (!hazards.pageInfo.hasNextPage) return;
      after = hazards.pageInfo.endCursor;
    }
  }

  async function closeHazard(
    code: string,
    first: Session,
    second: Session,
    hazard: { id: string; version: number; dueOn: string; unit: { name: string }; inspection: { inspectedOn: string } },
  ): Promise<void> {
    const { name } = hazard.unit;
    const fast = chance(seed, 'fast', hazard.unit.name) < 0.85;
    let day = addDays(hazard.inspection.inspectedOn, fast ? 5 : 18);
    if (daysBetween(day, today) < 6) day = addDays(today, -6);
    const evidence = [{ kind: 'PHOTO', note: '整改后照片', contentHash: createHash('sha256').update(hazard.id).digest('hex') }];
    const report = async (expectedVersion: number, on: string) =>
      (
        await first.act(
          'reportRectification',
          { idempotencyKey: key(), id: hazard.id, rectifiedOn: on, evidence, expectedVersion },
          'hazard { version } userErrors { field code messageEn }',
        )
      ).hazard.version;
    const reinspect = async (expectedVersion: number, on: string, passed: boolean) =>
      (
        await second.act(
          'reinspectHazard',
          {
            idempotencyKey: key(),
            id: hazard.id,
            reinspectedOn: on,
            passed,
            finding: passed ? '复查合格' : '整改不到位',
            expectedVersion,
            ...(passed ? {} : { newDueOn: addDays(on, 3) }),
          },
          'hazard { version state } userErrors { field code messageEn }',
        )
      ).hazard;
    let version = await report(hazard.version, day);
    if (chance(seed, 'again', name) < 0.1) {
      ({ version } = await reinspect(version, addDays(day, 1), false));
      day = addDays(day, 3);
      version = await report(version, day);
    }
    const closed = await reinspect(version, addDays(day, 1), true);
    require(closed.state === 'CLOSED', `hazard ${hazard.id} passed and is ${closed.state}`);
    totals.get(code)!.closed += 1;
  }

  /** Waits until insights has counted what was done; it computes from events. */
  async function indicatorsReach(wanted: Readonly<Record<string, number>>): Promise<void> {
    for (const until = Date.now() + FACTS_WITHIN_MS; ; await wait(200)) {
      const data = await admin.ask(
        `query ($id: ID!, $region: RegionCode) { campaign(id: $id) { indicators(regionCode: $region, level: PROVINCE, first: 50) { nodes { indicator numerator asOf } } } }`,
        { id: campaignId, region: PROVINCE },
      );
      const found = Object.fromEntries(
        data.campaign.indicators.nodes.map((node: { indicator: string; numerator: number }) => [node.indicator, node.numerator]),
      );
      if (Object.entries(wanted).every(([indicator, numerator]) => found[indicator] === numerator)) return;
      require(Date.now() < until, `the indicators stay at ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`);
    }
  }

  /** A city of another province: no list, no record by id, no figure, and the same answer as for an id that never was. */
  async function outsiderSeesNothing(when: string): Promise<void> {
    const all = `{ campaigns(first: 200) { nodes { id regionCode } totalCount } units(filter: { regionCode: "${PROVINCE}" }, first: 1) { nodes { id } totalCount } inspections(filter: { regionCode: "${PROVINCE}" }, first: 1) { nodes { id } } hazards(filter: { regionCode: "${PROVINCE}" }, first: 1) { nodes { id } } tasks(first: 200) { nodes { id } } overview(regionCode: "2102") { nodes { campaignName } } }`;
    const lists = await outsider.ask(all);
    require(!lists.campaigns.nodes.some((one: { id: string }) => one.id === campaignId), `another province sees the campaign ${when}`);
    for (const list of ['units', 'inspections', 'hazards', 'tasks', 'overview'])
      require(lists[list].nodes.length === 0, `another province sees ${list} ${when}`);
    const byId =
      'query ($id: ID!) { campaign(id: $id) { name status units(first: 1) { totalCount } indicators(first: 1) { nodes { value } } } }';
    const real = await outsider.askRaw(byId, { id: campaignId });
    const random = await outsider.askRaw(byId, { id: randomUUID() });
    require(same(real, random), `another province can tell the campaign from a missing one ${when}: ${JSON.stringify(real)}`);
    const preview = 'query ($id: ID!) { previewTransition(campaignId: $id, action: COMPLETE_PHASE) { possible } }';
    require(same(
      await outsider.askRaw(preview, { id: campaignId }),
      await outsider.askRaw(preview, { id: randomUUID() }),
    ), `another province can preview ${when}`);
  }

  /** A city of the same province shares the campaign, and sees nothing of its neighbour's work. */
  async function neighbourSeesNothing(): Promise<void> {
    const nanjing = client.as('c3201-admin');
    const suzhou = client.as('c3205-admin');
    const mine = await nanjing.ask('{ inspections(first: 1) { nodes { id unit { id } } } hazards(first: 1) { nodes { id } } }');
    const pairs: [string, string | undefined][] = [
      ['query ($id: ID!) { inspection(id: $id) { id state } }', mine.inspections.nodes[0]?.id],
      ['query ($id: ID!) { unit(id: $id) { id name } }', mine.inspections.nodes[0]?.unit.id],
      ['query ($id: ID!) { hazard(id: $id) { id state } }', mine.hazards.nodes[0]?.id],
    ];
    for (const [query, id] of pairs) {
      require(id !== undefined, 'Nanjing has no inspection to hide');
      require(same(
        await suzhou.askRaw(query, { id }),
        await suzhou.askRaw(query, { id: randomUUID() }),
      ), `a neighbouring city sees ${query}`);
    }
    const lists = await suzhou.ask(
      `{ units(filter: { regionCode: "3201" }, first: 1) { nodes { id } } inspections(filter: { regionCode: "3201" }, first: 1) { nodes { id } } hazards(filter: { regionCode: "3201" }, first: 1) { nodes { id } } }`,
    );
    for (const list of ['units', 'inspections', 'hazards']) require(lists[list].nodes.length === 0, `a neighbouring city sees ${list}`);
  }
}

/** Equal but for trace ids. */
function same(a: unknown, b: unknown): boolean {
  const strip = (value: unknown) => JSON.stringify(value, (name, inner: unknown) => (name === 'traceId' ? undefined : inner));
  return strip(a) === strip(b);
}

async function importFile(
  registrar: Session,
  file: string,
): Promise<{ rows: number; added: number; alreadyKnown: number; duplicates: number; rejected: number }> {
  const bytes = readFileSync(file);
  const { upload } = await registrar.act(
    'createUpload',
    { idempotencyKey: key(), regionCode: PROVINCE, fileName: basename(file), sizeBytes: bytes.length },
    'upload { id } userErrors { field code messageEn }',
  );
  for (let offset = 0; offset < bytes.length; offset += CHUNK) {
    await registrar.act(
      'appendUpload',
      { idempotencyKey: key(), uploadId: upload.id, offset, contentBase64: bytes.subarray(offset, offset + CHUNK).toString('base64') },
      'upload { receivedBytes } userErrors { field code messageEn }',
    );
  }
  const preview = await registrar.act(
    'previewImport',
    { idempotencyKey: key(), uploadId: upload.id },
    'import { id status rows } userErrors { field code messageEn }',
  );
  const done = await registrar.act(
    'runImport',
    { idempotencyKey: key(), importId: preview.import.id },
    'import { status rows added alreadyKnown duplicates rejected } userErrors { field code messageEn }',
  );
  require(done.import.status === 'COMPLETED', `the import of ${file} is ${done.import.status}`);
  return done.import;
}

function printTable(
  rows: readonly {
    region: { name: string };
    unitsNow: number;
    figures: readonly { indicator: string; numerator: number; value: number | null }[];
  }[],
  say: (line: string) => void,
): void {
  const figure = (row: (typeof rows)[number], indicator: string) => row.figures.find((one) => one.indicator === indicator);
  const percent = (value: number | null | undefined) => (value == null ? '—' : `${(value * 100).toFixed(1)}%`);
  say(['市 city', '单位', '覆盖率', '隐患', '已销案', '整改率', '按期率', '逾期'].join('\t'));
  for (const row of rows) {
    say(
      [
        row.region.name,
        row.unitsNow,
        percent(figure(row, 'COVERAGE')?.value),
        figure(row, 'HAZARDS_FOUND')?.numerator ?? 0,
        figure(row, 'RECTIFICATION_RATE')?.numerator ?? 0,
        percent(figure(row, 'RECTIFICATION_RATE')?.value),
        percent(figure(row, 'ON_TIME_RATE')?.value),
        figure(row, 'HAZARDS_OVERDUE')?.numerator ?? 0,
      ].join('\t'),
    );
  }
}
