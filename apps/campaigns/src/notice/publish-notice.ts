import { Injectable } from '@nestjs/common';
import { NoticeDraftPublished } from '@fire-campaign/events';
import {
  Actor,
  AppError,
  Clock,
  Database,
  day,
  expectedVersion,
  id,
  idempotencyKey,
  optional,
  parseInput,
  platformErrors,
  text,
  Tx,
  uuidv7,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { lockCampaign, mayRead, readCampaign } from '../campaign/campaign.access.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { whereDocumentReadable } from '../document/document.access.js';
import { Document } from '../document/document.entity.js';
import { kindOfTitle, levelOfIssuer, numberKey } from '../document/document.rules.js';
import { registerDocument } from '../document/document.service.js';
import { errors } from '../errors.js';
import type { Problem } from '../plan/problems.js';
import { refuse } from '../plan/problems.js';
import type { PublishNoticeDraftInput } from '../schema.generated.js';
import { campaignDraft, scheduleOf, type CampaignDraft } from '../template/draft.js';
import { addTasksFromDraft, createFromDraft, unmatchedIn, type UnmatchedName } from '../template/from-draft.js';
import { SavedTemplate } from '../template/template.entity.js';
import { differencesFrom, runningPlan, type Comparison } from './compare-notice.js';
import { Notice, NoticeFile, NoticeItem } from './notice.entities.js';
import { isPlanKind, itemTitle, PUBLISHED_AS } from './notice.rules.js';
import { hasOpenQuestion, isUndecided, readNoticeOf } from './notice.service.js';
import { planOfNotice, type NoticePlan, type PlanOptions, type Remark } from './plan-of-notice.js';

const publishInput = z
  .object({
    idempotencyKey,
    draftId: id,
    expectedVersion,
    as: z.enum(PUBLISHED_AS),
    startsOn: optional(day),
    endsOn: optional(day),
    name: optional(text(100, 2)),
    goal: optional(text(5000)),
    categories: z.array(z.string()),
    firstResponsiblePersonId: optional(z.uuid()),
    programmeId: optional(z.uuid()),
    campaignId: optional(id),
    dryRun: z.boolean().nullish(),
  })
  .refine(({ as, campaignId }) => campaignId === null || as === 'TASK_LIST', {
    path: ['campaignId'],
    params: {
      code: 'LIST_ONLY',
      zh: '只有任务清单可以归入已有的专项行动。',
      en: 'Only a list of tasks goes under a campaign that is there.',
    },
  })
  .refine(({ as, campaignId, firstResponsiblePersonId }) => as === 'TEMPLATE' || campaignId !== null || firstResponsiblePersonId !== null, {
    path: ['firstResponsiblePersonId'],
    params: { code: 'PERSON_MISSING', zh: '请指定第一责任人。', en: 'Name the first responsible person.' },
  });
type Publish = z.output<typeof publishInput>;

const LISTED_PROBLEMS = 50;
const DOCUMENT_NUMBER = /^.+?〔\d{4}〕\d+号$/;

export interface Publication {
  readonly draftId: string;
  readonly dryRun: boolean;
  readonly campaignId: string | null;
  readonly templateId: string | null;
  /** The notice in the region's register. */
  readonly documentId: string | null;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly plan: Pick<CampaignDraft, 'items' | 'tasks' | 'targets' | 'cadences' | 'bodies'>;
  readonly remarks: readonly Remark[];
  readonly unmatched: readonly UnmatchedName[];
}

/** Makes plans of notices: what was confirmed, and only that, through the engine's own use cases. */
@Injectable()
export class NoticePublisher {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a draft campaign, a template or a list of tasks of the confirmed items; a list of tasks is a light campaign without measures,
   * for a week unless its days are told, or goes under a campaign of the region that is there. A new campaign binds nobody before it is
   * approved and published. The notice itself is registered with it. A dry run only tells.
   * @throws NOT_FOUND, FORBIDDEN, NOTICE_PUBLISHED, STALE_VERSION, INVALID_INPUT listing what is undecided, unanswered or fits no plan,
   *   PERSON_UNKNOWN, PROGRAMME_UNKNOWN, PROGRAMME_OUTSIDE; under a campaign: NOTICE_CAMPAIGN, CAMPAIGN_NOT_RUNNING, TASK_DUE, PHASE_CLOSED
   */
  publish(actor: Actor, input: PublishNoticeDraftInput): Promise<Publication> {
    const command = parseInput(publishInput, input);
    if (command.dryRun === true)
      return this.db.read(actor, async (tx) => {
        const notice = await readNoticeOf(tx, command.draftId);
        actor.require('campaigns:write', notice.regionCode);
        const { draft, remarks, links } = await this.planOf(tx, notice, command);
        return publication(notice, command, draft, remarks, {
          unmatched: await unmatchedIn(tx, draft, { regionCode: notice.regionCode, links }),
        });
      });
    return this.db.command(actor, 'publishNoticeDraft', command, async (tx) => {
      const { regionCode } = await readNoticeOf(tx, command.draftId);
      actor.require('campaigns:write', regionCode);
      const notice = await tx.lock(Notice, command.draftId);
      const { draft, remarks, links } = await this.planOf(tx, notice, command);
      const number = notice.head.number?.value ?? '';
      const made =
        command.campaignId !== null
          ? await this.underCampaign(tx, command.campaignId, notice, draft, { startsOn: command.startsOn ?? draft.startsOn, links })
          : command.as === 'TEMPLATE'
            ? {
                campaignId: null,
                templateId: await saveTemplate(tx, notice, draft),
                unmatched: await unmatchedIn(tx, draft, { regionCode, links }),
              }
            : await createFromDraft(tx, draft, {
                regionCode,
                startsOn: command.startsOn ?? draft.startsOn,
                name: null,
                documentNumber: DOCUMENT_NUMBER.test(number) && number.length <= 60 ? number : null,
                categories: null,
                firstResponsiblePersonId: command.firstResponsiblePersonId!,
                programmeId: command.programmeId,
                links,
              }).then(({ campaign, unmatched }) => ({ campaignId: campaign.id, templateId: null, unmatched }));
      const documentId = await this.register(tx, notice, made.campaignId);
      notice.publish(command.as, actor.id, made);
      await tx.save(notice);
      await tx.publish(NoticeDraftPublished, regionCode, {
        noticeDraftId: notice.id,
        regionCode,
        title: notice.head.title?.value ?? notice.fileName,
        documentNumber: notice.head.number?.value ?? null,
        sha256: notice.sha256,
        publishedAs: command.as,
        campaignId: made.campaignId,
        templateId: made.templateId,
      });
      return publication(notice, command, draft, remarks, { ...made, documentId });
    });
  }

  /**
   * What a later version of a document would change in a running plan. Items that nobody has decided yet count as told when the grammar
   * is sure of them.
   * @throws NOT_FOUND also for a campaign that the actor may not read
   */
  compare(actor: Actor, draftId: string, campaignId: string): Promise<Comparison> {
    const ids = parseInput(z.object({ draftId: id, campaignId: id }), { draftId, campaignId });
    return this.db.read(actor, async (tx) => {
      const notice = await readNoticeOf(tx, ids.draftId);
      const campaign = await readCampaign(tx, actor, ids.campaignId);
      const [origin] = await tx.manager.find(Notice, { where: { campaignId: campaign.id }, order: { id: 'DESC' }, take: 1 });
      const source = await sourceOf(tx, notice);
      const items = source.items.map((item) =>
        item.status === 'PROPOSED' && item.confidence >= 0.5 ? Object.assign(new NoticeItem(), item, { status: 'ACCEPTED' }) : item,
      );
      const options = {
        ...{ as: origin?.publishedAs ?? 'CAMPAIGN', startsOn: campaign.startsOn, endsOn: null, name: null, goal: null },
        categories: campaign.categories,
      } as const;
      const today = await this.clock.today(tx);
      const plan = planOfNotice(notice.head, items, source.text, { ...options, today });
      // A campaign that was made of an earlier version may have been moved; what moved it then moves these days, too.
      const before = origin === undefined ? plan : await this.planAsRead(tx, origin, { ...options, today });
      return differencesFrom({ ...plan, draft: parsed(plan) }, await runningPlan(tx, campaign), before.draft.startsOn, campaign.startsOn);
    });
  }

  /** @throws NOTICE_CAMPAIGN for a campaign of another region or one that is not to be read, CAMPAIGN_NOT_RUNNING, TASK_DUE, PHASE_CLOSED */
  private async underCampaign(
    tx: Tx,
    campaignId: string,
    { regionCode }: Notice,
    draft: CampaignDraft,
    options: { readonly startsOn: string; readonly links: ReadonlyMap<string, string> },
  ): Promise<{ readonly campaignId: string; readonly templateId: null; readonly unmatched: readonly UnmatchedName[] }> {
    const known = await tx.find(Campaign, campaignId);
    if (known === null || known.regionCode !== regionCode || !mayRead(tx.actor, known)) throw errors.NOTICE_CAMPAIGN();
    const campaign = await lockCampaign(tx, tx.actor, campaignId, 'campaigns:write');
    return { campaignId, templateId: null, unmatched: await addTasksFromDraft(tx, draft, campaign, options, await this.clock.today(tx)) };
  }

  /**
   * The notice in its region's register: the entry that is there under its number, else a new one. It comes from the registered documents
   * that were confirmed as cited; other numbers that it cites stand in its summary, and link once they are registered. A notice that
   * tells no number, issuer or day of issue is left to the office.
   */
  private async register(tx: Tx, { id: noticeId, regionCode, head }: Notice, campaignId: string | null): Promise<string | null> {
    const number = head.number?.value ?? head.serial?.value ?? null;
    const [issuer] = head.issuers;
    if (number === null || number.length > 60 || issuer === undefined || head.issueDate === null || head.title === null) return null;
    const names = head.issuers.map(({ value }) => value).join('、');
    const key = numberKey(number, names.slice(0, 100));
    if (key === null) return null;
    const known = await tx.manager.findOneBy(Document, { regionCode, numberKey: key });
    if (known !== null) return known.id;
    const cited = (await tx.manager.find(NoticeItem, { where: { noticeId, kind: 'REFERENCE' }, order: { ordinal: 'ASC' } })).filter(
      ({ status }) => status !== 'DROPPED',
    );
    const numbers = cited.flatMap(({ value }) => (value['number'] === null ? [] : [itemTitle('REFERENCE', value)]));
    const links = cited.flatMap(({ confirmed, link }) => (confirmed && link?.kind === 'DOCUMENT' ? [link.to] : []));
    const origins = await whereDocumentReadable(
      tx.manager.createQueryBuilder(Document, 'row').where('row.id = ANY (:links)', { links }),
      tx.actor,
    ).getMany();
    const title = head.title.value.slice(0, 200);
    const registered = await registerDocument(tx, this.clock, regionCode, {
      ...{ kind: kindOfTitle(title), title, number, issuer: names.slice(0, 100), level: levelOfIssuer(issuer.value, regionCode) },
      ...{ issuedOn: head.issueDate.value, receivedOn: null, publishedOn: null, deadline: null, campaignId },
      summary: numbers.length === 0 ? null : `引用文件:${[...new Set(numbers)].join(';')}`.slice(0, 5000),
      derivedFromIds: origins.slice(0, 20).map(({ id: origin }) => origin),
    });
    return registered.id;
  }

  private async planAsRead(tx: Tx, notice: Notice, options: PlanOptions): Promise<NoticePlan> {
    const { items, text: whole } = await sourceOf(tx, notice);
    return planOfNotice(notice.head, items, whole, options);
  }

  /** @throws NOTICE_PUBLISHED, STALE_VERSION, INVALID_INPUT */
  private async planOf(tx: Tx, notice: Notice, command: Publish): Promise<NoticePlan & { readonly draft: CampaignDraft }> {
    notice.requireOpen();
    if (notice.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: notice.version });
    const { items, text: whole } = await sourceOf(tx, notice);
    refuse(obstacles(items));
    const plan = planOfNotice(notice.head, items, whole, { ...command, today: await this.clock.today(tx) });
    return { ...plan, draft: parsed(plan) };
  }
}

async function sourceOf(tx: Tx, { id: noticeId }: Notice): Promise<{ readonly items: readonly NoticeItem[]; readonly text: string }> {
  const items = await tx.manager.find(NoticeItem, { where: { noticeId }, order: { ordinal: 'ASC', id: 'ASC' } });
  const file = await tx.manager.findOneOrFail(NoticeFile, { where: { noticeId }, select: { noticeId: true, text: true } });
  return { items, text: file.text };
}

/** What has to be decided or answered before a plan may be made, each with its sentence. */
function obstacles(items: readonly NoticeItem[]): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (item: NoticeItem, code: string, zh: string, en: string) =>
    problems.push({ path: ['items', item.id], code, zh: `第 ${item.ordinal} 条“${itemTitle(item.kind, item.value)}”${zh}`, en });
  for (const item of items) {
    if (isUndecided(item))
      add(item, 'ITEM_UNDECIDED', '尚未确认。请采纳或不采纳。', `Item ${item.ordinal} is not decided. Accept or drop it.`);
    else if (isPlanKind(item.kind) && item.confirmed && hasOpenQuestion(item))
      add(item, 'QUESTION_OPEN', '还有问题未回答。请回答。', `Item ${item.ordinal} has an open question. Answer it.`);
  }
  if (problems.length === 0 && !items.some((item) => item.confirmed && item.kind !== 'CAMPAIGN' && isPlanKind(item.kind)))
    problems.push({
      path: ['items'],
      code: 'NOTHING_CONFIRMED',
      zh: '没有已采纳的条目,无从成案。请至少采纳一项任务。',
      en: 'No item is accepted, so there is nothing to make a plan of. Accept a task at least.',
    });
  if (problems.length <= LISTED_PROBLEMS) return problems;
  const more = problems.length - LISTED_PROBLEMS;
  return [
    ...problems.slice(0, LISTED_PROBLEMS),
    { path: ['items'], code: 'MORE', zh: `另有 ${more} 条尚未确认或回答。`, en: `${more} more items are open.` },
  ];
}

/** The plan in its strict form; what does not fit is told with the item it comes from. @throws INVALID_INPUT */
function parsed({ draft, origins }: NoticePlan): CampaignDraft {
  try {
    return parseInput(campaignDraft, draft);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const problems = error.problems.map((problem): Problem => {
      const [list, index] = problem.field;
      const item = list !== undefined && list in origins ? origins[list as keyof typeof origins][Number(index)] : undefined;
      const { code, zh, en } = problem;
      if (item === undefined) return { path: problem.field, code, zh, en };
      return {
        path: ['items', item.id],
        code,
        zh: `第 ${item.ordinal} 条“${itemTitle(item.kind, item.value)}”:${zh}`,
        en: `Item ${item.ordinal}: ${en}`,
      };
    });
    refuse(problems);
    throw error;
  }
}

async function saveTemplate(tx: Tx, { regionCode }: Notice, draft: CampaignDraft): Promise<string> {
  const saved = { id: uuidv7(), regionCode, name: draft.name, draft, campaignId: null, createdById: tx.actor.id };
  return (await tx.save(tx.manager.create(SavedTemplate, saved))).id;
}

function publication(
  notice: Notice,
  command: Publish,
  draft: CampaignDraft,
  remarks: readonly Remark[],
  made: {
    readonly campaignId?: string | null;
    readonly templateId?: string | null;
    readonly documentId?: string | null;
    readonly unmatched: readonly UnmatchedName[];
  },
): Publication {
  const { startsOn, endsOn } = scheduleOf(draft, command.as === 'TEMPLATE' ? draft.startsOn : (command.startsOn ?? draft.startsOn));
  return {
    draftId: notice.id,
    dryRun: command.dryRun === true,
    campaignId: made.campaignId ?? null,
    templateId: made.templateId ?? null,
    documentId: made.documentId ?? null,
    name: draft.name,
    startsOn,
    endsOn,
    plan: draft,
    remarks,
    unmatched: made.unmatched,
  };
}
