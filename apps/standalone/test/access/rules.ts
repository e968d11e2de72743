import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { addDays, type Role } from '@fire-campaign/domain';
import { SERVICES } from '../../src/platform.js';
import type { Variants } from './schema.js';
import { partnerCode, type Given, type Kind, type World } from './world.js';

/** The records that a request names, some of them replaced by others; all are there in `own`, from which requests are made. */
export type Named = { readonly [K in Kind]: Given };
type Args = Readonly<Record<string, unknown>>;
/** @param kind the kind that stands at the path under test */
type MakeArgs = (named: Named, world: World, kind: Kind) => Args;
/** Paths of arguments that name records, with the kinds of records that each is tried with. */
type Ids = Readonly<Record<string, Kind | readonly Kind[]>>;

/** The same for everybody who may ask at all; it has no records of a place. */
interface OpenRule {
  readonly answers: 'EVERYBODY';
  readonly ids: Ids;
  readonly args: MakeArgs;
}
/** About the asker only. */
interface SelfRule {
  readonly answers: 'SELF';
  readonly args: MakeArgs;
}
/** One record, or what belongs to one. */
interface OneRule {
  readonly answers: 'ONE';
  readonly ids: Ids;
  readonly args: MakeArgs;
}
/** A list of records of one table. */
interface ListRule {
  readonly answers: 'LIST';
  /** Selects the ids that are in `own`; `$1` is its region. */
  readonly rows: string;
  /** What tells its nodes apart. */
  readonly key: string;
  readonly ids: Ids;
  readonly args: MakeArgs;
}
/** A mutation. */
export interface ChangeRule {
  readonly answers: 'CHANGE';
  readonly ids: Ids;
  readonly args: MakeArgs;
  /** Who may do this to the records of `own`. */
  readonly by: Role;
  /** Records of the region above that may rightly be named, by path, with the reason. */
  readonly nameable: Readonly<Record<string, string>>;
  /** Ids that the service keeps without reading the record, by path, with the reason: the answer is the same for any of them. */
  readonly unread: Readonly<Record<string, string>>;
  /** Values of which there is one in the whole country, by path, with the reason why one taken elsewhere is refused. */
  readonly unique: Readonly<Record<string, string>>;
}
/** Records answered by reference. */
interface EntityRule {
  readonly answers: 'ENTITY';
  readonly kinds: readonly Kind[];
  /** The reference itself is answered for any id; only what hangs on it is protected. */
  readonly contributed: boolean;
}
/** A field below an entity with ids of its own. */
interface NestedRule {
  readonly answers: 'NESTED';
  readonly of: Kind;
  readonly ids: Ids;
  readonly args: MakeArgs;
}
export type Rule = OpenRule | SelfRule | OneRule | ListRule | ChangeRule | EntityRule | NestedRule;

const everybody = (ids: Ids = {}, args: MakeArgs = () => ({})): OpenRule => ({ answers: 'EVERYBODY', ids, args });
const self = (args: MakeArgs = () => ({})): SelfRule => ({ answers: 'SELF', args });
const one = (ids: Ids, args: MakeArgs): OneRule => ({ answers: 'ONE', ids, args });
const byId = (...kinds: readonly Kind[]): OneRule => one({ id: kinds }, (named, _, kind) => ({ id: named[kind].id }));
const inOwn = (table: string, condition = 'TRUE') => `SELECT id FROM ${table} WHERE region_code ^@ $1 AND ${condition}`;
/** Without an own way to make them, a list's arguments are its paths with the ids. */
const list = (rows: string, ids: Ids, base: Args = {}, key = 'id'): ListRule => ({
  answers: 'LIST',
  rows,
  key,
  ids,
  args: () => base,
});
const entity = (...kinds: readonly Kind[]): EntityRule => ({ answers: 'ENTITY', kinds, contributed: false });
const contribution = (...kinds: readonly Kind[]): EntityRule => ({ answers: 'ENTITY', kinds, contributed: true });
const nested = (of: Kind, ids: Ids, base: Args = {}): NestedRule => ({ answers: 'NESTED', of, ids, args: () => base });

const change = (
  by: Role,
  ids: Ids,
  input: MakeArgs,
  { nameable = {}, unread = {}, unique = {} }: Partial<Pick<ChangeRule, 'nameable' | 'unread' | 'unique'>> = {},
): ChangeRule => ({
  answers: 'CHANGE',
  ids,
  by,
  nameable,
  unread,
  unique,
  args: (named, world, kind) => ({ input: { idempotencyKey: randomUUID(), ...input(named, world, kind) } }),
});

/** A step of a campaign that names it and its version. */
const step = (by: Role, kind: Kind, more: Args = {}): ChangeRule =>
  change(by, { 'input.campaignId': kind }, (named) => ({ campaignId: named[kind].id, expectedVersion: named[kind].version, ...more }));
/** A step of a record that names it and its version. */
const versioned = (by: Role, kind: Kind, more: MakeArgs): ChangeRule =>
  change(by, { 'input.id': kind }, (named, world) => ({
    id: named[kind].id,
    expectedVersion: named[kind].version,
    ...more(named, world, kind),
  }));

const CAMPAIGNS: readonly Kind[] = ['draft', 'submitted', 'approved', 'running', 'ready', 'suspended', 'summingUp'];
const ANY_CAMPAIGN =
  'the inspections and grants of a campaign keep its id and never read the campaign: with an id of elsewhere they count nowhere';
const UNDER_PROGRAMME = 'campaigns of a city stand under a programme of their province';
const REASON = '矩阵测试的理由,不少于十个字';

/** The fields that every service has for the events it has parked. */
function parkedEvents(service: string): Readonly<Record<string, Rule>> {
  const noun = `${service[0]!.toUpperCase()}${service.slice(1)}DeadLetter`;
  return {
    [`${service}.${service}DeadLetters`]: list(
      `SELECT '${service}/' || event_id AS id FROM ${service}.dead_letter WHERE region_code ^@ $1`,
      { regionCode: ['area', 'county'] },
    ),
    [`${service}.redrive${noun}`]: change('SYSTEM_ADMIN', { 'input.eventId': 'parkedEvent' }, ({ parkedEvent }) => ({
      eventId: parkedEvent.id,
    })),
    [`${service}.discard${noun}`]: change('SECURITY_ADMIN', { 'input.eventId': 'unwantedEvent' }, ({ unwantedEvent }) => ({
      eventId: unwantedEvent.id,
      reason: REASON,
    })),
  };
}

const ITEM = { kind: 'OPERATION', title: '矩阵行动', mandatory: true };
const TARGET = { kind: 'COUNT', name: '矩阵目标', indicator: 'UNITS_IN_SCOPE', comparator: 'GTE', value: 7, unit: '家' };
const CADENCE = { what: '矩阵督导', who: '矩阵督导组', atLeast: 1, period: 'MONTH', scope: 'PER_ORGANIZATION' };
const DOCUMENT = { kind: 'NOTICE', title: '矩阵通知', issuer: '矩阵总队', level: 'CORPS' };
const MEETING = { kind: 'OFFICE', title: '矩阵办公会', convener: '矩阵总队', level: 'CORPS' };
const CASE_REFERENCE = 'a case keeps the id of a unit or hazard as it is given and never reads the record: any id will do';
const UNDER_CAMPAIGN = 'registers of a city name the published campaigns of its province';
/** A part of a campaign's plan that is named with its version. */
const part = (kind: Kind, path: string, ids: Ids = {}, more: MakeArgs = () => ({})): ChangeRule =>
  change('CAMPAIGN_ADMIN', { [`input.${path}`]: kind, ...ids }, (named, world, tested) => ({
    [path]: named[kind].id,
    expectedVersion: named[kind].version,
    ...more(named, world, tested),
  }));

/**
 * What may be asked for, how, and what it must answer: one entry for each root field, each entity and each field below an entity
 * that names records. The schema decides which entries there must be.
 */
export const RULES: Readonly<Record<string, Rule>> = {
  ...Object.assign({}, ...SERVICES.map(({ name }) => parkedEvents(name))),

  // directory
  'directory.region': everybody({ code: 'area' }, (named) => ({ code: named.area.id })),
  'directory.regions': everybody({ parentCode: 'area', name: 'name' }, (named) => ({ parentCode: named.area.id })),
  'directory.roles': everybody(),
  'directory.me': self(),
  'directory.calendar': everybody({}, () => ({ year: 2026 })),
  // For the administrators of a province, which those of the matrix are not: everybody gets the same refusal.
  'directory.importCalendar': self(() => ({
    input: {
      idempotencyKey: randomUUID(),
      year: 2031,
      document: { title: '矩阵放假安排', issuedOn: '2030-11-01' },
      daysOff: ['2031-01-01'],
      workdays: [],
      toVerify: true,
    },
  })),
  'directory.organization': byId('organization', 'head'),
  'directory.organizations': list(inOwn('directory.organization'), { regionCode: 'area', parentId: 'head', name: 'name' }),
  'directory.divisions': list(inOwn('directory.division'), { regionCode: 'area', organizationId: 'organization' }),
  'directory.person': byId('person', 'retired', 'newcomer'),
  'directory.people': list(inOwn('directory.person'), { regionCode: 'area', organizationId: 'organization', name: 'name' }),
  'directory.grants': list(inOwn('directory.role_grant'), { regionCode: 'area', personId: ['person', 'guest'] }),
  'directory.auditEntries': list(
    'SELECT seq AS id FROM directory.audit_entry WHERE region_code ^@ $1',
    { regionCode: 'area', objectId: ['person', 'organization', 'grant'] },
    {},
    'seq',
  ),
  'directory.createOrganization': change(
    'SYSTEM_ADMIN',
    { 'input.regionCode': 'county', 'input.parentId': 'head' },
    (named) => ({ level: 'BRIGADE', regionCode: named.county.id, name: `第${randomUUID()}大队`, parentId: named.head.id }),
    { nameable: { 'input.parentId': 'a detachment stands under the corps of its province' } },
  ),
  'directory.changeOrganization': change(
    'SYSTEM_ADMIN',
    { 'input.id': 'organization', 'input.parentId': 'head' },
    ({ organization, head }) => ({ id: organization.id, expectedVersion: organization.version, name: '更名大队', parentId: head.id }),
    { nameable: { 'input.parentId': 'a detachment stands under the corps of its province' } },
  ),
  'directory.createDivision': change('SYSTEM_ADMIN', { 'input.organizationId': 'organization' }, ({ organization }) => ({
    organizationId: organization.id,
    name: '督察处',
  })),
  'directory.createPerson': change(
    'SYSTEM_ADMIN',
    { 'input.organizationId': 'organization', 'input.divisionId': 'division' },
    ({ organization, division }) => ({ organizationId: organization.id, divisionId: division.id, name: '新任' }),
  ),
  'directory.changePerson': change(
    'SYSTEM_ADMIN',
    { 'input.id': 'retired', 'input.organizationId': 'organization', 'input.divisionId': 'division' },
    ({ retired, organization, division }) => ({
      id: retired.id,
      expectedVersion: retired.version,
      organizationId: organization.id,
      divisionId: division.id,
      name: '返聘',
      active: true,
    }),
  ),
  'directory.assignPost': change(
    'SYSTEM_ADMIN',
    { 'input.personId': 'person', 'input.organizationId': 'organization' },
    ({ person, organization }, { today }) => ({
      personId: person.id,
      organizationId: organization.id,
      title: '副科长',
      validFrom: today,
    }),
  ),
  'directory.endPost': change('SYSTEM_ADMIN', { 'input.id': 'post' }, ({ post }, { today }) => ({ id: post.id, on: today })),
  'directory.createAccount': change('SYSTEM_ADMIN', { 'input.personId': 'newcomer' }, ({ newcomer }) => ({
    personId: newcomer.id,
    loginName: 'matrix-newcomer',
    password: 'correct horse battery staple 9',
  })),
  'directory.changePassword': self(() => ({
    input: { idempotencyKey: randomUUID(), currentPassword: 'not the password 1', newPassword: 'correct horse battery staple 9' },
  })),
  'directory.issueGrant': change(
    'SECURITY_ADMIN',
    { 'input.personId': 'person', 'input.regionCode': 'county', 'input.campaignId': 'running' },
    ({ person, county }) => ({ personId: person.id, role: 'VIEWER', regionCode: county.id, reason: '矩阵' }),
    { unread: { 'input.campaignId': ANY_CAMPAIGN } },
  ),
  'directory.revokeGrant': change('SECURITY_ADMIN', { 'input.id': 'grant' }, ({ grant }) => ({ id: grant.id, reason: '矩阵' })),
  'directory.partner': byId('partner', 'pausedPartner'),
  'directory.partners': list(`${inOwn('directory.partner')} UNION SELECT id FROM directory.partner WHERE $1 ^@ region_code`, {
    regionCode: 'area',
  }),
  'directory.addPartner': change('SYSTEM_ADMIN', { 'input.regionCode': 'area' }, ({ area }) => ({
    code: `m-${randomUUID()}`,
    name: '矩阵单位',
    agencyKind: 'OTHER',
    regionCode: area.id,
    reads: ['fc.pub.inspections.referral.v1'],
    writes: [],
  })),
  'directory.rotatePartnerKey': versioned('SYSTEM_ADMIN', 'partner', () => ({
    key: {
      keyid: randomUUID(),
      publicKey: generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' }),
    },
  })),
  'directory.suspendPartner': versioned('SYSTEM_ADMIN', 'sparePartner', () => ({})),
  'directory.resumePartner': versioned('SYSTEM_ADMIN', 'pausedPartner', () => ({})),
  'directory.Partner': entity('partner', 'pausedPartner'),
  'directory.Region': entity('area', 'county'),
  'directory.Organization': entity('organization', 'head'),
  'directory.Division': entity('division'),
  'directory.Person': entity('person', 'retired', 'newcomer', 'inspector'),
  'directory.Grant': entity('grant', 'revokedGrant'),

  // units
  'units.unit': byId('unit', 'closedUnit'),
  'units.unitByCreditCode': one({ creditCode: 'creditCode' }, ({ creditCode }) => ({ creditCode: creditCode.id })),
  'units.units': list(inOwn('units.unit'), { 'filter.regionCode': ['area', 'county'], 'filter.name': 'name' }),
  'units.unitGaps': list(
    inOwn('units.unit', `status <> 'CLOSED' AND supervising_body IS NULL`),
    { regionCode: ['area', 'county'] },
    { regionCode: '3201', kind: 'NO_SUPERVISING_BODY' },
  ),
  'units.import': byId('import', 'completedImport'),
  'units.imports': list(inOwn('units.import'), {}),
  'units.registerUnit': change(
    'REGISTRAR',
    { 'input.regionCode': 'county', 'input.creditCode': 'creditCode' },
    ({ county }) => ({ name: `矩阵${randomUUID()}`, regionCode: county.id, categories: ['HOSPITAL'] }),
    { unique: { 'input.creditCode': 'two records of one unit, in two regions, would be worse than saying that there is one' } },
  ),
  'units.changeUnit': change(
    'REGISTRAR',
    { 'input.id': 'unit', 'input.regionCode': 'county', 'input.creditCode': 'creditCode' },
    ({ unit, county }) => ({ id: unit.id, expectedVersion: unit.version, reason: '矩阵', name: '更名医院', regionCode: county.id }),
    { unique: { 'input.creditCode': 'two records of one unit, in two regions, would be worse than saying that there is one' } },
  ),
  'units.changeUnitStatus': change('REGISTRAR', { 'input.id': 'closedUnit' }, ({ closedUnit: { id, version } }) => ({
    id,
    expectedVersion: version,
    action: 'REOPEN',
    reason: '矩阵',
  })),
  'units.createUpload': change('REGISTRAR', { 'input.regionCode': 'area' }, ({ area }) => ({
    regionCode: area.id,
    fileName: 'matrix.csv',
    sizeBytes: 10,
  })),
  'units.appendUpload': change('REGISTRAR', { 'input.uploadId': 'upload' }, ({ upload }) => ({
    uploadId: upload.id,
    offset: 0,
    contentBase64: 'bmFtZQ==',
  })),
  'units.previewImport': change('REGISTRAR', { 'input.uploadId': 'receivedUpload' }, (named) => ({ uploadId: named.receivedUpload.id })),
  'units.runImport': change('REGISTRAR', { 'input.importId': 'import' }, (named) => ({ importId: named.import.id })),
  'units.Unit': entity('unit', 'closedUnit'),

  // inspections
  'inspections.checklists': everybody(),
  'inspections.draw': byId('draw'),
  'inspections.draws': list(inOwn('inspections.draw'), { 'filter.regionCode': 'area', 'filter.campaignId': 'running' }),
  'inspections.inspection': byId('inspection', 'ownInspection', 'recordedInspection'),
  'inspections.inspections': list(inOwn('inspections.inspection'), {
    'filter.regionCode': ['area', 'county'],
    'filter.unitId': 'unit',
    'filter.campaignId': 'running',
    'filter.inspectorId': 'person',
  }),
  'inspections.hazard': byId('hazard', 'rectifiedHazard', 'closedHazard'),
  'inspections.hazards': list(inOwn('inspections.hazard'), { 'filter.regionCode': ['area', 'county'], 'filter.unitId': 'unit' }),
  'inspections.recusals': list(inOwn('inspections.recusal'), {
    'filter.regionCode': 'area',
    'filter.unitId': 'unit',
    'filter.inspectorId': 'person',
  }),
  'inspections.createDraw': change(
    'CAMPAIGN_ADMIN',
    { 'input.regionCode': ['area', 'county'], 'input.campaignId': 'running' },
    (named, { today }, kind) => ({
      title: '矩阵',
      regionCode: named[kind === 'county' ? 'county' : 'area'].id,
      samplingRate: 1,
      plannedFrom: today,
      plannedTo: addDays(today, 5),
    }),
    { unread: { 'input.campaignId': ANY_CAMPAIGN } },
  ),
  'inspections.planInspection': change(
    'CAMPAIGN_ADMIN',
    { 'input.unitId': 'unit', 'input.inspectorIds': 'inspector', 'input.campaignId': 'running' },
    ({ unit, inspector }, { today, founderId }) => ({
      unitId: unit.id,
      basis: 'COMPLAINT',
      inspectorIds: [inspector.id, founderId],
      plannedFrom: today,
      plannedTo: addDays(today, 5),
    }),
    { unread: { 'input.campaignId': ANY_CAMPAIGN } },
  ),
  'inspections.advanceInspection': versioned('CAMPAIGN_ADMIN', 'inspection', () => ({ action: 'DISPATCH' })),
  'inspections.recordInspection': change('INSPECTOR', { 'input.id': 'ownInspection' }, ({ ownInspection }, { today }) => ({
    id: ownInspection.id,
    inspectedOn: today,
    checklist: [{ itemCode: 'FIRE_LANE', outcome: 'PASS' }],
    hazards: [],
  })),
  'inspections.reportRectification': versioned('GRID_WORKER', 'hazard', (_, { today }) => ({
    rectifiedOn: today,
    evidence: [{ kind: 'PHOTO', contentHash: 'b'.repeat(64) }],
  })),
  'inspections.reinspectHazard': versioned('INSPECTOR', 'rectifiedHazard', (_, { today }) => ({
    reinspectedOn: today,
    passed: true,
    finding: '合格',
  })),
  'inspections.extendHazard': versioned('INSPECTOR', 'extendableHazard', (_, { today }) => ({
    newDueOn: addDays(today, 20),
    reason: '采购周期长',
  })),
  'inspections.reopenHazard': versioned('INSPECTOR', 'closedHazard', (_, { today }) => ({
    reopenedOn: today,
    dueOn: addDays(today, 10),
    finding: '复发',
  })),
  'inspections.declareRecusal': change(
    'CAMPAIGN_ADMIN',
    { 'input.unitId': 'unit', 'input.inspectorId': 'inspector' },
    ({ unit, inspector }) => ({ unitId: unit.id, inspectorId: inspector.id, reason: '同学' }),
  ),
  'inspections.withdrawRecusal': change('CAMPAIGN_ADMIN', { 'input.id': 'recusal' }, ({ recusal }) => ({ id: recusal.id })),
  'inspections.referral': byId('referral'),
  'inspections.referrals': list(inOwn('inspections.referral'), {
    'filter.regionCode': ['area', 'county'],
    'filter.unitId': 'unit',
    'filter.hazardId': 'hazard',
  }),
  'inspections.issueReferral': change(
    'INSPECTOR',
    { 'input.hazardId': 'hazard', 'input.unitId': 'unit' },
    ({ hazard, unit }, { today }, kind) => ({
      partnerCode: partnerCode('own'),
      ...(kind === 'unit' ? { unitId: unit.id } : { hazardId: hazard.id }),
      legalBasis: '矩阵',
      content: '请依法处理',
      answerDueOn: addDays(today, 10),
    }),
  ),
  'inspections.recordReferralAnswer': versioned('INSPECTOR', 'referral', (_, { today }) => ({ outcome: 'ACCEPTED', answeredOn: today })),
  'inspections.withdrawReferral': versioned('CAMPAIGN_ADMIN', 'referral', () => ({ reason: REASON })),
  'inspections.Referral': entity('referral'),
  'inspections.Draw': entity('draw'),
  'inspections.Inspection': entity('inspection', 'ownInspection', 'recordedInspection'),
  'inspections.Hazard': entity('hazard', 'rectifiedHazard', 'closedHazard'),
  'inspections.Unit': contribution('unit', 'closedUnit'),

  // campaigns
  'campaigns.campaign': byId(...CAMPAIGNS),
  'campaigns.campaigns': list(
    `${inOwn('campaigns.campaign')} UNION SELECT id FROM campaigns.campaign WHERE $1 ^@ region_code AND published_on IS NOT NULL`,
    { 'filter.regionCode': ['area', 'county'] },
  ),
  'campaigns.previewTransition': one({ campaignId: CAMPAIGNS }, (named, _, kind) => ({
    campaignId: named[kind].id,
    action: 'COMPLETE_PHASE',
  })),
  'campaigns.simulateGate': one(
    {
      campaignId: 'running',
      'assume.inspected': 'unit',
      'assume.inspectedCounts.regionCode': ['area', 'county'],
      'assume.hazardsClosed.regionCode': ['area', 'county'],
      'assume.tasksDone': 'task',
      'assume.filed': ['area', 'county'],
      'assume.figures.regionCode': ['area', 'county'],
    },
    ({ running, unit, area, county, task }, _, kind) => {
      const regionCode = kind === 'county' ? county.id : area.id;
      const figure = { indicator: 'COVERAGE', regionCode, numerator: 1, denominator: 2 };
      return {
        campaignId: running.id,
        action: 'COMPLETE_PHASE',
        assume: {
          inspected: [unit.id],
          inspectedCounts: [{ regionCode, count: 1 }],
          hazardsClosed: [{ regionCode, count: 1 }],
          tasksDone: [task.id],
          filed: [regionCode],
          figures: [figure],
        },
      };
    },
  ),
  'campaigns.task': byId('task', 'submittedTask', 'extendedTask'),
  'campaigns.tasks': list(inOwn('campaigns.task'), {
    'filter.regionCode': ['area', 'county'],
    'filter.campaignId': ['draft', 'running'],
    'filter.divisionId': 'division',
  }),
  'campaigns.createCampaign': change(
    'CAMPAIGN_ADMIN',
    { 'input.regionCode': 'area', 'input.firstResponsiblePersonId': 'person', 'input.programmeId': 'programme' },
    ({ area, person, programme }, { today }) => ({
      programmeId: programme.id,
      regionCode: area.id,
      name: '矩阵专项行动',
      categories: ['HOSPITAL'],
      startsOn: today,
      endsOn: addDays(today, 30),
      goal: '目标',
      firstResponsiblePersonId: person.id,
      phases: ['MOBILIZATION', 'INTENSIVE_RECTIFICATION', 'ACCEPTANCE'].map((phase, index) => ({
        phase,
        startsOn: addDays(today, index * 10),
        endsOn: addDays(today, index * 10 + 9),
      })),
    }),
    { nameable: { 'input.programmeId': UNDER_PROGRAMME } },
  ),
  'campaigns.changeCampaign': change(
    'CAMPAIGN_ADMIN',
    { 'input.campaignId': 'draft', 'input.firstResponsiblePersonId': 'person', 'input.programmeId': 'programme' },
    ({ draft, person, programme }) => ({
      programmeId: programme.id,
      campaignId: draft.id,
      expectedVersion: draft.version,
      goal: '改后的目标',
      firstResponsiblePersonId: person.id,
    }),
    { nameable: { 'input.programmeId': UNDER_PROGRAMME } },
  ),
  'campaigns.submitCampaign': step('CAMPAIGN_ADMIN', 'draft'),
  'campaigns.approveCampaign': step('CAMPAIGN_APPROVER', 'submitted'),
  'campaigns.returnCampaign': step('CAMPAIGN_APPROVER', 'returnable', { reason: REASON }),
  'campaigns.publishCampaign': step('CAMPAIGN_ADMIN', 'approved'),
  // Before it is resumed: of a running campaign the clock closes the day.
  'campaigns.closeDispatch': change('CAMPAIGN_ADMIN', { 'input.campaignId': 'suspended' }, ({ suspended }, { today }) => ({
    campaignId: suspended.id,
    day: today,
  })),
  'campaigns.suspendCampaign': step('CAMPAIGN_APPROVER', 'ending', { reason: REASON }),
  'campaigns.resumeCampaign': step('CAMPAIGN_APPROVER', 'suspended'),
  'campaigns.terminateCampaign': step('CAMPAIGN_APPROVER', 'ending', { reason: REASON }),
  'campaigns.archiveCampaign': step('CAMPAIGN_ADMIN', 'summingUp'),
  'campaigns.waiveCriterion': change('CAMPAIGN_APPROVER', { 'input.campaignId': 'running' }, ({ running }, { today }) => ({
    campaignId: running.id,
    phase: 'MOBILIZATION',
    criterionKey: 'signed',
    reason: REASON,
    expiresOn: addDays(today, 5),
  })),
  'campaigns.revokeWaiver': change('CAMPAIGN_APPROVER', { 'input.waiverId': 'waiver' }, ({ waiver }) => ({
    waiverId: waiver.id,
    reason: REASON,
  })),
  'campaigns.signOff': change('CAMPAIGN_APPROVER', { 'input.campaignId': 'running', 'input.regionCode': 'area' }, ({ running, area }) => ({
    campaignId: running.id,
    criterionKey: 'signed',
    regionCode: area.id,
    statement: '同意',
  })),
  'campaigns.proposeTransition': change('CAMPAIGN_ADMIN', { 'input.campaignId': 'running' }, ({ running }) => ({
    campaignId: running.id,
    action: 'COMPLETE_PHASE',
  })),
  'campaigns.transitionPhase': step('CAMPAIGN_APPROVER', 'ready', { action: 'COMPLETE_PHASE' }),
  'campaigns.extendPhase': change('CAMPAIGN_APPROVER', { 'input.campaignId': 'running' }, ({ running }, { today }) => ({
    campaignId: running.id,
    expectedVersion: running.version,
    phase: 'MOBILIZATION',
    endsOn: addDays(today, 25),
    reason: REASON,
  })),
  'campaigns.evaluation': byId('evaluation', 'sampledEvaluation'),
  'campaigns.createEvaluation': change(
    'CAMPAIGN_ADMIN',
    { 'input.campaignId': 'ready', 'input.regionCode': ['area', 'county'] },
    ({ ready, area, county }, _, kind) => ({
      campaignId: ready.id,
      regionCode: kind === 'county' ? county.id : area.id,
      sheet: [{ key: 'all', title: '矩阵评分', points: 100, source: 'HAND' }],
    }),
  ),
  'campaigns.scoreEvaluation': change('CAMPAIGN_ADMIN', { 'input.evaluationId': 'evaluation' }, ({ evaluation }) => ({
    evaluationId: evaluation.id,
    expectedVersion: evaluation.version,
    hand: [{ key: 'all', points: 90, evidence: ['矩阵佐证'] }],
    deductions: [],
  })),
  'campaigns.drawRecheck': change('CAMPAIGN_ADMIN', { 'input.evaluationId': 'evaluation' }, ({ evaluation }) => ({
    evaluationId: evaluation.id,
    expectedVersion: evaluation.version,
    of: 'UNITS',
    size: 1,
  })),
  'campaigns.recordRecheck': change('CAMPAIGN_ADMIN', { 'input.sampleId': 'recheckSample' }, ({ recheckSample }) => ({
    sampleId: recheckSample.id,
    outcome: 'PASSED',
    note: '矩阵复核',
    evidence: [],
  })),
  'campaigns.advanceEvaluation': change('CAMPAIGN_ADMIN', { 'input.evaluationId': 'sampledEvaluation' }, ({ sampledEvaluation }) => ({
    evaluationId: sampledEvaluation.id,
    expectedVersion: sampledEvaluation.version,
    action: 'SUBMIT',
  })),
  'campaigns.issueTask': change(
    'CAMPAIGN_ADMIN',
    {
      'input.campaignId': 'running',
      'input.planItemId': 'runningItem',
      'input.regionCode': 'county',
      'input.leadDivisionId': 'division',
      'input.supportingDivisionIds': 'supportingDivision',
    },
    ({ running, runningItem, county, division, supportingDivision }, { today }) => ({
      campaignId: running.id,
      planItemId: runningItem.id,
      phase: 'MOBILIZATION',
      title: '矩阵任务',
      text: '内容',
      regionCode: county.id,
      leadDivisionId: division.id,
      supportingDivisionIds: [supportingDivision.id],
      dueOn: addDays(today, 5),
    }),
  ),
  'campaigns.assignTask': change(
    'CAMPAIGN_ADMIN',
    { 'input.taskId': 'openTask', 'input.leadDivisionId': 'division', 'input.supportingDivisionIds': 'supportingDivision' },
    ({ openTask, division, supportingDivision }) => ({
      taskId: openTask.id,
      expectedVersion: openTask.version,
      leadDivisionId: division.id,
      supportingDivisionIds: [supportingDivision.id],
    }),
  ),
  'campaigns.workTask': change('INSPECTOR', { 'input.taskId': 'task' }, ({ task }) => ({ taskId: task.id, action: 'SIGN_FOR' })),
  'campaigns.reviewTask': change('CAMPAIGN_ADMIN', { 'input.taskId': 'submittedTask' }, ({ submittedTask }) => ({
    taskId: submittedTask.id,
    action: 'ACCEPT',
  })),
  'campaigns.requestExtension': change('INSPECTOR', { 'input.taskId': 'openTask' }, ({ openTask }, { today }) => ({
    taskId: openTask.id,
    dueOn: addDays(today, 9),
    reason: REASON,
  })),
  'campaigns.decideExtension': change('CAMPAIGN_ADMIN', { 'input.taskId': 'extendedTask' }, ({ extendedTask }) => ({
    taskId: extendedTask.id,
    approve: true,
  })),
  'campaigns.reportTaskProgress': change('INSPECTOR', { 'input.taskId': 'extendedTask' }, ({ extendedTask }) => ({
    taskId: extendedTask.id,
    percent: 60,
    text: '矩阵进展',
  })),
  'campaigns.dues': list(
    inOwn('campaigns.obligation', `status = 'OPEN'`),
    { regionCode: ['area', 'county'], campaignId: ['draft', 'running'] },
    { of: 'AREA' },
  ),
  'campaigns.cadencePeriods': list(inOwn('campaigns.cadence_period'), {
    'filter.regionCode': ['area', 'county'],
    'filter.campaignId': ['draft', 'running'],
    'filter.cadenceId': 'runningCadence',
  }),
  'campaigns.cadenceStatistics': one({ cadenceId: 'runningCadence' }, ({ runningCadence }) => ({ cadenceId: runningCadence.id })),
  'campaigns.setCadenceDebtors': change(
    'CAMPAIGN_ADMIN',
    { 'input.cadenceId': 'runningCadence', 'input.regions': 'county', 'input.personIds': 'person' },
    ({ runningCadence, personCadence, county, person }, _, kind) => {
      const [rule, chosen] = kind === 'person' ? [personCadence, { personIds: [person.id] }] : [runningCadence, { regions: [county.id] }];
      return { cadenceId: rule.id, expectedVersion: rule.version, ...chosen };
    },
  ),
  'campaigns.recordAct': change(
    'INSPECTOR',
    { 'input.cadenceId': 'runningCadence', 'input.regionCode': 'county', 'input.personId': 'person' },
    ({ runningCadence, personCadence, county, person }, { today }, kind) => {
      const whose = kind === 'person' ? { cadenceId: personCadence.id, personId: person.id } : { cadenceId: runningCadence.id };
      return { ...whose, on: today, note: '矩阵登记', ...(kind === 'person' ? {} : { regionCode: county.id }) };
    },
    { nameable: { 'input.cadenceId': 'cadence rules of a province are kept by its cities and counties' } },
  ),
  'campaigns.submitReport': change('INSPECTOR', { 'input.periodId': 'reportPeriod' }, ({ reportPeriod }) => ({
    periodId: reportPeriod.id,
    text: '矩阵报告',
  })),
  'campaigns.reviewReport': change('CAMPAIGN_ADMIN', { 'input.periodId': 'submittedPeriod' }, ({ submittedPeriod }) => ({
    periodId: submittedPeriod.id,
    action: 'ACCEPT',
  })),
  'campaigns.caseLists': list(inOwn('campaigns.case_list'), {
    'filter.regionCode': ['area', 'county'],
    'filter.campaignId': ['draft', 'running'],
  }),
  'campaigns.cases': list(inOwn('campaigns.case_file'), {
    'filter.regionCode': ['area', 'county'],
    'filter.listId': 'caseList',
    'filter.officerId': 'person',
  }),
  'campaigns.createCaseList': change(
    'CAMPAIGN_ADMIN',
    { 'input.regionCode': 'area', 'input.campaignId': 'running' },
    ({ area, running }) => ({ regionCode: area.id, campaignId: running.id, title: '矩阵清单', about: '一处隐患' }),
    { nameable: { 'input.campaignId': UNDER_CAMPAIGN } },
  ),
  'campaigns.openCase': change(
    'CAMPAIGN_ADMIN',
    {
      'input.listId': 'caseList',
      'input.regionCode': 'county',
      'input.officerId': 'person',
      'input.committeeMemberId': 'person',
      'input.reference.id': 'running',
    },
    ({ caseList, county, person, running }, { today }) => ({
      listId: caseList.id,
      regionCode: county.id,
      subject: '矩阵事项',
      reference: { kind: 'UNIT', id: running.id },
      plan: '矩阵方案',
      officerId: person.id,
      committeeMemberId: person.id,
      dueOn: addDays(today, 20),
    }),
    { unread: { 'input.reference.id': CASE_REFERENCE } },
  ),
  'campaigns.changeCase': part(
    'case',
    'caseId',
    { 'input.officerId': 'person', 'input.committeeMemberId': 'person' },
    ({ person }, { today }) => ({
      plan: '矩阵新方案',
      officerId: person.id,
      committeeMemberId: person.id,
      dueOn: addDays(today, 25),
    }),
  ),
  'campaigns.reportCaseProgress': change('INSPECTOR', { 'input.caseId': 'case' }, (named) => ({ caseId: named.case.id, text: '矩阵进展' })),
  'campaigns.submitCase': change('INSPECTOR', { 'input.caseId': 'spareCase' }, ({ spareCase }) => ({
    caseId: spareCase.id,
    note: '矩阵办结',
    evidence: ['矩阵佐证'],
  })),
  'campaigns.closeCase': change('CAMPAIGN_ADMIN', { 'input.caseId': 'submittedCase' }, ({ submittedCase }) => ({
    caseId: submittedCase.id,
  })),
  'campaigns.returnCase': change('CAMPAIGN_ADMIN', { 'input.caseId': 'spareSubmittedCase' }, ({ spareSubmittedCase }) => ({
    caseId: spareSubmittedCase.id,
    note: '矩阵补正',
  })),
  'campaigns.deadlineChanges': one({ campaignId: 'running' }, ({ running }) => ({ campaignId: running.id })),
  'campaigns.dateNamedEvent': change('CAMPAIGN_ADMIN', { 'input.campaignId': 'running' }, ({ running }, { today }) => ({
    campaignId: running.id,
    code: 'MATRIX_EVENT',
    on: addDays(today, 10),
  })),
  'campaigns.dueSummary': self(() => ({ of: 'AREA' })),
  'campaigns.programme': byId('programme'),
  'campaigns.programmes': list(`${inOwn('campaigns.programme')} UNION SELECT id FROM campaigns.programme WHERE $1 ^@ region_code`, {
    regionCode: ['area', 'county'],
  }),
  'campaigns.createProgramme': change('CAMPAIGN_ADMIN', { 'input.regionCode': 'area' }, ({ area }, { today }) => ({
    regionCode: area.id,
    name: '矩阵三年行动',
    startsOn: today,
    endsOn: addDays(today, 900),
    goal: '目标',
  })),
  'campaigns.changeProgramme': part('programme', 'programmeId', {}, (_, { today }) => ({
    name: '矩阵三年行动',
    startsOn: today,
    endsOn: addDays(today, 900),
    goal: '改后的目标',
  })),
  'campaigns.addPlanItem': change(
    'CAMPAIGN_ADMIN',
    { 'input.campaignId': 'planned', 'input.parentId': 'planItem' },
    ({ planned, planItem }) => ({ campaignId: planned.id, parentId: planItem.id, item: { ...ITEM, kind: 'MEASURE' } }),
  ),
  'campaigns.changePlanItem': part('planItem', 'planItemId', {}, () => ({ item: ITEM })),
  'campaigns.movePlanItem': change(
    'CAMPAIGN_ADMIN',
    { 'input.planItemId': 'spareItem', 'input.parentId': 'planItem' },
    ({ spareItem, planItem }, _, kind) => ({
      planItemId: spareItem.id,
      expectedVersion: spareItem.version,
      ...(kind === 'planItem' ? { parentId: planItem.id } : { position: 1 }),
    }),
  ),
  'campaigns.removePlanItem': part('spareItem', 'planItemId'),
  'campaigns.addCampaignBody': change(
    'CAMPAIGN_ADMIN',
    { 'input.campaignId': 'planned', 'input.regionCode': 'county', 'input.body.members.personId': 'person' },
    ({ planned, county, person }) => ({
      campaignId: planned.id,
      regionCode: county.id,
      body: { kind: 'WORKING_TEAM', name: '矩阵专班', members: [{ post: '组长', personId: person.id }] },
    }),
  ),
  'campaigns.changeCampaignBody': part('body', 'bodyId', { 'input.body.members.personId': 'person' }, ({ person }) => ({
    body: { kind: 'WORKING_TEAM', name: '矩阵专班', members: [{ post: '组长', personId: person.id }] },
  })),
  'campaigns.removeCampaignBody': part('spareBody', 'bodyId'),
  'campaigns.nameFirstResponsible': change(
    'CAMPAIGN_ADMIN',
    { 'input.campaignId': 'planned', 'input.regionCode': 'county', 'input.personId': 'person' },
    ({ planned, county, person }) => ({ campaignId: planned.id, regionCode: county.id, personId: person.id }),
  ),
  'campaigns.addTarget': change(
    'CAMPAIGN_ADMIN',
    { 'input.campaignId': 'planned', 'input.target.planItemId': 'planItem', 'input.target.responsible.divisionId': 'division' },
    ({ planned, planItem, division }) => ({
      campaignId: planned.id,
      target: { ...TARGET, planItemId: planItem.id, responsible: { name: '矩阵', divisionId: division.id } },
    }),
  ),
  'campaigns.changeTarget': part(
    'target',
    'targetId',
    { 'input.target.planItemId': 'planItem', 'input.target.responsible.divisionId': 'division' },
    ({ planItem, division }) => ({
      target: { ...TARGET, planItemId: planItem.id, responsible: { name: '矩阵', divisionId: division.id } },
    }),
  ),
  'campaigns.removeTarget': part('spareTarget', 'targetId'),
  'campaigns.setTargetShares': part('target', 'targetId', { 'input.regions.regionCode': 'county' }, ({ county }) => ({
    method: 'EVEN',
    regions: [{ regionCode: county.id }],
  })),
  'campaigns.declareReportedIndicator': change('CAMPAIGN_ADMIN', { 'input.campaignId': 'planned' }, ({ planned }) => ({
    campaignId: planned.id,
    code: 'MATRIX_OTHER',
    zh: '矩阵',
    en: 'Matrix',
    unit: '个',
    formula: '口径',
    evidence: '佐证',
  })),
  'campaigns.withdrawReportedIndicator': change('CAMPAIGN_ADMIN', { 'input.indicatorId': 'indicator' }, ({ indicator }) => ({
    indicatorId: indicator.id,
  })),
  'campaigns.addCadence': change(
    'CAMPAIGN_ADMIN',
    { 'input.campaignId': 'planned', 'input.cadence.planItemId': 'planItem' },
    ({ planned, planItem }) => ({ campaignId: planned.id, cadence: { ...CADENCE, planItemId: planItem.id } }),
  ),
  'campaigns.changeCadence': part('cadence', 'cadenceId', { 'input.cadence.planItemId': 'planItem' }, ({ planItem }) => ({
    cadence: { ...CADENCE, planItemId: planItem.id },
  })),
  'campaigns.removeCadence': part('spareCadence', 'cadenceId'),
  'campaigns.figureReports': list(inOwn('campaigns.figure_report'), {
    'filter.campaignId': ['draft', 'running'],
    'filter.regionCode': ['area', 'county'],
  }),
  'campaigns.reportFigure': change(
    'INSPECTOR',
    { 'input.campaignId': 'running', 'input.regionCode': 'county' },
    ({ running, county }, { today }) => ({
      campaignId: running.id,
      regionCode: county.id,
      indicator: 'MATRIX',
      day: today,
      numerator: 4,
      correctionReason: REASON,
    }),
    { nameable: { 'input.campaignId': 'a campaign of the region above is reported on below' } },
  ),
  'campaigns.taskOrders': list(inOwn('campaigns.task_order'), {
    'filter.campaignId': ['draft', 'running'],
    'filter.targetId': 'runningTarget',
    'filter.regionCode': ['area', 'county'],
  }),
  'campaigns.deriveTaskOrders': change('CAMPAIGN_ADMIN', { 'input.campaignId': 'running' }, ({ running }, { today }) => ({
    campaignId: running.id,
    month: addDays(today, 31).slice(0, 7),
  })),
  'campaigns.setTargetStock': change(
    'CAMPAIGN_ADMIN',
    { 'input.targetId': 'stockTarget', 'input.regionCode': 'county' },
    ({ stockTarget, county }) => ({ targetId: stockTarget.id, regionCode: county.id, stock: 4, source: '矩阵' }),
  ),
  'campaigns.declareBaseline': change(
    'CAMPAIGN_ADMIN',
    { 'input.targetId': 'yearTarget', 'input.regionCode': 'county' },
    ({ yearTarget, county }, { today }) => ({
      targetId: yearTarget.id,
      regionCode: county.id,
      from: addDays(today, -365),
      to: addDays(today, -1),
      value: 4,
      source: '矩阵',
    }),
  ),
  'campaigns.templates': list(
    `SELECT unnest('{CONCENTRATED_RECTIFICATION,HUNDRED_DAY_BATTLE,ONE_YEAR_ACTION,THREE_CHIEFS_RESPONSIBILITY,WEEKLY_MEETING_REQUIREMENTS}'::text[]) AS id
     UNION SELECT id::text FROM campaigns.template WHERE region_code ^@ $1 OR $1 ^@ region_code`,
    {},
    {},
    'code',
  ),
  'campaigns.noticeDraft': byId('notice'),
  'campaigns.noticeDrafts': list(inOwn('campaigns.notice'), {}),
  'campaigns.createNoticeDraft': change('CAMPAIGN_ADMIN', { 'input.regionCode': 'area' }, ({ area }) => ({
    regionCode: area.id,
    fileName: '矩阵.txt',
    text: '关于开展整治的通知\n一、开展排查。',
  })),
  'campaigns.reviewDraftItem': change(
    'CAMPAIGN_ADMIN',
    {
      'input.itemId': 'noticeItem',
      'input.intoItemId': 'spareNoticeItem',
      'input.link.divisionId': 'division',
      'input.link.documentId': 'document',
      'input.link.noticeDraftId': 'notice',
    },
    ({ noticeItem, spareNoticeItem, noticeOffice, noticeReference, division, document, notice }, _, kind) => {
      const on = ({ id, version }: Given, action: string, more: Args = {}) => ({ itemId: id, expectedVersion: version, action, ...more });
      if (kind === 'spareNoticeItem') return on(noticeItem, 'MERGE', { intoItemId: spareNoticeItem.id });
      if (kind === 'division') return on(noticeOffice, 'LINK', { link: { divisionId: division.id } });
      if (kind === 'document') return on(noticeReference, 'LINK', { link: { documentId: document.id } });
      if (kind === 'notice') return on(noticeReference, 'LINK', { link: { noticeDraftId: notice.id } });
      return on(noticeItem, 'ACCEPT');
    },
  ),
  'campaigns.publishNoticeDraft': change(
    'CAMPAIGN_ADMIN',
    {
      'input.draftId': 'settledNotice',
      'input.firstResponsiblePersonId': 'person',
      'input.programmeId': 'programme',
      'input.campaignId': 'draft',
    },
    ({ settledNotice, person, programme, draft }, _, kind) => ({
      ...{ draftId: settledNotice.id, expectedVersion: settledNotice.version, categories: ['SCHOOL'] },
      ...(kind === 'draft'
        ? { as: 'TASK_LIST', campaignId: draft.id }
        : { as: 'CAMPAIGN', firstResponsiblePersonId: person.id, programmeId: programme.id }),
    }),
    { nameable: { 'input.programmeId': UNDER_PROGRAMME } },
  ),
  'campaigns.compareNoticeDraft': one({ draftId: 'notice', campaignId: 'running' }, ({ notice, running }) => ({
    draftId: notice.id,
    campaignId: running.id,
  })),
  'campaigns.reviewDraftItems': part('notice', 'draftId', {}, () => ({ action: 'ACCEPT' })),
  'campaigns.createCampaignFromTemplate': change(
    'CAMPAIGN_ADMIN',
    {
      'input.templateCode': 'template',
      'input.regionCode': 'area',
      'input.firstResponsiblePersonId': 'person',
      'input.programmeId': 'programme',
    },
    ({ template, area, person, programme }, { today }) => ({
      templateCode: template.id,
      regionCode: area.id,
      startsOn: today,
      firstResponsiblePersonId: person.id,
      programmeId: programme.id,
    }),
    { nameable: { 'input.programmeId': UNDER_PROGRAMME, 'input.templateCode': 'a province saves templates for its cities too' } },
  ),
  'campaigns.saveCampaignAsTemplate': change('CAMPAIGN_ADMIN', { 'input.campaignId': 'planned' }, ({ planned }) => ({
    campaignId: planned.id,
    name: '矩阵模板',
    summary: '矩阵',
  })),
  'campaigns.dispatchSheet': one({ campaignId: 'running', regionCode: ['area', 'county'] }, (named, { today }, kind) => ({
    campaignId: named.running.id,
    regionCode: named[kind === 'county' ? 'county' : 'area'].id,
    day: today,
  })),
  'campaigns.dispatchDays': one({ campaignId: 'running', regionCode: ['area', 'county'] }, (named, _, kind) => ({
    campaignId: named.running.id,
    regionCode: named[kind === 'county' ? 'county' : 'area'].id,
  })),
  'campaigns.setDispatchForm': change('CAMPAIGN_ADMIN', { 'input.campaignId': 'planned' }, ({ planned }) => ({
    campaignId: planned.id,
    form: {
      level: 'COUNTY',
      opensAt: '08:00',
      cutOff: '16:00',
      remindBefore: [],
      days: 'CALENDAR',
      lines: [{ code: 'COVERAGE', zh: '覆盖率', en: 'Coverage', kind: 'COMPUTED', unit: '%', required: false }],
    },
  })),
  'campaigns.submitDispatchSheet': change('INSPECTOR', { 'input.sheetId': 'sheet' }, ({ sheet }) => ({
    sheetId: sheet.id,
    values: [],
    lateReason: REASON,
  })),
  'campaigns.confirmDispatchSheet': change('CAMPAIGN_ADMIN', { 'input.sheetId': 'summedSheet' }, ({ summedSheet }) => ({
    sheetId: summedSheet.id,
    values: [],
  })),
  'campaigns.unlockDispatchSheet': change('CAMPAIGN_APPROVER', { 'input.sheetId': 'closedSheet' }, ({ closedSheet }, { today }) => ({
    sheetId: closedSheet.id,
    until: `${addDays(today, 3)}T00:00:00Z`,
    reason: REASON,
  })),
  'campaigns.reviseDispatchSheet': change('INSPECTOR', { 'input.sheetId': 'closedSheet' }, ({ closedSheet }) => ({
    sheetId: closedSheet.id,
    values: [],
    reason: REASON,
  })),
  'campaigns.setBurdenCap': change('CAMPAIGN_ADMIN', { 'input.campaignId': 'planned' }, ({ planned }) => ({
    campaignId: planned.id,
    caps: [{ level: 'CITY', minutesPerWeek: 1 }],
  })),
  'campaigns.acknowledgeBurden': change('CAMPAIGN_ADMIN', { 'input.campaignId': 'burdened' }, ({ burdened }) => ({
    campaignId: burdened.id,
    reason: REASON,
  })),
  'campaigns.myReminders': list(inOwn('campaigns.reminder'), {}),
  'campaigns.document': byId('document', 'spareDocument', 'circulated'),
  'campaigns.documents': list(inOwn('campaigns.document'), { 'filter.regionCode': ['area', 'county'], 'filter.campaignId': 'running' }),
  'campaigns.awaitedDocuments': list(inOwn('campaigns.awaited_document'), { 'filter.regionCode': ['area', 'county'] }),
  'campaigns.documentReceipts': list(inOwn('campaigns.document_receipt'), {
    'filter.regionCode': ['area', 'county'],
    'filter.documentId': 'circulated',
  }),
  'campaigns.registerDocument': change(
    'CAMPAIGN_ADMIN',
    { 'input.regionCode': 'area', 'input.document.campaignId': 'running', 'input.document.derivedFromIds': ['document', 'meeting'] },
    ({ area, running, document, meeting }, { today }) => ({
      regionCode: area.id,
      document: { ...DOCUMENT, issuedOn: today, campaignId: running.id, derivedFromIds: [document.id, meeting.id] },
    }),
    { nameable: { 'input.document.campaignId': UNDER_CAMPAIGN } },
  ),
  'campaigns.changeDocument': change(
    'CAMPAIGN_ADMIN',
    { 'input.documentId': 'document', 'input.document.campaignId': 'ready', 'input.document.derivedFromIds': ['circulated', 'meeting'] },
    ({ ready, document, circulated, meeting }, { today }) => ({
      documentId: document.id,
      expectedVersion: document.version,
      document: { ...DOCUMENT, issuedOn: today, campaignId: ready.id, derivedFromIds: [circulated.id, meeting.id] },
    }),
    { nameable: { 'input.document.campaignId': UNDER_CAMPAIGN } },
  ),
  'campaigns.advanceDocument': part('spareDocument', 'documentId', {}, () => ({ action: 'PROPOSE', note: '请阅办' })),
  'campaigns.awaitDocument': change(
    'CAMPAIGN_ADMIN',
    { 'input.regionCode': 'area', 'input.announcedInId': ['document', 'meeting'], 'input.campaignId': 'running' },
    ({ area, running, document, meeting }, { today }, kind) => ({
      regionCode: area.id,
      title: '矩阵待发方案',
      issuer: '矩阵总队',
      level: 'CORPS',
      expectedBy: addDays(today, 9),
      announcedInId: kind === 'document' ? document.id : meeting.id,
      campaignId: running.id,
    }),
    { nameable: { 'input.campaignId': UNDER_CAMPAIGN } },
  ),
  'campaigns.settleAwaitedDocument': part('awaited', 'awaitedDocumentId', { 'input.documentId': 'document' }, ({ document }) => ({
    documentId: document.id,
  })),
  'campaigns.circulateDocument': part('document', 'documentId', { 'input.regionCodes': 'county' }, ({ county }, { today }) => ({
    regionCodes: [county.id],
    study: false,
    dueOn: addDays(today, 9),
  })),
  'campaigns.acknowledgeDocument': change('INSPECTOR', { 'input.receiptId': 'receipt' }, ({ receipt }) => ({
    receiptId: receipt.id,
    action: 'SIGN_FOR',
  })),
  'campaigns.meeting': byId('meeting', 'spareMeeting'),
  'campaigns.meetings': list(inOwn('campaigns.meeting'), { 'filter.regionCode': ['area', 'county'], 'filter.campaignId': 'running' }),
  'campaigns.recordMeeting': change(
    'CAMPAIGN_ADMIN',
    { 'input.regionCode': 'area', 'input.meeting.campaignId': 'running', 'input.meeting.derivedFromIds': ['document', 'meeting'] },
    ({ area, running, document, meeting }, { today }) => ({
      regionCode: area.id,
      meeting: { ...MEETING, heldOn: today, campaignId: running.id, derivedFromIds: [document.id, meeting.id] },
    }),
    { nameable: { 'input.meeting.campaignId': UNDER_CAMPAIGN } },
  ),
  'campaigns.changeMeeting': change(
    'CAMPAIGN_ADMIN',
    { 'input.meetingId': 'spareMeeting', 'input.meeting.campaignId': 'ready', 'input.meeting.derivedFromIds': ['circulated', 'meeting'] },
    ({ ready, spareMeeting, circulated, meeting }, { today }) => ({
      meetingId: spareMeeting.id,
      expectedVersion: spareMeeting.version,
      meeting: { ...MEETING, heldOn: today, campaignId: ready.id, derivedFromIds: [circulated.id, meeting.id] },
    }),
    { nameable: { 'input.meeting.campaignId': UNDER_CAMPAIGN } },
  ),
  'campaigns.issueMeetingTasks': part('meeting', 'meetingId', { 'input.campaignId': 'running' }, ({ running }, { today }) => ({
    campaignId: running.id,
    phase: 'MOBILIZATION',
    dueOn: addDays(today, 5),
  })),
  'campaigns.directive': byId('directive'),
  'campaigns.directives': list(inOwn('campaigns.directive'), { 'filter.regionCode': ['area', 'county'], 'filter.campaignId': 'running' }),
  'campaigns.issueDirective': change(
    'CAMPAIGN_ADMIN',
    {
      'input.regionCode': 'area',
      'input.documentId': 'document',
      'input.followsId': 'directive',
      'input.campaignId': 'running',
      'input.recipients.regionCode': 'county',
      'input.recipients.divisionId': 'division',
    },
    ({ area, document, directive, running, county, division }, { today }) => ({
      regionCode: area.id,
      kind: 'FOLLOW_UP',
      givenOn: today,
      leader: '某领导',
      post: '局长',
      level: 'BUREAU',
      about: '矩阵报告',
      documentId: document.id,
      followsId: directive.id,
      text: '抓好落实',
      dueOn: addDays(today, 5),
      campaignId: running.id,
      recipients: [{ regionCode: county.id, divisionId: division.id }],
    }),
    { nameable: { 'input.campaignId': UNDER_CAMPAIGN } },
  ),
  'campaigns.answerDirective': change('INSPECTOR', { 'input.recipientId': 'recipient' }, ({ recipient }) => ({
    recipientId: recipient.id,
    action: 'READ',
  })),
  'campaigns.reviewDirective': change('CAMPAIGN_ADMIN', { 'input.recipientId': 'answeredRecipient' }, ({ answeredRecipient }) => ({
    recipientId: answeredRecipient.id,
    action: 'CLOSE',
  })),
  'campaigns.planPaper': one({ campaignId: ['draft', 'running'] }, (named, _, kind) => ({ campaignId: named[kind].id })),
  'campaigns.acceptancePaper': one({ campaignId: ['draft', 'running'] }, (named, _, kind) => ({ campaignId: named[kind].id })),
  'campaigns.monthlyReportPaper': one({ regionCode: ['area', 'county'] }, (named, { today }, kind) => ({
    regionCode: named[kind].id,
    month: today.slice(0, 7),
  })),
  'campaigns.dispatchPaper': one({ campaignId: 'ready' }, (named, { today }) => ({
    campaignId: named.ready.id,
    day: today,
    level: 'COUNTY',
    format: 'EXCEL',
  })),
  'campaigns.requirementNoticePaper': one({ meetingId: ['meeting', 'spareMeeting'] }, (named, _, kind) => ({ meetingId: named[kind].id })),
  'campaigns.cascades': list(inOwn('campaigns.cascade'), {
    'filter.regionCode': ['area', 'county'],
    'filter.campaignId': 'running',
  }),
  'campaigns.issueCampaign': change(
    'CAMPAIGN_ADMIN',
    { 'input.campaignId': 'running', 'input.regions': 'county' },
    ({ running, county }, { today }) => ({
      campaignId: running.id,
      expectedVersion: running.version,
      dueOn: addDays(today, 9),
      regions: [county.id],
    }),
  ),
  'campaigns.confirmCascade': part('cascade', 'cascadeId', { 'input.firstResponsiblePersonId': 'person' }, ({ person }) => ({
    firstResponsiblePersonId: person.id,
  })),
  'campaigns.returnFiling': part('filedCascade', 'cascadeId', {}, (_, { today }) => ({ reason: REASON, dueOn: addDays(today, 20) })),
  'campaigns.amendments': list(inOwn('campaigns.amendment'), {
    'filter.campaignId': 'running',
    'filter.regionCode': ['area', 'county'],
  }),
  'campaigns.proposeAmendment': change(
    'CAMPAIGN_ADMIN',
    {
      'input.campaignId': 'running',
      'input.changes.id': 'runningItem',
      'input.changes.parentId': 'runningItem',
      'input.changes.target.planItemId': 'runningItem',
      'input.changes.target.responsible.divisionId': 'division',
      'input.changes.cadence.planItemId': 'runningItem',
    },
    ({ running, runningItem, division }) => ({
      campaignId: running.id,
      expectedVersion: running.version,
      reason: REASON,
      changes: [
        { kind: 'CHANGE_ITEM', id: runningItem.id, item: { ...ITEM, title: '修订后的行动' } },
        { kind: 'ADD_ITEM', parentId: runningItem.id, item: { ...ITEM, kind: 'MEASURE' } },
        { kind: 'ADD_TARGET', target: { ...TARGET, planItemId: runningItem.id, responsible: { name: '处室', divisionId: division.id } } },
        { kind: 'ADD_CADENCE', cadence: { ...CADENCE, planItemId: runningItem.id } },
      ],
    }),
  ),
  'campaigns.decideAmendment': change('CAMPAIGN_APPROVER', { 'input.amendmentId': 'amendment' }, ({ amendment }) => ({
    amendmentId: amendment.id,
    expectedVersion: amendment.version,
    approve: true,
  })),
  'campaigns.answerAmendment': change('CAMPAIGN_APPROVER', { 'input.amendmentId': 'receivedAmendment' }, ({ receivedAmendment }) => ({
    amendmentId: receivedAmendment.id,
    expectedVersion: receivedAmendment.version,
    accept: true,
  })),
  'campaigns.Campaign': entity(...CAMPAIGNS),
  'campaigns.Task': entity('task', 'submittedTask', 'extendedTask'),
  'campaigns.Campaign.forecast': nested('running', { regionCode: ['area', 'county'] }),
  'campaigns.Campaign.units': nested('running', { regionCode: ['area', 'county'] }),
  'campaigns.Campaign.tasks': nested('running', { 'filter.regionCode': ['area', 'county'], 'filter.divisionId': 'division' }),

  // insights
  'insights.indicators': everybody(),
  'insights.overview': one({ regionCode: ['area', 'county'] }, (named, _, kind) => ({ regionCode: named[kind].id })),
  'insights.Campaign': contribution(...CAMPAIGNS),
  'insights.Campaign.indicators': nested('running', { regionCode: ['area', 'county'] }),
  'insights.Campaign.leagueTable': nested('running', { regionCode: ['area', 'county'] }, { indicator: 'COVERAGE', level: 'COUNTY' }),
};

/** Arguments to ask for below the roots, so that every way to compute an answer is taken. */
export const variants = ({ today }: Pick<World, 'today'>): Variants => ({
  'Campaign.progress': ['', 'level: PROVINCE', 'level: CITY', 'level: COUNTY'],
  'Target.progress': ['', `asOf: "${addDays(today, -1)}"`],
  'Target.progressByRegion': ['level: PROVINCE', 'level: CITY', 'level: COUNTY'],
  'Campaign.indicators': ['', 'level: PROVINCE', 'level: CITY', `day: "${addDays(today, -1)}"`],
  'Campaign.leagueTable': [
    'indicator: COVERAGE, level: CITY',
    'indicator: COVERAGE, level: COUNTY',
    `indicator: UNITS_IN_SCOPE, level: COUNTY, day: "${addDays(today, -1)}"`,
  ],
});
