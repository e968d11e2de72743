import { Injectable } from '@nestjs/common';
import { citedNumbers } from '@fire-campaign/domain';
import { MeetingHeld } from '@fire-campaign/events';
import {
  Actor,
  Clock,
  Database,
  day,
  expectedVersion,
  id,
  idempotencyKey,
  isId,
  optional,
  parseInput,
  platformErrors,
  recordId,
  regionCode,
  text,
  Tx,
  uuidv7,
  whereInScope,
  type PageArgs,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { readCampaign } from '../campaign/campaign.access.js';
import { requireNoCycle, requireReferences } from '../document/document.access.js';
import { ISSUING_LEVELS } from '../document/document.rules.js';
import { rehearse } from '../dry-run.js';
import { errors } from '../errors.js';
import { PHASES } from '../phase/phase.rules.js';
import type { ChangeMeetingInput, IssueMeetingTasksInput, MeetingFilter, RecordMeetingInput } from '../schema.generated.js';
import { issueTasks, type TaskIssue } from '../task/task.service.js';
import { namesOf, type UnmatchedName } from '../template/from-draft.js';
import { Meeting } from './meeting.entity.js';
import { MEETING_KINDS, wordingOf, type Requirement } from './meeting.rules.js';

const names = z.array(text(50, 2)).max(30).nullish().transform((given) => given ?? []); // prettier-ignore
const requirement = z.object({
  title: text(100, 2),
  text: optional(text(5000)),
  subItems: z.array(text(2000)).max(10).nullish().transform((given) => given ?? []), // prettier-ignore
  lead: optional(text(50, 2)),
  supporting: names,
});
const meeting = z.object({
  kind: z.enum(MEETING_KINDS),
  title: text(200, 2),
  ordinal: optional(z.int().min(1).max(999)),
  convener: text(100, 2),
  level: z.enum(ISSUING_LEVELS),
  heldOn: day,
  chair: optional(text(100)),
  speakers: z.array(text(100)).max(20).nullish().transform((given) => given ?? []), // prettier-ignore
  summary: optional(text(5000)),
  requirements: z.array(requirement).max(50).nullish().transform((given) => given ?? []), // prettier-ignore
  campaignId: optional(id),
  derivedFromIds: z.array(id).max(20).nullish().transform((ids) => [...new Set(ids ?? [])]), // prettier-ignore
});
type MeetingFacts = z.output<typeof meeting>;
const existing = { idempotencyKey, meetingId: id, expectedVersion };
const recordInput = z.object({ idempotencyKey, regionCode, meeting });
const changeInput = z.object({ ...existing, meeting });
const tasksInput = z.object({
  ...existing,
  campaignId: id,
  phase: z.enum(PHASES),
  dueOn: day,
  ordinals: optional(z.array(z.int().min(1)).min(1).max(50)),
  dryRun: z.boolean().nullish(),
});

export interface RecordedMeeting {
  readonly meeting: Meeting;
  readonly unmatched: readonly UnmatchedName[];
}
export interface MeetingTasks {
  readonly dryRun: boolean;
  readonly tasks: readonly { readonly ordinal: number; readonly title: string; readonly regionCode: string }[];
  readonly meeting: Meeting;
}

/** The register of meetings, and the tasks that come of them. */
@Injectable()
export class MeetingService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws FORBIDDEN, NOT_FOUND for its campaign, ORIGIN_UNKNOWN */
  record(actor: Actor, input: RecordMeetingInput): Promise<RecordedMeeting> {
    const command = parseInput(recordInput, input);
    return this.db.command(actor, 'recordMeeting', command, async (tx) => {
      const facts = command.meeting;
      actor.require('campaigns:write', command.regionCode, facts.campaignId);
      await requireReferences(tx, facts.campaignId, facts.derivedFromIds);
      const recorded = tx.manager.create(Meeting, { id: uuidv7(), regionCode: command.regionCode, recordedById: actor.id });
      const unmatched = await write(tx, recorded, facts);
      await tx.save(recorded);
      const { id: meetingId, regionCode: region, campaignId, kind, title, ordinal, level, heldOn, chair, requirements } = recorded;
      const said = { meetingId, regionCode: region, campaignId, kind, title, ordinal, level, heldOn, chair };
      await tx.publish(MeetingHeld, region, { ...said, requirements: requirements.length });
      return { meeting: recorded, unmatched };
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, ORIGIN_UNKNOWN, LINEAGE_CYCLE, REQUIREMENT_ISSUED */
  change(actor: Actor, input: ChangeMeetingInput): Promise<RecordedMeeting> {
    const command = parseInput(changeInput, input);
    return this.db.command(actor, 'changeMeeting', command, async (tx) => {
      const changed = await lockMeeting(tx, command.meetingId, command.expectedVersion);
      const facts = command.meeting;
      actor.require('campaigns:write', changed.regionCode, facts.campaignId);
      const added = facts.derivedFromIds.filter((origin) => !changed.derivedFromIds.includes(origin));
      await requireReferences(tx, facts.campaignId === changed.campaignId ? null : facts.campaignId, added);
      await requireNoCycle(tx, changed.id, changed.regionCode, added);
      const unmatched = await write(tx, changed, facts);
      return { meeting: await tx.save(changed), unmatched };
    });
  }

  /**
   * Issues requirements as tasks of a running campaign: one to the region for its divisions, one to each of them for 各处室, one to
   * each city or county for 各支队 and 各大队. A requirement is issued once.
   * @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, REQUIREMENT_UNKNOWN, REQUIREMENT_ISSUED, CAMPAIGN_NOT_RUNNING, and what `issueTasks` throws
   */
  issueTasks(actor: Actor, input: IssueMeetingTasksInput): Promise<MeetingTasks> {
    const command = parseInput(tasksInput, input);
    const work = async (tx: Tx): Promise<MeetingTasks> => {
      const held = await lockMeeting(tx, command.meetingId, command.expectedVersion);
      const campaign = await readCampaign(tx, actor, command.campaignId);
      actor.require('campaigns:write', campaign.regionCode, campaign.id);
      campaign.requireRunning();
      const open = held.requirements.flatMap(({ issueId }, index) => (issueId === null ? [index + 1] : []));
      const ordinals = command.ordinals ?? open;
      for (const ordinal of ordinals) {
        if (held.requirements[ordinal - 1] === undefined) throw errors.REQUIREMENT_UNKNOWN({ ordinal });
        if (!open.includes(ordinal)) throw errors.REQUIREMENT_ISSUED({ ordinal });
      }
      const divisions = await tx.query<{ id: string }>(`SELECT id FROM division WHERE region_code = $1 ORDER BY id`, [held.regionCode]);
      const today = await this.clock.today(tx);
      const tasks: MeetingTasks['tasks'][number][] = [];
      const requirements = [...held.requirements];
      for (const ordinal of new Set(ordinals)) {
        const issueId = uuidv7();
        const asked = requirements[ordinal - 1]!;
        requirements[ordinal - 1] = { ...asked, issueId };
        const { title } = asked;
        for (const debtor of debtorsOf(
          asked,
          divisions.map((division) => division.id),
        )) {
          // prettier-ignore
          const issued = await issueTasks(tx, today, {
            ...{ campaignId: campaign.id, planItemId: null, phase: command.phase, title, text: wordingOf(asked), dueOn: command.dueOn },
            ...{ regionCode: held.regionCode, citation: citationOf(held, ordinal), issueId, ...debtor },
            assignment: { lead: asked.lead, supporting: asked.supporting },
          });
          tasks.push(...issued.map((task) => ({ ordinal, title, regionCode: task.regionCode })));
        }
      }
      held.requirements = requirements;
      return { dryRun: false, tasks, meeting: await tx.save(held) };
    };
    if (command.dryRun !== true) return this.db.command(actor, 'issueMeetingTasks', command, work);
    return rehearse(this.db, actor, 'issueMeetingTasks', work).then((issued) => ({ ...issued, dryRun: true }));
  }

  /** @throws NOT_FOUND */
  byId(actor: Actor, meetingId: string): Promise<Meeting> {
    return this.db.read(actor, (tx) => readMeeting(tx, recordId(meetingId)));
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<readonly Meeting[]> {
    return this.db.read(actor, (tx) =>
      whereInScope(
        tx.manager.createQueryBuilder(Meeting, 'row').where('row.id = ANY (:ids)', { ids: ids.filter(isId) }),
        actor.scopesFor('campaigns:read'),
      ).getMany(),
    );
  }

  list(actor: Actor, filter: MeetingFilter, page: PageArgs) {
    const campaignId = filter.campaignId == null ? null : recordId(filter.campaignId);
    return this.db.page(actor, Meeting, ['id'], page, (query) => {
      whereInScope(query, actor.scopesFor('campaigns:read'), filter.regionCode ?? null);
      if (campaignId !== null) query.andWhere('row.campaignId = :campaignId', { campaignId });
      if (filter.kind != null) query.andWhere('row.kind = :kind', { kind: filter.kind });
      if (filter.level != null) query.andWhere('row.level = :level', { level: filter.level });
      if (filter.heldFrom != null) query.andWhere('row.heldOn >= :heldFrom', { heldFrom: filter.heldFrom });
      if (filter.heldTo != null) query.andWhere('row.heldOn <= :heldTo', { heldTo: filter.heldTo });
      return query;
    });
  }
}

/** @throws NOT_FOUND also when the person may not read it */
export async function readMeeting(tx: Tx, meetingId: string): Promise<Meeting> {
  const found = await tx.get(Meeting, meetingId);
  if (!tx.actor.can('campaigns:read', found.regionCode, found.campaignId)) throw platformErrors.NOT_FOUND();
  return found;
}

async function lockMeeting(tx: Tx, meetingId: string, seen: number): Promise<Meeting> {
  const { regionCode: region, campaignId } = await readMeeting(tx, meetingId);
  tx.actor.require('campaigns:write', region, campaignId);
  const held = await tx.lock(Meeting, meetingId);
  if (held.version !== seen) throw platformErrors.STALE_VERSION({ current: held.version });
  return held;
}

/** Takes what was said of a meeting; requirements that are tasks already stay as they are. @throws REQUIREMENT_ISSUED */
async function write(tx: Tx, target: Meeting, { requirements, ...facts }: MeetingFacts): Promise<readonly UnmatchedName[]> {
  const { assigned, unmatched } = await namesOf(tx, target.regionCode);
  const issued = (target.requirements ?? []).map((one, index) => ({ ...one, index })).filter(({ issueId }) => issueId !== null);
  const asked = requirements.map((one, index): Requirement => {
    const where = `要求“${one.title}”`;
    const lead = one.lead === null ? null : assigned(one.lead, `${where}牵头`);
    return { ...one, lead, supporting: one.supporting.map((name) => assigned(name, where)), issueId: issued.find((done) => done.index === index)?.issueId ?? null }; // prettier-ignore
  });
  const same = (one: Requirement, other: Requirement | undefined) =>
    other !== undefined && wordingOf(one) === wordingOf(other) && namesIn(one) === namesIn(other);
  const altered = issued.find((one) => !same(one, asked[one.index]));
  if (altered !== undefined) throw errors.REQUIREMENT_ISSUED({ ordinal: altered.index + 1 });
  const words = [facts.title, facts.summary ?? '', ...asked.map(wordingOf)].join('\n');
  Object.assign(target, { ...facts, requirements: asked, citedNumbers: citedNumbers(words).map(({ text: number }) => number) });
  return unmatched;
}

const namesIn = ({ lead, supporting }: Requirement) => [lead?.name ?? '', ...supporting.map(({ name }) => name)].join(' ');

const citationOf = ({ title, convener, heldOn }: Meeting, ordinal: number): TaskIssue['citation'] => ({
  ...{ title, documentNumber: null, issuer: convener, issuedOn: heldOn },
  ...{ clause: `要求第${ordinal}项`, quote: null, span: null },
});

/** Who gets a task for a requirement: its divisions together, or each division, city or county where all of them are asked. */
function debtorsOf(
  { lead, supporting }: Requirement,
  divisions: readonly string[],
): readonly Pick<TaskIssue, 'leadDivisionId' | 'supportingDivisionIds' | 'expandTo'>[] {
  const bodies = lead === null ? supporting : [lead, ...supporting];
  const [first, ...others] = bodies.flatMap(({ divisionId }) => divisionId ?? []);
  const asked = new Set(bodies.flatMap(({ wildcard }) => wildcard ?? []));
  const rest = asked.has('DIVISIONS') ? divisions.filter((division) => division !== first) : others;
  const each = first === undefined && asked.has('DIVISIONS');
  const regions = [...(asked.has('DETACHMENTS') ? (['CITY'] as const) : []), ...(asked.has('BRIGADES') ? (['COUNTY'] as const) : [])];
  const own = each
    ? divisions.map((leadDivisionId) => ({ leadDivisionId }))
    : first !== undefined
      ? [{ leadDivisionId: first, supportingDivisionIds: [...rest] }]
      : regions.length > 0
        ? []
        : [{}];
  return [...own, ...regions.map((expandTo) => ({ expandTo }))];
}
