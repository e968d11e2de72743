import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { addDays, creditCodeCheckDigit, ROLE_CODES, shanghaiDay, type RegionCode, type Role } from '@fire-campaign/domain';
import { GrantChanged, PersonChanged } from '@fire-campaign/events';
import { Actor, makeLog, platformSettings, readConfig, uuidv7, type Identity, type RunningService } from '@fire-campaign/platform';
import { createDatabase } from '@fire-campaign/testing';
import { getNamedType, isObjectType, parse, type ExecutionResult } from 'graphql';
import pg from 'pg';
import { startPlatform } from '../../src/platform.js';

/** Where records lie, seen from the people of the matrix: they hold their roles in `own`. */
export const PLACES = ['own', 'sibling', 'parent', 'other'] as const;
export type Place = (typeof PLACES)[number];

/** A region of each place, the county its records lie in, and a word that no text elsewhere contains. */
export const GEOGRAPHY = {
  own: { area: '3201', county: '320102', word: '甲字号' },
  sibling: { area: '3205', county: '320505', word: '乙字号' },
  parent: { area: '32', county: '32', word: '丙字号' },
  other: { area: '2102', county: '210202', word: '丁字号' },
} as const satisfies Record<Place, { area: RegionCode; county: RegionCode; word: string }>;

/** Kinds of records that arguments name; the last three are values and no records. */
export const KINDS = [
  'head', 'organization', 'division', 'supportingDivision', 'person', 'inspector', 'newcomer', 'retired', 'guest', 'post', 'grant', 'revokedGrant', 'partner', 'sparePartner', 'pausedPartner',
  'unit', 'closedUnit', 'upload', 'receivedUpload', 'import', 'completedImport',
  'draw', 'inspection', 'ownInspection', 'recordedInspection', 'hazard', 'extendableHazard', 'rectifiedHazard', 'closedHazard', 'recusal', 'referral',
  'draft', 'submitted', 'returnable', 'approved', 'running', 'ready', 'suspended', 'ending', 'summingUp', 'waiver', 'evaluation', 'sampledEvaluation', 'recheckSample', 'task', 'openTask', 'submittedTask', 'extendedTask',
  'programme', 'template', 'planned', 'planItem', 'spareItem', 'runningItem', 'body', 'spareBody', 'target', 'spareTarget', 'cadence', 'spareCadence', 'indicator', 'runningIndicator',
  'notice', 'noticeItem', 'spareNoticeItem', 'noticeOffice', 'noticeReference', 'settledNotice', 'runningTarget', 'stockTarget', 'yearTarget', 'base', 'order',
  'sheet', 'closedSheet', 'summedSheet', 'burdened',
  'document', 'spareDocument', 'circulated', 'receipt', 'awaited', 'meeting', 'spareMeeting', 'directive', 'recipient', 'answeredRecipient',
  'runningCadence', 'personCadence', 'reportPeriod', 'submittedPeriod',
  'cascade', 'filedCascade', 'amendment', 'receivedAmendment',
  'caseList', 'case', 'spareCase', 'submittedCase', 'spareSubmittedCase',
  'parkedEvent', 'unwantedEvent',
  'area', 'county', 'creditCode', 'name',
] as const; // prettier-ignore
export type Kind = (typeof KINDS)[number];

/** Campaigns that are published: those of the region above are visible to everybody below. */
export const PUBLISHED: readonly Kind[] = ['running', 'ready', 'suspended', 'ending', 'summingUp'];

/** What serves or binds those below the region above, who see it: its partners, programmes, templates, plans that are published. */
export const SERVING: readonly Kind[] = [
  'partner',
  'sparePartner',
  'pausedPartner',
  'programme',
  'template',
  'runningItem',
  'runningIndicator',
  'runningTarget',
  'runningCadence',
  'personCadence',
];
/** Code of the partner of a place that takes referrals. */
export const partnerCode = (place: Place) => `matrix-${place}`;

export interface Given {
  readonly id: string;
  readonly version: number;
}
/** A place has no record of a kind that cannot lie there: units lie in counties and never in a province. */
export type Records = { readonly [K in Kind]?: Given };

export interface World {
  readonly services: readonly RunningService[];
  readonly records: Readonly<Record<Place, Records>>;
  /** One person for each role, held in `own` and nowhere else. */
  readonly people: Readonly<Record<Role, Identity>>;
  /** Somebody who may inspect in every place, for visits that need two. */
  readonly founderId: string;
  readonly today: string;
  /** The region of each record of any table that has an id and a region. */
  readonly regionOf: ReadonlyMap<string, RegionCode>;
  /** Records of the region above that may be seen from below: its published campaigns and what they name. */
  readonly visibleAbove: ReadonlySet<string>;
  ask(service: string, who: Identity, document: string, variables: Readonly<Record<string, unknown>>): Promise<ExecutionResult>;
  /** Rows of a query run by the owner of all schemas, past row level security. */
  rows<Row = any>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Reads ids and versions again. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

const ISSUER = 'https://sign-in.test';
const CATEGORIES = ['HOSPITAL'];
const founders: readonly Identity[] = ['founder', 'colleague'].map((subject) => ({ issuer: ISSUER, subject }));
const [founder, colleague] = founders as [Identity, Identity];

/** The whole platform on a database of its own, with a record of every kind in every place, made through its own use cases. */
export async function startWorld(): Promise<World> {
  const database = await createDatabase();
  const { host, port, user, database: name } = database.connection;
  const config = readConfig(platformSettings, {
    DATABASE_URL: `postgres://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host!)}`,
    FC_PORT: String(await freePort()),
    FC_DEMO_DATA: 'false',
    FC_POOL_SIZE: '6',
  });
  const platform = await startPlatform(config, makeLog(process.env['TEST_LOG'] ?? 'silent'), () => {});
  const owner = new pg.Pool({ ...database.connection, max: 2 });
  owner.on('error', () => {}); // a connection still closing is cut off when the database is dropped
  const { services } = platform;
  const byName = new Map(services.map((service) => [service.definition.name, service]));
  const documents = new Map<string, ReturnType<typeof parse>>();

  const ask: World['ask'] = (service, who, text, variables) => {
    let document = documents.get(text);
    if (document === undefined) documents.set(text, (document = parse(text)));
    return byName.get(service)!.execute({ document, variables }, who, 'matrix');
  };
  const rows: World['rows'] = async (sql, parameters = []) => (await owner.query(sql, parameters as unknown[])).rows;
  const settled = async () => {
    for (let round = 0; round < 2; round += 1) for (const service of services) await service.settled();
  };
  /** A mutation that must succeed. @returns the payload's record */
  const act = async (who: Identity, mutation: string, input: object, selection = 'id'): Promise<any> => {
    const service = services.find(({ schema }) => schema.getMutationType()?.getFields()[mutation] !== undefined)!;
    const field = service.schema.getMutationType()!.getFields()[mutation]!;
    const type = getNamedType(field.type);
    const noun = isObjectType(type) ? Object.keys(type.getFields())[0]! : '';
    const body = noun === '' ? '__typename' : `${noun} { ${selection} } userErrors { messageEn }`;
    const document = `mutation ($input: ${field.args[0]!.type}) { ${mutation}(input: $input) { ${body} } }`;
    const { data, errors } = await ask(service.definition.name, who, document, { input: { idempotencyKey: randomUUID(), ...input } });
    const answer = data?.[mutation] as any;
    if (errors !== undefined || answer.userErrors?.length > 0 || answer.__typename === 'GateNotMet') {
      throw new Error(`${mutation} ${JSON.stringify(input)}: ${JSON.stringify(errors ?? answer)}`);
    }
    return answer[noun];
  };

  const today = shanghaiDay(new Date());
  const founderId = await addFounders(byName.get('directory')!);
  await settled();
  const { places, people } = await populate({ act, ask, rows, settled, today });
  await settled();
  await figuresComputed(rows, settled);

  const versions = await versionsIn(rows, services);
  const withVersions = () =>
    Object.fromEntries(
      PLACES.map((place) => [
        place,
        Object.fromEntries(Object.entries(places[place]).map(([kind, id]) => [kind, { id, version: versions.get(id)?.version ?? 0 }])),
      ]),
    ) as Record<Place, Records>;
  const records = withVersions();
  const published = PUBLISHED.map((kind) => places.parent[kind]!);
  const ofPublished = await rows<{ id: string }>(
    `SELECT id FROM campaigns.phase_transition WHERE campaign_id = ANY ($1) UNION ALL
     SELECT id FROM campaigns.dispatch_form WHERE campaign_id = ANY ($1) UNION ALL
     SELECT id FROM campaigns.cadence WHERE campaign_id = ANY ($1)`,
    [published],
  );

  return {
    services,
    records,
    people,
    founderId,
    today,
    regionOf: new Map([...versions].map(([id, { region }]) => [id, region])),
    visibleAbove: new Set([
      ...published,
      ...SERVING.map((kind) => places.parent[kind]!),
      ...ofPublished.map(({ id }) => id),
      places.parent.person!,
      places.parent.supportingDivision!,
    ]),
    ask,
    rows,
    async reload() {
      for (const [id, row] of await versionsIn(rows, services)) versions.set(id, row);
      Object.assign(records, withVersions());
    },
    async stop() {
      await platform.stop();
      await owner.end();
      await database.drop();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Two people with every role in both provinces: nobody else could grant the first right. @returns the first one's id */
async function addFounders(directory: RunningService): Promise<string> {
  const ids = founders.map(() => uuidv7());
  await directory.db.transaction(Actor.system('directory'), 'addFounders', async (tx) => {
    for (const [index, personId] of ids.entries()) {
      await tx.publish(PersonChanged, '32', {
        personId,
        organizationId: uuidv7(),
        regionCode: '32',
        name: '创建人',
        active: true,
        identities: [founders[index]!],
        version: 1,
      });
      for (const regionCode of ['32', '21']) {
        for (const role of ROLE_CODES) {
          await tx.publish(GrantChanged, regionCode, {
            grantId: uuidv7(),
            personId,
            role,
            regionCode,
            campaignId: null,
            validFrom: '2020-01-01',
            validTo: null,
            revoked: false,
          });
        }
      }
    }
  });
  return ids[0]!;
}

interface Tools extends Pick<World, 'ask' | 'rows' | 'today'> {
  act(who: Identity, mutation: string, input: object, selection?: string): Promise<any>;
  settled(): Promise<void>;
}
type Ids = { [K in Kind]?: string };

async function populate(tools: Tools): Promise<{ places: Record<Place, Ids>; people: Record<Role, Identity> }> {
  const { act, settled } = tools;
  const places = Object.fromEntries(
    PLACES.map((place) => [place, { area: GEOGRAPHY[place].area, county: GEOGRAPHY[place].county, name: GEOGRAPHY[place].word }]),
  ) as Record<Place, Ids>;

  const corps = new Map<string, string>();
  for (const province of ['32', '21']) {
    const word = province === '32' ? GEOGRAPHY.parent.word : GEOGRAPHY.other.word;
    const { id } = await act(founder, 'createOrganization', { level: 'CORPS', regionCode: province, name: `${word}总队` });
    corps.set(province, id);
  }
  for (const place of PLACES) await addPeople(tools, place, places[place], corps);

  const people = {} as Record<Role, Identity>;
  for (const role of ROLE_CODES) {
    const identity = (people[role] = { issuer: ISSUER, subject: role });
    const input = { organizationId: places.own.head, name: `甲字号${role}`, identities: [identity] };
    const { id: personId } = await act(founder, 'createPerson', input);
    await act(founder, 'issueGrant', { personId, role, regionCode: GEOGRAPHY.own.area, reason: '任命' });
    if (role === 'INSPECTOR') places.own.inspector = personId;
  }
  await crossBorders(tools, places);
  await settled();

  for (const place of PLACES) await addUnits(tools, place, places[place]);
  await settled();
  for (const place of PLACES) await addInspections(tools, place, places[place], places.own.inspector!, people.INSPECTOR);
  for (const place of PLACES) await addCampaigns(tools, place, places[place]);
  for (const place of PLACES) await addNotice(tools, place, places[place]);
  for (const place of PLACES) await addRegisters(tools, place, places[place]);
  const input = { campaignId: places.parent.running, phase: 'MOBILIZATION', text: '按方案落实', dueOn: addDays(tools.today, 5) };
  await act(
    founder,
    'issueTask',
    { ...input, title: '各市落实', expandTo: 'CITY', leadDivisionId: places.parent.supportingDivision },
    'id',
  );
  await act(founder, 'issueTask', { ...input, title: `${GEOGRAPHY.sibling.word}落实`, regionCode: GEOGRAPHY.sibling.county }, 'id');
  for (const place of PLACES) await addParkedEvents(tools, place, places[place]);
  return { places, people };
}

async function addPeople({ act, today }: Tools, place: Place, ids: Ids, corps: ReadonlyMap<string, string>): Promise<void> {
  const { area, county, word } = GEOGRAPHY[place];
  const above = corps.get(area.slice(0, 2))!;
  if (place === 'parent') ids.head = ids.organization = above;
  else {
    ids.head = (
      await act(founder, 'createOrganization', { level: 'DETACHMENT', regionCode: area, name: `${word}支队`, parentId: above })
    ).id;
    const brigade = { level: 'BRIGADE', regionCode: county, name: `${word}大队`, parentId: ids.head };
    ids.organization = (await act(founder, 'createOrganization', brigade)).id;
  }
  const organizationId = ids.organization;
  const division = async (title: string) => (await act(founder, 'createDivision', { organizationId, name: `${word}${title}` })).id;
  ids.division = await division('防火处');
  ids.supportingDivision = await division('法制处');
  const person = async (title: string) =>
    act(founder, 'createPerson', { organizationId, divisionId: ids.division, name: `${word}${title}` }, 'id version');
  ids.person = (await person('参谋')).id;
  ids.newcomer = (await person('新员')).id;
  const retired = await person('离职');
  const { id, version } = retired;
  await act(founder, 'changePerson', { id, expectedVersion: version, organizationId, name: `${word}离职`, active: false });
  ids.retired = id;
  ids.post = (await act(founder, 'assignPost', { personId: ids.person, organizationId, title: `${word}科长`, validFrom: today })).id;
  const grant = async () => act(founder, 'issueGrant', { personId: ids.person, role: 'VIEWER', regionCode: county, reason: `${word}工作` });
  ids.grant = (await grant()).id;
  ids.revokedGrant = (await grant()).id;
  // That of the region above is seen below and so bears no word of its own.
  const partner = async (code: string) =>
    act(
      founder,
      'addPartner',
      {
        code,
        name: `${place === 'parent' ? '全省' : word}民政`,
        agencyKind: 'CIVIL_AFFAIRS',
        regionCode: area,
        reads: ['fc.pub.inspections.referral.v1'],
        writes: [],
      },
      'id version',
    );
  ids.partner = (await partner(partnerCode(place))).id;
  ids.sparePartner = (await partner(`${partnerCode(place)}-spare`)).id;
  const paused = await partner(`${partnerCode(place)}-paused`);
  await act(founder, 'suspendPartner', { id: paused.id, expectedVersion: paused.version });
  ids.pausedPartner = paused.id;
  await act(founder, 'revokeGrant', { id: ids.revokedGrant, reason: `${word}调离` });
  if (place === 'own') return;
  // In the region above, an inspector would rightly inspect here too.
  ids.inspector = (await person('监督员')).id;
  if (place !== 'parent')
    await act(founder, 'issueGrant', { personId: ids.inspector, role: 'INSPECTOR', regionCode: area, reason: `${word}执法` });
}

/** Rights that reach from one place into another: each side sees its own half. */
async function crossBorders({ act }: Tools, places: Record<Place, Ids>): Promise<void> {
  const { sibling, own } = GEOGRAPHY;
  for (const place of ['sibling', 'parent', 'other'] as const) {
    const input = { organizationId: places[place].organization, name: `${GEOGRAPHY[place].word}借调` };
    const { id } = await act(founder, 'createPerson', input);
    places[place].guest = id;
    await act(founder, 'issueGrant', { personId: id, role: 'VIEWER', regionCode: own.county, reason: '借调' });
  }
  places.own.guest = places.own.person!;
  await act(founder, 'issueGrant', {
    personId: places.own.person,
    role: 'VIEWER',
    regionCode: sibling.county,
    reason: `${sibling.word}借调`,
  });
}

async function addUnits({ act, today }: Tools, place: Place, ids: Ids): Promise<void> {
  const { area, county, word } = GEOGRAPHY[place];
  const first17 = `91${GEOGRAPHY[place].county.padEnd(6, '0')}${String(PLACES.indexOf(place) + 1).padStart(9, '0')}`;
  ids.creditCode = first17 + creditCodeCheckDigit(first17);
  if (place !== 'parent') {
    const register = (title: string, more = {}) =>
      act(founder, 'registerUnit', { name: `${word}${title}`, regionCode: county, categories: CATEGORIES, ...more }, 'id version');
    const contact = { name: `${word}院长`, phone: '13800138000' };
    const unit = await register('医院', { creditCode: ids.creditCode, responsiblePerson: contact, address: `${word}路1号` });
    ids.unit = unit.id;
    await act(founder, 'changeUnit', { id: unit.id, expectedVersion: unit.version, reason: `${word}核对`, areaM2: 1000 });
    const closed = await register('诊所');
    ids.closedUnit = closed.id;
    await act(founder, 'changeUnitStatus', { id: closed.id, expectedVersion: closed.version, action: 'CLOSE', reason: `${word}停办` });
  }

  const town = place === 'parent' ? GEOGRAPHY.sibling.county : county;
  const file = Buffer.from(`name,county_code,category\n${word}小学${today},${town},SCHOOL\n${word}不详,${town},无此类\n`);
  const upload = async () => (await act(founder, 'createUpload', { regionCode: area, fileName: `${word}.csv`, sizeBytes: file.length })).id;
  const receive = async () => {
    const uploadId = await upload();
    await act(founder, 'appendUpload', { uploadId, offset: 0, contentBase64: file.toString('base64') });
    return uploadId as string;
  };
  const preview = async () => (await act(founder, 'previewImport', { uploadId: await receive() })).id;
  ids.upload = await upload();
  ids.receivedUpload = await receive();
  ids.completedImport = await preview();
  await act(founder, 'runImport', { importId: ids.completedImport });
  ids.import = await preview();
}

async function addInspections(tools: Tools, place: Place, ids: Ids, inspectorId: string, inspector: Identity): Promise<void> {
  const { act, ask, settled, today } = tools;
  const { area, county, word } = GEOGRAPHY[place];
  const planned = { plannedFrom: today, plannedTo: addDays(today, 10) };
  const draw = { title: `${word}抽查`, regionCode: area, categories: CATEGORIES, samplingRate: 1, ...planned };
  if (place === 'parent') {
    ids.draw = (await act(founder, 'createDraw', draw, 'id')).id;
    return;
  }
  const me = async (who: Identity) => ((await ask('directory', who, '{ me { id } }', {})).data as any).me.id as string;
  const pair = [await me(founder), await me(colleague)];
  const plan = async (unitId: string, inspectorIds: readonly string[]) =>
    (await act(founder, 'planInspection', { unitId, basis: 'COMPLAINT', inspectorIds, ...planned })).id as string;

  ids.inspection = await plan(ids.unit!, pair);
  ids.draw = (await act(founder, 'createDraw', draw, 'id')).id;
  // The people's own inspector has a visit everywhere: its unit moved there with all that hangs on it.
  const moving = { name: `${GEOGRAPHY.own.word}迁往${area}`, regionCode: GEOGRAPHY.own.county, categories: ['SCHOOL'] };
  const { id: movingUnit, version } = await act(founder, 'registerUnit', moving, 'id version');
  await settled();
  ids.ownInspection = await plan(movingUnit, [inspectorId, pair[0]!]);
  ids.recordedInspection = await plan(movingUnit, [inspectorId, pair[0]!]);
  const codes = ['FIRE_LANE', 'SAFETY_EXIT', 'EVACUATION_ROUTE', 'WINDOW_OBSTACLE'];
  const { hazards } = await act(
    inspector,
    'recordInspection',
    {
      id: ids.recordedInspection,
      inspectedOn: today,
      checklist: codes.map((itemCode) => ({ itemCode, outcome: 'FAIL', note: `${word}不合格` })),
      hazards: codes.map((itemCode) => ({ itemCode, description: `${word}堵塞`, level: 'GENERAL', dueOn: addDays(today, 10) })),
    },
    'hazards { id version }',
  );
  const [open, extendable, rectified, closed] = hazards as { id: string; version: number }[];
  const evidence = [{ kind: 'PHOTO', note: `${word}照片`, contentHash: 'a'.repeat(64) }];
  const report = async ({ id, version: expectedVersion }: { id: string; version: number }) =>
    (await act(founder, 'reportRectification', { id, expectedVersion, rectifiedOn: today, evidence }, 'version')).version;
  await report(rectified!);
  const reported = await report(closed!);
  await act(colleague, 'reinspectHazard', {
    id: closed!.id,
    expectedVersion: reported,
    reinspectedOn: today,
    passed: true,
    finding: `${word}合格`,
  });
  Object.assign(ids, { hazard: open!.id, extendableHazard: extendable!.id, rectifiedHazard: rectified!.id, closedHazard: closed!.id });
  const letter = { legalBasis: `${word}依据`, content: `${word}请依法处理`, answerDueOn: addDays(today, 10) };
  ids.referral = (await act(founder, 'issueReferral', { partnerCode: partnerCode(place), unitId: ids.unit, ...letter })).id;
  ids.recusal = (await act(founder, 'declareRecusal', { inspectorId: pair[1], unitId: ids.unit, reason: `${word}近亲属` })).id;
  if (place === 'own') return;
  const reason = `${word}迁址`;
  await act(founder, 'changeUnit', { id: movingUnit, expectedVersion: version, reason, name: `${word}迁入`, regionCode: county });
  await settled();
}

async function addCampaigns(tools: Tools, place: Place, ids: Ids): Promise<void> {
  const { act, rows, settled, today } = tools;
  const { area, county, word } = GEOGRAPHY[place];
  const endsOn = addDays(today, 60);
  const days = [today, addDays(today, 20), addDays(today, 40), addDays(endsOn, 1)];
  const open = { key: 'open', kind: 'NOT_BEFORE', date: today };
  const coverage = { key: 'coverage', kind: 'INDICATOR', indicator: 'COVERAGE', comparator: 'GTE', threshold: 1, scope: 'EACH_COUNTY' };
  const signed = { key: 'signed', kind: 'SIGN_OFF', bodies: ['OWNER'] };
  /** What is read below the region above bears no word of its own. */
  const shown = place === 'parent' ? '全省' : word;
  const programme = { regionCode: area, name: `${shown}三年行动`, startsOn: today, endsOn: addDays(today, 400), goal: `${shown}目标` };
  ids.programme = (await act(founder, 'createProgramme', programme)).id;
  const create = async (gate: readonly object[], label: string): Promise<string> => {
    const phases = ['MOBILIZATION', 'INTENSIVE_RECTIFICATION', 'ACCEPTANCE'].map((phase, index) => {
      const exitGate = index === 0 ? gate : [open];
      return { phase, startsOn: days[index], endsOn: addDays(days[index + 1]!, -1), exitGate };
    });
    const plan = {
      regionCode: area,
      name: `${label}专项行动`,
      categories: CATEGORIES,
      startsOn: today,
      endsOn,
      goal: `${label}目标`,
      phases,
    };
    return (await act(founder, 'createCampaign', { ...plan, firstResponsiblePersonId: ids.person, programmeId: ids.programme })).id;
  };
  const step = async (who: Identity, mutation: string, campaignId: string, more = {}): Promise<void> => {
    const [row] = await rows<{ version: number }>('SELECT version FROM campaigns.campaign WHERE id = $1', [campaignId]);
    await act(who, mutation, { campaignId, expectedVersion: row!.version, ...more });
  };
  const publish = async (gate: readonly object[], prepare = async (_campaignId: string) => {}): Promise<string> => {
    const campaignId = await create(gate, shown);
    await prepare(campaignId);
    await step(founder, 'submitCampaign', campaignId);
    await step(colleague, 'approveCampaign', campaignId);
    await step(founder, 'publishCampaign', campaignId);
    return campaignId;
  };
  const waive = (campaignId: string) =>
    act(colleague, 'waiveCriterion', {
      campaignId,
      phase: 'MOBILIZATION',
      criterionKey: 'coverage',
      reason: `${word}条件不具备,延后排查`,
      expiresOn: addDays(today, 30),
    });
  const complete = async (campaignId: string): Promise<void> => {
    await act(founder, 'proposeTransition', { campaignId, action: 'COMPLETE_PHASE' }, 'id');
    await step(colleague, 'transitionPhase', campaignId, { action: 'COMPLETE_PHASE' });
  };

  ids.draft = await create([open], word);
  ids.submitted = await create([open], word);
  ids.returnable = await create([open], word);
  ids.approved = await create([open], word);
  for (const campaignId of [ids.submitted, ids.returnable, ids.approved]) await step(founder, 'submitCampaign', campaignId);
  await step(colleague, 'approveCampaign', ids.approved);

  const item = async (campaignId: string, title: string): Promise<string> =>
    (await act(founder, 'addPlanItem', { campaignId, item: { kind: 'OPERATION', title, mandatory: true } })).id;
  ids.planned = await create([open], word);
  await addPlan(act, word, county, ids);
  ids.planItem = await item(ids.planned, `${word}行动`);
  ids.spareItem = await item(ids.planned, `${word}子项`);
  ids.burdened = await create([open], word);
  const asking = { what: `${word}督导`, who: `${word}督导组`, atLeast: 2, period: 'WEEK', scope: 'TOTAL' };
  await act(founder, 'addCadence', { campaignId: ids.burdened, cadence: asking });
  const none = ['PROVINCE', 'CITY'].map((level) => ({ level, minutesPerWeek: 0 }));
  await act(founder, 'setBurdenCap', { campaignId: ids.burdened, caps: none }, 'overCap');
  let reports = '';
  let submitted = '';
  ids.running = await publish([coverage, signed, { ...signed, key: 'confirmed' }], async (campaignId) => {
    ids.runningItem = await item(campaignId, `${shown}行动`);
    const cadence = { what: `${shown}督导`, who: `${shown}督导组`, atLeast: 2, period: 'MONTH', scope: 'PER_ORGANIZATION' };
    const rule = async (fields: object) => (await act(founder, 'addCadence', { campaignId, cadence: { ...cadence, ...fields } })).id;
    ids.runningCadence = await rule({});
    ids.personCadence = await rule({ scope: 'PER_PERSON' });
    await rule({ to: { event: { code: 'MATRIX_EVENT', name: `${shown}事件` } } });
    for (const cadenceId of [ids.runningCadence, (reports = await rule({ form: 'REPORT' })), (submitted = await rule({ form: 'REPORT' }))])
      await act(founder, 'setCadenceDebtors', { cadenceId, expectedVersion: 1, regions: [county] });
    ids.runningIndicator = (await act(founder, 'declareReportedIndicator', { campaignId, ...matrixIndicator(shown) })).id;
    const target = { kind: 'COUNT', name: `${shown}目标`, indicator: 'MATRIX', comparator: 'GTE', value: 10, unit: '个' };
    ids.runningTarget = (await act(founder, 'addTarget', { campaignId, target })).id;
    if (county === area) return; // a county's share is the province's own
    const regions = [{ regionCode: county }];
    await act(founder, 'setTargetShares', { targetId: ids.runningTarget, expectedVersion: 1, method: 'EVEN', regions });
  });
  ids.template = (
    await act(founder, 'saveCampaignAsTemplate', { campaignId: ids.running, name: `${shown}模板`, summary: '模板' }, 'code')
  ).code;
  await addEvaluations(tools, place, ids);
  ids.ready = await publish([open]);
  ids.suspended = await publish([open]);
  ids.ending = await publish([open]);
  ids.summingUp = await publish([coverage]);
  await settled();
  await addDispatch(tools, place, ids);
  await step(colleague, 'suspendCampaign', ids.suspended, { reason: '统筹安排另行通知' });
  ids.waiver = (await waive(ids.running)).id;
  await act(colleague, 'signOff', { campaignId: ids.running, criterionKey: 'confirmed', statement: `${word}同意` });
  await act(founder, 'proposeTransition', { campaignId: ids.ready, action: 'COMPLETE_PHASE', reason: `${word}具备条件` }, 'id');
  await waive(ids.summingUp);
  for (let phase = 0; phase < 3; phase += 1) await complete(ids.summingUp);

  const figure = { campaignId: ids.running, indicator: 'MATRIX', numerator: 3, evidence: [`${word}佐证`], note: `${word}说明` };
  await act(founder, 'reportFigure', { ...figure, regionCode: county, day: today });

  const [order] = await act(founder, 'deriveTaskOrders', { campaignId: ids.running, month: today.slice(0, 7) }, 'id');
  if (order !== undefined) ids.order = order.id;
  const [[open1], [open2]] = (await Promise.all(
    [reports, submitted].map((id) => rows<{ id: string }>('SELECT id FROM campaigns.cadence_period WHERE cadence_id = $1', [id])),
  )) as [[{ id: string }], [{ id: string }]];
  Object.assign(ids, { reportPeriod: open1.id, submittedPeriod: open2.id });
  await act(founder, 'submitReport', { periodId: open2.id, text: `${word}报告` });
  await act(founder, 'recordAct', { cadenceId: ids.runningCadence, on: today, note: `${word}登记`, regionCode: county });

  const list = { regionCode: area, campaignId: ids.running, title: `${word}清单`, about: `${word}事项` };
  ids.caseList = (await act(founder, 'createCaseList', list)).id;
  const opened = async (subject: string): Promise<string> => {
    const said = { listId: ids.caseList, regionCode: county, subject: `${word}${subject}`, plan: `${word}方案`, dueOn: addDays(today, 20) };
    return (await act(founder, 'openCase', { ...said, officerId: ids.person, committeeMemberId: ids.person })).id;
  };
  ids.case = await opened('一');
  ids.spareCase = await opened('二');
  ids.submittedCase = await opened('三');
  ids.spareSubmittedCase = await opened('四');
  for (const caseId of [ids.submittedCase, ids.spareSubmittedCase])
    await act(founder, 'submitCase', { caseId, note: `${word}办结`, evidence: [`${word}佐证`] });

  const task = async (title: string): Promise<string> => {
    const input = { campaignId: ids.running, phase: 'MOBILIZATION', title: `${word}${title}`, text: `${word}任务`, regionCode: county };
    return (await act(founder, 'issueTask', { ...input, leadDivisionId: ids.division, dueOn: addDays(today, 5) }))[0].id;
  };
  ids.task = await task('签收');
  ids.openTask = await task('延期');
  ids.submittedTask = await task('审核');
  for (const action of ['SIGN_FOR', 'START', 'SUBMIT'])
    await act(founder, 'workTask', { taskId: ids.submittedTask, action, note: `${word}完成` });
  ids.extendedTask = await task('审批');
  await act(founder, 'workTask', { taskId: ids.extendedTask, action: 'SIGN_FOR' });
  await act(founder, 'requestExtension', { taskId: ids.extendedTask, dueOn: addDays(today, 9), reason: `${word}人手不足` });

  /** An amendment of a running campaign's plan, still to be decided. */
  const propose = async (campaignId: string): Promise<string> => {
    const [row] = await rows<{ version: number }>('SELECT version FROM campaigns.campaign WHERE id = $1', [campaignId]);
    const changes = [{ kind: 'ADD_ITEM', item: { kind: 'OPERATION', title: `${word}增补`, mandatory: true } }];
    return (await act(founder, 'proposeAmendment', { campaignId, expectedVersion: row!.version, reason: `${word}形势需要`, changes })).id;
  };
  ids.amendment = await propose(ids.running);

  if (place === 'parent') return; // what a province issues lies in the cities
  /** A campaign that was issued to the county. @returns the county's row */
  const issue = async (campaignId: string): Promise<string> => {
    const [row] = await rows<{ version: number }>('SELECT version FROM campaigns.campaign WHERE id = $1', [campaignId]);
    const issued = { campaignId, expectedVersion: row!.version, dueOn: addDays(today, 9), regions: [county] };
    await act(founder, 'issueCampaign', issued, 'dueOn');
    return (await rows<{ id: string }>('SELECT id FROM campaigns.cascade WHERE campaign_id = $1', [campaignId]))[0]!.id;
  };
  const above = await publish([open]);
  ids.cascade = await issue(ids.ready);
  ids.filedCascade = await issue(above);
  const taken = { cascadeId: ids.filedCascade, expectedVersion: 1, firstResponsiblePersonId: ids.person };
  const { child } = await act(founder, 'confirmCascade', taken, 'child { id }');
  await step(founder, 'submitCampaign', child.id);
  await step(colleague, 'approveCampaign', child.id);
  await step(founder, 'publishCampaign', child.id);
  await act(colleague, 'decideAmendment', { amendmentId: await propose(above), expectedVersion: 1, approve: true });
  const [received] = await rows<{ id: string }>('SELECT id FROM campaigns.amendment WHERE campaign_id = $1', [child.id]);
  ids.receivedAmendment = received!.id;
}

const matrixIndicator = (word: string) => {
  return { code: 'MATRIX', zh: `${word}指标`, en: 'Matrix', unit: '个', formula: `${word}口径`, evidence: `${word}佐证` };
};
/**
 * Sheets of today that are open, and closed with one of them handed in late and unlocked. The day of the suspended campaign is past its
 * cut-off and nobody closes it. The province reminds its cities.
 */
async function addDispatch({ act, ask, rows }: Tools, place: Place, ids: Ids): Promise<void> {
  const { area, county } = GEOGRAPHY[place];
  const lines = [{ code: 'COVERAGE', zh: '覆盖率', en: 'Coverage', kind: 'COMPUTED', unit: '%', required: false }];
  const form = { level: 'COUNTY', opensAt: '00:00', cutOff: '23:59', remindBefore: [], days: 'CALENDAR', lines };
  const open = (campaignId: string, fields = {}) =>
    act(founder, 'setDispatchForm', { campaignId, form: { ...form, ...fields } }, 'reportingRegions');
  const pastDue = (campaignId: string) => rows(`UPDATE campaigns.dispatch SET due_at = now() WHERE campaign_id = $1`, [campaignId]);
  const sheetIn = async (campaignId: string, region: string): Promise<string> => {
    const [sheet] = await rows<{ id: string }>(`SELECT id FROM campaigns.dispatch_sheet WHERE campaign_id = $1 AND region_code = $2`, [
      campaignId,
      region,
    ]);
    return sheet!.id;
  };
  for (const campaignId of [ids.ready!, ids.suspended!]) await open(campaignId);
  if (place === 'parent') await open(ids.ending!, { level: 'CITY', remindBefore: [24 * 60] });
  else await open(ids.running!);
  await pastDue(ids.suspended!);
  await pastDue(ids.ready!);
  // The clock may be first.
  const close = `mutation ($input: CloseDispatchInput!) { closeDispatch(input: $input) { userErrors { code } } }`;
  const [{ day }] = (await rows(`SELECT day::text FROM campaigns.dispatch WHERE campaign_id = $1`, [ids.ready])) as [{ day: string }];
  await ask('campaigns', founder, close, { input: { idempotencyKey: randomUUID(), campaignId: ids.ready, day } });
  ids.summedSheet = await sheetIn(ids.ready!, area);
  if (place === 'parent') return;
  ids.sheet = await sheetIn(ids.running!, county);
  ids.closedSheet = await sheetIn(ids.ready!, county);
  const sheetId = ids.closedSheet;
  await act(founder, 'submitDispatchSheet', { sheetId, values: [], lateReason: '停电导致迟报' });
  const until = new Date(Date.now() + 24 * 3600 * 1000).toISOString();
  await act(founder, 'unlockDispatchSheet', { sheetId, until, reason: '核实后更正' });
}

/** An evaluation that is being scored, and where there are units one that only has to be submitted. */
async function addEvaluations({ act, rows, today }: Tools, place: Place, ids: Ids): Promise<void> {
  const item = { key: 'all', title: `${GEOGRAPHY[place].word}评分`, points: 100 };
  const create = async (line: object, more = {}): Promise<string> =>
    (await act(founder, 'createEvaluation', { campaignId: ids.running, sheet: [{ ...item, ...line }], ...more })).id;
  ids.evaluation = await create({ source: 'HAND' });
  if (place === 'parent') return;
  await rows(`INSERT INTO campaigns.unit_inspection (unit_id, inspected_on) VALUES ($1, $2)`, [ids.unit, today]);
  ids.sampledEvaluation = await create({ source: 'INDICATOR', indicator: 'COVERAGE', full: 1 }, { regionCode: GEOGRAPHY[place].county });
  const { samples } = await act(
    founder,
    'drawRecheck',
    { evaluationId: ids.sampledEvaluation, expectedVersion: 1, of: 'UNITS', size: 1 },
    'samples(first: 1) { nodes { id } }',
  );
  ids.recheckSample = samples.nodes[0].id;
  const found = { outcome: 'PASSED', note: `${GEOGRAPHY[place].word}复核`, evidence: [] };
  await act(founder, 'recordRecheck', { sampleId: ids.recheckSample, ...found });
}

/** Bodies, targets and cadence rules of a draft; each twice, because one of them will be removed. */
async function addPlan(act: Tools['act'], word: string, regionCode: RegionCode, ids: Ids): Promise<void> {
  const campaignId = ids.planned;
  const target = { kind: 'COUNT', name: `${word}单位`, indicator: 'UNITS_IN_SCOPE', comparator: 'GTE', value: 10, unit: '家' };
  const cadence = { what: `${word}督导`, who: `${word}督导组`, atLeast: 2, period: 'WEEK', scope: 'TOTAL' };
  const body = { kind: 'LEADING_GROUP', name: `${word}领导小组`, members: [{ post: '组长', personId: ids.person }] };
  for (const kind of ['target', 'spareTarget'] as const) ids[kind] = (await act(founder, 'addTarget', { campaignId, target })).id;
  for (const kind of ['cadence', 'spareCadence'] as const) ids[kind] = (await act(founder, 'addCadence', { campaignId, cadence })).id;
  for (const kind of ['body', 'spareBody'] as const) ids[kind] = (await act(founder, 'addCampaignBody', { campaignId, body })).id;
  await act(founder, 'declareReportedIndicator', { campaignId, ...matrixIndicator(word) });
  ids.indicator = (await act(founder, 'declareReportedIndicator', { campaignId, ...matrixIndicator(word), code: 'MATRIX_SPARE' })).id;
  const share = { ...target, indicator: 'MATRIX', value: 0.5, unit: '%' };
  ids.stockTarget = (await act(founder, 'addTarget', { campaignId, target: { ...share, kind: 'STOCK_CLOSURE' } })).id;
  ids.yearTarget = (await act(founder, 'addTarget', { campaignId, target: { ...share, kind: 'YEAR_ON_YEAR' } })).id;
  ids.base = (await act(founder, 'setTargetStock', { targetId: ids.stockTarget, regionCode, stock: 3, source: `${word}台账` })).id;
}

/** A notice that was handed in, with two tasks, an office and a cited document. */
async function addNotice({ act, rows }: Tools, place: Place, ids: Ids): Promise<void> {
  const { area, word } = GEOGRAPHY[place];
  const text = `关于开展${word}整治的通知

一、开展${word}排查。按照某消防〔2025〕9号要求,全面排查${word}单位。(责任单位:${word}消防科)
二、加强${word}整治。对排查出的问题逐一整改。
`;
  const handIn = async () => (await act(founder, 'createNoticeDraft', { regionCode: area, fileName: `${word}通知.txt`, text })).id;
  ids.notice = await handIn();
  ids.settledNotice = await handIn();
  // What is asked about is not accepted in bulk.
  for (const action of ['ACCEPT', 'DROP']) {
    const [{ version }] = (await rows(`SELECT version FROM campaigns.notice WHERE id = $1`, [ids.settledNotice])) as [{ version: number }];
    await act(founder, 'reviewDraftItems', { draftId: ids.settledNotice, expectedVersion: version, action });
  }
  const items = await rows<{ id: string; kind: string }>(
    `SELECT id, kind FROM campaigns.notice_draft_item WHERE notice_id = $1 ORDER BY ordinal`,
    [ids.notice],
  );
  const of = (kind: string) => items.filter((item) => item.kind === kind).map(({ id }) => id);
  [ids.noticeItem, ids.spareNoticeItem] = of('TASK');
  [ids.noticeOffice] = of('OFFICE');
  [ids.noticeReference] = of('REFERENCE');
  await act(founder, 'reviewDraftItem', { itemId: ids.spareNoticeItem, expectedVersion: 1, action: 'ACCEPT' });
}

/** Registers of documents, meetings and directives; what was sent lies in the place itself. */
async function addRegisters({ act, rows, today }: Tools, place: Place, ids: Ids): Promise<void> {
  const { area: regionCode, county, word } = GEOGRAPHY[place];
  const said = { issuer: `${word}局`, level: 'CORPS' };
  const register = async (title: string): Promise<string> => {
    const document = { kind: 'NOTICE', title: `${word}${title}`, ...said, issuedOn: today, campaignId: ids.running };
    return (await act(founder, 'registerDocument', { regionCode, document })).id;
  };
  for (const kind of ['document', 'spareDocument', 'circulated'] as const) ids[kind] = await register(kind);
  const sent = { regionCodes: [county], study: true, dueOn: addDays(today, 5) };
  await act(founder, 'circulateDocument', { documentId: ids.circulated, expectedVersion: 1, ...sent }, 'dryRun');
  ids.receipt = (await rows<{ id: string }>(`SELECT id FROM campaigns.document_receipt WHERE document_id = $1`, [ids.circulated]))[0]!.id;
  for (const kind of ['meeting', 'spareMeeting'] as const) {
    const meeting = {
      kind: 'OFFICE',
      title: `${word}${kind}`,
      convener: `${word}局`,
      level: 'CORPS',
      heldOn: today,
      campaignId: ids.running,
    };
    const requirements = [{ title: `${word}要求`, supporting: [`${word}防火处`] }];
    ids[kind] = (await act(founder, 'recordMeeting', { regionCode, meeting: { ...meeting, requirements } })).id;
  }
  const announced = {
    title: `${word}待发方案`,
    ...said,
    expectedBy: addDays(today, 20),
    announcedInId: ids.meeting,
    campaignId: ids.running,
  };
  ids.awaited = (await act(founder, 'awaitDocument', { regionCode, ...announced })).id;
  const written = {
    kind: 'DIRECTIVE',
    givenOn: today,
    leader: `${word}领导`,
    post: '局长',
    level: 'CORPS',
    about: `${word}报告`,
    text: `${word}批示`,
  };
  const recipients = [{ regionCode: county }, { regionCode: county, divisionId: ids.division }];
  const answers = { dueOn: addDays(today, 5), documentId: ids.document, campaignId: ids.running, recipients };
  ids.directive = (await act(founder, 'issueDirective', { regionCode, ...written, ...answers }, 'directive { id }')).directive.id;
  const sentTo = await rows<{ id: string }>(`SELECT id FROM campaigns.directive_recipient WHERE directive_id = $1 ORDER BY id`, [
    ids.directive,
  ]);
  [ids.recipient, ids.answeredRecipient] = sentTo.map(({ id }) => id);
  await act(founder, 'answerDirective', { recipientId: ids.answeredRecipient, action: 'ANSWER', feedback: `${word}已落实` });
}

/** Two events that every service has parked, and of which each could be applied by now: nobody holds the right they take back. */
async function addParkedEvents({ rows }: Tools, place: Place, ids: Ids): Promise<void> {
  const { county: regionCode, word } = GEOGRAPHY[place];
  const services = await rows<{ name: string }>(
    `SELECT table_schema AS name FROM information_schema.tables WHERE table_name = 'dead_letter'`,
  );
  for (const kind of ['parkedEvent', 'unwantedEvent'] as const) {
    const id = (ids[kind] = randomUUID());
    const personId = randomUUID();
    const data = { grantId: randomUUID(), personId, role: 'VIEWER', regionCode, campaignId: null, validFrom: '2020-01-01', validTo: null };
    const event = {
      id,
      type: GrantChanged.type,
      version: 1,
      source: 'directory',
      key: personId,
      regionCode,
      data: { ...data, revoked: true },
    };
    for (const { name } of services) {
      await rows(
        `INSERT INTO ${name}.dead_letter (consumer, event_id, type, key, region_code, event, attempts, reason) VALUES ($1, $2, $3, $4, $5, $6, 5, $7)`,
        [name, id, event.type, event.key, regionCode, event, `${word}处理失败`],
      );
    }
  }
}

/** Waits until every fact is counted and every figure has reached the other services. */
async function figuresComputed(rows: World['rows'], settled: () => Promise<void>): Promise<void> {
  for (const until = Date.now() + 30_000; ; await wait(50)) {
    const [row] = await rows<{ waiting: boolean }>(
      `SELECT EXISTS (SELECT FROM insights.touch) OR EXISTS (SELECT FROM insights.campaign_dirty) OR EXISTS (SELECT FROM insights.campaign WHERE computed_on IS NULL) AS waiting`,
    );
    if (!row!.waiting) break;
    if (Date.now() > until) throw new Error('the figures are not computed');
  }
  await settled();
}

interface Located {
  readonly region: RegionCode;
  readonly version: number;
}

/** Region and version of every row that has an id; the version is 0 in tables without one. */
async function versionsIn(rows: World['rows'], services: readonly RunningService[]): Promise<Map<string, Located>> {
  const tables = await rows<{ schema: string; name: string; versioned: boolean }>(
    `SELECT table_schema AS schema, table_name AS name, bool_or(column_name = 'version') AS versioned FROM information_schema.columns
     WHERE table_schema = ANY ($1) AND table_name NOT IN ('outbox', 'staged_unit')
     GROUP BY 1, 2 HAVING bool_or(column_name = 'id' AND data_type = 'uuid') AND bool_or(column_name = 'region_code')`,
    [services.map(({ definition }) => definition.name)],
  );
  const found = new Map<string, Located>();
  for (const { schema, name, versioned } of tables) {
    const owned = await rows<Located & { id: string }>(
      `SELECT id, region_code AS region, ${versioned ? 'version' : '0'} AS version FROM ${schema}."${name}"`,
    );
    // A projection follows its owner and never has a higher version.
    for (const { id, region, version } of owned) if ((found.get(id)?.version ?? -1) < version) found.set(id, { region, version });
  }
  return found;
}
