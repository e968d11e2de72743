import { parseInput, Tx } from '@fire-campaign/platform';
import { CampaignBody } from '../body/body.entities.js';
import { Cadence } from '../cadence/cadence.entity.js';
import type { Campaign } from '../campaign/campaign.entity.js';
import type { Citation } from '../plan/citation.js';
import { PlanItem } from '../plan/plan-item.entity.js';
import { inTreeOrder, type Bound } from '../plan/plan.rules.js';
import { Programme } from '../programme/programme.entity.js';
import { ReportedIndicator, Target } from '../target/target.entities.js';
import { Task } from '../task/task.entity.js';
import { campaignDraft, type CampaignDraft, type CampaignDraftInput } from './draft.js';

type Source = CampaignDraftInput['source'];

/**
 * A campaign's plan without its region, people and dates of fulfilment: the reverse of `createFromDraft`. Gates are the usual ones of the
 * campaign that is made of it. What cites nothing cites the campaign itself.
 *
 * @throws INVALID_INPUT when the plan is more than a draft may hold
 */
export async function draftOf(tx: Tx, campaign: Campaign, name: string, summary: string): Promise<CampaignDraft> {
  const { id: campaignId } = campaign;
  const of = <Row extends object>(entity: new () => Row): Promise<Row[]> =>
    tx.manager.createQueryBuilder(entity, 'row').where('row.campaignId = :campaignId', { campaignId }).orderBy('row.id').getMany();
  const tree = inTreeOrder(await of(PlanItem)).map(({ item }) => item);
  const keys = new Map(tree.map(({ id }, index) => [id, `i${index + 1}`]));
  const keyOf = (id: string | null) => (id === null ? null : keys.get(id)!);
  const programme = campaign.programmeId === null ? null : await tx.find(Programme, campaign.programmeId);
  const divisions = await tx.query<{ id: string; name: string }>(`SELECT id, name FROM division WHERE region_code = $1`, [
    campaign.regionCode,
  ]);
  const documents = new Documents(campaign);
  const events = new Map<string, { code: string; name: string }>();
  const event = (one: { code: string; name: string }) => {
    events.set(one.code, one);
    return one.code;
  };
  const limit = ({ day, event: awaited }: Bound) => (awaited === null ? { day: day! } : { event: event(awaited) });
  const divisionName = (id: string) => divisions.filter((division) => division.id === id).map((division) => division.name);

  const tasks = [...new Map((await of(Task)).map((task) => [task.issueId, task])).values()].map((task) => {
    const { assignment, deadline } = task;
    return {
      item: keyOf(task.planItemId),
      phase: task.phase,
      title: task.title,
      text: task.text,
      lead: assignment === null ? (task.leadDivisionId === null ? null : divisionName(task.leadDivisionId)[0]) : assignment.lead?.name,
      supporting: assignment === null ? task.supportingDivisionIds.flatMap(divisionName) : assignment.supporting.map((one) => one.name),
      deadline:
        deadline?.event == null ? { kind: 'DAY' as const, day: task.dueOn } : { kind: 'EVENT' as const, event: event(deadline.event) },
      mandatory: task.mandatory,
      evidenceRequired: task.evidenceRequired,
      source: documents.source(task.citation),
    };
  });
  const targets = (await of(Target)).map((target) => {
    const { kind, indicator, comparator, value, unit, from, to, stages, remark } = target;
    const said = { kind, name: target.name, indicator, comparator, value, unit, from, to, stages: [...stages], remark };
    return { item: keyOf(target.planItemId), ...said, responsible: target.responsible?.name, source: documents.source(target.citation) };
  });
  const cadences = (await of(Cadence)).map((cadence) => {
    const { what, who, indicator, atLeast, period, form, dueWorkingDays, scope, dueBefore, remark } = cadence;
    const said = {
      what,
      who,
      indicator,
      atLeast,
      period,
      form,
      dueWorkingDays,
      scope,
      dueBefore,
      remark,
      from: limit(cadence.from),
      to: limit(cadence.to),
    };
    return { item: keyOf(cadence.planItemId), ...said, source: documents.source(cadence.citation) };
  });
  const bodies = (await of(CampaignBody))
    .filter(({ regionCode }) => regionCode === campaign.regionCode)
    .map(({ kind, name: title, officePlace, members, citation }) => {
      return { kind, name: title, officePlace, posts: members.map(({ post }) => post), source: documents.source(citation) };
    });
  const draft: CampaignDraftInput = {
    format: 'campaign-draft/1',
    name,
    summary,
    goal: campaign.goal,
    categories: campaign.categories,
    source: documents.source(campaign.citation),
    startsOn: campaign.startsOn,
    endsOn: campaign.endsOn,
    programme:
      programme === null
        ? null
        : {
            name: programme.name,
            startsOn: programme.startsOn,
            endsOn: programme.endsOn,
            goal: programme.goal,
            source: documents.source(programme.citation),
          },
    phases: campaign.phases.map(({ phase, title, startsOn, endsOn }) => ({ phase, title, startsOn, endsOn })),
    indicators: (await of(ReportedIndicator)).map(({ code, zh, en, unit, formula, evidence, accumulation, withDenominator }) => {
      return { code, zh, en, unit, formula, evidence, accumulation, withDenominator };
    }),
    items: tree.map(({ id, parentId, kind, title, text, mandatory, phase, citation }) => {
      return { key: keyOf(id)!, parent: keyOf(parentId), kind, title, text, mandatory, phase, source: documents.source(citation) };
    }),
    tasks,
    targets,
    cadences,
    bodies,
    events: [...events.values()],
    documents: documents.list(),
  };
  return parseInput(campaignDraft, draft);
}

/** The documents that a plan cites, each once. */
class Documents {
  private readonly known = new Map<string, CampaignDraftInput['documents'][number]>();

  constructor(private readonly campaign: Pick<Campaign, 'name' | 'documentNumber' | 'publishedOn'>) {}

  source(citation: Citation | null): Source {
    const { name, documentNumber, publishedOn } = this.campaign;
    const {
      title,
      documentNumber: number,
      issuer,
      issuedOn,
    } = citation ?? { title: name, documentNumber, issuer: null, issuedOn: publishedOn };
    const identity = JSON.stringify([title, number, issuer, issuedOn]);
    const document = this.known.get(identity) ?? { key: `d${this.known.size + 1}`, title, documentNumber: number, issuer, issuedOn };
    this.known.set(identity, document);
    const { clause, quote, span } = citation ?? { clause: '全文', quote: null, span: null };
    return { document: document.key, clause, quote, span };
  }

  list() {
    return [...this.known.values()];
  }
}
