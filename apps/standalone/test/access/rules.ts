import { randomUUID } from 'node:crypto';
import { addDays, type Role } from '@fire-campaign/domain';
import type { Variants } from './schema.js';
import type { Given, Kind, World } from './world.js';

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
/** A step of a hazard or an inspection. */
const versioned = (by: Role, kind: Kind, more: MakeArgs): ChangeRule =>
  change(by, { 'input.id': kind }, (named, world) => ({
    id: named[kind].id,
    expectedVersion: named[kind].version,
    ...more(named, world, kind),
  }));

const CAMPAIGNS: readonly Kind[] = ['draft', 'submitted', 'approved', 'running', 'ready', 'suspended', 'summingUp'];
const ANY_CAMPAIGN =
  'the inspections and grants of a campaign keep its id and never read the campaign: with an id of elsewhere they count nowhere';
const REASON = '矩阵测试的理由,不少于十个字';

/**
 * What may be asked for, how, and what it must answer: one entry for each root field, each entity and each field below an entity
 * that names records. The schema decides which entries there must be.
 */
export const RULES: Readonly<Record<string, Rule>> = {
  // directory
  'directory.region': everybody({ code: 'area' }, (named) => ({ code: named.area.id })),
  'directory.regions': everybody({ parentCode: 'area', name: 'name' }, (named) => ({ parentCode: named.area.id })),
  'directory.roles': everybody(),
  'directory.me': self(),
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
  'campaigns.task': byId('task', 'submittedTask', 'extendedTask'),
  'campaigns.tasks': list(inOwn('campaigns.task'), {
    'filter.regionCode': ['area', 'county'],
    'filter.campaignId': ['draft', 'running'],
    'filter.divisionId': 'division',
  }),
  'campaigns.createCampaign': change(
    'CAMPAIGN_ADMIN',
    { 'input.regionCode': 'area', 'input.firstResponsiblePersonId': 'person' },
    ({ area, person }, { today }) => ({
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
  ),
  'campaigns.changeCampaign': change(
    'CAMPAIGN_ADMIN',
    { 'input.campaignId': 'draft', 'input.firstResponsiblePersonId': 'person' },
    ({ draft, person }) => ({
      campaignId: draft.id,
      expectedVersion: draft.version,
      goal: '改后的目标',
      firstResponsiblePersonId: person.id,
    }),
  ),
  'campaigns.submitCampaign': step('CAMPAIGN_ADMIN', 'draft'),
  'campaigns.approveCampaign': step('CAMPAIGN_APPROVER', 'submitted'),
  'campaigns.returnCampaign': step('CAMPAIGN_APPROVER', 'returnable', { reason: REASON }),
  'campaigns.publishCampaign': step('CAMPAIGN_ADMIN', 'approved'),
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
  'campaigns.issueTask': change(
    'CAMPAIGN_ADMIN',
    {
      'input.campaignId': 'running',
      'input.regionCode': 'county',
      'input.leadDivisionId': 'division',
      'input.supportingDivisionIds': 'supportingDivision',
    },
    ({ running, county, division, supportingDivision }, { today }) => ({
      campaignId: running.id,
      phase: 'MOBILIZATION',
      title: '矩阵任务',
      text: '内容',
      regionCode: county.id,
      leadDivisionId: division.id,
      supportingDivisionIds: [supportingDivision.id],
      dueOn: addDays(today, 5),
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
  'campaigns.Campaign': entity(...CAMPAIGNS),
  'campaigns.Task': entity('task', 'submittedTask', 'extendedTask'),
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
  'Campaign.indicators': ['', 'level: PROVINCE', 'level: CITY', `day: "${addDays(today, -1)}"`],
  'Campaign.leagueTable': [
    'indicator: COVERAGE, level: CITY',
    'indicator: COVERAGE, level: COUNTY',
    `indicator: UNITS_IN_SCOPE, level: COUNTY, day: "${addDays(today, -1)}"`,
  ],
});
