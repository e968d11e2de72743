/** Layer 4: the draft. Runs the layers over one text and gives every item its quote, its place and a stable id. */
import type { LocalDate } from '@fire-campaign/domain';
import type { Calendar } from './calendar.js';
import { type Campaign, campaignOf, type Operation, operationsOf } from './campaign.js';
import { cleanText, originalSpan } from './clean.js';
import { type Deadline, deadlinesOf, timedPassages } from './deadlines.js';
import { type Found, type Passage, type Question, type Reading } from './found.js';
import { frequenciesOf, type Frequency } from './frequencies.js';
import { headOf, type HeadValue } from './head.js';
import { type Office, officesOf } from './offices.js';
import { outlineOf, ownRanges, pathText, type Range } from './outline.js';
import { phasesOf, type Phase } from './phases.js';
import { type AccountabilityStep, accountabilityOf, type Reference, referencesOf, type Term, termsOf } from './references.js';
import { sentencesOf } from './sentences.js';
import { type Amount, type Target, targetsOf } from './targets.js';
import { type Task, tasksOf } from './tasks.js';

export type ItemKind =
  | 'PHASE'
  | 'OPERATION'
  | 'TASK'
  | 'OFFICE'
  | 'DEADLINE'
  | 'FREQUENCY'
  | 'TARGET'
  | 'AMOUNT'
  | 'REFERENCE'
  | 'ACCOUNTABILITY'
  | 'TERM'
  | 'CAMPAIGN';

/** Where in the file a passage stands; null for plain text. */
export interface SourcePosition {
  /** From 1; only of a PDF. */
  readonly page: number | null;
  /** From 1, in the order of the document; only of a .docx. */
  readonly paragraph: number | null;
}

/** One thing the notice tells, with its evidence. */
export interface DraftItem<Kind extends ItemKind, Value> {
  /** Stable: the same passage of the same section gives the same id in a later version of the document. */
  readonly id: string;
  readonly kind: Kind;
  /** Section numbers from the top: `三/(一)/1`; 前言 for the text before the first section. */
  readonly path: string;
  readonly value: Value;
  /** The passage exactly as written. */
  readonly quote: string;
  /** UTF-16 offsets in `NoticeDraft.text`, end not included. */
  readonly span: readonly [number, number];
  readonly source: SourcePosition | null;
  /** Which rule of the grammar found it; README.md lists them. */
  readonly rule: string;
  /** 0–1; from 0.5 on the text tells it, below a person should look first. */
  readonly confidence: number;
  readonly questions: readonly Question[];
}

/** A value of the document's head with its evidence. */
export interface HeadItem<Value = string> {
  readonly value: Value;
  readonly quote: string;
  readonly span: readonly [number, number];
  readonly source: SourcePosition | null;
  readonly rule: string;
  readonly confidence: number;
}

export interface DocumentHead {
  readonly title: HeadItem | null;
  readonly issuer: HeadItem | null;
  readonly issuers: readonly HeadItem[];
  /** 发文字号 of this document, never that of a cited one. */
  readonly number: HeadItem | null;
  /** 期号 of a bulletin. */
  readonly serial: HeadItem | null;
  /** 成文日期. */
  readonly issueDate: HeadItem<LocalDate> | null;
  /** When a web page published it, as written. */
  readonly publishedAt: HeadItem | null;
  readonly addressees: readonly HeadItem[];
  readonly attachments: readonly HeadItem[];
}

/** A draft campaign read from one notice. Nothing in it is a duty before a person confirms it. */
export interface NoticeDraft {
  /** The text all spans count in: as pasted, or as taken out of the file. */
  readonly text: string;
  readonly document: DocumentHead;
  readonly campaign: DraftItem<
    'CAMPAIGN',
    { readonly name: string; readonly start: LocalDate | null; readonly end: LocalDate | null }
  > | null;
  readonly operations: readonly DraftItem<'OPERATION', Operation>[];
  readonly phases: readonly DraftItem<'PHASE', Phase>[];
  readonly tasks: readonly DraftItem<'TASK', Task>[];
  readonly offices: readonly DraftItem<'OFFICE', Office>[];
  readonly deadlines: readonly DraftItem<'DEADLINE', Deadline>[];
  readonly frequencies: readonly DraftItem<'FREQUENCY', Frequency>[];
  readonly targets: readonly DraftItem<'TARGET', Target>[];
  /** Fines, rewards and subsidies: no duties, told so that they are not taken for targets. */
  readonly amounts: readonly DraftItem<'AMOUNT', Amount>[];
  readonly references: readonly DraftItem<'REFERENCE', Reference>[];
  readonly accountability: readonly DraftItem<'ACCOUNTABILITY', AccountabilityStep>[];
  readonly terms: readonly DraftItem<'TERM', Term>[];
}

/** Where each stretch of a file's text came from; ascending. */
export interface SourceMap {
  positionAt(offset: number): SourcePosition | null;
}

/**
 * Reads a text into a draft. Deterministic and linear in the text's length; never throws on any text without lone surrogates.
 *
 * @param text as pasted or taken out of a file; spans count in it
 */
export function draftFromText(text: string, source: SourceMap | null = null): NoticeDraft {
  const clean = cleanText(text);
  const said = ({ start, end }: Range): string => (end > start ? text.slice(...originalSpan(clean, start, end)).replace(/\s+/g, '') : '');
  const head = headOf(clean, text);
  const outline = outlineOf(clean, head.bodyStart, head.skip);
  const issueDate = head.issueDate?.value ?? null;
  const undated: Calendar = { issueDate, year: head.year, campaign: { start: null, end: null } };
  const phases = phasesOf({ clean, said, sections: outline.sections, calendar: undated });
  const campaign = campaignOf({ clean, said, head, sections: outline.sections, phases, calendar: undated });
  const calendar: Calendar = {
    ...undated,
    campaign: campaign === null ? { start: null, end: null } : { start: campaign.value.start, end: campaign.value.end },
  };
  const passages: readonly Passage[] = outline.sections.map((section) => ({
    section,
    path: pathText(section),
    sentences: ownRanges(section).flatMap((range) => sentencesOf(clean.text, range)),
  }));
  const reading: Reading = { clean, said, head, outline, passages, calendar };
  const operations = operationsOf(clean, said, outline.sections);
  const frequencies = frequenciesOf(reading);
  const timed = timedPassages(
    reading,
    phases,
    frequencies.map(({ value }) => value.every),
  );
  const { targets, amounts } = targetsOf(reading, timed, frequencies);

  const used = new Map<string, number>();
  const evidence = (range: {
    start: number;
    end: number;
  }): { quote: string; span: readonly [number, number]; source: SourcePosition | null } => {
    const span = originalSpan(clean, range.start, Math.max(range.start + 1, range.end));
    return { quote: text.slice(...span), span, source: source?.positionAt(span[0]) ?? null };
  };
  const items = <Kind extends ItemKind, Value>(kind: Kind, found: readonly Found<Value>[]): DraftItem<Kind, Value>[] =>
    found.map((item) => {
      const { path, rule, confidence, value, questions } = item;
      const shown = evidence({ start: item.start, end: Math.min(item.end, item.start + LONGEST_QUOTE) });
      const key = `${kind}|${path}|${shown.quote.replace(/\s+/g, '')}`;
      const nth = used.get(key) ?? 0;
      used.set(key, nth + 1);
      return {
        id: `${kind.toLowerCase()}-${hash(`${key}|${nth}`)}`,
        kind,
        path,
        value,
        ...shown,
        rule,
        confidence,
        questions: questions ?? [],
      };
    });
  const headItem = (value: HeadValue | null): HeadItem | null =>
    value === null
      ? null
      : {
          value: value.value,
          quote: text.slice(...value.span),
          span: value.span,
          source: source?.positionAt(value.span[0]) ?? null,
          rule: value.rule,
          confidence: value.confidence,
        };
  const headItems = (values: readonly HeadValue[]): HeadItem[] => values.map((value) => headItem(value)!);

  return {
    text,
    document: {
      title: headItem(head.title),
      issuer: headItem(head.issuer),
      issuers: headItems(head.issuers),
      number: headItem(head.number),
      serial: headItem(head.serial),
      issueDate: headItem(head.issueDate),
      publishedAt: headItem(head.publishedAt),
      addressees: headItems(head.addressees),
      attachments: headItems(head.attachments),
    },
    campaign: items('CAMPAIGN', campaign === null ? [] : [{ ...campaign, value: plainCampaign(campaign.value) }])[0] ?? null,
    operations: items('OPERATION', operations),
    phases: items('PHASE', phases),
    tasks: items('TASK', tasksOf(reading, phases, operations)),
    offices: items('OFFICE', officesOf(reading)),
    deadlines: items('DEADLINE', deadlinesOf(reading, timed)),
    frequencies: items(
      'FREQUENCY',
      frequencies.map(({ value: { every: _, ...value }, ...item }) => ({ ...item, value })),
    ),
    targets: items('TARGET', targets),
    amounts: items('AMOUNT', amounts),
    references: items('REFERENCE', referencesOf(reading)),
    accountability: items('ACCOUNTABILITY', accountabilityOf(reading)),
    terms: items('TERM', termsOf(reading)),
  };
}

/** Longer passages show little; the scorer of annotated notices takes none over 240 either. */
const LONGEST_QUOTE = 220;

const plainCampaign = ({ name, start, end }: Campaign) => ({ name, start, end });

/** FNV-1a over UTF-16 units, two rounds: 64 bits in hex. An id within one document, not a secret. */
function hash(text: string): string {
  const half = (seed: number): string => {
    let value = seed;
    for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
    return (value >>> 0).toString(16).padStart(8, '0');
  };
  return half(0x811c9dc5) + half(0x050c5d1f);
}
