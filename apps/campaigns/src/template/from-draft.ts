import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import { digest, parseInput, Tx, uuidv7 } from '@fire-campaign/platform';
import { CampaignBody } from '../body/body.entities.js';
import { Cadence } from '../cadence/cadence.entity.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { planInput } from '../campaign/campaign.rules.js';
import { requirePerson } from '../campaign/campaign.service.js';
import { errors } from '../errors.js';
import type { Citation } from '../plan/citation.js';
import { PlanItem } from '../plan/plan-item.entity.js';
import type { Bound } from '../plan/plan.rules.js';
import { requireProgramme } from '../programme/programme.access.js';
import type { Programme } from '../programme/programme.entity.js';
import { createProgramme } from '../programme/programme.service.js';
import { workCalendar } from '../projection/work-calendar.js';
import { ReportedIndicator, Target } from '../target/target.entities.js';
import { horizonOutside } from '../target/target.rules.js';
import { indicatorSaid } from '../target/target.rules.js';
import { PHASE_LABELS, phaseOver } from '../phase/phase.rules.js';
import { issuePrepared } from '../task/task.duties.js';
import { Task } from '../task/task.entity.js';
import type { AssignedBody, DeadlineOrigin } from '../task/task.rules.js';
import { scheduleOf, type CampaignDraft, type DraftDeadline, type Schedule } from './draft.js';
import { matchName, type NamedDivision, type NameMatch } from './names.js';

/** What a draft does not say: where, when, and who answers for it. */
export interface DraftOptions {
  readonly regionCode: RegionCode;
  readonly startsOn: LocalDate;
  /** In place of the draft's. */
  readonly name: string | null;
  readonly documentNumber: string | null;
  readonly categories: readonly string[] | null;
  readonly firstResponsiblePersonId: string;
  /** In place of the programme that the draft asks for. */
  readonly programmeId: string | null;
  /** Ids of divisions that people chose for names of the document; before any look-up. */
  readonly links: ReadonlyMap<string, string>;
}

/** A responsible body's name that is no division of the region; it stays in the task or target as it was written. */
export interface UnmatchedName {
  readonly name: string;
  readonly where: string;
  /** Ids of divisions with similar names, the likeliest first. */
  readonly candidates: readonly string[];
}

export interface DraftedCampaign {
  readonly campaign: Campaign;
  readonly unmatched: readonly UnmatchedName[];
}

/**
 * Makes a draft campaign of a plan, whole or not at all: the campaign, its programme when one is asked for, items, tasks, reported
 * indicators, targets, cadence rules and bodies, each with its citation. Days move with the start; names of divisions are looked up in the
 * campaign's region, and what is not found is told.
 *
 * @param tx of somebody who may write campaigns in the region
 * @throws FORBIDDEN, INVALID_INPUT, PERSON_UNKNOWN, PROGRAMME_UNKNOWN, PROGRAMME_OUTSIDE
 */
export async function createFromDraft(tx: Tx, draft: CampaignDraft, options: DraftOptions): Promise<DraftedCampaign> {
  const { regionCode } = options;
  tx.actor.require('campaigns:write', regionCode);
  const schedule = scheduleOf(draft, options.startsOn, await workCalendar(tx));
  const cited = citations(draft);
  const programme = await programmeFor(tx, draft, options, schedule, cited);
  const campaign = await campaignOf(tx, draft, options, schedule, programme, cited);
  const { id: campaignId } = campaign;
  const own = { regionCode, campaignId };

  const itemIds = new Map(draft.items.map(({ key }) => [key, uuidv7()]));
  const idOf = (key: string | null) => (key === null ? null : itemIds.get(key)!);
  const ordinals = new Map<string | null, number>();
  const items = draft.items.map(({ key, parent, source, ...said }) => {
    const ordinal = (ordinals.get(parent) ?? 0) + 1;
    ordinals.set(parent, ordinal);
    return tx.manager.create(PlanItem, { id: idOf(key)!, ...own, parentId: idOf(parent), ordinal, ...said, citation: cited(source) });
  });

  const names = await namesOf(tx, regionCode, options.links);
  const tasks = tasksOf(tx, draft, schedule, own, names, idOf);
  const indicators = draft.indicators.map((said) => tx.manager.create(ReportedIndicator, { id: uuidv7(), ...own, ...indicatorSaid(said) }));
  const targets = draft.targets.map(({ item, source, from, to, responsible, ...said }) =>
    tx.manager.create(Target, {
      id: uuidv7(),
      ...own,
      planItemId: idOf(item),
      ...said,
      from: schedule.day(from ?? draft.startsOn),
      to: schedule.day(to ?? draft.endsOn),
      stages: said.stages.map(({ on, value }) => ({ on: schedule.day(on), value })),
      responsible: responsible === null ? null : names.assigned(responsible, `目标“${said.name}”责任单位`),
      shareMethod: null,
      shares: [],
      citation: cited(source),
    }),
  );
  const cadences = draft.cadences.map(({ item, source, from, to, ...said }) => {
    const limit = (given: typeof from, otherwise: LocalDate): Bound =>
      given !== null && 'event' in given
        ? { day: null, event: eventOf(draft, given.event) }
        : { day: given === null ? otherwise : schedule.day(given.day), event: null };
    const days = { from: limit(from, schedule.startsOn), to: limit(to, schedule.endsOn) };
    return tx.manager.create(Cadence, { id: uuidv7(), ...own, planItemId: idOf(item), ...said, ...days, citation: cited(source) });
  });
  const bodies = draft.bodies.map(({ posts, source, ...said }) =>
    tx.manager.create(CampaignBody, {
      id: uuidv7(),
      ...own,
      ...said,
      members: posts.map((post) => ({ post, personId: null })),
      citation: cited(source),
    }),
  );

  for (const [entity, rows] of [
    [PlanItem, items],
    [Task, tasks],
    [ReportedIndicator, indicators],
    [Target, targets],
    [Cadence, cadences],
    [CampaignBody, bodies],
  ] as const) {
    if (rows.length > 0) await tx.manager.insert(entity as never, rows as never);
  }
  await tx.audit('campaign_draft', campaignId, regionCode, null, digest(draft));
  return { campaign, unmatched: names.unmatched };
}

/** The tasks of a draft as prepared ones of a campaign. */
function tasksOf(
  tx: Tx,
  draft: CampaignDraft,
  schedule: Schedule,
  own: { readonly regionCode: RegionCode; readonly campaignId: string },
  names: Awaited<ReturnType<typeof namesOf>>,
  idOf: (key: string | null) => string | null,
): readonly Task[] {
  const cited = citations(draft);
  return draft.tasks.map((task): Task => {
    const where = `任务“${task.title}”`;
    const lead = task.lead === null ? null : names.assigned(task.lead, `${where}牵头`);
    const supporting = task.supporting.map((name) => names.assigned(name, `${where}配合`));
    return tx.manager.create(Task, {
      id: uuidv7(),
      ...own,
      ownerRegionCode: own.regionCode,
      issueId: uuidv7(),
      planItemId: idOf(task.item),
      citation: cited(task.source),
      deadline: originOf(draft, task.deadline, schedule),
      assignment: { lead, supporting },
      phase: task.phase,
      title: task.title,
      text: task.text,
      leadDivisionId: lead?.divisionId ?? null,
      supportingDivisionIds: lead?.divisionId == null ? [] : supporting.flatMap(({ divisionId }) => divisionId ?? []),
      dueOn: within(schedule, schedule.due(task.deadline).dueOn),
      mandatory: task.mandatory,
      evidenceRequired: task.evidenceRequired,
      percent: 0,
      status: 'DRAFT',
      issuedById: tx.actor.id,
      issuedOn: null,
      evidence: [],
      extensionStatus: 'NONE',
    });
  });
}

/**
 * Adds the tasks of a draft to a campaign that is there: of one not yet published they wait with the others, of a running one they are
 * issued at once. Each belongs to the campaign's own phase of its day, or to the next one that is not over.
 *
 * @param campaign held for the change, by somebody who may write it
 * @throws CAMPAIGN_NOT_RUNNING, TASK_DUE, PHASE_CLOSED when no phase is left
 */
export async function addTasksFromDraft(
  tx: Tx,
  draft: CampaignDraft,
  campaign: Campaign,
  { startsOn, links }: Pick<DraftOptions, 'startsOn' | 'links'>,
  today: LocalDate,
): Promise<readonly UnmatchedName[]> {
  const { id: campaignId, regionCode, status, phases, startsOn: first, endsOn } = campaign;
  const prepared = status === 'DRAFT' || status === 'SUBMITTED' || status === 'APPROVED';
  if (!prepared) campaign.requireRunning();
  const open = phases.filter((phase) => !phaseOver(phase));
  const { zh, en } = PHASE_LABELS.ACCEPTANCE;
  if (open.length === 0) throw errors.PHASE_CLOSED({ phase: zh, phaseEn: en });
  const names = await namesOf(tx, regionCode, links);
  const tasks = tasksOf(tx, draft, scheduleOf(draft, startsOn), { regionCode, campaignId }, names, () => null);
  for (const task of tasks) {
    if (task.dueOn < first || task.dueOn > endsOn) throw errors.TASK_DUE({ startsOn: first, endsOn });
    task.phase = (open.find((phase) => task.dueOn <= phase.endsOn) ?? open.at(-1)!).phase;
  }
  await tx.manager.insert(Task, tasks as never);
  await tx.audit('campaign_draft', campaignId, regionCode, null, digest(draft));
  if (!prepared) await issuePrepared(tx, campaign, today);
  return names.unmatched;
}

/** The citation of a source of a draft. */
export function citations(draft: CampaignDraft) {
  const documents = new Map(draft.documents.map(({ key, ...document }) => [key, document]));
  return ({ document, clause, quote, span }: CampaignDraft['source']): Citation => ({ ...documents.get(document)!, clause, quote, span });
}
type Cited = ReturnType<typeof citations>;

async function programmeFor(
  tx: Tx,
  { programme: wanted, targets, startsOn, endsOn }: CampaignDraft,
  { regionCode, programmeId }: DraftOptions,
  schedule: Schedule,
  cited: Cited,
): Promise<Programme | null> {
  if (programmeId === null) {
    if (wanted === null) return null;
    const { name, goal, source } = wanted;
    const days = { startsOn: schedule.day(wanted.startsOn), endsOn: schedule.day(wanted.endsOn) };
    return createProgramme(tx, { regionCode, name, goal, ...days, citation: cited(source) });
  }
  const programme = await requireProgramme(tx, programmeId, { regionCode, startsOn: schedule.startsOn, endsOn: schedule.endsOn });
  for (const target of targets) {
    const from = schedule.day(target.from ?? startsOn);
    const to = schedule.day(target.to ?? endsOn);
    if (horizonOutside({ from, to }, [schedule, programme!]))
      throw errors.PROGRAMME_OUTSIDE({ startsOn: from, endsOn: to, name: programme!.name });
  }
  return programme;
}

async function campaignOf(
  tx: Tx,
  draft: CampaignDraft,
  options: DraftOptions,
  schedule: Schedule,
  programme: Programme | null,
  cited: Cited,
): Promise<Campaign> {
  const { regionCode, documentNumber, firstResponsiblePersonId } = options;
  const plan = parseInput(planInput, {
    regionCode,
    name: options.name ?? draft.name,
    documentNumber,
    categories: options.categories ?? draft.categories,
    startsOn: schedule.startsOn,
    endsOn: schedule.endsOn,
    goal: draft.goal,
    firstResponsiblePersonId,
    programmeId: programme?.id ?? null,
    citation: cited(draft.source),
    phases: draft.phases.map(({ phase, title }) => ({ phase, title, ...schedule.phase(phase) })),
  });
  await requirePerson(tx, firstResponsiblePersonId);
  return tx.save(Campaign.draft(plan, tx.actor.id));
}

/** The names in a draft that are no divisions of a region, as `createFromDraft` would tell them. */
export async function unmatchedIn(
  tx: Tx,
  { tasks, targets }: CampaignDraft,
  { regionCode, links }: Pick<DraftOptions, 'regionCode' | 'links'>,
): Promise<readonly UnmatchedName[]> {
  const names = await namesOf(tx, regionCode, links);
  for (const { title, lead, supporting } of tasks) {
    if (lead !== null) names.assigned(lead, `任务“${title}”牵头`);
    for (const name of supporting) names.assigned(name, `任务“${title}”配合`);
  }
  for (const { name, responsible } of targets) if (responsible !== null) names.assigned(responsible, `目标“${name}”责任单位`);
  return names.unmatched;
}

/** Looks names up among the divisions of a region, and remembers which are not there. */
export async function namesOf(tx: Tx, regionCode: RegionCode, links: ReadonlyMap<string, string> = new Map()) {
  const divisions = await tx.query<NamedDivision & Record<string, unknown>>(
    `SELECT id, name FROM division WHERE region_code = $1 ORDER BY id`,
    [regionCode],
  );
  const unmatched: UnmatchedName[] = [];
  const assigned = (name: string, where: string): AssignedBody => {
    const chosen = divisions.find(({ id }) => id === links.get(name));
    const match: NameMatch = chosen === undefined ? matchName(name, divisions) : { kind: 'DIVISION', divisionId: chosen.id };
    if (match.kind === 'UNMATCHED') unmatched.push({ name, where, candidates: match.candidates });
    return {
      name,
      wildcard: match.kind === 'WILDCARD' ? match.wildcard : null,
      divisionId: match.kind === 'DIVISION' ? match.divisionId : null,
    };
  };
  return { assigned, unmatched };
}

/** Holidays may carry a day of the last week past the end. */
const within = ({ endsOn }: Schedule, day: LocalDate): LocalDate => (day > endsOn ? endsOn : day);

const eventOf = (draft: CampaignDraft, code: string) => draft.events.find((event) => event.code === code)!;

function originOf(draft: CampaignDraft, deadline: DraftDeadline, schedule: Schedule): DeadlineOrigin {
  const event = deadline.kind === 'EVENT' ? eventOf(draft, deadline.event) : null;
  const { estimated, anchor } = schedule.due(deadline);
  return { kind: deadline.kind, event, estimated, anchor };
}
