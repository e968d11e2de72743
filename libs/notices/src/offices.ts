/** Layer 3e: who answers for what: 责任处室 / 责任单位, 牵头, 配合, wildcards, posts with duties, and bodies that merely act. */
import type { Found, Reading } from './found.js';
import { ownRanges, type Range, type Section } from './outline.js';
import { overlapWith } from './sentences.js';
import { bodiesOf, isBody, type NamedBody } from './words.js';

export type OfficeRole = 'RESPONSIBLE' | 'LEAD' | 'SUPPORT' | 'ACTOR';

export interface Office {
  readonly name: string;
  readonly role: OfficeRole;
  /** True for 各处室, 各支队, 机关各处室: a class of bodies, none by name. */
  readonly wildcard: boolean;
}

const LABEL =
  /(责任|牵头|配合|主责|主办|协办|参与|参加|协同|协作|承办|承担|落实|实施|主管|第一责任|共同责任|督办|监管)(单位|处室|部门|科室|主体|机构|警种|股室|部室)(?:及配合单位)?\s*:/g;
const NEXT_FIELD =
  /(?:责任|牵头|配合|主责|主办|协办|参与|参加|协同|协作|承办|承担|落实|实施|主管|完成|整改|联系|督办|监管)(?:单位|处室|部门|科室|主体|机构|警种|股室|部室|人|领导|时限|时间|期限|电话|方式)\s*:|完成时限|时限:/g;
const ROLES: Readonly<Record<string, OfficeRole>> = {
  牵头: 'LEAD',
  主办: 'LEAD',
  主责: 'LEAD',
  配合: 'SUPPORT',
  协办: 'SUPPORT',
  参与: 'SUPPORT',
  参加: 'SUPPORT',
  协同: 'SUPPORT',
  协作: 'SUPPORT',
};
const LIST_MAX = 300;
const WILDCARD = /^(?:机关|本级|所属)?各|全体|有关(?:部门|单位)|相关(?:部门|单位)/;
const BRACKETED = /[([]([^()[\]\n]{2,200}(?:\([^()\n]{0,20}\)[^()[\]\n]{0,60}){0,6})[)\]](?=[。;,]?(?:\n|$|[。;]))/g;
const SHARED = /(?:按(?:照)?(?:各自)?职责(?:分工)?|分工|共同|具体|联合)?(?:负责(?:落实)?|落实|组织实施)$/;
const DUTIES_HEADING = /^(.{2,40}?)(?:的)?(?:主要|工作|具体|岗位)?职责[:。]?$/;

/** Offices of a notice; each at its section. */
export function officesOf({ clean, said, passages }: Reading): readonly Found<Office>[] {
  const { text } = clean;
  const found: Found<Office>[] = [];
  const seen = new Set<string>();
  for (const { section, path, sentences } of passages) {
    const past = section.role === 'PAST';
    const add = (body: NamedBody, role: OfficeRole, rule: string, confidence: number, at?: { start: number; end: number }) => {
      const name = said(body).replace(/[::。.]$/, '');
      if (name.length < 2 || name.length > 40 || /^\d+$/.test(name)) return;
      const key = `${path}|${name}|${role === 'ACTOR' ? 'A' : 'R'}`;
      if (seen.has(key) || (role === 'ACTOR' && seen.has(`${path}|${name}|R`))) return;
      seen.add(key);
      found.push({
        path,
        start: at?.start ?? body.start,
        end: at?.end ?? body.end,
        rule,
        confidence: past ? Math.min(confidence, 0.3) : confidence,
        value: { name, role, wildcard: WILDCARD.test(name) },
      });
    };

    // A heading that is a body, or a post with 职责: all under it is theirs.
    if (section.title !== null && section.headed) {
      const words = text.slice(section.title.start, section.title.end).replace(/[:。]$/, '');
      const duties = DUTIES_HEADING.exec(words);
      const range = { start: section.heading!.start, end: section.title.end };
      if (duties !== null && !/^(?:明确|落实|压实|主体|工作|岗位|各级|部门|具体|细化)/.test(duties[1]!) && duties[1]!.length > 2) {
        add(
          { name: duties[1]!, start: section.title.start, end: section.title.start + duties[1]!.length },
          'RESPONSIBLE',
          'office.duties',
          0.85,
          range,
        );
      } else if (
        isBody(words) &&
        section.role !== 'SCOPE' &&
        section.role !== 'PAST' &&
        section.body.length + section.children.length > 0 &&
        !/^(?:成立|加强|建立|健全|设立|组建|打造|建好|完善|落实|明确|推进|深入|强化|责任|工作)/.test(words)
      ) {
        for (const body of bodiesOf(words, section.title.start))
          if (isBody(body.name)) add(body, 'RESPONSIBLE', 'office.heading', 0.8, range);
      }
    }

    for (const { column, start, end } of section.cells) {
      if (column !== 'DUE') list(text.slice(start, end), start, column, 'office.column', 0.9, add);
    }
    const labels: Range[] = [];
    const brackets: Range[] = [];
    for (const range of ownRanges(section)) {
      const words = text.slice(range.start, range.end);
      for (const match of words.matchAll(LABEL)) {
        const from = match.index + match[0].length;
        const to = listEnd(words, from);
        labels.push({ start: range.start + match.index, end: range.start + to });
        list(words.slice(from, to), range.start + from, ROLES[match[1]!] ?? 'RESPONSIBLE', 'office.label', 0.95, add);
      }
    }
    const labelled = overlapWith(labels);
    for (const range of ownRanges(section)) {
      // (县公安局、县教育局按职责分工负责)
      for (const match of text.slice(range.start, range.end).matchAll(BRACKETED)) {
        const bracket = { start: range.start + match.index, end: range.start + match.index + match[0].length };
        const inner = match[1]!.split('。')[0]!;
        if (labelled(bracket.start, bracket.end)) continue;
        const told = SHARED.test(inner) || /牵头|配合$/.test(inner);
        // (政治处) after the last full stop of a paragraph: whose it is, without a word for it.
        const bare =
          !told &&
          bracket.end >= range.end - 1 &&
          /[。;]/.test(text[bracket.start - 1] ?? '') &&
          bodiesOf(inner).every(({ name }) => isBody(name));
        if (!told && !bare) continue;
        brackets.push(bracket);
        list(inner, bracket.start + 1, 'RESPONSIBLE', told ? 'office.bracket' : 'office.bare', told ? 0.85 : 0.7, (body, ...rest) => {
          if (isBody(body.name)) add(body, ...rest);
        });
      }
    }
    const listed = overlapWith([...labels, ...brackets]);
    const duties = section.style === '条' || underDuties(section);
    for (const sentence of sentences) {
      for (const clause of sentence.clauses) {
        if (!listed(clause.start, clause.end)) clauseBodies(sentence.clauses[0] === clause, clause.start, clause.end);
      }
    }

    function clauseBodies(opening: boolean, start: number, end: number): void {
      if (end - start > LIST_MAX) return;
      const clause = text.slice(start, end);
      // 由 A 牵头,B、C 配合
      const lead = /(?:^|由)([^由]{2,80}?)(?:负责)?牵头/.exec(clause);
      if (lead !== null) {
        const names = bodiesOf(lead[1]!, start + lead.index + lead[0].indexOf(lead[1]!));
        for (const body of names) if (isBody(body.name)) add(body, 'LEAD', 'office.lead', 0.9, { start, end });
      }
      const support = /^(?:由)?(.{2,120}?)(?:等)?(?:积极|予以|做好|共同|协助)?配合(?:落实|做好|实施|开展|.{0,2}工作)?$/.exec(clause);
      if (support !== null) {
        const names = bodiesOf(support[1]!, start + clause.indexOf(support[1]!));
        if (names.length > 0 && names.every(({ name }) => isBody(name)))
          for (const body of names) add(body, 'SUPPORT', 'office.support', 0.9, { start, end });
      }
      // X负责…: told of X where it opens its sentence or 由 stands before it; inside a sentence it merely says what X does.
      const charge = /^(?:其中,?)?(由)?([^由]{2,60}?)(?:具体|分别|共同|按职责分工|主要)?负责(?!解释|人|同志|制)/.exec(clause);
      if (charge !== null && lead === null) {
        const names = bodiesOf(charge[2]!, start + clause.indexOf(charge[2]!));
        const posts = names.some(({ name }) => /成员|领导|专人|主要负责|主官/.test(name));
        if (names.length > 0 && names.every(({ name }) => isBody(name))) {
          const told = !posts && (charge[1] !== undefined || duties || (opening && section.role === 'WORK'));
          for (const body of names) add(body, told ? 'RESPONSIBLE' : 'ACTOR', 'office.charge', told ? 0.7 : 0.4, { start, end });
        }
      }
      // A body that merely acts: 各支队要…, 总队成立…
      const actor = /^(?:请)?(?!请)([^,。;:]{2,24}?)(?:要|应当?|须|必须|务必|会同|组织|成立|负责|对|每|将|召开|开展|于|按照)/.exec(clause);
      if (actor !== null && isBody(actor[1]!) && lead === null && support === null) {
        const from = start + clause.indexOf(actor[1]!);
        add({ name: actor[1]!, start: from, end: from + actor[1]!.length }, 'ACTOR', 'office.actor', 0.3, { start, end });
      }
    }
  }
  return found;

  /** Under a heading that shares out duties: 职责分工, 部门职责. */
  function underDuties(section: Section): boolean {
    for (let up = section.parent; up !== null; up = up.parent)
      if (up.title !== null && /职责|分工|责任/.test(text.slice(up.title.start, up.title.end))) return true;
    return false;
  }
}

/** Where a list after a label ends: at its bracket, a full stop, or the next label. */
function listEnd(words: string, from: number): number {
  const limit = Math.min(words.length, from + LIST_MAX);
  let depth = 0;
  let end = limit;
  for (let at = from; at < limit; at += 1) {
    const char = words[at]!;
    if (char === '(' || char === '[') depth += 1;
    else if (char === ')' || char === ']') {
      if (depth === 0) {
        end = at;
        break;
      }
      depth -= 1;
    } else if ('。\n'.includes(char)) {
      end = at;
      break;
    }
  }
  NEXT_FIELD.lastIndex = from;
  const next = NEXT_FIELD.exec(words);
  return next !== null && next.index < end ? next.index : end;
}

type Add = (body: NamedBody, role: OfficeRole, rule: string, confidence: number) => void;

/** A处牵头,B处、C处配合 — or plain names with the label's own role. */
function list(words: string, offset: number, role: OfficeRole, rule: string, confidence: number, add: Add): void {
  const trimmed = words.replace(/[\s;,]+$/, '');
  if (/牵头|配合|负责/.test(trimmed)) {
    let from = 0;
    for (const match of trimmed.matchAll(
      /(?:负责)?牵头(?:负责)?|(?:协助|积极|做好)?配合|(?:按(?:照)?(?:各自)?职责(?:分工)?|分工|共同)?负责(?:落实)?|$/g,
    )) {
      if (match.index < from) continue;
      const part = trimmed.slice(from, match.index);
      const word = match[0];
      const own: OfficeRole = word.includes('牵头') ? 'LEAD' : word.includes('配合') ? 'SUPPORT' : role;
      for (const body of bodiesOf(part, offset + from)) add(body, own, rule, confidence);
      from = match.index + word.length;
      if (word === '') break;
    }
    return;
  }
  for (const body of bodiesOf(trimmed, offset)) add(body, role, rule, confidence);
}
